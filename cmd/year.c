/* SPDX-License-Identifier: ISC */
/* What is shown of a year: the plan as a tree and by months, initiatives by
 * stage, partners. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "out/ical.h"

int
asked_year(const struct cmd *c, enum opt_id id, const char *name, long *year)
{
	if (!given(c, id)) {
		lang_warn(_("which year? say it with --%s"), name);
		return EX_USE;
	}
	return number(name, c->opt[id], 1900, 2100, year) ? 0 : EX_USE;
}

/* ---- calendars ---------------------------------------------------------------- */

int
print_calendar(struct cmd *c, struct ical *cal)
{
	const char *text = ical_end(cal);
	struct out *o = text == NULL ? NULL : writer(c, false);

	if (o != NULL)
		out_text(o, text);
	else if (text == NULL)
		lang_warn("%s", _("out of memory"));
	ical_free(cal);
	return o != NULL ? EX_OK : text == NULL ? 71 : 73;
}

int
check_ical(const struct cmd *c)
{
	if (!given(c, O_ICAL) || !given(c, O_FORMAT))
		return 0;
	lang_warn("%s", _("--ical goes without --format"));
	return EX_USE;
}

static void
add_event(struct ical *cal, const struct vc_table *t, size_t row)
{
	ical_item(cal,
	    &(struct ical_item){ .uid = vc_table_cell(t, row, 0)->text,
		.todo = vc_table_cell(t, row, 1)->num != 0,
		.undated = vc_table_cell(t, row, 2)->type == VC_CELL_NONE,
		.day = vc_table_cell(t, row, 2)->num,
		.until = vc_table_cell(t, row, 3)->num,
		.summary = vc_table_cell(t, row, 4)->text });
}

static int
plan_ical(struct cmd *c, int year)
{
	struct ical cal = { 0 };
	struct vc_table *t;
	char *title;
	int rc = vc_plan_events(c->vc, year, &t);

	if (rc != VC_OK)
		return fail(c, rc);
	if (asprintf(&title, _("Plan %d"), year) < 0) {
		vc_table_free(t);
		return 71;
	}
	ical_begin(&cal, vc_now(c->vc), vc_setting(c->vc, "name"), title);
	for (size_t i = 0; i < vc_table_nrow(t); i++)
		add_event(&cal, t, i);
	free(title);
	vc_table_free(t);
	return print_calendar(c, &cal);
}

/* ---- plans ------------------------------------------------------------------------ */

static int
verb_tree(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int rc = asked_year(c, O_YEAR, "year", &year);

	if (rc != 0)
		return rc;
	rc = vc_plan_tree(c->vc, (int)year, &t);
	return show_table(c, rc, t);
}

/* Twelve months beside each other are too many for a terminal. */
static int
by_quarters(struct cmd *c, int year, int half)
{
	int last = half == 1 ? 2 : 4, rc = EX_OK;
	struct vc_table *t = NULL;

	for (int q = half == 2 ? 3 : 1; q <= last && rc == EX_OK; q++) {
		rc = vc_plan_calendar(c->vc, year, half, q, &t);
		rc = show_table(c, rc, t);
	}
	if (rc != EX_OK)
		return rc;
	rc = vc_plan_calendar(c->vc, year, half, 5, &t);
	if (rc != VC_OK || vc_table_nrow(t) > 0)
		return show_table(c, rc, t);
	vc_table_free(t);
	return EX_OK;
}

/* Is it for a terminal, and not for a page or a program? */
static bool
as_table(const struct cmd *c)
{
	return !given(c, O_FORMAT) || strcmp(c->opt[O_FORMAT], "table") == 0;
}

static int
verb_plan_calendar(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year, half = 0;
	int rc = asked_year(c, O_YEAR, "year", &year);

	if (rc != 0 || (rc = check_ical(c)) != 0)
		return rc;
	if (given(c, O_HALF) && !number("half", c->opt[O_HALF], 1, 2, &half))
		return EX_USE;
	if (given(c, O_ICAL) && half != 0) {
		lang_warn("%s", _("--ical goes without --half"));
		return EX_USE;
	}
	if (given(c, O_ICAL))
		return plan_ical(c, (int)year);
	rc = vc_plan_calendar(c->vc, (int)year, (int)half, 0, &t);
	if (rc == VC_OK && vc_table_nrow(t) > 0 && as_table(c)) {
		vc_table_free(t);
		return by_quarters(c, (int)year, (int)half);
	}
	return show_table(c, rc, t);
}

