/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/risk_bin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define HEADER "measure,comparison,value\n"

static struct ehr_risk_bins *opened(const char *text, struct ehr_err *err)
{
	char path[] = "/tmp/risk_bin_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_risk_bins *bins;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	bins = ehr_risk_bins_open(path, err);
	unlink(path);
	return bins;
}

/* The levels of HEM5's tables of people exposed. */
static void built_in(void **state)
{
	static const double cr[] = { 1e-7, 1e-6, 1e-5, 5e-5, 1e-4, 1e-3 };
	static const double hi[] = { 0.2, 0.5, 1, 10, 50, 100 };
	struct ehr_err err = { 0 };
	struct ehr_risk_bins *bins = ehr_risk_bins_open(NULL, &err);

	(void)state;
	assert_non_null(bins);
	assert_int_equal(ehr_risk_bins_count(bins), 12);
	for (size_t i = 0; i < 6; i++) {
		const struct ehr_risk_bin *bin = ehr_risk_bin_at(bins, i);
		assert_true(bin->measure == EHR_RISK_CR && bin->at_least);
		assert_true(bin->value == cr[i]);
		bin = ehr_risk_bin_at(bins, 6 + i);
		assert_true(bin->measure == EHR_RISK_HI && !bin->at_least);
		assert_true(bin->value == hi[i]);
	}
	assert_true(ehr_risk_bins_lifetime_a(bins) == 70);
	ehr_risk_bins_close(bins);
}

static void own_file(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_risk_bins *bins =
		opened(HEADER "hi,at_least,2\nlifetime,,76\n", &err);

	(void)state;
	assert_non_null(bins);
	assert_int_equal(ehr_risk_bins_count(bins), 1);
	assert_true(ehr_risk_bin_at(bins, 0)->at_least);
	assert_true(ehr_risk_bins_lifetime_a(bins) == 76);
	assert_int_equal(ehr_risk_bins_rows(bins), 2);
	ehr_risk_bins_close(bins);
}

static void faults_are_named(void **state)
{
	static const struct {
		const char *text, *column;
		unsigned long line;
	} wrong[] = {
		{ HEADER "risk,above,1\nlifetime,,70\n", "measure", 2 },
		{ HEADER "cr,over,1\nlifetime,,70\n", "comparison", 2 },
		{ HEADER "lifetime,,70\ncr,above,0\n", "value", 3 },
		{ HEADER "lifetime,,70\ncr,above,\n", "value", 3 },
		{ HEADER "lifetime,,70\ncr,above,nan\n", "value", 3 },
		{ HEADER "lifetime,,70\nlifetime,,76\n", "measure", 3 },
		{ HEADER "hi,above,1\nhi,above,1.0\nlifetime,,70\n", "value",
			3 },
		{ HEADER "hi,above,1\n", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct ehr_err err = { 0 };
		assert_null(opened(wrong[i].text, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, wrong[i].column);
		if (wrong[i].line > 0)
			assert_int_equal(err.line, wrong[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(own_file),
		cmocka_unit_test(faults_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
