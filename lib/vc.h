/* SPDX-License-Identifier: ISC */
/* libvc: the registers, goals and reports of a volunteer centre.
 *
 * Rules that hold for every function here:
 *  - a function that can fail returns enum vc_err: VC_OK, for cursors VC_ROW
 *    and VC_DONE, or a negative code; the words are in the handle
 *    (vc_errmsg) and stay valid until the next call on that handle;
 *  - strings are UTF-8; those passed in are copied, those handed out are
 *    lent unless the comment says "caller frees";
 *  - a day is the number of days since 1970-01-01, a decimal is an integer
 *    number of thousandths, money an integer number of minor units;
 *  - the library never prints, exits or reads the environment, and keeps no
 *    state outside the handle: two handles in one process are independent.
 */
#ifndef VC_H
#define VC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define VC_CHECK __attribute__((warn_unused_result))
#else
#define VC_CHECK
#endif

#define VC_VERSION "0.1.0"

/* What went right or wrong. The names follow sysexits(3), because that is
 * what the command turns them into. */
enum vc_err {
	VC_OK = 0,
	VC_ROW = 1,            /* a cursor has a row */
	VC_DONE = 2,           /* a cursor is at its end */
	VC_WARN = 3,           /* done, but the message says what to look at */
	VC_E_USAGE = -1,       /* the caller asked for something that isn't */
	VC_E_DATA = -2,        /* the data given is bad; nothing was taken */
	VC_E_NOINPUT = -3,     /* no such file, record or database */
	VC_E_UNAVAILABLE = -4, /* the engine cannot serve this */
	VC_E_CANTCREAT = -5,   /* an output could not be created */
	VC_E_IO = -6,          /* reading or writing failed (disk full) */
	VC_E_LOCKED = -7,      /* another process holds the register */
	VC_E_NOPERM = -8,      /* not permitted */
	VC_E_CONFIG = -9,      /* a setting is wrong */
	VC_E_NOMEM = -10,      /* out of memory */
	VC_E_INTERNAL = -11    /* a fault of ours */
};

/* A message to be translated and filled in by whoever shows it: the English
 * text with one %s for each argument, in order. Before a word that means
 * several things stands which one, and this, as gettext has it. */
#define VC_CONTEXT "\004"
/* The English of a message id, without that; lent from it. */
const char *vc_msg_english(const char *id);
#define VC_MSG_ARGS 8
struct vc_msg {
	const char *id;
	const char *arg[VC_MSG_ARGS];
	unsigned numbers; /* bit n: argument n is a number as machines
			   * write it, to be shown as people do */
	unsigned words;   /* bit n: argument n is a message id, too; */
	unsigned lists;   /* or several, with ", " between */
	/* The field that it is about, to be said before it with a colon, and
	 * its title, a message id; or NULL. */
	const char *at, *title;
};

struct vc;
struct vc_noun;
struct vc_record;
struct vc_list;
struct vc_table;

/* ---- the handle ------------------------------------------------------- */

/* For a program of which this library is all that uses its database engine:
 * before the first handle, and before there are threads, chooses what holds
 * for the whole process and makes each command faster. Never needed. */
void vc_process(void);
/* Gives a new handle in *vcp; release it with vc_free. */
int vc_new(struct vc **vcp) VC_CHECK;
/* Closes the register if open and frees everything. NULL is fine. */
void vc_free(struct vc *);
/* The last error's message in English; "" when there was none. */
const char *vc_errmsg(const struct vc *);
/* The same as id and arguments, for translation. Never NULL. */
const struct vc_msg *vc_error(const struct vc *);
/* Fixes the clock at Unix time `now`; negative goes back to the system's. */
void vc_set_clock(struct vc *, int64_t now);
/* Today's day number by the handle's clock, in the system's local time zone
 * when the clock is the system's, in UTC when it is fixed. */
int64_t vc_today(const struct vc *);
/* Unix time by the handle's clock. */
int64_t vc_now(const struct vc *);
/* How long to wait for a register that another command holds (default 30 s). */
void vc_set_wait(struct vc *, int milliseconds);
/* While on, every change is made and then taken back. */
void vc_set_dry_run(struct vc *, bool on);
/* Was anything changed for good with this handle? */
bool vc_changed(const struct vc *);
/* Who acts, for the history of statuses; "" when never set. VC_E_DATA for a
 * personal number. */
int vc_set_actor(struct vc *, const char *name) VC_CHECK;

/* ---- the register (one database) -------------------------------------- */

enum vc_mode { VC_READ, VC_WRITE };

/* What a new register is told about itself. */
struct vc_init {
	const char *name;         /* the centre's name, required */
	const char *country;      /* SE DK NO FI, required */
	const char *municipality; /* seat, any accepted form, or NULL */
	const char *lang;         /* sv da nb fi en, or NULL: by country */
};

/* Creates the register at `path` (mode 0600) and opens it. VC_E_CANTCREAT
 * when something stands there already. */
int vc_init(struct vc *, const char *path, const struct vc_init *) VC_CHECK;
/* Opens the register at `path`. A register of an older schema is refused
 * with advice to run vc_upgrade; a newer one, or a file that is no register,
 * is refused. */
int vc_open(struct vc *, const char *path, enum vc_mode) VC_CHECK;
void vc_close(struct vc *);
/* Brings the register at `path` to this version's schema; before a step is
 * taken, a copy is written beside it. *from and *to are the versions;
 * `backup` (may be NULL) lends the copy's path, "" when none was needed. */
int vc_upgrade(struct vc *, const char *path, int *from, int *to,
    const char **backup) VC_CHECK;
/* Writes a consistent copy of the open register to a new file. */
int vc_backup(struct vc *, const char *path) VC_CHECK;
/* A table (key, value) of what the register is: path, schema version, name,
 * country, municipality, language; with `count` also how many rows each noun
 * has, which reads them all. Give to vc_table_free. */
int vc_info(struct vc *, bool count, struct vc_table **) VC_CHECK;
/* Runs the engine's integrity and foreign-key checks. A table of findings,
 * empty when all is well. Give to vc_table_free. */
int vc_check(struct vc *, struct vc_table **) VC_CHECK;

/* Settings that a centre may change. vc_settings: all, as a table (key,
 * value, what it does). vc_setting_set checks key and value. */
int vc_settings(struct vc *, struct vc_table **) VC_CHECK;
int vc_setting_set(struct vc *, const char *key, const char *value) VC_CHECK;
/* What setting number `i` is called, NULL past the last. */
const char *vc_setting_key(size_t i);
/* Lends the value of a setting, or NULL. */
const char *vc_setting(struct vc *, const char *key);

/* ---- cells: what every list and report is made of ---------------------- */

