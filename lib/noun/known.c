/* SPDX-License-Identifier: ISC */
/* Who an incoming row is, where its sender's id doesn't tell: another id that
 * this sender uses for a row of ours, or the noun's match rules.
 *
 * What tells rows apart is kept as 64-bit hashes; see core/map.h for the
 * chance that two share one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/grow.h"
#include "../core/text.h"
#include "known.h"
#include "sql.h"

/* ---- the rules ------------------------------------------------------------------ */

/* The field's bit, put on the list if it isn't there. */
static unsigned
bit_of(struct vci_known *k, const char *name)
{
	int f = vci_field(k->noun, name);
	size_t i = 0;

	while (i < k->nfield && k->field[i] != f)
		i++;
	if (i == k->nfield && i < VCI_KNOWN_FIELDS)
		k->field[k->nfield++] = f;
	return 1u << i;
}

static void
read_rules(struct vci_known *k)
{
	const struct vci_match *m = k->noun->match;

	for (; m != NULL && m->key[0] != NULL && k->nrule < VCI_KNOWN_RULES;
	     m++) {
		for (int i = 0; i < VCI_MATCH_FIELDS && m->key[i] != NULL; i++)
			k->key[k->nrule] |= bit_of(k, m->key[i]);
		for (int i = 0; i < VCI_MATCH_FIELDS && m->also[i] != NULL; i++)
			k->also[k->nrule] |= bit_of(k, m->also[i]);
		k->nrule++;
	}
}

int
vci_known_new(struct vc *vc, const struct vc_noun *noun, int64_t source,
    struct vci_known **out)
{
	struct vci_known *k = calloc(1, sizeof *k);

	*out = k;
	if (k == NULL)
		return vci_nomem(vc);
	k->vc = vc;
	k->noun = noun;
	k->source = source;
	read_rules(k);
	return VC_OK;
}

void
vci_known_free(struct vci_known *k)
{
	if (k == NULL)
		return;
	for (size_t i = 0; i < VCI_KNOWN_RULES; i++)
		vci_map_release(&k->head[i]);
	vci_map_release(&k->alias);
	vci_map_release(&k->erased);
	vci_finalize(k->put_alias);
	vc_buf_free(&k->scratch);
	free(k->entry);
	free(k);
}

/* ---- entries ----------------------------------------------------------------------- */

/* The hash of an entry's key under a rule; 0 where a part of it is missing. */
static uint64_t
key_hash(const struct vci_known *k, size_t rule, const uint64_t *hash)
{
	uint64_t h = 1;

	for (size_t i = 0; i < k->nfield; i++) {
		if ((k->key[rule] >> i & 1) == 0)
			continue;
		if (hash[i] == 0)
			return 0;
		h = vci_hash_mix(h, hash[i]);
	}
	return h | 1;
}

int
vci_known_add(struct vci_known *k, const struct vci_known_entry *e)
{
	if (!VCI_GROW(k->entry, k->n, k->cap))
		return vci_nomem(k->vc);
	k->entry[k->n] = *e;
	for (size_t r = 0; r < k->nrule; r++) {
		uint64_t h = key_hash(k, r, e->hash);
		int64_t *head = h == 0 ? NULL : vci_map_put(&k->head[r], h);

		if (h != 0 && head == NULL)
			return vci_nomem(k->vc);
		k->entry[k->n].next[r] = head == NULL ? 0 : (uint32_t)*head;
		if (head != NULL)
			*head = (int64_t)k->n + 1;
	}
	k->n++;
	return VC_OK;
}

/* The hash of a field's value; texts as they are searched for. 0: none. */
static uint64_t
value_hash(struct vci_known *k, const struct vci_field *f,
    const struct vci_value *v)
{
	struct vc_buf *b = &k->scratch;

	if (v->kind == VCI_INT)
		return vci_hash_mix(1, (uint64_t)v->i) | 1;
	if (v->kind != VCI_TEXT)
		return 0;
	if (!vci_has_key(f))
		return vci_hash(v->s, v->n) | 1;
	vc_buf_clear(b);
	vci_text_key(b, v->s, v->n, k->vc->home.lang);
	return vci_hash(b->s == NULL ? "" : b->s, b->len) | 1;
}

static bool
was_erased(const struct vci_known *k, const struct vci_value *name)
{
	return k->erased.used > 0 && name->kind == VCI_TEXT &&
	    vci_map_get(&k->erased,
		(uint64_t)vci_erased_hash(name->s, name->n)) != 0;
}

