/* SPDX-License-Identifier: ISC */
/* Next year's plan begun with this year's. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "report.h"

struct copy {
	struct vc *vc;
	struct vc_table *left;
	char from[8], to[8];
	int year, years;
	struct vc_plan_copy n;
};

static int
rows_of(struct vc *vc, const struct vc_noun *noun, const char *year,
    struct vc_list **list)
{
	struct vc_filter filter = { (size_t)vci_field(noun, "year"), year };
	struct vc_query q = { .noun = noun, .filter = &filter, .nfilter = 1 };

	return vc_list_open(vc, &q, list);
}

static int
check_free(struct copy *x, const struct vc_noun *noun)
{
	struct vc_list *list;
	int rc = rows_of(x->vc, noun, x->to, &list);

	if (rc != VC_OK)
		return rc;
	rc = vc_list_next(list);
	vc_list_free(list);
	if (rc == VC_ROW)
		return vci_err(x->vc, VC_E_DATA,
		    "%s has a plan already; see 'vcctl %s list --year %s'",
		    x->to, noun->name, x->to);
	return rc == VC_DONE ? VC_OK : rc;
}

bool
vci_names_year(const char *s, const char *year)
{
	size_t n = strlen(year);

	for (const char *at = s; (at = strstr(at, year)) != NULL; at += n)
		if ((at == s || at[-1] < '0' || at[-1] > '9') &&
		    (at[n] < '0' || at[n] > '9'))
			return true;
	return false;
}

/* Tells of wording that names the old year. */
static int
look_at(struct copy *x, const struct vc_record *r, const char *known,
    const char *field)
{
	const struct vci_value *v = vci_goal_value(r, field);
	struct vc_cell *c;

	if (v->kind != VCI_TEXT || !vci_names_year(v->s, x->from))
		return VC_OK;
	if ((c = vci_table_row(x->vc, x->left)) == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT, .text = r->noun->name };
	c[1] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = r->id };
	c[2] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->left, vci_goal_value(r, known)->s) };
	c[3] = (struct vc_cell){ .type = VC_CELL_TEXT, .text = field };
	c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->left, v->s) };
	return VC_OK;
}

/* A field of the old row into the new: days so many years later, and nothing
 * of who approved the old. */
static int
copy_field(struct copy *x, const struct vc_record *old, size_t field,
    struct vc_record *new)
{
	const struct vci_field *f = &old->noun->field[field];
	struct vc_cell c;
	struct vc_buf text = { 0 };
	char day[16];
	int rc;

	if (strncmp(f->name, "approved_", 9) == 0)
		return VC_OK;
	vc_record_cell(old, field, &c);
	if (c.type == VC_CELL_NONE)
		return VC_OK;
	if (strcmp(f->name, "year") == 0)
		vc_buf_add(&text, x->to);
	else if (c.type == VC_CELL_DAY)
		vc_buf_add(&text,
		    vc_day_format(vc_day_add_months(c.num, 12 * x->years),
			day));
	else
		vc_cell_print(&text, &c, NULL);
	rc = text.failed ? vci_nomem(x->vc) :
			   vc_record_set(x->vc, new, field, text.s);
	vc_buf_free(&text);
	return rc == VC_WARN ? VC_OK : rc;
}

static int
copy_row(struct copy *x, const struct vc_record *old, const char *known)
{
	struct vc_record *new;
	int64_t id = 0;
	int rc = vc_record_new(x->vc, old->noun, &new);

	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < vci_nfield(old->noun) && rc == VC_OK; i++)
		rc = copy_field(x, old, i, new);
	if (rc == VC_OK)
		rc = vc_add(x->vc, new, &id);
	new->id = id;
	if (rc == VC_OK && strcmp(known, "number") == 0)
		rc = look_at(x, new, known, "title");
	if (rc == VC_OK && strcmp(known, "line") == 0)
		rc = look_at(x, new, known, "line");
	if (rc == VC_OK)
		rc = look_at(x, new, known, "text");
	vc_record_free(new);
	return rc;
}

