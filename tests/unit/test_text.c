/* SPDX-License-Identifier: ISC */
/* UTF-8, cleaning, keys, nearness and what a terminal is spared. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "../../lib/core/text.h"

/* What a function appended, freed by the next call of `done`. */
static struct vc_buf out;

static const char *
key(const char *s, const char *lang)
{
	vc_buf_free(&out);
	vci_text_key(&out, s, strlen(s), lang);
	return out.s;
}

static const char *
clean(const char *s)
{
	vc_buf_free(&out);
	vci_text_clean(&out, s, strlen(s));
	return out.s;
}

static const char *
safe(const char *s, size_t n)
{
	vc_buf_free(&out);
	vc_text_safe(&out, s, n);
	return out.s;
}

static int
done(void **state)
{
	(void)state;
	vc_buf_free(&out);
	return 0;
}

static void
valid_utf8(void **state)
{
	(void)state;
	assert_true(vci_utf8_valid("", 0));
	assert_true(vci_utf8_valid("plain ascii, longer than eight", 30));
	assert_true(vci_utf8_valid("\xc3\xa5\xe2\x82\xac\xf0\x9f\x8c\x8d", 9));
	assert_true(vci_utf8_valid("12345678å", 10));
	assert_true(vci_utf8_valid("\x7f", 1));
}

static void
invalid_utf8(void **state)
{
	static const struct {
		const char *s;
		size_t n;
	} bad[] = {
		{ "\xe5", 1 },     /* Windows-1252 */
		{ "\xc3", 1 },     /* cut off */
		{ "\xc0\xaf", 2 }, /* overlong slash */
		{ "\xe0\x80\xaf", 3 },
		{ "\xed\xa0\x80", 3 },     /* surrogate */
		{ "\xf4\x90\x80\x80", 4 }, /* past U+10FFFF */
		{ "12345678\xa5", 9 },
		{ "a\0b", 3 },
		{ "1234\000678", 8 }, /* NUL within eight bytes */
		{ "\0", 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(bad); i++)
		assert_false(vci_utf8_valid(bad[i].s, bad[i].n));
}

static void
ascii(void **state)
{
	(void)state;
	assert_true(vci_ascii("", 0));
	assert_true(vci_ascii("exactly8", 8));
	assert_false(vci_ascii("exactly\xc3", 8));
	assert_false(vci_ascii("exactly8å", 10));
}

static void
clean_blanks(void **state)
{
	(void)state;
	assert_string_equal(clean(""), "");
	assert_string_equal(clean("as it is"), "as it is");
	assert_string_equal(clean("  two  blanks "), "two blanks");
	assert_string_equal(clean("tab\t\tand\xc2\xa0no-break"),
	    "tab and no-break");
	assert_string_equal(clean("\xe2\x80\x89thin\xe3\x80\x80wide"),
	    "thin wide");
	assert_string_equal(clean(" \t\xc2\xa0 "), "");
}

static void
clean_lines(void **state)
{
	(void)state;
	assert_string_equal(clean("one \r\n two"), "one\ntwo");
	assert_string_equal(clean("one\rtwo\xe2\x80\xa8three"),
	    "one\ntwo\nthree");
	assert_string_equal(clean("\n\npar\n\ngraph\n"), "par\n\ngraph");
}

static void
clean_nfc(void **state)
{
	(void)state;
	assert_string_equal(clean("Malö"), "Malö");
	assert_string_equal(clean("A\xcc\x8arhus"), "Århus");
	assert_string_equal(clean("\xe2\x84\xab"), "Å");
	assert_string_equal(clean("a  \xe2\x80\x93  b"), "a \xe2\x80\x93 b");
}

static void
clean_appends(void **state)
{
	struct vc_buf b = { 0 };

	(void)state;
	vc_buf_add(&b, "x");
	vci_text_clean(&b, "  y  z ", 7);
	assert_string_equal(b.s, "xy z");
	assert_int_equal(b.len, 4);
	vc_buf_free(&b);
}

static void
key_ascii(void **state)
{
	(void)state;
	assert_string_equal(key("Red Cross, Youth!", "sv"), "red cross youth");
	assert_string_equal(key("  --  ", "sv"), "");
	assert_string_equal(key("", "sv"), "");
	assert_string_equal(key("a_b-c", "en"), "a b c");
	assert_string_equal(key("IFK 1895", "da"), "ifk 1895");
}

/* The mixed path must say what the fast one says. */
static void
key_paths_agree(void **state)
{
	struct vc_buf a = { 0 }, b = { 0 };
	char text[260];
	size_t i;

	(void)state;
	for (i = 0; i < 127; i++) {
		text[2 * i] = (char)(i + 1);
		text[2 * i + 1] = i % 3 != 0 ? 'q' : ' ';
	}
	vci_text_key(&a, text, 254, "sv");
	memcpy(text + 254, "é", 2);
	vci_text_key(&b, text, 256, "sv");
	assert_string_equal(b.s + a.len, " e");
	assert_memory_equal(a.s, b.s, a.len);
	vc_buf_free(&a);
	vc_buf_free(&b);
}

static void
key_marks(void **state)
{
	(void)state;
	assert_string_equal(key("CafÉ", "sv"), "cafe");
	assert_string_equal(key("Müller", "sv"), "myller");
	assert_string_equal(key("Müller", "en"), "muller");
	assert_string_equal(key("Ål Älg Ö", "en"), "al alg o");
	assert_string_equal(key("Ærø", "en"), "aero");
	assert_string_equal(key("Straße", "sv"), "strasse");
	assert_string_equal(key("Kárášjohka", "nb"), "karasjohka");
	assert_string_equal(key("so\xc2\xad"
				"ft",
				"sv"),
	    "soft");
}

static void
key_composed_or_not(void **state)
{
	char first[32];

	(void)state;
	snprintf(first, sizeof(first), "%s", key("Åäö", "sv"));
	assert_string_equal(key("A\xcc\x8a"
				"a\xcc\x88o\xcc\x88",
				"sv"),
	    first);
}

/* Each list is in the order of its language. */
static void
key_order(void **state)
{
	static const char *const sv[] = { "anka", "zebra", "ål", "älg", "örn",
		NULL };
	static const char *const da[] = { "and", "zebra", "æble", "ørn", "ål",
		NULL };
	static const struct {
		const char *lang;
		const char *const *word;
	} lists[] = { { "sv", sv }, { "fi", sv }, { "da", da }, { "nb", da } };
	char was[32];
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(lists); i++) {
		was[0] = '\0';
		for (j = 0; lists[i].word[j] != NULL; j++) {
			key(lists[i].word[j], lists[i].lang);
			assert_true(strcmp(was, out.s) < 0);
			snprintf(was, sizeof(was), "%s", out.s);
		}
	}
}

