/* SPDX-License-Identifier: ISC */
/* What a command is and what it is handed.
 *
 * main reads the global options, finds noun and verb, opens the register in
 * the verb's mode and closes it again; the verb borrows. A verb parses
 * nothing itself: its options are rows of struct opt, and what was given
 * stands in struct cmd. */
#ifndef CMD_H
#define CMD_H

#include "lang.h"
#include "opts.h"
#include "out/out.h"
#include "vc.h"

enum { EX_OK, EX_FINDING, EX_USE = 2 };

enum opens { OPENS_NOTHING, OPENS_READ, OPENS_WRITE };

/* Options of the verbs. One number each, so that a verb asks by name. */
enum opt_id {
	O_DB = 1,
	O_FORMAT,
	O_OUTPUT,
	O_LANG,
	O_COLUMNS,
	O_DRY_RUN,
	O_QUIET,
	O_VERBOSE,
	O_NO_COLOR,
	O_ACTOR,
	O_HELP,
	O_VERSION,
	O_SEARCH,
	O_SORT,
	O_LIMIT,
	O_VOLUNTEER, /* suggest.c */
	O_ASSIGNMENT,
	O_TOP,
	O_KM,
	O_WEIGHTS,
	O_ON,
	O_SIDE,
	O_REASON,
	O_REOPEN,
	/* interests and people */
	O_NEW,
	O_LATE,
	O_NO_VOLUNTEER,
	O_ALL_OF,
	O_TO,
	O_WEEKS,
	O_CONSENT,
	O_CONSENT_BY,
	O_GIVEN,
	O_WITHDRAW,
	O_BY,
	O_TEXT,
	O_UNTIL,
	O_YEAR,
	O_MONTH,
	O_SCOPE,
	O_STRICT,
	O_COUNTRY,
	O_MUNICIPALITY,
	O_NAME,
	O_COUNT,
	O_PROFILE,
	O_REJECTS,
	O_CONFIRM,
	O_SETTLE,
	O_MONTHS,
	O_CAMPAIGN,
	O_FOR,
	O_ICAL,
	O_KIND,
	/* campaign.c */
	O_OUTCOME,
	O_ALL,
	O_IDLE,
	O_CHANNEL,
	O_NOTE,
	/* assignments */
	O_TEMPLATE,
	O_AS,
	O_URL_BASE,
	/* same.c */
	O_MIN,
	O_WITH,
	O_TAKE,
	/* year.c */
	O_FROM,
	O_HALF,
	/* survey.c */
	O_TEXTS,
	/* goal.c, report.c */
	O_AS_IS,
	O_PACE,
	O_FIGURES,
	O_LAST,
	O_CONDITION = 900, /* + number of the noun's condition */
	O_FIELD = 1000,    /* + number of the field */
	O_ALSO = 1500,     /* + number in a list of the verb's own */
	O_IMPORT = 2000    /* + number of the option of an import */
};

struct cmd;
/* What the first operand of a verb may be, where that says what is done. */
struct word {
	const char *word;
	int (*run)(struct cmd *);
	enum opens opens;
	int min, max;         /* operands after it */
	const char *operands; /* what they are: " NAME ID" */
	enum opt_id takes[3]; /* of the verb's options, and --columns */
	bool more;            /* takes fields and options of an import too */
};
struct verb {
	const char *name;         /* "" for a noun without verbs */
	int (*run)(struct cmd *); /* an exit code; with words theirs runs */
	enum opens opens;
	const char *operands; /* for help: "ID STATUS" */
	int min, max;         /* how many operands; max -1: any */
	const char *help;     /* message id, one line */
	const struct opt *opt;
	const char *fields;       /* the library's noun whose fields are options
				   * too; "": the noun's own; FILTERS: the same, to
				   * choose rows by; NULL: none's */
	const char *keys;         /* options of an import that it takes, '|'
				   * between, or NULL */
	const struct word *words; /* end with a NULL word; or NULL */
	int looks;  /* with fewer operands than so many it only reads */
	bool picks; /* its operand is a row: of which year, where rows have
		     * numbers of their own, is an option */
};
#define FILTERS    "?"
#define NOUN_VERBS 8
struct noun {
	const char *word; /* as typed */
	const char *name; /* the library's, or NULL */
	const char *help;
	const struct verb
	    *const verbs[NOUN_VERBS]; /* tables, each ends NULL name */
};
/* Every noun, ending with a NULL word. */
extern const struct noun nouns[];

