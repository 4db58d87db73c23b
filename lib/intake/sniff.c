/* SPDX-License-Identifier: ISC */
/* Looking at a file without taking it in: how it is written, what its columns
 * would be, and what stands in them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/person.h"
#include "../core/text.h"
#include "job.h"
#include "sniff.h"

#define VALUES 3  /* of the first rows that are shown */
#define WIDTH  40 /* columns of a terminal that a value may take */

struct column {
	struct vci_format format;
	int64_t filled, bad;
	char *value[VALUES];
};

struct look {
	struct vc *vc; /* for messages */
	const struct vc_noun *noun;
	struct vci_header header;
	struct vci_dialect dialect;
	struct vci_csv *csv;
	struct column *column;
	int64_t nrow, ragged;
	int64_t spare; /* rows with empty cells past the header's */
	struct vci_parse parse;
	struct vci_arena arena;
	struct vci_options *options;
	struct vci_unknown unknown;
	struct vci_convert told; /* date order and decimal sign only */
};

static void
forget(struct look *k)
{
	for (size_t i = 0; k->column != NULL && i < k->header.ncol; i++)
		for (int v = 0; v < VALUES; v++)
			free(k->column[i].value[v]);
	free(k->column);
	k->column = NULL;
	vci_header_release(&k->header);
	vci_csv_free(k->csv);
	k->csv = NULL;
	vci_arena_release(&k->arena);
	vci_unknown_release(&k->unknown);
	vc_buf_free(&k->parse.scratch);
	k->nrow = k->ragged = k->spare = 0;
}

/* ---- the header ------------------------------------------------------------------- */

/* What the noun would make of the header; messages are nobody's here. */
static int
read_header(struct look *k, struct vci_options *o, int fd)
{
	struct vci_diags diags = { 0 };
	int rc = vci_csv_open(k->vc, fd, &k->dialect, &k->csv);

	k->header.options = o;
	if (rc == VC_OK)
		rc = vci_header_read(k->vc, &k->header, k->noun, k->csv,
		    &k->dialect, &diags);
	vci_diags_release(&diags);
	return rc;
}

int
vci_sniff_fit(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, int fd)
{
	struct vci_options o = { 0 };
	struct look k = { .vc = vc, .noun = noun };
	int fit = 0, rc = vci_options_of(vc, NULL, want, &o);

	vci_dialect_options(&o, &k.dialect, &k.told);
	(void)vci_dialect_rejects(&k.dialect, fd);
	if (rc == VC_OK && lseek(fd, 0, SEEK_SET) == 0) {
		rc = read_header(&k, &o, fd);
		for (size_t i = 0; k.header.field != NULL && i < k.header.named;
		     i++)
			fit += k.header.field[i] >= 0 ||
			    k.header.field[i] == VCI_IS_ID;
		/* One that could be taken in fits better than one that lacks
		 * what each row needs. */
		fit = fit * 2 + (rc == VC_OK ? 3 : 0);
	}
	forget(&k);
	vci_options_release(&o);
	return fit;
}

/* ---- the cells ---------------------------------------------------------------------- */

static void
keep_value(struct look *k, struct column *c, const struct vci_cell *cell)
{
	struct vc_buf b = { 0 };

	if (k->nrow >= VALUES)
		return;
	vci_person_mask(k->vc->home.country, cell->s, cell->n, &b);
	if (b.s != NULL && vci_utf8_valid(b.s, b.len))
		c->value[k->nrow] = strndup(b.s,
		    vc_text_fit(b.s, b.len, WIDTH));
	vc_buf_free(&b);
}

/* Values that only the register can tell are let be. */
static bool
can_try(const struct look *k, int field)
{
	return field >= 0 && k->noun->field[field].type != VCI_T_REF &&
	    k->noun->field[field].type != VCI_T_SCOPE;
}

/* One cell of a column whose values can be tried. */
static void
try_value(struct look *k, size_t i, const char *s, size_t n)
{
	struct column *c = &k->column[i];
	const struct vci_field *f = &k->noun->field[k->header.field[i]];
	struct vci_value v;
	int rc;

	while (n > 0 && *s == ' ')
		s++, n--;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	vci_options_translate(k->options, f->name, &s, &n);
	k->parse.fmt = &c->format;
	rc = vci_type_parse(&k->parse, f, s, n, &v);
	c->bad += rc != VC_OK && rc != VC_WARN;
	if (rc == VC_E_DATA)
		vci_unknown_add(&k->unknown, f, k->vc->home.country, i, s, n);
	vci_arena_clear(&k->arena);
}

