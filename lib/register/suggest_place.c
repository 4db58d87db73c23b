/* SPDX-License-Identifier: ISC */
/* How municipalities lie to each other: the same, neighbours, so many
 * kilometres apart, or nothing is known. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../core/place.h"
#include "suggest.h"

#define EARTH_KM 6371.0

struct point { /* on a sphere of radius 1 */
	double x, y, z;
	bool known;
};

struct vci_near {
	struct vc *vc;
	const struct vci_weights *w;
	int km;
	const struct vci_place *place;
	size_t n;
	struct point *point;
	int64_t *pair; /* a * n + b, both ways, sorted */
	size_t npair, cappair;
	bool *bordered;        /* has some neighbour */
	struct vci_way **ways; /* from each place, made when asked for */
	struct vci_way *nowhere;
};

static int
place_order(const void *key, const void *place)
{
	int64_t a = *(const int64_t *)key;
	int64_t b = ((const struct vci_place *)place)->id;

	return (a > b) - (a < b);
}

int
vci_near_place(const struct vci_near *near, int64_t municipality)
{
	const struct vci_place *p = NULL;

	/* What a municipality became, as often as it did. */
	for (int steps = 0; municipality != 0 && steps < 8; steps++) {
		p = bsearch(&municipality, near->place, near->n,
		    sizeof *near->place, place_order);
		if (p == NULL || p->successor == 0)
			break;
		municipality = p->successor;
	}
	return p == NULL ? -1 : (int)(p - near->place);
}

size_t
vci_near_places(const struct vci_near *near)
{
	return near->n;
}

/* ---- what the centre imported --------------------------------------------------- */

static int
add_pair(struct vci_near *near, int a, int b)
{
	if (near->npair + 2 > near->cappair) {
		size_t cap = near->cappair == 0 ? 512 : near->cappair * 2;
		int64_t *p = reallocarray(near->pair, cap, sizeof *p);

		if (p == NULL)
			return vci_nomem(near->vc);
		near->pair = p;
		near->cappair = cap;
	}
	near->pair[near->npair++] = a * (int64_t)near->n + b;
	near->pair[near->npair++] = b * (int64_t)near->n + a;
	near->bordered[a] = near->bordered[b] = true;
	return VC_OK;
}

static int
pair_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int
load_pairs(struct vci_near *near)
{
	struct vci_stmt *st;
	int rc = vci_prepare(near->vc, &st, vci_match_sql[VCI_M_NEIGHBOURS]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(near->vc, st)) == VC_ROW) {
		int a = vci_near_place(near, vci_col_int(st, 0));
		int b = vci_near_place(near, vci_col_int(st, 1));

		if (a >= 0 && b >= 0 && (rc = add_pair(near, a, b)) != VC_OK)
			break;
	}
	vci_finalize(st);
	if (near->npair > 0)
		qsort(near->pair, near->npair, sizeof *near->pair, pair_order);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
load_points(struct vci_near *near)
{
	struct vci_stmt *st;
	int rc = vci_prepare(near->vc, &st, vci_match_sql[VCI_M_CENTROIDS]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(near->vc, st)) == VC_ROW) {
		int at = vci_near_place(near, vci_col_int(st, 0));
		double lat = (double)vci_col_int(st, 1) / 1000 * M_PI / 180;
		double lon = (double)vci_col_int(st, 2) / 1000 * M_PI / 180;

		if (at >= 0)
			near->point[at] = (struct point){ cos(lat) * cos(lon),
				cos(lat) * sin(lon), sin(lat), true };
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_near_new(struct vc *vc, const struct vci_weights *w, int km,
    struct vci_near **out)
{
	struct vci_near *near = calloc(1, sizeof *near);
	int rc;

	*out = near;
	if (near == NULL)
		return vci_nomem(vc);
	near->vc = vc;
	near->w = w;
	near->km = km;
	near->place = vci_places(&near->n);
	near->point = calloc(near->n, sizeof *near->point);
	near->bordered = calloc(near->n, sizeof *near->bordered);
	near->ways = calloc(near->n, sizeof(struct vci_way *));
	if (near->point == NULL || near->bordered == NULL || near->ways == NULL)
		return vci_nomem(vc);
	rc = load_pairs(near);
	return rc == VC_OK ? load_points(near) : rc;
}

void
vci_near_free(struct vci_near *near)
{
	if (near == NULL)
		return;
	for (size_t i = 0; near->ways != NULL && i < near->n; i++)
		free(near->ways[i]);
	free(near->nowhere);
	free(near->ways);
	free(near->bordered);
	free(near->pair);
	free(near->point);
	free(near);
}

/* ---- from one place to all ---------------------------------------------------------- */

static int
distance(const struct point *a, const struct point *b)
{
	double x = a->x - b->x, y = a->y - b->y, z = a->z - b->z;
	double half = sqrt(x * x + y * y + z * z) / 2;

	return (int)lround(2 * EARTH_KM * asin(half > 1 ? 1 : half));
}

static bool
borders(const struct vci_near *near, int a, int b)
{
	int64_t pair = a * (int64_t)near->n + b;

	return near->npair > 0 &&
	    bsearch(&pair, near->pair, near->npair, sizeof pair, pair_order) !=
	    NULL;
}

static int
band_points(const struct vci_weights *w, int km)
{
	for (int i = 0; i < w->nband; i++)
		if (km <= w->band[i].km)
			return w->band[i].points;
	return 0;
}

/* A neighbour is near however far its middle lies; of the two kinds of points
 * the higher count. */
static struct vci_way
way(const struct vci_near *near, int a, int b)
{
	struct vci_way to = { .km = -1,
		.how = VC_NEAR_UNKNOWN,
		.passes = true };
	int points;

	if (near->point[a].known && near->point[b].known) {
		to.km = (int16_t)distance(&near->point[a], &near->point[b]);
		to.points = (int16_t)band_points(near->w, to.km);
		to.how = VC_NEAR_KM;
		to.passes = near->km == 0 || to.km <= near->km;
	}
	if (a == b || borders(near, a, b)) {
		to.how = a == b ? VC_NEAR_SAME : VC_NEAR_NEIGHBOUR;
		points = a == b ? near->w->same : near->w->neighbour;
		to.points = (int16_t)(points > to.points ? points : to.points);
		to.passes = true;
	} else if (to.how == VC_NEAR_UNKNOWN &&
	    (near->bordered[a] || near->bordered[b])) {
		to.how = VC_NEAR_NOT;
		to.passes = near->km == 0;
	}
	return to;
}

const struct vci_way *
vci_near_ways(struct vci_near *near, int home)
{
	struct vci_way **at = home < 0 ? &near->nowhere : &near->ways[home];
	size_t n = near->n;

	if (*at != NULL)
		return *at;
	*at = calloc(n, sizeof **at);
	for (size_t i = 0; *at != NULL && i < n; i++)
		(*at)[i] = home < 0 ? (struct vci_way){ .km = -1,
			.how = VC_NEAR_NOWHERE,
			.passes = true } :
				      way(near, home, (int)i);
	if (*at == NULL)
		vci_nomem(near->vc);
	return *at;
}
