/* SPDX-License-Identifier: ISC */
/* While a text is searched for personal numbers. */
#ifndef VCI_PERSON_RULE_H
#define VCI_PERSON_RULE_H

#include <stdbool.h>
#include <stddef.h>

#define VCI_PERSON_DIGITS 12 /* at most */
#define VCI_PERSON_GROUPS 4

/* Where we look, and what we found. */
struct vci_person_search {
	const char *country;
	bool phone; /* all of the text is a telephone number */
	const char *s;
	size_t n;
	size_t at, end;
	size_t first; /* length of the first group */
	char d[VCI_PERSON_DIGITS];
	size_t nd;
	/* What separates the groups: '-', '+', '.', '/', or '\0' for blanks. */
	char sep[VCI_PERSON_GROUPS];
	size_t nsep;
	char sign; /* the last of them */
};

static inline bool
vci_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Dot or slash, as in dates. */
static inline bool
vci_is_mark(char c)
{
	return c == '.' || c == '/';
}

/* The number that two digits are. */
static inline int
vci_two_digits(const char *d)
{
	return (d[0] - '0') * 10 + d[1] - '0';
}

/* The length of the run of digits at i. */
static inline size_t
vci_digit_run(const struct vci_person_search *f, size_t i)
{
	size_t from = i;

	while (i < f->n && vci_is_digit(f->s[i]))
		i++;
	return i - from;
}

/* Are the groups that were found a personal number of one of the countries? */
bool vci_person_is_number(const struct vci_person_search *);
/* Is it a Finnish one, whose date has the digits d and ends at i? Then that is
 * where the number ends. */
bool vci_person_is_fi(struct vci_person_search *, const char *d, size_t i);
/* Are the twelve digits at f->at those of a Swedish number for value added
 * tax? Then the number ends after them. */
bool vci_person_is_vat(struct vci_person_search *);
/* Does it stand after what makes it a telephone number? */
bool vci_person_is_dialled(const struct vci_person_search *);

#endif
