/* SPDX-License-Identifier: ISC */
/* What -h shows, made from the tables that the program runs on. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "wrap.h"

#define WIDTH     80
#define VERBS_AT  16  /* where the verbs of a noun stand */
#define HELP_AT   32  /* where the help of a verb begins */
#define CODES_MAX 900 /* bytes of a list of codes that is still read */

const struct opt global_opts[] = {
	{ "db", 'D', N_("PATH"), N_("the register to work on"), O_DB },
	{ "format", 'f', N_("FORMAT"),
	    N_("table, csv, tsv, json, jsonl, md or html"), O_FORMAT },
	{ "output", 'o', N_("FILE"), N_("write to FILE, when all went well"),
	    O_OUTPUT },
	{ "lang", 'L', N_("LANG"), N_("sv, da, nb, fi or en"), O_LANG },
	{ "columns", '\0', N_("NAMES"), N_("show these columns, in this order"),
	    O_COLUMNS },
	{ "dry-run", 'n', NULL, N_("do everything, then take it back"),
	    O_DRY_RUN },
	{ "quiet", 'q', NULL, N_("say only what is wrong"), O_QUIET },
	{ "verbose", 'v', NULL, N_("say which register is used"), O_VERBOSE },
	{ "no-color", '\0', NULL, N_("no bold on a terminal"), O_NO_COLOR },
	{ "actor", '\0', N_("NAME"), N_("who does this, for the history"),
	    O_ACTOR },
	{ "help", 'h', NULL, N_("show this help"), O_HELP },
	{ "version", 'V', NULL, N_("show the version"), O_VERSION },
	{ NULL, '\0', NULL, NULL, 0 },
};

size_t
noun_verbs(const struct noun *noun, const struct verb *verbs[VERBS])
{
	size_t n = 0;

	for (int t = 0; t < NOUN_VERBS && noun->verbs[t] != NULL; t++)
		for (const struct verb *v = noun->verbs[t];
		     v->name != NULL && n + 1 < VERBS; v++) {
			size_t i = 0;

			while (i < n && strcmp(verbs[i]->name, v->name) != 0)
				i++;
			if (i == n && *v->name != '\0')
				verbs[n++] = v;
		}
	return n;
}

/* The same as a NULL-terminated list of words. */
static void
verb_words(const struct noun *noun, const char *words[VERBS])
{
	const struct verb *verbs[VERBS];
	size_t n = noun_verbs(noun, verbs);

	for (size_t i = 0; i < n; i++)
		words[i] = verbs[i]->name;
	words[n] = NULL;
}

/* `s` in lines that fit, each after `indent` blanks; the first goes on where
 * the line stands, `at` columns from its beginning. */
static void
put_wrapped(FILE *f, const char *s, size_t indent, size_t at)
{
	size_t n = strlen(s), len, next;

	for (; n > 0; s += next, n -= next, at = 0) {
		len = wrap_line(s, n, WIDTH - indent, &next);
		fprintf(f, "%*s%.*s\n", (int)(indent > at ? indent - at : 0),
		    "", (int)len, s);
	}
}

static void
put_verbs(FILE *f, const char *const *words)
{
	struct vc_buf all = { 0 };

	for (size_t i = 0; words[i] != NULL; i++) {
		vc_buf_add(&all, i == 0 ? "" : " ");
		vc_buf_add(&all, words[i]);
	}
	if (all.len > 0)
		put_wrapped(f, all.s, VERBS_AT, 0);
	vc_buf_free(&all);
}

/* Parts of the list of nouns, by the first of each. */
static const struct {
	const char *first, *title;
} part[] = {
	{ "db", N_("The register") },
	{ "org", N_("Every day") },
	{ "goal", N_("The year") },
	{ "neighbour", N_("What is near to what") },
};

static bool
has_rows(const struct noun *noun)
{
	for (int t = 0; t < NOUN_VERBS && noun->verbs[t] != NULL; t++)
		if (noun->verbs[t] == row_verbs)
			return true;
	return false;
}

