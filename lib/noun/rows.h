/* SPDX-License-Identifier: ISC */
/* Rows on their way in: batches of them, which rows they are that stand
 * already, writing them, and what is remembered of an import. */
#ifndef VCI_ROWS_H
#define VCI_ROWS_H

#include "noun.h"

/* ---- a batch (rows.c) ----------------------------------------------------------- */

/* What becomes of a row; the set statements pick rows by these bits. */
enum {
	VCI_ROW_BAD = 0,
	VCI_ROW_NEW = 1,
	VCI_ROW_UPDATE = 2,
	VCI_ROW_SAME = 4,
	VCI_ROW_PERSON = 8,
	VCI_ROW_EVENT = 16,
	VCI_ROW_FOUND = 32 /* stands as the row of this id, not yet compared */
};

#define VCI_TO_MAKE (INT64_MIN / 2)

/* Rows on their way in: field values, then the sender's id, then folded keys,
 * then, of a noun that has such, 1 where the row is in a run (serial.h);
 * `line` is where each came from, `record` the how many-th of the file. */
struct vci_rows {
	/* Rows that these refer to and that are to be made first; a REF whose
	 * number is VCI_TO_MAKE - k means the k-th of all that a file asks
	 * for. */
	struct vci_made {
		struct vci_value name;
		int64_t line, record;
	} * made;
	size_t nmade, capmade;
	int64_t bytes; /* of the file, up to here */
	struct vci_batch batch;
	struct vci_value *v;
	int64_t *id, *line, *record;
	unsigned char *state;
	struct vci_arena arena;
	size_t cap;
};
int vci_rows_init(struct vc *, struct vci_rows *, const struct vc_noun *,
    size_t cap) VC_CHECK;
void vci_rows_clear(struct vci_rows *);
void vci_rows_release(struct vci_rows *);
/* The row about to be filled, all NULL; vci_rows_done makes it count. */
struct vci_value *vci_rows_next(struct vci_rows *);
/* Gives an empty value the field's usual text, if there is one. */
void vci_usual(const struct vci_field *, struct vci_value *);
/* Makes a row what it means before it is compared with what stands: the
 * usual text in its natural key, nothing where another field says it. */
void vci_tidy(const struct vc_noun *, struct vci_value *);
size_t vci_rows_width(const struct vc_noun *);
/* Where in a row the sender's id stands. */
size_t vci_rows_source_id(const struct vc_noun *);

/* ---- writing (write.c) -------------------------------------------------------------- */

/* Why a row is left out. */
enum vci_why {
	VCI_WHY_BAD,     /* it can't be taken */
	VCI_WHY_UNCLEAR, /* it could be several rows; to be looked at */
	VCI_WHY_SKIPPED  /* the same, and asked to be passed over */
};
enum vci_unclear { VCI_UNCLEAR_REJECT, VCI_UNCLEAR_NEW, VCI_UNCLEAR_SKIP };

struct vci_known;
struct vci_before;
struct vci_runs;
struct vci_serials;
struct vci_writer {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t source, import; /* 0: by hand */
	int64_t day;            /* of a status that gives none */
	bool by_id;             /* rows are known by ids[] */
	bool empty;             /* nothing of this sender stands yet */
	/* How to tell rows that the sender's id doesn't; NULL: they are new. */
	struct vci_known *known;
	enum vci_unclear unclear;
	/* What is remembered of an import; NULL: nothing. */
	struct vci_before *before;
	struct vci_runs *runs;
	struct vci_serials *serials; /* of a noun that has such, or NULL */
	struct vci_bits *touched;    /* ids of all rows met; or NULL */
	const struct vci_map *ended; /* rows that a delivery lacked, and rank
				      * + 1 of their status before; or NULL */
	int64_t added, updated, unchanged, nunclear;
	int64_t named;  /* rows whose sender's id wasn't known before */
	int64_t fields; /* that changed, in all updates */
	int64_t changed[VCI_BATCH_COLS]; /* the same by field */
	/* Called for a row that is left out, with the handle's message. */
	void (*reject)(void *arg, int64_t line, int column, enum vci_why);
	void *arg;
	/* Called when it is known which rows of a batch will be written, and
	 * before they are; or NULL. */
	int (*taken)(void *arg, struct vci_rows *);
	void *taken_arg;
	/* Its own: */
	struct vci_stmt *st[VCI_SQL_COUNT], *tags;
	struct vci_bits met; /* rows that no sender's id of their own told */
	struct vci_tagging tagging;
	uint64_t given[VCI_SQL_COUNT]; /* that each statement was made for */
	bool ready;
	bool tagged;          /* some field holds tags */
	int status, on, born; /* fields, or -1 */
	size_t nfield;
	/* Fields by what is to be done with them, each list ending with -1. */
	signed char required[VCI_BATCH_COLS], usual[VCI_BATCH_COLS],
	    keyed[VCI_BATCH_COLS];
	uint64_t personal; /* a bit each */
};
/* Writes the rows: those known already are compared and updated where they
 * differ, the others are added. */
