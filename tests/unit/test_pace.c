/* SPDX-License-Identifier: ISC */
/* Pace: rates and their rounding, where a goal would be, which goals have one,
 * and last year's shape at its edges. */
#include "unit.h"

#include "goals.h"

/* "pace so_far/target even last came/need per", '-' for what it has not. */
static const char *
put(struct home *h, const struct vci_pace *p)
{
	static const char *const word[VCI_PACE_WORDS] = { "none", "reached",
		"ahead", "on", "behind", "fast", "much", "waits", "unknown" };
	static const char *const per[] = { "month", "week", "day" };
	const struct {
		bool there;
		int64_t v;
		const char *before;
	} part[] = { { p->has_value, p->value, " " },
		{ p->has_target, p->target, "/" },
		{ p->has_even, p->even, " " }, { p->has_last, p->last, " " },
		{ p->has_came, p->came, " " }, { p->has_need, p->need, "/" } };
	struct vc_cell c = { .type = VC_CELL_DECIMAL };

	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, word[p->word]);
	for (size_t i = 0; i < COUNT(part); i++) {
		vc_buf_add(&h->text, part[i].before);
		c.num = part[i].v;
		if (part[i].there)
			vc_cell_print(&h->text, &c, NULL);
		else
			vc_buf_addc(&h->text, '-');
	}
	vc_buf_addc(&h->text, ' ');
	vc_buf_add(&h->text, per[p->per]);
	return h->text.s;
}

/* The pace of a goal of 2008 with these fields, its first condition. */
static const char *
pace(struct home *h, ...)
{
	struct vci_pace p;
	struct vci_figure f;
	struct vc_record *r;
	va_list ap;
	int rc;

	va_start(ap, h);
	r = record_of(h, "goal", &rc, ap);
	va_end(ap);
	must(h, rc);
	must(h, vc_record_set(h->vc, r, field_of(h, "goal", "year"), "2008"));
	must(h, vci_figure(h->vc, r, &f));
	must(h, vci_pace(h->vc, &f, 0, true, &p));
	put(h, &p);
	vci_figure_release(&f);
	vc_record_free(r);
	return h->text.s;
}

static const char *
flow(struct home *h, const char *comparator, const char *target)
{
	return pace(h, "indicator", "org.registered", "comparator", comparator,
	    "target", target, NULL);
}

/* ---- rates ------------------------------------------------------------------ */

static void
rates(void **state)
{
	static const struct {
		int64_t value, days;
		enum vci_per per;
		int64_t down, up;
	} r[] = {
		/* 487 in 16 years' worth of months: 30.4375 days */
		{ 16000, 487, VCI_A_MONTH, 1000, 1000 },
		{ 16001, 487, VCI_A_MONTH, 1000, 1100 },
		{ 15999, 487, VCI_A_MONTH, 900, 1000 },
		{ 0, 10, VCI_A_MONTH, 0, 0 },
		{ 1, 3650, VCI_A_MONTH, 0, 100 },
		{ 9999, 1, VCI_A_DAY, 9900, 10000 },
		{ 10000, 1, VCI_A_DAY, 10000, 10000 },
		{ 10001, 1, VCI_A_DAY, 10000, 11000 },
		{ 107000, 92, VCI_A_MONTH, 35000, 36000 },
		{ 20000, 14, VCI_A_WEEK, 10000, 10000 },
		{ 20000, 15, VCI_A_WEEK, 9300, 9400 },
		/* ten milliards, as money */
		{ INT64_C(10000000000000), 1, VCI_A_MONTH,
		    INT64_C(304375000000000), INT64_C(304375000000000) },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		assert_int_equal(vci_pace_rate(r[i].value, r[i].days, r[i].per,
				     false),
		    r[i].down);
		assert_int_equal(vci_pace_rate(r[i].value, r[i].days, r[i].per,
				     true),
		    r[i].up);
	}
}

/* ---- how it is -------------------------------------------------------------- */

