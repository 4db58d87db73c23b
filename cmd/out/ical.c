/* SPDX-License-Identifier: ISC */
/* Knows how iCalendar is written: RFC 5545. */
#include <stdio.h>
#include <string.h>

#include "ical.h"

#define LINE 75 /* octets, section 3.1 */

/* Bytes of the character that begins at s. */
static size_t
character(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

void
ical_line(struct vc_buf *b, const char *name, const char *value)
{
	size_t at = strlen(name) + 1, n;

	vc_buf_add(b, name);
	vc_buf_addc(b, ':');
	for (; *value != '\0'; value += n) {
		n = character(value);
		if (at + n > LINE) {
			vc_buf_add(b, "\r\n ");
			at = 1;
		}
		vc_buf_addn(b, value, n);
		at += n;
	}
	vc_buf_add(b, "\r\n");
}

void
ical_escape(struct vc_buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\r' && s[1] == '\n')
			continue;
		if (*s == '\n' || *s == '\r') {
			vc_buf_add(b, "\\n");
			continue;
		}
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7f)
			continue;
		if (*s == ';' || *s == ',' || *s == '\\')
			vc_buf_addc(b, '\\');
		vc_buf_addc(b, *s);
	}
}

/* A property of type TEXT; nothing where there is none. */
static void
text(struct ical *cal, const char *name, const char *value)
{
	struct vc_buf b = { 0 };

	if (value == NULL || *value == '\0')
		return;
	ical_escape(&b, value);
	if (b.failed)
		cal->text.failed = true;
	else
		ical_line(&cal->text, name, b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
}

/* 20071231 of a day. */
static void
compact(int64_t day, char out[16])
{
	char iso[16];
	size_t n = 0;

	vc_day_format(day, iso);
	for (const char *s = iso; *s != '\0'; s++)
		if (*s != '-')
			out[n++] = *s;
	out[n] = '\0';
}

static void
date(struct ical *cal, const char *name, int64_t day)
{
	char value[16];

	compact(day, value);
	ical_line(&cal->text, name, value);
}

/* What tells this centre's items from another's. */
static void
add_domain(struct ical *cal, const char *centre)
{
	vc_buf_add(&cal->domain, "@");
	for (; centre != NULL && *centre != '\0'; centre++)
		if ((*centre >= 'a' && *centre <= 'z') ||
		    (*centre >= '0' && *centre <= '9'))
			vc_buf_addc(&cal->domain, *centre);
		else if (*centre >= 'A' && *centre <= 'Z')
			vc_buf_addc(&cal->domain, (char)(*centre - 'A' + 'a'));
	vc_buf_add(&cal->domain, cal->domain.len > 1 ? ".vcctl" : "vcctl");
}

void
ical_begin(struct ical *cal, int64_t now, const char *centre, const char *title)
{
	int64_t s = now % 86400;
	char day[16];

	compact((now - s) / 86400, day);
	snprintf(cal->stamp, sizeof cal->stamp, "%sT%02d%02d%02dZ", day,
	    (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
	add_domain(cal, centre);
	ical_line(&cal->text, "BEGIN", "VCALENDAR");
	ical_line(&cal->text, "VERSION", "2.0");
	ical_line(&cal->text, "PRODID", "-//vcctl//vcctl " VC_VERSION "//EN");
	ical_line(&cal->text, "CALSCALE", "GREGORIAN");
	ical_line(&cal->text, "METHOD", "PUBLISH");
	text(cal, "X-WR-CALNAME", title);
}

void
ical_item(struct ical *cal, const struct ical_item *item)
{
	const char *kind = item->todo ? "VTODO" : "VEVENT";
	struct vc_buf uid = { 0 };

	vc_buf_add(&uid, item->uid);
	vc_buf_add(&uid, cal->domain.s == NULL ? "" : cal->domain.s);
	if (uid.failed || cal->domain.failed)
		cal->text.failed = true;
	ical_line(&cal->text, "BEGIN", kind);
	ical_line(&cal->text, "UID", uid.s == NULL ? "" : uid.s);
	vc_buf_free(&uid);
	ical_line(&cal->text, "DTSTAMP", cal->stamp);
	if (item->todo) {
		if (!item->undated)
			date(cal, "DUE;VALUE=DATE", item->day);
		ical_line(&cal->text, "STATUS", "NEEDS-ACTION");
	} else {
		date(cal, "DTSTART;VALUE=DATE", item->day);
		/* The first day that it no longer lasts. */
		date(cal, "DTEND;VALUE=DATE", item->until + 1);
		ical_line(&cal->text, "TRANSP", "TRANSPARENT");
		if (item->cancelled)
			ical_line(&cal->text, "STATUS", "CANCELLED");
	}
	text(cal, "SUMMARY", item->summary);
	text(cal, "DESCRIPTION", item->description);
	text(cal, "LOCATION", item->location);
	text(cal, "CATEGORIES", item->category);
	if (item->url != NULL && *item->url != '\0')
		ical_line(&cal->text, "URL", item->url);
	ical_line(&cal->text, "END", kind);
}

const char *
ical_end(struct ical *cal)
{
	ical_line(&cal->text, "END", "VCALENDAR");
	return cal->text.failed ? NULL : cal->text.s;
}

void
ical_free(struct ical *cal)
{
	vc_buf_free(&cal->text);
	vc_buf_free(&cal->domain);
}
