/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/sigma_table.h"

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

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static struct ehr_sigma_set set_of(const char *name)
{
	struct ehr_sigma_facts facts;
	struct ehr_sigma_set set;
	struct ehr_err err;

	if (ehr_sigma_set_read(name, NULL, &set, &facts, &arena, &err))
		fail_msg("%s", err.text);
	return set;
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

/* At 1 km, from the table of Briggs' formulas with 1.1^-0.5 = 0.953463, 1.2^-0.5
 * = 0.912871, 2.5^-0.5 = 0.632456, 1.3^-1 = 0.769231; urban 1.4^-0.5 = 0.845154,
 * 2^0.5 = 1.414214, 1.3^-0.5 = 0.877058. */
static void has_briggs(void **state)
{
	static const double rural[2][6] = { { 209.7618, 152.5540, 104.8809,
						    76.2770, 57.2078, 38.1385 },
		{ 200, 120, 73.0297, 37.9473, 23.0769, 12.3077 } };
	static const double urban[2][6] = {
		{ 270.4494, 270.4494, 185.9339, 135.2247, 92.9670, 92.9670 },
		{ 339.4113, 339.4113, 200, 122.7881, 50.5964, 50.5964 }
	};
	struct ehr_sigma_set open = set_of("briggs-rural");
	struct ehr_sigma_set town = set_of("briggs-urban");
	struct ehr_sigma_set isc = set_of("isc3-urban");

	(void)state;
	for (int i = 0; i < EHR_STABILITIES; i++) {
		near(ehr_sigma(&open.y[i], 1000), rural[0][i], 1e-6);
		near(ehr_sigma(&open.z[i], 1000), rural[1][i], 1e-5);
		near(ehr_sigma(&town.y[i], 1000), urban[0][i], 1e-6);
		near(ehr_sigma(&town.z[i], 1000), urban[1][i], 1e-6);
		near(ehr_sigma(&isc.z[i], 1000), urban[1][i], 1e-6);
	}
}

/* From the tests of GasDispersion.jl (test/utils/isc3_tests.jl), which has the
 * table of the ISC3 guide, and of rsdm (class, distance in m, sigma). */
static void has_isc3_rural(void **state)
{
	static const struct {
		char class;
		double x_m, sigma_m;
	} y[] = { { 'A', 1.2, 0.48870396813625905 },
		{ 'B', 1.2, 0.3288132138806368 },
		{ 'C', 1.2, 0.20096244824229573 },
		{ 'D', 1.2, 0.1309207626723034 },
		{ 'E', 1.2, 0.09742134712173195 },
		{ 'F', 1.2, 0.0645858766834503 },
		{ 'A', 997, 208.157523627706 }, { 'B', 12.345, 2.835970876943 },
		{ 'C', 27850, 2025.696103458910 },
		{ 'D', 500, 36.146193496038 }, { 'E', 445, 24.275915684479 },
		{ 'F', 7555.8, 210.931775211803 } },
	  z[] = { { 'A', 50, 7.246283645973222 },
		  { 'A', 125, 17.6538512508938 },
		  { 'A', 175, 25.32210358392127 },
		  { 'A', 225, 33.46114450376929 },
		  { 'A', 275, 42.49832115580982 },
		  { 'A', 350, 58.955561122372494 },
		  { 'A', 450, 87.22955507375895 },
		  { 'A', 550, 128.0454080208172 },
		  { 'B', 100, 10.604690180980183 },
		  { 'B', 300, 30.144226325216724 },
		  { 'B', 500, 51.092852947678885 },
		  { 'C', 100, 7.44187785547111 },
		  { 'D', 100, 4.651174892531855 },
		  { 'D', 500, 18.29689264165363 },
		  { 'D', 2000, 50.15135417398994 },
		  { 'D', 5000, 88.69020460936578 },
		  { 'D', 15000, 169.67281358959912 },
		  { 'D', 35000, 271.77785930262854 },
		  { 'E', 50, 1.979015073784176 },
		  { 'E', 100, 3.534197346966356 },
		  { 'E', 500, 12.80138815568348 },
		  { 'E', 1500, 27.931190340632067 },
		  { 'E', 3000, 42.22135548587303 },
		  { 'E', 7500, 68.37414410048738 },
		  { 'E', 15000, 95.55830909365176 },
		  { 'E', 30000, 127.31152395989899 },
		  { 'E', 50000, 151.5410717370677 },
		  { 'F', 100, 2.3255231110829815 },
		  { 'F', 500, 8.395558503802999 },
		  { 'F', 800, 11.976175562087187 },
		  { 'F', 1500, 18.030377292486545 },
		  { 'F', 2500, 24.42448141869856 },
		  { 'F', 5000, 34.207199596890135 },
		  { 'F', 10000, 46.38392157098271 },
		  { 'F', 20000, 60.29440210746138 },
		  { 'F', 45000, 76.93568233551231 },
		  { 'F', 75000, 87.38876819912205 },
		  { 'F', 2860, 26.282658227590 },
		  { 'F', 54000, 80.882017663045 }, { 'A', 20000, 5000 },
		  { 'B', 40000, 5000 } };
	struct ehr_sigma_set set = set_of("isc3-rural");

	(void)state;
	for (size_t i = 0; i < sizeof(y) / sizeof(*y); i++)
		near(ehr_sigma(&set.y[(y[i].class - 'A')], y[i].x_m),
			y[i].sigma_m, 1e-11);
	for (size_t i = 0; i < sizeof(z) / sizeof(*z); i++)
		near(ehr_sigma(&set.z[(z[i].class - 'A')], z[i].x_m),
			z[i].sigma_m, 1e-11);
}

static void has_profiles(void **state)
{
	static const double rural[] = { 0.07, 0.07, 0.10, 0.15, 0.35, 0.55 };
	static const double urban[] = { 0.15, 0.15, 0.20, 0.25, 0.30, 0.30 };
	double exponent[EHR_STABILITIES];
	struct ehr_sigma_facts facts;
	struct ehr_sigma_set set;
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_wind_profile_read(
				 "isc3-rural", NULL, exponent, &facts, &err),
		0);
	assert_false(facts.memory);
	for (int i = 0; i < EHR_STABILITIES; i++)
		near(exponent[i], rural[i], 1e-15);
	assert_int_equal(ehr_sigma_set_read("briggs-urban", NULL, &set, &facts,
				 &arena, &err),
		0);
	assert_int_equal(ehr_wind_profile_read(
				 facts.profile, NULL, exponent, &facts, &err),
		0);
	for (int i = 0; i < EHR_STABILITIES; i++)
		near(exponent[i], urban[i], 1e-15);
	assert_int_equal(ehr_wind_profile_read(
				 "gbt3840-rural", NULL, exponent, &facts, &err),
		0);
	assert_true(facts.memory);
	near(exponent[EHR_STABILITY_F], 0.25, 1e-15);
}

