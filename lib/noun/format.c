/* SPDX-License-Identifier: ISC */
/* A column's order of day and month and its decimal sign, found over the
 * whole file. One cell that allows a single reading settles those that allow
 * two; where cells contradict each other, nothing is settled. */
#include <string.h>

#include "format.h"

/* The day stands first unless no date can have it there. */
static bool
month_first(const struct vci_format *f)
{
	return f->order == VCI_ORDER_ANY && f->dates[VCI_MDY] > 0 &&
	    f->dates[VCI_DMY] == 0;
}

/* The sign that numbers show, where others leave it open. */
static enum vci_decimal
sign_shown(const struct vci_format *f)
{
	bool comma = f->numbers[VCI_COMMA] > 0;

	if (f->decimal != VCI_DECIMAL_ANY ||
	    f->numbers[VCI_DECIMAL_BOTH] == 0 ||
	    comma == (f->numbers[VCI_POINT] > 0))
		return VCI_DECIMAL_ANY;
	return comma ? VCI_COMMA : VCI_POINT;
}

bool
vci_format_settle(struct vci_format *f)
{
	struct vci_format to = { .found = true };

	if (f->kept != NULL)
		return false;
	if (month_first(f))
		to.order = VCI_MDY;
	else
		to.decimal = sign_shown(f);
	if (to.order == VCI_ORDER_ANY && to.decimal == VCI_DECIMAL_ANY)
		return false;
	/* What was told of the other type is nothing to this column; the second
	 * reading counts again. */
	*f = to;
	return true;
}

/* With no order told a date is read with the day first. */
static const struct {
	const char *word, *title;
	bool of_dates;
	enum vci_date_order order;
	enum vci_decimal decimal;
} kept[] = {
	{ "mdy", N_("month first"), true, VCI_MDY, VCI_DECIMAL_ANY },
	{ "dmy", N_("day first"), true, VCI_ORDER_ANY, VCI_DECIMAL_ANY },
	{ "comma", N_("decimal comma"), false, VCI_ORDER_ANY, VCI_COMMA },
	{ "point", N_("decimal point"), false, VCI_ORDER_ANY, VCI_POINT },
	{ "mixed", N_("comma and point"), false, VCI_ORDER_ANY,
	    VCI_DECIMAL_ANY },
};
#define NKEPT (sizeof kept / sizeof *kept)

const char *
vci_format_word(size_t nth)
{
	return nth < NKEPT ? kept[nth].word : NULL;
}

const char *
vci_format_keep(const struct vci_format *f)
{
	bool comma = f->numbers[VCI_COMMA] > 0;
	bool point = f->numbers[VCI_POINT] > 0;

	if (f->kept != NULL)
		return f->kept;
	if (f->found)
		return f->order == VCI_MDY  ? "mdy" :
		    f->decimal == VCI_COMMA ? "comma" :
					      "point";
	if (f->order == VCI_ORDER_ANY &&
	    f->dates[VCI_DMY] + f->dates[VCI_ORDER_BOTH] > 0)
		return "dmy";
	if (f->decimal != VCI_DECIMAL_ANY || (!comma && !point))
		return NULL;
	return comma && point ? "mixed" : comma ? "comma" : "point";
}

void
vci_format_take(struct vci_format *f, const char *word)
{
	for (size_t i = 0; i < NKEPT && f->kept == NULL; i++) {
		bool told = kept[i].of_dates ? f->order != VCI_ORDER_ANY :
					       f->decimal != VCI_DECIMAL_ANY;

		if (told || strcmp(kept[i].word, word) != 0)
			continue;
		f->kept = kept[i].word;
		if (kept[i].of_dates)
			f->order = kept[i].order;
		else
			f->decimal = kept[i].decimal;
	}
}

/* Only where a cell could have been read in another way. */
static int
note_kept(struct vc *vc, const struct vci_format *f)
{
	const char *title = NULL;

	if (f->dates[VCI_ORDER_BOTH] + f->numbers[VCI_DECIMAL_BOTH] == 0)
		return VC_OK;
	for (size_t i = 0; i < NKEPT; i++)
		if (kept[i].word == f->kept)
			title = kept[i].title;
	return vci_err_word(vc,
	    vci_err(vc, VC_WARN,
		"read as in the file that these rows come from: %s", title));
}

int
vci_format_note(struct vc *vc, const struct vci_format *f)
{
	if (f->kept != NULL)
		return note_kept(vc, f);
	if (f->found && f->order == VCI_MDY)
		return vci_err(vc, VC_WARN,
		    "its dates are read with the month first: "
		    "some can't have the day first");
	if (f->found && f->decimal == VCI_COMMA)
		return vci_err(vc, VC_WARN,
		    "read with a decimal comma, as the rest of this column "
		    "shows it: 12.000 is 12000, and 12,000 is 12");
	if (f->found && f->decimal == VCI_POINT)
		return vci_err(vc, VC_WARN,
		    "read with a decimal point, as the rest of this column "
		    "shows it: 12,000 is 12000, and 12.000 is 12");
	if (f->order == VCI_ORDER_ANY && f->dates[VCI_ORDER_BOTH] > 0 &&
	    f->dates[VCI_DMY] + f->dates[VCI_MDY] == 0)
		return vci_err(vc, VC_WARN,
		    "its dates fit day first and month first alike; "
		    "read as day first, "
		    "--date-order mdy reads them the other way");
	return VC_OK;
}
