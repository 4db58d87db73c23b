/* SPDX-License-Identifier: ISC */
/* What stands below the annual report: sources, words and pace. */
#include <string.h>

#include "../core/date.h"
#include "report.h"

/* The goal's number, and of two conditions which one: by its unit, unless both
 * have the same. */
static const char *
condition(const struct vci_figure *f, size_t i, struct vc_buf *b)
{
	const struct vci_condition *p = f->part;
	bool unit = p[i].unit != NULL &&
	    (p[1 - i].unit == NULL || strcmp(p[0].unit, p[1].unit) != 0);

	vc_buf_clear(b);
	vc_buf_add(b, f->number);
	if (f->nparts > 1) {
		vc_buf_addc(b, ' ');
		vc_buf_add(b, unit ? p[i].unit : p[i].indicator);
	}
	return b->failed ? f->number : b->s;
}

static int
note_rates(struct vc *vc, struct vc_table *t, const char *which,
    const struct vci_pace *p)
{
	/* clang-format off */
	static const char *const need_id[] = {
		[VCI_A_MONTH] = N_("%s: %s a month needed"),
		[VCI_A_WEEK] = N_("%s: %s a week needed"),
		[VCI_A_DAY] = N_("%s: %s a day needed"),
	};
	static const char *const both_id[] = {
		[VCI_A_MONTH] = N_("%s: %s a month so far, %s a month needed"),
		[VCI_A_WEEK] = N_("%s: %s a week so far, %s a week needed"),
		[VCI_A_DAY] = N_("%s: %s a day so far, %s a day needed"),
	};
	/* clang-format on */
	char came[32], need[32];
	int rc;

	vci_decimal_text(p->came, came);
	vci_decimal_text(p->need, need);
	rc = vci_table_foot(vc, t,
	    p->has_came ? both_id[p->per] : need_id[p->per], which,
	    p->has_came ? came : need, need);
	vci_table_foot_numbers(t, 1 << 1 | (p->has_came ? 1 << 2 : 0));
	return rc;
}

int
vci_note_planned(struct vc *vc, struct vc_table *t, const struct vci_figure *f,
    size_t part, const struct vci_pace *p)
{
	const char *unit = f->part[part].unit;
	char n[32];
	int rc;

	if (p->planned <= 0)
		return VC_OK;
	vci_decimal_text(p->planned, n);
	rc = vci_table_foot(vc, t,
	    unit == NULL || p->of > 0 ?
		N_("%s: yet to come, but in the register already: %s") :
		N_("%s: yet to come, but in the register already: %s %s"),
	    f->number, n, unit);
	vci_table_foot_numbers(t, 1 << 1);
	return rc;
}

/* What is to come anyhow, how fast it came and how fast it must come, of each
 * condition that isn't reached. */
static int
note_pace(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	struct vc_buf which = { 0 };
	struct vci_pace p;
	int rc = VC_OK;

	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		if (f->part[i].status != VCI_ST_PENDING)
			continue;
		rc = vci_pace(vc, f, i, false, &p);
		if (rc == VC_OK)
			rc = vci_note_planned(vc, t, f, i, &p);
		if (rc == VC_OK && p.has_need)
			rc = note_rates(vc, t, condition(f, i, &which), &p);
	}
	vc_buf_free(&which);
	return rc;
}

/* A key much like one that the register counts is hardly meant to be
 * recorded by hand: said early, while the year can still be saved. */
static int
note_near(struct vc *vc, struct vc_table *t, const struct vci_figure *f,
    bool *said)
{
	char nearest[VCI_KEY_MAX];
	struct vci_indicator store;
	int rc = VC_OK;

	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		const char *key = f->part[i].indicator, *near = NULL;

		if (!f->part[i].has_value && vci_indicator(key, &store) == NULL)
			near = vci_indicator_near(key, nearest);
		if (near == NULL)
			continue;
		*said = true;
		rc = vci_table_foot(vc, t,
		    "%s: the register counts no '%s'; "
		    "did you mean '%s'?",
		    f->number, key, near);
	}
	return rc;
}

/* The words and the source of a result that no register counted. */
static int
note_words(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	bool stated = f->basis == VCI_STATED;

	if (*f->text == '\0')
		return vci_table_foot(vc, t,
		    stated ? N_("%s: stated (%s)") : N_("%s: recorded (%s)"),
		    f->number, f->source);
	return vci_table_foot(vc, t,
	    stated ? N_("%s: stated: %s (%s)") : N_("%s: recorded: %s (%s)"),
	    f->number, f->text, f->source);
}

