/* SPDX-License-Identifier: ISC */
/* Results that no register can count: recorded values, and words stated. */
#include "register.h"

/* clang-format off */
static const struct vci_code stated_code[] = {
	{ "met", "uppn\xc3\xa5tt|n\xc3\xa5tt|opfyldt|n\xc3\xa5" "et|oppn\xc3\xa5" "dd|"
	    "saavutettu" },
	{ "partly", "delvis|delvist|osittain" },
	{ "missed", "ej uppn\xc3\xa5tt|inte uppn\xc3\xa5tt|ikke opfyldt|ikke n\xc3\xa5" "et|"
	    "ikke oppn\xc3\xa5" "dd|ei saavutettu" },
	{ NULL, NULL }
};
static const struct vci_codes stated = { "stated result", stated_code };

static const struct vci_code qualifier_code[] = {
	{ "~", "ca|cirka|about|omkring|omtrent|noin" },
	{ ">", "over|mer \xc3\xa4n|more than|mere end|mer enn|yli" },
	{ "<", "under|mindre \xc3\xa4n|less than|mindre end|mindre enn|alle" },
	{ NULL, NULL }
};
static const struct vci_codes qualifier = { "qualifier", qualifier_code };

static const struct vci_field field[] = {
	{ "year", "Year", "\xc3\xa5r|vuosi", VCI_T_YEAR, VCI_COUNTED,
	    VC_F_REQUIRED, NULL, NULL, NULL, NULL },
	{ "number", "Goal", "nr|nummer|m\xc3\xa5l|m\xc3\xa5lnummer|goal|numero",
	    VCI_T_TEXT, VCI_COUNTED, 0, NULL, NULL, NULL, "" },
	{ "indicator", "Indicator", "indikator|mittari", VCI_T_TEXT, VCI_COUNTED,
	    0, NULL, NULL, NULL, "" },
	{ "scope", "Scope", "omfattning|omfang|alue", VCI_T_SCOPE, VCI_COUNTED,
	    0, &vci_org, NULL, NULL, "national" },
	{ "date", "Date", "datum|dato|p\xc3\xa4iv\xc3\xa4", VCI_T_DATE, VCI_COUNTED,
	    VC_F_REQUIRED, NULL, "on_day", NULL, NULL },
	{ "value", "Value", "v\xc3\xa4rde|v\xc3\xa6rdi|verdi|antal|resultat|arvo",
	    VCI_T_DECIMAL, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "qualifier", "About", "precision", VCI_T_CODE, VCI_COUNTED,
	    VC_F_HIDDEN, &qualifier, NULL, NULL, NULL },
	{ "stated", "Stated", "uppgivet|bed\xc3\xb6mning|vurdering|ilmoitettu",
	    VCI_T_CODE, VCI_COUNTED, 0, &stated, NULL, NULL, NULL },
	{ "text", "Text", "tekst|teksti", VCI_T_TEXT, VCI_COUNTED, VC_F_SEARCH |
	    VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "source", "Source", "k\xc3\xa4lla|kilde|l\xc3\xa4hde", VCI_T_TEXT,
	    VCI_COUNTED, VC_F_REQUIRED, NULL, "data_source", NULL, NULL },
	{ "note", "Note", "anm\xc3\xa4rkning|kommentar|bem\xc3\xa6rkning|merknad|"
	    "huomautus", VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL }
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

const struct vc_noun vci_result = { "result", "result", { "result", NULL },
	field, key, NULL, NULL, check };
