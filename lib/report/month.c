/* SPDX-License-Identifier: ISC */
/* The monthly report: this month, the same month last year, the year so far.
 * Counts only: no name, no address, nothing about one person. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

enum {
	C_KEY,
	C_TITLE,
	C_MONTH,
	C_BEFORE,
	C_YEAR,
	C_YEAR_BEFORE,
	C_TARGET,
	C_NEEDED,
	C_COUNT
};

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_KEY] = { "indicator", "Indicator", VC_COL_MACHINE },
	[C_TITLE] = { "title", N_("What"), VC_COL_HUMAN | VC_COL_WRAP },
	[C_MONTH] = { "month", N_("The month"), VC_COL_RIGHT },
	[C_BEFORE] = { "month_last_year", N_("Same month a year before"),
	    VC_COL_RIGHT },
	[C_YEAR] = { "year_to_date", N_("Year to date"), VC_COL_RIGHT },
	[C_YEAR_BEFORE] = { "year_to_date_last_year",
	    N_("Year before to date"), VC_COL_RIGHT },
	[C_TARGET] = { "target", N_("Target for the year"),
	    VC_COL_RIGHT | VC_COL_SPARE },
	[C_NEEDED] = { "needed_a_month", N_("Needed a month"),
	    VC_COL_RIGHT | VC_COL_SPARE },
};

static const char *const title[12] = {
	N_("Report for January %s, %s"), N_("Report for February %s, %s"),
	N_("Report for March %s, %s"), N_("Report for April %s, %s"),
	N_("Report for May %s, %s"), N_("Report for June %s, %s"),
	N_("Report for July %s, %s"), N_("Report for August %s, %s"),
	N_("Report for September %s, %s"), N_("Report for October %s, %s"),
	N_("Report for November %s, %s"), N_("Report for December %s, %s")
};
/* clang-format on */

struct month {
	struct vc *vc;
	struct vc_table *t;
	int year, month;
	struct vci_narrow where;
	char scope[32];    /* as goals store it */
	int64_t day[4][2]; /* month, a year before, year, the same */
};

static struct vc_cell
number(int64_t v)
{
	return (struct vc_cell){ .type = VC_CELL_DECIMAL, .num = v };
}

/* A stock has a level at the end of a month, and no sum over a year. A row is
 * made for what counts something, or must be told of. */
static int
counted(struct month *m, const struct vci_indicator *ind, bool spare,
    const char *title_of)
{
	int64_t day[4][2], sum[4];
	struct vc_cell *c;
	int rc;

	memcpy(day, m->day, sizeof day);
	for (int i = 0; ind->stock && i < 4; i++)
		day[i][0] = INT32_MIN;
	rc = vci_fold4(m->vc, ind, &m->where, (const int64_t(*)[2])day, sum);
	if (rc != VC_OK || (spare && (sum[0] | sum[1] | sum[2] | sum[3]) == 0))
		return rc;
	if ((c = vci_table_row(m->vc, m->t)) == NULL)
		return VC_E_NOMEM;
	c[C_KEY] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(m->t, ind->key) };
	c[C_TITLE] = title_of != NULL ?
	    (struct vc_cell){ .type = VC_CELL_TEXT,
		    .text = vci_table_text(m->t, title_of) } :
	    (struct vc_cell){ .type = VC_CELL_MSG, .text = ind->title };
	for (int i = 0; i < (ind->stock ? 2 : 4); i++)
		c[C_MONTH + i] = number(sum[i] * vci_scale(ind));
	return VC_OK;
}

/* Takes one recorded value into the periods that its day falls in: a level is
 * the last one known of the year, and the others are of the period. */
static void
take(struct month *m, struct vci_stmt *st, enum vci_readings how,
    struct vc_cell *c)
{
	int64_t day = vci_col_int(st, 0);
	const char *about = vci_col_text(st, 2);
	bool level = how == VCI_READ_LATEST;

