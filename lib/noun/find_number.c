/* SPDX-License-Identifier: ISC */
/* Which row is meant where people number rows themselves, anew each year: goal
 * 3.1, item 6.2 of a plan. Their number is never taken for our id. */
#include <stdio.h>
#include <string.h>

#include "../core/number.h"
#include "../core/text.h"
#include "find.h"

bool
vc_noun_within(const struct vc_noun *noun, size_t i, struct vc_field *f)
{
	for (const char *const *key = noun->key;
	     noun->number != NULL && *key != NULL; key++)
		if (strcmp(*key, noun->number) != 0 && i-- == 0)
			return vc_noun_field(noun,
			    (size_t)vci_field(noun, *key), f);
	return false;
}

/* Runs the query for up to two rows of which `also` holds. */
static int
look(struct vc *vc, const struct vc_query *q, const struct vci_also *also,
    int64_t *id, int *found)
{
	struct vc_list *rows;
	int rc = vci_list_open(vc, q, also, &rows);

	*found = 0;
	if (rc != VC_OK)
		return rc;
	while ((rc = vc_list_next(rows)) == VC_ROW) {
		*id = vc_record_id(vc_list_record(rows));
		++*found;
	}
	vc_list_free(rows);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
by_id(struct vc *vc, const struct vc_query *q, int64_t number, int64_t *id,
    int *found)
{
	return look(vc, q,
	    &(struct vci_also){ .sql = "t.id = $1", .id = number }, id, found);
}

/* By a field's folded or ordered form. */
static int
by_field(struct vc *vc, const struct vc_query *q, const char *field,
    const char *who, int64_t *id, int *found)
{
	const struct vci_field *f = &q->noun->field[vci_field(q->noun, field)];
	struct vc_buf key = { 0 }, sql = { 0 };
	int rc = VC_OK;

	*found = 0;
	vci_field_key(vc, f, who, &key);
	vci_sql_column(f, &sql);
	vc_buf_add(&sql, "_key = $2 AND t.id > $1");
	if (key.failed || sql.failed)
		rc = vci_nomem(vc);
	else if (key.len > 0)
		rc = look(vc, q,
		    &(struct vci_also){ .sql = sql.s, .text = key.s }, id,
		    found);
	vc_buf_free(&key);
	vc_buf_free(&sql);
	return rc;
}

/* By what senders call it, where that is among the rows that are asked for. */
static int
by_sender(struct vc *vc, const struct vc_query *q, const char *who, int64_t *id,
    int *found)
{
	int rc = vci_find_sent(vc, q->noun, who, id, found);

	return rc == VC_OK && *found == 1 && q->nfilter > 0 ?
	    by_id(vc, q, *id, id, found) :
	    rc;
}

int
vci_find_numbered(struct vc *vc, const struct vc_noun *noun, const char *who,
    const struct vc_filter *in, size_t n, int64_t *id, int *found)
{
	struct vc_query q = { .noun = noun,
		.filter = in,
		.nfilter = n,
		.sort = "id",
		.limit = 2 };
	bool marked = *who == '#', whole;
	int64_t number;
	int rc;

	whole = vci_int_parse(who + marked, strlen(who + marked), &number);
	*found = 0;
	if (marked)
		return whole ? by_id(vc, &q, number, id, found) : VC_OK;
	rc = by_field(vc, &q, noun->number, who, id, found);
	if (whole)
		return rc;
	if (rc == VC_OK && *found == 0)
		rc = by_sender(vc, &q, who, id, found);
	if (rc == VC_OK && *found == 0)
		rc = by_field(vc, &q, noun->label, who, id, found);
	return rc;
}

int
vci_numbered_none(struct vc *vc, const struct vc_noun *noun, const char *who,
    const char *shown)
{
	struct vc_query q = { .noun = noun, .limit = 2 };
	int64_t number, id;
	int found = 0, rc = VC_OK;

	if (vci_int_parse(who, strlen(who), &number))
		rc = by_id(vc, &q, number, &id, &found);
	if (rc != VC_OK)
		return rc;
	return found == 1 ?
	    vci_err(vc, VC_E_NOINPUT,
		"no %s has the number '%s'; the one with that id is '#%s'",
		noun->title, shown, shown) :
	    vci_err(vc, VC_E_NOINPUT,
		"no %s is called '%s'; 'vcctl %s list' shows what there is",
		noun->title, shown, vci_noun_word(noun));
}

int
vci_numbered_many(struct vc *vc, const struct vc_noun *noun, const char *shown)
{
	struct vc_buf b = { 0 };
	struct vc_field f;
	int rc;

	for (size_t i = 0; vc_noun_within(noun, i, &f); i++) {
		vc_buf_add(&b, i == 0 ? "--" : ", --");
		vc_buf_add(&b, f.name);
	}
	rc = b.failed ? vci_nomem(vc) :
			vci_err(vc, VC_E_DATA,
			    "more than one %s is called '%s'; say which with "
			    "%s, or by its id, as '#12'",
			    noun->title, shown, b.s);
	vc_buf_free(&b);
	return rc;
}

/* ---- what it is called ------------------------------------------------------ */

void
vc_record_called(const struct vc_record *r, struct vc_called *to)
{
	const struct vc_noun *noun = r->noun;
	const struct vci_value *v;
	struct vc_buf b = { 0 };
	struct vc_field f;

	*to = (struct vc_called){ 0 };
	if (noun->number == NULL)
		return;
	v = &r->v[vci_field(noun, noun->number)];
	vc_buf_add(&b, v->kind == VCI_TEXT ? v->s : "");
	/* Whose it is, unless it is as usual. */
	for (size_t i = 0; vc_noun_within(noun, i, &f); i++) {
		const struct vci_field *in =
		    &noun->field[vci_field(noun, f.name)];

		v = &r->v[in - noun->field];
		if (v->kind == VCI_INT && in->type == VCI_T_YEAR)
			to->year = (int)v->i;
		if (v->kind != VCI_TEXT || in->usual == NULL ||
		    strcmp(v->s, in->usual) == 0)
			continue;
		vc_buf_addc(&b, ' ');
		vc_buf_add(&b, v->s);
	}
	snprintf(to->number, sizeof to->number, "%s", b.s == NULL ? "" : b.s);
	vc_buf_clear(&b);
	v = &r->v[vci_field(noun, noun->words)];
	if (v->kind == VCI_TEXT)
		vc_text_cut(&b, v->s, v->n, 60);
	snprintf(to->text, sizeof to->text, "%s", b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
}
