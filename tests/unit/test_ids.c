/* SPDX-License-Identifier: ISC */
/* Organisation numbers of real bodies, and what isn't one. */
#include "unit.h"

#include <string.h>

#include "../../lib/core/ids.h"

static struct vc_buf out;
static char expected;

static int
parse(const char *country, const char *s)
{
	vc_buf_free(&out);
	vc_buf_add(&out, "");
	expected = '\0';
	return (int)vci_orgno_parse(country, s, strlen(s), &out, &expected);
}

static int
done(void **state)
{
	(void)state;
	vc_buf_free(&out);
	return 0;
}

static void
good(void **state)
{
	static const struct {
		const char *country, *s, *canonical;
	} known[] = {
		{ "SE", "212000-0142", "212000-0142" }, /* Stockholms stad */
		{ "SE", "2120000142", "212000-0142" },
		{ "SE", "16212000-0142", "212000-0142" },
		{ "SE", "162120000142", "212000-0142" },
		{ "SE", "SE212000014201", "212000-0142" },
		{ "SE", "se 212000-0142", "212000-0142" },
		{ "SE", " 212000 - 0142 ", "212000-0142" },
		{ "SE", "212000\342\200\2230142", "212000-0142" },
		{ "SE", "202100-5448", "202100-5448" }, /* Skatteverket */
		{ "SE", "556012-5790", "556012-5790" }, /* Volvo */
		{ "SE", "802002-8711", "802002-8711" }, /* Red Cross */
		{ "DK", "13748136", "13748136" },
		{ "DK", "DK13748136", "13748136" },
		{ "DK", "13 74 81 36", "13748136" },
		{ "DK", "61056416", "61056416" }, /* Carlsberg */
		{ "DK", "24256790", "24256790" }, /* Novo Nordisk */
		{ "NO", "988077917", "988077917" },
		{ "NO", "988 077 917", "988077917" },
		{ "NO",
		    "988\xc2\xa0"
		    "077\xc2\xa0"
		    "917",
		    "988077917" },
		{ "NO", "NO988077917MVA", "988077917" },
		{ "NO", "NO 988 077 917 mva", "988077917" },
		{ "NO", "974760673", "974760673" }, /* Bronnoysund */
		{ "FI", "2077474-0", "2077474-0" },
		{ "FI", "FI20774740", "2077474-0" },
		{ "FI", "0112038-9", "0112038-9" }, /* Nokia */
		{ "FI", "112038-9", "0112038-9" },
		{ "FI", "0246246-0", "0246246-0" }, /* Kela */
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse(known[i].country, known[i].s) != VCI_ORGNO_GOOD)
			fail_msg("'%s' is not good", known[i].s);
		assert_string_equal(out.s, known[i].canonical);
	}
}

static void
wrong_digit(void **state)
{
	static const struct {
		const char *country, *s, *canonical;
		char right;
	} known[] = {
		{ "DK", "13585627", "13585627", '8' },
		{ "SE", "2120000143", "212000-0143", '2' },
		{ "SE", "802000-1234", "802000-1234", '9' },
		{ "NO", "988077918", "988077918", '7' },
		{ "FI", "2077474-1", "2077474-1", '0' },
		{ "FI", "0112038-8", "0112038-8", '9' },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		assert_int_equal(parse(known[i].country, known[i].s),
		    VCI_ORGNO_CHECK);
		assert_string_equal(out.s, known[i].canonical);
		assert_int_equal(expected, known[i].right);
	}
}

/* As the registers of several towns have them. */
static void
real_spellings(void **state)
{
	static const char *const known[] = { "212000-0142", "2120000142",
		"16212000-0142", "162120000142", "212000\342\200\2230142",
		"212000- 0142", "212 000-0142", "21 2000-0142",
		"162 12000-0142", "2120-000142", "21200-00142", "212-000-0142",
		"2120000142.", "21 20 00-0142", "212000-0142??", "212000-0142,",
		"16-2120000142", "212000\342\210\2220142" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse("SE", known[i]) != VCI_ORGNO_GOOD)
			fail_msg("'%s' is not good", known[i]);
		assert_string_equal(out.s, "212000-0142");
	}
	assert_int_equal(parse("FI", "2077474-0."), VCI_ORGNO_GOOD);
	assert_int_equal(parse("DK", "13748136?"), VCI_ORGNO_GOOD);
	assert_int_equal(parse("NO", "988077917 MVA."), VCI_ORGNO_GOOD);
}

