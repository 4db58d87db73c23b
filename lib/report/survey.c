/* SPDX-License-Identifier: ISC */
/* What a survey came to: of each question how many answered, and sums of
 * numbers or counts of answers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "survey.h"

enum {
	C_QUESTION,
	C_SHOW,
	C_TEXT,
	C_KIND,
	C_ANSWER,
	C_N,
	C_MISSING,
	C_COUNT,
	C_SHOW_SHARE,
	C_SHARE,
	C_HIDDEN,
	C_SUM,
	C_SHOW_MEAN,
	C_MEAN,
	C_MIN,
	C_MAX,
	C_NUMBER
};

/* clang-format off */
static const struct vc_column column[C_NUMBER] = {
	[C_QUESTION] = { "question", "Question", VC_COL_MACHINE },
	[C_SHOW] = { "question", N_("Question"),
	    VC_COL_HUMAN | VC_COL_GROUP },
	[C_TEXT] = { "text", "Text", VC_COL_MACHINE },
	[C_KIND] = { "kind", N_("Kind"), 0 },
	[C_ANSWER] = { "answer", N_("Answer"), VC_COL_WRAP | VC_COL_SPARE },
	[C_N] = { "n", "n", VC_COL_RIGHT },
	[C_MISSING] = { "missing", N_("Missing"), VC_COL_RIGHT },
	[C_COUNT] = { "count", N_("Count"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHOW_SHARE] = { "share", N_("Share"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHARE] = { "share", "Share", VC_COL_MACHINE },
	[C_HIDDEN] = { "hidden", N_("Hidden"), VC_COL_SPARE },
	[C_SUM] = { "sum", N_("Sum"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHOW_MEAN] = { "mean", N_("Mean"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_MEAN] = { "mean", "Mean", VC_COL_MACHINE },
	[C_MIN] = { "min", N_("Least"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_MAX] = { "max", N_("Most"), VC_COL_RIGHT | VC_COL_SPARE },
};
/* clang-format on */

struct question {
	int64_t id;
	const char *word, *kind, *text;
	int64_t n;
};
struct cell {
	const char *answer;
	int64_t count;
};
struct summary {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	int64_t survey, respondents, smallest;
	bool texts, some_hidden;
	struct question *question;
	size_t nquestion;
	struct cell *cell; /* of the current question */
	bool *hide;
	size_t ncell;
};

static struct vc_cell
number(int64_t n)
{
	return (struct vc_cell){ .type = VC_CELL_INT, .num = n };
}

static struct vc_cell
decimal(int64_t thousandths)
{
	return (struct vc_cell){ .type = VC_CELL_DECIMAL, .num = thousandths };
}

/* ---- rows -------------------------------------------------------------------- */

static struct vc_cell *
new_row(struct summary *s, const struct question *q, const char *answer)
{
	struct vc_cell *c = vci_table_row(s->vc, s->t);

	if (c == NULL)
		return NULL;
	c[C_QUESTION] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(s->t, q->word) };
	c[C_TEXT] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(s->t, q->text) };
	c[C_SHOW] = *q->text == '\0' ? c[C_QUESTION] : c[C_TEXT];
	if (answer == NULL)
		c[C_KIND] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = vci_table_text(s->t, q->kind) };
	else
		c[C_ANSWER] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(s->t, answer) };
	return c;
}

static void
hidden(struct summary *s, struct vc_cell *c)
{
	c[C_HIDDEN] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = N_("hidden") };
	s->some_hidden = true;
}

/* Too few answered it at all? */
static bool
too_few(const struct summary *s, const struct question *q)
{
	return q->n > 0 && q->n < s->smallest;
}

/* The row of the question itself. */
static struct vc_cell *
head_row(struct summary *s, const struct question *q)
{
	struct vc_cell *c = new_row(s, q, NULL);

	if (c == NULL)
		return NULL;
	if (too_few(s, q)) {
		hidden(s, c);
	} else {
		c[C_N] = number(q->n);
		c[C_MISSING] = number(s->respondents - q->n);
	}
	return c;
}

/* The mean to a thousandth, rounded half away from zero. */
static int64_t
mean(int64_t sum, int64_t n)
{
	return sum < 0 ? -((-sum + n / 2) / n) : (sum + n / 2) / n;
}

static int
put_numbers(struct summary *s, struct question *q, struct vci_stmt *st)
{
	int64_t sum = vci_col_int(st, 1), min = vci_col_int(st, 2);
	int64_t max = vci_col_int(st, 3);
	struct vc_cell *c = head_row(s, q);

	if (c == NULL)
		return VC_E_NOMEM;
	if (q->n == 0 || too_few(s, q))
		return VC_OK;
	c[C_SUM] = decimal(sum);
	c[C_MEAN] = decimal(mean(sum, q->n));
	/* More than a hundredth of few answers says nothing. */
	c[C_SHOW_MEAN] = decimal(mean(c[C_MEAN].num, 10) * 10);
	c[C_MIN] = decimal(min);
	c[C_MAX] = decimal(max);
	return VC_OK;
}

