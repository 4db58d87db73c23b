/* SPDX-License-Identifier: ISC */
/* What needs doing now, the longest due first. Whatever has become due stays
 * on the list until it is settled or put off, so that a day on which nobody
 * looked loses nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "../core/grow.h"
#include "../core/place.h"
#include "todo.h"

#define DAY 86400

enum {
	C_DUE,
	C_KIND,
	C_NOUN,
	C_ID,
	C_TITLE,
	C_ORG,
	C_PLACE,
	C_COMMAND,
	C_COUNT
};

static const struct vc_column column[C_COUNT] = {
	[C_DUE] = { "due_since", N_("Due since"), 0 },
	[C_KIND] = { "kind", N_("Kind"), 0 },
	[C_NOUN] = { "noun", N_("Noun"), VC_COL_MACHINE },
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_TITLE] = { "title", N_("Subject"), VC_COL_WRAP },
	[C_ORG] = { "organisation", N_("Organisation"), VC_COL_WRAP },
	[C_PLACE] = { "municipality", N_("Municipality"), VC_COL_MACHINE },
	[C_COMMAND] = { "command", N_("What settles it"), 0 },
};

/* One thing; its texts live in the table's arena. */
struct thing {
	int64_t due, id, base, place;
	const struct vci_todo_kind *kind;
	const char *title, *org, *words;
};

struct todo {
	struct vc *vc;
	struct vc_table *t;
	const struct vci_todo_kind *kind[VCI_TODO_KINDS]; /* NULL at the end */
	int64_t place, today, now;
	struct thing *thing;
	size_t n, cap;
};

/* ---- when something is due ------------------------------------------------ */

static int64_t
threshold(struct vc *vc, const struct vci_todo_kind *k)
{
	return k->setting == NULL ? 0 : vci_setting_int(vc, k->setting);
}

/* The day on which a thing with this base is due. */
static int64_t
due_day(const struct vci_todo_kind *k, int64_t base, int64_t n)
{
	switch (k->due) {
	case VCI_DUE_HOURS:
		return (base + n * 3600) / DAY;
	case VCI_DUE_OVER:
	case VCI_DUE_AFTER:
		return base + n + 1;
	case VCI_DUE_MONTHS:
		return vci_day_add_months(base, (int)n);
	case VCI_DUE_BEFORE:
		return base - n;
	default:
		return base + n;
	}
}

static bool
is_due(const struct todo *t, const struct vci_todo_kind *k, int64_t base,
    int64_t n)
{
	if (k->due == VCI_DUE_HOURS)
		return base + n * 3600 <= t->now;
	if (k->lapses > 0 && t->today > base + k->lapses)
		return false;
	return due_day(k, base, n) <= t->today;
}

/* A base that nothing due is later than; months are of several lengths. */
static int64_t
latest(const struct todo *t, const struct vci_todo_kind *k, int64_t n)
{
	switch (k->due) {
	case VCI_DUE_HOURS:
		return t->now - n * 3600;
	case VCI_DUE_MONTHS:
		return vci_day_add_months(t->today, -(int)n) + 3;
	case VCI_DUE_BEFORE:
		return t->today + n;
	default:
		return t->today - n;
	}
}

/* ---- finding what is due ---------------------------------------------------- */

static int
add(struct todo *t, const struct thing *thing)
{
	if (!VCI_GROW(t->thing, t->n, t->cap))
		return vci_nomem(t->vc);
	t->thing[t->n++] = *thing;
	return VC_OK;
}

/* Takes what the statement shows, but for what the kind that takes over
 * (whose threshold is `next`) shows too. */
static int
take(struct todo *t, const struct vci_todo_kind *k, struct vci_stmt *st,
    int64_t n, const struct vci_todo_kind *over, int64_t next)
{
	struct thing thing = { .kind = k,
		.id = vci_col_int(st, 0),
		.base = vci_col_int(st, 1),
		.place = vci_col_int(st, 2) };

	if (!is_due(t, k, thing.base, n) ||
	    (over != NULL && is_due(t, over, thing.base, next)))
		return VC_OK;
	thing.due = due_day(k, thing.base, n);
	thing.title = vci_table_text(t->t, vci_col_text(st, 3));
	thing.org = vci_table_text(t->t, vci_col_text(st, 4));
	thing.words = vci_table_text(t->t, vci_col_text(st, 5));
	return add(t, &thing);
}

static const struct vci_todo_kind *
taking_over(const struct vci_todo_kind *k)
{
	const struct vci_todo_kind *over = vci_todo_kinds;

	if (k->next == NULL)
		return NULL;
	while (strcmp(over->name, k->next) != 0)
		over++;
	return over;
}

