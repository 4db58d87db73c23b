/* SPDX-License-Identifier: ISC */
/* feed: open assignments, for the centre's own pages, for partners and for
 * calendars. Only what is public is read: no contact's data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed.h"

/* ---- fields ------------------------------------------------------------------ */

static bool
cell_of(const struct feed *f, const struct vc_record *r, const char *noun,
    const char *name, struct vc_cell *cell)
{
	int field = vc_field_find(f->c->vc, vc_noun(noun), name);

	if (field < 0)
		return false;
	vc_record_cell(r, (size_t)field, cell);
	return cell->type != VC_CELL_NONE;
}

const char *
feed_text(const struct feed *f, const char *field)
{
	struct vc_cell cell = { 0 };

	return cell_of(f, f->a, "assignment", field, &cell) ? cell.text : NULL;
}

const char *
feed_org(const struct feed *f, const char *field)
{
	struct vc_cell cell = { 0 };

	return cell_of(f, f->org, "org", field, &cell) ? cell.text : NULL;
}

const char *
feed_municipality(const struct feed *f)
{
	struct vc_cell cell = { 0 };

	return cell_of(f, f->a, "assignment", "municipality", &cell) ?
	    cell.unit :
	    NULL;
}

bool
feed_number(const struct feed *f, const char *field, int64_t *v)
{
	struct vc_cell cell = { 0 };
	bool has = cell_of(f, f->a, "assignment", field, &cell);

	*v = has ? cell.num : 0;
	return has;
}

bool
feed_yes(const struct feed *f, const char *field)
{
	int64_t v;

	return feed_number(f, field, &v) && v != 0;
}

void
feed_url(const struct feed *f, struct vc_buf *b)
{
	char id[24];

	if (f->base == NULL)
		return;
	snprintf(id, sizeof id, "%lld", (long long)vc_record_id(f->a));
	vc_buf_add(b, f->base);
	vc_buf_add(b, id);
}

void
feed_effort(const struct feed *f, struct vc_buf *b)
{
	static const struct {
		const char *code, *words;
	} in[] = { { "day", N_("%s hours a day") },
		{ "week", N_("%s hours a week") },
		{ "month", N_("%s hours a month") },
		{ "year", N_("%s hours a year") } };
	const char *effort = feed_text(f, "effort"),
		   *period = feed_text(f, "period"), *words = N_("%s hours");
	struct vc_cell cell = { 0 };
	struct vc_buf number = { 0 };
	struct vc_msg msg = { 0 };

	if (effort != NULL) {
		vc_buf_add(b, effort);
		return;
	}
	if (!cell_of(f, f->a, "assignment", "hours", &cell))
		return;
	for (size_t i = 0; period != NULL && i < sizeof in / sizeof *in; i++)
		if (strcmp(in[i].code, period) == 0)
			words = in[i].words;
	vc_cell_print(&number, &cell, vc_style(f->c->opt[O_LANG]));
	msg.id = words;
	msg.arg[0] = number.s;
	if (!number.failed)
		vc_msg_print(b, lang_text(words), &msg);
	vc_buf_free(&number);
}

void
feed_words(const char *words, void (*each)(void *, const char *), void *arg)
{
	while (words != NULL && *words != '\0') {
		size_t n = strcspn(words, ";");
		char *word = strndup(words, n);

		if (word != NULL)
			each(arg, word);
		free(word);
		words += n;
		words += strspn(words, "; ");
	}
}

int
feed_print(struct feed *f, const char *text)
{
	if (text == NULL) {
		lang_warn("%s", _("out of memory"));
		return 71;
	}
	if (writer(f->c, false) == NULL)
		return 73;
	out_text(f->c->out, text);
	return EX_OK;
}

/* ---- CSV ------------------------------------------------------------------------ */

/* What is told; a field of the assignment unless it says otherwise. */
static const struct column {
	struct vc_column col;
	const char *field; /* of the organisation */
} csv[] = {
	{ { "id", N_("Id"), 0 }, NULL },
	{ { "title", N_("Title"), 0 }, NULL },
	{ { "organisation", N_("Organisation"), 0 }, "name" },
	{ { "website", N_("Website"), 0 }, "website" },
	{ { "task", N_("Task"), 0 }, NULL },
	{ { "requirements", N_("Requirements"), 0 }, NULL },
	{ { "municipality", N_("Municipality"), 0 }, NULL },
	{ { "place", N_("Place"), 0 }, NULL },
	{ { "remote", N_("Remote"), 0 }, NULL },
	{ { "places", N_("Places"), 0 }, NULL },
	{ { "published_on", N_("Published"), 0 }, NULL },
	{ { "starts_on", N_("Starts"), 0 }, NULL },
	{ { "ends_on", N_("Ends"), 0 }, NULL },
	{ { "expires_on", N_("Expires"), 0 }, NULL },
	{ { "effort", N_("Effort"), 0 }, NULL },
	{ { "hours", N_("Hours"), 0 }, NULL },
	{ { "period", N_("Hours in each"), 0 }, NULL },
	{ { "minimum_age", N_("Minimum age"), 0 }, NULL },
	{ { "maximum_age", N_("Maximum age"), 0 }, NULL },
	{ { "extract_needed", N_("Police-record extract"), 0 }, NULL },
	{ { "causes", N_("Causes"), 0 }, NULL },
	{ { "skills", N_("Skills"), 0 }, NULL },
	{ { "languages", N_("Languages"), 0 }, NULL },
	{ { "when", N_("When"), 0 }, NULL },
	{ { "url", N_("Address"), 0 }, NULL },
};
#define CSV (sizeof csv / sizeof *csv)

