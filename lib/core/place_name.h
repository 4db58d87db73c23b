/* SPDX-License-Identifier: ISC */
/* The const tables behind place.c: who is there, and by which names. */
#ifndef VCI_PLACE_NAME_H
#define VCI_PLACE_NAME_H

#include <stddef.h>
#include <stdint.h>

#include "place.h"

/* In order of id. */
extern const struct vci_place vci_place_table[];
extern const size_t vci_place_count;

/* A name as place.c folds it, and the country's code it stands for. Marks
 * are gone (å ä -> a, ö ø -> o, æ -> ae), then aa and ae are a and oe is o,
 * so that Aarhus, Århus and Arhus, or Malmö, Malmo and Malmoe, are one.
 * Where two names differ by a mark alone, the marked one keeps it ({ for å,
 * | for ä, } for ö). Byte order, former municipalities as their successors. */
struct vci_place_name {
	const char *key;
	int32_t code;
};

extern const struct vci_place_name vci_place_names_dk[];
extern const struct vci_place_name vci_place_names_fi[];
extern const struct vci_place_name vci_place_names_no[];
extern const struct vci_place_name vci_place_names_se[];
extern const size_t vci_place_nnames_dk;
extern const size_t vci_place_nnames_fi;
extern const size_t vci_place_nnames_no;
extern const size_t vci_place_nnames_se;

#endif
