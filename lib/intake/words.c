/* SPDX-License-Identifier: ISC */
/* The header words of a noun in all their languages, folded once, so that a
 * header of thousands of columns is read at once. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "intake.h"

#define LONGEST 256 /* bytes of a cell that can still be a header word */

static size_t
home_of(const struct vci_words *w, const char *key, size_t n)
{
	size_t i = (size_t)vci_hash(key, n) & (w->cap - 1);

	while (w->slot[i].at != 0 &&
	    strcmp(w->text.s + w->slot[i].at - 1, key) != 0)
		i = (i + 1) & (w->cap - 1);
	return i;
}

/* Of a word that two fields have, the first has it. */
static void
add(struct vci_words *w, const char *words, int field)
{
	while (words != NULL && *words != '\0') {
		size_t n = strcspn(words, "|"), i;

		vc_buf_clear(&w->key);
		vci_text_key(&w->key, words, n, "en");
		words += n + (words[n] == '|');
		if (w->key.failed || w->key.len == 0)
			continue;
		i = home_of(w, w->key.s, w->key.len);
		if (w->slot[i].at != 0)
			continue;
		vc_buf_addn(&w->text, w->key.s, w->key.len + 1);
		if (w->text.failed)
			return;
		w->slot[i].at = (uint32_t)(w->text.len - w->key.len);
		w->slot[i].field = field;
	}
}

static size_t
count(const char *words)
{
	size_t n = words != NULL;

	for (; words != NULL && *words != '\0'; words++)
		n += *words == '|';
	return n;
}

/* What its columns are called to people. */
static void
add_titles(struct vc *vc, struct vci_words *w, const struct vci_field *f)
{
	for (int i = 0; f[i].name != NULL; i++)
		add(w, vci_field_title(vc, &f[i]), i);
}

/* In all languages, whoever printed the list that comes in here. */
static void
add_all_titles(struct vc *vc, struct vci_words *w, const struct vci_field *f)
{
	add_titles(vc, w, f);
	if (vc->language == NULL)
		return;
	for (int i = 0; i < VC_LANGUAGES; i++) {
		vc->language(i);
		add_titles(vc, w, f);
	}
	vc->language(-1);
}

int
vci_words_make(struct vc *vc, struct vci_words *w, const struct vc_noun *noun,
    size_t more)
{
	const struct vci_field *f = noun->field;
	size_t n = count(vci_id_words(noun)) + more;

	for (int i = 0; f[i].name != NULL; i++)
		n += 2 + VC_LANGUAGES + count(f[i].aliases);
	for (w->cap = 64; w->cap < n * 2;)
		w->cap *= 2;
	if ((w->slot = calloc(w->cap, sizeof *w->slot)) == NULL)
		return vci_nomem(vc);
	vc_buf_add(&w->text, "");
	for (int i = 0; f[i].name != NULL; i++) {
		add(w, f[i].name, i);
		add(w, f[i].aliases, i);
	}
	add(w, vci_id_words(noun), VCI_IS_ID);
	add_all_titles(vc, w, f);
	return w->text.failed || w->key.failed ? vci_nomem(vc) : VC_OK;
}

/* The sender's own words win over all others. */
int
vci_words_map(struct vc *vc, struct vci_words *w, const char *word, int field)
{
	size_t i;

	vc_buf_clear(&w->key);
	vci_text_key(&w->key, word, strlen(word), "en");
	if (w->key.failed)
		return vci_nomem(vc);
	if (w->key.len == 0)
		return VC_OK;
	i = home_of(w, w->key.s, w->key.len);
	if (w->slot[i].at == 0) {
		vc_buf_addn(&w->text, w->key.s, w->key.len + 1);
		if (w->text.failed)
			return vci_nomem(vc);
		w->slot[i].at = (uint32_t)(w->text.len - w->key.len);
	}
	w->slot[i].field = field;
	return VC_OK;
}

int
vci_words_find(struct vci_words *w, const char *s, size_t n)
{
	size_t i;

	if (n == 0 || n > LONGEST || !vci_utf8_valid(s, n))
		return -1;
	vc_buf_clear(&w->key);
	vci_text_key(&w->key, s, n, "en");
	if (w->key.failed || w->key.len == 0)
		return -1;
	i = home_of(w, w->key.s, w->key.len);
	return w->slot[i].at == 0 ? -1 : w->slot[i].field;
}

void
vci_words_release(struct vci_words *w)
{
	vc_buf_free(&w->text);
	vc_buf_free(&w->key);
	free(w->slot);
	*w = (struct vci_words){ 0 };
}
