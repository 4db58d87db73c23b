/* SPDX-License-Identifier: ISC */
/* Rows that a file names and that aren't there: the reading thread asks for
 * them, once for each name. */
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "convert.h"

/* Asks for a row that is to be made of its name; of one name one row. */
int
vci_ask(struct vci_convert *c, const char *s, size_t n, int64_t *id)
{
	struct vci_rows *r = c->rows;
	struct vc_buf key = { 0 };
	int64_t *nth = NULL;
	uint64_t hash;

	vci_text_key(&key, s, n, c->vc->home.lang);
	hash = vci_hash(key.s == NULL ? "" : key.s, key.len) | 1;
	if (!key.failed)
		nth = vci_map_put(&c->made, hash);
	vc_buf_free(&key);
	if (nth == NULL)
		return vci_nomem(c->vc);
	if (*nth == 0) {
		struct vci_made *p = r->made;
		struct vci_value name = { .kind = VCI_TEXT };

		if (r->nmade == r->capmade) {
			p = reallocarray(p, r->capmade + 256, sizeof *p);
			if (p == NULL)
				return vci_nomem(c->vc);
			r->made = p;
			r->capmade += 256;
		}
		vc_buf_clear(&c->parse.scratch);
		vci_text_clean(&c->parse.scratch, s, n);
		name.n = (uint32_t)c->parse.scratch.len;
		name.s = c->parse.scratch.failed ?
		    NULL :
		    vci_arena_text(c->parse.arena, c->parse.scratch.s, name.n);
		if (name.s == NULL)
			return vci_nomem(c->vc);
		p[r->nmade++] = (struct vci_made){ name, vci_csv_line(c->csv),
			c->nrow };
		c->asked[c->nasked++ % VCI_BATCH_COLS] = hash;
		*nth = ++c->nmade;
	}
	*id = VCI_TO_MAKE - (*nth - 1);
	return VC_OK;
}

/* The row wasn't good: what it alone asked for isn't made. */
void
vci_unask(struct vci_convert *c)
{
	while (c->nasked > 0) {
		*vci_map_put(&c->made, c->asked[--c->nasked]) = 0;
		c->nmade--;
		c->rows->nmade--;
	}
}

/* What has no letter is an id or a number, and no name to make a row of. */
bool
vci_may_name(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)s[i] | 0x20) >= 'a' &&
		    ((unsigned char)s[i] & 0x80 ||
			((unsigned char)s[i] | 0x20) <= 'z'))
			return true;
	return false;
}
