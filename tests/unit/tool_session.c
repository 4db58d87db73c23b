/* SPDX-License-Identifier: ISC */
/* Reads a register in every way the library knows, and writes down what it
 * asked and what SQLite answered, so that another engine can be asked the
 * same:
 *
 *	tool_session DB SCRIPT ANSWERS CSV
 *
 * SCRIPT is for psql: each statement prepared as PostgreSQL spells it, and
 * those that only read executed with the same parameters. It prints "== N" and
 * the rows, as ANSWERS does. CSV, interests, is imported as a dry run.
 *
 * The linker puts the functions __wrap_vci_* here between the library and its
 * engine (--wrap in the Makefile). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/core/date.h"
#include "../../lib/db/sqlite.h"
#include "../../lib/goal/goal.h"

#define PARAMS 64
#define OPEN   64
#define KINDS  2000

/* A statement that the library holds. */
struct held {
	struct vci_stmt *st;
	int kind; /* which text */
	int ncol, nparam;
	bool reads, running;
	char *param[PARAMS];  /* as SQL literals, or NULL */
	struct vc_buf answer; /* of statements that run at once, apart */
};

static struct held held[OPEN];
static char *kinds[KINDS];
static int nkinds, executed;
static FILE *script, *answers;
static const char *stage = "";
static bool writing; /* what is read now was written just before */

int __real_vci_prepare(struct vc *, struct vci_stmt **, const char *);
void __real_vci_finalize(struct vci_stmt *);
void __real_vci_bind_int(struct vci_stmt *, int, int64_t);
void __real_vci_bind_text(struct vci_stmt *, int, const char *);
void __real_vci_bind_value(struct vci_stmt *, int, const struct vci_value *);
void __real_vci_bind_null(struct vci_stmt *, int);
int __real_vci_step(struct vc *, struct vci_stmt *);
void __real_vci_reset(struct vci_stmt *);

int __wrap_vci_prepare(struct vc *, struct vci_stmt **, const char *);
void __wrap_vci_finalize(struct vci_stmt *);
void __wrap_vci_bind_int(struct vci_stmt *, int, int64_t);
void __wrap_vci_bind_text(struct vci_stmt *, int, const char *);
void __wrap_vci_bind_value(struct vci_stmt *, int, const struct vci_value *);
void __wrap_vci_bind_null(struct vci_stmt *, int);
int __wrap_vci_step(struct vc *, struct vci_stmt *);
void __wrap_vci_reset(struct vci_stmt *);

static void
die(const char *what)
{
	fprintf(stderr, "tool_session: %s: %s\n", stage, what);
	exit(1);
}

static void
must(struct vc *vc, int rc)
{
	if (rc != VC_OK && rc != VC_WARN)
		die(vc_errmsg(vc));
}

/* ---- what is asked ---------------------------------------------------------- */

static struct held *
find(const struct vci_stmt *st)
{
	for (int i = 0; i < OPEN; i++)
		if (held[i].st == st)
			return &held[i];
	return NULL;
}

/* The highest $n. */
static int
count_params(const char *sql)
{
	int max = 0;

	while ((sql = strchr(sql, '$')) != NULL) {
		int n = (int)strtol(++sql, NULL, 10);

		max = n > max ? n : max;
	}
	return max;
}

/* Number of the statement's text, which is prepared when first met. */
static int
kind_of(const char *sql)
{
	struct vc_buf b = { 0 };
	int i = 0;

	while (i < nkinds && strcmp(kinds[i], sql) != 0)
		i++;
	if (i < nkinds)
		return i;
	if (nkinds == KINDS || (kinds[nkinds++] = strdup(sql)) == NULL)
		die("too many statements");
	vci_dialect(VCI_POSTGRES, sql, &b);
	fprintf(script,
	    "PREPARE s%d AS %s;\n\\if :ERROR\n"
	    "\\echo not ok %s %d: :LAST_ERROR_MESSAGE\n"
	    "\\else\n\\echo ok %s %d\n\\endif\n",
	    i, b.s, stage, i, stage, i);
	vc_buf_free(&b);
	return i;
}

