/* SPDX-License-Identifier: ISC */
/* From a CSV file to typed rows: what the files of this folder share. */
#ifndef VCI_INTAKE_H
#define VCI_INTAKE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "../core/map.h"
#include "../noun/format.h"
#include "../noun/rows.h"
#include "sql.h"

/* ---- diagnostics (diag.c) ------------------------------------------------- */

#define VCI_DIAGS 200

struct vci_diags {
	struct vc_diag *v;
	char **store;              /* behind each one's strings */
	size_t n, unlisted, of[3]; /* kept, not kept, kept by severity */
	bool unlimited;            /* keep all */
	bool spools;               /* rejections go onto the spool too */
	bool spool_failed;
	FILE *spool; /* an unnamed file, or NULL: none yet */
};
/* Keeps the handle's message as a diagnostic; past VCI_DIAGS of its severity
 * only counts, so that no flood of warnings hides why a row was rejected; what
 * is said of the whole file, line 0, is always kept. Of rows rejected for the
 * same word in the same column the first is kept, and counts the others. */
void vci_diag(struct vci_diags *, struct vc *, enum vc_severity, int64_t line,
    const char *column);
/* Moves one list into another, in order of line. */
void vci_diags_sort_into(struct vci_diags *to, struct vci_diags *from);
/* Moves what is said of the file, both lists in file order, and what is said
 * in the end, into the result. */
void vci_diag_result(struct vci_diags *said, struct vci_diags *,
    struct vci_diags *, struct vci_diags *end, struct vc_import_result *);
/* Forgets what was kept, also on the spool. */
void vci_diags_clear(struct vci_diags *);
void vci_diags_release(struct vci_diags *);
/* The spool from its start; VC_E_IO when it couldn't be written. */
int vci_spool_rewind(struct vc *, struct vci_diags *) VC_CHECK;
/* The next rejection on it, in the arena's memory; false at the end. */
bool vci_spool_next(struct vci_diags *, struct vci_arena *, struct vc_diag *);

/* ---- how a file is written (encoding.c, dialect.c) ---------------------------- */

enum vci_encoding {
	VCI_UTF8,
	VCI_UTF16LE,
	VCI_UTF16BE,
	VCI_CP1252,
	VCI_CP850,
	VCI_MACROMAN,
	VCI_ENCODINGS
};
/* "utf-8", "windows-1252", ... */
const char *vci_encoding_name(enum vci_encoding);
/* The encoding that a word of the user's means; false for none. */
bool vci_encoding_find(const char *word, enum vci_encoding *);

enum vci_line_end { VCI_LF, VCI_CRLF, VCI_CR };

/* What is not given is found while the file is opened and its header read.
 * Begin with VCI_DIALECT. */
struct vci_dialect {
	enum vci_encoding encoding;
	char delimiter;
	bool encoding_given, delimiter_given;
	/* Bad quotes are the fault of their row alone, not of the file. */
	bool partial;
	int skip; /* physical lines before the header; negative: find it */
	/* Found: */
	bool encoding_found; /* by all of the file, not its beginning alone */
	bool bom, sep_line;
	enum vci_line_end line_end;
	int64_t header_line;
};
#define VCI_DIALECT ((struct vci_dialect){ .skip = -1 })

/* Has the text a first line "sep=;"? Gives the delimiter it names and the
 * line's length without its end, else 0. */
size_t vci_dialect_sep(const char *s, size_t n, char *delimiter);
/* Finds delimiter and line end from a file's first records. `all`: s[0..n)
 * is the whole of it, so that the last record is complete. */
void vci_dialect_sniff(struct vci_dialect *, const char *s, size_t n, bool all);

/* ---- CSV (csv.c) ------------------------------------------------------------- */

struct vci_cell {
	const char *s;
	size_t n;
};

/* The largest record taken: past this a quote was never closed. */
#define VCI_CSV_MAX ((size_t)4 << 20)

struct vci_csv;
/* Starts reading the descriptor. The dialect is filled, and must outlive the
 * reading. */
