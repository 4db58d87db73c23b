/* SPDX-License-Identifier: ISC */
/* Comparing a batch with what stands: which rows are known, which of those
 * differ, and what may become of their status. */
#include <string.h>

#include "../core/date.h"
#include "write.h"

/* ---- what a row says of its status --------------------------------------- */

/* The day of a status that came without one. */
static int64_t
undated(struct vci_writer *w, const struct vci_value *v, int rank, bool fresh)
{
	const struct vci_flow *flow = w->noun->flow;
	const struct vci_state *state = &flow->state[rank];

	if (fresh && state->since != NULL &&
	    v[vci_field(w->noun, state->since)].kind == VCI_INT)
		return v[vci_field(w->noun, state->since)].i;
	if (fresh && state->flags & VCI_S_BIRTH)
		return v[w->born].i;
	return w->day;
}

/* Sets or clears the day of the event to be written. false: refused. */
bool
vci_write_event_day(struct vci_writer *w, struct vci_value *v, bool fresh)
{
	const struct vc_noun *noun = w->noun;
	const struct vci_flow *flow = noun->flow;
	struct vci_value *on = &v[w->on];
	const struct vci_value *status = &v[w->status];
	const struct vci_value *born = &v[w->born];
	int rank = vci_flow_rank(flow, status->s);
	char a[16], b[16];

	if (fresh && rank == 0) {
		*on = (struct vci_value){ 0 };
		return true;
	}
	if (on->kind != VCI_INT) {
		on->kind = VCI_INT;
		on->i = undated(w, v, rank, fresh);
		if (on->i < born->i)
			on->i = born->i;
	}
	if (on->i >= born->i)
		return true;
	vci_err_words(w->vc,
	    vci_err(w->vc, VC_E_DATA,
		"%s is before %s, the row's own '%s': give that day too",
		vc_day_format(on->i, a), vc_day_format(born->i, b),
		noun->field[vci_field(noun, flow->born)].title),
	    1 << 2, 0);
	return false;
}

/* A row that had ended because its sender's full delivery lacked it, and now
 * is in one again, is what it was before, or what the file says. */
static bool
comes_back(struct vci_writer *w, struct vci_value *v,
    const struct vci_value *old, int64_t rank)
{
	const struct vci_flow *flow = w->noun->flow;
	struct vci_value *status = &v[w->status];

	if (status->kind != VCI_TEXT)
		*status = (struct vci_value){ .kind = VCI_TEXT,
			.s = flow->state[rank].code,
			.n = (uint32_t)strlen(flow->state[rank].code) };
	return strcmp(status->s, old[w->status].s) != 0;
}

/* Decides what becomes of the status of a row that stands: a legal step is
 * taken, one that lies behind is old news, any other is refused. */
static bool
step_status(struct vci_writer *w, struct vci_value *v, int64_t id,
    const struct vci_value *old, bool *moved)
{
	const struct vci_flow *flow = w->noun->flow;
	int i = w->status, on = w->on, from, to;
	int64_t before = w->ended == NULL ? 0 :
					    vci_map_get(w->ended, (uint64_t)id);

	if (before != 0 && comes_back(w, v, old, before - 1)) {
		*moved = true;
		return true;
	}
	*moved = false;
	if (v[i].kind == VCI_TEXT && strcmp(v[i].s, old[i].s) != 0) {
		from = vci_flow_rank(flow, old[i].s);
		to = vci_flow_rank(flow, v[i].s);
		if (vci_flow_legal(flow, old[i].s, v[i].s)) {
			*moved = true;
			return true;
		}
		if (flow->state[to].flags & VCI_S_END || to > from) {
			vci_flow_err(w->vc, flow, old[i].s, v[i].s);
			return false;
		}
	}
	v[i] = old[i];
	v[on] = (struct vci_value){ 0 };
	return true;
}

/* ---- rows that stand already ------------------------------------------------ */

bool
vci_value_same(const struct vci_value *a, const struct vci_value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VCI_INT)
		return a->i == b->i;
	return a->kind != VCI_TEXT ||
	    (a->n == b->n && memcmp(a->s, b->s, a->n) == 0);
}

