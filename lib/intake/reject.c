/* SPDX-License-Identifier: ISC */
/* Rows that weren't taken, as they were received: the file is read a second
 * time, beside what was written down about it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/person.h"
#include "job.h"

#define WHY 16 /* reasons of one row that are given */

/* The two spools side by side, in order of line. */
struct reasons {
	struct vci_diags *from[2];
	struct vc_diag next[2];
	bool has[2];
	struct vci_arena arena[2]; /* behind what was read of each */
};

static void
advance(struct reasons *r, int i)
{
	r->has[i] = vci_spool_next(r->from[i], &r->arena[i], &r->next[i]);
}

/* All that was said of the next line; 0 at the end. */
static size_t
take_reasons(struct reasons *r, struct vc_diag why[WHY])
{
	size_t n = 0;
	int64_t line = 0;

	while (r->has[0] || r->has[1]) {
		int i = !r->has[0] ||
		    (r->has[1] && r->next[1].line < r->next[0].line);

		if (n > 0 && r->next[i].line != line)
			break;
		line = r->next[i].line;
		if (n < WHY)
			why[n++] = r->next[i];
		advance(r, i);
	}
	return n;
}

/* ---- handing over --------------------------------------------------------------- */

struct hand {
	struct vci_job *j;
	struct vci_csv *csv;
	const char **cell;
	struct vc_buf *text;
	size_t cap;
	struct vc_buf read; /* what the rows alone don't show */
};

static bool
room(struct hand *h, size_t n)
{
	const char **cell;
	struct vc_buf *text;

	if (n <= h->cap)
		return true;
	cell = reallocarray(h->cell, n, sizeof *cell);
	if (cell != NULL)
		h->cell = cell;
	text = reallocarray(h->text, n, sizeof *text);
	if (text != NULL)
		h->text = text;
	if (cell == NULL || text == NULL)
		return false;
	memset(text + h->cap, 0, (n - h->cap) * sizeof *text);
	h->cap = n;
	return true;
}

/* Text as the i-th cell, personal numbers masked; a NUL byte would end it. */
static int
put_cell(struct hand *h, size_t i, const char *s, size_t n)
{
	struct vc_buf *b = &h->text[i];

	vc_buf_clear(b);
	vc_buf_addn(b, "", 0);
	vci_person_mask(h->j->vc->home.country, s, n, b);
	if (b->failed)
		return vci_nomem(h->j->vc);
	for (size_t k = 0; k < b->len; k++)
		if (b->s[k] == '\0')
			b->s[k] = ' ';
	h->cell[i] = b->s;
	return VC_OK;
}

/* The cells of the current record, or where its quotes don't tell them, all
 * of it as one. */
static int
put_cells(struct hand *h, size_t *ncell)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(h->csv, &cell), len;
	const char *raw;
	int bad = 0, rc = vci_csv_sound(h->j->vc, h->csv, &bad);
	bool whole = rc == VC_E_DATA && bad < 0;

	*ncell = 1;
	if (!room(h, n + 1))
		return vci_nomem(h->j->vc);
	if (whole) {
		vci_csv_raw(h->csv, &raw, &len);
		return put_cell(h, 0, raw, len);
	}
	rc = VC_OK;
	*ncell = 0;
	for (size_t i = 0; i < n && rc == VC_OK; i++)
		/* Not those of a file of rejects that comes again. */
		if (i >= h->j->c.header.ncol ||
		    !vci_header_is_ours(h->j->c.header.name[i]))
			rc = put_cell(h, (*ncell)++, cell[i].s, cell[i].n);
	return rc;
}

/* The current record to whoever wants it. */
static int
hand_over(struct hand *h, int64_t line, const struct vc_diag *why, size_t nwhy)
{
	struct vci_job *j = h->j;
	struct vc_reject r = { .line = line,
		.why = why,
		.nwhy = nwhy,
		.read = h->read.s,
		.delimiter = j->dialect.delimiter,
		.partial = vci_option(&j->options, VCI_K_PARTIAL) };
	int rc = put_cells(h, &r.ncell);

	r.cell = h->cell;
	return rc == VC_OK ? j->want->reject(j->want->arg, &r) : rc;
}

/* Somebody's number may stand in a column's name, too. */
static int
kept(struct hand *h)
{
	struct vc_buf b = { 0 };

	vci_kept_print(&h->j->c.header, h->j->c.format, &b);
	if (b.len > 0)
		vci_person_mask(h->j->vc->home.country, b.s, b.len, &h->read);
	vc_buf_free(&b);
	return b.failed || h->read.failed ? vci_nomem(h->j->vc) : VC_OK;
}

static void
hand_release(struct hand *h)
{
	for (size_t i = 0; i < h->cap; i++)
		vc_buf_free(&h->text[i]);
	vc_buf_free(&h->read);
	free(h->text);
	free(h->cell);
	vci_csv_free(h->csv);
}

/* Makes the header the current record again. */
static int
to_header(struct hand *h)
{
	int rc = VC_ROW;

	vci_csv_settle(h->csv);
	do
		rc = vci_csv_next(h->j->vc, h->csv);
	while (
	    rc == VC_ROW && vci_csv_line(h->csv) < h->j->dialect.header_line);
	return rc == VC_ROW ? VC_OK : rc;
}

static int
walk(struct hand *h, struct reasons *rs)
{
	struct vc_diag why[WHY];
	struct vc *vc = h->j->vc;
	size_t n = take_reasons(rs, why);
	int rc = to_header(h);

	if (rc == VC_OK && n > 0)
		rc = hand_over(h, 0, NULL, 0);
	while (rc == VC_OK && n > 0) {
		rc = vci_csv_next(vc, h->csv);
		if (rc != VC_ROW)
			break;
		rc = VC_OK;
		if (vci_csv_line(h->csv) < why[0].line)
			continue;
		if (vci_csv_line(h->csv) == why[0].line)
			rc = hand_over(h, why[0].line, why, n);
		n = take_reasons(rs, why);
	}
	/* A file that can't be read to its end was said to be so before. */
	return rc == VC_DONE || rc == VC_E_DATA ? VC_OK : rc;
}

int
vci_rejects(struct vci_job *j)
{
	struct reasons rs = { .from = { &j->c.diags, &j->late } };
	struct hand h = { .j = j };
	int rc = VC_OK;

	if (j->want->reject == NULL)
		return VC_OK;
	for (int i = 0; i < 2 && rc == VC_OK; i++) {
		rc = vci_spool_rewind(j->vc, rs.from[i]);
		if (rc == VC_OK)
			advance(&rs, i);
	}
	if (rc == VC_OK && lseek(j->fd, 0, SEEK_SET) != 0)
		rc = vci_err(j->vc, VC_E_IO, "cannot read '%s' again",
		    j->want->file);
	if (rc == VC_OK)
		rc = vci_csv_open(j->vc, j->fd, &j->dialect, &h.csv);
	if (rc == VC_OK)
		rc = kept(&h);
	if (rc == VC_OK)
		rc = walk(&h, &rs);
	if (rc == VC_OK)
		rc = vci_unchanged(j);
	if (rc == VC_OK)
		rc = j->want->reject(j->want->arg, NULL);
	hand_release(&h);
	for (int i = 0; i < 2; i++)
		vci_arena_release(&rs.arena[i]);
	return rc;
}
