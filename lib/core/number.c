/* SPDX-License-Identifier: ISC */
/* How people write numbers: decimal comma or point, thousands in groups. */
#include "number.h"

#include <string.h>

/* Longer than any number that fits, grouped and with its zeros. */
#define MAX_LEN 64

/* The number's shape, one character for each of the text's: digits, ' ' for
 * any blank, '\'' for either apostrophe, ',' and '.'. */
struct shape {
	char c[MAX_LEN];
	size_t n;
};

static const struct {
	const char *utf8;
	char c;
} sign[] = {
	{ "\302\240", ' ' },      /* no-break space */
	{ "\342\200\257", ' ' },  /* narrow no-break space */
	{ "\342\200\211", ' ' },  /* thin space */
	{ "\342\200\231", '\'' }, /* right single quotation mark */
};

static bool
take_shape(struct shape *sh, const char *s, size_t n)
{
	size_t i, k, len;

	for (sh->n = 0; n > 0; s += len, n -= len) {
		if (sh->n == MAX_LEN)
			return false;
		len = 1;
		if ((*s >= '0' && *s <= '9') || strchr(" ',.", *s) != NULL) {
			if (*s == '\0')
				return false;
			sh->c[sh->n++] = *s;
			continue;
		}
		for (i = 0; i < sizeof(sign) / sizeof(sign[0]); i++) {
			k = strlen(sign[i].utf8);
			if (n >= k && memcmp(s, sign[i].utf8, k) == 0)
				break;
		}
		if (i == sizeof(sign) / sizeof(sign[0]))
			return false;
		sh->c[sh->n++] = sign[i].c;
		len = strlen(sign[i].utf8);
	}
	return true;
}

/* Blanks around, and the sign. */
static void
take_sign(const char **s, size_t *n, bool *minus)
{
	while (*n > 0 && **s == ' ') {
		(*s)++;
		(*n)--;
	}
	while (*n > 0 && (*s)[*n - 1] == ' ')
		(*n)--;
	*minus = false;
	if (*n > 0 && (**s == '-' || **s == '+')) {
		*minus = **s == '-';
		(*s)++;
		(*n)--;
	} else if (*n > 3 && memcmp(*s, "\342\210\222", 3) == 0) {
		*minus = true; /* U+2212, what Excel may write */
		*s += 3;
		*n -= 3;
	}
}

/* Before the decimal sign there are digits alone, or one to three and then
 * whole groups of three after one kind of sign. */
static bool
check_groups(const struct shape *sh, size_t point)
{
	size_t i, run = 0;
	char group = 0;

	for (i = 0; i < point; i++) {
		if (sh->c[i] >= '0' && sh->c[i] <= '9') {
			run++;
			continue;
		}
		if (group == 0 ? run < 1 || run > 3 :
				 sh->c[i] != group || run != 3)
			return false;
		group = sh->c[i];
		run = 0;
	}
	/* 0.125 has no thousands. */
	if ((group == ',' || group == '.') && sh->c[0] == '0')
		return false;
	return group == 0 || run == 3;
}

/* Can the text be a number with this decimal sign? *point is where it stands,
 * or the length. */
static bool
fits_sign(const struct shape *sh, char sign_is, size_t *point)
{
	const char *at = memchr(sh->c, sign_is, sh->n);
	size_t i;

	*point = at == NULL ? sh->n : (size_t)(at - sh->c);
	if (*point + 1 == sh->n)
		return false;
	for (i = *point + 1; i < sh->n; i++)
		if (sh->c[i] < '0' || sh->c[i] > '9')
			return false;
	return check_groups(sh, *point);
}

/* Finds the decimal sign: *point is where it stands, or the length. False
 * when the text is no number, or may be two. */
static bool
find_point(const struct shape *sh, enum vci_decimal as, size_t *point,
    enum vci_decimal *fits)
{
	size_t comma, dot;
	bool comma_fits = fits_sign(sh, ',', &comma);
	bool dot_fits = fits_sign(sh, '.', &dot);

	if (comma_fits && dot_fits)
		*fits = comma == dot ? VCI_DECIMAL_ANY : VCI_DECIMAL_BOTH;
	else if (comma_fits || dot_fits)
		*fits = comma_fits ? VCI_COMMA : VCI_POINT;
	if (as == VCI_DECIMAL_ANY && *fits == VCI_DECIMAL_BOTH)
		return false;
	if (as == VCI_DECIMAL_ANY)
		as = comma_fits ? VCI_COMMA : VCI_POINT;
	*point = as == VCI_COMMA ? comma : dot;
	return as == VCI_COMMA ? comma_fits : dot_fits;
}

static bool
push(int64_t *v, int digit, bool minus)
{
	return !__builtin_mul_overflow(*v, 10, v) &&
	    !__builtin_add_overflow(*v, minus ? -digit : digit, v);
}

/* Adds up the digits; those past `places` must be zeros. */
static bool
add_up(const struct shape *sh, size_t point, int places, bool minus, int64_t *v)
{
	size_t i;
	int decimals = 0;

	*v = 0;
	for (i = 0; i < sh->n; i++) {
		if (i == point)
			continue;
		if (sh->c[i] < '0' || sh->c[i] > '9') {
			if (i > point)
				return false;
			continue;
		}
		if (i > point && decimals == places) {
			if (sh->c[i] != '0')
				return false;
			continue;
		}
		decimals += i > point;
		if (!push(v, sh->c[i] - '0', minus))
			return false;
	}
	for (; decimals < places; decimals++)
		if (!push(v, 0, minus))
			return false;
	return true;
}

bool
vci_number_parse_as(const char *s, size_t n, int places, enum vci_decimal as,
    int64_t *v, enum vci_decimal *fits)
{
	struct shape sh;
	size_t point;
	int64_t sum;
	bool minus;

	*fits = VCI_DECIMAL_ANY;
	take_sign(&s, &n, &minus);
	if (n == 0 || !take_shape(&sh, s, n))
		return false;
	if (!find_point(&sh, as, &point, fits))
		return false;
	if (!add_up(&sh, point, places, minus, &sum))
		return false;
	*v = sum;
	return true;
}

bool
vci_number_parse(const char *s, size_t n, int places, int64_t *v)
{
	enum vci_decimal fits;

	return vci_number_parse_as(s, n, places, VCI_DECIMAL_ANY, v, &fits);
}

bool
vci_int_parse(const char *s, size_t n, int64_t *v)
{
	int64_t sum = 0;
	bool minus = false;
	size_t i = 0;

	if (n > 0 && (s[0] == '-' || s[0] == '+')) {
		minus = s[0] == '-';
		i++;
	}
	if (i == n)
		return false;
	for (; i < n; i++)
		if (s[i] < '0' || s[i] > '9' || !push(&sum, s[i] - '0', minus))
			return false;
	*v = sum;
	return true;
}
