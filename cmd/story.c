/* SPDX-License-Identifier: ISC */
/* Stories as a catalogue: text to be read. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd.h"

/* Appends what the cell says; of a number, how exact it is too. */
static void
print(struct cmd *c, struct vc_cell *cell, struct vc_buf *b)
{
	if (cell->type == VC_CELL_INT || cell->type == VC_CELL_DECIMAL)
		cell->text = lang_about(cell->text);
	vc_cell_print(b, cell, vc_style(c->opt[O_LANG]));
}

/* Appends what the record tells of a field, after `between`. */
static void
add(struct cmd *c, const struct vc_record *r, const struct vc_noun *of,
    const char *field, const char *between, struct vc_buf *b)
{
	struct vc_cell cell;

	vc_record_cell(r, (size_t)vc_field_find(c->vc, of, field), &cell);
	if (cell.type == VC_CELL_NONE)
		return;
	if (b->len > 0)
		vc_buf_add(b, between);
	print(c, &cell, b);
}

static void
line(struct cmd *c, struct vc_buf *b)
{
	if (b->len > 0)
		out_note(c->out, b->s);
	vc_buf_clear(b);
}

/* "about 400 volunteers" */
static void
people(struct cmd *c, const struct vc_record *r, struct vc_buf *b)
{
	struct vc_cell cell;
	struct vc_buf n = { 0 };
	char *text;

	vc_record_cell(r, (size_t)vc_field_find(c->vc, c->of, "people"), &cell);
	if (cell.type == VC_CELL_NONE)
		return;
	print(c, &cell, &n);
	if (n.s != NULL && asprintf(&text, _("%s volunteers"), n.s) >= 0) {
		if (b->len > 0)
			vc_buf_add(b, "; ");
		vc_buf_add(b, text);
		free(text);
	}
	vc_buf_free(&n);
}

/* Its other numbers: "pages typed in: 600 000". */
static int
figures(struct cmd *c, int64_t story, struct vc_buf *b)
{
	const struct vc_noun *of = vc_noun("figure");
	char id[24];
	struct vc_filter filter = {
		(size_t)vc_field_find(c->vc, of, "story_id"), id
	};
	struct vc_query q = { .noun = of, .filter = &filter, .nfilter = 1 };
	struct vc_list *rows;
	int rc;

	snprintf(id, sizeof id, "%lld", (long long)story);
	if ((rc = vc_list_open(c->vc, &q, &rows)) != VC_OK)
		return rc;
	while ((rc = vc_list_next(rows)) == VC_ROW) {
		const struct vc_record *r = vc_list_record(rows);

		add(c, r, of, "what", "; ", b);
		vc_buf_add(b, ": ");
		add(c, r, of, "value", "", b);
		add(c, r, of, "unit", " ", b);
	}
	vc_list_free(rows);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
story(struct cmd *c, const struct vc_record *r, struct vc_buf *b)
{
	int rc;

	add(c, r, c->of, "title", "", b);
	out_heading(c->out, b->s == NULL ? "" : b->s);
	vc_buf_clear(b);
	add(c, r, c->of, "year", "", b);
	add(c, r, c->of, "department", ", ", b);
	add(c, r, c->of, "organisations", "; ", b);
	people(c, r, b);
	line(c, b);
	add(c, r, c->of, "text", "", b);
	line(c, b);
	rc = figures(c, vc_record_id(r), b);
	line(c, b);
	add(c, r, c->of, "url", "", b);
	line(c, b);
	return rc;
}

/* Programs read the fields. */
static int
verb_catalogue(struct cmd *c)
{
	struct vc_filter filter[FIELDS];
	struct vc_query q = { .noun = c->of,
		.filter = filter,
		.nfilter = filters(c, filter),
		.search = c->opt[O_SEARCH],
		.sort = "-year" };
	struct vc_buf b = { 0 };
	struct vc_list *rows;
	const char *name;
	int rc;

	if (!for_people(c))
		return list_rows(c, false);
	if ((rc = vc_list_open(c->vc, &q, &rows)) != VC_OK)
		return fail(c, rc == VC_E_DATA ? VC_E_USAGE : rc);
	if (writer(c, true) == NULL) {
		vc_list_free(rows);
		return 73;
	}
	name = vc_setting(c->vc, "name");
	out_heading(c->out, _("Good examples"));
	out_note(c->out, name == NULL ? "" : name);
	while ((rc = vc_list_next(rows)) == VC_ROW)
		if ((rc = story(c, vc_list_record(rows), &b)) != VC_OK)
			break;
	vc_list_free(rows);
	vc_buf_free(&b);
	return rc == VC_DONE ? EX_OK : fail(c, rc);
}

static const struct opt catalogue_opts[] = {
	{ "search", '\0', N_("WORDS"), N_("only rows that hold all the words"),
	    O_SEARCH },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb story_verbs[] = {
	{ "catalogue", verb_catalogue, OPENS_READ, "", 0, 0,
	    .help = N_("write them as text to be read"), .opt = catalogue_opts,
	    .fields = "" },
	{ .name = NULL },
};
