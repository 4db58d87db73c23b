/* SPDX-License-Identifier: ISC */
/* Numbers as people write them, and cells as people and machines read them. */
#include "unit.h"

#include <string.h>

#include "../../lib/core/number.h"
#include "../../lib/vc.h"

static void
accepted(void **state)
{
	static const struct {
		const char *s;
		int places;
		int64_t v;
	} known[] = {
		{ "0", 0, 0 },
		{ "42", 0, 42 },
		{ "-42", 0, -42 },
		{ "+7", 0, 7 },
		{ "\xe2\x88\x92"
		  "7",
		    0, -7 },
		{ " 12 ", 0, 12 },
		{ "007", 0, 7 },
		{ "12 000", 0, 12000 },
		{ "12\xc2\xa0"
		  "000",
		    0, 12000 },
		{ "1\xe2\x80\xaf"
		  "234\xe2\x80\xaf"
		  "567",
		    0, 1234567 },
		{ "1'234", 0, 1234 },
		{ "1.234.567", 0, 1234567 },
		{ "1,234,567", 0, 1234567 },
		{ "12,0", 0, 12 },
		{ "12.00", 0, 12 },
		{ "3", 3, 3000 },
		{ "3,5", 3, 3500 },
		{ "3.5", 3, 3500 },
		{ "0.234", 3, 234 },
		{ "0,234", 3, 234 },
		{ ".500", 3, 500 },
		{ "1234.000", 0, 1234 },
		{ "1234,567", 3, 1234567 },
		{ "12.000,5", 3, 12000500 },
		{ "1,234.5", 3, 1234500 },
		{ "1.234.567,891", 3, 1234567891 },
		{ "12 000,500", 2, 1200050 },
		{ "1 250,50", 2, 125050 },
		{ "0,10", 2, 10 },
		{ ",5", 2, 50 },
		{ "-,5", 2, -50 },
		{ "1,2300", 2, 123 },
		{ "99", 2, 9900 },
		{ "9223372036854775807", 0, INT64_MAX },
		{ "-9223372036854775808", 0, INT64_MIN },
	};
	int64_t v;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (!vci_number_parse(known[i].s, strlen(known[i].s),
			known[i].places, &v))
			fail_msg("'%s' was refused", known[i].s);
		assert_int_equal(v, known[i].v);
	}
}

static void
refused(void **state)
{
	static const struct {
		const char *s;
		int places;
	} bad[] = {
		{ "", 0 },
		{ " ", 0 },
		{ "-", 0 },
		{ ".", 2 },
		{ ",", 3 },
		{ "5,", 2 },
		{ "1.234", 0 },
		{ "12.000", 3 },
		{ "1,234", 3 },
		{ "1,234", 2 },
		{ "12.5", 0 },
		{ "1,234", 0 },
		{ "1,2345", 3 },
		{ "1,235", 2 },
		{ "12 00", 0 },
		{ "1234 567", 0 },
		{ "1 2", 0 },
		{ "1.23.456", 0 },
		{ "0.125.000", 0 },
		{ "1.234 567", 0 },
		{ "1 234.567,8", 3 },
		{ "1,2,3", 3 },
		{ "1.234,567.8", 3 },
		{ "1,5 00", 3 },
		{ "12x", 0 },
		{ "kr 12", 0 },
		{ "1e3", 0 },
		{ "--1", 0 },
		{ "- 1", 0 },
		{ "9223372036854775808", 0 },
		{ "9223372036854775807", 2 },
		{ "  1  234", 0 },
		{ "å", 0 },
	};
	int64_t v = -77;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++) {
		if (vci_number_parse(bad[i].s, strlen(bad[i].s), bad[i].places,
			&v))
			fail_msg("'%s' was accepted", bad[i].s);
		assert_int_equal(v, -77);
	}
	assert_false(vci_number_parse("1\0002", 3, 0, &v));
}

#define NO INT64_MIN

