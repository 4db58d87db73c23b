/* SPDX-License-Identifier: ISC */
/* Between the engine and the system's files: the log of a register waits for
 * the disk only where something depends on it, and of long writing nobody
 * waits for more than the end.
 *
 * A command that writes one record makes the log, fills it, copies it into the
 * register and removes it, and the engine has the log synced three times on
 * the way: after its header, after the record, and before the copying. The
 * first is needed only where the header replaces another, whose old rows could
 * come back to life after a loss of power; the last only where somebody wrote
 * and did not sync. Both are left out where the log was empty and all that is
 * in it is ours.
 *
 * A long transaction fills the log page by page, and then copies it page by
 * page into the register. Until it is synced nobody else may look at either
 * (with PRAGMA synchronous = FULL, which registers are opened with), so that
 * what follows the first megabyte is written aside.
 *
 * This is a shim, as https://sqlite.org/vfs.html calls it: all
 * else is the system's own. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sqlite.h"

#define HEADER 32 /* bytes, https://sqlite.org/fileformat2.html#walformat */
#define LONG   ((int64_t)1 << 20) /* bytes; below, a thread costs more */

struct file {
	sqlite3_file base;
	const char *path;        /* the engine's, for as long as it is open */
	struct vci_aside *aside; /* while much is written */
	int64_t much;            /* bytes written since it was synced */
	bool is_log;
	/* Of a log: it was empty before our header, and ours is what goes up
	 * to `end`. */
	bool ours;
	bool dirty; /* something was written since it was synced */
	int64_t end;
	unsigned char header[HEADER];
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
	return (sqlite3_file *)((struct file *)f + 1);
}

static const sqlite3_io_methods *
theirs(sqlite3_file *f)
{
	return behind(f)->pMethods;
}

/* ---- reading and writing ------------------------------------------------------ */

/* Until all that was written aside is written. */
static int
settle(sqlite3_file *f)
{
	struct vci_aside *a = ((struct file *)f)->aside;

	return a == NULL ? SQLITE_OK : vci_aside_wait(a);
}

static int
end_aside(struct file *w)
{
	struct vci_aside *a = w->aside;

	w->aside = NULL;
	w->much = 0;
	return vci_aside_end(a);
}

static int
file_close(sqlite3_file *f)
{
	int rc = end_aside((struct file *)f);
	int closed = theirs(f)->xClose(behind(f));

	return rc == SQLITE_OK ? closed : rc;
}

static int
file_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	struct vci_aside *a = ((struct file *)f)->aside;
	int rc = a == NULL ? SQLITE_OK : vci_aside_wait_for(a, n, at);

	return rc == SQLITE_OK ? theirs(f)->xRead(behind(f), to, n, at) : rc;
}

static int
file_size(sqlite3_file *f, sqlite3_int64 *size)
{
	int rc = settle(f);

	return rc == SQLITE_OK ? theirs(f)->xFileSize(behind(f), size) : rc;
}

/* Whether the log is still all ours when this is written to it. */
static void
look(struct file *w, const void *from, int n, int64_t at)
{
	sqlite3_int64 size;

	if (at == 0) {
		w->ours = n == HEADER &&
		    file_size(&w->base, &size) == SQLITE_OK && size == 0;
		w->end = 0;
		if (w->ours)
			memcpy(w->header, from, HEADER);
	}
	w->ours = w->ours && at <= w->end;
	if (at + n > w->end)
		w->end = at + n;
	w->dirty = true;
}

static int
file_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	struct file *w = (struct file *)f;
	int64_t much = w->much;

	if (w->is_log)
		look(w, from, n, at);
	w->much += n;
	if (w->aside == NULL && w->much > LONG && much <= LONG)
		w->aside = vci_aside_new(behind(f), w->path);
	return w->aside != NULL ? vci_aside_write(w->aside, from, n, at) :
				  theirs(f)->xWrite(behind(f), from, n, at);
}

static int
file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = settle(f);

	((struct file *)f)->ours = false;
	return rc == SQLITE_OK ? theirs(f)->xTruncate(behind(f), size) : rc;
}

/* ---- the disk ------------------------------------------------------------------ */

