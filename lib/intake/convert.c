/* SPDX-License-Identifier: ISC */
/* Records become rows: cells parsed by field, references resolved, keys
 * checked for repeats. Runs on the reading thread. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/ids.h"
#include "../core/person.h"
#include "../core/text.h"
#include "convert.h"
#include "options.h"

/* Is it an id or a number, and no name to make a row of? */
static bool
is_number(struct vci_convert *c, const char *s, size_t n)
{
	struct vc_buf no = { 0 };
	enum vci_orgno got = vci_orgno_parse(c->vc->home.country, s, n, &no,
	    NULL);

	vc_buf_free(&no);
	return got == VCI_ORGNO_GOOD || got == VCI_ORGNO_CHECK ||
	    !vci_may_name(s, n);
}

/* A name that no row has; one could be made of it. */
static int
none_yet(struct vci_convert *c, const struct vc_noun *of, const char *s,
    size_t n)
{
	struct vc_buf b = { 0 };

	vc_text_cut(&b, s, n, 40);
	vci_err_word(c->vc,
	    vci_err(c->vc, VC_E_DATA,
		"no %s '%s' is known; import it first, or make it with "
		"--create-orgs",
		of->title, b.s == NULL ? "" : b.s));
	vc_buf_free(&b);
	return VC_E_DATA;
}

static int
resolve(void *arg, struct vc *vc, const struct vci_field *f, const char *s,
    size_t n, int64_t *id)
{
	struct vci_convert *c = arg;
	const struct vc_noun *of = f->of;
	int rc = vci_refs_find(c->refs[c->current], vc, s, n, id,
	    &c->copies[c->current]);

	if (rc != VC_DONE)
		return rc;
	if (f->type != VCI_T_REF || !of->makes || is_number(c, s, n))
		return VC_E_DATA;
	if (of == c->make)
		return vci_ask(c, s, n, id);
	return c->make == NULL ? none_yet(c, of, s, n) : VC_E_DATA;
}

/* Each column's format as told; another reading keeps what this found, unless
 * another encoding made other columns of the file. */
static int
get_formats(struct vci_convert *c)
{
	size_t n = c->header.ncol + c->header.nset + 1;

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
	c->clear = vci_option(c->options, VCI_K_CLEAR);
	for (size_t i = 0; i < c->options->nrule; i++) {
		const struct vci_rule *r = &c->options->rule[i];
		int field = r->key == VCI_K_TRANSLATE ?
		    vci_field_word(c->noun, r->field) :
		    -1;

		if (field >= 0)
			c->translated |= (uint64_t)1 << field;
	}
	c->nfield = vci_nfield(c->noun);
	c->parse.vc = c->vc;
	c->parse.resolve = resolve;
	c->parse.arg = c;
	for (int i = 0; f[i].name != NULL; i++)
		c->unless[i] = f[i].unless == NULL ?
		    -1 :
		    vci_field(c->noun, f[i].unless);
	for (int i = 0; f[i].name != NULL; i++)
		if (c->refs[i] != NULL && c->header.column[i] >= 0 &&
		    (size_t)c->header.column[i] < c->header.named)
			c->ahead[c->nahead++] = i;
	for (int i = 0; f[i].name != NULL && c->ncopy < VCI_REF_COPIES; i++) {
		int ref = f[i].from == NULL ? -1 :
					      vci_field(c->noun, f[i].from);

		if (ref < 0)
			continue;
		c->copy[c->ncopy].to = i;
		c->copy[c->ncopy].ref = ref;
		c->copy[c->ncopy++].nth = nth[ref]++;
	}
	c->read = -1;
	for (size_t i = 0; i < c->header.ncol; i++)
		if (strcmp(c->header.name[i], VC_REJECT_READ) == 0)
			c->read = (int)i;
	return get_formats(c);
}

/* A row of a file of rejects tells how the file that it is of was read. */
static void
take_kept(struct vci_convert *c, const struct vci_cell *cell)
{
	const char *s = cell[c->read].s;
	size_t n = cell[c->read].n;

	if (n > 1 && *s == '\'' && vc_text_formula(s, n))
		s++, n--;
	if (n > 0) {
		vci_kept_take(&c->header, c->format, s, n);
		c->read = -1;
	}
}

/* At the end of the file: was it, and was each column, what it was taken for?
 * What the wrong encoding showed of columns counts for nothing. */
