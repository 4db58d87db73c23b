/* SPDX-License-Identifier: ISC */
/* A growable string that is always NUL-terminated. */
#include "buf.h"

#include <stdlib.h>
#include <string.h>

void
vc_buf_free(struct vc_buf *b)
{
	free(b->s);
	memset(b, 0, sizeof(*b));
}

/* `failed` stays: who clears a buffer for each row may ask once at the end. */
void
vc_buf_clear(struct vc_buf *b)
{
	b->len = 0;
	if (b->s != NULL)
		b->s[0] = '\0';
}

char *
vci_buf_room(struct vc_buf *b, size_t n)
{
	size_t cap, need;
	char *s;

	if (b->failed)
		return NULL;
	if (b->s != NULL && n < b->cap - b->len)
		return b->s + b->len;
	if (n >= SIZE_MAX / 2 - b->len)
		goto fail;
	need = b->len + n + 1;
	cap = b->cap < 32 ? 32 : b->cap * 2;
	if (cap < need)
		cap = need;
	if ((s = realloc(b->s, cap)) == NULL)
		goto fail;
	b->s = s;
	b->cap = cap;
	s[b->len] = '\0';
	return s + b->len;
fail:
	b->failed = true;
	return NULL;
}

void
vc_buf_addn(struct vc_buf *b, const char *s, size_t n)
{
	char *to;

	if ((to = vci_buf_room(b, n)) == NULL)
		return;
	if (n > 0)
		memcpy(to, s, n);
	to[n] = '\0';
	b->len += n;
}

void
vc_buf_add(struct vc_buf *b, const char *s)
{
	vc_buf_addn(b, s, strlen(s));
}

void
vc_buf_addc(struct vc_buf *b, char c)
{
	vc_buf_addn(b, &c, 1);
}
