/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/moment.h"

static struct ehr_words *words;
static struct ehr_cell_rules rules;
static struct ehr_arena arena;

static int setup(void **state)
{
	(void)state;
	words = ehr_words_open(&(struct ehr_err){ 0 });
	if (words == NULL)
		return -1;
	return ehr_cell_rules_read(&rules, words, &(struct ehr_err){ 0 });
}

static int teardown(void **state)
{
	(void)state;
	ehr_words_close(words);
	ehr_arena_release(&arena);
	return 0;
}

static void is(const struct ehr_moment *moment, const char *cell,
	const char *text, unsigned cleaned)
{
	if (!ehr_str_is(moment->text, text) || moment->cleaned != cleaned)
		fail_msg("%s: %.*s, cleaned %u, not %s, %u", cell,
			(int)moment->text.n, moment->text.p, moment->cleaned,
			text, cleaned);
}

static void reads(const char *cell, const char *text, unsigned cleaned)
{
	struct ehr_moment moment;
	struct ehr_err err = { 0 };

	if (ehr_moment_time(
		    &rules, "t", ehr_str_of(cell), &arena, &moment, &err) != 0)
		fail_msg("%s", err.text);
	is(&moment, cell, text, cleaned);
	if (moment.text.n > 0)
		assert_true(ehr_moment_is_time(moment.text));
}

static void refuses(const char *cell, const char *reason)
{
	struct ehr_moment moment;
	struct ehr_err err = { 0 };

	if (ehr_moment_time(
		    &rules, "t", ehr_str_of(cell), &arena, &moment, &err) == 0)
		fail_msg("%s read as %.*s", cell, (int)moment.text.n,
			moment.text.p);
	assert_string_equal(err.column, "t");
	assert_string_equal(err.found, cell);
	assert_string_equal(err.reason, reason);
}

static void test_iso(void **state)
{
	static const char *const same[] = { "2025", "2025-10", "2025-10-08",
		"2025-10-08T15", "2025-10-08T15:00", "2025-10-08T15:00:30",
		"2025-10-08T15:00:30.125Z", "2016-03-01T00:00:00Z",
		"2025-10-08T15:00+08:00", "2025-10-08T15:00-0330",
		"2016-12-31T23:59:60Z", "2025-10-08T24:00", "2024-02-29" };

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
		reads(same[i], same[i], 0);
	reads(" 2025-10-08 ", "2025-10-08", 0);
	reads("", "", 0);
	reads("\u2014\u2014", "", EHR_CLEANED_EMPTY);
	reads("NA", "", EHR_CLEANED_EMPTY);
}

static void test_separators(void **state)
{
	const unsigned date = EHR_CLEANED_DATE;

	(void)state;
	reads("2025-10-08 15:00", "2025-10-08T15:00", date);
	reads("2025-10-08 15:00:00.0", "2025-10-08T15:00:00.0", date);
	reads("2025-10-08 15:00+08:00", "2025-10-08T15:00+08:00", date);
	reads("2025-10-8", "2025-10-08", date);
	reads("2025/10/8", "2025-10-08", date);
	reads("2025/10/8 9:05", "2025-10-08T09:05", date);
	reads("2025/10", "2025-10", date);
	reads("2025/1", "2025-01", date);
	reads("2025.10.8", "2025-10-08", date);
	reads("2025.10", "2025-10", date);
	reads("'2025-10-08", "2025-10-08", EHR_CLEANED_QUOTES | date);
	reads("\uff12\uff10\uff12\uff15\uff0d\uff11\uff10\uff0d\uff10\uff18",
		"2025-10-08", EHR_CLEANED_WIDTH | date);
}

