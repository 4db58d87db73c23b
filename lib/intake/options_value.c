/* SPDX-License-Identifier: ISC */
/* What options say of all rows is looked at once, before any row is read. */
#include <string.h>

#include "intake.h"
#include "options.h"

/* What only the register can tell is told when rows are read. */
static bool
can_try(const struct vci_field *f, const char *value)
{
	return f->type != VCI_T_REF && f->type != VCI_T_SCOPE &&
	    strcmp(value, "-") != 0;
}

static enum vci_date_order
order(const struct vci_options *o)
{
	const char *s = o->value[VCI_K_DATE_ORDER];

	return s != NULL && *s == 'm' ? VCI_MDY : VCI_DMY;
}

static enum vci_decimal
decimal(const struct vci_options *o)
{
	const char *s = o->value[VCI_K_DECIMAL];

	return s != NULL && (*s == '.' || *s == 'p') ? VCI_POINT : VCI_COMMA;
}

int
vci_options_values(struct vc *vc, const struct vci_options *o,
    const struct vc_noun *noun)
{
	struct vci_arena arena = { 0 };
	struct vci_parse p = { .vc = vc, .arena = &arena };
	int rc = VC_OK;

	for (size_t i = 0; i < o->nrule && rc == VC_OK; i++) {
		const struct vci_rule *r = &o->rule[i];
		const struct vci_field *f;
		struct vci_format format = { .order = order(o),
			.decimal = decimal(o) };
		struct vci_value v;

		if (r->key != VCI_K_SET && r->key != VCI_K_TRANSLATE)
			continue;
		f = &noun->field[vci_field(noun,
		    r->key == VCI_K_SET ? r->left : r->field)];
		if (!can_try(f, r->right))
			continue;
		p.fmt = &format;
		rc = vci_type_parse(&p, f, r->right, strlen(r->right), &v);
		if (rc == VC_WARN)
			rc = VC_OK;
		if (rc == VC_E_DATA) {
			vci_err_at(vc, f->name, f->title);
			rc = VC_E_USAGE;
		}
	}
	vc_buf_free(&p.scratch);
	vci_arena_release(&arena);
	return rc;
}
