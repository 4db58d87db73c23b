/* SPDX-License-Identifier: ISC */
/* Volunteers: add, which asks for consents, consent, and for organisations
 * too: who was told of whom. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

void
say_no_consent(const struct cmd *c, int64_t volunteer)
{
	if (!given(c, O_QUIET) && !given(c, O_DRY_RUN))
		lang_warn(_("no consent is recorded; when it is given: 'vcctl "
			    "volunteer consent %lld PURPOSE --given'"),
		    (long long)volunteer);
}

int
check_consent_by(const struct cmd *c)
{
	if (!given(c, O_CONSENT_BY) || given(c, O_CONSENT))
		return 0;
	lang_warn("%s", _("--consent-by says how --consent was given"));
	return EX_USE;
}

static int
verb_add(struct cmd *c)
{
	struct vc_record *r;
	int64_t id;
	int rc;

	if ((rc = check_consent_by(c)) != 0)
		return rc;
	if ((rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = fill_record(c, r);
	if (rc == 0) {
		rc = vc_volunteer_add(c->vc, r, c->opt[O_CONSENT],
		    c->opt[O_CONSENT_BY], &id);
		rc = rc == VC_OK ? say_id(c, id) : fail(c, rc);
		if (rc == 0 && !given(c, O_CONSENT))
			say_no_consent(c, id);
	}
	vc_record_free(r);
	return rc;
}

/* ---- consents ------------------------------------------------------------------- */

/* Of a whole a share is something else. */
static const char *
said(const char *purpose)
{
	return lang_text(
	    strcmp(purpose, "share") == 0 ? C_("consent", "share") : purpose);
}

static int
give(struct cmd *c, int64_t id, const struct vc_consent *consent)
{
	int rc = vc_consent_give(c->vc, id, consent);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		_("volunteer %lld: consent '%s' would be recorded") :
		_("volunteer %lld: consent '%s' is recorded"),
	    (long long)id, said(consent->purpose));
	return EX_OK;
}

static int
take_back(struct cmd *c, int64_t id, const struct vc_consent *consent)
{
	struct vc_table *told;
	int rc = vc_consent_withdraw(c->vc, id, consent, &told);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		_("volunteer %lld: consent '%s' would be withdrawn") :
		_("volunteer %lld: consent '%s' is withdrawn"),
	    (long long)id, said(consent->purpose));
	if (told == NULL)
		return EX_OK;
	if (vc_table_nrow(told) > 0)
		say(c,
		    ngettext("%zu organisation knows of the volunteer by it "
			     "and must be told:",
			"%zu organisations know of the volunteer by it and "
			"must be told:",
			(unsigned long)vc_table_nrow(told)),
		    vc_table_nrow(told));
	else
		say(c, "%s", _("no organisation knows of the volunteer by it"));
	if (vc_table_nrow(told) == 0 && for_people(c)) {
		vc_table_free(told);
		return EX_OK;
	}
	return show_table(c, VC_OK, told);
}

/* 0, or an exit code after saying which options don't go together. */
static int
check_options(const struct cmd *c)
{
	static const enum opt_id of_given[] = { O_BY, O_TEXT, O_UNTIL };
	bool change = given(c, O_GIVEN) || given(c, O_WITHDRAW);
	const char *wrong = NULL;

	for (size_t i = 0; i < 3; i++)
		if (given(c, of_given[i]) && !given(c, O_GIVEN))
			wrong = _("--by, --text and --until are for --given");
	if (given(c, O_GIVEN) && given(c, O_WITHDRAW))
		wrong = _("--given and --withdraw exclude each other");
	else if (c->noperand == 2 && !change)
		wrong = _("say --given or --withdraw");
	else if (c->noperand == 1 && (change || given(c, O_ON)))
		wrong = _("which purpose? register, share, newsletter, photo, "
			  "statistics or other");
	if (wrong == NULL)
		return 0;
	lang_warn("%s", wrong);
	return EX_USE;
}

