/* SPDX-License-Identifier: ISC */
/* Partners: whom the centre works with; and what was agreed with them. */
#include "register.h"

/* clang-format off */
static const struct vci_code reason_code[] = {
	{ N_("economy"), "ekonomi|pengar|økonomi|penge|talous" },
	{ N_("priorities"), "andra prioriteringar|prioriteringar|"
	    "prioriteringer|andre prioriteter|andre prioriteringer|"
	    "prioriteetit" },
	{ N_("postponed"), "uppskjutet|udsat|utsatt|lykätty" },
	{ N_("expired"), "löpt ut|utgånget|udløbet|utløpt|päättynyt|vanhentunut" },
	{ N_("no_contact"), "ingen kontakt|ei yhteyttä" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };

static const struct vci_state state[] = {
	{ "lead", 0, NULL },
	{ "contacted", VCI_S_BACK, NULL },
	{ "meeting", VCI_S_BACK, NULL },
	{ "offered", VCI_S_BACK, NULL },
	{ "signed", VCI_S_BIRTH | VCI_S_BACK, NULL },
	{ "ended", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on",
	"partner_event", "ended", &reason };

static const struct vci_code status_code[] = {
	{ N_("lead"), "tänkbar|emne|mulig|mahdollinen" },
	{ N_("contacted"), "kontaktad|kontaktat|kontaktet|yhteydessä" },
	{ N_("meeting"), "möte|møde|møte|tapaaminen" },
	{ N_("offered"), "erbjudan|erbjudande|tilbud|tarjottu" },
	{ N_("signed"), "avtal|tecknat|aftale|underskrevet|avtale|"
	    "signert|sopimus|allekirjoitettu" },
	{ N_("ended"), "avslutad|avslutat|afsluttet|avsluttet|ophørt|päättynyt" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_code kind_code[] = {
	{ N_("municipality"), "kommun|kommune|kunta" },
	{ N_("company"), "företag|bolag|virksomhed|bedrift|selskap|yritys" },
	{ N_("department"), "förvaltning|forvaltning|avdeling|osasto" },
	{ N_("institution"), "inrättning|institusjon|laitos" },
	{ N_("pro_bono"), "pro bono" },
	{ N_("foundation"), "stiftelse|fond|säätiö" },
	{ N_("media"), "press|presse|medier" },
	{ N_("volunteer_centre"), "volontärbyrå|frivilligcenter|"
	    "frivilligsentral|vapaaehtoiskeskus" },
	{ N_("council"), "råd|neuvosto" },
	{ N_("church"), "kyrka|församling|kirke|menighed|kirkko" },
	{ N_("school"), "skola|skole|utbildning|uddannelse|koulu" },
	{ N_("authority"), "myndighet|myndighed|departement|ministerium|"
	    "viranomainen|ministeriö" },
	{ N_("region"), "landsting|fylke|fylkeskommune|maakunta|"
	    "hyvinvointialue" },
	{ N_("politics"), "politik|politikk|politiker|politisk|politiskt utskott|"
	    "politisk udvalg|borgmester|byråd|partier|politiikka" },
	{ N_("association"), "förening|forening|studieförbund|"
	    "organisation|organisasjon|järjestö|yhdistys" },
	{ N_("research"), "forskning|expert|ekspert|forskere|tutkimus|"
	    "asiantuntija" },
	{ N_("stakeholder"), "intressent|interessent|aktör|aktør|sidosryhmä" },
	{ N_("union"), "fackförbund|fagforening|faglig organisation|"
	    "fagforbund|ammattiliitto" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_partner_kinds = { N_("kind"), kind_code };

static const struct vci_field field[] = {
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .column = "title",
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "namn|navn|nimi|partner|samarbetspartner|"
	    "samarbejdspartner|samarbeidspartner|kumppani|företag|virksomhed" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &vci_partner_kinds,
	    .aliases = "typ|slag|type|tyyppi|laji" },
	{ .name = "org_number", .title = C_("organisation", "Number"), .type = VCI_T_ORGNO,
	    .flags = VC_F_SEARCH | VC_F_HIDDEN,
	    .aliases = "organisationsnummer|orgnr|org nr|"
	    "organisasjonsnummer|cvr|cvr nr|cvr nummer|y tunnus" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .aliases = "kommun|kommune|kunta|kommunkod|kommunekode" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "lead",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|status dato" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE, .flags = VC_F_COUNTDAY,
	    .aliases = "registrerad|registreret|registrert|oprettet|"
	    "opprettet|rekisteröity|registered" },
	{ .name = "website", .title = N_("Website"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "webbplats|hemsida|hjemmeside|nettside|kotisivu|url" },
	{ .name = "gives", .title = N_("Gives"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "ger|bidrar med|giver|bidrager med|gir|antaa" },
	{ .name = "gets", .title = N_("Gets"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "får|saa" },
	{ .name = "tags", .title = N_("Tags"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "partner",
	    .aliases = "etiketter|emner|ämnen|aiheet" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|huomautus" },
	{ .name = "contact_name", .title = N_("Contact"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "kontaktperson|kontakt|yhteyshenkilö" },
	{ .name = "contact_email", .title = N_("Contact e-mail"),
	    .type = VCI_T_EMAIL, .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "kontakt e post|e post|epost|email|mail|sähköposti" },
	{ .name = "contact_phone", .title = N_("Contact phone"),
	    .type = VCI_T_PHONE, .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "kontakttelefon|telefon|tlf|phone|puhelin" },
	{ .name = NULL },
};
/* clang-format on */

static const struct vci_match match[] = {
	{ { "org_number" }, { "name" } },
	{ { "name", "municipality" }, { "org_number" } },
	{ { NULL }, { NULL } },
};

const struct vc_noun vci_partner = {
	.name = "partner",
	.title = "partner",
	.table = { "partner", "partner_person" },
	.field = field,
	.label = "name",
	.flow = &flow,
	.match = match,
};

/* clang-format off */
static const struct vci_field agreed[] = {
	{ .name = "partner_id", .title = N_("Partner"), .type = VCI_T_REF,
	    .of = &vci_partner,
	    .aliases = "partner|samarbetspartner|samarbejdspartner|"
	    "samarbeidspartner|kumppani|företag|virksomhed|kommun|kommune" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .of = &vci_org,
	    .aliases = "organisation|org|förening|forening|organisasjon|"
	    "järjestö" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "titel|tittel|avtal|aftale|avtale|sopimus|otsikko" },
	{ .name = "signed_on", .title = N_("Signed"), .type = VCI_T_DATE,
	    .aliases = "tecknat|undertecknat|underskrevet|signert|"
	    "allekirjoitettu" },
	{ .name = "from", .title = C_("day", "From"), .type = VCI_T_DATE,
	    .column = "starts_on",
	    .aliases = "start|startdatum|startdato|från|fra|alkaa" },
	{ .name = "to", .title = C_("day", "To"), .type = VCI_T_DATE,
	    .column = "ends_on",
	    .aliases = "slut|slutdatum|slutdato|till|til|sluttdato|päättyy|"
	    "avtal till|avtal t o m|aftale til|avtale til|sopimus asti|"
	    "agreement until" },
	{ .name = "notice_on", .title = N_("Notice by"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "uppsägning|uppsägs senast|opsigelse|"
	    "oppsigelse|irtisanottava" },
	{ .name = "sum", .title = N_("Sum a year"), .type = VCI_T_MONEY,
	    .column = "amount",
	    .aliases = "belopp|summa|beløb|beløp|summa per år" },
	{ .name = "gives", .title = N_("Gives"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "ger|bidrar med|giver|bidrager med|gir|antaa" },
	{ .name = "gets", .title = N_("Gets"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN, .aliases = "får|saa" },
	{ .name = "ended_on", .title = C_("day", "Ended"), .type = VCI_T_DATE,
	    .aliases = "avslutat|upphört|ophørt|afsluttet|avsluttet|"
	    "päättynyt" },
	{ .name = "reason", .title = N_("Reason"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &reason,
	    .aliases = "skäl|orsak|årsag|grunn|syy" },
	{ .name = NULL },
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	/* It is counted from its first day, or else that of signing. */
	const char *first = vci_given(row, "from") ? "from" : "signed_on";
	int rc;

	if (vci_given(row, "partner_id") == vci_given(row, "organisation_id")) {
		row->column = vci_field(row->noun, "partner_id");
		return vci_err(vc, VC_E_DATA,
		    "an agreement is with a partner or with an organisation: "
		    "give one of them");
	}
	rc = vci_check_order(vc, row, first, "to");
	if (rc == VC_OK)
		rc = vci_check_order(vc, row, "notice_on", "to");
	if (rc == VC_OK)
		rc = vci_check_order(vc, row, first, "ended_on");
	return rc == VC_OK ? vci_check_not_negative(vc, row, "sum") : rc;
}

static const struct vci_match agreed_match[] = {
	{ { "partner_id", "title" }, { NULL } },
	{ { "organisation_id", "title" }, { NULL } },
	{ { NULL }, { NULL } },
};

const struct vc_noun vci_agreement = {
	.name = "agreement",
	.title = "agreement",
	.table = { "agreement", NULL },
	.field = agreed,
	.label = "title",
	.check = check,
	.match = agreed_match,
};
