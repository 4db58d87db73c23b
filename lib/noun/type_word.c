/* SPDX-License-Identifier: ISC */
/* Values that are words: codes, weekdays and parts of day. */
#include <string.h>

#include "../core/person.h"
#include "../core/text.h"
#include "noun.h"

const char *
vci_code_find(const struct vci_codes *list, const char *s, size_t n)
{
	const struct vci_code *c;
	struct vc_buf key = { 0 };

	for (c = list->code; c->code != NULL; c++)
		if (strlen(c->code) == n && memcmp(c->code, s, n) == 0)
			return c->code;
	vci_text_key(&key, s, n, "en");
	if (key.s != NULL && *key.s != '\0')
		for (c = list->code; c->code != NULL; c++)
			if (vci_words_have(c->code, key.s) ||
			    vci_words_have(c->alias, key.s))
				break;
	vc_buf_free(&key);
	return c->code;
}

#define NEAR   256 /* codes that did-you-mean looks at */
#define LISTED 32  /* codes that a message lists ... */
#define FIRST  1   /* and of a longer list, those of so many letters */

/* The code that the word may be a slip of, as it is stored or as people read
 * it; NULL: none is near. */
static const char *
near_code(struct vc *vc, const struct vci_codes *list, const char *word)
{
	const char *words[2 * NEAR + 1] = { NULL }, *near;
	size_t n = 0, i;

	for (; n < NEAR && list->code[n].code != NULL; n++)
		words[n] = list->code[n].code;
	for (i = 0; i < n && vc->translate != NULL; i++)
		words[n + i] = vc->translate(words[i]);
	near = vc_nearest(word, words);
	for (i = 0; near != NULL && words[i] != near; i++)
		;
	return near == NULL ? NULL : words[i < n ? i : i - n];
}

bool
vci_code_near(struct vc *vc, const struct vci_codes *list, const char *s,
    size_t n)
{
	struct vc_buf given = { 0 };
	bool near;

	vc_text_cut(&given, s, n, 40);
	near = given.s != NULL && near_code(vc, list, given.s) != NULL;
	vc_buf_free(&given);
	return near;
}

void
vci_codes_list(const struct vci_codes *list, struct vc_buf *all)
{
	size_t n = 0;

	while (list->code[n].code != NULL)
		n++;
	for (const struct vci_code *c = list->code; c->code != NULL; c++) {
		if (n > LISTED && strlen(c->code) > FIRST)
			continue;
		vc_buf_add(all, all->len == 0 ? "" : ", ");
		vc_buf_add(all, c->code);
	}
	if (n > LISTED)
		vc_buf_add(all, ", ...");
}

int
vci_code_err(struct vc *vc, const struct vci_codes *list, const char *s,
    size_t n)
{
	struct vc_buf given = { 0 }, all = { 0 };
	const char *near;
	int rc;

	/* Cut off it would not be known for what it is. */
	if (vci_person_find(vc->home.country, s, n, NULL, NULL))
		return vci_person_err(vc);
	vc_text_cut(&given, s, n, 40);
	vci_codes_list(list, &all);
	near = given.failed ? NULL : near_code(vc, list, given.s);
	if (given.failed || all.failed)
		rc = vci_nomem(vc);
	else if (near != NULL)
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA,
			"unknown %s '%s'; did you mean '%s'?", list->name,
			given.s, near),
		    1 << 0 | 1 << 2, 0);
	else
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA, "unknown %s '%s'; one of %s",
			list->name, given.s, all.s),
		    1 << 0, 1 << 2);
	vc_buf_free(&given);
	vc_buf_free(&all);
	return rc;
}

#define PARTS    3
#define ALL_DAYS 0x1fffff

