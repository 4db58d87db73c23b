/* SPDX-License-Identifier: ISC */
/* The verbs of goals: results, why a figure is what it is, what targets were,
 * and closing a year. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"

static int
year_of(const struct cmd *c, long *year)
{
	if (!given(c, O_YEAR)) {
		lang_warn("%s", _("which year? say it with --year"));
		return EX_USE;
	}
	return number("year", c->opt[O_YEAR], 1900, 2100, year) ? 0 : EX_USE;
}

static int
set(struct cmd *c, struct vc_record *r, const char *field, const char *value)
{
	int i = vc_field_find(c->vc, c->of, field), rc;

	rc = i < 0 ? VC_E_USAGE : vc_record_set(c->vc, r, (size_t)i, value);
	return rc == VC_OK || rc == VC_WARN ? 0 : fail(c, rc);
}

/* A result that names no day is of today, or of the last day of its year
 * when that is over. */
static void
usual_day(const struct cmd *c, long year, char day[16])
{
	char last[16];
	int64_t end;

	snprintf(last, sizeof last, "%ld-12-31", year);
	if (!vc_day_parse(last, &end) || end > vc_today(c->vc))
		end = vc_today(c->vc);
	vc_day_format(end, day);
}

static int
fill(struct cmd *c, struct vc_record *r, long year)
{
	static const struct {
		enum opt_id id;
		const char *field;
	} from[] = { { O_YEAR, "year" }, { O_SCOPE, "scope" } };
	bool dated = false;
	char day[16];
	int rc = set(c, r, "number", c->operand[0]);

	for (size_t i = 0; i < 2 && rc == 0; i++)
		if (given(c, from[i].id))
			rc = set(c, r, from[i].field, c->opt[from[i].id]);
	for (size_t i = 0; i < c->nfield && rc == 0; i++) {
		struct vc_field f;

		vc_noun_field(c->of, c->field[i].field, &f);
		if (strcmp(f.name, "number") == 0) {
			lang_warn("%s",
			    _("the goal's number is the operand; "
			      "leave --number out"));
			return EX_USE;
		}
		rc = set(c, r, f.name, c->field[i].value);
		dated = dated || strcmp(f.name, "date") == 0;
	}
	if (rc == 0 && !dated) {
		usual_day(c, year, day);
		rc = set(c, r, "date", day);
	}
	return rc;
}

/* Is there such a goal? A result of no goal would go unseen. */
static int
check_goal(struct cmd *c, int64_t *id)
{
	const struct vc_noun *goal = vc_noun("goal");
	struct vc_filter filter[3];
	struct vc_query q = { .noun = goal, .filter = filter, .nfilter = 2 };
	struct vc_list *list;
	int rc;

	filter[0] = (struct vc_filter){
		(size_t)vc_field_find(c->vc, goal, "year"), c->opt[O_YEAR]
	};
	filter[1] = (struct vc_filter){
		(size_t)vc_field_find(c->vc, goal, "number"), c->operand[0]
	};
	filter[2] = (struct vc_filter){ (size_t)vc_field_find(c->vc, goal,
					    "scope"),
		given(c, O_SCOPE) ? c->opt[O_SCOPE] : "national" };
	q.nfilter = 3;
	if ((rc = vc_list_open(c->vc, &q, &list)) != VC_OK)
		return fail(c, rc);
	rc = vc_list_next(list);
	*id = rc == VC_ROW ? vc_record_id(vc_list_record(list)) : 0;
	vc_list_free(list);
	if (rc == VC_ROW)
		return 0;
	if (rc != VC_DONE)
		return fail(c, rc);
	lang_warn(_("no goal has the number '%s' in %s in that scope; see "
		    "'vcctl goal list --year %s'"),
	    c->operand[0], c->opt[O_YEAR], c->opt[O_YEAR]);
	return 66;
}

