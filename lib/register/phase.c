/* SPDX-License-Identifier: ISC */
/* Phases: the stages that a template lays out for an initiative, so many days
 * after its start. One template is built in; a centre's own of that name wins.
 */
#include <stdio.h>
#include <string.h>

#include "phase.h"

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
	    .flags = VC_F_LONG,
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

const struct vci_phase vci_built_in[VCI_BUILT_INS] = {
	{ "dialogue", NULL, 0, 10 },
	{ "local_committee", NULL, 30, 20 },
	{ "staff_involved", NULL, 60, 30 },
	{ "recruitment", NULL, 90, 40 },
	{ "started", NULL, 180, 50 },
	{ "followed_up", NULL, 270, 60 },
	{ "evaluated", NULL, 365, 70 },
};

static int64_t
number(struct vci_stmt *st, int col, int64_t usual)
{
	return vci_col_null(st, col) ? usual : vci_col_int(st, col);
}

static const char *
keep(struct vci_phases *p, struct vci_stmt *st, int col)
{
	if (vci_col_null(st, col))
		return NULL;
	return vci_arena_text(&p->arena, vci_col_text(st, col),
	    strlen(vci_col_text(st, col)));
}

int
vci_phases_rows(struct vc *vc, struct vci_stmt *st, struct vci_phases *p)
{
	int rc;

	while ((rc = vci_step(vc, st)) == VC_ROW) {
		if (p->n == VCI_PHASES)
			return vci_err(vc, VC_E_DATA,
			    "a template has at most %s stages", "64");
		p->v[p->n++] = (struct vci_phase){ .stage = keep(p, st, 0),
			.note = keep(p, st, 3),
			.days = number(st, 1, VCI_NO_DAY),
			.rank = number(st, 2, VCI_STAGE_UNRANKED) };
	}
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_no_template(struct vc *vc, const char *name)
{
	return vci_err(vc, VC_E_NOINPUT,
	    "no template is called '%s'; see 'vcctl initiative template list'",
	    name);
}

int
vci_phases_read(struct vc *vc, const char *name, struct vci_phases *p)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_phase_sql[VCI_SQL_PHASES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	rc = vci_phases_rows(vc, st, p);
	vci_finalize(st);
	if (rc != VC_OK || p->n > 0)
		return rc;
	if (strcmp(name, VCI_BUILT_IN) != 0)
		return vci_no_template(vc, name);
	memcpy(p->v, vci_built_in, sizeof vci_built_in);
	p->n = (int)VCI_BUILT_INS;
	return VC_OK;
}

/* ---- laid out ------------------------------------------------------------------ */

int
vci_phase_set(struct vc *vc, struct vc_record *r, const char *name,
    const char *text)
{
	return text == NULL ?
	    VC_OK :
	    vc_record_set(vc, r, (size_t)vci_field(r->noun, name), text);
}

int
vci_phase_set_int(struct vc *vc, struct vc_record *r, const char *name,
    int64_t i)
{
	char text[24];

	snprintf(text, sizeof text, "%lld", (long long)i);
	return vci_phase_set(vc, r, name, text);
}

static int
add_stage(struct vc *vc, int64_t initiative, const struct vci_phase *p,
    int64_t start)
{
	struct vc_record *r;
	char day[16];
	int64_t id;
	int rc = vc_record_new(vc, &vci_stage, &r);

	if (rc != VC_OK)
		return rc;
	rc = vci_phase_set_int(vc, r, "initiative_id", initiative);
	if (rc == VC_OK)
		rc = vci_phase_set(vc, r, "stage", p->stage);
	if (rc == VC_OK && p->days != VCI_NO_DAY)
		rc = vci_phase_set(vc, r, "planned_on",
		    vc_day_format(start + p->days, day));
	if (rc == VC_OK && p->rank != VCI_STAGE_UNRANKED)
		rc = vci_phase_set_int(vc, r, "rank", p->rank);
	if (rc == VC_OK)
		rc = vci_phase_set(vc, r, "note", p->note);
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
	struct vci_phases p = { .n = 0 };
	int64_t day = 0;
	bool is;
	int rc = vci_phases_read(vc, name, &p);

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
