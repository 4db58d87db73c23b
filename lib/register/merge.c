/* SPDX-License-Identifier: ISC */
/* Two rows become one: what would be kept, and doing it. */
#include "merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- which of the two values ---------------------------------------------------- */

/* "field=A" or "field=B" */
static int
pick_one(struct vci_merge *m, const char *take)
{
	const char *eq = strchr(take, '=');
	char name[64];
	int i;

	if (eq == NULL || (size_t)(eq - take) >= sizeof name ||
	    (strcasecmp(eq, "=a") != 0 && strcasecmp(eq, "=b") != 0))
		return vci_err(m->vc, VC_E_USAGE,
		    "'%s' is no choice; such as name=A or name=B", take);
	snprintf(name, sizeof name, "%.*s", (int)(eq - take), take);
	if ((i = vc_field_find(m->vc, m->noun, name)) < 0)
		return VC_E_USAGE;
	if (m->noun->field[i].flags & (VC_F_STATUS | VC_F_EVENTDAY))
		return vci_err(m->vc, VC_E_USAGE,
		    "the status stays what it is; take a step with 'set' "
		    "when they are one");
	if (m->noun->field[i].flags & (VC_F_READONLY | VC_F_KEEP))
		return vci_err(m->vc, VC_E_USAGE, "'%s' is set by vcctl itself",
		    m->noun->field[i].name);
	if (m->asked >> i & 1)
		return vci_err(m->vc, VC_E_USAGE,
		    "'%s' is chosen twice; say %s=A or %s=B, not both",
		    m->noun->field[i].name, m->noun->field[i].name,
		    m->noun->field[i].name);
	m->asked |= (uint64_t)1 << i;
	m->take &= ~((uint64_t)1 << i);
	*(eq[1] == 'a' || eq[1] == 'A' ? &m->a_only : &m->take) |= (uint64_t)1
	    << i;
	return VC_OK;
}

/* Its own unless empty; of the days that count the first. */
static bool
takes_other(const struct vci_field *f, const struct vci_value *a,
    const struct vci_value *b)
{
	if (f->type == VCI_T_TAGS || b->kind == VCI_NULL ||
	    f->flags &
		(VC_F_STATUS | VC_F_EVENTDAY | VC_F_KEEP | VC_F_READONLY))
		return false;
	if (f->flags & VC_F_COUNTDAY && a->kind == VCI_INT)
		return b->i < a->i;
	return a->kind == VCI_NULL;
}

int
vci_merge_pick(struct vci_merge *m, const struct vc_merge *want)
{
	int rc = VC_OK;

	for (int i = 0; m->noun->field[i].name != NULL; i++)
		if (takes_other(&m->noun->field[i], &m->a->v[i], &m->b->v[i]))
			m->take |= (uint64_t)1 << i;
	for (size_t i = 0; i < want->ntake && rc == VC_OK; i++)
		rc = pick_one(m, want->take[i]);
	return rc;
}

/* ---- the two rows ------------------------------------------------------------------ */

static void
release(struct vci_merge *m)
{
	vc_record_free(m->a);
	vc_record_free(m->b);
}

