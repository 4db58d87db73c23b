/* SPDX-License-Identifier: ISC */
/* What suggesting and explaining a suggestion share. */
#ifndef SUGGEST_H
#define SUGGEST_H

#include "cmd.h"

/* What one criterion gave: "2 causes 20", added with a comma before it; nothing
 * where that is nothing. */
void suggest_criterion(const struct vc_suggestion *, enum vc_criterion,
    struct vc_buf *);
/* All of them: "2 causes 20, same municipality 30". */
void suggest_words(const struct vc_suggestion *, struct vc_buf *);
/* What both verbs may be given; *weights is the caller's to free. 0, or an exit
 * code after saying what is wrong. */
int suggest_common(struct cmd *, struct vc_match *, char **weights);
/* A note of the writer's, with a text or, where n isn't 0, a number. */
void suggest_note(struct cmd *, const char *fmt, const char *text, long long n);

/* Cells; text that is NULL makes an empty one. */
static inline struct vc_cell
number_cell(int64_t v)
{
	return (struct vc_cell){ .type = VC_CELL_INT, .num = v };
}

static inline struct vc_cell
text_cell(const char *s)
{
	return (
	    struct vc_cell){ .type = s == NULL ? VC_CELL_NONE : VC_CELL_TEXT,
		.text = s };
}

int verb_explain_pair(struct cmd *);

#endif
