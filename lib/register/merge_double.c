/* SPDX-License-Identifier: ISC */
/* Two volunteers who are one may have asked for the same assignment twice:
 * those interests are one too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "merge.h"
#include "people.h"
#include "places.h"

/* ---- which are one ------------------------------------------------------------ */

struct one {
	int64_t id, assignment, volunteer;
	int64_t from, last; /* received, and its latest step */
	int rank;           /* of its status */
	bool ended, placed; /* it took one of the assignment's places */
};

struct all {
	struct one *v;
	size_t n, cap;
};

/* Of assignments that both asked for, by assignment. */
static int
load(struct vci_merge *m, struct all *all)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st,
	    vci_merge_sql[VCI_SQL_MERGE_INTERESTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	vci_bind_int(st, 2, m->gone);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		const char *status = vci_col_text(st, 4);

		if (!VCI_GROW(all->v, all->n, all->cap)) {
			rc = vci_nomem(m->vc);
			break;
		}
		all->v[all->n++] = (struct one){ .id = vci_col_int(st, 0),
			.assignment = vci_col_int(st, 1),
			.volunteer = vci_col_int(st, 2),
			.from = vci_col_int(st, 3),
			.rank = vci_flow_rank(vci_interest.flow, status),
			.ended = vci_interest_ended(status),
			.placed = vci_interest_placed(status),
			.last = vci_col_int(st, 5) };
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Who asks again when nothing came of the first time asks for something new;
 * who asks while the first is under way asked once. */
static bool
is_double(const struct one *a, const struct one *b)
{
	return a->assignment == b->assignment && a->volunteer != b->volunteer &&
	    (!a->ended || a->last >= b->from) &&
	    (!b->ended || b->last >= a->from);
}

/* Is a the one that stays? What goes on stays before what ended, as one of two
 * is often ended for being the second; then what came further. */
static bool
stays(const struct one *a, const struct one *b, int64_t kept)
{
	if (a->ended != b->ended)
		return b->ended;
	if (!a->ended && a->rank != b->rank)
		return a->rank > b->rank;
	if (a->ended && a->last != b->last)
		return a->last > b->last;
	return a->volunteer == kept;
}

/* One pair becomes one, in the register where `really`. */
static int
join(struct vci_merge *m, struct one *stays, const struct one *goes,
    bool really)
{
	struct vci_merge pair = { .vc = m->vc,
		.noun = &vci_interest,
		.kept = stays->id,
		.gone = goes->id };
	int rc;

	if (goes->from < stays->from)
		stays->from = goes->from;
	if (!really)
		return VC_OK;
	rc = vci_merge_rows(&pair);
	if (rc == VC_OK)
		rc = vci_merge_moved(m, "double", pair.id);
	return rc == VC_OK && goes->placed ?
	    vci_assignment_count(m->vc, stays->assignment) :
	    rc;
}

/* Looks on from the first again, as what stays may be one with more. */
static int
join_all(struct vci_merge *m, struct all *all, bool really, int64_t *n)
{
	int rc = VC_OK;

	for (size_t i = 0; i < all->n && rc == VC_OK; i++)
		for (size_t k = 0; k < all->n && rc == VC_OK; k++) {
			struct one *a = &all->v[i], *b = &all->v[k];

			if (!is_double(a, b) || !stays(a, b, m->kept))
				continue;
			++*n;
			rc = join(m, a, b, really);
			*b = all->v[--all->n];
			i = k = (size_t)-1;
			break;
		}
	return rc;
}

int
vci_merge_doubles(struct vci_merge *m, bool really, int64_t *n)
{
	struct all all = { 0 };
	int rc = VC_OK;

	*n = 0;
	if (m->noun != &vci_volunteer)
		return VC_OK;
	rc = load(m, &all);
	if (rc == VC_OK)
		rc = join_all(m, &all, really, n);
	free(all.v);
	return rc;
}

/* ---- their steps --------------------------------------------------------------- */

/* Does the other's step fit among those of the interest that stays: none of
 * them before it leads further, and none after it less far? An end is the
 * other's own. */
static int
fits(struct vci_merge *m, const char *status, int64_t day, bool *does)
{
	const struct vci_flow *flow = m->noun->flow;
	int rank = vci_flow_rank(flow, status);
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_STEPS]);

	if (rc != VC_OK)
		return rc;
	*does = !vci_interest_ended(status);
	vci_bind_int(st, 1, m->kept);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int own = vci_flow_rank(flow, vci_col_text(st, 1));

		if (vci_col_int(st, 2) <= day ? own > rank : own < rank)
			*does = false;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_merge_steps(struct vci_merge *m)
{
	const struct vci_merge_ref ref = { "interest_event", "row_id" };
	struct vci_stmt *st;
	int rc;

	if (m->noun != &vci_interest)
		return VC_OK;
	rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_STEPS]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->gone);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);
		bool does;

		rc = fits(m, vci_col_text(st, 1), vci_col_int(st, 2), &does);
		if (rc == VC_OK && does)
			rc = vci_merge_move_one(m, &ref, id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}
