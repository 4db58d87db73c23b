/* SPDX-License-Identifier: ISC */
/* The handle's beginning and end. */
#include <stdlib.h>

#include "db.h"

#define WAIT_MS 30000 /* an import holds the lock for seconds */

void
vc_process(void)
{
	vci_db_process();
}

int
vc_new(struct vc **vcp)
{
	struct vc *vc = calloc(1, sizeof *vc);

	*vcp = NULL;
	if (vc == NULL)
		return VC_E_NOMEM;
	vc->now = -1;
	vc->wait_ms = WAIT_MS;
	if (vc_set_actor(vc, "") != VC_OK) {
		free(vc);
		return VC_E_NOMEM;
	}
	*vcp = vc;
	return VC_OK;
}

void
vc_free(struct vc *vc)
{
	if (vc == NULL)
		return;
	vci_db_close(vc);
	vc_buf_free(&vc->args);
	vc_buf_free(&vc->text);
	vc_buf_free(&vc->setting);
	free(vc->actor);
	free(vc);
}

void
vc_close(struct vc *vc)
{
	vci_db_close(vc);
}

void
vc_set_wait(struct vc *vc, int milliseconds)
{
	vc->wait_ms = milliseconds;
}

void
vc_set_dry_run(struct vc *vc, bool on)
{
	vc->dry_run = on;
}

bool
vc_changed(const struct vc *vc)
{
	return vc->changed;
}
