/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/sigma.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static const struct ehr_sigma_curve urban_a = { EHR_SIGMA_RATIO, INFINITY, 1,
	{ { INFINITY, 0.24, 0.001, 0.5 } } };
static const struct ehr_sigma_curve rural_a = { EHR_SIGMA_POWER, 5000, 3,
	{ { 100, 122.8, 0.9447, 0 }, { 150, 158.08, 1.0542, 0 },
		{ INFINITY, 453.85, 2.1166, 0 } } };
static const struct ehr_sigma_curve rural_d = { EHR_SIGMA_ANGLE, INFINITY, 1,
	{ { INFINITY, 8.333, 0.72382, 0 } } };

/* 0.24 3000 (1 + 3)^0.5 = 1440: the sign of the exponent matters. */
static void is_a_ratio(void **state)
{
	static const struct ehr_sigma_curve other = { EHR_SIGMA_RATIO, INFINITY,
		1, { { INFINITY, 0.5, 0.002, -0.25 } } };

	(void)state;
	near(ehr_sigma(&urban_a, 3000), 1440, 1e-15);
	/* 0.5 7500 (1 + 15)^-0.25 = 3750 / 2 */
	near(ehr_sigma(&other, 7500), 1875, 1e-15);
}

/* At 100 m the first piece: 122.8 0.1^0.9447 = 13.9475; just beyond it the
 * second: 158.08 0.1^1.0542 = 158.08 0.0882673 = 13.9533. At 4 km 453.85 4^2.1166 is 8536 and the
 * bound holds. */
static void is_in_pieces(void **state)
{
	(void)state;
	near(ehr_sigma(&rural_a, 100), 122.8 * exp(0.9447 * log(0.1)), 1e-14);
	near(ehr_sigma(&rural_a, 100), 13.9475, 1e-5);
	near(ehr_sigma(&rural_a, 100.0001), 13.9533, 1e-5);
	near(ehr_sigma(&rural_a, 4000), 5000, 1e-15);
}

/* 500 m: 465.11628 0.5 tan(0.017453293 (8.333 + 0.72382 0.693147)) =
 * 232.55814 tan(0.15419557) = 36.146; example of CEE 357, University of
 * Washington, air dispersion models: 36.1 m. */
static void is_an_angle(void **state)
{
	(void)state;
	near(ehr_sigma(&rural_d, 500), 36.146193496038, 1e-12);
}

static void starts_at_the_source(void **state)
{
	(void)state;
	assert_true(fabs(ehr_sigma(&rural_a, 0)) < 1e-300);
	assert_true(fabs(ehr_sigma(&rural_d, -3)) < 1e-300);
}

static void is_inverted(void **state)
{
	static const double sigma[] = { 0.01, 3, 13.9475, 200, 1440 };

	(void)state;
	for (size_t i = 0; i < sizeof(sigma) / sizeof(*sigma); i++) {
		near(ehr_sigma(
			     &urban_a, ehr_sigma_distance(&urban_a, sigma[i])),
			sigma[i], 1e-12);
		near(ehr_sigma(
			     &rural_d, ehr_sigma_distance(&rural_d, sigma[i])),
			sigma[i], 1e-12);
	}
	assert_true(fabs(ehr_sigma_distance(&urban_a, 0)) < 1e-300);
	near(ehr_sigma_distance(&rural_a, 6000), 1e7, 1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_a_ratio),
		cmocka_unit_test(is_in_pieces),
		cmocka_unit_test(is_an_angle),
		cmocka_unit_test(starts_at_the_source),
		cmocka_unit_test(is_inverted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
