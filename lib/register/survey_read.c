/* SPDX-License-Identifier: ISC */
/* A file of answers kept whole: what a column is can only be told by all of
 * its cells. */
#include <stdlib.h>

#include "../core/text.h"
#include "survey.h"

void
vci_survey_release(struct vci_survey_file *f)
{
	vci_arena_release(&f->arena);
	free(f->row);
	*f = (struct vci_survey_file){ 0 };
}

static struct vci_survey_row *
next_row(struct vci_survey_file *f, int64_t line, size_t n)
{
	struct vci_survey_row *p = f->row;

	if (f->nrow == f->cap) {
		f->cap = f->cap * 2 + 64;
		p = reallocarray(p, f->cap, sizeof *p);
		if (p == NULL)
			return NULL;
		f->row = p;
	}
	p += f->nrow++;
	*p = (struct vci_survey_row){ .line = line,
		.cell = vci_arena_get(&f->arena, (n + 1) * sizeof *p->cell) };
	return p->cell == NULL ? NULL : p;
}

/* The current record, its cells cleaned. */
static int
keep(struct vci_convert *c, struct vci_survey_file *f)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(c->csv, &cell);
	struct vci_survey_row *p = next_row(f, vci_csv_line(c->csv), n);
	struct vc_buf b = { 0 };
	bool ok = p != NULL;

	for (size_t i = 0; ok && i < n; i++) {
		vc_buf_clear(&b);
		vc_buf_add(&b, "");
		vci_text_clean(&b, cell[i].s, cell[i].n);
		p->cell[i] = b.failed ? NULL :
					vci_arena_text(&f->arena, b.s, b.len);
		if (b.len > 0)
			p->n = i + 1;
		ok = p->cell[i] != NULL;
	}
	vc_buf_free(&b);
	return ok ? VC_OK : vci_nomem(c->vc);
}

/* A question is asked with its name, which is kept, and so holds no personal
 * number. */
static int
keep_header(struct vci_job *j, struct vci_survey_file *f)
{
	struct vci_convert *c = &j->c;
	int bad, rc = vci_csv_sound(c->vc, c->csv, &bad);

	j->dialect.header_line = vci_csv_line(c->csv);
	if (rc == VC_OK)
		rc = vci_header_make(c->vc, &c->header, j->noun, c->csv);
	if (rc == VC_OK)
		rc = keep(c, f);
	for (size_t i = 0; rc == VC_OK && i < f->row[0].n; i++)
		rc = vci_person_refuse(c->vc, f->row[0].cell[i]);
	return rc;
}

static int
keep_rows(struct vci_job *j, struct vci_survey_file *f)
{
	struct vci_convert *c = &j->c;
	int rc;

	while ((rc = vci_csv_next(c->vc, c->csv)) == VC_ROW) {
		if (!vci_well_formed(c)) {
			c->nrow++;
			c->rejected++;
		} else if ((rc = keep(c, f)) != VC_OK) {
			return rc;
		}
	}
	c->again = vci_read_again(c);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_survey_read(struct vci_job *j, struct vci_survey_file *f)
{
	int rc;

	vci_survey_release(f);
	rc = vci_job_open(j);
	if (rc == VC_OK)
		rc = vci_header_first(j->c.vc, j->c.csv, &j->dialect);
	if (rc == VC_ROW)
		rc = keep_header(j, f);
	else if (rc == VC_DONE)
		rc = vci_err(j->c.vc, VC_E_DATA, "the file is empty");
	if (rc == VC_OK)
		rc = keep_rows(j, f);
	if (rc != VC_OK)
		return vci_job_unread(j, rc);
	return j->c.again ? VC_OK : vci_job_digest(j);
}
