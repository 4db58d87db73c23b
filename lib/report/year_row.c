/* SPDX-License-Identifier: ISC */
/* A goal's row of the annual report: what it asked for and what came of it. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "year.h"

/* clang-format off */
/* The words of the report; translated where they are shown. */
static const char *const status_word[] = {
	[VCI_ST_NONE] = NULL,
	[VCI_ST_EXCEEDED] = N_("exceeded"),
	[VCI_ST_MET] = N_("met"),
	[VCI_ST_PARTLY] = N_("partly met"),
	[VCI_ST_MISSED] = N_("missed"),
	[VCI_ST_PENDING] = N_("pending"),
	[VCI_ST_NO_RESULT] = N_("no result"),
};
static const char *const basis_word[] = {
	[VCI_NO_RESULT] = NULL,
	[VCI_COUNTED_RESULT] = N_("counted"),
	[VCI_RECORDED] = N_("recorded"),
	[VCI_STATED] = N_("stated"),
};
/* clang-format on */

static struct vc_cell
text_cell(struct vc_table *t, const char *s)
{
	if (s == NULL || *s == '\0')
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, s) };
}

static struct vc_cell
msg_cell(const char *id)
{
	return (
	    struct vc_cell){ .type = id == NULL ? VC_CELL_NONE : VC_CELL_MSG,
		.text = id };
}

struct vc_cell
vci_status_cell(enum vci_status status)
{
	return msg_cell(status_word[status]);
}

static struct vc_cell
decimal(bool there, int64_t v)
{
	return (struct vc_cell){ .type = there ? VC_CELL_DECIMAL : VC_CELL_NONE,
		.num = v };
}

/* Half up, so that 78.6 % reads 79 %. A target that is next to nothing may be
 * reached more often than can be told. */
static struct vc_cell
percent(const struct vci_condition *p, int64_t unit)
{
	__int128 v = (__int128)p->value * 100000 / unit;

	v = (v + p->target / 2) / p->target * unit;
	return (struct vc_cell){ .type = v > INT64_MAX || v < INT64_MIN ?
		    VC_CELL_NONE :
		    VC_CELL_PERCENT,
		.num = (int64_t)v };
}

static bool
has_percent(const struct vci_figure *f)
{
	return f->nparts == 1 && f->part[0].has_target &&
	    f->part[0].has_value && f->part[0].target > 0 &&
	    f->basis != VCI_STATED && strcmp(f->kind, "milestone") != 0;
}

/* Of a limit people would take it for how much of the goal was reached. */
static bool
shows_percent(const struct vci_figure *f)
{
	return has_percent(f) && strcmp(f->comparator, "at-most") != 0;
}

/* "At least" goes without saying. */
const char *
vci_target_word(const struct vci_figure *f)
{
	return strcmp(f->comparator, "at-least") == 0 ||
		strcmp(f->kind, "milestone") == 0 ?
	    NULL :
	    f->comparator;
}

/* What is counted is mostly said by the goal's own words. */
struct vc_cell
vci_amount_cell(const struct vci_figure *f, size_t part, struct vc_table *t,
    bool there, int64_t v, bool plain)
{
	struct vc_cell c = decimal(there, v);

	if (!there)
		return c;
	if (vci_in_percent(f) && !plain)
		c.unit = "%";
	if (strcmp(f->kind, "money") != 0)
		return c;
	c.unit = f->part[part].unit == NULL ?
	    vci_money_unit(f->goal->vc) :
	    vci_table_text(t, f->part[part].unit);
	if (c.num % 10 == 0) {
		c.type = VC_CELL_MONEY;
		c.num /= 10;
	}
	return c;
}

/* Do the goal's own words say what is counted? */
static bool
is_named(const struct vci_figure *f, const char *unit)
{
	const char *words = vci_goal_value(f->goal, "text")->s;
	struct vc_buf in = { 0 }, key = { 0 };
	bool is;

	vci_text_key(&in, words, strlen(words), "en");
	vci_text_key(&key, unit, strlen(unit), "en");
	is = in.s != NULL && key.s != NULL && strstr(in.s, key.s) != NULL;
	vc_buf_free(&in);
	vc_buf_free(&key);
	return is;
}

/* What a condition counts, unless that is read beside it anyhow: but of two
 * numbers it must be plain which is which. */
static const char *
unit(const struct vci_figure *f, size_t part, struct vc_table *t)
{
	const char *s = f->part[part].unit, *other = f->part[1 - part].unit;
	bool two = s != NULL && other != NULL,
	     same = two && strcmp(s, other) == 0;

	if (s == NULL || (same && part == 0) ||
	    ((!two || same) && is_named(f, s)))
		return NULL;
	return vci_table_text(t, s);
}

struct vc_cell
vci_target_cell(const struct vci_figure *f, struct vc_table *t)
{
	const struct vci_condition *p = f->part;
	struct vc_cell c = vci_amount_cell(f, 0, t, p->has_target, p->target,
	    false);

	if (f->nparts == 2)
		c = (struct vc_cell){ .type = VC_CELL_PAIR,
			.num = p[0].target,
			.num2 = p[1].target,
			.flags = (p[0].has_target ? VC_CELL_HAS1 : 0) |
			    (p[1].has_target ? VC_CELL_HAS2 : 0) };
	if (c.unit == NULL)
		c.unit = unit(f, 0, t);
	c.unit2 = unit(f, 1, t);
	c.text = vci_table_text(t, vci_target_word(f));
	return c;
}

