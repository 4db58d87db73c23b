/* SPDX-License-Identifier: ISC */
/* How goals stand where it isn't simple: two conditions, what is not exact,
 * what is to come, days that are due, levels, and words beside numbers. */
#include "unit.h"

#include "goals.h"

/* ---- two conditions -------------------------------------------------------- */

/* Targets that give a condition a status when 20 came. */
struct half {
	enum vci_status is;
	const char *target;
	bool none; /* nothing was recorded */
};

static const struct half over[] = {
	{ VCI_ST_NONE, "", false },
	{ VCI_ST_EXCEEDED, "10", false },
	{ VCI_ST_MET, "20", false },
	{ VCI_ST_PARTLY, "22", false },
	{ VCI_ST_MISSED, "40", false },
	{ VCI_ST_NO_RESULT, "20", true },
};

/* Of a first condition in this order, with a second one. */
static const char *const both_over[][COUNT(over)] = {
	/* none exceeded met partly missed no_result */
	{ "none", "exceeded", "met", "partly", "missed", "no_result" },
	{ "exceeded", "exceeded", "met", "partly", "partly", "no_result" },
	{ "met", "met", "met", "partly", "partly", "no_result" },
	{ "partly", "partly", "partly", "partly", "missed", "no_result" },
	{ "missed", "partly", "partly", "missed", "missed", "no_result" },
	{ "no_result", "no_result", "no_result", "no_result", "no_result",
	    "no_result" },
};

static const struct half under_way[] = {
	{ VCI_ST_NONE, "", false },
	{ VCI_ST_EXCEEDED, "10", false },
	{ VCI_ST_MET, "20", false },
	{ VCI_ST_PENDING, "22", false },
	{ VCI_ST_PENDING, "20", true },
};

static const char *const both_under_way[][COUNT(under_way)] = {
	{ "none", "exceeded", "met", "pending", "pending" },
	{ "exceeded", "exceeded", "met", "pending", "pending" },
	{ "met", "met", "met", "pending", "pending" },
	{ "pending", "pending", "pending", "pending", "pending" },
	{ "pending", "pending", "pending", "pending", "pending" },
};

static void
try_both(struct home *h, const struct half *a, const struct half *b,
    const char *want)
{
	const char *is = goal(h, "indicator",
	    a->none ? "by.hand" : "org.registered", "target", a->target,
	    "indicator2", b->none ? "by.hand.too" : "volunteer.registered",
	    "target2", b->target, NULL);
	size_t n = strcspn(is, " ");

	if (strlen(want) != n || strncmp(is, want, n) != 0)
		fail_msg("%s and %s are %.*s, not %s", status_word[a->is],
		    status_word[b->is], (int)n, is, want);
}

static void
two_conditions(void **state)
{
	struct home *h = *state;

	orgs(h, 20, "2008-02-01", "");
	for (int i = 0; i < 20; i++)
		add(h, "volunteer", "name", "X", "registered_on", "2008-02-01",
		    NULL);
	must(h, vc_setting_set(h->vc, "band.partly", "90"));
	now(h, 2009, 1, 1);
	for (size_t a = 0; a < COUNT(over); a++)
		for (size_t b = 0; b < COUNT(over); b++)
			try_both(h, &over[a], &over[b], both_over[a][b]);
	now(h, 2008, 12, 31);
	for (size_t a = 0; a < COUNT(under_way); a++)
		for (size_t b = 0; b < COUNT(under_way); b++)
			try_both(h, &under_way[a], &under_way[b],
			    both_under_way[a][b]);
}

/* A limit that is passed is missed, whatever else is to come. */
static void
both_at_most(void **state)
{
	struct home *h = *state;

	orgs(h, 3, "2008-02-01", "");
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "comparator", "at-most", "indicator",
				"org.registered", "target", "3", "indicator2",
				"volunteer.registered", "target2", "0", NULL),
	    "met counted 3/0");
	assert_string_equal(goal(h, "comparator", "at-most", "indicator",
				"org.registered", "target", "2", "indicator2",
				"volunteer.registered", "target2", "0", NULL),
	    "partly counted 3/0");
	assert_string_equal(goal(h, "comparator", "exactly", "indicator",
				"org.registered", "target", "3", "indicator2",
				"volunteer.registered", "target2", "1", NULL),
	    "partly counted 3/0");
}

