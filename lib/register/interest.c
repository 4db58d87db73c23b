/* SPDX-License-Identifier: ISC */
/* Recording an interest by hand, and what it may not be. */
#include <stdio.h>
#include <string.h>

#include "people.h"
#include "places.h"

const char *
vci_id_text(int64_t id, char buf[24])
{
	snprintf(buf, 24, "%lld", (long long)id);
	return buf;
}

const char *
vci_row_text(const struct vci_row *row, const char *field)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, field)];

	return v->kind == VCI_TEXT ? v->s : NULL;
}

int64_t
vci_row_int(const struct vci_row *row, const char *field)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, field)];

	return v->kind == VCI_INT ? v->i : 0;
}

bool
vci_interest_ended(const char *status)
{
	const struct vci_flow *flow = vci_interest.flow;
	int rank = vci_flow_rank(flow, status);

	return rank >= 0 && flow->state[rank].flags & VCI_S_END;
}

/* ---- what an interest may not be -------------------------------------------- */

/* Was the assignment published on the day, be it for a part of it? */
static int
was_open(struct vc *vc, int64_t assignment, int64_t day, bool *open)
{
	bool published = false;
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_TAKES_STEPS]);

	*open = false;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, assignment);
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		int64_t on = vci_col_int(st, 0);

		*open = *open || (published && on >= day);
		published = strcmp(vci_col_text(st, 1), "published") == 0;
		*open = *open || (published && on == day);
		if (on > day)
			break;
	}
	/* Of steps up to the day the last one holds. */
	*open = *open || (rc == VC_DONE && published);
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

static int
takes_none(struct vc *vc, int64_t assignment, const char *status,
    int64_t expires)
{
	char id[24], day[16];

	if (strcmp(status, "published") == 0)
		return vci_err(vc, VC_E_DATA,
		    "assignment %s has expired on %s; extend it, or give "
		    "--received-on and --late if the interest came before",
		    vci_id_text(assignment, id), vc_day_format(expires, day));
	if (strcmp(status, "draft") == 0 || strcmp(status, "submitted") == 0)
		return vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"assignment %s is '%s', not published yet; publish it "
			"first",
			vci_id_text(assignment, id), status),
		    1 << 1, 0);
	return vci_err_words(vc,
	    vci_err(vc, VC_E_DATA,
		"assignment %s is '%s' and takes no interests; give "
		"--received-on and --late if this one came before",
		vci_id_text(assignment, id), status),
	    1 << 1, 0);
}

int
vci_assignment_takes(struct vc *vc, int64_t assignment, int64_t day, bool late)
{
	char status[32] = "", id[24], text[16];
	int64_t expires = INT64_MAX;
	struct vci_stmt *st;
	bool open;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_TAKES]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, assignment);
	if ((rc = vci_step(vc, st)) == VC_ROW) {
		snprintf(status, sizeof status, "%s", vci_col_text(st, 0));
		if (!vci_col_null(st, 1))
			expires = vci_col_int(st, 1);
	}
	vci_finalize(st);
	if (rc != VC_ROW)
		return rc == VC_DONE ? VC_OK : rc;
	if (strcmp(status, "published") == 0 && expires >= vc_today(vc))
		return VC_OK;
	if (!late)
		return takes_none(vc, assignment, status, expires);
	rc = was_open(vc, assignment, day, &open);
	if (rc != VC_OK || (open && day <= expires))
		return rc;
	return vci_err(vc, VC_E_DATA,
	    "assignment %s took no interests on %s; see 'vcctl assignment "
	    "history %s'",
	    vci_id_text(assignment, id), vc_day_format(day, text), id);
}

/* VC_OK, or VC_E_DATA for one who has left. */
static int
check_volunteer(struct vc *vc, int64_t volunteer)
{
	bool left = false;
	char id[24];
	int rc = vci_volunteer_stands(vc, volunteer, &left);

	return rc != VC_OK || !left ?
	    rc :
	    vci_err(vc, VC_E_DATA,
		"volunteer %s has left; who comes back is taken back first: "
		"'vcctl volunteer set %s active --reopen --reason WHY'",
		vci_id_text(volunteer, id), id);
}

static int
check_double(struct vc *vc, const struct vci_row *is)
{
	int64_t assignment = vci_row_int(is, "assignment_id"), other = 0;
	struct vci_stmt *st;
	char id[2][24];
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_DOUBLE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, assignment);
	vci_bind_int(st, 2, vci_row_int(is, "volunteer_id"));
	vci_bind_int(st, 3, is->id);
	if ((rc = vci_step(vc, st)) == VC_ROW)
		other = vci_col_int(st, 0);
	vci_finalize(st);
	if (rc != VC_ROW)
		return rc == VC_DONE ? VC_OK : rc;
	return vci_err(vc, VC_E_DATA,
	    "this volunteer has an interest in assignment %s already, match "
	    "%s, which isn't ended; move that one with 'vcctl match set'",
	    vci_id_text(assignment, id[0]), vci_id_text(other, id[1]));
}

