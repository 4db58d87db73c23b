/* SPDX-License-Identifier: ISC */
/* Rows that weren't taken, as a file that its sender can mend. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang.h"
#include "rejects.h"

static void
put_quoted(struct rejects *r, const char *s)
{
	vc_buf_addc(&r->line, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			vc_buf_addc(&r->line, '"');
		vc_buf_addc(&r->line, *s);
	}
	vc_buf_addc(&r->line, '"');
}

/* Unlike what is exported, this goes back to its sender's own program: the
 * delimiter is theirs. Somebody opens it to mend it, so that a formula gets
 * its apostrophe here too, which is put inside the quotes. */
static void
put_cell(struct rejects *r, const char *s, char delimiter)
{
	const char special[] = { delimiter, '"', '\n', '\r', '\0' };
	size_t n = strlen(s);

	if (r->line.len > 0)
		vc_buf_addc(&r->line, delimiter);
	if (vc_text_formula(s, n)) {
		struct vc_buf safe = { 0 };

		vc_buf_addc(&safe, '\'');
		vc_buf_addn(&safe, s, n);
		put_quoted(r, safe.failed ? "" : safe.s);
		vc_buf_free(&safe);
		return;
	}
	if (n > 0 && strpbrk(s, special) == NULL && *s != ' ' && *s != '#' &&
	    s[n - 1] != ' ') {
		vc_buf_add(&r->line, s);
		return;
	}
	/* An empty first cell is quoted, so that the next finds a line. */
	if (n > 0 || r->line.len == 0)
		put_quoted(r, s);
}

/* The words of all reasons, or of the columns they are about. */
static void
join(struct rejects *r, const struct vc_reject *row, bool columns)
{
	vc_buf_clear(&r->why);
	vc_buf_add(&r->why, "");
	for (size_t i = 0; i < row->nwhy; i++) {
		const struct vc_diag *d = &row->why[i];
		char *text = columns ? NULL : lang_msg(&d->msg);
		const char *s = columns ? d->column :
		    text == NULL        ? d->msg.id :
					  text;

		if (s != NULL && *s != '\0') {
			vc_buf_add(&r->why, r->why.len == 0 ? "" : "; ");
			vc_buf_add(&r->why, s);
		}
		free(text);
	}
}

/* Before the sender's own columns stand three of ours, which an import of the
 * mended file passes over, and where the rows alone don't show how to read
 * them, a fourth that tells it. */
static void
put_ours(struct rejects *r, const struct vc_reject *row)
{
	char line[24];

	if (row->line == 0) {
		put_cell(r, VC_REJECT_LINE, row->delimiter);
		put_cell(r, VC_REJECT_COLUMN, row->delimiter);
		put_cell(r, VC_REJECT_REASON, row->delimiter);
		if (row->read != NULL)
			put_cell(r, VC_REJECT_READ, row->delimiter);
		return;
	}
	snprintf(line, sizeof line, "%lld", (long long)row->line);
	put_cell(r, line, row->delimiter);
	join(r, row, true);
	put_cell(r, r->why.s, row->delimiter);
	join(r, row, false);
	put_cell(r, r->why.s, row->delimiter);
	if (row->read != NULL)
		put_cell(r, row->read, row->delimiter);
}

int
rejects_put(struct rejects *r, const struct vc_reject *row)
{
	if (row == NULL) {
		if (r->file.fp != NULL && r->n > 0)
			r->rc = out_file_close(&r->file, 0);
		return r->rc == 0 ? VC_OK : VC_E_IO;
	}
	if (!r->always && !row->partial)
		return VC_OK;
	if (r->file.fp == NULL &&
	    (r->rc = out_file_open(&r->file, r->path)) != 0)
		return VC_E_CANTCREAT;
	vc_buf_clear(&r->line);
	put_ours(r, row);
	for (size_t i = 0; i < row->ncell; i++)
		put_cell(r, row->cell[i], row->delimiter);
	vc_buf_add(&r->line, "\r\n");
	if (r->line.failed)
		return VC_E_NOMEM;
	if (row->line == 0)
		fputs("\xef\xbb\xbf", r->file.fp); /* spreadsheets want it */
	fwrite(r->line.s, 1, r->line.len, r->file.fp);
	r->n += row->line > 0;
	return VC_OK;
}

void
rejects_release(struct rejects *r)
{
	out_file_discard(&r->file);
	vc_buf_free(&r->line);
	vc_buf_free(&r->why);
}
