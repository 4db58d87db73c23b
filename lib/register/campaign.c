/* SPDX-License-Identifier: ISC */
/* Campaigns: which one is meant, and which rows when it was frozen. */
#include <string.h>

#include "../core/text.h"
#include "campaign.h"

/* clang-format off */
static const struct vci_code outcome_code[] = {
	{ N_("reached"), "nådd|nått|kontaktad|nået|kontaktet|nådd|tavoitettu" },
	{ N_("will_publish"), "ska publicera|kommer att publicera|"
	    "vil offentliggøre|vil publisere|aikoo julkaista" },
	{ N_("no_answer"),
	    "inget svar|intet svar|ikke svar|ikke svart|ingen svar|ei vastausta" },
	{ N_("call_back"),
	    "ring igen|ska ringas igen|ringes op igen|återkom|ring tilbage|ring tilbake|soita uudelleen" },
	{ N_("declined"), "not interested|tackat nej|avböjt|sagt nej|afslået|afvist|takket nej|"
	    "avslått|kieltäytynyt|kielteinen" },
	{ N_("wrong_address"), "wrong number|fel nummer|forkert nummer|feil nummer|fel adress|fel uppgifter|forkert adresse|forkerte oplysninger|"
	    "feil adresse|väärä osoite" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_outcomes = { N_("outcome"), outcome_code };
/* clang-format on */

const char *
vc_outcome(size_t i)
{
	return i < sizeof outcome_code / sizeof *outcome_code ?
	    outcome_code[i].code :
	    NULL;
}

#define LIST "SELECT id, title, noun, filter, made_on, closed_on FROM list "

const char *const vci_campaign_sql[VCI_CAMPAIGN_SQL_COUNT] = {
	[VCI_SQL_LIST_ID] = LIST "WHERE id = $1",
	[VCI_SQL_LIST_TITLE] = LIST "WHERE title_key = $1",
	[VCI_SQL_LIST_NEW] = "INSERT INTO list (title, title_key, noun, "
			     "filter, made_on, actor) VALUES ($1, $2, $3, $4, "
			     "$5, $6) RETURNING id",
	[VCI_SQL_LIST_CLOSE] = "UPDATE list SET closed_on = $2 WHERE id = $1",
	[VCI_SQL_LIST_COUNT] =
	    "SELECT count(*), count(*) FILTER (WHERE outcome IN (" VCI_SPOKEN
	    ")) FROM list_member WHERE list_id = $1",
	[VCI_SQL_LIST_ALL] =
	    "SELECT l.id, l.title, l.noun, l.made_on, l.closed_on, c.members, "
	    "c.reached FROM list l JOIN (SELECT list_id, count(*) AS members, "
	    "count(*) FILTER (WHERE outcome IN (" VCI_SPOKEN ")) AS reached "
	    "FROM list_member GROUP BY list_id) c ON c.list_id = l.id "
	    "ORDER BY l.made_on, l.id",
	/* The row itself, or one that became part of it. */
	[VCI_SQL_LIST_MEMBER] =
	    "SELECT m.row_id FROM list_member m WHERE m.list_id = $1 AND "
	    "(m.row_id = $2 OR m.row_id IN (SELECT g.gone FROM merge g WHERE "
	    "g.noun = $3 AND g.kept = $2 AND g.undone_at IS NULL)) "
	    "ORDER BY CASE WHEN m.row_id = $2 THEN 0 ELSE 1 END, m.row_id "
	    "LIMIT 1",
	[VCI_SQL_LIST_LOG] =
	    "UPDATE list_member SET outcome = $3, on_day = $4, actor = $5 "
	    "WHERE list_id = $1 AND row_id = $2",
	[VCI_SQL_LIST_MEMBERS] =
	    "SELECT m.row_id, m.outcome, m.on_day, m.actor, g.kept, "
	    "v.erased_on FROM " VCI_MEMBERS_FROM " WHERE m.list_id = $1 "
	    "ORDER BY m.row_id",
};

/* ---- which one -------------------------------------------------------------- */

void
vci_campaign_release(struct vci_campaign *l)
{
	vc_buf_free(&l->title);
	vc_buf_free(&l->filter);
}

static int
read_list(struct vc *vc, struct vci_stmt *st, struct vci_campaign *l)
{
	int rc = vci_step(vc, st);

	if (rc != VC_ROW)
		return rc;
	l->id = vci_col_int(st, 0);
	vc_buf_add(&l->title, vci_col_text(st, 1));
	l->noun = vc_noun(vci_col_text(st, 2));
	vc_buf_add(&l->filter, vci_col_text(st, 3));
	l->made_on = vci_col_int(st, 4);
	l->closed = !vci_col_null(st, 5);
	l->closed_on = vci_col_int(st, 5);
	if (l->title.failed || l->filter.failed)
		return vci_nomem(vc);
	return l->noun != NULL ?
	    VC_ROW :
	    vci_err(vc, VC_E_INTERNAL, "'%s' is no noun of this version",
		vci_col_text(st, 2));
}

static int
by_id(struct vc *vc, const char *who, struct vci_campaign *l)
{
	struct vci_stmt *st;
	int64_t id;
	int rc;

	who += *who == '#';
	if (!vci_int_parse(who, strlen(who), &id))
		return VC_DONE;
	rc = vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_ID]);
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = read_list(vc, st, l);
	vci_finalize(st);
	return rc;
}

