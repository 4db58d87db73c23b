/* SPDX-License-Identifier: ISC */
/* Phases: the stages that a template lays out for an initiative, so many days
 * after its start. One template is built in; a centre's own of that name wins.
 */
#include <stdio.h>
#include <string.h>

#include "register.h"

const char *const vci_phase_sql[VCI_PHASE_SQL_COUNT] = {
	[VCI_SQL_PHASES] = ("SELECT stage, days, rank, note FROM phase "
			    "WHERE template = $1 ORDER BY id"),
	[VCI_SQL_PHASE_TEMPLATES] =
	    ("SELECT template, count(*), max(days) FROM phase "
	     "GROUP BY template ORDER BY template"),
	[VCI_SQL_PHASE_REMOVE] = "DELETE FROM phase WHERE template = $1",
	[VCI_SQL_STAGES] =
	    ("SELECT stage, coalesce(planned_on, reached_on), rank, note "
	     "FROM stage WHERE initiative_id = $1 ORDER BY id"),
	[VCI_SQL_STAGE_IS_THERE] =
	    "SELECT 1 FROM stage WHERE initiative_id = $1 AND stage = $2",
};

/* clang-format off */
static const struct vci_field field[] = {
	{ .name = "template", .title = N_("Template"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED,
	    .aliases = "mall|skabelon|mal|malli" },
	{ .name = "stage", .title = N_("Stage"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED | VC_F_OPEN, .of = &vci_stages,
	    .aliases = "steg|fas|trin|fase|vaihe" },
	{ .name = "days", .title = N_("Days"), .type = VCI_T_INT,
	    .aliases = "dagar|dage|dager|päivää|dag" },
	{ .name = "rank", .title = N_("Rank"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN, .aliases = "ordning|orden|järjestys" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|huomautus" },
	{ .name = NULL },
};
/* clang-format on */
static const char *const key[] = { "template", "stage", NULL };

const struct vc_noun vci_phase = {
	.name = "phase",
	.title = "phase",
	.table = { "phase", NULL },
	.field = field,
	.key = key,
};

/* ---- the phases of a template -------------------------------------------------- */

#define NO_DAY INT64_MIN

struct phase {
	const char *stage, *note;
	int64_t days, rank;
};

#define BUILT_IN "pilot"
static const struct phase built_in[] = {
	{ "dialogue", NULL, 0, 10 },
	{ "local_committee", NULL, 30, 20 },
	{ "staff_involved", NULL, 60, 30 },
	{ "recruitment", NULL, 90, 40 },
	{ "started", NULL, 180, 50 },
	{ "followed_up", NULL, 270, 60 },
	{ "evaluated", NULL, 365, 70 },
};
#define BUILT_INS ((int64_t)(sizeof built_in / sizeof *built_in))

/* So many stages are laid out at most. */
#define PHASES 64
struct phases {
	struct phase v[PHASES];
	int n;
	struct vci_arena arena;
};

static int64_t
number(struct vci_stmt *st, int col, int64_t usual)
{
	return vci_col_null(st, col) ? usual : vci_col_int(st, col);
}

static const char *
keep(struct phases *p, struct vci_stmt *st, int col)
{
	if (vci_col_null(st, col))
		return NULL;
	return vci_arena_text(&p->arena, vci_col_text(st, col),
	    strlen(vci_col_text(st, col)));
}

/* Reads the rows of a statement whose only parameter is bound. */
static int
read_rows(struct vc *vc, struct vci_stmt *st, struct phases *p)
{
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		if (p->n == PHASES)
			return vci_err(vc, VC_E_DATA,
			    "a template has at most %s stages", "64");
		p->v[p->n++] = (struct phase){ .stage = keep(p, st, 0),
			.note = keep(p, st, 3),
			.days = number(st, 1, NO_DAY),
			.rank = number(st, 2, VCI_STAGE_UNRANKED) };
	}
	return rc == VC_DONE ? VC_OK : rc;
}

static int
no_template(struct vc *vc, const char *name)
{
	return vci_err(vc, VC_E_NOINPUT,
	    "no template is called '%s'; see 'vcctl initiative template list'",
	    name);
}

static int
read_template(struct vc *vc, const char *name, struct phases *p)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_PHASES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	rc = read_rows(vc, st, p);
	vci_finalize(st);
	if (rc != VC_OK || p->n > 0)
		return rc;
	if (strcmp(name, BUILT_IN) != 0)
		return no_template(vc, name);
	memcpy(p->v, built_in, sizeof built_in);
	p->n = (int)BUILT_INS;
	return VC_OK;
}

/* ---- laid out ------------------------------------------------------------------ */

/* Sets a field that there is a text for. */
static int
set(struct vc *vc, struct vc_record *r, const char *name, const char *text)
{
	return text == NULL ?
	    VC_OK :
	    vc_record_set(vc, r, (size_t)vci_field(r->noun, name), text);
}

static int
set_int(struct vc *vc, struct vc_record *r, const char *name, int64_t i)
{
	char text[24];

	snprintf(text, sizeof text, "%lld", (long long)i);
	return set(vc, r, name, text);
}

static int
add_stage(struct vc *vc, int64_t initiative, const struct phase *p,
    int64_t start)
{
	struct vc_record *r;
	char day[16];
	int64_t id;
	int rc = vc_record_new(vc, &vci_stage, &r);

	if (rc != VC_OK)
		return rc;
	rc = set_int(vc, r, "initiative_id", initiative);
	if (rc == VC_OK)
		rc = set(vc, r, "stage", p->stage);
	if (rc == VC_OK && p->days != NO_DAY)
		rc = set(vc, r, "planned_on",
		    vc_day_format(start + p->days, day));
	if (rc == VC_OK && p->rank != VCI_STAGE_UNRANKED)
		rc = set_int(vc, r, "rank", p->rank);
	if (rc == VC_OK)
		rc = set(vc, r, "note", p->note);
	if (rc == VC_OK)
		rc = vc_add(vc, r, &id);
	vc_record_free(r);
	return rc;
}

static int
is_there(struct vc *vc, int64_t initiative, const char *stage, bool *is)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_STAGE_IS_THERE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, initiative);
	vci_bind_text(st, 2, stage);
	rc = vci_step(vc, st);
	vci_finalize(st);
	*is = rc == VC_ROW;
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* The day that was said, or else that of its registration. */
static int
start_day(struct vc *vc, int64_t initiative, const char *start, int64_t *day)
{
	struct vc_record *r;
	int rc;

	if (start != NULL)
		return vci_day_read(vc, start, day);
	rc = vc_record_new(vc, &vci_initiative, &r);
	if (rc == VC_OK)
		rc = vc_get(vc, r, initiative);
	if (rc == VC_OK)
		*day = r->v[vci_field(r->noun, "registered_on")].i;
	vc_record_free(r);
	return rc;
}

static int
lay(struct vc *vc, int64_t initiative, const char *name, const char *start,
    int *n)
{
	struct phases p = { .n = 0 };
	int64_t day = 0;
	bool is;
	int rc = read_template(vc, name, &p);

	if (rc == VC_OK)
		rc = start_day(vc, initiative, start, &day);
	for (int i = 0; i < p.n && rc == VC_OK; i++) {
		rc = is_there(vc, initiative, p.v[i].stage, &is);
		if (rc != VC_OK || is)
			continue;
		rc = add_stage(vc, initiative, &p.v[i], day);
		++*n;
	}
	vci_arena_release(&p.arena);
	return rc;
}

int
vc_initiative_lay(struct vc *vc, int64_t initiative, const char *name,
    const char *start, int *n)
{
	int rc = vci_db_begin(vc);

	*n = 0;
	if (rc != VC_OK)
		return rc;
	return vci_db_end(vc, lay(vc, initiative, name, start, n));
}

int
vc_initiative_add(struct vc *vc, struct vc_record *r, const char *name,
    const char *start, int64_t *id, int *n)
{
	int rc = vci_db_begin(vc);

	*n = 0;
	if (rc != VC_OK)
		return rc;
	rc = vc_add(vc, r, id);
	if (rc == VC_OK)
		rc = lay(vc, *id, name, start, n);
	return vci_db_end(vc, rc);
}

/* ---- templates ------------------------------------------------------------------ */

static int
remove_phases(struct vc *vc, const char *name, int *n)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_PHASE_REMOVE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	rc = vci_run(vc, st);
	*n = (int)vci_changes(vc);
	vci_finalize(st);
	return rc;
}

