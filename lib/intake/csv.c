/* SPDX-License-Identifier: ISC */
/* Records of a CSV file with the physical lines they began on.
 *
 * libcsv calls back without saying where it is, so it is fed one physical
 * line at a time: a record that ends was begun on the first line fed since
 * the record before it. */
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/number.h"
#include "../core/text.h"
#include "intake.h"

#define CHUNK ((size_t)256 * 1024)

struct vci_csv {
	struct csv_parser p;
	int fd;
	char *buf; /* what was read and not yet fed */
	size_t at, len, cap;
	bool eof, fini;
	bool cr;       /* lines end in CR alone, as on an old Mac */
	int64_t line;  /* of the next line to be fed */
	int64_t begun; /* line on which the current record began */
	size_t fed;    /* bytes of it so far */
	bool between;  /* no record is open */
	bool complete; /* a record is ready */
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

static int
refill(struct vc *vc, struct vci_csv *c)
{
	ssize_t n;

	if (c->at > 0)
		memmove(c->buf, c->buf + c->at, c->len - c->at);
	c->len -= c->at;
	c->at = 0;
	if (c->cap - c->len < CHUNK) {
		char *p = realloc(c->buf, c->cap + CHUNK);

		if (p == NULL)
			return vci_nomem(vc);
		c->buf = p;
		c->cap += CHUNK;
	}
	do
		n = read(c->fd, c->buf + c->len, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return vci_err(vc, errno == EISDIR ? VC_E_NOINPUT : VC_E_IO,
		    "cannot read: %s", strerror(errno));
	c->eof = n == 0;
	c->len += (size_t)n;
	return VC_OK;
}

#define WINDOW 512 /* no line end of either kind is sought far */

/* What follows the LF, CRLF or CR that ends the line at s, or NULL: none
 * among s[0..n), or a CR whose LF may be to come. */
static const char *
line_end(const char *s, size_t n, bool last)
{
	for (size_t i = 0; i < n; i += WINDOW) {
		size_t w = n - i < WINDOW ? n - i : WINDOW;
		const char *nl = memchr(s + i, '\n', w);
		const char *cr = memchr(s + i, '\r',
		    nl == NULL ? w : (size_t)(nl - s) - i);

		if (cr != NULL && cr + 1 == s + n)
			return last ? cr + 1 : NULL;
		if (cr != NULL)
			return cr + 1 + (cr[1] == '\n');
		if (nl != NULL)
			return nl + 1;
	}
	return NULL;
}

/* The next line with its end; *n is 0 at the end of the file. A CR alone
 * ends a line too, because it ends a record for libcsv. */
static int
next_line(struct vc *vc, struct vci_csv *c, const char **s, size_t *n)
{
	size_t seen = 0;

	for (;;) {
		const char *end = line_end(c->buf + c->at + seen,
		    c->len - c->at - seen, c->eof);
		int rc;

		if (end != NULL || c->eof) {
			*s = c->buf + c->at;
			*n = end == NULL ? c->len - c->at : (size_t)(end - *s);
			return VC_OK;
		}
		seen = c->len - c->at;
		if (seen > VCI_CSV_MAX)
			return vci_err(vc, VC_E_DATA,
			    "this line is longer than "
			    "4 MiB; is it CSV?");
		if (seen > 0 && c->buf[c->at + seen - 1] == '\r')
			seen--;
		if ((rc = refill(vc, c)) != VC_OK)
			return rc;
	}
}

static bool
blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] == '\0' || strchr(" \t\r\n", s[i]) == NULL)
			return false;
	return true;
}

/* A message about the current physical line, which a record may span. */
static int __attribute__((format(printf, 3, 0)))
line_err(struct vc *vc, const struct vci_csv *c, const char *id)
{
	char number[24];

	snprintf(number, sizeof number, "%lld", (long long)c->line);
	return vci_err(vc, VC_E_DATA, id, number);
}

static int
feed(struct vc *vc, struct vci_csv *c, const char *s, size_t n)
{
	if (memchr(s, '\0', n) != NULL)
		return line_err(vc, c,
		    "a NUL byte on line %s: this is not text "
		    "in UTF-8; save the file as CSV UTF-8");
	c->between = false;
	c->fed += n;
	if (c->fed > VCI_CSV_MAX)
		return vci_err(vc, VC_E_DATA,
		    "this row is longer than 4 MiB; "
		    "a quote in it may never be closed");
	if (csv_parse(&c->p, s, n, on_cell, on_record, c) == n)
		return VC_OK;
	if (csv_error(&c->p) == CSV_ENOMEM || c->nomem)
		return vci_nomem(vc);
	return line_err(vc, c,
	    "a stray quote on line %s: within a quoted "
	    "cell, a quote is written twice");
}

