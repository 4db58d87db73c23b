/* SPDX-License-Identifier: ISC */
/* Buffers, errors in words, clocks and actors of a handle. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "../../lib/core/buf.h"
#include "../../lib/core/date.h"
#include "../../lib/core/handle.h"

static void
release(struct vc *vc)
{
	vc_buf_free(&vc->args);
	vc_buf_free(&vc->text);
	free(vc->actor);
}

static void
buffer_grows(void **state)
{
	struct vc_buf b = { 0 };
	int i;

	(void)state;
	vc_buf_add(&b, "");
	assert_string_equal(b.s, "");
	for (i = 0; i < 1000; i++)
		vc_buf_add(&b, "ab");
	vc_buf_addc(&b, '!');
	vc_buf_addn(&b, "xyz", 2);
	assert_int_equal(b.len, 2003);
	assert_int_equal(strlen(b.s), 2003);
	assert_string_equal(b.s + 1998, "ab!xy");
	vc_buf_clear(&b);
	assert_string_equal(b.s, "");
	assert_int_equal(b.len, 0);
	vc_buf_free(&b);
	assert_null(b.s);
}

static void
buffer_fails_for_good(void **state)
{
	struct vc_buf b = { 0 };

	(void)state;
	vc_buf_add(&b, "kept");
	assert_null(vci_buf_room(&b, SIZE_MAX - 8));
	assert_true(b.failed);
	vc_buf_add(&b, " lost");
	assert_string_equal(b.s, "kept");
	vc_buf_clear(&b);
	assert_true(b.failed);
	vc_buf_free(&b);
	assert_false(b.failed);
}

static void
no_error_yet(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	assert_string_equal(vc_errmsg(&vc), "");
	assert_string_equal(vc_error(&vc)->id, "");
	assert_string_equal(vc_errmsg(NULL), "out of memory");
	assert_non_null(vc_error(NULL));
}

static void
error_in_words(void **state)
{
	struct vc vc = { .now = -1 };
	char path[] = "x.db";

	(void)state;
	assert_int_equal(vci_err(&vc, VC_E_NOINPUT, "cannot open '%s': %s",
			     path, "no such file"),
	    VC_E_NOINPUT);
	path[0] = 'y';
	assert_int_equal(vc.err, VC_E_NOINPUT);
	assert_string_equal(vc_errmsg(&vc), "cannot open 'x.db': no such file");
	assert_string_equal(vc_error(&vc)->id, "cannot open '%s': %s");
	assert_string_equal(vc_error(&vc)->arg[0], "x.db");
	assert_string_equal(vc_error(&vc)->arg[1], "no such file");
	assert_null(vc_error(&vc)->arg[2]);
	assert_int_equal(vci_err(&vc, VC_E_DATA, "100%% wrong"), VC_E_DATA);
	assert_string_equal(vc_errmsg(&vc), "100% wrong");
	assert_null(vc_error(&vc)->arg[0]);
	release(&vc);
}

/* What a caller does who adds to the error it was given. */
static void
error_of_own_words(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	vci_err(&vc, VC_E_DATA, "'%s' is no date", "soon");
	vci_err(&vc, VC_E_DATA, "line %s: %s", "7", vc_errmsg(&vc));
	assert_string_equal(vc_errmsg(&vc), "line 7: 'soon' is no date");
	vci_err(&vc, VC_E_DATA, "%s, %s", vc_error(&vc)->arg[1],
	    vc_error(&vc)->arg[0]);
	assert_string_equal(vc_errmsg(&vc), "'soon' is no date, 7");
	release(&vc);
}

/* Neither in the words nor in the arguments that a translation gets. */
static void
error_without_persons(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	vci_err(&vc, VC_E_DATA, "'%s' of '%s' in '%s'", "Kim 121212-1212",
	    "212000-0142", "010190 1234 och 131052-308T");
	assert_string_equal(vc_errmsg(&vc),
	    "'Kim ***' of '212000-0142' in '010190 1234 och ***'");
	assert_string_equal(vc_error(&vc)->arg[0], "Kim ***");
	memcpy(vc.home.country, "DK", 3);
	vci_err(&vc, VC_E_DATA, "in '%s'", "010190 1234");
	assert_string_equal(vc_errmsg(&vc), "in '***'");
	release(&vc);
}

