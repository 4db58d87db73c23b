/* SPDX-License-Identifier: ISC */
/* Sums of surveys: which of them may be shown. */
#ifndef VCI_REPORT_SURVEY_H
#define VCI_REPORT_SURVEY_H

#include "report.h"

/* Sets hide[i] for the counts that are not to be shown beside their total.
 * false: there are too few to hide any among, so that none may be, nor
 * their answers named. */
bool vci_survey_hide(const int64_t *count, size_t n, int64_t smallest,
    bool *hide);

#endif
