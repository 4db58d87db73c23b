/* SPDX-License-Identifier: ISC */
/* Rows that are found without an index, since what their sender calls them runs
 * on as our own ids do.
 *
 * Which row an id of the sender's would be follows from the runs, and no number
 * is in two of them: so no row of a run can stand twice. Any other row is in
 * the index, also one whose number a run has but whose id differs, as where the
 * first one was erased. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "serial.h"
#include "sql.h"

#define PREFIX 23 /* bytes */
#define DIGITS 17
#define LEAST  32   /* rows: shorter runs cost more than they spare */
#define HELD   4096 /* runs that have ended and are not written yet */

struct run {
	char prefix[PREFIX];
	unsigned char nprefix, digits;
	int64_t number, n, id;
};

struct vci_serials {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t source;
	struct run *run; /* that stood before, in order */
	size_t n, cap;
	struct run now; /* still growing */
	struct run *ended;
	size_t nended, capended;
	struct vci_stmt *put;
};

bool
vci_numbered(const char *s, size_t n, struct vci_numbered *to)
{
	size_t at = n;
	int64_t unit = 1;

	to->number = 0;
	for (; at > 0 && s[at - 1] >= '0' && s[at - 1] <= '9'; at--) {
		if (n - at == DIGITS)
			return false;
		to->number += unit * (s[at - 1] - '0');
		unit *= 10;
	}
	to->prefix = s;
	to->nprefix = at;
	to->digits = (int)(n - at);
	return at < n && at <= PREFIX;
}

/* ---- runs that stand ----------------------------------------------------- */

/* Below, among or above the numbers of the run? */
static int
against(const struct vci_numbered *a, const struct run *r)
{
	int d;

	if (a->nprefix != r->nprefix)
		return a->nprefix < r->nprefix ? -1 : 1;
	if ((d = memcmp(a->prefix, r->prefix, a->nprefix)) != 0)
		return d;
	if (a->digits != r->digits)
		return a->digits < r->digits ? -1 : 1;
	if (a->number < r->number)
		return -1;
	return a->number < r->number + r->n ? 0 : 1;
}

static int
order(const void *a, const void *b)
{
	const struct run *x = a;
	const struct vci_numbered n = { .prefix = x->prefix,
		.nprefix = x->nprefix,
		.digits = x->digits,
		.number = x->number };

	return against(&n, b);
}

