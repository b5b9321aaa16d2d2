/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/normal_quantile.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/philox.h"
#include "calc/special.h"

/* Two relative units of a quadrillionth: ten roundings. */
static const double tolerance = 2e-15;

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= tolerance * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

/* Wichura's own check: p = 0.25, 0.001, 1e-20; 15 to 16 figures of the paper.
 */
static void gives_the_published_values(void **state)
{
	const double p[] = { 0.25, 0.001, 1e-20 };
	double z[3];

	(void)state;
	ehr_normal_quantiles(p, 3, z);
	assert_near(z[0], -0.6744897501960817);
	assert_near(z[1], -3.090232306167814);
	assert_near(z[2], -9.262340089798408);
}

/* GSL's gsl_cdf_ugaussian_Pinv by way of calc/special.h, all parts of the
 * range, in arrays cut anywhere and in place. */
static void agrees_with_gsl(void **state)
{
	static double p[3000], z[3000];
	struct ehr_stream stream = { .seed = 9 };

	(void)state;
	ehr_uniforms(&stream, 0, 3000, p);
	for (int i = 1000; i < 2000; i++)
		p[i] = pow(p[i], 20);
	for (int i = 2000; i < 3000; i++)
		p[i] = 1 - pow(p[i], 12);
	for (size_t i = 0, n; i < 3000; i += n) {
		n = 1 + i % 151;
		n = n < 3000 - i ? n : 3000 - i;
		memcpy(z + i, p + i, n * sizeof(*p));
		ehr_normal_quantiles(z + i, n, z + i);
	}
	for (int i = 0; i < 3000; i++)
		if (p[i] < 1)
			assert_near(z[i], ehr_normal_quantile(p[i]));
}

static void says_that_nothing_is_there(void **state)
{
	const double p[] = { 0, 1, -1, 2, (double)NAN };
	double z[5];

	(void)state;
	ehr_normal_quantiles(p, 5, z);
	for (int i = 0; i < 5; i++)
		assert_true(isnan(z[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_published_values),
		cmocka_unit_test(agrees_with_gsl),
		cmocka_unit_test(says_that_nothing_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
