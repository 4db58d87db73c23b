/* SPDX-License-Identifier: ISC */
/* What is to be thought of an indicator that nothing counts. */
#include <string.h>

#include "../core/text.h"
#include "goal.h"

#define SLIPS 2 /* letters by which a key is another, misspelt */

static bool
begins(const char *key, const char *with)
{
	return strncmp(key, with, strlen(with)) == 0;
}

/* VC_WARN, with what becomes of a goal for it. */
static int
not_counted(struct vc *vc, const char *key)
{
	if (begins(key, VCI_SURVEY_PREFIX))
		vci_err(vc, VC_E_DATA,
		    "nothing is counted for '%s' until there is a survey with "
		    "this question",
		    key);
	else if (begins(key, "activity."))
		vci_err(vc, VC_E_DATA,
		    "nothing is counted for '%s' until activities have this "
		    "kind; 'vcctl goal indicators' lists those they have",
		    key);
	else
		vci_err(vc, VC_E_DATA,
		    "nothing counts '%s': record its results with 'vcctl goal "
		    "result'",
		    key);
	return VC_WARN;
}

int
vc_indicator_check(struct vc *vc, const struct vc_record *goal,
    const char *field)
{
	const struct vci_field *f =
	    &goal->noun->field[vci_field(goal->noun, field)];
	const struct vci_value *v = &goal->v[f - goal->noun->field];
	struct vci_indicator store;
	const struct vci_indicator *i = NULL;
	int rc = VC_OK;

	if (v->kind != VCI_TEXT)
		return VC_OK;
	rc = vci_indicator_of(vc, v->s, &store, &i);
	if (rc != VC_OK || i != NULL)
		return rc;
	for (size_t n = 0; (i = vci_indicator_nth(n, &store)) != NULL; n++) {
		if (vci_text_distance(v->s, i->key, SLIPS) > SLIPS)
			continue;
		rc = vci_err(vc, VC_E_DATA,
		    "nothing counts '%s'; did you mean '%s'?", v->s, i->key);
		vci_err_at(vc, f->name, f->title);
		return rc;
	}
	return not_counted(vc, v->s);
}