static int
verb_result(struct cmd *c)
{
	struct vc_record *r;
	long year;
	int64_t id;
	int rc = year_of(c, &year);

	if (rc != 0 || (rc = check_goal(c, &id)) != 0)
		return rc;
	if ((rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = fill(c, r, year);
	if (rc == 0) {
		rc = vc_add(c->vc, r, &id);
		if (rc != VC_OK)
			rc = fail(c, rc);
		else
			say(c,
			    given(c, O_DRY_RUN) ?
				_("would record result %lld of goal %s") :
				_("recorded result %lld of goal %s"),
			    (long long)id, c->operand[0]);
	}
	vc_record_free(r);
	return rc;
}

static int
verb_explain(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int rc = year_of(c, &year);

	if (rc != 0)
		return rc;
	rc = vc_explain(c->vc, c->operand[0], (int)year, c->opt[O_SCOPE], &t);
	return show_table(c, rc, t);
}

static int
verb_indicators(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = VC_OK;

	/* What every register counts needs none; its surveys do. */
	if (c->opt[O_DB] != NULL && access(c->opt[O_DB], R_OK) == 0)
		rc = vc_open(c->vc, c->opt[O_DB], VC_READ);
	if (rc == VC_OK)
		rc = vc_indicators(c->vc, &t);
	return show_table(c, rc, t);
}

/* ---- targets ---------------------------------------------------------------- */

/* Not VC_OK: a goal is for a misspelling of something that is counted. With
 * `tell` it is said where nothing counts it. */
static int
check_counted(struct cmd *c, const struct vc_record *r, bool tell)
{
	static const char *const field[] = { "indicator", "indicator2" };

	for (size_t i = 0; i < 2; i++) {
		int rc = vc_indicator_check(c->vc, r, field[i]);
		char *text;

		if (rc < 0)
			return rc;
		if (rc != VC_WARN || !tell ||
		    (text = lang_msg(vc_error(c->vc))) == NULL)
			continue;
		say(c, "vcctl: %s", text);
		free(text);
	}
	return VC_OK;
}

static int
look(struct cmd *c, const struct vc_record *r)
{
	int rc = check_counted(c, r, true);

	return rc == VC_OK ? 0 : fail(c, rc);
}

static int
verb_add(struct cmd *c)
{
	return add_unless(c, look);
}

static int
write_goal(struct cmd *c, struct vc_record *r, int64_t id, int *changed)
{
	int rc = check_counted(c, r, false);

	if (rc == VC_OK)
		rc = vc_goal_edit(c->vc, r, id, c->opt[O_REASON], changed);
	return rc == VC_OK ? check_counted(c, r, true) : rc;
}

static int
verb_edit(struct cmd *c)
{
	return edit_row(c, write_goal);
}

static int
verb_targets(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int64_t id;
	int rc = year_of(c, &year);

	if (rc != 0 || (rc = check_goal(c, &id)) != 0)
		return rc;
	rc = vc_goal_targets(c->vc, id, &t);
	return show_table(c, rc, t);
}

/* A table of more than `empty` rows, below what was shown. */
static int
show_more(struct cmd *c, int rc, struct vc_table *t, size_t empty)
{
	if (rc == VC_OK && vc_table_nrow(t) > empty)
		return show_table(c, rc, t);
	vc_table_free(t);
	return rc == VC_OK ? EX_OK : fail(c, rc);
}

/* For people with its pace, and the targets that it had. */
static int
verb_show(struct cmd *c)
{
	struct vc_table *pace = NULL, *targets = NULL;
	int64_t id;
	int rc = show_row(c);

	if (rc != 0 || !for_people(c) || given(c, O_COLUMNS))
		return rc;
	if ((rc = find_row(c, c->operand[0], &id)) != VC_OK)
		return fail(c, rc);
	rc = vc_goal_pace(c->vc, id, &pace);
	if ((rc = show_more(c, rc, pace, 0)) != 0)
		return rc;
	rc = vc_goal_targets(c->vc, id, &targets);
	return show_more(c, rc, targets, 1);
}

/* ---- closing a year --------------------------------------------------------- */

/* How many findings the figures of a year have, which is better known before
 * they are kept for good. */
static int
count_findings(struct cmd *c, long year, int *n)
{
	struct vc_table *t = NULL;
	int rc = vc_check_figures(c->vc, &t);

	*n = 0;
	for (size_t i = 0; rc == VC_OK && i < vc_table_nrow(t); i++)
		*n += vc_table_cell(t, i, 0)->num == year;
	vc_table_free(t);
	return rc;
}

static int
verb_close(struct cmd *c)
{
	const char *text = c->operand[0];
	struct vc_closed closed;
	bool really = given(c, O_CONFIRM);
	long year;
	int rc, findings;

	if (!number("year", text, 1900, 2100, &year))
		return EX_USE;
	if (really && strcmp(c->opt[O_CONFIRM], text) != 0) {
		lang_warn(_("--confirm is for another year than %s"), text);
		return EX_USE;
	}
	rc = count_findings(c, year, &findings);
	if (rc == VC_OK)
		rc = vc_close_year(c->vc, (int)year, really, &closed);
	if (rc != VC_OK)
		return fail(c, rc);
	if (findings > 0)
		say(c,
		    ngettext("%s has %d finding; 'vcctl db check --figures' "
			     "shows it",
			"%s has %d findings; 'vcctl db check --figures' "
			"shows them",
			(unsigned long)findings),
		    text, findings);
	say(c,
	    given(c, O_DRY_RUN) ?
		ngettext("%s would be closed with %d goal; SHA-256 %s",
		    "%s would be closed with %d goals; SHA-256 %s",
		    (unsigned long)closed.goals) :
		ngettext("%s is closed with %d goal; SHA-256 %s",
		    "%s is closed with %d goals; SHA-256 %s",
		    (unsigned long)closed.goals),
	    text, closed.goals, closed.digest);
	return EX_OK;
}

static int
verb_reopen(struct cmd *c)
{
	long year;
	int rc;

	if (!number("year", c->operand[0], 1900, 2100, &year))
		return EX_USE;
	if (!given(c, O_REASON) || *c->opt[O_REASON] == '\0') {
		lang_warn("%s", _("why? say it with --reason"));
		return EX_USE;
	}
	rc = vc_reopen_year(c->vc, (int)year, c->opt[O_REASON]);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("%s would be open again") :
				  _("%s is open again"),
	    c->operand[0]);
	return EX_OK;
}

static int
verb_closings(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year = 0;
	int broken = 0, rc;

	if (given(c, O_YEAR) &&
	    !number("year", c->opt[O_YEAR], 1900, 2100, &year))
		return EX_USE;
	rc = vc_closings(c->vc, (int)year, &t, &broken);
	rc = show_table(c, rc, t);
	return rc == 0 && broken > 0 ? EX_FINDING : rc;
}

/* ---- the next year ------------------------------------------------------------ */

static int
verb_rollover(struct cmd *c)
{
	struct vc_table *t = NULL;
	long from, to;
	int named, rc;
	size_t n;

	if (!number("year", c->operand[0], 1900, 2100, &from) ||
	    !number("year", c->operand[1], 1900, 2100, &to))
		return EX_USE;
	rc = vc_goal_rollover(c->vc, (int)from, (int)to, &t, &named);
	if (rc != VC_OK)
		return fail(c, rc);
	n = vc_table_nrow(t);
	rc = show_table(c, VC_OK, t);
	if (rc != 0)
		return rc;
	say(c,
	    given(c, O_DRY_RUN) ? ngettext("would copy %zu goal of %s to %s",
				      "would copy %zu goals of %s to %s", n) :
				  ngettext("copied %zu goal of %s to %s",
				      "copied %zu goals of %s to %s", n),
	    n, c->operand[0], c->operand[1]);
	if (named == 0)
		return EX_OK;
	lang_warn(ngettext("look at %d of them: its words, list or survey may "
			   "still be of %s",
		      "look at %d of them: their words, lists or surveys may "
		      "still be of %s",
		      (unsigned long)named),
	    named, c->operand[0]);
	return EX_FINDING;
}

static const struct opt close_opts[] = {
	{ "confirm", '\0', N_("YEAR"),
	    N_("the same year again: close it though it isn't over"),
	    O_CONFIRM },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt reopen_opts[] = {
	{ "reason", '\0', N_("TEXT"), N_("why"), O_REASON },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt closings_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("only those of this year"), O_YEAR },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt year_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("the goal's year"), O_YEAR },
	{ "scope", '\0', N_("SCOPE"),
	    N_("national, a municipality or org:NAME"), O_SCOPE },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt edit_opts[] = {
	{ "reason", '\0', N_("TEXT"),
	    N_("why a target changes when the goal's time has begun"),
	    O_REASON },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb goal_verbs[] = {
	{ "add", verb_add, OPENS_WRITE, "", 0, 0, .help = N_("add one"),
	    .fields = "" },
	{ "edit", verb_edit, OPENS_WRITE, N_("ID"), 1, 1,
	    .help = N_("change fields; an empty value empties the field"),
	    .opt = edit_opts, .fields = "", .picks = true },
	{ "show", verb_show, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields"), .picks = true },
	{ "targets", verb_targets, OPENS_READ, N_("NUMBER"), 1, 1,
	    .help = N_("show what a goal's targets were, and why they changed"),
	    .opt = year_opts },
	{ "result", verb_result, OPENS_WRITE, N_("NUMBER"), 1, 1,
	    .help = N_("record what came of a goal"), .opt = year_opts,
	    .fields = "result" },
	{ "explain", verb_explain, OPENS_READ, N_("NUMBER"), 1, 1,
	    .help = N_("show the rule and the records behind a figure"),
	    .opt = year_opts },
	{ "close", verb_close, OPENS_WRITE, N_("YEAR"), 1, 1,
	    .help = N_("keep the year's figures as they are printed now"),
	    .opt = close_opts },
	{ "reopen", verb_reopen, OPENS_WRITE, N_("YEAR"), 1, 1,
	    .help = N_("open a closed year again"), .opt = reopen_opts },
	{ "closings", verb_closings, OPENS_READ, "", 0, 0,
	    .help = N_("list when years were closed and opened again"),
	    .opt = closings_opts },
	{ "rollover", verb_rollover, OPENS_WRITE, N_("YEAR YEAR"), 2, 2,
	    .help = N_("begin a year's goals with another's") },
	{ "indicators", verb_indicators, OPENS_NOTHING, "", 0, 0,
	    .help = N_("list what the register can count") },
	{ .name = NULL },
};
