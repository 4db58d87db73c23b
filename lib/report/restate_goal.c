/* SPDX-License-Identifier: ISC */
/* Why a goal stands otherwise now though no record that it counts tells: its
 * results, its targets and wording, the settings, or that its time is over. */
#include <stdio.h>
#include <string.h>

#include "../core/date.h"
#include "restate.h"

static int
say_trace(struct vci_restating *r, const struct vci_trace *t)
{
	char id[24];
	struct vc_msg m = { .arg = { r->f.number } };

	if (t->kind == VCI_TRACE_NONE)
		return VC_OK;
	snprintf(id, sizeof id, "%lld",
	    (long long)(t->kind == VCI_TRACE_IMPORT ? t->a : t->row));
	if (t->kind == VCI_TRACE_IMPORT) {
		m.id = N_("%s: import %s (%s)");
		m.arg[1] = id;
		m.arg[2] = t->file;
	} else {
		m.id = t->kind == VCI_TRACE_ENTERED ?
		    N_("%s: entered since: %s %s") :
		    N_("%s: edited since: %s %s");
		m.arg[1] = t->noun->title;
		m.arg[2] = id;
		m.words = 1 << 1;
	}
	return vci_restate_say(r, &m, VCI_SAY_WHY);
}

/* ---- results ------------------------------------------------------------------- */

static int
open_results(struct vci_restating *r, struct vci_stmt **st)
{
	const struct vci_figure *f = &r->f;
	int rc = vci_tracer_get(&r->tracer, VCI_SQL_TRACE_RESULTS, st);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(*st, 1, f->year);
	vci_bind_text(*st, 2, f->scope);
	vci_bind_text(*st, 3, f->number);
	vci_bind_text(*st, 4, f->part[0].indicator);
	vci_bind_text(*st, 5, f->part[f->nparts > 1 ? 1 : 0].indicator);
	vci_bind_int(*st, 6, r->closed->at);
	vci_bind_int(*st, 7, r->closed->last_import);
	return VC_OK;
}

/* Imports of results that were taken back since, or of the answers without
 * which a survey has no such question. */
