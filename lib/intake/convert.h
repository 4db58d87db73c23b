/* SPDX-License-Identifier: ISC */
/* What making rows of records consists of, besides convert.c. */
#ifndef VCI_CONVERT_H
#define VCI_CONVERT_H

#include "intake.h"
#include "options.h"

/* ---- rows to be made (ask.c) ------------------------------------------------- */

/* The number of the row that is to be made of this name. */
int vci_ask(struct vci_convert *, const char *s, size_t n, int64_t *id)
    VC_CHECK;
/* The current row isn't taken: what it alone asked for isn't made. */
void vci_unask(struct vci_convert *);
/* Can the text be a name, and no id or number that isn't known? */
bool vci_may_name(const char *s, size_t n);

/* ---- what a row is known by (identity.c) --------------------------------------- */

/* *good: it is known by something, and no row before it by the same. */
int vci_check_identity(struct vci_convert *, struct vci_value *, bool *good)
    VC_CHECK;

#endif
