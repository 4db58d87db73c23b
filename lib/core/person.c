/* SPDX-License-Identifier: ISC */
/* How the personal numbers of four countries are written and checked. */
#include "person.h"

#include <stdint.h>
#include <string.h>

#include "date.h"
#include "ids.h"
#include "person_fold.h"
#include "text.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

#define FEWEST   9 /* digits, of a Finnish one whose check is a letter */
#define SHORTEST 10
#define LONGEST  12
#define GROUPS   4

/* The groups of digits that a number may be written in. How many digits they
 * are together tells whose number it may be. */
static const unsigned char shape[][GROUPS + 1] = {
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

/* Where we look, and what we found. */
struct search {
	const char *country;
	bool phone; /* all of the text is a telephone number */
	const char *s;
	size_t n;
	size_t at, end;
	size_t first; /* length of the first group */
	char d[LONGEST];
	size_t nd;
	/* What separates the groups: '-', '+', '.', '/', or '\0' for blanks. */
	char sep[GROUPS];
	size_t nsep;
	char sign; /* the last of them */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ASCII past the slash: no separator begins with it. */
static bool
is_other(char c)
{
	return (signed char)c > '/';
}

static bool
is_mark(char c)
{
	return c == '.' || c == '/';
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

/* The length of the run of digits at i. */
static size_t
run(const struct search *f, size_t i)
{
	size_t from = i;

	while (i < f->n && is_digit(f->s[i]))
		i++;
	return i - from;
}

/* The length of what separates two groups at i: a dot or slash; blanks, one
 * sign, or both; cleaning makes any blanks one. */
static size_t
separator(struct search *f, size_t i)
{
	size_t from = i, len;

	f->sign = '\0';
	if (i < f->n && is_mark(f->s[i])) {
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
take(struct search *f, const unsigned char *len)
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
		if (run(f, i) != *len)
			return false;
		memcpy(f->d + f->nd, f->s + i, *len);
		f->nd += *len;
		i += *len;
	}
	f->end = i;
	return true;
}

static int
two(const char *d)
{
	return (d[0] - '0') * 10 + d[1] - '0';
}

/* Is it a date in a year that ends in these two digits? A leap year's is. */
static bool
some_date(int year, int month, int day)
{
	return vci_civil_valid(2000 + year, month, day);
}

static bool
is_se(const char *d, size_t n)
{
	int century = n == 12 ? two(d) : 20, day;

	if (century < 18 || century > 20)
		return false;
	d += n - 10;
	day = two(d + 4);
	return vci_civil_valid(century * 100 + two(d), two(d + 2),
		   day > 60 ? day - 60 : day) &&
	    d[9] == vci_luhn(d);
}

static bool
is_dk(const struct search *f)
{
	bool home = strcmp(f->country, "DK") == 0;

	if (home ? f->sign == '+' : f->first != 6 || f->sign != '-')
		return false;
	return some_date(two(f->d + 4), two(f->d + 2), two(f->d));
}

static bool
is_no(const char *d)
{
	int day = two(d), month = two(d + 2);

	day -= day > 40 ? 40 : 0;
	if (month > 80)
		month -= 80;
	else if (month > 65)
		month -= 65;
	else if (month > 40)
		month -= 40;
	return some_date(two(d + 4), month, day) &&
	    d[9] == vci_mod11(d, "376189452") &&
	    d[10] == vci_mod11(d, "5432765432");
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The century that a Finnish number's sign means, 0 for none. */
static int
fi_century(const struct search *f, size_t i, size_t *len)
{
	char c;

	if (i >= f->n)
		return 0;
	c = upper(f->s[i]);
	*len = 1;
	if (c == '+')
		return 18;
	if (c >= 'U' && c <= 'Y')
		return 19;
	if (c >= 'A' && c <= 'F')
		return 20;
	*len = vci_text_hyphen(f->s + i, f->n - i);
	return *len > 0 ? 19 : 0;
}

/* The number's check character is a digit of the run or a letter after it.
 * The date ends at i, and its digits are d. */
static bool
is_fi(struct search *f, const char *d, size_t i)
{
	static const char check[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
	size_t sign, digits;
	int century = fi_century(f, i, &sign);
	int number = 0;

	if (century == 0)
		return false;
	i += sign;
	digits = run(f, i);
	if ((digits != 3 && digits != 4) || f->n - i < 4 ||
	    !vci_civil_valid(century * 100 + two(d + 4), two(d + 2), two(d)))
		return false;
	for (int k = 0; k < 6; k++)
		number = number * 10 + d[k] - '0';
	for (int k = 0; k < 3; k++) /* in steps: nine digits are too many */
		number = (number % 31) * 10 + f->s[i + (size_t)k] - '0';
	f->end = i + 4;
	return upper(f->s[i + 3]) == check[number % 31];
}

/* Is the group that ends at i the country's, of an international number:
 * "+46", "0046"? */
static bool
dialled(const struct search *f, size_t i)
{
	size_t end = i;

	while (i > 0 && is_digit(f->s[i - 1]))
		i--;
	if (end - i >= 4 && end - i <= 5)
		return f->s[i] == '0' && f->s[i + 1] == '0';
	return end > i && end - i <= 3 && i > 0 && f->s[i - 1] == '+';
}

/* Right after a plus sign that separates nothing. After "+46 " only what
 * people write telephone numbers like. */
static bool
international(const struct search *f)
{
	size_t at = f->at;

	if (at == 0)
		return false;
	if (f->s[at - 1] == '+')
		return at == 1 || !is_digit(f->s[at - 2]);
	return (f->first == 2 || f->first == 10) &&
	    (f->s[at - 1] == ' ' || f->s[at - 1] == '-' ||
		is_mark(f->s[at - 1])) &&
	    dialled(f, at - 1);
}

/* Does the series of groups go on before or after: "1.2.3", "1/2/2023"? */
static bool
goes_on(const struct search *f)
{
	size_t at = f->at, end = f->end;

	return (at > 1 && is_mark(f->s[at - 1]) && is_digit(f->s[at - 2])) ||
	    (f->n - end > 1 && is_mark(f->s[end]) && is_digit(f->s[end + 1]));
}

/* Dots and slashes stand in dates, times and amounts too: the date's must be
 * alike, and what stands after a blank no time of day. */
static bool
well_marked(const struct search *f)
{
	const char *last = f->d + f->nd - 4;
	bool marked = false;

	for (size_t i = 0; i < f->nsep; i++)
		marked = marked || is_mark(f->sep[i]);
	if (!marked)
		return true;
	for (size_t i = 1; i + 1 < f->nsep; i++)
		if (f->sep[i] != f->sep[0])
			return false;
	return !goes_on(f) &&
	    (f->sign != '\0' || two(last) > 23 || two(last + 2) > 59);
}

/* Are the last four digits the year of "2007-10-31"? Then what stands before
 * them is another date. */
static bool
before_date(const struct search *f)
{
	const char *s = f->s + f->end;
	const char *year = f->d + f->nd - 4;
	size_t n = f->n - f->end;

	return f->first < 10 && n >= 6 && s[0] == '-' && is_digit(s[1]) &&
	    is_digit(s[2]) && s[3] == '-' && is_digit(s[4]) && is_digit(s[5]) &&
	    (n == 6 || !is_digit(s[6])) &&
	    (two(year) == 19 || two(year) == 20) &&
	    vci_civil_valid(two(year) * 100 + two(year + 2), two(s + 1),
		two(s + 4));
}

static bool
is_number(const struct search *f)
{
	if (!well_marked(f))
		return false;
	if (f->nd == 11)
		return is_no(f->d);
	if (f->phone && f->first == 10 && f->d[0] == '0')
		return false;
	return (is_se(f->d, f->nd) || (f->nd == 10 && is_dk(f))) &&
	    !before_date(f);
}

/* Can a number begin with the group at f->at? What is left of the text, its
 * century or its month tell, and most numbers of other kinds end here. */
static bool
may_begin(const struct search *f)
{
	const char *d = f->s + f->at;
	int month;

	switch (f->first) {
	case 2:
		return f->n - f->at >= strlen("NN NN NN NNNN");
	case 4:
	case 8:
	case 12:
		return two(d) >= 18 && two(d) <= 20;
	case 6:
	case 10:
	case 11:
		month = two(d + 2);
		return month >= 1 && (month <= 12 || month > 40);
	default:
		return false;
	}
}

/* Does a number begin with the group at f->at? */
static bool
begins(struct search *f)
{
	if (!may_begin(f) || international(f))
		return false;
	for (size_t i = 0; i < SHAPES; i++)
		if (shape[i][0] == f->first && take(f, shape[i]) &&
		    is_number(f))
			return true;
	if (f->first == 6)
		return is_fi(f, f->s + f->at, f->at + 6);
	return f->first == 2 && take(f, date_shape) && f->sep[0] == f->sep[1] &&
	    is_fi(f, f->d, f->end);
}

static size_t
next_digit(const struct search *f)
{
	size_t i = f->at;

	while (f->n - i >= 8 && digits_in_eight(f->s + i) == 0)
		i += 8;
	while (i < f->n && !is_digit(f->s[i]))
		i++;
	return i;
}

/* The next number from f->at on, group by group. */
static bool
search(struct search *f)
{
	while ((f->at = next_digit(f)) < f->n) {
		f->first = run(f, f->at);
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
look(struct search *f, bool digits, struct vci_folded *copy)
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
	struct search f;
	struct vci_folded copy;
	bool digits, found;

	if (hopeless(s, n, &digits))
		return false;
	f = (struct search){ .country = country, .s = s, .n = n };
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
	struct search f = { .country = country, .phone = true, .s = s, .n = n };
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
	struct search f = { .country = country, .s = s, .n = n };
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
