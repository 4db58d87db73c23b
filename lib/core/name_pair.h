/* SPDX-License-Identifier: ISC */
/* Two names while they are compared: which parts of one are which of the
 * other. Functions add what both have to `all`. */
#ifndef VCI_NAME_PAIR_H
#define VCI_NAME_PAIR_H

#include "name_part.h"

/* One of the two: n parts from p[0] on, a bit for each in the sets. */
struct vci_half {
	const uint32_t *p;
	size_t n;
	uint32_t open;  /* those that have no match yet */
	uint32_t brief; /* those that may be a short form */
};

struct vci_two {
	const struct vci_names *names;
	struct vci_half half[2];
	float all, rarest; /* what both have */
	float lost;        /* words that a short form only hints at */
};

static inline const struct vci_part *
vci_half_part(const struct vci_two *t, int a, size_t i)
{
	return &t->names->part[t->half[a].p[i]];
}

static inline bool
vci_half_open(const struct vci_two *t, int a, size_t i)
{
	return t->half[a].open >> i & 1;
}

static inline float
vci_least(float a, float b)
{
	return a < b ? a : b;
}

/* Could one be the other misspelt, in another form, cut off, or be made of
 * its initial and others? */
static inline bool
vci_part_may_match(const struct vci_part *p, const struct vci_part *q)
{
	int apart = p->n - q->n;

	if (p->first[0] == q->first[0] &&
	    (p->brief || q->brief || p->first[1] == q->first[1] || p->n == 1 ||
		q->n == 1))
		return true;
	return apart >= -2 && apart <= 2 && p->n > 3 &&
	    __builtin_popcount(p->letters ^ q->letters) <= 4;
}

/* Pairs words that are the same. */
void vci_two_equal(struct vci_two *);
/* Words a slip or an ending apart, then those that are two words in the other
 * name. */
void vci_two_forms(struct vci_two *);
/* Short forms and what they stand for. */
void vci_two_initials(struct vci_two *);

#endif
