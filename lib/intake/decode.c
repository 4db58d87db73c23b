/* SPDX-License-Identifier: ISC */
/* A file's bytes as UTF-8, counted on the way.
 *
 * UTF-8 is assumed until a byte is none. The whole file then decides: where
 * it can be looked at ahead, at once, and if nothing but ASCII was given out
 * so far, reading just goes on in the other encoding; else it must begin
 * again. A file that is UTF-8 pays for a count of its bytes and no more. */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "decode.h"

#define PEEK ((size_t)4096)
#define RAW  ((size_t)64 * 1024)

struct vci_decode {
	int fd;
	struct vci_dialect *dialect;
	bool assumed; /* UTF-8, for want of a better guess */
	bool eof, again;
	struct vci_tally tally;
	int64_t broken; /* characters that the encoding doesn't have */
	int64_t bytes;
	struct vci_byte *table; /* of a single-byte encoding */
	iconv_t cd;             /* of UTF-16, or -1 */
	char *raw;              /* what was read and not yet decoded */
	size_t at, len, cap;
};

static int
get(struct vc *vc, struct vci_decode *d, char *to, size_t room, size_t *n)
{
	ssize_t got;

	do
		got = read(d->fd, to, room);
	while (got < 0 && errno == EINTR);
	*n = got < 0 ? 0 : (size_t)got;
	if (got < 0)
		return vci_err(vc, errno == EISDIR ? VC_E_NOINPUT : VC_E_IO,
		    "cannot read: %s", strerror(errno));
	d->eof = got == 0;
	d->bytes += got;
	return VC_OK;
}

/* More raw bytes after those that are left. */
static int
fill(struct vc *vc, struct vci_decode *d)
{
	size_t n;
	int rc;

	if (d->at > 0)
		memmove(d->raw, d->raw + d->at, d->len - d->at);
	d->len -= d->at;
	d->at = 0;
	rc = get(vc, d, d->raw + d->len, d->cap - d->len, &n);
	d->len += n;
	return rc;
}

/* UTF-16 without a mark: every second byte of Western text is NUL. */
static bool
utf16(const char *s, size_t n, enum vci_encoding *e)
{
	size_t nul[2] = { 0 }, pairs = n / 2;

	for (size_t i = 0; i < pairs * 2; i++)
		nul[i % 2] += s[i] == '\0';
	*e = nul[0] > nul[1] ? VCI_UTF16BE : VCI_UTF16LE;
	return pairs > 0 && nul[*e == VCI_UTF16LE] * 2 > pairs &&
	    nul[*e != VCI_UTF16LE] * 10 <= pairs;
}

static const struct {
	const char *mark;
	size_t n;
	enum vci_encoding encoding;
} marks[] = {
	{ "\xef\xbb\xbf", 3, VCI_UTF8 },
	{ "\xff\xfe", 2, VCI_UTF16LE },
	{ "\xfe\xff", 2, VCI_UTF16BE },
};

/* From the first bytes. A mark wins over what was asked for: a sender whose
 * profile says Windows-1252 one day saves as UTF-8, and no file begins with
 * those letters otherwise. */
static void
settle(struct vci_decode *d)
{
	struct vci_dialect *a = d->dialect;
	bool known = a->encoding_given || a->encoding_found;

	a->bom = false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks && !a->bom; i++) {
		a->bom = d->len >= marks[i].n &&
		    memcmp(d->raw, marks[i].mark, marks[i].n) == 0;
		if (a->bom) {
			a->encoding = marks[i].encoding;
			d->at = marks[i].n;
		}
	}
	if (known || a->bom || utf16(d->raw, d->len, &a->encoding))
		return;
	a->encoding = VCI_UTF8;
	d->assumed = true;
}

