/* SPDX-License-Identifier: ISC */
/* A closed year's report: it prints what was kept, whatever came later. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../core/map.h"
#include "report.h"

struct reader {
	struct vc *vc;
	struct vc_table *t;
	struct vci_bits shown; /* goals of the scope that was asked for */
	bool all;
	struct vc_cell *row;
	struct vci_closed_line at;
	int64_t line;
	/* The note that is being put together, of line `line`. */
	char *arg[VC_MSG_ARGS];
	const char *id;
	unsigned numbers, words;
	int narg;
};

static int
end_note(struct reader *r)
{
	const char *const *a = (const char *const *)r->arg;
	int rc;

	if (r->id == NULL)
		return VC_OK;
	rc = r->line == 0 ? vci_table_head(r->vc, r->t, r->id, a[0], a[1], a[2],
				a[3], a[4], a[5], a[6], a[7]) :
			    vci_table_foot(r->vc, r->t, r->id, a[0], a[1], a[2],
				a[3], a[4], a[5], a[6], a[7]);
	if (r->line != 0) {
		vci_table_foot_numbers(r->t, r->numbers);
		vci_table_foot_words(r->t, r->words);
	}
	r->id = NULL;
	return rc;
}

static const char *
kept(struct reader *r, struct vci_stmt *st, int col)
{
	return vci_col_null(st, col) ?
	    NULL :
	    vci_table_text(r->t, vci_col_text(st, col));
}

static enum vc_cell_type
type_of(const char *word)
{
	for (int i = VC_CELL_NONE; i <= VC_CELL_NAMED; i++)
		if (vci_cell_word[i] != NULL &&
		    strcmp(vci_cell_word[i], word) == 0)
			return i;
	return VC_CELL_NONE;
}

/* The cell that a column's word means; a column that this version of the
 * program no longer has is passed over. */
static struct vc_cell *
cell_of(struct reader *r, const char *word)
{
	bool shown = strncmp(word, "shown.", 6) == 0;

	for (size_t i = 0; i < vc_table_ncol(r->t); i++) {
		const struct vc_column *c = vc_table_column(r->t, i);

		if (strcmp(c->key, shown ? word + 6 : word) == 0 &&
		    ((c->flags & VC_COL_HUMAN) != 0) == shown)
			return &r->row[i];
	}
	return NULL;
}

static void
read_cell(struct reader *r, struct vci_stmt *st, const char *kind)
{
	struct vc_cell *c = cell_of(r, vci_col_text(st, 3));

	if (c != NULL)
		*c = (struct vc_cell){ .type = type_of(kind),
			.flags = (unsigned)vci_col_int(st, 5),
			.num = vci_col_int(st, 6),
			.num2 = vci_col_int(st, 7),
			.text = kept(r, st, 8),
			.unit = kept(r, st, 9) };
}

static int
read_part(struct reader *r, struct vci_stmt *st)
{
	const char *kind = vci_col_text(st, 4);
	int rc;

	if (strcmp(kind, "argument") == 0) {
		if (r->narg < VC_MSG_ARGS)
			r->arg[r->narg++] = (char *)(uintptr_t)kept(r, st, 8);
		return VC_OK;
	}
	if ((rc = end_note(r)) != VC_OK)
		return rc;
	if (strcmp(kind, "note") == 0) {
		r->id = kept(r, st, 8);
		r->numbers = (unsigned)vci_col_int(st, 6);
		r->words = (unsigned)vci_col_int(st, 7);
		r->narg = 0;
		memset(r->arg, 0, sizeof r->arg);
	} else if (strcmp(kind, "field") != 0 && r->row != NULL) {
		read_cell(r, st, kind);
	}
	return VC_OK;
}

/* The goals of a scope by what they are now: an organisation's that became
 * part of another are found as that one's. */
