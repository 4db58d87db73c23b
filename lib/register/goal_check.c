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
given(const struct vci_row *row, const char *name)
{
	return row->v[vci_field(row->noun, name)].kind != VCI_NULL;
}

/* A milestone is reached or not, and with how many of them all there is only
 * more or less. */
static int
check_comparator(struct vc *vc, struct vci_row *row)
{
	const char *kind = text(row, "kind"), *c = text(row, "comparator");

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
check_second(struct vc *vc, struct vci_row *row)
{
	const char *kind = text(row, "kind");
	bool share = strcmp(kind, "share") == 0;

	if (!share && strcmp(kind, "coverage") != 0 &&
	    strcmp(kind, "per-each") != 0)
		return VC_OK;
	row->column = vci_field(row->noun, "indicator2");
	if (!share && given(row, "indicator2"))
		return vci_err(vc, VC_E_DATA,
		    "a goal of this kind has one condition: make another goal");
	row->column = vci_field(row->noun, "target2");
	return given(row, "target2") ?
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

int
vci_goal_sound(struct vc *vc, struct vci_row *row,
    const struct vci_narrow *filter)
{
	int rc = check_comparator(vc, row);

	if (rc == VC_OK)
		rc = check_second(vc, row);
	if (rc == VC_OK)
		rc = check_scope(vc, row, filter);
	return rc == VC_OK ? check_place(vc, row, filter) : rc;
}
