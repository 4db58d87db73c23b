/* SPDX-License-Identifier: ISC */
/* Which column is which field: as the options say, or by header word in any
 * of five languages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/person.h"
#include "../core/text.h"
#include "intake.h"
#include "options.h"

/* ---- mapping it ------------------------------------------------------------- */

/* The name as it is shown, personal numbers masked. */
static char *
clean(const struct vc *vc, const struct vci_cell *cell)
{
	struct vc_buf b = { 0 }, masked = { 0 };

	if (vci_utf8_valid(cell->s, cell->n))
		vci_text_clean(&b, cell->s, cell->n);
	vc_buf_add(&masked, "");
	if (b.len > 0)
		vci_person_mask(vc->home.country, b.s, b.len, &masked);
	vc_buf_free(&b);
	return masked.s;
}

static void
unknown(struct vc *vc, const struct vc_noun *noun, const char *name,
    int64_t line, struct vci_diags *diags)
{
	const char *near = vci_field_near(vc, noun, name);

	if (*name == '\0')
		vci_err(vc, VC_E_DATA, "a column has no name; it is left out");
	else if (near != NULL)
		vci_err(vc, VC_E_DATA,
		    "unknown column '%s' is left out; did "
		    "you mean '%s'?",
		    name, near);
	else
		vci_err(vc, VC_E_DATA, "unknown column '%s' is left out", name);
	vci_diag(diags, vc, VC_WARNING, line, NULL);
}

/* Says why a column isn't taken, and where what it tells is kept. */
static void
readonly(struct vc *vc, const char *name, const char *see)
{
	if (see == NULL)
		vci_err(vc, VC_E_DATA,
		    "column '%s' is set by vcctl itself; it "
		    "is left out",
		    name);
	else
		vci_err(vc, VC_E_DATA,
		    "column '%s' is left out: take it in with 'vcctl %s "
		    "import'",
		    name, see);
}

static int
place(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    size_t col, int field, int64_t line, struct vci_diags *diags)
{
	size_t slot = field == VCI_IS_ID ? vci_nfield(noun) : (size_t)field;

	/* Rows with a natural key have no id of their sender's. */
	if (field == VCI_IS_ID ?
		noun->key != NULL :
		(noun->field[field].flags & VC_F_READONLY) != 0) {
		readonly(vc, h->name[col],
		    field == VCI_IS_ID ? NULL : noun->field[field].see);
		vci_diag(diags, vc, VC_WARNING, line, NULL);
		return VC_OK;
	}
	if (h->column[slot] >= 0)
		return vci_err(vc, VC_E_DATA,
		    "columns '%s' and '%s' mean the "
		    "same; keep one",
		    h->name[h->column[slot]], h->name[col]);
	h->column[slot] = (int)col;
	h->field[col] = field;
	return VC_OK;
}

static bool
has_all(const struct vci_header *h, const struct vc_noun *noun,
    const struct vci_match *m)
{
	for (int i = 0; i < VCI_MATCH_FIELDS && m->key[i] != NULL; i++)
		if (h->column[vci_field(noun, m->key[i])] < 0)
			return false;
	return true;
}

/* Can rows be told apart, so that they are known when they come again? */
static bool
tells_apart(const struct vci_header *h, const struct vc_noun *noun)
{
	const struct vci_match *m = noun->match;

	if (noun->key != NULL || h->column[vci_nfield(noun)] >= 0)
		return true;
	for (; m != NULL && m->key[0] != NULL; m++)
		if (has_all(h, noun, m))
			return true;
	return false;
}

/* "id", or what may stand in its place. */
static void
add_identity(const struct vc_noun *noun, struct vc_buf *b)
{
	const struct vci_match *m = noun->match;

	vc_buf_add(b, "id");
	for (; m != NULL && m->key[0] != NULL; m++)
		for (int i = 0; i < VCI_MATCH_FIELDS && m->key[i] != NULL;
		     i++) {
			vc_buf_add(b, i == 0 ? " / " : " + ");
			vc_buf_add(b, m->key[i]);
		}
}

