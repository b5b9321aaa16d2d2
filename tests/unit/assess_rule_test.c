/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rules of assessments: what is built in opens, and what is wrong with a file is
 * named with its line.
 */
#include "ref/assess_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD \
	"kind: assessment\nname: t\nversion: \"1\"\ntitle_en: t\n" \
	"title_zh: t\nplaces: 2\n"
#define TITLES "title_en: a, title_zh: a, source: s, status: assumed"
#define GRADES \
	"grades:\n" \
	"  - {id: G1, grade: good, at_least: 60, " TITLES "}\n" \
	"  - {id: G2, grade: fail, " TITLES "}\n"
#define ITEM \
	"  - {id: A, kind: proportional, full: 100, evidence: x, from: 0, " \
	"to: 100, " TITLES "}\n"

static struct ehr_assess_rules *read(const char *yaml, struct ehr_err *err)
{
	return ehr_assess_rules_read("t.yaml", ehr_str_of(yaml), err);
}

static void test_built_in(void **state)
{
	static const char *const name[] = { "assess-air", "assess-pilot",
		"assess-shapes" };
	struct ehr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct ehr_assess_rules *rules =
			ehr_assess_rules_open(name[i], &err);

		if (!rules)
			print_error("%s\n", err.text);
		assert_non_null(rules);
		assert_int_equal(rules->n_grades, 4);
		assert_string_equal(rules->grade[3].grade, "fail");
		ehr_assess_rules_close(rules);
	}
	assert_null(ehr_assess_rules_open("pilot-default", &err));
	assert_non_null(strstr(err.text, "assess-pilot"));
}

static void test_operand(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_assess_rules *rules =
		ehr_assess_rules_open("assess-pilot", &err);

	(void)state;
	assert_non_null(rules);
	assert_string_equal(rules->evidence[0].id, "tasks_done");
	assert_null(rules->evidence[0].table);
	assert_string_equal(rules->evidence[3].table, "indicators");
	ehr_assess_rules_close(rules);
}

struct wrong {
	const char *yaml, *says;
	unsigned long line;
};

#define RULES(text) HEAD "full: 100\n" GRADES "rules:\n" text

