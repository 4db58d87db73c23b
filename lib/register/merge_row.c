/* SPDX-License-Identifier: ISC */
/* The row that goes: kept column by column, removed, and made again. */
#include <stdio.h>
#include <string.h>

#include "merge.h"

/* ---- keeping ---------------------------------------------------------------------- */

static void
column_name(const struct vci_merge_column *c, struct vc_buf *b)
{
	vc_buf_add(b, c->name);
	vc_buf_add(b, c->key ? "_key" : "");
}

/* "table.column" */
static void
what_of(const struct vci_merge_column *c, struct vc_buf *b)
{
	vc_buf_add(b, c->table);
	vc_buf_addc(b, '.');
	column_name(c, b);
}

static int
park_column(struct vci_merge *m, const struct vci_merge_column *c)
{
	struct vc_buf name = { 0 }, what = { 0 };
	struct vci_stmt *st = NULL;
	struct vci_value v;
	int rc;

	column_name(c, &name);
	what_of(c, &what);
	rc = name.failed || what.failed ?
	    vci_nomem(m->vc) :
	    vci_prepare_of(m->vc, &st, "SELECT ", name.s, " FROM ", c->table,
		" WHERE id = $1", NULL);
	if (rc == VC_OK) {
		vci_bind_int(st, 1, m->gone);
		rc = vci_step(m->vc, st);
	}
	if (rc == VC_ROW) {
		vci_col_value(st, 0, &v);
		rc = v.kind == VCI_NULL ?
		    VC_OK :
		    vci_merge_was(m, m->gone, c->part == VCI_PERSONAL, what.s,
			&v);
	}
	vci_finalize(st);
	vc_buf_free(&name);
	vc_buf_free(&what);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Steps are kept as "event.12.day". */
static int
park_events(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st,
	    "SELECT id, day, recorded_at, status, side, reason, actor, "
	    "import_id FROM ",
	    m->noun->flow->table, " WHERE row_id = $1 ORDER BY id", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->gone);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		for (int i = 0; vci_merge_event[i] != NULL; i++) {
			struct vci_value v;
			char what[64];

			vci_col_value(st, i + 1, &v);
			snprintf(what, sizeof what, "event.%020lld.%s",
			    (long long)vci_col_int(st, 0), vci_merge_event[i]);
			if (v.kind == VCI_NULL)
				continue;
			rc = vci_merge_was(m, m->gone, false, what, &v);
			if (rc != VC_OK)
				break;
		}
		if (rc != VC_ROW && rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
remove_from(struct vci_merge *m, const char *table, const char *column)
{
	struct vci_stmt *st;
	int rc;

	if (table == NULL)
		return VC_OK;
	rc = vci_prepare_of(m->vc, &st, "DELETE FROM ", table, " WHERE ",
	    column, " = $1", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->gone);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

int
vci_merge_park(struct vci_merge *m)
{
	struct vci_merge_column col[VCI_MERGE_COLUMNS];
	size_t n = vci_merge_columns(m->noun, col);
	int rc = VC_OK;

	for (size_t i = 0; i < n && rc == VC_OK; i++)
		rc = park_column(m, &col[i]);
	if (rc == VC_OK)
		rc = park_events(m);
	if (rc == VC_OK)
		rc = remove_from(m, m->noun->flow->table, "row_id");
	if (rc == VC_OK)
		rc = remove_from(m, m->noun->table[VCI_PERSONAL], "id");
	return rc == VC_OK ? remove_from(m, m->noun->table[VCI_COUNTED], "id") :
			     rc;
}

/* ---- making it again ----------------------------------------------------------------- */

/* Reads the row's values of a part into v, in order of columns. *any: it had
 * some. */
static int
read_was(struct vci_merge *m, const struct vci_merge_column *col, size_t n,
    struct vci_value *v, struct vci_arena *arena, bool any[2])
{
	struct vci_stmt *st;
	int rc = vci_merge_was_of(m, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW)
		for (size_t i = 0; i < n; i++) {
			struct vc_buf what = { 0 };
			bool is;

			what_of(&col[i], &what);
			is = !what.failed &&
			    strcmp(what.s, vci_col_text(st, 0)) == 0;
			vc_buf_free(&what);
			if (!is)
				continue;
			vci_col_value(st, vci_col_null(st, 1) ? 2 : 1, &v[i]);
			if (v[i].kind == VCI_TEXT)
				v[i].s = vci_arena_text(arena, v[i].s, v[i].n);
			if (v[i].kind == VCI_TEXT && v[i].s == NULL) {
				vci_finalize(st);
				return vci_nomem(m->vc);
			}
			any[col[i].part] = true;
		}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
insert(struct vci_merge *m, const struct vci_merge_column *col, size_t n,
    const struct vci_value *v, int part)
{
	struct vc_buf sql = { 0 }, values = { 0 };
	struct vci_stmt *st = NULL;
	int at = 1, rc;

	vc_buf_add(&sql, "INSERT INTO ");
	vc_buf_add(&sql, m->noun->table[part]);
	vc_buf_add(&sql, " (id");
	for (size_t i = 0; i < n; i++) {
		if (col[i].part != part)
			continue;
		vc_buf_add(&sql, ", ");
		column_name(&col[i], &sql);
		vc_buf_add(&values, ", $");
		vci_sql_int(&values, ++at);
	}
	vc_buf_add(&sql, ") VALUES ($1");
	vc_buf_add(&sql, values.s == NULL ? "" : values.s);
	vc_buf_addc(&sql, ')');
	rc = sql.failed || values.failed ? vci_nomem(m->vc) :
					   vci_prepare(m->vc, &st, sql.s);
	if (rc == VC_OK) {
		vci_bind_int(st, 1, m->gone);
		at = 1;
		for (size_t i = 0; i < n; i++)
			if (col[i].part == part)
				vci_bind_value(st, ++at, &v[i]);
		rc = vci_run(m->vc, st);
	}
	vci_finalize(st);
	vc_buf_free(&sql);
	vc_buf_free(&values);
	return rc;
}

/* A step as it was kept, "event.12.day" and so on, of one id. */
struct step {
	int64_t id;
	struct vci_value v[7];
};

static int
put_step(struct vci_merge *m, const struct step *s)
{
	struct vci_stmt *st;
	int rc;

	if (s->id == 0)
		return VC_OK;
	rc = vci_prepare_of(m->vc, &st, "INSERT INTO ", m->noun->flow->table,
	    " (id, row_id, day, recorded_at, status, side, reason, actor, "
	    "import_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
	    NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, s->id);
	vci_bind_int(st, 2, m->gone);
	for (int i = 0; i < 7; i++)
		vci_bind_value(st, 3 + i, &s->v[i]);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
unpark_events(struct vci_merge *m, struct vci_arena *arena)
{
	struct step s = { 0 };
	struct vci_stmt *st;
	int rc = vci_merge_was_of(m, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		long long id;
		char name[16];
		int i = 0;

		if (sscanf(vci_col_text(st, 0), "event.%lld.%15s", &id, name) !=
		    2)
			continue;
		if (id != s.id) {
			if ((rc = put_step(m, &s)) != VC_OK)
				break;
			s = (struct step){ .id = id };
		}
		while (i < 6 && strcmp(vci_merge_event[i], name) != 0)
			i++;
		vci_col_value(st, vci_col_null(st, 1) ? 2 : 1, &s.v[i]);
		if (s.v[i].kind == VCI_TEXT)
			s.v[i].s = vci_arena_text(arena, s.v[i].s, s.v[i].n);
	}
	vci_finalize(st);
	return rc == VC_DONE ? put_step(m, &s) : rc;
}

int
vci_merge_unpark(struct vci_merge *m)
{
	struct vci_merge_column col[VCI_MERGE_COLUMNS];
	size_t n = vci_merge_columns(m->noun, col);
	struct vci_value v[VCI_MERGE_COLUMNS] = { { { 0 }, 0, 0 } };
	struct vci_arena arena = { 0 };
	bool any[2] = { false, false };
	int rc = read_was(m, col, n, v, &arena, any);
	char id[24];

	snprintf(id, sizeof id, "%lld", (long long)m->gone);
	if (rc == VC_OK && !any[VCI_COUNTED])
		rc = vci_err_word(m->vc,
		    vci_err(m->vc, VC_E_DATA,
			"what %s %s was is erased; it can't be made again",
			m->noun->title, id));
	if (rc == VC_OK)
		rc = insert(m, col, n, v, VCI_COUNTED);
	if (rc == VC_OK && any[VCI_PERSONAL])
		rc = insert(m, col, n, v, VCI_PERSONAL);
	if (rc == VC_OK)
		rc = unpark_events(m, &arena);
	vci_arena_release(&arena);
	return rc;
}
