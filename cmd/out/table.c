/* SPDX-License-Identifier: ISC */
/* Knows how a table of the library becomes headings, rows and notes of any
 * format. */
#include <stdlib.h>

#include "../lang.h"
#include "format.h"

static bool
table_has(const struct vc_table *t, size_t c)
{
	size_t r, nrow = vc_table_nrow(t);

	for (r = 0; r < nrow; r++)
		if (vc_table_cell(t, r, c)->type != VC_CELL_NONE)
			return true;
	return false;
}

/* The columns that are shown of a table, and which they are in it; *ncol
 * becomes how many. */
static void
table_columns(const struct out *o, const struct vc_table *t,
    const struct vc_column **col, size_t *at, size_t *ncol)
{
	size_t c, n = 0;

	for (c = 0; c < *ncol; c++) {
		col[n] = vc_table_column(t, c);
		if (!o->format->machine && (col[n]->flags & VC_COL_SPARE) &&
		    !table_has(t, c))
			continue;
		at[n++] = c;
	}
	*ncol = n;
}

static void
table_rows(struct out *o, const struct vc_table *t, struct vc_cell *cells,
    const size_t *at, size_t ncol)
{
	size_t r, c, nrow = vc_table_nrow(t);

	for (r = 0; r < nrow; r++) {
		for (c = 0; c < ncol; c++)
			cells[c] = *vc_table_cell(t, r, at[c]);
		out_row(o, cells);
	}
}

/* A number as machines write it, in people's style. */
static void
add_styled(struct vc_buf *buf, const char *s, const struct vc_style *style)
{
	size_t i, whole = strcspn(s, ".");

	for (i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && s[i - 1] != '-' &&
		    s[i - 1] != '+')
			vc_buf_add(buf, style->group);
		vc_buf_addc(buf, s[i]);
	}
	if (s[whole] == '\0')
		return;
	vc_buf_add(buf, style->point);
	vc_buf_add(buf, s + whole + 1);
}

char *
out_message(const struct vc_style *style, const struct vc_msg *msg)
{
	struct vc_buf number[VC_MSG_ARGS] = { 0 };
	struct vc_msg shown = *msg;
	char *line;
	size_t i;

	for (i = 0; i < VC_MSG_ARGS && style != NULL; i++) {
		if ((msg->numbers >> i & 1) == 0 || msg->arg[i] == NULL)
			continue;
		add_styled(&number[i], msg->arg[i], style);
		if (!number[i].failed)
			shown.arg[i] = number[i].s;
	}
	line = lang_msg(&shown);
	for (i = 0; i < VC_MSG_ARGS; i++)
		vc_buf_free(&number[i]);
	return line;
}

static void
table_line(struct out *o, void (*show)(struct out *, const char *),
    const struct vc_msg *msg)
{
	char *line = out_message(o->style, msg);

	if (line == NULL)
		out_nomem(o);
	else
		show(o, line);
	free(line);
}

void
out_table(struct out *o, const struct vc_table *t)
{
	size_t i, ncol = vc_table_ncol(t);
	const struct vc_column **col = calloc(ncol + 1, sizeof(*col));
	struct vc_cell *cells = calloc(ncol + 1, sizeof(*cells));
	size_t *at = calloc(ncol + 1, sizeof(*at));
	const struct vc_msg *msg;

	if (col == NULL || cells == NULL || at == NULL) {
		out_nomem(o);
		goto out;
	}
	table_columns(o, t, col, at, &ncol);
	for (i = 0; (msg = vc_table_heading(t, i)) != NULL; i++)
		table_line(o, out_heading, msg);
	/* For people a heading alone says that nothing follows. */
	if (i == 0 || vc_table_nrow(t) > 0 || o->format->heading == NULL) {
		out_columns(o, col, ncol);
		table_rows(o, t, cells, at, ncol);
		out_end(o);
	}
	for (i = 0; (msg = vc_table_note(t, i)) != NULL; i++)
		table_line(o, out_note, msg);
out:
	free(col);
	free(cells);
	free(at);
}
