/* SPDX-License-Identifier: ISC */
/* Much that is written to one file is written by a thread of its own, in the
 * order in which it came, while the engine goes on; and the system begins with
 * bringing it to the disk, so that whoever has it synced waits less. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sqlite.h"

#define PIECES 16
#define RUNS   32 /* places of the file that one piece may have bytes for */
#define PIECE  (127 * 1024) /* the engine's layer writes less than 128 KiB */
#define BEGIN  ((sqlite3_int64)8 << 20) /* written before the disk begins */
#define FD_MAX 256

/* What is to be written at some places of the file, one behind the other. */
struct piece {
	struct run {
		sqlite3_int64 at;
		int n;
	} run[RUNS];
	int nrun, n; /* n: bytes of all */
	char *s;
};

struct vci_aside {
	sqlite3_file *file;
	int fd; /* the file's, or -1 */
	/* Those between `done` and `made` are to be written, the next one is
	 * being filled; both only grow. */
	size_t made, done;
	bool stop;
	int rc, errnum; /* what went wrong and was not told yet */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t change;
	struct piece piece[PIECES];
	char room[PIECES][PIECE];
};

/* ---- the thread -------------------------------------------------------------- */

/* What was written to here since the disk began with it last. */
struct reach {
	sqlite3_int64 from, to, n;
};

static void
begin_with(const struct vci_aside *a, const struct run *was, struct reach *r)
{
	if (r->n == 0 || was->at < r->from)
		r->from = was->at;
	if (r->n == 0 || was->at + was->n > r->to)
		r->to = was->at + was->n;
	r->n += was->n;
	if (r->n < BEGIN)
		return;
#ifdef SYNC_FILE_RANGE_WRITE
	if (a->fd >= 0)
		sync_file_range(a->fd, r->from, r->to - r->from,
		    SYNC_FILE_RANGE_WRITE);
#else
	(void)a;
#endif
	r->n = 0;
}

static int
write_out(struct vci_aside *a, const struct piece *p, struct reach *reach)
{
	const char *s = p->s;
	int rc = SQLITE_OK;

	for (int i = 0; i < p->nrun && rc == SQLITE_OK; i++) {
		const struct run *r = &p->run[i];

		rc = a->file->pMethods->xWrite(a->file, s, r->n, r->at);
		if (rc == SQLITE_OK)
			begin_with(a, r, reach);
		s += r->n;
	}
	return rc;
}

static void *
writer(void *arg)
{
	struct vci_aside *a = arg;
	struct reach reach = { 0 };

	pthread_mutex_lock(&a->lock);
	for (;;) {
		const struct piece *p = &a->piece[a->done % PIECES];
		int rc;

		while (a->done == a->made && !a->stop)
			pthread_cond_wait(&a->change, &a->lock);
		if (a->done == a->made)
			break;
		pthread_mutex_unlock(&a->lock);
		rc = write_out(a, p, &reach);
		pthread_mutex_lock(&a->lock);
		if (rc != SQLITE_OK && a->rc == SQLITE_OK) {
			a->rc = rc;
			a->errnum = errno;
		}
		a->done++;
		pthread_cond_signal(&a->change);
	}
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* ---- the engine's ------------------------------------------------------------ */

/* The engine has the file open and doesn't tell as what. Any of ours will do,
 * and another file's too: the disk would only begin with that one early. It
 * can't be opened once more, because closing it would drop the engine's locks
 * (https://sqlite.org/howtocorrupt.html, 2.2). */
static int
fd_of(const char *path)
{
	struct stat is, st;

	if (stat(path, &is) != 0)
		return -1;
	for (int fd = 3; fd < FD_MAX; fd++)
		if (fstat(fd, &st) == 0 && st.st_ino == is.st_ino &&
		    st.st_dev == is.st_dev)
			return fd;
	return -1;
}

struct vci_aside *
vci_aside_new(sqlite3_file *file, const char *path)
{
	struct vci_aside *a = malloc(sizeof *a);

	if (a == NULL)
		return NULL;
	memset(a, 0, offsetof(struct vci_aside, room));
	a->file = file;
	a->fd = fd_of(path);
	for (int i = 0; i < PIECES; i++)
		a->piece[i].s = a->room[i];
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->change, NULL);
	if (pthread_create(&a->thread, NULL, writer, a) == 0)
		return a;
	pthread_cond_destroy(&a->change);
	pthread_mutex_destroy(&a->lock);
	free(a);
	return NULL;
}

