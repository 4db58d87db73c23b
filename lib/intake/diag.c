/* SPDX-License-Identifier: ISC */
/* What was wrong with a file, in the order of its lines: a list of some for
 * whoever prints, and all of it on a spool for the file of rejects. */
#include <stdlib.h>
#include <string.h>

#include "intake.h"

#define COLUMN_WIDTH 100 /* of a column's name, as the file has it */

/* ---- the spool -------------------------------------------------------------- */

/* A message on the spool: this, then its column, id and arguments,
 * NUL-ended. */
struct spooled {
	int64_t line;
	unsigned numbers, words, lists, narg;
	uint32_t n; /* bytes that follow */
};

static size_t
put_text(FILE *f, const char *s, bool really)
{
	size_t n = s == NULL ? 1 : strlen(s) + 1;

	if (really)
		fwrite(s == NULL ? "" : s, 1, n, f);
	return n;
}

static void
spool(struct vci_diags *d, const struct vc_msg *m, int64_t line,
    const char *column)
{
	struct spooled head = { .line = line,
		.numbers = m->numbers,
		.words = m->words,
		.lists = m->lists };

	if (d->spool == NULL && (d->spool = tmpfile()) == NULL) {
		d->spool_failed = true;
		return;
	}
	head.n = (uint32_t)(put_text(d->spool, column, false) +
	    put_text(d->spool, m->id, false));
	for (; head.narg < VC_MSG_ARGS && m->arg[head.narg] != NULL;
	     head.narg++)
		head.n += (uint32_t)put_text(d->spool, m->arg[head.narg],
		    false);
	fwrite(&head, sizeof head, 1, d->spool);
	put_text(d->spool, column, true);
	put_text(d->spool, m->id, true);
	for (unsigned i = 0; i < head.narg; i++)
		put_text(d->spool, m->arg[i], true);
}

int
vci_spool_rewind(struct vc *vc, struct vci_diags *d)
{
	if (d->spool_failed ||
	    (d->spool != NULL &&
		(fflush(d->spool) != 0 || ferror(d->spool) != 0 ||
		    fseek(d->spool, 0, SEEK_SET) != 0)))
		return vci_err(vc, VC_E_IO,
		    "cannot write a temporary file for rejected rows");
	return VC_OK;
}

bool
vci_spool_next(struct vci_diags *d, struct vci_arena *arena,
    struct vc_diag *out)
{
	struct spooled head;
	char *s;

	if (d->spool == NULL || fread(&head, sizeof head, 1, d->spool) != 1 ||
	    (s = vci_arena_get(arena, head.n)) == NULL ||
	    fread(s, 1, head.n, d->spool) != head.n)
		return false;
	*out = (struct vc_diag){ .severity = VC_REJECT,
		.line = head.line,
		.column = *s == '\0' ? NULL : s,
		.msg = { .numbers = head.numbers,
		    .words = head.words,
		    .lists = head.lists } };
	s += strlen(s) + 1;
	out->msg.id = s;
	for (unsigned i = 0; i < head.narg; i++) {
		s += strlen(s) + 1;
		out->msg.arg[i] = s;
	}
	return true;
}

/* ---- the list ---------------------------------------------------------------- */

/* Is it about the same word in the same column? */
static bool
is_same(const struct vc_diag *a, const struct vc_msg *msg, const char *column)
{
	if (a->severity != VC_REJECT || a->column == NULL ||
	    strcmp(a->msg.id, msg->id) != 0 || strcmp(a->column, column) != 0)
		return false;
	for (int i = 0; i < VC_MSG_ARGS; i++) {
		const char *x = a->msg.arg[i], *y = msg->arg[i];

		if (x == NULL || y == NULL)
			return x == y;
		if (strcmp(x, y) != 0)
			return false;
	}
	return true;
}

/* A word that hundreds of rows have is told of once. */
static bool
was_said(struct vci_diags *d, const struct vc_msg *msg,
    enum vc_severity severity, const char *column)
{
	if (severity != VC_REJECT || column == NULL || msg->arg[0] == NULL ||
	    d->unlimited)
		return false;
	for (size_t i = 0; i < d->n; i++)
		if (is_same(&d->v[i], msg, column)) {
			d->v[i].more++;
			return true;
		}
	return false;
}

