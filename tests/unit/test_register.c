/* SPDX-License-Identifier: ISC */
/* The register through vc.h: made and opened, rows of every noun added, read,
 * edited, found and listed; handles and dry runs that leave others alone. */
#include "unit.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "../../lib/db/db.h"
#include "register.h"

static const char *const nouns[] = { "org", "assignment", "volunteer",
	"interest", "goal", "result" };

/* One of each, so that references have something to mean. */
static void
one_of_each(struct home *h)
{
	add(h, "org", "name", "Hj\xc3\xa4lpen", "org_number", "802000-1239",
	    "municipality", "Solna", "registered_on", "2008-01-02", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "L\xc3\xa4sa",
	    "municipality", "Nacka", "registered_on", "2008-02-01", "status",
	    "submitted", "skills", "l\xc3\xa4sa; h\xc3\xb6ra", NULL);
	add(h, "volunteer", "name", "\xc3\x85sa Berg", "email",
	    "asa@example.org", "phone", "070-123 45 67", "birth_year", "1980",
	    "registered_on", "2008-02-03", "languages", "svenska, finska",
	    NULL);
	add(h, "interest", "assignment_id", "1", "volunteer_id", "1",
	    "received_on", "2008-03-01", "message", "G\xc3\xa4rna!", NULL);
	add(h, "goal", "year", "2008", "number", "A.1", "text", "Fler",
	    "indicator", "org.registered", "target", "12,5", NULL);
	add(h, "result", "year", "2008", "number", "A.1", "date", "2008-05-31",
	    "value", "7", "source", "boken", NULL);
}

static void
every_noun_read_back(void **state)
{
	static const struct {
		const char *noun, *field, *text;
	} want[] = { { "org", "name", "Hj\xc3\xa4lpen" },
		{ "org", "org_number", "802000-1239" },
		{ "org", "municipality", "SE-0184" },
		{ "org", "registered_on", "2008-01-02" },
		{ "org", "status", "approved" }, { "org", "website", "" },
		{ "assignment", "organisation_id", "1" },
		{ "assignment", "title", "L\xc3\xa4sa" },
		{ "assignment", "status", "submitted" },
		{ "assignment", "skills", "h\xc3\xb6ra; l\xc3\xa4sa" },
		{ "volunteer", "name", "\xc3\x85sa Berg" },
		{ "volunteer", "email", "asa@example.org" },
		{ "volunteer", "phone", "0701234567" },
		{ "volunteer", "birth_year", "1980" },
		{ "volunteer", "status", "active" },
		{ "volunteer", "languages", "finska; svenska" },
		{ "interest", "assignment_id", "1" },
		{ "interest", "volunteer_id", "1" },
		{ "interest", "received_on", "2008-03-01" },
		{ "interest", "status", "received" },
		{ "interest", "message", "G\xc3\xa4rna!" },
		{ "interest", "organisation_id", "1" },
		{ "interest", "municipality", "SE-0182" },
		{ "goal", "number", "A.1" }, { "goal", "target", "12.5" },
		{ "goal", "kind", "flow" }, { "goal", "scope", "national" },
		{ "goal", "comparator", "at-least" },
		{ "result", "value", "7" }, { "result", "date", "2008-05-31" },
		{ "result", "source", "boken" } };
	struct home *h = *state;

	one_of_each(h);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_string_equal(value(h, want[i].noun, 1, want[i].field),
		    want[i].text);
}

