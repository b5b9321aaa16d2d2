/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/builtin.h"

static void builtin_is_whole(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_grade_rules *rules =
		ehr_grade_rules_open("pilot-default", &err);

	(void)state;
	assert_non_null(rules);
	assert_true(ehr_str_starts(ehr_str_of(rules->label), "pilot-default@"));
	/* the words of the Yichun plan */
	assert_string_equal(rules->look[EHR_GRADE_NONE].text_zh, "无风险");
	assert_string_equal(
		rules->look[EHR_GRADE_ACCEPTABLE].text_zh, "可接受");
	assert_true(rules->look[EHR_GRADE_NONE].whitelist);
	assert_true(rules->look[EHR_GRADE_ACCEPTABLE].whitelist);
	for (int i = EHR_GRADE_MEDIUM; i < EHR_GRADE_LEVELS; i++)
		assert_false(rules->look[i].whitelist);
	/* the plan: at least one visit and one sample a year for these */
	for (size_t i = 0; i < rules->n_visits; i++)
		if (rules->visits[i].rule.level == EHR_GRADE_MEDIUM ||
			rules->visits[i].rule.level == EHR_GRADE_HIGH) {
			assert_true(rules->visits[i].visits >= 1);
			assert_true(rules->visits[i].samples >= 1);
		}
	ehr_grade_rules_close(rules);
}

/* The built-in file with one text replaced, under another name. */
static struct ehr_grade_rules *changed(
	const char *from, const char *to, struct ehr_err *err)
{
	struct ehr_str rest =
		ehr_builtin_find("rules/pilot-default.yaml")->bytes;
	struct ehr_buf buf = { 0 };
	struct ehr_grade_rules *rules;
	size_t n = strlen(from), hits = 0;

	for (size_t i = 0; i < rest.n; i++)
		if (hits == 0 && i + n <= rest.n &&
			memcmp(rest.p + i, from, n) == 0) {
			ehr_buf_puts(&buf, to);
			i += n - 1;
			hits++;
		} else {
			ehr_buf_putc(&buf, rest.p[i]);
		}
	assert_int_equal(hits, 1);
	rules = ehr_grade_rules_read(
		"own.yaml", (struct ehr_str){ buf.p, buf.n }, err);
	ehr_buf_release(&buf);
	return rules;
}

static void a_changed_file_needs_a_name(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_grade_rules *rules;

	(void)state;
	assert_null(changed("medium: 1e-6", "medium: 1e-7", &err));
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
	rules = changed("name: pilot-default", "name: own", &err);
	assert_non_null(rules);
	ehr_grade_rules_close(rules);
}

static void what_is_wrong_is_told(void **state)
{
	static const char *const change[][2] = {
		{ "high: 1e-5", "high: 1e-6" }, /* not above medium */
		{ "id: G02", "id: G01" },
		{ "level: grey",
			"level: none" }, /* a gate makes nothing good */
		{ "excused_by: N01", "excused_by: N99" },
		{ "colour: \"#fee08b\"", "colour: yellow" },
		{ "text_zh: 高风险, code: red",
			"text_zh: 高风险, whitelist: yes, "
			"code: red" },
		{ "records.crimes_3a > 0", "records.nothing > 0" },
		{ "level: none, visits", "level: high, visits" },
		{ "status: memory", "status: rumour" },
		{ "highest_needs: 1", "highest_needs: -1" },
		{ "scheme:", "schema:" },
		/* high that looks like acceptable */
		{ "code: red, colour: \"#d73027\"",
			"code: green, colour: \"#d73027\"" },
		{ "code: red, colour: \"#d73027\"",
			"code: red, colour: \"#1a9850\"" },
		/* a window in which nothing can lie; one that is hidden */
		{ "kind: crime, months: 36", "kind: crime, months: 0" },
		{ "id: violations_3a, kind", "id: violations_1a, kind" },
		{ "id: G02", "id: \"G02; G03\"" }, /* looks like two */
		{ "medium: [larger]", "medium: [general]" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(change) / sizeof(change[0]); i++) {
		struct ehr_err err = { 0 };

		assert_null(changed(change[i][0], change[i][1], &err));
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_string_equal(err.file, "own.yaml");
		assert_true(err.line > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builtin_is_whole),
		cmocka_unit_test(a_changed_file_needs_a_name),
		cmocka_unit_test(what_is_wrong_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
