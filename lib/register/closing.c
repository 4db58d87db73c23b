/* SPDX-License-Identifier: ISC */
/* Years that are closed: what nobody may change then, and whether what was
 * kept of them is what it was. */
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../intake/intake.h"
#include "register.h"

const char *const vci_closing_sql[VCI_CLOSING_SQL_COUNT] = {
	[VCI_SQL_CLOSING_OF] =
	    "SELECT id, closed_at, actor, digest, last_import, last_merge, "
	    "coalesce(reopened_at, 0), reopened_by, reason FROM closing "
	    "WHERE year = $1 ORDER BY id DESC LIMIT 1",
	[VCI_SQL_CLOSING_ALL] = "SELECT id, year, digest FROM closing "
				"ORDER BY id",
	[VCI_SQL_CLOSING_ONE] =
	    "SELECT year, closed_at, actor, last_import, last_merge "
	    "FROM closing WHERE id = $1",
	[VCI_SQL_CLOSING_LINES] =
	    "SELECT line, place, goal_id, word, kind, flags, num, num2, text, "
	    "unit FROM closed_figure WHERE closing_id = $1 "
	    "ORDER BY line, place",
	[VCI_SQL_CLOSING_RUNS] =
	    "SELECT line, part, first_id, n, amount FROM closed_run "
	    "WHERE closing_id = $1 ORDER BY line, part, first_id",
	[VCI_SQL_CLOSING_RUNS_OF] =
	    "SELECT first_id, n, amount FROM closed_run WHERE "
	    "closing_id = $1 AND line = $2 AND part = $3 ORDER BY first_id",
	[VCI_SQL_CLOSING_HAS_RUNS] =
	    "SELECT 1 FROM closed_run WHERE closing_id = $1 LIMIT 1",
	[VCI_SQL_CLOSING_NEW] =
	    "INSERT INTO closing (year, closed_at, actor, last_import, "
	    "last_merge, digest) VALUES ($1, $2, $3, "
	    "(SELECT coalesce(max(id), 0) FROM import), "
	    "(SELECT coalesce(max(id), 0) FROM merge), '')",
	[VCI_SQL_CLOSING_LINE] =
	    "INSERT INTO closed_figure (closing_id, line, place, goal_id, "
	    "word, kind, flags, num, num2, text, unit) VALUES ($1, $2, $3, "
	    "$4, $5, $6, $7, $8, $9, $10, $11)",
	[VCI_SQL_CLOSING_RUN] =
	    "INSERT INTO closed_run (closing_id, line, part, first_id, n, "
	    "amount) VALUES ($1, $2, $3, $4, $5, $6)",
	[VCI_SQL_CLOSING_DIGEST] =
	    "UPDATE closing SET digest = $2 WHERE id = $1",
	[VCI_SQL_CLOSING_REOPEN] =
	    "UPDATE closing SET reopened_at = $2, reopened_by = $3, "
	    "reason = $4 WHERE id = $1",
	[VCI_SQL_CLOSING_LIST] =
	    "SELECT c.id, c.year, c.closed_at, c.actor, "
	    "(SELECT count(DISTINCT f.line) FROM closed_figure f "
	    "WHERE f.closing_id = c.id AND f.line > 0), c.digest, "
	    "c.reopened_at, c.reopened_by, c.reason FROM closing c "
	    "WHERE c.year = $1 OR $1 = 0 ORDER BY c.year, c.id",
	[VCI_SQL_CLOSING_VALUE] =
	    "SELECT num FROM closed_figure WHERE closing_id = $1 AND "
	    "goal_id = $2 AND word = 'result' AND kind = 'decimal'",
	[VCI_SQL_CLOSING_GOAL] =
	    "SELECT 1 FROM goal g JOIN closing c ON c.year = g.year "
	    "WHERE g.id = $1 AND c.reopened_at IS NULL",
	[VCI_SQL_CLOSING_RESULT] =
	    "SELECT 1 FROM result r JOIN closing c ON c.year = r.year "
	    "WHERE r.id = $1 AND c.reopened_at IS NULL",
};

