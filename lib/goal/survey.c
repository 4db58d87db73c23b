/* SPDX-License-Identifier: ISC */
/* What surveys count: survey.KEY.QUESTION, and with =ANSWER those who gave
 * it. Which there are, the register knows. */
#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "goal.h"

#define OF_SURVEY(amount) \
	"SELECT a.respondent AS id, s.on_day AS day, " \
	"CAST(NULL AS @INT@) AS municipality, CAST(NULL AS @INT@) AS org, " \
	"a.respondent AS subject, " amount " AS amount, " \
	"a.question_id AS question"

const struct vci_indicator vci_survey_indicators[] = {
	[VCI_SURVEY_SUM] = { .key = VCI_SURVEY_PREFIX "number",
	    .unit = N_("in all"),
	    .spare = true,
	    .thousandths = true,
	    .question = 1,
	    .rule = N_("what respondents said, added up, on the last day of "
		       "the survey's period or year"),
	    .facts = OF_SURVEY("a.value") " FROM answer a JOIN survey s "
					  "ON s.id = a.survey_id WHERE "
					  "a.value IS NOT NULL" },
	[VCI_SURVEY_COUNT] = { .key = VCI_SURVEY_PREFIX "answered",
	    .unit = N_("respondents"),
	    .spare = true,
	    .question = 1,
	    .rule = N_("respondents who answered, on the last day of the "
		       "survey's period or year"),
	    .facts = OF_SURVEY(
		"1") " FROM (SELECT DISTINCT survey_id, "
		     "question_id, respondent FROM answer) a JOIN survey s "
		     "ON s.id = a.survey_id" },
	[VCI_SURVEY_ANSWER] = { .key = VCI_SURVEY_PREFIX "answer",
	    .unit = N_("respondents"),
	    .spare = true,
	    .question = 1,
	    .answer = "x",
	    .rule = N_("respondents who gave this answer, on the last day of "
		       "the survey's period or year"),
	    .facts = OF_SURVEY("1") ", a.answer_key AS answer FROM answer a "
				    "JOIN survey s ON s.id = a.survey_id "
				    "WHERE a.answer IS NOT NULL" },
	{ .key = NULL },
};

const char *const vci_survey_goal_sql[VCI_SURVEY_GOAL_SQL_COUNT] = {
	[VCI_SQL_SURVEY_QUESTION] =
	    "SELECT q.id, q.kind FROM question q JOIN survey s "
	    "ON s.id = q.survey_id WHERE s.word = $1 AND q.word = $2",
	[VCI_SQL_SURVEY_ALL] = "SELECT s.word, q.word, q.kind FROM question q "
			       "JOIN survey s ON s.id = q.survey_id "
			       "ORDER BY s.word, q.rank, q.word",
};

/* The question of KEY.QUESTION[=ANSWER]; *id 0: there is none. */
static int
find(struct vc *vc, const char *key, int64_t *id, bool *number)
{
	char survey[VCI_SURVEY_WORD + 1], question[VCI_SURVEY_WORD + 1];
	size_t n = strcspn(key, "."), m;
	struct vci_stmt *st;
	int rc;

	*id = 0;
	if (key[n] != '.' || n > VCI_SURVEY_WORD)
		return VC_OK;
	m = strcspn(key + n + 1, "=");
	if (m > VCI_SURVEY_WORD)
		return VC_OK;
	snprintf(survey, sizeof survey, "%.*s", (int)n, key);
	snprintf(question, sizeof question, "%.*s", (int)m, key + n + 1);
	rc = vci_prepare(vc, &st, vci_survey_goal_sql[VCI_SQL_SURVEY_QUESTION]);
	if (rc != VC_OK)
		return rc;
	vci_bind_text(st, 1, survey);
	vci_bind_text(st, 2, question);
	if ((rc = vci_step(vc, st)) == VC_ROW) {
		*id = vci_col_int(st, 0);
		*number = strcmp(vci_col_text(st, 1), "number") == 0;
	}
	vci_finalize(st);
	return rc == VC_ROW || rc == VC_DONE ? VC_OK : rc;
}

/* An answer is looked for as it is stored; *fits: it is no longer than that. */
static int
fold(struct vc *vc, const char *answer, struct vci_indicator *store, bool *fits)
{
	struct vc_buf key = { 0 };

	vci_text_key(&key, answer, strlen(answer), vc->home.lang);
	if (key.failed)
		return vci_nomem(vc);
	snprintf(store->said, sizeof store->said, "%s",
	    key.s == NULL ? "" : key.s);
	*fits = key.len < sizeof store->said;
	vc_buf_free(&key);
	return VC_OK;
}

int
vci_survey_indicator(struct vc *vc, const char *key,
    struct vci_indicator *store, const struct vci_indicator **ind)
{
	size_t n = strlen(VCI_SURVEY_PREFIX);
	const char *answer = strchr(key, '=');
	bool number = false, fits = true;
	int64_t id = 0;
	int rc;

	*ind = NULL;
	if (strncmp(key, VCI_SURVEY_PREFIX, n) != 0)
		return VC_OK;
	rc = find(vc, key + n, &id, &number);
	/* A number is added up, not given as one of several answers. */
	if (rc != VC_OK || id == 0 || (number && answer != NULL))
		return rc;
	*store = vci_survey_indicators[number ? VCI_SURVEY_SUM :
		answer == NULL                ? VCI_SURVEY_COUNT :
						VCI_SURVEY_ANSWER];
	store->key = key;
	store->question = id;
	store->answer = answer == NULL ? NULL : store->said;
	if (answer != NULL)
		rc = fold(vc, answer + 1, store, &fits);
	*ind = fits ? store : NULL;
	return rc;
}

int
vci_survey_each(struct vc *vc,
    int (*each)(void *, const struct vci_indicator *), void *arg)
{
	char key[2 * VCI_SURVEY_WORD + 16];
	struct vci_indicator ind;
	struct vci_stmt *st;
	int rc = vci_prepare(vc, &st, vci_survey_goal_sql[VCI_SQL_SURVEY_ALL]);

	if (rc != VC_OK)
		return rc;
	while ((rc = vci_step(vc, st)) == VC_ROW) {
		bool number = strcmp(vci_col_text(st, 2), "number") == 0;

		ind = vci_survey_indicators[number ? VCI_SURVEY_SUM :
						     VCI_SURVEY_COUNT];
		snprintf(key, sizeof key, VCI_SURVEY_PREFIX "%s.%s",
		    vci_col_text(st, 0), vci_col_text(st, 1));
		ind.key = key;
		if ((rc = each(arg, &ind)) != VC_OK)
			break;
	}
	vci_finalize(st);
	return rc == VC_DONE ? VC_OK : rc;
}