static bool
of_every_row(const char *word)
{
	const struct verb *v = row_verbs;

	while (v->name != NULL && strcmp(v->name, word) != 0)
		v++;
	return v->name != NULL;
}

/* A noun with the verbs that not every noun has. */
static void
help_row(FILE *f, const struct noun *noun)
{
	const char *words[VERBS];
	size_t n = 0;

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (strcmp(part[i].first, noun->word) == 0)
			fprintf(f, "%s%s\n", i == 0 ? "" : "\n",
			    _(part[i].title));
	verb_words(noun, words);
	for (size_t i = 0; words[i] != NULL; i++)
		if (!has_rows(noun) || !of_every_row(words[i]))
			words[n++] = words[i];
	words[n] = NULL;
	fprintf(f, "  %-11s %s\n", noun->word, _(noun->help));
	put_verbs(f, words);
}

/* What all but a few have. */
static void
help_rows(FILE *f)
{
	const char *words[VERBS];
	struct vc_buf few = { 0 };
	size_t nword = 0;

	for (const struct noun *n = nouns; n->word != NULL; n++) {
		if (has_rows(n))
			continue;
		vc_buf_add(&few, few.len == 0 ? "" : ", ");
		vc_buf_add(&few, n->word);
	}
	for (const struct verb *v = row_verbs; v->name != NULL; v++)
		words[nword++] = v->name;
	words[nword] = NULL;
	fputc('\n', f);
	fprintf(f, _("All but %s also have"), few.s == NULL ? "" : few.s);
	fputc('\n', f);
	put_verbs(f, words);
	vc_buf_free(&few);
}

int
help_top(FILE *f)
{
	const struct opt *group[] = { global_opts };
	const char *title[] = { _("Options") };

	fprintf(f, "%s\n\n",
	    _("usage: vcctl [options] NOUN VERB [options] "
	      "[operands]"));
	for (const struct noun *n = nouns; n->word != NULL; n++)
		help_row(f, n);
	help_rows(f);
	fputc('\n', f);
	opts_help(f, group, title, 1);
	return EX_OK;
}

static void
help_verbs(const struct noun *noun)
{
	const struct verb *verbs[VERBS];
	size_t n = noun_verbs(noun, verbs);

	printf(_("usage: vcctl %s VERB [options] [operands]"), noun->word);
	printf("\n\n");
	for (size_t i = 0; i < n; i++) {
		const char *operands = lang_text(verbs[i]->operands);
		size_t at = 13 + vc_text_width(operands, strlen(operands));

		printf("  %-10s %s", verbs[i]->name, operands);
		if (at >= HELP_AT) {
			printf("\n");
			at = 0;
		}
		put_wrapped(stdout, _(verbs[i]->help), HELP_AT, at);
	}
	printf("\n");
}

int
help_noun(const struct noun *noun)
{
	help_verbs(noun);
	printf(_("See 'vcctl %s VERB -h' for the options of a verb."),
	    noun->word);
	printf("\n");
	return EX_OK;
}

/* The codes of a field, where they are few enough to be read; NULL else. */
static char *
codes_of(const struct vc_noun *of, size_t field, const char *title)
{
	struct vc_buf b = { 0 };
	const char *code;

	vc_buf_add(&b, title);
	for (size_t i = 0; (code = vc_field_code(of, field, i)) != NULL; i++) {
		vc_buf_add(&b, i == 0 ? ": " : ", ");
		vc_buf_add(&b, lang_text(code));
	}
	if (!b.failed && b.len > strlen(title) && b.len < CODES_MAX)
		return b.s;
	vc_buf_free(&b);
	return NULL;
}

/* What may be given for a field of codes stands with it. */
static void
tell_codes(struct cmd *c, char *told[FIELDS])
{
	for (size_t i = 0; c->verb->fields != NULL && i < FIELDS &&
	     c->field_opt[i].name != NULL;
	     i++) {
		struct opt *o = &c->field_opt[i];

		if (o->id < O_FIELD || o->id >= O_FIELD + FIELDS)
			continue;
		told[i] = codes_of(c->of, (size_t)(o->id - O_FIELD),
		    lang_text(o->help));
		if (told[i] != NULL)
			o->help = told[i];
	}
}

