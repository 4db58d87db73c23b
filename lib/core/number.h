/* SPDX-License-Identifier: ISC */
/* Fixed-point numbers with decimal comma or point. */
#ifndef VCI_NUMBER_H
#define VCI_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Parses s[0..n) as an integer number of 10^-places (places 0, 2 or 3).
 * Decimal sign comma or point. Thousands may be grouped by blanks (space,
 * no-break, narrow no-break), apostrophe, or by the sign that is not the
 * decimal one, and then only in whole groups of three: "12 000", "12.000,5",
 * "1,234.5". A lone comma or point followed by exactly three digits is
 * ambiguous ("12.000" is twelve thousand to a Dane): refused, but for
 * "0.125" and "1234.567", which can't be thousands, when places == 3.
 * More non-zero decimals than `places`, overflow, or anything left over:
 * false. */
bool vci_number_parse(const char *s, size_t n, int places, int64_t *v);
/* Plain decimal integer, optional sign, nothing else. */
bool vci_int_parse(const char *s, size_t n, int64_t *v);

#endif
