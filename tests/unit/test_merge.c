/* SPDX-License-Identifier: ISC */
/* Whatever names an organisation, a volunteer or an interest is moved when it
 * becomes part of another: each foreign key of the schema, and each column of
 * the row. */
#include "unit.h"

#include "register.h"

#include "../../lib/db/db.h"
#include "../../lib/register/merge.h"

/* Tables that are the row itself, and go with it. */
static bool
goes_along(const struct vc_noun *noun, const char *table)
{
	return strcmp(table, noun->flow->table) == 0 ||
	    strcmp(table, noun->table[VCI_PERSONAL]) == 0;
}

static bool
is_moved(const struct vc_noun *noun, const char *table, const char *column)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS];
	size_t n = vci_merge_refs(noun, ref);

	assert_true(n < VCI_MERGE_REFS);
	for (size_t i = 0; i < n; i++)
		if (strcmp(ref[i].table, table) == 0 &&
		    strcmp(ref[i].column, column) == 0)
			return true;
	return false;
}

static void
foreign_keys(void **state)
{
	static const struct vc_noun *const noun[] = { &vci_org, &vci_volunteer,
		&vci_interest };
	struct home *h = *state;

	for (size_t i = 0; i < COUNT(noun); i++) {
		struct vci_stmt *st;
		int n = 0;

		assert_int_equal(vci_prepare(h->vc, &st,
				     "SELECT m.name, f.\"from\" FROM "
				     "sqlite_master m, "
				     "pragma_foreign_key_list(m.name) f "
				     "WHERE m.type = 'table' AND "
				     "f.\"table\" = $1"),
		    VC_OK);
		vci_bind_text(st, 1, noun[i]->table[VCI_COUNTED]);
		while (vci_step(h->vc, st) == VC_ROW) {
			const char *table = vci_col_text(st, 0);

			n++;
			if (!goes_along(noun[i], table) &&
			    !is_moved(noun[i], table, vci_col_text(st, 1)))
				fail_msg("%s.%s names a %s and stays behind",
				    table, vci_col_text(st, 1), noun[i]->name);
		}
		vci_finalize(st);
		assert_true(n > 2);
	}
}

static void
columns(void **state)
{
	static const struct vc_noun *const noun[] = { &vci_org, &vci_volunteer,
		&vci_interest };
	struct home *h = *state;

	for (size_t i = 0; i < COUNT(noun); i++) {
		struct vci_merge_column col[VCI_MERGE_COLUMNS];
		size_t n = vci_merge_columns(noun[i], col);
		struct vci_stmt *st;

		assert_int_equal(vci_prepare(h->vc, &st,
				     "SELECT m.name, c.name FROM "
				     "sqlite_master m, "
				     "pragma_table_info(m.name) c WHERE "
				     "m.name IN ($1, $2) AND c.name <> 'id'"),
		    VC_OK);
		vci_bind_text(st, 1, noun[i]->table[VCI_COUNTED]);
		vci_bind_text(st, 2, noun[i]->table[VCI_PERSONAL]);
		while (vci_step(h->vc, st) == VC_ROW) {
			bool kept = false;

			for (size_t k = 0; k < n; k++) {
				char name[80];

				snprintf(name, sizeof name, "%s%s", col[k].name,
				    col[k].key ? "_key" : "");
				kept |= strcmp(col[k].table,
					    vci_col_text(st, 0)) == 0 &&
				    strcmp(name, vci_col_text(st, 1)) == 0;
			}
			if (!kept)
				fail_msg("%s.%s is lost in a merge",
				    vci_col_text(st, 0), vci_col_text(st, 1));
		}
		vci_finalize(st);
	}
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test_setup_teardown(foreign_keys, home_up,
		    home_down),
		cmocka_unit_test_setup_teardown(columns, home_up, home_down),
	};

	return cmocka_run_group_tests(test, NULL, NULL);
}
