/* SPDX-License-Identifier: ISC */
/* A register of its own for each unit test, and short ways to fill it. */
#ifndef REGISTER_H
#define REGISTER_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/vc.h"

#define NOW INT64_C(1212321600) /* 2008-06-01T12:00:00Z, in every test */

struct home {
	struct vc *vc;
	char dir[64], path[96];
	struct vc_buf text; /* behind what `value` lends */
};

/* For cmocka_unit_test_setup_teardown. */
static inline int
home_up(void **state)
{
	static const struct vc_init in = { .name = "Byr\xc3\xa5n",
		.country = "SE",
		.municipality = "Stockholm" };
	struct home *h = calloc(1, sizeof *h);
	const char *tmp = getenv("TMPDIR");

	if (h == NULL)
		return -1;
	snprintf(h->dir, sizeof h->dir, "%.40s/vcctl-unit.XXXXXX",
	    tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(h->dir) == NULL || vc_new(&h->vc) != VC_OK)
		return -1;
	snprintf(h->path, sizeof h->path, "%s/x.db", h->dir);
	vc_set_clock(h->vc, NOW);
	*state = h;
	if (vc_init(h->vc, h->path, &in) == VC_OK)
		return 0;
	fprintf(stderr, "%s\n", vc_errmsg(h->vc));
	return -1;
}

static inline int
home_down(void **state)
{
	static const char *const tail[] = { "x.db", "x.db-wal", "x.db-shm",
		"y.db-wal", "y.db-shm", "z.db-wal", "z.db-shm", "y.db", "z.db",
		"x.csv" };
	struct home *h = *state;
	char path[128];

	vc_free(h->vc);
	for (size_t i = 0; i < sizeof tail / sizeof *tail; i++) {
		snprintf(path, sizeof path, "%s/%s", h->dir, tail[i]);
		unlink(path);
	}
	rmdir(h->dir);
	vc_buf_free(&h->text);
	free(h);
	return 0;
}

#define HOME_TEST(f) cmocka_unit_test_setup_teardown(f, home_up, home_down)

/* The call succeeds, or its words are shown. */
#define must(h, call) must_at((h)->vc, call, #call, __FILE__, __LINE__)
static inline void
must_at(struct vc *vc, int rc, const char *what, const char *file, int line)
{
	if (rc == VC_OK)
		return;
	print_error("%s: %d: %s\n", what, rc, vc_errmsg(vc));
	_fail(file, line);
}

/* The call fails so and says exactly this. */
#define refused(h, rc, code, words) \
	do { \
		assert_int_equal(rc, code); \
		assert_string_equal(vc_errmsg((h)->vc), words); \
	} while (0)

static inline size_t
field_of(struct home *h, const char *noun, const char *name)
{
	int i = vc_field_find(h->vc, vc_noun(noun), name);

	assert_true(i >= 0);
	return (size_t)i;
}

/* A record of the noun with "field", "text" pairs up to NULL; *rc is the
 * first that is not VC_OK. */
static inline struct vc_record *
record_of(struct home *h, const char *noun, int *rc, va_list ap)
{
	struct vc_record *r;
	const char *name;

	must(h, vc_record_new(h->vc, vc_noun(noun), &r));
	*rc = VC_OK;
	while ((name = va_arg(ap, const char *)) != NULL) {
		const char *text = va_arg(ap, const char *);

		if (*rc == VC_OK)
			*rc = vc_record_set(h->vc, r, field_of(h, noun, name),
			    text);
	}
	return r;
}

/* vc_add of such a record: its result and id. */
static inline int
try_add(struct home *h, const char *noun, int64_t *id, ...)
{
	struct vc_record *r;
	va_list ap;
	int rc;

	va_start(ap, id);
	r = record_of(h, noun, &rc, ap);
	va_end(ap);
	if (rc == VC_OK)
		rc = vc_add(h->vc, r, id);
	vc_record_free(r);
	return rc;
}

#define add(h, noun, ...) add_at(h, __FILE__, __LINE__, noun, __VA_ARGS__)
static inline int64_t
add_at(struct home *h, const char *file, int line, const char *noun, ...)
{
	struct vc_record *r;
	int64_t id = 0;
	va_list ap;
	int rc;

	va_start(ap, noun);
	r = record_of(h, noun, &rc, ap);
	va_end(ap);
	if (rc == VC_OK)
		rc = vc_add(h->vc, r, &id);
	must_at(h->vc, rc, noun, file, line);
	vc_record_free(r);
	return id;
}

/* vc_edit of one field; *changed as there. */
static inline int
edit(struct home *h, const char *noun, int64_t id, const char *name,
    const char *text, int *changed)
{
	struct vc_record *r;
	int rc;

	must(h, vc_record_new(h->vc, vc_noun(noun), &r));
	rc = vc_record_set(h->vc, r, field_of(h, noun, name), text);
	if (rc == VC_OK)
		rc = vc_edit(h->vc, r, id, changed);
	vc_record_free(r);
	return rc;
}

/* Lends the field of a row as machines print it, until the next call. */
static inline const char *
value(struct home *h, const char *noun, int64_t id, const char *name)
{
	struct vc_record *r;
	struct vc_cell cell;

	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, "");
	must(h, vc_record_new(h->vc, vc_noun(noun), &r));
	must(h, vc_get(h->vc, r, id));
	vc_record_cell(r, field_of(h, noun, name), &cell);
	vc_cell_print(&h->text, &cell, NULL);
	vc_record_free(r);
	return h->text.s;
}

/* Ids of a list in order, "1 2 3"; lent until the next call. */
static inline const char *
listed(struct home *h, const struct vc_query *q)
{
	struct vc_list *l;
	char id[24];
	int rc;

	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, "");
	must(h, vc_list_open(h->vc, q, &l));
	while ((rc = vc_list_next(l)) == VC_ROW) {
		snprintf(id, sizeof id, "%s%lld", h->text.len > 0 ? " " : "",
		    (long long)vc_record_id(vc_list_record(l)));
		vc_buf_add(&h->text, id);
	}
	vc_list_free(l);
	assert_int_equal(rc, VC_DONE);
	return h->text.s;
}

/* How many rows of the noun there are. */
static inline int
count(struct home *h, const char *noun)
{
	struct vc_query q = { .noun = vc_noun(noun) };
	const char *s = listed(h, &q);
	int n = *s != '\0';

	for (; *s != '\0'; s++)
		n += *s == ' ';
	return n;
}

#endif
