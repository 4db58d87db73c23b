/* SPDX-License-Identifier: ISC */
/* The calendar of a plan: lines by months; and what a calendar program is to
 * show of a plan. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

/* clang-format off */
/* What a line is, then a column for each span. */
static const struct vc_column column[] = {
	{ "line", N_("Line"), VC_COL_HUMAN | VC_COL_WRAP },
	{ "line", "Line", VC_COL_MACHINE },
	{ "title", "Title", VC_COL_MACHINE },
	{ "january", N_("January"), VC_COL_WRAP },
	{ "february", N_("February"), VC_COL_WRAP },
	{ "march", N_("March"), VC_COL_WRAP },
	{ "april", N_("April"), VC_COL_WRAP },
	{ "may", N_("May"), VC_COL_WRAP },
	{ "june", N_("June"), VC_COL_WRAP },
	{ "july", N_("July"), VC_COL_WRAP },
	{ "august", N_("August"), VC_COL_WRAP },
	{ "september", N_("September"), VC_COL_WRAP },
	{ "october", N_("October"), VC_COL_WRAP },
	{ "november", N_("November"), VC_COL_WRAP },
	{ "december", N_("December"), VC_COL_WRAP },
	{ "quarter_1", N_("1st quarter"), VC_COL_WRAP | VC_COL_SPARE },
	{ "quarter_2", N_("2nd quarter"), VC_COL_WRAP | VC_COL_SPARE },
	{ "quarter_3", N_("3rd quarter"), VC_COL_WRAP | VC_COL_SPARE },
	{ "quarter_4", N_("4th quarter"), VC_COL_WRAP | VC_COL_SPARE },
	{ "half_1", N_("First half"), VC_COL_WRAP | VC_COL_SPARE },
	{ "half_2", N_("Second half"), VC_COL_WRAP | VC_COL_SPARE },
	{ "whole_year", N_("Whole year"), VC_COL_WRAP | VC_COL_SPARE },
	{ "later", N_("Later"), VC_COL_WRAP | VC_COL_SPARE },
};
/* clang-format on */
#define FIRST 3 /* the column of the first span */

/* What is shown of a year: a half of it, or all (0); of that the months of a
 * quarter, what is longer than a month (LONGER), or both (0). */
struct part {
	int half, quarter;
};
#define LONGER 5

static bool
in_half(int half, int from, int to)
{
	return half == 0 || (half == 1 ? to <= 6 : from >= 7);
}

static bool
is_shown(const struct part *p, int span)
{
	int from, to;

	if (span < 1 || span > VCI_SPANS)
		return false;
	if (p->quarter == LONGER && span <= 12)
		return false;
	if (p->quarter > 0 && p->quarter < LONGER)
		return span <= 12 && (span + 2) / 3 == p->quarter;
	if (span == VCI_SPAN_YEAR)
		return true;
	if (span == VCI_SPAN_LATER)
		return p->half != 1;
	vci_span_months(span, &from, &to);
	return in_half(p->half, from, to);
}

/* The span of the plan in which something is due; 0: it is before the year. */
static int
due_span(int year, int64_t day)
{
	int y, month, d;

	vci_day_civil(day, &y, &month, &d);
	return y < year ? 0 : y > year ? VCI_SPAN_LATER : month;
}

static struct vc_cell
text_cell(struct vc_table *t, const char *s)
{
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, s) };
}

/* "6) What the plan calls it": how people see a line of the plan. */
static struct vc_cell
titled(struct vc_table *t, const char *line, const char *title)
{
	struct vc_buf b = { 0 };
	struct vc_cell c;

	if (title == NULL)
		return text_cell(t, line);
	vc_buf_add(&b, line);
	vc_buf_add(&b, ") ");
	vc_buf_add(&b, title);
	c = text_cell(t, b.failed ? line : b.s);
	vc_buf_free(&b);
	return c;
}

/* A year's lines, or those of a half of it. */
struct months {
	struct vc *vc;
	struct vc_table *t;
	int year;
	struct part part;
	int column[VCI_SPANS + 1]; /* of each span, 0: none */
	struct vc_cell *row;       /* of the line that was read last, or NULL */
	size_t lines;              /* rows of the calendar's own lines */
};

