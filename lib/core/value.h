/* SPDX-License-Identifier: ISC */
/* A value as the database holds it: nothing, an integer or text. */
#ifndef VCI_VALUE_H
#define VCI_VALUE_H

#include <stdint.h>

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

#endif
