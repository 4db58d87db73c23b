/* SPDX-License-Identifier: ISC */
/* How alike names are: what makes two spellings one, what keeps them two. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "../../lib/core/name.h"
#include "../../lib/core/name_part.h"

/* How alike two names are where these are all there is. */
static int
like_of(enum vci_names_of of, const char *a, const char *b)
{
	struct vci_names *names = vci_names_new(of, "SE");
	int like, back;

	assert_non_null(names);
	assert_true(vci_names_add(names, a, strlen(a)));
	assert_true(vci_names_add(names, b, strlen(b)));
	assert_true(vci_names_weigh(names));
	like = vci_names_like(names, 0, 1, 1);
	back = vci_names_like(names, 1, 0, 1);
	assert_int_equal(like, back);
	vci_names_free(names);
	return like;
}

static int
like(const char *a, const char *b)
{
	return like_of(VCI_NAMES_ORG, a, b);
}

static int
person(const char *a, const char *b)
{
	return like_of(VCI_NAMES_PERSON, a, b);
}

static void
one_name(void **state)
{
	(void)state;
	assert_int_equal(like("Röda stugan", "RÖDA STUGAN"), 100);
	assert_int_equal(like("Röda-stugan!", "Roda  stugan"), 100);
	assert_int_equal(like("Åens vänner", "Aens vanner"), 100);
	assert_int_equal(like("", ""), 0);
	assert_int_equal(like("", "Stugan"), 0);
	assert_int_equal(like("--", "--"), 0);
}

/* Pairs that are one body, in each way that registers spell it. */
static void
spelt_otherwise(void **state)
{
	static const char *const pair[][2] = {
		/* legal form and kind of body */
		{ "Granvretens IF", "Granvretens Idrottsförening" },
		{ "Granvretens vänner, ideell förening", "Granvretens vänner" },
		{ "Föreningen Granvreten", "Granvretens förening" },
		{ "Granvretens bygdegårdsfören.",
		    "Granvretens bygdegårdsförening" },
		/* short forms */
		{ "Granvretens OK", "Granvretens Orienteringsklubb" },
		{ "IK Granvreten", "Idrottsklubben Granvreten" },
		{ "Granvretens Golfklubb (GGK)", "Granvretens Golfklubb" },
		{ "SOVA", "Svenska orkidévännernas allians, SOVA" },
		/* one word or two */
		{ "Granvretens Folkets Hus", "Granvretens Folketshus" },
		{ "Granvretens hembygds förening",
		    "Granvretens hembygdsförening" },
		/* order, joining words, form of a word */
		{ "Sparvens Ridklubb i Granvreten",
		    "Granvreten Sparvens ridklubb" },
		{ "Lin och ull i Granvreten", "Lin & Ull Granvreten" },
		{ "Museijärnvägen Granvreten", "Museijärnvägar Granvreten" },
		/* sound and slips */
		{ "Westergrans byalag", "Västergrans byalag" },
		{ "Granvretens Brukshundklubb", "Granvretens Brukshundsklub" },
		{ "Gravnretens Scoutkår", "Granvretens Scoutkår" },
		{ "Aaens Gymnaster", "Åens gymnaster" },
		/* a second name */
		{ "Bergakyrkan / Granvretens frikyrkoförsamling",
		    "Granvretens Frikyrkoförsamling" },
		{ "GV74", "GV 74" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pair); i++)
		if (like(pair[i][0], pair[i][1]) < 50)
			fail_msg("'%s' and '%s': %d", pair[i][0], pair[i][1],
			    like(pair[i][0], pair[i][1]));
}

/* Pairs that are two, though they have words in common. */
static void
two_bodies(void **state)
{
	static const char *const pair[][2] = {
		{ "Granvretens IF", "Bergåsens IF" },
		{ "Granvretens fotbollsklubb", "Granvretens tennisklubb" },
		{ "Granvretens hembygdsförening", "Granvretens IF" },
		{ "Scoutkåren i Lund", "Scoutkåren i Umeå" },
		{ "IF", "Idrottsföreningen Granvreten" },
		{ "Avdelning 3", "Avdelning 5" },
		{ "Förening", "Föreningen Granvreten" },
		{ "Ideell förening", "Klubben" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pair); i++)
		if (like(pair[i][0], pair[i][1]) >= 50)
			fail_msg("'%s' and '%s': %d", pair[i][0], pair[i][1],
			    like(pair[i][0], pair[i][1]));
}

