/* SPDX-License-Identifier: ISC */
/* The options of an import: one table of keys for the command line, for
 * profiles and for what is remembered of a batch. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/number.h"
#include "../core/person.h"
#include "../core/text.h"
#include "intake.h"
#include "options.h"

/* What a value may be. */
enum kind { FLAG, WORD, TEXT, NUMBER, PAIR, NAME, TRIPLE };

static const struct key {
	const char *name;
	enum kind kind;
	const char *arg;   /* what the value is called */
	const char *words; /* of WORD: those that there are */
	const char *help;
} keys[VCI_KEYS] = {
	[VCI_K_NOUN] = { "noun", WORD, N_("NOUN"),
	    "org|assignment|volunteer|match|goal|result|survey|neighbour|"
	    "centroid|postal",
	    N_("what its rows are: the noun, as org or match") },
	[VCI_K_FILES] = { "files", TEXT, N_("PATTERN"), NULL,
	    N_("names of files that the profile is for, as 'halmstad*.csv'") },
	[VCI_K_SOURCE] = { "source", TEXT, N_("NAME"), NULL,
	    N_("who sent the file: its ids are theirs (default: own)") },
	[VCI_K_ENCODING] = { "encoding", TEXT, N_("NAME"), NULL,
	    N_("utf-8, utf-16le, utf-16be, windows-1252, cp850 or macroman") },
	[VCI_K_DELIMITER] = { "delimiter", WORD, N_("CHAR"),
	    ",|;|\t|:|tab|pipe|comma|semicolon|colon",
	    N_("what stands between cells: , ; : tab or pipe") },
	[VCI_K_SKIP] = { "skip", NUMBER, N_("N"), NULL,
	    N_("lines before the header") },
	[VCI_K_DATE_ORDER] = { "date-order", WORD, N_("ORDER"), "dmy|mdy",
	    N_("dmy or mdy, for dates such as 1/5/2023") },
	[VCI_K_DECIMAL] = { "decimal", WORD, N_("SIGN"), ",|.|comma|point",
	    N_("the sign before decimals: , or .") },
	[VCI_K_MAP] = { "map", PAIR, N_("COLUMN=FIELD"), NULL,
	    N_("the sender's column is this field") },
	[VCI_K_IGNORE] = { "ignore", NAME, N_("COLUMN"), NULL,
	    N_("leave this column out, unread") },
	[VCI_K_SET] = { "set", PAIR, N_("FIELD=VALUE"), NULL,
	    N_("the same value for every row") },
	[VCI_K_TRANSLATE] = { "translate", TRIPLE, N_("FIELD:WORD=CODE"), NULL,
	    N_("the sender's word for a code") },
	[VCI_K_UNCLEAR] = { "unclear", WORD, N_("WHAT"), "new|skip|reject",
	    N_("new, skip or reject rows that could be several (default: "
	       "reject)") },
	[VCI_K_PARTIAL] = { "partial", FLAG, NULL, NULL,
	    N_("take the good rows, leave out the others") },
	[VCI_K_FULL] = { "full", FLAG, NULL, NULL,
	    N_("the file holds all rows of its sender: those it lacks have "
	       "ended") },
	[VCI_K_CLEAR] = { "clear", FLAG, NULL, NULL,
	    N_("a cell with - alone empties the field") },
	[VCI_K_CREATE_ORGS] = { "create-orgs", FLAG, NULL, NULL,
	    N_("make organisations that rows name and that aren't there") },
	[VCI_K_KIND] = { "kind", PAIR, N_("COLUMN=KIND"), NULL,
	    N_("what a column of answers holds: single, multiple, number or "
	       "text") },
};

const char *
vc_import_key(size_t i, const char **arg, const char **help)
{
	if (i >= VCI_KEYS)
		return NULL;
	*arg = keys[i].arg;
	*help = keys[i].help;
	return keys[i].name;
}