/* Nobody is to be found again in a row whose person was erased. */
static int
check_erased(struct vci_merge *m, int64_t id)
{
	struct vci_stmt *st;
	char s[24];
	int rc;

	if (m->noun != &vci_volunteer)
		return VC_OK;
	rc = vci_prepare(m->vc, &st,
	    vci_register_sql[VCI_SQL_VOLUNTEER_ERASED]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW) {
		snprintf(s, sizeof s, "%lld", (long long)id);
		rc = vci_err_word(m->vc,
		    vci_err(m->vc, VC_E_DATA, "%s %s is erased", m->noun->title,
			s));
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
get_both(struct vci_merge *m)
{
	int rc = vc_record_new(m->vc, m->noun, &m->a);

	if (rc == VC_OK)
		rc = vc_record_new(m->vc, m->noun, &m->b);
	if (rc == VC_OK)
		rc = vc_get(m->vc, m->a, m->kept);
	return rc == VC_OK ? vc_get(m->vc, m->b, m->gone) : rc;
}

static int
read_both(struct vci_merge *m, const struct vc_merge *want)
{
	int rc;

	m->kept = want->kept;
	m->gone = want->gone;
	if (m->noun->same == NULL || m->noun->flow == NULL)
		return vci_err(m->vc, VC_E_USAGE, "rows of '%s' are not merged",
		    m->noun->name);
	if (m->kept == m->gone)
		return vci_err_word(m->vc,
		    vci_err(m->vc, VC_E_DATA, "that is one and the same %s",
			m->noun->title));
	rc = get_both(m);
	if (rc == VC_OK)
		rc = check_erased(m, m->kept);
	if (rc == VC_OK)
		rc = check_erased(m, m->gone);
	return rc == VC_OK ? vci_merge_pick(m, want) : rc;
}

/* ---- showing ------------------------------------------------------------------------- */

static void
copy_cell(struct vc_table *t, const struct vc_record *r, size_t field,
    struct vc_cell *c)
{
	vc_record_cell(r, field, c);
	if (c->text != NULL)
		c->text = vci_table_text(t, c->text);
	if (c->unit != NULL)
		c->unit = vci_table_text(t, c->unit);
}

static int
put_fields(struct vci_merge *m, struct vc_table *t)
{
	for (int i = 0; m->noun->field[i].name != NULL; i++) {
		const struct vci_field *f = &m->noun->field[i];
		bool other = m->take >> i & 1;
		const char *keeps = other ? N_("the other") : N_("kept");
		struct vc_cell *c;

		if (f->flags & VC_F_READONLY ||
		    (m->a->v[i].kind == VCI_NULL &&
			m->b->v[i].kind == VCI_NULL))
			continue;
		if ((c = vci_table_row(m->vc, t)) == NULL)
			return VC_E_NOMEM;
		if (f->type == VCI_T_TAGS &&
		    ((m->take | m->a_only) >> i & 1) == 0)
			keeps = N_("both");
		c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = f->name,
			.unit = f->title };
		copy_cell(t, m->a, (size_t)i, &c[1]);
		copy_cell(t, m->b, (size_t)i, &c[2]);
		c[3] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = other ? "other" : keeps,
			.unit = keeps };
	}
	return VC_OK;
}

static int
count(struct vci_merge *m, const struct vci_merge_ref *r, int64_t row,
    struct vc_cell *c)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "SELECT count(*) FROM ", r->table,
	    " WHERE ", r->column, " = $1", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, row);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW)
		*c = (struct vc_cell){ .type = VC_CELL_INT,
			.num = vci_col_int(st, 0) };
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* What the rows of a table are called; NULL: no noun's. */
static const char *
title_of(const char *table)
{
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		if (strcmp(vci_nouns[i]->table[VCI_COUNTED], table) == 0)
			return vci_nouns[i]->title;
	return NULL;
}

/* How many rows of other tables name each of them. */
static int
put_moves(struct vci_merge *m, struct vc_table *t)
{
	struct vci_merge_ref ref[VCI_MERGE_REFS];
	size_t n = vci_merge_refs(m->noun, ref);
	int rc = VC_OK;

	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		struct vc_cell two[2], *c;

		rc = count(m, &ref[i], m->kept, &two[0]);
		if (rc == VC_OK)
			rc = count(m, &ref[i], m->gone, &two[1]);
		if (rc != VC_OK || two[0].num + two[1].num == 0)
			continue;
		if ((c = vci_table_row(m->vc, t)) == NULL)
			return VC_E_NOMEM;
		c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = ref[i].table,
			.unit = title_of(ref[i].table) };
		c[1] = two[0];
		c[2] = two[1];
		c[3] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = N_("both") };
	}
	return rc;
}

static int
put_lines(struct vci_merge *m, int64_t doubles, struct vc_table *t)
{
	char a[24], b[24], n[24];
	int rc;

	snprintf(a, sizeof a, "%lld", (long long)m->kept);
	snprintf(b, sizeof b, "%lld", (long long)m->gone);
	snprintf(n, sizeof n, "%lld", (long long)doubles);
	rc = vci_table_head(m->vc, t, "%s %s would become part of %s %s",
	    vci_noun_word(m->noun), b, vci_noun_word(m->noun), a);
	vci_table_head_words(t, 1 << 0 | 1 << 2);
	if (rc == VC_OK && doubles > 0)
		rc = vci_table_foot(m->vc, t,
		    "interests in the same assignment that would become "
		    "one: %s",
		    n);
	return rc == VC_OK ?
	    vci_table_foot(m->vc, t, "nothing is changed; --confirm=%s does it",
		b) :
	    rc;
}

int
vc_merge_show(struct vc *vc, const struct vc_noun *noun,
    const struct vc_merge *want, struct vc_table **table)
{
	static const struct vc_column col[] = { { "field", N_("Field"), 0 },
		{ "kept", N_("Kept"), VC_COL_WRAP },
		{ "other", N_("Other"), VC_COL_WRAP },
		{ "keeps", N_("Which"), 0 } };
	struct vci_merge m = { .vc = vc, .noun = noun };
	int64_t doubles = 0;
	int rc = vci_table_new(vc, col, 4, table);

	if (rc == VC_OK && (rc = vci_db_begin_read(vc)) == VC_OK) {
		rc = read_both(&m, want);
		if (rc == VC_OK)
			rc = put_fields(&m, *table);
		if (rc == VC_OK)
			rc = put_moves(&m, *table);
		if (rc == VC_OK)
			rc = vci_merge_doubles(&m, false, &doubles);
		vci_db_rollback(vc);
	}
	if (rc == VC_OK)
		rc = put_lines(&m, doubles, *table);
	release(&m);
	if (rc != VC_OK) {
		vc_table_free(*table);
		*table = NULL;
	}
	return rc;
}

