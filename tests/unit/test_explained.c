/* SPDX-License-Identifier: ISC */
/* Of random registers, every figure of every indicator is what the records that
 * explain it add up to, also after organisations were merged and volunteers
 * erased, and a year that was closed before stays as it was. SEED=n ROUNDS=n
 * tries others. */
#include <fcntl.h>

#include "unit.h"

#include "goals.h"

#define ROUNDS 6
#define TODAY  "2008-10-15"

/* ---- chance ------------------------------------------------------------------ */

struct chance {
	uint64_t seed, state;
};

static uint64_t
draw(struct chance *c, uint64_t n)
{
	c->state ^= c->state << 13;
	c->state ^= c->state >> 7;
	c->state ^= c->state << 17;
	return n == 0 ? 0 : (c->state >> 11) % n;
}

static bool
maybe(struct chance *c, int percent)
{
	return draw(c, 100) < (uint64_t)percent;
}

/* A day of 2006 to 2009: some of it is yet to come. */
static const char *
day(struct chance *c, char buf[16])
{
	int64_t from = vci_day(2006, 1, 1), to = vci_day(2010, 1, 1);

	/* Often an edge of the year, or today. */
	static const char *const edge[] = { "2007-12-31", "2008-01-01",
		"2008-12-31", "2009-01-01", TODAY, "2008-10-16" };

	if (maybe(c, 20)) {
		snprintf(buf, 16, "%s", edge[draw(c, COUNT(edge))]);
		return buf;
	}
	return vc_day_format(from + (int64_t)draw(c, (uint64_t)(to - from)),
	    buf);
}

static const char *
or_none(struct chance *c, int percent, const char *text)
{
	return maybe(c, percent) ? text : "";
}

static const char *
place(struct chance *c)
{
	static const char *const of[] = { "SE-0180", "SE-0180", "SE-1480", "" };

	return of[draw(c, COUNT(of))];
}

static const char *
id_to(struct chance *c, uint64_t n, char buf[24])
{
	snprintf(buf, 24, "%d", (int)draw(c, n) + 1);
	return buf;
}

/* ---- a register --------------------------------------------------------------- */

#define ORGS       8
#define VOLUNTEERS 10
#define PARTNERS   7

/* Adds a row, or none where chance made one that is refused. */
#define perhaps(h, noun, ...) \
	do { \
		int64_t id_; \
		int rc_ = try_add(h, noun, &id_, __VA_ARGS__, NULL); \
		if (rc_ != VC_E_DATA) \
			must(h, rc_); \
	} while (0)

static void
some_orgs(struct home *h, struct chance *c)
{
	char a[16], b[16], e[16], name[16];

	for (int i = 0; i < ORGS; i++) {
		snprintf(name, sizeof name, "Org %d", i + 1);
		add(h, "org", "name", name, "municipality", place(c),
		    "registered_on", day(c, a), NULL);
		perhaps(h, "org", "name", name, "municipality", place(c),
		    "registered_on", day(c, a), "member_from", day(c, b),
		    "member_to", or_none(c, 50, day(c, e)));
	}
}

/* Moves rows on, as far as their flow lets them. */
static void
some_steps(struct home *h, struct chance *c, const char *noun,
    const char *const *status, size_t nstatus, int n)
{
	char on[16];

	while (n-- > 0) {
		struct vc_step step = { .status = status[draw(c, nstatus)],
			.on = day(c, on),
			.reason = "other",
			.reopen = true };
		int rc = vc_set_status(h->vc, vc_noun(noun),
		    (int64_t)draw(c, 8) + 1, &step);

		if (rc != VC_OK)
			step.reason = NULL;
		if (rc == VC_E_DATA || rc == VC_E_USAGE)
			rc = vc_set_status(h->vc, vc_noun(noun),
			    (int64_t)draw(c, 8) + 1, &step);
		if (rc != VC_E_DATA && rc != VC_E_USAGE && rc != VC_E_NOINPUT)
			must(h, rc);
	}
}

