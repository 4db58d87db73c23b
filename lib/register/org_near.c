/* SPDX-License-Identifier: ISC */
/* Organisations that stand already and may be the one that is to be added. */
#include <string.h>

#include "../core/place.h"
#include "../core/text.h"
#include "service.h"

#define WORDS 16
#define CLOSE 3 /* letters that two names may differ in, at most */

enum { C_ID, C_NAME, C_PLACE, C_STATUS, C_NUMBER, C_LIKE, C_DOMAIN, C_COUNT };

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_NAME] = { "name", N_("Name"), VC_COL_WRAP },
	[C_PLACE] = { "municipality", N_("Municipality"), 0 },
	[C_STATUS] = { "status", N_("Status"), 0 },
	[C_NUMBER] = { "number", N_("Number"), 0 },
	[C_LIKE] = { "like", N_("Name"), 0 },
	[C_DOMAIN] = { "domain", N_("E-mail"), 0 },
};

/* Anybody has an address there. */
static const char *const common[] = { "aol.com", "bredband.net", "comhem.se",
	"elisanet.fi", "fastmail.com", "gmail.com", "gmx.com", "gmx.net",
	"googlemail.com", "hotmail.com", "hotmail.dk", "hotmail.fi",
	"hotmail.no", "hotmail.se", "icloud.com", "jubii.dk", "kolumbus.fi",
	"live.com", "live.dk", "live.fi", "live.no", "live.se", "luukku.com",
	"mac.com", "mail.com", "mail.dk", "me.com", "msn.com", "netti.fi",
	"ofir.dk", "online.no", "outlook.com", "outlook.dk", "outlook.fi",
	"outlook.no", "outlook.se", "pm.me", "post.tele.dk", "proton.me",
	"protonmail.com", "spray.se", "stofanet.dk", "tdcadsl.dk", "telia.com",
	"tele2.se", "webspeed.dk", "yahoo.com", "yahoo.dk", "yahoo.no",
	"yahoo.se", "youmail.dk", NULL };
/* clang-format on */

/* The one to be added. */
struct want {
	struct vc *vc;
	struct vc_buf key, number, domain;
	int64_t place;
	struct vci_bits by_contact; /* organisations with a contact there */
	struct vc_table *t;
	bool sure; /* of the two readings: what is the same, what is similar */
};

/* ---- names --------------------------------------------------------------- */

struct words {
	const char *s[WORDS];
	size_t n[WORDS], count;
};

static void
split(const char *key, struct words *w)
{
	w->count = 0;
	while (*key != '\0' && w->count < WORDS) {
		size_t n = strcspn(key, " ");

		w->s[w->count] = key;
		w->n[w->count++] = n;
		key += n + (key[n] == ' ');
	}
}

static bool
has(const struct words *w, const char *s, size_t n)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->n[i] == n && memcmp(w->s[i], s, n) == 0)
			return true;
	return false;
}

/* Are all words of the one among those of the other? One short word alone
 * says little. */
static bool
within(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!has(b, a->s[i], a->n[i]))
			return false;
	return a->count > 1 || (a->count == 1 && a->n[0] > 4);
}

/* Do they count alike? The 12th troop isn't the 13th. */
static bool
same_digits(const char *a, const char *b)
{
	for (;; a++, b++) {
		while (*a != '\0' && (*a < '0' || *a > '9'))
			a++;
		while (*b != '\0' && (*b < '0' || *b > '9'))
			b++;
		if (*a != *b)
			return false;
		if (*a == '\0')
			return true;
	}
}

/* Folded names, not equal. */
static bool
similar(const char *a, const char *b)
{
	struct words x, y;
	size_t least = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	size_t close = least / 5 < CLOSE ? least / 5 : CLOSE;

	if (!same_digits(a, b))
		return false;
	if (close > 0 && vci_text_distance(a, b, close) <= close)
		return true;
	split(a, &x);
	split(b, &y);
	return within(&x, &y) || within(&y, &x);
}

/* How the name of a row is like; where both have a seat and these are apart,
 * only one that is spelt the same is. */
static const char *
like(const struct want *w, const char *key, int64_t place)
{
	if (strcmp(w->key.s, key) == 0)
		return N_("the same name");
	if (w->place != 0 && place != 0 && w->place != place)
		return NULL;
	return similar(w->key.s, key) ? N_("a similar name") : NULL;
}

/* ---- e-mail ------------------------------------------------------------------ */