static void
look_at(struct look *k, size_t i, const struct vci_cell *cell)
{
	struct column *c = &k->column[i];

	keep_value(k, c, cell);
	if (cell->n == 0)
		return;
	c->filled++;
	if (can_try(k, k->header.field[i]) && vci_utf8_valid(cell->s, cell->n))
		try_value(k, i, cell->s, cell->n);
}

static int
read_rows(struct look *k)
{
	const struct vci_cell *cell;
	int rc;

	k->column = calloc(k->header.ncol + 1, sizeof *k->column);
	if (k->column == NULL)
		return vci_nomem(k->vc);
	for (size_t i = 0; i < k->header.ncol; i++) {
		k->column[i].format.order = k->told.date_order;
		k->column[i].format.decimal = k->told.decimal;
	}
	k->parse = (struct vci_parse){ .vc = k->vc, .arena = &k->arena };
	while ((rc = vci_csv_next(k->vc, k->csv)) == VC_ROW) {
		size_t all = vci_csv_cells(k->csv, &cell), n = all;

		while (n > k->header.named && cell[n - 1].n == 0)
			n--;
		if (n < k->header.named || n > k->header.ncol)
			k->ragged++;
		else
			k->spare += all > k->header.ncol;
		for (size_t i = 0; i < n && i < k->header.named; i++)
			look_at(k, i, &cell[i]);
		k->nrow++;
	}
	if (k->spare * 2 <= k->nrow)
		k->ragged += k->spare;
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- what was seen --------------------------------------------------------------------- */

static const char *
format_word(const struct vci_format *f)
{
	if (f->order == VCI_MDY ||
	    (f->dates[VCI_MDY] > 0 && f->dates[VCI_DMY] == 0))
		return N_("month first");
	if (f->dates[VCI_MDY] > 0)
		return N_("day first, but not all of them");
	if (f->order == VCI_DMY || f->dates[VCI_DMY] > 0)
		return N_("day first");
	if (f->dates[VCI_ORDER_BOTH] > 0)
		return N_("day first or month first");
	if (f->numbers[VCI_COMMA] > 0 && f->numbers[VCI_POINT] == 0)
		return N_("decimal comma");
	if (f->numbers[VCI_POINT] > 0 && f->numbers[VCI_COMMA] == 0)
		return N_("decimal point");
	if (f->numbers[VCI_COMMA] > 0)
		return N_("comma and point");
	return f->numbers[VCI_DECIMAL_BOTH] > 0 ? N_("thousands or decimals") :
						  NULL;
}

static void
text(struct vc_table *t, struct vc_cell *c, const char *s)
{
	if (s != NULL)
		*c = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, s) };
}

/* The words that would have to be translated, and below the table how. */
static int
put_unknown(struct look *k, struct vc_table *t, size_t i, struct vc_cell *c)
{
	int field = k->header.field[i], rc = VC_DONE;

	if (field >= 0)
		rc = vci_unknown_err(k->vc, &k->unknown, i,
		    &k->noun->field[field]);
	if (rc != VC_E_DATA)
		return rc == VC_DONE ? VC_OK : rc;
	text(t, c, vc_error(k->vc)->arg[1]);
	return vci_table_foot_error(k->vc, t);
}

