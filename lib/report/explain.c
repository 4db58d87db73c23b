/* SPDX-License-Identifier: ISC */
/* Why a figure is what it is: the rule, and the records that add up to it. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../core/place.h"
#include "report.h"

enum { C_PART, C_ID, C_DAY, C_PLACE, C_ORG, C_AMOUNT, C_SOURCE, C_COUNT };

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_PART] = { "condition", "Condition", VC_COL_MACHINE },
	[C_ID] = { "id", "Id", VC_COL_RIGHT },
	[C_DAY] = { "on", "On", 0 },
	[C_PLACE] = { "municipality", "Municipality", 0 },
	[C_ORG] = { "organisation", "Organisation", VC_COL_WRAP },
	[C_AMOUNT] = { "amount", "Amount", VC_COL_RIGHT },
	[C_SOURCE] = { "source", "Source", VC_COL_WRAP },
};
/* clang-format on */

struct explain {
	struct vc *vc;
	struct vc_table *t;
	struct vci_figure f;
	int64_t sum;
};

static void
place_cell(struct explain *x, int64_t id, struct vc_cell *c)
{
	char code[16];
	const struct vci_place *p = vci_place_get(id);

	*c = (struct vc_cell){ .type = VC_CELL_NAMED,
		.text = vci_table_text(x->t, vci_place_code(id, code)),
		.unit = p == NULL ? NULL : p->name };
}

static int
fact_row(struct explain *x, struct vci_stmt *st, int part)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_PART] = (struct vc_cell){ .type = VC_CELL_INT, .num = part };
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[C_DAY] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 1) };
	if (!vci_col_null(st, 2))
		place_cell(x, vci_col_int(st, 2), &c[C_PLACE]);
	if (!vci_col_null(st, 3))
		c[C_ORG] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(x->t, vci_col_text(st, 3)) };
	c[C_AMOUNT] = (struct vc_cell){ .type = VC_CELL_INT,
		.num = vci_col_int(st, 4) };
	x->sum += vci_col_int(st, 4);
	return VC_OK;
}

/* Every fact within the span, with the name of its organisation. */
static int
facts(struct explain *x, const struct vci_indicator *ind,
    const struct vci_span *span, int part)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&sql, "SELECT x.id, x.day, x.municipality, g.name, x.amount "
	    "FROM (");
	vci_facts_sql(ind, span, "f.id AS id, f.day AS day, "
	    "f.municipality AS municipality, f.org AS org, "
	    "f.amount AS amount", &sql);
	vc_buf_add(&sql, ") x LEFT JOIN org g ON g.id = x.org "
	    "ORDER BY x.day, x.id");
	rc = sql.failed ? vci_nomem(x->vc) : vci_prepare(x->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_span_bind(st, span);
	x->sum = 0;
	while ((rc = vci_step(x->vc, st)) == VC_ROW)
		if ((rc = fact_row(x, st, part)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
total(struct explain *x, const char *what)
{
	char text[32];

	return vci_table_foot(x->vc, x->t, "%s: the amounts add up to %s", what,
	    vci_decimal_text(x->sum * 1000, text));
}

static int
span_head(struct explain *x, const struct vci_span *span)
{
	char from[16] = "", to[16], code[16] = "";
	int rc;

	if (span->from > INT32_MIN)
		vc_day_format(span->from, from);
	rc = vci_table_head(x->vc, x->t, "Days: %s..%s", from,
	    vc_day_format(span->to - 1, to));
	if (rc == VC_OK && span->narrow.municipality != 0)
		rc = vci_table_head(x->vc, x->t, "Municipality: %s",
		    vci_place_code(span->narrow.municipality, code));
	if (rc == VC_OK && span->narrow.org != 0) {
		snprintf(code, sizeof code, "%lld",
		    (long long)span->narrow.org);
		rc = vci_table_head(x->vc, x->t, "Organisation: %s", code);
	}
	return rc;
}

static int
counted(struct explain *x, const struct vci_condition *p,
    const struct vci_indicator *ind, int part)
{
	struct vci_span span = p->span;
	int rc;

	if (strcmp(x->f.kind, "share") == 0) {
		struct vci_narrow filter;
		const struct vci_value *v = vci_goal_value(x->f.goal, "filter");

		rc = vci_narrow_parse(x->vc, v->s, &filter);
		if (rc != VC_OK)
			return rc;
		if (filter.municipality != 0)
			span.narrow.municipality = filter.municipality;
		if (filter.org != 0)
			span.narrow.org = filter.org;
	}
	rc = vci_table_head(x->vc, x->t, "Counts: %s (%s)", ind->rule,
	    ind->key);
	if (rc == VC_OK)
		rc = span_head(x, &span);
	if (rc == VC_OK)
		rc = facts(x, ind, &span, part);
	return rc == VC_OK ? total(x, ind->key) : rc;
}

/* Of a share, the whole: every fact, the part's among them. */
static int
whole(struct explain *x, const struct vci_condition *p)
{
	const struct vci_value *v = vci_goal_value(x->f.goal, "indicator2");
	const char *key = v->kind == VCI_TEXT ? v->s : p->indicator;
	const struct vci_indicator *ind = vci_indicator(key);
	int rc;

	if (ind == NULL)
		return VC_OK;
	rc = facts(x, ind, &p->span, 2);
	return rc == VC_OK ? total(x, "the whole") : rc;
}

static int
recorded_row(struct explain *x, struct vci_stmt *st)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);
	struct vc_buf b = { 0 };

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_DAY] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 1) };
	if (!vci_col_null(st, 2))
		c[C_AMOUNT] = (struct vc_cell){ .type = VC_CELL_DECIMAL,
			.num = vci_col_int(st, 2),
			.text = vci_table_text(x->t, vci_col_text(st, 3)) };
	else
		c[C_AMOUNT] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(x->t, vci_col_text(st, 4)) };
	vc_buf_add(&b, vci_col_text(st, 5));
	vc_buf_add(&b, b.len == 0 ? "" : " (");
	vc_buf_add(&b, vci_col_text(st, 6));
	vc_buf_add(&b, vci_col_null(st, 5) ? "" : ")");
	c[C_SOURCE] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, b.s) };
	vc_buf_free(&b);
	return VC_OK;
}

