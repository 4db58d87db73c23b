/* SPDX-License-Identifier: ISC */
/* Open assignments for the web: what each form of them is made from. */
#ifndef FEED_H
#define FEED_H

#include <jansson.h>

#include "cmd.h"
#include "out/ical.h"

struct feed;
struct feed_form {
	const char *word; /* of --as */
	const char *sort; /* order of the items */
	/* Each returns 0, or an exit code after saying why. `end` hands all
	 * over. */
	int (*begin)(struct feed *);
	int (*item)(struct feed *);
	int (*end)(struct feed *);
};
extern const struct feed_form feed_jsonld, feed_jobposting, feed_rss, feed_ical,
    feed_csv;

struct feed {
	struct cmd *c;
	const struct feed_form *form;
	const char *base;          /* --url-base, or NULL */
	const struct vc_record *a; /* the assignment at hand */
	struct vc_record *org;     /* whose it is */
	bool other;                /* another organisation than before */
	size_t left_out;

	/* The form's own: */
	json_t *graph, *activities;
	struct vc_buf text, scratch;
	struct ical cal;
};

/* A field of the assignment, or of its organisation, as machines read it; NULL
 * where it has none. Valid until the same field is asked for again. */
const char *feed_text(const struct feed *, const char *field);
const char *feed_org(const struct feed *, const char *field);
/* The name of its municipality, or NULL. */
const char *feed_municipality(const struct feed *);
/* false: it has none. */
bool feed_number(const struct feed *, const char *field, int64_t *v);
/* Is the answer yes? */
bool feed_yes(const struct feed *, const char *field);
/* Appends where people read of it: base and number; nothing without base. */
void feed_url(const struct feed *, struct vc_buf *);
/* Appends how much it takes, in words: its effort, or hours and period. */
void feed_effort(const struct feed *, struct vc_buf *);
/* Calls `each` for every word of "a; b". */
void feed_words(const char *words, void (*each)(void *, const char *), void *);
/* Hands text over and frees nothing; 0 or an exit code. */
int feed_print(struct feed *, const char *text);
/* The two JSON forms end alike: with a context and what was collected. */
int feed_json(struct feed *, json_t *context);
/* Sets a member unless the value is NULL or empty. */
void feed_set(json_t *, const char *key, const char *value);

#endif
