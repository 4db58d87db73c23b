/* SPDX-License-Identifier: ISC */
/* What the register can count, each as a SELECT of dated facts. */
#include <stdio.h>
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
	"i.municipality, p.municipality, s.municipality) AS municipality, " \
	"coalesce(o.id, a.organisation_id, i.organisation_id) AS org, " \
	"m.row_id AS subject, 1 AS amount, m.list_id AS list, " \
	"coalesce(g.kept, m.row_id) AS unit, " \
	"coalesce(p.title, s.title) AS label " \
	"FROM list_member m JOIN list l ON l.id = m.list_id " \
	"LEFT JOIN merge g ON g.noun = l.noun AND g.gone = m.row_id AND " \
	"g.undone_at IS NULL " ROW("org", "o") ROW("assignment", "a") \
	    ROW("volunteer", "v") ROW("interest", "i") ROW("partner", "p") \
		ROW("initiative", "s")

/* What an agreement's facts have in common, but for day and amount. */
#define OF_AGREEMENT(day, amount) \
	"SELECT g.id AS id, " day " AS day, " \
	"coalesce(p.municipality, o.municipality) AS municipality, " \
	"g.organisation_id AS org, g.partner_id AS subject, " amount \
	" AS amount, g.partner_id AS partner, p.kind AS kind, " \
	"g.title AS label FROM agreement g LEFT JOIN partner p " \
	"ON p.id = g.partner_id LEFT JOIN org o ON o.id = g.organisation_id "
#define OF_PARTNER(day, amount) \
	"SELECT p.id AS id, " day " AS day, p.municipality AS municipality, " \
	"CAST(NULL AS @INT@) AS org, p.id AS subject, " amount " AS amount, " \
	"p.id AS partner, p.kind AS kind, p.title AS label FROM "
#define OF_ACTIVITY(amount, about, status) \
	"SELECT a.id AS id, a.on_day AS day, a.municipality AS municipality, " \
	"a.organisation_id AS org, a.partner_id AS subject, " amount \
	" AS amount, a.partner_id AS partner, p.kind AS kind, " \
	"a.title AS label, a.plan AS plan, " about " AS qualifier, " \
	"a.kind AS code FROM activity a LEFT JOIN partner p " \
	"ON p.id = a.partner_id WHERE a.status = '" status "' "

/* Stages that initiatives reached. */
#define OF_STAGE \
	"SELECT i.id AS id, s.reached_on AS day, " \
	"i.municipality AS municipality, i.organisation_id AS org, " \
	"i.id AS subject, 1 AS amount, s.stage AS code FROM stage s " \
	"JOIN initiative i ON i.id = s.initiative_id " \
	"WHERE s.reached_on IS NOT NULL "