static int
find_goals(struct reader *r, int year, const char *scope)
{
	struct vc_list *list;
	int rc = vci_goals_open(r->vc, year, scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = vci_bits_add(&r->shown, vc_record_id(vc_list_record(list)),
			 NULL) ?
		    VC_OK :
		    vci_nomem(r->vc);
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
begin_line(struct reader *r, int64_t line, int64_t goal)
{
	int rc = end_note(r);

	if (rc != VC_OK)
		return rc;
	r->line = line;
	r->at = (struct vci_closed_line){ goal, line, vc_table_nrow(r->t) };
	r->row = line == 0 ? NULL : vci_table_row(r->vc, r->t);
	return line != 0 && r->row == NULL ? VC_E_NOMEM : VC_OK;
}

int
vci_closed_read(struct vc *vc, int64_t closing, const char *scope, int year,
    struct vc_table *t, int (*line)(void *arg, const struct vci_closed_line *),
    void *arg)
{
	struct reader r = { .vc = vc, .t = t, .all = scope == NULL };
	struct vci_stmt *st = NULL;
	int rc = r.all ? VC_OK : find_goals(&r, year, scope);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_closing_sql[VCI_SQL_CLOSING_LINES]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, closing);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		int64_t n = vci_col_int(st, 0), goal = vci_col_int(st, 2);

		rc = VC_OK;
		if (n != 0 && !r.all && !vci_bits_has(&r.shown, goal))
			continue;
		if (n != r.line) {
			if (r.line != 0 && line != NULL)
				rc = line(arg, &r.at);
			if (rc == VC_OK)
				rc = begin_line(&r, n, goal);
		}
		if (rc == VC_OK)
			rc = read_part(&r, st);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		rc = end_note(&r);
	if (rc == VC_OK && r.line != 0 && line != NULL)
		rc = line(arg, &r.at);
	vci_bits_release(&r.shown);
	return rc;
}

struct vc_cell
vci_cell_copy(struct vc_table *t, const struct vc_cell *c)
{
	struct vc_cell to = *c;

	if (c->text != NULL)
		to.text = vci_table_text(t, c->text);
	if (c->unit != NULL)
		to.unit = vci_table_text(t, c->unit);
	return to;
}

/* That the year was opened again, and why. */
static int
reopened_head(struct vc *vc, struct vc_table *t, const struct vci_closing *c,
    const char *closed)
{
	char day[16];

	vc_day_format(c->reopened_at / 86400, day);
	if (*c->reopened_by == '\0')
		return vci_table_head(vc, t,
		    "Opened again on %s: %s (closed on %s)", day, c->reason,
		    closed);
	return vci_table_head(vc, t,
	    "Opened again on %s by %s: %s (closed on %s)", day, c->reopened_by,
	    c->reason, closed);
}

int
vci_closed_head(struct vc *vc, struct vc_table *t, const struct vci_closing *c,
    bool now)
{
	char day[16], hash[13];

	vc_day_format(c->at / 86400, day);
	snprintf(hash, sizeof hash, "%.12s", c->digest);
	if (!vci_closing_holds(c))
		return reopened_head(vc, t, c, day);
	if (now)
		return vci_table_head(vc, t,
		    "Closed on %s (%s); these are the figures of now", day,
		    hash);
	if (*c->actor == '\0')
		return vci_table_head(vc, t, "Closed on %s (%s)", day, hash);
	return vci_table_head(vc, t, "Closed on %s by %s (%s)", day, c->actor,
	    hash);
}

int
vci_report_closed(struct vc *vc, const struct vc_report *r,
    const struct vci_closing *c, struct vc_table *t, int *findings)
{
	int count[VCI_ST_NO_RESULT + 1] = { 0 };
	int rc = vci_closed_read(vc, c->id, r->scope, r->year, t, NULL, NULL);

	for (size_t i = 0; i < vc_table_nrow(t); i++) {
		enum vci_status status = vci_year_status(
		    vc_table_cell(t, i, 0));

		count[status]++;
		*findings += vci_is_finding(status);
	}
	if (rc == VC_OK)
		rc = vci_closed_head(vc, t, c, false);
	if (rc == VC_OK)
		rc = vci_year_scope(vc, t, r->scope);
	return rc == VC_OK ? vci_year_sum(vc, t, count) : rc;
}
