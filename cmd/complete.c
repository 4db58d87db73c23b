/* SPDX-License-Identifier: ISC */
/* complete: what may stand next on the command line, for the shells. They
 * ask with `vcctl complete -- WORD...`, whose last word is the one at hand,
 * and read lines "word TAB what it is", or ":files" where a file is wanted. */
#include <stdio.h>
#include <string.h>

#include "cmd.h"

#define FILES ":files"

/* The command line so far. */
struct line {
	struct cmd *c;
	const struct opt *group[GROUPS];
	size_t ngroup;
	int noperand;
	const struct opt *wants; /* the option whose value comes next */
	const char *cur;         /* the word at hand */
};

#define WAYS "phone web form email meeting other"

/* Options whose value is one of a few words, or a file. */
static const struct {
	const char *name, *words;
} value[] = {
	{ "lang", "sv da nb fi en" },
	{ "country", "SE DK NO FI" },
	{ "side", "org volunteer centre" },
	{ "confirm", "overwrite" },
	{ "channel", "call mail visit meeting letter other" },
	{ "as", "jsonld jobposting rss ical csv" },
	{ "by", WAYS },
	{ "consent-by", WAYS },
	{ "encoding", "utf-8 utf-16le utf-16be windows-1252 cp850 macroman" },
	{ "delimiter", "comma semicolon tab pipe" },
	{ "date-order", "dmy mdy" },
	{ "decimal", "comma point" },
	{ "unclear", "new skip reject" },
	{ "for", "cron" },
	{ "half", "1 2" },
	{ "per", "month quarter year" },
	{ "db", FILES },
	{ "output", FILES },
	{ "rejects", FILES },
};

static void
offer(const struct line *l, const char *word, size_t n, const char *help)
{
	size_t typed = strlen(l->cur);

	if (n < typed || strncmp(word, l->cur, typed) != 0)
		return;
	printf("%.*s\t%s\n", (int)n, word,
	    help == NULL || *help == '\0' ? "" : _(help));
}

static void
offer_word(const struct line *l, const char *word, const char *help)
{
	offer(l, word, strlen(word), help);
}

/* Words with one of `between` between them. */
static void
offer_words(const struct line *l, const char *words, const char *between)
{
	if (strcmp(words, FILES) == 0) {
		puts(FILES);
		return;
	}
	while (*words != '\0') {
		size_t n = strcspn(words, between);

		offer(l, words, n, NULL);
		words += n + strspn(words + n, between);
	}
}

/* ---- options --------------------------------------------------------------------- */