static int
put_column(struct look *k, struct vc_table *t, size_t i)
{
	const struct column *col = &k->column[i];
	int field = k->header.field[i];
	const char *word = format_word(&col->format);
	char sign[2] = { k->dialect.delimiter, '\0' };
	struct vc_cell *c = vci_table_row(k->vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	text(t, &c[0], k->header.name[i]);
	if (field >= 0)
		text(t, &c[1], k->noun->field[field].name);
	else if (field == VCI_IS_ID)
		text(t, &c[1], "id");
	if (field >= 0)
		text(t, &c[2], vci_type_word(k->noun->field[field].type));
	if (word != NULL)
		c[3] = (struct vc_cell){ .type = VC_CELL_MSG, .text = word };
	c[4] = (struct vc_cell){ .type = VC_CELL_INT, .num = col->filled };
	if (can_try(k, field))
		c[5] = (struct vc_cell){ .type = VC_CELL_INT, .num = col->bad };
	for (int v = 0; v < VALUES; v++)
		text(t, &c[6 + v], col->value[v]);
	text(t, &c[9], vci_encoding_name(k->dialect.encoding));
	text(t, &c[10], *sign == '\t' ? "tab" : sign);
	c[11] = (struct vc_cell){ .type = VC_CELL_INT,
		.num = k->dialect.header_line };
	text(t, &c[12], vci_noun_word(k->noun));
	return put_unknown(k, t, i, &c[13]);
}

static int
put_head(struct look *k, struct vc_table *t, const char *file)
{
	static const char *const end[] = { "LF", "CRLF", "CR" };
	char sign[2] = { k->dialect.delimiter, '\0' }, n[3][24];
	int rc;

	snprintf(n[0], sizeof n[0], "%lld", (long long)k->dialect.header_line);
	snprintf(n[1], sizeof n[1], "%lld", (long long)k->nrow);
	snprintf(n[2], sizeof n[2], "%lld", (long long)k->ragged);
	rc = vci_table_head(k->vc, t,
	    "%s: %s%s, '%s' between cells, lines end in %s", file,
	    vci_encoding_name(k->dialect.encoding),
	    k->dialect.bom ? " (BOM)" : "", *sign == '\t' ? "tab" : sign,
	    end[k->dialect.line_end]);
	if (rc == VC_OK)
		rc = vci_table_head(k->vc, t,
		    "header on line %s, %s rows, %s of them with another "
		    "number of cells",
		    n[0], n[1], n[2]);
	return rc == VC_OK ?
	    vci_table_head(k->vc, t, "read as %s", vci_noun_word(k->noun)) :
	    rc;
}

static int
put_all(struct look *k, const char *file, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "column", N_("Column"), 0 },
		{ "field", N_("Field"), 0 }, { "type", N_("Type"), 0 },
		{ "format", N_("Written"), VC_COL_SPARE },
		{ "filled", N_("Filled"), VC_COL_RIGHT },
		{ "bad", N_("Bad"), VC_COL_RIGHT },
		{ "row1", N_("First row"), VC_COL_WRAP },
		{ "row2", N_("Second"), VC_COL_WRAP },
		{ "row3", N_("Third"), VC_COL_WRAP },
		{ "encoding", N_("Encoding"), VC_COL_MACHINE },
		{ "delimiter", N_("Delimiter"), VC_COL_MACHINE },
		{ "header_line", N_("Header line"), VC_COL_MACHINE },
		{ "noun", N_("Noun"), VC_COL_MACHINE },
		{ "unknown", N_("Unknown words"), VC_COL_MACHINE } };
	int rc = vci_table_new(k->vc, col, sizeof col / sizeof *col, tp);

	if (rc == VC_OK)
		rc = put_head(k, *tp, file);
	for (size_t i = 0; rc == VC_OK && i < k->header.named; i++)
		rc = put_column(k, *tp, i);
	return rc;
}

int
vci_sniff(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, int fd, struct vc_table **tp)
{
	struct vci_options o = { 0 };
	struct look k = { .vc = vc, .noun = noun, .options = &o };
	int rc = vci_options_of(vc, NULL, want, &o);
	bool again = rc == VC_OK;

	*tp = NULL;
	vci_dialect_options(&o, &k.dialect, &k.told);
	(void)vci_dialect_rejects(&k.dialect, fd);
	while (again && rc == VC_OK) {
		forget(&k);
		if (lseek(fd, 0, SEEK_SET) != 0)
			rc = vci_err(vc, VC_E_IO, "cannot read '%s' again",
			    want->file);
		if (rc == VC_OK)
			rc = read_header(&k, &o, fd);
		/* A header that can't be taken in can still be shown. */
		if (rc == VC_E_DATA && k.header.field != NULL)
			rc = VC_OK;
		if (rc == VC_OK)
			rc = read_rows(&k);
		again = rc == VC_OK && vci_csv_again(k.csv);
	}
	if (rc == VC_OK)
		rc = put_all(&k, want->file, tp);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	forget(&k);
	vci_options_release(&o);
	return rc;
}
