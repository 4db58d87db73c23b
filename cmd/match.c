/* SPDX-License-Identifier: ISC */
/* Interests: add, which finds or makes the volunteer too, set, which can end
 * all that an assignment has, pass to an organisation, and outcome. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

/* ---- add ---------------------------------------------------------------------- */

/* What may be told of the volunteer besides name and e-mail. */
static const char *const person[] = { "phone", "postcode", "municipality",
	"birth_year", "gender", "first_time", "causes", "skills", "languages",
	"when" };
#define PERSON (sizeof person / sizeof *person)

static bool
gives_field(const struct cmd *c, const char *name)
{
	struct vc_field f;

	for (size_t i = 0; i < c->nfield; i++)
		if (vc_noun_field(c->of, c->field[i].field, &f) &&
		    strcmp(f.name, name) == 0)
			return true;
	return false;
}

/* 0, or an exit code after saying which options exclude each other. */
static int
check_whose(const struct cmd *c, bool volunteer, bool named)
{
	const char *also = NULL;

	for (size_t i = 0; i < PERSON; i++)
		if (c->also[i] != NULL)
			also = person[i];
	if (volunteer && given(c, O_NO_VOLUNTEER)) {
		lang_warn("%s",
		    _("--volunteer-id and --no-volunteer exclude each other"));
		return EX_USE;
	}
	if (volunteer && (also != NULL || given(c, O_NEW))) {
		lang_warn("%s",
		    _("--volunteer-id names one who is registered; change the "
		      "rest with 'vcctl volunteer edit'"));
		return EX_USE;
	}
	if (given(c, O_NO_VOLUNTEER) && (also != NULL || given(c, O_NEW))) {
		lang_warn("%s",
		    _("with --no-volunteer an interest has a name and an "
		      "e-mail, no more of a person"));
		return EX_USE;
	}
	if (!named && also == NULL && given(c, O_NEW)) {
		lang_warn("%s", _("--new wants a name, an e-mail or a phone"));
		return EX_USE;
	}
	return check_consent_by(c);
}

static int
fill_person(struct cmd *c, struct vc_record *r)
{
	const struct vc_noun *of = vc_noun("volunteer");

	for (size_t i = 0; i < PERSON; i++) {
		int field = vc_field_find(c->vc, of, person[i]), rc;

		if (c->also[i] == NULL)
			continue;
		rc = vc_record_set(c->vc, r, (size_t)field, c->also[i]);
		if (rc != VC_OK)
			fail(c, rc);
		if (rc != VC_OK && rc != VC_WARN)
			return exit_code(rc);
	}
	return 0;
}

/* The numbers on stdout; who it is in words on stderr. */
static int
say_made(struct cmd *c, const struct vc_interest_made *m)
{
	static const struct vc_column col[] = { { "id", N_("Id"),
						    VC_COL_MACHINE },
		{ "volunteer_id", N_("Volunteer"), VC_COL_MACHINE } };
	const struct vc_column *ptr[] = { &col[0], &col[1] };
	struct vc_cell cell[2] = { { .type = VC_CELL_YEAR, .num = m->id } };
	char line[64];

	if (m->volunteer != 0)
		cell[1] = (struct vc_cell){ .type = VC_CELL_YEAR,
			.num = m->volunteer };
	if (writer(c, false) == NULL)
		return 73;
	if (!for_people(c)) {
		out_record(c->out, ptr, cell, 2);
		return EX_OK;
	}
	snprintf(line, sizeof line,
	    given(c, O_DRY_RUN) ? _("would add %s %lld") : _("added %s %lld"),
	    called(c), (long long)m->id);
	if (!given(c, O_QUIET))
		out_note(c->out, line);
	return EX_OK;
}

static void
say_whose(const struct cmd *c, const struct vc_interest_made *m)
{
	if (m->made)
		say(c, _("volunteer %lld: new"), (long long)m->volunteer);
	if (m->made && !given(c, O_CONSENT))
		say_no_consent(c, m->volunteer);
	if (!m->made)
		say(c, _("volunteer %lld: known already"),
		    (long long)m->volunteer);
	if (m->filled > 0)
		say(c,
		    ngettext("volunteer %lld: %d field filled in",
			"volunteer %lld: %d fields filled in",
			(unsigned long)m->filled),
		    (long long)m->volunteer, m->filled);
	if (m->differs[0] != '\0')
		lang_warn(_("volunteer %lld has other values of %s, which "
			    "stay; change them with 'vcctl volunteer edit'"),
		    (long long)m->volunteer, m->differs);
}

static int
add(struct cmd *c, struct vc_record *r, struct vc_record *person_of)
{
	struct vc_interest want = { .volunteer = person_of,
		.fresh = given(c, O_NEW),
		.late = given(c, O_LATE),
		.consent = c->opt[O_CONSENT],
		.consent_by = c->opt[O_CONSENT_BY] };
	struct vc_interest_made made;
	int rc = fill_record(c, r);

	if (rc == 0 && person_of != NULL)
		rc = fill_person(c, person_of);
	if (rc != 0)
		return rc;
	rc = vc_interest_add(c->vc, r, &want, &made);
	if (rc != VC_OK)
		return fail(c, rc);
	if (person_of != NULL)
		say_whose(c, &made);
	return say_made(c, &made);
}

