/* SPDX-License-Identifier: ISC */
/* The pace of a year's goals: where each stands today, where it would be, and
 * what it needs. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "pace.h"

enum {
	C_YEAR,
	C_THEME,
	C_SHOW_SCOPE,
	C_NUMBER,
	C_SHOW_TEXT,
	C_TEXT,
	C_SCOPE,
	C_INDICATOR,
	C_KIND,
	C_COMPARATOR,
	C_CONDITION,
	C_TARGET,
	C_VALUE,
	C_OF,
	C_UNIT,
	C_QUALIFIER,
	C_PLANNED,
	C_EVEN,
	C_LAST,
	C_SHARE,
	C_WORD,
	C_SHOW_MONTH, /* these three in order of enum vci_per */
	C_SHOW_WEEK,
	C_SHOW_DAY,
	C_CAME,
	C_NEED,
	C_PER,
	C_SHOW_UNTIL,
	C_FROM,
	C_UNTIL,
	C_LEFT,
	C_STATUS,
	C_COUNT
};

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_YEAR] = { "year", "Year", VC_COL_MACHINE },
	[C_THEME] = { "theme", N_("Theme"), VC_COL_GROUP },
	[C_SHOW_SCOPE] = { "scope", N_("Scope"), VC_COL_HUMAN | VC_COL_GROUP },
	[C_NUMBER] = { "number", N_("No."), VC_COL_SPARE },
	[C_SHOW_TEXT] = { "goal", N_("Goal"),
	    VC_COL_HUMAN | VC_COL_WRAP | VC_COL_SPARE },
	[C_TEXT] = { "goal", "Goal", VC_COL_MACHINE },
	[C_SCOPE] = { "scope", "Scope", VC_COL_MACHINE },
	[C_INDICATOR] = { "indicator", "Indicator", VC_COL_MACHINE },
	[C_KIND] = { "kind", "Kind", VC_COL_MACHINE },
	[C_COMPARATOR] = { "comparator", "Comparator", VC_COL_MACHINE },
	[C_CONDITION] = { "condition", "Condition", VC_COL_MACHINE },
	[C_TARGET] = { "target", N_("Target"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_VALUE] = { "so_far", N_("So far"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_OF] = { "of", "Of", VC_COL_MACHINE },
	[C_UNIT] = { "unit", "Unit", VC_COL_MACHINE },
	[C_QUALIFIER] = { "qualifier", "About", VC_COL_MACHINE },
	[C_PLANNED] = { "planned", "Planned", VC_COL_MACHINE },
	[C_EVEN] = { "even", N_("Even pace"), VC_COL_RIGHT | VC_COL_SPARE },
	[C_LAST] = { "as_last_year", N_("As last year"),
	    VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHARE] = { "last_year_share", "Last year's share", VC_COL_MACHINE },
	[C_WORD] = { "pace", N_("Pace"), VC_COL_SPARE },
	[C_SHOW_MONTH] = { "month", N_("Came / needed a month"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHOW_WEEK] = { "week", N_("Came / needed a week"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_SHOW_DAY] = { "day", N_("Came / needed a day"),
	    VC_COL_HUMAN | VC_COL_RIGHT | VC_COL_SPARE },
	[C_CAME] = { "came", "Came", VC_COL_MACHINE },
	[C_NEED] = { "needed", "Needed", VC_COL_MACHINE },
	[C_PER] = { "per", "Per", VC_COL_MACHINE },
	[C_SHOW_UNTIL] = { "until", N_("Until"),
	    VC_COL_HUMAN | VC_COL_SPARE },
	[C_FROM] = { "from", "From", VC_COL_MACHINE },
	[C_UNTIL] = { "until", "Until", VC_COL_MACHINE },
	[C_LEFT] = { "days_left", "Days left", VC_COL_MACHINE },
	[C_STATUS] = { "status", "Status", VC_COL_MACHINE },
};

static const char *const pace_word[VCI_PACE_WORDS] = {
	[VCI_PACE_REACHED] = "reached",
	[VCI_PACE_AHEAD] = N_("ahead"),
	[VCI_PACE_ON] = N_("on pace"),
	[VCI_PACE_BEHIND] = N_("behind"),
	[VCI_PACE_TOO_FAST] = N_("too fast"),
	[VCI_PACE_TOO_MUCH] = N_("too much"),
	[VCI_PACE_WAITS] = N_("not begun"),
	[VCI_PACE_UNKNOWN] = N_("not known"),
};
/* clang-format on */

static struct vc_cell
text_cell(struct vci_pacing *x, const char *s)
{
	return (struct vc_cell){ .type = s == NULL || *s == '\0' ?
		    VC_CELL_NONE :
		    VC_CELL_TEXT,
		.text = vci_table_text(x->t, s) };
}

static struct vc_cell
word_cell(const char *id)
{
	return (
	    struct vc_cell){ .type = id == NULL ? VC_CELL_NONE : VC_CELL_MSG,
		.text = id };
}

static struct vc_cell
day_cell(int64_t day)
{
	return (struct vc_cell){ .type = VC_CELL_DAY, .num = day };
}

/* What one would be at today: whole, or in tenths of a small target. */
static int64_t
whole(const struct vci_pace *p, int64_t v)
{
	int64_t step = p->target < 10000 ? 100 : 1000;

	return (v + step / 2) / step * step;
}

/* ---- a goal's rows -------------------------------------------------------------- */

static void
amounts(struct vci_pacing *x, const struct vci_figure *f, size_t part,
    const struct vci_pace *p, struct vc_cell *c)
{
	const struct vci_condition *of = &f->part[part];

	c[C_TARGET] = vci_amount_cell(f, part, x->t, p->has_target, p->target,
	    p->of > 0);
	c[C_TARGET].text = vci_table_text(x->t, vci_target_word(f));
	c[C_VALUE] = vci_amount_cell(f, part, x->t, p->has_value, p->value,
	    p->of > 0);
	if (p->has_value)
		c[C_VALUE].text = vci_table_text(x->t, of->qualifier);
	c[C_EVEN] = vci_amount_cell(f, part, x->t, p->has_even,
	    whole(p, p->even), true);
	c[C_LAST] = vci_amount_cell(f, part, x->t, p->has_last,
	    whole(p, p->last), true);
	c[C_CAME] = vci_amount_cell(f, part, x->t, p->has_came, p->came, true);
	c[C_NEED] = vci_amount_cell(f, part, x->t, p->has_need, p->need, true);
	c[C_EVEN].unit = c[C_LAST].unit = NULL;
	if (p->planned > 0)
		c[C_PLANNED] = vci_amount_cell(f, part, x->t, true, p->planned,
		    true);
	if (p->of > 0)
		c[C_OF] = (struct vc_cell){ .type = VC_CELL_INT, .num = p->of };
	if (p->has_last)
		c[C_SHARE] = (struct vc_cell){ .type = VC_CELL_PERCENT,
			.num = p->last_share };
}

/* "31 / 59"; for machines each by itself, and in which time. */
static void
rate(const struct vci_pace *p, struct vc_cell *c)
{
	if (!p->has_came && !p->has_need)
		return;
	c[C_SHOW_MONTH + p->per] = (struct vc_cell){ .type = VC_CELL_PAIR,
		.num = p->came,
		.num2 = p->need,
		.flags = (p->has_came ? VC_CELL_HAS1 : 0) |
		    (p->has_need ? VC_CELL_HAS2 : 0) };
	c[C_PER] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = column[C_SHOW_MONTH + p->per].key };
}

static void
its_time(const struct vci_figure *f, const struct vci_pace *p,
    struct vc_cell *c)
{
	c[C_FROM] = day_cell(p->from);
	c[C_UNTIL] = day_cell(p->until);
	if (p->until != vci_day(f->year, 12, 31) ||
	    strcmp(f->kind, "milestone") == 0)
		c[C_SHOW_UNTIL] = day_cell(p->until);
	c[C_LEFT] = (struct vc_cell){ .type = VC_CELL_INT, .num = p->left };
}

static struct vc_cell *
condition(struct vci_pacing *x, const struct vci_figure *f, size_t part,
    const struct vci_pace *p)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);

	if (c == NULL)
		return NULL;
	amounts(x, f, part, p, c);
	rate(p, c);
	its_time(f, p, c);
	c[C_INDICATOR] = text_cell(x, f->part[part].indicator);
	c[C_CONDITION] = (struct vc_cell){ .type = VC_CELL_INT,
		.num = (int64_t)part + 1 };
	if (p->of == 0)
		c[C_UNIT] = text_cell(x, f->part[part].unit);
	c[C_WORD] = word_cell(pace_word[p->word]);
	if (p->word == VCI_PACE_REACHED) /* no person was */
		c[C_WORD].unit = N_("target reached");
	x->n[p->word]++;
	x->even = x->even || p->has_even;
	x->shape = x->shape || p->has_last;
	return c;
}

