/* SPDX-License-Identifier: ISC */
/* Knows how people read a cell: translated, and safe for a terminal. */
#include <stdlib.h>

#include "../lang.h"
#include "format.h"

/* Each message of several in the reader's language. */
static void
add_messages(struct vc_buf *buf, const char *s, const char *between)
{
	for (size_t n; *s != '\0'; s += n) {
		char *one;

		n = strcspn(s, between);
		if ((one = strndup(s, n)) == NULL) {
			buf->failed = true;
			return;
		}
		vc_buf_add(buf, lang_text(one));
		free(one);
		if (s[n] != '\0')
			vc_buf_add(buf, s[n] == ';' ? "; " : "-");
		n += s[n] == '-' ? 1 : strspn(s + n, "; ");
	}
}

/* A word that says different things in different places has a message of its
 * own here, where the catalogue has one. */
static const char *
message(const struct vc_cell *cell)
{
	const char *here = cell->unit == NULL ? NULL : lang_text(cell->unit);

	/* Nobody has put it into this language. */
	if (here == NULL || here == vc_msg_english(cell->unit))
		return lang_text(cell->text);
	return here;
}

/* A message, and what is nobody's to translate. */
static void
add_lead(struct vc_buf *buf, const struct vc_cell *cell)
{
	char *lead = strndup(cell->text, (size_t)cell->num);

	if (lead == NULL) {
		buf->failed = true;
		return;
	}
	vc_buf_add(buf, lang_text(lead));
	vc_buf_add(buf, cell->text + cell->num);
	free(lead);
}

size_t
out_indent(const char *s, size_t n)
{
	size_t len = strlen(OUT_INDENT), i = 0;

	while ((i + 1) * len <= n && memcmp(s + i * len, OUT_INDENT, len) == 0)
		i++;
	return i;
}

void
out_cell_text(struct out *o, const struct vc_cell *cell, struct vc_buf *buf)
{
	struct vc_cell shown = *cell;
	struct vc_buf lead = { 0 };

	switch (cell->type) {
	case VC_CELL_NONE:
		return;
	case VC_CELL_NAMED: /* its unit is a name, and data */
		break;
	case VC_CELL_MSG:
		shown.text = message(cell);
		if (cell->flags & VC_CELL_LEAD) {
			add_lead(&lead, cell);
			shown.text = lead.s;
		}
		break;
	case VC_CELL_MSGS:
		add_messages(buf, cell->text == NULL ? "" : cell->text, ";");
		return;
	case VC_CELL_TIMES:
		add_messages(buf, cell->text == NULL ? "" : cell->text, ";-");
		return;
	case VC_CELL_BOOL:
		vc_buf_add(buf, cell->num ? _("yes") : _("no"));
		return;
	case VC_CELL_INT:
	case VC_CELL_YEAR:
	case VC_CELL_DECIMAL:
	case VC_CELL_MONEY:
	case VC_CELL_PERCENT:
	case VC_CELL_PAIR:
		shown.text = lang_about(cell->text);
		/* FALLTHROUGH */
	default:
		if (cell->unit != NULL)
			shown.unit = lang_text(cell->unit);
		if (cell->unit2 != NULL)
			shown.unit2 = lang_text(cell->unit2);
		break;
	}
	vc_buf_clear(&o->text);
	vc_cell_print(&o->text, &shown, o->style);
	if (o->text.failed || lead.failed)
		out_nomem(o);
	else if (o->text.len > 0)
		out_safe_text(buf, o->text.s, o->text.len);
	vc_buf_free(&lead);
}
