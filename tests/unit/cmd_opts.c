/* SPDX-License-Identifier: ISC */
/* Options: what is taken, what is refused and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../cmd/lang.h"
#include "../../cmd/opts.h"

static const struct opt global[] = {
	{ "db", 'D', "PATH", "the register", 1 },
	{ "quiet", 'q', NULL, "say less", 2 },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt verb[] = {
	{ "scope", '\0', "WORD",
	    "which part of the country, municipality or "
	    "organisation the goal is for",
	    3 },
	{ "search", 's', "WORDS", "rows with these words", 4 },
	{ "registered_on", '\0', "DATE", "since when", 5 },
	{ "quiet", 'x', NULL, "never seen: an earlier row has the name", 6 },
	{ "an-option-that-is-much-too-long", '\0', NULL, "long", 7 },
	{ "hidden", '\0', NULL, NULL, 8 },
	{ NULL, '\0', NULL, NULL, 0 },
};
static const struct opt *const groups[] = { global, verb };

/* What was taken, "1=x 2 ..." */
struct seen {
	char text[256];
	int stop_at;
};

static int
take(void *ctx, const struct opt *o, const char *arg)
{
	struct seen *seen = ctx;
	size_t n = strlen(seen->text);

	snprintf(seen->text + n, sizeof(seen->text) - n, "%s%d%s%s",
	    n > 0 ? " " : "", o->id, arg != NULL ? "=" : "",
	    arg != NULL ? arg : "");
	return o->id == seen->stop_at ? 7 : 0;
}

/* Parses a line of words; gives what was taken, "|", and the operands. The
 * words said on stderr go to `said`. */
static int
run(const char *line, struct seen *seen, char *said, size_t size, bool leading)
{
	char words[256], *argv[32], *s, *save;
	int argc = 0, first, rc, i, keep;
	FILE *err = tmpfile();
	size_t n;

	snprintf(words, sizeof(words), "vcctl %s", line);
	for (s = strtok_r(words, " ", &save); s != NULL;
	     s = strtok_r(NULL, " ", &save))
		argv[argc++] = s;
	argv[argc] = NULL;
	assert_non_null(err);
	fflush(stderr);
	keep = dup(STDERR_FILENO);
	dup2(fileno(err), STDERR_FILENO);
	seen->text[0] = '\0';
	rc = (leading ? opts_parse_leading : opts_parse)(argc, argv, groups, 2,
	    take, seen, &first);
	fflush(stderr);
	dup2(keep, STDERR_FILENO);
	close(keep);
	rewind(err);
	n = fread(said, 1, size - 1, err);
	said[n] = '\0';
	fclose(err);
	for (i = first; rc == 0 && i < argc; i++) {
		n = strlen(seen->text);
		snprintf(seen->text + n, sizeof(seen->text) - n, "|%s",
		    argv[i]);
	}
	return rc;
}

static void
takes(const char *line, const char *want)
{
	struct seen seen = { .stop_at = 0 };
	char said[256];

	assert_int_equal(run(line, &seen, said, sizeof(said), false), 0);
	assert_string_equal(seen.text, want);
	assert_string_equal(said, "");
}

static void
refuses(const char *line, const char *want)
{
	struct seen seen = { .stop_at = 0 };
	char said[256];

	assert_int_equal(run(line, &seen, said, sizeof(said), false), 2);
	assert_string_equal(said, want);
}

static void
options_of_all_groups(void **state)
{
	(void)state;
	takes("-D x --scope SE-0180 -q", "1=x 3=SE-0180 2");
	takes("-Dx --scope=SE-0180 -qs a", "1=x 3=SE-0180 2 4=a");
	takes("--scope=", "3=");
	takes("--search -5", "4=-5");
}

static void
operands_anywhere(void **state)
{
	(void)state;
	takes("a -q b --db x c", "2 1=x|a|b|c");
	takes("a -- -q --db", "|a|-q|--db");
	takes("- -q", "2|-");
	takes("", "");
}

static void
hyphen_and_underscore_alike(void **state)
{
	(void)state;
	takes("--registered-on=2007 --registered_on 2008", "5=2007 5=2008");
	takes("--an_option_that_is_much_too_long", "7");
	/* Only in names. */
	takes("--search --a_b", "4=--a_b");
}

static void
earlier_row_wins(void **state)
{
	(void)state;
	takes("--quiet", "2");
}

static void
unknown_option(void **state)
{
	(void)state;
	refuses("--scoep",
	    "vcctl: unknown option '--scoep'; did you mean "
	    "'--scope'?\n");
	refuses("a --scoep=x b",
	    "vcctl: unknown option '--scoep'; did you "
	    "mean '--scope'?\n");
	refuses("--zzzzzzzz", "vcctl: unknown option '--zzzzzzzz'\n");
	refuses("-Z", "vcctl: unknown option '-Z'\n");
	refuses("-qZ", "vcctl: unknown option '-Z'\n");
	refuses("--s=x",
	    "vcctl: option '--s' is ambiguous: '--scope' or "
	    "'--search'\n");
}

static void
values_asked_for(void **state)
{
	(void)state;
	refuses("--registered_on",
	    "vcctl: option '--registered-on' needs a "
	    "value: DATE\n");
	refuses("-q -D", "vcctl: option '-D' needs a value: PATH\n");
	refuses("--quiet=1", "vcctl: option '--quiet' takes no value\n");
}

static void
what_it_says_is_safe(void **state)
{
	struct seen seen = { .stop_at = 0 };
	char said[256];

	(void)state;
	assert_int_equal(run("--\033[2J", &seen, said, sizeof(said), false), 2);
	assert_null(strchr(said, '\033'));
}

static void
taker_stops(void **state)
{
	struct seen seen = { .stop_at = 2 };
	char said[256];

	(void)state;
	assert_int_equal(run("-D x -q --scope y", &seen, said, sizeof(said),
			     false),
	    7);
	assert_string_equal(seen.text, "1=x 2");
}

static void
leading_options_end_at_operand(void **state)
{
	struct seen seen = { .stop_at = 0 };
	char said[256];

	(void)state;
	assert_int_equal(run("-D x org list --nonsense", &seen, said,
			     sizeof(said), true),
	    0);
	assert_string_equal(seen.text, "1=x|org|list|--nonsense");
	assert_string_equal(said, "");
}

static void
help_is_aligned(void **state)
{
	static const char *const titles[] = { "Options:", "Verb:" };
	char text[1024] = "";
	FILE *fp = fmemopen(text, sizeof(text), "w");

	(void)state;
	assert_non_null(fp);
	opts_help(fp, groups, titles, 2);
	fclose(fp);
	assert_string_equal(text,
	    "Options:\n"
	    "  -D, --db PATH             the register\n"
	    "  -q, --quiet               say less\n"
	    "\n"
	    "Verb:\n"
	    "      --scope WORD          which part of the country, "
	    "municipality or\n"
	    "                            organisation the goal is for\n"
	    "  -s, --search WORDS        rows with these words\n"
	    "      --registered-on DATE  since when\n"
	    "      --an-option-that-is-much-too-long\n"
	    "                            long\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						options_of_all_groups),
		cmocka_unit_test(operands_anywhere),
		cmocka_unit_test(hyphen_and_underscore_alike),
		cmocka_unit_test(earlier_row_wins),
		cmocka_unit_test(unknown_option),
		cmocka_unit_test(values_asked_for),
		cmocka_unit_test(what_it_says_is_safe),
		cmocka_unit_test(taker_stops),
		cmocka_unit_test(leading_options_end_at_operand),
		cmocka_unit_test(help_is_aligned) };

	if (lang_set("en") != 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
