/* SPDX-License-Identifier: ISC */
/* What stands below a row that is shown: rows of other nouns that name it. */
#include <stdio.h>

#include "cmd.h"

int
below_rows(struct cmd *c, const char *noun, const char *field, int64_t id,
    const char *columns)
{
	const struct vc_noun *of = c->of;
	const char *was = c->opt[O_COLUMNS];
	struct vc_filter filter;
	struct vc_query q = { .filter = &filter, .nfilter = 1 };
	struct vc_list *rows = NULL;
	char text[24];
	int rc;

	snprintf(text, sizeof text, "%lld", (long long)id);
	q.noun = c->of = vc_noun(noun);
	filter = (struct vc_filter){ (size_t)vc_field_find(c->vc, c->of, field),
		text };
	rc = vc_list_open(c->vc, &q, &rows);
	if (rc == VC_OK)
		rc = vc_list_next(rows);
	vc_list_free(rows);
	if (rc == VC_ROW && (rc = vc_list_open(c->vc, &q, &rows)) == VC_OK) {
		c->opt[O_COLUMNS] = columns;
		rc = show_rows(c, true, rows);
	} else {
		rc = rc == VC_DONE ? EX_OK : fail(c, rc);
	}
	c->opt[O_COLUMNS] = was;
	c->of = of;
	return rc;
}

int
show_above(struct cmd *c, int64_t *id)
{
	int rc = show_row(c);

	*id = 0;
	if (rc != EX_OK || !for_people(c) || given(c, O_COLUMNS))
		return rc;
	rc = vc_find(c->vc, c->of, c->operand[0], id);
	return rc == VC_OK ? EX_OK : fail(c, rc);
}
