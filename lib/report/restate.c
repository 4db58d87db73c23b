/* SPDX-License-Identifier: ISC */
/* What reads otherwise now than when its year was closed. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "restate.h"

int
vci_restate_say(struct vci_restating *r, const struct vc_msg *m, unsigned how)
{
	const char *const *a = m->arg;
	size_t skip = strlen(r->f.number) + 2;
	struct vc_buf b = { 0 };
	int rc = VC_OK;

	if (how & VCI_SAY_NOTE) {
		rc = vci_table_foot(r->vc, r->out, m->id, a[0], a[1], a[2],
		    a[3], a[4], a[5], a[6], a[7]);
		vci_table_foot_numbers(r->out, m->numbers);
		vci_table_foot_words(r->out, m->words);
	}
	if (rc != VC_OK || (how & VCI_SAY_REASON) == 0)
		return rc;
	r->told = true;
	/* Without the goal's number, which stands beside it; what parts one
	 * from another stands in none. */
	vc_msg_print(&b, m->id, m);
	vc_buf_add(&r->reasons, r->reasons.len > 0 ? "; " : "");
	for (size_t i = skip; i < b.len; i++)
		vc_buf_addc(&r->reasons, b.s[i] == ';' ? ',' : b.s[i]);
	vc_buf_free(&b);
	return r->reasons.failed ? vci_nomem(r->vc) : VC_OK;
}

/* ---- cells ----------------------------------------------------------------------- */

bool
vci_cell_same(const struct vc_cell *a, const struct vc_cell *b)
{
	const char *s = a->text == NULL ? "" : a->text;
	const char *t = b->text == NULL ? "" : b->text;

	return a->type == b->type && a->num == b->num && a->num2 == b->num2 &&
	    strcmp(s, t) == 0;
}

static const struct vc_cell *
then(const struct vci_restating *r, enum vci_year_column which)
{
	return &r->then[vci_year_column(which)];
}

static const struct vc_cell *
now(const struct vci_restating *r, enum vci_year_column which)
{
	return &r->now[vci_year_column(which)];
}

static bool
same(const struct vci_restating *r, enum vci_year_column which)
{
	return vci_cell_same(then(r, which), now(r, which));
}

/* As machines write it, "-" where there is nothing. */
static const char *
put_cell(struct vc_buf *b, const struct vc_cell *c)
{
	vc_buf_clear(b);
	vc_cell_print(b, c, NULL);
	if (b->len == 0)
		vc_buf_addc(b, '-');
	return b->failed ? "" : b->s;
}

/* ---- what ------------------------------------------------------------------------- */

/* A figure with, of a ratio, what it is made of. */
static const char *
put_figure(struct vc_buf *b, const struct vc_cell *row, size_t at)
{
	const struct vc_cell *part = &row[vci_year_column(VCI_YEAR_PART)];
	const struct vc_cell *whole = &row[vci_year_column(VCI_YEAR_WHOLE)];

	put_cell(b, &row[at]);
	if (whole->type == VC_CELL_NONE)
		return b->failed ? "" : b->s;
	vc_buf_add(b, " (");
	vc_cell_print(b, part, NULL);
	vc_buf_addc(b, '/');
	vc_cell_print(b, whole, NULL);
	vc_buf_addc(b, ')');
	return b->failed ? "" : b->s;
}

