/* SPDX-License-Identifier: ISC */
/* What is taken out of an erased volunteer's own row and its history, which
 * both stay. */
#include <string.h>

#include "../core/date.h"
#include "../register/people.h"
#include "privacy.h"

/* ---- words in the history ---------------------------------------------------------- */

/* The code that a reason begins with, or NULL. */
static const char *
code_of(const struct vci_codes *codes, const char *reason)
{
	size_t n = strcspn(reason, ":");

	while (n > 0 && reason[n - 1] == ' ')
		n--;
	return vci_code_find(codes, reason, n);
}

static int
cut_reasons(struct vci_erasing *e, const struct vc_noun *noun,
    enum vci_privacy_sql read, enum vci_privacy_sql write, int64_t volunteer,
    int64_t *count)
{
	struct vci_stmt *from, *to = NULL;
	int rc = vci_prepare(e->vc, &from, vci_privacy_sql[read]);

	if (rc == VC_OK)
		rc = vci_prepare(e->vc, &to, vci_privacy_sql[write]);
	if (rc == VC_OK)
		vci_bind_int(from, 1, volunteer);
	while (rc == VC_OK && (rc = vci_step(e->vc, from)) == VC_ROW) {
		const char *was = vci_col_text(from, 1);
		const char *code = code_of(noun->flow->reasons, was);

		rc = VC_OK;
		if (code != NULL && strcmp(code, was) == 0)
			continue;
		++*count;
		vci_bind_int(to, 1, vci_col_int(from, 0));
		vci_bind_text(to, 2, code);
		rc = vci_run(e->vc, to);
	}
	vci_finalize(from);
	vci_finalize(to);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_erase_reasons(struct vci_erasing *e, int64_t volunteer, int64_t *count)
{
	int rc = cut_reasons(e, &vci_volunteer, VCI_SQL_ERASE_REASONS,
	    VCI_SQL_ERASE_REASON, volunteer, count);

	return rc == VC_OK ?
	    cut_reasons(e, &vci_interest, VCI_SQL_ERASE_REASONS_OF_INTERESTS,
		VCI_SQL_ERASE_REASON_OF_INTEREST, volunteer, count) :
	    rc;
}

/* ---- the row that stays --------------------------------------------------------------- */

int
vci_erase_fields(struct vci_erasing *e, int64_t id, int64_t *blank)
{
	const struct vc_noun *noun = &vci_volunteer;
	const struct vci_value none = { 0 };
	struct vc_buf sql = { 0 };
	const char *sep = " SET ";
	struct vci_tagging t = { 0 };
	struct vci_stmt *st = NULL;
	int rc = VC_OK;

	vc_buf_add(&sql, "UPDATE ");
	vc_buf_add(&sql, noun->table[VCI_COUNTED]);
	for (const struct vci_field *f = noun->field;
	     f->name != NULL && rc == VC_OK; f++) {
		if (f->erase == VCI_E_KEEP || f->part != VCI_COUNTED)
			continue;
		if (f->type == VCI_T_TAGS) {
			rc = vci_tags_write(e->vc, &t, noun, f, id, false,
			    &none);
			continue;
		}
		vc_buf_add(&sql, sep);
		sep = ", ";
		vc_buf_add(&sql, vci_column(f));
		vc_buf_add(&sql, " = ");
		if (f->erase == VCI_E_BAND) {
			vc_buf_add(&sql, vci_column(f));
			vc_buf_add(&sql, " / 10 * 10");
		} else {
			vc_buf_add(&sql, "NULL");
		}
	}
	vc_buf_add(&sql, " WHERE id = $1");
	if (rc == VC_OK)
		rc = vci_tags_pack(e->vc, &t, noun, id);
	vci_tagging_release(&t);
	if (rc == VC_OK)
		rc = sql.failed ? vci_nomem(e->vc) :
				  vci_prepare(e->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_run(e->vc, st);
	*blank += vci_changes(e->vc);
	vci_finalize(st);
	return rc;
}

int
vci_erase_leave(struct vci_erasing *e, int64_t id)
{
	struct vc_step s = { .status = "left",
		.side = "centre",
		.reason = "erased" };
	struct vc_record *r;
	const struct vci_value *born, *status;
	int64_t today = vc_today(e->vc);
	char on[16];
	int rc = vc_record_new(e->vc, &vci_volunteer, &r);

	if (rc == VC_OK)
		rc = vc_get(e->vc, r, id);
	if (rc == VC_OK) {
		born = &r->v[vci_field(r->noun, "registered_on")];
		status = &r->v[vci_field(r->noun, "status")];
		e->born = r->v[vci_field(r->noun, "birth_year")].kind ==
		    VCI_INT;
		s.on = vc_day_format(born->i > today ? born->i : today, on);
		if (strcmp(status->s, "left") != 0)
			rc = vc_set_status(e->vc, &vci_volunteer, id, &s);
	}
	vc_record_free(r);
	return rc;
}
