/* SPDX-License-Identifier: ISC */
/* The columns of the annual report, for the files that make it. */
#ifndef VCI_YEAR_H
#define VCI_YEAR_H

#include "report.h"

enum {
	C_YEAR,
	C_THEME,
	C_SHOW_SCOPE,
	C_NUMBER,
	C_TEXT,
	C_SCOPE,
	C_INDICATOR,
	C_KIND,
	C_SHOW_TARGET,
	C_SHOW_RESULT,
	C_SHOW_PERCENT,
	C_TARGET,
	C_TARGET2,
	C_UNIT,
	C_RESULT,
	C_RESULT2,
	C_REACHED,
	C_QUALIFIER,
	C_PART,
	C_WHOLE,
	C_PERCENT,
	C_STATUS,
	C_BASIS,
	C_SOURCE,
	C_NOTE,
	C_COUNT,
	/* Beside what was closed. */
	C_SHOW_THEN = C_COUNT,
	C_SHOW_CHANGE,
	C_RESTATED,
	C_THEN_RESULT,
	C_THEN_RESULT2,
	C_THEN_REACHED,
	C_THEN_PART,
	C_THEN_WHOLE,
	C_THEN_TARGET,
	C_THEN_TARGET2,
	C_THEN_STATUS,
	C_THEN_BASIS,
	C_CHANGE,
	C_CHANGE2,
	C_REASONS,
	C_ALL
};

/* Fills a goal's row (year_row.c). */
void vci_year_row(struct vc *, struct vc_table *, const struct vci_figure *,
    struct vc_cell *);

#endif
