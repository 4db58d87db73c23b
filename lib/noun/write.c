/* SPDX-License-Identifier: ISC */
/* Writing a batch: update what differs from what stands, add what is new,
 * with events and tags. One path for an import of a million rows and
 * for one record typed by hand. */
#include <string.h>

#include "../core/text.h"
#include "serial.h"
#include "write.h"

static int
field_with(const struct vc_noun *noun, unsigned flag)
{
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (noun->field[i].flags & flag)
			return i;
	return -1;
}

struct vci_value *
vci_write_row(struct vci_rows *r, size_t n)
{
	return &r->v[n * r->batch.ncol];
}

void
vci_write_refuse(struct vci_writer *w, struct vci_rows *r, size_t n, int column,
    enum vci_why why)
{
	r->state[n] = VCI_ROW_BAD;
	w->nunclear += why != VCI_WHY_BAD;
	w->reject(w->arg, r->line[n], column, why);
}

/* Readies a statement for rows that give these fields. */
int
vci_write_statement(struct vci_writer *w, enum vci_sql which, uint64_t given)
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
	int rc = vci_write_statement(w, which, given);

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

bool
vci_write_complete(struct vci_writer *w, struct vci_rows *r, size_t n)
{
	const struct vc_noun *noun = w->noun;
	struct vci_value *v = vci_write_row(r, n);
	struct vci_row row = { .noun = noun,
		.v = v,
		.arena = &r->arena,
		.column = -1 };
	bool fresh = r->state[n] & VCI_ROW_NEW;

	if (noun->check != NULL && noun->check(w->vc, &row) != VC_OK) {
		vci_write_refuse(w, r, n, row.column, VCI_WHY_BAD);
		return false;
	}
	if (fresh)
		defaults(w, v);
	for (const signed char *i = w->required; *i >= 0; i++)
		if (v[*i].kind == VCI_NULL || v[*i].kind == VCI_CLEAR) {
			vci_err(w->vc, VC_E_DATA, "is empty; it is required");
			vci_write_refuse(w, r, n, *i, VCI_WHY_BAD);
			return false;
		}
	if (fresh && noun->flow != NULL && !vci_write_event_day(w, v, true)) {
		vci_write_refuse(w, r, n, w->on, VCI_WHY_BAD);
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

	vci_field_key(w->vc, f, v->s, &b);
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
	const struct vci_value *v = vci_write_row(r, n);
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
	if (w->source != 0 && v[w->nfield].kind == VCI_NULL)
		bits |= VCI_GIVEN_NO_ID;
	*given |= bits;
}

/* How many rows of a batch are for each set statement. */
struct tally {
	int64_t fresh, update, person, event;
	uint64_t given; /* fields that some new row gives */
	bool with_id;   /* some new row's id isn't the next one */
};

/* New rows get the next ids; those of a file that was taken back before, the
 * ids that they had then. */
static int
number(struct vci_writer *w, struct vci_rows *r, struct tally *t)
{
	bool back = vci_runs_any_back(w->runs);
	int64_t next = 0;
	int rc = vci_db_reserve(w->vc, w->noun->table[VCI_COUNTED], t->fresh,
	    &next);

	for (size_t n = 0; rc == VC_OK && n < r->batch.nrow; n++) {
		if ((r->state[n] & VCI_ROW_NEW) == 0)
			continue;
		r->id[n] = back ? vci_runs_id(w->runs, r->record[n]) : 0;
		if (r->id[n] != 0)
			t->with_id = true;
		else
			r->id[n] = next++;
	}
	return rc == VC_OK && w->serials != NULL ?
	    vci_serials_mark(w->serials, r, &t->given) :
	    rc;
}

static int
prepare_rows(struct vci_writer *w, struct vci_rows *r, struct tally *t)
{
	int rc;

	*t = (struct tally){ 0 };
	for (size_t n = 0; n < r->batch.nrow; n++) {
		if (r->state[n] & VCI_ROW_SAME)
			w->unchanged++;
		if ((r->state[n] & (VCI_ROW_NEW | VCI_ROW_UPDATE)) == 0)
			continue;
		if (r->state[n] & VCI_ROW_NEW && !vci_write_complete(w, r, n))
			continue;
		if ((rc = fill_keys(w, r, vci_write_row(r, n))) != VC_OK)
			return rc;
		mark(w, r, n, &t->given);
		t->fresh += (r->state[n] & VCI_ROW_NEW) != 0;
		t->update += (r->state[n] & VCI_ROW_UPDATE) != 0;
		t->person += (r->state[n] & VCI_ROW_PERSON) != 0;
		t->event += (r->state[n] & VCI_ROW_EVENT) != 0;
	}
	return t->fresh == 0 ? VC_OK : number(w, r, t);
}

/* One row's; a new one has only those that it gives. */
static int
write_row_tags(struct vci_writer *w, struct vci_rows *r, size_t n)
{
	const struct vc_noun *noun = w->noun;
	const struct vci_value *v = vci_write_row(r, n);
	bool fresh = r->state[n] & VCI_ROW_NEW, any = false;
	int rc = VC_OK;

	for (int i = 0; noun->field[i].name != NULL && rc == VC_OK; i++) {
		if (noun->field[i].type != VCI_T_TAGS ||
		    (fresh && v[i].kind != VCI_TEXT))
			continue;
		any = true;
		rc = vci_tags_write(w->vc, &w->tagging, noun, &noun->field[i],
		    r->id[n], fresh, &v[i]);
	}
	return rc == VC_OK && any ?
	    vci_tags_pack(w->vc, &w->tagging, noun, r->id[n]) :
	    rc;
}

static int
write_tags(struct vci_writer *w, struct vci_rows *r)
{
	int rc = VC_OK;

	if (!w->tagged)
		return VC_OK;
	for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++)
		if (r->state[n] & (VCI_ROW_NEW | VCI_ROW_UPDATE))
			rc = write_row_tags(w, r, n);
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
		w->tagged = w->tagged || f[i].type == VCI_T_TAGS;
		if (f[i].part == VCI_PERSONAL)
			w->personal |= (uint64_t)1 << i;
	}
	w->required[required] = w->usual[usual] = w->keyed[keyed] = -1;
}