/* "copied 3 items and 1 entry of the calendar" */
static int
say_copied(struct cmd *c, const struct vc_plan_copy *n)
{
	char *items = NULL, *entries = NULL;
	int rc = 74;

	if (asprintf(&items,
		ngettext("%lld item", "%lld items", (unsigned long)n->items),
		(long long)n->items) < 0)
		items = NULL;
	else if (asprintf(&entries,
		     ngettext("%lld entry of the calendar",
			 "%lld entries of the calendar",
			 (unsigned long)n->entries),
		     (long long)n->entries) < 0)
		entries = NULL;
	if (entries != NULL) {
		say(c,
		    given(c, O_DRY_RUN) ? _("would copy %s and %s") :
					  _("copied %s and %s"),
		    items, entries);
		rc = EX_OK;
	}
	free(items);
	free(entries);
	return rc;
}

static int
verb_copy(struct cmd *c)
{
	struct vc_table *left = NULL;
	struct vc_plan_copy n;
	long from, to;
	int rc = asked_year(c, O_FROM, "from", &from);

	if (rc == 0)
		rc = asked_year(c, O_TO, "to", &to);
	if (rc != 0)
		return rc;
	rc = vc_plan_copy(c->vc, (int)from, (int)to, &n, &left);
	if (rc != VC_OK)
		return fail(c, rc);
	if ((rc = say_copied(c, &n)) != EX_OK) {
		vc_table_free(left);
		return rc;
	}
	if (vc_table_nrow(left) == 0) {
		vc_table_free(left);
		return EX_OK;
	}
	say(c, _("wording that still names %ld:"), from);
	return show_table(c, VC_OK, left);
}

/* ---- partners and groups ------------------------------------------- */

static int
verb_show_partner(struct cmd *c)
{
	int64_t id;
	int rc = show_above(c, &id);

	if (rc != EX_OK || id == 0)
		return rc;
	rc = below_rows(c, "agreement", "partner_id", id,
	    "id,title,from,to,notice_on,sum,ended_on,reason");
	if (rc == EX_OK)
		rc = below_rows(c, "grant", "partner_id", id,
		    "id,title,deadline,amount,granted,status");
	return rc == EX_OK ? below_rows(c, "activity", "partner_id", id,
				 "id,on,kind,title,status,participants") :
			     rc;
}

static int
verb_show_group(struct cmd *c)
{
	int64_t id;
	int rc = show_above(c, &id);

	if (rc != EX_OK || id == 0)
		return rc;
	rc = below_rows(c, "member", "group_id", id,
	    "id,name,role,represents,from,to");
	return rc == EX_OK ? below_rows(c, "activity", "group_id", id,
				 "id,on,kind,title,status,participants") :
			     rc;
}

static int
verb_pipeline(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_partner_pipeline(c->vc, &t);

	return show_table(c, rc, t);
}

static int
verb_partner_year(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int rc = asked_year(c, O_YEAR, "year", &year);

	if (rc != 0)
		return rc;
	rc = vc_partner_year(c->vc, (int)year, &t);
	return show_table(c, rc, t);
}

/* ---- the tables ------------------------------------------------------------------------ */

const struct opt asked_year_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("of this year"), O_YEAR },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt calendar_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("of this year"), O_YEAR },
	{ "half", '\0', N_("N"), N_("only its first or second half: 1 or 2"),
	    O_HALF },
	{ "ical", '\0', NULL, N_("for a calendar program, with what is due"),
	    O_ICAL },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt copy_opts[] = {
	{ "from", '\0', N_("YEAR"), N_("the plan to begin with"), O_FROM },
	{ "to", '\0', N_("YEAR"), N_("the year of the new one"), O_TO },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb plan_verbs[] = {
	{ "tree", verb_tree, OPENS_READ, "", 0, 0,
	    .help = N_("show the year's plan with its goals"),
	    .opt = asked_year_opts },
	{ "calendar", verb_plan_calendar, OPENS_READ, "", 0, 0,
	    .help = N_("show its calendar, lines by months"),
	    .opt = calendar_opts },
	{ "copy", verb_copy, OPENS_WRITE, "", 0, 0,
	    .help = N_("begin a year's plan with another's"),
	    .opt = copy_opts },
	{ .name = NULL },
};
const struct verb group_verbs[] = {
	{ "show", verb_show_group, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields") },
	{ .name = NULL },
};
const struct verb partner_verbs[] = {
	{ "show", verb_show_partner, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields") },
	{ "pipeline", verb_pipeline, OPENS_READ, "", 0, 0,
	    .help = N_("show how far each has come, and since when") },
	{ "year", verb_partner_year, OPENS_READ, "", 0, 0,
	    .help = N_("show whose agreements are new, continued, ended"),
	    .opt = asked_year_opts },
	{ .name = NULL },
};
