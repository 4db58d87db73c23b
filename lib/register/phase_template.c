/* SPDX-License-Identifier: ISC */
/* Templates of initiatives: listed, shown, made of what stands, removed. */
#include <string.h>

#include "phase.h"

static int
remove_phases(struct vc *vc, const char *name, int *n)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_PHASE_REMOVE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	rc = vci_run(vc, st);
	*n = (int)vci_changes(vc);
	vci_finalize(st);
	return rc;
}

int
vc_initiative_template_remove(struct vc *vc, const char *name)
{
	int n = 0, rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = remove_phases(vc, name, &n);
	if (rc == VC_OK && n == 0 && strcmp(name, VCI_BUILT_IN) == 0)
		rc = vci_err(vc, VC_E_USAGE,
		    "template '%s' is built in and stays", name);
	else if (rc == VC_OK && n == 0)
		rc = vci_no_template(vc, name);
	return vci_db_end(vc, rc);
}

static int
save_phase(struct vc *vc, const char *name, const struct vci_phase *p,
    int64_t start)
{
	struct vc_record *r;
	int64_t id;
	int rc = vc_record_new(vc, &vci_phase, &r);

	if (rc != VC_OK)
		return rc;
	rc = vci_phase_set(vc, r, "template", name);
	if (rc == VC_OK)
		rc = vci_phase_set(vc, r, "stage", p->stage);
	if (rc == VC_OK && p->days != VCI_NO_DAY)
		rc = vci_phase_set_int(vc, r, "days", p->days - start);
	if (rc == VC_OK && p->rank != VCI_STAGE_UNRANKED)
		rc = vci_phase_set_int(vc, r, "rank", p->rank);
	if (rc == VC_OK)
		rc = vc_add(vc, r, &id);
	vc_record_free(r);
	return rc;
}

/* `days` of what is read here are days of the calendar. */
static int
save(struct vc *vc, const char *name, int64_t initiative, struct vci_phases *p)
{
	struct vci_stmt *st;
	int64_t start = INT64_MAX;
	int was, rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_STAGES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, initiative);
	rc = vci_phases_rows(vc, st, p);
	vci_finalize(st);
	if (rc == VC_OK && p->n == 0)
		return vci_err(vc, VC_E_NOINPUT,
		    "it has no stages to make a template of");
	for (int i = 0; i < p->n; i++)
		if (p->v[i].days != VCI_NO_DAY && p->v[i].days < start)
			start = p->v[i].days;
	if (rc == VC_OK)
		rc = remove_phases(vc, name, &was);
	for (int i = 0; i < p->n && rc == VC_OK; i++)
		rc = save_phase(vc, name, &p->v[i], start);
	return rc;
}

int
vc_initiative_template_save(struct vc *vc, const char *name, int64_t initiative)
{
	struct vci_phases p = { .n = 0 };
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vci_db_end(vc, save(vc, name, initiative, &p));
	vci_arena_release(&p.arena);
	return rc;
}

static int
template_row(struct vc *vc, struct vc_table *t, const char *name, int64_t n,
    int64_t last, bool own)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, name) };
	c[1] = (struct vc_cell){ .type = VC_CELL_INT, .num = n };
	if (last != VCI_NO_DAY)
		c[2] = (struct vc_cell){ .type = VC_CELL_INT, .num = last };
	c[3] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = !own };
	return VC_OK;
}

int
vc_initiative_templates(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "template", N_("Template"),
						    0 },
		{ "stages", N_("Stages"), VC_COL_RIGHT },
		{ "days", N_("Days"), VC_COL_RIGHT },
		{ "built_in", N_("Built in"), 0 } };
	struct vci_stmt *st = NULL;
	bool own = false;
	int rc = vci_table_new(vc, col, 4, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_phase_sql[VCI_SQL_PHASE_TEMPLATES]);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		own = own || strcmp(vci_col_text(st, 0), VCI_BUILT_IN) == 0;
		rc = template_row(vc, *tp, vci_col_text(st, 0),
		    vci_col_int(st, 1),
		    vci_col_null(st, 2) ? VCI_NO_DAY : vci_col_int(st, 2),
		    true);
	}
	vci_finalize(st);
	rc = rc == VC_DONE ? VC_OK : rc;
	if (rc == VC_OK && !own)
		rc = template_row(vc, *tp, VCI_BUILT_IN, VCI_BUILT_INS,
		    vci_built_in[VCI_BUILT_INS - 1].days, false);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* In the order in which they come. */
static void
sort(struct vci_phases *p)
{
	for (int i = 1; i < p->n; i++)
		for (int k = i; k > 0 &&
		     vci_stage_rank(p->v[k].stage, p->v[k].rank) <
			 vci_stage_rank(p->v[k - 1].stage, p->v[k - 1].rank);
		     k--) {
			struct vci_phase swap = p->v[k];

			p->v[k] = p->v[k - 1];
			p->v[k - 1] = swap;
		}
}

int
vc_initiative_template(struct vc *vc, const char *name, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "template", N_("Template"),
						    VC_COL_MACHINE },
		{ "stage", N_("Stage"), VC_COL_WRAP },
		{ "days", N_("Days"), VC_COL_RIGHT },
		{ "rank", N_("Rank"), VC_COL_RIGHT },
		{ "note", N_("Note"), VC_COL_WRAP | VC_COL_SPARE } };
	struct vci_phases p = { .n = 0 };
	struct vc_cell *c;
	int rc = vci_table_new(vc, col, 5, tp);

	if (rc == VC_OK)
		rc = vci_phases_read(vc, name, &p);
	sort(&p);
	for (int i = 0; i < p.n && rc == VC_OK; i++) {
		if ((c = vci_table_row(vc, *tp)) == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
		c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(*tp, name) };
		c[1] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = vci_table_text(*tp, p.v[i].stage) };
		if (p.v[i].days != VCI_NO_DAY)
			c[2] = (struct vc_cell){ .type = VC_CELL_INT,
				.num = p.v[i].days };
		if (p.v[i].rank != VCI_STAGE_UNRANKED)
			c[3] = (struct vc_cell){ .type = VC_CELL_INT,
				.num = p.v[i].rank };
		if (p.v[i].note != NULL)
			c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
				.text = vci_table_text(*tp, p.v[i].note) };
	}
	vci_arena_release(&p.arena);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
