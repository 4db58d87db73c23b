/* SPDX-License-Identifier: ISC */
/* Search in folded texts: letters with and without marks are alike, so bjork
 * is Björk; and where nothing is spelt so, words that are one slip away. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "list.h"

#define NEAR_LETTERS 5  /* shorter words have too many neighbours */
#define NEAR_WORDS   12 /* that one word may stand for */

/* Keys in the Nordic languages have letters of their own after z. */
struct plain {
	char own, letter;
};
static const struct plain swedish[] = { { '{', 'a' }, { '|', 'a' },
	{ '}', 'o' }, { 0, 0 } };
static const struct plain danish[] = { { '{', 'a' }, { '|', 'o' }, { '}', 'a' },
	{ 0, 0 } };
static const struct plain none[] = { { 0, 0 } };

static const struct plain *
plain_of(const struct vc *vc)
{
	const char *lang = vc->home.lang;

	if (strcmp(lang, "sv") == 0 || strcmp(lang, "fi") == 0)
		return swedish;
	return strcmp(lang, "da") == 0 || strcmp(lang, "nb") == 0 ? danish :
								    none;
}

/* What is searched for or in: a key without marks. */
static void
fold(struct vc *vc, struct vc_buf *b, const char *text, size_t n, bool is_key)
{
	vc_buf_clear(b);
	if (is_key)
		vc_buf_addn(b, text, n);
	else
		vci_text_key(b, text, n, vc->home.lang);
	for (size_t i = 0; i < b->len; i++)
		for (const struct plain *p = plain_of(vc); p->own != 0; p++)
			if (b->s[i] == p->own)
				b->s[i] = p->letter;
}

/* The same of a column, in SQL. E-mails and numbers have no marks. */
static void
put_column(const struct vc *vc, const struct vci_field *f, struct vc_buf *sql)
{
	const struct plain *p = vci_has_key(f) ? plain_of(vc) : none;
	size_t n = 0;

	for (; p[n].own != 0; n++)
		vc_buf_add(sql, "replace(");
	vci_sql_column(f, sql);
	vc_buf_add(sql, vci_has_key(f) ? "_key" : "");
	for (size_t i = 0; i < n; i++) {
		vc_buf_add(sql, ", '");
		vc_buf_addc(sql, p[i].own);
		vc_buf_add(sql, "', '");
		vc_buf_addc(sql, p[i].letter);
		vc_buf_add(sql, "')");
	}
}

/* Some searchable field holds the word. replace() is the one search for a
 * substring that both engines spell alike. */
static int
holds(struct vc_list *l, const struct vc_noun *noun, const char *word, size_t n,
    const char **sep, struct vc_buf *sql)
{
	struct vci_value v = { .kind = VCI_TEXT,
		.n = (uint32_t)n,
		.s = vci_arena_text(&l->arena, word, n) };
	struct vc_buf number = { 0 };
	int rc = v.s == NULL ? vci_nomem(l->vc) :
			       vci_list_param(l, &number, &v);

	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if ((f->flags & VC_F_SEARCH) == 0 || rc != VC_OK)
			continue;
		if (number.failed)
			rc = vci_nomem(l->vc);
		vc_buf_add(sql, *sep);
		*sep = " OR ";
		vc_buf_add(sql, "replace(");
		put_column(l->vc, f, sql);
		vc_buf_add(sql, ", ");
		vc_buf_add(sql, number.s);
		vc_buf_add(sql, ", '') <> ");
		put_column(l->vc, f, sql);
	}
	vc_buf_free(&number);
	return rc;
}

/* ---- nearly so -------------------------------------------------------------- */

/* Words of the register that are one slip away from another. */
struct near {
	const char *word;
	const char *found[NEAR_WORDS];
	size_t n;
};

static int
keep(struct vc_list *l, struct near *near, const char *word)
{
	for (size_t i = 0; i < near->n; i++)
		if (strcmp(near->found[i], word) == 0)
			return VC_OK;
	if (near->n == NEAR_WORDS)
		return VC_OK;
	near->found[near->n] = vci_arena_text(&l->arena, word, strlen(word));
	return near->found[near->n++] == NULL ? vci_nomem(l->vc) : VC_OK;
}

