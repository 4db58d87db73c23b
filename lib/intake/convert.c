/* SPDX-License-Identifier: ISC */
/* Records become rows: cells parsed by field, references resolved, keys
 * checked for repeats. Runs on the reading thread. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "intake.h"

static int
resolve(void *arg, struct vc *vc, const struct vci_field *f, const char *s,
    size_t n, int64_t *id)
{
	struct vci_convert *c = arg;

	(void)f;
	return vci_refs_find(c->refs[c->current], vc, s, n, id,
	    &c->copies[c->current]);
}

/* Each column's format as told; another reading keeps what this found, unless
 * another encoding made other columns of the file. */
static int
get_formats(struct vci_convert *c)
{
	size_t n = c->header.ncol + 1;

	if (c->nformat == n)
		return VC_OK;
	free(c->format);
	c->nformat = n;
	c->format = calloc(n, sizeof *c->format);
	if (c->format == NULL)
		return vci_nomem(c->vc);
	for (size_t i = 0; i < n; i++) {
		c->format[i].order = c->date_order;
		c->format[i].decimal = c->decimal;
	}
	return VC_OK;
}

/* What is the same for every row is worked out once. */
static int
get_ready(struct vci_convert *c)
{
	const struct vci_field *f = c->noun->field;
	size_t nth[VCI_BATCH_COLS] = { 0 };

	c->ready = true;
	c->nfield = vci_nfield(c->noun);
	c->parse.vc = c->vc;
	c->parse.resolve = resolve;
	c->parse.arg = c;
	for (int i = 0; f[i].name != NULL; i++)
		c->unless[i] = f[i].unless == NULL ?
		    -1 :
		    vci_field(c->noun, f[i].unless);
	for (int i = 0; f[i].name != NULL && c->ncopy < VCI_REF_COPIES; i++) {
		int ref = f[i].from == NULL ? -1 :
					      vci_field(c->noun, f[i].from);

		if (ref < 0)
			continue;
		c->copy[c->ncopy].to = i;
		c->copy[c->ncopy].ref = ref;
		c->copy[c->ncopy++].nth = nth[ref]++;
	}
	return get_formats(c);
}

/* At the end of the file: was it, and was each column, what it was taken for?
 * What the wrong encoding showed of columns counts for nothing. */
