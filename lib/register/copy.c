/* SPDX-License-Identifier: ISC */
/* A new assignment from an old one. */
#include <string.h>

#include "../core/date.h"
#include "places.h"

/* What a copy doesn't take over: its own life. */
static bool
own(const struct vci_field *f)
{
	static const char *const name[] = { "registered_on", "published_on",
		"copy_of" };

	if (f->flags & (VC_F_STATUS | VC_F_EVENTDAY))
		return true;
	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		if (strcmp(f->name, name[i]) == 0)
			return true;
	return false;
}

/* The same as the old one's, in memory of the new one's. */
static int
take_over(struct vc *vc, struct vc_record *r, int i, const struct vci_value *v,
    int years)
{
	r->v[i] = *v;
	if (v->kind == VCI_INT && r->noun->field[i].type == VCI_T_DATE)
		r->v[i].i = vci_day_add_months(v->i, 12 * years);
	if (v->kind != VCI_TEXT)
		return VC_OK;
	r->v[i].s = vci_arena_text(&r->arena, v->s, v->n);
	return r->v[i].s == NULL ? vci_nomem(vc) : VC_OK;
}

static int
fill(struct vc *vc, struct vc_record *r, const struct vc_record *old, int years)
{
	int rc = VC_OK;

	for (int i = 0; r->noun->field[i].name != NULL && rc == VC_OK; i++)
		if (r->v[i].kind == VCI_NULL && !own(&r->noun->field[i]))
			rc = take_over(vc, r, i, &old->v[i], years);
	r->v[vci_field(r->noun, "copy_of")] = (struct vci_value){ .i = old->id,
		.kind = VCI_INT };
	return rc;
}

int
vc_assignment_copy(struct vc *vc, int64_t from, int years, struct vc_record *r,
    int64_t *id)
{
	struct vc_record *old = NULL;
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vc_record_new(vc, r->noun, &old);
	if (rc == VC_OK)
		rc = vc_get(vc, old, from);
	if (rc == VC_OK)
		rc = fill(vc, r, old, years);
	if (rc == VC_OK)
		rc = vc_add(vc, r, id);
	vc_record_free(old);
	return vci_db_end(vc, rc);
}
