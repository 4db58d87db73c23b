/* SPDX-License-Identifier: ISC */
/* Matching: what an assignment and a volunteer are to it, and how well two fit.
 *
 * Gates and points are apart: a gate only says whether a pair may be
 * suggested, and adds nothing to it. */
#ifndef VCI_SUGGEST_H
#define VCI_SUGGEST_H

#include "register.h"

/* ---- statements (suggest_sql.c) ---------------------------------------------- */

enum vci_match_sql {
	VCI_M_NEIGHBOURS,
	VCI_M_CENTROIDS,
	VCI_M_POSTAL,
	VCI_M_TAGS,
	VCI_M_OPEN_AT,
	VCI_M_OPEN_NOWHERE,
	VCI_M_OPEN_REMOTE,
	VCI_M_NEXT_PLACE,
	VCI_M_ASSIGNMENT,
	VCI_M_PEOPLE,
	VCI_M_PERSON,
	VCI_M_CONSENTS,
	VCI_M_CONSENT,
	VCI_M_APPROVED,
	VCI_M_INTERESTS,
	VCI_M_DECLINED,
	VCI_M_LABEL,
	VCI_M_NAME,
	VCI_MATCH_SQL_COUNT
};
extern const char *const vci_match_sql[VCI_MATCH_SQL_COUNT];

/* ---- weights (weights.c) --------------------------------------------------- */

#define VCI_BANDS 8
struct vci_weights {
	char name[64];
	int64_t version;
	int cause, skill;        /* for each that both have */
	int language, languages; /* for each beyond the need; at most so many */
	int time, times;         /* for each shared part of a day; at most */
	int same, neighbour, remote;
	struct vci_band {
		int km, points; /* no farther than km */
	} band[VCI_BANDS];
	int nband;
	int km;               /* the farthest that is suggested; 0: any */
	int fresh, freshdays; /* when published today, down to 0 */
	int answer;           /* for an organisation that answers all */
	int answers;          /* fewer interests than this tell nothing */
};
/* The built-in weights, as their file. */
extern const char vci_weights_standard[];
/* Reads lines "key: value". VC_E_DATA names the line that is wrong. */
int vci_weights_parse(struct vc *, const char *text, struct vci_weights *)
    VC_CHECK;
/* Those that the register saved, or the built-in ones: appends their file. */
int vci_weights_text(struct vc *, struct vc_buf *) VC_CHECK;

/* ---- places (suggest_place.c) -------------------------------------------------- */

/* How one municipality stands to another. */
struct vci_way {
	int16_t points;
	int16_t km;        /* where it is known, or -1 */
	unsigned char how; /* enum vc_near */
	bool passes;
};
struct vci_near;
int vci_near_new(struct vc *, const struct vci_weights *, int km,
    struct vci_near **) VC_CHECK;
void vci_near_free(struct vci_near *);
/* A municipality's place in our table, what it became since; -1: unknown. */
int vci_near_place(const struct vci_near *, int64_t municipality);
size_t vci_near_places(const struct vci_near *);
/* From `home` to each place, lent; NULL: out of memory. home -1: unknown. */
const struct vci_way *vci_near_ways(struct vci_near *, int home);

/* ---- both sides (suggest_load.c, suggest_offer.c) ------------------------------- */

/* Ids of tags, of one kind after the other, each kind in order. */
enum { VCI_CAUSE, VCI_SKILL, VCI_LANGUAGE, VCI_KINDS };
struct vci_tagset {
	const uint32_t *id;
	uint8_t n[VCI_KINDS];
};

struct vci_offer {
	int64_t id, org;
	int64_t municipality;             /* 0: not said */
	int64_t places;                   /* 0: nobody says how many */
	int64_t published, expires, ends; /* day, or VCI_NEVER */
	int year;             /* in which it starts, if that is to come */
	int place;            /* -1: unknown */
	int minimum, maximum; /* age; 0: any */
	uint32_t when;
	bool remote, extract;
	bool current; /* published, neither expired nor ended */
	struct vci_tagset tags;
};
#define VCI_NEVER INT64_MIN

struct vci_person {
	int64_t id;
	int64_t municipality; /* 0: not said */
	int place;            /* by municipality, or by postcode; or -1 */
	int born;             /* 0: unknown */
	int64_t extract;      /* day it was seen, or VCI_NEVER */
	uint32_t when;
	bool active;
	bool refused; /* a consent that matching needs was withdrawn */
	bool asked;   /* some such consent is on record */
	struct vci_tagset tags;
};

/* All that matching reads before it begins. */
struct vci_match_data {
	struct vc *vc;
	struct vci_weights w;
	struct vci_near *near;
	int64_t today, extract_days;
	unsigned char *kind; /* of each tag id below nkind: VCI_CAUSE ... */
	size_t nkind;
	struct vci_arena arena; /* of tags that stay */
	struct vci_offer *open; /* in order of id */
	size_t nopen, capopen;
	char status[16];        /* of the one that was read last */
	struct vci_map answers; /* organisation: its answer, packed */
	struct vci_stmt *answer, *approved, *interests, *postal;
};
int vci_match_init(struct vc *, const char *weights, int64_t km,
    struct vci_match_data *) VC_CHECK;
void vci_match_release(struct vci_match_data *);
/* Tags as a row of theirs has them, " 3 17 ", by kind; ids are put into the
 * arena. */
int vci_match_tags(const struct vci_match_data *, const char *,
    struct vci_arena *, struct vci_tagset *) VC_CHECK;