static void
every_noun_edited(void **state)
{
	static const struct {
		const char *noun, *field, *text;
	} to[] = { { "org", "website", "https://x.example" },
		{ "org", "contact_name", "Bo" },
		{ "assignment", "title", "R\xc3\xa4kna" },
		{ "assignment", "skills", "r\xc3\xa4kna" },
		{ "volunteer", "name", "\xc3\x85sa Dal" },
		{ "volunteer", "municipality", "SE-1480" },
		{ "interest", "message", "Ja" }, { "goal", "target", "20" },
		{ "result", "value", "8.5" } };
	struct home *h = *state;
	int changed = -1;

	one_of_each(h);
	for (size_t i = 0; i < COUNT(to); i++) {
		must(h,
		    edit(h, to[i].noun, 1, to[i].field, to[i].text, &changed));
		assert_int_equal(changed, 1);
		assert_string_equal(value(h, to[i].noun, 1, to[i].field),
		    to[i].text);
		must(h,
		    edit(h, to[i].noun, 1, to[i].field, to[i].text, &changed));
		assert_int_equal(changed, 0);
	}
	assert_string_equal(value(h, "org", 1, "name"), "Hj\xc3\xa4lpen");
	assert_string_equal(value(h, "volunteer", 1, "email"),
	    "asa@example.org");
	must(h, edit(h, "org", 1, "website", "", &changed));
	assert_int_equal(changed, 1);
	assert_string_equal(value(h, "org", 1, "website"), "");
	must(h, edit(h, "volunteer", 1, "email", "", &changed));
	assert_string_equal(value(h, "volunteer", 1, "email"), "");
	assert_string_equal(value(h, "volunteer", 1, "name"), "\xc3\x85sa Dal");
}

static void
every_noun_listed_and_found(void **state)
{
	struct home *h = *state;

	one_of_each(h);
	for (size_t i = 0; i < COUNT(nouns); i++) {
		struct vc_query q = { .noun = vc_noun(nouns[i]) };
		struct vc_field year;
		int64_t id = 0;

		assert_string_equal(listed(h, &q), "1");
		/* Where people number rows, ours wants its sign. */
		if (vc_noun_within(q.noun, 0, &year)) {
			assert_int_equal(vc_find(h->vc, q.noun, "1", &id),
			    VC_E_NOINPUT);
			assert_non_null(strstr(vc_errmsg(h->vc), "'#1'"));
		} else {
			must(h, vc_find(h->vc, q.noun, "1", &id));
			assert_int_equal(id, 1);
		}
		id = 0;
		must(h, vc_find(h->vc, q.noun, "#1", &id));
		assert_int_equal(id, 1);
		assert_int_equal(vc_find(h->vc, q.noun, "2", &id),
		    VC_E_NOINPUT);
		assert_non_null(strstr(vc_errmsg(h->vc), "'2'"));
	}
}

/* Two columns are called alike. */
static const char *
two_alike(const char *id)
{
	return strcmp(id, "Registered") == 0 ||
		strcmp(id, "Status since") == 0 ?
	    "Day" :
	    id;
}

static void
no_such_row(void **state)
{
	struct home *h = *state;
	struct vc_record *r;
	int changed;

	must(h, vc_record_new(h->vc, vc_noun("org"), &r));
	refused(h, vc_get(h->vc, r, 9), VC_E_NOINPUT,
	    "no organisation has that number");
	refused(h, vc_edit(h->vc, r, 9, &changed), VC_E_NOINPUT,
	    "no organisation has that number");
	vc_record_free(r);
	assert_null(vc_noun("orgs"));
	assert_int_equal(vc_field_find(h->vc, vc_noun("org"), "websit"), -1);
	assert_string_equal(vc_errmsg(h->vc),
	    "org has no field 'websit'; did you mean 'website'?");
	assert_true(vc_field_find(h->vc, vc_noun("org"), "org-number") > 0);
	vc_set_translate(h->vc, two_alike, NULL);
	assert_int_equal(vc_field_find(h->vc, vc_noun("org"), "day"), -1);
	assert_string_equal(vc_errmsg(h->vc),
	    "'day' is more than one column; write one of: status_on, "
	    "registered_on");
	vc_set_translate(h->vc, NULL, NULL);
}

