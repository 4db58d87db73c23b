/* SPDX-License-Identifier: ISC */
/* SQL that follows from a field table. Every identifier comes from one. */
#include <stdio.h>

#include "rows.h"
#include "sql.h"

const char *const vci_noun_sql[VCI_NOUN_SQL_COUNT] = {
	[VCI_SQL_TAG] =
	    "INSERT INTO tag (list, word, key) VALUES ($1, $2, $3) "
	    "ON CONFLICT (list, key) DO UPDATE SET list = excluded.list "
	    "RETURNING id",
	[VCI_SQL_TAG_LINK] =
	    "INSERT INTO tag_link (noun, row_id, tag_id) VALUES ($1, $2, $3) "
	    "ON CONFLICT (noun, row_id, tag_id) DO NOTHING",
	[VCI_SQL_TAG_UNLINK] =
	    "DELETE FROM tag_link WHERE noun = $1 AND row_id = $2 AND tag_id IN "
	    "(SELECT id FROM tag WHERE list = $3)",
	[VCI_SQL_TAG_WORDS] =
	    /* CROSS: the row's few links first, not the list in its order. */
	"SELECT g.word FROM tag_link l CROSS JOIN tag g WHERE "
	"g.id = l.tag_id AND l.noun = $1 AND l.row_id = $2 AND "
	"g.list = $3 ORDER BY g.key",
	[VCI_SQL_TAG_LINKS] = "SELECT tag_id FROM tag_link WHERE noun = $1 "
			      "AND row_id = $2 ORDER BY tag_id",
	[VCI_SQL_SENDER] = "SELECT id FROM sender WHERE name = $1",
	[VCI_SQL_SENDER_NEW] =
	    "INSERT INTO sender (name) VALUES ($1) RETURNING id",
	[VCI_SQL_ALIAS] =
	    "INSERT INTO known_as (noun, source, source_id, row_id, import_id) "
	    "VALUES ($1, $2, $3, $4, $5) "
	    "ON CONFLICT (noun, source, source_id) DO NOTHING",
	[VCI_SQL_ALIASES] = "SELECT source_id, row_id FROM known_as "
			    "WHERE noun = $1 AND source = $2",
	[VCI_SQL_ERASED] = "SELECT hash FROM erased "
			   "WHERE noun = $1 AND source = $2",
	[VCI_SQL_CHANGE] =
	    "INSERT INTO import_change (import_id, noun, row_id, what, "
	    "was_import, was_changed_at) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_WAS] =
	    "INSERT INTO import_was (import_id, noun, row_id, field, was_int, "
	    "was_text) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_WAS_PERSON] =
	    "INSERT INTO import_was_person (import_id, noun, row_id, field, "
	    "was_int, was_text) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_RUN] =
	    "INSERT INTO import_run (import_id, noun, first_id, first_record, "
	    "n) VALUES ($1, $2, $3, $4, $5)",
	[VCI_SQL_RUNS] = "SELECT first_id, first_record, n FROM import_run "
			 "WHERE import_id = $1 AND noun = $2 "
			 "ORDER BY first_record",
	[VCI_SQL_SERIAL] =
	    "INSERT INTO known_run (noun, source, prefix, digits, number, n, "
	    "first_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
	[VCI_SQL_SERIALS] =
	    "SELECT prefix, digits, number, n, first_id FROM known_run "
	    "WHERE noun = $1 AND source = $2",
	[VCI_SQL_MERGED_INTO] =
	    "SELECT kept FROM merge WHERE noun = $1 AND gone = $2 AND "
	    "undone_at IS NULL ORDER BY id DESC LIMIT 1",
	[VCI_SQL_MERGED] = "SELECT gone, kept FROM merge WHERE noun = $1 AND "
			   "undone_at IS NULL",
	[VCI_SQL_APART] = "SELECT a, b, compared FROM not_same WHERE noun = $1",
	[VCI_SQL_APART_PUT] =
	    "INSERT INTO not_same (noun, a, b, compared, on_day, actor) "
	    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (noun, a, b) "
	    "DO UPDATE SET compared = excluded.compared, "
	    "on_day = excluded.on_day, actor = excluded.actor",
};

