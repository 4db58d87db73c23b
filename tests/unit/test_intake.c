/* SPDX-License-Identifier: ISC */
/* From bytes to rows: records and the lines they stand on, keys met before,
 * references by id and name, and what an import counts. */
#include "unit.h"

#include <fcntl.h>
#include <sys/mman.h>

#include "../../lib/intake/intake.h"
#include "register.h"

/* A descriptor from which these bytes are read. */
static int
fd_of(const char *s, size_t n)
{
	int fd = memfd_create("csv", 0);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, s, n), n);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

/* ---- CSV -------------------------------------------------------------------- */

/* "LINE[cell|cell] ..." of each record, then the words of the error, if
 * reading ended so, with the line it is about. */
static void
records(const char *s, size_t n, struct vc_buf *out)
{
	struct vci_dialect dialect = VCI_DIALECT;
	struct vci_csv *csv = NULL;
	const struct vci_cell *cell;
	struct vc *vc;
	char line[24];
	int fd = fd_of(s, n);
	int rc = vc_new(&vc);

	assert_int_equal(rc, VC_OK);
	vc_buf_clear(out);
	vc_buf_add(out, "");
	rc = vci_csv_open(vc, fd, &dialect, &csv);
	if (rc == VC_OK)
		vci_csv_settle(csv);
	while (rc == VC_OK && (rc = vci_csv_next(vc, csv)) == VC_ROW) {
		size_t cells = vci_csv_cells(csv, &cell);

		snprintf(line, sizeof line, "%s%lld[", out->len > 0 ? " " : "",
		    (long long)vci_csv_line(csv));
		vc_buf_add(out, line);
		for (size_t i = 0; i < cells; i++) {
			vc_buf_add(out, i > 0 ? "|" : "");
			vc_buf_addn(out, cell[i].s, cell[i].n);
		}
		vc_buf_addc(out, ']');
		rc = VC_OK;
	}
	if (rc != VC_DONE) {
		assert_int_equal(rc, VC_E_DATA);
		snprintf(line, sizeof line,
		    "!%lld: ", csv == NULL ? 0 : (long long)vci_csv_line(csv));
		vc_buf_add(out, line);
		vc_buf_add(out, vc_errmsg(vc));
	}
	vci_csv_free(csv);
	vc_free(vc);
	close(fd);
}

struct reading {
	const char *csv, *want;
};

static void
reads(const struct reading *r, size_t n)
{
	struct vc_buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		records(r[i].csv, strlen(r[i].csv), &b);
		assert_string_equal(b.s, r[i].want);
	}
	vc_buf_free(&b);
}

static void
lines_and_cells(void **state)
{
	static const struct reading r[] = { { "", "" }, { "\n\n", "" },
		{ "a,b\n1,2\n", "1[a|b] 2[1|2]" },
		{ "a,b\r\n1,2\r\n", "1[a|b] 2[1|2]" },
		{ "a,b\r1,2\r", "1[a|b] 2[1|2]" },
		{ "a,b\n1,2", "1[a|b] 2[1|2]" },
		{ "a,b\r\n1,2", "1[a|b] 2[1|2]" }, { "a\n1", "1[a] 2[1]" },
		{ "a,b,\n,,\n", "1[a|b|]" }, { " a , b \n", "1[a|b]" },
		{ "\" a \",b\n", "1[ a |b]" },
		{ "\"\",\"x\"\"y\"\n", "1[|x\"y]" },
		{ "a;b,c\n1;2\n", "1[a|b,c] 2[1|2]" },
		{ "a;b;c,d\n1;2;3\n", "1[a|b|c,d] 2[1|2|3]" },
		{ "a\tb\n1\t2\n", "1[a|b] 2[1|2]" },
		{ "\"a;b;c\",d\n", "1[a;b;c|d]" } };

	(void)state;
	reads(r, COUNT(r));
}