static void
rows_refused(void **state)
{
	struct home *h = *state;
	int64_t id;
	int changed;

	refused(h, try_add(h, "org", &id, "website", "x", NULL), VC_E_DATA,
	    "name: is empty; it is required");
	refused(h,
	    try_add(h, "assignment", &id, "title", "X", "organisation_id",
		"Ingen", NULL),
	    VC_E_DATA,
	    "organisation_id: no organisation is called 'Ingen'; "
	    "'vcctl org list' shows what there is");
	refused(h,
	    try_add(h, "org", &id, "name", "X", "member_from", "2008-02-01",
		"member_to", "2008-01-01", NULL),
	    VC_E_DATA,
	    "member_to: 2008-01-01 is before 2008-02-01, its 'Member from'");
	refused(h,
	    try_add(h, "result", &id, "year", "2008", "date", "2008-01-01",
		"value", "1", "source", "x", NULL),
	    VC_E_DATA,
	    "number: is empty, and so is indicator: what is it a result of?");
	refused(h,
	    try_add(h, "result", &id, "year", "2008", "number", "A.1", "date",
		"2008-01-01", "source", "x", NULL),
	    VC_E_DATA, "value: is empty, and so is stated: give one of them");
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "1", "text", "t",
		"indicator", "i", "target2", "3", NULL),
	    VC_E_DATA,
	    "indicator2: is empty, but target2 is given: what does it count?");
	for (size_t i = 0; i < COUNT(nouns); i++)
		assert_int_equal(count(h, nouns[i]), 0);
	one_of_each(h);
	refused(h,
	    try_add(h, "goal", &id, "year", "2008", "number", "A.1", "text",
		"igen", "indicator", "i", NULL),
	    VC_E_DATA,
	    "goal '2008 A.1' stands already; change it with 'vcctl goal edit'");
	assert_string_equal(value(h, "goal", 1, "text"), "Fler");
	refused(h, edit(h, "org", 1, "status", "left", &changed), VC_E_USAGE,
	    "a status is not edited; take a step with 'set'");
	refused(h, edit(h, "interest", 1, "municipality", "180", &changed),
	    VC_E_USAGE, "'municipality' is set by vcctl itself");
	refused(h, edit(h, "org", 1, "name", "", &changed), VC_E_DATA,
	    "name: is empty; it is required");
	assert_string_equal(value(h, "org", 1, "name"), "Hj\xc3\xa4lpen");
}

/* Where and for whom an interest was, when it came, stays. */
static void
interest_keeps_its_place(void **state)
{
	struct home *h = *state;
	int changed;

	one_of_each(h);
	add(h, "org", "name", "Andra", NULL);
	must(h, edit(h, "assignment", 1, "municipality", "SE-1480", &changed));
	must(h, edit(h, "assignment", 1, "organisation_id", "2", &changed));
	must(h, edit(h, "interest", 1, "message", "igen", &changed));
	assert_string_equal(value(h, "interest", 1, "municipality"), "SE-0182");
	assert_string_equal(value(h, "interest", 1, "organisation_id"), "1");
}

static void
found_by_name(void **state)
{
	const struct vc_noun *org = vc_noun("org");
	struct home *h = *state;
	int64_t id = 0;

	add(h, "org", "name",
	    "R\xc3\xb6"
	    "da Korset",
	    NULL);
	add(h, "org", "name", "Tv\xc3\xa5", NULL);
	add(h, "org", "name", "Tv\xc3\xa5", NULL);
	must(h,
	    vc_find(h->vc, org,
		"r\xc3\xb6"
		"da  KORSET",
		&id));
	assert_int_equal(id, 1);
	assert_int_equal(vc_find(h->vc, org, "Roda Korset", &id), VC_E_NOINPUT);
	refused(h, vc_find(h->vc, org, "Tv\xc3\xa5", &id), VC_E_DATA,
	    "more than one organisation is called 'Tv\xc3\xa5'; use the id, which "
	    "'vcctl org list --search WORD' shows");
	must(h, vc_find(h->vc, org, "3", &id));
	assert_int_equal(id, 3);
	assert_int_equal(vc_find(h->vc, org, "", &id), VC_E_NOINPUT);
	/* A goal's number is its name. */
	one_of_each(h);
	must(h, vc_find(h->vc, vc_noun("goal"), "A.1", &id));
	assert_int_equal(id, 1);
}

