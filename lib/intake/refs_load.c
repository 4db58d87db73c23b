/* SPDX-License-Identifier: ISC */
/* The rows that a reference may name, read into memory. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../noun/sql.h"
#include "refs.h"

/* Are this noun's rows told apart by name? */
static bool
has_names(const struct vc_noun *of)
{
	return of->label != NULL &&
	    of->field[vci_field(of, of->label)].flags & VC_F_UNIQUE;
}

/* The array with room for cap elements; where memory ran out, as it was. */
static void *
resize(void *array, size_t cap, size_t size, bool *ok)
{
	void *p = reallocarray(array, cap, size);

	if (p != NULL)
		return p;
	*ok = false;
	return array;
}

static bool
grow(struct vci_refs *r)
{
	size_t cap = r->cap == 0 ? 1024 : r->cap * 2;
	bool ok = true;

	r->row = resize(r->row, cap, (r->ncopy + 1) * sizeof *r->row, &ok);
	r->key = resize(r->key, cap, sizeof *r->key, &ok);
	r->name = resize(r->name, cap, sizeof *r->name, &ok);
	r->number = resize(r->number, cap, sizeof *r->number, &ok);
	r->twice = resize(r->twice, cap, sizeof *r->twice, &ok);
	if (ok)
		r->cap = cap;
	return ok;
}

static uint32_t
keep(struct vci_refs *r, const char *s)
{
	uint32_t at = (uint32_t)r->text.len;

	if (*s == '\0' && at > 0)
		return 0; /* the text begins with an empty string */
	vc_buf_addn(&r->text, s, strlen(s) + 1);
	return at;
}

static bool
dense_put(struct vci_refs *r, int64_t v, size_t entry)
{
	if ((size_t)v >= r->ndense) {
		size_t n = (size_t)v < 1024 ? 1024 : (size_t)v * 3 / 2;
		uint32_t *p = reallocarray(r->dense, n, sizeof *p);

		if (p == NULL)
			return false;
		memset(p + r->ndense, 0, (n - r->ndense) * sizeof *p);
		r->dense = p;
		r->ndense = n;
	}
	r->dense[v] = (uint32_t)entry + 1;
	return true;
}

/* Indexes every entry by its text; a text that two share names neither. */
static bool
map_build(struct vci_refs *r, struct vci_refs_map *m, uint32_t *text)
{
	m->text = text;
	for (m->nslot = 64; m->nslot < r->n * 2;)
		m->nslot *= 2;
	m->slot = calloc(m->nslot, sizeof *m->slot);
	if (m->slot == NULL)
		return false;
	for (size_t e = 0; e < r->n; e++) {
		const char *s = vci_refs_text(r, text, e);
		size_t n = strlen(s), i, old;

		if (n == 0)
			continue;
		old = vci_refs_key(r, m, s, n);
		if (old < r->n) {
			r->twice[old] = true;
			continue;
		}
		i = (size_t)vci_hash(s, n) & (m->nslot - 1);
		while (m->slot[i] != 0)
			i = (i + 1) & (m->nslot - 1);
		m->slot[i] = (uint32_t)e + 1;
	}
	return true;
}

/* The field that holds organisation numbers, or NULL. */
static const struct vci_field *
number_field(const struct vc_noun *of)
{
	for (const struct vci_field *f = of->field; f->name != NULL; f++)
		if (f->type == VCI_T_ORGNO && f->part == VCI_COUNTED)
			return f;
	return NULL;
}

/* SELECT id, sender, sender's id, perhaps the folded name and the number, the
 * copied fields, of every row that this sender's file may name; in order of
 * id where that is looked for. */
static void
select_sql(const struct vc_noun *noun, const struct vci_field *ref,
    struct vci_refs *r, struct vc_buf *b)
{
	const struct vc_noun *of = ref->of;
	const struct vci_field *number = number_field(of);

	/* $1 stands in for a column that is the same for all. */
	vc_buf_add(b,
	    r->by_ours || has_names(of) ?
		"SELECT t.id, t.source, t.source_id" :
		"SELECT t.id, CAST($1 AS @INT@), t.source_id");
	/* Names are few and telling for organisations; titles and people's
	 * names are neither. */
	r->named = has_names(of);
	if (r->named) {
		vc_buf_add(b, ", ");
		vci_sql_column(&of->field[vci_field(of, of->label)], b);
		vc_buf_add(b, "_key");
	}
	r->numbered = number != NULL;
	if (r->numbered) {
		vc_buf_add(b, ", ");
		vci_sql_column(number, b);
	}
	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if (f->from == NULL || strcmp(f->from, ref->name) != 0 ||
		    r->ncopy == VCI_REF_COPIES)
			continue;
		vc_buf_add(b, ", ");
		vci_sql_column(&of->field[vci_field(of, f->name)], b);
		r->ncopy++;
	}
	vc_buf_add(b, " FROM ");
	vc_buf_add(b, of->table[VCI_COUNTED]);
	vc_buf_add(b, " t");
	if (!r->by_ours && !r->named)
		vc_buf_add(b, " WHERE t.source = $1");
	if (r->by_ours)
		vc_buf_add(b, " ORDER BY t.id");
}

