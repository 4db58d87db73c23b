/* SPDX-License-Identifier: ISC */
/* What any noun can do: types read and written, words of five languages,
 * statuses and their steps, header words. */
#include "unit.h"

#include "../../lib/register/register.h"
#include "register.h"

/* ---- types ------------------------------------------------------------------ */

/* What a field makes of a text, as machines print it; "!" and the words when
 * it is refused, "?" when it is taken with a warning. */
static const char *
read_as(struct home *h, const char *noun, const char *field, const char *text)
{
	size_t i = field_of(h, noun, field);
	struct vc_record *r;
	struct vc_cell cell;
	int rc;

	vc_buf_clear(&h->text);
	vc_buf_add(&h->text, "");
	must(h, vc_record_new(h->vc, vc_noun(noun), &r));
	rc = vc_record_set(h->vc, r, i, text);
	if (rc == VC_OK || rc == VC_WARN) {
		vc_buf_add(&h->text, rc == VC_WARN ? "?" : "");
		vc_record_cell(r, i, &cell);
		vc_cell_print(&h->text, &cell, NULL);
	} else {
		assert_int_equal(rc, VC_E_DATA);
		vc_buf_add(&h->text, "!");
		/* It says first which field. */
		assert_int_equal(strncmp(vc_errmsg(h->vc), field,
				     strlen(field)),
		    0);
		vc_buf_add(&h->text, vc_errmsg(h->vc) + strlen(field) + 2);
	}
	vc_record_free(r);
	return h->text.s;
}

struct reading {
	const char *noun, *field, *text, *want;
};

static void
reads(struct home *h, const struct reading *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(read_as(h, r[i].noun, r[i].field,
					r[i].text),
		    r[i].want);
}

static void
texts(void **state)
{
	static const struct reading r[] = {
		{ "org", "name", "  a \t b\xc2\xa0 c ", "a b c" },
		{ "org", "name", "e\xcc\x81", "\xc3\xa9" },
		{ "org", "name", " \t ", "" },
		{ "assignment", "task", "a\nb", "a\nb" },
		{ "org", "name", "\xff", "!not valid UTF-8" },
	};

	reads(*state, r, COUNT(r));
}

static void
numbers(void **state)
{
	static const struct reading r[] = { { "assignment", "places", "12",
						"12" },
		{ "assignment", "places", "1 200", "1200" },
		{ "assignment", "places", "1.200", "1200" },
		{ "assignment", "places", "1,200",
		    "!'1,200' is not a whole number" },
		{ "assignment", "places", "0.200",
		    "!'0.200' is not a whole number" },
		{ "assignment", "places", "0", "0" },
		{ "assignment", "places", "-1",
		    "!'-1' is not a number of 0 or more" },
		{ "assignment", "places", "1,5",
		    "!'1,5' is not a whole number" },
		{ "assignment", "places", "tolv",
		    "!'tolv' is not a whole number" },
		{ "goal", "target", "1 234,5", "1234.5" },
		{ "goal", "target", "79 %", "79" },
		{ "goal", "target", "-3", "-3" },
		{ "goal", "target", "0.001", "0.001" },
		{ "goal", "target", "1.234",
		    "!'1.234' is not clearly thousands or decimals; write "
		    "1234, or 1.2340" },
		{ "goal", "target", "1.2340", "1.234" },
		{ "goal", "target", "-50.000",
		    "!'-50.000' is not clearly thousands or decimals; write "
		    "-50000, or -50" },
		{ "goal", "target", "50,500 %",
		    "!'50,500' is not clearly thousands or decimals; write "
		    "50500, or 50,5" },
		{ "goal", "target", "12 500 kr", "12500" },
		{ "goal", "target", "12.500 kr", "12500" },
		{ "result", "value", "SEK 12,5", "12.5" },
		{ "result", "value", "12,500 kr",
		    "!'12,500 kr' is not a number, as 1 234,5 or 1234.5" },
		{ "result", "value", "12 EUR",
		    "!this register's amounts are in SEK; convert it first" },
		{ "goal", "target", "1.0001",
		    "!'1.0001' is not a number, as 1 234,5 or 1234.5" },
		{ "goal", "year", "2007", "2007" },
		{ "goal", "year", "1899", "!'1899' is not a year, as 2007" },
		{ "goal", "year", "07", "!'07' is not a year, as 2007" } };

	reads(*state, r, COUNT(r));
}

