/* SPDX-License-Identifier: ISC */
/* Figures: each kind of goal and comparator, the bands at their edges, what is
 * pending and what is missing, and that months add up. */
#include "unit.h"

#include "goals.h"

/* Of org.registered against a target. */
static const char *
flow(struct home *h, const char *comparator, const char *target)
{
	return goal(h, "indicator", "org.registered", "comparator", comparator,
	    "target", target, NULL);
}

/* ---- how it stands --------------------------------------------------------- */

static void
bands(void **state)
{
	struct home *h = *state;

	orgs(h, 23, "2008-02-01", "");
	now(h, 2009, 1, 1);
	assert_string_equal(flow(h, "at-least", "20"), "exceeded counted 23");
	assert_string_equal(flow(h, "at-least", "20.01"), "met counted 23");
	assert_string_equal(flow(h, "at-least", "23"), "met counted 23");
	assert_string_equal(flow(h, "at-least", "23.01"), "missed counted 23");
	assert_string_equal(flow(h, "at-least", "24"), "missed counted 23");
	assert_string_equal(flow(h, "at-least", "0"), "met counted 23");
	assert_string_equal(flow(h, "at-least", ""), "none counted 23");
	must(h, vc_setting_set(h->vc, "band.exceeded", "110"));
	must(h, vc_setting_set(h->vc, "band.partly", "90"));
	assert_string_equal(flow(h, "at-least", "20.9"), "exceeded counted 23");
	assert_string_equal(flow(h, "at-least", "21"), "met counted 23");
	assert_string_equal(flow(h, "at-least", "25.55"), "partly counted 23");
	assert_string_equal(flow(h, "at-least", "25.56"), "missed counted 23");
	must(h, vc_setting_set(h->vc, "band.exceeded", "100"));
	assert_string_equal(flow(h, "at-least", "23"), "exceeded counted 23");
}

static void
comparators(void **state)
{
	struct home *h = *state;

	orgs(h, 10, "2008-02-01", "");
	now(h, 2009, 1, 1);
	assert_string_equal(flow(h, "at-most", "10"), "met counted 10");
	assert_string_equal(flow(h, "at-most", "9"), "missed counted 10");
	assert_string_equal(flow(h, "at-most", "100"), "met counted 10");
	assert_string_equal(flow(h, "exactly", "10"), "met counted 10");
	assert_string_equal(flow(h, "exactly", "9"), "missed counted 10");
	assert_string_equal(flow(h, "exactly", "11"), "missed counted 10");
	assert_string_equal(flow(h, "keep", "5"), "met counted 10");
	assert_string_equal(flow(h, "keep", "10"), "met counted 10");
	assert_string_equal(flow(h, "keep", "11"), "missed counted 10");
}

/* Until the period is over nothing is missed that can still be reached. */
static void
pending(void **state)
{
	struct home *h = *state;

	orgs(h, 10, "2008-02-01", "");
	now(h, 2008, 12, 31);
	assert_string_equal(flow(h, "at-least", "11"), "pending counted 10");
	assert_string_equal(flow(h, "at-least", "10"), "met counted 10");
	assert_string_equal(flow(h, "at-least", "5"), "exceeded counted 10");
	assert_string_equal(flow(h, "at-most", "10"), "pending counted 10");
	assert_string_equal(flow(h, "at-most", "9"), "missed counted 10");
	assert_string_equal(flow(h, "exactly", "10"), "pending counted 10");
	assert_string_equal(goal(h, "indicator", "web.visitors", "target", "5",
				NULL),
	    "pending none -");
	now(h, 2009, 1, 1);
	assert_string_equal(flow(h, "at-least", "11"), "missed counted 10");
	/* A period of its own ends on its last day, that day included. */
	now(h, 2008, 3, 31);
	assert_string_equal(goal(h, "indicator", "org.registered", "target",
				"11", "period_to", "2008-03-31", NULL),
	    "pending counted 10");
	now(h, 2008, 4, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "target",
				"11", "period_to", "2008-03-31", NULL),
	    "missed counted 10");
}