/* What the encoding needs to be read. */
static int
get_ready(struct vc *vc, struct vci_decode *d)
{
	enum vci_encoding e = d->dialect->encoding;

	if (e == VCI_UTF8)
		return VC_OK;
	if (e == VCI_UTF16LE || e == VCI_UTF16BE) {
		d->cd = iconv_open("UTF-8", vci_encoding_iconv(e));
		if (d->cd == (iconv_t)-1)
			return vci_err(vc, VC_E_UNAVAILABLE,
			    "this system cannot read %s; save the file as CSV "
			    "UTF-8",
			    vci_encoding_name(e));
		return VC_OK;
	}
	d->table = calloc(256, sizeof *d->table);
	return d->table == NULL ? vci_nomem(vc) :
				  vci_encoding_bytes(vc, e, d->table);
}

/* Files that are opened by mistake more often than any other. */
static int
not_csv(struct vc *vc, const struct vci_decode *d)
{
	if (d->len >= 4 &&
	    (memcmp(d->raw, "PK\3\4", 4) == 0 ||
		memcmp(d->raw, "\xd0\xcf\x11\xe0", 4) == 0))
		return vci_err(vc, VC_E_DATA,
		    "this is a workbook, not CSV; open it and save it as CSV "
		    "UTF-8");
	return VC_OK;
}

int
vci_decode_open(struct vc *vc, int fd, struct vci_dialect *dialect,
    struct vci_decode **out)
{
	struct vci_decode *d = calloc(1, sizeof *d);
	int rc = VC_OK;

	*out = d;
	if (d == NULL)
		return vci_nomem(vc);
	d->cd = (iconv_t)-1;
	if ((d->raw = malloc(RAW)) == NULL)
		return vci_nomem(vc);
	d->fd = fd;
	d->dialect = dialect;
	d->cap = RAW;
	while (rc == VC_OK && !d->eof && d->len < PEEK)
		rc = fill(vc, d);
	if (rc == VC_OK)
		rc = not_csv(vc, d);
	if (rc != VC_OK)
		return rc;
	settle(d);
	d->eof = false; /* until all that was peeked at is given out */
	return get_ready(vc, d);
}

/* The tally of the whole file, by reading on from here without moving;
 * false where that can't be done. */
static bool
look_ahead(const struct vci_decode *d, struct vci_tally *all)
{
	off_t at = lseek(d->fd, 0, SEEK_CUR);
	char *buf = at < 0 ? NULL : malloc(RAW);
	ssize_t n = -1;

	*all = d->tally;
	if (buf == NULL)
		return false;
	vci_tally(all, d->raw + d->at, d->len - d->at);
	do {
		n = pread(d->fd, buf, RAW, at);
		if (n > 0) {
			vci_tally(all, buf, (size_t)n);
			at += n;
		}
	} while (n > 0 || (n < 0 && errno == EINTR));
	vci_tally_end(all);
	free(buf);
	return n == 0;
}

/* Is the file, all of it, no UTF-8? Then the dialect says what it is. */
static bool
overruled(struct vci_decode *d, const struct vci_tally *all)
{
	d->assumed = false;
	if (all->invalid <= all->valid)
		return false;
	d->dialect->encoding = vci_encoding_guess(all);
	d->dialect->encoding_found = true;
	return true;
}

/* The first bytes that are no UTF-8 are among s[0..*n). `plain`: what was
 * given out before is ASCII, the same in any encoding. */
static int
judge(struct vc *vc, struct vci_decode *d, bool plain, const char *s, size_t *n)
{
	struct vci_tally all;
	char *raw;

	if (!look_ahead(d, &all) || !overruled(d, &all))
		return VC_OK;
	if (!plain) {
		d->again = d->eof = true;
		d->at = d->len;
		*n = 0;
		return VC_OK;
	}
	if ((raw = realloc(d->raw, d->cap + *n)) == NULL)
		return vci_nomem(vc);
	memmove(raw + *n, raw + d->at, d->len - d->at);
	memcpy(raw, s, *n);
	d->raw = raw;
	d->cap += *n;
	d->len += *n - d->at;
	d->at = 0;
	*n = 0;
	d->tally = (struct vci_tally){ 0 };
	return get_ready(vc, d);
}

