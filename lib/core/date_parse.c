/* SPDX-License-Identifier: ISC */
/* The forms in which people write dates and periods. */
#include "date.h"

#include <string.h>

#include "../vc.h"

#define MIN_YEAR 1900
#define MAX_YEAR 2100

/* Names and short forms in sv da nb and en, folded; fi has stems. */
static const char *const month_names[12] = {
	"jan januari januar january",
	"feb febr februari februar february",
	"mar mars marts march",
	"apr april",
	"maj mai may",
	"jun juni june",
	"jul juli july",
	"aug augusti august",
	"sep sept september",
	"okt oktober oct october",
	"nov november",
	"dec december des desember",
};

static const char *const finnish_stems[12] = { "tammi", "helmi", "maalis",
	"huhti", "touko", "kesa", "heina", "elo", "syys", "loka", "marras",
	"joulu" };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word_in(const char *list, const char *word, size_t n)
{
	size_t len;

	for (; *list != '\0'; list += len + (list[len] == ' ')) {
		len = strcspn(list, " ");
		if (len == n && memcmp(list, word, n) == 0)
			return true;
	}
	return false;
}

/* The month called by a folded word, or 0. */
static int
month_called(const char *word, size_t n)
{
	size_t len;
	int i;

	for (i = 0; i < 12; i++) {
		if (is_word_in(month_names[i], word, n))
			return i + 1;
		len = strlen(finnish_stems[i]);
		if (n >= len && memcmp(word, finnish_stems[i], len) == 0 &&
		    is_word_in("kuu kuuta", word + len, n - len))
			return i + 1;
		if (n == len && memcmp(word, finnish_stems[i], len) == 0)
			return i + 1;
	}
	return 0;
}

/* ---- day ---------------------------------------------------------------- */

/* A number, or a month by its name; and what stood before it: one of - . /
 * and comma, or blank. */
struct token {
	char sep;
	int digits; /* 0: a name */
	int v;
};

static bool
take_number(const char **s, const char *end, struct token *t)
{
	for (; *s < end && is_digit(**s); (*s)++) {
		if (++t->digits > 4)
			return false;
		t->v = t->v * 10 + (**s - '0');
	}
	return t->digits > 0;
}

/* Folds as it goes; the one letter with marks that a month has is ä. */
static bool
take_name(const char **s, const char *end, struct token *t)
{
	char word[16], c;
	size_t n = 0, len;

	for (; *s < end; *s += len) {
		len = 1;
		c = **s;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		else if (end - *s >= 2 &&
		    (memcmp(*s, "\303\244", 2) == 0 ||
			memcmp(*s, "\303\204", 2) == 0)) {
			c = 'a';
			len = 2;
		} else if (c < 'a' || c > 'z')
			break;
		if (n == sizeof(word))
			return false;
		word[n++] = c;
	}
	t->v = month_called(word, n);
	return t->v != 0;
}

/* Blanks and at most one sign. */
static bool
take_sep(const char **s, const char *end, char *sep)
{
	*sep = 0;
	for (; *s < end; (*s)++) {
		if (**s == ' ') {
			if (*sep == 0)
				*sep = ' ';
		} else if (**s == '-' || **s == '.' || **s == '/' ||
		    **s == ',') {
			if (*sep != 0 && *sep != ' ')
				return false;
			*sep = **s;
		} else
			break;
	}
	return true;
}

static bool
take_tokens(const char *s, const char *end, struct token t[3])
{
	int i;

	memset(t, 0, 3 * sizeof(t[0]));
	for (i = 0; i < 3; i++) {
		if (i > 0 && !take_sep(&s, end, &t[i].sep))
			return false;
		if (s == end)
			return false;
		if (!(is_digit(*s) ? take_number(&s, end, &t[i]) :
				     take_name(&s, end, &t[i])))
			return false;
	}
	return s == end;
}

static bool
is_short(const struct token *t)
{
	return t->digits == 1 || t->digits == 2;
}

/* Which token is year, month and day. */
static const int ymd[3] = { 0, 1, 2 }, dmy[3] = { 2, 1, 0 };
static const int mdy[3] = { 2, 0, 1 };

/* Finds that where the tokens stand as one may write them. NULL where they
 * don't; *open where day and month, both in digits, may also have changed
 * places. */
static const int *
arrange(const struct token t[3], bool *open)
{
	char a = t[1].sep, b = t[2].sep;

	*open = false;
	if (t[0].digits == 4 && is_short(&t[1]) && is_short(&t[2]) && a == b &&
	    strchr("-./", a) != NULL)
		return ymd;
	if (is_short(&t[0]) && is_short(&t[1]) && t[2].digits == 4 &&
	    strchr("-./", a) != NULL &&
	    (a == b || (a == '/' && (b == '-' || b == ' ')))) {
		/* "1/5-2023": nobody writes a month first so. */
		*open = a == b;
		return dmy;
	}
	if (is_short(&t[0]) && t[1].digits == 0 && t[2].digits == 4 &&
	    a != ',' && a != '/' && b != '/')
		return dmy;
	if (t[0].digits == 0 && is_short(&t[1]) && t[2].digits == 4 &&
	    (a == ' ' || a == '.') && (b == ' ' || b == ','))
		return mdy;
	return NULL;
}

static bool
make_day(int year, int month, int mday, int64_t *day)
{
	if (year < MIN_YEAR || year > MAX_YEAR ||
	    !vci_civil_valid(year, month, mday))
		return false;
	*day = vci_day(year, month, mday);
	return true;
}

static int
digits(const char *s, int n)
{
	int v = 0;

	while (n-- > 0)
		v = v * 10 + (*s++ - '0');
	return v;
}

