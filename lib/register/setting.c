/* SPDX-License-Identifier: ISC */
/* Settings: what a register is, and what a centre may change about it. */
#include <stdio.h>
#include <string.h>

#include "../core/number.h"
#include "register.h"

const char *const vci_register_sql[VCI_REGISTER_SQL_COUNT] = {
	[VCI_SQL_PLACE] =
	    "INSERT INTO municipality (id, code, name, valid_from, valid_to, "
	    "successor) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO "
	    "UPDATE SET name = excluded.name, valid_from = excluded.valid_from, "
	    "valid_to = excluded.valid_to, successor = excluded.successor",
	[VCI_SQL_CODE] =
	    "INSERT INTO code (list, code, rank) VALUES ($1, $2, $3) "
	    "ON CONFLICT (list, code) DO UPDATE SET rank = excluded.rank",
	[VCI_SQL_SETTING_GET] = "SELECT value FROM setting WHERE key = $1",
	[VCI_SQL_SETTING_PUT] =
	    "INSERT INTO setting (key, value) VALUES ($1, $2) "
	    "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
	[VCI_SQL_SETTING_HOME] =
	    "SELECT key, value FROM setting WHERE key IN ('country', 'lang', "
	    "'municipality') ORDER BY key",
	[VCI_SQL_SETTING_ALL] = "SELECT key, value FROM setting ORDER BY key",
	[VCI_SQL_ASSIGNMENT_TAKEN] =
	    "SELECT a.status, a.places, a.registered_on, "
	    "CASE WHEN a.places > 0 THEN (SELECT count(*) FROM interest i "
	    "WHERE i.assignment_id = a.id AND i.status IN ('agreed', "
	    "'started', 'active')) ELSE 0 END, "
	    "CASE WHEN e.side = 'centre' AND e.reason = 'filled' THEN 1 "
	    "ELSE 0 END FROM assignment a LEFT JOIN assignment_event e ON "
	    "e.id = (SELECT max(l.id) FROM assignment_event l "
	    "WHERE l.row_id = a.id) WHERE a.id = $1",
	[VCI_SQL_ASSIGNMENT_PUBLISHED] =
	    "UPDATE assignment SET published_on = (SELECT min(e.day) "
	    "FROM assignment_event e WHERE e.row_id = $1 "
	    "AND e.status = 'published') WHERE id = $1 "
	    "AND published_on IS NULL",
	[VCI_SQL_ASSIGNMENT_ORG] =
	    "SELECT o.id, o.status, a.expires_on FROM assignment a "
	    "JOIN org o ON o.id = a.organisation_id WHERE a.id = $1",
	[VCI_SQL_VOLUNTEER_ERASED] = "SELECT 1 FROM volunteer WHERE id = $1 "
				     "AND erased_on IS NOT NULL",
	[VCI_SQL_TEMPLATE_PUT] =
	    "INSERT INTO template (word, noun, text, changed_at) "
	    "VALUES ($1, $2, $3, $4) ON CONFLICT (noun, word) DO UPDATE SET "
	    "text = excluded.text, changed_at = excluded.changed_at",
	[VCI_SQL_TEMPLATE_GET] =
	    "SELECT text FROM template WHERE word = $1 AND noun = $2",
	[VCI_SQL_TEMPLATE_REMOVE] =
	    "DELETE FROM template WHERE word = $1 AND noun = $2",
	[VCI_SQL_TEMPLATE_ALL] =
	    "SELECT word, changed_at FROM template WHERE noun = $1 "
	    "ORDER BY word",
	[VCI_SQL_ACTIVITY_HELD] =
	    "UPDATE activity SET ends_on = ends_on + ($2 - on_day), "
	    "planned_on = coalesce(planned_on, on_day), on_day = $2 "
	    "WHERE id = $1",
	[VCI_SQL_GRANT_DAY] =
	    "UPDATE grant_call SET applied_on = coalesce(applied_on, CASE "
	    "WHEN $2 = 'applied' THEN CAST($3 AS @INT@) END), "
	    "decided_on = coalesce(decided_on, CASE "
	    "WHEN $2 IN ('granted', 'refused') THEN CAST($3 AS @INT@) END), "
	    "accounted_on = coalesce(accounted_on, CASE "
	    "WHEN $2 = 'accounted' THEN CAST($3 AS @INT@) END) WHERE id = $1",
	[VCI_SQL_TARGET_NEW] =
	    "INSERT INTO goal_target (goal_id, changed_at, day, actor, reason, "
	    "target, target2) VALUES ($1, $2, $3, $4, $5, $6, $7)",
	[VCI_SQL_TARGETS] =
	    "SELECT day, target, target2, actor, reason FROM goal_target "
	    "WHERE goal_id = $1 ORDER BY id",
	/* What an import changed of targets, and by which days their time
	 * had begun: as they are, and as they were where they were others. */
	[VCI_SQL_TARGETS_IMPORTED] =
	    "SELECT g.id, g.target, g.target2, t.field, t.was_int, "
	    "u.field, u.was_int, g.year, g.period_from, p.field, p.was_int, "
	    "g.import_id, i.file FROM import_change c "
	    "JOIN import i ON i.id = c.import_id JOIN goal g ON g.id = c.row_id "
	    "LEFT JOIN import_was t ON t.noun = c.noun AND "
	    "t.row_id = c.row_id AND t.import_id = c.import_id AND "
	    "t.field = 'target' LEFT JOIN import_was u ON u.noun = c.noun AND "
	    "u.row_id = c.row_id AND u.import_id = c.import_id AND "
	    "u.field = 'target2' LEFT JOIN import_was p ON p.noun = c.noun AND "
	    "p.row_id = c.row_id AND p.import_id = c.import_id AND "
	    "p.field = 'period_from' WHERE c.import_id = $1 AND "
	    "c.noun = 'goal' AND (t.field IS NOT NULL OR "
	    "u.field IS NOT NULL) ORDER BY g.id",
	[VCI_SQL_GOAL_KIND] =
	    "SELECT g.kind, g.indicator, coalesce(g.indicator2, '') "
	    "FROM goal g WHERE g.year = $1 AND g.number = $2 AND "
	    "g.scope = $3 AND EXISTS (SELECT 1 FROM result r "
	    "WHERE r.year = g.year AND r.scope = g.scope AND "
	    "(r.number = g.number OR (r.number = '' AND "
	    "r.indicator IN (g.indicator, g.indicator2))))",
};