static int
say_figure(struct vci_restating *r, int part)
{
	size_t at = vci_year_column(
	    part == 0 ? VCI_YEAR_RESULT : VCI_YEAR_RESULT2);
	const struct vc_cell *a = &r->then[at], *b = &r->now[at];
	bool numbers = a->type == VC_CELL_DECIMAL && b->type == a->type &&
	    a->num != b->num;
	bool ratio = !same(r, VCI_YEAR_PART) || !same(r, VCI_YEAR_WHOLE);
	struct vc_buf was = { 0 }, is = { 0 };
	char delta[34];
	struct vc_msg m = { .arg = { r->f.number } };
	int n = 1, rc;

	if (numbers)
		m.arg[n++] = vci_signed_text(b->num - a->num, delta);
	m.arg[n++] = part == 0 ? put_figure(&was, r->then, at) :
				 put_cell(&was, a);
	m.arg[n++] = part == 0 ? put_figure(&is, r->now, at) : put_cell(&is, b);
	if (!numbers)
		m.id = part == 0 ?
		    N_("%s: restated: %s when closed, %s now") :
		    N_("%s: second result restated: %s when closed, %s now");
	else
		m.id = part == 0 ?
		    N_("%s: restated %s: %s when closed, %s now") :
		    N_("%s: second result restated %s: %s when closed, %s "
		       "now");
	m.numbers = !numbers ? 0 : ratio ? 1 << 1 : 7 << 1;
	rc = was.failed || is.failed ? vci_nomem(r->vc) :
				       vci_restate_say(r, &m, VCI_SAY_NOTE);
	vc_buf_free(&was);
	vc_buf_free(&is);
	return rc;
}

/* A cell that is no figure. */
static int
say_cell(struct vci_restating *r, const char *title, const struct vc_cell *a,
    const struct vc_cell *b)
{
	struct vc_buf was = { 0 }, is = { 0 };
	struct vc_msg m = { .id = N_("%s: %s: %s when closed, %s now"),
		.arg = { r->f.number, title, put_cell(&was, a),
		    put_cell(&is, b) },
		.words = 1 << 1 };
	int rc;

	if (a->type == VC_CELL_MSG)
		m.words |= 1 << 2;
	if (b->type == VC_CELL_MSG)
		m.words |= 1 << 3;
	if (a->type == VC_CELL_DECIMAL || b->type == VC_CELL_DECIMAL)
		m.numbers = 3 << 2;
	r->restated = true;
	rc = was.failed || is.failed ? vci_nomem(r->vc) :
				       vci_restate_say(r, &m, VCI_SAY_NOTE);
	vc_buf_free(&was);
	vc_buf_free(&is);
	return rc;
}

static const struct {
	enum vci_year_column column;
	const char *title;
} words[] = {
	{ VCI_YEAR_STATUS, N_("Status") },
	{ VCI_YEAR_BASIS, N_("Basis") },
	{ VCI_YEAR_QUALIFIER, N_("About") },
	{ VCI_YEAR_TARGET, N_("Target") },
	{ VCI_YEAR_TARGET2, N_("Second target") },
	{ VCI_YEAR_UNIT, N_("Unit") },
	{ VCI_YEAR_INDICATOR, N_("Indicator") },
	{ VCI_YEAR_KIND, N_("Kind") },
	{ VCI_YEAR_SCOPE, N_("Scope") },
	{ VCI_YEAR_THEME, N_("Theme") },
	{ VCI_YEAR_TEXT, N_("Goal") },
};

static int
what(struct vci_restating *r)
{
	bool milestone = strcmp(r->f.kind, "milestone") == 0;
	int rc = VC_OK;

	r->differs[0] = !same(r, VCI_YEAR_RESULT) || !same(r, VCI_YEAR_PART) ||
	    !same(r, VCI_YEAR_WHOLE);
	r->differs[1] = !same(r, VCI_YEAR_RESULT2);
	for (int i = 0; i < 2 && rc == VC_OK; i++)
		if (r->differs[i])
			rc = say_figure(r, i);
	if (rc == VC_OK && milestone && !same(r, VCI_YEAR_REACHED)) {
		r->differs[0] = true;
		rc = say_cell(r, N_("Day reached"), then(r, VCI_YEAR_REACHED),
		    now(r, VCI_YEAR_REACHED));
	}
	r->restated = r->restated || r->differs[0] || r->differs[1];
	for (size_t i = 0; i < sizeof words / sizeof *words && rc == VC_OK; i++)
		if (!same(r, words[i].column))
			rc = say_cell(r, words[i].title,
			    then(r, words[i].column), now(r, words[i].column));
	return rc;
}

