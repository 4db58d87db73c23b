/* SPDX-License-Identifier: ISC */
/* Knows where catalogues stand and how to make gettext use one of them on a
 * machine that has no locale but C and C.UTF-8. */
#include <limits.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang.h"

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif
#define DOMAIN "vcctl"

static const char *(*asked)(void *);
static void *asked_arg;

static const char *const words[] = { "sv", "da", "nb", "fi", "en", NULL };
_Static_assert(sizeof words / sizeof *words == VC_LANGUAGES + 1,
    "the library asks for each");
static int spoken = VC_LANGUAGES - 1; /* of words */

const char *const *
lang_words(void)
{
	return words;
}

static int
find(const char *lang)
{
	for (int i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], lang) == 0)
			return i;
	return -1;
}

/* Binds the catalogues if they stand at `tail` from the program's folder,
 * which is dir[0..n). */
static bool
bind_beside(char *dir, size_t n, size_t size, const char *tail)
{
	struct stat st;

	if (n + strlen(tail) >= size)
		return false;
	memcpy(dir + n, tail, strlen(tail) + 1);
	return stat(dir, &st) == 0 && S_ISDIR(st.st_mode) &&
	    bindtextdomain(DOMAIN, dir) != NULL;
}

static void
bind_catalogues(void)
{
	char dir[PATH_MAX], *slash;
	ssize_t n;

	n = readlink("/proc/self/exe", dir, sizeof(dir) - 1);
	if (n > 0) {
		dir[n] = '\0';
		slash = strrchr(dir, '/');
		n = slash == NULL ? 0 : slash - dir;
		if (bind_beside(dir, n, sizeof(dir), "/locale") ||
		    bind_beside(dir, n, sizeof(dir), "/../share/locale"))
			return;
	}
	bindtextdomain(DOMAIN, LOCALEDIR);
}

int
lang_set(const char *lang)
{
	static bool bound;
	int nth = find(lang);

	if (nth < 0)
		return -1;
	asked = NULL;
	spoken = nth;
	/* English is what stands in the source. */
	if (!bound && strcmp(lang, "en") == 0)
		return 0;
	bound = true;
	/* In the locale "C" gettext ignores LANGUAGE; in C.UTF-8 it doesn't.
	 * The other categories stay "C": loading them takes a while, and
	 * nothing here is to depend on them. */
	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		(void)setlocale(LC_MESSAGES, "C.utf8");
	if (setenv("LANGUAGE", lang, 1) != 0)
		return -1;
	bind_catalogues();
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8"); /* strerror */
	/* Last: this is what makes gettext forget the former language. */
	textdomain(DOMAIN);
	return 0;
}

void
lang_ask(const char *(*ask)(void *), void *arg)
{
	asked = ask;
	asked_arg = arg;
}

/* The language is asked for when it is first needed. */
static void
settle(void)
{
	const char *(*ask)(void *) = asked, *lang;

	asked = NULL;
	if (ask != NULL && (lang = ask(asked_arg)) != NULL)
		(void)lang_set(lang);
}

void
lang_nth(int nth)
{
	static int own = -1;

	settle();
	if (own < 0)
		own = spoken;
	(void)lang_set(words[nth < 0 ? own : nth]);
	if (nth < 0)
		own = -1;
}

const char *
lang_text(const char *id)
{
	const char *text;

	settle();
	/* gettext("") is the catalogue's header. */
	text = id[0] == '\0' ? id : gettext(id);
	return text == id ? vc_msg_english(id) : text;
}

const char *
lang_about(const char *sign)
{
	static const struct {
		const char *sign, *word;
	} about[] = { { "~", N_("about") }, { ">", N_("more than") },
		{ "<", N_("less than") }, { "at-most", N_("at most") },
		{ "exactly", N_("exactly") }, { "keep", N_("keep") } };

	for (size_t i = 0; sign != NULL && i < sizeof about / sizeof *about;
	     i++)
		if (strcmp(sign, about[i].sign) == 0)
			return lang_text(about[i].word);
	return sign;
}

/* Each of several message ids with ", " between, and the same between. */
static void
add_list(struct vc_buf *b, const char *ids)
{
	struct vc_buf id = { 0 };

	while (*ids != '\0') {
		const char *end = strstr(ids, ", ");
		size_t n = end == NULL ? strlen(ids) : (size_t)(end - ids);

		vc_buf_clear(&id);
		vc_buf_addn(&id, ids, n);
		vc_buf_add(b, id.failed ? "" : lang_text(id.s));
		vc_buf_add(b, end == NULL ? "" : ", ");
		ids += n + (end == NULL ? 0 : 2);
	}
	vc_buf_free(&id);
}

char *
lang_msg(const struct vc_msg *msg)
{
	struct vc_buf buf = { 0 }, list[VC_MSG_ARGS] = { 0 };
	struct vc_msg said = *msg;

	if (msg->at != NULL) {
		vc_buf_add(&buf,
		    msg->title == NULL ? msg->at : lang_text(msg->title));
		vc_buf_add(&buf, ": ");
	}
	for (int i = 0; i < VC_MSG_ARGS; i++) {
		if (said.arg[i] == NULL)
			continue;
		if (msg->words >> i & 1)
			said.arg[i] = lang_text(said.arg[i]);
		if (msg->lists >> i & 1) {
			add_list(&list[i], said.arg[i]);
			said.arg[i] = list[i].failed ? "" : list[i].s;
		}
	}
	vc_msg_print(&buf, lang_text(msg->id), &said);
	for (int i = 0; i < VC_MSG_ARGS; i++)
		vc_buf_free(&list[i]);
	if (buf.failed) {
		vc_buf_free(&buf);
		return NULL;
	}
	return buf.s == NULL ? strdup("") : buf.s;
}

/* Of a line: more than this is not what was meant to be said, but what somebody
 * gave, which stands in the middle of it. */
#define LINE_BEGIN 1000
#define LINE_END   200

static void
shorten(struct vc_buf *to, const char *s, size_t n)
{
	const char *end = s + n - LINE_END;

	if (n <= 2 * LINE_BEGIN) {
		vc_buf_addn(to, s, n);
		return;
	}
	vc_text_cut(to, s, n, LINE_BEGIN);
	while (((unsigned char)*end & 0xc0) == 0x80)
		end++;
	vc_buf_add(to, end);
}

void
lang_line(const char *line)
{
	struct vc_buf masked = { 0 }, part = { 0 }, safe = { 0 };

	vc_text_masked(&masked, line, strlen(line));
	if (!masked.failed)
		shorten(&part, masked.s, masked.len);
	if (!part.failed && part.s != NULL)
		vc_text_safe(&safe, part.s, part.len);
	vc_buf_free(&masked);
	vc_buf_free(&part);
	fprintf(stderr, "%s\n", safe.s == NULL ? "" : safe.s);
	vc_buf_free(&safe);
}

void
lang_warn(const char *fmt, ...)
{
	char *line, *whole;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vasprintf(&line, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if (asprintf(&whole, "vcctl: %s", line) >= 0) {
		lang_line(whole);
		free(whole);
	}
	free(line);
}