static void
lists(void **state)
{
	static const char *const name[] = { "\xc3\x96sten", "Zeta",
		"\xc3\x84lgen", "\xc3\x85n", "Alfa beta", "alfa" };
	struct home *h = *state;
	struct vc_query q = { .noun = vc_noun("org") };
	struct vc_filter f;
	struct vc_list *l;
	char day[16];

	for (size_t i = 0; i < COUNT(name); i++) {
		snprintf(day, sizeof day, "2008-0%zu-15", i + 1);
		add(h, "org", "name", name[i], "registered_on", day,
		    "municipality", i % 2 ? "SE-0180" : "", NULL);
	}
	assert_string_equal(listed(h, &q), "1 2 3 4 5 6");
	q.sort = "name";
	assert_string_equal(listed(h, &q), "6 5 2 4 3 1");
	q.sort = "-name";
	q.limit = 2;
	assert_string_equal(listed(h, &q), "1 3");
	q.limit = 0;
	q.sort = "municipality,-id";
	assert_string_equal(listed(h, &q), "6 4 2 5 3 1");
	q.sort = NULL;
	q.filter = &f;
	q.nfilter = 1;
	f = (struct vc_filter){ field_of(h, "org", "registered_on"),
		"2008-02..2008-04" };
	assert_string_equal(listed(h, &q), "2 3 4");
	f.value = "2008-03";
	assert_string_equal(listed(h, &q), "3");
	f.value = "2008";
	assert_string_equal(listed(h, &q), "1 2 3 4 5 6");
	f.value = "..2008-02-15";
	assert_string_equal(listed(h, &q), "1 2");
	f = (struct vc_filter){ field_of(h, "org", "municipality"),
		"stockholm" };
	assert_string_equal(listed(h, &q), "2 4 6");
	f.value = "";
	assert_string_equal(listed(h, &q), "1 3 5");
	q.nfilter = 0;
	q.search = "ALFA";
	assert_string_equal(listed(h, &q), "5 6");
	q.search = "alfa bet";
	assert_string_equal(listed(h, &q), "5");
	q.search = "ingen";
	assert_string_equal(listed(h, &q), "");
	q.search = "!";
	refused(h, vc_list_open(h->vc, &q, &l), VC_E_USAGE,
	    "nothing to search for in '!'");
	q.search = NULL;
	q.sort = "nam";
	assert_int_equal(vc_list_open(h->vc, &q, &l), VC_E_USAGE);
	assert_null(l);
	q.sort = "status_on";
	refused(h, vc_list_open(h->vc, &q, &l), VC_E_USAGE,
	    "'status_on' can't be sorted by");
}

static void
lists_by_number_and_tag(void **state)
{
	struct home *h = *state;
	struct vc_query q = { .noun = vc_noun("volunteer") };
	struct vc_filter f;

	q.filter = &f;
	q.nfilter = 1;
	add(h, "volunteer", "name", "X", "birth_year", "1950", "skills", "Data",
	    NULL);
	add(h, "volunteer", "name", "X", "birth_year", "1980", "skills",
	    "mat; data", NULL);
	add(h, "volunteer", "name", "X", "skills", "mat", NULL);
	f = (struct vc_filter){ field_of(h, "volunteer", "birth_year"),
		"1950..1979" };
	assert_string_equal(listed(h, &q), "1");
	f.value = "1951..";
	assert_string_equal(listed(h, &q), "2");
	f.value = "1980";
	assert_string_equal(listed(h, &q), "2");
	f = (struct vc_filter){ field_of(h, "volunteer", "skills"), "DATA" };
	assert_string_equal(listed(h, &q), "1 2");
	/* The same word in another list is another tag. */
	f.field = field_of(h, "volunteer", "causes");
	assert_string_equal(listed(h, &q), "");
}

/* ---- handles ---------------------------------------------------------------- */

