/* SPDX-License-Identifier: ISC */
/* The statements by which a person vanishes. */
#include "privacy.h"

#define INTERESTS "(SELECT i.id FROM interest i WHERE i.volunteer_id = $1)"
/* Rows of a table of any noun that are the volunteer's or an interest's, be it
 * one that became part of another. */
#define OF_BOTH \
	"(noun = 'volunteer' AND row_id = $1) OR " \
	"(noun = 'interest' AND (row_id IN " INTERESTS \
	" OR row_id IN (SELECT g.gone FROM merge g WHERE " \
	"g.noun = 'interest' AND g.undone_at IS NULL AND g.kept IN " INTERESTS \
	")))"

const char *const vci_privacy_sql[VCI_PRIVACY_SQL_COUNT] = {
	[VCI_SQL_ERASE_PARTS] =
	    "SELECT gone FROM merge WHERE noun = 'volunteer' AND kept = $1 "
	    "AND undone_at IS NULL ORDER BY id",
	[VCI_SQL_ERASE_ADOPT] =
	    "UPDATE interest SET volunteer_id = $1 WHERE volunteer_id IS NULL "
	    "AND id IN (SELECT p.id FROM interest_person p "
	    "JOIN volunteer_person v ON v.email = p.email WHERE v.id = $1 AND "
	    "(p.name_key = v.name_key OR p.name_key IS NULL OR "
	    "v.name_key IS NULL))",
	[VCI_SQL_ERASE_PERSON] = "DELETE FROM volunteer_person WHERE id = $1",
	[VCI_SQL_ERASE_WORDS] =
	    "DELETE FROM interest_person WHERE id IN " INTERESTS,
	[VCI_SQL_ERASE_WAS_PERSON] =
	    "DELETE FROM import_was_person WHERE " OF_BOTH,
	[VCI_SQL_ERASE_WAS] = "DELETE FROM import_was WHERE " OF_BOTH,
	[VCI_SQL_ERASE_MERGE_PERSON] =
	    "DELETE FROM merge_was_person WHERE " OF_BOTH,
	[VCI_SQL_ERASE_MERGE] = "DELETE FROM merge_was WHERE " OF_BOTH,
	[VCI_SQL_ERASE_CALLED] =
	    "SELECT 'volunteer', source, source_id FROM volunteer "
	    "WHERE id = $1 AND source IS NOT NULL UNION ALL "
	    "SELECT 'interest', source, source_id FROM interest "
	    "WHERE volunteer_id = $1 AND source IS NOT NULL UNION ALL "
	    "SELECT noun, source, source_id FROM known_as WHERE " OF_BOTH,
	[VCI_SQL_ERASE_REMEMBER] =
	    "INSERT INTO erased (noun, source, hash) VALUES ($1, $2, $3) "
	    "ON CONFLICT (noun, source, hash) DO NOTHING",
	[VCI_SQL_ERASE_KNOWN] = "DELETE FROM known_as WHERE " OF_BOTH,
	[VCI_SQL_ERASE_CONSENT] =
	    "UPDATE consent SET text_version = NULL WHERE volunteer_id = $1",
	[VCI_SQL_ERASE_TOLD] =
	    "SELECT d.organisation_id, o.name, max(d.on_day) "
	    "FROM disclosure d JOIN org o ON o.id = d.organisation_id "
	    "WHERE d.volunteer_id = $1 GROUP BY d.organisation_id, o.name "
	    "ORDER BY d.organisation_id",
	[VCI_SQL_ERASE_DISCLOSURE] = "UPDATE disclosure SET volunteer_id = "
				     "NULL WHERE volunteer_id = $1",
	[VCI_SQL_ERASE_NOT_SAME] = "DELETE FROM not_same WHERE noun = "
				   "'volunteer' AND (a = $1 OR b = $1)",
	[VCI_SQL_ERASE_SNOOZE] =
	    "UPDATE snooze SET reason = '' WHERE (kind IN "
	    "('unanswered', 'progress', 'outcome') AND row_id IN " INTERESTS
	    ") OR (kind = 'consent' AND row_id IN "
	    "(SELECT c.id FROM consent c WHERE c.volunteer_id = $1))",
	[VCI_SQL_ERASE_CONTACTS] =
	    "SELECT (SELECT count(*) FROM org_contact o "
	    "JOIN volunteer_person v ON v.email = o.contact_email "
	    "WHERE v.id = $1) + (SELECT count(*) FROM contact_person c "
	    "JOIN volunteer_person v ON v.email = c.email WHERE v.id = $1)",
	[VCI_SQL_ERASE_REASONS] =
	    "SELECT id, reason FROM volunteer_event WHERE row_id = $1 AND "
	    "reason IS NOT NULL",
	[VCI_SQL_ERASE_REASON] =
	    "UPDATE volunteer_event SET reason = $2 WHERE id = $1",
	[VCI_SQL_ERASE_REASONS_OF_INTERESTS] =
	    "SELECT id, reason FROM interest_event WHERE row_id IN " INTERESTS
	    " AND reason IS NOT NULL",
	[VCI_SQL_ERASE_REASON_OF_INTEREST] =
	    "UPDATE interest_event SET reason = $2 WHERE id = $1",
	[VCI_SQL_ERASE_INTERESTS] =
	    "UPDATE interest SET volunteer_id = NULL, source = NULL, "
	    "source_id = NULL, import_id = NULL, changed_at = $2 "
	    "WHERE volunteer_id = $1",
	[VCI_SQL_ERASE_ROW] =
	    "UPDATE volunteer SET source = NULL, source_id = NULL, "
	    "import_id = NULL, changed_at = $2, erased_on = $3, "
	    "tag_ids = NULL WHERE id = $1",
	/* Words that nobody else bears. */
	[VCI_SQL_ERASE_TAGS] =
	    "DELETE FROM tag WHERE NOT EXISTS "
	    "(SELECT 1 FROM tag_link l WHERE l.tag_id = tag.id)",
};