/* Two milestones in one are both reached, or it is partly. */
static void
both_milestones(void **state)
{
	struct home *h = *state;

	orgs(h, 3, "2008-02-01", "");
	add(h, "volunteer", "name", "X", "registered_on", "2008-06-01", NULL);
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "kind", "milestone", "indicator",
				"org.registered", "target", "3", "indicator2",
				"volunteer.registered", NULL),
	    "met counted 3/1");
	assert_string_equal(goal(h, "kind", "milestone", "indicator",
				"org.registered", "target", "3", "indicator2",
				"volunteer.registered", "due", "2008-05-31",
				NULL),
	    "partly counted 3/0");
}

/* Words of one of two conditions are of that one. */
static void
one_in_words(void **state)
{
	struct home *h = *state;

	orgs(h, 3, "2008-02-01", "");
	now(h, 2009, 1, 1);
	add(h, "result", "year", "2008", "number", "1", "date", "2008-12-31",
	    "indicator", "by.hand", "stated", "met", "source", "b", NULL);
	assert_string_equal(goal(h, "number", "1", "indicator",
				"org.registered", "target", "3", "indicator2",
				"by.hand", "target2", "5", NULL),
	    "met stated 3/-");
	assert_string_equal(goal(h, "number", "1", "indicator",
				"org.registered", "target", "4", "indicator2",
				"by.hand", "target2", "5", NULL),
	    "partly stated 3/-");
	/* Of the goal as a whole, where a number is missing. */
	add(h, "result", "year", "2008", "number", "2", "date", "2008-12-31",
	    "stated", "missed", "source", "b", NULL);
	assert_string_equal(goal(h, "number", "2", "indicator",
				"org.registered", "target", "3", "indicator2",
				"by.hand", "target2", "5", NULL),
	    "missed stated 3/-");
	/* A number without a target settles nothing. */
	assert_string_equal(goal(h, "number", "2", "indicator",
				"org.registered", NULL),
	    "missed stated 3");
}

/* ---- not exact ------------------------------------------------------------------ */

static const char *
about(struct home *h, const char *number, const char *kind,
    const char *comparator, const char *target)
{
	return goal(h, "number", number, "indicator", "votes", "kind", kind,
	    "comparator", comparator, "target", target, NULL);
}

static void
recorded_about(struct home *h, const char *number, const char *date,
    const char *value, const char *qualifier)
{
	add(h, "result", "year", "2008", "number", number, "date", date,
	    "value", value, "qualifier", qualifier, "source", "b", NULL);
}

static void
more_than(void **state)
{
	struct home *h = *state;

	recorded_about(h, "more", "2008-12-31", "50", ">");
	recorded_about(h, "less", "2008-12-31", "50", "<");
	recorded_about(h, "about", "2008-12-31", "50", "~");
	now(h, 2009, 1, 1);
	assert_string_equal(about(h, "more", "flow", "at-least", "50"),
	    "met recorded 50");
	assert_string_equal(about(h, "more", "flow", "at-least", "50.01"),
	    "missed recorded 50");
	assert_string_equal(about(h, "more", "flow", "at-most", "50"),
	    "missed recorded 50");
	assert_string_equal(about(h, "more", "flow", "exactly", "50"),
	    "missed recorded 50");
	assert_string_equal(about(h, "less", "flow", "at-least", "50"),
	    "missed recorded 50");
	assert_string_equal(about(h, "less", "flow", "at-least", "49.99"),
	    "met recorded 50");
	assert_string_equal(about(h, "less", "flow", "at-most", "50"),
	    "met recorded 50");
	assert_string_equal(about(h, "less", "stock", "keep", "50"),
	    "missed recorded 50");
	assert_string_equal(about(h, "less", "flow", "exactly", "50"),
	    "missed recorded 50");
	assert_string_equal(about(h, "about", "flow", "at-least", "50"),
	    "met recorded 50");
	assert_string_equal(about(h, "about", "flow", "exactly", "50"),
	    "met recorded 50");
}

