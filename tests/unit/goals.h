/* SPDX-License-Identifier: ISC */
/* Short ways to a goal and what came of it, for the tests of figures. */
#ifndef GOALS_H
#define GOALS_H

#include "../../lib/core/date.h"
#include "../../lib/goal/goal.h"
#include "register.h"

static inline void
now(struct home *h, int year, int month, int day)
{
	vc_set_clock(h->vc, vci_day(year, month, day) * 86400 + 43200);
}

/* n organisations registered on a day, in a municipality. */
static inline void
orgs(struct home *h, int n, const char *on, const char *place)
{
	while (n-- > 0)
		add(h, "org", "name", "O", "registered_on", on, "municipality",
		    place, NULL);
}

static inline void
put_condition(struct vc_buf *b, const struct vci_condition *p)
{
	struct vc_cell c = { .type = VC_CELL_DECIMAL, .num = p->value };

	if (!p->has_value)
		vc_buf_addc(b, '-');
	else
		vc_cell_print(b, &c, NULL);
}

/* "status basis value", or "value/value" where there are two conditions. */
static const char *const status_word[] = { "none", "exceeded", "met", "partly",
	"missed", "pending", "no_result" };

static inline const char *
figure_of(struct home *h, struct vc_record *goal)
{
	static const char *const basis[] = { "none", "counted", "recorded",
		"stated" };
	struct vci_figure f;

	must(h, vci_figure(h->vc, goal, &f));
	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, status_word[f.status]);
	vc_buf_addc(&h->text, ' ');
	vc_buf_add(&h->text, basis[f.basis]);
	vc_buf_addc(&h->text, ' ');
	put_condition(&h->text, &f.part[0]);
	if (f.nparts == 2) {
		vc_buf_addc(&h->text, '/');
		put_condition(&h->text, &f.part[1]);
	}
	vci_figure_release(&f);
	return h->text.s;
}

/* The figure of a goal of 2008 with these fields more. */
static inline const char *
goal(struct home *h, ...)
{
	struct vc_record *r;
	va_list ap;
	int rc;

	va_start(ap, h);
	r = record_of(h, "goal", &rc, ap);
	va_end(ap);
	must(h, rc);
	must(h, vc_record_set(h->vc, r, field_of(h, "goal", "year"), "2008"));
	figure_of(h, r);
	vc_record_free(r);
	return h->text.s;
}

/* Freezes all organisations as `name`, on the clock's day. */
static inline void
freeze(struct home *h, const char *name)
{
	struct vc_query q = { .noun = vc_noun("org") };
	struct vc_campaign is;

	must(h, vc_campaign_new(h->vc, name, &q, &is));
}

static inline void
say(struct home *h, const char *name, int64_t id, const char *outcome,
    const char *on)
{
	struct vc_campaign_log log = { .outcome = outcome, .on = on };
	struct vc_campaign is;

	must(h, vc_campaign_log(h->vc, vc_noun("org"), name, id, &log, &is));
}

/* A result of a goal of 2008: its value, or what was stated. */
static inline void
result(struct home *h, const char *number, const char *date, const char *field,
    const char *text)
{
	add(h, "result", "year", "2008", "number", number, "date", date, field,
	    text, "source", "boken", "text", "s\xc3\xa5 var det", NULL);
}

#endif
