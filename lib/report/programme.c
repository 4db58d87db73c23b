/* SPDX-License-Identifier: ISC */
/* What a year's activities were to be beside what was held. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

enum {
	P_KIND,
	P_ID,
	P_TITLE,
	P_PLAN,
	P_PLANNED,
	P_HELD,
	P_STATUS,
	P_TIMES,
	P_CAME,
	P_COUNT
};

/* clang-format off */
static const struct vc_column column[P_COUNT] = {
	[P_KIND] = { "kind", N_("Kind"), VC_COL_GROUP },
	[P_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[P_TITLE] = { "title", N_("Title"), VC_COL_WRAP },
	[P_PLAN] = { "plan", N_("Plan"), VC_COL_SPARE },
	[P_PLANNED] = { "planned_on", N_("Planned for"), VC_COL_SPARE },
	[P_HELD] = { "held_on", N_("Held"), VC_COL_SPARE },
	[P_STATUS] = { "status", N_("Status"), 0 },
	[P_TIMES] = { "occasions", N_("Times"), VC_COL_RIGHT | VC_COL_SPARE },
	[P_CAME] = { "participants", N_("Participants"),
	    VC_COL_RIGHT | VC_COL_SPARE },
};
/* clang-format on */

/* One that is planned is late when its day has passed. */
enum state { HELD, UNPLANNED, TO_COME, LATE, CANCELLED, STATES };
static const char *const state_word[STATES] = { "held", "held", "planned",
	N_("late"), "cancelled" };

struct programme {
	struct vc *vc;
	struct vc_table *t;
	int64_t from, to, today;
	const char *kind; /* of the rows that are read now */
	int count[STATES];
};

static enum state
state_of(const struct programme *p, struct vci_stmt *st)
{
	const char *status = vci_col_text(st, 6);

	if (strcmp(status, "held") == 0)
		return vci_col_null(st, 4) ? UNPLANNED : HELD;
	if (strcmp(status, "cancelled") == 0)
		return CANCELLED;
	return vci_col_int(st, 5) < p->today ? LATE : TO_COME;
}

static struct vc_cell
typed(struct vci_stmt *st, int col, enum vc_cell_type type)
{
	if (vci_col_null(st, col))
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = type, .num = vci_col_int(st, col) };
}

static struct vc_cell
text(struct programme *p, struct vci_stmt *st, int col)
{
	if (vci_col_null(st, col))
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(p->t, vci_col_text(st, col)) };
}

static int
row(struct programme *p, struct vci_stmt *st)
{
	enum state state = state_of(p, st);
	struct vc_cell *c;

	if (strcmp(vci_col_text(st, 1), p->kind) != 0)
		return VC_OK;
	if ((c = vci_table_row(p->vc, p->t)) == NULL)
		return VC_E_NOMEM;
	p->count[state]++;
	c[P_KIND] = (struct vc_cell){ .type = VC_CELL_MSG, .text = p->kind };
	c[P_ID] = typed(st, 0, VC_CELL_YEAR);
	c[P_TITLE] = text(p, st, 2);
	c[P_PLAN] = text(p, st, 3);
	c[P_PLANNED] = typed(st, 4, VC_CELL_DAY);
	if (state == HELD || state == UNPLANNED)
		c[P_HELD] = typed(st, 5, VC_CELL_DAY);
	c[P_STATUS] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = state_word[state] };
	c[P_TIMES] = typed(st, 7, VC_CELL_INT);
	c[P_CAME] = typed(st, 8, VC_CELL_INT);
	return VC_OK;
}

/* Kinds in the order of their list. */
static int
rows(struct programme *p, struct vci_stmt *st)
{
	const struct vci_code *kind = vci_activity_kinds.code;
	int rc = VC_OK;

	for (; kind->code != NULL && rc == VC_OK; kind++) {
		p->kind = kind->code;
		vci_bind_int(st, 1, p->from);
		vci_bind_int(st, 2, p->to);
		while ((rc = vci_step(p->vc, st)) == VC_ROW)
			if ((rc = row(p, st)) != VC_OK)
				return rc;
		rc = rc == VC_DONE ? VC_OK : rc;
		vci_reset(st);
	}
	return rc;
}

static const char *
number(int n, char buf[16])
{
	snprintf(buf, 16, "%d", n);
	return buf;
}

static int
foot(struct programme *p)
{
	const int *n = p->count;
	char a[16], b[16], c[16], d[16], e[16], f[16];
	int planned = n[HELD] + n[TO_COME] + n[LATE] + n[CANCELLED];
	int rc = vci_table_foot(p->vc, p->t,
	    "Planned: %s; held: %s; cancelled: %s; still to come: %s; late: %s",
	    number(planned, a), number(n[HELD], b), number(n[CANCELLED], c),
	    number(n[TO_COME], d), number(n[LATE], e));

	vci_table_foot_numbers(p->t, 0x1f);
	if (rc == VC_OK && n[UNPLANNED] > 0) {
		rc = vci_table_foot(p->vc, p->t, "Held without a plan: %s",
		    number(n[UNPLANNED], f));
		vci_table_foot_numbers(p->t, 1 << 0);
	}
	return rc;
}

int
vc_activity_plan(struct vc *vc, int year, struct vc_table **tp)
{
	struct programme p = { .vc = vc,
		.from = vci_day(year, 1, 1),
		.to = vci_day(year + 1, 1, 1),
		.today = vc_today(vc) };
	struct vci_stmt *st = NULL;
	char text[8], day[16];
	int rc = vci_table_new(vc, column, P_COUNT, tp);

	p.t = *tp;
	snprintf(text, sizeof text, "%d", year);
	if (rc == VC_OK)
		rc = vci_table_head(vc, p.t, "Activities %s, as of %s", text,
		    vc_day_format(p.today, day));
	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_year_sql[VCI_SQL_PROGRAMME]);
	if (rc == VC_OK)
		rc = rows(&p, st);
	vci_finalize(st);
	if (rc == VC_OK)
		rc = foot(&p);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
