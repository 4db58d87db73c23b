/* SPDX-License-Identifier: ISC */
/* The annual report: each goal beside what came of it. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../core/map.h"
#include "report.h"

enum {
	C_YEAR,
	C_THEME,
	C_SHOW_SCOPE,
	C_NUMBER,
	C_TEXT,
	C_SCOPE,
	C_INDICATOR,
	C_KIND,
	C_SHOW_TARGET,
	C_SHOW_RESULT,
	C_SHOW_PERCENT,
	C_TARGET,
	C_TARGET2,
	C_UNIT,
	C_RESULT,
	C_RESULT2,
	C_REACHED,
	C_QUALIFIER,
	C_PART,
	C_WHOLE,
	C_PERCENT,
	C_STATUS,
	C_BASIS,
	C_SOURCE,
	C_NOTE,
	C_COUNT,
	/* Beside what was closed. */
	C_SHOW_THEN = C_COUNT,
	C_SHOW_CHANGE,
	C_RESTATED,
	C_THEN_RESULT,
	C_THEN_RESULT2,
	C_THEN_REACHED,
	C_THEN_PART,
	C_THEN_WHOLE,
	C_THEN_TARGET,
	C_THEN_TARGET2,
	C_THEN_STATUS,
	C_THEN_BASIS,
	C_CHANGE,
	C_CHANGE2,
	C_REASONS,
	C_ALL
};

