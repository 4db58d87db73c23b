/* SPDX-License-Identifier: ISC */
/* How a goal keeps up with its time: where it stands today, where it would be
 * if every day brought as much, or if it came as it did a year before, and how
 * much must come from now on. */
#include <string.h>

#include "../core/date.h"
#include "figure.h"

/* A shape that is made of fewer records than this is chance. */
#define SHAPE_LEAST 10
/* The register counts from the year's beginning on if its first record of the
 * indicator is no later than so many days into it. */
#define SHAPE_DAYS 31

/* What pace means for each kind: what grows through its time has one; since
 * the start means that it doesn't begin with nothing. */
static const struct trait {
	const char *kind;
	bool grows, since_start;
} traits[] = {
	{ "flow", true, false },
	{ "money", true, false },
	{ "per-each", true, false },
	{ "cumulative", true, true },
	{ "coverage", true, true },
	{ NULL, false, false },
};

static const struct trait *
trait_of(const struct vci_figure *f)
{
	const struct trait *t = traits;

	while (t->kind != NULL && strcmp(t->kind, f->kind) != 0)
		t++;
	return t;
}

/* ---- counting the same in other days ------------------------------------------- */

struct count {
	struct vc *vc;
	const struct vci_figure *f;
	const struct vci_condition *p;
	const struct vci_indicator *ind; /* NULL: recorded by hand */
	struct vci_indicator store;
	struct vci_each each;
	struct vci_span span;
	bool by_unit;
};

static int
count_init(struct count *c)
{
	int rc;

	c->span = c->p->span;
	c->by_unit = vci_is_kind(c->f, "per-each");
	if (!c->by_unit)
		return vci_indicator_of(c->vc, c->p->indicator, &c->store,
		    &c->ind);
	rc = vci_each(c->vc, c->f, &c->each);
	c->ind = c->each.ind;
	return rc;
}

/* Adds what is planned for days of [from, to) that are yet to come. */
static int
count_foreseen(struct count *c, int64_t from, int64_t to, int64_t *n)
{
	const char *facts = c->store.facts;
	int64_t today = vc_today(c->vc), more = 0;
	int rc;

	if (c->ind != &c->store || c->store.foreseen == NULL || to <= today)
		return VC_OK;
	c->span.from = from > today ? from : today + 1;
	c->span.to = to;
	c->store.facts = c->store.foreseen;
	rc = vci_fold(c->vc, c->ind, &c->span, &more);
	c->store.facts = facts;
	*n += more;
	return rc;
}

/* Thousandths of what the goal counts, in days [from, to), also those that are
 * yet to come. */
static int
count(struct count *c, int64_t from, int64_t to, int64_t *v)
{
	int64_t n = 0, all;
	int rc;

	if (c->by_unit) {
		c->each.span.from = from;
		c->each.span.to = to;
		c->each.span.until = 0;
		rc = vci_each_count(c->vc, &c->each, &n, &all);
		*v = n * THOUSAND;
		return rc;
	}
	c->span.from = from;
	c->span.to = to;
	c->span.until = 0;
	rc = vci_fold(c->vc, c->ind, &c->span, &n);
	if (rc == VC_OK)
		rc = count_foreseen(c, from, to, &n);
	*v = n * vci_scale(c->ind);
	return rc;
}

/* ---- its time ------------------------------------------------------------------- */

static int64_t
clamp(int64_t v, int64_t low, int64_t high)
{
	return v < low ? low : v > high ? high : v;
}

/* The year's first day, or when the campaign was made if that is later. */
static int
its_first(struct vc *vc, const struct vci_figure *f,
    const struct vci_condition *p, int64_t *day)
{
	struct vci_indicator store;
	int64_t made = INT64_MAX;
	int rc = VC_OK;

	*day = vci_day(f->year, 1, 1);
	if (vci_is_kind(f, "coverage") && p->whole > 0)
		rc = vci_first_day(vc, vci_indicator(VCI_MEMBER_KEY, &store),
		    &p->span, 1, &made);
	if (made < INT64_MAX && made > *day)
		*day = made;
	return rc;
}

/* The days on which it is to be reached. */
static int
its_time(struct vc *vc, const struct vci_figure *f,
    const struct vci_condition *p, struct vci_pace *pace)
{
	int64_t today = vc_today(vc);
	int rc = VC_OK;

	if (p->span.from > INT32_MIN)
		pace->from = p->span.from;
	else
		rc = its_first(vc, f, p, &pace->from);
	pace->until = p->span.to - 1;
	if (pace->from > pace->until)
		pace->from = pace->until;
	pace->gone = clamp(today - pace->from + 1, 0,
	    pace->until - pace->from + 1);
	pace->left = pace->until -
	    (today < pace->from ? pace->from - 1 : today);
	return rc;
}

