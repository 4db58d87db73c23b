/* SPDX-License-Identifier: ISC */
/* Closing a year: what it keeps, what it refuses, that what was kept can't be
 * another unnoticed, and that the reasons of a restatement add up to it. */
#include "unit.h"

#include "../../lib/core/date.h"
#include "../../lib/report/restate.h"
#include "register.h"

#define CLOSED \
	"2008 is closed; 'vcctl goal reopen 2008 --reason TEXT' opens " \
	"it again"

static void
now(struct home *h, int year, int month, int day)
{
	vc_set_clock(h->vc, vci_day(year, month, day) * 86400 + 43200);
}

/* A table, cell by cell with all that is in them, and its notes. */
static char *
dump(struct home *h, bool as_is)
{
	struct vc_report want = { .year = 2008, .as_is = as_is };
	struct vc_table *t;
	struct vc_buf b = { 0 };
	const struct vc_msg *m;
	int findings;

	must(h, vc_report(h->vc, &want, &t, &findings));
	for (size_t r = 0; r < vc_table_nrow(t); r++)
		for (size_t i = 0; i < vc_table_ncol(t); i++) {
			const struct vc_cell *c = vc_table_cell(t, r, i);
			char s[300];

			snprintf(s, sizeof s,
			    "%zu %s: %d %u %lld %lld '%s' '%s' '%s'\n", r,
			    vc_table_column(t, i)->key, (int)c->type, c->flags,
			    (long long)c->num, (long long)c->num2,
			    c->text == NULL ? "" : c->text,
			    c->unit == NULL ? "" : c->unit,
			    c->unit2 == NULL ? "" : c->unit2);
			vc_buf_add(&b, s);
		}
	for (size_t i = 0; (m = vc_table_note(t, i)) != NULL; i++) {
		char s[64];

		vc_msg_print(&b, m->id, m);
		snprintf(s, sizeof s, " %u %u\n", m->numbers, m->words);
		vc_buf_add(&b, s);
	}
	vc_table_free(t);
	return b.s;
}

static void
close_it(struct home *h)
{
	struct vc_closed c;

	must(h, vc_close_year(h->vc, 2008, false, &c));
}

/* Goals of every kind, with what the report can show. */
static void
goals(struct home *h)
{
	static const char *const with[][5] = {
		/* indicator, kind, target, unit, indicator2 */
		{ "org.registered", "flow", "3", "organisations", "" },
		{ "org.active", "stock", "2", "", "" },
		{ "org.registered", "cumulative", "9", "", "" },
		{ "org.registered", "share", "50", "", "org.active" },
		{ "org.registered", "milestone", "2", "", "" },
		{ "agreement.value", "money", "1000.50", "kr", "" },
		{ "press", "flow", "3", "articles", "" },
		{ "nothing", "flow", "3", "", "" },
		{ "org.registered", "flow", "3", "", "press" },
	};

	for (size_t i = 0; i < COUNT(with); i++) {
		char number[8];

		snprintf(number, sizeof number, "%zu", i + 1);
		add(h, "goal", "year", "2008", "number", number, "theme",
		    i < 4 ? "First" : "Second", "text", "G", "indicator",
		    with[i][0], "kind", with[i][1], "target", with[i][2],
		    "unit", with[i][3],
		    *with[i][4] == '\0' ? NULL : "indicator2", with[i][4],
		    i < 8 ? NULL : "target2", "2", NULL);
	}
}

static void
a_year(struct home *h)
{
	add(h, "org", "name", "A", "registered_on", "2008-03-01", "status",
	    "approved", "municipality", "SE-0180", NULL);
	add(h, "org", "name", "B", "registered_on", "2008-04-01", NULL);
	add(h, "partner", "name", "P", "kind", "company", "registered_on",
	    "2008-01-01", NULL);
	add(h, "agreement", "partner_id", "1", "title", "T", "signed_on",
	    "2008-02-01", "sum", "400.25", NULL);
	goals(h);
	add(h, "result", "year", "2008", "number", "7", "date", "2008-05-01",
	    "value", "2", "qualifier", "~", "source", "folder", NULL);
	add(h, "result", "year", "2008", "number", "9", "indicator", "press",
	    "date", "2008-05-01", "value", "1", "source", "folder", "text",
	    "so it was", NULL);
	now(h, 2009, 1, 15);
}

/* ---- what it keeps ----------------------------------------------------------- */

