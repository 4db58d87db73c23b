/* SPDX-License-Identifier: ISC */
/* Organisations that stand already and may be the one that is to be added. */
#include <string.h>

#include "../core/name.h"
#include "../core/place.h"
#include "../core/text.h"
#include "service.h"

#define ALIKE 50 /* of 100: more likely one than two */

enum { C_ID, C_NAME, C_PLACE, C_STATUS, C_NUMBER, C_LIKE, C_DOMAIN, C_COUNT };

/* clang-format off */
static const struct vc_column column[C_COUNT] = {
	[C_ID] = { "id", N_("Id"), VC_COL_RIGHT },
	[C_NAME] = { "name", N_("Name"), VC_COL_WRAP },
	[C_PLACE] = { "municipality", N_("Municipality"), 0 },
	[C_STATUS] = { "status", N_("Status"), 0 },
	[C_NUMBER] = { "number", C_("organisation", "Number"), 0 },
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
	struct vci_names *names; /* the first is its own */
	/* What a reading is for: what names weigh depends on all of them. */
	enum { NAMES, SAME, SIMILAR } reading;
};

/* ---- names --------------------------------------------------------------- */

/* How the name of the row that was read as number `nth` is like; where both
 * have a seat and these are apart, only one that is spelt the same is. */
static const char *
like(const struct want *w, const char *key, size_t nth, int64_t place)
{
	if (strcmp(w->key.s, key) == 0)
		return N_("the same name");
	if (w->place != 0 && place != 0 && w->place != place)
		return NULL;
	return vci_names_like(w->names, 0, nth, ALIKE) >= ALIKE ?
	    N_("a similar name") :
	    NULL;
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

/* A row that may be the one. */
static int
put(struct want *w, struct vci_stmt *st, const char *number, const char *name,
    const char *mail)
{
	struct vc_cell *c = vci_table_row(w->vc, w->t);
	char code[16];

	if (c == NULL)
		return VC_E_NOMEM;
	c[C_ID] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[C_NAME] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(w->t, vci_col_text(st, 1)) };
	if (!vci_col_null(st, 4))
		c[C_PLACE] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(w->t,
			    vci_place_code(vci_col_int(st, 4), code)) };
	msg(vci_table_text(w->t, vci_col_text(st, 5)), &c[C_STATUS]);
	msg(number, &c[C_NUMBER]);
	msg(name, &c[C_LIKE]);
	msg(mail, &c[C_DOMAIN]);
	return VC_OK;
}

static int
look_at(struct want *w, struct vci_stmt *st, size_t nth)
{
	int64_t place = vci_col_null(st, 4) ? 0 : vci_col_int(st, 4);
	bool number = w->number.len > 0 && !vci_col_null(st, 3) &&
	    strcmp(w->number.s, vci_col_text(st, 3)) == 0;
	bool mail = w->domain.len > 0 &&
	    (vci_bits_has(&w->by_contact, vci_col_int(st, 0)) ||
		(!vci_col_null(st, 6) &&
		    strcmp(domain(vci_col_text(st, 6)), w->domain.s) == 0));
	const char *key = vci_col_text(st, 2);
	const char *name = like(w, key, nth, place);
	bool same = number || mail || strcmp(w->key.s, key) == 0;

	if ((!same && name == NULL) || same != (w->reading == SAME))
		return VC_OK;
	return put(w, st, number ? N_("the same number") : NULL, name,
	    mail ? N_("the same e-mail domain") : NULL);
}

static int
look(struct want *w)
{
	struct vci_stmt *st;
	size_t nth = 0;
	int rc = vci_prepare(w->vc, &st, vci_service_sql[VCI_SQL_NEAR]);

	while (rc == VC_OK && (rc = vci_step(w->vc, st)) == VC_ROW) {
		const char *name = vci_col_text(st, 1);

		nth++;
		rc = VC_OK;
		if (w->reading != NAMES)
			rc = look_at(w, st, nth);
		else if (!vci_names_add(w->names, name, strlen(name)))
			rc = vci_nomem(w->vc);
	}
	vci_finalize(st);
	if (rc == VC_DONE && w->reading == NAMES && !vci_names_weigh(w->names))
		return vci_nomem(w->vc);
	return rc == VC_DONE ? VC_OK : rc;
}

/* What is the same comes first. */
static int
look_through(struct want *w, const char *name)
{
	int rc = VC_OK;

	w->names = vci_names_new(VCI_NAMES_ORG, w->vc->home.country);
	if (w->names == NULL || !vci_names_add(w->names, name, strlen(name)))
		rc = vci_nomem(w->vc);
	for (w->reading = NAMES; w->reading <= SIMILAR && rc == VC_OK;
	     w->reading++)
		rc = look(w);
	vci_names_free(w->names);
	return rc;
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
	if (rc == VC_OK && w.key.len > 0)
		rc = look_through(&w, name);
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
