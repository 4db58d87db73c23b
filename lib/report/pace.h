/* SPDX-License-Identifier: ISC */
/* What the files of the pace report share. */
#ifndef VCI_REPORT_PACE_H
#define VCI_REPORT_PACE_H

#include "report.h"

struct vci_pacing {
	struct vc *vc;
	struct vc_table *t;
	int n[VCI_PACE_WORDS];
	int over, missed; /* goals whose time has ended */
	bool even, shape; /* there is one somewhere */
};

/* What is said: which year, and as of when; what the columns don't tell of a
 * goal; what they mean; and how many have which pace. */
int vci_pace_head(struct vci_pacing *, int year) VC_CHECK;
int vci_pace_note(struct vci_pacing *, const struct vci_figure *, size_t part,
    const struct vci_pace *) VC_CHECK;
int vci_pace_legend(struct vci_pacing *) VC_CHECK;
int vci_pace_foot(struct vci_pacing *, int year) VC_CHECK;

#endif
