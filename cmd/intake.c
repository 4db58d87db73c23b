/* SPDX-License-Identifier: ISC */
/* One file taken in: opened, imported, and told about. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "intake.h"
#include "rejects.h"

/* ---- progress --------------------------------------------------------------------- */

struct progress {
	struct timespec began, shown;
	bool any;
};

static double
since(const struct timespec *t)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - t->tv_sec) +
	    (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

struct calls {
	struct rejects rejects;
	struct progress progress;
};

static int
on_reject(void *arg, const struct vc_reject *row)
{
	return rejects_put(&((struct calls *)arg)->rejects, row);
}

/* Rows, how fast, and how long it will take; five times a second. */
static void
on_progress(void *arg, int64_t rows, int64_t bytes, int64_t total)
{
	struct progress *p = &((struct calls *)arg)->progress;
	double t = since(&p->began), left;

	if (t < 0.5 || since(&p->shown) < 0.2)
		return;
	clock_gettime(CLOCK_MONOTONIC, &p->shown);
	p->any = true;
	left = bytes > 0 && total > bytes ?
	    t * (double)(total - bytes) / (double)bytes :
	    0;
	fprintf(stderr, "\r\033[K");
	fprintf(stderr, _("%lld rows, %.0f a second, %.0f s left"),
	    (long long)rows, (double)rows / t, left);
	fflush(stderr);
}

/* ---- running ------------------------------------------------------------------------ */

static int
open_file(struct intake *in, int *fd)
{
	*fd = STDIN_FILENO;
	if (strcmp(in->path, "-") == 0)
		return 0;
	*fd = open(in->path, O_RDONLY | O_CLOEXEC);
	if (*fd >= 0)
		return 0;
	lang_warn(_("cannot open '%s': %s"), in->path, strerror(errno));
	return errno == EACCES ? 77 : 66;
}

/* It would come into the place of what it is made of. */
static bool
is_file(const char *path, const struct stat *st)
{
	struct stat to;

	return stat(path, &to) == 0 && S_ISREG(to.st_mode) &&
	    to.st_dev == st->st_dev && to.st_ino == st->st_ino;
}

static int
check_rejects(const struct cmd *c, const struct intake *in, int fd)
{
	const char *db = c->opt[O_DB];
	struct stat st;

	if (in->rejects == NULL)
		return 0;
	if (db != NULL && stat(db, &st) == 0 && is_file(in->rejects, &st)) {
		lang_warn(_("'%s' is the register; write to another file"),
		    in->rejects);
		return 73;
	}
	if (fstat(fd, &st) == 0 && is_file(in->rejects, &st)) {
		lang_warn(_("'%s' is the file that is read; write to another"),
		    in->rejects);
		return 73;
	}
	return 0;
}

int
intake_run(struct cmd *c, struct intake *in)
{
	struct calls calls = { .rejects = { .path = in->rejects,
				   .always = in->always } };
	struct vc_import want = { .file = in->path,
		.profile = in->profile,
		.option = in->option,
		.noption = in->noption,
		.overwrite = in->overwrite,
		.mark = in->mark,
		.reject = in->rejects == NULL ? NULL : on_reject,
		.arg = &calls };
	int rc = open_file(in, &want.fd);

	in->rc = VC_OK;
	if (rc == 0 && (rc = check_rejects(c, in, want.fd)) != 0 &&
	    want.fd != STDIN_FILENO)
		close(want.fd);
	in->opened = rc == 0;
	if (rc != 0)
		return rc;
	if (strcmp(in->path, "-") == 0)
		want.file = "stdin";
	clock_gettime(CLOCK_MONOTONIC, &calls.progress.began);
	calls.progress.shown = calls.progress.began;
	if (isatty(STDERR_FILENO) && !given(c, O_QUIET))
		want.progress = on_progress;
	in->rc = in->survey == NULL ?
	    vc_import(c->vc, in->noun, &want, &in->result) :
	    vc_survey_import(c->vc, in->survey, &want, &in->result);
	if (calls.progress.any)
		fputs("\r\033[K", stderr);
	in->nreject = calls.rejects.rc == 0 ? calls.rejects.n : 0;
	in->said = calls.rejects.rc != 0;
	rc = calls.rejects.rc != 0 ? calls.rejects.rc : exit_code(in->rc);
	rejects_release(&calls.rejects);
	if (want.fd != STDIN_FILENO)
		close(want.fd);
	return rc;
}

void
intake_release(struct intake *in)
{
	vc_import_release(&in->result);
}

/* ---- telling -------------------------------------------------------------------------- */

struct teller {
	void (*line)(void *arg, const char *);
	void *arg;
};

static void __attribute__((format(printf, 2, 3)))
tell(const struct teller *t, const char *fmt, ...)
{
	char *line;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&line, fmt, ap) >= 0) {
		t->line(t->arg, line);
		free(line);
	}
	va_end(ap);
}