/* A record is on the line where it begins, however many it takes. */
static void
physical_lines(void **state)
{
	static const struct reading r[] = { { "a\n\n\nb\n\nc\n",
						"1[a] 4[b] 6[c]" },
		{ "\n\na\nb\n", "3[a] 4[b]" },
		{ "a\r\n\r\nb\r\n", "1[a] 3[b]" }, { "a\r\rb\r", "1[a] 3[b]" },
		{ "a,b\n\"x\ny\nz\",2\nc,d\n", "1[a|b] 2[x\ny\nz|2] 5[c|d]" },
		{ "a,b\r\n\"x\r\ny\",2\r\nc,d\r\n",
		    "1[a|b] 2[x\r\ny|2] 4[c|d]" },
		{ "a\n\"x\n\n\n\"\nb\n", "1[a] 2[x\n\n\n] 6[b]" },
		{ "a\n  \n\t\nb\n", "1[a] 4[b]" }, { "a\n\n", "1[a]" },
		{ "a\n\"x\ny\"", "1[a] 2[x\ny]" } };

	(void)state;
	reads(r, COUNT(r));
}

static void
byte_order_marks(void **state)
{
	static const struct reading r[] = { { "\xef\xbb\xbf"
					      "a,b\n1,2\n",
						"1[a|b] 2[1|2]" },
		{ "\xef\xbb\xbf\"a\",b\n", "1[a|b]" }, { "\xef\xbb\xbf", "" },
		{ "a\n\xef\xbb\xbf"
		  "b\n",
		    "1[a] 2[\xef\xbb\xbf"
		    "b]" } };

	(void)state;
	reads(r, COUNT(r));
}

static void
bad_quotes(void **state)
{
	static const struct reading r[] = {
		{ "a,b\n1,\"x\"y\n2,3\n",
		    "1[a|b]!2: a stray quote on line 2: "
		    "within a quoted cell, a quote is written twice" },
		{ "a,b\n\n\"x\ny\"z,1\n",
		    "1[a|b]!3: a stray quote on line 4: "
		    "within a quoted cell, a quote is written twice" },
		{ "a,b\n1,\"x\n2,3\n4,5\n",
		    "1[a|b]!2: a quote is opened in "
		    "this row and never closed" },
		{ "\"a",
		    "!1: a quote is opened in this row and never "
		    "closed" },
	};

	(void)state;
	reads(r, COUNT(r));
}

/* Records longer than any buffer, and one past what is taken. */
static void
long_records(void **state)
{
	struct vc_buf in = { 0 }, out = { 0 };

	(void)state;
	vc_buf_add(&in, "a,b\n1,\"");
	for (int i = 0; i < 100000; i++)
		vc_buf_add(&in, "0123456789\n");
	vc_buf_add(&in, "\"\n2,3\n");
	records(in.s, in.len, &out);
	assert_int_equal(out.len, strlen("1[a|b] 2[1|] 100003[2|3]") + 1100000);
	assert_string_equal(out.s + out.len - 13, "] 100003[2|3]");
	vc_buf_clear(&in);
	vc_buf_add(&in, "a,b\n1,\"");
	while (in.len < VCI_CSV_MAX)
		vc_buf_add(&in, "0123456789\n");
	vc_buf_add(&in, "2,3\n");
	records(in.s, in.len, &out);
	assert_string_equal(out.s,
	    "1[a|b]!2: this row is longer than 4 MiB; "
	    "a quote in it may never be closed");
	vc_buf_clear(&in);
	while (in.len < VCI_CSV_MAX + 600000)
		vc_buf_add(&in, "0123456789");
	records(in.s, in.len, &out);
	assert_non_null(strstr(out.s, "longer than 4 MiB"));
	vc_buf_free(&in);
	vc_buf_free(&out);
}

