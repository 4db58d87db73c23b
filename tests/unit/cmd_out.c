/* SPDX-License-Identifier: ISC */
/* Writers: the bytes of each format, and how files come into place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../cmd/lang.h"
#include "../../cmd/out/out.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static char dir[64], file[96];

static const struct vc_column id = { "id", "Id", VC_COL_RIGHT };
static const struct vc_column name = { "name", "Name", VC_COL_WRAP };
static const struct vc_column theme = { "theme", "Theme", VC_COL_GROUP };
static const struct vc_column only_human = { "h", "Human", VC_COL_HUMAN };
static const struct vc_column only_machine = { "m", "Mach", VC_COL_MACHINE };

#define TEXT(s) \
	{ \
		.type = VC_CELL_TEXT, .text = (s) \
	}
#define INT(n) \
	{ \
		.type = VC_CELL_INT, .num = (n) \
	}
#define NONE \
	{ \
		.type = VC_CELL_NONE \
	}

static struct out *
begin(const char *format, int width)
{
	struct out_opts opts = { .format = format,
		.path = file,
		.lang = "en",
		.width = width };
	struct out *o;

	assert_int_equal(out_open(&o, &opts), 0);
	return o;
}

/* Compares what stands in the file. */
static void
holds(const char *want)
{
	static char got[65536];
	FILE *fp = fopen(file, "r");
	size_t n;

	assert_non_null(fp);
	n = fread(got, 1, sizeof(got) - 1, fp);
	got[n] = '\0';
	fclose(fp);
	assert_string_equal(got, want);
}

/* Does it stand in the file? */
static bool
found(const char *text)
{
	static char got[4096];
	FILE *fp = fopen(file, "r");
	size_t n;

	assert_non_null(fp);
	n = fread(got, 1, sizeof(got) - 1, fp);
	got[n] = '\0';
	fclose(fp);
	return strstr(got, text) != NULL;
}

/* Closes the writer and compares what it wrote. */
static void
gives(struct out *o, const char *want)
{
	assert_int_equal(out_close(o), 0);
	holds(want);
}

/* Writes rows of (id, name). */
static void
rows(struct out *o, const struct vc_cell cells[][2], size_t n)
{
	const struct vc_column *const col[] = { &id, &name };
	size_t i;

	out_columns(o, col, 2);
	for (i = 0; i < n; i++)
		out_row(o, cells[i]);
	out_end(o);
}

static const struct vc_cell awkward[][2] = {
	{ INT(1), TEXT("plain") },
	{ INT(22), TEXT("a,b \"c\"") },
	{ INT(3), TEXT("tab\there|pipe\nline\\") },
	{ INT(4), NONE },
	{ INT(5), TEXT(" \xc3\xa5 ") },
};

static void
csv_quotes_where_needed(void **state)
{
	struct out *o = begin("csv", 0);

	(void)state;
	rows(o, awkward, COUNT(awkward));
	gives(o,
	    "id,name\n1,plain\n22,\"a,b \"\"c\"\"\"\n"
	    "3,\"tab\there|pipe\nline\\\"\n4,\n5,\" \xc3\xa5 \"\n");
}

static void
csv_lone_field_is_never_a_blank_line(void **state)
{
	const struct vc_column *const col[] = { &name };
	const struct vc_cell none[] = { NONE }, hash[] = { TEXT("#1") };
	struct out *o = begin("csv", 0);

	(void)state;
	out_columns(o, col, 1);
	out_row(o, none);
	out_row(o, hash);
	out_end(o);
	gives(o, "name\n\"\"\n\"#1\"\n");
}

static void
csv_each_reason_to_quote(void **state)
{
	const struct vc_cell cells[][2] = { { INT(1), TEXT("a\"b") },
		{ INT(2), TEXT("a,b") }, { INT(3), TEXT("a\nb") },
		{ INT(4), TEXT("a\rb") }, { INT(5), TEXT("a ") },
		{ INT(6), TEXT("#a") } };
	struct out *o = begin("csv", 0);

	(void)state;
	rows(o, cells, COUNT(cells));
	gives(o,
	    "id,name\n1,\"a\"\"b\"\n2,\"a,b\"\n3,\"a\nb\"\n"
	    "4,\"a\rb\"\n5,\"a \"\n6,#a\n");
}

