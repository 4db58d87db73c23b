/* SPDX-License-Identifier: ISC */
/* How alike two names are: their parts are paired, by what is surest first,
 * and what both have is set against what one or the other lacks. */
#include <string.h>

#include "name_part.h"
#include "text.h"

/* Fitted on one half of real pairs; see tests/bench/README.md. */
static const struct {
	float slip;          /* of a pair of words, for each letter */
	float begin;         /* the same, of its first letter */
	float joined;        /* two words written as one */
	float initials;      /* a short form and what it stands for */
	float initial;       /* the first letter of a name */
	float clash;         /* what each has that the other lacks */
	float conflict;      /* the same, where it is much */
	float lack;          /* what one has more than the other does */
	float place;         /* the same, of a place */
	float places;        /* two places */
	float numbers;       /* two numbers */
	float more;          /* of what is common besides the rarest */
	float enough;        /* of what a word of one name alone weighs */
	float doubt;         /* where less than enough is common */
	float lost;          /* what initials leave untold */
	float second;        /* one of the names that a row's name holds */
	float second_enough; /* what that must weigh */
	float even;          /* where one and two are as likely */

} fit = { .slip = 0.05f,
	.begin = 0.15f,
	.joined = 0.85f,
	.initials = 0.6f,
	.initial = 0.5f,
	.clash = 1.2f,
	.conflict = 0.3f,
	.lack = 0.7f,
	.place = 1.3f,
	.places = 2.0f,
	.numbers = 0.5f,
	.more = 0.1f,
	.enough = 1.0f,
	.doubt = 0.8f,
	.lost = 1.0f,
	.second = 0.95f,
	.second_enough = 0.6f,
	.even = 0.38f };

/* What two names have in common. */
struct common {
	float all, rarest;
	float lost; /* words that a short form only hints at */
};

/* One of the two names. */
struct half {
	const struct vci_names *names;
	const uint32_t *p;
	size_t n;
	uint32_t open; /* a bit for each part that has no match yet */
	struct common *common;
};

static const struct vci_part *
part(const struct half *h, size_t i)
{
	return &h->names->part[h->p[i]];
}

static bool
is_open(const struct half *h, size_t i)
{
	return h->open >> i & 1;
}

static float
take(struct half *h, size_t i, size_t n)
{
	float w = 0;

	for (; n-- > 0; i++) {
		h->open &= ~(1u << i);
		w += part(h, i)->weight;
	}
	return w;
}

static float
pair(struct half *a, size_t i, size_t ni, struct half *b, size_t j, size_t nj,
    float much)
{
	float w = take(a, i, ni);

	w = (w + take(b, j, nj)) / 2 * much;
	if (w > a->common->rarest)
		a->common->rarest = w;
	return w;
}

static float
least(float a, float b)
{
	return a < b ? a : b;
}

/* ---- one word and another -------------------------------------------------------- */

static float
equal(struct half *a, struct half *b)
{
	float w = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; is_open(a, i) && j < b->n; j++)
			if (is_open(b, j) && a->p[i] == b->p[j]) {
				w += pair(a, i, 1, b, j, 1, 1);
				break;
			}
	return w;
}

/* How many letters two words may differ in and be one. */
static size_t
slips(size_t n)
{
	return n < 4 ? 0 : n < 8 ? 1 : 2;
}

/* The same word in another form: järnväg, järnvägar. */
static bool
same_stem(const char *a, size_t na, const char *b, size_t nb)
{
	size_t n = 0;

	while (n < na && n < nb && a[n] == b[n])
		n++;
	return n >= 5 && na - n <= 2 && nb - n <= 2;
}

/* Could one be the other misspelt, in another form, cut off, or be made of
 * its initial and others? */
static bool
may_match(const struct vci_part *p, const struct vci_part *q)
{
	int apart = p->n - q->n;

	if (p->first[0] == q->first[0] &&
	    (p->brief || q->brief || p->first[1] == q->first[1] || p->n == 1 ||
		q->n == 1))
		return true;
	return apart >= -2 && apart <= 2 && p->n > 3 &&
	    __builtin_popcount(p->letters ^ q->letters) <= 4;
}

#define OFTEN 3 /* names */

