/* SPDX-License-Identifier: ISC */
/* Keys that names which are alike share. */
#include <stdlib.h>
#include <string.h>

#include "name_part.h"
#include "text.h"

/* ---- words one letter from each other ------------------------------------------ */

#define LEAST_SLIP 5
#define CROWD      32 /* words of one key that are looked at */

struct without {
	uint64_t hash;
	uint32_t part;
};

static int
by_hash(const void *a, const void *b)
{
	const struct without *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->part < y->part ? -1 : x->part > y->part;
}

static bool
may_slip(const struct vci_part *p)
{
	return p->kind == VCI_PART_PLAIN && p->n >= LEAST_SLIP && p->seen > 0;
}

/* A word itself and with each of its letters left out: two that are a letter
 * apart share one of these. */
static size_t
leave_out(const struct vci_names *names, uint32_t i, struct without *to)
{
	const struct vci_part *p = &names->part[i];
	const char *s = vci_part_text(names, p);
	char word[64];
	size_t n = 0;

	to[n++] = (struct without){ vci_hash(s, p->n), i };
	for (size_t k = 0; k < p->n; k++) {
		memcpy(word, s, k);
		memcpy(word + k, s + k + 1, p->n - k - 1u);
		to[n++] = (struct without){ vci_hash(word, p->n - 1u), i };
	}
	return n;
}

static void
join(struct vci_names *names, const struct without *w, size_t n)
{
	for (size_t i = 0; i < n && i < CROWD; i++)
		for (size_t j = i + 1; j < n && j < CROWD; j++) {
			struct vci_part *a = &names->part[w[i].part];
			struct vci_part *b = &names->part[w[j].part];

			/* To the first one only, so that no chain of slips
			 * makes one word of many. */
			if (a->like == w[i].part && b->like == w[j].part &&
			    vci_text_distance(vci_part_text(names, a),
				vci_part_text(names, b), 1) <= 1)
				b->like = w[i].part;
		}
}

bool
vci_names_slips(struct vci_names *names)
{
	struct without *w;
	size_t n = 0;

	for (size_t i = 0; i < names->npart; i++)
		if (may_slip(&names->part[i]))
			n += names->part[i].n + 1u;
	if ((w = calloc(n + 1, sizeof *w)) == NULL)
		return false;
	n = 0;
	for (size_t i = 0; i < names->npart; i++)
		if (may_slip(&names->part[i]))
			n += leave_out(names, (uint32_t)i, w + n);
	qsort(w, n, sizeof *w, by_hash);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && w[j].hash == w[i].hash;)
			j++;
		join(names, w + i, j - i);
	}
	free(w);
	return true;
}

/* ---- a name's keys ------------------------------------------------------------------ */

enum { KEY_WHOLE = 1, KEY_JOINED, KEY_INITIALS, KEY_TWO, KEY_WORD, KEY_BESIDE };

/* All that isn't form, kind or link, written as one word without any s, which
 * comes and goes where words are joined. */
static uint64_t
joined(const struct vci_names *names, size_t i)
{
	uint64_t h = 0;

	for (uint32_t k = names->name[i].start; k < names->name[i + 1].start;
	     k++) {
		const struct vci_part *p = &names->part[names->list[k]];
		const char *s = vci_part_text(names, p);

		if (p->kind == VCI_PART_LINK || p->kind == VCI_PART_FORM ||
		    p->kind == VCI_PART_HEAD)
			continue;
		for (; *s != '\0'; s++)
			if (*s != 's')
				h = vci_hash_mix(h, (unsigned char)*s);
	}
	return h;
}

#define LEAST_INITIALS 3

/* The name's initials, where some name has them as a word; or 0. */
static uint64_t
initials(const struct vci_names *names, size_t i)
{
	char first[VCI_NAME_PARTS];
	size_t n = 0;
	int64_t part;

	for (uint32_t k = names->name[i].start; k < names->name[i + 1].start;
	     k++) {
		const struct vci_part *p = &names->part[names->list[k]];

		if (p->kind != VCI_PART_LINK)
			first[n++] = p->first[0];
	}
	if (n < LEAST_INITIALS)
		return 0;
	part = vci_map_get(&names->parts, vci_hash(first, n) | 1);
	return part == 0 || names->part[part - 1].seen == 0 ? 0 :
							      (uint64_t)part;
}

uint64_t
vci_names_hash(const struct vci_names *names, size_t i)
{
	return names->name[i].whole;
}

/* While a name's keys are made. */
struct keys {
	const struct vci_names *names;
	uint64_t *key;
	size_t n;
	uint32_t rare[VCI_NAME_RAREST];
	size_t nrare;
};

static void
put(struct keys *k, int kind, uint64_t a, uint64_t b)
{
	if (k->n < VCI_NAME_KEYS)
		k->key[k->n++] = vci_hash_mix(vci_hash_mix((uint64_t)kind, a),
				     b) |
		    1;
}

static const struct vci_part *
rare_part(const struct keys *k, size_t i)
{
	return &k->names->part[k->rare[i]];
}

/* A word that few names have is a key; a commoner one only beside how another
 * word begins, as that stays in short forms and slips. */
#define FEW 12

static void
put_word(struct keys *k, size_t i)
{
	uint32_t word = rare_part(k, i)->like;

	if (rare_part(k, i)->kind == VCI_PART_HEAD)
		return;
	if (rare_part(k, i)->seen <= FEW) {
		put(k, KEY_WORD, word, 0);
		return;
	}
	for (size_t j = 0; i < 3 && j < k->nrare; j++)
		if (j != i &&
		    (k->nrare == 2 || rare_part(k, j)->kind != VCI_PART_HEAD))
			put(k, KEY_BESIDE, word,
			    (unsigned char)rare_part(k, j)->first[0]);
}

static void
put_two(struct keys *k, size_t i, size_t j)
{
	uint32_t a = rare_part(k, i)->like, b = rare_part(k, j)->like;

	put(k, KEY_TWO, a < b ? a : b, a < b ? b : a);
}

size_t
vci_names_keys(const struct vci_names *names, size_t i,
    uint64_t key[VCI_NAME_KEYS])
{
	struct keys k = { .names = names, .key = key };
	uint64_t h;

	if (names->name[i].whole == 0)
		return 0;
	k.nrare = vci_names_rarest(names, i, k.rare);
	put(&k, KEY_WHOLE, names->name[i].whole, 0);
	if ((h = joined(names, i)) != 0)
		put(&k, KEY_JOINED, h, 0);
	if ((h = initials(names, i)) != 0)
		put(&k, KEY_INITIALS, h, 0);
	if (k.nrare == 1 && rare_part(&k, 0)->brief)
		put(&k, KEY_INITIALS, k.rare[0] + 1u, 0);
	for (size_t j = 1; j < k.nrare && j < 3; j++)
		for (size_t l = 0; l < j; l++)
			if (k.nrare == 2 ||
			    (rare_part(&k, l)->kind != VCI_PART_HEAD &&
				rare_part(&k, j)->kind != VCI_PART_HEAD))
				put_two(&k, l, j);
	for (size_t j = 0; j < k.nrare; j++)
		put_word(&k, j);
	return k.n;
}
