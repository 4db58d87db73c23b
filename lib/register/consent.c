/* SPDX-License-Identifier: ISC */
/* Consents: what a volunteer agreed to, how, and until when. */
#include <string.h>

#include "../core/date.h"
#include "../core/text.h"
#include "people.h"

/* clang-format off */
static const struct vci_code purpose_code[] = {
	{ N_("register"), "registrering|register|registrera|registrere|rekisteri" },
	{ N_("share"), "dela|delning|del|deling|videregivelse|jakaa|"
	    "luovutus" },
	{ N_("newsletter"), "nyhetsbrev|nyhedsbrev|uutiskirje" },
	{ N_("photo"), "foto|bild|bilder|billeder|valokuva" },
	{ N_("statistics"), "statistik|statistikk|tilastot" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_purposes = { N_("purpose"), purpose_code };

static const struct vci_code by_code[] = {
	{ N_("phone"), "telefon|tlf|puhelin" },
	{ N_("web"), "webb|hemsida|hjemmeside|nettside|verkko" },
	{ N_("form"), "blankett|formulär|skema|blanket|skjema|lomake|brev|letter" },
	{ N_("email"), "e post|epost|e mail|mail|sähköposti" },
	{ N_("meeting"), "möte|besök|møde|møte|tapaaminen|visit" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
const struct vci_codes vci_given_by = { N_("way to consent"), by_code };
/* clang-format on */

const char *
vc_consent_purpose(size_t i)
{
	return i < sizeof purpose_code / sizeof *purpose_code ?
	    purpose_code[i].code :
	    NULL;
}

static int
read_code(struct vc *vc, const struct vci_codes *codes, const char *s, size_t n,
    const char **code)
{
	*code = vci_code_find(codes, s, n);
	return *code == NULL ? vci_code_err(vc, codes, s, n) : VC_OK;
}

/* A consent as it is stored; until is INT64_MAX where it is open. */
struct given {
	const char *purpose, *by, *text;
	int64_t on, until;
};

static int
put(struct vc *vc, int64_t volunteer, const struct given *g)
{
	return VCI_RUN(vc, vci_people_sql[VCI_SQL_CONSENT_NEW],
	    vci_of_int(volunteer), vci_of_text(g->purpose),
	    vci_of_text(g->text), vci_of_text(g->by), vci_of_int(g->on),
	    g->until == INT64_MAX ? vci_of_text(NULL) : vci_of_int(g->until),
	    vci_of_int(vci_now(vc)), vci_of_text(vc->actor));
}

static int
check(struct vc *vc, const struct vc_consent *c, struct given *g)
{
	const char *by = c->by == NULL ? "other" : c->by;
	char a[16], b[16];
	int rc = read_code(vc, &vci_purposes, c->purpose, strlen(c->purpose),
	    &g->purpose);

	g->on = vc_today(vc);
	g->until = INT64_MAX;
	g->text = c->text;
	if (rc == VC_OK)
		rc = read_code(vc, &vci_given_by, by, strlen(by), &g->by);
	if (rc == VC_OK && c->on != NULL)
		rc = vci_day_read(vc, c->on, &g->on);
	if (rc == VC_OK && c->until != NULL)
		rc = vci_day_read(vc, c->until, &g->until);
	if (rc == VC_OK && c->text != NULL &&
	    !vci_utf8_valid(c->text, strlen(c->text)))
		rc = vci_err(vc, VC_E_USAGE, "'%s' is not valid UTF-8",
		    c->text);
	if (rc == VC_OK)
		rc = vci_person_refuse(vc, c->text);
	if (rc == VC_OK && g->until < g->on)
		rc = vci_err_words(vc,
		    vci_err(vc, VC_E_DATA, "%s is before %s, its '%s'",
			vc_day_format(g->until, a), vc_day_format(g->on, b),
			N_("Given")),
		    1 << 2, 0);
	if (rc == VC_OK && g->on > vc_today(vc))
		rc = vci_err(vc, VC_E_DATA, "%s is still to come",
		    vc_day_format(g->on, a));
	return rc;
}

int
vc_consent_give(struct vc *vc, int64_t volunteer, const struct vc_consent *c)
{
	struct given g;
	int rc = check(vc, c, &g);

	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = vci_volunteer_stands(vc, volunteer, NULL);
	return vci_db_end(vc, rc == VC_OK ? put(vc, volunteer, &g) : rc);
}

int
vci_consents_give(struct vc *vc, int64_t volunteer, const char *purposes,
    const char *by, int64_t day)
{
	struct given g = { .on = day, .until = INT64_MAX };
	const char *s = purposes;
	int rc;

	if (by == NULL)
		by = "other";
	rc = read_code(vc, &vci_given_by, by, strlen(by), &g.by);
	while (rc == VC_OK && *s != '\0') {
		size_t n = strcspn(s, ",");

		rc = read_code(vc, &vci_purposes, s, n, &g.purpose);
		if (rc == VC_OK)
			rc = put(vc, volunteer, &g);
		s += n + (s[n] == ',');
	}
	return rc;
}

int
vci_consent_valid(struct vc *vc, int64_t volunteer, const char *purpose,
    int64_t day, int64_t *given)
{
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_CONSENT_VALID]);

	*given = INT64_MIN;
	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, volunteer);
	vci_bind_text(st, 2, purpose);
	vci_bind_int(st, 3, day);
	if ((rc = vci_step(vc, st)) == VC_ROW)
		*given = vci_col_int(st, 0);
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* ---- withdrawing ------------------------------------------------------------ */

static int
end(struct vc *vc, int64_t volunteer, const struct given *g)
{
	char id[24], day[16];
	int rc = VCI_RUN(vc, vci_people_sql[VCI_SQL_CONSENT_WITHDRAW],
	    vci_of_int(volunteer), vci_of_text(g->purpose), vci_of_int(g->on));

	if (rc == VC_OK && vci_changes(vc) == 0)
		rc = vci_err(vc, VC_E_DATA,
		    "volunteer %s has no consent '%s' on %s that isn't "
		    "withdrawn",
		    vci_id_text(volunteer, id), g->purpose,
		    vc_day_format(g->on, day));
	return rc;
}

static int
told_by_consent(struct vc *vc, int64_t volunteer, struct vc_table **tp)
{
	static const struct vc_column col[] = {
		{ "organisation_id", N_("Organisation"), 0 },
		{ "told_on", N_("Told"), 0 },
		{ "contact_email", N_("Contact e-mail"), 0 },
	};
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 3, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st,
		    vci_people_sql[VCI_SQL_TOLD_BY_CONSENT]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, volunteer);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		if (c == NULL) {
			rc = VC_E_NOMEM;
			break;
		}
		c[0] = (struct vc_cell){ .type = VC_CELL_NAMED,
			.num = vci_col_int(st, 0),
			.unit = vci_table_text(*tp, vci_col_text(st, 1)) };
		c[1] = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = vci_col_int(st, 2) };
		if (!vci_col_null(st, 3))
			c[2] = (struct vc_cell){ .type = VC_CELL_TEXT,
				.text = vci_table_text(*tp,
				    vci_col_text(st, 3)) };
		rc = VC_OK;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}