static void
tsv_escapes(void **state)
{
	struct out *o = begin("tsv", 0);

	(void)state;
	rows(o, awkward, COUNT(awkward));
	gives(o,
	    "id\tname\n1\tplain\n22\ta,b \"c\"\n"
	    "3\ttab\\there|pipe\\nline\\\\\n4\t\n5\t \xc3\xa5 \n");
}

static void
json_array_of_rows(void **state)
{
	struct out *o = begin("json", 0);

	(void)state;
	rows(o, awkward, COUNT(awkward));
	gives(o,
	    "[\n{\"id\":1,\"name\":\"plain\"},\n"
	    "{\"id\":22,\"name\":\"a,b \\\"c\\\"\"},\n"
	    "{\"id\":3,\"name\":\"tab\\there|pipe\\nline\\\\\"},\n"
	    "{\"id\":4,\"name\":null},\n"
	    "{\"id\":5,\"name\":\" \xc3\xa5 \"}\n]\n");
}

static void
json_empty_list(void **state)
{
	struct out *o = begin("json", 0);

	(void)state;
	rows(o, NULL, 0);
	gives(o, "[]\n");
}

static void
jsonl_empty_list(void **state)
{
	struct out *o = begin("jsonl", 0);

	(void)state;
	rows(o, NULL, 0);
	gives(o, "");
}

/* One cell of the type as JSON. */
static void
json_value(struct vc_cell cell, const char *want)
{
	const struct vc_column *const col[] = { &id };
	struct out *o = begin("jsonl", 0);
	char line[128];

	out_columns(o, col, 1);
	out_row(o, &cell);
	out_end(o);
	snprintf(line, sizeof(line), "{\"id\":%s}\n", want);
	gives(o, line);
}

#define JSON(want, ...) json_value((struct vc_cell){ __VA_ARGS__ }, want)

static void
json_types(void **state)
{
	(void)state;
	JSON("2007", .type = VC_CELL_YEAR, .num = 2007);
	JSON("true", .type = VC_CELL_BOOL, .num = 1);
	JSON("false", .type = VC_CELL_BOOL);
	JSON("\"2007-10-01\"", .type = VC_CELL_DAY, .num = 13787);
	JSON("\"Met\"", .type = VC_CELL_MSG, .text = "Met");
	JSON("[\"a\",\"b c\"]", .type = VC_CELL_TAGS, .text = "a; b c");
	JSON("[]", .type = VC_CELL_TAGS, .text = "");
	JSON("\"SE-0180\"", .type = VC_CELL_NAMED, .text = "SE-0180",
	    .unit = "Stockholm");
	JSON("12", .type = VC_CELL_NAMED, .num = 12, .unit = "An org");
	JSON("\"a\\u001Bb\"", .type = VC_CELL_TEXT, .text = "a\033b");
}

static void
json_numbers_are_exact(void **state)
{
	(void)state;
	JSON("0.1", .type = VC_CELL_DECIMAL, .num = 100);
	JSON("-0.001", .type = VC_CELL_DECIMAL, .num = -1);
	JSON("0", .type = VC_CELL_DECIMAL, .num = 0);
	JSON("1200", .type = VC_CELL_DECIMAL, .num = 1200000);
	JSON("9007199254740993.007", .type = VC_CELL_DECIMAL,
	    .num = 9007199254740993007, .text = "~", .unit = "h");
	JSON("-9223372036854775808", .type = VC_CELL_INT, .num = INT64_MIN);
	JSON("12.5", .type = VC_CELL_MONEY, .num = 1250, .unit = "SEK");
	JSON("98.765", .type = VC_CELL_PERCENT, .num = 98765);
}