int
vci_closing_get(struct vc *vc, int year, struct vci_closing *c)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_closing_sql[VCI_SQL_CLOSING_OF]);

	*c = (struct vci_closing){ 0 };
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, year);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		c->id = vci_col_int(st, 0);
		c->at = vci_col_int(st, 1);
		snprintf(c->actor, sizeof c->actor, "%s", vci_col_text(st, 2));
		snprintf(c->digest, sizeof c->digest, "%s",
		    vci_col_text(st, 3));
		c->last_import = vci_col_int(st, 4);
		c->last_merge = vci_col_int(st, 5);
		c->reopened_at = vci_col_int(st, 6);
		snprintf(c->reopened_by, sizeof c->reopened_by, "%s",
		    vci_col_text(st, 7));
		snprintf(c->reason, sizeof c->reason, "%s",
		    vci_col_text(st, 8));
	}
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

bool
vci_closing_holds(const struct vci_closing *c)
{
	return c->id != 0 && c->reopened_at == 0;
}

int
vci_year_open(struct vc *vc, const struct vci_value *year)
{
	struct vci_closing c;
	char text[8];
	int rc = VC_OK;

	if (year->kind != VCI_INT)
		return VC_OK;
	rc = vci_closing_get(vc, (int)year->i, &c);
	if (rc != VC_OK || !vci_closing_holds(&c))
		return rc;
	snprintf(text, sizeof text, "%d", (int)year->i);
	return vci_err(vc, VC_E_NOPERM,
	    "%s is closed; 'vcctl goal reopen %s --reason TEXT' opens it "
	    "again",
	    text, text);
}

int
vci_year_moved(struct vc *vc, const struct vci_row *was,
    const struct vci_row *is)
{
	(void)is;
	return was == NULL ?
	    VC_OK :
	    vci_year_open(vc, &was->v[vci_field(was->noun, "year")]);
}

int
vci_row_closed(struct vc *vc, const struct vc_noun *noun, int64_t id, bool *is)
{
	struct vci_stmt *st;
	int rc;

	*is = false;
	if (noun != &vci_goal && noun != &vci_result)
		return VC_OK;
	rc = vci_prepare(vc, &st,
	    vci_closing_sql[noun == &vci_goal ? VCI_SQL_CLOSING_GOAL :
						VCI_SQL_CLOSING_RESULT]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	*is = rc == VC_ROW;
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

int
vci_closing_result(struct vc *vc, int year, int64_t goal, bool *is, bool *has,
    int64_t *value)
{
	struct vci_closing c;
	struct vci_stmt *st;
	int rc = vci_closing_get(vc, year, &c);

	*is = rc == VC_OK && vci_closing_holds(&c);
	*has = false;
	if (!*is)
		return rc;
	rc = vci_prepare(vc, &st, vci_closing_sql[VCI_SQL_CLOSING_VALUE]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, c.id);
	vci_bind_int(st, 2, goal);
	rc = vci_step(vc, st);
	*has = rc == VC_ROW;
	if (*has)
		*value = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* ---- the digest ------------------------------------------------------------- */

/* Each column with its end, so that nothing can move from one to the next. */
static void
put_row(struct sha256_ctx *hash, struct vci_stmt *st, int ncol)
{
	for (int i = 0; i < ncol; i++) {
		const char *s = vci_col_null(st, i) ? "\1" :
						      vci_col_text(st, i);

		sha256_update(hash, strlen(s), (const uint8_t *)s);
		sha256_update(hash, 1, (const uint8_t *)"");
	}
}

static int
put_rows(struct vc *vc, struct sha256_ctx *hash, enum vci_closing_sql which,
    int ncol, int64_t id)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_closing_sql[which]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		put_row(hash, st, ncol);
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_closing_digest(struct vc *vc, int64_t id, char hex[65])
{
	struct sha256_ctx hash;
	unsigned char digest[SHA256_DIGEST_SIZE];
	int rc;

	sha256_init(&hash);
	rc = put_rows(vc, &hash, VCI_SQL_CLOSING_ONE, 5, id);
	if (rc == VC_OK)
		rc = put_rows(vc, &hash, VCI_SQL_CLOSING_LINES, 10, id);
	if (rc == VC_OK)
		rc = put_rows(vc, &hash, VCI_SQL_CLOSING_RUNS, 5, id);
	sha256_digest(&hash, sizeof digest, digest);
	vci_digest_hex(digest, hex);
	return rc;
}

int
vci_closing_verify(struct vc *vc, int (*found)(void *arg, const char *line),
    void *arg)
{
	struct vci_stmt *st;
	char hex[65], line[120];
	int rc = vci_prepare(vc, &st, vci_closing_sql[VCI_SQL_CLOSING_ALL]);

	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		rc = vci_closing_digest(vc, vci_col_int(st, 0), hex);
		if (rc != VC_OK || strcmp(hex, vci_col_text(st, 2)) == 0)
			continue;
		snprintf(line, sizeof line,
		    "closing of %lld: its figures aren't those that it was "
		    "closed with",
		    (long long)vci_col_int(st, 1));
		rc = found(arg, line);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- the list --------------------------------------------------------------- */

/* The day for people, the time for machines. */
static void
time_cells(struct vc_table *t, struct vci_stmt *st, int col, struct vc_cell *c)
{
	char text[32];

	if (vci_col_null(st, col))
		return;
	c[0] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, col) / 86400 };
	c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t,
		    vci_time_format(vci_col_int(st, col), text)) };
}

