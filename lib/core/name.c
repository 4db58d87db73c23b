/* SPDX-License-Identifier: ISC */
/* Names taken apart into words, and what each word weighs. */
#include "name.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"
#include "name_part.h"
#include "place.h"
#include "text.h"

/* ---- making and freeing ------------------------------------------------------ */

static bool add_places(struct vci_names *, const char *country);

struct vci_names *
vci_names_new(enum vci_names_of of, const char *country)
{
	struct vci_names *names = calloc(1, sizeof *names);

	if (names == NULL)
		return NULL;
	names->of = of;
	if (of == VCI_NAMES_PERSON || add_places(names, country))
		return names;
	vci_names_free(names);
	return NULL;
}

void
vci_names_free(struct vci_names *names)
{
	if (names == NULL)
		return;
	vc_buf_free(&names->text);
	vc_buf_free(&names->key);
	vci_map_release(&names->parts);
	vci_map_release(&names->words);
	vci_map_release(&names->twos);
	free(names->part);
	free(names->word);
	free(names->list);
	free(names->name);
	free(names);
}

/* ---- parts ---------------------------------------------------------------------- */

/* What tells soonest that two parts are not alike; and whether it may be made
 * of initials: it is short, and the longer the fewer vowels it has. */
static void
look_at(struct vci_part *p, const char *s, size_t n)
{
	size_t vowels = 0;

	for (size_t i = 0; i < n; i++) {
		p->letters |= 1u << (s[i] & 31);
		vowels += strchr("aeiouy", s[i]) != NULL;
	}
	p->first[0] = n > 0 ? s[0] : '\0';
	p->first[1] = n > 1 ? s[1] : '\0';
	p->brief = n > 1 && p->kind == VCI_PART_PLAIN &&
	    (n < 4 || (n == 4 && vowels < 3) || (n < 7 && vowels == 0));
}

/* The part of this sound, made if it is new; or -1. */
static int64_t
part_of(struct vci_names *names, const char *s, size_t n,
    enum vci_part_kind kind)
{
	int64_t *at = vci_map_put(&names->parts, vci_hash(s, n) | 1);
	struct vci_part *p;

	if (at == NULL)
		return -1;
	if (*at != 0)
		return *at - 1;
	if (!VCI_GROW(names->part, names->npart, names->cappart))
		return -1;
	p = &names->part[names->npart];
	*p = (struct vci_part){ .at = (uint32_t)names->text.len,
		.n = (unsigned char)n,
		.kind = (unsigned char)kind,
		.like = (uint32_t)names->npart };
	look_at(p, s, n);
	vc_buf_addn(&names->text, s, n);
	vc_buf_addc(&names->text, '\0');
	*at = (int64_t)++names->npart;
	return names->text.failed ? -1 : *at - 1;
}

#define LONGEST 60

static bool
put_part(struct vci_names *names, struct vci_word *w, const char *s, size_t n,
    enum vci_part_kind kind)
{
	char sound[LONGEST + 1];
	size_t m = n > LONGEST ? LONGEST : n;
	int64_t id;

	if (kind == VCI_PART_LINK)
		memcpy(sound, s, m);
	else
		m = vci_name_sound(s, m, sound);
	/* Jönköpings, Folkets: as without. */
	if (names->of == VCI_NAMES_ORG && kind == VCI_PART_PLAIN && m > 4 &&
	    sound[m - 1] == 's')
		m--;
	id = part_of(names, sound, m, kind);
	if (id >= 0 && w->n < sizeof w->part / sizeof *w->part)
		w->part[w->n++] = (uint32_t)id;
	return id >= 0;
}

/* Takes a word of letters or one of digits apart. */
static bool
split(struct vci_names *names, const char *s, size_t n, struct vci_word *w)
{
	enum vci_part_kind kind = VCI_PART_PLAIN;
	const char *as = s;
	size_t head = 0;

	*w = (struct vci_word){ .n = 0 };
	if (*s >= '0' && *s <= '9') {
		while (n > 1 && *s == '0')
			s++, n--;
		return put_part(names, w, s, n, VCI_PART_NUMBER);
	}
	if (names->of == VCI_NAMES_ORG)
		kind = vci_name_kind(s, n, &as);
	if (as != s)
		return put_part(names, w, as, strlen(as), kind);
	if (names->of == VCI_NAMES_ORG && kind == VCI_PART_PLAIN)
		head = vci_name_head(s, n, &as);
	if (!put_part(names, w, s, n - head, kind))
		return false;
	return head == 0 || put_part(names, w, as, strlen(as), VCI_PART_HEAD);
}

