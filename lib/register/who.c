/* SPDX-License-Identifier: ISC */
/* Whose interest it is: the volunteer with that e-mail or phone, or a new
 * one. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "people.h"

static struct vci_value *
value(struct vc_record *r, const char *field)
{
	return &r->v[vci_field(r->noun, field)];
}

/* How the volunteers with one e-mail or phone fit the name. */
struct who {
	int64_t id, other; /* the first that fits; one with another name */
};

static int
look_for(struct vc *vc, enum vci_people_sql which, const struct vci_value *by,
    const char *key, struct who *who)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[which]);

	if (rc != VC_OK)
		return rc;
	vci_bind_value(st, 1, by);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		bool fits = key == NULL || vci_col_null(st, 1) ||
		    strcmp(vci_col_text(st, 1), key) == 0;

		if (fits && who->id == 0)
			who->id = vci_col_int(st, 0);
		if (!fits && who->other == 0)
			who->other = vci_col_int(st, 0);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Families share addresses: with another name it is somebody's guess. */
static int
find_volunteer(struct vc *vc, struct vc_record *v, int64_t *id)
{
	const struct vci_value *name = value(v, "name");
	bool by_email = value(v, "email")->kind == VCI_TEXT;
	const struct vci_value *by = value(v, by_email ? "email" : "phone");
	struct vc_buf key = { 0 };
	struct who who = { 0 };
	char text[24];
	int rc = VC_OK;

	*id = 0;
	if (name->kind == VCI_TEXT)
		vci_text_key(&key, name->s, name->n, vc->home.lang);
	if (by->kind == VCI_TEXT)
		rc = look_for(vc,
		    by_email ? VCI_SQL_WHO_EMAIL : VCI_SQL_WHO_PHONE, by,
		    key.len == 0 ? NULL : key.s, &who);
	vc_buf_free(&key);
	*id = who.id;
	if (rc != VC_OK || who.id != 0 || who.other == 0)
		return rc;
	return vci_err(vc, VC_E_DATA,
	    "volunteer %s has this %s, but another name; give --volunteer-id "
	    "%s if it is the same person, or --new for another",
	    vci_id_text(who.other, text), by_email ? "e-mail" : "phone", text);
}

static bool
told(const struct vci_value *v)
{
	return v->kind == VCI_INT || v->kind == VCI_TEXT;
}

/* Names are as they are searched for. */
static bool
equal(struct vc *vc, const struct vci_field *f, const struct vci_value *a,
    const struct vci_value *b)
{
	struct vc_buf x = { 0 }, y = { 0 };
	bool same;

	if (a->kind == VCI_INT)
		return a->i == b->i;
	if (f->type == VCI_T_TAGS)
		return vci_tags_same(a, b);
	if (!vci_has_key(f))
		return strcmp(a->s, b->s) == 0;
	vci_text_key(&x, a->s, a->n, vc->home.lang);
	vci_text_key(&y, b->s, b->n, vc->home.lang);
	same = !x.failed && !y.failed && x.len == y.len &&
	    (x.len == 0 || strcmp(x.s, y.s) == 0);
	vc_buf_free(&x);
	vc_buf_free(&y);
	return same;
}

/* Fills what was empty; what differs is named and stays. */
static int
complete(struct vc *vc, struct vc_record *v, struct vc_interest_made *m)
{
	const struct vc_noun *noun = v->noun;
	struct vc_record *old;
	struct vc_buf differs = { 0 };
	int rc = vc_record_new(vc, noun, &old);

	if (rc == VC_OK)
		rc = vc_get(vc, old, m->volunteer);
	for (int i = 0; rc == VC_OK && noun->field[i].name != NULL; i++) {
		if (!told(&v->v[i]) || old->v[i].kind == VCI_NULL)
			continue;
		if (!equal(vc, &noun->field[i], &v->v[i], &old->v[i]) &&
		    (noun->field[i].flags & VC_F_COUNTDAY) == 0) {
			vc_buf_add(&differs, differs.len == 0 ? "" : ", ");
			vc_buf_add(&differs, noun->field[i].name);
		}
		v->v[i] = (struct vci_value){ 0 };
	}
	snprintf(m->differs, sizeof m->differs, "%s",
	    differs.s == NULL ? "" : differs.s);
	vc_buf_free(&differs);
	vc_record_free(old);
	return rc == VC_OK ? vc_edit(vc, v, m->volunteer, &m->filled) : rc;
}

/* Who came to the centre with the interest came on its day. */
int
vci_settle_volunteer(struct vc *vc, struct vc_record *r,
    const struct vc_interest *how, struct vc_interest_made *m)
{
	struct vc_record *v = how->volunteer;
	struct vci_value *on = value(v, "registered_on");
	int rc = VC_OK;

	*value(v, "name") = *value(r, "name");
	*value(v, "email") = *value(r, "email");
	if (!told(value(v, "name")) && !told(value(v, "email")) &&
	    !told(value(v, "phone")))
		return vci_err(vc, VC_E_DATA,
		    "whose interest is it? give --volunteer-id, or a name, an "
		    "e-mail or a phone; with --no-volunteer it is nobody's");
	if (!how->fresh)
		rc = find_volunteer(vc, v, &m->volunteer);
	if (rc != VC_OK)
		return rc;
	if (m->volunteer != 0) {
		rc = complete(vc, v, m);
	} else {
		if (on->kind == VCI_NULL)
			*on = *value(r, "received_on");
		m->made = true;
		rc = vc_add(vc, v, &m->volunteer);
	}
	*value(r, "volunteer_id") = (struct vci_value){ .i = m->volunteer,
		.kind = VCI_INT };
	return rc;
}
