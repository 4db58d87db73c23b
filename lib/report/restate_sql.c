/* SPDX-License-Identifier: ISC */
/* Statements that look for what became of records since a year was closed. */
#include "restate.h"

#define IMPORTS_SINCE "(i.id > $3 OR i.undone_by > $3)"

const char *const vci_trace_sql[VCI_TRACE_SQL_COUNT] = {
	[VCI_SQL_TRACE_FILE] = "SELECT file FROM import WHERE id = $1",
	[VCI_SQL_TRACE_MERGED] =
	    "SELECT gone, kept FROM merge WHERE noun = $1 AND "
	    "(gone = $2 OR kept = $2) AND id > $3 AND undone_at IS NULL "
	    "ORDER BY id DESC LIMIT 1",
	[VCI_SQL_TRACE_UNMERGED] =
	    "SELECT gone, kept FROM merge WHERE noun = $1 AND "
	    "(gone = $2 OR kept = $2) AND id <= $3 AND undone_at > $4 "
	    "ORDER BY id DESC LIMIT 1",
	[VCI_SQL_TRACE_MOVED] =
	    "SELECT m.gone, m.kept, m.noun FROM merge_moved v "
	    "JOIN merge m ON m.id = v.merge_id WHERE v.merge_id > $4 AND "
	    "v.what > $2 AND v.what < $3 AND v.row_id = $1 AND "
	    "m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1",
	[VCI_SQL_TRACE_SCOPE] =
	    "SELECT m.gone, m.kept, m.noun FROM merge_moved v "
	    "JOIN merge m ON m.id = v.merge_id WHERE v.merge_id > $2 AND "
	    "v.what IN ('scope:goal', 'goal.filter') AND v.row_id = $1 AND "
	    "m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1",
	[VCI_SQL_TRACE_BROUGHT] =
	    "SELECT i.id, i.file, i.undone_by FROM import_run r "
	    "JOIN import i ON i.id = r.import_id WHERE r.noun = $1 AND "
	    "r.first_id <= $2 AND r.first_id + r.n > $2 AND " IMPORTS_SINCE
	    " ORDER BY i.id DESC LIMIT 1",
	[VCI_SQL_TRACE_CHANGED] =
	    "SELECT i.id, i.file, i.undone_by FROM import_change c "
	    "JOIN import i ON i.id = c.import_id WHERE c.noun = $1 AND "
	    "c.row_id = $2 AND " IMPORTS_SINCE " ORDER BY i.id DESC LIMIT 1",
	[VCI_SQL_TRACE_LAST] =
	    "SELECT num FROM closed_figure WHERE closing_id = $1 AND "
	    "line = 0 AND word = $2",
	/* Who was erased takes the interests along in a moment. */
	[VCI_SQL_TRACE_ERASED] =
	    "SELECT 1 FROM volunteer v WHERE v.erased_on IS NOT NULL AND "
	    "((v.id = $2 AND $1 = 'volunteer') OR EXISTS (SELECT 1 "
	    "FROM interest i WHERE i.id = $2 AND $1 = 'interest' AND "
	    "i.volunteer_id IS NULL AND v.changed_at >= i.changed_at AND "
	    "v.changed_at <= i.changed_at + 60)) LIMIT 1",
	[VCI_SQL_TRACE_KEPT] =
	    "SELECT text FROM closed_figure WHERE closing_id = $1 AND "
	    "line = $2 AND word = $3",
	[VCI_SQL_TRACE_RESULTS] =
	    "SELECT id FROM result WHERE year = $1 AND scope = $2 AND "
	    "(number = $3 OR (number = '' AND (indicator = $4 OR "
	    "indicator = $5))) AND (changed_at > $6 OR import_id > $7) "
	    "ORDER BY id",
	[VCI_SQL_TRACE_UNDONE] =
	    "SELECT id, file FROM import WHERE noun = $1 AND id <= $2 AND "
	    "undone_by > $2 ORDER BY id",
	[VCI_SQL_TRACE_TARGETS] =
	    "SELECT day, target, target2, reason FROM goal_target "
	    "WHERE goal_id = $1 AND changed_at > $2 ORDER BY id",
};
