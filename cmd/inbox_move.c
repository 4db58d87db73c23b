/* SPDX-License-Identifier: ISC */
/* Where the files of an inbox go, and how they get there though a run may
 * die at any moment. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inbox.h"
#include "out/file.h"

#define EXIT_CANTCREAT 73
#define EXIT_IO        74
#define LONGEST        230 /* bytes of a name, with room for what is added */
#define LONGEST_END    16  /* of the part from its last point */

int
inbox_nomem(void)
{
	lang_warn("%s", _("out of memory"));
	return 71;
}

/* ---- the inbox and its folders ------------------------------------------- */

static int
cannot(const char *fmt, const char *path, const char *name, int usual)
{
	int err = errno;
	char *s;

	if (asprintf(&s, "%s%s%s", path, *name == '\0' ? "" : "/", name) < 0)
		return inbox_nomem();
	lang_warn(fmt, s, strerror(err));
	free(s);
	return err == EACCES || err == EPERM ? 77 : usual;
}

/* One of our folders, made if need be. A link that somebody put in its place
 * is not followed. */
static int
folder(const struct inbox *b, const char *name, int *fd)
{
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	*fd = -1;
	if (mkdirat(b->dir, name, 0700) != 0 && errno != EEXIST)
		return cannot(_("cannot create '%s': %s"), b->path, name,
		    EXIT_CANTCREAT);
	if ((*fd = openat(b->dir, name, flags)) < 0)
		return cannot(_("cannot open '%s': %s"), b->path, name,
		    EXIT_CANTCREAT);
	return 0;
}

