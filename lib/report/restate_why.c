/* SPDX-License-Identifier: ISC */
/* Why a counted figure is another now: its records that give more or less than
 * then, put together by what became of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "restate.h"

#define SHOWN 5 /* records that are named */

/* All records that one thing became of. */
struct cause {
	struct vci_trace t;
	int64_t sum[2]; /* by part, thousandths */
	int64_t row[SHOWN];
	int n;
	bool more;
};

struct why {
	struct vci_restating *r;
	const struct vci_made_of *m;
	int part;
	int64_t scale, all; /* what the amounts come to, thousandths */
	bool milestone;
	struct vci_trace goal; /* what became of the goal itself */
	struct cause *cause;
	size_t n, cap;
};

const char *
vci_signed_text(int64_t v, char buf[34])
{
	vci_decimal_text(v, buf + 1);
	if (v <= 0)
		memmove(buf, buf + 1, strlen(buf + 1) + 1);
	else
		*buf = '+';
	return buf;
}

/* ---- gathering -------------------------------------------------------------------- */

static bool
same_cause(const struct vci_trace *a, const struct vci_trace *b)
{
	return a->kind == b->kind && a->a == b->a && a->b == b->b &&
	    (a->noun == b->noun || a->kind == VCI_TRACE_IMPORT ||
		a->kind == VCI_TRACE_UNDO);
}

static struct cause *
cause_of(struct why *w, const struct vci_trace *t)
{
	for (size_t i = 0; i < w->n; i++)
		if (same_cause(&w->cause[i].t, t))
			return &w->cause[i];
	if (!VCI_GROW(w->cause, w->n, w->cap))
		return NULL;
	w->cause[w->n] = (struct cause){ .t = *t };
	return &w->cause[w->n++];
}

/* Who was reached was logged; other members are rows of their noun. */
static int
trace(struct why *w, int64_t id, bool differs, struct vci_trace *t)
{
	const struct vci_indicator *ind = w->m->ind[w->part];
	const struct vc_noun *noun = w->m->noun[w->part];

	if (noun != NULL && strcmp(ind->key, VCI_MEMBER_KEY) == 0)
		return vci_trace_row(&w->r->tracer, noun, id, t);
	return vci_trace_fact(&w->r->tracer, ind, id, differs, t);
}

static int
add_record(struct why *w, int64_t id, int64_t amount, bool traced_only)
{
	struct vci_trace t;
	struct cause *c;
	int rc = trace(w, id, !traced_only, &t);

	if (rc != VC_OK)
		return rc;
	if (t.kind == VCI_TRACE_NONE && traced_only)
		return VC_OK;
	/* What came into the figure or left it because the goal moved may
	 * itself be what it was; that somebody was erased since is no edit
	 * that counts. */
	if (w->goal.kind != VCI_TRACE_NONE &&
	    (t.kind == VCI_TRACE_NONE || t.kind == VCI_TRACE_EDITED))
		t = w->goal;
	/* Of a year that was closed early. */
	if (t.kind == VCI_TRACE_NONE &&
	    w->r->closed->at / 86400 < w->m->span[w->part].to - 1)
		t.kind = VCI_TRACE_TIME;
	if (t.row == 0)
		t.row = id;
	if ((c = cause_of(w, &t)) == NULL)
		return vci_nomem(w->r->vc);
	c->sum[w->part] += amount;
	/* Of a goal that moved it is the goal. */
	if (c->n < SHOWN && (c->n == 0 || c->row[c->n - 1] != t.row))
		c->row[c->n++] = t.row;
	else if (c->n >= SHOWN)
		c->more = true;
	return VC_OK;
}

static int
other(void *arg, int64_t id, int64_t then, int64_t now)
{
	struct why *w = arg;

	w->all += (now - then) * w->scale;
	return add_record(w, id, (now - then) * w->scale, false);
}

/* Where a day moved within the goal's time no amount tells: then all of its
 * records that something became of do. */
