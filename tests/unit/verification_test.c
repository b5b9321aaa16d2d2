/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/verification.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool near(double got, double want, double within)
{
	return fabs(got - want) <= within;
}

/* Finley's forecasts of tornadoes, 1884: 28 hits, 23 misses, 72 false alarms,
 * 2680 correct negatives. Scores as printed in textbooks (Wilks, Statistical
 * Methods in the Atmospheric Sciences; Murphy 1996, Weather and Forecasting 11):
 * POD 0.549, FAR 0.720, threat score 0.228, bias 1.96, Peirce 0.523, Heidke
 * 0.355, Gilbert (ETS) 0.216. */
static void finley(void **state)
{
	static const struct ehr_contingency table = { 28, 23, 72, 2680 };
	struct ehr_event_scores scores;

	(void)state;
	ehr_event_scores(&table, &scores);
	assert_true(near(scores.pod, 0.549, 5e-4));
	assert_true(near(scores.far, 0.720, 5e-4));
	assert_true(near(scores.csi, 0.228, 5e-4));
	assert_true(near(scores.bias, 1.96, 5e-3));
	assert_true(near(scores.pss, 0.523, 5e-4));
	assert_true(near(scores.hss, 0.355, 5e-4));
	assert_true(near(scores.ets, 0.216, 5e-4));
	/* by hand, to all digits: 28/51, 23/51, 72/100, 72/2752 */
	assert_true(near(scores.pod, 28.0 / 51, 1e-15));
	assert_true(near(scores.miss, 23.0 / 51, 1e-15));
	assert_true(near(scores.pofd, 72.0 / 2752, 1e-15));
	/* 2 (28 * 2680 - 23 * 72) / (51 * 2703 + 100 * 2752) */
	assert_true(near(scores.hss, 146768.0 / 413053, 1e-15));
	/* e = 51 * 100 / 2803; (28 - e) / (123 - e) = (78484 - 5100) /
	 * (344769 - 5100) */
	assert_true(near(scores.ets, 73384.0 / 339669, 1e-14));
}

/* a 4, b 2, c 1, d 3, by hand: e = 6 * 5 / 10 = 3, ets = 1 / 4; hss =
 * 2 (12 - 2) / (6 * 5 + 5 * 4) = 20 / 50. */
static void counts_and_scores(void **state)
{
	static const bool forecast[] = { 1, 1, 1, 1, 0, 0, 1, 0, 0, 0 };
	static const bool observed[] = { 1, 1, 1, 1, 1, 1, 0, 0, 0, 0 };
	struct ehr_contingency table = { 0 };
	struct ehr_event_scores scores;

	(void)state;
	for (int i = 0; i < 10; i++)
		ehr_contingency_count(&table, forecast[i], observed[i]);
	assert_int_equal(table.hits, 4);
	assert_int_equal(table.misses, 2);
	assert_int_equal(table.false_alarms, 1);
	assert_int_equal(table.correct_negatives, 3);
	ehr_event_scores(&table, &scores);
	assert_true(near(scores.pod, 4.0 / 6, 1e-15));
	assert_true(near(scores.far, 0.2, 1e-15));
	assert_true(near(scores.pofd, 0.25, 1e-15));
	assert_true(near(scores.csi, 4.0 / 7, 1e-15));
	assert_true(near(scores.bias, 5.0 / 6, 1e-15));
	assert_true(near(scores.pss, 4.0 / 6 - 0.25, 1e-15));
	assert_true(near(scores.hss, 0.4, 1e-15));
	assert_true(near(scores.ets, 0.25, 1e-15));
}

/* No event was observed and none forecast: only the rate of false alarms among
 * non-events is known. */
static void undefined_is_nan(void **state)
{
	static const struct ehr_contingency quiet = { 0, 0, 0, 9 },
					    none = { 0 };
	struct ehr_event_scores scores;

	(void)state;
	ehr_event_scores(&quiet, &scores);
	assert_true(isnan(scores.pod) && isnan(scores.miss));
	assert_true(isnan(scores.far) && isnan(scores.csi));
	assert_true(isnan(scores.bias) && isnan(scores.pss));
	assert_true(isnan(scores.hss) && isnan(scores.ets));
	assert_true(near(scores.pofd, 0, 0));
	ehr_event_scores(&none, &scores);
	assert_true(isnan(scores.pofd) && isnan(scores.ets));
}

