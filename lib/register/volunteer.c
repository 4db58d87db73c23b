/* SPDX-License-Identifier: ISC */
/* Volunteers: what is counted of them, apart from who they are. */
#include "register.h"

static const struct vci_state state[] = {
	{ "active", VCI_S_BACK, NULL },
	{ "paused", 0, NULL },
	{ "left", VCI_S_END, NULL },
	{ NULL, 0, NULL }
};
static const struct vci_flow flow = { state, "registered_on",
	"volunteer_event" };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ "active", "aktiv|aktivt|aktiivinen" },
	{ "paused", "vilande|pausad|pauset|p\xc3\xa5 pause|tauolla" },
	{ "left", "avslutad|stoppet|sluttet|slutat|lopettanut" },
	{ NULL, NULL }
};
static const struct vci_codes status = { "status", status_code };

static const struct vci_code gender_code[] = {
	{ "female", "kvinna|kvinde|kvinne|nainen|f|k|woman" },
	{ "male", "man|mand|mann|mies|m" },
	{ "other", "annat|andet|annet|muu|x|ickebin\xc3\xa4r" },
	{ NULL, NULL }
};
static const struct vci_codes gender = { "gender", gender_code };

static const struct vci_field field[] = {
	{ "name", "Name", "namn|navn|nimi|volont\xc3\xa4r|frivillig|vapaaehtoinen",
	    VCI_T_TEXT, VCI_PERSONAL, VC_F_SEARCH, NULL, NULL, NULL, NULL },
	{ "email", "E-mail", "e post|epost|e mail|mail|e postadress|"
	    "s\xc3\xa4hk\xc3\xb6posti", VCI_T_EMAIL, VCI_PERSONAL, VC_F_SEARCH,
	    NULL, NULL, NULL, NULL },
	{ "phone", "Phone", "telefon|telefonnummer|tlf|mobil|mobiltelefon|puhelin",
	    VCI_T_PHONE, VCI_PERSONAL, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "postcode", "Postcode", "postnummer|postnr|postal code|zip|postinumero",
	    VCI_T_TEXT, VCI_PERSONAL, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "municipality", "Municipality", "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero|bostadskommun|bop\xc3\xa6lskommune",
	    VCI_T_PLACE, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "birth_year", "Born", "f\xc3\xb6" "delse\xc3\xa5r|f\xc3\xb8" "dsels\xc3\xa5r|"
	    "f\xc3\xb8" "d\xc3\xa5r|f\xc3\xb6" "dd|syntym\xc3\xa4vuosi",
	    VCI_T_YEAR, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "gender", "Gender", "k\xc3\xb6n|k\xc3\xb8n|kj\xc3\xb8nn|sukupuoli",
	    VCI_T_CODE, VCI_COUNTED, VC_F_HIDDEN, &gender, NULL, NULL, NULL },
	{ "first_time", "First time", "f\xc3\xb6rsta g\xc3\xa5ngen|f\xc3\xb8rste gang|"
	    "ensikertalainen", VCI_T_BOOL, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "registered_on", "Registered", "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekister\xc3\xb6ity|registered",
	    VCI_T_DATE, VCI_COUNTED, VC_F_COUNTDAY, NULL, NULL, NULL, NULL },
	{ "status", "Status", "tila|tilstand", VCI_T_CODE, VCI_COUNTED,
	    VC_F_STATUS, &status, NULL, NULL, "active" },
	{ "status_on", "Status since", "statusdatum|statusdato|status datum|"
	    "status dato", VCI_T_DATE, VCI_NOWHERE, VC_F_EVENTDAY | VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "causes", "Causes", "omr\xc3\xa5" "den|omr\xc3\xa5" "der|\xc3\xa4mnen|emner|"
	    "intressen|interesser|kategorier|aiheet", VCI_T_TAGS, VCI_COUNTED,
	    VC_F_HIDDEN, "cause", NULL, NULL, NULL },
	{ "skills", "Skills", "kompetens|kompetenser|kompetencer|ferdigheter|"
	    "f\xc3\xa4rdigheter|taidot", VCI_T_TAGS, VCI_COUNTED, VC_F_HIDDEN,
	    "skill", NULL, NULL, NULL },
	{ "languages", "Languages", "spr\xc3\xa5k|sprog|kielet", VCI_T_TAGS,
	    VCI_COUNTED, VC_F_HIDDEN, "language", NULL, NULL, NULL },
	{ "when", "When", "tider|tidspunkt|n\xc3\xa4r|hvorn\xc3\xa5r|n\xc3\xa5r|"
	    "milloin", VCI_T_WHEN, VCI_COUNTED, VC_F_HIDDEN, NULL, "when_mask",
	    NULL, NULL },
	{ NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL }
};
/* clang-format on */

const struct vc_noun vci_volunteer = { "volunteer", "volunteer",
	{ "volunteer", "volunteer_person" }, field, NULL, "name", &flow, NULL };