static void
reads_the_same(void **state)
{
	struct home *h = *state;
	char *before, *after;

	a_year(h);
	before = dump(h, false);
	close_it(h);
	now(h, 2009, 6, 1);
	add(h, "org", "name", "C", "registered_on", "2008-03-01", NULL);
	must(h, vc_setting_set(h->vc, "band.exceeded", "101"));
	after = dump(h, false);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
refuses(void **state)
{
	struct home *h = *state;
	struct vc_closed c;
	struct vc_record *r;
	int64_t id;
	int changed;

	refused(h, vc_close_year(h->vc, 2008, false, &c), VC_E_NOPERM,
	    "2008 isn't over; if it is to be closed all the same: "
	    "--confirm=2008");
	refused(h, vc_close_year(h->vc, 2008, true, &c), VC_E_NOINPUT,
	    "no goals are set for 2008; there is nothing to close");
	a_year(h);
	must(h, vc_close_year(h->vc, 2008, false, &c));
	assert_int_equal(c.goals, 9);
	assert_int_equal(strlen(c.digest), 64);
	refused(h, vc_close_year(h->vc, 2008, true, &c), VC_E_NOPERM,
	    "2008 was closed on 2009-01-15; 'vcctl goal reopen 2008 --reason "
	    "TEXT' opens it again");
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "10", "text", "x",
		"indicator", "y", NULL),
	    VC_E_NOPERM, CLOSED);
	refused(h, edit(h, "goal", 1, "note", "x", &changed), VC_E_NOPERM,
	    CLOSED);
	refused(h, edit(h, "goal", 1, "year", "2009", &changed), VC_E_NOPERM,
	    CLOSED);
	refused(h, edit(h, "result", 1, "value", "3", &changed), VC_E_NOPERM,
	    CLOSED);
	refused(h,
	    try_add(h, "result", &id, "year", "2008", "number", "1", "date",
		"2008-05-02", "value", "2", "source", "x", NULL),
	    VC_E_NOPERM, CLOSED);
	must(h, vc_record_new(h->vc, vc_noun("goal"), &r));
	must(h, vc_record_set(h->vc, r, field_of(h, "goal", "target"), "4"));
	refused(h, vc_goal_edit(h->vc, r, 1, "because", &changed), VC_E_NOPERM,
	    CLOSED);
	vc_record_free(r);
	refused(h, vc_reopen_year(h->vc, 2007, "x"), VC_E_NOINPUT,
	    "2007 isn't closed");
	must(h, vc_reopen_year(h->vc, 2008, "the auditor"));
	refused(h, vc_reopen_year(h->vc, 2008, "x"), VC_E_NOINPUT,
	    "2008 isn't closed");
	must(h, edit(h, "goal", 1, "note", "x", &changed));
}

static void
is_closed(struct home *h, const char *noun, int64_t id, bool wanted)
{
	bool is;

	must(h, vci_row_closed(h->vc, vc_noun(noun), id, &is));
	assert_int_equal(is, wanted);
}

static void
rows_of_it(void **state)
{
	struct home *h = *state;
	struct vci_closing c;

	a_year(h);
	must(h, vci_closing_get(h->vc, 2008, &c));
	assert_int_equal(c.id, 0);
	assert_false(vci_closing_holds(&c));
	add(h, "goal", "year", "2009", "number", "1", "text", "x", "indicator",
	    "y", NULL);
	close_it(h);
	is_closed(h, "goal", 1, true);
	is_closed(h, "goal", 10, false);
	is_closed(h, "result", 1, true);
	is_closed(h, "org", 1, false);
	must(h, vc_reopen_year(h->vc, 2008, "the auditor"));
	is_closed(h, "goal", 1, false);
	must(h, vci_closing_get(h->vc, 2008, &c));
	assert_false(vci_closing_holds(&c));
	assert_string_equal(c.reason, "the auditor");
}

/* ---- the digest ---------------------------------------------------------------- */

static int
broken(struct home *h)
{
	struct vc_table *t;
	int n;

	must(h, vc_closings(h->vc, 0, &t, &n));
	vc_table_free(t);
	return n;
}

