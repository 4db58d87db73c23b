/* SPDX-License-Identifier: ISC */
/* Knows how getopt_long is fed from rows of options, and what to say when a
 * word on the command line is none of them. */
#include <getopt.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lang.h"
#include "opts.h"
#include "wrap.h"

#define EXIT_USAGE 2
#define EXIT_NOMEM 71
#define FIRST_LONG 256 /* above any short option's character */
#define HELP_MAX   28  /* where help texts begin at the latest */
#define HELP_WIDTH 80

/* The rows as getopt_long wants them. */
struct parser {
	const struct opt **row; /* nrow, of all groups in order */
	char **name;            /* nrow + 1, with '-': did-you-mean's words */
	char **alias;           /* nrow, with '_'; NULL where it is the same */
	struct option *lng;
	char *shorts;
	size_t nrow;
};

static char *
spelled(const char *name, char from, char to)
{
	char *s = strdup(name), *c;

	for (c = s; c != NULL && *c != '\0'; c++)
		if (*c == from)
			*c = to;
	return s;
}

static void
parser_release(struct parser *p)
{
	size_t i;

	for (i = 0; i < p->nrow; i++) {
		if (p->name != NULL)
			free(p->name[i]);
		if (p->alias != NULL)
			free(p->alias[i]);
	}
	free(p->row);
	free(p->name);
	free(p->alias);
	free(p->lng);
	free(p->shorts);
}

/* Adds row i to what getopt_long reads. */
static bool
parser_add(struct parser *p, size_t i, struct option **lng, char **sh)
{
	const struct opt *o = p->row[i];
	struct option one = { .has_arg = o->arg == NULL ? no_argument :
							  required_argument,
		.val = FIRST_LONG + (int)i };

	p->name[i] = spelled(o->name, '_', '-');
	if (p->name[i] == NULL)
		return false;
	one.name = p->name[i];
	*(*lng)++ = one;
	if (strchr(p->name[i], '-') != NULL) {
		p->alias[i] = spelled(o->name, '-', '_');
		if (p->alias[i] == NULL)
			return false;
		one.name = p->alias[i];
		*(*lng)++ = one;
	}
	if (o->sh != '\0') {
		*(*sh)++ = o->sh;
		if (o->arg != NULL)
			*(*sh)++ = ':';
	}
	return true;
}

/* `mode` is what getopt wants first in the short string: "" to mix options
 * and operands, "+" to stop at the first operand. */
static bool
parser_init(struct parser *p, const struct opt *const *groups, size_t ngroups,
    const char *mode)
{
	const struct opt *o;
	struct option *lng;
	size_t g, i, n = 0;
	char *sh;

	for (g = 0; g < ngroups; g++)
		for (o = groups[g]; o->name != NULL; o++)
			n++;
	p->row = calloc(n + 1, sizeof(*p->row));
	p->name = calloc(n + 1, sizeof(*p->name));
	p->alias = calloc(n + 1, sizeof(*p->alias));
	p->lng = lng = calloc(2 * n + 1, sizeof(*p->lng));
	p->shorts = sh = calloc(2 * n + 3, 1);
	if (p->row == NULL || p->name == NULL || p->alias == NULL ||
	    lng == NULL || sh == NULL)
		return false;
	for (g = 0; g < ngroups; g++)
		for (o = groups[g]; o->name != NULL; o++)
			p->row[p->nrow++] = o;
	if (mode[0] != '\0')
		*sh++ = mode[0];
	*sh++ = ':'; /* tell a missing value from an unknown option */
	for (i = 0; i < n; i++)
		if (!parser_add(p, i, &lng, &sh))
			return false;
	return true;
}

/* The row that getopt's result means, or NULL. */
static const struct opt *
row_of(const struct parser *p, int val)
{
	size_t i;

	if (val >= FIRST_LONG)
		return p->row[val - FIRST_LONG];
	for (i = 0; i < p->nrow; i++)
		if (val != '\0' && p->row[i]->sh == (char)val)
			return p->row[i];
	return NULL;
}

/* Says that `word`, a long option as typed, is none or is several. */
static void
complain_long(const struct parser *p, const char *word)
{
	char *name = spelled(word + 2, '_', '-');
	const char *near, *first = NULL;
	size_t i, n;

	if (name == NULL)
		return;
	n = strcspn(name, "=");
	name[n] = '\0';
	for (i = 0; i < p->nrow && n > 0; i++) {
		if (strncmp(p->name[i], name, n) != 0)
			continue;
		if (first != NULL && strcmp(first, p->name[i]) != 0) {
			lang_warn(_("option '--%s' is ambiguous: '--%s' or "
				    "'--%s'"),
			    name, first, p->name[i]);
			free(name);
			return;
		}
		first = p->name[i];
	}
	near = vc_nearest(name, (const char *const *)p->name);
	if (near != NULL)
		lang_warn(_("unknown option '--%s'; did you mean '--%s'?"),
		    name, near);
	else
		lang_warn(_("unknown option '--%s'"), name);
	free(name);
}

/* Says what getopt found wrong; `result` is '?' or ':', `word` the argument
 * it was reading. */
