/* SPDX-License-Identifier: ISC */
/* What is on the command line: noun, verb and word, the options that they
 * take, and the operands. */
#include <string.h>

#include "cmd.h"

/* ---- options that are made of tables ------------------------------------------ */

bool
fields_choose(const struct verb *v)
{
	return v->opens == OPENS_READ || strcmp(v->fields, FILTERS) == 0;
}

/* A flag for each question of today that a list may ask. */
static size_t
add_conditions(struct cmd *c, size_t n)
{
	const char *name, *help;

	if (c->verb->opt != list_opts)
		return n;
	for (size_t i = 0; n + 1 < FIELDS &&
	     (name = vc_noun_condition(c->of, i, &help)) != NULL;
	     i++)
		c->field_opt[n++] = (struct opt){ name, '\0', NULL, help,
			O_CONDITION + (int)i };
	return n;
}

/* One option for each field that the verb may set or ask for. */
static void
make_field_opts(struct cmd *c)
{
	struct vc_field f;
	size_t n = 0;
	bool list = fields_choose(c->verb);

	for (size_t i = 0; n + 1 < FIELDS && vc_noun_field(c->of, i, &f); i++) {
		if (list ? f.flags & VC_F_EVENTDAY : f.flags & VC_F_READONLY)
			continue;
		c->field_opt[n++] = (struct opt){ f.name, '\0', f.type, f.title,
			O_FIELD + (int)i };
	}
	n = add_conditions(c, n);
	c->field_opt[n] = (struct opt){ 0 };
}

bool
among(const char *words, const char *word)
{
	size_t n = strlen(word), len;

	for (; *words != '\0'; words += len + (words[len] == '|')) {
		len = strcspn(words, "|");
		if (len == n && strncmp(words, word, n) == 0)
			return true;
	}
	return false;
}

/* One option for each way of reading a file that the verb lets choose. */
static void
make_import_opts(struct cmd *c)
{
	const char *name, *arg, *help;
	size_t n = 0;

	for (size_t i = 0;
	     (name = vc_import_key(i, &arg, &help)) != NULL && n + 1 < OPTIONS;
	     i++)
		if (among(c->verb->keys, name))
			c->import_opt[n++] = (struct opt){ name, '\0', arg,
				help, O_IMPORT + (int)i };
	c->import_opt[n] = (struct opt){ 0 };
}

/* One option for each field within which the noun's rows have numbers. */
static void
make_pick_opts(struct cmd *c)
{
	static const struct opt how[] = { { "year", '\0', N_("YEAR"),
					      N_("the one of this year"),
					      O_YEAR },
		{ "scope", '\0', N_("SCOPE"),
		    N_("national, a municipality or org:NAME"), O_SCOPE } };
	struct vc_field f;
	size_t n = 0;

	for (size_t i = 0; vc_noun_within(c->of, i, &f); i++)
		for (size_t k = 0; k < PICKS; k++)
			if (strcmp(how[k].name, f.name) == 0)
				c->pick_opt[n++] = how[k];
	c->pick_opt[n] = (struct opt){ 0 };
}

size_t
option_groups(struct cmd *c, const struct opt *group[GROUPS])
{
	size_t n = 0;

	group[n++] = global_opts;
	if (c->verb->opt != NULL)
		group[n++] = c->verb->opt;
	if (c->verb->picks) {
		make_pick_opts(c);
		group[n++] = c->pick_opt;
	}
	if (c->verb->keys != NULL) {
		make_import_opts(c);
		group[n++] = c->import_opt;
	}
	if (c->verb->fields != NULL) {
		if (*c->verb->fields != '\0' &&
		    strcmp(c->verb->fields, FILTERS) != 0)
			c->of = vc_noun(c->verb->fields);
		make_field_opts(c);
		group[n++] = c->field_opt;
	}
	return n;
}

/* ---- what was given ----------------------------------------------------------- */

int
take_option(void *arg, const struct opt *o, const char *value)
{
	struct cmd *c = arg;

	if (o->id == O_TAKE && c->npair < PAIRS) { /* each time counts */
		c->pair[c->npair++] = (struct vc_pair){ o->name, value };
		return 0;
	}
	if (o->id < O_LAST) {
		c->opt[o->id] = value == NULL ? "" : value;
		return 0;
	}
	if (o->id >= O_ALSO && o->id < O_ALSO + ALSO) {
		c->also[o->id - O_ALSO] = value;
		return 0;
	}
	if (o->id >= O_CONDITION && o->id < O_CONDITION + 32) {
		c->conditions |= 1U << (o->id - O_CONDITION);
		return 0;
	}
	if (o->id >= O_IMPORT && c->npair < PAIRS) {
		c->pair[c->npair++] = (struct vc_pair){ o->name,
			value == NULL ? "" : value };
		return 0;
	}
	if (o->id >= O_IMPORT || c->nfield == FIELDS) {
		lang_warn("%s", _("too many options"));
		return EX_USE;
	}
	c->field[c->nfield].field = (size_t)(o->id - O_FIELD);
	c->field[c->nfield++].value = value;
	return 0;
}

