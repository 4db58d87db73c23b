/* SPDX-License-Identifier: ISC */
/* Campaigns: what came of a member, and that nothing more will. */
#include <string.h>

#include "campaign.h"

/* ---- what came of it ------------------------------------------------------------ */

/* Which member is meant by row `id`: itself, or a row that became part of
 * it. */
static int
member(struct vc *vc, const struct vci_campaign *l, int64_t id, int64_t *row)
{
	struct vci_stmt *st;
	char number[24];
	int rc = vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_MEMBER]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, l->id);
	vci_bind_int(st, 2, id);
	vci_bind_text(st, 3, l->noun->name);
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		*row = vci_col_int(st, 0);
	vci_finalize(st);
	if (rc != VC_DONE)
		return rc == VC_ROW ? VC_OK : rc;
	snprintf(number, sizeof number, "%lld", (long long)id);
	return vci_err(vc, VC_E_NOINPUT, "%s %s is no member of '%s'",
	    vci_noun_word(l->noun), number, l->title.s);
}

/* An outcome of the list or "none", which takes it back, as NULL. */
static int
check_log(struct vc *vc, const struct vc_campaign_log *log,
    const char **outcome, int64_t *day)
{
	char text[16];

	*outcome = NULL;
	if (strcmp(log->outcome, "none") != 0 &&
	    (*outcome = vci_code_find(&vci_outcomes, log->outcome,
		 strlen(log->outcome))) == NULL)
		return vci_code_err(vc, &vci_outcomes, log->outcome,
		    strlen(log->outcome));
	*day = vc_today(vc);
	if (log->on != NULL && vci_day_read(vc, log->on, day) != VC_OK)
		return VC_E_DATA;
	return *day <= vc_today(vc) ?
	    VC_OK :
	    vci_err(vc, VC_E_DATA, "%s is still to come",
		vc_day_format(*day, text));
}

static int
write_log(struct vc *vc, int64_t list, int64_t row, const char *outcome,
    int64_t day)
{
	struct vci_value none = vci_of_text(NULL);

	return VCI_RUN(vc, vci_campaign_sql[VCI_SQL_LIST_LOG], vci_of_int(list),
	    vci_of_int(row), vci_of_text(outcome),
	    outcome == NULL ? none : vci_of_int(day),
	    outcome == NULL ? none : vci_of_text(vc->actor));
}

static int
log_to(struct vc *vc, const struct vci_campaign *l, int64_t id,
    const char *outcome, int64_t day)
{
	char a[16], b[16];
	int64_t row = 0;
	int rc;

	if (l->closed)
		return vci_err(vc, VC_E_DATA,
		    "the campaign '%s' was closed on %s", l->title.s,
		    vc_day_format(l->closed_on, a));
	if (day < l->made_on)
		return vci_err(vc, VC_E_DATA,
		    "%s is before %s, when the list was made",
		    vc_day_format(day, a), vc_day_format(l->made_on, b));
	rc = member(vc, l, id, &row);
	return rc == VC_OK ? write_log(vc, l->id, row, outcome, day) : rc;
}

int
vc_campaign_log(struct vc *vc, const struct vc_noun *noun, const char *name,
    int64_t id, const struct vc_campaign_log *log, struct vc_campaign *is)
{
	struct vci_campaign l;
	const char *outcome;
	int64_t day;
	int rc = check_log(vc, log, &outcome, &day);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vci_campaign_find(vc, noun, name, &l);
	if (rc == VC_OK)
		rc = log_to(vc, &l, id, outcome, day);
	if (rc == VC_OK)
		rc = vci_campaign_count(vc, l.id, is);
	is->outcome = outcome == NULL ? "none" : outcome;
	vci_campaign_release(&l);
	return vci_db_end(vc, rc);
}

/* ---- closed ----------------------------------------------------------------------- */

static int
close_list(struct vc *vc, const struct vci_campaign *l)
{
	char day[16];

	if (l->closed)
		return vci_err(vc, VC_E_DATA,
		    "the campaign '%s' was closed on %s", l->title.s,
		    vc_day_format(l->closed_on, day));
	return VCI_RUN(vc, vci_campaign_sql[VCI_SQL_LIST_CLOSE],
	    vci_of_int(l->id), vci_of_int(vc_today(vc)));
}

int
vc_campaign_close(struct vc *vc, const struct vc_noun *noun, const char *name,
    struct vc_campaign *is)
{
	struct vci_campaign l;
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vci_campaign_find(vc, noun, name, &l);
	if (rc == VC_OK)
		rc = close_list(vc, &l);
	if (rc == VC_OK)
		rc = vci_campaign_count(vc, l.id, is);
	vci_campaign_release(&l);
	return vci_db_end(vc, rc);
}
