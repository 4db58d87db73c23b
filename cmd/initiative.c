/* SPDX-License-Identifier: ISC */
/* The verbs of initiatives alone: the board, their stages from templates, what
 * hangs on one, how they spread. */
#include <stdio.h>

#include "cmd.h"

static int
verb_board(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_initiative_board(c->vc, &t);

	return show_table(c, rc, t);
}

static int
verb_spread(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_initiative_spread(c->vc, c->opt[O_BY], &t);

	return show_table(c, rc, t);
}

/* ---- one, with what hangs on it ------------------------------------------------- */

/* A table below what any noun shows, unless it is empty. */
static int
below(struct cmd *c, int (*of)(struct vc *, int64_t, struct vc_table **),
    int64_t id)
{
	struct vc_table *t = NULL;
	int rc = of(c->vc, id, &t);

	if (rc != VC_OK)
		return fail(c, rc);
	if (vc_table_nrow(t) > 0)
		return show_table(c, rc, t);
	vc_table_free(t);
	return EX_OK;
}

static int
verb_show_initiative(struct cmd *c)
{
	int64_t id;
	int rc = show_above(c, &id);

	if (rc != EX_OK || id == 0)
		return rc;
	rc = below(c, vc_initiative_stages, id);
	if (rc == EX_OK)
		rc = below(c, vc_initiative_remarks, id);
	return rc == EX_OK ? below_rows(c, "activity", "initiative_id", id,
				 "id,on,kind,title,status,participants") :
			     rc;
}

/* ---- templates -------------------------------------------------------------------- */

static void
say_laid(struct cmd *c, int64_t id, int n)
{
	if (given(c, O_DRY_RUN))
		say(c,
		    ngettext("%s %lld: %d stage would be laid out",
			"%s %lld: %d stages would be laid out",
			(unsigned long)n),
		    called(c), (long long)id, n);
	else
		say(c,
		    ngettext("%s %lld: %d stage laid out",
			"%s %lld: %d stages laid out", (unsigned long)n),
		    called(c), (long long)id, n);
}

static int
verb_add_initiative(struct cmd *c)
{
	struct vc_record *r;
	int64_t id;
	int rc, n;

	if (!given(c, O_TEMPLATE) && given(c, O_FROM)) {
		lang_warn("%s", _("--start is of the stages of a --template"));
		return EX_USE;
	}
	if (!given(c, O_TEMPLATE) || c->nfield == 0)
		return add_row(c);
	if ((rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	if ((rc = fill_record(c, r)) == 0) {
		rc = vc_initiative_add(c->vc, r, c->opt[O_TEMPLATE],
		    c->opt[O_FROM], &id, &n);
		rc = rc == VC_OK ? say_id(c, id) : fail(c, rc);
		if (rc == EX_OK)
			say_laid(c, id, n);
	}
	vc_record_free(r);
	return rc;
}

static int
template_lay(struct cmd *c)
{
	int64_t id;
	int n = 0, rc = vc_find(c->vc, c->of, c->operand[2], &id);

	if (rc == VC_OK)
		rc = vc_initiative_lay(c->vc, id, c->operand[1], c->opt[O_FROM],
		    &n);
	if (rc != VC_OK)
		return fail(c, rc);
	say_laid(c, id, n);
	return EX_OK;
}

static int
template_save(struct cmd *c)
{
	int64_t id;
	int rc = vc_find(c->vc, c->of, c->operand[2], &id);

	if (rc == VC_OK)
		rc = vc_initiative_template_save(c->vc, c->operand[1], id);
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
	int rc = vc_initiative_templates(c->vc, &t);

	return show_table(c, rc, t);
}

static int
template_show(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_initiative_template(c->vc, c->operand[1], &t);

	return show_table(c, rc, t);
}

static int
template_remove(struct cmd *c)
{
	int rc = vc_initiative_template_remove(c->vc, c->operand[1]);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("would remove template '%s'") :
				  _("removed template '%s'"),
	    c->operand[1]);
	return EX_OK;
}

static const struct word template_words[] = {
	{ "list", template_list, OPENS_READ, 0, 0, .operands = "" },
	{ "show", template_show, OPENS_READ, 1, 1, .operands = " NAME" },
	{ "lay", template_lay, OPENS_WRITE, 2, 2, .operands = " NAME ID",
	    .takes = { O_FROM } },
	{ "save", template_save, OPENS_WRITE, 2, 2, .operands = " NAME ID" },
	{ "remove", template_remove, OPENS_WRITE, 1, 1, .operands = " NAME" },
	{ .word = NULL },
};

/* ---- the table ------------------------------------------------------------------- */

static const struct opt add_opts[] = {
	{ "template", '\0', N_("NAME"),
	    N_("lay out the stages of this template"), O_TEMPLATE },
	{ "start", '\0', N_("DATE"),
	    N_("the day its days are counted from (default: registered)"),
	    O_FROM },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt template_opts[] = {
	{ "start", '\0', N_("DATE"),
	    N_("the day its days are counted from (default: registered)"),
	    O_FROM },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt spread_opts[] = {
	{ "per", '\0', N_("SPAN"),
	    N_("month, quarter or year (default: quarter)"), O_BY },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb initiative_verbs[] = {
	{ "add", verb_add_initiative, OPENS_WRITE, "", 0, 0,
	    .help = N_("add one"), .opt = add_opts, .fields = "" },
	{ "show", verb_show_initiative, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields") },
	{ "board", verb_board, OPENS_READ, "", 0, 0,
	    .help = N_("show how far each has come") },
	{ "spread", verb_spread, OPENS_READ, "", 0, 0,
	    .help = N_("show how many started, over time"),
	    .opt = spread_opts },
	{ .name = "template",
	    .operands = N_("list|show|lay|save|remove [NAME [ID]]"),
	    .min = 1,
	    .max = 3,
	    .help = N_("the stages that initiatives begin with, by name"),
	    .opt = template_opts,
	    .words = template_words },
	{ .name = NULL },
};
