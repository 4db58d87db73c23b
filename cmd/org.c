/* SPDX-License-Identifier: ISC */
/* The verbs of organisations alone. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define IDLE_COLUMNS \
	"id,name,municipality,registered_on,last_published_on,contact_name," \
	"contact_email,contact_phone"
#define LOG_COLUMNS "id,on,channel,outcome,campaign,note,actor"

/* ---- add ---------------------------------------------------------------------- */

/* "near to 12 'Hjälpen' (SE-0180, approved): the same name" */
static void
say_near(const struct vc_table *t, size_t row)
{
	const char *why[3], *word[2];
	struct vc_buf line = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < 2; i++) {
		const struct vc_cell *c = vc_table_cell(t, row, 2 + i);

		word[i] = c->text == NULL  ? "" :
		    c->type == VC_CELL_MSG ? _(c->text) :
					     c->text;
	}
	for (size_t i = 0; i < 3; i++) {
		const struct vc_cell *c = vc_table_cell(t, row, 4 + i);

		if (c->type == VC_CELL_MSG)
			why[n++] = _(c->text);
	}
	for (size_t i = 0; i < n; i++) {
		vc_buf_add(&line, i == 0 ? "" : ", ");
		vc_buf_add(&line, why[i]);
	}
	lang_warn(_("near to %lld '%s' (%s%s%s): %s"),
	    (long long)vc_table_cell(t, row, 0)->num,
	    vc_table_cell(t, row, 1)->text, word[0],
	    *word[0] == '\0' ? "" : ", ", word[1],
	    line.s == NULL ? "" : line.s);
	vc_buf_free(&line);
}

#define SHOWN 10

/* 0 where nothing like it stands; else the exit code after saying what does.
 */
static int
look_near(struct cmd *c, const struct vc_record *r)
{
	struct vc_table *t;
	size_t n;
	int rc = vc_org_near(c->vc, r, &t);

	if (rc != VC_OK)
		return fail(c, rc);
	n = vc_table_nrow(t);
	for (size_t i = 0; i < n && i < SHOWN; i++)
		say_near(t, i);
	vc_table_free(t);
	if (n > SHOWN)
		lang_warn(ngettext("and %zu more", "and %zu more",
			      (unsigned long)(n - SHOWN)),
		    n - SHOWN);
	if (n > 0)
		lang_warn("%s",
		    _("edit the one that it is, or add another with --new"));
	return n == 0 ? 0 : exit_code(VC_E_DATA);
}

static int
add_org(struct cmd *c)
{
	return add_unless(c, given(c, O_NEW) ? NULL : look_near);
}

/* ---- idle ------------------------------------------------------------------- */

int
idle_filter(struct cmd *c, const char *option, const char *value,
    char until[24])
{
	const char *usual = vc_setting(c->vc, "org.idle");
	long months;
	int64_t day;

	if (value == NULL)
		value = usual != NULL ? usual : "24";
	if (!number(option, value, 1, 1200, &months))
		return EX_USE;
	if (c->nfield == FIELDS) {
		lang_warn("%s", _("too many options"));
		return EX_USE;
	}
	day = vc_day_add_months(vc_today(c->vc), (int)-months);
	memcpy(until, "..", 2);
	vc_day_format(day - 1, until + 2);
	c->field[c->nfield].field = (size_t)vc_field_find(c->vc, c->of,
	    "idle_since");
	c->field[c->nfield++].value = until;
	return 0;
}

/* A list like any other: of those idle since before that day. */
static int
verb_idle(struct cmd *c)
{
	char until[24];
	int rc = idle_filter(c, "months", c->opt[O_MONTHS], until);

	if (rc != 0)
		return rc;
	if (!given(c, O_SORT))
		c->opt[O_SORT] = "idle_since";
	if (!given(c, O_COLUMNS))
		c->opt[O_COLUMNS] = IDLE_COLUMNS;
	return list_rows(c, false);
}

/* ---- approve, pause, leave -------------------------------------------------------- */

#define REASONS \
	"no_need, paused_work, ended, merged, not_eligible, no_contact, " \
	"moved, other"

static int
verb_approve(struct cmd *c)
{
	return take_step(c, "approved", (size_t)c->noperand);
}

/* Why it rests or went is what the year's figures are asked for. */
static int
rest(struct cmd *c, const char *status)
{
	if (given(c, O_REASON))
		return take_step(c, status, (size_t)c->noperand);
	lang_warn(_("why? say it with --reason: %s"), REASONS);
	return EX_USE;
}

static int
verb_pause(struct cmd *c)
{
	return rest(c, "paused");
}

static int
verb_leave(struct cmd *c)
{
	return rest(c, "left");
}

/* ---- log ------------------------------------------------------------------------ */