static int
why(struct vci_restating *r)
{
	struct vc_msg m = { .id = N_("%s: nothing tells why"),
		.arg = { r->f.number } };
	int rc = VC_OK;

	if (r->differs[0] || r->differs[1])
		rc = vci_restate_why(r);
	if (rc == VC_OK)
		rc = vci_restate_goal(r);
	return rc != VC_OK || r->told ? rc :
					vci_restate_say(r, &m, VCI_SAY_WHY);
}

/* ---- beside today's figures ---------------------------------------------------------- */

static struct vc_cell
copy(struct vci_restating *r, const struct vc_cell *c)
{
	struct vc_cell to = *c;

	if (c->text != NULL)
		to.text = vci_table_text(r->out, c->text);
	if (c->unit != NULL)
		to.unit = vci_table_text(r->out, c->unit);
	return to;
}

/* The difference of two numbers of a kind. */
static struct vc_cell
change(const struct vc_cell *a, const struct vc_cell *b)
{
	struct vc_cell c = { .type = VC_CELL_NONE };

	if (a->type == b->type && a->type == VC_CELL_DECIMAL &&
	    a->num != b->num)
		c = (struct vc_cell){ .type = a->type,
			.num = b->num - a->num,
			.text = b->num > a->num ? "+" : "" };
	return c;
}

/* What was closed, and by how much today's differ. */
static void
fill_then(struct vci_restating *r, struct vc_cell *c)
{
	static const enum vci_year_column pair[][2] = {
		{ VCI_YEAR_THEN_RESULT, VCI_YEAR_RESULT },
		{ VCI_YEAR_THEN_RESULT2, VCI_YEAR_RESULT2 },
		{ VCI_YEAR_THEN_REACHED, VCI_YEAR_REACHED },
		{ VCI_YEAR_THEN_PART, VCI_YEAR_PART },
		{ VCI_YEAR_THEN_WHOLE, VCI_YEAR_WHOLE },
		{ VCI_YEAR_THEN_TARGET, VCI_YEAR_TARGET },
		{ VCI_YEAR_THEN_TARGET2, VCI_YEAR_TARGET2 },
		{ VCI_YEAR_THEN_STATUS, VCI_YEAR_STATUS },
		{ VCI_YEAR_THEN_BASIS, VCI_YEAR_BASIS },
	};

	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		c[vci_year_column(pair[i][0])] = copy(r, then(r, pair[i][1]));
	c[vci_year_column(VCI_YEAR_CHANGE)] = change(then(r, VCI_YEAR_RESULT),
	    now(r, VCI_YEAR_RESULT));
	c[vci_year_column(VCI_YEAR_CHANGE2)] = change(then(r, VCI_YEAR_RESULT2),
	    now(r, VCI_YEAR_RESULT2));
	if (!r->restated)
		return;
	c[vci_year_column(VCI_YEAR_SHOW_THEN)] = copy(r,
	    then(r, VCI_YEAR_SHOW_RESULT));
	/* Of a milestone people see the day. */
	if (strcmp(r->f.kind, "milestone") != 0)
		c[vci_year_column(VCI_YEAR_SHOW_CHANGE)] =
		    c[vci_year_column(VCI_YEAR_CHANGE)];
}

static void
fill(struct vci_restating *r)
{
	int64_t row = r->row == NULL ? 0 :
				       vci_map_get(r->row, (uint64_t)r->f.id);
	struct vc_cell *c;

	if (row == 0)
		return;
	c = (struct vc_cell *)vc_table_cell(r->out, (size_t)row - 1, 0);
	if (r->then != NULL)
		fill_then(r, c);
	c[vci_year_column(VCI_YEAR_RESTATED)] =
	    (struct vc_cell){ .type = VC_CELL_BOOL, .num = r->restated };
	if (r->restated)
		c[vci_year_column(VCI_YEAR_REASONS)] = (struct vc_cell){
			.type = VC_CELL_TAGS,
			.text = vci_table_text(r->out, r->reasons.s)
		};
}

/* ---- the whole ----------------------------------------------------------------------- */

