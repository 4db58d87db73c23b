/* SPDX-License-Identifier: ISC */
/* Imports that were made: the list of them, and what one of them did. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../intake/sql.h"
#include "register.h"

/* What a column of a statement becomes. */
enum as { AS_INT, AS_ID, AS_TEXT, AS_MSG, AS_TIME, AS_NOUN };

static void
put(struct vc_table *t, struct vci_stmt *st, int col, enum as as,
    struct vc_cell *c)
{
	static const enum vc_cell_type type[] = { VC_CELL_INT, VC_CELL_YEAR,
		VC_CELL_TEXT, VC_CELL_MSG, VC_CELL_TEXT, VC_CELL_MSG };
	const struct vc_noun *noun;
	char time[32];

	*c = (struct vc_cell){ .type = VC_CELL_NONE };
	if (vci_col_null(st, col))
		return;
	c->type = type[as];
	if (as == AS_INT || as == AS_ID)
		c->num = vci_col_int(st, col);
	else if (as == AS_NOUN &&
	    (noun = vc_noun(vci_col_text(st, col))) != NULL)
		c->text = vci_noun_word(noun);
	else
		c->text = vci_table_text(t,
		    as == AS_TIME ?
			vci_time_format(vci_col_int(st, col), time) :
			vci_col_text(st, col));
}

int
vc_imports(struct vc *vc, int64_t limit, struct vc_table **tp)
{
	static const struct vc_column col[] = {
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "at", N_("At"), 0 },
		{ "actor", N_("By"), 0 },
		{ "kind", N_("Kind"), 0 },
		{ "noun", N_("Noun"), 0 },
		{ "source", N_("Sender"), 0 },
		{ "file", N_("File"), 0 },
		{ "rows", N_("Rows"), VC_COL_RIGHT },
		{ "added", N_("Added"), VC_COL_RIGHT },
		{ "updated", N_("Updated"), VC_COL_RIGHT },
		{ "unchanged", N_("Unchanged"), VC_COL_RIGHT },
		{ "rejected", N_("Rejected"), VC_COL_RIGHT },
		{ "unclear", N_("Unclear"), VC_COL_RIGHT },
		{ "ended", N_("Ended"), VC_COL_RIGHT },
		{ "undoes", N_("Undoes"), VC_COL_RIGHT | VC_COL_SPARE },
		{ "undone_by", N_("Undone by"), VC_COL_RIGHT | VC_COL_SPARE },
	};
	static const enum as as[] = { AS_ID, AS_TIME, AS_TEXT, AS_MSG, AS_NOUN,
		AS_TEXT, AS_TEXT, AS_INT, AS_INT, AS_INT, AS_INT, AS_INT,
		AS_INT, AS_INT, AS_ID, AS_ID };
	const size_t ncol = sizeof col / sizeof *col;
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, ncol, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_intake_sql[VCI_SQL_IMPORT_LIST]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, limit == 0 ? INT64_MAX : limit);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		for (size_t i = 0; c != NULL && i < ncol; i++)
			put(*tp, st, (int)i, as[i], &c[i]);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- one of them --------------------------------------------------------------- */

static int
no_import(struct vc *vc, int64_t id)
{
	char n[24];

	snprintf(n, sizeof n, "%lld", (long long)id);
	return vci_err(vc, VC_E_NOINPUT,
	    "no import has the number %s; see 'vcctl import list'", n);
}

int
vc_import_info(struct vc *vc, int64_t id, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "key", N_("Key"), 0 },
		{ "value", N_("Value"), VC_COL_WRAP } };
	/* In the order of VCI_SQL_IMPORT_GET. */
	static const struct {
		const char *key, *title;
		enum as as;
	} row[] = { { "id", N_("Id"), AS_ID }, { "kind", N_("Kind"), AS_MSG },
		{ "noun", N_("Noun"), AS_NOUN },
		{ "source", N_("Sender"), AS_TEXT },
		{ "file", N_("File"), AS_TEXT }, { "actor", N_("By"), AS_TEXT },
		{ "at", N_("At"), AS_TIME },
		{ "profile", N_("Profile"), AS_TEXT },
		{ "options", N_("Options"), AS_TEXT },
		{ "sha256", "SHA-256", AS_TEXT },
		{ "rows", N_("Rows"), AS_INT },
		{ "added", N_("Added"), AS_INT },
		{ "updated", N_("Updated"), AS_INT },
		{ "unchanged", N_("Unchanged"), AS_INT },
		{ "rejected", N_("Rejected"), AS_INT },
		{ "unclear", N_("Unclear"), AS_INT },
		{ "ended", N_("Ended"), AS_INT },
		{ "undoes", N_("Undoes"), AS_ID },
		{ "undone_by", N_("Undone by"), AS_ID } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 2, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_intake_sql[VCI_SQL_IMPORT_GET]);
	if (rc == VC_OK) {
		vci_bind_int(st, 1, id);
		rc = vci_step(vc, st);
		if (rc == VC_DONE)
			rc = no_import(vc, id);
	}
	for (size_t i = 0; rc == VC_ROW && i < sizeof row / sizeof *row; i++) {
		struct vc_cell *c;

		if (vci_col_null(st, (int)i) ||
		    (row[i].as == AS_TEXT && *vci_col_text(st, (int)i) == '\0'))
			continue;
		c = vci_table_row(vc, *tp);
		rc = c == NULL ? VC_E_NOMEM : VC_ROW;
		if (c == NULL)
			break;
		c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = row[i].key,
			.unit = row[i].title };
		put(*tp, st, (int)i, row[i].as, &c[1]);
	}
	vci_finalize(st);
	if (rc == VC_ROW)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- the rows that it touched ------------------------------------------------------ */