static void
two_registers_at_once(void **state)
{
	static const struct vc_init in = { .name = "Centret", .country = "DK" };
	struct home *a = *state, b = { .vc = NULL };
	int64_t id;

	must(a, vc_new(&b.vc));
	vc_set_clock(b.vc, 0);
	snprintf(b.path, sizeof b.path, "%s/y.db", a->dir);
	must(&b, vc_init(b.vc, b.path, &in));
	add(a, "org", "name", "\xc3\x85ngest", NULL);
	refused(&b, vc_find(b.vc, vc_noun("org"), "1", &id), VC_E_NOINPUT,
	    "no organisation is called '1'; 'vcctl org list' shows what "
	    "there is");
	assert_string_equal(vc_errmsg(a->vc), "");
	/* Each in its own country, language and time. */
	add(&b, "org", "name", "Aarhus", "municipality", "751", NULL);
	add(&b, "org", "name", "\xc3\x98st", NULL);
	assert_string_equal(value(&b, "org", 1, "municipality"), "DK-0751");
	assert_string_equal(value(&b, "org", 1, "registered_on"), "1970-01-01");
	assert_string_equal(value(a, "org", 1, "registered_on"), "2008-06-01");
	assert_int_equal(try_add(a, "org", &id, "name", "X", "municipality",
			     "751", NULL),
	    VC_E_DATA);
	assert_string_equal(vc_setting(a->vc, "name"), "Byr\xc3\xa5n");
	assert_string_equal(vc_setting(b.vc, "name"), "Centret");
	assert_int_equal(count(a, "org"), 1);
	assert_int_equal(count(&b, "org"), 2);
	vc_buf_free(&b.text);
	vc_free(b.vc);
	assert_int_equal(count(a, "org"), 1);
}

static void
one_register_two_handles(void **state)
{
	struct home *a = *state, b = { .vc = NULL };
	struct vc_query q = { .noun = vc_noun("org") };
	struct vc_list *l;
	int64_t id;

	must(a, vc_new(&b.vc));
	vc_set_wait(b.vc, 0);
	must(&b, vc_open(b.vc, a->path, VC_WRITE));
	add(a, "org", "name", "Ett", NULL);
	assert_string_equal(value(&b, "org", 1, "name"), "Ett");
	/* A list that began shows what stood when it began. */
	must(&b, vc_list_open(b.vc, &q, &l));
	assert_int_equal(vc_list_next(l), VC_ROW);
	add(a, "org", "name", "Tv\xc3\xa5", NULL);
	assert_int_equal(vc_list_next(l), VC_DONE);
	vc_list_free(l);
	assert_int_equal(count(&b, "org"), 2);
	must(a, vci_db_begin(a->vc));
	assert_int_equal(try_add(&b, "org", &id, "name", "Tre", NULL),
	    VC_E_LOCKED);
	assert_non_null(strstr(vc_errmsg(b.vc), "is in use by another"));
	vci_db_rollback(a->vc);
	assert_int_equal(add(&b, "org", "name", "Tre", NULL), 3);
	vc_buf_free(&b.text);
	vc_free(b.vc);
}

static void
read_only(void **state)
{
	struct home *h = *state;
	int64_t id;
	int changed;

	one_of_each(h);
	vc_close(h->vc);
	must(h, vc_open(h->vc, h->path, VC_READ));
	assert_int_equal(try_add(h, "org", &id, "name", "X", NULL),
	    VC_E_NOPERM);
	assert_int_equal(edit(h, "org", 1, "name", "X", &changed), VC_E_NOPERM);
	assert_int_equal(vc_setting_set(h->vc, "name", "X"), VC_E_NOPERM);
	assert_string_equal(value(h, "org", 1, "name"), "Hj\xc3\xa4lpen");
}

static void
references_enforced(void **state)
{
	struct home *h = *state;

	assert_int_equal(
	    vci_db_exec(h->vc,
		"INSERT INTO org_event (row_id, "
		"day, recorded_at, status, actor) VALUES (9, 0, 0, 'left', '')"),
	    VC_E_DATA);
	assert_int_equal(vci_db_exec(h->vc,
			     "INSERT INTO setting (key, value) "
			     "VALUES ('a', x'00')"),
	    VC_E_DATA);
	assert_int_equal(vci_db_exec(h->vc, "SELECT \"no column\""),
	    VC_E_INTERNAL);
}

