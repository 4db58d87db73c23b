/* SPDX-License-Identifier: ISC */
/* Finds personal numbers of four countries in a text, however their digits are
 * grouped. */
#include "person.h"

#include <stdint.h>
#include <string.h>

#include "person_fold.h"
#include "person_rule.h"
#include "text.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

#define FEWEST   9 /* digits, of a Finnish one whose check is a letter */
#define SHORTEST 10

/* The groups of digits that a number may be written in. How many digits they
 * are together tells whose number it may be. */
static const unsigned char shape[][VCI_PERSON_GROUPS + 1] = {
	{ 12 },
	{ 8, 4 },
	{ 4, 4, 4 },
	{ 4, 2, 2, 4 },
	{ 11 },
	{ 6, 5 },
	{ 6, 3, 2 },
	{ 2, 2, 2, 5 },
	{ 10 },
	{ 6, 4 },
	{ 2, 2, 2, 4 },
};
#define SHAPES (sizeof shape / sizeof *shape)
static const unsigned char date_shape[] = { 2, 2, 2, 0 };

/* ASCII past the slash: no separator begins with it. */
static bool
is_other(char c)
{
	return (signed char)c > '/';
}

static size_t
digits_of(uint64_t w)
{
	uint64_t x = w ^ 0x3030303030303030u; /* a digit is 0 to 9 now */
	uint64_t other = ((x & ~HIGHS) + 0x7676767676767676u) | x;

	return (size_t)((((~other & HIGHS) >> 7) * ONES) >> 56);
}

static size_t
digits_in_eight(const char *s)
{
	uint64_t w;

	memcpy(&w, s, 8);
	return digits_of(w);
}

/* Nearly every text ends here, so it is done without looking at any one
 * character. *wide: not all that was looked at is ASCII. */
static bool
has_digits(const char *s, size_t n, bool *wide)
{
	size_t i, count = 0;
	uint64_t w, high = 0, rest = 0;

	*wide = false;
	if (n < SHORTEST)
		return false;
	for (i = 0; n - i >= 8 && count < FEWEST; i += 8) {
		memcpy(&w, s + i, 8);
		high |= w;
		count += digits_of(w);
	}
	if (count < FEWEST && n > i) {
		memcpy(&rest, s + i, n - i);
		high |= rest;
		count += digits_of(rest);
	}
	*wide = (high & HIGHS) != 0;
	return count >= FEWEST;
}

/* The length of what separates two groups at i: a dot or slash; blanks, one
 * sign, or both; cleaning makes any blanks one. */
static size_t
separator(struct vci_person_search *f, size_t i)
{
	size_t from = i, len;

	f->sign = '\0';
	if (i < f->n && vci_is_mark(f->s[i])) {
		f->sign = f->s[i];
		return 1;
	}
	for (; i < f->n; i += len) {
		if (is_other(f->s[i]))
			break;
		if ((len = vci_text_blank(f->s + i, f->n - i)) > 0)
			continue;
		len = vci_text_hyphen(f->s + i, f->n - i);
		if (len == 0 && f->s[i] == '+')
			len = 1;
		if (len == 0 || f->sign != '\0')
			break;
		f->sign = f->s[i] == '+' ? '+' : '-';
	}
	return i - from;
}

/* Do groups of these lengths begin at f->at? */
static bool
take(struct vci_person_search *f, const unsigned char *len)
{
	size_t i = f->at, skip;

	f->nd = f->nsep = 0;
	f->sign = '\0';
	for (; *len != 0; len++) {
		if (f->nd > 0) {
			if ((skip = separator(f, i)) == 0)
				return false;
			f->sep[f->nsep++] = f->sign;
			i += skip;
		}
		if (vci_digit_run(f, i) != *len)
			return false;
		memcpy(f->d + f->nd, f->s + i, *len);
		f->nd += *len;
		i += *len;
	}
	f->end = i;
	return true;
}

/* Can a number begin with the group at f->at? What is left of the text, its
 * century or its month tell, and most numbers of other kinds end here. */
static bool
may_begin(const struct vci_person_search *f)
{
	const char *d = f->s + f->at;
	int month;

	switch (f->first) {
	case 2:
		return f->n - f->at >= strlen("NN NN NN NNNN");
	case 4:
	case 8:
	case 12:
		return vci_two_digits(d) >= 18 && vci_two_digits(d) <= 20;
	case 6:
	case 10:
	case 11:
		month = vci_two_digits(d + 2);
		return month >= 1 && (month <= 12 || month > 40);
	default:
		return false;
	}
}