static void names_what_there_is(void **state)
{
	double exponent[EHR_STABILITIES];
	struct ehr_sigma_facts facts;
	struct ehr_sigma_set set;
	struct ehr_err err;

	(void)state;
	assert_int_equal(
		ehr_sigma_set_read("turner", NULL, &set, &facts, &arena, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	assert_string_equal(err.text,
		"there is no set \"turner\"; there are briggs-rural, "
		"briggs-urban, isc3-rural, isc3-urban");
	assert_int_equal(
		ehr_wind_profile_read("flat", NULL, exponent, &facts, &err),
		-1);
	assert_non_null(strstr(err.text, "gbt3840-urban"));
}

static int read_text(const char *text, struct ehr_err *err)
{
	static char path[32];
	struct ehr_sigma_facts facts;
	struct ehr_sigma_set set;
	int fd, rc;

	snprintf(path, sizeof(path), "%s", "/tmp/sigma_XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	rc = ehr_sigma_set_read("own", path, &set, &facts, &arena, err);
	unlink(path);
	return rc;
}

#define HEADER "set,profile,axis,class,to_m,form,a,b,c,max_m\n"

static void refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *column;
	} bad[] = {
		{ HEADER "own,p,y,A,,ratoi,1,0,0,\n", "form" },
		{ HEADER "own,p,x,A,,ratio,1,0,0,\n", "axis" },
		{ HEADER "own,p,y,G,,ratio,1,0,0,\n", "class" },
		{ HEADER "own,p,y,A,,ratio,,0,0,\n", "a" },
		{ HEADER "own,p,y,A,,ratio,zero,0,0,\n", "a" },
		{ HEADER "own,p,y,A,,ratio,1,1000,0,\n", "b" },
		{ HEADER "own,p,y,A,500,power,1,1,0,\n"
			 "own,p,y,A,400,power,1,1,0,\n",
			"to_m" },
		{ HEADER "own,p,y,A,,power,1,1,0,\n"
			 "own,p,y,A,,power,1,1,0,\n",
			"to_m" },
	};
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_int_equal(read_text(bad[i].text, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, bad[i].column);
	}
	assert_int_equal(
		read_text(HEADER "own,p,y,A,500,power,1,1,0,\n", &err), -1);
	assert_string_equal(err.text,
		"the sigmas \"own\" have no curve y of class A for all "
		"distances");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_briggs),
		cmocka_unit_test(has_isc3_rural),
		cmocka_unit_test(has_profiles),
		cmocka_unit_test(names_what_there_is),
		cmocka_unit_test(refuses_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
