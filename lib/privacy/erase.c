/* SPDX-License-Identifier: ISC */
/* Erasing a volunteer: what identifies goes, what is counted stays, and no
 * figure changes. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "../noun/rows.h"
#include "../register/people.h"
#include "privacy.h"

static int
run(struct vci_erasing *e, enum vci_privacy_sql which, int64_t id,
    int64_t *count)
{
	struct vci_stmt *st;
	int rc = vci_prepare(e->vc, &st, vci_privacy_sql[which]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	if (which == VCI_SQL_ERASE_INTERESTS || which == VCI_SQL_ERASE_ROW)
		vci_bind_int(st, 2, vci_now(e->vc));
	if (which == VCI_SQL_ERASE_ROW)
		vci_bind_int(st, 3, vc_today(e->vc));
	rc = vci_run(e->vc, st);
	*count += vci_changes(e->vc);
	vci_finalize(st);
	return rc;
}

static int
say(struct vci_erasing *e, const char *what, int64_t rows, const char *becomes)
{
	struct vc_cell *c;

	if (rows == 0)
		return VC_OK;
	if ((c = vci_table_row(e->vc, e->t)) == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG, .text = what };
	c[1] = (struct vc_cell){ .type = VC_CELL_INT, .num = rows };
	c[2] = (struct vc_cell){ .type = VC_CELL_MSG, .text = becomes };
	return VC_OK;
}

/* Steps in order, and how each is told; those told alike add up. */
static const struct {
	enum vci_privacy_sql sql;
	const char *what, *becomes; /* of the last of those told alike */
} step[] = {
	{ VCI_SQL_ERASE_PERSON, N_("name, e-mail, phone, postcode"),
	    N_("gone") },
	{ VCI_SQL_ERASE_WORDS, N_("name, e-mail and message of interests"),
	    N_("gone") },
	{ VCI_SQL_ERASE_WAS_PERSON, NULL, NULL },
	{ VCI_SQL_ERASE_WAS, NULL, NULL },
	{ VCI_SQL_ERASE_MERGE_PERSON, NULL, NULL },
	{ VCI_SQL_ERASE_MERGE, N_("values from before imports and merges"),
	    N_("gone") },
	{ VCI_SQL_ERASE_KNOWN, N_("further ids of senders"), N_("gone") },
	{ VCI_SQL_ERASE_NOT_SAME, N_("pairs found to be two"), N_("gone") },
	{ VCI_SQL_ERASE_SNOOZE, N_("reasons of what was put off"), N_("gone") },
	{ VCI_SQL_ERASE_CONSENT, N_("consents"),
	    N_("stay, without the wording") },
	{ VCI_SQL_ERASE_DISCLOSURE, N_("disclosures"),
	    N_("stay, without the person") },
	{ VCI_SQL_ERASE_INTERESTS, N_("interests"),
	    N_("stay, without the person") },
};

static int
run_steps(struct vci_erasing *e)
{
	int64_t count = 0;
	int rc = VC_OK;

	for (size_t i = 0; i < sizeof step / sizeof *step && rc == VC_OK; i++) {
		for (size_t n = 0; n < e->n && rc == VC_OK; n++)
			rc = run(e, step[i].sql, e->id[n], &count);
		if (step[i].what == NULL || rc != VC_OK)
			continue;
		rc = say(e, step[i].what, count, step[i].becomes);
		count = 0;
	}
	return rc;
}

/* ---- who it was ---------------------------------------------------------------- */

static int
add_part(struct vci_erasing *e, int64_t id)
{
	if (!VCI_GROW(e->id, e->n, e->cap))
		return vci_nomem(e->vc);
	e->id[e->n++] = id;
	return VC_OK;
}