static void
settle(struct vci_convert *c)
{
	c->again = vci_csv_again(c->csv);
	if (c->again)
		c->nformat = 0;
	for (size_t i = 0; i < c->header.ncol && c->nformat > 0; i++)
		if (vci_format_settle(&c->format[i]))
			c->again = true;
	for (size_t i = 0; i < c->header.ncol && !c->again; i++)
		if (vci_format_note(c->vc, &c->format[i]) == VC_WARN)
			vci_diag(&c->diags, c->vc, VC_WARNING, 0,
			    c->header.name[i]);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Outer blanks are never meant, no-break spaces included. */
static void
trim(const char **s, size_t *n)
{
	while (*n > 0 && is_blank(**s))
		++*s, --*n;
	while (*n > 1 && (*s)[0] == '\xc2' && (*s)[1] == '\xa0')
		*s += 2, *n -= 2;
	while (*n > 0 && is_blank((*s)[*n - 1]))
		--*n;
	while (*n > 1 && (*s)[*n - 2] == '\xc2' && (*s)[*n - 1] == '\xa0')
		*n -= 2;
}

static void
reject(struct vci_convert *c, int64_t line, size_t col)
{
	vci_diag(&c->diags, c->vc, VC_REJECT, line, c->header.name[col]);
}

static int
put_id(struct vci_convert *c, const char *s, size_t n, struct vci_value *v)
{
	struct vc_buf *b = &c->parse.scratch;

	vc_buf_clear(b);
	vci_text_clean(b, s, n);
	v->s = b->failed ?
	    NULL :
	    vci_arena_text(c->parse.arena, b->s == NULL ? "" : b->s, b->len);
	if (v->s == NULL)
		return vci_nomem(c->vc);
	v->n = (uint32_t)b->len;
	v->kind = VCI_TEXT;
	return VC_OK;
}

/* Does the row hold what makes this field superfluous? */
static bool
said_already(const struct vci_convert *c, const struct vci_value *v)
{
	int unless = c->current < 0 ? -1 : c->unless[c->current];

	return unless >= 0 && v[unless].kind == VCI_INT;
}

/* One cell; VC_E_DATA when the row can't be taken. */
static int
put_cell(struct vci_convert *c, struct vci_value *v, size_t col,
    const struct vci_cell *cell)
{
	int rc;
	const char *s = cell->s;
	size_t n = cell->n;

	c->current = c->header.field[col];
	trim(&s, &n);
	if (c->current == -1 || n == 0 || said_already(c, v))
		return VC_OK;
	if (c->current == VCI_IS_ID)
		return put_id(c, s, n, &v[c->nfield]);
	c->parse.fmt = &c->format[col];
	rc = vci_type_parse(&c->parse, &c->noun->field[c->current], s, n,
	    &v[c->current]);
	if (rc != VC_WARN)
		return rc;
	vci_diag(&c->diags, c->vc, VC_WARNING, vci_csv_line(c->csv),
	    c->header.name[col]);
	return VC_OK;
}

/* Values that come from the row a reference names. */
static void
put_copies(struct vci_convert *c, struct vci_value *v)
{
	for (size_t i = 0; i < c->ncopy; i++) {
		const int64_t *from = c->copies[c->copy[i].ref];

		if (from != NULL && from[c->copy[i].nth] != VCI_NO_COPY)
			v[c->copy[i].to] = (struct vci_value){ .kind = VCI_INT,
				.i = from[c->copy[i].nth] };
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
		int f = vci_field(c->noun, key[i]);
		const struct vci_value *k = &v[f];
		char day[16];

		if (i > 0)
			vc_buf_add(b, ", ");
		if (k->kind == VCI_INT && c->noun->field[f].type == VCI_T_DATE)
			vc_buf_add(b, vc_day_format(k->i, day));
		else if (k->kind == VCI_INT)
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
		vci_err(c->vc, VC_E_DATA,
		    "is empty; each row needs the "
		    "sender's id");
		reject(c, vci_csv_line(c->csv), (size_t)col);
		*good = false;
		return VC_OK;
	}
	identity(c, v, &b);
	twice = vci_seen(&c->seen, b.s == NULL ? "" : b.s, b.len, &ok);
	if (twice) {
		vci_err(c->vc, VC_E_DATA,
		    "'%s' stands on an earlier line of "
		    "this file too",
		    b.s);
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    c->noun->key == NULL ? c->header.name[col] : NULL);
		*good = false;
	}
	ok = ok && !b.failed;
	vc_buf_free(&b);
	return ok ? VC_OK : vci_nomem(c->vc);
}

/* As many cells as the header has columns; those past the last that has a
 * name may be missing. */
static bool
fits(struct vci_convert *c, const struct vci_cell *cell, size_t n)
{
	struct vci_header *h = &c->header;
	char has[24], wants[24];
	size_t extra = n;

	while (extra > h->named && cell[extra - 1].n == 0)
		extra--;
	if (extra >= h->named && extra <= h->ncol) {
		if (extra == h->named || h->said)
			return true;
		h->said = true;
		vci_err(c->vc, VC_E_DATA,
		    "a column has no name; it is left out");
		vci_diag(&c->diags, c->vc, VC_WARNING, vci_csv_line(c->csv),
		    NULL);
		return true;
	}
	snprintf(has, sizeof has, "%zu", n);
	snprintf(wants, sizeof wants, "%zu",
	    extra < h->named ? h->named : h->ncol);
	vci_err(c->vc, VC_E_DATA, "the row has %s cells, the header %s", has,
	    wants);
	vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv), NULL);
	return false;
}

static bool
well_formed(struct vci_convert *c, const struct vci_cell *cell, size_t n)
{
	int bad, rc = vci_csv_sound(c->vc, c->csv, &bad);

	if (rc == VC_OK)
		return fits(c, cell, n);
	vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
	    bad < 0 || (size_t)bad >= c->header.named ? NULL :
							c->header.name[bad]);
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
	memset(c->copies, 0, c->nfield * sizeof *c->copies);
	for (size_t i = 0; i < c->header.named; i++) {
		rc = put_cell(c, v, i, &cell[i]);
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

	if (!c->ready && get_ready(c) != VC_OK)
		rc = VC_E_NOMEM;
	c->parse.arena = &rows->arena;
	vci_rows_clear(rows);
	while (rc == VC_ROW && rows->batch.nrow < rows->cap) {
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
	if (rc == VC_DONE)
		settle(c);
	if (rc < 0)
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    NULL);
	return rc;
}
