/* SPDX-License-Identifier: ISC */
/* One row of a noun in memory: read, set field by field, added, edited. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "rows.h"

int
vc_record_new(struct vc *vc, const struct vc_noun *noun, struct vc_record **out)
{
	struct vc_record *r = calloc(1, sizeof *r);
	size_t n = vci_nfield(noun);

	*out = NULL;
	if (r == NULL)
		return vci_nomem(vc);
	r->vc = vc;
	r->noun = noun;
	r->v = calloc(n, sizeof *r->v);
	r->label = calloc(n, sizeof *r->label);
	r->cell = calloc(n, sizeof *r->cell);
	if (r->v == NULL || r->label == NULL || r->cell == NULL) {
		vc_record_free(r);
		return vci_nomem(vc);
	}
	*out = r;
	return VC_OK;
}

void
vc_record_free(struct vc_record *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; r->cell != NULL && i < vci_nfield(r->noun); i++)
		vc_buf_free(&r->cell[i]);
	vci_finalize(r->tags);
	vci_arena_release(&r->arena);
	free(r->v);
	free(r->label);
	free(r->cell);
	free(r);
}

int
vc_record_set(struct vc *vc, struct vc_record *r, size_t field,
    const char *text)
{
	const struct vci_field *f = &r->noun->field[field];
	struct vci_parse p = { .vc = vc,
		.arena = &r->arena,
		.resolve = vci_find_ref };
	size_t n = strlen(text);
	int rc = VC_OK;

	if (f->flags & VC_F_READONLY)
		return vci_err(vc, VC_E_USAGE, "'%s' is set by vcctl itself",
		    f->name);
	if (!vci_utf8_valid(text, n))
		rc = vci_err(vc, VC_E_DATA, "not valid UTF-8");
	else if (n == 0 || text[strspn(text, " \t\r\n")] == '\0')
		r->v[field] = (struct vci_value){ .kind = VCI_CLEAR };
	else
		rc = vci_type_parse(&p, f, text, n, &r->v[field]);
	vc_buf_free(&p.scratch);
	if (rc == VC_E_DATA || rc == VC_WARN)
		vci_err_at(vc, f->name, f->title);
	return rc;
}

/* The sign that stands before the number, or NULL. */
static const char *
about(const struct vc_record *r, const struct vci_field *f)
{
	const struct vci_value *v = &r->v[vci_field(r->noun, f->about)];

	return v->kind == VCI_TEXT ? v->s : NULL;
}

void
vc_record_cell(const struct vc_record *r, size_t field, struct vc_cell *cell)
{
	const struct vci_field *f = &r->noun->field[field];

	vc_buf_clear(&r->cell[field]);
	vci_type_cell(f, &r->v[field], cell, &r->cell[field]);
	if (f->about != NULL && cell->type != VC_CELL_NONE)
		cell->text = about(r, f);
	if (f->type == VCI_T_REF)
		cell->unit = r->label[field];
	if (cell->type == VC_CELL_MONEY)
		cell->unit = vci_money_unit(r->vc);
}

int64_t
vc_record_id(const struct vc_record *r)
{
	return r->id;
}

/* ---- reading ------------------------------------------------------------- */

/* Is this a reference whose row has a name to show beside its number? */
static const struct vc_noun *
labelled(const struct vci_field *f)
{
	const struct vc_noun *of = f->type == VCI_T_REF ? f->of : NULL;

	return of == NULL || of->label == NULL ? NULL : of;
}

/* Joins the tables that hold the labels as r0, r1 ... by field number. */
static void
label_joins(const struct vc_noun *noun, struct vc_buf *b)
{
	for (int i = 0; noun->field[i].name != NULL; i++) {
		const struct vc_noun *of = labelled(&noun->field[i]);
		int part;

		if (of == NULL)
			continue;
		part = of->field[vci_field(of, of->label)].part;
		vc_buf_add(b, " LEFT JOIN ");
		vc_buf_add(b, of->table[part]);
		vc_buf_add(b, " r");
		vci_sql_int(b, i);
		vc_buf_add(b, " ON r");
		vci_sql_int(b, i);
		vc_buf_add(b, ".id = ");
		vci_sql_column(&noun->field[i], b);
	}
}

void
vci_record_sql(const struct vc_noun *noun, bool derived, struct vc_buf *b)
{
	vc_buf_add(b, "SELECT t.id, ");
	vci_sql_columns(noun, derived, b);
	for (int i = 0; noun->field[i].name != NULL; i++) {
		const struct vc_noun *of = labelled(&noun->field[i]);

		if (of == NULL)
			continue;
		vc_buf_add(b, ", r");
		vci_sql_int(b, i);
		vc_buf_addc(b, '.');
		vc_buf_add(b, vci_column(&of->field[vci_field(of, of->label)]));
	}
	vc_buf_add(b, " FROM ");
	vci_sql_from(noun, b);
	label_joins(noun, b);
}

