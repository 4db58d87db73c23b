/* SPDX-License-Identifier: ISC */
/* How one column of a file writes its dates and numbers: what was told, and
 * what its cells show. */
#ifndef VCI_FORMAT_H
#define VCI_FORMAT_H

#include "../core/date.h"
#include "../core/handle.h"
#include "../core/number.h"

/* Zeroed: nothing told, nothing seen. An order or a sign that is set before
 * the first cell is told by whoever sent the file, and nothing is guessed. */
struct vci_format {
	enum vci_date_order order;
	enum vci_decimal decimal;
	bool found;         /* by the column itself, not told */
	int64_t dates[4];   /* cells, by the orders that they fit */
	int64_t numbers[4]; /* by the decimal signs */
};
/* At the end of the file. true: the column is not what it was taken for, the
 * format now is, and the file is to be read again with it. */
bool vci_format_settle(struct vci_format *);
/* What the reader should know of how the settled column was read: VC_WARN
 * with a message that does not name the column, or VC_OK. */
int vci_format_note(struct vc *, const struct vci_format *);

#endif
