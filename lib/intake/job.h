/* SPDX-License-Identifier: ISC */
/* One import under way: what its parts share. */
#ifndef VCI_JOB_H
#define VCI_JOB_H

#include <sys/stat.h>

#include "intake.h"
#include "options.h"

struct vci_job {
	struct vc *vc;
	const struct vc_noun *noun;
	const struct vc_noun *named; /* whose fields options name; NULL: noun */
	/* Once over the file: opens it, reads it, and writes what it holds.
	 * c.again: it was read in a wrong way, and is to be read once more. */
	int (*pass)(struct vci_job *);
	void *arg; /* pass's own */
	const struct vc_import *want;
	struct vc_import_result *result;
	struct vci_options options;
	int fd; /* that can be read again; want->fd, or a copy of it */
	struct vci_dialect dialect;
	bool rejects;      /* it is a file of rejects */
	struct stat begun; /* the file as it was at first */
	struct vci_convert c;
	struct vci_writer w;
	struct vci_diags said, end;     /* of the whole file, first and last */
	struct vci_diags late, pending; /* found while writing */
	struct vci_digest digest;
	char sha256[65]; /* of the file, in hex; "": not known yet */
	int64_t source, late_rejected;
	int64_t met;             /* rows of the register that the file has */
	struct vci_map ended;    /* see vci_writer */
	struct vci_bits touched; /* the same */
	struct vci_maker *maker; /* of organisations, or NULL */
	struct vc_buf indexes;   /* to be made again when all rows stand */
	bool weighed;            /* whether there are to be such */
};

/* ---- from the first byte to the last word (job.c) ---------------------------- */

/* Runs j's passes: vc, noun, pass, want, result and fd are filled, the rest is
 * zeroed. In any case vci_job_end releases it, and moves what is to be said
 * into the result. */
int vci_job_run(struct vci_job *) VC_CHECK;
void vci_job_end(struct vci_job *);

/* For a pass: opens the file, whose header is the next to be read. */
int vci_job_open(struct vci_job *) VC_CHECK;
/* It couldn't be read as far as its rows, as the reading handle's message
 * says: that is kept, and rc returned. */
int vci_job_unread(struct vci_job *, int rc) VC_CHECK;
/* Waits for the file's digest, which is to be known at the end. */
int vci_job_digest(struct vci_job *) VC_CHECK;
/* A transaction around `load`; nothing is kept of a file that must be read
 * again, or that brought no news. */
int vci_job_transact(struct vci_job *, int (*load)(struct vci_job *)) VC_CHECK;
/* For load, before it reads: is the file known by its bytes already? */
int vci_job_recognise(struct vci_job *) VC_CHECK;

/* ---- what was asked (asked.c) -------------------------------------------------- */

/* The options of `want`, and its profile's; checked against the noun unless
 * that is NULL. */
int vci_options_of(struct vc *, const struct vc_noun *,
    const struct vc_import *want, struct vci_options *) VC_CHECK;
/* As what reads the file wants them. */
void vci_dialect_options(const struct vci_options *, struct vci_dialect *,
    struct vci_convert *);
/* Is it a file of rejects? One, which we wrote or a spreadsheet did since,
 * isn't written as its sender's files are: encoding, delimiter and lines to
 * skip, as given for those, count for nothing. */
bool vci_dialect_rejects(struct vci_dialect *, int fd);

/* ---- the beginning (start.c) ---------------------------------------------------- */

const char *vci_sender_name(const struct vci_job *);
/* Is it the office itself, which may use our own numbers? */
bool vci_sender_own(const struct vci_job *);
/* Loads what the rows may refer to (parents.c). */
int vci_parents(struct vci_job *) VC_CHECK;
/* Runs a statement that returns one number; 0 when it returns no row. */
int vci_one_number(struct vc *, struct vci_stmt *, int64_t *) VC_CHECK;
/* All that must stand before the first row, within the transaction. */
int vci_start(struct vci_job *) VC_CHECK;
/* What the writer calls for a row that is left out (import.c). */
void vci_on_reject(void *job, int64_t line, int column, enum vci_why);

/* ---- the end (import.c, conclude.c) --------------------------------------------- */

/* The last import that a statement (SAME, MARK, UNDONE) finds by bytes, or
 * 0. */
int vci_same_bytes(struct vci_job *, enum vci_intake_sql, const char *sha256,
    int64_t *id) VC_CHECK;
/* VC_E_IO, with a message, when someone has written to the file since. */
int vci_unchanged(struct vci_job *) VC_CHECK;
/* When all rows were read: fills the result and writes the import's own row.
 * VC_E_DATA, with a message, when nothing is to be kept. */
int vci_conclude(struct vci_job *) VC_CHECK;
/* Something looks wrong, with two numbers: VC_E_DATA, or of a dry run a
 * warning and VC_OK. `id` takes them as two %s. */
int vci_stop(struct vci_job *, const char *id, int64_t some, int64_t all)
    VC_CHECK __attribute__((format(printf, 2, 0)));

/* ---- full deliveries (full.c) ------------------------------------------------ */

/* Before: which rows had ended because an earlier delivery lacked them. */
int vci_full_begin(struct vci_job *) VC_CHECK;
/* After: ends those that this one lacks. VC_E_DATA, with a message, when
 * they are suspiciously many. */
int vci_full_end(struct vci_job *) VC_CHECK;

/* ---- rows not taken (reject.c) ------------------------------------------------ */

/* Reads the file once more and hands the rows that weren't taken over. */
int vci_rejects(struct vci_job *) VC_CHECK;

/* ---- organisations made on the way (make.c) ----------------------------------- */

int vci_maker_new(struct vci_job *, const struct vc_noun *of,
    struct vci_maker **) VC_CHECK;
/* Makes the rows that a batch asks for, where a row that is taken names them,
 * and puts their ids into it. Called by the writer, with the maker. */
int vci_maker_take(void *maker, struct vci_rows *) VC_CHECK;
/* The file was taken back as `import` before: the ids of then. */
int vci_maker_back(struct vci_maker *, int64_t import) VC_CHECK;
int vci_maker_end(struct vci_maker *, int64_t *made) VC_CHECK;
void vci_maker_free(struct vci_maker *);

#endif