/* clang-format off */
static const struct vc_column column[C_ALL] = {
	[C_YEAR] = { "year", "Year", VC_COL_MACHINE },
	[C_THEME] = { "theme", N_("Theme"), VC_COL_GROUP },
	[C_SHOW_SCOPE] = { "scope", N_("Scope"), VC_COL_HUMAN | VC_COL_GROUP },
	[C_NUMBER] = { "number", N_("No."), 0 },
	[C_TEXT] = { "goal", N_("Goal"), VC_COL_WRAP },
	[C_SCOPE] = { "scope", "Scope", VC_COL_MACHINE },
	[C_INDICATOR] = { "indicator", "Indicator", VC_COL_MACHINE },
	[C_KIND] = { "kind", "Kind", VC_COL_MACHINE },
	[C_SHOW_TARGET] = { "target", N_("Target"),
	    VC_COL_HUMAN | VC_COL_RIGHT },
	[C_SHOW_RESULT] = { "result", N_("Result"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP },
	[C_SHOW_PERCENT] = { "percent", N_("Of target"),
	    VC_COL_HUMAN | VC_COL_RIGHT },
	[C_TARGET] = { "target", "Target", VC_COL_MACHINE },
	[C_TARGET2] = { "target2", "Second target", VC_COL_MACHINE },
	[C_UNIT] = { "unit", "Unit", VC_COL_MACHINE },
	[C_RESULT] = { "result", "Result", VC_COL_MACHINE },
	[C_RESULT2] = { "result2", "Second result", VC_COL_MACHINE },
	[C_REACHED] = { "reached_on", "Reached", VC_COL_MACHINE },
	[C_QUALIFIER] = { "qualifier", "About", VC_COL_MACHINE },
	[C_PART] = { "part", "Part", VC_COL_MACHINE },
	[C_WHOLE] = { "whole", "Whole", VC_COL_MACHINE },
	[C_PERCENT] = { "percent", "Of target", VC_COL_MACHINE },
	[C_STATUS] = { "status", N_("Status"), VC_COL_WRAP },
	[C_BASIS] = { "basis", N_("Basis"), 0 },
	[C_SOURCE] = { "source", "Source", VC_COL_MACHINE },
	[C_NOTE] = { "note", "Note", VC_COL_MACHINE },
	[C_SHOW_THEN] = { "closed_result", N_("When closed"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP | VC_COL_SPARE },
	[C_SHOW_CHANGE] = { "difference", N_("Restated"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_RESTATED] = { "restated", "Restated", VC_COL_MACHINE },
	[C_THEN_RESULT] = { "closed_result", "When closed", VC_COL_MACHINE },
	[C_THEN_RESULT2] = { "closed_result2", "When closed",
	    VC_COL_MACHINE },
	[C_THEN_REACHED] = { "closed_reached_on", "Reached then",
	    VC_COL_MACHINE },
	[C_THEN_PART] = { "closed_part", "Part then", VC_COL_MACHINE },
	[C_THEN_WHOLE] = { "closed_whole", "Whole then", VC_COL_MACHINE },
	[C_THEN_TARGET] = { "closed_target", "Target then", VC_COL_MACHINE },
	[C_THEN_TARGET2] = { "closed_target2", "Target then",
	    VC_COL_MACHINE },
	[C_THEN_STATUS] = { "closed_status", "Status then", VC_COL_MACHINE },
	[C_THEN_BASIS] = { "closed_basis", "Basis then", VC_COL_MACHINE },
	[C_CHANGE] = { "difference", "Difference", VC_COL_MACHINE },
	[C_CHANGE2] = { "difference2", "Difference", VC_COL_MACHINE },
	[C_REASONS] = { "reasons", "Reasons", VC_COL_MACHINE },
};

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
	return f->nparts == 1 && f->part[0].has_target &&
	    f->part[0].has_value && f->part[0].target > 0 &&
	    f->basis != VCI_STATED && strcmp(f->kind, "milestone") != 0;
}

/* What else is counted is said by the goal's own words. */
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
	if (f->part[part].unit != NULL)
		c.unit = vci_table_text(t, f->part[part].unit);
	if (c.num % 10 == 0) {
		c.type = VC_CELL_MONEY;
		c.num /= 10;
	}
	return c;
}

struct vc_cell
vci_target_cell(const struct vci_figure *f, struct vc_table *t)
{
	const struct vci_condition *p = f->part;
	struct vc_cell c = decimal(p->has_target, p->target);

	if (f->nparts != 2)
		return vci_amount_cell(f, 0, t, p->has_target, p->target,
		    false);
	c.type = VC_CELL_PAIR;
	c.num2 = p[1].target;
	c.flags = (p[0].has_target ? VC_CELL_HAS1 : 0) |
	    (p[1].has_target ? VC_CELL_HAS2 : 0);
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
	} else if (strcmp(f->kind, "milestone") == 0 && p->has_value) {
		c = (struct vc_cell){ .type = p->day == INT64_MAX ?
			    VC_CELL_NONE :
			    VC_CELL_DAY,
			.num = p->day };
	} else if (p->has_value) {
		c = vci_amount_cell(f, 0, t, true, p->value, false);
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
	c[C_SHOW_SCOPE] = c[C_SCOPE];
	c[C_INDICATOR] = text_cell(t, p[0].indicator);
	c[C_KIND] = text_cell(t, f->kind);
	c[C_SHOW_TARGET] = vci_target_cell(f, t);
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
	if (has_percent(f)) {
		c[C_PERCENT] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = percent(p, 100) };
		c[C_SHOW_PERCENT] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = percent(p, 1000) };
	}
	c[C_STATUS] = vci_status_cell(f->status);
	c[C_BASIS] = msg_cell(basis_word[f->basis]);
	/* Of a result that stands beside what was counted, a note tells. */
	if (f->basis == VCI_RECORDED || f->basis == VCI_STATED) {
		c[C_SOURCE] = text_cell(t, f->source);
		c[C_NOTE] = text_cell(t, f->text);
	}
}

/* ---- the whole ----------------------------------------------------------------- */

int
vci_year_sum(struct vc *vc, struct vc_table *t, const int count[])
{
	char n[VCI_ST_NO_RESULT + 2][16];
	int all = 0;

	for (int i = 0; i <= VCI_ST_NO_RESULT; i++) {
		snprintf(n[i], sizeof n[i], "%d", count[i]);
		all += count[i];
	}
	snprintf(n[VCI_ST_NO_RESULT + 1], sizeof n[0], "%d", all);
	return vci_table_foot(vc, t,
	    "Goals: %s. Exceeded %s, met %s, partly "
	    "met %s, missed %s, pending %s, no result %s, no target %s.",
	    n[VCI_ST_NO_RESULT + 1], n[VCI_ST_EXCEEDED], n[VCI_ST_MET],
	    n[VCI_ST_PARTLY], n[VCI_ST_MISSED], n[VCI_ST_PENDING],
	    n[VCI_ST_NO_RESULT], n[VCI_ST_NONE]);
}

