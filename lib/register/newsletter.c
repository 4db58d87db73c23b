/* SPDX-License-Identifier: ISC */
/* Who gets the newsletter: first contacts and further ones, each address
 * once. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "service.h"

enum { C_ID, C_ORG, C_NAME, C_EMAIL, C_ROLE, C_COUNT };

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "organisation_id", N_("Id"), VC_COL_RIGHT },
	[C_ORG] = { "organisation", N_("Organisation"), VC_COL_WRAP },
	[C_NAME] = { "name", N_("Name"), 0 },
	[C_EMAIL] = { "email", N_("E-mail"), 0 },
	[C_ROLE] = { "role", N_("Role"), 0 },
};
/* clang-format on */

struct letter {
	struct vc *vc;
	struct vc_table *t;
	struct vci_map seen; /* addresses in small letters */
	struct vc_buf key;
	int64_t without; /* an address */
};

/* VC_OK where the address is a new one, VC_DONE where it has been seen. */
static int
first_time(struct letter *l, const char *email)
{
	int64_t *seen;
	uint64_t hash;

	vc_buf_clear(&l->key);
	for (const char *s = email; *s != '\0'; s++)
		vc_buf_addc(&l->key,
		    (char)(*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s));
	if (l->key.failed)
		return vci_nomem(l->vc);
	hash = vci_hash(l->key.s, l->key.len);
	seen = vci_map_put(&l->seen, hash == 0 ? 1 : hash);
	if (seen == NULL)
		return vci_nomem(l->vc);
	return (*seen)++ == 0 ? VC_OK : VC_DONE;
}

static void
text(struct letter *l, struct vci_stmt *st, int col, enum vc_cell_type type,
    struct vc_cell *c)
{
	if (!vci_col_null(st, col))
		*c = (struct vc_cell){ .type = type,
			.text = vci_table_text(l->t, vci_col_text(st, col)) };
}

static int
add_row(struct letter *l, struct vci_stmt *st)
{
	struct vc_cell *c;
	int rc;

	if (vci_col_null(st, 3)) {
		l->without++;
		return VC_OK;
	}
	if ((rc = first_time(l, vci_col_text(st, 3))) != VC_OK)
		return rc == VC_DONE ? VC_OK : rc;
	if ((c = vci_table_row(l->vc, l->t)) == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	text(l, st, 1, VC_CELL_TEXT, &c[C_ORG]);
	text(l, st, 2, VC_CELL_TEXT, &c[C_NAME]);
	text(l, st, 3, VC_CELL_TEXT, &c[C_EMAIL]);
	text(l, st, 4, VC_CELL_MSG, &c[C_ROLE]);
	return VC_OK;
}

static int
add_rows(struct letter *l)
{
	struct vci_stmt *st;
	char without[24];
	int rc = vci_prepare(l->vc, &st, vci_service_sql[VCI_SQL_NEWSLETTER]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, vc_today(l->vc));
	while ((rc = vci_step(l->vc, st)) == VC_ROW &&
	    (rc = add_row(l, st)) == VC_OK)
		;
	vci_finalize(st);
	if (rc != VC_DONE || l->without == 0)
		return rc == VC_DONE ? VC_OK : rc;
	snprintf(without, sizeof without, "%lld", (long long)l->without);
	rc = vci_table_foot(l->vc, l->t,
	    N_("without an e-mail address, and left out: %s"), without);
	vci_table_foot_numbers(l->t, 1);
	return rc;
}

int
vc_org_newsletter(struct vc *vc, struct vc_table **tp)
{
	struct letter l = { .vc = vc };
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	if (rc != VC_OK)
		return rc;
	l.t = *tp;
	rc = add_rows(&l);
	vci_map_release(&l.seen);
	vc_buf_free(&l.key);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