static void
until(struct vci_aside *a, size_t left)
{
	while (a->made - a->done > left)
		pthread_cond_wait(&a->change, &a->lock);
}

/* What went wrong is told once, for all that is under way: the engine takes
 * back whatever it did. */
static int
tell(struct vci_aside *a)
{
	int rc = a->rc;

	if (rc == SQLITE_OK)
		return rc;
	until(a, 0);
	a->rc = SQLITE_OK;
	errno = a->errnum;
	return rc;
}

/* Hands over what was filled, and waits until no more than `left` pieces are
 * to be written. */
static int
hand_over(struct vci_aside *a, size_t left)
{
	int rc;

	pthread_mutex_lock(&a->lock);
	if (a->piece[a->made % PIECES].n > 0) {
		a->made++;
		pthread_cond_signal(&a->change);
	}
	until(a, left);
	a->piece[a->made % PIECES].n = a->piece[a->made % PIECES].nrun = 0;
	rc = tell(a);
	pthread_mutex_unlock(&a->lock);
	return rc;
}

static bool
goes_on(const struct piece *p, sqlite3_int64 at)
{
	const struct run *r = p->run + p->nrun;

	return p->nrun > 0 && at == r[-1].at + r[-1].n;
}

int
vci_aside_write(struct vci_aside *a, const void *from, int n, sqlite3_int64 at)
{
	struct piece *p = &a->piece[a->made % PIECES];
	int rc;

	if (n > PIECE)
		return (rc = hand_over(a, 0)) != SQLITE_OK ?
		    rc :
		    a->file->pMethods->xWrite(a->file, from, n, at);
	if (n > PIECE - p->n || (p->nrun == RUNS && !goes_on(p, at))) {
		if ((rc = hand_over(a, PIECES - 1)) != SQLITE_OK)
			return rc;
		p = &a->piece[a->made % PIECES];
	}
	if (!goes_on(p, at))
		p->run[p->nrun++] = (struct run){ .at = at };
	memcpy(p->s + p->n, from, (size_t)n);
	p->run[p->nrun - 1].n += n;
	p->n += n;
	return SQLITE_OK;
}

int
vci_aside_wait(struct vci_aside *a)
{
	return hand_over(a, 0);
}

static bool
touches(const struct piece *p, int n, sqlite3_int64 at)
{
	for (int i = 0; i < p->nrun; i++)
		if (at < p->run[i].at + p->run[i].n && at + n > p->run[i].at)
			return true;
	return false;
}

int
vci_aside_wait_for(struct vci_aside *a, int n, sqlite3_int64 at)
{
	bool held = false;

	pthread_mutex_lock(&a->lock);
	for (size_t i = a->done; i <= a->made && !held; i++)
		held = touches(&a->piece[i % PIECES], n, at);
	pthread_mutex_unlock(&a->lock);
	return held ? hand_over(a, 0) : SQLITE_OK;
}

int
vci_aside_end(struct vci_aside *a)
{
	int rc;

	if (a == NULL)
		return SQLITE_OK;
	rc = hand_over(a, 0);
	pthread_mutex_lock(&a->lock);
	a->stop = true;
	pthread_cond_signal(&a->change);
	pthread_mutex_unlock(&a->lock);
	pthread_join(a->thread, NULL);
	pthread_cond_destroy(&a->change);
	pthread_mutex_destroy(&a->lock);
	free(a);
	return rc;
}
