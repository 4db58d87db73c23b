/* SPDX-License-Identifier: ISC */
/* What the register can count, each as a SELECT of dated facts. */
#include <string.h>

#include "goal.h"

/* Steps into (+1) and out of (-1) one status, from a table of events. */
#define STEPS(table, status) \
	"SELECT e.row_id, e.day, " \
	"CASE WHEN e.status = '" status "' THEN 1 ELSE 0 END - " \
	"CASE WHEN lag(e.status) OVER (PARTITION BY e.row_id " \
	"ORDER BY e.day, e.id) = '" status "' THEN 1 ELSE 0 END AS step " \
	"FROM " table " e"

/* Members of campaigns, on a day, with the place and organisation of their
 * row, or of the row that it became part of. */
#define ROW(table, of) \
	"LEFT JOIN " table " " of " ON l.noun = '" table "' AND " of \
	".id = coalesce(g.kept, m.row_id) "
#define MEMBERS(day) \
	"SELECT m.row_id AS id, " day " AS day, " \
	"coalesce(o.municipality, a.municipality, v.municipality, " \
	"i.municipality) AS municipality, " \
	"coalesce(o.id, a.organisation_id, i.organisation_id) AS org, " \
	"m.row_id AS subject, 1 AS amount, m.list_id AS list " \
	"FROM list_member m JOIN list l ON l.id = m.list_id " \
	"LEFT JOIN merge g ON g.noun = l.noun AND g.gone = m.row_id AND " \
	"g.undone_at IS NULL " ROW("org", "o") ROW("assignment", "a") \
	    ROW("volunteer", "v") ROW("interest", "i")