static int
read_tags(struct vc_record *r, int field)
{
	struct vc_buf b = { 0 };
	int rc = vci_tags_read(r->vc, &r->tags, r->noun, &r->noun->field[field],
	    r->id, &b);

	if (rc == VC_OK && b.len > 0) {
		r->v[field] = (struct vci_value){ .kind = VCI_TEXT,
			.s = vci_arena_text(&r->arena, b.s, b.len),
			.n = (uint32_t)b.len };
		if (r->v[field].s == NULL)
			rc = vci_nomem(r->vc);
	}
	vc_buf_free(&b);
	return rc;
}

int
vci_record_read(struct vc_record *r, struct vci_stmt *st)
{
	const struct vc_noun *noun = r->noun;
	int label = (int)vci_nfield(noun) + 1, rc = VC_OK;

	vci_arena_clear(&r->arena);
	r->id = vci_col_int(st, 0);
	for (int i = 0; noun->field[i].name != NULL && rc == VC_OK; i++) {
		struct vci_value *v = &r->v[i];

		if (noun->field[i].type == VCI_T_TAGS) {
			*v = (struct vci_value){ 0 };
			rc = read_tags(r, i);
			continue;
		}
		vci_col_value(st, i + 1, v);
		if (v->kind == VCI_TEXT)
			v->s = vci_arena_text(&r->arena, v->s, v->n);
		r->label[i] = NULL;
		if (labelled(&noun->field[i]) == NULL)
			continue;
		if (!vci_col_null(st, label)) {
			const char *s = vci_col_text(st, label);

			r->label[i] = vci_arena_text(&r->arena, s, strlen(s));
		}
		label++;
	}
	return rc;
}

int
vc_get(struct vc *vc, struct vc_record *r, int64_t id)
{
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vci_record_sql(r->noun, true, &b);
	vc_buf_add(&b, " WHERE t.id = $1");
	rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		rc = vci_record_read(r, st);
	else if (rc == VC_DONE)
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has that number",
			r->noun->title));
	vci_finalize(st);
	return rc;
}

/* ---- writing ---------------------------------------------------------------- */

struct refusal {
	const struct vc_noun *noun;
	struct vc *vc;
	int refused; /* VC_OK: it wasn't */
};

/* Puts the field's name before what was wrong with it. */
static void
refuse(void *arg, int64_t line, int column, enum vci_why kind)
{
	struct refusal *no = arg;

	(void)line, (void)kind;
	no->refused = no->vc->err == VC_E_NOPERM ? VC_E_NOPERM : VC_E_DATA;
	if (column >= 0)
		vci_err_at(no->vc, no->noun->field[column].name,
		    no->noun->field[column].title);
}

/* Fields that follow from a reference: an interest's municipality. */
static int
copy_parent(struct vc *vc, struct vci_rows *rows, const struct vc_noun *noun,
    const struct vci_field *f, struct vci_value *v)
{
	const struct vci_field *ref = &noun->field[vci_field(noun, f->from)];
	const struct vc_noun *of = ref->of;
	struct vci_value *out = &v[f - noun->field];
	struct vci_stmt *st;
	int rc;

	*out = (struct vci_value){ 0 };
	if (v[ref - noun->field].kind != VCI_INT)
		return VC_OK;
	rc = vci_prepare_of(vc, &st, "SELECT ",
	    vci_column(&of->field[vci_field(of, f->name)]), " FROM ",
	    of->table[VCI_COUNTED], " WHERE id = $1", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, v[ref - noun->field].i);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		vci_col_value(st, 0, out);
		rc = VC_OK;
		if (out->kind == VCI_TEXT &&
		    (out->s = vci_arena_text(&rows->arena, out->s, out->n)) ==
			NULL)
			rc = vci_nomem(vc);
	} else if (rc == VC_DONE) {
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has that number",
			of->title));
	}
	vci_finalize(st);
	return rc;
}

int
vci_changed(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct vci_value *was, struct vci_value *is, const char *side,
    const void *how)
{
	/* Nobody writes to what was. */
	struct vci_row old = { .noun = noun,
		.v = (struct vci_value *)(uintptr_t)was,
		.column = -1,
		.id = id };
	struct vci_row row = { .noun = noun,
		.v = is,
		.column = -1,
		.id = id,
		.side = side,
		.how = how };

	if (noun->changed == NULL)
		return VC_OK;
	return noun->changed(vc, was == NULL ? NULL : &old, &row);
}

