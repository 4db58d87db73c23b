/* SPDX-License-Identifier: ISC */
/* The digest of a file while it is read: of a long one by a thread of its own,
 * which adds up what was read last while the reading one makes rows of it. */
#include <nettle/sha2.h>
#include <pthread.h>
#include <stdlib.h>

#include "decode.h"

#define LONG ((int64_t)1 << 20) /* bytes; below, a thread costs more */

struct vci_hash {
	struct sha256_ctx sum;
	int64_t bytes;
	bool threaded;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t change;
	const char *s; /* to be added up, or NULL: nothing is */
	size_t n;
	bool stop;
};

static void
add_up(struct vci_hash *h, const char *s, size_t n)
{
	sha256_update(&h->sum, n, (const unsigned char *)s);
}

static void *
adder(void *arg)
{
	struct vci_hash *h = arg;

	pthread_mutex_lock(&h->lock);
	for (;;) {
		while (h->s == NULL && !h->stop)
			pthread_cond_wait(&h->change, &h->lock);
		if (h->s == NULL)
			break;
		pthread_mutex_unlock(&h->lock);
		add_up(h, h->s, h->n);
		pthread_mutex_lock(&h->lock);
		h->s = NULL;
		pthread_cond_signal(&h->change);
	}
	pthread_mutex_unlock(&h->lock);
	return NULL;
}

struct vci_hash *
vci_hash_new(void)
{
	struct vci_hash *h = calloc(1, sizeof *h);

	if (h == NULL)
		return NULL;
	sha256_init(&h->sum);
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->change, NULL);
	return h;
}

void
vci_hash_rest(struct vci_hash *h)
{
	if (!h->threaded)
		return;
	pthread_mutex_lock(&h->lock);
	while (h->s != NULL)
		pthread_cond_wait(&h->change, &h->lock);
	pthread_mutex_unlock(&h->lock);
}

void
vci_hash_add(struct vci_hash *h, const char *s, size_t n)
{
	h->bytes += (int64_t)n;
	if (!h->threaded && h->bytes > LONG)
		h->threaded = pthread_create(&h->thread, NULL, adder, h) == 0;
	if (!h->threaded) {
		add_up(h, s, n);
		return;
	}
	vci_hash_rest(h);
	pthread_mutex_lock(&h->lock);
	h->s = n == 0 ? NULL : s;
	h->n = n;
	pthread_cond_signal(&h->change);
	pthread_mutex_unlock(&h->lock);
}

void
vci_hash_digest(struct vci_hash *h, unsigned char sha256[32])
{
	struct sha256_ctx copy;

	vci_hash_rest(h);
	copy = h->sum;
	sha256_digest(&copy, SHA256_DIGEST_SIZE, sha256);
}

void
vci_hash_free(struct vci_hash *h)
{
	if (h == NULL)
		return;
	if (h->threaded) {
		pthread_mutex_lock(&h->lock);
		h->stop = true;
		pthread_cond_signal(&h->change);
		pthread_mutex_unlock(&h->lock);
		pthread_join(h->thread, NULL);
	}
	pthread_cond_destroy(&h->change);
	pthread_mutex_destroy(&h->lock);
	free(h);
}
