/* SPDX-License-Identifier: ISC */
/* Short forms made of initials: "OK" for orienteringsklubb, "SOK" for
 * Sundsvalls orienteringsklubb, "DJIK" for Dala-Järna IK. */
#include <string.h>

#include "name_part.h"

const char *
vci_part_text(const struct vci_names *names, const struct vci_part *p)
{
	return names->text.s + p->at;
}

/* While the letters are followed through the parts. */
struct trail {
	const struct vci_names *names;
	const uint32_t *p;
	size_t n;
	float weight; /* what the letters tell */
	bool within;  /* one of them is within a word */
};

/* A letter at the beginning of a word, and one within, by chance. */
#define FIRST  2.3f
#define WITHIN 1.0f
/* Letters that a word has in which one stands for a part of it. */
#define COMPOUND 6
/* Of what the body is, the last letter alone may be there. */
#define ENDS "kfsl"

/* The letters of abbr against the parts from `at` on: how many parts they
 * take, 0 for none. */
static size_t
follow(struct trail *t, const char *abbr, size_t at, float weight)
{
	const struct vci_part *part;
	const char *s;
	size_t used = 0;

	if (*abbr == '\0') {
		t->weight = weight;
		return at;
	}
	if (at == t->n) {
		t->weight = weight / 2;
		return abbr[1] == '\0' && at > 0 &&
			strchr(ENDS, *abbr) != NULL ?
		    at :
		    0;
	}
	part = &t->names->part[t->p[at]];
	s = vci_part_text(t->names, part);
	if (part->kind == VCI_PART_LINK && at > 0 &&
	    (used = follow(t, abbr, at + 1, weight)) > 0)
		return used;
	if (*abbr++ != s[0])
		return 0;
	weight += FIRST;
	/* The next letter begins the next part, or is within this one. */
	if ((used = follow(t, abbr, at + 1, weight)) > 0)
		return used;
	for (size_t i = 1; i < part->n && part->n >= COMPOUND && used == 0;
	     i++) {
		if (s[i] != *abbr || *abbr == '\0' ||
		    strchr("aeiouy", s[i]) != NULL)
			continue;
		abbr++;
		weight += WITHIN;
		used = follow(t, abbr, at + 1, weight);
		t->within |= used > 0;
	}
	return used;
}

size_t
vci_name_initials(const struct vci_names *names, const struct vci_part *abbr,
    const uint32_t *p, size_t n, float *weight)
{
	struct trail t = { names, p, n, 0, false };
	size_t used;

	if (n == 0 || !abbr->brief ||
	    abbr->first[0] != names->part[p[0]].first[0] ||
	    (names->part[p[0]].kind != VCI_PART_PLAIN &&
		names->part[p[0]].kind != VCI_PART_PLACE))
		return 0;
	used = follow(&t, vci_part_text(names, abbr), 0, 0);
	*weight = t.weight;
	/* One word alone is short for its body only where that is left out. */
	if (used == 1 && (abbr->n > 2 || t.within || names->part[p[0]].n < 4))
		return 0;
	return used;
}
