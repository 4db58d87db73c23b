/* SPDX-License-Identifier: ISC */
/* Knows which formats there are, and what all of them have in common: which
 * columns are shown to whom, groups, the sticky error. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "../lang.h"
#include "format.h"

#define EXIT_USAGE 2
#define EXIT_NOMEM 71

static const char *const words[] = { "table", "csv", "tsv", "json", "jsonl",
	"md", "html", NULL };

static const struct out_format *const formats[] = { &out_format_table,
	&out_format_csv, &out_format_tsv, &out_format_json, &out_format_jsonl,
	&out_format_md, &out_format_html };

_Static_assert(sizeof(words) / sizeof(words[0]) ==
	sizeof(formats) / sizeof(formats[0]) + 1,
    "one word a format");

const char *const *
out_formats(void)
{
	return words;
}

static const struct out_format *
format_find(const char *word)
{
	const char *near;
	size_t i;

	for (i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], word) == 0)
			return formats[i];
	near = vc_nearest(word, words);
	if (near != NULL)
		lang_warn(_("unknown format '%s'; did you mean '%s'?"), word,
		    near);
	else
		lang_warn(_("unknown format '%s'"), word);
	return NULL;
}

bool
out_for_people(const char *word)
{
	for (size_t i = 0; word != NULL && words[i] != NULL; i++)
		if (strcmp(words[i], word) == 0)
			return !formats[i]->machine;
	return word == NULL;
}

int
out_format_check(const char *word)
{
	return format_find(word) != NULL ? 0 : EXIT_USAGE;
}

static void
out_free(struct out *o)
{
	if (o->state != NULL && o->format->release != NULL)
		o->format->release(o);
	free(o->state);
	free(o->field);
	vc_buf_free(&o->was);
	vc_buf_free(&o->text);
	vc_buf_free(&o->line);
	free(o);
}

int
out_check(const char *path)
{
	return out_file_check(path);
}

int
out_open(struct out **op, const struct out_opts *opts)
{
	const struct out_format *format;
	struct out *o;
	int rc;

	*op = NULL;
	format = format_find(opts->format != NULL ? opts->format : words[0]);
	if (format == NULL)
		return EXIT_USAGE;
	o = calloc(1, sizeof(*o));
	if (o != NULL)
		o->state = calloc(1, format->size + 1);
	if (o == NULL || o->state == NULL) {
		lang_warn("%s", _("out of memory"));
		free(o);
		return EXIT_NOMEM;
	}
	o->format = format;
	o->style = format->machine ? NULL : vc_style(opts->lang);
	o->width = opts->width > 0 ? (size_t)opts->width : 0;
	o->lang = opts->lang != NULL ? opts->lang : "en";
	o->page = opts->page;
	o->color = opts->color;
	rc = out_file_open(&o->file, opts->path);
	if (rc == 0)
		o->terminal = isatty(fileno(o->file.fp)) == 1;
	if (rc != 0)
		out_free(o);
	else
		*op = o;
	return rc;
}

int
out_close(struct out *o)
{
	int rc;

	if (o->err == 0 && o->format->finish != NULL)
		o->format->finish(o);
	rc = out_file_close(&o->file, o->err);
	out_free(o);
	return rc;
}

void
out_discard(struct out *o)
{
	if (o == NULL)
		return;
	out_file_discard(&o->file);
	out_free(o);
}

static void
write_bytes(struct out *o, const char *s, size_t n)
{
	if (o->err != 0 || n == 0)
		return;
	errno = 0;
	if (fwrite(s, 1, n, o->file.fp) != n)
		o->err = errno != 0 ? errno : EIO;
}

/* What programs read and what is a file of its own, where it goes to a
 * terminal: nothing in it may steer that. Lines end and tabs jump as ever. */
static void
write_safe(struct out *o, const char *s, size_t n)
{
	struct vc_buf safe = { 0 };

	for (const char *end = s + n; s < end; s++) {
		const char *stop = s;

		while (stop < end && *stop != '\n' && *stop != '\t')
			stop++;
		vc_text_safe(&safe, s,
		    (size_t)(stop - s) -
			(stop < end && *stop == '\n' && stop > s &&
			    stop[-1] == '\r'));
		if (stop < end)
			vc_buf_addc(&safe, *stop);
		s = stop;
	}
	if (safe.failed)
		out_nomem(o);
	else
		write_bytes(o, safe.s, safe.len);
	vc_buf_free(&safe);
}

void
out_put(struct out *o, const char *s, size_t n)
{
	if (o->terminal && o->format->machine)
		write_safe(o, s, n);
	else
		write_bytes(o, s, n);
}

void
out_puts(struct out *o, const char *s)
{
	out_put(o, s, strlen(s));
}

void
out_nomem(struct out *o)
{
	if (o->err == 0)
		o->err = ENOMEM;
}

