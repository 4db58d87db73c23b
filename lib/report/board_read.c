/* SPDX-License-Identifier: ISC */
/* What is on the board of initiatives, and in which order. */
#include <stdlib.h>
#include <string.h>

#include "board.h"

/* ---- what there is -------------------------------------------------------------- */

static const char *
keep(struct vci_board *b, struct vci_stmt *st, int col)
{
	const char *s = vci_col_null(st, col) ? "" : vci_col_text(st, col);

	return vci_arena_text(&b->arena, s, strlen(s));
}

static struct vci_board_row *
new_one(struct vci_board *b, struct vci_stmt *st)
{
	struct vci_board_row *i = vci_arena_get(&b->arena, sizeof *i);

	if (i == NULL)
		return NULL;
	*i = (struct vci_board_row){ .id = vci_col_int(st, 0),
		.title = keep(b, st, 1),
		.institution = keep(b, st, 2),
		.owner = keep(b, st, 3),
		.status = keep(b, st, 4),
		.first_time = vci_col_null(st, 5) ? -1 :
						    (int)vci_col_int(st, 5) };
	if (b->last == NULL)
		b->first = i;
	else
		b->last->next = i;
	b->last = i;
	b->all++;
	b->first_time += i->first_time == 1;
	return i->title == NULL || i->institution == NULL || i->owner == NULL ||
		i->status == NULL ?
	    NULL :
	    i;
}

static struct vci_board_stage *
stage_of(struct vci_board *b, const char *word)
{
	struct vci_board_stage *s = b->stage;

	while (s != NULL && strcmp(s->word, word) != 0)
		s = s->next;
	if (s != NULL || (s = vci_arena_get(&b->arena, sizeof *s)) == NULL)
		return s;
	*s = (struct vci_board_stage){ .word = vci_arena_text(&b->arena, word,
					   strlen(word)),
		.rank = VCI_STAGE_UNRANKED,
		.met = b->stages++,
		.next = b->stage };
	b->stage = s;
	return s->word == NULL ? NULL : s;
}

static int64_t
day(struct vci_stmt *st, int col)
{
	return vci_col_null(st, col) ? VCI_UNSET : vci_col_int(st, col);
}

/* The stage in the row, if there is one. Where several initiatives give it a
 * rank, the first place that it has anywhere is its place on the board. */
static int
take_step(struct vci_board *b, struct vci_board_row *i, struct vci_stmt *st)
{
	int64_t rank = vci_col_null(st, 9) ? VCI_STAGE_UNRANKED :
					     vci_col_int(st, 9);
	struct vci_board_step *s;

	if (vci_col_null(st, 6))
		return VC_OK;
	if ((s = vci_arena_get(&b->arena, sizeof *s)) == NULL)
		return vci_nomem(b->vc);
	*s = (struct vci_board_step){ .stage = stage_of(b, vci_col_text(st, 6)),
		.planned = day(st, 7),
		.reached = day(st, 8),
		.next = i->step };
	if (s->stage == NULL)
		return vci_nomem(b->vc);
	s->rank = vci_stage_rank(s->stage->word, rank);
	if (rank != VCI_STAGE_UNRANKED &&
	    (s->stage->rank == VCI_STAGE_UNRANKED || rank < s->stage->rank))
		s->stage->rank = rank;
	b->undated |= s->planned == VCI_UNSET && s->reached == VCI_UNSET;
	i->step = s;
	return VC_OK;
}

static int
take(struct vci_board *b, struct vci_stmt *st)
{
	struct vci_board_row *i = b->last;

	if (i == NULL || i->id != vci_col_int(st, 0))
		i = new_one(b, st);
	return i == NULL ? vci_nomem(b->vc) : take_step(b, i, st);
}

static int
read_rows(struct vci_board *b)
{
	struct vci_stmt *st;
	int rc = VC_OK;

	for (const struct vci_code *c = vci_stages.code; c->code != NULL; c++)
		if (stage_of(b, c->code) == NULL)
			return vci_nomem(b->vc);
	rc = vci_prepare(b->vc, &st, vci_year_sql[VCI_SQL_BOARD]);
	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(b->vc, st)) == VC_ROW)
		if ((rc = take(b, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- in order --------------------------------------------------------------------- */

static int
stage_order(const void *a, const void *b)
{
	const struct vci_board_stage *x = *(struct vci_board_stage *const *)a;
	const struct vci_board_stage *y = *(struct vci_board_stage *const *)b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->met > y->met) - (x->met < y->met);
}

/* The stages by rank; of each initiative the furthest that was reached, and the
 * first one after it. */
static int
settle(struct vci_board *b)
{
	int n = 0;

	b->ordered = vci_arena_get(&b->arena,
	    (size_t)b->stages * sizeof *b->ordered);
	if (b->ordered == NULL)
		return vci_nomem(b->vc);
	for (struct vci_board_stage *s = b->stage; s != NULL; s = s->next) {
		s->rank = vci_stage_rank(s->word, s->rank);
		b->ordered[n++] = s;
	}
	qsort(b->ordered, (size_t)n, sizeof *b->ordered, stage_order);
	for (int i = 0; i < n; i++)
		b->ordered[i]->at = i;
	for (struct vci_board_row *i = b->first; i != NULL; i = i->next) {
		for (struct vci_board_step *s = i->step; s != NULL; s = s->next)
			if (s->reached != VCI_UNSET &&
			    (i->furthest == NULL ||
				s->rank > i->furthest->rank))
				i->furthest = s;
		for (struct vci_board_step *s = i->step; s != NULL; s = s->next)
			if (s->reached == VCI_UNSET &&
			    (i->furthest == NULL ||
				s->rank > i->furthest->rank) &&
			    (i->todo == NULL || s->rank < i->todo->rank))
				i->todo = s;
	}
	return VC_OK;
}

int
vci_board_read(struct vci_board *b)
{
	int rc = read_rows(b);

	return rc == VC_OK ? settle(b) : rc;
}
