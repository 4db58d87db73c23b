/* SPDX-License-Identifier: ISC */
/* Matching over registers made up at random from fixed seeds: what explain
 * says of each pair is what is suggested, in each direction and for all. */
#include "unit.h"

#include "../../lib/db/db.h"
#include "register.h"

#define ORGS        7
#define ASSIGNMENTS 60
#define VOLUNTEERS  40
#define INTERESTS   120

static unsigned
draw(unsigned *seed, unsigned k)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % k;
}

/* One of the words with '|' between. */
static const char *
pick(unsigned *seed, const char *words, char buf[64])
{
	unsigned n = 1, k;

	for (const char *s = words; *s != '\0'; s++)
		n += *s == '|';
	for (k = draw(seed, n); k > 0; k--)
		words = strchr(words, '|') + 1;
	snprintf(buf, 64, "%.*s", (int)strcspn(words, "|"), words);
	return buf;
}

#define CAUSES \
	"|barn|sport|natur|barn; sport|natur; kultur; barn|kultur|miljö; djur"
#define SKILLS    "|matte|bil|matte; bil|kock"
#define LANGUAGES "|svenska|svenska; arabiska|arabiska|finska"
#define TIMES     "|mon-evening|weekend|tue;wed-morning|any"
#define PLACES    "|Stockholm|Solna|Uppsala|Kiruna|Sundbyberg|Malmö"

static void
make_near(struct home *h)
{
	add(h, "neighbour", "municipality", "Stockholm", "neighbour", "Solna",
	    NULL);
	add(h, "neighbour", "municipality", "Sundbyberg", "neighbour", "Solna",
	    NULL);
	add(h, "centroid", "municipality", "Stockholm", "latitude", "59.33",
	    "longitude", "18.07", NULL);
	add(h, "centroid", "municipality", "Uppsala", "latitude", "59.858",
	    "longitude", "17.639", NULL);
	add(h, "centroid", "municipality", "Kiruna", "latitude", "67.856",
	    "longitude", "20.225", NULL);
	add(h, "centroid", "municipality", "Solna", "latitude", "59.36",
	    "longitude", "18.0", NULL);
	add(h, "postal", "postcode", "75332", "municipality", "Uppsala", NULL);
	add(h, "postal", "postcode", "16951", "municipality", "Solna", NULL);
	add(h, "postal", "postcode", "16951", "municipality", "Stockholm",
	    NULL);
}

static void
make_assignment(struct home *h, unsigned *seed)
{
	char b[12][64];

	snprintf(b[0], 64, "%u", 1 + draw(seed, ORGS));
	snprintf(b[1], 64, "2008-%02u-%02u", 3 + draw(seed, 3),
	    1 + draw(seed, 28));
	add(h, "assignment", "organisation_id", b[0], "title", "X",
	    "registered_on", "2008-01-01", "published_on", b[1], "status",
	    pick(seed, "published|published|published|draft|closed", b[2]),
	    "municipality", pick(seed, PLACES, b[3]), "remote",
	    pick(seed, "|||yes", b[4]), "causes", pick(seed, CAUSES, b[5]),
	    "skills", pick(seed, SKILLS, b[6]), "languages",
	    pick(seed, LANGUAGES "||||", b[7]), "when", pick(seed, TIMES, b[8]),
	    "minimum_age", pick(seed, "||||18|15", b[9]), "places",
	    pick(seed, "||1|2|5", b[10]), "expires_on",
	    pick(seed, "||2008-12-31|2008-05-30|2008-06-01", b[11]), NULL);
}

static void
make_volunteer(struct home *h, unsigned *seed)
{
	char b[10][64];

	add(h, "volunteer", "name", "X", "registered_on", "2008-01-01",
	    "municipality", pick(seed, PLACES "|", b[0]), "postcode",
	    pick(seed, "|75332|16951|99999", b[1]), "causes",
	    pick(seed, CAUSES, b[2]), "skills", pick(seed, SKILLS, b[3]),
	    "languages", pick(seed, LANGUAGES, b[4]), "when",
	    pick(seed, TIMES, b[5]), "birth_year",
	    pick(seed, "|1950|1990|1991|1995", b[6]), "status",
	    pick(seed, "active|active|active|active|paused", b[7]), NULL);
}

static void
sql(struct home *h, const char *text)
{
	must(h, vci_db_exec(h->vc, text));
}

