/* SPDX-License-Identifier: ISC */
/* Which files of an inbox are due. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "inbox.h"

/* Clocks of two machines may differ by so many seconds. */
#define SKEW 60

char *
inbox_path(const struct inbox *b, const char *name, const char *end)
{
	char *s;

	return asprintf(&s, "%s/%s%s", b->path, name, end) < 0 ? NULL : s;
}

static int
cannot_read(const struct inbox *b)
{
	lang_warn(_("cannot read '%s': %s"), b->path, strerror(errno));
	return errno == ENOMEM ? 71 : errno == EACCES ? 77 : 74;
}

/* The number of the device is left out: after a start of the machine it may
 * be another. The register compares the bytes besides. */
static void
mark(const struct stat *st, char buf[96])
{
	snprintf(buf, 96, "%llu-%lld.%09ld-%lld",
	    (unsigned long long)st->st_ino, (long long)st->st_mtim.tv_sec,
	    (long)st->st_mtim.tv_nsec, (long long)st->st_size);
}

bool
inbox_same(const struct inbox *b, const struct delivery *f)
{
	char now[sizeof f->mark];
	struct stat st;

	if (fstatat(b->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	mark(&st, now);
	return strcmp(now, f->mark) == 0;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0;
}

/* ---- whether a file is complete ------------------------------------------ */

static bool
has_marker(const struct inbox *b, const char *name)
{
	struct stat st;
	char *s;
	bool has;

	if (asprintf(&s, "%s" INBOX_READY, name) < 0)
		return false;
	has = fstatat(b->dir, s, &st, AT_SYMLINK_NOFOLLOW) == 0;
	free(s);
	return has;
}

/* A run that died may have removed the marker already. */
static bool
was_decided(const struct inbox *b, const struct delivery *f)
{
	struct stat st;
	char name[sizeof f->mark + 8];

	snprintf(name, sizeof name, "%s.place", f->mark);
	return b->own >= 0 && fstatat(b->own, name, &st, 0) == 0;
}

static bool
is_due(struct inbox *b, const struct delivery *f, const struct stat *st)
{
	struct timespec now;
	long long age;

	if (b->settle == 0 || has_marker(b, f->name) || was_decided(b, f))
		return true;
	clock_gettime(CLOCK_REALTIME, &now);
	age = (long long)now.tv_sec - st->st_mtim.tv_sec -
	    (now.tv_nsec < st->st_mtim.tv_nsec);
	if (age >= -SKEW)
		return age >= b->settle;
	lang_warn(_("'%s/%s' is left: its time lies in the future; touch it, "
		    "or put '%s%s' beside it"),
	    b->path, f->name, f->name, INBOX_READY);
	b->finding = true;
	return false;
}

/* ---- the list ------------------------------------------------------------ */

/* False when memory ran out. */
static bool
add(struct inbox *b, struct delivery *f)
{
	struct delivery *more = reallocarray(b->file, b->nfile + 1,
	    sizeof *more);

	if (more != NULL)
		b->file = more;
	if (more == NULL || (f->name = strdup(f->name)) == NULL)
		return false;
	b->file[b->nfile++] = *f;
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct delivery *)a)->name,
	    ((const struct delivery *)b)->name);
}

/* All files that could be taken, due or not. */
static int
list(struct inbox *b, DIR *d)
{
	struct dirent *e;
	struct stat st;

	/* Nobody else reads this DIR. */
	/* cppcheck-suppress readdirCalled */
	while (errno = 0, (e = readdir(d)) != NULL) {
		struct delivery f = { .name = e->d_name };

		if (*e->d_name == '.' || ends_with(e->d_name, INBOX_READY) ||
		    fstatat(b->dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		mark(&st, f.mark);
		if (!add(b, &f))
			return cannot_read(b);
	}
	if (errno != 0)
		return cannot_read(b);
	if (b->nfile > 0)
		qsort(b->file, b->nfile, sizeof *b->file, by_name);
	return 0;
}

/* What a run that died left of a file that was moved or changed since, and
 * what it was writing. */
static void
sweep(const struct inbox *b)
{
	int fd = openat(b->own, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	/* cppcheck-suppress readdirCalled */
	while (d != NULL && (e = readdir(d)) != NULL) {
		bool keep = strcmp(e->d_name, "lock") == 0;

		for (size_t i = 0; i < b->nfile && !keep; i++) {
			size_t n = strlen(b->file[i].mark);

			keep = strncmp(e->d_name, b->file[i].mark, n) == 0 &&
			    e->d_name[n] == '.';
		}
		if (!keep)
			unlinkat(b->own, e->d_name, 0);
	}
	if (d != NULL)
		closedir(d);
}

/* Keeps those that are due. */
static void
pick(struct inbox *b)
{
	struct stat st;
	size_t n = 0;

	for (size_t i = 0; i < b->nfile; i++) {
		struct delivery *f = &b->file[i];

		if (fstatat(b->dir, f->name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    is_due(b, f, &st))
			b->file[n++] = *f;
		else
			free(f->name);
	}
	b->nfile = n;
}

int
inbox_scan(struct inbox *b)
{
	int fd = openat(b->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;
	DIR *d = fd < 0 ? NULL : fdopendir(fd);

	if (d == NULL)
		return cannot_read(b);
	rc = list(b, d);
	closedir(d);
	if (rc != 0)
		return rc;
	if (b->own >= 0 && !given(b->c, O_DRY_RUN))
		sweep(b);
	pick(b);
	return 0;
}
