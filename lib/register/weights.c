/* SPDX-License-Identifier: ISC */
/* The weights of matching: a named, versioned file of lines "key: value". */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "../core/number.h"
#include "suggest.h"

#define KEY "match.weights" /* among the settings */

/* examples/matching/weights.conf is the same; tests/suggest.t compares. */
const char vci_weights_standard[] =
    "# How vcctl weighs a volunteer and an assignment against each other.\n"
    "# Points only order what passes the gates; see vcctl-match(1).\n"
    "name: standard\n"
    "version: 1\n"
    "\n"
    "# For each cause and skill that both have.\n"
    "cause: 10\n"
    "skill: 10\n"
    "# For each language beyond those that are needed, at most so many.\n"
    "language: 2\n"
    "languages: 2\n"
    "# For each part of a day that suits both, at most so many.\n"
    "time: 3\n"
    "times: 5\n"
    "\n"
    "# Where: in the same municipality, in one beside it, done from home.\n"
    "same: 30\n"
    "neighbour: 20\n"
    "remote: 10\n"
    "# Where the distance is known: no farther than so many km, points.\n"
    "band: 10 25\n"
    "band: 25 15\n"
    "band: 50 5\n"
    "# Farther than this isn't suggested; 0: any distance is.\n"
    "km: 50\n"
    "\n"
    "# Published today, and then less each day until none is left.\n"
    "fresh: 10\n"
    "fresh-days: 30\n"
    "# An organisation that answers every interest, and less for one that\n"
    "# doesn't. Fewer interests than this tell nothing.\n"
    "answer: 5\n"
    "answers: 3\n";

/* So that the sum of all fits 16 bits, see suggest_all.c. */
#define MOST_POINTS 100

static const struct line {
	const char *key;
	size_t at;
	int max;
} line[] = {
#define LINE(key, member, max) \
	{ \
		key, offsetof(struct vci_weights, member), max \
	}
	LINE("cause", cause, MOST_POINTS),
	LINE("skill", skill, MOST_POINTS),
	LINE("language", language, MOST_POINTS),
	LINE("languages", languages, 10),
	LINE("time", time, MOST_POINTS),
	LINE("times", times, 21),
	LINE("same", same, MOST_POINTS),
	LINE("neighbour", neighbour, MOST_POINTS),
	LINE("remote", remote, MOST_POINTS),
	LINE("km", km, 3000),
	LINE("fresh", fresh, MOST_POINTS),
	LINE("fresh-days", freshdays, 3650),
	LINE("answer", answer, MOST_POINTS),
	LINE("answers", answers, 1000),
#undef LINE
};
#define LINES (sizeof line / sizeof *line)

/* Words of a line that are kept: key, value, and where it was. */
struct reading {
	struct vc *vc;
	struct vci_weights *w;
	unsigned seen; /* bits over line[] */
	int nline;
};

static int
wrong(struct reading *r, const char *key, const char *value)
{
	char n[16];

	snprintf(n, sizeof n, "%d", r->nline);
	return vci_err(r->vc, VC_E_DATA,
	    "line %s of the weights: '%s' is no value for %s", n, value, key);
}

static int
take_band(struct reading *r, const char *value)
{
	struct vci_weights *w = r->w;
	const char *gap = strchr(value, ' ');
	int64_t km, points;

	if (gap == NULL || !vci_int_parse(value, (size_t)(gap - value), &km) ||
	    km < 0 || km > 3000 ||
	    !vci_int_parse(gap + 1, strlen(gap + 1), &points) || points < 0 ||
	    points > MOST_POINTS || w->nband == VCI_BANDS ||
	    (w->nband > 0 && w->band[w->nband - 1].km >= km))
		return wrong(r, "band", value);
	w->band[w->nband++] = (struct vci_band){ (int)km, (int)points };
	return VC_OK;
}

static int
unknown(struct reading *r, const char *key)
{
	const char *words[LINES + 4] = { "name", "version", "band" };
	const char *near;
	char n[16];

	for (size_t i = 0; i < LINES; i++)
		words[3 + i] = line[i].key;
	near = vc_nearest(key, words);
	snprintf(n, sizeof n, "%d", r->nline);
	return near == NULL ?
	    vci_err(r->vc, VC_E_DATA,
		"line %s of the weights: unknown key '%s'", n, key) :
	    vci_err(r->vc, VC_E_DATA,
		"line %s of the weights: unknown key '%s'; did you mean '%s'?",
		n, key, near);
}