static void
some_interests(struct home *h, struct chance *c)
{
	static const char *const status[] = { "received", "referred", "agreed",
		"started", "active", "ended", "declined" };
	char a[16], b[16], org[24], who[24], of[24];

	for (int i = 0; i < VOLUNTEERS; i++)
		add(h, "volunteer", "name", "V", "municipality", place(c),
		    "registered_on", day(c, a), NULL);
	for (int i = 0; i < 12; i++)
		perhaps(h, "assignment", "organisation_id", id_to(c, ORGS, org),
		    "title", "T", "municipality", place(c), "registered_on",
		    day(c, a), "published_on", or_none(c, 80, a), "expires_on",
		    or_none(c, 50, day(c, b)));
	for (int i = 0; i < 24; i++)
		perhaps(h, "interest", "assignment_id", id_to(c, 12, of),
		    "volunteer_id", id_to(c, VOLUNTEERS, who), "received_on",
		    day(c, a), "status", status[draw(c, COUNT(status))],
		    "status_on", day(c, b));
}

static void
some_partners(struct home *h, struct chance *c)
{
	static const char *const kind[] = { "department", "company", "company",
		"municipality" };
	static const char *const sum[] = { "1000", "250000,50", "0,05", "" };
	char a[16], b[16], d[16], e[16], who[24];

	for (int i = 0; i < PARTNERS; i++)
		add(h, "partner", "name", "P", "kind",
		    kind[draw(c, COUNT(kind))], "municipality", place(c),
		    "registered_on", day(c, a), NULL);
	for (int i = 0; i < 10; i++)
		perhaps(h, "agreement", "partner_id", id_to(c, PARTNERS, who),
		    "title", "A", "signed_on", or_none(c, 80, day(c, a)),
		    "from", or_none(c, 80, day(c, b)), "to",
		    or_none(c, 60, day(c, d)), "ended_on",
		    or_none(c, 30, day(c, e)), "sum", sum[draw(c, COUNT(sum))]);
}

/* Of few kinds much, for there are many kinds. */
static void
some_activities(struct home *h, struct chance *c)
{
	static const char *const about[] = { "", "", "ca", "over", "under" };
	static const char *const plan[] = { "", "6", "6.1", "6.10", "61" };
	size_t n = 0, first;
	char a[16], times[24], many[24], org[24], who[24];

	while (vci_activity_kinds.code[n].code != NULL)
		n++;
	first = c->seed * 8 % n;
	for (size_t i = 0; i < 8; i++)
		add(h, "activity", "kind",
		    vci_activity_kinds.code[(first + i) % n].code, "title", "T",
		    "on", "2008-05-01", "participants", "7", NULL);
	for (int i = 0; i < 40; i++)
		add(h, "activity", "kind",
		    vci_activity_kinds.code[(first + draw(c, 8)) % n].code,
		    "title", "T", "on", day(c, a), "municipality", place(c),
		    "occasions", or_none(c, 40, id_to(c, 4, times)),
		    "participants", or_none(c, 60, id_to(c, 40, many)),
		    "qualifier", about[draw(c, COUNT(about))],
		    "organisation_id", or_none(c, 40, id_to(c, ORGS, org)),
		    "partner_id", or_none(c, 60, id_to(c, PARTNERS, who)),
		    "plan", plan[draw(c, COUNT(plan))], NULL);
}

/* Each stage is reached by some, on any day; and one is to come. */
static void
some_initiatives(struct home *h, struct chance *c)
{
	char title[24], id[24], on[16], org[24];

	for (int i = 1; i <= 6; i++) {
		snprintf(title, sizeof title, "Pilot %d", i);
		add(h, "initiative", "title", title, "municipality", place(c),
		    "organisation_id", or_none(c, 50, id_to(c, ORGS, org)),
		    "first_time", maybe(c, 70) ? "yes" : "no", "registered_on",
		    "2007-01-01", NULL);
		snprintf(id, sizeof id, "%d", i);
		for (const struct vci_code *s = vci_stages.code;
		     s->code != NULL; s++)
			add(h, "stage", "initiative_id", id, "stage", s->code,
			    "planned_on", "2009-01-01", "reached_on",
			    or_none(c, 80, day(c, on)), NULL);
		add(h, "stage", "initiative_id", id, "stage", "Egen fas",
		    "reached_on", day(c, on), NULL);
	}
}