static void
tell_diag(const struct teller *t, const char *file, const struct vc_diag *d)
{
	char *text = lang_msg(&d->msg);
	char line[32] = " ", *more = NULL;

	if (d->line > 0)
		snprintf(line, sizeof line, "%lld: ", (long long)d->line);
	if (d->more > 0 &&
	    asprintf(&more,
		ngettext("; %lld more row has the same",
		    "; %lld more rows have the same", (unsigned long)d->more),
		(long long)d->more) < 0)
		more = NULL;
	tell(t, "%s:%s%s%s%s%s%s", file, line,
	    d->severity == VC_WARNING ? _("warning: ") : "",
	    d->column == NULL ? "" : d->column, d->column == NULL ? "" : ": ",
	    text == NULL ? d->msg.id : text, more == NULL ? "" : more);
	free(more);
	free(text);
}

static void
tell_changes(const struct teller *t, const struct vc_import_result *r)
{
	struct vc_buf b = { 0 };
	char n[24];

	for (size_t i = 0; i < r->nchange; i++) {
		snprintf(n, sizeof n, " %lld", (long long)r->change[i].rows);
		vc_buf_add(&b, i == 0 ? "" : ", ");
		vc_buf_add(&b, lang_text(r->change[i].title));
		vc_buf_add(&b, n);
	}
	if (b.len > 0)
		tell(t, _("changed: %s"), b.s);
	vc_buf_free(&b);
}

static void
tell_counts(const struct teller *t, const struct vc_import_result *r)
{
	struct vc_buf b = { 0 };
	char *s;
	struct {
		int64_t n;
		const char *fmt;
	} more[] = { { r->unclear, _(", %lld unclear") },
		{ r->ended, _(", %lld ended") },
		{ r->created,
		    ngettext(", %lld organisation made",
			", %lld organisations made",
			(unsigned long)r->created) } };

	if (asprintf(&s,
		_("%lld added, %lld updated, %lld unchanged, %lld rejected"),
		(long long)r->added, (long long)r->updated,
		(long long)r->unchanged, (long long)r->rejected) < 0)
		return;
	vc_buf_add(&b, s);
	free(s);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		if (more[i].n == 0 ||
		    asprintf(&s, more[i].fmt, (long long)more[i].n) < 0)
			continue;
		vc_buf_add(&b, s);
		free(s);
	}
	tell(t, "%s", b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
}

/* Of answers people know how many gave them. */
static void
tell_answers(const struct teller *t, const struct vc_import_result *r)
{
	long long who = r->added == 0 ? 0 : r->rows - r->rejected;
	char *s[3] = { NULL };

	if (asprintf(&s[0],
		ngettext("%lld respondent", "%lld respondents",
		    (unsigned long)who),
		who) >= 0 &&
	    asprintf(&s[1],
		ngettext("%lld answer", "%lld answers",
		    (unsigned long)r->added),
		(long long)r->added) >= 0 &&
	    asprintf(&s[2],
		ngettext("%lld row rejected", "%lld rows rejected",
		    (unsigned long)r->rejected),
		(long long)r->rejected) >= 0)
		tell(t, "%s, %s, %s", s[0], s[1], s[2]);
	for (int i = 0; i < 3; i++)
		free(s[i]);
}

