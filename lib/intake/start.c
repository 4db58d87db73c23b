/* SPDX-License-Identifier: ISC */
/* The beginning of an import: who sent it, what is known of its sender, what
 * its rows may refer to, and how they are to be written. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../core/date.h"
#include "../noun/serial.h"
#include "../noun/sql.h"
#include "job.h"

#define OWN "own" /* sender of files that name none */

/* Runs a statement that returns one number; 0 when it returns no row. */
int
vci_one_number(struct vc *vc, struct vci_stmt *st, int64_t *v)
{
	int rc = vci_step(vc, st);

	*v = 0;
	if (rc == VC_ROW) {
		*v = vci_col_int(st, 0);
		rc = vci_run(vc, st);
	}
	return rc == VC_DONE ? VC_OK : rc;
}

const char *
vci_sender_name(const struct vci_job *j)
{
	const char *s = j->want->source;

	if (s == NULL)
		s = j->options.value[VCI_K_SOURCE];
	return s == NULL ? OWN : s;
}

static int
sender(struct vci_job *j)
{
	const char *name = vci_sender_name(j);
	int rc = VC_OK;

	for (int i = 0; i < 2 && rc == VC_OK && j->source == 0; i++) {
		struct vci_stmt *st;

		rc = vci_prepare(j->vc, &st,
		    vci_noun_sql[i == 0 ? VCI_SQL_SENDER : VCI_SQL_SENDER_NEW]);
		if (rc != VC_OK)
			return rc;
		vci_bind_text(st, 1, name);
		rc = vci_one_number(j->vc, st, &j->source);
		vci_finalize(st);
	}
	return rc;
}

/* The last import of the noun from this sender that one of the statements by
 * bytes finds; 0: none. */
int
vci_same_bytes(struct vci_job *j, enum vci_intake_sql sql, const char *sha256,
    int64_t *id)
{
	struct vci_stmt *st;
	int rc = vci_prepare(j->vc, &st, vci_intake_sql[sql]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, sha256);
	if (sql == VCI_SQL_IMPORT_MARK) {
		vci_bind_text(st, 2, j->want->mark);
	} else {
		vci_bind_text(st, 2, j->noun->name);
		vci_bind_int(st, 3, j->source);
	}
	rc = vci_one_number(j->vc, st, id);
	vci_finalize(st);
	return rc;
}

/* Has this sender sent any rows of the noun before? Rows with a key of their
 * own may also have been added by hand. */
static int
anything_there(struct vci_job *j)
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
	rc = vci_one_number(j->vc, st, &v);
	vci_finalize(st);
	j->w.empty = v == 0;
	return rc;
}

bool
vci_sender_own(const struct vci_job *j)
{
	return strcmp(vci_sender_name(j), OWN) == 0;
}

/* The noun whose rows are made on the way: the one that a field refers to. */
static int
start_maker(struct vci_job *j)
{
	const struct vci_field *f = j->noun->field;

	if (!vci_option(&j->options, VCI_K_CREATE_ORGS))
		return VC_OK;
	for (; f->name != NULL; f++)
		if (f->type == VCI_T_REF && (f->flags & VC_F_READONLY) == 0 &&
		    ((const struct vc_noun *)f->of)->makes) {
			int rc = vci_maker_new(j, f->of, &j->maker);

			j->c.make = f->of;
			j->w.taken = vci_maker_take;
			j->w.taken_arg = j->maker;
			return rc;
		}
	return vci_err(j->vc, VC_E_USAGE,
	    "%s names no organisations; leave --create-orgs out",
	    vci_noun_word(j->noun));
}

/* The day of a status that the file doesn't date: the file's own. */
static int64_t
file_day(const struct vci_job *j)
{
	struct stat st;
	struct tm tm;

	if (fstat(j->want->fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    localtime_r(&st.st_mtime, &tm) == NULL)
		return vc_today(j->vc);
	return vci_day(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static enum vci_unclear
unclear(const struct vci_job *j)
{
	const char *s = j->options.value[VCI_K_UNCLEAR];

	return s == NULL           ? VCI_UNCLEAR_REJECT :
	    strcmp(s, "new") == 0  ? VCI_UNCLEAR_NEW :
	    strcmp(s, "skip") == 0 ? VCI_UNCLEAR_SKIP :
				     VCI_UNCLEAR_REJECT;
}

static int
start_writer(struct vci_job *j)
{
	struct vci_writer *w = &j->w;
	int rc;

	w->vc = j->vc;
	w->noun = j->noun;
	w->source = j->noun->key == NULL ? j->source : 0;
	w->day = file_day(j);
	w->unclear = unclear(j);
	w->reject = vci_on_reject;
	w->arg = j;
	rc = vci_before_new(j->vc, j->noun, w->import, &w->before);
	if (rc == VC_OK)
		rc = vci_runs_new(j->vc, j->noun, w->import, &w->runs);
	if (rc == VC_OK && j->noun->runs)
		rc = vci_serials_new(j->vc, j->noun, j->source, &w->serials);
	if (rc == VC_OK && j->noun->key == NULL)
		rc = vci_known_new(j->vc, j->noun, j->source, &w->known);
	if (rc == VC_OK && vci_option(&j->options, VCI_K_FULL))
		rc = vci_full_begin(j);
	return rc == VC_OK ? start_maker(j) : rc;
}

/* All that must stand before the first row, within the transaction. */
int
vci_start(struct vci_job *j)
{
	int rc = sender(j);

	if (rc == VC_OK)
		rc = vci_db_reserve(j->vc, "import", 1, &j->w.import);
	if (rc == VC_OK)
		rc = anything_there(j);
	if (rc == VC_OK)
		rc = vci_parents(j);
	return rc == VC_OK ? start_writer(j) : rc;
}
