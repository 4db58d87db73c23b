/* SPDX-License-Identifier: ISC */
/* The exact best assignments of every active volunteer.
 *
 * Points of a pair are a sum of what depends on the assignment alone (fresh,
 * answers), on its place, on what it requires, on its times, and on tags that
 * both have. So each volunteer gets small tables: points by place, by
 * requirements and by times, of which there are few; and an array of the
 * first part, to which each of the volunteer's tags adds along the list of
 * assignments that have it. The array is looked through in blocks, best
 * places first, and a block whose highest entry can't come among the best is
 * passed over.
 *
 * One thread reads volunteers and hands out what was found, another finds.
 * tests/unit/test_suggest.c compares with suggest_score.c, pair by pair. */
#include <stdlib.h>
#include <string.h>

#include "suggest_all.h"

/* ---- finding: the other thread ------------------------------------------------------- */

/* Points by what is required; SHUT where it isn't met. */
static int
tabulate(const struct vci_all *a, const struct vci_person *v, struct desk *k,
    int *most_need, int *most_time)
{
	const struct vci_match_data *d = a->d;
	bool extract = vci_extract_passes(d, v->extract), unknown;
	int n, has = v->tags.n[VCI_LANGUAGE];

	*most_need = SHUT;
	*most_time = 0;
	for (size_t i = 0; i < a->nneed; i++) {
		const struct vci_offer *o = &a->needs[i];
		int shared = vci_tags_shared(&v->tags, &o->tags, VCI_LANGUAGE);

		k->need[i] = SHUT;
		if (shared != o->tags.n[VCI_LANGUAGE] ||
		    (o->extract && !extract) ||
		    !vci_age_passes(o, v->born, &unknown))
			continue;
		k->need[i] = vci_language_points(&d->w, has - shared, &n);
		if (k->need[i] > *most_need)
			*most_need = k->need[i];
	}
	for (size_t i = 0; i < a->ntime; i++) {
		k->time[i] = vci_time_points(&d->w, v->when & a->times[i], &n);
		if (k->time[i] > *most_time)
			*most_time = k->time[i];
	}
	return *most_need;
}

static void
add_tags(const struct vci_all *a, const struct vci_tagset *tags, int16_t *score)
{
	int first = 0;

	for (int kind = 0; kind <= VCI_SKILL; kind++) {
		int16_t points = (int16_t)(kind == VCI_CAUSE ? a->d->w.cause :
							       a->d->w.skill);

		for (int i = first; i < first + tags->n[kind]; i++) {
			const uint32_t *p = a->list + a->list_at[tags->id[i]];
			const uint32_t *end = a->list +
			    a->list_at[tags->id[i] + 1];

			for (; p < end; p++)
				score[*p] = (int16_t)(score[*p] + points);
		}
		first += tags->n[kind];
	}
}

/* The highest of each block: a loop that the compiler makes into vectors. */
static void
find_most(const int16_t *score, int16_t *most, size_t nblock)
{
	for (size_t b = 0; b < nblock; b++, score += BLOCK) {
		int16_t m = score[0];

		for (int i = 1; i < BLOCK; i++)
			m = score[i] > m ? score[i] : m;
		most[b] = m;
	}
}

/* The heap's first is its worst. Of equal points the lower index is better. */
static int64_t
key_of(int points, uint32_t at)
{
	return (int64_t)points << 32 | (UINT32_MAX - at);
}

static void
sift_down(int64_t *heap, size_t n, size_t i, int64_t key)
{
	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && heap[child + 1] < heap[child])
			child++;
		if (heap[child] >= key)
			break;
		heap[i] = heap[child];
	}
	heap[i] = key;
}

static void
take(int64_t *heap, size_t *n, size_t top, int64_t key)
{
	size_t i;

	if (*n == top) {
		if (key > heap[0])
			sift_down(heap, top, 0, key);
		return;
	}
	for (i = (*n)++; i > 0 && heap[(i - 1) / 2] > key; i = (i - 1) / 2)
		heap[i] = heap[(i - 1) / 2];
	heap[i] = key;
}

static void
look_through(const struct vci_all *a, const struct desk *k, size_t first,
    int place, int64_t *heap, size_t *n)
{
	for (size_t i = first; i < first + BLOCK; i++) {
		int points = k->score[i] + place + k->need[a->need[i]] +
		    k->time[a->time[i]];

		if (points >= 0)
			take(heap, n, a->top, key_of(points, a->at[i]));
	}
}

