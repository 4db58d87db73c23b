/* SPDX-License-Identifier: ISC */
/* How alike two names are: what both have is set against what one or the
 * other lacks. */
#include "name_pair.h"

/* Fitted on real pairs; see tests/bench/README.md. */
static const struct {
	float clash;         /* what each has that the other lacks */
	float conflict;      /* the same, where it is much */
	float lack;          /* what one has more than the other does */
	float place;         /* the same, of a place */
	float places;        /* two places */
	float numbers;       /* two numbers */
	float more;          /* of what is common besides the rarest */
	float enough;        /* of what a word of one name alone weighs */
	float doubt;         /* where less than enough is common */
	float second;        /* one of the names that a row's name holds */
	float second_enough; /* what that must weigh */
	float even;          /* where one and two are as likely */
} fit = { .clash = 1.2f,
	.conflict = 0.3f,
	.lack = 0.7f,
	.place = 1.3f,
	.places = 2.0f,
	.numbers = 0.5f,
	.more = 0.1f,
	.enough = 1.0f,
	.doubt = 0.8f,
	.second = 0.95f,
	.second_enough = 0.6f,
	.even = 0.38f };

/* ---- what is left ------------------------------------------------------------------ */

/* Is it made of the initials of what stands before or after it? */
static bool
explained(const struct vci_two *t, int a, size_t i)
{
	const struct vci_half *h = &t->half[a];
	const struct vci_part *p = vci_half_part(t, a, i);
	float letters;

	if (!p->brief || p->n < 3)
		return false;
	for (size_t j = 0; j < h->n; j++)
		if (j != i &&
		    vci_name_initials(t->names, p, h->p + j,
			j < i ? i - j : h->n - j, &letters) > 1)
			return true;
	return false;
}

/* Does it stand in the name twice? */
static bool
again(const struct vci_two *t, int a, size_t i)
{
	const struct vci_half *h = &t->half[a];

	for (size_t j = 0; j < h->n; j++)
		if (j != i && h->p[j] == h->p[i] && !vci_half_open(t, a, j))
			return true;
	return false;
}

struct left {
	float words, places;
	bool number;
};

static struct left
left(const struct vci_two *t, int a)
{
	struct left l = { 0 };

	for (size_t i = 0; i < t->half[a].n; i++) {
		const struct vci_part *p = vci_half_part(t, a, i);

		if (!vci_half_open(t, a, i) || again(t, a, i) ||
		    explained(t, a, i))
			continue;
		l.number |= p->kind == VCI_PART_NUMBER;
		if (p->kind == VCI_PART_PLACE)
			l.places += p->weight;
		else
			l.words += p->weight;
	}
	return l;
}

/* ---- the two sides of the scale ------------------------------------------------------ */

#define MUCH 4 /* that a word says which fifty names have in 2500 */

/* What both have against what each has that the other lacks, and what one
 * has more. The commoner that is which both have, the more a lack tells. */
static float
weigh(const struct vci_two *both, const struct left *a, const struct left *b)
{
	float place = a->places > 0 && b->places > 0 ? fit.places : fit.place;
	float x = a->words + place * a->places;
	float y = b->words + place * b->places;
	float low = vci_least(x, y), high = x + y - low + both->lost;
	float rare =
	    (both->rarest +
		fit.more *
		    (both->all > both->rarest ? both->all - both->rarest : 0)) /
	    (fit.enough * both->names->all);
	float lack = rare >= 1 ? fit.lack : fit.lack / (rare * rare * rare);
	float much = both->all / (both->all + fit.clash * low + lack * high);

	much *= 1 - fit.conflict * vci_least(1, low / MUCH);
	if (rare < 1)
		much *= 1 - fit.doubt * (1 - rare);
	return a->number && b->number ? much * fit.numbers : much;
}

/* Two words that both have may together be rarer than either. */
static void
rarer(struct vci_two *t, int a)
{
	const struct vci_half *h = &t->half[a];

	for (size_t i = 0; i < h->n; i++)
		for (size_t j = 0; !vci_half_open(t, a, i) && j < i; j++) {
			float w = vci_half_part(t, a, i)->weight +
			    vci_half_part(t, a, j)->weight;

			if (vci_half_open(t, a, j) || w <= t->rarest)
				continue;
			w = vci_least(vci_names_both(t->names, h->p[i],
					  h->p[j]),
			    w);
			if (w > t->rarest)
				t->rarest = w;
		}
}

static float
weigh_all(struct vci_two *t)
{
	struct left la, lb;

	if (t->all <= 0)
		return 0;
	la = left(t, 0);
	lb = left(t, 1);
	for (int a = 0; a < 2; a++)
		if (t->rarest < t->names->all)
			rarer(t, a);
	return weigh(t, &la, &lb);
}

/* ---- two names ------------------------------------------------------------------------ */

static bool
any_may_match(const struct vci_two *t)
{
	for (size_t i = 0; i < t->half[0].n; i++)
		for (size_t j = 0; vci_half_open(t, 0, i) && j < t->half[1].n;
		     j++)
			if (vci_half_open(t, 1, j) &&
			    vci_part_may_match(vci_half_part(t, 0, i),
				vci_half_part(t, 1, j)))
				return true;
	return false;
}

/* Has half a a short form that may stand for words which both have? */
static bool
any_brief(const struct vci_two *t, int a)
{
	uint32_t brief = t->half[a].open & t->half[a].brief;

	for (size_t i = 0; brief >> i != 0; i++)
		for (size_t j = 0; (brief >> i & 1) && j < t->half[!a].n; j++)
			if (vci_half_part(t, a, i)->first[0] ==
			    vci_half_part(t, !a, j)->first[0])
				return true;
	return false;
}

