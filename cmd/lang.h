/* SPDX-License-Identifier: ISC */
/* The language that people are spoken to in, and how a message reaches them.
 *
 * The language is chosen by the program, never by LANG or LC_*: the same
 * command prints the same words at a desk and from cron.
 */
#ifndef LANG_H
#define LANG_H

#include <libintl.h>

#include "vc.h"

#define _(s)  lang_text(s)
#define N_(s) (s)
/* A word that other languages say in several ways: which, and the word. */
#define C_(context, s) context VC_CONTEXT s

/* The words that lang_set takes, NULL-terminated. */
const char *const *lang_words(void);
/* Speaks `lang` (sv da nb fi en) from here on; -1 for any other word, and
 * nothing changes. Catalogues stand in `locale` beside the program, in
 * ../share/locale from it, or where they were installed. May be called
 * again. */
int lang_set(const char *lang);
/* Who is asked for the language when something is to be said before it is
 * settled: help, and what is wrong with a command line. Asked once, and no
 * more after lang_set; NULL leaves it English. */
void lang_ask(const char *(*ask)(void *), void *arg);
/* Speaks the nth of lang_words() from here on; -1: the language that was spoken
 * before the first of these calls. */
void lang_nth(int nth);
/* The translation of a message: a literal as _(), or a column's title, a
 * unit. Lent; "" stays "". */
const char *lang_text(const char *id) __attribute__((format_arg(1)));
/* The word for how exact a number is, "~" being "about": what a cell has
 * before it. The sign itself where there is no word; NULL stays NULL. */
const char *lang_about(const char *sign);
/* The message translated and filled in. Caller frees; NULL when memory ran
 * out. */
char *lang_msg(const struct vc_msg *);
/* One line of talk on stderr, "vcctl: " before it, with whatever could
 * move a terminal's cursor made harmless. `fmt` is already translated. */
void lang_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* A ready line on stderr as it is, made harmless in the same way; personal
 * numbers that were typed are masked in both. */
void lang_line(const char *line);

#endif
