/* SPDX-License-Identifier: ISC */
/* libFuzzer: any bytes, as a file of organisations, from the descriptor to
 * typed rows. The first byte chooses what is given beforehand. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../lib/intake/intake.h"
#include "../../lib/intake/options.h"

#define PASSES 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static struct vci_dialect
options(uint8_t byte)
{
	static const char delimiter[] = { ',', ';', '\t', '|' };
	struct vci_dialect d = VCI_DIALECT;

	d.partial = byte & 1;
	d.encoding_given = byte & 2;
	if (d.encoding_given)
		d.encoding = (enum vci_encoding)((byte >> 2) % VCI_ENCODINGS);
	d.delimiter_given = byte & 0x20;
	if (d.delimiter_given)
		d.delimiter = delimiter[byte & 3];
	if (byte & 0x40)
		d.skip = byte >> 2 & 3;
	return d;
}

/* The values of a row are of the kinds that their fields hold, and their
 * text is valid. */
static void
rows_are_sound(const struct vci_rows *rows, const struct vc_noun *noun)
{
	size_t width = vci_rows_width(noun);

	must(rows->batch.nrow <= rows->cap);
	for (size_t i = 0; i < rows->batch.nrow * width; i++)
		if (rows->v[i].kind == VCI_TEXT)
			must(memchr(rows->v[i].s, '\0', rows->v[i].n) == NULL);
}

static void
convert(struct vci_convert *c)
{
	struct vci_rows rows;
	int rc = vci_rows_init(c->vc, &rows, c->noun, 16);

	must(rc == VC_OK);
	do {
		rc = vci_convert(c, &rows);
		rows_are_sound(&rows, c->noun);
	} while (rc == VC_ROW);
	must(rc == VC_DONE || *vc_errmsg(c->vc) != '\0');
	vci_rows_release(&rows);
}

/* Rules of each kind, with fields and columns that files may have. */
static void
rules(struct vc *vc, struct vci_options *o)
{
	static const struct vc_pair pair[] = { { "map", "Namn=name" },
		{ "map", "x#2 = website" }, { "ignore", "typ" },
		{ "set", "municipality=0180" },
		{ "translate", "status:Aktiv = approved" }, { "clear", "" } };

	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		must(vci_options_put(vc, o, pair[i].key, pair[i].value) ==
		    VC_OK);
}

/* One pass over the file; was it the last? */
static bool
pass(struct vc *vc, int fd, struct vci_dialect *d, struct vci_options *o)
{
	struct vci_convert c = { .vc = vc,
		.noun = vc_noun("org"),
		.options = o,
		.header = { .options = o } };
	size_t n = vci_nfield(c.noun);
	bool again;
	int rc;

	c.refs = calloc(n, sizeof *c.refs);
	c.copies = calloc(n, sizeof *c.copies);
	must(c.refs != NULL && c.copies != NULL);
	rc = vci_csv_open(vc, fd, d, &c.csv);
	if (rc == VC_OK)
		rc = vci_header_read(vc, &c.header, c.noun, c.csv, d, &c.diags);
	if (rc == VC_OK)
		convert(&c);
	again = c.csv != NULL && vci_csv_again(c.csv);
	vci_header_release(&c.header);
	vci_seen_release(&c.seen);
	vci_csv_free(c.csv);
	vc_buf_free(&c.parse.scratch);
	vci_diags_release(&c.diags);
	vci_map_release(&c.made);
	free(c.format);
	free(c.refs);
	free(c.copies);
	return !again;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("csv", MFD_CLOEXEC), n = 0;
	struct vci_options o = { 0 };
	struct vci_dialect d;
	struct vc *vc;

	if (size == 0) {
		close(fd);
		return 0;
	}
	must(fd >= 0 && vc_new(&vc) == VC_OK);
	must(write(fd, data + 1, size - 1) == (ssize_t)size - 1);
	d = options(data[0]);
	if (data[0] & 0x80)
		rules(vc, &o);
	do {
		must(lseek(fd, 0, SEEK_SET) == 0 && n++ < PASSES);
	} while (!pass(vc, fd, &d, &o));
	vci_options_release(&o);
	vc_free(vc);
	close(fd);
	return 0;
}