enum vc_cell_type {
	VC_CELL_NONE,    /* nothing known: blank, null */
	VC_CELL_TEXT,    /* text */
	VC_CELL_MSG,     /* text is a message id, to be translated; unit, where
			  * there is one, is another for what it says here,
			  * if the catalogue has that */
	VC_CELL_MSGS,    /* several of them, "; " between */
	VC_CELL_INT,     /* num */
	VC_CELL_YEAR,    /* num, never grouped in thousands */
	VC_CELL_DECIMAL, /* num, thousandths */
	VC_CELL_MONEY,   /* num, minor units */
	VC_CELL_PERCENT, /* num, thousandths of a percent */
	VC_CELL_DAY,     /* num, day number */
	VC_CELL_BOOL,    /* num, 0 or 1 */
	VC_CELL_TAGS,    /* text, words separated by "; " */
	VC_CELL_TIMES,   /* text, as "mon-evening;sat": message ids, ';' and
			  * '-' between */
	VC_CELL_PAIR,    /* two decimals: num and num2, each may be absent */
	VC_CELL_SHARE,   /* num of num2, shown as percent with both;
			  * unit is the word between them, else "/" */
	VC_CELL_NAMED    /* text, or num where text is NULL, for machines;
			  * people read unit, its name, where there is one */
};

#define VC_CELL_HAS1  1 /* PAIR: num is there */
#define VC_CELL_HAS2  2 /* PAIR: num2 is there */
#define VC_CELL_MILLI 4 /* SHARE: num and num2 are thousandths */
#define VC_CELL_DELTA 8 /* PAIR: differences, so that more has a '+' */
#define VC_CELL_LEAD \
	16 /* MSG: only the first num bytes are a message id, the \
	    * rest are words, or a number, as they are */

struct vc_cell {
	enum vc_cell_type type;
	unsigned flags;
	int64_t num, num2;
	const char *text;  /* text, or of a number (of a pair: the first)
			    * the qualifier ~ > <, how a target is meant
			    * (at-most exactly keep), or a word for it */
	const char *unit;  /* shown after a number, or NULL */
	const char *unit2; /* after the second number of a pair, or NULL */
};

#define VC_COL_RIGHT   1  /* align right */
#define VC_COL_WRAP    2  /* may be broken over lines; takes spare width */
#define VC_COL_GROUP   4  /* people see it as a heading when it changes */
#define VC_COL_HUMAN   8  /* only in table, md, html */
#define VC_COL_MACHINE 16 /* only in csv, tsv, json, jsonl */
#define VC_COL_SPARE   32 /* people aren't shown it where all is empty */

struct vc_column {
	const char *key;   /* canonical English name: CSV header, JSON key */
	const char *title; /* message id of the heading for people */
	unsigned flags;
};

/* A finished table. Everything it lends lives until vc_table_free. */
size_t vc_table_ncol(const struct vc_table *);
size_t vc_table_nrow(const struct vc_table *);
const struct vc_column *vc_table_column(const struct vc_table *, size_t col);
const struct vc_cell *vc_table_cell(const struct vc_table *, size_t row,
    size_t col);
/* Lines above (heading) and below (notes, sources): messages whose
 * arguments are ready text. nth counts from 0; NULL past the end. */
const struct vc_msg *vc_table_heading(const struct vc_table *, size_t nth);
const struct vc_msg *vc_table_note(const struct vc_table *, size_t nth);
void vc_table_free(struct vc_table *);

/* ---- nouns: what any register can do ----------------------------------- */

#define VC_F_REQUIRED 1
#define VC_F_PERSONAL 2    /* kept in the table of personal data */
#define VC_F_UNIQUE   4    /* tells rows apart: a reference may use it */
#define VC_F_SEARCH   8    /* --search looks here */
#define VC_F_READONLY 16   /* set by us, never by hand */
#define VC_F_COUNTDAY 32   /* the day that figures count; default today */
#define VC_F_STATUS   64   /* moved by steps, never edited */
#define VC_F_EVENTDAY 128  /* the day of the status given beside it */
#define VC_F_HIDDEN   256  /* not in a list unless asked for by name */
#define VC_F_KEEP     512  /* set once, when the row is added */
#define VC_F_ABOUT    2048 /* how exact another field is: people see it there */
#define VC_F_DERIVED  1024 /* worked out from other rows: see vc_query */
#define VC_F_OPEN     4096 /* a code, or a word of the user's own */
#define VC_F_LONG     8192 /* a text of many lines, not a name or a title */

struct vc_field {
	const char *name;    /* canonical: CSV header, JSON key, option */
	const char *title;   /* message id */
	const char *aliases; /* other header words, separated by '|' */
	const char *type;    /* word for help: text, date, code ... */
	unsigned flags;
};

#define VC_LANGUAGES 5 /* sv da nb fi en */

/* What puts a message id in the user's language, so that titles of fields may
 * be typed as they are read; NULL, as at first: nothing does. `language` makes
 * it put ids in the nth language instead, 0 <= nth < VC_LANGUAGES, for the
 * headers of files, and with -1 in the user's own again; NULL: it has but one.
 */
void vc_set_translate(struct vc *, const char *(*translate)(const char *id),
    void (*language)(int nth));
/* The noun called `name` (org assignment volunteer interest goal result),
 * or NULL. */
const struct vc_noun *vc_noun(const char *name);
const char *vc_noun_name(const struct vc_noun *);
/* Field number `i` from 0; false past the last. */
bool vc_noun_field(const struct vc_noun *, size_t i, struct vc_field *);
/* Index of the field called `name` ('-' and '_' alike), or by its title in
 * the user's language or a header word, folded; -1 with a did-you-mean, or
 * with what a word that means several may be, in the handle's message. */
int vc_field_find(struct vc *, const struct vc_noun *, const char *name);
/* Code number `i` of a code field, NULL past the last (or no code field). */
const char *vc_field_code(const struct vc_noun *, size_t field, size_t i);
/* The nearest of `words` (NULL-terminated) to `word`, or NULL when none is
 * near: what did-you-mean offers. */
const char *vc_nearest(const char *word, const char *const *words);

/* A record: one row of a noun in memory. */
int vc_record_new(struct vc *, const struct vc_noun *, struct vc_record **)
    VC_CHECK;
void vc_record_free(struct vc_record *);
/* Parses `text` for the field and keeps it; "" empties the field. VC_WARN:
 * kept, but worth a look (a check digit). VC_E_DATA: the message says what is
 * wrong with which field. */
int vc_record_set(struct vc *, struct vc_record *, size_t field,
    const char *text) VC_CHECK;
/* Lends field's value as a cell; valid until the record changes. */
void vc_record_cell(const struct vc_record *, size_t field, struct vc_cell *);
int64_t vc_record_id(const struct vc_record *);

