/* SPDX-License-Identifier: ISC */
/* The types of fields: how text becomes a value and a value a cell. */
#include <stdio.h>
#include <string.h>

#include "../core/ids.h"
#include "../core/person.h"
#include "../core/place.h"
#include "../core/postcode.h"
#include "../core/text.h"
#include "format.h"
#include "noun.h"
#include "type.h"

int
vci_put_text(struct vci_parse *p, const char *s, size_t n, struct vci_value *v)
{
	*v = (struct vci_value){ 0 };
	if (n == 0)
		return VC_OK;
	v->s = vci_arena_text(p->arena, s, n);
	if (v->s == NULL)
		return vci_nomem(p->vc);
	v->n = (uint32_t)n;
	v->kind = VCI_TEXT;
	return VC_OK;
}

int
vci_put_int(int64_t i, struct vci_value *v)
{
	*v = (struct vci_value){ .i = i, .kind = VCI_INT };
	return VC_OK;
}

int
vci_put_scratch(struct vci_parse *p, struct vci_value *v)
{
	if (p->scratch.failed)
		return vci_nomem(p->vc);
	return vci_put_text(p, p->scratch.s, p->scratch.len, v);
}

int
vci_text_fits(struct vc *vc, const char *s, size_t n, size_t max)
{
	char has[24], most[24];
	size_t chars = 0;

	for (size_t i = 0; n > max && i < n; i++)
		chars += ((unsigned char)s[i] & 0xc0) != 0x80;
	if (chars <= max)
		return VC_OK;
	snprintf(has, sizeof has, "%zu", chars);
	snprintf(most, sizeof most, "%zu", max);
	return vci_err(vc, VC_E_DATA,
	    "this is %s characters long; at most %s are taken here", has, most);
}

static int
parse_text(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int rc;

	vc_buf_clear(&p->scratch);
	vci_text_clean(&p->scratch, s, n);
	rc = vci_text_fits(p->vc, p->scratch.s, p->scratch.len,
	    f->flags & VC_F_LONG ? VCI_TEXT_MAX : VCI_LINE_MAX);
	return rc == VC_OK ? vci_put_scratch(p, v) : rc;
}

static int
parse_bool(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	static const struct vci_code word[] = {
		{ "1", "yes|y|true|ja|j|x|kyllä|k|sant|sand|tosi" },
		{ "0", "no|n|false|nej|nei|ei|falskt|falsk|usant" },
		{ NULL, NULL }
	};
	static const struct vci_codes yes = { N_("yes or no"), word };
	const char *c = vci_code_find(&yes, s, n);

	if (c == NULL)
		return vci_type_bad(p, f, VCI_BAD_BOOL, s, n);
	return vci_put_int(*c == '1', v);
}

static int
parse_code(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	const char *c = vci_code_find(f->of, s, n);

	if (c == NULL && f->flags & VC_F_OPEN &&
	    !vci_code_near(p->vc, f->of, s, n))
		return parse_text(p, f, s, n, v);
	if (c == NULL)
		return vci_code_err(p->vc, f->of, s, n);
	*v = (struct vci_value){ .s = c,
		.n = (uint32_t)strlen(c),
		.kind = VCI_TEXT };
	return VC_OK;
}

static int
parse_ref(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int64_t id = 0;
	int rc = p->resolve(p->arg, p->vc, f, s, n, &id);

	/* One who was erased: nobody. */
	if (rc == VC_OK && id == 0)
		*v = (struct vci_value){ 0 };
	else if (rc == VC_OK)
		rc = vci_put_int(id, v);
	return rc;
}

static int
parse_place(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int64_t id = vci_place_parse(p->vc->home.country, s, n);

	if (id == 0)
		return vci_type_bad(p, f, VCI_BAD_PLACE, s, n);
	return vci_put_int(id, v);
}

static int
parse_orgno(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	char expected[2] = { 0 };
	int rc;

	vc_buf_clear(&p->scratch);
	switch (
	    vci_orgno_parse(p->vc->home.country, s, n, &p->scratch, expected)) {
	case VCI_ORGNO_GOOD:
		return vci_put_scratch(p, v);
	case VCI_ORGNO_CHECK:
		rc = vci_put_scratch(p, v);
		if (rc != VC_OK)
			return rc;
		if (expected[0] == 'x')
			vci_err(p->vc, VC_E_DATA,
			    "'%s' can't be a real number: "
			    "no last digit fits it; taken as it is",
			    v->s);
		else
			vci_err(p->vc, VC_E_DATA,
			    "the last digit of '%s' "
			    "should be %s; taken as it is",
			    v->s, expected);
		return VC_WARN;
	case VCI_ORGNO_PERSON:
		return vci_person_err(p->vc);
	case VCI_ORGNO_BAD:
		break;
	}
	return vci_type_bad(p, f, VCI_BAD_ORGNO, s, n);
}

