/* SPDX-License-Identifier: ISC */
/* What stands of a noun, as incoming rows are compared with it: what tells its
 * rows apart, other ids of their sender's, and who was erased. */
#include <string.h>

#include "known.h"
#include "sql.h"

static void
select_sql(const struct vci_known *k, struct vc_buf *b)
{
	vc_buf_add(b, "SELECT t.id, t.source, t.source_id");
	for (size_t i = 0; i < k->nfield; i++) {
		const struct vci_field *f = &k->noun->field[k->field[i]];

		vc_buf_add(b, ", ");
		vci_sql_column(f, b);
		vc_buf_add(b, vci_has_key(f) ? "_key" : "");
	}
	vc_buf_add(b, " FROM ");
	vci_sql_from(k->noun, b);
	vc_buf_add(b, " ORDER BY t.id DESC");
}

static int
load_row(struct vci_known *k, struct vci_stmt *st)
{
	struct vci_known_entry e = { .id = vci_col_int(st, 0),
		.own = !vci_col_null(st, 1) &&
		    vci_col_int(st, 1) == k->source };

	if (e.own && !vci_col_null(st, 2))
		e.bare = vci_known_bare(vci_col_text(st, 2),
		    strlen(vci_col_text(st, 2)));
	for (size_t i = 0; i < k->nfield; i++) {
		struct vci_value v;

		/* Folded already where it is text with a key. */
		vci_col_value(st, (int)i + 3, &v);
		if (v.kind == VCI_INT)
			e.hash[i] = vci_hash_mix(1, (uint64_t)v.i) | 1;
		else if (v.kind == VCI_TEXT)
			e.hash[i] = vci_hash(v.s, v.n) | 1;
	}
	return vci_known_add(k, &e);
}

static bool
is_part(struct vci_stmt *st, const char *id)
{
	const char *own = vci_col_text(st, 2);
	uint64_t bare = vci_known_bare(id, strlen(id));

	if (vci_col_null(st, 2))
		return vci_col_int(st, 3) != 0;
	return bare == 0 || bare != vci_known_bare(own, strlen(own));
}

/* Of several ids of one sender's for one row, its own, else the first, is what
 * is listened to: with both in a file they would change it to and fro. But its
 * own may have lost its leading zeros. */
static int
load_aliases(struct vci_known *k)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(k->vc, &st,
	    "SELECT k.source_id, k.row_id, t.source_id, CASE WHEN "
	    "EXISTS (SELECT 1 FROM known_as o WHERE o.noun = k.noun AND "
	    "o.source = k.source AND o.row_id = k.row_id AND "
	    "o.source_id < k.source_id) THEN 1 ELSE 0 END FROM known_as k "
	    "LEFT JOIN ",
	    k->noun->table[VCI_COUNTED],
	    " t ON t.id = k.row_id AND t.source = k.source "
	    "WHERE k.noun = $1 AND k.source = $2",
	    NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, k->noun->name);
	vci_bind_int(st, 2, k->source);
	while ((rc = vci_step(k->vc, st)) == VC_ROW) {
		const char *s = vci_col_text(st, 0);
		int64_t *id = vci_map_put(&k->alias,
		    vci_hash(s, strlen(s)) | 1);

		if (id == NULL) {
			rc = vci_nomem(k->vc);
			break;
		}
		*id = is_part(st, s) ? -vci_col_int(st, 1) : vci_col_int(st, 1);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int64_t
vci_erased_hash(const char *s, size_t n)
{
	return (int64_t)(vci_hash_mix(2, vci_hash(s, n)) >> 1 | 1);
}

int
vci_erased_load(struct vc *vc, const char *noun, int64_t source,
    struct vci_map *map)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_noun_sql[VCI_SQL_ERASED]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun);
	vci_bind_int(st, 2, source);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		int64_t *is = vci_map_put(map, (uint64_t)vci_col_int(st, 0));

		if (is == NULL) {
			rc = vci_nomem(vc);
			break;
		}
		*is = 1;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_known_load(struct vci_known *k)
{
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc = load_aliases(k);

	if (rc == VC_OK)
		rc = vci_erased_load(k->vc, k->noun->name, k->source,
		    &k->erased);
	k->loaded = true;
	if (rc != VC_OK || k->nrule == 0)
		return rc;
	select_sql(k, &b);
	rc = b.failed ? vci_nomem(k->vc) : vci_prepare(k->vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(k->vc, st)) == VC_ROW)
		if ((rc = load_row(k, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}
