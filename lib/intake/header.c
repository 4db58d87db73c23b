/* SPDX-License-Identifier: ISC */
/* Where the header is, and which column is which field: by header word, in
 * any of five languages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "intake.h"

#define SEARCH   20                /* records that may come before the header */
#define SEARCHED ((size_t)1 << 20) /* and their bytes */

/* ---- finding it ------------------------------------------------------------ */

/* A record that may be the header. */
struct guess {
	size_t known, filled; /* header words, cells that are not empty */
	bool comment;         /* begins with # */
	bool gap;             /* has an empty cell between others */
	int64_t line;
	struct vci_csv_place place;
};

static struct guess
weigh(const struct vci_csv *csv, struct vci_words *words)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(csv, &cell);
	struct guess g = { .line = vci_csv_line(csv) };
	bool empty = false;

	g.comment = n > 0 && cell[0].n > 1 && cell[0].s[0] == '#';
	for (size_t i = 0; i < n; i++) {
		g.gap = g.gap || (empty && g.filled > 0 && cell[i].n > 0);
		empty = cell[i].n == 0;
		g.filled += !empty;
		g.known += vci_words_find(words, cell[i].s, cell[i].n) != -1;
	}
	return g;
}

static bool
is_header(const struct guess *g)
{
	return !g->comment && g->known >= 2;
}

/* Is a better than b, if neither is a header for sure? */
static bool
better(const struct guess *a, const struct guess *b)
{
	if (b->line == 0)
		return true;
	/* A comment that names columns is one that was made of a header. */
	if ((a->known >= 2) != (b->known >= 2))
		return a->known >= 2;
	return a->comment != b->comment ? b->comment : a->known > b->known;
}

/* The title over some columns of a header is half of it. */
static int
two_lines(struct vc *vc, int64_t first, int64_t second)
{
	char line[3][24];

	snprintf(line[0], sizeof line[0], "%lld", (long long)first);
	snprintf(line[1], sizeof line[1], "%lld", (long long)second);
	snprintf(line[2], sizeof line[2], "%lld", (long long)second - 1);
	return vci_err(vc, VC_E_DATA,
	    "lines %s and %s both name columns; make them one line, or take "
	    "the second alone with --skip %s",
	    line[0], line[1], line[2]);
}

static bool
repeats(const struct guess *g)
{
	return is_header(g) && g->known * 2 >= g->filled;
}

/* The header among the first records; where none is one for sure, the one
 * that looks most like it. VC_DONE: there are no records. */
static int
search(struct vc *vc, struct vci_csv *csv, struct vci_words *words,
    struct guess *best)
{
	struct guess g = { .line = 0 }, last;
	int rc = VC_ROW;

	for (int n = 0; n < SEARCH && g.place.at < SEARCHED; n += !g.comment) {
		struct vci_csv_place place = vci_csv_here(csv);

		if ((rc = vci_csv_next(vc, csv)) != VC_ROW)
			break;
		last = g;
		g = weigh(csv, words);
		g.place = place;
		if (is_header(&g) && last.line > 0 && last.gap &&
		    last.known > 0 && !last.comment)
			return two_lines(vc, last.line, g.line);
		if (is_header(&g) || better(&g, best))
			*best = g;
		if (is_header(&g))
			return VC_ROW;
	}
	if (best->line > 0 && (rc == VC_DONE || rc == VC_E_DATA))
		rc = VC_ROW;
	return rc;
}

/* Reads the header again, as what it is; the record after it is looked at,
 * and left. */
static int
settle(struct vc *vc, struct vci_csv *csv, struct vci_words *words,
    const struct guess *best)
{
	struct guess g = { .line = 0 };
	int rc = vci_csv_back(vc, csv, best->place);

	if (rc == VC_OK)
		rc = vci_csv_next(vc, csv);
	if (rc == VC_ROW && is_header(best)) {
		rc = vci_csv_next(vc, csv);
		if (rc == VC_ROW)
			g = weigh(csv, words);
		if (repeats(&g))
			return two_lines(vc, best->line, g.line);
		rc = vci_csv_back(vc, csv, best->place);
		if (rc == VC_OK)
			rc = vci_csv_next(vc, csv);
	}
	vci_csv_settle(csv);
	return rc;
}

/* Makes the header the current record. */
static int
find(struct vc *vc, const struct vc_noun *noun, struct vci_csv *csv,
    const struct vci_dialect *d, struct vci_words *words)
{
	struct guess best = { .line = 0 };
	int rc = vci_words_make(vc, words, noun);

	if (rc != VC_OK)
		return rc;
	if (d->skip >= 0) {
		vci_csv_settle(csv);
		return vci_csv_next(vc, csv);
	}
	rc = search(vc, csv, words, &best);
	return rc == VC_ROW ? settle(vc, csv, words, &best) : rc;
}

/* ---- mapping it ------------------------------------------------------------- */

static char *
clean(const struct vci_cell *cell)
{
	struct vc_buf b = { 0 };

	if (vci_utf8_valid(cell->s, cell->n))
		vci_text_clean(&b, cell->s, cell->n);
	if (b.s == NULL)
		vc_buf_add(&b, "");
	return b.s;
}

