/* SPDX-License-Identifier: ISC */
/* What came of a goal: what it asks for, and what the register counts of that.
 */
#include <string.h>

#include "../core/date.h"
#include "figure.h"

const struct vci_value *
vci_goal_value(const struct vc_record *goal, const char *name)
{
	return &goal->v[vci_field(goal->noun, name)];
}

static const char *
word(const struct vc_record *goal, const char *name)
{
	const struct vci_value *v = vci_goal_value(goal, name);

	return v->kind == VCI_TEXT ? v->s : NULL;
}

bool
vci_is_kind(const struct vci_figure *f, const char *kind)
{
	return strcmp(f->kind, kind) == 0;
}

bool
vci_compares(const struct vci_figure *f, const char *comparator)
{
	return strcmp(f->comparator, comparator) == 0;
}

/* ---- what is asked ----------------------------------------------------------- */

/* The days that count: the goal's period, else the year, but no later than the
 * day on which it is due; a stock, what is covered and a cumulative goal count
 * from the beginning. What is to come does not count yet. */
static void
period(struct vc *vc, struct vci_figure *f, struct vci_span *span)
{
	const struct vci_value *from = vci_goal_value(f->goal, "period_from");
	const struct vci_value *to = vci_goal_value(f->goal, "period_to");
	const struct vci_value *due = vci_goal_value(f->goal, "due");

	span->from = vci_day(f->year, 1, 1);
	span->to = vci_day(f->year + 1, 1, 1);
	if (vci_is_kind(f, "stock") || vci_is_kind(f, "cumulative") ||
	    vci_is_kind(f, "coverage") || vci_is_kind(f, "milestone"))
		span->from = INT32_MIN;
	if (from->kind == VCI_INT)
		span->from = from->i;
	if (to->kind == VCI_INT)
		span->to = to->i + 1;
	if (due->kind == VCI_INT &&
	    (due->i < span->to || vci_is_kind(f, "milestone")))
		span->to = due->i + 1;
	span->until = vc_today(vc) + 1;
	f->over = vc_today(vc) >= span->to;
}

/* What is to be kept is what there was, unless a target says else. */
static void
set_target(const struct vci_figure *f, struct vci_condition *p,
    const char *field)
{
	const struct vci_value *v = vci_goal_value(f->goal, field);

	if (v->kind != VCI_INT && p == f->part && vci_compares(f, "keep"))
		v = vci_goal_value(f->goal, "baseline");
	p->has_target = v->kind == VCI_INT;
	p->target = v->i;
	if (vci_is_kind(f, "per-each")) {
		p->has_target = true; /* with all of them */
		p->target = 100 * THOUSAND;
	}
}

static int
set_parts(struct vc *vc, struct vci_figure *f)
{
	static const char *const name[2][3] = { { "indicator", "target",
						    "unit" },
		{ "indicator2", "target2", "unit2" } };
	struct vci_span span = { 0 };
	int rc = vci_scope_parse(vc, f->scope, &span.narrow);

	if (rc == VC_OK)
		rc = vci_narrow_parse(vc, word(f->goal, "filter"), &f->filter);
	if (rc != VC_OK)
		return rc;
	period(vc, f, &span);
	if (!vci_is_kind(f, "share"))
		vci_narrow_more(&span.narrow, &f->filter);
	for (int i = 0; i < 2; i++) {
		struct vci_condition *p = &f->part[i];

		p->indicator = word(f->goal, name[i][0]);
		if (p->indicator == NULL || (i == 1 && vci_is_ratio(f)))
			break;
		set_target(f, p, name[i][1]);
		p->unit = word(f->goal, name[i][2]);
		p->span = span;
		p->day = INT64_MAX;
		f->nparts++;
	}
	return VC_OK;
}

/* ---- what is counted ------------------------------------------------------------ */

bool
vci_is_ratio(const struct vci_figure *f)
{
	return vci_is_kind(f, "share") || vci_is_kind(f, "coverage") ||
	    vci_is_kind(f, "per-each");
}

bool
vci_in_percent(const struct vci_figure *f)
{
	return vci_is_kind(f, "share") || vci_is_kind(f, "per-each") ||
	    (vci_is_kind(f, "coverage") &&
		(f->part[0].unit == NULL || strcmp(f->part[0].unit, "%") == 0));
}

int
vci_ratio(struct vc *vc, const struct vci_figure *f, struct vci_ratio *r)
{
	const struct vci_condition *p = &f->part[0];
	const char *whole = vci_is_kind(f, "coverage") ?
	    VCI_MEMBER_KEY :
	    word(f->goal, "indicator2");
	int rc;

	rc = vci_indicator_of(vc, p->indicator, &r->store[0], &r->part);
	r->whole = r->part;
	if (rc == VC_OK && whole != NULL)
		rc = vci_indicator_of(vc, whole, &r->store[1], &r->whole);
	r->of_part = r->of_whole = p->span;
	if (vci_is_kind(f, "coverage"))
		r->of_whole.from = INT32_MIN;
	else
		vci_narrow_more(&r->of_part.narrow, &f->filter);
	if (r->part != NULL && r->part->stock)
		r->of_part.from = INT32_MIN;
	if (r->whole != NULL && r->whole->stock)
		r->of_whole.from = INT32_MIN;
	return rc;
}

