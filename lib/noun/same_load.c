/* SPDX-License-Identifier: ISC */
/* Reading what two rows are compared by. */
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "same.h"
#include "sql.h"

/* ---- values ------------------------------------------------------------------- */

#define PHONE 8 /* digits at the end that count: +46 70 and 070 are one */

static uint64_t
phone_hash(const char *s, size_t n)
{
	char digit[16];
	size_t m = 0;

	for (; n > 0 && m < PHONE; n--)
		if (s[n - 1] >= '0' && s[n - 1] <= '9')
			digit[m++] = s[n - 1];
	return m == 0 ? 0 : vci_hash(digit, m) | 1;
}

static bool
begins(const char *s, size_t n, const char *with)
{
	return n >= strlen(with) && strncasecmp(s, with, strlen(with)) == 0;
}

/* Of "https://www.example.org/x" example.org. */
static uint64_t
host_hash(const char *s, size_t n)
{
	static const char *const before[] = { "https://", "http://", "www." };
	char host[256];
	size_t m = 0;

	for (size_t i = 0; i < 3; i++)
		if (begins(s, n, before[i])) {
			n -= strlen(before[i]);
			s += strlen(before[i]);
		}
	for (; m < n && m < sizeof host && strchr("/?#: ", s[m]) == NULL; m++)
		host[m] = s[m] >= 'A' && s[m] <= 'Z' ? s[m] - 'A' + 'a' : s[m];
	return m == 0 || memchr(host, '.', m) == NULL ? 0 :
							vci_hash(host, m) | 1;
}

static uint64_t
value_hash(const struct vci_same *rule, const struct vci_field *f,
    const struct vci_value *v)
{
	if (v->kind == VCI_INT)
		return vci_hash_mix(1, (uint64_t)v->i) | 1;
	if (v->kind != VCI_TEXT || v->n == 0)
		return 0;
	if (rule->how == VCI_SAME_HOST)
		return host_hash(v->s, v->n);
	if (f->type == VCI_T_PHONE)
		return phone_hash(v->s, v->n);
	return vci_hash(v->s, v->n) | 1;
}

/* ---- rows ----------------------------------------------------------------------- */

static int
load_row(struct vci_same_set *set, struct vci_stmt *st)
{
	struct vci_same_row *row;

	if (!VCI_GROW(set->row, set->nrow, set->caprow))
		return vci_nomem(set->vc);
	row = &set->row[set->nrow++];
	*row = (struct vci_same_row){ .id = vci_col_int(st, 0) };
	for (size_t i = 0; i < set->nrule; i++) {
		const struct vci_same *rule = &set->noun->same[i];
		struct vci_value v;

		vci_col_value(st, (int)i + 1, &v);
		if (!vci_same_is_name(rule)) {
			row->hash[i] = value_hash(rule, set->field[i], &v);
			continue;
		}
		if (v.kind != VCI_TEXT)
			v.s = "", v.n = 0;
		if (!vci_names_add(set->names, v.s, v.n))
			return vci_nomem(set->vc);
		row->hash[i] = vci_names_hash(set->names, set->nrow - 1);
	}
	return VC_OK;
}

static int
load_rows(struct vci_same_set *set)
{
	struct vc_buf b = { 0 };
	struct vci_stmt *st = NULL;
	int rc;

	vc_buf_add(&b, "SELECT t.id");
	for (size_t i = 0; i < set->nrule; i++) {
		vc_buf_add(&b, ", ");
		vci_sql_column(set->field[i], &b);
	}
	vc_buf_add(&b, " FROM ");
	vci_sql_from(set->noun, &b);
	vc_buf_add(&b, " ORDER BY t.id");
	rc = b.failed ? vci_nomem(set->vc) : vci_prepare(set->vc, &st, b.s);
	vc_buf_free(&b);
	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(set->vc, st)) == VC_ROW)
		if ((rc = load_row(set, st)) != VC_OK)
			break;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- who was found to be two ------------------------------------------------------- */

uint64_t
vci_same_ids(int64_t a, int64_t b)
{
	uint64_t x = (uint64_t)(a < b ? a : b), y = (uint64_t)(a < b ? b : a);

	return vci_hash_mix(x, y) | 1;
}

static int
load_apart(struct vci_same_set *set)
{
	struct vci_stmt *st;
	int rc = vci_prepare(set->vc, &st, vci_noun_sql[VCI_SQL_APART]);

	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, set->noun->name);
	while ((rc = vci_step(set->vc, st)) == VC_ROW) {
		int64_t *v = vci_map_put(&set->apart,
		    vci_same_ids(vci_col_int(st, 0), vci_col_int(st, 1)));

		if (v == NULL) {
			rc = vci_nomem(set->vc);
			break;
		}
		*v = vci_col_int(st, 2);
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int64_t
vci_same_compared(const struct vci_same_set *set, size_t a, size_t b)
{
	uint64_t h[2] = { 1, 1 };

	for (size_t i = 0; i < set->nrule; i++) {
		h[0] = vci_hash_mix(h[0], set->row[a].hash[i]);
		h[1] = vci_hash_mix(h[1], set->row[b].hash[i]);
	}
	/* Positive, and never 0, which is no entry. */
	return (int64_t)((h[0] + h[1]) >> 1 | 1);
}

size_t
vci_same_find(const struct vci_same_set *set, int64_t id)
{
	size_t from = 0, to = set->nrow;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (set->row[mid].id < id)
			from = mid + 1;
		else
			to = mid;
	}
	return from < set->nrow && set->row[from].id == id ? from : SIZE_MAX;
}

/* ---- the set ------------------------------------------------------------------------ */

int
vci_same_load(struct vc *vc, const struct vc_noun *noun,
    struct vci_same_set *set)
{
	int rc;

	*set = (struct vci_same_set){ .vc = vc, .noun = noun };
	if (noun->same == NULL)
		return vci_err(vc, VC_E_USAGE,
		    "rows of '%s' are told apart by their ids", noun->name);
	for (; noun->same[set->nrule].field != NULL; set->nrule++) {
		const struct vci_same *rule = &noun->same[set->nrule];

		set->field[set->nrule] =
		    &noun->field[vci_field(noun, rule->field)];
		if (!vci_same_is_name(rule))
			continue;
		set->names = vci_names_new(rule->how == VCI_SAME_NAME ?
			VCI_NAMES_ORG :
			VCI_NAMES_PERSON,
		    vc->home.country);
		if (set->names == NULL)
			return vci_nomem(vc);
	}
	rc = load_rows(set);
	if (rc == VC_OK && set->names != NULL && !vci_names_weigh(set->names))
		rc = vci_nomem(vc);
	return rc == VC_OK ? load_apart(set) : rc;
}

void
vci_same_release(struct vci_same_set *set)
{
	vci_names_free(set->names);
	free(set->row);
	free(set->key);
	vci_map_release(&set->shared);
	vci_map_release(&set->apart);
}
