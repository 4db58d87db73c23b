/* SPDX-License-Identifier: ISC */
/* Facts, indicators and figures: how a goal's result is counted. */
#ifndef VCI_GOAL_H
#define VCI_GOAL_H

#include "../register/register.h"

#define VCI_KEY_MAX  48
#define VCI_SAID_MAX 500 /* of an answer that a goal counts */

/* Something the register can count. `facts` is a SELECT of id, day,
 * municipality, org, subject, amount, and what vci_narrows says of the key; a
 * stock's amounts are +1 and -1. */
struct vci_indicator {
	const char *key, *title, *unit; /* no title: not in a report unless a
					 * goal asks for it */
	bool stock;
	const char *rule; /* which day and which place count */
	const char *facts;
	const char *foreseen; /* of a family: those that are planned and don't
			       * count until they have happened; or NULL */
	bool money;           /* amounts are minor units */
	bool thousandths;     /* or thousandths */
	bool spare; /* not in a monthly report that it says nothing in */
	/* A family: one for each code of the list. Its key is what stands
	 * before the code, and its facts have it in the column `code`. One
	 * with a title (any) has the code for its own. */
	const struct vci_codes *each;
	const char *code; /* of one of a family */
	/* Of a survey: facts have the column question, and where `answer` is
	 * given, folded, the column answer. */
	int64_t question;
	const char *answer;
	char word[VCI_KEY_MAX], said[VCI_SAID_MAX];
};
/* Which there are, ending with a NULL key. */
extern const struct vci_indicator vci_indicators[];
/* What VCI_REACHED_KEY is a part of. */
#define VCI_MEMBER_KEY "list.member"
/* The one of that key, or NULL. `store` is where one of a family is made: it
 * must not be copied. */
const struct vci_indicator *vci_indicator(const char *key,
    struct vci_indicator *store);
/* The same, also of what only the register knows: the questions of surveys,
 * "survey.KEY.QUESTION" and "survey.KEY.QUESTION=ANSWER". *ind lends from key
 * then, and is NULL where there is none. */
int vci_indicator_of(struct vc *, const char *key, struct vci_indicator *store,
    const struct vci_indicator **ind) VC_CHECK;
/* Number n of all, those of families each; NULL past the last. */
const struct vci_indicator *vci_indicator_nth(size_t n,
    struct vci_indicator *store);
/* The key that is nearest to a word that is none, or NULL. */
const char *vci_indicator_near(const char *word, char near[VCI_KEY_MAX]);
/* What becomes of a goal with that key (near.c); `near` is what it is a
 * misspelling of. */
enum vci_key_is {
	VCI_KEY_COUNTED,
	VCI_KEY_MISSPELT,
	VCI_KEY_NO_QUESTION, /* of a survey that isn't there, or hasn't it */
	VCI_KEY_NO_KIND,     /* that no activity has */
	VCI_KEY_BY_HAND
};
int vci_key_look(struct vc *, const char *key, enum vci_key_is *,
    char near[VCI_KEY_MAX]) VC_CHECK;
/* What one of a family (activity.*, initiative.*) is called in the report of a
 * month; the code itself where it has no such title. */
const char *vci_family_title(const struct vci_codes *family, const char *code);

/* ---- surveys (survey.c) ---- */

#define VCI_SURVEY_PREFIX "survey."
/* What they are made of, ending with a NULL key, for whoever tests it. */
enum { VCI_SURVEY_SUM, VCI_SURVEY_COUNT, VCI_SURVEY_ANSWER };
extern const struct vci_indicator vci_survey_indicators[];
int vci_survey_indicator(struct vc *, const char *key,
    struct vci_indicator *store, const struct vci_indicator **ind) VC_CHECK;
/* Calls `each` for every question of the register. */
int vci_survey_each(struct vc *,
    int (*each)(void *, const struct vci_indicator *), void *arg) VC_CHECK;
enum vci_survey_goal_sql {
	VCI_SQL_SURVEY_QUESTION,
	VCI_SQL_SURVEY_ALL,
	VCI_SURVEY_GOAL_SQL_COUNT
};
extern const char *const vci_survey_goal_sql[VCI_SURVEY_GOAL_SQL_COUNT];

/* Thousandths in one unit of its amounts. */
int64_t vci_scale(const struct vci_indicator *);

/* Which facts: days in [from, to), and where; 0 means anywhere. Those from the
 * day `until` on are yet to come, and don't count; 0: all do. */
struct vci_span {
	int64_t from, to;
	struct vci_narrow narrow;
	int64_t until;
};