/* The same goal as it is counted today, beside the row that was kept. */
static int
one_goal(struct vci_restating *r, const struct vci_closed_line *at)
{
	enum vci_status status;
	int rc = vci_year_goal(r->vc, r->is, r->goal, &status);

	if (rc == VC_OK)
		rc = vci_figure(r->vc, r->goal, &r->f);
	if (rc != VC_OK)
		return rc;
	r->line = at->line;
	r->then = vc_table_cell(r->was, at->row, 0);
	r->now = vc_table_cell(r->is, vc_table_nrow(r->is) - 1, 0);
	r->restated = r->told = r->goal_told = false;
	vc_buf_clear(&r->reasons);
	rc = what(r);
	if (rc == VC_OK && r->restated)
		rc = why(r);
	if (rc == VC_OK)
		fill(r);
	vci_figure_release(&r->f);
	return rc;
}

static int
gone(struct vci_restating *r, const struct vci_closed_line *at)
{
	const struct vc_cell *c = vc_table_cell(r->was, at->row,
	    vci_year_column(VCI_YEAR_NUMBER));

	return vci_table_foot(r->vc, r->out,
	    "%s: a goal when it was closed, and none now", c->text);
}

static int
one_line(void *arg, const struct vci_closed_line *at)
{
	struct vci_restating *r = arg;
	int rc;

	if (!vci_bits_add(&r->met, at->goal, NULL))
		return vci_nomem(r->vc);
	rc = vc_get(r->vc, r->goal, at->goal);
	if (rc == VC_E_NOINPUT)
		return gone(r, at);
	return rc == VC_OK ? one_goal(r, at) : rc;
}

static int
new_goal(struct vci_restating *r, const struct vc_record *goal)
{
	struct vc_msg m = { .id = N_(
				"%s: a goal now, and none when it was closed"),
		.arg = { vci_goal_value(goal, "number")->s } };

	r->f = (struct vci_figure){ .id = goal->id, .number = m.arg[0] };
	r->then = NULL;
	r->restated = true;
	vc_buf_clear(&r->reasons);
	return vci_restate_say(r, &m, VCI_SAY_WHY);
}

/* Goals of today that the closed report has not. */
static int
new_goals(struct vci_restating *r, const struct vc_report *want)
{
	struct vc_list *list = NULL;
	int rc = vci_goals_open(r->vc, want->year, want->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		const struct vc_record *goal = vci_goals_record(list);

		rc = VC_OK;
		if (vci_bits_has(&r->met, goal->id))
			continue;
		rc = new_goal(r, goal);
		if (rc == VC_OK)
			fill(r);
	}
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_restate(struct vc *vc, const struct vc_report *want,
    const struct vci_closing *closed, const struct vci_map *row,
    struct vc_table *out)
{
	struct vci_restating r = { .vc = vc,
		.closed = closed,
		.tracer = { .vc = vc, .closed = closed },
		.row = row,
		.out = out };
	int rc = vci_year_table(vc, &r.was);

	if (rc == VC_OK)
		rc = vci_year_table(vc, &r.is);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &r.goal);
	if (rc == VC_OK)
		rc = vci_closed_read(vc, closed->id, want->scope, want->year,
		    r.was, one_line, &r);
	if (rc == VC_OK)
		rc = new_goals(&r, want);
	vci_tracer_release(&r.tracer);
	vci_bits_release(&r.met);
	vc_buf_free(&r.reasons);
	vc_record_free(r.goal);
	vc_table_free(r.was);
	vc_table_free(r.is);
	return rc;
}

int
vc_restated(struct vc *vc, const struct vc_report *want, struct vc_table **tp)
{
	struct vci_closing closed = { 0 };
	int rc = vci_year_table(vc, tp);

	if (rc == VC_OK)
		rc = vci_db_begin_read(vc);
	if (rc != VC_OK)
		return rc;
	rc = vci_closing_get(vc, want->year, &closed);
	if (rc == VC_OK && closed.id != 0 && closed.reopened_at == 0)
		rc = vci_restate(vc, want, &closed, NULL, *tp);
	return vci_db_end(vc, rc);
}
