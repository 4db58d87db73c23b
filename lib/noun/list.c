/* SPDX-License-Identifier: ISC */
/* Lists of a noun's rows: filters, search, order, limit. */
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/number.h"
#include "../core/text.h"
#include "list.h"

#define TERMS 64

int
vci_list_param(struct vc_list *l, struct vc_buf *sql, const struct vci_value *v)
{
	if (l->nparam + 1 >= VCI_LIST_PARAMS)
		return vci_err(l->vc, VC_E_USAGE, "too many filters");
	l->param[l->nparam++] = *v;
	vc_buf_addc(sql, '$');
	vci_sql_int(sql, l->nparam);
	return VC_OK;
}

static int
param_int(struct vc_list *l, struct vc_buf *sql, int64_t i)
{
	return vci_list_param(l, sql,
	    &(struct vci_value){ .i = i, .kind = VCI_INT });
}

static int
between(struct vc_list *l, const struct vci_field *f, int64_t from, int64_t to,
    struct vc_buf *sql)
{
	int rc;

	vci_sql_column(f, sql);
	vc_buf_add(sql, " >= ");
	if ((rc = param_int(l, sql, from)) != VC_OK)
		return rc;
	vc_buf_add(sql, " AND ");
	vci_sql_column(f, sql);
	vc_buf_add(sql, " < ");
	return param_int(l, sql, to);
}

/* "3..7" on numbers; either side may be left out. */
static int
number_range(struct vc_list *l, struct vci_parse *p, const struct vci_field *f,
    const char *s, const char *dots, struct vc_buf *sql)
{
	struct vci_value a = { .i = INT64_MIN }, b = { .i = INT64_MAX - 1 };
	int rc = VC_OK;

	if (dots > s)
		rc = vci_type_parse(p, f, s, (size_t)(dots - s), &a);
	if (rc == VC_OK && dots[2] != '\0')
		rc = vci_type_parse(p, f, dots + 2, strlen(dots + 2), &b);
	return rc == VC_OK ? between(l, f, a.i, b.i + 1, sql) : rc;
}

/* Rows that bear the tag; "" for those that bear none of its list. */
static int
tag_filter(struct vc_list *l, const struct vc_noun *noun,
    const struct vci_field *f, const char *s, struct vc_buf *sql)
{
	struct vc_buf key = { 0 };
	struct vci_value v = { .kind = VCI_TEXT };
	int rc = VC_OK;

	vci_tag_key(&key, s, strlen(s));
	v.s = key.failed ?
	    NULL :
	    vci_arena_text(&l->arena, key.s == NULL ? "" : key.s, key.len);
	v.n = (uint32_t)key.len;
	vc_buf_free(&key);
	if (v.s == NULL)
		return vci_nomem(l->vc);
	vc_buf_add(sql, v.n == 0 ? "NOT EXISTS (" : "EXISTS (");
	vc_buf_add(sql,
	    "SELECT 1 FROM tag_link l JOIN tag g ON "
	    "g.id = l.tag_id WHERE l.row_id = t.id AND l.noun = '");
	vc_buf_add(sql, noun->name);
	vc_buf_add(sql, "' AND g.list = '");
	vc_buf_add(sql, f->of);
	vc_buf_add(sql, "'");
	if (v.n > 0) {
		vc_buf_add(sql, " AND g.key = ");
		rc = vci_list_param(l, sql, &v);
	}
	vc_buf_addc(sql, ')');
	return rc;
}

static int
filter(struct vc_list *l, const struct vc_noun *noun,
    const struct vc_filter *want, struct vc_buf *sql)
{
	const struct vci_field *f = &noun->field[want->field];
	struct vci_parse p = { .vc = l->vc,
		.arena = &l->arena,
		.resolve = vci_find_ref };
	const char *s = want->value, *dots = strstr(s, "..");
	struct vci_value v = { 0 };
	int64_t from, to;
	int rc;

	if (f->part == VCI_NOWHERE && f->sql == NULL)
		return vci_err(l->vc, VC_E_USAGE, "'%s' can't be filtered by",
		    f->name);
	if (!vci_utf8_valid(s, strlen(s)))
		return vci_err(l->vc, VC_E_USAGE, "'%s' is not valid UTF-8", s);
	if (f->type == VCI_T_TAGS)
		return tag_filter(l, noun, f, s, sql);
	if (*s == '\0') {
		vci_sql_column(f, sql);
		vc_buf_add(sql, " IS NULL");
		return VC_OK;
	}
	if (f->type == VCI_T_DATE && vci_period_parse(s, &from, &to))
		return between(l, f, from, to, sql);
	if (dots != NULL &&
	    (f->type == VCI_T_INT || f->type == VCI_T_YEAR ||
		f->type == VCI_T_DECIMAL || f->type == VCI_T_DEGREE ||
		f->type == VCI_T_SPAN || f->type == VCI_T_MONEY)) {
		rc = number_range(l, &p, f, s, dots, sql);
	} else {
		rc = vci_type_parse(&p, f, s, strlen(s), &v);
		if (rc == VC_OK || rc == VC_WARN) {
			vci_sql_column(f, sql);
			vc_buf_add(sql, " = ");
			rc = vci_list_param(l, sql, &v);
		}
	}
	vc_buf_free(&p.scratch);
	if (rc == VC_E_DATA)
		vci_err_at(l->vc, f->name, f->title);
	return rc;
}

