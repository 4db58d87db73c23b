/* SPDX-License-Identifier: ISC */
/* Which rows are compared with which: those that share a value or a key of
 * their names. A key that many rows have would make pairs of them all, so in
 * such a crowd each row is compared with those next to it only; memory grows
 * with rows, never with pairs. */
#include <stdlib.h>

#include "same.h"

#define CROWD 24 /* rows of one key that are all compared */
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
	if (set->nkey == set->capkey) {
		size_t cap = set->capkey == 0 ? 4096 : set->capkey * 2;
		uint64_t *p = reallocarray(set->key, cap, sizeof *p);

		if (p == NULL)
			return vci_nomem(set->vc);
		set->key = p;
		set->capkey = cap;
	}
	key = key >> (ROW_BITS + 1) << (ROW_BITS + 1);
	set->key[set->nkey++] = key | (strong ? STRONG : 0) | row;
	return VC_OK;
}

/* A row's values by which others are found. */
static int
put_values(struct vci_same_set *set, size_t row)
{
	int rc = VC_OK;

	for (size_t i = 0; i < set->nrule && rc == VC_OK; i++) {
		enum vci_same_how how = set->noun->same[i].how;
		uint64_t h = set->row[row].hash[i];
		int64_t *n;

		if (h == 0 || (how != VCI_SAME_VALUE && how != VCI_SAME_HOST))
			continue;
		h = vci_hash_mix(i + 1, h) | 1;
		if ((n = vci_map_put(&set->shared, h)) == NULL)
			return vci_nomem(set->vc);
		++*n;
		rc = put(set, h, true, row);
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
	return rc == VC_OK ? sort(set) : rc;
}

/* ---- pairs ----------------------------------------------------------------------- */

/* Each row's places among the keys, row after row. */
struct places {
	uint32_t *first; /* of each row; one more than rows */
	uint32_t *at;    /* places */
	uint32_t *end;   /* for each place: past the last of that key that is
			  * compared with it */
	uint32_t *seen;  /* row + 1 that each was last compared with */
};

static void
places_release(struct places *p)
{
	free(p->first);
	free(p->at);
	free(p->end);
	free(p->seen);
}

/* How far each place looks: to its key's end; in a crowd a few places, or
 * nowhere where the key tells little. */
static void
find_ends(struct vci_same_set *set, struct places *p)
{
	for (size_t i = 0, j; i < set->nkey; i = j) {
		size_t far = SIZE_MAX;

		for (j = i + 1;
		     j < set->nkey && KEY(set->key[j]) == KEY(set->key[i]);)
			j++;
		if (j - i > CROWD)
			far = set->key[i] & STRONG ? NEXT : 0;
		for (size_t k = i; k < j; k++)
			p->end[k] = (uint32_t)(j - k <= far ? j : k + far + 1);
	}
}

static int
find_places(struct vci_same_set *set, struct places *p)
{
	size_t n = set->nkey + 1;

	p->first = calloc(set->nrow + 2, sizeof *p->first);
	p->at = calloc(n, sizeof *p->at);
	p->end = calloc(n, sizeof *p->end);
	p->seen = calloc(set->nrow + 1, sizeof *p->seen);
	if (p->first == NULL || p->at == NULL || p->end == NULL ||
	    p->seen == NULL)
		return vci_nomem(set->vc);
	find_ends(set, p);
	for (size_t i = 0; i < set->nkey; i++)
		p->first[ROW(set->key[i]) + 2]++;
	for (size_t i = 2; i < set->nrow + 2; i++)
		p->first[i] += p->first[i - 1];
	/* What is written moves each row's first to the next one's. */
	for (size_t i = 0; i < set->nkey; i++)
		p->at[p->first[ROW(set->key[i]) + 1]++] = (uint32_t)i;
	return VC_OK;
}

int
vci_same_each(struct vci_same_set *set, size_t with,
    int (*pair)(void *, size_t a, size_t b), void *arg)
{
	struct places p = { 0 };
	int rc = make_keys(set);

	if (rc == VC_OK)
		rc = find_places(set, &p);
	for (size_t row = 0; row < set->nrow && rc == VC_OK; row++)
		for (uint32_t i = p.first[row]; i < p.first[row + 1]; i++) {
			uint32_t end = p.end[p.at[i]];

			for (uint32_t k = p.at[i] + 1; k < end && rc == VC_OK;
			     k++) {
				uint32_t other = ROW(set->key[k]);

				if (other == row || p.seen[other] == row + 1)
					continue;
				p.seen[other] = (uint32_t)row + 1;
				if (with == SIZE_MAX || with == row ||
				    with == other)
					rc = pair(arg, row, other);
			}
		}
	places_release(&p);
	return rc;
}
