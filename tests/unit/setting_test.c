/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/setting.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const struct ehr_setting setting[] = {
	{ "width", false, 0, 10 },
	{ "count", true, 1, 100 },
};

static const struct ehr_setting_list list = { "epc_settings.csv", setting, 2 };

static int read_text(const char *text, double *value,
	struct ehr_setting_table *table, struct ehr_err *err)
{
	char path[] = "/tmp/setting_XXXXXX";
	int fd = mkstemp(path), rc;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	rc = ehr_settings_read(&list, path, value, table, err);
	unlink(path);
	return rc;
}

static void in_any_order(void **state)
{
	struct ehr_setting_table table;
	struct ehr_err err = { 0 };
	double value[2];

	(void)state;
	assert_int_equal(read_text("setting,value,status\ncount,3,read\n"
				   "width,2.5,memory\n",
				 value, &table, &err),
		0);
	assert_true(fabs(value[0] - 2.5) < 1e-15);
	assert_true(fabs(value[1] - 3) < 1e-15);
	assert_int_equal(table.rows, 2);
	assert_true(table.memory);
	assert_int_equal(read_text("setting,value\nwidth,0\ncount,100\n", value,
				 &table, &err),
		0);
	assert_false(table.memory);
}

static void refused(void **state)
{
	static const struct {
		const char *text, *reason;
		unsigned long line;
	} cases[] = {
		{ "setting,value\nwidth,1\n", "", 0 },
		{ "setting,value\nwidth,1\nwidth,2\n", "repeated", 3 },
		{ "setting,value\nheight,1\n", "unknown_word", 2 },
		{ "setting,value\nwidth,wide\n", "not_a_number", 2 },
		{ "setting,value\nwidth,\n", "not_a_number", 2 },
		{ "setting,value\nwidth,10.5\n", "out_of_range", 2 },
		{ "setting,value\ncount,2.5\n", "out_of_range", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ehr_err err = { 0 };
		double value[2];

		assert_int_equal(
			read_text(cases[i].text, value, NULL, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.reason, cases[i].reason);
		assert_int_equal(err.line, cases[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_any_order),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
