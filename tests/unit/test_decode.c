/* SPDX-License-Identifier: ISC */
/* Bytes to UTF-8: which encoding a file is in, whatever pieces it comes in,
 * and what becomes of bytes that are no text. */
#include "unit.h"

#include <fcntl.h>
#include <iconv.h>
#include <pthread.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../lib/intake/decode.h"

/* What offices write: in each language, upper and lower case, a title in
 * quotes, a sum, a degree. */
static const char *const text[] = {
	"id;namn;ort;anm\n1;Föreningen Räddningshunden i Åmål;Örebro;Behöver "
	"två förare\n2;Idéföreningen Café Ängeln;Älvsjö;Öppet även på lör\n",
	"id;navn;sted;note\n1;Røde Kors Ungdom Ålborg;Sønderå;Søger frivillige "
	"til læsehjælp\n2;Ældresagen på Ærø;Ærøskøbing;Åbent hver lørdag\n",
	"id;navn;sted;merknad\n1;Kirkens Bymisjon Tromsø;Tromsø;Trenger flere "
	"på kjøkkenet\n2;Ås Husflidslag;Ås;Også åpent på lørdager i "
	"Øvregate\n",
	"id;nimi;kunta;huom\n1;Työttömien yhdistys;Jyväskylä;Etsitään "
	"lähimmäisiä\n2;Elävä kylä ry;Äänekoski;Pidämme yllä kylätaloa "
	"väelle\n",
};

static const enum vci_encoding all[] = { VCI_UTF8, VCI_UTF16LE, VCI_UTF16BE,
	VCI_CP1252, VCI_CP850, VCI_MACROMAN };

struct bytes {
	char s[1024];
	size_t n;
};

static struct bytes
encode(const char *utf8, enum vci_encoding e, const char *bom)
{
	iconv_t cd = iconv_open(vci_encoding_iconv(e), "UTF-8");
	struct bytes b = { .n = strlen(bom) };
	char *from = (char *)utf8, *to = b.s + b.n;
	size_t left = strlen(utf8), room = sizeof b.s - b.n;

	memcpy(b.s, bom, b.n);
	assert_true(cd != (iconv_t)-1);
	assert_int_equal(iconv(cd, &from, &left, &to, &room), 0);
	iconv_close(cd);
	b.n = (size_t)(to - b.s);
	return b;
}

/* Decodes what can be read from fd, `room` bytes at a time; is it to be read
 * again? */
static bool
decode(int fd, struct vci_dialect *d, size_t room, struct vc_buf *out)
{
	struct vci_decode *in;
	struct vc *vc;
	char buf[65536];
	size_t n = 1;
	bool again;

	assert_int_equal(vc_new(&vc), VC_OK);
	assert_int_equal(vci_decode_open(vc, fd, d, &in), VC_OK);
	vc_buf_clear(out);
	vc_buf_add(out, "");
	while (n > 0) {
		assert_int_equal(vci_decode_read(vc, in, buf, room, &n), VC_OK);
		vc_buf_addn(out, buf, n);
	}
	again = vci_decode_again(in);
	vci_decode_free(in);
	vc_free(vc);
	return again;
}

static int
file_of(const char *s, size_t n)
{
	int fd = memfd_create("csv", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, s, n), n);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

/* Reads a file as often as it must be; how often? */
static int
decode_file(const char *s, size_t n, struct vci_dialect *d, struct vc_buf *out)
{
	int fd = file_of(s, n), passes = 1;

	while (decode(fd, d, 65536, out)) {
		assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
		assert_true(++passes < 4);
	}
	close(fd);
	return passes;
}

struct feed {
	int fd;
	const char *s;
	size_t n;
};

static void *
feeder(void *arg)
{
	struct feed *f = arg;

	for (size_t i = 0; i < f->n; i++)
		if (write(f->fd, f->s + i, 1) != 1)
			break;
	close(f->fd);
	return NULL;
}