static void
json_pairs_and_shares(void **state)
{
	(void)state;
	JSON("{\"first\":30,\"second\":2.5}", .type = VC_CELL_PAIR,
	    .flags = VC_CELL_HAS1 | VC_CELL_HAS2, .num = 30000, .num2 = 2500);
	JSON("{\"first\":30,\"second\":null}", .type = VC_CELL_PAIR,
	    .flags = VC_CELL_HAS1, .num = 30000);
	JSON("{\"part\":2,\"whole\":3,\"percent\":66.667}",
	    .type = VC_CELL_SHARE, .num = 2, .num2 = 3);
	JSON("{\"part\":0,\"whole\":0,\"percent\":null}",
	    .type = VC_CELL_SHARE);
}

static void
table_is_aligned(void **state)
{
	struct out *o = begin("table", 0);

	(void)state;
	rows(o, awkward, 2);
	gives(o, "Id  Name\n--  -------\n 1  plain\n22  a,b \"c\"\n");
}

static void
table_wraps_to_the_terminal(void **state)
{
	const struct vc_cell cells[][2] = {
		{ INT(1), TEXT("one two three four five\nsix") },
		{ INT(2), TEXT("Donaudampfschifffahrtsgesellschaft") },
		{ INT(3),
		    TEXT("\xc3\xa5\xc3\xa4\xc3\xb6 \xc3\xa5\xc3\xa4"
			 "\xc3\xb6 \xc3\xa5\xc3\xa4\xc3\xb6 \xc3\xa5") },
	};
	struct out *o = begin("table", 18);

	(void)state;
	rows(o, cells, COUNT(cells));
	gives(o,
	    "Id  Name\n--  --------------\n"
	    " 1  one two three\n    four five\n    six\n"
	    " 2  Donaudampfschi\n    fffahrtsgesell\n    schaft\n"
	    " 3  \xc3\xa5\xc3\xa4\xc3\xb6 \xc3\xa5\xc3\xa4\xc3\xb6 "
	    "\xc3\xa5\xc3\xa4\xc3\xb6 \xc3\xa5\n");
}

static void
page_keeps_words_whole(void **state)
{
	const struct vc_cell cells[][2] = {
		{ INT(1), TEXT("one two three four") },
		{ INT(2), TEXT("Donaudampfschifffahrtsgesellschaft") },
	};
	struct out_opts opts = { .path = file,
		.lang = "en",
		.width = 18,
		.page = true };
	struct out *o;

	(void)state;
	assert_int_equal(out_open(&o, &opts), 0);
	rows(o, cells, COUNT(cells));
	gives(o,
	    "Id  Name\n--  ----------------------------------\n"
	    " 1  one two three four\n"
	    " 2  Donaudampfschifffahrtsgesellschaft\n");
}

static void
people_read_how_exact_it_is(void **state)
{
	static const struct {
		const char *sign, *format, *want;
	} is[] = { { "~", "table", "about\302\240180" },
		{ ">", "table", "more than\302\240180" },
		{ "<", "table", "less than\302\240180" },
		{ NULL, "table", "180" }, { "?", "table", "?180" },
		{ "~", "csv", "180" }, { ">", "json", "180" } };

	(void)state;
	for (size_t i = 0; i < COUNT(is); i++) {
		const struct vc_cell cells[][2] = { { { .type = VC_CELL_INT,
							  .num = 180,
							  .text = is[i].sign },
		    TEXT("x") } };
		struct out *o = begin(is[i].format, 0);

		rows(o, cells, 1);
		assert_int_equal(out_close(o), 0);
		assert_true(found(is[i].want));
		assert_int_equal(found("about"), i == 0);
	}
}

static void
table_is_safe(void **state)
{
	const struct vc_cell cells[][2] = { { INT(1), TEXT("\033[2J\nx") } };
	struct out *o = begin("table", 0);
	FILE *fp;
	int c;

	(void)state;
	rows(o, cells, 1);
	assert_int_equal(out_close(o), 0);
	fp = fopen(file, "r");
	assert_non_null(fp);
	while ((c = getc(fp)) != EOF)
		assert_true(c >= ' ' || c == '\n');
	fclose(fp);
}

