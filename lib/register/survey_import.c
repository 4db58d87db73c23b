/* SPDX-License-Identifier: ISC */
/* Answers taken in: one row a respondent, one column a question, as a batch
 * like any other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "survey.h"

#define AT_ONCE 512

/* One file of answers on its way in. */
struct taking {
	struct vci_job *j;
	int64_t survey, last; /* respondent */
	struct vci_survey_file f;
	struct vci_survey_column *col;
	size_t ncol;
	struct vci_rows rows;
	int64_t record;
};

/* ---- questions ------------------------------------------------------------------ */

static void
fill_question(struct taking *t, struct vci_rows *r, size_t col)
{
	const struct vc_noun *noun = &vci_question;
	const struct vci_survey_column *c = &t->col[col];
	struct vci_value *v = vci_rows_next(r);
	size_t at = r->batch.nrow++;
	const char *kind = vci_question_kinds.code[c->kind].code;

	v[vci_field(noun, "survey_id")] = vci_of_int(t->survey);
	v[vci_field(noun, "word")] = vci_of_text(c->word);
	v[vci_field(noun, "text")] = vci_of_text(c->name);
	v[vci_field(noun, "kind")] = vci_of_text(kind);
	v[vci_field(noun, "rank")] = vci_of_int((int64_t)col + 1);
	r->line[at] = t->f.row[0].line;
	r->record[at] = (int64_t)col + 1;
	r->state[at] = VCI_ROW_NEW;
}

/* Of columns that answer none that is there. */
static int
make_questions(struct taking *t)
{
	struct vci_job *j = t->j;
	struct vci_writer w = { .vc = j->vc,
		.noun = &vci_question,
		.import = j->w.import,
		.day = vc_today(j->vc),
		.empty = true,
		.reject = vci_on_reject,
		.arg = j };
	struct vci_rows r;
	size_t n = 0;
	int rc = vci_rows_init(j->vc, &r, &vci_question, t->ncol);

	if (rc == VC_OK)
		rc = vci_runs_new(j->vc, &vci_question, w.import, &w.runs);
	for (size_t i = 0; rc == VC_OK && i < t->ncol; i++)
		if (t->col[i].kind != VCI_Q_DROPPED && t->col[i].question == 0)
			fill_question(t, &r, i);
	if (rc == VC_OK && r.batch.nrow > 0)
		rc = vci_write(&w, &r);
	for (size_t i = 0; rc == VC_OK && i < t->ncol; i++)
		if (t->col[i].kind != VCI_Q_DROPPED && t->col[i].question == 0)
			t->col[i].question = r.id[n++];
	if (rc == VC_OK)
		rc = vci_runs_flush(w.runs);
	vci_writer_release(&w);
	vci_runs_free(w.runs);
	vci_rows_release(&r);
	return rc;
}

/* ---- answers ----------------------------------------------------------------------- */

/* Writes those that were lined up. */
static int
flush(struct taking *t)
{
	int rc = t->rows.batch.nrow == 0 ? VC_OK :
					   vci_write(&t->j->w, &t->rows);

	vci_rows_clear(&t->rows);
	return rc;
}

static int
put(struct taking *t, const struct vci_survey_column *c, int64_t line,
    const char *field, struct vci_value value)
{
	const struct vc_noun *noun = &vci_answer;
	struct vci_value *v = vci_rows_next(&t->rows);
	size_t at = t->rows.batch.nrow++;

	v[vci_field(noun, "survey_id")] = vci_of_int(t->survey);
	v[vci_field(noun, "question_id")] = vci_of_int(c->question);
	v[vci_field(noun, "respondent")] = vci_of_int(t->last);
	v[vci_field(noun, field)] = value;
	t->rows.line[at] = line;
	t->rows.record[at] = ++t->record;
	t->rows.state[at] = VCI_ROW_NEW;
	return t->rows.batch.nrow == AT_ONCE ? flush(t) : VC_OK;
}

/* Was the nth part of the cell given before it? */
static bool
repeats(const char *cell, size_t nth)
{
	size_t len, before;
	const char *s = vci_survey_part(cell, nth, &len), *p;

	for (size_t i = 0; i < nth; i++)
		if ((p = vci_survey_part(cell, i, &before)) != NULL &&
		    before == len && memcmp(p, s, len) == 0)
			return true;
	return false;
}

static int
take_parts(struct taking *t, const struct vci_survey_column *c, int64_t line,
    const char *cell)
{
	const char *s;
	size_t len;
	int rc = VC_OK;

	for (size_t n = 0;
	     rc == VC_OK && (s = vci_survey_part(cell, n, &len)) != NULL; n++) {
		if (repeats(cell, n))
			continue;
		s = vci_arena_text(&t->rows.arena, s, len);
		rc = s == NULL ? vci_nomem(t->j->vc) :
				 put(t, c, line, "answer", vci_of_text(s));
	}
	return rc;
}

static int
take_cell(struct taking *t, const struct vci_survey_column *c, int64_t line,
    const char *cell)
{
	enum vci_decimal fits;
	int64_t v;

	if (c->kind == VCI_Q_MULTIPLE)
		return take_parts(t, c, line, cell);
	if (c->kind != VCI_Q_NUMBER)
		return put(t, c, line, "answer", vci_of_text(cell));
	vci_number_parse_as(cell, strlen(cell), 3, c->decimal, &v, &fits);
	return put(t, c, line, "value", vci_of_int(v));
}

/* Is anything of the row an answer? */
static bool
answers(const struct taking *t, const struct vci_survey_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (t->col[i].kind != VCI_Q_DROPPED && *r->cell[i] != '\0')
			return true;
	return false;
}