/* Which goal it is; people read of the second condition what it counts. */
static void
which(struct vci_pacing *x, const struct vci_figure *f, size_t part,
    struct vc_cell *c)
{
	const struct vci_condition *of = &f->part[part];

	c[C_YEAR] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = f->year };
	c[C_THEME] = text_cell(x, vci_goal_value(f->goal, "theme")->s);
	vci_scope_cell(x->vc, x->t, f->scope, &c[C_SCOPE]);
	c[C_SHOW_SCOPE] = c[C_SCOPE];
	c[C_NUMBER] = text_cell(x, f->number);
	c[C_TEXT] = text_cell(x, vci_goal_value(f->goal, "text")->s);
	c[C_SHOW_TEXT] = part == 0 ?
	    c[C_TEXT] :
	    text_cell(x, of->unit != NULL ? of->unit : of->indicator);
	c[C_KIND] = text_cell(x, f->kind);
	c[C_COMPARATOR] = text_cell(x, f->comparator);
	c[C_STATUS] = vci_status_cell(f->status);
}

/* Rows for what it has a target for, while its time goes on. `named`: say
 * which goal it is. */
static int
goal(struct vci_pacing *x, struct vc_record *record, bool named)
{
	struct vci_figure f;
	struct vci_pace p;
	int rc = vci_figure(x->vc, record, &f);

	if (rc == VC_OK && f.over) {
		x->over++;
		x->missed += vci_is_finding(f.status);
	}
	for (size_t i = 0; rc == VC_OK && !f.over && i < f.nparts; i++) {
		struct vc_cell *c;

		rc = vci_pace(x->vc, &f, i, true, &p);
		if (rc != VC_OK ||
		    (!p.has_target && strcmp(f.kind, "milestone") != 0))
			continue;
		if ((c = condition(x, &f, i, &p)) == NULL)
			rc = VC_E_NOMEM;
		else if (named)
			which(x, &f, i, c);
		if (rc == VC_OK)
			rc = vci_pace_note(x, &f, i, &p);
	}
	vci_figure_release(&f);
	return rc;
}

