/* SPDX-License-Identifier: ISC */
/* The log of a register waits for the disk only where something depends on it.
 *
 * A command that writes one record makes the log, fills it, copies it into the
 * register and removes it, and the engine has the log synced three times on
 * the way: after its header, after the record, and before the copying. The
 * first is needed only where the header replaces another, whose old rows could
 * come back to life after a loss of power; the last only where somebody wrote
 * and did not sync. Both are left out where the log was empty and all that is
 * in it is ours.
 *
 * A long transaction fills the log page by page, each with a header of its own:
 * what follows another is gathered, and written when it is much, when it is to
 * be read or synced. Until then nobody else may look at it anyway.
 *
 * This is a shim, as https://sqlite.org/vfs.html calls it: all
 * else is the system's own. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sqlite.h"

#define HEADER 32 /* bytes, https://sqlite.org/fileformat2.html#walformat */
#define LONG   ((int64_t)1 << 20) /* of a log; below, nothing is gathered */
#define GATHER (127 * 1024) /* the system's layer writes less than 128 KiB */

struct wal {
	sqlite3_file base;
	/* It was empty before our header, and ours is what goes up to `end`. */
	bool ours;
	bool dirty; /* something was written since it was synced */
	int64_t end;
	unsigned char header[HEADER];
	char *held; /* gathered and not written: `nheld` bytes, to stand at */
	int nheld;
	int64_t at;
	/* The system's file stands behind. */
};

/* The system's, copied, and what it was copied from. */
struct shim {
	sqlite3_vfs vfs;
	sqlite3_vfs *system;
};

static sqlite3_file *
behind(sqlite3_file *f)
{
	return (sqlite3_file *)((struct wal *)f + 1);
}

/* Writes what was gathered. */
static int
let_go(struct wal *w)
{
	sqlite3_file *f = behind(&w->base);
	int n = w->nheld;

	w->nheld = 0;
	return n == 0 ? SQLITE_OK : f->pMethods->xWrite(f, w->held, n, w->at);
}

/* false: it is not to be gathered, or there is no memory for it. */
static bool
hold(struct wal *w, const void *from, int n, int64_t at)
{
	if (w->held == NULL && w->end > LONG)
		w->held = malloc(GATHER);
	if (w->held == NULL || n > GATHER - w->nheld ||
	    (w->nheld > 0 && at != w->at + w->nheld))
		return false;
	if (w->nheld == 0)
		w->at = at;
	memcpy(w->held + w->nheld, from, (size_t)n);
	w->nheld += n;
	return true;
}

static int
wal_close(sqlite3_file *f)
{
	struct wal *w = (struct wal *)f;
	int rc = let_go(w), closed;

	free(w->held);
	closed = behind(f)->pMethods->xClose(behind(f));
	return rc == SQLITE_OK ? closed : rc;
}

static int
wal_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	struct wal *w = (struct wal *)f;
	int rc = SQLITE_OK;

	if (w->nheld > 0 && at >= w->at && at + n <= w->at + w->nheld) {
		memcpy(to, w->held + (at - w->at), (size_t)n);
		return SQLITE_OK;
	}
	if (at < w->at + w->nheld && at + n > w->at)
		rc = let_go(w);
	return rc == SQLITE_OK ?
	    behind(f)->pMethods->xRead(behind(f), to, n, at) :
	    rc;
}

static int
wal_size(sqlite3_file *f, sqlite3_int64 *size)
{
	int rc = let_go((struct wal *)f);

	return rc == SQLITE_OK ?
	    behind(f)->pMethods->xFileSize(behind(f), size) :
	    rc;
}

static int
wal_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	struct wal *w = (struct wal *)f;
	sqlite3_int64 size;
	int rc;

	if (at == 0) {
		w->ours = n == HEADER && wal_size(f, &size) == SQLITE_OK &&
		    size == 0;
		w->end = 0;
		if (w->ours)
			memcpy(w->header, from, HEADER);
	}
	w->ours = w->ours && at <= w->end;
	if (at + n > w->end)
		w->end = at + n;
	w->dirty = true;
	if (hold(w, from, n, at))
		return SQLITE_OK;
	if ((rc = let_go(w)) != SQLITE_OK || hold(w, from, n, at))
		return rc;
	return behind(f)->pMethods->xWrite(behind(f), from, n, at);
}

