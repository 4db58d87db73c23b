/* SPDX-License-Identifier: ISC */
/* The verbs of activities alone: as a calendar, planned beside held, held,
 * cancelled. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "out/ical.h"

/* ---- calendar ----------------------------------------------------------------- */

/* What a record tells of a field, as text that lasts until the next call. */
static const char *
told(struct cmd *c, const struct vc_record *r, const char *field,
    struct vc_buf *b)
{
	struct vc_cell cell;
	int i = vc_field_find(c->vc, c->of, field);

	vc_buf_clear(b);
	vc_record_cell(r, (size_t)i, &cell);
	if (cell.type != VC_CELL_NONE)
		vc_cell_print(b, &cell, vc_style(c->opt[O_LANG]));
	return b->s == NULL ? "" : b->s;
}

static int64_t
day_of(struct cmd *c, const struct vc_record *r, const char *field,
    int64_t usual)
{
	struct vc_cell cell;

	vc_record_cell(r, (size_t)vc_field_find(c->vc, c->of, field), &cell);
	return cell.type == VC_CELL_DAY ? cell.num : usual;
}

static void
add_activity(struct cmd *c, struct ical *cal, const struct vc_record *r,
    struct vc_buf text[4])
{
	char uid[40];
	int64_t on = day_of(c, r, "on", 0);
	bool cancelled = strcmp(told(c, r, "status", &text[0]), "cancelled") ==
	    0;

	snprintf(uid, sizeof uid, "activity-%lld", (long long)vc_record_id(r));
	ical_item(cal,
	    &(struct ical_item){ .uid = uid,
		.day = on,
		.until = day_of(c, r, "ends_on", on),
		.cancelled = cancelled,
		.summary = told(c, r, "title", &text[0]),
		.category = lang_text(told(c, r, "kind", &text[1])),
		.location = told(c, r, "municipality", &text[2]),
		.url = told(c, r, "url", &text[3]) });
}

static int
activity_ical(struct cmd *c)
{
	struct vc_filter filter[FIELDS];
	struct vc_query q = { .noun = c->of,
		.filter = filter,
		.nfilter = filters(c, filter),
		.sort = "on" };
	struct ical cal = { 0 };
	struct vc_buf text[4] = { { 0 } };
	struct vc_list *rows;
	int rc = vc_list_open(c->vc, &q, &rows);

	if (rc != VC_OK)
		return fail(c, rc == VC_E_DATA ? VC_E_USAGE : rc);
	ical_begin(&cal, vc_now(c->vc), vc_setting(c->vc, "name"),
	    _("Activities"));
	while ((rc = vc_list_next(rows)) == VC_ROW)
		add_activity(c, &cal, vc_list_record(rows), text);
	vc_list_free(rows);
	for (size_t i = 0; i < 4; i++)
		vc_buf_free(&text[i]);
	if (rc == VC_DONE)
		return print_calendar(c, &cal);
	ical_free(&cal);
	return fail(c, rc);
}

static int
verb_activity_calendar(struct cmd *c)
{
	int rc = check_ical(c);

	if (rc != 0)
		return rc;
	if (given(c, O_ICAL))
		return activity_ical(c);
	c->opt[O_SORT] = "on";
	return list_rows(c, true);
}

/* ---- planned and held -------------------------------------------------------- */

static int
verb_activity_plan(struct cmd *c)
{
	struct vc_table *t = NULL;
	long year;
	int rc = asked_year(c, O_YEAR, "year", &year);

	if (rc != 0)
		return rc;
	rc = vc_activity_plan(c->vc, (int)year, &t);
	return show_table(c, rc, t);
}

/* The field `on` is the day of the step; what else is given is told of it. */
static int
take_held(struct cmd *c, const int64_t *id, size_t n)
{
	const char *on = NULL;
	struct vc_record *r = NULL;
	size_t left = 0, at = n;
	int field = vc_field_find(c->vc, c->of, "on"), rc;

	for (size_t i = 0; i < c->nfield; i++)
		if (c->field[i].field == (size_t)field)
			on = c->field[i].value;
		else
			c->field[left++] = c->field[i];
	c->nfield = left;
	if (left > 0 && (rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	if (left > 0 && (rc = fill_record(c, r)) != 0) {
		vc_record_free(r);
		return rc;
	}
	rc = vc_activity_held(c->vc, id, n, on, r, &at);
	vc_record_free(r);
	return rc == VC_OK ? EX_OK : fail_of(c, rc, n, at);
}

static int
verb_held(struct cmd *c)
{
	int64_t id[OPERANDS];
	size_t n = (size_t)c->noperand;
	int rc = find_rows(c, n, id);

	if (rc != 0 || (rc = take_held(c, id, n)) != 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		say(c, "%s %lld: %s", called(c), (long long)id[i],
		    lang_text("held"));
	return EX_OK;
}

static int
verb_cancel(struct cmd *c)
{
	if (given(c, O_REASON))
		return take_step(c, "cancelled", (size_t)c->noperand);
	lang_warn(_("why? say it with --reason: %s"),
	    "too_few, illness, weather, no_funding, priorities, postponed, "
	    "other");
	return EX_USE;
}

/* ---- what stands below one ----------------------------------------------------- */

static int
verb_show(struct cmd *c)
{
	int64_t id;
	int rc = show_above(c, &id);

	if (rc != EX_OK || id == 0)
		return rc;
	rc = below_rows(c, "figure", "activity_id", id, "id,what,value,unit");
	return rc == EX_OK ?
	    below_rows(c, "entry", "activity_id", id,
		"id,category,title,name,organisation_id,place,votes") :
	    rc;
}

/* ---- the table ----------------------------------------------------------------- */

static const struct opt ical_opts[] = {
	{ "ical", '\0', NULL, N_("for a calendar program"), O_ICAL },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt cancel_opts[] = {
	{ "on", '\0', N_("DATE"), N_("when it happened (default: today)"),
	    O_ON },
	{ "reason", '\0', N_("REASON"),
	    N_("why: one of its codes, and words after a colon"), O_REASON },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb activity_verbs[] = {
	{ "show", verb_show, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields") },
	{ "calendar", verb_activity_calendar, OPENS_READ, "", 0, 0,
	    .help = N_("show activities by day"), .opt = ical_opts,
	    .fields = "" },
	{ "plan", verb_activity_plan, OPENS_READ, "", 0, 0,
	    .help = N_("show what was planned beside what was held"),
	    .opt = asked_year_opts },
	{ "held", verb_held, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("they took place; fields given are told of them"),
	    .fields = "" },
	{ "cancel", verb_cancel, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("they don't take place"), .opt = cancel_opts },
	{ .name = NULL },
};