static int
of_milestone(struct why *w)
{
	struct vci_stmt *st;
	int rc = vci_records_of(w->r->vc, w->m, w->part, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(w->r->vc, st)) == VC_ROW)
		if ((rc = add_record(w, vci_col_int(st, 0), 0, true)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
say_not_kept(struct why *w)
{
	struct vc_msg m = {
		.id = N_("%s: which records it was made of was not kept"),
		.arg = { w->r->f.number }
	};

	return vci_restate_say(w->r, &m, VCI_SAY_WHY);
}

static const struct vc_cell *
result(const struct vc_cell *row, int part)
{
	return &row[vci_year_column(
	    part == 0 ? VCI_YEAR_RESULT : VCI_YEAR_RESULT2)];
}

static int
of_part(struct why *w)
{
	const struct vci_indicator *ind = w->m->ind[w->part];
	int rc;

	if (ind == NULL)
		return VC_OK;
	/* A year that was closed by a version that kept no records. */
	if (!w->r->kept && result(w->r->then, w->part)->num != 0)
		return w->part == 1 && w->m->ratio ? VC_OK : say_not_kept(w);
	w->scale = vci_scale(ind);
	rc = vci_closed_differ(w->r->vc, w->r->closed->id, w->r->line, w->m,
	    w->part, other, w);
	return rc == VC_OK && w->milestone && w->n == 0 ? of_milestone(w) : rc;
}

/* ---- saying ----------------------------------------------------------------------- */

/* By vci_trace_kind: with what it comes to, and without. */
static const char *const words[VCI_TRACE_KINDS][2] = {
	[VCI_TRACE_NONE] = { N_("%s: %s, of unknown cause: %s"),
	    N_("%s: of unknown cause: %s") },
	[VCI_TRACE_IMPORT] = { N_("%s: %s, import %s (%s)"),
	    N_("%s: import %s (%s)") },
	[VCI_TRACE_UNDO] = { N_("%s: %s, import %s (%s) was taken back"),
	    N_("%s: import %s (%s) was taken back") },
	[VCI_TRACE_MERGE] = { N_("%s: %s, merge: %s %s became part of %s"),
	    N_("%s: merge: %s %s became part of %s") },
	[VCI_TRACE_UNMERGE] = { N_("%s: %s, merge taken back: %s %s is no "
				   "longer part of %s"),
	    N_("%s: merge taken back: %s %s is no longer part of %s") },
	[VCI_TRACE_ENTERED] = { N_("%s: %s, entered since: %s %s"),
	    N_("%s: entered since: %s %s") },
	[VCI_TRACE_EDITED] = { N_("%s: %s, edited since: %s %s"),
	    N_("%s: edited since: %s %s") },
	[VCI_TRACE_TIME] = { N_("%s: %s, was still to come: %s"),
	    N_("%s: was still to come: %s") },
	[VCI_TRACE_LOGGED] = { N_("%s: %s, logged since in the campaign: %s"),
	    N_("%s: logged since in the campaign: %s") },
};

/* "12, 13, 14, ..." */
static void
put_rows(const struct cause *c, char *to, size_t size)
{
	size_t at = 0;

	for (int i = 0; i < c->n && at < size; i++)
		at += (size_t)snprintf(to + at, size - at, "%s%lld",
		    i == 0 ? "" : ", ", (long long)c->row[i]);
	if (c->more && at < size)
		snprintf(to + at, size - at, ", ...");
}

/* What the cause comes to: of a ratio, of its part and its whole. */
static void
put_sum(const struct why *w, const struct cause *c, char *to, size_t size)
{
	char a[34], b[34];

	if (w->m->ratio)
		snprintf(to, size, "%s/%s", vci_signed_text(c->sum[0], a),
		    vci_signed_text(c->sum[1], b));
	else
		snprintf(to, size, "%s",
		    vci_signed_text(c->sum[0] + c->sum[1], a));
}

static int
say(struct why *w, const struct cause *c)
{
	const struct vci_trace *t = &c->t;
	bool bare = w->milestone || w->m->each ||
	    (c->sum[0] == 0 && c->sum[1] == 0);
	struct vc_msg m = { .id = words[t->kind][bare],
		.numbers = bare || w->m->ratio ? 0 : 1 << 1 };
	char sum[72], rows[SHOWN * 24 + 8] = "", a[24], b[24];
	int n = 0;

	if (w->goal.kind != VCI_TRACE_NONE && same_cause(t, &w->goal))
		w->r->goal_told = true;
	put_sum(w, c, sum, sizeof sum);
	put_rows(c, rows, sizeof rows);
	snprintf(a, sizeof a, "%lld", (long long)t->a);
	snprintf(b, sizeof b, "%lld", (long long)t->b);
	m.arg[n++] = w->r->f.number;
	if (!bare)
		m.arg[n++] = sum;
	if (t->kind == VCI_TRACE_IMPORT || t->kind == VCI_TRACE_UNDO) {
		m.arg[n++] = a;
		m.arg[n++] = t->file;
	} else if (t->noun == NULL || t->kind == VCI_TRACE_LOGGED) {
		m.arg[n++] = rows;
	} else {
		m.words = 1u << n;
		m.arg[n++] = t->noun->title;
		if (t->kind == VCI_TRACE_MERGE || t->kind == VCI_TRACE_UNMERGE)
			m.arg[n++] = a;
		else
			m.arg[n++] = rows;
		if (t->kind == VCI_TRACE_MERGE || t->kind == VCI_TRACE_UNMERGE)
			m.arg[n++] = b;
	}
	return vci_restate_say(w->r, &m, VCI_SAY_WHY);
}

/* Do the reasons come to the difference? */
static int
check_sum(struct why *w)
{
	const struct vc_cell *a = result(w->r->then, w->part);
	const struct vc_cell *b = result(w->r->now, w->part);

	if (w->m->ratio || w->milestone || w->m->ind[w->part] == NULL ||
	    a->type != VC_CELL_DECIMAL || b->type != VC_CELL_DECIMAL ||
	    b->num - a->num == w->all)
		return VC_OK;
	return say_not_kept(w);
}

static int
say_all(struct why *w)
{
	int rc = VC_OK;

	for (size_t i = 0; i < w->n && rc == VC_OK; i++)
		rc = say(w, &w->cause[i]);
	w->n = 0;
	return rc;
}

int
vci_restate_why(struct vci_restating *r)
{
	struct vci_made_of m;
	struct why w = { .r = r,
		.m = &m,
		.milestone = strcmp(r->f.kind, "milestone") == 0 };
	int rc = vci_made_of(r->vc, &r->f, &m);

	if (rc == VC_OK)
		rc = vci_trace_goal(&r->tracer, r->f.id, &w.goal);
	if (rc == VC_OK && w.goal.kind == VCI_TRACE_NONE)
		rc = vci_trace_row(&r->tracer, &vci_goal, r->f.id, &w.goal);
	for (; w.part < (int)m.n && rc == VC_OK; w.part++) {
		if (!r->differs[m.ratio ? 0 : w.part])
			continue;
		w.all = 0;
		rc = of_part(&w);
		/* Part and whole have their causes in common. */
		if (rc == VC_OK && !m.ratio)
			rc = say_all(&w);
		if (rc == VC_OK && r->kept)
			rc = check_sum(&w);
	}
	if (rc == VC_OK)
		rc = say_all(&w);
	free(w.cause);
	return rc;
}