static void
versions(void **state)
{
	struct home *h = *state;
	char words[200];
	int from = -1, to = -1;
	const char *backup;

	must(h, vci_db_set_version(h->vc, vci_schema_newest() + 1));
	vc_close(h->vc);
	snprintf(words, sizeof words,
	    "register '%s' was written by a newer "
	    "vcctl; use that version",
	    h->path);
	refused(h, vc_open(h->vc, h->path, VC_READ), VC_E_UNAVAILABLE, words);
	refused(h, vc_upgrade(h->vc, h->path, &from, &to, &backup),
	    VC_E_UNAVAILABLE, words);
	must(h, vci_db_open(h->vc, h->path, VCI_OPEN_WRITE));
	must(h, vci_db_set_version(h->vc, vci_schema_newest()));
	vc_close(h->vc);
	must(h, vc_upgrade(h->vc, h->path, &from, &to, &backup));
	assert_int_equal(from, vci_schema_newest());
	assert_int_equal(to, from);
	assert_string_equal(backup, "");
	must(h, vc_open(h->vc, h->path, VC_READ));
}

static void
checked_and_copied(void **state)
{
	struct home *h = *state;
	struct vc_table *t;
	char path[128];

	one_of_each(h);
	must(h, vc_check(h->vc, &t));
	assert_int_equal(vc_table_nrow(t), 0);
	vc_table_free(t);
	snprintf(path, sizeof path, "%s/z.db", h->dir);
	must(h, vc_backup(h->vc, path));
	assert_int_equal(vc_backup(h->vc, path), VC_E_CANTCREAT);
	add(h, "org", "name", "Senare", NULL);
	vc_close(h->vc);
	must(h, vc_open(h->vc, path, VC_READ));
	assert_int_equal(count(h, "org"), 1);
	assert_string_equal(value(h, "volunteer", 1, "languages"),
	    "finska; svenska");
}