static int
find_parts(struct vci_erasing *e)
{
	int rc = VC_OK;

	for (size_t i = 0; i < e->n && rc == VC_OK; i++) {
		struct vci_stmt *st;

		rc = vci_prepare(e->vc, &st,
		    vci_privacy_sql[VCI_SQL_ERASE_PARTS]);
		if (rc != VC_OK)
			break;
		vci_bind_int(st, 1, e->id[i]);
		while ((rc = vci_step(e->vc, st)) == VC_ROW)
			if ((rc = add_part(e, vci_col_int(st, 0))) != VC_OK)
				break;
		vci_finalize(st);
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	return rc;
}

static int
put_hash(struct vci_erasing *e, struct vci_stmt *st, const char *noun,
    int64_t source, const char *id)
{
	vci_bind_text(st, 1, noun);
	vci_bind_int(st, 2, source);
	vci_bind_int(st, 3, vci_erased_hash(id, strlen(id)));
	return vci_run(e->vc, st);
}

/* So that a later file of the sender's doesn't bring the person back. */
static int
remember(struct vci_erasing *e, int64_t volunteer, int64_t *count)
{
	struct vci_stmt *from, *to = NULL;
	int rc = vci_prepare(e->vc, &from,
	    vci_privacy_sql[VCI_SQL_ERASE_CALLED]);

	if (rc == VC_OK)
		rc = vci_prepare(e->vc, &to,
		    vci_privacy_sql[VCI_SQL_ERASE_REMEMBER]);
	if (rc == VC_OK)
		vci_bind_int(from, 1, volunteer);
	while (rc == VC_OK && (rc = vci_step(e->vc, from)) == VC_ROW) {
		++*count;
		rc = put_hash(e, to, vci_col_text(from, 0),
		    vci_col_int(from, 1), vci_col_text(from, 2));
	}
	vci_finalize(from);
	vci_finalize(to);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
list_told(struct vci_erasing *e, int64_t volunteer)
{
	struct vci_stmt *st;
	int rc = vci_prepare(e->vc, &st, vci_privacy_sql[VCI_SQL_ERASE_TOLD]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, volunteer);
	while ((rc = vci_step(e->vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(e->vc, e->t);

		if (c == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
		c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = N_("organisation that was told") };
		c[2] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = N_("ask it to erase too") };
		c[3] = (struct vc_cell){ .type = VC_CELL_NAMED,
			.num = vci_col_int(st, 0),
			.unit = vci_table_text(e->t, vci_col_text(st, 1)) };
		c[4] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = vci_col_int(st, 2) };
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Who is a contact of an organisation, too, is that by another right. */
static int
list_contacts(struct vci_erasing *e, int64_t volunteer)
{
	struct vci_stmt *st;
	int64_t rows = 0;
	int rc = vci_prepare(e->vc, &st,
	    vci_privacy_sql[VCI_SQL_ERASE_CONTACTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, volunteer);
	if ((rc = vci_step(e->vc, st)) == VC_ROW)
		rows = vci_col_int(st, 0);
	vci_finalize(st);
	if (rc != VC_ROW && rc != VC_DONE)
		return rc;
	return say(e, N_("contacts of organisations with the same e-mail"),
	    rows, N_("stay; 'vcctl contact' and 'vcctl org' change them"));
}

/* ---- the whole ----------------------------------------------------------------------- */

static int
strip(struct vci_erasing *e)
{
	int64_t blank = 0, rows = 0, words = 0, called = 0, adopted = 0;
	int rc = vci_erase_leave(e, e->id[0]);

	for (size_t i = 0; i < e->n && rc == VC_OK; i++) {
		rc = run(e, VCI_SQL_ERASE_ADOPT, e->id[i], &adopted);
		if (rc == VC_OK)
			rc = remember(e, e->id[i], &called);
		if (rc == VC_OK)
			rc = vci_erase_reasons(e, e->id[i], &words);
		if (rc == VC_OK)
			rc = list_told(e, e->id[i]);
		if (rc == VC_OK)
			rc = list_contacts(e, e->id[i]);
	}
	if (rc == VC_OK)
		rc = run_steps(e);
	for (size_t i = 0; i < e->n && rc == VC_OK; i++) {
		rc = vci_erase_fields(e, e->id[i], &blank);
		if (rc == VC_OK)
			rc = run(e, VCI_SQL_ERASE_ROW, e->id[i], &rows);
	}
	if (rc == VC_OK)
		rc = vci_db_exec(e->vc, vci_privacy_sql[VCI_SQL_ERASE_TAGS]);
	if (rc == VC_OK)
		rc = say(e, N_("words in the history"), words, N_("gone"));
	if (rc == VC_OK)
		rc = say(e, N_("ids that senders use"), called,
		    N_("gone; their rows are passed over"));
	if (rc == VC_OK)
		rc = say(e, N_("causes, skills, languages, times, extract"),
		    blank, N_("gone"));
	if (rc == VC_OK)
		rc = say(e, N_("birth year"), e->born,
		    N_("first year of its decade"));
	return rc == VC_OK ?
	    say(e, N_("days, status, municipality, gender, first time"), rows,
		N_("stay")) :
	    rc;
}

static int
erase(struct vci_erasing *e)
{
	struct vc_buf before = { 0 }, after = { 0 };
	int rc = vci_volunteer_stands(e->vc, e->id[0], NULL);

	if (rc == VC_OK)
		rc = vci_figures_all(e->vc, &before);
	if (rc == VC_OK)
		rc = find_parts(e);
	if (rc == VC_OK)
		rc = strip(e);
	if (rc == VC_OK)
		rc = vci_figures_all(e->vc, &after);
	if (rc == VC_OK)
		rc = vci_figures_same(e->vc, before.s == NULL ? "" : before.s,
		    after.s == NULL ? "" : after.s);
	vc_buf_free(&before);
	vc_buf_free(&after);
	return rc;
}

int
vc_erase(struct vc *vc, int64_t id, bool really, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "what", N_("Data"),
						    VC_COL_WRAP },
		{ "rows", N_("Rows"), VC_COL_RIGHT },
		{ "becomes", N_("Becomes"), VC_COL_WRAP },
		{ "organisation_id", N_("Organisation"), VC_COL_SPARE },
		{ "told_on", N_("Told"), VC_COL_SPARE } };
	struct vci_erasing e = { .vc = vc };
	int rc = vci_table_new(vc, col, 5, tp);

	if (rc != VC_OK)
		return rc;
	e.t = *tp;
	if ((rc = add_part(&e, id)) == VC_OK &&
	    (rc = vci_db_begin(vc)) == VC_OK) {
		rc = erase(&e);
		if (rc == VC_OK && !really)
			vci_db_rollback(vc);
		else
			rc = vci_db_end(vc, rc);
	}
	if (rc == VC_OK && really && !vc->dry_run)
		rc = vci_db_scrub(vc);
	free(e.id);
	if (rc == VC_OK || rc == VC_WARN)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
