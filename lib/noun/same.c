/* SPDX-License-Identifier: ISC */
/* Rows that may be one, best first; and those that were found to be two. */
#include "../core/grow.h"
#include "same.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sql.h"

/* ---- the best pairs ---------------------------------------------------------------- */

#define MORE \
	1024 /* pairs that are kept past the limit before they are sorted */

struct search {
	struct vci_same_set set;
	struct vci_same_pair *pair;
	size_t n, cap, limit; /* 0: all */
	int64_t found;
	int min;
};

static int
best_first(const void *a, const void *b)
{
	const struct vci_same_pair *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return x->b < y->b ? -1 : x->b > y->b;
}

static void
keep_best(struct search *s)
{
	if (s->n > 0)
		qsort(s->pair, s->n, sizeof *s->pair, best_first);
	if (s->limit > 0 && s->n > s->limit)
		s->n = s->limit;
}

static int
keep(struct search *s, const struct vci_same_pair *p)
{
	s->found++;
	if (s->limit > 0 && s->n == s->limit + MORE)
		keep_best(s);
	if (!VCI_GROW(s->pair, s->n, s->cap))
		return vci_nomem(s->set.vc);
	s->pair[s->n++] = *p;
	return VC_OK;
}

/* Was it said of these two, as they are now, that they are two? */
static bool
known_apart(const struct vci_same_set *set, size_t a, size_t b)
{
	return set->apart.used > 0 &&
	    vci_map_get(&set->apart,
		vci_same_ids(set->row[a].id, set->row[b].id)) ==
	    vci_same_compared(set, a, b);
}

static int
look_at(void *arg, size_t a, size_t b, bool name)
{
	struct search *s = arg;
	struct vci_same_pair p;

	vci_same_score(&s->set, a, b, s->min, name, &p);
	if (p.score < s->min || known_apart(&s->set, a, b))
		return VC_OK;
	return keep(s, &p);
}

/* ---- as a table ----------------------------------------------------------------------- */

enum {
	C_SCORE,
	C_ID,
	C_NAME,
	C_PLACE,
	C_OTHER_ID,
	C_OTHER_NAME,
	C_OTHER_PLACE,
	C_WHY,
	C_MERGE,
	C_DISTINCT,
	COLUMNS
};

static const struct vc_column column[COLUMNS] = {
	{ "score", N_("Score"), VC_COL_RIGHT },
	{ "id", N_("Id"), VC_COL_RIGHT },
	{ "name", N_("Name"), VC_COL_WRAP },
	{ "municipality", N_("Municipality"), VC_COL_SPARE },
	{ "other_id", N_("Other"), VC_COL_RIGHT },
	{ "other_name", N_("Name"), VC_COL_WRAP },
	{ "other_municipality", N_("Municipality"), VC_COL_SPARE },
	{ "why", N_("Why"), VC_COL_WRAP },
	{ "merge", N_("If one"), VC_COL_MACHINE },
	{ "distinct", N_("If two"), VC_COL_MACHINE },
};

/* Id, name and place of a row, from cell c on. */
static int
put_row(struct vc_table *t, struct vc_record *r, int64_t id, struct vc_cell *c)
{
	const struct vc_noun *noun = r->noun;
	int name = vci_field(noun, noun->label);
	int place = vci_field(noun, "municipality");
	int rc = vc_get(r->vc, r, id);

	if (rc != VC_OK)
		return rc;
	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = id };
	for (int i = 1; i <= 2; i++) {
		int field = i == 1 ? name : place;

		if (field < 0)
			continue;
		vc_record_cell(r, (size_t)field, &c[i]);
		if (c[i].text != NULL)
			c[i].text = vci_table_text(t, c[i].text);
		if (c[i].unit != NULL)
			c[i].unit = vci_table_text(t, c[i].unit);
	}
	return VC_OK;
}

static struct vc_cell
reasons(struct vc_table *t, const struct vc_noun *noun,
    const struct vci_same_pair *p)
{
	struct vc_buf b = { 0 };
	struct vc_cell c = { .type = VC_CELL_MSGS };

	for (size_t i = 0; noun->same[i].field != NULL; i++) {
		const struct vci_same *rule = &noun->same[i];
		const char *const word[] = { NULL, rule->same, rule->alike,
			rule->differs };

		if (word[p->said[i]] == NULL)
			continue;
		vc_buf_add(&b, b.len == 0 ? "" : "; ");
		vc_buf_add(&b, word[p->said[i]]);
	}
	c.text = vci_table_text(t, b.s);
	vc_buf_free(&b);
	return c;
}

