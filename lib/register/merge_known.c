/* SPDX-License-Identifier: ISC */
/* The ids by which senders know the row that goes lead to the one that is
 * kept. */
#include <stdio.h>

#include "../noun/sql.h"
#include "merge.h"

static int
know(struct vci_merge *m, const char *source_id, int64_t source)
{
	return VCI_RUN(m->vc, vci_noun_sql[VCI_SQL_ALIAS],
	    vci_of_text(m->noun->name), vci_of_int(source),
	    vci_of_text(source_id), vci_of_int(m->kept));
}

/* By what id which sender knows the row that goes, as it stands in it. */
static int
own_id(struct vci_merge *m, struct vci_stmt **st)
{
	int rc = vci_prepare_of(m->vc, st, "SELECT source_id, source FROM ",
	    m->noun->table[VCI_COUNTED], " WHERE id = $1", NULL);

	if (rc == VC_OK)
		vci_bind_int(*st, 1, m->gone);
	return rc;
}

static int
set_known(struct vci_merge *m, int64_t source, const char *source_id,
    int64_t row)
{
	const struct vci_value arg[] = { vci_of_int(row),
		vci_of_text(m->noun->name), vci_of_int(source),
		vci_of_text(source_id) };

	return vci_merge_run(m->vc, VCI_SQL_MERGE_KNOWN_MOVE, arg, 4);
}

int
vci_merge_known(struct vci_merge *m)
{
	struct vci_stmt *st;
	int n = 0, rc = vci_merge_ask(m, VCI_SQL_MERGE_KNOWN, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		struct vci_value v;
		char what[VCI_MERGE_WHAT];

		vci_col_value(st, 1, &v);
		snprintf(what, sizeof what, "known.%d.%lld", n++,
		    (long long)vci_col_int(st, 0));
		rc = vci_merge_was(m, m->gone, false, what, &v);
		if (rc == VC_OK)
			rc = set_known(m, vci_col_int(st, 0), v.s, m->kept);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	if (rc != VC_DONE)
		return rc;
	if ((rc = own_id(m, &st)) != VC_OK)
		return rc;
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW)
		rc = vci_col_null(st, 0) ?
		    VC_OK :
		    know(m, vci_col_text(st, 0), vci_col_int(st, 1));
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_merge_known_back(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_merge_was_of(m, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		long long source;

		if (sscanf(vci_col_text(st, 0), "known.%*d.%lld", &source) != 1)
			continue;
		rc = set_known(m, source, vci_col_text(st, 2), m->gone);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	if (rc != VC_DONE)
		return rc;
	if ((rc = own_id(m, &st)) != VC_OK)
		return rc;
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW && !vci_col_null(st, 0)) {
		const struct vci_value arg[] = { vci_of_text(m->noun->name),
			vci_of_int(vci_col_int(st, 1)),
			vci_of_text(vci_col_text(st, 0)), vci_of_int(m->kept) };

		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_KNOWN_OFF, arg, 4);
	}
	vci_finalize(st);
	return rc == VC_DONE || rc == VC_ROW ? VC_OK : rc;
}
