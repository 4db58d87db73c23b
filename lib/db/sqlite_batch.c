/* SPDX-License-Identifier: ISC */
/* The current batch as a table: an eponymous virtual table over its rows. */
#include <stdlib.h>

#include "sqlite.h"

struct batch_table {
	sqlite3_vtab base;
	struct vci_db *db;
};

struct batch_cursor {
	sqlite3_vtab_cursor base;
	const struct vci_batch *batch;
	const struct vci_value *v; /* of the current row */
	size_t row;
	unsigned want; /* only rows with one of these bits; 0: all */
};

static int
batch_connect(sqlite3 *h, void *aux, int argc, const char *const *argv,
    sqlite3_vtab **out, char **err)
{
	struct vc_buf sql = { 0 };
	struct batch_table *t;
	int rc;

	(void)argc, (void)argv, (void)err;
	vc_buf_add(&sql, "CREATE TABLE x(id INTEGER, want INTEGER HIDDEN");
	for (int i = 0; i < VCI_BATCH_COLS; i++) {
		char col[8];

		sqlite3_snprintf(sizeof col, col, ", c%d", i);
		vc_buf_add(&sql, col);
	}
	vc_buf_addc(&sql, ')');
	t = sqlite3_malloc(sizeof *t);
	if (t == NULL || sql.failed) {
		sqlite3_free(t);
		vc_buf_free(&sql);
		return SQLITE_NOMEM;
	}
	rc = sqlite3_declare_vtab(h, sql.s);
	vc_buf_free(&sql);
	if (rc != SQLITE_OK) {
		sqlite3_free(t);
		return rc;
	}
	*t = (struct batch_table){ .db = aux };
	*out = &t->base;
	return SQLITE_OK;
}

static int
batch_disconnect(sqlite3_vtab *t)
{
	sqlite3_free(t);
	return SQLITE_OK;
}

/* The only way through is from first to last, with rows that lack the bits
 * wanted left out before the engine sees them. The estimate is large on
 * purpose: with the true one the planner scans the register and looks rows up
 * in the batch, when the batch should be read once and looked up in the
 * register. */
static int
batch_best(sqlite3_vtab *t, sqlite3_index_info *info)
{
	(void)t;
	info->estimatedCost = 1e9;
	info->estimatedRows = 100000000;
	for (int i = 0; i < info->nConstraint; i++) {
		if (info->aConstraint[i].iColumn != 1 ||
		    info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ ||
		    !info->aConstraint[i].usable)
			continue;
		info->aConstraintUsage[i].argvIndex = 1;
		info->aConstraintUsage[i].omit = 1;
		break;
	}
	return SQLITE_OK;
}

static int
batch_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
	struct batch_cursor *c = sqlite3_malloc(sizeof *c);

	if (c == NULL)
		return SQLITE_NOMEM;
	*c = (struct batch_cursor){
		.batch = ((struct batch_table *)t)->db->batch
	};
	*out = &c->base;
	return SQLITE_OK;
}

static int
batch_close(sqlite3_vtab_cursor *c)
{
	sqlite3_free(c);
	return SQLITE_OK;
}

static void
skip_unwanted(struct batch_cursor *c)
{
	const struct vci_batch *b = c->batch;

	while (c->want != 0 && b != NULL && c->row < b->nrow &&
	    (b->state[c->row] & c->want) == 0)
		c->row++;
	c->v = b == NULL ? NULL : &b->v[c->row * b->ncol];
}

static int
batch_filter(sqlite3_vtab_cursor *cur, int n, const char *s, int argc,
    sqlite3_value **argv)
{
	struct batch_cursor *c = (struct batch_cursor *)cur;

	(void)n, (void)s;
	c->row = 0;
	c->want = argc > 0 ? (unsigned)sqlite3_value_int(argv[0]) : 0;
	skip_unwanted(c);
	return SQLITE_OK;
}

/* The batch was filled by another thread, so its lines are in another core's
 * cache: ask for them some rows before they are read. */
static void
fetch_ahead(const struct vci_batch *b, size_t row)
{
	const char *p;

	if (b == NULL || row + 8 >= b->nrow)
		return;
	p = (const char *)&b->v[(row + 8) * b->ncol];
	for (size_t i = 0; i < b->ncol * sizeof *b->v; i += 64)
		__builtin_prefetch(p + i);
	for (size_t i = 0; i < b->ncol; i++) {
		const struct vci_value *v = &b->v[(row + 4) * b->ncol + i];

		if (v->kind == VCI_TEXT)
			__builtin_prefetch(v->s);
	}
}

static int
batch_next(sqlite3_vtab_cursor *cur)
{
	struct batch_cursor *c = (struct batch_cursor *)cur;

	c->row++;
	fetch_ahead(c->batch, c->row);
	skip_unwanted(c);
	return SQLITE_OK;
}

static int
batch_eof(sqlite3_vtab_cursor *cur)
{
	const struct batch_cursor *c = (const struct batch_cursor *)cur;

	return c->batch == NULL || c->row >= c->batch->nrow;
}

static void
batch_value(sqlite3_context *ctx, const struct vci_value *v)
{
	if (v->kind == VCI_INT)
		sqlite3_result_int64(ctx, v->i);
	else if (v->kind == VCI_TEXT)
		sqlite3_result_text(ctx, v->s, (int)v->n, SQLITE_STATIC);
}

static int
batch_column(sqlite3_vtab_cursor *cur, sqlite3_context *ctx, int col)
{
	const struct batch_cursor *c = (const struct batch_cursor *)cur;
	const struct vci_batch *b = c->batch;

	if (col == 0)
		sqlite3_result_int64(ctx, b->id[c->row]);
	else if (col > 1 && (size_t)col - 2 < b->ncol)
		batch_value(ctx, &c->v[col - 2]);
	return SQLITE_OK;
}

static int
batch_rowid(sqlite3_vtab_cursor *cur, sqlite3_int64 *id)
{
	*id = (sqlite3_int64)((struct batch_cursor *)cur)->row;
	return SQLITE_OK;
}

int
vci_sqlite_batch(struct vc *vc)
{
	/* No xCreate: the table is there under its module's name. */
	static const sqlite3_module module = {
		.xConnect = batch_connect,
		.xBestIndex = batch_best,
		.xDisconnect = batch_disconnect,
		.xOpen = batch_open,
		.xClose = batch_close,
		.xFilter = batch_filter,
		.xNext = batch_next,
		.xEof = batch_eof,
		.xColumn = batch_column,
		.xRowid = batch_rowid,
	};
	int rc = sqlite3_create_module_v2(vc->db->h, "vci_batch", &module,
	    vc->db, NULL);

	return rc == SQLITE_OK ? VC_OK : vci_sqlite_err(vc, rc);
}

void
vci_batch_use(struct vc *vc, const struct vci_batch *b)
{
	vc->db->batch = b;
}