static int
by_title(struct vc *vc, const char *who, struct vci_campaign *l)
{
	struct vc_buf key = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vci_text_key(&key, who, strlen(who), vc->home.lang);
	rc = key.failed ?
	    vci_nomem(vc) :
	    vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_TITLE]);
	if (rc == VC_OK) {
		vci_bind_text(st, 1, key.s == NULL ? "" : key.s);
		rc = read_list(vc, st, l);
	}
	vci_finalize(st);
	vc_buf_free(&key);
	return rc;
}

int
vci_campaign_find(struct vc *vc, const struct vc_noun *noun, const char *who,
    struct vci_campaign *l)
{
	int rc;

	*l = (struct vci_campaign){ 0 };
	if (!vci_utf8_valid(who, strlen(who)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8", who);
	rc = by_id(vc, who, l);
	if (rc == VC_DONE)
		rc = by_title(vc, who, l);
	if (rc == VC_DONE)
		return noun == NULL ?
		    vci_err(vc, VC_E_NOINPUT,
			"no campaign is called '%s'; 'campaign list' of its "
			"noun shows them, as 'vcctl org campaign list'",
			who) :
		    vci_err(vc, VC_E_NOINPUT,
			"no campaign is called '%s'; see 'vcctl %s campaign "
			"list'",
			who, vci_noun_word(noun));
	if (rc != VC_ROW)
		return rc;
	if (noun != NULL && noun != l->noun)
		return vci_err(vc, VC_E_USAGE,
		    "the campaign '%s' is one of 'vcctl %s'", l->title.s,
		    vci_noun_word(l->noun));
	return VC_OK;
}

int
vci_campaign_id(struct vc *vc, const char *who, size_t n, int64_t *id)
{
	struct vci_campaign l = { 0 };
	struct vc_buf name = { 0 };
	int rc;

	vc_buf_addn(&name, who, n);
	rc = name.failed ? vci_nomem(vc) :
			   vci_campaign_find(vc, NULL, name.s, &l);
	*id = l.id;
	vci_campaign_release(&l);
	vc_buf_free(&name);
	return rc == VC_E_NOINPUT ? VC_E_DATA : rc;
}

static int
of_number(struct vc *vc, int64_t id, struct vci_campaign *l)
{
	struct vc_buf number = { 0 };
	int rc;

	*l = (struct vci_campaign){ 0 };
	vci_sql_int(&number, id);
	rc = number.failed ? vci_nomem(vc) :
			     vci_campaign_find(vc, NULL, number.s, l);
	vc_buf_free(&number);
	return rc;
}

int
vci_campaign_title(struct vc *vc, int64_t id, struct vc_buf *title)
{
	struct vci_campaign l;
	int rc = of_number(vc, id, &l);

	if (rc == VC_OK)
		vc_buf_add(title, l.title.s);
	vci_campaign_release(&l);
	return rc;
}

int
vci_campaign_noun(struct vc *vc, int64_t id, const struct vc_noun **noun)
{
	struct vci_campaign l;
	int rc = of_number(vc, id, &l);

	*noun = l.noun;
	vci_campaign_release(&l);
	return rc;
}

/* How many it has, and how many were reached. */
int
vci_campaign_count(struct vc *vc, int64_t id, struct vc_campaign *is)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_COUNT]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		*is = (struct vc_campaign){ .id = id,
			.members = vci_col_int(st, 0),
			.reached = vci_col_int(st, 1) };
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* ---- a new one ---------------------------------------------------------------- */

static bool
searches_persons(const struct vc_noun *noun)
{
	for (const struct vci_field *f = noun->field; f->name != NULL; f++)
		if (f->flags & VC_F_SEARCH && f->part == VCI_PERSONAL)
			return true;
	return false;
}

/* The filters in words. What tells of a person is left out: it would outlive
 * the person's row. */
static void
describe(const struct vc_query *q, struct vc_buf *b)
{
	const char *sep = "";

	vc_buf_add(b, "");
	for (size_t i = 0; i < q->nfilter; i++) {
		const struct vci_field *f = &q->noun->field[q->filter[i].field];

		vc_buf_add(b, sep);
		vc_buf_add(b, f->name);
		vc_buf_add(b, "=");
		vc_buf_add(b,
		    f->part == VCI_PERSONAL && *q->filter[i].value != '\0' ?
			"***" :
			q->filter[i].value);
		sep = "; ";
	}
	if (q->search == NULL)
		return;
	vc_buf_add(b, sep);
	vc_buf_add(b, "search=");
	vc_buf_add(b, searches_persons(q->noun) ? "***" : q->search);
}

static int
insert(struct vc *vc, const char *name, const char *key,
    const struct vc_query *q, const char *filter, int64_t *id)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_campaign_sql[VCI_SQL_LIST_NEW]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	vci_bind_text(st, 2, key);
	vci_bind_text(st, 3, q->noun->name);
	vci_bind_text(st, 4, filter);
	vci_bind_int(st, 5, vc_today(vc));
	vci_bind_text(st, 6, vc->actor);
	rc = vci_step(vc, st);
	*id = rc == VC_ROW ? vci_col_int(st, 0) : 0;
	vci_finalize(st);
	return rc == VC_ROW ? VC_OK : rc;
}

