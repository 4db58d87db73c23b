/* SPDX-License-Identifier: ISC */
/* The file that rows which weren't taken go to. */
#ifndef CMD_REJECTS_H
#define CMD_REJECTS_H

#include "out/file.h"
#include "vc.h"

/* Filled: path, always; release with rejects_release. */
struct rejects {
	const char *path;
	struct out_file file;
	struct vc_buf line, why;
	bool always; /* also where no row at all is taken */
	int64_t n;
	int rc; /* exit code of what failed */
};

/* One row as vc_import hands it over; NULL: no more come, and the file comes
 * into place. VC_OK, or an error; r->rc tells whether it was said. */
int rejects_put(struct rejects *, const struct vc_reject *);
void rejects_release(struct rejects *);

#endif
