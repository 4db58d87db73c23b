/* SPDX-License-Identifier: ISC */
/* What needs doing: each kind, how it is found, and what settles it. */
#include <string.h>

#include "todo.h"

#define INTEREST(base) \
	"SELECT i.id, " base " AS base, i.municipality, a.title, " \
	"o.name AS org, NULL AS words FROM interest i JOIN assignment a " \
	"ON a.id = i.assignment_id JOIN org o ON o.id = i.organisation_id "
#define ASSIGNMENT(base) \
	"SELECT a.id, " base " AS base, a.municipality, a.title, " \
	"o.name AS org, NULL AS words FROM assignment a JOIN org o " \
	"ON o.id = a.organisation_id "
#define ORG(base) \
	"SELECT o.id, " base " AS base, o.municipality, NULL AS title, " \
	"o.name AS org, NULL AS words FROM org o "
/* The day or time of a row's last step, or else what its own row says. */
#define LAST(what, table, row, usual) \
	"coalesce((SELECT e." what " FROM " table " e WHERE e.row_id = " row \
	" ORDER BY e.id DESC LIMIT 1), " usual ")"
#define AGREEMENT(base) \
	"SELECT g.id, " base " AS base, coalesce(p.municipality, " \
	"o.municipality) AS municipality, g.title, coalesce(p.title, o.name) " \
	"AS org, NULL AS words FROM agreement g LEFT JOIN partner p " \
	"ON p.id = g.partner_id LEFT JOIN org o ON o.id = g.organisation_id " \
	"WHERE g.ended_on IS NULL AND (p.status <> 'ended' " \
	"OR o.status <> 'left') "
#define GRANT(base) \
	"SELECT g.id, " base " AS base, p.municipality, g.title, " \
	"p.title AS org, NULL AS words FROM grant_call g " \
	"LEFT JOIN partner p ON p.id = g.partner_id "
#define ON_ITS_WAY "i.status IN ('passed_on', 'contacted', 'agreed') "

