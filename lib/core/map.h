/* SPDX-License-Identifier: ISC */
/* Sets and maps of numbers in memory: hashes of text, ids of rows. */
#ifndef VCI_MAP_H
#define VCI_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 64 bits for a text. Two different texts among a million share one with a
 * chance below one in ten million. */
uint64_t vci_hash(const char *s, size_t n);
/* The same for a number, and for a sequence: h is what came before. */
uint64_t vci_hash_mix(uint64_t h, uint64_t v);

/* From a 64-bit number that isn't 0 to another. Zeroed: empty. */
struct vci_map {
	uint64_t *key;
	int64_t *value;
	size_t nslot, used;
};
/* The value's place, made with 0 where the key is new; NULL when memory ran
 * out. Lent until the next call. */
int64_t *vci_map_put(struct vci_map *, uint64_t key);
/* The value, or 0 where there is none. */
int64_t vci_map_get(const struct vci_map *, uint64_t key);
void vci_map_release(struct vci_map *);

/* A set of numbers from 0, a bit each. Zeroed: empty. */
struct vci_bits {
	uint64_t *word;
	size_t nword;
};
/* false when memory ran out; *was (may be NULL): in it already. */
bool vci_bits_add(struct vci_bits *, int64_t v, bool *was);
bool vci_bits_has(const struct vci_bits *, int64_t v);
void vci_bits_release(struct vci_bits *);

#endif
