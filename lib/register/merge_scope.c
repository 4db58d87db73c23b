/* SPDX-License-Identifier: ISC */
/* Scopes and filters of goals that name the row that goes: "org:12", "org=12".
 */
#include <stdio.h>
#include <string.h>

#include "../core/number.h"
#include "../noun/sql.h"
#include "merge.h"

/* ---- scopes --------------------------------------------------------------------- */

/* Two rows that only their scope tells apart would become one. */
static int
check_scope(struct vci_merge *m, const struct vc_noun *noun, const char *a,
    const char *b)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	if (noun->key == NULL)
		return VC_OK;
	vc_buf_add(&sql, "SELECT x.id, y.id FROM ");
	vc_buf_add(&sql, noun->table[VCI_COUNTED]);
	vc_buf_add(&sql, " x JOIN ");
	vc_buf_add(&sql, noun->table[VCI_COUNTED]);
	vc_buf_add(&sql, " y ON x.scope = $1 AND y.scope = $2");
	for (size_t i = 0; noun->key[i] != NULL; i++) {
		const struct vci_field *f =
		    &noun->field[vci_field(noun, noun->key[i])];

		if (f->type == VCI_T_SCOPE)
			continue;
		vc_buf_add(&sql, " AND x.");
		vc_buf_add(&sql, vci_column(f));
		vc_buf_add(&sql, " = y.");
		vc_buf_add(&sql, vci_column(f));
	}
	vc_buf_add(&sql, " LIMIT 1");
	rc = sql.failed ? vci_nomem(m->vc) : vci_prepare(m->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, a);
	vci_bind_text(st, 2, b);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW) {
		char x[24], y[24];

		snprintf(x, sizeof x, "%lld", (long long)vci_col_int(st, 0));
		snprintf(y, sizeof y, "%lld", (long long)vci_col_int(st, 1));
		rc = vci_err_word(m->vc,
		    vci_err(m->vc, VC_E_DATA,
			"both have the same %s: %s %s and %s; change one first",
			noun->title, vci_noun_word(noun), x, y));
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static void
scope_of(const struct vc_noun *noun, int64_t id, char to[VCI_MERGE_WHAT])
{
	snprintf(to, VCI_MERGE_WHAT, "%s:%lld", noun->name, (long long)id);
}

static int
set_scope(struct vci_merge *m, const char *table, int64_t row, int64_t from,
    int64_t to)
{
	char a[VCI_MERGE_WHAT], b[VCI_MERGE_WHAT];
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "UPDATE ", table,
	    " SET scope = $1 WHERE id = $2 AND scope = $3", NULL);

	if (rc != VC_OK)
		return rc;
	scope_of(m->noun, to, a);
	scope_of(m->noun, from, b);
	vci_bind_text(st, 1, a);
	vci_bind_int(st, 2, row);
	vci_bind_text(st, 3, b);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
move_scope(struct vci_merge *m, const struct vc_noun *noun)
{
	const char *table = noun->table[VCI_COUNTED];
	char a[VCI_MERGE_WHAT], b[VCI_MERGE_WHAT], what[VCI_MERGE_WHAT];
	struct vci_stmt *st;
	int rc;

	scope_of(m->noun, m->kept, a);
	scope_of(m->noun, m->gone, b);
	if ((rc = check_scope(m, noun, a, b)) != VC_OK)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "SELECT id FROM ", table,
	    " WHERE scope = $1 ORDER BY id", NULL);
	if (rc != VC_OK)
		return rc;
	snprintf(what, sizeof what, "scope:%s", table);
	vci_bind_text(st, 1, b);
	if ((rc = vci_merge_all_moved(m, st, what)) != VC_OK)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "UPDATE ", table,
	    " SET scope = $1 WHERE scope = $2", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, a);
	vci_bind_text(st, 2, b);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

int
vci_merge_scopes(struct vci_merge *m)
{
	int rc = VC_OK;

	if (m->noun != &vci_org)
		return VC_OK;
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		for (const struct vci_field *f = vci_nouns[i]->field;
		     f->name != NULL && rc == VC_OK; f++)
			if (f->type == VCI_T_SCOPE)
				rc = move_scope(m, vci_nouns[i]);
	return rc;
}

/* The table that "scope:table" names, or NULL. */
static const char *
scope_table(const char *what)
{
	if (strncmp(what, "scope:", 6) != 0)
		return NULL;
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		if (strcmp(vci_nouns[i]->table[VCI_COUNTED], what + 6) == 0)
			return vci_nouns[i]->table[VCI_COUNTED];
	return NULL;
}

int
vci_merge_scope_back(struct vci_merge *m, const char *what, int64_t row,
    bool *is)
{
	const char *table = scope_table(what);

	*is = table != NULL;
	return *is ? set_scope(m, table, row, m->kept, m->gone) : VC_OK;
}

/* ---- filters -------------------------------------------------------------------- */

/* Writes "a;org=FROM" as "a;org=TO"; false where it doesn't say so. */
static bool
rewrite(const char *filter, int64_t from, int64_t to, struct vc_buf *b)
{
	bool any = false;

	for (size_t n; *filter != '\0'; filter += n + (filter[n] == ';')) {
		int64_t id;

		n = strcspn(filter, ";");
		if (b->len > 0)
			vc_buf_addc(b, ';');
		if (strncmp(filter, "org=", 4) == 0 &&
		    vci_int_parse(filter + 4, n - 4, &id) && id == from) {
			vc_buf_add(b, "org=");
			vci_sql_int(b, to);
			any = true;
		} else {
			vc_buf_addn(b, filter, n);
		}
	}
	return any;
}

/* Of all goals, or of one that was moved. */
static int
set_filters(struct vci_merge *m, int64_t only, int64_t from, int64_t to)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_FILTERS]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);
		struct vc_buf b = { 0 };

		if ((only == 0 || only == id) &&
		    rewrite(vci_col_text(st, 1), from, to, &b)) {
			const struct vci_value arg[] = { vci_of_int(id),
				vci_of_text(b.s) };

			rc = b.failed ?
			    vci_nomem(m->vc) :
			    vci_merge_run(m->vc, VCI_SQL_MERGE_FILTER, arg, 2);
			if (rc == VC_OK && only == 0)
				rc = vci_merge_moved(m, "goal.filter", id);
		}
		vc_buf_free(&b);
		if (rc != VC_ROW && rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_merge_filters(struct vci_merge *m)
{
	return m->noun == &vci_org ? set_filters(m, 0, m->gone, m->kept) :
				     VC_OK;
}

int
vci_merge_filter_back(struct vci_merge *m, int64_t goal)
{
	return set_filters(m, goal, m->kept, m->gone);
}
