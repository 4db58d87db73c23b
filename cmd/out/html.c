/* SPDX-License-Identifier: ISC */
/* Knows HTML: one whole page, which needs nothing beside it and may be
 * printed, sent or put on a website. */
#include "../lang.h"
#include "format.h"

struct state {
	bool begun;  /* the page has its head */
	bool headed; /* the table has its head */
	bool body;   /* a part of the table's body is open */
};

static const char look[] =
    "<style>\n"
    "body { font: 1em/1.4 sans-serif; margin: 2em; }\n"
    "table { border-collapse: collapse; margin: 1em 0; }\n"
    "th, td { border: 1px solid #bbb; padding: .25em .5em;\n"
    "\ttext-align: left; vertical-align: top; }\n"
    "thead th { background: #eee; }\n"
    "th.group { border: none; padding-top: 1em; }\n"
    ".number { text-align: right; white-space: nowrap; }\n"
    ".record .number { text-align: left; }\n"
    "@media print { body { margin: 0; } tr { break-inside: avoid; } }\n"
    "</style>\n";

/* ---- text ------------------------------------------------------------------- */

/* Appends text that out_safe_text has seen; a line break becomes `br`. */
static void
add_text(struct vc_buf *buf, const char *s, size_t n, const char *br)
{
	for (size_t i = 0; i < n; i++) {
		switch (s[i]) {
		case '&':
			vc_buf_add(buf, "&amp;");
			break;
		case '<':
			vc_buf_add(buf, "&lt;");
			break;
		case '>':
			vc_buf_add(buf, "&gt;");
			break;
		case '"':
			vc_buf_add(buf, "&quot;");
			break;
		case '\n':
			vc_buf_add(buf, br);
			break;
		default:
			vc_buf_addc(buf, s[i]);
		}
	}
}

static void
add_plain(struct out *o, const char *s)
{
	struct vc_buf safe = { 0 };

	out_safe_text(&safe, s, strlen(s));
	if (safe.failed)
		out_nomem(o);
	else
		add_text(&o->line, safe.s == NULL ? "" : safe.s, safe.len, " ");
	vc_buf_free(&safe);
}

/* "<h1>line</h1>" */
static void
element(struct out *o, const char *name, const char *line)
{
	vc_buf_addc(&o->line, '<');
	vc_buf_add(&o->line, name);
	vc_buf_addc(&o->line, '>');
	add_plain(o, line);
	vc_buf_add(&o->line, "</");
	vc_buf_add(&o->line, name);
	vc_buf_add(&o->line, ">\n");
}

/* ---- the page --------------------------------------------------------------- */