static void
money(void **state)
{
	static const struct reading r[] = { { "org", "fee", "1250", "1250.00" },
		{ "org", "fee", "1 250,50", "1250.50" },
		{ "org", "fee", "1 250,50 kr", "1250.50" },
		{ "org", "fee", "350.000", "350000.00" },
		{ "org", "fee", "350.000,50 kr", "350000.50" },
		{ "org", "fee", "350,000",
		    "!'350,000' is not an amount, as 1 250,50" },
		{ "org", "fee", "500:-", "500.00" },
		{ "org", "fee", "500,-", "500.00" },
		{ "org", "fee", "SEK 500", "500.00" },
		{ "org", "fee", "500sek", "500.00" },
		{ "org", "fee", "0", "0.00" },
		{ "org", "fee", "500 DKK",
		    "!this register's amounts are in SEK; convert it first" },
		{ "org", "fee", "1,005",
		    "!'1,005' is not an amount, as 1 250,50" },
		{ "org", "fee", "kr", "!'kr' is not an amount, as 1 250,50" } };

	reads(*state, r, COUNT(r));
}

static void
dates_and_truth(void **state)
{
	static const struct reading r[] = { { "org", "registered_on",
						"2007-10-31", "2007-10-31" },
		{ "org", "registered_on", "31.10.2007", "2007-10-31" },
		{ "org", "registered_on", "1/5-2007", "2007-05-01" },
		{ "org", "registered_on", "2007-02-29",
		    "!'2007-02-29' is not "
		    "a date, as 2007-10-31 or 31.10.2007" },
		{ "assignment", "remote", "ja", "yes" },
		{ "assignment", "remote", "Kyll\xc3\xa4", "yes" },
		{ "assignment", "remote", "X", "yes" },
		{ "assignment", "remote", "1", "yes" },
		{ "assignment", "remote", "NEJ", "no" },
		{ "assignment", "remote", "0", "no" },
		{ "assignment", "remote", "kanske",
		    "!'kanske' is not yes or no" } };

	reads(*state, r, COUNT(r));
}

static void
codes(void **state)
{
	static const struct reading r[] = { { "org", "status", "approved",
						"approved" },
		{ "org", "status", "GODK\xc3\x84ND", "approved" },
		{ "org", "status", "p\xc3\xa5 pause", "paused" },
		{ "org", "status", "oph\xc3\xb8rt", "left" },
		{ "org", "status", "aprooved",
		    "!unknown status 'aprooved'; "
		    "did you mean 'approved'?" },
		{ "org", "status", "xyz",
		    "!unknown status 'xyz'; one of "
		    "prospect, applied, approved, paused, left" },
		{ "org", "cause", "D12", "D12" },
		{ "org", "cause", "d12", "D12" },
		{ "org", "cause", "services for the elderly", "D12" },
		{ "org", "legal_form", "Ideell f\xc3\xb6rening",
		    "association" },
		{ "volunteer", "gender", "Kvinna", "female" },
		{ "interest", "channel", "e-post", "email" },
		{ "result", "qualifier", "cirka", "~" },
		{ "result", "qualifier", ">", ">" } };

	reads(*state, r, COUNT(r));
}

static void
places_and_scopes(void **state)
{
	static const struct reading r[] = { { "org", "municipality", "180",
						"SE-0180" },
		{ "org", "municipality", "0180", "SE-0180" },
		{ "org", "municipality", "Stockholms kommun", "SE-0180" },
		{ "org", "municipality", "DK-0461", "DK-0461" },
		{ "org", "municipality", "Ankeborg",
		    "!'Ankeborg' is not a "
		    "municipality, as SE-0180 or its name" },
		{ "goal", "scope", "national", "national" },
		{ "goal", "scope", "Hela landet", "national" },
		{ "goal", "scope", "Stockholm", "SE-0180" },
		{ "goal", "scope", "org:hj\xc3\xa4lpen", "org:1" },
		{ "goal", "scope", "ORG:1", "org:1" },
		{ "goal", "scope", "org:ingen",
		    "!no organisation is called 'ingen'; 'vcctl org list' shows what there is" },
		{ "goal", "scope", "allt",
		    "!'allt' is not national, a "
		    "municipality or org:NAME" } };
	struct home *h = *state;

	add(h, "org", "name", "Hj\xc3\xa4lpen", NULL);
	reads(h, r, COUNT(r));
}

