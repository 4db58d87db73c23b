/* SPDX-License-Identifier: ISC */
/* Two rows that become one, and how that is taken back. */
#ifndef VCI_MERGE_H
#define VCI_MERGE_H

#include "register.h"

/* A column of another table that names a row of the noun. */
struct vci_merge_ref {
	const char *table, *column;
};
#define VCI_MERGE_REFS 32
/* All that are moved to the row that is kept: fields of nouns, and tables that
 * no noun has. How many. */
size_t vci_merge_refs(const struct vc_noun *,
    struct vci_merge_ref to[VCI_MERGE_REFS]);

/* A column of the row itself, in its counted or personal table. */
struct vci_merge_column {
	const char *table, *name;
	bool key; /* the folded form of the field `name` */
	unsigned char part;
};
#define VCI_MERGE_COLUMNS 96
size_t vci_merge_columns(const struct vc_noun *,
    struct vci_merge_column to[VCI_MERGE_COLUMNS]);

/* Days and words of one step of a status. */
extern const char *const vci_merge_event[];

struct vci_merge {
	struct vc *vc;
	const struct vc_noun *noun;
	int64_t id; /* of the merge */
	int64_t kept, gone;
	struct vc_record *a, *b; /* as they were */
	uint64_t take;           /* fields whose value is b's, a bit each */
	uint64_t a_only;         /* that --take asked of a */
	uint64_t asked;          /* that --take asked of either */
	int64_t moved;
};

enum vci_merge_sql {
	VCI_SQL_MERGE_NEW,
	VCI_SQL_MERGE_MOVED,
	VCI_SQL_MERGE_MOVED_OF,
	VCI_SQL_MERGE_WAS,
	VCI_SQL_MERGE_WAS_PERSON,
	VCI_SQL_MERGE_WAS_OF,
	VCI_SQL_MERGE_WAS_OFF,
	VCI_SQL_MERGE_WAS_PERSON_OFF,
	VCI_SQL_MERGE_MOVED_OFF,
	VCI_SQL_MERGE_LAST,
	VCI_SQL_MERGE_DONE,
	VCI_SQL_MERGE_CHAIN,
	VCI_SQL_MERGE_CHAIN_MOVE,
	VCI_SQL_MERGE_TAGS,
	VCI_SQL_MERGE_TAGS_OFF,
	VCI_SQL_MERGE_TAG_ON,
	VCI_SQL_MERGE_TAG_OFF,
	VCI_SQL_MERGE_KNOWN,
	VCI_SQL_MERGE_KNOWN_MOVE,
	VCI_SQL_MERGE_KNOWN_OFF,
	VCI_SQL_MERGE_APART,
	VCI_SQL_MERGE_APART_OFF,
	VCI_SQL_MERGE_FILTERS,
	VCI_SQL_MERGE_FILTER,
	VCI_SQL_MERGE_WITHDRAWN,
	VCI_SQL_MERGE_WITHDRAW,
	VCI_SQL_MERGE_INTERESTS,
	VCI_SQL_MERGE_STEPS,
	VCI_SQL_MERGE_OF,
	VCI_MERGE_SQL_COUNT
};
extern const char *const vci_merge_sql[VCI_MERGE_SQL_COUNT];

/* ---- what is noted (merge_note.c) ---- */

#define VCI_MERGE_WHAT 96 /* bytes that a note's name takes at most */

/* Runs a statement with these values. */
int vci_merge_run(struct vc *, enum vci_merge_sql, const struct vci_value *,
    size_t n) VC_CHECK;
/* A statement whose $1 is the noun and whose $2 is a row. */
int vci_merge_ask(struct vci_merge *, enum vci_merge_sql, int64_t row,
    struct vci_stmt **) VC_CHECK;
/* Remembers one value of row `row`. */
int vci_merge_was(struct vci_merge *, int64_t row, bool person,
    const char *what, const struct vci_value *) VC_CHECK;
/* All that was remembered of it in this merge: what, number, text. */
int vci_merge_was_of(struct vci_merge *, int64_t row, struct vci_stmt **)
    VC_CHECK;
/* Remembers that row `row` of `what` was moved. */
int vci_merge_moved(struct vci_merge *, const char *what, int64_t row) VC_CHECK;
/* The same of all rows whose ids the statement yields; it is finalized. */
int vci_merge_all_moved(struct vci_merge *, struct vci_stmt *, const char *what)
    VC_CHECK;
/* Tells that something was changed since, and so isn't taken back. */
int vci_merge_stays(struct vci_merge *, struct vc_undo_result *,
    struct vc_table *left, const char *what, int64_t row) VC_CHECK;

/* ---- the row that goes (merge_row.c) ---- */

/* Keeps what the row that goes is, and removes it. */
int vci_merge_park(struct vci_merge *) VC_CHECK;
/* Makes it again of what was kept. */
int vci_merge_unpark(struct vci_merge *) VC_CHECK;

/* ---- what names it (merge_move.c) ---- */

int vci_merge_move(struct vci_merge *) VC_CHECK;
/* One row alone that names it. */
int vci_merge_move_one(struct vci_merge *, const struct vci_merge_ref *,
    int64_t row) VC_CHECK;
/* The same back, where it is still as the merge left it: else a line of
 * *left. */
int vci_merge_back(struct vci_merge *, struct vc_undo_result *,
    struct vc_table *left) VC_CHECK;

/* ---- scopes and filters of goals (merge_scope.c) ---- */

int vci_merge_scopes(struct vci_merge *) VC_CHECK;
/* *is: what was moved is a scope. */
int vci_merge_scope_back(struct vci_merge *, const char *what, int64_t row,
    bool *is) VC_CHECK;
int vci_merge_filters(struct vci_merge *) VC_CHECK;
int vci_merge_filter_back(struct vci_merge *, int64_t goal) VC_CHECK;

/* ---- tags (merge_tag.c), ids of senders (merge_known.c) ---- */

int vci_merge_tags(struct vci_merge *) VC_CHECK;
/* What stands beside the tags of both rows follows them. */
int vci_merge_tags_pack(struct vci_merge *) VC_CHECK;
int vci_merge_tag_back(struct vci_merge *, const char *what, int64_t tag)
    VC_CHECK;
int vci_merge_known(struct vci_merge *) VC_CHECK;
int vci_merge_known_back(struct vci_merge *) VC_CHECK;

/* ---- interests of two volunteers in one assignment (merge_double.c) ---- */

/* Where `really`, makes one of each two that go on at the same time: the one
 * that came further stays, with the other's steps as far as they lead to where
 * it is. *n: how many became part of another. */
int vci_merge_doubles(struct vci_merge *, bool really, int64_t *n) VC_CHECK;
/* Those steps, when an interest becomes part of another. */
int vci_merge_steps(struct vci_merge *) VC_CHECK;

/* ---- merge.c, merge_undo.c ---- */

/* Row `gone` becomes part of row `kept`, both of which are of one noun and
 * may; for what a merge brings with it. m->id is set. */
int vci_merge_rows(struct vci_merge *m) VC_CHECK;
/* The merge of this number is taken back, as part of another's end. */
int vci_merge_undo(struct vc *, const struct vc_noun *, int64_t id,
    struct vc_undo_result *, struct vc_table *left) VC_CHECK;

/* Picks each field's value; VC_E_USAGE for a wrong `take`. */
int vci_merge_pick(struct vci_merge *, const struct vc_merge *) VC_CHECK;

#endif