/* Of two whose equal words are paired. */
static float
short_forms_last(struct vci_two t)
{
	if (any_may_match(&t)) {
		vci_two_forms(&t);
		vci_two_initials(&t);
	}
	return weigh_all(&t);
}

static float
short_forms_first(struct vci_two t)
{
	vci_two_initials(&t);
	if (t.all <= 0)
		return 0;
	vci_two_equal(&t);
	vci_two_forms(&t);
	return weigh_all(&t);
}

/* `met` is `fresh` with equal words paired. */
static float
compare(const struct vci_two *fresh, const struct vci_two *met)
{
	float one = short_forms_last(*met), other;

	if (fresh->half[0].n < 2 || fresh->half[1].n < 2 ||
	    (!any_brief(met, 0) && !any_brief(met, 1)))
		return one;
	other = short_forms_first(*fresh);
	return one > other ? one : other;
}

/* The n parts from `from` on of a name. */
static struct vci_half
half(const struct vci_names *names, size_t i, size_t from, size_t n)
{
	uint32_t all = (1u << n) - 1;

	return (
	    struct vci_half){ .p = names->list + names->name[i].start + from,
		.n = n,
		.open = all,
		.brief = (uint32_t)names->name[i].brief >> from & all };
}

static size_t
nparts(const struct vci_names *names, size_t i)
{
	return names->name[i + 1].start - names->name[i].start;
}

static struct vci_half
whole(const struct vci_names *names, size_t i)
{
	return half(names, i, 0, nparts(names, i));
}

/* ---- names within a name ---------------------------------------------------------------- */

static bool
tells(const struct vci_two *t, int a)
{
	float w = 0;

	for (size_t i = 0; i < t->half[a].n; i++)
		if (vci_half_part(t, a, i)->kind == VCI_PART_PLAIN)
			w += vci_half_part(t, a, i)->weight;
	return w >= fit.second_enough * t->names->all;
}

/* Each name that a holds besides the whole, against b. */
static float
by_second(const struct vci_names *names, size_t a, size_t b)
{
	size_t n = nparts(names, a), from = 0;
	float best = 0;

	for (size_t to = 1; names->name[a].second != 0 && to <= n; to++) {
		struct vci_two fresh = { .names = names }, met;
		float much;

		if (to < n && (names->name[a].second >> to & 1) == 0)
			continue;
		fresh.half[0] = half(names, a, from, to - from);
		fresh.half[1] = whole(names, b);
		from = to;
		if (!tells(&fresh, 0))
			continue;
		met = fresh;
		vci_two_equal(&met);
		much = fit.second * compare(&fresh, &met);
		best = much > best ? much : best;
	}
	return best;
}

/* ---- scores ------------------------------------------------------------------------------- */

/* `even` becomes 50. */
static int
score(float much)
{
	if (much < fit.even)
		return (int)(much / fit.even * 50);
	return (int)(50 + (much - fit.even) / (1 - fit.even) * 49.5f);
}

/* What score() makes `floor` of, or a little less. */
static float
much_of(int floor)
{
	return floor <= 50 ?
	    fit.even * (float)(floor - 1) / 50 :
	    fit.even + (1 - fit.even) * (float)(floor - 51) / 49.5f;
}

/* The weight of half a's open parts that match none of the other's, and of
 * those that may; where the other has a short form for one of them, all may.
 * What may be explained by its own name is neither. */
static float
open_weight(const struct vci_two *t, int a, float *may)
{
	bool all = any_brief(t, !a);
	float w = 0;

	for (size_t i = 0; i < t->half[a].n; i++) {
		const struct vci_part *p = vci_half_part(t, a, i);
		bool match = all;

		if (!vci_half_open(t, a, i))
			continue;
		for (size_t j = 0; !match && j < t->half[!a].n; j++)
			match = vci_part_may_match(p, vci_half_part(t, !a, j));
		if (match)
			*may += p->weight;
		else if (!p->brief || p->n < 3)
			w += p->weight *
			    (p->kind == VCI_PART_PLACE ?
				    vci_least(1, fit.place) :
				    1);
	}
	return w;
}

/* Would two whose equal words are paired reach it if all that may match did? */
static bool
may_reach(const struct vci_two *met, float much)
{
	float may = 0, x, y, low, sum;

	x = open_weight(met, 0, &may);
	y = open_weight(met, 1, &may);
	low = vci_least(x, y);
	sum = met->all + may / 2;
	return sum >= much * (sum + fit.clash * low + fit.lack * (x + y - low));
}

int
vci_names_like(const struct vci_names *names, size_t a, size_t b, int floor)
{
	struct vci_two fresh = { .names = names }, met;
	float much, second;

	if (names->name[a].whole == 0 || names->name[b].whole == 0)
		return 0;
	if (names->name[a].whole == names->name[b].whole)
		return 100;
	fresh.half[0] = whole(names, a);
	fresh.half[1] = whole(names, b);
	met = fresh;
	vci_two_equal(&met);
	/* Two that share one of several names share no more than that. */
	if ((names->name[a].second != 0) == (names->name[b].second != 0)) {
		if (floor > 1 && !may_reach(&met, much_of(floor)))
			return 0;
		return score(compare(&fresh, &met));
	}
	much = compare(&fresh, &met);
	second = names->name[a].second != 0 ? by_second(names, a, b) :
					      by_second(names, b, a);
	return score(second > much ? second : much);
}

void
vci_names_soon(const struct vci_names *names, const uint32_t *i, size_t n)
{
	for (size_t k = 0; k < n; k++)
		__builtin_prefetch(&names->name[i[k]]);
	for (size_t k = 0; k < n; k++)
		__builtin_prefetch(names->list + names->name[i[k]].start);
}