/* The faults of records, "LINE CELL: words" each, "LINE" where sound. */
static void
faults(const char *s, size_t n, bool partial, struct vc_buf *out)
{
	struct vci_dialect dialect = VCI_DIALECT;
	struct vci_csv *csv;
	struct vc *vc;
	char text[64];
	int cell, rc, fd = fd_of(s, n);

	dialect.partial = partial;
	assert_int_equal(vc_new(&vc), VC_OK);
	assert_int_equal(vci_csv_open(vc, fd, &dialect, &csv), VC_OK);
	vci_csv_settle(csv);
	vc_buf_clear(out);
	while ((rc = vci_csv_next(vc, csv)) == VC_ROW) {
		rc = vci_csv_sound(vc, csv, &cell);
		snprintf(text, sizeof text, "%s%lld", out->len > 0 ? "\n" : "",
		    (long long)vci_csv_line(csv));
		vc_buf_add(out, text);
		if (rc == VC_OK)
			continue;
		snprintf(text, sizeof text, " %d: ", cell);
		vc_buf_add(out, text);
		vc_buf_add(out, vc_errmsg(vc));
	}
	assert_int_equal(rc, VC_DONE);
	assert_int_equal(vci_csv_next(vc, csv), VC_DONE);
	vci_csv_free(csv);
	vc_free(vc);
	close(fd);
}

#define NOT_UTF8 "not valid UTF-8; save the file as CSV UTF-8"
#define NO_TEXT  ": this is no text; remove it or save the file as CSV UTF-8"
#define QUOTED   ": within a quoted cell, a quote is written twice"

static void
bad_characters(void **state)
{
	static const char some[] = "a,b\nx,\xe5ngest\n\xc3\xa5,\xc3\xb6\n";
	static const char half[] =
	    "a,\xc3\n\xa5,\xc3\xb6\xc3\xb6\xc3\xb6\xc3\xb6\xc3\xb6,\xe2\x82";
	static const char nul[] = "a,b\n1\0,2\n\"x\ny\0\",1\n\0\n,\n";
	struct vc_buf b = { 0 };

	(void)state;
	faults(some, sizeof some - 1, false, &b);
	assert_string_equal(b.s, "1\n2 1: " NOT_UTF8 "\n3");
	faults(half, sizeof half - 1, false, &b);
	assert_string_equal(b.s, "1 1: " NOT_UTF8 "\n2 0: " NOT_UTF8);
	faults(nul, sizeof nul - 1, false, &b);
	assert_string_equal(b.s,
	    "1\n"
	    "2 -1: a NUL byte on line 2" NO_TEXT "\n"
	    "3 -1: a NUL byte on line 4" NO_TEXT "\n"
	    "5 -1: a NUL byte on line 5" NO_TEXT);
	vc_buf_free(&b);
}

/* A bad quote costs its record; reading goes on at the next line. */
static void
bad_quotes_partly(void **state)
{
	static const char s[] =
	    "a,b\n1,\"x\"y\n2,3\n\"x\ny\"z,1\n4,\"5\"\n6,7\"\n8,9\n\"a\"b";
	struct vc_buf b = { 0 };

	(void)state;
	faults(s, sizeof s - 1, true, &b);
	assert_string_equal(b.s,
	    "1\n"
	    "2 -1: a stray quote on line 2" QUOTED "\n3\n"
	    "4 -1: a stray quote on line 5" QUOTED "\n6\n"
	    "7 -1: a stray quote on line 7" QUOTED "\n8\n"
	    "9 -1: a stray quote on line 9" QUOTED);
	vc_buf_free(&b);
}

/* ---- keys ---------------------------------------------------------------------- */

static bool
seen(struct vci_seen *s, const char *key)
{
	bool ok = false;
	bool was = vci_seen(s, key, strlen(key), &ok);

	assert_true(ok);
	return was;
}

/* Whatever form the first key teaches, no key is taken for another. */
static void
keys_met_before(void **state)
{
	static const char *const key[] = { "17", "017", "0017", "A17", "A-17",
		"A-017", "17A", "", " 17", "0", "00", "-17", "17.0",
		"99999999999999999999", "67108863", "67108864", "4294967313",
		"x", "\xc3\xa5", "aaaaaaaaaaaaaaaaaaaa1",
		"aaaaaaaaaaaaaaaaaaaa2" };
	char text[32];

	(void)state;
	for (size_t first = 0; first < COUNT(key); first++) {
		struct vci_seen s = { 0 };

		assert_false(seen(&s, key[first]));
		for (size_t i = 0; i < COUNT(key); i++)
			assert_int_equal(seen(&s, key[i]), i == first);
		for (size_t i = 0; i < COUNT(key); i++)
			assert_true(seen(&s, key[i]));
		vci_seen_release(&s);
	}
	for (int form = 0; form < 4; form++) {
		static const char *const fmt[] = { "%d", "A-%06d", "%dx",
			"%08d" };
		struct vci_seen s = { 0 };

		for (int i = 0; i < 20000; i++) {
			snprintf(text, sizeof text, fmt[form],
			    i * 7919 % 20011);
			assert_false(seen(&s, text));
		}
		for (int i = 0; i < 20000; i += 97) {
			snprintf(text, sizeof text, fmt[form],
			    i * 7919 % 20011);
			assert_true(seen(&s, text));
		}
		vci_seen_release(&s);
	}
}

