/* SPDX-License-Identifier: ISC */
/* Prints the library's statements for tests that try them on an engine:
 *
 *	tool_sql schema ENGINE N	migration N as sqlite or postgres spells
 *it tool_sql statements	a psql script that prepares each statement and
 *				says "ok NAME" or "not ok NAME: why"
 *	tool_sql plan DB	how SQLite would run them: "NAME: step / step"
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/db/schema.h"
#include "../../lib/goal/goal.h"
#include "../../lib/intake/intake.h"
#include "../../lib/noun/sql.h"
#include "../../lib/register/merge.h"
#include "../../lib/register/remove.h"
#include "../../lib/register/service.h"
#include "../../lib/register/suggest.h"
#include "../../lib/report/restate.h"
#include "../../lib/report/todo.h"
#include "../../lib/privacy/privacy.h"
#include "../../lib/register/people.h"

/* What is done with each statement. */
struct tool {
	void (*batch)(struct tool *, const struct vc_noun *);
	void (*put)(struct tool *, const char *name, const char *sql, bool ddl);
	struct vc *vc;
	int rc;
};

static void
put(struct tool *t, const char *a, const char *b, int n, struct vc_buf *sql,
    bool ddl)
{
	char name[128], nth[16] = "";

	if (n >= 0)
		snprintf(nth, sizeof nth, " %d", n);
	snprintf(name, sizeof name, "%s%s%s%s", a, *b == '\0' ? "" : " ", b,
	    nth);
	if (sql->failed)
		t->rc = VC_E_NOMEM;
	else if (sql->len > 0)
		t->put(t, name, sql->s, ddl);
	vc_buf_free(sql);
}

/* ---- all statements ------------------------------------------------------- */

static void
by_hand(struct tool *t)
{
	static const struct {
		const char *name;
		const char *const *sql;
		int n;
	} table[] = { { "noun", vci_noun_sql, VCI_NOUN_SQL_COUNT },
		{ "match", vci_match_sql, VCI_MATCH_SQL_COUNT },
		{ "register", vci_register_sql, VCI_REGISTER_SQL_COUNT },
		{ "merge", vci_merge_sql, VCI_MERGE_SQL_COUNT },
		{ "hang", vci_hang_sql, VCI_HANG_SQL_COUNT },
		{ "people", vci_people_sql, VCI_PEOPLE_SQL_COUNT },
		{ "privacy", vci_privacy_sql, VCI_PRIVACY_SQL_COUNT },
		{ "intake", vci_intake_sql, VCI_INTAKE_SQL_COUNT },
		{ "goal", vci_goal_sql, VCI_GOAL_SQL_COUNT },
		{ "report", vci_report_sql, VCI_REPORT_SQL_COUNT },
		{ "campaign", vci_campaign_sql, VCI_CAMPAIGN_SQL_COUNT },
		{ "service", vci_service_sql, VCI_SERVICE_SQL_COUNT },
		{ "year", vci_year_sql, VCI_YEAR_SQL_COUNT },
		{ "survey", vci_survey_sql, VCI_SURVEY_SQL_COUNT },
		{ "survey goal", vci_survey_goal_sql,
		    VCI_SURVEY_GOAL_SQL_COUNT },
		{ "phase", vci_phase_sql, VCI_PHASE_SQL_COUNT },
		{ "closing", vci_closing_sql, VCI_CLOSING_SQL_COUNT },
		{ "trace", vci_trace_sql, VCI_TRACE_SQL_COUNT } };

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		for (int n = 0; n < table[i].n; n++) {
			struct vc_buf b = { 0 };

			vc_buf_add(&b, table[i].sql[n]);
			put(t, "by hand:", table[i].name, n, &b, false);
		}
}

