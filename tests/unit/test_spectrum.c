/* SPDX-License-Identifier: ISC */
/* csv-spectrum, a collection of CSV files beside what they mean as JSON, cell
 * for cell, where it stands beside the source tree. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/intake/intake.h"

#define DIR_NAME "../shared/data/csv-spectrum"

static int
open_csv(const char *name, struct vc *vc, struct vci_dialect *d,
    struct vci_csv **csv)
{
	char path[400];
	int fd;

	snprintf(path, sizeof path, DIR_NAME "/csvs/%.*s.csv",
	    (int)(strlen(name) - strlen(".json")), name);
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	*d = VCI_DIALECT;
	assert_int_equal(vci_csv_open(vc, fd, d, csv), VC_OK);
	vci_csv_settle(*csv);
	return fd;
}

static void
same_row(const json_t *row, char *const *head, size_t n,
    const struct vci_csv *csv)
{
	const struct vci_cell *cell;

	assert_int_equal(vci_csv_cells(csv, &cell), n);
	for (size_t i = 0; i < n; i++) {
		const char *want = json_string_value(
		    json_object_get(row, head[i]));

		assert_non_null(want);
		assert_int_equal(cell[i].n, strlen(want));
		assert_memory_equal(cell[i].s, want, cell[i].n);
	}
}

static void
same_file(const char *name, const json_t *want)
{
	struct vci_dialect d;
	struct vci_csv *csv;
	struct vc *vc;
	const struct vci_cell *cell;
	char *head[16];
	size_t n;
	int fd;

	assert_int_equal(vc_new(&vc), VC_OK);
	fd = open_csv(name, vc, &d, &csv);
	assert_int_equal(vci_csv_next(vc, csv), VC_ROW);
	n = vci_csv_cells(csv, &cell);
	assert_true(n <= COUNT(head));
	for (size_t i = 0; i < n; i++)
		assert_non_null(head[i] = strndup(cell[i].s, cell[i].n));
	for (size_t i = 0; i < json_array_size(want); i++) {
		assert_int_equal(vci_csv_next(vc, csv), VC_ROW);
		same_row(json_array_get(want, i), head, n, csv);
	}
	assert_int_equal(vci_csv_next(vc, csv), VC_DONE);
	for (size_t i = 0; i < n; i++)
		free(head[i]);
	vci_csv_free(csv);
	vc_free(vc);
	close(fd);
}

/* One has quotes within bare cells, and its JSON is of another file. */
static bool
is_refused(const char *name)
{
	return strcmp(name, "location_coordinates.json") == 0;
}

static void
refused(const char *name)
{
	struct vci_dialect d;
	struct vci_csv *csv;
	struct vc *vc;
	int fd;

	assert_int_equal(vc_new(&vc), VC_OK);
	fd = open_csv(name, vc, &d, &csv);
	assert_int_equal(vci_csv_next(vc, csv), VC_ROW);
	assert_int_equal(vci_csv_next(vc, csv), VC_E_DATA);
	assert_string_equal(vc_errmsg(vc),
	    "a stray quote on line 2: within a quoted cell, a quote is "
	    "written twice");
	vci_csv_free(csv);
	vc_free(vc);
	close(fd);
}

static void
spectrum(void **state)
{
	DIR *dir = opendir(DIR_NAME "/json");
	struct dirent *e;
	size_t files = 0;

	(void)state;
	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		char path[400];
		json_t *want;

		if (strstr(e->d_name, ".json") == NULL)
			continue;
		files++;
		if (is_refused(e->d_name)) {
			refused(e->d_name);
			continue;
		}
		snprintf(path, sizeof path, DIR_NAME "/json/%s", e->d_name);
		want = json_load_file(path, 0, NULL);
		assert_true(json_is_array(want));
		same_file(e->d_name, want);
		json_decref(want);
	}
	closedir(dir);
	assert_true(files >= 12);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(spectrum),
	};

	if (access(DIR_NAME, R_OK) != 0) {
		puts("1..0 # SKIP " DIR_NAME " is not here");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
