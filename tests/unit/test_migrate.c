/* SPDX-License-Identifier: ISC */
/* The way from any version to the newest, over migrations of our own: this
 * list stands in for the one that is compiled into the library. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../lib/db/db.h"
#include "../../lib/db/schema.h"

/* The fourth fails at its end. */
const struct vci_schema vci_schema[] = {
	{ 1, "0001-a", "CREATE TABLE a (x @INT@) @END@;" },
	{ 2, "0002-b",
	    "CREATE TABLE b (x @INT@) @END@; "
	    "INSERT INTO b (x) SELECT x + 1 FROM a;" },
	{ 3, "0003-c", "ALTER TABLE a ADD COLUMN y @TEXT@; DROP TABLE b;" },
	{ 4, "0004-d", "CREATE TABLE d (x @INT@) @END@; DROP TABLE nowhere;" },
	{ 0, NULL, NULL },
};

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
	return vci_db_open(m->vc, m->path, VCI_OPEN_CREATE) == VC_OK ? 0 : -1;
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

static int
version(struct made *m)
{
	int v = -1;

	assert_int_equal(vci_db_version(m->vc, &v), VC_OK);
	return v;
}

static bool
has(struct made *m, const char *sql)
{
	return vci_db_exec(m->vc, sql) == VC_OK;
}

static void
stops_where_it_fails(void **state)
{
	struct made *m = *state;

	assert_int_equal(vci_schema_newest(), 4);
	assert_int_equal(version(m), 0);
	assert_int_equal(vci_migrate(m->vc, 0), VC_E_INTERNAL);
	/* Each step stands by itself, the failed one is taken back. */
	assert_int_equal(version(m), 3);
	assert_true(has(m, "SELECT x, y FROM a"));
	assert_false(has(m, "SELECT x FROM b"));
	assert_false(has(m, "SELECT x FROM d"));
	/* And is tried again from there. */
	assert_true(has(m, "CREATE TABLE nowhere (x)"));
	assert_int_equal(vci_migrate(m->vc, 3), VC_OK);
	assert_int_equal(version(m), 4);
	assert_true(has(m, "SELECT x FROM d"));
	assert_int_equal(vci_migrate(m->vc, 4), VC_OK);
	assert_int_equal(version(m), 4);
}

static void
takes_only_later_ones(void **state)
{
	struct made *m = *state;

	assert_true(has(m,
	    "CREATE TABLE a (x INTEGER); "
	    "INSERT INTO a (x) VALUES (41); CREATE TABLE nowhere (x)"));
	assert_int_equal(vci_db_set_version(m->vc, 1), VC_OK);
	assert_int_equal(vci_migrate(m->vc, 1), VC_OK);
	assert_int_equal(version(m), 4);
	assert_true(has(m, "SELECT x, y FROM a"));
}

/* One step forward from each version, as releases come. */
static void
from_each_version(void **state)
{
	struct made *m = *state;

	for (int from = 0; from < 3; from++) {
		char sql[200];

		snprintf(sql, sizeof sql,
		    "DROP TABLE IF EXISTS a; "
		    "DROP TABLE IF EXISTS b; DROP TABLE IF EXISTS d; %s %s",
		    from > 0 ? "CREATE TABLE a (x INTEGER);" : "",
		    from > 1 ? "CREATE TABLE b (x INTEGER);" : "");
		assert_true(has(m, sql));
		assert_int_equal(vci_db_set_version(m->vc, from), VC_OK);
		assert_int_equal(vci_migrate(m->vc, from), VC_E_INTERNAL);
		assert_int_equal(version(m), 3);
		assert_true(has(m, "SELECT x, y FROM a"));
		assert_false(has(m, "SELECT x FROM b"));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(stops_where_it_fails, up, down),
		cmocka_unit_test_setup_teardown(takes_only_later_ones, up,
		    down),
		cmocka_unit_test_setup_teardown(from_each_version, up, down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
