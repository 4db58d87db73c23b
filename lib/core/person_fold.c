/* SPDX-License-Identifier: ISC */
/* Digits and signs in other widths, and characters that nobody sees, made
 * what they stand for. */
#include "person_fold.h"

#include <stdlib.h>
#include <string.h>

/* What stands at s[0..n), a whole character or some bytes: its length, and in
 * *to what it becomes; '\0' for nothing at all, and -1 for itself. */
static size_t
character(const unsigned char *s, size_t n, int *to)
{
	unsigned c;

	*to = -1;
	if (n >= 2 && s[0] == 0xcd && s[1] == 0x8f) { /* joins graphemes */
		*to = '\0';
		return 2;
	}
	if (n < 3 || (s[0] & 0xf0) != 0xe0)
		return 1;
	c = (s[0] & 0xfu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
	if ((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) ||
	    c == 0x180e || c == 0xfeff)
		*to = '\0'; /* no width, or a direction */
	else if (c >= 0xff01 && c <= 0xff5e)
		*to = (int)(c - 0xff01 + '!'); /* full width */
	else if (c == 0x3000)
		*to = ' ';
	else if (c == 0x2024)
		*to = '.';
	else if (c == 0x2044 || c == 0x2215)
		*to = '/';
	else if (c == 0x2043 || c == 0x2010 || c == 0xfe63)
		*to = '-';
	return *to == -1 ? 1 : 3;
}

bool
vci_person_unusual(const char *s, size_t n)
{
	static const unsigned char lead[] = { 0xe2, 0xef, 0xe3, 0xe1, 0xcd };

	for (size_t i = 0; i < sizeof lead; i++)
		if (memchr(s, lead[i], n) != NULL)
			return true;
	return false;
}

bool
vci_person_fold(const char *s, size_t n, struct vci_folded *f)
{
	size_t len;
	int to;

	f->n = 0;
	f->from = malloc((n + 1) * sizeof *f->from);
	f->s = malloc(n + 1);
	if (f->from == NULL || f->s == NULL)
		return false;
	for (size_t i = 0; i < n; i += len) {
		len = character((const unsigned char *)s + i, n - i, &to);
		if (to == '\0')
			continue;
		f->from[f->n] = i;
		f->s[f->n++] = to == -1 ? s[i] : (char)to;
	}
	f->from[f->n] = n;
	return true;
}

void
vci_person_folded(struct vci_folded *f)
{
	free(f->from);
	free(f->s);
	*f = (struct vci_folded){ 0 };
}