/* No column of what was kept can be another without being noticed. */
static void
digest(void **state)
{
	static const char *const change[] = {
		"closing SET year = year + 1",
		"closing SET closed_at = closed_at + 1",
		"closing SET actor = actor || 'x'",
		"closing SET last_import = last_import + 1",
		"closing SET last_merge = last_merge + 1",
		"closing SET digest = 'x'",
		"closed_figure SET line = line + 100",
		"closed_figure SET place = place + 100",
		"closed_figure SET goal_id = 2 WHERE goal_id = 1",
		"closed_figure SET goal_id = NULL WHERE goal_id = 1",
		"closed_figure SET word = word || 'x'",
		"closed_figure SET kind = 'text' WHERE kind = 'word'",
		"closed_figure SET flags = flags + 1",
		"closed_figure SET num = num + 1 WHERE word = 'result'",
		"closed_figure SET num2 = num2 + 1",
		"closed_figure SET text = 'x' WHERE word = 'status'",
		"closed_figure SET unit = 'x' WHERE unit IS NOT NULL",
		"closed_run SET line = line + 100",
		"closed_run SET part = part + 10",
		"closed_run SET first_id = first_id + 1",
		"closed_run SET n = n + 1",
		"closed_run SET amount = -amount",
	};
	struct home *h = *state;

	a_year(h);
	close_it(h);
	assert_int_equal(broken(h), 0);
	for (size_t i = 0; i < COUNT(change); i++) {
		char sql[128];

		snprintf(sql, sizeof sql, "UPDATE %s", change[i]);
		must(h, vci_db_begin(h->vc));
		must(h, vci_db_exec(h->vc, sql));
		if (broken(h) != 1)
			fail_msg("%s: not found", change[i]);
		vci_db_rollback(h->vc);
	}
	assert_int_equal(broken(h), 0);
	must(h, vci_db_exec(h->vc, "DELETE FROM closed_run WHERE line = 1"));
	assert_int_equal(broken(h), 1);
}

/* ---- restated ------------------------------------------------------------------- */

/* Rows of every noun that is counted, dated in 2008. */
static void
facts(struct home *h, const char *org, bool first)
{
	const struct vci_code *k = vci_activity_kinds.code;
	struct vc_step s = { .status = "signed", .on = "2008-06-01" };
	int64_t partner, initiative;
	char id[24];

	add(h, "org", "name", "O", "registered_on", "2008-02-01", "status",
	    "approved", "status_on", "2008-02-02", "member_from", "2008-02-03",
	    "municipality", "SE-0180", NULL);
	add(h, "assignment", "organisation_id", org, "title", "T",
	    "registered_on", "2008-03-01", "published_on", "2008-03-02",
	    "status", "published", NULL);
	add(h, "volunteer", "name", "X", "registered_on", "2008-03-03", NULL);
	add(h, "interest", "assignment_id", first ? "1" : "2", "received_on",
	    "2008-04-01", "status", "started", "status_on", "2008-04-02", NULL);
	partner = add(h, "partner", "name", "P", "kind", "company",
	    "registered_on", "2008-05-01", NULL);
	must(h, vc_set_status(h->vc, vc_noun("partner"), partner, &s));
	if (first)
		add(h, "agreement", "partner_id", "1", "title", "T",
		    "signed_on", "2008-06-01", "sum", "250", NULL);
	add(h, "agreement", "partner_id", "1", "title", "T", "signed_on",
	    "2008-06-01", "sum", "1000.50", "ended_on",
	    first ? "" : "2008-11-01", NULL);
	for (; k->code != NULL; k++)
		add(h, "activity", "kind", k->code, "title", "T", "on",
		    "2008-07-01", "participants", first ? "10" : "7",
		    "partner_id", "1", NULL);
	initiative = add(h, "initiative", "title", "I", "first_time", "yes",
	    NULL);
	snprintf(id, sizeof id, "%lld", (long long)initiative);
	for (k = vci_stages.code; k->code != NULL; k++)
		add(h, "stage", "initiative_id", id, "stage", k->code,
		    "reached_on", "2008-08-01", NULL);
}

/* What is said of each goal: what it is restated by, and what its reasons come
 * to. */
struct sums {
	char number[64];
	int64_t by, of;
};

static int64_t
thousandths(const char *s)
{
	return (int64_t)(strtod(s, NULL) * 1000 + (*s == '-' ? -0.5 : 0.5));
}

static struct sums *
of_goal(struct sums *s, const char *number)
{
	while (s->number[0] != '\0' && strcmp(s->number, number) != 0)
		s++;
	snprintf(s->number, sizeof s->number, "%s", number);
	return s;
}

