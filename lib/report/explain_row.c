/* SPDX-License-Identifier: ISC */
/* What an explained figure is counted from: the rule, and a row a fact. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "../core/place.h"
#include "explain.h"

struct vc_cell
vci_explain_text(struct explain *x, const char *s)
{
	if (*s == '\0')
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, s) };
}

static struct vc_cell
msg_cell(const char *id)
{
	return (struct vc_cell){ .type = VC_CELL_MSG, .text = id };
}

/* ---- rows ---------------------------------------------------------------- */

struct vc_cell *
vci_explain_row(struct explain *x, int part, const char *basis)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);

	if (c == NULL)
		return NULL;
	c[C_PART] = (struct vc_cell){ .type = VC_CELL_INT, .num = part + 1 };
	if ((x->each || x->share) && strcmp(basis, "counted") != 0)
		c[C_SHOW_PART] = msg_cell(basis);
	else if (x->each)
		c[C_SHOW_PART] = msg_cell(
		    part == 0 ? N_("Have enough") : N_("Don't have enough"));
	else if (x->share)
		c[C_SHOW_PART] = msg_cell(
		    part == 0 ? N_("The part") : N_("The whole"));
	else if (x->f.nparts > 1)
		c[C_SHOW_PART] = vci_explain_text(x, x->f.part[part].indicator);
	c[C_BASIS] = msg_cell(basis);
	return c;
}

static void
place_cell(struct explain *x, int64_t id, struct vc_cell *c)
{
	char code[16];
	const struct vci_place *p = vci_place_get(id);

	*c = (struct vc_cell){ .type = VC_CELL_NAMED,
		.text = vci_table_text(x->t, vci_place_code(id, code)),
		.unit = p == NULL ? NULL : p->name };
}

static struct vc_cell
amount_cell(const struct explain *x, const struct vci_indicator *ind, int64_t n)
{
	return (struct vc_cell){ .type = ind->money ? VC_CELL_MONEY :
		    ind->thousandths                ? VC_CELL_DECIMAL :
						      VC_CELL_INT,
		.num = n,
		.unit = ind->money ? vci_money_unit(x->vc) : NULL };
}

static int
fact_row(struct explain *x, const struct vci_indicator *ind,
    struct vci_stmt *st, int part)
{
	struct vc_cell *c = vci_explain_row(x, part, N_("counted"));

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[C_DAY] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 1) };
	if (!vci_col_null(st, 2))
		place_cell(x, vci_col_int(st, 2), &c[C_PLACE]);
	if (!vci_col_null(st, 3))
		c[C_ORG] = vci_explain_text(x, vci_col_text(st, 3));
	c[C_AMOUNT] = amount_cell(x, ind, vci_col_int(st, 4));
	c[C_AMOUNT].text = vci_table_text(x->t, vci_col_text(st, 6));
	c[C_TEXT] = vci_explain_text(x, vci_col_text(st, 5));
	c[C_QUALIFIER] = vci_explain_text(x, vci_col_text(st, 6));
	x->sum[part] += vci_col_int(st, 4) * vci_scale(ind);
	return VC_OK;
}

/* Every fact within the span, with the name of its organisation. */
#define FACT \
	"f.id AS id, f.day AS day, f.municipality AS municipality, " \
	"f.org AS org, f.amount AS amount, "

/* By what vci_narrows says of the indicator. */
static const char *const column_of[] = {
	[VCI_HAS_LIST] = FACT "'' AS label, '' AS about",
	[0] = FACT "'' AS label, '' AS about",
	[VCI_HAS_PARTNER] = FACT "f.label AS label, '' AS about",
	[VCI_HAS_PARTNER | VCI_HAS_PLAN] = FACT
	"f.label AS label, f.qualifier AS about",
};

