/* SPDX-License-Identifier: ISC */
/* Folds over facts: sums, running sums, several periods in one pass. */
#include "goal.h"

const char *const vci_goal_sql[VCI_GOAL_SQL_COUNT] = {
	[VCI_SQL_RESULTS] =
	    "SELECT indicator, on_day, value, qualifier, stated, text, "
	    "data_source, number, id FROM result WHERE year = $1 AND "
	    "scope = $2 AND (number = $3 OR (number = '' AND (indicator = $4 OR "
	    "indicator = $5))) ORDER BY on_day, id",
	[VCI_SQL_RECORDED_MONTHS] =
	    "SELECT on_day, value, qualifier FROM result WHERE scope = $2 AND "
	    "value IS NOT NULL AND (indicator = $1 OR (indicator = '' AND "
	    "year = $3 AND number = $4)) ORDER BY on_day, id",
};

/* The columns of facts that a span is narrowed by; how many. */
static int
narrowed(const struct vci_span *span, const char *column[3], int64_t value[3])
{
	const struct vci_narrow *to = &span->narrow;
	const int64_t all[3] = { to->municipality, to->org, to->list };
	static const char *const name[3] = { "municipality", "org", "list" };
	int n = 0;

	for (int i = 0; i < 3; i++) {
		if (all[i] == 0)
			continue;
		column[n] = name[i];
		value[n++] = all[i];
	}
	return n;
}

/* Parameters without a gap, for engines that want to know each one's type. */
#define FIRST_PARAM 3

void
vci_facts_sql(const struct vci_indicator *ind, const struct vci_span *span,
    const char *columns, struct vc_buf *b)
{
	const char *column[3];
	int64_t value[3];
	int n = narrowed(span, column, value);

	vc_buf_add(b, "SELECT ");
	vc_buf_add(b, columns);
	vc_buf_add(b, " FROM (");
	vc_buf_add(b, ind->facts);
	vc_buf_add(b, ") f WHERE f.day >= $1 AND f.day < $2");
	for (int i = 0; i < n; i++) {
		vc_buf_add(b, " AND f.");
		vc_buf_add(b, column[i]);
		vc_buf_add(b, " = $");
		vci_sql_int(b, FIRST_PARAM + i);
	}
}

/* The first after those of vci_facts_sql. */
static int
next_param(const struct vci_span *span)
{
	const char *column[3];
	int64_t value[3];

	return FIRST_PARAM + narrowed(span, column, value);
}

void
vci_span_bind(struct vci_stmt *st, const struct vci_span *span)
{
	const char *column[3];
	int64_t value[3];
	int n = narrowed(span, column, value);

	vci_bind_int(st, 1, span->from);
	vci_bind_int(st, 2, span->to);
	for (int i = 0; i < n; i++)
		vci_bind_int(st, FIRST_PARAM + i, value[i]);
}

/* Runs a statement of one row; `n` integers of it into v. `bind` gives the
 * parameters from its number on. */
static int
one_row(struct vc *vc, struct vc_buf *sql, const struct vci_span *span,
    void (*bind)(struct vci_stmt *, int, const void *), const void *arg,
    int64_t *v, int n)
{
	struct vci_stmt *st = NULL;
	int rc = sql->failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql->s);

	vc_buf_free(sql);
	if (rc != VC_OK)
		return rc;
	vci_span_bind(st, span);
	if (bind != NULL)
		bind(st, next_param(span), arg);
	rc = vci_step(vc, st);
	for (int i = 0; rc == VC_ROW && i < n; i++)
		v[i] = vci_col_null(st, i) ? INT64_MAX : vci_col_int(st, i);
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

int
vci_fold(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, int64_t *sum)
{
	struct vc_buf sql = { 0 };

	vci_facts_sql(ind, span, "CAST(coalesce(sum(f.amount), 0) AS @INT@)",
	    &sql);
	return one_row(vc, &sql, span, NULL, NULL, sum, 1);
}

static void
bind_n(struct vci_stmt *st, int param, const void *n)
{
	vci_bind_int(st, param, *(const int64_t *)n);
}

int
vci_first_day(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, int64_t n, int64_t *day)
{
	struct vc_buf sql = { 0 };

	vc_buf_add(&sql, "SELECT min(r.day) FROM (");
	vci_facts_sql(ind, span,
	    "f.day AS day, sum(f.amount) OVER "
	    "(ORDER BY f.day, f.id) AS so_far",
	    &sql);
	vc_buf_add(&sql, ") r WHERE r.so_far >= $");
	vci_sql_int(&sql, next_param(span));
	return one_row(vc, &sql, span, bind_n, &n, day, 1);
}

static void
bind_days(struct vci_stmt *st, int param, const void *arg)
{
	const int64_t(*day)[2] = arg;

	for (int i = 0; i < 4; i++) {
		vci_bind_int(st, param + 2 * i, day[i][0]);
		vci_bind_int(st, param + 2 * i + 1, day[i][1]);
	}
}

int
vci_fold4(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_narrow *narrow, const int64_t day[4][2], int64_t sum[4])
{
	struct vci_span span = { day[0][0], day[0][1], *narrow };
	struct vc_buf columns = { 0 }, sql = { 0 };
	int param = next_param(&span);

	for (int i = 0; i < 4; i++) {
		if (day[i][0] < span.from)
			span.from = day[i][0];
		if (day[i][1] > span.to)
			span.to = day[i][1];
		vc_buf_add(&columns, i == 0 ? "" : ", ");
		vc_buf_add(&columns,
		    "CAST(coalesce(sum(f.amount) FILTER "
		    "(WHERE f.day >= $");
		vci_sql_int(&columns, param + 2 * i);
		vc_buf_add(&columns, " AND f.day < $");
		vci_sql_int(&columns, param + 2 * i + 1);
		vc_buf_add(&columns, "), 0) AS @INT@)");
	}
	vci_facts_sql(ind, &span, columns.s == NULL ? "" : columns.s, &sql);
	vc_buf_free(&columns);
	return one_row(vc, &sql, &span, bind_days, day, sum, 4);
}
