/* SPDX-License-Identifier: ISC */
/* What a centre does with assignments: steps with what has to be right for
 * them, and another last day. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "places.h"

/* ---- publishing ------------------------------------------------------------ */

static int
not_approved(struct vc *vc, int64_t org, const char *status)
{
	char id[24];

	snprintf(id, sizeof id, "%lld", (long long)org);
	return vci_err_words(vc,
	    vci_err(vc, VC_E_DATA,
		"its organisation %s is '%s', not approved; approve it first: "
		"'vcctl org set %s approved'",
		id, status, id),
	    1 << 1, 0);
}

static int
has_expired(struct vc *vc, int64_t expired)
{
	char day[16];

	return vci_err(vc, VC_E_DATA,
	    "its last day %s is past; extend it first, with "
	    "'vcctl assignment extend'",
	    vc_day_format(expired, day));
}

/* May it be published on that day? */
static int
check_publish(struct vc *vc, int64_t id, int64_t day)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_ASSIGNMENT_ORG]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_DONE)
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has that number",
			vci_assignment.title));
	else if (rc == VC_ROW && strcmp(vci_col_text(st, 1), "approved") != 0)
		rc = not_approved(vc, vci_col_int(st, 0), vci_col_text(st, 1));
	else if (rc == VC_ROW && !vci_col_null(st, 2) &&
	    vci_col_int(st, 2) < day)
		rc = has_expired(vc, vci_col_int(st, 2));
	else if (rc == VC_ROW)
		rc = VC_OK;
	vci_finalize(st);
	return rc;
}

static int
check_step(struct vc *vc, const int64_t *id, size_t n, const struct vc_step *s,
    size_t *at)
{
	int64_t day = vc_today(vc);
	int rc = VC_OK;

	/* A day that is none is for the step to refuse. */
	if (strcmp(s->status, "published") != 0 ||
	    (s->on != NULL && !vc_day_parse(s->on, &day)))
		return VC_OK;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		*at = i;
		rc = check_publish(vc, id[i], day);
	}
	return rc;
}

int
vc_assignment_step(struct vc *vc, const int64_t *id, size_t n,
    const struct vc_step *s, size_t *at)
{
	int rc = vci_db_begin(vc);

	*at = n;
	if (rc != VC_OK)
		return rc;
	rc = check_step(vc, id, n, s, at);
	if (rc == VC_OK)
		rc = vc_set_statuses(vc, &vci_assignment, id, n, s, at);
	return vci_db_end(vc, rc);
}

/* ---- the last day ------------------------------------------------------------- */

static int
check_extend(struct vc *vc, const struct vc_record *r, int64_t day)
{
	const struct vci_value *status = &r->v[vci_field(r->noun, "status")];
	const struct vci_value *ends = &r->v[vci_field(r->noun, "ends_on")];
	int rank = vci_flow_rank(r->noun->flow, status->s);
	char a[16], b[16];

	if (rank >= 0 && r->noun->flow->state[rank].flags & VCI_S_END)
		return vci_err_word(vc,
		    vci_err(vc, VC_E_DATA,
			"it is '%s'; reopen it first, with 'vcctl assignment "
			"set'",
			status->s));
	if (ends->kind == VCI_INT && ends->i < day)
		return vci_err_words(vc,
		    vci_err(vc, VC_E_DATA, "%s is after %s, its '%s'",
			vc_day_format(day, a), vc_day_format(ends->i, b),
			r->noun->field[vci_field(r->noun, "ends_on")].title),
		    1 << 2, 0);
	return VC_OK;
}

static int
extend_one(struct vc *vc, int64_t id, int64_t day, const char *to)
{
	size_t field = (size_t)vci_field(&vci_assignment, "expires_on");
	struct vc_record *r;
	int rc = vc_record_new(vc, &vci_assignment, &r), changed;

	if (rc == VC_OK && (rc = vc_get(vc, r, id)) == VC_OK)
		rc = check_extend(vc, r, day);
	vc_record_free(r);
	if (rc != VC_OK ||
	    (rc = vc_record_new(vc, &vci_assignment, &r)) != VC_OK)
		return rc;
	rc = vc_record_set(vc, r, field, to);
	if (rc == VC_OK)
		rc = vc_edit(vc, r, id, &changed);
	vc_record_free(r);
	return rc;
}

int
vc_assignment_extend(struct vc *vc, const int64_t *id, size_t n, const char *to,
    size_t *at)
{
	int64_t day = 0;
	char a[16], b[16];
	int rc;

	*at = n;
	if (vci_day_read(vc, to, &day) != VC_OK)
		return VC_E_USAGE;
	if (day < vc_today(vc))
		return vci_err(vc, VC_E_USAGE, "%s is before today, %s",
		    vc_day_format(day, a), vc_day_format(vc_today(vc), b));
	if ((rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		*at = i;
		rc = extend_one(vc, id[i], day, to);
	}
	return vci_db_end(vc, rc);
}
