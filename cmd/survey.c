/* SPDX-License-Identifier: ISC */
/* Surveys: taking in what was answered, and what it came to. */
#include "cmd.h"

/* A day that is to come, and that nobody chose, is easily taken for today:
 * until then goals count nothing of the survey. */
static int
say_counted(struct cmd *c, const char *survey)
{
	int64_t day, today = vc_today(c->vc);
	bool chosen;
	char text[16];
	int rc = vc_survey_counted(c->vc, survey, &day, &chosen);

	if (rc == VC_OK && day > today && !chosen)
		say(c,
		    _("goals count its answers from %s on; to have another "
		      "day: 'vcctl survey edit %s --period-to DATE'"),
		    vc_day_format(day, text), survey);
	else if (rc == VC_OK && day > today)
		say(c, _("goals count its answers from %s on"),
		    vc_day_format(day, text));
	return rc == VC_OK ? EX_OK : fail(c, rc);
}

static int
verb_add(struct cmd *c)
{
	size_t at = (size_t)vc_field_find(c->vc, c->of, "word");
	const char *word = NULL;
	int rc = add_row(c);

	for (size_t i = 0; i < c->nfield; i++)
		if (c->field[i].field == at)
			word = c->field[i].value;
	return rc == EX_OK && word != NULL && !given(c, O_DRY_RUN) ?
	    say_counted(c, word) :
	    rc;
}

static int
verb_take(struct cmd *c)
{
	int rc = import_file(c, c->operand[0], c->operand[1]);

	int said = rc == EX_OK || rc == EX_FINDING ?
	    say_counted(c, c->operand[0]) :
	    EX_OK;

	return said == EX_OK ? rc : said;
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
	{ "add", verb_add, OPENS_WRITE, "", 0, 0, .help = N_("add one"),
	    .fields = "" },
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
