/* SPDX-License-Identifier: ISC */
/* Campaigns as tables: all of them, the members of one, and their rows. */
#include <string.h>

#include "campaign.h"

static struct vc_cell
text_cell(struct vc_table *t, enum vc_cell_type type, const char *s)
{
	return (struct vc_cell){ .type = type, .text = vci_table_text(t, s) };
}

static struct vc_cell
number_cell(enum vc_cell_type type, int64_t n)
{
	return (struct vc_cell){ .type = type, .num = n };
}

/* ---- all of them ------------------------------------------------------------ */

static void
list_row(struct vc_table *t, struct vci_stmt *st, struct vc_cell *c)
{
	const struct vc_noun *noun = vc_noun(vci_col_text(st, 2));

	c[0] = number_cell(VC_CELL_YEAR, vci_col_int(st, 0));
	c[1] = text_cell(t, VC_CELL_TEXT, vci_col_text(st, 1));
	c[2] = text_cell(t, VC_CELL_TEXT,
	    noun == NULL ? vci_col_text(st, 2) : vci_noun_word(noun));
	c[3] = number_cell(VC_CELL_DAY, vci_col_int(st, 3));
	if (!vci_col_null(st, 4))
		c[4] = number_cell(VC_CELL_DAY, vci_col_int(st, 4));
	c[5] = number_cell(VC_CELL_INT, vci_col_int(st, 5));
	c[6] = number_cell(VC_CELL_INT, vci_col_int(st, 6));
	c[7] = number_cell(VC_CELL_PERCENT,
	    (vci_col_int(st, 6) * 100000 + vci_col_int(st, 5) / 2) /
		vci_col_int(st, 5));
}

int
vc_campaigns(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "id", N_("Id"),
						    VC_COL_RIGHT },
		{ "name", N_("Name"), VC_COL_WRAP }, { "noun", N_("Of"), 0 },
		{ "made_on", N_("Made"), 0 }, { "closed_on", N_("Closed"), 0 },
		{ "members", N_("Members"), VC_COL_RIGHT },
		{ "reached", N_("Reached"), VC_COL_RIGHT },
		{ "share", N_("Share"), VC_COL_RIGHT } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 8, tp);

	if (rc != VC_OK)
		return rc;
	rc = vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_ALL]);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (rc == VC_OK)
			list_row(*tp, st, c);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- the rows behind the members -------------------------------------------- */

#define MEMBERS \
	"t.id IN (SELECT m.row_id FROM " VCI_MEMBERS_FROM \
	" WHERE m.list_id = $1 AND g.id IS NULL AND v.id IS NULL"

/* "none" and the codes of outcomes; NULL means all. */
static int
check_outcome(struct vc *vc, const char **outcome)
{
	const char *s = *outcome;

	if (s == NULL || strcmp(s, "none") == 0)
		return VC_OK;
	*outcome = vci_code_find(&vci_outcomes, s, strlen(s));
	return *outcome != NULL ? VC_OK :
				  vci_code_err(vc, &vci_outcomes, s, strlen(s));
}

/* Those that are there still. */
static int
open_rows(struct vc *vc, const struct vci_campaign *l, const char *outcome,
    bool derived, struct vc_list **out)
{
	struct vc_query q = { .noun = l->noun, .derived = derived };
	struct vci_also members = { MEMBERS ")", l->id, NULL };

	if (outcome != NULL && strcmp(outcome, "none") == 0) {
		members.sql = MEMBERS " AND m.outcome IS NULL)";
	} else if (outcome != NULL) {
		members.sql = MEMBERS " AND m.outcome = $2)";
		members.text = outcome;
	}
	return vci_list_open(vc, &q, &members, out);
}

int
vc_campaign_rows(struct vc *vc, const struct vc_noun *noun, const char *name,
    const char *outcome, struct vc_list **out)
{
	struct vci_campaign l = { 0 };
	int rc = check_outcome(vc, &outcome);

	*out = NULL;
	if (rc == VC_OK)
		rc = vci_campaign_find(vc, noun, name, &l);
	if (rc == VC_OK)
		rc = open_rows(vc, &l, outcome, true, out);
	vci_campaign_release(&l);
	return rc;
}

/* ---- the members of one ------------------------------------------------------- */

enum { C_ID, C_NAME, C_PLACE, C_OUTCOME, C_ON, C_BY, C_GONE, C_KEPT, C_COUNT };

static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_NAME] = { "name", N_("Name"), VC_COL_WRAP },
	[C_PLACE] = { "municipality", N_("Municipality"), VC_COL_SPARE },
	[C_OUTCOME] = { "outcome", N_("Outcome"), 0 },
	[C_ON] = { "on", N_("On"), 0 },
	[C_BY] = { "by", N_("By"), VC_COL_SPARE },
	[C_GONE] = { "gone", N_("Gone"), VC_COL_SPARE },
	[C_KEPT] = { "part_of", N_("Part of"), VC_COL_RIGHT | VC_COL_SPARE },
};

