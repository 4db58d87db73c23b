/* SPDX-License-Identifier: ISC */
/* One import: a file into a noun, all rows or none, in one transaction. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../core/date.h"
#include "../noun/sql.h"
#include "intake.h"

const char *const vci_intake_sql[VCI_INTAKE_SQL_COUNT] = {
	[VCI_SQL_IMPORT] =
	    "INSERT INTO import (id, noun, source, file, actor, started_at, "
	    "added, updated, unchanged) "
	    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
	[VCI_SQL_IMPORT_ANY] =
	    "SELECT 1 FROM import WHERE noun = $1 AND source = $2 LIMIT 1",
};

#define OWN    "own" /* sender of files that name none */
#define PASSES 4     /* how often a file is read to find how to read it */

struct job {
	struct vc *vc;
	const struct vc_noun *noun;
	const struct vc_import *want;
	struct vc_import_result *result;
	struct vci_convert c;
	struct vci_writer w;
	struct vci_diags late; /* found while writing */
	struct vci_dialect dialect;
	int fd; /* what is read: the caller's, or a copy of what it gave */
	int64_t source, late_rejected;
};

/* Runs a statement that returns one number; 0 when it returns no row. */
static int
one_number(struct vc *vc, struct vci_stmt *st, int64_t *v)
{
	int rc = vci_step(vc, st);

	*v = 0;
	if (rc == VC_ROW) {
		*v = vci_col_int(st, 0);
		rc = vci_run(vc, st);
	}
	return rc == VC_DONE ? VC_OK : rc;
}

static int
sender(struct job *j)
{
	const char *name = j->want->source == NULL ? OWN : j->want->source;
	int rc = VC_OK;

	for (int i = 0; i < 2 && rc == VC_OK && j->source == 0; i++) {
		struct vci_stmt *st;

		rc = vci_prepare(j->vc, &st,
		    vci_noun_sql[i == 0 ? VCI_SQL_SENDER : VCI_SQL_SENDER_NEW]);
		if (rc != VC_OK)
			return rc;
		vci_bind_text(st, 1, name);
		rc = one_number(j->vc, st, &j->source);
		vci_finalize(st);
	}
	return rc;
}

/* Has this sender sent any rows of the noun before? Rows with a key of their
 * own may also have been added by hand. */
static int
anything_there(struct job *j)
{
	struct vci_stmt *st;
	int64_t v = 0;
	int rc;

	if (j->noun->key != NULL)
		return VC_OK;
	rc = vci_prepare(j->vc, &st, vci_intake_sql[VCI_SQL_IMPORT_ANY]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, j->noun->name);
	vci_bind_int(st, 2, j->source);
	rc = one_number(j->vc, st, &v);
	vci_finalize(st);
	j->w.empty = v == 0;
	return rc;
}

static int
load_refs(struct job *j)
{
	bool own = j->want->source == NULL || strcmp(j->want->source, OWN) == 0;
	const struct vci_field *f = j->noun->field;
	int rc = VC_OK;

	for (int i = 0; f[i].name != NULL && rc == VC_OK; i++)
		if ((f[i].type == VCI_T_REF || f[i].type == VCI_T_SCOPE) &&
		    j->c.header.column[i] >= 0)
			rc = vci_refs_load(j->vc, j->noun, i, j->source,
			    own || f[i].type == VCI_T_SCOPE, &j->c.refs[i]);
	return rc;
}

static void
reject(void *arg, int64_t line, int column)
{
	struct job *j = arg;
	const char *name = NULL;

	if (column >= 0 && j->c.header.column[column] >= 0)
		name = j->c.header.name[j->c.header.column[column]];
	else if (column >= 0)
		name = j->noun->field[column].name;
	vci_diag(&j->late, j->vc, VC_REJECT, line, name);
	j->late_rejected++;
}

static int
take(void *arg, struct vci_rows *rows)
{
	struct job *j = arg;

	return vci_write(&j->w, rows);
}

