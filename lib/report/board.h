/* SPDX-License-Identifier: ISC */
/* The board of initiatives, as the files that read and show it share it. */
#ifndef VCI_BOARD_H
#define VCI_BOARD_H

#include "report.h"

/* A stage that has columns: one for people, two for machines. */
struct vci_board_stage {
	const char *word;
	int64_t rank;
	int met; /* the how many-eth that was met */
	struct vci_board_stage *next;
	int at; /* in order */
};

/* One of them in an initiative. */
struct vci_board_step {
	struct vci_board_stage *stage;
	int64_t planned, reached, rank;
	struct vci_board_step *next;
};
#define VCI_UNSET INT64_MIN

struct vci_board_row {
	int64_t id;
	const char *title, *institution, *owner, *status;
	int first_time; /* -1: not known */
	struct vci_board_step *step, *furthest, *todo;
	struct vci_board_row *next;
};

struct vci_board {
	struct vc *vc;
	struct vc_table *t;
	struct vci_arena arena;
	struct vci_board_row *first, *last;
	struct vci_board_stage *stage, **ordered;
	int stages, all, first_time;
	bool undated;
};

/* Reads all that is on the board, and puts it in order: the stages by rank; of
 * each initiative the furthest that was reached, and the first one after it. */
int vci_board_read(struct vci_board *) VC_CHECK;

#endif
