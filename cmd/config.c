/* SPDX-License-Identifier: ISC */
/* Values that stand in the environment or in configuration files: the first
 * of VCCTL_KEY, ./vcctl.conf, the user's and the machine's file wins. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

#define KEYS 32

/* What was found stays until the program ends, whoever asked. */
static struct {
	char *key, *value;
} found[KEYS];
static size_t nfound;
static bool loaded;

static bool
known(const char *key)
{
	for (size_t i = 0; i < nfound; i++)
		if (strcmp(found[i].key, key) == 0)
			return true;
	return false;
}

static char *
trim(char *s)
{
	char *end;

	while (isspace((unsigned char)*s))
		s++;
	end = s + strlen(s);
	while (end > s && isspace((unsigned char)end[-1]))
		*--end = '\0';
	return s;
}

/* "key = value", one a line; '#' begins a comment. */
static void
load(const char *path)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t cap = 0;

	if (f == NULL)
		return;
	while (getline(&line, &cap, f) >= 0) {
		char *eq = strchr(line, '='), *key;

		if (*trim(line) == '#' || eq == NULL || nfound == KEYS)
			continue;
		*eq = '\0';
		key = trim(line);
		if (known(key))
			continue;
		found[nfound].key = strdup(key);
		found[nfound].value = strdup(trim(eq + 1));
		if (found[nfound].key != NULL && found[nfound].value != NULL)
			nfound++;
	}
	free(line);
	fclose(f);
}

static void
load_all(void)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	char path[4096];

	loaded = true;
	load("vcctl.conf");
	if (xdg != NULL && *xdg == '/')
		snprintf(path, sizeof path, "%s/vcctl/config", xdg);
	else
		snprintf(path, sizeof path, "%s/.config/vcctl/config",
		    home == NULL ? "" : home);
	load(path);
	load("/etc/vcctl/config");
}

const char *
config(const char *key)
{
	char name[32] = "VCCTL_";
	const char *value;
	size_t n = strlen(name);

	for (const char *s = key; *s != '\0' && n + 1 < sizeof name; s++)
		name[n++] = (char)toupper((unsigned char)*s);
	name[n] = '\0';
	if ((value = getenv(name)) != NULL && *value != '\0')
		return value;
	if (!loaded)
		load_all();
	for (size_t i = 0; i < nfound; i++)
		if (strcmp(found[i].key, key) == 0)
			return found[i].value;
	return NULL;
}

void
config_free(void)
{
	for (size_t i = 0; i < nfound; i++) {
		free(found[i].key);
		free(found[i].value);
	}
	nfound = 0;
}