static void
serial_numbers(void **state)
{
	struct vci_serial f = { .set = false };

	(void)state;
	assert_int_equal(vci_serial_number(&f, "1", 1, 100), -1);
	vci_serial_learn(&f, "A-0017", 6);
	assert_int_equal(vci_serial_number(&f, "A-0042", 6, 100), 42);
	assert_int_equal(vci_serial_number(&f, "A-0100", 6, 100), -1);
	assert_int_equal(vci_serial_number(&f, "A-42", 4, 100), -1);
	assert_int_equal(vci_serial_number(&f, "B-0042", 6, 100), -1);
	assert_int_equal(vci_serial_number(&f, "A-004x", 6, 100), -1);
	vci_serial_learn(&f, "7", 1);
	assert_int_equal(vci_serial_number(&f, "42", 2, 100), 42);
	assert_int_equal(vci_serial_number(&f, "042", 3, 100), -1);
	assert_int_equal(vci_serial_number(&f, "", 0, 100), -1);
}

/* ---- imports ---------------------------------------------------------------------- */

/* Imports the text and gives "added/updated/unchanged/rejected", then each
 * diagnostic as " LINE COLUMN: words" after "!" or "?". */
static const char *
import(struct home *h, const char *noun, const char *source, const char *csv)
{
	struct vc_import in = { .fd = fd_of(csv, strlen(csv)),
		.file = "some/where/x.csv",
		.source = source };
	struct vc_import_result r;
	char text[120];
	int rc = vc_import(h->vc, vc_noun(noun), &in, &r);

	close(in.fd);
	vc_buf_clear(&h->text);
	snprintf(text, sizeof text, "%lld/%lld/%lld/%lld", (long long)r.added,
	    (long long)r.updated, (long long)r.unchanged,
	    (long long)r.rejected);
	vc_buf_add(&h->text, text);
	assert_int_equal(rc, r.rejected > 0 ? VC_E_DATA : VC_OK);
	for (size_t i = 0; i < r.ndiag; i++) {
		const struct vc_diag *d = &r.diag[i];

		snprintf(text, sizeof text,
		    "%s%lld %s: ", d->severity == VC_REJECT ? "!" : "?",
		    (long long)d->line, d->column == NULL ? "-" : d->column);
		vc_buf_add(&h->text, text);
		vc_msg_print(&h->text, d->msg.id, &d->msg);
	}
	vc_import_release(&r);
	return h->text.s;
}

static void
same_file_twice(void **state)
{
	static const char csv[] =
	    "id,namn,kommun,e-post\n"
	    "1,Hj\xc3\xa4lpen,180,a@example.org\n2,Andra,,\n3,Tredje,,\n";
	struct home *h = *state;

	assert_string_equal(import(h, "org", NULL, csv), "3/0/0/0");
	assert_string_equal(import(h, "org", NULL, csv), "0/0/3/0");
	assert_string_equal(
	    import(h, "org", NULL,
		"id,namn,kommun\n2,Andra nya,\n3,Tredje,\n1,,\n4,Fj\xc3\xa4rde,\n"),
	    "1/1/2/0");
	/* Blank never overwrites. */
	assert_string_equal(value(h, "org", 1, "name"), "Hj\xc3\xa4lpen");
	assert_string_equal(value(h, "org", 1, "municipality"), "SE-0180");
	assert_string_equal(value(h, "org", 2, "name"), "Andra nya");
	/* Another sender's 1 is another row, but for one that name and place
	 * tell to be ours. */
	assert_string_equal(import(h, "org", "kommunen", csv), "2/0/1/0");
	assert_int_equal(count(h, "org"), 6);
}

