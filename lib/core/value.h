/* SPDX-License-Identifier: ISC */
/* A value as the database holds it: nothing, an integer or text. */
#ifndef VCI_VALUE_H
#define VCI_VALUE_H

#include <stdint.h>
#include <string.h>

/* CLEAR asks that a field be emptied, where NULL says nothing about it. */
enum vci_kind { VCI_NULL, VCI_INT, VCI_TEXT, VCI_CLEAR };

/* INT has i, TEXT has s: borrowed from whatever arena or row the value stands
 * in, n bytes, NUL-terminated. 16 bytes, because a million rows of them go
 * from one thread to another. Zeroed means NULL. */
struct vci_value {
	union {
		const char *s;
		int64_t i;
	};
	uint32_t n;
	unsigned char kind;
};

static inline struct vci_value
vci_of_int(int64_t i)
{
	return (struct vci_value){ .i = i, .kind = VCI_INT };
}

/* NULL is nothing. */
static inline struct vci_value
vci_of_text(const char *s)
{
	struct vci_value v = { .kind = VCI_NULL };

	if (s != NULL) {
		v.s = s;
		v.n = (uint32_t)strlen(s);
		v.kind = VCI_TEXT;
	}
	return v;
}

#endif