static int
take_rows(struct taking *t)
{
	int rc = vci_rows_init(t->j->vc, &t->rows, &vci_answer, AT_ONCE);

	for (size_t n = 1; rc == VC_OK && n < t->f.nrow; n++) {
		const struct vci_survey_row *r = &t->f.row[n];

		if (r->bad || !answers(t, r))
			continue;
		t->last++;
		for (size_t i = 0; rc == VC_OK && i < r->n; i++)
			if (t->col[i].kind != VCI_Q_DROPPED &&
			    *r->cell[i] != '\0')
				rc = take_cell(t, &t->col[i], r->line,
				    r->cell[i]);
	}
	return rc == VC_OK ? flush(t) : rc;
}

/* ---- before anything is written ------------------------------------------------------ */

/* Can the cell be taken as an answer? If not, it is said why. */
static bool
check_cell(struct taking *t, const struct vci_survey_column *c, int64_t line,
    const char *cell)
{
	struct vc *vc = t->j->vc;
	enum vci_decimal fits;
	int64_t v;
	bool bad = vci_person_refuse(vc, cell) != VC_OK ||
	    vci_text_fits(vc, cell, strlen(cell), VCI_TEXT_MAX) != VC_OK;

	if (!bad && c->kind == VCI_Q_NUMBER &&
	    !vci_number_parse_as(cell, strlen(cell), 3, c->decimal, &v,
		&fits)) {
		bad = true;
		vci_err(vc, VC_E_DATA,
		    "no number, as the question wants, or one that can be "
		    "read in two ways; see --decimal");
	}
	if (bad)
		vci_diag(&t->j->late, vc, VC_REJECT, line, c->name);
	return !bad;
}

static void
check_row(struct taking *t, struct vci_survey_row *r)
{
	for (size_t k = 0; k < r->n && k < t->ncol; k++)
		if (t->col[k].kind != VCI_Q_DROPPED && *r->cell[k] != '\0' &&
		    !check_cell(t, &t->col[k], r->line, r->cell[k]))
			r->bad = true;
	t->j->c.rejected += r->bad;
}

/* VC_E_DATA, with a message, when there is no answer at all. */
static int
check_rows(struct taking *t)
{
	struct vci_job *j = t->j;
	int64_t empty = 0;
	char n[24];

	for (size_t i = 1; i < t->f.nrow; i++) {
		empty += !answers(t, &t->f.row[i]);
		check_row(t, &t->f.row[i]);
	}
	j->c.nrow += (int64_t)t->f.nrow - 1 - empty;
	if (j->c.nrow == 0) {
		vci_err(j->vc, VC_E_DATA, "no row holds an answer");
		vci_diag(&j->late, j->vc, VC_REJECT, 0, NULL);
		return vci_err(j->vc, VC_E_DATA, "nothing taken from '%s'",
		    j->want->file);
	}
	snprintf(n, sizeof n, "%lld", (long long)empty);
	if (empty == 0)
		return VC_OK;
	vci_err(j->vc, VC_OK, "rows without any answer, not taken: %s", n);
	vci_diag(&j->late, j->vc, VC_NOTE, 0, NULL);
	return VC_OK;
}

/* ---- the whole -------------------------------------------------------------------------- */

static int
last_respondent(struct taking *t)
{
	struct vci_stmt *st;
	int rc = vci_prepare(t->j->vc, &st,
	    vci_survey_sql[VCI_SQL_SURVEY_LAST]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, t->survey);
	rc = vci_one_number(t->j->vc, st, &t->last);
	vci_finalize(st);
	return rc;
}

/* Within the transaction. Nobody else's row is one of these: it has no
 * sender's id, nor a name. */
static int
load(struct vci_job *j)
{
	struct taking *t = j->arg;
	int rc = vci_start(j);

	vci_known_free(j->w.known);
	j->w.known = NULL;
	j->w.empty = true;
	if (rc == VC_OK)
		rc = vci_job_recognise(j);
	if (rc != VC_OK || j->result->again)
		return rc;
	rc = vci_survey_columns(j, t->survey, &t->f, t->col);
	if (rc == VC_OK)
		rc = check_rows(t);
	if (rc == VC_OK)
		rc = last_respondent(t);
	if (rc == VC_OK)
		rc = make_questions(t);
	if (rc == VC_OK)
		rc = take_rows(t);
	if (j->pending.n > 0)
		vci_diags_sort_into(&j->late, &j->pending);
	return rc == VC_OK ? vci_conclude(j) : rc;
}

static int
pass(struct vci_job *j)
{
	struct taking *t = j->arg;
	int rc = vci_survey_read(j, &t->f);

	if (rc != VC_OK || j->c.again)
		return rc;
	free(t->col);
	t->ncol = t->f.row[0].n;
	t->col = calloc(t->ncol + 1, sizeof *t->col);
	return t->col == NULL ? vci_nomem(j->vc) : vci_job_transact(j, load);
}

int
vc_survey_import(struct vc *vc, const char *survey,
    const struct vc_import *given, struct vc_import_result *result)
{
	struct vc_import want = *given;
	struct taking t = { .record = 0 };
	struct vci_job j = { .vc = vc,
		.noun = &vci_answer,
		.named = &vci_survey,
		.pass = pass,
		.arg = &t,
		.want = &want,
		.result = result,
		.fd = given->fd };
	char mark[40];
	int rc = vc_find(vc, &vci_survey, survey, &t.survey);

	t.j = &j;
	*result = (struct vc_import_result){ 0 };
	if (rc != VC_OK)
		return rc;
	/* The same bytes may answer another survey, but this one only once. */
	snprintf(mark, sizeof mark, "survey:%lld", (long long)t.survey);
	want.mark = mark;
	rc = vci_job_run(&j);
	vci_job_end(&j);
	vci_survey_release(&t.f);
	free(t.col);
	vci_rows_release(&t.rows);
	return rc;
}