static bool
alike(const char *name, const char *word, size_t n)
{
	if (strlen(name) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (name[i] != word[i] &&
		    (strchr("-_", name[i]) == NULL ||
			strchr("-_", word[i]) == NULL))
			return false;
	return true;
}

/* The option that a word "--name", "--name=value", "-x" is, or NULL. */
static const struct opt *
option(const struct line *l, const char *word)
{
	bool lng = word[1] == '-';
	size_t n = lng ? strcspn(word + 2, "=") : 0;

	for (size_t g = 0; g < l->ngroup; g++)
		for (const struct opt *o = l->group[g]; o->name != NULL; o++)
			if (lng ? alike(o->name, word + 2, n) :
				  o->sh != '\0' && o->sh == word[1])
				return o;
	return NULL;
}

static void
offer_options(const struct line *l)
{
	char name[64] = "--";

	for (size_t g = 0; g < l->ngroup; g++)
		for (const struct opt *o = l->group[g]; o->name != NULL; o++) {
			size_t n = 2;

			if (o->help == NULL)
				continue;
			for (const char *s = o->name;
			     *s != '\0' && n + 1 < sizeof name; s++)
				name[n++] = *s == '_' ? '-' : *s;
			name[n] = '\0';
			/* Of two of one name the first counts. */
			if (option(l, name) == o)
				offer(l, name, n, o->help);
		}
}

static void
offer_codes(const struct line *l, const struct vc_noun *of, size_t field)
{
	struct vc_field f;
	const char *code;

	for (size_t i = 0; (code = vc_field_code(of, field, i)) != NULL; i++)
		offer_word(l, code, code);
	if (vc_noun_field(of, field, &f) && strcmp(f.type, "yes|no") == 0)
		offer_words(l, "yes no", " ");
}

/* Of a field of the volunteer's that another verb takes. */
static void
offer_person(const struct line *l)
{
	const struct vc_noun *of = vc_noun("volunteer");
	struct vc_field f;

	for (size_t i = 0; vc_noun_field(of, i, &f); i++)
		if (alike(f.name, l->wants->name, strlen(l->wants->name)))
			offer_codes(l, of, i);
}

static void
offer_each(const struct line *l, const char *(*nth)(size_t))
{
	const char *word;

	for (size_t i = 0; (word = nth(i)) != NULL; i++)
		offer_word(l, word, word);
}

static void
offer_purposes(const struct line *l)
{
	const char *purpose;

	for (size_t i = 0; (purpose = vc_consent_purpose(i)) != NULL; i++)
		offer_word(l, purpose, purpose);
}

/* What the option before may be given. */
static void
offer_values(const struct line *l)
{
	const struct opt *o = l->wants;

	if (o->id >= O_ALSO && o->id < O_IMPORT) {
		offer_person(l);
		return;
	}
	if (o->id >= O_FIELD && o->id < O_IMPORT) {
		offer_codes(l, l->c->of, (size_t)(o->id - O_FIELD));
		return;
	}
	if (o->id == O_OUTCOME) {
		offer_each(l, vc_outcome);
		offer_word(l, "none", NULL);
	}
	if (o->id == O_CONSENT)
		offer_purposes(l);
	if (o->id == O_FORMAT)
		for (const char *const *w = out_formats(); *w != NULL; w++)
			offer_word(l, *w, NULL);
	if (o->id == O_KIND)
		offer_each(l, vc_todo_kind);
	if (strcmp(o->name, "noun") == 0)
		for (const struct noun *n = nouns; n->word != NULL; n++)
			if (n->name != NULL)
				offer_word(l, n->word, n->help);
	for (size_t i = 0; i < sizeof value / sizeof *value; i++)
		if (strcmp(value[i].name, o->name) == 0)
			offer_words(l, value[i].words, " ");
}

/* ---- operands --------------------------------------------------------------------- */

static void
offer_statuses(const struct line *l)
{
	struct vc_field f;

	for (size_t i = 0; vc_noun_field(l->c->of, i, &f); i++)
		if (f.flags & VC_F_STATUS)
			offer_codes(l, l->c->of, i);
}

/* By what the operand is called: "ID", "STATUS", "[FILE]", "save|list". */
static void
offer_operand(const struct line *l)
{
	const char *s = l->c->verb->operands, *key;
	char word[64];

	for (int i = 0; i < l->noperand && *s != '\0'; i++) {
		s += strcspn(s, " ");
		s += strspn(s, " ");
	}
	s += strspn(s, "[");
	snprintf(word, sizeof word, "%.*s", (int)strcspn(s, " ].="), s);
	if (strcmp(word, "FILE") == 0 || strcmp(word, "DIR") == 0)
		puts(FILES);
	else if (strcmp(word, "PURPOSE") == 0)
		offer_purposes(l);
	else if (strcmp(word, "STATUS") == 0)
		offer_statuses(l);
	else if (strcmp(word, "KIND") == 0)
		offer_each(l, vc_todo_kind);
	else if (strcmp(word, "OUTCOME") == 0)
		offer_each(l, vc_outcome);
	else if (strcmp(word, "KEY") == 0)
		for (size_t i = 0; (key = vc_setting_key(i)) != NULL; i++)
			offer_word(l, key, NULL);
	else if (strchr(word, '|') != NULL)
		offer_words(l, word, "|");
}

static void
offer_verbs(const struct line *l)
{
	const struct verb *verbs[VERBS];
	size_t n = noun_verbs(l->c->noun, verbs);

	for (size_t i = 0; i < n; i++)
		offer_word(l, verbs[i]->name, verbs[i]->help);
}

/* ---- the line ----------------------------------------------------------------------- */

static void
set_verb(struct line *l, const char *word)
{
	l->c->verb = find_verb(l->c->noun, word);
	if (l->c->verb != NULL)
		l->ngroup = option_groups(l->c, l->group);
}

/* Is it a noun that goes without a verb, but may have one? */
static bool
verbless(const struct line *l)
{
	return l->c->verb != NULL && *l->c->verb->name == '\0';
}

/* One whole word; false where the line means nothing. */
static bool
read_word(struct line *l, const char *word)
{
	if (l->wants != NULL) {
		l->wants = NULL;
	} else if (word[0] == '-' && word[1] != '\0') {
		const struct opt *o = option(l, word);
		bool whole = word[1] == '-' ? strchr(word, '=') != NULL :
					      word[2] != '\0';

		if (o != NULL && o->arg != NULL && !whole)
			l->wants = o;
	} else if (l->c->noun == NULL) {
		if ((l->c->noun = find_noun(word)) == NULL)
			return false;
		if (l->c->noun->name != NULL)
			l->c->of = vc_noun(l->c->noun->name);
		set_verb(l, "");
	} else if (l->c->verb == NULL || verbless(l)) {
		set_verb(l, word);
		return l->c->verb != NULL;
	} else {
		l->noperand++;
	}
	return true;
}

int
complete(int argc, char **argv)
{
	struct cmd c = { 0 };
	struct line l = { .c = &c, .group = { global_opts }, .ngroup = 1 };
	int i = argc > 0 && strcmp(argv[0], "--") == 0;

	for (; i < argc - 1; i++)
		if (!read_word(&l, argv[i]))
			return EX_OK;
	l.cur = i < argc ? argv[i] : "";
	if (l.wants != NULL)
		offer_values(&l);
	else if (*l.cur == '-')
		offer_options(&l);
	else if (c.noun == NULL)
		for (const struct noun *n = nouns; n->word != NULL; n++)
			offer_word(&l, n->word, n->help);
	else if (c.verb == NULL || verbless(&l))
		offer_verbs(&l);
	else
		offer_operand(&l);
	return EX_OK;
}