/* Adds the record; *id is its new number. */
int vc_add(struct vc *, struct vc_record *, int64_t *id) VC_CHECK;
/* Writes the fields that were set in the record over row `id`. *changed is
 * the number of fields that differ; 0 writes nothing. */
int vc_edit(struct vc *, struct vc_record *, int64_t id, int *changed) VC_CHECK;
/* Which row is meant by `who`: our number, "SOURCE:ID", a sender's id, or a
 * name that only one row has. Of goals and items of a plan: their own number,
 * or with a '#' before it ours. */
int vc_find(struct vc *, const struct vc_noun *, const char *who, int64_t *id)
    VC_CHECK;
struct vc_filter;
/* The same among those of which all n filters hold; of nouns without numbers
 * of their own there must be none. */
int vc_find_in(struct vc *, const struct vc_noun *, const char *who,
    const struct vc_filter *, size_t n, int64_t *id) VC_CHECK;
/* Field number `i` of those within which rows have numbers of their own (year,
 * scope); false past the last, and where they have none. */
bool vc_noun_within(const struct vc_noun *, size_t i, struct vc_field *);
/* What people call such a row: "3.1", with what it is of where that isn't as
 * usual, its year and the beginning of its words; *number is '\0' where rows
 * have no numbers. */
struct vc_called {
	char number[80], text[256];
	int year;
};
void vc_record_called(const struct vc_record *, struct vc_called *);
/* Of which row the row that had this number is now a part: *kept, or 0. */
int vc_merged_into(struct vc *, const struct vc_noun *, int64_t id,
    int64_t *kept) VC_CHECK;
/* Removes n rows, all or none; *at is which of them failed, n where that can't
 * be said. VC_E_DATA where something hangs on one: *held lists what, noun and
 * ids; give it to vc_table_free. VC_E_NOPERM for people, who are erased, and
 * for what a closed year has counted. */
int vc_remove(struct vc *, const struct vc_noun *, const int64_t *id, size_t n,
    size_t *at, struct vc_table **held) VC_CHECK;
/* Reads row `id` into the record. */
int vc_get(struct vc *, struct vc_record *, int64_t id) VC_CHECK;
/* The history of row `id`'s status as a table (on, status, side, reason,
 * recorded, actor), oldest first; the row itself is the first line. */
int vc_history(struct vc *, const struct vc_noun *, int64_t id,
    struct vc_table **) VC_CHECK;

/* One step of a row's status. */
struct vc_step {
	const char *status; /* code */
	const char *on;     /* date, or NULL: today */
	const char *side;   /* org volunteer centre, or NULL */
	const char *reason; /* words or code, or NULL */
	bool reopen;        /* go back or leave an end state */
};
int vc_set_status(struct vc *, const struct vc_noun *, int64_t id,
    const struct vc_step *) VC_CHECK;
/* The same step of n rows, all or none; *at is which of them failed, n
 * where the step itself is wrong. */
int vc_set_statuses(struct vc *, const struct vc_noun *, const int64_t *id,
    size_t n, const struct vc_step *, size_t *at) VC_CHECK;

/* Condition number `i` that rows of the noun may be asked for, as "open", by
 * today's date; NULL past the last. *help is its message id. */
const char *vc_noun_condition(const struct vc_noun *, size_t i,
    const char **help);

/* What to list. Zeroed means all rows, all fields, in the order of
 * the noun. */
struct vc_filter {
	size_t field;
	const char *value; /* equal to; "a..b" between for dates and
			    * numbers; a year or month for dates */
};
struct vc_query {
	const struct vc_noun *noun;
	const struct vc_filter *filter;
	size_t nfilter;
	unsigned conditions; /* bit i: vc_noun_condition i holds */
	const char *search;  /* words, each found in a searchable field */
	const char *sort;    /* field names, "-name" for descending */
	int64_t limit;       /* 0 means no limit */
	bool derived;        /* fill VC_F_DERIVED fields too; filters and sort
			      * know them in any case, and so does vc_get */
};
int vc_list_open(struct vc *, const struct vc_query *, struct vc_list **)
    VC_CHECK;
/* VC_ROW with the row in the list's record, VC_DONE, or an error. */
int vc_list_next(struct vc_list *) VC_CHECK;
/* Is nothing spelt as it was searched for, and are these spelt nearly so? */
bool vc_list_near(const struct vc_list *);
const struct vc_record *vc_list_record(const struct vc_list *);
void vc_list_free(struct vc_list *);

/* ---- campaigns: frozen lists of rows that are worked through ------------- */

/* How a campaign stands. */
struct vc_campaign {
	int64_t id, members, reached;
	const char *outcome; /* that was logged, as its code, or "none" */
};
/* Code number `i` of the outcomes, NULL past the last. */
const char *vc_outcome(size_t i);
/* Freezes the rows that the query is for, as the campaign `name`: who comes to
 * fit it later is no member. VC_E_NOINPUT where there are none. What the
 * query tells of persons is not kept. */
int vc_campaign_new(struct vc *, const char *name, const struct vc_query *,
    struct vc_campaign *) VC_CHECK;
/* All campaigns, of any noun: id, name, noun, made_on, closed_on, members,
 * reached, share. */
int vc_campaigns(struct vc *, struct vc_table **) VC_CHECK;
/* A campaign of `noun` is meant by its name or number. The members as a table
 * (id, name, municipality, outcome, on, by, gone, part_of), all of them or
 * those of one outcome: a code, or "none" for those without. */
int vc_campaign_show(struct vc *, const struct vc_noun *, const char *name,
    const char *outcome, struct vc_table **) VC_CHECK;
/* The same members as a list of their rows, but for those that are erased or
 * part of another row. */
int vc_campaign_rows(struct vc *, const struct vc_noun *, const char *name,
    const char *outcome, struct vc_list **) VC_CHECK;
/* What came of member `id`; a later log replaces it. */
struct vc_campaign_log {
	const char *outcome; /* a code, or "none": takes it back */
	const char *on;      /* date, or NULL: today */
};
int vc_campaign_log(struct vc *, const struct vc_noun *, const char *name,
    int64_t id, const struct vc_campaign_log *, struct vc_campaign *) VC_CHECK;
/* Nothing can be logged after. */
int vc_campaign_close(struct vc *, const struct vc_noun *, const char *name,
    struct vc_campaign *) VC_CHECK;
/* ---- interests of people -------------------------------------------------- */