/* 0: not alike. */
static float
word_like(const struct half *ha, const struct vci_part *a,
    const struct vci_part *b)
{
	const char *s = vci_part_text(ha->names, a);
	const char *t = vci_part_text(ha->names, b);
	size_t least = a->n < b->n ? a->n : b->n, max = slips(least), d;

	if (a->kind != b->kind && a->kind != VCI_PART_PLAIN &&
	    b->kind != VCI_PART_PLAIN)
		return 0;
	if (a->kind == VCI_PART_NUMBER || b->kind == VCI_PART_NUMBER ||
	    (a->kind == VCI_PART_PLACE && b->kind == VCI_PART_PLACE))
		return 0;
	if (least == 1 && ha->names->of == VCI_NAMES_PERSON)
		return s[0] == t[0] ? fit.initial : 0;
	if (max == 0 || !may_match(a, b))
		return 0;
	if (same_stem(s, a->n, t, b->n))
		return 1 - fit.slip;
	/* What many names have is a word of its own, not a slip. */
	if (a->seen >= OFTEN && b->seen >= OFTEN)
		return 0;
	d = vci_text_distance(s, t, max);
	if (d > max)
		return 0;
	return 1 - fit.slip * (float)d - (s[0] != t[0] ? fit.begin : 0);
}

static float
slipped(struct half *a, struct half *b)
{
	float w = 0;

	for (size_t i = 0; i < a->n; i++) {
		size_t best = b->n;
		float much = 0;

		for (size_t j = 0; is_open(a, i) && j < b->n; j++) {
			float m = is_open(b, j) ?
			    word_like(a, part(a, i), part(b, j)) :
			    0;
			if (m > much) {
				much = m;
				best = j;
			}
		}
		if (best < b->n)
			w += pair(a, i, 1, b, best, 1, much);
	}
	return w;
}

/* ---- one word and several --------------------------------------------------------- */

#define LONG_JOIN 5 /* letters of a word that may be cut off */

/* Does the word begin with the one part, and go on as the other does? It may
 * be cut off, or have an s between. */
static bool
is_join(const struct half *h, const struct vci_part *word,
    const struct vci_part *one, const struct vci_part *two)
{
	const char *s = vci_part_text(h->names, word), *rest = s + one->n;
	const char *t = vci_part_text(h->names, two);
	size_t n;

	if (word->n <= one->n || word->kind == VCI_PART_NUMBER ||
	    memcmp(s, vci_part_text(h->names, one), one->n) != 0)
		return false;
	n = word->n - one->n;
	if (n > 1 && rest[0] == 's' && t[0] != 's')
		rest++, n--;
	return n <= two->n && memcmp(rest, t, n) == 0 &&
	    (n == two->n || word->n >= LONG_JOIN);
}

static float
joins(struct half *a, struct half *b)
{
	float w = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; is_open(a, i) && j + 1 < b->n; j++)
			if (is_open(b, j) && is_open(b, j + 1) &&
			    is_join(a, part(a, i), part(b, j), part(b, j + 1)))
				w += pair(a, i, 1, b, j, 2, fit.joined);
	return w;
}

/* Parts from j on that are open. */
static size_t
open_run(const struct half *h, size_t j)
{
	size_t n = 0;

	while (j + n < h->n && is_open(h, j + n))
		n++;
	return n;
}

static bool
has(const struct half *h, uint32_t part)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->p[i] == part)
			return true;
	return false;
}

/* What short form and full words tell is the least of what either does and
 * what so many letters do. */
static float
initials(struct half *a, struct half *b)
{
	float w = 0, letters, much, one, other;

	if (a->n < 2 || b->n < 2)
		return 0;
	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0;
		     is_open(a, i) && !has(b, a->p[i]) && j < b->n; j++) {
			size_t n = vci_name_initials(a->names, part(a, i),
			    b->p + j, open_run(b, j), &letters);

			if (n == 0)
				continue;
			one = take(a, i, 1);
			other = take(b, j, n);
			much = least(least(one, other), letters);
			a->common->lost += (other - much) * fit.lost;
			much *= fit.initials;
			if (much > a->common->rarest)
				a->common->rarest = much;
			w += much;
		}
	return w;
}

/* Is it made of the initials of what stands before or after it? */
static bool
explained(const struct half *h, size_t i)
{
	float letters;

	for (size_t j = 0; part(h, i)->n > 2 && j < h->n; j++)
		if (j != i &&
		    vci_name_initials(h->names, part(h, i), h->p + j,
			j < i ? i - j : h->n - j, &letters) > 1)
			return true;
	return false;
}

