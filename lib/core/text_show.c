/* SPDX-License-Identifier: ISC */
/* How text looks on a terminal: how wide it is, and what it must not do there
 * or in a spreadsheet. */
#include "text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* One character of s[0..n): its bytes, code point (-1: invalid) and columns;
 * an invalid byte takes one. */
static size_t
next_char(const char *s, size_t n, utf8proc_int32_t *cp, size_t *width)
{
	utf8proc_ssize_t len;

	len = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    cp);
	if (len < 1) {
		*cp = -1;
		*width = 1;
		return 1;
	}
	*width = (size_t)utf8proc_charwidth(*cp);
	return (size_t)len;
}

/* How much of s[0..n) fits into `width` columns, and how many it takes. */
static size_t
walk(const char *s, size_t n, size_t width, size_t *used)
{
	utf8proc_int32_t cp;
	size_t i, len, w;

	*used = 0;
	for (i = 0; i < n; i += len) {
		if (s[i] >= ' ' && s[i] <= '~')
			len = w = 1;
		else
			len = next_char(s + i, n - i, &cp, &w);
		if (w > width - *used)
			break;
		*used += w;
	}
	return i;
}

size_t
vc_text_fit(const char *s, size_t n, size_t width)
{
	size_t used;

	return walk(s, n, width, &used);
}

/* Marks without width count by their bytes: so many of them are no text. */
#define MARKS 4

void
vc_text_cut(struct vc_buf *b, const char *s, size_t n, size_t width)
{
	size_t most = n < width * MARKS ? n : width * MARKS, fits;

	while (most < n && most > 0 && ((unsigned char)s[most] & 0xc0) == 0x80)
		most--;
	fits = vc_text_fit(s, most, width);
	vc_buf_addn(b, s, fits);
	if (fits < n)
		vc_buf_add(b, "\342\200\246");
}

size_t
vc_text_width(const char *s, size_t n)
{
	size_t used;

	(void)walk(s, n, SIZE_MAX, &used);
	return used;
}

/* Characters that steer a terminal, turn the direction of writing, break
 * lines, or stand for nothing one sees. */
static bool
is_harmful(utf8proc_int32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x061c ||
	    cp == 0x200e || cp == 0x200f || (cp >= 0x2028 && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff ||
	    (cp >= 0xfff9 && cp <= 0xfffb) || (cp >= 0xe0000 && cp <= 0xe007f);
}

static void
add_hex(struct vc_buf *b, const char *lead, uint32_t v, int digits)
{
	vc_buf_add(b, lead);
	while (digits-- > 0)
		vc_buf_addc(b, "0123456789abcdef"[v >> digits * 4 & 15]);
}

static void
add_visible(struct vc_buf *b, utf8proc_int32_t cp)
{
	switch (cp) {
	case '\t':
		vc_buf_add(b, "\\t");
		break;
	case '\n':
		vc_buf_add(b, "\\n");
		break;
	case '\r':
		vc_buf_add(b, "\\r");
		break;
	default:
		if (cp < 0x80)
			add_hex(b, "\\x", (uint32_t)cp, 2);
		else if (cp <= 0xffff)
			add_hex(b, "\\u", (uint32_t)cp, 4);
		else
			add_hex(b, "\\U", (uint32_t)cp, 8);
	}
}

void
vc_text_safe(struct vc_buf *b, const char *s, size_t n)
{
	utf8proc_int32_t cp;
	size_t i = 0, len, w, from = 0;

	vc_buf_addn(b, "", 0);
	for (; i < n; i += len) {
		len = 1;
		if (s[i] >= ' ' && s[i] <= '~')
			continue;
		len = next_char(s + i, n - i, &cp, &w);
		if (cp >= 0 && !is_harmful(cp))
			continue;
		vc_buf_addn(b, s + from, i - from);
		from = i + len;
		if (cp < 0)
			add_hex(b, "\\x", (unsigned char)s[i], 2);
		else
			add_visible(b, cp);
	}
	vc_buf_addn(b, s + from, n - from);
}

bool
vc_text_formula(const char *s, size_t n)
{
	static const char harmless[] = "0123456789 .,()/-";
	size_t i = 0;

	while (i < n && s[i] == '\'')
		i++;
	if (i == n || memchr("=@+-\t\r", s[i], 6) == NULL)
		return false;
	if (s[i] != '+' && s[i] != '-')
		return true;
	while (++i < n)
		if (memchr(harmless, s[i], sizeof harmless - 1) == NULL)
			return true;
	return false;
}