/* Blank never overwrites; what was copied from a parent stays as it was. */
static bool
keeps_old(const struct vci_field *f, const struct vci_value *v)
{
	return v->kind == VCI_NULL || f->from != NULL ||
	    f->flags & (VC_F_STATUS | VC_F_EVENTDAY | VC_F_KEEP);
}

static int
read_old(struct vci_writer *w, struct vci_stmt *st, int64_t id,
    struct vci_value *old, struct vc_buf *tags)
{
	const struct vc_noun *noun = w->noun;

	for (int i = 0; noun->field[i].name != NULL; i++) {
		if (noun->field[i].type != VCI_T_TAGS) {
			vci_col_value(st, i + 2, &old[i]);
			continue;
		}
		vc_buf_clear(&tags[i]);
		int rc = vci_tags_read(w->vc, &w->tags, noun, &noun->field[i],
		    id, &tags[i]);
		if (rc != VC_OK)
			return rc;
		old[i] = (struct vci_value){ 0 };
		if (tags[i].len > 0)
			old[i] = (struct vci_value){ .s = tags[i].s,
				.n = (uint32_t)tags[i].len,
				.kind = VCI_TEXT };
	}
	return VC_OK;
}

static bool
same_field(const struct vci_field *f, const struct vci_value *a,
    const struct vci_value *b)
{
	return vci_value_same(a, b) ||
	    (f->type == VCI_T_TAGS && a->kind == VCI_TEXT &&
		b->kind == VCI_TEXT && vci_tags_same(a, b));
}

/* Which fields the row would change, a bit each. */
static uint64_t
differences(const struct vc_noun *noun, const struct vci_value *v,
    const struct vci_value *old)
{
	uint64_t bits = 0;

	for (int i = 0; noun->field[i].name != NULL; i++) {
		if (keeps_old(&noun->field[i], &v[i]))
			continue;
		if (v[i].kind == VCI_CLEAR ?
			old[i].kind != VCI_NULL :
			!same_field(&noun->field[i], &v[i], &old[i]))
			bits |= (uint64_t)1 << i;
	}
	return bits;
}

/* Counts the fields that change and keeps what they were. */
static int
note(struct vci_writer *w, struct vci_stmt *st, int64_t id, uint64_t bits,
    const struct vci_value *old)
{
	struct vci_value import;
	int rc = VC_OK;

	for (size_t i = 0; i < w->nfield; i++) {
		w->changed[i] += bits >> i & 1;
		w->fields += bits >> i & 1;
	}
	if (w->before == NULL)
		return VC_OK;
	vci_col_value(st, (int)w->nfield + 2, &import);
	rc = vci_before_row(w->before, id, N_("updated"), &import,
	    vci_col_int(st, (int)w->nfield + 3));
	for (int i = 0; rc == VC_OK && (size_t)i < w->nfield; i++)
		if (bits >> i & 1)
			rc = vci_before_field(w->before, id, i, &old[i]);
	return rc;
}

/* Completes the row with what stands, copied into the batch's memory. */
static int
merge(struct vci_writer *w, struct vci_rows *r, struct vci_value *v,
    const struct vci_value *old)
{
	const struct vc_noun *noun = w->noun;

	for (int i = 0; noun->field[i].name != NULL; i++) {
		const struct vci_field *f = &noun->field[i];

		if (f->flags & (VC_F_STATUS | VC_F_EVENTDAY) &&
		    v[i].kind == VCI_TEXT && v[i].s != old[i].s)
			continue;
		if (f->flags & VC_F_EVENTDAY)
			continue;
		if (v[i].kind == VCI_CLEAR) {
			v[i] = (struct vci_value){ 0 };
		} else if (keeps_old(f, &v[i])) {
			v[i] = old[i];
			if (v[i].kind == VCI_TEXT)
				v[i].s = vci_arena_text(&r->arena, old[i].s,
				    old[i].n);
			if (v[i].kind == VCI_TEXT && v[i].s == NULL)
				return vci_nomem(w->vc);
		}
	}
	return VC_OK;
}

