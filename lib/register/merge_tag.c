/* SPDX-License-Identifier: ISC */
/* Tags of the row that goes come to the one that is kept, and back. */
#include <string.h>

#include "merge.h"

/* Does the list of this name go as --take says? */
static bool
asked(const struct vci_merge *m, uint64_t bits, const char *list)
{
	for (int i = 0; m->noun->field[i].name != NULL; i++)
		if (m->noun->field[i].type == VCI_T_TAGS &&
		    strcmp(m->noun->field[i].of, list) == 0)
			return bits >> i & 1;
	return false;
}

static int
tag(struct vci_merge *m, enum vci_merge_sql sql, int64_t row, int64_t tag_id)
{
	const struct vci_value arg[] = { vci_of_text(m->noun->name),
		vci_of_int(row), vci_of_int(tag_id) };

	return vci_merge_run(m->vc, sql, arg, 3);
}

/* Remembers a row's tags as `what`. Of the row that goes, each comes to the
 * other, unless its own were asked for; of that, each goes where the others
 * were. */
static int
move_tags_of(struct vci_merge *m, int64_t row, const char *what)
{
	struct vci_stmt *st;
	int rc = vci_merge_ask(m, VCI_SQL_MERGE_TAGS, row, &st);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(m->vc, st)) == VC_ROW) {
		int64_t id = vci_col_int(st, 0);
		const char *list = vci_col_text(st, 1);

		rc = vci_merge_moved(m, what, id);
		if (rc == VC_OK && row == m->gone && !asked(m, m->a_only, list))
			rc = tag(m, VCI_SQL_MERGE_TAG_ON, m->kept, id);
		if (rc == VC_OK && row == m->kept && asked(m, m->take, list))
			rc = tag(m, VCI_SQL_MERGE_TAG_OFF, m->kept, id);
		if (rc != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vci_merge_tags_pack(struct vci_merge *m)
{
	struct vci_tagging t = { 0 };
	int rc = vci_tags_pack(m->vc, &t, m->noun, m->kept);

	if (rc == VC_OK)
		rc = vci_tags_pack(m->vc, &t, m->noun, m->gone);
	vci_tagging_release(&t);
	return rc;
}

int
vci_merge_tags(struct vci_merge *m)
{
	const struct vci_value arg[] = { vci_of_text(m->noun->name),
		vci_of_int(m->gone) };
	int64_t moved = m->moved;
	int rc = move_tags_of(m, m->kept, "tag.a");

	m->moved = moved; /* those that stay where they are don't count */
	if (rc == VC_OK)
		rc = move_tags_of(m, m->gone, "tag.b");
	if (rc == VC_OK)
		rc = vci_merge_run(m->vc, VCI_SQL_MERGE_TAGS_OFF, arg, 2);
	return rc == VC_OK ? vci_merge_tags_pack(m) : rc;
}

/* Tags that came with the other row go with it, and those that went for them
 * come back. */
int
vci_merge_tag_back(struct vci_merge *m, const char *what, int64_t id)
{
	int rc;

	if (strcmp(what, "tag.a") == 0)
		return tag(m, VCI_SQL_MERGE_TAG_ON, m->kept, id);
	if ((rc = tag(m, VCI_SQL_MERGE_TAG_OFF, m->kept, id)) != VC_OK)
		return rc;
	return tag(m, VCI_SQL_MERGE_TAG_ON, m->gone, id);
}
