/* SPDX-License-Identifier: ISC */
/* What a goal can't ask: what would be met, missed or nothing whatever came. */
#include <string.h>

#include "register.h"

/* Text of a field, or "". */
static const char *
text(const struct vci_row *row, const char *name)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, name)];

	return v->kind == VCI_TEXT ? v->s : "";
}

static bool
is(const struct vci_row *row, const char *name, const char *word)
{
	return strcmp(text(row, name), word) == 0;
}

/* A milestone is reached or not, and with how many of them all there is only
 * more or less. */
static int
check_comparator(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	const char *kind = text(row, "kind"), *c = text(row, "comparator");

	(void)filter;
	row->column = vci_field(row->noun, "comparator");
	if (*c == '\0' || strcmp(c, "at-least") == 0)
		return VC_OK;
	if (strcmp(kind, "milestone") == 0)
		return vci_err(vc, VC_E_DATA,
		    "a milestone is reached by its day or it isn't: leave the "
		    "comparator out");
	if (strcmp(kind, "per-each") == 0 && strcmp(c, "keep") != 0)
		return vci_err(vc, VC_E_DATA,
		    "per-each is at-least so many with each, or keep");
	return VC_OK;
}

/* A part of a whole is one condition. */
static int
check_second(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	const char *kind = text(row, "kind");
	bool share = strcmp(kind, "share") == 0;

	(void)filter;
	if (!share && strcmp(kind, "coverage") != 0 &&
	    strcmp(kind, "per-each") != 0)
		return VC_OK;
	row->column = vci_field(row->noun, "indicator2");
	if (!share && vci_given(row, "indicator2"))
		return vci_err(vc, VC_E_DATA,
		    "a goal of this kind has one condition: make another goal");
	row->column = vci_field(row->noun, "target2");
	return vci_given(row, "target2") ?
	    vci_err(vc, VC_E_DATA,
		"a goal of this kind has one target: leave it out") :
	    VC_OK;
}

/* Nothing is in two places. */
static int
check_scope(struct vc *vc, struct vci_row *row, const struct vci_narrow *filter)
{
	struct vci_narrow scope = { 0 };
	const char *s = text(row, "scope");
	int rc = *s == '\0' ? VC_OK : vci_scope_parse(vc, s, &scope);

	row->column = vci_field(row->noun, "filter");
	if (rc != VC_OK)
		return rc;
	if (filter->municipality != 0 && scope.municipality != 0 &&
	    filter->municipality != scope.municipality)
		return vci_err(vc, VC_E_DATA,
		    "names another municipality than the scope");
	if (filter->org != 0 && scope.org != 0 && filter->org != scope.org)
		return vci_err(vc, VC_E_DATA,
		    "names another organisation than the scope");
	return VC_OK;
}

/* Do the facts of an indicator know of a municipality, and of an
 * organisation? */
static bool
has_place(const char *key)
{
	return strncmp(key, "survey.", 7) != 0;
}

static bool
has_org(const char *key)
{
	static const char *const without[] = { "survey.", "volunteer.",
		"partner." };

	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if (strncmp(key, without[i], strlen(without[i])) == 0)
			return false;
	return true;
}

/* Is each of those that it is of one of an organisation? Partners, and the
 * members of some campaigns, are not. */
static int
units_have_org(struct vc *vc, const struct vci_row *row,
    const struct vci_narrow *filter, bool *have)
{
	const struct vc_noun *noun;
	int rc;

	*have = !is(row, "kind", "per-each") || filter->kind == NULL;
	if (filter->list == 0)
		return VC_OK;
	rc = vci_campaign_noun(vc, filter->list, &noun);
	*have = noun == &vci_org || noun == &vci_assignment ||
	    noun == &vci_interest;
	return rc;
}

static int
check_units_place(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	bool have;
	int rc = VC_OK;

	if (strncmp(text(row, "scope"), "org:", 4) != 0 && filter->org == 0)
		return VC_OK;
	row->column = vci_field(row->noun, "filter");
	rc = units_have_org(vc, row, filter, &have);
	if (rc != VC_OK || have)
		return rc;
	return vci_err(vc, VC_E_DATA,
	    "'%s' can't be told by organisation: nothing would be counted",
	    text(row, "filter"));
}

/* Where they don't, there would be none of them, ever. */
static int
check_place(struct vc *vc, struct vci_row *row, const struct vci_narrow *filter)
{
	static const char *const name[] = { "indicator", "indicator2" };
	const char *scope = text(row, "scope");
	bool national = *scope == '\0' || strcmp(scope, "national") == 0;
	bool org = strncmp(scope, "org:", 4) == 0 || filter->org != 0;
	bool place = filter->municipality != 0 ||
	    (!national && strncmp(scope, "org:", 4) != 0);

	for (int i = 0; i < 2; i++) {
		const char *key = text(row, name[i]);

		row->column = vci_field(row->noun, name[i]);
		if (*key != '\0' && org && !has_org(key))
			return vci_err(vc, VC_E_DATA,
			    "'%s' can't be told by organisation: nothing would "
			    "be counted",
			    key);
		if (*key != '\0' && place && !has_place(key))
			return vci_err(vc, VC_E_DATA,
			    "'%s' can't be told by municipality: nothing would "
			    "be counted",
			    key);
	}
	return VC_OK;
}