static int
undone(struct vci_restating *r)
{
	const struct vc_noun *noun = strncmp(r->f.part[0].indicator,
					 VCI_SURVEY_PREFIX,
					 strlen(VCI_SURVEY_PREFIX)) == 0 ?
	    &vci_answer :
	    &vci_result;
	struct vci_stmt *st;
	int rc = vci_tracer_get(&r->tracer, VCI_SQL_TRACE_UNDONE, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, r->closed->last_import);
	while ((rc = vci_step(r->vc, st)) == VC_ROW) {
		char id[24];
		struct vc_msg m = { .id = N_(
					"%s: import %s (%s) was taken back"),
			.arg = { r->f.number, id, vci_col_text(st, 1) } };

		snprintf(id, sizeof id, "%lld", (long long)vci_col_int(st, 0));
		if ((rc = vci_restate_say(r, &m, VCI_SAY_WHY)) != VC_OK)
			break;
	}
	vci_reset(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
results(struct vci_restating *r)
{
	struct vci_trace last = { .kind = VCI_TRACE_NONE }, t;
	struct vci_stmt *st;
	int rc = open_results(r, &st), n = 0;

	while (rc == VC_OK && (rc = vci_step(r->vc, st)) == VC_ROW) {
		rc = vci_trace_row(&r->tracer, &vci_result, vci_col_int(st, 0),
		    &t);
		/* Those of one import are told of once. */
		if (rc == VC_OK &&
		    (t.kind != VCI_TRACE_IMPORT || t.kind != last.kind ||
			t.a != last.a))
			rc = say_trace(r, &t);
		last = t;
		n++;
	}
	if (rc == VC_DONE)
		vci_reset(st);
	if (rc != VC_DONE)
		return rc;
	return n == 0 && !r->told && (r->differs[0] || r->differs[1]) ?
	    undone(r) :
	    VC_OK;
}

/* Was it counted, and is it? Then what was recorded beside it is none. */
static bool
counted(const struct vci_restating *r)
{
	bool is = vci_cell_same(vci_cell_then(r, VCI_YEAR_BASIS),
	    vci_cell_now(r, VCI_YEAR_BASIS));

	for (size_t i = 0; i < r->f.nparts; i++)
		is = is && r->f.part[i].basis == VCI_COUNTED_RESULT;
	return is;
}

/* ---- the goal itself ------------------------------------------------------------ */

/* Notes of the goal tell of these already. */
static int
targets(struct vci_restating *r)
{
	struct vci_stmt *st;
	char a[32], b[32], day[16];
	int rc = vci_tracer_get(&r->tracer, VCI_SQL_TRACE_TARGETS, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, r->f.id);
	vci_bind_int(st, 2, r->closed->at);
	while ((rc = vci_step(r->vc, st)) == VC_ROW) {
		bool two = !vci_col_null(st, 2);
		struct vc_msg m = { .arg = { r->f.number } };
		int n = 1;

		vc_day_format(vci_col_int(st, 0), day);
		m.id = two ?
		    N_("%s: the targets were %s and %s until %s (%s)") :
		    vci_col_null(st, 1) ?
		    N_("%s: no target until %s (%s)") :
		    N_("%s: the target was %s until %s (%s)");
		if (!vci_col_null(st, 1) || two)
			m.arg[n++] = vci_decimal_text(vci_col_int(st, 1), a);
		if (two)
			m.arg[n++] = vci_decimal_text(vci_col_int(st, 2), b);
		m.arg[n++] = day;
		m.arg[n] = vci_col_text(st, 3);
		if ((rc = vci_restate_say(r, &m, VCI_SAY_REASON)) != VC_OK)
			break;
	}
	vci_reset(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
goal(struct vci_restating *r)
{
	struct vci_trace t;
	int rc = vci_trace_goal(&r->tracer, r->f.id, &t);
	char a[24], b[24];
	struct vc_msg m = { .id = N_("%s: merge: %s %s became part of %s"),
		.arg = { r->f.number, NULL, a, b },
		.words = 1 << 1 };

	if (rc != VC_OK)
		return rc;
	if (t.kind == VCI_TRACE_MERGE) {
		m.arg[1] = t.noun->title;
		snprintf(a, sizeof a, "%lld", (long long)t.a);
		snprintf(b, sizeof b, "%lld", (long long)t.b);
		return vci_restate_say(r, &m, VCI_SAY_WHY);
	}
	rc = vci_trace_row(&r->tracer, &vci_goal, r->f.id, &t);
	return rc == VC_OK ? say_trace(r, &t) : rc;
}

/* ---- how it is judged -------------------------------------------------------------- */

static int
setting(struct vci_restating *r, const char *key)
{
	const char *is = vc_setting(r->vc, key);
	struct vci_stmt *st;
	char word[64];
	int rc = vci_tracer_get(&r->tracer, VCI_SQL_TRACE_KEPT, &st);

	if (rc != VC_OK)
		return rc;
	snprintf(word, sizeof word, "setting.%s", key);
	vci_bind_int(st, 1, r->closed->id);
	vci_bind_int(st, 2, 0);
	vci_bind_text(st, 3, word);
	rc = vci_step(r->vc, st);
	if (rc == VC_ROW) {
		struct vc_msg m = {
			.id = N_("%s: setting %s: %s when closed, %s now"),
			.arg = { r->f.number, key, vci_col_text(st, 0), is }
		};

		rc = VC_OK;
		if (is != NULL && strcmp(is, m.arg[2]) != 0)
			rc = vci_restate_say(r, &m, VCI_SAY_WHY);
	}
	vci_reset(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* It was closed before its time was over. */
static int
over(struct vci_restating *r)
{
	struct vc_msg m = { .id = N_("%s: its time was not over when it was "
				     "closed"),
		.arg = { r->f.number } };

	if (!r->f.over || r->f.nparts == 0 ||
	    r->closed->at / 86400 >= r->f.part[0].span.to)
		return VC_OK;
	return vci_restate_say(r, &m, VCI_SAY_WHY);
}

static bool
other(const struct vci_restating *r, enum vci_year_column which)
{
	size_t at = vci_year_column(which);

	return !vci_cell_same(&r->then[at], &r->now[at]);
}

int
vci_restate_goal(struct vci_restating *r)
{
	static const enum vci_year_column own[] = { VCI_YEAR_THEME,
		VCI_YEAR_TEXT, VCI_YEAR_SCOPE, VCI_YEAR_INDICATOR,
		VCI_YEAR_KIND, VCI_YEAR_UNIT };
	bool status = other(r, VCI_YEAR_STATUS), edited = false;
	bool target = other(r, VCI_YEAR_TARGET) || other(r, VCI_YEAR_TARGET2);
	int rc = r->f.nparts > 0 && !counted(r) ? results(r) : VC_OK;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		edited = edited || other(r, own[i]);
	if (rc == VC_OK && target)
		rc = targets(r);
	if (rc == VC_OK && !r->goal_told &&
	    (edited || (!r->told && (target || status))))
		rc = goal(r);
	if (rc == VC_OK && status)
		rc = setting(r, "band.exceeded");
	if (rc == VC_OK && status)
		rc = setting(r, "band.partly");
	return rc == VC_OK && status ? over(r) : rc;
}
