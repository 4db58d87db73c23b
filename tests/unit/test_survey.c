/* SPDX-License-Identifier: ISC */
/* Surveys: what is hidden can't be worked out; what columns are taken for. */
#include "lib/report/survey.h"
#include "lib/register/survey.h"
#include "unit.h"

#define CELLS 5
#define MOST  8 /* given, in the exhaustive test */

/* "5 2 7": which are hidden, as letters; "-" when all are, unnamed. */
static const char *
hides(const char *counts, int64_t smallest)
{
	static char text[CELLS + 1];
	int64_t count[CELLS] = { 0 };
	bool hide[CELLS];
	size_t n = 0;

	for (const char *s = counts; *s != '\0' && n < CELLS; n++) {
		char *end;

		count[n] = strtoll(s, &end, 10);
		s = end;
	}
	if (!vci_survey_hide(count, n, smallest, hide))
		return "-";
	for (size_t i = 0; i < n; i++)
		text[i] = hide[i] ? 'h' : '.';
	text[n] = '\0';
	return text;
}

static void
small_groups(void **state)
{
	(void)state;
	assert_string_equal(hides("9 8 5", 5), "...");
	/* 22 - 9 - 8 would be the hidden one. */
	assert_string_equal(hides("9 8 4", 5), ".hh");
	assert_string_equal(hides("9 3 4", 5), ".hh");
	/* Two in all are one each. */
	assert_string_equal(hides("9 8 1 1", 5), ".hhh");
	assert_string_equal(hides("9 8 1 2", 5), ".hhh");
	/* Five ones are five in all. */
	assert_string_equal(hides("1 1 1 1 1", 5), "-");
	assert_string_equal(hides("9 1 1 1 1", 5), "hhhhh");
	assert_string_equal(hides("4", 5), "-");
	assert_string_equal(hides("3 1", 5), "-");
	assert_string_equal(hides("4 2", 5), "hh");
	assert_string_equal(hides("9", 5), ".");
	assert_string_equal(hides("0 9 7", 5), "...");
	assert_string_equal(hides("1 1 9", 1), "...");
	assert_string_equal(hides("1 2 9", 2), "hh.");
}

/* How the hidden cells of a table may be filled, so that they come to `sum`
 * and at least one is small: does one of them have the same count in all? */
static bool
told(const bool *hide, size_t n, int64_t sum, int64_t smallest)
{
	int64_t cell[CELLS], least[CELLS], most[CELLS];
	size_t m = 0;

	for (size_t i = 0; i < n; i++)
		m += hide[i];
	for (size_t i = 0; i < m; i++) {
		cell[i] = 1;
		least[i] = INT64_MAX;
		most[i] = 0;
	}
	for (size_t at = 0; m > 0 && at < m;) {
		int64_t got = 0;
		bool small = false;

		for (size_t i = 0; i < m; i++) {
			got += cell[i];
			small = small || cell[i] < smallest;
		}
		for (size_t i = 0; got == sum && small && i < m; i++) {
			least[i] = cell[i] < least[i] ? cell[i] : least[i];
			most[i] = cell[i] > most[i] ? cell[i] : most[i];
		}
		for (at = 0; at < m && ++cell[at] > sum; at++)
			cell[at] = 1;
	}
	for (size_t i = 0; i < m; i++)
		if (least[i] >= most[i])
			return true;
	return false;
}

/* Of every table of up to four answers: no hidden count follows from the
 * total and what is shown, and nothing small is shown. */
static void
nothing_follows(void **state)
{
	int64_t count[4];
	bool hide[4];

	(void)state;
	for (int code = 0; code < MOST * MOST * MOST * MOST; code++) {
		int64_t sum = 0;

		for (int i = 0, c = code; i < 4; i++, c /= MOST)
			count[i] = c % MOST;
		if (!vci_survey_hide(count, 4, 5, hide))
			continue;
		for (int i = 0; i < 4; i++) {
			if (!hide[i])
				assert_true(count[i] == 0 || count[i] >= 5);
			else
				sum += count[i];
		}
		if (told(hide, 4, sum, 5))
			fail_msg("%lld %lld %lld %lld: told",
			    (long long)count[0], (long long)count[1],
			    (long long)count[2], (long long)count[3]);
	}
}

/* A file of one column. */
static struct vci_survey_file
column(struct vci_survey_row *row, const char **cell)
{
	struct vci_survey_file f = { .row = row };

	for (; cell[f.nrow] != NULL; f.nrow++)
		row[f.nrow] = (struct vci_survey_row){ .n = 1,
			.cell = &cell[f.nrow] };
	return f;
}