/* Only what shows records lets its columns be chosen. */
static int
check_columns(const struct cmd *c)
{
	static const char *const shows[] = { "list", "export", "show", "idle",
		"campaign" };

	if (!given(c, O_COLUMNS))
		return 0;
	for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
		if (strcmp(c->verb->name, shows[i]) == 0)
			return 0;
	lang_warn("%s", _("--columns is for list, export and show"));
	return EX_USE;
}

/* ---- words -------------------------------------------------------------------- */

static bool
takes(const struct word *w, enum opt_id id)
{
	for (size_t i = 0; i < sizeof w->takes / sizeof *w->takes; i++)
		if (w->takes[i] == id)
			return true;
	return false;
}

static int
not_for(const struct cmd *c, const char *option)
{
	lang_warn(_("'%s %s' has no --%s"), c->verb->name, c->word->word,
	    option);
	return EX_USE;
}

/* One verb has the options of all its words: those of the others are
 * refused. */
static int
check_word(const struct cmd *c)
{
	const struct word *w = c->word;
	struct vc_field f;

	if (c->noperand <= w->min || c->noperand > w->max + 1) {
		lang_warn(_("usage: vcctl %s %s %s%s"), c->noun->word,
		    c->verb->name, w->word, w->operands);
		return EX_USE;
	}
	for (const struct opt *o = c->verb->opt; o != NULL && o->name != NULL;
	     o++)
		if (given(c, (enum opt_id)o->id) &&
		    !takes(w, (enum opt_id)o->id))
			return not_for(c, o->name);
	if (given(c, O_COLUMNS) && !takes(w, O_COLUMNS))
		return not_for(c, "columns");
	if (w->more)
		return 0;
	if (c->npair > 0)
		return not_for(c, c->pair[0].key);
	if (c->nfield == 0)
		return 0;
	vc_noun_field(c->of, c->field[0].field, &f);
	return not_for(c, f.name);
}

static int
find_word(struct cmd *c)
{
	const struct word *w = c->verb->words;

	while (w->word != NULL && strcmp(w->word, c->operand[0]) != 0)
		w++;
	if (w->word == NULL)
		return wrong_word(c->verb, c->operand[0]);
	c->word = w;
	return check_word(c);
}

static int
parse_options(struct cmd *c, int argc, char **argv)
{
	const struct opt *group[GROUPS];
	size_t n = option_groups(c, group);
	int first, rc;

	rc = opts_parse(argc, argv, group, n, take_option, c, &first);
	if (rc != 0 || given(c, O_HELP))
		return rc;
	c->noperand = argc - first;
	if (c->noperand < c->verb->min || c->noperand > c->verb->max) {
		bool bare = *c->verb->name == '\0';

		lang_warn(c->verb->max == 0 ?
			_("'%s %s' takes no operands; see -h") :
			_("'%s %s' wants %s; see -h"),
		    bare ? "vcctl" : c->noun->word,
		    bare ? c->noun->word : c->verb->name,
		    lang_text(c->verb->operands));
		return EX_USE;
	}
	for (int i = 0; i < c->noperand; i++)
		c->operand[i] = argv[first + i];
	if ((rc = check_columns(c)) != 0 || c->verb->words == NULL)
		return rc;
	return find_word(c);
}

enum opens
opens(const struct cmd *c)
{
	if (c->word != NULL)
		return c->word->opens;
	return c->noperand < c->verb->looks ? OPENS_READ : c->verb->opens;
}

/* ---- noun and verb ------------------------------------------------------------ */

const struct noun *
find_noun(const char *word)
{
	const struct noun *n = nouns;

	while (n->word != NULL && strcmp(n->word, word) != 0)
		n++;
	return n->word == NULL ? NULL : n;
}

const struct verb *
find_verb(const struct noun *noun, const char *word)
{
	for (int t = 0; t < NOUN_VERBS && noun->verbs[t] != NULL; t++)
		for (const struct verb *v = noun->verbs[t]; v->name != NULL;
		     v++)
			if (strcmp(v->name, word) == 0)
				return v;
	return NULL;
}

/* The verb of this word; where it is none, that which goes without one, but
 * not where the noun has others, of which it may be a misspelling. */
static const struct verb *
choose_verb(const struct noun *noun, const char *word)
{
	const struct verb *usual = find_verb(noun, "");

	if (*word == '-')
		return usual;
	if (usual != NULL && noun->verbs[0][1].name == NULL)
		return usual;
	return find_verb(noun, word);
}

int
read_command(struct cmd *c, int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";

	if ((c->noun = find_noun(argv[0])) == NULL)
		return wrong_noun(argv[0]);
	if (c->noun->name != NULL)
		c->of = vc_noun(c->noun->name);
	if ((c->verb = choose_verb(c->noun, word)) == NULL) {
		if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0)
			c->opt[O_HELP] = "";
		return given(c, O_HELP) ? 0 : wrong_verb(c->noun, word);
	}
	if (*c->verb->name != '\0')
		argc--, argv++;
	return parse_options(c, argc, argv);
}
