/* SPDX-License-Identifier: ISC */
/* Senders' ids that run on, as ours do. */
#ifndef VCI_SERIAL_H
#define VCI_SERIAL_H

#include "rows.h"

/* An id that ends with a number. */
struct vci_numbered {
	const char *prefix; /* what stands before it: `nprefix` bytes */
	size_t nprefix;
	int digits;
	int64_t number;
};
/* false: it doesn't, or is too long to be looked up by it. */
bool vci_numbered(const char *s, size_t n, struct vci_numbered *);

struct vci_serials;
/* The runs of a sender's ids that were kept, of a noun that keeps such. */
int vci_serials_new(struct vc *, const struct vc_noun *, int64_t source,
    struct vci_serials **) VC_CHECK;
void vci_serials_free(struct vci_serials *);
/* The row that the sender's id would be, if it is still there and has kept
 * that id; 0: no run has it. */
int64_t vci_serials_id(const struct vci_serials *, const struct vci_value *);
/* New rows of a batch, with their ids: sets the last value of those that will
 * be found by a run, and adds VCI_GIVEN_ bits. */
int vci_serials_mark(struct vci_serials *, struct vci_rows *, uint64_t *given)
    VC_CHECK;
/* Is one still growing? */
bool vci_serials_run(const struct vci_serials *);
/* Writes down what runs there were; the one that is still growing ends. */
int vci_serials_flush(struct vci_serials *) VC_CHECK;

#endif
