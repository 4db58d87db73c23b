/* SPDX-License-Identifier: ISC */
/* What is a personal number and what only looks like one. The numbers are
 * those that authorities publish as examples, or are made here; for Denmark
 * any date will do. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/core/person.h"

#define LIST \
	"../shared/data/se-test-personnummer-skatteverket" \
	"/data-raw/test_pin_skatteverket.csv"

static bool
found(const char *country, const char *s)
{
	return vci_person_find(country, s, strlen(s), NULL, NULL);
}

/* The one number in the text is `number`. */
static void
finds(const char *country, const char *s, const char *number)
{
	size_t at = 0, len = 0;

	if (!vci_person_find(country, s, strlen(s), &at, &len))
		fail_msg("%s: nothing found in '%s'", country, s);
	if (len != strlen(number) || memcmp(s + at, number, len) != 0)
		fail_msg("%s: '%.*s' found in '%s'", country, (int)len, s + at,
		    s);
}

static void
finds_whole(const char *country, const char *s)
{
	finds(country, s, s);
}

static void
finds_nothing(const char *country, const char *s)
{
	size_t at = 0, len = 0;

	if (vci_person_find(country, s, strlen(s), &at, &len))
		fail_msg("%s: '%.*s' found in '%s'", country, (int)len, s + at,
		    s);
}

/* ---- Sweden ------------------------------------------------------------- */

static void
swedish_spellings(void **state)
{
	static const char *const sep[] = { "", "-", "+", " ", "\t", "\xc2\xa0",
		"\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x90", "\xe2\x80\x91",
		"\xe2\x80\x92", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x88\x92",
		"\xc2\xad", " - ", "- ", " -", " \xe2\x80\x93 ", "  " };
	static const char *const group[][4] = { { "19121212", "1212" },
		{ "121212", "1212" }, { "1912", "1212", "1212" },
		{ "1912", "12", "12", "1212" }, { "12", "12", "12", "1212" } };
	char s[64];

	(void)state;
	for (size_t i = 0; i < COUNT(sep); i++)
		for (size_t k = 0; k < COUNT(group); k++) {
			size_t n = 0;

			for (size_t g = 0; g < 4 && group[k][g] != NULL; g++)
				n += (size_t)snprintf(s + n, sizeof s - n,
				    "%s%s", g == 0 ? "" : sep[i], group[k][g]);
			finds_whole("", s);
			finds_whole("SE", s);
			finds_whole("NO", s);
		}
}

/* Dots and slashes, also in a date that a sign follows. */
static void
swedish_dots(void **state)
{
	static const char *const known[] = { "121212.1212", "121212/1212",
		"12.12.12.1212", "12/12/12/1212", "12.12.12-1212",
		"12/12/12-1212", "12.12.12 - 1212", "12-12-12/1212",
		"12/12/12.1212", "19121212.1212", "19121212/1212",
		"1912.1212.1212", "1912.12.12.1212", "1912/12/12-1212",
		"1912.12.12-1212", "1912.12.12+1212" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		finds_whole("SE", known[i]);
		finds_whole("NO", known[i]);
		finds_whole("", known[i]);
	}
	finds("SE", "Nr 121212.1212.", "121212.1212");
	finds("SE", "a/121212/1212/b", "121212/1212");
	finds("SE", "121212.1213 121212.1212", "121212.1212");
	/* After a blank, what can't be a time of day. */
	finds_whole("SE", "1890.01.01 9802");
	finds_whole("SE", "90/01/01 9802");
}

/* Who trades alone has a number for value added tax that is made of it. */
static void
swedish_vat(void **state)
{
	(void)state;
	finds("SE", "SE121212121201", "121212121201");
	finds("NO", "vat se 121212121201, paid", "121212121201");
	finds_nothing("SE", "SE121212121202");
	finds_nothing("SE", "SE121212121301");
	finds_nothing("SE", "121212121201");
	finds_nothing("SE", "SE802001234201");
	finds_nothing("SE", "S 121212121201");
	finds_nothing("SE", "E121212121201");
}

