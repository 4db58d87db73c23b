/* SPDX-License-Identifier: ISC */
/* What became of a record since a year was closed: the register's own traces
 * of imports, merges and edits. */
#include <stdio.h>
#include <string.h>

#include "restate.h"

/* Which records make a fact, the likeliest to have changed it first. `where`
 * finds them by the fact's id, or of a survey by the question and the fact's
 * id, which is a respondent; NULL: the fact is the record. */
static const struct maker {
	const char *prefix; /* of the indicator's key */
	const struct vc_noun *noun;
	const char *where;
} makers[] = {
	{ "org.with_assignment", &vci_assignment, "t.organisation_id = $1" },
	{ "org.", &vci_org, NULL },
	{ "assignment.", &vci_assignment, NULL },
	{ "interest.", &vci_interest, NULL },
	{ "volunteer.", &vci_volunteer, NULL },
	{ "partner.", &vci_partner, NULL },
	{ "agreement.", &vci_agreement, NULL },
	{ "agreement.", &vci_partner,
	    "t.id = (SELECT g.partner_id FROM agreement g WHERE g.id = $1)" },
	{ "agreement.", &vci_org,
	    "t.id = (SELECT g.organisation_id FROM agreement g "
	    "WHERE g.id = $1)" },
	{ "activity.", &vci_activity, NULL },
	{ "activity.", &vci_partner,
	    "t.id = (SELECT a.partner_id FROM activity a WHERE a.id = $1)" },
	{ "initiative.", &vci_stage, "t.initiative_id = $1" },
	{ "initiative.", &vci_initiative, NULL },
	{ "survey.", &vci_answer, "t.question_id = $1 AND t.respondent = $2" },
	{ "survey.", &vci_survey,
	    "t.id = (SELECT q.survey_id FROM question q WHERE q.id = $1)" },
	{ "survey.", &vci_question, "t.id = $1" },
};
#define MAKERS (sizeof makers / sizeof *makers)

static void
maker_sql(const struct maker *m, struct vc_buf *b)
{
	vc_buf_add(b, "SELECT t.id, t.import_id, t.changed_at FROM ");
	vc_buf_add(b, m->noun->table[VCI_COUNTED]);
	vc_buf_add(b, " t WHERE ");
	vc_buf_add(b, m->where == NULL ? "t.id = $1" : m->where);
	vc_buf_add(b, " ORDER BY t.id");
}

bool
vci_trace_maker_sql(size_t i, struct vc_buf *b)
{
	if (i < MAKERS)
		maker_sql(&makers[i], b);
	return i < MAKERS;
}

void
vci_tracer_release(struct vci_tracer *t)
{
	for (int i = 0; i < VCI_TRACE_SQL_COUNT; i++)
		vci_finalize(t->st[i]);
	memset(t->st, 0, sizeof t->st);
}

int
vci_tracer_get(struct vci_tracer *t, enum vci_trace_sql which,
    struct vci_stmt **st)
{
	int rc = VC_OK;

	if (t->st[which] == NULL)
		rc = vci_prepare(t->vc, &t->st[which], vci_trace_sql[which]);
	else
		vci_reset(t->st[which]);
	*st = t->st[which];
	return rc;
}

/* ---- one statement each ----------------------------------------------------------- */

/* Merges: of the row itself, or of one that it names. */
static int
ask_merge(struct vci_tracer *t, struct vci_stmt *st, const struct vc_noun *noun,
    enum vci_trace_kind kind, struct vci_trace *out)
{
	int rc = vci_step(t->vc, st);