int
vc_consent_withdraw(struct vc *vc, int64_t volunteer,
    const struct vc_consent *c, struct vc_table **told)
{
	struct given g;
	int rc = check(vc, c, &g);

	*told = NULL;
	if (rc != VC_OK || (rc = vci_db_begin(vc)) != VC_OK)
		return rc;
	rc = end(vc, volunteer, &g);
	if (rc == VC_OK && strcmp(g.purpose, "share") == 0)
		rc = told_by_consent(vc, volunteer, told);
	rc = vci_db_end(vc, rc);
	if (rc != VC_OK) {
		vc_table_free(*told);
		*told = NULL;
	}
	return rc;
}

/* ---- the list ---------------------------------------------------------------- */

static const char *
state(struct vc *vc, struct vci_stmt *st)
{
	int64_t today = vc_today(vc);

	if (!vci_col_null(st, 6) && vci_col_int(st, 6) <= today)
		return N_("withdrawn");
	if (!vci_col_null(st, 5) && vci_col_int(st, 5) < today)
		return N_("run out");
	return N_("valid");
}

static void
day_cell(struct vci_stmt *st, int col, struct vc_cell *c)
{
	if (!vci_col_null(st, col))
		*c = (struct vc_cell){ .type = VC_CELL_DAY,
			.num = vci_col_int(st, col) };
}

