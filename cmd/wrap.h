/* SPDX-License-Identifier: ISC */
/* Text broken into lines of a width on a terminal. */
#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>

/* How many bytes of s[0..n) make its first line: up to a line break, and
 * where `width` is not 0 at most that many columns, broken at a blank, or
 * inside a word that is too long for a line of its own. *next is where the
 * following line begins, n when there is none. */
size_t wrap_line(const char *s, size_t n, size_t width, size_t *next);
/* Columns of the widest line, and of the widest word, in s[0..n). */
size_t wrap_widest_line(const char *s, size_t n);
size_t wrap_widest_word(const char *s, size_t n);

#endif
