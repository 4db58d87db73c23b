/* SPDX-License-Identifier: ISC */
/* Many who write at once: N processes that add M interests each to a register,
 * every one with a connection of its own that stays open. Prints the time of
 * all in microseconds, the longest that one record took, and how many
 * records failed.
 *
 *	writers DB N M ASSIGNMENT
 *
 * Linked with --wrap=sqlite3_busy_handler it waits as the engine's own
 * busy_timeout does. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../lib/vc.h"

#define WAIT_MS 30000

int __wrap_sqlite3_busy_handler(sqlite3 *, int (*)(void *, int), void *);

int
__wrap_sqlite3_busy_handler(sqlite3 *h, int (*f)(void *, int), void *arg)
{
	(void)f, (void)arg;
	return sqlite3_busy_timeout(h, WAIT_MS);
}

struct shared {
	int ready, go;
	long worst, failed;
};

static long
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000L + ts.tv_nsec / 1000;
}

static void
worst(struct shared *s, long took)
{
	long was = __atomic_load_n(&s->worst, __ATOMIC_SEQ_CST);

	while (took > was &&
	    !__atomic_compare_exchange_n(&s->worst, &was, took, 0,
		__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
		;
}

static int
add(struct vc *vc, const char *assignment)
{
	const struct vc_noun *noun = vc_noun("interest");
	struct vc_record *r;
	int64_t id;
	int rc = vc_record_new(vc, noun, &r);

	if (rc != VC_OK)
		return rc;
	rc = vc_record_set(vc, r,
	    (size_t)vc_field_find(vc, noun, "assignment_id"), assignment);
	if (rc == VC_OK)
		rc = vc_add(vc, r, &id);
	vc_record_free(r);
	return rc;
}

static int
child(struct shared *s, const char *path, long n, const char *assignment)
{
	struct vc *vc;

	if (vc_new(&vc) != VC_OK || vc_open(vc, path, VC_WRITE) != VC_OK) {
		__atomic_add_fetch(&s->failed, n, __ATOMIC_SEQ_CST);
		n = 0;
	}
	__atomic_add_fetch(&s->ready, 1, __ATOMIC_SEQ_CST);
	while (!__atomic_load_n(&s->go, __ATOMIC_SEQ_CST))
		usleep(100);
	while (n-- > 0) {
		long began = now();

		if (add(vc, assignment) != VC_OK) {
			fprintf(stderr, "writers: %s\n", vc_errmsg(vc));
			__atomic_add_fetch(&s->failed, 1, __ATOMIC_SEQ_CST);
		}
		worst(s, now() - began);
	}
	vc_free(vc);
	return 0;
}

int
main(int argc, char **argv)
{
	long nproc = argc == 5 ? strtol(argv[2], NULL, 10) : 0;
	long n = argc == 5 ? strtol(argv[3], NULL, 10) : 0;
	struct shared *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	long began;

	if (nproc < 1 || n < 1 || s == MAP_FAILED) {
		fprintf(stderr, "usage: writers DB N M ASSIGNMENT\n");
		return 2;
	}
	for (long i = 0; i < nproc; i++) {
		pid_t pid = fork();

		if (pid == 0)
			_exit(child(s, argv[1], n, argv[4]));
		if (pid < 0)
			return 1;
	}
	while (__atomic_load_n(&s->ready, __ATOMIC_SEQ_CST) < nproc)
		usleep(100);
	began = now();
	__atomic_store_n(&s->go, 1, __ATOMIC_SEQ_CST);
	while (wait(NULL) > 0)
		;
	printf("%ld %ld %ld\n", now() - began, s->worst, s->failed);
	return 0;
}
