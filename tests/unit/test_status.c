/* SPDX-License-Identifier: ISC */
/* How a goal stands: every kind, with every comparator, in every status that it
 * can have; those that it can't have never come up, or the goal is refused. */
#include "unit.h"

#include "goals.h"

#define NKIND       16
#define NCOMPARATOR 8
#define NSTATUS     (VCI_ST_NO_RESULT + 1)

/* ---- what is counted ------------------------------------------------------- */

/* Goals whose figure is 20 in the world below, or that have none. */
struct kind {
	const char *kind, *indicator, *filter;
	const char *empty, *empty_filter; /* of nothing */
};

static const struct kind kinds[] = {
	{ "flow", "org.registered", "", "web.visitors", "" },
	{ "stock", "org.member", "", "web.followers", "" },
	{ "cumulative", "volunteer.registered", "", "web.visitors", "" },
	{ "money", "agreement.value", "", "fund.raised", "" },
	{ "share", "assignment.registered", "municipality=SE-0180",
	    "interest.received", "municipality=SE-0180" },
	{ "coverage", "list.reached", "list=Ring", "list.reached",
	    "list=Later" },
	{ "per-each", "activity.meeting", "kind=department", "activity.meeting",
	    "kind=school" },
	{ "milestone", "org.registered", "", "site.opened", "" },
};

static void
volunteers(struct home *h, int n, const char *day)
{
	while (n-- > 0)
		add(h, "volunteer", "name", "X", "registered_on", day, NULL);
}

static void
meeting(struct home *h, const char *partner, const char *day)
{
	add(h, "activity", "kind", "meeting", "title", "M", "on", day,
	    "partner_id", partner, NULL);
}

/* One of five departments was met, and the one company. */
static void
meetings(struct home *h)
{
	static const char *const name[] = { "A", "B", "C", "D", "E", "F" };

	for (size_t i = 0; i < COUNT(name); i++)
		add(h, "partner", "name", name[i], "kind",
		    i < 5 ? "department" : "company", "registered_on",
		    "2007-05-01", NULL);
	meeting(h, "A", "2008-02-01");
	meeting(h, "B", "2007-12-31");
	meeting(h, "F", "2008-12-31");
}

/* Of each kind 20, and more that another kind would count. */
static void
world(struct home *h)
{
	for (int i = 0; i < 20; i++)
		add(h, "org", "name", "O", "registered_on", "2008-02-01",
		    "member_from", "2008-12-31", NULL);
	for (int i = 0; i < 5; i++)
		add(h, "org", "name", "P", "registered_on", "2007-02-01",
		    "member_from", "2007-02-01", "member_to", "2008-12-30",
		    NULL);
	volunteers(h, 15, "2006-02-01");
	volunteers(h, 5, "2008-02-01");
	for (int i = 0; i < 5; i++)
		add(h, "assignment", "organisation_id", "1", "title", "T",
		    "registered_on", "2008-02-01", "municipality",
		    i == 0 ? "SE-0180" : "SE-1480", NULL);
	meetings(h);
	add(h, "agreement", "partner_id", "6", "title", "G", "signed_on",
	    "2008-03-01", "sum", "20", NULL);
	add(h, "agreement", "partner_id", "6", "title", "G", "signed_on",
	    "2007-03-01", "sum", "7", NULL);
	now(h, 2008, 3, 1);
	must(h,
	    vc_campaign_new(h->vc, "Ring",
		&(struct vc_query){ .noun = vc_noun("org"), .search = "P" },
		&(struct vc_campaign){ 0 }));
	say(h, "Ring", 21, "reached", "2008-03-01");
	say(h, "Ring", 22, "no_answer", "2008-03-01");
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-03-01",
	    "organisation_id", "21", NULL);
	now(h, 2009, 3, 1);
	freeze(h, "Later");
}

/* ---- cases ------------------------------------------------------------------- */

enum when { BEFORE, LAST_DAY, AFTER };

