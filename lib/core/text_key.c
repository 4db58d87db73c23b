/* SPDX-License-Identifier: ISC */
/* The keys by which text is searched and sorted in each language. */
#include "text.h"

#include <string.h>
#include <utf8proc.h>

#include "buf.h"

/* What ASCII becomes: letters and digits themselves, all else a blank. A
 * key holds nothing between 'z' and 0x7f of its own, so the three letters
 * that come after z are written there. */
static const char ascii_key[] =
    "                                "  /* controls */
    "                0123456789      "  /* blank to ? */
    " abcdefghijklmnopqrstuvwxyz     "  /* @ to _ */
    " abcdefghijklmnopqrstuvwxyz     "; /* ` to DEL */

/* Where a language has its own letters after z, 0 where it has none. */
struct alphabet {
	char a_ring, a_dots, o_dots;
	bool aa; /* aa is a way of writing å */
};

static const struct alphabet swedish = { '{', '|', '}', false };
static const struct alphabet danish = { '}', '{', '|', true };
static const struct alphabet plain = { 0, 0, 0, false };

static const struct alphabet *
alphabet_of(const char *lang)
{
	if (strncmp(lang, "sv", 2) == 0 || strncmp(lang, "fi", 2) == 0)
		return &swedish;
	if (strncmp(lang, "da", 2) == 0 || strncmp(lang, "nb", 2) == 0 ||
	    strncmp(lang, "nn", 2) == 0 || strncmp(lang, "no", 2) == 0)
		return &danish;
	return &plain;
}

/* A key while it is made. */
struct keying {
	struct vc_buf *out;
	size_t start;
	const struct alphabet *abc;
	bool blank; /* a blank is due before the next letter */
};

static void
put(struct keying *k, const char *s, size_t n)
{
	if (k->blank && k->out->len > k->start)
		vc_buf_addc(k->out, ' ');
	k->blank = false;
	vc_buf_addn(k->out, s, n);
}

static void
put_ascii(struct keying *k, unsigned char c)
{
	if (ascii_key[c] == ' ')
		k->blank = true;
	else
		put(k, &ascii_key[c], 1);
}

/* A mark over the letter last put. */
static void
put_mark(struct keying *k, utf8proc_int32_t mark)
{
	char *last, now = 0;

	if (k->blank || k->out->len == k->start || k->abc->a_ring == 0)
		return;
	last = k->out->s + k->out->len - 1;
	if (mark == 0x030a && *last == 'a')
		now = k->abc->a_ring;
	else if (mark == 0x0308 && *last == 'a')
		now = k->abc->a_dots;
	else if ((mark == 0x0308 || mark == 0x030b) && *last == 'o')
		now = k->abc->o_dots;
	else if ((mark == 0x0308 || mark == 0x030b) && *last == 'u')
		now = 'y';
	if (now != 0)
		*last = now;
}

/* Letters of the Latin script that no normal form takes apart. Gives what
 * an alphabet without them writes, and *own the letter of those that have
 * it. */
static const char *
latin(const struct alphabet *abc, utf8proc_int32_t cp, char *own)
{
	*own = 0;
	switch (cp) {
	case 0xe6: /* æ */
		*own = abc->a_dots;
		return "ae";
	case 0xf8: /* ø */
		*own = abc->o_dots;
		return "o";
	case 0x153: /* œ */
		*own = abc->o_dots;
		return "oe";
	case 0xf0:  /* ð */
	case 0x111: /* đ */
		return "d";
	case 0xfe: /* þ */
		return "th";
	case 0x127: /* ħ */
		return "h";
	case 0x131: /* dotless i */
		return "i";
	case 0x142: /* ł */
		return "l";
	case 0x14b: /* ŋ */
		return "n";
	case 0x167: /* ŧ */
		return "t";
	default:
		return NULL;
	}
}

