/* SPDX-License-Identifier: ISC */
/* What a merge notes while it is done, so that it can be taken back. */
#include "merge.h"

int
vci_merge_run(struct vc *vc, enum vci_merge_sql sql,
    const struct vci_value *arg, size_t n)
{
	return vci_run_of(vc, vci_merge_sql[sql], arg, n);
}

int
vci_merge_was(struct vci_merge *m, int64_t row, bool person, const char *what,
    const struct vci_value *v)
{
	bool number = v->kind == VCI_INT, text = v->kind == VCI_TEXT;
	struct vci_value none = vci_of_text(NULL);

	return VCI_RUN(m->vc,
	    vci_merge_sql[person ? VCI_SQL_MERGE_WAS_PERSON :
				   VCI_SQL_MERGE_WAS],
	    vci_of_text(m->noun->name), vci_of_int(row), vci_of_int(m->id),
	    vci_of_text(what), number ? *v : none, text ? *v : none);
}

int
vci_merge_moved(struct vci_merge *m, const char *what, int64_t row)
{
	const struct vci_value arg[] = { vci_of_int(m->id), vci_of_text(what),
		vci_of_int(row) };

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