int vci_csv_open(struct vc *, int fd, struct vci_dialect *, struct vci_csv **)
    VC_CHECK;
/* The next record that is not empty: VC_ROW, VC_DONE, or VC_E_DATA / VC_E_IO
 * with a message about vci_csv_line. Cells live until the next call. */
int vci_csv_next(struct vc *, struct vci_csv *) VC_CHECK;
size_t vci_csv_cells(const struct vci_csv *, const struct vci_cell **);
/* The physical line on which the record began, from 1. */
int64_t vci_csv_line(const struct vci_csv *);
/* VC_OK, or VC_E_DATA with a message when the record can't be taken as it
 * is; *cell is the one that is bad, or -1. */
int vci_csv_sound(struct vc *, const struct vci_csv *, int *cell) VC_CHECK;
/* The record as it stands in the file, but in UTF-8, without its line end;
 * lent until the next call. */
void vci_csv_raw(const struct vci_csv *, const char **s, size_t *n);
/* Once there are no more records: was the dialect a wrong guess? It has been
 * changed then, and the file must be read again from its start. */
bool vci_csv_again(const struct vci_csv *);
/* Of the bytes read so far; of the file, once there are no more records. */
int64_t vci_csv_bytes(const struct vci_csv *);
void vci_csv_free(struct vci_csv *);

/* ---- the digest of a file (digest.c) ------------------------------------------- */

/* SHA-256 of all its bytes, begun while others read it and ended when it is
 * asked for; all zero at first. */
struct vci_digest {
	int fd;
	bool begun;
	bool threaded;
	pthread_t thread;
	atomic_bool stop;
	int errnum;
	unsigned char sum[32];
};
/* The file must stay open until it is ended or stopped. `aside`: there is
 * something to do until then. */
void vci_digest_begin(struct vci_digest *, int fd, bool aside);
/* Waits for it; 64 hexadecimal digits. */
int vci_digest_end(struct vc *, struct vci_digest *, char hex[65]) VC_CHECK;
void vci_digest_stop(struct vci_digest *);
/* A digest as 64 hexadecimal digits. */
void vci_digest_hex(const unsigned char digest[32], char hex[65]);

/* Until the header is settled, bad quotes are taken, and reading can go back
 * to where it was before. */
struct vci_csv_place {
	size_t at;
	int64_t line;
};
struct vci_csv_place vci_csv_here(const struct vci_csv *);
int vci_csv_back(struct vc *, struct vci_csv *, struct vci_csv_place) VC_CHECK;
void vci_csv_settle(struct vci_csv *);

/* ---- files that can't be read twice (spool.c) ----------------------------------- */

/* *out is the descriptor, or where it can't go back to its start, a new one
 * with all that could be read from it: close that. */
int vci_spool(struct vc *, int fd, int *out) VC_CHECK;

/* ---- the header (words.c, header.c) ----------------------------------------------- */

/* The header words of a noun, folded. */
struct vci_words {
	struct vc_buf text;
	struct vci_word {
		uint32_t at; /* in text, + 1; 0: empty */
		int field;
	} * slot;
	size_t cap; /* a power of 2 */
	struct vc_buf key;
};
int vci_words_make(struct vc *, struct vci_words *, const struct vc_noun *,
    size_t more) VC_CHECK;
/* One of `more` words, as the sender calls a field. */
int vci_words_map(struct vc *, struct vci_words *, const char *word, int field)
    VC_CHECK;
/* The field of a header cell, VCI_IS_ID, or -1. */
int vci_words_find(struct vci_words *, const char *s, size_t n);
void vci_words_release(struct vci_words *);

/* Besides a field number, VCI_IS_ID and -1 (unknown): a column that isn't
 * even looked at. */
#define VCI_IGNORED (-3)

