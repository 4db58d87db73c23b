/* SPDX-License-Identifier: ISC */
/* Figures that don't agree: counted and recorded, a whole and its parts,
 * results and the goals that they are of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/grow.h"
#include "check.h"

/* ---- the results of one goal ------------------------------------------------------ */

/* What was recorded for a condition. */
struct recorded {
	int64_t value, most; /* as the goal takes them; the largest one */
	size_t n;
	char about;
};

/* Of each of a goal's conditions. */
struct taking {
	struct vci_looking *l;
	struct recorded *r;
};

static int
take(void *arg, struct vci_stmt *st)
{
	struct vci_looking *l = ((struct taking *)arg)->l;
	struct recorded *r = ((struct taking *)arg)->r;
	const struct vci_figure *f = l->f;
	enum vci_readings how = vci_readings(f->goal);
	int i = vci_answers(f, vci_col_text(st, 0));
	int64_t day = vci_col_int(st, 1), v = vci_col_int(st, 2);
	char text[16];

	if (i < 0 || vci_col_null(st, 2))
		return VC_OK;
	r[i].most = r[i].n == 0 || v > r[i].most ? v : r[i].most;
	r[i].value = how == VCI_READ_SUM ? r[i].value + v :
	    how == VCI_READ_MAX          ? r[i].most :
					   v;
	r[i].about = *vci_col_text(st, 3);
	r[i].n++;
	if (!vci_adds_up(f) ||
	    (day >= f->part[i].span.from && day < f->part[i].span.to))
		return VC_OK;
	return vci_find(l, N_("a result is dated outside the goal's time"),
	    vc_day_format(day, text));
}

/* Does the count agree with what was recorded, as exact as that is? */
static bool
agrees(const struct vci_figure *f, int64_t counted, const struct recorded *r)
{
	int64_t by = llabs(counted - r->value);

	if (r->about == '>')
		return counted >= r->value;
	if (r->about == '<')
		return counted <= r->value;
	if (r->about == '~')
		return by * 10 <= llabs(r->value);
	/* Per cent are written without decimals. */
	if (vci_in_percent(f) && r->value % 1000 == 0)
		return by <= 500;
	return by == 0;
}

static int
look_at_part(struct vci_looking *l, int i, const struct recorded *r)
{
	const struct vci_figure *f = l->f;
	const struct vci_condition *p = &f->part[i];
	char text[32];

	if (r->n == 0 || strcmp(f->kind, "milestone") == 0)
		return VC_OK;
	if (p->basis == VCI_COUNTED_RESULT)
		return agrees(f, p->value, r) ?
		    VC_OK :
		    vci_find_differ(l, N_("counted and recorded differ"),
			p->value, r->value);
	/* The parts, and their sum besides. */
	if (vci_adds_up(f) && r->n > 2 && r->most * 2 == r->value)
		return vci_find(l,
		    N_("a result is what the others add up to: is it counted "
		       "twice?"),
		    vci_decimal_text(r->most, text));
	return VC_OK;
}

int
vci_look_at_results(struct vci_looking *l)
{
	const struct vci_figure *f = l->f;
	struct recorded r[2] = { { 0 } };
	int rc = vci_goal_results(l->vc, f, take, &(struct taking){ l, r });

	for (int i = 0; i < (int)f->nparts && rc == VC_OK; i++)
		rc = look_at_part(l, i, &r[i]);
	if (rc == VC_OK && f->part[0].part > f->part[0].whole)
		rc = vci_find_differ(l, N_("the part is more than the whole"),
		    f->part[0].part, f->part[0].whole);
	return rc;
}

/* ---- goals under others ------------------------------------------------------------- */

struct sum_goal {
	int year;
	const char *number, *scope, *parent, *indicator, *kind, *filter;
	bool has_value, has_target, recorded;
	int64_t value, target;
};

struct vci_sums {
	struct sum_goal *v;
	size_t n, cap;
};

void
vci_sums_free(struct vci_sums *s)
{
	if (s != NULL)
		free(s->v);
	free(s);
}

static const char *
kept(struct vci_looking *l, const char *name)
{
	const struct vci_value *v = vci_goal_value(l->f->goal, name);

	return vci_table_text(l->t, v->kind == VCI_TEXT ? v->s : "");
}

/* Only what adds up, and has one condition. */
static bool
adds(const struct vci_figure *f)
{
	return f->nparts == 1 &&
	    (strcmp(f->kind, "flow") == 0 || strcmp(f->kind, "money") == 0 ||
		strcmp(f->kind, "stock") == 0 ||
		strcmp(f->kind, "cumulative") == 0);
}

int
vci_sums_add(struct vci_looking *l)
{
	const struct vci_condition *p = &l->f->part[0];
	struct vci_sums *s = l->sums;

	if (!adds(l->f))
		return VC_OK;
	if (s == NULL && (s = l->sums = calloc(1, sizeof *s)) == NULL)
		return vci_nomem(l->vc);
	if (!VCI_GROW(s->v, s->n, s->cap))
		return vci_nomem(l->vc);
	s->v[s->n++] = (struct sum_goal){ .year = l->f->year,
		.number = vci_table_text(l->t, l->f->number),
		.scope = vci_table_text(l->t, l->f->scope),
		.kind = vci_table_text(l->t, l->f->kind),
		.indicator = kept(l, "indicator"),
		.parent = kept(l, "parent"),
		.filter = kept(l, "filter"),
		.has_value = p->has_value,
		.has_target = p->has_target,
		.recorded = p->basis == VCI_RECORDED,
		.value = p->value,
		.target = p->target };
	return VC_OK;
}

