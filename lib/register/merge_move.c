/* SPDX-License-Identifier: ISC */
/* What names the row that goes comes to name the one that is kept, and back.
 * Members of campaigns stay what they were frozen as; what is put off of a row
 * that went is not asked for any more. */
#include <stdio.h>
#include <string.h>

#include "merge.h"

#define NOTHING INT64_MIN /* in place of a number */

/* ---- columns that hold its number ------------------------------------------------ */

static int
set_column(struct vci_merge *m, const struct vci_merge_ref *r, int64_t row,
    int64_t from, int64_t to)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "UPDATE ", r->table, " SET ",
	    r->column, " = $1 WHERE id = $2 AND ", r->column, " = $3", NULL);

	if (rc != VC_OK)
		return rc;
	if (to == NOTHING)
		vci_bind_null(st, 1);
	else
		vci_bind_int(st, 1, to);
	vci_bind_int(st, 2, row);
	vci_bind_int(st, 3, from);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static void
what_of(const struct vci_merge_ref *r, char what[VCI_MERGE_WHAT])
{
	snprintf(what, VCI_MERGE_WHAT, "%s.%s", r->table, r->column);
}

int
vci_merge_move_one(struct vci_merge *m, const struct vci_merge_ref *r,
    int64_t row)
{
	char what[VCI_MERGE_WHAT];
	int rc = set_column(m, r, row, m->gone, m->kept);

	what_of(r, what);
	return rc == VC_OK ? vci_merge_moved(m, what, row) : rc;
}

static int
move_ref(struct vci_merge *m, const struct vci_merge_ref *r)
{
	struct vci_stmt *st;
	char what[VCI_MERGE_WHAT];
	int rc = vci_prepare_of(m->vc, &st, "SELECT id FROM ", r->table,
	    " WHERE ", r->column, " = $1 ORDER BY id", NULL);

	if (rc != VC_OK)
		return rc;
	what_of(r, what);
	vci_bind_int(st, 1, m->gone);
	if ((rc = vci_merge_all_moved(m, st, what)) != VC_OK)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "UPDATE ", r->table, " SET ", r->column,
	    " = $1 WHERE ", r->column, " = $2", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	vci_bind_int(st, 2, m->gone);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
move_refs(struct vci_merge *m)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS];
	size_t n = vci_merge_refs(m->noun, ref);
	int rc = VC_OK;

	for (size_t i = 0; i < n && rc == VC_OK; i++)
		rc = move_ref(m, &ref[i]);
	return rc;
}

/* ---- consents, and rows that had become part of it --------------------------------------- */

/* What one of them withdrew holds for whom they are: a consent given no later
 * than that ends with it. */
static int
join_consents(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc;

	if (m->noun != &vci_volunteer)
		return VC_OK;
	rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_WITHDRAWN]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		const struct vci_value arg[] = { vci_of_int(vci_col_int(st, 0)),
			vci_of_int(vci_col_int(st, 1)) };
		char what[VCI_MERGE_WHAT];

		snprintf(what, sizeof what, "withdrawn.%lld",
		    (long long)arg[1].i);
		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_WITHDRAW, arg, 2);
		if (rc == VC_OK)
			rc = vci_merge_moved(m, what, arg[0].i);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
set_chain(struct vci_merge *m, int64_t merge, int64_t from, int64_t to)
{
	const struct vci_value arg[] = { vci_of_int(merge), vci_of_int(to),
		vci_of_int(from) };

	return vci_merge_run(m->vc, VCI_SQL_MERGE_CHAIN_MOVE, arg, 3);
}