static void
people(void **state)
{
	(void)state;
	assert_true(person("Kim Bergqvist", "Bergqvist, Kim") >= 50);
	assert_true(person("Kim Bergqvist", "Kim Bergkvist") >= 50);
	assert_true(person("K. Bergqvist", "Kim Bergqvist") >= 50);
	assert_true(person("Kim Maria Bergqvist", "Kim Bergqvist") >= 50);
	assert_true(person("Kim Bergqvist", "Alex Bergqvist") < 50);
	assert_true(person("Kim Bergqvist", "Kim Åström") < 50);
}

/* What all names of a register have tells little, what few have much. */
static void
weights(void **state)
{
	struct vci_names *names = vci_names_new(VCI_NAMES_ORG, "SE");
	char s[32];

	(void)state;
	assert_non_null(names);
	assert_true(vci_names_add(names, "Sparvens lyra", 13));
	assert_true(vci_names_add(names, "Sparvens lyra Vinden", 20));
	for (int i = 0; i < 200; i++) {
		snprintf(s, sizeof s, "Sparvens lyra %c%cnen", 'a' + i % 25,
		    'a' + i / 25);
		assert_true(vci_names_add(names, s, strlen(s)));
	}
	assert_true(vci_names_weigh(names));
	assert_true(vci_names_like(names, 0, 1, 1) < 50);
	vci_names_free(names);
	assert_true(like("Sparvens lyra", "Sparvens lyra Vinden") >= 50);
}

/* Names that are alike share a key; the keys of any name fit. */
static void
keys(void **state)
{
	static const char *const name[] = { "Granvretens IF",
		"Granvretens Idrottsförening", "Gravnretens IF", "", "!" };
	uint64_t key[COUNT(name)][VCI_NAME_KEYS];
	size_t n[COUNT(name)];
	struct vci_names *names = vci_names_new(VCI_NAMES_ORG, "SE");

	(void)state;
	assert_non_null(names);
	for (size_t i = 0; i < COUNT(name); i++)
		assert_true(vci_names_add(names, name[i], strlen(name[i])));
	assert_true(vci_names_weigh(names));
	for (size_t i = 0; i < COUNT(name); i++)
		n[i] = vci_names_keys(names, i, key[i]);
	for (size_t i = 1; i < 3; i++) {
		bool shared = false;

		for (size_t k = 0; k < n[0]; k++)
			for (size_t l = 0; l < n[i]; l++)
				shared |= key[0][k] == key[i][l];
		assert_true(shared);
	}
	assert_int_equal(n[3], 0);
	assert_int_equal(n[4], 0);
	vci_names_free(names);
}

/* A name of any length is taken; what is past its first words doesn't count. */
static void
long_names(void **state)
{
	char s[4000];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof s; i++)
		s[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 23);
	s[sizeof s - 1] = '\0';
	assert_int_equal(like(s, s), 100);
	memset(s, 'x', sizeof s - 1);
	assert_int_equal(like(s, "xxxx"), 0);
	assert_true(like(s, "Granvreten") < 50);
}

static void
sounds(void **state)
{
	char to[64];

	(void)state;
	to[vci_name_sound("husqvarna", 9, to)] = '\0';
	assert_string_equal(to, "huskvarna");
	to[vci_name_sound("wester", 6, to)] = '\0';
	assert_string_equal(to, "vester");
	to[vci_name_sound("klubben", 7, to)] = '\0';
	assert_string_equal(to, "kluben");
	to[vci_name_sound("ff", 2, to)] = '\0';
	assert_string_equal(to, "ff");
}

int
main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(one_name),
		cmocka_unit_test(spelt_otherwise),
		cmocka_unit_test(two_bodies),
		cmocka_unit_test(people),
		cmocka_unit_test(weights),
		cmocka_unit_test(keys),
		cmocka_unit_test(long_names),
		cmocka_unit_test(sounds),
	};

	return cmocka_run_group_tests(test, NULL, NULL);
}