/* What an import remembers of the rows that it added. */
static int
remember(struct vci_writer *w, const struct vci_rows *r)
{
	int rc = VC_OK;

	for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++) {
		if ((r->state[n] & VCI_ROW_NEW) == 0)
			continue;
		if (w->runs != NULL)
			rc = vci_runs_add(w->runs, r->id[n], r->record[n]);
		if (rc == VC_OK && w->touched != NULL &&
		    !vci_bits_add(w->touched, r->id[n], NULL))
			rc = vci_nomem(w->vc);
	}
	return rc;
}

/* The new rows; what hangs on them relies on the ids being as foretold. */
static int
insert(struct vci_writer *w, const struct vci_rows *r, const struct tally *t)
{
	int64_t last = 0;
	int rc = run(w, t->with_id ? VCI_SQL_INSERT_ID : VCI_SQL_INSERT,
	    t->given);

	for (size_t n = 0; n < r->batch.nrow; n++)
		if (r->state[n] & VCI_ROW_NEW)
			last = r->id[n];
	if (rc == VC_OK && vci_last_id(w->vc) != last)
		rc = vci_err(w->vc, VC_E_INTERNAL,
		    "the engine numbered rows of '%s' out of turn",
		    w->noun->table[VCI_COUNTED]);
	return rc == VC_OK ? remember(w, r) : rc;
}

static int
write_batch(struct vci_writer *w, struct vci_rows *r, size_t *entry)
{
	struct tally t = { 0 };
	int rc = vci_write_sort(w, r, entry);

	if (rc == VC_OK)
		rc = prepare_rows(w, r, &t);
	if (rc == VC_OK && w->taken != NULL) {
		rc = w->taken(w->taken_arg, r);
		vci_batch_use(w->vc, &r->batch);
	}
	if (rc == VC_OK && t.fresh > 0)
		rc = insert(w, r, &t);
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
	if (rc != VC_OK)
		return rc;
	for (size_t n = 0; w->known != NULL && n < r->batch.nrow; n++)
		if (r->state[n] & VCI_ROW_NEW)
			vci_known_named(w->known, entry[n], r->id[n]);
	w->added += t.fresh;
	w->updated += t.update;
	return VC_OK;
}

int
vci_write(struct vci_writer *w, struct vci_rows *r)
{
	size_t *entry = NULL;
	int rc = VC_OK;

	if (!w->ready)
		get_ready(w);
	if (w->known != NULL &&
	    (entry = vci_arena_get(&r->arena, r->batch.nrow * sizeof *entry)) ==
		NULL)
		return vci_nomem(w->vc);
	for (size_t n = 0; n < r->batch.nrow && !w->by_id; n++)
		r->id[n] = (int64_t)n;
	vci_batch_use(w->vc, &r->batch);
	rc = write_batch(w, r, entry);
	vci_batch_use(w->vc, NULL);
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
	vci_bits_release(&w->met);
	vci_tagging_release(&w->tagging);
}