static bool
stored(const struct vci_field *f)
{
	return f->part != VCI_NOWHERE && f->type != VCI_T_TAGS;
}

bool
vci_sql_has(const struct vci_field *f)
{
	return stored(f) || f->sql != NULL;
}

void
vci_sql_int(struct vc_buf *b, int64_t v)
{
	char s[24];

	snprintf(s, sizeof s, "%lld", (long long)v);
	vc_buf_add(b, s);
}

static void
batch_col(struct vc_buf *b, size_t slot)
{
	vc_buf_add(b, "b.c");
	vci_sql_int(b, (int64_t)slot);
}

void
vci_sql_column(const struct vci_field *f, struct vc_buf *b)
{
	if (f->sql != NULL) {
		vc_buf_add(b, f->sql);
		return;
	}
	vc_buf_add(b, f->part == VCI_PERSONAL ? "p." : "t.");
	vc_buf_add(b, vci_column(f));
}

/* NULL stands in for fields that have no column, so that column numbers are
 * field numbers. */
void
vci_sql_columns(const struct vc_noun *noun, bool derived, struct vc_buf *b)
{
	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if (f != noun->field)
			vc_buf_add(b, ", ");
		if (derived ? vci_sql_has(f) : stored(f))
			vci_sql_column(f, b);
		else
			vc_buf_add(b, "NULL");
	}
}

void
vci_sql_from(const struct vc_noun *noun, struct vc_buf *b)
{
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b, " t");
	if (noun->table[VCI_PERSONAL] == NULL)
		return;
	vc_buf_add(b, " LEFT JOIN ");
	vc_buf_add(b, noun->table[VCI_PERSONAL]);
	vc_buf_add(b, " p ON p.id = t.id");
}

/* Calls `put` for each column of a part whose field is in `given`: fields
 * first, then folded keys. */
static void
each_column(const struct vc_noun *noun, int part, uint64_t given,
    struct vc_buf *b,
    void (*put)(struct vc_buf *, const char *, bool key, size_t slot))
{
	size_t key = vci_rows_source_id(noun) + 1, i = 0;

	for (const struct vci_field *f = noun->field; f->name != NULL;
	     f++, i++) {
		bool wanted = f->part == part && (given >> i & 1) != 0;

		if (stored(f) && wanted)
			put(b, vci_column(f), false, i);
		if (!vci_has_key(f))
			continue;
		if (wanted)
			put(b, vci_column(f), true, key);
		key++;
	}
}

static void
put_name(struct vc_buf *b, const char *column, bool key, size_t slot)
{
	(void)slot;
	vc_buf_add(b, ", ");
	vc_buf_add(b, column);
	vc_buf_add(b, key ? "_key" : "");
}

static void
put_slot(struct vc_buf *b, const char *column, bool key, size_t slot)
{
	(void)column, (void)key;
	vc_buf_add(b, ", ");
	batch_col(b, slot);
}

static void
put_set(struct vc_buf *b, const char *column, bool key, size_t slot)
{
	put_name(b, column, key, slot);
	vc_buf_add(b, " = ");
	batch_col(b, slot);
}

static void
put_excluded(struct vc_buf *b, const char *column, bool key, size_t slot)
{
	put_name(b, column, key, slot);
	vc_buf_add(b, " = excluded.");
	vc_buf_add(b, column);
	vc_buf_add(b, key ? "_key" : "");
}

void
vci_sql_called(const struct vc_noun *noun, const char *also, struct vc_buf *b)
{
	vc_buf_add(b, "(t.source_id = $1");
	vc_buf_add(b, also);
	if (noun->runs) {
		vc_buf_add(b,
		    " AND t.in_run IS NULL) OR (t.id IN (SELECT k.first_id + "
		    "($5 - k.number) FROM known_run k WHERE k.noun = $2 AND "
		    "k.prefix = $3 AND k.digits = $4 AND k.number <= $5 AND "
		    "k.number + k.n > $5) AND t.source_id = $1");
		vc_buf_add(b, also);
	}
	vc_buf_addc(b, ')');
}

