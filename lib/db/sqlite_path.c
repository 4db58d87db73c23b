/* SPDX-License-Identifier: ISC */
/* What can be said of a register's path before the engine sees it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "sqlite.h"

/* File systems whose locks don't reach other machines: two offices writing
 * there would destroy the register. Numbers: statfs(2). */
static bool
fs_is_remote(const char *path)
{
	static const unsigned long remote[] = { 0x6969 /* NFS */,
		0x517b /* SMB */, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */,
		0x564c /* NCP */, 0x5346414f /* AFS */, 0x73757245 /* Coda */,
		0x00c36400 /* Ceph */, 0x0bd00bd0 /* Lustre */ };
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
		if (((unsigned long)fs.f_type & 0xffffffff) == remote[i])
			return true;
	return false;
}

static int
create(struct vc *vc, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0) {
		close(fd);
		return VC_OK;
	}
	if (errno == EEXIST)
		return vci_err(vc, VC_E_CANTCREAT,
		    "'%s' already exists; a new register needs a new "
		    "file",
		    path);
	return vci_err(vc, VC_E_CANTCREAT, "cannot create '%s': %s", path,
	    strerror(errno));
}

static int
is_there(struct vc *vc, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return vci_err(vc, VC_E_NOINPUT,
		    "cannot open '%s': %s; 'vcctl db init' makes a register",
		    path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return vci_err(vc, VC_E_NOINPUT,
		    "cannot open '%s': it is a directory", path);
	/* A pipe would be waited for. */
	if (!S_ISREG(st.st_mode))
		return vci_err(vc, VC_E_DATA, "'%s' is not a vcctl register",
		    path);
	return VC_OK;
}

int
vci_sqlite_look(struct vc *vc, const char *path, enum vci_open how)
{
	int rc;

	if (strncmp(path, "postgresql:", 11) == 0 ||
	    strncmp(path, "postgres:", 9) == 0)
		return vci_err(vc, VC_E_UNAVAILABLE,
		    "cannot open '%s': this vcctl keeps registers in SQLite "
		    "files only; give the path of one",
		    path);
	rc = how == VCI_OPEN_CREATE ? create(vc, path) : is_there(vc, path);
	if (rc != VC_OK)
		return rc;
	if (fs_is_remote(path)) {
		if (how == VCI_OPEN_CREATE)
			unlink(path);
		return vci_err(vc, VC_E_UNAVAILABLE,
		    "cannot use '%s': it is on a network file system, where "
		    "two computers would damage the register; move it to a "
		    "local disk",
		    path);
	}
	if (how != VCI_OPEN_CREATE &&
	    access(path, how == VCI_OPEN_READ ? R_OK : R_OK | W_OK) != 0)
		return vci_err(vc, VC_E_NOPERM, "cannot %s '%s': %s",
		    how == VCI_OPEN_READ ? "read" : "write", path,
		    strerror(errno));
	return VC_OK;
}