uint64_t
vci_known_bare(const char *id, size_t n)
{
	for (; n > 1 && *id == '0'; n--)
		id++;
	for (size_t i = 0; i < n; i++)
		if (id[i] < '0' || id[i] > '9')
			return 0;
	return n == 0 ? 0 : vci_hash(id, n) | 1;
}

/* ---- the verdict ---------------------------------------------------------------------- */

/* What the candidates of a rule come to. */
struct tally {
	struct vci_known_entry
	    *best; /* the first of those that agree in most */
	struct vci_known_entry
	    *fresh; /* the same, that no line of this file means */
	struct vci_known_entry
	    *against; /* one that agrees in nothing but the key */
	struct vci_known_entry
	    *zeros; /* of this sender, whose id has other leading zeros */
	int agree;  /* of `best` */
	size_t nbest, nzeros;
};

static void
weigh(const struct vci_known *k, size_t rule, const struct vci_known_entry *row,
    bool has_id, struct tally *t)
{
	int64_t at = vci_map_get(&k->head[rule], key_hash(k, rule, row->hash));

	/* The chain begins with the highest id among those of one load, and
	 * with the last line of the file: the lowest wins. */
	for (; at != 0; at = k->entry[at - 1].next[rule]) {
		struct vci_known_entry *e = &k->entry[at - 1];
		int same = 0, both = 0;

		if (has_id && e->own) {
			if (row->bare != 0 && row->bare == e->bare)
				t->zeros = e, t->nzeros++;
			continue;
		}
		for (size_t i = 0; i < k->nfield; i++) {
			if ((k->also[rule] >> i & 1) == 0 || e->hash[i] == 0 ||
			    row->hash[i] == 0)
				continue;
			both++;
			same += e->hash[i] == row->hash[i];
		}
		if (both > 0 && same == 0) {
			t->against = e;
			continue;
		}
		if (t->nbest == 0 || same > t->agree) {
			t->agree = same;
			t->nbest = 0;
			t->best = t->fresh = NULL;
		} else if (same < t->agree) {
			continue;
		}
		t->nbest++;
		if (t->best == NULL || e->id < t->best->id)
			t->best = e;
		if (e->line == 0 && (t->fresh == NULL || e->id < t->fresh->id))
			t->fresh = e;
	}
}

static void
names(const struct vci_known *k, unsigned bits, struct vc_buf *b)
{
	for (size_t i = 0; i < k->nfield; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		vc_buf_add(b, b->len == 0 ? "" : ", ");
		vc_buf_add(b, k->noun->field[k->field[i]].title);
	}
}

/* Why a row that may be one of several isn't taken for any. */
static void
explain(struct vci_known *k, size_t rule, const struct tally *t)
{
	const struct vci_known_entry *e = t->best != NULL ? t->best :
							    t->against;
	struct vc_buf key = { 0 }, also = { 0 };
	char id[24], line[24];

	names(k, k->key[rule], &key);
	names(k, k->also[rule], &also);
	snprintf(id, sizeof id, "%lld", (long long)e->id);
	snprintf(line, sizeof line, "%lld", (long long)e->line);
	if (key.failed || also.failed)
		vci_nomem(k->vc);
	else if (e->line != 0)
		vci_err_words(k->vc,
		    vci_err(k->vc, VC_E_DATA,
			"unclear: line %s of this file has the same '%s'", line,
			key.s),
		    0, 1 << 1);
	else if (t->best != NULL)
		vci_err_words(k->vc,
		    vci_err(k->vc, VC_E_DATA,
			"unclear: %s %s and others have the same '%s'",
			k->noun->title, id, key.s),
		    1 << 0, 1 << 2);
	else
		vci_err_words(k->vc,
		    vci_err(k->vc, VC_E_DATA,
			"unclear: %s %s has the same '%s', but another '%s'",
			k->noun->title, id, key.s, also.s),
		    1 << 0, 1 << 2 | 1 << 3);
	vc_buf_free(&key);
	vc_buf_free(&also);
}

/* Two rows, of which either may be meant. */
static void
explain_zeros(struct vci_known *k, size_t rule, const struct tally *t)
{
	struct vc_buf key = { 0 };
	char id[24];

	names(k, k->key[rule], &key);
	snprintf(id, sizeof id, "%lld",
	    (long long)(t->zeros->line != 0 ? t->zeros->line : t->zeros->id));
	if (key.failed)
		vci_nomem(k->vc);
	else if (t->zeros->line != 0)
		vci_err_words(k->vc,
		    vci_err(k->vc, VC_E_DATA,
			"unclear: line %s of this file has the same '%s', and "
			"an id with other leading zeros",
			id, key.s),
		    0, 1 << 1);
	else
		vci_err_words(k->vc,
		    vci_err(k->vc, VC_E_DATA,
			"unclear: %s %s has the same '%s', and an id with "
			"other leading zeros",
			k->noun->title, id, key.s),
		    1 << 0, 1 << 2);
	vc_buf_free(&key);
}

