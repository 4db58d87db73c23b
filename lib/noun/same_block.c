/* SPDX-License-Identifier: ISC */
/* Which rows are compared with which: those that share a value or a key of
 * their names. A key that many rows have would make pairs of them all, so in
 * such a crowd each row is compared with those next to it only; memory grows
 * with rows, never with pairs. */
#include <stdlib.h>

#include "../core/grow.h"
#include "same.h"

#define CROWD 16 /* rows of one key that are all compared */
#define NEXT  8  /* in a crowd: those next to each */

/* ---- keys ---------------------------------------------------------------------- */

#define ROW_BITS 24
#define ROW(key) ((uint32_t)((key) & ((1u << ROW_BITS) - 1)))
#define KEY(key) ((key) >> ROW_BITS)
/* A key that tells much even of a crowd. */
#define STRONG ((uint64_t)1 << ROW_BITS)

static int
put(struct vci_same_set *set, uint64_t key, bool strong, size_t row)
{
	if (!VCI_GROW(set->key, set->nkey, set->capkey))
		return vci_nomem(set->vc);
	key = key >> (ROW_BITS + 1) << (ROW_BITS + 1);
	set->key[set->nkey++] = key | (strong ? STRONG : 0) | row;
	return VC_OK;
}

uint64_t
vci_same_value(size_t rule, uint64_t hash)
{
	uint64_t key = vci_hash_mix(rule + 1, hash);

	return key >> (ROW_BITS + 1) << (ROW_BITS + 1) | STRONG;
}

/* A row's values by which others are found. */
static int
put_values(struct vci_same_set *set, size_t row)
{
	int rc = VC_OK;

	for (size_t i = 0; i < set->nrule && rc == VC_OK; i++) {
		enum vci_same_how how = set->noun->same[i].how;
		uint64_t h = set->row[row].hash[i];

		if (h == 0 || (how != VCI_SAME_VALUE && how != VCI_SAME_HOST))
			continue;
		rc = put(set, vci_same_value(i, h), true, row);
	}
	return rc;
}

#define DIGIT 10 /* bits that one pass sorts by */

static void
sort_by(const uint64_t *from, uint64_t *to, size_t n, int shift)
{
	size_t first[(1 << DIGIT) + 1] = { 0 };

	for (size_t i = 0; i < n; i++)
		first[(from[i] >> shift & ((1 << DIGIT) - 1)) + 1]++;
	for (size_t d = 1; d <= 1 << DIGIT; d++)
		first[d] += first[d - 1];
	for (size_t i = 0; i < n; i++)
		to[first[from[i] >> shift & ((1 << DIGIT) - 1)]++] = from[i];
}

/* In order of key and row: by one digit after the other, as rows are in order
 * already. The number of passes is even, so the result is where it was. */
static int
sort(struct vci_same_set *set)
{
	uint64_t *other = calloc(set->nkey + 1, sizeof *other);

	if (other == NULL)
		return vci_nomem(set->vc);
	for (int shift = ROW_BITS; shift < 64; shift += 2 * DIGIT) {
		sort_by(set->key, other, set->nkey, shift);
		sort_by(other, set->key, set->nkey, shift + DIGIT);
	}
	free(other);
	return VC_OK;
}

/* Counts the rows of values that more than two share. */
static int
count_shared(struct vci_same_set *set)
{
	const uint64_t *key = set->key;

	for (size_t i = 0, j; i < set->nkey; i = j) {
		int64_t *n;

		for (j = i + 1; j < set->nkey && KEY(key[j]) == KEY(key[i]);)
			j++;
		if (j - i < 3 || (key[i] & STRONG) == 0)
			continue;
		n = vci_map_put(&set->shared, KEY(key[i]) << ROW_BITS);
		if (n == NULL)
			return vci_nomem(set->vc);
		*n = (int64_t)(j - i);
	}
	return VC_OK;
}

static int
make_keys(struct vci_same_set *set)
{
	uint64_t key[VCI_NAME_KEYS];
	int rc = VC_OK;

	if (set->nrow >> ROW_BITS != 0)
		return vci_err(set->vc, VC_E_UNAVAILABLE,
		    "too many rows of '%s' to compare", set->noun->name);
	for (size_t row = 0; row < set->nrow && rc == VC_OK; row++) {
		size_t n = set->names == NULL ?
		    0 :
		    vci_names_keys(set->names, row, key);

		rc = put_values(set, row);
		for (size_t i = 0; i < n && rc == VC_OK; i++)
			rc = put(set, key[i], i == 0, row);
	}
	if (rc == VC_OK)
		rc = sort(set);
	return rc == VC_OK ? count_shared(set) : rc;
}

/* ---- pairs ----------------------------------------------------------------------- */

/* Where among the keys the rows stand that one row is compared with by one of
 * its keys. */
struct place {
	uint32_t from, to;
	bool strong;
};

/* The same row after row; of keys that nobody else has there is none. */
struct places {
	uint32_t *first; /* of each row; one more than rows */
	struct place *at;
	uint32_t *seen; /* row + 1 that each was last compared with */
};

