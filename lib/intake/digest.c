/* SPDX-License-Identifier: ISC */
/* The digest of a whole file, before it is read as CSV. */
#include <errno.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "intake.h"

#define CHUNK ((size_t)256 * 1024)

void
vci_digest_hex(const unsigned char digest[32], char hex[65])
{
	base16_encode_update(hex, SHA256_DIGEST_SIZE, digest);
	hex[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
}

int
vci_digest(struct vc *vc, int fd, char hex[65])
{
	struct sha256_ctx hash;
	unsigned char digest[SHA256_DIGEST_SIZE];
	unsigned char *buf = malloc(CHUNK);
	ssize_t n = 1;
	int rc = buf == NULL ? vci_nomem(vc) : VC_OK;

	sha256_init(&hash);
	while (rc == VC_OK && n != 0) {
		n = read(fd, buf, CHUNK);
		if (n > 0)
			sha256_update(&hash, (size_t)n, buf);
		else if (n < 0 && errno != EINTR)
			rc = vci_err(vc,
			    errno == EISDIR ? VC_E_NOINPUT : VC_E_IO,
			    "cannot read: %s", strerror(errno));
	}
	free(buf);
	sha256_digest(&hash, sizeof digest, digest);
	vci_digest_hex(digest, hex);
	return rc;
}