/* The qualifier of recorded values that add up, or of the last one. */
static const char *
qualifier_of(struct home *h, const char *number, const char *kind)
{
	struct vc_record *r;
	struct vci_figure f;
	int64_t id = add(h, "goal", "year", "2008", "number", number, "text",
	    "t", "indicator", "votes", "kind", kind, NULL);

	must(h, vc_record_new(h->vc, vc_noun("goal"), &r));
	must(h, vc_get(h->vc, r, id));
	must(h, vci_figure(h->vc, r, &f));
	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, f.part[0].qualifier);
	vc_buf_addc(&h->text, '.');
	vci_figure_release(&f);
	vc_record_free(r);
	return h->text.s;
}

static void
of_several(void **state)
{
	struct home *h = *state;

	now(h, 2009, 1, 1);
	recorded_about(h, "1", "2008-03-31", "50", ">");
	recorded_about(h, "1", "2008-06-30", "10", "");
	recorded_about(h, "2", "2008-03-31", "50", ">");
	recorded_about(h, "2", "2008-06-30", "10", "<");
	recorded_about(h, "3", "2008-03-31", "50", "~");
	recorded_about(h, "3", "2008-06-30", "10", "");
	recorded_about(h, "4", "2008-03-31", "50", "");
	recorded_about(h, "4", "2008-06-30", "10", "~");
	assert_string_equal(qualifier_of(h, "1", "flow"), ">.");
	assert_string_equal(qualifier_of(h, "2", "flow"), "~.");
	assert_string_equal(qualifier_of(h, "3", "stock"), ".");
	assert_string_equal(qualifier_of(h, "4", "stock"), "~.");
}

static const char *
read_as(struct home *h, const char *number, const char *kind,
    const char *readings)
{
	return goal(h, "number", number, "indicator", "votes", "kind", kind,
	    "readings", readings, "target", "30", NULL);
}

/* How several readings come to one: as the goal says, else as its kind has
 * it. */
static void
readings(void **state)
{
	struct home *h = *state;
	int64_t id;

	now(h, 2009, 1, 1);
	recorded_about(h, "1", "2008-03-31", "10", "");
	recorded_about(h, "1", "2008-06-30", "30", ">");
	recorded_about(h, "1", "2008-09-30", "20", "");
	assert_string_equal(read_as(h, "1", "flow", ""),
	    "exceeded recorded 60");
	assert_string_equal(read_as(h, "1", "flow", "sum"),
	    "exceeded recorded 60");
	assert_string_equal(read_as(h, "1", "flow", "senaste"),
	    "missed recorded 20");
	assert_string_equal(read_as(h, "1", "flow", "max"), "met recorded 30");
	assert_string_equal(read_as(h, "1", "stock", ""), "missed recorded 20");
	assert_string_equal(read_as(h, "1", "stock", "max"), "met recorded 30");
	assert_string_equal(read_as(h, "1", "stock", "sum"),
	    "exceeded recorded 60");
	assert_string_equal(read_as(h, "1", "milestone", ""),
	    "missed recorded 20");
	assert_string_equal(read_as(h, "1", "milestone", "max"),
	    "met recorded 30");
	assert_string_equal(read_as(h, "1", "milestone", "sum"),
	    "met recorded 60");
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "1", "text", "t",
		"kind", "share", "indicator", "votes", "readings", "sum", NULL),
	    VC_E_DATA,
	    "readings: parts of a whole don't add up: take the latest, or max");
}

/* ---- days ------------------------------------------------------------------------- */

