/* SPDX-License-Identifier: ISC */
/* The calendar of a plan: lines by months; and what a calendar program is to
 * show of a plan. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

/* clang-format off */
#define LINE \
	{ "line", N_("Line"), VC_COL_HUMAN | VC_COL_WRAP }, \
	{ "line", "Line", VC_COL_MACHINE }, \
	{ "title", "Title", VC_COL_MACHINE }
#define SPRING \
	{ "january", N_("January"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "february", N_("February"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "march", N_("March"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "april", N_("April"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "may", N_("May"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "june", N_("June"), VC_COL_WRAP | VC_COL_SPARE }
#define AUTUMN \
	{ "july", N_("July"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "august", N_("August"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "september", N_("September"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "october", N_("October"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "november", N_("November"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "december", N_("December"), VC_COL_WRAP | VC_COL_SPARE }
#define QUARTERS_OF_SPRING \
	{ "quarter_1", N_("1st quarter"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "quarter_2", N_("2nd quarter"), VC_COL_WRAP | VC_COL_SPARE }
#define QUARTERS_OF_AUTUMN \
	{ "quarter_3", N_("3rd quarter"), VC_COL_WRAP | VC_COL_SPARE }, \
	{ "quarter_4", N_("4th quarter"), VC_COL_WRAP | VC_COL_SPARE }
#define HALF_1 \
	{ "half_1", N_("First half"), VC_COL_WRAP | VC_COL_SPARE }
#define HALF_2 \
	{ "half_2", N_("Second half"), VC_COL_WRAP | VC_COL_SPARE }
#define YEAR \
	{ "whole_year", N_("Whole year"), VC_COL_WRAP | VC_COL_SPARE }
#define LATER \
	{ "later", N_("Later"), VC_COL_WRAP | VC_COL_SPARE }

/* In the order of spans, as far as they are shown. */
static const struct vc_column whole[] = { LINE, SPRING, AUTUMN,
	QUARTERS_OF_SPRING, QUARTERS_OF_AUTUMN, HALF_1, HALF_2, YEAR, LATER };
static const struct vc_column first[] = { LINE, SPRING, QUARTERS_OF_SPRING,
	HALF_1, YEAR };
static const struct vc_column second[] = { LINE, AUTUMN, QUARTERS_OF_AUTUMN,
	HALF_2, YEAR, LATER };
/* clang-format on */
#define FIRST    3 /* the column of the first span that is shown */
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Is the span shown with the half (0: the whole year) of it? */
static bool
is_shown(int half, int span)
{
	int from, to;

	if (half == 0 || span == VCI_SPAN_YEAR)
		return true;
	if (span == VCI_SPAN_LATER)
		return half == 2;
	vci_span_months(span, &from, &to);
	return half == 1 ? to <= 6 : from >= 7;
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
	int half;
	int column[VCI_SPANS + 1]; /* of each span, 0: none */
	struct vc_cell *row;       /* of the line that was read last, or NULL */
};

static int
entry(struct months *m, struct vci_stmt *st)
{
	const char *line = vci_col_text(st, 0);
	int span = (int)vci_col_int(st, 2);

	if (span < 1 || span > VCI_SPANS || m->column[span] == 0)
		return VC_OK;
	if (m->row == NULL || strcmp(m->row[1].text, line) != 0) {
		if ((m->row = vci_table_row(m->vc, m->t)) == NULL)
			return VC_E_NOMEM;
		m->row[0] = m->row[1] = text_cell(m->t, line);
		if (!vci_col_null(st, 1)) {
			const char *title = vci_col_text(st, 1);

			m->row[0] = titled(m->t, line, title);
			m->row[2] = text_cell(m->t, title);
		}
	}
	m->row[m->column[span]] = text_cell(m->t, vci_col_text(st, 3));
	return VC_OK;
}

static int
read_months(struct months *m, int year)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_year_sql[VCI_SQL_PLAN_LINES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, year);
	while ((rc = vci_step(m->vc, st)) == VC_ROW)
		if ((rc = entry(m, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* The columns of the half that is asked for. */
static int
columns(struct months *m, struct vc_table **tp)
{
	static const struct {
		const struct vc_column *column;
		size_t n;
	} of[] = { { whole, COUNT(whole) }, { first, COUNT(first) },
		{ second, COUNT(second) } };
	int at = FIRST;

	for (int span = 1; span <= VCI_SPANS; span++)
		if (is_shown(m->half, span))
			m->column[span] = at++;
	return vci_table_new(m->vc, of[m->half].column, of[m->half].n, tp);
}

int
vc_plan_calendar(struct vc *vc, int year, int half, struct vc_table **tp)
{
	struct months m = { .vc = vc, .half = half };
	char text[8];
	int rc = columns(&m, tp);

	m.t = *tp;
	snprintf(text, sizeof text, "%d", year);
	if (rc == VC_OK)
		rc = vci_table_head(vc, m.t, "Calendar %s", text);
	if (rc == VC_OK)
		rc = read_months(&m, year);
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
month_event(struct vc *vc, struct vc_table *t, int year, struct vci_stmt *st)
{
	int span = (int)vci_col_int(st, 2), from, to;
	struct vc_cell *c;
	char uid[64];
	int rc;

	line_uid(year, span, vci_col_text(st, 0), uid);
	rc = add_event(vc, t, uid,
	    vci_col_text(st, vci_col_null(st, 1) ? 0 : 1), vci_col_text(st, 3),
	    &c);
	if (rc != VC_OK)
		return rc;
	c[E_TODO] = (struct vc_cell){ .type = VC_CELL_BOOL,
		.num = span == VCI_SPAN_LATER };
	if (span == VCI_SPAN_LATER)
		return VC_OK;
	vci_span_months(span, &from, &to);
	c[E_DAY] = day_cell(vci_day(year, from, 1));
	c[E_UNTIL] = day_cell(vc_day_add_months(vci_day(year, to, 1), 1) - 1);
	return VC_OK;
}

static int
due_event(struct vc *vc, struct vc_table *t, int year, struct vci_stmt *st)
{
	struct vc_cell *c;
	char uid[64];
	int rc;

	(void)year;
	snprintf(uid, sizeof uid, "%s-%lld", vci_col_text(st, 0),
	    (long long)vci_col_int(st, 1));
	rc = add_event(vc, t, uid, vci_col_text(st, 3), vci_col_text(st, 4),
	    &c);
	if (rc != VC_OK)
		return rc;
	c[E_TODO] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = 1 };
	c[E_DAY] = c[E_UNTIL] = day_cell(vci_col_int(st, 2));
	return VC_OK;
}

static int
events(struct vc *vc, struct vc_table *t, int year, enum vci_year_sql sql,
    int (*add)(struct vc *, struct vc_table *, int, struct vci_stmt *))
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_year_sql[sql]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, year);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		if ((rc = add(vc, t, year, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vc_plan_events(struct vc *vc, int year, struct vc_table **tp)
{
	int rc = vci_table_new(vc, event, E_COUNT, tp);

	if (rc != VC_OK)
		return rc;
	rc = events(vc, *tp, year, VCI_SQL_PLAN_EVENTS, month_event);
	if (rc == VC_OK)
		rc = events(vc, *tp, year, VCI_SQL_PLAN_DUE, due_event);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
