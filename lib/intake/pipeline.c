/* SPDX-License-Identifier: ISC */
/* Two threads and a few batches between them: one reads and converts, the
 * other writes. */
#include <pthread.h>
#include <string.h>

#include "intake.h"

#define BATCHES 4
#define ROWS    4096

struct pipe {
	struct vci_convert *c;
	struct vci_rows rows[BATCHES];
	/* Batches between `taken` and `made` are full; both only grow. */
	size_t made, taken;
	bool ended, stop; /* the reader is done; the writer has failed */
	int rc;           /* the reader's */
	pthread_mutex_t lock;
	pthread_cond_t change;
};

static bool
room(struct pipe *p)
{
	bool go;

	pthread_mutex_lock(&p->lock);
	while (p->made - p->taken == BATCHES && !p->stop)
		pthread_cond_wait(&p->change, &p->lock);
	go = !p->stop;
	pthread_mutex_unlock(&p->lock);
	return go;
}

static void *
reader(void *arg)
{
	struct pipe *p = arg;
	int rc = VC_ROW;

	while (rc == VC_ROW && room(p)) {
		rc = vci_convert(p->c, &p->rows[p->made % BATCHES]);
		pthread_mutex_lock(&p->lock);
		p->made++;
		if (rc != VC_ROW) {
			p->ended = true;
			p->rc = rc;
		}
		pthread_cond_signal(&p->change);
		pthread_mutex_unlock(&p->lock);
	}
	return NULL;
}

/* The next full batch, or NULL when the file has ended. */
static struct vci_rows *
full(struct pipe *p)
{
	struct vci_rows *rows = NULL;

	pthread_mutex_lock(&p->lock);
	while (p->taken == p->made && !p->ended)
		pthread_cond_wait(&p->change, &p->lock);
	if (p->taken < p->made)
		rows = &p->rows[p->taken % BATCHES];
	pthread_mutex_unlock(&p->lock);
	return rows;
}

static void
done(struct pipe *p, bool stop)
{
	pthread_mutex_lock(&p->lock);
	p->taken++;
	p->stop = stop;
	pthread_cond_signal(&p->change);
	pthread_mutex_unlock(&p->lock);
}

static int
writer(struct pipe *p, int (*take)(void *, struct vci_rows *), void *arg)
{
	struct vci_rows *rows;
	int rc = VC_OK;

	while (rc == VC_OK && (rows = full(p)) != NULL) {
		if (rows->batch.nrow > 0)
			rc = take(arg, rows);
		done(p, rc != VC_OK);
	}
	return rc;
}

int
vci_pipeline(struct vc *vc, struct vci_convert *c,
    int (*take)(void *, struct vci_rows *), void *arg)
{
	struct pipe p = { .c = c,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.change = PTHREAD_COND_INITIALIZER };
	pthread_t thread;
	int rc = VC_OK;

	for (size_t i = 0; i < BATCHES && rc == VC_OK; i++)
		rc = vci_rows_init(vc, &p.rows[i], c->noun, ROWS);
	if (rc == VC_OK && pthread_create(&thread, NULL, reader, &p) != 0)
		rc = vci_err(vc, VC_E_UNAVAILABLE, "cannot start a thread");
	else if (rc == VC_OK) {
		rc = writer(&p, take, arg);
		pthread_join(thread, NULL);
		if (rc == VC_OK && p.rc < 0) {
			c->broken = true;
			rc = p.rc;
		}
	}
	for (size_t i = 0; i < BATCHES; i++)
		vci_rows_release(&p.rows[i]);
	pthread_cond_destroy(&p.change);
	pthread_mutex_destroy(&p.lock);
	return rc;
}
