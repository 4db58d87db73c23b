/* SPDX-License-Identifier: ISC */
/* The columns that records of a noun are shown in. */
#include <stdlib.h>
#include <string.h>

#include "layout.h"

static void
put_column(struct layout *l, int field, const struct vc_field *f,
    unsigned flags)
{
	struct vc_column *c = &l->col[l->n];

	*c = (struct vc_column){ "id", N_("Id"), VC_COL_RIGHT };
	if (f != NULL)
		*c = (struct vc_column){ f->name, f->title, flags };
	if (f != NULL &&
	    (strcmp(f->type, "integer") == 0 ||
		strcmp(f->type, "decimal") == 0 ||
		strcmp(f->type, "degrees") == 0 ||
		strcmp(f->type, "amount") == 0))
		c->flags |= VC_COL_RIGHT;
	if (f != NULL && strcmp(f->type, "text") == 0)
		c->flags |= VC_COL_WRAP;
	l->ptr[l->n] = c;
	l->field[l->n++] = field;
}

/* People are shown the fields that matter most, machines all of them; what
 * has to be worked out is shown with one row, or when asked for. */
static void
all_columns(const struct cmd *c, bool hide, bool derived, struct layout *l)
{
	unsigned without = VC_F_EVENTDAY | (derived ? 0 : VC_F_DERIVED);
	struct vc_field f;

	put_column(l, -1, NULL, 0);
	for (size_t i = 0; l->n < FIELDS && vc_noun_field(c->of, i, &f); i++)
		if ((f.flags & without) == 0)
			put_column(l, (int)i, &f,
			    (hide && f.flags & VC_F_HIDDEN) ||
				    f.flags & VC_F_ABOUT ?
				VC_COL_MACHINE :
				0);
}

int
layout_make(struct cmd *c, bool hide, bool derived, struct layout *l)
{
	const char *s = c->opt[O_COLUMNS];

	l->n = 0;
	if (s == NULL) {
		all_columns(c, hide, derived, l);
		return 0;
	}
	while (l->n < FIELDS && (*s != '\0' || l->n == 0)) {
		size_t n = strcspn(s, ",");
		char *name = strndup(s, n);
		struct vc_field f;
		int i;

		if (name == NULL)
			return 71;
		i = strcasecmp(name, "id") == 0 ?
		    -2 :
		    vc_field_find(c->vc, c->of, name);
		free(name);
		if (i == -1)
			return fail(c, VC_E_USAGE);
		if (i >= 0)
			vc_noun_field(c->of, (size_t)i, &f);
		put_column(l, i < 0 ? -1 : i, i < 0 ? NULL : &f, 0);
		s += n + (s[n] == ',');
	}
	if (*s == '\0')
		return 0;
	lang_warn(_("more than %d columns"), FIELDS);
	return EX_USE;
}

void
layout_cells(const struct layout *l, const struct vc_record *r,
    struct vc_cell *cell)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->field[i] >= 0)
			vc_record_cell(r, (size_t)l->field[i], &cell[i]);
		else
			cell[i] = (struct vc_cell){ .type = VC_CELL_YEAR,
				.num = vc_record_id(r) };
	}
}
