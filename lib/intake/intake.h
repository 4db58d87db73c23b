/* SPDX-License-Identifier: ISC */
/* From a CSV file to typed rows: what the files of this folder share. */
#ifndef VCI_INTAKE_H
#define VCI_INTAKE_H

#include "../noun/format.h"
#include "../noun/noun.h"

/* ---- diagnostics (diag.c) ------------------------------------------------- */

#define VCI_DIAGS 200

struct vci_diags {
	struct vc_diag *v;
	char **store;              /* behind each one's strings */
	size_t n, unlisted, of[2]; /* kept, not kept, kept by severity */
};
/* Keeps the handle's message as a diagnostic; past VCI_DIAGS of its severity
 * only counts, so that no flood of warnings hides why a row was rejected; what
 * is said of the whole file, line 0, is always kept. */
void vci_diag(struct vci_diags *, struct vc *, enum vc_severity, int64_t line,
    const char *column);
/* Moves both lists, in file order, into the result. */
void vci_diag_result(struct vci_diags *, struct vci_diags *,
    struct vc_import_result *);
void vci_diags_release(struct vci_diags *);

/* ---- CSV (csv.c) ------------------------------------------------------------- */

struct vci_cell {
	const char *s;
	size_t n;
};

/* The largest record taken: past this a quote was never closed. */
#define VCI_CSV_MAX ((size_t)4 << 20)

struct vci_csv;
/* Starts reading the descriptor; sees to BOM and delimiter. */
int vci_csv_open(struct vc *, int fd, struct vci_csv **) VC_CHECK;
/* The next record: VC_ROW, VC_DONE, or VC_E_DATA / VC_E_IO with a message
 * about vci_csv_line. Cells live until the next call. */
int vci_csv_next(struct vc *, struct vci_csv *) VC_CHECK;
size_t vci_csv_cells(const struct vci_csv *, const struct vci_cell **);
/* The physical line on which the record began, from 1. */
int64_t vci_csv_line(const struct vci_csv *);
/* The cell that is not valid UTF-8, or -1. */
int vci_csv_bad_utf8(const struct vci_csv *);
void vci_csv_free(struct vci_csv *);

/* ---- the header (header.c) ------------------------------------------------------ */

struct vci_header {
	size_t ncol;
	int *field;  /* field number, VCI_IS_ID, or -1 */
	char **name; /* as the sender wrote it */
	int *column; /* of each field: which column, or -1 */
};
/* Maps the current record's cells to fields; unknown ones are warnings. */
int vci_header_read(struct vc *, struct vci_header *, const struct vc_noun *,
    const struct vci_csv *, struct vci_diags *) VC_CHECK;
void vci_header_release(struct vci_header *);

/* ---- what is known already (refs.c, seen.c) ---------------------------------------- */

/* The rows that a REF field may name: a sender's ids, and names. */
#define VCI_REF_COPIES 4
struct vci_refs;
int vci_refs_load(struct vc *, const struct vc_noun *, int field,
    int64_t source, bool ours, struct vci_refs **) VC_CHECK;
/* VC_OK, or VC_E_DATA with a message. copies: values of the parent's fields
 * that the noun copies, in the order vci_refs_load met them. */
int vci_refs_find(const struct vci_refs *, struct vc *, const char *s, size_t n,
    int64_t *id, const int64_t **copies);
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
	uint64_t *bit, *hash;
	size_t nbit, nhash, used;
};
/* true when the key was there already; *ok false when memory ran out. */
bool vci_seen(struct vci_seen *, const char *s, size_t n, bool *ok);
void vci_seen_release(struct vci_seen *);
uint64_t vci_hash(const char *s, size_t n);

/* ---- rows (convert.c) ------------------------------------------------------------------ */

struct vci_convert {
	struct vc *vc; /* of the reading thread: no database */
	const struct vc_noun *noun;
	struct vci_csv *csv;
	struct vci_header header;
	struct vci_refs **refs; /* by field, NULL where none */
	struct vci_seen seen;
	struct vci_diags diags;
	const int64_t **copies; /* by field, of the current row */
	int64_t nrow, rejected;
	bool broken; /* reading failed: the last diagnostic says why */
	/* Of every column, where it was told; nothing is then guessed. */
	enum vci_date_order date_order;
	enum vci_decimal decimal;
	/* By column. When the file ended and a column was found to be other
	 * than it was taken for, `again` asks that nothing be kept but these,
	 * and the file be read once more. */
	struct vci_format *format;
	bool again;
	/* Its own, made from the field table once: */
	bool ready;
	struct vci_parse parse;
	int current; /* field being parsed */
	size_t nfield, ncopy;
	int unless[VCI_BATCH_COLS]; /* by field: another field, or -1 */
	struct {
		int to, ref; /* fields */
		size_t nth;  /* of ref's copies */
	} copy[VCI_REF_COPIES];
};
/* Fills rows until full or the file ends: VC_ROW (more to come), VC_DONE, or
 * the error that ended it, with a diagnostic. */
int vci_convert(struct vci_convert *, struct vci_rows *) VC_CHECK;

/* ---- two threads (pipeline.c) ------------------------------------------------------------ */

/* Reads and converts on a thread of its own, a few batches ahead, and calls
 * `take` with each batch on this one until it fails or the file ends. */
int vci_pipeline(struct vc *, struct vci_convert *,
    int (*take)(void *, struct vci_rows *), void *arg) VC_CHECK;

/* Statements of this folder that are written by hand. */
enum vci_intake_sql {
	VCI_SQL_IMPORT,
	VCI_SQL_IMPORT_ANY,
	VCI_INTAKE_SQL_COUNT
};
extern const char *const vci_intake_sql[VCI_INTAKE_SQL_COUNT];

#endif
