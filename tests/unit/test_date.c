/* SPDX-License-Identifier: ISC */
/* Days, weeks, and the forms in which people write dates and periods. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "../../lib/core/date.h"
#include "../../lib/vc.h"

static void
known_days(void **state)
{
	(void)state;
	assert_int_equal(vci_day(1970, 1, 1), 0);
	assert_int_equal(vci_day(1969, 12, 31), -1);
	assert_int_equal(vci_day(2000, 2, 29), 11016);
	assert_int_equal(vci_day(2000, 3, 1), 11017);
	assert_int_equal(vci_day(2007, 10, 31), 13817);
	assert_int_equal(vci_day(2024, 1, 1), 19723);
	assert_int_equal(vci_day(1900, 1, 1), -25567);
}

static void
civil_and_back(void **state)
{
	int64_t day;
	int y, m, d;

	(void)state;
	for (day = -200000; day < 200000; day++) {
		vci_day_civil(day, &y, &m, &d);
		assert_true(vci_civil_valid(y, m, d));
		assert_int_equal(vci_day(y, m, d), day);
	}
}

static void
leap_days(void **state)
{
	(void)state;
	assert_true(vci_civil_valid(2000, 2, 29));
	assert_true(vci_civil_valid(2024, 2, 29));
	assert_false(vci_civil_valid(1900, 2, 29));
	assert_false(vci_civil_valid(2100, 2, 29));
	assert_false(vci_civil_valid(2023, 2, 29));
	assert_false(vci_civil_valid(2023, 4, 31));
	assert_false(vci_civil_valid(2023, 0, 1));
	assert_false(vci_civil_valid(2023, 13, 1));
	assert_false(vci_civil_valid(2023, 1, 0));
}

static void
months_later(void **state)
{
	(void)state;
	assert_int_equal(vci_day_add_months(vci_day(2023, 1, 31), 1),
	    vci_day(2023, 2, 28));
	assert_int_equal(vci_day_add_months(vci_day(2024, 1, 31), 1),
	    vci_day(2024, 2, 29));
	assert_int_equal(vci_day_add_months(vci_day(2023, 3, 15), -3),
	    vci_day(2022, 12, 15));
	assert_int_equal(vci_day_add_months(vci_day(2023, 12, 1), 1),
	    vci_day(2024, 1, 1));
	assert_int_equal(vci_day_add_months(vci_day(2024, 2, 29), 12),
	    vci_day(2025, 2, 28));
	assert_int_equal(vci_day_add_months(vci_day(2023, 1, 1), -1),
	    vci_day(2022, 12, 1));
}

static void
weeks(void **state)
{
	static const struct {
		int y, m, d, year, week;
	} known[] = {
		{ 2004, 12, 31, 2004, 53 },
		{ 2005, 1, 1, 2004, 53 },
		{ 2005, 1, 3, 2005, 1 },
		{ 2007, 1, 1, 2007, 1 },
		{ 2007, 12, 31, 2008, 1 },
		{ 2008, 12, 28, 2008, 52 },
		{ 2008, 12, 29, 2009, 1 },
		{ 2010, 1, 3, 2009, 53 },
		{ 2010, 1, 4, 2010, 1 },
		{ 2020, 12, 31, 2020, 53 },
		{ 2021, 1, 3, 2020, 53 },
		{ 2023, 1, 1, 2022, 52 },
		{ 1969, 12, 31, 1970, 1 },
		{ 1965, 1, 3, 1964, 53 },
	};
	size_t i;
	int year;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		assert_int_equal(vci_day_week(vci_day(known[i].y, known[i].m,
						  known[i].d),
				     &year),
		    known[i].week);
		assert_int_equal(year, known[i].year);
	}
}

static void
accepted(void **state)
{
	static const char *const form[] = { "2023-05-01", "2023-5-1",
		"2023/05/01", "01-05-2023", "1.5.2023", "01.05.2023",
		"1. 5. 2023", "1/5-2023", "1/5 2023", "1/5/2023", "01/05/2023",
		"1. maj 2023", "1 maj 2023", "1. MAI 2023", "1-maj-2023",
		"1.maj 2023", "1 May 2023", "May 1 2023", "May 1, 2023",
		"may 01, 2023", "1. toukokuuta 2023", "1 toukokuu 2023",
		" 2023-05-01 ", "2023-05-01T10:00", "2023-05-01 10:00:00",
		"2023-05-01T10:00:00.125+02:00", "2023-05-01T10:00Z" };
	int64_t day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(form); i++) {
		day = 0;
		if (!vc_day_parse(form[i], &day))
			fail_msg("'%s' was refused", form[i]);
		if (day != vci_day(2023, 5, 1))
			fail_msg("'%s' became day %ld", form[i], (long)day);
	}
}

static void
refused(void **state)
{
	static const char *const form[] = { "", " ", "2023", "2023-05",
		"20230501", "2023-02-29", "2023-13-01", "31.4.2023", "1.5.23",
		"5/31/2023", "1899-12-31", "2101-01-01", "2023-05-01x",
		"2023-05-01T", "2023-05-01 ten", "2023-05-01T10", "1..5.2023",
		"2023-05-01T25:00", "2023-05-01 10:60:00", "1.5-2023",
		"1-5/2023", "2023-05/01", "1 foo 2023", "1 maj", "maj 2023",
		"1.5.2023.", "1 ma 2023", "0.5.2023", "-1.5.2023", "1 5 2023",
		"12345-01-01", "1. toukokuun 2023" };
	int64_t day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(form); i++)
		if (vc_day_parse(form[i], &day))
			fail_msg("'%s' was accepted", form[i]);
}

#define MAY_1 2023, 5, 1
#define JAN_5 2023, 1, 5

/* What a text is with the day first and with the month first (year 0: no
 * date), and what it tells of its column. */
