/* SPDX-License-Identifier: ISC */
/* Why one pair is suggested or not: each gate in words. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suggest.h"

struct own {
	char *store[VC_GATES]; /* behind the reasons */
	struct vc_suggest *s;
};

struct why {
	struct vci_match_data *d;
	const struct vci_person *v;
	const struct vci_offer *o;
	const struct vci_pair *p;
	struct vc_explained *out;
	struct own *own;
	int rc;
};

/* The reason of a gate: id with as many %s as texts follow. */
static void
say(struct why *w, enum vc_gate gate, const char *id, ...)
{
	struct vc_msg msg = { .id = id };
	va_list ap;
	int n = 0;

	va_start(ap, id);
	for (const char *s = id; (s = strstr(s, "%s")) != NULL; s += 2)
		msg.arg[n++] = va_arg(ap, const char *);
	va_end(ap);
	if (!vci_msg_copy(&w->out->gate[gate].why, &msg, &w->own->store[gate]))
		w->rc = vci_nomem(w->d->vc);
}

static const char *
number(int64_t v, char buf[24])
{
	snprintf(buf, 24, "%lld", (long long)v);
	return buf;
}

static bool
is_shut(const struct why *w, enum vc_gate gate)
{
	return w->p->shut >> gate & 1;
}

static void
why_open(struct why *w)
{
	int64_t today = w->d->today;
	char day[16];

	if (strcmp(w->d->status, "published") != 0)
		say(w, VC_GATE_OPEN, N_("its status is '%s'"), w->d->status);
	else if (w->o->expires != VCI_NEVER && w->o->expires < today)
		say(w, VC_GATE_OPEN, N_("it expired on %s"),
		    vc_day_format(w->o->expires, day));
	else if (w->o->ends != VCI_NEVER && w->o->ends < today)
		say(w, VC_GATE_OPEN, N_("it ended on %s"),
		    vc_day_format(w->o->ends, day));
	else if (w->o->expires != VCI_NEVER)
		say(w, VC_GATE_OPEN, N_("published, open until %s"),
		    vc_day_format(w->o->expires, day));
	else
		say(w, VC_GATE_OPEN, N_("published, with no last day"));
}

static void
why_places(struct why *w, int64_t taken)
{
	char of[24], left[24];

	if (w->o->places == 0)
		say(w, VC_GATE_PLACES, N_("nobody says how many there are"));
	else
		say(w, VC_GATE_PLACES, N_("%s of %s are taken"),
		    number(taken, left), number(w->o->places, of));
}

static void
why_age(struct why *w)
{
	char age[24], from[24], to[24];

	number(w->o->minimum, from);
	number(w->o->maximum, to);
	if (w->o->minimum == 0 && w->o->maximum == 0) {
		say(w, VC_GATE_AGE, N_("no limits"));
		return;
	}
	if (w->v->born == 0)
		snprintf(age, sizeof age, "?");
	else
		number(w->o->year - w->v->born, age);
	if (w->o->maximum == 0)
		say(w, VC_GATE_AGE, N_("age %s; it wants %s or more"), age,
		    from);
	else if (w->o->minimum == 0)
		say(w, VC_GATE_AGE, N_("age %s; it wants %s or less"), age, to);
	else
		say(w, VC_GATE_AGE, N_("age %s; it wants %s to %s"), age, from,
		    to);
}

static void
why_language(struct why *w)
{
	char has[24], need[24];

	if (w->o->tags.n[VCI_LANGUAGE] == 0)
		say(w, VC_GATE_LANGUAGE, N_("it needs none"));
	else if (w->v->tags.n[VCI_LANGUAGE] == 0)
		say(w, VC_GATE_LANGUAGE,
		    N_("it isn't known which the volunteer speaks"));
	else
		say(w, VC_GATE_LANGUAGE, N_("%s of %s that it needs"),
		    number(vci_tags_shared(&w->v->tags, &w->o->tags,
			       VCI_LANGUAGE),
			has),
		    number(w->o->tags.n[VCI_LANGUAGE], need));
}

static void
why_extract(struct why *w)
{
	char day[16];

	if (!w->o->extract)
		say(w, VC_GATE_EXTRACT, N_("not needed"));
	else if (w->v->extract == VCI_NEVER)
		say(w, VC_GATE_EXTRACT, N_("needed, and never seen"));
	else if (is_shut(w, VC_GATE_EXTRACT))
		say(w, VC_GATE_EXTRACT, N_("seen on %s, which is too long ago"),
		    vc_day_format(w->v->extract, day));
	else
		say(w, VC_GATE_EXTRACT, N_("seen on %s"),
		    vc_day_format(w->v->extract, day));
}