/* What was never counted nor recorded is not nothing. */
static void
missing_is_not_zero(void **state)
{
	struct home *h = *state;

	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "web.visitors", "target", "5",
				NULL),
	    "no_result none -");
	assert_string_equal(goal(h, "indicator", "web.visitors", NULL),
	    "no_result none -");
	assert_string_equal(goal(h, "indicator", "web.visitors", "target", "5",
				"comparator", "at-most", NULL),
	    "no_result none -");
	/* What the register does count, it counts: none. */
	assert_string_equal(flow(h, "at-least", "5"), "missed counted 0");
	assert_string_equal(flow(h, "at-most", "5"), "met counted 0");
}

/* ---- kinds ---------------------------------------------------------------------- */

static void
flow_has_edges(void **state)
{
	struct home *h = *state;

	orgs(h, 1, "2007-12-31", "");
	orgs(h, 2, "2008-01-01", "");
	orgs(h, 4, "2008-12-31", "");
	orgs(h, 8, "2009-01-01", "");
	now(h, 2010, 1, 1);
	assert_string_equal(flow(h, "at-least", "6"), "met counted 6");
	assert_string_equal(goal(h, "indicator", "org.registered",
				"period_from", "2007-12-31", "period_to",
				"2008-01-01", NULL),
	    "none counted 3");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"cumulative", NULL),
	    "none counted 7");
}

static void
stock_is_a_level(void **state)
{
	struct vc_step left = { .status = "left", .on = "2008-12-31" };
	struct vc_step paused = { .status = "paused", .on = "2008-05-01" };
	struct vc_step back = { .status = "approved", .on = "2008-06-01" };
	struct home *h = *state;
	const struct vc_noun *org = vc_noun("org");

	orgs(h, 5, "2006-01-01", "");
	orgs(h, 1, "2009-01-01", "");
	add(h, "org", "name", "P", "registered_on", "2006-01-01", "status",
	    "prospect", NULL);
	now(h, 2010, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				NULL),
	    "none counted 5");
	must(h, vc_set_status(h->vc, org, 1, &left));
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				NULL),
	    "none counted 4");
	must(h, vc_set_status(h->vc, org, 2, &paused));
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				NULL),
	    "none counted 3");
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				"period_to", "2008-04-30", NULL),
	    "none counted 5");
	must(h, vc_set_status(h->vc, org, 2, &back));
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				NULL),
	    "none counted 4");
	/* A level has no beginning, whatever the kind says. */
	assert_string_equal(goal(h, "indicator", "org.active", NULL),
	    "none counted 4");
	left.status = "approved";
	left.on = "2009-02-01";
	left.reason = "tillbaka";
	left.reopen = true;
	must(h, vc_set_status(h->vc, org, 1, &left));
	assert_string_equal(goal(h, "indicator", "org.active", "kind", "stock",
				NULL),
	    "none counted 4");
}

static void
members_and_open_assignments(void **state)
{
	struct home *h = *state;

	add(h, "org", "name", "A", "member_from", "2008-01-01", "member_to",
	    "2008-12-30", NULL);
	add(h, "org", "name", "B", "member_from", "2008-01-01", "member_to",
	    "2008-12-31", NULL);
	add(h, "org", "name", "C", "member_from", "2005-01-01", NULL);
	add(h, "org", "name", "D", NULL);
	now(h, 2009, 6, 1);
	assert_string_equal(goal(h, "indicator", "org.member", "kind", "stock",
				NULL),
	    "none counted 2");
	add(h, "assignment", "organisation_id", "1", "title", "open",
	    "published_on", "2008-03-01", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "expired",
	    "published_on", "2008-03-01", "expires_on", "2008-12-30", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "expiring",
	    "published_on", "2008-03-01", "expires_on", "2008-12-31", NULL);
	add(h, "assignment", "organisation_id", "2", "title",
	    "closed and "
	    "expired",
	    "published_on", "2008-03-01", "expires_on", "2008-10-31", "status",
	    "closed", "status_on", "2008-05-01", NULL);
	add(h, "assignment", "organisation_id", "2", "title", "draft", NULL);
	assert_string_equal(goal(h, "indicator", "assignment.open", "kind",
				"stock", NULL),
	    "none counted 2");
	assert_string_equal(goal(h, "indicator", "org.with_assignment", "kind",
				"cumulative", NULL),
	    "none counted 2");
}

