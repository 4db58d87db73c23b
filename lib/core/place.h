/* SPDX-License-Identifier: ISC */
/* Municipalities of the Nordic countries: numbers, codes, names, successors. */
#ifndef VCI_PLACE_H
#define VCI_PLACE_H

#include <stddef.h>
#include <stdint.h>

/* Our number is ISO 3166 numeric country * 10000 + the country's own code:
 * SE-0180 is 7520180. from and to are its first day and the
 * first it no longer was, 0 when open; successor is our number of what it
 * became, 0 for none. */
struct vci_place {
	int64_t id;
	const char *name;
	int32_t from, to;
	int64_t successor;
};

/* The table, in order of id. */
const struct vci_place *vci_places(size_t *n);
/* By our number, or NULL. */
const struct vci_place *vci_place_get(int64_t id);
/* What s[0..n) means under a country ("SE"): "SE-0180", "180", "0180",
 * "Stockholm", "Stockholms kommun", any case, å or a. A code of another
 * country needs its prefix. Current municipalities win over former ones.
 * Returns our number, 0 for none. Decimal codes are the fast path. */
int64_t vci_place_parse(const char *country, const char *s, size_t n);
/* "SE-0180", "DK-0101" (four digits), "NO-0301", "FI-091" (three); buf
 * holds 16. */
const char *vci_place_code(int64_t id, char buf[16]);
/* 752 for "SE"; 0 for a country we don't know. */
int vci_country_number(const char *country);

#endif