static int
verb_add(struct cmd *c)
{
	bool volunteer = gives_field(c, "volunteer_id"), named, linked;
	struct vc_record *r = NULL, *v = NULL;
	int rc;

	named = gives_field(c, "name") || gives_field(c, "email");
	linked = named;
	for (size_t i = 0; i < PERSON; i++)
		linked = linked || c->also[i] != NULL;
	linked = linked && !volunteer && !given(c, O_NO_VOLUNTEER);
	if ((rc = check_whose(c, volunteer, named)) != 0)
		return rc;
	rc = vc_record_new(c->vc, c->of, &r);
	if (rc == VC_OK && linked)
		rc = vc_record_new(c->vc, vc_noun("volunteer"), &v);
	rc = rc == VC_OK ? add(c, r, v) : fail(c, rc);
	vc_record_free(v);
	vc_record_free(r);
	return rc;
}

/* ---- set ------------------------------------------------------------------------ */

static int
end_all(struct cmd *c)
{
	struct vc_step step;
	int64_t assignment, n, stay;
	int rc;

	if (c->noperand != 1) {
		lang_warn("%s",
		    _("--all-of says which interests; give only the STATUS"));
		return EX_USE;
	}
	step_of(c, c->operand[0], &step);
	rc = vc_find(c->vc, vc_noun("assignment"), c->opt[O_ALL_OF],
	    &assignment);
	if (rc == VC_OK)
		rc = vc_interest_end_all(c->vc, assignment, &step, &n, &stay);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		ngettext("%lld interest would be '%s'",
		    "%lld interests would be '%s'", (unsigned long)n) :
		ngettext("%lld interest is '%s' now",
		    "%lld interests are '%s' now", (unsigned long)n),
	    (long long)n, lang_text(step.status));
	if (stay > 0)
		say(c,
		    ngettext("%lld stays: the volunteer has started",
			"%lld stay: the volunteers have started",
			(unsigned long)stay),
		    (long long)stay);
	return EX_OK;
}

/* To an organisation that is named. */
static int
pass_to(struct cmd *c, size_t n)
{
	int64_t id[OPERANDS], org;
	struct vc_step step;
	size_t stays = 0, at = n;
	int rc;

	step_of(c, "passed_on", &step);
	if ((rc = find_rows(c, n, id)) != 0)
		return rc;
	rc = vc_find(c->vc, vc_noun("org"), c->opt[O_TO], &org);
	if (rc == VC_OK)
		rc = vc_interest_pass(c->vc, id, n, org, &step, &stays, &at);
	if (rc != VC_OK)
		return fail_of(c, rc, n, at);
	for (size_t i = 0; i < n; i++)
		say(c,
		    given(c, O_DRY_RUN) ?
			_("match %lld: organisation %lld would be told") :
			_("match %lld: organisation %lld is told"),
		    (long long)id[i], (long long)org);
	if (stays > 0)
		say(c,
		    ngettext("with the volunteer's consent; %zu interest stays "
			     "where it is, for its own organisation",
			"with the volunteers' consent; %zu interests stay "
			"where they are, for their own organisations",
			(unsigned long)stays),
		    stays);
	return EX_OK;
}

/* To each one's own organisation: a step. */
static int
verb_pass(struct cmd *c)
{
	size_t n = (size_t)c->noperand;

	if (given(c, O_TO))
		return pass_to(c, n);
	return take_step(c, "passed_on", n);
}

static int
verb_outcome(struct cmd *c)
{
	const char *days = vc_setting(c->vc, "todo.outcome");
	struct vc_table *t = NULL;
	long weeks = 0, since = 42;
	int rc;

	if (days != NULL)
		since = strtol(days, NULL, 10);
	if (given(c, O_WEEKS)) {
		if (!number("weeks", c->opt[O_WEEKS], 0, 520, &weeks))
			return EX_USE;
		since = 7 * weeks;
	}
	rc = vc_interest_outcome(c->vc, since, &t);
	return show_table(c, rc, t);
}

/* Which assignment an interest now takes a place of, or 0. */
static int64_t
place_of(struct cmd *c, struct vc_record *r, int64_t id)
{
	struct vc_cell status, of;
	int field = vc_field_find(c->vc, c->of, "status"),
	    assignment = vc_field_find(c->vc, c->of, "assignment_id");

	if (vc_get(c->vc, r, id) != VC_OK)
		return 0;
	vc_record_cell(r, (size_t)field, &status);
	vc_record_cell(r, (size_t)assignment, &of);
	return strcmp(status.text, "agreed") == 0 ||
		strcmp(status.text, "started") == 0 ||
		strcmp(status.text, "active") == 0 ?
	    of.num :
	    0;
}

