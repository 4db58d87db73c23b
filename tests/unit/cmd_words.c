/* SPDX-License-Identifier: ISC */
/* What people read may be typed: in each language every title of a column
 * means its field, and every word for a code the code; and it may be the
 * header of a file, whichever language is spoken. */
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../cmd/lang.h"
#include "../../lib/intake/intake.h"
#include "../../lib/register/register.h"
#include "unit.h"

static const char *const languages[] = { "sv", "da", "nb", "fi", "en" };

/* Speaks the language by the catalogues of build/, beside this program's
 * folder. */
static void
speak(const char *lang)
{
	char exe[PATH_MAX] = "", dir[PATH_MAX + 16];

	assert_true(readlink("/proc/self/exe", exe, sizeof exe - 1) > 0);
	snprintf(dir, sizeof dir, "%s/../locale", dirname(exe));
	assert_int_equal(lang_set(lang), 0);
	bindtextdomain("vcctl", dir);
	textdomain("vcctl");
	assert_true(strcmp(lang, "en") == 0 ||
	    strcmp(lang_text("Municipality"), "Municipality") != 0);
}

static void
titles_of(struct vc *vc, const struct vc_noun *noun, const char *lang)
{
	for (int i = 0; noun->field[i].name != NULL; i++) {
		const char *title = lang_text(noun->field[i].title);

		if (vc_field_find(vc, noun, title) == i)
			continue;
		print_error("%s %s.%s '%s': %s\n", lang, noun->name,
		    noun->field[i].name, title, vc_errmsg(vc));
		fail();
	}
}

static void
titles(void **state)
{
	struct vc *vc;

	(void)state;
	assert_int_equal(vc_new(&vc), VC_OK);
	vc_set_translate(vc, lang_text, NULL);
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		for (size_t n = 0; vci_nouns[n] != NULL; n++)
			titles_of(vc, vci_nouns[n], languages[l]);
	}
	vc_free(vc);
}

static void
speak_nth(int nth)
{
	speak(nth < 0 ? "da" : languages[nth]);
}

static void
headers_of(struct vc *vc, const struct vc_noun *noun)
{
	struct vci_words words = { .slot = NULL };

	assert_int_equal(vci_words_make(vc, &words, noun, 0), VC_OK);
	assert_string_equal(lang_text("Municipality"), "Kommune");
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		for (int i = 0; noun->field[i].name != NULL; i++) {
			const char *title = lang_text(noun->field[i].title);

			if (vci_words_find(&words, title, strlen(title)) == i)
				continue;
			print_error("%s %s.%s: '%s' is no header of it\n",
			    languages[l], noun->name, noun->field[i].name,
			    title);
			fail();
		}
	}
	vci_words_release(&words);
}

static void
headers(void **state)
{
	struct vc *vc;

	(void)state;
	assert_int_equal(vc_new(&vc), VC_OK);
	vc_set_translate(vc, lang_text, speak_nth);
	for (size_t n = 0; vci_nouns[n] != NULL; n++) {
		speak("da");
		headers_of(vc, vci_nouns[n]);
	}
	vc_free(vc);
}

static void
codes_of(const struct vc_noun *noun, const struct vci_field *f,
    const char *lang)
{
	const struct vci_codes *list = f->of;

	for (const struct vci_code *c = list->code; c->code != NULL; c++) {
		const char *word = lang_text(c->code);

		if (vci_code_find(list, word, strlen(word)) == c->code)
			continue;
		print_error("%s %s.%s: '%s' is not taken for '%s'\n", lang,
		    noun->name, f->name, word, c->code);
		fail();
	}
}

static void
codes(void **state)
{
	(void)state;
	for (size_t l = 0; l < COUNT(languages); l++) {
		speak(languages[l]);
		for (size_t n = 0; vci_nouns[n] != NULL; n++)
			for (const struct vci_field *f = vci_nouns[n]->field;
			     f->name != NULL; f++)
				if (f->type == VCI_T_CODE)
					codes_of(vci_nouns[n], f, languages[l]);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(titles),
		cmocka_unit_test(headers), cmocka_unit_test(codes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
