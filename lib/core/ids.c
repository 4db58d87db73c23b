/* SPDX-License-Identifier: ISC */
/* How Nordic organisation numbers are written and checked. */
#include "ids.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"

#define MAX_DIGITS 14

/* A number taken apart. */
struct number {
	char d[MAX_DIGITS + 1];
	size_t n;
	size_t hyphen; /* digits before the last hyphen; 0: there is none */
	size_t hyphens;
	bool prefix; /* the country's letters stood before it */
	bool plus;   /* SE: the mark of a person over a hundred */
	bool odd;    /* only its check digit can tell that it is one */
};

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool
begins(const char *s, size_t n, const char *word)
{
	size_t i;

	for (i = 0; word[i] != '\0'; i++)
		if (i == n || upper(s[i]) != word[i])
			return false;
	return true;
}

/* Digits, blanks anywhere, hyphens between digits. */
static bool
take_digits(struct number *no, const char *s, size_t n)
{
	size_t i, len;

	for (i = 0; i < n; i += len) {
		len = 1;
		if (s[i] >= '0' && s[i] <= '9') {
			if (no->n == MAX_DIGITS)
				return false;
			no->d[no->n++] = s[i];
			continue;
		}
		if ((len = vci_text_blank(s + i, n - i)) > 0)
			continue;
		len = vci_text_hyphen(s + i, n - i);
		if (len == 0 && s[i] == '+') {
			no->plus = true;
			len = 1;
		}
		if (len == 0 || no->hyphen == no->n)
			return false;
		no->hyphen = no->n;
		no->hyphens++;
	}
	no->d[no->n] = '\0';
	return no->n > 0 && no->hyphen < no->n;
}

/* Blanks at either end, and the signs of somebody who wasn't sure. */
static void
trim(struct number *no, const char **s, size_t *n)
{
	size_t len;

	while (*n > 0 && (len = vci_text_blank(*s, *n)) > 0) {
		*s += len;
		*n -= len;
	}
	while (*n > 0 && strchr(" .,?", (*s)[*n - 1]) != NULL) {
		no->odd |= (*s)[*n - 1] != ' ';
		--*n;
	}
}

static bool
take(struct number *no, const char *country, const char *s, size_t n)
{
	memset(no, 0, sizeof(*no));
	trim(no, &s, &n);
	if (begins(s, n, country)) {
		no->prefix = true;
		s += 2;
		n -= 2;
	}
	if (strcmp(country, "NO") == 0 && n > 3 && begins(s + n - 3, 3, "MVA"))
		n -= 3;
	return take_digits(no, s, n);
}

static int
weigh(const char *d, const char *weight)
{
	int sum = 0;

	for (; *weight != '\0'; d++, weight++)
		sum += (*d - '0') * (*weight == 'A' ? 10 : *weight - '0');
	return sum;
}

char
vci_mod11(const char *d, const char *weight)
{
	int r = (11 - weigh(d, weight) % 11) % 11;

	return r == 10 ? 'x' : (char)('0' + r);
}

char
vci_luhn(const char *d)
{
	int i, sum = 0, v;

	for (i = 0; i < 9; i++) {
		v = (d[i] - '0') * (i % 2 == 0 ? 2 : 1);
		sum += v > 9 ? v - 9 : v;
	}
	return (char)('0' + (10 - sum % 10) % 10);
}

/* Leaves ten digits, from twelve with a VAT number's 01 after or a 16
 * before them. */
static enum vci_orgno
parse_se(struct number *no, char *right)
{
	if (no->prefix) {
		if (no->n == 12 && memcmp(no->d + 10, "01", 2) == 0)
			no->d[no->n = 10] = '\0';
	} else if (no->n == 12) {
		if (memcmp(no->d, "18", 2) == 0 ||
		    memcmp(no->d, "19", 2) == 0 || memcmp(no->d, "20", 2) == 0)
			return VCI_ORGNO_PERSON;
		if (memcmp(no->d, "16", 2) != 0)
			return VCI_ORGNO_BAD;
		memmove(no->d, no->d + 2, 11);
		no->n = 10;
		no->hyphen -= no->hyphen > 2 ? 2 : 0;
	}
	if (no->n != 10)
		return VCI_ORGNO_BAD;
	if (no->d[2] < '2')
		return VCI_ORGNO_PERSON;
	if (no->plus || no->d[0] == '0')
		return VCI_ORGNO_BAD;
	no->odd |= no->hyphens > 1 || (no->hyphen != 0 && no->hyphen != 6);
	*right = vci_luhn(no->d);
	return VCI_ORGNO_GOOD;
}

static enum vci_orgno
parse_dk(const struct number *no, char *right)
{
	if (no->n != 8 || no->hyphen != 0 || no->d[0] == '0')
		return VCI_ORGNO_BAD;
	*right = vci_mod11(no->d, "2765432");
	return VCI_ORGNO_GOOD;
}

static enum vci_orgno
parse_no(const struct number *no, char *right)
{
	if (no->n != 9 || no->hyphen != 0)
		return VCI_ORGNO_BAD;
	*right = vci_mod11(no->d, "32765432");
	return VCI_ORGNO_GOOD;
}

/* Numbers from before 1979 had six digits before the hyphen. */
static enum vci_orgno
parse_fi(struct number *no, char *right)
{
	if (no->n == 7 && no->hyphen == 6) {
		memmove(no->d + 1, no->d, 8);
		no->d[0] = '0';
		no->n = 8;
		no->hyphen = 7;
	}
	if (no->n != 8 || no->plus || no->hyphens > 1 ||
	    (no->hyphen != 0 && no->hyphen != 7))
		return VCI_ORGNO_BAD;
	*right = vci_mod11(no->d, "79A5842");
	return VCI_ORGNO_GOOD;
}

enum vci_orgno
vci_orgno_parse(const char *country, const char *s, size_t n,
    struct vc_buf *out, char *expected)
{
	enum vci_orgno got = VCI_ORGNO_BAD;
	struct number no;
	size_t cut = 0;
	char right = '\0';

	if (!take(&no, country, s, n))
		return VCI_ORGNO_BAD;
	if (strcmp(country, "SE") == 0) {
		got = parse_se(&no, &right);
		cut = 6;
	} else if (strcmp(country, "DK") == 0)
		got = parse_dk(&no, &right);
	else if (strcmp(country, "NO") == 0)
		got = parse_no(&no, &right);
	else if (strcmp(country, "FI") == 0) {
		got = parse_fi(&no, &right);
		cut = 7;
	}
	if (got != VCI_ORGNO_GOOD)
		return got;
	if (no.odd && no.d[no.n - 1] != right)
		return VCI_ORGNO_BAD;
	vc_buf_addn(out, no.d, cut);
	if (cut > 0)
		vc_buf_addc(out, '-');
	vc_buf_add(out, no.d + cut);
	if (no.d[no.n - 1] == right)
		return VCI_ORGNO_GOOD;
	if (expected != NULL)
		*expected = right;
	return VCI_ORGNO_CHECK;
}