/* Every row needs an identity, and new rows their required fields. */
static int
check(struct vc *vc, const struct vci_header *h, const struct vc_noun *noun,
    size_t known)
{
	struct vc_buf all = { 0 }, lack = { 0 };
	int rc = VC_OK;

	if (!tells_apart(h, noun))
		add_identity(noun, &lack);
	for (size_t i = 0; noun->field[i].name != NULL; i++) {
		if ((noun->field[i].flags & VC_F_REQUIRED) == 0 ||
		    h->column[i] >= 0)
			continue;
		vc_buf_add(&lack, lack.len == 0 ? "" : ", ");
		vc_buf_add(&lack, noun->field[i].name);
	}
	vci_field_names(noun, &all);
	if (all.failed || lack.failed)
		rc = vci_nomem(vc);
	else if (known == 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column of this file is known; "
		    "the first row must name the columns: id, %s",
		    all.s);
	else if (lack.len > 0)
		rc = vci_err(vc, VC_E_DATA,
		    "no column for %s; each row needs it: say "
		    "which it is with --map COLUMN=FIELD, or give all "
		    "rows one value with --set",
		    lack.s);
	vc_buf_free(&all);
	vc_buf_free(&lack);
	return rc;
}

static size_t
count_sets(const struct vci_options *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->nrule; i++)
		n += o->rule[i].key == VCI_K_SET;
	return n;
}

int
vci_header_make(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_csv *csv)
{
	const struct vci_cell *cell;
	size_t n = vci_csv_cells(csv, &cell), nset = count_sets(h->options);

	*h = (struct vci_header){ .options = h->options, .ncol = n };
	for (size_t i = 0; i < n; i++)
		if (cell[i].n > 0)
			h->named = i + 1;
	h->field = calloc(n + nset + 1, sizeof *h->field);
	h->name = calloc(n + nset + 1, sizeof *h->name);
	h->column = calloc(vci_nfield(noun) + 1, sizeof *h->column);
	h->set = calloc(nset + 1, sizeof *h->set);
	if (h->field == NULL || h->name == NULL || h->column == NULL ||
	    h->set == NULL)
		return vci_nomem(vc);
	for (size_t i = 0; i <= vci_nfield(noun); i++)
		h->column[i] = -1;
	for (size_t i = 0; i < n; i++) {
		h->field[i] = -1;
		if ((h->name[i] = clean(vc, &cell[i])) == NULL)
			return vci_nomem(vc);
	}
	return VC_OK;
}

/* Fields that have one value for all rows. */
static int
put_sets(struct vc *vc, struct vci_header *h, const struct vc_noun *noun)
{
	struct vci_options *o = h->options;

	for (size_t i = 0; i < o->nrule; i++) {
		int field = o->rule[i].key == VCI_K_SET ?
		    vci_field_word(noun, o->rule[i].left) :
		    -1;
		size_t col = h->ncol + h->nset;

		if (field < 0 || h->column[field] >= 0)
			continue;
		if ((h->name[col] = strdup(o->rule[i].left)) == NULL)
			return vci_nomem(vc);
		h->field[col] = field;
		h->column[field] = (int)col;
		h->set[h->nset++] = o->rule[i].right;
	}
	return VC_OK;
}

bool
vci_header_is_ours(const char *name)
{
	return strcmp(name, VC_REJECT_LINE) == 0 ||
	    strcmp(name, VC_REJECT_COLUMN) == 0 ||
	    strcmp(name, VC_REJECT_REASON) == 0 ||
	    strcmp(name, VC_REJECT_READ) == 0;
}

size_t
vci_header_nth(const struct vci_header *h, size_t col)
{
	size_t nth = 1;

	for (size_t i = 0; i < col; i++)
		nth += strcmp(h->name[i], h->name[col]) == 0;
	return nth;
}

/* What the options say of a column: a field, VCI_IGNORED, or -1. */
static int
by_options(const struct vci_header *h, const struct vc_noun *noun, size_t col)
{
	const struct vci_rule *r;

	if (vci_header_is_ours(h->name[col]))
		return VCI_IGNORED;
	if (h->options->nrule == 0)
		return -1;
	r = vci_options_column(h->options, h->name[col],
	    vci_header_nth(h, col));
	if (r == NULL)
		return -1;
	return r->key == VCI_K_IGNORE ? VCI_IGNORED :
					vci_field_word(noun, r->right);
}

