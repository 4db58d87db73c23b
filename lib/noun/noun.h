/* SPDX-License-Identifier: ISC */
/* A noun is one table of fields; what works from any such table is here. */
#ifndef VCI_NOUN_H
#define VCI_NOUN_H

#include "../core/arena.h"
#include "../core/handle.h"
#include "../core/map.h"
#include "../core/value.h"
#include "../db/db.h"

enum vci_type {
	VCI_T_TEXT,
	VCI_T_NUMBER, /* NUMBER: of a goal, "A.1", in order */
	VCI_T_INT,
	VCI_T_YEAR,
	VCI_T_DECIMAL,
	VCI_T_DEGREE, /* of latitude or longitude, thousandths */
	VCI_T_MONEY,
	VCI_T_DATE,
	VCI_T_BOOL,
	VCI_T_CODE,
	VCI_T_REF,
	VCI_T_TAGS,
	VCI_T_PLACE,
	VCI_T_ORGNO,
	VCI_T_EMAIL,
	VCI_T_PHONE,
	VCI_T_POSTCODE,
	VCI_T_WHEN,
	VCI_T_SCOPE,
	VCI_T_SPAN
};

/* Spans of a year are stored as 1 to 12 for months, and from these on. */
#define VCI_SPAN_QUARTER 13
#define VCI_SPAN_HALF    17
#define VCI_SPAN_YEAR    19
#define VCI_SPAN_LATER   20
#define VCI_SPANS        20
/* "3", "q1", "later"; its first and its last month, of the last the year's. */
const char *vci_span_word(int64_t span);
void vci_span_months(int64_t span, int *first, int *last);

enum vci_part { VCI_COUNTED, VCI_PERSONAL, VCI_NOWHERE };

/* One list of codes; `alias` holds other words for the code, '|' between. */
struct vci_code {
	const char *code, *alias;
};
struct vci_codes {
	const char *name;
	const struct vci_code *code; /* ends with a NULL code */
};

/* One column. */
struct vci_field {
	const char *name, *title, *aliases;
	enum vci_type type;
	unsigned char part;
	unsigned short flags; /* VC_F_ */
	const void *of;       /* CODE: vci_codes; REF: vci_noun;
			       * TAGS: the list's name */
	const char *column;   /* in the database; NULL: as name; of TAGS:
			       * where the ids of all tags of a row stand
			       * beside it, NULL: nowhere */
	/* Filled, when the row is added, from the field of the same name of the
	 * row that the REF `from` names. */
	const char *from;
	const char *usual;  /* text of a new row that gives none */
	const char *unless; /* dropped where this field is given:
			     * what stands there says it already */
	const char *about;  /* of a number: the CODE field that tells how exact
			     * it is */
	/* Of a field that is worked out (VC_F_DERIVED): an SQL expression over
	 * the row t and other tables. */
	const char *sql;
	const char *see; /* word of the noun whose rows it is worked out
			  * from, where a user may look for it there */
	/* VCI_E_: what becomes of a counted one when the person goes; personal
	 * ones go. */
	unsigned char erase;
};

enum vci_erase { VCI_E_KEEP, VCI_E_BLANK, VCI_E_BAND };

#define VCI_S_END   1 /* nothing follows, unless reopened */
#define VCI_S_BACK  2 /* may be come back to from a later one */
#define VCI_S_BIRTH 4 /* undated on a new row: since its first day */
/* Who moved, where a step doesn't say. */
#define VCI_S_ORG       8
#define VCI_S_VOLUNTEER 16

/* One state of a noun's status, in the order things happen. */
struct vci_state {
	const char *code;
	unsigned flags;
	const char *since; /* field: its day, undated on a new row */
};
struct vci_flow {
	const struct vci_state *state;   /* [0]: the row itself; ends NULL */
	const char *born;                /* field: the day of state [0] */
	const char *table;               /* its events */
	const char *gone;                /* state of a row that its sender's
					  * full delivery lacks, or NULL */
	const struct vci_codes *reasons; /* why a step is taken; or NULL: in
					  * any words */
};

/* How a row that its sender's id doesn't tell is recognised: by the fields of
 * `key`, all given. A row of the register that agrees in these but, as far
 * as both have them, in none of `also`, is not taken for the same. */
