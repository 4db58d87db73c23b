/* SPDX-License-Identifier: ISC */
/* What was said with organisations, and when. */
#include <string.h>

#include "../core/date.h"
#include "campaign.h"
#include "service.h"

/* clang-format off */
static const struct vci_code channel_code[] = {
	{ N_("call"), "samtal|telefon|telefonsamtal|opkald|opringning|telefonsamtale|oppringning|puhelu|phone" },
	{ N_("mail"), "e post|epost|mejl|mail|e mail|email|sähköposti" },
	{ N_("visit"), "besök|besøg|besøk|käynti" },
	{ N_("meeting"), "möte|møde|møte|kokous|tapaaminen" },
	{ N_("letter"), "brev|kirje" },
	{ N_("other"), "annat|övrigt|andet|annet|muu" },
	{ NULL, NULL },
};
static const struct vci_codes channel = { N_("channel"), channel_code };

static const struct vci_field field[] = {
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_REQUIRED, .of = &vci_org,
	    .aliases = "organisation|org|org id|forening|förening|"
	    "organisasjon|organization|organization id|järjestö" },
	{ .name = "on", .title = N_("On"), .type = VCI_T_DATE,
	    .column = "on_day",
	    .aliases = "datum|dato|dag|date|päivä" },
	{ .name = "channel", .title = N_("Channel"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &channel,
	    .aliases = "kanal|kanava|sätt|måde|måte" },
	{ .name = "outcome", .title = N_("Outcome"), .type = VCI_T_CODE,
	    .of = &vci_outcomes,
	    .aliases = "utfall|resultat|udfald|tulos" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG,
	    .part = VCI_PERSONAL,
	    .aliases = "anteckning|anmärkning|notat|bemærkning|merknad|"
	    "muistiinpano" },
	{ .name = "campaign", .title = N_("Campaign"), .type = VCI_T_TEXT,
	    .part = VCI_NOWHERE, .flags = VC_F_READONLY | VC_F_DERIVED,
	    .sql = "(SELECT l.title FROM list l WHERE l.id = t.list_id)",
	    .aliases = "kampanj|kampagne|kampanje|kampanja" },
	{ .name = "actor", .title = N_("By"), .type = VCI_T_TEXT,
	    .flags = VC_F_READONLY,
	    .aliases = "av|af|tekijä" },
	{ .name = NULL },
};
/* clang-format on */

/* Today where no day is given, and by whoever acts. */
static int
check(struct vc *vc, struct vci_row *row)
{
	int column = vci_field(row->noun, "on");
	struct vci_value *on = &row->v[column];
	struct vci_value *actor = &row->v[vci_field(row->noun, "actor")];
	char day[16];

	if (on->kind == VCI_NULL)
		*on = (struct vci_value){ .kind = VCI_INT, .i = vc_today(vc) };
	if (on->i > vc_today(vc)) {
		row->column = column;
		return vci_err(vc, VC_E_DATA, "%s is still to come",
		    vc_day_format(on->i, day));
	}
	if (actor->kind == VCI_NULL && *vc->actor != '\0') {
		actor->kind = VCI_TEXT;
		actor->s = vc->actor;
		actor->n = (uint32_t)strlen(vc->actor);
	}
	return VC_OK;
}

/* One a day by one channel. */
static const struct vci_match match[] = {
	{ { "organisation_id", "on", "channel" }, { NULL } },
	{ { NULL }, { NULL } },
};

const struct vc_noun vci_contact_log = { .name = "log",
	.title = N_("log entry"),
	.table = { "contact_log", "contact_log_person" },
	.field = field,
	.check = check,
	.match = match };

/* ---- of a campaign ----------------------------------------------------------- */

static int
set_list(struct vc *vc, int64_t id, int64_t list)
{
	return VCI_RUN(vc, vci_service_sql[VCI_SQL_LOG_LIST], vci_of_int(id),
	    vci_of_int(list));
}

static const struct vci_value *
value(const struct vc_record *r, const char *name)
{
	return &r->v[vci_field(r->noun, name)];
}

static int
log_to(struct vc *vc, const struct vc_record *r, int64_t id, const char *name,
    struct vc_campaign *is)
{
	const struct vci_value *outcome = value(r, "outcome");
	const struct vci_value *on = value(r, "on");
	struct vc_campaign_log log = { 0 };
	char day[16];
	int rc;

	if (outcome->kind != VCI_TEXT)
		return vci_err(vc, VC_E_USAGE,
		    "what came of it? a campaign wants an outcome");
	log.outcome = outcome->s;
	if (on->kind == VCI_INT)
		log.on = vc_day_format(on->i, day);
	rc = vc_campaign_log(vc, &vci_org, name, value(r, "organisation_id")->i,
	    &log, is);
	return rc == VC_OK ? set_list(vc, id, is->id) : rc;
}

int
vc_org_log(struct vc *vc, struct vc_record *r, const char *campaign,
    struct vc_campaign *is, int64_t *id)
{
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vc_add(vc, r, id);
	if (rc == VC_OK && campaign != NULL)
		rc = log_to(vc, r, *id, campaign, is);
	return vci_db_end(vc, rc);
}