/* The same through a pipe that gives one byte at a time. */
static bool
decode_piped(const char *s, size_t n, struct vci_dialect *d, struct vc_buf *out)
{
	struct feed f = { .s = s, .n = n };
	pthread_t thread;
	int fd[2];
	bool again;

	assert_int_equal(pipe2(fd, O_DIRECT), 0);
	f.fd = fd[1];
	assert_int_equal(pthread_create(&thread, NULL, feeder, &f), 0);
	again = decode(fd[0], d, 64, out);
	pthread_join(thread, NULL);
	close(fd[0]);
	return again;
}

/* ---- which one --------------------------------------------------------------- */

static void
names(void **state)
{
	static const struct {
		const char *word;
		enum vci_encoding e;
	} known[] = { { "utf-8", VCI_UTF8 }, { "UTF8", VCI_UTF8 },
		{ "UTF-16LE", VCI_UTF16LE }, { "utf16be", VCI_UTF16BE },
		{ "windows-1252", VCI_CP1252 }, { "Windows1252", VCI_CP1252 },
		{ "cp1252", VCI_CP1252 }, { "latin1", VCI_CP1252 },
		{ "ISO-8859-1", VCI_CP1252 }, { "cp850", VCI_CP850 },
		{ "IBM850", VCI_CP850 }, { "macroman", VCI_MACROMAN },
		{ "macintosh", VCI_MACROMAN } };
	enum vci_encoding e;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		assert_true(vci_encoding_find(known[i].word, &e));
		assert_int_equal(e, known[i].e);
	}
	for (size_t i = 0; i < COUNT(all); i++) {
		assert_true(vci_encoding_find(vci_encoding_name(all[i]), &e));
		assert_int_equal(e, all[i]);
	}
	assert_false(vci_encoding_find("", &e));
	assert_false(vci_encoding_find("latin", &e));
	assert_false(vci_encoding_find("utf-7", &e));
}

/* Each text in each encoding, guessed, whole and byte by byte. */
static void
guessed(void **state)
{
	struct vc_buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(text) * COUNT(all); i++) {
		enum vci_encoding e = all[i % COUNT(all)];
		const char *want = text[i / COUNT(all)];
		struct bytes in = encode(want, e, "");
		struct vci_dialect d = VCI_DIALECT;

		assert_int_equal(decode_file(in.s, in.n, &d, &b), 1);
		assert_string_equal(b.s, want);
		assert_int_equal(d.encoding, e);
		assert_false(d.bom);
		d = VCI_DIALECT;
		/* A pipe can't be looked at ahead. */
		assert_int_equal(decode_piped(in.s, in.n, &d, &b),
		    e >= VCI_CP1252);
		assert_int_equal(d.encoding, e);
		assert_int_equal(decode_piped(in.s, in.n, &d, &b), false);
		assert_string_equal(b.s, want);
	}
	vc_buf_free(&b);
}

static void
marked(void **state)
{
	static const char *const bom[] = { "\xef\xbb\xbf", "\xff\xfe",
		"\xfe\xff" };
	struct vc_buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		/* So short that nothing else tells it. */
		struct bytes in = encode("\xc3\xa5", all[i], bom[i]);
		struct vci_dialect d = VCI_DIALECT;

		assert_int_equal(decode_file(in.s, in.n, &d, &b), 1);
		assert_string_equal(b.s, "\xc3\xa5");
		assert_int_equal(d.encoding, all[i]);
		assert_true(d.bom);
		d = VCI_DIALECT;
		assert_false(decode_piped(in.s, in.n, &d, &b));
		assert_string_equal(b.s, "\xc3\xa5");
	}
	vc_buf_free(&b);
}

