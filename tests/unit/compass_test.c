/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/compass.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void from(const char *text, double expected)
{
	double degrees = -1;

	assert_int_equal(
		ehr_compass_read(ehr_str_of(text), &degrees), EHR_COMPASS_FROM);
	assert_true(fabs(degrees - expected) < 1e-12);
}

static void directions(void **state)
{
	(void)state;
	from("0", 0);
	from(" 360 ", 0);
	from("247.5", 247.5);
	from("N", 0);
	from("nne", 22.5);
	from("Ese", 112.5);
	from("W", 270);
	from("北", 0);
	from("东北", 45);
	from("北北东", 22.5);
	from("西西南", 247.5);
	from("西南西", 247.5);
	from("NNW", 337.5);
}

static void other_words(void **state)
{
	double degrees;

	(void)state;
	assert_int_equal(
		ehr_compass_read(ehr_str_of(" "), &degrees), EHR_COMPASS_NONE);
	assert_int_equal(ehr_compass_read(ehr_str_of("静风"), &degrees),
		EHR_COMPASS_CALM);
	assert_int_equal(
		ehr_compass_read(ehr_str_of("C"), &degrees), EHR_COMPASS_CALM);
	assert_int_equal(
		ehr_compass_read(ehr_str_of("all"), &degrees), EHR_COMPASS_ALL);
	assert_int_equal(
		ehr_compass_read(ehr_str_of("-10"), &degrees), EHR_COMPASS_BAD);
	assert_int_equal(
		ehr_compass_read(ehr_str_of("999"), &degrees), EHR_COMPASS_BAD);
	assert_int_equal(
		ehr_compass_read(ehr_str_of("NEE"), &degrees), EHR_COMPASS_BAD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(directions),
		cmocka_unit_test(other_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
