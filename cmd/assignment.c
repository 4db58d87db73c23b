/* SPDX-License-Identifier: ISC */
/* The verbs of assignments alone: their steps by name, a later last day,
 * copies, templates. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

/* A field of row `id`; lent by the record. */
static int
read_field(struct cmd *c, struct vc_record *r, int64_t id, const char *name,
    struct vc_cell *cell)
{
	int field = vc_field_find(c->vc, c->of, name), rc;

	rc = field < 0 ? VC_E_USAGE : vc_get(c->vc, r, id);
	if (rc == VC_OK)
		vc_record_cell(r, (size_t)field, cell);
	return rc;
}

/* ---- steps ------------------------------------------------------------------- */

/* Did it become full at once? */
static bool
is_full(struct cmd *c, int64_t id)
{
	struct vc_record *r;
	struct vc_cell cell = { 0 };
	bool full;

	if (vc_record_new(c->vc, c->of, &r) != VC_OK)
		return false;
	full = read_field(c, r, id, "status", &cell) == VC_OK &&
	    cell.text != NULL && strcmp(cell.text, "full") == 0;
	vc_record_free(r);
	return full;
}

static int
take(struct cmd *c, const char *status)
{
	struct vc_step step = { .status = status,
		.on = c->opt[O_ON],
		.reason = c->opt[O_REASON] };
	size_t n = (size_t)c->noperand, at = 0;
	int64_t id[OPERANDS];
	int rc = find_rows(c, n, id);

	if (rc != 0)
		return rc;
	rc = vc_assignment_step(c->vc, id, n, &step, &at);
	if (rc != VC_OK)
		return fail_of(c, rc, n, at);
	for (size_t i = 0; i < n; i++)
		if (strcmp(status, "published") == 0 && is_full(c, id[i]))
			say(c, _("%s %lld: full, all its places are taken"),
			    called(c), (long long)id[i]);
		else
			say(c, "%s %lld: %s", called(c), (long long)id[i],
			    lang_text(status));
	return EX_OK;
}

/* An end says why: that is what the year's figures are asked for. */
static int
end(struct cmd *c, const char *status)
{
	if (given(c, O_REASON))
		return take(c, status);
	lang_warn(_("why? say it with --reason: %s"),
	    "filled, ended, no_need, no_volunteers, not_eligible, postponed, "
	    "other");
	return EX_USE;
}

static int
verb_submit(struct cmd *c)
{
	return take(c, "submitted");
}

static int
verb_publish(struct cmd *c)
{
	return take(c, "published");
}

static int
verb_close(struct cmd *c)
{
	return end(c, "closed");
}

static int
verb_cancel(struct cmd *c)
{
	return end(c, "cancelled");
}

/* ---- the last day ---------------------------------------------------------------- */

static int
verb_extend(struct cmd *c)
{
	int64_t id[OPERANDS], day = 0;
	size_t n = (size_t)c->noperand, at = 0;
	char to[16];
	int rc;

	if (!given(c, O_TO)) {
		lang_warn("%s", _("until when? say it with --to"));
		return EX_USE;
	}
	if ((rc = find_rows(c, n, id)) != 0)
		return rc;
	rc = vc_assignment_extend(c->vc, id, n, c->opt[O_TO], &at);
	if (rc != VC_OK)
		return fail_of(c, rc, n, at);
	vc_day_parse(c->opt[O_TO], &day);
	vc_day_format(day, to);
	for (size_t i = 0; i < n; i++)
		say(c, _("%s %lld: takes interest until %s"), called(c),
		    (long long)id[i], to);
	return EX_OK;
}

/* Below what any noun shows: what follows from it today. */
static int
add_notes(struct cmd *c, struct vc_record *r, int64_t id)
{
	struct vc_cell cell = { 0 };
	int64_t places, taken, today = vc_today(c->vc);
	char day[16], line[512];
	bool published;
	int rc = vc_assignment_places(c->vc, id, &places, &taken);

	if (rc == VC_OK)
		rc = read_field(c, r, id, "status", &cell);
	if (rc != VC_OK)
		return fail(c, rc);
	published = cell.text != NULL && strcmp(cell.text, "published") == 0;
	if (places > 0) {
		snprintf(line, sizeof line, _("%lld of %lld places are taken"),
		    (long long)taken, (long long)places);
		out_note(c->out, line);
	}
	rc = read_field(c, r, id, "expires_on", &cell);
	if (rc == VC_OK && published && cell.type == VC_CELL_DAY &&
	    cell.num < today) {
		snprintf(line, sizeof line,
		    _("expired: its last day was %s; 'vcctl assignment extend "
		      "%lld --to DATE'"),
		    vc_day_format(cell.num, day), (long long)id);
		out_note(c->out, line);
	}
	return rc == VC_OK ? EX_OK : fail(c, rc);
}

