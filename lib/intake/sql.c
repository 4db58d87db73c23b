/* SPDX-License-Identifier: ISC */
/* The statements of this folder that are written by hand. */
#include <stddef.h>

#include "sql.h"

const char *const vci_intake_sql[VCI_INTAKE_SQL_COUNT] = {
	[VCI_SQL_IMPORT] =
	    "INSERT INTO import (id, noun, source, file, actor, started_at, "
	    "added, updated, unchanged, kind, undoes, sha256, file_mark, "
	    "profile, options, row_count, rejected, unclear, ended) "
	    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
	    "$14, $15, $16, $17, $18, $19)",
	[VCI_SQL_IMPORT_ANY] =
	    "SELECT 1 FROM import WHERE noun = $1 AND source = $2 LIMIT 1",
	[VCI_SQL_IMPORT_GET] =
	    "SELECT i.id, i.kind, i.noun, s.name, i.file, i.actor, "
	    "i.started_at, i.profile, i.options, i.sha256, i.row_count, "
	    "i.added, i.updated, i.unchanged, i.rejected, i.unclear, i.ended, "
	    "i.undoes, i.undone_by, i.source FROM import i "
	    "JOIN sender s ON s.id = i.source WHERE i.id = $1",
	[VCI_SQL_IMPORT_LIST] =
	    "SELECT i.id, i.started_at, i.actor, i.kind, i.noun, s.name, "
	    "i.file, i.row_count, i.added, i.updated, i.unchanged, "
	    "i.rejected, i.unclear, i.ended, i.undoes, i.undone_by "
	    "FROM import i JOIN sender s ON s.id = i.source "
	    "ORDER BY i.id DESC LIMIT $1",
	[VCI_SQL_IMPORT_SAME] =
	    "SELECT id FROM import WHERE sha256 = $1 AND noun = $2 AND "
	    "source = $3 AND kind = 'import' AND undone_by IS NULL "
	    "ORDER BY id DESC LIMIT 1",
	[VCI_SQL_IMPORT_MARK] =
	    "SELECT id FROM import WHERE sha256 = $1 AND file_mark = $2 AND "
	    "undone_by IS NULL ORDER BY id DESC LIMIT 1",
	[VCI_SQL_IMPORT_UNDONE] =
	    "SELECT id FROM import WHERE sha256 = $1 AND noun = $2 AND "
	    "source = $3 AND kind = 'import' AND undone_by IS NOT NULL "
	    "ORDER BY id DESC LIMIT 1",
	[VCI_SQL_IMPORT_DONE] =
	    "UPDATE import SET undone_by = $1 WHERE id = $2",
	[VCI_SQL_UNDONE_ANY] =
	    "SELECT 1 FROM import WHERE undone_by IS NOT NULL LIMIT 1",
	[VCI_SQL_IMPORT_CHANGES] =
	    "SELECT noun, row_id, what, was_import, was_changed_at "
	    "FROM import_change WHERE import_id = $1 ORDER BY noun, row_id",
	[VCI_SQL_IMPORT_RUNS] =
	    "SELECT noun, first_id, n FROM import_run WHERE import_id = $1 "
	    "ORDER BY noun, first_id",
	[VCI_SQL_WAS_OF] = "SELECT field, was_int, was_text FROM import_was "
			   "WHERE noun = $1 AND row_id = $2 AND import_id = $3",
	[VCI_SQL_WAS_PERSON_OF] =
	    "SELECT field, was_int, was_text FROM import_was_person "
	    "WHERE noun = $1 AND row_id = $2 AND import_id = $3",
	/* That they changed is kept, for 'show'. */
	[VCI_SQL_WAS_PERSON_OFF] =
	    "UPDATE import_was_person SET was_int = NULL, was_text = NULL "
	    "WHERE import_id = $1",
	[VCI_SQL_WAS_OFF_ROWS] =
	    "DELETE FROM import_was WHERE noun = $1 AND row_id >= $2 AND "
	    "row_id <= $3",
	[VCI_SQL_WAS_PERSON_OFF_ROWS] =
	    "DELETE FROM import_was_person WHERE noun = $1 AND "
	    "row_id >= $2 AND row_id <= $3",
	[VCI_SQL_ALIAS_OFF] = "DELETE FROM known_as WHERE import_id = $1",
	[VCI_SQL_ALIAS_OFF_ROWS] =
	    "DELETE FROM known_as WHERE noun = $1 AND row_id >= $2 AND "
	    "row_id <= $3",
	[VCI_SQL_TAGS_OFF_ROWS] =
	    "DELETE FROM tag_link WHERE noun = $1 AND row_id >= $2 AND "
	    "row_id <= $3",
	[VCI_SQL_PARTS] =
	    "SELECT gone FROM merge WHERE noun = $1 AND gone >= $2 AND "
	    "gone <= $3 AND undone_at IS NULL ORDER BY gone",
	[VCI_SQL_ENDED] =
	    "SELECT c.row_id, w.was_text FROM import_change c "
	    "JOIN import_was w ON w.noun = c.noun AND w.row_id = c.row_id AND "
	    "w.import_id = c.import_id AND w.field = 'status' "
	    "JOIN import i ON i.id = c.import_id "
	    "WHERE c.noun = $1 AND c.what = 'ended' AND i.source = $2 AND "
	    "i.undone_by IS NULL ORDER BY c.import_id",
	[VCI_SQL_PROFILE_PUT] =
	    "INSERT INTO import_profile (profile, noun, text, changed_at) "
	    "VALUES ($1, $2, $3, $4) ON CONFLICT (profile) DO UPDATE SET "
	    "noun = excluded.noun, text = excluded.text, "
	    "changed_at = excluded.changed_at",
	[VCI_SQL_PROFILE_GET] =
	    "SELECT text, noun FROM import_profile WHERE profile = $1",
	[VCI_SQL_PROFILE_REMOVE] =
	    "DELETE FROM import_profile WHERE profile = $1",
	[VCI_SQL_PROFILES] = "SELECT profile, text, changed_at "
			     "FROM import_profile ORDER BY profile",
};