static void
share(void **state)
{
	struct home *h = *state;

	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=180", "target",
				"50", NULL),
	    "no_result none -");
	now(h, 2008, 12, 31);
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=180", "target",
				"50", NULL),
	    "pending none -");
	now(h, 2009, 1, 1);
	orgs(h, 2, "2008-02-01", "SE-1480");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=180", "target",
				"50", NULL),
	    "missed counted 0");
	orgs(h, 1, "2008-02-01", "SE-0180");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=180", "target",
				"33", NULL),
	    "met counted 33.333");
	orgs(h, 1, "2008-02-01", "SE-0180");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=180", "target",
				"50", NULL),
	    "met counted 50");
	/* Of another indicator. */
	add(h, "volunteer", "name", "X", "registered_on", "2008-01-01", NULL);
	assert_string_equal(goal(h, "indicator", "volunteer.registered", "kind",
				"share", "indicator2", "org.registered",
				"target", "50", NULL),
	    "missed counted 25");
}

/* Of the campaign "Ring" against a target. */
static const char *
covered(struct home *h, const char *target, const char *unit)
{
	return goal(h, "indicator", "list.reached", "kind", "coverage",
	    "filter", "list=Ring", "target", target, "unit", unit, NULL);
}

static void
coverage(void **state)
{
	struct home *h = *state;

	orgs(h, 3, "2006-02-01", "SE-0180");
	orgs(h, 1, "2006-02-01", "SE-1480");
	now(h, 2007, 6, 1);
	freeze(h, "Ring");
	now(h, 2009, 2, 1);
	freeze(h, "Later");
	assert_string_equal(covered(h, "75", ""), "missed counted 0");
	say(h, "Ring", 1, "reached", "2007-07-01");
	say(h, "Ring", 2, "no_answer", "2008-02-01");
	say(h, "Ring", 3, "call_back", "2008-02-01");
	say(h, "Ring", 4, "declined", "2008-12-31");
	assert_string_equal(covered(h, "50", ""), "met counted 50");
	assert_string_equal(covered(h, "75", "%"), "missed counted 50");
	assert_string_equal(covered(h, "2", "members"), "met counted 2");
	assert_string_equal(covered(h, "3", "members"), "missed counted 2");
	/* The day after the period's end is too late. */
	say(h, "Ring", 4, "declined", "2009-01-01");
	assert_string_equal(covered(h, "50", ""), "missed counted 25");
	/* In one municipality, of those who are there. */
	assert_string_equal(goal(h, "indicator", "list.reached", "kind",
				"coverage", "filter", "list=1", "scope",
				"SE-0180", "target", "30", NULL),
	    "met counted 33.333");
	/* Before the list was made there is nothing to cover. */
	assert_string_equal(goal(h, "indicator", "list.reached", "kind",
				"coverage", "filter", "list=Later", "target",
				"30", NULL),
	    "no_result none -");
	/* Reached in the year, of any campaign or of one. */
	say(h, "Ring", 4, "declined", "2008-12-31");
	say(h, "Later", 1, "reached", "2009-02-01");
	assert_string_equal(goal(h, "indicator", "list.reached", NULL),
	    "none counted 1");
	assert_string_equal(goal(h, "indicator", "list.reached", "kind",
				"cumulative", "filter", "list=Later", NULL),
	    "none counted 0");
}

static void
milestone(void **state)
{
	struct home *h = *state;

	orgs(h, 2, "2007-02-01", "");
	orgs(h, 1, "2008-05-01", "");
	now(h, 2008, 4, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"milestone", "target", "4", "due", "2008-04-30",
				NULL),
	    "pending counted 2");
	now(h, 2008, 6, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"milestone", "target", "3", "due", "2008-05-01",
				NULL),
	    "met counted 3");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"milestone", "target", "3", "due", "2008-04-30",
				NULL),
	    "missed counted 2");
	assert_string_equal(goal(h, "indicator", "org.registered", "kind",
				"milestone", "target", "3", NULL),
	    "met counted 3");
}