static void
references(void **state)
{
	static const struct reading r[] = { { "assignment", "organisation_id",
						"1", "1" },
		{ "assignment", "organisation_id", "#2", "2" },
		{ "assignment", "organisation_id", "hj\xc3\xa4lpen", "1" },
		{ "assignment", "organisation_id", "3",
		    "!no organisation is called '3'; 'vcctl org list' shows "
		    "what there is" },
		{ "assignment", "organisation_id", "Tv\xc3\xa5",
		    "!more than one organisation is called 'Tv\xc3\xa5'; use "
		    "the id, which 'vcctl org list --search WORD' shows" } };
	struct home *h = *state;

	add(h, "org", "name", "Hj\xc3\xa4lpen", NULL);
	add(h, "org", "name", "Tv\xc3\xa5", NULL);
	reads(h, r, 3);
	add(h, "org", "name", "TV\xc3\x85", NULL);
	assert_string_equal(read_as(h, r[0].noun, r[0].field, "3"), "3");
	reads(h, r + 4, 1);
}

static void
organisation_numbers(void **state)
{
	static const struct reading r[] = { { "org", "org_number", "8020001239",
						"802000-1239" },
		{ "org", "org_number", "16802000-1239", "802000-1239" },
		{ "org", "org_number", "802000-1234", "?802000-1234" },
		{ "org", "org_number", "12345",
		    "!this is not an organisation number" },
		{ "org", "org_number", "810101-1234",
		    "!this holds a personal "
		    "number, which is never stored; leave it out" } };
	struct home *h = *state;

	reads(h, r, COUNT(r));
	read_as(h, "org", "org_number", "802000-1234");
	assert_string_equal(vc_errmsg(h->vc),
	    "org_number: the last digit of '802000-1234' "
	    "should be 9; taken as it is");
}

/* What is refused of a person is never said again. */
static void
persons(void **state)
{
	static const struct reading r[] = {
		{ "volunteer", "email", "Asa@Example.ORG", "asa@example.org" },
		{ "volunteer", "email", "asa@example",
		    "!this is not an e-mail address" },
		{ "volunteer", "email", "asa b@example.org",
		    "!this is not an e-mail address" },
		{ "volunteer", "email", "a@b@example.org",
		    "!this is not an e-mail address" },
		{ "volunteer", "email", "@example.org",
		    "!this is not an e-mail address" },
		{ "org", "contact_email", "nope",
		    "!this is not an e-mail address" },
		{ "volunteer", "phone", "+46 (0)70-123 45.67",
		    "+460701234567" },
		{ "volunteer", "phone", "08/123 45", "0812345" },
		{ "volunteer", "phone", "1234", "!this is not a phone number" },
		{ "volunteer", "phone", "ring Bo",
		    "!this is not a phone number" },
		{ "volunteer", "phone", "1234567890123456",
		    "!this is not a phone number" },
	};

	reads(*state, r, COUNT(r));
}

