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
/* The same of the scope's cell. */
int vci_scope_cell_head(struct vc *, struct vc_table *, const struct vc_cell *,
    const char *scope) VC_CHECK;
/* A decimal in thousandths as plain text; buf holds 32. */
const char *vci_decimal_text(int64_t, char buf[32]);

/* A goal's target as people see it, and its status as a message. */
struct vc_cell vci_target_cell(const struct vci_figure *, struct vc_table *);
struct vc_cell vci_status_cell(enum vci_status);

/* What is said before the target, as a cell's text has it, or NULL. */
const char *vci_target_word(const struct vci_figure *);

/* What stands in the register already of a condition, for days to come. */
int vci_note_planned(struct vc *, struct vc_table *, const struct vci_figure *,
    size_t part, const struct vci_pace *) VC_CHECK;

/* An amount of what a goal's condition counts: money as such and with its
 * unit, and of a percentage, unless it is `plain`, per cent. */
struct vc_cell vci_amount_cell(const struct vci_figure *, size_t part,
    struct vc_table *, bool there, int64_t, bool plain);
/* One scope throughout is said above the table, and of several each in the
 * column `show`. "national" goes without saying unless it was asked for: it
 * is all that the register has. */
int vci_one_scope(struct vc *, struct vc_table *, size_t scope, size_t show,
    const char *asked) VC_CHECK;

/* The pace of a year's goals; *findings: those that are behind or worse. */
int vci_report_pace(struct vc *, const struct vc_report *, struct vc_table **,
    int *findings) VC_CHECK;

int vci_report_year(struct vc *, const struct vc_report *, struct vc_table **,
    int *findings) VC_CHECK;
/* Its parts: a table of its columns; the heading; a goal's row and notes; what
 * is said of one figure below; one scope of all rows above; how many have
 * which status, by enum vci_status. */
int vci_year_table(struct vc *, struct vc_table **) VC_CHECK;
int vci_year_head(struct vc *, struct vc_table *, int year) VC_CHECK;
int vci_year_goal(struct vc *, struct vc_table *, struct vc_record *goal,
    enum vci_status *) VC_CHECK;
int vci_year_note(struct vc *, struct vc_table *, const struct vci_figure *)
    VC_CHECK;
/* That nothing came of it, or that there is nothing that could. */
int vci_note_no_result(struct vc *, struct vc_table *,
    const struct vci_figure *) VC_CHECK;
int vci_year_scope(struct vc *, struct vc_table *, const char *asked) VC_CHECK;
int vci_year_sum(struct vc *, struct vc_table *, const int count[]) VC_CHECK;
/* The status that stands in a row. */
enum vci_status vci_year_status(const struct vc_cell *row);
/* Does --strict exit for it? */
bool vci_is_finding(enum vci_status);
/* Where in a row a column stands. */
enum vci_year_column {
	VCI_YEAR_NUMBER,
	VCI_YEAR_INDICATOR,
	VCI_YEAR_KIND,
	VCI_YEAR_SCOPE,
	VCI_YEAR_RESULT,
	VCI_YEAR_RESULT2,
	VCI_YEAR_REACHED,
	VCI_YEAR_STATUS,
	VCI_YEAR_THEME,
	VCI_YEAR_TEXT,
	VCI_YEAR_TARGET,
	VCI_YEAR_TARGET2,
	VCI_YEAR_UNIT,
	VCI_YEAR_PART,
	VCI_YEAR_WHOLE,
	VCI_YEAR_QUALIFIER,
	VCI_YEAR_BASIS,
	VCI_YEAR_SHOW_TARGET,
	VCI_YEAR_SHOW_RESULT,
	/* Of a report as it is, beside what was closed: */
	VCI_YEAR_SHOW_THEN,
	VCI_YEAR_SHOW_CHANGE,
	VCI_YEAR_THEN_RESULT,
	VCI_YEAR_THEN_RESULT2,
	VCI_YEAR_THEN_REACHED,
	VCI_YEAR_THEN_PART,
	VCI_YEAR_THEN_WHOLE,
	VCI_YEAR_THEN_TARGET,
	VCI_YEAR_THEN_TARGET2,
	VCI_YEAR_THEN_STATUS,
	VCI_YEAR_THEN_BASIS,
	VCI_YEAR_RESTATED,
	VCI_YEAR_CHANGE,
	VCI_YEAR_CHANGE2,
	VCI_YEAR_REASONS
};
size_t vci_year_column(enum vci_year_column);

