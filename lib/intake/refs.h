/* SPDX-License-Identifier: ISC */
/* The rows that a reference may name, as they lie in memory. */
#ifndef VCI_REFS_H
#define VCI_REFS_H

#include "intake.h"

#define VCI_REFS_DENSE \
	((int64_t)1 << 22) /* ids below this are looked up directly */

/* Open addressing over entries; slot 0 means empty, else entry + 1. */
struct vci_refs_map {
	uint32_t *slot;
	uint32_t *text; /* where each entry's key begins */
	size_t nslot;
};

struct vci_refs {
	const struct vc_noun *of;
	struct vc_buf text; /* all keys, NUL-terminated */
	/* By entry: small arrays, so that a look-up stays in the cache. */
	int64_t *row;     /* our id, then ncopy values */
	uint32_t *key;    /* where in text the sender's id begins */
	uint32_t *name;   /* where in text the folded name begins */
	uint32_t *number; /* where in text its organisation number begins */
	bool *twice;      /* another row has the same name or number */
	size_t n, cap, ncopy;
	size_t nrow; /* of the n, those in order of id: the rest are further
		      * ids of the sender's for some of them */
	struct vci_serial serial;
	uint32_t *dense; /* entry + 1, by number of sender's id */
	size_t ndense;
	struct vci_refs_map ids, names, numbers;
	struct vci_map merged; /* our number that was: the one it became */
	bool named;            /* names may be used */
	bool numbered;         /* organisation numbers may be used */
	bool by_ours;          /* our own numbers may be used too */
	struct vci_map erased; /* ids of those who were: they mean nobody */
};

/* The text of an entry: its key, name or number. */
const char *vci_refs_text(const struct vci_refs *, const uint32_t *at,
    size_t entry);
/* Entry of a key, or n when there is none. */
size_t vci_refs_key(const struct vci_refs *, const struct vci_refs_map *,
    const char *s, size_t n);
/* Entry of our own number, or n; where rows are in order of id. */
size_t vci_refs_ours(const struct vci_refs *, int64_t id);

#endif
