/* SPDX-License-Identifier: ISC */
/* What the files that read values share. */
#ifndef VCI_TYPE_H
#define VCI_TYPE_H

#include "noun.h"

/* Text in the arena, NULL where it is empty; an integer; what stands in the
 * scratch buffer. */
int vci_put_text(struct vci_parse *, const char *s, size_t n,
    struct vci_value *) VC_CHECK;
int vci_put_int(int64_t, struct vci_value *) VC_CHECK;
int vci_put_scratch(struct vci_parse *, struct vci_value *) VC_CHECK;
enum vci_bad {
	VCI_BAD_BOOL,
	VCI_BAD_PLACE,
	VCI_BAD_ORGNO,
	VCI_BAD_EMAIL,
	VCI_BAD_PHONE,
	VCI_BAD_WHEN,
	VCI_BAD_SCOPE,
	VCI_BAD_LONG,
	VCI_BAD_WHOLE,
	VCI_BAD_NEGATIVE,
	VCI_BAD_COMMA,
	VCI_BAD_POINT,
	VCI_BAD_NUMBER,
	VCI_BAD_YEAR,
	VCI_BAD_DEGREE,
	VCI_BAD_MONEY,
	VCI_BAD_DATE,
	VCI_BAD_MONTH_FIRST,
	VCI_BAD_DAY_FIRST,
	VCI_BAD_DAY_FIRST_HERE,
	VCI_BAD_SPAN
};
/* type_bad.c: VC_E_DATA, "'x' is not a phone number", without the value where
 * it may tell who somebody is. */
int vci_type_bad(struct vci_parse *, const struct vci_field *, enum vci_bad,
    const char *s, size_t n);

/* type_number.c: one for each type. */
int vci_parse_int(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *) VC_CHECK;
int vci_parse_year(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *) VC_CHECK;
int vci_parse_decimal(struct vci_parse *, const struct vci_field *,
    const char *s, size_t n, struct vci_value *) VC_CHECK;
int vci_parse_degree(struct vci_parse *, const struct vci_field *,
    const char *s, size_t n, struct vci_value *) VC_CHECK;
int vci_parse_money(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *) VC_CHECK;
int vci_parse_date(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *) VC_CHECK;

/* type_span.c: a span of a year. */
int vci_parse_span(struct vci_parse *, const struct vci_field *, const char *s,
    size_t n, struct vci_value *) VC_CHECK;

#endif
