/* SPDX-License-Identifier: ISC */
/* Ending all interests that an assignment has. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "people.h"

struct ids {
	int64_t *id;
	size_t n, cap;
};

static int
put_id(struct vc *vc, struct ids *ids, int64_t id)
{
	if (!VCI_GROW(ids->id, ids->n, ids->cap))
		return vci_nomem(vc);
	ids->id[ids->n++] = id;
	return VC_OK;
}

/* Those who started are what filled it. */
static bool
fills(const char *status)
{
	return strcmp(status, "started") == 0 || strcmp(status, "active") == 0;
}

static int
not_ended(struct vc *vc, int64_t assignment, bool filled, struct ids *ids,
    int64_t *stay)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_OF_ASSIGNMENT]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, assignment);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		const char *status = vci_col_text(st, 1);

		if (vci_interest_ended(status))
			continue;
		if (filled && fills(status))
			++*stay;
		else if ((rc = put_id(vc, ids, vci_col_int(st, 0))) != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* VC_E_USAGE for a status that is no end. *filled: is that the reason? */
static int
check_end(struct vc *vc, const struct vc_step *s, bool *filled)
{
	const struct vc_noun *noun = &vci_interest;
	const struct vci_codes *status =
	    noun->field[vci_field(noun, "status")].of;
	const char *code = vci_code_find(status, s->status, strlen(s->status));
	const char *why = s->reason == NULL ?
	    NULL :
	    vci_code_find(noun->flow->reasons, s->reason,
		strcspn(s->reason, ":"));

	if (code == NULL)
		return vci_code_err(vc, status, s->status, strlen(s->status));
	*filled = why != NULL && strcmp(why, "filled") == 0;
	return vci_interest_ended(code) ?
	    VC_OK :
	    vci_err(vc, VC_E_USAGE,
		"'%s' is no end; all interests of an assignment are moved to "
		"declined, withdrawn, no_answer or closed only",
		code);
}

int
vc_interest_end_all(struct vc *vc, int64_t assignment, const struct vc_step *s,
    int64_t *n, int64_t *stay)
{
	struct ids ids = { 0 };
	bool filled = false;
	size_t at;
	int rc = check_end(vc, s, &filled);

	*n = *stay = 0;
	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = not_ended(vc, assignment, filled, &ids, stay);
	if (rc == VC_OK)
		rc = vci_set_statuses(vc, &vci_interest, ids.id, ids.n, s, NULL,
		    &at);
	*n = (int64_t)ids.n;
	free(ids.id);
	return vci_db_end(vc, rc);
}
