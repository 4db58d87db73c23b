/* SPDX-License-Identifier: ISC */
/* Rows that were entered by mistake are removed, where nothing hangs on them
 * and no closed year has counted them. */
#include <stdio.h>
#include <string.h>

#include "../intake/sql.h"
#include "remove.h"

/* ---- going ------------------------------------------------------------------ */

int
vci_rows_go(struct vc *vc, const struct vc_noun *noun, int64_t first,
    int64_t last)
{
	const char *const table[][2] = {
		{ noun->flow == NULL ? NULL : noun->flow->table, "row_id" },
		{ noun == &vci_goal ? "goal_target" : NULL, "goal_id" },
		{ noun->table[VCI_PERSONAL], "id" },
		{ noun->table[VCI_COUNTED], "id" },
	};
	static const enum vci_intake_sql hand[] = { VCI_SQL_TAGS_OFF_ROWS,
		VCI_SQL_ALIAS_OFF_ROWS, VCI_SQL_WAS_OFF_ROWS,
		VCI_SQL_WAS_PERSON_OFF_ROWS };
	struct vci_stmt *st;
	int rc = VC_OK;

	for (size_t i = 0; i < sizeof table / sizeof *table && rc == VC_OK;
	     i++) {
		if (table[i][0] == NULL)
			continue;
		rc = vci_prepare_of(vc, &st, "DELETE FROM ", table[i][0],
		    " WHERE ", table[i][1], " >= $1 AND ", table[i][1],
		    " <= $2", NULL);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, first);
		vci_bind_int(st, 2, last);
		rc = vci_run(vc, st);
		vci_finalize(st);
	}
	for (size_t i = 0; i < sizeof hand / sizeof *hand && rc == VC_OK; i++)
		rc = VCI_RUN(vc, vci_intake_sql[hand[i]],
		    vci_of_text(noun->name), vci_of_int(first),
		    vci_of_int(last));
	return rc;
}

/* ---- which may go -------------------------------------------------------------- */

/* Which indicators' records are rows of a noun. */
static const struct {
	const struct vc_noun *noun;
	const char *from, *to; /* keys between */
} counted[] = {
	{ &vci_org, "org.", "org/" },
	{ &vci_assignment, "assignment.", "assignment/" },
	{ &vci_interest, "interest.", "interest/" },
	{ &vci_partner, "partner.", "partner/" },
	{ &vci_agreement, "agreement.", "agreement/" },
	{ &vci_activity, "activity.", "activity/" },
	{ &vci_stage, "initiative.", "initiative/" },
};

/* A goal or result of a closed year, or a record that one has counted. */
static int
check_closed(struct vc *vc, const struct vc_noun *noun, int64_t id)
{
	struct vci_value year = { .kind = VCI_INT };
	struct vci_stmt *st;
	int rc = VC_OK;

	for (size_t i = 0; i < sizeof counted / sizeof *counted && rc == VC_OK;
	     i++) {
		if (counted[i].noun != noun)
			continue;
		rc = vci_prepare(vc, &st, vci_hang_sql[VCI_SQL_HANG_CLOSED]);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, id);
		vci_bind_text(st, 2, counted[i].from);
		vci_bind_text(st, 3, counted[i].to);
		if ((rc = vci_step(vc, st)) == VC_ROW)
			year.i = vci_col_int(st, 0);
		vci_finalize(st);
		rc = rc == VC_ROW ? vci_year_open(vc, &year) :
		    rc == VC_DONE ? VC_OK :
				    rc;
	}
	return rc;
}

static int
check(struct vc *vc, const struct vc_record *row, struct vc_table **held)
{
	const struct vc_noun *noun = row->noun;
	int rc;

	if (noun == &vci_volunteer)
		return vci_err(vc, VC_E_NOPERM,
		    "people are erased, not removed; see 'vcctl volunteer "
		    "erase -h'");
	if (noun == &vci_goal || noun == &vci_result)
		rc = vci_year_open(vc, &row->v[vci_field(noun, "year")]);
	else
		rc = check_closed(vc, noun, row->id);
	if (rc != VC_OK || (rc = vci_hangs(vc, row, held)) != VC_OK)
		return rc;
	if (vc_table_nrow(*held) == 0) {
		vc_table_free(*held);
		*held = NULL;
		return VC_OK;
	}
	return vci_err_word(vc,
	    vci_err(vc, VC_E_DATA, "something hangs on that %s", noun->title));
}

static int
remove_one(struct vc *vc, const struct vc_noun *noun, int64_t id,
    struct vc_table **held)
{
	struct vc_record *row;
	int64_t assignment = 0;
	int rc = vc_record_new(vc, noun, &row);

	if (rc == VC_OK)
		rc = vc_get(vc, row, id);
	if (rc == VC_OK)
		rc = check(vc, row, held);
	if (rc == VC_OK && noun == &vci_interest)
		assignment = row->v[vci_field(noun, "assignment_id")].i;
	vc_record_free(row);
	if (rc == VC_OK)
		rc = vci_rows_go(vc, noun, id, id);
	/* A place may be free again. */
	if (rc == VC_OK && assignment != 0)
		rc = vci_assignment_count(vc, assignment);
	return rc;
}

int
vc_remove(struct vc *vc, const struct vc_noun *noun, const int64_t *id,
    size_t n, size_t *at, struct vc_table **held)
{
	int rc = vci_db_begin(vc);

	*held = NULL;
	*at = n;
	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		*at = i;
		rc = remove_one(vc, noun, id[i], held);
	}
	if (rc == VC_OK)
		*at = n;
	return vci_db_end(vc, rc);
}
