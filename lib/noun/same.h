/* SPDX-License-Identifier: ISC */
/* All rows of a noun as they are compared to find those that are one. */
#ifndef VCI_SAME_H
#define VCI_SAME_H

#include "../core/name.h"
#include "noun.h"

#define VCI_SAME_RULES 8

struct vci_same_row {
	int64_t id;
	uint64_t hash[VCI_SAME_RULES]; /* of each rule's field; 0: empty */
};

/* What was found out of two rows: for each rule one of these. */
enum vci_same_said {
	VCI_SAID_NOTHING,
	VCI_SAID_SAME,
	VCI_SAID_ALIKE,
	VCI_SAID_DIFFERS
};
struct vci_same_pair {
	uint32_t a, b; /* rows */
	unsigned char score;
	unsigned char said[VCI_SAME_RULES];
};

struct vci_same_set {
	struct vc *vc;
	const struct vc_noun *noun;
	size_t nrule;
	const struct vci_field *field[VCI_SAME_RULES];
	struct vci_names *names; /* row for row; NULL: no rule has names */
	struct vci_same_row *row;
	size_t nrow, caprow;
	/* Values and keys of names, 40 bits of each above the row's number. */
	uint64_t *key;
	size_t nkey, capkey;
	struct vci_map shared; /* rows of a value that more than two have */
	struct vci_map apart;  /* two ids: what was compared when someone
				* found them to be two */
};

static inline bool
vci_same_is_name(const struct vci_same *rule)
{
	return rule->how == VCI_SAME_NAME || rule->how == VCI_SAME_PERSON;
}

/* Reads the noun's rows; *set is to be released in any case. */
int vci_same_load(struct vc *, const struct vc_noun *, struct vci_same_set *)
    VC_CHECK;
void vci_same_release(struct vci_same_set *);
/* Two rows' compared fields as one number; the same both ways round. */
int64_t vci_same_compared(const struct vci_same_set *, size_t a, size_t b);
/* Key of `apart`. */
uint64_t vci_same_ids(int64_t a, int64_t b);
/* The row of this id, or SIZE_MAX. */
size_t vci_same_find(const struct vci_same_set *, int64_t id);

/* Key of `shared`. */
uint64_t vci_same_value(size_t rule, uint64_t hash);

/* Compares two rows; below `min` the score may be any that is. `name`: no value
 * of theirs is equal that a row is found by, only their names may be alike. */
void vci_same_score(const struct vci_same_set *, size_t a, size_t b, int min,
    bool name, struct vci_same_pair *);

/* Calls `pair` for each two rows that share a key, once, a < b; where `with`
 * isn't SIZE_MAX only for those of that row. `name`: they share no value, nor
 * their whole name. Not VC_OK ends it. */
int vci_same_each(struct vci_same_set *, size_t with,
    int (*pair)(void *, size_t a, size_t b, bool name), void *arg) VC_CHECK;

#endif
