/* SPDX-License-Identifier: ISC */
/* Partners in a year: whose agreements are new, continued, ended. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "report.h"

enum change { P_NEW, P_KEPT, P_ENDED, P_NONE };
static const char *const change_word[] = { N_("new"), N_("continued"),
	N_("ended") };
/* As the headings that people see them as. */
static const char *const change_title[] = { C_("partners", "new"),
	C_("partners", "continued"), C_("partners", "ended") };

enum {
	P_CHANGE,
	P_NAME,
	P_KIND,
	P_FROM,
	P_TO,
	P_REASON,
	P_BEFORE,
	P_SUM,
	P_COUNT
};

/* clang-format off */
static const struct vc_column column[P_COUNT] = {
	[P_CHANGE] = { "change", N_("Change"), VC_COL_GROUP },
	[P_NAME] = { "partner", N_("Partner"), VC_COL_WRAP },
	[P_KIND] = { "kind", N_("Kind"), 0 },
	[P_FROM] = { "from", C_("day", "From"), 0 },
	[P_TO] = { "to", C_("day", "To"), VC_COL_SPARE },
	[P_REASON] = { "reason", N_("Reason"), VC_COL_SPARE },
	[P_BEFORE] = { "sum_before", N_("Sum before"), VC_COL_RIGHT },
	[P_SUM] = { "sum", N_("Sum a year"), VC_COL_RIGHT },
};
/* clang-format on */

/* What the agreements of one partner come to. */
struct partner {
	int64_t id;
	const char *name, *kind, *reason;
	int64_t from,
	    to; /* of the agreements in the year; to INT64_MAX: open */
	bool before, after, during;
	bool known_before, known_after; /* is a sum agreed: none is not 0 */
	int64_t sum_before, sum_after;
	struct partner *next;
};

struct partners {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	struct partner *first, *last;
	int64_t begin, end; /* last day of the year before, and of this one or
			     * today */
};

static struct partner *
of_row(struct partners *x, struct vci_stmt *st)
{
	struct partner *p = x->last;
	const char *name = vci_col_text(st, 1);

	if (p != NULL && p->id == vci_col_int(st, 0))
		return p;
	if ((p = vci_arena_get(&x->arena, sizeof *p)) == NULL)
		return NULL;
	*p = (struct partner){ .id = vci_col_int(st, 0),
		.from = INT64_MAX,
		.to = INT64_MIN,
		.reason = "",
		.name = vci_arena_text(&x->arena, name, strlen(name)) };
	p->kind = vci_code_find(&vci_partner_kinds, vci_col_text(st, 2),
	    strlen(vci_col_text(st, 2)));
	if (x->last == NULL)
		x->first = p;
	else
		x->last->next = p;
	x->last = p;
	return p->name == NULL ? NULL : p;
}

static int
take(struct partners *x, struct vci_stmt *st)
{
	struct partner *p = of_row(x, st);
	int64_t from = vci_col_int(st, 3), amount;
	int64_t to = vci_col_null(st, 4) ? INT64_MAX : vci_col_int(st, 4);

	if (p == NULL)
		return vci_nomem(x->vc);
	if (to < x->begin || from > to)
		return VC_OK;
	amount = vci_col_null(st, 5) ? 0 : vci_col_int(st, 5);
	p->during = true;
	p->from = from < p->from ? from : p->from;
	if (from <= x->begin) {
		p->before = true;
		p->known_before |= !vci_col_null(st, 5);
		p->sum_before += amount;
	}
	if (to >= x->end) {
		p->after = true;
		p->known_after |= !vci_col_null(st, 5);
		p->sum_after += amount;
	}
	if (to > p->to) {
		p->to = to;
		p->reason = vci_col_null(st, 6) ?
		    "" :
		    vci_arena_text(&x->arena, vci_col_text(st, 6),
			strlen(vci_col_text(st, 6)));
	}
	return p->reason == NULL ? vci_nomem(x->vc) : VC_OK;
}

