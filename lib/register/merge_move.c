/* SPDX-License-Identifier: ISC */
/* What names the row that goes comes to name the one that is kept, and back.
 * Members of campaigns stay what they were frozen as; what is put off of a row
 * that went is not asked for any more. */
#include <stdio.h>
#include <string.h>

#include "../core/number.h"
#include "../noun/sql.h"
#include "merge.h"

#define WHAT    96
#define NOTHING INT64_MIN /* in place of a number */

/* ---- columns that hold its number ------------------------------------------------ */

static int
set_column(struct vci_merge *m, const struct vci_merge_ref *r, int64_t row,
    int64_t from, int64_t to)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "UPDATE ", r->table, " SET ",
	    r->column, " = $1 WHERE id = $2 AND ", r->column, " = $3", NULL);

	if (rc != VC_OK)
		return rc;
	if (to == NOTHING)
		vci_bind_null(st, 1);
	else
		vci_bind_int(st, 1, to);
	vci_bind_int(st, 2, row);
	vci_bind_int(st, 3, from);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

/* The ids that a statement yields, of which each is remembered as moved. */
static int
remember(struct vci_merge *m, struct vci_stmt *st, const char *what)
{
	int rc;

	while ((rc = vci_step(m->vc, st)) == VC_ROW)
		if ((rc = vci_merge_moved(m, what, vci_col_int(st, 0))) !=
		    VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
move_ref(struct vci_merge *m, const struct vci_merge_ref *r)
{
	struct vci_stmt *st;
	char what[WHAT];
	int rc = vci_prepare_of(m->vc, &st, "SELECT id FROM ", r->table,
	    " WHERE ", r->column, " = $1 ORDER BY id", NULL);

	if (rc != VC_OK)
		return rc;
	snprintf(what, sizeof what, "%s.%s", r->table, r->column);
	vci_bind_int(st, 1, m->gone);
	if ((rc = remember(m, st, what)) != VC_OK)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "UPDATE ", r->table, " SET ", r->column,
	    " = $1 WHERE ", r->column, " = $2", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	vci_bind_int(st, 2, m->gone);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
move_refs(struct vci_merge *m)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS];
	size_t n = vci_merge_refs(m->noun, ref);
	int rc = VC_OK;

	for (size_t i = 0; i < n && rc == VC_OK; i++)
		rc = move_ref(m, &ref[i]);
	return rc;
}

/* ---- scopes and filters: "org:12", "org=12" --------------------------------------- */

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
		rc = vci_err(m->vc, VC_E_DATA,
		    "both have the same %s: %s %s and %s; change one first",
		    noun->title, vci_noun_word(noun), x, y);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static void
scope_of(const struct vc_noun *noun, int64_t id, char to[WHAT])
{
	snprintf(to, WHAT, "%s:%lld", noun->name, (long long)id);
}

static int
set_scope(struct vci_merge *m, const char *table, int64_t row, int64_t from,
    int64_t to)
{
	char a[WHAT], b[WHAT];
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
	char a[WHAT], b[WHAT], what[WHAT];
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
	if ((rc = remember(m, st, what)) != VC_OK)
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

static int
move_scopes(struct vci_merge *m)
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
			const struct vci_merge_arg arg[] = { { .i = id },
				{ .s = b.s } };

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

/* ---- tags ---------------------------------------------------------------------------- */

/* Does the list of this name go as --take says? */
static bool
asked(const struct vci_merge *m, uint64_t bits, const char *list)
{
	for (int i = 0; m->noun->field[i].name != NULL; i++)
		if (m->noun->field[i].type == VCI_T_TAGS &&
		    strcmp(m->noun->field[i].of, list) == 0)
			return bits >> i & 1;
	return false;
}

static int
tag(struct vci_merge *m, enum vci_merge_sql sql, int64_t row, int64_t tag_id)
{
	const struct vci_merge_arg arg[] = { { .s = m->noun->name },
		{ .i = row }, { .i = tag_id } };

	return vci_merge_run(m->vc, sql, arg, 3);
}

/* Remembers a row's tags as `what`. Of the row that goes, each comes to the
 * other, unless its own were asked for; of that, each goes where the others
 * were. */
static int
move_tags_of(struct vci_merge *m, int64_t row, const char *what)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_TAGS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, row);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);
		const char *list = vci_col_text(st, 1);

		rc = vci_merge_moved(m, what, id);
		if (rc == VC_OK && row == m->gone && !asked(m, m->a_only, list))
			rc = tag(m, VCI_SQL_MERGE_TAG_ON, m->kept, id);
		if (rc == VC_OK && row == m->kept && asked(m, m->take, list))
			rc = tag(m, VCI_SQL_MERGE_TAG_OFF, m->kept, id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* What stands beside the tags follows them. */
static int
pack_tags(struct vci_merge *m)
{
	struct vci_tagging t = { 0 };
	int rc = vci_tags_pack(m->vc, &t, m->noun, m->kept);

	if (rc == VC_OK)
		rc = vci_tags_pack(m->vc, &t, m->noun, m->gone);
	vci_tagging_release(&t);
	return rc;
}

static int
move_tags(struct vci_merge *m)
{
	const struct vci_merge_arg arg[] = { { .s = m->noun->name },
		{ .i = m->gone } };
	int64_t moved = m->moved;
	int rc = move_tags_of(m, m->kept, "tag.a");

	m->moved = moved; /* those that stay where they are don't count */
	if (rc == VC_OK)
		rc = move_tags_of(m, m->gone, "tag.b");
	if (rc == VC_OK)
		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_TAGS_OFF, arg, 2);
	return rc == VC_OK ? pack_tags(m) : rc;
}