/* How an interest is recorded. Zeroed: as the record has it. */
struct vc_interest {
	/* What is told of the person besides name and e-mail, which stand in
	 * the interest's own record. A volunteer with that e-mail (without
	 * one: that phone) is linked to the interest, or else one is made.
	 * NULL: the interest names its volunteer, or stays without. */
	struct vc_record *volunteer;
	bool fresh; /* another person than the one with that e-mail */
	bool late;  /* it came while the assignment took interests */
	/* Purposes that the volunteer consents to, with commas, and how it
	 * was given; NULL: none, as the interest came. */
	const char *consent, *consent_by;
};
struct vc_interest_made {
	int64_t id, volunteer; /* volunteer: 0 for none */
	bool made;             /* the volunteer is new */
	int filled;            /* fields that were empty before */
	/* Names of fields in which a volunteer who was known already
	 * differs from what was told; they stay as they were. */
	char differs[256];
};
/* Adds the interest in the record. VC_E_DATA where the assignment takes none
 * now, the volunteer has left, or has one for the same assignment that isn't
 * ended. */
int vc_interest_add(struct vc *, struct vc_record *, const struct vc_interest *,
    struct vc_interest_made *) VC_CHECK;
/* Tells organisation `org` of the persons of n interests, on a date (NULL:
 * today), all or none. Its assignment's own: the step passed_on. To any other
 * it needs the volunteer's consent "share", VC_E_NOPERM where there is none,
 * and the interest stays where it is. *stays: how many did; *at: as for
 * vc_set_statuses. */
int vc_interest_pass(struct vc *, const int64_t *id, size_t n, int64_t org,
    const struct vc_step *, size_t *stays, size_t *at) VC_CHECK;
/* Interests passed on `days` ago or more of which nobody knows what came,
 * oldest first: interest, volunteer, assignment, organisation, status,
 * passed_on, and a command for each answer. */
int vc_interest_outcome(struct vc *, int64_t days, struct vc_table **) VC_CHECK;
/* Ends all interests in an assignment that aren't ended, by a step to an end;
 * with the reason "filled" those who started stay. *n: how many were ended,
 * *stay: how many stay. */
int vc_interest_end_all(struct vc *, int64_t assignment, const struct vc_step *,
    int64_t *n, int64_t *stay) VC_CHECK;

/* ---- assignments ---------------------------------------------------------- */

/* One step of n assignments, as vc_set_statuses. To be published, one's
 * organisation must be approved and its last day not be past. Whose places are
 * all taken becomes full at once. */
int vc_assignment_step(struct vc *, const int64_t *id, size_t n,
    const struct vc_step *, size_t *at) VC_CHECK;
/* How many places assignment `id` has, 0 where it doesn't say, and how many
 * are taken: by interests that are agreed, started or active. */
int vc_assignment_places(struct vc *, int64_t id, int64_t *places,
    int64_t *taken) VC_CHECK;
/* Makes `to`, a date from today on, the last day on which n assignments take
 * interest, of all or of none; *at is which of them couldn't, n where the date
 * is wrong. */
int vc_assignment_extend(struct vc *, const int64_t *id, size_t n,
    const char *to, size_t *at) VC_CHECK;
/* Adds a copy of assignment `from` as a draft: what the record (of
 * assignments) already has set, and for the rest what the old one has, its
 * days moved by `years`. The record then holds all of it. */
int vc_assignment_copy(struct vc *, int64_t from, int years, struct vc_record *,
    int64_t *id) VC_CHECK;

/* Templates: what new rows of a noun begin with. vc_template_save makes one of
 * row `id`, in the place of one of that name: all its fields but references,
 * days and status. vc_template_get lends it as lines "field: value";
 * vc_template_fill sets those fields of the record that aren't set. */
int vc_template_save(struct vc *, const struct vc_noun *, const char *name,
    int64_t id) VC_CHECK;
int vc_template_get(struct vc *, const struct vc_noun *, const char *name,
    const char **text) VC_CHECK;
int vc_template_fill(struct vc *, const char *name, struct vc_record *)
    VC_CHECK;
int vc_template_remove(struct vc *, const struct vc_noun *, const char *name)
    VC_CHECK;
int vc_templates(struct vc *, const struct vc_noun *, struct vc_table **)
    VC_CHECK;
/* ---- volunteers, and who may know of them ----------------------------------- */

/* Adds a volunteer, with the consents given at entry: purposes with commas,
 * or NULL, on the day of registration. */
int vc_volunteer_add(struct vc *, struct vc_record *, const char *consent,
    const char *by, int64_t *id) VC_CHECK;

struct vc_consent {
	const char *purpose; /* register share newsletter photo ... */
	const char *by;      /* phone web form email meeting other, or NULL */
	const char *on;      /* date, or NULL: today */
	const char *text;    /* which wording was agreed to, or NULL */
	const char *until;   /* last day that it is good for, or NULL */
};
/* Purpose number `i`, NULL past the last. */
const char *vc_consent_purpose(size_t i);
int vc_consent_give(struct vc *, int64_t volunteer, const struct vc_consent *)
    VC_CHECK;
/* Ends what stands for the purpose. *told: organisations that know of the
 * person by it and must be told (organisation, told_on, contact_email), or
 * NULL where the purpose is another than sharing. */
int vc_consent_withdraw(struct vc *, int64_t volunteer,
    const struct vc_consent *, struct vc_table **told) VC_CHECK;
/* A volunteer's consents: id, purpose, state, given_on, by, text, until,
 * withdrawn_on, recorded, actor. */
int vc_consents(struct vc *, int64_t volunteer, struct vc_table **) VC_CHECK;
/* Erases a volunteer: what identifies goes, from everywhere, and the rows that
 * are counted stay. Every figure is worked out before and after; where one
 * differs all is taken back, VC_E_DATA. *what lists what goes and what stays,
 * and the organisations that were told: what, rows, becomes, organisation,
 * told_on. Without `really` it is only told. VC_WARN: somebody who reads
 * keeps the log from being emptied. */
int vc_erase(struct vc *, int64_t id, bool really, struct vc_table **what)
    VC_CHECK;
/* Who was told of a volunteer, or of whom an organisation was told: id, on,
 * organisation, volunteer, interest, fields, ground, recorded, actor. */
int vc_disclosures(struct vc *, const struct vc_noun *, int64_t id,
    struct vc_table **) VC_CHECK;

/* ---- rows that are one ------------------------------------------------- */

struct vc_duplicates {
	int min;       /* score from which pairs are shown, 0 to 100 */
	int64_t limit; /* the best of them; 0 means all */
	int64_t with;  /* only pairs of this row; 0 means any */
};
/* Pairs of rows of an organisation or volunteer that may be one, best first:
 * score, id, name, municipality, other_id, other_name, other_municipality,
 * why, and the commands that settle it. Pairs that vc_distinct was told of
 * are left out until a field that is compared changes. Give the table to
 * vc_table_free. */
int vc_duplicates(struct vc *, const struct vc_noun *,
    const struct vc_duplicates *, struct vc_table **) VC_CHECK;
/* Remembers that rows a and b, as they are now, are two. */
int vc_distinct(struct vc *, const struct vc_noun *, int64_t a, int64_t b)
    VC_CHECK;

