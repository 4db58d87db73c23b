/* SPDX-License-Identifier: ISC */
/* import inbox: takes in, unattended and each exactly once, the files that
 * were dropped into a folder. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inbox.h"
#include "intake.h"

#define SETTLE 60 /* seconds */

/* ---- whose fault --------------------------------------------------------- */

/* The handle's error is why the file isn't taken. */
static void
because(const struct inbox *b, struct delivery *f)
{
	char *text = lang_msg(vc_error(b->c->vc));

	f->why = text == NULL ? strdup(vc_errmsg(b->c->vc)) : text;
}

/* Or is it the register's, so that the next file would fare no better? Bad
 * data and a damaged register have one code. */
static bool
is_files_fault(const struct inbox *b, int rc)
{
	static const char *const registers[] = { "register ", "database " };
	const char *id = vc_error(b->c->vc)->id;

	if (rc != VC_E_USAGE && rc != VC_E_DATA && rc != VC_E_CONFIG &&
	    rc != VC_E_INTERNAL)
		return false;
	for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
		if (strncmp(id, registers[i], strlen(registers[i])) == 0)
			return false;
	return true;
}

/* 0 if the file is to fail for it, or the exit code that ends the run. */
static int
judge(const struct inbox *b, struct delivery *f, int rc)
{
	if (!is_files_fault(b, rc))
		return fail(b->c, rc);
	because(b, f);
	return 0;
}

/* Does the error say no more than that? What was wrong stands in a line of
 * the report. */
static bool
unreadable(const struct inbox *b)
{
	return strcmp(vc_error(b->c->vc)->id, "nothing taken from '%s'") == 0;
}

/* ---- before: how is it to be read? --------------------------------------- */

/* Can it be opened at all? Sets *gone if somebody took it away. */
static int
try_open(const struct inbox *b, struct delivery *f, bool *gone)
{
	int fd = openat(b->dir, f->name,
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0) {
		close(fd);
		return 0;
	}
	*gone = errno == ENOENT || errno == ELOOP;
	if (*gone ||
	    ((errno == EACCES || errno == EPERM) &&
		asprintf(&f->why, _("cannot open '%s': %s"), f->name,
		    strerror(errno)) >= 0))
		return 0;
	lang_warn(_("cannot open '%s': %s"), f->name, strerror(errno));
	return 74;
}

/* The profile and the noun that it is for. Caller frees *profile. */
static int
choose(const struct inbox *b, struct delivery *f, char **profile,
    const struct vc_noun **noun)
{
	const char *name = b->c->opt[O_PROFILE], *word = "";
	int rc = VC_OK;

	if (name == NULL)
		rc = vc_profile_match(b->c->vc, f->name, &name);
	if (rc != VC_OK)
		return judge(b, f, rc);
	if (name == NULL) {
		f->why = strdup(_("no profile is for files of this name; give "
				  "one 'files', or use --profile"));
		return f->why == NULL ? inbox_nomem() : 0;
	}
	/* The next answer takes its place. */
	if ((*profile = strdup(name)) == NULL)
		return inbox_nomem();
	if ((rc = vc_profile_noun(b->c->vc, *profile, &word)) != VC_OK)
		return judge(b, f, rc);
	/* Which survey is meant only who sent it knows. */
	if (strcmp(word, "survey") == 0) {
		if (asprintf(&f->why,
			_("profile '%s' is for answers; take them in with "
			  "'vcctl survey import'"),
			*profile) < 0)
			return inbox_nomem();
		return 0;
	}
	if ((*noun = noun_of(word)) == NULL &&
	    asprintf(&f->why, _("profile '%s' is for no noun"), *profile) < 0)
		return inbox_nomem();
	return 0;
}

/* ---- taking one file ----------------------------------------------------- */

static int
import(const struct inbox *b, struct delivery *f, struct intake *in)
{
	const struct vc_import_result *r = &in->result;
	int rc = intake_run(b->c, in);

	if (rc != 0 && (!in->opened || rc == 73))
		return rc; /* why was said */
	if (rc != 0 && (rc = judge(b, f, in->rc)) != 0)
		return rc;
	if (r->again && (rc = inbox_recall(b, in)) != 0)
		return rc;
	if (r->stops &&
	    (f->why = strdup(_("too much would change or end"))) == NULL)
		return inbox_nomem();
	/* An earlier run, that died, may have found some. */
	if (in->nreject == 0 && in->rejects != NULL)
		unlink(in->rejects);
	/* A stop says more than a row that is bad besides. */
	if (f->why == NULL || in->rc == VC_OK || unreadable(b))
		f->first = intake_reason(in, "");
	f->batch = r->batch;
	f->rows = r->rows;
	f->added = r->added;
	f->updated = r->updated;
	f->unchanged = r->unchanged;
	f->rejected = r->rejected;
	f->unclear = r->unclear;
	return 0;
}