/* By which stretch of time what is left is told: months while there are two
 * of them, weeks while there are two, then days. */
static void
stretch(struct vc *vc, struct vci_pace *pace)
{
	int64_t today = vc_today(vc);

	pace->per = pace->until >= vci_day_add_months(today, 2) ? VCI_A_MONTH :
	    pace->left >= 14                                    ? VCI_A_WEEK :
								  VCI_A_DAY;
}

int64_t
vci_pace_rate(int64_t value, int64_t days, enum vci_per per, bool up)
{
	/* days of a month are 365.25 / 12 = 487 / 16 */
	static const int64_t length[][2] = { [VCI_A_MONTH] = { 487, 16 },
		[VCI_A_WEEK] = { 7, 1 },
		[VCI_A_DAY] = { 1, 1 } };
	int64_t by = length[per][1] * days, step;
	__int128 v = (__int128)value * length[per][0];

	step = v / by < 10 * THOUSAND ? THOUSAND / 10 : THOUSAND;
	by *= step;
	return (int64_t)(up ? (v + by - 1) / by : v / by) * step;
}

/* ---- where it would be ------------------------------------------------------------ */

/* `part` of `whole` of the way from where it began to the target. */
static int64_t
on_the_way(const struct vci_pace *pace, int64_t part, int64_t whole)
{
	__int128 way = pace->target - pace->base;

	return pace->base + (int64_t)((way * part + whole / 2) / whole);
}

/* Has the register counted it since the year that the shape is taken from
 * began, and often enough? */
static int
has_shape(struct count *c, int64_t from, int64_t to, bool *has)
{
	struct vci_span early = { .from = INT32_MIN, .to = from + SHAPE_DAYS };
	struct vci_span here = c->by_unit ? c->each.span : c->span;
	int64_t before = 0, n = 0;
	int rc;

	here.from = from;
	here.to = to;
	here.until = 0;
	rc = vci_count(c->vc, c->ind, &here, &n);
	if (rc == VC_OK && n >= SHAPE_LEAST)
		rc = vci_count(c->vc, c->ind, &early, &before);
	*has = before > 0;
	return rc;
}

/* The share of last year's that had come by the same day of it. */
static int
last_year(struct vc *vc, struct count *c, struct vci_pace *pace)
{
	int64_t from = vci_day_add_months(pace->from, -12);
	int64_t to = vci_day_add_months(pace->until + 1, -12);
	int64_t by = vci_day_add_months(vc_today(vc), -12) + 1, part, whole;
	bool has;
	int rc = has_shape(c, from, to, &has);

	if (rc != VC_OK || !has)
		return rc;
	rc = count(c, from, to, &whole);
	if (rc == VC_OK)
		rc = count(c, from, clamp(by, from, to), &part);
	if (rc != VC_OK || whole <= 0)
		return rc;
	pace->has_last = true;
	pace->last = on_the_way(pace, part, whole);
	pace->last_share =
	    (int64_t)(((__int128)part * 100 * THOUSAND + whole / 2) / whole);
	return VC_OK;
}

/* ---- how that is ------------------------------------------------------------------ */

/* Behind is what must bring more than a tenth more than the shape has left for
 * the rest of the time, and what lacks less than one is on pace. */
static enum vci_pace_word
compare(const struct vci_pace *pace, bool at_most)
{
	int64_t would = pace->has_last ? pace->last : pace->even;
	__int128 rest = pace->target - would;
	__int128 lack = pace->target - pace->value;

	if (pace->value >= would + THOUSAND && lack * 10 < rest * 9)
		return at_most ? VCI_PACE_TOO_FAST : VCI_PACE_AHEAD;
	if (pace->value <= would - THOUSAND && lack * 10 > rest * 11)
		return at_most ? VCI_PACE_ON : VCI_PACE_BEHIND;
	return VCI_PACE_ON;
}

static enum vci_pace_word
judge(const struct vci_figure *f, const struct vci_pace *pace, bool milestone)
{
	bool at_most = vci_compares(f, "at-most");
	bool limit = at_most || vci_compares(f, "exactly");
	bool known = pace->has_value && pace->has_target && !milestone;

	if (known && limit && pace->value > pace->target)
		return VCI_PACE_TOO_MUCH;
	if (pace->reached ||
	    (known && !at_most && pace->value >= pace->target &&
		!vci_compares(f, "keep")))
		return VCI_PACE_REACHED;
	if (pace->gone == 0)
		return VCI_PACE_WAITS;
	if (!pace->has_value && !milestone)
		return VCI_PACE_UNKNOWN;
	if (!pace->has_even)
		return VCI_PACE_NONE;
	return compare(pace, at_most);
}