static void
probe(const struct vc_noun *noun, enum vci_sql which, struct vc_buf *b)
{
	bool by_id = which != VCI_SQL_PROBE_KEY;

	if (which == VCI_SQL_PROBE_RUN && !noun->runs)
		return;
	vc_buf_add(b, "SELECT b.id, t.id, ");
	vci_sql_columns(noun, false, b);
	vc_buf_add(b, ", t.import_id, t.changed_at");
	/* CROSS: the batch is read once, the register looked up. */
	vc_buf_add(b, " FROM @BATCH@ b CROSS JOIN ");
	vci_sql_from(noun, b);
	vc_buf_add(b, " WHERE ");
	if (by_id) {
		vc_buf_add(b, "t.id = b.id AND @ROWS32@");
	} else {
		vc_buf_add(b, "@ROWS1@");
		vc_buf_add(b, noun->runs ? " AND t.in_run IS NULL" : "");
	}
	if (which != VCI_SQL_PROBE_ID && noun->key == NULL) {
		vc_buf_add(b, " AND t.source = $1 AND t.source_id = ");
		batch_col(b, vci_rows_source_id(noun));
	}
	for (size_t i = 0; !by_id && noun->key != NULL && noun->key[i] != NULL;
	     i++) {
		int f = vci_field(noun, noun->key[i]);

		vc_buf_add(b, " AND ");
		vci_sql_column(&noun->field[f], b);
		vc_buf_add(b, " = ");
		batch_col(b, (size_t)f);
	}
}

/* Whether rows are in a run is known of most batches as a whole. */
static void
put_in_run(const struct vc_noun *noun, uint64_t given, struct vc_buf *b)
{
	if (given & VCI_GIVEN_IN_NONE)
		put_slot(b, NULL, false, vci_rows_width(noun) - 1);
	else
		vc_buf_add(b, ", 1");
}

/* A row that has no id of its sender's is not its sender's either. */
static void
insert(const struct vc_noun *noun, bool with_id, uint64_t given,
    struct vc_buf *b)
{
	bool runs = noun->runs && (given & VCI_GIVEN_IN_RUN) != 0;

	vc_buf_add(b, "INSERT @DOOM@ INTO ");
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b, with_id ? " (id, " : " (@ID.@");
	vc_buf_add(b, "source, source_id, import_id, changed_at");
	each_column(noun, VCI_COUNTED, given, b, put_name);
	vc_buf_add(b, runs ? ", in_run" : "");
	vc_buf_add(b, with_id ? ") SELECT b.id, " : ") SELECT @b.ID@");
	if (given & VCI_GIVEN_NO_ID) {
		vc_buf_add(b, "CASE WHEN ");
		batch_col(b, vci_rows_source_id(noun));
		vc_buf_add(b, " IS NULL THEN NULL ELSE @INT3@ END, ");
	} else {
		vc_buf_add(b, "@INT3@, ");
	}
	batch_col(b, vci_rows_source_id(noun));
	vc_buf_add(b, ", @INT1@, @INT2@");
	each_column(noun, VCI_COUNTED, given, b, put_slot);
	if (runs)
		put_in_run(noun, given, b);
	vc_buf_add(b, " FROM @BATCH@ b WHERE @ROWS1@");
}

static void
update(const struct vc_noun *noun, struct vc_buf *b)
{
	vc_buf_add(b, "UPDATE @DOOM@ ");
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b,
	    " AS t SET import_id = @INT1@, "
	    "changed_at = @INT2@");
	each_column(noun, VCI_COUNTED, VCI_ALL_FIELDS, b, put_set);
	vc_buf_add(b,
	    " FROM @BATCH@ b WHERE t.id = b.id AND "
	    "@ROWS2@");
}

/* A new row's part is new too; an old row may or may not have one yet. */
static void
person(const struct vc_noun *noun, bool fresh, uint64_t given, struct vc_buf *b)
{
	if (noun->table[VCI_PERSONAL] == NULL)
		return;
	vc_buf_add(b, fresh ? "INSERT @DOOM@ INTO " : "INSERT INTO ");
	vc_buf_add(b, noun->table[VCI_PERSONAL]);
	vc_buf_add(b, " (id");
	each_column(noun, VCI_PERSONAL, given, b, put_name);
	vc_buf_add(b, ") SELECT b.id");
	each_column(noun, VCI_PERSONAL, given, b, put_slot);
	vc_buf_add(b,
	    fresh ? " FROM @BATCH@ b WHERE @ROWS8@" :
		    " FROM @BATCH@ b WHERE @ROWS2@ "
		    "ON CONFLICT (id) DO UPDATE SET id = excluded.id");
	if (!fresh)
		each_column(noun, VCI_PERSONAL, given, b, put_excluded);
}

