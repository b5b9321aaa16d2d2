/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/screen_weigh.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_load_schemes *schemes;

static int open_schemes(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	schemes = ehr_load_schemes_open(NULL, &err);
	return schemes ? 0 : -1;
}

static int close_schemes(void **state)
{
	(void)state;
	ehr_load_schemes_close(schemes);
	return 0;
}

/* A mutagen: IUR 1.66e-6 with the age factor in it, 1e-6 without; RfC 0.5. */
static struct ehr_chemical mutagen(void)
{
	struct ehr_chemical chemical = { .cas = "1-00-0" };

	chemical.value[EHR_TOX_IUR] = (struct ehr_tox_value){ .there = true,
		.adaf = EHR_TOX_ADAF_YES,
		.value = 1.66e-6,
		.bare = 1e-6,
		.status = "read",
		.bare_status = "memory" };
	chemical.value[EHR_TOX_RFC] = (struct ehr_tox_value){ .there = true,
		.value = 0.5,
		.status = "secondary",
		.bare_status = "" };
	return chemical;
}

static struct ehr_screen_weight weigh(enum ehr_age_factor age_factor,
	enum ehr_screen_effect effect, const struct ehr_chemical *chemical,
	const char *medium)
{
	const struct ehr_profile profile = { .age_factor = age_factor };
	const struct ehr_screen_load_opts opts = { .profile = &profile,
		.schemes = schemes,
		.scheme = "rsei",
		.effect = effect };
	const struct ehr_pollutant_verdict verdict = {
		.chemical = chemical, .detail = "", .flag = ""
	};

	return ehr_screen_weigh(&opts, &verdict, ehr_str_of(medium));
}

static bool near(double found, double expected)
{
	return fabs(found - expected) <= 1e-12 * expected;
}

/* 1e-6 per ug/m3 is 1e-3 per mg/m3: over 2.8e-7, 3571.43; 3.5 / 0.5 = 7. */
static void takes_the_age_factor_as_the_profile_wants(void **state)
{
	struct ehr_chemical chemical = mutagen();
	struct ehr_screen_weight weight =
		weigh(EHR_AGE_IN_VALUE, EHR_SCREEN_LARGER, &chemical, "air");

	(void)state;
	assert_true(near(weight.by[EHR_LOAD_CANCER], 1.66e-3 / 2.8e-7));
	assert_true(near(weight.by[EHR_LOAD_NONCANCER], 7));
	assert_true(weight.chosen == weight.by[EHR_LOAD_CANCER]);
	assert_null(weight.word);
	assert_int_equal(weight.notes & 1u << EHR_SCREEN_TOX_MEMORY, 0);
	assert_true(weight.notes & 1u << EHR_SCREEN_TOX_SECONDARY);
	weight = weigh(EHR_AGE_BINS, EHR_SCREEN_NONCANCER, &chemical, "air");
	assert_true(near(weight.by[EHR_LOAD_CANCER], 1e-3 / 2.8e-7));
	assert_true(near(weight.chosen, 7));
	assert_true(weight.notes & 1u << EHR_SCREEN_TOX_MEMORY);
	chemical.value[EHR_TOX_IUR].bare = 0;
	weight = weigh(EHR_AGE_NONE, EHR_SCREEN_CANCER, &chemical, "air");
	assert_true(near(weight.chosen, 1.66e-3 / 2.8e-7));
	assert_true(weight.notes & 1u << EHR_SCREEN_AGE_UNKNOWN);
}

static void says_why_there_is_none(void **state)
{
	struct ehr_chemical chemical = mutagen();
	struct ehr_screen_weight weight =
		weigh(EHR_AGE_NONE, EHR_SCREEN_LARGER, &chemical, "water");

	(void)state;
	assert_string_equal(weight.word, "no_value");
	assert_true(isnan(weight.chosen));
	weight = weigh(EHR_AGE_NONE, EHR_SCREEN_LARGER, &chemical, "waste");
	assert_string_equal(weight.word, "no_weight");
	chemical.value[EHR_TOX_IUR].there = false;
	weight = weigh(EHR_AGE_NONE, EHR_SCREEN_LARGER, &chemical, "air");
	assert_null(weight.word);
	assert_true(weight.notes & 1u << EHR_SCREEN_ONE_EFFECT);
	weight = weigh(EHR_AGE_NONE, EHR_SCREEN_CANCER, &chemical, "air");
	assert_string_equal(weight.word, "no_value");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_age_factor_as_the_profile_wants),
		cmocka_unit_test(says_why_there_is_none),
	};

	return cmocka_run_group_tests(tests, open_schemes, close_schemes);
}