const struct vci_indicator vci_indicators[] = {
	{ "org.registered", N_("New organisations"), N_("organisations"), false,
	    N_("organisations by day of registration and seat"),
	    "SELECT o.id AS id, o.registered_on AS day, "
	    "o.municipality AS municipality, o.id AS org, o.id AS subject, "
	    "1 AS amount FROM org o" },
	{ "org.active", N_("Active organisations"), N_("organisations"), true,
	    N_("organisations in status approved, by seat"),
	    "SELECT o.id AS id, s.day AS day, o.municipality AS municipality, "
	    "o.id AS org, o.id AS subject, s.step AS amount FROM (" STEPS(
		"org_event",
		"approved") ") s "
			    "JOIN org o ON o.id = s.row_id WHERE s.step <> 0" },
	{ "org.member", N_("Member organisations"), N_("organisations"), true,
	    N_("organisations while they are members, by seat"),
	    "SELECT o.id AS id, o.member_from AS day, "
	    "o.municipality AS municipality, o.id AS org, o.id AS subject, "
	    "1 AS amount FROM org o WHERE o.member_from IS NOT NULL "
	    "UNION ALL SELECT o.id, o.member_to + 1, o.municipality, o.id, "
	    "o.id, -1 FROM org o WHERE o.member_from IS NOT NULL AND "
	    "o.member_to IS NOT NULL" },
	{ "org.with_assignment", N_("Organisations with assignments"),
	    N_("organisations"), false,
	    N_("organisations by day of their first assignment, by seat"),
	    "SELECT o.id AS id, a.day AS day, o.municipality AS municipality, "
	    "o.id AS org, o.id AS subject, 1 AS amount FROM "
	    "(SELECT organisation_id, min(registered_on) AS day "
	    "FROM assignment GROUP BY organisation_id) a "
	    "JOIN org o ON o.id = a.organisation_id" },
	{ "assignment.registered", N_("New assignments"), N_("assignments"),
	    false, N_("assignments by day of registration and place of work"),
	    "SELECT a.id AS id, a.registered_on AS day, "
	    "a.municipality AS municipality, a.organisation_id AS org, "
	    "a.organisation_id AS subject, 1 AS amount FROM assignment a" },
	{ "assignment.published", N_("Published assignments"),
	    N_("assignments"), false,
	    N_("assignments by day of publication and place of work"),
	    "SELECT a.id AS id, a.published_on AS day, "
	    "a.municipality AS municipality, a.organisation_id AS org, "
	    "a.organisation_id AS subject, 1 AS amount FROM assignment a "
	    "WHERE a.published_on IS NOT NULL" },
	{ "assignment.open", N_("Open assignments"), N_("assignments"), true,
	    N_("assignments in status published and not expired, by place of "
	       "work"),
	    "SELECT a.id AS id, s.day AS day, a.municipality AS municipality, "
	    "a.organisation_id AS org, a.organisation_id AS subject, "
	    "s.step AS amount FROM (" STEPS("assignment_event",
		"published") ") s "
			     "JOIN assignment a ON a.id = s.row_id WHERE s.step <> 0 AND "
			     "(a.expires_on IS NULL OR s.day <= a.expires_on) "
			     "UNION ALL SELECT x.id, x.expires_on + 1, x.municipality, x.org, "
			     "x.org, -1 FROM (SELECT a.id, a.expires_on, a.municipality, "
			     "a.organisation_id AS org FROM (" STEPS(
				 "assignment_event",
				 "published") ") s "
					      "JOIN assignment a ON a.id = s.row_id WHERE s.day <= a.expires_on "
					      "GROUP BY a.id, a.expires_on, a.municipality, a.organisation_id "
					      "HAVING sum(s.step) > 0) x" },
	{ "interest.received", N_("Interests"), N_("interests"), false,
	    N_("interests by day received and the assignment's place of work"),
	    "SELECT i.id AS id, i.received_on AS day, "
	    "i.municipality AS municipality, i.organisation_id AS org, "
	    "i.volunteer_id AS subject, 1 AS amount FROM interest i" },
	{ "interest.started", N_("Matches made"), N_("interests"), false,
	    N_("interests by the day the volunteer started, and the "
	       "assignment's place of work"),
	    "SELECT i.id AS id, s.day AS day, i.municipality AS municipality, "
	    "i.organisation_id AS org, i.volunteer_id AS subject, 1 AS amount "
	    "FROM (SELECT row_id, min(day) AS day FROM interest_event "
	    "WHERE status IN ('started', 'active') GROUP BY row_id) s "
	    "JOIN interest i ON i.id = s.row_id" },
	{ "volunteer.registered", N_("New volunteers"), N_("volunteers"), false,
	    N_("volunteers by day of registration and municipality"),
	    "SELECT v.id AS id, v.registered_on AS day, "
	    "v.municipality AS municipality, CAST(NULL AS @INT@) AS org, "
	    "v.id AS subject, 1 AS amount FROM volunteer v" },
	{ VCI_REACHED_KEY, N_("Reached"), N_("members"), false,
	    N_("members of campaigns by the day they were spoken with, and "
	       "their own place"),
	    MEMBERS("m.on_day") "WHERE m.outcome IN (" VCI_SPOKEN ")" },
	{ VCI_MEMBER_KEY, N_("On lists"), N_("members"), false,
	    N_("members of campaigns by the day the list was made, and their "
	       "own place"),
	    MEMBERS("l.made_on") },
	{ NULL, NULL, NULL, false, NULL, NULL },
};

bool
vci_of_lists(const struct vci_indicator *i)
{
	return strncmp(i->key, "list.", 5) == 0;
}

const struct vci_indicator *
vci_indicator(const char *key)
{
	for (const struct vci_indicator *i = vci_indicators; i->key != NULL;
	     i++)
		if (strcmp(i->key, key) == 0)
			return i;
	return NULL;
}

int
vc_indicators(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "indicator", N_("Indicator"),
						    0 },
		{ "unit", N_("Unit"), 0 }, { "stock", N_("Stock"), 0 },
		{ "counts", N_("Counts"), VC_COL_WRAP } };
	int rc = vci_table_new(vc, col, 4, tp);

	for (const struct vci_indicator *i = vci_indicators;
	     rc == VC_OK && i->key != NULL; i++) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		if (c == NULL) {
			vc_table_free(*tp);
			*tp = NULL;
			return VC_E_NOMEM;
		}
		c[0] = (struct vc_cell){ .type = VC_CELL_TEXT, .text = i->key };
		c[1] = (struct vc_cell){ .type = VC_CELL_MSG, .text = i->unit };
		c[2] = (struct vc_cell){ .type = VC_CELL_BOOL,
			.num = i->stock };
		c[3] = (struct vc_cell){ .type = VC_CELL_MSG, .text = i->rule };
	}
	return rc;
}
