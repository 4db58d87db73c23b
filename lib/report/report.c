/* SPDX-License-Identifier: ISC */
/* Which report, and what all of them use. */
#include <stdio.h>
#include <string.h>

#include "../core/place.h"
#include "report.h"

int
vc_report(struct vc *vc, const struct vc_report *r, struct vc_table **tp,
    int *findings)
{
	int rc;

	*findings = 0;
	*tp = NULL;
	if (r->year < 1900 || r->year > 2100 || r->month < 0 || r->month > 12)
		return vci_err(vc, VC_E_USAGE, "no such year or month");
	/* One state of the register throughout, whoever writes meanwhile. */
	if ((rc = vci_db_begin_read(vc)) != VC_OK)
		return rc;
	rc = r->month != 0 ? vci_report_month(vc, r, tp) :
	    r->pace        ? vci_report_pace(vc, r, tp, findings) :
			     vci_report_year(vc, r, tp, findings);
	rc = vci_db_end(vc, rc);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}

int
vci_goals_open(struct vc *vc, int year, const char *scope,
    struct vc_list **list)
{
	char text[8];
	struct vc_filter filter[2] = { { (size_t)vci_field(&vci_goal, "year"),
					   text },
		{ (size_t)vci_field(&vci_goal, "scope"), scope } };
	struct vc_query q = { .noun = &vci_goal,
		.filter = filter,
		.nfilter = scope == NULL ? 1 : 2,
		.sort = "number,scope" };
	int rc;

	snprintf(text, sizeof text, "%d", year);
	rc = vc_list_open(vc, &q, list);
	/* The scope is what was asked, no data of the register. */
	return rc == VC_E_DATA ? VC_E_USAGE : rc;
}

struct vc_record *
vci_goals_record(struct vc_list *list)
{
	return (struct vc_record *)vc_list_record(list);
}

/* Organisations by name: a report is read by people. */
static const char *
org_name(struct vc *vc, struct vc_table *t, int64_t id)
{
	struct vc_record *r;
	const char *name = NULL;

	if (vc_record_new(vc, &vci_org, &r) != VC_OK)
		return NULL;
	if (vc_get(vc, r, id) == VC_OK)
		name = vci_table_text(t, r->v[vci_field(&vci_org, "name")].s);
	vc_record_free(r);
	return name;
}

void
vci_scope_cell(struct vc *vc, struct vc_table *t, const char *scope,
    struct vc_cell *c)
{
	struct vci_narrow where;

	*c = (struct vc_cell){ .type = VC_CELL_MSG, .text = N_("national") };
	if (vci_scope_parse(vc, scope, &where) != VC_OK ||
	    (where.municipality == 0 && where.org == 0))
		return;
	*c = (struct vc_cell){ .type = VC_CELL_NAMED,
		.text = vci_table_text(t, scope) };
	if (where.municipality != 0)
		c->unit = vci_place_get(where.municipality)->name;
	else
		c->unit = org_name(vc, t, where.org);
}

int
vci_scope_head(struct vc *vc, struct vc_table *t, const char *scope)
{
	struct vc_cell c;

	vci_scope_cell(vc, t, scope, &c);
	return vci_scope_cell_head(vc, t, &c, scope);
}

int
vci_scope_cell_head(struct vc *vc, struct vc_table *t, const struct vc_cell *c,
    const char *scope)
{
	if (c->type == VC_CELL_MSG)
		return vci_table_head(vc, t, "Scope: national");
	if (c->unit == NULL)
		return vci_table_head(vc, t, "Scope: %s", scope);
	return vci_table_head(vc, t, "Scope: %s (%s)", c->unit, scope);
}

static bool
is_national(const struct vc_cell *c)
{
	return strcmp(c->text, "national") == 0;
}

/* Has the row another heading than that of the column? Without any it would
 * seem to stand under the one before. */
static bool
has_heading(const struct vc_table *t, size_t row, size_t but)
{
	for (size_t i = 0; i < vc_table_ncol(t); i++)
		if (i != but &&
		    (vc_table_column(t, i)->flags & VC_COL_GROUP) != 0 &&
		    vc_table_cell(t, row, i)->type != VC_CELL_NONE)
			return true;
	return false;
}

int
vci_one_scope(struct vc *vc, struct vc_table *t, size_t scope, size_t show,
    const char *asked)
{
	size_t nrow = vc_table_nrow(t);
	const struct vc_cell *first = NULL;
	bool one = true;

	for (size_t i = 0; i < nrow && one; i++) {
		const struct vc_cell *c = vc_table_cell(t, i, scope);

		one = first == NULL || strcmp(first->text, c->text) == 0;
		first = first == NULL ? c : first;
	}
	for (size_t i = 0; i < nrow; i++)
		if (one ||
		    (is_national(vc_table_cell(t, i, scope)) &&
			has_heading(t, i, show)))
			*(struct vc_cell *)vc_table_cell(t, i,
			    show) = (struct vc_cell){ 0 };
	if (first == NULL || !one || (asked == NULL && is_national(first)))
		return VC_OK;
	return vci_scope_cell_head(vc, t, first, first->text);
}

const char *
vci_decimal_text(int64_t v, char buf[32])
{
	struct vc_buf b = { 0 };
	struct vc_cell c = { .type = VC_CELL_DECIMAL, .num = v };

	vc_cell_print(&b, &c, NULL);
	snprintf(buf, 32, "%s", b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
	return buf;
}
