/* SPDX-License-Identifier: ISC */
/* Surveys, their questions and, without anybody's name, what was answered. */
#include <string.h>

#include "../core/date.h"
#include "survey.h"

/* clang-format off */
static const struct vci_field field[] = {
	{ .name = "word", .title = N_("Word"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH | VC_F_UNIQUE,
	    .aliases = "key|nyckel|nøgle|nøkkel|avain" },
	{ .name = "title", .title = N_("Title"), .type = VCI_T_TEXT,
	    .flags = VC_F_SEARCH,
	    .aliases = "titel|tittel|rubrik|overskrift|otsikko" },
	{ .name = "year", .title = N_("Year"), .type = VCI_T_YEAR,
	    .flags = VC_F_REQUIRED, .aliases = "år|vuosi" },
	{ .name = "period_from", .title = C_("day", "From"), .type = VCI_T_DATE,
	    .aliases = "start|från|fra|alkaa" },
	{ .name = "period_to", .title = C_("day", "To"), .type = VCI_T_DATE,
	    .aliases = "slut|till|til|päättyy" },
	{ .name = "counted_on", .title = N_("Counted on"),
	    .type = VCI_T_DATE, .flags = VC_F_READONLY | VC_F_HIDDEN,
	    .column = "on_day" },
	{ .name = "asked", .title = N_("Asked"), .type = VCI_T_INT,
	    .aliases = "tillfrågade|adspurgte|spurt|utskick|kysytyt" },
	{ .name = "note", .title = N_("Note"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_HIDDEN,
	    .aliases = "anmärkning|kommentar|bemærkning|merknad|"
	    "huomautus" },
	{ .name = NULL },
};

static const struct vci_code kind_code[] = {
	{ N_("single"), "enval|ett svar|ét svar|enkeltvalg|yksi vastaus" },
	{ N_("multiple"), "flerval|flera svar|flere svar|flervalg|"
	    "monivalinta|monta vastausta" },
	{ N_("number"), "tal|nummer|antal|antall|luku|numero" },
	{ N_("text"), "fritext|fritekst|tekst|avoin|teksti" },
	{ NULL, NULL },
};
const struct vci_codes vci_question_kinds = { N_("kind"), kind_code };

static const struct vci_field question[] = {
	{ .name = "survey_id", .title = N_("Survey"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_survey,
	    .aliases = "survey|enkät|spørgeskema|undersøgelse|"
	    "undersøkelse|kysely" },
	{ .name = "word", .title = N_("Word"), .type = VCI_T_TEXT,
	    .flags = VC_F_REQUIRED | VC_F_SEARCH,
	    .aliases = "key|nyckel|nøgle|nøkkel|avain" },
	{ .name = "text", .title = N_("Question"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_SEARCH,
	    .aliases = "question|fråga|spørgsmål|spørsmål|kysymys" },
	{ .name = "kind", .title = N_("Kind"), .type = VCI_T_CODE,
	    .flags = VC_F_REQUIRED, .of = &vci_question_kinds,
	    .aliases = "typ|type|slag|art|laji" },
	{ .name = "rank", .title = N_("Rank"), .type = VCI_T_INT,
	    .flags = VC_F_HIDDEN,
	    .aliases = "ordning|rækkefølge|rekkefølge|järjestys" },
	{ .name = NULL },
};

static const struct vci_field answer[] = {
	{ .name = "survey_id", .title = N_("Survey"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_survey },
	{ .name = "question_id", .title = N_("Question"), .type = VCI_T_REF,
	    .flags = VC_F_REQUIRED, .of = &vci_question },
	{ .name = "respondent", .title = N_("Respondent"),
	    .type = VCI_T_INT, .flags = VC_F_REQUIRED },
	{ .name = "value", .title = N_("Value"), .type = VCI_T_DECIMAL },
	{ .name = "answer", .title = N_("Answer"), .type = VCI_T_TEXT,
	    .flags = VC_F_LONG | VC_F_SEARCH },
	{ .name = NULL },
};
/* clang-format on */

bool
vci_survey_word(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n > 0 && s[n] == '\0' && n <= VCI_SURVEY_WORD;
}

static int
check_word(struct vc *vc, struct vci_row *row)
{
	const struct vci_value *v = &row->v[vci_field(row->noun, "word")];

	if (v->kind != VCI_TEXT || vci_survey_word(v->s))
		return VC_OK;
	row->column = vci_field(row->noun, "word");
	return vci_err(vc, VC_E_DATA,
	    "'%s' is no word for indicators: at most 32 of a to z, 0 to 9, _ "
	    "and -",
	    v->s);
}

/* The last day of its period, else of its year. */
static int
check(struct vc *vc, struct vci_row *row)
{
	const struct vci_value *to = &row->v[vci_field(row->noun, "period_to")];
	const struct vci_value *year = &row->v[vci_field(row->noun, "year")];
	struct vci_value *day = &row->v[vci_field(row->noun, "counted_on")];

	*day = *to;
	if (to->kind != VCI_INT && year->kind == VCI_INT)
		*day = (struct vci_value){ .kind = VCI_INT,
			.i = vci_day((int)year->i, 12, 31) };
	if (check_word(vc, row) != VC_OK)
		return VC_E_DATA;
	return vci_check_order(vc, row, "period_from", "period_to");
}

int
vc_survey_counted(struct vc *vc, const char *survey, int64_t *day, bool *chosen)
{
	const struct vc_noun *noun = &vci_survey;
	struct vc_record *r = NULL;
	int64_t id;
	int rc = vc_find(vc, noun, survey, &id);

	if (rc == VC_OK)
		rc = vc_record_new(vc, noun, &r);
	if (rc == VC_OK)
		rc = vc_get(vc, r, id);
	if (rc == VC_OK) {
		*day = r->v[vci_field(noun, "counted_on")].i;
		*chosen = r->v[vci_field(noun, "period_to")].kind == VCI_INT;
	}
	vc_record_free(r);
	return rc;
}

static const char *const survey_key[] = { "word", NULL };
static const char *const question_key[] = { "survey_id", "word", NULL };

const struct vc_noun vci_survey = {
	.name = "survey",
	.title = "survey",
	.table = { "survey", NULL },
	.field = field,
	.key = survey_key,
	.label = "word",
	.check = check,
};
const struct vc_noun vci_question = {
	.name = "question",
	.title = "question",
	.table = { "question", NULL },
	.field = question,
	.key = question_key,
	.label = "word",
	.check = check_word,
};
/* No command has it: what respondents answered is shown in sums alone. */
const struct vc_noun vci_answer = {
	.name = "answer",
	.title = "answer",
	.table = { "answer", NULL },
	.field = answer,
};

const char *const vci_survey_sql[VCI_SURVEY_SQL_COUNT] = {
	[VCI_SQL_SURVEY_QUESTIONS] =
	    "SELECT q.id, q.word, q.kind, q.text_key, q.text FROM question q "
	    "WHERE q.survey_id = $1 ORDER BY q.rank, q.id",
	[VCI_SQL_SURVEY_LAST] = "SELECT coalesce(max(a.respondent), 0) "
				"FROM answer a WHERE a.survey_id = $1",
	[VCI_SQL_SURVEY_COUNT] = "SELECT count(DISTINCT a.respondent) "
				 "FROM answer a WHERE a.survey_id = $1",
	[VCI_SQL_SURVEY_NUMBERS] =
	    "SELECT count(*), CAST(coalesce(sum(a.value), 0) AS @INT@), "
	    "min(a.value), max(a.value), count(DISTINCT a.respondent) "
	    "FROM answer a WHERE a.question_id = $1",
	[VCI_SQL_SURVEY_CELLS] =
	    "SELECT min(a.answer), count(*) AS n FROM answer a "
	    "WHERE a.question_id = $1 GROUP BY a.answer_key "
	    "ORDER BY n DESC, a.answer_key",
	[VCI_SQL_SURVEY_TEXTS] =
	    "SELECT a.answer FROM answer a WHERE a.question_id = $1 "
	    "ORDER BY a.answer_key, a.answer",
};
