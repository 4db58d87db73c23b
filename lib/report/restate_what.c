/* SPDX-License-Identifier: ISC */
/* What of a goal reads otherwise than in the closed report. */
#include <string.h>

#include "restate.h"

bool
vci_cell_same(const struct vc_cell *a, const struct vc_cell *b)
{
	const char *s = a->text == NULL ? "" : a->text;
	const char *t = b->text == NULL ? "" : b->text;

	return a->type == b->type && a->num == b->num && a->num2 == b->num2 &&
	    strcmp(s, t) == 0;
}

const struct vc_cell *
vci_cell_then(const struct vci_restating *r, enum vci_year_column which)
{
	return &r->then[vci_year_column(which)];
}

const struct vc_cell *
vci_cell_now(const struct vci_restating *r, enum vci_year_column which)
{
	return &r->now[vci_year_column(which)];
}

static bool
same(const struct vci_restating *r, enum vci_year_column which)
{
	return vci_cell_same(vci_cell_then(r, which), vci_cell_now(r, which));
}

/* As machines write it, "-" where there is nothing. */
static const char *
put_cell(struct vc_buf *b, const struct vc_cell *c)
{
	vc_buf_clear(b);
	vc_cell_print(b, c, NULL);
	if (b->len == 0)
		vc_buf_addc(b, '-');
	return b->failed ? "" : b->s;
}

/* To a tenth, as people see percentages. */
static int64_t
tenths(int64_t v)
{
	return (v + (v < 0 ? -50 : 50)) / 100 * 100;
}

static const char *
put_rounded(struct vc_buf *b, const struct vc_cell *c, bool percent)
{
	struct vc_cell r = *c;

	if (percent && r.type == VC_CELL_DECIMAL)
		r.num = tenths(r.num);
	return put_cell(b, &r);
}

/* Of a ratio that stood then, too, with its part and its whole. */
static int
say_ratio(struct vci_restating *r, const char *delta)
{
	static const enum vci_year_column show[] = { VCI_YEAR_RESULT,
		VCI_YEAR_PART, VCI_YEAR_WHOLE };
	static const char *const fmt[][2] = {
		{ N_("%s: restated: %s (%s of %s) when closed, "
		     "%s (%s of %s) now"),
		    N_("%s: restated %s: %s (%s of %s) when closed, "
		       "%s (%s of %s) now") },
		{ N_("%s: restated: %s%% (%s of %s) when closed, "
		     "%s%% (%s of %s) now"),
		    N_("%s: restated %s points: %s%% (%s of %s) when closed, "
		       "%s%% (%s of %s) now") },
	};
	struct vc_buf b[6] = { { 0 } };
	struct vc_msg m = { .arg = { r->f.number } };
	bool percent = vci_in_percent(&r->f), failed = false;
	int n = 1, rc;

	m.id = fmt[percent][delta != NULL];
	if (delta != NULL)
		m.arg[n++] = delta;
	for (int i = 0; i < 6; i++) {
		m.arg[n++] = put_rounded(&b[i],
		    i < 3 ? vci_cell_then(r, show[i]) :
			    vci_cell_now(r, show[i - 3]),
		    percent && i % 3 == 0);
		failed = failed || b[i].failed;
	}
	m.numbers = 0xfe;
	rc = failed ? vci_nomem(r->vc) : vci_restate_say(r, &m, VCI_SAY_NOTE);
	for (int i = 0; i < 6; i++)
		vc_buf_free(&b[i]);
	return rc;
}

