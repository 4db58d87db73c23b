/* SPDX-License-Identifier: ISC */
/* The board of initiatives: how far each has come. */
#include <stdio.h>
#include <string.h>

#include "board.h"

enum {
	B_STAGE,
	B_ID,
	B_TITLE,
	B_INSTITUTION,
	B_OWNER,
	B_STATUS,
	B_FIRST,
	B_NEXT,
	B_LATE,
	B_UNDATED,
	B_HEAD
};

/* clang-format off */
static const struct vc_column column[B_HEAD] = {
	[B_STAGE] = { "furthest", N_("Furthest stage"), VC_COL_GROUP },
	[B_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[B_TITLE] = { "title", N_("Title"), VC_COL_WRAP },
	[B_INSTITUTION] = { "institution", N_("Institution"),
	    VC_COL_WRAP | VC_COL_SPARE },
	[B_OWNER] = { "owner", N_("Owner"), VC_COL_WRAP | VC_COL_SPARE },
	[B_STATUS] = { "status", N_("Status"), 0 },
	[B_FIRST] = { "first_time", N_("First time"), VC_COL_SPARE },
	[B_NEXT] = { "next", N_("Next"), VC_COL_SPARE },
	[B_LATE] = { "late_since", N_("Late since"), VC_COL_SPARE },
	[B_UNDATED] = { "without_day", "Without a day", VC_COL_MACHINE },
};
/* clang-format on */

static const char *
key_of(struct vci_board *b, const char *word, const char *what)
{
	struct vc_buf key = { 0 };
	const char *s;

	vc_buf_add(&key, word);
	vc_buf_add(&key, what);
	s = key.failed ? "" : vci_table_text(b->t, key.s);
	vc_buf_free(&key);
	return s;
}

static int
columns(struct vci_board *b)
{
	struct vc_column *col;
	int rc = vci_table_of(b->vc, B_HEAD + 3 * (size_t)b->stages, &col,
	    &b->t);

	if (rc != VC_OK)
		return rc;
	memcpy(col, column, sizeof column);
	col += B_HEAD;
	for (int i = 0; i < b->stages; i++, col += 3) {
		const char *word = b->ordered[i]->word;

		word = vci_table_text(b->t, word);
		col[0] = (struct vc_column){ word, word,
			VC_COL_HUMAN | VC_COL_SPARE };
		col[1] = (struct vc_column){ key_of(b, word, "_planned_on"),
			word, VC_COL_MACHINE };
		col[2] = (struct vc_column){ key_of(b, word, "_reached_on"),
			word, VC_COL_MACHINE };
	}
	return VC_OK;
}

/* ---- rows -------------------------------------------------------------------- */

static struct vc_cell
text_cell(struct vci_board *b, const char *s)
{
	if (*s == '\0')
		return (struct vc_cell){ 0 };
	return (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(b->t, s) };
}

static struct vc_cell
word_cell(struct vci_board *b, const char *s)
{
	struct vc_cell c = text_cell(b, s);

	c.type = VC_CELL_MSG;
	return c;
}

static struct vc_cell
day_cell(int64_t on)
{
	return (struct vc_cell){ .type = on == VCI_UNSET ? VC_CELL_NONE :
							   VC_CELL_DAY,
		.num = on };
}

/* For people in one cell: the day, in brackets when it is only planned. */
static struct vc_cell
shown(struct vci_board *b, const struct vci_board_step *s)
{
	char date[16], text[24];

	if (s->reached != VCI_UNSET)
		return day_cell(s->reached);
	snprintf(text, sizeof text, "(%s)",
	    s->planned == VCI_UNSET ? "?" : vc_day_format(s->planned, date));
	return text_cell(b, text);
}

static void
steps(struct vci_board *b, const struct vci_board_row *i, struct vc_cell *c)
{
	struct vc_buf undated = { 0 };

	for (const struct vci_board_step *s = i->step; s != NULL; s = s->next) {
		struct vc_cell *of = &c[B_HEAD + 3 * s->stage->at];

		of[0] = shown(b, s);
		of[1] = day_cell(s->planned);
		of[2] = day_cell(s->reached);
	}
	for (int at = 0; at < b->stages; at++)
		for (const struct vci_board_step *s = i->step; s != NULL;
		     s = s->next)
			if (s->stage->at == at && s->planned == VCI_UNSET &&
			    s->reached == VCI_UNSET) {
				vc_buf_add(&undated,
				    undated.len == 0 ? "" : "; ");
				vc_buf_add(&undated, s->stage->word);
			}
	if (undated.len > 0)
		c[B_UNDATED] = text_cell(b, undated.s);
	vc_buf_free(&undated);
}

static int
row(struct vci_board *b, const struct vci_board_row *i)
{
	struct vc_cell *c = vci_table_row(b->vc, b->t);

	if (c == NULL)
		return VC_E_NOMEM;
	c[B_STAGE] = word_cell(b,
	    i->furthest == NULL ? N_("none reached") :
				  i->furthest->stage->word);
	c[B_ID] = (struct vc_cell){ .type = VC_CELL_YEAR, .num = i->id };
	c[B_TITLE] = text_cell(b, i->title);
	c[B_INSTITUTION] = text_cell(b, i->institution);
	c[B_OWNER] = text_cell(b, i->owner);
	c[B_STATUS] = word_cell(b, i->status);
	if (i->first_time >= 0)
		c[B_FIRST] = (struct vc_cell){ .type = VC_CELL_BOOL,
			.num = i->first_time };
	if (i->todo != NULL)
		c[B_NEXT] = word_cell(b, i->todo->stage->word);
	if (i->todo != NULL && i->todo->planned != VCI_UNSET &&
	    i->todo->planned < vc_today(b->vc))
		c[B_LATE] = day_cell(i->todo->planned);
	steps(b, i, c);
	return VC_OK;
}

static int
foot(struct vci_board *b)
{
	char all[16], first[16];
	int rc;

	snprintf(all, sizeof all, "%d", b->all);
	snprintf(first, sizeof first, "%d", b->first_time);
	rc = vci_table_foot(b->vc, b->t,
	    "Initiatives: %s, of which %s where volunteers were never worked "
	    "with before",
	    all, first);
	vci_table_foot_numbers(b->t, 1 << 0 | 1 << 1);
	if (rc == VC_OK)
		rc = vci_table_foot(b->vc, b->t,
		    "A day in brackets is planned");
	return rc == VC_OK && b->undated ?
	    vci_table_foot(b->vc, b->t, "(?) is planned, without a day") :
	    rc;
}

static int
rows(struct vci_board *b)
{
	int rc = VC_OK;

	for (int s = -1; s < b->stages; s++)
		for (const struct vci_board_row *i = b->first;
		     i != NULL && rc == VC_OK; i = i->next)
			if ((i->furthest == NULL ? -1 :
						   i->furthest->stage->at) == s)
				rc = row(b, i);
	return rc == VC_OK && b->all > 0 ? foot(b) : rc;
}

int
vc_initiative_board(struct vc *vc, struct vc_table **tp)
{
	struct vci_board b = { .vc = vc };
	int rc = vci_board_read(&b);

	if (rc == VC_OK)
		rc = columns(&b);
	if (rc == VC_OK)
		rc = rows(&b);
	vci_arena_release(&b.arena);
	*tp = b.t;
	if (rc == VC_OK)
		return rc;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}