static int
verb_consent(struct cmd *c)
{
	struct vc_consent consent = { .by = c->opt[O_BY],
		.on = c->opt[O_ON],
		.text = c->opt[O_TEXT],
		.until = c->opt[O_UNTIL] };
	struct vc_table *t = NULL;
	int64_t id;
	int rc = check_options(c);

	if (rc != 0)
		return rc;
	rc = vc_find(c->vc, c->of, c->operand[0], &id);
	if (rc != VC_OK)
		return fail(c, rc);
	if (c->noperand == 1) {
		rc = vc_consents(c->vc, id, &t);
		return show_table(c, rc, t);
	}
	consent.purpose = c->operand[1];
	return given(c, O_GIVEN) ? give(c, id, &consent) :
				   take_back(c, id, &consent);
}

/* ---- erasing ----------------------------------------------------------------------- */

/* Before it is done it is told. */
static int
verb_erase(struct cmd *c)
{
	struct vc_table *what = NULL;
	char number[24];
	int64_t id;
	bool really;
	int rc = vc_find(c->vc, c->of, c->operand[0], &id);

	if (rc != VC_OK)
		return fail(c, rc);
	snprintf(number, sizeof number, "%lld", (long long)id);
	really = given(c, O_CONFIRM) && strcmp(c->opt[O_CONFIRM], number) == 0;
	if (given(c, O_CONFIRM) && !really) {
		lang_warn(_("--confirm is for another than volunteer %s"),
		    number);
		return EX_USE;
	}
	rc = vc_erase(c->vc, id, really, &what);
	if (rc == VC_WARN)
		fail(c, rc);
	else if (rc != VC_OK)
		return fail(c, rc);
	rc = show_table(c, VC_OK, what);
	if (really && !given(c, O_DRY_RUN))
		say(c,
		    _("volunteer %s is erased; no figure changed. Backups "
		      "made before still have all of it"),
		    number);
	else if (!really)
		lang_warn(_("nothing is erased yet, and it can't be undone; "
			    "to do it: 'vcctl volunteer erase %s "
			    "--confirm=%s'"),
		    number, number);
	/* What was told is for whoever is to confirm it. */
	if (rc == EX_OK && !really) {
		rc = out_close(c->out);
		c->out = NULL;
		rc = rc == 0 ? EX_USE : rc;
	}
	return rc;
}

/* ---- disclosures ------------------------------------------------------------------ */

static int
verb_disclosures(struct cmd *c)
{
	struct vc_table *t = NULL;
	int64_t id;
	int rc = vc_find(c->vc, c->of, c->operand[0], &id);

	if (rc == VC_OK)
		rc = vc_disclosures(c->vc, c->of, id, &t);
	return show_table(c, rc, t);
}

/* ---- the tables --------------------------------------------------------------------- */

static const struct opt add_opts[] = {
	CONSENT_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt consent_opts[] = {
	{ "given", '\0', NULL, N_("record that it was given"), O_GIVEN },
	{ "withdraw", '\0', NULL, N_("record that it was taken back"),
	    O_WITHDRAW },
	{ "on", '\0', N_("DATE"), N_("when it happened (default: today)"),
	    O_ON },
	{ "by", '\0', N_("WAY"),
	    N_("phone, web, form, email, meeting or other"), O_BY },
	{ "text", '\0', N_("VERSION"), N_("which wording was agreed to"),
	    O_TEXT },
	{ "until", '\0', N_("DATE"), N_("the last day that it is good for"),
	    O_UNTIL },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt erase_opts[] = {
	{ "confirm", '\0', N_("ID"), N_("do it: the volunteer's number"),
	    O_CONFIRM },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb volunteer_verbs[] = {
	{ "add", verb_add, OPENS_WRITE, "", 0, 0, .help = N_("add one"),
	    .opt = add_opts, .fields = "" },
	{ "consent", verb_consent, OPENS_WRITE, N_("ID [PURPOSE]"), 1, 2,
	    .help = N_("list the consents, or record one given or withdrawn"),
	    .opt = consent_opts, .looks = 2 },
	{ "erase", verb_erase, OPENS_WRITE, N_("ID"), 1, 1,
	    .help = N_("take out all that identifies a person"),
	    .opt = erase_opts },
	{ .name = NULL },
};

const struct verb disclosure_verbs[] = {
	{ "disclosures", verb_disclosures, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("list which organisation was told of whom") },
	{ .name = NULL },
};