struct vci_options;
struct vci_header {
	struct vci_options *options; /* set it first */
	size_t ncol;                 /* cells in the header */
	size_t named;                /* up to the last that is not empty */
	bool said;                   /* that there is something past those */
	/* Cells that the first row has past the header's, and how many rows
	 * have as many, or fewer. */
	size_t spare;
	int64_t with, without;
	int *field;  /* field number, VCI_IS_ID, or -1 */
	char **name; /* as the sender wrote it */
	int *column; /* of each field: which column, or -1 */
	/* Columns ncol .. ncol + nset - 1 aren't in the file: what stands in
	 * each is the same for all rows. */
	const char **set;
	size_t nset;
};
/* Makes the header the current record, among the first ones or where the
 * dialect says; fills the words. VC_ROW, or VC_DONE: there is none. */
int vci_header_find(struct vc *, const struct vc_noun *, struct vci_csv *,
    const struct vci_dialect *, const struct vci_options *, struct vci_words *)
    VC_CHECK;
/* Finds the header among the first records and maps its cells to fields, as
 * the options say, else by their words; unknown ones are warnings. */
int vci_header_read(struct vc *, struct vci_header *, const struct vc_noun *,
    struct vci_csv *, struct vci_dialect *, struct vci_diags *) VC_CHECK;
/* Of files whose columns are no fields: makes the header the current record,
 * the first that is no comment and no title. VC_ROW, or VC_DONE. */
int vci_header_first(struct vc *, struct vci_csv *, const struct vci_dialect *)
    VC_CHECK;
/* The header that the current record is, as none of the noun's fields. */
int vci_header_make(struct vc *, struct vci_header *, const struct vc_noun *,
    const struct vci_csv *) VC_CHECK;
/* How many-th column of its name it is, from 1. */
size_t vci_header_nth(const struct vci_header *, size_t col);
/* Warns of options that name a column which isn't there. */
void vci_header_unused(struct vc *, const struct vci_options *, int64_t line,
    struct vci_diags *);
void vci_header_release(struct vci_header *);
/* Is it one of the columns that a file of rejects begins with? */
bool vci_header_is_ours(const char *name);

/* ---- rows that come again (kept.c) ------------------------------------------ */

/* Appends what the file showed of each column (one format each, or NULL) and
 * its rows can't show alone: "Datum: mdy; Timmar: comma". */
void vci_kept_print(const struct vci_header *, const struct vci_format *,
    struct vc_buf *);
/* Such a text, of the rows that are read now. */
void vci_kept_take(const struct vci_header *, struct vci_format *,
    const char *s, size_t n);

/* ---- what is known already (refs.c, seen.c) ---------------------------------------- */

/* The rows that a REF field may name: a sender's ids, and names. */
#define VCI_REF_COPIES 4
struct vci_refs;
int vci_refs_load(struct vc *, const struct vc_noun *, int field,
    int64_t source, bool ours, struct vci_refs **) VC_CHECK;
/* VC_OK, *id 0 where it was erased; VC_DONE, with a message, when there is no
 * such row; VC_E_DATA when it could be several. copies: values of the parent's
 * fields that the noun copies, in the order vci_refs_load met them. */
int vci_refs_find(const struct vci_refs *, struct vc *, const char *s, size_t n,
    int64_t *id, const int64_t **copies);
/* Soon this will be looked for: memory is asked for what is known of it. */
void vci_refs_ahead(const struct vci_refs *, const char *s, size_t n);
void vci_refs_free(struct vci_refs *);
#define VCI_NO_COPY INT64_MIN

/* Most senders number their rows: 17, or A-00017. Keys of one such form,
 * the same letters before digits of the same width (width 0: plain numbers
 * without leading zero), stand for numbers, and a number is looked up without
 * hashing. Zeroed: no form yet. */
struct vci_serial {
	char prefix[16];
	size_t nprefix, width;
	bool set;
};
/* Takes the form from a key. */
void vci_serial_learn(struct vci_serial *, const char *s, size_t n);
/* The number, or -1 when the key has another form or is `limit` or more. */
int64_t vci_serial_number(const struct vci_serial *, const char *s, size_t n,
    int64_t limit);