#define VCI_MATCH_FIELDS 3
struct vci_match {
	const char *key[VCI_MATCH_FIELDS], *also[VCI_MATCH_FIELDS];
};

/* A question of today that rows are asked by a word: SQL over the row t, with
 * today's number between the two parts. */
struct vci_question {
	const char *name, *help, *before, *after;
};

/* What tells whether two rows are one: a field, and in percent what it says
 * where both have it. An empty value never equals another. */
enum vci_same_how {
	VCI_SAME_NAME,   /* alike as names of organisations are */
	VCI_SAME_PERSON, /* as names of people are */
	VCI_SAME_VALUE,  /* equal, but for how phones are written */
	VCI_SAME_HOST,   /* of a web address */
	VCI_SAME_BESIDE  /* equal, beside what was found by the others */
};
struct vci_same {
	const char *field;
	enum vci_same_how how;
	/* How sure it makes that they are one; how much less sure it makes
	 * that it differs. */
	unsigned char yes, no;
	unsigned char least; /* score where it is equal, whatever differs */
	/* Message ids, without "; "; NULL: not worth a word. */
	const char *same, *alike, *differs;
};

struct vci_row;
struct vci_noun;

struct vc_noun {
	const char *name, *title;
	const char *table[2];          /* counted, personal (or NULL) */
	const struct vci_field *field; /* ends with a NULL name */
	const char *const *key;        /* natural key; NULL: sender and id */
	const char *label;             /* field that names a row, or NULL */
	bool makes; /* imports may make rows of it, of that field alone */
	/* The field with the number that people gave a row, within the other
	 * fields of the key; or NULL. Such a row is found by it, and has these
	 * words. */
	const char *number, *words;
	const char *sort; /* of lists that ask for no order; NULL: by id */
	const struct vci_flow *flow; /* or NULL */
	/* Fills what follows from other fields of a complete row, new or
	 * merged with what stood, and checks what one field alone can't.
	 * VC_OK, VC_E_DATA, or VC_E_NOPERM where the row is not to be
	 * written at all. */
	int (*check)(struct vc *, struct vci_row *);
	const struct vci_match *match; /* strongest first, ends with a NULL
					* key; or NULL: only ids tell */
	/* Called when a row was added (`was` is NULL), edited or moved to
	 * another status by hand, inside the same transaction: not VC_OK
	 * takes all back. Of a step status_on is its day. Imports don't call
	 * it: what they bring happened elsewhere. Or NULL. */
	int (*changed)(struct vc *, const struct vci_row *was,
	    const struct vci_row *is);
	/* Called when all rows of an import were written and it is known as
	 * number `import`, inside its transaction. Or NULL. */
	int (*imported)(struct vc *, int64_t import);
	const struct vci_question *condition; /* ends with a NULL name; or
					       * NULL */
	const struct vci_same *same; /* ends with a NULL field; or NULL: no
				      * row is ever taken for another */
	bool runs; /* rows that its senders number one by one are found by
		    * that (serial.h); its table has the column in_run */
};

/* A row in memory: one value per field. `column` is the field an error of
 * check is about, or -1. */
struct vci_row {
	const struct vc_noun *noun;
	struct vci_value *v;
	struct vci_arena *arena;
	int column;
	int64_t id;       /* for `changed`; */
	const char *side; /* of a step: who moved, or NULL */
	const void *how;  /* what the noun's own verb tells its `changed`, or
			   * NULL */
};

/* ---- fields (field.c) --------------------------------------------------- */

size_t vci_nfield(const struct vc_noun *);
/* The noun's word on the command line. */
const char *vci_noun_word(const struct vc_noun *);
/* Index by exact canonical name, or -1: for use with names in our code. */
int vci_field(const struct vc_noun *, const char *name);
/* Does the row say something there? An emptied field says nothing. */
bool vci_given(const struct vci_row *, const char *name);
#define VCI_IS_ID   (-2)
#define VCI_IS_MANY (-3)
/* The same for a word of the user's, '-' and '_' alike; "id" is VCI_IS_ID. */
int vci_field_word(const struct vc_noun *, const char *word);
const char *vci_column(const struct vci_field *);
/* Has this field a second column with its folded or ordered form? */
bool vci_has_key(const struct vci_field *);
/* Adds that form of a text to b. */
void vci_field_key(const struct vc *, const struct vci_field *, const char *s,
    struct vc_buf *b);