static void
all_or_nothing(void **state)
{
	struct home *h = *state;

	assert_string_equal(
	    import(h, "org", NULL,
		"id,name,registered_on\n1,A,2007-01-01\n\n2,\"B\n\",snart\n"
		"3,,2007-01-01\n4,D\n1,E,\n,F,\n"),
	    "0/0/0/5"
	    "!4 registered_on: 'snart' is not a date, as 2007-10-31 or "
	    "31.10.2007"
	    "!6 name: is empty; it is required"
	    "!7 -: the row has 2 cells, the header 3"
	    "!8 id: '1' stands on an earlier line of this file too"
	    "!9 id: is empty; each row needs the sender's id");
	assert_int_equal(count(h, "org"), 0);
	assert_string_equal(import(h, "org", NULL, "id,name\n1,A\n"),
	    "1/0/0/0");
	assert_int_equal(count(h, "org"), 1);
}

static void
headers(void **state)
{
	static const struct reading r[] = {
		{ "id,namn,f\xc3\xa4rg\n1,A,r\xc3\xb6"
		  "d\n",
		    "1/0/0/0"
		    "?1 -: unknown column 'f\xc3\xa4rg' is left out" },
		{ "id,name,websit\n1,A,x\n",
		    "0/0/1/0?1 -: unknown column "
		    "'websit' is left out; did you mean 'website'?" },
		{ "id,name,,\n1,A,x,\n",
		    "0/0/1/0?2 -: a column has no name; "
		    "it is left out" },
	};
	struct home *h = *state;

	for (size_t i = 0; i < COUNT(r); i++)
		assert_string_equal(import(h, "org", NULL, r[i].csv),
		    r[i].want);
}

#define MAP_OR_SET \
	": say which it is with --map COLUMN=FIELD, or " \
	"give all rows one value with --set"

/* Files that are refused as a whole. */
static void
headers_refused(void **state)
{
	static const struct reading r[] = {
		{ "id,name,namn\n1,A,B\n",
		    "columns 'name' and 'namn' mean the "
		    "same; keep one" },
		{ "name\nA\n",
		    "no column for id / org_number / name + "
		    "municipality; each row needs it" MAP_OR_SET },
		{ "id,kommun\n1,180\n",
		    "no column for name; each row needs "
		    "it" MAP_OR_SET },
		{ "", "the file is empty" },
		{ "\n\n", "the file is empty" },
		{ "\"id,name\n",
		    "a quote is opened in this row and never "
		    "closed" },
	};
	struct home *h = *state;

	for (size_t i = 0; i < COUNT(r); i++) {
		struct vc_import in = { .file = "x.csv",
			.fd = fd_of(r[i].csv, strlen(r[i].csv)) };
		struct vc_import_result result;

		refused(h, vc_import(h->vc, vc_noun("org"), &in, &result),
		    VC_E_DATA, "nothing taken from 'x.csv'");
		close(in.fd);
		assert_true(result.ndiag > 0);
		vc_buf_clear(&h->text);
		vc_msg_print(&h->text, result.diag[result.ndiag - 1].msg.id,
		    &result.diag[result.ndiag - 1].msg);
		assert_string_equal(h->text.s, r[i].want);
		vc_import_release(&result);
	}
	assert_int_equal(count(h, "org"), 0);
}

/* Broken CSV in the middle: what came before goes too. */
static void
broken_halfway(void **state)
{
	struct home *h = *state;
	struct vc_import in = { .file = "x.csv" };
	struct vc_import_result r;
	const char *csv = "id,name\n1,A\n2,\"B\"x\n3,C\n";

	in.fd = fd_of(csv, strlen(csv));
	assert_int_equal(vc_import(h->vc, vc_noun("org"), &in, &r), VC_E_DATA);
	close(in.fd);
	assert_int_equal(r.added, 0);
	assert_int_equal(r.ndiag, 1);
	assert_int_equal(r.diag[0].line, 3);
	vc_import_release(&r);
	assert_int_equal(count(h, "org"), 0);
}

