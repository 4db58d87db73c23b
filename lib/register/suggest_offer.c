/* SPDX-License-Identifier: ISC */
/* Assignments that take interests, found by where they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/grow.h"
#include "../core/place.h"
#include "suggest.h"

static int
year_of(int64_t day)
{
	int y, m, d;

	vci_day_civil(day, &y, &m, &d);
	return y;
}

/* What passes `ways` among so few municipalities is looked up one by one. */
#define FEW 64

static int
add_place(struct vci_match_data *d, struct vci_offers *p, int64_t municipality)
{
	if (p->nplace % FEW == 0) {
		int64_t *more = reallocarray(p->place, p->nplace + FEW,
		    sizeof *more);

		if (more == NULL)
			return vci_nomem(d->vc);
		p->place = more;
	}
	p->place[p->nplace++] = municipality;
	return VC_OK;
}

static bool
passes(const struct vci_match_data *d, const struct vci_way *ways,
    int64_t municipality)
{
	int place = vci_near_place(d->near, municipality);

	return ways == NULL || place < 0 || ways[place].passes;
}

/* All municipalities with published assignments that are not too far: from
 * one to the next along the index. */
static int
find_places(struct vci_match_data *d, const struct vci_way *ways,
    struct vci_offers *p)
{
	struct vci_stmt *st;
	int64_t last = 0;
	int rc = vci_prepare(d->vc, &st, vci_match_sql[VCI_M_NEXT_PLACE]);

	while (rc == VC_OK) {
		vci_bind_int(st, 1, last);
		rc = vci_step(d->vc, st);
		if (rc != VC_ROW || vci_col_null(st, 0))
			break;
		last = vci_col_int(st, 0);
		vci_reset(st);
		rc = passes(d, ways, last) ? add_place(d, p, last) : VC_OK;
	}
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* The same where only a few pass at all, former municipalities included. */
static int
name_places(struct vci_match_data *d, const struct vci_way *ways,
    struct vci_offers *p, bool *few)
{
	size_t n;
	const struct vci_place *all = vci_places(&n);
	int rc = VC_OK;