static void
make_interests(struct home *h, unsigned *seed)
{
	char b[4][64];

	for (int i = 0; i < INTERESTS; i++) {
		int64_t id;

		snprintf(b[0], 64, "%u", 1 + draw(seed, ASSIGNMENTS));
		snprintf(b[1], 64, "%u", 1 + draw(seed, VOLUNTEERS));
		snprintf(b[2], 64, "2008-%02u-01", 2 + draw(seed, 4));
		/* One that may not be is as good as none. */
		(void)!try_add(h, "interest", &id, "assignment_id", b[0],
		    "volunteer_id", b[1], "received_on", b[2], "status",
		    pick(seed,
			"received|passed_on|contacted|started|declined|"
			"withdrawn|no_answer",
			b[3]),
		    NULL);
	}
	/* A gate that is shut by hand, and orders of time among consents. */
	sql(h,
	    "UPDATE assignment SET extract_needed = 1 WHERE id % 7 = 3;"
	    "UPDATE assignment SET maximum_age = 30 WHERE id % 11 = 5;"
	    "UPDATE volunteer SET extract_seen_on = 14000 - id * 10 "
	    "WHERE id % 3 = 0;"
	    "INSERT INTO consent (volunteer_id, purpose, given_by, given_on, "
	    "until, withdrawn_on, recorded_at, actor) SELECT id, 'register', "
	    "'paper', 13000, NULL, CASE WHEN id % 4 = 0 THEN 13500 END, 0, '' "
	    "FROM volunteer WHERE id % 2 = 0;"
	    "INSERT INTO consent (volunteer_id, purpose, given_by, given_on, "
	    "until, recorded_at, actor) SELECT id, 'register', 'paper', "
	    "13600, NULL, 0, '' FROM volunteer WHERE id % 8 = 0;"
	    "INSERT INTO consent (volunteer_id, purpose, given_by, given_on, "
	    "until, recorded_at, actor) SELECT id, 'register', 'paper', "
	    "13000, 13900, 0, '' FROM volunteer WHERE id % 9 = 0;");
}

static void
make_register(struct home *h, unsigned seed)
{
	char b[64];

	for (int i = 0; i < ORGS; i++)
		add(h, "org", "name", pick(&seed, "A|B|C|D|E|F|G|H", b),
		    "registered_on", "2007-01-01", "status",
		    i == 2 ? "paused" : "approved", NULL);
	make_near(h);
	for (int i = 0; i < ASSIGNMENTS; i++)
		make_assignment(h, &seed);
	for (int i = 0; i < VOLUNTEERS; i++)
		make_volunteer(h, &seed);
	make_interests(h, &seed);
}

/* ---- brute force ---------------------------------------------------------------- */

struct fit {
	int64_t volunteer, assignment;
	int points;
};

struct fits {
	struct fit v[ASSIGNMENTS * VOLUNTEERS];
	size_t n;
};

static int
by_volunteer(const void *x, const void *y)
{
	const struct fit *a = x, *b = y;

	if (a->volunteer != b->volunteer)
		return a->volunteer < b->volunteer ? -1 : 1;
	if (a->points != b->points)
		return b->points - a->points;
	return a->assignment < b->assignment ? -1 : 1;
}

static int
by_assignment(const void *x, const void *y)
{
	const struct fit *a = x, *b = y;

	if (a->assignment != b->assignment)
		return a->assignment < b->assignment ? -1 : 1;
	if (a->points != b->points)
		return b->points - a->points;
	return a->volunteer < b->volunteer ? -1 : 1;
}

static void
check_pair(const struct vc_explained *e)
{
	bool shut = false;
	int sum = 0;

	for (int c = 0; c < VC_CRITERIA; c++)
		sum += e->pair.point[c];
	assert_int_equal(sum, e->pair.points);
	assert_int_equal(e->pair.point[VC_M_CAUSE], 10 * e->pair.n[VC_M_CAUSE]);
	assert_int_equal(e->pair.point[VC_M_SKILL], 10 * e->pair.n[VC_M_SKILL]);
	assert_int_equal(e->pair.point[VC_M_TIME], 3 * e->pair.n[VC_M_TIME]);
	for (int g = 0; g < VC_GATES; g++) {
		shut = shut || e->gate[g].shut;
		assert_non_null(e->gate[g].why.id);
		assert_true(e->gate[g].outcome != VC_SHUT || e->gate[g].shut);
	}
	assert_int_equal(e->suggested, !shut);
}

