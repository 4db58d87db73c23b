/* SPDX-License-Identifier: ISC */
/* What the rows may refer to, loaded before the first of them: by two threads
 * where a file is long and refers to two nouns. */
#include <pthread.h>
#include <string.h>

#include "job.h"

#define LONG ((off_t)1 << 20) /* of a file; below, a thread costs more */

struct loader {
	struct vci_job *j;
	struct vc *vc; /* the handle to load by */
	int from, step;
	int rc;
};

static bool
refers(const struct vci_job *j, int field)
{
	enum vci_type type = j->noun->field[field].type;

	return (type == VCI_T_REF || type == VCI_T_SCOPE) &&
	    j->c.header.column[field] >= 0;
}

/* Every `step`th of the fields that refer, after the first `from`. */
static void
load(struct loader *l)
{
	struct vci_job *j = l->j;
	bool own = vci_sender_own(j);
	const struct vci_field *f = j->noun->field;

	for (int i = 0, n = 0; f[i].name != NULL && l->rc == VC_OK; i++)
		if (refers(j, i) && n++ % l->step == l->from)
			l->rc = vci_refs_load(l->vc, j->noun, i, j->source,
			    own || f[i].type == VCI_T_SCOPE, &j->c.refs[i]);
}

/* By a connection of its own. This transaction has written to none of the
 * tables yet, and nobody else can. */
static void *
beside(void *arg)
{
	struct loader *l = arg;

	l->rc = vci_db_open(l->vc, vci_db_path(l->j->vc), VCI_OPEN_READ);
	if (l->rc == VC_OK)
		load(l);
	vci_db_close(l->vc);
	return NULL;
}

/* By this thread alone, whatever another has loaded of it. */
static int
alone(struct vci_job *j)
{
	struct loader l = { j, j->vc, 0, 1, VC_OK };

	for (int i = 0; j->noun->field[i].name != NULL; i++) {
		vci_refs_free(j->c.refs[i]);
		j->c.refs[i] = NULL;
	}
	load(&l);
	return l.rc;
}

int
vci_parents(struct vci_job *j)
{
	struct loader here = { j, j->vc, 0, 2, VC_OK };
	struct loader other = { j, j->c.vc, 1, 2, VC_OK };
	pthread_t thread;
	struct stat st;
	int n = 0;

	for (int i = 0; j->noun->field[i].name != NULL; i++)
		n += refers(j, i);
	if (n < 2 || fstat(j->fd, &st) != 0 || st.st_size < LONG ||
	    pthread_create(&thread, NULL, beside, &other) != 0)
		return alone(j);
	load(&here);
	pthread_join(thread, NULL);
	/* What the other could not load is tried here, which says why. */
	return here.rc == VC_OK && other.rc != VC_OK ? alone(j) : here.rc;
}
