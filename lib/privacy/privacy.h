/* SPDX-License-Identifier: ISC */
/* What is owed to people who are in the register: that they can vanish. */
#ifndef VCI_PRIVACY_H
#define VCI_PRIVACY_H

#include "../goal/goal.h"

/* Appends every figure that the register can count, a line each: indicators by
 * year, and the goals of all years. */
int vci_figures_all(struct vc *, struct vc_buf *) VC_CHECK;
/* VC_E_DATA naming the first line in which two of them differ. */
int vci_figures_same(struct vc *, const char *before, const char *after)
    VC_CHECK;

/* While a volunteer is erased. */
struct vci_erasing {
	struct vc *vc;
	struct vc_table *t;
	int64_t *id; /* the volunteer, and rows that became part of it */
	size_t n, cap;
	int64_t born; /* rows that have a birth year */
};
/* Of reasons of steps, the volunteer's and its interests', the codes are left;
 * *count grows by those that lost words. */
int vci_erase_reasons(struct vci_erasing *, int64_t volunteer, int64_t *count)
    VC_CHECK;
/* Blanks the row's fields as their table says; *blank grows by the rows. */
int vci_erase_fields(struct vci_erasing *, int64_t id, int64_t *blank) VC_CHECK;
/* It has left, on the day that it was erased. */
int vci_erase_leave(struct vci_erasing *, int64_t id) VC_CHECK;

/* Statements of this folder that are written by hand. $1 is a volunteer. */
enum vci_privacy_sql {
	VCI_SQL_ERASE_PARTS, /* rows that became part of it */
	VCI_SQL_ERASE_ADOPT, /* interests of nobody, with its name and e-mail */
	VCI_SQL_ERASE_PERSON,
	VCI_SQL_ERASE_WORDS,
	VCI_SQL_ERASE_WAS_PERSON,
	VCI_SQL_ERASE_WAS,
	VCI_SQL_ERASE_MERGE_PERSON,
	VCI_SQL_ERASE_MERGE,
	VCI_SQL_ERASE_CALLED, /* the ids that senders use for it */
	VCI_SQL_ERASE_REMEMBER,
	VCI_SQL_ERASE_KNOWN,
	VCI_SQL_ERASE_CONSENT,
	VCI_SQL_ERASE_TOLD, /* who was */
	VCI_SQL_ERASE_DISCLOSURE,
	VCI_SQL_ERASE_NOT_SAME,
	VCI_SQL_ERASE_SNOOZE,
	VCI_SQL_ERASE_CONTACTS, /* how many have its e-mail */
	VCI_SQL_ERASE_REASONS,
	VCI_SQL_ERASE_REASON,
	VCI_SQL_ERASE_REASONS_OF_INTERESTS,
	VCI_SQL_ERASE_REASON_OF_INTEREST,
	VCI_SQL_ERASE_INTERESTS,
	VCI_SQL_ERASE_ROW,
	VCI_SQL_ERASE_TAGS,
	VCI_PRIVACY_SQL_COUNT
};
extern const char *const vci_privacy_sql[VCI_PRIVACY_SQL_COUNT];

#endif
