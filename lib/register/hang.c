/* SPDX-License-Identifier: ISC */
/* What hangs on a row: rows that name it in a field, by its number or in a
 * filter, and what is kept of it by hand. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "remove.h"

const struct vci_keeper vci_keepers[] = {
	{ &vci_volunteer, "consent", "volunteer_id", N_("consent") },
	{ &vci_volunteer, "disclosure", "volunteer_id", N_("disclosure") },
	{ &vci_interest, "disclosure", "interest_id", N_("disclosure") },
	{ &vci_org, "disclosure", "organisation_id", N_("disclosure") },
	{ NULL, NULL, NULL, NULL },
};

#define SAME_NUMBER(table, column) \
	"SELECT x.id FROM " table " x JOIN plan p ON x." column \
	" = p.number WHERE p.id = $1 "
#define NOT_ANOTHER_YEARS \
	"AND NOT EXISTS (SELECT 1 FROM plan q WHERE q.number = p.number " \
	"AND q.id <> p.id) ORDER BY x.id"

const char *const vci_hang_sql[VCI_HANG_SQL_COUNT] = {
	[VCI_SQL_HANG_RESULT] =
	    "SELECT x.id FROM result x JOIN goal g ON g.year = x.year AND "
	    "g.number = x.number AND g.scope = x.scope WHERE g.id = $1 "
	    "ORDER BY x.id",
	[VCI_SQL_HANG_GOAL_BELOW] =
	    "SELECT x.id FROM goal x JOIN goal g ON g.year = x.year AND "
	    "g.number = x.parent WHERE g.id = $1 ORDER BY x.id",
	[VCI_SQL_HANG_PLAN_GOAL] = SAME_NUMBER("goal",
	    "plan") "AND x.year = p.year ORDER BY x.id",
	[VCI_SQL_HANG_PLAN_BELOW] = SAME_NUMBER("plan",
	    "parent") "AND x.year = p.year ORDER BY x.id",
	[VCI_SQL_HANG_PLAN_MONTH] = SAME_NUMBER("plan_month",
	    "line") "AND "
		    "x.year = p.year ORDER BY x.id",
	[VCI_SQL_HANG_PLAN_ACTIVITY] = SAME_NUMBER("activity",
	    "plan") "AND "
		    "x.on_day >= $2 AND x.on_day < $3 ORDER BY x.id",
	[VCI_SQL_HANG_PLAN_INITIATIVE] = SAME_NUMBER("initiative", "plan")
	    NOT_ANOTHER_YEARS,
	[VCI_SQL_HANG_PLAN_TEAM] = SAME_NUMBER("team", "plan")
	    NOT_ANOTHER_YEARS,
	/* Of all goals, which are few; what it says is read in C. */
	[VCI_SQL_HANG_FILTER] = "SELECT id, filter FROM goal "
				"WHERE filter IS NOT NULL ORDER BY id",
	[VCI_SQL_HANG_CAMPAIGN] =
	    "SELECT l.id FROM list_member m JOIN list l ON l.id = m.list_id "
	    "WHERE l.noun = $2 AND m.row_id = $1 ORDER BY l.id",
	[VCI_SQL_HANG_MERGED] =
	    "SELECT gone FROM merge WHERE noun = $2 AND kept = $1 AND "
	    "undone_at IS NULL ORDER BY gone",
	[VCI_SQL_HANG_CLOSED] =
	    "SELECT c.year FROM closing c JOIN closed_run r "
	    "ON r.closing_id = c.id JOIN closed_figure f "
	    "ON f.closing_id = c.id AND f.line = r.line "
	    "WHERE c.reopened_at IS NULL AND r.first_id <= $1 AND "
	    "r.first_id + r.n > $1 AND "
	    "f.word IN ('goal.indicator', 'goal.indicator2') AND "
	    "f.text >= $2 AND f.text < $3 ORDER BY c.year LIMIT 1",
};

#define SHOWN 5 /* ids that are told of each noun */