/* What is given is stronger than what is seen. */
static void
given(void **state)
{
	static const struct {
		const char *s;
		enum vci_encoding e;
		const char *want;
	} r[] = {
		{ "\xc3\xa5", VCI_CP1252, "\xc3\x83\xc2\xa5" },
		{ "\x8c\x8a\x9a", VCI_MACROMAN, "\xc3\xa5\xc3\xa4\xc3\xb6" },
		{ "\x86\x84\x94", VCI_CP850, "\xc3\xa5\xc3\xa4\xc3\xb6" },
		{ "\x8c\x8a\x9a", VCI_CP850, "\xc3\xae\xc3\xa8\xc3\x9c" },
		{ "\xe5", VCI_UTF8, "\xe5" },
		{ "a\xff\xfe", VCI_UTF16BE, "\xe6\x87\xbf\xff" },
	};
	struct vc_buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_dialect d = { .encoding = r[i].e,
			.encoding_given = true };

		assert_int_equal(decode_file(r[i].s, strlen(r[i].s), &d, &b),
		    1);
		assert_string_equal(b.s, r[i].want);
		assert_int_equal(d.encoding, r[i].e);
	}
	vc_buf_free(&b);
}

/* But a mark knows better than a profile. */
static void
mark_wins(void **state)
{
	struct vci_dialect d = { .encoding = VCI_CP1252,
		.encoding_given = true };
	const char *s = "\xef\xbb\xbf\xc3\xa5";
	struct vc_buf b = { 0 };

	(void)state;
	assert_int_equal(decode_file(s, strlen(s), &d, &b), 1);
	assert_string_equal(b.s, "\xc3\xa5");
	assert_int_equal(d.encoding, VCI_UTF8);
	assert_true(d.bom);
	vc_buf_free(&b);
}

/* UTF-8 with a few bad bytes stays what it is; with more of them than it has
 * letters of its own, it never was UTF-8. */
static void
mostly(void **state)
{
	struct vci_dialect d = VCI_DIALECT;
	struct vc_buf b = { 0 };
	const char *s = "\xc3\xa5 \xc3\xa4 \xe5 x";

	(void)state;
	assert_int_equal(decode_file(s, strlen(s), &d, &b), 1);
	assert_int_equal(d.encoding, VCI_UTF8);
	assert_string_equal(b.s, s);
	d = VCI_DIALECT;
	s = "\xc3\xa5 \xe4 \xe5 x";
	assert_int_equal(decode_file(s, strlen(s), &d, &b), 1);
	assert_int_equal(d.encoding, VCI_CP1252);
	assert_string_equal(b.s, "\xc3\x83\xc2\xa5 \xc3\xa4 \xc3\xa5 x");
	vc_buf_free(&b);
}

/* What looks like sequences of UTF-8 and is none. */
static void
no_sequences(void **state)
{
	static const char *const bad[] = { "\xe0\x80\x80", "\xed\xa0\x80",
		"\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xc0\x80",
		"\xf8\x88\x80\x80\x80", "\xe5\xe4" };

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct vci_tally t = { .valid = 0 };

		vci_tally(&t, bad[i], strlen(bad[i]));
		vci_tally_end(&t);
		assert_int_equal(t.valid, 0);
		assert_int_equal(t.invalid, strlen(bad[i]));
	}
}

/* NUL bytes everywhere are no UTF-16. */
static void
zeros(void **state)
{
	static const char zero[64];
	struct vci_dialect d = VCI_DIALECT;
	struct vc_buf b = { 0 };

	(void)state;
	assert_int_equal(decode_file(zero, sizeof zero, &d, &b), 1);
	assert_int_equal(d.encoding, VCI_UTF8);
	assert_int_equal(b.len, sizeof zero);
	vc_buf_free(&b);
}

/* n lines "LINE" and what comes after them. */
static void
lines(struct vc_buf *b, const char *line, size_t n, const char *then)
{
	vc_buf_clear(b);
	while (n-- > 0)
		vc_buf_add(b, line);
	vc_buf_add(b, then);
}

