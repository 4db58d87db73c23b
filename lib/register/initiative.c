/* SPDX-License-Identifier: ISC */
/* Initiatives: projects and pilots, their stages, and what was noted. */
#include <string.h>

#include "register.h"

/* clang-format off */
static const struct vci_code reason_code[] = {
	{ N_("done"), "klart|gennemført|gjennomført|valmis" },
	{ N_("no_funding"), "ingen finansiering|ingen midler|ei rahoitusta" },
	{ N_("no_volunteers"), "inga volontärer|ingen frivillige|"
	    "ei vapaaehtoisia" },
	{ N_("priorities"), "andra prioriteringar|prioriteringer|"
	    "andre prioriteringer|"
	    "prioriteetit" },
	{ N_("other"), "annat|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };

static const struct vci_state state[] = {
	{ "idea", 0, NULL },
	{ "planned", VCI_S_BIRTH | VCI_S_BACK, NULL },
	{ "running", VCI_S_BIRTH | VCI_S_BACK, NULL },
	{ "paused", 0, NULL },
	{ "finished", VCI_S_END, NULL },
	{ "dropped", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on",
	"initiative_event", NULL, &reason };

static const struct vci_code status_code[] = {
	{ N_("idea"), "idé|ide|idea" },
	{ N_("planned"), "planerad|planlagt|planlagt|suunniteltu" },
	{ N_("running"), "pågår|i gang|käynnissä" },
	{ N_("paused"), "vilande|pausad|pauset|på pause|tauolla" },
	{ N_("finished"), "avslutad|afsluttet|avsluttet|päättynyt" },
	{ N_("dropped"), "nedlagd|opgivet|droppet|skrinlagt|lopetettu" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_field field[] = {
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "titel|tittel|projekt|pilot|pilotforsøg|prosjekt|"
	    "initiativ|hanke" },
	{ .name = "institution", .title = N_("Institution"),
	    .type = VCI_T_TEXT,
	    .aliases = "inrättning|institusjon|arbetsplats|arbejdsplads|"
	    "laitos" },
	{ .name = "department", .title = N_("Department"),
	    .type = VCI_T_TEXT, .flags = VC_F_HIDDEN,
	    .aliases = "förvaltning|avdelning|forvaltning|avdeling|osasto" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_HIDDEN, .of = &vci_org,
	    .aliases = "organisation|org|förening|forening|järjestö" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE, .flags = VC_F_HIDDEN,
	    .aliases = "kommun|kommune|kunta" },
	{ .name = "owner", .title = N_("Owner"), .type = VCI_T_TEXT,
	    .aliases = "ansvarig|ansvarlig|løsningsejer|projektledare|"
	    "projektleder|vastuuhenkilö" },
	{ .name = "group_id", .title = N_("Group"), .type = VCI_T_REF,
	    .flags = VC_F_HIDDEN, .of = &vci_team,
	    .aliases = "group|grupp|gruppe|taskforce|ryhmä" },
	{ .name = "partners", .title = N_("Partners"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "with",
	    .aliases = "samarbetspartner|samarbejdspartnere|"
	    "samarbeidspartnere|kumppanit" },
	{ .name = "first_time", .title = N_("First time"),
	    .type = VCI_T_BOOL, .flags = VC_F_HIDDEN,
	    .aliases = "första gången|første gang|ensimmäinen kerta" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE, .flags = VC_F_COUNTDAY,
	    .aliases = "registrerad|registreret|registrert|oprettet|"
	    "opprettet|startdatum|startdato" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "planned",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|status dato" },
	{ .name = "plan", .title = N_("Plan"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "tema|punkt|handlingsplan|suunnitelma" },
	{ .name = "links", .title = N_("Links"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "link",
	    .aliases = "kopplingar|strategi|koblinger|politiske mål|"
	    "verdensmål|globala mål|bærekraftsmål|yhteydet" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "beskrivning|tekst|beskrivelse|teksti" },
	{ .name = NULL },
};

static const struct vci_code stage_code[] = {
	{ N_("dialogue"), "dialog|dialogmøde|dialogmøte|vuoropuhelu" },
	{ N_("local_committee"), "lokal samverkan|lokal med|med udvalg|"
	    "medbestemmelse|paikallinen toimikunta" },
	{ N_("staff_involved"), "medarbetare med|medarbetarna med|medarbejderinddragelse|"
	    "ansatte med|henkilöstö mukana" },
	{ N_("developed"), "utveckling|utvecklad|utvecklat|udvikling|udviklet|utvikling|"
	    "utviklet|kehitetty" },
	{ N_("recruitment"), "rekrytering|rekruttering|rekrytointi" },
	{ N_("started"), "alkanut|start|igång|påbörjat|begyndt|igangsættelse|i gang|startet|aloitettu|"
	    "aloittanut" },
	{ N_("launched"), "lansering|lanserad|lanserat|lancering|lanceret|lansert|"
	    "julkaistu" },
	{ N_("followed_up"), "uppföljd|uppföljt|uppföljning|opfølgning|fulgt op|"
	    "oppfølging|fulgt opp|seuranta" },
	{ N_("evaluated"), "utvärderad|utvärderat|utvärdering|evalueret|evaluering|"
	    "evaluert|arvioitu" },
	{ N_("spread"), "spridning|spridd|spritt|udbredelse|udbredt|spredning|"
	    "spredt|levitetty" },
	{ NULL, NULL },
};
const struct vci_codes vci_stages = { N_("stage"), stage_code };

static const struct vci_field stage[] = {
	{ .name = "initiative_id", .title = N_("Initiative"),
	    .type = VCI_T_REF, .flags = VC_F_REQUIRED, .of = &vci_initiative,
	    .aliases = "initiative|initiativ|projekt|pilot|hanke" },
	{ .name = "stage", .title = N_("Stage"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED | VC_F_OPEN, .of = &vci_stages,
	    .aliases = "steg|fas|trin|fase|vaihe" },
	{ .name = "planned_on", .title = N_("Planned"), .type = VCI_T_DATE,
	    .aliases = "planerat|planlagt|suunniteltu" },
	{ .name = "reached_on", .title = C_("day", "Reached"), .type = VCI_T_DATE,
	    .aliases = "nått|nået|nådd|klart|saavutettu" },
	{ .name = "rank", .title = N_("Rank"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN, .aliases = "ordning|orden|järjestys" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|huomautus" },
	{ .name = NULL },
};

static const struct vci_code remark_code[] = {
	{ N_("strength"), "styrka|styrke|vahvuus" },
	{ N_("weakness"), "svaghet|svaghed|svakhet|heikkous" },
	{ N_("opportunity"), "möjlighet|mulighed|mulighet|mahdollisuus" },
	{ N_("threat"), "hot|trussel|risk|risiko|uhka" },
	{ N_("question"), "fråga|spørgsmål|spørsmål|kysymys" },
	{ N_("concern"), "oro|farhåga|bekymring|huoli" },
	{ N_("lesson"), "lärdom|læring|erfaring|oppi" },
	{ N_("decision"), "beslut|beslutning|päätös" },
	{ NULL, NULL },
};
const struct vci_codes vci_remark_kinds = { N_("kind"), remark_code };

static const struct vci_field remark[] = {
	{ .name = "initiative_id", .title = N_("Initiative"),
	    .type = VCI_T_REF, .of = &vci_initiative,
	    .aliases = "initiative|initiativ|projekt|pilot|hanke" },
	{ .name = "plan", .title = N_("Plan"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "tema|punkt|handlingsplan|suunnitelma" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &vci_remark_kinds,
	    .aliases = "typ|slag|type|tyyppi|laji" },
	{ .name = "on", .title = N_("On"), .type = VCI_T_DATE,
	    .column = "on_day", .flags = VC_F_COUNTDAY,
	    .aliases = "datum|dato|date|päivä" },
	{ .name = "text", .title = N_("Text"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "tekst|teksti" },
	{ .name = "addressee", .title = N_("To"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "mottagare|modtager|mottaker|styrgrupp|styregruppe|"
	    "vastaanottaja" },
	{ .name = "answer", .title = N_("Answer"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG,
	    .aliases = "svar|vastaus" },
	{ .name = "answered_on", .title = N_("Answered"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "besvarad|besvaret|besvart|vastattu" },
	{ .name = NULL },
};
/* clang-format on */

static int
check_remark(struct vc *vc, struct vci_row *row)
{
	return vci_check_order(vc, row, "on", "answered_on");
}

/* What is reached was reached by now. */
static int
check_stage(struct vc *vc, struct vci_row *row)
{
	int column = vci_field(row->noun, "reached_on");
	const struct vci_value *on = &row->v[column];
	char day[16];

	if (on->kind != VCI_INT || on->i <= vc_today(vc))
		return VC_OK;
	row->column = column;
	return vci_err(vc, VC_E_DATA, "%s is still to come",
	    vc_day_format(on->i, day));
}

static const struct vci_question open_remark[] = {
	{ "open", N_("only questions and decisions that nobody answered"),
	    "t.kind IN ('question', 'decision') AND t.answer IS NULL AND "
	    "t.answered_on IS NULL AND t.on_day <= ",
	    "" },
	{ NULL, NULL, NULL, NULL },
};

static const char *const key[] = { "initiative_id", "stage", NULL };

int64_t
vci_stage_rank(const char *word, int64_t given)
{
	int64_t i = 0;

	if (given != VCI_STAGE_UNRANKED)
		return given;
	while (
	    stage_code[i].code != NULL && strcmp(stage_code[i].code, word) != 0)
		i++;
	return stage_code[i].code == NULL ? VCI_STAGE_LAST : 10 * (i + 1);
}

const struct vc_noun vci_initiative = {
	.name = "initiative",
	.title = "initiative",
	.table = { "initiative", NULL },
	.field = field,
	.label = "title",
	.flow = &flow,
};
const struct vc_noun vci_stage = {
	.name = "stage",
	.title = "stage",
	.table = { "stage", NULL },
	.field = stage,
	.key = key,
	.check = check_stage,
};
const struct vc_noun vci_remark = {
	.name = "remark",
	.title = "remark",
	.table = { "remark", NULL },
	.field = remark,
	.check = check_remark,
	.condition = open_remark,
};
