/* SPDX-License-Identifier: ISC */
/* Indexes that are left out while very many rows are added. */
#include "sqlite.h"

int
vci_db_index_off(struct vc *vc, const char *table, bool unique,
    struct vc_buf *made)
{
	struct vc_buf off = { 0 };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st,
	    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND "
	    "tbl_name = $1 AND (substr(sql, 1, 13) = 'CREATE INDEX ' OR "
	    "(substr(sql, 1, 20) = 'CREATE UNIQUE INDEX ' AND $2 = 1))");

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, table);
	vci_bind_int(st, 2, unique);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		vc_buf_add(&off, "DROP INDEX ");
		vc_buf_add(&off, vci_col_text(st, 0));
		vc_buf_addc(&off, ';');
		vc_buf_add(made, vci_col_text(st, 1));
		vc_buf_addc(made, ';');
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		rc = off.failed || made->failed ? vci_nomem(vc) : VC_OK;
	/* What comes in order needs little memory. */
	if (rc == VC_OK && off.len > 0)
		rc = vci_db_exec(vc, "PRAGMA cache_spill = 1");
	if (rc == VC_OK && off.len > 0)
		rc = vci_db_exec(vc, off.s);
	vc_buf_free(&off);
	return rc;
}

/* What is sorted takes as much memory as the cache, for each thread: a smaller
 * one makes more of it go through files, which costs hardly anything. */
int
vci_db_index_on(struct vc *vc, struct vc_buf *made)
{
	int rc;

	if (made->len == 0)
		return VC_OK;
	rc = vci_db_exec(vc, "PRAGMA cache_size = -2000; PRAGMA threads = 2");
	if (rc == VC_OK)
		rc = vci_db_exec(vc, made->s);
	if (rc == VC_OK)
		rc = vci_db_exec(vc, "PRAGMA threads = 0");
	vc_buf_clear(made);
	return rc;
}
