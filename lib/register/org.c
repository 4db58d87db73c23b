/* SPDX-License-Identifier: ISC */
/* Organisations: those that need volunteers and ask the centre for them. */
#include "register.h"

/* clang-format off */
static const struct vci_code reason_code[] = {
	{ N_("no_need"), "inget behov|intet behov|ikke behov|ei tarvetta" },
	{ N_("paused_work"), "verksamheten vilar|pause|tauko" },
	{ N_("ended"), "upphört|nedlagd|ophørt|nedlagt|opphørt|avsluttet|lakkautettu|"
	    "päättynyt" },
	{ N_("merged"), "sammanslagen|fusioneret|slått sammen|yhdistetty" },
	{ N_("not_eligible"), "uppfyller inte kraven|opfylder ikke kravene|oppfyller ikke kravene|ei täytä ehtoja" },
	{ N_("no_contact"), "ingen kontakt|ei yhteyttä" },
	{ N_("moved"), "flyttat|flyttet|muuttanut" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };
/* clang-format on */

static const struct vci_state org_state[] = {
	{ "prospect", 0, NULL },
	{ "applied", VCI_S_BIRTH, NULL },
	{ "approved", VCI_S_BIRTH | VCI_S_BACK, NULL },
	{ "paused", 0, NULL },
	{ "left", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow org_flow = { org_state, "registered_on",
	"org_event", "left", &reason };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ N_("prospect"), "möjlig|mulig|emne|prospekt|mahdollinen" },
	{ N_("applied"), "ansökt|ansøgt|søkt|hakenut" },
	{ N_("approved"), "godkänd|godkendt|godkjent|hyväksytty|aktiv|"
	    "aktivt|active|aktiivinen" },
	{ N_("paused"), "vilande|pausad|pauset|på pause|tauolla" },
	{ N_("left"), "avslutad|stoppet|utmeldt|udmeldt|lämnat|ophørt|opphørt|"
	    "sluttet|eronnut|lopettanut" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_code form_code[] = {
	{ N_("association"), "ideell förening|förening|forening|"
	    "frivillig forening|lag|foreninger|yhdistys|rekisteröity yhdistys" },
	{ N_("cooperative"), "ekonomisk förening|andelsforening|samvirke|"
	    "samvirkeforetak|osuuskunta" },
	{ N_("foundation"), "stiftelse|fond|säätiö" },
	{ N_("congregation"), "trossamfund|registrerat trossamfund|församling|"
	    "trossamfunn|menighed|menighet|seurakunta" },
	{ N_("company"), "aktiebolag|bolag|företag|virksomhed|bedrift|selskab|"
	    "selskap|yritys|yhtiö" },
	{ N_("public"), "offentlig|kommun|kommune|region|myndighet|julkinen" },
	{ N_("other"), "annan|annat|övrig|anden|andet|annen|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes form = { N_("legal form"), form_code };

/* What a contact is there. */
static const struct vci_code role_code[] = {
	{ N_("chair"), "ordförande|formand|forperson|leder|styreleder|"
	    "puheenjohtaja" },
	{ N_("manager"), "verksamhetschef|chef|daglig leder|leder af forening|"
	    "toiminnanjohtaja" },
	{ N_("coordinator"), "samordnare|volontärsamordnare|koordinator|"
	    "frivilligkoordinator|koordinaattori" },
	{ N_("treasurer"), "kassör|kasserer|rahastonhoitaja" },
	{ N_("secretary"), "sekreterare|sekretær|sihteeri" },
	{ N_("board"), "styrelse|styrelseledamot|ledamot|bestyrelse|"
	    "bestyrelsesmedlem|styremedlem|styre|hallituksen jäsen|hallitus" },
	{ N_("invoice"), "faktura|ekonomi|økonomi|lasku|laskutus" },
	{ N_("other"), "annan|annat|övrig|anden|andet|annen|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_contact_roles = { N_("contact role"), role_code };

/* By index: an organisation's assignments. The day of publication, and since
 * when one that has not left has published nothing. */
#define LAST_PUBLISHED \
	"(SELECT max(a.published_on) FROM assignment a " \
	"WHERE a.organisation_id = t.id)"

static const struct vci_field field[] = {
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "namn|navn|nimi|organisation|organisasjon|organization|"
	    "förening|forening|föreningsnamn|foreningsnavn|"
	    "organisationsnamn|föreningens namn|foreningens navn|"
	    "organisationens namn|organisationens navn|järjestö|yhdistys|"
	    "yhdistyksen nimi" },
	{ .name = "org_number", .title = C_("organisation", "Number"), .type = VCI_T_ORGNO,
	    .flags = VC_F_SEARCH,
	    .aliases = "organisationsnummer|orgnr|org nr|org number|"
	    "organisasjonsnummer|cvr|cvr nr|cvr nummer|y tunnus" },
	{ .name = "legal_form", .title = N_("Legal form"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &form,
	    .aliases = "juridisk form|organisationsform|"
	    "selskabsform|organisasjonsform|oikeudellinen muoto" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .aliases = "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero" },
	{ .name = "cause", .title = N_("Cause"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &vci_causes,
	    .aliases = "ändamål|formål|icnpo|icnp tso|"
	    "kategori|ala" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "approved",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|"
	    "status dato" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE,
	    .flags = VC_F_COUNTDAY,
	    .aliases = "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekisteröity|registered" },
	{ .name = "website", .title = N_("Website"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "webbplats|hemsida|webb|webbadress|hjemmeside|nettside|web|www|"
	    "kotisivu|url" },
	{ .name = "member_from", .title = N_("Member from"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "medlem från|medlem fra|"
	    "jäsen alkaen" },
	{ .name = "member_to", .title = N_("Member to"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "medlem till|medlem til|jäsen asti" },
	{ .name = "fee", .title = N_("Yearly fee"), .type = VCI_T_MONEY,
	    .flags = VC_F_HIDDEN,
	    .aliases = "medlemsavgift|avgift|kontingent|jäsenmaksu" },
	{ .name = "nonprofit", .title = N_("Non-profit"), .type = VCI_T_BOOL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "ideell|utan vinstsyfte|almennyttig|almennyttigt|"
	    "ideel|ideelt|allmennyttig|non profit|voittoa tavoittelematon" },
	{ .name = "evidence", .title = N_("Known by"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "underlag|styrkt genom|dokumentation|grundlag|grunnlag|"
	    "dokumentasjon|peruste" },
	{ .name = "bylaws_until", .title = N_("Bylaws until"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "stadgar till|stadgar t o m|vedtægter til|"
	    "vedtekter til|säännöt asti" },
	{ .name = "insurance_until", .title = N_("Insurance until"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "försäkring till|försäkring t o m|forsikring til|"
	    "vakuutus asti" },
	{ .name = "contact_name", .title = N_("Contact"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL,
	    .aliases = "kontaktperson|kontakt|kontaktnamn|"
	    "kontaktnavn|yhteyshenkilö" },
	{ .name = "contact_email", .title = N_("Contact e-mail"),
	    .type = VCI_T_EMAIL, .part = VCI_PERSONAL,
	    .aliases = "kontakt e post|e post|epost|email|"
	    "e mail|mail|kontaktmail|sähköposti" },
	{ .name = "contact_phone", .title = N_("Contact phone"),
	    .type = VCI_T_PHONE, .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "kontakttelefon|telefon|telefonnummer|"
	    "tel|tfn|tlf|mobil|phone|puhelin" },
	{ .name = "contact_role", .title = N_("Contact's role"),
	    .type = VCI_T_CODE, .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .of = &vci_contact_roles,
	    .aliases = "kontaktroll|kontaktens roll|kontaktrolle|roll|rolle|"
	    "yhteyshenkilön rooli|rooli" },
	{ .name = "contact_newsletter", .title = N_("Contact's newsletter"),
	    .type = VCI_T_BOOL, .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "kontakt nyhetsbrev|nyhetsbrev|nyhedsbrev|newsletter|"
	    "uutiskirje" },
	{ .name = "last_published_on", .title = N_("Last published"),
	    .type = VCI_T_DATE, .part = VCI_NOWHERE,
	    .flags = VC_F_READONLY | VC_F_DERIVED,
	    .sql = LAST_PUBLISHED,
	    .aliases = "senast publicerad|senest offentliggjort|"
	    "sist publisert|viimeksi julkaistu" },
	{ .name = "idle_since", .title = N_("Idle since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_READONLY | VC_F_DERIVED,
	    .sql = "CASE WHEN t.status <> 'left' THEN coalesce("
	    LAST_PUBLISHED ", t.registered_on) END",
	    .aliases = "inaktiv sedan|inaktiv siden|passiivinen alkaen" },
	{ .name = "agreement_until", .title = N_("Agreement until"),
	    .type = VCI_T_DATE, .part = VCI_NOWHERE,
	    .flags = VC_F_READONLY | VC_F_DERIVED, .see = "agreement",
	    .sql = "(SELECT CASE WHEN min(" VCI_LAST_DAY_KNOWN ") = 1 THEN "
	    "max(" VCI_LAST_DAY ") END FROM agreement g "
	    "WHERE g.organisation_id = t.id)",
	    .aliases = "avtal till|avtal t o m|aftale til|avtale til|"
	    "sopimus asti" },
	{ .name = NULL },
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	int rc = vci_check_order(vc, row, "member_from", "member_to");

	return rc == VC_OK ? vci_check_not_negative(vc, row, "fee") : rc;
}

/* One legal person may have branches in several municipalities, under names of
 * their own; then its number alone doesn't tell. */
static const struct vci_match match[] = {
	{ { "org_number" }, { "name", "municipality" } },
	{ { "name", "municipality" }, { "org_number" } },
	{ { NULL }, { NULL } },
};

/* A legal person's branches share its number; what shares neither name nor
 * place with it is told, but last. One person is often the contact of several
 * organisations. */
static const struct vci_same same[] = {
	{ "name", VCI_SAME_NAME, 100, 10, 0, N_("same name"),
	    N_("similar names"), N_("other names") },
	{ "org_number", VCI_SAME_VALUE, 95, 55, 50, N_("same number"), NULL,
	    N_("other numbers") },
	{ "contact_email", VCI_SAME_VALUE, 55, 0, 0, N_("same e-mail"), NULL,
	    NULL },
	{ "contact_phone", VCI_SAME_VALUE, 50, 0, 0, N_("same phone"), NULL,
	    NULL },
	{ "website", VCI_SAME_HOST, 50, 0, 0, N_("same website"), NULL, NULL },
	{ "municipality", VCI_SAME_BESIDE, 30, 55, 0, N_("same municipality"),
	    NULL, N_("other municipalities") },
	{ 0 },
};

const struct vc_noun vci_org = { .name = "org",
	.title = N_("organisation"),
	.table = { "org", "org_contact" },
	.field = field,
	.label = "name",
	.makes = true,
	.flow = &org_flow,
	.check = check,
	.match = match,
	.same = same };