static void
narrowed(void **state)
{
	struct home *h = *state;

	orgs(h, 3, "2008-02-01", "SE-0180");
	orgs(h, 2, "2008-02-01", "SE-1480");
	add(h, "assignment", "organisation_id", "1", "title", "T",
	    "municipality", "SE-1480", "registered_on", "2008-02-01", NULL);
	add(h, "assignment", "organisation_id", "4", "title", "U",
	    "municipality", "SE-1480", "registered_on", "2008-02-01", NULL);
	now(h, 2009, 1, 1);
	assert_string_equal(goal(h, "indicator", "org.registered", "scope",
				"SE-0180", NULL),
	    "none counted 3");
	assert_string_equal(goal(h, "indicator", "org.registered", "scope",
				"org:2", NULL),
	    "none counted 1");
	assert_string_equal(goal(h, "indicator", "org.registered", "filter",
				"municipality=SE-1480", NULL),
	    "none counted 2");
	/* Of an assignment the place of work counts, not the seat. */
	assert_string_equal(goal(h, "indicator", "assignment.registered",
				"scope", "SE-0180", NULL),
	    "none counted 0");
	assert_string_equal(goal(h, "indicator", "assignment.registered",
				"scope", "org:1", NULL),
	    "none counted 1");
	assert_string_equal(goal(h, "indicator", "assignment.registered",
				"scope", "org:1", "filter", "municipality=1480",
				NULL),
	    "none counted 1");
	assert_string_equal(goal(h, "indicator", "assignment.registered",
				"filter", "municipality=1480; org=4", NULL),
	    "none counted 1");
	assert_string_equal(goal(h, "indicator", "assignment.registered",
				"filter", "municipality=180;org=4", NULL),
	    "none counted 0");
}

/* ---- what the centre did, and with whom ------------------------------------------ */

/* Each with an agreement: one open, one that ran out, one ended early. */
static void
partners(struct home *h)
{
	static const char *const name[] = { "Banken", "Kommunen",
		"Byr\xc3\xa5n" };
	static const char *const kind[] = { "company", "municipality",
		"pro_bono" };
	static const char *const to[] = { "", "2008-06-30", "2009-12-31" };
	static const char *const ended[] = { "", "", "2008-09-30" };

	for (int i = 0; i < 3; i++) {
		add(h, "partner", "name", name[i], "kind", kind[i],
		    "municipality", i % 2 ? "SE-1480" : "SE-0180",
		    "registered_on", "2008-01-01", "status", "signed",
		    "status_on", "2008-02-01", NULL);
		add(h, "agreement", "partner_id", name[i], "title", "Avtal",
		    "signed_on", i ? "2008-02-01" : "", "from", "2008-02-15",
		    "to", to[i], "sum", i < 2 ? "250000,50" : "", "ended_on",
		    ended[i], NULL);
	}
}

/* Of each kind two: one with twelve people, one three times with about 30. */
static void
activities(struct home *h)
{
	for (const struct vci_code *c = vci_activity_kinds.code;
	     c->code != NULL; c++) {
		add(h, "activity", "kind", c->code, "title", "Det", "on",
		    "2008-03-01", "municipality", "SE-0180", "participants",
		    "12", "organisation_id", "1", "plan", "6.1", NULL);
		add(h, "activity", "kind", c->code, "title", "Tre", "on",
		    "2008-12-31", "occasions", "3", "participants", "30",
		    "qualifier", "ca", "partner_id", "Banken", "plan", "61",
		    NULL);
	}
}

static const char *
counts(struct home *h, const char *indicator, const char *kind,
    const char *filter)
{
	return goal(h, "indicator", indicator, "kind", kind, "filter", filter,
	    NULL);
}