/* The members and, beside them, those of their rows that are still there;
 * both in order of id. */
struct walk {
	struct vc *vc;
	struct vc_table *t;
	const char *outcome;
	struct vc_list *rows;
	int has_row; /* VC_ROW while rows holds one */
	int64_t gone;
};

/* A copy of a record's cell that lives as long as the table. */
static struct vc_cell
kept_cell(struct vc_table *t, const struct vc_record *r, int field)
{
	struct vc_cell c;

	vc_record_cell(r, (size_t)field, &c);
	if (c.text != NULL)
		c.text = vci_table_text(t, c.text);
	if (c.unit != NULL)
		c.unit = vci_table_text(t, c.unit);
	return c;
}

/* What the row is called: by its own name, or by that of the first row that
 * it belongs to and that has one. */
static struct vc_cell
name_cell(struct vc_table *t, const struct vc_record *r)
{
	const struct vc_noun *noun = r->noun;
	int own = vci_field(noun, noun->label == NULL ? "name" : noun->label);

	if (own >= 0 && r->v[own].kind == VCI_TEXT)
		return kept_cell(t, r, own);
	for (int i = 0; noun->field[i].name != NULL; i++) {
		struct vc_cell c;

		if (noun->field[i].type != VCI_T_REF ||
		    noun->field[i].flags & VC_F_REQUIRED || r->label[i] == NULL)
			continue;
		c = kept_cell(t, r, i);
		return (struct vc_cell){ .type = VC_CELL_TEXT, .text = c.unit };
	}
	return (struct vc_cell){ 0 };
}

static void
row_cells(struct walk *w, struct vc_cell *c)
{
	const struct vc_record *r = vc_list_record(w->rows);
	int place = vci_field(r->noun, "municipality");

	c[C_NAME] = name_cell(w->t, r);
	if (place >= 0)
		c[C_PLACE] = kept_cell(w->t, r, place);
}

static void
gone_cells(struct walk *w, struct vci_stmt *st, struct vc_cell *c)
{
	c[C_GONE].type = VC_CELL_MSG;
	c[C_GONE].text = N_("removed");
	if (!vci_col_null(st, 4)) {
		c[C_GONE].text = N_("merged");
		c[C_KEPT] = number_cell(VC_CELL_YEAR, vci_col_int(st, 4));
	} else if (!vci_col_null(st, 5)) {
		c[C_GONE].text = N_("erased");
	}
	w->gone++;
}

static bool
asked_for(const struct walk *w, struct vci_stmt *st)
{
	return w->outcome == NULL ||
	    strcmp(w->outcome,
		vci_col_null(st, 1) ? "none" : vci_col_text(st, 1)) == 0;
}

static int
member_row(struct walk *w, struct vci_stmt *st)
{
	int64_t id = vci_col_int(st, 0);
	struct vc_cell *c;

	while (
	    w->has_row == VC_ROW && vc_record_id(vc_list_record(w->rows)) < id)
		w->has_row = vc_list_next(w->rows);
	if (w->has_row < 0)
		return w->has_row;
	if (!asked_for(w, st))
		return VC_OK;
	if ((c = vci_table_row(w->vc, w->t)) == NULL)
		return VC_E_NOMEM;
	c[C_ID] = number_cell(VC_CELL_YEAR, id);
	if (w->has_row == VC_ROW && vc_record_id(vc_list_record(w->rows)) == id)
		row_cells(w, c);
	else
		gone_cells(w, st, c);
	if (vci_col_null(st, 1))
		return VC_OK;
	c[C_OUTCOME] = text_cell(w->t, VC_CELL_MSG, vci_col_text(st, 1));
	c[C_ON] = number_cell(VC_CELL_DAY, vci_col_int(st, 2));
	c[C_BY] = text_cell(w->t, VC_CELL_TEXT, vci_col_text(st, 3));
	return VC_OK;
}

