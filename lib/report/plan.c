/* SPDX-License-Identifier: ISC */
/* The plan of a year as a tree, with its goals. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"

enum {
	T_DEPTH,
	T_NUMBER,
	T_KIND,
	T_SHOW_TITLE,
	T_TITLE,
	T_OWNER,
	T_DUE,
	T_INDICATOR,
	T_SHOW_TARGET,
	T_TARGET,
	T_TARGET2,
	T_UNIT,
	T_STATUS,
	T_COUNT
};

/* clang-format off */
static const struct vc_column tree_column[T_COUNT] = {
	[T_DEPTH] = { "depth", "Depth", VC_COL_MACHINE },
	[T_NUMBER] = { "number", N_("No."), 0 },
	[T_KIND] = { "kind", N_("Kind"), 0 },
	[T_SHOW_TITLE] = { "title", N_("Title"), VC_COL_HUMAN | VC_COL_WRAP },
	[T_TITLE] = { "title", "Title", VC_COL_MACHINE },
	[T_OWNER] = { "owner", N_("Owner"), VC_COL_WRAP | VC_COL_SPARE },
	[T_DUE] = { "due", N_("Due"), VC_COL_SPARE },
	[T_INDICATOR] = { "indicator", "Indicator", VC_COL_MACHINE },
	[T_SHOW_TARGET] = { "target", N_("Target"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_WRAP | VC_COL_SPARE },
	[T_TARGET] = { "target", "Target", VC_COL_MACHINE },
	[T_TARGET2] = { "target2", "Second target", VC_COL_MACHINE },
	[T_UNIT] = { "unit", "Unit", VC_COL_MACHINE },
	[T_STATUS] = { "status", N_("Status"), VC_COL_WRAP | VC_COL_SPARE },
};
/* clang-format on */

/* ---- rows --------------------------------------------------------------------- */

static struct vc_cell
text_of(struct vci_tree *x, const struct vc_record *r, const char *field)
{
	const struct vci_value *v = vci_goal_value(r, field);

	if (v->kind != VCI_TEXT)
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, v->s) };
}

/* The title as people see it: further in the further down it hangs. */
static struct vc_cell
indented(struct vci_tree *x, const char *title, int depth)
{
	struct vc_buf b = { 0 };
	struct vc_cell c = { .type = VC_CELL_TEXT };

	for (int i = 0; i < depth; i++)
		vc_buf_add(&b, "\302\240\302\240");
	vc_buf_add(&b, title);
	c.text = vci_table_text(x->t, b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
	return c;
}

static struct vc_cell *
new_row(struct vci_tree *x, const struct vc_record *r, const char *title,
    int depth)
{
	const struct vci_value *due = vci_goal_value(r, "due");
	struct vc_cell *c = vci_table_row(x->vc, x->t);

	if (c == NULL)
		return NULL;
	c[T_DEPTH] = (struct vc_cell){ .type = VC_CELL_INT, .num = depth };
	c[T_NUMBER] = text_of(x, r, "number");
	c[T_TITLE] = text_of(x, r, title);
	c[T_SHOW_TITLE] = indented(x, c[T_TITLE].text, depth);
	c[T_OWNER] = text_of(x, r, "owner");
	if (due->kind == VCI_INT)
		c[T_DUE] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = due->i };
	return c;
}

static struct vc_cell
decimal(const struct vci_condition *p)
{
	return (struct vc_cell){ .type = p->has_target ? VC_CELL_DECIMAL :
							 VC_CELL_NONE,
		.num = p->target };
}

/* As it is counted now. */
static int
counted(struct vci_tree *x, struct vc_record *r, struct vc_cell *c)
{
	struct vci_figure f;
	int rc = vci_figure(x->vc, r, &f);

	if (rc == VC_OK) {
		c[T_INDICATOR] = text_of(x, r, "indicator");
		c[T_SHOW_TARGET] = vci_target_cell(&f, x->t);
		c[T_TARGET] = decimal(&f.part[0]);
		c[T_TARGET2] = decimal(&f.part[1]);
		c[T_UNIT] = text_of(x, r, "unit");
		c[T_STATUS] = vci_status_cell(f.status);
	}
	vci_figure_release(&f);
	return rc;
}