/* What a row always has isn't emptied: it gets what a new one would, but for
 * the day that figures count. false: refused. */
static bool
empty_usual(struct vci_writer *w, struct vci_rows *r, size_t n)
{
	struct vci_value *v = vci_write_row(r, n);

	for (const signed char *i = w->usual; *i >= 0; i++) {
		const struct vci_field *f = &w->noun->field[*i];

		if (v[*i].kind != VCI_CLEAR)
			continue;
		if (f->flags & VC_F_COUNTDAY) {
			vci_err(w->vc, VC_E_DATA, "can't be emptied");
			vci_write_refuse(w, r, n, *i, VCI_WHY_BAD);
			return false;
		}
		v[*i] = (struct vci_value){ 0 };
		if ((f->flags & VC_F_STATUS) == 0)
			vci_usual(f, &v[*i]);
	}
	return true;
}

static int
compare(struct vci_writer *w, struct vci_rows *r, size_t n, struct vci_stmt *st,
    const struct vci_value *old)
{
	struct vci_value *v = vci_write_row(r, n);
	int64_t id = vci_col_int(st, 1);
	bool moved = false;
	uint64_t bits;
	int rc;

	r->id[n] = id;
	r->state[n] = VCI_ROW_SAME;
	if (w->touched != NULL && !vci_bits_add(w->touched, id, NULL))
		return vci_nomem(w->vc);
	if (!empty_usual(w, r, n))
		return VC_OK;
	if (w->noun->flow != NULL && !step_status(w, v, id, old, &moved)) {
		vci_write_refuse(w, r, n, w->status, VCI_WHY_BAD);
		return VC_OK;
	}
	bits = differences(w->noun, v, old) |
	    (uint64_t)moved << (moved ? w->status : 0);
	if (bits == 0)
		return VC_OK;
	if ((rc = merge(w, r, v, old)) != VC_OK)
		return rc;
	if (moved && !vci_write_event_day(w, v, false)) {
		vci_write_refuse(w, r, n, w->on, VCI_WHY_BAD);
		return VC_OK;
	}
	r->state[n] = VCI_ROW_UPDATE;
	if (!vci_write_complete(w, r, n))
		return VC_OK;
	return note(w, st, id, bits, old);
}

/* Which row of the batch the statement's is about: by key it says so itself,
 * by id it is the next that was found. */
static size_t
batch_row(const struct vci_rows *r, struct vci_stmt *st, bool by_id, size_t at)
{
	if (!by_id)
		return (size_t)vci_col_int(st, 0);
	while (at < r->batch.nrow &&
	    (r->state[at] != VCI_ROW_FOUND || r->id[at] != vci_col_int(st, 0)))
		at++;
	return at;
}

int
vci_write_probe(struct vci_writer *w, struct vci_rows *r, enum vci_sql which)
{
	bool by_id = which != VCI_SQL_PROBE_KEY;
	struct vci_value old[VCI_BATCH_COLS];
	struct vc_buf tags[VCI_BATCH_COLS] = { { 0 } };
	struct vci_stmt *st;
	size_t n = 0;
	int rc = vci_write_statement(w, which, VCI_ALL_FIELDS);

	if (rc != VC_OK)
		return rc;
	st = w->st[which];
	if (which != VCI_SQL_PROBE_ID)
		vci_bind_int(st, 1, w->source);
	while ((rc = vci_step(w->vc, st)) == VC_ROW) {
		n = batch_row(r, st, by_id, n);
		if (n >= r->batch.nrow || r->state[n] == VCI_ROW_BAD)
			continue;
		if ((rc = read_old(w, st, vci_col_int(st, 1), old, tags)) !=
			VC_OK ||
		    (rc = compare(w, r, n, st, old)) != VC_OK)
			break;
	}
	if (rc != VC_DONE)
		vci_reset(st);
	for (int i = 0; i < VCI_BATCH_COLS; i++)
		vc_buf_free(&tags[i]);
	if (rc == VC_DONE && w->before != NULL)
		return vci_before_flush(w->before);
	return rc == VC_DONE ? VC_OK : rc;
}
