/* SPDX-License-Identifier: ISC */
/* The annual report: each goal beside what came of it. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

enum { C_YEAR, C_THEME, C_NUMBER, C_TEXT, C_SCOPE, C_INDICATOR, C_KIND,
	C_SHOW_TARGET, C_SHOW_RESULT, C_SHOW_PERCENT, C_TARGET, C_TARGET2,
	C_UNIT, C_RESULT, C_RESULT2, C_QUALIFIER, C_PART, C_WHOLE, C_PERCENT,
	C_STATUS, C_BASIS, C_SOURCE, C_NOTE, C_COUNT };

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_YEAR] = { "year", "Year", VC_COL_MACHINE },
	[C_THEME] = { "theme", "Theme", VC_COL_GROUP },
	[C_NUMBER] = { "number", "No.", 0 },
	[C_TEXT] = { "goal", "Goal", VC_COL_WRAP },
	[C_SCOPE] = { "scope", "Scope", 0 },
	[C_INDICATOR] = { "indicator", "Indicator", VC_COL_MACHINE },
	[C_KIND] = { "kind", "Kind", VC_COL_MACHINE },
	[C_SHOW_TARGET] = { "target", "Target", VC_COL_HUMAN | VC_COL_RIGHT },
	[C_SHOW_RESULT] = { "result", "Result", VC_COL_HUMAN | VC_COL_RIGHT },
	[C_SHOW_PERCENT] = { "percent", "Of target",
	    VC_COL_HUMAN | VC_COL_RIGHT },
	[C_TARGET] = { "target", "Target", VC_COL_MACHINE },
	[C_TARGET2] = { "target2", "Second target", VC_COL_MACHINE },
	[C_UNIT] = { "unit", "Unit", VC_COL_MACHINE },
	[C_RESULT] = { "result", "Result", VC_COL_MACHINE },
	[C_RESULT2] = { "result2", "Second result", VC_COL_MACHINE },
	[C_QUALIFIER] = { "qualifier", "About", VC_COL_MACHINE },
	[C_PART] = { "part", "Part", VC_COL_MACHINE },
	[C_WHOLE] = { "whole", "Whole", VC_COL_MACHINE },
	[C_PERCENT] = { "percent", "Of target", VC_COL_MACHINE },
	[C_STATUS] = { "status", "Status", 0 },
	[C_BASIS] = { "basis", "Basis", 0 },
	[C_SOURCE] = { "source", "Source", VC_COL_MACHINE },
	[C_NOTE] = { "note", "Note", VC_COL_MACHINE },
};

/* The words of the report; translated where they are shown. */
static const char *const status_word[] = {
	[VCI_ST_NONE] = NULL,
	[VCI_ST_EXCEEDED] = "exceeded",
	[VCI_ST_MET] = "met",
	[VCI_ST_PARTLY] = "partly met",
	[VCI_ST_MISSED] = "missed",
	[VCI_ST_PENDING] = "pending",
	[VCI_ST_NO_RESULT] = "no result",
};
static const char *const basis_word[] = {
	[VCI_NO_RESULT] = NULL,
	[VCI_COUNTED_RESULT] = "counted",
	[VCI_RECORDED] = "recorded",
	[VCI_STATED] = "stated",
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
	return (struct vc_cell){ .type = id == NULL ? VC_CELL_NONE :
		VC_CELL_MSG, .text = id };
}

static struct vc_cell
decimal(bool there, int64_t v)
{
	return (struct vc_cell){ .type = there ? VC_CELL_DECIMAL :
		VC_CELL_NONE, .num = v };
}

/* Half up, so that 78.6 % reads 79 %. */
static int64_t
percent(const struct vci_condition *p, int64_t unit)
{
	__int128 v = (__int128)p->value * 100000 / unit;

	return (int64_t)((v + p->target / 2) / p->target) * unit;
}

static bool
has_percent(const struct vci_figure *f)
{
	return f->nparts == 1 && f->part[0].has_target && f->part[0].has_value &&
	    f->part[0].target > 0 && f->basis != VCI_STATED &&
	    strcmp(f->kind, "milestone") != 0;
}

/* Sums of money are shown with their unit; what else is counted is said by
 * the goal's own words. */
static const char *
shown_unit(const struct vci_figure *f, struct vc_table *t)
{
	if (strcmp(f->kind, "share") == 0)
		return "%";
	return strcmp(f->kind, "money") == 0 && f->part[0].unit != NULL ?
	    vci_table_text(t, f->part[0].unit) : NULL;
}

