/* SPDX-License-Identifier: ISC */
/* What is said above and below the pace of goals. */
#include <stdio.h>

#include "pace.h"

int
vci_pace_head(struct vci_pacing *x, int year)
{
	const char *name = vc_setting(x->vc, "name");
	char text[8], day[16];
	int rc;

	snprintf(text, sizeof text, "%d", year);
	rc = vci_table_head(x->vc, x->t, "Pace of the goals of %s, %s", text,
	    name == NULL ? "" : name);
	return rc != VC_OK ? rc :
			     vci_table_head(x->vc, x->t, "As of %s",
				 vc_day_format(vc_today(x->vc), day));
}

int
vci_pace_note(struct vci_pacing *x, const struct vci_figure *f, size_t part,
    const struct vci_pace *p)
{
	char a[32], b[32];
	int rc = VC_OK;

	if (p->of > 0 && p->target != p->of * 1000) {
		snprintf(b, sizeof b, "%lld", (long long)p->of);
		rc = vci_table_foot(x->vc, x->t, "%s: the target is %s of %s",
		    f->number, vci_decimal_text(p->target, a), b);
		vci_table_foot_numbers(x->t, 1 << 1 | 1 << 2);
	}
	return rc == VC_OK ? vci_note_planned(x->vc, x->t, f, part, p) : rc;
}

/* How many have which pace. */
static int
sum(struct vci_pacing *x)
{
	static const enum vci_pace_word order[] = { VCI_PACE_REACHED,
		VCI_PACE_AHEAD, VCI_PACE_ON, VCI_PACE_BEHIND };
	char n[5][16];
	int rest = (int)vc_table_nrow(x->t);

	for (int i = 0; i < 4; i++) {
		snprintf(n[i], sizeof n[i], "%d", x->n[order[i]]);
		rest -= x->n[order[i]];
	}
	snprintf(n[4], sizeof n[4], "%d", rest);
	return vci_table_foot(x->vc, x->t,
	    "Reached %s, ahead %s, on pace %s, behind %s, others %s.", n[0],
	    n[1], n[2], n[3], n[4]);
}

int
vci_pace_legend(struct vci_pacing *x)
{
	int rc = VC_OK;

	if (x->even)
		rc = vci_table_foot(x->vc, x->t,
		    "Even pace: where it would be today if every day brought "
		    "as much.");
	if (rc == VC_OK && x->shape)
		rc = vci_table_foot(x->vc, x->t,
		    "As last year: where it would be if as large a share had "
		    "come by today as had by this day a year ago.");
	return rc;
}

int
vci_pace_foot(struct vci_pacing *x, int year)
{
	char text[8], n[16];
	int rc = VC_OK;

	snprintf(text, sizeof text, "%d", year);
	snprintf(n, sizeof n, "%d", x->over);
	if (vc_table_nrow(x->t) > 0) {
		rc = vci_pace_legend(x);
		if (rc == VC_OK)
			rc = sum(x);
	} else if (x->over == 0) {
		rc = vci_table_foot(x->vc, x->t,
		    "no goals with a target are set for %s", text);
	}
	if (rc == VC_OK && x->over > 0)
		rc = vci_table_foot(x->vc, x->t,
		    "Goals that are over: %s; 'vcctl report --year %s' shows "
		    "what came of them",
		    n, text);
	return rc;
}