struct status_case {
	const char *kinds, *comparator;
	enum vci_status status;
	const char *target;
	enum when when;
	const char *partly; /* band.partly, or NULL */
	const char *filter; /* in place of the kind's, or NULL */
	const char *basis;  /* NULL: counted 20; "none -": of nothing */
};

#define SUMS            "flow stock cumulative money share coverage"
#define GROWING         "flow cumulative money"
#define LEVELS          "stock share coverage"
#define NOTHING         .basis = "none -"
#define PARTLY(percent) .partly = #percent
#define CASE(of, by, is, against, on, ...) \
	{ \
		.kinds = of, .comparator = by, .status = VCI_ST_##is, \
		.target = against, .when = on, __VA_ARGS__ \
	}

/* clang-format off */
static const struct status_case cases[] = {
	/* At least: as soon as it is reached. */
	CASE(SUMS, "at-least", NONE, "", AFTER),
	CASE(SUMS, "at-least", NONE, "", LAST_DAY),
	CASE(SUMS, "at-least", EXCEEDED, "17.39", AFTER),
	CASE(SUMS, "at-least", EXCEEDED, "17.39", LAST_DAY),
	CASE(SUMS, "at-least", MET, "17.4", AFTER),
	CASE(SUMS, "at-least", MET, "20", AFTER),
	CASE(SUMS, "at-least", MET, "20", LAST_DAY),
	CASE(SUMS, "at-least", MET, "0", AFTER),
	CASE(SUMS, "at-least", PARTLY, "20.01", AFTER, PARTLY(90)),
	CASE(SUMS, "at-least", PARTLY, "22.22", AFTER, PARTLY(90)),
	CASE(SUMS, "at-least", MISSED, "22.23", AFTER, PARTLY(90)),
	CASE(SUMS, "at-least", MISSED, "20.01", AFTER),
	CASE(SUMS, "at-least", PENDING, "20.01", LAST_DAY),
	CASE(SUMS, "at-least", PENDING, "20.01", LAST_DAY, PARTLY(90)),
	CASE(SUMS, "at-least", NO_RESULT, "20", AFTER, NOTHING),
	CASE(SUMS, "at-least", NO_RESULT, "", AFTER, NOTHING),
	CASE(SUMS, "at-least", PENDING, "20", LAST_DAY, NOTHING),
	CASE(SUMS, "at-least", NONE, "", LAST_DAY, NOTHING),
	/* At most: at the end, unless what only grows is too much already. */
	CASE(SUMS, "at-most", NONE, "", AFTER),
	CASE(SUMS, "at-most", MET, "20", AFTER),
	CASE(SUMS, "at-most", MET, "100", AFTER),
	CASE(SUMS, "at-most", MISSED, "19.99", AFTER),
	CASE(SUMS, "at-most", MISSED, "19.99", AFTER, PARTLY(90)),
	CASE(SUMS, "at-most", MISSED, "0", AFTER),
	CASE(GROWING, "at-most", MISSED, "19.99", LAST_DAY),
	CASE(LEVELS, "at-most", PENDING, "19.99", LAST_DAY),
	CASE(SUMS, "at-most", PENDING, "20", LAST_DAY),
	CASE(SUMS, "at-most", PENDING, "20", LAST_DAY, NOTHING),
	CASE(SUMS, "at-most", NO_RESULT, "20", AFTER, NOTHING),
	/* Exactly: the same, and no less. */
	CASE(SUMS, "exactly", NONE, "", AFTER),
	CASE(SUMS, "exactly", MET, "20", AFTER),
	CASE(SUMS, "exactly", MISSED, "20.01", AFTER, PARTLY(90)),
	CASE(SUMS, "exactly", MISSED, "19.99", AFTER),
	CASE(GROWING, "exactly", MISSED, "19.99", LAST_DAY),
	CASE(LEVELS, "exactly", PENDING, "19.99", LAST_DAY),
	CASE(SUMS, "exactly", PENDING, "20", LAST_DAY),
	CASE(SUMS, "exactly", PENDING, "20.01", LAST_DAY),
	CASE(SUMS, "exactly", NO_RESULT, "20", AFTER, NOTHING),
	/* Keep: to the end, and never exceeded. */
	CASE(SUMS, "keep", NONE, "", AFTER),
	CASE(SUMS, "keep", MET, "20", AFTER),
	CASE(SUMS, "keep", MET, "5", AFTER),
	CASE(SUMS, "keep", PARTLY, "22.22", AFTER, PARTLY(90)),
	CASE(SUMS, "keep", MISSED, "22.23", AFTER, PARTLY(90)),
	CASE(SUMS, "keep", MISSED, "20.01", AFTER),
	CASE(SUMS, "keep", PENDING, "20", LAST_DAY),
	CASE(SUMS, "keep", PENDING, "5", LAST_DAY),
	CASE(SUMS, "keep", PENDING, "20.01", LAST_DAY),
	CASE(SUMS, "keep", NO_RESULT, "20", AFTER, NOTHING),
	/* With each: 20 % of the departments, and all of the companies. */
	CASE("per-each", "at-least", MET, "1", AFTER,
	    .filter = "kind=company", .basis = "counted 100"),
	CASE("per-each", "at-least", MET, "1", LAST_DAY,
	    .filter = "kind=company", .basis = "counted 100"),
	CASE("per-each", "at-least", PARTLY, "1", AFTER, PARTLY(20)),
	CASE("per-each", "at-least", MISSED, "1", AFTER, PARTLY(21)),
	CASE("per-each", "at-least", MISSED, "", AFTER),
	CASE("per-each", "at-least", MISSED, "2", AFTER,
	    .filter = "kind=company", .basis = "counted 0"),
	CASE("per-each", "at-least", PENDING, "1", LAST_DAY),
	CASE("per-each", "at-least", NO_RESULT, "1", AFTER, NOTHING),
	CASE("per-each", "keep", MET, "1", AFTER,
	    .filter = "kind=company", .basis = "counted 100"),
	CASE("per-each", "keep", PARTLY, "1", AFTER, PARTLY(20)),
	CASE("per-each", "keep", MISSED, "1", AFTER),
	CASE("per-each", "keep", PENDING, "1", LAST_DAY,
	    .filter = "kind=company", .basis = "counted 100"),
	CASE("per-each", "keep", NO_RESULT, "1", AFTER, NOTHING),
	/* The same of the five on a list, of whom one was met. */
	CASE("per-each", "at-least", PARTLY, "1", AFTER, PARTLY(20),
	    .filter = "list=Ring"),
	CASE("per-each", "at-least", MISSED, "1", AFTER,
	    .filter = "list=Ring"),
	CASE("per-each", "at-least", MISSED, "2", AFTER,
	    .filter = "list=Ring", .basis = "counted 0"),
	CASE("per-each", "keep", PENDING, "1", LAST_DAY,
	    .filter = "list=Ring"),
	CASE("per-each", "at-least", NO_RESULT, "1", AFTER,
	    .filter = "list=Later", .basis = "none -"),
	/* Done by the day. Of what was counted, 5 came the year before. */
	CASE("milestone", "at-least", MET, "25", AFTER,
	    .basis = "counted 25"),
	CASE("milestone", "at-least", MET, "", LAST_DAY,
	    .basis = "counted 25"),
	CASE("milestone", "at-least", MISSED, "25.01", AFTER,
	    PARTLY(90), .basis = "counted 25"),
	CASE("milestone", "at-least", PENDING, "26", LAST_DAY,
	    .basis = "counted 25"),
	CASE("milestone", "at-least", PENDING, "", LAST_DAY, NOTHING),
	CASE("milestone", "at-least", NO_RESULT, "", AFTER, NOTHING),
	/* The year has not begun: there may be a level, but nothing came. */
	CASE("flow money", "at-least", PENDING, "20", BEFORE,
	    .basis = "counted 0"),
	CASE("flow money", "at-most", PENDING, "20", BEFORE,
	    .basis = "counted 0"),
	CASE("stock", "at-least", MET, "5", BEFORE,
	    .basis = "counted 5"),
	CASE("stock", "keep", PENDING, "5", BEFORE,
	    .basis = "counted 5"),
	CASE("cumulative", "at-most", MISSED, "14", BEFORE,
	    .basis = "counted 15"),
	CASE("share coverage", "at-least", PENDING, "20", BEFORE,
	    NOTHING),
	CASE("per-each", "at-least", PENDING, "1", BEFORE,
	    .basis = "counted 0"),
	CASE("milestone", "at-least", PENDING, "6", BEFORE,
	    .basis = "counted 5"),
};
/* clang-format on */