/* What spreadsheets make of postcodes, country by country. */
static void
postcodes(void **state)
{
	static const struct {
		const char *country, *text, *want;
	} r[] = {
		{ "SE", "753 32", "75332" },
		{ "SE", "SE-753 32", "75332" },
		{ "SE", "S-75332", "75332" },
		{ "SE",
		    "se 753\xc2\xa0"
		    "32",
		    "75332" },
		{ "SE", "2100", "2100" },
		{ "SE", "DK-2100", "DK-2100" },
		{ "SE", "753 321", "753 321" },
		{ "SE", "SW1A 1AA", "SW1A 1AA" },
		{ "DK", "783", "0783" },
		{ "DK", "DK-0783", "0783" },
		{ "DK", "DK 783", "0783" },
		{ "DK", "2100", "2100" },
		{ "DK", "75332", "75332" },
		{ "DK", "SE-753 32", "SE-753 32" },
		{ "NO", "150", "0150" },
		{ "NO", "N-0150", "0150" },
		{ "NO", "NO-0150", "0150" },
		{ "FI", "100", "00100" },
		{ "FI", "FI-00100", "00100" },
		{ "FI", "FIN-100", "00100" },
		{ "FI", "FI-", "FI-" },
		{ "FI", "finns ej", "finns ej" },
	};
	struct vc *vc;

	(void)state;
	assert_int_equal(vc_new(&vc), VC_OK);
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_arena arena = { 0 };
		struct vci_parse p = { .vc = vc, .arena = &arena };
		const struct vc_noun *noun = &vci_volunteer;
		struct vci_value v;

		snprintf(vc->home.country, sizeof vc->home.country, "%s",
		    r[i].country);
		assert_int_equal(vci_type_parse(&p,
				     &noun->field[vci_field(noun, "postcode")],
				     r[i].text, strlen(r[i].text), &v),
		    VC_OK);
		assert_string_equal(v.s, r[i].want);
		vc_buf_free(&p.scratch);
		vci_arena_release(&arena);
	}
	vc_free(vc);
}

static void
times_of_week(void **state)
{
	static const struct reading r[] = {
		{ "volunteer", "when", "mon-evening;sat", "mon-evening;sat" },
		{ "volunteer", "when", "M\xc3\xa5ndag kv\xc3\xa4ll",
		    "mon-evening" },
		{ "volunteer", "when", "TuesdayAfternoon", "tue-afternoon" },
		{ "volunteer", "when", "helg", "sat;sun" },
		{ "volunteer", "when", "mon-morning,mon-afternoon,mon-evening",
		    "mon" },
		{ "volunteer", "when", "weekdays", "mon;tue;wed;thu;fri" },
		{ "volunteer", "when", "alltid", "any" },
		{ "volunteer", "when", "weekdays; weekend", "any" },
		{ "volunteer", "when", "mornings",
		    "mon-morning;tue-morning;"
		    "wed-morning;thu-morning;fri-morning;sat-morning;"
		    "sun-morning" },
	};
	struct home *h = *state;
	int64_t mask;

	reads(h, r, COUNT(r));
	assert_int_equal(*read_as(h, "volunteer", "when", "mon;ibland"), '!');
	assert_true(vci_when_parse("mon-morning", 11, &mask));
	assert_int_equal(mask, 1);
	assert_true(vci_when_parse("sun-evening", 11, &mask));
	assert_int_equal(mask, 1 << 20);
	assert_false(vci_when_parse("", 0, &mask));
	/* Every mask is read again as what it was printed. */
	for (int64_t m = 1; m < 1 << 21; m = m * 3 + 1) {
		struct vc_buf b = { 0 };

		vci_when_print(m, &b);
		assert_true(vci_when_parse(b.s, b.len, &mask));
		assert_int_equal(mask, m);
		vc_buf_free(&b);
	}
}

static void
tags(void **state)
{
	static const struct reading r[] = { { "volunteer", "skills",
						"mat; data", "data; mat" },
		{ "volunteer", "skills", "mat,data|mat\nbil",
		    "bil; data; mat" },
		{ "volunteer", "skills", " ; , ", "" },
		{ "volunteer", "skills", "C++", "C++" } };
	struct home *h = *state;
	struct vc_buf many = { 0 };
	int changed;

	reads(h, r, COUNT(r));
	for (int i = 0; i < 65; i++) {
		char word[16];

		snprintf(word, sizeof word, "w%d;", i);
		vc_buf_add(&many, word);
	}
	assert_string_equal(read_as(h, "volunteer", "skills", many.s),
	    "!more than 64 words in one field");
	vc_buf_free(&many);
	/* Another spelling is no change; a word less is. */
	add(h, "volunteer", "name", "X", "skills", "Mat; data", NULL);
	must(h, edit(h, "volunteer", 1, "skills", "DATA; mat", &changed));
	assert_int_equal(changed, 0);
	must(h, edit(h, "volunteer", 1, "skills", "mat", &changed));
	assert_int_equal(changed, 1);
	assert_string_equal(value(h, "volunteer", 1, "skills"), "Mat");
	must(h, edit(h, "volunteer", 1, "skills", "", &changed));
	assert_int_equal(changed, 1);
	assert_string_equal(value(h, "volunteer", 1, "skills"), "");
}