/* What is planned has not been done, and what will run out is there. */
static void
yet_to_come(void **state)
{
	struct home *h = *state;

	orgs(h, 1, "2008-05-31", "");
	orgs(h, 2, "2008-06-02", "");
	add(h, "org", "name", "M", "registered_on", "2007-01-01", "member_from",
	    "2008-01-01", "member_to", "2008-06-30", NULL);
	now(h, 2008, 6, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "target",
				"3", NULL),
	    "pending counted 1");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"milestone", "target", "4", "due", "2008-12-31",
				NULL),
	    "pending counted 2");
	assert_string_equal(goal(h, "indicator", "org.member", "kind", "stock",
				"target", "1", NULL),
	    "met counted 1");
	now(h, 2008, 6, 2);
	assert_string_equal(goal(h, "indicator", "org.registered", "target",
				"3", NULL),
	    "met counted 3");
	now(h, 2008, 7, 1);
	assert_string_equal(goal(h, "indicator", "org.member", "kind", "stock",
				"target", "1", NULL),
	    "pending counted 0");
	/* The year after, nothing more comes to the year. */
	orgs(h, 1, "2009-01-01", "");
	now(h, 2009, 6, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "target",
				"3", NULL),
	    "met counted 3");
}

static const char *
due(struct home *h, const char *kind, const char *day, const char *period_to)
{
	return goal(h, "indicator", "org.registered", "kind", kind, "target",
	    "3", "due", day, "period_to", period_to, NULL);
}

/* By when it is to be: its time ends then, if it hasn't ended before. */
static void
due_within_the_year(void **state)
{
	struct home *h = *state;

	orgs(h, 2, "2008-06-30", "");
	orgs(h, 1, "2008-07-01", "");
	now(h, 2008, 6, 30);
	assert_string_equal(due(h, "flow", "2008-06-30", ""),
	    "pending counted 2");
	now(h, 2008, 7, 1);
	assert_string_equal(due(h, "flow", "2008-06-30", ""),
	    "missed counted 2");
	assert_string_equal(due(h, "stock", "2008-06-30", ""),
	    "missed counted 2");
	assert_string_equal(due(h, "cumulative", "2008-07-01", ""),
	    "met counted 3");
	assert_string_equal(due(h, "milestone", "2008-06-30", ""),
	    "missed counted 2");
	assert_string_equal(due(h, "milestone", "2008-07-01", ""),
	    "met counted 3");
	assert_string_equal(due(h, "flow", "2008-07-01", "2008-06-30"),
	    "missed counted 2");
	assert_string_equal(due(h, "milestone", "2008-07-01", "2008-06-30"),
	    "met counted 3");
	assert_string_equal(due(h, "flow", "2009-06-30", ""), "met counted 3");
}

static const char *
school_year(struct home *h, const char *kind, const char *comparator,
    const char *target)
{
	return goal(h, "indicator", "org.registered", "kind", kind,
	    "comparator", comparator, "target", target, "period_from",
	    "2008-07-01", "period_to", "2009-06-30", NULL);
}

/* A period of its own may end in another year; both its days are in it. */
static void
over_two_years(void **state)
{
	struct home *h = *state;

	orgs(h, 1, "2008-06-30", "");
	orgs(h, 2, "2008-07-01", "");
	orgs(h, 4, "2009-06-30", "");
	orgs(h, 8, "2009-07-01", "");
	now(h, 2008, 6, 30);
	assert_string_equal(school_year(h, "flow", "at-least", "6"),
	    "pending counted 0");
	assert_string_equal(school_year(h, "flow", "at-most", "6"),
	    "pending counted 0");
	now(h, 2009, 1, 1);
	assert_string_equal(school_year(h, "flow", "at-least", "3"),
	    "pending counted 2");
	now(h, 2009, 6, 30);
	assert_string_equal(school_year(h, "flow", "at-least", "7"),
	    "pending counted 6");
	assert_string_equal(school_year(h, "flow", "exactly", "6"),
	    "pending counted 6");
	assert_string_equal(school_year(h, "flow", "exactly", "5"),
	    "missed counted 6");
	now(h, 2009, 7, 1);
	assert_string_equal(school_year(h, "flow", "at-least", "7"),
	    "missed counted 6");
	assert_string_equal(school_year(h, "flow", "exactly", "6"),
	    "met counted 6");
	assert_string_equal(school_year(h, "cumulative", "at-least", "6"),
	    "met counted 6");
	assert_string_equal(school_year(h, "milestone", "", "6"),
	    "met counted 6");
	assert_string_equal(school_year(h, "milestone", "", "7"),
	    "missed counted 6");
}

/* ---- levels ------------------------------------------------------------------------- */

