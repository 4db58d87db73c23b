/* SPDX-License-Identifier: ISC */
/* match explain: why a pair is suggested or not, gate by gate and point by
 * point. */
#include <stdlib.h>

#include "suggest.h"

enum { E_KIND, E_WHAT, E_OUTCOME, E_POINTS, E_WHY, E_COLUMNS };

static struct vc_cell
msg_cell(const char *id)
{
	return (struct vc_cell){ .type = VC_CELL_MSG, .text = id };
}

/* The reason in the reader's language, a machine's in English. */
static void
reason(const struct cmd *c, const struct vc_msg *msg, struct vc_buf *b)
{
	char *text = for_people(c) ? lang_msg(msg) : NULL;

	vc_buf_clear(b);
	vc_buf_add(b, "");
	if (text != NULL)
		vc_buf_add(b, text);
	else
		vc_msg_print(b, msg->id, msg);
	free(text);
}

static void
gate_row(struct cmd *c, const struct vc_explained *e, int gate,
    struct vc_buf *b)
{
	static const char *const outcome[] = { N_("passed"), N_("not passed"),
		N_("unknown") };
	struct vc_cell cell[E_COLUMNS] = { { 0 } };

	reason(c, &e->gate[gate].why, b);
	cell[E_KIND] = msg_cell(N_("gate"));
	cell[E_WHAT] = msg_cell(vc_gate_title((enum vc_gate)gate));
	cell[E_OUTCOME] = msg_cell(outcome[e->gate[gate].outcome]);
	cell[E_WHY] = text_cell(b->s);
	out_row(c->out, cell);
}

static void
points_row(struct cmd *c, const struct vc_explained *e, int i, struct vc_buf *b)
{
	struct vc_cell cell[E_COLUMNS] = { { 0 } };
	bool sum = i == VC_CRITERIA;

	vc_buf_clear(b);
	vc_buf_add(b, "");
	if (!sum && for_people(c))
		suggest_criterion(&e->pair, (enum vc_criterion)i, b);
	cell[E_KIND] = msg_cell(sum ? N_("sum") : N_("points"));
	cell[E_WHAT] = sum ? text_cell(NULL) :
			     msg_cell(vc_criterion_title((enum vc_criterion)i));
	cell[E_POINTS] = number_cell(sum ? e->pair.points : e->pair.point[i]);
	if (*b->s != '\0')
		cell[E_WHY] = text_cell(b->s);
	out_row(c->out, cell);
}

static int
print_explained(struct cmd *c, const struct vc_explained *e)
{
	static const struct vc_column col[E_COLUMNS] = {
		[E_KIND] = { "kind", N_("Kind"), 0 },
		[E_WHAT] = { "what", N_("Criterion"), 0 },
		[E_OUTCOME] = { "outcome", N_("Outcome"), 0 },
		[E_POINTS] = { "points", N_("Points"), VC_COL_RIGHT },
		[E_WHY] = { "why", N_("Why"), VC_COL_WRAP },
	};
	const struct vc_column *ptr[E_COLUMNS];
	struct vc_buf b = { 0 };

	if (writer(c, true) == NULL)
		return 73;
	for (int i = 0; i < E_COLUMNS; i++)
		ptr[i] = &col[i];
	out_columns(c->out, ptr, E_COLUMNS);
	for (int g = 0; g < VC_GATES; g++)
		gate_row(c, e, g, &b);
	for (int i = 0; i <= VC_CRITERIA; i++)
		points_row(c, e, i, &b);
	vc_buf_free(&b);
	out_end(c->out);
	suggest_note(c, _("weights: %s"), e->weights, 0);
	out_note(c->out,
	    e->suggested ? _("this pair may be suggested") :
			   _("this pair isn't suggested"));
	return EX_OK;
}

int
verb_explain_pair(struct cmd *c)
{
	struct vc_match m = { .top = 1 };
	struct vc_explained e = { 0 };
	char *weights = NULL;
	int rc = vc_find(c->vc, vc_noun("volunteer"), c->operand[0],
	    &m.volunteer);

	if (rc == VC_OK)
		rc = vc_find(c->vc, vc_noun("assignment"), c->operand[1],
		    &m.assignment);
	if (rc != VC_OK)
		return fail(c, rc);
	rc = suggest_common(c, &m, &weights);
	if (rc == 0) {
		rc = vc_match_explain(c->vc, &m, &e);
		rc = rc == VC_OK ? print_explained(c, &e) : fail(c, rc);
	}
	vc_explained_release(&e);
	free(weights);
	return rc;
}