static void
settle(struct vci_convert *c)
{
	bool dialect = vci_csv_again(c->csv);

	c->again = vci_read_again(c);
	if (dialect)
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

	if (vci_person_find(c->vc->home.country, s, n, NULL, NULL))
		return vci_person_err(c->vc);
	vc_buf_clear(b);
	vci_text_clean(b, s, n);
	if (vci_text_fits(c->vc, b->s, b->len, VCI_LINE_MAX) != VC_OK)
		return VC_E_DATA;
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

/* A column that isn't stored may still tell that the file should not have
 * come like this. */
static int
look_at_unknown(struct vci_convert *c, const char *s, size_t n)
{
	return vci_person_find(c->vc->home.country, s, n, NULL, NULL) ?
	    vci_person_err(c->vc) :
	    VC_OK;
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
	/* Written before what a spreadsheet would run. */
	if (n > 1 && *s == '\'' && vc_text_formula(s, n))
		s++, n--;
	if (n == 0 || c->current == VCI_IGNORED)
		return VC_OK;
	if (c->current == -1)
		return look_at_unknown(c, s, n);
	if (c->current == VCI_IS_ID)
		return put_id(c, s, n, &v[c->nfield]);
	if (said_already(c, v))
		return VC_OK;
	if (c->clear && n == 1 && *s == '-') {
		v[c->current] = (struct vci_value){ .kind = VCI_CLEAR };
		return VC_OK;
	}
	if (c->translated >> c->current & 1)
		vci_options_translate(c->options,
		    c->noun->field[c->current].name, &s, &n);
	c->parse.fmt = &c->format[col];
	rc = vci_type_parse(&c->parse, &c->noun->field[c->current], s, n,
	    &v[c->current]);
	if (rc == VC_E_DATA)
		vci_unknown_add(&c->unknown, &c->noun->field[c->current],
		    c->vc->home.country, col, s, n);
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

/* Cell i of the record, or past those of the file a constant. */
static int
put_nth(struct vci_convert *c, struct vci_value *v, const struct vci_cell *cell,
    size_t i, bool *good)
{
	const struct vci_header *h = &c->header;
	struct vci_cell set;
	size_t col = i < h->named ? i : h->ncol + i - h->named;
	int rc;

	if (i >= h->named) {
		set.s = h->set[i - h->named];
		set.n = strlen(set.s);
	}
	rc = put_cell(c, v, col, i < h->named ? &cell[i] : &set);
	if (rc == VC_E_DATA) {
		reject(c, vci_csv_line(c->csv), col);
		*good = false;
		return VC_OK;
	}
	return rc;
}

/* One record; *good when it became a row. */
static int
convert_row(struct vci_convert *c, struct vci_rows *rows, bool *good)
{
	const struct vci_cell *cell;
	struct vci_value *v = vci_rows_next(rows);
	int rc = VC_OK;

	*good = vci_well_formed(c);
	if (!*good)
		return VC_OK;
	vci_csv_cells(c->csv, &cell);
	if (c->read >= 0)
		take_kept(c, cell);
	for (size_t i = 0; i < c->nahead; i++)
		vci_refs_ahead(c->refs[c->ahead[i]],
		    cell[c->header.column[c->ahead[i]]].s,
		    cell[c->header.column[c->ahead[i]]].n);
	c->nasked = 0;
	memset(c->copies, 0, c->nfield * sizeof *c->copies);
	for (size_t i = 0; i < c->header.named + c->header.nset; i++)
		if ((rc = put_nth(c, v, cell, i, good)) != VC_OK)
			return rc;
	if (*good) {
		put_copies(c, v);
		rc = vci_check_identity(c, v, good);
	}
	if (!*good)
		vci_unask(c);
	return rc;
}

int
vci_convert(struct vci_convert *c, struct vci_rows *rows)
{
	int rc = VC_ROW;

	if (!c->ready && get_ready(c) != VC_OK)
		rc = VC_E_NOMEM;
	c->rows = rows;
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
		rows->record[rows->batch.nrow] = c->nrow;
		rows->state[rows->batch.nrow++] = VCI_ROW_NEW;
	}
	rows->bytes = vci_csv_bytes(c->csv);
	if (rc == VC_DONE)
		settle(c);
	if (rc < 0)
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    NULL);
	return rc;
}