/* Keys met so far in one file. */
struct vci_seen {
	struct vci_serial serial;
	struct vci_bits bit;
	uint64_t *hash;
	size_t nhash, used;
};
/* true when the key was there already; *ok false when memory ran out. */
bool vci_seen(struct vci_seen *, const char *s, size_t n, bool *ok);
void vci_seen_release(struct vci_seen *);

/* ---- words that no list of codes has (unknown.c) --------------------------- */

struct vci_unknown_word {
	size_t col, nth;
	int64_t rows;
	char *s;
};
/* All zero at first. */
struct vci_unknown {
	struct vci_unknown_word *word;
	size_t n, shown;
	bool sorted;
};
/* A cell of column `col`, which is the field, has a word that isn't taken.
 * Only of lists of codes it is counted, and where it may be shown. */
void vci_unknown_add(struct vci_unknown *, const struct vci_field *,
    const char *home, size_t col, const char *s, size_t n);
/* VC_E_DATA with a message of the column's words, the most frequent first, and
 * the options that translate them; VC_DONE: there is none to tell of. Once all
 * are counted, for one column after the other. */
int vci_unknown_err(struct vc *, struct vci_unknown *, size_t col,
    const struct vci_field *);
/* How many cells of the column had such a word. */
int64_t vci_unknown_rows(const struct vci_unknown *, size_t col);
void vci_unknown_release(struct vci_unknown *);

/* ---- rows (convert.c) ------------------------------------------------------------------ */

struct vci_convert {
	struct vc *vc; /* of the reading thread: no database */
	const struct vc_noun *noun;
	struct vci_csv *csv;
	struct vci_header header;
	struct vci_refs **refs; /* by field, NULL where none */
	struct vci_seen seen;
	struct vci_unknown unknown;
	struct vci_diags diags;
	const int64_t **copies; /* by field, of the current row */
	int64_t nrow, rejected;
	bool broken; /* reading failed: the last diagnostic says why */
	/* Of every column, where it was told; nothing is then guessed. */
	enum vci_date_order date_order;
	enum vci_decimal decimal;
	/* By column; they outlive the readings of a file. */
	struct vci_format *format;
	size_t nformat;
	/* What was found in the file changes how it must be read: again, from
	 * its start. */
	bool again;
	/* No row may have more cells than the header; outlives a reading. */
	bool tight;
	struct vci_options *options;
	const struct vc_noun
	    *make; /* rows of it are made on the way, or NULL */
	/* Its own, made from the field table once: */
	bool ready;
	bool clear;          /* "-" empties a field */
	uint64_t translated; /* fields with words of the sender's, a bit each */
	struct vci_map made; /* folded name: how many-th made, from 1 */
	int64_t nmade;
	uint64_t asked[VCI_BATCH_COLS]; /* by the current row */
	size_t nasked;
	struct vci_rows *rows; /* being filled */
	struct vci_parse parse;
	int read;    /* column that tells what was kept, until it did; or -1 */
	int current; /* field being parsed */
	size_t nfield, ncopy;
	int unless[VCI_BATCH_COLS]; /* by field: another field, or -1 */
	int ahead[VCI_BATCH_COLS];  /* fields that refer, of the file */
	size_t nahead;
	struct {
		int to, ref; /* fields */
		size_t nth;  /* of ref's copies */
	} copy[VCI_REF_COPIES];
};
/* Fills rows until full or the file ends: VC_ROW (more to come), VC_DONE, or
 * the error that ended it, with a diagnostic. */
int vci_convert(struct vci_convert *, struct vci_rows *) VC_CHECK;

/* Can the current record be told apart into the header's columns? If not, it is
 * said why. */
bool vci_well_formed(struct vci_convert *);
/* Once there are no more records: must the file be read again, with another
 * dialect or another width? */
bool vci_read_again(struct vci_convert *);

/* ---- two threads (pipeline.c) ------------------------------------------------------------ */

/* Reads and converts on a thread of its own, a few batches ahead, and calls
 * `take` with each batch on this one until it fails or the file ends. */
int vci_pipeline(struct vc *, struct vci_convert *,
    int (*take)(void *, struct vci_rows *), void *arg) VC_CHECK;

#endif
