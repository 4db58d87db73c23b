/* SPDX-License-Identifier: ISC */
/* Writers: data on its way to a person or a program.
 *
 * Who has data describes its columns and hands over cells; the format
 * chosen decides what becomes of them. For people (table, md, html) texts are
 * translated and numbers look as they do in their language; for machines
 * (csv, tsv, json, jsonl) the bytes depend on nothing but the data; only on a
 * terminal what could steer it is made visible there, too. Errors are kept and
 * reported once, by out_close.
 */
#ifndef OUT_H
#define OUT_H

#include "vc.h"

struct out;

struct out_opts {
	const char *format; /* one of out_formats; NULL: table */
	const char *path;   /* a file to make; NULL or "-": stdout */
	const char *lang;   /* sv da nb fi en */
	int width;          /* columns of the terminal; 0: unlimited */
	bool page;          /* of a page, rather: wider than to break a word */
	bool color;
};

/* The words that out_opts.format takes, NULL-terminated. */
const char *const *out_formats(void);
/* Is the format (NULL: the usual one) for people, not for machines? */
bool out_for_people(const char *word);
/* 0, or EX_USAGE after saying that there is no such format. */
int out_format_check(const char *word);

/* 0, or 71 or 73 after saying why no such file can be made. */
int out_check(const char *path);
/* Begins. Returns 0, or after saying why on stderr: 2 (no such format), 71
 * (memory), 73 (the file cannot be made), with *o NULL. A file comes into
 * place, mode 0600, only when out_close finds that all went well. */
int out_open(struct out **o, const struct out_opts *) VC_CHECK;
/* Ends and releases. Returns 0, or after saying why on stderr 73 or 74. A
 * reader that has gone (EPIPE) is 74 too, but not worth a word. */
int out_close(struct out *) VC_CHECK;
/* Releases instead of out_close, where the caller's own work failed: what
 * went to stdout stays, a file is removed and what stood there before
 * stays. NULL is fine. */
void out_discard(struct out *);

/* A list of rows: out_columns, out_row for each (ncol cells, read before it
 * returns), out_end. Flags of the columns decide who sees what; a GROUP
 * column becomes a heading for people whenever it changes. The columns must
 * live until out_end, the array of pointers need not. */
void out_columns(struct out *, const struct vc_column *const *col, size_t ncol);
void out_row(struct out *, const struct vc_cell *cells);
void out_end(struct out *);
/* One record, field by field. Records of the same columns that follow each
 * other share one header in csv and tsv. */
void out_record(struct out *, const struct vc_column *const *col,
    const struct vc_cell *cells, size_t ncol);
/* A line above and a line below, translated by the caller. People only. */
void out_heading(struct out *, const char *line);
void out_note(struct out *, const char *line);
/* Text as it is, line breaks and all, in any format: for what is a file of its
 * own. */
void out_text(struct out *, const char *text);
/* A finished table: its headings, rows and notes. */
void out_table(struct out *, const struct vc_table *);
/* One of a table's messages in the reader's language, with its numbers in the
 * style (NULL: as machines write them). Caller frees; NULL: out of memory. */
char *out_message(const struct vc_style *, const struct vc_msg *);

#endif
