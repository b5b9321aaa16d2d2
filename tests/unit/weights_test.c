/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/weights.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected, double by)
{
	if (!(fabs(found - expected) <= by))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static const bool higher[3];

/* Diakoulaki, Mavrotas and Papayannakis 1995, their eight firms; eight digits by
 * scikit-criteria. */
static void critic_agrees_with_its_authors(void **state)
{
	static const double value[] = { 61, 1.08, 4.33, 20.7, 0.26, 4.34, 16.3,
		1.98, 2.53, 9.0, 3.29, 1.65, 5.4, 2.77, 2.33, 4.0, 4.12, 1.21,
		-6.1, 3.52, 2.10, -34.6, 3.31, 0.98 };
	const struct ehr_criteria criteria = { 8, 3, value, higher, NULL };
	double weight[3];

	(void)state;
	ehr_weights_critic(&criteria, weight);
	assert_close(weight[0], 0.20222554, 5e-9);
	assert_close(weight[1], 0.48090173, 5e-9);
	assert_close(weight[2], 0.31687273, 5e-9);
}

/* 0..1 and 0..1 the other way round are opposite: r = -1; a third that is alike
 * throughout has no weight and r = 0 with both. The first two are alike. */
static void critic_takes_the_direction(void **state)
{
	static const double value[] = { 1, 1, 5, 2, 2, 5, 3, 3, 5 };
	static const bool lower[] = { false, true, false };
	const struct ehr_criteria criteria = { 3, 3, value, lower, NULL };
	double weight[3];

	(void)state;
	ehr_weights_critic(&criteria, weight);
	assert_close(weight[0], 0.5, 1e-15);
	assert_close(weight[1], 0.5, 1e-15);
	assert_close(weight[2], 0, 0);
}

/* p = 0.2 0.8: e = 0.721928 (in bits over one bit); p = 1/9 8/9: e = 0.503258.
 * (1 - e): 0.278072 and 0.496742, together 0.774814: 0.358889 and 0.641111. */
static void entropy_by_hand(void **state)
{
	static const double value[] = { 1, 2, 4, 16 };
	const struct ehr_criteria criteria = { 2, 2, value, higher, NULL };
	double weight[2];
	size_t bad;

	(void)state;
	assert_true(ehr_weights_entropy(&criteria, weight, &bad));
	assert_close(weight[0], 0.358889, 5e-7);
	assert_close(weight[1], 0.641111, 5e-7);
}

/* An even column has e = 1; one that a single thing has, e = 0 by its zeros; one
 * of zeros or missing tells nothing. */
static void entropy_at_its_ends(void **state)
{
	static const double value[] = { 3, 9, 0, 3, 0, 0 };
	static const double alike[] = { 3, 3, 3, 3, 3, 3 };
	static const double below[] = { 3, 3, 3, 3, 3, -1 };
	static const double missing[] = { 1, 5, 1, 4, 5, NAN };
	struct ehr_criteria criteria = { 2, 3, value, higher, NULL };
	double weight[3];
	size_t bad = 0;

	(void)state;
	assert_true(ehr_weights_entropy(&criteria, weight, &bad));
	assert_close(weight[0], 0, 1e-15);
	assert_close(weight[1], 1, 1e-15);
	assert_close(weight[2], 0, 0);
	criteria.value = alike;
	assert_true(ehr_weights_entropy(&criteria, weight, &bad));
	for (int j = 0; j < 3; j++)
		assert_close(weight[j], 1.0 / 3, 1e-15);
	criteria.value = below;
	assert_false(ehr_weights_entropy(&criteria, weight, &bad));
	assert_int_equal(bad, 2);
	criteria.value = missing;
	assert_true(ehr_weights_entropy(&criteria, weight, &bad));
	assert_close(weight[0], 1, 1e-12);
	assert_close(weight[2], 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(critic_agrees_with_its_authors),
		cmocka_unit_test(critic_takes_the_direction),
		cmocka_unit_test(entropy_by_hand),
		cmocka_unit_test(entropy_at_its_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
