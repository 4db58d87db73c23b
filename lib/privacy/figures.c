/* SPDX-License-Identifier: ISC */
/* Every figure at once, as text: what must not change when a person goes. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "privacy.h"

static void
put_line(struct vc_buf *b, const char *what, int64_t year, int64_t v)
{
	char line[160];

	snprintf(line, sizeof line, "%s %lld: %lld\n", what, (long long)year,
	    (long long)v);
	vc_buf_add(b, line);
}

/* By year of the day; 0 is all of them. */
static int
put_indicator(struct vc *vc, const struct vci_indicator *ind, struct vc_buf *b)
{
	const struct vci_span span = { .from = INT32_MIN, .to = INT32_MAX };
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int64_t sum = 0, total = 0;
	int year = 0, y, m, d, rc;

	vci_facts_sql(ind, &span, "f.day, sum(f.amount)", &sql);
	vc_buf_add(&sql, " GROUP BY f.day ORDER BY f.day");
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc == VC_OK)
		vci_facts_bind(ind, &span, st);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		vci_day_civil(vci_col_int(st, 0), &y, &m, &d);
		if (y != year && year != 0)
			put_line(b, ind->key, year, sum);
		sum = y == year ? sum : 0;
		year = y;
		sum += vci_col_int(st, 1);
		total += vci_col_int(st, 1);
		rc = VC_OK;
	}
	vci_finalize(st);
	if (year != 0)
		put_line(b, ind->key, year, sum);
	put_line(b, ind->key, 0, total);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
put_goal(struct vc *vc, struct vc_record *goal, struct vc_buf *b)
{
	struct vci_figure f;
	char line[200];
	int rc = vci_figure(vc, goal, &f);

	for (size_t i = 0; rc == VC_OK && i < f.nparts; i++) {
		const struct vci_condition *p = &f.part[i];

		snprintf(line, sizeof line,
		    "goal %.20s %d %.40s: %lld/%lld/%lld %lld %d %d\n",
		    f.number, f.year, f.scope, (long long)p->value,
		    (long long)p->part, (long long)p->whole, (long long)p->day,
		    (int)p->basis, (int)f.status);
		vc_buf_add(b, line);
	}
	vci_figure_release(&f);
	return rc;
}

int
vci_figures_all(struct vc *vc, struct vc_buf *b)
{
	struct vc_query q = { .noun = &vci_goal };
	struct vc_record *goal = NULL;
	struct vc_list *list = NULL;
	int rc = VC_OK;

	for (const struct vci_indicator *i = vci_indicators;
	     i->key != NULL && rc == VC_OK; i++)
		rc = put_indicator(vc, i, b);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &goal);
	if (rc == VC_OK)
		rc = vc_list_open(vc, &q, &list);
	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW) {
		rc = vc_get(vc, goal, vc_record_id(vc_list_record(list)));
		if (rc == VC_OK)
			rc = put_goal(vc, goal, b);
	}
	vc_list_free(list);
	vc_record_free(goal);
	if (rc == VC_DONE)
		rc = b->failed ? vci_nomem(vc) : VC_OK;
	return rc;
}

static const char *
line_of(const char *s, struct vc_buf *b)
{
	vc_buf_clear(b);
	vc_buf_addn(b, s, strcspn(s, "\n"));
	return b->failed ? "" : b->s;
}

int
vci_figures_same(struct vc *vc, const char *before, const char *after)
{
	struct vc_buf a = { 0 }, b = { 0 };
	int rc;

	if (strcmp(before, after) == 0)
		return VC_OK;
	while (strcmp(line_of(before, &a), line_of(after, &b)) == 0) {
		before += strcspn(before, "\n");
		before += *before == '\n';
		after += strcspn(after, "\n");
		after += *after == '\n';
	}
	rc = vci_err(vc, VC_E_DATA,
	    "a figure would change, and nothing was erased: '%s' would be "
	    "'%s'",
	    a.s == NULL ? "" : a.s, b.s == NULL ? "" : b.s);
	vc_buf_free(&a);
	vc_buf_free(&b);
	return rc;
}