static void
references(void **state)
{
	struct home *h = *state;

	import(h, "org", NULL,
	    "id,name\nK1,Hj\xc3\xa4lpen\nK2,Tv\xc3\xa5\n"
	    "K3,TV\xc3\x85\n");
	import(h, "org", "kommunen", "id,name\nK1,Kommunens\n77,Sjuttiosju\n");
	/* By the sender's id, by ours, by a name that one row has. */
	assert_string_equal(
	    import(h, "assignment", NULL,
		"id,organisation,title\n1,K2,a\n2,3,b\n3,hj\xc3\xa4lpen,c\n"
		"4,#5,d\n5,Kommunens,e\n"),
	    "5/0/0/0");
	assert_string_equal(value(h, "assignment", 1, "organisation_id"), "2");
	assert_string_equal(value(h, "assignment", 2, "organisation_id"), "3");
	assert_string_equal(value(h, "assignment", 3, "organisation_id"), "1");
	assert_string_equal(value(h, "assignment", 4, "organisation_id"), "5");
	assert_string_equal(value(h, "assignment", 5, "organisation_id"), "4");
	assert_string_equal(
	    import(h, "assignment", NULL,
		"id,organisation,title\n6,tv\xc3\xa5,a\n7,K9,b\n8,77,c\n9,,d\n"),
	    "0/0/0/4"
	    "!2 organisation: more than one organisation has this name; use "
	    "its id"
	    "!3 organisation: no organisation 'K9' is known; import it first, "
	    "or make it with --create-orgs"
	    "!4 organisation: no organisation '77' is known from this sender; "
	    "import it first"
	    "!5 organisation: is empty; it is required");
	/* To another sender our numbers mean nothing, theirs do. */
	assert_string_equal(import(h, "assignment", "kommunen",
				"id,organisation,title\n1,K1,a\n2,77,b\n"),
	    "2/0/0/0");
	assert_string_equal(value(h, "assignment", 6, "organisation_id"), "4");
	assert_string_equal(value(h, "assignment", 7, "organisation_id"), "5");
	assert_string_equal(import(h, "assignment", "kommunen",
				"id,organisation,title\n3,2,a\n"),
	    "0/0/0/1"
	    "!2 organisation: no organisation '2' is known from this sender; "
	    "import it first");
}

/* What a parent gives a row, and what is never asked of a file. */
static void
copies(void **state)
{
	struct home *h = *state;

	import(h, "org", NULL, "id,name\n1,A\n2,B\n");
	import(h, "assignment", NULL,
	    "id,organisation,title,municipality\n"
	    "1,2,T,Nacka\n2,1,U,\n");
	assert_string_equal(
	    import(h, "interest", NULL,
		"id,assignment,received_on,organisation_id\n1,1,2008-01-01,1\n"
		"2,2,2008-01-01,1\n"),
	    "2/0/0/0?1 -: column "
	    "'organisation_id' is set by vcctl itself; it is left out");
	assert_string_equal(value(h, "interest", 1, "organisation_id"), "2");
	assert_string_equal(value(h, "interest", 1, "municipality"), "SE-0182");
	assert_string_equal(value(h, "interest", 2, "organisation_id"), "1");
	assert_string_equal(value(h, "interest", 2, "municipality"), "");
	/* An interest stays where it was when it came. */
	import(h, "assignment", NULL,
	    "id,organisation,title,municipality\n"
	    "1,1,T,Solna\n");
	assert_string_equal(import(h, "interest", NULL,
				"id,assignment,received_on\n"
				"1,1,2008-01-01\n"),
	    "0/0/1/0");
	assert_string_equal(value(h, "interest", 1, "organisation_id"), "2");
	assert_string_equal(value(h, "interest", 1, "municipality"), "SE-0182");
}

/* A personal value that is refused stands in no message. */
static void
nothing_personal_said(void **state)
{
	struct home *h = *state;

	assert_string_equal(
	    import(h, "volunteer", NULL,
		"id,name,email,phone\n1,\xc3\x85sa,asa-hemlig,070hemlig\n"),
	    "0/0/0/1!2 email: this is not an e-mail address"
	    "!2 phone: this is not a phone number");
	assert_null(strstr(vc_errmsg(h->vc), "hemlig"));
}

