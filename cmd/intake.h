/* SPDX-License-Identifier: ISC */
/* One file taken in, and what is said of it: for NOUN import and for the
 * inbox. */
#ifndef CMD_INTAKE_H
#define CMD_INTAKE_H

#include "cmd.h"

struct intake {
	const struct vc_noun *noun;
	const char *survey;  /* whose answers they are, or NULL: none's */
	const char *path;    /* "-": standard input */
	const char *profile; /* or NULL */
	const char *mark;    /* see struct vc_import */
	const char *rejects; /* where rows not taken are written, or NULL */
	bool always;         /* also where no row at all is taken */
	const struct vc_pair *option;
	size_t noption;
	bool overwrite;
	/* Filled by intake_run; release with intake_release. */
	struct vc_import_result result;
	bool opened;     /* the file could be opened */
	bool said;       /* what went wrong was said already */
	int rc;          /* the library's */
	int64_t nreject; /* rows in the file of rejects */
};

/* Imports the file. 0, or an exit code: of the library's error, whose words
 * are in the handle, or after saying why (66, 77: can't be opened; 73, 74:
 * the file of rejects). The file of rejects comes into place before anything
 * is kept, and only if there are any. */
int intake_run(struct cmd *, struct intake *);
void intake_release(struct intake *);

/* Hands each line that is to be said over: notes, warnings (not if `quiet`),
 * rejections, changes by field, counts. `name` is the file's. */
void intake_lines(const struct intake *, const char *name, bool quiet,
    void (*line)(void *arg, const char *), void *arg);

/* The first reason for which a row, or the file, wasn't taken, with its line:
 * "NAME:2: Status: ..."; NULL: there is none. Caller frees. */
char *intake_reason(const struct intake *, const char *name);

#endif
