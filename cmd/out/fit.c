/* SPDX-License-Identifier: ISC */
/* Knows how wide the columns of a table are made, so that it fits. */
#include <string.h>

#include "../wrap.h"
#include "fit.h"

#define WIDE 24 /* a wrapped column stays so wide while titles can give */

enum stage { TITLES, TEXTS, TITLE_WORDS, WORDS, LETTERS };

size_t
fit_two_lines(const char *title)
{
	size_t n = strlen(title), next, more, w;

	for (w = wrap_widest_word(title, n); w < n; w++) {
		(void)wrap_line(title, n, w, &next);
		(void)wrap_line(title + next, n - next, w, &more);
		if (next + more == n)
			break;
	}
	return w;
}

static size_t
more(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* How narrow a column may become: the titles of those that don't wrap give
 * first, then what wraps, between words; letters come last. */
static size_t
narrowest(const struct column *c, enum stage stage)
{
	bool text = c->wraps;

	switch (stage) {
	case TITLES:
		return text ? c->width : more(c->narrowest, c->two);
	case TEXTS:
		return text ? more(c->narrowest, WIDE) : c->width;
	case TITLE_WORDS:
		return text ? c->width : c->narrowest;
	case WORDS:
		break;
	case LETTERS:
		if (text && c->narrowest > FIT_NARROW)
			return FIT_NARROW;
		break;
	}
	return c->narrowest;
}

/* Takes from the widest column that can give, until `sum` fits. */
static size_t
shrink(struct column *all, size_t n, size_t width, size_t sum, enum stage stage)
{
	struct column *c, *widest;
	size_t i;

	while (sum > width) {
		widest = NULL;
		for (i = 0; i < n; i++) {
			c = &all[i];
			if (c->width > narrowest(c, stage) &&
			    (widest == NULL || c->width > widest->width))
				widest = c;
		}
		if (widest == NULL)
			break;
		widest->width--;
		sum--;
	}
	return sum;
}

/* How wide the table is when every column is as narrow as it gets. */
static size_t
least(const struct column *all, size_t n)
{
	size_t i, sum = 0;

	for (i = 0; i < n; i++)
		sum += narrowest(&all[i], LETTERS) + (i > 0 ? FIT_GAP : 0);
	return sum;
}

void
fit_columns(struct column *all, size_t n, size_t width, bool page)
{
	size_t i, sum = 0;
	enum stage stage;

	for (i = 0; i < n; i++)
		sum += all[i].width + (i > 0 ? FIT_GAP : 0);
	if (width == 0)
		return;
	for (stage = TITLES; stage <= WORDS; stage++)
		sum = shrink(all, n, width, sum, stage);
	if (!page && sum > width && least(all, n) <= width)
		shrink(all, n, width, sum, LETTERS);
}
