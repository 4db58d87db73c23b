/* SPDX-License-Identifier: ISC */
/* Where output goes: stdout, or a file that appears all at once. */
#ifndef OUT_FILE_H
#define OUT_FILE_H

#include <stdio.h>

struct out_file {
	FILE *fp;
	char *name; /* as the user wrote it; NULL: stdout */
	char *path; /* what the file is renamed to */
	char *temp; /* what it is called until then; NULL: no rename */
};

/* Opens `path` (NULL or "-": stdout). A regular file is written beside its
 * place; a device or a pipe is written to as it is. Returns 0, or 71 or 73
 * after saying why on stderr. */
int out_file_open(struct out_file *, const char *path);
/* Could it be opened? 0, or as out_file_open; nothing is left of it. */
int out_file_check(const char *path);
/* Brings everything to the disk and the file into place, unless `err` (an
 * errno, 0 for none) tells that writing failed before. Returns 0, or 73 or
 * 74 after saying why on stderr. Releases in any case. */
int out_file_close(struct out_file *, int err);
/* Lets the file go and removes what was written. */
void out_file_discard(struct out_file *);

#endif
