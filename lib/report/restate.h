/* SPDX-License-Identifier: ISC */
/* What is another figure now than when its year was closed, and why: what the
 * parts of that share. */
#ifndef VCI_RESTATE_H
#define VCI_RESTATE_H

#include "../core/map.h"
#include "report.h"

/* ---- what a figure is counted from (closed_run.c) ---- */

/* The relations of facts behind a goal's figure: one for each condition; or a
 * part and its whole; or of kind per-each the facts and then the units. ind[i]
 * is NULL where the register doesn't count it. Lends from the figure; it must
 * not be copied. */
struct vci_made_of {
	const struct vci_indicator *ind[2];
	struct vci_span span[2];
	const struct vc_noun *noun[2]; /* of the records, where the indicator
					* doesn't say: members of a campaign */
	size_t n;
	bool ratio; /* the figure isn't the sum of the amounts; */
	bool each;  /* nor is its part */
	struct vci_ratio of;
	struct vci_each of_each;
	struct vci_indicator store[2];
};
int vci_made_of(struct vc *, const struct vci_figure *, struct vci_made_of *)
    VC_CHECK;
/* Each record of a part with what it gives, in order of ids: the statement,
 * ready to be stepped. */
int vci_records_of(struct vc *, const struct vci_made_of *, int part,
    struct vci_stmt **) VC_CHECK;
/* Keeps which records the figure of a line is made of. */
int vci_closed_keep(struct vc *, int64_t closing, int64_t line,
    const struct vci_figure *) VC_CHECK;
/* Calls `other` for each record that gave another amount then than it gives
 * now, in order of ids; one that wasn't or isn't counted gives 0. */
int vci_closed_differ(struct vc *, int64_t closing, int64_t line,
    const struct vci_made_of *, int part,
    int (*other)(void *arg, int64_t id, int64_t then, int64_t now), void *arg)
    VC_CHECK;

/* ---- what became of a record since (restate_trace.c) ---- */

enum vci_trace_kind {
	VCI_TRACE_NONE,
	VCI_TRACE_IMPORT,  /* a: the import */
	VCI_TRACE_UNDO,    /* a: the import that was taken back */
	VCI_TRACE_MERGE,   /* a: gone, b: kept */
	VCI_TRACE_UNMERGE, /* the same, taken back */
	VCI_TRACE_ENTERED, /* by hand */
	VCI_TRACE_EDITED,
	VCI_TRACE_LOGGED, /* its outcome in a campaign */
	VCI_TRACE_TIME,   /* its day was still to come */
	VCI_TRACE_KINDS
};
struct vci_trace {
	enum vci_trace_kind kind;
	const struct vc_noun *noun; /* of `row`, or of what was merged */
	int64_t row;                /* that left the trace */
	int64_t a, b;
	char file[128];
};
/* Finds traces that are younger than a closing. Zero it but for vc and closed;
 * release it last. */
enum vci_trace_sql {
	VCI_SQL_TRACE_FILE,
	VCI_SQL_TRACE_MERGED,
	VCI_SQL_TRACE_UNMERGED,
	VCI_SQL_TRACE_MOVED,
	VCI_SQL_TRACE_SCOPE,
	VCI_SQL_TRACE_BROUGHT,
	VCI_SQL_TRACE_CHANGED,
	VCI_SQL_TRACE_LAST,
	VCI_SQL_TRACE_ERASED,
	VCI_SQL_TRACE_KEPT,
	VCI_SQL_TRACE_RESULTS,
	VCI_SQL_TRACE_UNDONE,
	VCI_SQL_TRACE_TARGETS,
	VCI_TRACE_SQL_COUNT
};
extern const char *const vci_trace_sql[VCI_TRACE_SQL_COUNT];
struct vci_tracer {
	struct vc *vc;
	const struct vci_closing *closed;
	struct vci_stmt *st[VCI_TRACE_SQL_COUNT];
};
void vci_tracer_release(struct vci_tracer *);
/* What became of a record behind a fact; VCI_TRACE_NONE where nothing tells.
 * `differs`: it is known to give another amount. */
int vci_trace_fact(struct vci_tracer *, const struct vci_indicator *,
    int64_t id, bool differs, struct vci_trace *) VC_CHECK;
/* The same of a row itself. */
int vci_trace_row(struct vci_tracer *, const struct vc_noun *, int64_t id,
    struct vci_trace *) VC_CHECK;
/* Of a goal whose scope or filter went along when rows were merged. */
int vci_trace_goal(struct vci_tracer *, int64_t goal, struct vci_trace *)
    VC_CHECK;
/* Prepared when first asked for, and ready to be bound. */
int vci_tracer_get(struct vci_tracer *, enum vci_trace_sql, struct vci_stmt **)
    VC_CHECK;
/* What facts of an indicator are made by: statement number `i` for whoever
 * tests them, NULL past the last. Append "$1". */
bool vci_trace_maker_sql(size_t i, struct vc_buf *);

/* ---- putting it in words (restate_why.c) ---- */

struct vci_restating {
	struct vci_tracer tracer;
	struct vc *vc;
	const struct vci_closing *closed;
	struct vc_table *was, *is; /* what was kept, what is counted now */
	struct vc_table *out;      /* where it is said */
	const struct vci_map *row; /* where in `out` a goal stands, from 1;
				    * NULL: it isn't there */
	struct vc_record *goal;
	struct vci_bits met; /* goals that the closed report has */
	int64_t only;        /* the one goal that is asked for, or 0: all */
	/* Of the goal that is looked at: */
	struct vci_figure f;
	int64_t line;
	bool kept; /* the closing knows its records */
	const struct vc_cell *then, *now;
	bool differs[2];       /* the figure of a condition does */
	bool restated, told;   /* something does; some reason was found */
	bool goal_told;        /* that the goal itself changed */
	struct vc_buf reasons; /* in English, "; " between */
};
#define VCI_SAY_NOTE   1 /* below the table */
#define VCI_SAY_REASON 2 /* among the reasons */
#define VCI_SAY_WHY    3
int vci_restate_say(struct vci_restating *, const struct vc_msg *, unsigned how)
    VC_CHECK;
bool vci_cell_same(const struct vc_cell *, const struct vc_cell *);
/* A cell of the goal that is looked at, as it was kept and as it is. */
const struct vc_cell *vci_cell_then(const struct vci_restating *,
    enum vci_year_column);
const struct vc_cell *vci_cell_now(const struct vci_restating *,
    enum vci_year_column);
/* Says what reads otherwise, and sets restated and differs. */
int vci_restate_what(struct vci_restating *) VC_CHECK;
/* Says what changed the figure of the goal that is looked at. */
int vci_restate_why(struct vci_restating *) VC_CHECK;
/* The same of what isn't counted: results, targets, settings, time. */
int vci_restate_goal(struct vci_restating *) VC_CHECK;

/* A decimal with its sign, '+' too. */
const char *vci_signed_text(int64_t, char buf[34]);

#endif
