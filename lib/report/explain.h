/* SPDX-License-Identifier: ISC */
/* What the files of an explanation share. */
#ifndef VCI_EXPLAIN_H
#define VCI_EXPLAIN_H

#include "report.h"

enum {
	C_PART,
	C_SHOW_PART,
	C_BASIS,
	C_ID,
	C_DAY,
	C_PLACE,
	C_ORG,
	C_AMOUNT,
	C_QUALIFIER,
	C_STATED,
	C_TEXT,
	C_SOURCE,
	C_HAS,
	C_COUNT
};

struct explain {
	struct vc *vc;
	struct vc_table *t;
	struct vci_figure f;
	bool share, each;
	int64_t sum[2]; /* of a condition, thousandths */
};

/* A new row of condition 0 or 1 (explain_row.c), or NULL; of a share that was
 * counted these are part and whole, of per-each the units that have enough and
 * those that don't. */
struct vc_cell *vci_explain_row(struct explain *, int part, const char *basis);
struct vc_cell vci_explain_text(struct explain *, const char *);
/* The rule behind what was counted of a condition, a row for each of its
 * facts, and what they come to (explain_row.c). */
int vci_explain_counted(struct explain *, int part) VC_CHECK;
/* What the amounts of a condition come to, below. */
int vci_explain_total(struct explain *, int part) VC_CHECK;

#endif
