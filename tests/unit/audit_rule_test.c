/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ref/audit_rule.h"

static void the_table_has_the_rules_of_the_forms(void **state)
{
	struct ehr_err err;
	struct ehr_audit_rules *rules = ehr_audit_rules_open(NULL, &err);
	bool found = false;

	(void)state;
	assert_non_null(rules);
	assert_int_equal(strlen(ehr_audit_rules_sha256(rules)), 64);
	for (size_t i = 0; i < ehr_audit_rules_count(rules); i++) {
		const struct ehr_audit_rule *rule =
			ehr_audit_rules_at(rules, i);

		if (strcmp(rule->id, "stack_height") != 0)
			continue;
		found = true;
		assert_string_equal(rule->severity, "warning");
		assert_int_equal(rule->tolerance, EHR_AUDIT_EXACT);
		assert_true(rule->term[0].factor == 15);
		assert_true(rule->term[2].factor == 300);
	}
	assert_true(found);
	ehr_audit_rules_close(rules);
}

/* A file with one rule; NULL if it is refused, and err says why. */
static struct ehr_audit_rules *open_line(const char *line, struct ehr_err *err)
{
	struct ehr_audit_rules *rules;
	char path[] = "/tmp/audit_rule_test.XXXXXX";
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");

	assert_non_null(file);
	fprintf(file,
		"id,forms,rule,tolerance,severity,source,status,text_en,"
		"text_zh\n%s\n",
		line);
	fclose(file);
	rules = ehr_audit_rules_open(path, err);
	unlink(path);
	return rules;
}

static void reads_tolerances(void **state)
{
	static const struct {
		const char *line;
		enum ehr_audit_tolerance is;
		double number;
	} given[] = {
		{ "r,,a <= b,,error,s,read,t,t", EHR_AUDIT_EXACT, 0 },
		{ "r,,a <= b,rounding,hint,s,read,t,t", EHR_AUDIT_ROUNDING, 0 },
		{ "r,,a <= b,0.5,error,s,read,t,t", EHR_AUDIT_ABSOLUTE, 0.5 },
		{ "r,,a <= b,5%,error,s,read,t,t", EHR_AUDIT_SHARE, 0.05 },
	};
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		struct ehr_audit_rules *rules = open_line(given[i].line, &err);

		assert_non_null(rules);
		assert_int_equal(
			ehr_audit_rules_at(rules, 0)->tolerance, given[i].is);
		assert_true(ehr_audit_rules_at(rules, 0)->tolerance_number ==
			    given[i].number);
		ehr_audit_rules_close(rules);
	}
}

static void says_where_a_file_is_wrong(void **state)
{
	static const struct {
		const char *line, *column;
	} given[] = {
		{ "r,,a + b,,error,s,read,t,t", "rule" },
		{ "r,,a <= b,-1,error,s,read,t,t", "tolerance" },
		{ "r,,a <= b,some,error,s,read,t,t", "tolerance" },
		{ "r,,a <= b,,fatal,s,read,t,t", "severity" },
		{ ",,a <= b,,error,s,read,t,t", "id" },
		{ "r,,a <= b,,error,s,read,,t", "text_en" },
		{ "r,,a<=b,,error,s,read,t,t\nr,,a<=b,,error,s,read,t,t",
			"id" },
	};
	struct ehr_err err;

	(void)state;
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		assert_null(open_line(given[i].line, &err));
		assert_int_not_equal(err.fault, EHR_OK);
		assert_string_equal(err.column, given[i].column);
		assert_true(err.line >= 2);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_has_the_rules_of_the_forms),
		cmocka_unit_test(reads_tolerances),
		cmocka_unit_test(says_where_a_file_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