	for (int i = 0; i < (level ? 2 : 4); i++) {
		int64_t value = vci_col_int(st, 1);
		int64_t from = m->day[level ? i + 2 : i][0];
		struct vc_cell *to = &c[C_MONTH + i];
		bool first = to->type == VC_CELL_NONE;

		if (day < from || day >= m->day[i][1] ||
		    (how == VCI_READ_MAX && !first && value <= to->num))
			continue;
		if (how == VCI_READ_SUM && !first)
			value += to->num;
		to->type = VC_CELL_DECIMAL;
		to->num = value;
		if (how != VCI_READ_SUM || *about != '\0')
			to->text = vci_table_text(m->t, about);
	}
}

/* Does the goal count by month what it counts in its year? A filter or a
 * period of its own would make the columns tell of something else. */
static bool
by_month(const struct vc_record *goal)
{
	static const char *const own[] = { "filter", "period_from",
		"period_to" };
	const char *kind = vci_goal_value(goal, "kind")->s;

	for (size_t i = 0; i < 3; i++)
		if (vci_goal_value(goal, own[i])->kind != VCI_NULL)
			return false;
	return strcmp(kind, "flow") == 0 || strcmp(kind, "money") == 0 ||
	    strcmp(kind, "stock") == 0;
}

/* What only people record, in the goal's own words: its values by date. */
static int
recorded(struct month *m, const struct vc_record *goal)
{
	const char *key = vci_goal_value(goal, "indicator")->s;
	struct vci_stmt *st;
	struct vc_cell *c;
	int rc = vci_prepare(m->vc, &st, vci_goal_sql[VCI_SQL_RECORDED_MONTHS]);

	if (rc != VC_OK)
		return rc;
	if ((c = vci_table_row(m->vc, m->t)) == NULL) {
		vci_finalize(st);
		return VC_E_NOMEM;
	}
	vci_bind_text(st, 1, key);
	vci_bind_text(st, 2, m->scope);
	vci_bind_int(st, 3, m->year);
	vci_bind_text(st, 4, vci_goal_value(goal, "number")->s);
	c[C_KEY] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(m->t, key) };
	c[C_TITLE] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(m->t, vci_goal_value(goal, "text")->s) };
	while ((rc = vci_step(m->vc, st)) == VC_ROW)
		take(m, st, vci_readings(goal), c);
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* How many whole months are left until the year ends, or the goal is due. */
static int64_t
months_left(const struct month *m, const struct vc_record *goal)
{
	const struct vci_value *due = vci_goal_value(goal, "due");
	int year, month = 12, day;

	if (due->kind == VCI_INT && due->i < vci_day(m->year, 12, 31)) {
		vci_day_civil(due->i, &year, &month, &day);
		month = year < m->year ? 0 : month;
	}
	return month - m->month;
}

/* The year's target for the same thing, and of one that adds up over the
 * year what is left of it a month. */
static void
against_goal(const struct month *m, const struct vc_record *goal,
    struct vc_cell *c)
{
	const struct vci_value *target = vci_goal_value(goal, "target");
	const char *comparator = vci_goal_value(goal, "comparator")->s;
	int64_t left = months_left(m, goal), lack;

	if (target->kind != VCI_INT)
		return;
	c[C_TARGET].type = VC_CELL_DECIMAL;
	c[C_TARGET].num = target->i;
	lack = target->i - c[C_YEAR].num;
	if (c[C_YEAR].type == VC_CELL_NONE || lack <= 0 || left <= 0 ||
	    strcmp(vci_goal_value(goal, "kind")->s, "stock") == 0 ||
	    vci_readings(goal) != VCI_READ_SUM ||
	    (comparator != NULL && strcmp(comparator, "at-least") != 0))
		return;
	c[C_NEEDED] = number((lack + left * 1000 - 1) / (left * 1000) * 1000);
}

/* Sums of money as such, with their unit. */
static void
as_money(struct month *m, const struct vc_record *goal, struct vc_cell *c)
{
	const struct vci_value *unit = vci_goal_value(goal, "unit");

	for (int i = C_MONTH; i <= C_NEEDED; i++) {
		c[i].unit = unit->kind == VCI_TEXT ?
		    vci_table_text(m->t, unit->s) :
		    vci_money_unit(m->vc);
		if (c[i].type != VC_CELL_DECIMAL || c[i].num % 10 != 0)
			continue;
		c[i].type = VC_CELL_MONEY;
		c[i].num /= 10;
	}
}

