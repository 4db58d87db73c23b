/* SPDX-License-Identifier: ISC */
/* Which digits are a personal number of Sweden, Denmark, Norway or Finland, and
 * which are a telephone number, a date or a time of day. */
#include "person_rule.h"

#include <string.h>

#include "date.h"
#include "ids.h"
#include "text.h"

/* Is it a date in a year that ends in these two digits? A leap year's is. */
static bool
some_date(int year, int month, int day)
{
	return vci_civil_valid(2000 + year, month, day);
}

static bool
is_se(const char *d, size_t n)
{
	int century = n == 12 ? vci_two_digits(d) : 20, day;

	if (century < 18 || century > 20)
		return false;
	d += n - 10;
	day = vci_two_digits(d + 4);
	return vci_civil_valid(century * 100 + vci_two_digits(d),
		   vci_two_digits(d + 2), day > 60 ? day - 60 : day) &&
	    d[9] == vci_luhn(d);
}

static bool
is_dk(const struct vci_person_search *f)
{
	bool home = strcmp(f->country, "DK") == 0;

	if (home ? f->sign == '+' : f->first != 6 || f->sign != '-')
		return false;
	return some_date(vci_two_digits(f->d + 4), vci_two_digits(f->d + 2),
	    vci_two_digits(f->d));
}

static bool
is_no(const char *d)
{
	int day = vci_two_digits(d), month = vci_two_digits(d + 2);

	day -= day > 40 ? 40 : 0;
	if (month > 80)
		month -= 80;
	else if (month > 65)
		month -= 65;
	else if (month > 40)
		month -= 40;
	return some_date(vci_two_digits(d + 4), month, day) &&
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
fi_century(const struct vci_person_search *f, size_t i, size_t *len)
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
bool
vci_person_is_fi(struct vci_person_search *f, const char *d, size_t i)
{
	static const char check[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
	size_t sign, digits;
	int century = fi_century(f, i, &sign);
	int number = 0;

	if (century == 0)
		return false;
	i += sign;
	digits = vci_digit_run(f, i);
	if ((digits != 3 && digits != 4) || f->n - i < 4 ||
	    !vci_civil_valid(century * 100 + vci_two_digits(d + 4),
		vci_two_digits(d + 2), vci_two_digits(d)))
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
dialled(const struct vci_person_search *f, size_t i)
{
	size_t end = i;

	while (i > 0 && vci_is_digit(f->s[i - 1]))
		i--;
	if (end - i >= 4 && end - i <= 5)
		return f->s[i] == '0' && f->s[i + 1] == '0';
	return end > i && end - i <= 3 && i > 0 && f->s[i - 1] == '+';
}

/* Right after a plus sign that separates nothing. After "+46 " only what
 * people write telephone numbers like. */
bool
vci_person_is_dialled(const struct vci_person_search *f)
{
	size_t at = f->at;

	if (at == 0)
		return false;
	if (f->s[at - 1] == '+')
		return at == 1 || !vci_is_digit(f->s[at - 2]);
	return (f->first == 2 || f->first == 10) &&
	    (f->s[at - 1] == ' ' || f->s[at - 1] == '-' ||
		vci_is_mark(f->s[at - 1])) &&
	    dialled(f, at - 1);
}

/* Does the series of groups go on before or after: "1.2.3", "1/2/2023"? */
static bool
goes_on(const struct vci_person_search *f)
{
	size_t at = f->at, end = f->end;

	return (at > 1 && vci_is_mark(f->s[at - 1]) &&
		   vci_is_digit(f->s[at - 2])) ||
	    (f->n - end > 1 && vci_is_mark(f->s[end]) &&
		vci_is_digit(f->s[end + 1]));
}

/* Dots and slashes stand in dates, times and amounts too: the date's must be
 * alike, and what stands after a blank no time of day. */
static bool
well_marked(const struct vci_person_search *f)
{
	const char *last = f->d + f->nd - 4;
	bool marked = false;

	for (size_t i = 0; i < f->nsep; i++)
		marked = marked || vci_is_mark(f->sep[i]);
	if (!marked)
		return true;
	for (size_t i = 1; i + 1 < f->nsep; i++)
		if (f->sep[i] != f->sep[0])
			return false;
	return !goes_on(f) &&
	    (f->sign != '\0' || vci_two_digits(last) > 23 ||
		vci_two_digits(last + 2) > 59);
}

/* Are the last four digits the year of "2007-10-31"? Then what stands before
 * them is another date. */
static bool
before_date(const struct vci_person_search *f)
{
	const char *s = f->s + f->end;
	const char *year = f->d + f->nd - 4;
	size_t n = f->n - f->end;

	return f->first < 10 && n >= 6 && s[0] == '-' && vci_is_digit(s[1]) &&
	    vci_is_digit(s[2]) && s[3] == '-' && vci_is_digit(s[4]) &&
	    vci_is_digit(s[5]) && (n == 6 || !vci_is_digit(s[6])) &&
	    (vci_two_digits(year) == 19 || vci_two_digits(year) == 20) &&
	    vci_civil_valid(vci_two_digits(year) * 100 +
		    vci_two_digits(year + 2),
		vci_two_digits(s + 1), vci_two_digits(s + 4));
}

/* The number for value added tax of who trades alone is SE, the personal
 * number and 01. */
bool
vci_person_is_vat(struct vci_person_search *f)
{
	const char *s = f->s + f->at;
	size_t i = f->at;

	if (s[10] != '0' || s[11] != '1' || !is_se(s, 10))
		return false;
	while (i > 0 && vci_text_blank(f->s + i - 1, 1) > 0)
		i--;
	f->end = f->at + 12;
	return i > 1 && upper(f->s[i - 2]) == 'S' && upper(f->s[i - 1]) == 'E';
}

bool
vci_person_is_number(const struct vci_person_search *f)
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
