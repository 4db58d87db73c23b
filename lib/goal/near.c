/* SPDX-License-Identifier: ISC */
/* What is to be thought of an indicator that nothing counts. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "goal.h"

#define SLIPS 2 /* letters by which a key is another, misspelt */

static bool
begins(const char *key, const char *with)
{
	return strncmp(key, with, strlen(with)) == 0;
}

int
vci_key_look(struct vc *vc, const char *key, enum vci_key_is *is,
    char near[VCI_KEY_MAX])
{
	struct vci_indicator store;
	const struct vci_indicator *i = NULL;
	int rc = vci_indicator_of(vc, key, &store, &i);

	*is = i != NULL ? VCI_KEY_COUNTED : VCI_KEY_BY_HAND;
	for (size_t n = 0; rc == VC_OK && *is == VCI_KEY_BY_HAND &&
	     (i = vci_indicator_nth(n, &store)) != NULL;
	     n++) {
		if (vci_text_distance(key, i->key, SLIPS) > SLIPS)
			continue;
		snprintf(near, VCI_KEY_MAX, "%s", i->key);
		*is = VCI_KEY_MISSPELT;
	}
	if (*is == VCI_KEY_BY_HAND && begins(key, VCI_SURVEY_PREFIX))
		*is = VCI_KEY_NO_QUESTION;
	if (*is == VCI_KEY_BY_HAND && begins(key, "activity."))
		*is = VCI_KEY_NO_KIND;
	return rc;
}

/* VC_WARN, with what becomes of a goal for it. */
static int
not_counted(struct vc *vc, const char *key, enum vci_key_is is)
{
	if (is == VCI_KEY_NO_QUESTION)
		vci_err(vc, VC_E_DATA,
		    "nothing is counted for '%s' until there is a survey with "
		    "this question",
		    key);
	else if (is == VCI_KEY_NO_KIND)
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
	char near[VCI_KEY_MAX];
	enum vci_key_is is;
	int rc;

	if (v->kind != VCI_TEXT)
		return VC_OK;
	rc = vci_key_look(vc, v->s, &is, near);
	if (rc != VC_OK || is == VCI_KEY_COUNTED)
		return rc;
	if (is != VCI_KEY_MISSPELT)
		return not_counted(vc, v->s, is);
	rc = vci_err(vc, VC_E_DATA, "nothing counts '%s'; did you mean '%s'?",
	    v->s, near);
	vci_err_at(vc, f->name, f->title);
	return rc;
}
