/* SPDX-License-Identifier: ISC */
/* Rows made on the way: organisations that the file names and that aren't
 * there. The reading thread gives each a number of its own below zero; here
 * those that rows name which are taken are written and the numbers replaced,
 * batch by batch. */
#include <stdlib.h>
#include <string.h>

#include "job.h"

/* A row that the file asks for. */
struct made {
	char *name;
	uint32_t n;
	int64_t line, record;
	int64_t id; /* 0: no row that was taken names it so far */
};
#define LINED_UP (-1) /* as an id */
#define AT_ONCE  256

struct vci_maker {
	struct vci_job *j;
	const struct vc_noun *of;
	struct vci_writer w;
	struct vci_rows rows;
	size_t next[AT_ONCE]; /* which of `made` each row is */
	struct made *made;    /* by number given */
	size_t n, cap;
	bool failed;
};

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
	rc = vci_rows_init(j->vc, &m->rows, of, AT_ONCE);
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
	for (size_t i = 0; i < m->n; i++)
		free(m->made[i].name);
	free(m->made);
	free(m);
}

/* What the batch asks for, kept until a row that is taken names it. */
static int
hear(struct vci_maker *m, const struct vci_rows *r)
{
	for (size_t i = 0; i < r->nmade; i++) {
		struct made *p = m->made;

		if (m->n == m->cap) {
			p = reallocarray(p, m->cap + 256, sizeof *p);
			if (p == NULL)
				return vci_nomem(m->j->vc);
			m->made = p;
			m->cap += 256;
		}
		p += m->n;
		*p = (struct made){ .n = r->made[i].name.n,
			.line = r->made[i].line,
			.record = r->made[i].record,
			.name = strndup(r->made[i].name.s, r->made[i].name.n) };
		if (p->name == NULL)
			return vci_nomem(m->j->vc);
		m->n++;
	}
	return VC_OK;
}

/* Writes those that were lined up. */
static int
make(struct vci_maker *m)
{
	size_t n = m->rows.batch.nrow;
	int rc;

	if (n == 0)
		return VC_OK;
	rc = vci_write(&m->w, &m->rows);
	if (rc == VC_OK && m->failed)
		return vci_err(m->j->vc, VC_E_DATA,
		    "an organisation that the file names can't be made");
	for (size_t i = 0; rc == VC_OK && i < n; i++)
		m->made[m->next[i]].id = m->rows.id[i];
	vci_rows_clear(&m->rows);
	return rc;
}

static int
line_up(struct vci_maker *m, size_t nth)
{
	struct vci_value *v = vci_rows_next(&m->rows);
	size_t at = m->rows.batch.nrow++;
	struct made *made = &m->made[nth];

	v[vci_field(m->of, m->of->label)] = (struct vci_value){
		.kind = VCI_TEXT,
		.s = made->name,
		.n = made->n
	};
	m->rows.line[at] = made->line;
	m->rows.record[at] = made->record;
	m->rows.state[at] = VCI_ROW_NEW;
	made->id = LINED_UP;
	m->next[at] = nth;
	return m->rows.batch.nrow == AT_ONCE ? make(m) : VC_OK;
}

/* The row's reference, if it is taken and names one to be made; or NULL. */
static struct vci_value *
asks(struct vci_rows *r, size_t n, int field)
{
	struct vci_value *v = &r->v[n * r->batch.ncol + (size_t)field];

	if (v->kind != VCI_INT || v->i > VCI_TO_MAKE ||
	    (r->state[n] & (VCI_ROW_NEW | VCI_ROW_UPDATE)) == 0)
		return NULL;
	return v;
}

static int
take_field(struct vci_maker *m, struct vci_rows *r, int field)
{
	struct vci_value *v;
	int rc = VC_OK;

	for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++) {
		v = asks(r, n, field);
		if (v != NULL && m->made[VCI_TO_MAKE - v->i].id == 0)
			rc = line_up(m, (size_t)(VCI_TO_MAKE - v->i));
	}
	if (rc == VC_OK)
		rc = make(m);
	for (size_t n = 0; n < r->batch.nrow && rc == VC_OK; n++)
		if ((v = asks(r, n, field)) != NULL)
			v->i = m->made[VCI_TO_MAKE - v->i].id;
	return rc;
}

int
vci_maker_take(void *arg, struct vci_rows *r)
{
	struct vci_maker *m = arg;
	const struct vci_field *f = m->j->noun->field;
	int rc = hear(m, r);

	for (int i = 0; f[i].name != NULL && rc == VC_OK; i++)
		if (f[i].type == VCI_T_REF && f[i].of == m->of)
			rc = take_field(m, r, i);
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
