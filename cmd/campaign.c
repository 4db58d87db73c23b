/* SPDX-License-Identifier: ISC */
/* Campaigns of any noun: a list is frozen, worked through and closed. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

/* ---- what it does ------------------------------------------------------------ */

static int
campaign_new(struct cmd *c)
{
	struct vc_filter filter[FIELDS];
	struct vc_query q = { .noun = c->of,
		.filter = filter,
		.search = c->opt[O_SEARCH] };
	struct vc_campaign is;
	char until[24];
	int rc;

	if (given(c, O_IDLE) &&
	    (rc = idle_filter(c, "idle", c->opt[O_IDLE], until)) != 0)
		return rc;
	q.nfilter = filters(c, filter);
	rc = vc_campaign_new(c->vc, c->operand[1], &q, &is);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		ngettext("would make campaign '%s' with %lld member",
		    "would make campaign '%s' with %lld members",
		    (unsigned long)is.members) :
		ngettext("made campaign '%s' with %lld member",
		    "made campaign '%s' with %lld members",
		    (unsigned long)is.members),
	    c->operand[1], (long long)is.members);
	return EX_OK;
}

static int
campaign_list(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_campaigns(c->vc, &t);

	return show_table(c, rc, t);
}

static int
campaign_show(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_campaign_show(c->vc, c->of, c->operand[1],
	    c->opt[O_OUTCOME], &t);

	return show_table(c, rc == VC_E_DATA ? VC_E_USAGE : rc, t);
}

/* A line of the contact log, which keeps all of them. */
static int
log_line(struct cmd *c, int64_t org, struct vc_campaign *is)
{
	const struct vc_noun *noun = vc_noun("log");
	const char *channel = c->opt[O_CHANNEL];
	char number[24];
	const struct {
		const char *field, *value;
	} of[] = { { "organisation_id", number },
		{ "channel", channel == NULL ? "call" : channel },
		{ "outcome", c->operand[3] }, { "on", c->opt[O_ON] },
		{ "note", c->opt[O_NOTE] } };
	struct vc_record *r;
	int64_t id;
	int rc = vc_record_new(c->vc, noun, &r);

	snprintf(number, sizeof number, "#%lld", (long long)org);
	for (size_t i = 0; i < sizeof of / sizeof *of && rc == VC_OK; i++)
		if (of[i].value != NULL)
			rc = vc_record_set(c->vc, r,
			    (size_t)vc_field_find(c->vc, noun, of[i].field),
			    of[i].value);
	if (rc == VC_OK)
		rc = vc_org_log(c->vc, r, c->operand[1], is, &id);
	vc_record_free(r);
	return rc;
}

/* With organisations it is said what was said, and how. */
static int
write_log(struct cmd *c, int64_t id, struct vc_campaign *is)
{
	struct vc_campaign_log log = { .outcome = c->operand[3],
		.on = c->opt[O_ON] };
	bool none = strcmp(c->operand[3], "none") == 0;

	return strcmp(c->noun->word, "org") == 0 && !none ?
	    log_line(c, id, is) :
	    vc_campaign_log(c->vc, c->of, c->operand[1], id, &log, is);
}

static int
campaign_log(struct cmd *c)
{
	struct vc_campaign is;
	int64_t id;
	int rc = vc_find(c->vc, c->of, c->operand[2], &id);

	if (rc == VC_OK)
		rc = write_log(c, id, &is);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c, _("%s %lld: %s; %lld of %lld reached"), called(c), (long long)id,
	    _(is.outcome), (long long)is.reached, (long long)is.members);
	return EX_OK;
}

static int
campaign_close(struct cmd *c)
{
	struct vc_campaign is;
	int rc = vc_campaign_close(c->vc, c->of, c->operand[1], &is);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		_("would close campaign '%s': %lld of %lld reached") :
		_("closed campaign '%s': %lld of %lld reached"),
	    c->operand[1], (long long)is.reached, (long long)is.members);
	return EX_OK;
}

