/* SPDX-License-Identifier: ISC */
/* What came of a goal: counted, recorded or stated, and how it stands. */
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/number.h"
#include "goal.h"

#define THOUSAND 1000

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

static bool
is_kind(const struct vci_figure *f, const char *kind)
{
	return strcmp(f->kind, kind) == 0;
}

/* ---- what is asked ----------------------------------------------------------- */

/* The days that count: the goal's period, else the year; a stock, what is
 * covered and a cumulative goal count from the beginning. */
static void
period(struct vci_figure *f, struct vci_span *span)
{
	const struct vci_value *from = vci_goal_value(f->goal, "period_from");
	const struct vci_value *to = vci_goal_value(f->goal, "period_to");
	const struct vci_value *due = vci_goal_value(f->goal, "due");

	span->from = vci_day(f->year, 1, 1);
	span->to = vci_day(f->year + 1, 1, 1);
	if (is_kind(f, "stock") || is_kind(f, "cumulative") ||
	    is_kind(f, "coverage") || is_kind(f, "milestone"))
		span->from = INT32_MIN;
	if (from->kind == VCI_INT)
		span->from = from->i;
	if (to->kind == VCI_INT)
		span->to = to->i + 1;
	else if (due->kind == VCI_INT && is_kind(f, "milestone"))
		span->to = due->i + 1;
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
	period(f, &span);
	f->over = vc_today(vc) >= span.to;
	if (!is_kind(f, "share"))
		vci_narrow_more(&span.narrow, &f->filter);
	for (int i = 0; i < 2; i++) {
		const struct vci_value *target = vci_goal_value(f->goal,
		    name[i][1]);
		struct vci_condition *p = &f->part[i];

		p->indicator = word(f->goal, name[i][0]);
		if (p->indicator == NULL || (i == 1 && vci_is_ratio(f)))
			break;
		p->has_target = target->kind == VCI_INT;
		p->target = target->i;
		p->unit = word(f->goal, name[i][2]);
		if (is_kind(f, "per-each")) {
			p->has_target = true; /* with all of them */
			p->target = 100 * THOUSAND;
		}
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
	return is_kind(f, "share") || is_kind(f, "coverage") ||
	    is_kind(f, "per-each");
}

bool
vci_in_percent(const struct vci_figure *f)
{
	return is_kind(f, "share") || is_kind(f, "per-each") ||
	    (is_kind(f, "coverage") &&
		(f->part[0].unit == NULL || strcmp(f->part[0].unit, "%") == 0));
}

int
vci_ratio(struct vc *vc, const struct vci_figure *f, struct vci_ratio *r)
{
	const struct vci_condition *p = &f->part[0];
	const char *whole = is_kind(f, "coverage") ?
	    VCI_MEMBER_KEY :
	    word(f->goal, "indicator2");
	int rc;

	rc = vci_indicator_of(vc, p->indicator, &r->store[0], &r->part);
	r->whole = r->part;
	if (rc == VC_OK && whole != NULL)
		rc = vci_indicator_of(vc, whole, &r->store[1], &r->whole);
	r->of_part = r->of_whole = p->span;
	if (is_kind(f, "coverage"))
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
	p->part = p->part * vci_scale(r.part) / THOUSAND;
	p->whole = p->whole * vci_scale(r.whole) / THOUSAND;
	return VC_OK;
}

static int
units(struct vc *vc, const struct vci_figure *f, struct vci_condition *p)
{
	struct vci_each e;
	int rc = vci_each(vc, f, &e);

	return rc != VC_OK || e.ind == NULL ?
	    rc :
	    vci_each_count(vc, &e, &p->part, &p->whole);
}

static int
count_ratio(struct vc *vc, struct vci_figure *f, struct vci_condition *p)
{
	int rc = is_kind(f, "per-each") ? units(vc, f, p) :
					  part_and_whole(vc, f, p);

	if (rc != VC_OK || p->whole == 0)
		return rc;
	p->value = vci_in_percent(f) ?
	    (p->part * 100 * THOUSAND + p->whole / 2) / p->whole :
	    p->part * THOUSAND;
	p->has_value = true;
	p->basis = VCI_COUNTED_RESULT;
	return VC_OK;
}

static int
count_part(struct vc *vc, struct vci_figure *f, struct vci_condition *p)
{
	struct vci_indicator store;
	const struct vci_indicator *ind;
	int64_t sum = 0, n;
	int rc = vci_indicator_of(vc, p->indicator, &store, &ind);

	if (rc != VC_OK || ind == NULL)
		return rc;
	n = p->has_target ? p->target / vci_scale(ind) : 1;
	if (vci_is_ratio(f))
		return count_ratio(vc, f, p);
	if (ind->stock)
		p->span.from = INT32_MIN;
	rc = vci_fold(vc, ind, &p->span, &sum);
	if (rc == VC_OK && is_kind(f, "milestone"))
		rc = vci_first_day(vc, ind, &p->span, n, &p->day);
	if (rc == VC_OK)
		rc = vci_fold_about(vc, ind, &p->span, p->qualifier);
	p->value = sum * vci_scale(ind);
	p->has_value = true;
	p->basis = VCI_COUNTED_RESULT;
	return rc;
}

/* ---- what is recorded or stated ---------------------------------------------------- */

bool
vci_adds_up(const struct vci_figure *f)
{
	return is_kind(f, "flow") || is_kind(f, "money");
}

static void
record(const struct vci_figure *f, struct vci_condition *p, struct vci_stmt *st)
{
	int64_t value = vci_col_int(st, 2);
	const char *q = vci_col_text(st, 3);
	bool adds = vci_adds_up(f);

	if (strlen(q) < sizeof p->qualifier && *q != '\0')
		memcpy(p->qualifier, q, strlen(q) + 1);
	p->value = p->has_value && adds ? p->value + value : value;
	p->has_value = true;
	p->basis = VCI_RECORDED;
	p->result = vci_col_int(st, 8);
	if (p->day == INT64_MAX)
		p->day = vci_col_int(st, 1);
}

static void
keep_words(struct vci_figure *f, struct vci_stmt *st)
{
	/* text NUL source NUL, of the last result that counts */
	vc_buf_clear(&f->words);
	vc_buf_add(&f->words, vci_col_text(st, 5));
	vc_buf_addc(&f->words, '\0');
	vc_buf_add(&f->words, vci_col_text(st, 6));
	if (f->words.failed)
		return;
	f->text = f->words.s;
	f->source = f->words.s + strlen(f->words.s) + 1;
}

int
vci_answers(const struct vci_figure *f, const char *indicator)
{
	if (*indicator == '\0')
		return 0;
	for (size_t i = 0; i < f->nparts; i++)
		if (strcmp(f->part[i].indicator, indicator) == 0)
			return (int)i;
	return -1;
}

static enum vci_status
stated_status(const char *s)
{
	return strcmp(s, "met") == 0 ? VCI_ST_MET :
	    strcmp(s, "partly") == 0 ? VCI_ST_PARTLY :
				       VCI_ST_MISSED;
}

static void
take_result(struct vci_figure *f, struct vci_stmt *st)
{
	int i = vci_answers(f, vci_col_text(st, 0));

	if (i < 0)
		return;
	if (!vci_col_null(st, 4)) {
		f->status = stated_status(vci_col_text(st, 4));
		f->basis = VCI_STATED;
		keep_words(f, st);
	}
	if (vci_col_null(st, 2))
		return;
	if (f->part[i].basis == VCI_COUNTED_RESULT) {
		if (!f->also_recorded || !vci_adds_up(f))
			f->recorded = 0;
		f->also_recorded = true;
		f->recorded += vci_col_int(st, 2);
	} else {
		record(f, &f->part[i], st);
	}
	if (f->basis != VCI_STATED)
		keep_words(f, st);
}

static int
read_results(struct vc *vc, struct vci_figure *f)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_goal_sql[VCI_SQL_RESULTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, f->year);
	vci_bind_text(st, 2, f->scope);
	vci_bind_text(st, 3, f->number);
	vci_bind_text(st, 4, f->part[0].indicator);
	vci_bind_text(st, 5,
	    f->nparts > 1 ? f->part[1].indicator : f->part[0].indicator);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		take_result(f, st);
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- how it stands -------------------------------------------------------------------- */

struct bands {
	int64_t exceeded, partly; /* percent */
};

static int64_t
band(struct vc *vc, const char *key)
{
	const char *s = vc_setting(vc, key);
	int64_t v = 100;

	return s != NULL && vci_int_parse(s, strlen(s), &v) ? v : 100;
}

/* value against target x percent, without losing digits to a division */
static bool
reaches(const struct vci_condition *p, int64_t percent)
{
	return (__int128)p->value * 100 >= (__int128)p->target * percent;
}

static enum vci_status
unreached(const struct vci_figure *f, const struct vci_condition *p,
    const struct bands *b)
{
	if (!f->over)
		return VCI_ST_PENDING;
	return b->partly < 100 && reaches(p, b->partly) ? VCI_ST_PARTLY :
							  VCI_ST_MISSED;
}

static enum vci_status
judge(const struct vci_figure *f, const struct vci_condition *p,
    const struct bands *b)
{
	if (is_kind(f, "milestone") && p->has_value) {
		if (p->day < p->span.to)
			return VCI_ST_MET;
		return f->over ? VCI_ST_MISSED : VCI_ST_PENDING;
	}
	if (!p->has_value)
		return f->over || !p->has_target ? VCI_ST_NO_RESULT :
						   VCI_ST_PENDING;
	if (!p->has_target)
		return VCI_ST_NONE;
	if (strcmp(f->comparator, "at-most") == 0) {
		if (p->value > p->target)
			return VCI_ST_MISSED;
		return f->over ? VCI_ST_MET : VCI_ST_PENDING;
	}
	if (strcmp(f->comparator, "exactly") == 0) {
		if (!f->over)
			return VCI_ST_PENDING;
		return p->value == p->target ? VCI_ST_MET : VCI_ST_MISSED;
	}
	if (strcmp(f->comparator, "keep") == 0)
		return reaches(p, 100) ? VCI_ST_MET : unreached(f, p, b);
	if (reaches(p, b->exceeded) && p->target > 0)
		return VCI_ST_EXCEEDED;
	return reaches(p, 100) ? VCI_ST_MET : unreached(f, p, b);
}

/* Two conditions: as good as the worse of them, and partly met when one is
 * met and the other missed. */
static enum vci_status
both(enum vci_status a, enum vci_status b)
{
	bool a_met = a == VCI_ST_MET || a == VCI_ST_EXCEEDED;
	bool b_met = b == VCI_ST_MET || b == VCI_ST_EXCEEDED;

	if (a == VCI_ST_NO_RESULT || b == VCI_ST_NO_RESULT)
		return VCI_ST_NO_RESULT;
	if (a == VCI_ST_PENDING || b == VCI_ST_PENDING)
		return VCI_ST_PENDING;
	if (a_met != b_met)
		return VCI_ST_PARTLY;
	return a > b ? a : b;
}

static void
settle(struct vc *vc, struct vci_figure *f)
{
	struct bands b = { band(vc, "band.exceeded"), band(vc, "band.partly") };
	enum vci_status status = VCI_ST_NONE;

	for (size_t i = 0; i < f->nparts; i++) {
		struct vci_condition *p = &f->part[i];

		p->status = judge(f, p, &b);
		status = i == 0 ? p->status : both(status, p->status);
		if (f->basis == VCI_NO_RESULT)
			f->basis = p->basis;
	}
	/* Words stand in only where no number settles it. */
	if (f->basis == VCI_STATED && f->part[0].has_value &&
	    status != VCI_ST_NO_RESULT && status != VCI_ST_PENDING) {
		f->basis = f->part[0].basis;
		f->status = status;
	} else if (f->basis != VCI_STATED) {
		f->status = status;
	}
}

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
		rc = read_results(vc, f);
	if (rc == VC_OK)
		settle(vc, f);
	return rc;
}

void
vci_figure_release(struct vci_figure *f)
{
	vc_buf_free(&f->words);
}
