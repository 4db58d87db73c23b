/* SPDX-License-Identifier: ISC */
/* Goals and figures that someone should look at. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "check.h"

int
vci_find_at(struct vci_looking *l, int year, const char *number,
    const char *scope, const char *what, const char *detail)
{
	struct vc_cell *c = vci_table_row(l->vc, l->t);

	if (c == NULL)
		return VC_E_NOMEM;
	if (year != 0)
		c[0] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = year };
	if (*number != '\0')
		c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(l->t, number) };
	if (scope != NULL)
		vci_scope_cell(l->vc, l->t, scope, &c[2]);
	c[3] = (struct vc_cell){ .type = VC_CELL_MSG, .text = what };
	if (*detail != '\0')
		c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(l->t, detail) };
	return VC_OK;
}

int
vci_find(struct vci_looking *l, const char *what, const char *detail)
{
	return vci_find_at(l, l->f->year, l->f->number, l->f->scope, what,
	    detail);
}

int
vci_find_differ(struct vci_looking *l, const char *what, int64_t a, int64_t b)
{
	char one[32], other[32], detail[80];

	snprintf(detail, sizeof detail, "%s / %s", vci_decimal_text(a, one),
	    vci_decimal_text(b, other));
	return vci_find(l, what, detail);
}

/* Of two conditions it says which has none. */
static int
look_at_result(struct vci_looking *l)
{
	const struct vci_figure *f = l->f;
	const char *which = "";
	size_t missing = 0;

	if (f->basis == VCI_STATED || !f->over)
		return VC_OK;
	for (size_t i = 0; i < f->nparts; i++) {
		if (f->part[i].has_value)
			continue;
		which = f->part[i].indicator;
		missing++;
	}
	if (missing == 0)
		return VC_OK;
	return vci_find(l, N_("it is over and has no result"),
	    f->nparts == 2 && missing == 1 ? which : "");
}

/* Those that an import brought were looked at by nobody. */
static int
look_at_key(struct vci_looking *l, const char *key)
{
	char near[VCI_KEY_MAX], detail[2 * VCI_KEY_MAX + 8];
	enum vci_key_is is;
	int rc = vci_key_look(l->vc, key, &is, near);

	if (rc != VC_OK)
		return rc;
	if (is == VCI_KEY_MISSPELT) {
		snprintf(detail, sizeof detail, "%.*s: %s", VCI_KEY_MAX, key,
		    near);
		return vci_find(l,
		    N_("nothing counts it, and its key is near another"),
		    detail);
	}
	return is == VCI_KEY_NO_QUESTION ?
	    vci_find(l, N_("it counts a question that no survey has"), key) :
	    VC_OK;
}

static int
look_at_keys(struct vci_looking *l)
{
	static const char *const field[] = { "indicator", "indicator2" };
	int rc = VC_OK;

	for (size_t i = 0; i < 2 && rc == VC_OK; i++) {
		const struct vci_value *v = vci_goal_value(l->f->goal,
		    field[i]);

		if (v->kind == VCI_TEXT)
			rc = look_at_key(l, v->s);
	}
	return rc;
}

static int
look_at_targets(struct vci_looking *l)
{
	struct vci_stmt *st;
	char day[16];
	int rc = vci_prepare(l->vc, &st, vci_register_sql[VCI_SQL_TARGETS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, l->f->id);
	while ((rc = vci_step(l->vc, st)) == VC_ROW)
		if ((rc = vci_find(l, N_("a target changed after the start"),
			 vc_day_format(vci_col_int(st, 0), day))) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
look_at(struct vci_looking *l, struct vc_record *goal)
{
	struct vci_figure f;
	int rc = vci_figure(l->vc, goal, &f);

	l->f = &f;
	if (rc == VC_OK)
		rc = look_at_result(l);
	if (rc == VC_OK)
		rc = look_at_keys(l);
	if (rc == VC_OK)
		rc = vci_look_at_words(l);
	if (rc == VC_OK && f.nparts > 0)
		rc = vci_look_at_results(l);
	if (rc == VC_OK)
		rc = look_at_targets(l);
	if (rc == VC_OK)
		rc = vci_sums_add(l);
	vci_figure_release(&f);
	l->f = NULL;
	return rc;
}

static int
look_at_goals(struct vci_looking *l)
{
	struct vc_query q = { .noun = &vci_goal, .sort = "year,number,scope" };
	struct vc_list *list = NULL;
	int rc = vc_list_open(l->vc, &q, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = look_at(l, vci_goals_record(list));
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
	struct vci_looking l = { .vc = vc };
	int rc = vci_table_new(vc, col, 5, tp);

	l.t = *tp;
	if (rc == VC_OK && (rc = vci_db_begin_read(vc)) == VC_OK) {
		rc = look_at_goals(&l);
		if (rc == VC_OK)
			rc = vci_look_at_sums(&l);
		if (rc == VC_OK)
			rc = vci_look_at_orphans(&l);
		if (rc == VC_OK)
			rc = vci_look_at_rows(&l);
		if (rc == VC_OK)
			rc = vci_look_at_plans(&l, &vci_plan, "year,number");
		if (rc == VC_OK)
			rc = vci_look_at_plans(&l, &vci_plan_month,
			    "year,line,month");
		rc = vci_db_end(vc, rc);
	}
	vci_sums_free(l.sums);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
