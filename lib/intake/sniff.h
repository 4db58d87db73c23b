/* SPDX-License-Identifier: ISC */
/* Looking at a file without taking it in. */
#ifndef VCI_SNIFF_H
#define VCI_SNIFF_H

#include "../noun/noun.h"

/* How well the file's header fits the noun; 0: not at all. */
int vci_sniff_fit(struct vc *, const struct vc_noun *,
    const struct vc_import *want, int fd);
/* What vc_sniff gives, for one noun. */
int vci_sniff(struct vc *, const struct vc_noun *, const struct vc_import *want,
    int fd, struct vc_table **) VC_CHECK;

#endif