/* Whoever adds a row as it is, with vc_add, is believed. */
static int
check_new(struct vc *vc, const struct vci_row *is)
{
	const struct vci_interest_how *how = is->how;
	int rc;

	if (how == NULL)
		return VC_OK;
	rc = vci_assignment_takes(vc, vci_row_int(is, "assignment_id"),
	    vci_row_int(is, "received_on"), how->late);
	if (rc != VC_OK || vci_row_int(is, "volunteer_id") == 0)
		return rc;
	rc = check_volunteer(vc, vci_row_int(is, "volunteer_id"));
	if (rc == VC_OK && !vci_interest_ended(vci_row_text(is, "status")))
		rc = check_double(vc, is);
	return rc;
}

/* Does the organisation know of the person, in this status? One that said no
 * does; one for which the centre said no need not. */
static bool
heard(const struct vci_row *is)
{
	static const char *const knows[] = { "passed_on", "contacted", "agreed",
		"started", "active" };
	const char *status = vci_row_text(is, "status");

	for (size_t i = 0; i < sizeof knows / sizeof *knows; i++)
		if (strcmp(status, knows[i]) == 0)
			return true;
	return strcmp(status, "declined") == 0 &&
	    (is->side == NULL || strcmp(is->side, "org") == 0);
}

/* Would a row that stands be a second of the same volunteer's for the same
 * assignment now, where it wasn't before? */
static bool
may_double(const struct vci_row *was, const struct vci_row *is)
{
	if (vci_row_int(is, "volunteer_id") == 0 ||
	    vci_interest_ended(vci_row_text(is, "status")))
		return false;
	return vci_interest_ended(vci_row_text(was, "status")) ||
	    vci_row_int(was, "volunteer_id") !=
	    vci_row_int(is, "volunteer_id") ||
	    vci_row_int(was, "assignment_id") !=
	    vci_row_int(is, "assignment_id");
}

/* Is it another volunteer's now? */
static bool
renamed(const struct vci_row *was, const struct vci_row *is)
{
	int64_t now = vci_row_int(is, "volunteer_id");

	return now != 0 && now != vci_row_int(was, "volunteer_id");
}

static bool
moved(const struct vci_row *was, const struct vci_row *is)
{
	return was == NULL ||
	    strcmp(vci_row_text(was, "status"), vci_row_text(is, "status")) !=
	    0;
}

int
vci_interest_changed(struct vc *vc, const struct vci_row *was,
    const struct vci_row *is)
{
	const struct vci_value *on = &is->v[vci_field(is->noun, "status_on")];
	int rc = VC_OK;

	if (was == NULL)
		rc = check_new(vc, is);
	else if (renamed(was, is))
		rc = vci_volunteer_stands(vc, vci_row_int(is, "volunteer_id"),
		    NULL);
	if (rc == VC_OK && was != NULL && may_double(was, is))
		rc = check_double(vc, is);
	if (rc == VC_OK && heard(is) && moved(was, is))
		rc = vci_disclose(vc, is,
		    on->kind == VCI_INT ? on->i :
					  vci_row_int(is, "received_on"));
	return rc == VC_OK ? vci_interest_counts(vc, was, is) : rc;
}

/* ---- recording one ------------------------------------------------------------ */

static struct vci_value *
value(struct vc_record *r, const char *field)
{
	return &r->v[vci_field(r->noun, field)];
}

/* Given with the interest, the way it came unless told. */
static int
consent(struct vc *vc, struct vc_record *r, const struct vc_interest *want,
    const struct vc_interest_made *m)
{
	static const char *const way[][2] = { { "web", "web" },
		{ "phone", "phone" }, { "email", "email" },
		{ "visit", "meeting" }, { "fair", "meeting" },
		{ "letter", "form" }, { NULL, NULL } };
	const struct vci_value *channel = value(r, "channel");
	const struct vci_value *on = value(r, "received_on");
	const char *by = want->consent_by;

	if (m->volunteer == 0)
		return vci_err(vc, VC_E_USAGE,
		    "a consent is a volunteer's, and this interest has none");
	for (size_t i = 0;
	     by == NULL && channel->kind == VCI_TEXT && way[i][0] != NULL; i++)
		if (strcmp(channel->s, way[i][0]) == 0)
			by = way[i][1];
	return vci_consents_give(vc, m->volunteer, want->consent, by,
	    on->kind == VCI_INT ? on->i : vc_today(vc));
}

int
vc_interest_add(struct vc *vc, struct vc_record *r,
    const struct vc_interest *want, struct vc_interest_made *m)
{
	struct vci_interest_how how = { .late = want->late };
	int rc = vci_db_begin(vc);

	*m = (struct vc_interest_made){ 0 };
	if (rc != VC_OK)
		return rc;
	if (want->volunteer != NULL)
		rc = vci_settle_volunteer(vc, r, want, m);
	else if (value(r, "volunteer_id")->kind == VCI_INT)
		m->volunteer = value(r, "volunteer_id")->i;
	if (rc == VC_OK)
		rc = vci_add(vc, r, &how, &m->id);
	if (rc == VC_OK && want->consent != NULL)
		rc = consent(vc, r, want, m);
	return vci_db_end(vc, rc);
}