/* ---- counts of answers ----------------------------------------------------------- */

static int
read_cells(struct summary *s, const struct question *q)
{
	struct vci_stmt *st;
	int rc = vci_prepare(s->vc, &st, vci_survey_sql[VCI_SQL_SURVEY_CELLS]);

	s->ncell = 0;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, q->id);
	while ((rc = vci_step(s->vc, st)) == VC_ROW) {
		const char *answer = vci_col_text(st, 0);
		struct cell *p = reallocarray(s->cell, s->ncell + 1, sizeof *p);
		bool *hide = reallocarray(s->hide, s->ncell + 1, sizeof *hide);

		s->cell = p == NULL ? s->cell : p;
		s->hide = hide == NULL ? s->hide : hide;
		answer = vci_arena_text(&s->arena, answer, strlen(answer));
		if (p == NULL || hide == NULL || answer == NULL) {
			rc = vci_nomem(s->vc);
			break;
		}
		s->cell[s->ncell++] = (struct cell){ answer,
			vci_col_int(st, 1) };
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Which to hide; false: all, and what they say too. */
static bool
choose(struct summary *s)
{
	int64_t *count = vci_arena_get(&s->arena,
	    (s->ncell + 1) * sizeof *count);

	if (count == NULL)
		return false;
	for (size_t i = 0; i < s->ncell; i++)
		count[i] = s->cell[i].count;
	return vci_survey_hide(count, s->ncell, s->smallest, s->hide);
}

/* Order by count would tell which of the hidden ones has more. */
static int
by_answer(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
put_hidden(struct summary *s, const struct question *q)
{
	const char **name = vci_arena_get(&s->arena,
	    (s->ncell + 1) * sizeof *name);
	size_t n = 0;

	if (name == NULL)
		return vci_nomem(s->vc);
	for (size_t i = 0; i < s->ncell; i++)
		if (s->hide[i])
			name[n++] = s->cell[i].answer;
	qsort(name, n, sizeof *name, by_answer);
	for (size_t i = 0; i < n; i++) {
		struct vc_cell *c = new_row(s, q, name[i]);

		if (c == NULL)
			return VC_E_NOMEM;
		hidden(s, c);
	}
	return VC_OK;
}

static int
put_choices(struct summary *s, const struct question *q)
{
	struct vc_cell *c = head_row(s, q);
	int rc = c == NULL ? VC_E_NOMEM : read_cells(s, q);

	if (rc != VC_OK || too_few(s, q))
		return rc;
	if (!choose(s)) {
		hidden(s, c);
		return VC_OK;
	}
	for (size_t i = 0; i < s->ncell; i++) {
		if (s->hide[i])
			continue;
		if ((c = new_row(s, q, s->cell[i].answer)) == NULL)
			return VC_E_NOMEM;
		c[C_COUNT] = number(s->cell[i].count);
		c[C_SHARE] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = mean(s->cell[i].count * 100000, q->n) };
		/* Whole, as in the report, so that they are all alike. */
		c[C_SHOW_SHARE] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = mean(c[C_SHARE].num, 1000) * 1000 };
	}
	return put_hidden(s, q);
}

