/* SPDX-License-Identifier: ISC */
/* What the reports share. */
#ifndef VCI_REPORT_H
#define VCI_REPORT_H

#include "../goal/goal.h"

/* Goals of a year in order of number, within a scope or (NULL) all. */
int vci_goals_open(struct vc *, int year, const char *scope, struct vc_list **)
    VC_CHECK;
/* The record of the list's current goal. */
struct vc_record *vci_goals_record(struct vc_list *);
/* "national" as a message, a municipality by name, an organisation. */
void vci_scope_cell(struct vc *, struct vc_table *, const char *scope,
    struct vc_cell *);
/* Puts the scope, as goals store it, above the table. */
int vci_scope_head(struct vc *, struct vc_table *, const char *scope) VC_CHECK;
/* A decimal in thousandths as plain text; buf holds 32. */
const char *vci_decimal_text(int64_t, char buf[32]);

/* A goal's target as people see it, and its status as a message. */
struct vc_cell vci_target_cell(const struct vci_figure *, struct vc_table *);
struct vc_cell vci_status_cell(enum vci_status);

int vci_report_year(struct vc *, const struct vc_report *, struct vc_table **,
    int *findings) VC_CHECK;
int vci_report_month(struct vc *, const struct vc_report *, struct vc_table **)
    VC_CHECK;

/* Statements of year_sql.c, for whoever tests them. */
enum vci_year_sql {
	VCI_SQL_PLAN_LINES,
	VCI_SQL_PLAN_EVENTS,
	VCI_SQL_PLAN_DUE,
	VCI_SQL_BOARD,
	VCI_SQL_PARTNERS,
	VCI_YEAR_SQL_COUNT
};
extern const char *const vci_year_sql[VCI_YEAR_SQL_COUNT];

#endif
