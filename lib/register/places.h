/* SPDX-License-Identifier: ISC */
/* What nouns do after a change, for their tables of fields. */
#ifndef VCI_PLACES_H
#define VCI_PLACES_H

#include "register.h"

/* As vc_noun's `changed`. */
int vci_assignment_changed(struct vc *, int64_t, const struct vci_value *was)
    VC_CHECK;
int vci_interest_changed(struct vc *, int64_t, const struct vci_value *was)
    VC_CHECK;

#endif
