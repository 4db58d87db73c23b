/* SPDX-License-Identifier: ISC */
/* Interests: one volunteer's wish for one assignment, and what came of it. */
#include "register.h"

/* clang-format off */
static const struct vci_state state[] = {
	{ "received", 0, NULL },
	{ "passed_on", 0, NULL },
	{ "contacted", 0, NULL },
	{ "agreed", 0, NULL },
	{ "started", 0, NULL },
	{ "active", 0, NULL },
	{ "declined", VCI_S_END, NULL },
	{ "withdrawn", VCI_S_END, NULL },
	{ "no_answer", VCI_S_END, NULL },
	{ "closed", VCI_S_END, NULL },
	{ NULL, 0, NULL }
};
static const struct vci_flow flow = { state, "received_on",
	"interest_event" };

static const struct vci_code status_code[] = {
	{ "received", "mottagen|inkommen|modtaget|mottatt|vastaanotettu" },
	{ "passed_on", "f\xc3\xb6rmedlad|vidarebefordrad|formidlet|videresendt|"
	    "v\xc3\xa4litetty" },
	{ "contacted", "kontaktad|kontaktet|yhteydess\xc3\xa4" },
	{ "agreed", "\xc3\xb6verenskommen|aftalt|avtalt|sovittu" },
	{ "started", "p\xc3\xa5" "b\xc3\xb6rjad|startad|startet|begyndt|aloittanut" },
	{ "active", "aktiv|fortfarande aktiv|aktiivinen" },
	{ "declined", "avb\xc3\xb6jd|nekad|afvist|avsl\xc3\xa5tt|hyl\xc3\xa4tty" },
	{ "withdrawn", "\xc3\xa5tertagen|trukket|trukket tilbage|peruttu" },
	{ "no_answer", "inget svar|intet svar|ikke svar|ingen svar|ei vastausta" },
	{ "closed", "avslutad|afsluttet|avsluttet|lukket|suljettu" },
	{ NULL, NULL }
};
static const struct vci_codes status = { "status", status_code };

static const struct vci_code channel_code[] = {
	{ "web", "webb|hemsida|hjemmeside|nettside|online|verkko" },
	{ "phone", "telefon|tlf|puhelin" },
	{ "email", "e post|epost|e mail|mail|s\xc3\xa4hk\xc3\xb6posti" },
	{ "visit", "bes\xc3\xb6k|bes\xc3\xb8g|bes\xc3\xb8k|k\xc3\xa4ynti" },
	{ "fair", "m\xc3\xa4ssa|messe|messut" },
	{ "letter", "brev|kirje" },
	{ "other", "annat|andet|annet|muu" },
	{ NULL, NULL }
};
static const struct vci_codes channel = { "channel", channel_code };

static const struct vci_field field[] = {
	{ "assignment_id", "Assignment", "assignment|uppdrag|uppdragsid|opgave|"
	    "opgaveid|oppdrag|oppdragsid|teht\xc3\xa4v\xc3\xa4",
	    VCI_T_REF, VCI_COUNTED, VC_F_REQUIRED, &vci_assignment,
	    NULL, NULL, NULL },
	{ "volunteer_id", "Volunteer", "volunteer|volont\xc3\xa4r|volont\xc3\xa4rid|"
	    "frivillig|frivilligid|vapaaehtoinen",
	    VCI_T_REF, VCI_COUNTED, 0, &vci_volunteer, NULL, NULL, NULL },
	{ "name", "Name", "namn|navn|nimi", VCI_T_TEXT, VCI_PERSONAL,
	    VC_F_SEARCH | VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "email", "E-mail", "e post|epost|e mail|mail|s\xc3\xa4hk\xc3\xb6posti",
	    VCI_T_EMAIL, VCI_PERSONAL, VC_F_SEARCH | VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "received_on", "Received", "datum|dato|mottagen|inkom|modtaget|mottatt|"
	    "date|received|anm\xc3\xa4ld|tilmeldt|p\xc3\xa4iv\xc3\xa4",
	    VCI_T_DATE, VCI_COUNTED, VC_F_REQUIRED | VC_F_COUNTDAY,
	    NULL, NULL, NULL, NULL },
	{ "channel", "Channel", "kanal|kanava", VCI_T_CODE, VCI_COUNTED,
	    VC_F_HIDDEN, &channel, NULL, NULL, NULL },
	{ "status", "Status", "tila|tilstand", VCI_T_CODE, VCI_COUNTED,
	    VC_F_STATUS, &status, NULL, NULL, "received" },
	{ "status_on", "Status since", "statusdatum|statusdato|status datum|"
	    "status dato", VCI_T_DATE, VCI_NOWHERE, VC_F_EVENTDAY | VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "message", "Message", "meddelande|besked|melding|viesti", VCI_T_TEXT,
	    VCI_PERSONAL, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "organisation_id", "Organisation", NULL, VCI_T_REF, VCI_COUNTED,
	    VC_F_READONLY, &vci_org, NULL, "assignment_id", NULL },
	{ "municipality", "Municipality", NULL, VCI_T_PLACE, VCI_COUNTED,
	    VC_F_READONLY, NULL, NULL, "assignment_id", NULL },
	{ NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL }
};
/* clang-format on */

const struct vc_noun vci_interest = { "interest", "interest",
	{ "interest", "interest_person" }, field, NULL, NULL, &flow, NULL };
