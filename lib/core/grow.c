/* SPDX-License-Identifier: ISC */
/* Twice as much each time, so that an element costs the same in the end. */
#include "grow.h"

#include <stdlib.h>
#include <string.h>

#define FIRST 64 /* elements */

bool
vci_grow(void *array, size_t *cap, size_t size)
{
	void *now, *was;
	size_t more = *cap == 0 ? FIRST : *cap * 2;

	memcpy(&was, array, sizeof was);
	if ((now = reallocarray(was, more, size)) == NULL)
		return false;
	memcpy(array, &now, sizeof now);
	*cap = more;
	return true;
}