#define FIELDS   64
#define ALSO     16
#define OPERANDS 64
#define PICKS    2   /* within which rows have numbers: year, scope */
#define OPTIONS  32  /* kinds of options of an import */
#define PAIRS    256 /* given of them */
struct cmd {
	struct vc *vc;
	const struct noun *noun;
	const struct verb *verb;
	const struct word *word;  /* of a verb that has words */
	const struct vc_noun *of; /* the library's noun, or NULL */
	const char *opt[O_LAST];  /* what each option was given, or NULL;
				   * "" for a flag */
	struct {
		size_t field;
		const char *value;
	} field[FIELDS];
	size_t nfield;
	const char *also[ALSO]; /* what the options from O_ALSO on were given */
	unsigned conditions;    /* as vc_query's */
	struct opt field_opt[FIELDS];
	struct vc_pair pair[PAIRS]; /* options of an import, as given */
	size_t npair;
	struct opt import_opt[OPTIONS], pick_opt[PICKS + 1];
	const char *operand[OPERANDS];
	int noperand;
	const char *lang; /* --lang as it was given, or NULL */
	struct out *out;
};

/* say.c. Was the option given? */
bool given(const struct cmd *, enum opt_id);
/* The error in the handle on stderr; returns its exit code. */
int fail(struct cmd *, int rc);
/* The same with `what: ` before it. */
int fail_at(struct cmd *, int rc, const char *what);
int exit_code(int rc);
/* The writer, opened when first asked for; NULL after saying why not. For
 * one that is no list, `page` wraps to a page where there is no terminal. */
struct out *writer(struct cmd *, bool page);
/* Before anything is written to the register, as what was changed could not be
 * told after: 0, or an exit code after saying why there will be no output. */
int check_output(const struct cmd *);
/* Hands a finished table over and frees it; rc as it came from the library. */
int show_table(struct cmd *, int rc, struct vc_table *);
/* The same with text that is shown as it is, whatever the format; it stays the
 * library's. */
