/* SPDX-License-Identifier: ISC */
/* How organisations answer: counted in one pass, medians here, as no engine
 * has them alike. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "service.h"

/* Days to the answer, of one organisation after the other. */
struct waits {
	int32_t *day;
	size_t n, cap, first; /* of the organisation at hand */
};

static int
by_days(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

static int64_t
median(int32_t *day, size_t n)
{
	if (n == 0)
		return -1;
	qsort(day, n, sizeof *day, by_days);
	return ((int64_t)day[(n - 1) / 2] + day[n / 2]) * 500;
}

static int
put_wait(struct vc *vc, struct waits *w, int64_t days)
{
	if (!VCI_GROW(w->day, w->n, w->cap))
		return vci_nomem(vc);
	w->day[w->n++] = days < 0 ? 0 : (int32_t)days;
	return VC_OK;
}

/* ---- the set --------------------------------------------------------------- */

static int
by_org(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a;
	int64_t y = ((const struct vci_answers *)b)->org;

	return (x > y) - (x < y);
}

static struct vci_answers *
find(const struct vci_answers_set *s, int64_t org)
{
	return s->n == 0 ? NULL :
			   bsearch(&org, s->v, s->n, sizeof *s->v, by_org);
}

const struct vci_answers *
vci_answers_of(const struct vci_answers_set *s, int64_t org)
{
	return find(s, org);
}

void
vci_answers_release(struct vci_answers_set *s)
{
	free(s->v);
	*s = (struct vci_answers_set){ 0 };
}

static struct vci_answers *
new_org(struct vc *vc, struct vci_answers_set *s, size_t *cap, int64_t org)
{
	if (!VCI_GROW(s->v, s->n, *cap)) {
		vci_nomem(vc);
		return NULL;
	}
	s->v[s->n] = (struct vci_answers){ .org = org, .median = -1 };
	return &s->v[s->n++];
}

/* ---- interests --------------------------------------------------------------- */

static void
end_org(struct vci_answers *a, struct waits *w)
{
	a->median = median(w->day + w->first, w->n - w->first);
	w->first = w->n;
}

static int
count_row(struct vc *vc, struct vci_stmt *st, struct vci_answers *a,
    struct waits *w)
{
	a->received++;
	a->known += vci_col_int(st, 3);
	if (vci_col_null(st, 2))
		return VC_OK;
	a->answered++;
	return put_wait(vc, w, vci_col_int(st, 2) - vci_col_int(st, 1));
}

static int
count_interests(struct vc *vc, struct vci_stmt *st, struct vci_answers_set *s,
    struct waits *w, size_t *cap)
{
	struct vci_answers *a = NULL;
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		if (a == NULL || a->org != vci_col_int(st, 0)) {
			if (a != NULL)
				end_org(a, w);
			a = new_org(vc, s, cap, vci_col_int(st, 0));
		}
		if (a == NULL)
			return VC_E_NOMEM;
		if ((rc = count_row(vc, st, a, w)) != VC_OK)
			return rc;
	}
	if (a != NULL)
		end_org(a, w);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- places -------------------------------------------------------------------- */

/* Those that received no interest go to the end, in order as well. */
static int
count_places(struct vc *vc, struct vci_stmt *st, struct vci_answers_set *s,
    size_t *cap)
{
	struct vci_answers_set known = { s->v, s->n, { 0 } };
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		struct vci_answers *a;

		known.v = s->v;
		if ((a = find(&known, vci_col_int(st, 0))) == NULL)
			a = new_org(vc, s, cap, vci_col_int(st, 0));
		if (a == NULL)
			return VC_E_NOMEM;
		a->places = vci_col_int(st, 1);
		a->filled = vci_col_int(st, 2);
	}
	return rc == VC_DONE ? VC_OK : rc;
}

static int
in_order(const void *a, const void *b)
{
	return by_org(&((const struct vci_answers *)a)->org, b);
}

static void
add_up(struct vci_answers_set *s, struct waits *w)
{
	s->all = (struct vci_answers){ 0 };
	for (size_t i = 0; i < s->n; i++) {
		s->all.received += s->v[i].received;
		s->all.answered += s->v[i].answered;
		s->all.known += s->v[i].known;
		s->all.places += s->v[i].places;
		s->all.filled += s->v[i].filled;
	}
	s->all.median = median(w->day, w->n);
	if (s->n > 1)
		qsort(s->v, s->n, sizeof *s->v, in_order);
}

int
vci_org_answers(struct vc *vc, int64_t org, int64_t from, int64_t to,
    struct vci_answers_set *s)
{
	struct vci_stmt *st[2] = { NULL, NULL };
	struct waits w = { 0 };
	size_t cap = 0;
	int rc = VC_OK;

	*s = (struct vci_answers_set){ 0 };
	for (int i = 0; i < 2 && rc == VC_OK; i++) {
		rc = vci_prepare(vc, &st[i],
		    vci_service_sql[i == 0 ? VCI_SQL_ANSWERS : VCI_SQL_FILLED]);
		if (rc != VC_OK)
			break;
		vci_bind_int(st[i], 1, from);
		vci_bind_int(st[i], 2, to);
		vci_bind_int(st[i], 3, org);
	}
	if (rc == VC_OK)
		rc = count_interests(vc, st[0], s, &w, &cap);
	if (rc == VC_OK)
		rc = count_places(vc, st[1], s, &cap);
	if (rc == VC_OK)
		add_up(s, &w);
	vci_finalize(st[0]);
	vci_finalize(st[1]);
	free(w.day);
	return rc;
}

int
vci_org_answered(struct vc *vc, struct vci_stmt **st, int64_t org, int64_t from,
    int64_t to, int64_t *received, int64_t *answered)
{
	int rc = VC_OK;

	if (*st == NULL)
		rc = vci_prepare(vc, st, vci_service_sql[VCI_SQL_ANSWERED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(*st, 1, org);
	vci_bind_int(*st, 2, from);
	vci_bind_int(*st, 3, to);
	rc = vci_step(vc, *st);
	if (rc == VC_ROW) {
		*received = vci_col_int(*st, 0);
		*answered = vci_col_int(*st, 1);
	}
	vci_reset(*st);
	return rc < 0 ? rc : VC_OK;
}