static void
key_aa(void **state)
{
	char one[32];

	(void)state;
	snprintf(one, sizeof(one), "%s", key("Aalborg", "da"));
	assert_string_equal(key("Ålborg", "da"), one);
	assert_true(strcmp(key("zoo", "da"), one) < 0);
	assert_string_equal(key("Aalborg", "sv"), "aalborg");
	snprintf(one, sizeof(one), "%s", key("Aabenraa", "nb"));
	assert_string_equal(key("Åbenrå", "nb"), one);
}

static void
key_foreign_letters(void **state)
{
	char sv[32];

	(void)state;
	snprintf(sv, sizeof(sv), "%s", key("äö", "sv"));
	assert_string_equal(key("æø", "sv"), sv);
	assert_string_equal(key("МИР", "sv"), "мир");
}

static void
natural(void **state)
{
	static const char *const order[] = { "1", "2", "10", "A.2", "A.2.1",
		"A.10", "A.10.1", "B", "B.007.9", "B.8" };
	struct vc_buf a = { 0 }, b = { 0 };
	size_t i;

	(void)state;
	for (i = 1; i < COUNT(order); i++) {
		vc_buf_clear(&a);
		vc_buf_clear(&b);
		vci_text_natural(&a, order[i - 1]);
		vci_text_natural(&b, order[i]);
		assert_true(strcmp(a.s, b.s) < 0);
	}
	vc_buf_clear(&a);
	vc_buf_clear(&b);
	vci_text_natural(&a, "6.02");
	vci_text_natural(&b, "6.2");
	assert_string_equal(a.s, b.s);
	vc_buf_free(&a);
	vc_buf_free(&b);
}

static void
distance(void **state)
{
	(void)state;
	assert_int_equal(vci_text_distance("list", "list", 3), 0);
	assert_int_equal(vci_text_distance("list", "lst", 3), 1);
	assert_int_equal(vci_text_distance("list", "lits", 3), 1);
	assert_int_equal(vci_text_distance("kitten", "sitting", 5), 3);
	assert_int_equal(vci_text_distance("ca", "abc", 5), 3);
	assert_int_equal(vci_text_distance("abcdef", "uvwxyz", 2), 3);
	assert_int_equal(vci_text_distance("", "abc", 2), 3);
	assert_int_equal(vci_text_distance("", "", 0), 0);
}