static void
of_noun(struct tool *t, const struct vc_noun *noun)
{
	static const char *const name[VCI_SQL_COUNT] = {
		[VCI_SQL_PROBE_KEY] = "probe by key",
		[VCI_SQL_PROBE_ID] = "probe by id",
		[VCI_SQL_PROBE_RUN] = "probe by run",
		[VCI_SQL_INSERT] = "insert",
		[VCI_SQL_INSERT_ID] = "insert with ids",
		[VCI_SQL_UPDATE] = "update",
		[VCI_SQL_PERSON_NEW] = "person_new",
		[VCI_SQL_PERSON] = "person",
		[VCI_SQL_EVENT] = "event",
		[VCI_SQL_VIEW] = "view",
		[VCI_SQL_TAG_IDS] = "tag ids",
		[VCI_SQL_TAG_WALK] = "tags of all"
	};
	const struct vci_field *f = noun->field;
	struct vc_buf b = { 0 };

	t->batch(t, noun);
	for (int i = 0; i < VCI_SQL_COUNT; i++) {
		vci_sql(noun, (enum vci_sql)i, &b);
		put(t, noun->name, name[i], -1, &b, i == VCI_SQL_VIEW);
	}
	vci_record_sql(noun, false, &b);
	vc_buf_add(&b, " WHERE t.id = $1");
	put(t, noun->name, "get", -1, &b, false);
	vci_record_sql(noun, false, &b);
	vc_buf_add(&b, " ORDER BY t.id");
	put(t, noun->name, "list", -1, &b, false);
	for (f = noun->field; f->name != NULL; f++) {
		if (f->sql == NULL)
			continue;
		vci_record_sql(noun, true, &b);
		vc_buf_add(&b, " WHERE ");
		vci_sql_column(f, &b);
		vc_buf_add(&b, " < $1 ORDER BY ");
		vci_sql_column(f, &b);
		put(t, noun->name, f->name, -1, &b, false);
	}
	f = noun->field;
	for (const struct vci_question *c = noun->condition;
	     c != NULL && c->name != NULL; c++) {
		vci_record_sql(noun, false, &b);
		vc_buf_add(&b, " WHERE ");
		vc_buf_add(&b, c->before);
		vc_buf_add(&b, "$1");
		vc_buf_add(&b, c->after);
		put(t, noun->name, c->name, -1, &b, false);
	}
	for (; f->name != NULL; f++) {
		if (f->type != VCI_T_REF)
			continue;
		vci_record_sql(noun, false, &b);
		vc_buf_add(&b, " WHERE ");
		vci_sql_column(f, &b);
		vc_buf_add(&b, " = $1 ORDER BY t.id");
		put(t, noun->name, f->name, -1, &b, false);
	}
}

static void
of_indicator(struct tool *t, const struct vci_indicator *ind)
{
	static const char *const where[] = { "facts", "facts in a municipality",
		"facts of an organisation", "facts of both", "facts of a list",
		"facts of a list in a municipality",
		"facts of a list of an organisation", "facts of all",
		"facts as narrow as can be" };

	for (int i = 0; i < 9; i++) {
		struct vci_span span = { 0, 1,
			{ .municipality = i & 1,
			    .org = i >> 1 & 1,
			    .list = i >> 2 & 1 },
			0 };
		struct vc_buf b = { 0 };

		if (i == 8)
			span.narrow = (struct vci_narrow){ 1, 1, 1, 1,
				"company", "A.1" };
		if (i >= 4 && vci_narrows(ind->key) == 0)
			break;
		vci_facts_sql(ind, &span,
		    "f.id, f.day, f.municipality, f.org, "
		    "f.subject, f.amount",
		    &b);
		put(t, ind->key, where[i], -1, &b, false);
		vci_facts_by_id_sql(ind, &span, &b);
		put(t, ind->key, "by record,", i, &b, false);
	}
}

/* Of each kind of unit that it is counted for; partners are of a kind too. */
static void
of_units(struct tool *t, const struct vci_indicator *ind)
{
	static const struct vc_noun *const noun[] = { &vci_partner,
		&vci_partner, &vci_org, &vci_volunteer };
	static const char *const what[] = { "per partner of a kind",
		"per partner of a list", "per organisation of a list",
		"per volunteer of a list" };

	for (int i = 0; i < 4; i++) {
		struct vci_each e = { .ind = ind,
			.least = 2,
			.column = vci_unit_column(noun[i], ind->key) };
		struct vc_buf b = { 0 };

		if (e.column == NULL)
			continue;
		e.of = (struct vci_narrow){ 1, 1, i > 0, 1,
			i > 0 ? NULL : "company", "A.1" };
		e.span.narrow.partner = 1;
		vci_each_sql(&e,
		    "x.id, x.municipality, x.org, x.label, "
		    "x.amount, x.day",
		    &b);
		put(t, ind->key, what[i], -1, &b, false);
	}
}

static void
of_todo(struct tool *t, const struct vci_todo_kind *k)
{
	struct vc_buf b = { 0 };

	vci_todo_sql(k, &b);
	put(t, "todo", k->name, -1, &b, false);
}

/* Whose traces tell why a closed year's figure is another now. */
static void
of_traces(struct tool *t)
{
	struct vc_buf b = { 0 };

	for (size_t i = 0; vci_trace_maker_sql(i, &b); i++)
		put(t, "trace of a maker", "", (int)i, &b, false);
}

static int
all(struct tool *t)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;

	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		of_noun(t, vci_nouns[i]);
	by_hand(t);
	for (size_t n = 0; (ind = vci_indicator_nth(n, &store)) != NULL; n++) {
		of_indicator(t, ind);
		of_units(t, ind);
	}
	for (ind = vci_survey_indicators; ind->key != NULL; ind++)
		of_indicator(t, ind);
	for (const struct vci_todo_kind *k = vci_todo_kinds; k->name != NULL;
	     k++)
		of_todo(t, k);
	of_traces(t);
	return t->rc;
}

