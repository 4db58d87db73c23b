/* SPDX-License-Identifier: ISC */
/* Writing a batch: compare with what stands, update what differs, add what
 * is new, with events and tags. One path for an import of a million rows and
 * for one record typed by hand. */
#include <string.h>

#include "../core/date.h"
#include "../core/text.h"
#include "noun.h"

static int
field_with(const struct vc_noun *noun, unsigned flag)
{
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (noun->field[i].flags & flag)
			return i;
	return -1;
}

static struct vci_value *
row_at(struct vci_rows *r, size_t n)
{
	return &r->v[n * r->batch.ncol];
}

static void
refuse(struct vci_writer *w, struct vci_rows *r, size_t n, int column)
{
	r->state[n] = VCI_ROW_BAD;
	w->reject(w->arg, r->line[n], column);
}

/* Readies a statement for rows that give these fields. */
static int
statement(struct vci_writer *w, enum vci_sql which, uint64_t given)
{
	struct vc_buf b = { 0 };
	int rc;

	if (w->st[which] != NULL && w->given[which] == given)
		return VC_OK;
	vci_finalize(w->st[which]);
	w->st[which] = NULL;
	vci_sql_given(w->noun, which, given, &b);
	rc = b.failed ? vci_nomem(w->vc) :
			vci_prepare(w->vc, &w->st[which], b.s);
	w->given[which] = given;
	vc_buf_free(&b);
	return rc;
}

/* Runs one of the set statements over the batch. */
static int
run(struct vci_writer *w, enum vci_sql which, uint64_t given)
{
	struct vci_stmt *st;
	int rc = statement(w, which, given);

	if (rc != VC_OK)
		return rc;
	st = w->st[which];
	if (w->import != 0)
		vci_bind_int(st, 1, w->import);
	vci_bind_int(st, 2, vci_now(w->vc));
	if (which == VCI_SQL_EVENT)
		vci_bind_text(st, 3, w->vc->actor);
	else if (w->source != 0)
		vci_bind_int(st, 3, w->source);
	return vci_run(w->vc, st);
}

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
static bool
event_day(struct vci_writer *w, struct vci_value *v, bool fresh)
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
	vci_err(w->vc, VC_E_DATA, "%s is before %s, the row's own %s",
	    vc_day_format(on->i, a), vc_day_format(born->i, b), flow->born);
	return false;
}

/* Decides what becomes of the status of a row that stands: a legal step is
 * taken, one that lies behind is old news, any other is refused. */
static bool
step_status(struct vci_writer *w, struct vci_value *v,
    const struct vci_value *old, bool *moved)
{
	const struct vci_flow *flow = w->noun->flow;
	int i = w->status, on = w->on, from, to;

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

static bool
same(const struct vci_value *a, const struct vci_value *b)
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
	return same(a, b) ||
	    (f->type == VCI_T_TAGS && a->kind == VCI_TEXT &&
		b->kind == VCI_TEXT && vci_tags_same(a, b));
}

