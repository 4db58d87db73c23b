/* SPDX-License-Identifier: ISC */
/* Goals and figures that someone should look at. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

struct looking {
	struct vc *vc;
	struct vc_table *t;
	const struct vci_figure *f; /* of the goal, or NULL: it is a plan */
	int year;
	const char *number; /* or the calendar's line */
};

static int
find(struct looking *l, const char *what, const char *detail)
{
	struct vc_cell *c = vci_table_row(l->vc, l->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = l->year };
	c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(l->t, l->number) };
	if (l->f != NULL)
		vci_scope_cell(l->vc, l->t, l->f->scope, &c[2]);
	c[3] = (struct vc_cell){ .type = VC_CELL_MSG, .text = what };
	c[4] = (struct vc_cell){ .type = *detail == '\0' ? VC_CELL_NONE :
							   VC_CELL_TEXT,
		.text = vci_table_text(l->t, detail) };
	return VC_OK;
}

/* Is s a year of four digits, from 1990 to 2099, and nothing longer? */
static bool
is_year(const char *s)
{
	return strspn(s, "0123456789") == 4 &&
	    (strncmp(s, "199", 3) == 0 || strncmp(s, "20", 2) == 0);
}

/* A year that isn't the goal's. */
static const char *
other_year(const char *s, const char *year)
{
	for (; *s != '\0'; s++) {
		size_t n = strspn(s, "0123456789");

		if (is_year(s) && strncmp(s, year, 4) != 0)
			return s;
		s += n > 0 ? n - 1 : 0;
	}
	return NULL;
}

/* A year before the plan's, but that from which years run that reach it, as
 * 2022-2025: plans look ahead, and what they say of the past may be left from
 * the one they were begun with. */
static const char *
earlier_year(const char *s, const char *year)
{
	for (; (s = other_year(s, year)) != NULL; s += 4) {
		size_t dash = s[4] == '-'                  ? 1 :
		    strncmp(s + 4, "\342\200\223", 3) == 0 ? 3 :
							     0;

		if (strncmp(s, year, 4) > 0)
			continue;
		if (dash == 0 || !is_year(s + 4 + dash) ||
		    strncmp(s + 4 + dash, year, 4) < 0)
			return s;
		s += 4 + dash;
	}
	return NULL;
}

static int
look_at_words(struct looking *l, const struct vc_record *r,
    const char *const *field)
{
	char year[12], detail[40];
	int rc = VC_OK;

	snprintf(year, sizeof year, "%d", l->year);
	for (; *field != NULL && rc == VC_OK; field++) {
		const struct vci_value *v = vci_goal_value(r, *field);
		const char *at = v->kind != VCI_TEXT ? NULL :
		    l->f != NULL                     ? other_year(v->s, year) :
						       earlier_year(v->s, year);

		if (at == NULL)
			continue;
		snprintf(detail, sizeof detail, "%s: %.4s", *field, at);
		rc = find(l,
		    l->f != NULL ?
			N_("its wording names another year") :
			N_("the plan's wording names an earlier year"),
		    detail);
	}
	return rc;
}

/* What the twelve months of the year come to. */
static int
sum_months(struct looking *l, const struct vci_indicator *ind, int64_t *sum)
{
	int rc = VC_OK;

	*sum = 0;
	for (int m = 1; m <= 12 && rc == VC_OK; m++) {
		struct vci_span span = l->f->part[0].span;
		int64_t n = 0;

		span.from = vci_day(l->f->year, m, 1);
		span.to = vci_day(l->f->year, m + 1, 1);
		rc = vci_fold(l->vc, ind, &span, &n);
		*sum += n * vci_scale(ind);
	}
	return rc;
}

static int
differ(struct looking *l, const char *what, int64_t a, int64_t b)
{
	char one[32], other[32], detail[80];

	snprintf(detail, sizeof detail, "%s / %s", vci_decimal_text(a, one),
	    vci_decimal_text(b, other));
	return find(l, what, detail);
}