/* What a text is in a column with decimal commas and in one with points, in
 * thousandths, and what it tells of its column. */
static void
decimal_signs(void **state)
{
	static const struct {
		const char *s;
		int64_t comma, point;
		enum vci_decimal fits;
	} known[] = {
		{ "12.000", 12000000, 12000, VCI_DECIMAL_BOTH },
		{ "12,000", 12000, 12000000, VCI_DECIMAL_BOTH },
		{ "-1.234", -1234000, -1234, VCI_DECIMAL_BOTH },
		{ "12,5", 12500, NO, VCI_COMMA },
		{ "12.50", NO, 12500, VCI_POINT },
		{ "1.250,50", 1250500, NO, VCI_COMMA },
		{ "1,250.50", NO, 1250500, VCI_POINT },
		{ "1.250.000", 1250000000, NO, VCI_COMMA },
		{ "1,250,000", NO, 1250000000, VCI_POINT },
		{ "1 250,500", 1250500, NO, VCI_COMMA },
		{ "0.125", NO, 125, VCI_POINT },
		{ "0,125", 125, NO, VCI_COMMA },
		{ "1234.567", NO, 1234567, VCI_POINT },
		{ ",500", 500, NO, VCI_COMMA },
		{ "12", 12000, 12000, VCI_DECIMAL_ANY },
		{ "12 000", 12000000, 12000000, VCI_DECIMAL_ANY },
		{ "1'250", 1250000, 1250000, VCI_DECIMAL_ANY },
		{ "12,", NO, NO, VCI_DECIMAL_ANY },
		{ "1.2.3", NO, NO, VCI_DECIMAL_ANY },
		{ "1 234.567,8", NO, NO, VCI_DECIMAL_ANY },
		{ "tolv", NO, NO, VCI_DECIMAL_ANY },
		{ "", NO, NO, VCI_DECIMAL_ANY },
		/* Its form tells, though it has too many decimals. */
		{ "1,2345", NO, NO, VCI_COMMA },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		for (int as = VCI_COMMA; as <= VCI_POINT; as++) {
			enum vci_decimal fits = VCI_DECIMAL_BOTH;
			int64_t v = NO;

			vci_number_parse_as(known[i].s, strlen(known[i].s), 3,
			    (enum vci_decimal)as, &v, &fits);
			if (fits != known[i].fits)
				fail_msg("'%s' fits %d", known[i].s, fits);
			if (v !=
			    (as == VCI_COMMA ? known[i].comma : known[i].point))
				fail_msg("'%s' became %ld", known[i].s,
				    (long)v);
		}
}

static void
plain_integers(void **state)
{
	int64_t v;

	(void)state;
	assert_true(vci_int_parse("12345", 3, &v));
	assert_int_equal(v, 123);
	assert_true(vci_int_parse("-9223372036854775808", 20, &v));
	assert_int_equal(v, INT64_MIN);
	assert_true(vci_int_parse("+5", 2, &v));
	assert_int_equal(v, 5);
	assert_false(vci_int_parse("9223372036854775808", 19, &v));
	assert_false(vci_int_parse("", 0, &v));
	assert_false(vci_int_parse("-", 1, &v));
	assert_false(vci_int_parse(" 1", 2, &v));
	assert_false(vci_int_parse("1,0", 3, &v));
}

static void
prints(struct vc_cell c, const char *lang, const char *want)
{
	struct vc_buf b = { 0 };

	vc_cell_print(&b, &c, lang != NULL ? vc_style(lang) : NULL);
	assert_string_equal(b.s, want);
	vc_buf_free(&b);
}

static struct vc_cell
cell(enum vc_cell_type type, int64_t num)
{
	return (struct vc_cell){ .type = type, .num = num };
}

#define NBSP "\xc2\xa0"

static void
cells_of_numbers(void **state)
{
	struct vc_cell c;

	(void)state;
	prints(cell(VC_CELL_INT, 1234567), "sv", "1" NBSP "234" NBSP "567");
	prints(cell(VC_CELL_INT, 1234567), "da", "1.234.567");
	prints(cell(VC_CELL_INT, 1234567), "en", "1,234,567");
	prints(cell(VC_CELL_INT, -1000), NULL, "-1000");
	prints(cell(VC_CELL_INT, 999), "da", "999");
	prints(cell(VC_CELL_INT, INT64_MIN), NULL, "-9223372036854775808");
	prints(cell(VC_CELL_YEAR, 2007), "da", "2007");
	prints(cell(VC_CELL_DECIMAL, 1234500), "da", "1.234,5");
	prints(cell(VC_CELL_DECIMAL, -50), NULL, "-0.05");
	prints(cell(VC_CELL_DECIMAL, 12000), NULL, "12");
	prints(cell(VC_CELL_MONEY, 123450), "en", "1,234.50");
	prints(cell(VC_CELL_MONEY, 1200000), "fi", "12" NBSP "000");
	prints(cell(VC_CELL_MONEY, 1200000), NULL, "12000.00");
	prints(cell(VC_CELL_PERCENT, 95350), "sv", "95,4" NBSP "%");
	prints(cell(VC_CELL_PERCENT, 95350), "en", "95.4%");
	prints(cell(VC_CELL_PERCENT, 95350), NULL, "95.35");
	c = cell(VC_CELL_INT, 5000);
	c.text = ">";
	c.unit = "votes";
	prints(c, "da", ">5.000" NBSP "votes");
	prints(c, NULL, "5000");
}

static void
cells_of_two(void **state)
{
	struct vc_cell c = { .type = VC_CELL_PAIR,
		.num = 30000,
		.num2 = 2500,
		.flags = VC_CELL_HAS1 | VC_CELL_HAS2 };

	(void)state;
	prints(c, NULL, "30/2.5");
	prints(c, "da", "30 / 2,5");
	c.flags = VC_CELL_HAS2;
	prints(c, NULL, "/2.5");
	prints(c, "da", "\xe2\x80\x93 / 2,5");
	c.flags = 0;
	prints(c, "da", "");
	c = (struct vc_cell){ .type = VC_CELL_SHARE, .num = 2, .num2 = 3 };
	prints(c, NULL, "66.667");
	prints(c, "nb", "66,7" NBSP "% (2/3)");
	c.num2 = 0;
	prints(c, NULL, "");
	prints(c, "nb", "(2/0)");
	c = (struct vc_cell){ .type = VC_CELL_SHARE,
		.flags = VC_CELL_MILLI,
		.num = 2500,
		.num2 = 7500 };
	prints(c, NULL, "33.333");
	prints(c, "nb", "33,3" NBSP "% (2,5/7,5)");
}

static void
other_cells(void **state)
{
	struct vc_cell c = { .type = VC_CELL_TEXT, .text = "words" };

	(void)state;
	prints(c, "sv", "words");
	prints(cell(VC_CELL_NONE, 7), "sv", "");
	prints(cell(VC_CELL_TEXT, 0), NULL, "");
	prints(cell(VC_CELL_DAY, 13817), "da", "2007-10-31");
	prints(cell(VC_CELL_BOOL, 1), NULL, "yes");
	prints(cell(VC_CELL_BOOL, 0), NULL, "no");
	c = (struct vc_cell){ .type = VC_CELL_NAMED,
		.text = "SE-0180",
		.unit = "Stockholm" };
	prints(c, "sv", "Stockholm");
	prints(c, NULL, "SE-0180");
	c = cell(VC_CELL_NAMED, 1200);
	prints(c, "sv", "1200");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepted),
		cmocka_unit_test(refused),
		cmocka_unit_test(decimal_signs),
		cmocka_unit_test(plain_integers),
		cmocka_unit_test(cells_of_numbers),
		cmocka_unit_test(cells_of_two),
		cmocka_unit_test(other_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
