/* SPDX-License-Identifier: ISC */
/* Closing a year: each figure is kept as it is printed. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "restate.h"

const char *const vci_cell_word[] = {
	[VC_CELL_NONE] = "none",
	[VC_CELL_TEXT] = "text",
	[VC_CELL_MSG] = "word",
	[VC_CELL_MSGS] = "words",
	[VC_CELL_INT] = "integer",
	[VC_CELL_YEAR] = "year",
	[VC_CELL_DECIMAL] = "decimal",
	[VC_CELL_MONEY] = "money",
	[VC_CELL_PERCENT] = "percent",
	[VC_CELL_DAY] = "day",
	[VC_CELL_BOOL] = "bool",
	[VC_CELL_TAGS] = "tags",
	[VC_CELL_TIMES] = "times",
	[VC_CELL_PAIR] = "pair",
	[VC_CELL_SHARE] = "share",
	[VC_CELL_NAMED] = "named",
};

/* The lines on their way into the register. */
struct keeper {
	struct vc *vc;
	struct vci_stmt *st;
	int64_t closing, goal;
	int line, place;
};

static int
put(struct keeper *k, const char *word, const char *kind,
    const struct vc_cell *c)
{
	struct vci_stmt *st = k->st;

	vci_bind_int(st, 1, k->closing);
	vci_bind_int(st, 2, k->line);
	vci_bind_int(st, 3, k->place++);
	if (k->goal == 0)
		vci_bind_null(st, 4);
	else
		vci_bind_int(st, 4, k->goal);
	vci_bind_text(st, 5, word);
	vci_bind_text(st, 6, kind);
	vci_bind_int(st, 7, c->flags);
	vci_bind_int(st, 8, c->num);
	vci_bind_int(st, 9, c->num2);
	vci_bind_text(st, 10, c->text);
	vci_bind_text(st, 11, c->unit);
	return vci_run(k->vc, st);
}

static int
put_msg(struct keeper *k, const struct vc_msg *m)
{
	struct vc_cell c = { .text = m->id,
		.num = m->numbers,
		.num2 = m->words };
	int rc = put(k, "", "note", &c);

	for (int i = 0; i < VC_MSG_ARGS && rc == VC_OK; i++) {
		c = (struct vc_cell){ .text = m->arg[i] };
		if (m->arg[i] != NULL)
			rc = put(k, "", "argument", &c);
	}
	return rc;
}

/* The cells of row `row`; what people and what machines see of a column have
 * one name, so that of the first begins with "shown.". */
static int
put_cells(struct keeper *k, const struct vc_table *t, size_t row)
{
	char word[64];
	int rc = VC_OK;

	for (size_t i = 0; i < vc_table_ncol(t) && rc == VC_OK; i++) {
		const struct vc_column *col = vc_table_column(t, i);
		const struct vc_cell *c = vc_table_cell(t, row, i);

		snprintf(word, sizeof word, "%s%s",
		    col->flags & VC_COL_HUMAN ? "shown." : "", col->key);
		if (c->type != VC_CELL_NONE)
			rc = put(k, word, vci_cell_word[c->type], c);
	}
	return rc;
}

/* The goal's own words and numbers. */
static int
put_fields(struct keeper *k, const struct vc_record *goal)
{
	struct vc_field f;
	struct vc_cell c;
	char word[64];
	int rc = VC_OK;

	for (size_t i = 0; vc_noun_field(goal->noun, i, &f) && rc == VC_OK;
	     i++) {
		vc_record_cell(goal, i, &c);
		snprintf(word, sizeof word, "goal.%s", f.name);
		if (c.type != VC_CELL_NONE)
			rc = put(k, word, "field", &c);
	}
	return rc;
}

static int
last_row(struct vc *vc, const struct vc_noun *noun, int64_t *id)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(vc, &st, "SELECT coalesce(max(id), 0) FROM ",
	    noun->table[VCI_COUNTED], NULL);

	if (rc != VC_OK)
		return rc;
	if ((rc = vci_step(vc, st)) == VC_ROW)
		*id = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

static int
keep_goal(struct keeper *k, struct vc_table *t, struct vc_record *goal)
{
	const struct vc_msg *m;
	struct vci_figure f;
	enum vci_status status;
	size_t note = 0;
	int rc;

	while (vc_table_note(t, note) != NULL)
		note++;
	k->goal = goal->id;
	k->line++;
	k->place = 0;
	rc = vci_year_goal(k->vc, t, goal, &status);
	if (rc == VC_OK)
		rc = put_cells(k, t, vc_table_nrow(t) - 1);
	if (rc == VC_OK)
		rc = put_fields(k, goal);
	while (rc == VC_OK && (m = vc_table_note(t, note++)) != NULL)
		rc = put_msg(k, m);
	if (rc == VC_OK)
		rc = vci_figure(k->vc, goal, &f);
	if (rc != VC_OK)
		return rc;
	rc = vci_closed_keep(k->vc, k->closing, k->line, &f);
	vci_figure_release(&f);
	return rc;
}

/* What tells later why a figure is another: the last row of each noun, and how
 * goals were judged. */