/* Index by header word, canonical or alias, folded; -1 none, -2 the id. */
int vci_field_header(const struct vc_noun *, const char *s, size_t n);
/* What its column is called in the language that is spoken. Lent. */
const char *vci_field_title(const struct vc *, const struct vci_field *);
/* What is near to a word that is none, or NULL: a name, or what people
 * read. Lent. */
const char *vci_field_near(struct vc *, const struct vc_noun *,
    const char *word);
/* The header words of the sender's own id, '|' between. */
const char *vci_id_words(const struct vc_noun *);
/* Is the word, folded as for "en", one of the '|'-separated words? */
bool vci_words_have(const char *words, const char *key);
/* "received_on, assignment_id" ...: of the fields that may be given. */
void vci_field_names(const struct vc_noun *, struct vc_buf *);

/* ---- values (type.c, type_word.c) ------------------------------------------ */

struct vci_format; /* format.h */

/* What reading a value needs to know. `resolve` finds the row that a REF
 * means; it and `arg` may be NULL where there are no references. `fmt` is how
 * the value's column writes, and learns from it; NULL: not from a column. */
struct vci_parse {
	struct vc *vc;
	struct vci_arena *arena;
	int (*resolve)(void *arg, struct vc *, const struct vci_field *,
	    const char *s, size_t n, int64_t *id);
	void *arg;
	struct vci_format *fmt;
	struct vc_buf scratch; /* zero it first, release it last */
};
/* Reads valid UTF-8 s[0..n), not blank, as the field's type. VC_OK, VC_WARN
 * or VC_E_DATA with a message that does not name the field, and does not
 * repeat the value of a personal one. No value that holds a personal number
 * is taken. */
int vci_type_parse(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *);
const char *vci_type_word(enum vci_type);
/* The value as a cell; texts lent from the value or from buf. */
void vci_type_cell(const struct vci_field *, const struct vci_value *,
    struct vc_cell *, struct vc_buf *buf);
/* Are two values one? Texts byte for byte. */
bool vci_value_same(const struct vci_value *, const struct vci_value *);
/* Words separated by ; , | or line break become sorted words, each once. */
int vci_tags_parse(struct vci_parse *, const struct vci_field *, const char *,
    size_t, struct vci_value *);
/* Sets key to what makes two spellings one tag: folded, but for a word of
 * signs alone. */
void vci_tag_key(struct vc_buf *key, const char *s, size_t n);
/* Do two texts of sorted words mean the same tags? Spelling apart. */
bool vci_tags_same(const struct vci_value *, const struct vci_value *);
/* Code of the list for a word of the user's, or NULL. */
/* Characters that a text may have: a name, a title or the like; one of many
 * lines (VC_F_LONG). */
#define VCI_LINE_MAX 2000
#define VCI_TEXT_MAX 100000
/* VC_E_DATA, with a message, where it has more than `max`. */
int vci_text_fits(struct vc *, const char *s, size_t n, size_t max) VC_CHECK;
const char *vci_code_find(const struct vci_codes *, const char *s, size_t n);
/* Is it so near to a code that it may be meant for it? */
bool vci_code_near(struct vc *, const struct vci_codes *, const char *s,
    size_t n);
int vci_code_err(struct vc *, const struct vci_codes *, const char *s,
    size_t n);
/* Appends the codes, ", " between; of a long list its beginnings. */
void vci_codes_list(const struct vci_codes *, struct vc_buf *);
bool vci_when_parse(const char *s, size_t n, int64_t *mask);
void vci_when_print(int64_t mask, struct vc_buf *);

/* ---- SQL made from field tables (sql.c) ------------------------------------ */

/* Appends "t.a, p.b, ..." : every stored field's column, in field order, and
 * where `derived` those that are worked out. */
void vci_sql_columns(const struct vc_noun *, bool derived, struct vc_buf *);
/* Has it a column, or an expression that stands for one? */
bool vci_sql_has(const struct vci_field *);
/* Appends whether row t, of which `also` holds (" AND ..." or ""), is what a
 * sender calls $1. Of a noun with runs $2 is the noun's name, $3, $4 and $5 are
 * prefix, digits and value of $1 where it ends with a number. */
