/* SPDX-License-Identifier: ISC */
/* Surveys: taking in what was answered, and what it came to. */
#include "cmd.h"

static int
verb_take(struct cmd *c)
{
	return import_file(c, c->operand[0], c->operand[1]);
}

static int
verb_summary(struct cmd *c)
{
	const char *question = c->noperand > 1 ? c->operand[1] : NULL;
	struct vc_table *t = NULL;
	int rc = vc_survey_summary(c->vc, c->operand[0], question,
	    given(c, O_TEXTS), &t);

	return show_table(c, rc, t);
}

static const struct opt take_answers[] = {
	TAKE_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt summary_opts[] = {
	{ "texts", '\0', NULL, N_("show free texts too, not only how many"),
	    O_TEXTS },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb survey_verbs[] = {
	{ "import", verb_take, OPENS_WRITE, N_("KEY FILE"), 2, 2,
	    .help = N_("take in answers: a row for each respondent"),
	    .opt = take_answers,
	    .keys = "source|encoding|delimiter|skip|decimal|ignore|kind|"
		    "partial" },
	{ "summary", verb_summary, OPENS_READ, N_("KEY [QUESTION]"), 1, 2,
	    .help = N_("show what was answered, in counts and sums"),
	    .opt = summary_opts },
	{ .name = NULL },
};
