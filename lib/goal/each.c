/* SPDX-License-Identifier: ISC */
/* Goals of kind per-each: which units there are, and how much each has. */
#include <string.h>

#include "goal.h"

/* Partners that are known and not ended when day # begins. */
#define PARTNERS \
	"SELECT p.id AS id, p.id AS unit, p.registered_on AS day, " \
	"p.municipality AS municipality, CAST(NULL AS @INT@) AS org, " \
	"p.title AS label, p.id AS partner, p.kind AS kind FROM partner p " \
	"WHERE coalesce((SELECT e.status FROM partner_event e " \
	"WHERE e.row_id = p.id AND e.day < $"
#define PARTNERS_END " ORDER BY e.day DESC, e.id DESC LIMIT 1), '') <> 'ended'"

/* Days on which it had enough are those from which on the running sum of its
 * amounts was so much; a stock may have lost it since. */
static void
has_sql(const struct vci_each *e, const char *inner, struct vc_buf *b)
{
	vc_buf_add(b,
	    "LEFT JOIN (SELECT r.unit AS unit, sum(r.amount) AS amount, "
	    "min(CASE WHEN r.so_far >= ");
	vci_sql_int(b, e->least);
	vc_buf_add(b, " THEN r.day END) AS day FROM (");
	vc_buf_add(b, inner);
	vc_buf_add(b, ") r GROUP BY r.unit) h ON h.unit = u.unit");
}

/* The facts' own statement, which takes the parameters before `next`. */
static int
inner_sql(const struct vci_each *e, struct vc_buf *b)
{
	struct vc_buf columns = { 0 };
	int next;

	vc_buf_add(&columns, "f.");
	vc_buf_add(&columns, e->column);
	vc_buf_add(&columns,
	    " AS unit, f.day AS day, f.amount AS amount, "
	    "sum(f.amount) OVER (PARTITION BY f.");
	vc_buf_add(&columns, e->column);
	vc_buf_add(&columns, " ORDER BY f.day, f.id) AS so_far");
	next = vci_facts_sql(e->ind, &e->span,
	    columns.s == NULL ? "" : columns.s, b);
	b->failed = b->failed || columns.failed;
	vc_buf_free(&columns);
	return next;
}

static void
units_sql(const struct vci_each *e, int at, struct vc_buf *b)
{
	struct vci_indicator store;

	if (e->of.list != 0) {
		vc_buf_add(b, vci_indicator(VCI_MEMBER_KEY, &store)->facts);
		return;
	}
	vc_buf_add(b, PARTNERS);
	vci_sql_int(b, at);
	vc_buf_add(b, PARTNERS_END);
}

/* The units' own narrowing: into the text of a statement, or to it. */
static void
narrow(const struct vci_each *e, int next, struct vc_buf *b,
    struct vci_stmt *st)
{
	const struct {
		const char *column;
		int64_t value;
	} by[] = { { " AND u.municipality = $", e->of.municipality },
		{ " AND u.org = $", e->of.org },
		{ " AND u.list = $", e->of.list },
		{ " AND u.partner = $", e->of.list != 0 ? 0 : e->of.partner } };

	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		if (by[i].value == 0)
			continue;
		if (b != NULL) {
			vc_buf_add(b, by[i].column);
			vci_sql_int(b, next);
		} else {
			vci_bind_int(st, next, by[i].value);
		}
		next++;
	}
	if (b == NULL || e->of.kind == NULL)
		return;
	vc_buf_add(b, " AND u.kind = '");
	vc_buf_add(b, e->of.kind);
	vc_buf_addc(b, '\'');
}

void
vci_each_sql(const struct vci_each *e, const char *columns, struct vc_buf *b)
{
	struct vc_buf inner = { 0 };
	int at = inner_sql(e, &inner);

	vc_buf_add(b, "SELECT ");
	vc_buf_add(b, columns);
	vc_buf_add(b,
	    " FROM (SELECT u.id AS id, u.municipality AS municipality, "
	    "u.org AS org, u.label AS label, "
	    "CAST(coalesce(h.amount, 0) AS @INT@) AS amount, "
	    "CASE WHEN h.amount >= ");
	vci_sql_int(b, e->least);
	vc_buf_add(b, " THEN h.day END AS day FROM (");
	units_sql(e, at, b);
	vc_buf_add(b, ") u ");
	has_sql(e, inner.s == NULL ? "" : inner.s, b);
	vc_buf_add(b, " WHERE u.day < $");
	vci_sql_int(b, at);
	narrow(e, at + 1, b, NULL);
	vc_buf_add(b, ") x");
	b->failed = b->failed || inner.failed;
	vc_buf_free(&inner);
}

void
vci_each_bind(const struct vci_each *e, struct vci_stmt *st)
{
	int at = vci_facts_bind(e->ind, &e->span, st);

	vci_bind_int(st, at, e->at);
	narrow(e, at + 1, NULL, st);
}

int
vci_each_count(struct vc *vc, const struct vci_each *e, int64_t *with,
    int64_t *all)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vci_each_sql(e, "count(*), count(x.day)", &sql);
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_each_bind(e, st);
	if ((rc = vci_step(vc, st)) == VC_ROW) {
		*all = vci_col_int(st, 0);
		*with = vci_col_int(st, 1);
	}
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* ---- which goal it is of ------------------------------------------------------ */

/* A unit has enough when the goal's own target is reached with it. */
static int64_t
least(const struct vci_figure *f, const struct vci_indicator *ind)
{
	const struct vci_value *target = vci_goal_value(f->goal, "target");
	int64_t scale = vci_scale(ind), n;

	if (target->kind != VCI_INT)
		return 1;
	n = (target->i + scale - 1) / scale;
	return n < 1 ? 1 : n;
}

int
vci_each(struct vc *vc, const struct vci_figure *f, struct vci_each *e)
{
	const struct vci_condition *p = &f->part[0];
	const struct vc_noun *noun = &vci_partner;
	int rc = vci_indicator_of(vc, p->indicator, &e->store, &e->ind);

	if (rc == VC_OK && p->span.narrow.list != 0)
		rc = vci_campaign_noun(vc, p->span.narrow.list, &noun);
	if (rc != VC_OK || e->ind == NULL)
		return rc;
	e->column = vci_unit_column(noun, p->indicator);
	if (e->column == NULL)
		e->ind = NULL;
	if (e->ind == NULL)
		return VC_OK;
	e->least = least(f, e->ind);
	e->span = p->span;
	e->at = vci_span_end(&p->span);
	/* Where a unit is, is asked of the unit; what it has may be anywhere.
	 */
	e->of = p->span.narrow;
	e->span.narrow.municipality = e->span.narrow.org = 0;
	e->span.narrow.list = 0;
	if (e->ind->stock)
		e->span.from = INT32_MIN;
	return VC_OK;
}