	if (rc == VC_ROW) {
		out->kind = kind;
		out->noun = noun != NULL ? noun : vc_noun(vci_col_text(st, 2));
		out->a = vci_col_int(st, 0);
		out->b = vci_col_int(st, 1);
	}
	vci_reset(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

static int
merged(struct vci_tracer *t, const struct vc_noun *noun, int64_t id, bool back,
    struct vci_trace *out)
{
	struct vci_stmt *st;
	int rc = vci_tracer_get(t,
	    back ? VCI_SQL_TRACE_UNMERGED : VCI_SQL_TRACE_MERGED, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, id);
	vci_bind_int(st, 3, t->closed->last_merge);
	if (back)
		vci_bind_int(st, 4, t->closed->at);
	return ask_merge(t, st, noun,
	    back ? VCI_TRACE_UNMERGE : VCI_TRACE_MERGE, out);
}

/* Does it name another row since, because that became part of it? */
static int
moved(struct vci_tracer *t, const struct vc_noun *noun, int64_t id,
    struct vci_trace *out)
{
	char from[64], to[64];
	struct vci_stmt *st;
	int rc = vci_tracer_get(t, VCI_SQL_TRACE_MOVED, &st);

	if (rc != VC_OK)
		return rc;
	snprintf(from, sizeof from, "%s.", noun->table[VCI_COUNTED]);
	snprintf(to, sizeof to, "%s/", noun->table[VCI_COUNTED]);
	vci_bind_int(st, 1, id);
	vci_bind_text(st, 2, from);
	vci_bind_text(st, 3, to);
	vci_bind_int(st, 4, t->closed->last_merge);
	return ask_merge(t, st, NULL, VCI_TRACE_MERGE, out);
}

static void
set_import(struct vci_trace *out, enum vci_trace_kind kind, int64_t import,
    const char *file)
{
	out->kind = kind;
	out->a = import;
	snprintf(out->file, sizeof out->file, "%s", file);
}

/* The import that has the row last. */
static int
imported(struct vci_tracer *t, int64_t import, struct vci_trace *out)
{
	struct vci_stmt *st;
	int rc = vci_tracer_get(t, VCI_SQL_TRACE_FILE, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, import);
	if ((rc = vci_step(t->vc, st)) == VC_ROW)
		set_import(out, VCI_TRACE_IMPORT, import, vci_col_text(st, 0));
	vci_reset(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* One that brought or changed it, whoever has it now; or whose going back
 * removed it or made it what it was. `there`: it stands. */
static int
touched(struct vci_tracer *t, enum vci_trace_sql which,
    const struct vc_noun *noun, int64_t id, bool there, struct vci_trace *out)
{
	struct vci_stmt *st;
	int rc = vci_tracer_get(t, which, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, id);
	vci_bind_int(st, 3, t->closed->last_import);
	if ((rc = vci_step(t->vc, st)) == VC_ROW) {
		int64_t import = vci_col_int(st, 0);
		bool undone = !vci_col_null(st, 2);
		bool since = import > t->closed->last_import;
		bool brought = which == VCI_SQL_TRACE_BROUGHT;

		if (since && (!undone || (brought && there)))
			set_import(out, VCI_TRACE_IMPORT, import,
			    vci_col_text(st, 1));
		else if (!since && undone && (brought ? !there : there))
			set_import(out, VCI_TRACE_UNDO, import,
			    vci_col_text(st, 1));
	}
	vci_reset(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* The last row of the noun when the year was closed. */
static int
last_then(struct vci_tracer *t, const struct vc_noun *noun, int64_t *last)
{
	struct vci_stmt *st;
	char word[64];
	int rc = vci_tracer_get(t, VCI_SQL_TRACE_LAST, &st);

	*last = INT64_MAX;
	if (rc != VC_OK)
		return rc;
	snprintf(word, sizeof word, "last.%s", noun->name);
	vci_bind_int(st, 1, t->closed->id);
	vci_bind_text(st, 2, word);
	if ((rc = vci_step(t->vc, st)) == VC_ROW)
		*last = vci_col_int(st, 0);
	vci_reset(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* ---- one row ------------------------------------------------------------------------ */

struct state {
	int64_t id, import, changed_at;
	bool there;
};

/* All but what is done by hand, which leaves no trace but a time. */
static int
by_others(struct vci_tracer *t, const struct vc_noun *noun,
    const struct state *s, struct vci_trace *out)
{
	int rc = VC_OK;

	if (s->import > t->closed->last_import)
		return imported(t, s->import, out);
	if (out->kind == VCI_TRACE_NONE)
		rc = merged(t, noun, s->id, false, out);
	if (rc == VC_OK && out->kind == VCI_TRACE_NONE)
		rc = touched(t, VCI_SQL_TRACE_BROUGHT, noun, s->id, s->there,
		    out);
	if (rc == VC_OK && out->kind == VCI_TRACE_NONE)
		rc = merged(t, noun, s->id, true, out);
	if (rc == VC_OK && out->kind == VCI_TRACE_NONE && s->there)
		rc = moved(t, noun, s->id, out);
	if (rc == VC_OK && out->kind == VCI_TRACE_NONE && s->there)
		rc = touched(t, VCI_SQL_TRACE_CHANGED, noun, s->id, true, out);
	return rc;
}

/* Was it somebody's going that changed it last? No figure goes by that. */
static int
erased(struct vci_tracer *t, const struct vc_noun *noun, int64_t id, bool *is)
{
	struct vci_stmt *st;
	int rc;

	*is = false;
	if (noun != &vci_volunteer && noun != &vci_interest)
		return VC_OK;
	if ((rc = vci_tracer_get(t, VCI_SQL_TRACE_ERASED, &st)) != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, id);
	rc = vci_step(t->vc, st);
	*is = rc == VC_ROW;
	vci_reset(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* Where the record itself gives another amount it was edited, and be it in
 * the second of the closing. */
static int
by_hand(struct vci_tracer *t, const struct vc_noun *noun, const struct state *s,
    bool sure, struct vci_trace *out)
{
	int64_t last;
	bool gone;
	int rc;

	if (!s->there || s->import != 0 || s->changed_at < t->closed->at ||
	    (!sure && s->changed_at == t->closed->at))
		return VC_OK;
	if (!sure && ((rc = erased(t, noun, s->id, &gone)) != VC_OK || gone))
		return rc;
	rc = last_then(t, noun, &last);
	out->kind = s->id > last ? VCI_TRACE_ENTERED : VCI_TRACE_EDITED;
	return rc;
}

enum pass { OTHERS, HAND, SURELY };

static int
look_at(struct vci_tracer *t, const struct vc_noun *noun, const struct state *s,
    enum pass pass, struct vci_trace *out)
{
	int rc = pass == OTHERS ? by_others(t, noun, s, out) :
				  by_hand(t, noun, s, pass == SURELY, out);

	if (rc == VC_OK && out->kind != VCI_TRACE_NONE) {
		out->row = s->id;
		out->noun = out->noun == NULL ? noun : out->noun;
	}
	return rc;
}

/* The records that make a fact, until one has a trace. */
static int
look_for(struct vci_tracer *t, const struct maker *m, int64_t question,
    int64_t id, enum pass pass, struct vci_trace *out)
{
	struct state s = { .id = id };
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	maker_sql(m, &sql);
	rc = sql.failed ? vci_nomem(t->vc) : vci_prepare(t->vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, question == 0 ? id : question);
	if (m->where != NULL && strstr(m->where, "$2") != NULL)
		vci_bind_int(st, 2, id);
	while (out->kind == VCI_TRACE_NONE &&
	    (rc = vci_step(t->vc, st)) == VC_ROW) {
		s = (struct state){ vci_col_int(st, 0),
			vci_col_null(st, 1) ? 0 : vci_col_int(st, 1),
			vci_col_int(st, 2), true };
		if ((rc = look_at(t, m->noun, &s, pass, out)) != VC_OK)
			break;
	}
	vci_finalize(st);
	if (rc != VC_OK && rc != VC_DONE)
		return rc;
	return m->where == NULL && !s.there ?
	    look_at(t, m->noun, &s, pass, out) :
	    VC_OK;
}

int
vci_trace_row(struct vci_tracer *t, const struct vc_noun *noun, int64_t id,
    struct vci_trace *out)
{
	const struct maker m = { .noun = noun };
	int rc;

	*out = (struct vci_trace){ .kind = VCI_TRACE_NONE };
	rc = look_for(t, &m, 0, id, OTHERS, out);
	return rc == VC_OK && out->kind == VCI_TRACE_NONE ?
	    look_for(t, &m, 0, id, HAND, out) :
	    rc;
}

/* What a respondent said went with its import, the last that did. */
static int
answers_gone(struct vci_tracer *t, struct vci_trace *out)
{
	struct vci_stmt *st;
	int rc = vci_tracer_get(t, VCI_SQL_TRACE_UNDONE, &st);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, vci_answer.name);
	vci_bind_int(st, 2, t->closed->last_import);
	while ((rc = vci_step(t->vc, st)) == VC_ROW)
		set_import(out, VCI_TRACE_UNDO, vci_col_int(st, 0),
		    vci_col_text(st, 1));
	vci_reset(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_trace_fact(struct vci_tracer *t, const struct vci_indicator *ind,
    int64_t id, bool differs, struct vci_trace *out)
{
	int rc = VC_OK;

	*out = (struct vci_trace){ .kind = VCI_TRACE_NONE };
	for (enum pass pass = OTHERS; pass <= (differs ? SURELY : HAND); pass++)
		for (size_t i = 0;
		     i < MAKERS && rc == VC_OK && out->kind == VCI_TRACE_NONE;
		     i++)
			if (strncmp(makers[i].prefix, ind->key,
				strlen(makers[i].prefix)) == 0 &&
			    (pass != SURELY || makers[i].where == NULL))
				rc = look_for(t, &makers[i], ind->question, id,
				    pass, out);
	if (rc != VC_OK || out->kind != VCI_TRACE_NONE)
		return rc;
	if (strcmp(ind->key, VCI_REACHED_KEY) == 0)
		*out = (struct vci_trace){ .kind = VCI_TRACE_LOGGED,
			.row = id };
	return ind->question != 0 ? answers_gone(t, out) : VC_OK;
}

int
vci_trace_goal(struct vci_tracer *t, int64_t goal, struct vci_trace *out)
{
	struct vci_stmt *st;
	int rc = vci_tracer_get(t, VCI_SQL_TRACE_SCOPE, &st);

	*out = (struct vci_trace){ .kind = VCI_TRACE_NONE };
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, goal);
	vci_bind_int(st, 2, t->closed->last_merge);
	return ask_merge(t, st, NULL, VCI_TRACE_MERGE, out);
}
