/* SPDX-License-Identifier: ISC */
/* Records of a CSV file with the physical lines they began on.
 *
 * libcsv calls back without saying where it is, so it is fed one physical
 * line at a time: a record that ends was begun on the first line fed since
 * the record before it. Most records are of cells that need no parser, as they
 * have no quote in them or stand within quotes from end to end; those are cut
 * off here (libcsv takes some 40 instructions a byte), and libcsv gets the rest
 * of a record from the first cell on that does. */
#include <csv.h>
#include <endian.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "decode.h"

#define SNIFF ((size_t)64 * 1024) /* what is looked at before the start */

struct vci_csv {
	struct csv_parser p;
	struct vci_lines in;
	struct vci_dialect *dialect;
	bool fini;
	bool heading;   /* nothing is let go, bad quotes are taken */
	int64_t begun;  /* line on which the current record began */
	int64_t opened; /* line that opened its last quote, while one is open */
	size_t fed;     /* bytes of it so far */
	bool between;   /* no record is open */
	/* A cell within quotes goes on that is cut off here: it begins at
	 * open_at of the record's bytes, and at open_text of the text. */
	bool quoted;
	size_t open_at, open_text;
	bool complete;                    /* a record is ready */
	enum { SOUND, NUL, QUOTE } fault; /* of the record */
	int64_t faulty;                   /* and the line it is on */
	bool nomem;
	struct vc_buf text; /* its cells, one after another */
	size_t *end;        /* of each cell within text */
	size_t ncell, capcell;
	struct vci_cell *cell;
};

static void
on_cell(void *s, size_t n, void *arg)
{
	struct vci_csv *c = arg;

	if (c->ncell == c->capcell) {
		size_t cap = c->capcell == 0 ? 32 : c->capcell * 2;
		size_t *end = reallocarray(c->end, cap, sizeof *end);
		struct vci_cell *cell;

		if (end != NULL)
			c->end = end;
		cell = reallocarray(c->cell, cap, sizeof *cell);
		if (cell != NULL)
			c->cell = cell;
		if (end == NULL || cell == NULL) {
			c->nomem = true;
			return;
		}
		c->capcell = cap;
	}
	if (n > 0)
		vc_buf_addn(&c->text, s, n);
	c->end[c->ncell++] = c->text.len;
}

static void
on_record(int terminator, void *arg)
{
	struct vci_csv *c = arg;

	(void)terminator;
	c->complete = true;
	c->between = true;
}

static bool
blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\0' || strchr(" \t\r\n", s[i]) == NULL)
			return false;
	return true;
}

/* A message about a physical line, which is not where the record began. */
static int __attribute__((format(printf, 3, 0)))
line_err(struct vc *vc, int64_t line, const char *id)
{
	char number[24];

	snprintf(number, sizeof number, "%lld", (long long)line);
	return vci_err(vc, VC_E_DATA, id, number);
}

static int
fault_err(struct vc *vc, const struct vci_csv *c)
{
	if (c->fault == NUL)
		return line_err(vc, c->faulty,
		    "a NUL byte on line %s: this is no text; remove it or save "
		    "the file as CSV UTF-8");
	return line_err(vc, c->faulty,
	    "a stray quote on line %s: within a quoted "
	    "cell, a quote is written twice");
}

