/* SPDX-License-Identifier: ISC */
/* A folder that files are dropped into: inbox_scan.c knows which of them are
 * due, inbox_move.c where they go, inbox_report.c what is told of each,
 * inbox.c the order of it all.
 *
 * Whatever a run does, it may die after, and the next one goes on from
 * there. For a file F, DIR/.vcctl holds, each written whole and in this order:
 *
 *	MARK.rejects.csv   before the import is kept
 *	MARK.report.txt    after
 *	MARK.place         what came of F and where it goes: decided, and not
 *			   to be decided again
 *
 * Then the first two are moved beside F's place, F.done is removed, F itself
 * is moved, and MARK.place removed. Without MARK.place, F is imported, under
 * the mark, by which the register knows whether it was. */
#ifndef CMD_INBOX_H
#define CMD_INBOX_H

#include "cmd.h"

#define INBOX_OWN   ".vcctl"
#define INBOX_READY ".done" /* after the name of a file that is complete */

struct delivery {
	char *name;
	char mark[96]; /* tells this very file from any other */
	char *place;   /* "done/orgs.csv", within the inbox */
	char *why;     /* it was not taken, or NULL */
	char *first;   /* ":2: Status: ...", of the first row that was not */
	int64_t batch, rows, added, updated, unchanged, rejected, unclear;
};

struct inbox {
	struct cmd *c;
	char *path;   /* as it was given */
	int dir, own; /* descriptors; own: of .vcctl, or -1 */
	int lock;
	long settle; /* seconds without a write after which a file is due */
	struct delivery *file;
	size_t nfile;
	bool finding;
};

/* inbox_scan.c */

/* Lists the files that are due, in the order of their names, and removes
 * what was kept of files that are gone. 0, or an exit code after saying
 * why. */
int inbox_scan(struct inbox *);
/* Is it still the file that the mark is of? */
bool inbox_same(const struct inbox *, const struct delivery *);
/* PATH/NAMEEND; caller frees. */
char *inbox_path(const struct inbox *, const char *name, const char *end);

/* inbox_move.c; those that return int: 0, or an exit code after saying
 * why. */

/* Opens the inbox and, unless nothing is to be written, makes .vcctl and
 * holds its lock: 75 where another run does. */
int inbox_open(struct inbox *);
void inbox_close(struct inbox *);
/* Can files be moved to done and failed, as far as these are there? Before
 * any of them is taken in. */
int inbox_check(const struct inbox *);
/* Chooses a place in the folder that nothing has. */
int inbox_place(const struct inbox *, struct delivery *, const char *folder);
/* Writes down what came of the file. From here on it is only moved. */
int inbox_decide(const struct inbox *, const struct delivery *);
/* Was that written down? Fills it in. */
bool inbox_decided(const struct inbox *, struct delivery *);
/* Moves report, rejects and file to the place. */
int inbox_move(const struct inbox *, const struct delivery *);

/* 71 after saying that memory ran out. */
int inbox_nomem(void);

/* inbox_report.c */

struct intake;
/* Writes what came of the file where inbox_move finds it. 0, or an exit code
 * after saying why; so does the next. */
int inbox_report(const struct inbox *, const struct delivery *,
    struct intake *);
/* Fills in what came of a file that the register had already. */
int inbox_recall(const struct inbox *, struct intake *);

#endif