	*few = ways != NULL;
	for (size_t i = 0; i < n && *few && rc == VC_OK; i++) {
		if (!passes(d, ways, all[i].id))
			continue;
		*few = p->nplace < FEW;
		rc = add_place(d, p, all[i].id);
	}
	if (!*few)
		p->nplace = 0;
	return rc;
}

enum { AT, NOWHERE, REMOTE, ONE };

int
vci_offers_open(struct vci_match_data *d, int64_t id,
    const struct vci_way *ways, struct vci_offers *p)
{
	static const enum vci_match_sql sql[] = { VCI_M_OPEN_AT,
		VCI_M_OPEN_NOWHERE, VCI_M_OPEN_REMOTE, VCI_M_ASSIGNMENT };
	bool few = true;
	int rc = VC_OK;

	*p = (struct vci_offers){ .at = id == 0 ? NOWHERE : ONE,
		.this_year = year_of(d->today) };
	for (int i = 0; i <= ONE && rc == VC_OK; i++)
		if ((i == ONE) == (id != 0) && (i != REMOTE || ways != NULL))
			rc = vci_prepare(d->vc, &p->st[i],
			    vci_match_sql[sql[i]]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(p->st[p->at], 1, id == 0 ? d->today : id);
	if (id != 0)
		return VC_OK;
	rc = name_places(d, ways, p, &few);
	return rc == VC_OK && !few ? find_places(d, ways, p) : rc;
}

void
vci_offers_close(struct vci_offers *p)
{
	for (int i = 0; i <= ONE; i++)
		vci_finalize(p->st[i]);
	free(p->place);
	*p = (struct vci_offers){ 0 };
}

/* The statement that comes after the one that is at its end: places one after
 * the other, then what is remote elsewhere. False: there is none. */
static bool
turn(struct vci_match_data *d, struct vci_offers *p)
{
	if (p->at == ONE || p->at == REMOTE)
		return false;
	p->at = p->next < p->nplace ? AT : REMOTE;
	if (p->st[p->at] == NULL)
		return false;
	vci_bind_int(p->st[p->at], 1, d->today);
	if (p->at == AT)
		vci_bind_int(p->st[AT], 2, p->place[p->next++]);
	return true;
}

static int
take_offer(struct vci_match_data *d, struct vci_offers *p,
    struct vci_arena *arena, struct vci_offer *o)
{
	struct vci_stmt *st = p->st[p->at];
	int64_t starts = vci_match_day(st, 5);

	*o = (struct vci_offer){ .id = vci_col_int(st, 0),
		.municipality = vci_col_int(st, 1),
		.remote = vci_col_int(st, 2) != 0,
		.places = vci_col_int(st, 3),
		.published = vci_match_day(st, 4),
		.year = starts > d->today ? year_of(starts) : p->this_year,
		.minimum = (int)vci_col_int(st, 6),
		.maximum = (int)vci_col_int(st, 7),
		.extract = vci_col_int(st, 8) != 0,
		.when = (uint32_t)vci_col_int(st, 9),
		.org = vci_col_int(st, 10),
		.ends = vci_match_day(st, 12),
		.expires = vci_match_day(st, 13) };
	o->place = vci_near_place(d->near, o->municipality);
	/* The others were looked for as such. */
	o->current = true;
	if (p->at != ONE)
		return vci_match_tags(d, vci_col_text(st, 11), arena, &o->tags);
	snprintf(d->status, sizeof d->status, "%s", vci_col_text(st, 14));
	o->current = strcmp(d->status, "published") == 0 &&
	    (o->expires == VCI_NEVER || o->expires >= d->today) &&
	    (o->ends == VCI_NEVER || o->ends >= d->today);
	return vci_match_tags(d, vci_col_text(st, 11), arena, &o->tags);
}

int
vci_offers_next(struct vci_match_data *d, struct vci_offers *p,
    const struct vci_way *ways, struct vci_arena *arena, struct vci_offer *o)
{
	int rc;

	for (;;) {
		rc = vci_step(d->vc, p->st[p->at]);
		if (rc == VC_DONE && turn(d, p))
			continue;
		if (rc != VC_ROW)
			return rc;
		/* What is near was found by its place already. */
		if (p->at == REMOTE &&
		    (vci_col_null(p->st[REMOTE], 1) ||
			passes(d, ways, vci_col_int(p->st[REMOTE], 1))))
			continue;
		break;
	}
	rc = take_offer(d, p, arena, o);
	return rc == VC_OK ? VC_ROW : rc;
}

int
vci_match_keep(struct vci_match_data *d, const struct vci_offer *o)
{
	size_t n = 0;
	uint32_t *id;

	if (!VCI_GROW(d->open, d->nopen, d->capopen))
		return vci_nomem(d->vc);
	for (int k = 0; k < VCI_KINDS; k++)
		n += o->tags.n[k];
	id = vci_arena_get(&d->arena, (n + 1) * sizeof *id);
	if (id == NULL)
		return vci_nomem(d->vc);
	if (n > 0)
		memcpy(id, o->tags.id, n * sizeof *id);
	d->open[d->nopen] = *o;
	d->open[d->nopen++].tags.id = id;
	return VC_OK;
}

static int
open_order(const void *a, const void *b)
{
	int64_t x = ((const struct vci_offer *)a)->id;
	int64_t y = ((const struct vci_offer *)b)->id;

	return (x > y) - (x < y);
}

int
vci_match_open(struct vci_match_data *d, int64_t id)
{
	struct vci_arena arena = { 0 };
	struct vci_offers all = { 0 };
	struct vci_offer o;
	int rc = vci_offers_open(d, id, NULL, &all);

	while (rc == VC_OK &&
	    (rc = vci_offers_next(d, &all, NULL, &arena, &o)) == VC_ROW) {
		rc = vci_match_keep(d, &o);
		vci_arena_clear(&arena);
	}
	vci_offers_close(&all);
	vci_arena_release(&arena);
	if (d->nopen > 1)
		qsort(d->open, d->nopen, sizeof *d->open, open_order);
	return rc == VC_DONE ? VC_OK : rc;
}