static int
members(struct walk *w, int64_t list)
{
	struct vci_stmt *st;
	int rc = vci_prepare(w->vc, &st,
	    vci_campaign_sql[VCI_SQL_LIST_MEMBERS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, list);
	while ((rc = vci_step(w->vc, st)) == VC_ROW)
		if ((rc = member_row(w, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* The field that "name=..." at s filters by: -1 for a search, -2 for none. */
static int
filtered(const struct vc_noun *noun, const char *s)
{
	size_t n = strcspn(s, "=;");

	if (s[n] != '=')
		return -2;
	if (n == strlen("search") && strncmp(s, "search", n) == 0)
		return -1;
	for (int i = 0; noun->field[i].name != NULL; i++)
		if (strlen(noun->field[i].name) == n &&
		    strncmp(noun->field[i].name, s, n) == 0)
			return i;
	return -2;
}

/* One filter, "name=value", in words that people see. */
static int
chosen_by(struct walk *w, const struct vc_noun *noun, int field,
    const char *value)
{
	const struct vci_field *f = field < 0 ? NULL : &noun->field[field];
	const char *code = f == NULL || f->type != VCI_T_CODE ?
	    NULL :
	    vci_code_find(f->of, value, strlen(value));
	int rc = vci_table_head(w->vc, w->t, "Chosen by: %s %s",
	    f == NULL ? N_("Search") : f->title, code == NULL ? value : code);

	vci_table_head_words(w->t, code == NULL ? 1 << 0 : 1 << 0 | 1 << 1);
	return rc;
}

/* Filters as they were kept, "name=value; name=value": a ';' in a value is
 * before no name. */
static int
chosen(struct walk *w, const struct vci_campaign *l)
{
	const char *s = l->filter.s, *end, *next;
	struct vc_buf value = { 0 };
	int rc = VC_OK, field = filtered(l->noun, s);

	if (field == -2)
		return vci_table_head(w->vc, w->t, "Chosen by: %s", s);
	for (; s != NULL && rc == VC_OK; s = next) {
		field = filtered(l->noun, s);
		s += strcspn(s, "=") + 1;
		for (end = strstr(s, "; "); end != NULL;
		     end = strstr(end + 2, "; "))
			if (filtered(l->noun, end + 2) != -2)
				break;
		next = end == NULL ? NULL : end + 2;
		vc_buf_clear(&value);
		vc_buf_addn(&value, s,
		    end == NULL ? strlen(s) : (size_t)(end - s));
		rc = value.failed ? vci_nomem(w->vc) :
				    chosen_by(w, l->noun, field, value.s);
	}
	vc_buf_free(&value);
	return rc;
}

static int
heads(struct walk *w, const struct vci_campaign *l)
{
	struct vc_campaign is;
	char day[16], n[2][24];
	int rc = vci_campaign_count(w->vc, l->id, &is);

	if (rc == VC_OK)
		rc = vci_table_head(w->vc, w->t, "%s, made on %s", l->title.s,
		    vc_day_format(l->made_on, day));
	if (rc == VC_OK && *l->filter.s != '\0')
		rc = chosen(w, l);
	if (rc == VC_OK && l->closed)
		rc = vci_table_head(w->vc, w->t, "Closed on %s",
		    vc_day_format(l->closed_on, day));
	snprintf(n[0], sizeof n[0], "%lld", (long long)is.reached);
	snprintf(n[1], sizeof n[1], "%lld", (long long)is.members);
	return rc != VC_OK ?
	    rc :
	    vci_table_head(w->vc, w->t, "%s of %s reached", n[0], n[1]);
}

static int
foot(struct walk *w)
{
	char n[24];
	int rc;

	if (w->gone == 0)
		return VC_OK;
	snprintf(n, sizeof n, "%lld", (long long)w->gone);
	rc = vci_table_foot(w->vc, w->t,
	    "Gone since the list was made, but counted: %s", n);
	vci_table_foot_numbers(w->t, 1 << 0);
	return rc;
}

static int
show(struct walk *w, const struct vci_campaign *l)
{
	int rc = vci_table_new(w->vc, column, C_COUNT, &w->t);

	if (rc == VC_OK)
		rc = heads(w, l);
	if (rc == VC_OK)
		rc = open_rows(w->vc, l, NULL, false, &w->rows);
	if (rc == VC_OK && (w->has_row = vc_list_next(w->rows)) < 0)
		rc = w->has_row;
	if (rc == VC_OK)
		rc = members(w, l->id);
	return rc == VC_OK ? foot(w) : rc;
}

int
vc_campaign_show(struct vc *vc, const struct vc_noun *noun, const char *name,
    const char *outcome, struct vc_table **tp)
{
	struct walk w = { .vc = vc, .outcome = outcome };
	struct vci_campaign l = { 0 };
	int rc = check_outcome(vc, &w.outcome);

	*tp = NULL;
	if (rc != VC_OK || (rc = vci_db_begin_read(vc)) != VC_OK)
		return rc;
	rc = vci_campaign_find(vc, noun, name, &l);
	if (rc == VC_OK)
		rc = show(&w, &l);
	vc_list_free(w.rows);
	vci_campaign_release(&l);
	vci_db_rollback(vc);
	if (rc == VC_OK)
		*tp = w.t;
	else
		vc_table_free(w.t);
	return rc;
}
