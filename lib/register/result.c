/* SPDX-License-Identifier: ISC */
/* Results that no register can count: recorded values, and words stated. */
#include "register.h"

/* clang-format off */
static const struct vci_code stated_code[] = {
	{ N_("met"), "uppnått|nått|opfyldt|nået|oppnådd|"
	    "saavutettu" },
	{ N_("partly"), "delvis|delvist|osittain" },
	{ N_("missed"), "ej uppnått|inte uppnått|ikke opfyldt|ikke nået|"
	    "ikke oppnådd|ei saavutettu" },
	{ NULL, NULL },
};
static const struct vci_codes stated = { N_("stated result"), stated_code };

static const struct vci_field field[] = {
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .flags = VC_F_REQUIRED,
	    .aliases = "år|vuosi" },
	{ .name = "number", .title = N_("Goal"),
	    .type = VCI_T_TEXT, .usual = "",
	    .aliases = "nr|nummer|mål|målnummer|goal|numero" },
	{ .name = "indicator", .title = N_("Indicator"), .type = VCI_T_TEXT,
	    .usual = "",
	    .aliases = "indikator|mittari" },
	{ .name = "scope", .title = N_("Scope"), .type = VCI_T_SCOPE,
	    .of = &vci_org, .usual = "national",
	    .aliases = "omfattning|omfang|alue" },
	{ .name = "date", .title = N_("Date"), .type = VCI_T_DATE,
	    .flags = VC_F_REQUIRED, .column = "on_day",
	    .aliases = "datum|dato|päivä" },
	{ .name = "value", .title = N_("Value"), .type = VCI_T_DECIMAL,
	    .about = "qualifier",
	    .aliases = "värde|værdi|verdi|antal|resultat|arvo" },
	{ .name = "qualifier", .title = N_("About"), .type = VCI_T_CODE,
	    .flags = VC_F_ABOUT, .of = &vci_qualifiers,
	    .aliases = "precision" },
	{ .name = "stated", .title = N_("Stated"), .type = VCI_T_CODE,
	    .of = &stated,
	    .aliases = "uppgivet|bedömning|vurdering|ilmoitettu" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_SEARCH | VC_F_HIDDEN,
	    .aliases = "tekst|teksti" },
	{ .name = "source", .title = N_("Source"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED, .column = "data_source",
	    .aliases = "källa|kilde|lähde" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|"
	    "huomautus" },
	{ .name = NULL },
};
/* clang-format on */

static const struct vci_value *
value(const struct vci_row *row, const char *name)
{
	return &row->v[vci_field(row->noun, name)];
}

static int
check(struct vc *vc, struct vci_row *row)
{
	int rc = vci_year_open(vc, value(row, "year"));

	if (rc != VC_OK)
		return rc;
	if (value(row, "number")->n == 0 && value(row, "indicator")->n == 0) {
		row->column = vci_field(row->noun, "number");
		return vci_err(vc, VC_E_DATA,
		    "is empty, and so is indicator: what is it a result of?");
	}
	if (value(row, "value")->kind == VCI_NULL &&
	    value(row, "stated")->kind == VCI_NULL) {
		row->column = vci_field(row->noun, "value");
		return vci_err(vc, VC_E_DATA,
		    "is empty, and so is stated: give one of them");
	}
	return VC_OK;
}

static const char *const key[] = { "year", "number", "indicator", "scope",
	"date", NULL };

const struct vc_noun vci_result = { .name = "result",
	.title = N_("result"),
	.table = { "result", NULL },
	.field = field,
	.key = key,
	.check = check,
	.changed = vci_year_moved };