static int
facts(struct explain *x, const struct vci_indicator *ind,
    const struct vci_span *span, int part)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&sql,
	    "SELECT x.id, x.day, x.municipality, g.name, x.amount, x.label, "
	    "x.about FROM (");
	vci_facts_sql(ind, span, column_of[vci_narrows(ind->key)], &sql);
	vc_buf_add(&sql,
	    ") x LEFT JOIN org g ON g.id = x.org "
	    "ORDER BY x.day, x.id");
	rc = sql.failed ? vci_nomem(x->vc) : vci_prepare(x->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_facts_bind(ind, span, st);
	while ((rc = vci_step(x->vc, st)) == VC_ROW)
		if ((rc = fact_row(x, ind, st, part)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- what is said above and below --------------------------------------------- */

int
vci_explain_total(struct explain *x, int part)
{
	const struct vci_figure *f = &x->f;
	char text[32];
	int rc;

	vci_decimal_text(x->sum[part], text);
	if (!x->share && f->nparts > 1) {
		rc = vci_table_foot(x->vc, x->t, "%s: the amounts add up to %s",
		    f->part[part].indicator, text);
		vci_table_foot_numbers(x->t, 1 << 1);
		return rc;
	}
	rc = vci_table_foot(x->vc, x->t,
	    !x->share     ? N_("The amounts add up to %s") :
		part == 0 ? N_("The part adds up to %s") :
			    N_("The whole adds up to %s"),
	    text);
	vci_table_foot_numbers(x->t, 1 << 0);
	return rc;
}

/* What else the facts are narrowed to. */
static int
partner_head(struct explain *x, const struct vci_narrow *narrow)
{
	char text[32];
	int rc = VC_OK;

	if (*narrow->plan != '\0')
		rc = vci_table_head(x->vc, x->t, "Item of the plan: %s",
		    narrow->plan);
	if (rc == VC_OK && narrow->kind != NULL) {
		rc = vci_table_head(x->vc, x->t, "Kind of partner: %s",
		    narrow->kind);
		vci_table_head_words(x->t, 1 << 0);
	}
	snprintf(text, sizeof text, "%lld", (long long)narrow->partner);
	if (rc == VC_OK && narrow->partner != 0)
		rc = vci_table_head(x->vc, x->t, "Partner: %s", text);
	return rc;
}

static int
list_head(struct explain *x, int64_t list)
{
	struct vc_buf title = { 0 };
	int rc = vci_campaign_title(x->vc, list, &title);

	if (rc == VC_OK)
		rc = vci_table_head(x->vc, x->t, "Campaign: %s", title.s);
	vc_buf_free(&title);
	return rc;
}

static int
span_head(struct explain *x, const struct vci_span *span)
{
	char from[16], to[16], text[32];
	int rc;

	vc_day_format(vci_span_end(span) - 1, to);
	if (span->from > INT32_MIN)
		rc = vci_table_head(x->vc, x->t, "Days: %s to %s",
		    vc_day_format(span->from, from), to);
	else
		rc = vci_table_head(x->vc, x->t, "Days: until %s", to);
	if (rc == VC_OK && span->narrow.municipality != 0)
		rc = vci_scope_head(x->vc, x->t,
		    vci_place_code(span->narrow.municipality, text));
	if (rc == VC_OK && span->narrow.org != 0) {
		snprintf(text, sizeof text, "org:%lld",
		    (long long)span->narrow.org);
		rc = vci_scope_head(x->vc, x->t, text);
	}
	if (rc == VC_OK && span->narrow.list != 0)
		rc = list_head(x, span->narrow.list);
	return rc == VC_OK ? partner_head(x, &span->narrow) : rc;
}

static int
rule_head(struct explain *x, const char *what, const struct vci_indicator *ind,
    const struct vci_span *span)
{
	int rc = vci_table_head(x->vc, x->t, what, ind->key);

	if (rc == VC_OK) /* a rule has no arguments */
		rc = vci_table_head(x->vc, x->t, ind->rule, "");
	return rc == VC_OK ? span_head(x, span) : rc;
}

/* Counts the facts of a condition: the rule above, the rows, the sum below. */
static int
counted(struct explain *x, const struct vci_indicator *ind,
    const struct vci_span *span, int part)
{
	int rc = rule_head(x,
	    !x->share     ? N_("Counted: %s") :
		part == 0 ? N_("The part: %s") :
			    N_("The whole: %s"),
	    ind, span);

	if (rc == VC_OK)
		rc = facts(x, ind, span, part);
	return rc == VC_OK ? vci_explain_total(x, part) : rc;
}

static int
ratio(struct explain *x)
{
	struct vci_ratio r;
	int rc = vci_ratio(x->vc, &x->f, &r);

	if (rc != VC_OK || r.part == NULL)
		return rc;
	rc = counted(x, r.part, &r.of_part, 0);
	return rc == VC_OK && r.whole != NULL ?
	    counted(x, r.whole, &r.of_whole, 1) :
	    rc;
}

/* ---- per-each ------------------------------------------------------------------ */

static int
unit_row(struct explain *x, const struct vci_each *e, struct vci_stmt *st)
{
	int part = vci_col_null(st, 1);
	struct vc_cell *c = vci_explain_row(x, part, N_("counted"));

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	if (part == 0)
		c[C_DAY] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = vci_col_int(st, 1) };
	if (!vci_col_null(st, 2))
		place_cell(x, vci_col_int(st, 2), &c[C_PLACE]);
	c[C_ORG] = vci_explain_text(x, vci_col_text(st, 3));
	c[C_AMOUNT] = (struct vc_cell){ .type = VC_CELL_INT, .num = 1 };
	c[C_HAS] = amount_cell(x, e->ind, vci_col_int(st, 4));
	c[C_TEXT] = vci_explain_text(x, vci_col_text(st, 5));
	x->sum[part] += 1000;
	return VC_OK;
}

/* All units: those that have enough, by the day from which on they had, and
 * those that don't. */
static int
units(struct explain *x, const struct vci_each *e)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&sql,
	    "SELECT y.id, y.day, y.municipality, g.name, y.amount, y.label "
	    "FROM (");
	vci_each_sql(e, "x.id, x.day, x.municipality, x.org, x.amount, x.label",
	    &sql);
	vc_buf_add(&sql,
	    ") y LEFT JOIN org g ON g.id = y.org ORDER BY "
	    "CASE WHEN y.day IS NULL THEN 1 ELSE 0 END, y.day, y.amount DESC, "
	    "y.id");
	rc = sql.failed ? vci_nomem(x->vc) : vci_prepare(x->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_each_bind(e, st);
	while ((rc = vci_step(x->vc, st)) == VC_ROW)
		if ((rc = unit_row(x, e, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
each(struct explain *x)
{
	struct vci_span span = x->f.part[0].span;
	char enough[32], with[32], all[32], without[32];
	struct vci_each e;
	int rc = vci_each(x->vc, &x->f, &e);

	if (rc != VC_OK || e.ind == NULL)
		return rc;
	span.from = e.span.from;
	rc = rule_head(x, N_("Counted: %s"), e.ind, &span);
	if (rc == VC_OK)
		rc = vci_table_head(x->vc, x->t, "Enough for each: %s",
		    vci_decimal_text(e.least * vci_scale(e.ind), enough));
	if (rc == VC_OK)
		rc = units(x, &e);
	if (rc != VC_OK)
		return rc;
	vci_decimal_text(x->sum[0], with);
	vci_decimal_text(x->sum[1], without);
	vci_decimal_text(x->sum[0] + x->sum[1], all);
	rc = vci_table_foot(x->vc, x->t, "%s of %s have enough, %s don't", with,
	    all, without);
	vci_table_foot_numbers(x->t, 1 << 0 | 1 << 1 | 1 << 2);
	return rc;
}

/* ---- a condition ----------------------------------------------------------------- */

int
vci_explain_counted(struct explain *x, int part)
{
	const struct vci_condition *p = &x->f.part[part];
	struct vci_indicator store;
	const struct vci_indicator *ind;
	int rc = vci_indicator_of(x->vc, p->indicator, &store, &ind);

	if (rc != VC_OK)
		return rc;
	/* Of nothing there is no share: then it may have been recorded. */
	if (ind == NULL || p->basis == VCI_RECORDED)
		return vci_table_head(x->vc, x->t, "Recorded by hand: %s",
		    p->indicator);
	if (x->each)
		return each(x);
	return x->share ? ratio(x) : counted(x, ind, &p->span, part);
}
