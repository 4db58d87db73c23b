/* SPDX-License-Identifier: ISC */
/* Lays open assignments out so that all volunteers can be compared with them:
 * by place, what they require and their times numbered, tags turned into
 * lists. What can't be suggested to anybody is left out. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "suggest_all.h"

/* ---- what can be suggested at all ---------------------------------------------- */

struct laid {
	uint32_t at;
	int place;
	bool remote;
};

static int
note_interest(void *arg, int64_t volunteer, const char *status)
{
	struct vci_all *a = arg;

	(void)status;
	if (!VCI_GROW(a->blocked, a->nblocked, a->capblocked))
		return vci_nomem(a->d->vc);
	/* The entry is known when all are laid out. */
	a->blocked[a->nblocked++].volunteer = volunteer;
	return VC_OK;
}

/* Is its organisation approved and a place left? Interests in it are noted. */
static int
usable(struct vci_all *a, uint32_t at, bool *yes)
{
	const struct vci_offer *o = &a->d->open[at];
	struct vci_answer answer;
	size_t first = a->nblocked;
	int64_t taken;
	int rc = vci_match_answer(a->d, o->org, &answer);

	*yes = answer.approved;
	if (rc != VC_OK || !*yes)
		return rc;
	rc = vci_match_interests(a->d, o->id, &taken, note_interest, a);
	*yes = o->places == 0 || taken < o->places;
	if (!*yes)
		a->nblocked = first;
	for (size_t i = first; i < a->nblocked; i++)
		a->blocked[i].entry = at;
	return rc;
}

