/* SPDX-License-Identifier: ISC */
/* How numbers and other cells look, to people of a language and to machines. */
#include "../vc.h"

#include <string.h>

#define NBSP "\302\240"
#define DASH "\342\200\223" /* where one half of a pair isn't known */

const struct vc_style *
vc_style(const char *lang)
{
	static const struct vc_style blank_comma = { NBSP, "," };
	static const struct vc_style point_comma = { ".", "," };
	static const struct vc_style comma_point = { ",", "." };

	if (lang == NULL)
		return &comma_point;
	if (strncmp(lang, "da", 2) == 0)
		return &point_comma;
	if (strncmp(lang, "sv", 2) == 0 || strncmp(lang, "fi", 2) == 0 ||
	    strncmp(lang, "nb", 2) == 0 || strncmp(lang, "nn", 2) == 0 ||
	    strncmp(lang, "no", 2) == 0)
		return &blank_comma;
	return &comma_point;
}

/* ---- numbers ------------------------------------------------------------- */

static void
add_grouped(struct vc_buf *b, uint64_t v, const struct vc_style *style)
{
	char digit[20];
	size_t n = 0;

	do
		digit[n++] = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	while (n > 0) {
		vc_buf_addc(b, digit[--n]);
		if (style != NULL && n > 0 && n % 3 == 0)
			vc_buf_add(b, style->group);
	}
}

/* The decimals of a fraction of 10^places, without its last zeros unless
 * all are wanted. */
static void
add_decimals(struct vc_buf *b, uint64_t v, int places, bool all,
    const struct vc_style *style)
{
	char digit[4] = { 0 };
	int i, n = places;

	for (i = places; i-- > 0; v /= 10)
		digit[i] = (char)('0' + v % 10);
	while (!all && n > 0 && digit[n - 1] == '0')
		n--;
	if (n == 0)
		return;
	vc_buf_add(b, style != NULL ? style->point : ".");
	vc_buf_addn(b, digit, (size_t)n);
}

/* num is an integer number of 10^-places. */
static void
add_number(struct vc_buf *b, int64_t num, int places, bool all,
    const struct vc_style *style)
{
	uint64_t v = num < 0 ? 0 - (uint64_t)num : (uint64_t)num, unit = 1;
	int i;

	for (i = 0; i < places; i++)
		unit *= 10;
	if (num < 0)
		vc_buf_addc(b, '-');
	add_grouped(b, v / unit, style);
	if (places > 0)
		add_decimals(b, v % unit, places, all, style);
}

static void
add_unit(struct vc_buf *b, const char *unit)
{
	if (unit == NULL || unit[0] == '\0')
		return;
	vc_buf_add(b, NBSP);
	vc_buf_add(b, unit);
}

/* Thousandths as tenths, rounded half away from zero. */
static int64_t
tenths(int64_t num)
{
	int64_t rest = num % 100;

	return num / 100 + (rest >= 50) - (rest <= -50);
}

/* num is thousandths of a percent; people get one decimal, and a blank before
 * the sign where the decimal sign is a comma. */
static void
add_percent(struct vc_buf *b, int64_t num, const struct vc_style *style)
{
	if (style == NULL) {
		add_number(b, num, 3, false, NULL);
		return;
	}
	add_number(b, tenths(num), 1, false, style);
	vc_buf_add(b, style->point[0] == ',' ? NBSP "%" : "%");
}

/* ---- cells --------------------------------------------------------------- */

/* How exact the number is that follows: a sign, or a word and a blank. */
static void
add_about(struct vc_buf *b, const struct vc_cell *c,
    const struct vc_style *style)
{
	if (style == NULL || c->text == NULL)
		return;
	vc_buf_add(b, c->text);
	if (strlen(c->text) > 1)
		vc_buf_add(b, NBSP);
}

/* One number of a pair. */
static void
add_one(struct vc_buf *b, const struct vc_cell *c, int64_t num,
    const struct vc_style *style)
{
	if (c->flags & VC_CELL_DELTA && num > 0)
		vc_buf_addc(b, '+');
	add_number(b, num, 3, false, style);
}

