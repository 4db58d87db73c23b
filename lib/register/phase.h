/* SPDX-License-Identifier: ISC */
/* The phases of a template in memory, for those who lay out and keep them. */
#ifndef VCI_PHASE_H
#define VCI_PHASE_H

#include "register.h"

#define VCI_NO_DAY INT64_MIN
struct vci_phase {
	const char *stage, *note;
	int64_t days, rank;
};

/* So many stages are laid out at most. */
#define VCI_PHASES 64
struct vci_phases {
	struct vci_phase v[VCI_PHASES];
	int n;
	struct vci_arena arena;
};

/* The template that is built in, and its phases. */
#define VCI_BUILT_IN  "pilot"
#define VCI_BUILT_INS 7
extern const struct vci_phase vci_built_in[VCI_BUILT_INS];

/* Reads the rows (stage, days, rank, note) of a statement that is bound. */
int vci_phases_rows(struct vc *, struct vci_stmt *, struct vci_phases *)
    VC_CHECK;
/* Those of a template, VC_E_NOINPUT where there is none. */
int vci_phases_read(struct vc *, const char *name, struct vci_phases *)
    VC_CHECK;
int vci_no_template(struct vc *, const char *name);
/* Sets a field that there is a text for; a number. */
int vci_phase_set(struct vc *, struct vc_record *, const char *name,
    const char *text) VC_CHECK;
int vci_phase_set_int(struct vc *, struct vc_record *, const char *name,
    int64_t) VC_CHECK;

#endif