static struct vc_cell
command(struct vc_table *t, const struct vc_noun *noun, const char *verb,
    int64_t a, int64_t b)
{
	char s[96];

	snprintf(s, sizeof s, "vcctl %s %s %lld %lld", noun->name, verb,
	    (long long)a, (long long)b);
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, s) };
}

static int
put_pair(struct search *s, const struct vci_same_pair *p, struct vc_record *r,
    struct vc_table *t)
{
	int64_t a = s->set.row[p->a].id, b = s->set.row[p->b].id;
	struct vc_cell *c = vci_table_row(s->set.vc, t);
	int rc;

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_SCORE] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = p->score };
	rc = put_row(t, r, a, &c[C_ID]);
	if (rc == VC_OK)
		rc = put_row(t, r, b, &c[C_OTHER_ID]);
	c[C_WHY] = reasons(t, s->set.noun, p);
	c[C_MERGE] = command(t, s->set.noun, "merge", a, b);
	c[C_DISTINCT] = command(t, s->set.noun, "distinct", a, b);
	return rc;
}

/* People are told once, machines by the row, what settles a pair. */
static int
feet(struct search *s, struct vc_table *t)
{
	struct vc *vc = s->set.vc;
	const char *noun = s->set.noun->name;
	char a[24], b[24];
	int rc = VC_OK;

	snprintf(a, sizeof a, "%zu", s->n);
	snprintf(b, sizeof b, "%lld", (long long)s->found);
	if (s->found > (int64_t)s->n) {
		rc = vci_table_foot(vc, t,
		    "the best %s of %s pairs; see --limit", a, b);
		vci_table_foot_numbers(t, 3);
	}
	if (rc == VC_OK && s->n > 0)
		rc = vci_table_foot(vc, t,
		    "if they are one: vcctl %s merge ID OTHER; if they are "
		    "two: vcctl %s distinct ID OTHER",
		    noun, noun);
	return rc;
}

static int
fill(struct search *s, struct vc_table *t)
{
	struct vc_record *r;
	int rc = vc_record_new(s->set.vc, s->set.noun, &r);

	keep_best(s);
	for (size_t i = 0; i < s->n && rc == VC_OK; i++)
		rc = put_pair(s, &s->pair[i], r, t);
	vc_record_free(r);
	return rc == VC_OK ? feet(s, t) : rc;
}

int
vc_duplicates(struct vc *vc, const struct vc_noun *noun,
    const struct vc_duplicates *want, struct vc_table **table)
{
	struct search s = { .min = want->min, .limit = (size_t)want->limit };
	size_t with = SIZE_MAX;
	int rc = vci_table_new(vc, column, COLUMNS, table);

	if (rc == VC_OK)
		rc = vci_db_begin_read(vc);
	if (rc != VC_OK)
		return rc;
	rc = vci_same_load(vc, noun, &s.set);
	if (rc == VC_OK && want->with != 0)
		with = vci_same_find(&s.set, want->with);
	if (rc == VC_OK)
		rc = vci_same_each(&s.set, with, look_at, &s);
	if (rc == VC_OK)
		rc = fill(&s, *table);
	vci_db_rollback(vc);
	vci_same_release(&s.set);
	free(s.pair);
	if (rc != VC_OK) {
		vc_table_free(*table);
		*table = NULL;
	}
	return rc;
}

/* ---- two, and not one --------------------------------------------------------------- */

static int
put_apart(struct vci_same_set *set, int64_t a, int64_t b)
{
	size_t at[2] = { vci_same_find(set, a), vci_same_find(set, b) };

	if (at[0] == SIZE_MAX || at[1] == SIZE_MAX)
		return vci_err_word(set->vc,
		    vci_err(set->vc, VC_E_NOINPUT, "no %s has that number",
			set->noun->title));
	return VCI_RUN(set->vc, vci_noun_sql[VCI_SQL_APART_PUT],
	    vci_of_text(set->noun->name), vci_of_int(a < b ? a : b),
	    vci_of_int(a < b ? b : a),
	    vci_of_int(vci_same_compared(set, at[0], at[1])),
	    vci_of_int(vc_today(set->vc)), vci_of_text(set->vc->actor));
}

int
vc_distinct(struct vc *vc, const struct vc_noun *noun, int64_t a, int64_t b)
{
	struct vci_same_set set;
	int rc;

	if (a == b)
		return vci_err_word(vc,
		    vci_err(vc, VC_E_DATA, "that is one and the same %s",
			noun->title));
	if ((rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vci_same_load(vc, noun, &set);
	if (rc == VC_OK)
		rc = put_apart(&set, a, b);
	vci_same_release(&set);
	return vci_db_end(vc, rc);
}
