/* SPDX-License-Identifier: ISC */
/* A file into a noun: its rows are read on one thread and written on another,
 * all or none, or the good ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../core/date.h"
#include "../noun/sql.h"
#include "../noun/serial.h"
#include "job.h"

/* ---- what is said while it goes on ---------------------------------------------- */

void
vci_on_reject(void *arg, int64_t line, int column, enum vci_why why)
{
	struct vci_job *j = arg;
	const char *name = NULL;

	if (column >= 0 && j->c.header.column[column] >= 0)
		name = j->c.header.name[j->c.header.column[column]];
	else if (column >= 0)
		name = j->noun->field[column].name;
	vci_diag(&j->pending, j->vc,
	    why == VCI_WHY_SKIPPED ? VC_WARNING : VC_REJECT, line, name);
	j->late_rejected += why == VCI_WHY_BAD;
}

static void
progress(struct vci_job *j, const struct vci_rows *rows)
{
	struct stat st;
	int64_t total = 0;

	if (j->want->progress == NULL)
		return;
	if (fstat(j->fd, &st) == 0 && S_ISREG(st.st_mode))
		total = st.st_size;
	j->want->progress(j->want->arg, rows->record[rows->batch.nrow - 1],
	    rows->bytes, total);
}

/* Worth it is to take indexes away where so many rows come, and so many more
 * than stand. */
#define MANY ((int64_t)50000)
#define MORE 2

/* When the first batch is written: how many rows come, by its own length and
 * the file's? Where nothing of the sender's stood no row is looked for by its
 * id, so that not even the unique index is needed on the way; but where rows
 * stand in runs it stays, as none of them is in it. */
static int
weigh(struct vci_job *j, const struct vci_rows *rows)
{
	const char *table = j->noun->table[VCI_COUNTED];
	struct stat st;
	int64_t next = 0, come;
	int rc;

	j->weighed = true;
	if (fstat(j->fd, &st) != 0 || rows->bytes <= 0)
		return VC_OK;
	come = (int64_t)rows->batch.nrow * st.st_size / rows->bytes;
	if (come < MANY)
		return VC_OK;
	rc = vci_db_reserve(j->vc, table, 1, &next);
	return rc == VC_OK && come / MORE >= next - j->w.added ?
	    vci_db_index_off(j->vc, table,
		j->w.empty && !vci_serials_run(j->w.serials), &j->indexes) :
	    rc;
}

static int
on_batch(void *arg, struct vci_rows *rows)
{
	struct vci_job *j = arg;
	int rc = vci_write(&j->w, rows);

	if (rc == VC_OK && !j->weighed)
		rc = weigh(j, rows);
	/* A batch is looked at more than once; its lines are put in order. */
	if (j->pending.n > 0)
		vci_diags_sort_into(&j->late, &j->pending);
	progress(j, rows);
	return rc;
}

/* ---- once through the file ------------------------------------------------------------ */

/* Within the transaction: everything up to whether to keep it. */
static int
load(struct vci_job *j)
{
	int rc = vci_start(j);

	if (rc == VC_OK)
		rc = vci_job_recognise(j);
	if (rc != VC_OK || j->result->again)
		return rc;
	rc = vci_pipeline(j->vc, &j->c, on_batch, j);
	if (j->c.broken)
		return vci_err(j->vc, rc, "nothing taken from '%s'",
		    j->want->file);
	if (rc != VC_OK || j->c.again)
		return rc;
	if ((rc = vci_db_index_on(j->vc, &j->indexes)) != VC_OK)
		return rc;
	rc = vci_job_digest(j);
	return rc == VC_OK ? vci_conclude(j) : rc;
}

/* Opens the file and reads its header. */
static int
prepare(struct vci_job *j)
{
	int rc = vci_job_open(j);

	/* The header alone: no value depends on what language is spoken, and
	 * the reading thread has nothing to translate. */
	vc_set_translate(j->c.vc, j->vc->translate, j->vc->language);
	if (rc == VC_OK)
		rc = vci_header_read(j->c.vc, &j->c.header, j->noun, j->c.csv,
		    &j->dialect, &j->c.diags);
	vc_set_translate(j->c.vc, NULL, NULL);
	return rc == VC_OK ? VC_OK : vci_job_unread(j, rc);
}

static int
pass(struct vci_job *j)
{
	int rc = prepare(j), off;

	if (rc != VC_OK || (rc = vci_db_bulk(j->vc, true)) != VC_OK)
		return rc;
	rc = vci_job_transact(j, load);
	off = vci_db_bulk(j->vc, false);
	return rc == VC_OK ? off : rc;
}

int
vc_import(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, struct vc_import_result *result)
{
	struct vci_job j = { .vc = vc,
		.noun = noun,
		.pass = pass,
		.want = want,
		.result = result,
		.fd = want->fd };
	int rc = vci_job_run(&j);

	vci_job_end(&j);
	return rc;
}