static int
laid_order(const void *x, const void *y)
{
	const struct laid *a = x, *b = y;

	if (a->remote != b->remote)
		return a->remote ? 1 : -1;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static int
gather(struct vci_all *a, struct laid *laid, size_t *n)
{
	bool yes = false;
	int rc = VC_OK;

	*n = 0;
	for (size_t i = 0; i < a->d->nopen && rc == VC_OK; i++) {
		const struct vci_offer *o = &a->d->open[i];

		rc = usable(a, (uint32_t)i, &yes);
		if (rc == VC_OK && yes)
			laid[(*n)++] = (struct laid){ (uint32_t)i, o->place,
				o->remote };
	}
	if (*n > 1)
		qsort(laid, *n, sizeof *laid, laid_order);
	return rc;
}

/* ---- numbers for what repeats -------------------------------------------------------- */

/* Number of what hashes so, from 0; *fresh: it is a new one. */
static int
number(struct vci_all *a, struct vci_map *map, uint64_t hash, size_t next,
    uint32_t *n)
{
	int64_t *at = vci_map_put(map, hash | 1);

	if (at == NULL)
		return vci_nomem(a->d->vc);
	if (*at == 0)
		*at = (int64_t)next + 1;
	*n = (uint32_t)(*at - 1);
	return VC_OK;
}

static uint64_t
hash_need(const struct vci_offer *o)
{
	int first = o->tags.n[VCI_CAUSE] + o->tags.n[VCI_SKILL];
	bool aged = o->minimum != 0 || o->maximum != 0;
	uint64_t h = vci_hash_mix(o->extract, (uint64_t)o->minimum);

	h = vci_hash_mix(h, (uint64_t)o->maximum);
	h = vci_hash_mix(h, aged ? (uint64_t)o->year : 0);
	for (int i = 0; i < o->tags.n[VCI_LANGUAGE]; i++)
		h = vci_hash_mix(h, o->tags.id[first + i]);
	return h;
}

static int
number_all(struct vci_all *a)
{
	struct vci_map needs = { 0 }, times = { 0 };
	int rc = VC_OK;

	for (size_t i = 0; i < a->n && rc == VC_OK; i++) {
		const struct vci_offer *o;

		if (a->base[i] == SHUT)
			continue;
		o = &a->d->open[a->at[i]];
		rc = number(a, &needs, hash_need(o), a->nneed, &a->need[i]);
		if (rc == VC_OK && a->need[i] == a->nneed)
			a->needs[a->nneed++] = *o;
		if (rc == VC_OK)
			rc = number(a, &times, vci_hash_mix(1, o->when),
			    a->ntime, &a->time[i]);
		if (rc == VC_OK && a->time[i] == a->ntime)
			a->times[a->ntime++] = o->when;
	}
	vci_map_release(&needs);
	vci_map_release(&times);
	return rc;
}

/* ---- entries -------------------------------------------------------------------------------- */

/* Blocks belong to one run, so some entries are only there to fill them. */
static size_t
count_entries(const struct laid *laid, size_t n)
{
	size_t entries = 0;

	for (size_t i = 0; i < n; i++) {
		if (i > 0 &&
		    (laid[i].place != laid[i - 1].place ||
			laid[i].remote != laid[i - 1].remote))
			entries += (BLOCK - entries % BLOCK) % BLOCK;
		entries++;
	}
	return entries + (BLOCK - entries % BLOCK) % BLOCK;
}

static int
get_memory(struct vci_all *a)
{
	size_t n = a->n + 1;

	a->at = calloc(n, sizeof *a->at);
	a->base = calloc(n, sizeof *a->base);
	a->need = calloc(n, sizeof *a->need);
	a->time = calloc(n, sizeof *a->time);
	a->needs = calloc(n, sizeof *a->needs);
	a->times = calloc(n, sizeof *a->times);
	a->run = calloc(a->nblock + 1, sizeof *a->run);
	a->entry_of = calloc(a->d->nopen + 1, sizeof *a->entry_of);
	a->list_at = calloc(a->d->nkind + 2, sizeof *a->list_at);
	a->homes = calloc(vci_near_places(a->d->near) + 1, sizeof *a->homes);
	a->desk.score = calloc(n, sizeof *a->desk.score);
	a->desk.most = calloc(n, sizeof *a->desk.most);
	a->desk.need = calloc(n, sizeof *a->desk.need);
	a->desk.time = calloc(n, sizeof *a->desk.time);
	return a->at == NULL || a->base == NULL || a->need == NULL ||
		a->time == NULL || a->needs == NULL || a->times == NULL ||
		a->run == NULL || a->entry_of == NULL || a->list_at == NULL ||
		a->homes == NULL || a->desk.score == NULL ||
		a->desk.most == NULL || a->desk.need == NULL ||
		a->desk.time == NULL ?
	    vci_nomem(a->d->vc) :
	    VC_OK;
}

/* Points that depend on the assignment alone. */
static int
base_points(struct vci_all *a, const struct vci_offer *o, int16_t *base)
{
	struct vci_answer answer;
	int n, rc = vci_match_answer(a->d, o->org, &answer);

	if (rc == VC_OK)
		*base = (int16_t)(vci_fresh_points(a->d, o, &n) +
		    vci_answer_points(&a->d->w, &answer, &n));
	return rc;
}

static int
place_entries(struct vci_all *a, const struct laid *laid, size_t n)
{
	size_t e = 0;
	int rc = VC_OK;

	for (size_t i = 0; i < a->n; i++)
		a->base[i] = SHUT;
	for (size_t i = 0; i < n && rc == VC_OK; i++, e++) {
		if (i == 0 || laid[i].place != laid[i - 1].place ||
		    laid[i].remote != laid[i - 1].remote) {
			e += (BLOCK - e % BLOCK) % BLOCK;
			a->run[a->nrun++] = (struct run){ laid[i].place,
				laid[i].remote, (uint32_t)(e / BLOCK), 0 };
		}
		a->run[a->nrun - 1].nblock = (uint32_t)(e / BLOCK) -
		    a->run[a->nrun - 1].block + 1;
		a->at[e] = laid[i].at;
		a->entry_of[laid[i].at] = (uint32_t)e;
		rc = base_points(a, &a->d->open[laid[i].at], &a->base[e]);
	}
	return rc;
}

/* For each cause and skill the entries that have it. */
static int
list_tags(struct vci_all *a)
{
	size_t all = 0;

	/* Twice: count what follows each, then fill in from behind. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < a->n; i++) {
			const struct vci_tagset *t;

			if (a->base[i] == SHUT)
				continue;
			t = &a->d->open[a->at[i]].tags;
			for (int k = 0; k < t->n[VCI_CAUSE] + t->n[VCI_SKILL];
			     k++) {
				if (pass == 0)
					a->list_at[t->id[k]]++;
				else
					a->list[--a->list_at[t->id[k]]] =
					    (uint32_t)i;
			}
		}
		if (pass == 1)
			break;
		for (size_t t = 0; t < a->d->nkind + 1; t++) {
			all += a->list_at[t];
			a->list_at[t] = (uint32_t)all;
		}
		a->list = calloc(all + 1, sizeof *a->list);
		if (a->list == NULL)
			return vci_nomem(a->d->vc);
	}
	return VC_OK;
}

static int
blocked_order(const void *x, const void *y)
{
	const struct blocked *a = x, *b = y;

	return (a->volunteer > b->volunteer) - (a->volunteer < b->volunteer);
}

int
vci_all_lay(struct vci_all *a)
{
	struct laid *laid = calloc(a->d->nopen + 1, sizeof *laid);
	size_t n = 0;
	int rc = laid == NULL ? vci_nomem(a->d->vc) : gather(a, laid, &n);

	if (rc == VC_OK) {
		a->n = count_entries(laid, n);
		a->nblock = a->n / BLOCK;
		rc = get_memory(a);
	}
	if (rc == VC_OK)
		rc = place_entries(a, laid, n);
	if (rc == VC_OK)
		rc = number_all(a);
	if (rc == VC_OK)
		rc = list_tags(a);
	for (size_t i = 0; rc == VC_OK && i < a->nblocked; i++)
		a->blocked[i].entry = a->entry_of[a->blocked[i].entry];
	if (a->nblocked > 1)
		qsort(a->blocked, a->nblocked, sizeof *a->blocked,
		    blocked_order);
	free(laid);
	return rc;
}

/* ---- runs as they lie from a place ------------------------------------------------------------ */

static int
run_order(const void *x, const void *y)
{
	const struct run_at *a = x, *b = y;

	if (a->points != b->points)
		return b->points - a->points;
	return (a->run > b->run) - (a->run < b->run);
}

/* As judge_place in suggest_score.c. */
static bool
reach(const struct vci_all *a, const struct vci_way *ways, int home,
    const struct run *r, int *points)
{
	struct vci_way way = { .km = -1, .passes = true };

	if (r->place >= 0 && home >= 0)
		way = ways[r->place];
	*points = way.points;
	if (r->remote && (!way.passes || way.points <= a->d->w.remote)) {
		*points = a->d->w.remote;
		return true;
	}
	return way.passes;
}

const struct home *
vci_all_home(struct vci_all *a, int place)
{
	struct home *h = &a->homes[place + 1];
	const struct vci_way *ways = vci_near_ways(a->d->near, place);

	if (h->run != NULL || ways == NULL)
		return ways == NULL ? NULL : h;
	h->run = calloc(a->nrun + 1, sizeof *h->run);
	if (h->run == NULL) {
		vci_nomem(a->d->vc);
		return NULL;
	}
	for (size_t i = 0; i < a->nrun; i++) {
		int points;

		if (reach(a, ways, place, &a->run[i], &points))
			h->run[h->n++] = (struct run_at){ (uint32_t)i, points };
	}
	qsort(h->run, h->n, sizeof *h->run, run_order);
	return h;
}

void
vci_all_clear(struct vci_all *a)
{
	size_t n = a->homes == NULL ? 0 : vci_near_places(a->d->near) + 1;

	for (size_t i = 0; i < n; i++)
		free(a->homes[i].run);
	free(a->homes);
	free(a->at);
	free(a->base);
	free(a->need);
	free(a->time);
	free(a->needs);
	free(a->times);
	free(a->run);
	free(a->entry_of);
	free(a->list_at);
	free(a->list);
	free(a->blocked);
	free(a->desk.score);
	free(a->desk.most);
	free(a->desk.need);
	free(a->desk.time);
}
