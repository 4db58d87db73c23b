/* SPDX-License-Identifier: ISC */
/* Arrays that grow. */
#ifndef VCI_GROW_H
#define VCI_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Room for one more behind the n that an array holds; `array` and `cap` are
 * where the pointer and its capacity are kept. false: memory ran out, and the
 * array is as it was. */
#define VCI_GROW(array, n, cap) \
	((n) < (cap) || vci_grow(&(array), &(cap), sizeof *(array)))
bool vci_grow(void *array, size_t *cap, size_t size);

#endif
