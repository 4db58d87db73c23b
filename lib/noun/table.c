/* SPDX-License-Identifier: ISC */
/* A finished table of cells: what reports and small lists hand over. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "noun.h"

struct line {
	struct vc_msg msg;
	char *store;
};

struct lines {
	struct line *v;
	size_t n;
};

struct vc_table {
	const struct vc_column *col;
	size_t ncol, nrow, cap;
	struct vc_cell *cell;
	struct lines head, foot;
	struct vci_arena arena;
};

int
vci_table_new(struct vc *vc, const struct vc_column *col, size_t ncol,
    struct vc_table **out)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return vci_nomem(vc);
	(*out)->col = col;
	(*out)->ncol = ncol;
	return VC_OK;
}

int
vci_table_of(struct vc *vc, size_t ncol, struct vc_column **col,
    struct vc_table **out)
{
	int rc = vci_table_new(vc, NULL, ncol, out);

	*col = NULL;
	if (rc != VC_OK)
		return rc;
	*col = vci_arena_get(&(*out)->arena, ncol * sizeof **col);
	if (*col == NULL)
		return vci_nomem(vc);
	memset(*col, 0, ncol * sizeof **col);
	(*out)->col = *col;
	return VC_OK;
}

struct vc_cell *
vci_table_row(struct vc *vc, struct vc_table *t)
{
	struct vc_cell *row;

	if (t->nrow == t->cap) {
		size_t cap = t->cap == 0 ? 64 : t->cap * 2;
		struct vc_cell *p = reallocarray(t->cell, cap,
		    t->ncol * sizeof *p);

		if (p == NULL) {
			vci_nomem(vc);
			return NULL;
		}
		t->cell = p;
		t->cap = cap;
	}
	row = &t->cell[t->nrow++ * t->ncol];
	memset(row, 0, t->ncol * sizeof *row);
	return row;
}

const char *
vci_table_text(struct vc_table *t, const char *s)
{
	const char *copy = s == NULL ? "" :
				       vci_arena_text(&t->arena, s, strlen(s));

	return copy == NULL ? "" : copy;
}

static int
line_add(struct vc *vc, struct lines *to, const struct vc_msg *msg)
{
	struct line *p = reallocarray(to->v, to->n + 1, sizeof *p);

	if (p == NULL)
		return vci_nomem(vc);
	to->v = p;
	if (!vci_msg_copy(&p[to->n].msg, msg, &p[to->n].store))
		return vci_nomem(vc);
	to->n++;
	return VC_OK;
}

/* As many arguments as the id has %s. */
static struct vc_msg
gather(const char *id, va_list ap)
{
	struct vc_msg msg = { .id = id };
	int n = 0;

	for (const char *s = id; (s = strstr(s, "%s")) != NULL; s += 2)
		if (n < VC_MSG_ARGS)
			msg.arg[n++] = va_arg(ap, const char *);
	return msg;
}

int
vci_table_head(struct vc *vc, struct vc_table *t, const char *id, ...)
{
	struct vc_msg msg;
	va_list ap;

	va_start(ap, id);
	msg = gather(id, ap);
	va_end(ap);
	return line_add(vc, &t->head, &msg);
}

int
vci_table_foot(struct vc *vc, struct vc_table *t, const char *id, ...)
{
	struct vc_msg msg;
	va_list ap;

	va_start(ap, id);
	msg = gather(id, ap);
	va_end(ap);
	return line_add(vc, &t->foot, &msg);
}

int
vci_table_foot_error(struct vc *vc, struct vc_table *t)
{
	return line_add(vc, &t->foot, vc_error(vc));
}

void
vci_table_foot_numbers(struct vc_table *t, unsigned numbers)
{
	if (t->foot.n > 0)
		t->foot.v[t->foot.n - 1].msg.numbers = numbers;
}

void
vci_table_foot_words(struct vc_table *t, unsigned words)
{
	if (t->foot.n > 0)
		t->foot.v[t->foot.n - 1].msg.words = words;
}

void
vci_table_head_words(struct vc_table *t, unsigned words)
{
	if (t != NULL && t->head.n > 0)
		t->head.v[t->head.n - 1].msg.words = words;
}

size_t
vc_table_ncol(const struct vc_table *t)
{
	return t->ncol;
}

size_t
vc_table_nrow(const struct vc_table *t)
{
	return t->nrow;
}

const struct vc_column *
vc_table_column(const struct vc_table *t, size_t col)
{
	return &t->col[col];
}

const struct vc_cell *
vc_table_cell(const struct vc_table *t, size_t row, size_t col)
{
	return &t->cell[row * t->ncol + col];
}

const struct vc_msg *
vc_table_heading(const struct vc_table *t, size_t nth)
{
	return nth < t->head.n ? &t->head.v[nth].msg : NULL;
}

const struct vc_msg *
vc_table_note(const struct vc_table *t, size_t nth)
{
	return nth < t->foot.n ? &t->foot.v[nth].msg : NULL;
}

static void
lines_free(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->v[i].store);
	free(l->v);
}

void
vc_table_free(struct vc_table *t)
{
	if (t == NULL)
		return;
	lines_free(&t->head);
	lines_free(&t->foot);
	vci_arena_release(&t->arena);
	free(t->cell);
	free(t);
}
