/* SPDX-License-Identifier: ISC */
/* What the parts of the look at goals and figures share. */
#ifndef VCI_CHECK_H
#define VCI_CHECK_H

#include "report.h"

struct vci_looking {
	struct vc *vc;
	struct vc_table *t;
	const struct vci_figure *f; /* of the goal that is looked at */
	struct vci_sums *sums;
};

/* One finding: of which year (0: none), number and scope (NULL: none), what,
 * and what about it ("": nothing). */
int vci_find_at(struct vci_looking *, int year, const char *number,
    const char *scope, const char *what, const char *detail) VC_CHECK;
/* The same of the goal that is looked at. */
int vci_find(struct vci_looking *, const char *what, const char *detail)
    VC_CHECK;
/* Finds that a isn't b. */
int vci_find_differ(struct vci_looking *, const char *what, int64_t a,
    int64_t b) VC_CHECK;

/* ---- words (check_words.c) ---- */

/* What a year in the wording may mean without being another's. */
struct vci_wording {
	int year;          /* whose wording it is */
	int from, to;      /* years that it covers */
	int64_t number[3]; /* thousandths: amounts that it may name */
	bool ahead;        /* the next year is another's, too */
};
/* The first year in the words that looks left over from another year's, or
 * NULL: not where its own year stands too, nor one that amounts, periods,
 * statutes and "since" explain, nor a far one. */
const char *vci_odd_year(const char *words, const struct vci_wording *);
int vci_look_at_words(struct vci_looking *) VC_CHECK;
/* Of the items of all plans, or of what stands in their calendars. */
int vci_look_at_plans(struct vci_looking *, const struct vc_noun *,
    const char *sort) VC_CHECK;

/* ---- results and sums (check_sums.c) ---- */

int vci_look_at_results(struct vci_looking *) VC_CHECK;
/* Takes down a goal's figure; then, when all are, looks at those that others
 * stand under. Release them after. */
struct vci_sums;
int vci_sums_add(struct vci_looking *) VC_CHECK;
int vci_look_at_sums(struct vci_looking *) VC_CHECK;
void vci_sums_free(struct vci_sums *);
/* Results that no goal has, or that are of a day to come. */
int vci_look_at_orphans(struct vci_looking *) VC_CHECK;

/* ---- other rows (check_rows.c) ---- */

/* What the year is made of and no figure or plan has, or what can't be so. */
int vci_look_at_rows(struct vci_looking *) VC_CHECK;

#endif
