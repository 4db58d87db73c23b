/* SPDX-License-Identifier: ISC */
/* Rows that go, one by one or with the import that brought them. */
#ifndef VCI_REMOVE_H
#define VCI_REMOVE_H

#include "register.h"

/* Tables of no noun's that keep rows by their id. */
struct vci_keeper {
	const struct vc_noun *of;
	const char *table, *column;
	const char *what; /* message id */
};
/* Ends with a NULL table. */
extern const struct vci_keeper vci_keepers[];
/* Removes rows first to last of the noun, from every table that holds
 * something of them; whether they may go was asked before. */
int vci_rows_go(struct vc *, const struct vc_noun *, int64_t first,
    int64_t last) VC_CHECK;

/* Lists what hangs on a row: noun or what else it is, and ids. */
int vci_hangs(struct vc *, const struct vc_record *, struct vc_table **)
    VC_CHECK;

/* Its statements, for what hangs on a row by what it says and not by a
 * reference: each yields ids, $1 is the row. */
enum vci_hang_sql {
	VCI_SQL_HANG_RESULT,
	VCI_SQL_HANG_GOAL_BELOW,
	VCI_SQL_HANG_PLAN_GOAL,
	VCI_SQL_HANG_PLAN_BELOW,
	VCI_SQL_HANG_PLAN_MONTH,
	VCI_SQL_HANG_PLAN_ACTIVITY,
	VCI_SQL_HANG_PLAN_INITIATIVE,
	VCI_SQL_HANG_PLAN_TEAM,
	VCI_SQL_HANG_FILTER,
	VCI_SQL_HANG_CAMPAIGN,
	VCI_SQL_HANG_MERGED,
	VCI_SQL_HANG_CLOSED,
	VCI_HANG_SQL_COUNT
};
extern const char *const vci_hang_sql[VCI_HANG_SQL_COUNT];

#endif
