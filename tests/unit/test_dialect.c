/* SPDX-License-Identifier: ISC */
/* How a file is written and where its header is: delimiters, line ends, sep=
 * lines, titles and comments; and what a record looked like in the file. */
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../lib/intake/intake.h"
#include "../../lib/intake/options.h"

static int
file_of(const char *s, size_t n)
{
	int fd = memfd_create("csv", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, s, n), n);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

struct open {
	struct vc *vc;
	struct vci_csv *csv;
	int fd;
};

static struct open
open_csv(const char *s, struct vci_dialect *d)
{
	struct open o;

	assert_int_equal(vc_new(&o.vc), VC_OK);
	o.fd = file_of(s, strlen(s));
	assert_int_equal(vci_csv_open(o.vc, o.fd, d, &o.csv), VC_OK);
	return o;
}

static void
close_csv(struct open *o)
{
	vci_csv_free(o->csv);
	vc_free(o->vc);
	close(o->fd);
}

/* ---- delimiters ---------------------------------------------------------------- */

static void
delimiters(void **state)
{
	static const struct {
		const char *s;
		char delimiter;
	} r[] = {
		{ "", ',' },
		{ "id\n1\n2\n", ',' },
		{ "id,name\n", ',' },
		{ "id;name\n", ';' },
		{ "id\tname\n", '\t' },
		{ "id|name\n", '|' },
		{ "id:name\n1:A\n", ':' },
		/* Decimal commas, in each row but the first. */
		{ "id;fee\n1;1,50\n2;2,50\n3;3,50\n", ';' },
		{ "id;fee;tax\n1;1,50;0,1\n2;2,50;0,2\n", ';' },
		/* Commas in each row, but never as many. */
		{ "id;a, b, c\n1;A, B, C, D\n2;E, F\n", ';' },
		/* Semicolons and times within cells. */
		{ "id,tags,at\n1,a;b,10:30\n2,c;d,11:30\n", ',' },
		{ "id,\"a;b;c;d\"\n1,\"x;y;z;w\"\n", ',' },
		{ "id,\"a\n;;;;\n\",b\n1,2,3\n", ',' },
		{ "id,\"a\"\";;;;\",b\n1,2,3\n", ',' },
		/* Titles, comments, blank lines. */
		{ "Report, of 2024, made: 10:30\n\nid;name\n1;A\n", ';' },
		{ "#a,b,c\n#d,e,f\n#g,h,i\nid;name\n1;A\n", ';' },
		{ "\n\n\nid\tname\n1\tA, B\n", '\t' },
		/* Not one row as long as the header. */
		{ "id,name,web\n1,a:b\n2,b:c,x,y\n3,c:d,x,y,z\n4\n", ',' },
		/* A quote where no cell begins is none. */
		{ "id;name\n1;5\" pipe\n2;6\" pipe\n", ';' },
		{ "id;name", ';' },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_dialect d = VCI_DIALECT;

		vci_dialect_sniff(&d, r[i].s, strlen(r[i].s), true);
		if (d.delimiter != r[i].delimiter)
			print_error("%s\n", r[i].s);
		assert_int_equal(d.delimiter, r[i].delimiter);
		d = (struct vci_dialect){ .delimiter = '/',
			.delimiter_given = true };
		vci_dialect_sniff(&d, r[i].s, strlen(r[i].s), true);
		assert_int_equal(d.delimiter, '/');
	}
}

static void
line_ends(void **state)
{
	static const struct {
		const char *s;
		enum vci_line_end end;
	} r[] = { { "", VCI_LF }, { "a\nb\r\n", VCI_LF },
		{ "a\r\nb\n", VCI_CRLF }, { "a\rb\r", VCI_CR },
		{ "a\r\r\nb\r\r\n", VCI_CRLF }, { "\r\ra\rb", VCI_CR },
		{ "\"a\nb\",c\r\nd,e\r\n", VCI_CRLF }, { "a", VCI_LF } };

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_dialect d = VCI_DIALECT;

		vci_dialect_sniff(&d, r[i].s, strlen(r[i].s), true);
		assert_int_equal(d.line_end, r[i].end);
	}
}

