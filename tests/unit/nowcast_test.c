/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "calc/air.h"
#include "calc/nowcast.h"

#define X EHR_AIR_MISSING

static int64_t in_millionths(
	const int64_t hour[static EHR_NOWCAST_HOURS], int *latest)
{
	int64_t micro[EHR_NOWCAST_HOURS], value = -1;

	for (int i = 0; i < EHR_NOWCAST_HOURS; i++)
		micro[i] = hour[i] == X ? X : hour[i] * EHR_AIR_MICRO;
	return ehr_nowcast(micro, latest, &value) ? value : -1;
}

static void test_steady(void **state)
{
	const int64_t same[] = { 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7 };
	const int64_t zero[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
	int latest;

	(void)state;
	assert_int_equal(in_millionths(same, &latest), 7000000);
	assert_int_equal(latest, 3);
	assert_int_equal(in_millionths(zero, &latest), 0);
}

/* w = 1 - (90 - 10) / 90 = 1/9, so 1/2: 90 and eleven of 10: the weights are 1
 * and 1/2 + ... + 1/2048 = 2047/2048, so (90 + 10 * 2047/2048) / (4095/2048) =
 * (90 * 2048 + 20470) / 4095 = 204790 / 4095 = 50.009768... */
static void test_half(void **state)
{
	const int64_t hour[] = { 90, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
		10 };
	int latest;

	(void)state;
	assert_int_equal(in_millionths(hour, &latest), 50009768);
}

/* w = 15/20 = 3/4; 20, nothing, 16, 15: (20 + 16 * 9/16 + 15 * 27/64) / (1 +
 * 9/16 + 27/64) = (1280 + 576 + 405) / (64 + 36 + 27) = 2261 / 127 = 17.803150 */
static void test_missing(void **state)
{
	const int64_t hour[] = { 20, X, 16, 15, X, X, X, X, X, X, X, X };
	const int64_t one[] = { 20, X, X, 15, 15, 15, 15, 15, 15, 15, 15, 15 };
	int latest;

	(void)state;
	assert_int_equal(in_millionths(hour, &latest), 17803150);
	assert_int_equal(latest, 2);
	assert_int_equal(in_millionths(one, &latest), -1);
	assert_int_equal(latest, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_steady),
		cmocka_unit_test(test_half),
		cmocka_unit_test(test_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