/* What can't be: never, with any target, on any day and with any bands. In
 * words it may be stated all the same. */
static const struct {
	const char *kinds, *comparator;
	enum vci_status status;
	const char *why;
} never[] = {
	{ SUMS, "at-most", VCI_ST_EXCEEDED,
	    "to stay below is all that it asks" },
	{ SUMS, "at-most", VCI_ST_PARTLY, "what is above is too much" },
	{ SUMS, "exactly", VCI_ST_EXCEEDED, "more is not what was asked" },
	{ SUMS, "exactly", VCI_ST_PARTLY, "it is that or it isn't" },
	{ SUMS, "keep", VCI_ST_EXCEEDED, "there is nothing above keeping" },
	{ "per-each", "at-least", VCI_ST_NONE, "all of them is its target" },
	{ "per-each", "at-least", VCI_ST_EXCEEDED,
	    "there are no more than all" },
	{ "per-each", "keep", VCI_ST_NONE, "all of them is its target" },
	{ "per-each", "keep", VCI_ST_EXCEEDED, "there are no more than all" },
	{ "milestone", "at-least", VCI_ST_NONE, "that it is done is asked" },
	{ "milestone", "at-least", VCI_ST_EXCEEDED, "done is done" },
	{ "milestone", "at-least", VCI_ST_PARTLY, "it is done or it isn't" },
};

