/* SPDX-License-Identifier: ISC */
/* A register as a whole: made, opened, brought up to date, copied. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/place.h"
#include "register.h"

/* ---- made -------------------------------------------------------------------- */

int
vci_setting_put(struct vc *vc, const char *key, const char *value)
{
	return VCI_RUN(vc, vci_register_sql[VCI_SQL_SETTING_PUT],
	    vci_of_text(key), vci_of_text(value));
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
	rc = vci_refresh(vc);
	if (rc == VC_OK)
		rc = vci_setting_put(vc, "name", in->name);
	if (rc == VC_OK)
		rc = vci_setting_put(vc, "country", in->country);
	if (rc == VC_OK)
		rc = vci_setting_put(vc, "lang", lang);
	if (rc == VC_OK && place != 0)
		rc = vci_setting_put(vc, "municipality",
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
		rc = vci_db_end(vc, vci_refresh(vc));
	vci_db_close(vc);
	return rc;
}

int
vc_backup(struct vc *vc, const char *path)
{
	return vci_db_copy(vc, path);
}
