/* SPDX-License-Identifier: ISC */
/* What the SQLite files of this folder share. */
#ifndef VCI_SQLITE_H
#define VCI_SQLITE_H

#include <sqlite3.h>

#include "db.h"

struct vci_db {
	sqlite3 *h;
	char *path;
	int depth;   /* transactions begun, one inside the other */
	bool doomed; /* an inner one failed */
	int64_t changes;
	int64_t wait_until; /* monotonic ms at which waiting ends, or 0 */
	const struct vci_batch *batch;
};

/* Turns a result code of SQLite's into ours, with words. */
int vci_sqlite_err(struct vc *, int code);
/* Registers the table that shows the current batch. */
int vci_sqlite_batch(struct vc *) VC_CHECK;

#endif
