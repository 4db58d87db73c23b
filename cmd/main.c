/* SPDX-License-Identifier: ISC */
/* vcctl: finds the command, opens the register for it, and ends it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

#define PAGE 100 /* columns of a report that no terminal shows */

const struct noun nouns[] = {
	{ "db", NULL, N_("the register as a whole"), { db_verbs } },
	{ "org", "org", N_("organisations"),
	    { org_verbs, row_verbs, status_verbs, org_campaign_verbs,
		same_verbs, disclosure_verbs } },
	{ "contact", "contact", N_("further contacts of organisations"),
	    { row_verbs, campaign_verbs } },
	{ "log", "log", N_("what was said with organisations"), { row_verbs } },
	{ "assignment", "assignment", N_("assignments"),
	    { assignment_verbs, row_verbs, status_verbs, campaign_verbs } },
	{ "volunteer", "volunteer", N_("volunteers"),
	    { volunteer_verbs, row_verbs, status_verbs, campaign_verbs,
		same_verbs, disclosure_verbs } },
	{ "match", "interest", N_("interests and what came of them"),
	    { match_verbs, row_verbs, status_verbs, campaign_verbs,
		suggest_verbs } },
	{ "goal", "goal", N_("goals, and why a figure is what it is"),
	    { row_verbs, goal_verbs } },
	{ "result", "result", N_("recorded and stated results"),
	    { row_verbs } },
	{ "neighbour", "neighbour", N_("municipalities that are neighbours"),
	    { row_verbs } },
	{ "centroid", "centroid", N_("where municipalities lie"),
	    { row_verbs } },
	{ "postal", "postal", N_("which municipality a postcode lies in"),
	    { row_verbs } },
	{ "plan", "plan", N_("the year's tracks, themes and activities"),
	    { row_verbs, plan_verbs } },
	{ "calendar", "calendar", N_("what stands in which month of a plan"),
	    { row_verbs } },
	{ "activity", "activity", N_("what the centre did"),
	    { row_verbs, activity_verbs } },
	{ "figure", "figure", N_("numbers of an activity"), { row_verbs } },
	{ "entry", "entry", N_("who was in the running for an award"),
	    { row_verbs } },
	{ "partner", "partner", N_("whom the centre works with"),
	    { row_verbs, status_verbs, campaign_verbs, partner_verbs } },
	{ "agreement", "agreement", N_("what was agreed with a partner"),
	    { row_verbs } },
	{ "grant", "grant", N_("money applied for, and what came"),
	    { row_verbs, status_verbs } },
	{ "group", "group", N_("committees, networks, juries"), { row_verbs } },
	{ "member", "member", N_("who is in a group"), { row_verbs } },
	{ "initiative", "initiative", N_("projects and pilots"),
	    { row_verbs, status_verbs, campaign_verbs, initiative_verbs } },
	{ "stage", "stage", N_("how far an initiative has come"),
	    { row_verbs } },
	{ "remark", "remark", N_("what was noted of an initiative"),
	    { row_verbs } },
	{ "story", "story", N_("good examples"), { row_verbs, story_verbs } },
	{ "import", NULL, N_("files that came in, and how to take them back"),
	    { import_verbs } },
	{ "report", NULL, N_("goals beside results, by year or month"),
	    { report_verbs } },
	{ "todo", NULL, N_("what needs doing now, the longest due first"),
	    { todo_verbs } },
	{ NULL, NULL, NULL, { NULL } },
};

int
exit_code(int rc)
{
	static const int code[] = { 0, 2, 65, 66, 69, 73, 74, 75, 77, 78, 71,
		70 };

	return rc >= 0 ? 0 : code[-rc];
}

bool
given(const struct cmd *c, enum opt_id id)
{
	return c->opt[id] != NULL;
}