/* Rows past those whose widths were measured come in the same columns. */
static void
table_streams(void **state)
{
	const struct vc_column *const col[] = { &id, &name };
	struct vc_cell cells[] = { INT(0), TEXT("x") };
	struct out *o = begin("table", 0);
	char line[64], want[64];
	FILE *fp;
	int64_t i;

	(void)state;
	out_columns(o, col, 2);
	for (i = 1; i <= 5000; i++) {
		cells[0].num = i % 10;
		out_row(o, cells);
	}
	out_end(o);
	assert_int_equal(out_close(o), 0);
	fp = fopen(file, "r");
	assert_non_null(fp);
	for (i = -1; fgets(line, sizeof(line), fp) != NULL; i++) {
		snprintf(want, sizeof(want), "%2d  x\n", (int)(i % 10));
		if (i > 0)
			assert_string_equal(line, want);
	}
	fclose(fp);
	assert_int_equal(i, 5001);
}

/* Two themes, with columns for people and for machines only. */
static void
themes(struct out *o)
{
	const struct vc_column *const col[] = { &theme, &id, &only_human,
		&only_machine };
	const struct vc_cell cells[][4] = { { TEXT("Find"), INT(1), TEXT("h1"),
						TEXT("m1") },
		{ TEXT("Find"), INT(2), TEXT("h2"), TEXT("m2") },
		{ TEXT("Keep"), INT(3), TEXT("h3"), TEXT("m3") } };
	size_t i;

	out_heading(o, "Goals");
	out_heading(o, "# Stockholm");
	out_columns(o, col, 4);
	for (i = 0; i < COUNT(cells); i++)
		out_row(o, cells[i]);
	out_end(o);
	out_note(o, "All counted.");
	out_note(o, "Twice.");
}

static void
groups_for_people(void **state)
{
	struct out *o = begin("table", 0);

	(void)state;
	themes(o);
	gives(o,
	    "Goals\n# Stockholm\n\nId  Human\n--  -----\n\nFind\n----\n"
	    " 1  h1\n 2  h2\n\nKeep\n----\n 3  h3\n\n"
	    "All counted.\nTwice.\n");
	o = begin("md", 0);
	themes(o);
	gives(o,
	    "# Goals\n\n\\# Stockholm\n\n### Find\n\n| Id | Human |\n"
	    "| ---: | --- |\n| 1 | h1 |\n| 2 | h2 |\n\n### Keep\n\n"
	    "| Id | Human |\n| ---: | --- |\n| 3 | h3 |\n\n"
	    "All counted.\n\nTwice.\n");
}

/* What comes before the body is the same for every page. */
static void
gives_page(struct out *o, const char *title, const char *body)
{
	static char got[8192];
	char want[80];
	FILE *fp;
	const char *at;
	size_t n;

	assert_int_equal(out_close(o), 0);
	fp = fopen(file, "r");
	assert_non_null(fp);
	n = fread(got, 1, sizeof(got) - 1, fp);
	got[n] = '\0';
	fclose(fp);
	snprintf(want, sizeof(want), "<title>%s</title>\n", title);
	assert_ptr_equal(strstr(got, "<!DOCTYPE html>\n<html lang=\"en\">\n"),
	    got);
	assert_non_null(strstr(got, want));
	at = strstr(got, "<body>\n");
	assert_non_null(at);
	assert_string_equal(at, body);
}

