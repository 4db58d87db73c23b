/* SPDX-License-Identifier: ISC */
/* UTF-8 text: validity, normal form, folding for search and order, nearness. */
#ifndef VCI_TEXT_H
#define VCI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "../vc.h"

/* Is s[0..n) valid UTF-8 without NUL? ASCII is checked fast, 8 bytes a step. */
bool vci_utf8_valid(const char *s, size_t n);
bool vci_ascii(const char *s, size_t n);

/* The length of the blank at s[0..n), no line break, or of the hyphen or dash
 * or minus sign; 0 for none. n > 0. */
size_t vci_text_blank(const char *s, size_t n);
size_t vci_text_hyphen(const char *s, size_t n);

/* Appends s in NFC with outer blanks removed and inner runs of blanks (tab,
 * no-break space, ...) made one space; line breaks inside are kept as \n.
 * s must be valid. */
void vci_text_clean(struct vc_buf *, const char *s, size_t n);

/* Appends the key by which text is searched and sorted in a language:
 * casefolded; letters without marks (é->e, ü->y in the Nordic languages),
 * but å ä/æ ö/ø as letters of their own after z, in the language's order
 * (sv fi: å ä ö; da nb: æ ø å, aa as å); punctuation becomes one space;
 * bytes in key order. "" for text without letters or digits. In any other
 * language (en) the Nordic letters lose their marks too. */
void vci_text_key(struct vc_buf *, const char *s, size_t n, const char *lang);

/* Appends digits padded so that byte order is number order: "A.10" after
 * "A.2". For goal numbers. */
void vci_text_natural(struct vc_buf *, const char *s);

/* Edit distance (insert, delete, replace, swap of neighbours) over bytes of
 * folded ASCII-ish words; stops counting past `max` and returns max + 1. */
size_t vci_text_distance(const char *a, const char *b, size_t max);

#endif
