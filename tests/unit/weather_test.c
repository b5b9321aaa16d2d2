/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/weather.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct ehr_weather_rules rules;
static struct ehr_arena arena;

static const struct ehr_weather_opts china = { .calm_m_s = 1,
	.utc_offset_h = 8,
	.cloud_tenths = NAN,
	.lon = 120,
	.lat = 30,
	.sectors = 0 };

static int open_rules(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	return ehr_weather_rules_open(&rules, NULL, NULL, &err);
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

/* 0, or -1 with err; what was read is made a climatology. */
static int made(const char *text, const struct ehr_weather_opts *opts,
	struct ehr_climate *climate, struct ehr_weather_facts *facts,
	struct ehr_err *err)
{
	struct ehr_in_opts in = { 0 };
	struct ehr_weather weather;
	struct ehr_reader *reader =
		ehr_reader_memory("hours", ehr_str_of(text), &in, err);
	int rc;

	assert_non_null(reader);
	ehr_weather_init(&weather, &rules, opts);
	rc = ehr_weather_read(&weather, reader, err);
	if (rc == 0)
		rc = ehr_weather_climate(&weather, climate, &arena, err);
	*facts = weather.facts;
	ehr_weather_release(&weather);
	ehr_reader_close(reader);
	return rc;
}

static void near(double value, double expected)
{
	assert_true(fabs(value - expected) < 1e-12);
}

/*
 * 30 N 120 E, time of the sun within minutes of the clock at UTC+8. At noon of
 * the June solstice the sun stands at 83 degrees: under a clear sky the index is
 * 4, and 2 m/s (3.9, so 4 knots) make A. At midnight, clear, 2 m/s is index -2
 * and F; at cloud 6/10 index -1 and E.
 */
static void turner_by_the_clock(void **state)
{
	static const char text[] =
		"time,wind_direction,wind_m_s,cloud_tenths,cloud_oktas\n"
		"2025-06-21T12:00,90,2,0,\n"
		"2025-06-21T00:00,90,2,0,\n"
		"2025-06-22T00:00,90,2,6,\n"
		"2025-06-21T04:00Z,90,2,,0\n";
	struct ehr_climate climate;
	struct ehr_weather_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(made(text, &china, &climate, &facts, &err), 0);
	assert_int_equal(climate.n, 3);
	assert_int_equal(climate.class[0].stability, EHR_STABILITY_A);
	near(climate.class[0].share[4], 0.5);
	assert_int_equal(climate.class[1].stability, EHR_STABILITY_E);
	assert_int_equal(climate.class[2].stability, EHR_STABILITY_F);
	near(climate.class[2].wind_m_s, 2);
	assert_int_equal(facts.hours, 4);
	assert_int_equal(facts.used, 4);
}

/* Wind classes: up to 3 knots and 4 to 6 knots. 1 and 1.5 m/s (2 and 3 knots)
 * share the first, whose speed is 2 / (1/1 + 1/1.5) = 1.2. 3 m/s are 6 knots. */
static void speeds_are_harmonic_means(void **state)
{
	static const char text[] =
		"wind_direction,wind_m_s,stability,air_temp_c,lid_m\n"
		"N,1,D,10,800\nE,1.5,4,20,1000\nS,3,d,,\n";
	struct ehr_climate climate;
	struct ehr_weather_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(made(text, &china, &climate, &facts, &err), 0);
	assert_int_equal(climate.n, 2);
	near(climate.class[0].wind_m_s, 1.2);
	near(climate.class[0].share[0], 1.0 / 3);
	near(climate.class[0].share[4], 1.0 / 3);
	near(climate.class[1].wind_m_s, 3);
	near(climate.class[1].share[8], 1.0 / 3);
	near(climate.air_temp_k, 288.15);
	near(climate.lid_m[EHR_STABILITY_D], 900);
	assert_true(isnan(climate.lid_m[EHR_STABILITY_A]));
}

/* Directions fall to the nearest middle of 16 sectors: 11.2 degrees to N, 11.3
 * to NNE, 348.8 to N. */
static void directions_fall_into_sectors(void **state)
{
	static const char text[] = "wind_direction,wind_m_s,stability\n"
				   "11.2,2,D\n11.3,2,D\n348.8,2,D\n360,2,D\n";
	struct ehr_climate climate;
	struct ehr_weather_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(made(text, &china, &climate, &facts, &err), 0);
	assert_int_equal(climate.n_sectors, 16);
	near(climate.class[0].share[0], 0.75);
	near(climate.class[0].share[1], 0.25);
}

/* Of seven hours one is calm by its speed, one by its word, one by both, one has
 * no speed, one no direction, one no cloud; one is from the east. */
static void what_cannot_be_used_is_counted(void **state)
{
	static const char text[] =
		"time,wind_direction,wind_m_s,cloud_tenths,stability\n"
		"2025-01-01T00:00,90,2,,D\n"
		"2025-01-01T01:00,90,0.4,,D\n"
		"2025-01-01T02:00,calm,,,D\n"
		"2025-01-01T03:00,C,0,,D\n"
		"2025-01-01T04:00,,2,,D\n"
		"2025-01-01T05:00,90,,,D\n"
		"2025-01-01T04:00,90,2,,\n";
	struct ehr_weather_opts opts = china;
	struct ehr_climate climate;
	struct ehr_weather_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(made(text, &opts, &climate, &facts, &err), 0);
	assert_int_equal(facts.hours, 7);
	assert_int_equal(facts.used, 4);
	assert_int_equal(facts.calm, 3);
	assert_int_equal(facts.no_wind, 2);
	assert_int_equal(facts.no_cloud, 1);
	assert_int_equal(facts.repeated, 1);
	near(facts.calm_share, 0.75);
	near(climate.class[0].share[4], 1);
	opts.cloud_tenths = 3;
	assert_int_equal(made(text, &opts, &climate, &facts, &err), 0);
	assert_int_equal(facts.no_cloud, 0);
	assert_int_equal(facts.cloud_assumed, 1);
}

static void refused(void **state)
{
	static const struct {
		const char *text, *reason;
		unsigned long line;
	} cases[] = {
		{ "wind_direction,wind_m_s\nN,1\n", "", 1 },
		{ "wind_m_s,stability\n1,D\n", "", 1 },
		{ "wind_direction,wind_m_s,stability\nN,1,X\n", "unknown_word",
			2 },
		{ "wind_direction,wind_m_s,stability\nup,1,D\n",
			"not_a_direction", 2 },
		{ "wind_direction,wind_m_s,stability\nN,-1,D\n", "out_of_range",
			2 },
		{ "time,wind_direction,wind_m_s,cloud_tenths\n"
		  "2025-06-21,N,1,11\n",
			"out_of_range", 2 },
		{ "time,wind_direction,wind_m_s,cloud_tenths\n"
		  "2025-06-21,N,1,1\n",
			"not_a_time", 2 },
		{ "wind_direction,wind_m_s,stability\n,1,D\n", "", 0 },
		{ "wind_direction,wind_m_s,stability,air_temp_c,air_temp_k\n"
		  "N,1,D,10,283\n",
			"twice", 2 },
		{ "time,wind_direction,wind_m_s,cloud_tenths,cloud_oktas\n"
		  "2025-06-21T12:00,N,1,5,4\n",
			"twice", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ehr_climate climate;
		struct ehr_weather_facts facts;
		struct ehr_err err = { 0 };

		assert_int_equal(
			made(cases[i].text, &china, &climate, &facts, &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.reason, cases[i].reason);
		assert_int_equal(err.line, cases[i].line);
	}
}

/* Without an offset in the time or the options the sun's place is not known. */
static void the_clock_must_be_known(void **state)
{
	struct ehr_weather_opts opts = china;
	struct ehr_climate climate;
	struct ehr_weather_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	opts.utc_offset_h = NAN;
	assert_int_equal(made("time,wind_direction,wind_m_s,cloud_tenths\n"
			      "2025-06-21T12:00,N,1,1\n",
				 &opts, &climate, &facts, &err),
		-1);
	assert_string_equal(err.reason, "not_a_time");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(turner_by_the_clock, release),
		cmocka_unit_test_teardown(speeds_are_harmonic_means, release),
		cmocka_unit_test_teardown(
			directions_fall_into_sectors, release),
		cmocka_unit_test_teardown(
			what_cannot_be_used_is_counted, release),
		cmocka_unit_test_teardown(refused, release),
		cmocka_unit_test_teardown(the_clock_must_be_known, release),
	};

	return cmocka_run_group_tests(tests, open_rules, NULL);
}
