/* SPDX-License-Identifier: ISC */
/* The list of nouns, and a check that several of them share. */
#include <string.h>

#include "register.h"

const struct vc_noun *const vci_nouns[] = { &vci_org, &vci_assignment,
	&vci_volunteer, &vci_interest, &vci_goal, &vci_result, &vci_neighbour,
	&vci_centroid, &vci_postal, &vci_contact, &vci_contact_log, &vci_plan,
	&vci_plan_month, &vci_partner, &vci_agreement, &vci_grant,
	&vci_activity, &vci_activity_figure, &vci_entry, &vci_team,
	&vci_team_member, &vci_initiative, &vci_stage, &vci_phase, &vci_remark,
	&vci_story, &vci_survey, &vci_question, &vci_answer, NULL };

const struct vc_noun *
vc_noun(const char *name)
{
	for (size_t i = 0; vci_nouns[i] != NULL; i++)
		if (strcmp(vci_nouns[i]->name, name) == 0)
			return vci_nouns[i];
	return NULL;
}

int
vci_check_order(struct vc *vc, struct vci_row *row, const char *first,
    const char *second)
{
	const struct vci_value *a = &row->v[vci_field(row->noun, first)];
	int column = vci_field(row->noun, second);
	const struct vci_value *b = &row->v[column];
	char from[16], to[16];

	if (a->kind != VCI_INT || b->kind != VCI_INT || a->i <= b->i)
		return VC_OK;
	row->column = column;
	return vci_err_words(vc,
	    vci_err(vc, VC_E_DATA, "%s is before %s, its '%s'",
		vc_day_format(b->i, to), vc_day_format(a->i, from),
		row->noun->field[vci_field(row->noun, first)].title),
	    1 << 2, 0);
}

int
vci_check_not_negative(struct vc *vc, struct vci_row *row, const char *field)
{
	int column = vci_field(row->noun, field);
	const struct vci_value *v = &row->v[column];

	if (v->kind != VCI_INT || v->i >= 0)
		return VC_OK;
	row->column = column;
	return vci_err(vc, VC_E_DATA, "is less than 0");
}
