/* SPDX-License-Identifier: ISC */
/* Memory that is given out piece by piece and let go all at once. */
#ifndef VCI_ARENA_H
#define VCI_ARENA_H

#include <stddef.h>

struct vci_chunk;
struct vci_arena {
	struct vci_chunk *first, *now;
};

/* n bytes, aligned for anything, or NULL when memory ran out. */
void *vci_arena_get(struct vci_arena *, size_t n);
/* A NUL-terminated copy of s[0..n), or NULL. */
char *vci_arena_text(struct vci_arena *, const char *s, size_t n);
/* Forgets what was given and keeps the memory for the next round. */
void vci_arena_clear(struct vci_arena *);
void vci_arena_release(struct vci_arena *);

#endif
