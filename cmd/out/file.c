/* SPDX-License-Identifier: ISC */
/* Knows how an output file comes into place whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lang.h"
#include "file.h"

#define EXIT_NOMEM     71
#define EXIT_CANTCREAT 73
#define EXIT_IO        74
#define BUFFER         65536

static const int deadly[] = { SIGHUP, SIGINT, SIGTERM };

/* The file that an interrupted run must not leave behind: it may hold
 * personal data. Of two in use at a time, the last. */
static const char *volatile doomed;

static void
remove_and_die(int sig)
{
	if (doomed != NULL)
		(void)unlink(doomed);
	(void)raise(sig); /* SA_RESETHAND: now it kills */
}

/* Removes `temp` when a signal ends the program; NULL: no more. */
static void
watch(const char *temp)
{
	struct sigaction sa, old;
	size_t i;

	doomed = temp;
	if (temp == NULL)
		return;
	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = remove_and_die;
	sa.sa_flags = SA_RESETHAND;
	for (i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++)
		if (sigaction(deadly[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			(void)sigaction(deadly[i], &sa, NULL);
}

static void
out_file_release(struct out_file *f)
{
	free(f->name);
	free(f->path);
	free(f->temp);
	memset(f, 0, sizeof(*f));
}

/* Where the bytes of f->name are to stand: behind a link if it is one. */
static char *
place_of(const char *name)
{
	char *real = realpath(name, NULL);

	return real != NULL ? real : strdup(name);
}

/* A template for mkstemp in the folder of `path`. */
static char *
template_beside(const char *path)
{
	const char *slash = strrchr(path, '/');
	int n = slash == NULL ? 0 : (int)(slash - path) + 1;
	char *s;

	return asprintf(&s, "%.*s.vcctl-XXXXXX", n, path) < 0 ? NULL : s;
}

/* Opens the file itself or one beside it; -1 with errno. */
static int
open_place(struct out_file *f)
{
	struct stat st;
	int fd;

	if (f->path[0] == '\0') {
		errno = ENOENT;
		return -1;
	}
	if (stat(f->path, &st) == 0) {
		if (!S_ISREG(st.st_mode))
			return open(f->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		/* Renaming over it would not ask. */
		if (access(f->path, W_OK) != 0)
			return -1;
	}
	f->temp = template_beside(f->path);
	if (f->temp == NULL)
		return -1;
	fd = mkostemp(f->temp, O_CLOEXEC);
	if (fd == -1) {
		free(f->temp);
		f->temp = NULL;
	} else {
		watch(f->temp);
	}
	return fd;
}

static int
cannot_create(const struct out_file *f)
{
	lang_warn(_("cannot create '%s': %s"), f->name, strerror(errno));
	return EXIT_CANTCREAT;
}

int
out_file_open(struct out_file *f, const char *path)
{
	int fd, rc = 0;

	memset(f, 0, sizeof(*f));
	if (path == NULL || strcmp(path, "-") == 0) {
		f->fp = stdout;
		return 0;
	}
	f->name = strdup(path);
	f->path = place_of(path);
	if (f->name == NULL || f->path == NULL) {
		lang_warn("%s", _("out of memory"));
		rc = EXIT_NOMEM;
		goto out;
	}
	fd = open_place(f);
	if (fd != -1)
		f->fp = fdopen(fd, "w");
	if (f->fp == NULL) {
		rc = cannot_create(f);
		goto out;
	}
	(void)setvbuf(f->fp, NULL, _IOFBF, BUFFER);
out:
	if (rc != 0)
		out_file_discard(f);
	return rc;
}

int
out_file_check(const char *path)
{
	struct out_file f;
	struct stat st;
	int rc = 0;

	/* Whoever reads a pipe would see it end. */
	if (path == NULL || strcmp(path, "-") == 0 ||
	    (stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
		!S_ISDIR(st.st_mode)))
		return 0;
	if ((rc = out_file_open(&f, path)) == 0)
		out_file_discard(&f);
	return rc;
}

/* Flushes and closes; returns errno of what failed first, or 0. */
static int
finish(struct out_file *f, int err)
{
	if (fflush(f->fp) != 0 && err == 0)
		err = errno;
	if (ferror(f->fp) && err == 0)
		err = EIO;
	if (f->temp != NULL && err == 0 && fsync(fileno(f->fp)) != 0)
		err = errno;
	if (f->name != NULL && fclose(f->fp) != 0 && err == 0)
		err = errno;
	f->fp = NULL;
	return err;
}

static void
cannot_write(const struct out_file *f, int err)
{
	if (err == EPIPE)
		return;
	if (f->name == NULL)
		lang_warn(_("cannot write to standard output: %s"),
		    strerror(err));
	else
		lang_warn(_("cannot write to '%s': %s"), f->name,
		    strerror(err));
}

/* A new name is on the disk when its folder is. Not every file system can be
 * asked for that. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *s = slash == NULL ? strdup(".") :
				  strndup(path, (size_t)(slash - path) + 1);
	int fd = s == NULL ? -1 : open(s, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
	free(s);
}

int
out_file_close(struct out_file *f, int err)
{
	int rc = 0;

	err = finish(f, err);
	if (err != 0) {
		cannot_write(f, err);
		rc = EXIT_IO;
	} else if (f->temp != NULL && rename(f->temp, f->path) != 0) {
		rc = cannot_create(f);
	} else if (f->temp != NULL) {
		sync_folder(f->path);
	}
	if (f->temp != NULL) {
		if (rc != 0)
			(void)unlink(f->temp);
		watch(NULL);
	}
	out_file_release(f);
	return rc;
}

void
out_file_discard(struct out_file *f)
{
	if (f->fp != NULL)
		(void)finish(f, EIO);
	if (f->temp != NULL) {
		(void)unlink(f->temp);
		watch(NULL);
	}
	out_file_release(f);
}
