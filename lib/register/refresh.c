/* SPDX-License-Identifier: ISC */
/* What stands in tables because it stands in the program: municipalities, lists
 * of codes, views for people. */
#include "../core/place.h"
#include "register.h"

static void
bind_or_null(struct vci_stmt *st, int n, int64_t v)
{
	if (v == 0)
		vci_bind_null(st, n);
	else
		vci_bind_int(st, n, v);
}

static int
put_places(struct vc *vc)
{
	struct vci_stmt *st;
	size_t n;
	const struct vci_place *p = vci_places(&n);
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_PLACE]);

	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		char code[16];

		vci_bind_int(st, 1, p[i].id);
		vci_bind_text(st, 2, vci_place_code(p[i].id, code));
		vci_bind_text(st, 3, p[i].name);
		bind_or_null(st, 4, p[i].from);
		bind_or_null(st, 5, p[i].to);
		bind_or_null(st, 6, p[i].successor);
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	return rc;
}

static int
put_codes(struct vc *vc, const struct vc_noun *noun, const struct vci_field *f)
{
	const struct vci_codes *list = f->of;
	struct vc_buf name = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&name, noun->name);
	vc_buf_addc(&name, '.');
	vc_buf_add(&name, f->name);
	rc = name.failed ? vci_nomem(vc) :
			   vci_prepare(vc, &st, vci_register_sql[VCI_SQL_CODE]);
	for (int i = 0; rc == VC_OK && list->code[i].code != NULL; i++) {
		vci_bind_text(st, 1, name.s);
		vci_bind_text(st, 2, list->code[i].code);
		vci_bind_int(st, 3, i);
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	vc_buf_free(&name);
	return rc;
}

static int
put_view(struct vc *vc, const struct vc_noun *noun)
{
	struct vc_buf b = { 0 };
	int rc;

	vc_buf_add(&b, "DROP VIEW IF EXISTS readable_");
	vc_buf_add(&b, noun->name);
	vc_buf_add(&b, "; ");
	vci_sql(noun, VCI_SQL_VIEW, &b);
	rc = b.failed ? vci_nomem(vc) : vci_db_exec(vc, b.s);
	vc_buf_free(&b);
	return rc;
}

int
vci_refresh(struct vc *vc)
{
	int rc = put_places(vc);

	for (size_t i = 0; vci_nouns[i] != NULL && rc == VC_OK; i++) {
		const struct vci_field *f = vci_nouns[i]->field;

		for (; f->name != NULL && rc == VC_OK; f++)
			if (f->type == VCI_T_CODE)
				rc = put_codes(vc, vci_nouns[i], f);
		if (rc == VC_OK)
			rc = put_view(vc, vci_nouns[i]);
		if (rc == VC_OK)
			rc = vci_tags_mend(vc, vci_nouns[i]);
	}
	return rc;
}
