/* SPDX-License-Identifier: ISC */
/* What names a row: fields of nouns, and tables that belong to no noun. A
 * noun that comes later is here by its fields; tests/unit/test_merge.c looks
 * for foreign keys that aren't. */
#include <string.h>

#include "merge.h"

/* Tables that no noun has, or whose column is no field. */
static const struct {
	const struct vc_noun *of;
	struct vci_merge_ref ref;
} by_hand[] = {
	{ &vci_org, { "contact_log", "organisation_id" } },
	{ &vci_org, { "disclosure", "organisation_id" } },
	{ &vci_volunteer, { "disclosure", "volunteer_id" } },
	{ &vci_volunteer, { "consent", "volunteer_id" } },
	{ &vci_interest, { "disclosure", "interest_id" } },
};

static size_t
put(struct vci_merge_ref *to, size_t n, const char *table, const char *column)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(to[i].table, table) == 0 &&
		    strcmp(to[i].column, column) == 0)
			return n;
	if (n < VCI_MERGE_REFS)
		to[n++] = (struct vci_merge_ref){ table, column };
	return n;
}

size_t
vci_merge_refs(const struct vc_noun *noun,
    struct vci_merge_ref to[VCI_MERGE_REFS])
{
	size_t n = 0;

	for (size_t i = 0; vci_nouns[i] != NULL; i++) {
		const struct vci_field *f = vci_nouns[i]->field;

		for (; f->name != NULL; f++)
			if (f->type == VCI_T_REF && f->of == noun &&
			    f->part != VCI_NOWHERE)
				n = put(to, n, vci_nouns[i]->table[f->part],
				    vci_column(f));
	}
	for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++)
		if (by_hand[i].of == noun)
			n = put(to, n, by_hand[i].ref.table,
			    by_hand[i].ref.column);
	return n;
}

/* Columns of a row that are no fields. */
static const char *const every[] = { "source", "source_id", "import_id",
	"changed_at" };
static const struct {
	const struct vc_noun *of;
	const char *name;
} besides[] = {
	{ &vci_volunteer, "extract_seen_on" },
	{ &vci_volunteer, "tag_ids" },
	{ &vci_volunteer, "erased_on" },
	{ &vci_interest, "in_run" },
};

static size_t
put_column(struct vci_merge_column *to, size_t n, const char *table,
    const char *name, bool key, unsigned char part)
{
	for (size_t i = 0; i < n; i++)
		if (to[i].key == key && strcmp(to[i].table, table) == 0 &&
		    strcmp(to[i].name, name) == 0)
			return n;
	if (n < VCI_MERGE_COLUMNS)
		to[n++] = (struct vci_merge_column){ table, name, key, part };
	return n;
}

size_t
vci_merge_columns(const struct vc_noun *noun,
    struct vci_merge_column to[VCI_MERGE_COLUMNS])
{
	const char *counted = noun->table[VCI_COUNTED];
	size_t n = 0;

	for (size_t i = 0; i < sizeof every / sizeof *every; i++)
		n = put_column(to, n, counted, every[i], false, VCI_COUNTED);
	for (size_t i = 0; i < sizeof besides / sizeof *besides; i++)
		if (besides[i].of == noun)
			n = put_column(to, n, counted, besides[i].name, false,
			    VCI_COUNTED);
	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		const char *table;

		if (f->part == VCI_NOWHERE || f->type == VCI_T_TAGS)
			continue;
		table = noun->table[f->part];
		n = put_column(to, n, table, vci_column(f), false, f->part);
		if (vci_has_key(f))
			n = put_column(to, n, table, vci_column(f), true,
			    f->part);
	}
	return n;
}

const char *const vci_merge_event[] = { "day", "recorded_at", "status", "side",
	"reason", "actor", "import_id", NULL };