const struct vci_indicator vci_indicators[] = {
	{ .key = "org.registered",
	    .title = N_("New organisations"),
	    .unit = N_("organisations"),
	    .rule = N_("organisations by day of registration and seat"),
	    .facts =
		"SELECT o.id AS id, o.registered_on AS day, "
		"o.municipality AS municipality, o.id AS org, o.id AS subject, "
		"1 AS amount FROM org o" },
	{ .key = "org.active",
	    .title = N_("Active organisations"),
	    .unit = N_("organisations"),
	    .stock = true,
	    .rule = N_("organisations in status approved, by seat"),
	    .facts =
		"SELECT o.id AS id, s.day AS day, o.municipality AS municipality, "
		"o.id AS org, o.id AS subject, s.step AS amount FROM (" STEPS(
		    "org_event",
		    "approved") ") s "
				"JOIN org o ON o.id = s.row_id WHERE s.step <> 0" },
	{ .key = "org.member",
	    .title = N_("Member organisations"),
	    .unit = N_("organisations"),
	    .stock = true,
	    .rule = N_("organisations while they are members, by seat"),
	    .facts =
		"SELECT o.id AS id, o.member_from AS day, "
		"o.municipality AS municipality, o.id AS org, o.id AS subject, "
		"1 AS amount FROM org o WHERE o.member_from IS NOT NULL "
		"UNION ALL SELECT o.id, o.member_to + 1, o.municipality, o.id, "
		"o.id, -1 FROM org o WHERE o.member_from IS NOT NULL AND "
		"o.member_to IS NOT NULL" },
	{ .key = "org.with_assignment",
	    .title = N_("Organisations with assignments"),
	    .unit = N_("organisations"),
	    .rule = N_(
		"organisations by day of their first assignment, by seat"),
	    .facts =
		"SELECT o.id AS id, a.day AS day, o.municipality AS municipality, "
		"o.id AS org, o.id AS subject, 1 AS amount FROM "
		"(SELECT organisation_id, min(registered_on) AS day "
		"FROM assignment GROUP BY organisation_id) a "
		"JOIN org o ON o.id = a.organisation_id" },
	{ .key = "assignment.registered",
	    .title = N_("New assignments"),
	    .unit = N_("assignments"),
	    .rule = N_("assignments by day of registration and place of work"),
	    .facts =
		"SELECT a.id AS id, a.registered_on AS day, "
		"a.municipality AS municipality, a.organisation_id AS org, "
		"a.organisation_id AS subject, 1 AS amount FROM assignment a" },
	{ .key = "assignment.published",
	    .title = N_("Published assignments"),
	    .unit = N_("assignments"),
	    .rule = N_("assignments by day of publication and place of work"),
	    .facts =
		"SELECT a.id AS id, a.published_on AS day, "
		"a.municipality AS municipality, a.organisation_id AS org, "
		"a.organisation_id AS subject, 1 AS amount FROM assignment a "
		"WHERE a.published_on IS NOT NULL" },
	{ .key = "assignment.open",
	    .title = N_("Open assignments"),
	    .unit = N_("assignments"),
	    .stock = true,
	    .rule = N_(
		"assignments in status published and not expired, by place of "
		"work"),
	    .facts =
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
	{ .key = "interest.received",
	    .title = N_("Interests"),
	    .unit = N_("interests"),
	    .rule = N_(
		"interests by day received and the assignment's place of work"),
	    .facts =
		"SELECT i.id AS id, i.received_on AS day, "
		"i.municipality AS municipality, i.organisation_id AS org, "
		"i.volunteer_id AS subject, 1 AS amount FROM interest i" },
	{ .key = "interest.started",
	    .title = N_("Matches made"),
	    .unit = N_("interests"),
	    .rule = N_("interests by the day the volunteer started, and the "
		       "assignment's place of work"),
	    .facts =
		"SELECT i.id AS id, s.day AS day, i.municipality AS municipality, "
		"i.organisation_id AS org, i.volunteer_id AS subject, 1 AS amount "
		"FROM (SELECT row_id, min(day) AS day FROM interest_event "
		"WHERE status IN ('started', 'active') GROUP BY row_id) s "
		"JOIN interest i ON i.id = s.row_id" },
	{ .key = "volunteer.registered",
	    .title = N_("New volunteers"),
	    .unit = N_("volunteers"),
	    .rule = N_("volunteers by day of registration and municipality"),
	    .facts =
		"SELECT v.id AS id, v.registered_on AS day, "
		"v.municipality AS municipality, CAST(NULL AS @INT@) AS org, "
		"v.id AS subject, 1 AS amount FROM volunteer v" },
	{ .key = "volunteer.own",
	    .title = N_("Own volunteers"),
	    .unit = N_("volunteers"),
	    .spare = true,
	    .rule = N_("volunteers by the day they started with the centre "
		       "itself, the organisation that bears its name, and by "
		       "place of work; in two assignments one counts twice"),
	    .facts =
		"SELECT i.id AS id, s.day AS day, "
		"i.municipality AS municipality, i.organisation_id AS org, "
		"i.volunteer_id AS subject, 1 AS amount "
		"FROM (SELECT row_id, min(day) AS day FROM interest_event "
		"WHERE status IN ('started', 'active') GROUP BY row_id) s "
		"JOIN interest i ON i.id = s.row_id "
		"JOIN org o ON o.id = i.organisation_id "
		"JOIN setting c ON c.key = 'name' AND c.value = o.name" },
	{ .key = VCI_REACHED_KEY,
	    .title = N_("Reached"),
	    .unit = N_("members"),
	    .rule = N_("members of campaigns by the day they were spoken with, "
		       "and their own place"),
	    .facts = MEMBERS("m.on_day") "WHERE m.outcome IN (" VCI_SPOKEN
					 ")" },
	{ .key = VCI_MEMBER_KEY,
	    .title = N_("On lists"),
	    .unit = N_("members"),
	    .rule = N_("members of campaigns by the day the list was made, and "
		       "their own place"),
	    .facts = MEMBERS("l.made_on") },
	{ .key = "partner.known",
	    .title = N_("Partners"),
	    .unit = N_("partners"),
	    .spare = true,
	    .stock = true,
	    .rule = N_("partners from their registration until they ended, by "
		       "seat"),
	    .facts = OF_PARTNER("p.registered_on",
		"1") "partner p UNION ALL " OF_PARTNER("s.day",
		"-s.step") "(" STEPS("partner_event",
		"ended") ") s JOIN partner p ON p.id = s.row_id "
			 "WHERE s.step <> 0" },
	{ .key = "partner.signed",
	    .title = N_("New partners"),
	    .unit = N_("partners"),
	    .spare = true,
	    .rule = N_("partners by the day they first signed, by seat"),
	    .facts = OF_PARTNER("s.day",
		"1") "(SELECT row_id, min(day) AS day FROM partner_event "
		     "WHERE status = 'signed' GROUP BY row_id) s "
		     "JOIN partner p ON p.id = s.row_id" },
	{ .key = "partner.active",
	    .title = N_("Active partners"),
	    .unit = N_("partners"),
	    .spare = true,
	    .stock = true,
	    .rule = N_("partners in status signed, by seat"),
	    .facts = OF_PARTNER("s.day", "s.step") "(" STEPS("partner_event",
		"signed") ") s JOIN partner p ON p.id = s.row_id "
			  "WHERE s.step <> 0" },
	{ .key = "agreement.signed",
	    .title = N_("New agreements"),
	    .unit = N_("agreements"),
	    .spare = true,
	    .rule = N_("agreements by the day they were signed, or else their "
		       "first day, by the other side's seat"),
	    .facts = OF_AGREEMENT("coalesce(g.signed_on, g.starts_on)",
		"1") "WHERE coalesce(g.signed_on, g.starts_on) IS NOT NULL" },
	{ .key = "agreement.active",
	    .title = N_("Agreements in force"),
	    .unit = N_("agreements"),
	    .spare = true,
	    .stock = true,
	    .rule = N_("agreements from their first day, or else that of "
		       "signing, to their last, by the other side's seat"),
	    .facts = OF_AGREEMENT("coalesce(g.starts_on, g.signed_on)",
		"1") "WHERE coalesce(g.starts_on, g.signed_on) IS NOT NULL "
		     "UNION ALL " OF_AGREEMENT(VCI_LAST_DAY " + 1",
			 "-1") "WHERE coalesce(g.starts_on, g.signed_on) IS NOT NULL "
			       "AND " VCI_LAST_DAY " IS NOT NULL" },
	{ .key = "agreement.ended",
	    .title = N_("Ended agreements"),
	    .unit = N_("agreements"),
	    .spare = true,
	    .rule = N_("agreements by the day they were ended, by the "
		       "other side's seat; one that only ran out has none"),
	    .facts = OF_AGREEMENT("g.ended_on",
		"1") "WHERE g.ended_on IS NOT NULL" },
	{ .key = "agreement.value",
	    .title = N_("Value of new agreements"),
	    .unit = N_("money"),
	    .spare = true,
	    .money = true,
	    .rule = N_("what new agreements bring in a year, by the day they "
		       "were signed, or else their first day"),
	    .facts = OF_AGREEMENT("coalesce(g.signed_on, g.starts_on)",
		"g.amount") "WHERE coalesce(g.signed_on, g.starts_on) IS NOT NULL "
			    "AND g.amount IS NOT NULL" },
	{ .key = "activity.",
	    .unit = C_("how often", "times"),
	    .spare = true,
	    .title = "",
	    .each = &vci_activity_kinds,
	    .rule = N_(
		"activities of the kind that were held, by their first day "
		"and place, each as often as it took place"),
	    .facts = OF_ACTIVITY("coalesce(a.occasions, 1)",
		"nullif(a.kind, a.kind)", "held"),
	    .foreseen = OF_ACTIVITY("coalesce(a.occasions, 1)",
		"nullif(a.kind, a.kind)", "planned") },
	{ .key = "activity.participants.",
	    .unit = N_("participants"),
	    .spare = true,
	    .each = &vci_activity_kinds,
	    .rule = N_("those who came to activities of the kind, by the first "
		       "day and place"),
	    .facts = OF_ACTIVITY("a.participants", "a.qualifier",
		"held") "AND a.participants IS NOT NULL",
	    .foreseen = OF_ACTIVITY("a.participants", "a.qualifier",
		"planned") "AND a.participants IS NOT NULL" },
	{ .key = "initiative.",
	    .unit = N_("initiatives"),
	    .spare = true,
	    .title = "",
	    .each = &vci_stages,
	    .rule = N_("initiatives by the day they reached the stage, and "
		       "their municipality"),
	    .facts = OF_STAGE },
	{ .key = "initiative.first_time.",
	    .unit = N_("initiatives"),
	    .spare = true,
	    .each = &vci_stages,
	    .rule = N_("initiatives where volunteers were never worked with "
		       "before, by the day they reached the stage, and their "
		       "municipality"),
	    .facts = OF_STAGE "AND i.first_time = 1" },
	{ .key = NULL },
};

int64_t
vci_scale(const struct vci_indicator *ind)
{
	return ind->thousandths ? 1 : ind->money ? 10 : 1000;
}

/* ---- one of a family ------------------------------------------------------- */

static const struct vci_indicator *
one_of(const struct vci_indicator *family, const struct vci_code *code,
    struct vci_indicator *store)
{
	*store = *family;
	store->each = NULL;
	store->code = code->code;
	if (family->title != NULL)
		store->title = vci_family_title(family->each, code->code);
	snprintf(store->word, sizeof store->word, "%s%s", family->key,
	    code->code);
	store->key = store->word;
	return store;
}

const struct vci_indicator *
vci_indicator(const char *key, struct vci_indicator *store)
{
	for (const struct vci_indicator *i = vci_indicators; i->key != NULL;
	     i++) {
		size_t n = strlen(i->key);

		if (i->each == NULL && strcmp(i->key, key) == 0)
			return i;
		if (i->each == NULL || strncmp(i->key, key, n) != 0)
			continue;
		for (const struct vci_code *c = i->each->code; c->code != NULL;
		     c++)
			if (strcmp(c->code, key + n) == 0)
				return one_of(i, c, store);
	}
	return NULL;
}

int
vci_indicator_of(struct vc *vc, const char *key, struct vci_indicator *store,
    const struct vci_indicator **ind)
{
	*ind = vci_indicator(key, store);
	return *ind != NULL ? VC_OK : vci_survey_indicator(vc, key, store, ind);
}

const struct vci_indicator *
vci_indicator_nth(size_t n, struct vci_indicator *store)
{
	for (const struct vci_indicator *i = vci_indicators; i->key != NULL;
	     i++) {
		if (i->each == NULL) {
			if (n-- == 0)
				return i;
			continue;
		}
		for (const struct vci_code *c = i->each->code; c->code != NULL;
		     c++)
			if (n-- == 0)
				return one_of(i, c, store);
	}
	return NULL;
}

#define NEAR 160 /* keys that did-you-mean looks at */

const char *
vci_indicator_near(const char *word, char near[VCI_KEY_MAX])
{
	struct vci_indicator store;
	const struct vci_indicator *i;
	char key[NEAR][VCI_KEY_MAX];
	const char *words[NEAR + 1] = { NULL }, *found;

	for (size_t n = 0; n < NEAR && (i = vci_indicator_nth(n, &store));
	     n++) {
		snprintf(key[n], sizeof key[n], "%s", i->key);
		words[n] = key[n];
	}
	if ((found = vc_nearest(word, words)) == NULL)
		return NULL;
	snprintf(near, VCI_KEY_MAX, "%s", found);
	return near;
}

struct listing {
	struct vc *vc;
	struct vc_table *t;
};

static int
list_row(void *arg, const struct vci_indicator *i)
{
	struct vc_table *t = ((struct listing *)arg)->t;
	struct vc_cell *c = vci_table_row(((struct listing *)arg)->vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, i->key) };
	c[1] = (struct vc_cell){ .type = VC_CELL_MSG, .text = i->unit };
	c[2] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = i->stock };
	c[3] = (struct vc_cell){ .type = VC_CELL_MSG, .text = i->rule };
	return VC_OK;
}

int
vc_indicators(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "indicator", N_("Indicator"),
						    0 },
		{ "unit", N_("Unit"), 0 }, { "stock", N_("Stock"), 0 },
		{ "counts", N_("Counts"), VC_COL_WRAP } };
	struct vci_indicator store;
	const struct vci_indicator *i;
	int rc = vci_table_new(vc, col, 4, tp);
	struct listing l = { vc, *tp };

	for (size_t n = 0;
	     rc == VC_OK && (i = vci_indicator_nth(n, &store)) != NULL; n++)
		rc = list_row(&l, i);
	if (rc == VC_OK && vc->db != NULL)
		rc = vci_survey_each(vc, list_row, &l);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