struct vc_merge {
	int64_t kept, gone;      /* the second becomes part of the first */
	const char *const *take; /* "field=A" (kept) or "field=B" (gone), where
				  * it isn't to be A's unless empty */
	size_t ntake;
};
/* What would become of them: field, kept, other, keeps (kept, other, both),
 * then how many rows of other tables name each. Give to vc_table_free. */
int vc_merge_show(struct vc *, const struct vc_noun *, const struct vc_merge *,
    struct vc_table **) VC_CHECK;
/* Does it. The other's number leads to the one that is kept from then on;
 * *moved: how many rows of other tables do now. VC_E_DATA where they can't be
 * one. */
int vc_merge(struct vc *, const struct vc_noun *, const struct vc_merge *,
    int64_t *moved) VC_CHECK;

/* ---- import ------------------------------------------------------------ */

/* A note says what was found out about the file; the others are about a row
 * (line > 0) or the file (line 0). */
enum vc_severity { VC_WARNING, VC_REJECT, VC_NOTE };

struct vc_diag {
	enum vc_severity severity;
	int64_t line;       /* physical line, 0: the whole file */
	const char *column; /* header as the sender wrote it, or NULL */
	struct vc_msg msg;
	int64_t more; /* further rows that were rejected for the very same */
};

/* One way in which a file is to be read: "encoding", "windows-1252". On the
 * command line they are options, in a profile lines "key: value". */
struct vc_pair {
	const char *key, *value;
};
/* Key number `i`, in the order of a profile, NULL past the last: source,
 * encoding, delimiter, skip, date-order, decimal, map, ignore, set,
 * translate, unclear, partial, full, clear, create-orgs, files. *arg is what
 * its value is called, NULL for a flag; *help its message id. */
const char *vc_import_key(size_t i, const char **arg, const char **help);

/* Columns that are put before the sender's own in a file of rejects. Where a
 * file has them they are passed over. */
#define VC_REJECT_LINE   "vcctl_line"
#define VC_REJECT_COLUMN "vcctl_column"
#define VC_REJECT_REASON "vcctl_reason"
/* Fourth, if there is anything to say in it; it is read. */
#define VC_REJECT_READ "vcctl_read"

/* A row that wasn't taken, as it was received, but for personal numbers,
 * which are masked. */
struct vc_reject {
	int64_t line;              /* 0: the header */
	const struct vc_diag *why; /* nwhy reasons */
	size_t nwhy;
	const char *const *cell; /* ncell, UTF-8 */
	size_t ncell;
	const char *read; /* what all of the file showed of dates and numbers,
			   * and a row doesn't; or NULL */
	char delimiter;   /* that the file has */
	bool partial;     /* the other rows are taken */
};

struct vc_import {
	int fd;              /* what to read */
	const char *file;    /* its name, for messages and the batch */
	const char *source;  /* the sender's name, or NULL: the profile's,
			      * or else "own" */
	const char *profile; /* name of a saved profile, or NULL */
	const struct vc_pair *option; /* these win over the profile's */
	size_t noption;
	bool overwrite;   /* go on though much would change */
	const char *mark; /* which very file it is, or NULL: one that was
			   * taken under this mark is not taken again */
	/* Called for the header and then for each row not taken, in file
	 * order, and at the end with NULL, all before anything is kept; not
	 * VC_OK takes everything back. May be NULL. */
	int (*reject)(void *arg, const struct vc_reject *);
	/* Called now and then; *total is 0 where unknown. May be NULL. */
	void (*progress)(void *arg, int64_t rows, int64_t bytes, int64_t total);
	void *arg;
};

#define VC_CHANGES 64
struct vc_import_result {
	int64_t rows, added, updated, unchanged, rejected;
	int64_t unclear; /* rows left out because they could be several;
			  * none of the others counts them */
	int64_t ended;   /* rows that a full delivery lacked */
	int64_t created; /* organisations made for rows that name them */
	int64_t batch;   /* the import's number, 0 if none */
	int64_t same;    /* an import of a file of the same bytes, or 0 */
	bool again;      /* `mark` was taken already, as `same` */
	bool stops;      /* of a dry run: in earnest nothing would be taken,
			  * because too much would change or end */
	/* How many updated rows changed which field. */
	struct {
		const char *field, *title;
		int64_t rows;
	} change[VC_CHANGES];
	size_t nchange;
	struct vc_diag *diag; /* in file order */
	size_t ndiag;
	size_t unlisted; /* diagnostics past those listed */
	void *own;       /* what the diagnostics lend from */
};

/* Imports a CSV file into the noun: all rows or none, or with the option
 * "partial" those that are good. VC_E_DATA when nothing was taken: a row was
 * rejected, the file cannot be read as CSV, or too much would change; the
 * result then says why. Release the result in either case. */
int vc_import(struct vc *, const struct vc_noun *, const struct vc_import *,
    struct vc_import_result *) VC_CHECK;
void vc_import_release(struct vc_import_result *);

/* All imports, the last one first. */
int vc_imports(struct vc *, int64_t limit, struct vc_table **) VC_CHECK;
/* One import: who, when, what, how, counts, as (key, value). */
int vc_import_info(struct vc *, int64_t id, struct vc_table **) VC_CHECK;
/* The rows that import `id` touched, at most `limit` (0: all): noun, row,
 * name, what became of it, fields that changed. */
int vc_import_rows(struct vc *, int64_t id, int64_t limit, struct vc_table **)
    VC_CHECK;

struct vc_undo_result {
	int64_t batch;             /* the undo's own number; 0: all stays */
	int64_t removed, restored; /* rows added, rows changed */
	int64_t kept;    /* changed since by hand or by another import */
	int64_t blocked; /* others stand on them */
};
/* Makes row `gone`, which became part of another, a row of its own again, as
 * far as nobody built on it since: result->restored rows name it again, *left
 * lists what stays, as of vc_undo; result->batch is the row it was part of. */
int vc_unmerge(struct vc *, const struct vc_noun *, int64_t gone,
    struct vc_undo_result *, struct vc_table **left) VC_CHECK;
/* Takes import `id` back as far as nobody built on it since. *left lists the
 * rows that stay: noun, row, name, why. Give it to vc_table_free. */
int vc_undo(struct vc *, int64_t id, struct vc_undo_result *,
    struct vc_table **left) VC_CHECK;

/* What a file looks like, and which of its columns would become which fields
 * of `noun`, or of the noun that fits best where it is NULL. `want` gives fd,
 * file, profile and options. A row for each column: its name, field, type,
 * how it writes dates or numbers, cells that are filled and that are bad,
 * first values; personal numbers are masked. */