static int
new_line(struct months *m, const char *line, const char *title)
{
	if ((m->row = vci_table_row(m->vc, m->t)) == NULL)
		return VC_E_NOMEM;
	m->row[0] = titled(m->t, line, title);
	m->row[1] = text_cell(m->t, line);
	if (title != NULL)
		m->row[2] = text_cell(m->t, title);
	return VC_OK;
}

static int
entry(void *arg, struct vci_stmt *st)
{
	struct months *m = arg;
	const char *line = vci_col_text(st, 0);
	int span = (int)vci_col_int(st, 2), rc = VC_OK;

	if (!is_shown(&m->part, span))
		return VC_OK;
	if (m->row == NULL || strcmp(m->row[1].text, line) != 0)
		rc = new_line(m, line,
		    vci_col_null(st, 1) ? NULL : vci_col_text(st, 1));
	if (rc == VC_OK)
		m->row[m->column[span]] = text_cell(m->t, vci_col_text(st, 3));
	return rc;
}

/* The row of a line of the calendar, which may be an item's; NULL: none. */
static struct vc_cell *
line_of(struct months *m, const char *number)
{
	for (size_t i = 0; i < m->lines; i++) {
		const struct vc_cell *c = vc_table_cell(m->t, i, 0);

		if (strcmp(c[1].text, number) == 0)
			return (struct vc_cell *)(uintptr_t)c;
	}
	return NULL;
}

/* Puts a day beside what stands in the month. */
static void
add_day(struct months *m, struct vc_cell *c, int64_t day)
{
	struct vc_buf b = { 0 };
	char text[16];

	if (c->type == VC_CELL_TEXT) {
		vc_buf_add(&b, c->text);
		vc_buf_add(&b, "; ");
	}
	vc_buf_add(&b, vc_day_format(day, text));
	*c = text_cell(m->t, b.failed ? text : b.s);
	vc_buf_free(&b);
}

/* An item or a goal, with its last day. */
static int
due_line(void *arg, struct vci_stmt *st)
{
	struct months *m = arg;
	bool item = strcmp(vci_col_text(st, 0), vci_plan.name) == 0;
	int64_t day = vci_col_int(st, 2);
	int span = due_span(m->year, day), rc = VC_OK;

	if (!is_shown(&m->part, span))
		return VC_OK;
	m->row = item ? line_of(m, vci_col_text(st, 3)) : NULL;
	if (m->row == NULL)
		rc = new_line(m, vci_col_text(st, 3), vci_col_text(st, 4));
	if (rc == VC_OK)
		add_day(m, &m->row[m->column[span]], day);
	return rc;
}