/* ---- doing ------------------------------------------------------------------------------ */

static int
begin(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_prepare(m->vc, &st, vci_merge_sql[VCI_SQL_MERGE_NEW]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, m->noun->name);
	vci_bind_int(st, 2, m->kept);
	vci_bind_int(st, 3, m->gone);
	vci_bind_int(st, 4, vci_now(m->vc));
	vci_bind_text(st, 5, m->vc->actor);
	rc = vci_step(m->vc, st);
	if (rc == VC_ROW)
		m->id = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* Remembers what field i of the row that is kept was and becomes. */
static int
note(struct vci_merge *m, int i)
{
	const struct vci_field *f = &m->noun->field[i];
	bool person = f->part == VCI_PERSONAL;
	char what[80];
	int rc;

	snprintf(what, sizeof what, "was.%s", f->name);
	rc = vci_merge_was(m, m->kept, person, what, &m->a->v[i]);
	snprintf(what, sizeof what, "now.%s", f->name);
	return rc == VC_OK ?
	    vci_merge_was(m, m->kept, person, what, &m->b->v[i]) :
	    rc;
}

static int
take_values(struct vci_merge *m)
{
	struct vc_record *r;
	int changed, rc = vc_record_new(m->vc, m->noun, &r);

	for (int i = 0; m->noun->field[i].name != NULL && rc == VC_OK; i++) {
		if ((m->take >> i & 1) == 0 ||
		    m->noun->field[i].type == VCI_T_TAGS)
			continue;
		r->v[i] = m->b->v[i];
		if (r->v[i].kind == VCI_NULL)
			r->v[i].kind = VCI_CLEAR;
		rc = note(m, i);
	}
	if (rc == VC_OK)
		rc = vc_edit(m->vc, r, m->kept, &changed);
	vc_record_free(r);
	return rc;
}

/* It is ours now, whatever import it came with. */
static int
own(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "UPDATE ",
	    m->noun->table[VCI_COUNTED],
	    " SET import_id = NULL, changed_at = $2 WHERE id = $1", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, m->kept);
	vci_bind_int(st, 2, vci_now(m->vc));
	rc = vci_run(m->vc, st);
	vci_finalize(st);
	return rc;
}

static int
is_there(struct vci_merge *m, int64_t id, bool *is)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(m->vc, &st, "SELECT 1 FROM ",
	    m->noun->table[VCI_COUNTED], " WHERE id = $1", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(m->vc, st);
	*is = rc == VC_ROW;
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* Who was found to be another than the row that went is another than the row
 * it became part of. */
static int
stay_apart(struct vci_merge *m)
{
	struct vci_stmt *st;
	int rc = vci_merge_ask(m, VCI_SQL_MERGE_APART, m->gone, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);
		bool is = false;

		rc = is_there(m, id, &is);
		if (rc == VC_OK && is && id != m->kept)
			rc = vc_distinct(m->vc, m->noun, m->kept, id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Figures of years that aren't closed may change: two were counted, and it was
 * one. A closed year prints what it was closed with. */
static int
merge(struct vci_merge *m)
{
	int rc = begin(m);

	if (rc == VC_OK)
		rc = vci_merge_move(m);
	if (rc == VC_OK)
		rc = vci_merge_park(m);
	if (rc == VC_OK)
		rc = own(m);
	if (rc == VC_OK)
		rc = take_values(m);
	return rc == VC_OK ? stay_apart(m) : rc;
}

int
vci_merge_rows(struct vci_merge *m)
{
	int rc = get_both(m);

	if (rc == VC_OK)
		rc = vci_merge_pick(m, &(struct vc_merge){ 0 });
	if (rc == VC_OK)
		rc = merge(m);
	release(m);
	return rc;
}

int
vc_merge(struct vc *vc, const struct vc_noun *noun, const struct vc_merge *want,
    int64_t *moved)
{
	struct vci_merge m = { .vc = vc, .noun = noun };
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = read_both(&m, want);
	if (rc == VC_OK)
		rc = merge(&m);
	*moved = m.moved;
	release(&m);
	return vci_db_end(vc, rc);
}
