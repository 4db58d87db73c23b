/* SPDX-License-Identifier: ISC */
/* Why a figure is what it is: the rule, and the records that add up to it. */
#include <string.h>

#include "../core/date.h"
#include "explain.h"

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_PART] = { "condition", "Condition", VC_COL_MACHINE },
	[C_SHOW_PART] = { "condition", N_("Condition"),
	    VC_COL_HUMAN | VC_COL_GROUP },
	[C_BASIS] = { "basis", "Basis", VC_COL_MACHINE },
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_DAY] = { "on", N_("On"), 0 },
	[C_PLACE] = { "municipality", N_("Municipality"), VC_COL_SPARE },
	[C_ORG] = { "organisation", N_("Organisation"),
	    VC_COL_WRAP | VC_COL_SPARE },
	[C_AMOUNT] = { "amount", N_("Amount"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_QUALIFIER] = { "qualifier", "About", VC_COL_MACHINE },
	[C_STATED] = { "stated", N_("Stated"), VC_COL_SPARE },
	[C_TEXT] = { "text", N_("Text"), VC_COL_WRAP | VC_COL_SPARE },
	[C_SOURCE] = { "source", N_("Source"), VC_COL_WRAP | VC_COL_SPARE },
	[C_HAS] = { "has", N_("Has"), VC_COL_RIGHT | VC_COL_SPARE },
};
/* clang-format on */

/* ---- results recorded or stated ------------------------------------------------ */

/* A value that the figure is not made of: what was counted went before it,
 * or a later one did. */
static int
set_aside(struct explain *x, struct vci_stmt *st)
{
	char value[32], day[16];
	int rc;

	rc = vci_table_foot(x->vc, x->t,
	    "Not in the figure: %s, recorded on "
	    "%s (%s)",
	    vci_decimal_text(vci_col_int(st, 2), value),
	    vc_day_format(vci_col_int(st, 1), day), vci_col_text(st, 6));
	vci_table_foot_numbers(x->t, 1 << 0);
	return rc;
}

static int
result_row(struct explain *x, struct vci_stmt *st, int part)
{
	bool number = !vci_col_null(st, 2);
	struct vc_cell *c = vci_explain_row(x, part,
	    number ? N_("recorded") : N_("stated"));

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_DAY] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 1) };
	if (number) {
		c[C_AMOUNT] = (struct vc_cell){ .type = VC_CELL_DECIMAL,
			.num = vci_col_int(st, 2),
			.text = vci_table_text(x->t, vci_col_text(st, 3)) };
		c[C_QUALIFIER] = vci_explain_text(x, vci_col_text(st, 3));
		x->sum[part] += vci_col_int(st, 2);
	}
	if (!vci_col_null(st, 4))
		c[C_STATED] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = vci_table_text(x->t, vci_col_text(st, 4)) };
	c[C_TEXT] = vci_explain_text(x, vci_col_text(st, 5));
	c[C_SOURCE] = vci_explain_text(x, vci_col_text(st, 6));
	return VC_OK;
}

/* One result, if it answers this condition; what answers none is told of
 * with the first. */
static int
result(struct explain *x, struct vci_stmt *st, int part)
{
	const struct vci_figure *f = &x->f;
	const char *indicator = vci_col_text(st, 0);
	const struct vci_condition *p = &f->part[part];
	int of = vci_answers(f, indicator);

	if (of < 0 && part == 0)
		return vci_table_foot(x->vc, x->t,
		    "Not in the figure: a "
		    "result of '%s', which the goal doesn't name",
		    indicator);
	if (of != part)
		return VC_OK;
	if (!vci_col_null(st, 2) &&
	    (p->basis == VCI_COUNTED_RESULT ||
		(!vci_adds_up(f) && p->result != vci_col_int(st, 8))))
		return set_aside(x, st);
	return result_row(x, st, part);
}

/* The results that answer a condition. */
struct answers {
	struct explain *x;
	int part;
};

static int
answer(void *arg, struct vci_stmt *st)
{
	struct answers *a = arg;

	return result(a->x, st, a->part);
}

static int
results(struct explain *x, int part)
{
	return vci_goal_results(x->vc, &x->f, answer,
	    &(struct answers){ x, part });
}

