/* SPDX-License-Identifier: ISC */
/* Nordic organisation numbers and their check digits. */
#ifndef VCI_IDS_H
#define VCI_IDS_H

#include <stddef.h>

#include "../vc.h"

enum vci_orgno {
	VCI_ORGNO_GOOD,  /* well-formed, check digit right */
	VCI_ORGNO_CHECK, /* well-formed, check digit wrong */
	VCI_ORGNO_BAD,   /* not a number of that country */
	VCI_ORGNO_PERSON /* SE: third digit below 2, or 18, 19, 20 before it:
			  * a personal number, check digit right or not */
};

/* Reads an organisation number as that country writes it ("SE": NNNNNN-NNNN,
 * also without hyphen, with 16 before it, or as VAT number SE...01; "DK":
 * CVR, 8 digits, first not 0, also "DK12345678" or spaced; "NO": 9 digits,
 * spaced, "NO...MVA"; "FI": NNNNNNN-N, "FI..."). Blanks may stand anywhere,
 * and any dash is a hyphen. Appends the canonical form (SE 802000-1234, DK
 * 12345678, NO 912345678, FI 1234567-8). With CHECK, *expected is the digit
 * that would be right, or 'x' when none is.
 *
 * What registers hold besides is taken only where the check digit is right,
 * and is BAD otherwise: signs at the end ("802000-1114.", "802000-1114??")
 * and, SE, hyphens anywhere ("8020-001114", "802-000-1114").
 * Sources: SKV 709 (Luhn over 10 digits), Erhvervsstyrelsen (modulus 11,
 * 2,7,6,5,4,3,2,1), Bronnoysund (3,2,7,6,5,4,3,2), PRH (7,9,10,5,8,4,2). */
enum vci_orgno vci_orgno_parse(const char *country, const char *s, size_t n,
    struct vc_buf *out, char *expected);

/* The check digit that belongs after the nine digits at d. */
char vci_luhn(const char *d);
/* The check digit that makes the sum of the digits by their weights ('A' is
 * 10), and of itself, a multiple of eleven; 'x' when none does. */
char vci_mod11(const char *d, const char *weight);

#endif
