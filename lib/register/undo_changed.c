/* SPDX-License-Identifier: ISC */
/* Rows that an import changed, when it is taken back: they are written as an
 * edit that gives them what they were. */
#include <string.h>

#include "../intake/sql.h"
#include "../noun/rows.h"
#include "undo.h"

#define BATCH 1024

struct restore {
	struct vci_undo *u;
	const struct vc_noun *noun; /* of the batch, or NULL: none begun */
	struct vci_writer w;
	struct vci_rows rows;
	int64_t was_import; /* of the batch's rows; -1: none */
	struct vci_stmt *was[2], *now, *status, *events;
	bool refused;
	bool refers; /* the noun has fields that name rows */
	/* By field: finds the row that it names; the last that is there. */
	struct {
		struct vci_stmt *st;
		int64_t id;
	} named[VCI_BATCH_COLS];
};

static void
refuse(void *arg, int64_t line, int column, enum vci_why why)
{
	struct restore *r = arg;

	(void)line, (void)column, (void)why;
	r->refused = true;
}

/* ---- one noun at a time ---------------------------------------------------------- */

static void
leave_noun(struct restore *r)
{
	vci_writer_release(&r->w);
	vci_rows_release(&r->rows);
	vci_finalize(r->now);
	vci_finalize(r->status);
	vci_finalize(r->events);
	r->now = r->status = r->events = NULL;
	for (size_t i = 0; i < VCI_BATCH_COLS; i++)
		vci_finalize(r->named[i].st);
	memset(r->named, 0, sizeof r->named);
	r->noun = NULL;
}

static int
enter_noun(struct restore *r, const struct vc_noun *noun)
{
	struct vc *vc = r->u->vc;
	const char *table = noun->table[VCI_COUNTED];
	int rc = vci_rows_init(vc, &r->rows, noun, BATCH);

	r->noun = noun;
	r->refers = false;
	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		r->refers = r->refers || f->type == VCI_T_REF;
	r->w = (struct vci_writer){ .vc = vc,
		.noun = noun,
		.by_id = true,
		.day = vc_today(vc),
		.reject = refuse,
		.arg = r };
	if (rc == VC_OK)
		rc = vci_prepare_of(vc, &r->now, "SELECT import_id FROM ",
		    table, " WHERE id = $1", NULL);
	if (rc != VC_OK || noun->flow == NULL)
		return rc;
	rc = vci_prepare_of(vc, &r->status, "UPDATE ", table,
	    " SET status = $2, import_id = $3 WHERE id = $1", NULL);
	if (rc == VC_OK)
		rc = vci_prepare_of(vc, &r->events, "DELETE FROM ",
		    noun->flow->table, " WHERE row_id = $1 AND import_id = $2",
		    NULL);
	return rc;
}

/* Writes the batch that is under way. */
static int
flush(struct restore *r)
{
	int rc;

	if (r->noun == NULL || r->rows.batch.nrow == 0)
		return VC_OK;
	r->w.import = r->was_import;
	r->refused = false;
	rc = vci_write(&r->w, &r->rows);
	if (rc == VC_OK && r->refused)
		rc = vci_err(r->u->vc, VC_E_INTERNAL,
		    "what rows of '%s' were before is no longer valid",
		    vci_noun_word(r->noun));
	vci_rows_clear(&r->rows);
	return rc;
}

/* ---- one row ------------------------------------------------------------------------- */

