/* SPDX-License-Identifier: ISC */
/* A list while it is being put together: list.c, and search.c. */
#ifndef VCI_LIST_H
#define VCI_LIST_H

#include "noun.h"

#define VCI_LIST_PARAMS 60

struct vc_list {
	struct vc *vc;
	struct vc_record *record;
	struct vci_stmt *st;
	struct vci_value param[VCI_LIST_PARAMS];
	int nparam;
	struct vci_arena arena;
	int ahead; /* what the first step gave, or VC_OK: not taken yet */
	bool near; /* nothing is spelt so; these are spelt nearly so */
};

/* Appends the parameter's number to sql. */
int vci_list_param(struct vc_list *, struct vc_buf *sql,
    const struct vci_value *) VC_CHECK;
/* Appends the condition that every word stands in some searchable field;
 * `near`: that, or a word that is one slip away from it. */
int vci_search_sql(struct vc_list *, const struct vc_noun *, const char *text,
    bool near, struct vc_buf *sql) VC_CHECK;
/* May another spelling find more: has it a word that is long enough? */
bool vci_search_has_near(struct vc *, const char *text);

#endif