static int
put_texts(struct summary *s, const struct question *q)
{
	struct vci_stmt *st;
	int rc;

	if (head_row(s, q) == NULL)
		return VC_E_NOMEM;
	if (!s->texts || too_few(s, q))
		return VC_OK;
	rc = vci_prepare(s->vc, &st, vci_survey_sql[VCI_SQL_SURVEY_TEXTS]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, q->id);
	while ((rc = vci_step(s->vc, st)) == VC_ROW)
		if (new_row(s, q, vci_col_text(st, 0)) == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- questions ---------------------------------------------------------------------- */

static const char *
keep(struct summary *s, struct vci_stmt *st, int col)
{
	const char *text = vci_col_text(st, col);

	return vci_arena_text(&s->arena, text, strlen(text));
}

static int
read_questions(struct summary *s, const char *only)
{
	struct vci_stmt *st;
	int rc = vci_prepare(s->vc, &st,
	    vci_survey_sql[VCI_SQL_SURVEY_QUESTIONS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, s->survey);
	while ((rc = vci_step(s->vc, st)) == VC_ROW) {
		struct question *q;

		if (only != NULL && strcmp(vci_col_text(st, 1), only) != 0)
			continue;
		q = reallocarray(s->question, s->nquestion + 1, sizeof *q);
		if (q == NULL) {
			rc = vci_nomem(s->vc);
			break;
		}
		s->question = q;
		q += s->nquestion++;
		*q = (struct question){ .id = vci_col_int(st, 0),
			.word = keep(s, st, 1),
			.kind = keep(s, st, 2),
			.text = keep(s, st, 4) };
		if (q->word == NULL || q->kind == NULL || q->text == NULL) {
			rc = vci_nomem(s->vc);
			break;
		}
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
put_question(struct summary *s, struct question *q)
{
	struct vci_stmt *st;
	int rc = vci_prepare(s->vc, &st,
	    vci_survey_sql[VCI_SQL_SURVEY_NUMBERS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, q->id);
	rc = vci_step(s->vc, st);
	if (rc == VC_ROW) {
		q->n = vci_col_int(st, 4);
		rc = strcmp(q->kind, "number") == 0 ? put_numbers(s, q, st) :
		    strcmp(q->kind, "text") == 0    ? put_texts(s, q) :
						      put_choices(s, q);
	}
	vci_finalize(st);
	return rc;
}

/* ---- the whole ------------------------------------------------------------------------- */

static int
one(struct vc *vc, const char *sql, int64_t id, int64_t *v)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, sql);

	*v = 0;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	if ((rc = vci_step(vc, st)) == VC_ROW)
		*v = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* Which survey, and how many of those asked answered. */
static int
head(struct summary *s, const struct vc_record *r)
{
	const struct vci_value *title = &r->v[vci_field(r->noun, "title")];
	const struct vci_value *asked = &r->v[vci_field(r->noun, "asked")];
	const struct vci_value *word = &r->v[vci_field(r->noun, "word")];
	char n[24], of[24], year[16];
	int rc;

	snprintf(n, sizeof n, "%lld", (long long)s->respondents);
	snprintf(of, sizeof of, "%lld", (long long)asked->i);
	snprintf(year, sizeof year, "%lld",
	    (long long)r->v[vci_field(r->noun, "year")].i);
	rc = vci_table_head(s->vc, s->t, "Survey: %s, %s",
	    title->kind == VCI_TEXT ? title->s : word->s, year);
	if (rc != VC_OK)
		return rc;
	if (asked->kind == VCI_INT)
		return vci_table_head(s->vc, s->t,
		    "Respondents: %s of %s who were asked", n, of);
	return vci_table_head(s->vc, s->t, "Respondents: %s", n);
}

static int
foot(struct summary *s)
{
	char n[24];

	if (!s->some_hidden)
		return VC_OK;
	snprintf(n, sizeof n, "%lld", (long long)s->smallest);
	return vci_table_foot(s->vc, s->t,
	    "Hidden: fewer than %s, or what would tell how many those are", n);
}

static int
summary(struct summary *s, const char *only)
{
	struct vc_record *r = NULL;
	int rc = read_questions(s, only);

	if (rc == VC_OK && only != NULL && s->nquestion == 0)
		return vci_err(s->vc, VC_E_NOINPUT,
		    "the survey has no question '%s'; see 'vcctl question "
		    "list'",
		    only);
	if (rc == VC_OK)
		rc = one(s->vc, vci_survey_sql[VCI_SQL_SURVEY_COUNT], s->survey,
		    &s->respondents);
	if (rc == VC_OK)
		rc = vc_record_new(s->vc, &vci_survey, &r);
	if (rc == VC_OK)
		rc = vc_get(s->vc, r, s->survey);
	if (rc == VC_OK)
		rc = head(s, r);
	vc_record_free(r);
	for (size_t i = 0; rc == VC_OK && i < s->nquestion; i++)
		rc = put_question(s, &s->question[i]);
	return rc == VC_OK ? foot(s) : rc;
}

int
vc_survey_summary(struct vc *vc, const char *survey, const char *question,
    bool texts, struct vc_table **tp)
{
	struct summary s = { .vc = vc, .texts = texts };
	int rc = vci_db_begin_read(vc);

	*tp = NULL;
	if (rc != VC_OK)
		return rc;
	s.smallest = vci_setting_int(vc, "survey.smallest");
	rc = vci_table_new(vc, column, C_NUMBER, &s.t);
	if (rc == VC_OK)
		rc = vc_find(vc, &vci_survey, survey, &s.survey);
	if (rc == VC_OK)
		rc = summary(&s, question);
	vci_arena_release(&s.arena);
	free(s.question);
	free(s.cell);
	free(s.hide);
	rc = vci_db_end(vc, rc);
	if (rc == VC_OK)
		*tp = s.t;
	else
		vc_table_free(s.t);
	return rc;
}