int show_text(struct cmd *, int rc, const char *text);
/* One line of talk, unless -q. Takes a translated line. */
void say(const struct cmd *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A whole number from an option, with an error naming it; false: said. */
bool number(const char *name, const char *text, long min, long max, long *v);

/* register.c: 0, or an exit code after saying why. */
int set_clock(struct cmd *);
int set_wait(struct cmd *);
int set_actor(struct cmd *);
int open_register(struct cmd *);
/* Says so where a verb is asked for one: not 0 then. */
int no_dry_run(const struct cmd *);
/* What a row of the command's noun is called to people: the noun, in their
 * language. */
const char *called(const struct cmd *);
/* The language that was asked for, by an option, a setting, or else the
 * register's, which is looked into; NULL for none. `cmd`: the command as far
 * as it has been read. */
const char *spoken(void *cmd);

/* command.c: reads the command line from the noun on. 0, or an exit code after
 * saying what is wrong; where help is asked for the verb may be NULL. */
int read_command(struct cmd *, int argc, char **argv);
/* An option was given: for opts_parse. */
int take_option(void *cmd, const struct opt *, const char *value);
/* How the register is to be opened for it. */
enum opens opens(const struct cmd *);
/* The noun and verb of a word, or NULL; the options that the verb of the
 * command takes, in the order in which they are looked for. */
const struct noun *find_noun(const char *word);
const struct verb *find_verb(const struct noun *, const char *word);
#define GROUPS 5
size_t option_groups(struct cmd *, const struct opt *group[GROUPS]);
/* Is the word one of those with '|' between? */
bool among(const char *words, const char *word);
/* Do the verb's fields choose rows, or fill one? */
bool fields_choose(const struct verb *);

/* complete.c: what the shells ask; an exit code. */
int complete(int argc, char **argv);

/* noun.c: lists the noun's rows by the options given, with `hide` for people
 * only the fields that matter most; an exit code. */
int list_rows(struct cmd *, bool hide);
/* noun.c: shows the rows and frees the list; with `hide`, people see only the
 * fields that matter most. The options that are filters; how many. */
int show_rows(struct cmd *, bool hide, struct vc_list *);
size_t filters(const struct cmd *, struct vc_filter *);

/* The verbs of a noun that have a name, each once: of two with one name the
 * first counts, so a noun's own stand before those of every noun. */
#define VERBS 64
size_t noun_verbs(const struct noun *, const struct verb *verbs[VERBS]);

/* help.c: what -h shows, and for a wrong word the right ones. */
extern const struct opt global_opts[];
int help_top(FILE *);
/* The command help: of all, a noun, or a noun's verb; an exit code. */
int help(struct cmd *, int argc, char **argv);
int help_noun(const struct noun *);
int help_verb(struct cmd *);
int wrong_noun(const char *word);
int wrong_verb(const struct noun *, const char *word);
int wrong_word(const struct verb *, const char *word);

/* intake.c: what NOUN import does; the keys of the options that it takes. */
int verb_import(struct cmd *);
/* The same of a file of answers to a survey, or where NULL of the verb's noun.
 */
int import_file(struct cmd *, const char *survey, const char *path);
#define IMPORT_KEYS \
	"source|encoding|delimiter|skip|date-order|decimal|map|ignore|set|" \
	"translate|unclear|partial|full|clear|create-orgs"
#define TAKE_OPTS \
	{ "profile", '\0', N_("NAME"), \
		N_("read it as this profile says; see 'vcctl import profile'"), \
		O_PROFILE }, \
	{ \
		"rejects", '\0', N_("FILE"), \
		    N_("write rows that are not taken to FILE, with the reason"), \
		    O_REJECTS \
	}
extern const struct opt take_opts[];

/* noun.c: what any noun's add and set do, for verbs that add to it. */
int add_row(struct cmd *);
int show_row(struct cmd *);
/* Tells the number of a row that was added. */
int say_id(struct cmd *, int64_t id);
int verb_set(struct cmd *);
/* The row that is meant by a word, vc_find's code. */
int find_row(struct cmd *, const char *who, int64_t *id);
/* The verb remove. */
int verb_remove(struct cmd *);
/* The rows of the first n operands, into id; 0, or an exit code after saying
 * which isn't there, or is given twice. */
int find_rows(struct cmd *, size_t n, int64_t *id);
/* Says why it went wrong, and with which of n operands. */
int fail_of(struct cmd *, int rc, size_t n, size_t at);
/* Takes the step of the options for the rows of the first n operands. */
int take_step(struct cmd *, const char *status, size_t n);
/* What people call a row: "goal 3.1 of 2026 'Thirty talks'", "org 12"; free
 * it, NULL for out of memory. The first of a record, with its id. */
char *record_name(const struct cmd *, const struct vc_record *, int64_t id);
char *row_name(struct cmd *, int64_t id);
/* Adds what the options gave, unless `look` says with an exit code why not. */
int add_unless(struct cmd *,
    int (*look)(struct cmd *, const struct vc_record *));
/* The verb edit, with what writes the record: vc_edit or one like it. */
int edit_row(struct cmd *,
    int (*write)(struct cmd *, struct vc_record *, int64_t id, int *changed));
/* Sets what the options gave; 0, or an exit code after saying why. */
int fill_record(struct cmd *, struct vc_record *);
/* Below what was shown: the rows of another noun that name it in a field, with
 * these columns; nothing where there are none. */
int below_rows(struct cmd *, const char *noun, const char *field, int64_t id,
    const char *columns);
/* The verb show, and the id of what was shown, or 0 where nothing is to stand
 * below it. */
int show_above(struct cmd *, int64_t *id);
/* Is the output for people? */
bool for_people(const struct cmd *);
/* The rows of set's options. */
#define SET_OPTS \
	{ "on", '\0', N_("DATE"), N_("when it happened (default: today)"), \
		O_ON }, \
	    { "side", '\0', N_("SIDE"), \
		    N_("who moved: org, volunteer or centre"), O_SIDE }, \
	    { "reason", '\0', N_("REASON"), \
		    N_("why: one of its codes, and words after a colon"), \
		    O_REASON }, \
	{ \
		"reopen", '\0', NULL, \
		    N_("go back, or leave an end; wants a --reason"), O_REOPEN \
	}
/* The step that they describe. */
void step_of(const struct cmd *, const char *status, struct vc_step *);
/* clang-format off */
/* The rows of list's options. */
#define LIST_OPTS \
	{ "search", '\0', N_("WORDS"), N_("only rows that hold all the words"), \
	    O_SEARCH }, \
	{ "sort", '\0', N_("NAMES"), \
	    N_("order by these columns; -NAME is downwards"), O_SORT }, \
	{ "limit", '\0', N_("N"), N_("at most N rows"), O_LIMIT }
/* clang-format on */
/* With these the noun's conditions are options too. */
extern const struct opt list_opts[];

/* import.c: the noun of a word that is typed, or NULL. */
const struct vc_noun *noun_of(const char *word);
/* The whole of a small text file, "-" for standard input; free it. NULL after
 * saying why not. */
char *read_text(const char *path);

/* feed.c */
int verb_feed(struct cmd *);
extern const struct opt feed_opts[];

/* suggest.c: matching. */
extern const struct verb suggest_verbs[];

/* inbox.c */
int verb_inbox(struct cmd *);
extern const struct opt inbox_opts[];

/* year.c: the year that an option gives, 0 or an exit code after saying what
 * is wrong; that --ical, a format of its own, goes without --format; the end
 * of a calendar, printed and released in any case. */
struct ical;
int asked_year(const struct cmd *, enum opt_id, const char *name, long *year);
int check_ical(const struct cmd *);
int print_calendar(struct cmd *, struct ical *);
extern const struct opt asked_year_opts[];

/* config.c: a value from VCCTL_KEY or the configuration files, or NULL. */
const char *config(const char *key);
void config_free(void);

/* match.c: interests; people.c: volunteers, and who was told of them. */
extern const struct verb match_verbs[], volunteer_verbs[], disclosure_verbs[];
#define CONSENT_OPTS \
	{ "consent", '\0', N_("PURPOSES"), \
		N_("what the volunteer consents to, with commas"), \
		O_CONSENT }, \
	{ \
		"consent-by", '\0', N_("WAY"), \
		    N_("phone, web, form, email, meeting or other"), \
		    O_CONSENT_BY \
	}
/* The row's number on stdout, in words for people; an exit code. */
int say_id(struct cmd *, int64_t id);
/* 0, or an exit code after saying that --consent is missing. */
int check_consent_by(const struct cmd *);
/* Says how a new volunteer's consent is recorded. */
void say_no_consent(const struct cmd *, int64_t volunteer);

/* The tables of verbs. */
extern const struct verb row_verbs[], status_verbs[], goal_verbs[], db_verbs[],
    report_verbs[], import_verbs[], org_verbs[], todo_verbs[],
    assignment_verbs[], plan_verbs[], activity_verbs[], initiative_verbs[],
    partner_verbs[], group_verbs[], story_verbs[], survey_verbs[];
extern const struct verb campaign_verbs[], org_campaign_verbs[], same_verbs[];
/* org.c: a filter more, of those that published nothing for so many months
 * (NULL: the usual) and whose text `until` holds. 0, or an exit code after
 * saying that the option's value is none. */
int idle_filter(struct cmd *, const char *option, const char *value,
    char until[24]);

#endif
