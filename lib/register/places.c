/* SPDX-License-Identifier: ISC */
/* What follows for an assignment when it, or an interest in it, changes: when
 * it is full, and since when it is published. */
#include <string.h>

#include "places.h"

struct places {
	enum { OTHER, PUBLISHED, FULL } status;
	bool counted; /* it says how many places there are */
	bool filled;  /* it became full by being counted */
	int64_t places, taken;
	int64_t since; /* the day it was registered */
};

static int
read_places(struct vc *vc, int64_t id, struct places *p)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st,
	    vci_register_sql[VCI_SQL_ASSIGNMENT_TAKEN]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		const char *status = vci_col_text(st, 0);

		p->status = strcmp(status, "published") == 0 ? PUBLISHED :
		    strcmp(status, "full") == 0              ? FULL :
							       OTHER;
		p->counted = !vci_col_null(st, 1) && vci_col_int(st, 1) > 0;
		p->since = vci_col_int(st, 2);
		p->places = vci_col_int(st, 1);
		p->taken = vci_col_int(st, 3);
		p->filled = vci_col_int(st, 4) != 0;
		rc = VC_OK;
	} else if (rc == VC_DONE) {
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has that number",
			vci_assignment.title));
	}
	vci_finalize(st);
	return rc;
}

int
vc_assignment_places(struct vc *vc, int64_t id, int64_t *places, int64_t *taken)
{
	struct places p = { 0 };
	int rc = read_places(vc, id, &p);

	*places = p.places;
	*taken = p.taken;
	return rc;
}

int
vci_assignment_count(struct vc *vc, int64_t id)
{
	struct vc_step step = { .side = "centre" };
	struct places p = { 0 };
	int64_t day = vc_today(vc);
	char on[16];
	int rc = read_places(vc, id, &p);

	if (rc != VC_OK || !p.counted)
		return rc;
	if (p.status == PUBLISHED && p.taken >= p.places) {
		step.status = "full";
		step.reason = "filled";
	} else if (p.status == FULL && p.filled && p.taken < p.places) {
		step.status = "published";
	} else {
		return VC_OK;
	}
	step.on = vc_day_format(day < p.since ? p.since : day, on);
	return vc_set_status(vc, &vci_assignment, id, &step);
}

/* One that was published says since when: that is the day that counts. */
static int
fill_published(struct vc *vc, int64_t id)
{
	return VCI_RUN(vc, vci_register_sql[VCI_SQL_ASSIGNMENT_PUBLISHED],
	    vci_of_int(id));
}

int
vci_assignment_changed(struct vc *vc, const struct vci_row *was,
    const struct vci_row *is)
{
	int status = vci_field(is->noun, "status"), rc = VC_OK;

	if (was == NULL || strcmp(was->v[status].s, is->v[status].s) != 0)
		rc = fill_published(vc, is->id);
	return rc == VC_OK ? vci_assignment_count(vc, is->id) : rc;
}

bool
vci_interest_placed(const char *status)
{
	return strcmp(status, "agreed") == 0 ||
	    strcmp(status, "started") == 0 || strcmp(status, "active") == 0;
}

static bool
takes_place(const struct vci_row *row)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, "status")];

	return v->kind == VCI_TEXT && vci_interest_placed(v->s);
}

int
vci_interest_counts(struct vc *vc, const struct vci_row *was,
    const struct vci_row *is)
{
	int field = vci_field(is->noun, "assignment_id"), rc;
	bool moved = was != NULL && was->v[field].i != is->v[field].i;

	if (!moved && (was != NULL && takes_place(was)) == takes_place(is))
		return VC_OK;
	rc = vci_assignment_count(vc, is->v[field].i);
	if (rc == VC_OK && moved)
		rc = vci_assignment_count(vc, was->v[field].i);
	return rc;
}
