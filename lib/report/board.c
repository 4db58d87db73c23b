/* SPDX-License-Identifier: ISC */
/* The board of initiatives: how far each has come. */
#include <stdio.h>
#include <string.h>

#include "report.h"

enum { B_STAGE, B_ID, B_TITLE, B_INSTITUTION, B_OWNER, B_STATUS, B_FIRST };
#define HEAD (B_FIRST + 1)

/* A column for people and two for machines of each stage. */
/* clang-format off */
#define STAGE(code) \
	{ code, code, VC_COL_HUMAN | VC_COL_SPARE }, \
	{ code "_planned_on", code, VC_COL_MACHINE }, \
	{ code "_reached_on", code, VC_COL_MACHINE }

static const struct vc_column column[] = {
	[B_STAGE] = { "furthest", N_("Furthest stage"), VC_COL_GROUP },
	[B_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[B_TITLE] = { "title", N_("Title"), VC_COL_WRAP },
	[B_INSTITUTION] = { "institution", N_("Institution"),
	    VC_COL_WRAP | VC_COL_SPARE },
	[B_OWNER] = { "owner", N_("Owner"), VC_COL_WRAP | VC_COL_SPARE },
	[B_STATUS] = { "status", N_("Status"), 0 },
	[B_FIRST] = { "first_time", "First time", VC_COL_MACHINE },
	STAGE("dialogue"), STAGE("local_committee"), STAGE("staff_involved"),
	STAGE("developed"), STAGE("recruitment"), STAGE("started"),
	STAGE("launched"), STAGE("followed_up"), STAGE("evaluated"),
	STAGE("spread"),
};
/* clang-format on */
#define COLUMNS (sizeof column / sizeof *column)
#define STAGES  ((COLUMNS - HEAD) / 3)

struct initiative {
	int64_t id;
	const char *title, *institution, *owner, *status;
	int first_time; /* -1: not known */
	int64_t planned[STAGES], reached[STAGES];
	int furthest; /* stage, or -1 */
	struct initiative *next;
};

struct board {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	struct initiative *first, *last;
	int all, first_time;
};
#define UNSET INT64_MIN

static int
stage_of(const char *code)
{
	for (size_t i = 0; i < STAGES; i++)
		if (strcmp(column[HEAD + 3 * i].key, code) == 0)
			return (int)i;
	return -1;
}

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
						    (int)vci_col_int(st, 5),
		.furthest = -1 };
	for (size_t s = 0; s < STAGES; s++)
		i->planned[s] = i->reached[s] = UNSET;
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

static int
take(struct board *b, struct vci_stmt *st)
{
	struct initiative *i = b->last;
	int s;

	if (i == NULL || i->id != vci_col_int(st, 0))
		i = new_one(b, st);
	if (i == NULL)
		return vci_nomem(b->vc);
	if (vci_col_null(st, 6) || (s = stage_of(vci_col_text(st, 6))) < 0)
		return VC_OK;
	if (!vci_col_null(st, 7))
		i->planned[s] = vci_col_int(st, 7);
	if (!vci_col_null(st, 8)) {
		i->reached[s] = vci_col_int(st, 8);
		i->furthest = s > i->furthest ? s : i->furthest;
	}
	return VC_OK;
}

static int
read_all(struct board *b)
{
	struct vci_stmt *st;
	int rc = vci_prepare(b->vc, &st, vci_year_sql[VCI_SQL_BOARD]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(b->vc, st)) == VC_ROW)
		if ((rc = take(b, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
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
day_cell(int64_t day)
{
	return (
	    struct vc_cell){ .type = day == UNSET ? VC_CELL_NONE : VC_CELL_DAY,
		.num = day };
}

/* For people in one cell: the day, in brackets when it is only planned. */
static struct vc_cell
shown(struct board *b, int64_t planned, int64_t reached)
{
	char day[16], text[24];

	if (reached != UNSET || planned == UNSET)
		return day_cell(reached);
	snprintf(text, sizeof text, "(%s)", vc_day_format(planned, day));
	return text_cell(b, text);
}

static int
row(struct board *b, const struct initiative *i)
{
	struct vc_cell *c = vci_table_row(b->vc, b->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[B_STAGE] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = i->furthest < 0 ? N_("none reached") :
					  column[HEAD + 3 * i->furthest].key };
	c[B_ID] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = i->id };
	c[B_TITLE] = text_cell(b, i->title);
	c[B_INSTITUTION] = text_cell(b, i->institution);
	c[B_OWNER] = text_cell(b, i->owner);
	c[B_STATUS] = text_cell(b, i->status);
	c[B_STATUS].type = VC_CELL_MSG;
	if (i->first_time >= 0)
		c[B_FIRST] = (struct vc_cell){ .type = VC_CELL_BOOL,
			.num = i->first_time };
	for (size_t s = 0; s < STAGES; s++) {
		c[HEAD + 3 * s] = shown(b, i->planned[s], i->reached[s]);
		c[HEAD + 3 * s + 1] = day_cell(i->planned[s]);
		c[HEAD + 3 * s + 2] = day_cell(i->reached[s]);
	}
	return VC_OK;
}

static int
rows(struct board *b)
{
	char all[16], first[16];
	int rc = VC_OK;

	for (int s = -1; s < (int)STAGES; s++)
		for (const struct initiative *i = b->first;
		     i != NULL && rc == VC_OK; i = i->next)
			if (i->furthest == s)
				rc = row(b, i);
	if (rc != VC_OK || b->all == 0)
		return rc;
	snprintf(all, sizeof all, "%d", b->all);
	snprintf(first, sizeof first, "%d", b->first_time);
	rc = vci_table_foot(b->vc, b->t,
	    "%s initiatives, %s where volunteers were never worked with "
	    "before",
	    all, first);
	vci_table_foot_numbers(b->t, 1 << 0 | 1 << 1);
	return rc == VC_OK ?
	    vci_table_foot(b->vc, b->t, "A day in brackets is planned") :
	    rc;
}

int
vc_initiative_board(struct vc *vc, struct vc_table **tp)
{
	struct board b = { .vc = vc };
	int rc = vci_table_new(vc, column, COLUMNS, tp);

	b.t = *tp;
	if (rc == VC_OK)
		rc = read_all(&b);
	if (rc == VC_OK)
		rc = rows(&b);
	vci_arena_release(&b.arena);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
