/* SPDX-License-Identifier: ISC */
/* How the indicators of a family are called where they stand in a row among
 * others, as "Trainings" of activities of the kind training. */
#include <string.h>

#include "goal.h"

struct called {
	const char *code, *title;
};

/* clang-format off */
static const struct called activities[] = {
	{ "training", N_("Trainings") },
	{ "theme_evening", N_("Theme evenings") },
	{ "fair", N_("Fairs") },
	{ "lecture", N_("Lectures") },
	{ "org_meeting", N_("Meetings with organisations") },
	{ "steering_meeting", N_("Meetings of steering groups") },
	{ "network_meeting", N_("Meetings of networks") },
	{ "open_house", N_("Open houses") },
	{ "article", N_("Articles") },
	{ "trade_article", N_("Articles in trade papers") },
	{ "broadcast", N_("Broadcasts") },
	{ "newsletter", N_("Newsletters") },
	{ "hearing", N_("Hearings") },
	{ "award", N_("Awards") },
	{ "study_visit", N_("Study visits") },
	{ "campaign", N_("Campaigns held") },
	{ "room_booking", N_("Rooms booked") },
	{ "talk_booking", N_("Talks booked") },
	{ "company_visit", N_("Company visits") },
	{ "mailing", N_("Mailings") },
	{ "recommendation", N_("Recommendations") },
	{ "group_assignment", N_("Group assignments") },
	{ "exhibition", N_("Exhibitions") },
	{ "publication", N_("Publications") },
	{ "survey", N_("Surveys held") },
	{ "interview", N_("Interviews") },
	{ "advocacy", N_("Advocacy") },
	{ "event", N_("Events") },
	{ "meeting", N_("Meetings") },
	{ "other", N_("Other activities") },
	{ NULL, NULL },
};
static const struct called stages[] = {
	{ "dialogue", N_("Initiatives in dialogue") },
	{ "local_committee", N_("Initiatives with the local committee") },
	{ "staff_involved", N_("Initiatives with staff involved") },
	{ "developed", N_("Initiatives developed") },
	{ "recruitment", N_("Initiatives in recruitment") },
	{ "started", N_("Initiatives started") },
	{ "launched", N_("Initiatives launched") },
	{ "followed_up", N_("Initiatives followed up") },
	{ "evaluated", N_("Initiatives evaluated") },
	{ "spread", N_("Initiatives spread") },
	{ NULL, NULL },
};
/* clang-format on */

const char *
vci_family_title(const struct vci_codes *family, const char *code)
{
	const struct called *c = family == &vci_activity_kinds ? activities :
								 stages;

	while (c->code != NULL && strcmp(c->code, code) != 0)
		c++;
	return c->code == NULL ? code : c->title;
}
