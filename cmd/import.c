/* SPDX-License-Identifier: ISC */
/* import: what files brought, and how to take it back; what a file looks
 * like; how the files of a sender are to be read. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "intake.h"

/* ---- what came in ----------------------------------------------------------------- */

/* 0, or an exit code after saying what is wrong. */
static int
limit_of(const struct cmd *c, long usual, long *limit)
{
	*limit = usual;
	if (!given(c, O_LIMIT) ||
	    number("limit", c->opt[O_LIMIT], 0, 1000000000, limit))
		return 0;
	return EX_USE;
}

static bool
import_number(const char *text, int64_t *id)
{
	char *end;
	long long n;

	errno = 0;
	n = strtoll(text, &end, 10);
	if (errno == 0 && *text != '\0' && *end == '\0' && n > 0) {
		*id = n;
		return true;
	}
	lang_warn(_("'%s' is no import's number; see 'vcctl import list'"),
	    text);
	return false;
}

static int
verb_list(struct cmd *c)
{
	struct vc_table *t = NULL;
	long limit;
	int rc = limit_of(c, 50, &limit);

	if (rc != 0)
		return rc;
	rc = vc_imports(c->vc, limit, &t);
	return show_table(c, rc, t);
}

/* People see what it was and then the rows; machines the rows. */
static int
verb_show(struct cmd *c)
{
	struct vc_table *t = NULL;
	int64_t id;
	long limit;
	int rc = limit_of(c, 100, &limit);

	if (rc != 0 || !import_number(c->operand[0], &id))
		return EX_USE;
	rc = vc_import_info(c->vc, id, &t);
	if (rc != VC_OK)
		return fail(c, rc);
	if (!for_people(c))
		vc_table_free(t);
	else if ((rc = show_table(c, VC_OK, t)) != 0)
		return rc;
	t = NULL;
	rc = vc_import_rows(c->vc, id, limit, &t);
	return show_table(c, rc, t);
}

static int
verb_undo(struct cmd *c)
{
	struct vc_undo_result r;
	struct vc_table *left = NULL;
	int64_t id;
	int rc;

	if (!import_number(c->operand[0], &id))
		return EX_USE;
	if ((rc = vc_undo(c->vc, id, &r, &left)) != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ?
		_("would be: %lld removed, %lld restored, %lld kept, %lld "
		  "held by others") :
		_("%lld removed, %lld restored, %lld kept, %lld held by "
		  "others"),
	    (long long)r.removed, (long long)r.restored, (long long)r.kept,
	    (long long)r.blocked);
	if (r.batch > 0 && !given(c, O_DRY_RUN))
		say(c, _("import %lld was taken back by import %lld"),
		    (long long)id, (long long)r.batch);
	if (vc_table_nrow(left) == 0) {
		vc_table_free(left);
		return EX_OK;
	}
	rc = show_table(c, VC_OK, left);
	return rc == 0 ? EX_FINDING : rc;
}

/* ---- what a file looks like --------------------------------------------------------- */

const struct vc_noun *
noun_of(const char *word)
{
	for (const struct noun *n = nouns; n->word != NULL; n++)
		if (n->name != NULL && strcmp(n->word, word) == 0)
			return vc_noun(n->name);
	return NULL;
}

/* The noun that options or the profile name; NULL: none. 0, or an exit code
 * after saying why. */
static int
wanted_noun(struct cmd *c, const struct vc_noun **noun)
{
	const char *word = NULL;
	int rc;

	*noun = NULL;
	for (size_t i = 0; i < c->npair; i++)
		if (strcmp(c->pair[i].key, "noun") == 0)
			word = c->pair[i].value;
	if (word == NULL && given(c, O_PROFILE) &&
	    (rc = vc_profile_noun(c->vc, c->opt[O_PROFILE], &word)) != VC_OK)
		return fail(c, rc);
	if (word != NULL)
		*noun = noun_of(word);
	return 0;
}

static int
verb_sniff(struct cmd *c)
{
	bool in = strcmp(c->operand[0], "-") == 0;
	struct vc_import want = { .fd = STDIN_FILENO,
		.file = in ? "stdin" : c->operand[0],
		.profile = c->opt[O_PROFILE],
		.option = c->pair,
		.noption = c->npair };
	const struct vc_noun *noun;
	struct vc_table *t = NULL;
	int rc = wanted_noun(c, &noun);

	if (rc != 0)
		return rc;
	if (!in && (want.fd = open(want.file, O_RDONLY | O_CLOEXEC)) < 0) {
		lang_warn(_("cannot open '%s': %s"), want.file,
		    strerror(errno));
		return errno == EACCES ? 77 : 66;
	}
	rc = vc_sniff(c->vc, noun, &want, &t);
	if (!in)
		close(want.fd);
	return rc == VC_OK ? show_table(c, rc, t) : fail_at(c, rc, want.file);
}

