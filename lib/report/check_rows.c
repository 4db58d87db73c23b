/* SPDX-License-Identifier: ISC */
/* Rows that the year is made of and that no figure or plan has, because of a
 * number that was misspelt or a day that was left out. */
#include <stdio.h>

#include "../core/date.h"
#include "check.h"

/* Of which row it is, and the day, where there is one. */
static int
find_row(struct vci_looking *l, struct vci_stmt *st, int year,
    const char *number, const char *what, bool dated)
{
	char detail[160], day[16] = "";

	if (dated)
		vc_day_format(vci_col_int(st, 2), day);
	snprintf(detail, sizeof detail, "%lld: %.100s%s%s",
	    (long long)vci_col_int(st, 0), vci_col_text(st, 1),
	    dated ? ": " : "", day);
	return vci_find_at(l, year, number, NULL, what, detail);
}

/* ---- items of the plan --------------------------------------------------------- */

static const struct {
	enum vci_year_sql rows;
	const char *what;
} planned[] = {
	{ VCI_SQL_PLANNED_ACTIVITIES,
	    N_("an activity of an item that isn't in the year's plan") },
	{ VCI_SQL_PLANNED_INITIATIVES,
	    N_("an initiative of an item that is in no plan") },
	{ VCI_SQL_PLANNED_REMARKS,
	    N_("a remark on an item that isn't in the year's plan") },
};

/* Where a year has no plan at all, nothing is amiss. */
static int
is_amiss(struct vci_looking *l, struct vci_stmt *plan, int year,
    const char *number, bool *is)
{
	int rc;

	vci_bind_int(plan, 1, year);
	vci_bind_text(plan, 2, number);
	rc = vci_step(l->vc, plan);
	*is = rc == VC_ROW && vci_col_int(plan, 0) > 0 &&
	    vci_col_int(plan, 1) == 0;
	vci_reset(plan);
	return rc == VC_ROW ? VC_OK : rc;
}

static int
look_at_planned(struct vci_looking *l, struct vci_stmt *plan, size_t i)
{
	struct vci_stmt *st;
	int rc = vci_prepare(l->vc, &st, vci_year_sql[planned[i].rows]);

	while (rc == VC_OK && (rc = vci_step(l->vc, st)) == VC_ROW) {
		int64_t day = vci_col_int(st, 2);
		const char *number = vci_col_text(st, 3);
		int year = 0, month, mday;
		bool is;

		if (day != 0)
			vci_day_civil(day, &year, &month, &mday);
		rc = is_amiss(l, plan, year, number, &is);
		if (rc == VC_OK && is)
			rc = find_row(l, st, year, number, planned[i].what,
			    false);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- days ---------------------------------------------------------------------- */

static const struct {
	enum vci_year_sql rows;
	bool today, dated; /* $1 is today; the rows have a day */
	const char *what;
} dated[] = {
	{ VCI_SQL_STAGES_TO_COME, true, true,
	    N_("a stage is reached on a day that is to come") },
	{ VCI_SQL_AGREEMENTS_UNDATED, false, false,
	    N_("an agreement without a first day isn't counted") },
	{ VCI_SQL_PARTNERS_OVER, true, false,
	    N_("a partner is signed, and all its agreements are over") },
};

static int
look_at_days(struct vci_looking *l, size_t i)
{
	struct vci_stmt *st;
	int rc = vci_prepare(l->vc, &st, vci_year_sql[dated[i].rows]);

	if (rc == VC_OK && dated[i].today)
		vci_bind_int(st, 1, vc_today(l->vc));
	while (rc == VC_OK && (rc = vci_step(l->vc, st)) == VC_ROW)
		rc = find_row(l, st, 0, "", dated[i].what, dated[i].dated);
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_look_at_rows(struct vci_looking *l)
{
	struct vci_stmt *plan;
	int rc = vci_prepare(l->vc, &plan, vci_year_sql[VCI_SQL_PLAN_HAS]);

	for (size_t i = 0; i < sizeof planned / sizeof *planned && rc == VC_OK;
	     i++)
		rc = look_at_planned(l, plan, i);
	vci_finalize(plan);
	for (size_t i = 0; i < sizeof dated / sizeof *dated && rc == VC_OK; i++)
		rc = look_at_days(l, i);
	return rc;
}