static void
sep_lines(void **state)
{
	static const struct {
		const char *s;
		size_t n;
		char delimiter;
	} r[] = { { "sep=;\r\nid", 5, ';' }, { "SEP=,\nid", 5, ',' },
		{ "sep=\t\nid", 5, '\t' }, { "\"sep=;\"\nid", 7, ';' },
		{ "sep=|", 5, '|' }, { "sep=", 0, 0 }, { "sep=\nid", 0, 0 },
		{ "sep=;;\nid", 0, 0 }, { "sep=\"\nid", 0, 0 },
		{ "separat;x\n", 0, 0 }, { "", 0, 0 },
		{ "sep=\xc3\xa5\n", 0, 0 } };

	(void)state;
	for (size_t i = 0; i < COUNT(r); i++) {
		char delimiter = 0;
		size_t n = vci_dialect_sep(r[i].s, strlen(r[i].s), &delimiter);

		assert_int_equal(n, r[i].n);
		if (n > 0)
			assert_int_equal(delimiter, r[i].delimiter);
	}
}

/* ---- the header -------------------------------------------------------------------- */

/* Where the header is found, and what its first cell and the next record's
 * are. */
static void
header_of(const char *s, int skip, int64_t line, const char *want)
{
	struct vci_dialect d = VCI_DIALECT;
	struct vci_options options = { 0 };
	struct vci_header h = { .options = &options };
	struct vci_diags diags = { .n = 0 };
	struct vc_buf b = { 0 };
	const struct vci_cell *cell;
	struct open o;
	int rc;

	d.skip = skip;
	o = open_csv(s, &d);
	rc = vci_header_read(o.vc, &h, vc_noun("org"), o.csv, &d, &diags);
	vc_buf_add(&b, rc == VC_OK ? h.name[0] : vc_errmsg(o.vc));
	if (rc == VC_OK && vci_csv_next(o.vc, o.csv) == VC_ROW &&
	    vci_csv_cells(o.csv, &cell) > 0) {
		vc_buf_addc(&b, '|');
		vc_buf_addn(&b, cell[0].s, cell[0].n);
	}
	assert_string_equal(b.s, want);
	assert_int_equal(d.header_line, line);
	vc_buf_free(&b);
	vci_header_release(&h);
	vci_diags_release(&diags);
	close_csv(&o);
}

#define TWICE(first, second, skip) \
	"lines " first " and " second " both name columns; make them one " \
	"line, or take the second alone with --skip " skip

static void
headers_found(void **state)
{
	(void)state;
	header_of("id,name\n1,A\n", -1, 1, "id|1");
	header_of("\n\nid,name\n1,A\n", -1, 3, "id|1");
	header_of("sep=,\nid,name\n1,A\n", -1, 2, "id|1");
	header_of("Org\nMade, 2024\n\n# id,name\nid,name\n1,A\n", -1, 5,
	    "id|1");
	/* A title that is a header word, where a better one follows. */
	header_of("Namn\nid,name\n1,A\n", -1, 2, "id|1");
	header_of("Kommun,Nacka\nid,name\n1,A\n", -1, 2, "id|1");
	header_of("Namn\nA\nB\n", -1, 1,
	    "no column for id / org_number / name + municipality; "
	    "each row needs it: say which it is with --map COLUMN=FIELD, "
	    "or give all rows one value with --set");
	/* One that was made a comment is better than none. */
	header_of("#id,name\n1,A\n", -1, 1, "#id|1");
	header_of("# made by x\n#id,name\n1,A\n", -1, 2, "#id|1");
	/* As far as it goes. */
	header_of("a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n"
		  "id,name\n1,A\n",
	    -1, 20, "id|1");
	/* Bad quotes in what isn't the header don't matter. */
	header_of("The \"list\", as is\nid,name\n1,A\n", -1, 2, "id|1");
	header_of("id,name,\"x\ny\"\n1,A,\n", -1, 1, "id|1");
}

static void
headers_skipped_to(void **state)
{
	(void)state;
	header_of("id,name\n1,A\n", 0, 1, "id|1");
	header_of("x,\"y\nz\nid,name\n1,A\n", 2, 3, "id|1");
	header_of("sep=;\nx\nid;name\n1;A\n", 2, 3, "id|1");
	header_of("sep=;\nid;name\n1;A\n", 1, 2, "id|1");
	header_of("sep=;\nid;name\n1;A\n", 0, 2, "id|1");
	header_of("x\ry\rid,name\r1,A\r", 2, 3, "id|1");
	header_of("x\r\ny\r\nid,name\r\n1,A\r\n", 2, 3, "id|1");
	/* Who says where it is is believed. */
	header_of("id,name,municipality\nNr,Namn,Kommun\n1,A,\n", 1, 2, "Nr|1");
	header_of("id,name\nNr,Namn\n1,A\n", 0, 1, "id|Nr");
	header_of("id,name\n1,A\n", 5, 0, "the file is empty");
}

