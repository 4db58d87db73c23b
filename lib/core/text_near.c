/* SPDX-License-Identifier: ISC */
/* How near two words are, and which word was meant. */
#include "text.h"

#include <string.h>

/* Words longer than this, once their common ends are gone, count as far. */
#define MAX_WORD 63

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, three rows at a time. */
static size_t
align(const char *a, size_t na, const char *b, size_t nb, size_t max)
{
	size_t row[3][MAX_WORD + 1], *was2 = row[0], *was = row[1];
	size_t *is = row[2], *spare, i, j, low;

	for (j = 0; j <= nb; j++)
		was[j] = was2[j] = j;
	for (i = 1; i <= na; i++) {
		low = is[0] = i;
		for (j = 1; j <= nb; j++) {
			is[j] = least(was[j - 1] + (a[i - 1] != b[j - 1]),
			    least(was[j], is[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				is[j] = least(is[j], was2[j - 2] + 1);
			low = least(low, is[j]);
		}
		if (low > max)
			return max + 1;
		spare = was2;
		was2 = was;
		was = is;
		is = spare;
	}
	return least(was[nb], max + 1);
}

size_t
vci_text_distance(const char *a, const char *b, size_t max)
{
	size_t na, nb;

	for (; *a != '\0' && *a == *b; a++)
		b++;
	na = strlen(a);
	nb = strlen(b);
	for (; na > 0 && nb > 0 && a[na - 1] == b[nb - 1]; na--)
		nb--;
	if ((na > nb ? na - nb : nb - na) > max)
		return max + 1;
	if (na == 0 || nb == 0)
		return na + nb;
	if (na > MAX_WORD || nb > MAX_WORD)
		return max + 1;
	return align(a, na, b, nb, max);
}

/* How many slips a word of n letters may hold. */
static size_t
slips(size_t n)
{
	return n < 2 ? 0 : n < 5 ? 1 : n < 7 ? 2 : 3;
}

/* One of them begins with the other, and not by chance. */
static bool
shares_beginning(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b);

	if (na > nb)
		return nb >= 3 && strncmp(a, b, nb) == 0;
	return na >= 2 && strncmp(a, b, na) == 0;
}

const char *
vc_nearest(const char *word, const char *const *words)
{
	struct vc_buf key = { 0 }, other = { 0 };
	const char *best = NULL, *begins = NULL;
	size_t d, max;

	vci_text_key(&key, word, strlen(word), "en");
	if (key.failed || key.len == 0)
		goto out;
	max = slips(key.len);
	for (; *words != NULL; words++) {
		vc_buf_clear(&other);
		vci_text_key(&other, *words, strlen(*words), "en");
		if (other.failed)
			break;
		d = vci_text_distance(key.s, other.s, max);
		if (d <= max && (best == NULL || d < max)) {
			best = *words;
			max = d;
		}
		if (begins == NULL && shares_beginning(key.s, other.s))
			begins = *words;
	}
	if (best == NULL)
		best = begins;
out:
	vc_buf_free(&key);
	vc_buf_free(&other);
	return best;
}