static void
agreements(void **state)
{
	struct home *h = *state;

	partners(h);
	now(h, 2009, 1, 1);
	assert_string_equal(counts(h, "partner.signed", "flow", ""),
	    "none counted 3");
	assert_string_equal(counts(h, "partner.signed", "flow", "kind=company"),
	    "none counted 1");
	assert_string_equal(counts(h, "partner.active", "stock", ""),
	    "none counted 3");
	assert_string_equal(counts(h, "agreement.signed", "flow", ""),
	    "none counted 3");
	assert_string_equal(counts(h, "agreement.signed", "flow",
				"kind=kommun; partner=2"),
	    "none counted 1");
	assert_string_equal(counts(h, "agreement.signed", "flow",
				"kind=kommun; partner=3"),
	    "none counted 0");
	/* The municipality's ran out, the agency's was ended. */
	assert_string_equal(counts(h, "agreement.active", "stock", ""),
	    "none counted 1");
	assert_string_equal(counts(h, "agreement.ended", "flow", ""),
	    "none counted 1");
	assert_string_equal(counts(h, "agreement.value", "money", ""),
	    "none counted 500001");
	assert_string_equal(goal(h, "indicator", "agreement.value", "kind",
				"money", "filter", "kind=company", "target",
				"250000", NULL),
	    "met counted 250000.5");
	assert_string_equal(goal(h, "indicator", "agreement.active", "kind",
				"stock", "scope", "SE-0180", NULL),
	    "none counted 1");
}

/* An agreement counts on its last day, and no more on the day after. */
static void
agreements_have_edges(void **state)
{
	static const char *const day[][2] = { { "2008-02-14", "0" },
		{ "2008-02-15", "3" }, { "2008-06-30", "3" },
		{ "2008-07-01", "2" }, { "2008-09-30", "2" },
		{ "2008-10-01", "1" } };
	struct home *h = *state;
	char want[32];

	partners(h);
	now(h, 2009, 1, 1);
	for (size_t i = 0; i < COUNT(day); i++) {
		snprintf(want, sizeof want, "none counted %s", day[i][1]);
		assert_string_equal(goal(h, "indicator", "agreement.active",
					"kind", "stock", "period_to", day[i][0],
					NULL),
		    want);
	}
}

static const char *
each(struct home *h, const char *kind, const char *target)
{
	return goal(h, "indicator", "activity.meeting", "kind", "per-each",
	    "filter", kind, "target", target, NULL);
}

/* Partners of a kind with which it was reached, of those that there are. */
static void
per_each(void **state)
{
	static const struct vc_step ended = { .status = "ended",
		.on = "2008-12-31" };
	struct home *h = *state;

	for (int i = 0; i < 3; i++)
		add(h, "partner", "name",
		    i == 0     ? "A" :
			i == 1 ? "B" :
				 "C",
		    "kind", "department", "registered_on", "2007-05-01", NULL);
	add(h, "partner", "name", "D", "kind", "company", "registered_on",
	    "2007-05-01", NULL);
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-02-01",
	    "occasions", "2", "partner_id", "A", "plan", "1.2", NULL);
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-03-01",
	    "partner_id", "B", NULL);
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2007-03-01",
	    "partner_id", "C", NULL);
	add(h, "activity", "kind", "fair", "title", "M", "on", "2008-03-01",
	    "partner_id", "C", NULL);
	now(h, 2009, 1, 1);
	assert_string_equal(each(h, "kind=department", ""),
	    "missed counted 66.667");
	assert_string_equal(each(h, "kind=department", "2"),
	    "missed counted 33.333");
	assert_string_equal(each(h, "kind=department; plan=1", "2"),
	    "missed counted 33.333");
	assert_string_equal(each(h, "kind=company", ""), "missed counted 0");
	assert_string_equal(each(h, "kind=school", ""), "no_result none -");
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-03-01",
	    "partner_id", "C", NULL);
	assert_string_equal(each(h, "kind=department", "1"), "met counted 100");
	now(h, 2008, 6, 1);
	assert_string_equal(each(h, "kind=department", "2"),
	    "pending counted 33.333");
	now(h, 2009, 1, 1);
	must(h, vc_set_status(h->vc, vc_noun("partner"), 1, &ended));
	assert_string_equal(each(h, "kind=department", "1"), "met counted 100");
	assert_string_equal(each(h, "kind=department", "2"),
	    "missed counted 0");
}