/* ---- for psql ---------------------------------------------------------------- */

static bool
is_text(enum vci_type type)
{
	return type == VCI_T_TEXT || type == VCI_T_NUMBER ||
	    type == VCI_T_CODE || type == VCI_T_TAGS || type == VCI_T_ORGNO ||
	    type == VCI_T_EMAIL || type == VCI_T_PHONE ||
	    type == VCI_T_POSTCODE || type == VCI_T_SCOPE;
}

/* What stands in for the virtual table: the noun's row as a table. */
static void
psql_batch(struct tool *t, const struct vc_noun *noun)
{
	size_t n = vci_nfield(noun), width = vci_rows_width(noun);

	(void)t;
	printf("DROP TABLE IF EXISTS vci_batch;\n"
	       "CREATE TEMPORARY TABLE vci_batch (id bigint, state integer");
	for (size_t i = 0; i < width; i++)
		printf(", c%zu %s", i,
		    (i >= n && (!noun->runs || i + 1 < width)) ||
			    (i < n && is_text(noun->field[i].type)) ?
			"text COLLATE \"C\"" :
			"bigint");
	printf(");\n");
}

static void
psql_put(struct tool *t, const char *name, const char *sql, bool ddl)
{
	struct vc_buf b = { 0 };

	vci_dialect(VCI_POSTGRES, sql, &b);
	if (b.failed)
		t->rc = VC_E_NOMEM;
	else
		printf("%s%s;\n\\if :ERROR\n"
		       "\\echo not ok %s: :LAST_ERROR_MESSAGE\n"
		       "\\else\n\\echo ok %s\n%s\\endif\n",
		    ddl ? "" : "PREPARE s AS ", b.s, name, name,
		    ddl ? "" : "DEALLOCATE s;\n");
	vc_buf_free(&b);
}

static int
schema(const char *engine, const char *number)
{
	enum vci_engine e = strcmp(engine, "sqlite") == 0 ? VCI_SQLITE :
							    VCI_POSTGRES;
	long version = strtol(number, NULL, 10);

	for (const struct vci_schema *s = vci_schema; s->sql != NULL; s++) {
		struct vc_buf b = { 0 };

		if (s->version != version)
			continue;
		vci_dialect(e, s->sql, &b);
		printf("%s", b.failed ? "" : b.s);
		vc_buf_free(&b);
		return 0;
	}
	return 1;
}

/* ---- plans -------------------------------------------------------------------- */

static void
plan_batch(struct tool *t, const struct vc_noun *noun)
{
	(void)t, (void)noun;
}

static void
plan_put(struct tool *t, const char *name, const char *sql, bool ddl)
{
	struct vci_stmt *st = NULL;
	struct vc_buf b = { 0 };
	const char *sep = ": ";

	if (ddl || t->rc != VC_OK)
		return;
	vc_buf_add(&b, "EXPLAIN QUERY PLAN ");
	vc_buf_add(&b, sql);
	t->rc = b.failed ? VC_E_NOMEM : vci_prepare(t->vc, &st, b.s);
	vc_buf_free(&b);
	printf("%s", name);
	while (t->rc == VC_OK && (t->rc = vci_step(t->vc, st)) == VC_ROW) {
		printf("%s%s", sep, vci_col_text(st, 3));
		sep = " / ";
		t->rc = VC_OK;
	}
	if (t->rc == VC_DONE)
		t->rc = VC_OK;
	if (t->rc != VC_OK)
		printf("%s%s", sep, vc_errmsg(t->vc));
	printf("\n");
	vci_finalize(st);
}

static int
plan(const char *path)
{
	struct tool t = { plan_batch, plan_put, NULL, VC_OK };

	t.rc = vc_new(&t.vc);
	if (t.rc == VC_OK)
		t.rc = vc_open(t.vc, path, VC_READ);
	if (t.rc == VC_OK)
		t.rc = all(&t);
	else
		fprintf(stderr, "tool_sql: %s\n", vc_errmsg(t.vc));
	vc_free(t.vc);
	return t.rc == VC_OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
	struct tool psql = { psql_batch, psql_put, NULL, VC_OK };

	if (argc == 4 && strcmp(argv[1], "schema") == 0)
		return schema(argv[2], argv[3]);
	if (argc == 2 && strcmp(argv[1], "statements") == 0)
		return all(&psql) == VC_OK ? 0 : 1;
	if (argc == 3 && strcmp(argv[1], "plan") == 0)
		return plan(argv[2]);
	fprintf(stderr,
	    "usage: tool_sql schema ENGINE N | statements | "
	    "plan DB\n");
	return 2;
}
