/* SPDX-License-Identifier: ISC */
/* What is another figure now than when its year was closed, and why. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

struct restating {
	struct vc *vc;
	const struct vci_closing *closed;
	struct vc_table *was, *is, *out;
	struct vc_record *goal;
};

/* ---- why ------------------------------------------------------------------------ */

/* What an indicator counts are rows of the noun that its key begins with, but
 * for members of campaigns and answers of surveys. */
static const struct vc_noun *
counted(const char *key)
{
	char word[VCI_KEY_MAX];

	snprintf(word, sizeof word, "%.*s", (int)strcspn(key, "."), key);
	return strcmp(word, "list") == 0 || strcmp(word, "survey") == 0 ?
	    NULL :
	    vc_noun(word);
}

/* Appends ", " and a number, or nothing more than "..." after the fifth. */
static void
put_number(struct vc_buf *b, int n, int64_t id)
{
	if (n == 5)
		vc_buf_add(b, ", ...");
	if (n >= 5)
		return;
	vc_buf_add(b, n == 0 ? "" : ", ");
	vci_sql_int(b, id);
}

static int
since(struct restating *r, enum vci_closing_sql which, int64_t last,
    const char *noun, struct vc_buf *b)
{
	struct vci_stmt *st;
	int n = 0, rc = vci_prepare(r->vc, &st, vci_closing_sql[which]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, last);
	vci_bind_text(st, 2, noun);
	while ((rc = vci_step(r->vc, st)) == VC_ROW) {
		put_number(b, b->len == 0 ? 0 : n, vci_col_int(st, 0));
		n++;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Imports since then whose rows are in the figure; `hand`: rows in it that
 * were written by hand since. */
static int
of_rows(struct restating *r, const struct vc_noun *noun,
    const struct vci_indicator *ind, const struct vci_span *span, bool hand,
    struct vc_buf *b)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int n = 0, next, rc;

	vc_buf_add(&sql,
	    hand ? "SELECT DISTINCT t.id FROM (" :
		   "SELECT DISTINCT t.import_id FROM (");
	next = vci_facts_sql(ind, span, "f.id AS id", &sql);
	vc_buf_add(&sql, ") k JOIN ");
	vc_buf_add(&sql, noun->table[VCI_COUNTED]);
	vc_buf_add(&sql, " t ON t.id = k.id WHERE ");
	vc_buf_add(&sql,
	    hand ? "t.import_id IS NULL AND t.changed_at > $" :
		   "t.import_id > $");
	vci_sql_int(&sql, next);
	vc_buf_add(&sql, " ORDER BY 1");
	rc = sql.failed ? vci_nomem(r->vc) : vci_prepare(r->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc == VC_OK) {
		vci_facts_bind(ind, span, st);
		vci_bind_int(st, next,
		    hand ? r->closed->at : r->closed->last_import);
	}
	while (rc == VC_OK && (rc = vci_step(r->vc, st)) == VC_ROW) {
		put_number(b, n++, vci_col_int(st, 0));
		rc = VC_OK;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

struct why {
	struct vc_buf imports, merges, rows;
};

static int
find_why(struct restating *r, const struct vci_condition *p, struct why *w)
{
	struct vci_indicator store;
	const struct vci_indicator *ind = vci_indicator(p->indicator, &store);
	const struct vc_noun *noun = ind == NULL ? NULL : counted(ind->key);
	int rc;

	if (noun == NULL)
		return VC_OK;
	rc = of_rows(r, noun, ind, &p->span, false, &w->imports);
	if (rc == VC_OK && w->imports.len == 0)
		rc = since(r, VCI_SQL_CLOSING_IMPORTS, r->closed->last_import,
		    noun->name, &w->imports);
	if (rc == VC_OK)
		rc = since(r, VCI_SQL_CLOSING_MERGES, r->closed->last_merge,
		    noun->name, &w->merges);
	if (rc == VC_OK && noun != &vci_org)
		rc = since(r, VCI_SQL_CLOSING_MERGES, r->closed->last_merge,
		    "org", &w->merges);
	if (rc == VC_OK && w->imports.len + w->merges.len == 0)
		rc = of_rows(r, noun, ind, &p->span, true, &w->rows);
	return rc;
}

/* One note; `delta` NULL: it reads otherwise, but isn't a number. */
static int
note(struct restating *r, const char *number, const char *delta,
    const char *now, const struct why *w)
{
	const char *i = w->imports.s, *m = w->merges.s;
	int rc;

	if (w->imports.len > 0 && w->merges.len > 0)
		rc = vci_table_foot(r->vc, r->out,
		    "%s: restated %s: now %s (imports since: %s; merged "
		    "since: %s)",
		    number, delta, now, i, m);
	else if (w->imports.len > 0)
		rc = vci_table_foot(r->vc, r->out,
		    "%s: restated %s: now %s (imports since: %s)", number,
		    delta, now, i);
	else if (w->merges.len > 0)
		rc = vci_table_foot(r->vc, r->out,
		    "%s: restated %s: now %s (merged since: %s)", number, delta,
		    now, m);
	else if (w->rows.len > 0)
		rc = vci_table_foot(r->vc, r->out,
		    "%s: restated %s: now %s (changed by hand since: %s)",
		    number, delta, now, w->rows.s);
	else
		rc = vci_table_foot(r->vc, r->out,
		    "%s: restated %s: now %s (rows that it counted have "
		    "changed or gone)",
		    number, delta, now);
	vci_table_foot_numbers(r->out, 1 << 2);
	return rc;
}

/* ---- what ----------------------------------------------------------------------- */

static void
signed_text(int64_t v, char buf[34])
{
	vci_decimal_text(v, buf + 1);
	if (v < 0)
		memmove(buf, buf + 1, strlen(buf + 1) + 1);
	else
		*buf = '+';
}

static const char *
day_text(const struct vc_cell *c, char buf[16])
{
	return c->type == VC_CELL_DAY ? vc_day_format(c->num, buf) : "-";
}

static int
compare(struct restating *r, const struct vc_cell *was,
    const struct vc_cell *is, const struct vci_figure *f)
{
	const char *number = was[vci_year_column(VCI_YEAR_NUMBER)].text;
	size_t reached = vci_year_column(VCI_YEAR_REACHED);
	bool milestone = strcmp(f->kind, "milestone") == 0;
	char delta[34], now[32], a[16], b[16];
	int rc = VC_OK;

	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		size_t at = vci_year_column(
		    i == 0 ? VCI_YEAR_RESULT : VCI_YEAR_RESULT2);
		struct why w = { 0 };
		bool day = milestone && i == 0;
		const struct vc_cell *old = &was[day ? reached : at];
		const struct vc_cell *new = &is[day ? reached : at];

		if (old->num == new->num && old->type == new->type)
			continue;
		rc = find_why(r, &f->part[i], &w);
		if (rc == VC_OK && day) {
			rc = note(r, number, day_text(old, a), day_text(new, b),
			    &w);
		} else if (rc == VC_OK) {
			signed_text(new->num - old->num, delta);
			rc = note(r, number, delta,
			    vci_decimal_text(new->num, now), &w);
		}
		vc_buf_free(&w.imports);
		vc_buf_free(&w.merges);
		vc_buf_free(&w.rows);
	}
	return rc;
}

/* The same goal as it is counted today, beside the row that was kept. */
static int
one_line(void *arg, const struct vci_closed_line *at)
{
	struct restating *r = arg;
	struct vci_figure f;
	enum vci_status status;
	int rc = vc_get(r->vc, r->goal, at->goal);

	if (rc == VC_OK)
		rc = vci_year_goal(r->vc, r->is, r->goal, &status);
	if (rc != VC_OK)
		return rc;
	rc = vci_figure(r->vc, r->goal, &f);
	if (rc == VC_OK)
		rc = compare(r, vc_table_cell(r->was, at->row, 0),
		    vc_table_cell(r->is, vc_table_nrow(r->is) - 1, 0), &f);
	vci_figure_release(&f);
	return rc;
}

int
vci_restate(struct vc *vc, const struct vc_report *want,
    const struct vci_closing *closed, struct vc_table *out)
{
	struct restating r = { .vc = vc, .closed = closed, .out = out };
	int rc = vci_year_table(vc, &r.was);

	if (rc == VC_OK)
		rc = vci_year_table(vc, &r.is);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &r.goal);
	if (rc == VC_OK)
		rc = vci_closed_read(vc, closed->id, want->scope, want->year,
		    r.was, one_line, &r);
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
	if (rc == VC_OK && closed.id != 0)
		rc = vci_restate(vc, want, &closed, *tp);
	return vci_db_end(vc, rc);
}
