/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_series.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct ehr_arena arena;
	struct ehr_epc_rules *rules;
	struct ehr_epc_ones ones;
};

enum { ROOM = 10000 };

static int set_up(void **state)
{
	struct fixture *fixture = ehr_calloc(1, sizeof(*fixture));
	struct ehr_err err;

	fixture->rules = ehr_epc_rules_open(NULL, NULL, &err);
	fixture->ones.one = ehr_arena_calloc(
		&fixture->arena, ROOM, sizeof(*fixture->ones.one));
	*state = fixture;
	return fixture->rules ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	ehr_epc_rules_close(fixture->rules);
	ehr_arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

static void add(
	struct fixture *fixture, uint32_t place, const char *time, double value)
{
	struct ehr_epc_one *one = &fixture->ones.one[fixture->ones.n++];
	struct ehr_err err;

	assert_true(fixture->ones.n < ROOM);
	*one = (struct ehr_epc_one){ .value = value, .place = place };
	assert_int_equal(
		ehr_epc_time_read(ehr_str_of(time), &one->time, &err), 0);
}

static int days_in(int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	return days[month - 1];
}

/* Days 1 to least(month) of each month of 2025, the value its month. */
static void add_days(
	struct fixture *fixture, uint32_t place, int most, int february)
{
	char text[32];

	for (int month = 1; month <= 12; month++)
		for (int day = 1; day <= days_in(month) &&
				  day <= (month == 2 ? february : most);
			day++) {
			(void)snprintf(text, sizeof(text), "2025-%02d-%02d",
				month, day);
			add(fixture, place, text, month);
		}
}

static struct ehr_epc_year year_of(struct fixture *fixture)
{
	struct ehr_epc_year year;

	assert_true(ehr_epc_years(
		&fixture->ones, fixture->rules, &fixture->arena, &year));
	return year;
}

/* The clock as written: an offset is not added. Day 45658 of a spreadsheet,
 * which counts 1900-01-01 as 2 after its own 29 February 1900, is 2025-01-01. */
static void reads_times(void **state)
{
	struct ehr_epc_time time;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_epc_time_read(ehr_str_of(" 2025-01-01T06:30:10.5+08:00"),
			&time, &err),
		0);
	assert_int_equal(time.day, 45658 - 2);
	assert_int_equal(time.second - (int64_t)time.day * 86400,
		6 * 3600 + 30 * 60 + 10);
	assert_int_equal(time.precision, EHR_PRECISION_SECOND);
	assert_int_equal(
		ehr_epc_time_read(ehr_str_of("1900-03-01"), &time, &err), 0);
	assert_int_equal(time.day, 31 + 28);
	assert_int_equal(
		ehr_epc_time_read(ehr_str_of("2024-02"), &time, &err), 0);
	assert_int_equal(time.precision, EHR_PRECISION_MONTH);
	assert_int_equal(ehr_epc_time_read(ehr_str_of(""), &time, &err), 0);
	assert_int_equal(time.precision, EHR_EPC_NO_TIME);
	assert_int_equal(
		ehr_epc_time_read(ehr_str_of("2025-02-29"), &time, &err), -1);
	assert_string_equal(err.reason, "not_a_time");
}

/* 27 days a month and 25 in February are 322: two too few for the year. */
static void days_of_a_year(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_epc_year year;

	add_days(fixture, 0, 27, 25);
	year = year_of(fixture);
	assert_int_equal(year.step, EHR_EPC_DAYS);
	assert_int_equal(year.n, 322);
	assert_int_equal(year.short_months, 0);
	assert_false(year.complete);
	add(fixture, 0, "2025-12-30", 12);
	add(fixture, 0, "2025-12-31", 12);
	year = year_of(fixture);
	assert_true(year.complete);
	/* 27 (1 + 3 + ... + 12) + 25 x 2 + 2 x 12 = 27 x 76 + 74 = 2126 */
	assert_true(year.mean == 2126.0 / 324);
}

/* All days but four of February: 361, and still a month is short. */
static void february(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_epc_year year;

	add_days(fixture, 0, 31, 24);
	year = year_of(fixture);
	assert_int_equal(year.n, 361);
	assert_int_equal(year.short_months, 1);
	assert_false(year.complete);
}

