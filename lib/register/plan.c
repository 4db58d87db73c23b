/* SPDX-License-Identifier: ISC */
/* Plans: what a year is to bring, as a tree by number; and the calendar. */
#include "register.h"

/* clang-format off */
static const struct vci_code kind_code[] = {
	{ N_("plan"), "handlingsplan|verksamhetsplan|virksomhetsplan|"
	    "toimintasuunnitelma" },
	{ N_("track"), "spår|spor|linja" },
	{ N_("theme"), "tema|teema" },
	{ N_("objective"), "delmål|målsättning|overordnet mål|målsætning|"
	    "målsetting|målsetning|tavoite|osatavoite" },
	{ N_("activity"), "aktivitet|toimenpide" },
	{ NULL, NULL },
};
static const struct vci_codes kind = { N_("kind"), kind_code };

static const struct vci_field field[] = {
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .flags = VC_F_REQUIRED, .aliases = "år|vuosi" },
	{ .name = "number", .title = N_("Number"), .type = VCI_T_NUMBER,
	    .flags = VC_F_REQUIRED,
	    .aliases = "nr|nummer|punkt|numero" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &kind,
	    .aliases = "typ|slag|type|tyyppi|laji" },
	{ .name = "parent", .title = N_("Under"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "under|hör till|hører under|overordnet|yläkohta" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "titel|tittel|rubrik|overskrift|otsikko" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "tekst|teksti|beskrivning" },
	{ .name = "owner", .title = N_("Owner"), .type = VCI_T_TEXT,
	    .aliases = "ansvarig|ansvarlig|vastuuhenkilö" },
	{ .name = "due", .title = N_("Due"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "senast|klart|frist|forfald|määräpäivä" },
	{ .name = "links", .title = N_("Links"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "link",
	    .aliases = "kopplingar|strategi|koblinger|politiske mål|"
	    "verdensmål|globala mål|bærekraftsmål|yhteydet" },
	{ .name = "approved_by", .title = N_("Approved by"),
	    .type = VCI_T_TEXT, .flags = VC_F_HIDDEN,
	    .aliases = "godkänd av|godkendt af|godkjent av|hyväksyjä" },
	{ .name = "approved_on", .title = N_("Approved"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "godkänd|godkendt|godkjent|hyväksytty" },
	{ .name = NULL },
};

static const struct vci_field month[] = {
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .flags = VC_F_REQUIRED, .aliases = "år|vuosi" },
	{ .name = "month", .title = N_("Month"), .type = VCI_T_SPAN,
	    .flags = VC_F_REQUIRED,
	    .aliases = "månad|måned|kuukausi" },
	{ .name = "line", .title = N_("Line"), .type = VCI_T_NUMBER,
	    .flags = VC_F_REQUIRED,
	    .aliases = "rad|række|rekke|tema|rivi" },
	{ .name = "rank", .title = N_("Rank"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN, .aliases = "ordning|orden|järjestys" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_REQUIRED,
	    .aliases = "tekst|teksti|innehåll|"
	    "indhold|innhold" },
	{ .name = NULL },
};
/* clang-format on */

static const char *const key[] = { "year", "number", NULL };
static const char *const month_key[] = { "year", "month", "line", NULL };

const struct vc_noun vci_plan = {
	.name = "plan",
	.title = N_("plan item"),
	.table = { "plan", NULL },
	.field = field,
	.key = key,
	.label = "title",
	.number = "number",
	.words = "title",
	.sort = "year,number",
};
const struct vc_noun vci_plan_month = {
	.name = "calendar",
	.title = N_("calendar entry"),
	.table = { "plan_month", NULL },
	.field = month,
	.key = month_key,
};
