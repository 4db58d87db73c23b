/* SPDX-License-Identifier: ISC */
/* Bytes in any encoding that office programs write become UTF-8. */
#ifndef VCI_DECODE_H
#define VCI_DECODE_H

#include "intake.h"

/* Stands in what is decoded where the file has no character: never in valid
 * UTF-8, so that the row is found to be bad. */
#define VCI_NO_CHARACTER '\xff'

/* ---- encodings (encoding.c) ------------------------------------------------ */

/* What a file's bytes say of its encoding. Zero it first. */
struct vci_tally {
	int64_t valid;   /* sequences of UTF-8 that are more than a byte */
	int64_t invalid; /* bytes that are in none and not ASCII */
	int64_t of[128]; /* each byte from 0x80 */
	/* The sequence that is open: bytes to come and had, and which next. */
	unsigned need, have;
	unsigned char low, high;
};
void vci_tally(struct vci_tally *, const char *s, size_t n);
/* The file ends: what is open is invalid. */
void vci_tally_end(struct vci_tally *);

/* The single-byte encoding in which these are Nordic letters. */
enum vci_encoding vci_encoding_guess(const struct vci_tally *);

struct vci_byte {
	char s[4]; /* in UTF-8 */
	unsigned char n;
	bool bad; /* the encoding doesn't have it */
};
int vci_encoding_bytes(struct vc *, enum vci_encoding,
    struct vci_byte table[256]) VC_CHECK;
const char *vci_encoding_iconv(enum vci_encoding);

/* ---- the stream (decode.c) --------------------------------------------------- */

struct vci_decode;
/* Settles the encoding, as far as the first bytes tell. */
int vci_decode_open(struct vc *, int fd, struct vci_dialect *,
    struct vci_decode **) VC_CHECK;
/* Up to `room` bytes of UTF-8, at least 64; *n is 0 at the end only. */
int vci_decode_read(struct vc *, struct vci_decode *, char *to, size_t room,
    size_t *n) VC_CHECK;
/* Was everything read so far valid? */
bool vci_decode_sound(const struct vci_decode *);
/* At the end: was the encoding a wrong guess? The dialect has a better one. */
bool vci_decode_again(const struct vci_decode *);
int64_t vci_decode_bytes(const struct vci_decode *);
void vci_decode_free(struct vci_decode *);

/* ---- physical lines (lines.c) -------------------------------------------------- */

/* What was read: the current record begins at `from`, what was not yet taken
 * at `at`. Zero it first, but for `line`, which is 1. */
struct vci_lines {
	struct vci_decode *decode;
	char *buf;
	size_t from, at, len, cap;
	bool eof;
	bool keep;    /* nothing is let go, or what is before `from` */
	bool cr;      /* lines end in CR alone, as on an old Mac */
	int64_t line; /* of what comes next */
};
/* More of the file into buf. */
int vci_lines_fill(struct vc *, struct vci_lines *) VC_CHECK;
/* Lends the next line with its end; *n is 0 at the end of the file. */
int vci_lines_next(struct vc *, struct vci_lines *, const char **s, size_t *n)
    VC_CHECK;
/* Passes over the line of n bytes that was lent. */
void vci_lines_take(struct vci_lines *, size_t n);
int vci_lines_skip(struct vc *, struct vci_lines *, int lines) VC_CHECK;
void vci_lines_release(struct vci_lines *);

#endif
