/* SPDX-License-Identifier: ISC */
/* The SQLite side of the engine boundary: what waits for the disk and what
 * doesn't, and statements that are kept for another time. */
#include "unit.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../../lib/db/db.h"
#include "../../lib/db/schema.h"

/* Nothing here is a register of any version. */
const struct vci_schema vci_schema[] = { { 0, NULL, NULL } };

/* How often the log, the register and the folder were synced. The engine calls
 * these two instead of the system's, and they do what those do. */
static struct {
	int log, db, dir;
} synced;

static void
count(int fd)
{
	char link[40], name[200] = "";
	ssize_t n;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, name, sizeof name - 1);
	if (n > 4 && strcmp(name + n - 4, "-wal") == 0)
		synced.log++;
	else if (n > 3 && strcmp(name + n - 3, ".db") == 0)
		synced.db++;
	else
		synced.dir++;
}

int
fdatasync(int fd)
{
	count(fd);
	return (int)syscall(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
	count(fd);
	return (int)syscall(SYS_fsync, fd);
}

struct made {
	struct vc *vc;
	char dir[64], path[80];
};

static int
up(void **state)
{
	struct made *m = calloc(1, sizeof *m);
	const char *tmp = getenv("TMPDIR");

	if (m == NULL)
		return -1;
	*state = m;
	snprintf(m->dir, sizeof m->dir, "%.40s/vcctl-unit.XXXXXX",
	    tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(m->dir) == NULL || vc_new(&m->vc) != VC_OK)
		return -1;
	snprintf(m->path, sizeof m->path, "%s/x.db", m->dir);
	if (vci_db_open(m->vc, m->path, VCI_OPEN_CREATE) != VC_OK ||
	    vci_db_exec(m->vc, "CREATE TABLE t (x @INT@, y @TEXT@) @END@") !=
		VC_OK)
		return -1;
	vci_db_close(m->vc);
	if (vci_db_open(m->vc, m->path, VCI_OPEN_WRITE) != VC_OK)
		return -1;
	memset(&synced, 0, sizeof synced);
	return 0;
}

static int
down(void **state)
{
	struct made *m = *state;

	vc_free(m->vc);
	unlink(m->path);
	rmdir(m->dir);
	free(m);
	return 0;
}

static void
put(struct made *m, int x)
{
	struct vci_stmt *st;

	assert_int_equal(vci_db_begin(m->vc), VC_OK);
	assert_int_equal(vci_prepare(m->vc, &st,
			     "INSERT INTO t (x) VALUES ($1)"),
	    VC_OK);
	vci_bind_int(st, 1, x);
	assert_int_equal(vci_run(m->vc, st), VC_OK);
	vci_finalize(st);
	assert_int_equal(vci_db_commit(m->vc), VC_OK);
}

/* Somebody else, who doesn't wait for the disk. */
static void
another_puts(struct made *m, sqlite3 **h)
{
	assert_int_equal(sqlite3_open(m->path, h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(*h,
			     "PRAGMA synchronous = NORMAL;"
			     "INSERT INTO t (x) VALUES (100)",
			     NULL, NULL, NULL),
	    SQLITE_OK);
}

static int64_t
rows(struct made *m)
{
	struct vci_stmt *st;
	int64_t n;

	assert_int_equal(vci_prepare(m->vc, &st, "SELECT count(*) FROM t"),
	    VC_OK);
	assert_int_equal(vci_step(m->vc, st), VC_ROW);
	n = vci_col_int(st, 0);
	vci_finalize(st);
	return n;
}

static void
a_record_is_synced_once(void **state)
{
	struct made *m = *state;

	put(m, 1);
	assert_int_equal(synced.log, 1);
	assert_int_equal(synced.dir, 1);
	put(m, 2);
	assert_int_equal(synced.log, 2);
	assert_int_equal(synced.db, 0);
	vci_db_close(m->vc);
	assert_int_equal(synced.log, 2);
	assert_int_equal(synced.db, 1);
}

static void
so_is_what_others_wrote(void **state)
{
	struct made *m = *state;
	sqlite3 *other;

	put(m, 1);
	another_puts(m, &other);
	assert_int_equal(synced.log, 1);
	assert_int_equal(sqlite3_close(other), SQLITE_OK);
	vci_db_close(m->vc);
	assert_int_equal(synced.log, 2);
	assert_int_equal(synced.db, 1);
}

/* Old rows stand behind a header that is written over another. */
static void
so_is_a_log_begun_again(void **state)
{
	struct made *m = *state;

	put(m, 1);
	assert_int_equal(vci_db_exec(m->vc, "PRAGMA wal_checkpoint"), VC_OK);
	assert_int_equal(synced.log, 1);
	put(m, 2);
	assert_int_equal(synced.log, 3);
	assert_int_equal(rows(m), 2);
}

/* By somebody else, and to the same length. */
static void
so_is_one_begun_again_by_others(void **state)
{
	struct made *m = *state;
	sqlite3 *other;

	put(m, 1);
	assert_int_equal(vci_db_exec(m->vc, "PRAGMA wal_checkpoint"), VC_OK);
	another_puts(m, &other);
	assert_int_equal(synced.log, 2);
	assert_int_equal(sqlite3_close(other), SQLITE_OK);
	vci_db_close(m->vc);
	assert_int_equal(synced.log, 3);
	assert_int_equal(vci_db_open(m->vc, m->path, VCI_OPEN_READ), VC_OK);
	assert_int_equal(rows(m), 2);
}

/* A transaction that writes some 7 MB, pages of it more than once. */
static int
put_much(struct made *m)
{
	int rc = vci_db_begin(m->vc);

	if (rc == VC_OK)
		rc = vci_db_exec(m->vc,
		    "PRAGMA cache_size = -200;"
		    "INSERT INTO t (x, y) WITH RECURSIVE n (i) AS (SELECT 1 "
		    "UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
		    "SELECT i, printf('%0100d', i) FROM n;"
		    "UPDATE t SET y = y || 'x' WHERE x % 10 = 0");
	return vci_db_end(m->vc, rc);
}

static int64_t
another_counts(struct made *m, const char *sql)
{
	sqlite3 *h;
	sqlite3_stmt *st;
	int64_t n;

	assert_int_equal(sqlite3_open(m->path, &h), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(h, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	assert_int_equal(sqlite3_close(h), SQLITE_OK);
	return n;
}

static const char is_whole[] =
    "SELECT count(*) FROM t WHERE y = printf('%0100d', x) || "
    "CASE WHEN x % 10 = 0 THEN 'x' ELSE '' END";
static const char is_sound[] =
    "SELECT integrity_check = 'ok' FROM pragma_integrity_check";

/* By a thread of its own; others see it in the log, and then in the register
 * that the log was copied into. */
static void
much_is_written_aside(void **state)
{
	struct made *m = *state;

	assert_int_equal(put_much(m), VC_OK);
	assert_int_equal(another_counts(m, is_whole), 50000);
	assert_int_equal(rows(m), 50000);
	assert_int_equal(synced.dir, 1);
	vci_db_close(m->vc);
	assert_int_equal(another_counts(m, is_whole), 50000);
	assert_int_equal(another_counts(m, is_sound), 1);
}

/* What that thread can't write fails the transaction, all of it. */
static void
so_is_what_cannot_be_written(void **state)
{
	struct rlimit was, now;
	struct made *m = *state;

	put(m, 7);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	now = was;
	for (rlim_t mb = 2; mb < 6; mb++) {
		now.rlim_cur = mb << 20;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
		assert_int_equal(put_much(m), VC_E_IO);
		assert_non_null(strstr(vc_errmsg(m->vc), strerror(EFBIG)));
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
		assert_int_equal(rows(m), 1);
	}
	assert_int_equal(another_counts(m, is_sound), 1);
	assert_int_equal(put_much(m), VC_OK);
	assert_int_equal(another_counts(m, is_sound), 1);
	assert_int_equal(rows(m), 50001);
}

static void
statements_are_kept_without_values(void **state)
{
	static const char sql[] = "SELECT CAST($1 AS TEXT), x FROM t";
	struct made *m = *state;
	struct vci_stmt *a, *b, *again;

	put(m, 7);
	assert_int_equal(vci_prepare(m->vc, &a, sql), VC_OK);
	vci_bind_text(a, 1, "Åsa");
	assert_int_equal(vci_step(m->vc, a), VC_ROW);
	assert_string_equal(vci_col_text(a, 0), "Åsa");

	/* One inside the other. */
	assert_int_equal(vci_prepare(m->vc, &b, sql), VC_OK);
	assert_ptr_not_equal(a, b);
	assert_int_equal(vci_step(m->vc, b), VC_ROW);
	assert_true(vci_col_null(b, 0));
	vci_finalize(b);
	vci_finalize(a);

	assert_int_equal(vci_prepare(m->vc, &again, sql), VC_OK);
	assert_ptr_equal(again, a);
	assert_int_equal(vci_step(m->vc, again), VC_ROW);
	assert_true(vci_col_null(again, 0));
	assert_int_equal(vci_col_int(again, 1), 7);
	vci_finalize(again);
}

static void
statements_outlive_a_change_of_the_schema(void **state)
{
	struct made *m = *state;

	put(m, 1);
	assert_int_equal(rows(m), 1);
	assert_int_equal(vci_db_exec(m->vc,
			     "DROP TABLE t;"
			     "CREATE TABLE t (x @INT@ NOT NULL) @END@"),
	    VC_OK);
	assert_int_equal(rows(m), 0);
	put(m, 2);
	assert_int_equal(rows(m), 1);
}

/* More than are kept: the oldest go. */
static void
statements_are_kept_up_to_a_number(void **state)
{
	struct made *m = *state;
	struct vci_stmt *st;
	char sql[40];

	put(m, 1);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 100; i++) {
			snprintf(sql, sizeof sql, "SELECT x + %d FROM t", i);
			assert_int_equal(vci_prepare(m->vc, &st, sql), VC_OK);
			assert_int_equal(vci_step(m->vc, st), VC_ROW);
			assert_int_equal(vci_col_int(st, 0), i + 1);
			vci_finalize(st);
		}
}

/* References are looked after again once loading is done, also by a statement
 * that was made while they weren't. */
static void
statements_follow_the_settings(void **state)
{
	static const char sql[] = "INSERT INTO child (of) VALUES ($1)";
	struct made *m = *state;
	struct vci_stmt *st;

	assert_int_equal(vci_db_exec(m->vc,
			     "CREATE TABLE parent (id @ID@) @END@;"
			     "CREATE TABLE child (of @INT@ REFERENCES "
			     "parent (id)) @END@"),
	    VC_OK);
	assert_int_equal(vci_db_bulk(m->vc, true), VC_OK);
	assert_int_equal(vci_prepare(m->vc, &st, sql), VC_OK);
	vci_bind_int(st, 1, 9);
	assert_int_equal(vci_run(m->vc, st), VC_OK);
	vci_finalize(st);
	assert_int_equal(vci_db_bulk(m->vc, false), VC_OK);
	assert_int_equal(vci_prepare(m->vc, &st, sql), VC_OK);
	vci_bind_int(st, 1, 9);
	assert_int_equal(vci_run(m->vc, st), VC_E_DATA);
	vci_finalize(st);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_record_is_synced_once, up,
		    down),
		cmocka_unit_test_setup_teardown(so_is_what_others_wrote, up,
		    down),
		cmocka_unit_test_setup_teardown(so_is_a_log_begun_again, up,
		    down),
		cmocka_unit_test_setup_teardown(so_is_one_begun_again_by_others,
		    up, down),
		cmocka_unit_test_setup_teardown(much_is_written_aside, up,
		    down),
		cmocka_unit_test_setup_teardown(so_is_what_cannot_be_written,
		    up, down),
		cmocka_unit_test_setup_teardown(
		    statements_are_kept_without_values, up, down),
		cmocka_unit_test_setup_teardown(
		    statements_outlive_a_change_of_the_schema, up, down),
		cmocka_unit_test_setup_teardown(
		    statements_are_kept_up_to_a_number, up, down),
		cmocka_unit_test_setup_teardown(statements_follow_the_settings,
		    up, down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
