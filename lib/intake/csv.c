/* SPDX-License-Identifier: ISC */
/* Records of a CSV file with the physical lines they began on.
 *
 * libcsv calls back without saying where it is, so it is fed one physical
 * line at a time: a record that ends was begun on the first line fed since
 * the record before it. Most records are of cells that need no parser, as they
 * have no quote in them or stand within quotes from end to end; those are cut
 * off before (libcsv takes some 40 instructions a byte), and libcsv gets the
 * rest of a record from the first cell on that does. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "csv.h"
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
	bool complete;  /* a record is ready */
	enum { SOUND, NUL, QUOTE } fault; /* of the record */
	int64_t faulty;                   /* and the line it is on */
	struct vci_cells cells;
};

static void
on_cell(void *s, size_t n, void *arg)
{
	vci_cells_put(&((struct vci_csv *)arg)->cells, s, n);
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
	c->cells.delimiter = c->dialect->delimiter;
	c->between = true;
	c->cells.quoted = false;
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
	vci_cells_clear(&c->cells);
	c->complete = true;
	return restart(vc, c);
}

static int
feed(struct vc *vc, struct vci_csv *c, const char *s, size_t n)
{
	bool fresh = c->between, whole = false;
	size_t ncell = c->cells.n;
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
	if (fresh || c->cells.quoted)
		s = vci_cells_cut(&c->cells, c->in.buf + c->in.from, s, n,
		    &whole);
	if (whole)
		on_record(0, c);
	n = (size_t)(end - s);
	if (n == 0 || csv_parse(&c->p, s, n, on_cell, on_record, c) == n) {
		if (fresh || c->cells.n != ncell)
			c->opened = c->in.line;
		return VC_OK;
	}
	if (csv_error(&c->p) == CSV_ENOMEM || c->cells.nomem)
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
	if (c->cells.quoted || csv_fini(&c->p, on_cell, on_record, c) != 0) {
		c->begun = c->opened;
		return vci_err(vc, VC_E_DATA,
		    "a quote is opened in this row and never closed");
	}
	return VC_OK;
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
		vci_cells_clear(&c->cells);
		c->complete = false;
		c->fault = SOUND;
		while (rc == VC_OK && !c->complete && !c->fini)
			rc = step(vc, c);
		if (rc == VC_OK && (c->cells.nomem || c->cells.text.failed))
			rc = vci_nomem(vc);
	} while (rc == VC_OK && c->complete && c->cells.text.len == 0 &&
	    c->fault == SOUND);
	if (rc != VC_OK)
		return rc;
	if (!c->complete)
		return VC_DONE;
	vci_cells_lay_out(&c->cells);
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
	*cells = c->cells.cell;
	return c->cells.n;
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
	if (vci_utf8_valid(c->cells.text.s, c->cells.text.len))
		return -1;
	for (size_t i = 0; i < c->cells.n; i++)
		if (!vci_utf8_valid(c->cells.cell[i].s, c->cells.cell[i].n))
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
	if (vci_decode_sound(c->in.decode) || c->cells.text.len == 0 ||
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
	vci_cells_release(&c->cells);
	free(c);
}