void
out_put_line(struct out *o)
{
	if (o->line.failed)
		out_nomem(o);
	else
		out_put(o, o->line.s, o->line.len);
	vc_buf_clear(&o->line);
}

void
out_begin(struct out *o, enum out_part part)
{
	bool more = o->last == part &&
	    (part == OUT_HEADING || part == OUT_NOTE);

	if (o->last != OUT_NOTHING && !more)
		out_puts(o, "\n");
	o->last = part;
}

void
out_safe_text(struct vc_buf *buf, const char *s, size_t n)
{
	const char *nl;
	size_t len, cut;

	for (;;) {
		nl = memchr(s, '\n', n);
		len = nl == NULL ? n : (size_t)(nl - s);
		cut = nl != NULL && len > 0 && s[len - 1] == '\r' ? 1 : 0;
		vc_text_safe(buf, s, len - cut);
		if (nl == NULL)
			return;
		vc_buf_addc(buf, '\n');
		s += len + 1;
		n -= len + 1;
	}
}

/* Does this format show a column with such flags? */
static bool
shows(const struct out *o, unsigned flags)
{
	return (flags & (o->format->machine ? VC_COL_HUMAN : VC_COL_MACHINE)) ==
	    0;
}

/* Fills o->field and, where `group`, o->group from the columns; o->same
 * tells whether the fields are those of the part before. */
static bool
choose(struct out *o, const struct vc_column *const *col, size_t ncol,
    bool group)
{
	struct out_field *field = calloc(2 * ncol + 1, sizeof(*field));
	struct out_field one = { 0 };
	size_t nfield = 0, ngroup = 0;

	if (field == NULL) {
		out_nomem(o);
		return false;
	}
	o->same = true;
	for (one.at = 0; one.at < ncol; one.at++) {
		one.col = col[one.at];
		if (!shows(o, one.col->flags))
			continue;
		if (group && (one.col->flags & VC_COL_GROUP)) {
			field[ncol + ngroup++] = one;
			continue;
		}
		if (nfield >= o->nfield || o->field[nfield].col != one.col)
			o->same = false;
		field[nfield++] = one;
	}
	if (nfield != o->nfield)
		o->same = false;
	free(o->field);
	o->field = field;
	o->nfield = nfield;
	o->group = field + ncol;
	o->ngroup = ngroup;
	return true;
}

static void
take_cells(struct out *o, const struct vc_cell *cells)
{
	size_t i;

	for (i = 0; i < o->nfield; i++)
		o->field[i].cell = &cells[o->field[i].at];
}

void
out_columns(struct out *o, const struct vc_column *const *col, size_t ncol)
{
	o->grouped = false;
	if (o->err == 0 && choose(o, col, ncol, !o->format->machine))
		o->format->columns(o);
}

/* Begins a new group when the row's group cells differ from those before. */
static void
regroup(struct out *o, const struct vc_cell *cells)
{
	struct vc_buf now = { 0 };
	size_t i, len;

	for (i = 0; i < o->ngroup; i++) {
		len = now.len;
		if (len > 0)
			vc_buf_add(&now, " / ");
		out_cell_text(o, &cells[o->group[i].at], &now);
		if (len > 0 && now.len == len + 3) /* an empty one */
			now.s[now.len = len] = '\0';
	}
	if (now.failed)
		out_nomem(o);
	else if (!o->grouped || now.len != o->was.len ||
	    (now.len > 0 && memcmp(now.s, o->was.s, now.len) != 0)) {
		o->format->group(o, now.len > 0 ? now.s : "");
		vc_buf_clear(&o->was);
		vc_buf_addn(&o->was, now.len > 0 ? now.s : "", now.len);
		o->grouped = true;
	}
	vc_buf_free(&now);
}

void
out_row(struct out *o, const struct vc_cell *cells)
{
	if (o->err != 0)
		return;
	if (o->ngroup > 0)
		regroup(o, cells);
	take_cells(o, cells);
	o->format->row(o);
}

void
out_end(struct out *o)
{
	if (o->err == 0)
		o->format->end(o);
}

void
out_record(struct out *o, const struct vc_column *const *col,
    const struct vc_cell *cells, size_t ncol)
{
	if (o->err != 0 || !choose(o, col, ncol, false))
		return;
	take_cells(o, cells);
	o->format->record(o);
}

void
out_heading(struct out *o, const char *line)
{
	if (o->err == 0 && o->format->heading != NULL)
		o->format->heading(o, line);
}

void
out_text(struct out *o, const char *text)
{
	if (o->terminal)
		write_safe(o, text, strlen(text));
	else
		out_puts(o, text);
}

void
out_note(struct out *o, const char *line)
{
	if (o->err == 0 && o->format->note != NULL)
		o->format->note(o, line);
}
