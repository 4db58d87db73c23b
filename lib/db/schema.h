/* SPDX-License-Identifier: ISC */
/* The migrations as compiled in, from schema/NNNN-NAME.sql. */
#ifndef VCI_SCHEMA_H
#define VCI_SCHEMA_H

struct vci_schema {
	int version;      /* NNNN */
	const char *name; /* "0001-registers" */
	const char *sql;  /* the file's text, tokens not yet expanded */
};

/* In order of version; ends with a NULL sql. */
extern const struct vci_schema vci_schema[];

#endif
