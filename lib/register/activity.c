/* SPDX-License-Identifier: ISC */
/* Activities: what the centre did, when, with whom and for how many. */
#include <string.h>

#include "register.h"

/* clang-format off */
static const struct vci_code kind_code[] = {
	{ N_("training"), "utbildning|kurs|uddannelse|kursus|opplæring|koulutus" },
	{ N_("theme_evening"), "temakväll|temaaften|temakveld|teemailta" },
	{ N_("fair"), "mässa|marknad|messe|messut" },
	{ N_("lecture"), "föreläsning|föredrag|oplæg|foredrag|luento" },
	{ N_("org_meeting"), "organisationsmöte|möte med organisation|foreningsmøde|møde med forening|"
	    "organisasjonsmøte|järjestötapaaminen" },
	{ N_("steering_meeting"), "styrgruppsmöte|styrgrupp|styregruppemøde|"
	    "styringsgruppemøte|ohjausryhmän kokous" },
	{ N_("network_meeting"), "nätverksträff|nätverksmöte|netværksmøde|"
	    "nettverksmøte|verkostotapaaminen" },
	{ N_("open_house"), "öppet hus|åbent hus|åpent hus|avoimet ovet" },
	{ N_("article"), "artikel|pressartikel|presseartikel|artikkel|"
	    "lehtijuttu" },
	{ N_("trade_article"), "facktidning|artikel i facktidning|artikel i fagblad|organisationstidning|fagblad|"
	    "fagpresse|artikkel i fagpresse|ammattilehti" },
	{ N_("broadcast"), "etermedia|radio och tv|radio og tv|lähetys" },
	{ N_("newsletter"), "nyhetsbrev|nyhedsbrev|uutiskirje" },
	{ N_("hearing"), "remiss|høring|hering|kuuleminen" },
	{ N_("award"), "prisfest|pris|utmärkelse|hæder|utmerkelse|palkinto" },
	{ N_("study_visit"), "studiebesök|studieresa|studietur|"
	    "studiebesøg|studiebesøk|opintomatka" },
	{ N_("campaign"), "kampanj|kampagne|kampanje|kampanja" },
	{ N_("room_booking"), "lokalbokning|lokalebooking|romutleie|"
	    "tilavaraus" },
	{ N_("talk_booking"), "bokat samtal|booket samtale|bookad samtal|"
	    "varattu keskustelu" },
	{ N_("company_visit"), "företagsbesök|virksomhedsbesøg|"
	    "bedriftsbesøk|yritysvierailu" },
	{ N_("mailing"), "utskick|udsendelse|utsendelse|postitus" },
	{ N_("recommendation"), "rekommendation|anbefaling|suositus" },
	{ N_("group_assignment"), "gruppuppdrag|gruppeopgave|"
	    "gruppeoppdrag|ryhmätehtävä" },
	{ N_("exhibition"), "utställning|udstilling|utstilling|näyttely" },
	{ N_("publication"), "publikation|skrift|handbok|rapport|guide|"
	    "vejledning|publikasjon|julkaisu" },
	{ N_("survey"), "enkät|enkätundersökning|spørgeskema|"
	    "undersøgelse|spørgeskemaundersøgelse|spørreundersøkelse|kysely" },
	{ N_("interview"), "intervju|haastattelu" },
	{ N_("advocacy"), "påverkan|påverkansarbete|henvendelse|"
	    "interessevaretagelse|påvirkning|påvirkningsarbeid|"
	    "vaikuttaminen" },
	{ N_("event"), "evenemang|arrangement|tapahtuma" },
	{ N_("meeting"), "möte|møde|møte|kokous|tapaaminen" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_activity_kinds = { N_("kind"), kind_code };

static const struct vci_code qualifier_code[] = {
	{ "~", "ca|cirka|about|omkring|omtrent|noin" },
	{ ">", "over|mer än|more than|mere end|mer enn|yli" },
	{ "<", "under|mindre än|less than|mindre end|mindre enn|alle" },
	{ NULL, NULL },
};
const struct vci_codes vci_qualifiers = { N_("qualifier"), qualifier_code };

static const struct vci_code reason_code[] = {
	{ N_("too_few"), "för få anmälda|for få tilmeldte|for få påmeldte|"
	    "liian vähän osallistujia" },
	{ N_("illness"), "sjukdom|sygdom|sykdom|sairaus" },
	{ N_("weather"), "väder|vejr|vær|sää" },
	{ N_("no_funding"), "ingen finansiering|ingen midler|ei rahoitusta" },
	{ N_("priorities"), "andra prioriteringar|prioriteringer|"
	    "andre prioriteringer|prioriteetit" },
	{ N_("postponed"), "uppskjutet|udsat|utsatt|lykätty" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };

static const struct vci_state state[] = {
	{ "planned", VCI_S_BACK, NULL },
	{ "cancelled", 0, NULL },
	{ "held", VCI_S_BIRTH | VCI_S_END, "on" },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on",
	"activity_event", NULL, &reason };

static const struct vci_code status_code[] = {
	{ N_("planned"), "planerad|planerat|planlagt|suunniteltu" },
	{ N_("cancelled"), "inställd|inställt|aflyst|avlyst|peruttu" },
	{ N_("held"), "genomförd|genomfört|hållen|afholdt|gennemført|avholdt|"
	    "gjennomført|pidetty" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_field field[] = {
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &vci_activity_kinds,
	    .aliases = "typ|slag|type|tyyppi|laji" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "titel|tittel|rubrik|aktivitet|arrangement|otsikko" },
	{ .name = "on", .title = N_("On"), .type = VCI_T_DATE,
	    .column = "on_day", .flags = VC_F_REQUIRED,
	    .aliases = "datum|dato|date|dag|päivä" },
	{ .name = "ends_on", .title = N_("Ends"), .type = VCI_T_DATE,
	    .aliases = "slut|slutdatum|slutdato|till|til|sluttdato|päättyy" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "held",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|status dato" },
	{ .name = "planned_on", .title = N_("Planned for"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "planerat datum|planlagt dato|planlagt til|"
	    "suunniteltu päivä" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE, .flags = VC_F_COUNTDAY | VC_F_HIDDEN,
	    .aliases = "registrerad|registreret|registrert|oprettet|"
	    "opprettet|rekisteröity" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .aliases = "kommun|kommune|kunta|kommunkod|kommunekode" },
	{ .name = "occasions", .title = N_("Occasions"), .type = VCI_T_INT,
	    .aliases = "antal tillfällen|tillfällen|gange|ganger|kerrat" },
	{ .name = "participants", .title = N_("Participants"),
	    .type = VCI_T_INT, .about = "qualifier",
	    .aliases = "deltagare|antal deltagare|deltagere|"
	    "antal deltagere|deltakere|osallistujat" },
	{ .name = "qualifier", .title = N_("About"), .type = VCI_T_CODE,
	    .flags = VC_F_ABOUT, .of = &vci_qualifiers,
	    .aliases = "precision" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .of = &vci_org,
	    .aliases = "organisation|org|förening|forening|organisasjon|"
	    "järjestö" },
	{ .name = "partner_id", .title = N_("Partner"), .type = VCI_T_REF,
	    .flags = VC_F_HIDDEN, .of = &vci_partner,
	    .aliases = "partner|samarbetspartner|samarbejdspartner|"
	    "samarbeidspartner|kumppani" },
	{ .name = "with", .title = N_("With"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "with",
	    .aliases = "med|tillsammans med|sammen med|kanssa" },
	{ .name = "group_id", .title = N_("Group"), .type = VCI_T_REF,
	    .flags = VC_F_HIDDEN, .of = &vci_team,
	    .aliases = "group|grupp|gruppe|udvalg|nätverk|netværk|ryhmä" },
	{ .name = "initiative_id", .title = N_("Initiative"),
	    .type = VCI_T_REF, .flags = VC_F_HIDDEN, .of = &vci_initiative,
	    .aliases = "initiative|initiativ|projekt|pilot|hanke" },
	{ .name = "plan", .title = N_("Plan"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "tema|punkt|handlingsplan|suunnitelma" },
	{ .name = "medium", .title = N_("Medium"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "tidning|avis|blad|media|lehti" },
	{ .name = "url", .title = N_("Link"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN, .aliases = "länk|link|lenke|linkki" },
	{ .name = "addressee", .title = N_("Addressee"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "mottagare|modtager|mottaker|vastaanottaja" },
	{ .name = "replied_on", .title = N_("Replied"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "svarsdatum|svarsdato|vastattu" },
	{ .name = "reply", .title = N_("Reply"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN, .aliases = "svar|vastaus" },
	{ .name = "outcome", .title = N_("Outcome"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "utfall|resultat|udfald|tulos" },
	{ .name = "evaluation", .title = N_("Evaluation"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "utvärdering|evaluering|arviointi" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|huomautus" },
	{ .name = NULL },
};
/* clang-format on */

static bool
given(const struct vci_row *row, const char *name)
{
	unsigned char kind = row->v[vci_field(row->noun, name)].kind;

	return kind != VCI_NULL && kind != VCI_CLEAR;
}

static int
not_yet(struct vc *vc, int64_t on)
{
	char day[16];

	return vci_err(vc, VC_E_DATA,
	    "%s is yet to come, and nothing is held before its day",
	    vc_day_format(on, day));
}

/* One that is planned is so for its day; one whose day is past is known since
 * then, unless it is said otherwise. */
static int
check(struct vc *vc, struct vci_row *row)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, "status")];
	struct vci_value *on = &row->v[vci_field(row->noun, "on")];
	bool planned = v->kind == VCI_TEXT && strcmp(v->s, "planned") == 0;

	if (on->kind == VCI_INT && planned && !given(row, "planned_on"))
		row->v[vci_field(row->noun, "planned_on")] = *on;
	if (on->kind == VCI_INT && !given(row, "registered_on") &&
	    (!planned || on->i < vc_today(vc)))
		row->v[vci_field(row->noun, "registered_on")] = *on;
	return vci_check_order(vc, row, "on", "ends_on");
}

/* It was held on the day of that step, whatever was expected. */
static int
changed(struct vc *vc, const struct vci_row *was, const struct vci_row *is)
{
	const struct vci_value *now = &is->v[vci_field(is->noun, "status")];
	int64_t day = is->v[vci_field(is->noun, "status_on")].i;
	struct vci_stmt *st;
	int rc;

	if (was == NULL || strcmp(now->s, "held") != 0 ||
	    strcmp(was->v[vci_field(is->noun, "status")].s, "held") == 0)
		return VC_OK;
	if (day > vc_today(vc))
		return not_yet(vc, day);
	rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_ACTIVITY_HELD]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, is->id);
	vci_bind_int(st, 2, day);
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}

const struct vc_noun vci_activity = {
	.name = "activity",
	.title = "activity",
	.table = { "activity", NULL },
	.field = field,
	.label = "title",
	.flow = &flow,
	.check = check,
	.changed = changed,
};

/* ---- held --------------------------------------------------------------------- */

/* The day one was expected, or today where that is yet to come. */
static int
expected(struct vc *vc, int64_t id, char day[16])
{
	struct vc_record *r;
	int64_t today = vc_today(vc);
	int rc = vc_record_new(vc, &vci_activity, &r);

	if (rc != VC_OK)
		return rc;
	rc = vc_get(vc, r, id);
	if (rc == VC_OK) {
		int64_t on = r->v[vci_field(&vci_activity, "on")].i;

		vc_day_format(on < today ? on : today, day);
	}
	vc_record_free(r);
	return rc;
}

static int
held(struct vc *vc, int64_t id, const char *on, struct vc_record *also)
{
	struct vc_step step = { .status = "held", .on = on };
	char day[16];
	int rc = VC_OK, n;

	if (on == NULL && (rc = expected(vc, id, day)) == VC_OK)
		step.on = day;
	if (rc == VC_OK)
		rc = vc_set_status(vc, &vci_activity, id, &step);
	return rc == VC_OK && also != NULL ? vc_edit(vc, also, id, &n) : rc;
}

int
vc_activity_held(struct vc *vc, const int64_t *id, size_t n, const char *on,
    struct vc_record *also, size_t *at)
{
	int rc = vci_db_begin(vc);

	*at = n;
	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		*at = i;
		rc = held(vc, id[i], on, also);
	}
	return vci_db_end(vc, rc);
}

/* ---- numbers of an activity, and who was in the running ------------------------ */

/* clang-format off */
static const struct vci_field figure[] = {
	{ .name = "activity_id", .title = N_("Activity"), .type = VCI_T_REF,
	    .of = &vci_activity,
	    .aliases = "activity|aktivitet|arrangement|tapahtuma" },
	{ .name = "story_id", .title = N_("Story"), .type = VCI_T_REF,
	    .of = &vci_story,
	    .aliases = "story|berättelse|fortælling|fortelling|kertomus" },
	{ .name = "what", .title = N_("What"), .type = VCI_T_TEXT,
	    .column = "word", .flags = VC_F_REQUIRED,
	    .aliases = "vad|hvad|hva|mikä|mått|mål" },
	{ .name = "value", .title = N_("Value"), .type = VCI_T_DECIMAL,
	    .flags = VC_F_REQUIRED, .about = "qualifier",
	    .aliases = "värde|værdi|verdi|antal|arvo" },
	{ .name = "qualifier", .title = N_("About"), .type = VCI_T_CODE,
	    .flags = VC_F_ABOUT, .of = &vci_qualifiers,
	    .aliases = "precision" },
	{ .name = "unit", .title = N_("Unit"), .type = VCI_T_TEXT,
	    .aliases = "enhet|enhed|yksikkö" },
	{ .name = NULL },
};

static const struct vci_code place_code[] = {
	{ N_("nominated"), "nominerad|nomineret|nominert|indstillet|"
	    "innstilt|ehdolla" },
	{ N_("finalist"), "finalist|finalisti" },
	{ N_("winner"), "vinnare|vinder|vinner|voittaja" },
	{ NULL, NULL },
};
static const struct vci_codes place = { N_("place"), place_code };

static const struct vci_field running[] = {
	{ .name = "activity_id", .title = N_("Activity"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_activity,
	    .aliases = "activity|aktivitet|arrangement|tapahtuma" },
	{ .name = "category", .title = N_("Category"), .type = VCI_T_TEXT,
	    .aliases = "kategori|kategoria|klass|klasse" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_SEARCH,
	    .aliases = "titel|tittel|projekt|prosjekt|hanke" },
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH,
	    .aliases = "namn|navn|nimi|person|henkilö" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_HIDDEN, .of = &vci_org,
	    .aliases = "organisation|org|förening|forening|järjestö" },
	{ .name = "place", .title = N_("Placing"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &place,
	    .aliases = "placering|plassering|sijoitus" },
	{ .name = "votes", .title = N_("Votes"), .type = VCI_T_INT,
	    .about = "qualifier",
	    .aliases = "röster|stemmer|äänet" },
	{ .name = "qualifier", .title = N_("About"), .type = VCI_T_CODE,
	    .flags = VC_F_ABOUT, .of = &vci_qualifiers,
	    .aliases = "precision" },
	{ .name = NULL },
};
/* clang-format on */

static int
check_figure(struct vc *vc, struct vci_row *row)
{
	if (vci_given(row, "activity_id") != vci_given(row, "story_id"))
		return VC_OK;
	row->column = vci_field(row->noun, "activity_id");
	return vci_err(vc, VC_E_DATA,
	    "a figure is of an activity or of a story: give one of them");
}

static int
check_entry(struct vc *vc, struct vci_row *row)
{
	if (vci_given(row, "title") || vci_given(row, "name"))
		return VC_OK;
	row->column = vci_field(row->noun, "title");
	return vci_err(vc, VC_E_DATA,
	    "is empty, and so is name: what or who was in the running?");
}

const struct vc_noun vci_activity_figure = {
	.name = "figure",
	.title = "figure",
	.table = { "figure", NULL },
	.field = figure,
	.check = check_figure,
};
const struct vc_noun vci_entry = {
	.name = "entry",
	.title = "entry",
	.table = { "entry", "entry_person" },
	.field = running,
	.label = "title",
	.check = check_entry,
};
