/* SPDX-License-Identifier: ISC */
/* Reads what matching compares: assignments, volunteers, their tags, and how
 * organisations answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/grow.h"
#include "../core/number.h"
#include "../core/place.h"
#include "suggest.h"

/* An organisation's answers are those of its assignments of so many years,
 * in interests that it had so many days for. */
#define ANSWER_YEARS 1
#define ANSWER_DAYS  14

/* ---- tags ------------------------------------------------------------------- */

static int
kind_of(const char *list)
{
	return strcmp(list, "cause") == 0 ? VCI_CAUSE :
	    strcmp(list, "skill") == 0    ? VCI_SKILL :
					    VCI_LANGUAGE;
}

static int
grow_kinds(struct vci_match_data *d, size_t id)
{
	size_t n = d->nkind == 0 ? 256 : d->nkind;
	unsigned char *p;

	while (n <= id)
		n *= 2;
	p = realloc(d->kind, n);
	if (p == NULL)
		return vci_nomem(d->vc);
	memset(p + d->nkind, VCI_KINDS, n - d->nkind);
	d->kind = p;
	d->nkind = n;
	return VC_OK;
}

static int
load_kinds(struct vci_match_data *d)
{
	struct vci_stmt *st;
	int rc = vci_prepare(d->vc, &st, vci_match_sql[VCI_M_TAGS]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(d->vc, st)) == VC_ROW) {
		size_t id = (size_t)vci_col_int(st, 0);

		if (id >= d->nkind && (rc = grow_kinds(d, id)) != VC_OK)
			break;
		d->kind[id] = (unsigned char)kind_of(vci_col_text(st, 1));
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* " 3 17 " by kind, of each as many as a field can give. */
#define TAGS 64
static int
read_tags(const struct vci_match_data *d, const char *s,
    struct vci_arena *arena, struct vci_tagset *set)
{
	uint32_t id[VCI_KINDS][TAGS], *to;
	size_t n[VCI_KINDS] = { 0 }, all = 0;

	*set = (struct vci_tagset){ 0 };
	while (*s != '\0') {
		size_t v = 0;
		int kind;

		for (; *s >= '0' && *s <= '9'; s++)
			v = v * 10 + (size_t)(*s - '0');
		s += *s != '\0';
		kind = v < d->nkind ? d->kind[v] : VCI_KINDS;
		if (v > 0 && kind < VCI_KINDS && n[kind] < TAGS) {
			id[kind][n[kind]++] = (uint32_t)v;
			all++;
		}
	}
	if (all == 0)
		return VC_OK;
	to = vci_arena_get(arena, all * sizeof *to);
	if (to == NULL)
		return vci_nomem(d->vc);
	set->id = to;
	for (int k = 0; k < VCI_KINDS; k++) {
		memcpy(to, id[k], n[k] * sizeof *to);
		to += n[k];
		set->n[k] = (uint8_t)n[k];
	}
	return VC_OK;
}

/* ---- assignments --------------------------------------------------------------- */

static int64_t
day_or_never(struct vci_stmt *st, int col)
{
	return vci_col_null(st, col) ? VCI_NEVER : vci_col_int(st, col);
}

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
	int64_t starts = day_or_never(st, 5);

	*o = (struct vci_offer){ .id = vci_col_int(st, 0),
		.municipality = vci_col_int(st, 1),
		.remote = vci_col_int(st, 2) != 0,
		.places = vci_col_int(st, 3),
		.published = day_or_never(st, 4),
		.year = starts > d->today ? year_of(starts) : p->this_year,
		.minimum = (int)vci_col_int(st, 6),
		.maximum = (int)vci_col_int(st, 7),
		.extract = vci_col_int(st, 8) != 0,
		.when = (uint32_t)vci_col_int(st, 9),
		.org = vci_col_int(st, 10),
		.ends = day_or_never(st, 12),
		.expires = day_or_never(st, 13) };
	o->place = vci_near_place(d->near, o->municipality);
	/* The others were looked for as such. */
	o->current = true;
	if (p->at != ONE)
		return read_tags(d, vci_col_text(st, 11), arena, &o->tags);
	snprintf(d->status, sizeof d->status, "%s", vci_col_text(st, 14));
	o->current = strcmp(d->status, "published") == 0 &&
	    (o->expires == VCI_NEVER || o->expires >= d->today) &&
	    (o->ends == VCI_NEVER || o->ends >= d->today);
	return read_tags(d, vci_col_text(st, 11), arena, &o->tags);
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

/* ---- volunteers ------------------------------------------------------------------ */

/* The municipality that a postcode lies in; 0 where there is none, or more
 * than one: which it is isn't guessed. */
static int
postal(struct vci_match_data *d, const char *code, int64_t *municipality)
{
	int rc = VC_OK, n = 0;

	*municipality = 0;
	if (*code == '\0')
		return VC_OK;
	if (d->postal == NULL)
		rc = vci_prepare(d->vc, &d->postal,
		    vci_match_sql[VCI_M_POSTAL]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(d->postal, 1, code);
	while ((rc = vci_step(d->vc, d->postal)) == VC_ROW) {
		*municipality = vci_col_int(d->postal, 0);
		n++;
	}
	if (n > 1)
		*municipality = 0;
	return rc == VC_DONE ? VC_OK : rc;
}

/* Consents to be registered of the volunteer, of whom `consent` may stand on
 * the first: the last one given counts. */
static int
take_consents(struct vci_match_data *d, struct vci_people *p,
    struct vci_person *v)
{
	int rc;

	v->refused = v->asked = false;
	while (p->more && vci_col_int(p->consent, 0) <= v->id) {
		int64_t until = day_or_never(p->consent, 1);
		int64_t off = day_or_never(p->consent, 2);

		if (vci_col_int(p->consent, 0) == v->id) {
			v->asked = true;
			v->refused = (off != VCI_NEVER && off <= d->today) ||
			    (until != VCI_NEVER && until < d->today);
		}
		rc = vci_step(d->vc, p->consent);
		p->more = rc == VC_ROW;
		if (rc < 0)
			return rc;
	}
	return VC_OK;
}

int
vci_people_open(struct vci_match_data *d, int64_t id, struct vci_people *p)
{
	int rc = vci_prepare(d->vc, &p->st,
	    vci_match_sql[id == 0 ? VCI_M_PEOPLE : VCI_M_PERSON]);

	if (rc == VC_OK)
		rc = vci_prepare(d->vc, &p->consent,
		    vci_match_sql[id == 0 ? VCI_M_CONSENTS : VCI_M_CONSENT]);
	if (rc != VC_OK)
		return rc;
	if (id != 0) {
		vci_bind_int(p->st, 1, id);
		vci_bind_int(p->consent, 1, id);
	}
	rc = vci_step(d->vc, p->consent);
	p->more = rc == VC_ROW;
	return rc < 0 ? rc : VC_OK;
}

int
vci_people_next(struct vci_match_data *d, struct vci_people *p,
    struct vci_arena *arena, struct vci_person *v)
{
	struct vci_stmt *st = p->st;
	int64_t lies = 0;
	int rc = vci_step(d->vc, st);

	if (rc != VC_ROW)
		return rc;
	*v = (struct vci_person){ .id = vci_col_int(st, 0),
		.municipality = vci_col_int(st, 1),
		.born = (int)vci_col_int(st, 2),
		.when = (uint32_t)vci_col_int(st, 3),
		.extract = day_or_never(st, 4),
		.active = strcmp(vci_col_text(st, 6), "active") == 0 &&
		    vci_col_null(st, 7) };
	rc = read_tags(d, vci_col_text(st, 5), arena, &v->tags);
	if (rc == VC_OK && v->municipality == 0) {
		rc = postal(d, vci_col_text(st, 8), &lies);
		v->municipality = lies;
	}
	v->place = vci_near_place(d->near, v->municipality);
	if (rc == VC_OK)
		rc = take_consents(d, p, v);
	return rc == VC_OK ? VC_ROW : rc;
}

void
vci_people_close(struct vci_people *p)
{
	vci_finalize(p->st);
	vci_finalize(p->consent);
	*p = (struct vci_people){ 0 };
}

/* ---- organisations, and interests ---------------------------------------------------- */

static int
ask_answer(struct vci_match_data *d, int64_t org, struct vci_answer *a)
{
	int rc = VC_OK;

	if (d->answer == NULL)
		rc = vci_prepare(d->vc, &d->answer,
		    vci_match_sql[VCI_M_ANSWER]);
	if (rc == VC_OK && d->approved == NULL)
		rc = vci_prepare(d->vc, &d->approved,
		    vci_match_sql[VCI_M_APPROVED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(d->approved, 1, org);
	rc = vci_step(d->vc, d->approved);
	if (rc == VC_ROW)
		a->approved = strcmp(vci_col_text(d->approved, 0),
				  "approved") == 0;
	vci_reset(d->approved);
	if (rc < 0 || d->w.answer == 0)
		return rc < 0 ? rc : VC_OK;
	vci_bind_int(d->answer, 1, org);
	vci_bind_int(d->answer, 2,
	    vci_day_add_months(d->today, -12 * ANSWER_YEARS));
	vci_bind_int(d->answer, 3, d->today - ANSWER_DAYS);
	rc = vci_step(d->vc, d->answer);
	if (rc == VC_ROW) {
		a->total = (int32_t)vci_col_int(d->answer, 0);
		a->answered = (int32_t)vci_col_int(d->answer, 1);
	}
	vci_reset(d->answer);
	return rc < 0 ? rc : VC_OK;
}

/* Asked once for each organisation. */
int
vci_match_answer(struct vci_match_data *d, int64_t org, struct vci_answer *a)
{
	int64_t *at = vci_map_put(&d->answers, (uint64_t)org);
	int rc;

	*a = (struct vci_answer){ 0 };
	if (at == NULL)
		return vci_nomem(d->vc);
	if (*at == 0) {
		if ((rc = ask_answer(d, org, a)) != VC_OK)
			return rc;
		*at = (int64_t)1 << 62 | (int64_t)a->approved << 61 |
		    (int64_t)(a->total & 0x3fffffff) << 30 |
		    (a->answered & 0x3fffffff);
	}
	a->approved = *at >> 61 & 1;
	a->total = (int32_t)(*at >> 30 & 0x3fffffff);
	a->answered = (int32_t)(*at & 0x3fffffff);
	return VC_OK;
}

int
vci_match_interests(struct vci_match_data *d, int64_t assignment,
    int64_t *taken, int (*each)(void *, int64_t volunteer, const char *status),
    void *arg)
{
	struct vci_stmt *st;
	int rc = VC_OK;

	if (d->interests == NULL)
		rc = vci_prepare(d->vc, &d->interests,
		    vci_match_sql[VCI_M_INTERESTS]);
	if (rc != VC_OK)
		return rc;
	st = d->interests;
	*taken = 0;
	vci_bind_int(st, 1, assignment);
	while ((rc = vci_step(d->vc, st)) == VC_ROW) {
		const char *status = vci_col_text(st, 1);

		*taken += strcmp(status, "agreed") == 0 ||
		    strcmp(status, "started") == 0 ||
		    strcmp(status, "active") == 0;
		if (!vci_col_null(st, 0) &&
		    (rc = each(arg, vci_col_int(st, 0), status)) != VC_OK)
			break;
	}
	vci_reset(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- all of it --------------------------------------------------------------------------- */

static int
read_weights(struct vci_match_data *d, const char *weights)
{
	struct vc_buf b = { 0 };
	int rc;

	if (weights != NULL)
		return vci_weights_parse(d->vc, weights, &d->w);
	rc = vci_weights_text(d->vc, &b);
	if (rc == VC_OK)
		rc = vci_weights_parse(d->vc, b.s, &d->w);
	vc_buf_free(&b);
	return rc;
}

int
vci_match_init(struct vc *vc, const char *weights, int64_t km,
    struct vci_match_data *d)
{
	const char *days = vc_setting(vc, "match.extract");
	int rc;

	*d = (struct vci_match_data){ .vc = vc, .today = vc_today(vc) };
	if (days == NULL ||
	    !vci_int_parse(days, strlen(days), &d->extract_days))
		d->extract_days = 365;
	rc = read_weights(d, weights);
	if (rc == VC_OK)
		rc = vci_near_new(vc, &d->w, km < 0 ? d->w.km : (int)km,
		    &d->near);
	return rc == VC_OK ? load_kinds(d) : rc;
}

void
vci_match_release(struct vci_match_data *d)
{
	vci_near_free(d->near);
	vci_finalize(d->answer);
	vci_finalize(d->approved);
	vci_finalize(d->interests);
	vci_finalize(d->postal);
	vci_map_release(&d->answers);
	vci_arena_release(&d->arena);
	free(d->kind);
	free(d->open);
}