/* What follows the @, where it tells who it is; or "". */
static const char *
domain(const char *email)
{
	const char *at = strrchr(email, '@');

	if (at == NULL)
		return "";
	for (size_t i = 0; common[i] != NULL; i++)
		if (strcmp(at + 1, common[i]) == 0)
			return "";
	return at + 1;
}

/* Organisations whose further contacts have the domain. */
static int
contacts(struct want *w)
{
	struct vci_stmt *st;
	int rc = vci_prepare(w->vc, &st, vci_service_sql[VCI_SQL_NEAR_CONTACT]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(w->vc, st)) == VC_ROW)
		if (strcmp(domain(vci_col_text(st, 1)), w->domain.s) == 0 &&
		    !vci_bits_add(&w->by_contact, vci_col_int(st, 0), NULL)) {
			rc = vci_nomem(w->vc);
			break;
		}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

/* ---- rows ---------------------------------------------------------------------- */

static void
msg(const char *id, struct vc_cell *c)
{
	if (id != NULL)
		*c = (struct vc_cell){ .type = VC_CELL_MSG, .text = id };
}

static int
look_at(struct want *w, struct vci_stmt *st)
{
	int64_t place = vci_col_null(st, 4) ? 0 : vci_col_int(st, 4);
	bool number = w->number.len > 0 && !vci_col_null(st, 3) &&
	    strcmp(w->number.s, vci_col_text(st, 3)) == 0;
	bool mail = w->domain.len > 0 &&
	    (vci_bits_has(&w->by_contact, vci_col_int(st, 0)) ||
		(!vci_col_null(st, 6) &&
		    strcmp(domain(vci_col_text(st, 6)), w->domain.s) == 0));
	const char *key = vci_col_text(st, 2), *name = like(w, key, place);
	struct vc_cell *c;
	char code[16];

	if (!number && !mail && name == NULL)
		return VC_OK;
	if (w->sure != (number || mail || strcmp(w->key.s, key) == 0))
		return VC_OK;
	if ((c = vci_table_row(w->vc, w->t)) == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[C_NAME] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(w->t, vci_col_text(st, 1)) };
	if (place != 0)
		c[C_PLACE] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(w->t,
			    vci_place_code(place, code)) };
	msg(vci_table_text(w->t, vci_col_text(st, 5)), &c[C_STATUS]);
	msg(number ? N_("the same number") : NULL, &c[C_NUMBER]);
	msg(name, &c[C_LIKE]);
	msg(mail ? N_("the same e-mail domain") : NULL, &c[C_DOMAIN]);
	return VC_OK;
}

static int
look(struct want *w)
{
	struct vci_stmt *st;
	int rc = vci_prepare(w->vc, &st, vci_service_sql[VCI_SQL_NEAR]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(w->vc, st)) == VC_ROW &&
	    (rc = look_at(w, st)) == VC_OK)
		;
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

static const char *
text(const struct vc_record *r, const char *name)
{
	const struct vci_value *v = &r->v[vci_field(r->noun, name)];

	return v->kind == VCI_TEXT ? v->s : "";
}

int
vc_org_near(struct vc *vc, const struct vc_record *r, struct vc_table **tp)
{
	const struct vci_value *place =
	    &r->v[vci_field(r->noun, "municipality")];
	struct want w = { .vc = vc };
	const char *name = text(r, "name");
	int rc = vci_table_new(vc, column, C_COUNT, tp);

	if (rc != VC_OK)
		return rc;
	w.t = *tp;
	w.place = place->kind == VCI_INT ? place->i : 0;
	vci_text_key(&w.key, name, strlen(name), vc->home.lang);
	vc_buf_add(&w.number, text(r, "org_number"));
	vc_buf_add(&w.domain, domain(text(r, "contact_email")));
	if (w.key.failed || w.number.failed || w.domain.failed)
		rc = vci_nomem(vc);
	if (rc == VC_OK && w.domain.len > 0)
		rc = contacts(&w);
	/* The sure ones first. */
	for (int i = 0; i < 2 && rc == VC_OK && w.key.len > 0; i++) {
		w.sure = i == 0;
		rc = look(&w);
	}
	vc_buf_free(&w.key);
	vc_buf_free(&w.number);
	vc_buf_free(&w.domain);
	vci_bits_release(&w.by_contact);
	if (rc != VC_OK) {
		vc_table_free(*tp);
		*tp = NULL;
	}
	return rc;
}