static void
text_cell(struct vc_table *t, struct vci_stmt *st, int col, struct vc_cell *c)
{
	if (*vci_col_text(st, col) != '\0')
		*c = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, vci_col_text(st, col)) };
}

static int
add_closing(struct vc *vc, struct vc_table *t, struct vci_stmt *st, int *broken)
{
	struct vc_cell *c = vci_table_row(vc, t);
	char hex[65];
	bool fits;
	int rc;

	if (c == NULL)
		return VC_E_NOMEM;
	rc = vci_closing_digest(vc, vci_col_int(st, 0), hex);
	fits = strcmp(hex, vci_col_text(st, 5)) == 0;
	*broken += !fits;
	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 1) };
	time_cells(t, st, 2, &c[1]);
	text_cell(t, st, 3, &c[3]);
	c[4] = (struct vc_cell){ .type = VC_CELL_INT,
		.num = vci_col_int(st, 4) };
	snprintf(hex, sizeof hex, "%.12s", vci_col_text(st, 5));
	c[5] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, hex) };
	text_cell(t, st, 5, &c[6]);
	c[7] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = fits };
	time_cells(t, st, 6, &c[8]);
	text_cell(t, st, 7, &c[10]);
	text_cell(t, st, 8, &c[11]);
	return rc;
}

int
vc_closings(struct vc *vc, int year, struct vc_table **tp, int *broken)
{
	static const struct vc_column col[] = { { "year", N_("Year"), 0 },
		{ "closed", N_("Closed"), VC_COL_HUMAN },
		{ "closed", "Closed", VC_COL_MACHINE },
		{ "actor", N_("By"), 0 },
		{ "goals", N_("Goals"), VC_COL_RIGHT },
		{ "digest", N_("SHA-256"), VC_COL_HUMAN },
		{ "digest", "SHA-256", VC_COL_MACHINE },
		{ "fits", N_("Fits"), 0 },
		{ "reopened", N_("Opened again"), VC_COL_HUMAN | VC_COL_SPARE },
		{ "reopened", "Opened again", VC_COL_MACHINE },
		{ "reopened_by", N_("Opened by"), VC_COL_SPARE },
		{ "reason", N_("Reason"), VC_COL_SPARE | VC_COL_WRAP } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 12, tp);

	*broken = 0;
	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_closing_sql[VCI_SQL_CLOSING_LIST]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, year);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW)
		rc = add_closing(vc, *tp, st, broken);
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