static void
warnings(void **state)
{
	struct home *h = *state;

	assert_string_equal(import(h, "org", NULL,
				"id,name,orgnr\n1,A,802000-1234\n"),
	    "1/0/0/0?2 orgnr: the last "
	    "digit of '802000-1234' should be 9; taken as it is");
	assert_string_equal(value(h, "org", 1, "org_number"), "802000-1234");
}

/* More rows than one batch holds, and more faults than are listed. */
static void
many_rows(void **state)
{
	struct home *h = *state;
	struct vc_import in = { .file = "x.csv" };
	struct vc_import_result r;
	struct vc_buf good = { 0 }, bad = { 0 };
	char line[64];

	vc_buf_add(&good, "id,name,registered_on\n");
	vc_buf_add(&bad, "id,name,registered_on\n");
	for (int i = 1; i <= 10000; i++) {
		snprintf(line, sizeof line, "%d,Org %d,2007-01-01\n", i, i);
		vc_buf_add(&good, line);
		snprintf(line, sizeof line,
		    i % 2 ? "%d,Org %d,2007-01-01\n" : "%d,Org %d,x%d\n", i, i,
		    i);
		vc_buf_add(&bad, line);
	}
	in.fd = fd_of(bad.s, bad.len);
	assert_int_equal(vc_import(h->vc, vc_noun("org"), &in, &r), VC_E_DATA);
	close(in.fd);
	assert_int_equal(r.rejected, 5000);
	assert_int_equal(r.ndiag + r.unlisted, 5000);
	assert_int_equal(r.ndiag, VCI_DIAGS);
	for (size_t i = 0; i < r.ndiag; i++)
		assert_int_equal(r.diag[i].line, 3 + 2 * i);
	vc_import_release(&r);
	assert_int_equal(count(h, "org"), 0);
	assert_string_equal(import(h, "org", NULL, good.s), "10000/0/0/0");
	assert_string_equal(import(h, "org", NULL, good.s), "0/0/10000/0");
	assert_string_equal(value(h, "org", 9999, "name"), "Org 9999");
	vc_buf_free(&good);
	vc_buf_free(&bad);
}

/* One word that many rows have is told of once. */
static void
same_word(void **state)
{
	struct home *h = *state;
	struct vc_import in = { .file = "x.csv" };
	struct vc_import_result r;
	struct vc_buf bad = { 0 };
	char line[64];

	vc_buf_add(&bad, "id,name,registered_on\n");
	for (int i = 1; i <= 5000; i++) {
		snprintf(line, sizeof line, "%d,Org %d,%s\n", i, i,
		    i % 2 ? "x" : "y");
		vc_buf_add(&bad, line);
	}
	in.fd = fd_of(bad.s, bad.len);
	assert_int_equal(vc_import(h->vc, vc_noun("org"), &in, &r), VC_E_DATA);
	close(in.fd);
	assert_int_equal(r.rejected, 5000);
	assert_int_equal(r.ndiag, 2);
	assert_int_equal(r.unlisted, 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(r.diag[i].line, 2 + i);
		assert_int_equal(r.diag[i].more, 2499);
	}
	vc_import_release(&r);
	vc_buf_free(&bad);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_and_cells),
		cmocka_unit_test(physical_lines),
		cmocka_unit_test(byte_order_marks),
		cmocka_unit_test(bad_quotes),
		cmocka_unit_test(long_records),
		cmocka_unit_test(bad_characters),
		cmocka_unit_test(bad_quotes_partly),
		cmocka_unit_test(keys_met_before),
		cmocka_unit_test(serial_numbers),
		HOME_TEST(same_file_twice),
		HOME_TEST(all_or_nothing),
		HOME_TEST(headers),
		HOME_TEST(headers_refused),
		HOME_TEST(broken_halfway),
		HOME_TEST(references),
		HOME_TEST(copies),
		HOME_TEST(nothing_personal_said),
		HOME_TEST(warnings),
		HOME_TEST(many_rows),
		HOME_TEST(same_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
