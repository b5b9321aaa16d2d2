/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/response_lag.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_close(double found, double expected)
{
	assert_true(fabs(found - expected) <= 1e-6 * fabs(expected) + 1e-12);
}

static bool reads(const char *text, size_t first, size_t last)
{
	struct ehr_response_lag lag;

	return ehr_response_lag_read(ehr_str_of(text), &lag) &&
	       lag.first == first && lag.last == last;
}

static void texts(void **state)
{
	static const char *const bad[] = { "", "-", "0-", "-1", "1-1", "3-1",
		"61", "0-61", "a", "0-1-2", " 1", "1.0", "100" };
	struct ehr_response_lag lag = { 0, 14 };
	char text[EHR_RESPONSE_LAG_TEXT];

	(void)state;
	assert_true(reads("0", 0, 0));
	assert_true(reads("60", 60, 60));
	assert_true(reads("0-1", 0, 1));
	assert_true(reads("59-60", 59, 60));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ehr_response_lag_read(ehr_str_of(bad[i]), &lag));
	lag = (struct ehr_response_lag){ 0, 14 };
	ehr_response_lag_write(text, lag);
	assert_string_equal(text, "0-14");
	lag.first = 14;
	ehr_response_lag_write(text, lag);
	assert_string_equal(text, "14");
}

/* Days 10 20 - 40 50 60, the third missing. */
static void means(void **state)
{
	static const double x[] = { 10, 20, NAN, 40, 50, 60 };
	struct ehr_response_lag two = { 0, 1 }, three = { 0, 2 },
				after = { 1, 2 };
	double out[6];

	(void)state;
	ehr_response_lag_mean(x, 6, two, 0, out);
	assert_true(isnan(out[0]) && isnan(out[2]) && isnan(out[3]));
	assert_close(out[1], 15);
	assert_close(out[4], 45);
	/* two of three: day 3 has 40 and 20, day 4 has 50 and 40 */
	ehr_response_lag_mean(x, 6, three, 2, out);
	assert_close(out[3], 30);
	assert_close(out[4], 45);
	assert_close(out[5], 50);
	/* more than it has: all */
	ehr_response_lag_mean(x, 6, after, 9, out);
	assert_true(isnan(out[4]));
	assert_close(out[5], 45);
	/* the day itself is not asked for: day 2 is missing, its lags not */
	assert_close(out[2], 15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts),
		cmocka_unit_test(means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
