/* SPDX-License-Identifier: ISC */
/* What a whole file showed of its columns' dates and numbers, for the rows of
 * it that come again alone. */
#include <stdio.h>
#include <string.h>

#include "intake.h"

#define BETWEEN "; "

/* "Datum: mdy", of a column that others are called like "Datum#2: mdy". */
static void
put_entry(const struct vci_header *h, size_t col, const char *word,
    struct vc_buf *b)
{
	size_t nth = vci_header_nth(h, col);
	char number[24];

	vc_buf_add(b, h->name[col]);
	snprintf(number, sizeof number, "#%zu", nth);
	vc_buf_add(b, nth > 1 ? number : "");
	vc_buf_add(b, ": ");
	vc_buf_add(b, word);
}

void
vci_kept_print(const struct vci_header *h, const struct vci_format *f,
    struct vc_buf *b)
{
	for (size_t i = 0; f != NULL && i < h->ncol; i++) {
		const char *word = vci_format_keep(&f[i]);

		if (word == NULL)
			continue;
		vc_buf_add(b, b->len > 0 ? BETWEEN : "");
		put_entry(h, i, word, b);
	}
}

/* Does the entry stand among those of the text? */
static bool
has_entry(const char *text, const char *entry)
{
	size_t n = strlen(entry);

	for (const char *at = text; (at = strstr(at, entry)) != NULL; at++) {
		bool begins = at == text ||
		    (at - text >= 2 && memcmp(at - 2, BETWEEN, 2) == 0);

		if (begins &&
		    (at[n] == '\0' || strncmp(at + n, BETWEEN, 2) == 0))
			return true;
	}
	return false;
}

/* Names may hold what stands between entries, so that each is looked for
 * rather than the text cut up. */
void
vci_kept_take(const struct vci_header *h, struct vci_format *f, const char *s,
    size_t n)
{
	struct vc_buf text = { 0 }, entry = { 0 };
	const char *word;

	vc_buf_addn(&text, s, n);
	for (size_t i = 0; text.s != NULL && i < h->ncol; i++)
		for (size_t k = 0; (word = vci_format_word(k)) != NULL; k++) {
			vc_buf_clear(&entry);
			put_entry(h, i, word, &entry);
			if (entry.s != NULL && has_entry(text.s, entry.s))
				vci_format_take(&f[i], word);
		}
	vc_buf_free(&text);
	vc_buf_free(&entry);
}
