/* SPDX-License-Identifier: ISC */
/* Names of organisations or of people, and how alike two of them are. */
#ifndef VCI_NAME_H
#define VCI_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All names of a register: what a word weighs depends on how many of them
 * have it. Each name takes its number in the order they are added, from 0. */
struct vci_names;
enum vci_names_of { VCI_NAMES_ORG, VCI_NAMES_PERSON };

/* `country` tells which words are places. NULL when memory ran out. */
struct vci_names *vci_names_new(enum vci_names_of, const char *country);
void vci_names_free(struct vci_names *);
/* Adds a name, valid UTF-8; one without letters or digits is like none.
 * false when memory ran out. Of a very long name the first words count. */
bool vci_names_add(struct vci_names *, const char *s, size_t n);
/* Once all are added, before they are compared. false as above. */
bool vci_names_weigh(struct vci_names *);

/* How alike names a and b are, 0 to 100: 100 where they are one name spelt
 * alike but for case, marks and signs; from 50 on more likely one than two;
 * 0 also where it can't be said. What is plainly below `floor` may be 0. */
int vci_names_like(const struct vci_names *, size_t a, size_t b, int floor);

/* These will be compared soon: they are brought near. */
void vci_names_soon(const struct vci_names *, const uint32_t *i, size_t n);

/* The name as folded, as a hash; 0 for none. */
uint64_t vci_names_hash(const struct vci_names *, size_t i);

/* Keys that names which are alike share, so that not every pair need be
 * looked at: at most VCI_NAME_KEYS, none of them 0. The first is of the whole
 * name: it alone tells much even where many share it. */
#define VCI_NAME_KEYS 14
size_t vci_names_keys(const struct vci_names *, size_t i,
    uint64_t key[VCI_NAME_KEYS]);

#endif
