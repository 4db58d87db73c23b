/* SPDX-License-Identifier: ISC */
/* Wording that was left over from another year. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/date.h"
#include "check.h"

/* Before a year: it is meant as one that has been. */
static const char *const since[] = { "from", "since", "than", "fra", "siden",
	"end", "enn", "fr\xc3\xa5n", "sedan", "\xc3\xa4n", "vuodesta", NULL };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Four digits. */
static int
four(const char *s)
{
	return (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 +
	    (s[3] - '0');
}

/* The word before s[at], blanks apart, is one of those. */
static bool
after_since(const char *s, size_t at)
{
	size_t end = at, begin;

	while (end > 0 && s[end - 1] == ' ')
		end--;
	if (end == at)
		return false;
	for (begin = end; begin > 0 && strchr(" (,;.\n", s[begin - 1]) == NULL;)
		begin--;
	for (int i = 0; since[i] != NULL; i++)
		if (strlen(since[i]) == end - begin &&
		    strncasecmp(since[i], s + begin, end - begin) == 0)
			return true;
	return false;
}

/* The last year of "2011-2014", "2012/13", or of the year alone. */
static int
last_of(const char *s, int year)
{
	static const char *const dash[] = { "-", "/", "\xe2\x80\x93", NULL };

	for (int i = 0; dash[i] != NULL; i++) {
		size_t n = strlen(dash[i]), digits;

		if (strncmp(s, dash[i], n) != 0)
			continue;
		digits = strspn(s + n, "0123456789");
		if (digits == 4)
			return four(s + n);
		if (digits == 2)
			return year / 100 * 100 + (s[n] - '0') * 10 +
			    (s[n + 1] - '0');
	}
	return year;
}

/* Is the number a sum that the goal has: "2000 visitors"? */
static bool
is_amount(const struct vci_wording *w, int year)
{
	for (int i = 0; i < 3; i++)
		if (w->number[i] == (int64_t)year * 1000)
			return true;
	return year % 1000 == 0 && abs(w->year - year) > 1;
}

static bool
excused(const char *s, size_t at, const struct vci_wording *w)
{
	int year = four(s + at), last = last_of(s + at + 4, year);

	/* Far ones are what is strived for, or long past. */
	if (year < 1990 || year > w->year + w->ahead)
		return true;
	return (year <= w->to && last >= w->from) || is_amount(w, year) ||
	    (s[at + 4] == ':' && is_digit(s[at + 5])) || after_since(s, at);
}

const char *
vci_odd_year(const char *s, const struct vci_wording *w)
{
	char own[12];

	snprintf(own, sizeof own, "%d", w->year);
	if (vci_names_year(s, own))
		return NULL;
	for (size_t at = 0, n; s[at] != '\0'; at += n > 0 ? n : 1) {
		n = strspn(s + at, "0123456789");
		if (n == 4 && !excused(s, at, w))
			return s + at;
		/* Of a range, both. */
		if (n == 4 && last_of(s + at + 4, 0) != 0)
			n += 1 + strcspn(s + at + 5, "0123456789") +
			    strspn(s + at + 5, "0123456789");
	}
	return NULL;
}

static int
year_of(const struct vci_value *day, int year)
{
	int y, m, d;

	if (day->kind != VCI_INT)
		return year;
	vci_day_civil(day->i, &y, &m, &d);
	return y;
}

static void
wording_of(const struct vc_record *r, struct vci_wording *w)
{
	static const char *const number[] = { "target", "target2", "baseline" };
	int year = (int)vci_goal_value(r, "year")->i, due;

	*w = (struct vci_wording){ .year = year, .ahead = true };
	w->from = year_of(vci_goal_value(r, "period_from"), year);
	w->to = year_of(vci_goal_value(r, "period_to"), year);
	/* One that doesn't reach its own year explains nothing. */
	if (w->from > year || w->to < year)
		w->from = w->to = year;
	due = year_of(vci_goal_value(r, "due"), year);
	if (due > w->to)
		w->to = due;
	for (int i = 0; i < 3; i++) {
		const struct vci_value *v = vci_goal_value(r, number[i]);

		w->number[i] = v->kind == VCI_INT ? v->i : -1;
	}
}

int
vci_look_at_words(struct vci_looking *l)
{
	static const char *const field[] = { "theme", "text", "note", "filter",
		"indicator", "indicator2" };
	struct vci_wording w;
	char detail[40];
	int rc = VC_OK;

	wording_of(l->f->goal, &w);
	for (size_t i = 0; i < sizeof field / sizeof *field && rc == VC_OK;
	     i++) {
		const struct vci_value *v = vci_goal_value(l->f->goal,
		    field[i]);
		const char *at = v->kind == VCI_TEXT ? vci_odd_year(v->s, &w) :
						       NULL;

		if (at == NULL)
			continue;
		snprintf(detail, sizeof detail, "%s: %.4s", field[i], at);
		rc = vci_find(l, N_("its wording names another year"), detail);
	}
	return rc;
}

/* ---- plans ---------------------------------------------------------------------- */

/* Plans look ahead: what they say of the past may be left from the one that
 * they were begun with. */
static int
look_at_item(struct vci_looking *l, const struct vc_record *r)
{
	static const char *const item[] = { "title", "text", NULL };
	static const char *const entry[] = { "text", NULL };
	bool plan = r->noun == &vci_plan;
	struct vci_wording w = { .year = (int)vci_goal_value(r, "year")->i };
	char detail[40];
	int rc = VC_OK;

	w.from = w.to = w.year;
	for (const char *const *f = plan ? item : entry;
	     *f != NULL && rc == VC_OK; f++) {
		const struct vci_value *v = vci_goal_value(r, *f);
		const char *at = v->kind == VCI_TEXT ? vci_odd_year(v->s, &w) :
						       NULL;

		if (at == NULL)
			continue;
		snprintf(detail, sizeof detail, "%s: %.4s", *f, at);
		rc = vci_find_at(l, w.year,
		    vci_goal_value(r, plan ? "number" : "line")->s, NULL,
		    N_("the plan's wording names an earlier year"), detail);
	}
	return rc;
}

int
vci_look_at_plans(struct vci_looking *l, const struct vc_noun *noun,
    const char *sort)
{
	struct vc_query q = { .noun = noun, .sort = sort };
	struct vc_list *list = NULL;
	int rc = vc_list_open(l->vc, &q, &list);

	while (rc == VC_OK && (rc = vc_list_next(list)) == VC_ROW)
		rc = look_at_item(l, vc_list_record(list));
	vc_list_free(list);
	return rc == VC_DONE ? VC_OK : rc;
}