static void
headers_of_two_lines(void **state)
{
	(void)state;
	header_of("Kontakt;;Adress\nNamn;Telefon;Gata\n1;2;3\n", -1, 0,
	    TWICE("1", "2", "1"));
	header_of("id;namn;kommun\n\nNr;Kontakt;Telefon\n1;2;3\n", -1, 0,
	    TWICE("1", "3", "2"));
	/* Words that no column has are a title. */
	header_of("Data;;More\nid;namn;kommun\n1;A;\n", -1, 2, "id|1");
	/* A row may hold a header word or two among others. */
	header_of("id;namn;kommun\n1;Namn;\n", -1, 1, "id|1");
	header_of("id;namn;kommun;x;y\n1;Namn;Kommun;x;y\n", -1, 1, "id|1");
}

/* Every header word is found, the way the noun itself finds it. */
static void
header_words(void **state)
{
	static const char *const nouns[] = { "org", "assignment", "volunteer",
		"interest", "goal", "result" };
	static const char *const some[] = { "id", "Nr", "nummer", "E-post",
		"F\xc3\x96RENINGSNAMN", "x", "", "#", "  name ", "Numbers",
		"Tunnus", "\xff", "l\xc3\xb8penummer" };

	(void)state;
	for (size_t i = 0; i < COUNT(nouns); i++) {
		const struct vc_noun *noun = vc_noun(nouns[i]);
		struct vci_words w = { .slot = NULL };
		struct vc *vc;

		assert_non_null(noun);
		assert_int_equal(vc_new(&vc), VC_OK);
		assert_int_equal(vci_words_make(vc, &w, noun, 0), VC_OK);
		for (size_t k = 0; k < COUNT(some); k++)
			assert_int_equal(vci_words_find(&w, some[k],
					     strlen(some[k])),
			    vci_field_header(noun, some[k], strlen(some[k])));
		for (size_t f = 0; noun->field[f].name != NULL; f++) {
			const char *s = noun->field[f].aliases;

			while (s != NULL && *s != '\0') {
				size_t n = strcspn(s, "|");

				assert_int_equal(vci_words_find(&w, s, n),
				    vci_field_header(noun, s, n));
				s += n + (s[n] == '|');
			}
		}
		vci_words_release(&w);
		vc_free(vc);
	}
}

/* ---- as it stands in the file -------------------------------------------------------- */

static void
raw_records(void **state)
{
	struct vci_dialect d = { .partial = true, .skip = -1 };
	static const char *const want[] = { "a,b", " \"x\r\ny\" , 2",
		"\"p\"q,1", "3,\"4\"\"\"" };
	struct open o = open_csv(
	    "a,b\r\n\r\n \"x\r\ny\" , 2\r\n,\r\n\"p\"q,1\r\n3,\"4\"\"\"", &d);

	(void)state;
	vci_csv_settle(o.csv);
	for (size_t i = 0; i < COUNT(want); i++) {
		const char *s;
		size_t n;

		assert_int_equal(vci_csv_next(o.vc, o.csv), VC_ROW);
		vci_csv_raw(o.csv, &s, &n);
		assert_int_equal(n, strlen(want[i]));
		assert_memory_equal(s, want[i], n);
	}
	assert_int_equal(vci_csv_next(o.vc, o.csv), VC_DONE);
	close_csv(&o);
}

/* The line that opened the quote, not that of its record. */
static void
open_quote(void **state)
{
	struct vci_dialect d = { .skip = -1 };
	struct open o = open_csv("a,b\n1,2\n\"x\ny\",\"z\nw\nv,1\n2,3\n", &d);

	(void)state;
	vci_csv_settle(o.csv);
	assert_int_equal(vci_csv_next(o.vc, o.csv), VC_ROW);
	assert_int_equal(vci_csv_next(o.vc, o.csv), VC_ROW);
	assert_int_equal(vci_csv_next(o.vc, o.csv), VC_E_DATA);
	assert_int_equal(vci_csv_line(o.csv), 4);
	close_csv(&o);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(delimiters),
		cmocka_unit_test(line_ends),
		cmocka_unit_test(sep_lines),
		cmocka_unit_test(headers_found),
		cmocka_unit_test(headers_skipped_to),
		cmocka_unit_test(headers_of_two_lines),
		cmocka_unit_test(header_words),
		cmocka_unit_test(raw_records),
		cmocka_unit_test(open_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
