/* SPDX-License-Identifier: ISC */
/* What a command says: errors, talk, and where its output goes. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

#define PAGE 100 /* columns of a report that no terminal shows */

int
exit_code(int rc)
{
	static const int code[] = { 0, 2, 65, 66, 69, 73, 74, 75, 77, 78, 71,
		70 };

	return rc >= 0 ? 0 : code[-rc];
}

const char *
called(const struct cmd *c)
{
	return lang_text(c->noun->word);
}

bool
given(const struct cmd *c, enum opt_id id)
{
	return c->opt[id] != NULL;
}

static bool
same_name(const char *option, const char *field)
{
	while (*option != '\0' &&
	    (*option == *field || (*option == '-' && *field == '_')))
		option++, field++;
	return *option == *field;
}

/* Has the command an option for the field? */
static bool
is_option(const struct cmd *c, const char *field)
{
	const struct opt *group[] = { c->field_opt, c->verb->opt, c->pick_opt };

	for (size_t i = 0; i < sizeof group / sizeof *group; i++)
		for (const struct opt *o = group[i];
		     o != NULL && o->name != NULL; o++)
			if (same_name(o->name, field))
				return true;
	return false;
}

/* "--legal-form: ", as it is typed, where the error is about such a field. */
static void
add_option(const struct cmd *c, struct vc_msg *msg, struct vc_buf *b)
{
	if (msg->at == NULL || !is_option(c, msg->at))
		return;
	vc_buf_add(b, "--");
	for (const char *s = msg->at; *s != '\0'; s++)
		vc_buf_addc(b, *s == '_' ? '-' : *s);
	vc_buf_add(b, ": ");
	msg->at = NULL;
}

int
fail(struct cmd *c, int rc)
{
	struct vc_msg msg = *vc_error(c->vc);
	struct vc_buf b = { 0 };
	char *text;

	add_option(c, &msg, &b);
	text = lang_msg(&msg);
	vc_buf_add(&b, text == NULL ? vc_errmsg(c->vc) : text);
	free(text);
	lang_warn("%s", b.failed ? vc_errmsg(c->vc) : b.s);
	vc_buf_free(&b);
	return exit_code(rc);
}

int
fail_at(struct cmd *c, int rc, const char *what)
{
	char *text = lang_msg(vc_error(c->vc));

	lang_warn("%s: %s", what, text == NULL ? vc_errmsg(c->vc) : text);
	free(text);
	return exit_code(rc);
}

void
say(const struct cmd *c, const char *fmt, ...)
{
	char *line;
	va_list ap;

	if (given(c, O_QUIET))
		return;
	va_start(ap, fmt);
	if (vasprintf(&line, fmt, ap) >= 0) {
		lang_line(line);
		free(line);
	}
	va_end(ap);
}

bool
number(const char *name, const char *text, long min, long max, long *v)
{
	char *end;

	*v = strtol(text, &end, 10);
	if (*text != '\0' && *end == '\0' && *v >= min && *v <= max)
		return true;
	lang_warn(_("'%s' is no value for --%s: a number from %ld to %ld"),
	    text, name, min, max);
	return false;
}

/* Columns of the terminal; 0 where there is none. */
static int
width(const struct cmd *c)
{
	struct winsize ws;

	if (!given(c, O_OUTPUT) && isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0)
		return ws.ws_col;
	return 0;
}

/* It would come into the place of the register that it was read from. */
static bool
onto_register(const struct cmd *c)
{
	const char *to = c->opt[O_OUTPUT], *db = c->opt[O_DB];
	struct stat a, b;

	if (to == NULL || db == NULL || stat(to, &a) != 0 ||
	    stat(db, &b) != 0 || a.st_dev != b.st_dev || a.st_ino != b.st_ino)
		return false;
	lang_warn(_("'%s' is the register; write to another file"), to);
	return true;
}

int
check_output(const struct cmd *c)
{
	if (opens(c) != OPENS_WRITE || !given(c, O_OUTPUT))
		return 0;
	return onto_register(c) ? 73 : out_check(c->opt[O_OUTPUT]);
}

struct out *
writer(struct cmd *c, bool page)
{
	struct out_opts o = { .format = c->opt[O_FORMAT],
		.path = c->opt[O_OUTPUT],
		.lang = c->opt[O_LANG],
		.width = width(c),
		.color = !given(c, O_NO_COLOR) && !given(c, O_OUTPUT) &&
		    isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL };

	if (page && o.width == 0) {
		o.width = PAGE;
		o.page = true;
	}
	if (c->out == NULL && (onto_register(c) || out_open(&c->out, &o) != 0))
		c->out = NULL;
	return c->out;
}

int
show_table(struct cmd *c, int rc, struct vc_table *t)
{
	struct out *o;

	if (rc != VC_OK)
		return fail(c, rc);
	o = writer(c, true);
	if (o != NULL)
		out_table(o, t);
	vc_table_free(t);
	return o == NULL ? 73 : EX_OK;
}

int
show_text(struct cmd *c, int rc, const char *text)
{
	if (rc != VC_OK)
		return fail(c, rc);
	if (writer(c, false) == NULL)
		return 73;
	out_text(c->out, text);
	return EX_OK;
}