/* The byte that tells may be far behind. */
static void
told_late(void **state)
{
	struct vc_buf in = { 0 }, want = { 0 }, b = { 0 };
	struct vci_dialect d = VCI_DIALECT;

	(void)state;
	/* Nothing but ASCII before it: one pass does. */
	lines(&in, "0123456789\n", 100000, "\xe5\xe4\xf6\n");
	lines(&want, "0123456789\n", 100000, "\xc3\xa5\xc3\xa4\xc3\xb6\n");
	assert_int_equal(decode_file(in.s, in.len, &d, &b), 1);
	assert_string_equal(b.s, want.s);
	/* What looked like UTF-8 was given out already. */
	d = VCI_DIALECT;
	vc_buf_clear(&in);
	vc_buf_add(&in, "\xc3\xa5\n");
	vc_buf_add(&in, want.s);
	in.len -= 7;
	vc_buf_add(&in, "\xe5\xe4\xf6\xf6\xf6\n");
	assert_int_equal(decode_file(in.s, in.len, &d, &b), 2);
	assert_int_equal(d.encoding, VCI_CP1252);
	assert_true(d.encoding_found);
	assert_memory_equal(b.s, "\xc3\x83\xc2\xa5\n", 5);
	assert_string_equal(b.s + b.len - 11,
	    "\xc3\xa5\xc3\xa4\xc3\xb6\xc3\xb6\xc3\xb6\n");
	/* So was half a character. */
	d = VCI_DIALECT;
	lines(&in, "0123456\n", 8192, "23456\n\xe5\xe4\xf6");
	in.s[65535] = '\xe5';
	assert_int_equal(decode_file(in.s, in.len, &d, &b), 2);
	assert_string_equal(b.s + 65535,
	    "\xc3\xa5"
	    "23456\n\xc3\xa5\xc3\xa4\xc3\xb6");
	vc_buf_free(&in);
	vc_buf_free(&want);
	vc_buf_free(&b);
}

/* ---- pieces ------------------------------------------------------------------- */

static void
utf16_pieces(void **state)
{
	static const struct {
		const char *s;
		size_t n;
		const char *want;
	} r[] = {
		{ "\xff\xfe\x3d\xd8\x00\xdez\0", 8, "\xf0\x9f\x98\x80z" },
		{ "\xfe\xff\xd8\x3d\xde\0\0z", 8, "\xf0\x9f\x98\x80z" },
		{ "\xff\xfe"
		  "a\0\x3d\xd8",
		    6, "a\xff" },
		{ "\xff\xfe"
		  "a\0\x3d\xd8"
		  "b\0",
		    8,
		    "a\xff"
		    "b" },
		{ "\xff\xfe\x00\xde"
		  "b\0",
		    6,
		    "\xff"
		    "b" },
		{ "\xff\xfe"
		  "a\0b",
		    5, "a\xff" },
		{ "\xff\xfe", 2, "" },
		{ "\xff\xfe"
		  "a",
		    3, "\xff" },
	};
	struct vc_buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_dialect d = VCI_DIALECT;

		decode_file(r[i].s, r[i].n, &d, &b);
		assert_string_equal(b.s, r[i].want);
		d = VCI_DIALECT;
		assert_false(decode_piped(r[i].s, r[i].n, &d, &b));
		assert_string_equal(b.s, r[i].want);
	}
	vc_buf_free(&b);
}

/* Text longer than any buffer, in each encoding. */
static void
long_text(void **state)
{
	struct vc_buf in = { 0 }, want = { 0 }, b = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct bytes one = encode(text[0], all[i], "");
		struct vci_dialect d = VCI_DIALECT;

		vc_buf_clear(&in);
		vc_buf_clear(&want);
		for (int k = 0; k < 3001; k++) {
			vc_buf_addn(&in, one.s, one.n);
			vc_buf_add(&want, text[0]);
		}
		assert_int_equal(decode_file(in.s, in.len, &d, &b), 1);
		assert_int_equal(d.encoding, all[i]);
		assert_int_equal(b.len, want.len);
		assert_memory_equal(b.s, want.s, want.len);
	}
	vc_buf_free(&in);
	vc_buf_free(&want);
	vc_buf_free(&b);
}