/* ---- statuses ------------------------------------------------------------------ */

static const char *const interest_flow[] = { "received", "passed_on",
	"contacted", "agreed", "started", "active", "declined", "withdrawn",
	"no_answer", "closed" };

/* Forward is legal, back is not, nothing follows an end. */
static void
legal_steps(void **state)
{
	const struct vci_flow *flow = vc_noun("interest")->flow;

	(void)state;
	for (size_t a = 0; a < COUNT(interest_flow); a++)
		for (size_t b = 0; b < COUNT(interest_flow); b++)
			assert_int_equal(vci_flow_legal(flow, interest_flow[a],
					     interest_flow[b]),
			    a < 6 && b > a);
	assert_int_equal(vci_flow_rank(flow, "agreed"), 3);
	assert_int_equal(vci_flow_rank(flow, "soon"), -1);
	assert_int_equal(vci_flow_rank(flow, NULL), -1);
	flow = vc_noun("org")->flow;
	assert_true(vci_flow_legal(flow, "paused", "approved"));
	assert_false(vci_flow_legal(flow, "paused", "applied"));
	assert_true(vci_flow_legal(flow, "prospect", "left"));
	assert_false(vci_flow_legal(flow, "left", "approved"));
	flow = vc_noun("assignment")->flow;
	assert_true(vci_flow_legal(flow, "full", "published"));
	assert_false(vci_flow_legal(flow, "cancelled", "closed"));
	flow = vc_noun("volunteer")->flow;
	assert_true(vci_flow_legal(flow, "paused", "active"));
	assert_null(vc_noun("goal")->flow);
}

static int
step(struct home *h, const char *noun, const char *status, const char *on)
{
	struct vc_step s = { .status = status, .on = on };

	return vc_set_status(h->vc, vc_noun(noun), 1, &s);
}

static void
an_interest(struct home *h)
{
	add(h, "org", "name", "A", NULL);
	add(h, "assignment", "organisation_id", "1", "title", "T", NULL);
	add(h, "interest", "assignment_id", "1", "received_on", "2008-05-01",
	    NULL);
}

/* "on status side reason recorded actor" of each line of the history. */
static const char *
history(struct home *h, const char *noun)
{
	struct vc_table *t;

	must(h, vc_history(h->vc, vc_noun(noun), 1, &t));
	vc_buf_clear(&h->text);
	for (size_t row = 0; row < vc_table_nrow(t); row++)
		for (size_t col = 0; col < vc_table_ncol(t); col++) {
			const struct vc_cell *c = vc_table_cell(t, row, col);

			vc_buf_add(&h->text, col == 0 ? "" : "|");
			vc_cell_print(&h->text, c, NULL);
			vc_buf_add(&h->text, col == 5 ? "\n" : "");
		}
	vc_table_free(t);
	return h->text.s;
}

static void
steps_taken(void **state)
{
	struct home *h = *state;
	struct vc_step s = { .status = "\xc3\xb6verenskommen",
		.on = "2008-05-03",
		.side = "f\xc3\xb6rening",
		.reason = "no_answer: b\xc3\xa5"
			  "da vill" };

	an_interest(h);
	must(h, step(h, "interest", "contacted", "2008-05-02"));
	must(h, vc_set_actor(h->vc, "karin"));
	must(h, vc_set_status(h->vc, vc_noun("interest"), 1, &s));
	assert_string_equal(value(h, "interest", 1, "status"), "agreed");
	must(h, step(h, "interest", "active", NULL));
	assert_string_equal(history(h, "interest"),
	    "2008-05-01|received||||\n"
	    "2008-05-02|contacted|||2008-06-01T12:00:00Z|\n"
	    "2008-05-03|agreed|org|no_answer: b\xc3\xa5"
	    "da vill|2008-06-01T12:00:00Z|"
	    "karin\n"
	    "2008-06-01|active|||2008-06-01T12:00:00Z|karin\n");
}

