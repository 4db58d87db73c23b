/* SPDX-License-Identifier: ISC */
/* Goals: a target for an indicator, in a year and a scope. */
#include <string.h>

#include "../core/number.h"
#include "../core/place.h"
#include "register.h"

/* clang-format off */
static const struct vci_code kind_code[] = {
	{ N_("flow"), "flöde|strøm|tilgang|tilgang i perioden|virta|"
	    "kauden kertymä" },
	{ N_("stock"), "bestånd|bestand|beholdning|ultimo|varanto" },
	{ N_("cumulative"),
	    "ackumulerat|akkumuleret|kumulativ|akkumulert|kertymä" },
	{ N_("share"), "andel|osuus" },
	{ N_("coverage"), "täckning|dækning|dekning|kattavuus" },
	{ N_("per-each"), "med var och en|vardera|med hver|hver især|med hver især|"
	    "kunkin kanssa|per enhet|pr. enhed|yksikköä kohti" },
	{ N_("money"), "pengar|penge|penger|raha" },
	{ N_("milestone"), "milstolpe|milepæl|milepæle|virstanpylväs" },
	{ NULL, NULL },
};
static const struct vci_codes kind = { N_("kind"), kind_code };

static const struct vci_code comparator_code[] = {
	{ N_("at-least"), "minst|mindst|vähintään" },
	{ N_("at-most"), "högst|højst|høyst|enintään" },
	{ N_("exactly"), "exakt|præcis|nøyaktig|tasan" },
	{ N_("keep"), "behålla|bevara|fasthold|beholde|säilyttää" },
	{ NULL, NULL },
};
static const struct vci_codes comparator = { N_("comparator"), comparator_code };

static const struct vci_code readings_code[] = {
	{ N_("sum"), "summa" },
	{ N_("latest"), "senaste|seneste|siste|viimeisin" },
	{ N_("max"), "högsta|højeste|høyeste|suurin" },
	{ NULL, NULL },
};
static const struct vci_codes readings = { N_("readings"), readings_code };

