/* SPDX-License-Identifier: ISC */
/* Folds over facts: sums, running sums, several periods in one pass. */
#include <string.h>

#include "goal.h"

/* Thousandths. */
#define MOST INT64_C(1000000000000000000)

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

/* Where a parameter of the narrowing goes: into the text of a statement, to a
 * statement, or nowhere: it is only counted. Parameters stand without a gap,
 * for engines that want to know each one's type. */
struct param {
	struct vc_buf *sql;
	struct vci_stmt *st;
	int n;
};

static void
equal(struct param *p, const char *column, int64_t value)
{
	if (value == 0)
		return;
	if (p->sql != NULL) {
		vc_buf_add(p->sql, column);
		vci_sql_int(p->sql, p->n);
	} else if (p->st != NULL) {
		vci_bind_int(p->st, p->n, value);
	}
	p->n++;
}

/* The item itself, or one below it: 6, 6.2. */
static void
under(struct param *p, const char *plan)
{
	if (*plan == '\0')
		return;
	if (p->sql != NULL) {
		vc_buf_add(p->sql, " AND (f.plan = $");
		vci_sql_int(p->sql, p->n);
		vc_buf_add(p->sql, " OR (f.plan > $");
		vci_sql_int(p->sql, p->n);
		vc_buf_add(p->sql, " || '.' AND f.plan < $");
		vci_sql_int(p->sql, p->n);
		vc_buf_add(p->sql, " || '/'))");
	} else if (p->st != NULL) {
		vci_bind_text(p->st, p->n, plan);
	}
	p->n++;
}

/* A code stands in the text: it is one of a list of ours. */
static void
literal(struct param *p, const char *column, const char *code)
{
	if (code == NULL || p->sql == NULL)
		return;
	vc_buf_add(p->sql, column);
	vc_buf_add(p->sql, code);
	vc_buf_addc(p->sql, '\'');
}

static void
said(struct param *p, const char *answer)
{
	if (answer == NULL)
		return;
	if (p->sql != NULL) {
		vc_buf_add(p->sql, " AND f.answer = $");
		vci_sql_int(p->sql, p->n);
	} else if (p->st != NULL) {
		vci_bind_text(p->st, p->n, answer);
	}
	p->n++;
}

static int
narrow(struct param *p, const struct vci_indicator *ind,
    const struct vci_narrow *to)
{
	unsigned has = vci_narrows(ind->key);

	p->n = 3;
	equal(p, " AND f.municipality = $", to->municipality);
	equal(p, " AND f.org = $", to->org);
	literal(p, " AND f.code = '", ind->code);
	equal(p, " AND f.question = $", ind->question);
	said(p, ind->answer);
	if (has & VCI_HAS_LIST)
		equal(p, " AND f.list = $", to->list);
	if (has & VCI_HAS_PARTNER) {
		equal(p, " AND f.partner = $", to->partner);
		literal(p, " AND f.kind = '", to->kind);
	}
	if (has & VCI_HAS_PLAN)
		under(p, to->plan);
	return p->n;
}

int
vci_facts_sql(const struct vci_indicator *ind, const struct vci_span *span,
    const char *columns, struct vc_buf *b)
{
	struct param p = { .sql = b };

	vc_buf_add(b, "SELECT ");
	vc_buf_add(b, columns);
	vc_buf_add(b, " FROM (");
	vc_buf_add(b, ind->facts);
	vc_buf_add(b, ") f WHERE f.day >= $1 AND f.day < $2");
	return narrow(&p, ind, &span->narrow);
}

int64_t
vci_span_end(const struct vci_span *span)
{
	return span->until != 0 && span->until < span->to ? span->until :
							    span->to;
}

int
vci_facts_bind(const struct vci_indicator *ind, const struct vci_span *span,
    struct vci_stmt *st)
{
	struct param p = { .st = st };

	vci_bind_int(st, 1, span->from);
	vci_bind_int(st, 2, vci_span_end(span));
	return narrow(&p, ind, &span->narrow);
}

/* The first parameter after those of vci_facts_sql. */
static int
next_param(const struct vci_indicator *ind, const struct vci_narrow *to)
{
	struct param p = { 0 };

	return narrow(&p, ind, to);
}

/* Runs a statement of one row; `n` integers of it into v. `bind` gives the
 * parameters from its number on. */