static void
places_release(struct places *p)
{
	free(p->first);
	free(p->at);
	free(p->seen);
}

/* Calls `take` for each place. A row looks to its key's end; in a crowd a few
 * places, or nowhere where the key tells little. */
static void
each_place(const struct vci_same_set *set, struct places *p,
    void (*take)(struct places *, uint32_t row, struct place))
{
	const uint64_t *key = set->key;

	for (size_t i = 0, j; i < set->nkey; i = j) {
		bool strong = (key[i] & STRONG) != 0;
		size_t far = SIZE_MAX;

		for (j = i + 1; j < set->nkey && KEY(key[j]) == KEY(key[i]);)
			j++;
		if (j - i > CROWD)
			far = strong ? NEXT : 0;
		for (size_t k = i; far > 0 && k + 1 < j; k++)
			take(p, ROW(key[k]),
			    (struct place){ (uint32_t)k + 1,
				(uint32_t)(j - k <= far ? j : k + far + 1),
				strong });
	}
}

static void
count_place(struct places *p, uint32_t row, struct place at)
{
	(void)at;
	p->first[row + 2]++;
}

/* What is written moves each row's first to the next one's. */
static void
put_place(struct places *p, uint32_t row, struct place at)
{
	p->at[p->first[row + 1]++] = at;
}

static int
find_places(struct vci_same_set *set, struct places *p)
{
	p->first = calloc(set->nrow + 2, sizeof *p->first);
	p->seen = calloc(set->nrow + 1, sizeof *p->seen);
	if (p->first == NULL || p->seen == NULL)
		return vci_nomem(set->vc);
	each_place(set, p, count_place);
	for (size_t i = 2; i < set->nrow + 2; i++)
		p->first[i] += p->first[i - 1];
	p->at = calloc(p->first[set->nrow + 1] + 1u, sizeof *p->at);
	if (p->at == NULL)
		return vci_nomem(set->vc);
	each_place(set, p, put_place);
	return VC_OK;
}

#define BATCH 32

/* While each two are looked at. Those that a row is compared with are gathered
 * first, so that they come from memory together: they stand anywhere in it. */
struct walk {
	struct vci_same_set *set;
	struct places p;
	size_t with;
	int (*pair)(void *, size_t a, size_t b, bool name);
	void *arg;
	uint32_t other[BATCH];
	size_t n;
};

static int
look_at_batch(struct walk *w, size_t row, bool strong)
{
	int rc = VC_OK;

	for (size_t i = 0; i < w->n; i++)
		__builtin_prefetch(&w->set->row[w->other[i]]);
	if (w->set->names != NULL)
		vci_names_soon(w->set->names, w->other, w->n);
	for (size_t i = 0; i < w->n && rc == VC_OK; i++)
		rc = w->pair(w->arg, row, w->other[i], !strong);
	w->n = 0;
	return rc;
}

/* Was it not yet compared with this row, and is it asked for? */
static bool
is_next(struct walk *w, size_t row, uint32_t other)
{
	if (other == row || w->p.seen[other] == row + 1)
		return false;
	w->p.seen[other] = (uint32_t)row + 1;
	return w->with == SIZE_MAX || w->with == row || w->with == other;
}

/* The rows after `row` of its keys that are strong, or of those that aren't:
 * strong ones first, so that it is known by what the two were found. */
static int
walk_row(struct walk *w, size_t row, bool strong)
{
	const uint64_t *key = w->set->key;
	int rc = VC_OK;

	for (uint32_t i = w->p.first[row]; i < w->p.first[row + 1]; i++) {
		const struct place *at = &w->p.at[i];

		if (at->strong != strong)
			continue;
		for (uint32_t k = at->from; k < at->to && rc == VC_OK; k++) {
			if (is_next(w, row, ROW(key[k])))
				w->other[w->n++] = ROW(key[k]);
			if (w->n == BATCH)
				rc = look_at_batch(w, row, strong);
		}
	}
	return rc == VC_OK ? look_at_batch(w, row, strong) : rc;
}

/* Where the rows stand that a row will soon be compared with. */
static void
look_ahead(const struct walk *w, size_t row)
{
	for (uint32_t i = w->p.first[row];
	     row < w->set->nrow && i < w->p.first[row + 1]; i++)
		__builtin_prefetch(&w->set->key[w->p.at[i].from]);
}

int
vci_same_each(struct vci_same_set *set, size_t with,
    int (*pair)(void *, size_t a, size_t b, bool name), void *arg)
{
	struct walk w = { .set = set, .with = with, .pair = pair, .arg = arg };
	int rc = make_keys(set);

	if (rc == VC_OK)
		rc = find_places(set, &w.p);
	for (size_t row = 0; row < set->nrow && rc == VC_OK; row++) {
		look_ahead(&w, row + 1);
		rc = walk_row(&w, row, true);
		if (rc == VC_OK)
			rc = walk_row(&w, row, false);
	}
	places_release(&w.p);
	return rc;
}