static const struct vci_field field[] = {
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .flags = VC_F_REQUIRED,
	    .aliases = "år|vuosi" },
	{ .name = "number", .title = N_("No."), .type = VCI_T_NUMBER,
	    .flags = VC_F_REQUIRED,
	    .aliases = "nr|nummer|målnummer|numero" },
	{ .name = "theme", .title = N_("Theme"), .type = VCI_T_TEXT,
	    .aliases = "tema|område|teema" },
	{ .name = "text", .title = N_("Goal"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_REQUIRED | VC_F_SEARCH, .column = "text",
	    .aliases = "mål|formulering|wording|tavoite" },
	{ .name = "indicator", .title = N_("Indicator"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED,
	    .aliases = "indikator|mittari" },
	{ .name = "filter", .title = N_("Filter"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "avgränsning|suodatin" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .of = &kind, .usual = "flow",
	    .aliases = "typ|type|laji" },
	{ .name = "scope", .title = N_("Scope"), .type = VCI_T_SCOPE,
	    .of = &vci_org, .usual = "national",
	    .aliases = "omfattning|omfang|alue" },
	{ .name = "comparator", .title = N_("Comparator"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &comparator, .usual = "at-least",
	    .aliases = "jämförelse|sammenligning|vertailu" },
	{ .name = "target", .title = N_("Target"), .type = VCI_T_DECIMAL,
	    .aliases = "målvärde|måltal|tavoitearvo" },
	{ .name = "unit", .title = N_("Unit"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "enhet|enhed|yksikkö" },
	{ .name = "indicator2", .title = N_("Second indicator"),
	    .type = VCI_T_TEXT, .flags = VC_F_HIDDEN,
	    .aliases = "indikator2|mittari2" },
	{ .name = "target2", .title = N_("Second target"),
	    .type = VCI_T_DECIMAL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "målvärde2|måltal2|tavoitearvo2" },
	{ .name = "unit2", .title = N_("Second unit"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "enhet2|enhed2|yksikkö2" },
	{ .name = "baseline", .title = N_("Baseline"), .type = VCI_T_DECIMAL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "utgångsvärde|udgangspunkt|"
	    "utgangspunkt|lähtötaso" },
	{ .name = "period_from", .title = N_("Period from"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "period från|periode fra" },
	{ .name = "period_to", .title = N_("Period to"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "period till|periode til" },
	{ .name = "due", .title = N_("Due"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "senast|klart|frist|forfald|määräpäivä" },
	{ .name = "source", .title = N_("Measured by"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN, .column = "data_source",
	    .aliases = "källa|kilde|målemetode|mätmetod|"
	    "lähde" },
	{ .name = "owner", .title = N_("Owner"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "ansvarig|ansvarlig|vastuuhenkilö" },
	{ .name = "plan", .title = N_("Plan"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "plan|punkt|handlingsplan|suunnitelma" },
	{ .name = "parent", .title = N_("Under"), .type = VCI_T_TEXT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "under|hör till|hører under|overordnet mål|yläkohta" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|"
	    "huomautus" },
	{ .name = "readings", .title = N_("Readings"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &readings,
	    .aliases = "avläsningar|mätningar|aflæsninger|målinger|"
	    "avlesninger|lukemat" },
	{ .name = NULL },
};
/* clang-format on */

static int
narrow_one(struct vc *vc, const char *s, size_t n, struct vci_narrow *to)
{
	const char *value = memchr(s, '=', n);
	size_t left = value == NULL ? n : (size_t)(value - s);
	size_t len = value == NULL ? 0 : n - left - 1;

	if (left == 12 && memcmp(s, "municipality", 12) == 0 &&
	    (to->municipality = vci_place_parse(vc->home.country, value + 1,
		 len)) != 0)
		return VC_OK;
	if (left == 3 && memcmp(s, "org", 3) == 0 &&
	    vci_int_parse(value + 1, len, &to->org) && to->org > 0)
		return VC_OK;
	if (left == 4 && memcmp(s, "list", 4) == 0 && len > 0)
		return vci_campaign_id(vc, value + 1, len, &to->list);
	if (left == 7 && memcmp(s, "partner", 7) == 0 &&
	    vci_int_parse(value + 1, len, &to->partner) && to->partner > 0)
		return VC_OK;
	if (left == 4 && memcmp(s, "kind", 4) == 0 && len > 0)
		return (to->kind = vci_code_find(&vci_partner_kinds, value + 1,
			    len)) != NULL ?
		    VC_OK :
		    vci_code_err(vc, &vci_partner_kinds, value + 1, len);
	if (left == 4 && memcmp(s, "plan", 4) == 0 && len > 0 &&
	    len < sizeof to->plan) {
		memcpy(to->plan, value + 1, len);
		to->plan[len] = '\0';
		return VC_OK;
	}
	return vci_err(vc, VC_E_DATA,
	    "not a filter: write municipality=CODE, org=ID, list=NAME, "
	    "plan=NUMBER, kind=KIND, partner=ID, or several with ';' between");
}

int
vci_narrow_parse(struct vc *vc, const char *filter, struct vci_narrow *to)
{
	int rc = VC_OK;

	*to = (struct vci_narrow){ 0 };
	while (filter != NULL && *filter != '\0' && rc == VC_OK) {
		size_t n = strcspn(filter, ";");

		while (n > 0 && *filter == ' ')
			filter++, n--;
		if (n > 0)
			rc = narrow_one(vc, filter, n, to);
		filter += n + (filter[n] == ';');
	}
	return rc;
}

int
vci_scope_parse(struct vc *vc, const char *scope, struct vci_narrow *to)
{
	*to = (struct vci_narrow){ 0 };
	if (strcmp(scope, "national") == 0)
		return VC_OK;
	if (strncmp(scope, "org:", 4) == 0)
		return vci_int_parse(scope + 4, strlen(scope + 4), &to->org) ?
		    VC_OK :
		    vci_err(vc, VC_E_DATA, "bad scope '%s'", scope);
	to->municipality = vci_place_parse(vc->home.country, scope,
	    strlen(scope));
	return to->municipality != 0 ?
	    VC_OK :
	    vci_err(vc, VC_E_DATA, "bad scope '%s'", scope);
}

void
vci_narrow_more(struct vci_narrow *to, const struct vci_narrow *by)
{
	if (by->municipality != 0)
		to->municipality = by->municipality;
	if (by->org != 0)
		to->org = by->org;
	if (by->list != 0)
		to->list = by->list;
	if (by->partner != 0)
		to->partner = by->partner;
	if (by->kind != NULL)
		to->kind = by->kind;
	if (*by->plan != '\0')
		memcpy(to->plan, by->plan, sizeof to->plan);
}

unsigned
vci_narrows(const char *key)
{
	if (strncmp(key, "list.", 5) == 0)
		return VCI_HAS_LIST;
	if (strncmp(key, "activity.", 9) == 0)
		return VCI_HAS_PARTNER | VCI_HAS_PLAN;
	if (strncmp(key, "agreement.", 10) == 0 ||
	    strncmp(key, "partner.", 8) == 0)
		return VCI_HAS_PARTNER;
	return 0;
}

/* Which interests were a volunteer's goes when they are erased, and no figure
 * may change by that: so those aren't counted for each. */
const char *
vci_unit_column(const struct vc_noun *noun, const char *key)
{
	static const struct {
		const struct vc_noun *noun;
		const char *key, *column;
	} of[] = { { &vci_partner, "activity.", "partner" },
		{ &vci_partner, "agreement.", "partner" },
		{ &vci_partner, "partner.", "partner" },
		{ &vci_org, "activity.", "org" }, { &vci_org, "org.", "org" },
		{ &vci_org, "assignment.", "org" },
		{ &vci_org, "interest.", "org" },
		{ &vci_org, "agreement.", "org" },
		{ &vci_volunteer, "volunteer.", "subject" } };

	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i].noun == noun &&
		    strncmp(of[i].key, key, strlen(of[i].key)) == 0)
			return of[i].column;
	return NULL;
}

static const char *const key[] = { "year", "number", "scope", NULL };

/* What the results are results of can't change under them. */
static int
check_kind(struct vc *vc, struct vci_row *row)
{
	static const char *const name[] = { "kind", "indicator", "indicator2" };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_GOAL_KIND]);

	if (rc != VC_OK)
		return rc;
	for (int i = 0; i < 3; i++)
		vci_bind_value(st, i + 1,
		    &row->v[vci_field(row->noun, key[i])]);
	rc = vci_step(vc, st);
	for (int i = 0; i < 3 && rc == VC_ROW; i++) {
		int at = vci_field(row->noun, name[i]);
		const struct vci_value *v = &row->v[at];
		const char *is = v->kind == VCI_TEXT ? v->s : "";

		if (strcmp(is, vci_col_text(st, i)) == 0 ||
		    (i == 0 && *is == '\0'))
			continue;
		row->column = at;
		rc = vci_err(vc, VC_E_DATA,
		    "was '%s' when results came in: make a new goal",
		    vci_col_text(st, i));
	}
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

static int
check(struct vc *vc, struct vci_row *row)
{
	struct vci_narrow narrow = { 0 };
	const struct vci_value *filter =
	    &row->v[vci_field(row->noun, "filter")];
	int rc = vci_year_open(vc, &row->v[vci_field(row->noun, "year")]);

	if (rc != VC_OK || (rc = check_kind(vc, row)) != VC_OK)
		return rc;
	row->column = vci_field(row->noun, "filter");
	if (filter->kind == VCI_TEXT &&
	    (rc = vci_narrow_parse(vc, filter->s, &narrow)) != VC_OK)
		return rc;
	if ((rc = vci_goal_sound(vc, row, &narrow)) != VC_OK)
		return rc;
	if (vci_given(row, "target2") && !vci_given(row, "indicator2")) {
		row->column = vci_field(row->noun, "indicator2");
		return vci_err(vc, VC_E_DATA,
		    "is empty, but target2 is given: what does it count?");
	}
	rc = vci_check_order(vc, row, "period_from", "period_to");
	return rc == VC_OK ? vci_check_order(vc, row, "period_from", "due") :
			     rc;
}

const struct vc_noun vci_goal = { .name = "goal",
	.title = N_("goal"),
	.table = { "goal", NULL },
	.field = field,
	.key = key,
	.label = "number",
	.number = "number",
	.words = "text",
	.sort = "year,number",
	.check = check,
	.changed = vci_year_moved,
	.imported = vci_goal_imported };