static void
campaign_of(struct home *h, struct chance *c, const char *noun,
    const char *name)
{
	static const char *const outcome[] = { "reached", "declined",
		"no_answer" };
	struct vc_query q = { .noun = vc_noun(noun) };
	struct vc_campaign is;
	char on[16];

	now(h, 2008, 3, 1);
	must(h, vc_campaign_new(h->vc, name, &q, &is));
	now(h, 2009, 12, 31);
	for (int i = 0; i < 12; i++) {
		struct vc_campaign_log log = {
			.outcome = outcome[draw(c, COUNT(outcome))],
			.on = day(c, on)
		};
		int rc = vc_campaign_log(h->vc, vc_noun(noun), name,
		    (int64_t)draw(c, 7) + 1, &log, &is);

		if (rc != VC_E_DATA && rc != VC_E_USAGE)
			must(h, rc);
	}
}

static void
some_answers(struct home *h, struct chance *c)
{
	struct vc_import in = { .file = "x.csv" };
	struct vc_import_result is = { 0 };
	char path[96], on[16];
	FILE *fp;
	int rc;

	add(h, "survey", "word", "tal", "year", "2008", "title", "T",
	    "period_to", or_none(c, 50, "2008-06-30"), NULL);
	snprintf(path, sizeof path, "%s/x.csv", h->dir);
	fp = fopen(path, "w");
	assert_non_null(fp);
	fputs("Nya;Hjalp;Ort\n", fp);
	for (int i = 0; i < 12; i++)
		fprintf(fp, "%d,%d;%s;%s\n", (int)draw(c, 30), (int)draw(c, 10),
		    maybe(c, 50) ? "\"Ja; Nej\"" : "Nej",
		    maybe(c, 50) ? "Syd" : "Nord");
	fclose(fp);
	in.fd = open(path, O_RDONLY);
	assert_true(in.fd >= 0);
	rc = vc_survey_import(h->vc, "tal", &in, &is);
	vc_import_release(&is);
	close(in.fd);
	must(h, rc);
	(void)on;
}

static void
fill(struct home *h, struct chance *c)
{
	static const char *const org[] = { "paused", "left", "approved" };
	static const char *const task[] = { "closed", "full", "published",
		"cancelled" };
	static const char *const partner[] = { "signed", "ended", "contacted",
		"signed" };

	vc_set_clock(h->vc, vci_day(2009, 12, 31) * 86400);
	/* One of them is the centre itself. */
	must(h, vc_setting_set(h->vc, "name", "Org 1"));
	some_orgs(h, c);
	some_steps(h, c, "org", org, COUNT(org), 12);
	some_interests(h, c);
	some_steps(h, c, "assignment", task, COUNT(task), 8);
	some_partners(h, c);
	some_steps(h, c, "partner", partner, COUNT(partner), 16);
	some_activities(h, c);
	some_initiatives(h, c);
	some_answers(h, c);
	campaign_of(h, c, "org", "Orgs");
	campaign_of(h, c, "partner", "Partners");
	campaign_of(h, c, "volunteer", "Volunteers");
	now(h, 2008, 10, 15);
}

/* ---- goals ---------------------------------------------------------------------- */