struct held {
	struct vc *vc;
	const struct vc_record *row;
	struct vc_table *t;
	struct vc_buf ids;
	int64_t n;
};

static void
count(struct held *h, int64_t id, bool numbered)
{
	if (h->n++ >= SHOWN)
		return;
	vc_buf_add(&h->ids, h->n == 1 ? "" : ", ");
	vc_buf_add(&h->ids, numbered ? "#" : "");
	vci_sql_int(&h->ids, id);
}

/* A line of what was counted, if anything was. */
static int
put(struct held *h, const char *what)
{
	struct vc_cell *c;
	char more[40];

	if (h->n == 0)
		return VC_OK;
	if (h->n > SHOWN) {
		snprintf(more, sizeof more, " ... (%lld)", (long long)h->n);
		vc_buf_add(&h->ids, more);
	}
	if (h->ids.failed || (c = vci_table_row(h->vc, h->t)) == NULL)
		return vci_nomem(h->vc);
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG, .text = what };
	c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(h->t, h->ids.s) };
	vc_buf_clear(&h->ids);
	h->n = 0;
	return VC_OK;
}

/* Counts the rows of a noun, or of none, that the statement yields, but for
 * the row itself. */
static int
count_all(struct held *h, struct vci_stmt *st, const struct vc_noun *of)
{
	int rc;

	while ((rc = vci_step(h->vc, st)) == VC_ROW)
		if (of != h->row->noun || vci_col_int(st, 0) != h->row->id)
			count(h, vci_col_int(st, 0),
			    of != NULL && of->number != NULL);
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Rows of a noun that name the row in one of their fields. */
static int
by_field(struct held *h, const struct vc_noun *from, const struct vci_field *f)
{
	struct vci_stmt *st;
	char scope[32];
	int rc = vci_prepare_of(h->vc, &st, "SELECT id FROM ",
	    from->table[VCI_COUNTED], " WHERE ", vci_column(f),
	    " = $1 ORDER BY id", NULL);

	if (rc != VC_OK)
		return rc;
	snprintf(scope, sizeof scope, "org:%lld", (long long)h->row->id);
	if (f->type == VCI_T_REF)
		vci_bind_int(st, 1, h->row->id);
	else
		vci_bind_text(st, 1, scope);
	return count_all(h, st, from);
}

static int
by_reference(struct held *h)
{
	int rc = VC_OK;

	for (size_t i = 0; vci_nouns[i] != NULL && rc == VC_OK; i++) {
		const struct vci_field *f = vci_nouns[i]->field;

		for (; f->name != NULL && rc == VC_OK; f++)
			if ((f->type == VCI_T_REF || f->type == VCI_T_SCOPE) &&
			    f->of == h->row->noun && f->part == VCI_COUNTED)
				rc = by_field(h, vci_nouns[i], f);
		if (rc == VC_OK)
			rc = put(h, vci_noun_word(vci_nouns[i]));
	}
	return rc;
}

static int
by_hand(struct held *h)
{
	int rc = VC_OK;

	for (const struct vci_keeper *k = vci_keepers;
	     k->table != NULL && rc == VC_OK; k++) {
		struct vci_stmt *st;

		if (k->of != h->row->noun)
			continue;
		rc = vci_prepare_of(h->vc, &st, "SELECT id FROM ", k->table,
		    " WHERE ", k->column, " = $1 ORDER BY id", NULL);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, h->row->id);
		rc = count_all(h, st, NULL);
		if (rc == VC_OK)
			rc = put(h, k->what);
	}
	return rc;
}

/* The parameters after the row itself: the days of its year, or its noun. */
static void
bind(struct held *h, struct vci_stmt *st, enum vci_hang_sql sql)
{
	const struct vc_noun *noun = h->row->noun;

	vci_bind_int(st, 1, h->row->id);
	if (sql == VCI_SQL_HANG_PLAN_ACTIVITY) {
		int year = (int)h->row->v[vci_field(noun, "year")].i;

		vci_bind_int(st, 2, vci_day(year, 1, 1));
		vci_bind_int(st, 3, vci_day(year + 1, 1, 1));
	}
	if (sql == VCI_SQL_HANG_CAMPAIGN || sql == VCI_SQL_HANG_MERGED)
		vci_bind_text(st, 2, noun->name);
}

