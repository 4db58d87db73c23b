/* SPDX-License-Identifier: ISC */
/* Disclosures: which organisation was told what of whom, when, by which
 * right. */
#include <string.h>

#include "../core/date.h"
#include "people.h"

/* What is told of a person, as far as it is there. */
static int
told_fields(struct vc *vc, int64_t interest, bool message, struct vc_buf *b)
{
	static const char *const name[] = { N_("name"), N_("email"),
		N_("phone") };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_TOLD]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, interest);
	if ((rc = vci_step(vc, st)) == VC_ROW) {
		for (int i = 0; i < 3; i++)
			if (!vci_col_null(st, i) ||
			    (i < 2 && !vci_col_null(st, i + 3))) {
				vc_buf_add(b, b->len == 0 ? "" : ";");
				vc_buf_add(b, name[i]);
			}
		if (message && !vci_col_null(st, 5)) {
			vc_buf_add(b, b->len == 0 ? "" : ";");
			vc_buf_add(b, N_("message"));
		}
	}
	vci_finalize(st);
	if (b->failed)
		return vci_nomem(vc);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

struct telling {
	int64_t interest, volunteer, org, day;
	const char *ground;
};

static int
put(struct vc *vc, const struct telling *t, const char *fields)
{
	return VCI_RUN(vc, vci_people_sql[VCI_SQL_DISCLOSE],
	    t->volunteer == 0 ? vci_of_text(NULL) : vci_of_int(t->volunteer),
	    vci_of_int(t->interest), vci_of_int(t->org), vci_of_text(fields),
	    vci_of_text(t->ground), vci_of_int(t->day), vci_of_int(vci_now(vc)),
	    vci_of_text(vc->actor));
}

/* Was the same told on the same day, by somebody who pressed the key twice? */
static int
told_same(struct vc *vc, const struct telling *t, const char *fields,
    bool *before)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_TOLD_SAME]);

	*before = false;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, t->interest);
	vci_bind_int(st, 2, t->org);
	vci_bind_int(st, 3, t->day);
	vci_bind_text(st, 4, fields);
	rc = vci_step(vc, st);
	*before = rc == VC_ROW;
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* Of an interest that is nobody's nothing was told. */
static int
tell(struct vc *vc, const struct telling *t)
{
	struct vc_buf fields = { 0 };
	bool message = strcmp(t->ground, "interest") == 0, before;
	int rc = told_fields(vc, t->interest, message, &fields);

	if (rc == VC_OK && fields.len > 0)
		rc = told_same(vc, t, fields.s, &before);
	if (rc == VC_OK && fields.len > 0 && !before)
		rc = put(vc, t, fields.s);
	vc_buf_free(&fields);
	return rc;
}

int
vci_disclose(struct vc *vc, const struct vci_row *is, int64_t day)
{
	struct telling t = { .interest = is->id,
		.volunteer = vci_row_int(is, "volunteer_id"),
		.org = vci_row_int(is, "organisation_id"),
		.day = day,
		.ground = N_("interest") };
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_TOLD_BEFORE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, t.interest);
	vci_bind_int(st, 2, t.org);
	rc = vci_step(vc, st);
	vci_finalize(st);
	if (rc == VC_ROW)
		return VC_OK;
	return rc == VC_DONE ? tell(vc, &t) : rc;
}

/* ---- passing on ---------------------------------------------------------------- */

static int
need_consent(struct vc *vc, const struct telling *t)
{
	char id[24];

	if (t->volunteer == 0)
		return vci_err(vc, VC_E_NOPERM,
		    "match %s is of nobody registered, whose consent could "
		    "stand; only the assignment's own organisation may be "
		    "told",
		    vci_id_text(t->interest, id));
	return vci_err(vc, VC_E_NOPERM,
	    "telling another organisation than the assignment's own needs the "
	    "volunteer's consent; when it is given: 'vcctl volunteer consent "
	    "%s share --given'",
	    vci_id_text(t->volunteer, id));
}

/* *own: it is the assignment's own organisation, and nothing was done. */
static int
pass(struct vc *vc, struct vc_record *r, int64_t id, int64_t org, int64_t day,
    bool *own)
{
	struct vci_row row = { .noun = r->noun, .v = r->v };
	struct telling t = { .interest = id,
		.org = org,
		.day = day,
		.ground = N_("consent") };
	int64_t given = INT64_MIN;
	int rc = vc_get(vc, r, id);

	if (rc != VC_OK)
		return rc;
	*own = vci_row_int(&row, "organisation_id") == org;
	t.volunteer = vci_row_int(&row, "volunteer_id");
	if (*own)
		return VC_OK;
	if (t.volunteer != 0)
		rc = vci_consent_valid(vc, t.volunteer, "share", day, &given);
	if (rc == VC_OK && given == INT64_MIN)
		rc = need_consent(vc, &t);
	return rc == VC_OK ? tell(vc, &t) : rc;
}

