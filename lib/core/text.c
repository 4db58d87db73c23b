/* SPDX-License-Identifier: ISC */
/* What is UTF-8, what a blank is, and what makes text clean. */
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "buf.h"

#define ONES  0x0101010101010101u
#define HIGHS 0x8080808080808080u

static bool
eight_ascii(const char *s, bool *nul)
{
	uint64_t w;

	memcpy(&w, s, 8);
	*nul = ((w - ONES) & ~w & HIGHS) != 0;
	return (w & HIGHS) == 0;
}

bool
vci_utf8_valid(const char *s, size_t n)
{
	utf8proc_int32_t cp;
	utf8proc_ssize_t len;
	size_t i = 0;
	bool nul;

	while (i < n) {
		if (n - i >= 8 && eight_ascii(s + i, &nul)) {
			if (nul)
				return false;
			i += 8;
			continue;
		}
		if (s[i] == '\0')
			return false;
		if ((signed char)s[i] > 0) {
			i++;
			continue;
		}
		len = utf8proc_iterate((const utf8proc_uint8_t *)s + i,
		    (utf8proc_ssize_t)(n - i), &cp);
		if (len < 1)
			return false;
		i += (size_t)len;
	}
	return true;
}

bool
vci_ascii(const char *s, size_t n)
{
	size_t i = 0;
	bool nul;

	for (; n - i >= 8; i += 8)
		if (!eight_ascii(s + i, &nul))
			return false;
	for (; i < n; i++)
		if ((signed char)s[i] < 0)
			return false;
	return true;
}

/* Text that cleaning would not change: printable ASCII, line breaks, and the
 * letters up to U+017F, which NFC leaves alone where nothing combines with
 * them. In valid text the bytes of the latter are 0xc3 to 0xc5 and what
 * follows them. */
static bool
is_clean(const char *s, size_t n)
{
	const unsigned char *c = (const unsigned char *)s;
	unsigned bad;
	size_t i;

	if (n == 0)
		return true;
	bad = c[0] == ' ' || c[0] == '\n' || c[n - 1] == ' ' ||
	    c[n - 1] == '\n';
	for (i = 0; i < n; i++) /* no way out: it is vectorised */
		bad |= ((unsigned)(c[i] < ' ') & (unsigned)(c[i] != '\n')) |
		    (unsigned)(c[i] == 0x7f) | (unsigned)(c[i] == 0xc2) |
		    (unsigned)(c[i] > 0xc5);
	for (i = 1; i < n; i++)
		bad |= (unsigned)(c[i] == ' ' || c[i] == '\n') &
		    (unsigned)(c[i - 1] == ' ' || c[i - 1] == '\n');
	return !bad;
}

/* Nothing below U+0300 and nothing between U+2002 and U+206F is changed by
 * NFC. */
static bool
is_nfc(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i;

	for (i = 0; i < n; i++) {
		if (p[i] < 0xcc)
			continue;
		if (p[i] == 0xe2 && n - i > 2 &&
		    (p[i + 1] == 0x81 || (p[i + 1] == 0x80 && p[i + 2] > 0x81)))
			continue;
		return false;
	}
	return true;
}

/* The length of the blank or line break at s, 0 for none; a line break sets
 * *line. */
static size_t
blank_len(const unsigned char *s, size_t n, bool *line)
{
	*line = false;
	if (s[0] == ' ' || s[0] == '\t' || s[0] == '\v' || s[0] == '\f')
		return 1;
	if (s[0] == '\n' || s[0] == '\r') {
		*line = true;
		return n > 1 && s[0] == '\r' && s[1] == '\n' ? 2 : 1;
	}
	if (s[0] == 0xc2 && n > 1 && (s[1] == 0xa0 || s[1] == 0x85)) {
		*line = s[1] == 0x85;
		return 2;
	}
	if (n < 3 || s[0] < 0xe1 || s[0] > 0xe3)
		return 0;
	if (s[0] == 0xe2 && s[1] == 0x80 && (s[2] == 0xa8 || s[2] == 0xa9)) {
		*line = true;
		return 3;
	}
	if (s[0] == 0xe2 && s[1] == 0x80 && (s[2] <= 0x8a || s[2] == 0xaf))
		return 3;
	if (memcmp(s, "\341\232\200", 3) == 0 ||
	    memcmp(s, "\342\201\237", 3) == 0 ||
	    memcmp(s, "\343\200\200", 3) == 0)
		return 3;
	return 0;
}

size_t
vci_text_blank(const char *s, size_t n)
{
	bool line;
	size_t len = blank_len((const unsigned char *)s, n, &line);

	return line ? 0 : len;
}

size_t
vci_text_hyphen(const char *s, size_t n)
{
	if (*s == '-')
		return 1;
	if (n >= 2 && memcmp(s, "\302\255", 2) == 0)
		return 2; /* soft hyphen */
	if (n < 3 || s[0] != '\342')
		return 0;
	if (s[1] == '\200' && s[2] >= '\220' && s[2] <= '\224')
		return 3;                                 /* U+2010 to U+2014 */
	return memcmp(s, "\342\210\222", 3) == 0 ? 3 : 0; /* minus */
}

/* Squeezes blanks; the text is in NFC already. */
static void
squeeze(struct vc_buf *b, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0, len, lines = 0, start = b->len;
	bool blank = false, line;
	char *to;

	if ((to = vci_buf_room(b, n)) == NULL)
		return;
	for (; i < n; i += len) {
		if ((len = blank_len(p + i, n - i, &line)) > 0) {
			blank = true;
			lines += line;
			continue;
		}
		if (blank && b->s + start != to) {
			if (lines == 0)
				*to++ = ' ';
			for (; lines > 0; lines--)
				*to++ = '\n';
		}
		blank = false;
		lines = 0;
		len = 1;
		*to++ = s[i];
	}
	*to = '\0';
	b->len = (size_t)(to - b->s);
}

void
vci_text_clean(struct vc_buf *b, const char *s, size_t n)
{
	utf8proc_uint8_t *nfc;
	utf8proc_ssize_t len;

	if (is_clean(s, n)) {
		vc_buf_addn(b, s, n);
		return;
	}
	if (is_nfc(s, n)) {
		squeeze(b, s, n);
		return;
	}
	len = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    &nfc, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (len < 0) {
		b->failed = true;
		return;
	}
	squeeze(b, (const char *)nfc, (size_t)len);
	free(nfc);
}

/* A digit run is as wide as the largest 64-bit number, without its leading
 * zeros; a longer one is kept as it is. */
#define NATURAL_WIDTH 20

void
vci_text_natural(struct vc_buf *b, const char *s)
{
	size_t n, i;

	vc_buf_addn(b, "", 0);
	while (*s != '\0') {
		n = strcspn(s, "0123456789");
		vc_buf_addn(b, s, n);
		s += n;
		n = strspn(s, "0123456789");
		for (; n > 1 && *s == '0'; n--)
			s++;
		for (i = n; n > 0 && i < NATURAL_WIDTH; i++)
			vc_buf_addc(b, '0');
		vc_buf_addn(b, s, n);
		s += n;
	}
}