static void
page(struct out *o, const char *title)
{
	struct state *st = o->state;

	if (st->begun)
		return;
	st->begun = true;
	vc_buf_add(&o->line, "<!DOCTYPE html>\n<html lang=\"");
	add_plain(o, o->lang);
	vc_buf_add(&o->line, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	element(o, "title", title);
	vc_buf_add(&o->line, look);
	vc_buf_add(&o->line, "</head>\n<body>\n");
}

static void
finish(struct out *o)
{
	page(o, "vcctl");
	vc_buf_add(&o->line, "</body>\n</html>\n");
	out_put_line(o);
}

static void
heading(struct out *o, const char *line)
{
	struct state *st = o->state;
	const char *name = !st->begun ? "h1" :
	    o->last == OUT_HEADING    ? "p" :
					"h2";

	page(o, line);
	element(o, name, line);
	o->last = OUT_HEADING;
	out_put_line(o);
}

static void
note(struct out *o, const char *line)
{
	if (*line == '\0')
		return;
	page(o, "vcctl");
	element(o, "p", line);
	o->last = OUT_NOTE;
	out_put_line(o);
}

/* ---- tables ----------------------------------------------------------------- */

static void
columns(struct out *o)
{
	struct state *st = o->state;

	st->headed = st->body = false;
}

/* A cell's tag, without its text: "<td class="number">". What is indented is
 * so in all of its lines, by the blanks that it begins with. */
static void
open_cell(struct out *o, const char *name, size_t i, size_t indent)
{
	char style[48];

	vc_buf_addc(&o->line, '<');
	vc_buf_add(&o->line, name);
	if (o->field[i].col->flags & VC_COL_RIGHT)
		vc_buf_add(&o->line, " class=\"number\"");
	snprintf(style, sizeof style, " style=\"padding-left: %zu.%zuem\"",
	    (indent + 1) / 2, (indent + 1) % 2 * 5);
	if (indent > 0)
		vc_buf_add(&o->line, style);
	vc_buf_addc(&o->line, '>');
}

static void
add_cell(struct out *o, size_t i)
{
	struct vc_buf text = { 0 };
	size_t indent;

	vc_buf_add(&text, "");
	out_cell_text(o, o->field[i].cell, &text);
	if (text.failed) {
		out_nomem(o);
	} else {
		indent = out_indent(text.s, text.len);
		open_cell(o, "td", i, indent);
		add_text(&o->line, text.s + indent * strlen(OUT_INDENT),
		    text.len - indent * strlen(OUT_INDENT), "<br>");
	}
	vc_buf_free(&text);
	vc_buf_add(&o->line, "</td>");
}

static void
head(struct out *o)
{
	struct state *st = o->state;

	if (st->headed)
		return;
	page(o, "vcctl");
	st->headed = true;
	o->last = OUT_ROWS;
	vc_buf_add(&o->line, "<table>\n<thead>\n<tr>");
	for (size_t i = 0; i < o->nfield; i++) {
		open_cell(o, "th", i, 0);
		add_plain(o, lang_text(o->field[i].col->title));
		vc_buf_add(&o->line, "</th>");
	}
	vc_buf_add(&o->line, "</tr>\n</thead>\n");
}

/* Begins another part of the table's body. */
static void
body(struct out *o)
{
	struct state *st = o->state;

	head(o);
	if (st->body)
		vc_buf_add(&o->line, "</tbody>\n");
	st->body = true;
	vc_buf_add(&o->line, "<tbody>\n");
}

static void
group(struct out *o, const char *text)
{
	char columns[24];

	body(o);
	if (*text == '\0')
		return;
	snprintf(columns, sizeof(columns), "%zu", o->nfield);
	vc_buf_add(&o->line, "<tr><th class=\"group\" colspan=\"");
	vc_buf_add(&o->line, columns);
	vc_buf_add(&o->line, "\">");
	add_text(&o->line, text, strlen(text), " ");
	vc_buf_add(&o->line, "</th></tr>\n");
}

static void
row(struct out *o)
{
	struct state *st = o->state;

	if (!st->body)
		body(o);
	vc_buf_add(&o->line, "<tr>");
	for (size_t i = 0; i < o->nfield; i++)
		add_cell(o, i);
	vc_buf_add(&o->line, "</tr>\n");
	out_put_line(o);
}

static void
end(struct out *o)
{
	struct state *st = o->state;

	head(o);
	vc_buf_add(&o->line, st->body ? "</tbody>\n</table>\n" : "</table>\n");
	out_put_line(o);
}

static void
record(struct out *o)
{
	page(o, "vcctl");
	o->last = OUT_RECORD;
	vc_buf_add(&o->line, "<table class=\"record\">\n");
	for (size_t i = 0; i < o->nfield; i++) {
		vc_buf_add(&o->line, "<tr><th>");
		add_plain(o, lang_text(o->field[i].col->title));
		vc_buf_add(&o->line, "</th>");
		add_cell(o, i);
		vc_buf_add(&o->line, "</tr>\n");
	}
	vc_buf_add(&o->line, "</table>\n");
	out_put_line(o);
}

const struct out_format out_format_html = { .size = sizeof(struct state),
	.columns = columns,
	.group = group,
	.row = row,
	.end = end,
	.record = record,
	.heading = heading,
	.note = note,
	.finish = finish };
