/* SPDX-License-Identifier: ISC */
/* Civil dates as day numbers since 1970-01-01 (proleptic Gregorian). */
#ifndef VCI_DATE_H
#define VCI_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int64_t vci_day(int year, int month, int day); /* month and day may be any
						* valid civil date */
void vci_day_civil(int64_t day, int *year, int *month, int *mday);
bool vci_civil_valid(int year, int month, int day);
/* Same day `months` later (or earlier), or the month's last day. */
int64_t vci_day_add_months(int64_t day, int months);
/* ISO 8601 week: *year is the week's year, returns week 1..53. */
int vci_day_week(int64_t day, int *year);

/* Parses s[0..n): 2023-05-01, 20230501? no: only with separators;
 * 01-05-2023, 1.5.2023, 1/5-2023, 1/5 2023, 1/5/2023 (day first),
 * 1. maj 2023, 1 maj 2023, May 1 2023, May 1, 2023 (month names and their
 * usual short forms in sv da nb fi en, folded). Years 1900..2100. A time
 * after an ISO date ("2023-05-01T10:00", "2023-05-01 10:00:00") is let go.
 * ISO is the fast path. */
bool vci_day_parse_n(const char *s, size_t n, int64_t *day);

/* How a column of dates in digits alone is written. */
enum vci_date_order {
	VCI_ORDER_ANY, /* not known: read with the day first */
	VCI_DMY,
	VCI_MDY,
	VCI_ORDER_BOTH /* of a text: fits either, as two different days */
};
/* The same where the order of day and month is `order`. *fits is which orders
 * the text itself allows, whether it was read or not: ANY when it tells
 * nothing of its column, being no date, one in ISO's order or with the month
 * in letters, or 5.5.2023. */
bool vci_day_parse_as(const char *s, size_t n, enum vci_date_order order,
    int64_t *day, enum vci_date_order *fits);

/* A period: "2007" -> [2007-01-01, 2008-01-01), "2007-10", "2007-Q3",
 * a date, or "A..B" of any of these, either side open. to is exclusive;
 * open sides are INT32_MIN / INT32_MAX. */
bool vci_period_parse(const char *s, int64_t *from, int64_t *to);

/* RFC 3339 UTC form of Unix seconds, "2007-10-01T12:00:00Z". */
const char *vci_time_format(int64_t t, char buf[32]);

#endif
