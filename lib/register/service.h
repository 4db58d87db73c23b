/* SPDX-License-Identifier: ISC */
/* How organisations answer, and the other tables of work with them. */
#ifndef VCI_SERVICE_H
#define VCI_SERVICE_H

#include "register.h"

/* What became of the interests that an organisation received. */
struct vci_answers {
	int64_t org; /* 0: all of them together */
	int64_t received, answered;
	int64_t known;  /* of which the outcome is known */
	int64_t median; /* days to the first answer, thousandths; -1: none */
	int64_t places, filled;
};
struct vci_answers_set {
	struct vci_answers *v; /* n, by org; those that have anything */
	size_t n;
	struct vci_answers all;
};
/* Counts interests received in [from, to), and the places of assignments
 * published then, of one organisation or, where 0, of all. An interest is
 * answered on the day of its first step by the organisation, or to contacted,
 * agreed, started, active, or declined unless by the volunteer. Release the
 * set in any case. The rule stands with the statements. */
int vci_org_answers(struct vc *, int64_t org, int64_t from, int64_t to,
    struct vci_answers_set *) VC_CHECK;
void vci_answers_release(struct vci_answers_set *);
/* Of this organisation, or NULL. */
const struct vci_answers *vci_answers_of(const struct vci_answers_set *,
    int64_t org);

/* Of the interests that an organisation received in [from, to) in assignments
 * that are its own still, how many there are, and how many it answered. *st is
 * made where NULL; finalize it when no more are asked. */
int vci_org_answered(struct vc *, struct vci_stmt **st, int64_t org,
    int64_t from, int64_t to, int64_t *received, int64_t *answered) VC_CHECK;

/* Statements by hand of this and its neighbours. */
enum vci_service_sql {
	VCI_SQL_ANSWERS,
	VCI_SQL_ANSWERED,
	VCI_SQL_FILLED,
	VCI_SQL_ORG_NAMES,
	VCI_SQL_APPROVALS,
	VCI_SQL_NEWSLETTER,
	VCI_SQL_NEAR,
	VCI_SQL_NEAR_CONTACT,
	VCI_SQL_LOG_LIST,
	VCI_SERVICE_SQL_COUNT
};
extern const char *const vci_service_sql[VCI_SERVICE_SQL_COUNT];

#endif
