/* SPDX-License-Identifier: ISC */
/* Text as whoever looks for personal numbers is to see it. */
#ifndef VCI_PERSON_FOLD_H
#define VCI_PERSON_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* s[0..n), and from[i] is where s[i] stood; from[n] is the end. */
struct vci_folded {
	char *s;
	size_t *from, n;
};

/* Could folding change it? */
bool vci_person_unusual(const char *s, size_t n);
/* Full-width characters become ASCII; what has no width goes; the few dots,
 * slashes and hyphens that look like ASCII's become them. false: out of memory.
 * vci_person_folded releases it in either case. */
bool vci_person_fold(const char *s, size_t n, struct vci_folded *);
void vci_person_folded(struct vci_folded *);

#endif