static int
read_utf8(struct vc *vc, struct vci_decode *d, char *to, size_t room, size_t *n)
{
	bool plain = d->tally.valid == 0 && d->tally.have == 0 &&
	    d->tally.invalid == 0;
	int rc = VC_OK;

	if (d->at < d->len) {
		*n = d->len - d->at < room ? d->len - d->at : room;
		memcpy(to, d->raw + d->at, *n);
		d->at += *n;
	} else {
		rc = get(vc, d, to, room, n);
	}
	if (rc != VC_OK)
		return rc;
	if (d->eof)
		vci_tally_end(&d->tally);
	else
		vci_tally(&d->tally, to, *n);
	if (d->assumed && d->eof)
		d->again = overruled(d, &d->tally);
	else if (d->assumed && d->tally.invalid > 0)
		rc = judge(vc, d, plain, to, n);
	return rc;
}

static size_t
read_bytes(struct vci_decode *d, char *to, size_t room)
{
	const unsigned char *s = (unsigned char *)d->raw + d->at;
	size_t n = d->len - d->at, i = 0;
	char *begin = to;

	n = n < room / 4 ? n : room / 4;
	while (i < n) {
		const struct vci_byte *b = &d->table[s[i]];
		uint64_t w;

		if (n - i >= sizeof w) {
			memcpy(&w, s + i, sizeof w);
			if ((w & UINT64_C(0x8080808080808080)) == 0) {
				memcpy(to, &w, sizeof w);
				to += sizeof w;
				i += sizeof w;
				continue;
			}
		}
		memcpy(to, b->s, sizeof b->s);
		to += b->n;
		d->broken += b->bad;
		i++;
	}
	d->at += n;
	return (size_t)(to - begin);
}

/* As far as the raw bytes go; what is no character, and half of one at the
 * end of the file, is marked and left behind. */
static size_t
read_utf16(struct vci_decode *d, char *to, size_t room)
{
	char *from = d->raw + d->at, *begin = to;
	size_t left = d->len - d->at;

	while (left > 0 && room >= 4 &&
	    iconv(d->cd, &from, &left, &to, &room) == (size_t)-1) {
		size_t skip = left < 2 ? left : 2;

		if (errno == E2BIG || room == 0 || (errno == EINVAL && !d->eof))
			break;
		*to++ = VCI_NO_CHARACTER;
		room--;
		from += skip;
		left -= skip;
		d->broken++;
	}
	d->at = d->len - left;
	return (size_t)(to - begin);
}

int
vci_decode_read(struct vc *vc, struct vci_decode *d, char *to, size_t room,
    size_t *n)
{
	int rc = VC_OK;

	*n = 0;
	while (rc == VC_OK && *n == 0 && (!d->eof || d->at < d->len)) {
		if (d->table == NULL && d->cd == (iconv_t)-1) {
			rc = read_utf8(vc, d, to, room, n);
			continue;
		}
		*n = d->table != NULL ? read_bytes(d, to, room) :
					read_utf16(d, to, room);
		if (*n == 0 && !d->eof)
			rc = fill(vc, d);
	}
	return rc;
}

bool
vci_decode_sound(const struct vci_decode *d)
{
	return d->broken == 0 && d->tally.invalid == 0;
}

bool
vci_decode_again(const struct vci_decode *d)
{
	return d->again;
}

int64_t
vci_decode_bytes(const struct vci_decode *d)
{
	return d->bytes;
}

void
vci_decode_free(struct vci_decode *d)
{
	if (d == NULL)
		return;
	if (d->cd != (iconv_t)-1)
		iconv_close(d->cd);
	free(d->table);
	free(d->raw);
	free(d);
}
