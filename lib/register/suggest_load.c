/* SPDX-License-Identifier: ISC */
/* Reads what assignments are compared with: volunteers, tags of both, and how
 * organisations answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/grow.h"
#include "../core/number.h"
#include "../core/place.h"
#include "places.h"
#include "service.h"
#include "suggest.h"

/* An organisation's answers are those to interests of so many years, which it
 * had so many days for. */
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
int
vci_match_tags(const struct vci_match_data *d, const char *s,
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

/* ---- volunteers ------------------------------------------------------------------ */

int64_t
vci_match_day(struct vci_stmt *st, int col)
{
	return vci_col_null(st, col) ? VCI_NEVER : vci_col_int(st, col);
}

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
		int64_t until = vci_match_day(p->consent, 1);
		int64_t off = vci_match_day(p->consent, 2);

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
		.extract = vci_match_day(st, 4),
		.active = strcmp(vci_col_text(st, 6), "active") == 0 &&
		    vci_col_null(st, 7) };
	rc = vci_match_tags(d, vci_col_text(st, 5), arena, &v->tags);
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
ask_approved(struct vci_match_data *d, int64_t org, bool *approved)
{
	int rc = VC_OK;

	if (d->approved == NULL)
		rc = vci_prepare(d->vc, &d->approved,
		    vci_match_sql[VCI_M_APPROVED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(d->approved, 1, org);
	rc = vci_step(d->vc, d->approved);
	if (rc == VC_ROW)
		*approved = strcmp(vci_col_text(d->approved, 0), "approved") ==
		    0;
	vci_reset(d->approved);
	return rc < 0 ? rc : VC_OK;
}

static int
ask_answer(struct vci_match_data *d, int64_t org, struct vci_answer *a)
{
	int64_t total = 0, answered = 0;
	int rc = ask_approved(d, org, &a->approved);

	if (rc == VC_OK && d->w.answer != 0)
		rc = vci_org_answered(d->vc, &d->answer, org,
		    vci_day_add_months(d->today, -12 * ANSWER_YEARS),
		    d->today - ANSWER_DAYS, &total, &answered);
	a->total = (int32_t)total;
	a->answered = (int32_t)answered;
	return rc;
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

		*taken += vci_interest_placed(status);
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
