/* SPDX-License-Identifier: ISC */
/* Assignments: what an organisation asks volunteers to do, where and when. */
#include <string.h>

#include "places.h"

/* clang-format off */
static const struct vci_code reason_code[] = {
	{ N_("filled"), "tillsatt|fullt|besat|besatt|täytetty" },
	{ N_("ended"), "avslutat|slut|afsluttet|avsluttet|päättynyt" },
	{ N_("no_need"), "inget behov|intet behov|ikke behov|ei tarvetta" },
	{ N_("no_volunteers"), "inga volontärer|ingen frivillige|ei vapaaehtoisia" },
	{ N_("not_eligible"), "uppfyller inte kraven|opfylder ikke kravene|oppfyller ikke kravene|ei täytä ehtoja" },
	{ N_("postponed"), "uppskjutet|udsat|utsatt|lykätty" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };
/* clang-format on */

static const struct vci_state state[] = {
	{ "draft", 0, NULL },
	{ "submitted", VCI_S_BIRTH, NULL },
	{ "published", VCI_S_BIRTH | VCI_S_BACK, "published_on" },
	{ "full", 0, NULL },
	{ "closed", VCI_S_END, NULL },
	{ "cancelled", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on",
	"assignment_event", "closed", &reason };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ N_("draft"), "utkast|kladde|luonnos" },
	{ N_("submitted"), "inskickad|inskickat|indsendt|innsendt|lähetetty" },
	{ N_("published"),
	    "publicerad|publicerat|offentliggjort|publiceret|publisert|"
	    "julkaistu|öppen|öppet|åbent|åpen|open" },
	{ N_("full"), "fulltecknad|fullt|fuldt besat|optaget|fuldt|täynnä" },
	{ N_("closed"), "avslutad|avslutat|stängd|stängt|afsluttet|"
	    "avsluttet|lukket|suljettu" },
	{ N_("cancelled"), "inställd|inställt|aflyst|avlyst|canceled|"
	    "peruttu" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_code period_code[] = {
	{ N_("once"), "en gång|engång|engångs|én gang|engangs|kerran|"
	    "kertaluonteinen|one off" },
	{ N_("day"), "dag|per dag|om dagen|dagligen|dagligt|daglig|päivä|"
	    "päivittäin|daily" },
	{ N_("week"), "vecka|per vecka|i veckan|uge|per uge|om ugen|uke|"
	    "per uke|i uken|viikko|viikossa|weekly" },
	{ N_("month"), "månad|per månad|i månaden|måned|per måned|"
	    "om måneden|i måneden|kuukausi|kuukaudessa|monthly" },
	{ N_("year"), "år|per år|om året|i året|vuosi|vuodessa|yearly" },
	{ NULL, NULL },
};
static const struct vci_codes period = { N_("period"), period_code };

static const struct vci_field field[] = {
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_REQUIRED, .of = &vci_org,
	    .aliases = "organisation|org|org id|forening|"
	    "förening|organisasjon|organization|organization id|"
	    "järjestö" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "titel|tittel|rubrik|overskrift|uppdrag|opgave|"
	    "oppdrag|otsikko|tehtävä" },
	{ .name = "task", .title = N_("Task"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "beskrivning|uppgift|beskrivelse|description|kuvaus" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .aliases = "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero|plats|sted" },
	{ .name = "remote", .title = N_("Remote"), .type = VCI_T_BOOL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "distans|på distans|fjernopgave|hjemmefra|"
	    "digitalt|etänä" },
	{ .name = "places", .title = N_("Places"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "antal platser|platser|pladser|antal pladser|"
	    "plasser|antall plasser|antal|paikat" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE,
	    .flags = VC_F_COUNTDAY,
	    .aliases = "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekisteröity|registered" },
	{ .name = "published_on", .title = N_("Published"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "publicerad|publiceringsdatum|publiceret|"
	    "offentliggjort|publisert|publiseringsdato|julkaistu|published" },
	{ .name = "starts_on", .title = N_("Starts"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "start|startdatum|startdato|från|fra|"
	    "alkaa" },
	{ .name = "ends_on", .title = N_("Ends"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "slut|slutdatum|slutdato|till|til|sluttdato|"
	    "päättyy" },
	{ .name = "expires_on", .title = N_("Expires"), .type = VCI_T_DATE,
	    .aliases = "sista dag|utgår|sista ansökningsdag|"
	    "udløber|utløper|frist|vanhenee" },
	{ .name = "effort", .title = N_("Effort"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "omfattning|omfang|tid|työmäärä" },
	{ .name = "minimum_age", .title = N_("Minimum age"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "min age|åldersgräns|"
	    "minimumålder|aldersgrense|minimumsalder|aldersgrænse|"
	    "alaikäraja" },
	{ .name = "maximum_age", .title = N_("Maximum age"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "max age|maxålder|högsta ålder|maksimumalder|"
	    "maksimalder|maksalder|høyeste alder|yläikäraja" },
	{ .name = "extract_needed", .title = N_("Police-record extract"),
	    .type = VCI_T_BOOL, .flags = VC_F_HIDDEN,
	    .aliases = "registerutdrag|utdrag ur belastningsregistret|"
	    "børneattest|straffeattest|politiattest|rikosrekisteriote|"
	    "rikostaustaote|background check" },
	{ .name = "hours", .title = N_("Hours"), .type = VCI_T_DECIMAL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "timmar|antal timmar|timer|antal timer|antall timer|"
	    "tunnit|tuntimäärä" },
	{ .name = "period", .title = N_("Hours in each"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &period,
	    .aliases = "timmar per|timer per|hours per|jakso" },
	{ .name = "requirements", .title = N_("Requirements"),
	    .type = VCI_T_TEXT, .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "krav|kravprofil|kvalifikationer|kvalifikasjoner|"
	    "vaatimukset" },
	{ .name = "place", .title = N_("Where"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "adress|arbetsplats|arbetsställe|adresse|arbejdssted|"
	    "arbeidssted|address|osoite|paikka" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status,
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|"
	    "status dato" },
	{ .name = "causes", .title = N_("Causes"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "cause",
	    .column = "tag_ids",
	    .aliases = "områden|områder|ämnen|emner|"
	    "kategorier|aiheet" },
	{ .name = "skills", .title = N_("Skills"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "skill",
	    .column = "tag_ids",
	    .aliases = "kompetens|kompetenser|kompetencer|ferdigheter|"
	    "färdigheter|taidot" },
	{ .name = "languages", .title = N_("Languages"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "language",
	    .column = "tag_ids",
	    .aliases = "språk|sprog|kielet" },
	{ .name = "when", .title = N_("When"), .type = VCI_T_WHEN,
	    .flags = VC_F_HIDDEN, .column = "when_mask",
	    .aliases = "tider|tidspunkt|när|hvornår|når|"
	    "milloin" },
	{ .name = "copy_of", .title = N_("Copy of"), .type = VCI_T_REF,
	    .flags = VC_F_READONLY | VC_F_HIDDEN, .of = &vci_assignment },
	{ .name = NULL },
};
/* clang-format on */

#define VCI_OLDEST 120

static int
check_ages(struct vc *vc, struct vci_row *row)
{
	const struct vci_value *from =
	    &row->v[vci_field(row->noun, "minimum_age")];
	int column = vci_field(row->noun, "maximum_age");
	const struct vci_value *to = &row->v[column];

	for (int i = 0; i < 2; i++) {
		const struct vci_value *age = i == 0 ? from : to;

		if (age->kind != VCI_INT || age->i <= VCI_OLDEST)
			continue;
		row->column = (int)(age - row->v);
		return vci_err(vc, VC_E_DATA, "is no age");
	}
	if (from->kind != VCI_INT || to->kind != VCI_INT || from->i <= to->i)
		return VC_OK;
	row->column = column;
	return vci_err(vc, VC_E_DATA, "is less than its minimum age");
}

/* The day of registration, where the file gives only that of publication;
 * the status that follows from having been published or not. */
static int
check(struct vc *vc, struct vci_row *row)
{
	struct vci_value *v = row->v;
	struct vci_value *registered =
	    &v[vci_field(row->noun, "registered_on")];
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
	if (rc == VC_OK)
		rc = vci_check_not_negative(vc, row, "hours");
	return rc == VC_OK ? check_ages(vc, row) : rc;
}

/* A date is past where its last day was before today. */
static const struct vci_question condition[] = {
	{ "open", N_("only published ones that haven't expired"),
	    "t.status = 'published' AND (t.expires_on IS NULL OR "
	    "t.expires_on >= ",
	    ")" },
	{ "expired", N_("only published ones whose last day is past"),
	    "t.status = 'published' AND t.expires_on < ", "" },
	{ NULL, NULL, NULL, NULL },
};

const struct vc_noun vci_assignment = { .name = "assignment",
	.title = N_("assignment"),
	.table = { "assignment", NULL },
	.field = field,
	.label = "title",
	.flow = &flow,
	.check = check,
	.condition = condition,
	.changed = vci_assignment_changed };
