/* SPDX-License-Identifier: ISC */
/* Statuses: which step may follow which, taking one, and the history. */
#include <string.h>

#include "../core/date.h"
#include "../core/text.h"
#include "noun.h"

static const struct vci_code side_code[] = {
	{ N_("org"),
	    "organisation|organization|organisasjon|"
	    "forening|f\xc3\xb6rening|j\xc3\xa4rjest\xc3\xb6" },
	{ N_("volunteer"), "volont\xc3\xa4r|frivillig|vapaaehtoinen" },
	{ N_("centre"), "center|byr\xc3\xa5|central|sentral|keskus" },
	{ NULL, NULL },
};
static const struct vci_codes sides = { N_("side"), side_code };

int
vci_flow_rank(const struct vci_flow *flow, const char *status)
{
	for (int i = 0; status != NULL && flow->state[i].code != NULL; i++)
		if (flow->state[i].code[0] == status[0] &&
		    strcmp(flow->state[i].code, status) == 0)
			return i;
	return -1;
}

/* Forward is legal, steps skipped stay unknown; back only to a state that is
 * marked so; nothing follows an end. */
bool
vci_flow_legal(const struct vci_flow *flow, const char *from, const char *to)
{
	int a = vci_flow_rank(flow, from), b = vci_flow_rank(flow, to);

	if (a < 0 || b < 0 || a == b || flow->state[a].flags & VCI_S_END)
		return false;
	return b > a || flow->state[b].flags & VCI_S_BACK;
}

int
vci_flow_err(struct vc *vc, const struct vci_flow *flow, const char *from,
    const char *to)
{
	struct vc_buf b = { 0 };
	int rc;

	for (int i = 0; flow->state[i].code != NULL; i++) {
		if (!vci_flow_legal(flow, from, flow->state[i].code))
			continue;
		vc_buf_add(&b, b.len == 0 ? "" : ", ");
		vc_buf_add(&b, flow->state[i].code);
	}
	if (b.len == 0)
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"no step leads from '%s' to '%s': "
			"'%s' is an end; reopen it with a reason",
			from, to, from),
		    1 << 0 | 1 << 1 | 1 << 2, 0);
	else
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"no step leads from '%s' to '%s'; "
			"legal now: %s",
			from, to, b.s),
		    1 << 0 | 1 << 1, 1 << 2);
	vc_buf_free(&b);
	return rc;
}

static int
current(struct vc *vc, const struct vc_noun *noun, int64_t id, char status[32],
    int64_t *born)
{
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&b, "SELECT status, ");
	vc_buf_add(&b,
	    vci_column(&noun->field[vci_field(noun, noun->flow->born)]));
	vc_buf_add(&b, " FROM ");
	vc_buf_add(&b, noun->table[VCI_COUNTED]);
	vc_buf_add(&b, " WHERE id = $1");
	rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		size_t n = strlen(vci_col_text(st, 0));

		n = n < 31 ? n : 31;
		memcpy(status, vci_col_text(st, 0), n);
		status[n] = '\0';
		*born = vci_col_int(st, 1);
		rc = VC_OK;
	} else if (rc == VC_DONE) {
		rc = vci_err_word(vc,
		    vci_err(vc, VC_E_NOINPUT, "no %s has that number",
			noun->title));
	}
	vci_finalize(st);
	return rc;
}

/* The step's own words, checked. `reason` is a code, or a code with words
 * after ": ", or where a row is reopened any words. */
struct checked {
	const char *status, *side;
	struct vc_buf reason;
	int64_t day;
};

/* "filled", "Filled: the last place went to Kim". */
static int
check_reason(struct vc *vc, const struct vci_codes *reasons,
    const struct vc_step *s, struct vc_buf *out)
{
	size_t n = strcspn(s->reason, ":"), cut = n;
	const char *code;

	while (cut > 0 && s->reason[cut - 1] == ' ')
		cut--;
	code = reasons == NULL ? NULL : vci_code_find(reasons, s->reason, cut);
	if (code == NULL && reasons != NULL && !s->reopen)
		return vci_code_err(vc, reasons, s->reason, cut);
	vc_buf_add(out, code == NULL ? s->reason : code);
	if (code != NULL)
		vc_buf_add(out, s->reason + n);
	return out->failed ? vci_nomem(vc) : VC_OK;
}

/* Who moved, of a state that only one of them brings about. */
static const char *
usual_side(const struct vci_flow *flow, const char *status)
{
	unsigned flags = flow->state[vci_flow_rank(flow, status)].flags;

	return flags & VCI_S_ORG    ? "org" :
	    flags & VCI_S_VOLUNTEER ? "volunteer" :
				      NULL;
}

static int
check_step(struct vc *vc, const struct vc_noun *noun, const struct vc_step *s,
    struct checked *c)
{
	const struct vci_field *f = &noun->field[vci_field(noun, "status")];

