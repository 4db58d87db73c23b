/* SPDX-License-Identifier: ISC */
/* How well and how fast names that are one are found.
 *
 *	duplicates names FILE	of a list org_number,name,name,identical: how
 *				many of its pairs that aren't spelt alike are
 *				found by each way, and how many pairs are false
 *	duplicates speed DB	all organisations of a register: the time it
 *				takes to read and fold them, and to find pairs
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../lib/core/name.h"
#include "../../lib/core/text.h"
#include "../../lib/db/db.h"

#define NAMES 8192
#define PAIRS 8192
#define OF    16 /* numbers that share a name */

/* A spelling, and the numbers of the bodies that are called so. */
struct name {
	char *s;
	struct vc_buf key;
	char number[OF][16];
	int n;
};
struct list {
	struct name *name;
	size_t n;
	size_t (*pair)[2]; /* that the list has, not spelt alike */
	size_t npair;
};

/* ---- the list ---------------------------------------------------------------- */

/* Cuts the next cell of a CSV line off. */
static char *
cell(char **at)
{
	char *s = *at, *to = s, *from = s;
	bool quoted = *s == '"';

	for (from += quoted; *from != '\0'; from++) {
		if (quoted && from[0] == '"' && from[1] != '"')
			quoted = false;
		else if (!quoted && *from == ',')
			break;
		else {
			from += *from == '"';
			*to++ = *from;
		}
	}
	*at = from + (*from == ',');
	*to = '\0';
	return s;
}

static size_t
put(struct list *l, const char *s, const char *number)
{
	size_t i = 0;

	while (i < l->n && strcmp(l->name[i].s, s) != 0)
		i++;
	if (i == NAMES)
		exit(1);
	if (i == l->n) {
		l->name[i].s = strdup(s);
		vci_text_key(&l->name[i].key, s, strlen(s), "en");
		l->n++;
	}
	if (l->name[i].n < OF)
		snprintf(l->name[i].number[l->name[i].n++], 16, "%s", number);
	return i;
}

/* half: 0 or 1 by the number's last digit but one; 2: all. */
static void
load(struct list *l, const char *path, int half)
{
	FILE *f = fopen(path, "r");
	char line[4096];

	*l = (struct list){ .name = calloc(NAMES, sizeof *l->name),
		.pair = calloc(PAIRS, sizeof *l->pair) };
	while (f != NULL && fgets(line, sizeof line, f) != NULL) {
		char *at = line, *number, *s;
		size_t a, b;

		line[strcspn(line, "\r\n")] = '\0';
		number = cell(&at);
		if (strlen(number) != 10 ||
		    strspn(number, "0123456789") != 10 ||
		    (half < 2 && (number[8] - '0') % 2 != half))
			continue;
		a = put(l, (s = cell(&at)), number);
		b = put(l, (s = cell(&at)), number);
		if (*at == '0' && l->npair < PAIRS) {
			l->pair[l->npair][0] = a;
			l->pair[l->npair++][1] = b;
		}
	}
	if (f != NULL)
		fclose(f);
}

static bool
one(const struct name *a, const struct name *b)
{
	for (int i = 0; i < a->n; i++)
		for (int j = 0; j < b->n; j++)
			if (strcmp(a->number[i], b->number[j]) == 0)
				return true;
	return false;
}

/* ---- ways to find pairs ---------------------------------------------------------- */

/* 0 .. 100 */
typedef int way(const struct list *, size_t a, size_t b);

static int
folded(const struct list *l, size_t a, size_t b)
{
	return strcmp(l->name[a].key.s, l->name[b].key.s) == 0 ? 100 : 0;
}

static int
distance(const struct list *l, size_t a, size_t b)
{
	const struct vc_buf *x = &l->name[a].key, *y = &l->name[b].key;
	size_t n = x->len > y->len ? x->len : y->len;
	size_t d = vci_text_distance(x->s, y->s, n);

	return n == 0 || d > n ? 0 : (int)(100 - 100 * d / n);
}

static struct vci_names *names;

/* As the register does: only those that share a key. */
static int
like(const struct list *l, size_t a, size_t b)
{
	uint64_t x[VCI_NAME_KEYS], y[VCI_NAME_KEYS];
	size_t nx = vci_names_keys(names, a, x), ny;

	(void)l;
	ny = vci_names_keys(names, b, y);
	for (size_t i = 0; i < nx; i++)
		for (size_t j = 0; j < ny; j++)
			if (x[i] == y[j])
				return vci_names_like(names, a, b, 50);
	return 0;
}