static void
steps_refused(void **state)
{
	struct home *h = *state;
	struct vc_step s = { .status = "agreed", .reopen = true };

	an_interest(h);
	refused(h, step(h, "interest", "received", NULL), VC_E_DATA,
	    "it is 'received' already");
	must(h, step(h, "interest", "started", "2008-05-10"));
	refused(h, step(h, "interest", "contacted", NULL), VC_E_DATA,
	    "no step leads from 'started' to 'contacted'; legal now: active, "
	    "declined, withdrawn, no_answer, closed");
	refused(h, step(h, "interest", "active", "2008-04-30"), VC_E_DATA,
	    "2008-04-30 is before 2008-05-01, the row's own 'Received'");
	refused(h, step(h, "interest", "active", "soon"), VC_E_DATA,
	    "'soon' is not a date, as 2007-10-31 or 31.10.2007");
	refused(h, step(h, "interest", "actve", NULL), VC_E_DATA,
	    "unknown status 'actve'; did you mean 'active'?");
	s.side = "mig";
	assert_int_equal(vc_set_status(h->vc, vc_noun("interest"), 1, &s),
	    VC_E_DATA);
	s.side = NULL;
	refused(h, vc_set_status(h->vc, vc_noun("interest"), 1, &s), VC_E_USAGE,
	    "going back needs a reason; say why with --reason");
	refused(h,
	    vc_set_status(h->vc, vc_noun("interest"), 2,
		&(struct vc_step){ .status = "active" }),
	    VC_E_NOINPUT, "no interest has that number");
	refused(h, vc_set_status(h->vc, vc_noun("goal"), 1, &s), VC_E_USAGE,
	    "goal has no status");
	assert_string_equal(value(h, "interest", 1, "status"), "started");
	assert_string_equal(history(h, "interest"),
	    "2008-05-01|received||||\n"
	    "2008-05-10|started|||2008-06-01T12:00:00Z|\n");
}

static void
reopened(void **state)
{
	struct home *h = *state;
	struct vc_step s = { .status = "contacted",
		.reopen = true,
		.reason = "fel person" };

	an_interest(h);
	must(h, step(h, "interest", "declined", NULL));
	refused(h, step(h, "interest", "active", NULL), VC_E_DATA,
	    "no step leads from 'declined' to 'active': 'declined' is an end; "
	    "reopen it with a reason");
	must(h, vc_set_status(h->vc, vc_noun("interest"), 1, &s));
	assert_string_equal(value(h, "interest", 1, "status"), "contacted");
	must(h, step(h, "interest", "agreed", NULL));
	assert_string_equal(history(h, "interest"),
	    "2008-05-01|received||||\n"
	    "2008-06-01|declined|org||2008-06-01T12:00:00Z|\n"
	    "2008-06-01|contacted||fel person|2008-06-01T12:00:00Z|\n"
	    "2008-06-01|agreed|||2008-06-01T12:00:00Z|\n");
}

/* The day of a status that came without one. */
static void
status_of_a_new_row(void **state)
{
	struct home *h = *state;
	int64_t id;

	add(h, "org", "name", "A", "registered_on", "2008-01-02", NULL);
	assert_string_equal(history(h, "org"),
	    "2008-01-02|prospect||||\n"
	    "2008-01-02|approved|||2008-06-01T12:00:00Z|\n");
	add(h, "assignment", "organisation_id", "1", "title", "T",
	    "registered_on", "2008-02-01", "published_on", "2008-02-05", NULL);
	assert_string_equal(value(h, "assignment", 1, "status"), "published");
	assert_string_equal(history(h, "assignment"),
	    "2008-02-01|draft||||\n"
	    "2008-02-05|published|||2008-06-01T12:00:00Z|\n");
	add(h, "volunteer", "name", "X", "registered_on", "2008-03-01",
	    "status", "left", "status_on", "2008-04-01", NULL);
	assert_string_equal(history(h, "volunteer"),
	    "2008-03-01|active||||\n"
	    "2008-04-01|left|||2008-06-01T12:00:00Z|\n");
	refused(h,
	    try_add(h, "volunteer", &id, "registered_on", "2008-03-01",
		"status", "left", "status_on", "2008-02-01", NULL),
	    VC_E_DATA,
	    "status_on: 2008-02-01 is before 2008-03-01, the row's own "
	    "'Registered': give that day too");
}