	c->status = vci_code_find(f->of, s->status, strlen(s->status));
	if (c->status == NULL)
		return vci_code_err(vc, f->of, s->status, strlen(s->status));
	c->side = usual_side(noun->flow, c->status);
	if (s->side != NULL &&
	    (c->side = vci_code_find(&sides, s->side, strlen(s->side))) == NULL)
		return vci_code_err(vc, &sides, s->side, strlen(s->side));
	c->day = vc_today(vc);
	if (s->on != NULL && vci_day_read(vc, s->on, &c->day) != VC_OK)
		return VC_E_DATA;
	if (s->reason != NULL && !vci_utf8_valid(s->reason, strlen(s->reason)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8",
		    s->reason);
	if (vci_person_refuse(vc, s->reason) != VC_OK)
		return VC_E_DATA;
	if (s->reopen && (s->reason == NULL || *s->reason == '\0'))
		return vci_err(vc, VC_E_USAGE,
		    "going back needs a reason; say why with --reason");
	return s->reason == NULL ?
	    VC_OK :
	    check_reason(vc, noun->flow->reasons, s, &c->reason);
}

static int
write_step(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct checked *c)
{
	static const char *const part[2][3] = {
		{ "INSERT INTO ", NULL,
		    " (row_id, recorded_at, status, day, "
		    "side, reason, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)" },
		{ "UPDATE ", NULL,
		    " SET status = $3, changed_at = $2, import_id = NULL "
		    "WHERE id = $1" }
	};
	int rc = VC_OK;

	for (int i = 0; i < 2 && rc == VC_OK; i++) {
		struct vc_buf b = { 0 };
		struct vci_stmt *st = NULL;

		vc_buf_add(&b, part[i][0]);
		vc_buf_add(&b,
		    i == 0 ? noun->flow->table : noun->table[VCI_COUNTED]);
		vc_buf_add(&b, part[i][2]);
		rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
		vc_buf_free(&b);
		if (rc != VC_OK)
			return rc;
		vci_bind_int(st, 1, id);
		vci_bind_int(st, 2, vci_now(vc));
		vci_bind_text(st, 3, c->status);
		vci_bind_int(st, 4, c->day);
		vci_bind_text(st, 5, c->side);
		vci_bind_text(st, 6, c->reason.s);
		vci_bind_text(st, 7, vc->actor);
		rc = vci_run(vc, st);
		vci_finalize(st);
	}
	return rc;
}

/* The status stands, and nobody said why when the step was taken: the reason
 * is given to it now. *given: there was such a step. */
static int
give_reason(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct checked *c, bool *given)
{
	const char *table = noun->flow->table;
	struct vci_stmt *st;
	int rc = vci_prepare_of(vc, &st, "UPDATE ", table,
	    " SET reason = $2 WHERE reason IS NULL AND status = $3 AND "
	    "id = (SELECT max(e.id) FROM ",
	    table, " e WHERE e.row_id = $1)", NULL);

	*given = false;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	vci_bind_text(st, 2, c->reason.s);
	vci_bind_text(st, 3, c->status);
	rc = vci_run(vc, st);
	*given = rc == VC_OK && vci_changes(vc) > 0;
	vci_finalize(st);
	return rc;
}

static int
take_step(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct vc_step *s, const struct checked *c)
{
	char now[32], a[16], b[16];
	int64_t born = 0;
	int rc = current(vc, noun, id, now, &born);

	if (rc != VC_OK)
		return rc;
	if (strcmp(now, c->status) == 0 && s->on == NULL && !s->reopen &&
	    c->reason.s != NULL) {
		bool given;

		rc = give_reason(vc, noun, id, c, &given);
		if (rc != VC_OK || given)
			return rc;
	}
	if (strcmp(now, c->status) == 0)
		return vci_err_word(vc,
		    vci_err(vc, VC_E_DATA, "it is '%s' already", now));
	if (!s->reopen && !vci_flow_legal(noun->flow, now, c->status))
		return vci_flow_err(vc, noun->flow, now, c->status);
	if (c->day < born)
		return vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"%s is before %s, the row's own '%s'",
			vc_day_format(c->day, a), vc_day_format(born, b),
			noun->field[vci_field(noun, noun->flow->born)].title),
		    1 << 2, 0);
	return write_step(vc, noun, id, c);
}

/* What the row was, and what the step makes of it. */
static int
tell(struct vc *vc, struct vc_record *r, const struct checked *c,
    const void *how)
{
	size_t n = vci_nfield(r->noun);
	struct vci_value *is = vci_arena_get(&r->arena, n * sizeof *is);

	if (is == NULL)
		return vci_nomem(vc);
	memcpy(is, r->v, n * sizeof *is);
	is[vci_field(r->noun, "status")] = (struct vci_value){ .s = c->status,
		.n = (uint32_t)strlen(c->status),
		.kind = VCI_TEXT };
	is[vci_field(r->noun, "status_on")] = (struct vci_value){ .i = c->day,
		.kind = VCI_INT };
	return vci_changed(vc, r->noun, r->id, r->v, is, c->side, how);
}

static int
step_and_tell(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct vc_step *s, const struct checked *c, const void *how)
{
	struct vc_record *r = NULL;
	int rc = VC_OK;

	if (noun->changed != NULL &&
	    (rc = vc_record_new(vc, noun, &r)) == VC_OK)
		rc = vc_get(vc, r, id);
	if (rc == VC_OK)
		rc = take_step(vc, noun, id, s, c);
	if (rc == VC_OK && r != NULL)
		rc = tell(vc, r, c, how);
	vc_record_free(r);
	return rc;
}

