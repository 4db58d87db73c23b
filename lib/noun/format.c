/* SPDX-License-Identifier: ISC */
/* A column's order of day and month and its decimal sign, found over the
 * whole file. One cell that allows a single reading settles those that allow
 * two; where cells contradict each other, nothing is settled. */
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

int
vci_format_note(struct vc *vc, const struct vci_format *f)
{
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