static void
html_is_a_page(void **state)
{
	const struct vc_cell cells[][2] = {
		{ INT(1), TEXT("<b>&amp; \"x\"\n\033[2Jtwo") }, { INT(2), NONE }
	};
	struct out *o = begin("html", 0);

	(void)state;
	themes(o);
	out_heading(o, "More");
	rows(o, cells, COUNT(cells));
	gives_page(o, "Goals",
	    "<body>\n<h1>Goals</h1>\n<p># Stockholm</p>\n<table>\n<thead>\n"
	    "<tr><th class=\"number\">Id</th><th>Human</th></tr>\n</thead>\n"
	    "<tbody>\n<tr><th class=\"group\" colspan=\"2\">Find</th></tr>\n"
	    "<tr><td class=\"number\">1</td><td>h1</td></tr>\n"
	    "<tr><td class=\"number\">2</td><td>h2</td></tr>\n</tbody>\n"
	    "<tbody>\n<tr><th class=\"group\" colspan=\"2\">Keep</th></tr>\n"
	    "<tr><td class=\"number\">3</td><td>h3</td></tr>\n</tbody>\n"
	    "</table>\n<p>All counted.</p>\n<p>Twice.</p>\n<h2>More</h2>\n"
	    "<table>\n<thead>\n<tr><th class=\"number\">Id</th><th>Name</th>"
	    "</tr>\n</thead>\n<tbody>\n<tr><td class=\"number\">1</td><td>"
	    "&lt;b&gt;&amp;amp; &quot;x&quot;<br>\\x1b[2Jtwo</td></tr>\n"
	    "<tr><td class=\"number\">2</td><td></td></tr>\n</tbody>\n"
	    "</table>\n</body>\n</html>\n");
	o = begin("html", 0);
	rows(o, cells, 0);
	gives_page(o, "vcctl",
	    "<body>\n<table>\n<thead>\n<tr><th class=\"number\">Id</th>"
	    "<th>Name</th></tr>\n</thead>\n</table>\n</body>\n</html>\n");
	gives_page(begin("html", 0), "vcctl", "<body>\n</body>\n</html>\n");
}

static void
groups_for_machines(void **state)
{
	struct out *o = begin("csv", 0);

	(void)state;
	themes(o);
	gives(o, "theme,id,m\nFind,1,m1\nFind,2,m2\nKeep,3,m3\n");
}

static void
md_escapes(void **state)
{
	const struct vc_cell cells[][2] = { { INT(1), TEXT("a|b\nc") },
		{ INT(2), TEXT("*x* `y` [z](u) <b> R&D &amp; in_word _em_") },
		{ INT(3), TEXT("~12 ~~gone~~ \\") } };
	struct out *o = begin("md", 0);

	(void)state;
	rows(o, cells, COUNT(cells));
	gives(o,
	    "| Id | Name |\n| ---: | --- |\n| 1 | a\\|b<br>c |\n"
	    "| 2 | \\*x\\* \\`y\\` \\[z\\](u) \\<b> R&D \\&amp; in_word "
	    "\\_em\\_ |\n| 3 | ~12 \\~\\~gone\\~\\~ \\\\ |\n");
}

/* The same record twice. */
static void
records(struct out *o)
{
	const struct vc_column *const col[] = { &id, &name, &theme };
	const struct vc_cell cells[] = { INT(7), TEXT("a\nb"), NONE };

	out_record(o, col, cells, 3);
	out_record(o, col, cells, 3);
}

static void
records_field_by_field(void **state)
{
	struct out *o = begin("table", 0);

	(void)state;
	records(o);
	gives(o,
	    "Id:     7\nName:   a\n        b\nTheme:\n\n"
	    "Id:     7\nName:   a\n        b\nTheme:\n");
	o = begin("csv", 0);
	records(o);
	gives(o, "id,name,theme\n7,\"a\nb\",\n7,\"a\nb\",\n");
	o = begin("json", 0);
	records(o);
	gives(o,
	    "{\n  \"id\":7,\n  \"name\":\"a\\nb\",\n  \"theme\":null\n}\n"
	    "{\n  \"id\":7,\n  \"name\":\"a\\nb\",\n  \"theme\":null\n}\n");
	o = begin("jsonl", 0);
	records(o);
	gives(o,
	    "{\"id\":7,\"name\":\"a\\nb\",\"theme\":null}\n"
	    "{\"id\":7,\"name\":\"a\\nb\",\"theme\":null}\n");
	o = begin("md", 0);
	records(o);
	gives(o,
	    "| Field | Value |\n| --- | --- |\n| Id | 7 |\n"
	    "| Name | a<br>b |\n| Theme |  |\n\n"
	    "| Field | Value |\n| --- | --- |\n| Id | 7 |\n"
	    "| Name | a<br>b |\n| Theme |  |\n");
}

