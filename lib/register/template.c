/* SPDX-License-Identifier: ISC */
/* Templates: what new rows of a noun begin with, kept by name as lines
 * "field: value". */
#include <string.h>

#include "../core/text.h"
#include "places.h"

static int
no_template(struct vc *vc, const char *name)
{
	return vci_err(vc, VC_E_NOINPUT,
	    "no template is called '%s'; see 'vcctl assignment template list'",
	    name);
}

/* What many rows may have in common: nothing that counts or identifies, and
 * no days. */
static bool
common(const struct vci_field *f)
{
	return f->part == VCI_COUNTED && f->type != VCI_T_DATE &&
	    f->type != VCI_T_REF &&
	    (f->flags & (VC_F_READONLY | VC_F_STATUS | VC_F_COUNTDAY)) == 0;
}

static void
write_lines(const struct vc_record *r, struct vc_buf *b)
{
	struct vc_cell cell;

	for (size_t i = 0; r->noun->field[i].name != NULL; i++) {
		if (!common(&r->noun->field[i]) || r->v[i].kind == VCI_NULL)
			continue;
		vc_record_cell(r, i, &cell);
		vc_buf_add(b, r->noun->field[i].name);
		vc_buf_add(b, ": ");
		vc_cell_print(b, &cell, NULL);
		vc_buf_addc(b, '\n');
	}
}

static int
check_name(struct vc *vc, const char *name)
{
	if (*name == '\0' || !vci_utf8_valid(name, strlen(name)) ||
	    strpbrk(name, "\n\t") != NULL)
		return vci_err(vc, VC_E_USAGE,
		    "'%s' is no name for a template; use letters and digits",
		    name);
	return vci_person_refuse(vc, name);
}

static int
put(struct vc *vc, const char *name, const struct vc_noun *noun,
    const char *text)
{
	int rc = vci_person_refuse(vc, text);

	if (rc != VC_OK)
		return rc;
	return VCI_RUN(vc, vci_register_sql[VCI_SQL_TEMPLATE_PUT],
	    vci_of_text(name), vci_of_text(noun->name), vci_of_text(text),
	    vci_of_int(vci_now(vc)));
}

int
vc_template_save(struct vc *vc, const struct vc_noun *noun, const char *name,
    int64_t id)
{
	struct vc_record *r = NULL;
	struct vc_buf b = { 0 };
	int rc = check_name(vc, name);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vc_record_new(vc, noun, &r);
	if (rc == VC_OK)
		rc = vc_get(vc, r, id);
	if (rc == VC_OK) {
		write_lines(r, &b);
		rc = b.failed ? vci_nomem(vc) :
				put(vc, name, noun, b.s == NULL ? "" : b.s);
	}
	vc_record_free(r);
	vc_buf_free(&b);
	return vci_db_end(vc, rc);
}

int
vc_template_get(struct vc *vc, const struct vc_noun *noun, const char *name,
    const char **text)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_TEMPLATE_GET]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	vci_bind_text(st, 2, noun->name);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		vc_buf_clear(&vc->setting);
		vc_buf_add(&vc->setting, vci_col_text(st, 0));
		*text = vc->setting.s;
		rc = vc->setting.failed ? vci_nomem(vc) : VC_OK;
	} else if (rc == VC_DONE) {
		rc = no_template(vc, name);
	}
	vci_finalize(st);
	return rc;
}

/* One line "field: value" of a template, into a field that nothing was given
 * for. */
static int
fill_line(struct vc *vc, struct vc_record *r, const char *s, size_t n)
{
	size_t name = 0;
	struct vc_buf b = { 0 };
	int field, rc = VC_OK;

	while (name < n && s[name] != ':')
		name++;
	vc_buf_addn(&b, s, name);
	field = b.failed ? -1 : vci_field(r->noun, b.s);
	/* One that this version doesn't know is left. */
	if (!b.failed && field >= 0 && r->v[field].kind == VCI_NULL &&
	    name + 2 <= n) {
		vc_buf_clear(&b);
		vc_buf_addn(&b, s + name + 2, n - name - 2);
		rc = b.failed ? VC_OK :
				vc_record_set(vc, r, (size_t)field, b.s);
	}
	if (b.failed)
		rc = vci_nomem(vc);
	vc_buf_free(&b);
	return rc == VC_WARN ? VC_OK : rc;
}

int
vc_template_fill(struct vc *vc, const char *name, struct vc_record *r)
{
	const char *text;
	char *own;
	int rc = vc_template_get(vc, r->noun, name, &text);

	if (rc != VC_OK)
		return rc;
	/* What is lent lives until the next call. */
	own = vci_arena_text(&r->arena, text, strlen(text));
	if (own == NULL)
		return vci_nomem(vc);
	while (rc == VC_OK && *own != '\0') {
		size_t n = strcspn(own, "\n");

		rc = fill_line(vc, r, own, n);
		own += n + (own[n] == '\n');
	}
	return rc;
}

int
vc_template_remove(struct vc *vc, const struct vc_noun *noun, const char *name)
{
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = VCI_RUN(vc, vci_register_sql[VCI_SQL_TEMPLATE_REMOVE],
	    vci_of_text(name), vci_of_text(noun->name));
	if (rc == VC_OK && vci_changes(vc) == 0)
		rc = no_template(vc, name);
	return vci_db_end(vc, rc);
}

int
vc_templates(struct vc *vc, const struct vc_noun *noun, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "name", N_("Name"), 0 },
		{ "changed_on", N_("Changed"), 0 } };
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 2, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_register_sql[VCI_SQL_TEMPLATE_ALL]);
	if (rc == VC_OK)
		vci_bind_text(st, 1, noun->name);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (c == NULL)
			break;
		c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(*tp, vci_col_text(st, 0)) };
		c[1] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = vci_col_int(st, 1) / 86400 };
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