static int
find(struct vc *vc, const char *name)
{
	const char *words[VCI_KEYS + 1] = { NULL };
	const char *near;

	for (int i = 0; i < VCI_KEYS; i++) {
		if (strcmp(keys[i].name, name) == 0)
			return i;
		words[i] = keys[i].name;
	}
	near = vc_nearest(name, words);
	if (near != NULL)
		vci_err(vc, VC_E_USAGE,
		    "no option of an import is called '%s'; did you mean '%s'?",
		    name, near);
	else
		vci_err(vc, VC_E_USAGE, "no option of an import is called '%s'",
		    name);
	return -1;
}

/* ---- values ---------------------------------------------------------------------- */

static int
no_value(struct vc *vc, const struct key *k, const char *value)
{
	return vci_err_words(vc,
	    vci_err(vc, VC_E_USAGE, "'%s' is no value for %s: %s", value,
		k->name, k->help),
	    1 << 2, 0);
}

static bool
is_word(const char *words, const char *value)
{
	size_t n = strlen(value), len;

	for (; *words != '\0'; words += len + (words[len] == '|')) {
		len = strcspn(words, "|");
		if (len == n && memcmp(words, value, n) == 0)
			return true;
	}
	return false;
}

/* Splits "left=right" at the last = (a column may have one in its name), or
 * "field:word=code" and "field=value" at the first. */
static bool
split(struct vci_options *o, const struct key *k, const char *value,
    struct vci_rule *r)
{
	const char *eq = r->key == VCI_K_MAP || r->key == VCI_K_KIND ?
	    strrchr(value, '=') :
	    strchr(value, '=');
	const char *colon = strchr(value, ':'), *from = value;

	if (k->kind == TRIPLE && (colon == NULL || eq == NULL || colon > eq))
		return false;
	if (eq == NULL || eq == value)
		return false;
	if (k->kind == TRIPLE) {
		r->field = vci_arena_text(&o->arena, value,
		    (size_t)(colon - value));
		from = colon + 1;
	}
	while (*from == ' ')
		from++;
	r->right = eq + 1 + strspn(eq + 1, " ");
	while (eq > from && eq[-1] == ' ')
		eq--;
	r->left = vci_arena_text(&o->arena, from, (size_t)(eq - from));
	r->right = vci_arena_text(&o->arena, r->right, strlen(r->right));
	return *r->right != '\0';
}

static int
put_rule(struct vc *vc, struct vci_options *o, enum vci_key key,
    const char *value)
{
	struct vci_rule r = { .key = key, .of_profile = o->profile != NULL };
	struct vci_rule *p = reallocarray(o->rule, o->nrule + 1, sizeof *p);

	if (p == NULL)
		return vci_nomem(vc);
	o->rule = p;
	if (keys[key].kind == NAME)
		r.left = vci_arena_text(&o->arena, value, strlen(value));
	else if (!split(o, &keys[key], value, &r))
		return vci_err_words(vc,
		    vci_err(vc, VC_E_USAGE,
			"'%s' is no value for %s: it is written %s", value,
			keys[key].name, keys[key].arg),
		    1 << 2, 0);
	p[o->nrule++] = r;
	return r.left == NULL ? vci_nomem(vc) : VC_OK;
}

static int
check_value(struct vc *vc, const struct key *k, const char *value)
{
	int64_t n;

	if (!vci_utf8_valid(value, strlen(value)))
		return vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8",
		    value);
	if (k->kind != FLAG && *value == '\0')
		return no_value(vc, k, value);
	for (const char *c = value; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' && *c != '\t')
			return no_value(vc, k, value);
	if (k->kind == WORD && !is_word(k->words, value))
		return no_value(vc, k, value);
	if (k->kind == NUMBER &&
	    (!vci_int_parse(value, strlen(value), &n) || n < 0 || n > 10000))
		return no_value(vc, k, value);
	if (k->kind == FLAG && *value != '\0' && strcmp(value, "yes") != 0)
		return no_value(vc, k, value);
	return VC_OK;
}

