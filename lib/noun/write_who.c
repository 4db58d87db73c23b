/* SPDX-License-Identifier: ISC */
/* Which rows of a batch stand already: by their sender's ids, or else by what
 * tells rows of the noun apart. */
#include <string.h>

#include "known.h"
#include "serial.h"
#include "write.h"

/* What is to become of one that could be several. */
static void
unclear(struct vci_writer *w, struct vci_rows *r, size_t n)
{
	vci_write_refuse(w, r, n, -1,
	    w->unclear == VCI_UNCLEAR_SKIP ? VCI_WHY_SKIPPED : VCI_WHY_UNCLEAR);
}

/* Another row of the file tells of that row of ours. */
static int
pass_over(struct vci_writer *w, struct vci_rows *r, size_t n, int64_t id)
{
	r->id[n] = id;
	r->state[n] = VCI_ROW_SAME;
	return w->touched == NULL || vci_bits_add(w->touched, id, NULL) ?
	    VC_OK :
	    vci_nomem(w->vc);
}

/* Once a file: whoever sent it should know. */
static void
warn_of_zeros(struct vci_writer *w, struct vci_rows *r, size_t n, int64_t id)
{
	char number[24];

	if (w->known->nzeros != 1)
		return;
	snprintf(number, sizeof number, "%lld", (long long)id);
	vci_err_words(w->vc,
	    vci_err(w->vc, VC_E_DATA,
		"taken for %s %s, whose id has other leading zeros; a "
		"spreadsheet may have dropped them, here and in other rows",
		w->noun->title, number),
	    1 << 0, 0);
	w->reject(w->arg, r->line[n], -1, VCI_WHY_SKIPPED);
}

/* One row that no id told; *found: it is a row of ours. entry: what it is
 * called until it has an id. */
static int
identify_row(struct vci_writer *w, struct vci_rows *r, size_t n, size_t *entry,
    bool *found)
{
	const struct vci_value *v = vci_write_row(r, n);
	enum vci_verdict verdict;
	int64_t id;
	bool alias;
	int rc = vci_known_find(w->known, v, r->line[n],
	    w->unclear == VCI_UNCLEAR_NEW, &verdict, &id, entry, &alias);

	if (rc != VC_OK)
		return rc;
	if (verdict == VCI_IS_UNCLEAR)
		unclear(w, r, n);
	/* Passed over, and nothing to be looked at. */
	if (verdict == VCI_IS_ERASED) {
		r->state[n] = VCI_ROW_BAD;
		w->reject(w->arg, r->line[n], -1, VCI_WHY_SKIPPED);
	}
	if (verdict != VCI_IS_ROW && verdict != VCI_IS_PART)
		return VC_OK;
	if (verdict == VCI_IS_PART || vci_bits_has(&w->met, id))
		return pass_over(w, r, n, id);
	if (!vci_bits_add(&w->met, id, NULL))
		return vci_nomem(w->vc);
	*found = true;
	r->id[n] = id;
	r->state[n] = VCI_ROW_FOUND;
	if (!alias)
		return VC_OK;
	w->named++;
	warn_of_zeros(w, r, n, id);
	return vci_known_alias(w->known, &v[w->nfield], id, w->import);
}

/* Looks at rows that are new as far as the sender's ids go. */
static int
identify(struct vci_writer *w, struct vci_rows *r, size_t *entry)
{
	bool found = false, says;
	int rc = vci_known_says(w->known, &says);

	if (rc == VC_OK && !says)
		memset(entry, 0xff, r->batch.nrow * sizeof *entry);
	for (size_t n = 0; says && n < r->batch.nrow && rc == VC_OK; n++)
		if (r->state[n] == VCI_ROW_NEW)
			rc = identify_row(w, r, n, &entry[n], &found);
	return rc == VC_OK && found ? vci_write_probe(w, r, VCI_SQL_PROBE_ID) :
				      rc;
}

/* The rows that stand, as far as the sender's ids or natural keys tell: where
 * a run has them at first, and the rest in an index. */
static int
look_up(struct vci_writer *w, struct vci_rows *r)
{
	size_t name = vci_rows_source_id(w->noun), left = 0;
	int rc = VC_OK;

	for (size_t n = 0; w->serials != NULL && n < r->batch.nrow; n++) {
		int64_t id = r->state[n] != VCI_ROW_NEW ?
		    0 :
		    vci_serials_id(w->serials, &vci_write_row(r, n)[name]);

		if (id == 0)
			continue;
		r->id[n] = id;
		r->state[n] = VCI_ROW_FOUND;
		left++;
	}
	if (left > 0)
		rc = vci_write_probe(w, r, VCI_SQL_PROBE_RUN);
	left = 0;
	for (size_t n = 0; n < r->batch.nrow; n++) {
		if (r->state[n] == VCI_ROW_FOUND) {
			r->state[n] = VCI_ROW_NEW;
			r->id[n] = (int64_t)n;
		}
		left += r->state[n] == VCI_ROW_NEW;
	}
	return rc == VC_OK && left > 0 ?
	    vci_write_probe(w, r, VCI_SQL_PROBE_KEY) :
	    rc;
}

/* Finds out who the rows are, and compares those that stand. */
int
vci_write_sort(struct vci_writer *w, struct vci_rows *r, size_t *entry)
{
	int rc = VC_OK;

	if (w->by_id)
		return vci_write_probe(w, r, VCI_SQL_PROBE_ID);
	if (!w->empty)
		rc = look_up(w, r);
	return rc == VC_OK && w->known != NULL ? identify(w, r, entry) : rc;
}
