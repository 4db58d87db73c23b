/* SPDX-License-Identifier: ISC */
/* The nouns that this register knows, each in a file of its own. */
#ifndef VCI_REGISTER_H
#define VCI_REGISTER_H

#include "../noun/noun.h"

extern const struct vc_noun vci_org, vci_assignment, vci_volunteer,
    vci_interest, vci_goal, vci_result;
extern const struct vc_noun vci_neighbour, vci_centroid, vci_postal;
extern const struct vc_noun vci_contact, vci_contact_log;
extern const struct vci_codes vci_causes, vci_contact_roles;
extern const struct vc_noun vci_plan, vci_plan_month, vci_activity,
    vci_activity_figure, vci_entry, vci_partner, vci_agreement, vci_grant,
    vci_team, vci_team_member, vci_initiative, vci_stage, vci_phase, vci_remark,
    vci_story;
extern const struct vc_noun vci_survey, vci_question, vci_answer;
extern const struct vci_codes vci_question_kinds;
extern const struct vci_codes vci_activity_kinds, vci_partner_kinds,
    vci_qualifiers, vci_stages, vci_remark_kinds;

/* SQL over an agreement g: the day on which it ended, or else was to end;
 * NULL: none. And 1 where there is one. */
#define VCI_LAST_DAY \
	"CASE WHEN g.ended_on < g.ends_on OR g.ends_on IS NULL " \
	"THEN g.ended_on ELSE g.ends_on END"
#define VCI_LAST_DAY_KNOWN \
	"CASE WHEN g.ended_on IS NULL AND g.ends_on IS NULL THEN 0 ELSE 1 END"

/* All of them, NULL at the end. */
extern const struct vc_noun *const vci_nouns[];

/* VC_E_DATA when both days are given and the second is before the first. */
int vci_check_order(struct vc *, struct vci_row *, const char *first,
    const char *second);
/* The same when a number is less than 0. */
int vci_check_not_negative(struct vc *, struct vci_row *, const char *field);

/* What a goal's filter narrows its indicator to; 0 where it says nothing. */
#define VCI_PLAN_MAX 40
struct vci_narrow {
	int64_t municipality, org, list, partner;
	const char *kind;        /* of partner, or NULL */
	char plan[VCI_PLAN_MAX]; /* item of a plan, and those below; or "" */
};
/* Reads "municipality=SE-0180", "org=12", "list=NAME", "plan=6",
 * "kind=company", "partner=3", or several with ';' between; NULL and ""
 * narrow nothing. */
int vci_narrow_parse(struct vc *, const char *filter, struct vci_narrow *)
    VC_CHECK;
/* What more than place and organisation the facts of an indicator know: of
 * which partner they are (columns partner, kind, label), of which item of the
 * plan and how exact their number is (plan, qualifier), of which campaign
 * (list). */
#define VCI_HAS_PARTNER 1
#define VCI_HAS_PLAN    2
#define VCI_HAS_LIST    4
unsigned vci_narrows(const char *key);
/* The column of an indicator's facts that says which row of the noun each is
 * of, for goals of kind per-each; NULL where they don't know. */
const char *vci_unit_column(const struct vc_noun *, const char *key);
/* The same for a scope as it is stored: national, SE-0180, org:12. */
int vci_scope_parse(struct vc *, const char *scope, struct vci_narrow *)
    VC_CHECK;
/* VC_E_DATA where nothing could come of a goal with this filter, or always the
 * same (goal_check.c). */
int vci_goal_sound(struct vc *, struct vci_row *, const struct vci_narrow *)
    VC_CHECK;
/* What `by` says goes before what `to` says. */
void vci_narrow_more(struct vci_narrow *to, const struct vci_narrow *by);

/* Makes an assignment full, or published again, by how many of its places are
 * taken: by interests that are agreed, started or active. Full by this is a
 * step of the centre's with the reason "filled"; only one that became full so
 * goes back, never one that somebody set. Without places there is nothing to
 * count. Call it inside the transaction, after an interest in it was added,
 * moved, edited or went; vci_interest's `changed` does, so whoever uses
 * vc_add, vc_edit and vc_set_status need not. */
int vci_assignment_count(struct vc *, int64_t assignment) VC_CHECK;

/* `imported` of goals: targets that import `import` changed when their time
 * had begun are kept as they were. */
int vci_goal_imported(struct vc *, int64_t import) VC_CHECK;
/* The same before the import is taken back, of the targets that it brought. */
int vci_goal_unimport(struct vc *, int64_t import) VC_CHECK;

/* A setting that is a number. */
int64_t vci_setting_int(struct vc *, const char *key);

/* Statements of this folder that are written by hand. */
enum vci_register_sql {
	VCI_SQL_PLACE,
	VCI_SQL_CODE,
	VCI_SQL_SETTING_GET,
	VCI_SQL_SETTING_PUT,
	VCI_SQL_SETTING_HOME,
	VCI_SQL_SETTING_ALL,
	VCI_SQL_ASSIGNMENT_TAKEN,
	VCI_SQL_ASSIGNMENT_PUBLISHED,
	VCI_SQL_ASSIGNMENT_ORG,
	VCI_SQL_VOLUNTEER_ERASED,
	VCI_SQL_TEMPLATE_PUT,
	VCI_SQL_TEMPLATE_GET,
	VCI_SQL_TEMPLATE_REMOVE,
	VCI_SQL_TEMPLATE_ALL,
	VCI_SQL_TARGET_NEW,
	VCI_SQL_TARGETS,
	VCI_SQL_TARGETS_IMPORTED,
	VCI_SQL_GOAL_KIND,
	VCI_SQL_GRANT_DAY,
	VCI_SQL_ACTIVITY_HELD,
	VCI_REGISTER_SQL_COUNT
};
extern const char *const vci_register_sql[VCI_REGISTER_SQL_COUNT];

