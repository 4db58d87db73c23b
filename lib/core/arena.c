/* SPDX-License-Identifier: ISC */
/* Memory that is given out piece by piece and let go all at once. */
#include <stdlib.h>
#include <string.h>

#include "arena.h"

#define FIRST ((size_t)8 * 1024) /* enough for one row */
#define CHUNK ((size_t)256 * 1024)
#define ALIGN ((size_t)16)

struct vci_chunk {
	struct vci_chunk *next;
	size_t size, used;
	_Alignas(16) char mem[];
};

static struct vci_chunk *
chunk_new(size_t n, size_t usual)
{
	size_t size = n > usual ? n : usual;
	struct vci_chunk *c = malloc(sizeof *c + size);

	if (c != NULL) {
		c->next = NULL;
		c->size = size;
		c->used = 0;
	}
	return c;
}

void *
vci_arena_get(struct vci_arena *a, size_t n)
{
	void *p;

	if (a->first == NULL &&
	    (a->first = a->now = chunk_new(n, FIRST)) == NULL)
		return NULL;
	n = (n + ALIGN - 1) & ~(ALIGN - 1);
	while (a->now->size - a->now->used < n) {
		if (a->now->next == NULL &&
		    (a->now->next = chunk_new(n, CHUNK)) == NULL)
			return NULL;
		a->now = a->now->next;
		a->now->used = 0;
	}
	p = a->now->mem + a->now->used;
	a->now->used += n;
	return p;
}

char *
vci_arena_text(struct vci_arena *a, const char *s, size_t n)
{
	char *p = vci_arena_get(a, n + 1);

	if (p != NULL) {
		memcpy(p, s, n);
		p[n] = '\0';
	}
	return p;
}

void
vci_arena_clear(struct vci_arena *a)
{
	a->now = a->first;
	if (a->now != NULL)
		a->now->used = 0;
}

void
vci_arena_release(struct vci_arena *a)
{
	struct vci_chunk *c = a->first;

	while (c != NULL) {
		struct vci_chunk *next = c->next;

		free(c);
		c = next;
	}
	*a = (struct vci_arena){ 0 };
}
