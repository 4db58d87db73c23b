/* SPDX-License-Identifier: ISC */
/* todo: what needs doing, and putting it off. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "out/ical.h"

#define AHEAD 12 /* months that a calendar shows unless it is told */

/* 0, or an exit code after saying what is wrong. */
static int
asked(const struct cmd *c, struct vc_todo *q, bool *cron)
{
	long limit = 0;

	*cron = given(c, O_FOR);
	if (*cron && strcmp(c->opt[O_FOR], "cron") != 0) {
		lang_warn(_("'%s' is no value for --for: cron"), c->opt[O_FOR]);
		return EX_USE;
	}
	if (given(c, O_ICAL) && (*cron || given(c, O_FORMAT))) {
		lang_warn("%s", _("--ical goes without --for and --format"));
		return EX_USE;
	}
	if (given(c, O_LIMIT) &&
	    !number("limit", c->opt[O_LIMIT], 1, 1000000000, &limit))
		return EX_USE;
	*q = (struct vc_todo){ .kinds = c->opt[O_KIND],
		.municipality = c->opt[O_MUNICIPALITY],
		.on = c->opt[O_ON],
		.limit = limit,
		.dated = given(c, O_ICAL) };
	return 0;
}

/* ---- as a calendar ----------------------------------------------------------- */

static const struct vc_cell *
cell(const struct vc_table *t, size_t row, const char *key)
{
	size_t i = 0;

	while (strcmp(vc_table_column(t, i)->key, key) != 0)
		i++;
	return vc_table_cell(t, row, i);
}

/* "insurance: The Lantern", "expired: Homework help, The Lantern". */
static void
summary(const struct vc_table *t, size_t row, struct vc_buf *b)
{
	static const char *const part[] = { "title", "organisation" };
	const char *between = ": ";

	vc_buf_add(b, lang_text(cell(t, row, "kind")->text));
	for (size_t i = 0; i < 2; i++) {
		const struct vc_cell *c = cell(t, row, part[i]);

		if (c->type == VC_CELL_NONE)
			continue;
		vc_buf_add(b, between);
		vc_buf_add(b, c->text);
		between = ", ";
	}
}

static void
item(struct ical *cal, const struct vc_table *t, size_t row)
{
	struct vc_buf what = { 0 };
	char uid[64];

	summary(t, row, &what);
	snprintf(uid, sizeof uid, "todo-%s-%lld", cell(t, row, "kind")->text,
	    (long long)cell(t, row, "id")->num);
	ical_item(cal,
	    &(struct ical_item){ .uid = uid,
		.todo = true,
		.day = cell(t, row, "due_since")->num,
		.summary = what.s == NULL ? "" : what.s,
		.description = cell(t, row, "command")->text });
	vc_buf_free(&what);
}

static int
calendar(struct cmd *c, const struct vc_table *t)
{
	struct ical cal = { 0 };
	struct out *o = writer(c, false);
	const char *text;

	if (o == NULL)
		return 73;
	ical_begin(&cal, vc_now(c->vc), vc_setting(c->vc, "name"), _("To do"));
	for (size_t i = 0; i < vc_table_nrow(t); i++)
		item(&cal, t, i);
	text = ical_end(&cal);
	if (text != NULL)
		out_text(o, text);
	else
		lang_warn("%s", _("out of memory"));
	ical_free(&cal);
	return text == NULL ? 71 : EX_OK;
}

/* A calendar is looked into before things are due. */
static int
run_calendar(struct cmd *c, struct vc_todo *q)
{
	struct vc_table *t = NULL;
	int64_t due;
	char ahead[16];
	int rc;

	vc_day_format(vc_day_add_months(vc_today(c->vc), AHEAD), ahead);
	if (q->on == NULL)
		q->on = ahead;
	if ((rc = vc_todo(c->vc, q, &t, &due)) != VC_OK)
		return fail(c, rc);
	rc = calendar(c, t);
	vc_table_free(t);
	return rc;
}

/* ---- the list ----------------------------------------------------------------- */

/* cron sends a mail of what is printed, so where nothing is due that is
 * nothing. */
static int
run_todo(struct cmd *c)
{
	struct vc_table *t = NULL;
	struct vc_todo q;
	int64_t due = 0;
	bool cron;
	int rc = asked(c, &q, &cron);

	if (rc != 0)
		return rc;
	if (given(c, O_ICAL))
		return run_calendar(c, &q);
	if ((rc = vc_todo(c->vc, &q, &t, &due)) != VC_OK)
		return fail(c, rc);
	if (cron && due == 0) {
		vc_table_free(t);
		return EX_OK;
	}
	/* A command is copied whole: no line is broken but on a terminal. */
	writer(c, false);
	rc = show_table(c, VC_OK, t);
	return rc == 0 && cron ? EX_FINDING : rc;
}

static int
verb_snooze(struct cmd *c)
{
	struct vc_snooze s = { c->operand[0], c->operand[1], c->opt[O_UNTIL],
		c->opt[O_REASON] };
	int rc = vc_todo_snooze(c->vc, &s);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("%s %s: would be put off until %s") :
				  _("%s %s: put off until %s"),
	    lang_text(s.kind), s.id, s.until);
	return EX_OK;
}

static int
verb_snoozed(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_todo_snoozed(c->vc, &t);

	return show_table(c, rc, t);
}

static int
verb_wake(struct cmd *c)
{
	int rc = vc_todo_wake(c->vc, c->operand[0], c->operand[1]);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("%s %s: would be on the list again") :
				  _("%s %s: on the list again"),
	    lang_text(c->operand[0]), c->operand[1]);
	return EX_OK;
}

static const struct opt todo_opts[] = {
	{ "for", '\0', N_("WHOM"),
	    N_("cron: print nothing and exit 0 when nothing is due, else exit "
	       "1"),
	    O_FOR },
	{ "kind", '\0', N_("KINDS"), N_("only these, with commas between"),
	    O_KIND },
	{ "municipality", '\0', N_("CODE"), N_("only what is there"),
	    O_MUNICIPALITY },
	{ "on", '\0', N_("DATE"), N_("what will be due on that day"), O_ON },
	{ "limit", '\0', N_("N"), N_("at most so many rows"), O_LIMIT },
	{ "ical", '\0', NULL,
	    N_("a calendar of what ends within a year, or by the day of --on"),
	    O_ICAL },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt snooze_opts[] = {
	{ "until", '\0', N_("DATE"), N_("the day on which it comes back"),
	    O_UNTIL },
	{ "reason", '\0', N_("TEXT"), N_("why it can wait"), O_REASON },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb todo_verbs[] = {
	{ "", run_todo, OPENS_READ, "", 0, 0,
	    .help = N_(
		"Lists what is due, each with the command that settles it."),
	    .opt = todo_opts },
	{ "snooze", verb_snooze, OPENS_WRITE, N_("KIND ID"), 2, 2,
	    .help = N_("put a thing off until a day"), .opt = snooze_opts },
	{ "snoozed", verb_snoozed, OPENS_READ, "", 0, 0,
	    .help = N_("list what is put off") },
	{ "wake", verb_wake, OPENS_WRITE, N_("KIND ID"), 2, 2,
	    .help = N_("have it back at once") },
	{ .name = NULL },
};
