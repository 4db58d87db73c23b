/* SPDX-License-Identifier: ISC */
/* The digest of a whole file, before it is read as CSV. */
#include <errno.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "intake.h"

#define CHUNK ((size_t)256 * 1024)

int
vci_digest(struct vc *vc, int fd, char hex[65])
{
	crypto_hash_sha256_state hash;
	unsigned char digest[crypto_hash_sha256_BYTES];
	unsigned char *buf = malloc(CHUNK);
	ssize_t n = 1;
	int rc = buf == NULL ? vci_nomem(vc) : VC_OK;

	crypto_hash_sha256_init(&hash);
	while (rc == VC_OK && n != 0) {
		n = read(fd, buf, CHUNK);
		if (n > 0)
			crypto_hash_sha256_update(&hash, buf,
			    (unsigned long long)n);
		else if (n < 0 && errno != EINTR)
			rc = vci_err(vc,
			    errno == EISDIR ? VC_E_NOINPUT : VC_E_IO,
			    "cannot read: %s", strerror(errno));
	}
	free(buf);
	crypto_hash_sha256_final(&hash, digest);
	sodium_bin2hex(hex, 65, digest, sizeof digest);
	return rc;
}