/* The parts of a folded word, worked out when it is met first. */
static const struct vci_word *
word_of(struct vci_names *names, const char *s, size_t n)
{
	int64_t *at = vci_map_put(&names->words, vci_hash(s, n) | 1);

	if (at == NULL)
		return NULL;
	if (*at != 0)
		return &names->word[*at - 1];
	if (!VCI_GROW(names->word, names->nword, names->capword) ||
	    !split(names, s, n, &names->word[names->nword]))
		return NULL;
	*at = (int64_t)++names->nword;
	return &names->word[names->nword - 1];
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The next word of a key, of letters or of digits; 0 at its end. */
static size_t
next_word(const char **s)
{
	size_t n = 1;

	while (**s == ' ')
		++*s;
	if (**s == '\0')
		return 0;
	while ((*s)[n] != '\0' && (*s)[n] != ' ' &&
	    digit((*s)[n]) == digit((*s)[0]))
		n++;
	return n;
}

/* ---- names ------------------------------------------------------------------------ */

static size_t
nparts(const struct vci_names *names)
{
	return names->nlist - names->name[names->n].start;
}

static bool
put_word(struct vci_names *names, const struct vci_word *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct vci_part *p = &names->part[w->part[i]];

		if (nparts(names) == VCI_NAME_PARTS)
			return true;
		if (!VCI_GROW(names->list, names->nlist, names->caplist))
			return false;
		if (p->brief)
			names->name[names->n].brief |= (uint16_t)(1u
			    << nparts(names));
		names->list[names->nlist++] = w->part[i];
		p->seen += p->last != names->n + 1;
		p->last = (uint32_t)names->n + 1;
	}
	return true;
}

/* Are there two words both before and after the slash at s[i]? With fewer it
 * is within a name, as in "Berga/Lunda IF". */
static bool
slash_ends(const char *s, size_t n, size_t i)
{
	return memchr(s, ' ', i) != NULL && memchr(s + i, ' ', n - i) != NULL;
}

static bool
is_end(char c)
{
	return c == ',' || c == ';' || c == ':' || c == '(' || c == ')';
}

/* The length of s up to where another name of the same body may begin:
 * "X, Y", "X (Y)", "X / Y", "X - Y". */
static size_t
one_name(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t dash = s[i] != ' ' || i + 1 == n ?
		    0 :
		    vci_text_hyphen(s + i + 1, n - i - 1);

		if (dash > 0 && i + 1 + dash < n && s[i + 1 + dash] == ' ')
			return i;
		if (s[i] == '/' ? slash_ends(s, n, i) : is_end(s[i]))
			return i;
	}
	return n;
}

/* One of the names that a row's name holds. */
static bool
add_one(struct vci_names *names, const char *s, size_t n)
{
	size_t begin = names->key.len, before = nparts(names), len;
	const char *at;

	if (begin > 0)
		vc_buf_addc(&names->key, ' ');
	begin = names->key.len;
	vci_text_key(&names->key, s, n, "en");
	if (names->key.failed)
		return false;
	for (at = names->key.s + begin; (len = next_word(&at)) > 0; at += len) {
		const struct vci_word *w = word_of(names, at, len);

		if (w == NULL || !put_word(names, w))
			return false;
	}
	if (nparts(names) > before && before > 0)
		names->name[names->n].second |= (uint16_t)(1u << before);
	return true;
}

bool
vci_names_add(struct vci_names *names, const char *s, size_t n)
{
	vc_buf_clear(&names->key);
	if (!VCI_GROW(names->name, names->n + 1, names->cap))
		return false;
	names->name[names->n].start = (uint32_t)names->nlist;
	names->name[names->n].second = names->name[names->n].brief = 0;
	for (size_t len; n > 0; s += len, n -= len) {
		len = names->of == VCI_NAMES_PERSON ? n : one_name(s, n);
		if (len > 0 && !add_one(names, s, len))
			return false;
		len += len < n;
	}
	names->name[names->n].whole = nparts(names) == 0 ?
	    0 :
	    vci_hash(names->key.s, names->key.len) | 1;
	names->name[++names->n].start = (uint32_t)names->nlist;
	return true;
}

/* Names of municipalities that are one word are places in others' names. */
static bool
add_places(struct vci_names *names, const char *country)
{
	size_t n;
	const struct vci_place *p = vci_places(&n);

	for (int no = vci_country_number(country); n-- > 0; p++) {
		const struct vci_word *w;
		const char *s;
		size_t len;

		if (p->id / 10000 != no)
			continue;
		vc_buf_clear(&names->key);
		vci_text_key(&names->key, p->name, strlen(p->name), "en");
		if (names->key.failed || (s = names->key.s) == NULL)
			return false;
		if ((len = next_word(&s)) == 0 || s[len] != '\0')
			continue;
		if ((w = word_of(names, s, len)) == NULL)
			return false;
		if (w->n == 1) {
			names->part[w->part[0]].kind = VCI_PART_PLACE;
			names->part[w->part[0]].brief = false;
		}
	}
	return true;
}

/* ---- weights ------------------------------------------------------------------------ */

/* A small register says little of what is common; it is as if this many names
 * had been seen before, with each kind of word in this share of them. */
#define BEFORE 2000
static const float share[] = {
	[VCI_PART_PLAIN] = 0.0003f,
	[VCI_PART_LINK] = 0.1f,
	[VCI_PART_FORM] = 0.08f,
	[VCI_PART_HEAD] = 0.06f,
	[VCI_PART_PLACE] = 0.004f,
	[VCI_PART_NUMBER] = 0.01f,
};

static void
weigh(struct vci_names *names)
{
	float all = (float)names->n + BEFORE;

	names->all = vci_ln(all);
	for (size_t i = 0; i < names->npart; i++) {
		struct vci_part *p = &names->part[i];

		p->weight = p->kind == VCI_PART_LINK ?
		    0 :
		    vci_ln(all / ((float)p->seen + BEFORE * share[p->kind]));
	}
}

bool
vci_names_weigh(struct vci_names *names)
{
	weigh(names);
	return vci_names_slips(names) && vci_names_twos(names);
}
