/* SPDX-License-Identifier: ISC */
/* Tags: words that many rows share, linked to the rows that bear them. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "noun.h"
#include "sql.h"

#define WORDS 64

struct word {
	const char *s, *key;
};

static int
word_order(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : strcmp(x->s, y->s);
}

void
vci_tag_key(struct vc_buf *key, const char *s, size_t n)
{
	vc_buf_clear(key);
	vci_text_key(key, s, n, "en");
	if (key->len == 0)
		vc_buf_addn(key, s, n);
}

/* Puts the cleaned word in the scratch buffer into memory that stays. */
static bool
keep_word(struct vci_parse *p, struct word *w)
{
	struct vc_buf *b = &p->scratch;

	w->s = vci_arena_text(p->arena, b->s, b->len);
	if (w->s == NULL)
		return false;
	vci_tag_key(b, w->s, strlen(w->s));
	w->key = b->failed ? NULL : vci_arena_text(p->arena, b->s, b->len);
	return w->key != NULL;
}

int
vci_tags_parse(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	const char *end = s + n;
	struct word word[WORDS];
	struct vc_buf *b = &p->scratch;
	size_t nword = 0;

	(void)f;
	while (s < end) {
		size_t len = 0;

		while (s + len < end && strchr(";,|\n", s[len]) == NULL)
			len++;
		vc_buf_clear(b);
		vci_text_clean(b, s, len);
		s += len + (s + len < end);
		if (b->len == 0)
			continue;
		if (nword == WORDS)
			return vci_err(p->vc, VC_E_DATA,
			    "more than %s words in one field", "64");
		if (!keep_word(p, &word[nword++]))
			return vci_nomem(p->vc);
	}
	qsort(word, nword, sizeof *word, word_order);
	vc_buf_clear(b);
	for (size_t i = 0; i < nword; i++) {
		if (i > 0 && strcmp(word[i].key, word[i - 1].key) == 0)
			continue;
		if (b->len > 0)
			vc_buf_add(b, "; ");
		vc_buf_add(b, word[i].s);
	}
	*v = (struct vci_value){ 0 };
	if (nword == 0)
		return VC_OK;
	v->s = b->failed ? NULL : vci_arena_text(p->arena, b->s, b->len);
	if (v->s == NULL)
		return vci_nomem(p->vc);
	v->n = (uint32_t)b->len;
	v->kind = VCI_TEXT;
	return VC_OK;
}

/* Takes the first of the words separated by "; " off s[0..n). */
static void
first_word(const char **s, size_t *n, struct vc_buf *key)
{
	const char *sep = memchr(*s, ';', *n);
	size_t len = sep == NULL ? *n : (size_t)(sep - *s);

	vci_tag_key(key, *s, len);
	len = len + 2 < *n ? len + 2 : *n;
	*s += len;
	*n -= len;
}

bool
vci_tags_same(const struct vci_value *a, const struct vci_value *b)
{
	struct vc_buf x = { 0 }, y = { 0 };
	const char *s = a->s, *t = b->s;
	size_t n = a->n, m = b->n;
	bool same = true;

	while (same && n > 0 && m > 0) {
		first_word(&s, &n, &x);
		first_word(&t, &m, &y);
		same = !x.failed && !y.failed && strcmp(x.s, y.s) == 0;
	}
	vc_buf_free(&x);
	vc_buf_free(&y);
	return same && n == 0 && m == 0;
}

int
vci_tagging(struct vc *vc, struct vci_tagging *t, int which, const char *sql,
    struct vci_stmt **st)
{
	int rc = VC_OK;

	if (t->st[which] == NULL)
		rc = vci_prepare(vc, &t->st[which], sql);
	else
		vci_reset(t->st[which]);
	*st = t->st[which];
	return rc;
}

void
vci_tagging_release(struct vci_tagging *t)
{
	for (int i = 0; i < VCI_TAGGING_COUNT; i++)
		vci_finalize(t->st[i]);
	vci_map_release(&t->word);
	*t = (struct vci_tagging){ 0 };
}

