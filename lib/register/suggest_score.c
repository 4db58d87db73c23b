/* SPDX-License-Identifier: ISC */
/* One volunteer and one assignment: which gates are shut, and what points
 * each criterion gives. */
#include <string.h>

#include "suggest.h"

/* ---- criteria ---------------------------------------------------------------- */

static const uint32_t *
tags_of(const struct vci_tagset *set, int kind)
{
	const uint32_t *id = set->id;

	for (int k = 0; k < kind; k++)
		id += set->n[k];
	return id;
}

int
vci_tags_shared(const struct vci_tagset *a, const struct vci_tagset *b,
    int kind)
{
	const uint32_t *x, *y;
	int i = 0, j = 0, n = 0;

	if (a->n[kind] == 0 || b->n[kind] == 0)
		return 0;
	x = tags_of(a, kind);
	y = tags_of(b, kind);
	while (i < a->n[kind] && j < b->n[kind]) {
		n += x[i] == y[j];
		if (x[i] <= y[j])
			i++;
		else
			j++;
	}
	return n;
}

int
vci_time_points(const struct vci_weights *w, uint32_t shared, int *n)
{
	*n = __builtin_popcount(shared);
	if (*n > w->times)
		*n = w->times;
	return *n * w->time;
}

int
vci_language_points(const struct vci_weights *w, int beyond, int *n)
{
	*n = beyond < w->languages ? beyond : w->languages;
	return *n * w->language;
}

int
vci_fresh_points(const struct vci_match_data *d, const struct vci_offer *o,
    int *days)
{
	const struct vci_weights *w = &d->w;
	int64_t age = o->published == VCI_NEVER ? -1 : d->today - o->published;

	if (o->published != VCI_NEVER && age < 0)
		age = 0;
	*days = (int)age;
	return age < 0 || age >= w->freshdays ?
	    0 :
	    (int)(w->fresh * (w->freshdays - age) / w->freshdays);
}

int
vci_answer_points(const struct vci_weights *w, const struct vci_answer *a,
    int *percent)
{
	*percent = -1;
	if (a->total == 0 || a->total < w->answers)
		return 0;
	*percent = (int)((int64_t)a->answered * 100 / a->total);
	return w->answer * *percent / 100;
}

static void
give(struct vci_pair *p, enum vc_criterion c, int n, int points)
{
	p->n[c] = n;
	p->points[c] = points;
	p->sum += points;
}

/* ---- gates --------------------------------------------------------------------- */

/* Of whom only the year is known, the age is the one reached in it. */
bool
vci_age_passes(const struct vci_offer *o, int born, bool *unknown)
{
	*unknown = (o->minimum != 0 || o->maximum != 0) && born == 0;
	return !*unknown && (o->minimum == 0 || o->year - born >= o->minimum) &&
	    (o->maximum == 0 || o->year - born <= o->maximum);
}

bool
vci_extract_passes(const struct vci_match_data *d, int64_t seen)
{
	return seen != VCI_NEVER && d->today - seen <= d->extract_days;
}

static void
shut(struct vci_pair *p, enum vc_gate gate, bool passes, bool unknown)
{
	if (!passes)
		p->shut |= VCI_BIT(gate);
	if (unknown)
		p->unknown |= VCI_BIT(gate);
}

static void
judge_language(const struct vci_match_data *d, const struct vci_person *v,
    const struct vci_offer *o, struct vci_pair *p)
{
	int need = o->tags.n[VCI_LANGUAGE], has = v->tags.n[VCI_LANGUAGE];
	int shared = vci_tags_shared(&v->tags, &o->tags, VCI_LANGUAGE), n, pts;

	shut(p, VC_GATE_LANGUAGE, shared == need, need > 0 && has == 0);
	pts = vci_language_points(&d->w, has - shared, &n);
	give(p, VC_M_LANGUAGE, n, pts);
}

static void
judge_place(const struct vci_match_data *d, const struct vci_way *ways,
    const struct vci_person *v, const struct vci_offer *o, struct vci_pair *p)
{
	struct vci_way way = { .km = -1,
		.how = VC_NEAR_NOWHERE,
		.passes = true };

	if (o->place >= 0 && v->place >= 0)
		way = ways[o->place];
	if (o->remote && (!way.passes || way.points <= d->w.remote)) {
		way.how = VC_NEAR_REMOTE;
		way.points = (int16_t)d->w.remote;
		way.passes = true;
	}
	p->near = way.how;
	shut(p, VC_GATE_PLACE, way.passes,
	    way.how == VC_NEAR_NOWHERE || way.how == VC_NEAR_UNKNOWN);
	give(p, VC_M_PLACE, way.km, way.points);
}