/* Every pair as explain has it. */
static void
all_pairs(struct home *h, int64_t km, struct fits *f)
{
	f->n = 0;
	for (int64_t v = 1; v <= VOLUNTEERS; v++)
		for (int64_t a = 1; a <= ASSIGNMENTS; a++) {
			struct vc_match m = { v, a, 1, km, NULL };
			struct vc_explained e;

			must(h, vc_match_explain(h->vc, &m, &e));
			check_pair(&e);
			if (e.suggested)
				f->v[f->n++] = (struct fit){ v, a,
					e.pair.points };
			vc_explained_release(&e);
		}
}

/* What is suggested is the first `top` of each in f from *at on. */
static void
compare(struct home *h, const struct vc_match *m, const struct fits *f,
    size_t *at, bool all)
{
	struct vc_suggest *s;
	int rc;

	must(h, vc_suggest_open(h->vc, m, &s));
	while ((rc = vc_suggest_next(s)) == VC_ROW) {
		const struct vc_suggestion *r = vc_suggest_row(s);
		int sum = 0;

		while (all && r->rank == 1 && *at < f->n &&
		    f->v[*at].volunteer != r->volunteer)
			++*at;
		assert_true(*at < f->n);
		assert_int_equal(r->volunteer, f->v[*at].volunteer);
		assert_int_equal(r->assignment, f->v[*at].assignment);
		assert_int_equal(r->points, f->v[*at].points);
		for (int c = 0; c < VC_CRITERIA; c++)
			sum += r->point[c];
		assert_int_equal(sum, r->points);
		assert_true(r->rank <= m->top);
		++*at;
	}
	if (rc != VC_DONE)
		print_error("%s\n", vc_errmsg(h->vc));
	assert_int_equal(rc, VC_DONE);
	vc_suggest_free(s);
}

static size_t
first_of(const struct fits *f, int64_t volunteer, int64_t assignment,
    size_t *end)
{
	size_t i = 0;

	while (i < f->n && f->v[i].volunteer != volunteer &&
	    f->v[i].assignment != assignment)
		i++;
	for (*end = i; *end < f->n &&
	     (f->v[*end].volunteer == volunteer ||
		 f->v[*end].assignment == assignment);)
		++*end;
	return i;
}

static void
agree(struct home *h, struct fits *f, int64_t top, int64_t km)
{
	size_t at, end;

	qsort(f->v, f->n, sizeof *f->v, by_volunteer);
	for (int64_t v = 1; v <= VOLUNTEERS; v++) {
		struct vc_match m = { v, 0, top, km, NULL };
		size_t first = first_of(f, v, -1, &end);

		at = first;
		compare(h, &m, f, &at, false);
		if (end > first + (size_t)top)
			end = first + (size_t)top;
		assert_int_equal(at, end);
	}
	at = 0;
	compare(h, &(struct vc_match){ 0, 0, top, km, NULL }, f, &at, true);
	qsort(f->v, f->n, sizeof *f->v, by_assignment);
	for (int64_t a = 1; a <= ASSIGNMENTS; a++) {
		struct vc_match m = { 0, a, top, km, NULL };
		size_t first = first_of(f, -1, a, &end);

		at = first;
		compare(h, &m, f, &at, false);
		if (end > first + (size_t)top)
			end = first + (size_t)top;
		assert_int_equal(at, end);
	}
}

/* How many suggestions there are for everybody. */
static size_t
count_all(struct home *h, int64_t top, int64_t km)
{
	struct vc_match m = { 0, 0, top, km, NULL };
	struct vc_suggest *s;
	size_t n = 0;

	must(h, vc_suggest_open(h->vc, &m, &s));
	while (vc_suggest_next(s) == VC_ROW)
		n++;
	vc_suggest_free(s);
	return n;
}

static void
all_ways_agree(void **state)
{
	static const unsigned seeds[] = { 1, 20071231, 77 };
	struct home *h = *state;
	static struct fits f;

	for (size_t i = 0; i < 3; i++) {
		if (i > 0) {
			home_down(state);
			home_up(state);
			h = *state;
		}
		make_register(h, seeds[i]);
		all_pairs(h, -1, &f);
		assert_true(f.n > 50);
		assert_int_equal(count_all(h, 1000, -1), f.n);
		agree(h, &f, 1000, -1);
		agree(h, &f, 3, -1);
		all_pairs(h, 0, &f);
		assert_int_equal(count_all(h, 1000, 0), f.n);
		agree(h, &f, 5, 0);
	}
}