/* The name must be free and tell it apart from a number. */
static int
check_name(struct vc *vc, const char *name, struct vc_buf *clean,
    struct vc_buf *key)
{
	struct vci_campaign other = { 0 };
	int64_t number;
	int rc;

	if (!vci_utf8_valid(name, strlen(name)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8", name);
	if (vci_person_refuse(vc, name) != VC_OK)
		return VC_E_DATA;
	vci_text_clean(clean, name, strlen(name));
	vci_text_key(key, name, strlen(name), vc->home.lang);
	if (clean->failed || key->failed)
		return vci_nomem(vc);
	if (key->len == 0 || strchr(name, ';') != NULL ||
	    vci_int_parse(clean->s, clean->len, &number))
		return vci_err(vc, VC_E_USAGE,
		    "'%s' can't be the name of a "
		    "campaign: it wants a letter, and no ';'",
		    name);
	rc = by_title(vc, clean->s, &other);
	vci_campaign_release(&other);
	if (rc == VC_ROW)
		return vci_err(vc, VC_E_DATA,
		    "a campaign is called '%s' "
		    "already; give this one another name",
		    clean->s);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
freeze(struct vc *vc, const char *name, const char *key,
    const struct vc_query *q, const char *filter, struct vc_campaign *is)
{
	/* Who was erased can't be reached. */
	struct vci_also list = {
		.sql = q->noun == &vci_volunteer ? "t.erased_on IS NULL" : NULL
	};
	int rc = insert(vc, name, key, q, filter, &list.id);

	*is = (struct vc_campaign){ .id = list.id };
	if (rc == VC_OK)
		rc = vci_list_run(vc,
		    "INSERT INTO list_member (list_id, row_id) "
		    "SELECT CAST($1 AS @INT@), t.id",
		    q, &list, &is->members);
	if (rc == VC_OK && is->members == 0)
		rc = vci_err(vc, VC_E_NOINPUT,
		    "nothing fits, so there is nobody to reach; see "
		    "'vcctl %s list'",
		    vci_noun_word(q->noun));
	return rc;
}

int
vc_campaign_new(struct vc *vc, const char *name, const struct vc_query *q,
    struct vc_campaign *is)
{
	struct vc_buf clean = { 0 }, key = { 0 }, filter = { 0 };
	int rc;

	describe(q, &filter);
	if (filter.failed)
		rc = vci_nomem(vc);
	else if ((rc = vci_person_refuse(vc, filter.s)) == VC_OK &&
	    (rc = vci_db_begin(vc)) == VC_OK) {
		rc = check_name(vc, name, &clean, &key);
		if (rc == VC_OK)
			rc = freeze(vc, clean.s, key.s, q, filter.s, is);
		rc = vci_db_end(vc, rc);
	}
	vc_buf_free(&clean);
	vc_buf_free(&key);
	vc_buf_free(&filter);
	return rc;
}