/* What is written oddly has nothing but its check digit to tell by. */
static void
odd_and_wrong(void **state)
{
	static const char *const known[] = { "2120-000143", "212-000-0143",
		"2120000143.", "212000-0143??", "212000-0143,",
		"16-2120000143" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse("SE", known[i]) != VCI_ORGNO_BAD)
			fail_msg("'%s' is not bad", known[i]);
		assert_string_equal(out.s, "");
	}
	assert_int_equal(parse("SE", "212 000-0143"), VCI_ORGNO_CHECK);
	assert_int_equal(parse("FI", "2077474-1."), VCI_ORGNO_BAD);
}

/* Sums that leave 1 (DK, NO, FI) have no check digit at all. */
static void
no_digit(void **state)
{
	(void)state;
	/* 1*2 + 0.. + 5*2 = 12 = 1 mod 11 */
	assert_int_equal(parse("DK", "10000050"), VCI_ORGNO_CHECK);
	assert_int_equal(expected, 'x');
	/* 4*3 = 12 */
	assert_int_equal(parse("NO", "400000000"), VCI_ORGNO_CHECK);
	assert_int_equal(expected, 'x');
	/* 6*2 = 12 */
	assert_int_equal(parse("FI", "0000006-0"), VCI_ORGNO_CHECK);
	assert_int_equal(expected, 'x');
}

static void
bad(void **state)
{
	static const struct {
		const char *country, *s;
	} known[] = {
		{ "SE", "" },
		{ "SE", "212000-014" },
		{ "SE", "212000-01421" },
		{ "SE", "172120000142" },
		{ "SE", "SE212000014202" },
		{ "SE", "212000+0142" },
		{ "SE", "-2120000142" },
		{ "SE", "2120000142-" },
		{ "SE", "2120000142!" },
		{ "SE", "?2120000142" },
		{ "SE", "212000--0142" },
		{ "SE", "..." },
		{ "SE", "21200O-0142" },
		{ "SE", "012000-0142" },
		{ "DK", "1374813" },
		{ "DK", "03748136" },
		{ "DK", "137481-36" },
		{ "DK", "137481361" },
		{ "DK", "SE13748136" },
		{ "NO", "98807791" },
		{ "NO", "988-077917" },
		{ "NO", "MVA" },
		{ "FI", "20774-740" },
		{ "FI", "2077474" },
		{ "FI", "FI" },
		{ "FI", "131052-308T" },
		{ "XX", "212000-0142" },
		{ "SE", "123456789012345678901234567890" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse(known[i].country, known[i].s) != VCI_ORGNO_BAD)
			fail_msg("'%s' is not bad", known[i].s);
		assert_string_equal(out.s, "");
	}
}

/* Numbers from the Swedish Tax Agency's list for tests, and some with a digit
 * changed. Nothing of them is handed on. */
static void
persons(void **state)
{
	static const char *const known[] = { "121212-1212", "1212121212",
		"19121212-1212", "191212121212", "121212+1212", "20121212-1212",
		"189912121212", "701063-2391", "121212-1213", "1212-121213",
		"12-1212-1213", "1212121213." };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse("SE", known[i]) != VCI_ORGNO_PERSON)
			fail_msg("'%s' is no person's", known[i]);
		assert_string_equal(out.s, "");
	}
}

static void
expected_may_be_null(void **state)
{
	(void)state;
	vc_buf_free(&out);
	assert_int_equal(vci_orgno_parse("DK", "13585627", 8, &out, NULL),
	    VCI_ORGNO_CHECK);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(good),
		cmocka_unit_test(wrong_digit),
		cmocka_unit_test(real_spellings),
		cmocka_unit_test(odd_and_wrong),
		cmocka_unit_test(no_digit),
		cmocka_unit_test(bad),
		cmocka_unit_test(persons),
		cmocka_unit_test(expected_may_be_null),
	};

	return cmocka_run_group_tests(tests, NULL, done);
}