static int
keep_state(struct keeper *k)
{
	static const char *const key[] = { "band.exceeded", "band.partly" };
	char word[64];
	int rc = VC_OK;

	for (size_t i = 0; vci_nouns[i] != NULL && rc == VC_OK; i++) {
		struct vc_cell c = { .type = VC_CELL_INT };

		snprintf(word, sizeof word, "last.%s", vci_nouns[i]->name);
		rc = last_row(k->vc, vci_nouns[i], &c.num);
		if (rc == VC_OK)
			rc = put(k, word, "field", &c);
	}
	for (size_t i = 0; i < 2 && rc == VC_OK; i++) {
		struct vc_cell c = { .type = VC_CELL_TEXT,
			.text = vc_setting(k->vc, key[i]) };

		snprintf(word, sizeof word, "setting.%s", key[i]);
		rc = put(k, word, "field", &c);
	}
	return rc;
}

static int
keep_all(struct keeper *k, struct vc_table *t, int year)
{
	struct vc_list *list = NULL;
	const struct vc_msg *m;
	int rc = vci_year_head(k->vc, t, year);

	for (size_t i = 0; rc == VC_OK && (m = vc_table_heading(t, i)) != NULL;
	     i++)
		rc = put_msg(k, m);
	if (rc == VC_OK)
		rc = keep_state(k);
	if (rc == VC_OK)
		rc = vci_goals_open(k->vc, year, NULL, &list);
	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = keep_goal(k, t, vci_goals_record(list));
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
begin(struct vc *vc, int year, int64_t *id)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_closing_sql[VCI_SQL_CLOSING_NEW]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, year);
	vci_bind_int(st, 2, vci_now(vc));
	vci_bind_text(st, 3, vc->actor);
	rc = vci_run(vc, st);
	vci_finalize(st);
	*id = vci_last_id(vc);
	return rc;
}

static int
keep(struct vc *vc, int year, struct vc_closed *out)
{
	struct keeper k = { .vc = vc };
	struct vc_table *t = NULL;
	int rc = begin(vc, year, &k.closing);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &k.st,
		    vci_closing_sql[VCI_SQL_CLOSING_LINE]);
	if (rc == VC_OK)
		rc = vci_year_table(vc, &t);
	if (rc == VC_OK)
		rc = keep_all(&k, t, year);
	vc_table_free(t);
	vci_finalize(k.st);
	if (rc == VC_OK)
		rc = vci_closing_digest(vc, k.closing, out->digest);
	if (rc == VC_OK)
		rc = VCI_RUN(vc, vci_closing_sql[VCI_SQL_CLOSING_DIGEST],
		    vci_of_int(k.closing), vci_of_text(out->digest));
	out->goals = k.line;
	return rc;
}

static int
may_close(struct vc *vc, int year, bool really)
{
	struct vci_closing c;
	char text[8], day[16];
	int rc = vci_closing_get(vc, year, &c);

	if (rc != VC_OK)
		return rc;
	snprintf(text, sizeof text, "%d", year);
	if (vci_closing_holds(&c))
		return vci_err(vc, VC_E_NOPERM,
		    "%s was closed on %s; 'vcctl goal reopen %s --reason "
		    "TEXT' opens it again",
		    text, vc_day_format(c.at / 86400, day), text);
	if (!really && vc_today(vc) < vci_day(year + 1, 1, 1))
		return vci_err(vc, VC_E_NOPERM,
		    "%s isn't over; if it is to be closed all the same: "
		    "--confirm=%s",
		    text, text);
	return VC_OK;
}

int
vc_close_year(struct vc *vc, int year, bool really, struct vc_closed *out)
{
	int rc = vci_db_begin(vc);

	*out = (struct vc_closed){ 0 };
	if (rc != VC_OK)
		return rc;
	rc = may_close(vc, year, really);
	if (rc == VC_OK)
		rc = keep(vc, year, out);
	if (rc == VC_OK && out->goals == 0) {
		char text[8];

		snprintf(text, sizeof text, "%d", year);
		rc = vci_err(vc, VC_E_NOINPUT,
		    "no goals are set for %s; there is nothing to close", text);
	}
	return vci_db_end(vc, rc);
}

int
vc_reopen_year(struct vc *vc, int year, const char *reason)
{
	struct vci_closing c = { 0 };
	struct vci_stmt *st = NULL;
	char text[8];
	int rc = vci_person_refuse(vc, reason);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	snprintf(text, sizeof text, "%d", year);
	rc = vci_closing_get(vc, year, &c);
	if (rc == VC_OK && !vci_closing_holds(&c))
		rc = vci_err(vc, VC_E_NOINPUT, "%s isn't closed", text);
	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_closing_sql[VCI_SQL_CLOSING_REOPEN]);
	if (rc == VC_OK) {
		vci_bind_int(st, 1, c.id);
		vci_bind_int(st, 2, vci_now(vc));
		vci_bind_text(st, 3, vc->actor);
		vci_bind_text(st, 4, reason);
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	return vci_db_end(vc, rc);
}
