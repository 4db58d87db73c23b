/* SPDX-License-Identifier: ISC */
/* Goals: a target for an indicator, in a year and a scope. */
#include <string.h>

#include "../core/number.h"
#include "../core/place.h"
#include "register.h"

/* clang-format off */
static const struct vci_code kind_code[] = {
	{ "flow", "fl\xc3\xb6" "de|str\xc3\xb8m|virta" },
	{ "stock", "best\xc3\xa5nd|bestand|beholdning|ultimo|varanto" },
	{ "cumulative", "ackumulerat|akkumuleret|kumulativ|akkumulert|kertym\xc3\xa4" },
	{ "share", "andel|osuus" },
	{ "money", "pengar|penge|penger|raha" },
	{ "milestone", "milstolpe|milep\xc3\xa6l|milep\xc3\xa6le|virstanpylv\xc3\xa4s" },
	{ NULL, NULL }
};
static const struct vci_codes kind = { "kind", kind_code };

static const struct vci_code comparator_code[] = {
	{ "at-least", "minst|mindst|v\xc3\xa4hint\xc3\xa4\xc3\xa4n" },
	{ "at-most", "h\xc3\xb6gst|h\xc3\xb8jst|h\xc3\xb8yst|enint\xc3\xa4\xc3\xa4n" },
	{ "exactly", "exakt|pr\xc3\xa6" "cis|n\xc3\xb8yaktig|tasan" },
	{ "keep", "beh\xc3\xa5lla|bevara|fasthold|beholde|s\xc3\xa4ilytt\xc3\xa4\xc3\xa4" },
	{ NULL, NULL }
};
static const struct vci_codes comparator = { "comparator", comparator_code };

static const struct vci_field field[] = {
	{ "year", "Year", "\xc3\xa5r|vuosi", VCI_T_YEAR, VCI_COUNTED,
	    VC_F_REQUIRED, NULL, NULL, NULL, NULL },
	{ "number", "No.", "nr|nummer|m\xc3\xa5lnummer|numero", VCI_T_NUMBER,
	    VCI_COUNTED, VC_F_REQUIRED, NULL, NULL, NULL, NULL },
	{ "theme", "Theme", "tema|omr\xc3\xa5" "de|teema", VCI_T_TEXT, VCI_COUNTED,
	    0, NULL, NULL, NULL, NULL },
	{ "text", "Goal", "m\xc3\xa5l|formulering|wording|tavoite", VCI_T_TEXT,
	    VCI_COUNTED, VC_F_REQUIRED | VC_F_SEARCH, NULL, "text", NULL, NULL },
	{ "indicator", "Indicator", "indikator|mittari", VCI_T_TEXT, VCI_COUNTED,
	    VC_F_REQUIRED, NULL, NULL, NULL, NULL },
	{ "filter", "Filter", "avgr\xc3\xa4nsning|suodatin", VCI_T_TEXT, VCI_COUNTED,
	    VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "kind", "Kind", "typ|type|laji", VCI_T_CODE, VCI_COUNTED,
	    VC_F_HIDDEN, &kind, NULL, NULL, "flow" },
	{ "scope", "Scope", "omfattning|omfang|alue", VCI_T_SCOPE, VCI_COUNTED,
	    0, &vci_org, NULL, NULL, "national" },
	{ "comparator", "Comparator", "j\xc3\xa4mf\xc3\xb6relse|sammenligning|vertailu",
	    VCI_T_CODE, VCI_COUNTED, VC_F_HIDDEN, &comparator, NULL, NULL,
	    "at-least" },
	{ "target", "Target", "m\xc3\xa5lv\xc3\xa4rde|m\xc3\xa5ltal|tavoitearvo",
	    VCI_T_DECIMAL, VCI_COUNTED, 0, NULL, NULL, NULL, NULL },
	{ "unit", "Unit", "enhet|enhed|yksikk\xc3\xb6", VCI_T_TEXT, VCI_COUNTED,
	    VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "indicator2", "Second indicator", "indikator2|mittari2", VCI_T_TEXT,
	    VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "target2", "Second target", "m\xc3\xa5lv\xc3\xa4rde2|m\xc3\xa5ltal2|tavoitearvo2",
	    VCI_T_DECIMAL, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "unit2", "Second unit", "enhet2|enhed2|yksikk\xc3\xb6" "2", VCI_T_TEXT,
	    VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "baseline", "Baseline", "utg\xc3\xa5ngsv\xc3\xa4rde|udgangspunkt|"
	    "utgangspunkt|l\xc3\xa4ht\xc3\xb6taso", VCI_T_DECIMAL, VCI_COUNTED,
	    VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "period_from", "Period from", "period fr\xc3\xa5n|periode fra",
	    VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "period_to", "Period to", "period till|periode til", VCI_T_DATE,
	    VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "due", "Due", "senast|klart|frist|forfald|m\xc3\xa4\xc3\xa4r\xc3\xa4p\xc3\xa4iv\xc3\xa4",
	    VCI_T_DATE, VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "source", "Measured by", "k\xc3\xa4lla|kilde|m\xc3\xa5lemetode|m\xc3\xa4tmetod|"
	    "l\xc3\xa4hde", VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN, NULL,
	    "data_source", NULL, NULL },
	{ "owner", "Owner", "ansvarig|ansvarlig|vastuuhenkil\xc3\xb6", VCI_T_TEXT,
	    VCI_COUNTED, VC_F_HIDDEN, NULL, NULL, NULL, NULL },
	{ "note", "Note", "anm\xc3\xa4rkning|kommentar|bem\xc3\xa6rkning|merknad|"
	    "huomautus", VCI_T_TEXT, VCI_COUNTED, VC_F_HIDDEN,
	    NULL, NULL, NULL, NULL },
	{ NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL }
};
/* clang-format on */

static bool
given(const struct vci_row *row, const char *name)
{
	return row->v[vci_field(row->noun, name)].kind != VCI_NULL;
}

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
	return vci_err(vc, VC_E_DATA, "not a filter: write municipality=CODE, "
	    "org=ID, or both with ';' between");
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
		    VC_OK : vci_err(vc, VC_E_DATA, "bad scope '%s'", scope);
	to->municipality = vci_place_parse(vc->home.country, scope,
	    strlen(scope));
	return to->municipality != 0 ? VC_OK :
	    vci_err(vc, VC_E_DATA, "bad scope '%s'", scope);
}

static int
check(struct vc *vc, struct vci_row *row)
{
	struct vci_narrow narrow;
	const struct vci_value *filter =
	    &row->v[vci_field(row->noun, "filter")];

	if (filter->kind == VCI_TEXT &&
	    vci_narrow_parse(vc, filter->s, &narrow) != VC_OK) {
		row->column = vci_field(row->noun, "filter");
		return VC_E_DATA;
	}
	if (given(row, "target2") && !given(row, "indicator2")) {
		row->column = vci_field(row->noun, "indicator2");
		return vci_err(vc, VC_E_DATA,
		    "is empty, but target2 is given: what does it count?");
	}
	return vci_check_order(vc, row, "period_from", "period_to");
}

static const char *const key[] = { "year", "number", "scope", NULL };

const struct vc_noun vci_goal = { "goal", "goal", { "goal", NULL }, field, key,
	"number", NULL, check };
