/* SPDX-License-Identifier: ISC */
/* The sender's words that no list of codes has: how often each stands, and
 * which options would translate them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/person.h"
#include "../core/text.h"
#include "intake.h"

#define KEPT  200 /* words of a file that are told apart */
#define SHOWN 20  /* of them, the most frequent */
#define WIDTH 40  /* a longer one is cut, and no word for a code */
#define ROOM  500 /* bytes of a message for all words, and for all options */

/* Somebody's own words are repeated nowhere; *** stands for a number of
 * theirs. */
static bool
may_show(const struct vci_field *f, const char *home, const char *s, size_t n)
{
	return f->type == VCI_T_CODE &&
	    (f->flags & (VC_F_PERSONAL | VC_F_OPEN)) == 0 &&
	    f->part == VCI_COUNTED && vci_utf8_valid(s, n) &&
	    (n < 3 || memcmp(s, "***", 3) != 0) &&
	    !vci_person_find(home, s, n, NULL, NULL);
}

void
vci_unknown_add(struct vci_unknown *u, const struct vci_field *f,
    const char *home, size_t col, const char *s, size_t n)
{
	struct vci_unknown_word *w = u->word;

	if (!may_show(f, home, s, n))
		return;
	for (size_t i = 0; i < u->n; i++, w++)
		if (w->col == col && strlen(w->s) == n &&
		    memcmp(w->s, s, n) == 0) {
			w->rows++;
			return;
		}
	if (u->n == KEPT ||
	    (w = reallocarray(u->word, u->n + 1, sizeof *w)) == NULL)
		return;
	u->word = w;
	w[u->n] = (struct vci_unknown_word){ .col = col,
		.nth = u->n,
		.rows = 1,
		.s = strndup(s, n) };
	u->n += w[u->n].s != NULL;
}

static int
most_first(const void *a, const void *b)
{
	const struct vci_unknown_word *x = a, *y = b;

	return x->rows != y->rows ? (x->rows < y->rows) - (x->rows > y->rows) :
				    (x->nth > y->nth) - (x->nth < y->nth);
}

/* 'Aktiv' (788) */
static void
put_word(const struct vci_unknown_word *w, struct vc_buf *b)
{
	char rows[32];

	vc_buf_add(b, b->len > 0 ? ", '" : "'");
	vc_text_cut(b, w->s, strlen(w->s), WIDTH);
	snprintf(rows, sizeof rows, "' (%lld)", (long long)w->rows);
	vc_buf_add(b, rows);
}

/* --translate 'status:Aktiv=CODE', quoted as a shell wants it. */
static void
put_option(const struct vci_unknown_word *w, const struct vci_field *f,
    struct vc_buf *b)
{
	if (vc_text_fit(w->s, strlen(w->s), WIDTH) < strlen(w->s) ||
	    strchr(w->s, '=') != NULL)
		return;
	vc_buf_add(b, b->len > 0 ? " --translate '" : "--translate '");
	vc_buf_add(b, f->name);
	vc_buf_addc(b, ':');
	for (const char *s = w->s; *s != '\0'; s++)
		if (*s == '\'')
			vc_buf_add(b, "'\\''");
		else
			vc_buf_addc(b, *s);
	vc_buf_add(b, "=CODE'");
}

int
vci_unknown_err(struct vc *vc, struct vci_unknown *u, size_t col,
    const struct vci_field *f)
{
	struct vc_buf words = { 0 }, options = { 0 }, codes = { 0 };
	const struct vci_codes *list = f->of;
	bool more = u->n == KEPT;
	int rc = VC_DONE;

	if (!u->sorted && u->n > 0)
		qsort(u->word, u->n, sizeof *u->word, most_first);
	u->sorted = true;
	for (size_t i = 0; i < u->n; i++) {
		const struct vci_unknown_word *w = &u->word[i];

		if (w->col != col)
			continue;
		if (u->shown == SHOWN || words.len > ROOM ||
		    options.len > ROOM) {
			more = true;
			continue;
		}
		put_word(w, &words);
		put_option(w, f, &options);
		u->shown++;
	}
	if (more)
		vc_buf_add(&words, ", ...");
	if (options.len > 0) {
		vci_codes_list(list, &codes);
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"unknown %s: %s; say which code (%s) each is: %s",
			list->name, words.s, codes.s, options.s),
		    1 << 0, 1 << 2);
	}
	if (words.failed || options.failed || codes.failed)
		rc = vci_nomem(vc);
	vc_buf_free(&words);
	vc_buf_free(&options);
	vc_buf_free(&codes);
	return rc;
}

int64_t
vci_unknown_rows(const struct vci_unknown *u, size_t col)
{
	int64_t rows = 0;

	for (size_t i = 0; i < u->n; i++)
		if (u->word[i].col == col)
			rows += u->word[i].rows;
	return rows;
}

void
vci_unknown_release(struct vci_unknown *u)
{
	for (size_t i = 0; i < u->n; i++)
		free(u->word[i].s);
	free(u->word);
	*u = (struct vci_unknown){ 0 };
}
