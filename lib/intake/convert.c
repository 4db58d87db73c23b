/* SPDX-License-Identifier: ISC */
/* Records become rows: cells parsed by field, references resolved, keys
 * checked for repeats. Runs on the reading thread. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "intake.h"

struct resolver {
	struct vci_convert *c;
	int field;
};

static int
resolve(void *arg, struct vc *vc, const struct vci_field *f, const char *s,
    size_t n, int64_t *id)
{
	struct resolver *r = arg;

	(void)f;
	return vci_refs_find(r->c->refs[r->field], vc, s, n, id,
	    &r->c->copies[r->field]);
}

/* Outer blanks are never meant, no-break spaces included. */
static void
trim(const char **s, size_t *n)
{
	while (*n > 0 && strchr(" \t\r\n", **s) != NULL)
		++*s, --*n;
	while (*n > 1 && memcmp(*s, "\xc2\xa0", 2) == 0)
		*s += 2, *n -= 2;
	while (*n > 0 && strchr(" \t\r\n", (*s)[*n - 1]) != NULL)
		--*n;
	while (*n > 1 && memcmp(*s + *n - 2, "\xc2\xa0", 2) == 0)
		*n -= 2;
}

static void
reject(struct vci_convert *c, int64_t line, size_t col)
{
	vci_diag(&c->diags, c->vc, VC_REJECT, line, c->header.name[col]);
}

static int
put_id(struct vci_convert *c, struct vci_rows *rows, const char *s, size_t n,
    struct vci_value *v)
{
	vc_buf_clear(&c->scratch);
	vci_text_clean(&c->scratch, s, n);
	v->s = c->scratch.failed ? NULL : vci_arena_text(&rows->arena,
	    c->scratch.s == NULL ? "" : c->scratch.s, c->scratch.len);
	if (v->s == NULL)
		return vci_nomem(c->vc);
	v->n = (uint32_t)c->scratch.len;
	v->kind = VCI_TEXT;
	return VC_OK;
}

/* One cell; false when the row can't be taken. */
static int
put_cell(struct vci_convert *c, struct vci_rows *rows, struct vci_value *v,
    size_t col, const struct vci_cell *cell)
{
	int field = c->header.field[col], rc;
	struct resolver r = { c, field };
	struct vci_parse p = { .vc = c->vc, .arena = &rows->arena,
		.resolve = resolve, .arg = &r, .scratch = c->scratch };
	const char *s = cell->s;
	size_t n = cell->n;

	trim(&s, &n);
	if (field == -1 || n == 0)
		return VC_OK;
	if (field == VCI_IS_ID)
		return put_id(c, rows, s, n, &v[vci_rows_source_id(c->noun)]);
	rc = vci_type_parse(&p, &c->noun->field[field], s, n, &v[field]);
	c->scratch = p.scratch;
	if (rc == VC_WARN) {
		vci_diag(&c->diags, c->vc, VC_WARNING, vci_csv_line(c->csv),
		    c->header.name[col]);
		rc = VC_OK;
	}
	return rc;
}

/* Values that come from the row a reference names. */
static void
put_copies(struct vci_convert *c, struct vci_value *v)
{
	const struct vci_field *field = c->noun->field;
	size_t nth[VCI_BATCH_COLS] = { 0 };

	for (int i = 0; field[i].name != NULL; i++) {
		const int64_t *copies;
		int ref;

		if (field[i].from == NULL)
			continue;
		ref = vci_field(c->noun, field[i].from);
		copies = c->copies[ref];
		if (copies != NULL && copies[nth[ref]] != VCI_NO_COPY)
			v[i] = (struct vci_value){ .kind = VCI_INT,
				.i = copies[nth[ref]] };
		nth[ref]++;
	}
}