/* An organisation may take more than it asked for; nobody is to do so by
 * mistake. */
static void
say_crowded(struct cmd *c, size_t n, const int64_t *id)
{
	struct vc_record *r;
	int64_t last = 0, places, taken;

	if (vc_record_new(c->vc, c->of, &r) != VC_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		int64_t of = place_of(c, r, id[i]);

		if (of == 0 || of == last ||
		    vc_assignment_places(c->vc, of, &places, &taken) != VC_OK)
			continue;
		last = of;
		if (places > 0 && taken > places)
			lang_warn(
			    ngettext("assignment %lld has %lld place, and "
				     "%lld are taken",
				"assignment %lld has %lld places, and "
				"%lld are taken",
				(unsigned long)places),
			    (long long)of, (long long)places, (long long)taken);
	}
	vc_record_free(r);
}

static int
verb_match_set(struct cmd *c)
{
	size_t n = (size_t)c->noperand - 1;
	const char *status = c->operand[n];
	int64_t id[OPERANDS];
	int rc;

	if (given(c, O_ALL_OF))
		return end_all(c);
	if (c->noperand < 2) {
		lang_warn(_("'%s %s' wants %s; see -h"), c->noun->word,
		    c->verb->name, c->verb->operands);
		return EX_USE;
	}
	if (!given(c, O_TO)) {
		rc = verb_set(c);
		if (rc == EX_OK && find_rows(c, n, id) == 0)
			say_crowded(c, n, id);
		return rc;
	}
	if (strcmp(status, "passed_on") != 0 &&
	    strcmp(status, "passed-on") != 0) {
		lang_warn("%s", _("--to is for passed_on"));
		return EX_USE;
	}
	return pass_to(c, n);
}

/* ---- the tables --------------------------------------------------------------------- */

static const struct opt add_opts[] = {
	{ "no-volunteer", '\0', NULL,
	    N_("keep name and e-mail here, make no volunteer"),
	    O_NO_VOLUNTEER },
	{ "new", '\0', NULL, N_("another person than the one with that e-mail"),
	    O_NEW },
	{ "late", '\0', NULL, N_("it came while the assignment took interests"),
	    O_LATE },
	CONSENT_OPTS,
	{ "phone", '\0', N_("phone"), N_("of the volunteer: phone"), O_ALSO },
	{ "postcode", '\0', N_("postcode"), N_("of the volunteer: postcode"),
	    O_ALSO + 1 },
	{ "municipality", '\0', N_("municipality"),
	    N_("of the volunteer: municipality"), O_ALSO + 2 },
	{ "birth-year", '\0', N_("year"), N_("of the volunteer: born"),
	    O_ALSO + 3 },
	{ "gender", '\0', N_("code"), N_("of the volunteer: gender"),
	    O_ALSO + 4 },
	{ "first-time", '\0', N_("yes|no"),
	    N_("of the volunteer: has not volunteered before"), O_ALSO + 5 },
	{ "causes", '\0', N_("words"), N_("of the volunteer: causes"),
	    O_ALSO + 6 },
	{ "skills", '\0', N_("words"), N_("of the volunteer: skills"),
	    O_ALSO + 7 },
	{ "languages", '\0', N_("words"), N_("of the volunteer: languages"),
	    O_ALSO + 8 },
	{ "when", '\0', N_("times"), N_("of the volunteer: when"), O_ALSO + 9 },
	{ NULL, '\0', NULL, NULL, 0 },
};

#define TO_OPT \
	{ \
		"to", '\0', N_("ORG"), N_("the organisation that is told"), \
		    O_TO \
	}

static const struct opt pass_opts[] = {
	{ "on", '\0', N_("DATE"), N_("when it happened (default: today)"),
	    O_ON },
	TO_OPT,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt outcome_opts[] = {
	{ "weeks", '\0', N_("N"),
	    N_("passed on so long ago (default: setting todo.outcome)"),
	    O_WEEKS },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt set_opts[] = {
	SET_OPTS,
	{ "all-of", '\0', N_("ASSIGNMENT"),
	    N_("all its interests that aren't ended, to an end"), O_ALL_OF },
	TO_OPT,
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb match_verbs[] = {
	{ "add", verb_add, OPENS_WRITE, "", 0, 0,
	    .help = N_("add one, and the volunteer where he or she is new"),
	    .opt = add_opts, .fields = "" },
	{ "set", verb_match_set, OPENS_WRITE, N_("ID... STATUS"), 1, OPERANDS,
	    .help = N_("take a step of the status"), .opt = set_opts },
	{ "pass", verb_pass, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("tell the organisation, or with consent another"),
	    .opt = pass_opts },
	{ "outcome", verb_outcome, OPENS_READ, "", 0, 0,
	    .help = N_(
		"list those passed on long ago, with nothing known since"),
	    .opt = outcome_opts },
	{ .name = NULL },
};