/* Does it stand in the name twice? */
static bool
again(const struct half *h, size_t i)
{
	for (size_t j = 0; j < h->n; j++)
		if (j != i && h->p[j] == h->p[i] && !is_open(h, j))
			return true;
	return false;
}

/* ---- what is left ------------------------------------------------------------------ */

struct left {
	float words, places;
	bool number;
};

static struct left
left(const struct half *h)
{
	struct left l = { 0 };

	for (size_t i = 0; i < h->n; i++) {
		const struct vci_part *p = part(h, i);

		if (!is_open(h, i) || again(h, i) || explained(h, i))
			continue;
		l.number |= p->kind == VCI_PART_NUMBER;
		if (p->kind == VCI_PART_PLACE)
			l.places += p->weight;
		else
			l.words += p->weight;
	}
	return l;
}

#define MUCH 4 /* that a word says which fifty names have in 2500 */

/* What both have against what each has that the other lacks, and what one
 * has more. The commoner that is which both have, the more a lack tells. */
static float
weigh(const struct common *both, const struct left *a, const struct left *b,
    float all)
{
	float place = a->places > 0 && b->places > 0 ? fit.places : fit.place;
	float x = a->words + place * a->places;
	float y = b->words + place * b->places;
	float low = least(x, y), high = x + y - low + both->lost;
	float rare =
	    (both->rarest +
		fit.more *
		    (both->all > both->rarest ? both->all - both->rarest : 0)) /
	    (fit.enough * all);
	float lack = rare >= 1 ? fit.lack : fit.lack / (rare * rare * rare);
	float much = both->all / (both->all + fit.clash * low + lack * high);

	much *= 1 - fit.conflict * least(1, low / MUCH);
	if (rare < 1)
		much *= 1 - fit.doubt * (1 - rare);
	return a->number && b->number ? much * fit.numbers : much;
}

/* `even` becomes 50. */
static int
score(float much)
{
	if (much < fit.even)
		return (int)(much / fit.even * 50);
	return (int)(50 + (much - fit.even) / (1 - fit.even) * 49.5f);
}

/* Two words that both have may together be rarer than either. */
static void
rarer(const struct half *h, struct common *both)
{
	for (size_t i = 0; i < h->n; i++)
		for (size_t j = 0; !is_open(h, i) && j < i; j++) {
			float w = is_open(h, j) ?
			    0 :
			    vci_names_both(h->names, h->p[i], h->p[j]);

			w = least(w, part(h, i)->weight + part(h, j)->weight);
			if (w > both->rarest)
				both->rarest = w;
		}
}

static bool
any_may_match(const struct half *a, const struct half *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; is_open(a, i) && j < b->n; j++)
			if (is_open(b, j) && may_match(part(a, i), part(b, j)))
				return true;
	return false;
}

/* Has the one a short form that may stand for words which both have? */
static bool
any_brief(const struct half *a, const struct half *b)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct vci_part *p = part(a, i);

		for (size_t j = 0; is_open(a, i) && p->brief && j < b->n; j++)
			if (p->first[0] == part(b, j)->first[0])
				return true;
	}
	return false;
}

static float
weigh_all(struct half *a, struct half *b, struct common *both, float all)
{
	struct left la, lb;

	if (both->all <= 0)
		return 0;
	la = left(a);
	lb = left(b);
	if (both->rarest < all)
		rarer(a, both);
	if (both->rarest < all)
		rarer(b, both);
	return weigh(both, &la, &lb, all);
}

static float
short_forms_last(struct half a, struct half b, float all, bool *again)
{
	struct common both = { 0 };

	a.common = b.common = &both;
	both.all = equal(&a, &b);
	*again = any_brief(&a, &b) || any_brief(&b, &a);
	if (any_may_match(&a, &b)) {
		both.all += slipped(&a, &b);
		both.all += joins(&a, &b);
		both.all += joins(&b, &a);
		both.all += initials(&a, &b);
		both.all += initials(&b, &a);
	}
	return weigh_all(&a, &b, &both, all);
}

