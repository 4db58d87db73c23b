/* SPDX-License-Identifier: ISC */
/* db: the register as a whole. */
#include "cmd.h"

static int
verb_init(struct cmd *c)
{
	struct vc_init in = { .name = c->opt[O_NAME],
		.country = c->opt[O_COUNTRY],
		.municipality = c->opt[O_MUNICIPALITY],
		/* Not what one user prefers: the register keeps it. */
		.lang = c->lang };
	int rc = vc_init(c->vc, c->opt[O_DB], &in);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c, _("made the register '%s' of %s"), c->opt[O_DB], c->opt[O_NAME]);
	return EX_OK;
}

static int
verb_info(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_info(c->vc, given(c, O_COUNT), &t);

	return show_table(c, rc, t);
}

static int
verb_check(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = given(c, O_FIGURES) ? vc_check_figures(c->vc, &t) :
				       vc_check(c->vc, &t);
	size_t n = rc == VC_OK ? vc_table_nrow(t) : 0;

	if (rc == VC_OK && n == 0) {
		vc_table_free(t);
		say(c, "%s", _("no faults found"));
		return EX_OK;
	}
	rc = show_table(c, rc, t);
	return rc == 0 ? EX_FINDING : rc;
}

static int
verb_backup(struct cmd *c)
{
	int rc = no_dry_run(c);

	if (rc != 0)
		return rc;
	if ((rc = vc_backup(c->vc, c->operand[0])) != VC_OK)
		return fail(c, rc);
	say(c, _("copied to '%s'"), c->operand[0]);
	return EX_OK;
}

static int
verb_upgrade(struct cmd *c)
{
	const char *backup;
	int from = 0, to = 0;
	int rc = vc_upgrade(c->vc, c->opt[O_DB], &from, &to, &backup);

	if (rc != VC_OK)
		return fail(c, rc);
	if (from == to)
		say(c, _("the register is of this version already (%d)"), to);
	else
		say(c,
		    _("upgraded from version %d to %d; the register as it "
		      "was is in '%s'"),
		    from, to, backup);
	return EX_OK;
}

static int
verb_config(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc;

	if (c->noperand == 2) {
		rc = vc_setting_set(c->vc, c->operand[0], c->operand[1]);
		return rc == VC_OK ? EX_OK : fail(c, rc);
	}
	if (c->noperand == 1) {
		lang_warn(_("'%s' is to be what? give a value too"),
		    c->operand[0]);
		return EX_USE;
	}
	rc = vc_settings(c->vc, &t);
	return show_table(c, rc, t);
}

static const struct opt init_opts[] = {
	{ "name", '\0', N_("NAME"), N_("the centre's name, on its reports"),
	    O_NAME },
	{ "country", '\0', N_("CODE"), N_("SE, DK, NO or FI"), O_COUNTRY },
	{ "municipality", '\0', N_("CODE"),
	    N_("the centre's own municipality; leave out for a national "
	       "office"),
	    O_MUNICIPALITY },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt check_opts[] = {
	{ "figures", '\0', NULL, N_("look at goals and their figures instead"),
	    O_FIGURES },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt info_opts[] = {
	{ "count", '\0', NULL, N_("count the rows of each noun too"), O_COUNT },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb db_verbs[] = {
	{ "init", verb_init, OPENS_NOTHING, "", 0, 0,
	    .help = N_("make a register"), .opt = init_opts },
	{ "info", verb_info, OPENS_READ, "", 0, 0,
	    .help = N_("show what the register is"), .opt = info_opts },
	{ "check", verb_check, OPENS_READ, "", 0, 0,
	    .help = N_("look for damage and broken references"),
	    .opt = check_opts },
	{ "config", verb_config, OPENS_WRITE, N_("[KEY VALUE]"), 0, 2,
	    .help = N_("show the settings, or change one"), .looks = 1 },
	{ "backup", verb_backup, OPENS_READ, N_("FILE"), 1, 1,
	    .help = N_("write a copy, also while others work") },
	{ "upgrade", verb_upgrade, OPENS_NOTHING, "", 0, 0,
	    .help = N_("bring an older register to this version") },
	{ .name = NULL },
};
