/* SPDX-License-Identifier: ISC */
/* Values that are numbers, amounts and dates: as their column writes them. */
#include <string.h>

#include "format.h"
#include "noun.h"
#include "type.h"

/* What has more digits is a slip of the hand, and sums might not fit. */
static int
put_number(struct vci_parse *p, const struct vci_field *f, int64_t i,
    int64_t scale, const char *s, size_t n, struct vci_value *v)
{
	if (i / scale < 1000000000000 && i / scale > -1000000000000)
		return vci_put_int(i, v);
	return vci_type_bad(p, f, VCI_BAD_LONG, s, n);
}

/* A number as its column writes them, which learns from it. */
static bool
take_number(struct vci_parse *p, const char *s, size_t n, int places,
    int64_t *i, enum vci_decimal *fits)
{
	enum vci_decimal as = p->fmt == NULL ? VCI_DECIMAL_ANY :
					       p->fmt->decimal;
	bool ok = vci_number_parse_as(s, n, places, as, i, fits);

	if (p->fmt != NULL)
		p->fmt->numbers[*fits]++;
	return ok;
}

/* Whole numbers and amounts have no three decimals: the point of "350.000" is
 * between thousands, unless the column shows that it is its decimal sign. A
 * comma there stays unclear: many write decimals so. */
static bool
take_thousands(struct vci_parse *p, const char *s, size_t n, int places,
    int64_t *i, enum vci_decimal *fits)
{
	enum vci_decimal as = p->fmt == NULL ? VCI_DECIMAL_ANY :
					       p->fmt->decimal,
			 same;

	if (take_number(p, s, n, places, i, fits))
		return true;
	return as == VCI_DECIMAL_ANY && *fits == VCI_DECIMAL_BOTH &&
	    memchr(s, '.', n) != NULL &&
	    vci_number_parse_as(s, n, places, VCI_COMMA, i, &same);
}

/* Says how each of the two would be clear: "50.000" as 50000, or 50. */
static int
unclear(struct vci_parse *p, const struct vci_field *f, const char *s, size_t n)
{
	size_t at = strcspn(s, ",."), end = n;
	struct vc_buf all = { 0 }, whole = { 0 }, part = { 0 };
	int rc;

	if (f->part == VCI_PERSONAL)
		return vci_type_bad(p, f, VCI_BAD_NUMBER, s, n);
	vc_buf_addn(&all, s, n);
	vc_buf_addn(&whole, s, at);
	vc_buf_addn(&whole, s + at + 1, n - at - 1);
	while (s[end - 1] == '0')
		end--;
	vc_buf_addn(&part, s, end == at + 1 ? at : end);
	/* A fourth decimal tells that they are no thousands. */
	if (end == n)
		vc_buf_add(&part, "0");
	rc = all.failed || whole.failed || part.failed ?
	    vci_nomem(p->vc) :
	    vci_err(p->vc, VC_E_DATA,
		"'%s' is not clearly thousands or decimals; write %s, or %s",
		all.s, whole.s, part.s);
	vc_buf_free(&all);
	vc_buf_free(&whole);
	vc_buf_free(&part);
	return rc;
}

/* Why a number was refused: by itself, or in this column. */
static int
bad_number(struct vci_parse *p, const struct vci_field *f,
    enum vci_decimal fits, enum vci_bad why, const char *s, size_t n)
{
	enum vci_decimal as = p->fmt == NULL ? VCI_DECIMAL_ANY :
					       p->fmt->decimal;

	if (as == VCI_COMMA && fits == VCI_POINT)
		why = VCI_BAD_COMMA;
	else if (as == VCI_POINT && fits == VCI_COMMA)
		why = VCI_BAD_POINT;
	return vci_type_bad(p, f, why, s, n);
}

int
vci_parse_int(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	enum vci_decimal fits;
	int64_t i;

	if (!vci_int_parse(s, n, &i) && !take_thousands(p, s, n, 0, &i, &fits))
		return bad_number(p, f, fits, VCI_BAD_WHOLE, s, n);
	if (i < 0)
		return vci_type_bad(p, f, VCI_BAD_NEGATIVE, s, n);
	return put_number(p, f, i, 1, s, n, v);
}

int
vci_parse_year(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int64_t i;

	if (!vci_int_parse(s, n, &i) || i < 1900 || i > 2100)
		return vci_type_bad(p, f, VCI_BAD_YEAR, s, n);
	return vci_put_int(i, v);
}

/* "59.3293235" or "-7,5", however many decimals: nobody writes degrees in
 * thousands, so no sign is ambiguous. Rounded to about a hundred metres. */