/* ---- the whole ------------------------------------------------------------------- */

/* The day of a milestone. */
static int
reached(struct explain *x, int part)
{
	const struct vci_condition *p = &x->f.part[part];
	char day[16];

	if (strcmp(x->f.kind, "milestone") != 0 || p->day == INT64_MAX)
		return VC_OK;
	vc_day_format(p->day, day);
	return x->f.nparts > 1 ?
	    vci_table_foot(x->vc, x->t, "%s: reached on %s", p->indicator,
		day) :
	    vci_table_foot(x->vc, x->t, "Reached on %s", day);
}

static int
conditions(struct explain *x)
{
	const struct vci_figure *f = &x->f;
	int rc = VC_OK;

	x->each = strcmp(f->kind, "per-each") == 0;
	x->share = vci_is_ratio(f) && !x->each;
	if (f->part[0].basis == VCI_RECORDED)
		x->each = x->share = false;
	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++)
		rc = vci_explain_counted(x, (int)i);
	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		rc = results(x, (int)i);
		if (rc == VC_OK && f->part[i].basis == VCI_RECORDED)
			rc = vci_explain_total(x, (int)i);
		if (rc == VC_OK)
			rc = reached(x, (int)i);
	}
	if (rc == VC_OK && f->basis == VCI_NO_RESULT)
		rc = vci_note_no_result(x->vc, x->t, f);
	return rc;
}

/* What there is today; where the year was closed, what its report has is
 * said beside it. */
static int
explain(struct explain *x)
{
	const struct vci_figure *f = &x->f;
	struct vci_closing closed;
	int rc = vci_closing_get(x->vc, f->year, &closed);

	if (rc == VC_OK)
		rc = vci_table_head(x->vc, x->t, "%s: %s", f->number,
		    vci_goal_value(f->goal, "text")->s);
	if (rc == VC_OK && closed.id != 0)
		rc = vci_closed_head(x->vc, x->t, &closed, true);
	if (rc == VC_OK)
		rc = conditions(x);
	if (rc == VC_OK && closed.id != 0)
		rc = vci_restate_one(x->vc, &closed, f->year, f->id, x->t);
	return rc;
}

/* The one goal of that number; with several scopes, one must be named. */
static int
find_goal(struct explain *x, struct vc_list *list, const char *number,
    struct vc_record **goal)
{
	int rc, found = 0;

	while ((rc = vc_list_next(list)) == VC_ROW) {
		struct vc_record *r = vci_goals_record(list);

		if (strcmp(vci_goal_value(r, "number")->s, number) != 0)
			continue;
		if (found++ == 0) {
			int64_t id = r->id;

			rc = vc_record_new(x->vc, &vci_goal, goal);
			if (rc == VC_OK)
				rc = vc_get(x->vc, *goal, id);
			if (rc != VC_OK)
				return rc;
		}
	}
	if (rc != VC_DONE)
		return rc;
	if (found == 0)
		return vci_err(x->vc, VC_E_NOINPUT,
		    "no goal has the number "
		    "'%s' in that year",
		    number);
	if (found > 1)
		return vci_err(x->vc, VC_E_USAGE,
		    "goal '%s' stands in more "
		    "than one scope; name it with --scope",
		    number);
	return VC_OK;
}

int
vc_explain(struct vc *vc, const char *number, int year, const char *scope,
    struct vc_table **tp)
{
	struct explain x = { .vc = vc };
	struct vc_record *goal = NULL;
	struct vc_list *list = NULL;
	int rc = vci_db_begin_read(vc);

	*tp = NULL;
	if (rc != VC_OK)
		return rc;
	rc = vci_table_new(vc, column, C_COUNT, &x.t);
	if (rc == VC_OK)
		rc = vci_goals_open(vc, year, scope, &list);
	if (rc == VC_OK)
		rc = find_goal(&x, list, number, &goal);
	if (rc == VC_OK)
		rc = vci_figure(vc, goal, &x.f);
	if (rc == VC_OK)
		rc = explain(&x);
	vci_figure_release(&x.f);
	vc_record_free(goal);
	vc_list_free(list);
	rc = vci_db_end(vc, rc);
	if (rc == VC_OK)
		*tp = x.t;
	else
		vc_table_free(x.t);
	return rc;
}