/* Options are kept with what they brought. The one that may hold what only
 * looks like a personal number is a telephone number for every row. */
static int
no_person(struct vc *vc, int k, const char *value)
{
	const char *eq = strstr(value, "phone");

	if (k != VCI_K_SET || eq == NULL || (eq = strchr(eq, '=')) == NULL)
		return vci_person_refuse(vc, value);
	eq += 1 + strspn(eq + 1, " ");
	return vci_person_in_phone(vc->home.country, eq, strlen(eq)) ?
	    vci_person_err(vc) :
	    VC_OK;
}

int
vci_options_put(struct vc *vc, struct vci_options *o, const char *key,
    const char *value)
{
	enum vci_encoding encoding;
	int k = find(vc, key), rc;

	if (k < 0)
		return VC_E_USAGE;
	if ((rc = check_value(vc, &keys[k], value)) != VC_OK ||
	    (rc = no_person(vc, k, value)) != VC_OK)
		return rc;
	if (k == VCI_K_ENCODING && !vci_encoding_find(value, &encoding))
		return no_value(vc, &keys[k], value);
	if (keys[k].kind == PAIR || keys[k].kind == NAME ||
	    keys[k].kind == TRIPLE)
		return put_rule(vc, o, (enum vci_key)k, value);
	if (o->value[k] == NULL &&
	    (o->value[k] = vci_arena_text(&o->arena,
		 keys[k].kind == FLAG ? "yes" : value,
		 keys[k].kind == FLAG ? 3 : strlen(value))) == NULL)
		return vci_nomem(vc);
	return VC_OK;
}

bool
vci_option(const struct vci_options *o, enum vci_key key)
{
	return o->value[key] != NULL;
}

void
vci_options_release(struct vci_options *o)
{
	free(o->rule);
	vci_arena_release(&o->arena);
	*o = (struct vci_options){ 0 };
}

/* ---- rules by name --------------------------------------------------------------- */

static bool
same_word(const char *a, const char *b)
{
	while (*a != '\0' && (*a == *b || (*a == '-' && *b == '_')))
		a++, b++;
	return *a == *b;
}

/* Is `rule`, perhaps with "#2" after it, the nth column called `name`?
 * *numbered: it says which. */
static bool
means(const char *rule, const char *name, size_t nth, bool *numbered)
{
	const char *hash = strrchr(rule, '#');
	struct vc_buf a = { 0 }, b = { 0 };
	size_t n = strlen(rule);
	int64_t want = 0;
	bool same;

	if (hash != NULL && hash > rule &&
	    vci_int_parse(hash + 1, strlen(hash + 1), &want))
		n = (size_t)(hash - rule);
	vci_text_key(&a, rule, n, "en");
	vci_text_key(&b, name, strlen(name), "en");
	same = a.s != NULL && b.s != NULL && strcmp(a.s, b.s) == 0 &&
	    (a.len > 0 || strcmp(rule, name) == 0) &&
	    (want == 0 || (size_t)want == nth);
	vc_buf_free(&a);
	vc_buf_free(&b);
	*numbered = want != 0;
	return same;
}

/* The first such rule, numbered or not. */
static struct vci_rule *
find_rule(struct vci_options *o, enum vci_key key, const char *field,
    const char *name, size_t nth, bool numbered)
{
	for (size_t i = 0; i < o->nrule; i++) {
		struct vci_rule *r = &o->rule[i];
		bool has_number;

		if (r->key == key &&
		    (field == NULL || same_word(r->field, field)) &&
		    means(r->left, name, nth, &has_number) &&
		    has_number == numbered) {
			r->used = true;
			return r;
		}
	}
	return NULL;
}

struct vci_rule *
vci_options_rule(struct vci_options *o, enum vci_key key, const char *field,
    const char *name, size_t nth)
{
	struct vci_rule *r = find_rule(o, key, field, name, nth, true);

	return r != NULL ? r : find_rule(o, key, field, name, nth, false);
}