int
vci_set_statuses(struct vc *vc, const struct vc_noun *noun, const int64_t *id,
    size_t n, const struct vc_step *s, const void *how, size_t *at)
{
	struct checked c = { 0 };
	int rc;

	*at = n;
	if (noun->flow == NULL)
		return vci_err(vc, VC_E_USAGE, "%s has no status",
		    vci_noun_word(noun));
	rc = check_step(vc, noun, s, &c);
	if (rc == VC_OK && (rc = vci_db_begin(vc)) == VC_OK) {
		for (size_t i = 0; i < n && rc == VC_OK; i++) {
			*at = i;
			rc = step_and_tell(vc, noun, id[i], s, &c, how);
		}
		rc = vci_db_end(vc, rc);
	}
	vc_buf_free(&c.reason);
	return rc;
}

int
vc_set_statuses(struct vc *vc, const struct vc_noun *noun, const int64_t *id,
    size_t n, const struct vc_step *s, size_t *at)
{
	return vci_set_statuses(vc, noun, id, n, s, NULL, at);
}

int
vc_set_status(struct vc *vc, const struct vc_noun *noun, int64_t id,
    const struct vc_step *s)
{
	size_t at;

	return vci_set_statuses(vc, noun, &id, 1, s, NULL, &at);
}

static void
history_sql(const struct vc_noun *noun, struct vc_buf *b)
{
	const char *born = vci_column(
	    &noun->field[vci_field(noun, noun->flow->born)]);

	vc_buf_add(b,
	    "SELECT day, status, side, reason, recorded_at, actor, "
	    "seq FROM (SELECT id AS seq, day, status, side, reason, "
	    "recorded_at, actor FROM ");
	vc_buf_add(b, noun->flow->table);
	vc_buf_add(b, " WHERE row_id = $1 UNION ALL SELECT 0, ");
	vc_buf_add(b, born);
	vc_buf_add(b, ", '");
	vc_buf_add(b, noun->flow->state[0].code);
	vc_buf_add(b, "', NULL, NULL, NULL, NULL FROM ");
	vc_buf_add(b, noun->table[VCI_COUNTED]);
	vc_buf_add(b, " WHERE id = $1) h ORDER BY day, seq");
}

static void
text_cell(struct vc_table *t, struct vci_stmt *st, int col,
    enum vc_cell_type type, struct vc_cell *c)
{
	if (!vci_col_null(st, col))
		*c = (struct vc_cell){ .type = type,
			.text = vci_table_text(t, vci_col_text(st, col)) };
}

const char vci_not_delivered[] = N_("not in full delivery");

/* Why: a code, which may have words after it; or words, which no catalogue
 * has. */
static void
reason_cell(struct vc_table *t, const struct vc_noun *noun, struct vci_stmt *st,
    struct vc_cell *c)
{
	size_t n, lead = sizeof vci_not_delivered - 1;
	const char *s;

	text_cell(t, st, 3, VC_CELL_MSG, c);
	if ((s = c->text) == NULL)
		return;
	n = strcspn(s, ":");
	if (strncmp(s, vci_not_delivered, lead) == 0 && s[lead] == ' ')
		n = lead;
	else if (s[n] == '\0' || noun->flow->reasons == NULL ||
	    vci_code_find(noun->flow->reasons, s, n) == NULL)
		return;
	c->flags = VC_CELL_LEAD;
	c->num = (int64_t)n;
}

static int
step_row(struct vc *vc, const struct vc_noun *noun, struct vci_stmt *st,
    struct vc_table *t)
{
	struct vc_cell *c = vci_table_row(vc, t);
	char time[32];

	if (c == NULL)
		return VC_E_NOMEM;
	c[0].type = VC_CELL_DAY;
	c[0].num = vci_col_int(st, 0);
	text_cell(t, st, 1, VC_CELL_MSG, &c[1]);
	text_cell(t, st, 2, VC_CELL_MSG, &c[2]);
	reason_cell(t, noun, st, &c[3]);
	if (!vci_col_null(st, 4))
		c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t,
			    vci_time_format(vci_col_int(st, 4), time)) };
	text_cell(t, st, 5, VC_CELL_TEXT, &c[5]);
	return VC_OK;
}

int
vc_history(struct vc *vc, const struct vc_noun *noun, int64_t id,
    struct vc_table **tp)
{
	static const struct vc_column col[] = { { "on", N_("On"), 0 },
		{ "status", N_("Status"), 0 }, { "side", N_("Side"), 0 },
		{ "reason", N_("Reason"), VC_COL_WRAP },
		{ "recorded", N_("Recorded"), 0 }, { "actor", N_("By"), 0 } };
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 6, tp);

	if (rc != VC_OK)
		return rc;
	history_sql(noun, &b);
	rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
	vc_buf_free(&b);
	if (rc == VC_OK)
		vci_bind_int(st, 1, id);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW)
		rc = step_row(vc, noun, st, *tp);
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
