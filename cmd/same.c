/* SPDX-License-Identifier: ISC */
/* Rows that may be one: finding them, and saying that they are two. */
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
	say(c, _("%s %lld and %lld are two"), c->noun->word, (long long)a,
	    (long long)b);
	return EX_OK;
}

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
	    N_("list those that may be one, the surest first"), duplicates_opts,
	    NULL, NULL },
	{ "distinct", verb_distinct, OPENS_WRITE, N_("ID OTHER"), 2, 2,
	    N_("remember that two of them are not one"), NULL, NULL, NULL },
	{ NULL, NULL, 0, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