/* Any goal of the indicator that isn't refused. */
static void
some_goal(struct home *h, struct chance *c, const char *key, int *n)
{
	static const char *const kind[] = { "flow", "stock", "cumulative",
		"money", "share", "coverage", "per-each", "milestone" };
	static const char *const scope[] = { "national", "national", "SE-0180",
		"org:1", "org:3" };
	static const char *const filter[] = { "", "", "municipality=SE-0180",
		"org=1", "kind=company", "kind=department", "partner=1",
		"plan=6", "plan=6.1", "list=1", "list=2", "list=3",
		"kind=company;municipality=SE-0180", "plan=6;org=1" };
	static const char *const how[] = { "", "", "", "sum", "latest", "max" };
	static const char *const other[] = { "", "", "", "org.active",
		"interest.received", "survey.tal.nya", "agreement.value",
		"by.hand" };
	char from[16], to[16], number[16], target[24];
	int64_t id;

	snprintf(number, sizeof number, "%d", ++*n);
	for (int i = 0; i < 400; i++) {
		const char *k = kind[draw(c, COUNT(kind))];
		const char *second = other[draw(c, COUNT(other))];
		const char *by = filter[draw(c, COUNT(filter))];
		bool own = maybe(c, 20);
		int rc = try_add(h, "goal", &id, "year", "2008", "number",
		    number, "text", "t", "indicator", key, "kind", k, "scope",
		    scope[draw(c, COUNT(scope))], "filter", by, "theme", by,
		    "indicator2", second, "target",
		    or_none(c, 70, id_to(c, 12, target)), "period_from",
		    own ? day(c, from) : "", "period_to", own ? day(c, to) : "",
		    "unit", maybe(c, 30) ? "st" : "", "readings",
		    how[draw(c, COUNT(how))], NULL);

		if (rc == VC_OK)
			return;
		if (rc != VC_E_DATA)
			must(h, rc);
	}
	--*n;
}

static int
hand_result(struct home *h, struct chance *c, int goals)
{
	char number[24], on[16], value[24];
	int64_t id;

	return try_add(h, "result", &id, "year", "2008", "number",
	    id_to(c, (uint64_t)goals, number), "date", day(c, on), "value",
	    id_to(c, 30, value), "indicator", or_none(c, 20, "by.hand"),
	    "source", "boken", NULL);
}

struct aim {
	struct home *h;
	struct chance *c;
	int goals, many;
};

static int
aim_at(void *arg, const struct vci_indicator *ind)
{
	struct aim *a = arg;

	char number[16];

	snprintf(number, sizeof number, "%d", ++a->goals);
	add(a->h, "goal", "year", "2008", "number", number, "text", "all",
	    "indicator", ind->key, "kind", "cumulative", NULL);
	for (int i = 0; i < a->many; i++)
		some_goal(a->h, a->c, ind->key, &a->goals);
	return VC_OK;
}

/* Goals of every indicator that there is, of families fewer. */
static int
some_goals(struct home *h, struct chance *c)
{
	static const char *const own[] = { "by.hand", "survey.tal.hjalp=Ja",
		"survey.tal.ort=Syd" };
	struct aim a = { h, c, 0, 3 };
	struct vci_indicator store;
	const struct vci_indicator *ind;

	for (size_t n = 0; (ind = vci_indicator_nth(n, &store)) != NULL; n++) {
		a.many = ind->code != NULL ? 1 : 4;
		aim_at(&a, ind);
	}
	must(h, vci_survey_each(h->vc, aim_at, &a));
	for (size_t i = 0; i < COUNT(own); i++)
		for (int n = 0; n < 3; n++)
			some_goal(h, c, own[i], &a.goals);
	for (int i = 0; i < 60; i++) {
		int rc = hand_result(h, c, a.goals);

		if (rc != VC_E_DATA)
			must(h, rc);
	}
	return a.goals;
}

/* ---- what the records add up to --------------------------------------------------- */

/* A cell of the column that machines know by this name. */
static const struct vc_cell *
cell(struct vc_table *t, size_t row, const char *key)
{
	for (size_t i = 0; i < vc_table_ncol(t); i++) {
		const struct vc_column *col = vc_table_column(t, i);

		if (strcmp(col->key, key) == 0 &&
		    (col->flags & VC_COL_HUMAN) == 0)
			return vc_table_cell(t, row, i);
	}
	fail_msg("no column is called '%s'", key);
	return NULL;
}

