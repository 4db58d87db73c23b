/* SPDX-License-Identifier: ISC */
/* What a merge notes while it is done, so that it can be taken back. */
#include "merge.h"

int
vci_merge_run(struct vc *vc, enum vci_merge_sql sql,
    const struct vci_merge_arg *arg, size_t n)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_merge_sql[sql]);

	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (arg[i].s != NULL)
			vci_bind_text(st, (int)i + 1, arg[i].s);
		else
			vci_bind_int(st, (int)i + 1, arg[i].i);
	}
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}

int
vci_merge_was(struct vci_merge *m, int64_t row, bool person, const char *what,
    const struct vci_value *v)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st,
	    vci_merge_sql[person ? VCI_SQL_MERGE_WAS_PERSON :
				   VCI_SQL_MERGE_WAS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, row);
	vci_bind_int(st, 3, m->id);
	vci_bind_text(st, 4, what);
	if (v->kind == VCI_INT)
		vci_bind_int(st, 5, v->i);
	else if (v->kind == VCI_TEXT)
		vci_bind_value(st, 6, v);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

int
vci_merge_moved(struct vci_merge *m, const char *what, int64_t row)
{
	const struct vci_merge_arg arg[] = { { .i = m->id }, { .s = what },
		{ .i = row } };

	m->moved++;
	return vci_merge_run(m->vc, VCI_SQL_MERGE_MOVED, arg, 3);
}

int
vci_merge_ask(struct vci_merge *m, enum vci_merge_sql sql, int64_t row,
    struct vci_stmt **st)
{
	int rc = vci_prepare(m->vc, st, vci_merge_sql[sql]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(*st, 1, m->noun->name);
	vci_bind_int(*st, 2, row);
	return VC_OK;
}

int
vci_merge_was_of(struct vci_merge *m, int64_t row, struct vci_stmt **st)
{
	int rc = vci_merge_ask(m, VCI_SQL_MERGE_WAS_OF, row, st);

	if (rc == VC_OK)
		vci_bind_int(*st, 3, m->id);
	return rc;
}

int
vci_merge_all_moved(struct vci_merge *m, struct vci_stmt *st, const char *what)
{
	int rc;

	while ((rc = vci_step(m->vc, st)) == VC_ROW)
		if ((rc = vci_merge_moved(m, what, vci_col_int(st, 0))) !=
		    VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_merge_stays(struct vci_merge *m, struct vc_undo_result *r,
    struct vc_table *left, const char *what, int64_t row)
{
	struct vc_cell *c = vci_table_row(m->vc, left);

	if (c == NULL)
		return VC_E_NOMEM;
	r->kept++;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(left, what) };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = row };
	c[2] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = N_("changed since") };
	return VC_OK;
}