/* So that any number leads where it leads in one step. */
static int
move_chain(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_merge_ask(m, VCI_SQL_MERGE_CHAIN, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);

		rc = set_chain(m, id, m->gone, m->kept);
		if (rc == VC_OK)
			rc = vci_merge_moved(m, "merge", id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- all of it ------------------------------------------------------------------------------- */

int
vci_merge_move(struct vci_merge *m)
{
	const struct vci_value apart[] = { vci_of_text(m->noun->name),
		vci_of_int(m->kept < m->gone ? m->kept : m->gone),
		vci_of_int(m->kept < m->gone ? m->gone : m->kept) };
	int64_t doubles;
	int rc = vci_merge_doubles(m, true, &doubles);

	if (rc == VC_OK)
		rc = vci_merge_steps(m);
	if (rc == VC_OK)
		rc = move_refs(m);
	if (rc == VC_OK)
		rc = vci_merge_scopes(m);
	if (rc == VC_OK)
		rc = vci_merge_filters(m);
	if (rc == VC_OK)
		rc = vci_merge_tags(m);
	if (rc == VC_OK)
		rc = vci_merge_known(m);
	if (rc == VC_OK)
		rc = join_consents(m);
	if (rc == VC_OK)
		rc = move_chain(m);
	return rc == VC_OK ?
	    vci_merge_run(m->vc, VCI_SQL_MERGE_APART_OFF, apart, 3) :
	    rc;
}

/* The column that "table.column" is, if it is one that is moved: one that
 * names the row, or the row of a step. */
static bool
ref_of(const struct vc_noun *noun, const char *what, struct vci_merge_ref *to)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS + 1];
	size_t n = vci_merge_refs(noun, ref);

	ref[n++] = (struct vci_merge_ref){ noun->flow->table, "row_id" };

	for (size_t i = 0; i < n; i++) {
		char name[VCI_MERGE_WHAT];

		what_of(&ref[i], name);
		if (strcmp(name, what) != 0)
			continue;
		*to = ref[i];
		return true;
	}
	return false;
}

static int
one_back(struct vci_merge *m, struct vc_undo_result *r, struct vc_table *left,
    const char *what, int64_t row)
{
	const struct vci_merge_ref consent = { "consent", "withdrawn_on" };
	struct vci_merge_ref ref = { NULL, NULL };
	long long day;
	bool scope;
	int rc;

	if (strncmp(what, "tag.", 4) == 0)
		return vci_merge_tag_back(m, what, row);
	if (strcmp(what, "double") == 0)
		return vci_merge_undo(m->vc, &vci_interest, row, r, left);
	if (strcmp(what, "merge") == 0)
		return set_chain(m, row, m->kept, m->gone);
	if (strcmp(what, "goal.filter") == 0)
		return vci_merge_filter_back(m, row);
	if (sscanf(what, "withdrawn.%lld", &day) == 1)
		return set_column(m, &consent, row, day, NOTHING);
	rc = vci_merge_scope_back(m, what, row, &scope);
	if (!scope) {
		if (!ref_of(m->noun, what, &ref))
			return VC_OK;
		rc = set_column(m, &ref, row, m->kept, m->gone);
	}
	if (rc == VC_OK && vci_changes(m->vc) == 0)
		return vci_merge_stays(m, r, left, what, row);
	r->restored += rc == VC_OK;
	return rc;
}

int
vci_merge_back(struct vci_merge *m, struct vc_undo_result *r,
    struct vc_table *left)
{
	/* The other's tags first, so that what both had comes back last. */
	struct vci_stmt *st;
	int rc = VC_OK;

	for (int turn = 0; turn < 2 && rc == VC_OK; turn++) {
		rc = vci_prepare(m->vc, &st,
		    vci_merge_sql[VCI_SQL_MERGE_MOVED_OF]);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, m->id);
		while ((rc = vci_step(m->vc, st)) == VC_ROW) {
			bool b = strcmp(vci_col_text(st, 0), "tag.b") == 0;

			if (b != (turn == 0))
				continue;
			rc = one_back(m, r, left, vci_col_text(st, 0),
			    vci_col_int(st, 1));
			if (rc != VC_OK)
				break;
		}
		vci_finalize(st);
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	if (rc == VC_OK)
		rc = vci_merge_tags_pack(m);
	return rc == VC_OK ? vci_merge_known_back(m) : rc;
}
