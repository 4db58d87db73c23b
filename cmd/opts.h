/* SPDX-License-Identifier: ISC */
/* Options: one row each, from which the parser and -h are both made. */
#ifndef OPTS_H
#define OPTS_H

#include <stddef.h>
#include <stdio.h>

/* One option. An array of them ends with a row whose name is NULL. In names
 * '-' and '_' are alike; '-' is what is shown. */
struct opt {
	const char *name; /* long name, without "--" */
	char sh;          /* short name, or '\0' */
	const char *arg;  /* what the value is called; NULL: a flag */
	const char *help; /* message id of one line; NULL: not shown */
	int id;           /* for whoever takes it */
};

/* Called for each option in the order given; `arg` (NULL for a flag) lives
 * as long as argv. Anything but 0 stops the parsing and is returned. */
typedef int opt_take(void *ctx, const struct opt *, const char *arg);

/* Reads argv[1..argc): options of all groups (of two rows with one name the
 * first counts) and operands, mixed; "--" ends the options. Operands are
 * moved to the end of argv and *first_operand is where they begin. Returns 0,
 * what `take` returned, or 2 after saying on stderr what is wrong. */
int opts_parse(int argc, char **argv, const struct opt *const *groups,
    size_t ngroups, opt_take *take, void *ctx, int *first_operand);
/* The same, but the first operand ends the options: for those that stand
 * before the noun. argv keeps its order. */
int opts_parse_leading(int argc, char **argv, const struct opt *const *groups,
    size_t ngroups, opt_take *take, void *ctx, int *first_operand);
/* Prints the rows of each group under its title (already translated, or
 * NULL), help texts in one column. */
void opts_help(FILE *, const struct opt *const *groups,
    const char *const *titles, size_t ngroups);

#endif
