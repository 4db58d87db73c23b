/* SPDX-License-Identifier: ISC */
/* Which columns records are shown in. */
#ifndef CMD_LAYOUT_H
#define CMD_LAYOUT_H

#include "cmd.h"

/* Which fields are shown, and in which order: -1 is the id. */
struct layout {
	struct vc_column col[FIELDS];
	const struct vc_column *ptr[FIELDS];
	int field[FIELDS];
	size_t n;
};

/* As --columns says, or what people, or programs, are shown of the noun. hide:
 * what matters less is for programs only; derived: with what has to be worked
 * out. 0, or an exit code after saying which name is wrong. */
int layout_make(struct cmd *, bool hide, bool derived, struct layout *);
/* The record's cells, in that order. */
void layout_cells(const struct layout *, const struct vc_record *,
    struct vc_cell *);

#endif
