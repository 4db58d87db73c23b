/* SPDX-License-Identifier: ISC */
/* What knowing rows again is made of. */
#ifndef VCI_KNOWN_H
#define VCI_KNOWN_H

#include "rows.h"

#define VCI_KNOWN_FIELDS 6 /* that any rule of a noun speaks of */
#define VCI_KNOWN_RULES  4

struct vci_known_entry {
	int64_t id;    /* 0: a row of this file that has none yet */
	int64_t line;  /* of this file that means it, or 0 */
	bool own;      /* this sender told it apart by an id */
	uint64_t bare; /* of an id of digits: without leading zeros, or 0 */
	uint64_t hash[VCI_KNOWN_FIELDS];
	uint32_t next[VCI_KNOWN_RULES]; /* entry + 1 with the same key, or 0 */
};

/* See `bare`. */
uint64_t vci_known_bare(const char *id, size_t n);

struct vci_known {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t source;
	bool loaded;
	int field[VCI_KNOWN_FIELDS]; /* of the noun */
	size_t nfield, nrule;
	unsigned key[VCI_KNOWN_RULES],
	    also[VCI_KNOWN_RULES]; /* bits over field[] */
	struct vci_known_entry *entry;
	size_t n, cap;
	struct vci_map head[VCI_KNOWN_RULES]; /* key's hash: entry + 1 */
	struct vci_map alias;  /* hash of the sender's id: our id, or less
				* than 0 where that says nothing more */
	struct vci_map erased; /* by vci_erased_hash */
	int64_t nzeros;        /* rows told by an id without its zeros */
	struct vci_stmt *put_alias;
	struct vc_buf scratch;
};

/* Puts one among those that rows are compared with. */
int vci_known_add(struct vci_known *, const struct vci_known_entry *) VC_CHECK;
/* Fills it with what stands (known_load.c). */
int vci_known_load(struct vci_known *) VC_CHECK;

#endif