int
help_verb(struct cmd *c)
{
	char *told[FIELDS] = { NULL };
	const struct opt *group[GROUPS] = { NULL };
	const char *title[GROUPS] = { NULL }, *words[VERBS];
	size_t n = 0;

	verb_words(c->noun, words);
	if (*c->verb->name == '\0' && words[0] != NULL)
		help_verbs(c->noun);
	printf(_("usage: vcctl %s%s%s [options]%s%s"), c->noun->word,
	    *c->verb->name == '\0' ? "" : " ", c->verb->name,
	    *c->verb->operands == '\0' ? "" : " ",
	    lang_text(c->verb->operands));
	printf("\n\n%s\n\n", _(c->verb->help));
	if (c->verb->opt != NULL) {
		group[n] = c->verb->opt;
		title[n++] = _("Options");
	}
	if (c->verb->picks && c->pick_opt[0].name != NULL) {
		group[n] = c->pick_opt;
		title[n++] = _("Which one is meant");
	}
	if (c->verb->keys != NULL) {
		group[n] = c->import_opt;
		title[n++] = _("How to read the file");
	}
	if (c->verb->fields != NULL) {
		group[n] = c->field_opt;
		title[n++] = fields_choose(c->verb) ? _("Only rows where") :
						      _("Fields");
	}
	group[n] = global_opts;
	title[n++] = _("Options of every command");
	tell_codes(c, told);
	opts_help(stdout, group, title, n);
	for (size_t i = 0; i < FIELDS; i++)
		free(told[i]);
	return EX_OK;
}

static int
wrong(const char *what, const char *word, const char *const *words)
{
	const char *near = *word == '\0' ? NULL : vc_nearest(word, words);
	struct vc_buf all = { 0 };

	for (size_t i = 0; words[i] != NULL; i++) {
		vc_buf_add(&all, i == 0 ? "" : ", ");
		vc_buf_add(&all, words[i]);
	}
	if (*word == '\0')
		lang_warn(_("'%s' wants a verb: %s"), what,
		    all.s == NULL ? "" : all.s);
	else if (near != NULL)
		lang_warn(_("%s has no '%s'; did you mean '%s'?"), what, word,
		    near);
	else
		lang_warn(_("%s has no '%s'; one of %s"), what, word,
		    all.s == NULL ? "" : all.s);
	vc_buf_free(&all);
	return EX_USE;
}

int
wrong_noun(const char *word)
{
	const char *words[VERBS];
	size_t n = 0;

	for (; nouns[n].word != NULL; n++)
		words[n] = nouns[n].word;
	words[n] = NULL;
	return wrong("vcctl", word, words);
}

int
wrong_verb(const struct noun *noun, const char *word)
{
	const char *words[VERBS];

	verb_words(noun, words);
	return wrong(noun->word, word, words);
}

int
wrong_word(const struct verb *verb, const char *word)
{
	const char *words[VERBS];
	size_t n = 0;

	for (; verb->words[n].word != NULL; n++)
		words[n] = verb->words[n].word;
	words[n] = NULL;
	return wrong(verb->name, word, words);
}

/* ---- the command help --------------------------------------------------------- */

int
help(struct cmd *c, int argc, char **argv)
{
	char flag[] = "--help", *of[4] = { NULL };
	int rc;

	if (argc > 2) {
		lang_warn("%s", _("usage: vcctl help [NOUN [VERB]]"));
		return EX_USE;
	}
	if (argc == 0 || strcmp(argv[0], "help") == 0)
		return help_top(stdout);
	for (int i = 0; i < argc; i++)
		of[i] = argv[i];
	of[argc] = flag;
	if ((rc = read_command(c, argc + 1, of)) != 0)
		return rc;
	return c->verb == NULL ? help_noun(c->noun) : help_verb(c);
}
