/* SPDX-License-Identifier: ISC */
/* Cells that need no parser, as they have no quote in them or stand within
 * quotes from end to end, are cut off a line without one. */
#include <endian.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"

void
vci_cells_clear(struct vci_cells *c)
{
	vc_buf_clear(&c->text);
	c->n = 0;
}

static bool
more(struct vci_cells *c)
{
	size_t cap = c->cap == 0 ? 32 : c->cap * 2;
	size_t *end = reallocarray(c->end, cap, sizeof *end);
	struct vci_cell *cell;

	if (end != NULL)
		c->end = end;
	cell = reallocarray(c->cell, cap, sizeof *cell);
	if (cell != NULL)
		c->cell = cell;
	c->nomem = end == NULL || cell == NULL;
	if (!c->nomem)
		c->cap = cap;
	return !c->nomem;
}

void
vci_cells_put(struct vci_cells *c, const char *s, size_t n)
{
	if (c->n == c->cap && !more(c))
		return;
	if (n > 0)
		vc_buf_addn(&c->text, s, n);
	c->end[c->n++] = c->text.len;
}

static bool
is_space(const struct vci_cells *c, char ch)
{
	return (ch == ' ' || ch == '\t') && ch != c->delimiter;
}

/* A cell without quotes, less the blanks around it. */
static void
put_plain(struct vci_cells *c, const char *s, const char *end)
{
	while (s < end && is_space(c, *s))
		s++;
	while (end > s && is_space(c, end[-1]))
		end--;
	vci_cells_put(c, s, (size_t)(end - s));
}

/* The rest of a cell within quotes, of a line with its end up to `all`: where
 * the cell ends, or `all` where it goes on. NULL: more follows its last quote.
 */
static const char *
quoted_rest(struct vci_cells *c, const char *from, const char *end,
    const char *all)
{
	const char *quote = memchr(from, '"', (size_t)(end - from));

	/* Of two quotes one is meant. */
	while (quote != NULL && quote + 1 < end && quote[1] == '"') {
		vc_buf_addn(&c->text, from, (size_t)(quote + 1 - from));
		from = quote + 2;
		quote = memchr(from, '"', (size_t)(end - from));
	}
	c->quoted = quote == NULL;
	if (c->quoted) {
		vc_buf_addn(&c->text, from, (size_t)(all - from));
		return all;
	}
	if (quote + 1 < end && quote[1] != c->delimiter)
		return NULL;
	/* Blanks within quotes are meant. */
	vci_cells_put(c, from, (size_t)(quote - from));
	return quote + 1;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The first delimiter or quote, or `end`. */
static const char *
plain_end(const char *s, const char *end, char delimiter)
{
	uint64_t d = EACH((uint64_t)(unsigned char)delimiter);

	for (uint64_t w; end - s >= (ptrdiff_t)sizeof w; s += sizeof w) {
		uint64_t a, b;

		memcpy(&w, s, sizeof w);
		w = htole64(w);
		a = w ^ d;
		b = w ^ EACH((uint64_t)'"');
		/* The lowest bit that is set here stands in a byte that was
		 * zero in a or b; those above it may not. */
		a = ((a - EACH(1)) & ~a) | ((b - EACH(1)) & ~b);
		a &= EACH(0x80);
		if (a != 0)
			return s + __builtin_ctzll(a) / 8;
	}
	while (s < end && *s != delimiter && *s != '"')
		s++;
	return s;
}

/* A cell that does not begin with a quote: where it ends. NULL: there is one
 * in it. */
static const char *
plain_cell(struct vci_cells *c, const char *s, const char *end)
{
	const char *to = plain_end(s, end, c->delimiter);

	if (to < end && *to == '"')
		return NULL;
	put_plain(c, s, to);
	return to;
}

const char *
vci_cells_cut(struct vci_cells *c, const char *record, const char *s, size_t n,
    bool *whole)
{
	const char *at = s, *end = s + n, *all = end, *next;

	*whole = false;
	while (end > s && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	for (;;) {
		bool quoted = c->quoted || (at < end && *at == '"');

		if (quoted && !c->quoted) {
			c->open_at = (size_t)(at - record);
			c->open_text = c->text.len;
			at++;
		}
		next = quoted ? quoted_rest(c, at, end, all) :
				plain_cell(c, at, end);
		if (next == NULL && quoted) {
			c->text.len = c->open_text;
			return record + c->open_at;
		}
		if (next == NULL || c->quoted)
			return next == NULL ? at : all;
		if (next == end) {
			*whole = true;
			return all;
		}
		at = next + 1;
	}
}

void
vci_cells_lay_out(struct vci_cells *c)
{
	size_t at = 0;

	for (size_t i = 0; i < c->n; i++) {
		c->cell[i].s = c->text.s == NULL ? "" : c->text.s + at;
		c->cell[i].n = c->end[i] - at;
		at = c->end[i];
	}
}

void
vci_cells_release(struct vci_cells *c)
{
	vc_buf_free(&c->text);
	free(c->end);
	free(c->cell);
}
