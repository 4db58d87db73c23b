/* SPDX-License-Identifier: ISC */
/* Suggestions: the best assignments for a volunteer, the best volunteers for
 * an assignment, and one after the other for everybody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "suggest.h"

/* One that may be suggested. Until its organisation was asked it stands where
 * it would if that answered everything: so nothing better is passed over. */
struct candidate {
	int64_t id; /* of the other side: ties go to the lower */
	int points;
	uint32_t at;      /* open assignment, or person */
	uint32_t settled; /* what it came to: pair + 1; 0: not yet */
};

struct vc_suggest {
	struct vc *vc;
	bool reading;
	struct vci_match_data d;
	struct vc_match want;
	char weights[96];
	struct vci_all *all; /* for everybody; else NULL */
	struct candidate *best;
	size_t n, cap;
	struct vci_pair *pair; /* of those that were settled */
	size_t npair, cappair;
	struct vci_person *person;
	size_t nperson, capperson;
	struct vci_arena arena;
	int64_t rank;
	int64_t held[VC_GATES];
	struct vci_shown shown;
};

/* ---- a heap of candidates ---------------------------------------------------------- */

static bool
before(const struct candidate *a, const struct candidate *b)
{
	return a->points != b->points ? a->points > b->points : a->id < b->id;
}

static void
sink(struct vc_suggest *s, size_t i)
{
	struct candidate *c = s->best, moved = c[i];

	for (size_t child; (child = 2 * i + 1) < s->n; i = child) {
		if (child + 1 < s->n && before(&c[child + 1], &c[child]))
			child++;
		if (!before(&c[child], &moved))
			break;
		c[i] = c[child];
	}
	c[i] = moved;
}

static void
drop_first(struct vc_suggest *s)
{
	s->best[0] = s->best[--s->n];
	if (s->n > 0)
		sink(s, 0);
}

static int
put(struct vc_suggest *s, int64_t id, int points, size_t at)
{
	if (!VCI_GROW(s->best, s->n, s->cap))
		return vci_nomem(s->d.vc);
	s->best[s->n++] = (struct candidate){ id, points, (uint32_t)at, 0 };
	return VC_OK;
}

/* ---- one pair --------------------------------------------------------------------------- */

/* May the pair be a candidate, as far as is known? Then *points is the most
 * that it can come to. */
static bool
consider(struct vc_suggest *s, const struct vci_way *ways,
    const struct vci_person *v, const struct vci_offer *o, int *points)
{
	struct vci_pair p;

	vci_pair_judge(&s->d, ways, v, o, &p);
	/* Shut by nothing but what isn't known. */
	if (p.shut != 0 && (p.shut & ~p.unknown) == 0)
		for (int g = 0; g < VC_GATES; g++)
			s->held[g] += p.shut >> g & 1;
	*points = p.sum + s->d.w.answer;
	return p.shut == 0;
}

static const struct vci_person *
person_of(const struct vc_suggest *s, const struct candidate *c)
{
	return &s->person[s->want.volunteer != 0 ? 0 : c->at];
}

static const struct vci_offer *
open_of(const struct vc_suggest *s, const struct candidate *c)
{
	return &s->d.open[s->want.volunteer != 0 ? c->at : 0];
}

/* ---- gathering --------------------------------------------------------------------------- */

static int
keep_person(struct vc_suggest *s, const struct vci_person *v)
{
	if (!VCI_GROW(s->person, s->nperson, s->capperson))
		return vci_nomem(s->d.vc);
	s->person[s->nperson++] = *v;
	return VC_OK;
}

static int
gone(struct vc_suggest *s, const char *noun, int64_t id)
{
	char n[24];

	snprintf(n, sizeof n, "%lld", (long long)id);
	return vci_err(s->d.vc, VC_E_NOINPUT, "no %s has the number %s", noun,
	    n);
}

static int
find_person(struct vc_suggest *s, int64_t id)
{
	struct vci_people p = { 0 };
	struct vci_person v;
	int rc = vci_people_open(&s->d, id, &p);

	if (rc == VC_OK)
		rc = vci_people_next(&s->d, &p, &s->arena, &v);
	vci_people_close(&p);
	if (rc == VC_DONE)
		return gone(s, "volunteer", id);
	return rc == VC_ROW ? keep_person(s, &v) : rc;
}

