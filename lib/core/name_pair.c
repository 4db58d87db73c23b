/* SPDX-License-Identifier: ISC */
/* Which parts of two names are one: they are paired by what is surest first,
 * and none twice. */
#include <string.h>

#include "name_pair.h"
#include "text.h"

/* Fitted on real pairs, as those of name_like.c; see tests/bench/README.md. */
static const struct {
	float slip;     /* of a pair of words, for each letter */
	float begin;    /* the same, of its first letter */
	float joined;   /* two words written as one */
	float initials; /* a short form and what it stands for */
	float initial;  /* the first letter of a name */
	float lost;     /* what initials leave untold */
} fit = { .slip = 0.05f,
	.begin = 0.15f,
	.joined = 0.85f,
	.initials = 0.6f,
	.initial = 0.5f,
	.lost = 1.0f };

/* n parts from i on have their match now: what they weigh. */
static float
take(struct vci_two *t, int a, size_t i, size_t n)
{
	float w = 0;

	for (; n-- > 0; i++) {
		t->half[a].open &= ~(1u << i);
		w += vci_half_part(t, a, i)->weight;
	}
	return w;
}

/* Part i of half a with nj parts from j on of the other. */
static float
pair(struct vci_two *t, int a, size_t i, size_t j, size_t nj, float much)
{
	float w = take(t, a, i, 1);

	w = (w + take(t, !a, j, nj)) / 2 * much;
	if (w > t->rarest)
		t->rarest = w;
	return w;
}

/* ---- one word and another -------------------------------------------------------- */

void
vci_two_equal(struct vci_two *t)
{
	const struct vci_half *a = &t->half[0], *b = &t->half[1];
	float w = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; vci_half_open(t, 0, i) && j < b->n; j++)
			if (vci_half_open(t, 1, j) && a->p[i] == b->p[j]) {
				w += pair(t, 0, i, j, 1, 1);
				break;
			}
	t->all += w;
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

#define OFTEN 3 /* names */

/* 0: not alike. */
static float
word_like(const struct vci_names *names, const struct vci_part *a,
    const struct vci_part *b)
{
	const char *s = vci_part_text(names, a), *r = vci_part_text(names, b);
	size_t least = a->n < b->n ? a->n : b->n, max = slips(least), d;

	if (a->kind != b->kind && a->kind != VCI_PART_PLAIN &&
	    b->kind != VCI_PART_PLAIN)
		return 0;
	if (a->kind == VCI_PART_NUMBER || b->kind == VCI_PART_NUMBER ||
	    (a->kind == VCI_PART_PLACE && b->kind == VCI_PART_PLACE))
		return 0;
	if (least == 1 && names->of == VCI_NAMES_PERSON)
		return s[0] == r[0] ? fit.initial : 0;
	if (max == 0 || !vci_part_may_match(a, b))
		return 0;
	if (same_stem(s, a->n, r, b->n))
		return 1 - fit.slip;
	/* What many names have is a word of its own, not a slip. */
	if (a->seen >= OFTEN && b->seen >= OFTEN)
		return 0;
	d = vci_text_distance(s, r, max);
	if (d > max)
		return 0;
	return 1 - fit.slip * (float)d - (s[0] != r[0] ? fit.begin : 0);
}

static float
slipped(struct vci_two *t)
{
	size_t n = t->half[1].n;
	float w = 0;

	for (size_t i = 0; i < t->half[0].n; i++) {
		size_t best = n;
		float much = 0;

		for (size_t j = 0; vci_half_open(t, 0, i) && j < n; j++) {
			float m = vci_half_open(t, 1, j) ?
			    word_like(t->names, vci_half_part(t, 0, i),
				vci_half_part(t, 1, j)) :
			    0;
			if (m > much) {
				much = m;
				best = j;
			}
		}
		if (best < n)
			w += pair(t, 0, i, best, 1, much);
	}
	return w;
}

/* ---- one word and several --------------------------------------------------------- */

#define LONG_JOIN 5 /* letters of a word that may be cut off */

/* Does the word begin with the one part, and go on as the other does? It may
 * be cut off, or have an s between. */
static bool
is_join(const struct vci_names *names, const struct vci_part *word,
    const struct vci_part *one, const struct vci_part *two)
{
	const char *s = vci_part_text(names, word), *rest = s + one->n;
	const char *r = vci_part_text(names, two);
	size_t n;

	if (word->n <= one->n || word->kind == VCI_PART_NUMBER ||
	    memcmp(s, vci_part_text(names, one), one->n) != 0)
		return false;
	n = word->n - one->n;
	if (n > 1 && rest[0] == 's' && r[0] != 's')
		rest++, n--;
	return n <= two->n && memcmp(rest, r, n) == 0 &&
	    (n == two->n || word->n >= LONG_JOIN);
}

/* Words of half a that are two of the other. */
static float
joins(struct vci_two *t, int a)
{
	float w = 0;

	for (size_t i = 0; i < t->half[a].n; i++)
		for (size_t j = 0;
		     vci_half_open(t, a, i) && j + 1 < t->half[!a].n; j++)
			if (vci_half_open(t, !a, j) &&
			    vci_half_open(t, !a, j + 1) &&
			    is_join(t->names, vci_half_part(t, a, i),
				vci_half_part(t, !a, j),
				vci_half_part(t, !a, j + 1)))
				w += pair(t, a, i, j, 2, fit.joined);
	return w;
}

void
vci_two_forms(struct vci_two *t)
{
	t->all += slipped(t);
	t->all += joins(t, 0);
	t->all += joins(t, 1);
}

/* ---- short forms ----------------------------------------------------------------- */

/* Parts from j on that are open. */
static size_t
open_run(const struct vci_two *t, int a, size_t j)
{
	size_t n = 0;

	while (j + n < t->half[a].n && vci_half_open(t, a, j + n))
		n++;
	return n;
}

static bool
has(const struct vci_half *h, uint32_t part)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->p[i] == part)
			return true;
	return false;
}

/* What short form and full words tell is the least of what either does and
 * what so many letters do. */
static float
stand_for(struct vci_two *t, int a, size_t i, size_t j, size_t n, float letters)
{
	float one = take(t, a, i, 1), other = take(t, !a, j, n);
	float much = vci_least(vci_least(one, other), letters);

	t->lost += (other - much) * fit.lost;
	much *= fit.initials;
	if (much > t->rarest)
		t->rarest = much;
	return much;
}

/* Short forms of half a. */
static float
initials(struct vci_two *t, int a)
{
	const struct vci_half *h = &t->half[a], *other = &t->half[!a];
	float w = 0, letters;

	for (size_t i = 0; (h->open & h->brief) >> i != 0; i++) {
		if (((h->open & h->brief) >> i & 1) == 0 || has(other, h->p[i]))
			continue;
		for (size_t j = 0; vci_half_open(t, a, i) && j < other->n;
		     j++) {
			size_t n = vci_name_initials(t->names,
			    vci_half_part(t, a, i), other->p + j,
			    open_run(t, !a, j), &letters);

			if (n > 0)
				w += stand_for(t, a, i, j, n, letters);
		}
	}
	return w;
}

void
vci_two_initials(struct vci_two *t)
{
	if (t->half[0].n < 2 || t->half[1].n < 2)
		return;
	t->all += initials(t, 0);
	t->all += initials(t, 1);
}
