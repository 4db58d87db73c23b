/* SPDX-License-Identifier: ISC */
/* The statements of lib/noun that are written by hand. */
#ifndef VCI_NOUN_SQL_H
#define VCI_NOUN_SQL_H

enum vci_noun_sql {
	VCI_SQL_TAG,
	VCI_SQL_TAG_LINK,
	VCI_SQL_TAG_UNLINK,
	VCI_SQL_TAG_WORDS,
	VCI_SQL_SENDER,
	VCI_SQL_SENDER_NEW,
	VCI_SQL_ALIAS,
	VCI_SQL_ALIASES,
	VCI_SQL_ERASED,
	VCI_SQL_CHANGE,
	VCI_SQL_WAS,
	VCI_SQL_WAS_PERSON,
	VCI_SQL_RUN,
	VCI_SQL_RUNS,
	VCI_SQL_MERGED_INTO,
	VCI_SQL_MERGED,
	VCI_SQL_APART,
	VCI_SQL_APART_PUT,
	VCI_NOUN_SQL_COUNT
};

extern const char *const vci_noun_sql[VCI_NOUN_SQL_COUNT];

#endif