static int
part_and_whole(struct vc *vc, const struct vci_figure *f,
    struct vci_condition *p)
{
	struct vci_ratio r;
	int rc = vci_ratio(vc, f, &r);

	if (rc != VC_OK || r.part == NULL || r.whole == NULL)
		return rc;
	rc = vci_fold(vc, r.part, &r.of_part, &p->part);
	if (rc == VC_OK)
		rc = vci_fold(vc, r.whole, &r.of_whole, &p->whole);
	if (rc != VC_OK)
		return rc;
	p->part *= vci_scale(r.part);
	p->whole *= vci_scale(r.whole);
	return VC_OK;
}

static int
units(struct vc *vc, const struct vci_figure *f, struct vci_condition *p)
{
	struct vci_each e;
	int rc = vci_each(vc, f, &e);

	if (rc != VC_OK || e.ind == NULL)
		return rc;
	rc = vci_each_count(vc, &e, &p->part, &p->whole);
	p->part *= THOUSAND;
	p->whole *= THOUSAND;
	return rc;
}

/* Rounded to thousandths, but 100 % is all of them. */
static int64_t
per_cent(int64_t part, int64_t whole)
{
	__int128 v = ((__int128)part * 100 * THOUSAND + whole / 2) / whole;

	return part < whole && v >= 100 * THOUSAND ? 100 * THOUSAND - 1 :
						     (int64_t)v;
}

/* Of nothing, or less, there is no share. */
static int
count_ratio(struct vc *vc, struct vci_figure *f, struct vci_condition *p)
{
	int rc = vci_is_kind(f, "per-each") ? units(vc, f, p) :
					      part_and_whole(vc, f, p);

	if (rc != VC_OK || p->whole <= 0)
		return rc;
	p->value = vci_in_percent(f) ? per_cent(p->part, p->whole) : p->part;
	p->has_value = true;
	p->basis = VCI_COUNTED_RESULT;
	return VC_OK;
}

/* Amounts that reach the target of a milestone. */
static int64_t
enough(const struct vci_condition *p, const struct vci_indicator *ind)
{
	int64_t scale = vci_scale(ind), n = (p->target + scale - 1) / scale;

	return p->has_target && n > 1 ? n : 1;
}

int
vci_late_day(struct vc *vc, const struct vci_figure *f, int64_t *day)
{
	const struct vci_condition *p = &f->part[0];
	struct vci_span span = p->span;
	struct vci_indicator store;
	const struct vci_indicator *ind;
	int64_t end = vci_day(f->year + 1, 1, 1);
	int rc = vci_indicator_of(vc, p->indicator, &store, &ind);

	*day = INT64_MAX;
	if (rc != VC_OK || ind == NULL || span.to >= end)
		return rc;
	span.to = end;
	return vci_first_day(vc, ind, &span, enough(p, ind), day);
}

static int
count_part(struct vc *vc, struct vci_figure *f, struct vci_condition *p)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;
	int64_t sum = 0;
	int rc = vci_indicator_of(vc, p->indicator, &store, &ind);

	if (rc != VC_OK || ind == NULL)
		return rc;
	if (vci_is_ratio(f))
		return count_ratio(vc, f, p);
	p->level = ind->stock;
	if (ind->stock)
		p->span.from = INT32_MIN;
	rc = vci_fold(vc, ind, &p->span, &sum);
	if (rc == VC_OK && vci_is_kind(f, "milestone"))
		rc = vci_first_day(vc, ind, &p->span, enough(p, ind), &p->day);
	if (rc == VC_OK)
		rc = vci_fold_about(vc, ind, &p->span, p->qualifier);
	p->value = sum * vci_scale(ind);
	p->has_value = true;
	p->basis = VCI_COUNTED_RESULT;
	return rc;
}

/* ---- the whole ------------------------------------------------------------------ */

static const char *
or_usual(const char *s, const char *usual)
{
	return s == NULL ? usual : s;
}

int
vci_figure(struct vc *vc, struct vc_record *goal, struct vci_figure *f)
{
	int rc;

	*f = (struct vci_figure){ .goal = goal,
		.id = goal->id,
		.text = "",
		.source = "" };
	f->year = (int)vci_goal_value(goal, "year")->i;
	f->number = or_usual(word(goal, "number"), "");
	f->kind = or_usual(word(goal, "kind"), "flow");
	f->comparator = or_usual(word(goal, "comparator"), "at-least");
	f->scope = or_usual(word(goal, "scope"), "national");
	rc = set_parts(vc, f);
	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++)
		rc = count_part(vc, f, &f->part[i]);
	if (rc == VC_OK && f->nparts > 0)
		rc = vci_figure_results(vc, f);
	if (rc == VC_OK)
		vci_figure_judge(vc, f);
	return rc;
}

void
vci_figure_release(struct vci_figure *f)
{
	vc_buf_free(&f->words[0]);
	vc_buf_free(&f->words[1]);
}
