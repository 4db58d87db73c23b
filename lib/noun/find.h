/* SPDX-License-Identifier: ISC */
/* Finding rows: what find.c and find_number.c share. */
#ifndef VCI_FIND_H
#define VCI_FIND_H

#include "noun.h"

/* By what senders call it: "SENDER:ID", or an id of any sender's. */
int vci_find_sent(struct vc *, const struct vc_noun *, const char *who,
    int64_t *id, int *found) VC_CHECK;
/* vc_find_in of a noun whose rows have a number that people gave them; *found
 * up to 2. Then what is wrong where that isn't 1, with `shown` for `who`. */
int vci_find_numbered(struct vc *, const struct vc_noun *, const char *who,
    const struct vc_filter *in, size_t n, int64_t *id, int *found) VC_CHECK;
int vci_numbered_none(struct vc *, const struct vc_noun *, const char *who,
    const char *shown);
int vci_numbered_many(struct vc *, const struct vc_noun *, const char *shown);

#endif
