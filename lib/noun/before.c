/* SPDX-License-Identifier: ISC */
/* How rows were before an import changed them. It is collected while a batch
 * is compared and written afterwards: a statement that is being read is not
 * to be disturbed. */
#include <stdlib.h>

#include "rows.h"
#include "sql.h"

struct row_was {
	int64_t row, changed_at;
	const char *what;
	struct vci_value import;
};

struct field_was {
	int64_t row;
	int field;
	struct vci_value v;
};

struct vci_before {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t import;
	struct row_was *row;
	struct field_was *field;
	size_t nrow, caprow, nfield, capfield;
	struct vci_arena arena; /* behind the fields' texts */
	struct vci_stmt *st[3];
};

int
vci_before_new(struct vc *vc, const struct vc_noun *noun, int64_t import,
    struct vci_before **out)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return vci_nomem(vc);
	(*out)->vc = vc;
	(*out)->noun = noun;
	(*out)->import = import;
	return VC_OK;
}

void
vci_before_free(struct vci_before *b)
{
	if (b == NULL)
		return;
	for (size_t i = 0; i < 3; i++)
		vci_finalize(b->st[i]);
	vci_arena_release(&b->arena);
	free(b->row);
	free(b->field);
	free(b);
}

/* Room for one more of `size` bytes; the array, moved if need be, or NULL. */
static void *
room(void *array, size_t n, size_t *cap, size_t size)
{
	size_t more = *cap == 0 ? 256 : *cap * 2;
	void *p;

	if (n < *cap)
		return array;
	p = reallocarray(array, more, size);
	if (p != NULL)
		*cap = more;
	return p;
}

int
vci_before_row(struct vci_before *b, int64_t row, const char *what,
    const struct vci_value *import, int64_t changed_at)
{
	struct row_was *p = room(b->row, b->nrow, &b->caprow, sizeof *p);

	if (p == NULL)
		return vci_nomem(b->vc);
	b->row = p;
	p[b->nrow++] = (struct row_was){ row, changed_at, what, *import };
	return VC_OK;
}

int
vci_before_field(struct vci_before *b, int64_t row, int field,
    const struct vci_value *was)
{
	struct field_was *p = room(b->field, b->nfield, &b->capfield,
	    sizeof *p);
	struct vci_value v = *was;

	if (p == NULL)
		return vci_nomem(b->vc);
	b->field = p;
	if (v.kind == VCI_TEXT &&
	    (v.s = vci_arena_text(&b->arena, v.s, v.n)) == NULL)
		return vci_nomem(b->vc);
	p[b->nfield++] = (struct field_was){ row, field, v };
	return VC_OK;
}

/* One of the three statements, with what they begin with bound. */
static int
statement(struct vci_before *b, size_t i, int64_t row, struct vci_stmt **st)
{
	static const enum vci_noun_sql sql[3] = { VCI_SQL_CHANGE, VCI_SQL_WAS,
		VCI_SQL_WAS_PERSON };
	int rc = VC_OK;

	if (b->st[i] == NULL)
		rc = vci_prepare(b->vc, &b->st[i], vci_noun_sql[sql[i]]);
	if (rc != VC_OK)
		return rc;
	*st = b->st[i];
	vci_bind_int(*st, 1, b->import);
	vci_bind_text(*st, 2, b->noun->name);
	vci_bind_int(*st, 3, row);
	return VC_OK;
}

static int
put_row(struct vci_before *b, const struct row_was *r)
{
	struct vci_stmt *st;
	int rc = statement(b, 0, r->row, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 4, r->what);
	vci_bind_value(st, 5, &r->import);
	vci_bind_int(st, 6, r->changed_at);
	return vci_run(b->vc, st);
}

static int
put_field(struct vci_before *b, const struct field_was *f)
{
	const struct vci_field *of = &b->noun->field[f->field];
	static const struct vci_value none = { 0 };
	struct vci_stmt *st;
	int rc = statement(b, of->part == VCI_PERSONAL ? 2 : 1, f->row, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 4, of->name);
	vci_bind_value(st, 5, f->v.kind == VCI_INT ? &f->v : &none);
	vci_bind_value(st, 6, f->v.kind == VCI_TEXT ? &f->v : &none);
	return vci_run(b->vc, st);
}

int
vci_before_flush(struct vci_before *b)
{
	int rc = VC_OK;

	for (size_t i = 0; i < b->nrow && rc == VC_OK; i++)
		rc = put_row(b, &b->row[i]);
	for (size_t i = 0; i < b->nfield && rc == VC_OK; i++)
		rc = put_field(b, &b->field[i]);
	b->nrow = b->nfield = 0;
	vci_arena_clear(&b->arena);
	return rc;
}