static int
each_of(struct vc *vc, int year, enum vci_year_sql sql,
    int (*each)(void *, struct vci_stmt *), void *arg)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_year_sql[sql]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, year);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		if ((rc = each(arg, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* The columns of the part that is asked for. */
static int
columns(struct months *m, struct vc_table **tp)
{
	struct vc_column *col;
	size_t n = FIRST;
	int rc;

	for (int span = 1; span <= VCI_SPANS; span++)
		if (is_shown(&m->part, span))
			m->column[span] = (int)n++;
	rc = vci_table_of(m->vc, n, &col, tp);
	if (rc != VC_OK)
		return rc;
	for (int i = 0; i < FIRST; i++)
		col[i] = column[i];
	for (int span = 1; span <= VCI_SPANS; span++)
		if (m->column[span] != 0)
			col[m->column[span]] = column[FIRST + span - 1];
	return VC_OK;
}

/* The whole, or the piece that begins it. */
static bool
is_first(const struct part *p)
{
	return p->quarter == (p->quarter == 0 ? 0 : p->half == 2 ? 3 : 1);
}

int
vc_plan_calendar(struct vc *vc, int year, int half, int quarter,
    struct vc_table **tp)
{
	struct months m = { .vc = vc, .year = year, .part = { half, quarter } };
	char text[8];
	int rc = columns(&m, tp);

	m.t = *tp;
	snprintf(text, sizeof text, "%d", year);
	if (rc == VC_OK && is_first(&m.part))
		rc = vci_table_head(vc, m.t, "Calendar %s", text);
	if (rc == VC_OK)
		rc = each_of(vc, year, VCI_SQL_PLAN_LINES, entry, &m);
	m.lines = m.t == NULL ? 0 : vc_table_nrow(m.t);
	if (rc == VC_OK)
		rc = each_of(vc, year, VCI_SQL_PLAN_DUE, due_line, &m);
	if (rc == VC_OK && vc_table_nrow(m.t) == 0 && quarter > 0 &&
	    quarter < LONGER)
		rc = new_line(&m, "\342\200\223", NULL);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- for a calendar program -------------------------------------------------- */

enum { E_UID, E_TODO, E_DAY, E_UNTIL, E_SUMMARY, E_COUNT };

static const struct vc_column event[E_COUNT] = {
	[E_UID] = { "uid", "Id", VC_COL_MACHINE },
	[E_TODO] = { "todo", "To do", VC_COL_MACHINE },
	[E_DAY] = { "day", "Day", VC_COL_MACHINE },
	[E_UNTIL] = { "until", "Until", VC_COL_MACHINE },
	[E_SUMMARY] = { "summary", "Summary", VC_COL_MACHINE },
};

struct events {
	struct vc *vc;
	struct vc_table *t;
	int year;
};

static struct vc_cell
day_cell(int64_t day)
{
	return (struct vc_cell){ .type = VC_CELL_DAY, .num = day };
}

/* "6.2: what it says" */
static int
add_event(struct vc *vc, struct vc_table *t, const char *uid, const char *what,
    const char *text, struct vc_cell **row)
{
	struct vc_cell *c = vci_table_row(vc, t);
	struct vc_buf b = { 0 };

	if (c == NULL)
		return VC_E_NOMEM;
	vc_buf_add(&b, what);
	vc_buf_add(&b, ": ");
	vc_buf_add(&b, text);
	c[E_UID] = text_cell(t, uid);
	c[E_SUMMARY] = text_cell(t, b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
	*row = c;
	return VC_OK;
}

/* A name for ever: letters, digits and '-'. A line is known by its words. */
static void
line_uid(int year, int span, const char *line, char uid[64])
{
	uint64_t hash = 14695981039346656037u;

	for (; *line != '\0'; line++)
		hash = (hash ^ (unsigned char)*line) * 1099511628211u;
	snprintf(uid, 64, "calendar-%d-%02d-%016llx", year, span,
	    (unsigned long long)hash);
}

static int
month_event(void *arg, struct vci_stmt *st)
{
	struct events *e = arg;
	int span = (int)vci_col_int(st, 2), from, to;
	struct vc_cell *c;
	char uid[64];
	int rc;

	line_uid(e->year, span, vci_col_text(st, 0), uid);
	rc = add_event(e->vc, e->t, uid,
	    vci_col_text(st, vci_col_null(st, 1) ? 0 : 1), vci_col_text(st, 3),
	    &c);
	if (rc != VC_OK)
		return rc;
	c[E_TODO] = (struct vc_cell){ .type = VC_CELL_BOOL,
		.num = span == VCI_SPAN_LATER };
	if (span == VCI_SPAN_LATER)
		return VC_OK;
	vci_span_months(span, &from, &to);
	c[E_DAY] = day_cell(vci_day(e->year, from, 1));
	c[E_UNTIL] = day_cell(
	    vc_day_add_months(vci_day(e->year, to, 1), 1) - 1);
	return VC_OK;
}

static int
due_event(void *arg, struct vci_stmt *st)
{
	struct events *e = arg;
	struct vc_cell *c;
	char uid[64];
	int rc;

	snprintf(uid, sizeof uid, "%s-%lld", vci_col_text(st, 0),
	    (long long)vci_col_int(st, 1));
	rc = add_event(e->vc, e->t, uid, vci_col_text(st, 3),
	    vci_col_text(st, 4), &c);
	if (rc != VC_OK)
		return rc;
	c[E_TODO] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = 1 };
	c[E_DAY] = c[E_UNTIL] = day_cell(vci_col_int(st, 2));
	return VC_OK;
}

int
vc_plan_events(struct vc *vc, int year, struct vc_table **tp)
{
	struct events e = { .vc = vc, .year = year };
	int rc = vci_table_new(vc, event, E_COUNT, tp);

	if (rc != VC_OK)
		return rc;
	e.t = *tp;
	rc = each_of(vc, year, VCI_SQL_PLAN_EVENTS, month_event, &e);
	if (rc == VC_OK)
		rc = each_of(vc, year, VCI_SQL_PLAN_DUE, due_event, &e);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
