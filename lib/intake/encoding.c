/* SPDX-License-Identifier: ISC */
/* The encodings a file may be in: their names, their single bytes in UTF-8,
 * and which of them the bytes of a file speak for. */
#include <endian.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "../core/text.h"
#include "decode.h"

/* Words are folded: without case, signs made blanks. The letters are those
 * of Nordic text in this encoding, by how often they are met: lower case,
 * then capitals and e with acute, then u with dots and the rest. */
static const struct {
	const char *name, *iconv, *words, *letter[3];
} encoding[VCI_ENCODINGS] = {
	[VCI_UTF8] = { "utf-8", "UTF-8", "utf 8|utf8|utf 8 bom|utf8 bom",
	    { "", "", "" } },
	[VCI_UTF16LE] = { "utf-16le", "UTF-16LE",
	    "utf 16le|utf16le|utf 16|utf16|ucs 2|ucs2|unicode",
	    { "", "", "" } },
	[VCI_UTF16BE] = { "utf-16be", "UTF-16BE", "utf 16be|utf16be",
	    { "", "", "" } },
	[VCI_CP1252] = { "windows-1252", "CP1252",
	    "windows 1252|windows1252|cp1252|cp 1252|1252|ansi|latin1|"
	    "latin 1|l1|iso 8859 1|iso8859 1|iso88591",
	    { "\xe5\xe4\xf6\xe6\xf8", "\xc5\xc4\xd6\xc6\xd8\xe9",
		"\xfc\xdc\xc9" } },
	[VCI_CP850] = { "cp850", "CP850",
	    "cp850|cp 850|ibm850|ibm 850|850|dos|oem",
	    { "\x86\x84\x94\x91\x9b", "\x8f\x8e\x99\x92\x9d\x82",
		"\x81\x9a\x90" } },
	[VCI_MACROMAN] = { "macroman", "MACINTOSH",
	    "macroman|mac roman|macintosh|x mac roman|mac",
	    { "\x8c\x8a\x9a\xbe\xbf", "\x81\x80\x85\xae\xaf\x8e",
		"\x9f\x86\x83" } },
};

const char *
vci_encoding_name(enum vci_encoding e)
{
	return encoding[e].name;
}

const char *
vci_encoding_iconv(enum vci_encoding e)
{
	return encoding[e].iconv;
}

bool
vci_encoding_find(const char *word, enum vci_encoding *e)
{
	struct vc_buf key = { 0 };
	bool found = false;

	vci_text_key(&key, word, strlen(word), "en");
	for (int i = 0; i < VCI_ENCODINGS && !found && key.s != NULL; i++)
		if (vci_words_have(encoding[i].words, key.s)) {
			*e = (enum vci_encoding)i;
			found = true;
		}
	vc_buf_free(&key);
	return found;
}

enum vci_encoding
vci_encoding_guess(const struct vci_tally *t)
{
	static const int weight[] = { 4, 2, 1 };
	enum vci_encoding best = VCI_CP1252;
	int64_t most = -1;

	for (int e = VCI_CP1252; e < VCI_ENCODINGS; e++) {
		int64_t score = 0;

		for (int i = 0; i < 3; i++)
			for (const char *s = encoding[e].letter[i]; *s != '\0';
			     s++)
				score += weight[i] *
				    t->of[(unsigned char)*s - 0x80];
		if (score > most) {
			most = score;
			best = (enum vci_encoding)e;
		}
	}
	return best;
}

int
vci_encoding_bytes(struct vc *vc, enum vci_encoding e,
    struct vci_byte table[256])
{
	iconv_t cd = iconv_open("UTF-8", encoding[e].iconv);

	if (cd == (iconv_t)-1)
		return vci_err(vc, VC_E_UNAVAILABLE,
		    "this system cannot read %s; save the file as CSV UTF-8",
		    encoding[e].name);
	for (int i = 0; i < 256; i++) {
		char in = (char)i, *from = &in, *to = table[i].s;
		size_t left = 1, room = sizeof table[i].s;

		table[i].bad = iconv(cd, &from, &left, &to, &room) ==
		    (size_t)-1;
		if (table[i].bad) {
			table[i].s[0] = VCI_NO_CHARACTER;
			to = table[i].s + 1;
			iconv(cd, NULL, NULL, NULL, NULL);
		}
		table[i].n = (unsigned char)(to - table[i].s);
	}
	iconv_close(cd);
	return VC_OK;
}

/* One byte that is not ASCII, or that a sequence waits for. */
static void
count(struct vci_tally *t, unsigned char c)
{
	if (t->need > 0 && c >= t->low && c <= t->high) {
		t->low = 0x80;
		t->high = 0xbf;
		t->have++;
		if (--t->need == 0) {
			t->valid++;
			t->have = 0;
		}
		return;
	}
	t->invalid += t->have;
	t->need = t->have = 0;
	if (c < 0x80)
		return;
	if (c < 0xc2 || c > 0xf4) {
		t->invalid++;
		return;
	}
	t->have = 1;
	t->need = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
	t->low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
	t->high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
}

void
vci_tally(struct vci_tally *t, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t i = 0;

	while (i < n) {
		uint64_t w;

		if (t->need == 0 && n - i >= sizeof w) {
			memcpy(&w, p + i, sizeof w);
			w = htole64(w) & UINT64_C(0x8080808080808080);
			if (w == 0) {
				i += sizeof w;
				continue;
			}
			i += (size_t)__builtin_ctzll(w) / 8;
		}
		if (p[i] >= 0x80)
			t->of[p[i] - 0x80]++;
		if (p[i] >= 0x80 || t->need > 0)
			count(t, p[i]);
		i++;
	}
}

void
vci_tally_end(struct vci_tally *t)
{
	t->invalid += t->have;
	t->need = t->have = 0;
}