/* A sender's id of entry e, which all else is filled of already. */
static bool
put_id(struct vci_refs *r, size_t e, const char *id)
{
	int64_t v;

	if (!r->serial.set && *id != '\0')
		vci_serial_learn(&r->serial, id, strlen(id));
	v = vci_serial_number(&r->serial, id, strlen(id), VCI_REFS_DENSE);
	if (v >= 0 && !dense_put(r, v, e))
		return false;
	r->key[e] = keep(r, v >= 0 ? "" : id);
	return true;
}

static bool
add(struct vci_refs *r, struct vci_stmt *st, int64_t source)
{
	const char *id = vci_col_int(st, 1) == source ? vci_col_text(st, 2) :
							"";
	int64_t *row = &r->row[r->n * (r->ncopy + 1)];
	int col = 3;

	row[0] = vci_col_int(st, 0);
	r->twice[r->n] = false;
	r->name[r->n] = r->named ? keep(r, vci_col_text(st, col++)) : 0;
	r->number[r->n] = r->numbered ? keep(r, vci_col_text(st, col++)) : 0;
	for (size_t i = 0; i < r->ncopy; i++, col++)
		row[i + 1] = vci_col_null(st, col) ? VCI_NO_COPY :
						     vci_col_int(st, col);
	if (!put_id(r, r->n, id))
		return false;
	r->n++;
	return !r->text.failed;
}

/* Where rows aren't in order of id. */
static size_t
find_row(const struct vci_refs *r, int64_t id)
{
	if (r->by_ours)
		return vci_refs_ours(r, id);
	for (size_t e = 0; e < r->nrow; e++)
		if (r->row[e * (r->ncopy + 1)] == id)
			return e;
	return r->n;
}

/* Other ids by which this sender calls rows that came to us otherwise. */
static int
add_aliases(struct vc *vc, struct vci_refs *r, int64_t source)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_noun_sql[VCI_SQL_ALIASES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, r->of->name);
	vci_bind_int(st, 2, source);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		size_t e = find_row(r, vci_col_int(st, 1));

		if (e == r->n)
			continue;
		if (r->n == r->cap && !grow(r)) {
			rc = vci_nomem(vc);
			break;
		}
		memcpy(&r->row[r->n * (r->ncopy + 1)],
		    &r->row[e * (r->ncopy + 1)],
		    (r->ncopy + 1) * sizeof *r->row);
		r->twice[r->n] = false;
		r->name[r->n] = r->number[r->n] = 0;
		if (!put_id(r, r->n, vci_col_text(st, 0))) {
			rc = vci_nomem(vc);
			break;
		}
		r->n++;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Our numbers of rows that became part of others. */
static int
add_merged(struct vc *vc, struct vci_refs *r)
{
	struct vci_stmt *st;
	int rc;

	if (!r->by_ours)
		return VC_OK;
	rc = vci_prepare(vc, &st, vci_noun_sql[VCI_SQL_MERGED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, r->of->name);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		int64_t *to = vci_map_put(&r->merged,
		    (uint64_t)vci_col_int(st, 0));

		if (to == NULL) {
			rc = vci_nomem(vc);
			break;
		}
		*to = vci_col_int(st, 1);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
read_rows(struct vc *vc, struct vci_refs *r, struct vci_stmt *st, bool ours,
    int64_t source)
{
	int rc;

	if (!ours && !r->named)
		vci_bind_int(st, 1, source);
	keep(r, "");
	while ((rc = vci_step(vc, st)) == VC_ROW)
		if ((r->n == r->cap && !grow(r)) || !add(r, st, source))
			return vci_nomem(vc);
	r->nrow = r->n;
	rc = rc == VC_DONE ? add_aliases(vc, r, source) : rc;
	return rc == VC_OK ? add_merged(vc, r) : rc;
}

int
vci_refs_load(struct vc *vc, const struct vc_noun *noun, int field,
    int64_t source, bool ours, struct vci_refs **out)
{
	struct vci_refs *r = calloc(1, sizeof *r);
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	*out = r;
	if (r == NULL)
		return vci_nomem(vc);
	r->of = noun->field[field].of;
	r->by_ours = ours;
	select_sql(noun, &noun->field[field], r, &sql);
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	rc = read_rows(vc, r, st, ours, source);
	vci_finalize(st);
	if (rc == VC_OK)
		rc = vci_erased_load(vc, r->of->name, source, &r->erased);
	if (rc != VC_OK)
		return rc;
	if (!map_build(r, &r->ids, r->key) ||
	    (r->named && !map_build(r, &r->names, r->name)))
		return vci_nomem(vc);
	/* A number that branches share is no name; theirs tell them apart. */
	if (r->numbered && !map_build(r, &r->numbers, r->number))
		return vci_nomem(vc);
	return VC_OK;
}