static float
short_forms_first(struct half a, struct half b, float all)
{
	struct common both = { 0 };

	a.common = b.common = &both;
	both.all = initials(&a, &b);
	both.all += initials(&b, &a);
	if (both.all <= 0)
		return 0;
	both.all += equal(&a, &b);
	both.all += slipped(&a, &b);
	both.all += joins(&a, &b);
	both.all += joins(&b, &a);
	return weigh_all(&a, &b, &both, all);
}

static float
compare(struct half a, struct half b, float all)
{
	bool again;
	float one = short_forms_last(a, b, all, &again), other;

	if (!again || a.n < 2 || b.n < 2)
		return one;
	other = short_forms_first(a, b, all);
	return one > other ? one : other;
}

/* The n parts from `from` on of a name. */
static struct half
half(const struct vci_names *names, size_t i, size_t from, size_t n)
{
	return (struct half){ .names = names,
		.p = names->list + names->name[i].start + from,
		.n = n,
		.open = (1u << n) - 1 };
}

static size_t
nparts(const struct vci_names *names, size_t i)
{
	return names->name[i + 1].start - names->name[i].start;
}

static bool
tells(const struct half *h, float all)
{
	float w = 0;

	for (size_t i = 0; i < h->n; i++)
		if (part(h, i)->kind == VCI_PART_PLAIN)
			w += part(h, i)->weight;
	return w >= fit.second_enough * all;
}

/* Each name that a holds besides the whole, against b. */
static float
by_second(const struct vci_names *names, size_t a, size_t b)
{
	size_t n = nparts(names, a), from = 0;
	float best = 0;

	for (size_t to = 1; names->name[a].second != 0 && to <= n; to++) {
		struct half one, other = half(names, b, 0, nparts(names, b));
		float much;

		if (to < n && (names->name[a].second >> to & 1) == 0)
			continue;
		one = half(names, a, from, to - from);
		from = to;
		if (!tells(&one, names->all))
			continue;
		much = fit.second * compare(one, other, names->all);
		best = much > best ? much : best;
	}
	return best;
}

/* The weight of h's open parts that match none of the other's, and of those
 * that may; where the other has a short form for one of them, all may. What may
 * be explained by its own name is neither. */
static float
open_weight(const struct half *h, const struct half *other, float *may)
{
	bool all = any_brief(other, h);
	float w = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct vci_part *p = part(h, i);
		bool match = all;

		if (!is_open(h, i))
			continue;
		for (size_t j = 0; !match && j < other->n; j++)
			match = may_match(p, part(other, j));
		if (match)
			*may += p->weight;
		else if (!p->brief || p->n < 3)
			w += p->weight *
			    (p->kind == VCI_PART_PLACE ? least(1, fit.place) :
							 1);
	}
	return w;
}

/* Would the two reach it if all that may match did? */
static bool
may_reach(struct half a, struct half b, float much)
{
	struct common both = { 0 };
	float may = 0, x, y, low, sum;

	a.common = b.common = &both;
	sum = equal(&a, &b);
	x = open_weight(&a, &b, &may);
	y = open_weight(&b, &a, &may);
	low = least(x, y);
	sum += may / 2;
	return sum >= much * (sum + fit.clash * low + fit.lack * (x + y - low));
}

/* What score() makes `floor` of, or a little less. */
static float
much_of(int floor)
{
	return floor <= 50 ?
	    fit.even * (float)(floor - 1) / 50 :
	    fit.even + (1 - fit.even) * (float)(floor - 51) / 49.5f;
}

int
vci_names_like(const struct vci_names *names, size_t a, size_t b, int floor)
{
	struct half ha = half(names, a, 0, nparts(names, a));
	struct half hb = half(names, b, 0, nparts(names, b));
	float much, second;

	if (names->name[a].whole == 0 || names->name[b].whole == 0)
		return 0;
	if (names->name[a].whole == names->name[b].whole)
		return 100;
	/* Two that share one of several names share no more than that. */
	if ((names->name[a].second != 0) == (names->name[b].second != 0)) {
		if (floor > 1 && !may_reach(ha, hb, much_of(floor)))
			return 0;
		return score(compare(ha, hb, names->all));
	}
	much = compare(ha, hb, names->all);
	second = names->name[a].second != 0 ? by_second(names, a, b) :
					      by_second(names, b, a);
	return score(second > much ? second : much);
}