/* Characters of another width and of none. */
static void
folded(void **state)
{
	static const char *const unseen[] = { "\xe2\x80\x8b", "\xe2\x80\x8d",
		"\xe2\x81\xa0", "\xef\xbb\xbf", "\xe2\x80\x8e", "\xe2\x80\xae",
		"\xcd\x8f", "\xef\xb8\x8f" };
	static const char number[] = "19121212-1212";
	char s[128];

	(void)state;
	finds_whole("SE", "１２１２１２－１２１２");
	finds_whole("SE", "１９１２１２１２１２１２");
	finds_whole("SE", "12１２12-12１２");
	finds_whole("SE", "１２．１２．１２－１２１２");
	finds_whole("SE", "121212／1212");
	finds_whole("SE",
	    "121212\xe3\x80\x80"
	    "1212");
	finds_whole("FI", "131052－308Ｔ");
	finds("SE", "född １２１２１２－１２１２, på Öland",
	    "１２１２１２－１２１２");
	finds("SE",
	    "\xef\xbb\xbf"
	    "åäö 121212\xe2\x80\x8b-1212 å",
	    "121212\xe2\x80\x8b-1212");
	for (size_t i = 0; i < COUNT(unseen); i++)
		for (size_t at = 1; at < sizeof number - 1; at++) {
			snprintf(s, sizeof s, "%.*s%s%s", (int)at, number,
			    unseen[i], number + at);
			finds_whole("SE", s);
			finds_whole("", s);
		}
}

static void
swedish_in_text(void **state)
{
	(void)state;
	finds("SE", "pnr850101-1236x", "850101-1236");
	finds("SE", "Kim (121212-1212), ring 070-123 45 67", "121212-1212");
	finds("SE", "Ring 070-123 45 67: 121212-1212.", "121212-1212");
	finds("SE", "född 1912-12-12-1212", "1912-12-12-1212");
	finds("SE", "åäö19121212-1212åäö", "19121212-1212");
	finds("SE", "2007-10-31 121212-1212", "121212-1212");
	finds("SE", "12 121212-1212 12", "121212-1212");
	finds("SE", "121212-1212@example.se", "121212-1212");
	finds("SE", "19 121212-1212", "121212-1212");
	finds("SE", "212000-0142, 121212-1212", "121212-1212");
}

static void
swedish_coordination(void **state)
{
	(void)state;
	finds_whole("SE", "701063-2391");
	finds_whole("SE", "7010632391");
	finds_whole("SE", "19701063-2391");
	finds_nothing("SE", "701063-2392");
	finds_nothing("SE", "19701063-2392");
}

static char
luhn_digit(const char *nine)
{
	static const int twice[] = { 0, 2, 4, 6, 8, 1, 3, 5, 7, 9 };
	int sum = 0;

	for (int i = 0; i < 9; i++)
		sum += i % 2 ? nine[i] - '0' : twice[nine[i] - '0'];
	return (char)('0' + (100 - sum) % 10);
}

/* Whether YYMMDD with a right check digit is found. */
static bool
date_counts(const char *date)
{
	char s[16];

	snprintf(s, sizeof s, "%.6s999", date);
	s[9] = luhn_digit(s);
	s[10] = '\0';
	return found("SE", s);
}