static void
consent_row(struct vc *vc, struct vc_table *t, struct vci_stmt *st,
    struct vc_cell *c)
{
	char time[32];

	c[0] = (struct vc_cell){ .type = VC_CELL_YEAR,
		.num = vci_col_int(st, 0) };
	c[1] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_table_text(t, vci_col_text(st, 1)) };
	/* Of a whole a share is something else. */
	if (c[1].text != NULL && strcmp(c[1].text, "share") == 0)
		c[1].unit = C_("consent", "share");
	c[2] = (struct vc_cell){ .type = VC_CELL_MSG, .text = state(vc, st) };
	day_cell(st, 2, &c[3]);
	c[4] = (struct vc_cell){ .type = VC_CELL_MSG,
		.text = vci_table_text(t, vci_col_text(st, 3)) };
	if (!vci_col_null(st, 4))
		c[5] = (struct vc_cell){ .type = VC_CELL_TEXT,
			.text = vci_table_text(t, vci_col_text(st, 4)) };
	day_cell(st, 5, &c[6]);
	day_cell(st, 6, &c[7]);
	c[8] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t,
		    vci_time_format(vci_col_int(st, 7), time)) };
	c[9] = (struct vc_cell){ .type = VC_CELL_TEXT,
		.text = vci_table_text(t, vci_col_text(st, 8)) };
}

int
vc_consents(struct vc *vc, int64_t volunteer, struct vc_table **tp)
{
	static const struct vc_column col[] = {
		{ "id", N_("Id"), VC_COL_MACHINE },
		{ "purpose", N_("Purpose"), 0 },
		{ "state", N_("State"), 0 },
		{ "given_on", N_("Given"), 0 },
		{ "by", N_("How"), 0 },
		{ "text", N_("Wording"), VC_COL_WRAP | VC_COL_SPARE },
		{ "until", N_("Until"), VC_COL_SPARE },
		{ "withdrawn_on", N_("Withdrawn"), VC_COL_SPARE },
		{ "recorded", N_("Recorded"), 0 },
		{ "actor", N_("By"), 0 },
	};
	struct vci_stmt *st = NULL;
	int rc = vci_table_new(vc, col, 10, tp);

	if (rc == VC_OK)
		rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_CONSENTS]);
	if (rc == VC_OK)
		vci_bind_int(st, 1, volunteer);
	while (rc == VC_OK && (rc = vci_step(vc, st)) == VC_ROW) {
		struct vc_cell *c = vci_table_row(vc, *tp);

		rc = c == NULL ? VC_E_NOMEM : VC_OK;
		if (c != NULL)
			consent_row(vc, *tp, st, c);
	}
	vci_finalize(st);
	if (rc == VC_DONE)
		return VC_OK;
	vc_table_free(*tp);
	*tp = NULL;
	return rc;
}

/* ---- at entry ------------------------------------------------------------------ */

int
vc_volunteer_add(struct vc *vc, struct vc_record *r, const char *consent,
    const char *by, int64_t *id)
{
	const struct vci_value *on = &r->v[vci_field(r->noun, "registered_on")];
	int64_t day = on->kind == VCI_INT ? on->i : vc_today(vc);
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vc_add(vc, r, id);
	if (rc == VC_OK && consent != NULL)
		rc = vci_consents_give(vc, *id, consent, by, day);
	return vci_db_end(vc, rc);
}
