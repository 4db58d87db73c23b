/* SPDX-License-Identifier: ISC */
/* The physical lines of a file: what they end with, and which is which. */
#include <stdlib.h>
#include <string.h>

#include "decode.h"

#define CHUNK ((size_t)256 * 1024)

int
vci_lines_fill(struct vc *vc, struct vci_lines *l)
{
	size_t drop = l->keep ? 0 : l->from, n;
	int rc;

	if (drop > 0)
		memmove(l->buf, l->buf + drop, l->len - drop);
	l->from -= drop;
	l->at -= drop;
	l->len -= drop;
	if (l->cap - l->len < CHUNK) {
		char *p = realloc(l->buf, l->cap + CHUNK);

		if (p == NULL)
			return vci_nomem(vc);
		l->buf = p;
		l->cap += CHUNK;
	}
	rc = vci_decode_read(vc, l->decode, l->buf + l->len, CHUNK, &n);
	l->eof = n == 0;
	l->len += n;
	return rc;
}

#define WINDOW 512 /* no line end of either kind is sought far */

/* What follows the LF, CRLF or CR that ends the line at s, or NULL: none
 * among s[0..n), or a CR whose LF may be to come. */
static const char *
line_end(const char *s, size_t n, bool last)
{
	for (size_t i = 0; i < n; i += WINDOW) {
		size_t w = n - i < WINDOW ? n - i : WINDOW;
		const char *nl = memchr(s + i, '\n', w);
		const char *cr = memchr(s + i, '\r',
		    nl == NULL ? w : (size_t)(nl - s) - i);

		if (cr != NULL && cr + 1 == s + n)
			return last ? cr + 1 : NULL;
		if (cr != NULL)
			return cr + 1 + (cr[1] == '\n');
		if (nl != NULL)
			return nl + 1;
	}
	return NULL;
}

/* A CR alone ends a line too, because it ends a record for libcsv. */
int
vci_lines_next(struct vc *vc, struct vci_lines *l, const char **s, size_t *n)
{
	size_t seen = 0;

	for (;;) {
		const char *end = line_end(l->buf + l->at + seen,
		    l->len - l->at - seen, l->eof);
		int rc;

		if (end != NULL || l->eof) {
			*s = l->buf + l->at;
			*n = end == NULL ? l->len - l->at : (size_t)(end - *s);
			return VC_OK;
		}
		seen = l->len - l->at;
		if (seen > VCI_CSV_MAX)
			return vci_err(vc, VC_E_DATA,
			    "this line is longer than "
			    "4 MiB; is it CSV?");
		if (seen > 0 && l->buf[l->at + seen - 1] == '\r')
			seen--;
		if ((rc = vci_lines_fill(vc, l)) != VC_OK)
			return rc;
	}
}

void
vci_lines_take(struct vci_lines *l, size_t n)
{
	l->at += n;
	/* In a file of other line ends, a CR alone begins no line. */
	l->line += l->buf[l->at - 1] != '\r' || l->cr;
}

int
vci_lines_skip(struct vc *vc, struct vci_lines *l, int lines)
{
	int64_t until = l->line + lines;
	const char *s;
	size_t n = 1;
	int rc = VC_OK;

	while (rc == VC_OK && l->line < until && n > 0) {
		rc = vci_lines_next(vc, l, &s, &n);
		if (rc == VC_OK && n > 0)
			vci_lines_take(l, n);
	}
	return rc;
}

void
vci_lines_release(struct vci_lines *l)
{
	vci_decode_free(l->decode);
	free(l->buf);
	*l = (struct vci_lines){ .decode = NULL };
}
