/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hour_winds.h"

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
static struct ehr_climate climate;
static struct ehr_sigma_facts facts;
static struct ehr_err err;

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

/* SCREEN3's full meteorology: 1 to 3 m/s by half in class A, to 5 in B, 8 and 10
 * besides in C, 15 and 20 in D, to 5 in E and to 4 in F: 5 + 9 + 11 + 13 + 9 +
 * 7. */
static void are_those_of_screen3(void **state)
{
	static const double top[] = { 3, 5, 10, 20, 5, 4 };
	double highest[EHR_STABILITIES] = { 0 }, sum = 0;

	(void)state;
	assert_int_equal(
		ehr_hour_winds_read(NULL, &climate, &facts, &arena, &err), 0);
	assert_int_equal(climate.n, 54);
	assert_int_equal(facts.rows, 54);
	assert_false(facts.memory);
	for (size_t i = 0; i < climate.n; i++) {
		const struct ehr_climate_class *class = &climate.class[i];

		sum += ehr_climate_share(&climate, class);
		assert_true(class->wind_m_s >= 1);
		highest[class->stability] = class->wind_m_s;
	}
	assert_true(fabs(sum - 1) < 1e-12);
	for (int i = 0; i < EHR_STABILITIES; i++)
		assert_true(fabs(highest[i] - top[i]) < 1e-15);
}

static int read_text(const char *text)
{
	char path[64];
	int fd, rc;

	snprintf(path, sizeof(path), "%s", "/tmp/hours_XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	rc = ehr_hour_winds_read(path, &climate, &facts, &arena, &err);
	unlink(path);
	return rc;
}

static void are_checked(void **state)
{
	(void)state;
	assert_int_equal(read_text("class,wind_m_s\nF,1\nD,7.5\n"), 0);
	assert_int_equal(climate.n, 2);
	assert_int_equal(climate.class[1].stability, EHR_STABILITY_D);
	assert_int_equal(read_text("class,wind_m_s\nF,0\n"), -1);
	assert_string_equal(err.column, "wind_m_s");
	assert_int_equal((int)err.line, 2);
	assert_int_equal(read_text("class,wind_m_s\nf,2\n"), -1);
	assert_string_equal(err.column, "class");
	assert_int_equal(read_text("class,wind_m_s\n"), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(are_those_of_screen3),
		cmocka_unit_test(are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
