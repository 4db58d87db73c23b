/* SPDX-License-Identifier: ISC */
/* todo: what needs doing, and putting it off. */
#include <string.h>

#include "cmd.h"

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
	if (given(c, O_LIMIT) &&
	    !number("limit", c->opt[O_LIMIT], 1, 1000000000, &limit))
		return EX_USE;
	*q = (struct vc_todo){ .kinds = c->opt[O_KIND],
		.municipality = c->opt[O_MUNICIPALITY],
		.on = c->opt[O_ON],
		.limit = limit };
	return 0;
}

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

	return rc == VC_OK ? EX_OK : fail(c, rc);
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

	return rc == VC_OK ? EX_OK : fail(c, rc);
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
	    N_("Lists what is due, each with the command that settles it."),
	    todo_opts, NULL, NULL },
	{ "snooze", verb_snooze, OPENS_WRITE, N_("KIND ID"), 2, 2,
	    N_("put a thing off until a day"), snooze_opts, NULL, NULL },
	{ "snoozed", verb_snoozed, OPENS_READ, "", 0, 0,
	    N_("list what is put off"), NULL, NULL, NULL },
	{ "wake", verb_wake, OPENS_WRITE, N_("KIND ID"), 2, 2,
	    N_("have it back at once"), NULL, NULL, NULL },
	{ NULL, NULL, 0, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