static int
columns(struct vc *vc, const char *sql)
{
	sqlite3_stmt *h = NULL;
	struct vc_buf b = { 0 };
	int n;

	vci_dialect(VCI_SQLITE, sql, &b);
	if (sqlite3_prepare_v2(vc->db->h, b.s, -1, &h, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(vc->db->h));
	n = sqlite3_column_count(h);
	sqlite3_finalize(h);
	vc_buf_free(&b);
	return n;
}

/* What only this engine is asked, and what needs a batch. */
static bool
of_engine(const char *sql)
{
	return strncmp(sql, "PRAGMA", 6) == 0 ||
	    strstr(sql, "sqlite_sequence") != NULL ||
	    strstr(sql, "@BATCH@") != NULL;
}

static void
end(struct held *h)
{
	if (h->running)
		fprintf(answers, "%s", h->answer.s);
	vc_buf_clear(&h->answer);
	h->running = false;
}

int
__wrap_vci_prepare(struct vc *vc, struct vci_stmt **st, const char *sql)
{
	int rc = __real_vci_prepare(vc, st, sql);
	struct held *h;

	if (rc != VC_OK || of_engine(sql))
		return rc;
	if ((h = find(NULL)) == NULL)
		die("too many statements at once");
	*h = (struct held){ .st = *st,
		.kind = kind_of(sql),
		.ncol = columns(vc, sql),
		.nparam = count_params(sql),
		.reads = !writing && strncmp(sql, "SELECT", 6) == 0 };
	return rc;
}

void
__wrap_vci_finalize(struct vci_stmt *st)
{
	struct held *h = st == NULL ? NULL : find(st);

	if (h != NULL) {
		end(h);
		for (int i = 0; i < PARAMS; i++)
			free(h->param[i]);
		vc_buf_free(&h->answer);
		*h = (struct held){ 0 };
	}
	__real_vci_finalize(st);
}

static void
keep(struct vci_stmt *st, int n, const struct vci_value *v)
{
	struct held *h = find(st);
	struct vc_buf b = { 0 };
	char number[24];

	if (h == NULL)
		return;
	free(h->param[n]);
	h->param[n] = NULL;
	if (v->kind == VCI_INT) {
		snprintf(number, sizeof number, "%lld", (long long)v->i);
		vc_buf_add(&b, number);
	} else if (v->kind == VCI_TEXT) {
		vc_buf_addc(&b, '\'');
		for (uint32_t i = 0; i < v->n; i++) {
			if (v->s[i] == '\'')
				vc_buf_addc(&b, '\'');
			vc_buf_addc(&b, v->s[i]);
		}
		vc_buf_addc(&b, '\'');
	}
	h->param[n] = b.s;
}

void
__wrap_vci_bind_int(struct vci_stmt *st, int n, int64_t v)
{
	keep(st, n, &(struct vci_value){ .i = v, .kind = VCI_INT });
	__real_vci_bind_int(st, n, v);
}

void
__wrap_vci_bind_text(struct vci_stmt *st, int n, const char *s)
{
	struct vci_value v = { .s = s };

	if (s != NULL) {
		v.n = (uint32_t)strlen(s);
		v.kind = VCI_TEXT;
	}
	keep(st, n, &v);
	__real_vci_bind_text(st, n, s);
}

void
__wrap_vci_bind_value(struct vci_stmt *st, int n, const struct vci_value *v)
{
	keep(st, n, v);
	__real_vci_bind_value(st, n, v);
}

void
__wrap_vci_bind_null(struct vci_stmt *st, int n)
{
	keep(st, n, &(struct vci_value){ 0 });
	__real_vci_bind_null(st, n);
}

/* ---- what is answered ------------------------------------------------------- */

static void
begin(struct held *h)
{
	const char *sql = kinds[h->kind];
	struct vc_buf *b = &h->answer;

	h->running = true;
	fprintf(script, "\\echo == %d\nEXECUTE s%d", ++executed, h->kind);
	vc_buf_add(b, "== ");
	vci_sql_int(b, executed);
	/* Rows in no order are compared in any. */
	vc_buf_add(b, strstr(sql, "ORDER BY") == NULL ? " any order: " : " ");
	vc_buf_add(b, stage);
	for (int i = 1; i <= h->nparam; i++) {
		const char *sep = i == 1 ? " (" : ", ";
		const char *s = h->param[i] == NULL ? "NULL" : h->param[i];

		fprintf(script, "%s%s", sep, s);
		vc_buf_add(b, sep);
		vc_buf_add(b, s);
	}
	fprintf(script, "%s;\n", h->nparam > 0 ? ")" : "");
	vc_buf_add(b, h->nparam > 0 ? "): " : ": ");
	vc_buf_add(b, sql);
	vc_buf_addc(b, '\n');
}

static void
row(struct held *h)
{
	for (int i = 0; i < h->ncol; i++) {
		struct vci_value v;

		vci_col_value(h->st, i, &v);
		vc_buf_add(&h->answer, i > 0 ? "|" : "");
		if (v.kind == VCI_INT)
			vci_sql_int(&h->answer, v.i);
		else
			vc_buf_add(&h->answer, v.kind == VCI_NULL ? "~" : v.s);
	}
	vc_buf_addc(&h->answer, '\n');
}

int
__wrap_vci_step(struct vc *vc, struct vci_stmt *st)
{
	struct held *h = find(st);
	int rc;

	if (h == NULL || !h->reads)
		return __real_vci_step(vc, st);
	if (!h->running)
		begin(h);
	rc = __real_vci_step(vc, st);
	if (rc == VC_ROW)
		row(h);
	else
		end(h);
	return rc;
}

void
__wrap_vci_reset(struct vci_stmt *st)
{
	struct held *h = find(st);

	if (h != NULL)
		end(h);
	__real_vci_reset(st);
}

/* ---- the session ------------------------------------------------------------------ */

/* Names what comes; lives until the next. */
static void
now(const char *a, const char *b, const char *c)
{
	static char text[200];

	snprintf(text, sizeof text, "%s %s %s", a, b, c);
	stage = text;
}

static void
folds(struct vc *vc, const struct vci_indicator *ind)
{
	static const char *const where[] = { "everywhere", "in a municipality",
		"of an organisation", "of both", "of a list", "of a list there",
		"of a list of an organisation", "of all",
		"as narrow as can be" };
	const int64_t y = vci_day(2007, 1, 1), z = vci_day(2008, 1, 1);
	const int64_t day[4][2] = { { y, z }, { y - 365, y },
		{ y + 31, y + 59 }, { INT32_MIN, z } };

	for (int i = 0; i < 9; i++) {
		struct vci_span span = { y, z,
			{ .municipality = i & 1 ? 7520180 : 0,
			    .org = i & 2 ? 3 : 0,
			    .list = i >> 2 & 1 },
			0 };
		int64_t sum[4], first;
		char about[4];

		if (i == 8)
			span.narrow = (struct vci_narrow){ 7520180, 3, 1, 1,
				"company", "A.1" };
		if (i >= 4 && vci_narrows(ind->key) == 0)
			break;
		now("sum", ind->key, where[i]);
		must(vc, vci_fold(vc, ind, &span, sum));
		now("about", ind->key, where[i]);
		must(vc, vci_fold_about(vc, ind, &span, about));
		now("sums", ind->key, where[i]);
		must(vc, vci_fold4(vc, ind, &span.narrow, day, sum));
		span.from = INT32_MIN;
		must(vc, vci_fold(vc, ind, &span, sum));
		now("first day", ind->key, where[i]);
		must(vc, vci_first_day(vc, ind, &span, 3, &first));
	}
}

/* Of a family the first: the others differ in a word. */
static void
indicators(struct vc *vc)
{
	for (const struct vci_indicator *i = vci_indicators; i->key != NULL;
	     i++) {
		struct vci_indicator store;
		char key[VCI_KEY_MAX];

		snprintf(key, sizeof key, "%s%s", i->key,
		    i->each == NULL ? "" : i->each->code[0].code);
		folds(vc, vci_indicator(key, &store));
	}
}

/* Of a survey: a number, who answered, who gave one answer. */
static void
survey(struct vc *vc)
{
	static const char *const key[] = { "survey.s1.new", "survey.s1.help",
		"survey.s1.help=lead" };
	struct vci_indicator store;
	const struct vci_indicator *ind;
	struct vc_table *t;

	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		now("find", key[i], "");
		must(vc, vci_indicator_of(vc, key[i], &store, &ind));
		if (ind == NULL)
			die(key[i]);
		folds(vc, ind);
	}
	now("survey", "indicators", "");
	must(vc, vc_indicators(vc, &t));
	vc_table_free(t);
	now("survey", "summary", "");
	must(vc, vc_survey_summary(vc, "s1", NULL, true, &t));
	vc_table_free(t);
}