static int
one_row(struct vc *vc, struct vc_buf *sql, const struct vci_indicator *ind,
    const struct vci_span *span,
    void (*bind)(struct vci_stmt *, int, const void *), const void *arg,
    int64_t *v, int n)
{
	struct vci_stmt *st = NULL;
	int rc = sql->failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql->s);
	int next;

	vc_buf_free(sql);
	if (rc != VC_OK)
		return rc;
	next = vci_facts_bind(ind, span, st);
	if (bind != NULL)
		bind(st, next, arg);
	rc = vci_step(vc, st);
	for (int i = 0; rc == VC_ROW && i < n; i++)
		v[i] = vci_col_null(st, i) ? INT64_MAX : vci_col_int(st, i);
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

void
vci_facts_by_id_sql(const struct vci_indicator *ind,
    const struct vci_span *span, struct vc_buf *b)
{
	vci_facts_sql(ind, span, "f.id, CAST(sum(f.amount) AS @INT@)", b);
	vc_buf_add(b, " GROUP BY f.id HAVING sum(f.amount) <> 0 ORDER BY f.id");
}

int
vci_facts_by_id(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, struct vci_stmt **st)
{
	struct vc_buf sql = { 0 };
	int rc;

	vci_facts_by_id_sql(ind, span, &sql);
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, st, sql.s);
	vc_buf_free(&sql);
	if (rc == VC_OK)
		vci_facts_bind(ind, span, *st);
	return rc;
}

/* Every figure is told in thousandths, and all that is reckoned from it must
 * have room, even where nobody looks at it any more. */
static int
tellable(struct vc *vc, const struct vci_indicator *ind, int64_t *sum, int n)
{
	int64_t most = MOST / vci_scale(ind);

	for (int i = 0; i < n; i++)
		if (sum[i] > most || sum[i] < -most) {
			memset(sum, 0, (size_t)n * sizeof *sum);
			return vci_err(vc, VC_E_DATA,
			    "the amounts of '%s' come to more than can be "
			    "told; look for one that is too large",
			    ind->key);
		}
	return VC_OK;
}

int
vci_fold(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, int64_t *sum)
{
	struct vc_buf sql = { 0 };
	int rc;

	vci_facts_sql(ind, span, "CAST(coalesce(sum(f.amount), 0) AS @INT@)",
	    &sql);
	rc = one_row(vc, &sql, ind, span, NULL, NULL, sum, 1);
	return rc == VC_OK ? tellable(vc, ind, sum, 1) : rc;
}

int
vci_count(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, int64_t *n)
{
	struct vc_buf sql = { 0 };

	vci_facts_sql(ind, span, "count(*)", &sql);
	return one_row(vc, &sql, ind, span, NULL, NULL, n, 1);
}

int
vci_fold_about(struct vc *vc, const struct vci_indicator *ind,
    const struct vci_span *span, char about[4])
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	*about = '\0';
	if ((vci_narrows(ind->key) & VCI_HAS_PLAN) == 0)
		return VC_OK;
	vci_facts_sql(ind, span, "min(f.qualifier), max(f.qualifier)", &sql);
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_facts_bind(ind, span, st);
	if ((rc = vci_step(vc, st)) == VC_ROW && !vci_col_null(st, 0)) {
		const char *least = vci_col_text(st, 0);

		about[0] = *least;
		if (strcmp(least, vci_col_text(st, 1)) != 0)
			about[0] = '~';
		about[1] = '\0';
	}
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
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
	int next;

	vc_buf_add(&sql, "SELECT min(r.day) FROM (");
	next = vci_facts_sql(ind, span,
	    "f.day AS day, sum(f.amount) OVER "
	    "(ORDER BY f.day) AS so_far",
	    &sql);
	vc_buf_add(&sql, ") r WHERE r.so_far >= $");
	vci_sql_int(&sql, next);
	return one_row(vc, &sql, ind, span, bind_n, &n, day, 1);
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
    const struct vci_narrow *narrow_by, const int64_t day[4][2], int64_t sum[4])
{
	struct vci_span span = { .from = day[0][0],
		.to = day[0][1],
		.until = vc_today(vc) + 1,
		.narrow = *narrow_by };
	struct vc_buf columns = { 0 }, sql = { 0 };
	int param = next_param(ind, narrow_by), rc;

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
	rc = one_row(vc, &sql, ind, &span, bind_days, day, sum, 4);
	return rc == VC_OK ? tellable(vc, ind, sum, 4) : rc;
}