/* The day of a status that the file doesn't date: the file's own. */
static int64_t
file_day(const struct job *j)
{
	struct stat st;
	struct tm tm;

	if (fstat(j->want->fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    localtime_r(&st.st_mtime, &tm) == NULL)
		return vc_today(j->vc);
	return vci_day(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* What the import was. Written last: a page that is written early and
 * changed late makes the engine read its whole log again. */
static int
batch_row(struct job *j)
{
	const char *slash = strrchr(j->want->file, '/');
	struct vci_stmt *st;
	int rc = vci_prepare(j->vc, &st, vci_intake_sql[VCI_SQL_IMPORT]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, j->w.import);
	vci_bind_text(st, 2, j->noun->name);
	vci_bind_int(st, 3, j->source);
	vci_bind_text(st, 4, slash == NULL ? j->want->file : slash + 1);
	vci_bind_text(st, 5, j->vc->actor);
	vci_bind_int(st, 6, vci_now(j->vc));
	vci_bind_int(st, 7, j->w.added);
	vci_bind_int(st, 8, j->w.updated);
	vci_bind_int(st, 9, j->w.unchanged);
	rc = vci_run(j->vc, st);
	vci_finalize(st);
	return rc;
}

/* Within the transaction: everything up to whether to keep it. */
static int
load(struct job *j)
{
	int rc = sender(j);

	if (rc == VC_OK)
		rc = vci_db_reserve(j->vc, "import", 1, &j->w.import);
	if (rc == VC_OK)
		rc = anything_there(j);
	if (rc == VC_OK)
		rc = load_refs(j);
	if (rc != VC_OK)
		return rc;
	j->w.vc = j->vc;
	j->w.noun = j->noun;
	j->w.source = j->noun->key == NULL ? j->source : 0;
	j->w.day = file_day(j);
	j->w.reject = reject;
	j->w.arg = j;
	rc = vci_pipeline(j->vc, &j->c, take, j);
	vci_writer_release(&j->w);
	if (j->c.broken)
		rc = vci_err(j->vc, rc, "nothing taken from '%s'",
		    j->want->file);
	return rc == VC_OK && !j->c.again ? batch_row(j) : rc;
}

static int
refuse(struct job *j, int64_t rejected)
{
	char bad[24], all[24];

	snprintf(bad, sizeof bad, "%lld", (long long)rejected);
	snprintf(all, sizeof all, "%lld", (long long)j->c.nrow);
	return vci_err(j->vc, VC_E_DATA,
	    "nothing taken from '%s': %s of %s "
	    "rows rejected",
	    j->want->file, bad, all);
}

static int
transact(struct job *j)
{
	struct vc_import_result *r = j->result;
	int rc = vci_db_begin(j->vc);

	if (rc != VC_OK)
		return rc;
	rc = load(j);
	if (rc == VC_OK && j->c.again) {
		vci_db_rollback(j->vc);
		return VC_OK;
	}
	r->rows = j->c.nrow;
	r->rejected = j->c.rejected + j->late_rejected;
	if (rc == VC_OK && r->rejected > 0)
		rc = refuse(j, r->rejected);
	if (rc == VC_OK && j->w.added + j->w.updated == 0)
		vci_db_rollback(j->vc);
	else
		rc = vci_db_end(j->vc, rc);
	if (rc != VC_OK)
		return rc;
	r->added = j->w.added;
	r->updated = j->w.updated;
	r->unchanged = j->w.unchanged;
	r->batch = j->vc->dry_run ? 0 : j->w.import;
	return VC_OK;
}

/* Opens the file and reads its header. */
static int
prepare(struct job *j)
{
	struct vc *vc = j->c.vc;
	size_t n = vci_nfield(j->noun);
	int rc = vci_csv_open(vc, j->fd, &j->dialect, &j->c.csv);

	j->c.refs = calloc(n, sizeof *j->c.refs);
	j->c.copies = calloc(n, sizeof *j->c.copies);
	if (rc == VC_OK && (j->c.refs == NULL || j->c.copies == NULL))
		rc = vci_nomem(vc);
	if (rc == VC_OK)
		rc = vci_header_read(vc, &j->c.header, j->noun, j->c.csv,
		    &j->dialect, &j->c.diags);
	if (rc == VC_OK)
		return VC_OK;
	j->c.again = j->c.csv != NULL && vci_csv_again(j->c.csv);
	vci_diag(&j->c.diags, vc, VC_REJECT,
	    j->c.csv == NULL ? 0 : vci_csv_line(j->c.csv), NULL);
	return vci_err(j->vc, rc, "nothing taken from '%s'", j->want->file);
}

/* What one pass over the file came to know. */
static void
forget(struct job *j)
{
	for (size_t i = 0; j->c.refs != NULL && i < vci_nfield(j->noun); i++)
		vci_refs_free(j->c.refs[i]);
	free(j->c.refs);
	free(j->c.copies);
	vci_header_release(&j->c.header);
	vci_seen_release(&j->c.seen);
	vci_csv_free(j->c.csv);
	vc_buf_free(&j->c.parse.scratch);
	vci_diags_release(&j->c.diags);
	vci_diags_release(&j->late);
	j->c = (struct vci_convert){ .vc = j->c.vc,
		.noun = j->noun,
		.date_order = j->c.date_order,
		.decimal = j->c.decimal,
		.format = j->c.format,
		.nformat = j->c.nformat };
	j->w = (struct vci_writer){ .vc = NULL };
	j->source = j->late_rejected = 0;
}

static int
pass(struct job *j)
{
	int rc = prepare(j), off;

	if (rc != VC_OK || (rc = vci_db_bulk(j->vc, true)) != VC_OK)
		return rc;
	rc = transact(j);
	off = vci_db_bulk(j->vc, false);
	return rc == VC_OK ? off : rc;
}

/* Passes over the file until it is known how to read it. */
static int
run(struct job *j)
{
	int rc = vci_spool(j->c.vc, j->want->fd, &j->fd), n = 0;
	off_t start = lseek(j->fd, 0, SEEK_CUR);

	if (rc != VC_OK) {
		vci_diag(&j->c.diags, j->c.vc, VC_REJECT, 0, NULL);
		return vci_err(j->vc, rc, "nothing taken from '%s'",
		    j->want->file);
	}
	for (rc = pass(j); j->c.again && ++n < PASSES; rc = pass(j)) {
		forget(j);
		*j->result = (struct vc_import_result){ 0 };
		if (lseek(j->fd, start, SEEK_SET) != start)
			return vci_err(j->vc, VC_E_IO, "cannot read '%s' again",
			    j->want->file);
	}
	if (j->c.again)
		return vci_err(j->vc, VC_E_INTERNAL,
		    "it cannot be told how to read '%s'", j->want->file);
	return rc;
}

int
vc_import(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, struct vc_import_result *result)
{
	struct job j = { .vc = vc,
		.noun = noun,
		.want = want,
		.result = result,
		.dialect = VCI_DIALECT,
		.fd = want->fd };
	int rc;

	*result = (struct vc_import_result){ 0 };
	/* The reading thread has a handle of its own for its messages. */
	rc = vc_new(&j.c.vc);
	if (rc != VC_OK)
		return vci_nomem(vc);
	j.c.vc->home = vc->home;
	j.c.noun = noun;
	rc = run(&j);
	vci_diag_result(&j.c.diags, &j.late, result);
	forget(&j);
	free(j.c.format);
	vc_free(j.c.vc);
	if (j.fd != want->fd)
		close(j.fd);
	return rc;
}
