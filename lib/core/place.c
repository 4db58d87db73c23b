/* SPDX-License-Identifier: ISC */
/* How a municipality is meant: by our number, its code or one of its names. */
#include "place.h"

#include <string.h>

#include "number.h"
#include "place_name.h"
#include "text.h"

#define CODES 10000 /* of one country, in our numbers */

static const struct country {
	char letters[3];
	int number; /* ISO 3166-1 */
	int width;  /* digits of a code */
	const struct vci_place_name *name;
	const size_t *nname;
} countries[] = {
	{ "DK", 208, 4, vci_place_names_dk, &vci_place_nnames_dk },
	{ "FI", 246, 3, vci_place_names_fi, &vci_place_nnames_fi },
	{ "NO", 578, 4, vci_place_names_no, &vci_place_nnames_no },
	{ "SE", 752, 4, vci_place_names_se, &vci_place_nnames_se },
};

#define NCOUNTRY (sizeof(countries) / sizeof(countries[0]))

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static const struct country *
country_of(const char *s)
{
	size_t i;

	for (i = 0; i < NCOUNTRY; i++)
		if (upper(s[0]) == countries[i].letters[0] &&
		    upper(s[1]) == countries[i].letters[1])
			return &countries[i];
	return NULL;
}

int
vci_country_number(const char *country)
{
	const struct country *c;

	if (strlen(country) != 2 || (c = country_of(country)) == NULL)
		return 0;
	return c->number;
}

const struct vci_place *
vci_places(size_t *n)
{
	*n = vci_place_count;
	return vci_place_table;
}

const struct vci_place *
vci_place_get(int64_t id)
{
	size_t low = 0, high = vci_place_count, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (vci_place_table[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == vci_place_count || vci_place_table[low].id != id)
		return NULL;
	return &vci_place_table[low];
}

const char *
vci_place_code(int64_t id, char buf[16])
{
	const struct country *c = NULL;
	int64_t code = id % CODES;
	size_t i;
	int k;

	buf[0] = '\0';
	for (i = 0; i < NCOUNTRY; i++)
		if (countries[i].number == id / CODES)
			c = &countries[i];
	if (c == NULL)
		return buf;
	memcpy(buf, c->letters, 2);
	buf[2] = '-';
	for (k = c->width; k > 0; k--, code /= 10)
		buf[2 + k] = (char)('0' + code % 10);
	buf[3 + c->width] = '\0';
	return buf;
}

/* ---- names --------------------------------------------------------------- */

/* Takes one of the words for "municipality" off a key's end, or the region
 * that Gotland calls itself off its beginning. */
static bool
drop_kind(struct vc_buf *key)
{
	static const char *const kind[] = { " kommun", " kommune", " stad",
		" kaupunki", " kunta", " regionskommune", " municipality" };
	size_t i, n;

	for (i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		n = strlen(kind[i]);
		if (key->len > n &&
		    strcmp(key->s + key->len - n, kind[i]) == 0) {
			key->len -= n;
			key->s[key->len] = '\0';
			return true;
		}
	}
	if (strncmp(key->s, "region ", 7) == 0) {
		key->len -= 7;
		memmove(key->s, key->s + 7, key->len + 1);
	}
	return false;
}

/* Makes a text key a name key: no blanks, and aa, ae, oe as one letter. */
static void
join(struct vc_buf *key)
{
	size_t i, n = 0;
	char c, was = 0;

	for (i = 0; i < key->len; i++) {
		c = key->s[i];
		if (c == ' ' || (was == 'a' && (c == 'a' || c == 'e')) ||
		    (was == 'o' && c == 'e'))
			continue;
		was = key->s[n++] = c;
	}
	key->s[n] = '\0';
	key->len = n;
}

static int32_t
find_key(const struct country *c, const char *key)
{
	size_t low = 0, high = *c->nname, mid;
	int d;

	while (low < high) {
		mid = low + (high - low) / 2;
		if ((d = strcmp(c->name[mid].key, key)) == 0)
			return c->name[mid].code;
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

/* Looks up s[0..n) folded as in `lang`: with the kind of municipality goes
 * the genitive before it ("Stockholms kommun", "Espoon kaupunki"). */
static int32_t
find_name(const struct country *c, const char *s, size_t n, const char *lang)
{
	struct vc_buf key = { 0 };
	int32_t code = 0;
	bool dropped;

	vci_text_key(&key, s, n, lang);
	if (key.failed || key.len == 0)
		goto out;
	dropped = drop_kind(&key);
	join(&key);
	code = find_key(c, key.s);
	if (code == 0 && dropped && key.len > 1 &&
	    (key.s[key.len - 1] == 's' || key.s[key.len - 1] == 'n')) {
		key.s[--key.len] = '\0';
		code = find_key(c, key.s);
	}
out:
	vc_buf_free(&key);
	return code;
}

/* ---- what a cell means ---------------------------------------------------- */

/* "SE-", "SE " or "SE" before a digit: moves past it. */
static const struct country *
take_country(const char **s, size_t *n)
{
	const struct country *c;
	size_t len = 2;

	if (*n < 3 || (c = country_of(*s)) == NULL)
		return NULL;
	if ((*s)[2] == '-' || (*s)[2] == ' ')
		len = 3;
	if (*n == len || (*s)[len] < '0' || (*s)[len] > '9')
		return NULL;
	*s += len;
	*n -= len;
	return c;
}

int64_t
vci_place_parse(const char *country, const char *s, size_t n)
{
	const struct country *c;
	int64_t code;

	for (; n > 0 && s[0] == ' '; n--)
		s++;
	for (; n > 0 && s[n - 1] == ' '; n--)
		;
	if ((c = take_country(&s, &n)) == NULL &&
	    (strlen(country) != 2 || (c = country_of(country)) == NULL))
		return 0;
	if (n == 0)
		return 0;
	if (s[0] >= '0' && s[0] <= '9') {
		if (n > 4 || !vci_int_parse(s, n, &code))
			return 0;
		code += (int64_t)c->number * CODES;
		return vci_place_get(code) != NULL ? code : 0;
	}
	code = 0;
	if (!vci_ascii(s, n))
		code = find_name(c, s, n, "sv");
	if (code == 0)
		code = find_name(c, s, n, "en");
	return code != 0 ? code + (int64_t)c->number * CODES : 0;
}
