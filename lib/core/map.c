/* SPDX-License-Identifier: ISC */
/* Open addressing with linear probing; sets as bits. */
#include <stdlib.h>
#include <string.h>

#include "map.h"

uint64_t
vci_hash(const char *s, size_t n)
{
	uint64_t h = 0xcbf29ce484222325u; /* FNV-1a, then mixed */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

uint64_t
vci_hash_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 29;
}

static size_t
slot_of(const struct vci_map *m, uint64_t key)
{
	size_t i = (size_t)(key * 0x9e3779b97f4a7c15u >> 20) & (m->nslot - 1);

	while (m->key[i] != 0 && m->key[i] != key)
		i = (i + 1) & (m->nslot - 1);
	return i;
}

static bool
map_grow(struct vci_map *m)
{
	struct vci_map to = { .nslot = m->nslot == 0 ? 256 : m->nslot * 2,
		.used = m->used };

	to.key = calloc(to.nslot, sizeof *to.key);
	to.value = calloc(to.nslot, sizeof *to.value);
	if (to.key == NULL || to.value == NULL) {
		free(to.key);
		free(to.value);
		return false;
	}
	for (size_t i = 0; i < m->nslot; i++) {
		size_t at;

		if (m->key[i] == 0)
			continue;
		at = slot_of(&to, m->key[i]);
		to.key[at] = m->key[i];
		to.value[at] = m->value[i];
	}
	vci_map_release(m);
	*m = to;
	return true;
}

int64_t *
vci_map_put(struct vci_map *m, uint64_t key)
{
	size_t i;

	if (m->used * 4 >= m->nslot * 3 && !map_grow(m))
		return NULL;
	i = slot_of(m, key);
	if (m->key[i] == 0) {
		m->key[i] = key;
		m->used++;
	}
	return &m->value[i];
}

int64_t
vci_map_get(const struct vci_map *m, uint64_t key)
{
	return m->nslot == 0 ? 0 : m->value[slot_of(m, key)];
}

void
vci_map_release(struct vci_map *m)
{
	free(m->key);
	free(m->value);
	*m = (struct vci_map){ 0 };
}

bool
vci_bits_add(struct vci_bits *b, int64_t v, bool *was)
{
	size_t word = (size_t)v / 64;
	uint64_t mask = (uint64_t)1 << (v % 64);

	if (word >= b->nword) {
		size_t n = word < 1024 ? 1024 : word * 3 / 2;
		uint64_t *p = reallocarray(b->word, n, sizeof *p);

		if (p == NULL)
			return false;
		memset(p + b->nword, 0, (n - b->nword) * sizeof *p);
		b->word = p;
		b->nword = n;
	}
	if (was != NULL)
		*was = (b->word[word] & mask) != 0;
	b->word[word] |= mask;
	return true;
}

bool
vci_bits_has(const struct vci_bits *b, int64_t v)
{
	size_t word = (size_t)v / 64;

	return word < b->nword && (b->word[word] >> (v % 64) & 1) != 0;
}

void
vci_bits_release(struct vci_bits *b)
{
	free(b->word);
	*b = (struct vci_bits){ 0 };
}
