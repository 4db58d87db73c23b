/* SPDX-License-Identifier: ISC */
/* The cells of a record, for what cuts them off (csv_cut.c) and what reads
 * records (csv.c). */
#ifndef VCI_CSV_H
#define VCI_CSV_H

#include "intake.h"

struct vci_cells {
	char delimiter;
	struct vc_buf text; /* one after another */
	size_t *end;        /* of each within text */
	size_t n, cap;
	bool nomem;
	/* A cell within quotes goes on: it begins at open_at of the record's
	 * bytes, and at open_text of the text. */
	bool quoted;
	size_t open_at, open_text;
	struct vci_cell *cell; /* all of them, once they are laid out */
};

/* Before the next record. */
void vci_cells_clear(struct vci_cells *);
/* One more; where there is no memory for it, nomem or text.failed says so. */
void vci_cells_put(struct vci_cells *, const char *s, size_t n);
/* Cuts cells off the line s[0..n), which begins the record whose bytes begin at
 * `record` or goes on within quotes. Gives from where on the rest is for a
 * parser: from the beginning of a cell, or the end of the line; *whole when the
 * record ends with it. */
const char *vci_cells_cut(struct vci_cells *, const char *record, const char *s,
    size_t n, bool *whole);
/* Fills `cell`, which lives until the next record. */
void vci_cells_lay_out(struct vci_cells *);
void vci_cells_release(struct vci_cells *);

#endif