/* About thirty and twelve are about 42; three occasions are three. */
static void
not_exact(void **state)
{
	struct vci_span span = { .from = vci_day(2008, 1, 1),
		.to = vci_day(2009, 1, 1) };
	struct home *h = *state;
	struct vci_indicator store;
	const struct vci_indicator *i =
	    vci_indicator("activity.participants.fair", &store);
	char about[4];

	partners(h);
	add(h, "org", "name", "O", NULL);
	must(h, vci_fold_about(h->vc, i, &span, about));
	assert_string_equal(about, "");
	activities(h);
	must(h, vci_fold_about(h->vc, i, &span, about));
	assert_string_equal(about, "~");
	add(h, "activity", "kind", "fair", "title", "F", "on", "2008-02-01",
	    "participants", "1", "qualifier", "mer \xc3\xa4n", NULL);
	must(h, vci_fold_about(h->vc, i, &span, about));
	assert_string_equal(about, "~");
	span.to = vci_day(2008, 12, 31);
	must(h, vci_fold_about(h->vc, i, &span, about));
	assert_string_equal(about, ">");
	i = vci_indicator("activity.fair", &store);
	must(h, vci_fold_about(h->vc, i, &span, about));
	assert_string_equal(about, "");
}

static void
done(void **state)
{
	struct home *h = *state;

	partners(h);
	add(h, "org", "name", "O", NULL);
	activities(h);
	now(h, 2009, 1, 1);
	assert_string_equal(counts(h, "activity.training", "flow", ""),
	    "none counted 4");
	assert_string_equal(counts(h, "activity.participants.training", "flow",
				""),
	    "none counted 42");
	assert_string_equal(counts(h, "activity.training", "flow", "plan=6"),
	    "none counted 1");

	assert_string_equal(counts(h, "activity.training", "flow", "plan=6.1"),
	    "none counted 1");
	assert_string_equal(counts(h, "activity.training", "flow", "plan=61"),
	    "none counted 3");
	assert_string_equal(counts(h, "activity.training", "flow", "plan=6.10"),
	    "none counted 0");
	assert_string_equal(counts(h, "activity.fair", "flow", "kind=company"),
	    "none counted 3");
	assert_string_equal(counts(h, "activity.fair", "flow",
				"kind=company; "
				"plan=6"),
	    "none counted 0");
	/* As a share of all. */
	assert_string_equal(counts(h, "activity.participants.fair", "share",
				"plan=6"),
	    "none counted 28.571");
	assert_string_equal(goal(h, "indicator", "activity.participants.fair",
				"target", "42", "indicator2", "activity.fair",
				"target2", "4", NULL),
	    "met counted 42/4");
	assert_string_equal(goal(h, "indicator", "activity.hearing", "kind",
				"milestone", "due", "2008-03-01", NULL),
	    "met counted 1");
}

/* ---- recorded and stated ------------------------------------------------------------ */

static void
recorded(void **state)
{
	struct home *h = *state;

	now(h, 2009, 1, 1);
	result(h, "A.1", "2008-03-31", "value", "10");
	result(h, "A.1", "2008-06-30", "value", "5,5");
	assert_string_equal(goal(h, "number", "A.1", "indicator",
				"web.visitors", "target", "15", NULL),
	    "met recorded 15.5");
	assert_string_equal(goal(h, "number", "A.1", "indicator",
				"web.visitors", "kind", "money", "target", "16",
				NULL),
	    "missed recorded 15.5");
	assert_string_equal(goal(h, "number", "A.1", "indicator",
				"web.visitors", "kind", "stock", "target", "5",
				NULL),
	    "met recorded 5.5");
	/* Of another goal, year or place. */
	assert_string_equal(goal(h, "number", "A.2", "indicator",
				"web.visitors", "target", "15", NULL),
	    "no_result none -");
	assert_string_equal(goal(h, "number", "A.1", "indicator",
				"web.visitors", "scope", "SE-0180", "target",
				"1", NULL),
	    "no_result none -");
	/* Recorded for the indicator, whichever goal asks. */
	add(h, "result", "year", "2008", "indicator", "press.articles", "date",
	    "2008-12-31", "value", "0", "source", "b", NULL);
	assert_string_equal(goal(h, "number", "B.7", "indicator",
				"press.articles", "target", "1", NULL),
	    "missed recorded 0");
}