/* "hh:mm", then ":ss", a fraction and a zone as they come: all let go. */
static bool
is_time(const char *s, size_t n)
{
	size_t i = 5;

	if (n < 5 || !is_digit(s[0]) || !is_digit(s[1]) || s[2] != ':' ||
	    !is_digit(s[3]) || !is_digit(s[4]) || digits(s, 2) > 24 ||
	    s[3] > '5')
		return false;
	if (n - i >= 3 && s[i] == ':' && is_digit(s[i + 1]) &&
	    is_digit(s[i + 2])) {
		i += 3;
		if (n - i >= 2 && (s[i] == '.' || s[i] == ',') &&
		    is_digit(s[i + 1]))
			for (i++; i < n && is_digit(s[i]);)
				i++;
	}
	if (i < n && s[i] == 'Z')
		i++;
	else if (i < n && (s[i] == '+' || s[i] == '-'))
		for (i++; i < n && (is_digit(s[i]) || s[i] == ':');)
			i++;
	return i == n;
}

static bool
is_iso(const char *s)
{
	return is_digit(s[0]) && is_digit(s[1]) && is_digit(s[2]) &&
	    is_digit(s[3]) && s[4] == '-' && is_digit(s[5]) && is_digit(s[6]) &&
	    s[7] == '-' && is_digit(s[8]) && is_digit(s[9]);
}

static bool
make_tokens(const struct token t[3], const int at[3], int64_t *day)
{
	return make_day(t[at[0]].v, t[at[1]].v, t[at[2]].v, day);
}

/* Which is meant by tokens that may be read in both orders. */
static bool
make_open(const struct token t[3], enum vci_date_order order, int64_t *day,
    enum vci_date_order *fits)
{
	int64_t d, m;
	bool d_fits = make_tokens(t, dmy, &d), m_fits = make_tokens(t, mdy, &m);

	if (d_fits && m_fits)
		*fits = d == m ? VCI_ORDER_ANY : VCI_ORDER_BOTH;
	else if (d_fits || m_fits)
		*fits = d_fits ? VCI_DMY : VCI_MDY;
	if (order == VCI_MDY ? !m_fits : !d_fits)
		return false;
	*day = order == VCI_MDY ? m : d;
	return true;
}

bool
vci_day_parse_as(const char *s, size_t n, enum vci_date_order order,
    int64_t *day, enum vci_date_order *fits)
{
	struct token t[3];
	const int *at;
	bool open;

	*fits = VCI_ORDER_ANY;
	for (; n > 0 && s[0] == ' '; n--)
		s++;
	for (; n > 0 && s[n - 1] == ' '; n--)
		;
	if (n >= 10 && is_iso(s)) {
		if (n > 10 &&
		    ((s[10] != 'T' && s[10] != ' ') ||
			!is_time(s + 11, n - 11)))
			return false;
		return make_day(digits(s, 4), digits(s + 5, 2),
		    digits(s + 8, 2), day);
	}
	if (!take_tokens(s, s + n, t) || (at = arrange(t, &open)) == NULL)
		return false;
	return open ? make_open(t, order, day, fits) : make_tokens(t, at, day);
}

bool
vci_day_parse_n(const char *s, size_t n, int64_t *day)
{
	enum vci_date_order fits;

	return vci_day_parse_as(s, n, VCI_ORDER_ANY, day, &fits);
}

bool
vc_day_parse(const char *s, int64_t *day)
{
	return vci_day_parse_n(s, strlen(s), day);
}

/* ---- period -------------------------------------------------------------- */

/* The months that a word names: a year, a quarter or one month. */
static bool
take_months(const char *s, size_t n, int *year, int *month, int *months)
{
	int i;

	if (n < 4)
		return false;
	for (i = 0; i < 4; i++)
		if (!is_digit(s[i]))
			return false;
	*year = digits(s, 4);
	*month = 1;
	*months = 12;
	if (n == 4)
		return true;
	if (n != 7 || s[4] != '-' || !is_digit(s[6]))
		return false;
	if (s[5] == 'Q' || s[5] == 'q') {
		*month = (s[6] - '0') * 3 - 2;
		*months = 3;
		return s[6] >= '1' && s[6] <= '4';
	}
	if (!is_digit(s[5]))
		return false;
	*month = digits(s + 5, 2);
	*months = 1;
	return *month >= 1 && *month <= 12;
}

static bool
take_period(const char *s, size_t n, int64_t *from, int64_t *to)
{
	int year, month, months;

	for (; n > 0 && s[0] == ' '; n--)
		s++;
	for (; n > 0 && s[n - 1] == ' '; n--)
		;
	if (take_months(s, n, &year, &month, &months)) {
		if (!make_day(year, month, 1, from))
			return false;
		*to = vci_day_add_months(*from, months);
		return true;
	}
	if (!vci_day_parse_n(s, n, from))
		return false;
	*to = *from + 1;
	return true;
}

bool
vci_period_parse(const char *s, int64_t *from, int64_t *to)
{
	const char *dots = strstr(s, "..");
	int64_t a = INT32_MIN, b = INT32_MAX, other;
	size_t before, after;

	if (dots == NULL)
		return take_period(s, strlen(s), from, to);
	before = (size_t)(dots - s);
	dots += 2;
	after = strlen(dots);
	if (before + after == 0)
		return false;
	if (before > 0 && !take_period(s, before, &a, &other))
		return false;
	if (after > 0 && !take_period(dots, after, &other, &b))
		return false;
	if (a >= b)
		return false;
	*from = a;
	*to = b;
	return true;
}
