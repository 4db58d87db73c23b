/* SPDX-License-Identifier: ISC */
/* Matching: suggest, explain, weights. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "suggest.h"

/* ---- the columns --------------------------------------------------------------------- */

enum {
	C_VOLUNTEER,
	C_RANK,
	C_ASSIGNMENT,
	C_TITLE,
	C_NAME,
	C_ORG_ID,
	C_ORG,
	C_PLACE,
	C_POINTS,
	C_WHY,
	C_CRITERIA,
	C_NEAR = C_CRITERIA + VC_CRITERIA,
	C_KM,
	C_WEIGHTS,
	COLUMNS
};

/* A suggestion's columns. Whose the list is needs no column for people. */
static size_t
columns(const struct cmd *c, struct vc_column *col,
    const struct vc_column **ptr, int *which)
{
	bool people = given(c, O_ASSIGNMENT), all = given(c, O_ALL);
	size_t n = 0;

	for (int i = 0; i < VC_CRITERIA; i++)
		col[C_CRITERIA + i] = (struct vc_column){
			vc_criterion_key((enum vc_criterion)i),
			vc_criterion_title((enum vc_criterion)i),
			VC_COL_RIGHT | VC_COL_MACHINE
		};
	col[C_VOLUNTEER] = (struct vc_column){ "volunteer_id", N_("Volunteer"),
		VC_COL_RIGHT | (people || all ? 0 : VC_COL_MACHINE) };
	col[C_RANK] = (struct vc_column){ "rank", N_("Rank"), VC_COL_RIGHT };
	col[C_ASSIGNMENT] = (struct vc_column){ "assignment_id",
		N_("Assignment"),
		VC_COL_RIGHT | (people ? VC_COL_MACHINE : 0) };
	col[C_TITLE] = (struct vc_column){ "title", N_("Title"),
		VC_COL_WRAP | (people ? VC_COL_MACHINE : 0) };
	col[C_NAME] = (struct vc_column){ "name", N_("Name"), 0 };
	col[C_ORG_ID] = (struct vc_column){ "organisation_id",
		N_("Organisation"), VC_COL_RIGHT | VC_COL_MACHINE };
	col[C_ORG] = (struct vc_column){ "organisation", N_("Organisation"),
		people ? VC_COL_MACHINE : 0 };
	col[C_PLACE] = (struct vc_column){ "municipality", N_("Municipality"),
		0 };
	col[C_POINTS] = (struct vc_column){ "points", N_("Points"),
		VC_COL_RIGHT };
	col[C_WHY] = (struct vc_column){ "why", N_("Why"),
		VC_COL_WRAP | VC_COL_HUMAN };
	col[C_NEAR] = (struct vc_column){ "near", N_("Near"), VC_COL_MACHINE };
	col[C_KM] = (struct vc_column){ "km", N_("Km"), VC_COL_MACHINE };
	col[C_WEIGHTS] = (struct vc_column){ "weights", N_("Weights"),
		VC_COL_MACHINE };
	for (int i = 0; i < COLUMNS; i++) {
		if (i == C_NAME && !people)
			continue;
		which[n] = i;
		ptr[n++] = &col[i];
	}
	return n;
}

static struct vc_cell
id_cell(int64_t v)
{
	return (struct vc_cell){ .type = VC_CELL_YEAR, .num = v };
}

static struct vc_cell
cell_of(const struct vc_suggestion *s, int which, const char *why,
    const char *weights)
{
	if (which >= C_CRITERIA && which < C_NEAR)
		return number_cell(s->point[which - C_CRITERIA]);
	switch (which) {
	case C_VOLUNTEER:
		return id_cell(s->volunteer);
	case C_RANK:
		return number_cell(s->rank);
	case C_ASSIGNMENT:
		return id_cell(s->assignment);
	case C_TITLE:
		return text_cell(s->title);
	case C_NAME:
		return text_cell(s->name);
	case C_ORG_ID:
		return id_cell(s->organisation);
	case C_ORG:
		return text_cell(s->organisation_name);
	case C_PLACE:
		return (struct vc_cell){ .type = s->municipality == NULL ?
			    VC_CELL_NONE :
			    VC_CELL_NAMED,
			.text = s->municipality,
			.unit = s->municipality_name };
	case C_POINTS:
		return number_cell(s->points);
	case C_WHY:
		return text_cell(why);
	case C_NEAR:
		return text_cell(vc_near_key(s->near));
	case C_KM:
		return s->n[VC_M_PLACE] < 0 ? text_cell(NULL) :
					      number_cell(s->n[VC_M_PLACE]);
	default:
		return text_cell(weights);
	}
}

/* ---- suggest ----------------------------------------------------------------------------- */

/* The row that the option means; 0, or an exit code after saying why. */
static int
meant(struct cmd *c, enum opt_id opt, const char *noun, int64_t *id)
{
	int rc;

	if (!given(c, opt))
		return 0;
	rc = vc_find(c->vc, vc_noun(noun), c->opt[opt], id);
	return rc == VC_OK ? 0 : fail(c, rc);
}

int
suggest_common(struct cmd *c, struct vc_match *m, char **weights)
{
	long km = -1;

	if (given(c, O_KM) && !number("km", c->opt[O_KM], 0, 3000, &km))
		return EX_USE;
	m->km = km;
	if (given(c, O_WEIGHTS) &&
	    (*weights = read_text(c->opt[O_WEIGHTS])) == NULL)
		return 66;
	m->weights = *weights;
	return 0;
}

