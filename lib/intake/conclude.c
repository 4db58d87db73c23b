/* SPDX-License-Identifier: ISC */
/* The end of an import: what came of it, whether to keep it, and what is
 * remembered. */
#include <stdio.h>
#include <string.h>

#include "../core/person.h"
#include "../noun/serial.h"
#include "job.h"

static void
note(struct vci_job *j, enum vc_severity severity)
{
	vci_diag(&j->late, j->vc, severity, 0, NULL);
}

/* The file's own name as it is stored; nobody chose it for the register, so
 * a personal number in it is left out rather than refused. */
static void
file_name(const struct vci_job *j, struct vc_buf *b)
{
	const char *slash = strrchr(j->want->file, '/');
	const char *name = slash == NULL ? j->want->file : slash + 1;

	vci_person_mask(j->vc->home.country, name, strlen(name), b);
}

static void
bind_batch(struct vci_job *j, struct vci_stmt *st)
{
	const struct vc_import_result *r = j->result;
	const int64_t count[] = { r->added, r->updated, r->unchanged };
	const int64_t rest[] = { r->rows, r->rejected, r->unclear, r->ended };

	vci_bind_int(st, 1, j->w.import);
	vci_bind_text(st, 2, j->noun->name);
	vci_bind_int(st, 3, j->source);
	vci_bind_text(st, 5, j->vc->actor);
	vci_bind_int(st, 6, vci_now(j->vc));
	for (int i = 0; i < 3; i++)
		vci_bind_int(st, 7 + i, count[i]);
	vci_bind_text(st, 10, N_("import"));
	vci_bind_text(st, 12, j->sha256);
	vci_bind_text(st, 13, j->want->mark);
	vci_bind_text(st, 14, j->options.profile);
	for (int i = 0; i < 4; i++)
		vci_bind_int(st, 16 + i, rest[i]);
}

/* What the import was. Written last: a page that is written early and
 * changed late makes the engine read its whole log again. */
static int
batch_row(struct vci_job *j)
{
	struct vc_buf file = { 0 }, options = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	file_name(j, &file);
	vc_buf_add(&options, "");
	vci_options_print(&j->options, &options);
	rc = file.failed || options.failed ?
	    vci_nomem(j->vc) :
	    vci_prepare(j->vc, &st, vci_intake_sql[VCI_SQL_IMPORT]);
	if (rc == VC_OK) {
		bind_batch(j, st);
		vci_bind_text(st, 4, file.s);
		vci_bind_text(st, 15, options.s);
		rc = vci_run(j->vc, st);
	}
	vci_finalize(st);
	vc_buf_free(&file);
	vc_buf_free(&options);
	return rc;
}

/* What came of it, into the result. */
static void
sum_up(struct vci_job *j)
{
	struct vc_import_result *r = j->result;

	r->rows = j->c.nrow;
	r->rejected = j->c.rejected + j->late_rejected;
	r->unclear = j->w.nunclear;
	r->added = j->w.added;
	r->updated = j->w.updated;
	r->unchanged = j->w.unchanged;
	r->nchange = 0;
	for (size_t i = 0; i < j->w.nfield; i++) {
		if (j->w.changed[i] == 0 || r->nchange == VC_CHANGES)
			continue;
		r->change[r->nchange].field = j->noun->field[i].name;
		r->change[r->nchange].title = j->noun->field[i].title;
		r->change[r->nchange++].rows = j->w.changed[i];
	}
}

static int
nothing_taken(struct vci_job *j, int64_t bad)
{
	char n[2][24];

	snprintf(n[0], sizeof n[0], "%lld", (long long)bad);
	snprintf(n[1], sizeof n[1], "%lld", (long long)j->c.nrow);
	return vci_err(j->vc, VC_E_DATA,
	    j->result->unclear > 0 ?
		N_("nothing taken from '%s': %s of %s rows rejected or "
		   "unclear") :
		N_("nothing taken from '%s': %s of %s rows rejected"),
	    j->want->file, n[0], n[1]);
}

/* Says that something looks wrong: an error, or of a dry run a warning, so
 * that what would be done can be seen. */