static int
pass_all(struct vc *vc, const int64_t *id, size_t n, int64_t org,
    const struct vc_step *s, int64_t day, size_t *stays, size_t *at)
{
	struct vc_record *r;
	int rc = vc_record_new(vc, &vci_interest, &r);

	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		bool own = false;
		size_t one;

		*at = i;
		rc = pass(vc, r, id[i], org, day, &own);
		if (rc == VC_OK && own)
			rc = vci_set_statuses(vc, &vci_interest, &id[i], 1, s,
			    NULL, &one);
		*stays += !own;
	}
	vc_record_free(r);
	return rc;
}

int
vc_interest_pass(struct vc *vc, const int64_t *id, size_t n, int64_t org,
    const struct vc_step *s, size_t *stays, size_t *at)
{
	struct vc_step step = *s;
	int64_t day = vc_today(vc);
	int rc;

	*stays = 0;
	*at = n;
	step.status = "passed_on";
	if (s->on != NULL && vci_day_read(vc, s->on, &day) != VC_OK)
		return VC_E_DATA;
	if ((rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = pass_all(vc, id, n, org, &step, day, stays, at);
	return vci_db_end(vc, rc);
}

/* ---- lists ---------------------------------------------------------------------- */

static void
named(struct vc_table *t, struct vci_stmt *st, int col, struct vc_cell *c)
{
	if (vci_col_null(st, col))
		return;
	*c = (struct vc_cell){ .type = VC_CELL_NAMED,
		.num = vci_col_int(st, col) };
	if (!vci_col_null(st, col + 1))
		c->unit = vci_table_text(t, vci_col_text(st, col + 1));
}

static void
text(struct vc_table *t, struct vci_stmt *st, int col, enum vc_cell_type type,
    struct vc_cell *c)
{
	*c = (struct vc_cell){ .type = type,
		.text = vci_table_text(t, vci_col_text(st, col)) };
}

static void
disclosure_row(struct vc_table *t, struct vci_stmt *st, struct vc_cell *c)
{
	char time[32];

	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[1] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 1) };
	named(t, st, 2, &c[2]);
	named(t, st, 4, &c[3]);
	if (!vci_col_null(st, 6))
		c[4] = (struct vc_cell){ .type = VC_CELL_YEAR,
			.num = vci_col_int(st, 6) };
	text(t, st, 7, VC_CELL_MSGS, &c[5]);
	text(t, st, 8, VC_CELL_MSG, &c[6]);
	c[7] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t,
		    vci_time_format(vci_col_int(st, 9), time)) };
	text(t, st, 10, VC_CELL_TEXT, &c[8]);
}

int
vc_disclosures(struct vc *vc, const struct vc_noun *noun, int64_t id,
    struct vc_table **tp)
{
	static const struct vc_column col[] = {
		{ "id", N_("Id"), VC_COL_MACHINE },
		{ "on", N_("On"), 0 },
		{ "organisation_id", N_("Organisation"), 0 },
		{ "volunteer_id", N_("Volunteer"), 0 },
		{ "interest_id", N_("Interest"), VC_COL_RIGHT },
		{ "fields", N_("What was told"), VC_COL_WRAP },
		{ "ground", N_("By right of"), 0 },
		{ "recorded", N_("Recorded"), 0 },
		{ "actor", N_("By"), 0 },
	};
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 9, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_people_sql[noun == &vci_volunteer ?
			    VCI_SQL_DISCLOSED_OF :
			    VCI_SQL_DISCLOSED_TO]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, id);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (c != NULL)
			disclosure_row(*tp, st, c);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- what came of it ---------------------------------------------------------------- */

static void
outcome_row(struct vc_table *t, struct vci_stmt *st, struct vc_cell *c)
{
	static const char *const answer[] = { "started", "active", "declined" };
	struct vc_buf b = { 0 };
	char id[24];

	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	named(t, st, 1, &c[1]);
	named(t, st, 3, &c[2]);
	named(t, st, 5, &c[3]);
	text(t, st, 7, VC_CELL_MSG, &c[4]);
	c[5] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 8) };
	vci_id_text(vci_col_int(st, 0), id);
	for (int i = 0; i < 3; i++) {
		vc_buf_clear(&b);
		vc_buf_add(&b, "vcctl match set ");
		vc_buf_add(&b, id);
		vc_buf_addc(&b, ' ');
		vc_buf_add(&b, answer[i]);
		c[6 + i] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, b.s) };
	}
	vc_buf_free(&b);
}

int
vc_interest_outcome(struct vc *vc, int64_t days, struct vc_table **tp)
{
	static const struct vc_column col[] = {
		{ "id", N_("Id"), VC_COL_RIGHT },
		{ "volunteer_id", N_("Volunteer"), 0 },
		{ "assignment_id", N_("Assignment"), 0 },
		{ "organisation_id", N_("Organisation"), 0 },
		{ "status", N_("Status"), 0 },
		{ "passed_on", N_("Passed on"), 0 },
		{ "if_started", N_("Started"), 0 },
		{ "if_active", N_("Still there"), 0 },
		{ "if_declined", N_("Came to nothing"), 0 },
	};
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 9, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_OUTCOME]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, vc_today(vc) - days);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (c != NULL)
			outcome_row(*tp, st, c);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