int vc_sniff(struct vc *, const struct vc_noun *, const struct vc_import *want,
    struct vc_table **) VC_CHECK;

/* A profile to be saved: of options, of lines "key: value" (# begins a
 * comment), as vc_profile_get lends, or of both; the options win. */
struct vc_profile {
	const char *name;
	const struct vc_pair *option;
	size_t noption;
	const char *text; /* or NULL */
	int line;         /* filled: that of an error in the text, or 0 */
};
/* `find` gives the noun that the word on the line "noun: WORD" means, or
 * NULL. */
int vc_profile_save(struct vc *, struct vc_profile *,
    const struct vc_noun *(*find)(const char *word)) VC_CHECK;
int vc_profile_get(struct vc *, const char *name, const char **text) VC_CHECK;
int vc_profile_remove(struct vc *, const char *name) VC_CHECK;
/* All of them: name, noun, sender, files, changed. */
int vc_profiles(struct vc *, struct vc_table **) VC_CHECK;
/* The profile whose "files" pattern the file's name fits: lends its name, or
 * NULL when none does. VC_E_DATA when several do. */
int vc_profile_match(struct vc *, const char *file, const char **name) VC_CHECK;
/* Lends the word for the noun that the profile is for. */
int vc_profile_noun(struct vc *, const char *name, const char **noun) VC_CHECK;

/* ---- surveys -------------------------------------------------------------- */

/* Takes in the answers to a survey, as vc_import takes in rows: one row a
 * respondent, one column a question. The options are those that say how a file
 * is written, ignore, partial, and "kind", COLUMN=kind; a profile's noun is
 * "survey". result->rows are respondents, added answers; `same` and `again` say
 * that the survey has the file already. Release the result in either case. */
int vc_survey_import(struct vc *, const char *survey, const struct vc_import *,
    struct vc_import_result *) VC_CHECK;
/* The day on which goals count a survey's answers; *chosen: it is the end of a
 * period that was given, and not of the year. */
int vc_survey_counted(struct vc *, const char *survey, int64_t *day,
    bool *chosen) VC_CHECK;
/* What was answered: of each question, or the one of that word, how many did,
 * and the sum, mean and ends of numbers, or each answer with its count and
 * share. Answers that too few gave are hidden, and others beside them.
 * `texts`: free texts too, of all respondents in order of their words. */
int vc_survey_summary(struct vc *, const char *survey, const char *question,
    bool texts, struct vc_table **) VC_CHECK;

/* ---- goals and reports -------------------------------------------------- */

struct vc_report {
	int year;          /* the annual report of this year */
	int month;         /* 1..12: the monthly report of year-month */
	const char *scope; /* national, a municipality, org:NAME; NULL all */
	bool as_is;        /* what is counted now, beside what was closed:
			    * further columns, the last of them the
			    * reasons where a figure is another */
	bool pace;         /* of the year's goals that aren't over */
};
/* The report as a table. *findings counts goals missed or without a result
 * in a year that is over, or with `pace` those that don't keep up (what
 * --strict exits for). */
int vc_report(struct vc *, const struct vc_report *, struct vc_table **,
    int *findings) VC_CHECK;

/* vc_edit of a goal. A target that changes when the goal's time has begun
 * wants a reason, and what it was is kept; VC_E_USAGE where it lacks one, or
 * has one for nothing. */
int vc_goal_edit(struct vc *, struct vc_record *, int64_t id,
    const char *reason, int *changed) VC_CHECK;
/* What its targets were, until when, by whom and why; last what they are. */
int vc_goal_targets(struct vc *, int64_t id, struct vc_table **) VC_CHECK;

/* How a goal keeps up with its time: a row for each of its conditions with a
 * target, as the report's with `pace`; none where its time is over. */
int vc_goal_pace(struct vc *, int64_t id, struct vc_table **) VC_CHECK;

/* Copies the goals of a year that the year `to` doesn't have: days so many
 * years later, and last year's result as baseline. The table lists them;
 * *named is how many of them still name the old year, a list or a survey. */
int vc_goal_rollover(struct vc *, int from, int to, struct vc_table **,
    int *named) VC_CHECK;

/* What someone should look at in the goals and plans of all years: over and
 * without a result, wording that names another year, figures that differ from
 * what was recorded or from their parts, results that are out of place, a
 * target that changed after the start: year, number, scope, finding, detail. */
int vc_check_figures(struct vc *, struct vc_table **) VC_CHECK;

/* Closes a year: its report prints from now on as it is now, and its goals and
 * results stay as they are. VC_E_NOPERM when it is closed already, or, unless
 * `really`, isn't over. */
struct vc_closed {
	int goals;
	char digest[65]; /* SHA-256 over what was kept, in hex */
};
int vc_close_year(struct vc *, int year, bool really, struct vc_closed *)
    VC_CHECK;
/* Opens it again. What was kept stays in the register. */
int vc_reopen_year(struct vc *, int year, const char *reason) VC_CHECK;
/* All closings of a year (0: of all), those that were opened again too: year,
 * closed, actor, goals, digest, fits (what was kept is what the digest was
 * made of), reopened, reopened_by, reason. *broken: how many don't fit. */
int vc_closings(struct vc *, int year, struct vc_table **, int *broken)
    VC_CHECK;
/* An empty table with notes for each goal of a closed year that would read
 * otherwise now, and why; no notes where the year is open. */
int vc_restated(struct vc *, const struct vc_report *, struct vc_table **)
    VC_CHECK;

/* Why a goal's result is what it is: the rule in the heading, one row for
 * each record, whose amounts add up to the figure, and the total as note. */
int vc_explain(struct vc *, const char *number, int year, const char *scope,
    struct vc_table **) VC_CHECK;

/* Is what stands in a goal's field, "indicator" or "indicator2", counted, or
 * nothing? VC_WARN: it isn't, and the message says what that means; VC_E_DATA:
 * it is a misspelling of one that is. */
int vc_indicator_check(struct vc *, const struct vc_record *goal,
    const char *field) VC_CHECK;
/* All indicators that the register can count: key, unit, what it counts. */
int vc_indicators(struct vc *, struct vc_table **) VC_CHECK;

/* ---- what needs doing ----------------------------------------------------- */

struct vc_todo {
	const char *kinds;        /* codes with commas between; NULL: all */
	const char *municipality; /* any accepted form; NULL: all */
	const char *on;           /* a date: what will be due when it ends;
				   * NULL: now */
	int64_t limit;            /* rows of the table; 0: all */
	bool dated;               /* where kinds is NULL: only those of a day
				   * that stands in the register */
};
/* What is due and not put off, the longest due first: since which day, kind,
 * noun, id, title, organisation, municipality, and the command that settles
 * it. It names no person. The headings count each kind; *due is how many
 * there are in all. Give the table to vc_table_free. */
