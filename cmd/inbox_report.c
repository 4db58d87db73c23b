/* SPDX-License-Identifier: ISC */
/* The report that is put beside a file of an inbox. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inbox.h"
#include "intake.h"
#include "out/file.h"

int
inbox_recall(const struct inbox *b, struct intake *in)
{
	struct vc_import_result *r = &in->result;
	struct {
		const char *key;
		int64_t *n;
	} want[] = { { "rows", &r->rows }, { "added", &r->added },
		{ "updated", &r->updated }, { "unchanged", &r->unchanged },
		{ "rejected", &r->rejected }, { "unclear", &r->unclear },
		{ "ended", &r->ended } };
	struct vc_table *t;
	int rc = vc_import_info(b->c->vc, r->same, &t);

	if (rc != VC_OK)
		return fail(b->c, rc);
	for (size_t i = 0; i < vc_table_nrow(t); i++)
		for (size_t k = 0; k < sizeof want / sizeof *want; k++)
			if (strcmp(vc_table_cell(t, i, 0)->text, want[k].key) ==
			    0)
				*want[k].n = vc_table_cell(t, i, 1)->num;
	vc_table_free(t);
	r->batch = r->same;
	r->same = 0;
	in->nreject = in->rejects != NULL && access(in->rejects, F_OK) == 0;
	return 0;
}

static void
to_file(void *arg, const char *line)
{
	struct vc_buf safe = { 0 }, masked = { 0 };

	vc_text_masked(&masked, line, strlen(line));
	if (masked.s != NULL)
		vc_text_safe(&safe, masked.s, masked.len);
	fprintf(arg, "%s\n", safe.s == NULL ? "" : safe.s);
	vc_buf_free(&safe);
	vc_buf_free(&masked);
}

static void __attribute__((format(printf, 2, 3)))
put_line(FILE *fp, const char *fmt, ...)
{
	char *line;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&line, fmt, ap) >= 0) {
		to_file(fp, line);
		free(line);
	}
	va_end(ap);
}

/* "2026-11-22T12:00:00Z orgs.csv" */
static void
put_head(const struct inbox *b, const struct delivery *f, FILE *fp)
{
	int64_t now = vc_now(b->c->vc);
	int s = (int)(now % 86400);
	char day[16];

	put_line(fp, "%sT%02d:%02d:%02dZ %s", vc_day_format(now / 86400, day),
	    s / 3600, s / 60 % 60, s % 60, f->name);
}

static void
put_lines(const struct inbox *b, const struct delivery *f, struct intake *in,
    FILE *fp)
{
	put_head(b, f, fp);
	if (in->profile != NULL)
		put_line(fp, _("read as profile '%s' says"), in->profile);
	if (in->result.again)
		put_line(fp,
		    _("import %lld, by an earlier run that was broken off"),
		    (long long)f->batch);
	if (in->opened)
		intake_lines(in, f->name, false, to_file, fp);
	if (f->why != NULL)
		to_file(fp, f->why);
}

/* The run that took the file may have got as far as its report, which says
 * more. */
int
inbox_report(const struct inbox *b, const struct delivery *f, struct intake *in)
{
	const char *name = strrchr(f->place, '/') + 1;
	struct out_file file;
	char *path = NULL, *rejects = NULL;
	int rc = 0;

	if (asprintf(&path, "%s/" INBOX_OWN "/%s.report.txt", b->path,
		f->mark) < 0)
		return inbox_nomem();
	if (in->result.again && access(path, F_OK) == 0) {
		free(path);
		return 0;
	}
	if (asprintf(&rejects, "%s.rejects.csv", name) < 0)
		rc = inbox_nomem();
	else if ((rc = out_file_open(&file, path)) == 0) {
		in->rejects = rejects;
		put_lines(b, f, in, file.fp);
		rc = out_file_close(&file, 0);
	}
	free(path);
	free(rejects);
	return rc;
}