static void
recorded_and_counted(void **state)
{
	struct home *h = *state;
	struct vc_record *r;
	struct vci_figure f;

	orgs(h, 7, "2008-02-01", "");
	now(h, 2009, 1, 1);
	result(h, "A.1", "2008-12-31", "value", "9");
	add(h, "goal", "year", "2008", "number", "A.1", "text", "t",
	    "indicator", "org.registered", "target", "8", NULL);
	must(h, vc_record_new(h->vc, vc_noun("goal"), &r));
	must(h, vc_get(h->vc, r, 1));
	must(h, vci_figure(h->vc, r, &f));
	assert_int_equal(f.status, VCI_ST_MISSED);
	assert_int_equal(f.basis, VCI_COUNTED_RESULT);
	assert_int_equal(f.part[0].value, 7000);
	assert_true(f.part[0].also_recorded);
	assert_int_equal(f.part[0].beside, 9000);
	assert_string_equal(f.source, "boken");
	assert_string_equal(f.text, "s\xc3\xa5 var det");
	vci_figure_release(&f);
	/* Of a flow all that was recorded, as where nothing is counted. */
	result(h, "A.1", "2008-06-30", "value", "2,5");
	must(h, vci_figure(h->vc, r, &f));
	assert_int_equal(f.part[0].beside, 11500);
	vci_figure_release(&f);
	vc_record_free(r);
}

static void
stated(void **state)
{
	static const struct {
		const char *word, *want;
	} of[] = { { "met", "met stated -" }, { "delvis", "partly stated -" },
		{ "missed", "missed stated -" } };
	struct home *h = *state;

	now(h, 2009, 1, 1);
	for (size_t i = 0; i < COUNT(of); i++) {
		result(h, of[i].word, "2008-12-31", "stated", of[i].word);
		assert_string_equal(goal(h, "number", of[i].word, "indicator",
					"web.visitors", "target", "15", NULL),
		    of[i].want);
	}
	/* A number settles it, whatever was said. */
	orgs(h, 3, "2008-02-01", "");
	result(h, "C.1", "2008-12-31", "stated", "met");
	assert_string_equal(goal(h, "number", "C.1", "indicator",
				"org.registered", "target", "15", NULL),
	    "missed counted 3");
}

static void
qualifier(void **state)
{
	struct home *h = *state;
	struct vc_record *r;
	struct vci_figure f;

	now(h, 2009, 1, 1);
	add(h, "result", "year", "2008", "number", "A.1", "date", "2008-12-31",
	    "value", "5000", "qualifier", "mer \xc3\xa4n", "source", "b", NULL);
	add(h, "goal", "year", "2008", "number", "A.1", "text", "t",
	    "indicator", "votes", "target", "5000", NULL);
	must(h, vc_record_new(h->vc, vc_noun("goal"), &r));
	must(h, vc_get(h->vc, r, 1));
	must(h, vci_figure(h->vc, r, &f));
	assert_string_equal(f.part[0].qualifier, ">");
	assert_int_equal(f.status, VCI_ST_MET);
	vci_figure_release(&f);
	vc_record_free(r);
}

/* ---- facts ----------------------------------------------------------------------------- */

/* A little of everything, at different times and places. */
static void
a_year(struct home *h)
{
	static const char *const status[] = { "published", "full", "closed" };
	char day[24], day2[24];

	orgs(h, 1, "2008-01-02", "SE-0180");
	for (int i = 0; i < 12; i++) {
		snprintf(day, sizeof day, "2008-%02d-10", i + 1);
		orgs(h, 1, day, i % 3 ? "SE-0180" : "SE-1480");
		add(h, "volunteer", "name", "X", "registered_on", day, NULL);
		snprintf(day2, sizeof day2, "2008-%02d-28", i + 1);
		add(h, "assignment", "organisation_id", i % 2 ? "1" : "2",
		    "title", "T", "published_on", day, "status", status[i % 3],
		    "status_on", day2, "expires_on", i % 4 ? "2008-12-24" : "",
		    "municipality", i % 2 ? "SE-0180" : "", NULL);
	}
	now(h, 2008, 12, 20);
	freeze(h, "Ring");
	for (int i = 1; i < 5; i++)
		say(h, "Ring", i, i % 2 ? "reached" : "declined", NULL);
	for (int i = 0; i < 12; i++) {
		snprintf(day, sizeof day, "2008-12-%02d", i + 11);
		add(h, "interest", "assignment_id", i % 3 ? "1" : "2",
		    "received_on", day, "status",
		    i % 2 ? "started" : "received", "status_on",
		    i % 2 ? day : "", NULL);
	}
	partners(h);
	activities(h);
}