static void test_figures(void **state)
{
	const unsigned date = EHR_CLEANED_DATE;

	(void)state;
	reads("20251008", "2025-10-08", date);
	reads("20251008 9:05", "2025-10-08T09:05", date);
	reads("20251008T15:30:59Z", "2025-10-08T15:30:59Z", date);
	reads("2025100815", "2025-10-08T15:00", date);
	reads("202510081530", "2025-10-08T15:30", date);
	reads("20251008153059", "2025-10-08T15:30:59", date);
	/* the reference page's day; the rest as spreadsheets show them */
	reads("45000", "2023-03-15", date);
	reads("45000.625", "2023-03-15T15:00", date);
	reads("43831", "2020-01-01", date);
	reads("25569", "1970-01-01", date);
	/* 0.999999 of a day is 86399.91 s, to the second the next midnight */
	reads("45000.999999", "2023-03-16T00:00", date);
	/* as date -u -d @1759906800 has it */
	reads("1759906800000", "2025-10-08T07:00Z", date);
	reads("1759906830500", "2025-10-08T07:00:30Z", date);
}

/* Year, month, day, hour, minute and second in words. */
static void test_chinese(void **state)
{
	const unsigned date = EHR_CLEANED_DATE;

	(void)state;
	reads("2025\u5e74", "2025", date);
	reads("2025\u5e7410\u6708", "2025-10", date);
	reads("2025 \u5e74 10 \u6708", "2025-10", date);
	reads("2025\u5e741\u67088\u65e5", "2025-01-08", date);
	reads("2025\u5e7410\u67088\u53f7", "2025-10-08", date);
	reads("2025\u5e7410\u67088\u65e515\u65f6", "2025-10-08T15:00", date);
	reads("2025\u5e7410\u67088\u65e5 15:30", "2025-10-08T15:30", date);
	reads("2025\u5e7410\u67088\u65e5 9\u70b95\u5206", "2025-10-08T09:05",
		date);
	reads("2025\u5e7410\u67088\u65e515\u65f630\u520620\u79d2",
		"2025-10-08T15:30:20", date);
	reads("2025\u3000\u5e74\u300010\u3000\u6708", "2025-10",
		EHR_CLEANED_BLANKS | date);
	reads("\uff12\uff10\uff12\uff15\u5e74\uff11\uff10\u6708", "2025-10",
		EHR_CLEANED_WIDTH | date);
}

static void test_refused(void **state)
{
	static const char *const last[] = { "8/10/2025", "08-10-2025",
		"8.10.2025", "25/10/2025", "8/10/25", "8/10/2025 15:00" };
	static const char *const bad[] = { "2025-02-30", "2025-13-01",
		"1900-02-29", "20250230", "20251008-15", "20250230 15:00",
		"2025-10-08T25", "2025-10-08T24:01", "2025-10-08 15:60",
		"2025.1", "2009.01369863014", "201510", "251008", "2025-10/08",
		"2025-10-08T", "2025-10 15:00", "2025-10-08T15:00X",
		"2025-10-08Z", "2025-10-0815:00", "1760000000", "99999", "100",
		"19999", "60001", "-45000", "201*\u5e74*\u6708*\u65e5",
		"2025\u5e7413\u6708", "2025\u5e7410\u670832\u65e5",
		"2025\u5e7410\u67088", "2025\u5e7410\u67088\u65e515\u65f63",
		"today", "10-08", "2025-10-08T15:00+15", "2025-10-08 15:00:00.",
		"2025--10", "Oct 8, 2025" };

	(void)state;
	for (size_t i = 0; i < sizeof last / sizeof last[0]; i++)
		refuses(last[i], "ambiguous_date");
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		refuses(bad[i], "not_a_time");
}

static void test_years(void **state)
{
	static const struct {
		const char *cell, *text;
		unsigned cleaned;
	} good[] = {
		{ "2025", "2025", 0 },
		{ " 2025 ", "2025", 0 },
		{ "2025.0", "2025", EHR_CLEANED_DATE },
		{ "2025\u5e74", "2025", EHR_CLEANED_DATE },
		{ "2025 \u5e74", "2025", EHR_CLEANED_DATE },
		{ "\uff12\uff10\uff12\uff15", "2025", EHR_CLEANED_WIDTH },
		{ "NA", "", EHR_CLEANED_EMPTY },
	};
	static const char *const bad[] = { "25", "20251", "2025.5", "2025-10",
		"201*\u5e74", "45000", "-2025" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct ehr_moment moment;
		struct ehr_err err = { 0 };

		if (ehr_moment_year(&rules, "y", ehr_str_of(good[i].cell),
			    &arena, &moment, &err) != 0)
			fail_msg("%s", err.text);
		is(&moment, good[i].cell, good[i].text, good[i].cleaned);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct ehr_moment moment;
		struct ehr_err err = { 0 };

		assert_int_equal(
			ehr_moment_year(&rules, "y", ehr_str_of(bad[i]), &arena,
				&moment, &err),
			-1);
		assert_string_equal(err.reason, "not_a_year");
	}
}