static const char *
word(struct vc_table *t, size_t row, const char *key)
{
	const struct vc_cell *c = cell(t, row, key);

	return c->text == NULL ? "" : c->text;
}

/* Of a number, thousandths. */
static int64_t
thousandths(const struct vc_cell *c)
{
	switch (c->type) {
	case VC_CELL_INT:
		return c->num * 1000;
	case VC_CELL_MONEY:
		return c->num * 10;
	case VC_CELL_DECIMAL:
		return c->num;
	default:
		return 0;
	}
}

struct added {
	int64_t sum[2], rows[2], reached;
};

/* Sums of the records of both conditions; of the first also the day at whose
 * end they came to `enough`. */
static struct added
add_up(struct vc_table *t, int64_t enough)
{
	struct added is = { .reached = INT64_MAX };

	for (size_t i = 0; i < vc_table_nrow(t); i++) {
		int64_t n = cell(t, i, "condition")->num - 1;
		int64_t on = cell(t, i, "on")->num;

		assert_in_range(n, 0, 1);
		is.rows[n]++;
		is.sum[n] += thousandths(cell(t, i, "amount"));
		if (n == 0 && is.reached == INT64_MAX && is.sum[0] >= enough &&
		    (i + 1 == vc_table_nrow(t) ||
			cell(t, i + 1, "condition")->num != 1 ||
			cell(t, i + 1, "on")->num != on))
			is.reached = on;
	}
	return is;
}

/* No record counts that was not in the goal's time and place, or twice. */
static void
check_rows(struct vc_table *t, struct vc_table *report, size_t row)
{
	const char *scope = word(report, row, "scope");
	bool each = strcmp(word(report, row, "kind"), "per-each") == 0;
	int64_t today = vci_day(2008, 10, 15);

	for (size_t i = 0; i < vc_table_nrow(t); i++) {
		if (strcmp(word(t, i, "basis"), "counted") != 0)
			continue;
		if (cell(t, i, "on")->num > today)
			fail_msg("%s counts what is to come",
			    word(report, row, "number"));
		if (strncmp(scope, "SE-", 3) == 0)
			assert_string_equal(word(t, i, "municipality"), scope);
		if (strncmp(scope, "org:", 4) == 0 && !each)
			assert_true(*word(t, i, "organisation") != '\0');
	}
}

static int64_t
share_of(int64_t part, int64_t whole)
{
	return (int64_t)(((__int128)part * 100000 + whole / 2) / whole);
}

static void
differ(struct chance *c, struct vc_table *report, size_t row, const char *what,
    int64_t is, int64_t explained)
{
	if (is == explained)
		return;
	fail_msg("SEED=%llu: goal %s (%s, %s, %s, '%s'): %s is %lld, not %lld",
	    (unsigned long long)c->seed, word(report, row, "number"),
	    word(report, row, "indicator"), word(report, row, "kind"),
	    word(report, row, "scope"), word(report, row, "theme"), what,
	    (long long)is, (long long)explained);
}

/* A part of a whole: both add up, and the percentage is theirs. */
static void
check_ratio(struct chance *c, struct vc_table *report, size_t row,
    const struct added *is)
{
	bool each = strcmp(word(report, row, "kind"), "per-each") == 0;
	int64_t whole = is->sum[1] + (each ? is->sum[0] : 0);
	int64_t result = cell(report, row, "result")->num;

	differ(c, report, row, "part", cell(report, row, "part")->num,
	    is->sum[0]);
	differ(c, report, row, "whole", cell(report, row, "whole")->num, whole);
	if (result != is->sum[0])
		differ(c, report, row, "result", result,
		    share_of(is->sum[0], whole));
}

static int64_t
target_of(struct vc_table *report, size_t row)
{
	const struct vc_cell *c = cell(report, row, "target");

	return c->type == VC_CELL_NONE || c->num <= 0 ? 1 : c->num;
}

