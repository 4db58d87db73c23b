/* SPDX-License-Identifier: ISC */
/* The handle's error, clock and actor, and how a message is put in words. */
#include "handle.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date.h"
#include "person.h"
#include "text.h"

static const char no_memory[] = "out of memory";

/* Columns that an argument of a message takes at most: enough for a path, or
 * all words that may stand somewhere; of what is longer the beginning tells
 * what is meant. */
#define ARG_WIDTH 600

/* How many arguments a message takes. */
static size_t
count_args(const char *id)
{
	size_t n = 0;

	while ((id = strchr(id, '%')) != NULL && id[1] != '\0') {
		if (id[1] == 's')
			n++;
		id += 2;
	}
	return n < VC_MSG_ARGS ? n : VC_MSG_ARGS;
}

static char *
pack(char *to, const char *s)
{
	size_t n = strlen(s) + 1;

	memcpy(to, s, n);
	return to + n;
}

bool
vci_msg_copy(struct vc_msg *to, const struct vc_msg *from, char **store)
{
	struct vc_msg copy = { .numbers = from->numbers,
		.words = from->words,
		.lists = from->lists };
	size_t i, n = 0;
	char *p;

	if (from->id != NULL)
		n += strlen(from->id) + 1;
	for (i = 0; i < VC_MSG_ARGS; i++)
		if (from->arg[i] != NULL)
			n += strlen(from->arg[i]) + 1;
	if ((p = malloc(n + 1)) == NULL)
		return false;
	*store = p;
	if (from->id != NULL) {
		copy.id = p;
		p = pack(p, from->id);
	}
	for (i = 0; i < VC_MSG_ARGS; i++) {
		if (from->arg[i] == NULL)
			continue;
		copy.arg[i] = p;
		p = pack(p, from->arg[i]);
	}
	*to = copy;
	return true;
}

int
vci_nomem(struct vc *vc)
{
	vc->err = VC_E_NOMEM;
	vc->msg = (struct vc_msg){ .id = no_memory };
	vc_buf_clear(&vc->args);
	vc_buf_clear(&vc->text);
	return VC_E_NOMEM;
}

/* An argument as it may be shown: without the personal numbers in it, and not
 * of any length. Lends it, or a copy in `shown`. */
static bool
fit_to_show(const struct vc *vc, const char **arg, struct vc_buf *shown)
{
	const char *home = vc->home.country;
	struct vc_buf masked = { 0 };
	const char *s = *arg;
	size_t n = strlen(s);

	if (vci_person_find(home, s, n, NULL, NULL)) {
		vci_person_mask(home, s, n, &masked);
		s = masked.failed ? "" : masked.s;
		n = masked.len;
	}
	if (s != *arg || n > ARG_WIDTH) {
		vc_text_cut(shown, s, n, ARG_WIDTH);
		*arg = shown->s;
	}
	shown->failed |= masked.failed;
	vc_buf_free(&masked);
	return !shown->failed;
}

/* Makes the handle's message of the one lent. */
static bool
keep(struct vc *vc, const struct vc_msg *lent)
{
	struct vc_buf text = { 0 };
	struct vc_msg msg;
	char *store;

	if (!vci_msg_copy(&msg, lent, &store))
		return false;
	vc_msg_print(&text, msg.id, &msg);
	if (text.failed) {
		vc_buf_free(&text);
		free(store);
		return false;
	}
	vc_buf_free(&vc->args);
	vc_buf_free(&vc->text);
	vc->msg = msg;
	vc->args.s = store;
	vc->text = text;
	return true;
}

/* The strings may be the handle's own from the last error, so everything
 * new is made before anything old is released. */
int
vci_err(struct vc *vc, enum vc_err err, const char *id, ...)
{
	struct vc_msg lent = { .id = id };
	struct vc_buf shown[VC_MSG_ARGS] = { 0 };
	size_t i, n = count_args(id);
	bool ok = true;
	va_list ap;

	va_start(ap, id);
	for (i = 0; i < n; i++) {
		lent.arg[i] = va_arg(ap, const char *);
		if (lent.arg[i] == NULL)
			lent.arg[i] = "";
	}
	va_end(ap);
	vc->err = err;
	for (i = 0; i < n && ok; i++)
		ok = fit_to_show(vc, &lent.arg[i], &shown[i]);
	if (!ok || !keep(vc, &lent))
		vci_nomem(vc);
	for (i = 0; i < n; i++)
		vc_buf_free(&shown[i]);
	return vc->err;
}

int
vci_err_word(struct vc *vc, int err)
{
	return vci_err_words(vc, err, 1 << 0, 0);
}

