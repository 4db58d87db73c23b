/* SPDX-License-Identifier: ISC */
/* The annual report: each goal beside what came of it. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../core/map.h"
#include "year.h"

/* clang-format off */
static const struct vc_column column[C_ALL] = {
	[C_YEAR] = { "year", "Year", VC_COL_MACHINE },
	[C_THEME] = { "theme", N_("Theme"), VC_COL_GROUP },
	[C_SHOW_SCOPE] = { "scope", N_("Scope"), VC_COL_HUMAN | VC_COL_GROUP },
	[C_NUMBER] = { "number", N_("No."), 0 },
	[C_TEXT] = { "goal", N_("Goal"), VC_COL_WRAP },
	[C_SCOPE] = { "scope", "Scope", VC_COL_MACHINE },
	[C_INDICATOR] = { "indicator", "Indicator", VC_COL_MACHINE },
	[C_KIND] = { "kind", "Kind", VC_COL_MACHINE },
	[C_SHOW_TARGET] = { "target", N_("Target"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP },
	[C_SHOW_RESULT] = { "result", N_("Result"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP },
	[C_SHOW_PERCENT] = { "percent", N_("Of target"),
	    VC_COL_HUMAN | VC_COL_RIGHT },
	[C_TARGET] = { "target", "Target", VC_COL_MACHINE },
	[C_TARGET2] = { "target2", "Second target", VC_COL_MACHINE },
	[C_UNIT] = { "unit", "Unit", VC_COL_MACHINE },
	[C_RESULT] = { "result", "Result", VC_COL_MACHINE },
	[C_RESULT2] = { "result2", "Second result", VC_COL_MACHINE },
	[C_REACHED] = { "reached_on", "Reached", VC_COL_MACHINE },
	[C_QUALIFIER] = { "qualifier", "About", VC_COL_MACHINE },
	[C_PART] = { "part", "Part", VC_COL_MACHINE },
	[C_WHOLE] = { "whole", "Whole", VC_COL_MACHINE },
	[C_PERCENT] = { "percent", "Of target", VC_COL_MACHINE },
	[C_STATUS] = { "status", N_("Status"), VC_COL_WRAP },
	[C_BASIS] = { "basis", N_("Basis"), 0 },
	[C_SOURCE] = { "source", "Source", VC_COL_MACHINE },
	[C_NOTE] = { "note", "Note", VC_COL_MACHINE },
	[C_SHOW_THEN] = { "closed_result", N_("When closed"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP | VC_COL_SPARE },
	[C_SHOW_CHANGE] = { "difference", N_("Restated"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_RESTATED] = { "restated", "Restated", VC_COL_MACHINE },
	[C_THEN_RESULT] = { "closed_result", "When closed", VC_COL_MACHINE },
	[C_THEN_RESULT2] = { "closed_result2", "When closed",
	    VC_COL_MACHINE },
	[C_THEN_REACHED] = { "closed_reached_on", "Reached then",
	    VC_COL_MACHINE },
	[C_THEN_PART] = { "closed_part", "Part then", VC_COL_MACHINE },
	[C_THEN_WHOLE] = { "closed_whole", "Whole then", VC_COL_MACHINE },
	[C_THEN_TARGET] = { "closed_target", "Target then", VC_COL_MACHINE },
	[C_THEN_TARGET2] = { "closed_target2", "Target then",
	    VC_COL_MACHINE },
	[C_THEN_STATUS] = { "closed_status", "Status then", VC_COL_MACHINE },
	[C_THEN_BASIS] = { "closed_basis", "Basis then", VC_COL_MACHINE },
	[C_CHANGE] = { "difference", "Difference", VC_COL_MACHINE },
	[C_CHANGE2] = { "difference2", "Difference", VC_COL_MACHINE },
	[C_REASONS] = { "reasons", "Reasons", VC_COL_MACHINE },
};
/* clang-format on */

/* ---- the whole ----------------------------------------------------------------- */

int
vci_year_sum(struct vc *vc, struct vc_table *t, const int count[])
{
	char n[VCI_ST_NO_RESULT + 2][16];
	int all = 0;

	for (int i = 0; i <= VCI_ST_NO_RESULT; i++) {
		snprintf(n[i], sizeof n[i], "%d", count[i]);
		all += count[i];
	}
	snprintf(n[VCI_ST_NO_RESULT + 1], sizeof n[0], "%d", all);
	return vci_table_foot(vc, t,
	    "Goals: %s. Exceeded %s, met %s, partly "
	    "met %s, missed %s, pending %s, no result %s, no target %s.",
	    n[VCI_ST_NO_RESULT + 1], n[VCI_ST_EXCEEDED], n[VCI_ST_MET],
	    n[VCI_ST_PARTLY], n[VCI_ST_MISSED], n[VCI_ST_PENDING],
	    n[VCI_ST_NO_RESULT], n[VCI_ST_NONE]);
}

int
vci_year_head(struct vc *vc, struct vc_table *t, int year)
{
	char text[8], day[16];
	int64_t today = vc_today(vc);
	const char *name = vc_setting(vc, "name");
	int rc;

	snprintf(text, sizeof text, "%d", year);
	rc = vci_table_head(vc, t, "Goals and results %s, %s", text,
	    name == NULL ? "" : name);
	/* A year that is over prints the same whenever it is printed. */
	if (rc == VC_OK && today < vci_day(year + 1, 1, 1))
		rc = vci_table_head(vc, t, "As of %s",
		    vc_day_format(today, day));
	return rc;
}

int
vci_year_scope(struct vc *vc, struct vc_table *t, const char *asked)
{
	return vci_one_scope(vc, t, C_SCOPE, C_SHOW_SCOPE, asked);
}

int
vci_year_table(struct vc *vc, struct vc_table **tp)
{
	return vci_table_new(vc, column, C_COUNT, tp);
}

bool
vci_is_finding(enum vci_status status)
{
	return status == VCI_ST_MISSED || status == VCI_ST_NO_RESULT;
}

size_t
vci_year_column(enum vci_year_column which)
{
	static const size_t at[] = { C_NUMBER, C_INDICATOR, C_KIND, C_SCOPE,
		C_RESULT, C_RESULT2, C_REACHED, C_STATUS, C_THEME, C_TEXT,
		C_TARGET, C_TARGET2, C_UNIT, C_PART, C_WHOLE, C_QUALIFIER,
		C_BASIS, C_SHOW_TARGET, C_SHOW_RESULT, C_SHOW_THEN,
		C_SHOW_CHANGE, C_THEN_RESULT, C_THEN_RESULT2, C_THEN_REACHED,
		C_THEN_PART, C_THEN_WHOLE, C_THEN_TARGET, C_THEN_TARGET2,
		C_THEN_STATUS, C_THEN_BASIS, C_RESTATED, C_CHANGE, C_CHANGE2,
		C_REASONS };

	return at[which];
}

int
vci_year_goal(struct vc *vc, struct vc_table *t, struct vc_record *goal,
    enum vci_status *status)
{
	struct vci_figure f;
	struct vc_cell *c;
	int rc = vci_figure(vc, goal, &f);

	if (rc == VC_OK) {
		c = vci_table_row(vc, t);
		if (c == NULL)
			rc = VC_E_NOMEM;
		else
			vci_year_row(vc, t, &f, c);
		*status = f.status;
	}
	if (rc == VC_OK)
		rc = vci_year_note(vc, t, &f);
	vci_figure_release(&f);
	return rc;
}

static int
all_goals(struct vc *vc, const struct vc_report *r, struct vc_table *t,
    struct vci_map *row, int count[], int *findings)
{
	struct vc_list *list = NULL;
	enum vci_status status = VCI_ST_NONE;
	int rc = vci_goals_open(vc, r->year, r->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		struct vc_record *goal = vci_goals_record(list);
		int64_t *at;

		rc = vci_year_goal(vc, t, goal, &status);
		count[status]++;
		*findings += vci_is_finding(status);
		at = vci_map_put(row, (uint64_t)goal->id);
		if (at == NULL)
			rc = vci_nomem(vc);
		else
			*at = (int64_t)vc_table_nrow(t);
	}
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Today's figures, and where the year was closed what they were then. */
static int
report_open(struct vc *vc, const struct vc_report *r,
    const struct vci_closing *closed, struct vc_table *t, int *findings)
{
	int count[VCI_ST_NO_RESULT + 1] = { 0 };
	struct vci_map row = { 0 };
	char text[8];
	int rc = vci_year_head(vc, t, r->year);

	if (rc == VC_OK && closed->id != 0)
		rc = vci_closed_head(vc, t, closed, true);
	if (rc == VC_OK)
		rc = all_goals(vc, r, t, &row, count, findings);
	if (rc == VC_OK && closed->id != 0)
		rc = vci_restate(vc, r, closed, r->as_is ? &row : NULL, t);
	vci_map_release(&row);
	if (rc != VC_OK)
		return rc;
	snprintf(text, sizeof text, "%d", r->year);
	if (vc_table_nrow(t) == 0)
		return vci_table_foot(vc, t,
		    "no goals are set for %s; add "
		    "them with 'vcctl goal add' or 'goal import'",
		    text);
	rc = vci_year_scope(vc, t, r->scope);
	return rc == VC_OK ? vci_year_sum(vc, t, count) : rc;
}

int
vci_report_year(struct vc *vc, const struct vc_report *r, struct vc_table **tp,
    int *findings)
{
	struct vci_closing closed;
	int rc = vci_closing_get(vc, r->year, &closed);

	if (rc == VC_OK)
		rc = vci_table_new(vc, column, r->as_is ? C_ALL : C_COUNT, tp);
	if (rc != VC_OK)
		return rc;
	return vci_closing_holds(&closed) && !r->as_is ?
	    vci_report_closed(vc, r, &closed, *tp, findings) :
	    report_open(vc, r, &closed, *tp, findings);
}