void
intake_lines(const struct intake *in, const char *name, bool quiet,
    void (*line)(void *arg, const char *), void *arg)
{
	const struct vc_import_result *r = &in->result;
	struct teller t = { line, arg };

	for (size_t i = 0; i < r->ndiag; i++)
		if (r->diag[i].severity == VC_REJECT || !quiet)
			tell_diag(&t, name, &r->diag[i]);
	if (r->unlisted > 0)
		tell(&t, _("%zu more lines like these"), r->unlisted);
	if (quiet)
		return;
	if (r->same > 0)
		tell(&t, _("the same file as import %lld"), (long long)r->same);
	if (r->batch > 0 && !r->again)
		tell(&t,
		    _("import %lld; 'vcctl import undo %lld' takes it back"),
		    (long long)r->batch, (long long)r->batch);
	if (in->nreject > 0 && strcmp(in->rejects, "-") != 0)
		tell(&t, _("rows not taken are in '%s'"), in->rejects);
	tell_changes(&t, r);
	if (in->survey != NULL)
		tell_answers(&t, r);
	else
		tell_counts(&t, r);
}

static void
keep(void *arg, const char *line)
{
	*(char **)arg = strdup(line);
}

char *
intake_reason(const struct intake *in, const char *name)
{
	const struct vc_import_result *r = &in->result;
	char *line = NULL;
	struct teller t = { keep, &line };

	for (size_t i = 0; i < r->ndiag && line == NULL; i++)
		if (r->diag[i].severity == VC_REJECT)
			tell_diag(&t, name, &r->diag[i]);
	return line;
}

/* ---- NOUN import ------------------------------------------------------------------ */

const struct opt take_opts[] = {
	TAKE_OPTS,
	{ "confirm", '\0', N_("WORD"),
	    N_("overwrite: go on though much would change or end"), O_CONFIRM },
	{ NULL, '\0', NULL, NULL, 0 },
};

static void
to_stderr(void *arg, const char *line)
{
	(void)arg;
	lang_line(line);
}

/* "members.csv" has its rejects in "members.csv.rejects.csv", beside it. */
static char *
rejects_path(const struct cmd *c, const char *path)
{
	char *s;

	if (given(c, O_REJECTS))
		return strdup(c->opt[O_REJECTS]);
	if (given(c, O_DRY_RUN) || strcmp(path, "-") == 0)
		return NULL;
	return asprintf(&s, "%s.rejects.csv", path) < 0 ? NULL : s;
}

/* Of a file that wasn't looked at there is nothing to tell. */
static void
intake_say(const struct cmd *c, const struct intake *in)
{
	bool looked = in->rc != VC_E_NOINPUT || in->result.ndiag > 0;

	if (in->opened && in->rc != VC_E_USAGE && looked)
		intake_lines(in,
		    strcmp(in->path, "-") == 0 ? "stdin" : in->path,
		    given(c, O_QUIET), to_stderr, NULL);
}

/* --confirm=overwrite */
static int
confirmed(const struct cmd *c, bool *overwrite)
{
	*overwrite = given(c, O_CONFIRM);
	if (!*overwrite || strcmp(c->opt[O_CONFIRM], "overwrite") == 0)
		return 0;
	lang_warn(_("'%s' confirms nothing; --confirm=overwrite does"),
	    c->opt[O_CONFIRM]);
	return EX_USE;
}

int
import_file(struct cmd *c, const char *survey, const char *path)
{
	struct intake in = { .noun = c->of,
		.survey = survey,
		.path = path,
		.profile = c->opt[O_PROFILE],
		.always = given(c, O_REJECTS),
		.option = c->pair,
		.noption = c->npair };
	char *rejects;
	int rc = confirmed(c, &in.overwrite);

	if (rc != 0)
		return rc;
	in.rejects = rejects = rejects_path(c, path);
	rc = intake_run(c, &in);
	intake_say(c, &in);
	if (in.said)
		lang_warn(_("nothing taken from '%s'"), in.path);
	else if (in.rc != VC_OK)
		fail(c, in.rc);
	else if (rc == 0 &&
	    (in.result.rejected + in.result.unclear > 0 || in.result.stops))
		rc = EX_FINDING;
	intake_release(&in);
	free(rejects);
	return rc;
}

int
verb_import(struct cmd *c)
{
	return import_file(c, NULL, c->operand[0]);
}