static const char *
guess(const struct vc_noun *noun, const char *name)
{
	const char *words[VCI_BATCH_COLS + 1] = { NULL };

	for (size_t i = 0; noun->field[i].name != NULL; i++)
		words[i] = noun->field[i].name;
	return vc_nearest(name, words);
}

static void
unknown(struct vc *vc, const struct vc_noun *noun, const char *name,
    int64_t line, struct vci_diags *diags)
{
	const char *near = guess(noun, name);

	if (*name == '\0')
		vci_err(vc, VC_E_DATA, "a column has no name; it is left out");
	else if (near != NULL)
		vci_err(vc, VC_E_DATA,
		    "unknown column '%s' is left out; did "
		    "you mean '%s'?",
		    name, near);
	else
		vci_err(vc, VC_E_DATA, "unknown column '%s' is left out", name);
	vci_diag(diags, vc, VC_WARNING, line, NULL);
}

static int
place(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    size_t col, int field, int64_t line, struct vci_diags *diags)
{
	size_t slot = field == VCI_IS_ID ? vci_nfield(noun) : (size_t)field;

	/* Rows with a natural key have no id of their sender's. */
	if (field == VCI_IS_ID ?
		noun->key != NULL :
		(noun->field[field].flags & VC_F_READONLY) != 0) {
		vci_err(vc, VC_E_DATA,
		    "column '%s' is set by vcctl itself; it "
		    "is left out",
		    h->name[col]);
		vci_diag(diags, vc, VC_WARNING, line, NULL);
		return VC_OK;
	}
	if (h->column[slot] >= 0)
		return vci_err(vc, VC_E_DATA,
		    "columns '%s' and '%s' mean the "
		    "same; keep one",
		    h->name[h->column[slot]], h->name[col]);
	h->column[slot] = (int)col;
	h->field[col] = field;
	return VC_OK;
}

/* Every row needs an identity, and new rows their required fields. */
static int
check(struct vc *vc, const struct vci_header *h, const struct vc_noun *noun,
    size_t known)
{
	struct vc_buf all = { 0 }, lack = { 0 };
	int rc = VC_OK;

	if (noun->key == NULL && h->column[vci_nfield(noun)] < 0)
		vc_buf_add(&lack, "id");
	for (size_t i = 0; noun->field[i].name != NULL; i++) {
		if ((noun->field[i].flags & VC_F_REQUIRED) == 0 ||
		    h->column[i] >= 0)
			continue;
		vc_buf_add(&lack, lack.len == 0 ? "" : ", ");
		vc_buf_add(&lack, noun->field[i].name);
	}
	vci_field_names(noun, 0, &all);
	if (all.failed || lack.failed)
		rc = vci_nomem(vc);
	else if (known == 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column of this file is known; "
		    "the first row must name the columns: id, %s",
		    all.s);
	else if (lack.len > 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column for %s; each row needs "
		    "it",
		    lack.s);
	vc_buf_free(&all);
	vc_buf_free(&lack);
	return rc;
}

static int
make(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_cell *cell, size_t n)
{
	*h = (struct vci_header){ .ncol = n };
	for (size_t i = 0; i < n; i++)
		if (cell[i].n > 0)
			h->named = i + 1;
	h->field = calloc(n + 1, sizeof *h->field);
	h->name = calloc(n + 1, sizeof *h->name);
	h->column = calloc(vci_nfield(noun) + 1, sizeof *h->column);
	if (h->field == NULL || h->name == NULL || h->column == NULL)
		return vci_nomem(vc);
	for (size_t i = 0; i <= vci_nfield(noun); i++)
		h->column[i] = -1;
	for (size_t i = 0; i < n; i++) {
		h->field[i] = -1;
		if ((h->name[i] = clean(&cell[i])) == NULL)
			return vci_nomem(vc);
	}
	return VC_OK;
}

static int
map(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_csv *csv, struct vci_words *words, struct vci_diags *diags)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(csv, &cell), known = 0;
	int bad, rc = vci_csv_sound(vc, csv, &bad);

	if (rc == VC_OK)
		rc = make(vc, h, noun, cell, n);
	for (size_t i = 0; i < h->named && rc == VC_OK; i++) {
		int field = vci_words_find(words, cell[i].s, cell[i].n);

		known += field != -1;
		if (field != -1)
			rc = place(vc, h, noun, i, field, vci_csv_line(csv),
			    diags);
		else
			unknown(vc, noun, h->name[i], vci_csv_line(csv), diags);
	}
	return rc == VC_OK ? check(vc, h, noun, known) : rc;
}

int
vci_header_read(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    struct vci_csv *csv, struct vci_dialect *d, struct vci_diags *diags)
{
	struct vci_words words = { .slot = NULL };
	int rc = find(vc, noun, csv, d, &words);

	if (rc == VC_ROW) {
		d->header_line = vci_csv_line(csv);
		rc = map(vc, h, noun, csv, &words, diags);
	} else if (rc == VC_DONE) {
		rc = vci_err(vc, VC_E_DATA, "the file is empty");
	}
	vci_words_release(&words);
	return rc;
}

void
vci_header_release(struct vci_header *h)
{
	for (size_t i = 0; h->name != NULL && i < h->ncol; i++)
		free(h->name[i]);
	free(h->field);
	free(h->name);
	free(h->column);
	*h = (struct vci_header){ 0 };
}
