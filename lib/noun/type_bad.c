/* SPDX-License-Identifier: ISC */
/* Why a value is refused: a whole sentence for each reason, so that each can be
 * said as people say it in their language. */
#include "type.h"

/* With the value, and without. */
/* clang-format off */
static const char *const words[][2] = {
	[VCI_BAD_BOOL] = { N_("'%s' is not yes or no"),
	    N_("this is not yes or no") },
	[VCI_BAD_PLACE] = { N_("'%s' is not a municipality, as SE-0180 or its name"),
	    N_("this is not a municipality, as SE-0180 or its name") },
	[VCI_BAD_ORGNO] = { N_("'%s' is not an organisation number"),
	    N_("this is not an organisation number") },
	[VCI_BAD_EMAIL] = { N_("'%s' is not an e-mail address"),
	    N_("this is not an e-mail address") },
	[VCI_BAD_PHONE] = { N_("'%s' is not a phone number"),
	    N_("this is not a phone number") },
	[VCI_BAD_WHEN] = { N_("'%s' is not days and parts of day, as mon-evening;sat"),
	    N_("this is not days and parts of day, as mon-evening;sat") },
	[VCI_BAD_SCOPE] = { N_("'%s' is not national, a municipality or org:NAME"),
	    N_("this is not national, a municipality or org:NAME") },
	[VCI_BAD_LONG] = { N_("'%s' is not a number of at most 12 digits"),
	    N_("this is not a number of at most 12 digits") },
	[VCI_BAD_WHOLE] = { N_("'%s' is not a whole number"),
	    N_("this is not a whole number") },
	[VCI_BAD_NEGATIVE] = { N_("'%s' is not a number of 0 or more"),
	    N_("this is not a number of 0 or more") },
	[VCI_BAD_COMMA] = { N_("'%s' is not a number with a decimal comma"),
	    N_("this is not a number with a decimal comma") },
	[VCI_BAD_POINT] = { N_("'%s' is not a number with a decimal point"),
	    N_("this is not a number with a decimal point") },
	[VCI_BAD_NUMBER] = { N_("'%s' is not a number, as 1 234,5 or 1234.5"),
	    N_("this is not a number, as 1 234,5 or 1234.5") },
	[VCI_BAD_YEAR] = { N_("'%s' is not a year, as 2007"),
	    N_("this is not a year, as 2007") },
	[VCI_BAD_DEGREE] = { N_("'%s' is not degrees, as 59.329"),
	    N_("this is not degrees, as 59.329") },
	[VCI_BAD_MONEY] = { N_("'%s' is not an amount, as 1 250,50"),
	    N_("this is not an amount, as 1 250,50") },
	[VCI_BAD_DATE] = { N_("'%s' is not a date, as 2007-10-31 or 31.10.2007"),
	    N_("this is not a date, as 2007-10-31 or 31.10.2007") },
	[VCI_BAD_MONTH_FIRST] = { N_("'%s' is not a date with the month first"),
	    N_("this is not a date with the month first") },
	[VCI_BAD_DAY_FIRST] = { N_("'%s' is not a date with the day first"),
	    N_("this is not a date with the day first") },
	[VCI_BAD_DAY_FIRST_HERE] = { N_("'%s' is not a date with the day first, as the rest of this column has it"),
	    N_("this is not a date with the day first, as the rest of this column has it") },
	[VCI_BAD_SPAN] = { N_("'%s' is no month: write 1 to 12, q1 to q4, h1, h2, year or later"),
	    N_("this is no month: write 1 to 12, q1 to q4, h1, h2, year or later") },
};
/* clang-format on */

int
vci_type_bad(struct vci_parse *p, const struct vci_field *f, enum vci_bad why,
    const char *s, size_t n)
{
	struct vc_buf b = { 0 };
	int rc;

	if (f->part == VCI_PERSONAL || f->type == VCI_T_ORGNO)
		return vci_err(p->vc, VC_E_DATA, words[why][1], "");
	vc_text_cut(&b, s, n, 40);
	rc = vci_err(p->vc, VC_E_DATA, words[why][0], b.s == NULL ? "" : b.s);
	vc_buf_free(&b);
	return rc;
}