#define OF_A_DAY \
	"comparator: a milestone is reached by its day or it isn't: leave " \
	"the comparator out"
#define OF_EACH "comparator: per-each is at-least so many with each, or keep"

/* What is refused, since whatever came would say nothing. */
static const struct {
	const char *kind, *comparator, *words;
} refusals[] = {
	{ "milestone", "at-most", OF_A_DAY },
	{ "milestone", "exactly", OF_A_DAY },
	{ "milestone", "keep", OF_A_DAY },
	{ "per-each", "at-most", OF_EACH },
	{ "per-each", "exactly", OF_EACH },
};

/* ---- the program's own words ---------------------------------------------------- */

static const struct vci_code *
codes(const char *field)
{
	const struct vc_noun *goal = vc_noun("goal");
	const struct vci_codes *of = goal->field[vci_field(goal, field)].of;

	return of->code;
}

static size_t
code_at(const char *field, const char *word)
{
	const struct vci_code *c = codes(field);
	size_t i = 0;

	while (c[i].code != NULL && strcmp(c[i].code, word) != 0)
		i++;
	if (c[i].code == NULL)
		fail_msg("no %s is called '%s'", field, word);
	return i;
}

/* Is the word one of several with blanks between? */
static bool
one_of(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (; *words != '\0'; words += *words == ' ') {
		size_t m = strcspn(words, " ");

		if (m == n && strncmp(words, word, n) == 0)
			return true;
		words += m;
	}
	return false;
}

static const struct kind *
kind_of(const char *word)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strcmp(kinds[i].kind, word) == 0)
			return &kinds[i];
	fail_msg("no goal of kind %s is tried here: add it to kinds", word);
	return NULL;
}

static bool
is_refused(const char *kind, const char *comparator)
{
	for (size_t i = 0; i < COUNT(refusals); i++)
		if (strcmp(refusals[i].kind, kind) == 0 &&
		    strcmp(refusals[i].comparator, comparator) == 0)
			return true;
	return false;
}

