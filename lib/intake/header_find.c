/* SPDX-License-Identifier: ISC */
/* Where the header is, among titles and comments: the first record with words
 * that are known. */
#include <stdio.h>
#include <string.h>

#include "intake.h"
#include "options.h"

#define SEARCH   20                /* records that may come before the header */
#define SEARCHED ((size_t)1 << 20) /* and their bytes */

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
		g.known += words != NULL &&
		    vci_words_find(words, cell[i].s, cell[i].n) != -1;
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
int
vci_header_find(struct vc *vc, const struct vc_noun *noun, struct vci_csv *csv,
    const struct vci_dialect *d, const struct vci_options *o,
    struct vci_words *words)
{
	struct guess best = { .line = 0 };
	int rc = vci_words_make(vc, words, noun, o->nrule);

	for (size_t i = 0; i < o->nrule && rc == VC_OK; i++)
		/* "Telefon#2" is no word for the first of that name. */
		if (o->rule[i].key == VCI_K_MAP &&
		    strchr(o->rule[i].left, '#') == NULL)
			rc = vci_words_map(vc, words, o->rule[i].left,
			    vci_field_word(noun, o->rule[i].right));
	if (rc != VC_OK)
		return rc;
	if (d->skip >= 0) {
		vci_csv_settle(csv);
		return vci_csv_next(vc, csv);
	}
	rc = search(vc, csv, words, &best);
	return rc == VC_ROW ? settle(vc, csv, words, &best) : rc;
}

/* The first record that is no comment and no title: titles have one cell. */
static int
first(struct vc *vc, struct vci_csv *csv, struct guess *best)
{
	int rc = VC_ROW;

	for (int n = 0; n < SEARCH && best->filled < 2; n++) {
		struct vci_csv_place place = vci_csv_here(csv);
		struct guess g;

		if ((rc = vci_csv_next(vc, csv)) != VC_ROW)
			break;
		g = weigh(csv, NULL);
		g.place = place;
		if (!g.comment && (best->line == 0 || g.filled > 1))
			*best = g;
	}
	return best->line > 0 && (rc == VC_DONE || rc == VC_E_DATA) ? VC_ROW :
								      rc;
}

int
vci_header_first(struct vc *vc, struct vci_csv *csv,
    const struct vci_dialect *d)
{
	struct guess best = { .line = 0 };
	int rc;

	if (d->skip >= 0) {
		vci_csv_settle(csv);
		return vci_csv_next(vc, csv);
	}
	rc = first(vc, csv, &best);
	if (rc == VC_ROW)
		rc = vci_csv_back(vc, csv, best.place);
	vci_csv_settle(csv);
	return rc == VC_OK ? vci_csv_next(vc, csv) : rc;
}
