/* SPDX-License-Identifier: ISC */
/* What becomes of each column of a file of answers: what was told of it, a
 * question that is there, or a new one. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "survey.h"

static void
note(struct vci_job *j, enum vc_severity severity)
{
	vci_diag(&j->late, j->vc, severity, 0, NULL);
}

static const char *
kind_word(enum vci_question_kind kind)
{
	return vci_question_kinds.code[kind].code;
}

static bool
same(const char *a, size_t n, const char *b)
{
	struct vc_buf x = { 0 }, y = { 0 };
	bool is;

	vci_text_key(&x, a, n, "en");
	vci_text_key(&y, b, strlen(b), "en");
	is = x.len > 0 && x.len == y.len && memcmp(x.s, y.s, x.len) == 0;
	vc_buf_free(&x);
	vc_buf_free(&y);
	return is;
}

/* ---- questions that are there -------------------------------------------------- */

/* The column's question, by its text or its word. */
static int
find_question(struct vci_job *j, int64_t survey, struct vci_survey_column *c)
{
	struct vci_stmt *st;
	int rc = vci_prepare(j->vc, &st,
	    vci_survey_sql[VCI_SQL_SURVEY_QUESTIONS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, survey);
	while ((rc = vci_step(j->vc, st)) == VC_ROW) {
		const char *word = vci_col_text(st, 1);

		if (!same(c->name, strlen(c->name), vci_col_text(st, 4)) &&
		    strcmp(word, c->word) != 0)
			continue;
		c->question = vci_col_int(st, 0);
		snprintf(c->word, sizeof c->word, "%s", word);
		for (int k = VCI_Q_SINGLE; k <= VCI_Q_TEXT; k++)
			if (strcmp(kind_word((enum vci_question_kind)k),
				vci_col_text(st, 2)) == 0)
				c->kind = (enum vci_question_kind)k;
		break;
	}
	vci_finalize(st);
	return rc == VC_DONE || rc == VC_ROW ? VC_OK : rc;
}

/* Two columns of one name are two questions. */
static void
make_unlike(struct vci_survey_column *all, size_t col)
{
	struct vci_survey_column *c = &all[col];
	char word[sizeof c->word];
	size_t n = 1;

	if (*c->word == '\0')
		snprintf(c->word, sizeof c->word, "q%zu", col + 1);
	snprintf(word, sizeof word, "%s", c->word);
	for (size_t i = 0; i < col; i++) {
		if (all[i].kind == VCI_Q_DROPPED ||
		    strcmp(all[i].word, c->word) != 0)
			continue;
		snprintf(c->word, sizeof c->word, "%.*s_%zu",
		    VCI_SURVEY_WORD - 6, word, ++n);
		i = (size_t)-1;
	}
}

/* ---- what was told ---------------------------------------------------------------- */

/* VC_E_USAGE for a word that is no kind. */
static int
kind_of(struct vci_job *j, const char *word, enum vci_question_kind *kind)
{
	const char *code = vci_code_find(&vci_question_kinds, word,
	    strlen(word));

	if (code == NULL) {
		vci_code_err(j->vc, &vci_question_kinds, word, strlen(word));
		return VC_E_USAGE;
	}
	for (int k = VCI_Q_SINGLE; k <= VCI_Q_TEXT; k++)
		if (strcmp(kind_word((enum vci_question_kind)k), code) == 0)
			*kind = (enum vci_question_kind)k;
	return VC_OK;
}

/* The kind that was told of the column, by its name or the question's word;
 * DROPPED for none. */
static int
told_kind(struct vci_job *j, const struct vci_survey_column *c, size_t col,
    enum vci_question_kind *kind)
{
	const struct vci_rule *r = vci_options_rule(&j->options, VCI_K_KIND,
	    NULL, c->name, vci_header_nth(&j->c.header, col));

	*kind = VCI_Q_DROPPED;
	if (r == NULL)
		r = vci_options_rule(&j->options, VCI_K_KIND, NULL, c->word, 1);
	return r == NULL ? VC_OK : kind_of(j, r->right, kind);
}

/* Also of columns that aren't there. */
static int
check_kinds(struct vci_job *j)
{
	enum vci_question_kind kind;
	int rc = VC_OK;

	for (size_t i = 0; i < j->options.nrule && rc == VC_OK; i++)
		if (j->options.rule[i].key == VCI_K_KIND)
			rc = kind_of(j, j->options.rule[i].right, &kind);
	return rc;
}

/* ---- one after the other ------------------------------------------------------------ */

/* true: the column isn't taken, for a reason that was noted. */
static bool
dropped(struct vci_job *j, const struct vci_survey_file *f,
    struct vci_survey_column *all, size_t col)
{
	struct vci_survey_column *c = &all[col];

	c->kind = VCI_Q_DROPPED;
	if (vci_header_is_ours(c->name) ||
	    (*c->name != '\0' &&
		vci_options_column(&j->options, c->name,
		    vci_header_nth(&j->c.header, col)) != NULL))
		return true;
	if (*c->name == '\0') {
		vci_err(j->vc, VC_E_DATA,
		    "a column has no name; it is left out");
	} else if (vci_survey_personal(f, col)) {
		/* What is told of it doesn't name a column that isn't there. */
		(void)vci_options_rule(&j->options, VCI_K_KIND, NULL, c->name,
		    vci_header_nth(&j->c.header, col));
		vci_err(j->vc, VC_E_DATA,
		    "column '%s' tells who answered; it is left out, as "
		    "surveys are anonymous",
		    c->name);
	} else {
		return false;
	}
	note(j, VC_WARNING);
	return true;
}

static int
decide(struct vci_job *j, int64_t survey, const struct vci_survey_file *f,
    struct vci_survey_column *all, size_t col)
{
	struct vci_survey_column *c = &all[col];
	enum vci_question_kind told, guess;
	int rc;

	vci_survey_word_of(c->name, c->word);
	make_unlike(all, col);
	rc = told_kind(j, c, col, &told);
	if (rc == VC_OK)
		rc = find_question(j, survey, c);
	if (rc != VC_OK)
		return rc;
	guess = vci_survey_guess(f, col, j->c.decimal, &c->decimal);
	if (c->question != 0 && told != VCI_Q_DROPPED && told != c->kind)
		return vci_err_words(j->vc,
		    vci_err(j->vc, VC_E_USAGE,
			"question '%s' is of kind %s already", c->word,
			kind_word(c->kind)),
		    1 << 1, 0);
	if (c->question != 0)
		return VC_OK;
	c->kind = told != VCI_Q_DROPPED ? told : guess;
	vci_err_words(j->vc,
	    vci_err(j->vc, VC_OK,
		"question '%s' of kind %s is made of column '%s'", c->word,
		kind_word(c->kind), c->name),
	    1 << 1, 0);
	note(j, VC_NOTE);
	return VC_OK;
}

int
vci_survey_columns(struct vci_job *j, int64_t survey,
    const struct vci_survey_file *f, struct vci_survey_column *c)
{
	int rc = check_kinds(j);
	size_t taken = 0;

	for (size_t i = 0; rc == VC_OK && i < f->row[0].n; i++) {
		c[i] = (struct vci_survey_column){ .name = f->row[0].cell[i] };
		if (dropped(j, f, c, i))
			continue;
		rc = decide(j, survey, f, c, i);
		taken++;
	}
	if (rc != VC_OK)
		return rc;
	vci_header_unused(j->vc, &j->options, f->row[0].line, &j->late);
	if (taken > 0)
		return VC_OK;
	rc = vci_err(j->vc, VC_E_DATA, "no column of the file is a question");
	note(j, VC_REJECT);
	return vci_err(j->vc, rc, "nothing taken from '%s'", j->want->file);
}
