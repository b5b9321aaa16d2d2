/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/admission_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/day.h"

/* How good a decision is for the project. */
static int rank_of(enum ehr_admission_decision decision)
{
	static const int rank[] = {
		[EHR_ADMISSION_ALLOW] = 2,
		[EHR_ADMISSION_CONDITIONS] = 1,
		[EHR_ADMISSION_REFUSE] = 0,
	};

	return rank[decision];
}

/* A worse zone and a stricter class never get more. */
static void builtin_is_monotone(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_admission_rules *rules =
		ehr_admission_rules_open("admission-default", &err);

	(void)state;
	assert_non_null(rules);
	assert_int_equal(rules->n_zones, 4);
	assert_int_equal(rules->n_classes, 4);
	for (size_t z = 0; z < rules->n_zones; z++)
		for (size_t c = 0; c < rules->n_classes; c++) {
			int here = rank_of(
				ehr_admission_rules_at(rules, z, c)->decision);

			if (z > 0)
				assert_true(
					here <= rank_of(ehr_admission_rules_at(
							rules, z - 1, c)
								->decision));
			if (c > 0)
				assert_true(
					here >= rank_of(ehr_admission_rules_at(
							rules, z, c - 1)
								->decision));
		}
	ehr_admission_rules_close(rules);
}

/* The three kinds of unit of the zoning, by any of their names. */
static void units_have_names(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_admission_rules *rules =
		ehr_admission_rules_open("admission-three-lines", &err);
	static const char *const word[] = { "一般管控", "重点管控单元", "3" };

	(void)state;
	assert_non_null(rules);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(
			ehr_admission_rules_zone(rules, ehr_str_of(word[i])),
			i);
	assert_int_equal(ehr_admission_rules_zone(rules, ehr_str_of("4")), -1);
	assert_int_equal(
		ehr_admission_rules_class(rules, ehr_str_of("light")), 2);
	ehr_admission_rules_close(rules);
}

#define RULE ", title_en: t, title_zh: t, source: s, status: read"
#define HEAD \
	"kind: admission\nname: small\nversion: \"1\"\ntitle_en: t\n" \
	"title_zh: t\ndecisions:\n  allow: {text_en: t, text_zh: t}\n" \
	"  conditions: {text_en: t, text_zh: t}\n" \
	"  refuse: {text_en: t, text_zh: t}\n" \
	"  undecided: {text_en: t, text_zh: t}\n" \
	"zones:\n  - {id: Z, class: 1, names: [low]" RULE "}\n" \
	"classes:\n  - {id: C, any: [project.industry_code filled]" RULE "}\n"
#define MATRIX \
	"matrix:\n  - {id: M, zones: [Z], classes: [C], decision: allow" RULE \
	"}\n"
#define LIMIT "limits:\n  - {id: L, lift_en: t, lift_zh: t" RULE

static struct ehr_admission_rules *read(const char *yaml, struct ehr_err *err)
{
	*err = (struct ehr_err){ 0 };
	return ehr_admission_rules_read("small.yaml", ehr_str_of(yaml), err);
}

static void days_of_a_limit(void **state)
{
	struct ehr_err err;
	struct ehr_admission_rules *rules = read(HEAD MATRIX LIMIT
		", regions: [\"33\"], begin: 2026-02-01, end: 2026-02-28}\n",
		&err);

	(void)state;
	assert_non_null(rules);
	assert_int_equal(rules->n_limits, 1);
	assert_int_equal(rules->limit[0].begin, ehr_day_of(2026, 2, 1));
	assert_int_equal(rules->limit[0].end, ehr_day_of(2026, 2, 28));
	assert_true(rules->limit[0].class[0]); /* none named: all of them */
	assert_int_equal(rules->limit[0].n_zones, 0);
	ehr_admission_rules_close(rules);
}

static void what_is_refused(void **state)
{
	static const struct {
		const char *yaml, *says;
	} bad[] = {
		{ HEAD "matrix: []\n", "no rule for C in zone Z" },
		{ HEAD MATRIX "  - {id: N, zones: [Z], classes: [C], decision: "
			      "refuse" RULE "}\n",
			"has another rule already" },
		{ HEAD "matrix:\n  - {id: M, zones: [Y], classes: [C], "
		       "decision: allow" RULE "}\n",
			"no such id above: Y" },
		{ HEAD "matrix:\n  - {id: M, zones: [Z], classes: [C], "
		       "decision: conditions" RULE "}\n",
			"must name conditions" },
		{ HEAD "matrix:\n  - {id: M, zones: [Z], classes: [C], "
		       "decision: undecided" RULE "}\n",
			"must be one of" },
		{ HEAD MATRIX LIMIT ", begin: 2026-02-01}\n",
			"must have an area" },
		{ HEAD MATRIX LIMIT ", zones: [Z], begin: 2026-02-30}\n",
			"must be a day" },
		{ HEAD MATRIX LIMIT
			", zones: [Z], begin: 2026-02-02, end: 2026-02-01}\n",
			"must not be before begin" },
		{ HEAD MATRIX LIMIT ", zones: [Z], begin: 2026-02-01, "
				    "any: [roster.x filled]}\n",
			"cannot ask for roster.x" },
		{ "kind: positive-list\n", "must be one of" },
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
		cmocka_unit_test(builtin_is_monotone),
		cmocka_unit_test(units_have_names),
		cmocka_unit_test(days_of_a_limit),
		cmocka_unit_test(what_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