static void
why_place(struct why *w)
{
	char km[24];

	switch (w->p->near) {
	case VC_NEAR_NOWHERE:
		say(w, VC_GATE_PLACE,
		    w->v->place < 0 ?
			N_("it isn't known where the volunteer lives; that "
			   "shuts nothing") :
			N_("it isn't known where the work is; that shuts "
			   "nothing"));
		break;
	case VC_NEAR_UNKNOWN:
		say(w, VC_GATE_PLACE,
		    N_("it isn't known how far it is; that shuts nothing"));
		break;
	case VC_NEAR_SAME:
		say(w, VC_GATE_PLACE, N_("the same municipality"));
		break;
	case VC_NEAR_NEIGHBOUR:
		say(w, VC_GATE_PLACE, N_("a neighbouring municipality"));
		break;
	case VC_NEAR_KM:
		say(w, VC_GATE_PLACE, N_("%s km"),
		    number(w->p->n[VC_M_PLACE], km));
		break;
	case VC_NEAR_NOT:
		say(w, VC_GATE_PLACE,
		    N_("another municipality, and no neighbour"));
		break;
	case VC_NEAR_REMOTE:
		say(w, VC_GATE_PLACE, N_("it is done from anywhere"));
		break;
	}
}

static void
why_others(struct why *w)
{
	say(w, VC_GATE_ORG,
	    is_shut(w, VC_GATE_ORG) ? N_("the organisation isn't approved") :
				      N_("approved"));
	say(w, VC_GATE_ACTIVE,
	    is_shut(w, VC_GATE_ACTIVE) ? N_("the volunteer isn't active") :
					 N_("active"));
	say(w, VC_GATE_CONSENT,
	    is_shut(w, VC_GATE_CONSENT) ? N_("withdrawn, or run out") :
		w->v->asked             ? N_("given") :
			      N_("none to being registered; that shuts "
				 "nothing"));
	say(w, VC_GATE_DECLINED,
	    is_shut(w, VC_GATE_DECLINED) ?
		N_("one of the two said no to the other") :
		N_("no"));
	say(w, VC_GATE_INTEREST,
	    is_shut(w, VC_GATE_INTEREST) ? N_("there is an interest") :
					   N_("none"));
}

static int
nobody(void *arg, int64_t volunteer, const char *status)
{
	(void)arg, (void)volunteer, (void)status;
	return VC_OK;
}

static int
reasons(struct why *w)
{
	int64_t taken = 0;
	int rc = vci_match_interests(w->d, w->o->id, &taken, nobody, NULL);

	for (int g = 0; g < VC_GATES; g++) {
		bool unsure = w->p->unknown >> g & 1;

		w->out->gate[g].shut = w->p->shut >> g & 1;
		w->out->gate[g].outcome = unsure ? VC_UNSURE :
		    w->out->gate[g].shut         ? VC_SHUT :
						   VC_PASSED;
	}
	w->rc = rc;
	why_open(w);
	why_places(w, taken);
	why_age(w);
	why_language(w);
	why_extract(w);
	why_place(w);
	why_others(w);
	return w->rc;
}

int
vc_match_explain(struct vc *vc, const struct vc_match *want,
    struct vc_explained *out)
{
	struct vci_pair pair;
	struct why w = { .out = out, .p = &pair };
	struct own *own = calloc(1, sizeof *own);
	int rc;

	*out = (struct vc_explained){ .own = own };
	if (own == NULL)
		return vci_nomem(vc);
	w.own = own;
	rc = vci_suggest_pair(vc, want, &own->s, &w.d, &w.v, &w.o, &pair);
	if (rc != VC_OK)
		return rc;
	out->pair = *vc_suggest_row(own->s);
	out->suggested = pair.shut == 0;
	out->weights = vc_suggest_weights(own->s);
	return reasons(&w);
}

void
vc_explained_release(struct vc_explained *e)
{
	struct own *own = e->own;

	if (own == NULL)
		return;
	for (int g = 0; g < VC_GATES; g++)
		free(own->store[g]);
	vc_suggest_free(own->s);
	free(own);
	e->own = NULL;
}
