/* SPDX-License-Identifier: ISC */
/* The verbs of organisations alone. */
#include <stdio.h>

#include "cmd.h"

#define IDLE_MONTHS 24
#define IDLE_COLUMNS \
	"id,name,municipality,registered_on,last_published_on,contact_name," \
	"contact_email,contact_phone"

/* ---- idle ------------------------------------------------------------------- */

/* A list like any other: of those idle since before that day. */
static int
verb_idle(struct cmd *c)
{
	char until[24] = "..";
	long months = IDLE_MONTHS;
	int64_t day;

	if (given(c, O_MONTHS) &&
	    !number("months", c->opt[O_MONTHS], 1, 1200, &months))
		return EX_USE;
	if (c->nfield == FIELDS) {
		lang_warn("%s", _("too many options"));
		return EX_USE;
	}
	day = vc_day_add_months(vc_today(c->vc), (int)-months);
	vc_day_format(day - 1, until + 2);
	c->field[c->nfield].field = (size_t)vc_field_find(c->vc, c->of,
	    "idle_since");
	c->field[c->nfield++].value = until;
	if (!given(c, O_SORT))
		c->opt[O_SORT] = "idle_since";
	if (!given(c, O_COLUMNS))
		c->opt[O_COLUMNS] = IDLE_COLUMNS;
	return list_rows(c, false);
}

/* ---- the table ---------------------------------------------------------------- */

static const struct opt idle_opts[] = {
	{ "months", '\0', N_("N"),
	    N_("nothing published for so many months (default: 24)"),
	    O_MONTHS },
	{ "search", '\0', N_("WORDS"), N_("only rows that hold all the words"),
	    O_SEARCH },
	{ "sort", '\0', N_("NAMES"),
	    N_("order by these columns; -NAME is downwards"), O_SORT },
	{ "limit", '\0', N_("N"), N_("at most N rows"), O_LIMIT },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb org_verbs[] = {
	{ "idle", verb_idle, OPENS_READ, "", 0, 0,
	    N_("list those that have published nothing for long"), idle_opts,
	    "", NULL },
	{ NULL, NULL, 0, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