int
vci_copy_rows(struct vc *vc, const struct vc_noun *noun, int year,
    int (*one)(void *arg, const struct vc_record *old), void *arg, int64_t *n)
{
	char text[8];
	struct vc_record *old = NULL;
	struct vc_list *list;
	struct vci_arena arena = { 0 };
	int64_t *id = NULL, count = 0, cap = 0;
	int rc;

	snprintf(text, sizeof text, "%d", year);
	rc = rows_of(vc, noun, text, &list);
	if (rc != VC_OK)
		return rc;
	while ((rc = vc_list_next(list)) == VC_ROW) {
		if (count == cap) {
			int64_t *more;

			cap = cap == 0 ? 64 : 2 * cap;
			more = vci_arena_get(&arena, (size_t)cap * sizeof *id);
			if (more == NULL)
				break;
			if (count > 0)
				memcpy(more, id, (size_t)count * sizeof *id);
			id = more;
		}
		id[count++] = vc_list_record(list)->id;
	}
	vc_list_free(list);
	rc = rc == VC_DONE ? vc_record_new(vc, noun, &old) :
	    rc == VC_ROW   ? vci_nomem(vc) :
			     rc;
	for (int64_t i = 0; i < count && rc == VC_OK; i++) {
		rc = vc_get(vc, old, id[i]);
		if (rc == VC_OK)
			rc = one(arg, old);
	}
	*n = count;
	vc_record_free(old);
	vci_arena_release(&arena);
	return rc;
}

int
vci_copy_check(struct vc *vc, int from, int to)
{
	char was[8], is[8];

	snprintf(was, sizeof was, "%d", from);
	snprintf(is, sizeof is, "%d", to);
	if (to <= from)
		return vci_err(vc, VC_E_USAGE,
		    "%s isn't after %s: a year is begun with one before it", is,
		    was);
	return vci_year_open(vc,
	    &(struct vci_value){ .kind = VCI_INT, .i = to });
}

struct copy_of {
	struct copy *x;
	const char *known;
};

static int
copy_one(void *arg, const struct vc_record *old)
{
	const struct copy_of *of = arg;

	return copy_row(of->x, old, of->known);
}

static int
copy_rows(struct copy *x, const struct vc_noun *noun, const char *known,
    int64_t *n)
{
	struct copy_of of = { x, known };

	return vci_copy_rows(x->vc, noun, x->year, copy_one, &of, n);
}

static int
copy(struct copy *x)
{
	int rc = check_free(x, &vci_plan);

	if (rc == VC_OK)
		rc = check_free(x, &vci_plan_month);
	if (rc == VC_OK)
		rc = copy_rows(x, &vci_plan, "number", &x->n.items);
	if (rc == VC_OK)
		rc = copy_rows(x, &vci_plan_month, "line", &x->n.entries);
	if (rc == VC_OK && x->n.items + x->n.entries == 0)
		return vci_err(x->vc, VC_E_NOINPUT, "%s has no plan", x->from);
	return rc;
}

int
vc_plan_copy(struct vc *vc, int from, int to, struct vc_plan_copy *n,
    struct vc_table **left)
{
	static const struct vc_column column[] = { { "noun", N_("Of"), 0 },
		{ "id", N_("Id"), VC_COL_RIGHT }, { "number", N_("No."), 0 },
		{ "field", N_("Field"), 0 },
		{ "text", N_("Text"), VC_COL_WRAP } };
	struct copy x = { .vc = vc, .year = from, .years = to - from };
	int rc;

	*left = NULL;
	snprintf(x.from, sizeof x.from, "%d", from);
	snprintf(x.to, sizeof x.to, "%d", to);
	*n = x.n;
	if ((rc = vci_copy_check(vc, from, to)) != VC_OK)
		return rc;
	if ((rc = vci_table_new(vc, column, 5, &x.left)) != VC_OK)
		return rc;
	if ((rc = vci_db_begin(vc)) == VC_OK)
		rc = vci_db_end(vc, copy(&x));
	*n = x.n;
	if (rc == VC_OK)
		*left = x.left;
	else
		vc_table_free(x.left);
	return rc;
}
