/* SPDX-License-Identifier: ISC */
/* Knows where a line of text may be broken. */
#include <string.h>

#include "vc.h"
#include "wrap.h"

/* Bytes of the character that begins s[0..n), at least 1. */
static size_t
first_char(const char *s, size_t n)
{
	size_t i;

	for (i = 1; i < n && ((unsigned char)s[i] & 0xc0) == 0x80; i++)
		continue;
	return i;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is s[i] the blank before thousands, as in "12 000"? */
static bool
in_number(const char *s, size_t n, size_t i)
{
	return i + 3 < n && digit(s[i - 1]) && digit(s[i + 1]) &&
	    digit(s[i + 2]) && digit(s[i + 3]) &&
	    (i + 4 == n || !digit(s[i + 4]));
}

/* Where to break s[0..n), the first `fit` bytes of which fit: after the last
 * word that does, rather not inside a number, or inside the first word. */
static size_t
break_at(const char *s, size_t n, size_t fit)
{
	size_t i;

	for (i = fit; i > 0; i--)
		if (s[i] == ' ' && !in_number(s, n, i))
			return i;
	for (i = fit; i > 0; i--)
		if (s[i] == ' ')
			return i;
	return fit > 0 ? fit : first_char(s, n);
}

size_t
wrap_line(const char *s, size_t n, size_t width, size_t *next)
{
	const char *nl = memchr(s, '\n', n);
	size_t len = nl == NULL ? n : (size_t)(nl - s), fit, end;

	fit = width == 0 ? len : vc_text_fit(s, len, width);
	if (fit >= len) {
		*next = nl == NULL ? n : len + 1;
		end = len;
	} else {
		end = break_at(s, len, fit);
		for (*next = end; *next < len && s[*next] == ' ';)
			(*next)++;
		/* Only blanks were left before the line's own end. */
		if (*next == len && nl != NULL)
			(*next)++;
	}
	while (end > 0 && s[end - 1] == ' ')
		end--;
	return end;
}

/* The widest of the pieces between the characters of `cut`. */
static size_t
widest(const char *s, size_t n, const char *cut)
{
	size_t i, from, width, max = 0;

	for (from = i = 0; i <= n; i++) {
		if (i < n && strchr(cut, s[i]) == NULL)
			continue;
		width = vc_text_width(s + from, i - from);
		if (width > max)
			max = width;
		from = i + 1;
	}
	return max;
}

size_t
wrap_widest_line(const char *s, size_t n)
{
	return widest(s, n, "\n");
}

size_t
wrap_widest_word(const char *s, size_t n)
{
	return widest(s, n, " \n");
}