/* Candidates of the strongest rule that has any decide. */
static enum vci_verdict
judge(struct vci_known *k, const struct vci_known_entry *row, bool has_id,
    bool guess, struct vci_known_entry **is)
{
	for (size_t r = 0; r < k->nrule; r++) {
		struct tally t = { 0 };

		if (key_hash(k, r, row->hash) == 0)
			continue;
		weigh(k, r, row, has_id, &t);
		/* A spreadsheet drops leading zeros. */
		if (t.nzeros == 1 && t.zeros->line == 0) {
			*is = t.zeros;
			k->nzeros++;
			return VCI_IS_ROW;
		}
		if (t.zeros != NULL && !guess) {
			explain_zeros(k, r, &t);
			return VCI_IS_UNCLEAR;
		}
		if (t.best == NULL && t.against == NULL)
			continue;
		*is = t.best;
		if (t.nbest == 1 && t.best->line == 0)
			return VCI_IS_ROW;
		*is = t.fresh;
		if (guess)
			return t.fresh == NULL ? VCI_IS_NEW : VCI_IS_ROW;
		explain(k, r, &t);
		return VCI_IS_UNCLEAR;
	}
	return VCI_IS_NEW;
}

int
vci_known_says(struct vci_known *k, bool *says)
{
	int rc = k->loaded ? VC_OK : vci_known_load(k);

	*says = k->nrule > 0 || k->alias.used > 0 || k->erased.used > 0;
	return rc;
}

int
vci_known_find(struct vci_known *k, const struct vci_value *v, int64_t line,
    bool guess, enum vci_verdict *verdict, int64_t *id, size_t *entry,
    bool *alias)
{
	const struct vci_value *name = &v[vci_rows_source_id(k->noun)];
	bool has_id = name->kind == VCI_TEXT;
	struct vci_known_entry row = { .line = line, .own = has_id },
			       *is = NULL;
	int rc = k->loaded ? VC_OK : vci_known_load(k);

	if (rc != VC_OK)
		return rc;
	*alias = false;
	if (was_erased(k, name)) {
		*verdict = VCI_IS_ERASED;
		vci_err(k->vc, VC_E_DATA, "this is of somebody who was erased");
		return VC_OK;
	}
	*verdict = VCI_IS_NEW;
	*id = has_id && k->alias.used > 0 ?
	    vci_map_get(&k->alias, vci_hash(name->s, name->n) | 1) :
	    0;
	if (*id != 0) {
		*verdict = *id < 0 ? VCI_IS_PART : VCI_IS_ROW;
		*id = *id < 0 ? -*id : *id;
		return VC_OK;
	}
	if (has_id)
		row.bare = vci_known_bare(name->s, name->n);
	for (size_t i = 0; i < k->nfield; i++)
		row.hash[i] = value_hash(k, &k->noun->field[k->field[i]],
		    &v[k->field[i]]);
	*verdict = judge(k, &row, has_id, guess, &is);
	if (*verdict == VCI_IS_ROW) {
		*id = is->id;
		*alias = has_id;
		is->line = line;
	}
	*entry = k->n;
	return *verdict == VCI_IS_NEW && k->nrule > 0 ? vci_known_add(k, &row) :
							VC_OK;
}

void
vci_known_named(struct vci_known *k, size_t entry, int64_t id)
{
	if (entry < k->n)
		k->entry[entry].id = id;
}

int
vci_known_alias(struct vci_known *k, const struct vci_value *source_id,
    int64_t id, int64_t import)
{
	int64_t *at = vci_map_put(&k->alias,
	    vci_hash(source_id->s, source_id->n) | 1);
	int rc = at == NULL ? vci_nomem(k->vc) : VC_OK;

	if (rc == VC_OK && k->put_alias == NULL)
		rc = vci_prepare(k->vc, &k->put_alias,
		    vci_noun_sql[VCI_SQL_ALIAS]);
	if (rc != VC_OK)
		return rc;
	*at = id;
	vci_bind_text(k->put_alias, 1, k->noun->name);
	vci_bind_int(k->put_alias, 2, k->source);
	vci_bind_value(k->put_alias, 3, source_id);
	vci_bind_int(k->put_alias, 4, id);
	if (import != 0)
		vci_bind_int(k->put_alias, 5, import);
	return vci_run(k->vc, k->put_alias);
}
