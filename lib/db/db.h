/* SPDX-License-Identifier: ISC */
/* The engine boundary: everything above speaks to a database through this.
 *
 * SQL is written for SQLite and PostgreSQL alike: parameters are $1, $2 ...;
 * what the two spell differently stands as a token that vci_dialect expands:
 *   @ID@ @INT@ @TEXT@ @END@   column types and table endings in the schema
 *   @INT1@ .. 3, @TEXT3@      parameter $1 .. in a select list, where
 *                             PostgreSQL must be told its type
 *   @DAY(expr)@               a day number as an ISO date, for views
 *   @ID.@ @b.ID@              id in an INSERT, where it is not left to the
 *                             engine: SQLite adds at the end of a table
 *                             without looking for the place
 *   @DOOM@                    an error ends the whole transaction, so no
 *                             statement need be taken back alone: without it
 *                             SQLite copies every page it is about to change
 *   @BATCH@                   the rows of the current batch (see vci_batch)
 *   @ROWS1@ 2 8 16 32         of batch b, those whose state has this bit
 */
#ifndef VCI_DB_H
#define VCI_DB_H

#include "../core/handle.h"
#include "../core/value.h"

enum vci_engine { VCI_SQLITE, VCI_POSTGRES };

/* Appends sql with its tokens spelled for the engine. */
void vci_dialect(enum vci_engine, const char *sql, struct vc_buf *out);

/* ---- connection --------------------------------------------------------- */

enum vci_open { VCI_OPEN_READ, VCI_OPEN_WRITE, VCI_OPEN_CREATE };

/* See vc_process. */
void vci_db_process(void);
/* Opens `url` as vc->db and checks that the file is a register; the schema's
 * version is for the caller to judge (vci_db_version). */
int vci_db_open(struct vc *, const char *url, enum vci_open) VC_CHECK;
void vci_db_close(struct vc *);
const char *vci_db_path(const struct vc *);
int vci_db_version(struct vc *, int *version) VC_CHECK;
int vci_db_set_version(struct vc *, int version) VC_CHECK;

/* A script of statements without parameters; tokens are expanded. */
int vci_db_exec(struct vc *, const char *sql) VC_CHECK;
/* A write transaction takes the write lock at once; a read transaction sees
 * one state of the register throughout. One that begins inside another is
 * part of it: what it wrote stands when the outermost commits, and once it
 * was rolled back the outermost can only be rolled back too. A write doesn't
 * begin inside a read. */
int vci_db_begin(struct vc *) VC_CHECK;
int vci_db_begin_read(struct vc *) VC_CHECK;
int vci_db_commit(struct vc *) VC_CHECK;
/* Also after an error; never changes the error in the handle. */
void vci_db_rollback(struct vc *);
/* rc VC_OK: commit; else roll back and return rc. */
int vci_db_end(struct vc *, int rc) VC_CHECK;

/* Settings for loading much at once. While on, foreign keys are not enforced
 * by the engine: the caller checks parents in the same transaction. Outside a
 * transaction only. */
int vci_db_bulk(struct vc *, bool on) VC_CHECK;
/* While on, pages are looked at where the system keeps them instead of being
 * copied: for who jumps about in a register and only reads. Outside a
 * transaction only. */
int vci_db_map(struct vc *, bool on) VC_CHECK;
/* Takes the indexes of a table away, but for unique ones where those are not
 * asked for, and appends to `made` how they are made again: sorting all entries
 * at once costs less than to look for the place of each, where most of a
 * table's rows are new. Within a write transaction, in which the second call
 * must follow, which fails where rows are not unique; from then on the cache is
 * small, until vci_db_bulk says otherwise. */
int vci_db_index_off(struct vc *, const char *table, bool unique,
    struct vc_buf *made) VC_CHECK;
int vci_db_index_on(struct vc *, struct vc_buf *made) VC_CHECK;
/* The n ids, *first and on, that the next n rows of the table are to have:
 * none was ever given before. Inside a write transaction; rows that are
 * inserted in another order than they are numbered get each other's ids. */
int vci_db_reserve(struct vc *, const char *table, int64_t n, int64_t *first)
    VC_CHECK;
/* The id of the row inserted last. */
int64_t vci_last_id(const struct vc *);
int vci_db_copy(struct vc *, const char *path) VC_CHECK;
/* Makes what was deleted be gone from every file of the register. VC_WARN
 * where somebody who reads it holds that up. Outside a transaction. */
int vci_db_scrub(struct vc *) VC_CHECK;
/* Calls `found` with a line for each fault of the file or its references. */
int vci_db_verify(struct vc *, int (*found)(void *, const char *), void *)
    VC_CHECK;

/* ---- statements ----------------------------------------------------------- */

struct vci_stmt;

int vci_prepare(struct vc *, struct vci_stmt **, const char *sql) VC_CHECK;
/* The same of parts, NULL after the last: identifiers from const tables. */
int vci_prepare_of(struct vc *, struct vci_stmt **, ...) VC_CHECK
    __attribute__((sentinel));
void vci_finalize(struct vci_stmt *);
/* Parameter numbers are those in the text: 1 is $1. */
void vci_bind_int(struct vci_stmt *, int n, int64_t v);
void vci_bind_text(struct vci_stmt *, int n, const char *s); /* NULL: null */
void vci_bind_value(struct vci_stmt *, int n, const struct vci_value *);
void vci_bind_null(struct vci_stmt *, int n);
/* VC_ROW, VC_DONE or an error. After VC_DONE the statement may be bound and
 * stepped again. */
int vci_step(struct vc *, struct vci_stmt *) VC_CHECK;
void vci_reset(struct vci_stmt *);
/* Runs to the end; VC_OK or an error. */
int vci_run(struct vc *, struct vci_stmt *) VC_CHECK;
/* A statement for this once: prepared, run with v[0..n) as $1 and on, and let
 * go. VCI_RUN takes the values themselves. */
int vci_run_of(struct vc *, const char *sql, const struct vci_value *v,
    size_t n) VC_CHECK;
#define VCI_RUN(vc, sql, ...) \
	vci_run_of(vc, sql, (const struct vci_value[]){ __VA_ARGS__ }, \
	    sizeof((const struct vci_value[]){ __VA_ARGS__ }) / \
		sizeof(struct vci_value))
/* Columns from 0; what they lend lives until the next step. */
int64_t vci_col_int(struct vci_stmt *, int col);
const char *vci_col_text(struct vci_stmt *, int col); /* never NULL */
bool vci_col_null(struct vci_stmt *, int col);
void vci_col_value(struct vci_stmt *, int col, struct vci_value *);
/* Rows that the last vci_run wrote. */
int64_t vci_changes(const struct vc *);

/* ---- batches ---------------------------------------------------------------- */

/* Rows on their way in. SQL sees the current batch as the table @BATCH@ with
 * the columns id, state and c0, c1, ... c47: id and state per row, and the
 * row's values. `ncol` values a row stand one row after another in `v`. */
#define VCI_BATCH_COLS 48
struct vci_batch {
	size_t nrow, ncol;
	const struct vci_value *v;
	const int64_t *id;
	const unsigned char *state;
};
void vci_batch_use(struct vc *, const struct vci_batch *);

/* ---- the schema --------------------------------------------------------------- */

/* The version of the newest migration compiled in. */
int vci_schema_newest(void);
/* Runs the migrations after `from` in one transaction each. */
int vci_migrate(struct vc *, int from) VC_CHECK;

#endif