static int
mode(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

/* Whoever calls, with whatever umask. */
static void
for_the_owner_only(void **state)
{
	static const struct vc_init in = { .name = "X", .country = "FI" };
	struct home *h = *state;
	mode_t was = umask(0);
	char path[128];

	vc_close(h->vc);
	snprintf(path, sizeof path, "%s/y.db", h->dir);
	must(h, vc_init(h->vc, path, &in));
	add(h, "org", "name", "A", NULL);
	assert_int_equal(mode(path), 0600);
	snprintf(path, sizeof path, "%s/y.db-wal", h->dir);
	assert_int_equal(mode(path), 0600);
	snprintf(path, sizeof path, "%s/z.db", h->dir);
	must(h, vc_backup(h->vc, path));
	assert_int_equal(mode(path), 0600);
	umask(was);
}

/* ---- dry runs ------------------------------------------------------------------ */

static void
import_text(struct home *h, const char *noun, const char *text,
    struct vc_import_result *r)
{
	struct vc_import in = { .file = "x.csv" };
	char path[128];
	FILE *f;

	snprintf(path, sizeof path, "%s/x.csv", h->dir);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	in.fd = open(path, O_RDONLY);
	must(h, vc_import(h->vc, vc_noun(noun), &in, r));
	close(in.fd);
}

static void
dry_run_changes_nothing(void **state)
{
	struct home *h = *state;
	struct vc_import_result r;
	struct vc_step step = { .status = "left" };
	struct vc_table *t;
	int changed = 0;

	one_of_each(h);
	vc_set_dry_run(h->vc, true);
	assert_int_equal(add(h, "org", "name", "X", NULL), 2);
	must(h, edit(h, "org", 1, "name", "Y", &changed));
	assert_int_equal(changed, 1);
	must(h, edit(h, "volunteer", 1, "languages", "dansk", &changed));
	must(h, vc_set_status(h->vc, vc_noun("org"), 1, &step));
	must(h, vc_setting_set(h->vc, "name", "Z"));
	import_text(h, "org", "id,name\n7,Ny\n", &r);
	assert_int_equal(r.added, 1);
	assert_int_equal(r.batch, 0);
	vc_import_release(&r);
	vc_set_dry_run(h->vc, false);
	assert_int_equal(count(h, "org"), 1);
	assert_string_equal(value(h, "org", 1, "name"), "Hj\xc3\xa4lpen");
	assert_string_equal(value(h, "org", 1, "status"), "approved");
	assert_string_equal(value(h, "volunteer", 1, "languages"),
	    "finska; svenska");
	assert_string_equal(vc_setting(h->vc, "name"), "Byr\xc3\xa5n");
	must(h, vc_history(h->vc, vc_noun("org"), 1, &t));
	assert_int_equal(vc_table_nrow(t), 2);
	vc_table_free(t);
	/* And gives its numbers back. */
	assert_int_equal(add(h, "org", "name", "X", NULL), 2);
}

/* ---- changes inside changes ------------------------------------------------------ */

static void
all_or_nothing(void **state)
{
	struct home *h = *state;
	struct vc_step wrong = { .status = "prospect" };
	int rc;

	/* What is done inside stands when the whole does. */
	must(h, vci_db_begin(h->vc));
	assert_int_equal(add(h, "org", "name", "A", NULL), 1);
	assert_int_equal(add(h, "org", "name", "B", NULL), 2);
	must(h, vci_db_end(h->vc, VC_OK));
	assert_int_equal(count(h, "org"), 2);
	must(h, vci_db_begin(h->vc));
	add(h, "org", "name", "C", NULL);
	assert_int_equal(vci_db_end(h->vc, VC_E_DATA), VC_E_DATA);
	assert_int_equal(count(h, "org"), 2);
	/* What failed inside can't be passed over. */
	must(h, vci_db_begin(h->vc));
	add(h, "org", "name", "C", NULL);
	rc = vc_set_status(h->vc, vc_noun("org"), 1, &wrong);
	assert_int_equal(rc, VC_E_DATA);
	assert_int_equal(vci_db_end(h->vc, VC_OK), VC_E_INTERNAL);
	assert_int_equal(count(h, "org"), 2);
	vc_set_dry_run(h->vc, true);
	must(h, vci_db_begin(h->vc));
	add(h, "org", "name", "C", NULL);
	assert_int_equal(count(h, "org"), 3);
	must(h, vci_db_end(h->vc, VC_OK));
	vc_set_dry_run(h->vc, false);
	assert_int_equal(count(h, "org"), 2);
	assert_int_equal(add(h, "org", "name", "C", NULL), 3);
}

/* ---- settings ------------------------------------------------------------------- */

static void
settings(void **state)
{
	struct home *h = *state;

	assert_string_equal(vc_setting(h->vc, "band.exceeded"), "115");
	must(h, vc_setting_set(h->vc, "band.exceeded", "110"));
	assert_string_equal(vc_setting(h->vc, "band.exceeded"), "110");
	assert_int_equal(vc_setting_set(h->vc, "band.exceeded", "99"),
	    VC_E_DATA);
	assert_int_equal(vc_setting_set(h->vc, "band.exceeded", "1001"),
	    VC_E_DATA);
	must(h, vc_setting_set(h->vc, "band.exceeded", "100"));
	assert_int_equal(vc_setting_set(h->vc, "country", "DK"), VC_E_USAGE);
	assert_string_equal(vc_setting(h->vc, "country"), "SE");
	assert_null(vc_setting(h->vc, "no.such"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(every_noun_read_back),
		HOME_TEST(every_noun_edited),
		HOME_TEST(every_noun_listed_and_found),
		HOME_TEST(no_such_row),
		HOME_TEST(rows_refused),
		HOME_TEST(interest_keeps_its_place),
		HOME_TEST(found_by_name),
		HOME_TEST(lists),
		HOME_TEST(lists_by_number_and_tag),
		HOME_TEST(two_registers_at_once),
		HOME_TEST(one_register_two_handles),
		HOME_TEST(read_only),
		HOME_TEST(references_enforced),
		HOME_TEST(versions),
		HOME_TEST(checked_and_copied),
		HOME_TEST(for_the_owner_only),
		HOME_TEST(dry_run_changes_nothing),
		HOME_TEST(all_or_nothing),
		HOME_TEST(settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
