/* SPDX-License-Identifier: ISC */
/* What people recorded or stated of a goal. */
#include <string.h>

#include "figure.h"

enum vci_readings
vci_readings(const struct vc_record *goal)
{
	const struct vci_value *how = vci_goal_value(goal, "readings");
	const struct vci_value *kind = vci_goal_value(goal, "kind");

	if (how->kind == VCI_TEXT)
		return strcmp(how->s, "sum") == 0 ? VCI_READ_SUM :
		    strcmp(how->s, "max") == 0    ? VCI_READ_MAX :
						    VCI_READ_LATEST;
	return kind->kind != VCI_TEXT || strcmp(kind->s, "flow") == 0 ||
		strcmp(kind->s, "money") == 0 ?
	    VCI_READ_SUM :
	    VCI_READ_LATEST;
}

bool
vci_adds_up(const struct vci_figure *f)
{
	return vci_readings(f->goal) == VCI_READ_SUM;
}

/* "More than 10" and 5 are more than 15; with "less than 5" about that. */
static void
qualify(struct vci_condition *p, const char *q, bool adds)
{
	if (!adds || *p->qualifier == '\0')
		snprintf(p->qualifier, sizeof p->qualifier, "%s", q);
	else if (*q != '\0' && strcmp(p->qualifier, q) != 0)
		snprintf(p->qualifier, sizeof p->qualifier, "~");
}

/* A milestone is done on the day of the first value that reached it, unless a
 * later one says that it isn't. */
static bool
done(const struct vci_condition *p, int64_t value)
{
	return value >= (p->has_target && p->target > 0 ? p->target : 1);
}

/* Is the figure made of this value, or of it too? */
static bool
record(const struct vci_figure *f, struct vci_condition *p, struct vci_stmt *st)
{
	enum vci_readings how = vci_readings(f->goal);
	bool adds = how == VCI_READ_SUM, is;
	int64_t value = vci_col_int(st, 2) + (adds ? p->value : 0);

	if (p->has_value && how == VCI_READ_MAX && value <= p->value)
		return false;
	is = done(p, value);
	if (is && p->day != INT64_MAX && !adds && vci_is_kind(f, "milestone"))
		return false;
	qualify(p, vci_col_text(st, 3), adds);
	p->value = value;
	p->has_value = true;
	p->basis = VCI_RECORDED;
	p->result = vci_col_int(st, 8);
	if (!is)
		p->day = INT64_MAX;
	else if (!adds || p->day == INT64_MAX)
		p->day = vci_col_int(st, 1);
	return true;
}

/* A value beside what was counted. */
static bool
beside(const struct vci_figure *f, struct vci_condition *p, int64_t value)
{
	enum vci_readings how = vci_readings(f->goal);

	if (p->also_recorded && how == VCI_READ_MAX && value <= p->beside)
		return false;
	p->beside = value + (how == VCI_READ_SUM ? p->beside : 0);
	p->also_recorded = true;
	return true;
}

static void
keep_words(struct vc_buf *words, struct vci_stmt *st)
{
	/* text NUL source NUL, of the last one */
	vc_buf_clear(words);
	vc_buf_add(words, vci_col_text(st, 5));
	vc_buf_addc(words, '\0');
	vc_buf_add(words, vci_col_text(st, 6));
}

void
vci_figure_words(struct vci_figure *f, bool stated)
{
	const struct vc_buf *words = &f->words[stated];

	if (words->failed || words->len == 0)
		return;
	f->text = words->s;
	f->source = words->s + strlen(words->s) + 1;
}

int
vci_answers(const struct vci_figure *f, const char *indicator)
{
	if (*indicator == '\0')
		return 0;
	for (size_t i = 0; i < f->nparts; i++)
		if (strcmp(f->part[i].indicator, indicator) == 0)
			return (int)i;
	return -1;
}

static enum vci_status
stated_status(const char *s)
{
	return strcmp(s, "met") == 0 ? VCI_ST_MET :
	    strcmp(s, "partly") == 0 ? VCI_ST_PARTLY :
				       VCI_ST_MISSED;
}

/* Words are of the whole goal unless they name one of its conditions. */
static int
take_result(void *arg, struct vci_stmt *st)
{
	struct vci_figure *f = arg;
	int i = vci_answers(f, vci_col_text(st, 0));

	if (i < 0)
		return VC_OK;
	if (!vci_col_null(st, 4)) {
		enum vci_status *of = *vci_col_text(st, 0) == '\0' ?
		    &f->stated :
		    &f->part[i].stated;

		*of = stated_status(vci_col_text(st, 4));
		f->stated_on = vci_col_int(st, 1);
		keep_words(&f->words[true], st);
	}
	if (vci_col_null(st, 2))
		return VC_OK;
	if (f->part[i].basis == VCI_COUNTED_RESULT ?
		beside(f, &f->part[i], vci_col_int(st, 2)) :
		record(f, &f->part[i], st))
		keep_words(&f->words[false], st);
	return VC_OK;
}

int
vci_goal_results(struct vc *vc, const struct vci_figure *f,
    int (*row)(void *, struct vci_stmt *), void *arg)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_goal_sql[VCI_SQL_RESULTS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, f->year);
	vci_bind_text(st, 2, f->scope);
	vci_bind_text(st, 3, f->number);
	vci_bind_text(st, 4, f->part[0].indicator);
	vci_bind_text(st, 5,
	    f->nparts > 1 ? f->part[1].indicator : f->part[0].indicator);
	while ((rc = vci_step(vc, st)) == VC_ROW)
		if ((rc = row(arg, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_figure_results(struct vc *vc, struct vci_figure *f)
{
	return vci_goal_results(vc, f, take_result, f);
}
