/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/grade_condition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_arena arena;
static struct ehr_grade_facts facts;

static int read_text(const char *text, struct ehr_grade_condition *condition,
	struct ehr_err *err)
{
	struct ehr_yaml node = { .kind = EHR_YAML_TEXT,
		.text = ehr_str_of(text),
		.line = 3,
		.file = "rules.yaml" };

	return ehr_grade_condition_read(condition, &node, &facts, &arena, err);
}

static enum ehr_grade_truth ask(const char *text, const char *cell, bool every)
{
	struct ehr_grade_condition condition;
	struct ehr_err err = { 0 };

	assert_int_equal(read_text(text, &condition, &err), 0);
	return ehr_grade_condition_ask(&condition, cell, every);
}

#define HOLDS(text, cell) \
	assert_int_equal(ask(text, cell, false), EHR_GRADE_TRUE)
#define FAILS(text, cell) \
	assert_int_equal(ask(text, cell, false), EHR_GRADE_FALSE)
#define UNKNOWN(text) \
	assert_int_equal(ask(text, NULL, false), EHR_GRADE_UNKNOWN)

static void numbers(void **state)
{
	(void)state;
	HOLDS("totals.cr >= 1e-6", "0.000001");
	FAILS("totals.cr > 1e-6", "0.000001");
	HOLDS("totals.cr <= 1e-6", "1e-6");
	FAILS("totals.cr < 1e-6", "1e-6");
	UNKNOWN("totals.cr >= 1e-6");
	UNKNOWN("totals.cr < 1e-6");
}

static void words(void **state)
{
	(void)state;
	HOLDS("events.grade in larger serious", "serious");
	FAILS("events.grade in larger serious", "general");
	HOLDS("events.grade != general", "serious");
	FAILS("events.grade not-in general larger", "larger");
	HOLDS("roster.industry_code starts 77 46", "7724");
	FAILS("roster.industry_code starts 77 46", "2677");
	HOLDS("totals.score_flags has multipathway_not_covered",
		"valence_assumed multipathway_not_covered");
	FAILS("totals.score_flags has multipathway",
		"multipathway_not_covered");
	FAILS("totals.score_flags has multipathway_not_covered", NULL);
	UNKNOWN("events.grade in serious");
	UNKNOWN("events.grade != general");
}

static void presence(void **state)
{
	(void)state;
	HOLDS("totals.incomplete filled", "x");
	FAILS("totals.incomplete filled", NULL);
	HOLDS("roster.place empty", NULL);
	FAILS("roster.place empty", "118 28");
}

static void several_values(void **state)
{
	const char *cell = "key\x1fregistration";

	(void)state;
	HOLDS("roster.permit_class = registration", cell);
	assert_int_equal(ask("roster.permit_class = registration", cell, true),
		EHR_GRADE_FALSE);
	assert_int_equal(
		ask("roster.permit_class in registration key", cell, true),
		EHR_GRADE_TRUE);
}

static void what_is_wrong_is_told(void **state)
{
	static const char *const wrong[] = { "", "totals", "totals.",
		"other.cr > 1", "totals.cr", "totals.cr ~ 1", "totals.cr > x",
		"totals.cr > 1 2", "totals.cr in", "totals.cr empty 1",
		"totals.cr > nan" };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct ehr_grade_condition condition;
		struct ehr_err err = { 0 };

		assert_int_equal(read_text(wrong[i], &condition, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_USAGE);
		assert_int_equal(err.line, 3);
	}
}

static void facts_are_shared(void **state)
{
	struct ehr_grade_facts own = { 0 };
	size_t at;

	(void)state;
	ehr_grade_fact_add(&own, "totals.cr", &at);
	assert_int_equal(at, 0);
	ehr_grade_fact_add(&own, "events.grade", &at);
	assert_int_equal(at, 1);
	assert_string_equal(own.fact[1].column, "grade");
	assert_int_equal(own.fact[1].table, EHR_GRADE_EVENTS);
	ehr_grade_fact_add(&own, "totals.cr", &at);
	assert_int_equal(at, 0);
	assert_int_equal(own.n, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(words),
		cmocka_unit_test(presence),
		cmocka_unit_test(several_values),
		cmocka_unit_test(what_is_wrong_is_told),
		cmocka_unit_test(facts_are_shared),
	};
	int rc = cmocka_run_group_tests(tests, NULL, NULL);

	ehr_arena_release(&arena);
	return rc;
}
