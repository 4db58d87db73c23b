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
	const char *kept;   /* by the file that its rows come from: a word of
			     * vci_format_word; nothing is then guessed */
	int64_t dates[4];   /* cells, by the orders that they fit */
	int64_t numbers[4]; /* by the decimal signs */
};
/* At the end of the file. true: the column is not what it was taken for, the
 * format now is, and the file is to be read again with it. */
bool vci_format_settle(struct vci_format *);
/* What the reader should know of how the settled column was read: VC_WARN
 * with a message that does not name the column, or VC_OK. */
int vci_format_note(struct vc *, const struct vci_format *);

/* What to keep of the settled column for rows of it that come again alone:
 * "mdy", "dmy", "comma", "point" or "mixed"; NULL: nothing that the options
 * don't tell. */
const char *vci_format_keep(const struct vci_format *);
/* Those words; NULL past the last. */
const char *vci_format_word(size_t nth);
/* Before the first cell: it was kept. What was told goes before it. */
void vci_format_take(struct vci_format *, const char *word);

#endif