/* f 1 2 4, o 2 2 3: errors -1 0 1. Deviations from both means 7/3: f -4 -1 5, o
 * -1 -1 2, in thirds; products 4 + 1 + 10 = 15, squares 42 and 6. */
static void values(void **state)
{
	static const double f[] = { 1, 2, 4 }, o[] = { 2, 2, 3 };
	static const double high[] = { 3, 3, 6 };
	struct ehr_value_scores scores;

	(void)state;
	ehr_value_scores(f, o, 3, &scores);
	assert_true(near(scores.bias, 0, 0));
	assert_true(near(scores.mae, 2.0 / 3, 1e-15));
	assert_true(near(scores.mse, 2.0 / 3, 1e-15));
	assert_true(near(scores.rmse, sqrt(2.0 / 3), 1e-15));
	assert_true(near(scores.nmb, 0, 0));
	assert_true(near(scores.r, 15 / sqrt(252), 1e-15));
	/* errors 1 1 3 over 7 */
	ehr_value_scores(high, o, 3, &scores);
	assert_true(near(scores.bias, 5.0 / 3, 1e-15));
	assert_true(near(scores.nmb, 5.0 / 7, 1e-15));
}

static void values_undefined(void **state)
{
	static const double f[] = { 1, 1, 1 }, o[] = { 2, 2.5, 3 };
	static const double zero[] = { 0, 0, 0 };
	struct ehr_value_scores scores;

	(void)state;
	ehr_value_scores(f, o, 3, &scores);
	assert_true(isnan(scores.r));
	assert_true(near(scores.bias, -1.5, 1e-15));
	ehr_value_scores(f, zero, 3, &scores);
	assert_true(isnan(scores.nmb));
	ehr_value_scores(f, o, 0, &scores);
	assert_true(isnan(scores.bias) && isnan(scores.rmse));
	assert_int_equal(scores.n, 0);
}

/* 1 - 2/8; the same error; a reference without one; nothing to compare. */
static void skill(void **state)
{
	(void)state;
	assert_true(near(ehr_skill(2, 8), 0.75, 0));
	assert_true(near(ehr_skill(8, 8), 0, 0));
	assert_true(near(ehr_skill(8, 2), -3, 0));
	assert_true(isnan(ehr_skill(1, 0)));
	assert_true(isnan(ehr_skill(1, NAN)));
}

/* A forecast of 60 reaches from 45 to 75: levels 1 and 2, and 100 is of level 2.
 * One of 67 begins at 50.25, above 50. One of 80 ends at 100, one of 81 at
 * 101.25. */
static void levels(void **state)
{
	static const double upper[] = { 50, 100, 150, 200, 300 };

	(void)state;
	assert_int_equal(ehr_level_of(upper, 5, 50), 0);
	assert_int_equal(ehr_level_of(upper, 5, 51), 1);
	assert_int_equal(ehr_level_of(upper, 5, 500), 5);
	assert_true(ehr_level_right(upper, 5, 0.25, 60, 40));
	assert_true(ehr_level_right(upper, 5, 0.25, 60, 100));
	assert_false(ehr_level_right(upper, 5, 0.25, 60, 101));
	assert_false(ehr_level_right(upper, 5, 0.25, 67, 50));
	assert_false(ehr_level_right(upper, 5, 0.25, 80, 101));
	assert_true(ehr_level_right(upper, 5, 0.25, 81, 101));
	assert_true(ehr_level_right(upper, 5, 0.25, 400, 301));
	assert_false(ehr_level_right(upper, 5, 0, 100, 101));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(finley),
		cmocka_unit_test(counts_and_scores),
		cmocka_unit_test(undefined_is_nan),
		cmocka_unit_test(values),
		cmocka_unit_test(values_undefined),
		cmocka_unit_test(skill),
		cmocka_unit_test(levels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