void vci_sql_called(const struct vc_noun *, const char *also, struct vc_buf *);
/* Appends "FROM table t LEFT JOIN personal p ...". */
void vci_sql_from(const struct vc_noun *, struct vc_buf *);
/* "t." or "p." and the column, or what a derived field is worked out by. */
void vci_sql_column(const struct vci_field *, struct vc_buf *);
void vci_sql_int(struct vc_buf *, int64_t);
/* Statements that each noun needs, for whoever tests them. */
enum vci_sql {
	VCI_SQL_PROBE_KEY,
	VCI_SQL_PROBE_ID,
	VCI_SQL_PROBE_RUN, /* by both */
	VCI_SQL_INSERT,
	VCI_SQL_INSERT_ID, /* with the ids of the batch */
	VCI_SQL_UPDATE,
	VCI_SQL_PERSON_NEW,
	VCI_SQL_PERSON,
	VCI_SQL_EVENT,
	VCI_SQL_VIEW,
	VCI_SQL_TAG_IDS,  /* what the column of tags' ids is to hold */
	VCI_SQL_TAG_WALK, /* every row with that column and each tag */
	VCI_SQL_COUNT
};
/* Appends the statement; nothing where the noun has no need of it. */
void vci_sql(const struct vc_noun *, enum vci_sql, struct vc_buf *);
/* The same where new rows give nothing but the fields in `given`, a bit each:
 * a column that stays NULL costs no less than one that doesn't. */
#define VCI_ALL_FIELDS    UINT64_MAX
#define VCI_GIVEN_NO_ID   ((uint64_t)1 << 62) /* some lack the sender's id */
#define VCI_GIVEN_IN_RUN  ((uint64_t)1 << 61) /* some are in a run; */
#define VCI_GIVEN_IN_NONE ((uint64_t)1 << 60) /* some are not */
void vci_sql_given(const struct vc_noun *, enum vci_sql, uint64_t given,
    struct vc_buf *);

/* ---- statuses (status.c) ------------------------------------------------------ */

/* Rank of a status in the flow, or -1. */
int vci_flow_rank(const struct vci_flow *, const char *status);
/* May a row go from one status to another without being reopened? */
bool vci_flow_legal(const struct vci_flow *, const char *from, const char *to);
/* VC_E_DATA with the legal steps named. */
int vci_flow_err(struct vc *, const struct vci_flow *, const char *from,
    const char *to);
/* vc_set_statuses, with what `changed` is told. */
int vci_set_statuses(struct vc *, const struct vc_noun *, const int64_t *id,
    size_t n, const struct vc_step *, const void *how, size_t *at) VC_CHECK;
/* Calls the noun's `changed` for a row that was written; `was` is NULL for a
 * new one. */
int vci_changed(struct vc *, const struct vc_noun *, int64_t id,
    const struct vci_value *was, struct vci_value *is, const char *side,
    const void *how) VC_CHECK;

/* ---- tags (tag.c) ---------------------------------------------------------------- */

/* What is kept from one row of a noun to the next while tags are written:
 * statements, and the ids of words met. Zero it first, release it before the
 * transaction ends. */
enum {
	VCI_TAGGING_UNLINK,
	VCI_TAGGING_WORD,
	VCI_TAGGING_LINK,
	VCI_TAGGING_LINKS,
	VCI_TAGGING_IDS,
	VCI_TAGGING_COUNT
};
struct vci_tagging {
	struct vci_stmt *st[VCI_TAGGING_COUNT];
	struct vci_map word; /* hash of list and key: the tag's id */
};
void vci_tagging_release(struct vci_tagging *);
/* Its statement, ready to be bound; prepared from `sql` when first asked for.
 */
int vci_tagging(struct vc *, struct vci_tagging *, int which, const char *sql,
    struct vci_stmt **) VC_CHECK;
/* Replaces the tags of a row's field by words separated by "; "; `fresh`: the
 * row is new and has none. */
int vci_tags_write(struct vc *, struct vci_tagging *, const struct vc_noun *,
    const struct vci_field *, int64_t row, bool fresh, const struct vci_value *)
    VC_CHECK;
/* The column of the counted table that holds the ids of a row's tags, in order
 * and with blanks around, " 3 17 ": what matching reads. NULL where a noun has
 * none. Whoever changes the links of a row calls vci_tags_pack. */
