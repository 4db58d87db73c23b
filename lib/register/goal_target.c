/* SPDX-License-Identifier: ISC */
/* What a goal's targets were, where they changed after its time had begun. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "register.h"

static const struct vci_value *
value(const struct vc_record *r, const char *name)
{
	return &r->v[vci_field(r->noun, name)];
}

static bool
same(const struct vci_value *a, const struct vci_value *b)
{
	return a->kind == b->kind && (a->kind != VCI_INT || a->i == b->i);
}

/* The day on which its time begins. */
static int64_t
begins(const struct vc_record *goal)
{
	const struct vci_value *from = value(goal, "period_from");

	return from->kind == VCI_INT ?
	    from->i :
	    vci_day((int)value(goal, "year")->i, 1, 1);
}

static int
keep(struct vc *vc, int64_t goal, const struct vci_value *target,
    const struct vci_value *target2, const char *reason)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_TARGET_NEW]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, goal);
	vci_bind_int(st, 2, vci_now(vc));
	vci_bind_int(st, 3, vc_today(vc));
	vci_bind_text(st, 4, vc->actor);
	vci_bind_text(st, 5, reason);
	vci_bind_value(st, 6, target);
	vci_bind_value(st, 7, target2);
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}

static int
settle(struct vc *vc, const struct vc_record *was, const struct vc_record *is,
    const char *reason)
{
	bool moved = !same(value(was, "target"), value(is, "target")) ||
	    !same(value(was, "target2"), value(is, "target2"));
	bool given = reason != NULL && *reason != '\0';
	char day[16];

	if (!moved || vc_today(vc) < begins(was))
		return given ?
		    vci_err(vc, VC_E_USAGE,
			"a reason is for a target that changes when the "
			"goal's time has begun") :
		    VC_OK;
	if (!given)
		return vci_err(vc, VC_E_USAGE,
		    "the goal's time began on %s: say with --reason why its "
		    "target changes",
		    vc_day_format(begins(was), day));
	return keep(vc, was->id, value(was, "target"), value(was, "target2"),
	    reason);
}

int
vc_goal_edit(struct vc *vc, struct vc_record *r, int64_t id, const char *reason,
    int *changed)
{
	struct vc_record *was = NULL, *is = NULL;
	int rc = vci_person_refuse(vc, reason);

	*changed = 0;
	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vc_record_new(vc, &vci_goal, &was);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &is);
	if (rc == VC_OK)
		rc = vc_get(vc, was, id);
	if (rc == VC_OK)
		rc = vc_edit(vc, r, id, changed);
	if (rc == VC_OK)
		rc = vc_get(vc, is, id);
	if (rc == VC_OK)
		rc = settle(vc, was, is, reason);
	vc_record_free(was);
	vc_record_free(is);
	return vci_db_end(vc, rc);
}

/* ---- by import ------------------------------------------------------------------ */

/* The row of VCI_SQL_TARGETS_IMPORTED that the statement is at. */
struct moved {
	int64_t goal, begins, import;
	struct vci_value was[2], is[2];
};

static void
read_moved(struct vci_stmt *st, struct moved *m)
{
	bool period = !vci_col_null(st, 9);
	int at = period ? 10 : 8;

	m->goal = vci_col_int(st, 0);
	for (int i = 0; i < 2; i++) {
		bool differs = !vci_col_null(st, 3 + 2 * i);

		vci_col_value(st, 1 + i, &m->is[i]);
		vci_col_value(st, differs ? 4 + 2 * i : 1 + i, &m->was[i]);
	}
	m->begins = vci_col_null(st, at) ?
	    vci_day((int)vci_col_int(st, 7), 1, 1) :
	    vci_col_int(st, at);
	m->import = vci_col_null(st, 11) ? 0 : vci_col_int(st, 11);
}

/* An import gives no reason but itself. */
static int
keep_moved(struct vc *vc, int64_t import, bool back)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st,
	    vci_register_sql[VCI_SQL_TARGETS_IMPORTED]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, import);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		char reason[300];
		bool closed = false;
		struct moved m;

		read_moved(st, &m);
		snprintf(reason, sizeof reason, "import %s%lld: %s",
		    back ? "undo " : "", (long long)import,
		    vci_col_text(st, 12));
		rc = back ? vci_row_closed(vc, &vci_goal, m.goal, &closed) :
			    VC_OK;
		if (rc == VC_OK && vc_today(vc) >= m.begins && !closed &&
		    (!back || m.import == import))
			rc = keep(vc, m.goal, back ? &m.is[0] : &m.was[0],
			    back ? &m.is[1] : &m.was[1], reason);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_goal_imported(struct vc *vc, int64_t import)
{
	return keep_moved(vc, import, false);
}

int
vci_goal_unimport(struct vc *vc, int64_t import)
{
	return keep_moved(vc, import, true);
}

/* ---- shown ---------------------------------------------------------------------- */

static void
decimal(struct vc_cell *c, bool there, int64_t v)
{
	*c = (struct vc_cell){ .type = there ? VC_CELL_DECIMAL : VC_CELL_NONE,
		.num = v };
}

static int
add_row(struct vc *vc, struct vc_table *t, struct vci_stmt *st)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 0) };
	decimal(&c[1], !vci_col_null(st, 1), vci_col_int(st, 1));
	decimal(&c[2], !vci_col_null(st, 2), vci_col_int(st, 2));
	for (int i = 3; i < 5; i++)
		c[i] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, vci_col_text(st, i)) };
	return VC_OK;
}

/* What holds now, below what was. */
static int
add_now(struct vc *vc, struct vc_table *t, int64_t id)
{
	struct vc_record *goal;
	struct vc_cell *c = NULL;
	int rc = vc_record_new(vc, &vci_goal, &goal);

	if (rc == VC_OK)
		rc = vc_get(vc, goal, id);
	if (rc == VC_OK && (c = vci_table_row(vc, t)) == NULL)
		rc = VC_E_NOMEM;
	if (rc == VC_OK) {
		const struct vci_value *a = value(goal, "target");
		const struct vci_value *b = value(goal, "target2");

		decimal(&c[1], a->kind == VCI_INT, a->i);
		decimal(&c[2], b->kind == VCI_INT, b->i);
	}
	vc_record_free(goal);
	return rc;
}

int
vc_goal_targets(struct vc *vc, int64_t id, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "until", N_("Until"), 0 },
		{ "target", N_("Target"), VC_COL_RIGHT },
		{ "target2", N_("Second target"), VC_COL_RIGHT | VC_COL_SPARE },
		{ "actor", N_("By"), 0 },
		{ "reason", N_("Reason"), VC_COL_WRAP } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 5, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_TARGETS]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, id);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW)
		rc = add_row(vc, *tp, st);
	vci_finalize(st);
	if (rc == VC_DONE)
		rc = add_now(vc, *tp, id);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
