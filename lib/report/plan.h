/* SPDX-License-Identifier: ISC */
/* The tree of a plan, as the files that read and show it share it. */
#ifndef VCI_PLAN_H
#define VCI_PLAN_H

#include "../core/map.h"
#include "report.h"

/* What hangs in the tree: an item, or a goal under one. */
struct vci_node {
	int64_t id;
	const char *number, *parent; /* lent by the arena */
	const char *over;            /* of a goal: the goal above, or "" */
	size_t up;                   /* index of the item above, or VCI_NONE */
	bool shown;
};
#define VCI_NONE SIZE_MAX
struct vci_tree {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	struct vci_node *item, *goal;
	size_t nitem, ngoal;
	int year;
	/* Of a closed year: its report, and where in it a goal stands, from
	 * 1. */
	struct vc_table *closed;
	struct vci_map row;
};

/* The items of the year, and its goals, by number; where each hangs. */
int vci_plan_read(struct vci_tree *) VC_CHECK;
/* The index of the item called number[0..n), or VCI_NONE. */
size_t vci_plan_item(const struct vci_tree *, const char *number, size_t n);

#endif
