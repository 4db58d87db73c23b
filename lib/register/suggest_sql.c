/* SPDX-License-Identifier: ISC */
/* What matching asks of the register. */
#include "suggest.h"

/* The columns of an assignment that matching reads: those of the index
 * assignment_open, so that the rows themselves stay unread. */
#define OPEN \
	"id, municipality, remote, places, published_on, starts_on, " \
	"minimum_age, maximum_age, extract_needed, when_mask, " \
	"organisation_id, tag_ids, ends_on, expires_on, "
#define OPEN_WHERE \
	"SELECT " OPEN "'published' FROM assignment " \
	"WHERE status = 'published' AND "
#define ENDS  " AND (ends_on IS NULL OR ends_on >= $1)"
#define UNTIL ENDS " UNION ALL "
#define PERSON \
	"SELECT v.id, v.municipality, v.birth_year, v.when_mask, " \
	"v.extract_seen_on, v.tag_ids, v.status, v.erased_on, " \
	"CASE WHEN v.municipality IS NULL THEN (SELECT p.postcode FROM " \
	"volunteer_person p WHERE p.id = v.id) END FROM volunteer v "
#define CONSENT       "SELECT volunteer_id, until, withdrawn_on FROM consent "
#define CONSENT_ORDER " ORDER BY volunteer_id, given_on, id"

const char *const vci_match_sql[VCI_MATCH_SQL_COUNT] = {
	[VCI_M_NEIGHBOURS] = "SELECT municipality, neighbour FROM neighbour",
	[VCI_M_CENTROIDS] =
	    "SELECT municipality, latitude, longitude FROM centroid",
	[VCI_M_POSTAL] = "SELECT municipality FROM postal WHERE code = $1",
	[VCI_M_TAGS] = "SELECT id, list FROM tag WHERE list IN "
		       "('cause', 'skill', 'language')",
	/* $1 is today. */
	[VCI_M_OPEN_AT] = OPEN_WHERE
	"municipality = $2 AND expires_on IS NULL" UNTIL OPEN_WHERE
	"municipality = $2 AND expires_on >= $1" ENDS,
	[VCI_M_OPEN_NOWHERE] = OPEN_WHERE
	"municipality IS NULL AND expires_on IS NULL" UNTIL OPEN_WHERE
	"municipality IS NULL AND expires_on >= $1" ENDS,
	[VCI_M_OPEN_REMOTE] = OPEN_WHERE
	"remote = 1 AND expires_on IS NULL" UNTIL OPEN_WHERE
	"remote = 1 AND expires_on >= $1" ENDS,
	[VCI_M_NEXT_PLACE] = "SELECT min(municipality) FROM assignment "
			     "WHERE status = 'published' AND municipality > $1",
	[VCI_M_ASSIGNMENT] = "SELECT " OPEN
			     "status FROM assignment WHERE id = $1",
	[VCI_M_PEOPLE] = PERSON
	"WHERE v.status = 'active' AND v.erased_on IS NULL ORDER BY v.id",
	[VCI_M_PERSON] = PERSON "WHERE v.id = $1",
	[VCI_M_CONSENTS] = CONSENT "WHERE purpose = 'register'" CONSENT_ORDER,
	[VCI_M_CONSENT] = CONSENT
	"WHERE volunteer_id = $1 AND purpose = 'register'" CONSENT_ORDER,
	[VCI_M_APPROVED] = "SELECT status FROM org WHERE id = $1",
	[VCI_M_INTERESTS] = "SELECT volunteer_id, status FROM interest "
			    "WHERE assignment_id = $1",
	[VCI_M_DECLINED] =
	    "SELECT count(*) FROM interest i JOIN interest_event e "
	    "ON e.row_id = i.id WHERE i.assignment_id = $1 AND "
	    "i.volunteer_id = $2 AND e.status IN ('declined', 'withdrawn')",
	[VCI_M_LABEL] =
	    "SELECT a.title, o.name FROM assignment a "
	    "JOIN org o ON o.id = a.organisation_id WHERE a.id = $1",
	[VCI_M_NAME] = "SELECT name FROM volunteer_person WHERE id = $1",
};