/* clang-format off */
const struct vci_todo_kind vci_todo_kinds[] = {
	{ N_("unanswered"), "obesvarad|obesvarade|ubesvaret|ubesvarte|vastaamatta",
	  N_("Interests without an answer: %s"), "interest", "match",
	  VCI_DUE_OVER, "todo.unanswered", NULL, 0,
	  "vcctl match pass #",
	  INTEREST("i.received_on")
	  "WHERE i.status = 'received' AND i.received_on <= $1" },
	{ N_("progress"), "på väg|undervejs|underveis|kesken",
	  N_("Interests that stand still on their way: %s"), "interest", "match",
	  VCI_DUE_OVER, "todo.progress", NULL, 0,
	  "vcctl match set # no_answer",
	  INTEREST(LAST("day", "interest_event", "i.id", "i.received_on"))
	  "WHERE " ON_ITS_WAY "AND i.received_on <= $1" },
	{ N_("outcome"), "utfall|udfald|utfall|tulos",
	  N_("Interests passed on, and nobody knows what came of it: %s"),
	  "interest", "match",
	  VCI_DUE_DAYS, "todo.outcome", NULL, 0,
	  "vcctl match set # started",
	  INTEREST("(SELECT max(e.day) FROM interest_event e "
	  "WHERE e.row_id = i.id AND e.status = 'passed_on')")
	  "WHERE " ON_ITS_WAY "AND i.received_on <= $1" },
	{ N_("expired"), "utgånget|utgången|udløbet|utløpt|vanhentunut",
	  N_("Assignments past their last day and still open: %s"),
	  "assignment", "assignment",
	  VCI_DUE_AFTER, NULL, NULL, 0,
	  "vcctl assignment close # --reason ended",
	  ASSIGNMENT("coalesce(a.expires_on, a.ends_on)")
	  "WHERE a.status IN ('published', 'full')" },
	{ N_("draft"), "utkast|kladde|luonnos",
	  N_("Assignments left as drafts: %s"), "assignment", "assignment",
	  VCI_DUE_DAYS, "todo.draft", NULL, 0,
	  "vcctl assignment submit #",
	  ASSIGNMENT(LAST("day", "assignment_event", "a.id", "a.registered_on"))
	  "WHERE a.status = 'draft'" },
	{ N_("submitted"), "inskickat|indsendt|innsendt|lähetetty",
	  N_("Assignments that wait for approval: %s"), "assignment", "assignment",
	  VCI_DUE_HOURS, "approval.hours", NULL, 0,
	  "vcctl assignment publish #",
	  ASSIGNMENT(LAST("recorded_at", "assignment_event", "a.id",
	  "a.registered_on * 86400"))
	  "WHERE a.status = 'submitted'" },
	{ N_("full"), "fullt|fulltecknat|fuldt besat|fuldt|optaget|täynnä",
	  N_("Assignments that are full and not closed: %s"), "assignment",
	  "assignment",
	  VCI_DUE_DAYS, NULL, NULL, 0,
	  "vcctl assignment close # --reason filled",
	  ASSIGNMENT(LAST("day", "assignment_event", "a.id", "a.registered_on"))
	  "WHERE a.status = 'full'" },
	{ N_("waiting"), "väntar|väntande|venter|ventende|odottaa",
	  N_("Full assignments in which interests wait: %s"), "assignment",
	  "assignment",
	  VCI_DUE_DAYS, NULL, NULL, 0,
	  "vcctl match set --all-of # closed --reason filled",
	  ASSIGNMENT("(SELECT min(i.received_on) FROM interest i "
	  "WHERE i.assignment_id = a.id AND i.status = 'received')")
	  "WHERE a.status = 'full'" },
	{ N_("applied"), "ansökt|ansøgt|søkt|hakenut",
	  N_("Organisations that wait for approval: %s"), "org", "org",
	  VCI_DUE_HOURS, "approval.hours", NULL, 0,
	  "vcctl org approve #",
	  ORG(LAST("recorded_at", "org_event", "o.id", "o.registered_on * 86400"))
	  "WHERE o.status = 'applied'" },
	{ N_("first"), "påminn 1|påmind 1|första|første|ensimmäinen",
	  N_("New organisations without an assignment: %s"), "org", "org",
	  VCI_DUE_DAYS, "todo.first", "second", 0,
	  "vcctl assignment add --organisation-id # --title TITLE",
	  ORG("coalesce((SELECT max(e.day) FROM org_event e WHERE e.row_id = o.id "
	  "AND e.status = 'approved'), o.registered_on)")
	  "WHERE o.status = 'approved' AND NOT EXISTS (SELECT 1 "
	  "FROM assignment a WHERE a.organisation_id = o.id)" },
	{ N_("second"), "påminn 2|påmind 2|andra|anden|andre|toinen",
	  N_("Organisations still without an assignment: %s"), "org", "org",
	  VCI_DUE_DAYS, "todo.second", "idle", 0,
	  "vcctl assignment add --organisation-id # --title TITLE",
	  ORG("coalesce((SELECT max(e.day) FROM org_event e WHERE e.row_id = o.id "
	  "AND e.status = 'approved'), o.registered_on)")
	  "WHERE o.status = 'approved' AND NOT EXISTS (SELECT 1 "
	  "FROM assignment a WHERE a.organisation_id = o.id)" },
	{ N_("idle"), "vilande|overksam|passiv|inaktiv|toimeton",
	  N_("Idle organisations: %s"), "org", "org",
	  VCI_DUE_MONTHS, "org.idle", NULL, 0,
	  "vcctl org pause # --reason no_need",
	  ORG("coalesce((SELECT max(a.published_on) FROM assignment a "
	  "WHERE a.organisation_id = o.id), o.registered_on)")
	  "WHERE o.status = 'approved' AND o.registered_on <= $1 "
	  "AND NOT EXISTS (SELECT 1 FROM assignment a "
	  "WHERE a.organisation_id = o.id AND a.published_on > $1)" },
	{ N_("bylaws"), "stadgar|vedtægter|vedtekter|säännöt",
	  N_("Bylaws that run out: %s"), "org", "org",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 0,
	  "vcctl org edit # --bylaws-until @",
	  ORG("o.bylaws_until") "WHERE o.status <> 'left'" },
	{ N_("insurance"), "försäkring|forsikring|vakuutus",
	  N_("Insurances that run out: %s"), "org", "org",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 0,
	  "vcctl org edit # --insurance-until @",
	  ORG("o.insurance_until") "WHERE o.status <> 'left'" },
	{ N_("notice"), "uppsägning|opsigelse|oppsigelse|irtisanominen",
	  N_("Agreements that notice can be given of: %s"), "agreement",
	  "agreement",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 30,
	  "vcctl agreement edit # --notice-on @",
	  AGREEMENT("g.notice_on") },
	{ N_("agreement"), "avtal|aftale|avtale|sopimus",
	  N_("Agreements that run out: %s"), "agreement", "agreement",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 365,
	  "vcctl agreement edit # --to @",
	  /* One that begins about then takes its place. */
	  AGREEMENT("g.ends_on") "AND NOT EXISTS (SELECT 1 FROM agreement l "
	  "WHERE l.id <> g.id AND (l.partner_id = g.partner_id "
	  "OR l.organisation_id = g.organisation_id) "
	  "AND coalesce(l.starts_on, l.signed_on) >= g.ends_on - 31)" },
	{ N_("call"), "utlysning|opslag|utlysing|haku",
	  N_("Grants that can be applied for: %s"), "grant_call", "grant",
	  VCI_DUE_DAYS, NULL, NULL, 365,
	  "vcctl grant set # applied",
	  GRANT("g.called_on") "WHERE g.status = 'called' "
	  "AND g.deadline IS NULL" },
	{ N_("deadline"), "sista dag|ansökan|frist|ansøgningsfrist|søknadsfrist|"
	  "määräaika",
	  N_("Grants to apply for before it is too late: %s"), "grant_call",
	  "grant",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 365,
	  "vcctl grant set # applied",
	  GRANT("g.deadline") "WHERE g.status = 'called' "
	  "AND g.deadline >= $4" },
	{ N_("too-late"), "för sent|for sent|liian myöhään",
	  N_("Grants whose last day to apply has passed: %s"), "grant_call",
	  "grant",
	  VCI_DUE_AFTER, NULL, NULL, 365,
	  "vcctl grant set # withdrawn",
	  GRANT("g.deadline") "WHERE g.status = 'called'" },
	{ N_("accounting"), "redovisning|regnskab|regnskap|rapportering|tilitys",
	  N_("Grants to account for: %s"), "grant_call", "grant",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 0,
	  "vcctl grant set # accounted",
	  GRANT("g.account_by") "WHERE g.status = 'granted'" },
	{ N_("member"), "medlemskap|medlemskab|medlem|jäsenyys",
	  N_("Memberships that end: %s"), "org", "org",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 365,
	  "vcctl org edit # --member-to @",
	  ORG("o.member_to") "WHERE o.status <> 'left'" },
	{ N_("contact"), "kontakt|kontaktperson|yhteyshenkilö",
	  N_("Contacts whose time as such ends: %s"), "contact", "contact",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 365,
	  "vcctl contact edit # --until @",
	  "SELECT c.id, c.until AS base, o.municipality, c.role AS title, "
	  "o.name AS org, NULL AS words FROM contact c "
	  "JOIN org o ON o.id = c.organisation_id WHERE o.status <> 'left'" },
	{ N_("planned"), "planerad|planerat|planlagt|suunniteltu",
	  N_("Planned activities whose day has passed: %s"), "activity",
	  "activity",
	  VCI_DUE_AFTER, NULL, NULL, 0,
	  "vcctl activity held #",
	  "SELECT a.id, coalesce(a.ends_on, a.on_day) AS base, a.municipality, "
	  "a.title, coalesce(p.title, o.name) AS org, NULL AS words "
	  "FROM activity a LEFT JOIN partner p ON p.id = a.partner_id "
	  "LEFT JOIN org o ON o.id = a.organisation_id "
	  "WHERE a.status = 'planned'" },
	{ N_("stage"), "steg|trin|vaihe",
	  N_("Stages of initiatives whose day has passed: %s"), "stage",
	  "stage",
	  VCI_DUE_AFTER, NULL, NULL, 0,
	  "vcctl stage edit # --reached-on DATE",
	  "SELECT g.id, g.planned_on AS base, i.municipality, g.stage AS title, "
	  "i.title AS org, NULL AS words FROM stage g "
	  "JOIN initiative i ON i.id = g.initiative_id "
	  "WHERE g.reached_on IS NULL AND i.status IN ('idea', 'planned', "
	  "'running') AND NOT EXISTS (SELECT 1 FROM stage l "
	  "WHERE l.initiative_id = g.initiative_id "
	  "AND l.reached_on > g.planned_on)" },
	{ N_("consent"), "samtycke|samtykke|suostumus",
	  N_("Consents that run out: %s"), "consent", "consent",
	  VCI_DUE_BEFORE, "todo.expiring", NULL, 0,
	  "vcctl volunteer consent % --given --until @",
	  /* A later one for the same purpose takes its place. */
	  "SELECT c.id, c.until AS base, v.municipality, c.purpose AS title, "
	  "NULL AS org, c.volunteer_id || ' ' || c.purpose AS "
	  "words FROM consent c JOIN volunteer v ON v.id = c.volunteer_id "
	  "WHERE c.withdrawn_on IS NULL AND v.status <> 'left' "
	  "AND v.erased_on IS NULL AND NOT EXISTS (SELECT 1 FROM consent l "
	  "WHERE l.volunteer_id = c.volunteer_id AND l.purpose = c.purpose "
	  "AND l.id > c.id)" },
	{ N_("import"), "indlæsning|tuonti",
	  N_("Imports with rows that were not taken: %s"), "import", "import",
	  VCI_DUE_HOURS, NULL, NULL, 0,
	  "vcctl import show #",
	  /* The same sender's rows came in whole since: nothing is left. */
	  "SELECT i.id, i.started_at AS base, CAST(NULL AS @INT@) AS "
	  "municipality, i.noun AS title, s.name AS org, NULL AS words "
	  "FROM import i "
	  "JOIN sender s ON s.id = i.source WHERE i.kind = 'import' "
	  "AND i.undone_by IS NULL AND (i.rejected > 0 OR i.unclear > 0) "
	  "AND NOT EXISTS (SELECT 1 FROM import l WHERE l.id > i.id "
	  "AND l.source = i.source AND l.noun = i.noun AND l.kind = 'import' "
	  "AND l.undone_by IS NULL AND l.rejected = 0 AND l.unclear = 0)" },
	{ NULL, NULL, NULL, NULL, NULL, VCI_DUE_DAYS, NULL, NULL, 0, NULL, NULL },
};
/* clang-format on */