/* Calls `one` for each row of a noun that has a year; all are read before one
 * is written. *n: how many there are. */
int vci_copy_rows(struct vc *, const struct vc_noun *, int year,
    int (*one)(void *arg, const struct vc_record *), void *arg, int64_t *n)
    VC_CHECK;
/* VC_E_USAGE where one year isn't after another whose goals or plan it is to
 * begin with; VC_E_NOPERM where it is closed. */
int vci_copy_check(struct vc *, int from, int to) VC_CHECK;
/* Is the year named in the words, and not as part of a longer number? */
bool vci_names_year(const char *words, const char *year);

/* ---- closed years (close.c, closed.c, restate.c) ---- */

/* Reads the lines that a closing kept into a table of the year's columns, but
 * for those of goals of another scope. `line` is called after each with the
 * goal, and may be NULL. */
struct vci_closed_line {
	int64_t goal, line;
	size_t row;
};
int vci_closed_read(struct vc *, int64_t closing, const char *scope, int year,
    struct vc_table *, int (*line)(void *arg, const struct vci_closed_line *),
    void *arg) VC_CHECK;
/* The report as it was when the year was closed, into an empty table. */
int vci_report_closed(struct vc *, const struct vc_report *,
    const struct vci_closing *, struct vc_table *, int *findings) VC_CHECK;
/* That the year is closed, when, by whom, and what its digest begins with;
 * `now`: that these are today's figures all the same. Or that it was opened
 * again. */
int vci_closed_head(struct vc *, struct vc_table *, const struct vci_closing *,
    bool now) VC_CHECK;
/* Adds notes for each goal that reads otherwise now, and why. Where `row` is
 * given, the table's rows are today's, by goal, from 1: they get the columns
 * of what was closed. */
struct vci_map;
int vci_restate(struct vc *, const struct vc_report *,
    const struct vci_closing *, const struct vci_map *row, struct vc_table *)
    VC_CHECK;
/* The same of one goal. */
int vci_restate_one(struct vc *, const struct vci_closing *, int year,
    int64_t goal, struct vc_table *) VC_CHECK;
/* A cell of one table as a cell of another, which then has its words. */
struct vc_cell vci_cell_copy(struct vc_table *, const struct vc_cell *);
/* How a cell's type is called where it is kept. */
extern const char *const vci_cell_word[];

int vci_report_month(struct vc *, const struct vc_report *, struct vc_table **)
    VC_CHECK;

/* Statements of year_sql.c, for whoever tests them. */
enum vci_year_sql {
	VCI_SQL_PLAN_LINES,
	VCI_SQL_PLAN_EVENTS,
	VCI_SQL_PLAN_DUE,
	VCI_SQL_BOARD,
	VCI_SQL_STAGES_OF,
	VCI_SQL_REMARKS_OF,
	VCI_SQL_SPREAD,
	VCI_SQL_PARTNERS,
	VCI_SQL_PIPELINE,
	VCI_SQL_PROGRAMME,
	VCI_SQL_PLAN_HAS,
	VCI_SQL_PLANNED_ACTIVITIES,
	VCI_SQL_PLANNED_INITIATIVES,
	VCI_SQL_PLANNED_REMARKS,
	VCI_SQL_STAGES_TO_COME,
	VCI_SQL_AGREEMENTS_UNDATED,
	VCI_SQL_PARTNERS_OVER,
	VCI_SQL_GOAL_IS_THERE,
	VCI_SQL_RESULTS_OF_NONE,
	VCI_SQL_RESULTS_TO_COME,
	VCI_YEAR_SQL_COUNT
};
extern const char *const vci_year_sql[VCI_YEAR_SQL_COUNT];

#endif
