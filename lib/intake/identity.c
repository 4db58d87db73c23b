/* SPDX-License-Identifier: ISC */
/* What a row is known by: whether it says enough, and whether the file has
 * said it before. */
#include <string.h>

#include "../core/date.h"
#include "../core/text.h"
#include "convert.h"

/* What the row is known by, as text. */
static void
identity(struct vci_convert *c, const struct vci_value *v, struct vc_buf *b)
{
	const char *const *key = c->noun->key;
	const struct vci_value *id = &v[vci_rows_source_id(c->noun)];

	vc_buf_clear(b);
	if (key == NULL && id->kind == VCI_TEXT)
		vc_buf_addn(b, id->s, id->n);
	for (size_t i = 0; key != NULL && key[i] != NULL; i++) {
		int f = vci_field(c->noun, key[i]);
		const struct vci_value *k = &v[f];
		char day[16];

		if (i > 0)
			vc_buf_add(b, ", ");
		if (k->kind == VCI_INT && c->noun->field[f].type == VCI_T_DATE)
			vc_buf_add(b, vc_day_format(k->i, day));
		else if (k->kind == VCI_INT)
			vci_sql_int(b, k->i);
		else if (k->kind == VCI_TEXT)
			vc_buf_addn(b, k->s, k->n);
	}
}

/* Is there a value, and one that can be looked for? A name of full stops has
 * nothing that is left when it is folded. */
static bool
says(struct vci_convert *c, int field, const struct vci_value *v)
{
	struct vc_buf b = { 0 };
	bool yes;

	if (v->kind != VCI_TEXT || !vci_has_key(&c->noun->field[field]))
		return v->kind != VCI_NULL;
	for (size_t i = 0; i < v->n; i++)
		if ((v->s[i] | 0x20) >= 'a' && (v->s[i] | 0x20) <= 'z')
			return true;
	vci_text_key(&b, v->s, v->n, c->vc->home.lang);
	yes = b.len > 0 || b.failed;
	vc_buf_free(&b);
	return yes;
}

/* Does the row say enough to be known when it comes again? */
static bool
tells_apart(struct vci_convert *c, const struct vci_value *v)
{
	const struct vci_match *m = c->noun->match;

	for (; m != NULL && m->key[0] != NULL; m++) {
		int i = 0;

		for (; i < VCI_MATCH_FIELDS && m->key[i] != NULL; i++) {
			int f = vci_field(c->noun, m->key[i]);

			if (!says(c, f, &v[f]))
				break;
		}
		if (i == VCI_MATCH_FIELDS || m->key[i] == NULL)
			return true;
	}
	return false;
}

/* The one field that the row lacks to be known by, rather beside another that
 * it has; NULL: it lacks more. */
static const struct vci_field *
lacking(struct vci_convert *c, const struct vci_value *v)
{
	const struct vci_match *m = c->noun->match;
	const struct vci_field *found = NULL;

	for (; m != NULL && m->key[0] != NULL; m++) {
		int lack = -1, n = 0, i = 0;

		for (; i < VCI_MATCH_FIELDS && m->key[i] != NULL; i++) {
			int f = vci_field(c->noun, m->key[i]);

			if (says(c, f, &v[f]))
				continue;
			lack = f;
			n++;
		}
		if (n == 1 && (found == NULL || i > 1))
			found = &c->noun->field[lack];
	}
	return found;
}

static int
no_identity(struct vci_convert *c, const struct vci_value *v)
{
	int col = c->header.column[c->nfield];
	const struct vci_field *f = lacking(c, v);

	if (col >= 0)
		vci_err(c->vc, VC_E_DATA,
		    "is empty; each row needs the "
		    "sender's id");
	else if (f != NULL)
		vci_err_words(c->vc,
		    vci_err(c->vc, VC_E_DATA,
			"nothing tells this row apart, so that it would be "
			"added anew each time; give it an id, or fill in '%s'",
			f->title),
		    1 << 0, 0);
	else
		vci_err(c->vc, VC_E_DATA,
		    "nothing tells this row apart, so that it would be added "
		    "anew each time; give it an id");
	vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
	    col >= 0 ? c->header.name[col] : NULL);
	return VC_OK;
}

int
vci_check_identity(struct vci_convert *c, struct vci_value *v, bool *good)
{
	struct vc_buf b = { 0 };
	size_t id = vci_nfield(c->noun);
	bool ok = true, twice;
	int col = c->header.column[id];

	vci_tidy(c->noun, v);
	if (c->noun->key == NULL && v[id].kind == VCI_NULL) {
		*good = tells_apart(c, v);
		return *good ? VC_OK : no_identity(c, v);
	}
	identity(c, v, &b);
	twice = vci_seen(&c->seen, b.s == NULL ? "" : b.s, b.len, &ok);
	if (twice) {
		vci_err(c->vc, VC_E_DATA,
		    "'%s' stands on an earlier line of "
		    "this file too",
		    b.s);
		vci_diag(&c->diags, c->vc, VC_REJECT, vci_csv_line(c->csv),
		    c->noun->key == NULL ? c->header.name[col] : NULL);
		*good = false;
	}
	ok = ok && !b.failed;
	vc_buf_free(&b);
	return ok ? VC_OK : vci_nomem(c->vc);
}