static void
file_is_private_and_whole(void **state)
{
	struct out *o;
	struct stat st;

	(void)state;
	(void)unlink(file);
	o = begin("csv", 0);
	rows(o, awkward, 1);
	assert_int_equal(stat(file, &st), -1); /* not before it is done */
	gives(o, "id,name\n1,plain\n");
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void
discard_keeps_what_was(void **state)
{
	struct out *o = begin("csv", 0);

	(void)state;
	rows(o, awkward, 1);
	gives(o, "id,name\n1,plain\n");
	o = begin("csv", 0);
	rows(o, awkward, 2);
	out_discard(o);
	holds("id,name\n1,plain\n");
	/* Nothing but the file itself is left in the folder. */
	assert_int_equal(unlink(file), 0);
	assert_int_equal(rmdir(dir), 0);
	assert_int_equal(mkdir(dir, 0700), 0);
}

/* Runs out_open with stderr in `said`; a writer that opens is closed. */
static int
try_open(const char *format, const char *path, char *said, size_t size)
{
	struct out_opts opts = { .format = format, .path = path, .lang = "en" };
	FILE *err = tmpfile();
	struct out *o;
	int rc, keep = dup(STDERR_FILENO);
	size_t n;

	assert_non_null(err);
	fflush(stderr);
	dup2(fileno(err), STDERR_FILENO);
	rc = out_open(&o, &opts);
	if (rc == 0) {
		rows(o, awkward, 1);
		rc = out_close(o);
	}
	fflush(stderr);
	dup2(keep, STDERR_FILENO);
	close(keep);
	rewind(err);
	n = fread(said, 1, size - 1, err);
	said[n] = '\0';
	fclose(err);
	return rc;
}

static void
errors_are_said_once(void **state)
{
	char said[256];

	(void)state;
	assert_int_equal(try_open("csv", "/nowhere/x", said, sizeof(said)), 73);
	assert_string_equal(said,
	    "vcctl: cannot create '/nowhere/x': No such "
	    "file or directory\n");
	assert_int_equal(try_open("csv", dir, said, sizeof(said)), 73);
	assert_non_null(strstr(said, "': Is a directory\n"));
	assert_int_equal(try_open("csv", "", said, sizeof(said)), 73);
	assert_int_equal(try_open("jsno", NULL, said, sizeof(said)), 2);
	assert_string_equal(said,
	    "vcctl: unknown format 'jsno'; did you mean "
	    "'json'?\n");
	assert_int_equal(try_open("csv", "/dev/full", said, sizeof(said)), 74);
	assert_string_equal(said,
	    "vcctl: cannot write to '/dev/full': No "
	    "space left on device\n");
	assert_int_equal(try_open("csv", "/dev/null", said, sizeof(said)), 0);
}

static int
setup(void **state)
{
	(void)state;
	snprintf(dir, sizeof(dir), "/tmp/vcctl-out-XXXXXX");
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(file, sizeof(file), "%s/out", dir);
	return lang_set("en");
}

static int
teardown(void **state)
{
	(void)state;
	(void)unlink(file);
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						csv_quotes_where_needed),
		cmocka_unit_test(csv_lone_field_is_never_a_blank_line),
		cmocka_unit_test(csv_each_reason_to_quote),
		cmocka_unit_test(tsv_escapes),
		cmocka_unit_test(json_array_of_rows),
		cmocka_unit_test(json_empty_list),
		cmocka_unit_test(jsonl_empty_list),
		cmocka_unit_test(json_types),
		cmocka_unit_test(json_numbers_are_exact),
		cmocka_unit_test(json_pairs_and_shares),
		cmocka_unit_test(table_is_aligned),
		cmocka_unit_test(table_wraps_to_the_terminal),
		cmocka_unit_test(page_keeps_words_whole),
		cmocka_unit_test(people_read_how_exact_it_is),
		cmocka_unit_test(table_is_safe),
		cmocka_unit_test(table_streams),
		cmocka_unit_test(groups_for_people),
		cmocka_unit_test(html_is_a_page),
		cmocka_unit_test(groups_for_machines),
		cmocka_unit_test(md_escapes),
		cmocka_unit_test(records_field_by_field),
		cmocka_unit_test(file_is_private_and_whole),
		cmocka_unit_test(discard_keeps_what_was),
		cmocka_unit_test(errors_are_said_once) };

	return cmocka_run_group_tests(tests, setup, teardown);
}
