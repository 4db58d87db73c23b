/* SPDX-License-Identifier: ISC */
/* What was asked of an import, as the parts that read the file want it. */
#include <string.h>
#include <unistd.h>

#include "../core/number.h"
#include "job.h"

static char
delimiter(const char *s)
{
	static const char *const word[][2] = { { "tab", "\t" }, { "pipe", "|" },
		{ "comma", "," }, { "semicolon", ";" }, { "colon", ":" } };

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (strcmp(word[i][0], s) == 0)
			return *word[i][1];
	return *s;
}

void
vci_dialect_options(const struct vci_options *o, struct vci_dialect *d,
    struct vci_convert *c)
{
	const char *const *v = o->value;
	int64_t n;

	*d = VCI_DIALECT;
	d->partial = vci_option(o, VCI_K_PARTIAL);
	if (v[VCI_K_ENCODING] != NULL)
		d->encoding_given = vci_encoding_find(v[VCI_K_ENCODING],
		    &d->encoding);
	if (v[VCI_K_DELIMITER] != NULL) {
		d->delimiter_given = true;
		d->delimiter = delimiter(v[VCI_K_DELIMITER]);
	}
	if (v[VCI_K_SKIP] != NULL &&
	    vci_int_parse(v[VCI_K_SKIP], strlen(v[VCI_K_SKIP]), &n))
		d->skip = (int)n;
	if (v[VCI_K_DATE_ORDER] != NULL)
		c->date_order = *v[VCI_K_DATE_ORDER] == 'd' ? VCI_DMY : VCI_MDY;
	if (v[VCI_K_DECIMAL] != NULL)
		c->decimal = strcmp(v[VCI_K_DECIMAL], ",") == 0 ||
			strcmp(v[VCI_K_DECIMAL], "comma") == 0 ?
		    VCI_COMMA :
		    VCI_POINT;
}

/* As the first of all a file of rejects has the name of our first column,
 * after a BOM, a quote or "sep=;"; in UTF-16 with a NUL beside each letter. */
bool
vci_dialect_rejects(struct vci_dialect *d, int fd)
{
	char buf[96], text[sizeof buf + 1];
	ssize_t got = pread(fd, buf, sizeof buf, 0);
	size_t n = 0;
	const char *at;

	for (ssize_t i = 0; i < got; i++)
		if (buf[i] != '\0')
			text[n++] = buf[i];
	text[n] = '\0';
	at = strstr(text, VC_REJECT_LINE);
	if (at == NULL || at - text > 12)
		return false;
	d->encoding_given = d->delimiter_given = false;
	d->skip = -1;
	return true;
}

int
vci_options_of(struct vc *vc, const struct vc_noun *noun,
    const struct vc_import *want, struct vci_options *o)
{
	int rc = VC_OK;

	for (size_t i = 0; i < want->noption && rc == VC_OK; i++)
		rc = vci_options_put(vc, o, want->option[i].key,
		    want->option[i].value);
	if (rc == VC_OK && want->profile != NULL)
		rc = vci_options_profile(vc, o, want->profile);
	if (rc == VC_OK && noun != NULL)
		rc = vci_options_check(vc, o, noun);
	return rc;
}