static int
recorded(struct explain *x)
{
	const struct vci_figure *f = &x->f;
	struct vci_stmt *st;
	int rc = vci_prepare(x->vc, &st, vci_goal_sql[VCI_SQL_RESULTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, f->year);
	vci_bind_text(st, 2, f->scope);
	vci_bind_text(st, 3, f->number);
	vci_bind_text(st, 4, f->part[0].indicator);
	vci_bind_text(st, 5, f->part[f->nparts - 1].indicator);
	while ((rc = vci_step(x->vc, st)) == VC_ROW)
		if ((rc = recorded_row(x, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
explain(struct explain *x)
{
	const struct vci_figure *f = &x->f;
	size_t before;
	int rc = vci_table_head(x->vc, x->t, "%s: %s", f->number,
	    vci_goal_value(f->goal, "text")->s);

	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		const struct vci_indicator *ind =
		    vci_indicator(f->part[i].indicator);

		if (ind != NULL)
			rc = counted(x, &f->part[i], ind, (int)i + 1);
		else
			rc = vci_table_head(x->vc, x->t, "Recorded by hand: %s",
			    f->part[i].indicator);
	}
	if (rc == VC_OK && strcmp(f->kind, "share") == 0)
		rc = whole(x, f->part);
	before = vc_table_nrow(x->t);
	if (rc == VC_OK && f->nparts > 0)
		rc = recorded(x);
	if (rc == VC_OK && before == 0 && vc_table_nrow(x->t) == 0)
		rc = vci_table_foot(x->vc, x->t,
		    "%s: no result is counted or recorded", f->number);
	return rc;
}

/* The one goal of that number; with several scopes, one must be named. */
static int
find_goal(struct explain *x, struct vc_list *list, const char *number,
    struct vc_record **goal)
{
	int rc, found = 0;

	while ((rc = vc_list_next(list)) == VC_ROW) {
		struct vc_record *r = vci_goals_record(list);

		if (strcmp(vci_goal_value(r, "number")->s, number) != 0)
			continue;
		if (found++ == 0) {
			int64_t id = r->id;

			rc = vc_record_new(x->vc, &vci_goal, goal);
			if (rc == VC_OK)
				rc = vc_get(x->vc, *goal, id);
			if (rc != VC_OK)
				return rc;
		}
	}
	if (rc != VC_DONE)
		return rc;
	if (found == 0)
		return vci_err(x->vc, VC_E_NOINPUT, "no goal has the number "
		    "'%s' in that year", number);
	if (found > 1)
		return vci_err(x->vc, VC_E_USAGE, "goal '%s' stands in more "
		    "than one scope; name it with --scope", number);
	return VC_OK;
}

int
vc_explain(struct vc *vc, const char *number, int year, const char *scope,
    struct vc_table **tp)
{
	struct explain x = { .vc = vc };
	struct vc_record *goal = NULL;
	struct vc_list *list = NULL;
	int rc = vci_db_begin_read(vc);

	*tp = NULL;
	if (rc != VC_OK)
		return rc;
	rc = vci_table_new(vc, column, C_COUNT, &x.t);
	if (rc == VC_OK)
		rc = vci_goals_open(vc, year, scope, &list);
	if (rc == VC_OK)
		rc = find_goal(&x, list, number, &goal);
	if (rc == VC_OK)
		rc = vci_figure(vc, goal, &x.f);
	if (rc == VC_OK)
		rc = explain(&x);
	vci_figure_release(&x.f);
	vc_record_free(goal);
	vc_list_free(list);
	vci_db_rollback(vc);
	if (rc == VC_OK)
		*tp = x.t;
	else
		vc_table_free(x.t);
	return rc;
}
