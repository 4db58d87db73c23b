/* SPDX-License-Identifier: ISC */
/* Which noun a file is about, where nobody says it. */
#include <unistd.h>

#include "../intake/intake.h"
#include "../intake/sniff.h"
#include "register.h"

/* The noun that the header fits best; the first where none does. */
static const struct vc_noun *
best_noun(struct vc *vc, const struct vc_import *want, int fd)
{
	const struct vc_noun *best = vci_nouns[0];
	int most = 0;

	for (size_t i = 0; vci_nouns[i] != NULL; i++) {
		int fit = vci_sniff_fit(vc, vci_nouns[i], want, fd);

		if (fit > most) {
			most = fit;
			best = vci_nouns[i];
		}
	}
	return best;
}

int
vc_sniff(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, struct vc_table **tp)
{
	int fd = want->fd;
	int rc = vci_spool(vc, want->fd, &fd);

	*tp = NULL;
	if (rc == VC_OK)
		rc = vci_sniff(vc,
		    noun != NULL ? noun : best_noun(vc, want, fd), want, fd,
		    tp);
	if (fd != want->fd)
		close(fd);
	return rc;
}
