/* SPDX-License-Identifier: ISC */
/* Volunteers: what is counted of them, apart from who they are. */
#include <string.h>

#include "people.h"

/* clang-format off */
static const struct vci_code reason_code[] = {
	{ N_("no_time"), "ingen tid|tidsbrist|ikke tid|ei aikaa" },
	{ N_("away"), "bortrest|bortrejst|bortreist|poissa" },
	{ N_("moved"), "flyttat|flyttet|muuttanut" },
	{ N_("found_other"), "hittat annat|fundet andet|funnet annet|löytänyt muuta" },
	{ N_("not_suitable"), "passar inte|passer ikke|ei sovi" },
	{ N_("no_contact"), "ingen kontakt|ei yhteyttä" },
	{ N_("erased"), "raderad|slettet|poistettu|tiedot poistettu" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes reason = { N_("reason"), reason_code };
/* clang-format on */

static const struct vci_state state[] = {
	{ "active", VCI_S_BACK, NULL },
	{ "paused", 0, NULL },
	{ "left", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on", "volunteer_event",
	"left", &reason };

/* clang-format off */
static const struct vci_code status_code[] = {
	{ N_("active"), "aktiv|aktivt|aktiivinen" },
	{ N_("paused"), "vilande|pausad|pauset|på pause|tauolla" },
	{ N_("left"), "avslutad|stoppet|sluttet|slutat|lopettanut" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_code gender_code[] = {
	{ N_("female"), "kvinna|kvinde|kvinne|nainen|f|k|woman" },
	{ N_("male"), "man|mand|mann|mies|m" },
	{ N_("other"), "annat|andet|annet|muu|x|ickebinär" },
	{ NULL, NULL },
};
static const struct vci_codes gender = { N_("gender"), gender_code };

static const struct vci_field field[] = {
	{ .name = "name", .title = N_("Name"), .type = VCI_T_TEXT,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH,
	    .aliases = "namn|navn|nimi|volontär|frivillig|vapaaehtoinen" },
	{ .name = "email", .title = N_("E-mail"), .type = VCI_T_EMAIL,
	    .part = VCI_PERSONAL, .flags = VC_F_SEARCH,
	    .aliases = "e post|epost|e mail|mail|e postadress|"
	    "sähköposti" },
	{ .name = "phone", .title = N_("Phone"), .type = VCI_T_PHONE,
	    .part = VCI_PERSONAL, .flags = VC_F_HIDDEN | VC_F_SEARCH,
	    .aliases = "telefon|telefonnummer|tel|tfn|tlf|mobil|mobiltelefon|puhelin" },
	{ .name = "postcode", .title = N_("Postcode"),
	    .type = VCI_T_POSTCODE,
	    .part = VCI_PERSONAL, .flags = VC_F_HIDDEN,
	    .aliases = "postnummer|postnr|postal code|zip|postinumero" },
	{ .name = "municipality", .title = N_("Municipality"),
	    .type = VCI_T_PLACE,
	    .aliases = "kommun|kommune|kunta|kommunkod|"
	    "kommunekode|kommunenummer|kuntanumero|bostadskommun|bopælskommune" },
	{ .name = "birth_year", .erase = VCI_E_BAND, .title = N_("Born"), .type = VCI_T_YEAR,
	    .aliases = "födelseår|fødselsår|"
	    "fødår|född|syntymävuosi" },
	{ .name = "gender", .title = N_("Gender"), .type = VCI_T_CODE,
	    .flags = VC_F_HIDDEN, .of = &gender,
	    .aliases = "kön|køn|kjønn|sukupuoli" },
	{ .name = "first_time", .title = N_("First time"), .type = VCI_T_BOOL,
	    .flags = VC_F_HIDDEN,
	    .aliases = "första gången|første gang|"
	    "ensikertalainen" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE,
	    .flags = VC_F_COUNTDAY,
	    .aliases = "registrerad|registreringsdatum|"
	    "registreret|registreringsdato|registrert|oprettet|opprettet|"
	    "rekisteröity|registered" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "active",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|"
	    "status dato" },
	{ .name = "causes", .erase = VCI_E_BLANK, .title = N_("Causes"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "cause",
	    .column = "tag_ids",
	    .aliases = "områden|områder|ämnen|emner|"
	    "intressen|interesser|kategorier|aiheet" },
	{ .name = "skills", .erase = VCI_E_BLANK, .title = N_("Skills"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "skill",
	    .column = "tag_ids",
	    .aliases = "kompetens|kompetenser|kompetencer|ferdigheter|"
	    "färdigheter|taidot" },
	{ .name = "languages", .erase = VCI_E_BLANK, .title = N_("Languages"), .type = VCI_T_TAGS,
	    .flags = VC_F_HIDDEN, .of = "language",
	    .column = "tag_ids",
	    .aliases = "språk|sprog|kielet" },
	{ .name = "when", .erase = VCI_E_BLANK, .title = N_("When"), .type = VCI_T_WHEN,
	    .flags = VC_F_HIDDEN, .column = "when_mask",
	    .aliases = "tider|tidspunkt|när|hvornår|når|"
	    "milloin" },
	{ .name = "extract_seen_on", .erase = VCI_E_BLANK, .title = N_("Extract seen"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "registerutdrag|registerutdrag visat|belastningsregister|"
	    "børneattest|børneattest set|politiattest|politiattest vist|"
	    "rikosrekisteriote|rikosrekisteriote nähty|extract seen|"
	    "police check" },
	{ .name = "erased_on", .title = N_("Erased"), .type = VCI_T_DATE,
	    .flags = VC_F_READONLY | VC_F_HIDDEN },
	{ .name = NULL },
};
/* clang-format on */

/* Families share addresses. */
static const struct vci_match match[] = {
	{ { "email" }, { "name" } },
	{ { NULL }, { NULL } },
};

int
vci_volunteer_stands(struct vc *vc, int64_t id, bool *left)
{
	struct vci_stmt *st;
	char text[24], day[16];
	int rc = vci_prepare(vc, &st, vci_people_sql[VCI_SQL_VOLUNTEER_STATUS]);

	if (rc != VC_OK)
		return rc;
	vci_bind_int(st, 1, id);
	rc = vci_step(vc, st);
	if (rc == VC_ROW && left != NULL)
		*left = strcmp(vci_col_text(st, 0), "left") == 0;
	if (rc == VC_ROW && !vci_col_null(st, 1))
		rc = vci_err(vc, VC_E_DATA, "volunteer %s was erased on %s",
		    vci_id_text(id, text),
		    vc_day_format(vci_col_int(st, 1), day));
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* No more than what one is reached or called by is asked for, but no less:
 * of nobody at all there is nothing to register. Files may hold such rows. */
int
vci_volunteer_changed(struct vc *vc, const struct vci_row *was,
    const struct vci_row *is)
{
	if (was != NULL && vci_row_int(was, "erased_on") != 0)
		return vci_volunteer_stands(vc, is->id, NULL);
	if (was != NULL || vci_row_text(is, "name") != NULL ||
	    vci_row_text(is, "email") != NULL ||
	    vci_row_text(is, "phone") != NULL)
		return VC_OK;
	return vci_err(vc, VC_E_DATA,
	    "a volunteer needs a name, an e-mail or a phone");
}

/* Many people have the same name, and a family one address and one phone. */
static const struct vci_same same[] = {
	{ "name", VCI_SAME_PERSON, 48, 50, 0, N_("same name"),
	    N_("similar names"), N_("other names") },
	{ "email", VCI_SAME_VALUE, 85, 0, 0, N_("same e-mail"), NULL, NULL },
	{ "phone", VCI_SAME_VALUE, 75, 0, 0, N_("same phone"), NULL, NULL },
	{ "postcode", VCI_SAME_BESIDE, 40, 15, 0, N_("same postcode"), NULL,
	    N_("other postcodes") },
	{ "municipality", VCI_SAME_BESIDE, 15, 25, 0, N_("same municipality"),
	    NULL, N_("other municipalities") },
	{ "birth_year", VCI_SAME_BESIDE, 40, 70, 0, N_("born the same year"),
	    NULL, N_("born in other years") },
	{ 0 },
};

const struct vc_noun vci_volunteer = { .name = "volunteer",
	.title = N_("volunteer"),
	.table = { "volunteer", "volunteer_person" },
	.field = field,
	.label = "name",
	.flow = &flow,
	.match = match,
	.changed = vci_volunteer_changed,
	.same = same };