static void
swedish_dates(void **state)
{
	static const char *const good[] = { "850101", "851231", "840229",
		"000229", "850161", "851291", "840289" };
	static const char *const bad[] = { "850001", "851301", "850100",
		"850132", "850160", "850192", "850431", "850229", "850289",
		"852101" };

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		if (!date_counts(good[i]))
			fail_msg("'%s' is a date", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		if (date_counts(bad[i]))
			fail_msg("'%s' is no date", bad[i]);
}

static void
swedish_check_digit(void **state)
{
	static const char *const form[] = { "121212-121%c", "121212121%c",
		"19121212-121%c", "1912-12-12-121%c", "19121212121%c" };
	char s[32];

	(void)state;
	for (size_t i = 0; i < COUNT(form); i++)
		for (char c = '0'; c <= '9'; c++) {
			snprintf(s, sizeof s, form[i], c);
			if (strchr(form[i], '-') == form[i] + 6 && c != '2')
				continue; /* a Danish one */
			assert_int_equal(found("SE", s), c == '2');
		}
}

/* With a century the year is known, and whether it has a 29 February. */
static void
swedish_centuries(void **state)
{
	(void)state;
	finds_whole("SE", "181212121212");
	finds_whole("SE", "191212121212");
	finds_whole("SE", "201212121212");
	finds_nothing("SE", "161212121212");
	finds_nothing("SE", "171212121212");
	finds_nothing("SE", "211212121212");
	finds_nothing("SE", "16121212 1212");
	assert_true(date_counts("000229"));
	finds_nothing("SE", "190002299999");
}

/* ---- Denmark --------------------------------------------------------------- */

static void
danish(void **state)
{
	static const char *const anywhere[] = { "070761-4285", "010190-1234",
		"311299-0000", "290200-1234", "290204-1234",
		"010190\342\200\2231234", "010190 - 1234" };
	static const char *const there[] = { "0707614286", "070761 4286",
		"07 07 61 4286", "07-07-61-4286", "070761\302\2404286",
		"070761.4286", "070761/4286", "07.07.61-4286", "07/07/61-4286",
		"07.07.61 4286" };

	(void)state;
	for (size_t i = 0; i < COUNT(anywhere); i++) {
		finds_whole("", anywhere[i]);
		finds_whole("SE", anywhere[i]);
		finds_whole("DK", anywhere[i]);
	}
	for (size_t i = 0; i < COUNT(there); i++) {
		finds_whole("DK", there[i]);
		finds_nothing("SE", there[i]);
		finds_nothing("", there[i]);
	}
	finds("DK", "cpr070761-4285x", "070761-4285");
}

static void
no_danish(void **state)
{
	static const char *const known[] = { "320190-1234", "000190-1234",
		"011390-1234", "010090-1234", "300290-1234", "290201-1235",
		"310490-1234", "070761+4287", "13748136", "13 74 81 36",
		"+45 12 34 56 78", "12 34 56 78", "0045 12345678" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		finds_nothing("DK", known[i]);
}

/* ---- Norway ------------------------------------------------------------------ */

static int
weighed(const char *d, const int *weight, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++)
		sum += (d[i] - '0') * weight[i];
	return (11 - sum % 11) % 11;
}

/* Eleven digits from six: the first individual number that has both check
 * digits. */
static void
norwegian(char s[16], const char *date)
{
	static const int first[] = { 3, 7, 6, 1, 8, 9, 4, 5, 2 };
	static const int second[] = { 5, 4, 3, 2, 7, 6, 5, 4, 3, 2 };

	for (int i = 100; i < 1000; i++) {
		int a, b;

		snprintf(s, 16, "%.6s%03d", date, i);
		a = weighed(s, first, 9);
		s[9] = (char)('0' + a);
		b = weighed(s, second, 10);
		s[10] = (char)('0' + b);
		s[11] = '\0';
		if (a < 10 && b < 10)
			return;
	}
	fail_msg("no number for '%s'", date);
}

static void
norwegian_kinds(void **state)
{
	static const char *const good[] = { "010190", "311299", "290200",
		"410190", "711290", "015190", "018190", "016690", "418190",
		"017790", "019290", "715290" };
	static const char *const bad[] = { "000190", "320190", "720190",
		"011390", "015390", "016590", "019390", "300290", "290201" };
	char s[16];

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		norwegian(s, good[i]);
		finds_whole("NO", s);
		finds_whole("SE", s);
		finds_whole("", s);
	}
	for (size_t i = 0; i < COUNT(bad); i++) {
		norwegian(s, bad[i]);
		finds_nothing("NO", s);
	}
}