int vc_todo(struct vc *, const struct vc_todo *, struct vc_table **,
    int64_t *due) VC_CHECK;

/* Code number `i` of the kinds, in their order, NULL past the last. */
const char *vc_todo_kind(size_t i);

/* Puts one thing off: it comes back on the day `until`, due since the same
 * day as before. All are required; kind and id as the list shows them. */
struct vc_snooze {
	const char *kind, *id, *until, *reason;
};
int vc_todo_snooze(struct vc *, const struct vc_snooze *) VC_CHECK;
/* Has it back at once. VC_E_NOINPUT when it is not put off. */
int vc_todo_wake(struct vc *, const char *kind, const char *id) VC_CHECK;
/* What is put off: until when, kind, id, reason, recorded, by whom. */
int vc_todo_snoozed(struct vc *, struct vc_table **) VC_CHECK;

/* ---- work with organisations --------------------------------------------- */

/* Organisations that may be the one in the record: of the same number, of the
 * same name or one much like it, or with an e-mail domain in common that isn't
 * everybody's; those with something the same first. Columns id, name,
 * municipality, status, and the reasons number, like, domain; empty where
 * there are none. Give to vc_table_free. */
int vc_org_near(struct vc *, const struct vc_record *, struct vc_table **)
    VC_CHECK;
/* Adds the record of noun "log": what was said with an organisation. Where
 * `campaign` isn't NULL, its outcome becomes that of the organisation there,
 * and *is tells how the campaign stands. */
int vc_org_log(struct vc *, struct vc_record *, const char *campaign,
    struct vc_campaign *is, int64_t *id) VC_CHECK;
/* How organisation `org`, or where 0 each that has anything to count, answered
 * interests received in the year (0: ever), and how many places of the
 * assignments published then were filled; the last row is their total. */
int vc_org_service(struct vc *, int64_t org, int year, struct vc_table **)
    VC_CHECK;
/* Approvals of the year (0: all): by whom, and how many hours after the
 * application was written down. */
int vc_org_approvals(struct vc *, int year, struct vc_table **) VC_CHECK;
/* Who gets the newsletter: contacts that want it, of organisations that have
 * not left, each address once. */
int vc_org_newsletter(struct vc *, struct vc_table **) VC_CHECK;

/* ---- matching ------------------------------------------------------------ */

/* What must be so for a pair of volunteer and assignment to be suggested. */
enum vc_gate {
	VC_GATE_OPEN,     /* published, neither expired nor ended */
	VC_GATE_ORG,      /* its organisation is approved */
	VC_GATE_PLACES,   /* some are left */
	VC_GATE_ACTIVE,   /* so is the volunteer */
	VC_GATE_CONSENT,  /* not withdrawn */
	VC_GATE_AGE,      /* within the assignment's limits */
	VC_GATE_LANGUAGE, /* all that it needs */
	VC_GATE_EXTRACT,  /* police record seen, where it is needed */
	VC_GATE_PLACE,    /* near enough */
	VC_GATE_DECLINED, /* not declined or withdrawn before */
	VC_GATE_INTEREST, /* no other interest before */
	VC_GATES
};
/* What orders those that may be. */
enum vc_criterion {
	VC_M_CAUSE,
	VC_M_SKILL,
	VC_M_LANGUAGE,
	VC_M_TIME,
	VC_M_PLACE,
	VC_M_FRESH,
	VC_M_ANSWER,
	VC_CRITERIA
};
enum vc_near {
	VC_NEAR_NOWHERE, /* one of the two places isn't known */
	VC_NEAR_UNKNOWN, /* both are, but not how far it is */
	VC_NEAR_SAME,
	VC_NEAR_NEIGHBOUR,
	VC_NEAR_KM,
	VC_NEAR_NOT, /* no neighbours, and no distance known */
	VC_NEAR_REMOTE
};
/* Their words in machine formats, and what people read (message ids). */
const char *vc_criterion_key(enum vc_criterion);
const char *vc_criterion_title(enum vc_criterion);
const char *vc_gate_title(enum vc_gate);
const char *vc_near_key(enum vc_near);

/* One pair, and how its points come about. */
struct vc_suggestion {
	int64_t volunteer, assignment, organisation;
	int64_t rank;           /* from 1; 0 where it is not ranked */
	int points;             /* the sum */
	int point[VC_CRITERIA]; /* what each gives */
	int n[VC_CRITERIA];     /* how many causes, skills, languages
				 * beyond need, parts of day; km (-1: not
				 * known); days since publication (-1: not
				 * published); percent answered (-1: not
				 * known) */
	enum vc_near near;
	const char *title, *organisation_name, *name;
	const char *municipality,
	    *municipality_name; /* of the assignment, or
				 * where volunteers are suggested, of the
				 * volunteer: code and name, or NULL */
};

/* What is to be matched: one volunteer, one assignment, or (both 0) every
 * active volunteer. */
struct vc_match {
	int64_t volunteer, assignment;
	int64_t top;         /* how many of each */
	int64_t km;          /* the farthest, or -1: as the weights say */
	const char *weights; /* text of a file; NULL: the register's */
};
struct vc_suggest;
int vc_suggest_open(struct vc *, const struct vc_match *, struct vc_suggest **)
    VC_CHECK;
/* VC_ROW with the next, best first, of all volunteers by number; VC_DONE. */
int vc_suggest_next(struct vc_suggest *) VC_CHECK;
const struct vc_suggestion *vc_suggest_row(const struct vc_suggest *);
/* Name and version of the weights, "standard 1". */
const char *vc_suggest_weights(const struct vc_suggest *);
/* How many were held back because this gate can't be judged, all others being
 * open: of one volunteer or assignment, else 0. */
int64_t vc_suggest_held(const struct vc_suggest *, enum vc_gate);
void vc_suggest_free(struct vc_suggest *);

/* Why a pair is suggested or not. */
enum vc_outcome { VC_PASSED, VC_SHUT, VC_UNSURE };
struct vc_explained {
	struct vc_suggestion pair;
	struct {
		enum vc_outcome outcome;
		bool shut;         /* keeps the pair from being suggested */
		struct vc_msg why; /* lent until the next call */
	} gate[VC_GATES];
	bool suggested;
	const char *weights;
	void *own;
};
/* One pair by the ids in `match`. Release it in either case. */
int vc_match_explain(struct vc *, const struct vc_match *,
    struct vc_explained *) VC_CHECK;
void vc_explained_release(struct vc_explained *);

/* Lends the file of the weights that the register uses. */
int vc_weights(struct vc *, const char **text) VC_CHECK;
/* Saves them for the register; VC_E_DATA names what is wrong. */
int vc_weights_save(struct vc *, const char *text) VC_CHECK;

/* ---- plans, partners, initiatives ---------------------------------------- */

