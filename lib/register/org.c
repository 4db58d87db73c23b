/* SPDX-License-Identifier: ISC */
/* Organisations: those that need volunteers and ask the centre for them. */
#include "register.h"

static const struct vci_state org_state[] = {
	{ "prospect", 0, NULL },
	{ "applied", VCI_S_BIRTH, NULL },
	{ "approved", VCI_S_BIRTH | VCI_S_BACK, NULL },
	{ "paused", 0, NULL },
	{ "left", VCI_S_END, NULL },
	{ NULL, 0, NULL }
};
static const struct vci_flow org_flow = { org_state, "registered_on",
	"org_event" };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ "prospect", "m\xc3\xb6jlig|emne|prospekt|mahdollinen" },
	{ "applied", "ans\xc3\xb6kt|ans\xc3\xb8gt|s\xc3\xb8kt|hakenut" },
	{ "approved", "godk\xc3\xa4nd|godkendt|godkjent|hyv\xc3\xa4ksytty|aktiv|"
	    "aktivt|active|aktiivinen" },
	{ "paused", "vilande|pausad|pauset|p\xc3\xa5 pause|tauolla" },
	{ "left", "avslutad|utmeldt|udmeldt|l\xc3\xa4mnat|oph\xc3\xb8rt|opph\xc3\xb8rt|"
	    "eronnut" },
	{ NULL, NULL }
};
static const struct vci_codes status = { "status", status_code };

static const struct vci_code form_code[] = {
	{ "association", "ideell f\xc3\xb6rening|f\xc3\xb6rening|forening|"
	    "frivillig forening|lag|foreninger|yhdistys|rekister\xc3\xb6ity yhdistys" },
	{ "cooperative", "ekonomisk f\xc3\xb6rening|andelsforening|samvirke|"
	    "samvirkeforetak|osuuskunta" },
	{ "foundation", "stiftelse|fond|s\xc3\xa4\xc3\xa4ti\xc3\xb6" },
	{ "congregation", "trossamfund|registrerat trossamfund|f\xc3\xb6rsamling|"
	    "menighed|menighet|seurakunta" },
	{ "company", "aktiebolag|bolag|selskab|selskap|yritys|yhti\xc3\xb6" },
	{ "public", "offentlig|kommun|kommune|region|myndighet|julkinen" },
	{ "other", "annan|\xc3\xb6vrig|anden|annen|muu" },
	{ NULL, NULL }
};
static const struct vci_codes form = { "legal form", form_code };

static const struct vci_field field[] = {
	{ "name", "Name", "namn|navn|nimi|organisation|organisasjon|organization|"
	    "f\xc3\xb6rening|forening|f\xc3\xb6reningsnamn|foreningsnavn|"
	    "organisationsnamn|j\xc3\xa4rjest\xc3\xb6|yhdistys",
	    VCI_T_TEXT, VCI_COUNTED,
	    VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    NULL, NULL, NULL, NULL },
	{ "org_number", "Number", "organisationsnummer|orgnr|org nr|org number|"
	    "organisasjonsnummer|cvr|cvr nr|cvr nummer|y tunnus",
	    VCI_T_ORGNO, VCI_COUNTED, VC_F_SEARCH, NULL, NULL, NULL, NULL },
	{ "legal_form", "Legal form", "juridisk form|organisationsform|"
	    "selskabsform|organisasjonsform|oikeudellinen muoto",
	    VCI_T_CODE, VCI_COUNTED, VC_F_HIDDEN, &form, NULL, NULL, NULL },
	{ "municipality", "Municipality", "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero",
	    VCI_T_PLACE, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "cause", "Cause", "\xc3\xa4ndam\xc3\xa5l|form\xc3\xa5l|icnpo|icnp tso|"
	    "kategori|ala", VCI_T_CODE, VCI_COUNTED, VC_F_HIDDEN, &vci_causes,
	    NULL, NULL, NULL },
	{ "status", "Status", "tila|tilstand", VCI_T_CODE, VCI_COUNTED,
	    VC_F_STATUS, &status, NULL, NULL, "approved" },
	{ "status_on", "Status since", "statusdatum|statusdato|status datum|"
	    "status dato", VCI_T_DATE, VCI_NOWHERE, VC_F_EVENTDAY | VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "registered_on", "Registered", "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekister\xc3\xb6ity|registered",
	    VCI_T_DATE, VCI_COUNTED, VC_F_COUNTDAY, NULL, NULL, NULL, NULL },
	{ "website", "Website", "webbplats|hemsida|hjemmeside|nettside|web|www|"
	    "kotisivu|url", VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "member_from", "Member from", "medlem fr\xc3\xa5n|medlem fra|"
	    "j\xc3\xa4sen alkaen", VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "member_to", "Member to", "medlem till|medlem til|j\xc3\xa4sen asti",
	    VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "fee", "Yearly fee", "medlemsavgift|avgift|kontingent|j\xc3\xa4senmaksu",
	    VCI_T_MONEY, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "contact_name", "Contact", "kontaktperson|kontakt|kontaktnamn|"
	    "kontaktnavn|yhteyshenkil\xc3\xb6",
	    VCI_T_TEXT, VCI_PERSONAL, 0, NULL, NULL, NULL, NULL },
	{ "contact_email", "Contact e-mail", "kontakt e post|e post|epost|email|"
	    "e mail|mail|kontaktmail|s\xc3\xa4hk\xc3\xb6posti",
	    VCI_T_EMAIL, VCI_PERSONAL, 0, NULL, NULL, NULL, NULL },
	{ "contact_phone", "Contact phone", "kontakttelefon|telefon|telefonnummer|"
	    "tlf|phone|puhelin", VCI_T_PHONE, VCI_PERSONAL, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL }
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	return vci_check_order(vc, row, "member_from", "member_to");
}

const struct vc_noun vci_org = { "org", "organisation",
	{ "org", "org_contact" }, field, NULL, "name", &org_flow, check };