static struct vc_cell
shown_target(const struct vci_figure *f, struct vc_table *t)
{
	const struct vci_condition *p = f->part;
	struct vc_cell c = decimal(p->has_target, p->target);

	if (f->nparts == 2) {
		c.type = VC_CELL_PAIR;
		c.num2 = p[1].target;
		c.flags = (p[0].has_target ? VC_CELL_HAS1 : 0) |
		    (p[1].has_target ? VC_CELL_HAS2 : 0);
	} else if (c.type != VC_CELL_NONE) {
		c.unit = shown_unit(f, t);
	}
	return c;
}

static struct vc_cell
shown_result(const struct vci_figure *f, struct vc_table *t)
{
	const struct vci_condition *p = f->part;
	struct vc_cell c = decimal(p->has_value, p->value);

	if (f->nparts == 2) {
		c.type = VC_CELL_PAIR;
		c.num2 = p[1].value;
		c.flags = (p[0].has_value ? VC_CELL_HAS1 : 0) |
		    (p[1].has_value ? VC_CELL_HAS2 : 0);
	} else if (p->whole > 0) {
		c.type = VC_CELL_SHARE;
		c.num = p->part;
		c.num2 = p->whole;
	} else if (strcmp(f->kind, "milestone") == 0 && p->has_value) {
		c = (struct vc_cell){ .type = p->day == INT64_MAX ?
			VC_CELL_NONE : VC_CELL_DAY, .num = p->day };
	} else if (p->has_value) {
		c.unit = shown_unit(f, t);
		c.text = vci_table_text(t, p->qualifier);
	}
	return c;
}

static void
fill_row(struct vc *vc, struct vc_table *t, const struct vci_figure *f,
    struct vc_cell *c)
{
	const struct vci_condition *p = f->part;

	c[C_YEAR] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = f->year };
	c[C_THEME] = text_cell(t, vci_goal_value(f->goal, "theme")->s);
	c[C_NUMBER] = text_cell(t, f->number);
	c[C_TEXT] = text_cell(t, vci_goal_value(f->goal, "text")->s);
	vci_scope_cell(vc, t, f->scope, &c[C_SCOPE]);
	c[C_INDICATOR] = text_cell(t, p[0].indicator);
	c[C_KIND] = text_cell(t, f->kind);
	c[C_SHOW_TARGET] = shown_target(f, t);
	c[C_SHOW_RESULT] = shown_result(f, t);
	c[C_TARGET] = decimal(p[0].has_target, p[0].target);
	c[C_TARGET2] = decimal(p[1].has_target, p[1].target);
	c[C_UNIT] = text_cell(t, p[0].unit);
	c[C_RESULT] = decimal(p[0].has_value, p[0].value);
	c[C_RESULT2] = decimal(p[1].has_value, p[1].value);
	c[C_QUALIFIER] = text_cell(t, p[0].qualifier);
	if (p[0].whole > 0) {
		c[C_PART] = decimal(true, p[0].part * 1000);
		c[C_WHOLE] = decimal(true, p[0].whole * 1000);
	}
	if (has_percent(f)) {
		c[C_PERCENT] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = percent(p, 100) };
		c[C_SHOW_PERCENT] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = percent(p, 1000) };
	}
	c[C_STATUS] = msg_cell(status_word[f->status]);
	c[C_BASIS] = msg_cell(basis_word[f->basis]);
	c[C_SOURCE] = text_cell(t, f->source);
	c[C_NOTE] = text_cell(t, f->text);
}

/* ---- what stands below the table ---------------------------------------------- */

/* How fast it went, and how fast it must go, in units a month. */
static int
note_pace(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	const struct vci_condition *p = f->part;
	int64_t today = vc_today(vc), gone = today - p->span.from + 1;
	int64_t left = p->span.to - today - 1;
	char now[32], need[32];

	if (f->nparts != 1 || !p->has_value || !p->has_target || left < 1 ||
	    gone < 1 || p->target <= p->value ||
	    (strcmp(f->kind, "flow") != 0 && strcmp(f->kind, "money") != 0))
		return VC_OK;
	/* 365.25 / 12 days a month; what is needed is rounded up. */
	vci_decimal_text(p->value * 30437 / (gone * 1000) / 1000 * 1000, now);
	vci_decimal_text(((p->target - p->value) * 30437 / (left * 1000) +
	    999) / 1000 * 1000, need);
	return vci_table_foot(vc, t, "%s: %s a month so far, %s a month needed",
	    f->number, now, need);
}

