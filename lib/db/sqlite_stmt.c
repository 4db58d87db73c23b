/* SPDX-License-Identifier: ISC */
/* Statements on SQLite: parameters by number, columns, running. */
#include <stdlib.h>
#include <string.h>

#include "sqlite.h"

#define PARAMS 64

/* So many statements are kept for the next who asks for the same: making one
 * costs more than running it, and much is asked once for each row. */
#define KEPT 32

/* SQLite numbers $2 || $1 in order of sight, so each statement keeps where
 * its $n ended up. */
struct vci_stmt {
	sqlite3_stmt *h;
	struct vci_db *db;
	struct vci_stmt *next; /* kept after it */
	unsigned char at[PARAMS];
};

/* A statement with this text out of those that are kept, or NULL. */
static struct vci_stmt *
kept(struct vci_db *db, const char *sql)
{
	struct vci_stmt *st, **p = &db->idle;

	while ((st = *p) != NULL && strcmp(sqlite3_sql(st->h), sql) != 0)
		p = &st->next;
	if (st != NULL)
		*p = st->next;
	return st;
}

static int
make(struct vc *vc, struct vci_stmt **stp, const char *sql)
{
	struct vci_stmt *st = calloc(1, sizeof *st);
	int rc;

	if (st == NULL)
		return vci_nomem(vc);
	st->db = vc->db;
	rc = sqlite3_prepare_v2(vc->db->h, sql, -1, &st->h, NULL);
	if (rc != SQLITE_OK) {
		free(st);
		return vci_sqlite_err(vc, rc);
	}
	for (int i = 1; i <= sqlite3_bind_parameter_count(st->h); i++) {
		const char *name = sqlite3_bind_parameter_name(st->h, i);
		long n = name == NULL ? 0 : strtol(name + 1, NULL, 10);

		if (n > 0 && n < PARAMS)
			st->at[n] = (unsigned char)i;
	}
	*stp = st;
	return VC_OK;
}

int
vci_prepare(struct vc *vc, struct vci_stmt **stp, const char *sql)
{
	struct vc_buf b = { 0 };
	int rc = VC_OK;

	*stp = NULL;
	vci_dialect(VCI_SQLITE, sql, &b);
	if (b.failed)
		rc = vci_nomem(vc);
	else if ((*stp = kept(vc->db, b.s)) == NULL)
		rc = make(vc, stp, b.s);
	vc_buf_free(&b);
	return rc;
}

static void
drop(struct vci_stmt *st)
{
	sqlite3_finalize(st->h);
	free(st);
}

/* What was bound may be a person's name: it isn't kept. */
void
vci_finalize(struct vci_stmt *st)
{
	struct vci_stmt **p;

	if (st == NULL)
		return;
	if (st->h == NULL) {
		free(st);
		return;
	}
	sqlite3_reset(st->h);
	sqlite3_clear_bindings(st->h);
	p = &st->db->idle;
	st->next = *p;
	*p = st;
	for (int n = 0; *p != NULL && n < KEPT; n++)
		p = &(*p)->next;
	if ((st = *p) != NULL) {
		*p = NULL;
		drop(st);
	}
}

void
vci_sqlite_forget(struct vci_db *db)
{
	struct vci_stmt *st;

	while ((st = db->idle) != NULL) {
		db->idle = st->next;
		drop(st);
	}
}

void
vci_bind_int(struct vci_stmt *st, int n, int64_t v)
{
	sqlite3_bind_int64(st->h, st->at[n], v);
}

void
vci_bind_text(struct vci_stmt *st, int n, const char *s)
{
	sqlite3_bind_text(st->h, st->at[n], s, -1, SQLITE_TRANSIENT);
}

void
vci_bind_null(struct vci_stmt *st, int n)
{
	sqlite3_bind_null(st->h, st->at[n]);
}

void
vci_bind_value(struct vci_stmt *st, int n, const struct vci_value *v)
{
	switch (v->kind) {
	case VCI_INT:
		sqlite3_bind_int64(st->h, st->at[n], v->i);
		break;
	case VCI_TEXT:
		sqlite3_bind_text(st->h, st->at[n], v->s, (int)v->n,
		    SQLITE_TRANSIENT);
		break;
	default:
		sqlite3_bind_null(st->h, st->at[n]);
	}
}

int
vci_step(struct vc *vc, struct vci_stmt *st)
{
	int rc = sqlite3_step(st->h);

	if (rc == SQLITE_ROW)
		return VC_ROW;
	if (rc == SQLITE_DONE) {
		sqlite3_reset(st->h);
		return VC_DONE;
	}
	rc = vci_sqlite_err(vc, rc);
	sqlite3_reset(st->h);
	return rc;
}

void
vci_reset(struct vci_stmt *st)
{
	sqlite3_reset(st->h);
}

int
vci_run(struct vc *vc, struct vci_stmt *st)
{
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW)
		;
	if (rc != VC_DONE)
		return rc;
	vc->db->changes = sqlite3_changes64(vc->db->h);
	return VC_OK;
}

int
vci_sqlite_once(struct vc *vc, const char *sql)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, sql);

	if (rc == VC_OK)
		rc = vci_run(vc, st);
	vci_finalize(st);
	vci_sqlite_go(vc->db);
	return rc;
}

int64_t
vci_changes(const struct vc *vc)
{
	return vc->db->changes;
}

int64_t
vci_col_int(struct vci_stmt *st, int col)
{
	return sqlite3_column_int64(st->h, col);
}

const char *
vci_col_text(struct vci_stmt *st, int col)
{
	const unsigned char *s = sqlite3_column_text(st->h, col);

	return s == NULL ? "" : (const char *)s;
}

bool
vci_col_null(struct vci_stmt *st, int col)
{
	return sqlite3_column_type(st->h, col) == SQLITE_NULL;
}

void
vci_col_value(struct vci_stmt *st, int col, struct vci_value *v)
{
	*v = (struct vci_value){ 0 };
	switch (sqlite3_column_type(st->h, col)) {
	case SQLITE_INTEGER:
		v->kind = VCI_INT;
		v->i = sqlite3_column_int64(st->h, col);
		break;
	case SQLITE_TEXT:
		v->kind = VCI_TEXT;
		v->s = (const char *)sqlite3_column_text(st->h, col);
		v->n = (uint32_t)sqlite3_column_bytes(st->h, col);
		break;
	}
}

int
vci_run_of(struct vc *vc, const char *sql, const struct vci_value *v, size_t n)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, sql);

	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		vci_bind_value(st, (int)i + 1, &v[i]);
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}
