/* SPDX-License-Identifier: ISC */
/* Which row a reference names: looked up in memory, so that the reading thread
 * checks parents without asking the database once a row. */
#include <stdlib.h>
#include <string.h>

#include "../core/ids.h"
#include "../core/number.h"
#include "../core/text.h"
#include "../noun/rows.h"
#include "refs.h"

const char *
vci_refs_text(const struct vci_refs *r, const uint32_t *at, size_t entry)
{
	return r->text.s + at[entry];
}

size_t
vci_refs_key(const struct vci_refs *r, const struct vci_refs_map *m,
    const char *s, size_t n)
{
	size_t i;

	if (m->nslot == 0)
		return r->n;
	for (i = (size_t)vci_hash(s, n) & (m->nslot - 1); m->slot[i] != 0;
	     i = (i + 1) & (m->nslot - 1)) {
		const char *key = vci_refs_text(r, m->text, m->slot[i] - 1);

		if (strncmp(key, s, n) == 0 && key[n] == '\0')
			return m->slot[i] - 1;
	}
	return r->n;
}

size_t
vci_refs_ours(const struct vci_refs *r, int64_t id)
{
	size_t lo = 0, hi = r->nrow;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (r->row[mid * (r->ncopy + 1)] < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->nrow && r->row[lo * (r->ncopy + 1)] == id ? lo : r->n;
}

/* By folded name; VC_E_DATA when two rows share it. */
static int
find_name(const struct vci_refs *r, struct vc *vc, const char *s, size_t n,
    size_t *e)
{
	struct vc_buf key = { 0 };
	int rc = VC_OK;

	vci_text_key(&key, s, n, vc->home.lang);
	if (key.failed)
		rc = vci_nomem(vc);
	else if (key.len > 0)
		*e = vci_refs_key(r, &r->names, key.s, key.len);
	vc_buf_free(&key);
	if (rc == VC_OK && *e < r->n && r->twice[*e])
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_DATA,
			"more than one %s has this name; "
			"use its id",
			r->of->title));
	return rc;
}

/* By organisation number, in any of its spellings. */
static int
find_number(const struct vci_refs *r, struct vc *vc, const char *s, size_t n,
    size_t *e)
{
	struct vc_buf no = { 0 };
	char expected[2];
	enum vci_orgno got = vci_orgno_parse(vc->home.country, s, n, &no,
	    expected);
	int rc = VC_OK;

	if (no.failed)
		rc = vci_nomem(vc);
	else if (got == VCI_ORGNO_GOOD || got == VCI_ORGNO_CHECK)
		*e = vci_refs_key(r, &r->numbers, no.s, no.len);
	vc_buf_free(&no);
	if (rc == VC_OK && *e < r->n && r->twice[*e])
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_DATA,
			"more than one %s has this number; use its id or name",
			r->of->title));
	return rc;
}

static int
unknown(const struct vci_refs *r, struct vc *vc, const char *s, size_t n)
{
	struct vc_buf b = { 0 };

	vc_text_cut(&b, s, n, 40);
	vci_err_word(vc,
	    vci_err(vc, VC_E_DATA,
		"no %s '%s' is known from this sender; "
		"import it first",
		r->of->title, b.s == NULL ? "" : b.s));
	vc_buf_free(&b);
	return VC_DONE;
}

void
vci_refs_ahead(const struct vci_refs *r, const char *s, size_t n)
{
	int64_t v = vci_serial_number(&r->serial, s, n, VCI_REFS_DENSE);

	if (v >= 0 && (size_t)v < r->ndense && r->dense[v] != 0)
		__builtin_prefetch(&r->row[(r->dense[v] - 1) * (r->ncopy + 1)]);
}

int
vci_refs_find(const struct vci_refs *r, struct vc *vc, const char *s, size_t n,
    int64_t *id, const int64_t **copies)
{
	int64_t v = vci_serial_number(&r->serial, s, n, VCI_REFS_DENSE);
	bool hash = n > 1 && *s == '#';
	size_t e = r->n;
	int rc;

	if (v >= 0 && (size_t)v < r->ndense && r->dense[v] != 0)
		e = r->dense[v] - 1;
	else if (v < 0)
		e = vci_refs_key(r, &r->ids, s, n);
	if (e == r->n && r->by_ours) {
		if (vci_int_parse(s + hash, n - hash, &v))
			e = vci_refs_ours(r, v);
		if (e == r->n && v > 0 &&
		    vci_map_get(&r->merged, (uint64_t)v) != 0)
			e = vci_refs_ours(r,
			    vci_map_get(&r->merged, (uint64_t)v));
	}
	if (e == r->n && r->numbered &&
	    (rc = find_number(r, vc, s, n, &e)) != VC_OK)
		return rc;
	if (e == r->n && r->named && (rc = find_name(r, vc, s, n, &e)) != VC_OK)
		return rc;
	if (e == r->n && r->erased.used > 0 &&
	    vci_map_get(&r->erased, (uint64_t)vci_erased_hash(s, n)) != 0) {
		*id = 0;
		return VC_OK;
	}
	if (e == r->n)
		return unknown(r, vc, s, n);
	*id = r->row[e * (r->ncopy + 1)];
	*copies = &r->row[e * (r->ncopy + 1) + 1];
	return VC_OK;
}

void
vci_refs_free(struct vci_refs *r)
{
	if (r == NULL)
		return;
	vc_buf_free(&r->text);
	free(r->row);
	free(r->twice);
	free(r->key);
	free(r->name);
	free(r->number);
	free(r->dense);
	free(r->ids.slot);
	free(r->names.slot);
	free(r->numbers.slot);
	vci_map_release(&r->merged);
	vci_map_release(&r->erased);
	free(r);
}
