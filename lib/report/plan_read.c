/* SPDX-License-Identifier: ISC */
/* Which items and goals a plan has, and which hangs on which. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"

static const char *
lent(struct vci_tree *x, const struct vc_record *r, const char *field)
{
	const struct vci_value *v = vci_goal_value(r, field);

	return v->kind == VCI_TEXT ? vci_arena_text(&x->arena, v->s, v->n) : "";
}

/* Appends the list's rows; `up` names the field of what is above. */
static int
gather(struct vci_tree *x, struct vc_list *list, const char *up,
    struct vci_node **node, size_t *n)
{
	size_t cap = 0;
	int rc;

	while ((rc = vc_list_next(list)) == VC_ROW) {
		const struct vc_record *r = vc_list_record(list);

		if (*n == cap) {
			struct vci_node *more;

			cap = cap == 0 ? 32 : 2 * cap;
			more = realloc(*node, cap * sizeof *more);
			if (more == NULL)
				return vci_nomem(x->vc);
			*node = more;
		}
		(*node)[*n] = (struct vci_node){ .id = r->id,
			.number = lent(x, r, "number"),
			.parent = lent(x, r, up),
			.over = r->noun == &vci_goal ? lent(x, r, "parent") :
						       "",
			.up = VCI_NONE };
		if ((*node)[*n].number == NULL || (*node)[*n].parent == NULL ||
		    (*node)[*n].over == NULL)
			return vci_nomem(x->vc);
		++*n;
	}
	return rc == VC_DONE ? VC_OK : rc;
}

size_t
vci_plan_item(const struct vci_tree *x, const char *number, size_t n)
{
	for (size_t i = 0; i < x->nitem; i++)
		if (strlen(x->item[i].number) == n &&
		    memcmp(x->item[i].number, number, n) == 0)
			return i;
	return VCI_NONE;
}

/* The item above: the one that is named, or else the one whose number the
 * node's own begins with: 6 of 6.2, A of A.1. */
static size_t
above(const struct vci_tree *x, const struct vci_node *node, bool itself)
{
	size_t n = strlen(node->number), i;

	if (*node->parent != '\0')
		return vci_plan_item(x, node->parent, strlen(node->parent));
	if (itself && (i = vci_plan_item(x, node->number, n)) != VCI_NONE)
		return i;
	while (n > 0) {
		if (node->number[--n] == '.' &&
		    (i = vci_plan_item(x, node->number, n)) != VCI_NONE)
			return i;
	}
	return VCI_NONE;
}

/* Items that stand above each other in a ring hang on nothing. */
static void
cut_rings(struct vci_tree *x)
{
	for (size_t i = 0; i < x->nitem; i++) {
		size_t at = x->item[i].up;

		for (size_t n = 0; at != VCI_NONE && n <= x->nitem; n++)
			at = at == i ? i : x->item[at].up;
		if (at != VCI_NONE)
			x->item[i].up = VCI_NONE;
	}
}

static int
open_plan(struct vc *vc, const struct vc_noun *noun, int year, const char *sort,
    struct vc_list **list)
{
	char text[8];
	struct vc_filter filter = { (size_t)vci_field(noun, "year"), text };
	struct vc_query q = { .noun = noun,
		.filter = &filter,
		.nfilter = 1,
		.sort = sort };

	snprintf(text, sizeof text, "%d", year);
	return vc_list_open(vc, &q, list);
}

int
vci_plan_read(struct vci_tree *x)
{
	struct vc_list *list;
	int rc = open_plan(x->vc, &vci_plan, x->year, "number", &list);

	if (rc != VC_OK)
		return rc;
	rc = gather(x, list, "parent", &x->item, &x->nitem);
	vc_list_free(list);
	if (rc == VC_OK)
		rc = vci_goals_open(x->vc, x->year, NULL, &list);
	if (rc != VC_OK)
		return rc;
	rc = gather(x, list, "plan", &x->goal, &x->ngoal);
	vc_list_free(list);
	for (size_t i = 0; i < x->nitem; i++)
		x->item[i].up = above(x, &x->item[i], false);
	for (size_t i = 0; i < x->ngoal; i++)
		x->goal[i].up = above(x, &x->goal[i], true);
	cut_rings(x);
	return rc;
}
