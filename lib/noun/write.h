/* SPDX-License-Identifier: ISC */
/* What writing a batch and comparing it with what stands share. */
#ifndef VCI_WRITE_H
#define VCI_WRITE_H

#include "rows.h"

/* Row n of the batch. */
struct vci_value *vci_write_row(struct vci_rows *, size_t n);
/* Leaves row n out, with the handle's message about a column or (-1) all. */
void vci_write_refuse(struct vci_writer *, struct vci_rows *, size_t n,
    int column, enum vci_why);
/* Readies one of the noun's statements, for rows that give these fields. */
int vci_write_statement(struct vci_writer *, enum vci_sql, uint64_t given)
    VC_CHECK;
/* Sets or clears the day of the event that a row's status is to write; a
 * fresh row in its first state writes none. false: refused, message set. */
bool vci_write_event_day(struct vci_writer *, struct vci_value *, bool fresh);
/* A row with all that it will hold: rules that one field alone can't check.
 * false: it was refused. */
bool vci_write_complete(struct vci_writer *, struct vci_rows *, size_t n);
/* The same of rows that no id tells, where the noun has rules for them
 * (write_who.c); entry: what new ones are called until they have ids. */
int vci_write_sort(struct vci_writer *, struct vci_rows *, size_t *entry)
    VC_CHECK;
/* Finds the rows that stand already: SAME, UPDATE (completed with what
 * stands) or BAD, with their ids. PROBE_KEY: those that are NEW, by the
 * sender's id or the natural key; else those that are FOUND, which stay so
 * where there is no such row. */
int vci_write_probe(struct vci_writer *, struct vci_rows *, enum vci_sql)
    VC_CHECK;

#endif