static int
parse_email(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	const char *at;
	size_t domain;

	vc_buf_clear(&p->scratch);
	vci_text_clean(&p->scratch, s, n);
	if (p->scratch.failed)
		return vci_nomem(p->vc);
	for (char *c = p->scratch.s; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	at = strchr(p->scratch.s, '@');
	domain = at == NULL ? 0 : strlen(at + 1);
	if (at == NULL || at == p->scratch.s || domain < 3 ||
	    strpbrk(p->scratch.s, " \n,;<>()\"") != NULL ||
	    strchr(at + 1, '@') != NULL ||
	    memchr(at + 2, '.', domain - 2) == NULL)
		return vci_type_bad(p, f, VCI_BAD_EMAIL, s, n);
	return vci_put_scratch(p, v);
}

static int
parse_phone(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	size_t digits = 0;

	vc_buf_clear(&p->scratch);
	for (size_t i = 0; i < n; i++) {
		if (s[i] >= '0' && s[i] <= '9') {
			vc_buf_addc(&p->scratch, s[i]);
			digits++;
		} else if (s[i] == '+' && digits == 0) {
			vc_buf_addc(&p->scratch, '+');
		} else if (strchr(" -()/.", s[i]) == NULL &&
		    (unsigned char)s[i] != 0xc2 &&
		    (unsigned char)s[i] != 0xa0) {
			return vci_type_bad(p, f, VCI_BAD_PHONE, s, n);
		}
	}
	if (digits < 5 || digits > 15)
		return vci_type_bad(p, f, VCI_BAD_PHONE, s, n);
	return vci_put_scratch(p, v);
}

/* What isn't of the register's country is kept as it is written. */
static int
parse_postcode(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	char own[VCI_POSTCODE];
	int rc = parse_text(p, f, s, n, v);

	if (rc == VC_OK && v->kind == VCI_TEXT &&
	    vci_postcode_parse(p->vc->home.country, v->s, own))
		return vci_put_text(p, own, strlen(own), v);
	return rc;
}

static int
parse_when(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int64_t mask;

	if (!vci_when_parse(s, n, &mask))
		return vci_type_bad(p, f, VCI_BAD_WHEN, s, n);
	return vci_put_int(mask, v);
}

/* "national", a municipality, or "org:" and a row of the field's noun. */
static int
parse_scope(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	static const struct vci_code word[] = {
		{ N_("national"),
		    "nationell|nationellt|riket|hela landet|hele landet|landet|"
		    "nationalt|landsdækkende|kansallinen|valtakunnallinen" },
		{ NULL, NULL }
	};
	static const struct vci_codes whole = { N_("scope"), word };
	struct vc_buf *b = &p->scratch;
	char code[16];
	int64_t id = 0;

	vc_buf_clear(b);
	if (n > 4 && strncasecmp(s, "org:", 4) == 0) {
		int rc = p->resolve(p->arg, p->vc, f, s + 4, n - 4, &id);

		if (rc != VC_OK)
			return rc;
		vc_buf_add(b, "org:");
		vci_sql_int(b, id);
	} else if (vci_code_find(&whole, s, n) != NULL) {
		vc_buf_add(b, "national");
	} else if ((id = vci_place_parse(p->vc->home.country, s, n)) != 0) {
		vc_buf_add(b, vci_place_code(id, code));
	} else {
		return vci_type_bad(p, f, VCI_BAD_SCOPE, s, n);
	}
	return vci_put_scratch(p, v);
}

static const struct type {
	const char *word;
	int (*parse)(struct vci_parse *, const struct vci_field *, const char *,
	    size_t, struct vci_value *);
	enum vc_cell_type cell;
} type[] = {
	[VCI_T_TEXT] = { N_("text"), parse_text, VC_CELL_TEXT },
	[VCI_T_NUMBER] = { N_("number"), parse_text, VC_CELL_TEXT },
	[VCI_T_INT] = { N_("integer"), vci_parse_int, VC_CELL_INT },
	[VCI_T_YEAR] = { "year", vci_parse_year, VC_CELL_YEAR },
	[VCI_T_DECIMAL] = { N_("decimal"), vci_parse_decimal, VC_CELL_DECIMAL },
	[VCI_T_DEGREE] = { "degrees", vci_parse_degree, VC_CELL_DECIMAL },
	[VCI_T_MONEY] = { N_("amount"), vci_parse_money, VC_CELL_MONEY },
	[VCI_T_DATE] = { N_("date"), vci_parse_date, VC_CELL_DAY },
	[VCI_T_BOOL] = { "yes|no", parse_bool, VC_CELL_BOOL },
	[VCI_T_CODE] = { "code", parse_code, VC_CELL_MSG },
	[VCI_T_REF] = { "id", parse_ref, VC_CELL_NAMED },
	[VCI_T_TAGS] = { "words", vci_tags_parse, VC_CELL_TAGS },
	[VCI_T_PLACE] = { "municipality", parse_place, VC_CELL_NAMED },
	[VCI_T_ORGNO] = { N_("number"), parse_orgno, VC_CELL_TEXT },
	[VCI_T_EMAIL] = { N_("e-mail"), parse_email, VC_CELL_TEXT },
	[VCI_T_PHONE] = { N_("phone"), parse_phone, VC_CELL_TEXT },
	[VCI_T_POSTCODE] = { "postcode", parse_postcode, VC_CELL_TEXT },
	[VCI_T_WHEN] = { "times", parse_when, VC_CELL_TIMES },
	[VCI_T_SCOPE] = { "scope", parse_scope, VC_CELL_TEXT },
	[VCI_T_SPAN] = { "month", vci_parse_span, VC_CELL_INT },
};

/* Values that are one of a list, or so made that no personal number is one:
 * they are looked into only when they are to be refused anyway. */
static bool
bounded(const struct vci_field *f)
{
	enum vci_type t = f->type;

	if (f->flags & VC_F_OPEN)
		return false;
	return t == VCI_T_DATE || t == VCI_T_BOOL || t == VCI_T_CODE ||
	    t == VCI_T_PLACE || t == VCI_T_WHEN || t == VCI_T_SPAN;
}

static bool
holds_person(const struct vci_parse *p, const struct vci_field *f,
    const char *s, size_t n)
{
	const char *home = p->vc->home.country;

	return f->type == VCI_T_PHONE ? vci_person_in_phone(home, s, n) :
					vci_person_find(home, s, n, NULL, NULL);
}

int
vci_type_parse(struct vci_parse *p, const struct vci_field *f, const char *s,
    size_t n, struct vci_value *v)
{
	int rc;

	if (!bounded(f) && holds_person(p, f, s, n))
		return vci_person_err(p->vc);
	rc = type[f->type].parse(p, f, s, n, v);
	if (rc == VC_E_DATA && bounded(f) && holds_person(p, f, s, n))
		return vci_person_err(p->vc);
	/* Without its brackets and points it may look otherwise. */
	if (rc == VC_OK && f->type == VCI_T_PHONE &&
	    holds_person(p, f, v->s, v->n))
		return vci_person_err(p->vc);
	return rc;
}

const char *
vci_type_word(enum vci_type t)
{
	return type[t].word;
}

void
vci_type_cell(const struct vci_field *f, const struct vci_value *v,
    struct vc_cell *cell, struct vc_buf *buf)
{
	char code[16];
	const struct vci_place *place;

	*cell = (struct vc_cell){ .type = VC_CELL_NONE };
	if (v->kind != VCI_INT && v->kind != VCI_TEXT)
		return;
	cell->type = type[f->type].cell;
	if (v->kind == VCI_INT)
		cell->num = v->i;
	else
		cell->text = v->s;
	if (f->type == VCI_T_WHEN) {
		vci_when_print(v->i, buf);
		cell->text = buf->s;
	} else if (f->type == VCI_T_SPAN && v->i >= VCI_SPAN_QUARTER) {
		cell->type = VC_CELL_MSG;
		cell->text = vci_span_word(v->i);
	} else if (f->type == VCI_T_PLACE) {
		vc_buf_add(buf, vci_place_code(v->i, code));
		cell->text = buf->s;
		place = vci_place_get(v->i);
		cell->unit = place == NULL ? NULL : place->name;
	} else if (f->type == VCI_T_SCOPE && strcmp(v->s, "national") == 0) {
		cell->type = VC_CELL_MSG;
	} else if (f->type == VCI_T_SCOPE && strncmp(v->s, "org:", 4) != 0) {
		/* As stored, with its country: no other is needed. */
		place = vci_place_get(vci_place_parse("", v->s, v->n));
		cell->type = VC_CELL_NAMED;
		cell->unit = place == NULL ? NULL : place->name;
	}
}