/* Asks the register, which makes the tag when its list doesn't have it. */
static int
ask_id(struct vc *vc, struct vci_tagging *t, const char *list, const char *word,
    const char *key, int64_t *id)
{
	struct vci_stmt *st;
	int rc = vci_tagging(vc, t, VCI_TAGGING_WORD, vci_noun_sql[VCI_SQL_TAG],
	    &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, list);
	vci_bind_text(st, 2, word);
	vci_bind_text(st, 3, key);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		*id = vci_col_int(st, 0);
		rc = VC_OK;
	}
	vci_reset(st);
	return rc;
}

static int
tag_id(struct vc *vc, struct vci_tagging *t, const char *list, const char *s,
    size_t n, int64_t *id)
{
	struct vc_buf key = { 0 }, word = { 0 };
	uint64_t hash;
	int64_t *known;
	int rc = VC_OK;

	vci_tag_key(&key, s, n);
	vc_buf_addn(&word, s, n);
	if (key.failed || word.failed)
		rc = vci_nomem(vc);
	hash = vci_hash_mix(vci_hash(list, strlen(list)),
	    rc == VC_OK ? vci_hash(key.s, key.len) : 0);
	known = rc == VC_OK ? vci_map_put(&t->word, hash | 1) : NULL;
	if (rc == VC_OK && known == NULL)
		rc = vci_nomem(vc);
	if (rc == VC_OK && *known == 0)
		rc = ask_id(vc, t, list, word.s, key.s, known);
	if (rc == VC_OK)
		*id = *known;
	vc_buf_free(&key);
	vc_buf_free(&word);
	return rc;
}

static int
unlink_row(struct vc *vc, struct vci_tagging *t, const char *noun, int64_t row,
    const char *list)
{
	struct vci_stmt *st;
	int rc = vci_tagging(vc, t, VCI_TAGGING_UNLINK,
	    vci_noun_sql[VCI_SQL_TAG_UNLINK], &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun);
	vci_bind_int(st, 2, row);
	vci_bind_text(st, 3, list);
	return vci_run(vc, st);
}

static int
link_row(struct vc *vc, struct vci_tagging *t, const char *noun, int64_t row,
    int64_t tag)
{
	struct vci_stmt *st;
	int rc = vci_tagging(vc, t, VCI_TAGGING_LINK,
	    vci_noun_sql[VCI_SQL_TAG_LINK], &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun);
	vci_bind_int(st, 2, row);
	vci_bind_int(st, 3, tag);
	return vci_run(vc, st);
}

int
vci_tags_write(struct vc *vc, struct vci_tagging *t, const struct vc_noun *noun,
    const struct vci_field *f, int64_t row, bool fresh,
    const struct vci_value *v)
{
	const char *s = v->s, *end = v->kind == VCI_TEXT ? s + v->n : s;
	int rc = fresh ? VC_OK : unlink_row(vc, t, noun->name, row, f->of);

	while (rc == VC_OK && s < end) {
		const char *sep = strstr(s, "; ");
		size_t n = sep == NULL ? (size_t)(end - s) : (size_t)(sep - s);
		int64_t tag = 0;

		rc = tag_id(vc, t, f->of, s, n, &tag);
		if (rc == VC_OK)
			rc = link_row(vc, t, noun->name, row, tag);
		s += n + (sep == NULL ? 0 : 2);
	}
	return rc;
}

int
vci_tags_read(struct vc *vc, struct vci_stmt **st, const struct vc_noun *noun,
    const struct vci_field *f, int64_t row, struct vc_buf *out)
{
	const char *sep = "";
	int rc = VC_OK;

	if (*st == NULL)
		rc = vci_prepare(vc, st, vci_noun_sql[VCI_SQL_TAG_WORDS]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(*st, 1, noun->name);
	vci_bind_int(*st, 2, row);
	vci_bind_text(*st, 3, f->of);
	while ((rc = vci_step(vc, *st)) == VC_ROW) {
		vc_buf_add(out, sep);
		vc_buf_add(out, vci_col_text(*st, 0));
		sep = "; ";
	}
	return rc == VC_DONE ? VC_OK : rc;
}