/* Nothing of it was taken. */
static bool
failed(const struct delivery *f)
{
	return f->why != NULL ||
	    (f->added + f->updated + f->unchanged == 0 &&
		f->rejected + f->unclear > 0);
}

/* Reads the file, and says in it what came of it and where it goes. */
static int
decide(struct inbox *b, struct delivery *f, struct intake *in, bool *gone)
{
	bool dry = given(b->c, O_DRY_RUN);
	int rc = 0;

	if (f->why == NULL)
		rc = import(b, f, in);
	if (rc != 0)
		return rc;
	if (!inbox_same(b, f)) {
		lang_warn(_("'%s' changed while it was read; the next run "
			    "takes it"),
		    in->path);
		b->finding = *gone = true;
		return 0;
	}
	rc = inbox_place(b, f, failed(f) ? "failed" : "done");
	if (rc == 0 && !dry)
		rc = inbox_report(b, f, in);
	if (rc == 0 && !dry)
		rc = inbox_decide(b, f);
	return rc;
}

static int
take(struct inbox *b, struct delivery *f, bool *gone)
{
	static const struct vc_pair partial = { "partial", "" };
	char *profile = NULL, *rejects = NULL;
	char *path = inbox_path(b, f->name, "");
	struct intake in = { .path = path,
		.mark = f->mark,
		.option = &partial,
		.noption = 1 };
	int rc = path == NULL ? inbox_nomem() : try_open(b, f, gone);

	if (rc == 0 && !given(b->c, O_DRY_RUN) &&
	    asprintf(&rejects, "%s/" INBOX_OWN "/%s.rejects.csv", b->path,
		f->mark) < 0)
		rc = inbox_nomem();
	in.rejects = rejects;
	if (rc == 0 && !*gone && f->why == NULL)
		rc = choose(b, f, &profile, &in.noun);
	in.profile = profile;
	if (rc == 0 && !*gone)
		rc = decide(b, f, &in, gone);
	intake_release(&in);
	free(profile);
	free(rejects);
	free(path);
	return rc;
}

/* ---- telling ------------------------------------------------------------- */

static const struct vc_column columns[] = { { "file", N_("File"), 0 },
	{ "import", N_("Import"), VC_COL_RIGHT },
	{ "added", N_("Added"), VC_COL_RIGHT },
	{ "updated", N_("Updated"), VC_COL_RIGHT },
	{ "unchanged", N_("Unchanged"), VC_COL_RIGHT },
	{ "rejected", N_("Rejected"), VC_COL_RIGHT },
	{ "unclear", N_("Unclear"), VC_COL_RIGHT },
	{ "place", N_("Went to"), 0 } };
#define NCOL (sizeof columns / sizeof *columns)

/* From cron, with nothing to tell people, there is no word. */
static int
begin_list(struct cmd *c, struct out **o)
{
	*o = NULL;
	if (given(c, O_QUIET) && !given(c, O_OUTPUT))
		return 0;
	return (*o = writer(c, false)) == NULL ? 73 : 0;
}

static void
put_columns(struct out *o)
{
	const struct vc_column *col[NCOL];

	for (size_t i = 0; i < NCOL; i++)
		col[i] = &columns[i];
	out_columns(o, col, NCOL);
}

/* Somebody's number may stand in the name of a file, too. */
static struct vc_cell
masked(struct vc_buf *b, const char *s)
{
	vc_text_masked(b, s, strlen(s));
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = b->s == NULL ? "" : b->s };
}

static void
put_row(struct out *o, const struct delivery *f)
{
	const int64_t n[] = { f->added, f->updated, f->unchanged, f->rejected,
		f->unclear };
	struct vc_buf name = { 0 }, place = { 0 };
	struct vc_cell cell[NCOL] = { masked(&name, f->name) };

	if (f->batch > 0)
		cell[1] = (struct vc_cell){ .type = VC_CELL_YEAR,
			.num = f->batch };
	for (size_t i = 0; i < sizeof n / sizeof *n; i++)
		cell[2 + i] = (struct vc_cell){ .type = VC_CELL_INT,
			.num = n[i] };
	cell[NCOL - 1] = masked(&place, f->place);
	out_row(o, cell);
	vc_buf_free(&name);
	vc_buf_free(&place);
}

static void
add_part(struct vc_buf *b, const char *before, const char *s)
{
	if (s == NULL)
		return;
	vc_buf_add(b, before);
	vc_buf_add(b, s);
}