static int
csv_begin(struct feed *f)
{
	const struct vc_column *col[CSV];

	f->c->opt[O_FORMAT] = "csv";
	if (writer(f->c, false) == NULL)
		return 73;
	for (size_t i = 0; i < CSV; i++)
		col[i] = &csv[i].col;
	out_columns(f->c->out, col, CSV);
	return EX_OK;
}

static int
csv_item(struct feed *f)
{
	struct vc_cell cell[CSV] = { 0 };

	vc_buf_clear(&f->scratch);
	feed_url(f, &f->scratch);
	cell[0] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vc_record_id(f->a) };
	for (size_t i = 1; i + 1 < CSV; i++)
		if (csv[i].field != NULL)
			cell_of(f, f->org, "org", csv[i].field, &cell[i]);
		else
			cell_of(f, f->a, "assignment", csv[i].col.key,
			    &cell[i]);
	if (f->scratch.len > 0)
		cell[CSV - 1] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = f->scratch.s };
	out_row(f->c->out, cell);
	return EX_OK;
}

static int
csv_end(struct feed *f)
{
	out_end(f->c->out);
	return EX_OK;
}

const struct feed_form feed_csv = { "csv", "id", csv_begin, csv_item, csv_end };

/* ---- the verb -------------------------------------------------------------------- */

static const struct feed_form *const form[] = { &feed_jsonld, &feed_jobposting,
	&feed_rss, &feed_ical, &feed_csv };

static const struct feed_form *
find_form(const char *word)
{
	for (size_t i = 0; i < sizeof form / sizeof *form; i++)
		if (word != NULL && strcmp(form[i]->word, word) == 0)
			return form[i];
	if (word == NULL)
		lang_warn(_("as what? say it with --as: %s"),
		    "jsonld, jobposting, rss, ical, csv");
	else
		lang_warn(_("'%s' is no value for --as; one of %s"), word,
		    "jsonld, jobposting, rss, ical, csv");
	return NULL;
}

/* Where pages of assignments are: it stands in front of their numbers. */
static bool
check_base(const char *base)
{
	if (base == NULL)
		return true;
	if ((strncmp(base, "https://", 8) == 0 ||
		strncmp(base, "http://", 7) == 0) &&
	    strpbrk(base, " \"<>\\^`{|}\n\t") == NULL)
		return true;
	lang_warn(_("'%s' is no value for --url-base: an address, as "
		    "https://example.org/assignments/"),
	    base);
	return false;
}

/* The organisation of the assignment at hand. */
static int
read_org(struct feed *f)
{
	int64_t id = 0;

	feed_number(f, "organisation_id", &id);
	f->other = vc_record_id(f->org) != id;
	return f->other ? vc_get(f->c->vc, f->org, id) : VC_OK;
}

static int
each(struct feed *f, struct vc_list *rows)
{
	int rc;

	while ((rc = vc_list_next(rows)) == VC_ROW) {
		f->a = vc_list_record(rows);
		if ((rc = read_org(f)) != VC_OK)
			return fail(f->c, rc);
		if ((rc = f->form->item(f)) != EX_OK)
			return rc;
	}
	return rc == VC_DONE ? EX_OK : fail(f->c, rc);
}

static int
feed(struct feed *f)
{
	struct cmd *c = f->c;
	struct vc_filter filter[FIELDS];
	struct vc_query q = { .noun = c->of,
		.filter = filter,
		.nfilter = filters(c, filter),
		.conditions = 1, /* open */
		.search = c->opt[O_SEARCH],
		.sort = f->form->sort };
	struct vc_list *rows;
	int rc;

	if ((rc = vc_list_open(c->vc, &q, &rows)) != VC_OK)
		return fail(c, rc == VC_E_DATA ? VC_E_USAGE : rc);
	if ((rc = f->form->begin(f)) == EX_OK)
		rc = each(f, rows);
	if (rc == EX_OK)
		rc = f->form->end(f);
	vc_list_free(rows);
	return rc;
}

int
verb_feed(struct cmd *c)
{
	struct feed f = { .c = c, .base = c->opt[O_URL_BASE] };
	int rc;

	f.form = find_form(c->opt[O_AS]);
	if (f.form == NULL || !check_base(f.base))
		return EX_USE;
	if ((rc = vc_record_new(c->vc, vc_noun("org"), &f.org)) != VC_OK)
		return fail(c, rc);
	rc = feed(&f);
	if (rc == EX_OK && f.left_out > 0)
		say(c,
		    ngettext("%zu assignment has no day to stand on",
			"%zu assignments have no day to stand on", f.left_out),
		    f.left_out);
	vc_record_free(f.org);
	json_decref(f.graph);
	vc_buf_free(&f.text);
	vc_buf_free(&f.scratch);
	ical_free(&f.cal);
	return rc;
}

const struct opt feed_opts[] = {
	{ "as", '\0', N_("FORM"), N_("jsonld, jobposting, rss, ical or csv"),
	    O_AS },
	{ "url-base", '\0', N_("URL"),
	    N_("where their pages are; each number comes after it"),
	    O_URL_BASE },
	{ "search", '\0', N_("WORDS"), N_("only rows that hold all the words"),
	    O_SEARCH },
	{ NULL, '\0', NULL, NULL, 0 },
};
