/* SPDX-License-Identifier: ISC */
/* Which column is which field: by header word, in any of five languages. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "intake.h"

static char *
clean(const struct vci_cell *cell)
{
	struct vc_buf b = { 0 };

	if (vci_utf8_valid(cell->s, cell->n))
		vci_text_clean(&b, cell->s, cell->n);
	if (b.s == NULL)
		vc_buf_add(&b, "");
	return b.s;
}

static const char *
guess(const struct vc_noun *noun, const char *name)
{
	const char *words[VCI_BATCH_COLS + 1] = { NULL };

	for (size_t i = 0; noun->field[i].name != NULL; i++)
		words[i] = noun->field[i].name;
	return vc_nearest(name, words);
}

static void
unknown(struct vc *vc, const struct vc_noun *noun, const char *name,
    int64_t line, struct vci_diags *diags)
{
	const char *near = guess(noun, name);

	if (*name == '\0')
		vci_err(vc, VC_E_DATA, "a column has no name; it is left out");
	else if (near != NULL)
		vci_err(vc, VC_E_DATA,
		    "unknown column '%s' is left out; did "
		    "you mean '%s'?",
		    name, near);
	else
		vci_err(vc, VC_E_DATA, "unknown column '%s' is left out", name);
	vci_diag(diags, vc, VC_WARNING, line, NULL);
}

static int
place(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    size_t col, int field, int64_t line, struct vci_diags *diags)
{
	size_t slot = field == VCI_IS_ID ? vci_nfield(noun) : (size_t)field;

	/* Rows with a natural key have no id of their sender's. */
	if (field == VCI_IS_ID ?
		noun->key != NULL :
		(noun->field[field].flags & VC_F_READONLY) != 0) {
		vci_err(vc, VC_E_DATA,
		    "column '%s' is set by vcctl itself; it "
		    "is left out",
		    h->name[col]);
		vci_diag(diags, vc, VC_WARNING, line, NULL);
		return VC_OK;
	}
	if (h->column[slot] >= 0)
		return vci_err(vc, VC_E_DATA,
		    "columns '%s' and '%s' mean the "
		    "same; keep one",
		    h->name[h->column[slot]], h->name[col]);
	h->column[slot] = (int)col;
	h->field[col] = field;
	return VC_OK;
}

/* Every row needs an identity, and new rows their required fields. */
static int
check(struct vc *vc, const struct vci_header *h, const struct vc_noun *noun,
    size_t known)
{
	struct vc_buf all = { 0 }, lack = { 0 };
	int rc = VC_OK;

	if (noun->key == NULL && h->column[vci_nfield(noun)] < 0)
		vc_buf_add(&lack, "id");
	for (size_t i = 0; noun->field[i].name != NULL; i++) {
		if ((noun->field[i].flags & VC_F_REQUIRED) == 0 ||
		    h->column[i] >= 0)
			continue;
		vc_buf_add(&lack, lack.len == 0 ? "" : ", ");
		vc_buf_add(&lack, noun->field[i].name);
	}
	vci_field_names(noun, 0, &all);
	if (all.failed || lack.failed)
		rc = vci_nomem(vc);
	else if (known == 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column of this file is known; "
		    "the first row must name the columns: id, %s",
		    all.s);
	else if (lack.len > 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column for %s; each row needs "
		    "it",
		    lack.s);
	vc_buf_free(&all);
	vc_buf_free(&lack);
	return rc;
}

int
vci_header_read(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_csv *csv, struct vci_diags *diags)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(csv, &cell), known = 0;
	int rc = VC_OK;

	*h = (struct vci_header){ .ncol = n };
	h->field = calloc(n + 1, sizeof *h->field);
	h->name = calloc(n + 1, sizeof *h->name);
	h->column = calloc(vci_nfield(noun) + 1, sizeof *h->column);
	if (h->field == NULL || h->name == NULL || h->column == NULL)
		return vci_nomem(vc);
	for (size_t i = 0; i <= vci_nfield(noun); i++)
		h->column[i] = -1;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		int field;

		h->field[i] = -1;
		if ((h->name[i] = clean(&cell[i])) == NULL)
			return vci_nomem(vc);
		field = vci_field_header(noun, h->name[i], strlen(h->name[i]));
		known += field != -1;
		if (field != -1)
			rc = place(vc, h, noun, i, field, vci_csv_line(csv),
			    diags);
		else if (*h->name[i] != '\0' || i + 1 < n)
			unknown(vc, noun, h->name[i], vci_csv_line(csv), diags);
	}
	return rc == VC_OK ? check(vc, h, noun, known) : rc;
}

void
vci_header_release(struct vci_header *h)
{
	for (size_t i = 0; h->name != NULL && i < h->ncol; i++)
		free(h->name[i]);
	free(h->field);
	free(h->name);
	free(h->column);
	*h = (struct vci_header){ 0 };
}
