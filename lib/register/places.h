/* SPDX-License-Identifier: ISC */
/* What nouns do after a change, for their tables of fields. */
#ifndef VCI_PLACES_H
#define VCI_PLACES_H

#include "register.h"

/* As vc_noun's `changed`. */
int vci_assignment_changed(struct vc *, const struct vci_row *was,
    const struct vci_row *is) VC_CHECK;
/* What follows for the assignment of an interest, or for both where it went
 * from one to another. */
int vci_interest_counts(struct vc *, const struct vci_row *was,
    const struct vci_row *is) VC_CHECK;
/* Does an interest of this status take one of the assignment's places? */
bool vci_interest_placed(const char *status);

#endif
