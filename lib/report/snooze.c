/* SPDX-License-Identifier: ISC */
/* Things to do that are put off until a day: what, until when, and why. */
#include <string.h>

#include "../core/date.h"
#include "../core/number.h"
#include "../core/text.h"
#include "todo.h"

const char *const vci_report_sql[VCI_REPORT_SQL_COUNT] = {
	[VCI_SQL_SNOOZE] =
	    "INSERT INTO snooze (kind, row_id, until, reason, recorded_at, "
	    "actor) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kind, row_id) "
	    "DO UPDATE SET until = excluded.until, reason = excluded.reason, "
	    "recorded_at = excluded.recorded_at, actor = excluded.actor",
	[VCI_SQL_SNOOZED] =
	    ("SELECT until, kind, row_id, reason, recorded_at, actor "
	     "FROM snooze WHERE until > $1 ORDER BY until, kind, row_id"),
	[VCI_SQL_WAKE] =
	    "DELETE FROM snooze WHERE kind = $1 AND row_id = $2 AND until > $3",
};

/* What is meant by a kind and a number, as they were typed. */
static int
meant(struct vc *vc, const char *kind, const char *id,
    const struct vci_todo_kind **k, int64_t *row)
{
	*k = vci_todo_find(vc, kind, strlen(kind));
	if (*k == NULL)
		return vc->err == VC_E_DATA ? VC_E_USAGE : (int)vc->err;
	if (!vci_int_parse(id, strlen(id), row) || *row < 1)
		return vci_err(vc, VC_E_USAGE,
		    "'%s' is no id; 'vcctl todo' shows them", id);
	return VC_OK;
}

static int
check_row(struct vc *vc, const struct vci_todo_kind *k, int64_t row,
    const char *id)
{
	struct vci_stmt *st;
	int rc = vci_prepare_of(vc, &st, "SELECT 1 FROM ", k->table,
	    " WHERE id = $1", NULL);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, row);
	rc = vci_step(vc, st);
	vci_finalize(st);
	if (rc == VC_DONE)
		return vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has the number %s",
			k->noun, id));
	return rc == VC_ROW ? VC_OK : rc;
}

static int
check(struct vc *vc, const struct vc_snooze *s, int64_t *until)
{
	char day[16];

	if (s->until == NULL)
		return vci_err(vc, VC_E_USAGE,
		    "until when? say it with --until");
	if (s->reason == NULL || *s->reason == '\0')
		return vci_err(vc, VC_E_USAGE,
		    "what is put off needs a reason; say why with --reason");
	if (vci_day_read(vc, s->until, until) != VC_OK)
		return VC_E_USAGE;
	if (*until <= vc_today(vc))
		return vci_err(vc, VC_E_USAGE,
		    "%s is not after today; to have it back at once, say "
		    "'vcctl todo wake'",
		    vc_day_format(*until, day));
	if (!vci_utf8_valid(s->reason, strlen(s->reason)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8",
		    s->reason);
	return vci_person_refuse(vc, s->reason);
}

static int
put(struct vc *vc, const struct vci_todo_kind *k, int64_t row, int64_t until,
    const char *reason)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_report_sql[VCI_SQL_SNOOZE]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, k->name);
	vci_bind_int(st, 2, row);
	vci_bind_int(st, 3, until);
	vci_bind_text(st, 4, reason);
	vci_bind_int(st, 5, vci_now(vc));
	vci_bind_text(st, 6, vc->actor);
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}

int
vc_todo_snooze(struct vc *vc, const struct vc_snooze *s)
{
	const struct vci_todo_kind *k;
	int64_t row, until = 0;
	int rc = meant(vc, s->kind, s->id, &k, &row);

	if (rc != VC_OK || (rc = check(vc, s, &until)) != VC_OK ||
	    (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = check_row(vc, k, row, s->id);
	if (rc == VC_OK)
		rc = put(vc, k, row, until, s->reason);
	return vci_db_end(vc, rc);
}

int
vc_todo_wake(struct vc *vc, const char *kind, const char *id)
{
	const struct vci_todo_kind *k;
	struct vci_stmt *st = NULL;
	int64_t row;
	int rc = meant(vc, kind, id, &k, &row);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vci_prepare(vc, &st, vci_report_sql[VCI_SQL_WAKE]);
	if (rc == VC_OK) {
		vci_bind_text(st, 1, k->name);
		vci_bind_int(st, 2, row);
		vci_bind_int(st, 3, vc_today(vc));
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	if (rc == VC_OK && vci_changes(vc) == 0)
		rc = vci_err(vc, VC_E_NOINPUT,
		    "%s %s is not put off; see 'vcctl todo snoozed'", k->name,
		    id);
	return vci_db_end(vc, rc);
}

static void
show(struct vc_table *t, struct vci_stmt *st, struct vc_cell *c)
{
	char time[32];

	c[0] = (struct vc_cell){ .type = VC_CELL_DAY,
		.num = vci_col_int(st, 0) };
	c[1] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_table_text(t, vci_col_text(st, 1)) };
	c[2] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 2) };
	c[3] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, vci_col_text(st, 3)) };
	c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t,
		    vci_time_format(vci_col_int(st, 4), time)) };
	c[5] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, vci_col_text(st, 5)) };
}

int
vc_todo_snoozed(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "until", N_("Until"), 0 },
		{ "kind", N_("Kind"), 0 }, { "id", N_("Id"), VC_COL_RIGHT },
		{ "reason", N_("Reason"), VC_COL_WRAP },
		{ "recorded", N_("Recorded"), 0 }, { "actor", N_("By"), 0 } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 6, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_report_sql[VCI_SQL_SNOOZED]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, vc_today(vc));
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (c != NULL)
			show(*tp, st, c);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