/* What a value is: any text, or a whole number of these. */
enum unit { TEXT, PERCENT, DAYS, HOURS, MONTHS, COUNT };

static const struct setting {
	const char *key, *usual, *title;
	enum unit unit;
	int64_t min, max; /* of a number */
} setting[] = {
	{ "name", "", N_("the centre's name, on its reports"), TEXT, 0, 0 },
	{ "band.exceeded", "115",
	    N_("a goal is exceeded from this percentage of its target"),
	    PERCENT, 100, 1000 },
	{ "band.partly", "100",
	    N_("a goal is partly met from this percentage; 100: never"),
	    PERCENT, 1, 100 },
	{ "todo.unanswered", "7", N_("days that an interest may go unanswered"),
	    DAYS, 0, 3650 },
	{ "todo.progress", "60",
	    N_("days that an interest may stand still on its way"), DAYS, 0,
	    3650 },
	{ "todo.outcome", "42",
	    N_("days after passing an interest on to ask what came of it"),
	    DAYS, 0, 3650 },
	{ "approval.hours", "48",
	    N_("hours within which an approval is promised"), HOURS, 0, 87600 },
	{ "todo.first", "10",
	    N_("days after which a new organisation is asked for its first "
	       "assignment"),
	    DAYS, 0, 3650 },
	{ "todo.second", "30", N_("days after which it is asked again"), DAYS,
	    0, 3650 },
	{ "org.idle", "24",
	    N_("months without a new assignment that make an organisation "
	       "idle"),
	    MONTHS, 1, 600 },
	{ "todo.expiring", "30",
	    N_("days of warning before a document, consent or membership "
	       "ends"),
	    DAYS, 0, 3650 },
	{ "todo.draft", "14", N_("days that an assignment may be a draft"),
	    DAYS, 0, 3650 },
	{ "match.extract", "365",
	    N_("days that a police-record extract is good for, once seen"),
	    DAYS, 1, 3650 },
	{ "survey.smallest", "5",
	    N_("answers to a survey that fewer gave are hidden; 1: none"),
	    COUNT, 1, 1000 },
};

const char *
vc_setting_key(size_t i)
{
	return i < sizeof setting / sizeof *setting ? setting[i].key : NULL;
}

