/* SPDX-License-Identifier: ISC */
/* What the parts of surveys share: a file of answers on its way in. */
#ifndef VCI_SURVEY_H
#define VCI_SURVEY_H

#include "../intake/job.h"
#include "register.h"

/* Is it a word that an indicator can hold: survey.WORD.WORD? */
bool vci_survey_word(const char *);

/* ---- the file (survey_read.c) ---------------------------------------------- */

struct vci_survey_row {
	int64_t line;
	size_t n;          /* up to the last that is not empty */
	const char **cell; /* cleaned; "" where empty */
	bool bad;          /* isn't taken, for a reason that was said */
};
/* All of it, in the arena: surveys are small. */
struct vci_survey_file {
	struct vci_arena arena;
	struct vci_survey_row *row; /* the header first */
	size_t nrow, cap;
};
/* Opens and reads j's file in one of its passes, with its digest; rows that
 * can't be told apart into columns are rejected. */
int vci_survey_read(struct vci_job *, struct vci_survey_file *) VC_CHECK;
void vci_survey_release(struct vci_survey_file *);

/* ---- its columns (survey_guess.c) -------------------------------------------- */

enum vci_question_kind {
	VCI_Q_SINGLE,
	VCI_Q_MULTIPLE,
	VCI_Q_NUMBER,
	VCI_Q_TEXT,
	VCI_Q_DROPPED /* isn't taken */
};
struct vci_survey_column {
	const char *name;
	char word[VCI_SURVEY_WORD + 1];
	enum vci_question_kind kind;
	int64_t question; /* 0: to be made */
	enum vci_decimal decimal;
};
/* The word that a header makes; "" for one without letters or digits. */
void vci_survey_word_of(const char *header, char word[VCI_SURVEY_WORD + 1]);
/* Does the header, or what stands below, tell who answered? */
bool vci_survey_personal(const struct vci_survey_file *, size_t col);
/* What kind of question the column answers, by all of its cells. */
enum vci_question_kind vci_survey_guess(const struct vci_survey_file *,
    size_t col, enum vci_decimal told, enum vci_decimal *as);
/* The nth part of a cell with several answers, or NULL; *len is its length. */
const char *vci_survey_part(const char *cell, size_t nth, size_t *len);

/* ---- all columns (survey_columns.c) ----------------------------------------- */

/* Decides for each column: j's options, kinds told, questions that are there.
 * What was decided is noted in j->late. */
int vci_survey_columns(struct vci_job *, int64_t survey,
    const struct vci_survey_file *, struct vci_survey_column *) VC_CHECK;

#endif