/* What the row is known by, as text. */
static void
identity(struct vci_convert *c, const struct vci_value *v, struct vc_buf *b)
{
	const char *const *key = c->noun->key;
	const struct vci_value *id = &v[vci_rows_source_id(c->noun)];

	vc_buf_clear(b);
	if (key == NULL && id->kind == VCI_TEXT)
		vc_buf_addn(b, id->s, id->n);
	for (size_t i = 0; key != NULL && key[i] != NULL; i++) {
		const struct vci_value *k = &v[vci_field(c->noun, key[i])];

		if (i > 0)
			vc_buf_add(b, ", ");
		if (k->kind == VCI_INT)
			vci_sql_int(b, k->i);
		else if (k->kind == VCI_TEXT)
			vc_buf_addn(b, k->s, k->n);
	}
}

static int
check_identity(struct vci_convert *c, struct vci_value *v, bool *good)
{
	struct vc_buf b = { 0 };
	size_t id = vci_nfield(c->noun);
	bool ok = true, twice;
	int col = c->header.column[id];

	vci_tidy(c->noun, v);
	if (c->noun->key == NULL && v[id].kind == VCI_NULL) {
		vci_err(c->vc, VC_E_DATA, "is empty; each row needs the "
		    "sender's id");
		reject(c, vci_csv_line(c->csv), (size_t)col);
		*good = false;
		return VC_OK;
	}
	identity(c, v, &b);
	twice = vci_seen(&c->seen, b.s == NULL ? "" : b.s, b.len, &ok);
	if (twice) {
		vci_err(c->vc, VC_E_DATA, "'%s' stands on an earlier line of "
		    "this file too", b.s);
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    c->noun->key == NULL ? c->header.name[col] : NULL);
		*good = false;
	}
	ok = ok && !b.failed;
	vc_buf_free(&b);
	return ok ? VC_OK : vci_nomem(c->vc);
}

/* As many cells as the header has columns, and text in UTF-8. */
static bool
well_formed(struct vci_convert *c, const struct vci_cell *cell, size_t n)
{
	char has[24], wants[24];
	size_t extra = n;
	int bad = vci_csv_bad_utf8(c->csv);

	while (extra > c->header.ncol && cell[extra - 1].n == 0)
		extra--;
	if (extra != c->header.ncol) {
		snprintf(has, sizeof has, "%zu", n);
		snprintf(wants, sizeof wants, "%zu", c->header.ncol);
		vci_err(c->vc, VC_E_DATA, "the row has %s cells, the header %s",
		    has, wants);
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    NULL);
		return false;
	}
	if (bad < 0)
		return true;
	vci_err(c->vc, VC_E_DATA, "not valid UTF-8; save the file as CSV UTF-8");
	reject(c, vci_csv_line(c->csv), (size_t)bad < c->header.ncol ?
	    (size_t)bad : 0);
	return false;
}

/* One record; *good when it became a row. */
static int
convert_row(struct vci_convert *c, struct vci_rows *rows, bool *good)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(c->csv, &cell);
	struct vci_value *v = vci_rows_next(rows);
	int rc;

	*good = well_formed(c, cell, n);
	if (!*good)
		return VC_OK;
	for (size_t i = 0; c->noun->field[i].name != NULL; i++)
		c->copies[i] = NULL;
	for (size_t i = 0; i < c->header.ncol; i++) {
		rc = put_cell(c, rows, v, i, &cell[i]);
		if (rc == VC_E_DATA) {
			reject(c, vci_csv_line(c->csv), i);
			*good = false;
		} else if (rc != VC_OK) {
			return rc;
		}
	}
	if (!*good)
		return VC_OK;
	put_copies(c, v);
	return check_identity(c, v, good);
}

int
vci_convert(struct vci_convert *c, struct vci_rows *rows)
{
	int rc = VC_ROW;

	vci_rows_clear(rows);
	while (rows->batch.nrow < rows->cap) {
		bool good;

		rc = vci_csv_next(c->vc, c->csv);
		if (rc != VC_ROW)
			break;
		c->nrow++;
		rc = convert_row(c, rows, &good);
		if (rc != VC_OK)
			break;
		rc = VC_ROW;
		if (!good) {
			c->rejected++;
			continue;
		}
		rows->line[rows->batch.nrow] = vci_csv_line(c->csv);
		rows->state[rows->batch.nrow++] = VCI_ROW_NEW;
	}
	if (rc < 0)
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    NULL);
	return rc;
}