int
vci_stop(struct vci_job *j, const char *id, int64_t some, int64_t all)
{
	char n[2][24];
	int rc;

	snprintf(n[0], sizeof n[0], "%lld", (long long)some);
	snprintf(n[1], sizeof n[1], "%lld", (long long)all);
	rc = vci_err(j->vc, VC_E_DATA, id, n[0], n[1]);
	if (!j->vc->dry_run)
		return rc;
	j->result->stops = true;
	note(j, VC_WARNING);
	return VC_OK;
}

/* More than 30 % and 20 of the rows that are known would change: the wrong
 * file, or the wrong columns, more likely than so much news. */
static int
suspicious(struct vci_job *j)
{
	int64_t known = j->w.updated + j->w.unchanged;

	if (j->want->overwrite || j->w.updated < 20 ||
	    j->w.updated * 10 <= known * 3)
		return VC_OK;
	return vci_stop(j,
	    N_("nothing taken: %s of %s known rows would change; look with --dry-run, "
	       "--confirm=overwrite goes on"),
	    j->w.updated, known);
}

/* Rows that the file lacks are ended only if it is known which it has. */
static int
end_missing(struct vci_job *j)
{
	if (!vci_option(&j->options, VCI_K_FULL))
		return VC_OK;
	if (j->c.nrow == 0) {
		vci_err(j->vc, VC_E_DATA,
		    "the file has no rows, so that none is ended");
		note(j, VC_WARNING);
		return VC_OK;
	}
	if (j->rejects) {
		vci_err(j->vc, VC_E_DATA,
		    "a file of rejects isn't full, so that none that is "
		    "missing is ended");
		note(j, VC_WARNING);
		return VC_OK;
	}
	if (j->result->rejected + j->result->unclear > 0) {
		vci_err(j->vc, VC_E_DATA,
		    "not all rows were taken, so that none that is missing "
		    "is ended");
		note(j, VC_WARNING);
		return VC_OK;
	}
	j->met = j->w.updated + j->w.unchanged;
	return vci_full_end(j);
}

int
vci_unchanged(struct vci_job *j)
{
	const struct stat *a = &j->begun;
	struct stat b;

	if (!S_ISREG(a->st_mode) || fstat(j->fd, &b) != 0 ||
	    (a->st_size == b.st_size && a->st_mtim.tv_sec == b.st_mtim.tv_sec &&
		a->st_mtim.tv_nsec == b.st_mtim.tv_nsec))
		return VC_OK;
	return vci_err(j->vc, VC_E_IO,
	    "nothing taken from '%s': it was written to while it was read",
	    j->want->file);
}

/* Whether to keep it, and what is to be kept beside the rows. */
int
vci_conclude(struct vci_job *j)
{
	struct vc_import_result *r = j->result;
	bool partial = vci_option(&j->options, VCI_K_PARTIAL);
	int64_t bad;
	int rc;

	sum_up(j);
	bad = r->rejected +
	    (j->w.unclear == VCI_UNCLEAR_REJECT ? r->unclear : 0);
	rc = vci_unchanged(j);
	if (rc == VC_OK && bad > 0)
		rc = vci_rejects(j);
	if (rc == VC_OK && bad > 0 && !partial)
		return nothing_taken(j, bad);
	if (rc == VC_OK)
		rc = suspicious(j);
	if (rc == VC_OK)
		rc = vci_runs_flush(j->w.runs);
	if (rc == VC_OK && j->w.serials != NULL)
		rc = vci_serials_flush(j->w.serials);
	if (rc == VC_OK && j->maker != NULL)
		rc = vci_maker_end(j->maker, &r->created);
	if (rc == VC_OK)
		rc = end_missing(j);
	if (rc == VC_OK)
		rc = vci_same_bytes(j, VCI_SQL_IMPORT_SAME, j->sha256,
		    &r->same);
	if (rc == VC_OK)
		rc = batch_row(j);
	return rc == VC_OK && j->noun->imported != NULL ?
	    j->noun->imported(j->vc, j->w.import) :
	    rc;
}