/* Does a number begin with the group at f->at? */
static bool
begins(struct vci_person_search *f)
{
	if (f->first == 12 && vci_person_is_vat(f))
		return true;
	if (!may_begin(f) || vci_person_is_dialled(f))
		return false;
	for (size_t i = 0; i < SHAPES; i++)
		if (shape[i][0] == f->first && take(f, shape[i]) &&
		    vci_person_is_number(f))
			return true;
	if (f->first == 6)
		return vci_person_is_fi(f, f->s + f->at, f->at + 6);
	return f->first == 2 && take(f, date_shape) && f->sep[0] == f->sep[1] &&
	    vci_person_is_fi(f, f->d, f->end);
}

static size_t
next_digit(const struct vci_person_search *f)
{
	size_t i = f->at;

	while (f->n - i >= 8 && digits_in_eight(f->s + i) == 0)
		i += 8;
	while (i < f->n && !vci_is_digit(f->s[i]))
		i++;
	return i;
}

/* The next number from f->at on, group by group. */
static bool
search(struct vci_person_search *f)
{
	while ((f->at = next_digit(f)) < f->n) {
		f->first = vci_digit_run(f, f->at);
		if (begins(f))
			return true;
		f->at += f->first;
	}
	return false;
}

/* Nordic letters are no reason to look twice: with few ASCII digits only
 * full-width ones can make a number. */
static bool
hopeless(const char *s, size_t n, bool *digits)
{
	bool wide;

	*digits = has_digits(s, n, &wide);
	return !*digits && (!wide || memchr(s, 0xef, n) == NULL);
}

/* Looks for the first number in the text as it is or, where that says more,
 * folded into `copy`, which is to be released. Where memory runs out all of
 * the text is one. */
static bool
look(struct vci_person_search *f, bool digits, struct vci_folded *copy)
{
	*copy = (struct vci_folded){ 0 };
	if (!digits ||
	    (!vci_ascii(f->s, f->n) && vci_person_unusual(f->s, f->n))) {
		if (!vci_person_fold(f->s, f->n, copy)) {
			vci_person_folded(copy);
			f->end = f->n;
			return true;
		}
		f->s = copy->s;
		f->n = copy->n;
	}
	return search(f);
}

/* Where in the text as it was given. */
static size_t
place(const struct vci_folded *copy, size_t i)
{
	return copy->s == NULL ? i : copy->from[i];
}

bool
vci_person_find(const char *country, const char *s, size_t n, size_t *at,
    size_t *len)
{
	struct vci_person_search f;
	struct vci_folded copy;
	bool digits, found;

	if (hopeless(s, n, &digits))
		return false;
	f = (struct vci_person_search){ .country = country, .s = s, .n = n };
	found = look(&f, digits, &copy);
	if (found && at != NULL)
		*at = place(&copy, f.at);
	if (found && len != NULL)
		*len = place(&copy, f.end) - place(&copy, f.at);
	vci_person_folded(&copy);
	return found;
}

bool
vci_person_in_phone(const char *country, const char *s, size_t n)
{
	struct vci_person_search f = { .country = country,
		.phone = true,
		.s = s,
		.n = n };
	struct vci_folded copy;
	bool digits, found;

	if (hopeless(s, n, &digits))
		return false;
	found = look(&f, digits, &copy);
	vci_person_folded(&copy);
	return found;
}

void
vc_text_masked(struct vc_buf *b, const char *s, size_t n)
{
	vci_person_mask("", s, n, b);
}

void
vci_person_mask(const char *country, const char *s, size_t n,
    struct vc_buf *out)
{
	struct vci_person_search f = { .country = country, .s = s, .n = n };
	struct vci_folded copy;
	size_t done = 0;
	bool digits, found;

	if (hopeless(s, n, &digits)) {
		vc_buf_addn(out, s, n);
		return;
	}
	for (found = look(&f, digits, &copy); found; found = search(&f)) {
		vc_buf_addn(out, s + done, place(&copy, f.at) - done);
		vc_buf_add(out, "***");
		done = place(&copy, f.end);
		f.at = f.end;
	}
	vc_buf_addn(out, s + done, n - done);
	vci_person_folded(&copy);
}