const char *vci_tags_column(const struct vc_noun *);
int vci_tags_pack(struct vc *, struct vci_tagging *, const struct vc_noun *,
    int64_t row) VC_CHECK;
/* Looks through all rows for a column that doesn't hold what it should:
 * `found` is called with the row and what the column should be; not VC_OK
 * ends it. */
int vci_tags_verify(struct vc *, const struct vc_noun *,
    int (*found)(void *arg, int64_t row, const char *ids), void *arg) VC_CHECK;
/* Mends them. */
int vci_tags_mend(struct vc *, const struct vc_noun *) VC_CHECK;
/* Appends the row's words in order, "; " between. `st` is kept between calls:
 * zero it first, vci_finalize it last. */
int vci_tags_read(struct vc *, struct vci_stmt **st, const struct vc_noun *,
    const struct vci_field *, int64_t row, struct vc_buf *) VC_CHECK;

/* ---- which rows are meant (list.c) -------------------------------------------------------- */

/* What is asked of rows beside a query: a condition on t, whose $1 is the id
 * and whose $2, where there is one, is the text. */
struct vci_also {
	const char *sql; /* or NULL: `id` is for the head alone */
	int64_t id;
	const char *text;
};
/* vc_list_open with a further condition. */
int vci_list_open(struct vc *, const struct vc_query *, const struct vci_also *,
    struct vc_list **) VC_CHECK;
/* Runs `head`, a statement up to its FROM, over the rows that the query is
 * for; also's parameters are the head's too. */
int vci_list_run(struct vc *, const char *head, const struct vc_query *,
    const struct vci_also *, int64_t *changes) VC_CHECK;

/* ---- finding (find.c) ------------------------------------------------------------------ */

/* A resolver for vci_parse that asks the register. */
int vci_find_ref(void *arg, struct vc *, const struct vci_field *,
    const char *s, size_t n, int64_t *id);

/* ---- records (record.c) ------------------------------------------------------------------ */

struct vc_record {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t id;
	struct vci_value *v;
	const char **label; /* what a REF's row is called, or NULL */
	struct vci_arena arena;
	struct vc_buf *cell; /* storage behind vc_record_cell */
	struct vci_stmt *tags;
};
/* Appends the SELECT of records up to WHERE, with all that can be worked out
 * where `derived`. */
void vci_record_sql(const struct vc_noun *, bool derived, struct vc_buf *);
/* vc_add, with what `changed` is told. */
int vci_add(struct vc *, struct vc_record *, const void *how, int64_t *id)
    VC_CHECK;
/* Fills the record from the statement's current row. */
int vci_record_read(struct vc_record *, struct vci_stmt *) VC_CHECK;

/* What people see behind amounts of money: the register's country has it. */
const char *vci_money_unit(const struct vc *);

/* ---- tables for reports (table.c) ----------------------------------------------------------- */

int vci_table_new(struct vc *, const struct vc_column *, size_t ncol,
    struct vc_table **) VC_CHECK;
/* The same with columns that are yet to be filled in and that live as long as
 * the table. */
int vci_table_of(struct vc *, size_t ncol, struct vc_column **col,
    struct vc_table **) VC_CHECK;
/* A new row of empty cells, or NULL (out of memory, message set). */
struct vc_cell *vci_table_row(struct vc *, struct vc_table *);
/* A copy of text that lives as long as the table; NULL gives "". */
const char *vci_table_text(struct vc_table *, const char *s);
int vci_table_head(struct vc *, struct vc_table *, const char *id, ...)
    __attribute__((format(printf, 3, 4)));
int vci_table_foot(struct vc *, struct vc_table *, const char *id, ...)
    __attribute__((format(printf, 3, 4)));
/* Says which arguments of the last head are words: vc_msg's `words`. */
void vci_table_head_words(struct vc_table *, unsigned words);
/* Why a row ended that a full delivery lacked; the number of its import
 * follows. */
extern const char vci_not_delivered[];
/* The handle's message as a foot. */
int vci_table_foot_error(struct vc *, struct vc_table *) VC_CHECK;
/* Says which arguments of the last foot are numbers, and which message ids:
 * vc_msg's `numbers` and `words`. */
void vci_table_foot_numbers(struct vc_table *, unsigned numbers);
void vci_table_foot_words(struct vc_table *, unsigned words);

#endif
