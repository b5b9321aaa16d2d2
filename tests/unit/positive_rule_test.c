/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/positive_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void builtin_ones_open(void **state)
{
	static const char *const name[EHR_POSITIVE_KINDS] = {
		"positive-enforcement", "positive-eia"
	};

	(void)state;
	for (int i = 0; i < EHR_POSITIVE_KINDS; i++) {
		struct ehr_err err = { 0 };
		struct ehr_positive_rules *rules = ehr_positive_rules_open(
			name[i], (enum ehr_positive_kind)i, &err);

		assert_non_null(rules);
		assert_true(rules->n_effects > 0);
		/* what risk is graded by has no part in it */
		for (size_t k = 0; k < rules->common.facts.n; k++)
			assert_int_not_equal(rules->common.facts.fact[k].table,
				EHR_GRADE_TOTALS);
		ehr_positive_rules_close(rules);
		assert_null(ehr_positive_rules_open(
			name[i], (enum ehr_positive_kind)(1 - i), &err));
		assert_non_null(strstr(err.text, "not the list"));
	}
}

#define RULE ", title_en: t, title_zh: t, source: s, status: read"
#define HEAD \
	"kind: positive-list\nlist: eia\nname: small\nversion: \"1\"\n" \
	"title_en: t\ntitle_zh: t\n"
#define EFFECT \
	"effects:\n  - {id: E, effect: exempt, text_en: t, text_zh: t, " \
	"valid_months: 12, of: [{id: F, any: [roster.size in small]" RULE \
	"}]" RULE

static struct ehr_positive_rules *read(const char *yaml, struct ehr_err *err)
{
	*err = (struct ehr_err){ 0 };
	return ehr_positive_rules_read(
		"small.yaml", ehr_str_of(yaml), EHR_POSITIVE_EIA, err);
}

static void small_one(void **state)
{
	struct ehr_err err;
	struct ehr_positive_rules *rules =
		read(HEAD EFFECT ", needs: 1}\n", &err);

	(void)state;
	assert_non_null(rules);
	assert_string_equal(rules->common.label, "small@1");
	assert_int_equal(rules->n_effects, 1);
	assert_int_equal(rules->effect[0].needs, 1);
	assert_string_equal(rules->effect[0].of.rule[0].id, "F");
	ehr_positive_rules_close(rules);
}

static void what_is_refused(void **state)
{
	static const struct {
		const char *yaml, *says;
	} bad[] = {
		{ HEAD EFFECT ", needs: 2}\n", "whole number from 0 to 1" },
		{ HEAD "effects: []\n", "must not be empty" },
		{ HEAD "never:\n  - {id: F, any: [roster.x filled]" RULE
		       "}\n" EFFECT ", needs: 1}\n",
			"id of another rule" },
		{ HEAD "basic:\n  - {id: B, any: [totals.cr_high < 1]" RULE
		       "}\n" EFFECT ", needs: 1}\n",
			"cannot ask for totals.cr_high" },
		{ HEAD "basic:\n  - {id: B, any: [records.n < 1]" RULE
		       "}\n" EFFECT ", needs: 1}\n",
			"no window counts records.n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_err err;

		assert_null(read(bad[i].yaml, &err));
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_non_null(strstr(err.text, bad[i].says));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builtin_ones_open),
		cmocka_unit_test(small_one),
		cmocka_unit_test(what_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