/* Byte by byte, past what is looked at beforehand. */
static void
long_pieces(void **state)
{
	static const char one[] = "\xc3\xa5\xf0\x9f\x98\x80z";
	struct vc_buf in = { 0 }, want = { 0 }, b = { 0 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct bytes part = encode(one, all[i], "");
		struct vci_dialect d = { .encoding = all[i],
			.encoding_given = true };

		vc_buf_clear(&in);
		vc_buf_clear(&want);
		while (in.len < 5000) {
			vc_buf_addn(&in, part.s, part.n);
			vc_buf_add(&want, one);
		}
		assert_false(decode_piped(in.s, in.len, &d, &b));
		assert_string_equal(b.s, want.s);
	}
	vc_buf_free(&in);
	vc_buf_free(&want);
	vc_buf_free(&b);
}

static void
no_characters(void **state)
{
	struct vci_dialect d = { .encoding = VCI_CP1252,
		.encoding_given = true };
	struct vc_buf b = { 0 };

	(void)state;
	decode_file("a\x81\x8d\x8f\x90\x9d\x80z", 8, &d, &b);
	assert_string_equal(b.s, "a\xff\xff\xff\xff\xff\xe2\x82\xacz");
	d = (struct vci_dialect){ .encoding = VCI_UTF8 };
	decode_file("\xc3\xa5\0\xc3\xa5", 5, &d, &b);
	assert_int_equal(b.len, 5);
	vc_buf_free(&b);
}

/* ---- what was read -------------------------------------------------------------- */

static void
sha256(uint8_t out[32], const void *in, size_t n)
{
	struct sha256_ctx c;

	sha256_init(&c);
	sha256_update(&c, n, in);
	sha256_digest(&c, SHA256_DIGEST_SIZE, out);
}

/* Bytes and their digest are the file's, not those of what is made of it,
 * whether it is added up at once or, of a long file, aside. */
static void
digest(void **state)
{
	static const char *const kind[] = { "\xe5\xe4\xf6", "\xc3\xa5",
		"\xff\xfe\x61" };
	unsigned char want[32];
	char hex[65], got[65];
	struct vc_buf in = { 0 };
	struct vc *vc;

	(void)state;
	assert_int_equal(vc_new(&vc), VC_OK);
	for (size_t i = 0; i < 2 * COUNT(kind); i++) {
		struct vci_dialect d = VCI_DIALECT;
		struct vci_digest sum = { 0 };
		struct vci_csv *csv;
		int fd, rc;

		vc_buf_clear(&in);
		vc_buf_add(&in, kind[i / 2]);
		while (in.len < 700000 * (i % 2 + 1))
			vc_buf_add(&in, "id,name\n1,A\n");
		vc_buf_add(&in, kind[i / 2]);
		fd = file_of(in.s, in.len);
		vci_digest_begin(&sum, fd, true);
		assert_int_equal(sum.threaded, i % 2);
		assert_int_equal(vci_csv_open(vc, fd, &d, &csv), VC_OK);
		while ((rc = vci_csv_next(vc, csv)) == VC_ROW)
			continue;
		assert_int_equal(rc, VC_DONE);
		sha256(want, (unsigned char *)in.s, in.len);
		vci_digest_hex(want, hex);
		assert_int_equal(vci_digest_end(vc, &sum, got), VC_OK);
		assert_string_equal(got, hex);
		assert_int_equal(vci_csv_bytes(csv), in.len);
		vci_csv_free(csv);
		close(fd);
	}
	vc_buf_free(&in);
	vc_free(vc);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
		cmocka_unit_test(guessed),
		cmocka_unit_test(marked),
		cmocka_unit_test(given),
		cmocka_unit_test(mark_wins),
		cmocka_unit_test(mostly),
		cmocka_unit_test(no_sequences),
		cmocka_unit_test(zeros),
		cmocka_unit_test(told_late),
		cmocka_unit_test(utf16_pieces),
		cmocka_unit_test(long_text),
		cmocka_unit_test(long_pieces),
		cmocka_unit_test(no_characters),
		cmocka_unit_test(digest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
