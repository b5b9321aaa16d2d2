/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/climate_file.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static struct ehr_arena arena;

static int read_text(const char *text, struct ehr_climate *climate,
	struct ehr_climate_facts *facts, struct ehr_err *err)
{
	static char path[32];
	int fd, rc;

	snprintf(path, sizeof(path), "%s", "/tmp/climate_XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	rc = ehr_climate_open(&(struct ehr_climate_choice){ path, NULL, 1 },
		climate, facts, &arena, err);
	unlink(path);
	return rc;
}

static void near(double value, double expected)
{
	assert_true(fabs(value - expected) < 1e-12);
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

/* Reference page on zoning, section 5: A 3 %, B 10 %, C 15 %, D 42 %, E 14 %,
 * F 16 %; all sectors alike. */
static void the_built_in_one(void **state)
{
	static const double share[] = { .03, .10, .15, .42, .14, .16 };
	static const double wind[] = { 1.5, 2.5, 4, 4, 2.5, 1.5 };
	struct ehr_climate climate;
	struct ehr_climate_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(ehr_climate_open(
				 &(struct ehr_climate_choice){
					 "default-neutral", NULL, 1 },
				 &climate, &facts, &arena, &err),
		0);
	assert_true(facts.built_in);
	assert_int_equal(climate.n_sectors, 16);
	assert_int_equal(climate.n, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(climate.class[i].stability, (int)i);
		near(climate.class[i].wind_m_s, wind[i]);
		near(ehr_climate_share(&climate, &climate.class[i]), share[i]);
		for (unsigned k = 0; k < 16; k++)
			near(climate.class[i].share[k], share[i] / 16);
	}
	near(climate.lid_m[EHR_STABILITY_A], 1500);
	near(climate.lid_m[EHR_STABILITY_D], 1000);
	assert_true(isnan(climate.lid_m[EHR_STABILITY_F]));
	near(climate.air_temp_k, 288);
	near(climate.ref_height_m, 10);
}

/* 20 of 100 hours are calm with D: they go to the directions of the slower
 * class of D, 1 to 3, so N gets 10 + 5 and E 30 + 15. Those with F, of which
 * there is no wind, go over all directions: N has 10 of 70 hours with wind, E
 * 30, S 30. */
static void calms_are_shared_out(void **state)
{
	struct ehr_climate climate;
	struct ehr_climate_facts facts;
	struct ehr_err err = { 0 };

	(void)state;
	assert_int_equal(
		read_text("direction,stability,wind_m_s,hours\n"
			  "N,D,2,10\nE,4,2,30\n180,d,5,30\ncalm,D,,20\n静风,"
			  "F,,10\n",
			&climate, &facts, &err),
		0);
	assert_false(facts.built_in);
	near(facts.calm_share, 0.3);
	assert_int_equal(climate.n_sectors, 8);
	assert_int_equal(climate.n, 3);
	near(climate.class[0].wind_m_s, 2);
	near(climate.class[0].share[0], 0.15);
	near(climate.class[0].share[2], 0.45);
	near(climate.class[1].wind_m_s, 5);
	near(climate.class[1].share[4], 0.30);
	assert_int_equal(climate.class[2].stability, EHR_STABILITY_F);
	near(climate.class[2].wind_m_s, 1);
	near(climate.class[2].share[0], 0.1 * 10 / 70);
	near(climate.class[2].share[2], 0.1 * 30 / 70);
	near(climate.class[2].share[4], 0.1 * 30 / 70);
}

static unsigned sectors_of(const char *directions)
{
	struct ehr_climate climate;
	struct ehr_climate_facts facts;
	struct ehr_err err = { 0 };

	assert_int_equal(read_text(directions, &climate, &facts, &err), 0);
	return climate.n_sectors;
}

#define HEAD "direction,stability,wind_m_s,hours\n"

static void as_many_sectors_as_it_takes(void **state)
{
	(void)state;
	assert_int_equal(sectors_of(HEAD "0,D,2,1\n90,D,2,1\n"), 8);
	assert_int_equal(sectors_of(HEAD "0,D,2,1\nNNW,D,2,1\n"), 16);
	assert_int_equal(sectors_of(HEAD "360,D,2,1\n10,D,2,1\n"), 36);
	assert_int_equal(sectors_of(HEAD "0,D,2,1\n30,D,2,1\n"), 36);
	assert_int_equal(sectors_of(HEAD "0,D,2,1\n72,D,2,1\n"), 5);
	assert_int_equal(sectors_of(HEAD "all,D,2,1\n"), 16);
	assert_int_equal(sectors_of("direction,stability,wind_m_s,hours,sectors"
				    "\n0,D,2,1,12\n30,D,2,1,\n"),
		12);
}

/* 0 and 360 degrees are the same direction. */
static void refused(void **state)
{
	static const struct {
		const char *text, *reason;
		unsigned long line;
	} cases[] = {
		{ "direction,stability,wind_m_s\nN,D,2\n", "", 1 },
		{ HEAD, "", 0 },
		{ HEAD "N,D,2,0\n", "", 0 },
		{ HEAD "N,G,2,1\n", "unknown_word", 2 },
		{ HEAD "N,D,-2,1\n", "out_of_range", 2 },
		{ HEAD "N,D,,1\n", "empty", 2 },
		{ HEAD "N,D,2,\n", "empty", 2 },
		{ HEAD "N,D,2,-1\n", "out_of_range", 2 },
		{ HEAD "N,D,2,many\n", "not_a_number", 2 },
		{ HEAD "north,D,2,1\n", "not_a_direction", 2 },
		{ HEAD "361,D,2,1\n", "not_a_direction", 2 },
		{ HEAD ",D,2,1\n", "not_a_direction", 2 },
		{ HEAD "0,D,2,1\n360,D,2,1\n", "", 0 },
		{ "direction,stability,wind_m_s,share,sectors\nN,D,2,1,16.5\n",
			"not_whole", 2 },
		{ HEAD "0.5,D,2,1\n1.7,D,2,1\n", "", 0 },
		{ "direction,stability,wind_m_s,share\nN,D,2,0.5\nS,D,2,0.4\n",
			"", 0 },
		{ "direction,stability,wind_m_s,hours,lid_m\nN,D,2,1,500\n"
		  "S,D,2,1,600\n",
			"varies", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ehr_climate climate;
		struct ehr_climate_facts facts;
		struct ehr_err err = { 0 };

		assert_int_equal(
			read_text(cases[i].text, &climate, &facts, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.reason, cases[i].reason);
		assert_int_equal(err.line, cases[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_built_in_one, release),
		cmocka_unit_test_teardown(calms_are_shared_out, release),
		cmocka_unit_test_teardown(as_many_sectors_as_it_takes, release),
		cmocka_unit_test_teardown(refused, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
