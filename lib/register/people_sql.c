/* SPDX-License-Identifier: ISC */
/* The statements about people that are written by hand. */
#include "people.h"

#define DISCLOSED \
	"SELECT d.id, d.on_day, d.organisation_id, o.name, d.volunteer_id, " \
	"p.name, d.interest_id, d.fields, d.ground, d.recorded_at, d.actor " \
	"FROM disclosure d JOIN org o ON o.id = d.organisation_id " \
	"LEFT JOIN volunteer_person p ON p.id = d.volunteer_id "

const char *const vci_people_sql[VCI_PEOPLE_SQL_COUNT] = {
	[VCI_SQL_TAKES] =
	    "SELECT status, expires_on FROM assignment WHERE id = $1",
	[VCI_SQL_TAKES_STEPS] =
	    "SELECT day, status FROM assignment_event WHERE row_id = $1 "
	    "ORDER BY day, id",
	[VCI_SQL_DOUBLE] =
	    "SELECT id FROM interest WHERE assignment_id = $1 AND "
	    "volunteer_id = $2 AND id <> $3 AND status NOT IN "
	    "('declined', 'withdrawn', 'no_answer', 'closed') ORDER BY id "
	    "LIMIT 1",
	[VCI_SQL_WHO_EMAIL] =
	    "SELECT id, name_key FROM volunteer_person WHERE email = $1 "
	    "ORDER BY id",
	[VCI_SQL_WHO_PHONE] =
	    "SELECT id, name_key FROM volunteer_person WHERE phone = $1 "
	    "ORDER BY id",
	[VCI_SQL_VOLUNTEER_STATUS] =
	    "SELECT status, erased_on FROM volunteer WHERE id = $1",
	[VCI_SQL_OF_ASSIGNMENT] =
	    "SELECT id, status FROM interest WHERE assignment_id = $1 "
	    "ORDER BY id",
	[VCI_SQL_CONSENT_NEW] =
	    "INSERT INTO consent (volunteer_id, purpose, text_version, given_by, "
	    "given_on, until, recorded_at, actor) "
	    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	[VCI_SQL_CONSENT_VALID] =
	    "SELECT given_on FROM consent WHERE volunteer_id = $1 AND "
	    "purpose = $2 AND given_on <= $3 AND "
	    "(withdrawn_on IS NULL OR withdrawn_on > $3) AND "
	    "(until IS NULL OR until >= $3) ORDER BY given_on DESC LIMIT 1",
	[VCI_SQL_CONSENT_WITHDRAW] =
	    "UPDATE consent SET withdrawn_on = $3 WHERE volunteer_id = $1 AND "
	    "purpose = $2 AND withdrawn_on IS NULL AND given_on <= $3",
	[VCI_SQL_CONSENTS] =
	    "SELECT id, purpose, given_on, given_by, text_version, until, "
	    "withdrawn_on, recorded_at, actor FROM consent "
	    "WHERE volunteer_id = $1 ORDER BY given_on, id",
	[VCI_SQL_TOLD] =
	    "SELECT v.name, v.email, v.phone, p.name, p.email, p.message "
	    "FROM interest i LEFT JOIN volunteer_person v ON "
	    "v.id = i.volunteer_id LEFT JOIN interest_person p ON p.id = i.id "
	    "WHERE i.id = $1",
	[VCI_SQL_TOLD_BEFORE] =
	    "SELECT 1 FROM disclosure WHERE interest_id = $1 AND "
	    "organisation_id = $2 LIMIT 1",
	[VCI_SQL_TOLD_SAME] =
	    "SELECT 1 FROM disclosure WHERE interest_id = $1 AND "
	    "organisation_id = $2 AND on_day = $3 AND fields = $4 LIMIT 1",
	[VCI_SQL_DISCLOSE] =
	    "INSERT INTO disclosure (volunteer_id, interest_id, "
	    "organisation_id, fields, ground, on_day, recorded_at, actor) "
	    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	[VCI_SQL_TOLD_BY_CONSENT] =
	    "SELECT d.organisation_id, o.name, max(d.on_day), "
	    "c.contact_email FROM disclosure d JOIN org o ON "
	    "o.id = d.organisation_id LEFT JOIN org_contact c ON c.id = o.id "
	    "WHERE d.volunteer_id = $1 AND d.ground = 'consent' "
	    "GROUP BY d.organisation_id, o.name, c.contact_email "
	    "ORDER BY d.organisation_id",
	[VCI_SQL_DISCLOSED_OF] = DISCLOSED
	"WHERE d.volunteer_id = $1 ORDER BY d.on_day, d.id",
	[VCI_SQL_DISCLOSED_TO] = DISCLOSED
	"WHERE d.organisation_id = $1 ORDER BY d.on_day, d.id",
	/* Since it was passed on last; one that nobody passed on, since it
	 * was first spoken of. */
	[VCI_SQL_OUTCOME] =
	    "SELECT x.id, x.volunteer_id, p.name, x.assignment_id, a.title, "
	    "x.organisation_id, o.name, x.status, x.day FROM (SELECT i.id, "
	    "i.volunteer_id, i.assignment_id, i.organisation_id, i.status, "
	    "coalesce((SELECT max(e.day) FROM interest_event e WHERE "
	    "e.row_id = i.id AND e.status = 'passed_on'), (SELECT min(e.day) "
	    "FROM interest_event e WHERE e.row_id = i.id)) AS day "
	    "FROM interest i WHERE i.status IN "
	    "('passed_on', 'contacted', 'agreed')) x "
	    "JOIN assignment a ON a.id = x.assignment_id "
	    "JOIN org o ON o.id = x.organisation_id "
	    "LEFT JOIN volunteer_person p ON p.id = x.volunteer_id "
	    "WHERE x.day <= $1 ORDER BY x.day, x.id",
};
