/* SPDX-License-Identifier: ISC */
/* Full deliveries: a file that holds all rows of its sender says of those
 * that it lacks that they have ended. */
#include <stdio.h>
#include <string.h>

#include "job.h"

int
vci_full_begin(struct vci_job *j)
{
	const struct vci_flow *flow = j->noun->flow;
	struct vci_stmt *st;
	int rc;

	if (flow == NULL || flow->gone == NULL)
		return vci_err(j->vc, VC_E_USAGE,
		    "%s has no status, so that none can be ended; leave "
		    "--full out",
		    vci_noun_word(j->noun));
	rc = vci_prepare(j->vc, &st, vci_intake_sql[VCI_SQL_ENDED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, j->noun->name);
	vci_bind_int(st, 2, j->source);
	while ((rc = vci_step(j->vc, st)) == VC_ROW) {
		int rank = vci_flow_rank(flow, vci_col_text(st, 1));
		int64_t *v = vci_map_put(&j->ended,
		    (uint64_t)vci_col_int(st, 0));

		if (v == NULL) {
			rc = vci_nomem(j->vc);
			break;
		}
		*v = rank + 1;
	}
	vci_finalize(st);
	j->w.ended = &j->ended;
	j->w.touched = &j->touched;
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- ending ------------------------------------------------------------------- */

struct ender {
	struct vci_job *j;
	struct vci_stmt *rows, *set, *event, *born;
	struct vci_before *before;
	int64_t missing; /* rows that have not ended, and the file lacks */
};

/* The sender's rows: by its own ids, by those that it uses for rows of
 * others, and of files without ids those that they brought last. */
static int
prepare(struct ender *e)
{
	const struct vc_noun *noun = e->j->noun;
	const char *table = noun->table[VCI_COUNTED];
	struct vc *vc = e->j->vc;
	int rc;

	rc = vci_prepare_of(vc, &e->rows,
	    "SELECT t.id, t.status, t.import_id, t.changed_at FROM ", table,
	    " t WHERE t.source = $1 OR t.id IN (SELECT k.row_id "
	    "FROM known_as k WHERE k.noun = $2 AND k.source = $1) OR "
	    "(t.source IS NULL AND t.import_id IN (SELECT i.id FROM import i "
	    "WHERE i.source = $1 AND i.noun = $2))",
	    NULL);
	if (rc == VC_OK)
		rc = vci_prepare_of(vc, &e->set, "UPDATE ", table,
		    " SET status = $2, import_id = $3, changed_at = $4 "
		    "WHERE id = $1",
		    NULL);
	if (rc == VC_OK)
		rc = vci_prepare_of(vc, &e->event, "INSERT INTO ",
		    noun->flow->table,
		    " (row_id, status, import_id, recorded_at, day, reason, "
		    "actor) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		    NULL);
	if (rc == VC_OK)
		rc = vci_prepare_of(vc, &e->born, "SELECT ",
		    vci_column(&noun->field[vci_field(noun, noun->flow->born)]),
		    " FROM ", table, " WHERE id = $1", NULL);
	return rc;
}

static int
end_row(struct ender *e, int64_t id, int64_t born)
{
	struct vci_job *j = e->j;
	char reason[64];
	int64_t day = j->w.day < born ? born : j->w.day;
	int rc;

	vci_bind_int(e->set, 1, id);
	vci_bind_text(e->set, 2, j->noun->flow->gone);
	vci_bind_int(e->set, 3, j->w.import);
	vci_bind_int(e->set, 4, vci_now(j->vc));
	if ((rc = vci_run(j->vc, e->set)) != VC_OK)
		return rc;
	snprintf(reason, sizeof reason, "%s %lld", vci_not_delivered,
	    (long long)j->w.import);
	vci_bind_int(e->event, 1, id);
	vci_bind_text(e->event, 2, j->noun->flow->gone);
	vci_bind_int(e->event, 3, j->w.import);
	vci_bind_int(e->event, 4, vci_now(j->vc));
	vci_bind_int(e->event, 5, day);
	vci_bind_text(e->event, 6, reason);
	vci_bind_text(e->event, 7, j->vc->actor);
	return vci_run(j->vc, e->event);
}

/* A row that the file may lack. Those to be ended are kept in `before` with
 * what they were, and ended after the reading. */
static int
look_at(struct ender *e, struct vci_bits *gone)
{
	struct vci_job *j = e->j;
	int64_t id = vci_col_int(e->rows, 0);
	int rank = vci_flow_rank(j->noun->flow, vci_col_text(e->rows, 1));
	struct vci_value import, status;
	int rc;

	if (vci_bits_has(&j->touched, id) || rank < 0 ||
	    j->noun->flow->state[rank].flags & VCI_S_END)
		return VC_OK;
	e->missing++;
	vci_col_value(e->rows, 1, &status);
	vci_col_value(e->rows, 2, &import);
	rc = vci_before_row(e->before, id, N_("ended"), &import,
	    vci_col_int(e->rows, 3));
	if (rc == VC_OK)
		rc = vci_before_field(e->before, id, j->w.status, &status);
	if (rc == VC_OK && !vci_bits_add(gone, id, NULL))
		rc = vci_nomem(j->vc);
	return rc;
}

static int
find_missing(struct ender *e, struct vci_bits *gone)
{
	int rc = VC_OK;

	vci_bind_int(e->rows, 1, e->j->source);
	vci_bind_text(e->rows, 2, e->j->noun->name);
	while (rc == VC_OK && (rc = vci_step(e->j->vc, e->rows)) == VC_ROW)
		rc = look_at(e, gone);
	if (rc < 0)
		vci_reset(e->rows);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
end_missing(struct ender *e, const struct vci_bits *gone)
{
	int rc = VC_OK;

	for (size_t i = 0; rc == VC_OK && i < gone->nword * 64; i++) {
		int64_t id = (int64_t)i, born;

		if (!vci_bits_has(gone, id))
			continue;
		vci_bind_int(e->born, 1, id);
		if ((rc = vci_step(e->j->vc, e->born)) != VC_ROW)
			continue;
		born = vci_col_int(e->born, 0);
		vci_reset(e->born);
		rc = end_row(e, id, born);
	}
	return rc == VC_DONE ? VC_OK : rc;
}

/* More than a quarter of what is known, and twenty: half a file, more likely
 * than so many endings. */
static int
suspicious(const struct ender *e)
{
	struct vci_job *j = e->j;
	int64_t known = e->missing + j->met;

	if (j->want->overwrite || e->missing < 20 || e->missing * 4 <= known)
		return VC_OK;
	return vci_stop(j,
	    N_("nothing taken: the file lacks %s of this sender's %s rows, which would end "
	       "them; is it whole? --confirm=overwrite goes on"),
	    e->missing, known);
}

int
vci_full_end(struct vci_job *j)
{
	struct ender e = { .j = j };
	struct vci_bits gone = { 0 };
	int rc = prepare(&e);

	if (rc == VC_OK)
		rc = vci_before_new(j->vc, j->noun, j->w.import, &e.before);
	if (rc == VC_OK)
		rc = find_missing(&e, &gone);
	if (rc == VC_OK)
		rc = suspicious(&e);
	if (rc == VC_OK)
		rc = vci_before_flush(e.before);
	if (rc == VC_OK)
		rc = end_missing(&e, &gone);
	if (rc == VC_OK)
		j->result->ended = e.missing;
	vci_finalize(e.rows);
	vci_finalize(e.set);
	vci_finalize(e.event);
	vci_finalize(e.born);
	vci_before_free(e.before);
	vci_bits_release(&gone);
	return rc;
}
