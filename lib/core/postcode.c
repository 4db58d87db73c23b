/* SPDX-License-Identifier: ISC */
/* How long the postcodes of each country are, and what stands before them. */
#include "postcode.h"

#include <string.h>

static const struct country {
	const char *code, *old; /* letters before a postcode, now and before */
	size_t width;
	bool zeros; /* some begin with a zero */
} countries[] = {
	{ "SE", "S", 5, false },
	{ "DK", "DK", 4, true },
	{ "NO", "N", 4, true },
	{ "FI", "FIN", 5, true },
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "SE-", "SE " or "SE" before a digit. */
static const char *
skip(const char *s, const char *letters)
{
	size_t n = strlen(letters);

	if (strncasecmp(s, letters, n) != 0)
		return s;
	if (s[n] == '-')
		return s + n + 1;
	return s[n] == ' ' || is_digit(s[n]) ? s + n : s;
}

static bool
take_digits(const struct country *c, const char *s, char out[VCI_POSTCODE])
{
	char digit[VCI_POSTCODE];
	size_t n = 0;

	for (; *s != '\0'; s++)
		if (is_digit(*s) && n < c->width)
			digit[n++] = *s;
		else if (*s != ' ')
			return false;
	if (n == 0 || (n < c->width && !c->zeros))
		return false;
	memset(out, '0', c->width - n);
	memcpy(out + c->width - n, digit, n);
	out[c->width] = '\0';
	return true;
}

bool
vci_postcode_parse(const char *country, const char *s, char out[VCI_POSTCODE])
{
	for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
		const struct country *c = &countries[i];

		if (strcmp(c->code, country) == 0)
			return take_digits(c, skip(skip(s, c->code), c->old),
			    out);
	}
	return false;
}