/* What a row's natural key says, as in "2026 1.1", without what is personal. */
static void
key_text(struct vc_record *r, struct vc_buf *b)
{
	const struct vc_noun *noun = r->noun;

	for (size_t i = 0; noun->key != NULL && noun->key[i] != NULL; i++) {
		size_t field = (size_t)vci_field(noun, noun->key[i]);
		struct vc_cell c;

		vc_record_cell(r, field, &c);
		if (noun->field[field].part == VCI_PERSONAL ||
		    r->v[field].kind == VCI_NULL)
			continue;
		if (b->len > 0)
			vc_buf_addc(b, ' ');
		vc_cell_print(b, &c, NULL);
	}
}

/* A natural key that stands already is another row's. */
static int
taken(struct vc_record *r, const struct vci_writer *w)
{
	struct vc_buf key = { 0 };
	int rc;

	if (w->added == 1)
		return VC_OK;
	key_text(r, &key);
	rc = key.len == 0 ?
	    vci_err(r->vc, VC_E_DATA,
		"such a %s stands already; change it with edit",
		r->noun->title) :
	    vci_err(r->vc, VC_E_DATA,
		"%s '%s' stands already; change it with 'vcctl %s edit'",
		r->noun->title, key.s, vci_noun_word(r->noun));
	vc_buf_free(&key);
	return vci_err_word(r->vc, rc);
}

/* `was` is NULL for a new row. */
static int
write_one(struct vc_record *r, struct vci_writer *w, int64_t *id,
    const struct vci_value *was, const void *how)
{
	const struct vc_noun *noun = r->noun;
	struct refusal no = { noun, r->vc, VC_OK };
	struct vci_rows rows;
	struct vci_value *v;
	int rc = vci_rows_init(r->vc, &rows, noun, 1);

	if (rc != VC_OK)
		return rc;
	w->reject = refuse;
	w->arg = &no;
	w->day = vc_today(r->vc);
	v = vci_rows_next(&rows);
	memcpy(v, r->v, vci_nfield(noun) * sizeof *v);
	if (!w->by_id)
		vci_tidy(noun, v);
	for (int i = 0; noun->field[i].name != NULL && rc == VC_OK; i++)
		if (noun->field[i].from != NULL && !w->by_id)
			rc = copy_parent(r->vc, &rows, noun, &noun->field[i],
			    v);
	rows.batch.nrow = 1;
	rows.state[0] = w->by_id ? VCI_ROW_FOUND : VCI_ROW_NEW;
	rows.id[0] = *id;
	if (rc == VC_OK)
		rc = vci_write(w, &rows);
	/* Why it can't be that row matters less than that it would be. */
	if (rc == VC_OK && no.refused == VC_E_DATA && !w->by_id &&
	    rows.id[0] != 0)
		rc = taken(r, w);
	if (rc == VC_OK)
		rc = no.refused;
	*id = rows.id[0];
	if (rc == VC_OK && w->added + w->updated == 1)
		rc = vci_changed(r->vc, noun, *id, was, v, NULL, how);
	vci_rows_release(&rows);
	vci_writer_release(w);
	return rc;
}

int
vc_add(struct vc *vc, struct vc_record *r, int64_t *id)
{
	return vci_add(vc, r, NULL, id);
}

int
vci_add(struct vc *vc, struct vc_record *r, const void *how, int64_t *id)
{
	struct vci_writer w = { .vc = vc,
		.noun = r->noun,
		.empty = r->noun->key == NULL };
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	*id = 0;
	rc = write_one(r, &w, id, NULL, how);
	if (rc == VC_OK)
		rc = taken(r, &w);
	return vci_db_end(vc, rc);
}

int
vc_edit(struct vc *vc, struct vc_record *r, int64_t id, int *changed)
{
	const struct vc_noun *noun = r->noun;
	struct vci_writer w = { .vc = vc, .noun = noun, .by_id = true };
	struct vc_record *old = NULL;
	int rc;

	for (int i = 0; noun->field[i].name != NULL; i++)
		if (noun->field[i].flags & (VC_F_STATUS | VC_F_EVENTDAY) &&
		    r->v[i].kind != VCI_NULL)
			return vci_err(vc, VC_E_USAGE,
			    "a status is not edited; "
			    "take a step with 'set'");
	if ((rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vc_record_new(vc, noun, &old);
	if (rc == VC_OK)
		rc = vc_get(vc, old, id);
	if (rc == VC_OK)
		rc = write_one(r, &w, &id, old->v, NULL);
	vc_record_free(old);
	*changed = (int)w.fields;
	return vci_db_end(vc, rc);
}
