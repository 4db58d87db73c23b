/* SPDX-License-Identifier: ISC */
/* Who approved organisations, and within how many hours. */
#include <stdio.h>

#include "../core/date.h"
#include "service.h"

enum {
	C_ID,
	C_ORG,
	C_APPLIED,
	C_APPROVED,
	C_ACTOR,
	C_HOURS,
	C_WITHIN,
	C_COUNT
};

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_ORG] = { "organisation", N_("Organisation"), VC_COL_WRAP },
	[C_APPLIED] = { "applied_on", N_("Applied"), 0 },
	[C_APPROVED] = { "approved_on", N_("Approved"), 0 },
	[C_ACTOR] = { "actor", N_("By"), 0 },
	[C_HOURS] = { "hours", N_("Hours"), VC_COL_RIGHT },
	[C_WITHIN] = { "in_time", N_("In time"), 0 },
};
/* clang-format on */

struct approvals {
	struct vc *vc;
	struct vc_table *t;
	int64_t promised; /* hours */
	int64_t known, within;
};

static struct vc_cell
day(int64_t n)
{
	return (struct vc_cell){ .type = VC_CELL_DAY, .num = n };
}

/* Hours to a tenth, from when the one step was written down to the other;
 * unknown where the organisation didn't apply here. */
static void
hours(struct approvals *a, int64_t seconds, struct vc_cell *c)
{
	bool within = seconds <= a->promised * 3600;

	seconds = seconds < 0 ? 0 : seconds;
	c[C_HOURS] = (struct vc_cell){ .type = VC_CELL_DECIMAL,
		.num = (seconds + 180) / 360 * 100 };
	c[C_WITHIN] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = within };
	a->known++;
	a->within += within;
}

static int
add_row(struct approvals *a, struct vci_stmt *st)
{
	struct vc_cell *c = vci_table_row(a->vc, a->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[C_ORG] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(a->t, vci_col_text(st, 1)) };
	c[C_APPROVED] = day(vci_col_int(st, 2));
	c[C_ACTOR] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(a->t, vci_col_text(st, 4)) };
	if (vci_col_null(st, 5))
		return VC_OK;
	c[C_APPLIED] = day(vci_col_int(st, 6));
	hours(a, vci_col_int(st, 3) - vci_col_int(st, 5), c);
	return VC_OK;
}

static int
add_rows(struct approvals *a, int64_t from, int64_t to)
{
	struct vci_stmt *st;
	int rc = vci_prepare(a->vc, &st, vci_service_sql[VCI_SQL_APPROVALS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, from);
	vci_bind_int(st, 2, to);
	while ((rc = vci_step(a->vc, st)) == VC_ROW &&
	    (rc = add_row(a, st)) == VC_OK)
		;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
foot(struct approvals *a)
{
	char part[24], whole[24], promised[24];
	int rc;

	if (a->known == 0)
		return VC_OK;
	snprintf(part, sizeof part, "%lld", (long long)a->within);
	snprintf(whole, sizeof whole, "%lld", (long long)a->known);
	snprintf(promised, sizeof promised, "%lld", (long long)a->promised);
	rc = vci_table_foot(a->vc, a->t,
	    N_("%s of %s that applied were approved within %s hours"), part,
	    whole, promised);
	vci_table_foot_numbers(a->t, 7);
	return rc;
}

int
vc_org_approvals(struct vc *vc, int year, struct vc_table **tp)
{
	struct approvals a = { .vc = vc,
		.promised = vci_setting_int(vc, "approval.hours") };
	int64_t from = INT32_MIN, to = INT32_MAX;
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	if (rc != VC_OK)
		return rc;
	if (year != 0) {
		from = vci_day(year, 1, 1);
		to = vci_day(year + 1, 1, 1);
	}
	a.t = *tp;
	rc = add_rows(&a, from, to);
	if (rc == VC_OK)
		rc = foot(&a);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