static void
orders(void **state)
{
	static const struct {
		const char *s;
		int y1, m1, d1, y2, m2, d2;
		enum vci_date_order fits;
	} known[] = {
		{ "1/5/2023", MAY_1, JAN_5, VCI_ORDER_BOTH },
		{ "01-05-2023", MAY_1, JAN_5, VCI_ORDER_BOTH },
		{ "1.5.2023", MAY_1, JAN_5, VCI_ORDER_BOTH },
		{ "1. 5. 2023", MAY_1, JAN_5, VCI_ORDER_BOTH },
		{ "1/5-2023", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ " 1/5 2023 ", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "5/13-2023", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "12/12/2023", 2023, 12, 12, 2023, 12, 12, VCI_ORDER_ANY },
		{ "13/5/2023", 2023, 5, 13, 0, 0, 0, VCI_DMY },
		{ "31-12-2023", 2023, 12, 31, 0, 0, 0, VCI_DMY },
		{ "5/13/2023", 0, 0, 0, 2023, 5, 13, VCI_MDY },
		{ "02.29.2024", 0, 0, 0, 2024, 2, 29, VCI_MDY },
		{ "2/29/2023", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "31.4.2023", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "13.13.2023", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "1/5/1899", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "1/5/23", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "2023-05-01", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "2023-05-01 10:00", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "2023/5/1", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "2023-13-01", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "1. maj 2023", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "May 1, 2023", MAY_1, MAY_1, VCI_ORDER_ANY },
		{ "snart", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
		{ "", 0, 0, 0, 0, 0, 0, VCI_ORDER_ANY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		for (int order = VCI_ORDER_ANY; order <= VCI_MDY; order++) {
			bool m = order == VCI_MDY, ok;
			int y = m ? known[i].y2 : known[i].y1;
			enum vci_date_order fits = VCI_ORDER_BOTH;
			int64_t day = -77, want = -77;

			ok = vci_day_parse_as(known[i].s, strlen(known[i].s),
			    (enum vci_date_order)order, &day, &fits);
			if (ok != (y != 0) || fits != known[i].fits)
				fail_msg("'%s' in order %d: %d, fits %d",
				    known[i].s, order, ok, fits);
			if (ok && m)
				want = vci_day(y, known[i].m2, known[i].d2);
			else if (ok)
				want = vci_day(y, known[i].m1, known[i].d1);
			assert_int_equal(day, want);
		}
}

static void
month_names(void **state)
{
	static const char *const name[][6] = {
		{ "jan", "januari", "januar", "January", "tammikuu", "jan" },
		{ "feb", "februari", "februar", "February", "helmikuu", "feb" },
		{ "mar", "mars", "marts", "March", "maaliskuu", "mar" },
		{ "apr", "april", "april", "April", "huhtikuu", "apr" },
		{ "maj", "maj", "mai", "May", "toukokuu", "maj" },
		{ "jun", "juni", "juni", "June", "kesäkuuta", "jun" },
		{ "jul", "juli", "juli", "July", "HEINÄKUUTA", "jul" },
		{ "aug", "augusti", "august", "August", "elokuu", "aug" },
		{ "sep", "september", "sept", "September", "syyskuu", "sep" },
		{ "okt", "oktober", "oct", "October", "lokakuu", "okt" },
		{ "nov", "november", "nov", "November", "marraskuu", "nov" },
		{ "dec", "december", "desember", "des", "joulukuu", "dec" },
	};
	char text[64];
	int64_t day;
	int i, j;

	(void)state;
	for (i = 0; i < 12; i++)
		for (j = 0; j < 6; j++) {
			snprintf(text, sizeof(text), "7 %s 2019", name[i][j]);
			assert_true(vc_day_parse(text, &day));
			assert_int_equal(day, vci_day(2019, i + 1, 7));
		}
}

static void
parse_stops_at_n(void **state)
{
	int64_t day;

	(void)state;
	assert_true(vci_day_parse_n("2023-05-019", 10, &day));
	assert_int_equal(day, vci_day(2023, 5, 1));
	assert_false(vci_day_parse_n("2023-05-01", 9, &day) &&
	    day == vci_day(2023, 5, 1));
}

static void
formatted(void **state)
{
	char buf[16], time[32];

	(void)state;
	assert_string_equal(vc_day_format(0, buf), "1970-01-01");
	assert_string_equal(vc_day_format(13817, buf), "2007-10-31");
	assert_string_equal(vc_day_format(vci_day(987, 6, 5), buf),
	    "0987-06-05");
	assert_string_equal(vc_day_format(INT32_MIN, buf), "-5877641-06-23");
	assert_string_equal(vc_day_format(INT32_MAX, buf), "5881580-07-11");
	assert_string_equal(vc_day_format(INT64_MAX, buf), "5881580-07-11");
	assert_string_equal(vci_time_format(1191240000, time),
	    "2007-10-01T12:00:00Z");
	assert_string_equal(vci_time_format(-1, time), "1969-12-31T23:59:59Z");
}

static void
periods(void **state)
{
	static const struct {
		const char *s;
		int y1, m1, d1, y2, m2, d2;
	} known[] = {
		{ "2007", 2007, 1, 1, 2008, 1, 1 },
		{ "2007-10", 2007, 10, 1, 2007, 11, 1 },
		{ "2007-12", 2007, 12, 1, 2008, 1, 1 },
		{ "2007-Q1", 2007, 1, 1, 2007, 4, 1 },
		{ "2007-q4", 2007, 10, 1, 2008, 1, 1 },
		{ "2007-10-31", 2007, 10, 31, 2007, 11, 1 },
		{ "31.12.2007", 2007, 12, 31, 2008, 1, 1 },
		{ "2007..2009", 2007, 1, 1, 2010, 1, 1 },
		{ "2007-03..2007-Q2", 2007, 3, 1, 2007, 7, 1 },
		{ "1.5.2007..2.5.2007", 2007, 5, 1, 2007, 5, 3 },
		{ " 2007 .. 2007 ", 2007, 1, 1, 2008, 1, 1 },
	};
	int64_t from, to;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		assert_true(vci_period_parse(known[i].s, &from, &to));
		assert_int_equal(from,
		    vci_day(known[i].y1, known[i].m1, known[i].d1));
		assert_int_equal(to,
		    vci_day(known[i].y2, known[i].m2, known[i].d2));
	}
}

static void
open_periods(void **state)
{
	int64_t from, to;

	(void)state;
	assert_true(vci_period_parse("2007..", &from, &to));
	assert_int_equal(from, vci_day(2007, 1, 1));
	assert_int_equal(to, INT32_MAX);
	assert_true(vci_period_parse("..2007-06", &from, &to));
	assert_int_equal(from, INT32_MIN);
	assert_int_equal(to, vci_day(2007, 7, 1));
}

static void
no_periods(void **state)
{
	static const char *const bad[] = { "", "..", "07", "2007-13", "2007-0",
		"2007-Q5", "2007-Q0", "2007-Q", "1899", "2101", "2009..2007",
		"2007..x", "x..2007", "2007...2009", "last year" };
	int64_t from, to;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++)
		if (vci_period_parse(bad[i], &from, &to))
			fail_msg("'%s' was accepted", bad[i]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(civil_and_back),
		cmocka_unit_test(leap_days),
		cmocka_unit_test(months_later),
		cmocka_unit_test(weeks),
		cmocka_unit_test(accepted),
		cmocka_unit_test(refused),
		cmocka_unit_test(orders),
		cmocka_unit_test(month_names),
		cmocka_unit_test(parse_stops_at_n),
		cmocka_unit_test(formatted),
		cmocka_unit_test(periods),
		cmocka_unit_test(open_periods),
		cmocka_unit_test(no_periods),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
