/* SPDX-License-Identifier: ISC */
/* The one way to the current schema: each migration after the register's
 * version, in order, each in a transaction of its own. */
#include "db.h"
#include "schema.h"

int
vci_schema_newest(void)
{
	int newest = 0;

	for (const struct vci_schema *s = vci_schema; s->sql != NULL; s++)
		newest = s->version;
	return newest;
}

static int
migrate_step(struct vc *vc, const struct vci_schema *s)
{
	int rc = vci_db_begin(vc);

	if (rc != VC_OK)
		return rc;
	rc = vci_db_exec(vc, s->sql);
	if (rc == VC_OK)
		rc = vci_db_set_version(vc, s->version);
	return vci_db_end(vc, rc);
}

int
vci_migrate(struct vc *vc, int from)
{
	int rc = VC_OK;

	for (const struct vci_schema *s = vci_schema;
	     s->sql != NULL && rc == VC_OK; s++)
		if (s->version > from)
			rc = migrate_step(vc, s);
	return rc;
}