static void
complain(const struct parser *p, int result, const char *word)
{
	const struct opt *o = row_of(p, optopt);
	char name[3] = { '-', (char)optopt, '\0' };
	const char *shown = name, *dashes = "";

	if (optopt >= FIRST_LONG) {
		shown = p->name[optopt - FIRST_LONG];
		dashes = "--";
	}
	if (optopt == 0)
		complain_long(p, word);
	else if (result == ':')
		lang_warn(_("option '%s%s' needs a value: %s"), dashes, shown,
		    lang_text(o->arg));
	else if (o != NULL)
		lang_warn(_("option '%s%s' takes no value"), dashes, shown);
	else
		lang_warn(_("unknown option '%s'"), name);
}

static int
parse(int argc, char **argv, const struct parser *p, opt_take *take, void *ctx)
{
	int c, rc, at;

	optind = 0; /* glibc: begin anew, forgetting everything */
	opterr = 0;
	for (;;) {
		c = getopt_long(argc, argv, p->shorts, p->lng, NULL);
		if (c == -1)
			return 0;
		if (c == '?' || c == ':') {
			at = optind > 1 ? optind - 1 : 1;
			complain(p, c, argv[at]);
			return EXIT_USAGE;
		}
		rc = take(ctx, row_of(p, c), optarg);
		if (rc != 0)
			return rc;
	}
}

static int
parse_mode(int argc, char **argv, const struct opt *const *groups,
    size_t ngroups, const char *mode, opt_take *take, void *ctx,
    int *first_operand)
{
	struct parser p = { 0 };
	int rc;

	if (parser_init(&p, groups, ngroups, mode)) {
		rc = parse(argc, argv, &p, take, ctx);
		*first_operand = optind;
	} else {
		lang_warn("%s", _("out of memory"));
		rc = EXIT_NOMEM;
	}
	parser_release(&p);
	return rc;
}

int
opts_parse(int argc, char **argv, const struct opt *const *groups,
    size_t ngroups, opt_take *take, void *ctx, int *first_operand)
{
	return parse_mode(argc, argv, groups, ngroups, "", take, ctx,
	    first_operand);
}

int
opts_parse_leading(int argc, char **argv, const struct opt *const *groups,
    size_t ngroups, opt_take *take, void *ctx, int *first_operand)
{
	return parse_mode(argc, argv, groups, ngroups, "+", take, ctx,
	    first_operand);
}

/* "  -D, --db PATH", without help. */
static void
synopsis(struct vc_buf *buf, const struct opt *o)
{
	const char *c;

	vc_buf_clear(buf);
	vc_buf_add(buf, "  ");
	if (o->sh != '\0') {
		vc_buf_addc(buf, '-');
		vc_buf_addc(buf, o->sh);
		vc_buf_add(buf, ", --");
	} else {
		vc_buf_add(buf, "    --");
	}
	for (c = o->name; *c != '\0'; c++)
		vc_buf_addc(buf, *c == '_' ? '-' : *c);
	if (o->arg != NULL) {
		vc_buf_addc(buf, ' ');
		vc_buf_add(buf, lang_text(o->arg));
	}
}

/* Where the help texts begin: past the longest synopsis that isn't too
 * long. */
static size_t
help_column(const struct opt *const *groups, size_t ngroups)
{
	struct vc_buf buf = { 0 };
	const struct opt *o;
	size_t g, width, max = 0;

	for (g = 0; g < ngroups; g++)
		for (o = groups[g]; o->name != NULL; o++) {
			synopsis(&buf, o);
			width = vc_text_width(buf.s, buf.len) + 2;
			if (o->help != NULL && width <= HELP_MAX && width > max)
				max = width;
		}
	vc_buf_free(&buf);
	return max > 0 ? max : HELP_MAX;
}

static void
help_row(FILE *fp, const struct opt *o, size_t column)
{
	struct vc_buf buf = { 0 };
	const char *s = lang_text(o->help);
	size_t n = strlen(s), at, len, next, width;

	synopsis(&buf, o);
	fputs(buf.s, fp);
	width = vc_text_width(buf.s, buf.len);
	if (width + 2 > column) {
		fputc('\n', fp);
		width = 0;
	}
	for (at = 0; at < n; at += next) {
		len = wrap_line(s + at, n - at, HELP_WIDTH - column, &next);
		fprintf(fp, "%*s%.*s\n", (int)(column - width), "", (int)len,
		    s + at);
		width = 0;
	}
	if (n == 0)
		fputc('\n', fp);
	vc_buf_free(&buf);
}

/* Does an earlier row stand in this one's way? */
static bool
shadowed(const struct opt *const *groups, const struct opt *o)
{
	const struct opt *p;

	for (;; groups++)
		for (p = *groups; p->name != NULL; p++) {
			if (p == o)
				return false;
			if (strcmp(p->name, o->name) == 0)
				return true;
		}
}

void
opts_help(FILE *fp, const struct opt *const *groups, const char *const *titles,
    size_t ngroups)
{
	size_t g, column = help_column(groups, ngroups);
	const struct opt *o;

	for (g = 0; g < ngroups; g++) {
		if (groups[g]->name == NULL)
			continue;
		if (titles[g] != NULL)
			fprintf(fp, "%s%s\n", g > 0 ? "\n" : "", titles[g]);
		for (o = groups[g]; o->name != NULL; o++)
			if (o->help != NULL && !shadowed(groups, o))
				help_row(fp, o, column);
	}
}