/* One code point that is folded and taken apart. */
static void
put_folded(struct keying *k, utf8proc_int32_t cp)
{
	utf8proc_uint8_t utf8[4];
	const char *s;
	char own;

	if (cp < 0x80) {
		put_ascii(k, (unsigned char)cp);
		return;
	}
	if ((s = latin(k->abc, cp, &own)) != NULL) {
		if (own != 0)
			put(k, &own, 1);
		else
			put(k, s, strlen(s));
		return;
	}
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
		put_mark(k, cp);
		break;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		put(k, (const char *)utf8,
		    (size_t)utf8proc_encode_char(cp, utf8));
		break;
	default:
		k->blank = true;
	}
}

/* The letters with marks that Nordic text is full of, so that few go the long
 * way round; s is two bytes. */
static bool
put_nordic(struct keying *k, const char *s)
{
	const struct alphabet *abc = k->abc;
	char own, bare;

	if (s[0] != '\303')
		return false;
	switch ((unsigned char)s[1] | 0x20) {
	case 0xa5: /* å */
		own = abc->a_ring;
		bare = 'a';
		break;
	case 0xa4: /* ä */
		own = abc->a_dots;
		bare = 'a';
		break;
	case 0xb6: /* ö */
	case 0xb8: /* ø */
		own = abc->o_dots;
		bare = 'o';
		break;
	case 0xa9: /* é */
		own = 0;
		bare = 'e';
		break;
	default:
		return false;
	}
	put(k, own != 0 ? &own : &bare, 1);
	return true;
}

/* NFKD of one code point is at most 18 of them. */
#define MAX_PARTS 32

static size_t
put_char(struct keying *k, const char *s, size_t n)
{
	utf8proc_int32_t cp, part[MAX_PARTS];
	utf8proc_ssize_t len, i, m;
	int bound = 0;

	if (n >= 2 && put_nordic(k, s))
		return 2;
	len = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n,
	    &cp);
	if (len < 1) {
		k->blank = true;
		return 1;
	}
	m = utf8proc_decompose_char(cp, part, MAX_PARTS,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
		UTF8PROC_IGNORE,
	    &bound);
	for (i = 0; i < m && i < MAX_PARTS; i++)
		put_folded(k, part[i]);
	return (size_t)len;
}

/* The same for pure ASCII, in one pass without a branch on the text. */
static void
put_all_ascii(struct vc_buf *b, const char *s, size_t n)
{
	char c, was = ' ', *to, *start;
	size_t i;

	if ((to = start = vci_buf_room(b, n)) == NULL)
		return;
	for (i = 0; i < n; i++) {
		c = ascii_key[(unsigned char)s[i]];
		*to = c;
		to += (c != ' ') | (was != ' ');
		was = c;
	}
	if (to > start && to[-1] == ' ')
		to--;
	*to = '\0';
	b->len += (size_t)(to - start);
}

/* Writes aa as the one letter it is. */
static void
join_aa(struct vc_buf *b, size_t start, char a_ring)
{
	char *from, *to;

	if (b->failed || (to = strstr(b->s + start, "aa")) == NULL)
		return;
	for (from = to; *from != '\0'; to++) {
		if (from[0] == 'a' && from[1] == 'a') {
			*to = a_ring;
			from += 2;
		} else
			*to = *from++;
	}
	*to = '\0';
	b->len = (size_t)(to - b->s);
}

void
vci_text_key(struct vc_buf *b, const char *s, size_t n, const char *lang)
{
	struct keying k = { .out = b, .start = b->len };
	size_t i = 0;

	k.abc = alphabet_of(lang);
	if (vci_ascii(s, n))
		put_all_ascii(b, s, n);
	else {
		vc_buf_addn(b, "", 0);
		while (i < n) {
			if ((signed char)s[i] >= 0)
				put_ascii(&k, (unsigned char)s[i++]);
			else
				i += put_char(&k, s + i, n - i);
		}
	}
	if (k.abc->aa)
		join_aa(b, k.start, k.abc->a_ring);
}