static int
request(struct cmd *c, struct vc_match *m, char **weights)
{
	long top = 10;
	int rc;

	if (given(c, O_VOLUNTEER) + given(c, O_ASSIGNMENT) + given(c, O_ALL) !=
	    1) {
		lang_warn("%s",
		    _("for whom? give one of --volunteer, --assignment and "
		      "--all"));
		return EX_USE;
	}
	if (given(c, O_TOP) && !number("top", c->opt[O_TOP], 1, 1000, &top))
		return EX_USE;
	m->top = top;
	if ((rc = meant(c, O_VOLUNTEER, "volunteer", &m->volunteer)) != 0 ||
	    (rc = meant(c, O_ASSIGNMENT, "assignment", &m->assignment)) != 0)
		return rc;
	return suggest_common(c, m, weights);
}

void
suggest_note(struct cmd *c, const char *fmt, const char *text, long long n)
{
	char *line;

	if (n == 0 ? asprintf(&line, fmt, text) < 0 :
		     asprintf(&line, fmt, n) < 0)
		return;
	out_note(c->out, line);
	free(line);
}

/* By which weights; and who is held back because something isn't known. */
static void
notes(struct cmd *c, const struct vc_suggest *s)
{
	long long age = vc_suggest_held(s, VC_GATE_AGE);
	long long tongue = vc_suggest_held(s, VC_GATE_LANGUAGE);

	suggest_note(c, _("weights: %s"), vc_suggest_weights(s), 0);
	if (age > 0)
		suggest_note(c,
		    ngettext("%lld held back, as the age isn't known",
			"%lld held back, as the age isn't known",
			(unsigned long)age),
		    NULL, age);
	if (tongue > 0)
		suggest_note(c,
		    ngettext("%lld held back, as the languages aren't known",
			"%lld held back, as the languages aren't known",
			(unsigned long)tongue),
		    NULL, tongue);
}

static int
print(struct cmd *c, struct vc_suggest *s)
{
	struct vc_column col[COLUMNS];
	const struct vc_column *ptr[COLUMNS];
	struct vc_cell cell[COLUMNS];
	struct vc_buf why = { 0 };
	int which[COLUMNS], rc;
	bool words = for_people(c);
	size_t n = columns(c, col, ptr, which);

	if (writer(c, true) == NULL)
		return 73;
	out_columns(c->out, ptr, n);
	while ((rc = vc_suggest_next(s)) == VC_ROW) {
		const struct vc_suggestion *row = vc_suggest_row(s);

		if (words)
			suggest_words(row, &why);
		for (size_t i = 0; i < n; i++)
			cell[i] = cell_of(row, which[i], why.s,
			    vc_suggest_weights(s));
		out_row(c->out, cell);
	}
	vc_buf_free(&why);
	if (rc != VC_DONE)
		return fail(c, rc);
	out_end(c->out);
	notes(c, s);
	return EX_OK;
}

static int
verb_suggest(struct cmd *c)
{
	struct vc_match m = { 0 };
	struct vc_suggest *s = NULL;
	char *weights = NULL;
	int rc = request(c, &m, &weights);

	if (rc == 0) {
		rc = vc_suggest_open(c->vc, &m, &s);
		rc = rc == VC_OK ? print(c, s) : fail(c, rc);
	}
	vc_suggest_free(s);
	free(weights);
	return rc;
}

/* ---- weights --------------------------------------------------------------------------------- */

static int
weights_show(struct cmd *c)
{
	const char *text = NULL;
	int rc = vc_weights(c->vc, &text);

	return show_text(c, rc, text);
}

static int
weights_save(struct cmd *c)
{
	char *text = read_text(c->operand[1]);
	int rc;

	if (text == NULL)
		return 66;
	rc = vc_weights_save(c->vc, text);
	free(text);
	if (rc != VC_OK)
		return fail_at(c, rc, c->operand[1]);
	say(c,
	    given(c, O_DRY_RUN) ? _("would save the weights of '%s'") :
				  _("saved the weights of '%s'"),
	    c->operand[1]);
	return EX_OK;
}

static const struct word weights_words[] = {
	{ "show", weights_show, OPENS_READ, 0, 0, .operands = "" },
	{ "save", weights_save, OPENS_WRITE, 1, 1, .operands = " FILE" },
	{ .word = NULL },
};

/* ---- the tables --------------------------------------------------------------------------------- */

#define WEIGHING \
	{ "km", '\0', N_("N"), \
		N_("no farther than this, where it is known; 0 for any"), \
		O_KM }, \
	{ \
		"weights", '\0', N_("FILE"), \
		    N_("weigh by this file, not by the register's weights"), \
		    O_WEIGHTS \
	}

static const struct opt suggest_opts[] = {
	{ "volunteer", '\0', N_("ID"), N_("assignments for this volunteer"),
	    O_VOLUNTEER },
	{ "assignment", '\0', N_("ID"), N_("volunteers for this assignment"),
	    O_ASSIGNMENT },
	{ "all", '\0', NULL, N_("assignments for every active volunteer"),
	    O_ALL },
	{ "top", '\0', N_("N"), N_("at most N for each (default: 10)"), O_TOP },
	WEIGHING,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt explain_opts[] = {
	WEIGHING,
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb suggest_verbs[] = {
	{ "suggest", verb_suggest, OPENS_READ, "", 0, 0,
	    .help = N_("show who fits where best, and why"),
	    .opt = suggest_opts },
	{ "explain", verb_explain_pair, OPENS_READ, N_("VOLUNTEER ASSIGNMENT"),
	    2, 2, .help = N_("show why a pair is suggested or not"),
	    .opt = explain_opts },
	{ .name = "weights",
	    .operands = N_("show|save [FILE]"),
	    .min = 1,
	    .max = 2,
	    .help = N_("show or save what points are given for"),
	    .words = weights_words },
	{ .name = NULL },
};