int
vci_parse_degree(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	bool minus = n > 0 && *s == '-';
	int64_t i = 0;
	int decimals = -1, digits = 0, up = 0;

	for (size_t at = minus; at < n; at++) {
		if ((s[at] == '.' || s[at] == ',') && decimals < 0 &&
		    digits > 0) {
			decimals = 0;
			continue;
		}
		if (s[at] < '0' || s[at] > '9' || (decimals < 0 && digits == 3))
			return vci_type_bad(p, f, VCI_BAD_DEGREE, s, n);
		digits++;
		if (decimals < 3)
			i = i * 10 + (s[at] - '0');
		else if (decimals == 3)
			up = s[at] >= '5';
		decimals += decimals >= 0;
	}
	if (digits == 0)
		return vci_type_bad(p, f, VCI_BAD_DEGREE, s, n);
	for (; decimals < 3; decimals += decimals < 0 ? 2 : 1)
		i *= 10;
	i += up;
	return vci_put_int(minus ? -i : i, v);
}

static const char *
currency(const char *country)
{
	static const char *const of[][2] = { { "SE", "SEK" }, { "DK", "DKK" },
		{ "NO", "NOK" }, { "FI", "EUR" } };

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (strcmp(of[i][0], country) == 0)
			return of[i][1];
	return "EUR";
}

const char *
vci_money_unit(const struct vc *vc)
{
	const char *country = vc->home.country;

	return strcmp(country, "DK") == 0                            ? "kr." :
	    strcmp(country, "SE") == 0 || strcmp(country, "NO") == 0 ? "kr" :
								       "€";
}

/* Takes "kr", "SEK", ":-" off either end; NULL when the word is of another
 * country's money. A register has one currency, that of its country. */
static const char *
strip_currency(const char *country, const char *s, size_t *n)
{
	static const char *const word[] = { "SEK", "DKK", "NOK", "EUR", "kr.",
		"kr", "€", ":-", ",-" };
	const char *home = currency(country);

	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		size_t len = strlen(word[i]);
		bool tail = *n > len &&
		    strncasecmp(s + *n - len, word[i], len) == 0;

		if (!tail && (*n <= len || strncasecmp(s, word[i], len) != 0))
			continue;
		if (i < 4 && strcmp(word[i], home) != 0)
			return NULL;
		*n -= len;
		if (!tail)
			s += len;
		break;
	}
	while (*n > 0 && s[*n - 1] == ' ')
		--*n;
	while (*n > 0 && *s == ' ')
		s++, --*n;
	return s;
}

static int
foreign(struct vc *vc)
{
	return vci_err(vc, VC_E_DATA,
	    "this register's amounts are in %s; convert it first",
	    currency(vc->home.country));
}

/* A share or an amount too, with its sign: goals are of both. */
int
vci_parse_decimal(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	size_t len;
	const char *t;
	enum vci_decimal fits;
	int64_t i;
	bool ok;

	while (n > 0 && (s[n - 1] == '%' || s[n - 1] == ' '))
		n--;
	len = n;
	if ((t = strip_currency(p->vc->home.country, s, &len)) == NULL)
		return foreign(p->vc);
	ok = len < n ? take_thousands(p, t, len, 3, &i, &fits) :
		       take_number(p, t, len, 3, &i, &fits);
	if (ok)
		return put_number(p, f, i, 1000, s, n, v);
	/* With its currency it is no share, and has no three decimals. */
	return fits == VCI_DECIMAL_BOTH && len == n ?
	    unclear(p, f, s, n) :
	    bad_number(p, f, fits, VCI_BAD_NUMBER, s, n);
}

int
vci_parse_money(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	size_t len = n;
	const char *t = strip_currency(p->vc->home.country, s, &len);
	enum vci_decimal fits;
	int64_t i;

	if (t == NULL)
		return foreign(p->vc);
	if (!take_thousands(p, t, len, 2, &i, &fits))
		return bad_number(p, f, fits, VCI_BAD_MONEY, s, n);
	return put_number(p, f, i, 100, s, n, v);
}

/* Why a date was refused: by itself, or in this column. */
static int
bad_date(struct vci_parse *p, const struct vci_field *f,
    enum vci_date_order fits, const char *s, size_t n)
{
	enum vci_bad why = VCI_BAD_DATE;

	if (p->fmt != NULL && fits == VCI_DMY)
		why = VCI_BAD_MONTH_FIRST;
	else if (p->fmt != NULL && fits == VCI_MDY)
		why = p->fmt->order == VCI_DMY ? VCI_BAD_DAY_FIRST :
						 VCI_BAD_DAY_FIRST_HERE;
	return vci_type_bad(p, f, why, s, n);
}

int
vci_parse_date(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	enum vci_date_order fits,
	    order = p->fmt == NULL ? VCI_ORDER_ANY : p->fmt->order;
	int64_t day;
	bool ok = vci_day_parse_as(s, n, order, &day, &fits);

	if (p->fmt != NULL)
		p->fmt->dates[fits]++;
	return ok ? vci_put_int(day, v) : bad_date(p, f, fits, s, n);
}