static void
list(struct vc *vc, const struct vc_query *q)
{
	struct vc_list *l;
	int rc = vc_list_open(vc, q, &l);

	while (rc == VC_OK && (rc = vc_list_next(l)) == VC_ROW)
		rc = VC_OK;
	vc_list_free(l);
	if (rc != VC_DONE)
		die(vc_errmsg(vc));
}

/* Filtered by what a row of the noun has in the field, and by nothing. */
static void
lists_by(struct vc *vc, const struct vc_noun *noun, size_t field,
    const struct vc_record *r)
{
	struct vc_field f;
	struct vc_buf value = { 0 };
	struct vc_cell cell;
	struct vc_filter filter = { field, "" };
	struct vc_query q = { .noun = noun, .filter = &filter, .nfilter = 1 };
	char sort[64];

	vc_noun_field(noun, field, &f);
	if (f.flags & VC_F_EVENTDAY)
		return;
	now("list", noun->name, f.name);
	vc_record_cell(r, field, &cell);
	vc_cell_print(&value, &cell, NULL);
	if (value.len > 0) {
		/* Of several words, by the first. */
		value.s[strcspn(value.s, ";")] = '\0';
		filter.value = value.s;
		list(vc, &q);
	}
	vc_buf_free(&value);
	if (strcmp(f.type, "words") == 0)
		return;
	filter.value = "";
	list(vc, &q);
	q.nfilter = 0;
	snprintf(sort, sizeof sort, "-%s,%s", f.name, f.name);
	q.sort = sort;
	list(vc, &q);
}