/* ---- trying ----------------------------------------------------------------------- */

static void
set_when(struct home *h, enum when when)
{
	if (when == BEFORE)
		now(h, 2007, 12, 31);
	else if (when == LAST_DAY)
		now(h, 2008, 12, 31);
	else
		now(h, 2009, 1, 1);
}

static void
set_bands(struct home *h, const char *exceeded, const char *partly)
{
	must(h, vc_setting_set(h->vc, "band.exceeded", exceeded));
	must(h, vc_setting_set(h->vc, "band.partly", partly));
}

/* The figure of a goal that was added to the register and read again. */
static const char *
added(struct home *h, const char *kind, const char *comparator,
    const char *indicator, const char *filter, const char *target)
{
	static int n;
	struct vc_record *r;
	char number[16];
	int64_t id;

	snprintf(number, sizeof number, "%d", ++n);
	id = add(h, "goal", "year", "2008", "number", number, "text", "t",
	    "kind", kind, "comparator", comparator, "indicator", indicator,
	    "filter", filter, "target", target, NULL);
	must(h, vc_record_new(h->vc, vc_noun("goal"), &r));
	must(h, vc_get(h->vc, r, id));
	figure_of(h, r);
	vc_record_free(r);
	return h->text.s;
}

static void
try_case(struct home *h, const struct status_case *c, const struct kind *k)
{
	bool nothing = c->basis != NULL && strcmp(c->basis, "none -") == 0 &&
	    c->when != BEFORE;
	const char *filter = c->filter != NULL ? c->filter :
	    nothing                            ? k->empty_filter :
						 k->filter;
	const char *is;
	char want[64];

	set_when(h, c->when);
	set_bands(h, "115", c->partly == NULL ? "100" : c->partly);
	is = added(h, k->kind, c->comparator, nothing ? k->empty : k->indicator,
	    filter, c->target);
	snprintf(want, sizeof want, "%s %s", status_word[c->status],
	    c->basis == NULL ? "counted 20" : c->basis);
	if (strcmp(is, want) != 0)
		fail_msg("case %d, %s %s %s: %s, not %s", (int)(c - cases),
		    k->kind, c->comparator, c->target, is, want);
}

static void
as_said(void **state)
{
	struct home *h = *state;

	world(h);
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t k = 0; k < COUNT(kinds); k++)
			if (one_of(cases[i].kinds, kinds[k].kind))
				try_case(h, &cases[i], &kinds[k]);
}

/* Whoever adds a kind, a comparator or a status has to say here what comes of
 * it. */
static void
none_left_out(void **state)
{
	bool has[NKIND][NCOMPARATOR][NSTATUS] = { 0 };

	(void)state;
	for (const struct vci_code *k = codes("kind"); k->code != NULL; k++) {
		size_t at = code_at("kind", kind_of(k->code)->kind);

		assert_true(at < NKIND);
		for (size_t i = 0; i < COUNT(cases); i++)
			if (one_of(cases[i].kinds, k->code))
				has[at][code_at("comparator",
				    cases[i].comparator)][cases[i].status] =
				    true;
		for (size_t i = 0; i < COUNT(never); i++)
			if (one_of(never[i].kinds, k->code))
				has[at][code_at("comparator",
				    never[i].comparator)][never[i].status] =
				    true;
	}
	for (const struct vci_code *k = codes("kind"); k->code != NULL; k++)
		for (const struct vci_code *c = codes("comparator");
		     c->code != NULL; c++)
			for (int s = 0; s < NSTATUS; s++)
				if (!is_refused(k->code, c->code) &&
				    !has[code_at("kind", k->code)]
					[code_at("comparator", c->code)][s])
					fail_msg("no case of %s, %s, %s",
					    k->code, c->code, status_word[s]);
}

/* ---- what can't be ----------------------------------------------------------------- */

