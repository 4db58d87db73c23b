/* SPDX-License-Identifier: ISC */
/* What comes through a pipe, kept so that it can be read again. The copy may
 * hold persons: nobody but we can open it, and it goes with its descriptor. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../core/handle.h"
#include "intake.h"

#define CHUNK ((size_t)64 * 1024)

/* A file without a name; where the file system has none, one that loses its
 * name at once. */
static int
nameless(void)
{
	char path[] = P_tmpdir "/vcctl.XXXXXX";
	int fd = -1;

#ifdef O_TMPFILE
	fd = open(P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
	if (fd < 0 && (fd = mkostemp(path, O_CLOEXEC)) >= 0)
		unlink(path);
	return fd;
}

static bool
put(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			s += done;
			n -= (size_t)done;
		}
	}
	return true;
}

static int
copy(struct vc *vc, int from, int to)
{
	char *buf = malloc(CHUNK);
	int rc = buf == NULL ? vci_nomem(vc) : VC_OK;
	ssize_t n = 1;

	while (rc == VC_OK && n != 0) {
		n = read(from, buf, CHUNK);
		if (n < 0 && errno != EINTR)
			rc = vci_err(vc, VC_E_IO, "cannot read: %s",
			    strerror(errno));
		else if (n > 0 && !put(to, buf, (size_t)n))
			rc = vci_err(vc, VC_E_IO,
			    "cannot keep what is read in '%s': %s", P_tmpdir,
			    strerror(errno));
	}
	free(buf);
	return rc;
}

int
vci_spool(struct vc *vc, int fd, int *out)
{
	struct stat st;
	int rc;

	*out = fd;
	/* What can't be read is left to whoever does, who says what it is. Of
	 * a file that somebody began to read, only the rest is ours. */
	if (fstat(fd, &st) != 0 || S_ISDIR(st.st_mode) ||
	    (S_ISREG(st.st_mode) && lseek(fd, 0, SEEK_CUR) == 0))
		return VC_OK;
	if ((*out = nameless()) < 0) {
		*out = fd;
		return vci_err(vc, VC_E_IO, "cannot make a file in '%s': %s",
		    P_tmpdir, strerror(errno));
	}
	rc = copy(vc, fd, *out);
	if (rc == VC_OK && lseek(*out, 0, SEEK_SET) != 0)
		rc = vci_err(vc, VC_E_IO, "cannot read: %s", strerror(errno));
	if (rc == VC_OK)
		return VC_OK;
	close(*out);
	*out = fd;
	return rc;
}
