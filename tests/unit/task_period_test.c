/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"
#include "model/task_period.h"

static struct ehr_schedule_words *words;

static int open_words(void **state)
{
	struct ehr_err err;

	(void)state;
	words = ehr_schedule_words_open(NULL, &err);
	return words ? 0 : -1;
}

static int close_words(void **state)
{
	(void)state;
	ehr_schedule_words_close(words);
	return 0;
}

/* Names that people write, the one that outputs have, first and last day. */
static void reads(void **state)
{
	static const struct {
		const char *text, *name, *begin, *end;
	} time[] = {
		{ "2025", "2025", "2025-01-01", "2025-12-31" },
		{ "2025\u5e74", "2025", "2025-01-01", "2025-12-31" },
		{ "2024-H1", "2024-H1", "2024-01-01", "2024-06-30" },
		{ "2025\u5e74\u4e0b\u534a\u5e74", "2025-H2", "2025-07-01",
			"2025-12-31" },
		{ "2025-Q3", "2025-Q3", "2025-07-01", "2025-09-30" },
		{ "2025\u5e74\u7b2c\u4e00\u5b63\u5ea6", "2025-Q1", "2025-01-01",
			"2025-03-31" },
		{ "2024-02", "2024-02", "2024-02-01", "2024-02-29" },
		{ "2025\u5e742\u6708", "2025-02", "2025-02-01", "2025-02-28" },
		{ "2025-10-15", "2025-10-15", "2025-10-15", "2025-10-15" },
		{ "2025-01-01/2025-06-30", "2025-H1", "2025-01-01",
			"2025-06-30" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(time) / sizeof(time[0]); i++) {
		struct ehr_task_period period;
		struct ehr_err err;
		char text[EHR_DAY_TEXT];

		assert_int_equal(
			ehr_task_period_read(words, ehr_str_of(time[i].text),
				"period", &period, &err),
			0);
		assert_true(period.is_given);
		assert_string_equal(period.name, time[i].name);
		ehr_day_write(text, period.begin);
		assert_string_equal(text, time[i].begin);
		ehr_day_write(text, period.end);
		assert_string_equal(text, time[i].end);
	}
}

static void refuses(void **state)
{
	static const char *const text[] = { "soon", "2025-13", "2025-2027",
		"2025-01-15/2025-02-20", "\u6bcf\u5e74", "\u957f\u671f" };

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct ehr_task_period period;
		struct ehr_err err = { 0 };

		assert_int_equal(
			ehr_task_period_read(words, ehr_str_of(text[i]),
				"period", &period, &err),
			-1);
		assert_string_equal(err.column, "period");
		assert_int_equal(err.fault, EHR_FAULT_DATA);
	}
}

static void is_none(void **state)
{
	struct ehr_task_period period;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_task_period_read(words, ehr_str_of(""), "x", &period, &err),
		0);
	assert_false(period.is_given);
	assert_string_equal(period.name, "");
}

static void lies_in(void **state)
{
	long day = ehr_day_of(2024, 2, 29);

	(void)state;
	assert_string_equal(ehr_task_period_of(day, 1).name, "2024-02");
	assert_string_equal(ehr_task_period_of(day, 3).name, "2024-Q1");
	assert_string_equal(ehr_task_period_of(day, 12).name, "2024");
	assert_int_equal(ehr_task_period_of(day, 1).end, day);
	assert_int_equal(
		ehr_task_period_year(2025).begin, ehr_day_of(2025, 1, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(refuses),
		cmocka_unit_test(is_none),
		cmocka_unit_test(lies_in),
	};

	return cmocka_run_group_tests(tests, open_words, close_words);
}
