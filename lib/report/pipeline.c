/* SPDX-License-Identifier: ISC */
/* Partners on their way: how far each has come, since when, and why. */
#include <stdio.h>
#include <string.h>

#include "report.h"

static const char *const way[] = { "lead", "contacted", "meeting", "offered",
	"signed" };
#define STATES (sizeof way / sizeof *way)

struct pipeline {
	struct vc *vc;
	struct vc_table *t;
	int64_t today;
	int n[STATES];
};

static struct vc_cell
text(struct vc_table *t, struct vci_stmt *st, int col, enum vc_cell_type type)
{
	if (vci_col_null(st, col))
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = type,
		.text = vci_table_text(t, vci_col_text(st, col)) };
}

static int
row(struct pipeline *p, size_t state, struct vci_stmt *st)
{
	struct vc_cell *c = vci_table_row(p->vc, p->t);

	if (c == NULL)
		return VC_E_NOMEM;
	p->n[state]++;
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG, .text = way[state] };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[2] = text(p->t, st, 1, VC_CELL_TEXT);
	c[3] = text(p->t, st, 2, VC_CELL_MSG);
	c[4] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 4) };
	c[5] = (struct vc_cell){ .type = VC_CELL_INT,
		.num = p->today - vci_col_int(st, 4) };
	c[6] = text(p->t, st, 5, VC_CELL_MSG);
	return VC_OK;
}

/* The longest in a status first. */
static int
rows(struct pipeline *p, struct vci_stmt *st)
{
	int rc = VC_OK;

	for (size_t state = 0; state < STATES && rc == VC_OK; state++) {
		while ((rc = vci_step(p->vc, st)) == VC_ROW)
			if (strcmp(vci_col_text(st, 3), way[state]) == 0 &&
			    (rc = row(p, state, st)) != VC_OK)
				return rc;
		rc = rc == VC_DONE ? VC_OK : rc;
		vci_reset(st);
	}
	return rc;
}

static int
foot(struct pipeline *p)
{
	char n[24];
	int rc = VC_OK;

	for (size_t state = 0; state < STATES && rc == VC_OK; state++) {
		if (p->n[state] == 0)
			continue;
		snprintf(n, sizeof n, "%d", p->n[state]);
		rc = vci_table_foot(p->vc, p->t, "%s: %s", way[state], n);
		vci_table_foot_words(p->t, 1 << 0);
		vci_table_foot_numbers(p->t, 1 << 1);
	}
	return rc;
}

int
vc_partner_pipeline(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "status", N_("Status"),
						    VC_COL_GROUP },
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "partner", N_("Partner"), VC_COL_WRAP },
		{ "kind", N_("Kind"), 0 }, { "since", N_("Since"), 0 },
		{ "days", N_("Days"), VC_COL_RIGHT },
		{ "reason", N_("Reason"), VC_COL_WRAP | VC_COL_SPARE } };
	struct pipeline p = { .vc = vc, .today = vc_today(vc) };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 7, tp);

	p.t = *tp;
	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_year_sql[VCI_SQL_PIPELINE]);
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