static int
order(struct vc_list *l, const struct vc_noun *noun, const char *sort,
    struct vc_buf *sql)
{
	int terms = 0;

	if (sort == NULL)
		sort = noun->sort;
	vc_buf_add(sql, " ORDER BY ");
	while (sort != NULL && *sort != '\0') {
		bool down = *sort == '-';
		size_t n = strcspn(sort += down, ",");
		struct vc_buf name = { 0 };
		int i;

		if (++terms > TERMS)
			return vci_err(l->vc, VC_E_USAGE,
			    "more than %s columns to sort by", "64");
		vc_buf_addn(&name, sort, n);
		i = name.failed ? -1 :
		    vci_field_word(noun, name.s) == VCI_IS_ID ?
				  VCI_IS_ID :
				  vc_field_find(l->vc, noun, name.s);
		vc_buf_free(&name);
		if (i == -1)
			return VC_E_USAGE;
		if (i >= 0 && !vci_sql_has(&noun->field[i]))
			return vci_err(l->vc, VC_E_USAGE,
			    "'%s' can't be sorted "
			    "by",
			    noun->field[i].name);
		if (i >= 0) {
			vci_sql_column(&noun->field[i], sql);
			vc_buf_add(sql,
			    vci_has_key(&noun->field[i]) ? "_key" : "");
		} else {
			vc_buf_add(sql, "t.id");
		}
		vc_buf_add(sql, down ? " DESC NULLS LAST, " : " NULLS LAST, ");
		sort += n + (sort[n] == ',');
	}
	vc_buf_add(sql, "t.id");
	return VC_OK;
}

const char *
vc_noun_condition(const struct vc_noun *noun, size_t i, const char **help)
{
	const struct vci_question *c = noun->condition;

	if (c == NULL)
		return NULL;
	while (i > 0 && c->name != NULL)
		c++, i--;
	*help = c->help;
	return c->name;
}

static int
condition(struct vc_list *l, const struct vci_question *c, struct vc_buf *sql)
{
	int rc;

	vc_buf_add(sql, c->before);
	rc = param_int(l, sql, vc_today(l->vc));
	vc_buf_add(sql, c->after);
	return rc;
}

/* Appends the conditions; those of `also` speak of $1 and $2, so that it comes
 * first. */
static int
where(struct vc_list *l, const struct vc_query *q, const struct vci_also *also,
    struct vc_buf *sql)
{
	const char *sep = " WHERE ";
	int rc = VC_OK;

	if (also != NULL && also->sql != NULL) {
		vc_buf_add(sql, sep);
		sep = " AND ";
		vc_buf_add(sql, also->sql);
	}
	for (size_t i = 0; i < q->nfilter && rc == VC_OK; i++) {
		vc_buf_add(sql, sep);
		sep = " AND ";
		rc = filter(l, q->noun, &q->filter[i], sql);
	}
	for (size_t i = 0; rc == VC_OK && q->conditions >> i != 0; i++) {
		if ((q->conditions >> i & 1) == 0)
			continue;
		vc_buf_add(sql, sep);
		sep = " AND ";
		rc = condition(l, &q->noun->condition[i], sql);
	}
	if (rc == VC_OK && q->search != NULL) {
		vc_buf_add(sql, sep);
		rc = vci_search_sql(l, q->noun, q->search, l->near, sql);
	}
	return rc;
}

/* $1 and $2. */
static void
also_params(struct vc_list *l, const struct vci_also *also)
{
	if (also == NULL)
		return;
	l->param[l->nparam++] = (struct vci_value){ .i = also->id,
		.kind = VCI_INT };
	if (also->text != NULL)
		l->param[l->nparam++] = (struct vci_value){ .s = also->text,
			.n = (uint32_t)strlen(also->text),
			.kind = VCI_TEXT };
}

