/* SPDX-License-Identifier: ISC */
/* The statements about people that are written by hand. */
#include "people.h"

const char *const vci_people_sql[VCI_PEOPLE_SQL_COUNT] = {
	[VCI_SQL_TAKES] =
	    "SELECT status, expires_on FROM assignment WHERE id = $1",
	[VCI_SQL_TAKES_STEPS] =
	    "SELECT day, status FROM assignment_event WHERE row_id = $1 "
	    "ORDER BY day, id",
	[VCI_SQL_DOUBLE] =
	    "SELECT id FROM interest WHERE assignment_id = $1 AND "
	    "volunteer_id = $2 AND id <> $3 AND status NOT IN "
	    "('declined', 'withdrawn', 'no_answer', 'closed') ORDER BY id "
	    "LIMIT 1",
	[VCI_SQL_WHO_EMAIL] =
	    "SELECT id, name_key FROM volunteer_person WHERE email = $1 "
	    "ORDER BY id",
	[VCI_SQL_WHO_PHONE] =
	    "SELECT id, name_key FROM volunteer_person WHERE phone = $1 "
	    "ORDER BY id",
	[VCI_SQL_VOLUNTEER_STATUS] =
	    "SELECT status FROM volunteer WHERE id = $1",
	[VCI_SQL_OF_ASSIGNMENT] =
	    "SELECT id, status FROM interest WHERE assignment_id = $1 "
	    "ORDER BY id",
};
