/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/canonical.h"

static struct ehr_words *words;

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	return words == NULL ? -1 : 0;
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	return 0;
}

static void good(const char *column, const char *cell)
{
	struct ehr_err err = { 0 };

	if (ehr_canonical_check(ehr_canonical_find(column), words, "in",
		    ehr_str_of(cell), &err) != 0)
		fail_msg("%s", err.text);
}

static void bad(const char *column, const char *cell, const char *reason)
{
	struct ehr_err err = { 0 };

	if (ehr_canonical_check(ehr_canonical_find(column), words, "in",
		    ehr_str_of(cell), &err) == 0)
		fail_msg("%s: %s passed", column, cell);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_string_equal(err.column, "in");
	assert_string_equal(err.reason, reason);
}

static void test_texts_and_numbers(void **state)
{
	(void)state;
	good("source_id", "007");
	good("uscc", "9133010");
	good("depth_top_m", "0.2");
	good("depth_top_m", "");
	good("layer", "surface");
	bad("depth_top_m", "20 cm", "not_a_number");
	bad("population", "1,000", "not_a_number");
	bad("layer", "topsoil", "unknown_word");
	bad("medium", "Air", "unknown_word");
}

static void test_years(void **state)
{
	(void)state;
	good("year", "2025");
	good("year", " 2025 ");
	bad("year", "25", "not_a_year");
	bad("year", "2025.0", "not_a_year");
	bad("year", "20255", "not_a_year");
	bad("year", "-200", "not_a_year");
}

/* 1900 was no leap year, 2000 and 2024 were. */
static void test_times(void **state)
{
	static const char *const right[] = { "2025-10-08", "2024-02-29",
		"2000-02-29", "2025-10-08T15", "2025-10-08T15:00",
		"2025-10-08 15:00:30", "2016-03-01T00:00:00Z",
		"2025-10-08T15:00+08:00", "2025-10-08T15:00-0330",
		"2016-12-31T23:59:60Z", "2025-10-08T24:00", "2025", "2025-10" };
	static const char *const wrong[] = { "20", "2025-1", "2025-13-01",
		"2025-02-30", "1900-02-29", "2025-10-00", "2025/10/08",
		"2025-10-8", "2025-10-08T", "2025-10-08T25", "2025-10-08T24:01",
		"2025-10-08T15:60", "2025-10-08T15:00X", "2025-10-08Z",
		"2025-10-08T15:00+15", "08.10.2025", "1760000000" };

	(void)state;
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		good("time", right[i]);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		bad("time", wrong[i], "not_a_time");
}

static void test_find(void **state)
{
	(void)state;
	assert_null(ehr_canonical_find("landuse"));
	assert_int_equal(ehr_canonical_find("lon")->filled, EHR_FILLED_PLACE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_and_numbers),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_find),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
