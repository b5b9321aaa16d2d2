/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expected values: gstat 2.1-0 of R 4.2.2 on log(zinc) of the Meuse soils,
 * variogram(log(zinc) ~ 1) and fit.variogram() with their defaults; the
 * spherical fit (0.0507, 0.591, 897 m) stands in gstat's own manual. */
#include "calc/variogram.h"

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

static void read_meuse(struct ehr_variogram *variogram)
{
	struct ehr_plane_point point[MEUSE];
	double value[MEUSE];

	for (size_t i = 0; i < MEUSE; i++) {
		point[i] = (struct ehr_plane_point){ meuse[i][0], meuse[i][1] };
		value[i] = log(meuse[i][2]);
	}
	ehr_variogram_of(variogram, point, value, MEUSE,
		ehr_variogram_extent(point, MEUSE) / 3, 15);
}

static void empirical(void **state)
{
	static const struct ehr_variogram_lag expected[] = {
		{ 57, 79.2924374558, 0.123447934906 },
		{ 299, 163.9736655589, 0.216218485297 },
		{ 419, 267.3648276703, 0.302785875595 },
		{ 457, 372.7354223908, 0.412144760382 },
		{ 547, 478.4766950471, 0.463412786178 },
		{ 533, 585.3405810954, 0.564693270655 },
		{ 574, 693.1452555425, 0.568968263208 },
		{ 564, 796.1836488513, 0.618676858688 },
		{ 589, 903.1464983003, 0.647147887486 },
		{ 543, 1011.2917733909, 0.691570488112 },
		{ 500, 1117.8623455182, 0.703398350536 },
		{ 477, 1221.3280987660, 0.603877036499 },
		{ 452, 1329.1640650698, 0.651715776235 },
		{ 457, 1437.2562032833, 0.566531778306 },
		{ 415, 1543.2024819997, 0.574822734068 },
	};
	struct ehr_variogram variogram;

	(void)state;
	read_meuse(&variogram);
	assert_int_equal(variogram.n, 15);
	for (size_t i = 0; i < 15; i++) {
		assert_near(variogram.lag[i].pairs, expected[i].pairs, 0);
		assert_near(variogram.lag[i].distance_m, expected[i].distance_m,
			1e-9);
		assert_near(variogram.lag[i].gamma, expected[i].gamma, 1e-11);
	}
}

/* gstat stops when the fit hardly improves: its digits are good to about 1e-5,
 * its error is not below ours. Its gaussian fit stops early, at 386.53 m and an
 * error of 1.915e-5; that one is of R's optim() over the same sum. */
static void fits(void **state)
{
	static const struct {
		struct ehr_variogram_model model;
		double error;
	} expected[] = {
		{ { EHR_VARIOGRAM_SPHERICAL, 0.0506566086585, 0.5906020011815,
			  896.978351241 },
			9.01119460468e-06 },
		{ { EHR_VARIOGRAM_EXPONENTIAL, 0, 0.718651878671,
			  449.757157282 },
			1.62832753864e-05 },
		{ { EHR_VARIOGRAM_GAUSSIAN, 0.124356995211, 0.505070742533,
			  411.437860994783 },
			1.76155055669e-05 },
	};
	struct ehr_variogram variogram;

	(void)state;
	read_meuse(&variogram);
	for (size_t i = 0; i < 3; i++) {
		struct ehr_variogram_model model = {
			.kind = expected[i].model.kind
		};
		double error;

		assert_true(ehr_variogram_fit(&variogram, &model, &error));
		assert_near(model.nugget, expected[i].model.nugget, 2e-5);
		assert_near(model.sill, expected[i].model.sill, 2e-5);
		assert_near(model.range_m, expected[i].model.range_m, 0.03);
		assert_near(error, expected[i].error, 1e-11);
		assert_true(error <= expected[i].error * (1 + 1e-9));
		assert_false(ehr_variogram_unbounded(&variogram, &model));
	}
}

/* lags that lie on a model give it back */
static void gives_back(void **state)
{
	const struct ehr_variogram_model model = { EHR_VARIOGRAM_SPHERICAL, 0.2,
		3, 700 };
	struct ehr_variogram_model found = { .kind = EHR_VARIOGRAM_SPHERICAL };
	struct ehr_variogram variogram = { .n = 10, .cutoff_m = 1000 };
	double error;

	(void)state;
	for (size_t i = 0; i < 10; i++) {
		double h = 50 + 100 * (double)i;

		variogram.lag[i] = (struct ehr_variogram_lag){ 10, h,
			ehr_variogram_at(&model, h) };
	}
	assert_true(ehr_variogram_fit(&variogram, &found, &error));
	assert_near(found.nugget, 0.2, 1e-6);
	assert_near(found.sill, 3, 1e-6);
	assert_near(found.range_m, 700, 1e-3);
	/* a straight line goes on growing */
	for (size_t i = 0; i < 10; i++)
		variogram.lag[i].gamma = variogram.lag[i].distance_m;
	assert_true(ehr_variogram_fit(&variogram, &found, &error));
	assert_true(ehr_variogram_unbounded(&variogram, &found));
	variogram.n = 2;
	assert_false(ehr_variogram_fit(&variogram, &found, &error));
	variogram.n = 10;
	for (size_t i = 0; i < 10; i++)
		variogram.lag[i].gamma = 0;
	assert_false(ehr_variogram_fit(&variogram, &found, &error));
}

/* spherical at half the range: 0.2 + 3 (1.5 / 2 - 0.5 / 8) */
static void at_distance(void **state)
{
	struct ehr_variogram_model model = { EHR_VARIOGRAM_SPHERICAL, 0.2, 3,
		700 };

	(void)state;
	assert_near(ehr_variogram_at(&model, 350), 2.2625, 1e-12);
	assert_near(ehr_variogram_at(&model, 0), 0, 0);
	assert_near(ehr_variogram_at(&model, 1e9), 3.2, 1e-12);
	model.kind = EHR_VARIOGRAM_EXPONENTIAL;
	assert_near(ehr_variogram_at(&model, 700),
		0.2 + 3 * (1 - 0.36787944117144233), 1e-12);
	model.kind = EHR_VARIOGRAM_GAUSSIAN;
	assert_near(ehr_variogram_at(&model, 1400),
		0.2 + 3 * (1 - 0.018315638888734179), 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empirical),
		cmocka_unit_test(fits),
		cmocka_unit_test(gives_back),
		cmocka_unit_test(at_distance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
