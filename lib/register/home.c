/* SPDX-License-Identifier: ISC */
/* A register as a whole: made, opened, brought up to date, described. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/place.h"
#include "register.h"

/* ---- what stands in tables because it stands in C -------------------------- */

static void
bind_or_null(struct vci_stmt *st, int n, int64_t v)
{
	if (v == 0)
		vci_bind_null(st, n);
	else
		vci_bind_int(st, n, v);
}

static int
put_places(struct vc *vc)
{
	struct vci_stmt *st;
	size_t n;
	const struct vci_place *p = vci_places(&n);
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_PLACE]);

	if (rc != VC_OK)
		return rc;
	for (size_t i = 0; i < n && rc == VC_OK; i++) {
		char code[16];

		vci_bind_int(st, 1, p[i].id);
		vci_bind_text(st, 2, vci_place_code(p[i].id, code));
		vci_bind_text(st, 3, p[i].name);
		bind_or_null(st, 4, p[i].from);
		bind_or_null(st, 5, p[i].to);
		bind_or_null(st, 6, p[i].successor);
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	return rc;
}

static int
put_codes(struct vc *vc, const struct vc_noun *noun, const struct vci_field *f)
{
	const struct vci_codes *list = f->of;
	struct vc_buf name = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&name, noun->name);
	vc_buf_addc(&name, '.');
	vc_buf_add(&name, f->name);
	rc = name.failed ? vci_nomem(vc) :
			   vci_prepare(vc, &st, vci_register_sql[VCI_SQL_CODE]);
	for (int i = 0; rc == VC_OK && list->code[i].code != NULL; i++) {
		vci_bind_text(st, 1, name.s);
		vci_bind_text(st, 2, list->code[i].code);
		vci_bind_int(st, 3, i);
		rc = vci_run(vc, st);
	}
	vci_finalize(st);
	vc_buf_free(&name);
	return rc;
}

static int
put_view(struct vc *vc, const struct vc_noun *noun)
{
	struct vc_buf b = { 0 };
	int rc;

	vc_buf_add(&b, "DROP VIEW IF EXISTS readable_");
	vc_buf_add(&b, noun->name);
	vc_buf_add(&b, "; ");
	vci_sql(noun, VCI_SQL_VIEW, &b);
	rc = b.failed ? vci_nomem(vc) : vci_db_exec(vc, b.s);
	vc_buf_free(&b);
	return rc;
}

/* Lists and views follow the program's version, not the register's; what a
 * migration can't fill is filled here. */
static int
refresh(struct vc *vc)
{
	int rc = put_places(vc);

	for (size_t i = 0; vci_nouns[i] != NULL && rc == VC_OK; i++) {
		const struct vci_field *f = vci_nouns[i]->field;

		for (; f->name != NULL && rc == VC_OK; f++)
			if (f->type == VCI_T_CODE)
				rc = put_codes(vc, vci_nouns[i], f);
		if (rc == VC_OK)
			rc = put_view(vc, vci_nouns[i]);
		if (rc == VC_OK)
			rc = vci_tags_mend(vc, vci_nouns[i]);
	}
	return rc;
}

/* ---- made -------------------------------------------------------------------- */

static int
setting_put(struct vc *vc, const char *key, const char *value)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_SETTING_PUT]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, key);
	vci_bind_text(st, 2, value);
	rc = vci_run(vc, st);
	vci_finalize(st);
	return rc;
}

static const char *
usual_lang(const char *country)
{
	static const char *const of[][2] = { { "SE", "sv" }, { "DK", "da" },
		{ "NO", "nb" }, { "FI", "fi" } };

	for (size_t i = 0; i < 4; i++)
		if (strcmp(of[i][0], country) == 0)
			return of[i][1];
	return "en";
}