static int
read_all(struct partners *x)
{
	struct vci_stmt *st;
	int rc = vci_prepare(x->vc, &st, vci_year_sql[VCI_SQL_PARTNERS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, x->end);
	while ((rc = vci_step(x->vc, st)) == VC_ROW)
		if ((rc = take(x, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- rows --------------------------------------------------------------------- */

static enum change
change_of(const struct partner *p)
{
	if (!p->during)
		return P_NONE;
	if (!p->after)
		return P_ENDED;
	return p->before ? P_KEPT : P_NEW;
}

static struct vc_cell
typed(enum vc_cell_type type, int64_t num)
{
	return (struct vc_cell){ .type = type, .num = num };
}

static struct vc_cell
amount(const struct partners *x, int64_t num)
{
	return (struct vc_cell){ .type = VC_CELL_MONEY,
		.num = num,
		.unit = vci_money_unit(x->vc) };
}

static struct vc_cell
word(const char *s)
{
	if (s == NULL || *s == '\0')
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_MSG, .text = s };
}

static int
row(struct partners *x, const struct partner *p)
{
	struct vc_cell *c = vci_table_row(x->vc, x->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[P_CHANGE] = word(change_word[change_of(p)]);
	c[P_CHANGE].unit = change_title[change_of(p)];
	c[P_NAME] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(x->t, p->name) };
	c[P_KIND] = word(p->kind);
	c[P_FROM] = typed(VC_CELL_DAY, p->from);
	if (p->to != INT64_MAX)
		c[P_TO] = typed(VC_CELL_DAY, p->to);
	if (!p->after && *p->reason != '\0')
		c[P_REASON] = word(vci_table_text(x->t, p->reason));
	if (p->known_before)
		c[P_BEFORE] = amount(x, p->sum_before);
	if (p->known_after)
		c[P_SUM] = amount(x, p->sum_after);
	return VC_OK;
}

/* Whole, or in hundredths where there are any, as in the rows. */
static const char *
money(int64_t v, char buf[32])
{
	struct vc_buf b = { 0 };
	struct vc_cell c = { .type = VC_CELL_MONEY, .num = v };

	if (v % 100 == 0)
		c = (struct vc_cell){ .type = VC_CELL_INT, .num = v / 100 };
	vc_cell_print(&b, &c, NULL);
	snprintf(buf, 32, "%s", b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
	return buf;
}

/* How many, and what they bring where that was agreed. */
static int
total(struct partners *x, enum change change)
{
	static const char *const fmt[][2] = {
		[P_NEW] = { N_("New: %s"), N_("New: %s, %s %s a year") },
		[P_KEPT] = { N_("Continued: %s"),
		    N_("Continued: %s, %s %s a year") },
		[P_ENDED] = { N_("Ended: %s"),
		    N_("Ended: %s, %s %s a year before") },
	};
	int64_t n = 0, sum = 0;
	bool known = false;
	char count[24], text[32];
	int rc;

	for (const struct partner *p = x->first; p != NULL; p = p->next) {
		if (change_of(p) != change)
			continue;
		n++;
		sum += change == P_ENDED ? p->sum_before : p->sum_after;
		known |= change == P_ENDED ? p->known_before : p->known_after;
	}
	snprintf(count, sizeof count, "%lld", (long long)n);
	rc = vci_table_foot(x->vc, x->t, fmt[change][known], count,
	    money(sum, text), vci_money_unit(x->vc));
	vci_table_foot_numbers(x->t, known ? 1 << 0 | 1 << 1 : 1 << 0);
	return rc;
}

/* The kinds of those that changed so, in the order of the list. */
static int
kinds(struct partners *x, enum change change,
    int (*each)(struct partners *, enum change, const char *kind))
{
	const struct vci_code *k = vci_partner_kinds.code;
	int rc = VC_OK;

	for (; k->code != NULL && rc == VC_OK; k++)
		rc = each(x, change, k->code);
	return rc;
}

static int
rows_of_kind(struct partners *x, enum change change, const char *kind)
{
	int rc = VC_OK;

	for (const struct partner *p = x->first; p != NULL && rc == VC_OK;
	     p = p->next)
		if (change_of(p) == change && p->kind == kind)
			rc = row(x, p);
	return rc;
}

static int
count_of_kind(struct partners *x, enum change change, const char *kind)
{
	static const char *const fmt[] = { [P_NEW] = N_("New, %s: %s"),
		[P_KEPT] = N_("Continued, %s: %s"),
		[P_ENDED] = N_("Ended, %s: %s") };
	int64_t n = 0;
	char count[24];
	int rc;

	for (const struct partner *p = x->first; p != NULL; p = p->next)
		n += change_of(p) == change && p->kind == kind;
	if (n == 0)
		return VC_OK;
	snprintf(count, sizeof count, "%lld", (long long)n);
	rc = vci_table_foot(x->vc, x->t, fmt[change], kind, count);
	vci_table_foot_words(x->t, 1 << 0);
	vci_table_foot_numbers(x->t, 1 << 1);
	return rc;
}

static int
rows(struct partners *x)
{
	int rc = VC_OK;

	for (int change = P_NEW; change < P_NONE && rc == VC_OK; change++)
		rc = kinds(x, (enum change)change, rows_of_kind);
	for (int change = P_NEW; change < P_NONE && rc == VC_OK; change++) {
		rc = total(x, (enum change)change);
		if (rc == VC_OK)
			rc = kinds(x, (enum change)change, count_of_kind);
	}
	return rc;
}

int
vc_partner_year(struct vc *vc, int year, struct vc_table **tp)
{
	struct partners x = { .vc = vc,
		.begin = vci_day(year, 1, 1) - 1,
		.end = vci_day(year + 1, 1, 1) - 1 };
	char text[8], day[16];
	int rc = vci_table_new(vc, column, P_COUNT, tp);

	x.t = *tp;
	if (x.end > vc_today(vc))
		x.end = vc_today(vc);
	snprintf(text, sizeof text, "%d", year);
	if (rc == VC_OK)
		rc = vci_table_head(vc, x.t, "Agreements %s, as of %s", text,
		    vc_day_format(x.end, day));
	if (rc == VC_OK && x.end > x.begin)
		rc = read_all(&x);
	if (rc == VC_OK)
		rc = rows(&x);
	vci_arena_release(&x.arena);
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