static void
of_noun(struct vc *vc, const struct vc_noun *noun)
{
	static const char *const who[] = { "2", "#2", "own:2", "999",
		"F\xc3\xb6reningen a 2", "nobody" };
	struct vc_query q = { .noun = noun };
	const char *name, *help;
	struct vc_table *t;
	struct vc_record *r;
	int64_t id;

	now("list", noun->name, "");
	list(vc, &q);
	now("list", noun->name, "with a limit");
	q.limit = 7;
	list(vc, &q);
	for (size_t i = 0; (name = vc_noun_condition(noun, i, &help)) != NULL;
	     i++) {
		now("list", noun->name, name);
		q.conditions = 1U << i;
		list(vc, &q);
	}
	q.conditions = 0;
	now("search", noun->name, "");
	q.search = "en a";
	list(vc, &q);
	must(vc, vc_record_new(vc, noun, &r));
	now("get", noun->name, "");
	must(vc, vc_get(vc, r, 2));
	for (size_t i = 0; i < vci_nfield(noun); i++)
		lists_by(vc, noun, i, r);
	vc_record_free(r);
	now("find", noun->name, "");
	for (size_t i = 0; i < sizeof who / sizeof *who; i++)
		if (vc_find(vc, noun, who[i], &id) != VC_OK &&
		    (i == 1 || (i == 0 && noun->number == NULL)))
			die(vc_errmsg(vc));
	if (noun->flow == NULL)
		return;
	now("history", noun->name, "");
	must(vc, vc_history(vc, noun, 2, &t));
	vc_table_free(t);
}