static int
worst_first(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

static void
search(struct vci_all *a, struct slot *s, int64_t *heap)
{
	struct desk *k = &a->desk;
	int need, time;

	s->nfound = 0;
	if (a->n == 0 || s->person.refused ||
	    tabulate(a, &s->person, k, &need, &time) == SHUT)
		return;
	memcpy(k->score, a->base, a->n * sizeof *k->score);
	add_tags(a, &s->person.tags, k->score);
	for (size_t i = 0; i < s->nblocked; i++)
		k->score[a->blocked[s->blocked + i].entry] = SHUT;
	find_most(k->score, k->most, a->nblock);
	for (size_t i = 0; i < s->home->n; i++) {
		const struct run *r = &a->run[s->home->run[i].run];
		int place = s->home->run[i].points;

		for (size_t b = r->block; b < r->block + r->nblock; b++) {
			int most = k->most[b] + place + need + time;

			if (most < 0 ||
			    (s->nfound == a->top && most < heap[0] >> 32))
				continue;
			look_through(a, k, b * BLOCK, place, heap, &s->nfound);
		}
	}
	qsort(heap, s->nfound, sizeof *heap, worst_first);
}

static void *
finder(void *arg)
{
	struct vci_all *a = arg;

	pthread_mutex_lock(&a->lock);
	for (size_t next = 0;; next = (next + 1) % RING) {
		struct batch *b = &a->batch[next];

		while (b->state != FILLED && !a->stop)
			pthread_cond_wait(&a->change, &a->lock);
		if (a->stop)
			break;
		pthread_mutex_unlock(&a->lock);
		for (size_t i = 0; i < b->n; i++)
			search(a, &b->slot[i], b->found + i * a->top);
		pthread_mutex_lock(&a->lock);
		b->state = FOUND;
		pthread_cond_broadcast(&a->change);
	}
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* ---- handing out: this thread ------------------------------------------------------------ */

/* Fills a batch with the next volunteers; it belongs to us. */
static int
fill(struct vci_all *a, struct batch *b)
{
	int rc = VC_OK;

	b->n = 0;
	vci_arena_clear(&b->arena);
	while (b->n < BATCH && !a->ended) {
		struct slot *s = &b->slot[b->n];

		rc = vci_people_next(a->d, &a->people, &b->arena, &s->person);
		a->ended = rc == VC_DONE;
		if (rc != VC_ROW)
			break;
		s->home = vci_all_home(a, s->person.place);
		if (s->home == NULL)
			return VC_E_NOMEM;
		while (a->nextblocked < a->nblocked &&
		    a->blocked[a->nextblocked].volunteer < s->person.id)
			a->nextblocked++;
		s->blocked = a->nextblocked;
		while (a->nextblocked < a->nblocked &&
		    a->blocked[a->nextblocked].volunteer == s->person.id)
			a->nextblocked++;
		s->nblocked = a->nextblocked - s->blocked;
		b->n++;
	}
	return rc < 0 ? rc : VC_OK;
}

/* Gives the finder all that there is room for. */
static int
feed(struct vci_all *a)
{
	struct batch *b;
	int rc = VC_OK;

	while (rc == VC_OK && !a->ended &&
	    (b = &a->batch[a->fill])->state == EMPTY) {
		rc = fill(a, b);
		if (rc != VC_OK || b->n == 0)
			break;
		pthread_mutex_lock(&a->lock);
		b->state = FILLED;
		pthread_cond_broadcast(&a->change);
		pthread_mutex_unlock(&a->lock);
		a->fill = (a->fill + 1) % RING;
	}
	return rc;
}

/* Waits for the batch that is next; false: there is none. */
static bool
await(struct vci_all *a, struct batch *b)
{
	bool some;

	pthread_mutex_lock(&a->lock);
	while (b->state == FILLED)
		pthread_cond_wait(&a->change, &a->lock);
	some = b->state == FOUND;
	pthread_mutex_unlock(&a->lock);
	return some;
}

int
vci_all_next(struct vci_all *a, const struct vci_person **v,
    struct vci_found *f, int64_t *rank)
{
	for (;;) {
		struct batch *b = &a->batch[a->give];
		struct slot *s;
		int rc;

		if (a->slot == 0 && a->rank == 0 && (rc = feed(a)) != VC_OK)
			return rc;
		if (!await(a, b))
			return VC_DONE;
		for (; a->slot < b->n; a->slot++, a->rank = 0) {
			int64_t key;

			s = &b->slot[a->slot];
			if (a->rank == s->nfound)
				continue;
			key = b->found[a->slot * a->top + a->rank];
			*f = (struct vci_found){ s->person.id, (int)(key >> 32),
				UINT32_MAX - (uint32_t)key };
			*v = &s->person;
			*rank = (int64_t)++a->rank;
			return VC_ROW;
		}
		/* Nobody but us looks at it before it is filled again. */
		b->state = EMPTY;
		a->slot = a->rank = 0;
		a->give = (a->give + 1) % RING;
	}
}

static int
start(struct vci_all *a)
{
	if (pthread_mutex_init(&a->lock, NULL) != 0 ||
	    pthread_cond_init(&a->change, NULL) != 0)
		return vci_nomem(a->d->vc);
	if (pthread_create(&a->thread, NULL, finder, a) != 0)
		return vci_err(a->d->vc, VC_E_UNAVAILABLE,
		    "cannot start a thread");
	a->started = true;
	return VC_OK;
}

int
vci_all_open(struct vci_match_data *d, int64_t top, struct vci_all **out)
{
	struct vci_all *a = calloc(1, sizeof *a);
	int rc;

	*out = a;
	if (a == NULL)
		return vci_nomem(d->vc);
	a->d = d;
	rc = vci_match_open(d, 0);
	/* More than there are can't be found. */
	a->top = (size_t)top < d->nopen ? (size_t)top :
	    d->nopen == 0               ? 1 :
					  d->nopen;
	if (rc == VC_OK)
		rc = vci_all_lay(a);
	for (size_t i = 0; i < RING && rc == VC_OK; i++) {
		a->batch[i].found = calloc(BATCH * a->top, sizeof(int64_t));
		if (a->batch[i].found == NULL)
			rc = vci_nomem(d->vc);
	}
	if (rc == VC_OK)
		rc = vci_people_open(d, 0, &a->people);
	return rc == VC_OK ? start(a) : rc;
}

void
vci_all_free(struct vci_all *a)
{
	if (a == NULL)
		return;
	if (a->started) {
		pthread_mutex_lock(&a->lock);
		a->stop = true;
		pthread_cond_broadcast(&a->change);
		pthread_mutex_unlock(&a->lock);
		pthread_join(a->thread, NULL);
		pthread_cond_destroy(&a->change);
		pthread_mutex_destroy(&a->lock);
	}
	vci_people_close(&a->people);
	for (size_t i = 0; i < RING; i++) {
		vci_arena_release(&a->batch[i].arena);
		free(a->batch[i].found);
	}
	vci_all_clear(a);
	free(a);
}
