/* SPDX-License-Identifier: ISC */
/* What hangs on an initiative: its stages and what was noted; and how those
 * that started spread over time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

static struct vc_cell
text(struct vc_table *t, struct vci_stmt *st, int col, enum vc_cell_type type)
{
	if (vci_col_null(st, col))
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = type,
		.text = vci_table_text(t, vci_col_text(st, col)) };
}

static struct vc_cell
number(struct vci_stmt *st, int col, enum vc_cell_type type)
{
	if (vci_col_null(st, col))
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = type, .num = vci_col_int(st, col) };
}

static int
prepare_of(struct vc *vc, enum vci_year_sql sql, int64_t of,
    struct vci_stmt **st)
{
	int rc = vci_prepare(vc, st, vci_year_sql[sql]);

	if (rc == VC_OK)
		vci_bind_int(*st, 1, of);
	return rc;
}

static int
end(struct vc_table **tp, int rc)
{
	if (rc == VC_OK || rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- its stages ------------------------------------------------------------------ */

/* The rows of a statement are put in order as they come: there are few. */
static int
stages_in_order(struct vc *vc, struct vci_stmt *st, struct vc_table *t)
{
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, t);
		int64_t rank = vci_stage_rank(vci_col_text(st, 1),
		    vci_col_null(st, 5) ? VCI_STAGE_UNRANKED :
					  vci_col_int(st, 5));

		if (c == NULL)
			return VC_E_NOMEM;
		c[0] = number(st, 0, VC_CELL_YEAR);
		c[1] = text(t, st, 1, VC_CELL_MSG);
		c[2] = number(st, 2, VC_CELL_DAY);
		c[3] = number(st, 3, VC_CELL_DAY);
		c[4] = text(t, st, 4, VC_CELL_TEXT);
		c[5] = (struct vc_cell){ .type = VC_CELL_INT, .num = rank };
		for (size_t n = vc_table_nrow(t) - 1; n > 0; n--) {
			struct vc_cell swap[6], *a = c - 6;

			if (a[5].num <= c[5].num)
				break;
			memcpy(swap, a, sizeof swap);
			memcpy(a, c, sizeof swap);
			memcpy(c, swap, sizeof swap);
			c = a;
		}
	}
	return rc;
}

int
vc_initiative_stages(struct vc *vc, int64_t id, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "id", N_("Id"),
						    VC_COL_RIGHT },
		{ "stage", N_("Stage"), VC_COL_WRAP },
		{ "planned_on", N_("Planned"), 0 },
		{ "reached_on", N_("Reached"), 0 },
		{ "note", N_("Note"), VC_COL_WRAP | VC_COL_SPARE },
		{ "rank", "Rank", VC_COL_MACHINE } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 6, tp);

	if (rc == VC_OK)
		rc = prepare_of(vc, VCI_SQL_STAGES_OF, id, &st);
	if (rc == VC_OK)
		rc = stages_in_order(vc, st, *tp);
	vci_finalize(st);
	return end(tp, rc);
}

/* ---- what was noted ---------------------------------------------------------------- */

static int
remarks_of_kind(struct vc *vc, struct vci_stmt *st, const char *kind,
    struct vc_table *t)
{
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c;

		if (strcmp(vci_col_text(st, 1), kind) != 0)
			continue;
		if ((c = vci_table_row(vc, t)) == NULL)
			return VC_E_NOMEM;
		c[0] = (struct vc_cell){ .type = VC_CELL_MSG, .text = kind };
		c[1] = number(st, 0, VC_CELL_YEAR);
		c[2] = number(st, 2, VC_CELL_DAY);
		c[3] = text(t, st, 3, VC_CELL_TEXT);
		c[4] = text(t, st, 4, VC_CELL_TEXT);
		c[5] = text(t, st, 5, VC_CELL_TEXT);
	}
	return rc;
}

