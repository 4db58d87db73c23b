/* SPDX-License-Identifier: ISC */
/* Profiles: how the files of a sender are to be read, kept by name. */
#include <fnmatch.h>
#include <string.h>

#include "../core/person.h"
#include "../core/text.h"
#include "intake.h"
#include "options.h"
#include "sql.h"

static int
no_profile(struct vc *vc, const char *name)
{
	return vci_err(vc, VC_E_NOINPUT,
	    "no profile is called '%s'; see 'vcctl import profile list'", name);
}

/* A profile is one text that can be read whole. */
static int
check(struct vc *vc, struct vc_profile *p,
    const struct vc_noun *(*find)(const char *), struct vci_options *o)
{
	const struct vc_noun *noun;
	const char *name = p->name;
	int rc;

	if (*name == '\0' || !vci_utf8_valid(name, strlen(name)) ||
	    strpbrk(name, "/\n\t") != NULL)
		return vci_err(vc, VC_E_USAGE,
		    "'%s' is no name for a profile; use letters and digits",
		    name);
	rc = vci_person_refuse(vc, name);
	for (size_t i = 0; rc == VC_OK && i < p->noption; i++)
		rc = vci_options_put(vc, o, p->option[i].key,
		    p->option[i].value);
	if (rc == VC_OK && p->text != NULL)
		rc = vci_options_text(vc, o, p->text, &p->line);
	if (rc != VC_OK)
		return rc;
	if (o->value[VCI_K_NOUN] == NULL)
		return vci_err(vc, VC_E_DATA,
		    "a profile says what its rows are: a line 'noun: org', "
		    "or --noun");
	noun = find(o->value[VCI_K_NOUN]);
	return noun == NULL ? VC_OK : vci_options_check(vc, o, noun);
}

/* Kept as we print it, so that a profile looks the same however it came. */
static int
write_profile(struct vc *vc, const char *name, const struct vci_options *o)
{
	struct vc_buf b = { 0 };
	int rc;

	vci_options_print(o, &b);
	rc = b.failed ?
	    vci_nomem(vc) :
	    VCI_RUN(vc, vci_intake_sql[VCI_SQL_PROFILE_PUT], vci_of_text(name),
		vci_of_text(o->value[VCI_K_NOUN]), vci_of_text(b.s),
		vci_of_int(vci_now(vc)));
	vc_buf_free(&b);
	return rc;
}

int
vc_profile_save(struct vc *vc, struct vc_profile *p,
    const struct vc_noun *(*find)(const char *word))
{
	struct vci_options o = { 0 };
	int rc;

	p->line = 0;
	rc = check(vc, p, find, &o);
	if (rc == VC_OK && (rc = vci_db_begin(vc)) == VC_OK)
		rc = vci_db_end(vc, write_profile(vc, p->name, &o));
	vci_options_release(&o);
	return rc;
}

/* Lends one column of the profile's row. */
static int
get(struct vc *vc, const char *name, int column, const char **text)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_intake_sql[VCI_SQL_PROFILE_GET]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, name);
	rc = vci_step(vc, st);
	if (rc == VC_ROW) {
		vc_buf_clear(&vc->setting);
		vc_buf_add(&vc->setting, vci_col_text(st, column));
		*text = vc->setting.s;
		rc = vc->setting.failed ? vci_nomem(vc) : VC_OK;
	} else if (rc == VC_DONE) {
		rc = no_profile(vc, name);
	}
	vci_finalize(st);
	return rc;
}

int
vc_profile_get(struct vc *vc, const char *name, const char **text)
{
	return get(vc, name, 0, text);
}

int
vc_profile_noun(struct vc *vc, const char *name, const char **noun)
{
	return get(vc, name, 1, noun);
}

int
vci_options_profile(struct vc *vc, struct vci_options *o, const char *name)
{
	const char *text;
	int line, rc = vc_profile_get(vc, name, &text);

	if (rc != VC_OK)
		return rc;
	o->profile = vci_arena_text(&o->arena, name, strlen(name));
	return o->profile == NULL ? vci_nomem(vc) :
				    vci_options_text(vc, o, text, &line);
}

int
vc_profile_remove(struct vc *vc, const char *name)
{
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = VCI_RUN(vc, vci_intake_sql[VCI_SQL_PROFILE_REMOVE],
	    vci_of_text(name));
	if (rc == VC_OK && vci_changes(vc) == 0)
		rc = no_profile(vc, name);
	return vci_db_end(vc, rc);
}

/* Calls `each` with every profile. */
static int
all(struct vc *vc, void *arg,
    int (*each)(void *arg, struct vc *, const char *name,
	const struct vci_options *, int64_t changed))
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_intake_sql[VCI_SQL_PROFILES]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		struct vci_options o = { 0 };
		int line;

		rc = vci_options_text(vc, &o, vci_col_text(st, 1), &line);
		if (rc == VC_OK)
			rc = each(arg, vc, vci_col_text(st, 0), &o,
			    vci_col_int(st, 2));
		vci_options_release(&o);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static int
list_one(void *arg, struct vc *vc, const char *name,
    const struct vci_options *o, int64_t changed)
{
	static const enum vci_key shown[] = { VCI_K_NOUN, VCI_K_SOURCE,
		VCI_K_FILES };
	struct vc_table *t = arg;
	struct vc_cell *c = vci_table_row(vc, t);
	char time[32];

	if (c == NULL)
		return VC_E_NOMEM;
	c[0] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, name) };
	for (int i = 0; i < 3; i++)
		if (o->value[shown[i]] != NULL)
			c[i + 1] = (struct vc_cell){ .type = i == 0 ?
				    VC_CELL_MSG :
				    VC_CELL_TEXT,
				.text = vci_table_text(t, o->value[shown[i]]) };
	c[4] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, vci_time_format(changed, time)) };
	return VC_OK;
}

int
vc_profiles(struct vc *vc, struct vc_table **tp)
{
	static const struct vc_column col[] = { { "profile", N_("Profile"), 0 },
		{ "noun", N_("Noun"), 0 }, { "source", N_("Sender"), 0 },
		{ "files", N_("Files"), 0 }, { "changed", N_("Changed"), 0 } };
	int rc = vci_table_new(vc, col, 5, tp);

	if (rc == VC_OK)
		rc = all(vc, *tp, list_one);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}

struct wanted {
	const char *file;
	int found;
};

static int
match_one(void *arg, struct vc *vc, const char *name,
    const struct vci_options *o, int64_t changed)
{
	struct wanted *w = arg;

	(void)changed;
	if (o->value[VCI_K_FILES] == NULL ||
	    fnmatch(o->value[VCI_K_FILES], w->file, FNM_CASEFOLD) != 0)
		return VC_OK;
	if (++w->found > 1)
		return vci_err(vc, VC_E_DATA,
		    "profiles '%s' and '%s' are both for files such as '%s'",
		    vc->setting.s, name, w->file);
	vc_buf_clear(&vc->setting);
	vc_buf_add(&vc->setting, name);
	return vc->setting.failed ? vci_nomem(vc) : VC_OK;
}

int
vc_profile_match(struct vc *vc, const char *file, const char **name)
{
	struct wanted w = { file, 0 };
	int rc = all(vc, &w, match_one);

	*name = rc == VC_OK && w.found == 1 ? vc->setting.s : NULL;
	return rc;
}
