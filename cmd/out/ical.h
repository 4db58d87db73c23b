/* SPDX-License-Identifier: ISC */
/* A calendar (iCalendar, RFC 5545) of whole days: events, and things to do.
 *
 *	struct ical cal = { 0 };
 *	ical_begin(&cal, vc_now(vc), vc_setting(vc, "name"), _("To do"));
 *	for each: ical_item(&cal, &(struct ical_item){ ... });
 *	text = ical_end(&cal);		NULL: out of memory
 *	out_text(writer(c, false), text);
 *	ical_free(&cal);
 *
 * Its bytes depend on the data and on `now` only. */
#ifndef OUT_ICAL_H
#define OUT_ICAL_H

#include "vc.h"

struct ical {
	struct vc_buf text, domain;
	char stamp[32];
};

struct ical_item {
	/* What it is for ever, of letters, digits and '-': "assignment-12". A
	 * calendar that reads it again knows it by that and by the centre. */
	const char *uid;
	bool todo;     /* to be done by the day; else an event */
	bool undated;  /* of a thing to do: by no day */
	int64_t day;   /* due, or the event's first day */
	int64_t until; /* the event's last day, at least `day` */
	/* Plain UTF-8 text; all but the summary may be NULL. */
	const char *summary, *description, *location, *category;
	const char *url;
	bool cancelled; /* of an event */
};

/* Begins. `now` is Unix time, `centre` the centre's name or NULL, `title` what
 * the calendar is called, translated. */
void ical_begin(struct ical *, int64_t now, const char *centre,
    const char *title);
void ical_item(struct ical *, const struct ical_item *);
/* Ends it and lends the whole, or NULL when memory ran out. */
const char *ical_end(struct ical *);
void ical_free(struct ical *);

/* Appends a content line: name, ':', value as it is; folded at 75 octets,
 * between characters, and ended by CRLF. */
void ical_line(struct vc_buf *, const char *name, const char *value);
/* Appends text as a value of type TEXT: ; , \ and line breaks escaped, other
 * control characters left out. */
void ical_escape(struct vc_buf *, const char *text);

#endif