/* ---- by which ids senders know it ------------------------------------------------------ */

static int
know(struct vci_merge *m, const char *source_id, int64_t source)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_noun_sql[VCI_SQL_ALIAS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, source);
	vci_bind_text(st, 3, source_id);
	vci_bind_int(st, 4, m->kept);
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
set_known(struct vci_merge *m, int64_t source, const char *source_id,
    int64_t row)
{
	const struct vci_merge_arg arg[] = { { .i = row },
		{ .s = m->noun->name }, { .i = source }, { .s = source_id } };

	return vci_merge_run(m->vc, VCI_SQL_MERGE_KNOWN_MOVE, arg, 4);
}

static int
move_known(struct vci_merge *m)
{
	struct vci_stmt *st;
	int n = 0,
	    rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_KNOWN]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, m->gone);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		struct vci_value v;
		char what[WHAT];

		vci_col_value(st, 1, &v);
		snprintf(what, sizeof what, "known.%d.%lld", n++,
		    (long long)vci_col_int(st, 0));
		rc = vci_merge_was(m, m->gone, false, what, &v);
		if (rc == VC_OK)
			rc = set_known(m, vci_col_int(st, 0), v.s, m->kept);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	if (rc != VC_DONE)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "SELECT source_id, source FROM ",
	    m->noun->table[VCI_COUNTED], " WHERE id = $1", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->gone);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW)
		rc = vci_col_null(st, 0) ?
		    VC_OK :
		    know(m, vci_col_text(st, 0), vci_col_int(st, 1));
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
known_back(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_WAS_OF]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, m->gone);
	vci_bind_int(st, 3, m->id);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		long long source;

		if (sscanf(vci_col_text(st, 0), "known.%*d.%lld", &source) != 1)
			continue;
		rc = set_known(m, source, vci_col_text(st, 2), m->gone);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	if (rc != VC_DONE)
		return rc;
	rc = vci_prepare_of(m->vc, &st, "SELECT source_id, source FROM ",
	    m->noun->table[VCI_COUNTED], " WHERE id = $1", NULL);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->gone);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW && !vci_col_null(st, 0)) {
		const struct vci_merge_arg arg[] = { { .s = m->noun->name },
			{ .i = vci_col_int(st, 1) },
			{ .s = vci_col_text(st, 0) }, { .i = m->kept } };

		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_KNOWN_OFF, arg, 4);
	}
	vci_finalize(st);
	return rc == VC_DONE || rc == VC_ROW ? VC_OK : rc;
}

/* ---- consents, and rows that had become part of it --------------------------------------- */

/* What one of them withdrew holds for whom they are: a consent given no later
 * than that ends with it. */
static int
join_consents(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc;

	if (m->noun != &vci_volunteer)
		return VC_OK;
	rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_WITHDRAWN]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		const struct vci_merge_arg arg[] = {
			{ .i = vci_col_int(st, 0) }, { .i = vci_col_int(st, 1) }
		};
		char what[WHAT];

		snprintf(what, sizeof what, "withdrawn.%lld",
		    (long long)arg[1].i);
		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_WITHDRAW, arg, 2);
		if (rc == VC_OK)
			rc = vci_merge_moved(m, what, arg[0].i);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
set_chain(struct vci_merge *m, int64_t merge, int64_t from, int64_t to)
{
	const struct vci_merge_arg arg[] = { { .i = merge }, { .i = to },
		{ .i = from } };

	return vci_merge_run(m->vc, VCI_SQL_MERGE_CHAIN_MOVE, arg, 3);
}

