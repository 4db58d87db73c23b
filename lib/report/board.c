/* SPDX-License-Identifier: ISC */
/* The board of initiatives: how far each has come. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"

enum {
	B_STAGE,
	B_ID,
	B_TITLE,
	B_INSTITUTION,
	B_OWNER,
	B_STATUS,
	B_FIRST,
	B_NEXT,
	B_LATE,
	B_UNDATED,
	B_HEAD
};

/* clang-format off */
static const struct vc_column column[B_HEAD] = {
	[B_STAGE] = { "furthest", N_("Furthest stage"), VC_COL_GROUP },
	[B_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[B_TITLE] = { "title", N_("Title"), VC_COL_WRAP },
	[B_INSTITUTION] = { "institution", N_("Institution"),
	    VC_COL_WRAP | VC_COL_SPARE },
	[B_OWNER] = { "owner", N_("Owner"), VC_COL_WRAP | VC_COL_SPARE },
	[B_STATUS] = { "status", N_("Status"), 0 },
	[B_FIRST] = { "first_time", N_("First time"), VC_COL_SPARE },
	[B_NEXT] = { "next", N_("Next"), VC_COL_SPARE },
	[B_LATE] = { "late_since", N_("Late since"), VC_COL_SPARE },
	[B_UNDATED] = { "without_day", "Without a day", VC_COL_MACHINE },
};
/* clang-format on */

/* A stage that has columns: one for people, two for machines. */
struct stage {
	const char *word;
	int64_t rank;
	int met; /* the how many-eth that was met */
	struct stage *next;
	int at; /* in order */
};

/* One of them in an initiative. */
struct step {
	struct stage *stage;
	int64_t planned, reached, rank;
	struct step *next;
};
#define UNSET INT64_MIN

struct initiative {
	int64_t id;
	const char *title, *institution, *owner, *status;
	int first_time; /* -1: not known */
	struct step *step, *furthest, *todo;
	struct initiative *next;
};

struct board {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	struct initiative *first, *last;
	struct stage *stage, **ordered;
	int stages, all, first_time;
	bool undated;
};

/* ---- what there is -------------------------------------------------------------- */

static const char *
keep(struct board *b, struct vci_stmt *st, int col)
{
	const char *s = vci_col_null(st, col) ? "" : vci_col_text(st, col);

	return vci_arena_text(&b->arena, s, strlen(s));
}

static struct initiative *
new_one(struct board *b, struct vci_stmt *st)
{
	struct initiative *i = vci_arena_get(&b->arena, sizeof *i);

	if (i == NULL)
		return NULL;
	*i = (struct initiative){ .id = vci_col_int(st, 0),
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

static struct stage *
stage_of(struct board *b, const char *word)
{
	struct stage *s = b->stage;

	while (s != NULL && strcmp(s->word, word) != 0)
		s = s->next;
	if (s != NULL || (s = vci_arena_get(&b->arena, sizeof *s)) == NULL)
		return s;
	*s = (struct stage){ .word = vci_arena_text(&b->arena, word,
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
	return vci_col_null(st, col) ? UNSET : vci_col_int(st, col);
}

/* The stage in the row, if there is one. Where several initiatives give it a
 * rank, the first place that it has anywhere is its place on the board. */
static int
take_step(struct board *b, struct initiative *i, struct vci_stmt *st)
{
	int64_t rank = vci_col_null(st, 9) ? VCI_STAGE_UNRANKED :
					     vci_col_int(st, 9);
	struct step *s;

	if (vci_col_null(st, 6))
		return VC_OK;
	if ((s = vci_arena_get(&b->arena, sizeof *s)) == NULL)
		return vci_nomem(b->vc);
	*s = (struct step){ .stage = stage_of(b, vci_col_text(st, 6)),
		.planned = day(st, 7),
		.reached = day(st, 8),
		.next = i->step };
	if (s->stage == NULL)
		return vci_nomem(b->vc);
	s->rank = vci_stage_rank(s->stage->word, rank);
	if (rank != VCI_STAGE_UNRANKED &&
	    (s->stage->rank == VCI_STAGE_UNRANKED || rank < s->stage->rank))
		s->stage->rank = rank;
	b->undated |= s->planned == UNSET && s->reached == UNSET;
	i->step = s;
	return VC_OK;
}

static int
take(struct board *b, struct vci_stmt *st)
{
	struct initiative *i = b->last;

	if (i == NULL || i->id != vci_col_int(st, 0))
		i = new_one(b, st);
	return i == NULL ? vci_nomem(b->vc) : take_step(b, i, st);
}

static int
read_all(struct board *b)
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
	const struct stage *x = *(struct stage *const *)a;
	const struct stage *y = *(struct stage *const *)b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->met > y->met) - (x->met < y->met);
}

/* The stages by rank; of each initiative the furthest that was reached, and the
 * first one after it. */
static int
settle(struct board *b)
{
	int n = 0;

	b->ordered = vci_arena_get(&b->arena,
	    (size_t)b->stages * sizeof *b->ordered);
	if (b->ordered == NULL)
		return vci_nomem(b->vc);
	for (struct stage *s = b->stage; s != NULL; s = s->next) {
		s->rank = vci_stage_rank(s->word, s->rank);
		b->ordered[n++] = s;
	}
	qsort(b->ordered, (size_t)n, sizeof *b->ordered, stage_order);
	for (int i = 0; i < n; i++)
		b->ordered[i]->at = i;
	for (struct initiative *i = b->first; i != NULL; i = i->next) {
		for (struct step *s = i->step; s != NULL; s = s->next)
			if (s->reached != UNSET &&
			    (i->furthest == NULL ||
				s->rank > i->furthest->rank))
				i->furthest = s;
		for (struct step *s = i->step; s != NULL; s = s->next)
			if (s->reached == UNSET &&
			    (i->furthest == NULL ||
				s->rank > i->furthest->rank) &&
			    (i->todo == NULL || s->rank < i->todo->rank))
				i->todo = s;
	}
	return VC_OK;
}

static const char *
key_of(struct board *b, const char *word, const char *what)
{
	struct vc_buf key = { 0 };
	const char *s;

	vc_buf_add(&key, word);
	vc_buf_add(&key, what);
	s = key.failed ? "" : vci_table_text(b->t, key.s);
	vc_buf_free(&key);
	return s;
}

static int
columns(struct board *b)
{
	struct vc_column *col;
	int rc = vci_table_of(b->vc, B_HEAD + 3 * (size_t)b->stages, &col,
	    &b->t);

	if (rc != VC_OK)
		return rc;
	memcpy(col, column, sizeof column);
	col += B_HEAD;
	for (int i = 0; i < b->stages; i++, col += 3) {
		const char *word = b->ordered[i]->word;

		word = vci_table_text(b->t, word);
		col[0] = (struct vc_column){ word, word,
			VC_COL_HUMAN | VC_COL_SPARE };
		col[1] = (struct vc_column){ key_of(b, word, "_planned_on"),
			word, VC_COL_MACHINE };
		col[2] = (struct vc_column){ key_of(b, word, "_reached_on"),
			word, VC_COL_MACHINE };
	}
	return VC_OK;
}

/* ---- rows -------------------------------------------------------------------- */

static struct vc_cell
text_cell(struct board *b, const char *s)
{
	if (*s == '\0')
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(b->t, s) };
}

static struct vc_cell
word_cell(struct board *b, const char *s)
{
	struct vc_cell c = text_cell(b, s);

	c.type = VC_CELL_MSG;
	return c;
}

static struct vc_cell
day_cell(int64_t on)
{
	return (
	    struct vc_cell){ .type = on == UNSET ? VC_CELL_NONE : VC_CELL_DAY,
		.num = on };
}

/* For people in one cell: the day, in brackets when it is only planned. */
static struct vc_cell
shown(struct board *b, const struct step *s)
{
	char date[16], text[24];

	if (s->reached != UNSET)
		return day_cell(s->reached);
	snprintf(text, sizeof text, "(%s)",
	    s->planned == UNSET ? "?" : vc_day_format(s->planned, date));
	return text_cell(b, text);
}

static void
steps(struct board *b, const struct initiative *i, struct vc_cell *c)
{
	struct vc_buf undated = { 0 };

	for (const struct step *s = i->step; s != NULL; s = s->next) {
		struct vc_cell *of = &c[B_HEAD + 3 * s->stage->at];

		of[0] = shown(b, s);
		of[1] = day_cell(s->planned);
		of[2] = day_cell(s->reached);
	}
	for (int at = 0; at < b->stages; at++)
		for (const struct step *s = i->step; s != NULL; s = s->next)
			if (s->stage->at == at && s->planned == UNSET &&
			    s->reached == UNSET) {
				vc_buf_add(&undated,
				    undated.len == 0 ? "" : "; ");
				vc_buf_add(&undated, s->stage->word);
			}
	if (undated.len > 0)
		c[B_UNDATED] = text_cell(b, undated.s);
	vc_buf_free(&undated);
}

static int
row(struct board *b, const struct initiative *i)
{
	struct vc_cell *c = vci_table_row(b->vc, b->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[B_STAGE] = word_cell(b,
	    i->furthest == NULL ? N_("none reached") :
				  i->furthest->stage->word);
	c[B_ID] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = i->id };
	c[B_TITLE] = text_cell(b, i->title);
	c[B_INSTITUTION] = text_cell(b, i->institution);
	c[B_OWNER] = text_cell(b, i->owner);
	c[B_STATUS] = word_cell(b, i->status);
	if (i->first_time >= 0)
		c[B_FIRST] = (struct vc_cell){ .type = VC_CELL_BOOL,
			.num = i->first_time };
	if (i->todo != NULL)
		c[B_NEXT] = word_cell(b, i->todo->stage->word);
	if (i->todo != NULL && i->todo->planned != UNSET &&
	    i->todo->planned < vc_today(b->vc))
		c[B_LATE] = day_cell(i->todo->planned);
	steps(b, i, c);
	return VC_OK;
}

static int
foot(struct board *b)
{
	char all[16], first[16];
	int rc;

	snprintf(all, sizeof all, "%d", b->all);
	snprintf(first, sizeof first, "%d", b->first_time);
	rc = vci_table_foot(b->vc, b->t,
	    "%s initiatives, %s where volunteers were never worked with "
	    "before",
	    all, first);
	vci_table_foot_numbers(b->t, 1 << 0 | 1 << 1);
	if (rc == VC_OK)
		rc = vci_table_foot(b->vc, b->t,
		    "A day in brackets is planned");
	return rc == VC_OK && b->undated ?
	    vci_table_foot(b->vc, b->t, "(?) is planned, without a day") :
	    rc;
}

static int
rows(struct board *b)
{
	int rc = VC_OK;

	for (int s = -1; s < b->stages; s++)
		for (const struct initiative *i = b->first;
		     i != NULL && rc == VC_OK; i = i->next)
			if ((i->furthest == NULL ? -1 :
						   i->furthest->stage->at) == s)
				rc = row(b, i);
	return rc == VC_OK && b->all > 0 ? foot(b) : rc;
}

int
vc_initiative_board(struct vc *vc, struct vc_table **tp)
{
	struct board b = { .vc = vc };
	int rc = read_all(&b);

	if (rc == VC_OK)
		rc = settle(&b);
	if (rc == VC_OK)
		rc = columns(&b);
	if (rc == VC_OK)
		rc = rows(&b);
	vci_arena_release(&b.arena);
	*tp = b.t;
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