/* A day of a statement's row, VCI_NEVER where there is none. */
int64_t vci_match_day(struct vci_stmt *, int col);
/* All that are open, in order of id; or the one with this id, open or not. */
int vci_match_open(struct vci_match_data *, int64_t id) VC_CHECK;
/* The same one after the other, in no order. */
struct vci_offers {
	struct vci_stmt *st[4]; /* by which they are found */
	int at;                 /* the one that is read now, or -1 */
	int this_year;
	int64_t *place; /* municipalities to be looked into, from `next` on */
	size_t nplace, next;
};
/* Those that are not too far by `ways` (NULL: any). */
int vci_offers_open(struct vci_match_data *, int64_t id,
    const struct vci_way *ways, struct vci_offers *) VC_CHECK;
/* VC_ROW with the next; its tags are put into the arena. */
int vci_offers_next(struct vci_match_data *, struct vci_offers *,
    const struct vci_way *ways, struct vci_arena *, struct vci_offer *)
    VC_CHECK;
void vci_offers_close(struct vci_offers *);
/* Puts a copy, tags included, behind those in d->open. */
int vci_match_keep(struct vci_match_data *, const struct vci_offer *) VC_CHECK;

/* Volunteers one after the other: all that are active, or one by id. */
struct vci_people {
	struct vci_stmt *st, *consent;
	bool more; /* `consent` stands on a row */
};
int vci_people_open(struct vci_match_data *, int64_t id, struct vci_people *)
    VC_CHECK;
/* VC_ROW with the next; its tags are put into the arena. */
int vci_people_next(struct vci_match_data *, struct vci_people *,
    struct vci_arena *, struct vci_person *) VC_CHECK;
void vci_people_close(struct vci_people *);

/* How an organisation answers. */
struct vci_answer {
	bool approved;
	int32_t total, answered;
};
int vci_match_answer(struct vci_match_data *, int64_t org, struct vci_answer *)
    VC_CHECK;
/* Interests in an assignment: how many took a place, and each that a
 * registered volunteer has. */
int vci_match_interests(struct vci_match_data *, int64_t assignment,
    int64_t *taken, int (*each)(void *, int64_t volunteer, const char *status),
    void *arg) VC_CHECK;

/* ---- a pair (suggest_score.c) ------------------------------------------------------ */

struct vci_pair {
	unsigned shut;      /* bits by enum vc_gate: does not pass */
	unsigned unknown;   /* bits: not known whether it would */
	int n[VC_CRITERIA]; /* how many of it */
	int points[VC_CRITERIA];
	enum vc_near near;
	int sum;
};
/* What needs no look-up: all but the organisation, places and interests. */
void vci_pair_judge(const struct vci_match_data *, const struct vci_way *ways,
    const struct vci_person *, const struct vci_offer *, struct vci_pair *);
/* The rest, by look-ups: the organisation, which gives points; and places and
 * interests before, which don't. */
int vci_pair_org(struct vci_match_data *, const struct vci_offer *,
    struct vci_pair *) VC_CHECK;
int vci_pair_interests(struct vci_match_data *, const struct vci_person *,
    const struct vci_offer *, struct vci_pair *) VC_CHECK;
/* Points for what an organisation answers; *percent -1: it isn't known. */
int vci_answer_points(const struct vci_weights *, const struct vci_answer *,
    int *percent);
/* Points for parts of a day, for languages beyond need, for being new. */
int vci_time_points(const struct vci_weights *, uint32_t shared, int *n);
int vci_language_points(const struct vci_weights *, int beyond, int *n);
int vci_fresh_points(const struct vci_match_data *, const struct vci_offer *,
    int *days);
/* Gates of the two sides that the other has no part in. */
bool vci_age_passes(const struct vci_offer *, int born, bool *unknown);
bool vci_extract_passes(const struct vci_match_data *, int64_t seen);
/* How many languages of the second set are among the first. */
int vci_tags_shared(const struct vci_tagset *, const struct vci_tagset *,
    int kind);
#define VCI_BIT(gate) (1u << (gate))

/* ---- finding the best (suggest.c, suggest_all.c) ------------------------------------- */

/* One that was found; `best` holds those of one volunteer or assignment. */
struct vci_found {
	int64_t person;
	int points;
	uint32_t open; /* index */
};

/* One pair as it would be suggested, in `row` of the suggestion; what is lent
 * lives as long. */
int vci_suggest_pair(struct vc *, const struct vc_match *, struct vc_suggest **,
    struct vci_match_data **, const struct vci_person **,
    const struct vci_offer **, struct vci_pair *) VC_CHECK;

struct vci_all;
/* Exact best for every active volunteer, a volunteer after the other. */
int vci_all_open(struct vci_match_data *, int64_t top, struct vci_all **)
    VC_CHECK;
/* VC_ROW with the next one found, its volunteer and rank; VC_DONE. */
int vci_all_next(struct vci_all *, const struct vci_person **,
    struct vci_found *, int64_t *rank) VC_CHECK;
void vci_all_free(struct vci_all *);

/* ---- as it is shown (suggest_row.c) ------------------------------------------ */

/* What was looked up of suggestions; filled: d, people. */
struct vci_shown {
	struct vci_match_data *d;
	bool people; /* volunteers are suggested, by name */
	struct vc_suggestion row;
	struct vci_stmt *label, *name;
	struct vci_label {
		const char *title, *org;
	} * labels; /* of d->open, read when first shown */
	struct vc_buf who;
	char code[16];
};
/* Makes the pair the row that is shown; it lives until the next. */
int vci_show(struct vci_shown *, int64_t rank, const struct vci_person *,
    const struct vci_offer *, const struct vci_pair *) VC_CHECK;
void vci_shown_release(struct vci_shown *);

#endif
