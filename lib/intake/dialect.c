/* SPDX-License-Identifier: ISC */
/* How a CSV file is written, told from its first records: what separates its
 * cells and what ends its lines. */
#include <string.h>
#include <strings.h>

#include "intake.h"

#define RECORDS 50

static const char candidates[] = ",;\t|:";

static bool
is_candidate(char c)
{
	return c != '\0' && strchr(candidates, c) != NULL;
}

size_t
vci_dialect_sep(const char *s, size_t n, char *delimiter)
{
	bool quoted = n > 0 && s[0] == '"';
	size_t i = quoted;

	if (n < i + 5 || strncasecmp(s + i, "sep=", 4) != 0)
		return 0;
	*delimiter = s[i + 4];
	i += 5;
	if (quoted && i < n && s[i] == '"')
		i++;
	if ((i < n && s[i] != '\r' && s[i] != '\n') ||
	    (*delimiter != '\t' && (*delimiter < ' ' || *delimiter > '~')) ||
	    strchr("\" ", *delimiter) != NULL)
		return 0;
	return i;
}

/* What the record at s takes with its line end, and its cells; 0 where it
 * doesn't end. A quote counts where a cell begins, whatever it turns out to
 * be that separates them. */
static size_t
record(const char *s, size_t n, bool all, char delimiter, size_t *cells)
{
	bool quoted = false, fresh = true;

	*cells = 1;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"' && (quoted || fresh)) {
			/* After the closing one, another means a quote. */
			quoted = !quoted;
			fresh = true;
		} else if (quoted) {
			continue;
		} else if (s[i] == delimiter || is_candidate(s[i])) {
			*cells += s[i] == delimiter;
			fresh = true;
		} else if (s[i] == '\n' || s[i] == '\r') {
			return i + 1;
		} else if (s[i] != ' ' && s[i] != '\t') {
			fresh = false;
		}
	}
	return all ? n : 0;
}

/* How well a delimiter fits: records that have it, and of those the largest
 * number with as many cells as each other. */
struct fit {
	size_t have, score, cells;
	enum vci_line_end end;
};

static enum vci_line_end
line_end(const char *s, size_t at, size_t n)
{
	if (at == 0 || s[at - 1] != '\r')
		return VCI_LF;
	/* CR CR LF is what a doubled conversion makes of CR LF. */
	if ((at < n && s[at] == '\n') ||
	    (at + 1 < n && memcmp(s + at, "\r\n", 2) == 0))
		return VCI_CRLF;
	return VCI_CR;
}

static void
most(const size_t *cells, size_t n, struct fit *f)
{
	size_t agree = 0;

	for (size_t i = 0; i < n; i++) {
		size_t same = 0;

		f->have += cells[i] > 1;
		for (size_t j = 0; j < n && cells[i] > 1; j++)
			same += cells[j] == cells[i];
		if (same > agree || (same == agree && cells[i] > f->cells)) {
			agree = same;
			f->cells = cells[i];
		}
	}
	f->score = agree + f->have;
}

static struct fit
measure(const char *s, size_t n, bool all, char delimiter)
{
	size_t cells[RECORDS], nrec = 0, at = 0, len;
	struct fit f = { .have = 0 };
	bool first = true;

	while (at < n && nrec < RECORDS &&
	    (len = record(s + at, n - at, all || nrec == 0, delimiter,
		 &cells[nrec])) > 0) {
		bool blank = strchr("\r\n", s[at]) != NULL && s[at] != '\0';

		at += len;
		if (blank || s[at - len] == '#')
			continue;
		if (first)
			f.end = line_end(s, at, n);
		first = false;
		nrec++;
	}
	most(cells, nrec, &f);
	return f;
}

/* Colons stand in times and addresses: they separate cells only where they
 * are in more records than anything else. */
static bool
better(const struct fit *a, const struct fit *b, char delimiter)
{
	if (delimiter == ':' && a->have <= b->have)
		return false;
	return a->score > b->score ||
	    (a->score == b->score && a->cells > b->cells);
}

void
vci_dialect_sniff(struct vci_dialect *d, const char *s, size_t n, bool all)
{
	bool known = d->delimiter_given || d->sep_line;
	struct fit best;

	if (!known)
		d->delimiter = candidates[0];
	best = measure(s, n, all, d->delimiter);
	for (const char *c = candidates + 1; *c != '\0' && !known; c++) {
		struct fit f = measure(s, n, all, *c);

		if (better(&f, &best, *c)) {
			best = f;
			d->delimiter = *c;
		}
	}
	d->line_end = best.end;
}
