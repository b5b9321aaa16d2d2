/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expected values: gstat 2.1-0 of R 4.2.2 on the Meuse soils, at places of its
 * meuse.grid. */
#include "calc/kriging.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "meuse.h"

static void assert_near(double got, double expected, double off)
{
	if (!(fabs(got - expected) <= off))
		fail_msg("%.17g, expected %.17g", got, expected);
}

enum { PLACES = 5 };
static const struct ehr_plane_point place[PLACES] = { { 181180, 333740 },
	{ 180940, 333300 }, { 179660, 331860 }, { 178820, 330740 },
	{ 179220, 329620 } };

static struct ehr_plane_point point[MEUSE];
static double logs[MEUSE], zinc[MEUSE];
static struct ehr_point_index soils;

static int set_up(void **state)
{
	(void)state;
	for (size_t i = 0; i < MEUSE; i++) {
		point[i] = (struct ehr_plane_point){ meuse[i][0], meuse[i][1] };
		zinc[i] = meuse[i][2];
		logs[i] = log(zinc[i]);
	}
	ehr_point_index_make(&soils, point, MEUSE);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	ehr_point_index_release(&soils);
	return 0;
}

static struct ehr_kriging meuse_kriging(void)
{
	return (struct ehr_kriging){
		.model = { EHR_VARIOGRAM_SPHERICAL, 0.0507, 0.5906, 897 },
		.point = point,
		.value = logs,
	};
}

/* krige(log(zinc) ~ 1, model = vgm(0.5906, "Sph", 897, 0.0507)): with
 * nmax = 24, maxdist = 1000, and with all samples */
static void as_gstat(void **state)
{
	static const struct {
		size_t most;
		double radius_m, value[PLACES], variance[PLACES];
	} expected[] = {
		{ 24, 1000,
			{ 6.54688404043, 6.48598276746, 5.53249532613,
				6.64010025387, 6.43406349985 },
			{ 0.335970141084, 0.126716568889, 0.164982019841,
				0.163984067540, 0.240880092214 } },
		{ MEUSE, 1e9,
			{ 6.49960077569, 6.48930196013, 5.56745483524,
				6.61759455334, 6.42413291969 },
			{ 0.319859560256, 0.126654521395, 0.164038792841,
				0.162660647819, 0.236836350522 } },
	};
	struct ehr_kriging kriging = meuse_kriging();
	struct ehr_near near[MEUSE];

	(void)state;
	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; j < PLACES; j++) {
			size_t n = ehr_point_index_near(&soils, place[j],
				expected[i].radius_m, expected[i].most, near);
			double value, sd;

			assert_true(ehr_kriging_at(
				&kriging, place[j], near, n, &value, &sd));
			assert_near(value, expected[i].value[j], 1e-10);
			assert_near(sd * sd, expected[i].variance[j], 1e-10);
		}
	ehr_kriging_release(&kriging);
}

/* at a sample its value, without doubt */
static void at_a_sample(void **state)
{
	struct ehr_kriging kriging = meuse_kriging();
	struct ehr_near near[20];
	size_t n = ehr_point_index_near(&soils, point[17], 2000, 20, near);
	double value, sd;

	(void)state;
	assert_true(ehr_kriging_at(&kriging, point[17], near, n, &value, &sd));
	assert_near(value, logs[17], 1e-12);
	assert_near(sd, 0, 1e-6);
	ehr_kriging_release(&kriging);
}

/* Two samples at 0 and 10 m with values 1 and 3, a place 2 m from the first.
 * Exponential, no nugget, sill 1, range 10: with e(h) = exp(-h / 10), of weights
 * w and 1 - w that make the variance least
 *     w = 1/2 + (e(2) - e(8)) / (2 (1 - e(10)))
 *     variance = 1 + w^2 + (1-w)^2 + 2 w (1-w) e(10) - 2 w e(2) - 2 (1-w) e(8)
 */
static void two_samples(void **state)
{
	static const struct ehr_plane_point pair[] = { { 0, 0 }, { 10, 0 } };
	static const double values[] = { 1, 3 };
	const struct ehr_near near[] = { { 0, 4 }, { 1, 64 } };
	struct ehr_kriging kriging = {
		.model = { EHR_VARIOGRAM_EXPONENTIAL, 0, 1, 10 },
		.point = pair,
		.value = values,
	};
	double e2 = exp(-0.2), e8 = exp(-0.8), e10 = exp(-1.0), value, sd;
	double w = 0.5 + (e2 - e8) / (2 * (1 - e10));

	(void)state;
	assert_true(ehr_kriging_at(&kriging, (struct ehr_plane_point){ 2, 0 },
		near, 2, &value, &sd));
	assert_near(value, w + 3 * (1 - w), 1e-12);
	assert_near(sd * sd,
		1 + w * w + (1 - w) * (1 - w) + 2 * w * (1 - w) * e10 -
			2 * w * e2 - 2 * (1 - w) * e8,
		1e-12);
	/* of one sample: its value, twice the variance it has at 2 m */
	assert_true(ehr_kriging_at(&kriging, (struct ehr_plane_point){ 2, 0 },
		near, 1, &value, &sd));
	assert_near(value, 1, 1e-15);
	assert_near(sd * sd, 2 * (1 - e2), 1e-12);
	ehr_kriging_release(&kriging);
}

/* samples side by side under a model that is flat there */
static void no_certain_solution(void **state)
{
	struct ehr_plane_point row[10];
	double values[10], value;
	struct ehr_near near[10];
	struct ehr_kriging kriging = {
		.model = { EHR_VARIOGRAM_GAUSSIAN, 0, 1, 1000 },
		.point = row,
		.value = values,
	};

	(void)state;
	for (uint32_t i = 0; i < 10; i++) {
		row[i] = (struct ehr_plane_point){ i, 0 };
		values[i] = i;
		near[i] = (struct ehr_near){ i, (double)i * i };
	}
	assert_false(ehr_kriging_at(&kriging, row[0], near, 10, &value, NULL));
	ehr_kriging_release(&kriging);
}

/* idw(zinc ~ 1): idp = 2, maxdist = 500; idp = 1.5, nmax = 8, maxdist = 1000 */
static void inverse_distances(void **state)
{
	static const double expected[2][PLACES] = {
		{ 749.602980966, 613.776727726, 468.085527152, 672.190069287,
			533.612405810 },
		{ 730.668785758, 624.191793137, 475.806821424, 675.644421921,
			512.313870067 },
	};
	struct ehr_near near[MEUSE];

	(void)state;
	for (size_t j = 0; j < PLACES; j++) {
		size_t n = ehr_point_index_near(
			&soils, place[j], 500, MEUSE, near);

		assert_near(ehr_inverse_distance(near, n, zinc, 2),
			expected[0][j], 1e-8);
		n = ehr_point_index_near(&soils, place[j], 1000, 8, near);
		assert_near(ehr_inverse_distance(near, n, zinc, 1.5),
			expected[1][j], 1e-8);
	}
	near[0].squared_m2 = 0;
	assert_near(
		ehr_inverse_distance(near, 8, zinc, 2), zinc[near[0].point], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_gstat),
		cmocka_unit_test(at_a_sample),
		cmocka_unit_test(two_samples),
		cmocka_unit_test(no_certain_solution),
		cmocka_unit_test(inverse_distances),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
