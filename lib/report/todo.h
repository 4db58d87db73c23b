/* SPDX-License-Identifier: ISC */
/* Kinds of things to do, for those who list, put off and test them. */
#ifndef VCI_TODO_H
#define VCI_TODO_H

#include "report.h"

/* How the day on which something becomes due follows from its base. */
enum vci_due {
	VCI_DUE_DAYS,   /* a day, and so many days have passed */
	VCI_DUE_OVER,   /* a day, and more than so many have */
	VCI_DUE_HOURS,  /* a time, and so many hours have */
	VCI_DUE_MONTHS, /* a day, and so many months have */
	VCI_DUE_BEFORE, /* a last day: so many days before it */
	VCI_DUE_AFTER   /* a last day: the day after it */
};

/* `sql` is a SELECT of id, base, municipality, title, org and words for the
 * command; $1 is a base that nothing due is later than. It shows no person. In
 * `command`, # is the id, @ the day a year after the base, % those words. */
struct vci_todo_kind {
	const char *name, *aliases; /* a code and other words for it */
	const char *title;          /* heading: how many there are */
	const char *table;          /* of its ids */
	const char *noun;           /* what is typed for it */
	enum vci_due due;
	const char *setting; /* NULL: at once */
	const char *next;    /* kind that takes over when that is due */
	int lapses;          /* so many days after a last day it is past
			      * telling; 0: never */
	const char *command; /* that settles it */
	const char *sql;
};
/* All of them, in order, ending with a NULL name. */
#define VCI_TODO_KINDS 32
extern const struct vci_todo_kind vci_todo_kinds[];
/* The kind that a word of the user's means; NULL: the message is set. */
const struct vci_todo_kind *vci_todo_find(struct vc *, const char *s, size_t n);
/* Appends the statement that lists a kind's rows. */
void vci_todo_sql(const struct vci_todo_kind *, struct vc_buf *);

/* Statements of this folder that are written by hand. */
enum vci_report_sql {
	VCI_SQL_SNOOZE,
	VCI_SQL_SNOOZED,
	VCI_SQL_WAKE,
	VCI_REPORT_SQL_COUNT
};
extern const char *const vci_report_sql[VCI_REPORT_SQL_COUNT];

#endif
