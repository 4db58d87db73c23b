/* SPDX-License-Identifier: ISC */
/* What reads otherwise now than when its year was closed. */
#include <string.h>

#include "restate.h"

int
vci_restate_say(struct vci_restating *r, const struct vc_msg *m, unsigned how)
{
	const char *const *a = m->arg;
	size_t skip = strlen(r->f.number) + 2;
	struct vc_buf b = { 0 };
	int rc = VC_OK;

	if (how & VCI_SAY_NOTE) {
		rc = vci_table_foot(r->vc, r->out, m->id, a[0], a[1], a[2],
		    a[3], a[4], a[5], a[6], a[7]);
		vci_table_foot_numbers(r->out, m->numbers);
		vci_table_foot_words(r->out, m->words);
	}
	if (rc != VC_OK || (how & VCI_SAY_REASON) == 0)
		return rc;
	r->told = true;
	/* Without the goal's number, which stands beside it; what parts one
	 * from another stands in none. */
	vc_msg_print(&b, m->id, m);
	vc_buf_add(&r->reasons, r->reasons.len > 0 ? "; " : "");
	for (size_t i = skip; i < b.len; i++)
		vc_buf_addc(&r->reasons, b.s[i] == ';' ? ',' : b.s[i]);
	vc_buf_free(&b);
	return r->reasons.failed ? vci_nomem(r->vc) : VC_OK;
}

static int
why(struct vci_restating *r)
{
	struct vc_msg m = { .id = N_("%s: nothing tells why"),
		.arg = { r->f.number } };
	int rc = VC_OK;

	if (r->differs[0] || r->differs[1])
		rc = vci_restate_why(r);
	if (rc == VC_OK)
		rc = vci_restate_goal(r);
	return rc != VC_OK || r->told ? rc :
					vci_restate_say(r, &m, VCI_SAY_WHY);
}

/* ---- beside today's figures ---------------------------------------------------------- */

/* The difference of two numbers of a kind. */
static struct vc_cell
change(const struct vc_cell *a, const struct vc_cell *b)
{
	struct vc_cell c = { .type = VC_CELL_NONE };

	if (a->type == b->type && a->type == VC_CELL_DECIMAL &&
	    a->num != b->num)
		c = (struct vc_cell){ .type = a->type,
			.num = b->num - a->num,
			.text = b->num > a->num ? "+" : "" };
	return c;
}

/* Of one condition, or of two as their results are shown: "+2 / -1". */
static struct vc_cell
shown_change(const struct vc_cell *first, const struct vc_cell *second)
{
	if (second->type == VC_CELL_NONE)
		return *first;
	return (struct vc_cell){ .type = VC_CELL_PAIR,
		.num = first->num,
		.num2 = second->num,
		.flags = VC_CELL_DELTA | VC_CELL_HAS2 |
		    (first->type == VC_CELL_NONE ? 0 : VC_CELL_HAS1) };
}

/* What was closed, and by how much today's differ. */
static void
fill_then(struct vci_restating *r, struct vc_cell *c)
{
	static const enum vci_year_column pair[][2] = {
		{ VCI_YEAR_THEN_RESULT, VCI_YEAR_RESULT },
		{ VCI_YEAR_THEN_RESULT2, VCI_YEAR_RESULT2 },
		{ VCI_YEAR_THEN_REACHED, VCI_YEAR_REACHED },
		{ VCI_YEAR_THEN_PART, VCI_YEAR_PART },
		{ VCI_YEAR_THEN_WHOLE, VCI_YEAR_WHOLE },
		{ VCI_YEAR_THEN_TARGET, VCI_YEAR_TARGET },
		{ VCI_YEAR_THEN_TARGET2, VCI_YEAR_TARGET2 },
		{ VCI_YEAR_THEN_STATUS, VCI_YEAR_STATUS },
		{ VCI_YEAR_THEN_BASIS, VCI_YEAR_BASIS },
	};

	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		c[vci_year_column(pair[i][0])] = vci_cell_copy(r->out,
		    vci_cell_then(r, pair[i][1]));
	c[vci_year_column(VCI_YEAR_CHANGE)] = change(vci_cell_then(r,
							 VCI_YEAR_RESULT),
	    vci_cell_now(r, VCI_YEAR_RESULT));
	c[vci_year_column(VCI_YEAR_CHANGE2)] = change(vci_cell_then(r,
							  VCI_YEAR_RESULT2),
	    vci_cell_now(r, VCI_YEAR_RESULT2));
	if (!r->restated)
		return;
	c[vci_year_column(VCI_YEAR_SHOW_THEN)] = vci_cell_copy(r->out,
	    vci_cell_then(r, VCI_YEAR_SHOW_RESULT));
	/* Of a milestone people see the day. */
	if (strcmp(r->f.kind, "milestone") != 0)
		c[vci_year_column(VCI_YEAR_SHOW_CHANGE)] =
		    shown_change(&c[vci_year_column(VCI_YEAR_CHANGE)],
			&c[vci_year_column(VCI_YEAR_CHANGE2)]);
}

static void
fill(struct vci_restating *r)
{
	int64_t row = r->row == NULL ? 0 :
				       vci_map_get(r->row, (uint64_t)r->f.id);
	struct vc_cell *c;

	if (row == 0)
		return;
	c = (struct vc_cell *)vc_table_cell(r->out, (size_t)row - 1, 0);
	if (r->then != NULL)
		fill_then(r, c);
	c[vci_year_column(VCI_YEAR_RESTATED)] =
	    (struct vc_cell){ .type = VC_CELL_BOOL, .num = r->restated };
	if (r->restated)
		c[vci_year_column(VCI_YEAR_REASONS)] = (struct vc_cell){
			.type = VC_CELL_TAGS,
			.text = vci_table_text(r->out, r->reasons.s)
		};
}