static void
of_a_year(struct vc *vc)
{
	struct vc_table *t;

	now("plan", "tree", "");
	must(vc, vc_plan_tree(vc, 2023, &t));
	vc_table_free(t);
	now("plan", "calendar", "");
	must(vc, vc_plan_calendar(vc, 2023, 0, 0, &t));
	vc_table_free(t);
	now("plan", "events", "");
	must(vc, vc_plan_events(vc, 2023, &t));
	vc_table_free(t);
	now("initiatives", "board", "");
	must(vc, vc_initiative_board(vc, &t));
	vc_table_free(t);
	now("partners", "year", "");
	must(vc, vc_partner_year(vc, 2007, &t));
	vc_table_free(t);
}

static void
reports(struct vc *vc)
{
	struct vc_report r = { .year = 2007 };
	struct vc_list *l;
	struct vc_table *t;
	struct vc_query q = { .noun = &vci_goal };
	int findings;

	now("report", "2007", "");
	must(vc, vc_report(vc, &r, &t, &findings));
	vc_table_free(t);
	now("report", "2007-05", "");
	r.month = 5;
	must(vc, vc_report(vc, &r, &t, &findings));
	vc_table_free(t);
	now("report", "2007-05", "SE-0180");
	r.scope = "SE-0180";
	must(vc, vc_report(vc, &r, &t, &findings));
	vc_table_free(t);
	must(vc, vc_list_open(vc, &q, &l));
	while (vc_list_next(l) == VC_ROW) {
		const struct vc_record *goal = vc_list_record(l);

		now("explain", vci_goal_value(goal, "number")->s, "");
		must(vc,
		    vc_explain(vc, vci_goal_value(goal, "number")->s, 2007,
			vci_goal_value(goal, "scope")->s, &t));
		vc_table_free(t);
	}
	vc_list_free(l);
}

/* Campaign 1, of organisations. */
static void
campaign(struct vc *vc)
{
	static const char *const outcome[] = { NULL, "none", "reached" };
	struct vc_list *l;
	struct vc_table *t;

	now("campaign", "", "");
	must(vc, vc_campaigns(vc, &t));
	vc_table_free(t);
	for (size_t i = 0; i < sizeof outcome / sizeof *outcome; i++) {
		must(vc, vc_campaign_show(vc, &vci_org, "1", outcome[i], &t));
		vc_table_free(t);
		must(vc, vc_campaign_rows(vc, &vci_org, "1", outcome[i], &l));
		while (vc_list_next(l) == VC_ROW)
			;
		vc_list_free(l);
	}
}

/* Tables of work with organisations. */
static void
org_work(struct vc *vc)
{
	struct vc_record *r;
	struct vc_table *t;

	now("org work", "", "");
	for (int year = 0; year <= 2007; year += 2007) {
		must(vc, vc_org_service(vc, 0, year, &t));
		vc_table_free(t);
		must(vc, vc_org_service(vc, 3, year, &t));
		vc_table_free(t);
		must(vc, vc_org_approvals(vc, year, &t));
		vc_table_free(t);
	}
	must(vc, vc_org_newsletter(vc, &t));
	vc_table_free(t);
	must(vc, vc_record_new(vc, &vci_org, &r));
	must(vc,
	    vc_record_set(vc, r, (size_t)vci_field(&vci_org, "name"),
		"Foreningen a 1"));
	must(vc,
	    vc_record_set(vc, r, (size_t)vci_field(&vci_org, "contact_email"),
		"x@example.org"));
	must(vc, vc_org_near(vc, r, &t));
	vc_table_free(t);
	vc_record_free(r);
}