/* The target as it was, where it changed after the goal's time had begun. */
static int
note_targets(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	struct vci_stmt *st;
	char a[32], b[32], day[16];
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_TARGETS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, f->id);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		bool two = !vci_col_null(st, 2);

		vc_day_format(vci_col_int(st, 0), day);
		rc = vci_col_null(st, 1) && !two ?
		    vci_table_foot(vc, t, "%s: no target until %s (%s)",
			f->number, day, vci_col_text(st, 4)) :
		    two ?
		    vci_table_foot(vc, t,
			"%s: the targets were %s and %s until %s (%s)",
			f->number, vci_decimal_text(vci_col_int(st, 1), a),
			vci_decimal_text(vci_col_int(st, 2), b), day,
			vci_col_text(st, 4)) :
		    vci_table_foot(vc, t, "%s: the target was %s until %s (%s)",
			f->number, vci_decimal_text(vci_col_int(st, 1), a), day,
			vci_col_text(st, 4));
		vci_table_foot_numbers(t,
		    two ? 1 << 1 | 1 << 2 : !vci_col_null(st, 1) << 1);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* What people recorded of what the register counts too. */
static int
note_beside(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	struct vc_buf of = { 0 };
	char value[32];
	int rc = VC_OK;

	for (size_t i = 0; i < f->nparts && rc == VC_OK; i++) {
		if (!f->part[i].also_recorded)
			continue;
		rc = vci_table_foot(vc, t,
		    "%s: counted; recorded beside it: "
		    "%s (%s)",
		    condition(f, i, &of),
		    vci_decimal_text(f->part[i].beside, value), f->source);
		vci_table_foot_numbers(t, 1 << 1);
	}
	vc_buf_free(&of);
	return rc;
}

/* Too late, but done. */
static int
note_late(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	int64_t on = INT64_MAX;
	char day[16];
	int rc = VC_OK;

	if (f->status == VCI_ST_MISSED && f->nparts == 1 &&
	    f->basis == VCI_COUNTED_RESULT && strcmp(f->kind, "milestone") == 0)
		rc = vci_late_day(vc, f, &on);
	return rc != VC_OK || on == INT64_MAX ?
	    rc :
	    vci_table_foot(vc, t, "%s: done only on %s", f->number,
		vc_day_format(on, day));
}

/* Where a ratio is of nothing: of what. */
static int
of_nothing(struct vc *vc, const struct vci_figure *f, const char **what)
{
	struct vci_each e = { 0 };
	int rc = VC_OK;

	*what = NULL;
	if (f->basis != VCI_NO_RESULT || f->nparts == 0)
		return VC_OK;
	if (strcmp(f->kind, "per-each") == 0)
		rc = vci_each(vc, f, &e);
	else if (strcmp(f->kind, "coverage") != 0)
		return VC_OK;
	if (rc == VC_OK && f->part[0].span.narrow.list != 0)
		*what = N_("%s: the campaign has no members");
	else if (rc == VC_OK && e.ind != NULL)
		*what = N_("%s: there are no such partners");
	return rc;
}

int
vci_note_no_result(struct vc *vc, struct vc_table *t,
    const struct vci_figure *f)
{
	const char *what;
	int rc = of_nothing(vc, f, &what);

	if (rc != VC_OK)
		return rc;
	return vci_table_foot(vc, t,
	    what != NULL ? what : N_("%s: no result is counted or recorded"),
	    f->number);
}

static int
note_result(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	const char *what;
	bool said = false;
	int rc = f->basis == VCI_STATED || f->basis == VCI_RECORDED ?
	    note_words(vc, t, f) :
	    note_beside(vc, t, f);

	if (rc == VC_OK)
		rc = note_late(vc, t, f);
	if (rc == VC_OK)
		rc = note_near(vc, t, f, &said);
	if (rc != VC_OK || said)
		return rc;
	rc = of_nothing(vc, f, &what);
	if (rc == VC_OK &&
	    (what != NULL ||
		(f->status == VCI_ST_NO_RESULT && f->basis == VCI_NO_RESULT)))
		return vci_note_no_result(vc, t, f);
	return rc == VC_OK && f->status == VCI_ST_PENDING ?
	    note_pace(vc, t, f) :
	    rc;
}

int
vci_year_note(struct vc *vc, struct vc_table *t, const struct vci_figure *f)
{
	int rc = note_result(vc, t, f);

	return rc == VC_OK ? note_targets(vc, t, f) : rc;
}