/* What a letter or a call needs, and no more. */
static int
campaign_export(struct cmd *c)
{
	static const struct {
		const char *word, *columns;
	} usual[] = { { "org",
			  "id,name,municipality,contact_name,contact_email,"
			  "contact_phone" },
		{ "contact", "id,organisation_id,name,email,phone" },
		{ "assignment", "id,title,municipality,organisation_id" },
		{ "volunteer", "id,name,email,postcode" },
		{ "match", "id,name,email,volunteer_id,assignment_id" } };
	const char *outcome = c->opt[O_OUTCOME];
	struct vc_list *rows;
	int rc;

	if (given(c, O_ALL) && given(c, O_OUTCOME)) {
		lang_warn("%s", _("--all and --outcome exclude each other"));
		return EX_USE;
	}
	if (outcome == NULL && !given(c, O_ALL))
		outcome = "none";
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (!given(c, O_COLUMNS) &&
		    strcmp(usual[i].word, c->noun->word) == 0)
			c->opt[O_COLUMNS] = usual[i].columns;
	if (c->opt[O_FORMAT] == NULL)
		c->opt[O_FORMAT] = "csv";
	rc = vc_campaign_rows(c->vc, c->of, c->operand[1], outcome, &rows);
	if (rc != VC_OK)
		return fail(c, rc == VC_E_DATA ? VC_E_USAGE : rc);
	return show_rows(c, false, rows);
}

/* ---- which of it --------------------------------------------------------------- */

/* clang-format off */
#define CAMPAIGN_OPTS \
	{ "search", '\0', N_("WORDS"), \
	    N_("new: only rows that hold all the words"), O_SEARCH }, \
	{ "outcome", '\0', N_("OUTCOME"), \
	    N_("show, export: only members with it, or 'none'"), O_OUTCOME }, \
	{ "on", '\0', N_("DATE"), N_("log: when it happened (default: today)"), \
	    O_ON }, \
	{ "all", '\0', NULL, N_("export: also those that have an outcome"), \
	    O_ALL }
/* clang-format on */

static const struct opt campaign_opts[] = {
	CAMPAIGN_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt org_campaign_opts[] = {
	CAMPAIGN_OPTS,
	{ "idle", '\0', N_("MONTHS"),
	    N_("new: only those that published nothing for so long"), O_IDLE },
	{ "channel", '\0', N_("CHANNEL"),
	    N_("log: how they were reached (default: call)"), O_CHANNEL },
	{ "note", '\0', N_("TEXT"), N_("log: what was said"), O_NOTE },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct word words[] = {
	{ "new", campaign_new, OPENS_WRITE, 1, 1, .operands = " NAME",
	    .takes = { O_SEARCH, O_IDLE }, .more = true },
	{ "list", campaign_list, OPENS_READ, 0, 0, .operands = "" },
	{ "show", campaign_show, OPENS_READ, 1, 1, .operands = " NAME",
	    .takes = { O_OUTCOME } },
	{ "log", campaign_log, OPENS_WRITE, 3, 3,
	    .operands = " NAME ID OUTCOME",
	    .takes = { O_ON, O_CHANNEL, O_NOTE } },
	{ "close", campaign_close, OPENS_WRITE, 1, 1, .operands = " NAME" },
	{ "export", campaign_export, OPENS_READ, 1, 1, .operands = " NAME",
	    .takes = { O_OUTCOME, O_ALL, O_COLUMNS } },
	{ .word = NULL },
};

#define CAMPAIGN(opts) \
	{ \
		.name = "campaign", \
		.operands = N_( \
		    "new|list|show|log|close|export [NAME] [ID] [OUTCOME]"), \
		.min = 1, .max = 4, \
		.help = N_("freeze a list and work through it"), .opt = opts, \
		.fields = FILTERS, .words = words \
	}

const struct verb campaign_verbs[] = {
	CAMPAIGN(campaign_opts),
	{ .name = NULL },
};
const struct verb org_campaign_verbs[] = {
	CAMPAIGN(org_campaign_opts),
	{ .name = NULL },
};