static void
norwegian_spellings(void **state)
{
	char s[16], t[32];

	(void)state;
	norwegian(s, "010190");
	snprintf(t, sizeof t, "%.6s %s", s, s + 6);
	finds_whole("NO", t);
	snprintf(t, sizeof t, "%.6s-%s", s, s + 6);
	finds_whole("NO", t);
	snprintf(t, sizeof t, "%.6s %.3s %s", s, s + 6, s + 9);
	finds_whole("NO", t);
	snprintf(t, sizeof t, "%.2s %.2s %.2s %s", s, s + 2, s + 4, s + 6);
	finds_whole("NO", t);
	snprintf(t, sizeof t, "fnr%sx", s);
	finds("NO", t, s);
	snprintf(t, sizeof t, "1%s", s);
	finds_nothing("NO", t);
	snprintf(t, sizeof t, "%s1", s);
	finds_nothing("NO", t);
	snprintf(t, sizeof t, "+%s", s);
	finds_nothing("NO", t);
}

/* Any other digit in the last two places is wrong. */
static void
norwegian_check_digits(void **state)
{
	char s[16];

	(void)state;
	norwegian(s, "010190");
	for (size_t i = 9; i < 11; i++) {
		char right = s[i];

		for (s[i] = '0'; s[i] <= '9'; s[i]++)
			assert_int_equal(found("NO", s), s[i] == right);
		s[i] = right;
	}
}

/* ---- Finland ------------------------------------------------------------------- */

static void
finnish(void **state)
{
	static const char signs[] = "-+ABCDEFUVWXYabcdefuvwxy";
	char s[16] = "131052-308T";

	(void)state;
	for (size_t i = 0; signs[i] != '\0'; i++) {
		s[6] = signs[i];
		finds_whole("FI", s);
		finds_whole("SE", s);
	}
	finds_whole("FI", "131052-308t");
	finds("FI", "hetu131052-308Tx", "131052-308T");
	finds("FI", "131052-308T, 5", "131052-308T");
	finds_whole("FI", "13.10.52-308T");
	finds_whole("FI", "13/10/52A308T");
	finds_nothing("FI", "13.10/52-308T");
	finds_nothing("FI", "13.10.52-308S");
}