int
fail(struct cmd *c, int rc)
{
	char *text = lang_msg(vc_error(c->vc));

	lang_warn("%s", text == NULL ? vc_errmsg(c->vc) : text);
	free(text);
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

static int
width(const struct cmd *c, bool page)
{
	struct winsize ws;

	if (!given(c, O_OUTPUT) && isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0)
		return ws.ws_col;
	return page ? PAGE : 0;
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

struct out *
writer(struct cmd *c, bool page)
{
	struct out_opts o = { .format = c->opt[O_FORMAT],
		.path = c->opt[O_OUTPUT],
		.lang = c->opt[O_LANG],
		.width = width(c, page),
		.color = !given(c, O_NO_COLOR) && !given(c, O_OUTPUT) &&
		    isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL };

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

/* ---- options ---------------------------------------------------------------- */

static int
take(void *arg, const struct opt *o, const char *value)
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

size_t
option_groups(struct cmd *c, const struct opt *group[GROUPS])
{
	size_t n = 0;

	group[n++] = global_opts;
	if (c->verb->opt != NULL)
		group[n++] = c->verb->opt;
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

static int
parse(struct cmd *c, int argc, char **argv)
{
	const struct opt *group[GROUPS];
	size_t n = option_groups(c, group);
	int first, rc;

	rc = opts_parse(argc, argv, group, n, take, c, &first);
	if (rc != 0 || given(c, O_HELP))
		return rc;
	c->noperand = argc - first;
	if (c->noperand < c->verb->min || c->noperand > c->verb->max) {
		lang_warn(c->verb->max == 0 ?
			_("'%s %s' takes no operands; see -h") :
			_("'%s %s' wants %s; see -h"),
		    c->noun->word, c->verb->name, c->verb->operands);
		return EX_USE;
	}
	for (int i = 0; i < c->noperand; i++)
		c->operand[i] = argv[first + i];
	return check_columns(c);
}

/* Options, environment, configuration: in this order. */
static void
settle(struct cmd *c)
{
	static const struct {
		enum opt_id id;
		const char *key;
	} from[] = { { O_DB, "db" }, { O_LANG, "lang" }, { O_FORMAT, "format" },
		{ O_ACTOR, "actor" } };

	c->lang = c->opt[O_LANG];
	for (size_t i = 0; i < sizeof from / sizeof *from; i++)
		if (c->opt[from[i].id] == NULL)
			c->opt[from[i].id] = config(from[i].key);
}

static int
set_lang(struct cmd *c)
{
	static char lang[8];

	if (c->opt[O_LANG] == NULL)
		return 0;
	/* The setting that lent it may be asked for again. */
	if (c->opt[O_LANG] != lang)
		snprintf(lang, sizeof lang, "%s", c->opt[O_LANG]);
	c->opt[O_LANG] = lang;
	if (lang_set(lang) == 0)
		return 0;
	lang_warn(_("unknown language '%s'; one of sv, da, nb, fi, en"), lang);
	return EX_USE;
}

/* Before anything is done: a wrong word is not to be found out after. */
static int
check_format(const struct cmd *c)
{
	return given(c, O_FORMAT) ? out_format_check(c->opt[O_FORMAT]) : 0;
}

/* What was changed could not be told after. */
static int
check_output(const struct cmd *c)
{
	if (c->verb->opens != OPENS_WRITE || !given(c, O_OUTPUT))
		return 0;
	return onto_register(c) ? 73 : out_check(c->opt[O_OUTPUT]);
}

static int
run(struct cmd *c)
{
	int rc;

	if (vc_new(&c->vc) != VC_OK) {
		lang_warn("%s", _("out of memory"));
		return 71;
	}
	settle(c);
	if ((rc = set_lang(c)) == 0 && (rc = check_format(c)) == 0 &&
	    (rc = set_clock(c)) == 0 && (rc = set_wait(c)) == 0 &&
	    (rc = open_register(c)) == 0 && (rc = set_lang(c)) == 0 &&
	    (rc = set_actor(c)) == 0 && (rc = check_output(c)) == 0)
		rc = c->verb->run(c);
	if (rc > EX_FINDING) {
		out_discard(c->out);
	} else if (c->out != NULL) {
		int end = out_close(c->out);

		rc = end == 0 ? rc : end;
	}
	vc_free(c->vc);
	return rc;
}

/* ---- finding the command --------------------------------------------------------- */

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

static int
dispatch(struct cmd *c, int argc, char **argv)
{
	const char *word;
	int rc;

	if (strcmp(argv[0], "complete") == 0)
		return complete(argc - 1, argv + 1);
	if ((c->noun = find_noun(argv[0])) == NULL)
		return wrong_noun(argv[0]);
	if (c->noun->name != NULL)
		c->of = vc_noun(c->noun->name);
	word = argc > 1 ? argv[1] : "";
	if ((c->verb = choose_verb(c->noun, word)) == NULL) {
		if (argc < 2 || strcmp(word, "-h") == 0 ||
		    strcmp(word, "--help") == 0)
			return argc < 2 && !given(c, O_HELP) ?
			    wrong_verb(c->noun, "") :
			    help_noun(c->noun);
		return wrong_verb(c->noun, word);
	}
	if (*c->verb->name != '\0')
		argc--, argv++;
	if ((rc = parse(c, argc, argv)) != 0)
		return rc;
	return given(c, O_HELP) ? help_verb(c) : run(c);
}

/* With 0, 1 or 2 closed, the register itself could end up there. What takes
 * the place can't be used the way it would be, so that using it is an error
 * and nothing gets lost unseen. */
static void
hold_standard_files(void)
{
	static const int mode[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int i = 0; i < 3; i++)
		if (fcntl(i, F_GETFD) == -1)
			/* The lowest free number is the one that was closed. */
			/* cppcheck-suppress leakReturnValNotUsed */
			(void)open("/dev/null", mode[i]);
}

/* For what was printed round the writers: help and version. */
static int
flush(int rc)
{
	if ((fflush(stdout) == 0 && !ferror(stdout)) || rc != 0)
		return rc;
	lang_warn(_("cannot write to standard output: %s"), strerror(errno));
	return 74;
}

int
main(int argc, char **argv)
{
	const struct opt *group[] = { global_opts };
	struct cmd c = { 0 };
	int first, rc;

	hold_standard_files();
	/* A limit on the size of files is an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	vc_process();
	rc = opts_parse_leading(argc, argv, group, 1, take, &c, &first);
	if (rc == 0 && given(&c, O_VERSION))
		printf("vcctl %s\n", VC_VERSION);
	else if (rc == 0 && first == argc)
		rc = given(&c, O_HELP) ? help_top(stdout) :
					 (help_top(stderr), EX_USE);
	else if (rc == 0)
		rc = dispatch(&c, argc - first, argv + first);
	config_free();
	return flush(rc);
}
