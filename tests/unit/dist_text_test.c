/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dist_text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct ehr_dist_files files;

static void assert_near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static struct ehr_dist read_dist(const char *text)
{
	struct ehr_dist dist;
	struct ehr_err err = { 0 };

	if (ehr_dist_read(ehr_str_of(text), &files, &dist, &err))
		fail_msg("%s: %s", text, err.text);
	return dist;
}

/* ln(1 + (3/4)^2) = 0.446287..., mean of the logarithm ln 4 - half of it. */
static void reads_each_kind(void **state)
{
	struct ehr_dist dist;

	(void)state;
	dist = read_dist("constant(value=3)");
	assert_true(dist.kind == EHR_DIST_CONSTANT && dist.arg[0] == 3);
	dist = read_dist("uniform(max=5,min=1)");
	assert_true(dist.kind == EHR_DIST_UNIFORM && dist.arg[0] == 1 &&
		    dist.arg[1] == 5);
	dist = read_dist(" triangular ( min = 1 , mode=2,max=5e0 ) ");
	assert_true(dist.kind == EHR_DIST_TRIANGULAR && dist.arg[1] == 2);
	dist = read_dist("normal(mean=-3,sd=1)");
	assert_true(dist.kind == EHR_DIST_NORMAL && dist.arg[0] == -3);
	dist = read_dist("lognormal(gm=3,gsd=2)");
	assert_near(dist.arg[0], log(3), 1e-15);
	assert_near(dist.arg[1], log(2), 1e-15);
	dist = read_dist("lognormal(mean=4,sd=3)");
	assert_near(dist.arg[1], sqrt(log(1.5625)), 1e-15);
	assert_near(dist.arg[0], log(4) - log(1.5625) / 2, 1e-15);
	dist = read_dist("gamma(shape=2,scale=3)");
	assert_true(dist.kind == EHR_DIST_GAMMA && dist.arg[1] == 3);
	dist = read_dist("weibull(scale=3,shape=2,min=1)");
	assert_true(dist.kind == EHR_DIST_WEIBULL && dist.low == 1);
}

static void limits_cut_or_stretch(void **state)
{
	struct ehr_dist dist = read_dist("normal(mean=1,sd=2,min=0,max=3)");

	(void)state;
	assert_true(dist.low == 0 && dist.high == 3 && dist.kept < 1);
	dist = read_dist("beta(a=2,b=5)");
	assert_true(dist.low == 0 && dist.high == 1);
	dist = read_dist("beta(a=2,b=5,max=365)");
	assert_true(dist.low == 0 && dist.high == 365 && dist.kept == 1);
}

static void check_refused(const char *text, const char *why)
{
	struct ehr_dist dist;
	struct ehr_err err = { 0 };
	char expected[256];

	assert_int_equal(
		ehr_dist_read(ehr_str_of(text), &files, &dist, &err), -1);
	(void)snprintf(expected, sizeof(expected),
		"%s in the distribution \"%s\"", why, text);
	assert_string_equal(err.text, expected);
	assert_string_equal(err.reason, "bad_distribution");
	assert_int_equal(err.fault, EHR_FAULT_DATA);
}

static void says_what_is_wrong(void **state)
{
	(void)state;
	check_refused("3", "nothing like NAME(KEY=NUMBER,...)");
	check_refused("", "nothing like NAME(KEY=NUMBER,...)");
	check_refused(
		"normal(mean=1,sd=2", "nothing like NAME(KEY=NUMBER,...)");
	check_refused("logormal(gm=1,gsd=2)",
		"unknown name \"logormal\", did you mean lognormal?,");
	check_refused("poisson(mean=1)", "unknown name \"poisson\"");
	check_refused(
		"lognormal(gm=1)", "its numbers are not gm= gsd=, mean= sd=");
	check_refused("lognormal(gm=1,sd=2)",
		"its numbers are not gm= gsd=, mean= sd=");
	check_refused(
		"normal(mean=1,sd=2,x=3)", "its numbers are not mean= sd=");
	check_refused(
		"normal(mean=1,sd=2,sd=3)", "its numbers are not mean= sd=");
	check_refused("uniform(1,2)", "its numbers are not min= max=");
	check_refused("uniform()", "its numbers are not min= max=");
	check_refused("normal(mean=1,sd=two)", "no number: \"sd=two\"");
	check_refused("normal(mean=1,sd=nan)", "no number: \"sd=nan\"");
	check_refused("lognormal(gm=1,gsd=1)", "gsd is not more than 1");
	check_refused("normal(mean=1,sd=0)", "sd is not more than 0");
	check_refused("lognormal(mean=0,sd=1)", "mean is not more than 0");
	check_refused("uniform(min=2,max=1)", "min, mode and max do not rise");
	check_refused("normal(mean=1,sd=1,min=9)",
		"min and max leave less than a millionth");
	check_refused("lognormal(gm=1,gsd=1e300)", "numbers out of range");
	check_refused("empirical()", "no name of a file");
}

static const char *written(const char *bytes)
{
	static const char name[] = "dist_text_test.csv";
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
	ehr_dist_files_release(&files);
	return "empirical(dist_text_test.csv)";
}

/* A sample 10, 20, 40: share 0, 1/2, 1; a quarter is 15. */
static void reads_files(void **state)
{
	struct ehr_dist dist =
		read_dist(written("id,value\na,20\nb,10\nc,40\n"));

	(void)state;
	assert_near(ehr_dist_quantile(&dist, 0.25), 15, 1e-15);
	assert_near(ehr_dist_quantile(&dist, 0.75), 30, 1e-15);
	dist = read_dist(written("share,value\n0,1\n0.9,10\n1,110\n"));
	assert_near(ehr_dist_quantile(&dist, 0.45), 5.5, 1e-15);
	assert_near(ehr_dist_quantile(&dist, 0.99), 100, 1e-13);
}

static void check_file(const char *bytes, const char *why)
{
	struct ehr_dist dist;
	struct ehr_err err = { 0 };
	const char *text = written(bytes);

	assert_int_equal(
		ehr_dist_read(ehr_str_of(text), &files, &dist, &err), -1);
	if (!strstr(err.text, why))
		fail_msg("\"%s\" is not in \"%s\"", why, err.text);
}

static void says_what_is_wrong_in_files(void **state)
{
	struct ehr_dist dist;
	struct ehr_err err = { 0 };

	(void)state;
	check_file("value\n1\n", "two rows or more");
	check_file("value\n1\nx\n", "expected a number, found \"x\"");
	check_file("val\n1\n2\n", "value");
	check_file("share,value\n0,1\n0,2\n1,3\n",
		"expected a share above that of the row before");
	check_file("share,value\n0.1,1\n1,3\n", "shares do not go from 0 to 1");
	check_file("share,value\n0,3\n1,1\n", "values fall");
	assert_int_equal(ehr_dist_read(ehr_str_of("empirical(no such file)"),
				 &files, &dist, &err),
		-1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

static int release(void **state)
{
	(void)state;
	ehr_dist_files_release(&files);
	return remove("dist_text_test.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_kind),
		cmocka_unit_test(limits_cut_or_stretch),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(reads_files),
		cmocka_unit_test(says_what_is_wrong_in_files),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