struct touched {
	struct vc *vc;
	struct vc_table *t;
	int64_t limit, more;
	const struct vc_noun *noun;
	struct vci_stmt *label, *was[2];
};

/* What rows of the noun are called, unless that names a person. */
static int
enter(struct touched *t, const char *name)
{
	const struct vc_noun *noun = vc_noun(name);
	const struct vci_field *f;

	if (noun == t->noun || noun == NULL)
		return VC_OK;
	t->noun = noun;
	vci_finalize(t->label);
	t->label = NULL;
	if (noun->label == NULL)
		return VC_OK;
	f = &noun->field[vci_field(noun, noun->label)];
	if (f->part != VCI_COUNTED)
		return VC_OK;
	return vci_prepare_of(t->vc, &t->label, "SELECT ", vci_column(f),
	    " FROM ", noun->table[VCI_COUNTED], " WHERE id = $1", NULL);
}

/* As people read a field's name. */
static const char *
title_of(const struct touched *t, const char *name)
{
	int i = vci_field(t->noun, name);

	return i < 0 ? name : vci_field_title(t->vc, &t->noun->field[i]);
}

static int
put_fields(struct touched *t, int64_t import, int64_t id, struct vc_cell *c)
{
	struct vc_buf shown = { 0 }, b = { 0 };
	int rc = VC_OK;

	for (int i = 0; i < 2 && rc == VC_OK; i++) {
		struct vci_stmt *st = t->was[i];

		vci_bind_text(st, 1, t->noun->name);
		vci_bind_int(st, 2, id);
		vci_bind_int(st, 3, import);
		while ((rc = vci_step(t->vc, st)) == VC_ROW) {
			const char *name = vci_col_text(st, 0);

			vc_buf_add(&b, b.len == 0 ? "" : ", ");
			vc_buf_add(&b, name);
			vc_buf_add(&shown, shown.len == 0 ? "" : ", ");
			vc_buf_add(&shown, title_of(t, name));
		}
		rc = rc == VC_DONE ? VC_OK : rc;
	}
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t->t, shown.s) };
	c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t->t, b.s) };
	vc_buf_free(&shown);
	vc_buf_free(&b);
	return rc;
}

/* One row; import 0: it was added, so that no fields changed. */
static int
put_row(struct touched *t, int64_t id, const char *what, int64_t import)
{
	struct vc_cell *c;

	if (t->limit > 0 && (int64_t)vc_table_nrow(t->t) >= t->limit) {
		t->more++;
		return VC_OK;
	}
	if ((c = vci_table_row(t->vc, t->t)) == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_noun_word(t->noun) };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = id };
	if (t->label != NULL) {
		vci_bind_int(t->label, 1, id);
		if (vci_step(t->vc, t->label) == VC_ROW)
			put(t->t, t->label, 0, AS_TEXT, &c[2]);
		vci_reset(t->label);
	}
	c[3] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_table_text(t->t, what) };
	return import == 0 ? VC_OK : put_fields(t, import, id, &c[4]);
}

static int
added(struct touched *t, int64_t import)
{
	struct vci_stmt *st;
	int rc = vci_prepare(t->vc, &st, vci_intake_sql[VCI_SQL_IMPORT_RUNS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, import);
	while ((rc = vci_step(t->vc, st)) == VC_ROW) {
		int64_t first = vci_col_int(st, 1), n = vci_col_int(st, 2);

		rc = enter(t, vci_col_text(st, 0));
		for (int64_t i = 0; i < n && rc == VC_OK; i++) {
			if (t->more > 0) {
				t->more += n - i;
				break;
			}
			rc = put_row(t, first + i, N_("added"), 0);
		}
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
changed(struct touched *t, int64_t import)
{
	struct vci_stmt *st;
	int rc = vci_prepare(t->vc, &st,
	    vci_intake_sql[VCI_SQL_IMPORT_CHANGES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, import);
	while ((rc = vci_step(t->vc, st)) == VC_ROW)
		if ((rc = enter(t, vci_col_text(st, 0))) != VC_OK ||
		    (rc = put_row(t, vci_col_int(st, 1), vci_col_text(st, 2),
			 import)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vc_import_rows(struct vc *vc, int64_t id, int64_t limit, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "noun", N_("Noun"), 0 },
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "name", N_("Name"), VC_COL_WRAP | VC_COL_SPARE },
		{ "what", N_("What became of it"), 0 },
		{ "fields", N_("Fields"),
		    VC_COL_HUMAN | VC_COL_WRAP | VC_COL_SPARE },
		{ "fields", N_("Fields"), VC_COL_MACHINE } };
	struct touched t = { .vc = vc, .limit = limit };
	char more[24];
	int rc = vci_table_new(vc, col, sizeof col / sizeof *col, tp);

	t.t = *tp;
	if (rc == VC_OK)
		rc = vci_prepare(vc, &t.was[0], vci_intake_sql[VCI_SQL_WAS_OF]);
	if (rc == VC_OK)
		rc = vci_prepare(vc, &t.was[1],
		    vci_intake_sql[VCI_SQL_WAS_PERSON_OF]);
	if (rc == VC_OK)
		rc = changed(&t, id);
	if (rc == VC_OK)
		rc = added(&t, id);
	snprintf(more, sizeof more, "%lld", (long long)t.more);
	if (rc == VC_OK && t.more > 0)
		rc = vci_table_foot(vc, *tp,
		    "and %s more rows; --limit 0 shows all", more);
	vci_finalize(t.label);
	vci_finalize(t.was[0]);
	vci_finalize(t.was[1]);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
