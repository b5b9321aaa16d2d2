/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/limit_number.h"

static struct ehr_arena arena;

static struct ehr_limit_held limit(
	enum ehr_limit_op op, const char *low, const char *value, int exponent)
{
	static struct ehr_limit of[64];
	static size_t n;
	struct ehr_limit *one = &of[n++ % 64];
	struct ehr_limit_held held = { .limit = one };
	const struct ehr_factor factor = { 1, exponent };

	*one = (struct ehr_limit){ .op = op, .low = low, .value = value };
	if (low[0])
		assert_true(ehr_limit_number(low, factor, &arena, &held.low));
	if (value[0])
		assert_true(
			ehr_limit_number(value, factor, &arena, &held.value));
	return held;
}

static enum ehr_exceeds judge(
	struct ehr_limit_held held, enum ehr_measured what, const char *text)
{
	struct ehr_limit_measure measure;
	double value = 0;

	if (text[0])
		assert_int_equal(
			ehr_num_read(ehr_str_of(text), &value), EHR_NUM_VALUE);
	ehr_limit_measure(&measure, what, ehr_str_of(text), value);
	return ehr_limit_exceeds(&held, &measure);
}

static const enum ehr_measured VALUE = EHR_MEASURED_VALUE,
			       BELOW = EHR_MEASURED_BELOW;
enum { NO = EHR_EXCEEDS_NO, YES = EHR_EXCEEDS_YES, OPEN = EHR_EXCEEDS_UNKNOWN };

/* Equal keeps the limit; the nearest text above it does not, though both are the
 * same double. */
static void test_exact(void **state)
{
	struct ehr_limit_held at_most = limit(EHR_LIMIT_AT_MOST, "", "0.3", 0);

	(void)state;
	assert_int_equal(judge(at_most, VALUE, "0.3"), NO);
	assert_int_equal(judge(at_most, VALUE, "0.300000000000000000"), NO);
	assert_int_equal(judge(at_most, VALUE, "3e-1"), NO);
	assert_int_equal(judge(at_most, VALUE, "0.30000000000000000001"), YES);
	assert_int_equal(judge(at_most, VALUE, "0.29999999999999999999"), NO);
	assert_int_equal(judge(at_most, VALUE, "1e300"), YES);
	assert_int_equal(judge(at_most, VALUE, "1e-300"), NO);
}

/* 4 mg/m3 is 4000 ug/m3; 0.00004 mg/kg is 0.04 ug/kg. */
static void test_units(void **state)
{
	struct ehr_limit_held day = limit(EHR_LIMIT_AT_MOST, "", "4", 3);
	struct ehr_limit_held pcb = limit(EHR_LIMIT_AT_MOST, "", "0.00004", 3);

	(void)state;
	assert_true(ehr_str_is(day.value.text, "4000"));
	assert_true(ehr_str_is(pcb.value.text, "0.04"));
	assert_int_equal(judge(day, VALUE, "4000"), NO);
	assert_int_equal(judge(day, VALUE, "4000.000000000001"), YES);
}

static void test_operators(void **state)
{
	struct ehr_limit_held below = limit(EHR_LIMIT_BELOW, "", "1", 0);
	struct ehr_limit_held least = limit(EHR_LIMIT_AT_LEAST, "", "5", 0);
	struct ehr_limit_held range = limit(EHR_LIMIT_RANGE, "6", "9", 0);
	struct ehr_limit_held none = limit(EHR_LIMIT_UNDETECTED, "", "", 0);

	(void)state;
	assert_int_equal(judge(below, VALUE, "1"), YES);
	assert_int_equal(judge(below, VALUE, "0.99"), NO);
	assert_int_equal(judge(below, BELOW, "1"), NO);
	assert_int_equal(judge(least, VALUE, "5"), NO);
	assert_int_equal(judge(least, VALUE, "4.99"), YES);
	assert_int_equal(judge(least, BELOW, "5"), YES);
	assert_int_equal(judge(least, BELOW, "5.1"), OPEN);
	assert_int_equal(judge(range, VALUE, "6"), NO);
	assert_int_equal(judge(range, VALUE, "9"), NO);
	assert_int_equal(judge(range, VALUE, "5.99"), YES);
	assert_int_equal(judge(range, VALUE, "9.01"), YES);
	assert_int_equal(judge(range, BELOW, "6"), YES);
	assert_int_equal(judge(range, BELOW, "7"), OPEN);
	assert_int_equal(judge(none, VALUE, "0"), NO);
	assert_int_equal(judge(none, VALUE, "0.001"), YES);
	assert_int_equal(judge(none, BELOW, "3"), NO);
	assert_int_equal(judge(none, EHR_MEASURED_NOTHING, ""), NO);
	assert_int_equal(judge(below, EHR_MEASURED_NOTHING, ""), OPEN);
}

static void test_ratio(void **state)
{
	struct ehr_limit_held most = limit(EHR_LIMIT_AT_MOST, "", "0.5", 0);
	struct ehr_limit_held least = limit(EHR_LIMIT_AT_LEAST, "", "5", 0);
	struct ehr_limit_held range = limit(EHR_LIMIT_RANGE, "6", "9", 0);
	struct ehr_limit_measure measure;
	double ratio = 0;

	(void)state;
	ehr_limit_measure(&measure, EHR_MEASURED_VALUE, ehr_str_of("2"), 2);
	assert_true(ehr_limit_ratio(&most, &measure, &ratio));
	assert_float_equal(ratio, 4, 0);
	assert_true(ehr_limit_ratio(&least, &measure, &ratio));
	assert_float_equal(ratio, 2.5, 0);
	assert_false(ehr_limit_ratio(&range, &measure, &ratio));
	ehr_limit_measure(&measure, EHR_MEASURED_VALUE, ehr_str_of("0"), 0);
	assert_false(ehr_limit_ratio(&least, &measure, &ratio));
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact),
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_operators),
		cmocka_unit_test(test_ratio),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
