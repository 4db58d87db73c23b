/* SPDX-License-Identifier: ISC */
/* Municipalities: the tables hold together, and people find theirs. */
#include "unit.h"

#include <string.h>

#include "../../lib/core/date.h"
#include "../../lib/core/place.h"
#include "../../lib/core/place_name.h"

static int64_t
parse(const char *country, const char *s)
{
	return vci_place_parse(country, s, strlen(s));
}

static const char *
country_of(int64_t id)
{
	switch (id / 10000) {
	case 208:
		return "DK";
	case 246:
		return "FI";
	case 578:
		return "NO";
	default:
		return "SE";
	}
}

static void
table_in_order(void **state)
{
	const struct vci_place *p;
	size_t i, n, count[4] = { 0 }, former = 0;

	(void)state;
	p = vci_places(&n);
	for (i = 0; i < n; i++) {
		if (i > 0)
			assert_true(p[i - 1].id < p[i].id);
		assert_ptr_equal(vci_place_get(p[i].id), &p[i]);
		if (p[i].to != 0) {
			former++;
			continue;
		}
		count[0] += p[i].id / 10000 == 208;
		count[1] += p[i].id / 10000 == 246;
		count[2] += p[i].id / 10000 == 578;
		count[3] += p[i].id / 10000 == 752;
	}
	assert_int_equal(count[0], 99); /* 98 and Christiansø */
	assert_int_equal(count[1], 308);
	assert_int_equal(count[2], 357);
	assert_int_equal(count[3], 290);
	assert_int_equal(former, 51 + 23 + 39 + 1);
	assert_null(vci_place_get(0));
	assert_null(vci_place_get(7529999));
}

static void
successors_stand(void **state)
{
	const struct vci_place *p, *now;
	size_t i, n;

	(void)state;
	p = vci_places(&n);
	for (i = 0; i < n; i++) {
		assert_true((p[i].to != 0) == (p[i].successor != 0));
		if (p[i].to == 0)
			continue;
		assert_int_equal(p[i].from, vci_day(2020, 1, 1));
		assert_int_equal(p[i].to, vci_day(2024, 1, 1));
		now = vci_place_get(p[i].successor);
		assert_non_null(now);
		assert_int_equal(now->from, p[i].to);
		assert_int_equal(now->to, 0);
	}
}

/* By its name and by its code; a former one's name means its successor. */
static void
every_one_is_found(void **state)
{
	const struct vci_place *p;
	char code[16];
	int64_t want;
	size_t i, n;

	(void)state;
	p = vci_places(&n);
	for (i = 0; i < n; i++) {
		want = p[i].successor != 0 ? p[i].successor : p[i].id;
		if (parse(country_of(p[i].id), p[i].name) != want)
			fail_msg("'%s' is not found", p[i].name);
		vci_place_code(p[i].id, code);
		assert_int_equal(parse("XX", code), p[i].id);
		assert_int_equal(parse(country_of(p[i].id), code + 3), p[i].id);
	}
}

static void
names_in_order(void **state)
{
	static const struct {
		const struct vci_place_name *name;
		const size_t *n;
		int64_t base;
	} tables[] = {
		{ vci_place_names_dk, &vci_place_nnames_dk, 2080000 },
		{ vci_place_names_fi, &vci_place_nnames_fi, 2460000 },
		{ vci_place_names_no, &vci_place_nnames_no, 5780000 },
		{ vci_place_names_se, &vci_place_nnames_se, 7520000 },
	};
	const struct vci_place *p;
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(tables); i++)
		for (j = 0; j < *tables[i].n; j++) {
			if (j > 0)
				assert_true(strcmp(tables[i].name[j - 1].key,
						tables[i].name[j].key) < 0);
			p = vci_place_get(
			    tables[i].base + tables[i].name[j].code);
			assert_non_null(p);
			assert_int_equal(p->to, 0);
		}
}

