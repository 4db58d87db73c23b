/* SPDX-License-Identifier: ISC */
/* What is done with people by hand: interests recorded and moved, who was
 * told of whom, what was consented to. */
#ifndef VCI_PEOPLE_H
#define VCI_PEOPLE_H

#include "register.h"

/* `changed` of the two nouns. */
int vci_volunteer_changed(struct vc *, const struct vci_row *was,
    const struct vci_row *is);
int vci_interest_changed(struct vc *, const struct vci_row *was,
    const struct vci_row *is);

/* VC_E_DATA for a volunteer who was erased: nothing more is written down of
 * that person. *left (may be NULL): is it one who has left. */
int vci_volunteer_stands(struct vc *, int64_t id, bool *left) VC_CHECK;

/* What vci_interest_changed is told. */
struct vci_interest_how {
	bool late;
};

/* Writes down, once for an interest, what its assignment's organisation was
 * told of the person: the interest is the ground. */
int vci_disclose(struct vc *, const struct vci_row *interest, int64_t day)
    VC_CHECK;
/* Has the volunteer agreed to the purpose, as of the day? *given: since when,
 * INT64_MIN where not. */
int vci_consent_valid(struct vc *, int64_t volunteer, const char *purpose,
    int64_t day, int64_t *given) VC_CHECK;
/* Records "share,newsletter" of a volunteer, given on the day. */
int vci_consents_give(struct vc *, int64_t volunteer, const char *purposes,
    const char *by, int64_t day) VC_CHECK;
extern const struct vci_codes vci_purposes, vci_given_by;

/* May the assignment take an interest that came on `day`? `late`: it is
 * enough that it could on that day. VC_OK or VC_E_DATA, with what to do. */
int vci_assignment_takes(struct vc *, int64_t assignment, int64_t day,
    bool late) VC_CHECK;

/* Finds or makes the volunteer of an interest, who it then names. */
int vci_settle_volunteer(struct vc *, struct vc_record *,
    const struct vc_interest *, struct vc_interest_made *) VC_CHECK;

/* Is the status one that nothing follows? */
bool vci_interest_ended(const char *status);
/* A number in a buffer of 24 bytes, for messages. */
const char *vci_id_text(int64_t id, char buf[24]);
/* A text field's value, or NULL. */
const char *vci_row_text(const struct vci_row *, const char *field);
/* A number's, or 0. */
int64_t vci_row_int(const struct vci_row *, const char *field);

enum vci_people_sql {
	VCI_SQL_TAKES,
	VCI_SQL_TAKES_STEPS,
	VCI_SQL_DOUBLE,
	VCI_SQL_WHO_EMAIL,
	VCI_SQL_WHO_PHONE,
	VCI_SQL_VOLUNTEER_STATUS,
	VCI_SQL_OF_ASSIGNMENT,
	VCI_SQL_CONSENT_NEW,
	VCI_SQL_CONSENT_VALID,
	VCI_SQL_CONSENT_WITHDRAW,
	VCI_SQL_CONSENTS,
	VCI_SQL_TOLD,
	VCI_SQL_TOLD_BEFORE,
	VCI_SQL_TOLD_SAME,
	VCI_SQL_DISCLOSE,
	VCI_SQL_TOLD_BY_CONSENT,
	VCI_SQL_DISCLOSED_OF,
	VCI_SQL_DISCLOSED_TO,
	VCI_SQL_OUTCOME,
	VCI_PEOPLE_SQL_COUNT
};
extern const char *const vci_people_sql[VCI_PEOPLE_SQL_COUNT];

#endif