static void
event(const struct vc_noun *noun, struct vc_buf *b)
{
	size_t on = 0;

	if (noun->flow == NULL)
		return;
	while ((noun->field[on].flags & VC_F_EVENTDAY) == 0)
		on++;
	vc_buf_add(b, "INSERT @DOOM@ INTO ");
	vc_buf_add(b, noun->flow->table);
	vc_buf_add(b,
	    " (row_id, day, recorded_at, status, actor, import_id) "
	    "SELECT b.id, ");
	batch_col(b, on);
	vc_buf_add(b, ", @INT2@, ");
	batch_col(b, (size_t)vci_field(noun, "status"));
	vc_buf_add(b,
	    ", @TEXT3@, @INT1@ "
	    "FROM @BATCH@ b WHERE @ROWS16@");
}

static void
view(const struct vc_noun *noun, struct vc_buf *b)
{
	vc_buf_add(b, "CREATE VIEW readable_");
	vc_buf_add(b, noun->name);
	vc_buf_add(b, " AS SELECT t.id, t.source_id");
	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if (!stored(f))
			continue;
		vc_buf_add(b, ", ");
		vc_buf_add(b,
		    f->type == VCI_T_DATE ?
			"@DAY(" :
			f->type == VCI_T_PLACE ?
			"(SELECT m.code FROM municipality m WHERE m.id = " :
			"");
		vci_sql_column(f, b);
		vc_buf_add(b,
		    f->type == VCI_T_DATE      ? ")@" :
			f->type == VCI_T_PLACE ? ")" :
						 "");
		vc_buf_add(b, " AS ");
		vc_buf_add(b, vci_column(f));
	}
	vc_buf_add(b, " FROM ");
	vci_sql_from(noun, b);
}

static void
tag_ids(const struct vc_noun *noun, struct vc_buf *b)
{
	if (vci_tags_column(noun) == NULL)
		return;
	vc_buf_add(b, "UPDATE ");
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b, " SET ");
	vc_buf_add(b, vci_tags_column(noun));
	vc_buf_add(b, " = $1 WHERE id = $2");
}

static void
tag_walk(const struct vc_noun *noun, struct vc_buf *b)
{
	if (vci_tags_column(noun) == NULL)
		return;
	vc_buf_add(b, "SELECT t.id, t.");
	vc_buf_add(b, vci_tags_column(noun));
	vc_buf_add(b, ", l.tag_id FROM ");
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b,
	    " t LEFT JOIN tag_link l ON l.noun = $1 AND l.row_id = t.id "
	    "ORDER BY t.id, l.tag_id");
}

void
vci_sql_given(const struct vc_noun *noun, enum vci_sql which, uint64_t given,
    struct vc_buf *b)
{
	switch (which) {
	case VCI_SQL_PROBE_KEY:
	case VCI_SQL_PROBE_ID:
	case VCI_SQL_PROBE_RUN:
		probe(noun, which, b);
		break;
	case VCI_SQL_INSERT:
	case VCI_SQL_INSERT_ID:
		insert(noun, which == VCI_SQL_INSERT_ID, given, b);
		break;
	case VCI_SQL_UPDATE:
		update(noun, b);
		break;
	case VCI_SQL_PERSON_NEW:
	case VCI_SQL_PERSON:
		person(noun, which == VCI_SQL_PERSON_NEW, given, b);
		break;
	case VCI_SQL_EVENT:
		event(noun, b);
		break;
	case VCI_SQL_VIEW:
		view(noun, b);
		break;
	case VCI_SQL_TAG_IDS:
		tag_ids(noun, b);
		break;
	case VCI_SQL_TAG_WALK:
		tag_walk(noun, b);
		break;
	case VCI_SQL_COUNT:
		break;
	}
}

void
vci_sql(const struct vc_noun *noun, enum vci_sql which, struct vc_buf *b)
{
	vci_sql_given(noun, which, VCI_ALL_FIELDS, b);
}