/* Is the import still the last to have changed the row? */
static int
untouched(struct restore *r, int64_t id, bool *is)
{
	int rc;

	vci_bind_int(r->now, 1, id);
	rc = vci_step(r->u->vc, r->now);
	*is = rc == VC_ROW && !vci_col_null(r->now, 0) &&
	    vci_col_int(r->now, 0) == r->u->import;
	vci_reset(r->now);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* Is there still a row that the field named? */
static int
is_there(struct restore *r, int field, int64_t id, bool *is)
{
	const struct vc_noun *of = r->noun->field[field].of;
	int rc = VC_OK;

	if (r->named[field].id == id)
		return VC_OK;
	if (r->named[field].st == NULL)
		rc = vci_prepare_of(r->u->vc, &r->named[field].st,
		    "SELECT 1 FROM ", of->table[VCI_COUNTED], " WHERE id = $1",
		    NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(r->named[field].st, 1, id);
	rc = vci_step(r->u->vc, r->named[field].st);
	vci_reset(r->named[field].st);
	*is = rc == VC_ROW;
	r->named[field].id = *is ? id : 0;
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* A row can't be what it was if it named one that has gone since. */
static int
can_be(struct restore *r, int64_t id, bool *can)
{
	struct vci_stmt *st = r->was[0];
	int rc = VC_ROW;

	*can = true;
	if (!r->refers)
		return VC_OK;
	vci_bind_text(st, 1, r->noun->name);
	vci_bind_int(st, 2, id);
	vci_bind_int(st, 3, r->u->import);
	while (*can && (rc = vci_step(r->u->vc, st)) == VC_ROW) {
		int i = vci_field(r->noun, vci_col_text(st, 0));

		if (i < 0 || r->noun->field[i].type != VCI_T_REF ||
		    vci_col_null(st, 1))
			continue;
		rc = is_there(r, i, vci_col_int(st, 1), can);
		if (rc != VC_OK)
			break;
	}
	vci_reset(st);
	return rc == VC_DONE || rc == VC_ROW || rc == VC_OK ? VC_OK : rc;
}

/* A step that the import took is taken back with its event. */
static int
put_status(struct restore *r, int64_t id, const char *was)
{
	struct vc *vc = r->u->vc;
	int rc;

	vci_bind_int(r->status, 1, id);
	vci_bind_text(r->status, 2, was);
	vci_bind_null(r->status, 3);
	if (r->was_import > 0)
		vci_bind_int(r->status, 3, r->was_import);
	if ((rc = vci_run(vc, r->status)) != VC_OK)
		return rc;
	vci_bind_int(r->events, 1, id);
	vci_bind_int(r->events, 2, r->u->import);
	return vci_run(vc, r->events);
}

static int
put_field(struct restore *r, struct vci_value *v, int64_t id,
    struct vci_stmt *st)
{
	int i = vci_field(r->noun, vci_col_text(st, 0));

	if (i < 0)
		return VC_OK;
	if (r->noun->field[i].flags & VC_F_STATUS)
		return put_status(r, id, vci_col_text(st, 2));
	vci_col_value(st, 1, &v[i]);
	if (v[i].kind == VCI_NULL)
		vci_col_value(st, 2, &v[i]);
	if (v[i].kind == VCI_NULL)
		v[i].kind = VCI_CLEAR;
	if (v[i].kind == VCI_TEXT &&
	    (v[i].s = vci_arena_text(&r->rows.arena, v[i].s, v[i].n)) == NULL)
		return vci_nomem(r->u->vc);
	return VC_OK;
}

static int
put_fields(struct restore *r, int64_t id)
{
	struct vc *vc = r->u->vc;
	struct vci_value *v = vci_rows_next(&r->rows);
	size_t at = r->rows.batch.nrow;
	int rc = VC_OK;

	for (int part = 0; part < 2 && rc == VC_OK; part++) {
		struct vci_stmt *st = r->was[part];

		vci_bind_text(st, 1, r->noun->name);
		vci_bind_int(st, 2, id);
		vci_bind_int(st, 3, r->u->import);
		while ((rc = vci_step(vc, st)) == VC_ROW)
			if ((rc = put_field(r, v, id, st)) != VC_OK) {
				vci_reset(st);
				break;
			}
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	r->rows.id[at] = id;
	r->rows.line[at] = 0;
	r->rows.state[at] = VCI_ROW_FOUND;
	r->rows.batch.nrow++;
	return rc;
}

/* The statement is at a line of import_change. */
static int
restore_row(struct restore *r, struct vci_stmt *st)
{
	const struct vc_noun *noun = vc_noun(vci_col_text(st, 0));
	int64_t id = vci_col_int(st, 1);
	int64_t import = vci_col_null(st, 3) ? 0 : vci_col_int(st, 3);
	bool is = false, can = true, closed = false;
	int rc = VC_OK;

	if (noun != r->noun || import != r->was_import ||
	    r->rows.batch.nrow == BATCH)
		rc = flush(r);
	if (rc == VC_OK && noun != r->noun) {
		leave_noun(r);
		rc = enter_noun(r, noun);
	}
	r->was_import = import;
	if (rc == VC_OK)
		rc = untouched(r, id, &is);
	if (rc == VC_OK && !is) {
		r->u->result->kept++;
		return vci_undo_stays(r->u, noun, id, N_("changed since"));
	}
	if (rc == VC_OK)
		rc = vci_row_closed(r->u->vc, noun, id, &closed);
	if (rc == VC_OK && closed) {
		r->u->result->blocked++;
		return vci_undo_stays(r->u, noun, id, VCI_CLOSED_YEAR);
	}
	if (rc == VC_OK)
		rc = can_be(r, id, &can);
	if (rc == VC_OK && !can) {
		r->u->result->blocked++;
		return vci_undo_stays(r->u, noun, id,
		    N_("what it referred to has gone"));
	}
	if (rc == VC_OK)
		rc = put_fields(r, id);
	r->u->result->restored += rc == VC_OK;
	return rc;
}

int
vci_undo_restore(struct vci_undo *u)
{
	static const enum vci_intake_sql was[2] = { VCI_SQL_WAS_OF,
		VCI_SQL_WAS_PERSON_OF };
	struct restore r = { .u = u, .was_import = -1 };
	struct vci_stmt *st = NULL;
	int rc = vci_prepare(u->vc, &st,
	    vci_intake_sql[VCI_SQL_IMPORT_CHANGES]);

	for (int i = 0; i < 2 && rc == VC_OK; i++)
		rc = vci_prepare(u->vc, &r.was[i], vci_intake_sql[was[i]]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, u->import);
	while (rc == VC_OK && (rc = vci_step(u->vc, st)) == VC_ROW)
		rc = restore_row(&r, st);
	if (rc == VC_DONE)
		rc = flush(&r);
	leave_noun(&r);
	vci_finalize(st);
	vci_finalize(r.was[0]);
	vci_finalize(r.was[1]);
	return rc;
}