/* How fast it came, and how fast it must come; all of it, while nobody
 * recorded anything. */
static void
rates(const struct vci_figure *f, struct vci_pace *pace)
{
	int64_t lack = pace->target -
	    (pace->has_value ? pace->value : pace->base);

	if (!pace->grows ||
	    !(pace->has_value || (pace->has_even && !pace->reached)))
		return;
	pace->has_came = pace->has_value && pace->gone > 0 && pace->has_even;
	if (pace->has_came)
		pace->came = vci_pace_rate(pace->value - pace->base, pace->gone,
		    pace->per, false);
	pace->has_need = lack > 0 && pace->left > 0 &&
	    !vci_compares(f, "at-most");
	if (pace->has_need)
		pace->need = vci_pace_rate(lack, pace->left, pace->per, true);
}

/* ---- the whole --------------------------------------------------------------------- */

/* The target and what there is today, in what is counted. */
static int
so_far(struct count *c, bool planned, struct vci_pace *pace)
{
	const struct vci_condition *p = c->p;
	int64_t all = 0;
	int rc = VC_OK;

	pace->has_target = p->has_target;
	pace->target = p->target;
	pace->has_value = p->has_value;
	pace->value = p->value;
	if (vci_is_ratio(c->f) && pace->grows) {
		pace->of = p->whole / THOUSAND;
		pace->value = p->part;
		if (vci_in_percent(c->f)) /* so many that it is reached */
			pace->target = (p->target * p->whole /
					       (100 * THOUSAND) +
					   THOUSAND - 1) /
			    THOUSAND * THOUSAND;
	}
	if (c->ind == NULL || !pace->grows || pace->left <= 0)
		return VC_OK;
	if (!vci_is_ratio(c->f)) /* each counts by itself: only those days */
		return count(c,
		    clamp(vc_today(c->vc) + 1, p->span.from, p->span.to),
		    p->span.to, &pace->planned);
	if (planned) {
		rc = count(c, p->span.from, p->span.to, &all);
		pace->planned = all - pace->value;
	}
	return rc;
}

/* Where it began, of what counts from the start: counted, or as somebody
 * said. */
static int
base(struct count *c, bool since_start, struct vci_pace *pace)
{
	const struct vci_value *v = vci_goal_value(c->f->goal, "baseline");

	pace->has_base = true;
	if (!since_start || c->p->span.from > INT32_MIN)
		return VC_OK;
	if (c->ind != NULL)
		return count(c, INT32_MIN, pace->from, &pace->base);
	pace->has_base = v->kind == VCI_INT;
	pace->base = pace->has_base ? v->i : 0;
	return VC_OK;
}

int
vci_pace(struct vc *vc, const struct vci_figure *f, size_t part, bool more,
    struct vci_pace *pace)
{
	const struct trait *trait = trait_of(f);
	bool milestone = vci_is_kind(f, "milestone");
	struct count c = { .vc = vc, .f = f, .p = &f->part[part] };
	int rc = count_init(&c);

	*pace = (struct vci_pace){ 0 };
	if (rc != VC_OK)
		return rc;
	if ((rc = its_time(vc, f, c.p, pace)) != VC_OK)
		return rc;
	stretch(vc, pace);
	pace->grows = trait->grows && !vci_compares(f, "keep") &&
	    (!vci_is_ratio(f) || c.p->whole > 0) &&
	    (c.ind != NULL ? !c.ind->stock :
			     trait->since_start || vci_adds_up(f));
	pace->reached = (milestone && c.p->day < c.p->span.to) ||
	    (f->basis == VCI_STATED && f->status == VCI_ST_MET);
	rc = so_far(&c, more, pace);
	if (rc == VC_OK && pace->grows)
		rc = base(&c, trait->since_start, pace);
	if (rc != VC_OK)
		return rc;
	pace->has_even = pace->grows && pace->has_target && pace->has_base;
	if (pace->has_even)
		pace->even = on_the_way(pace, pace->gone,
		    pace->until - pace->from + 1);
	if (more && pace->has_even && c.ind != NULL && pace->gone > 0 &&
	    !vci_is_kind(f, "coverage"))
		rc = last_year(vc, &c, pace);
	rates(f, pace);
	pace->word = judge(f, pace, milestone);
	return rc;
}
