/* SPDX-License-Identifier: ISC */
/* How columns are found to write their dates and numbers. */
#include "unit.h"

#include <string.h>

#include "../../lib/noun/format.h"
#include "../../lib/register/register.h"

#define CELLS 6

/* Cells of one column, what they are once it is settled, and whether that
 * takes a second reading. */
struct column {
	const char *cell[CELLS];
	int64_t value[CELLS]; /* BAD: refused */
	bool again;
	const char *note; /* how the message begins, or NULL */
};
#define BAD INT64_MIN

static int64_t
read_cell(struct vci_parse *p, const struct vci_field *f, const char *text)
{
	struct vci_value v = { 0 };
	int rc = vci_type_parse(p, f, text, strlen(text), &v);

	if (rc == VC_OK)
		return v.i;
	assert_int_equal(rc, VC_E_DATA);
	return BAD;
}

static void
read_column(struct vc *vc, const struct vci_field *f, struct vci_format *fmt,
    const struct column *c)
{
	struct vci_parse p = { .vc = vc, .fmt = fmt };
	bool again;

	for (size_t i = 0; i < CELLS && c->cell[i] != NULL; i++)
		read_cell(&p, f, c->cell[i]);
	again = vci_format_settle(fmt);
	if (again != c->again)
		fail_msg("'%s' ...: again is %d", c->cell[0], again);
	for (size_t i = 0; i < CELLS && c->cell[i] != NULL; i++) {
		int64_t v = read_cell(&p, f, c->cell[i]);

		if (v != c->value[i])
			fail_msg("'%s' became %ld", c->cell[i], (long)v);
	}
	assert_false(vci_format_settle(fmt));
	if (c->note == NULL) {
		assert_int_equal(vci_format_note(vc, fmt), VC_OK);
		return;
	}
	assert_int_equal(vci_format_note(vc, fmt), VC_WARN);
	if (strncmp(vc_errmsg(vc), c->note, strlen(c->note)) != 0)
		fail_msg("'%s' ...: %s", c->cell[0], vc_errmsg(vc));
}

static void
read_columns(const struct vc_noun *noun, const char *field,
    struct vci_format told, const struct column *c, size_t n)
{
	struct vc *vc;

	assert_int_equal(vc_new(&vc), VC_OK);
	memcpy(vc->home.country, "SE", 3);
	for (size_t i = 0; i < n; i++) {
		struct vci_format fmt = told;

		read_column(vc, &noun->field[vci_field(noun, field)], &fmt,
		    &c[i]);
	}
	vc_free(vc);
}

#define MONTH_FIRST "its dates are read with the month first"
#define EITHER      "its dates fit day first and month first alike"

static void
date_columns(void **state)
{
	const int64_t jan5 = vci_day(2023, 1, 5), may1 = vci_day(2023, 5, 1),
		      may13 = vci_day(2023, 5, 13),
		      dec12 = vci_day(2023, 12, 12);
	const struct column c[] = {
		{ { "1/5/2023", "5/13/2023", "2023-05-01", "1 maj 2023" },
		    { jan5, may13, may1, may1 }, true, MONTH_FIRST },
		{ { "1/5/2023", "13/5/2023" }, { may1, may13 }, false, NULL },
		{ { "5/13/2023", "1.5.2023", "13.5.2023" },
		    { BAD, may1, may13 }, false, NULL },
		{ { "1/5-2023", "12-12-2023" }, { may1, dec12 }, false, NULL },
		{ { "1-5-2023", "12-12-2023" }, { may1, dec12 }, false,
		    EITHER },
		{ { "12.12.2023", "2023-05-01" }, { dec12, may1 }, false,
		    NULL },
		{ { "5/32/2023", "13.13.2023", "snart" }, { BAD, BAD, BAD },
		    false, NULL },
	};

	(void)state;
	read_columns(&vci_org, "registered_on", (struct vci_format){ 0 }, c,
	    COUNT(c));
}

static void
orders_told(void **state)
{
	const int64_t jan5 = vci_day(2023, 1, 5), may1 = vci_day(2023, 5, 1),
		      may13 = vci_day(2023, 5, 13);
	const struct column dmy[] = {
		{ { "1/5/2023" }, { may1 }, false, NULL },
		{ { "1/5/2023", "5/13/2023" }, { may1, BAD }, false, NULL },
	};
	const struct column mdy[] = {
		{ { "1/5/2023" }, { jan5 }, false, NULL },
		{ { "5/13/2023", "13/5/2023", "2023-05-01" },
		    { may13, BAD, may1 }, false, NULL },
	};

	(void)state;
	read_columns(&vci_org, "registered_on",
	    (struct vci_format){ .order = VCI_DMY }, dmy, COUNT(dmy));
	read_columns(&vci_org, "registered_on",
	    (struct vci_format){ .order = VCI_MDY }, mdy, COUNT(mdy));
}