static size_t
restated(struct home *h, struct sums *s)
{
	struct vc_report want = { .year = 2008 };
	const struct vc_msg *m;
	struct vc_table *t;
	size_t n = 0;

	must(h, vc_restated(h->vc, &want, &t));
	for (size_t i = 0; (m = vc_table_note(t, i)) != NULL; i++) {
		struct sums *goal = of_goal(s, m->arg[0]);

		if (strncmp(m->id, "%s: restated %s:", 16) == 0) {
			goal->by = thousandths(m->arg[1]);
			n++;
		} else if (strncmp(m->id, "%s: %s, ", 8) == 0) {
			goal->of += thousandths(m->arg[1]);
		}
		if (strstr(m->id, "unknown") != NULL ||
		    strstr(m->id, "not kept") != NULL ||
		    strstr(m->id, "nothing tells") != NULL)
			fail_msg("%s %s", m->arg[0], m->id);
	}
	vc_table_free(t);
	return n;
}

static size_t
goal_each(struct home *h)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;
	size_t n;

	for (n = 0; (ind = vci_indicator_nth(n, &store)) != NULL; n++)
		add(h, "goal", "year", "2008", "number", ind->key, "text", "t",
		    "indicator", ind->key, "kind",
		    ind->stock ? "stock" : "flow", NULL);
	return n;
}

/* For every built-in indicator the reasons add up to the difference. */
static void
adds_up(void **state)
{
	struct home *h = *state;
	struct sums *s;
	size_t n, moved = 0;
	int changed;

	now(h, 2009, 1, 15);
	facts(h, "1", true);
	n = goal_each(h);
	close_it(h);
	s = calloc(n + 1, sizeof *s);
	assert_non_null(s);
	assert_int_equal(restated(h, s), 0);
	now(h, 2009, 2, 1);
	facts(h, "2", false);
	must(h, edit(h, "agreement", 1, "sum", "900", &changed));
	must(h, edit(h, "activity", 1, "on", "2007-07-01", &changed));
	must(h,
	    edit(h, "volunteer", 1, "registered_on", "2007-01-01", &changed));
	moved = restated(h, s);
	for (size_t i = 0; i < n && s[i].number[0] != '\0'; i++)
		if (s[i].by != s[i].of)
			fail_msg("%s: %lld, reasons %lld", s[i].number,
			    (long long)s[i].by, (long long)s[i].of);
	/* All but campaigns, an activity of the first kind, and volunteers:
	 * there one came and one went. */
	assert_in_range(moved, n - 6, n);
	free(s);
}

static void
says(struct home *h, size_t i, const char *wanted)
{
	struct vc_report want = { .year = 2008 };
	struct vc_table *t;
	struct vc_buf b = { 0 };
	const struct vc_msg *m;

	must(h, vc_restated(h->vc, &want, &t));
	m = vc_table_note(t, i);
	if (m != NULL)
		vc_msg_print(&b, m->id, m);
	assert_string_equal(b.s == NULL ? "" : b.s, wanted);
	vc_buf_free(&b);
	vc_table_free(t);
}

/* What is edited in the second of the closing is told of, too; what stood is
 * not taken for it. */
static void
the_same_second(void **state)
{
	struct home *h = *state;
	int changed;

	add(h, "org", "name", "A", "registered_on", "2008-03-01", NULL);
	add(h, "org", "name", "B", "registered_on", "2008-03-01", NULL);
	add(h, "goal", "year", "2008", "number", "1", "text", "t", "indicator",
	    "org.registered", NULL);
	now(h, 2009, 1, 15);
	close_it(h);
	must(h, edit(h, "org", 2, "registered_on", "2007-03-01", &changed));
	says(h, 0, "1: restated -1: 2 when closed, 1 now");
	says(h, 1, "1: -1, edited since: organisation 2");
	says(h, 2, "");
	add(h, "org", "name", "C", "registered_on", "2008-03-01", NULL);
	says(h, 0, "");
}

/* A register that was closed before records were kept says so. */
static void
not_kept(void **state)
{
	struct home *h = *state;

	add(h, "goal", "year", "2008", "number", "1", "text", "t", "indicator",
	    "org.registered", NULL);
	add(h, "org", "name", "A", "registered_on", "2008-03-01", NULL);
	add(h, "org", "name", "B", "registered_on", "2008-03-01", NULL);
	now(h, 2009, 1, 15);
	close_it(h);
	now(h, 2009, 2, 15);
	must(h, vci_db_exec(h->vc, "DELETE FROM closed_run"));
	add(h, "org", "name", "C", "registered_on", "2008-03-01", NULL);
	says(h, 0, "1: restated +1: 2 when closed, 3 now");
	says(h, 1, "1: which records it was made of was not kept");
	says(h, 2, "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(reads_the_same),
		HOME_TEST(refuses),
		HOME_TEST(rows_of_it),
		HOME_TEST(digest),
		HOME_TEST(adds_up),
		HOME_TEST(the_same_second),
		HOME_TEST(not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
