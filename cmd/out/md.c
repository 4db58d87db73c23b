/* SPDX-License-Identifier: ISC */
/* Knows Markdown (GitHub's, for its tables) and which characters of plain
 * text it would take for markup. */
#include <ctype.h>

#include "../lang.h"
#include "format.h"

struct state {
	bool titled; /* the document has its title */
	bool headed; /* the table's head is written */
};

static bool
word(const char *s, size_t n, size_t i)
{
	return i < n && (isalnum((unsigned char)s[i]) || (s[i] & 0x80) != 0);
}

/* Would s[i] be markup? An underscore inside a word is not, nor a tilde
 * before a number (about so many), nor an ampersand that begins no entity. */
static bool
markup(const char *s, size_t n, size_t i)
{
	size_t j;

	switch (s[i]) {
	case '\\':
	case '`':
	case '*':
	case '|':
	case '<':
	case '[':
	case ']':
		return true;
	case '_':
		return i == 0 || !word(s, n, i - 1) || !word(s, n, i + 1);
	case '~':
		return i + 1 >= n || !isdigit((unsigned char)s[i + 1]);
	case '&':
		for (j = i + 1; word(s, n, j) || (j < n && s[j] == '#'); j++)
			continue;
		return j > i + 1 && j < n && s[j] == ';';
	default:
		return false;
	}
}

/* Bytes of s[0..n) before the character that would make a line of its own
 * a heading, list or quotation; n when there is none. */
static size_t
leading_markup(const char *s, size_t n)
{
	size_t i;

	if (n == 0)
		return n;
	if (strchr("#>+-=", s[0]) != NULL)
		return 0;
	for (i = 0; i < n && isdigit((unsigned char)s[i]); i++)
		continue;
	return i > 0 && i < n && (s[i] == '.' || s[i] == ')') ? i : n;
}

/* Appends text that out_safe_text has seen; `at` is a byte to be escaped in
 * any case, and a line break becomes `br`. */
static void
add_text(struct vc_buf *buf, const char *s, size_t n, size_t at, const char *br)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == '\n') {
			vc_buf_add(buf, br);
			continue;
		}
		if (i == at || markup(s, n, i))
			vc_buf_addc(buf, '\\');
		vc_buf_addc(buf, s[i]);
	}
}

static void
add_plain(struct out *o, const char *s, const char *br, bool leads)
{
	struct vc_buf safe = { 0 };

	out_safe_text(&safe, s, strlen(s));
	if (safe.failed)
		out_nomem(o);
	else
		add_text(&o->line, safe.s == NULL ? "" : safe.s, safe.len,
		    leads ? leading_markup(safe.s, safe.len) : safe.len, br);
	vc_buf_free(&safe);
}

static void
add_cell(struct out *o, const struct vc_cell *cell)
{
	struct vc_buf text = { 0 };

	out_cell_text(o, cell, &text);
	if (text.failed)
		out_nomem(o);
	else
		add_text(&o->line, text.s == NULL ? "" : text.s, text.len,
		    text.len, "<br>");
	vc_buf_free(&text);
}

/* The head of a table, once it is known that no group comes before it. */
static void
head(struct out *o)
{
	struct state *st = o->state;
	size_t i;

	if (st->headed)
		return;
	st->headed = true;
	out_begin(o, OUT_ROWS);
	for (i = 0; i < o->nfield; i++) {
		vc_buf_add(&o->line, i == 0 ? "| " : " | ");
		add_plain(o, lang_text(o->field[i].col->title), " ", false);
	}
	vc_buf_add(&o->line, " |\n");
	for (i = 0; i < o->nfield; i++)
		vc_buf_add(&o->line,
		    o->field[i].col->flags & VC_COL_RIGHT ? "| ---: " :
							    "| --- ");
	vc_buf_add(&o->line, "|\n");
	out_put_line(o);
}

static void
columns(struct out *o)
{
	struct state *st = o->state;

	st->headed = false;
}

static void
group(struct out *o, const char *text)
{
	struct state *st = o->state;

	st->headed = false;
	if (text[0] == '\0')
		return;
	out_begin(o, OUT_ROWS);
	vc_buf_add(&o->line, "### ");
	add_text(&o->line, text, strlen(text), strlen(text), " ");
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

static void
row(struct out *o)
{
	size_t i;

	head(o);
	for (i = 0; i < o->nfield; i++) {
		vc_buf_add(&o->line, i == 0 ? "| " : " | ");
		add_cell(o, o->field[i].cell);
	}
	vc_buf_add(&o->line, " |\n");
	out_put_line(o);
}

static void
end(struct out *o)
{
	/* An empty list shows its head, unless it had groups. */
	if (!o->grouped)
		head(o);
}

static void
record(struct out *o)
{
	size_t i;

	out_begin(o, OUT_RECORD);
	vc_buf_add(&o->line, "| ");
	add_plain(o, _("Field"), " ", false);
	vc_buf_add(&o->line, " | ");
	add_plain(o, _("Value"), " ", false);
	vc_buf_add(&o->line, " |\n| --- | --- |\n");
	for (i = 0; i < o->nfield; i++) {
		vc_buf_add(&o->line, "| ");
		add_plain(o, lang_text(o->field[i].col->title), " ", false);
		vc_buf_add(&o->line, " | ");
		add_cell(o, o->field[i].cell);
		vc_buf_add(&o->line, " |\n");
	}
	out_put_line(o);
}

/* A paragraph, or the document's title. */
static void
paragraph(struct out *o, enum out_part part, const char *mark, const char *line)
{
	if (o->last == part) /* lines that follow are paragraphs too */
		out_puts(o, "\n");
	out_begin(o, part);
	vc_buf_add(&o->line, mark);
	add_plain(o, line, " ", mark[0] == '\0');
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

static void
heading(struct out *o, const char *line)
{
	struct state *st = o->state;
	const char *mark = st->titled ? "## " : "# ";

	paragraph(o, OUT_HEADING, o->last == OUT_HEADING ? "" : mark, line);
	st->titled = true;
}

static void
note(struct out *o, const char *line)
{
	paragraph(o, OUT_NOTE, "", line);
}

const struct out_format out_format_md = { .size = sizeof(struct state),
	.columns = columns,
	.group = group,
	.row = row,
	.end = end,
	.record = record,
	.heading = heading,
	.note = note };
