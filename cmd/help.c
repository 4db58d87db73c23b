/* SPDX-License-Identifier: ISC */
/* What -h shows, made from the tables that the program runs on. */
#include <string.h>

#include "cmd.h"

const struct opt global_opts[] = {
	{ "db", 'D', N_("PATH"), N_("the register to work on"), O_DB },
	{ "format", 'f', N_("FORMAT"), N_("table, csv, tsv, json, jsonl or md"),
	    O_FORMAT },
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

int
help_top(FILE *f)
{
	const struct opt *group[] = { global_opts };
	const char *title[] = { _("Options") };

	fprintf(f, "%s\n\n",
	    _("usage: vcctl [options] NOUN VERB [options] "
	      "[operands]"));
	for (const struct noun *n = nouns; n->word != NULL; n++) {
		const char *words[VERBS];

		verb_words(n, words);
		fprintf(f, "  %-11s %s\n", n->word, _(n->help));
		if (words[0] == NULL)
			continue;
		fprintf(f, "  %-11s  ", "");
		for (size_t i = 0; words[i] != NULL; i++)
			fprintf(f, " %s", words[i]);
		fputc('\n', f);
	}
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
	for (size_t i = 0; i < n; i++)
		printf("  %-10s %-18s %s\n", verbs[i]->name, verbs[i]->operands,
		    _(verbs[i]->help));
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

int
help_verb(struct cmd *c)
{
	const struct opt *group[4] = { NULL };
	const char *title[4] = { NULL }, *words[VERBS];
	size_t n = 0;

	verb_words(c->noun, words);
	if (*c->verb->name == '\0' && words[0] != NULL)
		help_verbs(c->noun);
	printf(_("usage: vcctl %s%s%s [options]%s%s"), c->noun->word,
	    *c->verb->name == '\0' ? "" : " ", c->verb->name,
	    *c->verb->operands == '\0' ? "" : " ", c->verb->operands);
	printf("\n\n%s\n\n", _(c->verb->help));
	if (c->verb->opt != NULL) {
		group[n] = c->verb->opt;
		title[n++] = _("Options");
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
	opts_help(stdout, group, title, n);
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