/* As its year was closed. */
static void
as_closed(struct vci_tree *x, int64_t row, struct vc_cell *c)
{
	static const struct {
		int to;
		enum vci_year_column from;
	} cell[] = { { T_INDICATOR, VCI_YEAR_INDICATOR },
		{ T_SHOW_TARGET, VCI_YEAR_SHOW_TARGET },
		{ T_TARGET, VCI_YEAR_TARGET }, { T_TARGET2, VCI_YEAR_TARGET2 },
		{ T_UNIT, VCI_YEAR_UNIT }, { T_STATUS, VCI_YEAR_STATUS } };

	for (size_t i = 0; i < sizeof cell / sizeof *cell; i++)
		c[cell[i].to] = vci_cell_copy(x->t,
		    vc_table_cell(x->closed, (size_t)row - 1,
			vci_year_column(cell[i].from)));
	/* The report has a milestone's last day in its target; here that
	 * stands beside it. */
	if (c[T_SHOW_TARGET].type == VC_CELL_DAY ||
	    (c[T_SHOW_TARGET].unit != NULL && *c[T_SHOW_TARGET].unit == '('))
		c[T_SHOW_TARGET] = c[T_TARGET];
}

static int
goal_row(struct vci_tree *x, struct vc_record *r, int depth)
{
	struct vc_cell *c = new_row(x, r, "text", depth);
	int64_t row = vci_map_get(&x->row, (uint64_t)r->id);

	if (c == NULL)
		return VC_E_NOMEM;
	c[T_KIND] = (struct vc_cell){ .type = VC_CELL_MSG, .text = N_("goal") };
	if (row == 0)
		return counted(x, r, c);
	as_closed(x, row, c);
	return VC_OK;
}

static int
item_row(struct vci_tree *x, struct vc_record *r, int depth)
{
	struct vc_cell *c = new_row(x, r, "title", depth);

	if (c == NULL)
		return VC_E_NOMEM;
	c[T_KIND] = text_of(x, r, "kind");
	c[T_KIND].type = VC_CELL_MSG;
	return VC_OK;
}

static int
show_node(struct vci_tree *x, const struct vc_noun *noun, struct vci_node *node,
    int depth)
{
	struct vc_record *r;
	int rc = vc_record_new(x->vc, noun, &r);

	node->shown = true;
	if (rc != VC_OK)
		return rc;
	rc = vc_get(x->vc, r, node->id);
	if (rc == VC_OK)
		rc = noun == &vci_goal ? goal_row(x, r, depth) :
					 item_row(x, r, depth);
	vc_record_free(r);
	return rc;
}

static bool
is_goal(const struct vci_tree *x, const char *number)
{
	for (size_t i = 0; i < x->ngoal; i++)
		if (strcmp(x->goal[i].number, number) == 0)
			return true;
	return false;
}

/* A goal, and those that it is above of. */
static int
show_goal(struct vci_tree *x, struct vci_node *goal, int depth)
{
	int rc = show_node(x, &vci_goal, goal, depth);

	for (size_t i = 0; i < x->ngoal && rc == VC_OK; i++)
		if (!x->goal[i].shown &&
		    strcmp(x->goal[i].over, goal->number) == 0)
			rc = show_goal(x, &x->goal[i], depth + 1);
	return rc;
}

/* What hangs under an item, and then its goals, by which it is measured;
 * VCI_NONE: at the top. */
static int
show_under(struct vci_tree *x, size_t up, int depth)
{
	int rc = VC_OK;

	for (size_t i = 0; i < x->nitem && rc == VC_OK; i++) {
		if (x->item[i].up != up || x->item[i].shown)
			continue;
		rc = show_node(x, &vci_plan, &x->item[i], depth);
		if (rc == VC_OK)
			rc = show_under(x, i, depth + 1);
	}
	for (size_t i = 0; i < x->ngoal && rc == VC_OK && up != VCI_NONE; i++)
		if (x->goal[i].up == up && !x->goal[i].shown &&
		    !is_goal(x, x->goal[i].over))
			rc = show_goal(x, &x->goal[i], depth);
	return rc;
}