static void
measure(const struct list *l, const char *what, way *by, int from, int to)
{
	size_t *truth = calloc(101, sizeof *truth);
	size_t *lie = calloc(101, sizeof *lie);
	size_t *hit = calloc(101, sizeof *hit);
	int best = -1;

	for (size_t i = 0; i < l->n; i++)
		for (size_t j = i + 1; j < l->n; j++) {
			int s = by(l, i, j);

			++*(one(&l->name[i], &l->name[j]) ? &truth[s] :
							    &lie[s]);
		}
	for (size_t i = 0; i < l->npair; i++)
		hit[by(l, l->pair[i][0], l->pair[i][1])]++;
	for (int s = 99; s >= 0; s--) {
		truth[s] += truth[s + 1];
		lie[s] += lie[s + 1];
		hit[s] += hit[s + 1];
	}
	/* The threshold that finds most with a tenth false at most. */
	for (int s = to; s >= from; s--)
		if (best < 0 || (lie[s] * 10 <= truth[s] && hit[s] > hit[best]))
			best = s;
	printf("  %-34s %3zu of %zu pairs (%.1f %%); %zu true and %zu false "
	       "pairs in all\n",
	    what, hit[best], l->npair, 100.0 * hit[best] / l->npair,
	    truth[best], lie[best]);
	free(truth);
	free(lie);
	free(hit);
}

static int
by_names(const char *path)
{
	static const char *const what[] = { "half A, fitted on", "half B",
		"both" };

	for (int half = 0; half < 3; half++) {
		struct list l;

		load(&l, path, half);
		if (l.npair == 0)
			return 1;
		printf("%s: %zu names\n", what[half], l.n);
		names = vci_names_new(VCI_NAMES_ORG, "SE");
		for (size_t i = 0; i < l.n; i++)
			if (!vci_names_add(names, l.name[i].s,
				strlen(l.name[i].s)))
				return 1;
		if (!vci_names_weigh(names))
			return 1;
		measure(&l, "folded names equal", folded, 100, 100);
		measure(&l, "edit distance, best threshold", distance, 1, 100);
		measure(&l, "as 'org duplicates' compares", like, 50, 50);
		vci_names_free(names);
	}
	return 0;
}

/* ---- speed ------------------------------------------------------------------------- */

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Reads what is compared of every organisation, and folds its name. */
static int
read_and_fold(struct vc *vc, size_t *n)
{
	struct vci_stmt *st;
	struct vc_buf key = { 0 };
	int rc = vci_prepare(vc, &st,
	    "SELECT t.id, t.name, t.org_number, p.contact_email, "
	    "p.contact_phone, t.website, t.municipality FROM org t "
	    "LEFT JOIN org_contact p ON p.id = t.id ORDER BY t.id");

	*n = 0;
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		const char *s = vci_col_text(st, 1);

		vc_buf_clear(&key);
		vci_text_key(&key, s, strlen(s), "en");
		++*n;
		rc = VC_OK;
	}
	vci_finalize(st);
	vc_buf_free(&key);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
speed(const char *path)
{
	struct vc_duplicates want = { .min = 50, .limit = 100 };
	struct vc_table *t;
	struct vc *vc;
	double a, b, c;
	size_t n;

	if (vc_new(&vc) != VC_OK || vc_open(vc, path, VC_READ) != VC_OK)
		return 1;
	if (read_and_fold(vc, &n) != VC_OK)
		return 1;
	for (int turn = 0; turn < 5; turn++) {
		a = seconds();
		if (read_and_fold(vc, &n) != VC_OK)
			return 1;
		b = seconds();
		if (vc_duplicates(vc, vc_noun("org"), &want, &t) != VC_OK)
			return 1;
		c = seconds();
		printf("%zu organisations: read and folded %.3f s, pairs found "
		       "%.3f s, ratio %.1f\n",
		    n, b - a, c - b, (c - b) / (b - a));
		vc_table_free(t);
	}
	vc_free(vc);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "names") == 0)
		return by_names(argv[2]);
	if (argc == 3 && strcmp(argv[1], "speed") == 0)
		return speed(argv[2]);
	fprintf(stderr, "usage: duplicates names FILE | speed DB\n");
	return 2;
}