/* A day of 20 hours counts, of 19 not; hours 1 to 24 are 24 hours of one day,
 * two values of one hour are one hour. */
static void hours(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_epc_year year;
	char text[32];

	for (int hour = 1; hour <= 24; hour++) {
		(void)snprintf(text, sizeof(text), "2025-01-01T%02d:00", hour);
		add(fixture, 0, text, hour);
	}
	for (int hour = 0; hour < 19; hour++) {
		(void)snprintf(text, sizeof(text), "2025-01-02T%02d:00", hour);
		add(fixture, 0, text, 1000);
	}
	for (int hour = 0; hour < 20; hour++) {
		(void)snprintf(text, sizeof(text), "2025-01-03T%02d:00", hour);
		add(fixture, 0, text, hour ? 2 : 1);
	}
	add(fixture, 0, "2025-01-03T00:30", 3);
	year = year_of(fixture);
	assert_int_equal(year.step, EHR_EPC_HOURS);
	assert_int_equal(year.n, 2);
	assert_int_equal(year.short_days, 1);
	assert_true(year.value[0] == 12.5);
	assert_true(year.value[1] == 2);
	assert_true(year.mean == 7.25);
	assert_false(year.complete);
}

/* Places are averaged month by month, then the months: place 1 has no March.
 * ((1 + 3)/2 + (2 + 4)/2 + 6) / 3 = 11/3. Then two years: their means' mean. */
static void months(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_epc_year year;
	char text[32];

	add(fixture, 0, "2025-01", 1);
	add(fixture, 0, "2025-02-14", 2);
	add(fixture, 0, "2025-03-01T10:00", 6);
	add(fixture, 1, "2025-01", 3);
	add(fixture, 1, "2025-02", 4);
	year = year_of(fixture);
	assert_int_equal(year.step, EHR_EPC_MONTHS);
	assert_int_equal(year.n, 3);
	assert_true(year.mean == 11.0 / 3);
	assert_false(year.complete);
	fixture->ones.n = 0;
	for (int month = 1; month <= 24; month++) {
		(void)snprintf(text, sizeof(text), "%d-%02d",
			2024 + (month - 1) / 12, (month - 1) % 12 + 1);
		add(fixture, 0, text, month <= 12 ? 1 : month);
	}
	year = year_of(fixture);
	assert_true(year.complete);
	assert_int_equal(year.years, 2);
	assert_true(year.mean == (1 + 18.5) / 2);
}

static void no_series(void **state)
{
	struct fixture *fixture = *state;
	struct ehr_epc_year year;

	assert_false(ehr_epc_years(
		&fixture->ones, fixture->rules, &fixture->arena, &year));
	add(fixture, 0, "2025-01", 1);
	add(fixture, 0, "2025", 1);
	assert_false(ehr_epc_years(
		&fixture->ones, fixture->rules, &fixture->arena, &year));
}

/* A rising series depends on itself, one that jumps to and fro does not; times
 * that repeat, or are not there, cannot be tested. */
static void dependence(void **state)
{
	struct fixture *fixture = *state;
	char text[32];
	double r, p;

	for (int day = 1; day <= 28; day++) {
		(void)snprintf(text, sizeof(text), "2025-02-%02d", day);
		add(fixture, 0, text, day);
	}
	assert_true(
		ehr_epc_dependence(&fixture->ones, &fixture->arena, &r, &p));
	assert_true(r > 0.8 && p < 1e-6);
	for (size_t i = 0; i < fixture->ones.n; i++)
		fixture->ones.one[i].value = i % 2 ? 1 : (double)i;
	assert_true(
		ehr_epc_dependence(&fixture->ones, &fixture->arena, &r, &p));
	assert_true(p > 0.5);
	fixture->ones.one[3].time = fixture->ones.one[2].time;
	assert_false(
		ehr_epc_dependence(&fixture->ones, &fixture->arena, &r, &p));
	fixture->ones.one[3].time.precision = EHR_EPC_NO_TIME;
	assert_false(
		ehr_epc_dependence(&fixture->ones, &fixture->arena, &r, &p));
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(reads_times),
		WITH(days_of_a_year),
		WITH(february),
		WITH(hours),
		WITH(months),
		WITH(no_series),
		WITH(dependence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
