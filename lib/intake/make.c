/* SPDX-License-Identifier: ISC */
/* Rows made on the way: organisations that the file names and that aren't
 * there. The reading thread gives each a number of its own below zero; here
 * they are written and the numbers replaced, batch by batch. */
#include <stdlib.h>

#include "job.h"

struct vci_maker {
	struct vci_job *j;
	const struct vc_noun *of;
	struct vci_writer w;
	struct vci_rows rows;
	int64_t *id; /* by number given */
	size_t n, cap;
	bool failed;
};

bool
vci_can_make(const struct vc_noun *of)
{
	if (of->label == NULL || of->key != NULL)
		return false;
	for (int i = 0; of->field[i].name != NULL; i++)
		if (of->field[i].flags & VC_F_REQUIRED &&
		    i != vci_field(of, of->label))
			return false;
	return (of->field[vci_field(of, of->label)].flags & VC_F_UNIQUE) != 0;
}

static void
refuse(void *arg, int64_t line, int column, enum vci_why why)
{
	struct vci_maker *m = arg;

	(void)column, (void)why;
	m->failed = true;
	vci_diag(&m->j->pending, m->j->vc, VC_REJECT, line, NULL);
}

int
vci_maker_new(struct vci_job *j, const struct vc_noun *of,
    struct vci_maker **out)
{
	struct vci_maker *m = calloc(1, sizeof *m);
	int rc;

	*out = m;
	if (m == NULL)
		return vci_nomem(j->vc);
	m->j = j;
	m->of = of;
	m->w = (struct vci_writer){ .vc = j->vc,
		.noun = of,
		.import = j->w.import,
		.day = j->w.day,
		.empty = true,
		.reject = refuse,
		.arg = m };
	rc = vci_rows_init(j->vc, &m->rows, of, 256);
	if (rc == VC_OK)
		rc = vci_runs_new(j->vc, of, j->w.import, &m->w.runs);
	return rc;
}

void
vci_maker_free(struct vci_maker *m)
{
	if (m == NULL)
		return;
	vci_writer_release(&m->w);
	vci_runs_free(m->w.runs);
	vci_rows_release(&m->rows);
	free(m->id);
	free(m);
}

static int
write_some(struct vci_maker *m)
{
	int rc;

	for (size_t i = 0; i < m->rows.batch.nrow; i++)
		m->rows.id[i] = 0;
	rc = vci_write(&m->w, &m->rows);
	if (rc == VC_OK && m->failed)
		return vci_err(m->j->vc, VC_E_DATA,
		    "an organisation that the file names can't be made");
	for (size_t i = 0; rc == VC_OK && i < m->rows.batch.nrow; i++) {
		if (m->n == m->cap) {
			size_t cap = m->cap == 0 ? 256 : m->cap * 2;
			int64_t *p = reallocarray(m->id, cap, sizeof *p);

			if (p == NULL)
				return vci_nomem(m->j->vc);
			m->id = p;
			m->cap = cap;
		}
		m->id[m->n++] = m->rows.id[i];
	}
	vci_rows_clear(&m->rows);
	return rc;
}

static int
make(struct vci_maker *m, const struct vci_made *made, size_t n)
{
	int label = vci_field(m->of, m->of->label), rc = VC_OK;

	vci_rows_clear(&m->rows);
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		struct vci_value *v = vci_rows_next(&m->rows);
		size_t at = m->rows.batch.nrow++;

		v[label] = made[i].name;
		m->rows.line[at] = made[i].line;
		m->rows.record[at] = made[i].record;
		m->rows.state[at] = VCI_ROW_NEW;
		if (at + 1 == m->rows.cap || i + 1 == n)
			rc = write_some(m);
	}
	return rc;
}

int
vci_maker_take(struct vci_maker *m, struct vci_rows *r)
{
	const struct vci_field *f = m->j->noun->field;
	int rc = make(m, r->made, r->nmade);

	for (int i = 0; f[i].name != NULL && rc == VC_OK; i++) {
		if (f[i].type != VCI_T_REF || f[i].of != m->of)
			continue;
		for (size_t n = 0; n < r->batch.nrow; n++) {
			struct vci_value *v = &r->v[n * r->batch.ncol + i];

			if (v->kind == VCI_INT && v->i <= VCI_TO_MAKE)
				v->i = m->id[VCI_TO_MAKE - v->i];
		}
	}
	return rc;
}

int
vci_maker_back(struct vci_maker *m, int64_t import)
{
	return vci_runs_back(m->w.runs, import);
}

int
vci_maker_end(struct vci_maker *m, int64_t *made)
{
	*made = m->w.added;
	return vci_runs_flush(m->w.runs);
}