static int
hold_lock(struct inbox *b)
{
	b->lock = openat(b->own, "lock",
	    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (b->lock < 0)
		return cannot(_("cannot create '%s': %s"), b->path,
		    INBOX_OWN "/lock", EXIT_CANTCREAT);
	if (flock(b->lock, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK)
		return cannot(_("cannot lock '%s': %s"), b->path,
		    INBOX_OWN "/lock", EXIT_IO);
	if (!given(b->c, O_QUIET))
		lang_warn(_("'%s' is in use by another run; try again"),
		    b->path);
	return 75;
}

/* A register among the files would be taken for one. */
static bool
holds_register(const struct inbox *b)
{
	char *path = realpath(b->c->opt[O_DB], NULL);
	char *slash = path == NULL ? NULL : strrchr(path, '/');
	struct stat here, there;
	bool holds;

	if (slash != NULL)
		/* The root's own name is one. */
		slash[slash == path] = '\0';
	holds = slash != NULL && stat(path, &there) == 0 &&
	    fstat(b->dir, &here) == 0 && here.st_dev == there.st_dev &&
	    here.st_ino == there.st_ino;
	free(path);
	return holds;
}

int
inbox_open(struct inbox *b)
{
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC, rc;

	b->own = b->lock = -1;
	if ((b->dir = open(b->path, flags)) < 0)
		return cannot(_("cannot open '%s': %s"), b->path, "", 66);
	if (holds_register(b)) {
		lang_warn(_("'%s' is where the register is; an inbox is a "
			    "folder of its own"),
		    b->path);
		return EX_USE;
	}
	if (given(b->c, O_DRY_RUN)) {
		b->own = openat(b->dir, INBOX_OWN, flags | O_NOFOLLOW);
		return 0;
	}
	rc = folder(b, INBOX_OWN, &b->own);
	return rc == 0 ? hold_lock(b) : rc;
}

void
inbox_close(struct inbox *b)
{
	int fd[] = { b->lock, b->own, b->dir };

	for (size_t i = 0; i < b->nfile; i++) {
		free(b->file[i].name);
		free(b->file[i].place);
		free(b->file[i].why);
		free(b->file[i].first);
	}
	free(b->file);
	for (size_t i = 0; i < sizeof fd / sizeof *fd; i++)
		if (fd[i] >= 0)
			close(fd[i]);
	free(b->path);
}

int
inbox_check(const struct inbox *b)
{
	static const char *const name[] = { "done", "failed" };
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		int fd = openat(b->dir, name[i], flags), may = 0;

		if (fd < 0 && errno == ENOENT)
			continue;
		if (fd >= 0) {
			may = faccessat(fd, ".", W_OK | X_OK, AT_EACCESS);
			close(fd);
		}
		if (fd < 0 || may != 0)
			return cannot(fd < 0 ? _("cannot open '%s': %s") :
					       _("cannot write to '%s': %s"),
			    b->path, name[i], EXIT_CANTCREAT);
	}
	return 0;
}

/* ---- a place ------------------------------------------------------------- */

/* What may stand at or beside a file's place. */
static const char *const ends[] = { "", ".report.txt", ".rejects.csv" };

/* 1: nothing is there; 0: something is; -1: memory ran out. */
static int
is_free(const struct inbox *b, const char *place)
{
	struct stat st;
	int free_so_far = 1;
	char *s;

	for (size_t i = 0; i < 3 && free_so_far == 1; i++) {
		if (asprintf(&s, "%s%s", place, ends[i]) < 0)
			return -1;
		free_so_far = fstatat(b->dir, s, &st, AT_SYMLINK_NOFOLLOW) != 0;
		free(s);
	}
	return free_so_far;
}

/* How much of a name stands before its number: up to the last point, and no
 * more than leaves room for what is added. No character is cut through. */
static size_t
stem(const char *name, const char **end)
{
	const char *point = strrchr(name, '.');
	size_t n, len = strlen(name);

	if (point == NULL || point == name || strlen(point) > LONGEST_END)
		point = name + len;
	*end = point;
	n = (size_t)(point - name);
	if (len <= LONGEST)
		return n;
	n = LONGEST - strlen(point);
	while (n > 1 && ((unsigned char)name[n] & 0xc0) == 0x80)
		n--;
	return n;
}

int
inbox_place(const struct inbox *b, struct delivery *f, const char *where)
{
	const char *end;
	int n = (int)stem(f->name, &end), is = 0;
	char number[16] = "";

	for (int i = 1; is == 0; i++) {
		if (i > 1)
			snprintf(number, sizeof number, ".%d", i);
		free(f->place);
		f->place = NULL;
		if (asprintf(&f->place, "%s/%.*s%s%s", where, n, f->name,
			number, end) < 0)
			f->place = NULL;
		is = f->place == NULL ? -1 : is_free(b, f->place);
	}
	return is > 0 ? 0 : inbox_nomem();
}

/* ---- what was decided ---------------------------------------------------- */

int
inbox_decide(const struct inbox *b, const struct delivery *f)
{
	struct out_file file;
	char *path, *name;
	int rc;

	if (asprintf(&name, INBOX_OWN "/%s", f->mark) < 0)
		return inbox_nomem();
	path = inbox_path(b, name, ".place");
	free(name);
	if (path == NULL)
		return inbox_nomem();
	if ((rc = out_file_open(&file, path)) == 0) {
		fprintf(file.fp, "%lld %lld %lld %lld %lld %lld %lld\n",
		    (long long)f->batch, (long long)f->rows,
		    (long long)f->added, (long long)f->updated,
		    (long long)f->unchanged, (long long)f->rejected,
		    (long long)f->unclear);
		fprintf(file.fp, "%s%c%s%c", f->place, '\0', f->name, '\0');
		rc = out_file_close(&file, 0);
	}
	free(path);
	return rc;
}

/* Reads `n` bytes at most, and a NUL behind them. */
static ssize_t
read_own(const struct inbox *b, const char *name, char *buf, size_t n)
{
	int fd = openat(b->own, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t len;

	if (fd < 0)
		return -1;
	len = read(fd, buf, n);
	close(fd);
	if (len >= 0)
		buf[len] = '\0';
	return len;
}

bool
inbox_decided(const struct inbox *b, struct delivery *f)
{
	char name[sizeof f->mark + 8], text[1024];
	const char *place, *of;
	long long v[7];
	int at = 0;

	snprintf(name, sizeof name, "%s.place", f->mark);
	memset(text, 0, sizeof text);
	if (b->own < 0 || read_own(b, name, text, sizeof text - 2) <= 0 ||
	    sscanf(text, "%lld %lld %lld %lld %lld %lld %lld%n", &v[0], &v[1],
		&v[2], &v[3], &v[4], &v[5], &v[6], &at) != 7 ||
	    text[at] != '\n')
		return false;
	place = text + at + 1;
	of = place + strlen(place) + 1;
	/* Two names of one file have one mark. */
	if (strcmp(of, f->name) != 0 || (f->place = strdup(place)) == NULL)
		return false;
	f->batch = v[0];
	f->rows = v[1];
	f->added = v[2];
	f->updated = v[3];
	f->unchanged = v[4];
	f->rejected = v[5];
	f->unclear = v[6];
	return true;
}

/* ---- moving -------------------------------------------------------------- */

/* Renames without replacing. Not every file system can; with the lock held,
 * looking first is nearly as good. 0, or -1 with errno. */
static int
rename_new(int from, const char *old, int to, const char *new)
{
	struct stat st;

	if (renameat2(from, old, to, new, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(to, new, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(from, old, to, new);
}

/* Report or rejects, unless they were moved before or there are none. */
static int
move_own(const struct inbox *b, const struct delivery *f, const char *end)
{
	char *from, *to;
	int rc = 0;

	if (asprintf(&from, "%s%s", f->mark, end) < 0)
		return inbox_nomem();
	if (asprintf(&to, "%s%s", f->place, end) < 0) {
		free(from);
		return inbox_nomem();
	}
	if (rename_new(b->own, from, b->dir, to) != 0 && errno != ENOENT)
		rc = cannot(_("cannot create '%s': %s"), b->path, to,
		    EXIT_CANTCREAT);
	free(from);
	free(to);
	return rc;
}

/* Neither may be missing for good, so that no error is one. */
static void
remove_named(int fd, const char *name, const char *end)
{
	char *s;

	if (asprintf(&s, "%s%s", name, end) < 0)
		return;
	unlinkat(fd, s, 0);
	free(s);
}

static int
move_all(const struct inbox *b, const struct delivery *f, int to)
{
	int rc = move_own(b, f, ".report.txt");

	if (rc == 0)
		rc = move_own(b, f, ".rejects.csv");
	if (rc != 0)
		return rc;
	/* The file's own move is what says that all before it was done. */
	if (fsync(to) != 0)
		return cannot(_("cannot write to '%s': %s"), b->path, f->place,
		    EXIT_IO);
	remove_named(b->dir, f->name, INBOX_READY);
	if (rename_new(b->dir, f->name, b->dir, f->place) != 0 &&
	    errno != ENOENT)
		return cannot(_("cannot create '%s': %s"), b->path, f->place,
		    EXIT_CANTCREAT);
	if (fsync(to) != 0 || fsync(b->dir) != 0)
		return cannot(_("cannot write to '%s': %s"), b->path, f->place,
		    EXIT_IO);
	remove_named(b->own, f->mark, ".place");
	return 0;
}

int
inbox_move(const struct inbox *b, const struct delivery *f)
{
	const char *slash = strchr(f->place, '/');
	char *name = strndup(f->place,
	    slash == NULL ? 0 : (size_t)(slash - f->place));
	int fd, rc;

	if (name == NULL)
		return inbox_nomem();
	rc = folder(b, name, &fd);
	if (rc == 0)
		rc = move_all(b, f, fd);
	if (fd >= 0)
		close(fd);
	free(name);
	return rc;
}