/* ---- the whole ----------------------------------------------------------------------- */

/* The same goal as it is counted today, beside the row that was kept. */
static int
one_goal(struct vci_restating *r, const struct vci_closed_line *at)
{
	enum vci_status status;
	int rc = vci_year_goal(r->vc, r->is, r->goal, &status);

	if (rc == VC_OK)
		rc = vci_figure(r->vc, r->goal, &r->f);
	if (rc != VC_OK)
		return rc;
	r->line = at->line;
	r->then = vc_table_cell(r->was, at->row, 0);
	r->now = vc_table_cell(r->is, vc_table_nrow(r->is) - 1, 0);
	r->restated = r->told = r->goal_told = false;
	vc_buf_clear(&r->reasons);
	rc = vci_restate_what(r);
	if (rc == VC_OK && r->restated)
		rc = why(r);
	if (rc == VC_OK)
		fill(r);
	vci_figure_release(&r->f);
	return rc;
}

static int
gone(struct vci_restating *r, const struct vci_closed_line *at)
{
	const struct vc_cell *c = vc_table_cell(r->was, at->row,
	    vci_year_column(VCI_YEAR_NUMBER));

	return vci_table_foot(r->vc, r->out,
	    "%s: a goal when it was closed, and none now", c->text);
}

static int
one_line(void *arg, const struct vci_closed_line *at)
{
	struct vci_restating *r = arg;
	int rc;

	if (r->only != 0 && r->only != at->goal)
		return VC_OK;
	if (!vci_bits_add(&r->met, at->goal, NULL))
		return vci_nomem(r->vc);
	rc = vc_get(r->vc, r->goal, at->goal);
	if (rc == VC_E_NOINPUT)
		return gone(r, at);
	return rc == VC_OK ? one_goal(r, at) : rc;
}

static int
new_goal(struct vci_restating *r, const struct vc_record *goal)
{
	struct vc_msg m = { .id = N_(
				"%s: a goal now, and none when it was closed"),
		.arg = { vci_goal_value(goal, "number")->s } };

	r->f = (struct vci_figure){ .id = goal->id, .number = m.arg[0] };
	r->then = NULL;
	r->restated = true;
	vc_buf_clear(&r->reasons);
	return vci_restate_say(r, &m, VCI_SAY_WHY);
}

/* Goals of today that the closed report has not. */
static int
new_goals(struct vci_restating *r, const struct vc_report *want)
{
	struct vc_list *list = NULL;
	int rc = vci_goals_open(r->vc, want->year, want->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		const struct vc_record *goal = vci_goals_record(list);

		rc = VC_OK;
		if (vci_bits_has(&r->met, goal->id) ||
		    (r->only != 0 && r->only != goal->id))
			continue;
		rc = new_goal(r, goal);
		if (rc == VC_OK)
			fill(r);
	}
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
has_records(struct vci_restating *r)
{
	struct vci_stmt *st;
	int rc = vci_prepare(r->vc, &st,
	    vci_closing_sql[VCI_SQL_CLOSING_HAS_RUNS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, r->closed->id);
	rc = vci_step(r->vc, st);
	r->kept = rc == VC_ROW;
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

static int
restate(struct vci_restating *r, const struct vc_report *want)
{
	struct vc *vc = r->vc;
	int rc = vci_year_table(vc, &r->was);

	r->tracer = (struct vci_tracer){ .vc = vc, .closed = r->closed };
	if (rc == VC_OK)
		rc = vci_year_table(vc, &r->is);
	if (rc == VC_OK)
		rc = has_records(r);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &r->goal);
	if (rc == VC_OK)
		rc = vci_closed_read(vc, r->closed->id, want->scope, want->year,
		    r->was, one_line, r);
	if (rc == VC_OK)
		rc = new_goals(r, want);
	vci_tracer_release(&r->tracer);
	vci_bits_release(&r->met);
	vc_buf_free(&r->reasons);
	vc_record_free(r->goal);
	vc_table_free(r->was);
	vc_table_free(r->is);
	return rc;
}

int
vci_restate(struct vc *vc, const struct vc_report *want,
    const struct vci_closing *closed, const struct vci_map *row,
    struct vc_table *out)
{
	struct vci_restating r = { .vc = vc,
		.closed = closed,
		.row = row,
		.out = out };

	return restate(&r, want);
}

int
vci_restate_one(struct vc *vc, const struct vci_closing *closed, int year,
    int64_t goal, struct vc_table *out)
{
	const struct vc_report want = { .year = year };
	struct vci_restating r = { .vc = vc,
		.closed = closed,
		.only = goal,
		.out = out };

	return restate(&r, &want);
}

int
vc_restated(struct vc *vc, const struct vc_report *want, struct vc_table **tp)
{
	struct vci_closing closed = { 0 };
	int rc = vci_year_table(vc, tp);

	if (rc == VC_OK)
		rc = vci_db_begin_read(vc);
	if (rc != VC_OK)
		return rc;
	rc = vci_closing_get(vc, want->year, &closed);
	if (rc == VC_OK && closed.id != 0 && closed.reopened_at == 0)
		rc = vci_restate(vc, want, &closed, NULL, *tp);
	return vci_db_end(vc, rc);
}
