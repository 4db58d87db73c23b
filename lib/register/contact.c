/* SPDX-License-Identifier: ISC */
/* Further contacts of an organisation; its first stands in its own row. */
#include "register.h"

/* clang-format off */
static const struct vci_field field[] = {
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_REQUIRED, .of = &vci_org,
	    .aliases = "organisation|org|org id|forening|förening|"
	    "organisasjon|organization|organization id|järjestö" },
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "namn|navn|nimi|kontaktperson|kontakt|"
	    "yhteyshenkilö|contact" },
	{ .name = "email", .title = N_("E-mail"), .type = VCI_T_EMAIL,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH,
	    .aliases = "e post|epost|e mail|mail|sähköposti" },
	{ .name = "phone", .title = N_("Phone"), .type = VCI_T_PHONE,
	    .part = VCI_PERSONAL,
	    .aliases = "telefon|telefonnummer|tel|tfn|tlf|mobil|puhelin" },
	{ .name = "role", .title = N_("Role"), .type = VCI_T_CODE,
	    .of = &vci_contact_roles,
	    .aliases = "roll|rolle|rooli|funktion|uppgift" },
	{ .name = "newsletter", .title = N_("Newsletter"), .type = VCI_T_BOOL,
	    .aliases = "nyhetsbrev|nyhedsbrev|uutiskirje" },
	{ .name = "since", .title = N_("Since"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "sedan|från|siden|fra|alkaen" },
	{ .name = "until", .title = N_("Until"), .type = VCI_T_DATE,
	    .aliases = "till|till och med|t o m|til|til og med|asti|slutade" },
	{ .name = NULL },
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	return vci_check_order(vc, row, "since", "until");
}

/* The same person of one organisation; another name at one address is another
 * person. */
static const struct vci_match match[] = {
	{ { "organisation_id", "email" }, { "name" } },
	{ { "organisation_id", "name" }, { "email" } },
	{ { NULL }, { NULL } },
};

const struct vc_noun vci_contact = { .name = "contact",
	.title = N_("contact"),
	.table = { "contact", "contact_person" },
	.field = field,
	.label = "name",
	.check = check,
	.match = match };
