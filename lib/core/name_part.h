/* SPDX-License-Identifier: ISC */
/* How names are kept: as parts, each a word or a piece of one. */
#ifndef VCI_NAME_PART_H
#define VCI_NAME_PART_H

#include "map.h"
#include "name.h"
#include "../vc.h"

#define VCI_NAME_PARTS 16 /* of a name that count */

enum vci_part_kind {
	VCI_PART_PLAIN,
	VCI_PART_LINK,  /* joins words: and, in, of */
	VCI_PART_FORM,  /* legal form */
	VCI_PART_HEAD,  /* which kind of body: club, association */
	VCI_PART_PLACE, /* a municipality */
	VCI_PART_NUMBER
};

/* One spelling, as it sounds. */
struct vci_part {
	uint32_t at;   /* its text, in vci_names.text */
	uint32_t last; /* name + 1 that was counted last */
	uint32_t seen; /* names that have it */
	uint32_t like; /* the first of those a slip away, or itself */
	float weight;
	uint32_t letters; /* a bit for each that it has */
	unsigned char n, kind;
	bool brief; /* may be a short form */
	char first[2];
};

struct vci_word {
	uint32_t part[4];
	size_t n;
};

struct vci_name {
	uint64_t whole;  /* hash of the folded name, 0 for none */
	uint32_t start;  /* where its parts begin; they end at the next's */
	uint16_t second; /* a bit for each part that begins another name of
			  * the same body, as after a comma */
	uint16_t brief;  /* a bit for each part that may be a short form */
};

struct vci_names {
	enum vci_names_of of;
	struct vc_buf text, key; /* texts of parts; one name folded */
	struct vci_part *part;
	size_t npart, cappart;
	struct vci_word *word;
	size_t nword, capword;
	struct vci_map parts, words; /* hash of the text: number + 1 */
	struct vci_map twos;         /* two parts: how many names have both */
	uint32_t *list;              /* parts of all names */
	size_t nlist, caplist;
	struct vci_name *name; /* one more than names */
	size_t n, cap;
	float all; /* weight of what one name alone would have */
};

/* ---- words (name_word.c) --------------------------------------------------- */

/* The kind of a folded word; *as is how it counts (the word itself where it
 * has no other form). */
enum vci_part_kind vci_name_kind(const char *s, size_t n, const char **as);
/* The body that a compound ends with ("innebandyklubb"): its length, and *as
 * how it counts; 0 for none. */
size_t vci_name_head(const char *s, size_t n, const char **as);
/* Writes s, folded, as it sounds, into to (room for n + 1): the length. */
size_t vci_name_sound(const char *s, size_t n, char *to);

/* ---- initials (name_initial.c) ---------------------------------------------- */

/* How many of the parts from p[0] on the letters of `abbr` stand for, each by
 * its first letter and perhaps some within; 0: none. The kind of body at the
 * end may be missing. *weight is what so many letters tell. */
size_t vci_name_initials(const struct vci_names *, const struct vci_part *abbr,
    const uint32_t *p, size_t n, float *weight);

/* ---- what is rare (name_rare.c) -------------------------------------------------- */

#define VCI_NAME_RAREST 5
/* The name's parts that are rarest, rarest first: how many. */
size_t vci_names_rarest(const struct vci_names *, size_t i,
    uint32_t to[VCI_NAME_RAREST]);
/* Counts parts that stand in a name together. false: out of memory. */
bool vci_names_twos(struct vci_names *);
/* What it tells that two names have both these parts. */
float vci_names_both(const struct vci_names *, uint32_t a, uint32_t b);
/* The natural logarithm, to four digits; x >= 1. */
float vci_ln(float x);

/* ---- slips (name_key.c) -------------------------------------------------------- */

/* Finds the parts that are one letter from each other: vci_part.like. */
bool vci_names_slips(struct vci_names *);

const char *vci_part_text(const struct vci_names *, const struct vci_part *);

#endif