static void
kinds(void **state)
{
	static const struct {
		enum vci_question_kind kind;
		const char *cell[8];
	} t[] = { { VCI_Q_NUMBER, { "q", "1", "2,5", "", "1 000" } },
		{ VCI_Q_NUMBER, { "q", "1", "2.5" } },
		{ VCI_Q_NUMBER, { "q", "12.000", "3,5" } },
		{ VCI_Q_TEXT, { "q", "12.000", "13.000" } },
		{ VCI_Q_TEXT, { "q", "1", "many" } },
		{ VCI_Q_SINGLE, { "q", "yes", "no", "yes", "", "yes" } },
		{ VCI_Q_SINGLE, { "q", "yes" } },
		{ VCI_Q_TEXT, { "q", "red", "blue", "green" } },
		{ VCI_Q_MULTIPLE, { "q", "a", "b; a", "" } },
		{ VCI_Q_MULTIPLE, { "q", "a; b; c" } },
		/* What one person wrote isn't an answer to choose from. */
		{ VCI_Q_SINGLE,
		    { "q", "thanks", "thanks", "thanks", "yes please" } },
		{ VCI_Q_TEXT,
		    { "q", "thanks", "thanks", "thanks",
			"please call me soon" } },
		{ VCI_Q_TEXT,
		    { "q", "thanks", "thanks", "thanks", "070 1234" } },
		{ VCI_Q_TEXT, { "q", "a@b", "a@b", "a@b", "a@b" } },
		{ VCI_Q_TEXT, { "q", "a", "b; ask me about it" } },
		{ VCI_Q_SINGLE,
		    { "q", "a choice of many words", "no",
			"a choice of many words", "no" } },
		{ VCI_Q_TEXT, { "q", "", "" } } };
	struct vci_survey_row row[8];
	enum vci_decimal as;

	(void)state;
	for (size_t i = 0; i < COUNT(t); i++) {
		const char *cell[9] = { 0 };
		struct vci_survey_file f;

		memcpy(cell, t[i].cell, sizeof t[i].cell);
		f = column(row, cell);
		if (vci_survey_guess(&f, 0, VCI_DECIMAL_ANY, &as) != t[i].kind)
			fail_msg("column %zu is taken for another", i);
	}
}

static void
who_answered(void **state)
{
	static const struct {
		bool personal;
		const char *cell[4];
	} t[] = { { true, { "Namn", "x" } }, { true, { "Tidsstempel", "x" } },
		{ true, { "Foreningens navn", "x" } },
		{ true, { "Namn på föreningen", "x" } },
		{ true, { "Company name", "x" } },
		{ true, { "q", "a@b.example", "" } },
		{ false, { "Type", "x" } }, { false, { "Når", "x" } },
		{ false, { "Navne", "x" } }, { false, { "nam", "x" } },
		{ false, { "", "x" } } };
	struct vci_survey_row row[4];

	(void)state;
	for (size_t i = 0; i < COUNT(t); i++) {
		const char *cell[5] = { 0 };
		struct vci_survey_file f;

		memcpy(cell, t[i].cell, sizeof t[i].cell);
		f = column(row, cell);
		if (vci_survey_personal(&f, 0) != t[i].personal)
			fail_msg("'%s' is taken for another", cell[0]);
	}
}

static void
words(void **state)
{
	static const char *const t[][2] = { { "Type", "type" },
		{ "  Hur många nya? ", "hur_manga_nya" },
		{ "Hjælp indenfor \"Ledelse\"", "hjaelp_indenfor_ledelse" },
		{ "?!", "" },
		{ "Hvor mange nye frivillige har I fået?",
		    "hvor_mange_nye_frivillige_har_i" },
		{ "abcdefghijklmnopqrstuvwxyzabcdefghij",
		    "abcdefghijklmnopqrstuvwxyzabcdef" } };
	char word[VCI_SURVEY_WORD + 1];

	(void)state;
	for (size_t i = 0; i < COUNT(t); i++) {
		vci_survey_word_of(t[i][0], word);
		assert_string_equal(word, t[i][1]);
		assert_true(*word == '\0' || vci_survey_word(word));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_groups),
		cmocka_unit_test(nothing_follows),
		cmocka_unit_test(kinds),
		cmocka_unit_test(who_answered),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
