/* SPDX-License-Identifier: ISC */
/* A batch of rows on their way in: values, ids, lines, and the memory. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "rows.h"

size_t
vci_rows_source_id(const struct vc_noun *noun)
{
	return vci_nfield(noun);
}

size_t
vci_rows_width(const struct vc_noun *noun)
{
	size_t n = vci_rows_source_id(noun) + 1;

	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		n += vci_has_key(f);
	return n + noun->runs;
}

int
vci_rows_init(struct vc *vc, struct vci_rows *r, const struct vc_noun *noun,
    size_t cap)
{
	size_t ncol = vci_rows_width(noun);

	*r = (struct vci_rows){ .cap = cap };
	r->v = calloc(cap * ncol, sizeof *r->v);
	r->id = calloc(cap, sizeof *r->id);
	r->line = calloc(cap, sizeof *r->line);
	r->record = calloc(cap, sizeof *r->record);
	r->state = calloc(cap, sizeof *r->state);
	if (r->v == NULL || r->id == NULL || r->line == NULL ||
	    r->record == NULL || r->state == NULL) {
		vci_rows_release(r);
		return vci_nomem(vc);
	}
	r->batch = (struct vci_batch){ .ncol = ncol,
		.v = r->v,
		.id = r->id,
		.state = r->state };
	return VC_OK;
}

void
vci_rows_clear(struct vci_rows *r)
{
	r->batch.nrow = 0;
	r->nmade = 0;
	vci_arena_clear(&r->arena);
}

void
vci_rows_release(struct vci_rows *r)
{
	free(r->v);
	free(r->id);
	free(r->line);
	free(r->record);
	free(r->made);
	free(r->state);
	vci_arena_release(&r->arena);
	*r = (struct vci_rows){ 0 };
}

struct vci_value *
vci_rows_next(struct vci_rows *r)
{
	struct vci_value *v = &r->v[r->batch.nrow * r->batch.ncol];

	memset(v, 0, r->batch.ncol * sizeof *v);
	return v;
}

void
vci_usual(const struct vci_field *f, struct vci_value *v)
{
	if (f->usual != NULL && v->kind == VCI_NULL)
		*v = (struct vci_value){ .kind = VCI_TEXT,
			.s = f->usual,
			.n = (uint32_t)strlen(f->usual) };
}

void
vci_tidy(const struct vc_noun *noun, struct vci_value *v)
{
	for (size_t i = 0; noun->key != NULL && noun->key[i] != NULL; i++) {
		int f = vci_field(noun, noun->key[i]);

		if (v[f].kind == VCI_CLEAR)
			v[f].kind = VCI_NULL;
		vci_usual(&noun->field[f], &v[f]);
	}
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (noun->field[i].unless != NULL &&
		    v[vci_field(noun, noun->field[i].unless)].kind == VCI_INT)
			v[i] = (struct vci_value){ 0 };
}