/* A figure of the whole year is what its months come to, and what people
 * recorded beside it. */
static int
look_at_sum(struct looking *l)
{
	const struct vci_condition *p = l->f->part;
	struct vci_indicator store;
	const struct vci_indicator *ind = vci_indicator(p->indicator, &store);
	int64_t sum = 0;
	int rc = VC_OK;

	if (p->basis != VCI_COUNTED_RESULT)
		return VC_OK;
	if (p->also_recorded && p->beside != p->value)
		rc = differ(l, N_("counted and recorded differ"), p->value,
		    p->beside);
	if (rc != VC_OK || ind == NULL || ind->stock || !vci_adds_up(l->f))
		return rc;
	rc = sum_months(l, ind, &sum);
	if (rc == VC_OK && sum != p->value)
		rc = differ(l, N_("the goal's figure and the months differ"),
		    p->value, sum);
	return rc;
}

static int
look_at_targets(struct looking *l)
{
	struct vci_stmt *st;
	char day[16];
	int rc = vci_prepare(l->vc, &st, vci_register_sql[VCI_SQL_TARGETS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, l->f->id);
	while ((rc = vci_step(l->vc, st)) == VC_ROW)
		if ((rc = find(l, N_("a target changed after the start"),
			 vc_day_format(vci_col_int(st, 0), day))) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
look_at_goal(struct looking *l, struct vc_record *goal)
{
	static const char *const field[] = { "theme", "text", "note", NULL };
	struct vci_figure f;
	int rc = vci_figure(l->vc, goal, &f);

	l->f = &f;
	l->year = f.year;
	l->number = f.number;
	if (rc == VC_OK && f.over && f.status == VCI_ST_NO_RESULT)
		rc = find(l, N_("it is over and has no result"), "");
	if (rc == VC_OK)
		rc = look_at_words(l, goal, field);
	if (rc == VC_OK && f.nparts > 0)
		rc = look_at_sum(l);
	if (rc == VC_OK)
		rc = look_at_targets(l);
	vci_figure_release(&f);
	l->f = NULL;
	return rc;
}

static int
look_at_plan(struct looking *l, struct vc_record *item)
{
	static const char *const field[] = { "title", "text", NULL };
	static const char *const entry[] = { "text", NULL };
	bool plan = item->noun == &vci_plan;

	l->year = (int)vci_goal_value(item, "year")->i;
	l->number = vci_goal_value(item, plan ? "number" : "line")->s;
	return look_at_words(l, item, plan ? field : entry);
}

/* Looks at each row of the noun. */
static int
look_at_all(struct looking *l, const struct vc_noun *noun, const char *sort,
    int (*look_at)(struct looking *, struct vc_record *))
{
	struct vc_query q = { .noun = noun, .sort = sort };
	struct vc_list *list;
	int rc = vc_list_open(l->vc, &q, &list);

	if (rc != VC_OK)
		return rc;
	while ((rc = vc_list_next(list)) == VC_ROW)
		if ((rc = look_at(l, vci_goals_record(list))) != VC_OK)
			break;
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vc_check_figures(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "year", N_("Year"), 0 },
		{ "number", N_("No."), 0 },
		{ "scope", N_("Scope"), VC_COL_SPARE },
		{ "finding", N_("Finding"), VC_COL_WRAP },
		{ "detail", N_("Detail"), VC_COL_SPARE } };
	struct looking l = { .vc = vc };
	int rc = vci_table_new(vc, col, 5, tp);

	l.t = *tp;
	if (rc == VC_OK && (rc = vci_db_begin_read(vc)) == VC_OK) {
		rc = look_at_all(&l, &vci_goal, "year,number,scope",
		    look_at_goal);
		if (rc == VC_OK)
			rc = look_at_all(&l, &vci_plan, "year,number",
			    look_at_plan);
		if (rc == VC_OK)
			rc = look_at_all(&l, &vci_plan_month, "year,line,month",
			    look_at_plan);
		rc = vci_db_end(vc, rc);
	}
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