static int
verb_show_assignment(struct cmd *c)
{
	struct vc_record *r;
	int64_t id;
	int rc = show_row(c);

	if (rc != EX_OK || !for_people(c) || given(c, O_COLUMNS))
		return rc;
	rc = vc_find(c->vc, c->of, c->operand[0], &id);
	if (rc != VC_OK || (rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = add_notes(c, r, id);
	vc_record_free(r);
	return rc;
}

/* ---- copies ---------------------------------------------------------------------- */

/* Says which days moved, and where one is past already. */
static void
say_days(struct cmd *c, const struct vc_record *r, const struct vc_record *old,
    int64_t id)
{
	static const char *const name[] = { N_("starts_on"), N_("ends_on"),
		N_("expires_on") };
	char from[16], to[16];

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		int field = vc_field_find(c->vc, c->of, name[i]);
		struct vc_cell was, is;

		vc_record_cell(old, (size_t)field, &was);
		vc_record_cell(r, (size_t)field, &is);
		if (is.type != VC_CELL_DAY)
			continue;
		vc_day_format(is.num, to);
		if (was.type == VC_CELL_DAY && was.num != is.num)
			say(c, _("%s %lld: %s moved from %s to %s"), called(c),
			    (long long)id, lang_text(name[i]),
			    vc_day_format(was.num, from), to);
		if (is.num < vc_today(c->vc))
			say(c, _("%s %lld: %s is %s, which is past"), called(c),
			    (long long)id, lang_text(name[i]), to);
	}
}

static int
copy(struct cmd *c, struct vc_record *r, struct vc_record *old, int years)
{
	int64_t from, id;
	int rc = vc_find(c->vc, c->of, c->operand[0], &from);

	if (rc == VC_OK)
		rc = vc_get(c->vc, old, from);
	if (rc == VC_OK && (rc = fill_record(c, r)) != 0)
		return rc;
	if (rc == VC_OK)
		rc = vc_assignment_copy(c->vc, from, years, r, &id);
	if (rc != VC_OK)
		return fail(c, rc);
	if ((rc = say_id(c, id)) == EX_OK)
		say_days(c, r, old, id);
	return rc;
}

static int
verb_copy(struct cmd *c)
{
	struct vc_record *r = NULL, *old = NULL;
	long years = 0;
	int rc;

	if (given(c, O_YEAR) && !number("year", c->opt[O_YEAR], 1, 20, &years))
		return EX_USE;
	rc = vc_record_new(c->vc, c->of, &r);
	if (rc == VC_OK)
		rc = vc_record_new(c->vc, c->of, &old);
	rc = rc == VC_OK ? copy(c, r, old, (int)years) : fail(c, rc);
	vc_record_free(r);
	vc_record_free(old);
	return rc;
}

/* ---- templates ------------------------------------------------------------------- */

static int
template_save(struct cmd *c)
{
	int64_t id;
	int rc = vc_find(c->vc, c->of, c->operand[2], &id);

	if (rc == VC_OK)
		rc = vc_template_save(c->vc, c->of, c->operand[1], id);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("would save template '%s'") :
				  _("saved template '%s'"),
	    c->operand[1]);
	return EX_OK;
}

static int
template_list(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_templates(c->vc, c->of, &t);

	return show_table(c, rc, t);
}

/* Its lines, whatever the format. */
static int
template_show(struct cmd *c)
{
	const char *text = NULL;
	int rc = vc_template_get(c->vc, c->of, c->operand[1], &text);

	return show_text(c, rc, text);
}

static int
template_remove(struct cmd *c)
{
	int rc = vc_template_remove(c->vc, c->of, c->operand[1]);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("would remove template '%s'") :
				  _("removed template '%s'"),
	    c->operand[1]);
	return EX_OK;
}

static const struct word template_words[] = {
	{ "save", template_save, OPENS_WRITE, 2, 2, .operands = " NAME ID" },
	{ "list", template_list, OPENS_READ, 0, 0, .operands = "" },
	{ "show", template_show, OPENS_READ, 1, 1, .operands = " NAME" },
	{ "remove", template_remove, OPENS_WRITE, 1, 1, .operands = " NAME" },
	{ .word = NULL },
};

/* ---- the table ------------------------------------------------------------------- */

static const struct opt add_opts[] = {
	{ "template", '\0', N_("NAME"),
	    N_("begin with what this template says"), O_TEMPLATE },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt step_opts[] = {
	{ "on", '\0', N_("DATE"), N_("when it happened (default: today)"),
	    O_ON },
	{ "reason", '\0', N_("REASON"),
	    N_("why: one of its codes, and words after a colon"), O_REASON },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt extend_opts[] = {
	{ "to", '\0', N_("DATE"), N_("the new last day"), O_TO },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt copy_opts[] = {
	{ "year", '\0', N_("N"), N_("move its days so many years on"), O_YEAR },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb assignment_verbs[] = {
	{ "add", add_row, OPENS_WRITE, "", 0, 0, .help = N_("add one"),
	    .opt = add_opts, .fields = "" },
	{ "show", verb_show_assignment, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields") },
	{ "submit", verb_submit, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("ready for the centre to look at"), .opt = step_opts },
	{ "publish", verb_publish, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("let volunteers see them"), .opt = step_opts },
	{ "close", verb_close, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("they are done"), .opt = step_opts },
	{ "cancel", verb_cancel, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("nothing came of them"), .opt = step_opts },
	{ "extend", verb_extend, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("take interest until a later day"), .opt = extend_opts },
	{ "copy", verb_copy, OPENS_WRITE, N_("ID"), 1, 1,
	    .help = N_("add a draft like an old one; fields given win"),
	    .opt = copy_opts, .fields = "" },
	{ "feed", verb_feed, OPENS_READ, "", 0, 0,
	    .help = N_("open ones for the web, for partners and for calendars"),
	    .opt = feed_opts, .fields = "" },
	{ .name = "template",
	    .operands = N_("save|list|show|remove [NAME [ID]]"),
	    .min = 1,
	    .max = 3,
	    .help = N_("what new ones begin with, by name"),
	    .words = template_words },
	{ .name = NULL },
};
