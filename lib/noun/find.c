/* SPDX-License-Identifier: ISC */
/* Which row is meant: our number, a sender's id, or a name only one has. */
#include <string.h>

#include "../core/number.h"
#include "../core/person.h"
#include "../core/text.h"
#include "find.h"
#include "serial.h"
#include "sql.h"

/* What is looked for: $1 is text or a number, $2 the noun's name; then as
 * vci_sql_called has them, and last a sender's name. */
struct wanted {
	const char *text;
	int64_t number;
	const char *sender;
};

static void
bind(struct vci_stmt *st, const struct vc_noun *noun, const struct wanted *w)
{
	struct vci_numbered a;

	if (w->text != NULL)
		vci_bind_text(st, 1, w->text);
	else
		vci_bind_int(st, 1, w->number);
	vci_bind_text(st, 2, noun->name);
	vci_bind_text(st, noun->runs ? 6 : 3, w->sender);
	if (!noun->runs || w->text == NULL ||
	    !vci_numbered(w->text, strlen(w->text), &a))
		return;
	vci_bind_value(st, 3,
	    &(struct vci_value){ .kind = VCI_TEXT,
		.s = a.prefix,
		.n = (uint32_t)a.nprefix });
	vci_bind_int(st, 4, a.digits);
	vci_bind_int(st, 5, a.number);
}

/* Runs "SELECT id ... " and counts up to two rows. */
static int
lookup(struct vc *vc, const struct vc_noun *noun, const char *where,
    const struct wanted *w, int64_t *id, int *found)
{
	struct vc_buf sql = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&sql, "SELECT t.id FROM ");
	vci_sql_from(noun, &sql);
	vc_buf_add(&sql, " WHERE ");
	vc_buf_add(&sql, where);
	vc_buf_add(&sql, " LIMIT 2");
	rc = sql.failed ? vci_nomem(vc) : vci_prepare(vc, &st, sql.s);
	vc_buf_free(&sql);
	if (rc != VC_OK)
		return rc;
	bind(st, noun, w);
	*found = 0;
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		*id = vci_col_int(st, 0);
		++*found;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
by_name(struct vc *vc, const struct vc_noun *noun, const char *who, int64_t *id,
    int *found)
{
	const struct vci_field *f;
	struct vc_buf key = { 0 }, where = { 0 };
	int rc = VC_OK;

	*found = 0;
	if (noun->label == NULL)
		return VC_OK;
	f = &noun->field[vci_field(noun, noun->label)];
	vci_field_key(vc, f, who, &key);
	vci_sql_column(f, &where);
	vc_buf_add(&where, "_key = $1");
	if (key.failed || where.failed)
		rc = vci_nomem(vc);
	else if (key.len > 0)
		rc = lookup(vc, noun, where.s,
		    &(struct wanted){ .text = key.s }, id, found);
	vc_buf_free(&key);
	vc_buf_free(&where);
	return rc;
}

/* "SENDER:ID" */
static int
by_sender(struct vc *vc, const struct vc_noun *noun, const char *who,
    int64_t *id, int *found)
{
	const char *colon = strrchr(who, ':');
	const char *nth = noun->runs ? "$6" : "$3";
	struct vc_buf sender = { 0 }, also = { 0 }, where = { 0 };
	int rc;

	*found = 0;
	if (colon == NULL)
		return VC_OK;
	vc_buf_addn(&sender, who, (size_t)(colon - who));
	vc_buf_add(&also,
	    " AND t.source = (SELECT s.id FROM sender s WHERE s.name = ");
	vc_buf_add(&also, nth);
	vc_buf_addc(&also, ')');
	vci_sql_called(noun, also.failed ? "" : also.s, &where);
	vc_buf_add(&where,
	    " OR t.id IN (SELECT k.row_id FROM known_as k JOIN sender s "
	    "ON s.id = k.source WHERE k.noun = $2 AND k.source_id = $1 AND "
	    "s.name = ");
	vc_buf_add(&where, nth);
	vc_buf_addc(&where, ')');
	rc = sender.failed || also.failed || where.failed ?
	    vci_nomem(vc) :
	    lookup(vc, noun, where.s,
		&(struct wanted){ .text = colon + 1, .sender = sender.s }, id,
		found);
	vc_buf_free(&sender);
	vc_buf_free(&also);
	vc_buf_free(&where);
	return rc;
}