/* Nobody else has written since we did: neither behind what is ours nor, from
 * the start again, in its place. */
static bool
untouched(sqlite3_file *f)
{
	struct file *w = (struct file *)f;
	unsigned char now[HEADER];
	sqlite3_int64 size;

	return w->ours && file_size(f, &size) == SQLITE_OK && size == w->end &&
	    file_read(f, now, HEADER, 0) == SQLITE_OK &&
	    memcmp(now, w->header, HEADER) == 0;
}

static int
file_sync(sqlite3_file *f, int flags)
{
	struct file *w = (struct file *)f;
	int rc;

	if (w->is_log && w->ours && w->end == HEADER)
		return SQLITE_OK;
	if (w->is_log && !w->dirty && untouched(f))
		return SQLITE_OK;
	if ((rc = end_aside(w)) != SQLITE_OK)
		return rc;
	rc = theirs(f)->xSync(behind(f), flags);
	if (rc == SQLITE_OK)
		w->dirty = false;
	return rc;
}

/* ---- all else is the system's ---------------------------------------------------- */

static int
file_lock(sqlite3_file *f, int level)
{
	return theirs(f)->xLock(behind(f), level);
}

static int
file_unlock(sqlite3_file *f, int level)
{
	return theirs(f)->xUnlock(behind(f), level);
}

static int
file_reserved(sqlite3_file *f, int *out)
{
	return theirs(f)->xCheckReservedLock(behind(f), out);
}

static int
file_control(sqlite3_file *f, int op, void *arg)
{
	int rc = settle(f);

	return rc == SQLITE_OK ? theirs(f)->xFileControl(behind(f), op, arg) :
				 rc;
}

static int
file_sector(sqlite3_file *f)
{
	return theirs(f)->xSectorSize(behind(f));
}

static int
file_device(sqlite3_file *f)
{
	return theirs(f)->xDeviceCharacteristics(behind(f));
}

static int
file_shm_map(sqlite3_file *f, int region, int size, int extend,
    void volatile **to)
{
	return theirs(f)->xShmMap(behind(f), region, size, extend, to);
}

static int
file_shm_lock(sqlite3_file *f, int from, int n, int flags)
{
	return theirs(f)->xShmLock(behind(f), from, n, flags);
}

static void
file_shm_barrier(sqlite3_file *f)
{
	theirs(f)->xShmBarrier(behind(f));
}

static int
file_shm_unmap(sqlite3_file *f, int remove)
{
	return theirs(f)->xShmUnmap(behind(f), remove);
}

static int
file_fetch(sqlite3_file *f, sqlite3_int64 at, int n, void **to)
{
	int rc = settle(f);

	return rc == SQLITE_OK ? theirs(f)->xFetch(behind(f), at, n, to) : rc;
}

static int
file_unfetch(sqlite3_file *f, sqlite3_int64 at, void *p)
{
	return theirs(f)->xUnfetch(behind(f), at, p);
}

static const sqlite3_io_methods methods = { 3, file_close, file_read,
	file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
	file_reserved, file_control, file_sector, file_device, file_shm_map,
	file_shm_lock, file_shm_barrier, file_shm_unmap, file_fetch,
	file_unfetch };

static int
shim_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags,
    int *out)
{
	sqlite3_vfs *system = ((struct shim *)vfs)->system;
	struct file *w = (struct file *)f;
	int rc;

	if ((flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_DB)) == 0)
		return system->xOpen(system, path, f, flags, out);
	*w = (struct file){ .path = path,
		.is_log = (flags & SQLITE_OPEN_WAL) != 0 };
	rc = system->xOpen(system, path, behind(f), flags, out);
	if (rc == SQLITE_OK && theirs(f)->iVersion < methods.iVersion) {
		theirs(f)->xClose(behind(f));
		return SQLITE_CANTOPEN;
	}
	w->base.pMethods = theirs(f) == NULL ? NULL : &methods;
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
	s->vfs.szOsFile += (int)sizeof(struct file);
	s->vfs.xOpen = shim_open;
	if (sqlite3_vfs_register(&s->vfs, 0) == SQLITE_OK)
		return name;
	free(s);
	return NULL;
}
