/* SPDX-License-Identifier: ISC */
/* report: goals beside results for a year, figures for a month. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

/* "2007-10" */
static int
month_of(const char *s, struct vc_report *r)
{
	char end;

	if (strlen(s) == 7 &&
	    sscanf(s, "%4d-%2d%c", &r->year, &r->month, &end) == 2 &&
	    r->month >= 1 && r->month <= 12)
		return 0;
	lang_warn(_("'%s' is no month, as 2007-10"), s);
	return EX_USE;
}

/* Beside a closed year's report, which stays as it was: what is another figure
 * now. */
static int
say_restated(struct cmd *c, const struct vc_report *r)
{
	struct vc_table *t = NULL;
	const struct vc_style *style = vc_style(c->opt[O_LANG]);
	const struct vc_msg *m;
	int rc = vc_restated(c->vc, r, &t);

	for (size_t i = 0; rc == VC_OK && (m = vc_table_note(t, i)) != NULL;
	     i++) {
		char *line = out_message(style, m);

		say(c, "%s", line == NULL ? "" : line);
		free(line);
	}
	vc_table_free(t);
	return rc == VC_OK ? 0 : fail(c, rc);
}

static int
run_report(struct cmd *c)
{
	struct vc_report r = { .scope = c->opt[O_SCOPE],
		.as_is = given(c, O_AS_IS),
		.pace = given(c, O_PACE) };
	struct vc_table *t = NULL;
	long year = 0;
	int findings = 0, rc;

	if (given(c, O_YEAR) == given(c, O_MONTH)) {
		lang_warn("%s",
		    _("which report? say --year YEAR or --month "
		      "YEAR-MONTH"));
		return EX_USE;
	}
	if (given(c, O_MONTH) && r.as_is) {
		lang_warn("%s", _("--as-is is for --year"));
		return EX_USE;
	}
	if (r.pace && (given(c, O_MONTH) || r.as_is)) {
		lang_warn("%s",
		    _("--pace is for --year, and goes without --as-is"));
		return EX_USE;
	}
	if (given(c, O_MONTH)) {
		if (month_of(c->opt[O_MONTH], &r) != 0)
			return EX_USE;
	} else if (!number("year", c->opt[O_YEAR], 1900, 2100, &year)) {
		return EX_USE;
	} else {
		r.year = (int)year;
	}
	rc = vc_report(c->vc, &r, &t, &findings);
	rc = show_table(c, rc, t);
	if (rc == 0 && r.month == 0 && !r.as_is && !r.pace)
		rc = say_restated(c, &r);
	return rc == 0 && given(c, O_STRICT) && findings > 0 ? EX_FINDING : rc;
}

static const struct opt report_opts[] = {
	{ "year", '\0', N_("YEAR"), N_("the annual report of this year"),
	    O_YEAR },
	{ "month", '\0', N_("MONTH"), N_("the monthly report, as 2007-10"),
	    O_MONTH },
	{ "scope", '\0', N_("SCOPE"),
	    N_("only national, a municipality's or org:NAME's"), O_SCOPE },
	{ "as-is", '\0', NULL,
	    N_("of a year that was closed: today's figures beside those, "
	       "and why"),
	    O_AS_IS },
	{ "strict", '\0', NULL,
	    N_("exit 1 when a goal is missed or has no result, or is behind"),
	    O_STRICT },
	{ "pace", '\0', NULL,
	    N_("where the year's goals stand today, and what they need"),
	    O_PACE },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb report_verbs[] = {
	{ "", run_report, OPENS_READ, "", 0, 0,
	    .help = N_("Prints goals beside results, by year or month."),
	    .opt = report_opts },
	{ .name = NULL },
};
