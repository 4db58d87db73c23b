/* SPDX-License-Identifier: ISC */
/* Waiting for the write lock of a register.
 *
 * Who waits asks again and again, and seven who ask so often that none loses
 * time are in the way of the one who works. So they stand in a queue: a lock
 * (flock) on the register's log, which the engine itself never locks. Only who
 * has it asks often; the others only ask, more rarely, for that. Who got the
 * register lets go of the queue at once. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "sqlite.h"

/* Nanoseconds. A record holds the register for a fraction of a millisecond. */
#define FIRST_ASKS_EVERY 1000000
#define OTHERS_ASK_EVERY 4000000

/* Whether the first place is ours. Where there is no log (in an exclusive
 * mode), everybody is first. */
static bool
first(struct vci_db *db)
{
	if (db->queue < 0) {
		struct vc_buf name = { 0 };

		vc_buf_add(&name, db->path);
		vc_buf_add(&name, "-wal");
		if (!name.failed)
			db->queue = open(name.s, O_RDONLY | O_CLOEXEC);
		vc_buf_free(&name);
	}
	db->first = db->first || db->queue < 0 ||
	    flock(db->queue, LOCK_EX | LOCK_NB) == 0;
	return db->first;
}

int
vci_sqlite_wait(void *arg, int count)
{
	struct vc *vc = arg;
	struct timespec ts;
	int64_t now;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	now = (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
	if (count == 0)
		vc->db->wait_until = now + vc->wait_ms;
	if (now >= vc->db->wait_until) {
		vci_sqlite_go(vc->db);
		return 0;
	}
	nanosleep(&(struct timespec){ 0,
		      first(vc->db) ? FIRST_ASKS_EVERY : OTHERS_ASK_EVERY },
	    NULL);
	return 1;
}

void
vci_sqlite_go(struct vci_db *db)
{
	if (db->first && db->queue >= 0)
		flock(db->queue, LOCK_UN);
	db->first = false;
}