/* Appends the facts of an indicator within a span: the SELECT of `columns`
 * from the fact relation f with its WHERE. vci_facts_bind then binds $1..;
 * both give the number of the first parameter that is free. */
int vci_facts_sql(const struct vci_indicator *, const struct vci_span *,
    const char *columns, struct vc_buf *);
int vci_facts_bind(const struct vci_indicator *, const struct vci_span *,
    struct vci_stmt *);
/* Each record with what its facts come to, in order of ids, where that isn't
 * 0: the statement, ready to be stepped, and its text. */
int vci_facts_by_id(struct vc *, const struct vci_indicator *,
    const struct vci_span *, struct vci_stmt **) VC_CHECK;
void vci_facts_by_id_sql(const struct vci_indicator *, const struct vci_span *,
    struct vc_buf *);
/* Sum of the amounts of the facts within the span. */
int vci_fold(struct vc *, const struct vci_indicator *, const struct vci_span *,
    int64_t *sum) VC_CHECK;
/* How many facts there are within the span. */
int vci_count(struct vc *, const struct vci_indicator *,
    const struct vci_span *, int64_t *n) VC_CHECK;
/* Sets about to the sign of a sum that isn't exact: that of its parts, '~'
 * where they differ, or "". */
int vci_fold_about(struct vc *, const struct vci_indicator *,
    const struct vci_span *, char about[4]) VC_CHECK;
/* First day on which the running sum reaches n; INT64_MAX when it doesn't. */
int vci_first_day(struct vc *, const struct vci_indicator *,
    const struct vci_span *, int64_t n, int64_t *day) VC_CHECK;
/* The day before which the facts of a span were. */
int64_t vci_span_end(const struct vci_span *);
/* Sums in four spans of days at once, same place, as far as they have been:
 * for the monthly report. */
int vci_fold4(struct vc *, const struct vci_indicator *,
    const struct vci_narrow *, const int64_t day[4][2], int64_t sum[4])
    VC_CHECK;

enum vci_basis { VCI_NO_RESULT, VCI_COUNTED_RESULT, VCI_RECORDED, VCI_STATED };
enum vci_status {
	VCI_ST_NONE,
	VCI_ST_EXCEEDED,
	VCI_ST_MET,
	VCI_ST_PARTLY,
	VCI_ST_MISSED,
	VCI_ST_PENDING,
	VCI_ST_NO_RESULT
};

/* One condition of a goal: what was to be reached and what was. */
struct vci_condition {
	const char *indicator, *unit;
	bool has_target, has_value;
	int64_t target, value; /* thousandths */
	enum vci_basis basis;
	enum vci_status status;
	char qualifier[4];
	struct vci_span span;
	int64_t part, whole; /* of a share, counted; thousandths */
	int64_t day;         /* of a milestone, or INT64_MAX */
	int64_t result;      /* the last recorded result, or 0 */
	bool level;          /* may come down again: of a stock */
	bool also_recorded;  /* values stand beside what was counted */
	int64_t beside;      /* which; they add up as results do */
	enum vci_status stated;
};

/* A goal with what came of it. Strings live in the record. */
struct vci_figure {
	int64_t id;
	struct vc_record *goal; /* lent by the reader */
	const char *number, *kind, *comparator, *scope;
	struct vci_narrow filter;
	int year;
	struct vci_condition part[2];
	size_t nparts;
	enum vci_basis basis;
	enum vci_status status;
	bool over;                 /* its period has ended */
	enum vci_status stated;    /* of the goal as a whole */
	int64_t stated_on;         /* the last day something was stated */
	const char *text, *source; /* of the result used, or "" */
	struct vc_buf words[2];    /* behind them: of a number, of words */
};
/* Works out the figure of the goal in the record; release it after. */
int vci_figure(struct vc *, struct vc_record *goal, struct vci_figure *)
    VC_CHECK;
void vci_figure_release(struct vci_figure *);
/* The day on which the register has a milestone reached after all, if that was
 * still in the goal's year, or INT64_MAX: a year that is over stays as it is.
 */
int vci_late_day(struct vc *, const struct vci_figure *, int64_t *day) VC_CHECK;
/* How several recorded values of a goal come to one: as it says, or else as
 * its kind has it. */
enum vci_readings { VCI_READ_SUM, VCI_READ_LATEST, VCI_READ_MAX };
enum vci_readings vci_readings(const struct vc_record *goal);
bool vci_adds_up(const struct vci_figure *);
/* What a ratio is made of: of kind share, the indicator with the goal's filter
 * in all that the scope holds; of kind coverage, the members of a campaign
 * who were reached in all of them. */