static struct vc_cell *
row_of(struct month *m, const char *key, size_t nrow)
{
	for (size_t i = 0; i < nrow; i++) {
		struct vc_cell *c = (struct vc_cell *)vc_table_cell(m->t, i, 0);

		if (strcmp(c[C_KEY].text, key) == 0)
			return c;
	}
	return NULL;
}

/* A row for what a goal asks for and that has none yet. */
static int
asked_for(struct month *m, const struct vc_record *goal)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;
	int rc = vci_indicator_of(m->vc, vci_goal_value(goal, "indicator")->s,
	    &store, &ind);

	if (rc != VC_OK)
		return rc;
	if (ind == NULL)
		return recorded(m, goal);
	return counted(m, ind, false,
	    ind->title != NULL ? NULL : vci_goal_value(goal, "text")->s);
}

static int
goals(struct month *m)
{
	struct vc_list *list;
	int rc = vci_goals_open(m->vc, m->year, m->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		struct vc_record *goal = vci_goals_record(list);
		const char *key = vci_goal_value(goal, "indicator")->s;
		struct vc_cell *c;

		rc = VC_OK;
		if (!by_month(goal))
			continue;
		if (row_of(m, key, vc_table_nrow(m->t)) == NULL)
			rc = asked_for(m, goal);
		c = row_of(m, key, vc_table_nrow(m->t));
		if (rc == VC_OK && c[C_TARGET].type == VC_CELL_NONE)
			against_goal(m, goal, c);
		if (rc == VC_OK &&
		    strcmp(vci_goal_value(goal, "kind")->s, "money") == 0)
			as_money(m, goal, c);
	}
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

static void
days(struct month *m)
{
	for (int i = 0; i < 2; i++) {
		int64_t first = vci_day(m->year - i, m->month, 1);
		int64_t end = vci_day_add_months(first, 1);

		m->day[i][0] = first;
		m->day[i][1] = end;
		m->day[i + 2][0] = vci_day(m->year - i, 1, 1);
		m->day[i + 2][1] = end;
	}
}

/* The scope as goals store it, so that "Stockholm" finds those of SE-0180. */
static int
where(struct month *m, const char *scope)
{
	struct vci_arena arena = { 0 };
	struct vci_parse p = { .vc = m->vc,
		.arena = &arena,
		.resolve = vci_find_ref };
	struct vci_value v;
	int rc;

	snprintf(m->scope, sizeof m->scope, "national");
	if (scope != NULL) {
		rc = vci_type_parse(&p,
		    &vci_goal.field[vci_field(&vci_goal, "scope")], scope,
		    strlen(scope), &v);
		if (rc == VC_OK)
			snprintf(m->scope, sizeof m->scope, "%s", v.s);
		vci_arena_release(&arena);
		vc_buf_free(&p.scratch);
		if (rc != VC_OK)
			return rc == VC_E_DATA ? VC_E_USAGE : rc;
	}
	return vci_scope_parse(m->vc, m->scope, &m->where);
}

static int
heading(struct month *m, bool asked)
{
	const char *name = vc_setting(m->vc, "name");
	char year[8];
	int rc;

	snprintf(year, sizeof year, "%04d", m->year);
	rc = vci_table_head(m->vc, m->t, title[m->month - 1], year,
	    name == NULL ? "" : name);
	if (rc == VC_OK && (asked || strcmp(m->scope, "national") != 0))
		rc = vci_scope_head(m->vc, m->t, m->scope);
	return rc;
}

int
vci_report_month(struct vc *vc, const struct vc_report *r, struct vc_table **tp)
{
	struct month m = { .vc = vc, .year = r->year, .month = r->month };
	struct vci_indicator store;
	const struct vci_indicator *i;
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	m.t = *tp;
	days(&m);
	if (rc == VC_OK)
		rc = where(&m, r->scope);
	if (rc == VC_OK)
		rc = heading(&m, r->scope != NULL);
	/* How far a campaign is, its goal tells. */
	for (size_t n = 0;
	     rc == VC_OK && (i = vci_indicator_nth(n, &store)) != NULL; n++)
		if (i->title != NULL && vci_narrows(i->key) != VCI_HAS_LIST)
			rc = counted(&m, i, i->spare, NULL);
	return rc == VC_OK ? goals(&m) : rc;
}
