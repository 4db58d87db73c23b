/* SPDX-License-Identifier: ISC */
/* Which ids an import gave to which records of its file: as runs, because
 * most files are new from one end to the other. */
#include <stdlib.h>

#include "rows.h"
#include "sql.h"

struct run {
	int64_t id, record, n;
};

struct vci_runs {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t import;
	struct run now;   /* still growing */
	struct run *back; /* of an import that was taken back, by record */
	size_t nback;
	struct vci_stmt *add, *there;
};

int
vci_runs_new(struct vc *vc, const struct vc_noun *noun, int64_t import,
    struct vci_runs **out)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return vci_nomem(vc);
	(*out)->vc = vc;
	(*out)->noun = noun;
	(*out)->import = import;
	return VC_OK;
}

void
vci_runs_free(struct vci_runs *r)
{
	if (r == NULL)
		return;
	vci_finalize(r->add);
	vci_finalize(r->there);
	free(r->back);
	free(r);
}

int
vci_runs_back(struct vci_runs *r, int64_t import)
{
	struct vci_stmt *st;
	int rc = vci_prepare(r->vc, &st, vci_noun_sql[VCI_SQL_RUNS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, import);
	vci_bind_text(st, 2, r->noun->name);
	while ((rc = vci_step(r->vc, st)) == VC_ROW) {
		struct run *p = reallocarray(r->back, r->nback + 1, sizeof *p);

		if (p == NULL) {
			rc = vci_nomem(r->vc);
			break;
		}
		r->back = p;
		p[r->nback++] = (struct run){ vci_col_int(st, 0),
			vci_col_int(st, 1), vci_col_int(st, 2) };
	}
	vci_finalize(st);
	if (rc == VC_DONE && r->nback > 0)
		return vci_prepare_of(r->vc, &r->there, "SELECT 1 FROM ",
		    r->noun->table[VCI_COUNTED], " WHERE id = $1", NULL);
	return rc == VC_DONE ? VC_OK : rc;
}

bool
vci_runs_any_back(const struct vci_runs *r)
{
	return r != NULL && r->nback > 0;
}

/* Not one that a row still has: it was kept when the import was undone. */
static bool
is_free(const struct vci_runs *r, int64_t id)
{
	int rc;

	vci_bind_int(r->there, 1, id);
	rc = vci_step(r->vc, r->there);
	vci_reset(r->there);
	return rc == VC_DONE;
}

int64_t
vci_runs_id(const struct vci_runs *r, int64_t record)
{
	size_t lo = 0, hi = r->nback;
	int64_t id;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (r->back[mid].record + r->back[mid].n <= record)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == r->nback || r->back[lo].record > record)
		return 0;
	id = r->back[lo].id + record - r->back[lo].record;
	return is_free(r, id) ? id : 0;
}

int
vci_runs_flush(struct vci_runs *r)
{
	int rc = VC_OK;

	if (r->now.n == 0)
		return VC_OK;
	if (r->add == NULL)
		rc = vci_prepare(r->vc, &r->add, vci_noun_sql[VCI_SQL_RUN]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(r->add, 1, r->import);
	vci_bind_text(r->add, 2, r->noun->name);
	vci_bind_int(r->add, 3, r->now.id);
	vci_bind_int(r->add, 4, r->now.record);
	vci_bind_int(r->add, 5, r->now.n);
	r->now.n = 0;
	return vci_run(r->vc, r->add);
}

int
vci_runs_add(struct vci_runs *r, int64_t id, int64_t record)
{
	struct run *now = &r->now;
	int rc;

	if (now->n > 0 && now->id + now->n == id &&
	    now->record + now->n == record) {
		now->n++;
		return VC_OK;
	}
	rc = vci_runs_flush(r);
	*now = (struct run){ id, record, 1 };
	return rc;
}