static void
written_forms(void **state)
{
	static const struct {
		const char *country, *s;
		int64_t id;
	} known[] = {
		{ "SE", "SE-0180", 7520180 },
		{ "SE", "180", 7520180 },
		{ "SE", "0180", 7520180 },
		{ "SE", "se 180", 7520180 },
		{ "SE", "SE0180", 7520180 },
		{ "SE", " 180 ", 7520180 },
		{ "SE", "Stockholm", 7520180 },
		{ "SE", "STOCKHOLMS STAD", 7520180 },
		{ "SE", "Stockholms kommun", 7520180 },
		{ "SE", "Malmö", 7521280 },
		{ "SE", "malmo", 7521280 },
		{ "SE", "Malmoe", 7521280 },
		{ "SE", "Malmo\xcc\x88 stad", 7521280 },
		{ "SE", "Håbo", 7520305 },
		{ "SE", "Habo", 7520643 },
		{ "SE", "Håbo kommun", 7520305 },
		{ "SE", "Habo kommun", 7520643 },
		{ "SE", "Upplands Bro", 7520139 },
		{ "SE", "Region Gotland", 7520980 },
		{ "SE", "Borås Stad", 7521490 },
		{ "DK", "101", 2080101 },
		{ "DK", "København", 2080101 },
		{ "DK", "Københavns Kommune", 2080101 },
		{ "DK", "Koebenhavn", 2080101 },
		{ "DK", "odense", 2080461 },
		{ "DK", "ODENSE KOMMUNE", 2080461 },
		{ "DK", "Århus", 2080751 },
		{ "DK", "Aarhus", 2080751 },
		{ "DK", "Arhus", 2080751 },
		{ "DK", "Nordfyns Kommune", 2080480 },
		{ "DK", "Bornholms Regionskommune", 2080400 },
		{ "DK", "SE-0180", 7520180 },
		{ "NO", "301", 5780301 },
		{ "NO", "Oslo kommune", 5780301 },
		{ "NO", "3001", 5783001 },
		{ "NO", "Halden", 5783101 },
		{ "NO", "Ålesund", 5781508 },
		{ "NO", "Våler (Innlandet)", 5783419 },
		{ "NO", "Våler i Innlandet", 0 },
		{ "NO", "Guovdageaidnu", 5785612 },
		{ "FI", "91", 2460091 },
		{ "FI", "FI-091", 2460091 },
		{ "FI", "Helsinki", 2460091 },
		{ "FI", "Helsingfors", 2460091 },
		{ "FI", "Helsingin kaupunki", 2460091 },
		{ "FI", "Espoon kaupunki", 2460049 },
		{ "FI", "Åbo", 2460853 },
		{ "FI", "Turku", 2460853 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++) {
		if (parse(known[i].country, known[i].s) != known[i].id)
			fail_msg("'%s' is %ld", known[i].s,
			    (long)parse(known[i].country, known[i].s));
	}
}

static void
not_found(void **state)
{
	static const struct {
		const char *country, *s;
	} known[] = {
		{ "SE", "" },
		{ "SE", " " },
		{ "SE", "9999" },
		{ "SE", "01800" },
		{ "SE", "180x" },
		{ "SE", "SE-" },
		{ "SE", "Atlantis" },
		{ "SE", "kommun" },
		{ "SE", "København" },
		{ "SE", "---" },
		{ "SE", "DK-0180" },
		{ "", "180" },
		{ "XX", "Stockholm" },
		{ "NO", "Våler" },
		{ "NO", "Herøy" },
		{ "SE", "Stockholms" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(known); i++)
		if (parse(known[i].country, known[i].s) != 0)
			fail_msg("'%s' was found", known[i].s);
}

static void
codes(void **state)
{
	char buf[16];

	(void)state;
	assert_string_equal(vci_place_code(7520180, buf), "SE-0180");
	assert_string_equal(vci_place_code(2080101, buf), "DK-0101");
	assert_string_equal(vci_place_code(5780301, buf), "NO-0301");
	assert_string_equal(vci_place_code(2460091, buf), "FI-091");
	assert_string_equal(vci_place_code(0, buf), "");
	assert_int_equal(vci_country_number("SE"), 752);
	assert_int_equal(vci_country_number("dk"), 208);
	assert_int_equal(vci_country_number("SEK"), 0);
	assert_int_equal(vci_country_number(""), 0);
	assert_int_equal(vci_country_number("IS"), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_in_order),
		cmocka_unit_test(successors_stand),
		cmocka_unit_test(every_one_is_found),
		cmocka_unit_test(names_in_order),
		cmocka_unit_test(written_forms),
		cmocka_unit_test(not_found),
		cmocka_unit_test(codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