static int
note_no_result(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	const char *words[32] = { NULL };
	const char *near = NULL;

	for (size_t i = 0; i < 31 && vci_indicators[i].key != NULL; i++)
		words[i] = vci_indicators[i].key;
	if (vci_indicator(f->part[0].indicator) == NULL)
		near = vc_nearest(f->part[0].indicator, words);
	if (near != NULL)
		return vci_table_foot(vc, t, "%s: the register counts no '%s'; "
		    "did you mean '%s'?", f->number, f->part[0].indicator, near);
	return vci_table_foot(vc, t, "%s: no result is counted or recorded",
	    f->number);
}

static int
note_goal(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	char value[32];

	if (f->basis == VCI_STATED)
		return vci_table_foot(vc, t, "%s: stated: %s (%s)", f->number,
		    f->text, f->source);
	if (f->basis == VCI_RECORDED && *f->text != '\0')
		return vci_table_foot(vc, t, "%s: recorded: %s (%s)", f->number,
		    f->text, f->source);
	if (f->basis == VCI_RECORDED)
		return vci_table_foot(vc, t, "%s: recorded (%s)", f->number,
		    f->source);
	if (f->also_recorded)
		return vci_table_foot(vc, t, "%s: counted; recorded beside it: "
		    "%s (%s)", f->number, vci_decimal_text(f->recorded, value),
		    f->source);
	if (f->status == VCI_ST_NO_RESULT)
		return note_no_result(vc, t, f);
	if (f->status == VCI_ST_PENDING)
		return note_pace(vc, t, f);
	return VC_OK;
}

static int
note_sum(struct vc *vc, struct vc_table *t, const int count[])
{
	char n[8][16];
	int all = 0;

	for (int i = 0; i <= VCI_ST_NO_RESULT; i++) {
		snprintf(n[i], sizeof n[i], "%d", count[i]);
		all += count[i];
	}
	snprintf(n[7], sizeof n[7], "%d", all);
	return vci_table_foot(vc, t, "%s goals: %s exceeded, %s met, %s partly "
	    "met, %s missed, %s pending, %s no result", n[7],
	    n[VCI_ST_EXCEEDED], n[VCI_ST_MET], n[VCI_ST_PARTLY],
	    n[VCI_ST_MISSED], n[VCI_ST_PENDING], n[VCI_ST_NO_RESULT]);
}

static int
heading(struct vc *vc, struct vc_table *t, int year)
{
	char text[8], day[16];
	int64_t today = vc_today(vc);
	const char *name = vc_setting(vc, "name");
	int rc;

	snprintf(text, sizeof text, "%d", year);
	rc = vci_table_head(vc, t, "Goals and results %s, %s", text,
	    name == NULL ? "" : name);
	/* A year that is over prints the same whenever it is printed. */
	if (rc == VC_OK && today < vci_day(year + 1, 1, 1))
		rc = vci_table_head(vc, t, "Until %s",
		    vc_day_format(today, day));
	return rc;
}

static int
one_goal(struct vc *vc, struct vc_table *t, struct vc_record *goal, int count[],
    int *findings)
{
	struct vci_figure f;
	struct vc_cell *c;
	int rc = vci_figure(vc, goal, &f);

	if (rc == VC_OK) {
		c = vci_table_row(vc, t);
		if (c == NULL)
			rc = VC_E_NOMEM;
		else
			fill_row(vc, t, &f, c);
		count[f.status]++;
		*findings += f.status == VCI_ST_MISSED ||
		    f.status == VCI_ST_NO_RESULT;
	}
	if (rc == VC_OK)
		rc = note_goal(vc, t, &f);
	vci_figure_release(&f);
	return rc;
}

int
vci_report_year(struct vc *vc, const struct vc_report *r,
    struct vc_table **tp, int *findings)
{
	int count[VCI_ST_NO_RESULT + 1] = { 0 };
	struct vc_list *list = NULL;
	char text[8];
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	if (rc == VC_OK)
		rc = heading(vc, *tp, r->year);
	if (rc == VC_OK)
		rc = vci_goals_open(vc, r->year, r->scope, &list);
	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = one_goal(vc, *tp, vci_goals_record(list), count, findings);
	vc_list_free(list);
	if (rc != VC_DONE)
		return rc;
	snprintf(text, sizeof text, "%d", r->year);
	if (vc_table_nrow(*tp) == 0)
		return vci_table_foot(vc, *tp, "no goals are set for %s; add "
		    "them with 'vcctl goal add' or 'goal import'", text);
	return note_sum(vc, *tp, count);
}