static bool
of_one_kind(const struct sum_goal *a, const struct sum_goal *b)
{
	return a != b && a->year == b->year && strcmp(a->kind, b->kind) == 0 &&
	    strcmp(a->indicator, b->indicator) == 0;
}

/* The goals that name it as theirs. */
static bool
is_under(const struct sum_goal *g, const struct sum_goal *h)
{
	return of_one_kind(g, h) && strcmp(g->scope, h->scope) == 0 &&
	    strcmp(h->parent, g->number) == 0;
}

/* The same goal, of the municipalities. */
static bool
is_place(const struct sum_goal *g, const struct sum_goal *h)
{
	return of_one_kind(g, h) && strcmp(g->number, h->number) == 0 &&
	    strcmp(g->filter, h->filter) == 0 &&
	    strcmp(g->scope, "national") == 0 &&
	    strncmp(h->scope, "org:", 4) != 0;
}

/* What the parts come to; recorded by hand is the whole that should be just
 * that, where a count may hold more than its parts. */
struct parts {
	int64_t value, target;
	size_t n;
	bool all_values;
};

static struct parts
parts_of(const struct vci_sums *s, const struct sum_goal *g,
    bool (*is)(const struct sum_goal *, const struct sum_goal *))
{
	struct parts p = { .all_values = true };

	for (size_t i = 0; i < s->n; i++) {
		const struct sum_goal *h = &s->v[i];

		if (!is(g, h))
			continue;
		p.n++;
		p.value += h->has_value ? h->value : 0;
		p.target += h->has_target ? h->target : 0;
		p.all_values = p.all_values && h->has_value;
	}
	return p;
}

static int
find_sum(struct vci_looking *l, const struct sum_goal *g, const char *what,
    int64_t whole, int64_t sum)
{
	char one[32], other[32], detail[80];

	snprintf(detail, sizeof detail, "%s / %s", vci_decimal_text(whole, one),
	    vci_decimal_text(sum, other));
	return vci_find_at(l, g->year, g->number, g->scope, what, detail);
}

/* Where parts come to more than the whole. */
static int
find_more(struct vci_looking *l, const struct sum_goal *g, const char *what,
    bool has, int64_t whole, int64_t parts)
{
	return has && parts > whole ? find_sum(l, g, what, whole, parts) :
				      VC_OK;
}

static int
look_at_goal(struct vci_looking *l, const struct sum_goal *g)
{
	const struct parts under = parts_of(l->sums, g, is_under);
	const struct parts place = parts_of(l->sums, g, is_place);
	int rc = VC_OK;

	if (under.n > 0 && g->has_value &&
	    (under.value > g->value ||
		(g->recorded && under.n > 1 && under.all_values &&
		    under.value != g->value)))
		rc = find_sum(l, g,
		    N_("its figure and those of the goals under it differ"),
		    g->value, under.value);
	if (rc == VC_OK)
		rc = find_more(l, g,
		    N_("its target is less than those of the goals under it"),
		    g->has_target, g->target, under.target);
	if (rc == VC_OK)
		rc = find_more(l, g,
		    N_("its figure is less than those of the municipalities"),
		    g->has_value, g->value, place.value);
	if (rc == VC_OK)
		rc = find_more(l, g,
		    N_("its target is less than those of the municipalities"),
		    g->has_target, g->target, place.target);
	return rc;
}

int
vci_look_at_sums(struct vci_looking *l)
{
	int rc = VC_OK;

	for (size_t i = 0; l->sums != NULL && i < l->sums->n && rc == VC_OK;
	     i++)
		rc = look_at_goal(l, &l->sums->v[i]);
	return rc;
}

/* ---- results of none -------------------------------------------------------------------- */

static int
orphans(struct vci_looking *l, enum vci_year_sql which, const char *what)
{
	struct vci_stmt *st;
	int rc = vci_prepare(l->vc, &st, vci_year_sql[which]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, vc_today(l->vc));
	while ((rc = vci_step(l->vc, st)) == VC_ROW) {
		const char *indicator = vci_col_text(st, 2);
		char detail[128], day[16];

		vc_day_format(vci_col_int(st, 4), day);
		snprintf(detail, sizeof detail, "%.100s%s%s", indicator,
		    *indicator == '\0' ? "" : ": ", day);
		rc = vci_find_at(l, (int)vci_col_int(st, 0),
		    vci_col_text(st, 1), vci_col_text(st, 3), what, detail);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_look_at_orphans(struct vci_looking *l)
{
	int rc = orphans(l, VCI_SQL_RESULTS_OF_NONE,
	    N_("a result that no goal has"));

	return rc == VC_OK ? orphans(l, VCI_SQL_RESULTS_TO_COME,
				 N_("a result of a day that is to come")) :
			     rc;
}