static void
add_pair(struct vc_buf *b, const struct vc_cell *c,
    const struct vc_style *style)
{
	if ((c->flags & (VC_CELL_HAS1 | VC_CELL_HAS2)) == 0)
		return;
	if (c->flags & VC_CELL_HAS1) {
		add_about(b, c, style);
		add_one(b, c, c->num, style);
		if (style != NULL)
			add_unit(b, c->unit);
	} else if (style != NULL)
		vc_buf_add(b, DASH);
	vc_buf_add(b, style != NULL ? " / " : "/");
	if (c->flags & VC_CELL_HAS2) {
		add_one(b, c, c->num2, style);
		if (style != NULL)
			add_unit(b, c->unit2);
	} else if (style != NULL)
		vc_buf_add(b, DASH);
}

/* A share of nothing is no percentage. */
static void
add_share(struct vc_buf *b, const struct vc_cell *c,
    const struct vc_style *style)
{
	int64_t scaled, half = c->num2 / 2;
	int places = c->flags & VC_CELL_MILLI ? 3 : 0;

	if (c->num2 > 0 && !__builtin_mul_overflow(c->num, 100000, &scaled) &&
	    !__builtin_add_overflow(scaled, scaled < 0 ? -half : half,
		&scaled)) {
		add_percent(b, scaled / c->num2, style);
		if (style != NULL)
			vc_buf_addc(b, ' ');
	}
	if (style == NULL)
		return;
	vc_buf_addc(b, '(');
	add_number(b, c->num, places, false, style);
	vc_buf_add(b, c->unit == NULL ? "/" : " ");
	if (c->unit != NULL) {
		vc_buf_add(b, c->unit);
		vc_buf_add(b, NBSP);
	}
	add_number(b, c->num2, places, false, style);
	vc_buf_addc(b, ')');
}

/* A number with its qualifier and unit, which machines have columns for. */
static void
add_measure(struct vc_buf *b, const struct vc_cell *c,
    const struct vc_style *style)
{
	add_about(b, c, style);
	switch (c->type) {
	case VC_CELL_DECIMAL:
		if (style != NULL && c->unit != NULL &&
		    strcmp(c->unit, "%") == 0)
			add_number(b, tenths(c->num), 1, false, style);
		else
			add_number(b, c->num, 3, false, style);
		break;
	case VC_CELL_MONEY:
		add_number(b, c->num, 2, style == NULL || c->num % 100 != 0,
		    style);
		break;
	case VC_CELL_PERCENT:
		add_percent(b, c->num, style);
		break;
	case VC_CELL_YEAR:
		add_number(b, c->num, 0, false, NULL);
		break;
	default:
		add_number(b, c->num, 0, false, style);
	}
	if (style != NULL)
		add_unit(b, c->unit);
}

void
vc_cell_print(struct vc_buf *b, const struct vc_cell *c,
    const struct vc_style *style)
{
	char day[16];

	vc_buf_addn(b, "", 0);
	switch (c->type) {
	case VC_CELL_NONE:
		break;
	case VC_CELL_TEXT:
	case VC_CELL_TIMES:
	case VC_CELL_MSG:
	case VC_CELL_TAGS:
	case VC_CELL_MSGS:
		vc_buf_add(b, c->text != NULL ? c->text : "");
		break;
	case VC_CELL_INT:
	case VC_CELL_YEAR:
	case VC_CELL_DECIMAL:
	case VC_CELL_MONEY:
	case VC_CELL_PERCENT:
		add_measure(b, c, style);
		break;
	case VC_CELL_DAY:
		vc_buf_add(b, vc_day_format(c->num, day));
		break;
	case VC_CELL_BOOL:
		vc_buf_add(b, c->num != 0 ? "yes" : "no");
		break;
	case VC_CELL_PAIR:
		add_pair(b, c, style);
		break;
	case VC_CELL_SHARE:
		add_share(b, c, style);
		break;
	case VC_CELL_NAMED:
		if (style != NULL && c->unit != NULL)
			vc_buf_add(b, c->unit);
		else if (c->text != NULL)
			vc_buf_add(b, c->text);
		else
			add_number(b, c->num, 0, false, NULL);
		break;
	}
}
