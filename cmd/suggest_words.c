/* SPDX-License-Identifier: ISC */
/* What a pair's points are made of, in words. */
#include <stdio.h>
#include <stdlib.h>

#include "suggest.h"

static void
add(struct vc_buf *b, const char *fmt, long n, int points)
{
	char *s;

	if (asprintf(&s, fmt, n, points) < 0) {
		b->failed = true;
		return;
	}
	vc_buf_add(b, b->len == 0 ? "" : ", ");
	vc_buf_add(b, s);
	free(s);
}

/* Of each of these, how many and the points. */
static const char *
counted(enum vc_criterion c, unsigned long n)
{
	switch (c) {
	case VC_M_CAUSE:
		return ngettext("%ld cause %d", "%ld causes %d", n);
	case VC_M_SKILL:
		return ngettext("%ld skill %d", "%ld skills %d", n);
	case VC_M_LANGUAGE:
		return ngettext("%ld more language %d", "%ld more languages %d",
		    n);
	case VC_M_TIME:
		return ngettext("%ld time %d", "%ld times %d", n);
	case VC_M_FRESH:
		return ngettext("published %ld day ago %d",
		    "published %ld days ago %d", n);
	default:
		return _("%ld %% answered %d");
	}
}

static void
place(const struct vc_suggestion *s, struct vc_buf *b)
{
	int points = s->point[VC_M_PLACE];
	static const char *const words[] = {
		[VC_NEAR_NOWHERE] = N_("place unknown"),
		[VC_NEAR_UNKNOWN] = N_("distance unknown"),
		[VC_NEAR_SAME] = N_("same municipality"),
		[VC_NEAR_NEIGHBOUR] = N_("neighbouring municipality"),
		[VC_NEAR_KM] = N_("%ld km"),
		[VC_NEAR_NOT] = N_("no neighbour"),
		[VC_NEAR_REMOTE] = N_("from anywhere"),
	};
	char tail[16] = "";

	snprintf(tail, sizeof tail, " %d", points);
	if (points == 0 && s->near >= VC_NEAR_SAME)
		return;
	/* The words take the kilometres or leave them. */
	add(b, _(words[s->near]), (long)s->n[VC_M_PLACE], 0);
	vc_buf_add(b, points == 0 ? "" : tail);
}

void
suggest_criterion(const struct vc_suggestion *s, enum vc_criterion c,
    struct vc_buf *b)
{
	if (c == VC_M_PLACE)
		place(s, b);
	else if (s->point[c] > 0)
		add(b, counted(c, (unsigned long)s->n[c]), s->n[c],
		    s->point[c]);
}

void
suggest_words(const struct vc_suggestion *s, struct vc_buf *b)
{
	vc_buf_clear(b);
	vc_buf_add(b, "");
	for (int c = 0; c < VC_CRITERIA; c++)
		suggest_criterion(s, (enum vc_criterion)c, b);
}