/* Each check character, a digit or a letter, and no other beside it. */
static void
finnish_check_character(void **state)
{
	static const char check[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
	char s[16];

	(void)state;
	for (long k = 100; k < 131; k++) {
		int right = (int)((131052 * 1000L + k) % 31);

		for (int i = 0; i < 31; i++) {
			snprintf(s, sizeof s, "131052A%ld%c", k, check[i]);
			if (found("FI", s) != (i == right))
				fail_msg("'%s'", s);
			if (i < 10) {
				memcpy(s + strlen(s), "1", 2);
				assert_false(found("FI", s));
			}
		}
	}
}

static void
no_finnish(void **state)
{
	static const char *const known[] = { "131052-308", "131052-308S",
		"131052G308T", "131052T308T", "1131052-308T", "131052 308T",
		"131352-308T", "320152-308T", "2077474-0", "131052A",
		"131052A30", "131052A308", "131052A3081T" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		finds_nothing("FI", known[i]);
}

/* ---- what is none ----------------------------------------------------------------- */

static void
nothing_of_the_kind(void **state)
{
	static const char *const known[] = { "", "1", "121212121",
		"Läxhjälp i Rågsved, tisdagar", "212000-0142", "2120000142",
		"162120000142", "16212000-0142", "802000-1114", "556012-5790",
		"988077917", "+46701234567", "+46 70 123 45 67",
		"070-123 45 67", "070-1234567", "08-123 45 67",
		"0046 70 1234567", "0046701234567", "+358 40 123 4567",
		"+47 123 45 678", "2023-05-01", "2023-05-01 12:30:00",
		"2023-05-01T12:30:00Z", "2023-05-01--2023-06-01",
		"2023-05-01..2023-06-01", "01.05.2023-01.06.2023",
		"12345678901234567890", "1 234 567,50", "1912121212121",
		"5191212121212", "11212121212", "12121212122",
		"SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466",
		"+121212-1212", "ring +121212-1212", "+1212121212",
		"+46 12 12 12 1212", "0046 12 12 12 1212", "+46 1212121212",
		"121212.1212.5.5", "1212-121212", "1-2-1-2-1-2",
		"2023/05/01-2023/06/01", "2023.05.01-2023.06.01",
		"12.12.12-12.12.12", "12/12-12-1212", "12.12-12.1212",
		"5.121212.1212", "121212/1212/13", "121212..1212",
		"12/12-12 1212", "12.12.12 1212", "1912.12.12 1212",
		"070.123.45.67", "08.12.12.12", "+46.12.12.12.1212",
		"0046 12.12.12.1212", "556012.5790", "212000/0142",
		"１２１２１２", "５５６０１２－５７９０",
		"55\342\200\2136012-5790", "1.212.121.212", "2023.05.01 12:30",
		"2023/05/01 1230" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		finds_nothing("", known[i]);
		finds_nothing("SE", known[i]);
		finds_nothing("NO", known[i]);
	}
}

/* The year of a second date is no last four digits, whatever the check digit
 * of the two together. */
static void
periods(void **state)
{
	static const char *const form[] = { "%s-2007-12-31", "%s - 2007-12-31",
		"%s 2007-12-31", "(%s -2007-12-31)" };
	char s[64], date[16];

	(void)state;
	for (int day = 1; day <= 31; day++)
		for (size_t i = 0; i < COUNT(form); i++) {
			snprintf(date, sizeof date, "2007-01-%02d", day);
			snprintf(s, sizeof s, form[i], date);
			finds_nothing("SE", s);
		}
	finds("SE", "1912-12-12-1212-12-31", "1912-12-12-1212");
}

/* 070 and what follows may be a date and pass the test; then it counts. */
static void
telephones(void **state)
{
	char s[16] = "070123456";

	(void)state;
	s[9] = luhn_digit(s);
	finds_whole("SE", s);
	assert_false(vci_person_in_phone("SE", s, 10));
	assert_false(vci_person_in_phone("DK", s, 10));
	s[9] = s[9] == '9' ? '0' : (char)(s[9] + 1);
	finds_nothing("SE", s);
}

static void
in_telephone_columns(void **state)
{
	static const char *const hit[] = { "121212-1212", "19121212-1212",
		"191212121212", "1212121212", "070761-4285", "131052-308T",
		"070-123 45 67 / 121212-1212" };
	static const char *const none[] = { "070-123 45 67", "0701234567",
		"+46701234567", "0046701234567", "+1212121212", "12345678",
		"+46 (0)70-123 45 67" };
	char s[16];

	(void)state;
	for (size_t i = 0; i < COUNT(hit); i++)
		assert_true(vci_person_in_phone("SE", hit[i], strlen(hit[i])));
	for (size_t i = 0; i < COUNT(none); i++)
		assert_false(
		    vci_person_in_phone("SE", none[i], strlen(none[i])));
	norwegian(s, "010190");
	assert_true(vci_person_in_phone("NO", s, 11));
}

/* ---- the search itself --------------------------------------------------------------- */

/* At every place of a long text, so that no step of eight misses it. */
static void
anywhere_in_a_long_text(void **state)
{
	char s[200];

	(void)state;
	for (size_t at = 0; at + 11 < sizeof s; at++) {
		size_t got = 0, len = 0;

		memset(s, 'x', sizeof s);
		memcpy(s + at, "121212-1212", 11);
		assert_true(vci_person_find("SE", s, sizeof s, &got, &len));
		assert_int_equal(got, at);
		assert_int_equal(len, 11);
		assert_false(vci_person_find("SE", s, at + 10, NULL, NULL));
		memcpy(s + at, "131052-308T", 11);
		assert_true(vci_person_find("SE", s, at + 11, NULL, NULL));
		assert_false(vci_person_find("SE", s, at + 10, NULL, NULL));
	}
}

/* Bytes next to those of digits, which the sums of eight must tell apart. */
static void
neighbours_of_digits(void **state)
{
	char s[24];

	(void)state;
	for (int c = 0; c < 256; c++) {
		memset(s, c, sizeof s);
		assert_false(vci_person_find("DK", s, sizeof s, NULL, NULL));
	}
}

static void
any_bytes(void **state)
{
	static const char *const known[] = { "121212\xe2\x80", "121212-\xe2",
		"1212121\xff\xff", "191212\xc2", "121212-12\xf0\x9f\x98" };

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++)
		for (size_t n = 0; n <= strlen(known[i]); n++) {
			char *s = malloc(n + 1); /* so that a checker sees */

			memcpy(s, known[i], n);
			assert_false(vci_person_find("DK", s, n, NULL, NULL));
			free(s);
		}
}

static void
masks(const char *s, const char *want)
{
	struct vc_buf b = { 0 };

	vc_buf_add(&b, ">");
	vci_person_mask("SE", s, strlen(s), &b);
	assert_string_equal(b.s + 1, want);
	vc_buf_free(&b);
}

static void
masked(void **state)
{
	(void)state;
	masks("", "");
	masks("nothing here", "nothing here");
	masks("121212-1212", "***");
	masks("a121212-1212b", "a***b");
	masks("191212121212 och 131052-308T", "*** och ***");
	masks("121212-1212,070761-4285;1212121212", "***,***;***");
	masks("212000-0142 070-123 45 67", "212000-0142 070-123 45 67");
	masks("121212-1212 212000-0142", "*** 212000-0142");
	masks("å１２１２１２－１２１２å 12\xe2\x80\x8b"
	      "1212-1212!",
	    "å***å ***!");
	masks("\xe2\x80\x8b"
	      "Åsa\xe2\x80\x8b 5560125790",
	    "\xe2\x80\x8b"
	    "Åsa\xe2\x80\x8b 5560125790");
}

/* ---- the list of all test numbers ---------------------------------------------------- */

static void
is_found(const char *fmt, const char *a, const char *b)
{
	char s[96];

	snprintf(s, sizeof s, fmt, a, b);
	if (!found("SE", s))
		fail_msg("nothing found in '%s'", s);
}

static void
all_test_numbers(void **state)
{
	FILE *f = fopen(LIST, "r");
	char line[16], head[16];
	size_t n = 0;

	(void)state;
	assert_non_null(f);
	while (fscanf(f, "%12[0-9]%*[\r\n]", line) == 1) {
		assert_int_equal(strlen(line), 12);
		is_found("%s%s", line, "");
		is_found("%s%s", line + 2, "");
		snprintf(head, sizeof head, "%.8s", line);
		is_found("%s-%s", head, line + 8);
		is_found("%s-%s", head + 2, line + 8);
		is_found("Född%s-%s, söker uppdrag", head + 2, line + 8);
		is_found("personnummer%s%så, ring", head, line + 8);
		n++;
	}
	fclose(f);
	assert_int_equal(n, 18627);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(swedish_spellings),
		cmocka_unit_test(swedish_dots),
		cmocka_unit_test(swedish_vat),
		cmocka_unit_test(folded),
		cmocka_unit_test(swedish_in_text),
		cmocka_unit_test(swedish_coordination),
		cmocka_unit_test(swedish_dates),
		cmocka_unit_test(swedish_check_digit),
		cmocka_unit_test(swedish_centuries),
		cmocka_unit_test(danish),
		cmocka_unit_test(no_danish),
		cmocka_unit_test(norwegian_kinds),
		cmocka_unit_test(norwegian_spellings),
		cmocka_unit_test(norwegian_check_digits),
		cmocka_unit_test(finnish),
		cmocka_unit_test(finnish_check_character),
		cmocka_unit_test(no_finnish),
		cmocka_unit_test(nothing_of_the_kind),
		cmocka_unit_test(periods),
		cmocka_unit_test(telephones),
		cmocka_unit_test(in_telephone_columns),
		cmocka_unit_test(anywhere_in_a_long_text),
		cmocka_unit_test(neighbours_of_digits),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(masked),
		cmocka_unit_test(all_test_numbers),
	};

	/* skip() is "not ok" in TAP, so that it isn't run instead. */
	if (access(LIST, R_OK) != 0) {
		puts("# skipped: there is no " LIST);
		cmocka_set_skip_filter("all_test_numbers");
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
