/* SPDX-License-Identifier: ISC */
/* Interests: one volunteer's wish for one assignment, and what came of it. */
#include "people.h"

/* clang-format off */
static const struct vci_state state[] = {
	{ "received", 0, NULL },
	{ "passed_on", 0, NULL },
	{ "contacted", 0, NULL },
	{ "agreed", 0, NULL },
	{ "started", 0, NULL },
	{ "active", 0, NULL },
	{ "declined", VCI_S_END | VCI_S_ORG, NULL },
	{ "withdrawn", VCI_S_END | VCI_S_VOLUNTEER, NULL },
	{ "no_answer", VCI_S_END | VCI_S_ORG, NULL },
	{ "closed", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_code reason_code[] = {
	{ N_("filled"), "tillsatt|fullt|besat|besatt|täytetty" },
	{ N_("no_answer"), "inget svar|intet svar|ikke svar|ikke svart|ei vastausta" },
	{ N_("requirements"), "uppfyller inte kraven|opfylder ikke kravene|oppfyller ikke kravene|ei täytä ehtoja" },
	{ N_("not_suitable"), "passar inte|passer ikke|ei sovi" },
	{ N_("no_time"), "ingen tid|tidsbrist|ikke tid|ei aikaa" },
	{ N_("changed_mind"), "ångrat sig|fortrudt|ombestemt|muutti mielensä" },
	{ N_("too_far"), "för långt|for langt|liian kaukana" },
	{ N_("found_other"), "hittat annat|fundet andet|funnet annet|löytänyt muuta" },
	{ N_("ended"), "avslutat|slut|afsluttet|avsluttet|päättynyt" },
	{ N_("duplicate"), "dubblett|dublet|duplikat|kaksoiskappale" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };

static const struct vci_flow flow = { state, "received_on",
	"interest_event", "closed", &reason };

static const struct vci_code status_code[] = {
	{ N_("received"),
	    "mottagen|mottaget|inkommen|modtaget|mottatt|vastaanotettu" },
	{ N_("passed_on"),
	    "förmedlad|förmedlat|vidarebefordrad|formidlet|videresendt|"
	    "välitetty" },
	{ N_("contacted"), "kontaktad|kontaktat|kontaktet|yhteydessä" },
	{ N_("agreed"), "överenskommen|överenskommet|aftalt|avtalt|sovittu" },
	{ N_("started"),
	    "alkanut|påbörjad|påbörjat|startad|startet|begyndt|begynt|aloittanut" },
	{ N_("active"), "aktiv|fortfarande aktiv|aktiivinen" },
	{ N_("declined"), "avböjd|avböjt|nekad|afvist|avslått|hylätty|"
	    "kielteinen" },
	{ N_("withdrawn"),
	    "återtagen|återtaget|återkallat|trukket|trukket tilbage|"
	    "trukket tilbake|peruttu" },
	{ N_("no_answer"),
	    "inget svar|intet svar|ikke svar|ikke svart|ingen svar|ei vastausta" },
	{ N_("closed"),
	    "avslutad|avslutat|afsluttet|avsluttet|lukket|suljettu" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_code channel_code[] = {
	{ N_("web"), "webb|hemsida|hjemmeside|nettside|online|verkko" },
	{ N_("phone"), "telefon|tlf|puhelin" },
	{ N_("email"), "e post|epost|e mail|mail|sähköposti" },
	{ N_("visit"), "besök|besøg|besøk|käynti" },
	{ N_("fair"), "mässa|messe|messut" },
	{ N_("letter"), "brev|kirje" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes channel = { N_("channel"), channel_code };

static const struct vci_field field[] = {
	{ .name = "assignment_id", .title = N_("Assignment"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_assignment,
	    .aliases = "assignment|uppdrag|uppdragsid|opgave|"
	    "opgaveid|oppdrag|oppdragsid|tehtävä" },
	{ .name = "volunteer_id", .title = N_("Volunteer"), .type = VCI_T_REF,
	    .of = &vci_volunteer,
	    .aliases = "volunteer|volontär|volontärid|"
	    "frivillig|frivilligid|vapaaehtoinen" },
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH | VC_F_HIDDEN,
	    .unless = "volunteer_id",
	    .aliases = "namn|navn|nimi" },
	{ .name = "email", .title = N_("E-mail"), .type = VCI_T_EMAIL,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH | VC_F_HIDDEN,
	    .unless = "volunteer_id",
	    .aliases = "e post|epost|e mail|mail|sähköposti" },
	{ .name = "received_on", .title = N_("Received"), .type = VCI_T_DATE,
	    .flags = VC_F_REQUIRED | VC_F_COUNTDAY,
	    .aliases = "datum|dato|mottagen|inkom|modtaget|mottatt|"
	    "date|received|anmäld|tilmeldt|päivä" },
	{ .name = "channel", .title = N_("Channel"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &channel,
	    .aliases = "kanal|kanava" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "received",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|"
	    "status dato" },
	{ .name = "message", .title = N_("Message"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "meddelande|besked|melding|viesti" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_READONLY, .of = &vci_org,
	    .from = "assignment_id" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .flags = VC_F_READONLY, .from = "assignment_id" },
	{ .name = NULL },
};
/* clang-format on */

const struct vc_noun vci_interest = { .name = "interest",
	.title = N_("interest"),
	.table = { "interest", "interest_person" },
	.field = field,
	.flow = &flow,
	.runs = true,
	.changed = vci_interest_changed };
