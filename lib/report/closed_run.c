/* SPDX-License-Identifier: ISC */
/* Which records a closed year's figures were made of, and which of them give
 * another amount now. */
#include <string.h>

#include "restate.h"

static int
of_ratio(struct vc *vc, const struct vci_figure *f, struct vci_made_of *m)
{
	int rc = vci_ratio(vc, f, &m->of);

	m->ind[0] = m->of.part;
	m->ind[1] = m->of.whole;
	m->span[0] = m->of.of_part;
	m->span[1] = m->of.of_whole;
	for (int i = 0; i < 2 && rc == VC_OK; i++)
		if (m->ind[i] != NULL && m->span[i].narrow.list != 0)
			rc = vci_campaign_noun(vc, m->span[i].narrow.list,
			    &m->noun[i]);
	return rc;
}

/* The units are partners, or members of a campaign. */
static int
of_each(struct vc *vc, const struct vci_figure *f, struct vci_made_of *m)
{
	int rc = vci_each(vc, f, &m->of_each);
	int64_t list = m->of_each.of.list;

	if (rc != VC_OK || m->of_each.ind == NULL)
		return rc;
	m->ind[0] = m->of_each.ind;
	m->span[0] = m->of_each.span;
	m->ind[1] = vci_indicator(VCI_MEMBER_KEY, &m->store[1]);
	m->noun[1] = &vci_partner;
	return list == 0 ? VC_OK : vci_campaign_noun(vc, list, &m->noun[1]);
}

int
vci_made_of(struct vc *vc, const struct vci_figure *f, struct vci_made_of *m)
{
	int rc = VC_OK;

	*m = (struct vci_made_of){ .ratio = vci_is_ratio(f),
		.each = strcmp(f->kind, "per-each") == 0 };
	if (f->nparts == 0)
		return VC_OK;
	if (m->ratio) {
		m->n = 2;
		return m->each ? of_each(vc, f, m) : of_ratio(vc, f, m);
	}
	for (; m->n < f->nparts && rc == VC_OK; m->n++) {
		int64_t list = f->part[m->n].span.narrow.list;

		m->span[m->n] = f->part[m->n].span;
		rc = vci_indicator_of(vc, f->part[m->n].indicator,
		    &m->store[m->n], &m->ind[m->n]);
		if (rc == VC_OK && list != 0)
			rc = vci_campaign_noun(vc, list, &m->noun[m->n]);
	}
	return rc;
}

int
vci_records_of(struct vc *vc, const struct vci_made_of *m, int part,
    struct vci_stmt **st)
{
	struct vc_buf sql = { 0 };
	int rc;

	if (!m->each || part == 0)
		return vci_facts_by_id(vc, m->ind[part], &m->span[part], st);
	vci_each_sql(&m->of_each, "x.id, 1", &sql);
	vc_buf_add(&sql, " ORDER BY x.id");
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, st, sql.s);
	vc_buf_free(&sql);
	if (rc == VC_OK)
		vci_each_bind(&m->of_each, *st);
	return rc;
}

/* ---- keeping --------------------------------------------------------------------- */

struct run {
	int64_t first, n, amount;
};

struct keeper {
	struct vc *vc;
	struct vci_stmt *st;
	int64_t closing, line;
	int part;
	struct run run;
};

static int
put(struct keeper *k)
{
	if (k->run.n == 0)
		return VC_OK;
	vci_bind_int(k->st, 1, k->closing);
	vci_bind_int(k->st, 2, k->line);
	vci_bind_int(k->st, 3, k->part);
	vci_bind_int(k->st, 4, k->run.first);
	vci_bind_int(k->st, 5, k->run.n);
	vci_bind_int(k->st, 6, k->run.amount);
	k->run.n = 0;
	return vci_run(k->vc, k->st);
}

static int
add(struct keeper *k, int64_t id, int64_t amount)
{
	int rc = VC_OK;

	if (k->run.n > 0 && id == k->run.first + k->run.n &&
	    amount == k->run.amount) {
		k->run.n++;
		return VC_OK;
	}
	rc = put(k);
	k->run = (struct run){ id, 1, amount };
	return rc;
}

static int
keep_part(struct keeper *k, const struct vci_made_of *m)
{
	struct vci_stmt *st;
	int rc = vci_records_of(k->vc, m, k->part, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(k->vc, st)) == VC_ROW)
		if ((rc = add(k, vci_col_int(st, 0), vci_col_int(st, 1))) !=
		    VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? put(k) : rc;
}

int
vci_closed_keep(struct vc *vc, int64_t closing, int64_t line,
    const struct vci_figure *f)
{
	struct keeper k = { .vc = vc, .closing = closing, .line = line };
	struct vci_made_of m;
	int rc = vci_made_of(vc, f, &m);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &k.st,
		    vci_closing_sql[VCI_SQL_CLOSING_RUN]);
	for (; k.part < (int)m.n && rc == VC_OK; k.part++)
		if (m.ind[k.part] != NULL)
			rc = keep_part(&k, &m);
	vci_finalize(k.st);
	return rc;
}

/* ---- comparing ------------------------------------------------------------------- */

/* Records in order of ids: of runs, or one by one. */
struct cursor {
	struct vc *vc;
	struct vci_stmt *st;
	bool runs, end;
	struct run run; /* what is left of it; n 0: nothing */
};

static int
next(struct cursor *c)
{
	int rc;

	if (c->run.n > 1) {
		c->run.first++;
		c->run.n--;
		return VC_OK;
	}
	rc = vci_step(c->vc, c->st);
	c->end = rc != VC_ROW;
	if (rc == VC_ROW)
		c->run = (struct run){ vci_col_int(c->st, 0),
			c->runs ? vci_col_int(c->st, 1) : 1,
			vci_col_int(c->st, c->runs ? 2 : 1) };
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

static int
side_by_side(struct cursor *was, struct cursor *is,
    int (*other)(void *arg, int64_t id, int64_t then, int64_t now), void *arg)
{
	int rc = next(was);

	if (rc == VC_OK)
		rc = next(is);
	while (rc == VC_OK && !(was->end && is->end)) {
		bool a = is->end ||
		    (!was->end && was->run.first <= is->run.first);
		bool b = was->end ||
		    (!is->end && is->run.first <= was->run.first);
		int64_t id = a ? was->run.first : is->run.first;
		int64_t then = a ? was->run.amount : 0;
		int64_t now = b ? is->run.amount : 0;

		if (then != now)
			rc = other(arg, id, then, now);
		if (rc == VC_OK && a)
			rc = next(was);
		if (rc == VC_OK && b)
			rc = next(is);
	}
	return rc;
}

int
vci_closed_differ(struct vc *vc, int64_t closing, int64_t line,
    const struct vci_made_of *m, int part,
    int (*other)(void *arg, int64_t id, int64_t then, int64_t now), void *arg)
{
	struct cursor was = { .vc = vc, .runs = true }, is = { .vc = vc };
	int rc = vci_prepare(vc, &was.st,
	    vci_closing_sql[VCI_SQL_CLOSING_RUNS_OF]);

	if (rc == VC_OK) {
		vci_bind_int(was.st, 1, closing);
		vci_bind_int(was.st, 2, line);
		vci_bind_int(was.st, 3, part);
		rc = vci_records_of(vc, m, part, &is.st);
	}
	if (rc == VC_OK)
		rc = side_by_side(&was, &is, other, arg);
	vci_finalize(was.st);
	vci_finalize(is.st);
	return rc;
}