static void
refuses(void **state)
{
	struct home *h = *state;

	world(h);
	for (size_t i = 0; i < COUNT(refusals); i++) {
		const struct kind *k = kind_of(refusals[i].kind);
		int64_t id;

		refused(h,
		    try_add(h, "goal", &id, "year", "2008", "number", "1",
			"text", "t", "kind", k->kind, "comparator",
			refusals[i].comparator, "indicator", k->indicator,
			"filter", k->filter, "target", "1", NULL),
		    VC_E_DATA, refusals[i].words);
	}
}

/* The statuses that come up with targets all around 20, on each day, with each
 * band, of something and of nothing: those of the cases, and no others. */
static unsigned
sweep(struct home *h, const struct kind *k, const char *comparator)
{
	static const char *const target[] = { "", "0", "0.01", "1", "5", "6",
		"14", "17", "19.99", "20", "20.01", "22", "25", "26", "100",
		"1000000" };
	static const char *const band[][2] = { { "115", "100" },
		{ "100", "50" }, { "115", "10" } };
	unsigned seen = 0;

	for (size_t b = 0; b < COUNT(band); b++) {
		set_bands(h, band[b][0], band[b][1]);
		for (enum when w = BEFORE; w <= AFTER; w++) {
			set_when(h, w);
			for (size_t i = 0; i < 2 * COUNT(target); i++) {
				const char *s = goal(h, "kind", k->kind,
				    "comparator", comparator, "indicator",
				    i % 2 ? k->empty : k->indicator, "filter",
				    i % 2 ? k->empty_filter : k->filter,
				    "target", target[i / 2], NULL);
				size_t n = strcspn(s, " "), st = 0;

				while (strncmp(status_word[st], s, n) != 0)
					st++;
				seen |= 1u << st;
			}
		}
	}
	return seen;
}

static unsigned
possible(const char *kind, const char *comparator)
{
	unsigned set = 0;

	for (size_t i = 0; i < COUNT(cases); i++)
		if (one_of(cases[i].kinds, kind) &&
		    strcmp(cases[i].comparator, comparator) == 0)
			set |= 1u << cases[i].status;
	return set;
}

static void
never_comes_up(void **state)
{
	struct home *h = *state;

	world(h);
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (const struct vci_code *c = codes("comparator");
		     c->code != NULL; c++) {
			unsigned want, is;

			if (is_refused(kinds[i].kind, c->code))
				continue;
			want = possible(kinds[i].kind, c->code);
			is = sweep(h, &kinds[i], c->code);
			/* Of companies all are met: not swept here. */
			if (strcmp(kinds[i].kind, "per-each") == 0)
				is |= 1u << VCI_ST_MET;
			if (is != want)
				fail_msg("%s, %s: statuses %#x, not %#x",
				    kinds[i].kind, c->code, is, want);
		}
}

/* ---- in words ------------------------------------------------------------------------ */

/* Of what has no number, words say how it went, whatever the comparator. */
static void
in_words(void **state)
{
	static const struct {
		const char *word, *want;
	} of[] = { { "met", "met stated -" }, { "partly", "partly stated -" },
		{ "missed", "missed stated -" } };
	struct home *h = *state;

	world(h);
	for (size_t w = 0; w < COUNT(of); w++)
		result(h, of[w].word, "2008-12-31", "stated", of[w].word);
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (const struct vci_code *c = codes("comparator");
		     c->code != NULL; c++)
			for (size_t w = 0; w < 2 * COUNT(of); w++) {
				if (is_refused(kinds[i].kind, c->code))
					continue;
				set_when(h, w % 2 ? AFTER : LAST_DAY);
				assert_string_equal(goal(h, "number",
							of[w / 2].word, "kind",
							kinds[i].kind,
							"comparator", c->code,
							"indicator",
							kinds[i].empty,
							"filter",
							kinds[i].empty_filter,
							"target", "20", NULL),
				    of[w / 2].want);
			}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_left_out),
		HOME_TEST(as_said),
		HOME_TEST(refuses),
		HOME_TEST(never_comes_up),
		HOME_TEST(in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
