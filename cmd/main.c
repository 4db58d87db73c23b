/* SPDX-License-Identifier: ISC */
/* vcctl: has the command read, opens the register for it, and ends it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

const struct noun nouns[] = {
	{ "db", NULL, N_("the register as a whole"), { db_verbs } },
	{ "import", NULL, N_("files that came in, and how to take them back"),
	    { import_verbs } },
	{ N_("org"), "org", N_("organisations"),
	    { org_verbs, row_verbs, status_verbs, org_campaign_verbs,
		same_verbs, disclosure_verbs } },
	{ N_("contact"), "contact", N_("further contacts of organisations"),
	    { row_verbs, campaign_verbs } },
	{ N_("log"), "log", N_("what was said with organisations"),
	    { row_verbs } },
	{ N_("assignment"), "assignment", N_("assignments"),
	    { assignment_verbs, row_verbs, status_verbs, campaign_verbs } },
	{ N_("volunteer"), "volunteer", N_("volunteers"),
	    { volunteer_verbs, row_verbs, status_verbs, campaign_verbs,
		same_verbs, disclosure_verbs } },
	{ N_("match"), "interest", N_("interests and what came of them"),
	    { match_verbs, row_verbs, status_verbs, campaign_verbs,
		suggest_verbs } },
	{ "todo", NULL, N_("what needs doing now, the longest due first"),
	    { todo_verbs } },
	{ N_("goal"), "goal", N_("goals, and why a figure is what it is"),
	    { goal_verbs, row_verbs } },
	{ N_("result"), "result", N_("recorded and stated results"),
	    { row_verbs } },
	{ "report", NULL, N_("goals beside results, by year or month"),
	    { report_verbs } },
	{ N_("plan"), "plan", N_("the year's tracks, themes and activities"),
	    { row_verbs, plan_verbs } },
	{ N_("calendar"), "calendar",
	    N_("what stands in which month of a plan"), { row_verbs } },
	{ N_("activity"), "activity", N_("what the centre did"),
	    { activity_verbs, row_verbs, status_verbs } },
	{ N_("figure"), "figure", N_("numbers of an activity"), { row_verbs } },
	{ N_("entry"), "entry", N_("who was in the running for an award"),
	    { row_verbs } },
	{ N_("partner"), "partner", N_("whom the centre works with"),
	    { partner_verbs, row_verbs, status_verbs, campaign_verbs } },
	{ N_("agreement"), "agreement", N_("what was agreed with a partner"),
	    { row_verbs } },
	{ N_("grant"), "grant", N_("money applied for, and what came"),
	    { row_verbs, status_verbs } },
	{ N_("group"), "group", N_("committees, networks, juries"),
	    { group_verbs, row_verbs } },
	{ N_("member"), "member", N_("who is in a group"), { row_verbs } },
	{ N_("initiative"), "initiative", N_("projects and pilots"),
	    { initiative_verbs, row_verbs, status_verbs, campaign_verbs } },
	{ N_("stage"), "stage", N_("how far an initiative has come"),
	    { row_verbs } },
	{ N_("phase"), "phase", N_("the stages that a template lays out"),
	    { row_verbs } },
	{ N_("remark"), "remark", N_("what was noted of an initiative"),
	    { row_verbs } },
	{ N_("story"), "story", N_("good examples"),
	    { row_verbs, story_verbs } },
	{ N_("survey"), "survey", N_("surveys and what was answered"),
	    { survey_verbs, row_verbs } },
	{ N_("question"), "question", N_("the questions of surveys"),
	    { row_verbs } },
	{ N_("neighbour"), "neighbour",
	    N_("municipalities that are neighbours"), { row_verbs } },
	{ N_("centroid"), "centroid", N_("where municipalities lie"),
	    { row_verbs } },
	{ N_("postal"), "postal", N_("which municipality a postcode lies in"),
	    { row_verbs } },
	{ NULL, NULL, NULL, { NULL } },
};

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

/* Whatever a verb said it did, of a dry run there is one last word. */
static void
say_dry(const struct cmd *c, int rc)
{
	if (rc <= EX_FINDING && given(c, O_DRY_RUN) && opens(c) == OPENS_WRITE)
		say(c, "%s", _("dry run: nothing is saved in the register"));
}

static int
run(struct cmd *c)
{
	int rc;

	if (vc_new(&c->vc) != VC_OK) {
		lang_warn("%s", _("out of memory"));
		return 71;
	}
	vc_set_translate(c->vc, lang_text, lang_nth);
	settle(c);
	if ((rc = set_lang(c)) == 0 && (rc = check_format(c)) == 0 &&
	    (rc = set_clock(c)) == 0 && (rc = set_wait(c)) == 0 &&
	    (rc = open_register(c)) == 0 && (rc = set_lang(c)) == 0 &&
	    (rc = set_actor(c)) == 0 && (rc = check_output(c)) == 0)
		rc = c->word != NULL ? c->word->run(c) : c->verb->run(c);
	if (rc > EX_FINDING) {
		out_discard(c->out);
	} else if (c->out != NULL) {
		int end = out_close(c->out);

		/* Doing it again because of that would do it twice. */
		if (end != 0 && vc_changed(c->vc))
			lang_warn("%s",
			    _("what was asked for is done, and stands in the "
			      "register; only the output is lost"));
		rc = end == 0 ? rc : end;
	}
	say_dry(c, rc);
	vc_free(c->vc);
	return rc;
}

static int
dispatch(struct cmd *c, int argc, char **argv)
{
	int rc;

	if (strcmp(argv[0], "complete") == 0)
		return complete(argc - 1, argv + 1);
	if (strcmp(argv[0], "help") == 0)
		return help(c, argc - 1, argv + 1);
	if ((rc = read_command(c, argc, argv)) != 0)
		return rc;
	if (!given(c, O_HELP))
		return run(c);
	return c->verb == NULL ? help_noun(c->noun) : help_verb(c);
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
	lang_ask(spoken, &c);
	rc = opts_parse_leading(argc, argv, group, 1, take_option, &c, &first);
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
