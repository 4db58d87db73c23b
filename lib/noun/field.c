/* SPDX-License-Identifier: ISC */
/* Finding one's way in a field table: by name, by header word, by flag. */
#include <string.h>

#include "../core/text.h"
#include "noun.h"

/* Header words for the sender's own id, besides "id". */
#define ID_WORDS \
	"id|source id|external id|externt id|eksternt id|nr|nummer|" \
	"löpnummer|løbenummer|løpenummer|tunnus"

size_t
vci_nfield(const struct vc_noun *noun)
{
	size_t n = 0;

	while (noun->field[n].name != NULL)
		n++;
	return n;
}

int
vci_field(const struct vc_noun *noun, const char *name)
{
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (strcmp(noun->field[i].name, name) == 0)
			return i;
	return -1;
}

bool
vci_given(const struct vci_row *row, const char *name)
{
	enum vci_kind kind = row->v[vci_field(row->noun, name)].kind;

	return kind != VCI_NULL && kind != VCI_CLEAR;
}

static bool
same_name(const char *name, const char *word)
{
	while (
	    *name != '\0' && (*name == *word || (*name == '_' && *word == '-')))
		name++, word++;
	return *name == '\0' && *word == '\0';
}

int
vci_field_word(const struct vc_noun *noun, const char *word)
{
	if (strcasecmp(word, "id") == 0)
		return VCI_IS_ID;
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (same_name(noun->field[i].name, word))
			return i;
	return -1;
}

const char *
vci_field_title(const struct vc *vc, const struct vci_field *f)
{
	return vc->translate == NULL ? vc_msg_english(f->title) :
				       vc->translate(f->title);
}

/* By what its column is called to the user; VCI_IS_MANY: `which` says of
 * which fields. */
static int
by_title(struct vc *vc, const struct vc_noun *noun, const char *word,
    struct vc_buf *which)
{
	struct vc_buf key = { 0 };
	int found = -1;

	vci_text_key(&key, word, strlen(word), "en");
	for (int i = 0; key.len > 0 && noun->field[i].name != NULL; i++) {
		if (!vci_words_have(vci_field_title(vc, &noun->field[i]),
			key.s))
			continue;
		found = found == -1 ? i : VCI_IS_MANY;
		vc_buf_add(which, which->len == 0 ? "" : ", ");
		vc_buf_add(which, noun->field[i].name);
	}
	vc_buf_free(&key);
	return found;
}

static int
look_up(struct vc *vc, const struct vc_noun *noun, const char *word,
    struct vc_buf *which)
{
	int i;

	if ((i = vci_field_word(noun, word)) != -1 ||
	    (i = by_title(vc, noun, word, which)) != -1)
		return i;
	return vci_field_header(noun, word, strlen(word));
}

const char *
vci_column(const struct vci_field *f)
{
	return f->column == NULL ? f->name : f->column;
}

bool
vci_has_key(const struct vci_field *f)
{
	return f->type == VCI_T_NUMBER ||
	    (f->type == VCI_T_TEXT && f->flags & VC_F_SEARCH);
}

void
vci_field_key(const struct vc *vc, const struct vci_field *f, const char *s,
    struct vc_buf *b)
{
	if (f->type == VCI_T_NUMBER)
		vci_text_natural(b, s);
	else
		vci_text_key(b, s, strlen(s), vc->home.lang);
}

bool
vci_words_have(const char *words, const char *key)
{
	struct vc_buf b = { 0 };
	bool found = false;

	while (!found && words != NULL && *words != '\0') {
		size_t n = strcspn(words, "|");

		vc_buf_clear(&b);
		vci_text_key(&b, words, n, "en");
		found = b.s != NULL && strcmp(b.s, key) == 0;
		words += n + (words[n] == '|');
	}
	vc_buf_free(&b);
	return found;
}

/* Where rows have a number of their own, "nr" is that. */
const char *
vci_id_words(const struct vc_noun *noun)
{
	return vci_field(noun, "number") >= 0 ? "id" : ID_WORDS;
}

int
vci_field_header(const struct vc_noun *noun, const char *s, size_t n)
{
	struct vc_buf key = { 0 };
	int found = -1;

	vci_text_key(&key, s, n, "en");
	if (key.s != NULL && *key.s != '\0') {
		for (int i = 0; found < 0 && noun->field[i].name != NULL; i++)
			if (vci_words_have(noun->field[i].name, key.s) ||
			    vci_words_have(noun->field[i].aliases, key.s))
				found = i;
		if (found < 0 && vci_words_have(vci_id_words(noun), key.s))
			found = VCI_IS_ID;
	}
	vc_buf_free(&key);
	return found;
}

void
vci_field_names(const struct vc_noun *noun, struct vc_buf *out)
{
	const char *sep = "";

	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if (f->flags & VC_F_READONLY)
			continue;
		vc_buf_add(out, sep);
		vc_buf_add(out, f->name);
		sep = ", ";
	}
}

const char *
vc_noun_name(const struct vc_noun *noun)
{
	return noun->name;
}

/* "match" is what people do with interests. */
const char *
vci_noun_word(const struct vc_noun *noun)
{
	return strcmp(noun->name, "interest") == 0 ? "match" : noun->name;
}

bool
vc_noun_field(const struct vc_noun *noun, size_t i, struct vc_field *out)
{
	const struct vci_field *f = &noun->field[i];

	if (i >= vci_nfield(noun))
		return false;
	*out = (struct vc_field){ f->name, f->title, f->aliases,
		vci_type_word(f->type), f->flags };
	if (f->part == VCI_PERSONAL)
		out->flags |= VC_F_PERSONAL;
	return true;
}

const char *
vci_field_near(struct vc *vc, const struct vc_noun *noun, const char *word)
{
	const char *words[2 * VCI_BATCH_COLS + 1] = { NULL };
	size_t n = 0;

	/* Of two that are as near, what people read in their language. */
	for (const struct vci_field *f = noun->field;
	     vc->translate != NULL && f->name != NULL; f++)
		if (vci_field_title(vc, f) != vc_msg_english(f->title))
			words[n++] = vci_field_title(vc, f);
	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		words[n++] = f->name;
	return vc_nearest(word, words);
}

static void
unknown(struct vc *vc, const struct vc_noun *noun, const char *word)
{
	const char *near = vci_field_near(vc, noun, word);

	if (near != NULL)
		vci_err(vc, VC_E_USAGE,
		    "%s has no field '%s'; did you mean '%s'?",
		    vci_noun_word(noun), word, near);
	else
		vci_err(vc, VC_E_USAGE, "%s has no field '%s'",
		    vci_noun_word(noun), word);
}

int
vc_field_find(struct vc *vc, const struct vc_noun *noun, const char *name)
{
	struct vc_buf which = { 0 };
	int i = look_up(vc, noun, name, &which);

	if (i == VCI_IS_MANY)
		vci_err(vc, VC_E_USAGE,
		    "'%s' is more than one column; write one of: %s", name,
		    which.s);
	else if (i < 0)
		unknown(vc, noun, name);
	vc_buf_free(&which);
	return i < 0 ? -1 : i;
}

const char *
vc_field_code(const struct vc_noun *noun, size_t field, size_t i)
{
	const struct vci_field *f = &noun->field[field];
	const struct vci_codes *list = f->of;

	if (field >= vci_nfield(noun) || f->type != VCI_T_CODE)
		return NULL;
	for (size_t n = 0; list->code[n].code != NULL; n++)
		if (n == i)
			return list->code[n].code;
	return NULL;
}
