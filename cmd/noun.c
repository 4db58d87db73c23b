/* SPDX-License-Identifier: ISC */
/* The verbs that every noun has: add, edit, show, list, export, import; and
 * those of nouns with a status: set, history. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

/* ---- reading ------------------------------------------------------------------- */

int
show_rows(struct cmd *c, bool hide, struct vc_list *rows)
{
	struct vc_cell cell[FIELDS];
	struct layout l;
	int rc = layout_make(c, hide, false, &l);

	if (rc == 0 && writer(c, false) == NULL)
		rc = 73;
	if (rc != 0) {
		vc_list_free(rows);
		return rc;
	}
	out_columns(c->out, l.ptr, l.n);
	while ((rc = vc_list_next(rows)) == VC_ROW) {
		layout_cells(&l, vc_list_record(rows), cell);
		out_row(c->out, cell);
	}
	vc_list_free(rows);
	if (rc != VC_DONE)
		return fail(c, rc);
	out_end(c->out);
	return EX_OK;
}

size_t
filters(const struct cmd *c, struct vc_filter *filter)
{
	for (size_t i = 0; i < c->nfield; i++)
		filter[i] = (struct vc_filter){ c->field[i].field,
			c->field[i].value };
	return c->nfield;
}

int
list_rows(struct cmd *c, bool hide)
{
	struct vc_filter filter[FIELDS];
	struct vc_query q = { .noun = c->of,
		.filter = filter,
		.nfilter = filters(c, filter),
		.conditions = c->conditions,
		.search = c->opt[O_SEARCH],
		.sort = c->opt[O_SORT],
		.derived = given(c, O_COLUMNS) };
	struct vc_list *rows;
	long limit = 0;
	int rc;

	if (given(c, O_LIMIT) &&
	    !number("limit", c->opt[O_LIMIT], 1, 1000000000, &limit))
		return EX_USE;
	q.limit = limit;
	rc = vc_list_open(c->vc, &q, &rows);
	if (rc != VC_OK)
		return fail(c, rc == VC_E_DATA ? VC_E_USAGE : rc);
	if (vc_list_near(rows))
		say(c, "%s", _("nothing is spelt so; this is spelt nearly so"));
	return show_rows(c, hide, rows);
}

static int
verb_list(struct cmd *c)
{
	return list_rows(c, true);
}

static int
verb_export(struct cmd *c)
{
	if (c->opt[O_FORMAT] == NULL)
		c->opt[O_FORMAT] = "csv";
	return list_rows(c, false);
}

static bool
has_status(const struct cmd *c)
{
	struct vc_field f;

	for (size_t i = 0; vc_noun_field(c->of, i, &f); i++)
		if (f.flags & VC_F_STATUS)
			return true;
	return false;
}

static int
verb_history(struct cmd *c)
{
	struct vc_table *t = NULL;
	int64_t id;
	int rc = find_row(c, c->operand[0], &id);

	if (rc == VC_OK)
		rc = vc_history(c->vc, c->of, id, &t);
	return show_table(c, rc, t);
}

static int
show_record(struct cmd *c, const struct vc_record *r)
{
	struct vc_cell cell[FIELDS];
	struct layout l;
	int rc = layout_make(c, false, true, &l);

	if (rc != 0)
		return rc;
	if (writer(c, true) == NULL)
		return 73;
	layout_cells(&l, r, cell);
	out_record(c->out, l.ptr, cell, l.n);
	return EX_OK;
}

/* People see the history below; for machines it is a command of its own. */
bool
for_people(const struct cmd *c)
{
	return out_for_people(c->opt[O_FORMAT]);
}

/* Says where the number of a row leads that became part of another. */
static void
say_merged(struct cmd *c, int64_t id)
{
	const char *who = c->operand[0] + (*c->operand[0] == '#');
	char *end;
	long long was = strtoll(who, &end, 10);
	struct vc_field f;
	int64_t kept;

	if (vc_noun_within(c->of, 0, &f) || *who == '\0' || *end != '\0' ||
	    was == id || was < 1 ||
	    vc_merged_into(c->vc, c->of, was, &kept) != VC_OK || kept != id)
		return;
	say(c, _("%s %lld became part of %s %lld"), called(c), was, called(c),
	    (long long)id);
}

