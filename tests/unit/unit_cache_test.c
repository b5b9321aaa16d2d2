/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/unit_cache.h"

static struct ehr_units *units;

static void assert_near(double a, double b, double tolerance)
{
	if (!(fabs(a - b) <= tolerance))
		fail_msg("%.17g is not %.17g", a, b);
}

static int setup(void **state)
{
	(void)state;
	units = ehr_units_open(NULL, &(struct ehr_err){ 0 });
	return units == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_units_close(units);
	return 0;
}

static struct ehr_unit_ask ask_of(const char *text, const char *medium,
	const char *quantity, double molar_mass_g_mol)
{
	return (struct ehr_unit_ask){ .text = ehr_str_of(text),
		.medium = ehr_str_of(medium),
		.quantity = ehr_str_of(quantity),
		.molar_mass_g_mol = molar_mass_g_mol };
}

/* What 1 becomes; -1 if it is refused. */
static double one(struct ehr_unit_cache *cache, const char *text,
	const char *medium, const char *quantity, double molar_mass_g_mol)
{
	struct ehr_unit_ask ask =
		ask_of(text, medium, quantity, molar_mass_g_mol);
	struct ehr_unit_use use;

	if (ehr_unit_cache_factor(cache, &ask, &use, NULL) != 0)
		return -1;
	return ehr_factor_apply(use.factor, 1);
}

/* Pounds and grams by turns, as in the inventory of the US; the answer is the
 * same the second time. 1 lb is 0.45359237 kg. */
static void test_turns(void **state)
{
	struct ehr_unit_cache *cache = ehr_unit_cache_new(units, 298.15);

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(one(cache, "Pounds", "air", "emission", 0) ==
			    0.45359237);
		assert_true(one(cache, "Grams", "air", "emission", 0) == 0.001);
		assert_true(one(cache, "Grams", "air", "onsite", 0) == 1e-6);
		assert_true(one(cache, "mg/L", "water", "limit", 0) == 1);
		assert_true(one(cache, "mg/L", "air", "limit", 0) == 1e6);
		assert_true(one(cache, "tons", "air", "emission", 0) == -1);
	}
	ehr_unit_cache_free(cache);
}

/* 1 ppb of ozone, 48.00 g/mol: 1.961954137 ug/m3 at 298.15 K (by hand in
 * ratio_test.c); in proportion 1.995417452 at 293.15 K. The molar mass is that
 * of the row: NO2, 46.0055 g/mol, has 46.0055 / 48 of it. */
static void test_ratio(void **state)
{
	struct ehr_unit_cache *warm = ehr_unit_cache_new(units, 298.15);
	struct ehr_unit_cache *cool = ehr_unit_cache_new(units, 293.15);
	struct ehr_unit_ask ask = ask_of("ppb", "air", "concentration", 48);
	struct ehr_unit_use use;

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_near(one(warm, "ppb", "air", "concentration", 48.00),
			1.961954137, 5e-9);
		assert_near(one(warm, "ppb", "air", "concentration", 46.0055),
			1.961954137 * 46.0055 / 48, 5e-9);
		assert_near(
			one(warm, "umol/mol", "air", "concentration", 48.00),
			1961.954137, 5e-6);
		assert_near(one(cool, "ppbv", "air", "concentration", 48.00),
			1.961954137 * 298.15 / 293.15, 5e-9);
	}
	assert_int_equal(ehr_unit_cache_factor(warm, &ask, &use, NULL), 0);
	assert_int_equal(use.marks, EHR_UNIT_RATIO);
	assert_string_equal(use.canonical, "ug/m3");
	ehr_unit_cache_free(warm);
	ehr_unit_cache_free(cool);
}

static void test_refused(void **state)
{
	struct ehr_unit_cache *cache = ehr_unit_cache_new(units, 298.15);
	struct ehr_unit_ask ask = ask_of("ppb", "air", "concentration", 0);
	struct ehr_unit_use use;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(ehr_unit_cache_factor(cache, &ask, &use, &err), -1);
	assert_non_null(strstr(err.text, "needs the molar mass"));
	ask = ask_of("ppb", "water", "concentration", 48);
	assert_int_equal(ehr_unit_cache_factor(cache, &ask, &use, &err), -1);
	assert_non_null(strstr(err.text, "does not say of what"));
	ehr_unit_cache_free(cache);
	ehr_unit_cache_free(NULL);
}

/* Of one unit each row is asked anew: it is remembered, its name is not. */
static void test_names(void **state)
{
	struct ehr_unit_cache *cache = ehr_unit_cache_new(units, 298.15);
	struct ehr_unit_ask ask =
		ask_of("MPN/100mL", "groundwater", "concentration", 0);
	struct ehr_unit_use use;
	struct ehr_err err = { 0 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		ask.name = ehr_str_of("总大肠菌群");
		assert_int_equal(
			ehr_unit_cache_factor(cache, &ask, &use, NULL), 0);
		assert_string_equal(use.canonical, "count/L");
		ask.name = ehr_str_of("铅");
		assert_int_equal(
			ehr_unit_cache_factor(cache, &ask, &use, &err), -1);
		assert_string_equal(
			err.text, "unit \"MPN/100mL\" is not one for 铅");
	}
	ehr_unit_cache_free(cache);
}

/* More spellings than it keeps: all are answered. */
static void test_many(void **state)
{
	struct ehr_unit_cache *cache = ehr_unit_cache_new(units, 298.15);
	char text[64];

	(void)state;
	for (int i = 0; i < 6000; i++) {
		snprintf(text, sizeof text, "mg/m3%*s", i % 40, "");
		assert_true(one(cache, text, "air", "limit", 0) == 1000);
		snprintf(text, sizeof text, "medium%d", i);
		assert_true(one(cache, "t/a", text, "emission", 0) == 1000);
	}
	ehr_unit_cache_free(cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turns),
		cmocka_unit_test(test_ratio),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