int
vci_err_words(struct vc *vc, int err, unsigned words, unsigned lists)
{
	vc->msg.words = words;
	vc->msg.lists = lists;
	return err;
}

void
vci_err_at(struct vc *vc, const char *name, const char *title)
{
	struct vc_buf whole = { 0 };

	vc_buf_add(&whole, name);
	vc_buf_add(&whole, ": ");
	vc_buf_add(&whole, vc_errmsg(vc));
	if (whole.failed) {
		vc_buf_free(&whole);
		vci_nomem(vc);
		return;
	}
	vc_buf_free(&vc->text);
	vc->text = whole;
	vc->msg.at = name;
	vc->msg.title = title;
}

int
vci_person_err(struct vc *vc)
{
	return vci_err(vc, VC_E_DATA,
	    "this holds a personal number, which is never stored; leave it "
	    "out");
}

int
vci_person_refuse(struct vc *vc, const char *s)
{
	if (s != NULL &&
	    vci_person_find(vc->home.country, s, strlen(s), NULL, NULL))
		return vci_person_err(vc);
	return VC_OK;
}

const char *
vc_errmsg(const struct vc *vc)
{
	if (vc == NULL)
		return no_memory; /* vc_new had nothing to put it in */
	if (vc->text.s != NULL && vc->text.s[0] != '\0')
		return vc->text.s;
	return vc->msg.id != NULL ? vc->msg.id : "";
}

const struct vc_msg *
vc_error(const struct vc *vc)
{
	static const struct vc_msg none = { .id = "" };
	static const struct vc_msg nomem = { .id = no_memory };

	if (vc == NULL)
		return &nomem;
	return vc->msg.id != NULL ? &vc->msg : &none;
}

/* Which argument the directive at `s` means and how long it is: "%s" is the
 * next one, "%2$s" the second, for languages that say it the other way
 * round. 0 when it is no directive. */
static size_t
directive(const char *s, size_t *next, size_t *arg)
{
	if (s[1] == 's') {
		*arg = (*next)++;
		return 2;
	}
	if (s[1] >= '1' && s[1] <= '9' && s[2] == '$' && s[3] == 's') {
		*arg = (size_t)(s[1] - '1');
		return 4;
	}
	return 0;
}

const char *
vc_msg_english(const char *id)
{
	const char *end = strstr(id, VC_CONTEXT);

	return end == NULL ? id : end + strlen(VC_CONTEXT);
}

void
vc_msg_print(struct vc_buf *b, const char *fmt, const struct vc_msg *msg)
{
	size_t n, arg, next = 0;

	vc_buf_addn(b, "", 0);
	while (*fmt != '\0') {
		n = strcspn(fmt, "%");
		vc_buf_addn(b, fmt, n);
		fmt += n;
		if (*fmt == '\0')
			break;
		if ((n = directive(fmt, &next, &arg)) > 0) {
			if (arg < VC_MSG_ARGS && msg->arg[arg] != NULL)
				vc_buf_add(b, vc_msg_english(msg->arg[arg]));
		} else {
			vc_buf_addc(b, '%');
			n = fmt[1] == '%' ? 2 : 1;
		}
		fmt += n;
	}
}

void
vc_set_translate(struct vc *vc, const char *(*translate)(const char *id),
    void (*language)(int nth))
{
	vc->translate = translate;
	vc->language = language;
}

void
vc_set_clock(struct vc *vc, int64_t now)
{
	vc->now = now < 0 ? -1 : now;
}

int64_t
vci_now(const struct vc *vc)
{
	return vc->now >= 0 ? vc->now : (int64_t)time(NULL);
}

int64_t
vc_now(const struct vc *vc)
{
	return vci_now(vc);
}

int64_t
vc_today(const struct vc *vc)
{
	struct tm tm;
	time_t now;

	if (vc->now >= 0)
		return vc->now / 86400;
	now = time(NULL);
	if (localtime_r(&now, &tm) == NULL)
		return (int64_t)now / 86400;
	return vci_day(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int
vci_day_read(struct vc *vc, const char *s, int64_t *day)
{
	return vc_day_parse(s, day) ?
	    VC_OK :
	    vci_err(vc, VC_E_DATA,
		"'%s' is not a date, as 2007-10-31 or 31.10.2007", s);
}

int
vc_set_actor(struct vc *vc, const char *name)
{
	char *copy;
	int rc = vci_person_refuse(vc, name);

	if (rc != VC_OK)
		return rc;
	if (name != NULL && !vci_utf8_valid(name, strlen(name)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8", name);
	if ((copy = strdup(name != NULL ? name : "")) == NULL)
		return vci_nomem(vc);
	free(vc->actor);
	vc->actor = copy;
	return VC_OK;
}
