/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/epc_rule.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define RULES \
	"rule,nondetects,distribution,spread_from,spread_below,n_from," \
	"n_below,method,source,status,note\n"
#define SETTINGS \
	"setting,value\ntest_level,0.05\nshapiro_most,50\nmin_results,8\n" \
	"min_detects,5\nduplicates_most,3\nresamples,2000\nseed,1\n" \
	"series_level,0.01\nhours_per_day,20\ndays_per_month,27\n" \
	"days_per_february,25\ndays_per_year,324\n"

static void write_file(char *path, const char *text)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
}

/* Either may be NULL: the built-in one. */
static struct ehr_epc_rules *opened(
	const char *rules, const char *settings, struct ehr_err *err)
{
	char rules_path[] = "/tmp/epc_rule_XXXXXX";
	char settings_path[] = "/tmp/epc_rule_XXXXXX";
	struct ehr_epc_rules *table;

	if (rules)
		write_file(rules_path, rules);
	if (settings)
		write_file(settings_path, settings);
	table = ehr_epc_rules_open(rules ? rules_path : NULL,
		settings ? settings_path : NULL, err);
	if (rules)
		unlink(rules_path);
	if (settings)
		unlink(settings_path);
	return table;
}

/* For every distribution, spread and number there is a rule. */
static void built_in_covers(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_epc_rules *rules = opened(NULL, NULL, &err);

	(void)state;
	if (rules == NULL)
		fail_msg("%s", err.text);
	for (int d = 0; d < EHR_EPC_DISTRIBUTIONS; d++)
		for (double spread = 0; spread < 10; spread += 0.125)
			for (double n = 1; n < 300; n++) {
				enum ehr_epc_distribution of =
					(enum ehr_epc_distribution)d;
				assert_non_null(ehr_epc_rules_find(
					rules, false, of, spread, n));
				assert_non_null(ehr_epc_rules_find(
					rules, true, of, spread, n));
			}
	ehr_epc_rules_close(rules);
}

/* GB 3095-2026: a day needs 20 hourly means; a year 324 daily means, at least 27
 * a month, 25 in February. */
static void built_in_validity(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_epc_rules *rules = opened(NULL, NULL, &err);

	(void)state;
	assert_non_null(rules);
	assert_true(ehr_epc_setting(rules, EHR_EPC_HOURS_PER_DAY) == 20);
	assert_true(ehr_epc_setting(rules, EHR_EPC_DAYS_PER_YEAR) == 324);
	assert_true(ehr_epc_setting(rules, EHR_EPC_DAYS_PER_MONTH) == 27);
	assert_true(ehr_epc_setting(rules, EHR_EPC_DAYS_PER_FEBRUARY) == 25);
	ehr_epc_rules_close(rules);
}

static void assert_rule(const struct ehr_epc_rules *rules, bool nondetects,
	enum ehr_epc_distribution distribution, double spread, double n,
	const char *name)
{
	const struct ehr_epc_rule *rule =
		ehr_epc_rules_find(rules, nondetects, distribution, spread, n);

	if (name == NULL) {
		assert_null(rule);
		return;
	}
	assert_non_null(rule);
	assert_string_equal(rule->rule, name);
}

/* The first that fits; from belongs to a range, below does not. */
static void first_fits(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_epc_rules *rules =
		opened(RULES "a,none,normal,,1,,10,m,,memory,\n"
			     "b,none,normal,,1,10,,m,,read,\n"
			     "c,none,*,1,2,,,m,,read,\n"
			     "d,some,*,,,,,m,,read,\n",
			NULL, &err);

	(void)state;
	if (rules == NULL)
		fail_msg("%s", err.text);
	assert_int_equal(ehr_epc_rules_count(rules), 4);
	assert_true(ehr_epc_rules_at(rules, 0)->memory);
	assert_false(ehr_epc_rules_at(rules, 1)->memory);
	assert_rule(rules, false, EHR_EPC_NORMAL, 0.5, 9, "a");
	assert_rule(rules, false, EHR_EPC_NORMAL, 0.5, 10, "b");
	assert_rule(rules, false, EHR_EPC_NORMAL, 1, 10, "c");
	assert_rule(rules, false, EHR_EPC_GAMMA, 1.9, 10, "c");
	assert_rule(rules, false, EHR_EPC_GAMMA, 2, 10, NULL);
	assert_rule(rules, false, EHR_EPC_GAMMA, 0.9, 10, NULL);
	assert_rule(rules, true, EHR_EPC_OTHER, 0, 0, "d");
	ehr_epc_rules_close(rules);
}

static void refused(void **state)
{
	static const struct {
		const char *rules, *settings, *column, *reason;
		unsigned long line;
	} tried[] = {
		{ RULES "a,maybe,normal,,,,,m,,read,\n", NULL, "nondetects",
			"unknown_word", 2 },
		{ RULES "a,none,weibull,,,,,m,,read,\n", NULL, "distribution",
			"unknown_word", 2 },
		{ RULES "a,none,normal,2,1,,,m,,read,\n", NULL, "spread_below",
			"order", 2 },
		{ RULES "a,none,normal,,,9,9,m,,read,\n", NULL, "n_below",
			"order", 2 },
		{ RULES "a,none,normal,x,1,,,m,,read,\n", NULL, "spread_from",
			"not_a_number", 2 },
		{ RULES "a,none,normal,,,,,,,read,\n", NULL, "rule", "empty",
			2 },
		{ NULL, SETTINGS "months_per_year,12\nseed,2\n", "setting",
			"repeated", 15 },
		{ NULL, SETTINGS "moons_per_year,12\n", "setting",
			"unknown_word", 14 },
		{ NULL, SETTINGS "months_per_year,13\n", "value",
			"out_of_range", 14 },
		{ NULL, SETTINGS "months_per_year,1.5\n", "value",
			"out_of_range", 14 },
		{ NULL, SETTINGS "months_per_year,\n", "value", "not_a_number",
			14 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tried) / sizeof(tried[0]); i++) {
		struct ehr_err err = { 0 };
		assert_null(opened(tried[i].rules, tried[i].settings, &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_string_equal(err.column, tried[i].column);
		assert_string_equal(err.reason, tried[i].reason);
		assert_int_equal(err.line, tried[i].line);
	}
}

static void missing_setting(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_null(opened(NULL, SETTINGS, &err));
	assert_non_null(strstr(err.text, "months_per_year"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_covers),
		cmocka_unit_test(built_in_validity),
		cmocka_unit_test(first_fits),
		cmocka_unit_test(refused),
		cmocka_unit_test(missing_setting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