static void
add(struct vci_diags *d, const struct vc_msg *msg, enum vc_severity severity,
    int64_t line, const char *column)
{
	struct vc_diag *v;
	char **store;

	if (severity == VC_REJECT && d->spools)
		spool(d, msg, line, column);
	if (was_said(d, msg, severity, column))
		return;
	if (d->of[severity] >= VCI_DIAGS && line != 0 && !d->unlimited) {
		d->unlisted++;
		return;
	}
	v = reallocarray(d->v, d->n + 1, sizeof *v);
	if (v != NULL)
		d->v = v;
	store = reallocarray(d->store, d->n + 1, sizeof *store);
	if (store != NULL)
		d->store = store;
	if (v == NULL || store == NULL ||
	    !vci_msg_copy(&v[d->n].msg, msg, &store[d->n])) {
		d->unlisted++;
		return;
	}
	v[d->n].severity = severity;
	v[d->n].line = line;
	v[d->n].more = 0;
	v[d->n].column = column == NULL ? NULL : strdup(column);
	d->n++;
	d->of[severity]++;
}

void
vci_diag(struct vci_diags *d, struct vc *vc, enum vc_severity severity,
    int64_t line, const char *column)
{
	struct vc_buf cut = { 0 };

	if (column != NULL)
		vc_text_cut(&cut, column, strlen(column), COLUMN_WIDTH);
	add(d, vc_error(vc), severity, line, cut.s);
	vc_buf_free(&cut);
}

static int
by_line(const void *a, const void *b)
{
	const struct vc_diag *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

void
vci_diags_sort_into(struct vci_diags *to, struct vci_diags *from)
{
	struct vc_diag *v = from->v;

	/* Copies, so that what `store` and the columns own is let go below. */
	if (from->n > 0 && (v = calloc(from->n, sizeof *v)) != NULL) {
		memcpy(v, from->v, from->n * sizeof *v);
		qsort(v, from->n, sizeof *v, by_line);
	}
	for (size_t i = 0; v != NULL && i < from->n; i++)
		add(to, &v[i].msg, v[i].severity, v[i].line, v[i].column);
	if (v != from->v)
		free(v);
	vci_diags_clear(from);
}

static void
move(struct vci_diags *to, struct vci_diags *from, size_t at)
{
	to->v[to->n] = from->v[at];
	to->store[to->n++] = from->store[at];
}

/* Merges two lists that are in order of line each, between two of the file. */
void
vci_diag_result(struct vci_diags *said, struct vci_diags *a,
    struct vci_diags *b, struct vci_diags *end, struct vc_import_result *r)
{
	struct vci_diags *all = calloc(1, sizeof *all);
	size_t n = said->n + a->n + b->n + end->n + 1, i = 0, j = 0;

	r->unlisted = a->unlisted + b->unlisted;
	if (all == NULL)
		return;
	all->v = calloc(n, sizeof *all->v);
	all->store = calloc(n, sizeof *all->store);
	r->own = all;
	if (all->v == NULL || all->store == NULL)
		return;
	for (size_t k = 0; k < said->n; k++)
		move(all, said, k);
	while (i < a->n || j < b->n) {
		bool first = j == b->n ||
		    (i < a->n && a->v[i].line <= b->v[j].line);

		move(all, first ? a : b, first ? i++ : j++);
	}
	for (size_t k = 0; k < end->n; k++)
		move(all, end, k);
	said->n = a->n = b->n = end->n = 0;
	r->diag = all->v;
	r->ndiag = all->n;
}

void
vci_diags_clear(struct vci_diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free((char *)d->v[i].column);
		free(d->store[i]);
	}
	free(d->v);
	free(d->store);
	if (d->spool != NULL)
		fclose(d->spool);
	*d = (struct vci_diags){ .spools = d->spools,
		.unlimited = d->unlimited };
}

void
vci_diags_release(struct vci_diags *d)
{
	vci_diags_clear(d);
	*d = (struct vci_diags){ 0 };
}

void
vc_import_release(struct vc_import_result *r)
{
	if (r->own != NULL)
		vci_diags_release(r->own);
	free(r->own);
	*r = (struct vc_import_result){ 0 };
}