/* Every activity and stage has a name among the rows of a month, not its code.
 */
static void
families_are_named(void **state)
{
	struct vci_indicator store;
	const struct vci_indicator *i;
	int named = 0;

	(void)state;
	for (size_t n = 0; (i = vci_indicator_nth(n, &store)) != NULL; n++)
		if (i->code != NULL && i->title != NULL) {
			assert_string_not_equal(i->title, i->code);
			named++;
		}
	assert_int_equal(named, 40);
}

/* Twelve months add up to the year, and four spans at once to each alone. */
static void
months_add_up(void **state)
{
	struct home *h = *state;
	struct vci_indicator store;
	const struct vci_indicator *i;

	a_year(h);
	now(h, 2009, 1, 1);
	for (size_t n = 0; (i = vci_indicator_nth(n, &store)) != NULL; n++) {
		struct vci_span span = { .from = vci_day(2008, 1, 1),
			.to = vci_day(2009, 1, 1) };
		int64_t day[4][2], four[4], year, month, sum = 0;

		must(h, vci_fold(h->vc, i, &span, &year));
		for (int m = 0; m < 12; m++) {
			span.from = vci_day(2008, m + 1, 1);
			span.to = vci_day_add_months(span.from, 1);
			must(h, vci_fold(h->vc, i, &span, &month));
			sum += month;
			day[m % 4][0] = span.from;
			day[m % 4][1] = span.to;
			if (m == 11) {
				must(h,
				    vci_fold4(h->vc, i, &span.narrow,
					(const int64_t(*)[2])day, four));
				assert_int_equal(four[3], month);
			}
		}
		assert_int_equal(sum, year);
		for (int k = 0; k < 4; k++) {
			span.from = day[k][0];
			span.to = day[k][1];
			must(h, vci_fold(h->vc, i, &span, &month));
			assert_int_equal(four[k], month);
		}
	}
}

static void
first_days(void **state)
{
	struct vci_indicator store;
	const struct vci_indicator *ind = vci_indicator("org.registered",
	    &store);
	struct vci_span span = { .from = INT32_MIN, .to = INT32_MAX };
	struct home *h = *state;
	int64_t day;

	orgs(h, 2, "2008-03-01", "SE-0180");
	orgs(h, 1, "2008-05-01", "SE-1480");
	must(h, vci_first_day(h->vc, ind, &span, 1, &day));
	assert_int_equal(day, vci_day(2008, 3, 1));
	must(h, vci_first_day(h->vc, ind, &span, 3, &day));
	assert_int_equal(day, vci_day(2008, 5, 1));
	must(h, vci_first_day(h->vc, ind, &span, 4, &day));
	assert_int_equal(day, INT64_MAX);
	span.narrow.municipality = 7520180;
	must(h, vci_first_day(h->vc, ind, &span, 3, &day));
	assert_int_equal(day, INT64_MAX);
	span.narrow.municipality = 0;
	span.narrow.org = 3;
	must(h, vci_first_day(h->vc, ind, &span, 1, &day));
	assert_int_equal(day, vci_day(2008, 5, 1));
	assert_null(vci_indicator("org.registerd", &store));
	assert_null(vci_indicator("activity.", &store));
	assert_null(vci_indicator("activity.trainin", &store));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(bands),
		HOME_TEST(comparators),
		HOME_TEST(pending),
		HOME_TEST(missing_is_not_zero),
		HOME_TEST(flow_has_edges),
		HOME_TEST(stock_is_a_level),
		HOME_TEST(members_and_open_assignments),
		HOME_TEST(share),
		HOME_TEST(coverage),
		HOME_TEST(milestone),
		HOME_TEST(narrowed),
		HOME_TEST(agreements),
		HOME_TEST(agreements_have_edges),
		HOME_TEST(done),
		HOME_TEST(not_exact),
		HOME_TEST(per_each),
		HOME_TEST(recorded),
		HOME_TEST(recorded_and_counted),
		HOME_TEST(stated),
		HOME_TEST(qualifier),
		HOME_TEST(families_are_named),
		HOME_TEST(months_add_up),
		HOME_TEST(first_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