static const struct wrong wrongs[] = {
	{ "kind: assessment\nname: [\n", "", 0 },
	{ "- a\n", "must be a map", 0 },
	{ RULES(ITEM) "colour: red\n", "colour", 0 },
	{ HEAD "full: -100\n" GRADES "rules:\n" ITEM, "must not be negative",
		7 },
	{ HEAD "full: 90\n" GRADES "rules:\n" ITEM, "the items make 100 points",
		7 },
	{ HEAD "full: 100.123\n" GRADES "rules:\n" ITEM, "more decimals", 7 },
	{ HEAD "full: 100\nrules:\n" ITEM, "grades", 0 },
	{ HEAD "full: 100\ngrades:\n"
	       "  - {id: G1, grade: a, at_least: 60, " TITLES "}\n"
	       "  - {id: G2, grade: b, at_least: 70, " TITLES "}\n"
	       "  - {id: G3, grade: c, " TITLES "}\n"
	       "rules:\n" ITEM,
		"less than that of the grade above", 10 },
	{ HEAD "full: 100\ngrades:\n"
	       "  - {id: G1, grade: a, at_least: 60, " TITLES "}\n"
	       "  - {id: G2, grade: b, at_least: 60, " TITLES "}\n"
	       "  - {id: G3, grade: c, " TITLES "}\n"
	       "rules:\n" ITEM,
		"less than that of the grade above", 10 },
	{ HEAD "full: 100\ngrades:\n"
	       "  - {id: G1, grade: a, at_least: 101, " TITLES "}\n"
	       "  - {id: G3, grade: c, " TITLES "}\n"
	       "rules:\n" ITEM,
		"no total reaches this", 9 },
	{ HEAD "full: 100\ngrades:\n"
	       "  - {id: G1, grade: a, " TITLES "}\n"
	       "  - {id: G3, grade: c, " TITLES "}\n"
	       "rules:\n" ITEM,
		"every grade but the last", 9 },
	{ RULES(ITEM ITEM), "is there already: A", 13 },
	{ RULES("  - {id: A, kind: proportional, full: -5, evidence: x, from: "
		"0, to: 1, " TITLES "}\n"),
		"must not be negative", 12 },
	{ RULES("  - {id: A, kind: proportional, full: 0, evidence: x, from: 0"
		", to: 1, " TITLES "}\n"),
		"must be more than 0", 12 },
	{ RULES("  - {id: A, kind: proportional, full: 100, evidence: x, from"
		": 5, to: 5.0, " TITLES "}\n"),
		"must not be what", 12 },
	{ RULES("  - {id: A, kind: per_unit, full: 100, evidence: x, start: 5"
		", beyond: above, unit: 0, count: whole, points: 1, " TITLES
		"}\n"),
		"must be more than 0", 12 },
	{ RULES("  - {id: A, kind: per_unit, full: 100, evidence: x, start: 5"
		", beyond: above, points: 1, " TITLES "}\n"),
		"count", 12 },
	{ RULES("  - {id: A, kind: magic, full: 100, " TITLES "}\n"),
		"must be one of", 12 },
	{ RULES("  - {id: A, kind: step, full: 100, evidence: x, otherwise: 0"
		", steps: [{at_least: 1, points: 1}, {at_least: 2, points: "
		"2}], " TITLES "}\n"),
		"out of order", 12 },
	{ RULES("  - {id: A, kind: step, full: 100, evidence: x, otherwise: 0"
		", steps: [{at_least: 1, points: 1}, {below: 0, points: "
		"2}], " TITLES "}\n"),
		"of one kind", 12 },
	{ RULES("  - {id: A, kind: step, full: 100, evidence: x, otherwise: 0"
		", steps: [{at_least: 1, points: 101}], " TITLES "}\n"),
		"more points than the item has", 12 },
	{ RULES("  - {id: A, kind: table, full: 100, evidence: x, points: "
		"{met: 100.5}, " TITLES "}\n"),
		"more points than the item has", 12 },
	{ RULES(ITEM "  - {id: V, kind: veto, if: x = 1, " TITLES "}\n"),
		"needs a grade or points", 13 },
	{ RULES(ITEM "  - {id: V, kind: veto, if: x = 1, grade: bad, " TITLES
		     "}\n"),
		"no such grade: bad", 13 },
	{ RULES(ITEM "  - {id: V, kind: veto, if: x is 1, grade: fail, " TITLES
		     "}\n"),
		"expected NAME RELATION VALUE", 13 },
	{ RULES(ITEM "  - {id: C, kind: cap, of: [B], points: 1, " TITLES
		     "}\n"),
		"no such id above: B", 13 },
	{ RULES(ITEM "  - {id: M, kind: min_of, full: 100, of: [A], " TITLES
		     "}\n"),
		"needs two items", 13 },
	{ RULES(ITEM "  - {id: B, kind: bonus, full: 2, points: 3, if: x = "
		     "1, " TITLES "}\n"),
		"more points than the item has", 13 },
	{ RULES("  - {id: A, kind: proportional, full: 100, evidence: x, from"
		": 0, to: 100, title_en: a, title_zh: a, source: s, status: "
		"sure}\n"),
		"must be one of", 12 },
	{ HEAD "full: 100\n" GRADES
	       "evidence:\n  - {id: e, figure: count}\nrules:\n" ITEM,
		"needs \"where\"", 0 },
	{ HEAD "full: 100\n" GRADES
	       "evidence:\n  - {id: e, figure: sum}\nrules:\n" ITEM,
		"needs a column", 0 },
	{ HEAD "full: 100\n" GRADES
	       "evidence:\n  - {id: e, figure: count, column: a, where: {a: "
	       "b}}\nrules:\n" ITEM,
		"has no column", 0 },
};

static void test_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		struct ehr_err err = { 0 };

		assert_null(read(wrongs[i].yaml, &err));
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_string_equal(err.file, "t.yaml");
		if (!strstr(err.text, wrongs[i].says))
			print_error("%zu: %s\n", i, err.text);
		assert_non_null(strstr(err.text, wrongs[i].says));
		if (wrongs[i].line)
			assert_int_equal(err.line, wrongs[i].line);
	}
}

/* The names of built-in rules are theirs. */
static void test_name(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	assert_null(read("kind: assessment\nname: assess-air\nversion: \"1\"\n"
			 "title_en: t\ntitle_zh: t\nplaces: 2\n"
			 "full: 100\n" GRADES "rules:\n" ITEM,
		&err));
	assert_non_null(strstr(err.text, "assess-air"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_built_in),
		cmocka_unit_test(test_operand),
		cmocka_unit_test(test_wrong),
		cmocka_unit_test(test_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
