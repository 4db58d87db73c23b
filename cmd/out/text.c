/* SPDX-License-Identifier: ISC */
/* Knows how a table is printed on a terminal: the first rows are kept back
 * until the widths of their columns are known, the rest follow in these. */
#include <stdlib.h>

#include "../lang.h"
#include "../wrap.h"
#include "fit.h"
#include "format.h"

#define KEEP  2000 /* rows whose widths decide */
#define BOLD  "\033[1m"
#define PLAIN "\033[0m"

enum kind { GROUP = 'g', ROW = 'r' };
struct state {
	struct column *column;
	size_t ncolumn;
	struct vc_buf kept; /* a kind, then its texts, each with a NUL */
	size_t nkept;       /* rows in it */
	bool flowing;       /* widths are settled, the head is out */
};

static void
forget(struct state *st)
{
	size_t i;

	for (i = 0; i < st->ncolumn; i++)
		free(st->column[i].title);
	free(st->column);
	st->column = NULL;
	st->ncolumn = 0;
	vc_buf_clear(&st->kept);
	st->nkept = 0;
	st->flowing = false;
}

static void
release(struct out *o)
{
	struct state *st = o->state;

	forget(st);
	vc_buf_free(&st->kept);
}

static bool
wraps(const struct out *o, size_t i)
{
	return o->width > 0 && (o->field[i].col->flags & VC_COL_WRAP);
}

/* Title of a column, safe for the terminal; caller frees. NULL without
 * memory. */
static char *
title_of(struct out *o, const struct vc_column *col)
{
	const char *title = lang_text(col->title);
	struct vc_buf buf = { 0 };

	vc_text_safe(&buf, title, strlen(title));
	if (!buf.failed)
		return buf.s == NULL ? strdup("") : buf.s;
	vc_buf_free(&buf);
	out_nomem(o);
	return NULL;
}

static void
columns(struct out *o)
{
	struct state *st = o->state;
	struct column *c;
	size_t i;

	forget(st);
	st->column = calloc(o->nfield + 1, sizeof(*st->column));
	if (st->column == NULL) {
		out_nomem(o);
		return;
	}
	for (i = 0; i < o->nfield; i++) {
		c = &st->column[st->ncolumn];
		c->title = title_of(o, o->field[i].col);
		if (c->title == NULL)
			return;
		c->wraps = wraps(o, st->ncolumn++);
		c->narrowest = wrap_widest_word(c->title, strlen(c->title));
		c->two = fit_two_lines(c->title);
		c->width = vc_text_width(c->title, strlen(c->title));
	}
}