/* How many fields the row would change; CLEAR becomes NULL on the way. */
static int
differences(const struct vc_noun *noun, struct vci_value *v,
    const struct vci_value *old)
{
	int n = 0;

	for (int i = 0; noun->field[i].name != NULL; i++) {
		if (keeps_old(&noun->field[i], &v[i]))
			continue;
		if (v[i].kind == VCI_CLEAR ?
			old[i].kind != VCI_NULL :
			!same_field(&noun->field[i], &v[i], &old[i]))
			n++;
	}
	return n;
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

static int
compare(struct vci_writer *w, struct vci_rows *r, size_t n, int64_t id,
    const struct vci_value *old)
{
	struct vci_value *v = row_at(r, n);
	bool moved = false;
	int changed, rc;

	r->id[n] = id;
	r->state[n] = VCI_ROW_SAME;
	if (w->noun->flow != NULL && !step_status(w, v, old, &moved)) {
		refuse(w, r, n, w->status);
		return VC_OK;
	}
	changed = differences(w->noun, v, old) + moved;
	if (changed == 0)
		return VC_OK;
	if ((rc = merge(w, r, v, old)) != VC_OK)
		return rc;
	if (moved && !event_day(w, v, false)) {
		refuse(w, r, n, w->on);
		return VC_OK;
	}
	r->state[n] = VCI_ROW_UPDATE;
	w->fields += changed;
	return VC_OK;
}

static int
probe(struct vci_writer *w, struct vci_rows *r)
{
	enum vci_sql which = w->by_id ? VCI_SQL_PROBE_ID : VCI_SQL_PROBE_KEY;
	struct vci_value old[VCI_BATCH_COLS];
	struct vc_buf tags[VCI_BATCH_COLS] = { { 0 } };
	struct vci_stmt *st;
	int rc = statement(w, which, VCI_ALL_FIELDS);

	if (rc != VC_OK)
		return rc;
	st = w->st[which];
	if (!w->by_id)
		vci_bind_int(st, 1, w->source);
	while ((rc = vci_step(w->vc, st)) == VC_ROW) {
		int64_t n = w->by_id ? 0 : vci_col_int(st, 0);
		int64_t id = vci_col_int(st, 1);

		if (r->state[n] == VCI_ROW_BAD)
			continue;
		if ((rc = read_old(w, st, id, old, tags)) != VC_OK ||
		    (rc = compare(w, r, (size_t)n, id, old)) != VC_OK)
			break;
	}
	if (rc != VC_DONE)
		vci_reset(st);
	for (int i = 0; i < VCI_BATCH_COLS; i++)
		vc_buf_free(&tags[i]);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- all rows that will be written ------------------------------------------- */

/* What a new row that says nothing gets. */
static void
defaults(struct vci_writer *w, struct vci_value *v)
{
	for (const signed char *i = w->usual; *i >= 0; i++) {
		const struct vci_field *f = &w->noun->field[*i];

		if (v[*i].kind == VCI_CLEAR)
			v[*i].kind = VCI_NULL;
		if (v[*i].kind == VCI_NULL && f->flags & VC_F_COUNTDAY)
			v[*i] = (struct vci_value){ .kind = VCI_INT,
				.i = vc_today(w->vc) };
		vci_usual(f, &v[*i]);
	}
}

/* A complete row: rules that one field alone can't check. */
static bool
complete(struct vci_writer *w, struct vci_rows *r, size_t n)
{
	const struct vc_noun *noun = w->noun;
	struct vci_value *v = row_at(r, n);
	struct vci_row row = { noun, v, &r->arena, -1 };
	bool fresh = r->state[n] & VCI_ROW_NEW;

	if (noun->check != NULL && noun->check(w->vc, &row) != VC_OK) {
		refuse(w, r, n, row.column);
		return false;
	}
	if (fresh)
		defaults(w, v);
	for (const signed char *i = w->required; *i >= 0; i++)
		if (v[*i].kind == VCI_NULL || v[*i].kind == VCI_CLEAR) {
			vci_err(w->vc, VC_E_DATA, "is empty; it is required");
			refuse(w, r, n, *i);
			return false;
		}
	if (fresh && noun->flow != NULL && !event_day(w, v, true)) {
		refuse(w, r, n, w->on);
		return false;
	}
	return true;
}

/* The folded or ordered form of one value. */
static int
fill_key(struct vci_writer *w, struct vci_rows *r, const struct vci_field *f,
    const struct vci_value *v, struct vci_value *key)
{
	struct vc_buf b = { 0 };

	if (f->type == VCI_T_NUMBER)
		vci_text_natural(&b, v->s);
	else
		vci_text_key(&b, v->s, v->n, w->vc->home.lang);
	key->s = b.failed ?
	    NULL :
	    vci_arena_text(&r->arena, b.s == NULL ? "" : b.s, b.len);
	key->n = (uint32_t)b.len;
	key->kind = VCI_TEXT;
	vc_buf_free(&b);
	return key->s == NULL ? vci_nomem(w->vc) : VC_OK;
}

/* All of a row's, into the slots after the sender's id. */
static int
fill_keys(struct vci_writer *w, struct vci_rows *r, struct vci_value *v)
{
	struct vci_value *key = &v[w->nfield + 1];
	int rc = VC_OK;

	for (const signed char *i = w->keyed; *i >= 0 && rc == VC_OK; i++) {
		*key = (struct vci_value){ 0 };
		if (v[*i].kind == VCI_TEXT)
			rc = fill_key(w, r, &w->noun->field[*i], &v[*i], key);
		key++;
	}
	return rc;
}

/* What the set statements are to do with a row that will be written. */
static void
mark(const struct vci_writer *w, struct vci_rows *r, size_t n, uint64_t *given)
{
	const struct vci_value *v = row_at(r, n);
	uint64_t bits = 0;

	if (w->on >= 0 && v[w->on].kind == VCI_INT)
		r->state[n] |= VCI_ROW_EVENT;
	if ((r->state[n] & VCI_ROW_NEW) == 0)
		return;
	for (size_t i = 0; i < w->nfield; i++)
		bits |=
		    (uint64_t)(v[i].kind == VCI_INT || v[i].kind == VCI_TEXT)
		    << i;
	if (bits & w->personal)
		r->state[n] |= VCI_ROW_PERSON;
	*given |= bits;
}

/* How many rows of a batch are for each set statement. */
struct tally {
	int64_t fresh, update, person, event;
	uint64_t given; /* fields that some new row gives */
};

static int
prepare_rows(struct vci_writer *w, struct vci_rows *r, struct tally *t)
{
	int64_t first = 0;
	int rc;

	*t = (struct tally){ 0 };
	for (size_t n = 0; n < r->batch.nrow; n++) {
		if (r->state[n] & VCI_ROW_SAME)
			w->unchanged++;
		if ((r->state[n] & (VCI_ROW_NEW | VCI_ROW_UPDATE)) == 0 ||
		    !complete(w, r, n))
			continue;
		if ((rc = fill_keys(w, r, row_at(r, n))) != VC_OK)
			return rc;
		mark(w, r, n, &t->given);
		t->fresh += (r->state[n] & VCI_ROW_NEW) != 0;
		t->update += (r->state[n] & VCI_ROW_UPDATE) != 0;
		t->person += (r->state[n] & VCI_ROW_PERSON) != 0;
		t->event += (r->state[n] & VCI_ROW_EVENT) != 0;
	}
	if (t->fresh == 0)
		return VC_OK;
	rc = vci_db_reserve(w->vc, w->noun->table[VCI_COUNTED], t->fresh,
	    &first);
	for (size_t n = 0; rc == VC_OK && n < r->batch.nrow; n++)
		if (r->state[n] & VCI_ROW_NEW)
			r->id[n] = first++;
	return rc;
}

static int
write_tags(struct vci_writer *w, struct vci_rows *r)
{
	const struct vc_noun *noun = w->noun;
	int rc = VC_OK;

	for (int i = 0; noun->field[i].name != NULL; i++) {
		if (noun->field[i].type != VCI_T_TAGS)
			continue;
		for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++) {
			const struct vci_value *v = &row_at(r, n)[i];

			if (r->state[n] & VCI_ROW_UPDATE ||
			    (r->state[n] & VCI_ROW_NEW && v->kind == VCI_TEXT))
				rc = vci_tags_write(w->vc, noun,
				    &noun->field[i], r->id[n], v);
		}
	}
	return rc;
}

/* What the field table says is looked up once, not once a row. */
static void
get_ready(struct vci_writer *w)
{
	const struct vci_field *f = w->noun->field;
	size_t required = 0, usual = 0, keyed = 0;

	w->ready = true;
	w->status = field_with(w->noun, VC_F_STATUS);
	w->on = field_with(w->noun, VC_F_EVENTDAY);
	w->born = w->noun->flow == NULL ?
	    -1 :
	    vci_field(w->noun, w->noun->flow->born);
	for (signed char i = 0; f[i].name != NULL; i++, w->nfield++) {
		if (f[i].flags & VC_F_REQUIRED)
			w->required[required++] = i;
		if (f[i].flags & VC_F_COUNTDAY || f[i].usual != NULL)
			w->usual[usual++] = i;
		if (vci_has_key(&f[i]))
			w->keyed[keyed++] = i;
		if (f[i].part == VCI_PERSONAL)
			w->personal |= (uint64_t)1 << i;
	}
	w->required[required] = w->usual[usual] = w->keyed[keyed] = -1;
}

/* The new rows; what hangs on them relies on the ids being as foretold. */
static int
insert(struct vci_writer *w, const struct vci_rows *r, uint64_t given)
{
	int64_t last = 0;
	int rc = run(w, VCI_SQL_INSERT, given);

	for (size_t n = 0; n < r->batch.nrow; n++)
		if (r->state[n] & VCI_ROW_NEW)
			last = r->id[n];
	if (rc == VC_OK && vci_last_id(w->vc) != last)
		rc = vci_err(w->vc, VC_E_INTERNAL,
		    "the engine numbered rows of '%s' out of turn",
		    w->noun->table[VCI_COUNTED]);
	return rc;
}

int
vci_write(struct vci_writer *w, struct vci_rows *r)
{
	struct tally t = { 0 };
	int rc = VC_OK;

	if (!w->ready)
		get_ready(w);
	for (size_t n = 0; n < r->batch.nrow && !w->by_id; n++)
		r->id[n] = (int64_t)n;
	vci_batch_use(w->vc, &r->batch);
	if (!w->empty || w->by_id)
		rc = probe(w, r);
	if (rc == VC_OK)
		rc = prepare_rows(w, r, &t);
	if (rc == VC_OK && t.fresh > 0)
		rc = insert(w, r, t.given);
	if (rc == VC_OK && t.update > 0)
		rc = run(w, VCI_SQL_UPDATE, VCI_ALL_FIELDS);
	if (rc == VC_OK && t.person > 0)
		rc = run(w, VCI_SQL_PERSON_NEW, t.given);
	if (rc == VC_OK && t.update > 0 && w->noun->table[VCI_PERSONAL] != NULL)
		rc = run(w, VCI_SQL_PERSON, VCI_ALL_FIELDS);
	if (rc == VC_OK && t.event > 0)
		rc = run(w, VCI_SQL_EVENT, VCI_ALL_FIELDS);
	if (rc == VC_OK && t.fresh + t.update > 0)
		rc = write_tags(w, r);
	vci_batch_use(w->vc, NULL);
	if (rc == VC_OK) {
		w->added += t.fresh;
		w->updated += t.update;
	}
	return rc;
}

void
vci_writer_release(struct vci_writer *w)
{
	for (int i = 0; i < VCI_SQL_COUNT; i++) {
		vci_finalize(w->st[i]);
		w->st[i] = NULL;
	}
	vci_finalize(w->tags);
	w->tags = NULL;
}
