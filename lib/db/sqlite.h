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
	int64_t before;     /* rows ever written when the transaction began */
	int64_t wait_until; /* monotonic ms at which waiting ends, or 0 */
	int queue;          /* of those who wait: a file, or -1 */
	bool first;         /* in it */
	const struct vci_batch *batch;
	struct vci_stmt *idle; /* statements kept, the last used first */
};

/* Is the path one that can be opened so? A new file is made (sqlite_path.c). */
int vci_sqlite_look(struct vc *, const char *path, enum vci_open) VC_CHECK;
/* Turns a result code of SQLite's into ours, with words. */
int vci_sqlite_err(struct vc *, int code);
/* The engine's busy handler, with the handle as its argument. */
int vci_sqlite_wait(void *vc, int count);
/* Leaves the queue. */
void vci_sqlite_go(struct vci_db *);
/* The name of the file layer to open with; NULL: the engine's own. */
const char *vci_sqlite_vfs(void);
/* Writing to a file aside (sqlite_aside.c), as the engine's layer would. An
 * error may come of an earlier write; each is told once. NULL: there is no
 * thread to be had. Of one file there is one at a time, and all else that
 * touches what was written waits first; `wait_for` only where it holds some of
 * these n bytes. `end` waits too, and takes NULL. */
struct vci_aside *vci_aside_new(sqlite3_file *, const char *path);
int vci_aside_write(struct vci_aside *, const void *, int n, sqlite3_int64 at);
int vci_aside_wait(struct vci_aside *);
int vci_aside_wait_for(struct vci_aside *, int n, sqlite3_int64 at);
int vci_aside_end(struct vci_aside *);
/* One statement of SQLite's own, kept for the next time; who waited for it has
 * left the queue. */
int vci_sqlite_once(struct vc *, const char *sql) VC_CHECK;
/* Lets go of the statements that were kept for another time. */
void vci_sqlite_forget(struct vci_db *);
/* Registers the table that shows the current batch. */
int vci_sqlite_batch(struct vc *) VC_CHECK;

#endif