static bool
is_ratio(const char *kind)
{
	return strcmp(kind, "share") == 0 || strcmp(kind, "coverage") == 0 ||
	    strcmp(kind, "per-each") == 0;
}

/* Are these the figures of the goal in this row? */
static void
check_goal(struct home *h, struct chance *c, struct vc_table *report,
    size_t row)
{
	const char *kind = word(report, row, "kind");
	bool recorded = strcmp(word(report, row, "basis"), "recorded") == 0;
	const struct vc_cell *reached = cell(report, row, "reached_on");
	struct added is;
	struct vc_table *t;

	must(h,
	    vc_explain(h->vc, word(report, row, "number"), 2008,
		word(report, row, "scope"), &t));
	is = add_up(t, target_of(report, row));
	check_rows(t, report, row);
	vc_table_free(t);
	if (cell(report, row, "whole")->type != VC_CELL_NONE) {
		check_ratio(c, report, row, &is);
		return;
	}
	/* There may be a part of nothing, which is no result. */
	if (is_ratio(kind) &&
	    cell(report, row, "result")->type == VC_CELL_NONE) {
		differ(c, report, row, "whole", 0, is.sum[1] > 0);
		return;
	}
	differ(c, report, row, "result", cell(report, row, "result")->num,
	    is.sum[0]);
	differ(c, report, row, "result2", cell(report, row, "result2")->num,
	    is.sum[1]);
	if (strcmp(kind, "milestone") == 0 && !recorded)
		differ(c, report, row, "reached_on",
		    reached->type == VC_CELL_NONE ? INT64_MAX : reached->num,
		    is.reached);
}

/* ---- rounds ------------------------------------------------------------------------ */

static struct vc_table *
report_of(struct home *h, bool as_is)
{
	struct vc_report r = { .year = 2008, .as_is = as_is };
	struct vc_table *t;
	int findings = 0;

	must(h, vc_report(h->vc, &r, &t, &findings));
	return t;
}

static struct vc_table *
check_all(struct home *h, struct chance *c)
{
	struct vc_table *t = report_of(h, true);

	for (size_t i = 0; i < vc_table_nrow(t); i++)
		check_goal(h, c, t, i);
	return t;
}

/* A level is never below nothing, on no day and in no place. */
static void
check_levels(struct home *h, struct chance *c)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;

	for (size_t n = 0; (ind = vci_indicator_nth(n, &store)) != NULL; n++) {
		for (int i = 0; ind->stock && i < 12; i++) {
			struct vci_span span = { .from = INT32_MIN,
				.to = vci_day(2006, 1 + (int)draw(c, 48), 1) };
			int64_t sum = 0;

			span.narrow.municipality = i % 2 ? 7520180 : 0;
			must(h, vci_fold(h->vc, ind, &span, &sum));
			if (sum < 0)
				fail_msg("SEED=%llu: %s is %lld",
				    (unsigned long long)c->seed, ind->key,
				    (long long)sum);
		}
	}
}

/* Which indicators counted something. */
static void
note_counted(struct vc_table *t, bool *counted)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;

	for (size_t i = 0; i < vc_table_nrow(t); i++)
		for (size_t n = 0; (ind = vci_indicator_nth(n, &store)) != NULL;
		     n++)
			if (strcmp(word(t, i, "indicator"), ind->key) == 0 &&
			    cell(t, i, "result")->num > 0)
				counted[n] = true;
}

/* Figures that are the same in both; where `merged`, but for those of
 * organisations, and of places, for these may be the other's then. */
static void
check_same(struct chance *c, struct vc_table *was, struct vc_table *is,
    bool merged)
{
	assert_int_equal(vc_table_nrow(was), vc_table_nrow(is));
	for (size_t i = 0; i < vc_table_nrow(is); i++) {
		const char *key = word(is, i, "indicator");

		if (merged &&
		    (strncmp(key, "org.", 4) == 0 ||
			strcmp(key, "volunteer.own") == 0 ||
			strcmp(word(is, i, "scope"), "national") != 0 ||
			*word(is, i, "theme") != '\0' ||
			strcmp(word(is, i, "kind"), "flow") != 0))
			continue;
		differ(c, is, i, merged ? "after merging" : "after erasing",
		    cell(is, i, "result")->num, cell(was, i, "result")->num);
	}
}

