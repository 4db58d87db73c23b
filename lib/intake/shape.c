/* SPDX-License-Identifier: ISC */
/* Has a record as many cells as the header has columns? */
#include <stdio.h>

#include "convert.h"

/* Empty cells past the header's are taken where rows have as many: each line
 * ends in a delimiter. In a row alone they are what is left where a cell was
 * cut in two and the others moved. */
static bool
spares(struct vci_convert *c, size_t n)
{
	struct vci_header *h = &c->header;
	size_t past = n > h->ncol ? n - h->ncol : 0;

	if (h->with + h->without == 0)
		h->spare = c->tight ? 0 : past;
	if (past > h->spare)
		return false;
	if (past == h->spare)
		h->with++;
	else
		h->without++;
	return true;
}

/* If most rows have no spare cells, the first has none to spare either. */
bool
vci_read_again(struct vci_convert *c)
{
	const struct vci_header *h = &c->header;

	if (vci_csv_again(c->csv))
		return true;
	if (h->spare == 0 || h->with > h->without)
		return false;
	c->tight = true;
	return true;
}

/* As many cells as the header has columns; those past the last that has a
 * name may be missing. */
static bool
fits(struct vci_convert *c, const struct vci_cell *cell, size_t n)
{
	struct vci_header *h = &c->header;
	char has[24], wants[24];
	size_t extra = n;

	while (extra > h->named && cell[extra - 1].n == 0)
		extra--;
	if (extra >= h->named && extra <= h->ncol && spares(c, n)) {
		if (extra == h->named || h->said)
			return true;
		h->said = true;
		vci_err(c->vc, VC_E_DATA,
		    "a column has no name; it is left out");
		vci_diag(&c->diags, c->vc, VC_WARNING, vci_csv_line(c->csv),
		    NULL);
		return true;
	}
	snprintf(has, sizeof has, "%zu", n);
	snprintf(wants, sizeof wants, "%zu",
	    extra < h->named ? h->named : h->ncol);
	vci_err(c->vc, VC_E_DATA, "the row has %s cells, the header %s", has,
	    wants);
	vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv), NULL);
	return false;
}

bool
vci_well_formed(struct vci_convert *c)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(c->csv, &cell);
	int bad, rc = vci_csv_sound(c->vc, c->csv, &bad);

	if (rc == VC_OK)
		return fits(c, cell, n);
	vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
	    bad < 0 || (size_t)bad >= c->header.named ? NULL :
							c->header.name[bad]);
	return false;
}
