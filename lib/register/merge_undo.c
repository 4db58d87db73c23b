/* SPDX-License-Identifier: ISC */
/* Two rows that had become one are two again, but for what was changed
 * since. */
#include <stdio.h>
#include <string.h>

#include "merge.h"
#include "people.h"

/* Which merge took the row away, and into which. */
static int
find(struct vci_merge *m)
{
	char s[24];
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_LAST]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, m->gone);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW) {
		m->id = vci_col_int(st, 0);
		m->kept = vci_col_int(st, 1);
	} else if (rc == VC_DONE) {
		snprintf(s, sizeof s, "%lld", (long long)m->gone);
		rc = vci_err_word(m->vc,
		    vci_err(m->vc, VC_E_NOINPUT,
			"%s %s did not become part of another", m->noun->title,
			s));
	}
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* ---- the values of the row that was kept ------------------------------------------- */

/* A field's value before and after, as they were noted. */
struct change {
	struct vci_value was, now;
	bool any;
};

static int
read_changes(struct vci_merge *m, struct change *change,
    struct vci_arena *arena)
{
	struct vci_stmt *st;
	int rc = vci_merge_was_of(m, m->kept, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		const char *what = vci_col_text(st, 0);
		bool now = strncmp(what, "now.", 4) == 0;
		struct vci_value *v;
		int i;

		if (!now && strncmp(what, "was.", 4) != 0)
			continue;
		if ((i = vci_field(m->noun, what + 4)) < 0)
			continue;
		change[i].any = true;
		v = now ? &change[i].now : &change[i].was;
		vci_col_value(st, vci_col_null(st, 1) ? 2 : 1, v);
		if (v->kind == VCI_TEXT &&
		    (v->s = vci_arena_text(arena, v->s, v->n)) == NULL) {
			rc = vci_nomem(m->vc);
			break;
		}
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
put_back(struct vci_merge *m, const struct change *change,
    struct vc_undo_result *r, struct vc_table *left)
{
	struct vc_record *set = NULL;
	int changed, rc = vc_record_new(m->vc, m->noun, &set);

	for (int i = 0; m->noun->field[i].name != NULL && rc == VC_OK; i++) {
		if (!change[i].any)
			continue;
		if (vci_value_same(&m->a->v[i], &change[i].now)) {
			set->v[i] = change[i].was;
			if (set->v[i].kind == VCI_NULL)
				set->v[i].kind = VCI_CLEAR;
			continue;
		}
		rc = vci_merge_stays(m, r, left, m->noun->field[i].name,
		    m->kept);
	}
	if (rc == VC_OK)
		rc = vc_edit(m->vc, set, m->kept, &changed);
	vc_record_free(set);
	return rc;
}

static int
values_back(struct vci_merge *m, struct vc_undo_result *r,
    struct vc_table *left)
{
	struct change change[VCI_BATCH_COLS] = { 0 };
	struct vci_arena arena = { 0 };
	int rc = vc_record_new(m->vc, m->noun, &m->a);

	if (rc == VC_OK)
		rc = vc_get(m->vc, m->a, m->kept);
	/* Of a person who was erased nothing is kept that could come back. */
	if (rc == VC_OK && m->noun == &vci_volunteer)
		rc = vci_volunteer_stands(m->vc, m->kept, NULL);
	if (rc == VC_OK)
		rc = read_changes(m, change, &arena);
	if (rc == VC_OK)
		rc = put_back(m, change, r, left);
	vc_record_free(m->a);
	vci_arena_release(&arena);
	return rc;
}

/* ---- all of it -------------------------------------------------------------------------- */

static int
forget(struct vci_merge *m)
{
	static const enum vci_merge_sql off[] = { VCI_SQL_MERGE_WAS_OFF,
		VCI_SQL_MERGE_WAS_PERSON_OFF, VCI_SQL_MERGE_MOVED_OFF };
	const struct vci_value arg[] = { vci_of_int(m->id),
		vci_of_int(vci_now(m->vc)) };
	int rc = vci_merge_run(m->vc, VCI_SQL_MERGE_DONE, arg, 2);

	for (size_t i = 0; i < 3 && rc == VC_OK; i++)
		rc = vci_merge_run(m->vc, off[i], arg, 1);
	return rc;
}

static int
undo(struct vci_merge *m, struct vc_undo_result *r, struct vc_table *left)
{
	int rc = values_back(m, r, left);

	if (rc == VC_OK)
		rc = vci_merge_unpark(m);
	if (rc == VC_OK)
		rc = vci_merge_back(m, r, left);
	return rc == VC_OK ? forget(m) : rc;
}

int
vci_merge_undo(struct vc *vc, const struct vc_noun *noun, int64_t id,
    struct vc_undo_result *r, struct vc_table *left)
{
	struct vci_merge m = { .vc = vc, .noun = noun, .id = id };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_merge_sql[VCI_SQL_MERGE_OF]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		m.kept = vci_col_int(st, 0);
		m.gone = vci_col_int(st, 1);
	}
	vci_finalize(st);
	if (rc != VC_ROW)
		return rc == VC_DONE ? VC_OK : rc;
	rc = undo(&m, r, left);
	r->restored += rc == VC_OK;
	return rc;
}

static int
find_and_undo(struct vci_merge *m, struct vc_undo_result *r,
    struct vc_table *left)
{
	int rc = find(m);

	r->batch = m->kept;
	return rc == VC_OK ? undo(m, r, left) : rc;
}

int
vc_unmerge(struct vc *vc, const struct vc_noun *noun, int64_t gone,
    struct vc_undo_result *result, struct vc_table **left)
{
	static const struct vc_column col[] = { { "what", N_("Row"), 0 },
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "why", N_("Why it stays"), 0 } };
	struct vci_merge m = { .vc = vc, .noun = noun, .gone = gone };
	int rc = vci_table_new(vc, col, 3, left);

	*result = (struct vc_undo_result){ 0 };
	if (rc == VC_OK && (rc = vci_db_begin(vc)) == VC_OK)
		rc = vci_db_end(vc, find_and_undo(&m, result, *left));
	if (rc != VC_OK) {
		vc_table_free(*left);
		*left = NULL;
	}
	return rc;
}