static int
look_in(struct vc_list *l, struct near *near, char *text)
{
	static const char between[] = " @.-_+";
	size_t want = strlen(near->word);
	char *rest = NULL;
	int rc = VC_OK;

	for (char *w = strtok_r(text, between, &rest); w != NULL && rc == VC_OK;
	     w = strtok_r(NULL, between, &rest)) {
		size_t n = strlen(w);

		if (n + 1 >= want && n <= want + 1 &&
		    vci_text_distance(w, near->word, 1) <= 1)
			rc = keep(l, near, w);
	}
	return rc;
}

/* Reads what is searched of all rows. */
static int
look(struct vc_list *l, const struct vc_noun *noun, struct near *near)
{
	struct vc_buf sql = { 0 }, text = { 0 };
	struct vci_stmt *st = NULL;
	const char *sep = "SELECT ";
	int n = 0, rc;

	for (const struct vci_field *f = noun->field; f->name != NULL; f++) {
		if ((f->flags & VC_F_SEARCH) == 0 || f->type == VCI_T_PHONE)
			continue;
		vc_buf_add(&sql, sep);
		vci_sql_column(f, &sql);
		vc_buf_add(&sql, vci_has_key(f) ? "_key" : "");
		sep = ", ";
		n++;
	}
	vc_buf_add(&sql, " FROM ");
	vci_sql_from(noun, &sql);
	rc = sql.failed ? vci_nomem(l->vc) :
	    n == 0      ? VC_DONE :
			  vci_prepare(l->vc, &st, sql.s);
	while (rc == VC_OK && (rc = vci_step(l->vc, st)) == VC_ROW) {
		rc = VC_OK;
		for (int i = 0; i < n && rc == VC_OK; i++) {
			const char *s = vci_col_text(st, i);

			fold(l->vc, &text, s, strlen(s), true);
			if (text.failed)
				rc = vci_nomem(l->vc);
			else if (text.len > 0)
				rc = look_in(l, near, text.s);
		}
	}
	vci_finalize(st);
	vc_buf_free(&sql);
	vc_buf_free(&text);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- the condition ------------------------------------------------------------ */

static bool
has_words(const struct vc_noun *noun)
{
	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		if (f->flags & VC_F_SEARCH)
			return true;
	return false;
}

static int
word_sql(struct vc_list *l, const struct vc_noun *noun, const char *s, size_t n,
    bool near, struct vc_buf *sql)
{
	struct near other = { .word = vci_arena_text(&l->arena, s, n) };
	const char *sep = "(";
	int rc = other.word == NULL ? vci_nomem(l->vc) : VC_OK;

	if (!has_words(noun)) {
		vc_buf_add(sql, "1 = 0");
		return rc;
	}
	if (rc == VC_OK && near && n >= NEAR_LETTERS)
		rc = look(l, noun, &other);
	if (rc == VC_OK)
		rc = holds(l, noun, s, n, &sep, sql);
	/* Leaves some for the order and the limit. */
	for (size_t i = 0;
	     i < other.n && rc == VC_OK && l->nparam + 10 < VCI_LIST_PARAMS;
	     i++)
		rc = holds(l, noun, other.found[i], strlen(other.found[i]),
		    &sep, sql);
	vc_buf_addc(sql, ')');
	return rc;
}

int
vci_search_sql(struct vc_list *l, const struct vc_noun *noun, const char *text,
    bool near, struct vc_buf *sql)
{
	struct vc_buf key = { 0 };
	const char *s;
	int rc = VC_OK;

	fold(l->vc, &key, text, strlen(text), false);
	s = key.s == NULL ? "" : key.s;
	if (*s == '\0')
		rc = vci_err(l->vc, VC_E_USAGE, "nothing to search for in '%s'",
		    text);
	while (rc == VC_OK && *s != '\0') {
		size_t n = strcspn(s, " ");

		if (s != key.s)
			vc_buf_add(sql, " AND ");
		rc = word_sql(l, noun, s, n, near, sql);
		s += n + (s[n] == ' ');
	}
	vc_buf_free(&key);
	return rc;
}

bool
vci_search_has_near(struct vc *vc, const char *text)
{
	struct vc_buf key = { 0 };
	bool has = false;

	fold(vc, &key, text, strlen(text), false);
	for (const char *s = key.s == NULL ? "" : key.s; *s != '\0' && !has;) {
		size_t n = strcspn(s, " ");

		has = n >= NEAR_LETTERS;
		s += n + (s[n] == ' ');
	}
	vc_buf_free(&key);
	return has;
}