static int
look(struct todo *t, const struct vci_todo_kind *k)
{
	const struct vci_todo_kind *over = taking_over(k);
	int64_t n = threshold(t->vc, k);
	int64_t next = over == NULL ? 0 : threshold(t->vc, over);
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vci_todo_sql(k, &b);
	rc = b.failed ? vci_nomem(t->vc) : vci_prepare(t->vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, latest(t, k, n));
	vci_bind_int(st, 2, t->place);
	vci_bind_text(st, 3, k->name);
	vci_bind_int(st, 4, t->today);
	while ((rc = vci_step(t->vc, st)) == VC_ROW)
		if ((rc = take(t, k, st, n, over, next)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* The longest due first, then by kind and id. */
static int
order(const void *a, const void *b)
{
	const struct thing *x = a, *y = b;

	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* ---- showing it ------------------------------------------------------------- */

static const char *
command(struct todo *t, const struct thing *thing)
{
	struct vc_buf b = { 0 };
	char text[24];
	const char *s = thing->kind->command, *copy;

	for (; *s != '\0'; s++) {
		if (*s == '#') {
			snprintf(text, sizeof text, "%lld",
			    (long long)thing->id);
			vc_buf_add(&b, text);
		} else if (*s == '@') {
			vc_buf_add(&b,
			    vc_day_format(vci_day_add_months(thing->base, 12),
				text));
		} else if (*s == '%') {
			vc_buf_add(&b, thing->words);
		} else {
			vc_buf_addc(&b, *s);
		}
	}
	copy = vci_table_text(t->t, b.failed ? NULL : b.s);
	vc_buf_free(&b);
	return copy;
}

static struct vc_cell
text_cell(const char *s)
{
	return (
	    struct vc_cell){ .type = *s == '\0' ? VC_CELL_NONE : VC_CELL_TEXT,
		.text = s };
}

static int
show(struct todo *t, const struct thing *thing)
{
	struct vc_cell *c = vci_table_row(t->vc, t->t);
	char code[16];

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_DUE] = (struct vc_cell){ .type = VC_CELL_DAY, .num = thing->due };
	c[C_KIND] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = thing->kind->name };
	c[C_NOUN] = text_cell(thing->kind->noun);
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = thing->id };
	c[C_TITLE] = text_cell(thing->title);
	c[C_ORG] = text_cell(thing->org);
	if (thing->place != 0)
		c[C_PLACE] = text_cell(
		    vci_table_text(t->t, vci_place_code(thing->place, code)));
	c[C_COMMAND] = text_cell(command(t, thing));
	return VC_OK;
}

static const char *
count_text(int64_t n, char buf[24])
{
	snprintf(buf, 24, "%lld", (long long)n);
	return buf;
}

/* How many there are, in all and of each kind. */
static int
head(struct todo *t)
{
	char day[16], n[24];
	int rc = vci_table_head(t->vc, t->t, "To do on %s: %s",
	    vc_day_format(t->today, day), count_text((int64_t)t->n, n));

	for (size_t i = 0; t->kind[i] != NULL && rc == VC_OK; i++) {
		int64_t of = 0;

		for (size_t j = 0; j < t->n; j++)
			of += t->thing[j].kind == t->kind[i];
		if (of > 0)
			rc = vci_table_head(t->vc, t->t, t->kind[i]->title,
			    count_text(of, n));
	}
	return rc;
}

static int
make(struct todo *t, int64_t limit)
{
	size_t shown = limit > 0 && (uint64_t)limit < t->n ? (size_t)limit :
							     t->n;
	char n[24];
	int rc;

	if (t->n > 0)
		qsort(t->thing, t->n, sizeof *t->thing, order);
	rc = head(t);
	for (size_t i = 0; i < shown && rc == VC_OK; i++)
		rc = show(t, &t->thing[i]);
	if (rc == VC_OK && shown < t->n)
		rc = vci_table_foot(t->vc, t->t, "Not shown: %s more",
		    count_text((int64_t)(t->n - shown), n));
	return rc;
}

/* ---- what was asked ------------------------------------------------------------ */

/* Is it of a day that stands in the register, and not one of ours to ask? */
static bool
dated(const struct vci_todo_kind *k)
{
	return k->due == VCI_DUE_BEFORE || k->due == VCI_DUE_AFTER;
}

/* "unanswered,idle", in the order of the table; NULL: all. */
static int
choose(struct todo *t, const char *kinds, bool only_dated)
{
	bool want[VCI_TODO_KINDS] = { false };
	size_t n = 0;

	for (const char *s = kinds; s != NULL;) {
		size_t len = strcspn(s, ",");
		const struct vci_todo_kind *k = vci_todo_find(t->vc, s, len);

		if (k == NULL)
			return t->vc->err == VC_E_DATA ? VC_E_USAGE :
							 (int)t->vc->err;
		want[k - vci_todo_kinds] = true;
		s = s[len] == '\0' ? NULL : s + len + 1;
	}
	for (size_t i = 0; vci_todo_kinds[i].name != NULL; i++)
		if (kinds == NULL ? !only_dated || dated(&vci_todo_kinds[i]) :
				    want[i])
			t->kind[n++] = &vci_todo_kinds[i];
	return VC_OK;
}

static int
ask(struct todo *t, const struct vc_todo *q)
{
	struct vc *vc = t->vc;

	t->today = vc_today(vc);
	t->now = vci_now(vc);
	if (q->on != NULL) {
		if (vci_day_read(vc, q->on, &t->today) != VC_OK)
			return VC_E_USAGE;
		t->now = t->today * DAY + DAY - 1;
	}
	if (q->municipality != NULL &&
	    (t->place = vci_place_parse(vc->home.country, q->municipality,
		 strlen(q->municipality))) == 0)
		return vci_err(vc, VC_E_USAGE, "unknown municipality '%s'",
		    q->municipality);
	return choose(t, q->kinds, q->dated);
}

int
vc_todo(struct vc *vc, const struct vc_todo *q, struct vc_table **tp,
    int64_t *due)
{
	struct todo t = { .vc = vc };
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	t.t = *tp;
	if (rc == VC_OK && (rc = ask(&t, q)) == VC_OK &&
	    (rc = vci_db_begin_read(vc)) == VC_OK) {
		for (size_t i = 0; t.kind[i] != NULL && rc == VC_OK; i++)
			rc = look(&t, t.kind[i]);
		vci_db_rollback(vc);
	}
	if (rc == VC_OK)
		rc = make(&t, q->limit);
	*due = (int64_t)t.n;
	free(t.thing);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