static int
for_volunteer(struct vc_suggest *s)
{
	const struct vci_way *ways = NULL;
	struct vci_arena arena = { 0 };
	struct vci_offers all = { 0 };
	struct vci_offer o;
	int points, rc = find_person(s, s->want.volunteer);

	if (rc == VC_OK)
		ways = vci_near_ways(s->d.near, s->person[0].place);
	if (rc == VC_OK && ways == NULL)
		rc = VC_E_NOMEM;
	if (rc == VC_OK)
		rc = vci_offers_open(&s->d, 0, ways, &all);
	while (rc == VC_OK &&
	    (rc = vci_offers_next(&s->d, &all, ways, &arena, &o)) == VC_ROW) {
		rc = VC_OK;
		if (consider(s, ways, &s->person[0], &o, &points)) {
			rc = put(s, o.id, points, s->d.nopen);
			if (rc == VC_OK)
				rc = vci_match_keep(&s->d, &o);
		}
		vci_arena_clear(&arena);
	}
	vci_offers_close(&all);
	vci_arena_release(&arena);
	return rc == VC_DONE ? VC_OK : rc;
}

/* How near it is counts alike in both directions. */
static int
for_assignment(struct vc_suggest *s)
{
	const struct vci_way *ways;
	struct vci_people p = { 0 };
	struct vci_person v;
	int points, rc = vci_match_open(&s->d, s->want.assignment);

	if (rc == VC_OK && s->d.nopen == 0)
		return gone(s, "assignment", s->want.assignment);
	if (rc == VC_OK)
		rc = vci_people_open(&s->d, 0, &p);
	while (rc == VC_OK &&
	    (rc = vci_people_next(&s->d, &p, &s->arena, &v)) == VC_ROW) {
		ways = vci_near_ways(s->d.near, v.place);
		rc = ways == NULL ? VC_E_NOMEM : VC_OK;
		if (rc != VC_OK ||
		    !consider(s, ways, &v, &s->d.open[0], &points))
			continue;
		rc = put(s, v.id, points, s->nperson);
		if (rc == VC_OK)
			rc = keep_person(s, &v);
	}
	vci_people_close(&p);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
gather(struct vc_suggest *s)
{
	int rc;

	if (s->want.volunteer == 0 && s->want.assignment == 0)
		return vci_all_open(&s->d, s->want.top, &s->all);
	rc = s->want.volunteer != 0 ? for_volunteer(s) : for_assignment(s);
	for (size_t i = s->n / 2; rc == VC_OK && i-- > 0;)
		sink(s, i);
	return rc;
}

/* Ready to gather; *out is to be freed in either case. */
static int
make(struct vc *vc, const struct vc_match *want, struct vc_suggest **out)
{
	struct vc_suggest *s = calloc(1, sizeof *s);
	int rc;

	*out = s;
	if (s == NULL)
		return vci_nomem(vc);
	s->vc = vc;
	s->want = *want;
	s->shown.d = &s->d;
	s->shown.people = want->assignment != 0;
	/* One state of the register, from the first row to the last. */
	rc = vci_db_map(vc, true);
	if (rc == VC_OK)
		rc = vci_db_begin_read(vc);
	s->reading = rc == VC_OK;
	if (rc == VC_OK)
		rc = vci_match_init(vc, want->weights, want->km, &s->d);
	snprintf(s->weights, sizeof s->weights, "%s %lld", s->d.w.name,
	    (long long)s->d.w.version);
	return rc;
}

int
vc_suggest_open(struct vc *vc, const struct vc_match *want,
    struct vc_suggest **out)
{
	int rc = make(vc, want, out);

	if (rc == VC_OK)
		rc = gather(*out);
	if (rc != VC_OK) {
		vc_suggest_free(*out);
		*out = NULL;
	}
	return rc;
}

void
vc_suggest_free(struct vc_suggest *s)
{
	if (s == NULL)
		return;
	vci_all_free(s->all);
	vci_shown_release(&s->shown);
	vci_match_release(&s->d);
	if (s->reading) {
		vci_db_rollback(s->vc);
		/* What is left mapped does no harm. */
		(void)!vci_db_map(s->vc, false);
	}
	vci_arena_release(&s->arena);
	free(s->best);
	free(s->pair);
	free(s->person);
	free(s);
}

/* ---- one after the other -------------------------------------------------------------------- */

/* Looks up what the first candidate's organisation adds; it sinks to where it
 * belongs, or goes. */
static int
settle_first(struct vc_suggest *s)
{
	struct candidate *c = &s->best[0];
	const struct vci_person *v = person_of(s, c);
	const struct vci_offer *o = open_of(s, c);
	const struct vci_way *ways = vci_near_ways(s->d.near, v->place);
	struct vci_pair *p;
	int rc;

	if (!VCI_GROW(s->pair, s->npair, s->cappair))
		return vci_nomem(s->d.vc);
	if (ways == NULL)
		return VC_E_NOMEM;
	p = &s->pair[s->npair];
	vci_pair_judge(&s->d, ways, v, o, p);
	rc = vci_pair_org(&s->d, o, p);
	if (rc != VC_OK)
		return rc;
	if (p->shut != 0) {
		drop_first(s);
		return VC_OK;
	}
	c->points = p->sum;
	c->settled = (uint32_t)++s->npair;
	sink(s, 0);
	return VC_OK;
}

/* The best that passes what has to be looked up; VC_ROW, VC_DONE. */
static int
next_best(struct vc_suggest *s)
{
	while (s->n > 0 && s->rank < s->want.top) {
		const struct candidate *c = &s->best[0];
		struct candidate at;
		struct vci_pair *p;
		int rc;

		if (c->settled == 0) {
			if ((rc = settle_first(s)) != VC_OK)
				return rc;
			continue;
		}
		at = *c;
		p = &s->pair[at.settled - 1];
		drop_first(s);
		rc = vci_pair_interests(&s->d, person_of(s, &at),
		    open_of(s, &at), p);
		if (rc == VC_OK && p->shut != 0)
			continue;
		s->rank++;
		if (rc == VC_OK)
			rc = vci_show(&s->shown, s->rank, person_of(s, &at),
			    open_of(s, &at), p);
		return rc == VC_OK ? VC_ROW : rc;
	}
	return VC_DONE;
}

static int
next_of_all(struct vc_suggest *s)
{
	const struct vci_person *v;
	const struct vci_way *ways;
	const struct vci_offer *o;
	struct vci_found f;
	struct vci_pair pair;
	struct vci_answer answer;
	int n, rc = vci_all_next(s->all, &v, &f, &s->rank);

	if (rc != VC_ROW)
		return rc;
	o = &s->d.open[f.open];
	ways = vci_near_ways(s->d.near, v->place);
	if (ways == NULL || vci_match_answer(&s->d, o->org, &answer) != VC_OK)
		return VC_E_NOMEM;
	vci_pair_judge(&s->d, ways, v, o, &pair);
	pair.points[VC_M_ANSWER] = vci_answer_points(&s->d.w, &answer, &n);
	pair.n[VC_M_ANSWER] = n;
	pair.sum += pair.points[VC_M_ANSWER];
	if (pair.sum != f.points || pair.shut != 0)
		return vci_err(s->d.vc, VC_E_INTERNAL,
		    "points of a suggestion don't add up");
	rc = vci_show(&s->shown, s->rank, v, o, &pair);
	return rc == VC_OK ? VC_ROW : rc;
}

int
vci_suggest_pair(struct vc *vc, const struct vc_match *want,
    struct vc_suggest **out, struct vci_match_data **d,
    const struct vci_person **v, const struct vci_offer **o, struct vci_pair *p)
{
	struct vc_suggest *s;
	const struct vci_way *ways = NULL;
	int rc = make(vc, want, out);

	if (rc != VC_OK)
		return rc;
	s = *out;
	rc = find_person(s, want->volunteer);
	if (rc == VC_OK)
		rc = vci_match_open(&s->d, want->assignment);
	if (rc == VC_OK && s->d.nopen == 0)
		rc = gone(s, "assignment", want->assignment);
	if (rc == VC_OK &&
	    (ways = vci_near_ways(s->d.near, s->person[0].place)) == NULL)
		rc = VC_E_NOMEM;
	if (rc != VC_OK)
		return rc;
	*d = &s->d;
	*v = &s->person[0];
	*o = &s->d.open[0];
	vci_pair_judge(&s->d, ways, *v, *o, p);
	rc = vci_pair_org(&s->d, *o, p);
	if (rc == VC_OK)
		rc = vci_pair_interests(&s->d, *v, *o, p);
	return rc == VC_OK ? vci_show(&s->shown, s->rank, *v, *o, p) : rc;
}

int
vc_suggest_next(struct vc_suggest *s)
{
	return s->all != NULL ? next_of_all(s) : next_best(s);
}

const struct vc_suggestion *
vc_suggest_row(const struct vc_suggest *s)
{
	return &s->shown.row;
}

const char *
vc_suggest_weights(const struct vc_suggest *s)
{
	return s->weights;
}

int64_t
vc_suggest_held(const struct vc_suggest *s, enum vc_gate gate)
{
	return s->held[gate];
}
