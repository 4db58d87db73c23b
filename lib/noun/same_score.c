/* SPDX-License-Identifier: ISC */
/* How sure it is that two rows are one, and by what. */
#include "same.h"

/* What a value tells that so many rows have: of two much, of a crowd nearly
 * nothing. */
static unsigned
of_shared(const struct vci_same_set *set, size_t rule, uint64_t hash)
{
	int64_t n = vci_map_get(&set->shared, vci_same_value(rule, hash));

	return set->noun->same[rule].yes * 2u / (unsigned)(n < 2 ? 2 : n);
}

/* Names that have little in common differ; what is between says nothing. */
#define UNLIKE 20
#define ALIKE  50

static unsigned
of_name(const struct vci_same *rule, int like, unsigned char *said)
{
	*said = like == 100 ? VCI_SAID_SAME :
	    like >= ALIKE   ? VCI_SAID_ALIKE :
	    like < UNLIKE   ? VCI_SAID_DIFFERS :
			      VCI_SAID_NOTHING;
	return (unsigned)like * rule->yes / 100;
}

/* How sure it is if this were all; *said is what it says. */
static unsigned
found(const struct vci_same_set *set, size_t rule, size_t a, size_t b,
    unsigned char *said)
{
	uint64_t x = set->row[a].hash[rule], y = set->row[b].hash[rule];

	*said = VCI_SAID_NOTHING;
	if (x == 0 || y == 0)
		return 0;
	*said = x == y ? VCI_SAID_SAME : VCI_SAID_DIFFERS;
	if (set->noun->same[rule].how == VCI_SAME_BESIDE || x != y)
		return 0;
	return of_shared(set, rule, x);
}

/* Doubt that is left when names that are so much alike were compared. */
static unsigned
by_names(const struct vci_same_set *set, size_t a, size_t b, int like,
    unsigned doubt, struct vci_same_pair *p)
{
	const struct vci_same *rule = set->noun->same;

	for (size_t i = 0; i < set->nrule; i++)
		if (vci_same_is_name(&rule[i]) && set->row[a].hash[i] != 0 &&
		    set->row[b].hash[i] != 0)
			doubt = doubt *
			    (100 - of_name(&rule[i], like, &p->said[i])) / 100;
	return doubt;
}

static unsigned
by_values(const struct vci_same_set *set, size_t a, size_t b, unsigned doubt,
    struct vci_same_pair *p)
{
	const struct vci_same *rule = set->noun->same;

	for (size_t i = 0; i < set->nrule; i++)
		if (!vci_same_is_name(&rule[i]))
			doubt = doubt *
			    (100 - found(set, i, a, b, &p->said[i])) / 100;
	return doubt;
}

static int
alike(const struct vci_same_set *set, size_t a, size_t b, int floor)
{
	return set->names == NULL ? 0 : vci_names_like(set->names, a, b, floor);
}

/* Where no value is shared a name that can't lead to the least score that is
 * asked for isn't looked into. */
static unsigned
find_all(const struct vci_same_set *set, size_t a, size_t b, int min, bool name,
    struct vci_same_pair *p)
{
	int floor = min < ALIKE ? min : ALIKE, like = 0;
	unsigned doubt;

	if (name && (like = alike(set, a, b, floor)) < floor)
		return 0;
	doubt = by_values(set, a, b, 10000, p);
	if (!name)
		like = alike(set, a, b, doubt < 10000 ? 1 : floor);
	return 10000 - by_names(set, a, b, like, doubt, p);
}

/* Each thing found lessens the doubt that the others left; what differs
 * lessens what was found; what is beside it is weighed last, and only beside
 * something. */
void
vci_same_score(const struct vci_same_set *set, size_t a, size_t b, int min,
    bool name, struct vci_same_pair *p)
{
	const struct vci_same *rule = set->noun->same;
	unsigned sure, least = 0;
	bool any = false;

	*p = (struct vci_same_pair){ .a = (uint32_t)a, .b = (uint32_t)b };
	if ((sure = find_all(set, a, b, min, name, p)) == 0)
		return;
	for (size_t i = 0; i < set->nrule; i++) {
		any |= rule[i].how != VCI_SAME_BESIDE &&
		    (p->said[i] == VCI_SAID_SAME ||
			p->said[i] == VCI_SAID_ALIKE);
		if (p->said[i] == VCI_SAID_DIFFERS)
			sure = sure * (100u - rule[i].no) / 100;
	}
	for (size_t i = 0; any && i < set->nrule; i++) {
		if (p->said[i] != VCI_SAID_SAME)
			continue;
		if (rule[i].how == VCI_SAME_BESIDE)
			sure += (10000 - sure) * rule[i].yes / 100;
		if (rule[i].least > least)
			least = rule[i].least;
	}
	p->score = (unsigned char)(sure / 100 > least ? sure / 100 : least);
}
