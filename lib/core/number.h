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
 * "0.125" and "1234.567", which can't be thousands.
 * More non-zero decimals than `places`, overflow, or anything left over:
 * false. */
bool vci_number_parse(const char *s, size_t n, int places, int64_t *v);
/* How a column of numbers is written. */
enum vci_decimal {
	VCI_DECIMAL_ANY, /* not known */
	VCI_COMMA,       /* the decimal sign; the point may group thousands */
	VCI_POINT,       /* the other way round */
	VCI_DECIMAL_BOTH /* of a text: fits either, as two numbers */
};
/* The same where the decimal sign is `as`: then nothing is ambiguous, and
 * what has the other sign is refused. *fits is which signs the text itself
 * allows, whether it was read or not: ANY when it tells nothing of its column,
 * being no number, or one with neither sign. */
bool vci_number_parse_as(const char *s, size_t n, int places,
    enum vci_decimal as, int64_t *v, enum vci_decimal *fits);
/* Plain decimal integer, optional sign, nothing else. */
bool vci_int_parse(const char *s, size_t n, int64_t *v);

#endif
