/* SPDX-License-Identifier: ISC */
/* Which row a command means, and what the row is called. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

int
find_row(struct cmd *c, const char *who, int64_t *id)
{
	static const enum opt_id opt[] = { O_YEAR, O_SCOPE };
	static const char *const name[] = { "year", "scope" };
	struct vc_filter in[PICKS];
	struct vc_field f;
	size_t n = 0;

	for (size_t i = 0; c->verb->picks && vc_noun_within(c->of, i, &f); i++)
		for (size_t k = 0; k < PICKS; k++)
			if (strcmp(f.name, name[k]) == 0 && given(c, opt[k]))
				in[n++] = (struct vc_filter){
					(size_t)vc_field_find(c->vc, c->of,
					    f.name),
					c->opt[opt[k]]
				};
	return vc_find_in(c->vc, c->of, who, in, n, id);
}

char *
record_name(const struct cmd *c, const struct vc_record *r, int64_t id)
{
	struct vc_called is;
	char *name;
	int n;

	vc_record_called(r, &is);
	n = *is.number == '\0' ?
	    asprintf(&name, "%s %lld", called(c), (long long)id) :
	    asprintf(&name, _("%s %s of %d '%s'"), called(c), is.number,
		is.year, is.text);
	return n < 0 ? NULL : name;
}

char *
row_name(struct cmd *c, int64_t id)
{
	struct vc_record *r;
	char *name = NULL;

	if (vc_record_new(c->vc, c->of, &r) == VC_OK &&
	    vc_get(c->vc, r, id) == VC_OK)
		name = record_name(c, r, id);
	vc_record_free(r);
	return name;
}

/* ---- removing ------------------------------------------------------------------- */

/* What hangs on a row that stays. */
static void
say_held(const struct vc_table *held, const char *name)
{
	for (size_t i = 0; i < vc_table_nrow(held); i++)
		lang_warn(_("%s stays; needed by: %s %s"), name,
		    lang_text(vc_table_cell(held, i, 0)->text),
		    vc_table_cell(held, i, 1)->text);
}

static int
remove_rows(struct cmd *c, const int64_t *id, char **name, size_t n)
{
	struct vc_table *held;
	size_t at;
	int rc;

	for (size_t i = 0; i < n; i++)
		if ((name[i] = row_name(c, id[i])) == NULL)
			return fail(c, VC_E_NOMEM);
	rc = vc_remove(c->vc, c->of, id, n, &at, &held);
	if (held != NULL && at < n) {
		say_held(held, name[at]);
		rc = exit_code(rc);
	} else if (rc != VC_OK) {
		rc = fail_of(c, rc, n, at);
	}
	vc_table_free(held);
	for (size_t i = 0; rc == 0 && i < n; i++)
		say(c,
		    given(c, O_DRY_RUN) ? _("would remove %s") :
					  _("removed %s"),
		    name[i]);
	return rc;
}

int
verb_remove(struct cmd *c)
{
	char *name[OPERANDS] = { NULL };
	int64_t id[OPERANDS];
	size_t n = (size_t)c->noperand;
	int rc = find_rows(c, n, id);

	if (rc == 0)
		rc = remove_rows(c, id, name, n);
	for (size_t i = 0; i < n; i++)
		free(name[i]);
	return rc;
}