/* 2008 has 366 days; 1 July is the 183rd, so that half of it has gone. */
static void
words(void **state)
{
	struct home *h = *state;

	orgs(h, 50, "2008-02-01", "");
	now(h, 2008, 7, 1);
	/* behind: the rest needs more than 1.1 of what an even year has */
	assert_string_equal(flow(h, "at-least", "100"),
	    "on 50/100 50 - 8.3/8.4 month");
	assert_string_equal(flow(h, "at-least", "110"),
	    "on 50/110 55 - 8.3/10 month");
	assert_string_equal(flow(h, "at-least", "112"),
	    "behind 50/112 56 - 8.3/11 month");
	assert_string_equal(flow(h, "at-least", "90"),
	    "ahead 50/90 45 - 8.3/6.7 month");
	assert_string_equal(flow(h, "at-least", "50"),
	    "reached 50/50 25 - 8.3/- month");
	assert_string_equal(flow(h, "at-least", "0"),
	    "reached 50/0 0 - 8.3/- month");
	assert_string_equal(flow(h, "at-least", ""), "none 50/- - - -/- month");
	assert_string_equal(flow(h, "exactly", "50"),
	    "reached 50/50 25 - 8.3/- month");
	assert_string_equal(flow(h, "exactly", "49"),
	    "much 50/49 24.5 - 8.3/- month");
	assert_string_equal(flow(h, "exactly", "200"),
	    "behind 50/200 100 - 8.3/25 month");
	assert_string_equal(flow(h, "at-most", "49"),
	    "much 50/49 24.5 - 8.3/- month");
	assert_string_equal(flow(h, "at-most", "50"),
	    "fast 50/50 25 - 8.3/- month");
	assert_string_equal(flow(h, "at-most", "100"),
	    "on 50/100 50 - 8.3/- month");
	assert_string_equal(flow(h, "at-most", "1000"),
	    "on 50/1000 500 - 8.3/- month");
	assert_string_equal(flow(h, "keep", "40"), "none 50/40 - - -/- month");
}

/* What lacks less than one whole isn't behind. */
static void
few(void **state)
{
	struct home *h = *state;

	now(h, 2008, 7, 1);
	assert_string_equal(flow(h, "at-least", "1"),
	    "on 0/1 0.5 - 0/0.2 month");
	assert_string_equal(flow(h, "at-least", "2"),
	    "behind 0/2 1 - 0/0.4 month");
}

/* ---- which time --------------------------------------------------------------- */

static const char *
timed(struct home *h, const char *from, const char *to, const char *due)
{
	return pace(h, "indicator", "org.registered", "target", "50",
	    "period_from", from, "period_to", to, "due", due, NULL);
}

static void
times(void **state)
{
	struct home *h = *state;

	orgs(h, 10, "2008-02-01", "");
	orgs(h, 5, "2008-06-20", "");
	orgs(h, 7, "2008-11-20", ""); /* yet to come */
	now(h, 2008, 7, 1);
	assert_string_equal(timed(h, "", "", ""),
	    "behind 15/50 25 - 2.4/5.9 month");
	assert_string_equal(timed(h, "2008-06-02", "2008-07-30", ""),
	    "behind 5/50 25.424 - 1.1/11 week");
	assert_string_equal(timed(h, "2008-06-02", "2008-07-14", ""),
	    "behind 5/50 34.884 - 0.1/3.5 day");
	assert_string_equal(timed(h, "2008-06-02", "2008-07-15", ""),
	    "behind 5/50 34.091 - 1.1/23 week");
	assert_string_equal(timed(h, "2008-06-02", "2008-07-01", ""),
	    "behind 5/50 50 - 0.1/- day");
	assert_string_equal(timed(h, "2008-07-02", "2009-06-30", ""),
	    "waits 0/50 0 - -/4.2 month");
	assert_string_equal(timed(h, "", "", "2008-09-01"),
	    "behind 15/50 37.347 - 2.4/18 month");
	assert_string_equal(timed(h, "", "", "2008-08-31"),
	    "behind 15/50 37.5 - 0.5/4.1 week");
	assert_string_equal(timed(h, "", "2008-08-31", "2008-12-31"),
	    "behind 15/50 37.5 - 0.5/4.1 week");
}

/* ---- kinds ----------------------------------------------------------------------- */