static int
wal_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = let_go((struct wal *)f);

	((struct wal *)f)->ours = false;
	return rc == SQLITE_OK ?
	    behind(f)->pMethods->xTruncate(behind(f), size) :
	    rc;
}

/* Nobody else has written since we did: neither behind what is ours nor, from
 * the start again, in its place. */
static bool
untouched(sqlite3_file *f)
{
	struct wal *w = (struct wal *)f;
	unsigned char now[HEADER];
	sqlite3_int64 size;

	return w->ours && wal_size(f, &size) == SQLITE_OK && size == w->end &&
	    wal_read(f, now, HEADER, 0) == SQLITE_OK &&
	    memcmp(now, w->header, HEADER) == 0;
}

static int
wal_sync(sqlite3_file *f, int flags)
{
	struct wal *w = (struct wal *)f;
	int rc;

	if (w->ours && w->end == HEADER)
		return SQLITE_OK;
	if (!w->dirty && untouched(f))
		return SQLITE_OK;
	if ((rc = let_go(w)) != SQLITE_OK)
		return rc;
	rc = behind(f)->pMethods->xSync(behind(f), flags);
	if (rc == SQLITE_OK)
		w->dirty = false;
	return rc;
}

static int
wal_lock(sqlite3_file *f, int level)
{
	return behind(f)->pMethods->xLock(behind(f), level);
}

static int
wal_unlock(sqlite3_file *f, int level)
{
	return behind(f)->pMethods->xUnlock(behind(f), level);
}

static int
wal_reserved(sqlite3_file *f, int *out)
{
	return behind(f)->pMethods->xCheckReservedLock(behind(f), out);
}

static int
wal_control(sqlite3_file *f, int op, void *arg)
{
	return behind(f)->pMethods->xFileControl(behind(f), op, arg);
}

static int
wal_sector(sqlite3_file *f)
{
	return behind(f)->pMethods->xSectorSize(behind(f));
}

static int
wal_device(sqlite3_file *f)
{
	return behind(f)->pMethods->xDeviceCharacteristics(behind(f));
}

static const sqlite3_io_methods wal_methods = { 1, wal_close, wal_read,
	wal_write, wal_truncate, wal_sync, wal_size, wal_lock, wal_unlock,
	wal_reserved, wal_control, wal_sector, wal_device, 0, 0, 0, 0, 0, 0 };

static int
shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	sqlite3_vfs *system = ((struct shim *)vfs)->system;
	struct wal *w = (struct wal *)f;
	int rc;

	if ((flags & SQLITE_OPEN_WAL) == 0)
		return system->xOpen(system, name, f, flags, out);
	memset(w, 0, sizeof *w);
	rc = system->xOpen(system, name, behind(f), flags, out);
	w->base.pMethods = behind(f)->pMethods == NULL ? NULL : &wal_methods;
	return rc;
}

/* The engine keeps it, and can't take it back while a register is open: it
 * stays for as long as the process does. */
const char *
vci_sqlite_vfs(void)
{
	static const char name[] = "vcctl";
	struct shim *s;

	if (sqlite3_vfs_find(name) != NULL)
		return name;
	if ((s = malloc(sizeof *s)) == NULL)
		return NULL;
	s->system = sqlite3_vfs_find(NULL);
	s->vfs = *s->system;
	s->vfs.zName = name;
	s->vfs.pNext = NULL;
	s->vfs.szOsFile += (int)sizeof(struct wal);
	s->vfs.xOpen = shim_open;
	if (sqlite3_vfs_register(&s->vfs, 0) == SQLITE_OK)
		return name;
	free(s);
	return NULL;
}
