/* SPDX-License-Identifier: ISC */
/* How a goal stands: what came of its conditions against their targets. */
#include <string.h>

#include "../core/number.h"
#include "figure.h"

struct bands {
	int64_t exceeded, partly; /* percent */
};

static int64_t
band(struct vc *vc, const char *key)
{
	const char *s = vc_setting(vc, key);
	int64_t v = 100;

	return s != NULL && vci_int_parse(s, strlen(s), &v) ? v : 100;
}

/* Less than 0, 0 or more: the value against so many percent of the target,
 * without losing digits to a division. "More than 5" is more than 5. */
static int
against(const struct vci_condition *p, int64_t percent)
{
	__int128 is = (__int128)p->value * 100;
	__int128 wanted = (__int128)p->target * percent;

	is += (*p->qualifier == '>') - (*p->qualifier == '<');
	return (is > wanted) - (is < wanted);
}

/* Does the value only grow, so that what is too much stays so? */
static bool
grows(const struct vci_figure *f, const struct vci_condition *p)
{
	return !p->level &&
	    (vci_is_kind(f, "flow") || vci_is_kind(f, "money") ||
		vci_is_kind(f, "cumulative"));
}

static enum vci_status
unreached(const struct vci_figure *f, const struct vci_condition *p,
    const struct bands *b)
{
	if (!f->over)
		return VCI_ST_PENDING;
	return b->partly < 100 && against(p, b->partly) >= 0 ? VCI_ST_PARTLY :
							       VCI_ST_MISSED;
}

/* No more than that, or exactly that: only the end tells, unless it is too
 * much already. */
static enum vci_status
limited(const struct vci_figure *f, const struct vci_condition *p, bool exactly)
{
	int c = against(p, 100);

	if (!f->over)
		return c > 0 && grows(f, p) ? VCI_ST_MISSED : VCI_ST_PENDING;
	return c == 0 || (c < 0 && !exactly) ? VCI_ST_MET : VCI_ST_MISSED;
}

/* With all of them is as much as there can be. */
static bool
exceeded(const struct vci_figure *f, const struct vci_condition *p,
    const struct bands *b)
{
	return p->target > 0 && against(p, b->exceeded) >= 0 &&
	    !vci_is_kind(f, "per-each");
}

static enum vci_status
judge(const struct vci_figure *f, const struct vci_condition *p,
    const struct bands *b)
{
	bool milestone = vci_is_kind(f, "milestone");

	if (!p->has_value && f->over)
		return VCI_ST_NO_RESULT;
	if (!p->has_target && !milestone)
		return VCI_ST_NONE;
	if (!p->has_value)
		return VCI_ST_PENDING;
	if (milestone)
		return p->day < p->span.to ? VCI_ST_MET :
		    f->over                ? VCI_ST_MISSED :
					     VCI_ST_PENDING;
	if (vci_compares(f, "at-most"))
		return limited(f, p, false);
	if (vci_compares(f, "exactly"))
		return limited(f, p, true);
	if (vci_compares(f, "keep")) /* to the end */
		return f->over && against(p, 100) >= 0 ? VCI_ST_MET :
							 unreached(f, p, b);
	if (exceeded(f, p, b))
		return VCI_ST_EXCEEDED;
	return against(p, 100) >= 0 ? VCI_ST_MET : unreached(f, p, b);
}

/* ---- two conditions -------------------------------------------------------- */

/* As good as the worse of them, and partly met when one is met and the other
 * missed. */
static enum vci_status
both(enum vci_status a, enum vci_status b)
{
	bool a_met = a == VCI_ST_MET || a == VCI_ST_EXCEEDED;
	bool b_met = b == VCI_ST_MET || b == VCI_ST_EXCEEDED;

	if (a == VCI_ST_NO_RESULT || b == VCI_ST_NO_RESULT)
		return VCI_ST_NO_RESULT;
	if (a == VCI_ST_PENDING || b == VCI_ST_PENDING)
		return VCI_ST_PENDING;
	if (a_met != b_met)
		return VCI_ST_PARTLY;
	return a > b ? a : b;
}

/* One without a target asks for nothing where the other has one. */
static bool
asks(const struct vci_figure *f, size_t i)
{
	return f->part[i].has_target || f->nparts < 2 ||
	    vci_is_kind(f, "milestone") || !f->part[1 - i].has_target;
}

static bool
settled(enum vci_status status)
{
	return status != VCI_ST_NONE && status != VCI_ST_NO_RESULT &&
	    status != VCI_ST_PENDING;
}

void
vci_figure_judge(struct vc *vc, struct vci_figure *f)
{
	struct bands b = { band(vc, "band.exceeded"), band(vc, "band.partly") };
	bool first = true, stated = false;

	for (size_t i = 0; i < f->nparts; i++) {
		struct vci_condition *p = &f->part[i];

		p->status = judge(f, p, &b);
		if (f->basis == VCI_NO_RESULT)
			f->basis = p->basis;
		/* Words stand in where no number settles it. */
		if (p->stated != VCI_ST_NONE && !settled(p->status)) {
			p->status = p->stated;
			stated = true;
		}
		if (!asks(f, i))
			continue;
		f->status = first ? p->status : both(f->status, p->status);
		first = false;
	}
	if (f->stated != VCI_ST_NONE && !settled(f->status)) {
		f->status = f->stated;
		stated = true;
	}
	if (stated)
		f->basis = VCI_STATED;
	vci_figure_words(f, stated);
}
