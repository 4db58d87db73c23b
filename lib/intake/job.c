/* SPDX-License-Identifier: ISC */
/* One import under way, of whatever its rows become: recognised, passed over as
 * often as it takes to read it, in one transaction, and told about. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../noun/serial.h"
#include "job.h"

#define PASSES 4 /* how often a file is read to find how to read it */

/* ---- within a pass ------------------------------------------------------------------- */

int
vci_job_open(struct vci_job *j)
{
	size_t n = vci_nfield(j->noun);
	int rc = vci_csv_open(j->c.vc, j->fd, &j->dialect, &j->c.csv);

	j->c.refs = calloc(n, sizeof *j->c.refs);
	j->c.copies = calloc(n, sizeof *j->c.copies);
	if (rc == VC_OK && (j->c.refs == NULL || j->c.copies == NULL))
		rc = vci_nomem(j->c.vc);
	j->c.header.options = &j->options;
	return rc;
}

int
vci_job_unread(struct vci_job *j, int rc)
{
	j->c.again = j->c.csv != NULL && vci_csv_again(j->c.csv);
	vci_diag(&j->c.diags, j->c.vc, VC_REJECT,
	    j->c.csv == NULL ? 0 : vci_csv_line(j->c.csv), NULL);
	return vci_err(j->vc, rc, "nothing taken from '%s'", j->want->file);
}

int
vci_job_digest(struct vci_job *j)
{
	return j->digest.begun ? vci_digest_end(j->vc, &j->digest, j->sha256) :
				 VC_OK;
}

/* A file that is taken under a mark, or that was taken back once, is looked
 * for by its bytes before it is read. */
int
vci_job_recognise(struct vci_job *j)
{
	int64_t undone = 0;
	int rc = VC_OK;

	if (j->sha256[0] == '\0')
		return VC_OK;
	if (j->want->mark != NULL)
		rc = vci_same_bytes(j, VCI_SQL_IMPORT_MARK, j->sha256,
		    &j->result->same);
	if (rc == VC_OK && j->result->same > 0) {
		j->result->again = true;
		j->result->batch = j->result->same;
		return VC_OK;
	}
	rc = rc == VC_OK ?
	    vci_same_bytes(j, VCI_SQL_IMPORT_UNDONE, j->sha256, &undone) :
	    rc;
	if (rc == VC_OK && undone > 0)
		rc = vci_runs_back(j->w.runs, undone);
	if (rc == VC_OK && undone > 0 && j->maker != NULL)
		rc = vci_maker_back(j->maker, undone);
	return rc;
}

int
vci_job_transact(struct vci_job *j, int (*load)(struct vci_job *))
{
	struct vc_import_result *r = j->result;
	int rc = vci_db_begin(j->vc);
	bool news; /* what a sender calls our rows is some, too */

	if (rc != VC_OK)
		return rc;
	rc = load(j);
	if (j->c.again || r->again) {
		vci_db_rollback(j->vc);
		return rc;
	}
	news = r->added + r->updated + r->ended + j->w.named > 0;
	if (rc == VC_OK && !news)
		vci_db_rollback(j->vc);
	else
		rc = vci_db_end(j->vc, rc);
	if (rc == VC_OK && !j->vc->dry_run && news)
		r->batch = j->w.import;
	if (rc != VC_OK)
		r->added = r->updated = r->unchanged = r->ended = r->created =
		    (int64_t)(r->nchange = 0);
	return rc;
}

/* What one pass over the file came to know, but how to read it. */
static void
forget(struct vci_job *j)
{
	for (size_t i = 0; j->c.refs != NULL && i < vci_nfield(j->noun); i++)
		vci_refs_free(j->c.refs[i]);
	free(j->c.refs);
	free(j->c.copies);
	vci_header_release(&j->c.header);
	vci_seen_release(&j->c.seen);
	vci_unknown_release(&j->c.unknown);
	vci_csv_free(j->c.csv);
	vci_map_release(&j->c.made);
	vc_buf_free(&j->c.parse.scratch);
	vci_diags_release(&j->c.diags);
	vci_diags_release(&j->late);
	vci_diags_release(&j->pending);
	vci_writer_release(&j->w);
	vci_known_free(j->w.known);
	vci_before_free(j->w.before);
	vci_runs_free(j->w.runs);
	vci_serials_free(j->w.serials);
	vci_map_release(&j->ended);
	vci_bits_release(&j->touched);
	vci_maker_free(j->maker);
	j->maker = NULL;
	vc_buf_free(&j->indexes);
	j->weighed = false;
	j->c = (struct vci_convert){ .vc = j->c.vc,
		.noun = j->noun,
		.options = &j->options,
		.tight = j->c.tight,
		.date_order = j->c.date_order,
		.decimal = j->c.decimal,
		.format = j->c.format,
		.nformat = j->c.nformat };
	j->c.diags.spools = j->late.spools = j->want->reject != NULL;
	j->pending.unlimited = true;
	j->w = (struct vci_writer){ .vc = NULL };
	j->source = j->late_rejected = 0;
}

/* ---- as many times as it takes ---------------------------------------------------------- */

