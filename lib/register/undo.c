/* SPDX-License-Identifier: ISC */
/* Taking an import back: rows that it added go, rows that it changed become
 * what they were, as far as nobody has changed them or built on them since. */
#include <stdio.h>
#include <string.h>

#include "../intake/sql.h"
#include "undo.h"

int
vci_undo_stays(struct vci_undo *u, const struct vc_noun *noun, int64_t id,
    const char *why)
{
	struct vc_cell *c = vci_table_row(u->vc, u->left);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_noun_word(noun) };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = id };
	c[2] = (struct vc_cell){ .type = VC_CELL_MSG, .text = why };
	return VC_OK;
}

struct vci_share *
vci_undo_part(struct vci_undo *u, const char *noun)
{
	size_t i = 0;

	while (
	    vci_nouns[i + 1] != NULL && strcmp(vci_nouns[i]->name, noun) != 0)
		i++;
	return &u->part[i];
}

/* ---- the batch itself ---------------------------------------------------------------- */

/* What of the import's row the undo needs. */
struct taken {
	char noun[32], file[256];
	int64_t source;
};

static int
refuse(struct vc *vc, const char *id, int64_t a, int64_t b)
{
	char n[2][24];

	snprintf(n[0], sizeof n[0], "%lld", (long long)a);
	snprintf(n[1], sizeof n[1], "%lld", (long long)b);
	if (strcmp(id, "undo") == 0)
		return vci_err(vc, VC_E_DATA,
		    "import %s is an undo itself; to have its rows again, "
		    "import their file again",
		    n[0]);
	if (strcmp(id, "undone") == 0)
		return vci_err(vc, VC_E_DATA,
		    "import %s was taken back already, by %s", n[0], n[1]);
	return vci_err(vc, VC_E_NOINPUT,
	    "no import has the number %s; see 'vcctl import list'", n[0]);
}

static int
get_import(struct vc *vc, int64_t id, struct taken *t)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_intake_sql[VCI_SQL_IMPORT_GET]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_DONE) {
		rc = refuse(vc, "none", id, 0);
	} else if (rc == VC_ROW && strcmp(vci_col_text(st, 1), "undo") == 0) {
		rc = refuse(vc, "undo", id, 0);
	} else if (rc == VC_ROW && !vci_col_null(st, 18)) {
		rc = refuse(vc, "undone", id, vci_col_int(st, 18));
	} else if (rc == VC_ROW) {
		snprintf(t->noun, sizeof t->noun, "%s", vci_col_text(st, 2));
		snprintf(t->file, sizeof t->file, "%s", vci_col_text(st, 4));
		t->source = vci_col_int(st, 19);
		rc = VC_OK;
	}
	vci_finalize(st);
	return rc;
}

/* The undo's own row: what it restored are updates, what it removed has
 * ended, what it left is unchanged or, where others hold it, rejected. */
static int
put_import(struct vci_undo *u, const struct taken *t)
{
	const struct vc_undo_result *r = u->result;
	const int64_t count[] = { 0, r->restored, r->kept };
	const int64_t rest[] = { r->removed + r->restored + r->kept +
		    r->blocked,
		r->blocked, 0, r->removed };
	struct vci_stmt *st;
	int rc = vci_prepare(u->vc, &st, vci_intake_sql[VCI_SQL_IMPORT]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, r->batch);
	vci_bind_text(st, 2, t->noun);
	vci_bind_int(st, 3, t->source);
	vci_bind_text(st, 4, t->file);
	vci_bind_text(st, 5, u->vc->actor);
	vci_bind_int(st, 6, vci_now(u->vc));
	for (int i = 0; i < 3; i++)
		vci_bind_int(st, 7 + i, count[i]);
	vci_bind_text(st, 10, N_("undo"));
	vci_bind_int(st, 11, u->import);
	vci_bind_text(st, 15, "");
	for (int i = 0; i < 4; i++)
		vci_bind_int(st, 16 + i, rest[i]);
	rc = vci_run(u->vc, st);
	vci_finalize(st);
	return rc;
}

/* Runs a statement of one or two numbers. */
static int
run(struct vc *vc, enum vci_intake_sql sql, int64_t a, int64_t b)
{
	return VCI_RUN(vc, vci_intake_sql[sql], vci_of_int(a), vci_of_int(b));
}

/* All of it stays, for now: it isn't taken back, and can be later. */
static bool
nothing_done(const struct vc_undo_result *r)
{
	return r->removed + r->restored == 0 && r->kept + r->blocked > 0;
}

static int
undo(struct vci_undo *u)
{
	struct taken t = { .source = 0 };
	int rc = get_import(u->vc, u->import, &t);

	if (rc == VC_OK)
		rc = vci_db_reserve(u->vc, "import", 1, &u->result->batch);
	if (rc == VC_OK)
		rc = vci_goal_unimport(u->vc, u->import);
	/* Changed rows first: they may name rows that were added, and once
	 * they are what they were, no longer do. */
	if (rc == VC_OK)
		rc = vci_undo_restore(u);
	if (rc == VC_OK)
		rc = vci_undo_find(u);
	if (rc == VC_OK)
		rc = vci_undo_remove(u);
	if (rc != VC_OK || nothing_done(u->result))
		return rc;
	rc = run(u->vc, VCI_SQL_ALIAS_OFF, u->import, 0);
	if (rc == VC_OK)
		rc = run(u->vc, VCI_SQL_WAS_PERSON_OFF, u->import, 0);
	if (rc == VC_OK)
		rc = put_import(u, &t);
	if (rc == VC_OK)
		rc = run(u->vc, VCI_SQL_IMPORT_DONE, u->result->batch,
		    u->import);
	return rc;
}

/* The engine doesn't look after references meanwhile: it would search whole
 * tables for each row that goes. They were looked at before. */
static int
transact(struct vci_undo *u)
{
	int rc = vci_db_bulk(u->vc, true), off;

	if (rc != VC_OK)
		return rc;
	if ((rc = vci_db_begin(u->vc)) == VC_OK && (rc = undo(u)) == VC_OK &&
	    nothing_done(u->result)) {
		vci_db_rollback(u->vc);
		u->result->batch = 0;
	} else {
		rc = vci_db_end(u->vc, rc);
	}
	off = vci_db_bulk(u->vc, false);
	return rc == VC_OK ? off : rc;
}

int
vc_undo(struct vc *vc, int64_t id, struct vc_undo_result *result,
    struct vc_table **left)
{
	static const struct vc_column col[] = { { "noun", N_("Noun"), 0 },
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "why", N_("Why it stays"), 0 } };
	struct vci_undo u = { .vc = vc, .import = id, .result = result };
	int rc = vci_table_new(vc, col, 3, left);

	*result = (struct vc_undo_result){ 0 };
	u.left = *left;
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		u.part[i].noun = vci_nouns[i];
	if (rc == VC_OK)
		rc = transact(&u);
	for (size_t i = 0; i < VCI_NOUNS; i++)
		vci_bits_release(&u.part[i].gone);
	if (rc != VC_OK) {
		vc_table_free(*left);
		*left = NULL;
	}
	return rc;
}
