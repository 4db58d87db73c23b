/* SPDX-License-Identifier: ISC */
/* The columns of a table on a terminal or a page. */
#ifndef OUT_FIT_H
#define OUT_FIT_H

#include <stdbool.h>
#include <stddef.h>

#define FIT_GAP    2  /* blanks between columns */
#define FIT_NARROW 12 /* a wrapped column is not made narrower */

/* A column on paper. */
struct column {
	char *title; /* safe, translated */
	size_t width;
	bool wraps;
	size_t two;       /* its title takes two lines */
	size_t narrowest; /* no word of it is broken */
	const char *rest; /* of the row being printed, ntext bytes */
	size_t nrest;
	size_t hang; /* how far in its lines after the first begin */
};

/* How wide a title must be to stand on two lines. */
size_t fit_two_lines(const char *title);
/* Makes them fit into so many columns (0: any). Words are broken only on a
 * terminal, which isn't a `page`, and only where that makes the table fit. */
void fit_columns(struct column *, size_t n, size_t width, bool page);

#endif