static void
campaign_writes(struct vc *vc)
{
	struct vc_filter filter = { (size_t)vci_field(&vci_org, "status"),
		"approved" };
	struct vc_query q = { .noun = &vci_org,
		.filter = &filter,
		.nfilter = 1,
		.search = "en a" };
	struct vc_campaign_log log = { .outcome = "reached" };
	struct vc_campaign is;

	now("campaign", "", "");
	must(vc, vc_campaign_new(vc, "Autumn", &q, &is));
	/* A member that was reached before: the count is the same. */
	must(vc, vc_campaign_log(vc, &vci_org, "Spring", 2, &log, &is));
	must(vc, vc_campaign_close(vc, &vci_org, "Spring", &is));
}

static void
assignment_writes(struct vc *vc)
{
	struct vc_table *t;
	int64_t places, taken;

	now("assignment", "", "");
	must(vc, vc_assignment_places(vc, 2, &places, &taken));
	must(vc, vc_template_save(vc, &vci_assignment, "x", 2));
	must(vc, vc_templates(vc, &vci_assignment, &t));
	vc_table_free(t);
}

/* What is written is only prepared on the other engine. */
static void
writes(struct vc *vc, const char *csv)
{
	struct vc_import in = { .file = csv };
	struct vc_import_result result;
	struct vc_step step = { .status = "left", .on = "2009-01-01" };
	struct vc_record *r;
	int64_t id;

	now("import", "", "");
	if ((in.fd = open(csv, O_RDONLY)) < 0)
		die(csv);
	must(vc, vc_import(vc, &vci_interest, &in, &result));
	vc_import_release(&result);
	close(in.fd);
	now("add", "", "");
	must(vc, vc_record_new(vc, &vci_volunteer, &r));
	must(vc,
	    vc_record_set(vc, r, (size_t)vci_field(&vci_volunteer, "languages"),
		"svenska; dansk"));
	must(vc,
	    vc_record_set(vc, r, (size_t)vci_field(&vci_volunteer, "name"),
		"X"));
	writing = true;
	must(vc, vc_add(vc, r, &id));
	writing = false;
	vc_record_free(r);
	now("step", "", "");
	must(vc, vc_set_status(vc, &vci_org, 1, &step));
	campaign_writes(vc);
	assignment_writes(vc);
	now("setting", "", "");
	must(vc, vc_setting_set(vc, "band.partly", "80"));
}

int
main(int argc, char **argv)
{
	struct vc *vc;
	struct vc_table *t;

	if (argc != 5)
		die("usage: tool_session DB SCRIPT ANSWERS CSV");
	script = fopen(argv[2], "w");
	answers = fopen(argv[3], "w");
	if (script == NULL || answers == NULL)
		die("cannot write");
	now("open", "", "");
	must(NULL, vc_new(&vc));
	must(vc, vc_open(vc, argv[1], VC_WRITE));
	vc_set_dry_run(vc, true);
	indicators(vc);
	survey(vc);
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		of_noun(vc, vci_nouns[i]);
	now("info", "", "");
	must(vc, vc_info(vc, true, &t));
	vc_table_free(t);
	must(vc, vc_settings(vc, &t));
	vc_table_free(t);
	reports(vc);
	of_a_year(vc);
	campaign(vc);
	org_work(vc);
	writes(vc, argv[4]);
	vc_free(vc);
	for (int i = 0; i < nkinds; i++)
		free(kinds[i]);
	return fclose(script) != 0 || fclose(answers) != 0;
}