#define COMMA "read with a decimal comma"
#define POINT "read with a decimal point"

static void
number_columns(void **state)
{
	static const struct column target[] = {
		{ { "12.000", "1.250,5", "7", "1 250", "1.250.000" },
		    { 12000000, 1250500, 7000, 1250000, 1250000000 }, true,
		    COMMA },
		{ { "12.000", "1,250.5" }, { 12000, 1250500 }, true, POINT },
		{ { "12,000 %", "0.5" }, { 12000000, 500 }, true, POINT },
		{ { "12.000", "12" }, { BAD, 12000 }, false, NULL },
		{ { "12.000", "1,5", "1.5" }, { BAD, 1500, 1500 }, false,
		    NULL },
		{ { "1,5", "12" }, { 1500, 12000 }, false, NULL },
	};
	static const struct column fee[] = {
		{ { "12.000 kr", "1.250,50", "500:-" },
		    { 1200000, 125050, 50000 }, true, COMMA },
		{ { "12.000" }, { 1200000 }, false, NULL },
		{ { "12,000" }, { BAD }, false, NULL },
	};
	static const struct column places[] = {
		{ { "1.200", "1.250.000", "7" }, { 1200, 1250000, 7 }, true,
		    COMMA },
		{ { "1.200", "7" }, { 1200, 7 }, false, NULL },
	};
	const struct vci_format none = { 0 };

	(void)state;
	read_columns(&vci_goal, "target", none, target, COUNT(target));
	read_columns(&vci_org, "fee", none, fee, COUNT(fee));
	read_columns(&vci_assignment, "places", none, places, COUNT(places));
}

static void
signs_told(void **state)
{
	static const struct column comma[] = {
		{ { "12.000", "12,5" }, { 12000000, 12500 }, false, NULL },
		{ { "12,000", "12.5", "1,250.5" }, { 12000, BAD, BAD }, false,
		    NULL },
	};
	static const struct column point[] = {
		{ { "12.000", "12,5", "1.250.000" }, { 12000, BAD, BAD }, false,
		    NULL },
	};

	(void)state;
	read_columns(&vci_goal, "target",
	    (struct vci_format){ .decimal = VCI_COMMA }, comma, COUNT(comma));
	/* What was told of dates is no matter. */
	read_columns(&vci_goal, "target",
	    (struct vci_format){ .order = VCI_MDY, .decimal = VCI_POINT },
	    point, COUNT(point));
}

/* Why a cell was refused, by what is known of its column. */
static void
words(void **state)
{
	static const struct {
		const struct vc_noun *noun;
		const char *field, *text;
		struct vci_format fmt;
		const char *want;
	} r[] = {
		{ &vci_org, "registered_on", "5/13/2023", { 0 },
		    "'5/13/2023' is not a date with the day first, as the "
		    "rest of this column has it" },
		{ &vci_org, "registered_on", "5/13/2023", { .order = VCI_DMY },
		    "'5/13/2023' is not a date with the day first" },
		{ &vci_org, "registered_on", "13/5/2023", { .order = VCI_MDY },
		    "'13/5/2023' is not a date with the month first" },
		{ &vci_org, "registered_on", "snart", { .order = VCI_MDY },
		    "'snart' is not a date, as 2007-10-31 or 31.10.2007" },
		{ &vci_goal, "target", "12,5", { .decimal = VCI_POINT },
		    "'12,5' is not a number with a decimal point" },
		{ &vci_org, "fee", "12.5", { .decimal = VCI_COMMA },
		    "'12.5' is not a number with a decimal comma" },
		{ &vci_goal, "target", "tolv", { .decimal = VCI_POINT },
		    "'tolv' is not a number, as 1 234,5 or 1234.5" },
	};
	struct vc *vc;

	(void)state;
	assert_int_equal(vc_new(&vc), VC_OK);
	memcpy(vc->home.country, "SE", 3);
	for (size_t i = 0; i < COUNT(r); i++) {
		struct vci_format fmt = r[i].fmt;
		struct vci_parse p = { .vc = vc, .fmt = &fmt };

		assert_int_equal(read_cell(&p,
				     &r[i].noun->field[vci_field(r[i].noun,
					 r[i].field)],
				     r[i].text),
		    BAD);
		assert_string_equal(vc_errmsg(vc), r[i].want);
	}
	vc_free(vc);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(date_columns),
		cmocka_unit_test(orders_told),
		cmocka_unit_test(number_columns),
		cmocka_unit_test(signs_told),
		cmocka_unit_test(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