int
vc_initiative_template_remove(struct vc *vc, const char *name)
{
	int n = 0, rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = remove_phases(vc, name, &n);
	if (rc == VC_OK && n == 0 && strcmp(name, BUILT_IN) == 0)
		rc = vci_err(vc, VC_E_USAGE,
		    "template '%s' is built in and stays", name);
	else if (rc == VC_OK && n == 0)
		rc = no_template(vc, name);
	return vci_db_end(vc, rc);
}

static int
save_phase(struct vc *vc, const char *name, const struct phase *p,
    int64_t start)
{
	struct vc_record *r;
	int64_t id;
	int rc = vc_record_new(vc, &vci_phase, &r);

	if (rc != VC_OK)
		return rc;
	rc = set(vc, r, "template", name);
	if (rc == VC_OK)
		rc = set(vc, r, "stage", p->stage);
	if (rc == VC_OK && p->days != NO_DAY)
		rc = set_int(vc, r, "days", p->days - start);
	if (rc == VC_OK && p->rank != VCI_STAGE_UNRANKED)
		rc = set_int(vc, r, "rank", p->rank);
	if (rc == VC_OK)
		rc = vc_add(vc, r, &id);
	vc_record_free(r);
	return rc;
}

/* `days` of what is read here are days of the calendar. */
static int
save(struct vc *vc, const char *name, int64_t initiative, struct phases *p)
{
	struct vci_stmt *st;
	int64_t start = INT64_MAX;
	int was, rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_STAGES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, initiative);
	rc = read_rows(vc, st, p);
	vci_finalize(st);
	if (rc == VC_OK && p->n == 0)
		return vci_err(vc, VC_E_NOINPUT,
		    "it has no stages to make a template of");
	for (int i = 0; i < p->n; i++)
		if (p->v[i].days != NO_DAY && p->v[i].days < start)
			start = p->v[i].days;
	if (rc == VC_OK)
		rc = remove_phases(vc, name, &was);
	for (int i = 0; i < p->n && rc == VC_OK; i++)
		rc = save_phase(vc, name, &p->v[i], start);
	return rc;
}

