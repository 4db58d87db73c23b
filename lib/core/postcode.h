/* SPDX-License-Identifier: ISC */
/* Postcodes of the Nordic countries, as spreadsheets leave them. */
#ifndef VCI_POSTCODE_H
#define VCI_POSTCODE_H

#include <stdbool.h>

#define VCI_POSTCODE 6 /* digits and the NUL */

/* The digits of a postcode of `country` ("SE"): blanks and the country's
 * letters ("SE-753 32") are taken off, and the zeros on the left that a
 * spreadsheet lost are put back ("783" in Denmark is 0783; no Swedish code
 * begins with a zero). false: something else, as a foreign code. */
bool vci_postcode_parse(const char *country, const char *s,
    char out[VCI_POSTCODE]);

#endif