static int
rewind_file(struct vci_job *j)
{
	if (lseek(j->fd, 0, SEEK_SET) == 0)
		return VC_OK;
	return vci_err(j->vc, VC_E_IO, "cannot read '%s' again", j->want->file);
}

/* The bytes' digest; before anything else, where it may be known already. */
static int
digest(struct vci_job *j)
{
	struct vci_stmt *st;
	int64_t any = 0;
	bool first;
	int rc = vci_prepare(j->vc, &st, vci_intake_sql[VCI_SQL_UNDONE_ANY]);

	if (rc == VC_OK) {
		rc = vci_one_number(j->vc, st, &any);
		vci_finalize(st);
	}
	if (rc != VC_OK)
		return rc;
	first = any > 0 || j->want->mark != NULL;
	vci_digest_begin(&j->digest, j->fd, !first);
	if (!first)
		return VC_OK;
	rc = vci_digest_end(j->c.vc, &j->digest, j->sha256);
	return rc == VC_OK ? VC_OK : vci_job_unread(j, rc);
}

/* Passes over the file until it is known how to read it. */
static int
run(struct vci_job *j)
{
	int rc = vci_spool(j->c.vc, j->want->fd, &j->fd), n = 0;

	if (rc != VC_OK) {
		vci_diag(&j->c.diags, j->c.vc, VC_REJECT, 0, NULL);
		return vci_err(j->vc, rc, "nothing taken from '%s'",
		    j->want->file);
	}
	if (fstat(j->fd, &j->begun) != 0)
		j->begun.st_mode = 0;
	j->rejects = vci_dialect_rejects(&j->dialect, j->fd);
	if ((rc = digest(j)) != VC_OK)
		return rc;
	for (rc = j->pass(j); j->c.again && ++n < PASSES; rc = j->pass(j)) {
		forget(j);
		*j->result = (struct vc_import_result){ 0 };
		if ((rc = rewind_file(j)) != VC_OK)
			return rc;
	}
	if (j->c.again)
		return vci_err(j->vc, VC_E_INTERNAL,
		    "it cannot be told how to read '%s'", j->want->file);
	return rc;
}

/* ---- begun and ended ----------------------------------------------------------------- */

static int
begin(struct vci_job *j)
{
	int rc = vci_options_of(j->vc, j->named == NULL ? j->noun : j->named,
	    j->want, &j->options);

	if (rc == VC_OK && (rc = vc_new(&j->c.vc)) != VC_OK)
		rc = vci_nomem(j->vc);
	if (rc == VC_OK)
		rc = vci_person_refuse(j->vc, vci_sender_name(j));
	if (rc != VC_OK)
		return rc;
	/* The reading thread has a handle of its own for its messages. */
	j->c.vc->home = j->vc->home;
	vci_dialect_options(&j->options, &j->dialect, &j->c);
	forget(j);
	return VC_OK;
}

/* What was found out about the file, first of all that is said of it. */
static void
say_dialect(struct vci_job *j)
{
	const struct vci_dialect *d = &j->dialect;
	char line[24], sign[2] = { d->delimiter, '\0' };

	/* CSV as everybody has it is not worth a word. */
	if (j->c.csv == NULL || d->header_line == 0 ||
	    (d->encoding == VCI_UTF8 && d->delimiter == ',' &&
		d->header_line <= 1))
		return;
	snprintf(line, sizeof line, "%lld", (long long)d->header_line);
	vci_err(j->c.vc, VC_OK,
	    "read as %s, '%s' between cells, header on line %s",
	    vci_encoding_name(d->encoding), *sign == '\t' ? "tab" : sign, line);
	vci_diag(&j->said, j->c.vc, VC_NOTE, 0, NULL);
}

/* What would have to be translated, where rows were rejected for it; a single
 * one is a slip, to be mended in its row. */
static void
say_unknown(struct vci_job *j)
{
	const struct vci_header *h = &j->c.header;

	for (size_t i = 0; i < h->ncol && j->c.unknown.n > 0; i++)
		if (h->field[i] >= 0 &&
		    vci_unknown_rows(&j->c.unknown, i) > 1 &&
		    vci_unknown_err(j->c.vc, &j->c.unknown, i,
			&j->noun->field[h->field[i]]) == VC_E_DATA)
			vci_diag(&j->end, j->c.vc, VC_NOTE, 0, h->name[i]);
}

void
vci_job_end(struct vci_job *j)
{
	vci_digest_stop(&j->digest);
	if (j->c.vc != NULL) {
		say_dialect(j);
		say_unknown(j);
		vci_diag_result(&j->said, &j->c.diags, &j->late, &j->end,
		    j->result);
		forget(j);
	}
	vci_diags_release(&j->said);
	vci_diags_release(&j->end);
	free(j->c.format);
	vc_free(j->c.vc);
	vci_options_release(&j->options);
	if (j->fd != j->want->fd)
		close(j->fd);
}

int
vci_job_run(struct vci_job *j)
{
	int rc;

	*j->result = (struct vc_import_result){ 0 };
	rc = begin(j);
	return rc == VC_OK ? run(j) : rc;
}
