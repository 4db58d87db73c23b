/* SPDX-License-Identifier: ISC */
/* The handle as environment and options want it, and the register that it
 * opens. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"

/* VCCTL_NOW fixes the clock: "2007-12-31" or "2007-12-31T12:00:00Z". */
int
set_clock(struct cmd *c)
{
	const char *now = getenv("VCCTL_NOW"), *hms;
	int h = 12, m = 0, s = 0, end = 0;
	char date[16];
	int64_t day;

	if (now == NULL)
		return 0;
	hms = now + strcspn(now, "T");
	snprintf(date, sizeof date, "%.*s", (int)(hms - now), now);
	if (*hms == 'T')
		sscanf(hms, "T%2d:%2d:%2dZ%n", &h, &m, &s, &end);
	if (!vc_day_parse(date, &day) || day < 0 || hms[end] != '\0' || h < 0 ||
	    h > 23 || m < 0 || m > 59 || s < 0 || s > 60) {
		lang_warn(_("VCCTL_NOW is '%s', which is no time such as "
			    "2007-12-31T12:00:00Z"),
		    now);
		return 78;
	}
	vc_set_clock(c->vc, day * 86400 + h * 3600 + m * 60 + s);
	return 0;
}

int
set_wait(struct cmd *c)
{
	const char *wait = getenv("VCCTL_WAIT");
	char *end;
	long seconds;

	if (wait == NULL)
		return 0;
	seconds = strtol(wait, &end, 10);
	if (*wait == '\0' || *end != '\0' || seconds < 0 || seconds > 3600) {
		lang_warn(_("VCCTL_WAIT is '%s', which is no number of seconds "
			    "from 0 to 3600"),
		    wait);
		return 78;
	}
	vc_set_wait(c->vc, (int)seconds * 1000);
	return 0;
}

int
set_actor(struct cmd *c)
{
	const char *actor = c->opt[O_ACTOR];
	struct passwd pw, *me = NULL;
	char buf[1024];
	bool own = actor == NULL;
	int rc;

	if (own && opens(c) == OPENS_WRITE)
		actor = getenv("LOGNAME");
	/* Whoever logs in has it, and cron's jobs too; asking the system takes
	 * longer than all else that is done before a record is written. */
	if (own && opens(c) == OPENS_WRITE &&
	    (actor == NULL || *actor == '\0') &&
	    getpwuid_r(getuid(), &pw, buf, sizeof buf, &me) == 0 && me != NULL)
		actor = pw.pw_name;
	if (actor == NULL)
		return 0;
	rc = vc_set_actor(c->vc, actor);
	/* A name at log-in that may not be stored is nobody's fault here. */
	if ((rc == VC_E_DATA || rc == VC_E_USAGE) && own)
		rc = vc_set_actor(c->vc, NULL);
	return rc == VC_OK ? 0 : fail_at(c, rc, "--actor");
}

/* Where the register is when nothing says so; made for those who init. */
static const char *
usual_path(bool make)
{
	static char path[4096];
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	int n;

	if (data != NULL && *data == '/')
		n = snprintf(path, sizeof path, "%s/vcctl", data);
	else
		n = snprintf(path, sizeof path, "%s/.local/share/vcctl",
		    home == NULL ? "" : home);
	if (n < 0 || (size_t)n + 10 > sizeof path)
		return NULL;
	for (char *p = path + 1; make && p != NULL;) {
		p = strchr(p, '/');
		if (p != NULL)
			*p = '\0';
		mkdir(path, 0700);
		if (p != NULL)
			*p++ = '/';
	}
	memcpy(path + n, "/vcctl.db", 10);
	return path;
}

const char *
spoken(void *arg)
{
	static char lang[8];
	const struct cmd *c = arg;
	const char *path = c->opt[O_DB], *own;
	struct vc *vc = NULL;

	if (c->opt[O_LANG] != NULL)
		return c->opt[O_LANG];
	if ((own = config("lang")) != NULL)
		return own;
	if (path == NULL && (path = config("db")) == NULL)
		path = usual_path(false);
	own = NULL;
	if (path != NULL && vc_new(&vc) == VC_OK &&
	    vc_open(vc, path, VC_READ) == VC_OK &&
	    (own = vc_setting(vc, "lang")) != NULL) {
		snprintf(lang, sizeof lang, "%s", own);
		own = lang;
	}
	vc_free(vc);
	return own;
}

int
no_dry_run(const struct cmd *c)
{
	if (!given(c, O_DRY_RUN))
		return 0;
	lang_warn(_("'%s %s' has no dry run"), c->noun->word, c->verb->name);
	return EX_USE;
}

int
open_register(struct cmd *c)
{
	int rc;

	if (c->opt[O_DB] == NULL)
		c->opt[O_DB] = usual_path(strcmp(c->verb->name, "init") == 0);
	if (opens(c) == OPENS_NOTHING)
		return no_dry_run(c);
	vc_set_dry_run(c->vc, given(c, O_DRY_RUN));
	rc = vc_open(c->vc, c->opt[O_DB],
	    opens(c) == OPENS_READ ? VC_READ : VC_WRITE);
	if (rc != VC_OK)
		return fail(c, rc);
	if (given(c, O_VERBOSE))
		say(c, _("register %s"), c->opt[O_DB]);
	/* People of a register are spoken to in its language. */
	if (c->opt[O_LANG] == NULL)
		c->opt[O_LANG] = vc_setting(c->vc, "lang");
	return 0;
}