/* Every word that stands for a set of bits: a day is three parts. */
static const struct when_word {
	const char *words;
	int64_t mask;
} day_word[] = {
	{ "mon|monday|man|mandag|mandag|maanantai|ma", 07 },
	{ "tue|tuesday|tis|tisdag|tir|tirsdag|tiistai|ti", 07 << 3 },
	{ "wed|wednesday|ons|onsdag|keskiviikko|ke", 07 << 6 },
	{ "thu|thursday|tor|tors|torsdag|torstai|to", 07 << 9 },
	{ "fri|friday|fre|fredag|perjantai|pe", 07 << 12 },
	{ "sat|saturday|lor|lordag|lauantai|la", 07 << 15 },
	{ "sun|sunday|son|sondag|sunnuntai|su", 07 << 18 },
	{ "weekdays|weekday|vardag|vardagar|hverdag|hverdage|hverdager|arki|arkisin",
	    077777 },
	{ "weekend|weekends|helg|helger|helg|helgen|viikonloppu", 077 << 15 },
	{ "any|always|alltid|altid|daily|dagligen|dagligt|aina", ALL_DAYS },
}, part_word[] = {
	{ "morning|mornings|forenoon|formiddag|morgon|morgen|aamu|aamupaiva",
	    01111111 },
	{ "afternoon|afternoons|day|daytime|eftermiddag|ettermiddag|dagtid|iltapaiva",
	    02222222 },
	{ "evening|evenings|kvall|kvallar|aften|aftener|kveld|ilta", 04444444 },
};

static int64_t
when_word(const struct when_word *w, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (vci_words_have(w[i].words, key))
			return w[i].mask;
	return 0;
}

#define DAYS(w) when_word(day_word, sizeof day_word / sizeof *day_word, w)
#define PART(w) when_word(part_word, sizeof part_word / sizeof *part_word, w)

/* "mon", "mon-evening", "evenings", "monevening" (as in TuesdayAfternoon). */
static int64_t
when_token(char *key)
{
	char *gap = strchr(key, ' ');
	int64_t mask = DAYS(key);

	if (mask != 0 || (mask = PART(key)) != 0)
		return mask;
	if (gap != NULL) {
		*gap = '\0';
		return DAYS(key) & PART(gap + 1);
	}
	for (size_t i = 2; i + 2 < strlen(key); i++) {
		char head[32];

		if (i >= sizeof head)
			break;
		memcpy(head, key, i);
		head[i] = '\0';
		if ((mask = DAYS(head) & PART(key + i)) != 0)
			return mask;
	}
	return 0;
}

bool
vci_when_parse(const char *s, size_t n, int64_t *mask)
{
	struct vc_buf key = { 0 };
	const char *end = s + n;

	*mask = 0;
	while (s < end) {
		size_t len = 0;
		int64_t m;

		while (s + len < end && strchr(",;|/\n", s[len]) == NULL)
			len++;
		vc_buf_clear(&key);
		vci_text_key(&key, s, len, "en");
		s += len + (s + len < end);
		if (key.s == NULL || *key.s == '\0')
			continue;
		m = when_token(key.s);
		if (m == 0) {
			*mask = 0;
			break;
		}
		*mask |= m;
	}
	vc_buf_free(&key);
	return *mask != 0;
}

void
vci_when_print(int64_t mask, struct vc_buf *out)
{
	static const char *const day[] = { N_("mon"), N_("tue"), N_("wed"),
		N_("thu"), N_("fri"), N_("sat"), N_("sun") };
	static const char *const part[] = { N_("morning"), N_("afternoon"),
		N_("evening") };
	const char *sep = "";

	if ((mask & ALL_DAYS) == ALL_DAYS) {
		vc_buf_add(out, N_("any"));
		return;
	}
	for (int d = 0; d < 7; d++) {
		int64_t bits = mask >> (d * PARTS) & 7;

		for (int i = 0; i < PARTS; i++) {
			if (bits != 7 && (bits >> i & 1) == 0)
				continue;
			vc_buf_add(out, sep);
			vc_buf_add(out, day[d]);
			sep = ";";
			if (bits == 7)
				break;
			vc_buf_addc(out, '-');
			vc_buf_add(out, part[i]);
		}
	}
}
