/* SPDX-License-Identifier: ISC */
/* What lib itself needs of struct vc_buf beyond vc.h. */
#ifndef VCI_BUF_H
#define VCI_BUF_H

#include "../vc.h"

/* Makes room for n more bytes and their NUL and lends where they go; the
 * caller writes there, then adds to len and ends the text with NUL. NULL
 * when memory ran out, now or before. */
char *vci_buf_room(struct vc_buf *, size_t n);

#endif