int
vc_initiative_remarks(struct vc *vc, int64_t id, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "kind", N_("Kind"),
						    VC_COL_GROUP },
		{ "id", N_("Id"), VC_COL_RIGHT }, { "on", N_("On"), 0 },
		{ "text", N_("Text"), VC_COL_WRAP },
		{ "addressee", N_("To"), VC_COL_WRAP | VC_COL_SPARE },
		{ "answer", N_("Answer"), VC_COL_WRAP | VC_COL_SPARE } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 6, tp);

	if (rc == VC_OK)
		rc = prepare_of(vc, VCI_SQL_REMARKS_OF, id, &st);
	for (const struct vci_code *k = vci_remark_kinds.code;
	     k->code != NULL && (rc == VC_OK || rc == VC_DONE); k++) {
		rc = remarks_of_kind(vc, st, k->code, *tp);
		vci_reset(st);
		vci_bind_int(st, 1, id);
	}
	vci_finalize(st);
	return end(tp, rc);
}

/* ---- how they spread --------------------------------------------------------------- */

/* Spans of so many months, by number since the year 0. */
struct spread {
	struct vc *vc;
	struct vc_table *t;
	int months;
	int64_t at;
	int64_t n, first; /* in the span */
	int64_t all, all_first;
};

static int64_t
span_of(const struct spread *s, int64_t day)
{
	int year, month, mday;

	vci_day_civil(day, &year, &month, &mday);
	return (12 * (int64_t)year + month - 1) / s->months;
}

static void
span_name(const struct spread *s, char name[24])
{
	int64_t month = s->at * s->months;
	int year = (int)(month / 12), in = (int)(month % 12);

	if (s->months == 12)
		snprintf(name, 24, "%d", year);
	else if (s->months == 3)
		snprintf(name, 24, "%d-Q%d", year, in / 3 + 1);
	else
		snprintf(name, 24, "%d-%02d", year, in + 1);
}

/* The span that is over, and the next one. */
static int
close_span(struct spread *s)
{
	struct vc_cell *c = vci_table_row(s->vc, s->t);
	const int64_t n[] = { s->n, s->first, s->all += s->n,
		s->all_first += s->first };
	char name[24];

	if (c == NULL)
		return VC_E_NOMEM;
	span_name(s, name);
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(s->t, name) };
	for (int i = 0; i < 4; i++)
		c[1 + i] = (struct vc_cell){ .type = VC_CELL_INT, .num = n[i] };
	s->n = s->first = 0;
	s->at++;
	return VC_OK;
}

static int
spread(struct spread *s, struct vci_stmt *st)
{
	bool any = false;
	int rc;

	while ((rc = vci_step(s->vc, st)) == VC_ROW) {
		int64_t span = span_of(s, vci_col_int(st, 0));

		s->at = any ? s->at : span;
		any = true;
		while (s->at < span)
			if ((rc = close_span(s)) != VC_OK)
				return rc;
		s->n++;
		s->first += vci_col_int(st, 1) == 1;
	}
	rc = rc == VC_DONE ? VC_OK : rc;
	while (rc == VC_OK && any && s->at <= span_of(s, vc_today(s->vc)))
		rc = close_span(s);
	return rc;
}

int
vc_initiative_spread(struct vc *vc, const char *span, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "span", N_("Span"), 0 },
		{ "started", N_("Started"), VC_COL_RIGHT },
		{ "first_time", N_("First time"), VC_COL_RIGHT },
		{ "started_in_all", N_("Started in all"), VC_COL_RIGHT },
		{ "first_time_in_all", N_("First time in all"),
		    VC_COL_RIGHT } };
	static const struct {
		const char *word;
		int months;
	} of[] = { { "month", 1 }, { "quarter", 3 }, { "year", 12 } };
	struct spread s = { .vc = vc };
	struct vci_stmt *st = NULL;
	int rc;

	*tp = NULL;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (strcmp(of[i].word, span == NULL ? "quarter" : span) == 0)
			s.months = of[i].months;
	if (s.months == 0)
		return vci_err(vc, VC_E_USAGE,
		    "'%s' is no span: month, quarter or year", span);
	rc = vci_table_new(vc, col, 5, tp);
	s.t = *tp;
	if (rc == VC_OK)
		rc = prepare_of(vc, VCI_SQL_SPREAD, vc_today(vc), &st);
	if (rc == VC_OK)
		rc = spread(&s, st);
	vci_finalize(st);
	return end(tp, rc);
}
