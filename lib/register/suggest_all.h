/* SPDX-License-Identifier: ISC */
/* What stands in memory while the best assignments of all volunteers are
 * found. */
#ifndef VCI_SUGGEST_ALL_H
#define VCI_SUGGEST_ALL_H

#include <pthread.h>

#include "suggest.h"

#define BLOCK 32
#define SHUT  (-30000) /* with any points added still below 0 */
#define BATCH 256      /* volunteers */
#define RING  4        /* batches on their way */

/* Assignments at one place, all to be done there or all from home. */
struct run {
	int place;
	bool remote;
	uint32_t block, nblock;
};
struct run_at {
	uint32_t run;
	int points;
};
/* Runs as they lie from one place, those near enough, best first. */
struct home {
	size_t n;
	struct run_at *run;
};

struct slot {
	struct vci_person person;
	const struct home *home;
	size_t blocked, nblocked;
	size_t nfound;
};
enum state { EMPTY, FILLED, FOUND };
struct batch {
	enum state state;
	size_t n;
	struct slot slot[BATCH];
	int64_t *found; /* top for each slot, best first */
	struct vci_arena arena;
};

/* What one volunteer's search uses. */
struct desk {
	int16_t *score, *most;
	int *need, *time;
};

struct vci_all {
	struct vci_match_data *d;
	size_t top;
	/* Assignments by run, each run filled up to whole blocks. */
	size_t n, nblock, nrun;
	uint32_t *at; /* index of d->open */
	int16_t *base;
	uint32_t *need, *time; /* numbers in needs and times */
	struct run *run;
	struct vci_offer *needs; /* the first of those that require the same */
	size_t nneed;
	uint32_t *times; /* masks */
	size_t ntime;
	uint32_t *list, *list_at; /* tag: its entries, from list_at[tag] on */
	struct blocked {
		int64_t volunteer;
		uint32_t entry;
	} * blocked;
	size_t nblocked, capblocked, nextblocked;
	uint32_t *entry_of; /* d->open index: entry */
	struct home *homes; /* by place + 1 */
	struct vci_people people;
	bool ended;
	/* The ring; under the lock but for those who hold a batch. */
	struct batch batch[RING];
	size_t fill, give; /* next to be filled, being handed out */
	size_t slot, rank;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t change;
	bool started, stop;
	struct desk desk;
};

/* suggest_lay.c: lays the open assignments out; where a volunteer's runs are,
 * best first (NULL: out of memory). */
int vci_all_lay(struct vci_all *) VC_CHECK;
const struct home *vci_all_home(struct vci_all *, int place);
void vci_all_clear(struct vci_all *);

#endif