/* So that any number leads where it leads in one step. */
static int
move_chain(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_CHAIN]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, m->gone);
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);

		rc = set_chain(m, id, m->gone, m->kept);
		if (rc == VC_OK)
			rc = vci_merge_moved(m, "merge", id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- all of it ------------------------------------------------------------------------------- */

int
vci_merge_move(struct vci_merge *m)
{
	const struct vci_merge_arg apart[] = { { .s = m->noun->name },
		{ .i = m->kept < m->gone ? m->kept : m->gone },
		{ .i = m->kept < m->gone ? m->gone : m->kept } };
	int rc = move_refs(m);

	if (rc == VC_OK)
		rc = move_scopes(m);
	if (rc == VC_OK && m->noun == &vci_org)
		rc = set_filters(m, 0, m->gone, m->kept);
	if (rc == VC_OK)
		rc = move_tags(m);
	if (rc == VC_OK)
		rc = move_known(m);
	if (rc == VC_OK)
		rc = join_consents(m);
	if (rc == VC_OK)
		rc = move_chain(m);
	return rc == VC_OK ?
	    vci_merge_run(m->vc, VCI_SQL_MERGE_APART_OFF, apart, 3) :
	    rc;
}

/* Tags that came with the other row go with it, and those that went for them
 * come back. */
static int
tag_back(struct vci_merge *m, const char *what, int64_t id)
{
	int rc;

	if (strcmp(what, "tag.a") == 0)
		return tag(m, VCI_SQL_MERGE_TAG_ON, m->kept, id);
	if ((rc = tag(m, VCI_SQL_MERGE_TAG_OFF, m->kept, id)) != VC_OK)
		return rc;
	return tag(m, VCI_SQL_MERGE_TAG_ON, m->gone, id);
}

static int
stays(struct vci_merge *m, struct vc_undo_result *r, struct vc_table *left,
    const char *what, int64_t row)
{
	struct vc_cell *c = vci_table_row(m->vc, left);

	if (c == NULL)
		return VC_E_NOMEM;
	r->kept++;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(left, what) };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = row };
	c[2] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = N_("changed since") };
	return VC_OK;
}

/* The column that "table.column" is, if it is one that is moved. */
static bool
ref_of(const struct vc_noun *noun, const char *what, struct vci_merge_ref *to)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS];
	size_t n = vci_merge_refs(noun, ref);

	for (size_t i = 0; i < n; i++) {
		char name[WHAT];

		snprintf(name, sizeof name, "%s.%s", ref[i].table,
		    ref[i].column);
		if (strcmp(name, what) != 0)
			continue;
		*to = ref[i];
		return true;
	}
	return false;
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

static int
one_back(struct vci_merge *m, struct vc_undo_result *r, struct vc_table *left,
    const char *what, int64_t row)
{
	const struct vci_merge_ref consent = { "consent", "withdrawn_on" };
	struct vci_merge_ref ref = { NULL, NULL };
	const char *table = scope_table(what);
	long long day;
	int rc;

	if (strncmp(what, "tag.", 4) == 0)
		return tag_back(m, what, row);
	if (strcmp(what, "merge") == 0)
		return set_chain(m, row, m->kept, m->gone);
	if (strcmp(what, "goal.filter") == 0)
		return set_filters(m, row, m->kept, m->gone);
	if (sscanf(what, "withdrawn.%lld", &day) == 1)
		return set_column(m, &consent, row, day, NOTHING);
	if (table != NULL)
		rc = set_scope(m, table, row, m->kept, m->gone);
	else if (ref_of(m->noun, what, &ref))
		rc = set_column(m, &ref, row, m->kept, m->gone);
	else
		return VC_OK;
	if (rc == VC_OK && vci_changes(m->vc) == 0)
		return stays(m, r, left, what, row);
	r->restored += rc == VC_OK;
	return rc;
}

int
vci_merge_back(struct vci_merge *m, struct vc_undo_result *r,
    struct vc_table *left)
{
	/* The other's tags first, so that what both had comes back last. */
	struct vci_stmt *st;
	int rc = VC_OK;

	for (int turn = 0; turn < 2 && rc == VC_OK; turn++) {
		rc = vci_prepare(m->vc, &st,
		    vci_merge_sql[VCI_SQL_MERGE_MOVED_OF]);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, m->id);
		while ((rc = vci_step(m->vc, st)) == VC_ROW) {
			bool b = strcmp(vci_col_text(st, 0), "tag.b") == 0;

			if (b != (turn == 0))
				continue;
			rc = one_back(m, r, left, vci_col_text(st, 0),
			    vci_col_int(st, 1));
			if (rc != VC_OK)
				break;
		}
		vci_finalize(st);
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	if (rc == VC_OK)
		rc = pack_tags(m);
	return rc == VC_OK ? known_back(m) : rc;
}