/* Is it known why, so that what else there is to say stands in brackets? */
static bool
is_known(const struct delivery *f)
{
	return f->first != NULL || f->why != NULL;
}

/* "2 of 3 rows not taken"; NULL where why it failed says as much. */
static char *
how_many(const struct delivery *f, bool nothing)
{
	int64_t bad = f->rejected + f->unclear;
	char *s;

	if (bad > 0)
		return asprintf(&s, _("%lld of %lld rows not taken"),
			   (long long)bad, (long long)f->rows) < 0 ?
		    NULL :
		    s;
	return nothing && (f->why == NULL || f->first != NULL) ?
	    strdup(_("nothing taken")) :
	    NULL;
}

/* What is wrong is said even if nothing else is: why, of the first row that
 * wasn't taken, and where all of it stands. Why a file failed that an earlier
 * run read is only there. */
static void
say_wrong(struct inbox *b, const struct delivery *f)
{
	bool nothing = strncmp(f->place, "failed/", 7) == 0;
	struct vc_buf line = { 0 };
	char *many, *see = NULL;

	if (!nothing && f->rejected + f->unclear == 0)
		return;
	b->finding = true;
	many = how_many(f, nothing);
	if (!given(b->c, O_DRY_RUN) &&
	    asprintf(&see, _("see '%s/%s.report.txt'"), b->path, f->place) < 0)
		see = NULL;
	vc_buf_add(&line, b->path);
	vc_buf_addc(&line, '/');
	vc_buf_add(&line, f->place);
	if (f->first != NULL)
		vc_buf_add(&line, f->first);
	else if (f->why != NULL)
		add_part(&line, ": ", f->why);
	add_part(&line, is_known(f) ? " (" : ": ", many);
	add_part(&line, many != NULL && is_known(f) ? "; " : " (", see);
	if (see != NULL || (many != NULL && is_known(f)))
		vc_buf_addc(&line, ')');
	if (line.failed)
		(void)inbox_nomem();
	else
		lang_warn("%s", line.s);
	vc_buf_free(&line);
	free(many);
	free(see);
}

/* ---- the run ------------------------------------------------------------- */

static int
each(struct inbox *b, struct out *o, bool *any)
{
	int rc = 0;

	for (size_t i = 0; i < b->nfile && rc == 0; i++) {
		struct delivery *f = &b->file[i];
		bool gone = false;

		if (!inbox_decided(b, f))
			rc = take(b, f, &gone);
		if (rc == 0 && !gone && !given(b->c, O_DRY_RUN))
			rc = inbox_move(b, f);
		if (rc != 0 || gone)
			continue;
		say_wrong(b, f);
		if (o == NULL)
			continue;
		if (!*any)
			put_columns(o);
		*any = true;
		put_row(o, f);
	}
	return rc;
}

static int
run(struct inbox *b)
{
	struct out *o;
	bool any = false;
	int rc = begin_list(b->c, &o);

	if (rc == 0)
		rc = inbox_check(b);
	if (rc == 0)
		rc = inbox_scan(b);
	if (rc != 0)
		return rc;
	if (o != NULL && !for_people(b->c)) {
		put_columns(o);
		any = true;
	}
	rc = each(b, o, &any);
	if (any)
		out_end(o);
	return rc == 0 && b->finding ? EX_FINDING : rc;
}

const struct opt inbox_opts[] = {
	{ "profile", '\0', N_("NAME"),
	    N_("read all files as this profile says, not each as the one "
	       "whose 'files' it fits"),
	    O_PROFILE },
	{ "settle", '\0', N_("SECONDS"),
	    N_("take a file when it wasn't written to for so long (60)"),
	    O_SETTLE },
	{ NULL, '\0', NULL, NULL, 0 },
};

int
verb_inbox(struct cmd *c)
{
	struct inbox b = { .c = c, .dir = -1, .own = -1, .lock = -1 };
	const char *dir = c->operand[0], *noun;
	size_t n = strlen(dir);
	int rc = VC_OK;

	b.settle = SETTLE;
	if (given(c, O_SETTLE) &&
	    !number("settle", c->opt[O_SETTLE], 0, 1000000000, &b.settle))
		return EX_USE;
	if (given(c, O_PROFILE))
		rc = vc_profile_noun(c->vc, c->opt[O_PROFILE], &noun);
	if (rc != VC_OK)
		return fail(c, rc);
	while (n > 1 && dir[n - 1] == '/')
		n--;
	if ((b.path = strndup(dir, n)) == NULL)
		return inbox_nomem();
	rc = inbox_open(&b);
	if (rc == 0)
		rc = run(&b);
	inbox_close(&b);
	return rc;
}