static void
nearest(void **state)
{
	static const char *const nouns[] = { "org", "assignment", "volunteer",
		"interest", "goal", "result", NULL };
	static const char *const fields[] = { "org_number", "name",
		"registered_on", NULL };

	(void)state;
	assert_string_equal(vc_nearest("gaol", nouns), "goal");
	assert_string_equal(vc_nearest("asignment", nouns), "assignment");
	assert_string_equal(vc_nearest("vol", nouns), "volunteer");
	assert_string_equal(vc_nearest("organisation", nouns), "org");
	assert_string_equal(vc_nearest("Org-Numer", fields), "org_number");
	/* Of four letters two are half of the word. */
	assert_null(vc_nearest("lage", (const char *const[]){ "name", NULL }));
	assert_null(vc_nearest("xyzzy", nouns));
	assert_null(vc_nearest("", nouns));
}

static void
width(void **state)
{
	(void)state;
	assert_int_equal(vc_text_width("", 0), 0);
	assert_int_equal(vc_text_width("abc", 3), 3);
	assert_int_equal(vc_text_width("åä", 4), 2);
	assert_int_equal(vc_text_width("a\xcc\x8a", 3), 1);
	assert_int_equal(vc_text_width("漢", 3), 2);
	assert_int_equal(vc_text_width("\xff", 1), 1);
}

static void
fit(void **state)
{
	(void)state;
	assert_int_equal(vc_text_fit("abcdef", 6, 4), 4);
	assert_int_equal(vc_text_fit("abc", 3, 9), 3);
	assert_int_equal(vc_text_fit("åäö", 6, 2), 4);
	assert_int_equal(vc_text_fit("a\xcc\x8a"
				     "b",
			     4, 1),
	    3);
	assert_int_equal(vc_text_fit("漢漢", 6, 3), 3);
	assert_int_equal(vc_text_fit("abc", 3, 0), 0);
}

static void
cut_short(void **state)
{
	char marks[101];
	struct vc_buf b = { 0 };

	(void)state;
	vc_text_cut(&b, "abc", 3, 3);
	vc_buf_addc(&b, '|');
	vc_text_cut(&b, "abcd", 4, 3);
	vc_buf_addc(&b, '|');
	/* No letter is split, nor parted from its marks. */
	vc_text_cut(&b, "åäö", 6, 2);
	vc_buf_addc(&b, '|');
	vc_text_cut(&b,
	    "a\xcc\x8a"
	    "b",
	    4, 1);
	vc_buf_addc(&b, '|');
	vc_text_cut(&b, "", 0, 3);
	assert_string_equal(b.s, "abc|abc…|åä…|a\xcc\x8a…|");
	vc_buf_clear(&b);
	/* Marks without end take no room, but are cut all the same. */
	for (size_t i = 0; i < 100; i += 2)
		memcpy(marks + i, "\xcc\x8a", 3);
	vc_text_cut(&b, marks, 100, 5);
	assert_int_equal(b.len, 5 * 4 + 3);
	vc_buf_free(&b);
}

static void
harmless(void **state)
{
	(void)state;
	assert_string_equal(safe("blå 漢", 8), "blå 漢");
	assert_string_equal(safe("\x1b[31mred", 8), "\\x1b[31mred");
	assert_string_equal(safe("a\nb\tc\rd", 7), "a\\nb\\tc\\rd");
	assert_string_equal(safe("\x7f", 1), "\\x7f");
	assert_string_equal(safe("\xc2\x9b"
				 "31m",
				5),
	    "\\u009b31m");
	assert_string_equal(safe("a\xe2\x80\xae"
				 "b",
				5),
	    "a\\u202eb");
	assert_string_equal(safe("\xe5rhus", 5), "\\xe5rhus");
	assert_string_equal(safe("\0", 1), "\\x00");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_utf8),
		cmocka_unit_test(invalid_utf8),
		cmocka_unit_test(ascii),
		cmocka_unit_test(clean_blanks),
		cmocka_unit_test(clean_lines),
		cmocka_unit_test(clean_nfc),
		cmocka_unit_test(clean_appends),
		cmocka_unit_test(key_ascii),
		cmocka_unit_test(key_paths_agree),
		cmocka_unit_test(key_marks),
		cmocka_unit_test(key_composed_or_not),
		cmocka_unit_test(key_order),
		cmocka_unit_test(key_aa),
		cmocka_unit_test(key_foreign_letters),
		cmocka_unit_test(natural),
		cmocka_unit_test(distance),
		cmocka_unit_test(nearest),
		cmocka_unit_test(width),
		cmocka_unit_test(fit),
		cmocka_unit_test(cut_short),
		cmocka_unit_test(harmless),
	};

	return cmocka_run_group_tests(tests, NULL, done);
}
