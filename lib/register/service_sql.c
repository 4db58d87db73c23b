/* SPDX-License-Identifier: ISC */
/* Statements of the tables of work with organisations. */
#include "service.h"

/* $3: one organisation, or 0. */
#define OF_ORG(column) \
	"(CAST($3 AS @INT@) = 0 OR " column " = CAST($3 AS @INT@))"

/* The day on which interest i was answered, or NULL: the one rule for it, of
 * all who count answers. Centres ask that their organisations answer every
 * interest (volontarbyran.org makes it a condition), so one that the volunteer
 * withdrew, unheard, counts as unanswered. The first step that the organisation
 * took, or that shows that it did; a no is its own unless the volunteer's. What
 * stands at received, maybe again after a mistake, has no answer. */
#define ANSWERED_ON \
	"CASE WHEN i.status <> 'received' THEN (SELECT min(e.day) FROM interest_event e WHERE e.row_id = i.id " \
	"AND (e.side = 'org' OR e.status IN ('contacted', 'agreed', " \
	"'started', 'active') OR (e.status = 'declined' AND " \
	"coalesce(e.side, 'org') <> 'volunteer'))) END"

const char *const vci_service_sql[VCI_SERVICE_SQL_COUNT] = {
	[VCI_SQL_ANSWERS] =
	    "SELECT r.org, r.received_on, r.answered_on, r.known FROM "
	    "(SELECT i.id AS id, i.organisation_id AS org, "
	    "i.received_on AS received_on, " ANSWERED_ON " AS answered_on, "
	    "CASE WHEN i.status IN ('received', 'passed_on', 'contacted', "
	    "'agreed') THEN 0 ELSE 1 END AS known FROM interest i "
	    "WHERE i.received_on >= $1 AND i.received_on < $2 AND " OF_ORG(
		"i.organisation_id") ") r ORDER BY r.org, r.id",
	/* By its assignments of the time, which are found without reading all
	 * interests, nor those of all the years before. */
	[VCI_SQL_ANSWERED] =
	    "SELECT count(*), count(r.answered_on) FROM (SELECT " ANSWERED_ON
	    " AS answered_on FROM assignment a "
	    "JOIN interest i ON i.assignment_id = a.id "
	    "WHERE a.organisation_id = $1 AND a.registered_on >= $2 AND "
	    "i.organisation_id = $1 AND "
	    "i.received_on >= $2 AND i.received_on < $3) r",
	[VCI_SQL_FILLED] =
	    "SELECT p.org, CAST(sum(p.places) AS @INT@), CAST(sum(CASE WHEN "
	    "p.taken > p.places THEN p.places ELSE p.taken END) AS @INT@) "
	    "FROM (SELECT a.organisation_id AS org, a.places AS places, "
	    "(SELECT count(*) FROM interest i WHERE i.assignment_id = a.id AND "
	    "(i.status IN ('agreed', 'started', 'active') OR EXISTS (SELECT 1 "
	    "FROM interest_event e WHERE e.row_id = i.id AND e.status IN "
	    "('started', 'active')))) AS taken FROM assignment a "
	    "WHERE a.places > 0 AND a.published_on >= $1 AND "
	    "a.published_on < $2 AND " OF_ORG(
		"a.organisation_id") ") p "
				     "GROUP BY p.org ORDER BY p.org",
	[VCI_SQL_ORG_NAMES] = "SELECT id, name FROM org WHERE "
			      "(CAST($1 AS @INT@) = 0 OR id = CAST($1 AS "
			      "@INT@)) ORDER BY name_key, id",
	/* The first approval of each, and each that follows a new
	 * application; with the step before. */
	[VCI_SQL_APPROVALS] =
	    "SELECT o.id, o.name, e.day, e.recorded_at, e.actor, "
	    "CASE WHEN f.status = 'applied' THEN f.recorded_at END, f.day "
	    "FROM org_event e JOIN org o ON o.id = e.row_id LEFT JOIN "
	    "org_event f ON f.id = (SELECT max(l.id) FROM org_event l WHERE "
	    "l.row_id = e.row_id AND l.id < e.id) "
	    "WHERE e.status = 'approved' AND e.day >= $1 AND e.day < $2 AND "
	    "(f.status = 'applied' OR NOT EXISTS (SELECT 1 FROM org_event b "
	    "WHERE b.row_id = e.row_id AND b.id < e.id AND "
	    "b.status = 'approved')) ORDER BY e.day, e.id",
	[VCI_SQL_NEWSLETTER] =
	    "SELECT n.org, n.title, n.person, n.address, n.role FROM ("
	    "SELECT o.id AS org, o.name AS title, o.name_key AS k, 0 AS nth, "
	    "c.contact_name AS person, c.contact_email AS address, "
	    "c.contact_role AS role FROM org o JOIN org_contact c ON "
	    "c.id = o.id WHERE o.status <> 'left' AND "
	    "c.contact_newsletter = 1 UNION ALL "
	    "SELECT o.id, o.name, o.name_key, c.id, p.name, p.email, c.role "
	    "FROM contact c JOIN org o ON o.id = c.organisation_id "
	    "LEFT JOIN contact_person p ON p.id = c.id "
	    "WHERE o.status <> 'left' AND c.newsletter = 1 AND "
	    "(c.since IS NULL OR c.since <= $1) AND "
	    "(c.until IS NULL OR c.until >= $1)) n "
	    "ORDER BY n.k, n.org, n.nth",
	[VCI_SQL_NEAR] =
	    "SELECT t.id, t.name, t.name_key, t.org_number, t.municipality, "
	    "t.status, p.contact_email FROM org t LEFT JOIN org_contact p "
	    "ON p.id = t.id ORDER BY t.id",
	[VCI_SQL_NEAR_CONTACT] =
	    ("SELECT c.organisation_id, p.email FROM contact c "
	     "JOIN contact_person p ON p.id = c.id WHERE p.email IS NOT NULL"),
	[VCI_SQL_LOG_LIST] =
	    "UPDATE contact_log SET list_id = $2 WHERE id = $1",
};