static struct ehr_moment_parts parts_of(
	const char *year, const char *month, const char *day, const char *hour)
{
	const char *cell[] = { year, month, day, hour };
	static const char *const column[] = { "y", "m", "d", "h" };
	struct ehr_moment_parts parts = { 0 };

	for (size_t i = 0; i < sizeof cell / sizeof *cell; i++)
		if (cell[i] != NULL) {
			parts.cell[i] = ehr_str_of(cell[i]);
			parts.column[i] = column[i];
		}
	return parts;
}

static void joins(const char *year, const char *month, const char *day,
	const char *hour, const char *text)
{
	struct ehr_moment_parts parts = parts_of(year, month, day, hour);
	struct ehr_moment moment;
	struct ehr_err err = { 0 };

	if (ehr_moment_join(&rules, &parts, &arena, &moment, &err) != 0)
		fail_msg("%s", err.text);
	is(&moment, year, text, 0);
}

static void joins_not(const char *year, const char *month, const char *day,
	const char *hour, const char *column)
{
	struct ehr_moment_parts parts = parts_of(year, month, day, hour);
	struct ehr_moment moment;
	struct ehr_err err = { 0 };

	assert_int_equal(
		ehr_moment_join(&rules, &parts, &arena, &moment, &err), -1);
	assert_string_equal(err.reason, "not_a_time");
	assert_string_equal(err.column, column);
}

static void test_parts(void **state)
{
	(void)state;
	joins("2016", "3", "1", "0", "2016-03-01T00:00");
	joins("2016", "12", "31", "24", "2016-12-31T24:00");
	joins("2016", "3", "1", NULL, "2016-03-01");
	joins("2016", "3", NULL, NULL, "2016-03");
	joins("2016", NULL, NULL, NULL, "2016");
	joins("2016", "3", "", "", "2016-03");
	joins("2016\u5e74", "3\u6708", "1\u65e5", "8\u65f6",
		"2016-03-01T08:00");
	joins("2016.0", "3.0", "1.0", "8.0", "2016-03-01T08:00");
	joins("2009", "January", "6", NULL, "2009-01-06");
	joins("2009", "SEP", "6", NULL, "2009-09-06");
	/* a date in one column, the hour in another */
	joins("20220104", NULL, NULL, "16", "2022-01-04T16:00");
	joins("2022-01-04", NULL, NULL, "9:00", "2022-01-04T09:00");
	joins("", "", "", "", "");
	joins_not("2016", "13", "1", "0", "m");
	joins_not("2016", "2", "30", "0", "d");
	joins_not("2016", "2", "3", "25", "h");
	joins_not("2016", "", "3", "0", "d");
	joins_not("", "2", "3", "0", "m");
	joins_not("16", "2", "3", "0", "y");
	joins_not("2016", "Ma", "3", "0", "m");
	joins_not("2016-05-01", "2", "3", "0", "m");
	joins_not("2016", NULL, NULL, "3", "h");
}

static void clock_is(const char *time, enum ehr_clock clock)
{
	assert_int_equal(ehr_moment_clock(ehr_str_of(time)), clock);
}

static void test_clock(void **state)
{
	(void)state;
	clock_is("2025-10-08T15:00Z", EHR_CLOCK_OFFSET);
	clock_is("2025-10-08T15+08:00", EHR_CLOCK_OFFSET);
	clock_is("2025-10-08T15-0330", EHR_CLOCK_OFFSET);
	clock_is("2025-10-08T15:00", EHR_CLOCK_LOCAL);
	clock_is("2025-10-08", EHR_CLOCK_NONE);
	clock_is("2025-10", EHR_CLOCK_NONE);
	clock_is("", EHR_CLOCK_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_iso),
		cmocka_unit_test(test_separators),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_clock),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
