/* SPDX-License-Identifier: ISC */
/* Keys met so far in one file: one bit for a number, else 64 bits of hash.
 *
 * Two different keys of a file of five million share a hash with a chance
 * below one in a million; the later row is then rejected as a duplicate. */
#include <stdlib.h>
#include <string.h>

#include "intake.h"

#define BITS ((int64_t)1 << 26)

void
vci_serial_learn(struct vci_serial *f, const char *s, size_t n)
{
	size_t digits = 0;

	while (
	    digits < n && s[n - 1 - digits] >= '0' && s[n - 1 - digits] <= '9')
		digits++;
	f->set = true;
	f->nprefix = n - digits;
	f->width = f->nprefix == 0 && (n == 0 || s[0] != '0') ? 0 : digits;
	if (digits == 0 || f->nprefix > sizeof f->prefix)
		f->set = false;
	else
		memcpy(f->prefix, s, f->nprefix);
}

int64_t
vci_serial_number(const struct vci_serial *f, const char *s, size_t n,
    int64_t limit)
{
	int64_t v = 0;

	if (!f->set || n <= f->nprefix || n - f->nprefix > 10 ||
	    (f->width != 0 ? n - f->nprefix != f->width : s[0] == '0') ||
	    memcmp(s, f->prefix, f->nprefix) != 0)
		return -1;
	for (size_t i = f->nprefix; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v < limit ? v : -1;
}

static bool
insert(uint64_t *table, size_t n, uint64_t h)
{
	size_t i = (size_t)h & (n - 1);

	while (table[i] != 0) {
		if (table[i] == h)
			return true;
		i = (i + 1) & (n - 1);
	}
	table[i] = h;
	return false;
}

static bool
grow(struct vci_seen *seen)
{
	size_t n = seen->nhash == 0 ? 4096 : seen->nhash * 2;
	uint64_t *p = calloc(n, sizeof *p);

	if (p == NULL)
		return false;
	for (size_t i = 0; i < seen->nhash; i++)
		if (seen->hash[i] != 0)
			insert(p, n, seen->hash[i]);
	free(seen->hash);
	seen->hash = p;
	seen->nhash = n;
	return true;
}

bool
vci_seen(struct vci_seen *seen, const char *s, size_t n, bool *ok)
{
	int64_t v;
	uint64_t h;

	*ok = true;
	if (!seen->serial.set && seen->used == 0)
		vci_serial_learn(&seen->serial, s, n);
	v = vci_serial_number(&seen->serial, s, n, BITS);
	if (v >= 0) {
		bool was = false;

		*ok = vci_bits_add(&seen->bit, v, &was);
		return was;
	}
	if (seen->used * 4 >= seen->nhash * 3 && !grow(seen)) {
		*ok = false;
		return false;
	}
	h = vci_hash(s, n);
	if (insert(seen->hash, seen->nhash, h == 0 ? 1 : h))
		return true;
	seen->used++;
	return false;
}

void
vci_seen_release(struct vci_seen *seen)
{
	vci_bits_release(&seen->bit);
	free(seen->hash);
	*seen = (struct vci_seen){ 0 };
}