static bool
same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* A closed year is word for word what it was. */
static void
check_closed(struct chance *c, struct vc_table *was, struct vc_table *is)
{
	size_t ncol = vc_table_ncol(was);

	assert_int_equal(vc_table_nrow(was), vc_table_nrow(is));
	assert_int_equal(ncol, vc_table_ncol(is));
	for (size_t i = 0; i < vc_table_nrow(was) * ncol; i++) {
		const struct vc_cell *a = vc_table_cell(was, i / ncol,
		    i % ncol);
		const struct vc_cell *b = vc_table_cell(is, i / ncol, i % ncol);

		if (a->type != b->type || a->num != b->num ||
		    a->num2 != b->num2 || a->flags != b->flags ||
		    !same_text(a->text, b->text) ||
		    !same_text(a->unit, b->unit))
			fail_msg("SEED=%llu: goal %s: %s is '%s' %lld, was "
				 "'%s' %lld",
			    (unsigned long long)c->seed,
			    word(is, i / ncol, "number"),
			    vc_table_column(is, i % ncol)->key,
			    b->text == NULL ? "" : b->text, (long long)b->num,
			    a->text == NULL ? "" : a->text, (long long)a->num);
	}
}

static void
merge(struct home *h, int64_t kept, int64_t gone)
{
	struct vc_merge m = { .kept = kept, .gone = gone };
	int64_t moved;
	int rc = vc_merge(h->vc, vc_noun("org"), &m, &moved);

	if (rc != VC_E_DATA)
		must(h, rc);
}

static void
one_round(struct home *h, struct chance *c, bool *counted)
{
	struct vc_table *was, *erased, *merged, *closed, *later, *what = NULL;
	struct vc_closed is;
	int rc;

	fill(h, c);
	some_goals(h, c);
	was = check_all(h, c);
	note_counted(was, counted);
	must(h, vc_close_year(h->vc, 2008, true, &is));
	closed = report_of(h, false);
	rc = vc_erase(h->vc, (int64_t)draw(c, VOLUNTEERS) + 1, true, &what);
	if (rc != VC_WARN)
		must(h, rc);
	vc_table_free(what);
	erased = check_all(h, c);
	check_levels(h, c);
	check_same(c, was, erased, false);
	merge(h, 4, 5);
	merge(h, 2, 4);
	merged = check_all(h, c);
	check_levels(h, c);
	check_same(c, erased, merged, true);
	later = report_of(h, false);
	check_closed(c, closed, later);
	vc_table_free(closed);
	vc_table_free(later);
	vc_table_free(was);
	vc_table_free(erased);
	vc_table_free(merged);
}

static uint64_t
number_of(const char *name, uint64_t usual)
{
	const char *s = getenv(name);

	return s == NULL ? usual : strtoull(s, NULL, 10);
}

static void
adds_up(void **state)
{
	uint64_t first = number_of("SEED", 1), n = number_of("ROUNDS", ROUNDS);
	bool counted[160] = { 0 };
	struct vci_indicator store;
	const struct vci_indicator *ind;

	print_message("# SEED=%llu ROUNDS=%llu\n", (unsigned long long)first,
	    (unsigned long long)n);
	for (uint64_t i = 0; i < n; i++) {
		struct chance c = { .seed = first + i,
			.state = (first + i) * UINT64_C(0x9e3779b97f4a7c15) };

		assert_int_equal(home_up(state), 0);
		one_round(*state, &c, counted);
		home_down(state);
	}
	for (size_t i = 0; (ind = vci_indicator_nth(i, &store)) != NULL; i++) {
		assert_true(i < COUNT(counted));
		if (!counted[i] && n >= ROUNDS)
			fail_msg("%s never counted anything", ind->key);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