static int
check_init(struct vc *vc, const struct vc_init *in, const char **lang,
    int64_t *place)
{
	static const char *const langs[] = { "sv", "da", "nb", "fi", "en" };
	size_t i = 0;

	if (in->name == NULL || *in->name == '\0')
		return vci_err(vc, VC_E_USAGE,
		    "a register needs a name; give "
		    "the centre's with --name");
	if (in->country == NULL)
		return vci_err(vc, VC_E_USAGE,
		    "a register needs a country; give it with --country: "
		    "SE, DK, NO or FI");
	if (vci_country_number(in->country) == 0)
		return vci_err(vc, VC_E_USAGE,
		    "unknown country '%s'; one of "
		    "SE, DK, NO, FI",
		    in->country);
	*lang = in->lang == NULL ? usual_lang(in->country) : in->lang;
	while (i < 5 && strcmp(langs[i], *lang) != 0)
		i++;
	if (i == 5)
		return vci_err(vc, VC_E_USAGE,
		    "unknown language '%s'; one of "
		    "sv, da, nb, fi, en",
		    *lang);
	*place = 0;
	if (in->municipality != NULL &&
	    (*place = vci_place_parse(in->country, in->municipality,
		 strlen(in->municipality))) == 0)
		return vci_err(vc, VC_E_USAGE,
		    "unknown municipality '%s' in "
		    "%s",
		    in->municipality, in->country);
	return VC_OK;
}

static int
fill(struct vc *vc, const struct vc_init *in, const char *lang, int64_t place)
{
	char code[16];
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = refresh(vc);
	if (rc == VC_OK)
		rc = setting_put(vc, "name", in->name);
	if (rc == VC_OK)
		rc = setting_put(vc, "country", in->country);
	if (rc == VC_OK)
		rc = setting_put(vc, "lang", lang);
	if (rc == VC_OK && place != 0)
		rc = setting_put(vc, "municipality",
		    vci_place_code(place, code));
	return vci_db_end(vc, rc);
}

/* One of the settings that it is made of. */
static void
take_home(struct vc *vc, const char *key, const char *value)
{
	struct vci_home *home = &vc->home;

	if (strcmp(key, "country") == 0)
		snprintf(home->country, sizeof home->country, "%s", value);
	else if (strcmp(key, "lang") == 0)
		snprintf(home->lang, sizeof home->lang, "%s", value);
	else
		home->municipality = vci_place_parse(home->country, value,
		    strlen(value));
}

static int
read_home(struct vc *vc)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_SETTING_HOME]);

	if (rc != VC_OK)
		return rc;
	vc->home = (struct vci_home){ .lang = "en" };
	/* The country comes first: the others are read by it. */
	while ((rc = vci_step(vc, st)) == VC_ROW)
		take_home(vc, vci_col_text(st, 0), vci_col_text(st, 1));
	vci_finalize(st);
	/* Each register has one: this one lost it. */
	if (rc == VC_DONE && *vc->home.country == '\0')
		return vci_err(vc, VC_E_DATA,
		    "register '%s' is damaged; restore a backup",
		    vci_db_path(vc));
	return rc == VC_DONE ? VC_OK : rc;
}

int
vc_init(struct vc *vc, const char *path, const struct vc_init *in)
{
	const char *lang = NULL;
	int64_t place = 0;
	int rc = check_init(vc, in, &lang, &place);

	if (rc != VC_OK)
		return rc;
	snprintf(vc->home.country, sizeof vc->home.country, "%s", in->country);
	if ((rc = vci_person_refuse(vc, in->name)) != VC_OK ||
	    (rc = vci_db_open(vc, path, VCI_OPEN_CREATE)) != VC_OK)
		return rc;
	rc = vci_migrate(vc, 0);
	if (rc == VC_OK)
		rc = fill(vc, in, lang, place);
	if (rc == VC_OK)
		rc = read_home(vc);
	if (rc != VC_OK) {
		vci_db_close(vc);
		unlink(path);
	}
	return rc;
}

/* ---- opened --------------------------------------------------------------------- */

