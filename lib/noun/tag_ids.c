/* SPDX-License-Identifier: ISC */
/* The ids of a row's tags in a column of its own, so that who reads many rows
 * and their tags reads one table. */
#include <stdio.h>
#include <string.h>

#include "noun.h"
#include "sql.h"

const char *
vci_tags_column(const struct vc_noun *noun)
{
	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		if (f->type == VCI_T_TAGS && f->column != NULL)
			return f->column;
	return NULL;
}

/* Puts one more id behind those that are there. */
static void
add_id(struct vc_buf *ids, int64_t id)
{
	vc_buf_add(ids, ids->len == 0 ? " " : "");
	vci_sql_int(ids, id);
	vc_buf_addc(ids, ' ');
}

static int
write_ids(struct vc *vc, struct vci_tagging *t, const struct vc_noun *noun,
    int64_t row, const char *ids)
{
	struct vci_stmt *st = NULL;
	struct vc_buf b = { 0 };
	int rc;

	if (t->st[VCI_TAGGING_IDS] == NULL)
		vci_sql(noun, VCI_SQL_TAG_IDS, &b);
	rc = b.failed ? vci_nomem(vc) :
			vci_tagging(vc, t, VCI_TAGGING_IDS, b.s, &st);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, *ids == '\0' ? NULL : ids);
	vci_bind_int(st, 2, row);
	return vci_run(vc, st);
}

int
vci_tags_pack(struct vc *vc, struct vci_tagging *t, const struct vc_noun *noun,
    int64_t row)
{
	struct vci_stmt *st;
	struct vc_buf ids = { 0 };
	int rc;

	if (vci_tags_column(noun) == NULL)
		return VC_OK;
	rc = vci_tagging(vc, t, VCI_TAGGING_LINKS,
	    vci_noun_sql[VCI_SQL_TAG_LINKS], &st);
	if (rc != VC_OK)
		return rc;
	vc_buf_add(&ids, "");
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, row);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		add_id(&ids, vci_col_int(st, 0));
	if (rc == VC_DONE)
		rc = ids.failed ? vci_nomem(vc) :
				  write_ids(vc, t, noun, row, ids.s);
	vc_buf_free(&ids);
	return rc;
}

/* ---- all rows ------------------------------------------------------------------ */

struct walk {
	int (*found)(void *, int64_t, const char *);
	void *arg;
	int64_t row; /* 0: none yet */
	struct vc_buf is, should;
};

/* A row is complete. */
static int
judge(struct vc *vc, struct walk *w)
{
	if (w->is.failed || w->should.failed)
		return vci_nomem(vc);
	return w->row == 0 || strcmp(w->is.s, w->should.s) == 0 ?
	    VC_OK :
	    w->found(w->arg, w->row, w->should.s);
}

static int
take(struct vc *vc, struct walk *w, struct vci_stmt *st)
{
	int64_t row = vci_col_int(st, 0);
	int rc = VC_OK;

	if (row != w->row) {
		rc = judge(vc, w);
		vc_buf_clear(&w->is);
		vc_buf_clear(&w->should);
		vc_buf_add(&w->is, vci_col_text(st, 1));
		vc_buf_add(&w->should, "");
		w->row = row;
	}
	if (!vci_col_null(st, 2))
		add_id(&w->should, vci_col_int(st, 2));
	return rc;
}

int
vci_tags_verify(struct vc *vc, const struct vc_noun *noun,
    int (*found)(void *, int64_t, const char *), void *arg)
{
	struct walk w = { .found = found, .arg = arg };
	struct vci_stmt *st = NULL;
	struct vc_buf b = { 0 };
	int rc;

	if (vci_tags_column(noun) == NULL)
		return VC_OK;
	vci_sql(noun, VCI_SQL_TAG_WALK, &b);
	rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		if ((rc = take(vc, &w, st)) != VC_OK)
			break;
	if (rc == VC_DONE)
		rc = judge(vc, &w);
	vci_finalize(st);
	vc_buf_free(&w.is);
	vc_buf_free(&w.should);
	return rc;
}

/* Rows that are to be mended, until the walk is over: nothing is written
 * under a statement that is being read. */
struct mend {
	struct vci_arena arena;
	struct wrong {
		struct wrong *next;
		int64_t row;
		const char *ids;
	} * first;
	struct vc *vc;
};

static int
note(void *arg, int64_t row, const char *ids)
{
	struct mend *m = arg;
	struct wrong *w = vci_arena_get(&m->arena, sizeof *w);
	const char *copy = vci_arena_text(&m->arena, ids, strlen(ids));

	if (w == NULL || copy == NULL)
		return vci_nomem(m->vc);
	*w = (struct wrong){ m->first, row, copy };
	m->first = w;
	return VC_OK;
}

int
vci_tags_mend(struct vc *vc, const struct vc_noun *noun)
{
	struct mend m = { .vc = vc };
	struct vci_tagging t = { 0 };
	int rc = vci_tags_verify(vc, noun, note, &m);

	for (; m.first != NULL && rc == VC_OK; m.first = m.first->next)
		rc = write_ids(vc, &t, noun, m.first->row, m.first->ids);
	vci_tagging_release(&t);
	vci_arena_release(&m.arena);
	return rc;
}