static int
take(struct reading *r, const char *key, const char *value)
{
	struct vci_weights *w = r->w;
	int64_t v = 0;
	bool number = vci_int_parse(value, strlen(value), &v) && v >= 0;

	if (strcmp(key, "name") == 0) {
		if (*value == '\0' || strlen(value) >= sizeof w->name)
			return wrong(r, key, value);
		snprintf(w->name, sizeof w->name, "%s", value);
		return VC_OK;
	}
	if (strcmp(key, "band") == 0)
		return take_band(r, value);
	if (strcmp(key, "version") == 0) {
		if (!number || v == 0)
			return wrong(r, key, value);
		w->version = v;
		return VC_OK;
	}
	for (size_t i = 0; i < LINES; i++) {
		if (strcmp(line[i].key, key) != 0)
			continue;
		if (!number || v > line[i].max || r->seen >> i & 1)
			return wrong(r, key, value);
		r->seen |= 1u << i;
		*(int *)((char *)w + line[i].at) = (int)v;
		return VC_OK;
	}
	return unknown(r, key);
}

/* Blanks at both ends don't count; text[0..n) is cut there. */
static char *
trim(char *s, char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	while (
	    end > s && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
		end--;
	*end = '\0';
	return s;
}

static int
take_line(struct reading *r, char *s, size_t n)
{
	char *colon, *key = trim(s, s + n);

	r->nline++;
	if (*key == '\0' || *key == '#')
		return VC_OK;
	colon = strchr(key, ':');
	if (colon == NULL) {
		char nth[16];

		snprintf(nth, sizeof nth, "%d", r->nline);
		return vci_err(r->vc, VC_E_DATA,
		    "line %s of the weights is not 'key: value'", nth);
	}
	s = trim(colon + 1, colon + strlen(colon));
	return take(r, trim(key, colon), s);
}

/* Nothing is taken for granted: what a file weighs, it says. */
static int
complete(const struct reading *r)
{
	const char *lacks = r->w->name[0] == '\0' ? "name" :
	    r->w->version == 0                    ? "version" :
						    NULL;

	for (size_t i = 0; i < LINES && lacks == NULL; i++)
		if ((r->seen >> i & 1) == 0)
			lacks = line[i].key;
	return lacks == NULL ?
	    VC_OK :
	    vci_err(r->vc, VC_E_DATA,
		"the weights have no line '%s'; 0 leaves it out", lacks);
}

int
vci_weights_parse(struct vc *vc, const char *text, struct vci_weights *w)
{
	struct reading r = { .vc = vc, .w = w };
	struct vc_buf b = { 0 };
	int rc = vci_person_refuse(vc, text);
	char *s;

	*w = (struct vci_weights){ 0 };
	vc_buf_add(&b, text);
	if (rc == VC_OK && b.failed)
		rc = vci_nomem(vc);
	for (s = b.s; rc == VC_OK && s != NULL && *s != '\0';) {
		size_t n = strcspn(s, "\n");
		bool last = s[n] == '\0';

		rc = take_line(&r, s, n);
		s += n + !last;
	}
	vc_buf_free(&b);
	return rc == VC_OK ? complete(&r) : rc;
}

int
vci_weights_text(struct vc *vc, struct vc_buf *out)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_register_sql[VCI_SQL_SETTING_GET]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, KEY);
	rc = vci_step(vc, st);
	if (rc == VC_ROW)
		vc_buf_add(out, vci_col_text(st, 0));
	else if (rc == VC_DONE)
		vc_buf_add(out, vci_weights_standard);
	vci_finalize(st);
	if (rc < 0)
		return rc;
	return out->failed ? vci_nomem(vc) : VC_OK;
}

int
vc_weights(struct vc *vc, const char **text)
{
	int rc;

	vc_buf_clear(&vc->setting);
	rc = vci_weights_text(vc, &vc->setting);
	*text = rc == VC_OK ? vc->setting.s : "";
	return rc;
}

int
vc_weights_save(struct vc *vc, const char *text)
{
	struct vci_weights w;
	int rc = vci_weights_parse(vc, text, &w);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	return vci_db_end(vc, vci_setting_put(vc, KEY, text));
}