static void
persons_refused(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	assert_int_equal(vci_person_refuse(&vc, NULL), VC_OK);
	assert_int_equal(vci_person_refuse(&vc, "212000-0142"), VC_OK);
	assert_int_equal(vci_person_refuse(&vc, "a121212-1212"), VC_E_DATA);
	assert_int_equal(vci_person_err(&vc), VC_E_DATA);
	assert_int_equal(vc_set_actor(&vc, "Karin"), VC_OK);
	assert_int_equal(vc_set_actor(&vc, "121212-1212"), VC_E_DATA);
	assert_string_equal(vc.actor, "Karin");
	release(&vc);
}

static void
out_of_memory(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	vci_err(&vc, VC_E_DATA, "%s", "something else");
	assert_int_equal(vci_nomem(&vc), VC_E_NOMEM);
	assert_int_equal(vc.err, VC_E_NOMEM);
	assert_string_equal(vc_errmsg(&vc), "out of memory");
	assert_string_equal(vc_error(&vc)->id, "out of memory");
	vci_err(&vc, VC_E_DATA, "%s", "and again");
	assert_string_equal(vc_errmsg(&vc), "and again");
	release(&vc);
}

static void
message_copied(void **state)
{
	char id[] = "%s of %s", one[] = "1";
	struct vc_msg from = { .id = id, .arg = { one, NULL, "3" } }, to;
	char *store;

	(void)state;
	assert_true(vci_msg_copy(&to, &from, &store));
	id[0] = one[0] = '#';
	assert_string_equal(to.id, "%s of %s");
	assert_string_equal(to.arg[0], "1");
	assert_null(to.arg[1]);
	assert_string_equal(to.arg[2], "3");
	free(store);
	from = (struct vc_msg){ .id = NULL };
	assert_true(vci_msg_copy(&to, &from, &store));
	assert_null(to.id);
	free(store);
}

static void
says(const char *fmt, const char *want)
{
	static const struct vc_msg msg = { .id = "", .arg = { "a", "b" } };
	struct vc_buf b = { 0 };

	vc_msg_print(&b, fmt, &msg);
	assert_string_equal(b.s, want);
	vc_buf_free(&b);
}

static void
message_filled_in(void **state)
{
	(void)state;
	says("", "");
	says("%s and %s", "a and b");
	says("%2$s before %1$s", "b before a");
	says("%s %s %s %s %s %s", "a b    ");
	says("100 %%", "100 %");
	says("%d %", "%d %");
	says("%9$s", "");
}

static void
clock_fixed(void **state)
{
	struct vc vc = { .now = -1 };
	int64_t today;

	(void)state;
	vc_set_clock(&vc, 1191240000);
	assert_int_equal(vci_now(&vc), 1191240000);
	assert_int_equal(vc_today(&vc), vci_day(2007, 10, 1));
	vc_set_clock(&vc, 0);
	assert_int_equal(vc_today(&vc), 0);
	vc_set_clock(&vc, -5);
	assert_true(vci_now(&vc) > 1700000000);
	today = vc_today(&vc);
	assert_in_range(today, vci_now(&vc) / 86400 - 1,
	    vci_now(&vc) / 86400 + 1);
}

static void
actor(void **state)
{
	struct vc vc = { .now = -1 };

	(void)state;
	assert_int_equal(vc_set_actor(&vc, "Karin"), VC_OK);
	assert_string_equal(vc.actor, "Karin");
	assert_int_equal(vc_set_actor(&vc, vc.actor + 1), VC_OK);
	assert_string_equal(vc.actor, "arin");
	assert_int_equal(vc_set_actor(&vc, NULL), VC_OK);
	assert_string_equal(vc.actor, "");
	release(&vc);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(buffer_grows),
		cmocka_unit_test(buffer_fails_for_good),
		cmocka_unit_test(no_error_yet),
		cmocka_unit_test(error_in_words),
		cmocka_unit_test(error_of_own_words),
		cmocka_unit_test(error_without_persons),
		cmocka_unit_test(persons_refused),
		cmocka_unit_test(out_of_memory),
		cmocka_unit_test(message_copied),
		cmocka_unit_test(message_filled_in),
		cmocka_unit_test(clock_fixed),
		cmocka_unit_test(actor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