/* ---- stages of initiatives (initiative.c, phase.c) ---- */

/* Where a stage stands among others: its own rank, or else that which it has
 * in the list of stages; one of the user's own comes last. */
#define VCI_STAGE_UNRANKED INT64_MIN
#define VCI_STAGE_LAST     1000
int64_t vci_stage_rank(const char *stage, int64_t given);

enum vci_phase_sql {
	VCI_SQL_PHASES,
	VCI_SQL_PHASE_TEMPLATES,
	VCI_SQL_PHASE_REMOVE,
	VCI_SQL_STAGES,
	VCI_SQL_STAGE_IS_THERE,
	VCI_PHASE_SQL_COUNT
};
extern const char *const vci_phase_sql[VCI_PHASE_SQL_COUNT];

/* ---- surveys (survey.c) ---- */

#define VCI_SURVEY_WORD 32 /* bytes of the word of a survey or question */

enum vci_survey_sql {
	VCI_SQL_SURVEY_QUESTIONS,
	VCI_SQL_SURVEY_LAST,
	VCI_SQL_SURVEY_COUNT,
	VCI_SQL_SURVEY_NUMBERS,
	VCI_SQL_SURVEY_CELLS,
	VCI_SQL_SURVEY_TEXTS,
	VCI_SURVEY_SQL_COUNT
};
extern const char *const vci_survey_sql[VCI_SURVEY_SQL_COUNT];

/* ---- closed years (closing.c) ---- */

/* How a year was closed last, and opened again where reopened_at isn't 0; id
 * 0: never. */
struct vci_closing {
	int64_t id, at, last_import, last_merge, reopened_at;
	char actor[256], digest[65];
	char reopened_by[256], reason[1024];
};
int vci_closing_get(struct vc *, int year, struct vci_closing *) VC_CHECK;
bool vci_closing_holds(const struct vci_closing *);
/* VC_E_NOPERM when the year of a goal or result is closed. */
int vci_year_open(struct vc *, const struct vci_value *year) VC_CHECK;
/* `changed` of those: nor may one leave a closed year. */
int vci_year_moved(struct vc *, const struct vci_row *was,
    const struct vci_row *is) VC_CHECK;
/* Is row `id` a goal or a result of a closed year? */
int vci_row_closed(struct vc *, const struct vc_noun *, int64_t id, bool *is)
    VC_CHECK;
/* The result that was kept of a goal of a closed year. *is: the year is closed;
 * *has: it has one. */
int vci_closing_result(struct vc *, int year, int64_t goal, bool *is, bool *has,
    int64_t *value) VC_CHECK;
/* SHA-256 over what a closing kept, in hex. */
int vci_closing_digest(struct vc *, int64_t id, char hex[65]) VC_CHECK;
/* Calls `found` with a line for each closing whose digest is another. */
int vci_closing_verify(struct vc *, int (*found)(void *arg, const char *line),
    void *arg) VC_CHECK;

enum vci_closing_sql {
	VCI_SQL_CLOSING_OF,
	VCI_SQL_CLOSING_ALL,
	VCI_SQL_CLOSING_ONE,
	VCI_SQL_CLOSING_LINES,
	VCI_SQL_CLOSING_RUNS,
	VCI_SQL_CLOSING_RUNS_OF,
	VCI_SQL_CLOSING_HAS_RUNS,
	VCI_SQL_CLOSING_NEW,
	VCI_SQL_CLOSING_LINE,
	VCI_SQL_CLOSING_RUN,
	VCI_SQL_CLOSING_DIGEST,
	VCI_SQL_CLOSING_REOPEN,
	VCI_SQL_CLOSING_LIST,
	VCI_SQL_CLOSING_VALUE,
	VCI_SQL_CLOSING_GOAL,
	VCI_SQL_CLOSING_RESULT,
	VCI_CLOSING_SQL_COUNT
};
extern const char *const vci_closing_sql[VCI_CLOSING_SQL_COUNT];

/* ---- campaigns (campaign.c) ---- */

/* What may come of a member, and which of it means that someone was spoken
 * with about the matter: what counts as reached. */
extern const struct vci_codes vci_outcomes;
/* The indicator that counts them. */
#define VCI_REACHED_KEY "list.reached"
/* The number of the campaign called who[0..n), of any noun. */
int vci_campaign_id(struct vc *, const char *who, size_t n, int64_t *id)
    VC_CHECK;
int vci_campaign_title(struct vc *, int64_t id, struct vc_buf *) VC_CHECK;
/* What its members are. */
int vci_campaign_noun(struct vc *, int64_t id, const struct vc_noun **)
    VC_CHECK;
#define VCI_SPOKEN "'reached', 'will_publish', 'declined'"

enum vci_campaign_sql {
	VCI_SQL_LIST_ID,
	VCI_SQL_LIST_TITLE,
	VCI_SQL_LIST_NEW,
	VCI_SQL_LIST_CLOSE,
	VCI_SQL_LIST_COUNT,
	VCI_SQL_LIST_ALL,
	VCI_SQL_LIST_MEMBER,
	VCI_SQL_LIST_LOG,
	VCI_SQL_LIST_MEMBERS,
	VCI_CAMPAIGN_SQL_COUNT
};
extern const char *const vci_campaign_sql[VCI_CAMPAIGN_SQL_COUNT];

/* Writes one setting, whatever it is (home.c). */
int vci_setting_put(struct vc *, const char *key, const char *value) VC_CHECK;
/* Lists and views follow the program's version, not the register's; what a
 * migration can't fill is filled here (refresh.c). */
int vci_refresh(struct vc *) VC_CHECK;

#endif