/* A parser that stands between two records. */
static int
restart(struct vc *vc, struct vci_csv *c)
{
	csv_free(&c->p);
	if (csv_init(&c->p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return vci_nomem(vc);
	csv_set_delim(&c->p, (unsigned char)c->dialect->delimiter);
	c->between = true;
	c->quoted = false;
	c->fini = false;
	return VC_OK;
}

static int
stray(struct vc *vc, struct vci_csv *c)
{
	c->fault = QUOTE;
	c->faulty = c->in.line;
	if (!c->heading && !c->dialect->partial)
		return fault_err(vc, c);
	vc_buf_clear(&c->text);
	c->ncell = 0;
	c->complete = true;
	return restart(vc, c);
}

static bool
is_space(const struct vci_csv *c, char ch)
{
	return (ch == ' ' || ch == '\t') && ch != c->dialect->delimiter;
}

/* A cell without quotes, less the blanks around it. */
static void
put_plain(struct vci_csv *c, const char *s, const char *end)
{
	while (s < end && is_space(c, *s))
		s++;
	while (end > s && is_space(c, end[-1]))
		end--;
	on_cell((void *)(uintptr_t)s, (size_t)(end - s), c);
}

/* The rest of a cell within quotes, of a line with its end up to `all`: where
 * the cell ends, or `all` where it goes on. NULL: more follows its last quote.
 */
static const char *
quoted_rest(struct vci_csv *c, const char *from, const char *end,
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
	if (quote + 1 < end && quote[1] != c->dialect->delimiter)
		return NULL;
	/* Blanks within quotes are meant. */
	on_cell((void *)(uintptr_t)from, (size_t)(quote - from), c);
	return quote + 1;
}

static const char *
quoted_cell(struct vci_csv *c, const char *s, const char *end, const char *all)
{
	c->open_at = (size_t)(s - c->in.buf) - c->in.from;
	c->open_text = c->text.len;
	return quoted_rest(c, s + 1, end, all);
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
plain_cell(struct vci_csv *c, const char *s, const char *end)
{
	const char *to = plain_end(s, end, c->dialect->delimiter);

	if (to < end && *to == '"')
		return NULL;
	put_plain(c, s, to);
	return to;
}

/* Cuts cells off the line s[0..n), which begins a record or goes on within
 * quotes; gives from where on the record is for libcsv: from the beginning of
 * a cell, or the end of the line, as all of it is done. */
static const char *
cut(struct vci_csv *c, const char *s, size_t n)
{
	const char *at = s, *end = s + n, *all = end, *next;

	while (end > s && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	for (;;) {
		bool quoted = c->quoted || (at < end && *at == '"');

		next = c->quoted ? quoted_rest(c, at, end, all) :
		    quoted       ? quoted_cell(c, at, end, all) :
				   plain_cell(c, at, end);
		if (next == NULL && quoted) {
			c->text.len = c->open_text;
			return c->in.buf + c->in.from + c->open_at;
		}
		if (next == NULL || c->quoted)
			return next == NULL ? at : all;
		if (next == end) {
			on_record(0, c);
			return all;
		}
		at = next + 1;
	}
}

static int
feed(struct vc *vc, struct vci_csv *c, const char *s, size_t n)
{
	bool fresh = c->between;
	size_t ncell = c->ncell;
	const char *end = s + n;

	if (c->fault == SOUND && memchr(s, '\0', n) != NULL) {
		c->fault = NUL;
		c->faulty = c->in.line;
	}
	c->between = false;
	c->fed += n;
	if (c->fed > VCI_CSV_MAX)
		return vci_err(vc, VC_E_DATA,
		    "this row is longer than 4 MiB; "
		    "a quote in it may never be closed");
	if (fresh || c->quoted)
		s = cut(c, s, n);
	n = (size_t)(end - s);
	if (n == 0 || csv_parse(&c->p, s, n, on_cell, on_record, c) == n) {
		if (fresh || c->ncell != ncell)
			c->opened = c->in.line;
		return VC_OK;
	}
	if (csv_error(&c->p) == CSV_ENOMEM || c->nomem)
		return vci_nomem(vc);
	return stray(vc, c);
}

/* The last record may lack its line end. */
static int
finish(struct vc *vc, struct vci_csv *c)
{
	c->fini = true;
	/* It was left in the middle, to be read again. */
	if (vci_decode_again(c->in.decode))
		return VC_OK;
	if (c->quoted || csv_fini(&c->p, on_cell, on_record, c) != 0) {
		c->begun = c->opened;
		return vci_err(vc, VC_E_DATA,
		    "a quote is opened in this row and never closed");
	}
	return VC_OK;
}

static void
lay_out(struct vci_csv *c)
{
	size_t at = 0;

	for (size_t i = 0; i < c->ncell; i++) {
		c->cell[i].s = c->text.s == NULL ? "" : c->text.s + at;
		c->cell[i].n = c->end[i] - at;
		at = c->end[i];
	}
}

/* Feeds the next physical line. */
static int
step(struct vc *vc, struct vci_csv *c)
{
	const char *s;
	size_t n;
	int rc;

	if (c->between) {
		c->begun = c->in.line;
		c->in.from = c->in.at;
		c->fed = 0;
	}
	rc = vci_lines_next(vc, &c->in, &s, &n);
	if (rc != VC_OK || n == 0)
		return rc != VC_OK ? rc : finish(vc, c);
	if (!c->between || !blank(s, n))
		rc = feed(vc, c, s, n);
	vci_lines_take(&c->in, n);
	return rc;
}

int
vci_csv_next(struct vc *vc, struct vci_csv *c)
{
	int rc = VC_OK;

	/* A row of empty cells is as good as a blank line. */
	do {
		vc_buf_clear(&c->text);
		c->ncell = 0;
		c->complete = false;
		c->fault = SOUND;
		while (rc == VC_OK && !c->complete && !c->fini)
			rc = step(vc, c);
		if (rc == VC_OK && (c->nomem || c->text.failed))
			rc = vci_nomem(vc);
	} while (rc == VC_OK && c->complete && c->text.len == 0 &&
	    c->fault == SOUND);
	if (rc != VC_OK)
		return rc;
	if (!c->complete)
		return VC_DONE;
	lay_out(c);
	return VC_ROW;
}

static int
begin(struct vc *vc, struct vci_csv *c)
{
	struct vci_dialect *d = c->dialect;
	struct vci_lines *l = &c->in;
	char delimiter;
	size_t sep;
	int rc;

	do
		rc = vci_lines_fill(vc, l);
	while (rc == VC_OK && !l->eof && l->len < SNIFF);
	if (rc != VC_OK)
		return rc;
	sep = vci_dialect_sep(l->buf, l->len, &delimiter);
	d->sep_line = sep > 0;
	if (d->sep_line && !d->delimiter_given)
		d->delimiter = delimiter;
	vci_dialect_sniff(d, l->buf + sep, l->len - sep, l->eof);
	l->cr = d->line_end == VCI_CR;
	rc = vci_lines_skip(vc, l, d->skip > 0 ? d->skip : d->sep_line);
	if (rc == VC_OK && d->skip > 0)
		vci_dialect_sniff(d, l->buf + l->at, l->len - l->at, l->eof);
	return rc == VC_OK ? restart(vc, c) : rc;
}

int
vci_csv_open(struct vc *vc, int fd, struct vci_dialect *dialect,
    struct vci_csv **out)
{
	struct vci_csv *c = calloc(1, sizeof *c);
	int rc;

	*out = NULL;
	if (c == NULL || csv_init(&c->p, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		free(c);
		return vci_nomem(vc);
	}
	c->dialect = dialect;
	c->heading = c->in.keep = true;
	c->in.line = 1;
	c->begun = 1;
	rc = vci_decode_open(vc, fd, dialect, &c->in.decode);
	if (rc == VC_OK)
		rc = begin(vc, c);
	if (rc != VC_OK) {
		vci_csv_free(c);
		return rc;
	}
	*out = c;
	return VC_OK;
}

size_t
vci_csv_cells(const struct vci_csv *c, const struct vci_cell **cells)
{
	*cells = c->cell;
	return c->ncell;
}

int64_t
vci_csv_line(const struct vci_csv *c)
{
	return c->begun;
}

/* The cell that is not valid UTF-8, or -1. */
static int
bad_cell(const struct vci_csv *c)
{
	if (vci_utf8_valid(c->text.s, c->text.len))
		return -1;
	for (size_t i = 0; i < c->ncell; i++)
		if (!vci_utf8_valid(c->cell[i].s, c->cell[i].n))
			return (int)i;
	/* Two halves of a character in neighbouring cells: blame the first. */
	return 0;
}

int
vci_csv_sound(struct vc *vc, const struct vci_csv *c, int *cell)
{
	enum vci_encoding e = c->dialect->encoding;

	*cell = -1;
	if (c->fault != SOUND)
		return fault_err(vc, c);
	if (vci_decode_sound(c->in.decode) || c->text.len == 0 ||
	    (*cell = bad_cell(c)) < 0)
		return VC_OK;
	if (e == VCI_UTF8)
		return vci_err(vc, VC_E_DATA,
		    "not valid UTF-8; save the file as CSV UTF-8");
	return vci_err(vc, VC_E_DATA,
	    "not valid %s; save the file as CSV UTF-8", vci_encoding_name(e));
}

void
vci_csv_raw(const struct vci_csv *c, const char **s, size_t *n)
{
	*s = c->in.buf + c->in.from;
	*n = c->in.at - c->in.from;
	while (*n > 0 && strchr("\r\n", (*s)[*n - 1]) != NULL &&
	    (*s)[*n - 1] != '\0')
		--*n;
}

struct vci_csv_place
vci_csv_here(const struct vci_csv *c)
{
	return (struct vci_csv_place){ c->in.at, c->in.line };
}

int
vci_csv_back(struct vc *vc, struct vci_csv *c, struct vci_csv_place p)
{
	c->in.at = p.at;
	c->in.line = p.line;
	return restart(vc, c);
}

void
vci_csv_settle(struct vci_csv *c)
{
	c->heading = c->in.keep = false;
}

bool
vci_csv_again(const struct vci_csv *c)
{
	return vci_decode_again(c->in.decode);
}

int64_t
vci_csv_bytes(const struct vci_csv *c)
{
	return vci_decode_bytes(c->in.decode);
}

void
vci_csv_free(struct vci_csv *c)
{
	if (c == NULL)
		return;
	csv_free(&c->p);
	vci_lines_release(&c->in);
	vc_buf_free(&c->text);
	free(c->end);
	free(c->cell);
	free(c);
}
