/* SPDX-License-Identifier: ISC */
/* How rare words are, alone and beside each other: "SPF" and "Seniorerna" stand
 * together in many names, and so tell no more together than alone. */
#include <string.h>

#include "name_part.h"

float
vci_ln(float x)
{
	float r = 0, y;

	for (; x >= 2; x /= 2)
		r += 0.693147f;
	y = (x - 1) / (x + 1);
	return r + 2 * y * (1 + y * y / 3 + y * y * y * y / 5);
}

size_t
vci_names_rarest(const struct vci_names *names, size_t i,
    uint32_t to[VCI_NAME_RAREST])
{
	size_t n = 0;

	for (uint32_t k = names->name[i].start; k < names->name[i + 1].start;
	     k++) {
		const struct vci_part *p = &names->part[names->list[k]];
		size_t at = n;

		if (p->kind == VCI_PART_LINK)
			continue;
		while (at > 0 && names->part[to[at - 1]].weight < p->weight)
			at--;
		if (at == VCI_NAME_RAREST)
			continue;
		n += n < VCI_NAME_RAREST;
		memmove(to + at + 1, to + at, (n - at - 1) * sizeof *to);
		to[at] = names->list[k];
	}
	return n;
}

#define TWOS_OF 4

static uint64_t
two(uint32_t a, uint32_t b)
{
	return vci_hash_mix(a < b ? a : b, a < b ? b : a) | 1;
}

bool
vci_names_twos(struct vci_names *names)
{
	uint32_t rare[VCI_NAME_RAREST];

	for (size_t i = 0; i < names->n; i++) {
		size_t n = vci_names_rarest(names, i, rare);

		for (size_t k = 0; k < n && k < TWOS_OF; k++)
			for (size_t l = 0; l < k; l++) {
				int64_t *v = vci_map_put(&names->twos,
				    two(rare[k], rare[l]));

				if (v == NULL)
					return false;
				++*v;
			}
	}
	return true;
}

float
vci_names_both(const struct vci_names *names, uint32_t a, uint32_t b)
{
	int64_t n = vci_map_get(&names->twos, two(a, b));

	return n == 0 ? 0 : names->all - vci_ln((float)n + 0.6f);
}