/* What is kept is what there was, unless a target says else. */
static void
kept(void **state)
{
	struct home *h = *state;

	orgs(h, 9, "2007-02-01", "");
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.active", "comparator",
				"keep", "baseline", "9", NULL),
	    "met counted 9");
	assert_string_equal(goal(h, "indicator", "org.active", "comparator",
				"keep", "baseline", "10", NULL),
	    "missed counted 9");
	assert_string_equal(goal(h, "indicator", "org.active", "comparator",
				"keep", "baseline", "10", "target", "8", NULL),
	    "met counted 9");
	assert_string_equal(goal(h, "indicator", "org.active", "baseline", "9",
				NULL),
	    "none counted 9");
	now(h, 2008, 12, 31);
	assert_string_equal(goal(h, "indicator", "org.active", "comparator",
				"keep", "baseline", "9", NULL),
	    "pending counted 9");
	/* Of a level there may be too much for a while, also as a flow. */
	assert_string_equal(goal(h, "indicator", "org.active", "comparator",
				"at-most", "target", "8", NULL),
	    "pending counted 9");
}

/* A level is reached at the end of a day, not in the middle of it: one comes
 * as another goes. */
static void
in_one_day(void **state)
{
	struct home *h = *state;

	add(h, "org", "name", "A", "member_from", "2008-03-01", NULL);
	add(h, "org", "name", "B", "member_from", "2007-01-01", "member_to",
	    "2008-02-29", NULL);
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.member", "kind",
				"milestone", "target", "2", NULL),
	    "missed counted 1");
	assert_string_equal(goal(h, "indicator", "org.member", "kind",
				"milestone", "target", "0.5", NULL),
	    "met counted 1");
	assert_string_equal(goal(h, "indicator", "org.member", "kind",
				"milestone", "target", "1.5", NULL),
	    "missed counted 1");
}

/* A milestone that is recorded is reached when the value says so. */
static void
recorded_milestone(void **state)
{
	struct home *h = *state;

	now(h, 2009, 1, 1);
	recorded_about(h, "1", "2008-03-01", "0", "");
	assert_string_equal(goal(h, "number", "1", "indicator", "site", "kind",
				"milestone", NULL),
	    "missed recorded 0");
	recorded_about(h, "1", "2008-05-01", "1", "");
	recorded_about(h, "1", "2008-11-01", "1", "");
	assert_string_equal(goal(h, "number", "1", "indicator", "site", "kind",
				"milestone", "due", "2008-05-01", NULL),
	    "met recorded 1");
	assert_string_equal(goal(h, "number", "1", "indicator", "site", "kind",
				"milestone", "target", "2", NULL),
	    "missed recorded 1");
	/* And not when it is taken back. */
	recorded_about(h, "1", "2008-12-01", "0", "");
	assert_string_equal(goal(h, "number", "1", "indicator", "site", "kind",
				"milestone", NULL),
	    "missed recorded 0");
}

/* ---- shares --------------------------------------------------------------------------- */

/* A share of a level is of what is there, and of money of every minor unit. */
static void
shares(void **state)
{
	struct home *h = *state;

	orgs(h, 2, "2006-02-01", "SE-0180");
	orgs(h, 1, "2006-02-01", "SE-1480");
	orgs(h, 1, "2008-02-01", "SE-1480");
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "share",
				"filter", "municipality=SE-0180", NULL),
	    "none counted 50");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "indicator2", "org.active", NULL),
	    "none counted 25");
	add(h, "partner", "name", "A", "kind", "company", NULL);
	add(h, "partner", "name", "B", "kind", "municipality", NULL);
	add(h, "agreement", "partner_id", "A", "title", "T", "signed_on",
	    "2008-02-01", "sum", "0.50", NULL);
	add(h, "agreement", "partner_id", "B", "title", "T", "signed_on",
	    "2008-02-01", "sum", "1.50", NULL);
	assert_string_equal(goal(h, "indicator", "agreement.value", "kind",
				"share", "filter", "kind=company", NULL),
	    "none counted 25");
	/* Nearly all is not all. */
	add(h, "agreement", "partner_id", "A", "title", "T", "signed_on",
	    "2008-03-01", "sum", "1000000", NULL);
	assert_string_equal(goal(h, "indicator", "agreement.value", "kind",
				"share", "filter", "kind=company", "target",
				"100", NULL),
	    "missed counted 99.999");
}

