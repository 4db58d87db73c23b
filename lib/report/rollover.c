/* SPDX-License-Identifier: ISC */
/* Next year's goals begun with this year's. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

struct roll {
	struct vc *vc;
	struct vc_table *t;
	struct vc_record *old, *new;
	char from[8];
	int year, years;
	int *named;
};

static struct vci_value *
value(struct vc_record *r, const char *name)
{
	return &r->v[vci_field(r->noun, name)];
}

static int
is_there(struct roll *x, bool *is)
{
	struct vci_stmt *st;
	int rc = vci_prepare(x->vc, &st, vci_year_sql[VCI_SQL_GOAL_IS_THERE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, x->year);
	vci_bind_value(st, 2, value(x->old, "number"));
	vci_bind_value(st, 3, value(x->old, "scope"));
	rc = vci_step(x->vc, st);
	*is = rc == VC_ROW;
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* The year's result: as it was closed, or as it is counted now. */
static int
result_of(struct roll *x, bool *has, int64_t *v)
{
	struct vci_figure f;
	bool closed;
	int rc = vci_closing_result(x->vc, (int)value(x->old, "year")->i,
	    x->old->id, &closed, has, v);

	if (rc != VC_OK || closed)
		return rc;
	rc = vci_figure(x->vc, x->old, &f);
	*has = rc == VC_OK && f.nparts > 0 && f.part[0].has_value;
	if (*has)
		*v = f.part[0].value;
	vci_figure_release(&f);
	return rc;
}

/* Days so many years later, and the year's result to begin with. */
static int
move(struct roll *x)
{
	static const char *const day[] = { "due", "period_from", "period_to" };
	int64_t result = 0;
	bool has = false;
	int rc;

	memcpy(x->new->v, x->old->v,
	    vci_nfield(x->new->noun) * sizeof *x->new->v);
	*value(x->new, "year") = (struct vci_value){ .kind = VCI_INT,
		.i = x->year };
	for (int i = 0; i < 3; i++) {
		struct vci_value *v = value(x->new, day[i]);

		if (v->kind == VCI_INT)
			v->i = vc_day_add_months(v->i, 12 * x->years);
	}
	rc = result_of(x, &has, &result);
	if (has)
		*value(x->new,
		    "baseline") = (struct vci_value){ .kind = VCI_INT,
			.i = result };
	return rc;
}

static void
add(struct vc_buf *b, const char *what, const char *value)
{
	vc_buf_add(b, b->len == 0 ? "" : "; ");
	vc_buf_add(b, what);
	if (value == NULL)
		return;
	vc_buf_add(b, ": ");
	vc_buf_add(b, value);
}

/* What may still be of the old year: fields whose words name it, a campaign's
 * list, whose members were frozen then, and a survey, which was asked then. */
static void
named(struct roll *x, struct vc_buf *b)
{
	static const char *const field[] = { "theme", "text", "note", "filter",
		"indicator", "indicator2" };

	for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
		const struct vci_value *v = value(x->new, field[i]);
		const char *s = v->kind == VCI_TEXT ? v->s : "";

		if (i < 3 && vci_names_year(s, x->from))
			add(b, field[i], NULL);
		else if (i == 3 &&
		    (strstr(s, "list=") != NULL || vci_names_year(s, x->from)))
			add(b, field[i], s);
		else if (i > 3 &&
		    (strncmp(s, "survey.", 7) == 0 ||
			vci_names_year(s, x->from)))
			add(b, field[i], s);
	}
}

static void
decimal(struct vc_cell *c, const struct vci_value *v)
{
	*c = (struct vc_cell){ .type = v->kind == VCI_INT ? VC_CELL_DECIMAL :
							    VC_CELL_NONE,
		.num = v->i };
}

static int
tell(struct roll *x, int64_t id)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);
	struct vc_buf b = { 0 };

	if (c == NULL)
		return VC_E_NOMEM;
	named(x, &b);
	*x->named += b.len > 0;
	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = id };
	c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, value(x->new, "number")->s) };
	vci_scope_cell(x->vc, x->t, value(x->new, "scope")->s, &c[2]);
	c[3] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, value(x->new, "text")->s) };
	decimal(&c[4], value(x->new, "target"));
	decimal(&c[5], value(x->new, "baseline"));
	if (b.len > 0)
		c[6] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(x->t, b.s) };
	vc_buf_free(&b);
	return VC_OK;
}

static int
roll_one(void *arg, const struct vc_record *old)
{
	struct roll *x = arg;
	bool is = false;
	int64_t id = 0;
	int rc;

	x->old = (struct vc_record *)old;
	rc = is_there(x, &is);
	if (rc != VC_OK || is)
		return rc;
	rc = vc_record_new(x->vc, &vci_goal, &x->new);
	if (rc == VC_OK)
		rc = move(x);
	if (rc == VC_OK)
		rc = vc_add(x->vc, x->new, &id);
	if (rc == VC_OK)
		rc = tell(x, id);
	vc_record_free(x->new);
	x->new = NULL;
	return rc;
}

int
vc_goal_rollover(struct vc *vc, int from, int to, struct vc_table **tp,
    int *n_named)
{
	static const struct vc_column col[] = { { "id", N_("Id"),
						    VC_COL_RIGHT },
		{ "number", N_("No."), 0 }, { "scope", N_("Scope"), 0 },
		{ "goal", N_("Goal"), VC_COL_WRAP },
		{ "target", N_("Target"), VC_COL_RIGHT },
		{ "baseline", N_("Baseline"), VC_COL_RIGHT },
		{ "names_old_year", N_("Of the old year"),
		    VC_COL_SPARE | VC_COL_WRAP } };
	struct roll x = { .vc = vc,
		.year = to,
		.years = to - from,
		.named = n_named };
	int64_t n = 0;
	int rc;

	*n_named = 0;
	*tp = NULL;
	if ((rc = vci_copy_check(vc, from, to)) != VC_OK)
		return rc;
	snprintf(x.from, sizeof x.from, "%d", from);
	if ((rc = vci_table_new(vc, col, 7, &x.t)) != VC_OK)
		return rc;
	if ((rc = vci_db_begin(vc)) == VC_OK) {
		rc = vci_copy_rows(vc, &vci_goal, from, roll_one, &x, &n);
		if (rc == VC_OK && n == 0)
			rc = vci_err(vc, VC_E_NOINPUT,
			    "no goals are set for %s", x.from);
		rc = vci_db_end(vc, rc);
	}
	if (rc == VC_OK)
		*tp = x.t;
	else
		vc_table_free(x.t);
	return rc;
}