int
vc_merged_into(struct vc *vc, const struct vc_noun *noun, int64_t id,
    int64_t *kept)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_noun_sql[VCI_SQL_MERGED_INTO]);

	*kept = 0;
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, noun->name);
	vci_bind_int(st, 2, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		*kept = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* By our number, also one whose row became part of another. */
static int
by_number(struct vc *vc, const struct vc_noun *noun, int64_t number,
    int64_t *id, int *found)
{
	int64_t kept;
	int rc = lookup(vc, noun, "t.id = $1",
	    &(struct wanted){ .number = number }, id, found);

	if (rc != VC_OK || *found > 0)
		return rc;
	rc = vc_merged_into(vc, noun, number, &kept);
	if (rc == VC_OK && kept != 0) {
		*id = kept;
		*found = 1;
	}
	return rc;
}

/* By what any sender calls it. */
static int
by_senders(struct vc *vc, const struct vc_noun *noun, const char *who,
    int64_t *id, int *found)
{
	struct vc_buf where = { 0 };
	int rc;

	vci_sql_called(noun, "", &where);
	rc = where.failed ? vci_nomem(vc) :
			    lookup(vc, noun, where.s,
				&(struct wanted){ .text = who }, id, found);
	vc_buf_free(&where);
	return rc;
}

int
vci_find_sent(struct vc *vc, const struct vc_noun *noun, const char *who,
    int64_t *id, int *found)
{
	int rc = by_senders(vc, noun, who, id, found);

	if (rc == VC_OK && *found == 0)
		rc = lookup(vc, noun,
		    "t.id IN (SELECT k.row_id FROM known_as k WHERE "
		    "k.noun = $2 AND k.source_id = $1)",
		    &(struct wanted){ .text = who }, id, found);
	return rc == VC_OK && *found == 0 ?
	    by_sender(vc, noun, who, id, found) :
	    rc;
}

static int
search(struct vc *vc, const struct vc_noun *noun, const char *who, int64_t *id,
    int *found)
{
	bool marked = *who == '#';
	int64_t number;
	int rc = VC_OK;

	*found = 0;
	if (vci_int_parse(who + marked, strlen(who + marked), &number))
		rc = by_number(vc, noun, number, id, found);
	if (rc == VC_OK && *found == 0)
		rc = marked ? by_sender(vc, noun, who, id, found) :
			      vci_find_sent(vc, noun, who, id, found);
	if (rc == VC_OK && *found == 0)
		rc = by_name(vc, noun, who, id, found);
	return rc;
}

/* Is what names its rows a person's? Then it is never repeated. */
static bool
is_personal(const struct vc_noun *noun)
{
	if (noun->label == NULL)
		return noun->table[VCI_PERSONAL] != NULL;
	return noun->field[vci_field(noun, noun->label)].part == VCI_PERSONAL;
}

#define OFFERED 3

/* Appends what rows are called that hold these words, or nearly these:
 * "A', 'B". */
static int
offer(struct vc *vc, const struct vc_noun *noun, const char *who,
    struct vc_buf *names)
{
	struct vc_query q = { .noun = noun, .search = who, .limit = OFFERED };
	struct vc_list *rows;
	struct vc_cell cell;
	int rc;

	if (noun->label == NULL)
		return VC_OK;
	rc = vc_list_open(vc, &q, &rows);
	if (rc != VC_OK) /* of signs alone nothing can be searched */
		return rc == VC_E_USAGE ? VC_OK : rc;
	while ((rc = vc_list_next(rows)) == VC_ROW) {
		vc_record_cell(vc_list_record(rows),
		    (size_t)vci_field(noun, noun->label), &cell);
		if (cell.text == NULL)
			continue;
		vc_buf_add(names, names->len == 0 ? "" : "', '");
		vc_buf_add(names, cell.text);
	}
	vc_list_free(rows);
	return rc == VC_DONE ? VC_OK : rc;
}

/* No row is called so, which `shown` says as far as it may be. */
static int
none(struct vc *vc, const struct vc_noun *noun, const char *who,
    const char *shown)
{
	const char *word = vci_noun_word(noun);
	struct vc_buf names = { 0 };
	int64_t number;
	bool is_number = vci_int_parse(who + (*who == '#'),
	    strlen(who) - (*who == '#'), &number);
	int rc = VC_OK;

	if (noun->number != NULL && is_number)
		return vci_numbered_none(vc, noun, who, shown);
	if (is_personal(noun) && !is_number)
		return vci_err(vc, VC_E_NOINPUT,
		    "no %s is called so; 'vcctl %s list --search WORD' looks "
		    "for one",
		    noun->title, word);
	if (!is_number && !is_personal(noun))
		rc = offer(vc, noun, who, &names);
	if (rc == VC_OK && names.len > 0)
		rc = vci_err(vc, VC_E_NOINPUT,
		    "no %s is called '%s'; did you mean '%s'?", noun->title,
		    shown, names.failed ? "" : names.s);
	else if (rc == VC_OK)
		rc = vci_err(vc, VC_E_NOINPUT,
		    "no %s is called '%s'; 'vcctl %s list' shows what there is",
		    noun->title, shown, word);
	vc_buf_free(&names);
	return rc;
}

static int
many(struct vc *vc, const struct vc_noun *noun, const char *shown)
{
	const char *word = vci_noun_word(noun);

	if (noun->number != NULL)
		return vci_numbered_many(vc, noun, shown);
	if (is_personal(noun))
		return vci_err(vc, VC_E_DATA,
		    "more than one %s is called so; use the id, which 'vcctl "
		    "%s list --search WORD' shows",
		    noun->title, word);
	return vci_err(vc, VC_E_DATA,
	    "more than one %s is called '%s'; use the id, which 'vcctl %s "
	    "list --search WORD' shows",
	    noun->title, shown, word);
}

/* Says that no row, or more than one, is called so: by its first words. A
 * personal number that is cut off would not be known for what it is. */
static int
none_or_many(struct vc *vc, const struct vc_noun *noun, const char *who,
    int found)
{
	struct vc_buf masked = { 0 }, b = { 0 };
	int rc;

	vci_person_mask(vc->home.country, who, strlen(who), &masked);
	if (!masked.failed)
		vc_text_cut(&b, masked.s, masked.len, 60);
	if (masked.failed || b.failed)
		rc = vci_nomem(vc);
	else
		rc = vci_err_word(vc,
		    found == 0 ? none(vc, noun, who, b.s) :
				 many(vc, noun, b.s));
	vc_buf_free(&masked);
	vc_buf_free(&b);
	return rc;
}

int
vc_find(struct vc *vc, const struct vc_noun *noun, const char *who, int64_t *id)
{
	return vc_find_in(vc, noun, who, NULL, 0, id);
}

int
vc_find_in(struct vc *vc, const struct vc_noun *noun, const char *who,
    const struct vc_filter *in, size_t n, int64_t *id)
{
	int found, rc;

	if (!vci_utf8_valid(who, strlen(who)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8", who);
	rc = noun->number == NULL ?
	    search(vc, noun, who, id, &found) :
	    vci_find_numbered(vc, noun, who, in, n, id, &found);
	if (rc != VC_OK)
		return rc;
	return found == 1 ? VC_OK : none_or_many(vc, noun, who, found);
}

int
vci_find_ref(void *arg, struct vc *vc, const struct vci_field *f, const char *s,
    size_t n, int64_t *id)
{
	struct vc_buf who = { 0 };
	int rc;

	(void)arg;
	vc_buf_addn(&who, s, n);
	rc = who.failed ? vci_nomem(vc) : vc_find(vc, f->of, who.s, id);
	vc_buf_free(&who);
	return rc == VC_E_NOINPUT ? VC_E_DATA : rc;
}
