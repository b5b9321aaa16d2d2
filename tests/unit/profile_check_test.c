/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/profile_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* A built-in profile with one parameter changed. */
static int checked(const char *name, const char *setting, struct ehr_err *err)
{
	struct ehr_profile *profile = ehr_profile_open(name, err);
	int rc;

	assert_non_null(profile);
	assert_int_equal(ehr_profile_set(profile, setting, err), 0);
	rc = ehr_profile_check_soil(profile, err) ||
			     ehr_profile_check_ages(profile, err)
		     ? -1
		     : 0;
	ehr_profile_close(profile);
	return rc;
}

static void assert_refused(
	const char *name, const char *setting, const char *text)
{
	struct ehr_err err = { 0 };

	assert_int_equal(checked(name, setting, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	if (!strstr(err.text, text))
		fail_msg("no \"%s\" in: %s", text, err.text);
}

/* Grains of 2.65 kg/dm3: soil of as much has no pores; of 1.5 they are 1 -
 * 1.5 / 2.65 = 0.43396 of the volume, which holds 0.28931 kg/kg. */
static void soil_has_pores_for_its_water(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_refused("hj25.3-class1", "Rho_b=2.65", "without pores");
	assert_int_equal(checked("hj25.3-class1", "Rho_b=2.64", &err), -1);
	assert_int_equal(checked("hj25.3-class1", "Pws=0.2893", &err), 0);
	assert_refused("hj25.3-class1", "Pws=0.2894", "Pws is 0.2894");
	assert_int_equal(checked("us-resident", "theta_w=0.3", &err), 0);
	assert_refused("us-resident", "theta_w=0.9", "theta_w is 0.9");
}

/* The age groups of us-resident are 2 and 4 years of the child, 10 and 10 of
 * the adult. */
static void age_groups_are_the_exposure(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_refused("us-resident", "adult.ED=4",
		"age_bins of adult are 20 years, ED is 4");
	assert_int_equal(checked("us-resident", "adult.ED=20", &err), 0);
	assert_int_equal(checked("us-worker", "worker.ED=4", &err), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(soil_has_pores_for_its_water),
		cmocka_unit_test(age_groups_are_the_exposure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
