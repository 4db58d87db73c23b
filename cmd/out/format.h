/* SPDX-License-Identifier: ISC */
/* What a format is made of, and what out.c lends it. */
#ifndef OUT_FORMAT_H
#define OUT_FORMAT_H

#include <string.h>

#include "file.h"
#include "out.h"

/* One column that this format shows. */
struct out_field {
	const struct vc_column *col;
	const struct vc_cell *cell; /* of the row being written */
	size_t at;                  /* its place in the caller's row */
};

/* What was written last, for the empty lines between parts. */
enum out_part { OUT_NOTHING, OUT_HEADING, OUT_ROWS, OUT_RECORD, OUT_NOTE };

/* A format: what happens at each step; o->field holds columns and cells.
 * A step that is NULL prints nothing. */
struct out_format {
	bool machine;
	size_t size; /* bytes of o->state, zeroed */
	void (*columns)(struct out *);
	void (*group)(struct out *, const char *text);
	void (*row)(struct out *);
	void (*end)(struct out *);
	void (*record)(struct out *);
	void (*heading)(struct out *, const char *line);
	void (*note)(struct out *, const char *line);
	void (*finish)(struct out *);  /* after all that was written */
	void (*release)(struct out *); /* what o->state holds */
};

extern const struct out_format out_format_table, out_format_csv, out_format_tsv,
    out_format_json, out_format_jsonl, out_format_md, out_format_html;

struct out {
	const struct out_format *format;
	void *state; /* the format's own */
	struct out_file file;
	int err; /* errno of the first failure */

	const struct vc_style *style; /* NULL for machines */
	const char *lang;             /* of out_opts */
	size_t width;
	bool color;
	bool page;
	bool terminal; /* that is where it goes */
	enum out_part last;

	struct out_field *field; /* shown, in order */
	size_t nfield;
	struct out_field *group; /* as headings; inside field */
	size_t ngroup;
	bool same;         /* shown are the part before's */
	struct vc_buf was; /* the heading in force */
	bool grouped;      /* there is one */

	struct vc_buf text; /* scratch of out_cell_text */
	struct vc_buf line; /* scratch of the format */
};

/* Writes; a failure is kept in o->err and ends all writing. */
void out_put(struct out *, const char *s, size_t n);
void out_puts(struct out *, const char *s);
/* Writes o->line if it is whole, and empties it. */
void out_put_line(struct out *);
/* Keeps ENOMEM in o->err. */
void out_nomem(struct out *);

/* Begins a part: an empty line before it, unless it is the first, or one
 * more line of the same kind. */
void out_begin(struct out *, enum out_part);
/* Appends a cell as people read it: translated, safe for a terminal; \n
 * is the only control character that remains. */
void out_cell_text(struct out *, const struct vc_cell *, struct vc_buf *);
/* The same for any text, not translated. */
void out_safe_text(struct vc_buf *, const char *s, size_t n);
/* With how many of these a text begins: so far in it stands. */
#define OUT_INDENT "\302\240"
size_t out_indent(const char *s, size_t n);

#endif