const struct vci_todo_kind *
vci_todo_find(struct vc *vc, const char *s, size_t n)
{
	struct vci_code code[VCI_TODO_KINDS] = { { NULL, NULL } };
	const struct vci_codes list = { N_("kind"), code };
	const char *name;
	size_t i = 0;

	for (; vci_todo_kinds[i].name != NULL; i++)
		code[i] = (struct vci_code){ vci_todo_kinds[i].name,
			vci_todo_kinds[i].aliases };
	if ((name = vci_code_find(&list, s, n)) == NULL) {
		vci_code_err(vc, &list, s, n);
		return NULL;
	}
	for (i = 0; strcmp(vci_todo_kinds[i].name, name) != 0;)
		i++;
	return &vci_todo_kinds[i];
}

const char *
vc_todo_kind(size_t i)
{
	return i < sizeof vci_todo_kinds / sizeof *vci_todo_kinds ?
	    vci_todo_kinds[i].name :
	    NULL;
}

void
vci_todo_sql(const struct vci_todo_kind *k, struct vc_buf *b)
{
	vc_buf_add(b,
	    "SELECT k.id, k.base, k.municipality, k.title, k.org, k.words "
	    "FROM (");
	vc_buf_add(b, k->sql);
	vc_buf_add(b,
	    ") k WHERE k.base <= $1 AND (CAST($2 AS @INT@) = 0 OR "
	    "k.municipality = CAST($2 AS @INT@)) AND NOT EXISTS (SELECT 1 "
	    "FROM snooze s WHERE s.kind = $3 AND s.row_id = k.id "
	    "AND s.until > $4)");
}