/* The plan of a year as a tree: items by number, each with its goals, their
 * targets and how they stand, and with the items under it. A goal hangs on the
 * item that it names, or else on the one whose number its own begins with. */
int vc_plan_tree(struct vc *, int year, struct vc_table **) VC_CHECK;
/* Its calendar: a row for each line, a column for each month, quarter and half
 * of the year, or of its first or second half (half 1 or 2), for the whole year
 * and for later; then a row for each item and goal that has a last day. Where
 * that is too wide, piece by piece: the three months of a quarter (1 to 4),
 * with a dash where nothing stands in them, and last what is longer than a
 * month (5). */
int vc_plan_calendar(struct vc *, int year, int half, int quarter,
    struct vc_table **) VC_CHECK;
/* What a calendar program is to show of a plan: uid, todo, day, until,
 * summary. An entry lasts its month or what else of the year it is for; what is
 * due is to be done, and what is for later too, by no day. */
int vc_plan_events(struct vc *, int year, struct vc_table **) VC_CHECK;
struct vc_plan_copy {
	int64_t items, entries;
};
/* Begins the plan and the calendar of year `to` with those of `from`; days are
 * moved with them, and nobody has approved the new one. VC_E_DATA where there
 * is one already. *left lists wording that still names the old year: noun, id,
 * number, field, text. */
int vc_plan_copy(struct vc *, int from, int to, struct vc_plan_copy *,
    struct vc_table **left) VC_CHECK;

/* Makes n activities held, all or none, on the day that `on` says; NULL: on
 * the day each was expected, or today where that is yet to come. `also`: what
 * is told of each besides, or NULL. *at is which of them couldn't, n where it
 * is none of them. */
int vc_activity_held(struct vc *, const int64_t *id, size_t n, const char *on,
    struct vc_record *also, size_t *at) VC_CHECK;
/* The activities that were planned for a year or held in it: for which day, on
 * which day, and what came of it. */
int vc_activity_plan(struct vc *, int year, struct vc_table **) VC_CHECK;

/* All initiatives but those that were dropped, by the furthest stage that each
 * has reached; the next one, and since when it is late; a column for each
 * stage, with the day on which it was reached, or in brackets planned, "(?)"
 * where there is no day. Machines get a planned and a reached day of each. */
int vc_initiative_board(struct vc *, struct vc_table **) VC_CHECK;
/* The stages of one in their order; what was noted of it, by kind. */
int vc_initiative_stages(struct vc *, int64_t id, struct vc_table **) VC_CHECK;
int vc_initiative_remarks(struct vc *, int64_t id, struct vc_table **) VC_CHECK;
/* How many reached the stage "started" in each month, quarter (NULL) or year
 * from the first to today, and until then; and how many of them at institutions
 * that never worked with volunteers before. */
int vc_initiative_spread(struct vc *, const char *span, struct vc_table **)
    VC_CHECK;
/* Adds an initiative with the stages of a template, planned for so many days
 * after `start`, a date; NULL: the day it is registered on. *n: how many. */
int vc_initiative_add(struct vc *, struct vc_record *, const char *name,
    const char *start, int64_t *id, int *n) VC_CHECK;
/* The same of one that stands: stages that it has stay as they are. */
int vc_initiative_lay(struct vc *, int64_t id, const char *name,
    const char *start, int *n) VC_CHECK;
/* All templates; the stages of one. */
int vc_initiative_templates(struct vc *, struct vc_table **) VC_CHECK;
int vc_initiative_template(struct vc *, const char *name, struct vc_table **)
    VC_CHECK;
/* Makes a template of an initiative's stages, in place of one of that name;
 * removes one. */
int vc_initiative_template_save(struct vc *, const char *name, int64_t id)
    VC_CHECK;
int vc_initiative_template_remove(struct vc *, const char *name) VC_CHECK;
/* The partners that have not ended, by how far they have come, the longest
 * there first: since when, how many days, and why. */
int vc_partner_pipeline(struct vc *, struct vc_table **) VC_CHECK;
/* The partners with an agreement in the year: new, continued or ended since the
 * end of the year before, with what their agreements bring in a year. */
int vc_partner_year(struct vc *, int year, struct vc_table **) VC_CHECK;

/* ---- for whoever prints ------------------------------------------------- */

/* A growable string that is always NUL-terminated. Zero it to start. */
struct vc_buf {
	char *s;
	size_t len, cap;
	bool failed; /* memory ran out; sticky */
};
void vc_buf_free(struct vc_buf *);
void vc_buf_clear(struct vc_buf *);
void vc_buf_add(struct vc_buf *, const char *s);
void vc_buf_addn(struct vc_buf *, const char *s, size_t n);
void vc_buf_addc(struct vc_buf *, char c);

/* How numbers look to people of a language. */
struct vc_style {
	const char *group; /* between thousands */
	const char *point; /* decimal sign */
};
const struct vc_style *vc_style(const char *lang);

/* Appends a cell as people read it in the style, or as machines do where
 * style is NULL (point, no grouping, ISO days; PAIR "a/b", SHARE percent).
 * MSG cells are appended as their id: translate first. */
void vc_cell_print(struct vc_buf *, const struct vc_cell *,
    const struct vc_style *);
/* Fills the message's arguments into `fmt`, its id or a translation. */
void vc_msg_print(struct vc_buf *, const char *fmt, const struct vc_msg *);

/* Columns that UTF-8 text of n bytes takes on a terminal. */
size_t vc_text_width(const char *s, size_t n);
/* The longest prefix of s, in bytes, at most `width` columns wide. */
size_t vc_text_fit(const char *s, size_t n, size_t width);
/* Appends text with control characters, escape sequences, bidirectional
 * overrides and invalid bytes made visible and harmless. */
void vc_text_safe(struct vc_buf *, const char *s, size_t n);
/* Appends text, or what of it fits into `width` columns and an ellipsis. */
void vc_text_cut(struct vc_buf *, const char *s, size_t n, size_t width);
/* Appends text with "***" in the place of national personal numbers. */
void vc_text_masked(struct vc_buf *, const char *s, size_t n);
/* The same day of the month `months` later (earlier where negative), or that
 * month's last day. */
int64_t vc_day_add_months(int64_t day, int months);
/* Parses a date in any form that DESIGN's CSV takes; false if it is none. */
bool vc_day_parse(const char *s, int64_t *day);
/* ISO form of a day; buf holds 16. */
const char *vc_day_format(int64_t day, char buf[16]);
/* Would a spreadsheet run the text as a formula, but for the apostrophes that
 * may stand before it? What is written for people gets one more of them, and
 * reading takes one away. A sign with digits, blanks and marks is a number or
 * a telephone number, and none. */
bool vc_text_formula(const char *s, size_t n);

#endif
