/* SPDX-License-Identifier: ISC */
/* Which counts of a question are hidden, so that none of a small group can be
 * told, nor worked out from the others and the total.
 *
 * Whoever reads the table knows how many answered in all, so one hidden count
 * is the total without the others, and several that make a small sum, or are
 * one each, are as good as shown. So, from the smallest up, counts are hidden
 * as long as they are below the limit, and further until at least two are, in
 * sum no less than the limit and more than one each. All are hidden alike:
 * which were small isn't told. */
#include "survey.h"

bool
vci_survey_hide(const int64_t *count, size_t n, int64_t smallest, bool *hide)
{
	int64_t sum = 0;
	size_t hidden = 0;

	for (size_t i = 0; i < n; i++) {
		hide[i] = count[i] > 0 && count[i] < smallest;
		sum += hide[i] ? count[i] : 0;
		hidden += hide[i];
	}
	while (hidden > 0 &&
	    (hidden < 2 || sum < smallest || sum <= (int64_t)hidden)) {
		size_t next = n;

		for (size_t i = 0; i < n; i++)
			if (!hide[i] && count[i] > 0 &&
			    (next == n || count[i] < count[next]))
				next = i;
		if (next == n)
			return false;
		hide[next] = true;
		sum += count[next];
		hidden++;
	}
	return true;
}