static struct vc_cell
day_cell(int64_t day)
{
	return (struct vc_cell){ .type = day == INT64_MAX ? VC_CELL_NONE :
							    VC_CELL_DAY,
		.num = day };
}

/* Of a milestone, the last day on which it is in time, unless that is the
 * year's; after how much must have come by then, if that is more than one. */
static struct vc_cell
shown_target(const struct vci_figure *f, struct vc_table *t)
{
	struct vc_cell c = vci_target_cell(f, t);
	int64_t due = f->part[0].span.to - 1;
	char text[24], day[16];

	if (strcmp(f->kind, "milestone") != 0 || f->nparts != 1 ||
	    (vci_goal_value(f->goal, "due")->kind != VCI_INT &&
		vci_goal_value(f->goal, "period_to")->kind != VCI_INT))
		return c;
	if (!f->part[0].has_target || f->part[0].target <= 1000)
		return day_cell(due);
	snprintf(text, sizeof text, "(%s)", vc_day_format(due, day));
	c.unit = vci_table_text(t, text);
	return c;
}

/* When it was reached; where that was only said, the day it was said of. */
static int64_t
reached(const struct vci_figure *f)
{
	return f->basis != VCI_STATED ? f->part[0].day :
	    f->status == VCI_ST_MET   ? f->stated_on :
					INT64_MAX;
}

static struct vc_cell
shown_result(const struct vci_figure *f, struct vc_table *t)
{
	const struct vci_condition *p = f->part;
	struct vc_cell c = decimal(p->has_value, p->value);

	if (f->nparts == 2) {
		c.type = VC_CELL_PAIR;
		c.num2 = p[1].value;
		c.text = vci_table_text(t, p[0].qualifier);
		c.flags = (p[0].has_value ? VC_CELL_HAS1 : 0) |
		    (p[1].has_value ? VC_CELL_HAS2 : 0);
	} else if (p->whole > 0) {
		bool whole = p->part % 1000 == 0 && p->whole % 1000 == 0;

		c.type = VC_CELL_SHARE;
		c.flags = whole ? 0 : VC_CELL_MILLI;
		c.num = whole ? p->part / 1000 : p->part;
		c.num2 = whole ? p->whole / 1000 : p->whole;
		c.unit = N_("of");
	} else if (strcmp(f->kind, "milestone") == 0 && f->nparts == 1) {
		c = day_cell(reached(f));
	} else if (p->has_value) {
		c = vci_amount_cell(f, 0, t, true, p->value, false);
		c.text = vci_table_text(t, p->qualifier);
	}
	return c;
}

void
vci_year_row(struct vc *vc, struct vc_table *t, const struct vci_figure *f,
    struct vc_cell *c)
{
	const struct vci_condition *p = f->part;

	c[C_YEAR] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = f->year };
	c[C_THEME] = text_cell(t, vci_goal_value(f->goal, "theme")->s);
	c[C_NUMBER] = text_cell(t, f->number);
	c[C_TEXT] = text_cell(t, vci_goal_value(f->goal, "text")->s);
	vci_scope_cell(vc, t, f->scope, &c[C_SCOPE]);
	c[C_SHOW_SCOPE] = c[C_SCOPE];
	c[C_INDICATOR] = text_cell(t, p[0].indicator);
	c[C_KIND] = text_cell(t, f->kind);
	c[C_SHOW_TARGET] = shown_target(f, t);
	c[C_SHOW_RESULT] = shown_result(f, t);
	c[C_TARGET] = decimal(p[0].has_target, p[0].target);
	c[C_TARGET2] = decimal(p[1].has_target, p[1].target);
	c[C_UNIT] = text_cell(t, p[0].unit);
	c[C_RESULT] = decimal(p[0].has_value, p[0].value);
	c[C_RESULT2] = decimal(p[1].has_value, p[1].value);
	if (strcmp(f->kind, "milestone") == 0 && p[0].day != INT64_MAX)
		c[C_REACHED] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = p[0].day };
	c[C_QUALIFIER] = text_cell(t, p[0].qualifier);
	if (p[0].whole > 0) {
		c[C_PART] = decimal(true, p[0].part);
		c[C_WHOLE] = decimal(true, p[0].whole);
	}
	if (has_percent(f))
		c[C_PERCENT] = percent(p, 100);
	if (shows_percent(f))
		c[C_SHOW_PERCENT] = percent(p, 1000);
	c[C_STATUS] = vci_status_cell(f->status);
	c[C_BASIS] = msg_cell(basis_word[f->basis]);
	/* Of a result that stands beside what was counted, a note tells. */
	if (f->basis == VCI_RECORDED || f->basis == VCI_STATED) {
		c[C_SOURCE] = text_cell(t, f->source);
		c[C_NOTE] = text_cell(t, f->text);
	}
}

enum vci_status
vci_year_status(const struct vc_cell *row)
{
	const char *s = row[C_STATUS].text;

	for (int i = VCI_ST_EXCEEDED; i <= VCI_ST_NO_RESULT; i++)
		if (s != NULL && strcmp(s, status_word[i]) == 0)
			return i;
	return VCI_ST_NONE;
}
