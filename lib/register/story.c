/* SPDX-License-Identifier: ISC */
/* Stories: good examples, with people counted. */
#include "register.h"

/* clang-format off */
static const struct vci_field field[] = {
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "titel|tittel|rubrik|overskrift|otsikko" },
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .aliases = "år|vuosi" },
	{ .name = "department", .title = N_("Department"),
	    .type = VCI_T_TEXT,
	    .aliases = "förvaltning|avdelning|forvaltning|avdeling|osasto" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE, .flags = VC_F_HIDDEN,
	    .aliases = "kommun|kommune|kunta" },
	{ .name = "initiative_id", .title = N_("Initiative"),
	    .type = VCI_T_REF, .flags = VC_F_HIDDEN, .of = &vci_initiative,
	    .aliases = "initiative|initiativ|projekt|pilot|hanke" },
	{ .name = "people", .title = N_("People"), .type = VCI_T_INT,
	    .about = "qualifier",
	    .aliases = "antal|frivillige|volontärer|antal frivillige|"
	    "ihmiset" },
	{ .name = "qualifier", .title = N_("About"), .type = VCI_T_CODE,
	    .flags = VC_F_ABOUT, .of = &vci_qualifiers,
	    .aliases = "precision" },
	{ .name = "organisations", .title = N_("Organisations"),
	    .type = VCI_T_TAGS, .of = "with",
	    .aliases = "organisationer|foreninger|föreningar|"
	    "organisasjoner|järjestöt" },
	{ .name = "tags", .title = N_("Tags"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "story",
	    .aliases = "etiketter|emner|ämnen|aiheet" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "berättelse|fortælling|fortelling|tekst|teksti" },
	{ .name = "url", .title = N_("Link"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN, .aliases = "länk|link|lenke|linkki" },
	{ .name = NULL },
};
/* clang-format on */

const struct vc_noun vci_story = {
	.name = "story",
	.title = "story",
	.table = { "story", NULL },
	.field = field,
	.label = "title",
};
