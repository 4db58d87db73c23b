/* SPDX-License-Identifier: ISC */
/* Grants: money applied for, from the call to the account. */
#include <string.h>

#include "register.h"

/* clang-format off */
static const struct vci_state state[] = {
	{ "called", 0, NULL },
	{ "applied", VCI_S_BIRTH, "applied_on" },
	{ "granted", VCI_S_BIRTH, "decided_on" },
	{ "accounted", VCI_S_END, "accounted_on" },
	{ "refused", VCI_S_END, "decided_on" },
	{ "withdrawn", VCI_S_END, NULL },
	{ NULL, 0, NULL },
};
static const struct vci_flow flow = { state, "registered_on", "grant_call_event",
	NULL, NULL };

static const struct vci_code status_code[] = {
	{ N_("called"), "utlyst|opslået|utlyst|haettavana" },
	{ N_("applied"), "ansökt|ansøgt|søkt|haettu|hakenut" },
	{ N_("granted"), "beviljat|bevilget|innvilget|myönnetty" },
	{ N_("accounted"), "redovisat|regnskab aflagt|aflagt|rapportert|"
	    "tilitetty" },
	{ N_("refused"), "avslag|afslag|hylätty" },
	{ N_("withdrawn"), "återtaget|återkallat|trukket|trukket tilbage|trukket tilbake|peruttu" },
	{ NULL, NULL },
};
static const struct vci_codes status = { N_("status"), status_code };

static const struct vci_field field[] = {
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "titel|tittel|bidrag|pulje|tilskudd|avustus|otsikko" },
	{ .name = "partner_id", .title = N_("Partner"), .type = VCI_T_REF,
	    .of = &vci_partner,
	    .aliases = "partner|givare|giver|bidragsgivare|myöntäjä" },
	{ .name = "organisation_id", .title = N_("Organisation"),
	    .type = VCI_T_REF, .flags = VC_F_HIDDEN, .of = &vci_org,
	    .aliases = "organisation|org|sökande|ansøger|søker|förening|"
	    "forening|järjestö" },
	{ .name = "called_on", .title = N_("Called"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN, .aliases = "utlysning|opslag" },
	{ .name = "deadline", .title = N_("Deadline"), .type = VCI_T_DATE,
	    .aliases = "sista dag|frist|ansøgningsfrist|søknadsfrist|"
	    "määräaika" },
	{ .name = "applied_on", .title = N_("Applied"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "ansökningsdag|ansøgningsdato|søknadsdato" },
	{ .name = "amount", .title = N_("Applied for"), .type = VCI_T_MONEY,
	    .column = "applied",
	    .aliases = "sökt belopp|ansøgt beløb|søknadsbeløp|haettu summa" },
	{ .name = "decided_on", .title = N_("Decided"), .type = VCI_T_DATE,
	    .flags = VC_F_HIDDEN,
	    .aliases = "beslut|beslutsdag|afgørelse|vedtak|päätös" },
	{ .name = "granted", .title = N_("Granted"), .type = VCI_T_MONEY,
	    .aliases = "beviljat belopp|bevilget beløb|innvilget beløp|"
	    "myönnetty summa" },
	{ .name = "account_by", .title = N_("Account by"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "redovisas senast|redovisningsfrist|regnskabsfrist|"
	    "rapportfrist|rapporteringsfrist|tilitettävä" },
	{ .name = "accounted_on", .title = N_("Accounted on"),
	    .type = VCI_T_DATE, .flags = VC_F_HIDDEN,
	    .aliases = "redovisning|regnskabsdato|rapportdato" },
	{ .name = "accounted", .title = N_("Spent"), .type = VCI_T_MONEY,
	    .flags = VC_F_HIDDEN,
	    .aliases = "redovisat belopp|forbrugt|brukt|käytetty" },
	{ .name = "purpose", .title = N_("Purpose"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "syfte|ändamål|formål|tarkoitus" },
	{ .name = "status", .title = N_("Status"), .type = VCI_T_CODE,
	    .flags = VC_F_STATUS, .of = &status, .usual = "called",
	    .aliases = "tila|tilstand" },
	{ .name = "status_on", .title = N_("Status since"), .type = VCI_T_DATE,
	    .part = VCI_NOWHERE, .flags = VC_F_EVENTDAY | VC_F_HIDDEN,
	    .aliases = "statusdatum|statusdato|status datum|status dato" },
	{ .name = "registered_on", .title = N_("Registered"),
	    .type = VCI_T_DATE, .flags = VC_F_COUNTDAY | VC_F_HIDDEN,
	    .aliases = "registrerad|registreret|registrert|oprettet" },
	{ .name = NULL },
};
/* clang-format on */

static int
check(struct vc *vc, struct vci_row *row)
{
	static const char *const amount[] = { "amount", "granted",
		"accounted" };
	int rc = vci_check_order(vc, row, "called_on", "deadline");

	if (rc == VC_OK)
		rc = vci_check_order(vc, row, "applied_on", "decided_on");
	for (size_t i = 0; i < sizeof amount / sizeof *amount && rc == VC_OK;
	     i++)
		rc = vci_check_not_negative(vc, row, amount[i]);
	return rc;
}

/* The day of a step is that of what it tells of, unless another is known. */
static int
changed(struct vc *vc, const struct vci_row *was, const struct vci_row *is)
{
	int at = vci_field(is->noun, "status");
	const struct vci_value *day = &is->v[vci_field(is->noun, "status_on")];

	if (was == NULL || strcmp(was->v[at].s, is->v[at].s) == 0)
		return VC_OK;
	return VCI_RUN(vc, vci_register_sql[VCI_SQL_GRANT_DAY],
	    vci_of_int(is->id), is->v[at], vci_of_int(day->i));
}

const struct vc_noun vci_grant = {
	.name = "grant",
	.title = "grant",
	.table = { "grant_call", NULL },
	.field = field,
	.label = "title",
	.flow = &flow,
	.check = check,
	.changed = changed,
};
