/* SPDX-License-Identifier: ISC */
/* The digest of a whole file's bytes: of a long one by a thread of its own,
 * while the file becomes rows. */
#include <errno.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake.h"

#define CHUNK ((size_t)256 * 1024)
#define LONG  ((off_t)1 << 20) /* bytes; below, a thread costs more */
#define NICE  10

void
vci_digest_hex(const unsigned char digest[32], char hex[65])
{
	base16_encode_update(hex, SHA256_DIGEST_SIZE, digest);
	hex[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
}

/* Reads the file where others read it too, and so without moving. */
static int
add_up(struct vci_digest *d, unsigned char *buf)
{
	struct sha256_ctx sum;
	off_t at = 0;
	ssize_t n = 1;

	sha256_init(&sum);
	while (n != 0 && !atomic_load(&d->stop)) {
		n = pread(d->fd, buf, CHUNK, at);
		if (n > 0) {
			sha256_update(&sum, (size_t)n, buf);
			at += n;
		} else if (n < 0 && errno != EINTR) {
			return errno;
		}
	}
	sha256_digest(&sum, sizeof d->sum, d->sum);
	return 0;
}

static void *
adder(void *arg)
{
	struct vci_digest *d = arg;
	unsigned char *buf = malloc(CHUNK);

#ifdef __linux__
	/* Of this thread alone: nobody waits for it before the end, when there
	 * are processors to spare. */
	if (d->threaded)
		setpriority(PRIO_PROCESS, 0, NICE);
#endif
	d->errnum = buf == NULL ? ENOMEM : add_up(d, buf);
	free(buf);
	return NULL;
}

void
vci_digest_begin(struct vci_digest *d, int fd, bool aside)
{
	struct stat st;

	d->fd = fd;
	d->errnum = 0;
	atomic_store(&d->stop, false);
	d->threaded = aside && fstat(fd, &st) == 0 && st.st_size > LONG;
	if (d->threaded && pthread_create(&d->thread, NULL, adder, d) != 0)
		d->threaded = false;
	d->begun = true;
}

int
vci_digest_end(struct vc *vc, struct vci_digest *d, char hex[65])
{
	if (d->threaded)
		pthread_join(d->thread, NULL);
	else
		adder(d);
	d->begun = d->threaded = false;
	if (d->errnum == ENOMEM)
		return vci_nomem(vc);
	if (d->errnum != 0)
		return vci_err(vc, d->errnum == EISDIR ? VC_E_NOINPUT : VC_E_IO,
		    "cannot read: %s", strerror(d->errnum));
	vci_digest_hex(d->sum, hex);
	return VC_OK;
}

void
vci_digest_stop(struct vci_digest *d)
{
	if (!d->threaded)
		return;
	atomic_store(&d->stop, true);
	pthread_join(d->thread, NULL);
	d->begun = d->threaded = false;
}
