/* SPDX-License-Identifier: ISC */
/* Groups: committees, task forces, networks, juries; and who is in them. */
#include "register.h"

/* clang-format off */
static const struct vci_code kind_code[] = {
	{ N_("committee"), "utskott|kommitté|udvalg|utvalg|valiokunta" },
	{ N_("task_force"), "arbetsgrupp|arbejdsgruppe|arbeidsgruppe|"
	    "taskforce|työryhmä" },
	{ N_("network"), "nätverk|netværk|nettverk|verkosto" },
	{ N_("jury"), "tuomaristo" },
	{ N_("steering"), "styrgrupp|styregruppe|styringsgruppe|ohjausryhmä" },
	{ N_("board"), "styrelse|bestyrelse|styre|hallitus" },
	{ N_("council"), "råd|neuvosto" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes kind = { N_("kind"), kind_code };

static const struct vci_field field[] = {
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .column = "title",
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "namn|navn|nimi|grupp|gruppe|ryhmä" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &kind,
	    .aliases = "typ|slag|type|tyyppi|laji" },
	{ .name = "from", .title = C_("day", "From"), .type = VCI_T_DATE,
	    .column = "starts_on", .aliases = "start|från|fra|alkaa" },
	{ .name = "to", .title = C_("day", "To"), .type = VCI_T_DATE,
	    .column = "ends_on", .aliases = "slut|till|til|päättyy" },
	{ .name = "plan", .title = N_("Plan"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "tema|punkt|handlingsplan|suunnitelma" },
	{ .name = "purpose", .title = N_("Purpose"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "syfte|uppdrag|formål|kommissorium|tarkoitus" },
	{ .name = NULL },
};

static const struct vci_field member[] = {
	{ .name = "group_id", .title = N_("Group"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_team,
	    .aliases = "group|grupp|gruppe|udvalg|nätverk|netværk|ryhmä" },
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH,
	    .aliases = "namn|navn|nimi" },
	{ .name = "role", .title = N_("Role"), .type = VCI_T_TEXT,
	    .aliases = "roll|rolle|rooli|titel" },
	{ .name = "represents", .title = N_("Represents"), .type = VCI_T_TEXT,
	    .aliases = "företräder|repræsenterer|representerer|edustaa" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .of = &vci_org,
	    .aliases = "organisation|org|förening|forening|järjestö" },
	{ .name = "partner_id", .title = N_("Partner"), .type = VCI_T_REF,
	    .flags = VC_F_HIDDEN, .of = &vci_partner,
	    .aliases = "partner|kumppani" },
	{ .name = "email", .title = N_("E-mail"), .type = VCI_T_EMAIL,
	    .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "e post|epost|e mail|mail|sähköposti" },
	{ .name = "phone", .title = N_("Phone"), .type = VCI_T_PHONE,
	    .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "telefon|tlf|mobil|puhelin" },
	{ .name = "from", .title = C_("day", "From"), .type = VCI_T_DATE,
	    .column = "starts_on", .aliases = "start|från|fra|alkaa" },
	{ .name = "to", .title = C_("day", "To"), .type = VCI_T_DATE,
	    .column = "ends_on", .aliases = "slut|till|til|päättyy" },
	{ .name = NULL },
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	return vci_check_order(vc, row, "from", "to");
}

const struct vc_noun vci_team = {
	.name = "group",
	.title = "group",
	.table = { "team", NULL },
	.field = field,
	.label = "name",
	.check = check,
};
const struct vc_noun vci_team_member = {
	.name = "member",
	.title = "member",
	.table = { "team_member", "team_member_person" },
	.field = member,
	.label = "name",
	.check = check,
};
