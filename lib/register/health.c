/* SPDX-License-Identifier: ISC */
/* A register described, and looked through for faults. */
#include "register.h"

static int
info_row(struct vc *vc, struct vc_table *t, const char *key, const char *title,
    const char *text, int64_t num)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = key,
		.unit = title };
	c[1] = (struct vc_cell){ .type = VC_CELL_INT, .num = num };
	if (text != NULL)
		c[1] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, text) };
	return VC_OK;
}

static int
count_rows(struct vc *vc, const struct vc_noun *noun, struct vc_table *t)
{
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&b, "SELECT count(*) FROM ");
	vc_buf_add(&b, noun->table[VCI_COUNTED]);
	rc = b.failed ? vci_nomem(vc) : vci_prepare(vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		rc = info_row(vc, t, noun->name, noun->title, NULL,
		    vci_col_int(st, 0));
	vci_finalize(st);
	return rc;
}

int
vc_info(struct vc *vc, bool count, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "key", N_("Key"), 0 },
		{ "value", N_("Value"), 0 } };
	static const char *const key[][2] = { { "name", N_("Name") },
		{ "country", N_("Country") },
		{ "municipality", N_("Municipality") },
		{ "lang", N_("Language") } };
	int rc = vci_table_new(vc, col, 2, tp);

	if (rc == VC_OK)
		rc = info_row(vc, *tp, "path", N_("File"), vci_db_path(vc), 0);
	if (rc == VC_OK)
		rc = info_row(vc, *tp, "schema", N_("Schema"), NULL,
		    vci_schema_newest());
	for (size_t i = 0; i < 4 && rc == VC_OK; i++) {
		const char *s = vc_setting(vc, key[i][0]);

		rc = info_row(vc, *tp, key[i][0], key[i][1], s == NULL ? "" : s,
		    0);
	}
	for (size_t i = 0; count && vci_nouns[i] != NULL && rc == VC_OK; i++)
		rc = count_rows(vc, vci_nouns[i], *tp);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}

struct findings {
	struct vc *vc;
	struct vc_table *t;
};

static int
found(void *arg, const char *what)
{
	struct findings *f = arg;
	struct vc_cell *c = vci_table_row(f->vc, f->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(f->t, what) };
	return VC_OK;
}

struct stale {
	struct findings *f;
	const struct vc_noun *noun;
};

static int
found_stale(void *arg, int64_t row, const char *ids)
{
	struct stale *s = arg;
	struct vc_buf b = { 0 };
	int rc;

	(void)ids;
	vc_buf_add(&b, s->noun->name);
	vc_buf_addc(&b, ' ');
	vci_sql_int(&b, row);
	vc_buf_add(&b,
	    ": matching reads other tags than it has; 'vcctl db upgrade' "
	    "mends it");
	rc = b.failed ? vci_nomem(s->f->vc) : found(s->f, b.s);
	vc_buf_free(&b);
	return rc;
}

/* What is kept beside the tags says what they say. */
static int
check_tags(struct vc *vc, struct findings *f)
{
	int rc = VC_OK;

	for (size_t i = 0; vci_nouns[i] != NULL && rc == VC_OK; i++) {
		struct stale s = { f, vci_nouns[i] };

		rc = vci_tags_verify(vc, vci_nouns[i], found_stale, &s);
	}
	return rc;
}

int
vc_check(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "finding", N_("Finding"),
	    VC_COL_WRAP } };
	struct findings f = { vc, NULL };
	int rc = vci_table_new(vc, col, 1, tp);

	f.t = *tp;
	if (rc == VC_OK)
		rc = vci_db_verify(vc, found, &f);
	if (rc == VC_OK && vc_table_nrow(f.t) == 0)
		rc = check_tags(vc, &f);
	if (rc == VC_OK)
		rc = vci_closing_verify(vc, found, &f);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