int vci_write(struct vci_writer *, struct vci_rows *) VC_CHECK;
void vci_writer_release(struct vci_writer *);

/* ---- who an incoming row is (known.c) --------------------------------------------- */

/* What tells rows apart that came to us before: other ids of this sender, and
 * the noun's match rules. Read when first asked for. */
int vci_known_new(struct vc *, const struct vc_noun *, int64_t source,
    struct vci_known **) VC_CHECK;
void vci_known_free(struct vci_known *);

enum vci_verdict {
	VCI_IS_NEW,
	VCI_IS_ROW,
	VCI_IS_PART, /* of a row that this sender tells of by another id */
	VCI_IS_UNCLEAR,
	VCI_IS_ERASED
};
/* What is kept of a sender's id of somebody who was erased. */
int64_t vci_erased_hash(const char *s, size_t n);
/* All that were erased of a noun, of one sender's. */
int vci_erased_load(struct vc *, const char *noun, int64_t source,
    struct vci_map *) VC_CHECK;
/* What the row is: a new one (*entry is how vci_known_named calls it), row
 * *id, or unclear, with the reason as the handle's message. Where `guess`, a
 * row that could be several is the first that equals it in all that tells,
 * or else new. *alias: its sender calls it so for the first time. */
int vci_known_find(struct vci_known *, const struct vci_value *v, int64_t line,
    bool guess, enum vci_verdict *, int64_t *id, size_t *entry, bool *alias)
    VC_CHECK;
/* *says: there is something by which a row could be told. */
int vci_known_says(struct vci_known *, bool *says) VC_CHECK;
/* The id that a new one got. */
void vci_known_named(struct vci_known *, size_t entry, int64_t id);
/* Remembers that the sender calls row `id` so. */
int vci_known_alias(struct vci_known *, const struct vci_value *source_id,
    int64_t id, int64_t import) VC_CHECK;

/* ---- what an import did (before.c, runs.c) ------------------------------------------ */

/* How rows were before an import changed them. */
int vci_before_new(struct vc *, const struct vc_noun *, int64_t import,
    struct vci_before **) VC_CHECK;
void vci_before_free(struct vci_before *);
/* A row is going to be changed: what it is part of now. */
int vci_before_row(struct vci_before *, int64_t row, const char *what,
    const struct vci_value *import, int64_t changed_at) VC_CHECK;
int vci_before_field(struct vci_before *, int64_t row, int field,
    const struct vci_value *was) VC_CHECK;
/* Writes down what was collected. */
int vci_before_flush(struct vci_before *) VC_CHECK;

/* Which ids an import gave to which records of its file. */
int vci_runs_new(struct vc *, const struct vc_noun *, int64_t import,
    struct vci_runs **) VC_CHECK;
void vci_runs_free(struct vci_runs *);
/* The same file was imported as `import` before and taken back: each record
 * gets the id that it had then, so that whoever noted it finds it again. */
int vci_runs_back(struct vci_runs *, int64_t import) VC_CHECK;
bool vci_runs_any_back(const struct vci_runs *);
/* The id that the record had, or 0. */
int64_t vci_runs_id(const struct vci_runs *, int64_t record);
int vci_runs_add(struct vci_runs *, int64_t id, int64_t record) VC_CHECK;
int vci_runs_flush(struct vci_runs *) VC_CHECK;

#endif