void
vci_pair_judge(const struct vci_match_data *d, const struct vci_way *ways,
    const struct vci_person *v, const struct vci_offer *o, struct vci_pair *p)
{
	bool unknown, passes;
	int n, points;

	*p = (struct vci_pair){ 0 };
	shut(p, VC_GATE_OPEN, o->current, false);
	shut(p, VC_GATE_ACTIVE, v->active, false);
	shut(p, VC_GATE_CONSENT, !v->refused, !v->asked);
	passes = vci_age_passes(o, v->born, &unknown);
	shut(p, VC_GATE_AGE, passes, unknown);
	shut(p, VC_GATE_EXTRACT,
	    !o->extract || vci_extract_passes(d, v->extract), false);
	n = vci_tags_shared(&v->tags, &o->tags, VCI_CAUSE);
	give(p, VC_M_CAUSE, n, n * d->w.cause);
	n = vci_tags_shared(&v->tags, &o->tags, VCI_SKILL);
	give(p, VC_M_SKILL, n, n * d->w.skill);
	judge_language(d, v, o, p);
	points = vci_time_points(&d->w, v->when & o->when, &n);
	give(p, VC_M_TIME, n, points);
	judge_place(d, ways, v, o, p);
	points = vci_fresh_points(d, o, &n);
	give(p, VC_M_FRESH, n, points);
	p->n[VC_M_ANSWER] = -1;
}

/* ---- what has to be looked up ------------------------------------------------------ */

struct before {
	int64_t volunteer;
	bool any, declined;
};

static int
look(void *arg, int64_t volunteer, const char *status)
{
	struct before *b = arg;

	if (volunteer != b->volunteer)
		return VC_OK;
	b->any = true;
	b->declined = b->declined || strcmp(status, "declined") == 0 ||
	    strcmp(status, "withdrawn") == 0;
	return VC_OK;
}

/* Reopened since or not: who once said no is not asked again. */
static int
ever_declined(struct vci_match_data *d, int64_t assignment, struct before *b)
{
	struct vci_stmt *st;
	int rc = vci_prepare(d->vc, &st, vci_match_sql[VCI_M_DECLINED]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, assignment);
	vci_bind_int(st, 2, b->volunteer);
	rc = vci_step(d->vc, st);
	if (rc == VC_ROW && vci_col_int(st, 0) > 0)
		b->declined = true;
	vci_finalize(st);
	return rc < 0 ? rc : VC_OK;
}

int
vci_pair_org(struct vci_match_data *d, const struct vci_offer *o,
    struct vci_pair *p)
{
	struct vci_answer a;
	int n, points, rc = vci_match_answer(d, o->org, &a);

	if (rc != VC_OK)
		return rc;
	shut(p, VC_GATE_ORG, a.approved, false);
	points = vci_answer_points(&d->w, &a, &n);
	give(p, VC_M_ANSWER, n, points);
	return VC_OK;
}

int
vci_pair_interests(struct vci_match_data *d, const struct vci_person *v,
    const struct vci_offer *o, struct vci_pair *p)
{
	struct before b = { .volunteer = v->id };
	int64_t taken = 0;
	int rc = vci_match_interests(d, o->id, &taken, look, &b);

	if (rc == VC_OK && b.any && !b.declined)
		rc = ever_declined(d, o->id, &b);
	if (rc != VC_OK)
		return rc;
	shut(p, VC_GATE_PLACES, o->places == 0 || taken < o->places, false);
	shut(p, VC_GATE_DECLINED, !b.declined, false);
	shut(p, VC_GATE_INTEREST, !b.any || b.declined, false);
	return VC_OK;
}

/* ---- words ---------------------------------------------------------------------------- */

const char *
vc_criterion_key(enum vc_criterion c)
{
	static const char *const key[VC_CRITERIA] = { "cause", "skill",
		"language", "time", "place", "fresh", "answer" };

	return key[c];
}

const char *
vc_criterion_title(enum vc_criterion c)
{
	static const char *const title[VC_CRITERIA] = { N_("Causes"),
		N_("Skills"), N_("Languages"), N_("Times"), N_("Place"),
		N_("Published"), N_("Answers") };

	return title[c];
}

const char *
vc_gate_title(enum vc_gate gate)
{
	static const char *const title[VC_GATES] = { N_("Open"),
		N_("Organisation"), N_("Places"), N_("Volunteer"),
		N_("Consent"), N_("Age"), N_("Languages needed"),
		N_("Police record"), N_("Distance"), N_("Declined before"),
		N_("Interest before") };

	return title[gate];
}

const char *
vc_near_key(enum vc_near near)
{
	static const char *const key[] = { "unknown", "unknown", "same",
		"neighbour", "km", "not", "remote" };

	return key[near];
}
