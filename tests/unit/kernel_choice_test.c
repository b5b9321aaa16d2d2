/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/kernel_choice.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct ehr_arena arena;
static struct ehr_kernel kernel;
static struct ehr_kernel_facts facts;
static struct ehr_err err;

static int choose(const char *word)
{
	return ehr_kernel_choose(word, NULL, &kernel, &facts, &arena, &err);
}

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

static double at(double distance_m)
{
	return ehr_kernel_at(&kernel, distance_m, 0);
}

static void has_formulas(void **state)
{
	(void)state;
	assert_int_equal(choose("1/d"), 0);
	assert_true(fabs(at(500) - 2) < 1e-14);
	assert_string_equal(facts.unit, "1/km");
	assert_int_equal(choose("1/d2"), 0);
	assert_true(fabs(at(500) - 4) < 1e-14);
	assert_string_equal(facts.unit, "1/km2");
	assert_int_equal(choose("exp:2.5"), 0);
	assert_true(fabs(at(2500) - exp(-1)) < 1e-14);
	assert_string_equal(facts.unit, "1");
	assert_string_equal(facts.sha256, "");
}

/* CAPCOA's receptor proximity (from memory): 1 below 100 m, 0.25 below 250 m, .... */
static void has_capcoa(void **state)
{
	static const double to[] = { 99, 249, 499, 999, 1499, 1999, 1e5 };
	static const double weight[] = { 1, 0.25, 0.04, 0.011, 0.003, 0.002,
		0.001 };

	(void)state;
	assert_int_equal(choose("capcoa"), 0);
	assert_true(facts.memory);
	assert_int_equal(facts.rows, 7);
	for (int i = 0; i < 7; i++)
		assert_true(fabs(at(to[i]) - weight[i]) < 1e-15);
	assert_true(fabs(at(100) - 0.25) < 1e-15);
	assert_true(fabs(at(2000) - 0.001) < 1e-15);
}

static void refuses_other_words(void **state)
{
	static const char *const bad[] = { "exp:", "exp:-1", "exp:1km",
		"exp:1e9", "2/d", "" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_int_equal(choose(bad[i]), -1);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
	}
	assert_int_equal(choose("2/d"), -1);
	assert_string_equal(err.text,
		"no kernel \"2/d\"; there are 1/d, 1/d2, exp:KM, table:FILE, "
		"capcoa");
	assert_int_equal(choose("table:/nowhere/at/all.csv"), -1);
	assert_int_equal(err.fault, EHR_FAULT_SYSTEM);
}

static int choose_text(const char *text)
{
	char path[64], word[80];
	int fd, rc;

	snprintf(path, sizeof(path), "%s", "/tmp/kernel_XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	snprintf(word, sizeof(word), "table:%s", path);
	rc = choose(word);
	unlink(path);
	return rc;
}

static void reads_files(void **state)
{
	(void)state;
	assert_int_equal(choose_text("to_m,weight\n500,3\n2000,0.5\n,0\n"), 0);
	assert_true(fabs(at(499) - 3) < 1e-15);
	assert_true(fabs(at(500) - 0.5) < 1e-15);
	assert_true(fabs(at(2000)) < 1e-300);
	assert_int_equal(choose_text("to_m,weight\n500,3\n400,1\n,0\n"), -1);
	assert_string_equal(err.column, "to_m");
	assert_int_equal((int)err.line, 3);
	assert_int_equal(choose_text("to_m,weight\n500,3\n"), -1);
	assert_non_null(strstr(err.text, "without an end"));
	assert_int_equal(choose_text("to_m,weight\n,-1\n"), -1);
	assert_string_equal(err.column, "weight");
	assert_int_equal(choose_text("to_m,weight\n"), -1);
	assert_int_equal(choose_text("d,weight\n,1\n"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_formulas),
		cmocka_unit_test(has_capcoa),
		cmocka_unit_test(refuses_other_words),
		cmocka_unit_test(reads_files),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
