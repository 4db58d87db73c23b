/* SPDX-License-Identifier: ISC */
/* Spans of a year: months, quarters, halves, the whole of it; and later. They
 * are stored as their place in this list, from 1: a month is its number. */
#include <string.h>

#include "type.h"

/* clang-format off */
static const struct vci_code span_code[] = {
	{ "1", "01|jan|january|januari|januar|tammikuu" },
	{ "2", "02|feb|february|februari|februar|helmikuu" },
	{ "3", "03|mar|march|mars|marts|maaliskuu" },
	{ "4", "04|apr|april|huhtikuu" },
	{ "5", "05|may|maj|mai|toukokuu" },
	{ "6", "06|jun|june|juni|kesäkuu" },
	{ "7", "07|jul|july|juli|heinäkuu" },
	{ "8", "08|aug|august|augusti|elokuu" },
	{ "9", "09|sep|september|syyskuu" },
	{ "10", "oct|okt|october|oktober|lokakuu" },
	{ "11", "nov|november|marraskuu" },
	{ "12", "dec|des|december|desember|joulukuu" },
	{ "q1", "kv1|k1|kvartal 1|1 kvartal" },
	{ "q2", "kv2|k2|kvartal 2|2 kvartal" },
	{ "q3", "kv3|k3|kvartal 3|3 kvartal" },
	{ "q4", "kv4|k4|kvartal 4|4 kvartal" },
	{ "h1", "spring|vår|våren|forår|kevät|1 halvår|första halvåret" },
	{ "h2", "autumn|höst|hösten|efterår|høst|syksy|2 halvår|"
	    "andra halvåret" },
	{ N_("year"), "whole year|år|året|hela året|helår|hele året|året rundt|"
	    "løbende|löpande|løpende|vuosi|koko vuosi" },
	{ N_("later"), "senare|senere|på sikt|på sigt|myöhemmin" },
	{ NULL, NULL },
};
/* clang-format on */
static const struct vci_codes spans = { "month", span_code };

int
vci_parse_span(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	const char *word = vci_code_find(&spans, s, n);
	int64_t i = 0;

	if (word == NULL)
		return vci_type_bad(p, f, VCI_BAD_SPAN, s, n);
	while (strcmp(span_code[i].code, word) != 0)
		i++;
	return vci_put_int(i + 1, v);
}

const char *
vci_span_word(int64_t span)
{
	return span < 1 || span > VCI_SPANS ? "" : span_code[span - 1].code;
}

void
vci_span_months(int64_t span, int *first, int *last)
{
	*first = 1;
	*last = 12;
	if (span <= 12) {
		*first = *last = (int)span;
	} else if (span < VCI_SPAN_HALF) {
		*first = 3 * (int)(span - VCI_SPAN_QUARTER) + 1;
		*last = *first + 2;
	} else if (span < VCI_SPAN_YEAR) {
		*first = 6 * (int)(span - VCI_SPAN_HALF) + 1;
		*last = *first + 5;
	}
}