/* ---- what is said below -------------------------------------------------------- */

static int
note_lost(struct vci_tree *x, const struct vci_node *node, size_t n,
    const char *fmt)
{
	int rc = VC_OK;

	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		const char *up = node[i].parent;

		if (node[i].up != VCI_NONE || *up == '\0')
			continue;
		rc = vci_table_foot(x->vc, x->t,
		    vci_plan_item(x, up, strlen(up)) == VCI_NONE ?
			fmt :
			N_("%s: '%s' stands below it, and can't be above it"),
		    node[i].number, up);
	}
	return rc;
}

/* Those that hang on no item; and, at last, those that hang on each other. */
static int
loose_goals(struct vci_tree *x)
{
	int rc = VC_OK;

	for (int ring = 0; ring < 2; ring++)
		for (size_t i = 0; i < x->ngoal && rc == VC_OK; i++)
			if (!x->goal[i].shown &&
			    (ring == 1 || !is_goal(x, x->goal[i].over)))
				rc = show_goal(x, &x->goal[i], 0);
	return rc;
}

static int
note_no_goal(struct vci_tree *x)
{
	int rc = VC_OK;

	for (size_t i = 0; i < x->ngoal && rc == VC_OK; i++)
		if (*x->goal[i].over != '\0' && !is_goal(x, x->goal[i].over))
			rc = vci_table_foot(x->vc, x->t,
			    "%s: no goal has the number '%s' above it",
			    x->goal[i].number, x->goal[i].over);
	return rc;
}

static int
closed_line(void *arg, const struct vci_closed_line *at)
{
	struct vci_tree *x = arg;
	int64_t *row = vci_map_put(&x->row, (uint64_t)at->goal);

	if (row == NULL)
		return vci_nomem(x->vc);
	*row = (int64_t)at->row + 1;
	return VC_OK;
}

/* How the goals of a year that is closed stood then. */
static int
read_closed(struct vci_tree *x)
{
	struct vci_closing c;
	int rc = vci_closing_get(x->vc, x->year, &c);

	if (rc == VC_OK && c.id != 0)
		rc = vci_closed_head(x->vc, x->t, &c, false);
	if (rc != VC_OK || !vci_closing_holds(&c))
		return rc;
	rc = vci_year_table(x->vc, &x->closed);
	return rc == VC_OK ? vci_closed_read(x->vc, c.id, NULL, x->year,
				 x->closed, closed_line, x) :
			     rc;
}

static int
tree(struct vci_tree *x)
{
	char year[8];
	int rc;

	snprintf(year, sizeof year, "%d", x->year);
	rc = vci_table_head(x->vc, x->t, "Plan %s", year);
	if (rc == VC_OK)
		rc = read_closed(x);
	if (rc == VC_OK)
		rc = vci_plan_read(x);
	if (rc == VC_OK)
		rc = show_under(x, VCI_NONE, 0);
	if (rc == VC_OK)
		rc = loose_goals(x);
	if (rc == VC_OK)
		rc = note_lost(x, x->item, x->nitem,
		    N_("%s: the plan has no item '%s' above it"));
	if (rc == VC_OK)
		rc = note_lost(x, x->goal, x->ngoal,
		    N_("%s: the plan has no item '%s' for this goal"));
	return rc == VC_OK ? note_no_goal(x) : rc;
}

int
vc_plan_tree(struct vc *vc, int year, struct vc_table **tp)
{
	struct vci_tree x = { .vc = vc, .year = year };
	int rc = vci_db_begin_read(vc);

	*tp = NULL;
	if (rc != VC_OK)
		return rc;
	rc = vci_table_new(vc, tree_column, T_COUNT, &x.t);
	if (rc == VC_OK)
		rc = tree(&x);
	free(x.item);
	free(x.goal);
	vci_map_release(&x.row);
	vc_table_free(x.closed);
	vci_arena_release(&x.arena);
	rc = vci_db_end(vc, rc);
	if (rc == VC_OK)
		*tp = x.t;
	else
		vc_table_free(x.t);
	return rc;
}
