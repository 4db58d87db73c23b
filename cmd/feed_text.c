/* SPDX-License-Identifier: ISC */
/* Open assignments as RSS 2.0 and as a calendar. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed.h"

/* What is told of one in a few lines of plain text. */
static void
describe(const struct feed *f, struct vc_buf *b)
{
	const char *task = feed_text(f, "task"),
		   *wants = feed_text(f, "requirements"),
		   *org = feed_org(f, "name");
	size_t at;

	if (task != NULL) {
		vc_buf_add(b, task);
		vc_buf_addc(b, '\n');
	}
	if (wants != NULL) {
		vc_buf_add(b, wants);
		vc_buf_addc(b, '\n');
	}
	at = b->len;
	feed_effort(f, b);
	if (b->len > at)
		vc_buf_addc(b, '\n');
	vc_buf_add(b, org == NULL ? "" : org);
}

/* Where it is done, or "". */
static void
whereabouts(const struct feed *f, struct vc_buf *b)
{
	const char *place = feed_text(f, "place"),
		   *municipality = feed_municipality(f);

	vc_buf_add(b, place == NULL ? "" : place);
	if (place != NULL && municipality != NULL)
		vc_buf_add(b, ", ");
	vc_buf_add(b, municipality == NULL ? "" : municipality);
}

/* ---- RSS ------------------------------------------------------------------------ */

/* Text as XML has it; what it can't have is left out. */
static void
xml(struct vc_buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (strncmp(s, "\xef\xbf\xbe", 3) == 0 ||
		    strncmp(s, "\xef\xbf\xbf", 3) == 0)
			s += 2; /* U+FFFE and U+FFFF */
		else if (*s == '&')
			vc_buf_add(b, "&amp;");
		else if (*s == '<')
			vc_buf_add(b, "&lt;");
		else if (*s == '>')
			vc_buf_add(b, "&gt;");
		else if (*s == '"')
			vc_buf_add(b, "&quot;");
		else if ((unsigned char)*s >= 0x20 || *s == '\n' || *s == '\t')
			vc_buf_addc(b, *s);
	}
}

static void
element(struct feed *f, const char *indent, const char *name, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	vc_buf_add(&f->text, indent);
	vc_buf_addc(&f->text, '<');
	vc_buf_add(&f->text, name);
	vc_buf_addc(&f->text, '>');
	xml(&f->text, value);
	vc_buf_add(&f->text, "</");
	vc_buf_add(&f->text, name);
	vc_buf_add(&f->text, ">\n");
}

/* RFC 822, in English whatever the language: "Thu, 01 Mar 2007 00:00:00
 * +0000". */
static void
date_822(int64_t day, int64_t seconds, char out[48])
{
	static const char *const weekday[] = { "Thu", "Fri", "Sat", "Sun",
		"Mon", "Tue", "Wed" },
				 *const month[] = { "Jan", "Feb", "Mar", "Apr",
					 "May", "Jun", "Jul", "Aug", "Sep",
					 "Oct", "Nov", "Dec" };
	char iso[16];
	int y = 1970, m = 1, d = 1;

	vc_day_format(day, iso);
	sscanf(iso, "%d-%d-%d", &y, &m, &d);
	snprintf(out, 48, "%s, %02d %s %04d %02d:%02d:%02d +0000",
	    weekday[((day % 7) + 7) % 7], d % 100, month[(m + 11) % 12],
	    y % 10000, (int)(seconds / 3600), (int)(seconds / 60 % 60),
	    (int)(seconds % 60));
}

static int
rss_begin(struct feed *f)
{
	const char *name = vc_setting(f->c->vc, "name");
	int64_t now = vc_now(f->c->vc);
	char built[48];

	if (f->base == NULL) {
		lang_warn("%s",
		    _("a feed says where its pages are; say it with "
		      "--url-base"));
		return EX_USE;
	}
	date_822((now - now % 86400) / 86400, now % 86400, built);
	vc_buf_add(&f->text,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<rss version=\"2.0\">\n<channel>\n");
	element(f, "", "title", name == NULL || *name == '\0' ? "vcctl" : name);
	element(f, "", "link", f->base);
	element(f, "", "description", _("Open assignments"));
	element(f, "", "lastBuildDate", built);
	return EX_OK;
}

static void
category(void *arg, const char *word)
{
	element(arg, "\t", "category", word);
}

static int
rss_item(struct feed *f)
{
	struct vc_buf place = { 0 };
	int64_t day;
	char date[48];

	vc_buf_add(&f->text, "<item>\n");
	element(f, "\t", "title", feed_text(f, "title"));
	vc_buf_clear(&f->scratch);
	feed_url(f, &f->scratch);
	element(f, "\t", "link", f->scratch.s);
	element(f, "\t", "guid", f->scratch.s);
	if (feed_number(f, "published_on", &day)) {
		date_822(day, 0, date);
		element(f, "\t", "pubDate", date);
	}
	feed_words(feed_text(f, "causes"), category, f);
	vc_buf_clear(&f->scratch);
	describe(f, &f->scratch);
	whereabouts(f, &place);
	if (place.len > 0) {
		vc_buf_addc(&f->scratch, '\n');
		vc_buf_add(&f->scratch, place.s);
	}
	vc_buf_free(&place);
	element(f, "\t", "description", f->scratch.s);
	vc_buf_add(&f->text, "</item>\n");
	return EX_OK;
}

static int
rss_end(struct feed *f)
{
	vc_buf_add(&f->text, "</channel>\n</rss>\n");
	return feed_print(f, f->text.failed ? NULL : f->text.s);
}

const struct feed_form feed_rss = { "rss", "-published_on,-id", rss_begin,
	rss_item, rss_end };

/* ---- iCalendar -------------------------------------------------------------------- */

static int
cal_begin(struct feed *f)
{
	ical_begin(&f->cal, vc_now(f->c->vc), vc_setting(f->c->vc, "name"),
	    _("Open assignments"));
	return EX_OK;
}

static int
cal_item(struct feed *f)
{
	struct vc_buf what = { 0 }, where = { 0 }, url = { 0 };
	struct ical_item item = { .summary = feed_text(f, "title") };
	char uid[40];

	if (!feed_number(f, "starts_on", &item.day)) {
		f->left_out++;
		return EX_OK;
	}
	if (!feed_number(f, "ends_on", &item.until))
		item.until = item.day;
	snprintf(uid, sizeof uid, "assignment-%lld",
	    (long long)vc_record_id(f->a));
	describe(f, &what);
	whereabouts(f, &where);
	feed_url(f, &url);
	item.uid = uid;
	item.description = what.s;
	item.location = where.s;
	item.url = url.s;
	ical_item(&f->cal, &item);
	vc_buf_free(&what);
	vc_buf_free(&where);
	vc_buf_free(&url);
	return EX_OK;
}

static int
cal_end(struct feed *f)
{
	return feed_print(f, ical_end(&f->cal));
}

const struct feed_form feed_ical = { "ical", "starts_on,id", cal_begin,
	cal_item, cal_end };