/* Takes blanks off the end of o->line and writes it. */
static void
put_trimmed(struct out *o, bool bold)
{
	while (o->line.len > 0 && o->line.s[o->line.len - 1] == ' ')
		o->line.s[--o->line.len] = '\0';
	if (bold && o->color && o->line.len > 0) {
		out_puts(o, BOLD);
		vc_buf_add(&o->line, PLAIN);
	}
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

static void
add_blanks(struct vc_buf *buf, size_t n)
{
	while (n-- > 0)
		vc_buf_addc(buf, ' ');
}

/* How far in the lines after a text's first begin: as far as that, unless so
 * narrow a column has no room for it. */
static size_t
hanging(const struct column *c)
{
	size_t n = out_indent(c->rest, c->nrest);

	return n + FIT_NARROW > c->width ? 0 : n;
}

/* Prints a row whose texts stand in the columns' `rest`, on as many lines
 * as the longest takes. */
static void
put_cells(struct out *o, bool head)
{
	struct state *st = o->state;
	struct column *c;
	size_t i, n, w, pad, next, hang;
	bool more, right, wrap, first = true;

	for (i = 0; i < st->ncolumn; i++)
		st->column[i].hang = hanging(&st->column[i]);
	do {
		more = false;
		for (i = 0; i < st->ncolumn; i++) {
			c = &st->column[i];
			wrap = head || wraps(o, i);
			hang = wrap && !first && c->nrest > 0 ? c->hang : 0;
			n = wrap_line(c->rest, c->nrest,
			    wrap ? c->width - hang : 0, &next);
			w = vc_text_width(c->rest, n) + hang;
			pad = w < c->width ? c->width - w : 0;
			right = o->field[i].col->flags & VC_COL_RIGHT;
			add_blanks(&o->line,
			    (i > 0 ? FIT_GAP : 0) + (right ? pad : 0) + hang);
			vc_buf_addn(&o->line, c->rest, n);
			add_blanks(&o->line, right ? 0 : pad);
			c->rest += next;
			c->nrest -= next;
			more = more || c->nrest > 0;
		}
		put_trimmed(o, head);
		first = false;
	} while (more);
}

static void
put_rule(struct out *o, size_t width)
{
	while (width-- > 0)
		vc_buf_addc(&o->line, '-');
}

static void
put_head(struct out *o)
{
	struct state *st = o->state;
	size_t i;

	for (i = 0; i < st->ncolumn; i++) {
		st->column[i].rest = st->column[i].title;
		st->column[i].nrest = strlen(st->column[i].title);
	}
	put_cells(o, true);
	for (i = 0; i < st->ncolumn; i++) {
		add_blanks(&o->line, i > 0 ? FIT_GAP : 0);
		put_rule(o, st->column[i].width);
	}
	put_trimmed(o, false);
}

/* Prints a text of its own over the whole width; returns its widest line. */
static size_t
put_text(struct out *o, const char *s, size_t n, bool bold)
{
	size_t len, next, w, max = 0;

	do {
		len = wrap_line(s, n, o->width, &next);
		w = vc_text_width(s, len);
		if (w > max)
			max = w;
		vc_buf_addn(&o->line, s, len);
		put_trimmed(o, bold);
		s += next;
		n -= next;
	} while (n > 0);
	return max;
}

static void
put_group(struct out *o, const char *text)
{
	size_t width;

	out_puts(o, "\n");
	if (text[0] == '\0')
		return;
	width = put_text(o, text, strlen(text), true);
	if (o->color)
		return;
	put_rule(o, width);
	put_trimmed(o, false);
}

/* Prints what is kept and forgets it. */
static void
put_kept(struct out *o)
{
	struct state *st = o->state;
	const char *s = st->kept.s, *end = s + st->kept.len;
	size_t i;

	while (s != NULL && s < end) {
		if (*s++ == GROUP) {
			put_group(o, s);
			s += strlen(s) + 1;
			continue;
		}
		for (i = 0; i < st->ncolumn; i++) {
			st->column[i].rest = s;
			st->column[i].nrest = strlen(s);
			s += st->column[i].nrest + 1;
		}
		put_cells(o, false);
	}
	vc_buf_clear(&st->kept);
}

/* Settles the widths and prints head and rows. */
static void
settle(struct out *o)
{
	struct state *st = o->state;

	if (o->err != 0)
		return;
	fit_columns(st->column, st->ncolumn, o->width, o->page);
	out_begin(o, OUT_ROWS);
	put_head(o);
	put_kept(o);
	st->flowing = true;
}

static void
measure(struct out *o, size_t i, const char *s, size_t n)
{
	struct state *st = o->state;
	struct column *c = &st->column[i];
	size_t w = wrap_widest_line(s, n);

	if (w > c->width)
		c->width = w;
	if (wraps(o, i))
		w = wrap_widest_word(s, n);
	if (w > c->narrowest)
		c->narrowest = w;
}

static void
row(struct out *o)
{
	struct state *st = o->state;
	struct vc_buf *kept = &st->kept;
	size_t i, from;
	char *c;

	vc_buf_addc(kept, ROW);
	for (i = 0; i < st->ncolumn; i++) {
		from = kept->len;
		out_cell_text(o, o->field[i].cell, kept);
		if (kept->failed) {
			out_nomem(o);
			return;
		}
		if (!wraps(o, i))
			for (c = kept->s + from; *c != '\0'; c++)
				if (*c == '\n')
					*c = ' ';
		if (!st->flowing)
			measure(o, i, kept->s + from, kept->len - from);
		vc_buf_addc(kept, '\0');
	}
	if (st->flowing)
		put_kept(o);
	else if (++st->nkept == KEEP)
		settle(o);
}

static void
group(struct out *o, const char *text)
{
	struct state *st = o->state;

	if (text[0] == '\0' && !st->flowing && st->kept.len == 0)
		return; /* nothing stands above to part from */
	vc_buf_addc(&st->kept, GROUP);
	vc_buf_addn(&st->kept, text, strlen(text) + 1);
	if (st->flowing)
		put_kept(o);
}

static void
end(struct out *o)
{
	struct state *st = o->state;

	if (!st->flowing)
		settle(o);
	forget(st);
}

/* "title:  value", the values in one column and wrapped there. */
static void
put_field(struct out *o, const struct column *c, size_t indent, const char *s,
    size_t n)
{
	size_t len, next, at;
	size_t width = o->width > indent + FIT_NARROW ? o->width - indent : 0;

	vc_buf_add(&o->line, c->title);
	vc_buf_addc(&o->line, ':');
	at = vc_text_width(c->title, strlen(c->title)) + 1;
	do {
		add_blanks(&o->line, indent - at);
		len = wrap_line(s, n, width, &next);
		vc_buf_addn(&o->line, s, len);
		put_trimmed(o, false);
		s += next;
		n -= next;
		at = 0;
	} while (n > 0);
}

static void
record(struct out *o)
{
	struct state *st = o->state;
	struct vc_buf *text = &st->kept;
	size_t i, indent = 0;

	columns(o);
	for (i = 0; i < st->ncolumn; i++)
		if (st->column[i].width + 1 + FIT_GAP > indent)
			indent = st->column[i].width + 1 + FIT_GAP;
	out_begin(o, OUT_RECORD);
	for (i = 0; i < st->ncolumn && o->err == 0; i++) {
		vc_buf_clear(text);
		out_cell_text(o, o->field[i].cell, text);
		if (text->failed)
			out_nomem(o);
		else
			put_field(o, &st->column[i], indent,
			    text->len > 0 ? text->s : "", text->len);
	}
	forget(st);
}

static void
put_line(struct out *o, enum out_part part, const char *line)
{
	struct vc_buf safe = { 0 };

	out_safe_text(&safe, line, strlen(line));
	out_begin(o, part);
	if (safe.failed)
		out_nomem(o);
	else
		put_text(o, safe.s == NULL ? "" : safe.s, safe.len,
		    part == OUT_HEADING);
	vc_buf_free(&safe);
}

static void
heading(struct out *o, const char *line)
{
	put_line(o, OUT_HEADING, line);
}

static void
note(struct out *o, const char *line)
{
	put_line(o, OUT_NOTE, line);
}

const struct out_format out_format_table = { .size = sizeof(struct state),
	.columns = columns,
	.group = group,
	.row = row,
	.end = end,
	.record = record,
	.heading = heading,
	.note = note,
	.release = release };