/* ---- fields ------------------------------------------------------------------------ */

static void
header_words(void **state)
{
	static const struct {
		const char *noun, *word, *field; /* NULL: none; "": id */
	} want[] = { { "org", "name", "name" }, { "org", "NAMN", "name" },
		{ "org", "Org. nr", "org_number" },
		{ "org", "organisationsnummer", "org_number" },
		{ "org", "E-post", "contact_email" }, { "org", "id", "" },
		{ "org", "Nr", "" }, { "org", "farg", NULL },
		{ "org", "", NULL },
		{ "assignment", "F\xc3\xb6rening", "organisation_id" },
		{ "volunteer",
		    "F\xc3\xb8"
		    "dsels\xc3\xa5r",
		    "birth_year" },
		{ "goal", "Nr", "number" }, { "goal", "id", "" },
		{ "result", "m\xc3\xa5l", "number" } };
	struct home *h = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		const struct vc_noun *noun = vc_noun(want[i].noun);
		int f = vci_field_header(noun, want[i].word,
		    strlen(want[i].word));

		if (want[i].field == NULL)
			assert_int_equal(f, -1);
		else if (*want[i].field == '\0')
			assert_int_equal(f, VCI_IS_ID);
		else
			assert_int_equal(f,
			    field_of(h, want[i].noun, want[i].field));
	}
}

/* No header word, and no word for a code, may mean two things of a noun. */
static void
words_are_unambiguous(void **state)
{
	(void)state;
	for (size_t n = 0; vci_nouns[n] != NULL; n++) {
		const struct vc_noun *noun = vci_nouns[n];
		struct vc_field f;

		for (size_t i = 0; vc_noun_field(noun, i, &f); i++) {
			const char *s = f.aliases == NULL ? "" : f.aliases;

			assert_int_equal(vci_field_header(noun, f.name,
					     strlen(f.name)),
			    i);
			while (*s != '\0') {
				size_t len = strcspn(s, "|");

				if ((size_t)vci_field_header(noun, s, len) != i)
					fail_msg("%s: '%.*s' of %s means "
						 "another field",
					    noun->name, (int)len, s, f.name);
				s += len + (s[len] == '|');
			}
		}
	}
}

static void
codes_are_unambiguous(void **state)
{
	(void)state;
	for (size_t n = 0; vci_nouns[n] != NULL; n++) {
		const struct vci_field *f = vci_nouns[n]->field;

		for (; f->name != NULL; f++) {
			const struct vci_codes *list = f->of;

			/* ICNP/TSO itself names a group and one of its
			 * sub-groups alike. */
			if (f->type != VCI_T_CODE || list == &vci_causes)
				continue;
			for (const struct vci_code *c = list->code;
			     c->code != NULL; c++) {
				const char *s = c->alias == NULL ? "" :
								   c->alias;

				while (*s != '\0') {
					size_t len = strcspn(s, "|");

					if (vci_code_find(list, s, len) !=
					    c->code)
						fail_msg("%s.%s: '%.*s' of %s "
							 "means another",
						    vci_nouns[n]->name, f->name,
						    (int)len, s, c->code);
					s += len + (s[len] == '|');
				}
			}
		}
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		HOME_TEST(texts),
		HOME_TEST(numbers),
		HOME_TEST(money),
		HOME_TEST(dates_and_truth),
		HOME_TEST(codes),
		HOME_TEST(places_and_scopes),
		HOME_TEST(references),
		HOME_TEST(organisation_numbers),
		HOME_TEST(persons),
		cmocka_unit_test(postcodes),
		HOME_TEST(times_of_week),
		HOME_TEST(tags),
		cmocka_unit_test(legal_steps),
		HOME_TEST(steps_taken),
		HOME_TEST(steps_refused),
		HOME_TEST(reopened),
		HOME_TEST(status_of_a_new_row),
		HOME_TEST(header_words),
		cmocka_unit_test(words_are_unambiguous),
		cmocka_unit_test(codes_are_unambiguous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
