/* SPDX-License-Identifier: ISC */
/* A file of answers, read as every CSV file is, and kept whole: what a column
 * is can only be told by all of its cells. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/text.h"
#include "survey.h"

#define PASSES 4 /* how often a file is read to find how to read it */

void
vci_survey_release(struct vci_survey_file *f)
{
	vci_arena_release(&f->arena);
	free(f->row);
	*f = (struct vci_survey_file){ 0 };
}

static int
keep(struct vci_job *j, struct vci_survey_file *f, const struct vci_cell *cell,
    size_t n)
{
	struct vci_survey_row *p = f->row;
	struct vc_buf b = { 0 };

	if (f->nrow == f->cap) {
		f->cap = f->cap * 2 + 64;
		p = reallocarray(p, f->cap, sizeof *p);
		if (p == NULL)
			return vci_nomem(j->vc);
		f->row = p;
	}
	p += f->nrow++;
	*p = (struct vci_survey_row){ .line = vci_csv_line(j->c.csv),
		.cell = vci_arena_get(&f->arena, (n + 1) * sizeof *p->cell) };
	for (size_t i = 0; p->cell != NULL && i < n; i++) {
		vc_buf_clear(&b);
		vc_buf_add(&b, "");
		vci_text_clean(&b, cell[i].s, cell[i].n);
		p->cell[i] = b.failed ? NULL :
					vci_arena_text(&f->arena, b.s, b.len);
		if (p->cell[i] == NULL)
			break;
		if (b.len > 0)
			p->n = i + 1;
		if (i + 1 == n) {
			vc_buf_free(&b);
			return VC_OK;
		}
	}
	vc_buf_free(&b);
	return vci_nomem(j->vc);
}

static int
rows(struct vci_job *j, struct vci_survey_file *f)
{
	const struct vci_cell *cell;
	int rc, bad;

	while ((rc = vci_csv_next(j->vc, j->c.csv)) == VC_ROW) {
		size_t n = vci_csv_cells(j->c.csv, &cell);

		if (vci_csv_sound(j->vc, j->c.csv, &bad) != VC_OK)
			vci_diag(&j->late, j->vc, VC_REJECT,
			    vci_csv_line(j->c.csv), NULL);
		else if (n > 0 && (rc = keep(j, f, cell, n)) != VC_OK)
			return rc;
	}
	if (rc == VC_DONE)
		return VC_OK;
	vci_diag(&j->late, j->vc, VC_REJECT, vci_csv_line(j->c.csv), NULL);
	return rc;
}

static int
pass(struct vci_job *j, struct vci_survey_file *f, bool *again)
{
	unsigned char digest[32];
	int rc = vci_csv_open(j->vc, j->fd, &j->dialect, &j->c.csv);

	*again = false;
	if (rc != VC_OK) {
		vci_diag(&j->late, j->vc, VC_REJECT, 0, NULL);
		return rc;
	}
	vci_csv_settle(j->c.csv);
	rc = rows(j, f);
	*again = vci_csv_again(j->c.csv);
	if (rc == VC_OK && !*again) {
		vci_csv_digest(j->c.csv, digest);
		vci_digest_hex(digest, j->sha256);
	}
	vci_csv_free(j->c.csv);
	j->c.csv = NULL;
	return rc;
}

static size_t
filled(const struct vci_survey_row *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += *r->cell[i] != '\0';
	return n;
}

/* Titles and comments that stand before the header go. */
static void
find_header(struct vci_survey_file *f, const struct vci_dialect *d)
{
	size_t most = 0, at = 0;

	for (size_t i = 0; i < f->nrow; i++)
		if (filled(&f->row[i]) > most)
			most = filled(&f->row[i]);
	while (d->skip < 0 && at < f->nrow &&
	    (f->row[at].n == 0 || *f->row[at].cell[0] == '#' ||
		(most > 1 && filled(&f->row[at]) == 1)))
		at++;
	f->nrow -= at;
	if (at > 0)
		memmove(f->row, f->row + at, f->nrow * sizeof *f->row);
}

/* No row has more cells than there are questions. */
static void
check_width(struct vci_job *j, const struct vci_survey_file *f)
{
	char has[24], wants[24];

	snprintf(wants, sizeof wants, "%zu", f->row[0].n);
	for (size_t i = 1; i < f->nrow; i++) {
		if (f->row[i].n <= f->row[0].n)
			continue;
		snprintf(has, sizeof has, "%zu", f->row[i].n);
		vci_err(j->vc, VC_E_DATA, "the row has %s cells, the header %s",
		    has, wants);
		vci_diag(&j->late, j->vc, VC_REJECT, f->row[i].line, NULL);
	}
}

int
vci_survey_read(struct vci_job *j, struct vci_survey_file *f)
{
	bool again = true;
	int rc = VC_OK;

	for (int n = 0; again && n < PASSES; n++) {
		vci_survey_release(f);
		vci_diags_clear(&j->late);
		if (lseek(j->fd, 0, SEEK_SET) != 0)
			return vci_err(j->vc, VC_E_IO, "cannot read '%s' again",
			    j->want->file);
		rc = pass(j, f, &again);
	}
	if (rc != VC_OK)
		return rc;
	if (again)
		return vci_err(j->vc, VC_E_INTERNAL,
		    "it cannot be told how to read '%s'", j->want->file);
	find_header(f, &j->dialect);
	if (f->nrow == 0) {
		rc = vci_err(j->vc, VC_E_DATA, "the file is empty");
		vci_diag(&j->late, j->vc, VC_REJECT, 0, NULL);
		return rc;
	}
	check_width(j, f);
	return VC_OK;
}