int
vc_initiative_template_save(struct vc *vc, const char *name, int64_t initiative)
{
	struct phases p = { .n = 0 };
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vci_db_end(vc, save(vc, name, initiative, &p));
	vci_arena_release(&p.arena);
	return rc;
}

static int
template_row(struct vc *vc, struct vc_table *t, const char *name, int64_t n,
    int64_t last, bool own)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, name) };
	c[1] = (struct vc_cell){ .type = VC_CELL_INT, .num = n };
	if (last != NO_DAY)
		c[2] = (struct vc_cell){ .type = VC_CELL_INT, .num = last };
	c[3] = (struct vc_cell){ .type = VC_CELL_BOOL, .num = !own };
	return VC_OK;
}

int
vc_initiative_templates(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "template", N_("Template"),
						    0 },
		{ "stages", N_("Stages"), VC_COL_RIGHT },
		{ "days", N_("Days"), VC_COL_RIGHT },
		{ "built_in", N_("Built in"), 0 } };
	struct vci_stmt *st = NULL;
	bool own = false;
	int rc = vci_table_new(vc, col, 4, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_phase_sql[VCI_SQL_PHASE_TEMPLATES]);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		own = own || strcmp(vci_col_text(st, 0), BUILT_IN) == 0;
		rc = template_row(vc, *tp, vci_col_text(st, 0),
		    vci_col_int(st, 1), number(st, 2, NO_DAY), true);
	}
	vci_finalize(st);
	rc = rc == VC_DONE ? VC_OK : rc;
	if (rc == VC_OK && !own)
		rc = template_row(vc, *tp, BUILT_IN, BUILT_INS,
		    built_in[BUILT_INS - 1].days, false);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* In the order in which they come. */
static void
sort(struct phases *p)
{
	for (int i = 1; i < p->n; i++)
		for (int k = i; k > 0 &&
		     vci_stage_rank(p->v[k].stage, p->v[k].rank) <
			 vci_stage_rank(p->v[k - 1].stage, p->v[k - 1].rank);
		     k--) {
			struct phase swap = p->v[k];

			p->v[k] = p->v[k - 1];
			p->v[k - 1] = swap;
		}
}

int
vc_initiative_template(struct vc *vc, const char *name, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "template", N_("Template"),
						    VC_COL_MACHINE },
		{ "stage", N_("Stage"), VC_COL_WRAP },
		{ "days", N_("Days"), VC_COL_RIGHT },
		{ "rank", N_("Rank"), VC_COL_RIGHT },
		{ "note", N_("Note"), VC_COL_WRAP | VC_COL_SPARE } };
	struct phases p = { .n = 0 };
	struct vc_cell *c;
	int rc = vci_table_new(vc, col, 5, tp);

	if (rc == VC_OK)
		rc = read_template(vc, name, &p);
	sort(&p);
	for (int i = 0; i < p.n && rc == VC_OK; i++) {
		if ((c = vci_table_row(vc, *tp)) == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
		c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(*tp, name) };
		c[1] = (struct vc_cell){ .type = VC_CELL_MSG,
			.text = vci_table_text(*tp, p.v[i].stage) };
		if (p.v[i].days != NO_DAY)
			c[2] = (struct vc_cell){ .type = VC_CELL_INT,
				.num = p.v[i].days };
		if (p.v[i].rank != VCI_STAGE_UNRANKED)
			c[3] = (struct vc_cell){ .type = VC_CELL_INT,
				.num = p.v[i].rank };
		if (p.v[i].note != NULL)
			c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
				.text = vci_table_text(*tp, p.v[i].note) };
	}
	vci_arena_release(&p.arena);
	if (rc == VC_OK)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