static void
kinds(void **state)
{
	struct home *h = *state;

	orgs(h, 40, "2007-01-31", "0180");
	orgs(h, 20, "2008-02-01", "0180");
	result(h, "9", "2008-06-01", "value", "300");
	now(h, 2008, 7, 1);
	/* with what there was before the year */
	assert_string_equal(pace(h, "indicator", "org.registered", "kind",
				"cumulative", "target", "100", NULL),
	    "behind 60/100 70 100 3.3/6.7 month");
	assert_string_equal(pace(h, "number", "9", "indicator", "web", "kind",
				"cumulative", "target", "500", NULL),
	    "none 300/500 - - -/34 month");
	assert_string_equal(pace(h, "number", "9", "indicator", "web", "kind",
				"cumulative", "baseline", "200", "target",
				"500", NULL),
	    "behind 300/500 350 - 16/34 month");
	assert_string_equal(pace(h, "number", "8", "indicator", "web", "kind",
				"flow", "target", "500", NULL),
	    "unknown -/500 250 - -/84 month");
	assert_string_equal(pace(h, "indicator", "org.registered", "kind",
				"share", "filter", "municipality=SE-0180",
				"target", "60", NULL),
	    "reached 100/60 - - -/- month");
	assert_string_equal(pace(h, "indicator", "org.active", "kind", "stock",
				"target", "70", NULL),
	    "none 60/70 - - -/- month");
	assert_string_equal(pace(h, "indicator", "org.active", "kind", "flow",
				"target", "70", NULL),
	    "none 60/70 - - -/- month");
	assert_string_equal(pace(h, "indicator", "web", "kind", "milestone",
				"due", "2008-09-01", NULL),
	    "none -/- - - -/- month");
}

/* From the day on which the list was made; members, not per cent. */
static void
coverage(void **state)
{
	struct home *h = *state;

	orgs(h, 10, "2007-02-01", "");
	now(h, 2008, 6, 2);
	freeze(h, "Ring");
	now(h, 2008, 7, 1);
	for (int id = 1; id <= 4; id++)
		say(h, "Ring", id, "reached", "2008-06-10");
	assert_string_equal(pace(h, "indicator", "list.reached", "kind",
				"coverage", "filter", "list=Ring", "target",
				"75", "period_to", "2008-07-31", NULL),
	    "on 4/8 4 - 0.9/1 week");
	assert_string_equal(pace(h, "indicator", "list.reached", "kind",
				"coverage", "filter", "list=Ring", "target",
				"6", "unit", "orgs", NULL),
	    "ahead 4/6 0.845 - 4/0.4 month");
}

/* Units, of those that there are; of none there is nothing to tell. */
static void
per_each(void **state)
{
	struct home *h = *state;
	static const char *const name[] = { "A", "B", "C" };

	for (size_t i = 0; i < COUNT(name); i++)
		add(h, "partner", "name", name[i], "kind", "department",
		    "registered_on", "2007-05-01", NULL);
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-02-01",
	    "partner_id", "A", NULL);
	now(h, 2008, 7, 1);
	add(h, "activity", "kind", "meeting", "title", "M", "on", "2008-09-01",
	    "partner_id", "B", NULL);
	assert_string_equal(pace(h, "indicator", "activity.meeting", "kind",
				"per-each", "filter", "kind=department", NULL),
	    "on 1/3 1.5 - 0.1/0.4 month");
	assert_string_equal(pace(h, "indicator", "activity.meeting", "kind",
				"per-each", "filter", "kind=school", NULL),
	    "unknown -/100 - - -/- month");
}

/* ---- last year ---------------------------------------------------------------------- */

/* Ten records make a shape, nine don't; nor does a year that the register only
 * knows from February on. */
static void
shape(void **state)
{
	struct home *h = *state;

	orgs(h, 4, "2007-01-31", "");
	orgs(h, 5, "2007-07-02", "");
	now(h, 2008, 7, 1);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 10 - 0/3.4 month");
	orgs(h, 1, "2007-07-01", "");
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 10 10 0/3.4 month");
	now(h, 2008, 6, 30);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 9.945 8 0/3.4 month");
	now(h, 2008, 7, 2);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 10.055 20 0/3.4 month");
}

static void
late_register(void **state)
{
	struct home *h = *state;

	orgs(h, 12, "2007-02-02", "");
	now(h, 2008, 7, 1);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 10 - 0/3.4 month");
	orgs(h, 1, "2006-05-01", "");
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 10 20 0/3.4 month");
}

/* A leap day is the day before it, a year before. */
static void
leap(void **state)
{
	struct home *h = *state;

	orgs(h, 6, "2007-02-28", "");
	orgs(h, 6, "2007-03-01", "");
	orgs(h, 1, "2006-03-01", "");
	now(h, 2008, 2, 29);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 3.279 10 0/2 month");
	now(h, 2008, 2, 28);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 3.224 10 0/2 month");
	now(h, 2008, 3, 1);
	assert_string_equal(flow(h, "at-least", "20"),
	    "behind 0/20 3.333 20 0/2 month");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rates),
		HOME_TEST(words),
		HOME_TEST(few),
		HOME_TEST(times),
		HOME_TEST(kinds),
		HOME_TEST(coverage),
		HOME_TEST(per_each),
		HOME_TEST(shape),
		HOME_TEST(late_register),
		HOME_TEST(leap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
