/* SPDX-License-Identifier: ISC */
/* Rows that may be one: finding them, and saying that they are two. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define MIN   50
#define LIMIT 100

static int
verb_duplicates(struct cmd *c)
{
	struct vc_duplicates want = { 0 };
	struct vc_table *t = NULL;
	long min = MIN, limit = LIMIT;
	int rc = VC_OK;

	if ((given(c, O_MIN) && !number("min", c->opt[O_MIN], 1, 100, &min)) ||
	    (given(c, O_LIMIT) &&
		!number("limit", c->opt[O_LIMIT], 0, 1000000000, &limit)))
		return EX_USE;
	want.min = (int)min;
	want.limit = limit;
	if (given(c, O_WITH))
		rc = vc_find(c->vc, c->of, c->opt[O_WITH], &want.with);
	if (rc == VC_OK)
		rc = vc_duplicates(c->vc, c->of, &want, &t);
	return show_table(c, rc, t);
}

static int
verb_distinct(struct cmd *c)
{
	int64_t a, b;
	int rc = vc_find(c->vc, c->of, c->operand[0], &a);

	if (rc == VC_OK)
		rc = vc_find(c->vc, c->of, c->operand[1], &b);
	if (rc == VC_OK)
		rc = vc_distinct(c->vc, c->of, a, b);
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("%s %lld and %lld would be two") :
				  _("%s %lld and %lld are two"),
	    called(c), (long long)a, (long long)b);
	return EX_OK;
}

static int
show_merge(struct cmd *c, const struct vc_merge *m)
{
	struct vc_table *t = NULL;
	int rc = vc_merge_show(c->vc, c->of, m, &t);

	return show_table(c, rc, t);
}

/* Without --confirm naming the one that goes nothing happens. */
static int
confirmed(const struct cmd *c, const struct vc_merge *m, bool *yes)
{
	char id[24];

	snprintf(id, sizeof id, "%lld", (long long)m->gone);
	*yes = given(c, O_CONFIRM) && !given(c, O_DRY_RUN);
	if (!given(c, O_CONFIRM) || strcmp(c->opt[O_CONFIRM], id) == 0)
		return 0;
	lang_warn(_("--confirm is '%s'; the one that would go is %s"),
	    c->opt[O_CONFIRM], id);
	return EX_USE;
}

static int
verb_merge(struct cmd *c)
{
	const char *take[PAIRS];
	struct vc_merge m = { .take = take, .ntake = c->npair };
	int64_t moved;
	bool yes;
	int rc = vc_find(c->vc, c->of, c->operand[0], &m.kept);

	for (size_t i = 0; i < c->npair; i++)
		take[i] = c->pair[i].value;
	if (rc == VC_OK)
		rc = vc_find(c->vc, c->of, c->operand[1], &m.gone);
	if (rc != VC_OK)
		return fail(c, rc);
	if ((rc = confirmed(c, &m, &yes)) != 0)
		return rc;
	if (!yes)
		return show_merge(c, &m);
	if ((rc = vc_merge(c->vc, c->of, &m, &moved)) != VC_OK)
		return fail(c, rc);
	say(c, _("%s %lld is now part of %s %lld; %lld moved"), called(c),
	    (long long)m.gone, called(c), (long long)m.kept, (long long)moved);
	return EX_OK;
}

static int
verb_unmerge(struct cmd *c)
{
	struct vc_undo_result r;
	struct vc_table *left = NULL;
	char *end;
	long long id = strtoll(c->operand[0], &end, 10);
	int rc;

	if (*c->operand[0] == '\0' || *end != '\0' || id < 1) {
		lang_warn(_("'%s' is no number of a row that became part of "
			    "another"),
		    c->operand[0]);
		return EX_USE;
	}
	if ((rc = vc_unmerge(c->vc, c->of, id, &r, &left)) != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		_("%s %lld would no longer be part of %s %lld; %lld would "
		  "move back, %lld stay") :
		_("%s %lld is no longer part of %s %lld; %lld moved back, "
		  "%lld kept"),
	    called(c), id, called(c), (long long)r.batch, (long long)r.restored,
	    (long long)r.kept);
	if (vc_table_nrow(left) == 0) {
		vc_table_free(left);
		return EX_OK;
	}
	rc = show_table(c, VC_OK, left);
	return rc == 0 ? EX_FINDING : rc;
}

static const struct opt merge_opts[] = {
	{ "take", '\0', N_("FIELD=A|B"),
	    N_("whose value is kept: A's or B's; any number of times"),
	    O_TAKE },
	{ "confirm", '\0', N_("B"), N_("do it; without this it is shown"),
	    O_CONFIRM },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt duplicates_opts[] = {
	{ "min", '\0', N_("SCORE"),
	    N_("only pairs of at least this score (default: 50)"), O_MIN },
	{ "limit", '\0', N_("N"),
	    N_("at most N pairs (default: 100); 0 for all"), O_LIMIT },
	{ "with", '\0', N_("ID"), N_("only pairs of this one"), O_WITH },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb same_verbs[] = {
	{ "duplicates", verb_duplicates, OPENS_READ, "", 0, 0,
	    .help = N_("list those that may be one, the surest first"),
	    .opt = duplicates_opts },
	{ "distinct", verb_distinct, OPENS_WRITE, N_("ID OTHER"), 2, 2,
	    .help = N_("remember that two of them are not one") },
	{ "merge", verb_merge, OPENS_WRITE, N_("A B"), 2, 2,
	    .help = N_(
		"make B part of A; without --confirm show what would become"),
	    .opt = merge_opts },
	{ "unmerge", verb_unmerge, OPENS_WRITE, N_("B"), 1, 1,
	    .help = N_(
		"make B, which became part of another, one of its own again") },
	{ .name = NULL },
};