/* Prepares what stands in sql, with the rows that are meant in their order. */
static int
finish(struct vc_list *l, const struct vc_query *q, const struct vci_also *also,
    struct vc_buf *sql)
{
	int rc;

	also_params(l, also);
	rc = where(l, q, also, sql);
	if (rc == VC_OK)
		rc = order(l, q->noun, q->sort, sql);
	if (rc == VC_OK && q->limit > 0) {
		vc_buf_add(sql, " LIMIT ");
		rc = param_int(l, sql, q->limit);
	}
	if (rc == VC_OK && sql->failed)
		rc = vci_nomem(l->vc);
	if (rc == VC_OK)
		rc = vci_prepare(l->vc, &l->st, sql->s);
	for (int i = 0; rc == VC_OK && i < l->nparam; i++)
		vci_bind_value(l->st, i + 1, &l->param[i]);
	return rc;
}

/* Where nothing is spelt as it is searched for, what is spelt nearly so. */
static int
look_ahead(struct vc_list *l, const struct vc_query *q,
    const struct vci_also *also, struct vc_buf *sql)
{
	int rc;

	l->ahead = vci_step(l->vc, l->st);
	if (l->ahead != VC_DONE || !vci_search_has_near(l->vc, q->search))
		return l->ahead < 0 ? l->ahead : VC_OK;
	vci_finalize(l->st);
	l->st = NULL;
	l->nparam = 0;
	l->near = true;
	vc_buf_clear(sql);
	vci_record_sql(q->noun, q->derived, sql);
	rc = finish(l, q, also, sql);
	if (rc == VC_OK && (l->ahead = vci_step(l->vc, l->st)) < 0)
		rc = l->ahead;
	l->near = l->ahead == VC_ROW;
	return rc;
}

int
vci_list_open(struct vc *vc, const struct vc_query *q,
    const struct vci_also *also, struct vc_list **out)
{
	struct vc_list *l = calloc(1, sizeof *l);
	struct vc_buf sql = { 0 };
	int rc;

	*out = NULL;
	if (l == NULL)
		return vci_nomem(vc);
	l->vc = vc;
	rc = vc_record_new(vc, q->noun, &l->record);
	if (rc == VC_OK) {
		vci_record_sql(q->noun, q->derived, &sql);
		rc = finish(l, q, also, &sql);
	}
	if (rc == VC_OK && q->search != NULL)
		rc = look_ahead(l, q, also, &sql);
	vc_buf_free(&sql);
	if (rc != VC_OK) {
		vc_list_free(l);
		return rc;
	}
	*out = l;
	return VC_OK;
}

int
vc_list_open(struct vc *vc, const struct vc_query *q, struct vc_list **out)
{
	return vci_list_open(vc, q, NULL, out);
}

int
vci_list_run(struct vc *vc, const char *head, const struct vc_query *q,
    const struct vci_also *also, int64_t *changes)
{
	struct vc_list l = { .vc = vc };
	struct vc_buf sql = { 0 };
	int rc;

	vc_buf_add(&sql, head);
	vc_buf_add(&sql, " FROM ");
	vci_sql_from(q->noun, &sql);
	rc = finish(&l, q, also, &sql);
	if (rc == VC_OK)
		rc = vci_run(vc, l.st);
	if (rc == VC_OK)
		*changes = vci_changes(vc);
	vc_buf_free(&sql);
	vci_finalize(l.st);
	vci_arena_release(&l.arena);
	return rc;
}

int
vc_list_next(struct vc_list *l)
{
	int rc = l->ahead;

	if (rc == VC_OK)
		rc = vci_step(l->vc, l->st);
	/* Past its end a statement would begin again. */
	l->ahead = rc == VC_DONE ? VC_DONE : VC_OK;
	if (rc != VC_ROW)
		return rc;
	rc = vci_record_read(l->record, l->st);
	return rc == VC_OK ? VC_ROW : rc;
}

bool
vc_list_near(const struct vc_list *l)
{
	return l->near;
}

const struct vc_record *
vc_list_record(const struct vc_list *l)
{
	return l->record;
}

void
vc_list_free(struct vc_list *l)
{
	if (l == NULL)
		return;
	vci_finalize(l->st);
	vc_record_free(l->record);
	vci_arena_release(&l->arena);
	free(l);
}