/* ---- profiles ------------------------------------------------------------------------- */

char *
read_text(const char *path)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	struct vc_buf b = { 0 };
	char chunk[4096];
	size_t n;

	if (f == NULL) {
		lang_warn(_("cannot open '%s': %s"), path, strerror(errno));
		return NULL;
	}
	vc_buf_add(&b, "");
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0 && b.len < 1 << 20)
		vc_buf_addn(&b, chunk, n);
	if (ferror(f) || b.failed || memchr(b.s, '\0', b.len) != NULL) {
		lang_warn(_("cannot read '%s' as text"), path);
		vc_buf_free(&b);
	}
	if (f != stdin)
		fclose(f);
	return b.s;
}

static int
profile_save(struct cmd *c)
{
	const char *file = c->noperand == 3 ? c->operand[2] : NULL;
	struct vc_profile p = { .name = c->operand[1],
		.option = c->pair,
		.noption = c->npair };
	char *text = NULL, line[24];
	struct vc_buf at = { 0 };
	int rc;

	if (file != NULL && (text = read_text(file)) == NULL)
		return 66;
	p.text = text;
	rc = vc_profile_save(c->vc, &p, noun_of);
	free(text);
	if (rc != VC_OK && p.line > 0) {
		snprintf(line, sizeof line, ":%d", p.line);
		vc_buf_add(&at, strcmp(file, "-") == 0 ? "stdin" : file);
		vc_buf_add(&at, line);
		rc = fail_at(c, rc, at.s == NULL ? line + 1 : at.s);
		vc_buf_free(&at);
		return rc;
	}
	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("would save profile '%s'") :
				  _("saved profile '%s'"),
	    p.name);
	return EX_OK;
}

static int
profile_list(struct cmd *c)
{
	struct vc_table *t = NULL;
	int rc = vc_profiles(c->vc, &t);

	return show_table(c, rc, t);
}

/* As a file that 'save' takes, whatever the format. */
static int
profile_show(struct cmd *c)
{
	const char *text = NULL;
	int rc = vc_profile_get(c->vc, c->operand[1], &text);

	return show_text(c, rc, text);
}

static int
profile_remove(struct cmd *c)
{
	int rc = vc_profile_remove(c->vc, c->operand[1]);

	if (rc != VC_OK)
		return fail(c, rc);
	say(c,
	    given(c, O_DRY_RUN) ? _("would remove profile '%s'") :
				  _("removed profile '%s'"),
	    c->operand[1]);
	return EX_OK;
}

static const struct word profile_words[] = {
	{ "save", profile_save, OPENS_WRITE, 1, 2, .operands = " NAME [FILE]",
	    .more = true },
	{ "list", profile_list, OPENS_READ, 0, 0, .operands = "" },
	{ "show", profile_show, OPENS_READ, 1, 1, .operands = " NAME" },
	{ "remove", profile_remove, OPENS_WRITE, 1, 1, .operands = " NAME" },
	{ .word = NULL },
};

/* ---- the tables ------------------------------------------------------------------------ */

static const struct opt limit_opts[] = {
	{ "limit", '\0', N_("N"), N_("at most N rows; 0 for all"), O_LIMIT },
	{ NULL, '\0', NULL, NULL, 0 },
};

static const struct opt sniff_opts[] = {
	{ "profile", '\0', N_("NAME"),
	    N_("read it as this profile says; see 'vcctl import profile'"),
	    O_PROFILE },
	{ NULL, '\0', NULL, NULL, 0 },
};

const struct verb import_verbs[] = {
	{ "list", verb_list, OPENS_READ, "", 0, 0,
	    .help = N_("list the imports, the last one first"),
	    .opt = limit_opts },
	{ "show", verb_show, OPENS_READ, N_("N"), 1, 1,
	    .help = N_("show what an import did, row by row"),
	    .opt = limit_opts },
	{ "undo", verb_undo, OPENS_WRITE, N_("N"), 1, 1,
	    .help = N_("take an import back, but for what was changed since") },
	{ "sniff", verb_sniff, OPENS_READ, N_("FILE"), 1, 1,
	    .help = N_("show what a file looks like, without taking it in"),
	    .opt = sniff_opts,
	    .keys =
		"noun|encoding|delimiter|skip|date-order|decimal|map|ignore" },
	{ .name = "profile",
	    .operands = N_("save|list|show|remove [NAME] [FILE]"),
	    .min = 1,
	    .max = 3,
	    .help = N_(
		"save, list, show or remove how a sender's files are read"),
	    .keys = "noun|files|kind|" IMPORT_KEYS,
	    .words = profile_words },
	{ "inbox", verb_inbox, OPENS_WRITE, N_("DIR"), 1, 1,
	    .help = N_("take in the files of a folder that are complete"),
	    .opt = inbox_opts },
	{ .name = NULL },
};
