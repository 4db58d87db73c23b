/* SPDX-License-Identifier: ISC */
/* Rows that an import added, when it is taken back: which may go, and their
 * going. */
#include <string.h>

#include "../core/number.h"
#include "../intake/sql.h"
#include "remove.h"
#include "undo.h"

/* ---- which may go ------------------------------------------------------------------ */

/* One of the import's rows as it is now. */
static int
look_at(struct vci_undo *u, struct vci_share *p, int64_t id, bool untouched)
{
	bool closed = false;
	int rc = vci_row_closed(u->vc, p->noun, id, &closed);

	if (rc != VC_OK)
		return rc;
	if (closed) {
		u->result->blocked++;
		return vci_undo_stays(u, p->noun, id, VCI_CLOSED_YEAR);
	}
	if (!untouched) {
		u->result->kept++;
		return vci_undo_stays(u, p->noun, id, N_("changed since"));
	}
	if (p->first == 0 || id < p->first)
		p->first = id;
	if (id > p->last)
		p->last = id;
	return vci_bits_add(&p->gone, id, NULL) ? VC_OK : vci_nomem(u->vc);
}

static int
take_run(struct vci_undo *u, struct vci_share *p, int64_t first, int64_t n)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(u->vc, &st, "SELECT id, import_id FROM ",
	    p->noun->table[VCI_COUNTED],
	    " WHERE id >= $1 AND id <= $2 ORDER BY id", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, first);
	vci_bind_int(st, 2, first + n - 1);
	while ((rc = vci_step(u->vc, st)) == VC_ROW)
		if ((rc = look_at(u, p, vci_col_int(st, 0),
			 !vci_col_null(st, 1) &&
			     vci_col_int(st, 1) == u->import)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Those that became part of others since have their values there. */
static int
take_parts(struct vci_undo *u, const struct vci_share *p, int64_t first,
    int64_t n)
{
	struct vci_stmt *st;
	int rc = vci_prepare(u->vc, &st, vci_intake_sql[VCI_SQL_PARTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, p->noun->name);
	vci_bind_int(st, 2, first);
	vci_bind_int(st, 3, first + n - 1);
	while ((rc = vci_step(u->vc, st)) == VC_ROW) {
		u->result->kept++;
		if ((rc = vci_undo_stays(u, p->noun, vci_col_int(st, 0),
			 N_("part of another now"))) != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
take_runs(struct vci_undo *u)
{
	struct vci_stmt *st;
	int rc = vci_prepare(u->vc, &st, vci_intake_sql[VCI_SQL_IMPORT_RUNS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, u->import);
	while ((rc = vci_step(u->vc, st)) == VC_ROW) {
		struct vci_share *p = vci_undo_part(u, vci_col_text(st, 0));
		int64_t first = vci_col_int(st, 1), n = vci_col_int(st, 2);

		if ((rc = take_run(u, p, first, n)) != VC_OK ||
		    (rc = take_parts(u, p, first, n)) != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- which others stand on ----------------------------------------------------------- */

/* The row that a value names: a number, or the end of "org:12"; or 0. */
static int64_t
named(const struct vci_field *f, struct vci_stmt *st)
{
	const char *s = vci_col_text(st, 0);
	int64_t id = 0;

	if (f->type == VCI_T_REF)
		return vci_col_int(st, 0);
	if (strncmp(s, "org:", 4) == 0 &&
	    vci_int_parse(s + 4, strlen(s + 4), &id))
		return id;
	return 0;
}

static int
hold(struct vci_undo *u, struct vci_share *p, int64_t id, bool *more)
{
	p->gone.word[id / 64] &= ~((uint64_t)1 << (id % 64));
	*more = true;
	u->result->blocked++;
	return vci_undo_stays(u, p->noun, id, N_("others refer to it"));
}

/* Rows of a noun that stay keep those that one of their fields names. */
static int
hold_by(struct vci_undo *u, const struct vci_share *from,
    const struct vci_field *f, bool *more)
{
	const struct vc_noun *of = f->of;
	struct vci_share *to = vci_undo_part(u, of->name);
	struct vci_stmt *st;
	int rc;

	if (to->last == 0)
		return VC_OK;
	rc = vci_prepare_of(u->vc, &st, "SELECT ", vci_column(f), ", id FROM ",
	    from->noun->table[VCI_COUNTED], " WHERE ", vci_column(f),
	    " IS NOT NULL", NULL);
	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(u->vc, st)) == VC_ROW) {
		int64_t id = named(f, st);

		if (id <= 0 || !vci_bits_has(&to->gone, id) ||
		    vci_bits_has(&from->gone, vci_col_int(st, 1)))
			continue;
		if ((rc = hold(u, to, id, more)) != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* So does what tables keep of rows that belong to no noun: the engine doesn't
 * look after these meanwhile. */
static int
hold_by_hand(struct vci_undo *u, bool *more)
{
	int rc = VC_OK;

	for (const struct vci_keeper *k = vci_keepers;
	     k->table != NULL && rc == VC_OK; k++) {
		struct vci_share *to = vci_undo_part(u, k->of->name);
		struct vci_stmt *st;

		if (to->last == 0)
			continue;
		rc = vci_prepare_of(u->vc, &st, "SELECT ", k->column, " FROM ",
		    k->table, " WHERE ", k->column, " IS NOT NULL", NULL);
		if (rc != VC_OK)
			break;
		while ((rc = vci_step(u->vc, st)) == VC_ROW)
			if (vci_bits_has(&to->gone, vci_col_int(st, 0)) &&
			    (rc = hold(u, to, vci_col_int(st, 0), more)) !=
				VC_OK)
				break;
		vci_finalize(st);
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	return rc;
}

/* What is held holds others in its turn, so until nothing more is. */
static int
hold_all(struct vci_undo *u)
{
	bool more = true;
	int rc = hold_by_hand(u, &more);

	while (more && rc == VC_OK) {
		more = false;
		for (size_t i = 0; vci_nouns[i] != NULL; i++) {
			const struct vci_field *f = vci_nouns[i]->field;

			for (; f->name != NULL && rc == VC_OK; f++)
				if (f->type == VCI_T_REF ||
				    f->type == VCI_T_SCOPE)
					rc = hold_by(u, &u->part[i], f, &more);
		}
	}
	return rc;
}

int
vci_undo_find(struct vci_undo *u)
{
	int rc = take_runs(u);

	return rc == VC_OK ? hold_all(u) : rc;
}

/* ---- going ------------------------------------------------------------------------------ */

int
vci_undo_remove(struct vci_undo *u)
{
	int rc = VC_OK;

	for (size_t i = 0; vci_nouns[i] != NULL; i++) {
		const struct vci_share *p = &u->part[i];
		int64_t first = 0;

		for (int64_t id = p->first; p->last > 0 && id <= p->last + 1;
		     id++) {
			bool goes = vci_bits_has(&p->gone, id);

			if (goes && first == 0)
				first = id;
			if (goes || first == 0)
				continue;
			rc = vci_rows_go(u->vc, p->noun, first, id - 1);
			if (rc != VC_OK)
				return rc;
			u->result->removed += id - first;
			first = 0;
		}
	}
	return rc;
}
