/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/alias_key.h"

static void makes_one_key_of_many_spellings(void **state)
{
	static const struct {
		const char *name, *key;
	} given[] = {
		{ "Benzo[a]pyrene", "Benzo(a)pyrene" },
		{ "苯并［a］芘", "苯并(a)芘" },
		{ "苯并【a】芘", "苯并(a)芘" },
		{ "{x}", "(x)" },
		{ " Lead  And\tLead Compounds\r\n", "LeadAndLeadCompounds" },
		{ "o-Xylene", "oXylene" },
		{ "1,1,1-三氯乙烷", "1,1,1三氯乙烷" },
		{ "1，1，1－三氯乙烷", "1,1,1三氯乙烷" },
		{ "2,4 - D", "2,4D" },
		/* between two digits it stays */
		{ "PM2_5", "PM2-5" },
		{ "PM2 - 5", "PM2-5" },
		{ "C10~C40", "C10C40" },
		/* at the ends it is the sign of an ion */
		{ "NO2-", "NO2-" },
		{ "NO₂⁻", "NO2-" },
		{ "Cl- ", "Cl-" },
		{ "Xylene, o-", "Xylene,o-" },
		{ "-", "-" },
		{ "--", "--" },
		{ "", "" },
		{ " ", "" },
		{ "Ｃｒ６＋", "Cr6+" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		struct ehr_alias_key key;
		struct ehr_str made;

		ehr_alias_key(ehr_str_of(given[i].name), &key);
		made = (struct ehr_str){ key.text, key.n };
		if (!ehr_str_is(made, given[i].key))
			fail_msg(
				"%s: %.*s", given[i].name, (int)made.n, made.p);
	}
}

static void makes_no_key_of_what_is_too_long(void **state)
{
	char text[EHR_ALIAS_KEY_MAX + 1];
	struct ehr_alias_key key;

	(void)state;
	memset(text, 'a', sizeof text);
	ehr_alias_key((struct ehr_str){ text, EHR_ALIAS_KEY_MAX }, &key);
	assert_int_equal(key.n, EHR_ALIAS_KEY_MAX);
	ehr_alias_key((struct ehr_str){ text, EHR_ALIAS_KEY_MAX + 1 }, &key);
	assert_int_equal(key.n, 0);
}

static void makes_letters_small(void **state)
{
	char out[EHR_ALIAS_KEY_MAX];

	(void)state;
	assert_true(ehr_str_is(
		ehr_alias_key_lower(ehr_str_of("CrⅥ总AZ"), out), "crⅥ总az"));
	assert_int_equal(
		ehr_alias_key_lower((struct ehr_str){ NULL, 0 }, out).n, 0);
}

static void halves_what_says_a_name_twice(void **state)
{
	static const struct {
		const char *key, *name, *again; /* name NULL: no halves */
	} given[] = {
		{ "镉(Cd)", "镉", "Cd" },
		{ "苯并(a)芘(BaP)", "苯并(a)芘", "BaP" },
		{ "Xylenes(mixed(all))", "Xylenes", "mixed(all)" },
		{ "化学需氧量COD", "化学需氧量", "COD" },
		{ "COD化学需氧量", "COD", "化学需氧量" },
		{ "(Cd)", NULL, NULL },
		{ "Cd)", NULL, NULL },
		{ "总Cd量", NULL, NULL },
		{ "Cadmium", NULL, NULL },
		{ "镉", NULL, NULL },
		{ "", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		struct ehr_str name, again;
		bool is = ehr_alias_key_halves(
			ehr_str_of(given[i].key), &name, &again);

		if (is != (given[i].name != NULL))
			fail_msg("%s", given[i].key);
		if (is) {
			assert_true(ehr_str_is(name, given[i].name));
			assert_true(ehr_str_is(again, given[i].again));
		}
	}
}

static void sees_what_a_name_is_counted_as(void **state)
{
	(void)state;
	assert_true(
		ehr_str_is(ehr_alias_key_counted(ehr_str_of("以N计")), "N"));
	assert_true(ehr_str_is(
		ehr_alias_key_counted(ehr_str_of("以苯酚计")), "苯酚"));
	assert_int_equal(ehr_alias_key_counted(ehr_str_of("以计")).n, 0);
	assert_int_equal(ehr_alias_key_counted(ehr_str_of("N计")).n, 0);
	assert_int_equal(ehr_alias_key_counted(ehr_str_of("以N")).n, 0);
	assert_int_equal(ehr_alias_key_counted(ehr_str_of("")).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_one_key_of_many_spellings),
		cmocka_unit_test(makes_no_key_of_what_is_too_long),
		cmocka_unit_test(makes_letters_small),
		cmocka_unit_test(halves_what_says_a_name_twice),
		cmocka_unit_test(sees_what_a_name_is_counted_as),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
