/* SPDX-License-Identifier: ISC */
/* Knows how cells become JSON values. Strings are escaped by jansson;
 * numbers are written digit by digit, because a double would change them. */
#include <jansson.h>

#include "format.h"

struct state {
	bool any; /* the array has an object */
};

/* Can s[0..n) stand between quotes as it is? */
static bool
plain(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] < ' ' || s[i] > '~' || s[i] == '"' || s[i] == '\\')
			return false;
	return true;
}

static int
append(const char *s, size_t n, void *buf)
{
	vc_buf_addn(buf, s, n);
	return 0;
}

/* Has jansson escape a string; bytes that are not UTF-8, which JSON cannot
 * hold, are made visible first. */
static void
add_escaped(struct out *o, const char *s, size_t n)
{
	struct vc_buf safe = { 0 };
	json_t *str = json_stringn(s, n);

	if (str == NULL) {
		vc_text_safe(&safe, s, n);
		if (safe.s != NULL)
			str = json_stringn(safe.s, safe.len);
		vc_buf_free(&safe);
	}
	if (str == NULL ||
	    json_dump_callback(str, append, &o->line, JSON_ENCODE_ANY) != 0)
		out_nomem(o);
	json_decref(str);
}

static void
add_string(struct out *o, const char *s, size_t n)
{
	if (!plain(s, n)) {
		add_escaped(o, s, n);
		return;
	}
	vc_buf_addc(&o->line, '"');
	vc_buf_addn(&o->line, s, n);
	vc_buf_addc(&o->line, '"');
}

static void
add_text(struct out *o, const struct vc_cell *cell)
{
	if (cell->text == NULL)
		vc_buf_add(&o->line, "null");
	else
		add_string(o, cell->text, strlen(cell->text));
}

/* A number of 10^-places, without zeros at its end. */
static void
add_fixed(struct out *o, int64_t num, int places)
{
	char digits[32], *end = digits + sizeof(digits), *s = end;
	uint64_t left = num < 0 ? 0 - (uint64_t)num : (uint64_t)num;
	int i;

	for (i = 0; i < places; i++, left /= 10)
		if (s != end || left % 10 != 0)
			*--s = '0' + left % 10;
	if (s != end)
		*--s = '.';
	do {
		*--s = '0' + left % 10;
		left /= 10;
	} while (left > 0);
	if (num < 0)
		*--s = '-';
	vc_buf_addn(&o->line, s, end - s);
}

/* Words separated by "; " as an array. */
static void
add_tags(struct out *o, const char *s)
{
	const char *sep = "";
	size_t n;

	vc_buf_addc(&o->line, '[');
	for (;;) {
		s += strspn(s, "; ");
		n = strcspn(s, ";");
		if (n == 0)
			break;
		vc_buf_add(&o->line, sep);
		add_string(o, s, n);
		sep = ",";
		s += n;
	}
	vc_buf_addc(&o->line, ']');
}

static void
add_pair(struct out *o, const struct vc_cell *cell)
{
	vc_buf_add(&o->line, "{\"first\":");
	if (cell->flags & VC_CELL_HAS1)
		add_fixed(o, cell->num, 3);
	else
		vc_buf_add(&o->line, "null");
	vc_buf_add(&o->line, ",\"second\":");
	if (cell->flags & VC_CELL_HAS2)
		add_fixed(o, cell->num2, 3);
	else
		vc_buf_add(&o->line, "null");
	vc_buf_addc(&o->line, '}');
}

static void
add_share(struct out *o, const struct vc_cell *cell)
{
	int places = cell->flags & VC_CELL_MILLI ? 3 : 0;
	size_t len;

	vc_buf_add(&o->line, "{\"part\":");
	add_fixed(o, cell->num, places);
	vc_buf_add(&o->line, ",\"whole\":");
	add_fixed(o, cell->num2, places);
	vc_buf_add(&o->line, ",\"percent\":");
	len = o->line.len;
	vc_cell_print(&o->line, cell, NULL);
	if (o->line.len == len) /* of nothing there is no share */
		vc_buf_add(&o->line, "null");
	vc_buf_addc(&o->line, '}');
}

static void
add_value(struct out *o, const struct vc_cell *cell)
{
	char day[16];

	switch (cell->type) {
	case VC_CELL_NONE:
		vc_buf_add(&o->line, "null");
		break;
	case VC_CELL_TEXT:
	case VC_CELL_TIMES:
	case VC_CELL_MSG:
		add_text(o, cell);
		break;
	case VC_CELL_NAMED:
		if (cell->text != NULL) {
			add_text(o, cell);
			break;
		}
		/* FALLTHROUGH */
	case VC_CELL_INT:
	case VC_CELL_YEAR:
		add_fixed(o, cell->num, 0);
		break;
	case VC_CELL_DECIMAL:
	case VC_CELL_PERCENT:
		add_fixed(o, cell->num, 3);
		break;
	case VC_CELL_MONEY:
		add_fixed(o, cell->num, 2);
		break;
	case VC_CELL_DAY:
		vc_day_format(cell->num, day);
		add_string(o, day, strlen(day));
		break;
	case VC_CELL_BOOL:
		vc_buf_add(&o->line, cell->num ? "true" : "false");
		break;
	case VC_CELL_TAGS:
	case VC_CELL_MSGS:
		add_tags(o, cell->text == NULL ? "" : cell->text);
		break;
	case VC_CELL_PAIR:
		add_pair(o, cell);
		break;
	case VC_CELL_SHARE:
		add_share(o, cell);
		break;
	}
}

/* One object, with `before` at each field and `after` at the end. */
static void
add_object(struct out *o, const char *before, const char *after)
{
	const char *key;
	size_t i;

	vc_buf_addc(&o->line, '{');
	for (i = 0; i < o->nfield; i++) {
		key = o->field[i].col->key;
		if (i > 0)
			vc_buf_addc(&o->line, ',');
		vc_buf_add(&o->line, before);
		add_string(o, key, strlen(key));
		vc_buf_addc(&o->line, ':');
		add_value(o, o->field[i].cell);
	}
	vc_buf_add(&o->line, after);
	vc_buf_addc(&o->line, '}');
}

static void
array_begin(struct out *o)
{
	struct state *st = o->state;

	st->any = false;
	out_puts(o, "[");
}

static void
array_row(struct out *o)
{
	struct state *st = o->state;

	vc_buf_add(&o->line, st->any ? ",\n" : "\n");
	st->any = true;
	add_object(o, "", "");
	out_put_line(o);
}

static void
array_end(struct out *o)
{
	struct state *st = o->state;

	out_puts(o, st->any ? "\n]\n" : "]\n");
}

static void
object(struct out *o)
{
	add_object(o, "\n  ", "\n");
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

const struct out_format out_format_json = { .machine = true,
	.size = sizeof(struct state),
	.columns = array_begin,
	.row = array_row,
	.end = array_end,
	.record = object };

static void
no_frame(struct out *o)
{
	(void)o;
}

static void
one_line(struct out *o)
{
	add_object(o, "", "");
	vc_buf_addc(&o->line, '\n');
	out_put_line(o);
}

const struct out_format out_format_jsonl = { .machine = true,
	.columns = no_frame,
	.row = one_line,
	.end = no_frame,
	.record = one_line };