static const struct setting *
find(const char *key)
{
	for (size_t i = 0; i < sizeof setting / sizeof *setting; i++)
		if (strcmp(setting[i].key, key) == 0)
			return &setting[i];
	return NULL;
}

const char *
vc_setting(struct vc *vc, const char *key)
{
	const struct setting *s = find(key);
	struct vci_stmt *st;
	const char *value = s == NULL ? NULL : s->usual;

	/* Asked for by every command, and read when it was opened. */
	if (strcmp(key, "lang") == 0 && *vc->home.lang != '\0')
		return vc->home.lang;
	if (vci_prepare(vc, &st, vci_register_sql[VCI_SQL_SETTING_GET]) !=
	    VC_OK)
		return value;
	vci_bind_text(st, 1, key);
	if (vci_step(vc, st) == VC_ROW) {
		vc_buf_clear(&vc->setting);
		vc_buf_add(&vc->setting, vci_col_text(st, 0));
		value = vc->setting.failed ? value : vc->setting.s;
	}
	vci_finalize(st);
	return value;
}

int64_t
vci_setting_int(struct vc *vc, const char *key)
{
	const char *value = vc_setting(vc, key);
	int64_t v = 0;

	if (value != NULL && !vci_int_parse(value, strlen(value), &v))
		v = 0;
	return v;
}

static int
check(struct vc *vc, const struct setting *s, const char *value)
{
	char min[24], max[24];
	int64_t v;

	if (vci_person_refuse(vc, value) != VC_OK)
		return VC_E_DATA;
	if (s->unit == TEXT && *value != '\0')
		return VC_OK;
	if (s->unit != TEXT && vci_int_parse(value, strlen(value), &v) &&
	    v >= s->min && v <= s->max)
		return VC_OK;
	snprintf(min, sizeof min, "%lld", (long long)s->min);
	snprintf(max, sizeof max, "%lld", (long long)s->max);
	switch (s->unit) {
	case TEXT:
		return vci_err(vc, VC_E_DATA, "%s wants some text", s->key);
	case PERCENT:
		return vci_err(vc, VC_E_DATA,
		    "'%s' is no value for %s: a percentage from %s to %s",
		    value, s->key, min, max);
	case DAYS:
		return vci_err(vc, VC_E_DATA,
		    "'%s' is no value for %s: a number of days from %s to %s",
		    value, s->key, min, max);
	case HOURS:
		return vci_err(vc, VC_E_DATA,
		    "'%s' is no value for %s: a number of hours from %s to %s",
		    value, s->key, min, max);
	case COUNT:
		return vci_err(vc, VC_E_DATA,
		    "'%s' is no value for %s: a number from %s to %s", value,
		    s->key, min, max);
	default:
		return vci_err(vc, VC_E_DATA,
		    "'%s' is no value for %s: a number of months from %s to "
		    "%s",
		    value, s->key, min, max);
	}
}

static int
unknown(struct vc *vc, const char *key)
{
	const char *words[sizeof setting / sizeof *setting + 1] = { NULL };
	const char *near;

	for (size_t i = 0; i < sizeof setting / sizeof *setting; i++)
		words[i] = setting[i].key;
	near = vc_nearest(key, words);
	return near == NULL ?
	    vci_err(vc, VC_E_USAGE, "no setting is called '%s'", key) :
	    vci_err(vc, VC_E_USAGE,
		"no setting is called '%s'; did you mean '%s'?", key, near);
}

int
vc_setting_set(struct vc *vc, const char *key, const char *value)
{
	const struct setting *s = find(key);
	int rc;

	if (s == NULL)
		return unknown(vc, key);
	if ((rc = check(vc, s, value)) != VC_OK ||
	    (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	return vci_db_end(vc, vci_setting_put(vc, key, value));
}

int
vc_settings(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "key", N_("Setting"), 0 },
		{ "value", N_("Value"), 0 },
		{ "meaning", N_("Meaning"), VC_COL_WRAP } };
	int rc = vci_table_new(vc, col, 3, tp);

	for (size_t i = 0; rc == VC_OK && i < sizeof setting / sizeof *setting;
	     i++) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		if (c == NULL)
			rc = VC_E_NOMEM;
		else {
			c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
				.text = setting[i].key };
			c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
				.text = vci_table_text(*tp,
				    vc_setting(vc, setting[i].key)) };
			c[2] = (struct vc_cell){ .type = VC_CELL_MSG,
				.text = setting[i].title };
		}
	}
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