/* Percentages of several readings are no percentage together. */
static int
check_readings(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	(void)filter;
	row->column = vci_field(row->noun, "readings");
	return is(row, "readings", "sum") &&
		(is(row, "kind", "share") || is(row, "kind", "coverage") ||
		    is(row, "kind", "per-each")) ?
	    vci_err(vc, VC_E_DATA,
		"parts of a whole don't add up: take the latest, or max") :
	    VC_OK;
}

/* What nobody can reach. */
static int
check_target(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	const struct vci_value *target =
	    &row->v[vci_field(row->noun, "target")];
	const char *unit = text(row, "unit");

	(void)filter;
	row->column = vci_field(row->noun, "target");
	return is(row, "kind", "coverage") && target->kind == VCI_INT &&
		target->i > 100 * 1000 &&
		(*unit == '\0' || strcmp(unit, "%") == 0) ?
	    vci_err(vc, VC_E_DATA,
		"is more than all of them: it is in per cent unless a unit "
		"says else") :
	    VC_OK;
}

/* Coverage is of a campaign, per-each may be, and what else is counted knows
 * of none. */
static int
check_list(struct vc *vc, struct vci_row *row, const struct vci_narrow *narrow)
{
	int64_t list = narrow->list;
	bool coverage = is(row, "kind", "coverage");

	row->column = vci_field(row->noun, "filter");
	if (coverage && list == 0)
		return vci_err(vc, VC_E_DATA,
		    "coverage is of a campaign: write list=NAME");
	if (list == 0 || is(row, "kind", "per-each"))
		return VC_OK;
	row->column = vci_field(row->noun, "indicator");
	if (!is(row, "indicator", VCI_REACHED_KEY))
		return vci_err(vc, VC_E_DATA,
		    "a filter with list= is for list.reached, or for a goal "
		    "of kind per-each");
	row->column = vci_field(row->noun, "indicator2");
	if (vci_given(row, "indicator2") &&
	    (coverage || !is(row, "indicator2", VCI_REACHED_KEY)))
		return vci_err(vc, VC_E_DATA,
		    "a filter with list= is for one condition");
	return VC_OK;
}

/* Of a share the whole has no filter. */
static int
check_narrow(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *narrow)
{
	static const char *const name[] = { "indicator", "indicator2" };
	bool share = is(row, "kind", "share");

	row->column = vci_field(row->noun, "filter");
	for (int i = 0; i < (share ? 1 : 2); i++) {
		const struct vci_value *v =
		    &row->v[vci_field(row->noun, name[i])];
		unsigned has = v->kind == VCI_TEXT ? vci_narrows(v->s) : ~0u;

		if (*narrow->plan != '\0' && (has & VCI_HAS_PLAN) == 0)
			return vci_err(vc, VC_E_DATA,
			    "plan= narrows no '%s': only activities have an "
			    "item of the plan",
			    v->s);
		if ((narrow->partner != 0 || narrow->kind != NULL) &&
		    (has & VCI_HAS_PARTNER) == 0)
			return vci_err(vc, VC_E_DATA,
			    "%s= narrows no '%s': only activities, agreements "
			    "and partners have a partner",
			    narrow->kind != NULL ? "kind" : "partner", v->s);
	}
	return VC_OK;
}

/* Does what is counted know which member of the campaign it is of? */
static int
check_units(struct vc *vc, struct vci_row *row, int64_t list)
{
	const char *key = row->v[vci_field(row->noun, "indicator")].s;
	const struct vc_noun *noun;
	int rc = vci_campaign_noun(vc, list, &noun);

	if (rc != VC_OK || vci_unit_column(noun, key) != NULL)
		return rc;
	row->column = vci_field(row->noun, "indicator");
	if (strchr(key, '.') == NULL)
		return vci_err(vc, VC_E_DATA,
		    "'%s' isn't the whole of an indicator, as "
		    "'assignment.published'; see 'vcctl goal indicators'",
		    key);
	return vci_err(vc, VC_E_DATA,
	    "the campaign's members are those of 'vcctl %s', and '%s' isn't "
	    "counted for each of them",
	    vci_noun_word(noun), key);
}

/* Per-each is of the partners of a kind, or of the members of a campaign. */
static int
check_each(struct vc *vc, struct vci_row *row, const struct vci_narrow *narrow)
{
	if (!is(row, "kind", "per-each"))
		return VC_OK;
	row->column = vci_field(row->noun, "filter");
	if ((narrow->kind != NULL) == (narrow->list != 0))
		return vci_err(vc, VC_E_DATA,
		    "per-each is of a kind of partner or of a campaign: write "
		    "kind=KIND or list=NAME");
	return narrow->list == 0 ? VC_OK : check_units(vc, row, narrow->list);
}

int
vci_goal_sound(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	static int (*const check[])(struct vc *, struct vci_row *,
	    const struct vci_narrow *) = { check_narrow, check_list, check_each,
		check_comparator, check_second, check_scope, check_place,
		check_units_place, check_target, check_readings };
	int rc = VC_OK;

	for (size_t i = 0; i < sizeof check / sizeof *check && rc == VC_OK; i++)
		rc = check[i](vc, row, filter);
	return rc;
}
