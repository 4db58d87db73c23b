/* SPDX-License-Identifier: ISC */
/* Campaigns, as the files that make and show them share them. */
#ifndef VCI_CAMPAIGN_H
#define VCI_CAMPAIGN_H

#include <stdio.h>

#include "../core/number.h"
#include "register.h"

struct vci_campaign {
	int64_t id;
	const struct vc_noun *noun;
	struct vc_buf title, filter;
	int64_t made_on, closed_on;
	bool closed;
};
/* The campaign that is meant: by number or name, of the noun or, where NULL,
 * of any. Release it in any case. */
int vci_campaign_find(struct vc *, const struct vc_noun *, const char *who,
    struct vci_campaign *) VC_CHECK;
void vci_campaign_release(struct vci_campaign *);
int vci_campaign_count(struct vc *, int64_t id, struct vc_campaign *) VC_CHECK;

/* Members m with what became of their rows: g where it is part of another, v
 * where it is a person who was erased. */
#define VCI_MEMBERS_FROM \
	"list_member m JOIN list l ON l.id = m.list_id " \
	"LEFT JOIN merge g ON g.noun = l.noun AND g.gone = m.row_id AND " \
	"g.undone_at IS NULL LEFT JOIN volunteer v ON l.noun = 'volunteer' " \
	"AND v.id = m.row_id AND v.erased_on IS NOT NULL"

#endif
