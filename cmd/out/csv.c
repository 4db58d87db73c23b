/* SPDX-License-Identifier: ISC */
/* Knows CSV (RFC 4180, LF at the end of lines) and TSV, and how to keep a
 * spreadsheet from running what stands in a cell. */
#include "format.h"

/* Would our own reader, or another, take s[0..n) for something else when it
 * stands unquoted? Outer blanks are trimmed, a line that begins with '#' is
 * a comment, and a line of one empty field is no row. */
static bool
needs_quotes(const struct out *o, const char *s, size_t n, size_t nth)
{
	size_t i;

	if (n == 0)
		return o->nfield == 1;
	if (s[0] == ' ' || s[n - 1] == ' ' || s[0] == '\t' ||
	    s[n - 1] == '\t' || (nth == 0 && s[0] == '#'))
		return true;
	for (i = 0; i < n; i++)
		if (s[i] == ',' || s[i] == '"' || s[i] == '\n' || s[i] == '\r')
			return true;
	return false;
}

static void
csv_field(struct out *o, const char *s, size_t n, size_t nth)
{
	size_t i, from;

	if (nth > 0)
		vc_buf_addc(&o->line, ',');
	if (!needs_quotes(o, s, n, nth)) {
		vc_buf_addn(&o->line, s, n);
		return;
	}
	vc_buf_addc(&o->line, '"');
	for (i = from = 0; i < n; i++) {
		if (s[i] != '"')
			continue;
		vc_buf_addn(&o->line, s + from, i + 1 - from);
		from = i; /* once more */
	}
	vc_buf_addn(&o->line, s + from, n - from);
	vc_buf_addc(&o->line, '"');
}

static void
tsv_field(struct out *o, const char *s, size_t n, size_t nth)
{
	static const char special[] = "\t\n\r\\", letter[] = "tnr\\";
	const char *c;
	size_t i;

	if (nth > 0)
		vc_buf_addc(&o->line, '\t');
	for (i = 0; i < n; i++) {
		c = memchr(special, s[i], sizeof(special) - 1);
		if (c != NULL) {
			vc_buf_addc(&o->line, '\\');
			vc_buf_addc(&o->line, letter[c - special]);
		} else {
			vc_buf_addc(&o->line, s[i]);
		}
	}
}

static void
field(struct out *o, const char *s, size_t n, size_t nth)
{
	if (o->format == &out_format_tsv)
		tsv_field(o, s, n, nth);
	else
		csv_field(o, s, n, nth);
}

/* Text of the register, which anybody may have sent. */
static void
text_field(struct out *o, const char *s, size_t n, size_t nth)
{
	struct vc_buf safe = { 0 };

	if (!vc_text_formula(s, n)) {
		field(o, s, n, nth);
		return;
	}
	vc_buf_addc(&safe, '\'');
	vc_buf_addn(&safe, s, n);
	if (safe.failed)
		out_nomem(o);
	else
		field(o, safe.s, safe.len, nth);
	vc_buf_free(&safe);
}

static bool
is_number(const struct vc_cell *c)
{
	switch (c->type) {
	case VC_CELL_TEXT:
	case VC_CELL_TIMES:
	case VC_CELL_MSG:
	case VC_CELL_TAGS:
	case VC_CELL_MSGS:
	case VC_CELL_NAMED:
		return false;
	default:
		return true;
	}
}

static void
header(struct out *o)
{
	size_t i;

	for (i = 0; i < o->nfield; i++)
		field(o, o->field[i].col->key, strlen(o->field[i].col->key), i);
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

static void
columns(struct out *o)
{
	out_begin(o, OUT_ROWS);
	header(o);
}

static void
row(struct out *o)
{
	const struct vc_cell *cell;
	size_t i;

	for (i = 0; i < o->nfield; i++) {
		cell = o->field[i].cell;
		if (cell->type == VC_CELL_TEXT && cell->text != NULL) {
			text_field(o, cell->text, strlen(cell->text), i);
			continue;
		}
		vc_buf_clear(&o->text);
		vc_cell_print(&o->text, cell, NULL);
		if (o->text.failed)
			out_nomem(o);
		(is_number(cell) ? field : text_field)(o,
		    o->text.len > 0 ? o->text.s : "", o->text.len, i);
	}
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

static void
end(struct out *o)
{
	(void)o;
}

static void
record(struct out *o)
{
	if (o->last != OUT_RECORD || !o->same) {
		out_begin(o, OUT_RECORD);
		header(o);
	}
	row(o);
}

const struct out_format out_format_csv = { .machine = true,
	.columns = columns,
	.row = row,
	.end = end,
	.record = record };

const struct out_format out_format_tsv = { .machine = true,
	.columns = columns,
	.row = row,
	.end = end,
	.record = record };