static int
say_figure(struct vci_restating *r, int part)
{
	enum vci_year_column which = part == 0 ? VCI_YEAR_RESULT :
						 VCI_YEAR_RESULT2;
	const struct vc_cell *a = vci_cell_then(r, which),
			     *b = vci_cell_now(r, which);
	bool numbers = a->type == VC_CELL_DECIMAL && b->type == a->type &&
	    a->num != b->num;
	bool ratio = part == 0 &&
	    vci_cell_then(r, VCI_YEAR_WHOLE)->type != VC_CELL_NONE &&
	    vci_cell_now(r, VCI_YEAR_WHOLE)->type != VC_CELL_NONE;
	struct vc_buf was = { 0 }, is = { 0 };
	struct vc_msg m = { .arg = { r->f.number } };
	char delta[34];
	int n = 1, rc;

	if (numbers)
		m.arg[n++] = vci_signed_text(ratio && vci_in_percent(&r->f) ?
			tenths(b->num) - tenths(a->num) :
			b->num - a->num,
		    delta);
	if (ratio)
		return say_ratio(r, numbers ? delta : NULL);
	m.arg[n++] = put_cell(&was, a);
	m.arg[n++] = put_cell(&is, b);
	if (!numbers)
		m.id = part == 0 ?
		    N_("%s: restated: %s when closed, %s now") :
		    N_("%s: second result restated: %s when closed, %s now");
	else
		m.id = part == 0 ?
		    N_("%s: restated %s: %s when closed, %s now") :
		    N_("%s: second result restated %s: %s when closed, %s "
		       "now");
	m.numbers = numbers ? 7 << 1 : 3 << 1;
	rc = was.failed || is.failed ? vci_nomem(r->vc) :
				       vci_restate_say(r, &m, VCI_SAY_NOTE);
	vc_buf_free(&was);
	vc_buf_free(&is);
	return rc;
}

/* A cell that is no figure. */
static int
say_cell(struct vci_restating *r, const char *title, const struct vc_cell *a,
    const struct vc_cell *b)
{
	struct vc_buf was = { 0 }, is = { 0 };
	struct vc_msg m = { .id = N_("%s: %s: %s when closed, %s now"),
		.arg = { r->f.number, title, put_cell(&was, a),
		    put_cell(&is, b) },
		.words = 1 << 1 };
	int rc;

	if (a->type == VC_CELL_MSG)
		m.words |= 1 << 2;
	if (b->type == VC_CELL_MSG)
		m.words |= 1 << 3;
	if (a->type == VC_CELL_DECIMAL || b->type == VC_CELL_DECIMAL)
		m.numbers = 3 << 2;
	r->restated = true;
	rc = was.failed || is.failed ? vci_nomem(r->vc) :
				       vci_restate_say(r, &m, VCI_SAY_NOTE);
	vc_buf_free(&was);
	vc_buf_free(&is);
	return rc;
}

static const struct {
	enum vci_year_column column;
	const char *title;
} words[] = {
	{ VCI_YEAR_STATUS, N_("Status") },
	{ VCI_YEAR_BASIS, N_("Basis") },
	{ VCI_YEAR_QUALIFIER, N_("About") },
	{ VCI_YEAR_TARGET, N_("Target") },
	{ VCI_YEAR_TARGET2, N_("Second target") },
	{ VCI_YEAR_UNIT, N_("Unit") },
	{ VCI_YEAR_INDICATOR, N_("Indicator") },
	{ VCI_YEAR_KIND, N_("Kind") },
	{ VCI_YEAR_SCOPE, N_("Scope") },
	{ VCI_YEAR_THEME, N_("Theme") },
	{ VCI_YEAR_TEXT, N_("Goal") },
};

int
vci_restate_what(struct vci_restating *r)
{
	bool milestone = strcmp(r->f.kind, "milestone") == 0;
	int rc = VC_OK;

	r->differs[0] = !same(r, VCI_YEAR_RESULT) || !same(r, VCI_YEAR_PART) ||
	    !same(r, VCI_YEAR_WHOLE);
	r->differs[1] = !same(r, VCI_YEAR_RESULT2);
	for (int i = 0; i < 2 && rc == VC_OK; i++)
		if (r->differs[i])
			rc = say_figure(r, i);
	if (rc == VC_OK && milestone && !same(r, VCI_YEAR_REACHED)) {
		r->differs[0] = true;
		rc = say_cell(r, N_("Day reached"),
		    vci_cell_then(r, VCI_YEAR_REACHED),
		    vci_cell_now(r, VCI_YEAR_REACHED));
	}
	r->restated = r->restated || r->differs[0] || r->differs[1];
	for (size_t i = 0; i < sizeof words / sizeof *words && rc == VC_OK; i++)
		if (!same(r, words[i].column))
			rc = say_cell(r, words[i].title,
			    vci_cell_then(r, words[i].column),
			    vci_cell_now(r, words[i].column));
	return rc;
}