/* A constant wins over what stands in the file. */
static bool
is_set(const struct vci_header *h, int field)
{
	return field >= 0 && h->column[field] >= (int)h->ncol;
}

static int
map_column(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_cell *cell, size_t col, int64_t line,
    struct vci_words *words, struct vci_diags *diags, size_t *known)
{
	int field = by_options(h, noun, col);

	h->field[col] = VCI_IGNORED;
	if (field == VCI_IGNORED)
		return VC_OK;
	if (field == -1)
		field = vci_words_find(words, cell->s, cell->n);
	*known += field != -1;
	if (is_set(h, field)) {
		vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"column '%s' is left out: '%s' is the same for all "
			"rows",
			h->name[col], noun->field[field].title),
		    1 << 1, 0);
		vci_diag(diags, vc, VC_WARNING, line, NULL);
		return VC_OK;
	}
	h->field[col] = -1;
	if (field != -1)
		return place(vc, h, noun, col, field, line, diags);
	unknown(vc, noun, h->name[col], line, diags);
	return VC_OK;
}

/* A rule for a column that isn't there has a slip in it, or the sender has
 * renamed the column. */
void
vci_header_unused(struct vc *vc, const struct vci_options *o, int64_t line,
    struct vci_diags *diags)
{
	for (size_t i = 0; i < o->nrule; i++) {
		const struct vci_rule *r = &o->rule[i], *before;

		if (r->used ||
		    (r->key != VCI_K_MAP && r->key != VCI_K_IGNORE &&
			r->key != VCI_K_KIND))
			continue;
		before = r->key == VCI_K_KIND ? NULL : vci_options_before(o, r);
		/* What the command line says in place of the profile. */
		if (before != NULL && r->of_profile && !before->of_profile)
			continue;
		if (before != NULL && before->key == VCI_K_IGNORE)
			vci_err(vc, VC_E_DATA,
			    "the options name column '%s' more than once; it "
			    "is left out",
			    r->left);
		else if (before != NULL)
			vci_err(vc, VC_E_DATA,
			    "the options name column '%s' more than once; it "
			    "is read as '%s'",
			    r->left, before->right);
		else
			vci_err(vc, VC_E_DATA,
			    "no column is called '%s', which the options name",
			    r->left);
		vci_diag(diags, vc, VC_WARNING, line, NULL);
	}
}

static int
map(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    const struct vci_csv *csv, struct vci_words *words, struct vci_diags *diags)
{
	const struct vci_cell *cell;
	int64_t line = vci_csv_line(csv);
	size_t known = 0;
	int bad, rc = vci_csv_sound(vc, csv, &bad);

	if (rc == VC_OK)
		rc = vci_header_make(vc, h, noun, csv);
	if (rc == VC_OK)
		rc = put_sets(vc, h, noun);
	vci_csv_cells(csv, &cell);
	for (size_t i = 0; rc == VC_OK && i < h->named; i++)
		rc = map_column(vc, h, noun, &cell[i], i, line, words, diags,
		    &known);
	if (rc == VC_OK)
		vci_header_unused(vc, h->options, line, diags);
	return rc == VC_OK ? check(vc, h, noun, known) : rc;
}

int
vci_header_read(struct vc *vc, struct vci_header *h, const struct vc_noun *noun,
    struct vci_csv *csv, struct vci_dialect *d, struct vci_diags *diags)
{
	struct vci_words words = { .slot = NULL };
	int rc = vci_header_find(vc, noun, csv, d, h->options, &words);

	if (rc == VC_ROW) {
		d->header_line = vci_csv_line(csv);
		/* Without the options' words, which may be for the second
		 * column of that name. */
		vci_words_release(&words);
		rc = vci_words_make(vc, &words, noun, 0);
	}
	if (rc == VC_OK) {
		rc = map(vc, h, noun, csv, &words, diags);
	} else if (rc == VC_DONE) {
		rc = vci_err(vc, VC_E_DATA, "the file is empty");
	}
	vci_words_release(&words);
	return rc;
}

void
vci_header_release(struct vci_header *h)
{
	for (size_t i = 0; h->name != NULL && i < h->ncol + h->nset; i++)
		free(h->name[i]);
	free(h->field);
	free(h->name);
	free(h->column);
	free(h->set);
	*h = (struct vci_header){ 0 };
}
