/* SPDX-License-Identifier: ISC */
/* A suggestion as it is shown: what its numbers are called. */
#include <stdlib.h>
#include <string.h>

#include "../core/place.h"
#include "suggest.h"

static int
read_label(struct vci_shown *s, int64_t id, struct vci_label *l)
{
	struct vci_arena *keep = &s->d->arena;
	int rc = VC_OK;

	if (s->label == NULL)
		rc = vci_prepare(s->d->vc, &s->label,
		    vci_match_sql[VCI_M_LABEL]);
	if (rc != VC_OK)
		return rc;
	l->title = l->org = "";
	vci_bind_int(s->label, 1, id);
	rc = vci_step(s->d->vc, s->label);
	if (rc == VC_ROW) {
		const char *title = vci_col_text(s->label, 0);
		const char *org = vci_col_text(s->label, 1);

		l->title = vci_arena_text(keep, title, strlen(title));
		l->org = vci_arena_text(keep, org, strlen(org));
		if (l->title == NULL || l->org == NULL)
			rc = vci_nomem(s->d->vc);
	}
	vci_reset(s->label);
	return rc < 0 ? rc : VC_OK;
}

static int
read_name(struct vci_shown *s, int64_t id)
{
	int rc = VC_OK;

	if (s->name == NULL)
		rc = vci_prepare(s->d->vc, &s->name, vci_match_sql[VCI_M_NAME]);
	if (rc != VC_OK)
		return rc;
	vc_buf_clear(&s->who);
	vc_buf_add(&s->who, "");
	vci_bind_int(s->name, 1, id);
	rc = vci_step(s->d->vc, s->name);
	if (rc == VC_ROW)
		vc_buf_add(&s->who, vci_col_text(s->name, 0));
	vci_reset(s->name);
	if (rc < 0)
		return rc;
	return s->who.failed ? vci_nomem(s->d->vc) : VC_OK;
}

static void
show_place(struct vci_shown *s, int64_t municipality)
{
	const struct vci_place *p = municipality == 0 ?
	    NULL :
	    vci_place_get(municipality);

	if (p == NULL)
		return;
	s->row.municipality = vci_place_code(municipality, s->code);
	s->row.municipality_name = p->name;
}

int
vci_show(struct vci_shown *s, int64_t rank, const struct vci_person *v,
    const struct vci_offer *o, const struct vci_pair *p)
{
	struct vci_label *l;
	int rc = VC_OK;

	if (s->labels == NULL)
		s->labels = calloc(s->d->nopen, sizeof *s->labels);
	if (s->labels == NULL)
		return vci_nomem(s->d->vc);
	l = &s->labels[o - s->d->open];
	if (l->title == NULL)
		rc = read_label(s, o->id, l);
	if (rc == VC_OK && s->people)
		rc = read_name(s, v->id);
	s->row = (struct vc_suggestion){
		.volunteer = v->id,
		.assignment = o->id,
		.organisation = o->org,
		.rank = rank,
		.points = p->sum,
		.near = p->near,
		.title = l->title,
		.organisation_name = l->org,
		.name = s->people ? s->who.s : NULL,
	};
	show_place(s, s->people ? v->municipality : o->municipality);
	memcpy(s->row.n, p->n, sizeof p->n);
	memcpy(s->row.point, p->points, sizeof p->points);
	return rc;
}

void
vci_shown_release(struct vci_shown *s)
{
	vci_finalize(s->label);
	vci_finalize(s->name);
	vc_buf_free(&s->who);
	free(s->labels);
}
