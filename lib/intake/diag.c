/* SPDX-License-Identifier: ISC */
/* What was wrong with a file, in the order of its lines. */
#include <stdlib.h>
#include <string.h>

#include "intake.h"

void
vci_diag(struct vci_diags *d, struct vc *vc, enum vc_severity severity,
    int64_t line, const char *column)
{
	struct vc_diag *v;
	char **store;

	if (d->of[severity] >= VCI_DIAGS && line != 0) {
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
	    !vci_msg_copy(&v[d->n].msg, vc_error(vc), &store[d->n])) {
		d->unlisted++;
		return;
	}
	v[d->n].severity = severity;
	v[d->n].line = line;
	v[d->n].column = column == NULL ? NULL : strdup(column);
	d->n++;
	d->of[severity]++;
}

/* Merges two lists that are in order of line each. */
void
vci_diag_result(struct vci_diags *a, struct vci_diags *b,
    struct vc_import_result *r)
{
	struct vci_diags *all = calloc(1, sizeof *all);
	size_t i = 0, j = 0;

	r->unlisted = a->unlisted + b->unlisted;
	if (all == NULL)
		return;
	all->v = calloc(a->n + b->n + 1, sizeof *all->v);
	all->store = calloc(a->n + b->n + 1, sizeof *all->store);
	r->own = all;
	if (all->v == NULL || all->store == NULL)
		return;
	while (i < a->n || j < b->n) {
		bool first = j == b->n ||
		    (i < a->n && a->v[i].line <= b->v[j].line);
		struct vci_diags *from = first ? a : b;
		size_t *at = first ? &i : &j;

		all->v[all->n] = from->v[*at];
		all->store[all->n++] = from->store[(*at)++];
	}
	a->n = b->n = 0;
	r->diag = all->v;
	r->ndiag = all->n;
}

void
vci_diags_release(struct vci_diags *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free((char *)d->v[i].column);
		free(d->store[i]);
	}
	free(d->v);
	free(d->store);
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