/* ---- the whole ---------------------------------------------------------------------- */

static int
all(struct vci_pacing *x, const struct vc_report *r)
{
	struct vc_list *list = NULL;
	int rc = vci_goals_open(x->vc, r->year, r->scope, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = goal(x, vci_goals_record(list), true);
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}

/* Nothing of it keeps up or doesn't; what was missed is in its report. */
static int
is_closed(struct vci_pacing *x, const struct vc_report *r,
    const struct vci_closing *closed, int *findings)
{
	struct vc_table *was = NULL;
	char text[8];
	int rc = vci_year_table(x->vc, &was);

	if (rc == VC_OK)
		rc = vci_report_closed(x->vc, r, closed, was, findings);
	vc_table_free(was);
	snprintf(text, sizeof text, "%d", r->year);
	return rc == VC_OK ? vci_table_foot(x->vc, x->t,
				 "%s is closed: 'vcctl report --year %s' "
				 "shows what came of its goals",
				 text, text) :
			     rc;
}

int
vci_report_pace(struct vc *vc, const struct vc_report *r, struct vc_table **tp,
    int *findings)
{
	struct vci_pacing x = { .vc = vc };
	struct vci_closing closed;
	int rc = vci_closing_get(vc, r->year, &closed);

	if (rc == VC_OK)
		rc = vci_table_new(vc, column, C_COUNT, tp);
	x.t = *tp;
	if (rc == VC_OK)
		rc = vci_pace_head(&x, r->year);
	if (rc == VC_OK && vci_closing_holds(&closed))
		return is_closed(&x, r, &closed, findings);
	if (rc == VC_OK)
		rc = all(&x, r);
	if (rc == VC_OK)
		rc = vci_one_scope(vc, x.t, C_SCOPE, C_SHOW_SCOPE, r->scope);
	*findings = x.missed + x.n[VCI_PACE_BEHIND] + x.n[VCI_PACE_TOO_FAST] +
	    x.n[VCI_PACE_TOO_MUCH];
	return rc == VC_OK ? vci_pace_foot(&x, r->year) : rc;
}

int
vc_goal_pace(struct vc *vc, int64_t id, struct vc_table **tp)
{
	struct vci_pacing x = { .vc = vc };
	struct vc_record *record = NULL;
	char day[16];
	int rc = vci_db_begin_read(vc);

	*tp = NULL;
	if (rc != VC_OK)
		return rc;
	rc = vci_table_new(vc, column, C_COUNT, &x.t);
	if (rc == VC_OK)
		rc = vc_record_new(vc, &vci_goal, &record);
	if (rc == VC_OK)
		rc = vc_get(vc, record, id);
	if (rc == VC_OK)
		rc = vci_table_head(vc, x.t, "As of %s",
		    vc_day_format(vc_today(vc), day));
	if (rc == VC_OK)
		rc = goal(&x, record, false);
	if (rc == VC_OK)
		rc = vci_pace_legend(&x);
	vc_record_free(record);
	rc = vci_db_end(vc, rc);
	if (rc == VC_OK)
		*tp = x.t;
	else
		vc_table_free(x.t);
	return rc;
}