/* ---- gates ------------------------------------------------------------------------ */

static struct vc_explained
explained(struct home *h, int64_t v, int64_t a)
{
	struct vc_match m = { v, a, 1, -1, NULL };
	struct vc_explained e;

	must(h, vc_match_explain(h->vc, &m, &e));
	check_pair(&e);
	return e;
}

static void
gates_lend_no_points(void **state)
{
	static const struct {
		const char *shut, *open;
		enum vc_gate gate;
	} by[] = {
		{ "UPDATE assignment SET minimum_age = 99",
		    "UPDATE assignment SET minimum_age = NULL", VC_GATE_AGE },
		{ "UPDATE assignment SET extract_needed = 1",
		    "UPDATE assignment SET extract_needed = NULL",
		    VC_GATE_EXTRACT },
		{ "UPDATE assignment SET status = 'draft'",
		    "UPDATE assignment SET status = 'published'",
		    VC_GATE_OPEN },
		{ "UPDATE org SET status = 'paused'",
		    "UPDATE org SET status = 'approved'", VC_GATE_ORG },
		{ "UPDATE volunteer SET status = 'paused'",
		    "UPDATE volunteer SET status = 'active'", VC_GATE_ACTIVE },
		{ "INSERT INTO consent (volunteer_id, purpose, given_by, "
		  "given_on, withdrawn_on, recorded_at, actor) VALUES "
		  "(1, 'register', 'paper', 1, 2, 0, '')",
		    "DELETE FROM consent", VC_GATE_CONSENT },
	};
	struct home *h = *state;
	struct vc_explained e;
	int points;

	add(h, "org", "name", "A", "status", "approved", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "X", "causes",
	    "barn", "languages", "svenska", "published_on", "2008-05-30",
	    "registered_on", "2008-05-30", "municipality", "Solna", NULL);
	add(h, "volunteer", "name", "X", "causes", "barn", "languages",
	    "svenska", "municipality", "Solna", NULL);
	e = explained(h, 1, 1);
	points = e.pair.points;
	assert_true(e.suggested);
	vc_explained_release(&e);
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		sql(h, by[i].shut);
		e = explained(h, 1, 1);
		assert_false(e.suggested);
		assert_true(e.gate[by[i].gate].shut);
		assert_int_equal(e.pair.points, points);
		vc_explained_release(&e);
		assert_int_equal(count_all(h, 10, -1), 0);
		sql(h, by[i].open);
	}
	assert_int_equal(count_all(h, 10, -1), 1);
}

static void
declined_stays_away(void **state)
{
	struct home *h = *state;
	struct vc_step step = { .status = "declined", .on = "2008-05-31" };
	struct vc_explained e;

	add(h, "org", "name", "A", "status", "approved", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "X", "causes",
	    "barn", "published_on", "2008-05-30", "registered_on", "2008-05-30",
	    NULL);
	add(h, "volunteer", "name", "X", "causes", "barn", NULL);
	assert_int_equal(count_all(h, 10, -1), 1);
	add(h, "interest", "assignment_id", "1", "volunteer_id", "1",
	    "received_on", "2008-05-30", NULL);
	e = explained(h, 1, 1);
	assert_true(e.gate[VC_GATE_INTEREST].shut);
	assert_false(e.gate[VC_GATE_DECLINED].shut);
	vc_explained_release(&e);
	must(h, vc_set_status(h->vc, vc_noun("interest"), 1, &step));
	assert_int_equal(count_all(h, 10, -1), 0);
	step = (struct vc_step){ .status = "contacted",
		.reason = "other",
		.reopen = true };
	must(h, vc_set_status(h->vc, vc_noun("interest"), 1, &step));
	e = explained(h, 1, 1);
	assert_true(e.gate[VC_GATE_DECLINED].shut);
	assert_false(e.suggested);
	vc_explained_release(&e);
	assert_int_equal(count_all(h, 10, -1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		HOME_TEST(all_ways_agree),
		HOME_TEST(gates_lend_no_points),
		HOME_TEST(declined_stays_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