/* ---- what is refused -------------------------------------------------------------------- */

static int
asked(struct home *h, const char *kind, const char *scope,
    const char *indicator, const char *filter, const char *indicator2,
    const char *target2)
{
	int64_t id;

	return try_add(h, "goal", &id, "year", "2008", "number", "1", "text",
	    "t", "kind", kind, "scope", scope, "indicator", indicator, "filter",
	    filter, "indicator2", indicator2, "target2", target2, NULL);
}

static void
refuses(void **state)
{
	struct home *h = *state;
	int64_t id;

	orgs(h, 2, "2008-02-01", "");
	freeze(h, "Ring");
	refused(h,
	    asked(h, "share", "national", "org.active", "", "org.registered",
		"5"),
	    VC_E_DATA,
	    "target2: a goal of this kind has one target: leave it out");
	refused(h,
	    asked(h, "per-each", "national", "activity.meeting", "kind=company",
		"activity.fair", ""),
	    VC_E_DATA,
	    "indicator2: a goal of this kind has one condition: make another "
	    "goal");
	refused(h,
	    asked(h, "flow", "SE-0180", "org.registered",
		"municipality=SE-1480", "", ""),
	    VC_E_DATA, "filter: names another municipality than the scope");
	refused(h,
	    asked(h, "flow", "org:1", "assignment.registered", "org=2", "", ""),
	    VC_E_DATA, "filter: names another organisation than the scope");
	refused(h,
	    asked(h, "flow", "org:1", "volunteer.registered", "", "", ""),
	    VC_E_DATA,
	    "indicator: 'volunteer.registered' can't be told by organisation: "
	    "nothing would be counted");
	refused(h,
	    asked(h, "flow", "national", "org.registered", "org=1",
		"partner.signed", "1"),
	    VC_E_DATA,
	    "indicator2: 'partner.signed' can't be told by organisation: "
	    "nothing would be counted");
	refused(h, asked(h, "flow", "SE-0180", "survey.tal.nya", "", "", ""),
	    VC_E_DATA,
	    "indicator: 'survey.tal.nya' can't be told by municipality: "
	    "nothing would be counted");
	refused(h,
	    asked(h, "per-each", "org:1", "activity.meeting", "kind=company",
		"", ""),
	    VC_E_DATA,
	    "filter: 'kind=company' can't be told by organisation: nothing "
	    "would be counted");
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "1", "text", "t",
		"kind", "coverage", "indicator", "list.reached", "filter",
		"list=Ring", "target", "100.5", NULL),
	    VC_E_DATA,
	    "target: is more than all of them: it is in per cent unless a "
	    "unit says else");
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "1", "text", "t",
		"indicator", "org.registered", "period_from", "2008-07-01",
		"due", "2008-06-30", NULL),
	    VC_E_DATA,
	    "due: 2008-06-30 is before 2008-07-01, its 'Period from'");
	must(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "2", "text", "t",
		"kind", "coverage", "indicator", "list.reached", "filter",
		"list=Ring", "target", "101", "unit", "st", NULL));
	must(h,
	    asked(h, "coverage", "org:1", "list.reached", "list=Ring", "", ""));
	must(h,
	    asked(h, "flow", "SE-0180", "org.registered",
		"municipality=SE-0180", "volunteer.registered", "1"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(two_conditions),
		HOME_TEST(both_at_most),
		HOME_TEST(both_milestones),
		HOME_TEST(one_in_words),
		HOME_TEST(more_than),
		HOME_TEST(of_several),
		HOME_TEST(readings),
		HOME_TEST(yet_to_come),
		HOME_TEST(due_within_the_year),
		HOME_TEST(over_two_years),
		HOME_TEST(kept),
		HOME_TEST(in_one_day),
		HOME_TEST(recorded_milestone),
		HOME_TEST(shares),
		HOME_TEST(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
