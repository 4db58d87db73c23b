/* SPDX-License-Identifier: ISC */
/* Organisations' service to volunteers, as a table: the numbers, no score. */
#include <stdio.h>

#include "../core/date.h"
#include "service.h"

enum {
	C_ID,
	C_ORG,
	C_RECEIVED,
	C_ANSWERED,
	C_MEDIAN,
	C_UNANSWERED,
	C_PLACES,
	C_FILLED,
	C_FILL,
	C_KNOWN,
	C_OUTCOME,
	C_COUNT
};

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_ORG] = { "organisation", N_("Organisation"), VC_COL_WRAP },
	[C_RECEIVED] = { "received", N_("Interests"), VC_COL_RIGHT },
	[C_ANSWERED] = { "answered", "Answered", VC_COL_MACHINE },
	[C_MEDIAN] = { "median_days", N_("Days to answer"), VC_COL_RIGHT },
	[C_UNANSWERED] = { "unanswered_percent", N_("Unanswered"), VC_COL_RIGHT },
	[C_PLACES] = { "places", "Places", VC_COL_MACHINE },
	[C_FILLED] = { "filled", "Filled", VC_COL_MACHINE },
	[C_FILL] = { "filled_percent", N_("Places filled"), VC_COL_RIGHT },
	[C_KNOWN] = { "known", "Known", VC_COL_MACHINE },
	[C_OUTCOME] = { "known_percent", N_("Outcome known"), VC_COL_RIGHT },
};
/* clang-format on */

static struct vc_cell
count(int64_t n)
{
	return (struct vc_cell){ .type = VC_CELL_INT, .num = n };
}

/* Of nothing there is no share. */
static struct vc_cell
share(int64_t n, int64_t of)
{
	if (of == 0)
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_SHARE, .num = n, .num2 = of };
}

static struct vc_cell *
add_row(struct vc *vc, struct vc_table *t, const struct vci_answers *a)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return NULL;
	c[C_RECEIVED] = count(a->received);
	c[C_ANSWERED] = count(a->answered);
	if (a->median >= 0)
		c[C_MEDIAN] = (struct vc_cell){ .type = VC_CELL_DECIMAL,
			.num = a->median };
	c[C_UNANSWERED] = share(a->received - a->answered, a->received);
	c[C_PLACES] = count(a->places);
	c[C_FILLED] = count(a->filled);
	c[C_FILL] = share(a->filled, a->places);
	c[C_KNOWN] = count(a->known);
	c[C_OUTCOME] = share(a->known, a->received);
	return c;
}

/* By name, those that have anything to count; one that is asked for in any
 * case. */
static int
add_orgs(struct vc *vc, const struct vci_answers_set *s, int64_t org,
    struct vc_table *t)
{
	static const struct vci_answers none = { .median = -1 };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_service_sql[VCI_SQL_ORG_NAMES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, org);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		const struct vci_answers *a = vci_answers_of(s,
		    vci_col_int(st, 0));
		struct vc_cell *c;

		if (a == NULL && org == 0)
			continue;
		if ((c = add_row(vc, t, a == NULL ? &none : a)) == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
		c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
			.num = vci_col_int(st, 0) };
		c[C_ORG] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, vci_col_text(st, 1)) };
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
fill(struct vc *vc, const struct vci_answers_set *s, int64_t org,
    struct vc_table *t)
{
	struct vc_cell *c;
	int rc = add_orgs(vc, s, org, t);

	if (rc != VC_OK || org != 0 || s->n == 0)
		return rc;
	if ((c = add_row(vc, t, &s->all)) == NULL)
		return VC_E_NOMEM;
	c[C_ORG] = (struct vc_cell){ .type = VC_CELL_MSG, .text = N_("Total") };
	return VC_OK;
}

int
vc_org_service(struct vc *vc, int64_t org, int year, struct vc_table **tp)
{
	int64_t from = INT32_MIN, to = INT32_MAX;
	struct vci_answers_set s;
	int rc;

	*tp = NULL;
	if (year != 0) {
		from = vci_day(year, 1, 1);
		to = vci_day(year + 1, 1, 1);
	}
	rc = vci_org_answers(vc, org, from, to, &s);
	if (rc == VC_OK)
		rc = vci_table_new(vc, column, C_COUNT, tp);
	if (rc == VC_OK)
		rc = fill(vc, &s, org, *tp);
	vci_answers_release(&s);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