int
show_row(struct cmd *c)
{
	struct vc_record *r;
	int64_t id;
	int rc = find_row(c, c->operand[0], &id);

	if (rc != VC_OK || (rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = vc_get(c->vc, r, id);
	if (rc == VC_OK)
		say_merged(c, id);
	rc = rc != VC_OK ? fail(c, rc) : show_record(c, r);
	vc_record_free(r);
	if (rc == 0 && has_status(c) && for_people(c) && !given(c, O_COLUMNS))
		rc = verb_history(c);
	return rc;
}

/* ---- writing -------------------------------------------------------------------- */

int
fill_record(struct cmd *c, struct vc_record *r)
{
	for (size_t i = 0; i < c->nfield; i++) {
		int rc = vc_record_set(c->vc, r, c->field[i].field,
		    c->field[i].value);

		if (rc != VC_OK && rc != VC_WARN)
			return fail(c, rc);
		if (rc == VC_WARN)
			fail(c, rc);
	}
	return 0;
}

static int
say_added(struct cmd *c, int64_t id, const char *name)
{
	static const struct vc_column col = { "id", N_("Id"), VC_COL_MACHINE };
	static const struct vc_column *ptr = &col;
	struct vc_cell cell = { .type = VC_CELL_YEAR, .num = id };
	char *line;

	if (writer(c, false) == NULL)
		return 73;
	if (!for_people(c)) {
		out_record(c->out, &ptr, &cell, 1);
		return EX_OK;
	}
	if (asprintf(&line,
		given(c, O_DRY_RUN) ? _("would add %s") : _("added %s"),
		name) < 0)
		return 71;
	if (!given(c, O_QUIET))
		out_note(c->out, line);
	free(line);
	return EX_OK;
}

int
say_id(struct cmd *c, int64_t id)
{
	char name[120];

	snprintf(name, sizeof name, "%s %lld", called(c), (long long)id);
	return say_added(c, id, name);
}

static int
say_record(struct cmd *c, const struct vc_record *r, int64_t id)
{
	char *name = record_name(c, r, id);
	int rc = name == NULL ? 71 : say_added(c, id, name);

	free(name);
	return rc;
}

int
add_unless(struct cmd *c, int (*look)(struct cmd *, const struct vc_record *))
{
	struct vc_record *r;
	int64_t id;
	int rc;

	if (c->nfield == 0 && !given(c, O_TEMPLATE)) {
		lang_warn(_("nothing to add; give the fields as options, see "
			    "'vcctl %s add -h'"),
		    c->noun->word);
		return EX_USE;
	}
	if ((rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	rc = fill_record(c, r);
	/* What was given wins. */
	if (rc == 0 && given(c, O_TEMPLATE)) {
		rc = vc_template_fill(c->vc, c->opt[O_TEMPLATE], r);
		rc = rc == VC_OK ? 0 : fail(c, rc);
	}
	if (rc == 0 && look != NULL)
		rc = look(c, r);
	if (rc == 0) {
		rc = vc_add(c->vc, r, &id);
		rc = rc == VC_OK ? say_record(c, r, id) : fail(c, rc);
	}
	vc_record_free(r);
	return rc;
}

int
add_row(struct cmd *c)
{
	return add_unless(c, NULL);
}

int
edit_row(struct cmd *c,
    int (*write)(struct cmd *, struct vc_record *, int64_t, int *))
{
	struct vc_record *r;
	char *name;
	int64_t id;
	int changed = 0, rc;

	if (c->nfield == 0) {
		lang_warn(_("nothing to change; give the fields as options, "
			    "see 'vcctl %s edit -h'"),
		    c->noun->word);
		return EX_USE;
	}
	rc = find_row(c, c->operand[0], &id);
	if (rc != VC_OK || (rc = vc_record_new(c->vc, c->of, &r)) != VC_OK)
		return fail(c, rc);
	/* What it was called when it was asked for. */
	name = row_name(c, id);
	rc = name == NULL ? fail(c, VC_E_NOMEM) : fill_record(c, r);
	if (rc == 0 && (rc = write(c, r, id, &changed)) != VC_OK)
		rc = fail(c, rc);
	else if (rc == 0)
		say(c,
		    ngettext("%s: %d field changed", "%s: %d fields changed",
			(unsigned long)changed),
		    name, changed);
	free(name);
	vc_record_free(r);
	return rc;
}

static int
plain_edit(struct cmd *c, struct vc_record *r, int64_t id, int *changed)
{
	return vc_edit(c->vc, r, id, changed);
}

static int
verb_edit(struct cmd *c)
{
	return edit_row(c, plain_edit);
}

void
step_of(const struct cmd *c, const char *status, struct vc_step *step)
{
	*step = (struct vc_step){ .status = status,
		.on = c->opt[O_ON],
		.side = c->opt[O_SIDE],
		.reason = c->opt[O_REASON],
		.reopen = given(c, O_REOPEN) };
}

int
find_rows(struct cmd *c, size_t n, int64_t *id)
{
	for (size_t i = 0; i < n; i++) {
		int rc = find_row(c, c->operand[i], &id[i]);

		if (rc != VC_OK)
			return fail(c, rc);
		for (size_t k = 0; k < i; k++) {
			if (id[k] != id[i])
				continue;
			lang_warn(_("%s %lld is given twice"), c->noun->word,
			    (long long)id[i]);
			return EX_USE;
		}
	}
	return 0;
}

int
fail_of(struct cmd *c, int rc, size_t n, size_t at)
{
	return n > 1 && at < n ? fail_at(c, rc, c->operand[at]) : fail(c, rc);
}

int
take_step(struct cmd *c, const char *status, size_t n)
{
	size_t at = n;
	struct vc_step step;
	int64_t id[OPERANDS];
	int rc;

	step_of(c, status, &step);
	if ((rc = find_rows(c, n, id)) != 0)
		return rc;
	rc = vc_set_statuses(c->vc, c->of, id, n, &step, &at);
	if (rc != VC_OK)
		return fail_of(c, rc, n, at);
	for (size_t i = 0; i < n; i++)
		say(c, "%s %lld: %s", called(c), (long long)id[i],
		    lang_text(status));
	return EX_OK;
}

int
verb_set(struct cmd *c)
{
	size_t n = (size_t)c->noperand - 1;

	return take_step(c, c->operand[n], n);
}

/* ---- the tables ---------------------------------------------------------------------- */

const struct opt list_opts[] = {
	LIST_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt set_opts[] = {
	SET_OPTS,
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb row_verbs[] = {
	{ "add", add_row, OPENS_WRITE, "", 0, 0, .help = N_("add one"),
	    .fields = "" },
	{ "edit", verb_edit, OPENS_WRITE, N_("ID"), 1, 1,
	    .help = N_("change fields; an empty value empties the field"),
	    .fields = "", .picks = true },
	{ "remove", verb_remove, OPENS_WRITE, N_("ID..."), 1, OPERANDS,
	    .help = N_("remove what was added by mistake"), .picks = true },
	{ "show", show_row, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show one with all its fields"), .picks = true },
	{ "list", verb_list, OPENS_READ, "", 0, 0,
	    .help = N_("list those that match the filters"), .opt = list_opts,
	    .fields = "" },
	{ "import", verb_import, OPENS_WRITE, N_("FILE"), 1, 1,
	    .help = N_("take in a CSV file, all rows or none"),
	    .opt = take_opts, .keys = IMPORT_KEYS },
	{ "export", verb_export, OPENS_READ, "", 0, 0,
	    .help = N_(
		"list with all fields, as CSV unless --format says else"),
	    .opt = list_opts, .fields = "" },
	{ .name = NULL },
};

const struct verb status_verbs[] = {
	{ "set", verb_set, OPENS_WRITE, N_("ID... STATUS"), 2, OPERANDS,
	    .help = N_("take a step of the status"), .opt = set_opts },
	{ "history", verb_history, OPENS_READ, N_("ID"), 1, 1,
	    .help = N_("show the steps that were taken") },
	{ .name = NULL },
};
