/* SPDX-License-Identifier: ISC */
/* National personal numbers, wherever in a text they stand. */
#ifndef VCI_PERSON_H
#define VCI_PERSON_H

#include <stdbool.h>
#include <stddef.h>

#include "../vc.h"

/* Is there a national personal number in s[0..n)? *at and *len, which may be
 * NULL, are where the first stands. `country` is the register's ("SE", "DK",
 * "NO", "FI"; "" for none). Looked for in every register:
 *
 * SE personnummer and samordningsnummer (day + 60): a real date, and the Luhn
 *    check digit. YYMMDDNNNN, YYMMDD-NNNN, YY-MM-DD-NNNN; with century 18, 19
 *    or 20 YYYYMMDDNNNN, YYYYMMDD-NNNN, YYYY-MMDD-NNNN, YYYY-MM-DD-NNNN.
 *    Also the number for value added tax that is made of one: SEYYMMDDNNNN01.
 * DK CPR: DDMMYY-NNNN with a real date; nothing else of it can be checked
 *    since 2007. Without the hyphen (DDMMYYNNNN, DDMMYY NNNN, DD MM YY NNNN)
 *    only in a Danish register.
 * NO fødselsnummer, D-number (day + 40), H-number (month + 40) and numbers
 *    made for tests (month + 65, month + 80): a real date and both check
 *    digits. DDMMYYNNNNN, DDMMYY-NNNNN, DDMMYY-NNN-NN, DD-MM-YY-NNNNN.
 * FI henkilötunnus: DDMMYY or DD-MM-YY, one of - + A-F U-Y, three digits, check
 *    character.
 *
 * A hyphen above stands for what separates: a hyphen, dash or minus sign, a
 * plus sign (not DK), blanks, blanks around one of the signs, or a dot or
 * slash. With dots or slashes the date's must be alike, no further group may
 * follow or go before ("1.2.3"), and the last four, after a blank, are no time
 * of day. Full-width characters count as ASCII, and those without a width as
 * nothing. Letters may stand next to a number, digits may not. No personal
 * number are: what a plus sign stands before (an international telephone
 * number), organisation numbers (their month is 20 or more), and a date before
 * an ISO date. Where ten bare digits pass both tests they count, though a
 * telephone number may look so ("0701234569"; 070-123 45 69 and +46701234569
 * never do): what is not stored can't leak.
 *
 * Any bytes are safe; only valid UTF-8 is understood. Cheap for text with
 * fewer than nine digits, at eight bytes a step.
 * Sources: SKV 704 and 707, CPR-kontoret "Personnummeret i CPR", Skatteetaten
 * "Fødselsnummer", DVV "Henkilötunnus". */
bool vci_person_find(const char *country, const char *s, size_t n, size_t *at,
    size_t *len);
/* The same in text that is known to be a telephone number: ten bare digits
 * that begin with 0 are one here. Every other form counts as it does above;
 * eleven digits have two check digits, which telephone numbers hardly ever
 * have by chance. */
bool vci_person_in_phone(const char *country, const char *s, size_t n);
/* Appends s with "***" in the place of each such number. */
void vci_person_mask(const char *country, const char *s, size_t n,
    struct vc_buf *out);

#endif