/* The newest first. */
static int
print_log(struct cmd *c, int64_t id)
{
	char org[24];

	snprintf(org, sizeof org, "%lld", (long long)id);
	c->field[0].field = (size_t)vc_field_find(c->vc, c->of,
	    "organisation_id");
	c->field[0].value = org;
	c->nfield = 1;
	c->opt[O_SORT] = "-on,-id";
	c->opt[O_COLUMNS] = LOG_COLUMNS;
	return list_rows(c, false);
}

static int
add_log(struct cmd *c, struct vc_record *r, int64_t org)
{
	struct vc_campaign is = { 0 };
	int64_t id;
	char text[24];
	int rc, field = vc_field_find(c->vc, c->of, "organisation_id");

	for (size_t i = 0; i < c->nfield; i++)
		if (c->field[i].field == (size_t)field) {
			lang_warn("%s",
			    _("the organisation is the operand; leave "
			      "--organisation-id out"));
			return EX_USE;
		}
	snprintf(text, sizeof text, "#%lld", (long long)org);
	rc = vc_record_set(c->vc, r, (size_t)field, text);
	if (rc != VC_OK)
		return fail(c, rc);
	if ((rc = fill_record(c, r)) != 0)
		return rc;
	rc = vc_org_log(c->vc, r, c->opt[O_CAMPAIGN], &is, &id);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("org %lld: would add log entry %lld") :
				  _("org %lld: log entry %lld"),
	    (long long)org, (long long)id);
	if (given(c, O_CAMPAIGN))
		say(c, _("%lld of %lld reached"), (long long)is.reached,
		    (long long)is.members);
	return EX_OK;
}

static int
verb_log(struct cmd *c)
{
	struct vc_record *r;
	int64_t id;
	int rc = vc_find(c->vc, vc_noun("org"), c->operand[0], &id);

	if (rc != VC_OK)
		return fail(c, rc);
	if (c->nfield == 0 && !given(c, O_CAMPAIGN))
		return print_log(c, id);
	if ((rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = add_log(c, r, id);
	vc_record_free(r);
	return rc;
}

/* ---- tables ----------------------------------------------------------------------- */

/* 0: all years. */
static bool
year_of(const struct cmd *c, long *year)
{
	*year = 0;
	return !given(c, O_YEAR) ||
	    number("year", c->opt[O_YEAR], 1900, 2100, year);
}

static int
verb_service(struct cmd *c)
{
	struct vc_table *t = NULL;
	int64_t id = 0;
	long year;
	int rc = VC_OK;

	if (!year_of(c, &year))
		return EX_USE;
	if (c->noperand > 0)
		rc = vc_find(c->vc, c->of, c->operand[0], &id);
	if (rc == VC_OK)
		rc = vc_org_service(c->vc, id, (int)year, &t);
	return show_table(c, rc, t);
}

static int
verb_approvals(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int rc;

	if (!year_of(c, &year))
		return EX_USE;
	rc = vc_org_approvals(c->vc, (int)year, &t);
	return show_table(c, rc, t);
}

static int
verb_newsletter(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_org_newsletter(c->vc, &t);

	return show_table(c, rc, t);
}

/* ---- the table ---------------------------------------------------------------- */

static const struct opt add_opts[] = {
	{ "new", '\0', NULL, N_("add it though one like it stands"), O_NEW },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt idle_opts[] = {
	{ "months", '\0', N_("N"),
	    N_("nothing published for so many months (default: the setting "
	       "org.idle)"),
	    O_MONTHS },
	LIST_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt step_opts[] = {
	SET_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt log_opts[] = {
	{ "campaign", '\0', N_("NAME"),
	    N_("the outcome counts in this campaign"), O_CAMPAIGN },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt year_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("only this year"), O_YEAR },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb org_verbs[] = {
	{ "add", add_org, OPENS_WRITE, "", 0, 0,
	    .help = N_("add one, unless one like it stands"), .opt = add_opts,
	    .fields = "" },
	{ "approve", verb_approve, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("it may register assignments"), .opt = step_opts },
	{ "pause", verb_pause, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("for now it wants no volunteers"), .opt = step_opts },
	{ "leave", verb_leave, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("it has left"), .opt = step_opts },
	{ "log", verb_log, OPENS_WRITE, N_("ID"), 1, 1,
	    .help = N_(
		"note what was said with it; without options, show what was"),
	    .opt = log_opts, .fields = "log" },
	{ "idle", verb_idle, OPENS_READ, "", 0, 0,
	    .help = N_("list those that have published nothing for long"),
	    .opt = idle_opts, .fields = "" },
	{ "approvals", verb_approvals, OPENS_READ, "", 0, 0,
	    .help = N_("show who approved which, and within how many hours"),
	    .opt = year_opts },
	{ "service", verb_service, OPENS_READ, N_("[ID]"), 0, 1,
	    .help = N_("show how they answer, and how many places were filled"),
	    .opt = year_opts },
	{ "newsletter", verb_newsletter, OPENS_READ, "", 0, 0,
	    .help = N_("list who gets the newsletter") },
	{ .name = NULL },
};
