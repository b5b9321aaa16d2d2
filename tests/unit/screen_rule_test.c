/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/screen_rule.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void written(char *path, const char *text)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
}

static int read_from(const char *settings, const char *indices,
	struct ehr_screen_rules *rules, struct ehr_err *err)
{
	char one[] = "/tmp/screen_rule_XXXXXX";
	char two[] = "/tmp/screen_rule_XXXXXX";
	int rc;

	*err = (struct ehr_err){ 0 };
	if (settings)
		written(one, settings);
	if (indices)
		written(two, indices);
	rc = ehr_screen_rules_read(
		rules, settings ? one : NULL, indices ? two : NULL, err);
	if (settings)
		unlink(one);
	if (indices)
		unlink(two);
	return rc;
}

/* Saaty's indices of orders 1 to 9, and none beyond. */
static void built_in(void **state)
{
	struct ehr_screen_rules rules;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_from(NULL, NULL, &rules, &err), 0);
	assert_true(rules.random_index[2] == 0);
	assert_true(rules.random_index[3] == 0.58);
	assert_true(rules.random_index[9] == 1.45);
	assert_true(isnan(rules.random_index[10]));
	assert_true(rules.setting[EHR_SCREEN_DOMINANT_SHARE] == 0.8);
	assert_int_equal(rules.indices.rows, 9);
}

#define ALL \
	"setting,value\ndominant_share,0.5\nweight_step,0.1\n" \
	"top_kept,5\n"

static void takes_files_and_refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *settings, *indices;
	} bad[] = {
		{ ALL, NULL },
		{ ALL "consistency_ratio,2\n", NULL },
		{ ALL "consistency_ratio,x\n", NULL },
		{ ALL "ratio,0.1\n", NULL },
		{ ALL "top_kept,6\nconsistency_ratio,0.1\n", NULL },
		{ NULL, "order,index\n0,1\n" },
		{ NULL, "order,index\n65,1\n" },
		{ NULL, "order,index\n3,1\n3,1\n" },
		{ NULL, "order,index\n3,-1\n" },
		{ NULL, "order\n3\n" },
	};
	struct ehr_screen_rules rules;
	struct ehr_err err;

	(void)state;
	assert_int_equal(read_from(ALL "consistency_ratio,0.2\n",
				 "order,index\n3,0.5\n", &rules, &err),
		0);
	assert_true(rules.setting[EHR_SCREEN_DOMINANT_SHARE] == 0.5);
	assert_true(rules.random_index[3] == 0.5);
	assert_true(isnan(rules.random_index[4]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(read_from(bad[i].settings, bad[i].indices,
					 &rules, &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(takes_files_and_refuses_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
