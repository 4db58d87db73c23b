/* SPDX-License-Identifier: ISC */
/* An import that is being taken back: what the parts of that share. */
#ifndef VCI_UNDO_H
#define VCI_UNDO_H

#include "register.h"

#define VCI_NOUNS 32 /* at most */

/* What the import added of one noun. */
struct vci_share {
	const struct vc_noun *noun;
	struct vci_bits gone; /* ids of rows that will be removed */
	int64_t first, last;  /* the lowest and the highest of them */
};

/* Why a goal or a result stays. */
#define VCI_CLOSED_YEAR N_("its year is closed")

struct vci_undo {
	struct vc *vc;
	int64_t import;
	struct vci_share part[VCI_NOUNS];
	struct vc_undo_result *result;
	struct vc_table *left;
};

/* The row stays, for this reason. */
int vci_undo_stays(struct vci_undo *, const struct vc_noun *, int64_t id,
    const char *why) VC_CHECK;
struct vci_share *vci_undo_part(struct vci_undo *, const char *noun);

/* Finds the rows that were added and can go: not changed since, and named by
 * none that stays (undo_added.c). Then removes them. */
int vci_undo_find(struct vci_undo *) VC_CHECK;
int vci_undo_remove(struct vci_undo *) VC_CHECK;
/* Gives the rows that were changed back what they were (undo_changed.c). */
int vci_undo_restore(struct vci_undo *) VC_CHECK;

#endif