/* The last record may lack its line end. */
static int
finish(struct vc *vc, struct vci_csv *c)
{
	c->fini = true;
	if (csv_fini(&c->p, on_cell, on_record, c) != 0)
		return vci_err(vc, VC_E_DATA,
		    "a quote is opened in this row and never closed");
	return c->complete ? VC_ROW : VC_DONE;
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

int
vci_csv_next(struct vc *vc, struct vci_csv *c)
{
	int rc = VC_OK;

	vc_buf_clear(&c->text);
	c->ncell = 0;
	c->complete = false;
	while (rc == VC_OK && !c->complete) {
		const char *s;
		size_t n = 0;

		if (c->fini)
			return VC_DONE;
		if (c->between) {
			c->begun = c->line;
			c->fed = 0;
		}
		rc = next_line(vc, c, &s, &n);
		if (rc == VC_OK && n == 0) {
			rc = finish(vc, c);
		} else if (rc == VC_OK) {
			if (!c->between || !blank(s, n))
				rc = feed(vc, c, s, n);
			c->at += n;
			c->line += s[n - 1] != '\r' || c->cr;
		}
	}
	if (rc == VC_OK || rc == VC_ROW) {
		if (c->nomem || c->text.failed)
			return vci_nomem(vc);
		lay_out(c);
		return VC_ROW;
	}
	return rc;
}

/* The delimiter that the first line has most of, outside quotes. */
static unsigned char
sniff(const char *s, size_t n)
{
	static const char delim[] = ",;\t";
	size_t count[3] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		const char *d = s[i] == '\0' ? NULL : strchr(delim, s[i]);

		if (s[i] == '"')
			quoted = !quoted;
		else if (d != NULL && !quoted)
			count[d - delim]++;
		else if (!quoted && (s[i] == '\n' || s[i] == '\r'))
			break;
	}
	for (size_t i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	return (unsigned char)delim[best];
}

static int
begin(struct vc *vc, struct vci_csv *c)
{
	static const char *const utf16[] = { "\xff\xfe", "\xfe\xff" };
	const char *end;
	size_t skip = 0;
	int rc;

	do
		rc = refill(vc, c);
	while (rc == VC_OK && !c->eof && c->len < 4096);
	if (rc != VC_OK)
		return rc;
	for (int i = 0; i < 2; i++)
		if (c->len >= 2 && memcmp(c->buf, utf16[i], 2) == 0)
			return vci_err(vc, VC_E_DATA,
			    "the file is UTF-16; "
			    "save it as CSV UTF-8");
	if (c->len >= 3 && memcmp(c->buf, "\xef\xbb\xbf", 3) == 0)
		c->at = 3;
	while (c->at + skip < c->len &&
	    strchr("\r\n", c->buf[c->at + skip]) != NULL &&
	    c->buf[c->at + skip] != '\0')
		skip++;
	csv_set_delim(&c->p,
	    sniff(c->buf + c->at + skip, c->len - c->at - skip));
	end = line_end(c->buf + c->at + skip, c->len - c->at - skip, c->eof);
	/* CR CR LF is what a doubled conversion makes of CR LF. */
	c->cr = end != NULL && end[-1] == '\r' &&
	    (c->buf + c->len - end < 2 || memcmp(end, "\r\n", 2) != 0);
	return VC_OK;
}

int
vci_csv_open(struct vc *vc, int fd, struct vci_csv **out)
{
	struct vci_csv *c = calloc(1, sizeof *c);
	int rc;

	*out = NULL;
	if (c == NULL || csv_init(&c->p, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		free(c);
		return vci_nomem(vc);
	}
	c->fd = fd;
	c->line = 1;
	c->begun = 1;
	c->between = true;
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

int
vci_csv_bad_utf8(const struct vci_csv *c)
{
	if (c->text.len == 0 || vci_utf8_valid(c->text.s, c->text.len))
		return -1;
	for (size_t i = 0; i < c->ncell; i++)
		if (!vci_utf8_valid(c->cell[i].s, c->cell[i].n))
			return (int)i;
	/* Two halves of a character in neighbouring cells: blame the first. */
	return 0;
}

void
vci_csv_free(struct vci_csv *c)
{
	if (c == NULL)
		return;
	csv_free(&c->p);
	vc_buf_free(&c->text);
	free(c->buf);
	free(c->end);
	free(c->cell);
	free(c);
}