static const struct run *
find(const struct vci_serials *s, const struct vci_numbered *a)
{
	size_t lo = 0, hi = s->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int d = against(a, &s->run[mid]);

		if (d == 0)
			return &s->run[mid];
		if (d > 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

static int
load_run(struct vci_serials *s, struct vci_stmt *st)
{
	const char *prefix = vci_col_text(st, 0);
	struct run *r;

	if (!VCI_GROW(s->run, s->n, s->cap))
		return vci_nomem(s->vc);
	r = &s->run[s->n++];
	*r = (struct run){ .nprefix = (unsigned char)strnlen(prefix, PREFIX),
		.digits = (unsigned char)vci_col_int(st, 1),
		.number = vci_col_int(st, 2),
		.n = vci_col_int(st, 3),
		.id = vci_col_int(st, 4) };
	memcpy(r->prefix, prefix, r->nprefix);
	return VC_OK;
}

static int
load(struct vci_serials *s)
{
	struct vci_stmt *st;
	int rc = vci_prepare(s->vc, &st, vci_noun_sql[VCI_SQL_SERIALS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, s->noun->name);
	vci_bind_int(st, 2, s->source);
	while ((rc = vci_step(s->vc, st)) == VC_ROW)
		if ((rc = load_run(s, st)) != VC_OK)
			break;
	vci_finalize(st);
	if (s->n > 0)
		qsort(s->run, s->n, sizeof *s->run, order);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_serials_new(struct vc *vc, const struct vc_noun *noun, int64_t source,
    struct vci_serials **out)
{
	struct vci_serials *s = calloc(1, sizeof *s);

	*out = s;
	if (s == NULL)
		return vci_nomem(vc);
	s->vc = vc;
	s->noun = noun;
	s->source = source;
	return load(s);
}

void
vci_serials_free(struct vci_serials *s)
{
	if (s == NULL)
		return;
	vci_finalize(s->put);
	free(s->ended);
	free(s->run);
	free(s);
}

int64_t
vci_serials_id(const struct vci_serials *s, const struct vci_value *name)
{
	struct vci_numbered a;
	const struct run *r;

	if (s == NULL || s->n == 0 || name->kind != VCI_TEXT ||
	    !vci_numbered(name->s, name->n, &a) || (r = find(s, &a)) == NULL)
		return 0;
	return r->id + (a.number - r->number);
}

/* ---- runs that come ------------------------------------------------------- */

static int
put(struct vci_serials *s, const struct run *r)
{
	struct vci_value prefix = { .kind = VCI_TEXT,
		.s = r->prefix,
		.n = r->nprefix };
	int rc = VC_OK;

	if (s->put == NULL)
		rc = vci_prepare(s->vc, &s->put, vci_noun_sql[VCI_SQL_SERIAL]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(s->put, 1, s->noun->name);
	vci_bind_int(s->put, 2, s->source);
	vci_bind_value(s->put, 3, &prefix);
	vci_bind_int(s->put, 4, r->digits);
	vci_bind_int(s->put, 5, r->number);
	vci_bind_int(s->put, 6, r->n);
	vci_bind_int(s->put, 7, r->id);
	return vci_run(s->vc, s->put);
}

static int
put_ended(struct vci_serials *s)
{
	int rc = VC_OK;

	for (size_t i = 0; i < s->nended && rc == VC_OK; i++)
		rc = put(s, &s->ended[i]);
	s->nended = 0;
	return rc;
}

/* Ends the run that grows. Those that ended are written together, and late:
 * see keep_at_hand. */
static int
end(struct vci_serials *s)
{
	int rc = VC_OK;

	if (s->now.n >= LEAST) {
		if (s->nended == HELD && (rc = put_ended(s)) != VC_OK)
			return rc;
		if (!VCI_GROW(s->ended, s->nended, s->capended))
			return vci_nomem(s->vc);
		s->ended[s->nended++] = s->now;
	}
	s->now.n = 0;
	return rc;
}

int
vci_serials_flush(struct vci_serials *s)
{
	int rc = end(s);

	return rc == VC_OK ? put_ended(s) : rc;
}

bool
vci_serials_run(const struct vci_serials *s)
{
	return s != NULL && s->now.n > 0;
}

/* Is it the next one of the run that grows? */
static bool
goes_on(const struct run *r, const struct vci_numbered *a, int64_t id)
{
	return r->n > 0 && a->number == r->number + r->n &&
	    id == r->id + r->n && a->digits == r->digits &&
	    a->nprefix == r->nprefix &&
	    memcmp(a->prefix, r->prefix, a->nprefix) == 0;
}

static void
begin(struct run *r, const struct vci_numbered *a, int64_t id)
{
	*r = (struct run){ .nprefix = (unsigned char)a->nprefix,
		.digits = (unsigned char)a->digits,
		.number = a->number,
		.n = 1,
		.id = id };
	memcpy(r->prefix, a->prefix, a->nprefix);
}

static void
set(struct vci_rows *r, size_t n)
{
	r->v[(n + 1) * r->batch.ncol - 1] = (struct vci_value){ .kind = VCI_INT,
		.i = 1 };
}

/* One new row, at `at`. *in: it and all new ones since *from are in a run. */
static int
mark(struct vci_serials *s, const struct vci_value *name, int64_t id, size_t at,
    size_t *from, bool *in)
{
	struct vci_numbered a;
	const struct run *old;
	int rc;

	*in = false;
	if (name->kind != VCI_TEXT || !vci_numbered(name->s, name->n, &a))
		return end(s);
	if ((old = find(s, &a)) != NULL) {
		*in = id == old->id + (a.number - old->number);
		*from = at;
		return end(s);
	}
	if (goes_on(&s->now, &a, id)) {
		s->now.n++;
	} else {
		if ((rc = end(s)) != VC_OK)
			return rc;
		begin(&s->now, &a, id);
		*from = at;
	}
	*in = s->now.n >= LEAST;
	return VC_OK;
}

/* A batch that runs on leaves the index on ids alone. That has few pages then,
 * which are written early, to make room for others, and again late: for that
 * SQLite reads its whole log and adds up its checksums anew. Looked at once in
 * a while, they stay in memory. */
static int
keep_at_hand(struct vci_serials *s)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(s->vc, &st, "SELECT 1 FROM ",
	    s->noun->table[VCI_COUNTED],
	    " WHERE source_id = $1 AND source = $2 AND in_run IS NULL", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, "");
	vci_bind_int(st, 2, s->source);
	rc = vci_step(s->vc, st);
	vci_finalize(st);
	return rc < 0 ? rc : VC_OK;
}

int
vci_serials_mark(struct vci_serials *s, struct vci_rows *r, uint64_t *given)
{
	size_t from = 0, fresh = 0, marked = 0;
	size_t name = vci_rows_source_id(s->noun);
	bool in;
	int rc = VC_OK;

	for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++) {
		if ((r->state[n] & VCI_ROW_NEW) == 0)
			continue;
		rc = mark(s, &r->v[n * r->batch.ncol + name], r->id[n], n,
		    &from, &in);
		fresh++;
		for (; rc == VC_OK && in && from <= n; from++)
			if (r->state[from] & VCI_ROW_NEW) {
				set(r, from);
				marked++;
			}
	}
	*given |= (marked > 0 ? VCI_GIVEN_IN_RUN : 0) |
	    (marked < fresh ? VCI_GIVEN_IN_NONE : 0);
	/* What is too short by now is written as it is. */
	if (rc == VC_OK && s->now.n < LEAST)
		s->now.n = 0;
	return rc == VC_OK && marked == fresh ? keep_at_hand(s) : rc;
}