static int
check_version(struct vc *vc, int version, bool upgrading)
{
	if (version > vci_schema_newest())
		return vci_err(vc, VC_E_UNAVAILABLE,
		    "register '%s' was written "
		    "by a newer vcctl; use that version",
		    vci_db_path(vc));
	if (version < vci_schema_newest() && !upgrading)
		return vci_err(vc, VC_E_UNAVAILABLE,
		    "register '%s' is of an "
		    "older vcctl; run 'vcctl db upgrade'",
		    vci_db_path(vc));
	return VC_OK;
}

int
vc_open(struct vc *vc, const char *path, enum vc_mode mode)
{
	int version = 0;
	int rc = vci_db_open(vc, path,
	    mode == VC_READ ? VCI_OPEN_READ : VCI_OPEN_WRITE);

	if (rc != VC_OK)
		return rc;
	rc = vci_db_version(vc, &version);
	if (rc == VC_OK)
		rc = check_version(vc, version, false);
	if (rc == VC_OK)
		rc = read_home(vc);
	if (rc != VC_OK)
		vci_db_close(vc);
	return rc;
}

/* "x.db" at version 1 is copied to "x.db.v1"; where an upgrade that failed
 * has left one, to "x.db.v1.2", and so on. */
static int
safe_copy(struct vc *vc, int version)
{
	struct vc_buf *path = &vc->setting;
	char tail[32];

	for (int n = 1; n < 100; n++) {
		snprintf(tail, sizeof tail, n == 1 ? ".v%d" : ".v%d.%d",
		    version, n);
		vc_buf_clear(path);
		vc_buf_add(path, vci_db_path(vc));
		vc_buf_add(path, tail);
		if (path->failed)
			return vci_nomem(vc);
		if (access(path->s, F_OK) != 0)
			break;
	}
	return vci_db_copy(vc, path->s);
}

int
vc_upgrade(struct vc *vc, const char *path, int *from, int *to,
    const char **backup)
{
	int rc = vci_db_open(vc, path, VCI_OPEN_WRITE);

	if (backup != NULL)
		*backup = "";
	if (rc != VC_OK)
		return rc;
	*to = vci_schema_newest();
	rc = vci_db_version(vc, from);
	if (rc == VC_OK)
		rc = check_version(vc, *from, true);
	if (rc == VC_OK && *from < *to) {
		rc = safe_copy(vc, *from);
		if (rc == VC_OK && backup != NULL)
			*backup = vc->setting.s;
		if (rc == VC_OK)
			rc = vci_migrate(vc, *from);
	}
	if (rc == VC_OK && (rc = vci_db_begin(vc)) == VC_OK)
		rc = vci_db_end(vc, refresh(vc));
	vci_db_close(vc);
	return rc;
}

int
vc_backup(struct vc *vc, const char *path)
{
	return vci_db_copy(vc, path);
}

/* ---- described -------------------------------------------------------------------- */

static int
info_row(struct vc *vc, struct vc_table *t, const char *key, const char *text,
    int64_t num)
{
	struct vc_cell *c = vci_table_row(vc, t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT, .text = key };
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
		rc = info_row(vc, t, noun->name, NULL, vci_col_int(st, 0));
	vci_finalize(st);
	return rc;
}

int
vc_info(struct vc *vc, bool count, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "key", N_("Key"), 0 },
		{ "value", N_("Value"), 0 } };
	static const char *const key[] = { "name", "country", "municipality",
		"lang" };
	int rc = vci_table_new(vc, col, 2, tp);

	if (rc == VC_OK)
		rc = info_row(vc, *tp, "path", vci_db_path(vc), 0);
	if (rc == VC_OK)
		rc = info_row(vc, *tp, "schema", NULL, vci_schema_newest());
	for (size_t i = 0; i < 4 && rc == VC_OK; i++) {
		const char *s = vc_setting(vc, key[i]);

		rc = info_row(vc, *tp, key[i], s == NULL ? "" : s, 0);
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