static int
by_words(struct held *h)
{
	static const struct {
		const struct vc_noun *of, *by; /* NULL: any; none */
		enum vci_hang_sql sql;
		const char *what;
	} hang[] = {
		{ &vci_goal, &vci_result, VCI_SQL_HANG_RESULT, NULL },
		{ &vci_goal, &vci_goal, VCI_SQL_HANG_GOAL_BELOW, NULL },
		{ &vci_plan, &vci_goal, VCI_SQL_HANG_PLAN_GOAL, NULL },
		{ &vci_plan, &vci_plan, VCI_SQL_HANG_PLAN_BELOW, NULL },
		{ &vci_plan, &vci_plan_month, VCI_SQL_HANG_PLAN_MONTH, NULL },
		{ &vci_plan, &vci_activity, VCI_SQL_HANG_PLAN_ACTIVITY, NULL },
		{ &vci_plan, &vci_initiative, VCI_SQL_HANG_PLAN_INITIATIVE,
		    NULL },
		{ &vci_plan, &vci_team, VCI_SQL_HANG_PLAN_TEAM, NULL },
		{ NULL, NULL, VCI_SQL_HANG_CAMPAIGN, N_("campaign") },
		{ NULL, NULL, VCI_SQL_HANG_MERGED,
		    N_("what it was merged with") },
	};
	int rc = VC_OK;

	for (size_t i = 0; i < sizeof hang / sizeof *hang && rc == VC_OK; i++) {
		struct vci_stmt *st;

		if (hang[i].of != NULL && hang[i].of != h->row->noun)
			continue;
		rc = vci_prepare(h->vc, &st, vci_hang_sql[hang[i].sql]);
		if (rc != VC_OK)
			return rc;
		bind(h, st, hang[i].sql);
		rc = count_all(h, st, hang[i].by);
		if (rc == VC_OK)
			rc = put(h,
			    hang[i].by == NULL ? hang[i].what :
						 vci_noun_word(hang[i].by));
	}
	return rc;
}

/* Goals that count what is of this organisation or partner alone. */
static int
by_filter(struct held *h)
{
	const struct vc_noun *noun = h->row->noun;
	struct vci_stmt *st;
	int rc;

	if (noun != &vci_org && noun != &vci_partner)
		return VC_OK;
	rc = vci_prepare(h->vc, &st, vci_hang_sql[VCI_SQL_HANG_FILTER]);
	while (rc == VC_OK && (rc = vci_step(h->vc, st)) == VC_ROW) {
		struct vci_narrow n;

		rc = vci_narrow_parse(h->vc, vci_col_text(st, 1), &n);
		if (rc == VC_E_DATA) /* of a campaign that is gone */
			rc = VC_OK;
		else if (rc == VC_OK &&
		    (noun == &vci_org ? n.org : n.partner) == h->row->id)
			count(h, vci_col_int(st, 0), true);
	}
	vci_finalize(st);
	return rc == VC_DONE ? put(h, vci_noun_word(&vci_goal)) : rc;
}

int
vci_hangs(struct vc *vc, const struct vc_record *row, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "noun", N_("Noun"), 0 },
		{ "id", N_("Id"), 0 } };
	struct held h = { .vc = vc, .row = row };
	int rc = vci_table_new(vc, col, 2, tp);

	h.t = *tp;
	if (rc == VC_OK)
		rc = by_reference(&h);
	if (rc == VC_OK)
		rc = by_hand(&h);
	if (rc == VC_OK)
		rc = by_words(&h);
	if (rc == VC_OK)
		rc = by_filter(&h);
	vc_buf_free(&h.ids);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
