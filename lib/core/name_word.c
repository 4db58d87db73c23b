/* SPDX-License-Identifier: ISC */
/* Words of organisations' names that tell little: legal forms, kinds of
 * bodies, what joins words. How little, the register's own names say; this
 * only tells variants of one word from different words. */
#include <string.h>

#include "name_part.h"

/* Folded words; `as` is how all variants count. */
struct entry {
	const char *word, *as;
};

static const char *const link_word[] = { "a", "af", "and", "av", "c", "de",
	"den", "det", "ett", "et", "for", "fra", "fran", "i", "in", "inom",
	"ja", "med", "o", "och", "of", "og", "om", "on", "pa", "the", "til",
	"till", "ved", "vid" };

static const struct entry form_word[] = { { "ab", NULL }, { "aps", NULL },
	{ "as", NULL }, { "aktiebolag", "ab" }, { "ek", "ekonomisk" },
	{ "ekonomisk", NULL }, { "hb", NULL }, { "handelsbolag", "hb" },
	{ "id", "ideell" }, { "ideel", "ideell" }, { "ideell", NULL },
	{ "idell", "ideell" }, { "insamlingsstiftelse", "stiftelse" },
	{ "insamlingsstiftelsen", "stiftelse" }, { "kb", NULL }, { "oy", NULL },
	{ "r", "ry" }, { "reg", "registrerad" }, { "registrerad", NULL },
	{ "rf", NULL }, { "rekisteroity", "ry" }, { "ry", NULL },
	{ "stiftelse", NULL }, { "stiftelsen", "stiftelse" },
	{ "saatio", "stiftelse" } };

/* Also the ends of compounds, the longer before the shorter. */
static const struct entry head_word[] = { { "forsamlingen", "forsamling" },
	{ "forsamling", NULL }, { "avdelningen", "avdelning" },
	{ "avdelning", NULL }, { "afdelingen", "avdelning" },
	{ "afdeling", "avdelning" }, { "avdeling", "avdelning" },
	{ "foreningarna", "forening" }, { "foreningerne", "forening" },
	{ "foreningar", "forening" }, { "foreninger", "forening" },
	{ "foreningen", "forening" }, { "forening", NULL },
	{ "forenigen", "forening" }, { "forenig", "forening" },
	{ "foren", "forening" }, { "yhdistys", "forening" },
	{ "association", "forening" }, { "forbundet", "forbund" },
	{ "forbund", NULL }, { "liitto", "forbund" },
	{ "sallskapet", "sallskap" }, { "sallskap", NULL },
	{ "selskabet", "sallskap" }, { "selskab", "sallskap" },
	{ "selskapet", "sallskap" }, { "selskap", "sallskap" },
	{ "seura", "sallskap" }, { "kommitten", "kommitte" },
	{ "kommitte", NULL }, { "distriktet", "distrikt" },
	{ "distrikt", NULL }, { "kretsen", "krets" }, { "krets", NULL },
	{ "gruppen", "grupp" }, { "gruppe", "grupp" }, { "grupp", NULL },
	{ "gillet", "gille" }, { "gille", NULL }, { "klubben", "klubb" },
	{ "klubb", NULL }, { "klubbar", "klubb" }, { "klub", "klubb" },
	{ "club", "klubb" }, { "kerho", "klubb" }, { "scoutkaren", "scoutkar" },
	{ "scoutkar", NULL }, { "lokalavdelning", "avdelning" },
	{ "avd", "avdelning" } };

static bool
is(const char *word, const char *s, size_t n)
{
	return strncmp(word, s, n) == 0 && word[n] == '\0';
}

static bool
find(const struct entry *e, size_t ne, const char *s, size_t n, const char **as)
{
	for (size_t i = 0; i < ne; i++)
		if (is(e[i].word, s, n)) {
			*as = e[i].as == NULL ? e[i].word : e[i].as;
			return true;
		}
	return false;
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum vci_part_kind
vci_name_kind(const char *s, size_t n, const char **as)
{
	*as = s;
	for (size_t i = 0; i < COUNT(link_word); i++)
		if (is(link_word[i], s, n))
			return VCI_PART_LINK;
	if (find(form_word, COUNT(form_word), s, n, as))
		return VCI_PART_FORM;
	if (find(head_word, COUNT(head_word), s, n, as))
		return VCI_PART_HEAD;
	return VCI_PART_PLAIN;
}

#define LEAST_STEM 3

size_t
vci_name_head(const char *s, size_t n, const char **as)
{
	for (size_t i = 0; i < COUNT(head_word); i++) {
		size_t m = strlen(head_word[i].word);

		if (n < m + LEAST_STEM ||
		    memcmp(s + n - m, head_word[i].word, m) != 0)
			continue;
		*as = head_word[i].as == NULL ? head_word[i].word :
						head_word[i].as;
		return m;
	}
	return 0;
}

/* ---- sound ---------------------------------------------------------------------- */

static bool
soft(char c)
{
	return c == 'e' || c == 'i' || c == 'y';
}

/* Letters that Nordic spelling took for one another, in names to this day:
 * Westerås, Husqvarna, Carl, Club, Sophia, Aalborg, Aeroe. *used: letters of
 * s that it stands for. */
static char
sound_of(const char *s, size_t n, size_t *used)
{
	char c = s[0], next = n > 1 ? s[1] : '\0';

	*used = 1;
	if ((c == 'p' || c == 't' || c == 'c') && next == 'h') {
		*used = 2;
		return c == 'p' ? 'f' : c == 't' ? 't' : 'k';
	}
	if ((c == 'a' || c == 'o') && next == 'e') {
		*used = 2;
		return c;
	}
	switch (c) {
	case 'w':
		return 'v';
	case 'q':
		return 'k';
	case 'z':
		return 's';
	case 'c':
		return soft(next) ? 's' : 'k';
	default:
		return c;
	}
}

/* In a short form doubled letters are two initials. */
#define SHORT 4

size_t
vci_name_sound(const char *s, size_t n, char *to)
{
	size_t len = 0, used;

	for (size_t i = 0; i < n; i += used) {
		char c = sound_of(s + i, n - i, &used);

		if (len == 0 || to[len - 1] != c || n <= SHORT)
			to[len++] = c;
	}
	to[len] = '\0';
	return len;
}
