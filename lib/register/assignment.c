/* SPDX-License-Identifier: ISC */
/* Assignments: what an organisation asks volunteers to do, where and when. */
#include <string.h>

#include "register.h"

static const struct vci_state state[] = {
	{ "draft", 0, NULL },
	{ "submitted", VCI_S_BIRTH, NULL },
	{ "published", VCI_S_BIRTH | VCI_S_BACK, "published_on" },
	{ "full", 0, NULL },
	{ "closed", VCI_S_END, NULL },
	{ "cancelled", VCI_S_END, NULL },
	{ NULL, 0, NULL }
};
static const struct vci_flow flow = { state, "registered_on",
	"assignment_event" };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ "draft", "utkast|kladde|luonnos" },
	{ "submitted", "inskickad|inskickat|indsendt|innsendt|l\xc3\xa4hetetty" },
	{ "published", "publicerad|publicerat|offentliggjort|publiceret|publisert|"
	    "julkaistu|\xc3\xb6ppen|\xc3\xb6ppet|\xc3\xa5" "bent|\xc3\xa5pen|open" },
	{ "full", "fulltecknad|fullt|optaget|fuldt|t\xc3\xa4ynn\xc3\xa4" },
	{ "closed", "avslutad|avslutat|st\xc3\xa4ngd|st\xc3\xa4ngt|afsluttet|"
	    "avsluttet|lukket|suljettu" },
	{ "cancelled", "inst\xc3\xa4lld|inst\xc3\xa4llt|aflyst|avlyst|canceled|"
	    "peruttu" },
	{ NULL, NULL }
};
static const struct vci_codes status = { "status", status_code };

static const struct vci_field field[] = {
	{ "organisation_id", "Organisation", "organisation|org|org id|forening|"
	    "f\xc3\xb6rening|organisasjon|organization|organization id|"
	    "j\xc3\xa4rjest\xc3\xb6",
	    VCI_T_REF, VCI_COUNTED, VC_F_REQUIRED, &vci_org, NULL, NULL, NULL },
	{ "title", "Title", "titel|tittel|rubrik|overskrift|uppdrag|opgave|"
	    "oppdrag|otsikko|teht\xc3\xa4v\xc3\xa4",
	    VCI_T_TEXT, VCI_COUNTED, VC_F_REQUIRED | VC_F_SEARCH,
	    NULL, NULL, NULL, NULL },
	{ "task", "Task", "beskrivning|uppgift|beskrivelse|description|kuvaus",
	    VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "municipality", "Municipality", "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero|plats|sted",
	    VCI_T_PLACE, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "remote", "Remote", "distans|p\xc3\xa5 distans|fjernopgave|hjemmefra|"
	    "digitalt|et\xc3\xa4n\xc3\xa4", VCI_T_BOOL, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "places", "Places", "antal platser|platser|pladser|antal pladser|"
	    "plasser|antall plasser|antal|paikat",
	    VCI_T_INT, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "registered_on", "Registered", "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekister\xc3\xb6ity|registered",
	    VCI_T_DATE, VCI_COUNTED, VC_F_COUNTDAY, NULL, NULL, NULL, NULL },
	{ "published_on", "Published", "publicerad|publiceringsdatum|publiceret|"
	    "offentliggjort|publisert|publiseringsdato|julkaistu|published",
	    VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "starts_on", "Starts", "start|startdatum|startdato|fr\xc3\xa5n|fra|"
	    "alkaa", VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "ends_on", "Ends", "slut|slutdatum|slutdato|till|til|sluttdato|"
	    "p\xc3\xa4\xc3\xa4ttyy", VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "expires_on", "Expires", "sista dag|utg\xc3\xa5r|sista ans\xc3\xb6kningsdag|"
	    "udl\xc3\xb8" "ber|utl\xc3\xb8per|frist|vanhenee",
	    VCI_T_DATE, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "effort", "Effort", "omfattning|omfang|tid|ty\xc3\xb6m\xc3\xa4\xc3\xa4r\xc3\xa4",
	    VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "minimum_age", "Minimum age", "min age|\xc3\xa5ldersgr\xc3\xa4ns|"
	    "minimum\xc3\xa5lder|aldersgrense|minimumsalder|aldersgr\xc3\xa6nse|"
	    "alaik\xc3\xa4raja", VCI_T_INT, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "status", "Status", "tila|tilstand", VCI_T_CODE, VCI_COUNTED,
	    VC_F_STATUS, &status, NULL, NULL, NULL },
	{ "status_on", "Status since", "statusdatum|statusdato|status datum|"
	    "status dato", VCI_T_DATE, VCI_NOWHERE, VC_F_EVENTDAY | VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ "causes", "Causes", "omr\xc3\xa5" "den|omr\xc3\xa5" "der|\xc3\xa4mnen|emner|"
	    "kategorier|aiheet", VCI_T_TAGS, VCI_COUNTED, VC_F_HIDDEN, "cause",
	    NULL, NULL, NULL },
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

/* The day of registration, where the file gives only that of publication;
 * the status that follows from having been published or not. */
static int
check(struct vc *vc, struct vci_row *row)
{
	struct vci_value *v = row->v;
	struct vci_value *registered = &v[vci_field(row->noun, "registered_on")];
	struct vci_value *st = &v[vci_field(row->noun, "status")];
	const struct vci_value *published =
	    &v[vci_field(row->noun, "published_on")];
	int rc;

	if (registered->kind == VCI_NULL && published->kind == VCI_INT)
		*registered = *published;
	if (st->kind == VCI_NULL) {
		st->kind = VCI_TEXT;
		st->s = published->kind == VCI_INT ? "published" : "draft";
		st->n = (uint32_t)strlen(st->s);
	}
	rc = vci_check_order(vc, row, "registered_on", "published_on");
	if (rc == VC_OK)
		rc = vci_check_order(vc, row, "starts_on", "ends_on");
	return rc;
}

const struct vc_noun vci_assignment = { "assignment", "assignment",
	{ "assignment", NULL }, field, NULL, "title", &flow, check };