int
vci_year_head(struct vc *vc, struct vc_table *t, int year)
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
		rc = vci_table_head(vc, t, "As of %s",
		    vc_day_format(today, day));
	return rc;
}

int
vci_year_scope(struct vc *vc, struct vc_table *t, const char *asked)
{
	return vci_one_scope(vc, t, C_SCOPE, C_SHOW_SCOPE, asked);
}

int
vci_year_table(struct vc *vc, struct vc_table **tp)
{
	return vci_table_new(vc, column, C_COUNT, tp);
}

bool
vci_is_finding(enum vci_status status)
{
	return status == VCI_ST_MISSED || status == VCI_ST_NO_RESULT;
}

size_t
vci_year_column(enum vci_year_column which)
{
	static const size_t at[] = { C_NUMBER, C_INDICATOR, C_KIND, C_SCOPE,
		C_RESULT, C_RESULT2, C_REACHED, C_STATUS, C_THEME, C_TEXT,
		C_TARGET, C_TARGET2, C_UNIT, C_PART, C_WHOLE, C_QUALIFIER,
		C_BASIS, C_SHOW_RESULT, C_SHOW_THEN, C_SHOW_CHANGE,
		C_THEN_RESULT, C_THEN_RESULT2, C_THEN_REACHED, C_THEN_PART,
		C_THEN_WHOLE, C_THEN_TARGET, C_THEN_TARGET2, C_THEN_STATUS,
		C_THEN_BASIS, C_RESTATED, C_CHANGE, C_CHANGE2, C_REASONS };

	return at[which];
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

int
vci_year_goal(struct vc *vc, struct vc_table *t, struct vc_record *goal,
    enum vci_status *status)
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
		*status = f.status;
	}
	if (rc == VC_OK)
		rc = vci_year_note(vc, t, &f);
	vci_figure_release(&f);
	return rc;
}

static int
all_goals(struct vc *vc, const struct vc_report *r, struct vc_table *t,
    struct vci_map *row, int count[], int *findings)
{
	struct vc_list *list = NULL;
	enum vci_status status = VCI_ST_NONE;
	int rc = vci_goals_open(vc, r->year, r->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		struct vc_record *goal = vci_goals_record(list);
		int64_t *at;

		rc = vci_year_goal(vc, t, goal, &status);
		count[status]++;
		*findings += vci_is_finding(status);
		at = vci_map_put(row, (uint64_t)goal->id);
		if (at == NULL)
			rc = vci_nomem(vc);
		else
			*at = (int64_t)vc_table_nrow(t);
	}
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Today's figures, and where the year was closed what they were then. */
static int
report_open(struct vc *vc, const struct vc_report *r,
    const struct vci_closing *closed, struct vc_table *t, int *findings)
{
	int count[VCI_ST_NO_RESULT + 1] = { 0 };
	struct vci_map row = { 0 };
	char text[8];
	int rc = vci_year_head(vc, t, r->year);

	if (rc == VC_OK && closed->id != 0)
		rc = vci_closed_head(vc, t, closed, true);
	if (rc == VC_OK)
		rc = all_goals(vc, r, t, &row, count, findings);
	if (rc == VC_OK && closed->id != 0)
		rc = vci_restate(vc, r, closed, r->as_is ? &row : NULL, t);
	vci_map_release(&row);
	if (rc != VC_OK)
		return rc;
	snprintf(text, sizeof text, "%d", r->year);
	if (vc_table_nrow(t) == 0)
		return vci_table_foot(vc, t,
		    "no goals are set for %s; add "
		    "them with 'vcctl goal add' or 'goal import'",
		    text);
	rc = vci_year_scope(vc, t, r->scope);
	return rc == VC_OK ? vci_year_sum(vc, t, count) : rc;
}

int
vci_report_year(struct vc *vc, const struct vc_report *r, struct vc_table **tp,
    int *findings)
{
	struct vci_closing closed;
	int rc = vci_closing_get(vc, r->year, &closed);

	if (rc == VC_OK)
		rc = vci_table_new(vc, column, r->as_is ? C_ALL : C_COUNT, tp);
	if (rc != VC_OK)
		return rc;
	return vci_closing_holds(&closed) && !r->as_is ?
	    vci_report_closed(vc, r, &closed, *tp, findings) :
	    report_open(vc, r, &closed, *tp, findings);
}
