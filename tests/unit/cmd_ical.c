/* SPDX-License-Identifier: ISC */
/* iCalendar: what is folded, what is escaped, and a whole calendar. */
#include <string.h>

#include "unit.h"

#include "../../cmd/out/ical.h"

static void
line_is(const char *name, const char *value, const char *want)
{
	struct vc_buf b = { 0 };

	ical_line(&b, name, value);
	assert_string_equal(b.s, want);
	vc_buf_free(&b);
}

static void
lines(void **state)
{
	(void)state;
	line_is("UID", "1", "UID:1\r\n");
	/* 75 octets stand on one line, the 76th on the next. */
	line_is("SUMMARY",
	    "1234567890123456789012345678901234567890123456789012345678901234567",
	    "SUMMARY:12345678901234567890123456789012345678901234567890123456789"
	    "01234567\r\n");
	line_is("SUMMARY",
	    "12345678901234567890123456789012345678901234567890123456789012345678",
	    "SUMMARY:12345678901234567890123456789012345678901234567890123456789"
	    "01234567\r\n 8\r\n");
}

static void
characters_stay_whole(void **state)
{
	struct vc_buf value = { 0 }, b = { 0 };
	const char *s, *end;

	(void)state;
	for (int i = 0; i < 120; i++)
		vc_buf_add(&value, i % 3 == 0 ? "å" : i % 3 == 1 ? "x" : "€");
	ical_line(&b, "DESCRIPTION", value.s);
	for (s = b.s; *s != '\0'; s = end + 2) {
		end = strstr(s, "\r\n");
		assert_non_null(end);
		assert_true(end - s <= 75);
		/* Never the inside of a character at either end of a line. */
		assert_int_not_equal((unsigned char)s[*s == ' '] & 0xc0, 0x80);
	}
	vc_buf_free(&value);
	vc_buf_free(&b);
}

static void
escapes(void **state)
{
	struct vc_buf b = { 0 };

	(void)state;
	ical_escape(&b, "a;b,c\\d\re\r\nf\ng\th\x01:\"\x7fi");
	assert_string_equal(b.s, "a\\;b\\,c\\\\d\\ne\\nf\\ng\th:\"i");
	vc_buf_free(&b);
}

static void
calendar(void **state)
{
	struct ical cal = { 0 };

	(void)state;
	/* 2007-01-01T12:00:05Z */
	ical_begin(&cal, 1167652805, "Byrån, Solna 2", "A, B");
	ical_item(&cal,
	    &(struct ical_item){ .uid = "assignment-1",
		.day = 13513,
		.until = 13514,
		.summary = "Läxhjälp",
		.description = "",
		.location = "Solna, SE",
		.url = "https://example.org/1;a" });
	ical_item(&cal,
	    &(struct ical_item){ .uid = "todo-2",
		.todo = true,
		.day = 13514,
		.summary = "Answer",
		.category = "interest" });
	assert_string_equal(ical_end(&cal),
	    "BEGIN:VCALENDAR\r\n"
	    "VERSION:2.0\r\n"
	    "PRODID:-//vcctl//vcctl " VC_VERSION "//EN\r\n"
	    "CALSCALE:GREGORIAN\r\n"
	    "METHOD:PUBLISH\r\n"
	    "X-WR-CALNAME:A\\, B\r\n"
	    "BEGIN:VEVENT\r\n"
	    "UID:assignment-1@byrnsolna2.vcctl\r\n"
	    "DTSTAMP:20070101T120005Z\r\n"
	    "DTSTART;VALUE=DATE:20061231\r\n"
	    "DTEND;VALUE=DATE:20070102\r\n"
	    "TRANSP:TRANSPARENT\r\n"
	    "SUMMARY:Läxhjälp\r\n"
	    "LOCATION:Solna\\, SE\r\n"
	    "URL:https://example.org/1;a\r\n"
	    "END:VEVENT\r\n"
	    "BEGIN:VTODO\r\n"
	    "UID:todo-2@byrnsolna2.vcctl\r\n"
	    "DTSTAMP:20070101T120005Z\r\n"
	    "DUE;VALUE=DATE:20070101\r\n"
	    "STATUS:NEEDS-ACTION\r\n"
	    "SUMMARY:Answer\r\n"
	    "CATEGORIES:interest\r\n"
	    "END:VTODO\r\n"
	    "END:VCALENDAR\r\n");
	ical_free(&cal);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(lines),
		cmocka_unit_test(characters_stay_whole),
		cmocka_unit_test(escapes), cmocka_unit_test(calendar) };

	return cmocka_run_group_tests_name("ical", tests, NULL, NULL);
}