void
vci_options_translate(struct vci_options *o, const char *field, const char **s,
    size_t *n)
{
	const struct vci_rule *r;
	struct vc_buf b = { 0 };

	vc_buf_addn(&b, *s, *n);
	r = b.failed ? NULL :
		       vci_options_rule(o, VCI_K_TRANSLATE, field, b.s, 1);
	vc_buf_free(&b);
	if (r == NULL)
		return;
	*s = r->right;
	*n = strlen(r->right);
}

struct vci_rule *
vci_options_column(struct vci_options *o, const char *name, size_t nth)
{
	struct vci_rule *r = NULL;

	for (int i = 0; i < 4 && r == NULL; i++)
		r = find_rule(o, i % 2 ? VCI_K_MAP : VCI_K_IGNORE, NULL, name,
		    nth, i < 2);
	return r;
}

const struct vci_rule *
vci_options_before(const struct vci_options *o, const struct vci_rule *r)
{
	for (size_t i = 0; i < o->nrule; i++) {
		const struct vci_rule *used = &o->rule[i];
		bool numbered;

		if (used->used &&
		    (used->key == VCI_K_MAP || used->key == VCI_K_IGNORE) &&
		    means(used->left, r->left, 0, &numbered) && !numbered)
			return used;
	}
	return NULL;
}

/* As the command line calls it. */
static bool
is_noun(const struct vc_noun *noun, const char *word)
{
	return strcmp(noun->name, word) == 0 ||
	    strcmp(vci_noun_word(noun), word) == 0;
}

static int
not_of_surveys(struct vc *vc, enum vci_key key)
{
	return vci_err(vc, VC_E_USAGE,
	    "'%s' says nothing of a file with answers to a survey",
	    keys[key].name);
}

/* Their columns are questions, and their rows nobody's. */
static int
check_survey(struct vc *vc, const struct vci_options *o)
{
	static const enum vci_key other[] = { VCI_K_DATE_ORDER, VCI_K_UNCLEAR,
		VCI_K_FULL, VCI_K_CLEAR, VCI_K_CREATE_ORGS };

	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (o->value[other[i]] != NULL)
			return not_of_surveys(vc, other[i]);
	return VC_OK;
}

int
vci_options_check(struct vc *vc, struct vci_options *o,
    const struct vc_noun *noun)
{
	const char *word = o->value[VCI_K_NOUN];
	bool surveys = strcmp(noun->name, "survey") == 0;

	if (word != NULL && !is_noun(noun, word))
		return vci_err(vc, VC_E_USAGE,
		    "profile '%s' is for %s, not for %s",
		    o->profile == NULL ? "" : o->profile, word,
		    vci_noun_word(noun));
	if (surveys && check_survey(vc, o) != VC_OK)
		return VC_E_USAGE;
	for (size_t i = 0; i < o->nrule; i++) {
		struct vci_rule *r = &o->rule[i];
		const char **field = r->key == VCI_K_MAP ? &r->right :
		    r->key == VCI_K_SET                  ? &r->left :
							   &r->field;
		int found;

		if (r->key == VCI_K_KIND && !surveys)
			return vci_err(vc, VC_E_USAGE,
			    "'%s' is of files with answers to a survey",
			    keys[r->key].name);
		if (r->key == VCI_K_IGNORE || r->key == VCI_K_KIND)
			continue;
		if (surveys)
			return not_of_surveys(vc, r->key);
		if (r->key == VCI_K_MAP &&
		    vci_field_word(noun, *field) == VCI_IS_ID) {
			*field = "id";
			continue;
		}
		if ((found = vc_field_find(vc, noun, *field)) < 0)
			return VC_E_USAGE;
		*field = noun->field[found].name;
	}
	return vci_options_values(vc, o, noun);
}