struct vci_ratio {
	const struct vci_indicator *part, *whole;
	struct vci_indicator store[2]; /* behind these, where they need it */
	struct vci_span of_part, of_whole;
};
/* Is it a part of a whole: of these kinds, or per-each? */
bool vci_is_ratio(const struct vci_figure *);
/* Where the register can't count it, either of part and whole is NULL. */
int vci_ratio(struct vc *, const struct vci_figure *, struct vci_ratio *)
    VC_CHECK;
/* ---- per-each (each.c) ---- */

/* Of a goal of kind per-each: the units, which are the partners of a kind or
 * the members of a campaign, and how much of the indicator each has. */
struct vci_each {
	const struct vci_indicator *ind; /* NULL: the register can't tell */
	struct vci_indicator store;
	const char *column;   /* of its facts: which unit they are of */
	int64_t least;        /* amounts that are enough */
	struct vci_span span; /* of the facts */
	struct vci_narrow of; /* which units */
	int64_t at;           /* those known when this day begins */
};
int vci_each(struct vc *, const struct vci_figure *, struct vci_each *)
    VC_CHECK;
/* The SELECT of `columns` of the units x: id, municipality, org, label, amount
 * (0 where it has none), and the day on which that was enough, or NULL. */
void vci_each_sql(const struct vci_each *, const char *columns,
    struct vc_buf *);
void vci_each_bind(const struct vci_each *, struct vci_stmt *);
/* How many have enough, of how many. */
int vci_each_count(struct vc *, const struct vci_each *, int64_t *with,
    int64_t *all) VC_CHECK;

/* Is its target a percentage? */
bool vci_in_percent(const struct vci_figure *);
/* Which condition a recorded row answers, or -1: none of this goal's. */
int vci_answers(const struct vci_figure *, const char *indicator);
/* Calls `row` with each recorded row of the goal, as VCI_SQL_RESULTS has them,
 * until it says other than VC_OK. */
int vci_goal_results(struct vc *, const struct vci_figure *,
    int (*row)(void *, struct vci_stmt *), void *arg) VC_CHECK;
/* Value of a field of the goal by name. */
const struct vci_value *vci_goal_value(const struct vc_record *,
    const char *name);

/* ---- pace (pace.c) ---- */

enum vci_per { VCI_A_MONTH, VCI_A_WEEK, VCI_A_DAY };
enum vci_pace_word {
	VCI_PACE_NONE, /* it means nothing here */
	VCI_PACE_REACHED,
	VCI_PACE_AHEAD,
	VCI_PACE_ON,
	VCI_PACE_BEHIND,
	VCI_PACE_TOO_FAST, /* of what is to stay below the target */
	VCI_PACE_TOO_MUCH,
	VCI_PACE_WAITS,   /* before its first */
	VCI_PACE_UNKNOWN, /* nothing is recorded */
	VCI_PACE_WORDS
};

/* Of one condition of a goal. Amounts are thousandths of what is counted: of a
 * ratio so many of `of`, not per cent. */
struct vci_pace {
	bool grows;          /* through its time; else no pace, only a level */
	int64_t from, until; /* first and last day of its time */
	int64_t gone, left;  /* days of it: with today, and after */
	bool has_target, has_value, has_base, has_even, has_last;
	int64_t target, value; /* until today */
	int64_t base;          /* when its time began */
	int64_t planned;       /* in the register already, but yet to come */
	int64_t of;
	int64_t even, last; /* today, by the one shape and by the other */
	int64_t last_share; /* of last year's, thousandths of per cent */
	enum vci_per per;   /* what came and is needed, in */
	bool has_came, has_need;
	int64_t came, need;
	bool reached; /* a milestone, or as somebody stated */
	enum vci_pace_word word;
};
/* `more`: last year's shape too, and what is yet to come of a ratio. */
int vci_pace(struct vc *, const struct vci_figure *, size_t part, bool more,
    struct vci_pace *) VC_CHECK;
/* Thousandths in so many days as they come to in a stretch of time: whole
 * ones, or tenths where they are fewer than ten; rounded down or up. */
int64_t vci_pace_rate(int64_t value, int64_t days, enum vci_per, bool up);

/* Statements of this folder that are written by hand. */
enum vci_goal_sql {
	VCI_SQL_RESULTS,
	VCI_SQL_RECORDED_MONTHS,
	VCI_GOAL_SQL_COUNT
};
extern const char *const vci_goal_sql[VCI_GOAL_SQL_COUNT];

#endif