const char *const vci_merge_sql[VCI_MERGE_SQL_COUNT] = {
	[VCI_SQL_MERGE_NEW] =
	    "INSERT INTO merge (noun, kept, gone, merged_at, actor) "
	    "VALUES ($1, $2, $3, $4, $5) RETURNING id",
	[VCI_SQL_MERGE_MOVED] = "INSERT INTO merge_moved (merge_id, what, "
				"row_id) VALUES ($1, $2, $3)",
	[VCI_SQL_MERGE_MOVED_OF] =
	    "SELECT what, row_id FROM merge_moved WHERE merge_id = $1 "
	    "ORDER BY what, row_id",
	[VCI_SQL_MERGE_WAS] =
	    "INSERT INTO merge_was (noun, row_id, merge_id, what, was_int, "
	    "was_text) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_MERGE_WAS_PERSON] =
	    "INSERT INTO merge_was_person (noun, row_id, merge_id, what, "
	    "was_int, was_text) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_MERGE_WAS_OF] =
	    "SELECT w.what, w.was_int, w.was_text, 0 FROM merge_was w "
	    "WHERE w.noun = $1 AND w.row_id = $2 AND w.merge_id = $3 "
	    "UNION ALL "
	    "SELECT p.what, p.was_int, p.was_text, 1 FROM merge_was_person p "
	    "WHERE p.noun = $1 AND p.row_id = $2 AND p.merge_id = $3 "
	    "ORDER BY 1",
	[VCI_SQL_MERGE_WAS_OFF] = "DELETE FROM merge_was WHERE merge_id = $1",
	[VCI_SQL_MERGE_WAS_PERSON_OFF] =
	    "DELETE FROM merge_was_person WHERE merge_id = $1",
	[VCI_SQL_MERGE_MOVED_OFF] =
	    "DELETE FROM merge_moved WHERE merge_id = $1",
	[VCI_SQL_MERGE_LAST] =
	    "SELECT id, kept FROM merge WHERE noun = $1 AND gone = $2 AND "
	    "undone_at IS NULL ORDER BY id DESC LIMIT 1",
	[VCI_SQL_MERGE_DONE] = "UPDATE merge SET undone_at = $2 WHERE id = $1",
	[VCI_SQL_MERGE_CHAIN] =
	    "SELECT id FROM merge WHERE noun = $1 AND kept = $2 AND "
	    "undone_at IS NULL ORDER BY id",
	[VCI_SQL_MERGE_CHAIN_MOVE] =
	    "UPDATE merge SET kept = $2 WHERE id = $1 AND kept = $3",
	[VCI_SQL_MERGE_TAGS] =
	    "SELECT l.tag_id, g.list FROM tag_link l JOIN tag g ON "
	    "g.id = l.tag_id WHERE l.noun = $1 AND l.row_id = $2 "
	    "ORDER BY l.tag_id",
	[VCI_SQL_MERGE_TAGS_OFF] =
	    "DELETE FROM tag_link WHERE noun = $1 AND row_id = $2",
	[VCI_SQL_MERGE_TAG_ON] =
	    "INSERT INTO tag_link (noun, row_id, tag_id) VALUES ($1, $2, $3) "
	    "ON CONFLICT (noun, row_id, tag_id) DO NOTHING",
	[VCI_SQL_MERGE_TAG_OFF] =
	    "DELETE FROM tag_link WHERE noun = $1 AND row_id = $2 AND "
	    "tag_id = $3",
	[VCI_SQL_MERGE_KNOWN] = "SELECT source, source_id FROM known_as "
				"WHERE noun = $1 AND row_id = $2 "
				"ORDER BY source, source_id",
	[VCI_SQL_MERGE_KNOWN_MOVE] =
	    "UPDATE known_as SET row_id = $1 WHERE noun = $2 AND "
	    "source = $3 AND source_id = $4",
	[VCI_SQL_MERGE_KNOWN_OFF] =
	    "DELETE FROM known_as WHERE noun = $1 AND source = $2 AND "
	    "source_id = $3 AND row_id = $4",
	[VCI_SQL_MERGE_APART] =
	    "SELECT CASE WHEN n.a = $2 THEN n.b ELSE n.a END FROM not_same n "
	    "WHERE n.noun = $1 AND (n.a = $2 OR n.b = $2) ORDER BY 1",
	[VCI_SQL_MERGE_APART_OFF] = "DELETE FROM not_same WHERE noun = $1 AND "
				    "a = $2 AND b = $3",
	[VCI_SQL_MERGE_FILTERS] =
	    "SELECT id, filter FROM goal WHERE filter IS NOT NULL ORDER BY id",
	[VCI_SQL_MERGE_FILTER] = "UPDATE goal SET filter = $2 WHERE id = $1",
	[VCI_SQL_MERGE_WITHDRAWN] =
	    "SELECT c.id, max(w.withdrawn_on) FROM consent c JOIN consent w "
	    "ON w.volunteer_id = c.volunteer_id AND w.purpose = c.purpose "
	    "WHERE c.volunteer_id = $1 AND c.withdrawn_on IS NULL AND "
	    "w.withdrawn_on >= c.given_on GROUP BY c.id ORDER BY c.id",
	/* Of two volunteers, in assignments that both asked for. */
	[VCI_SQL_MERGE_INTERESTS] =
	    "SELECT i.id, i.assignment_id, i.volunteer_id, i.received_on, "
	    "i.status, coalesce((SELECT max(e.day) FROM interest_event e "
	    "WHERE e.row_id = i.id), i.received_on) FROM interest i "
	    "WHERE i.volunteer_id IN ($1, $2) AND EXISTS (SELECT 1 FROM "
	    "interest o WHERE o.assignment_id = i.assignment_id AND "
	    "o.volunteer_id IN ($1, $2) AND o.volunteer_id <> i.volunteer_id) "
	    "ORDER BY i.assignment_id, i.id",
	[VCI_SQL_MERGE_STEPS] = "SELECT id, status, day FROM interest_event "
				"WHERE row_id = $1 ORDER BY day, id",
	[VCI_SQL_MERGE_OF] = "SELECT kept, gone FROM merge WHERE id = $1 AND "
			     "undone_at IS NULL",
	[VCI_SQL_MERGE_WITHDRAW] =
	    "UPDATE consent SET withdrawn_on = $2 WHERE id = $1",
};
