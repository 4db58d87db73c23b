/* SPDX-License-Identifier: ISC */
/* What the files of a figure share: counted, then recorded, then judged. */
#ifndef VCI_FIGURE_H
#define VCI_FIGURE_H

#include "goal.h"

#define THOUSAND 1000

bool vci_is_kind(const struct vci_figure *, const char *kind);
bool vci_compares(const struct vci_figure *, const char *comparator);
/* Reads what people recorded and stated of the goal (recorded.c). */
int vci_figure_results(struct vc *, struct vci_figure *) VC_CHECK;
/* Lends text and source from the last result with a number, or from the last
 * that was stated. */
void vci_figure_words(struct vci_figure *, bool stated);
/* Compares it all with what was to be reached (judge.c). */
void vci_figure_judge(struct vc *, struct vci_figure *);

#endif
