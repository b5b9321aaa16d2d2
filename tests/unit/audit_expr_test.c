/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/audit_expr.h"

static struct ehr_arena arena;
static struct ehr_audit_rule rule;

static int release(void **state)
{
	(void)state;
	ehr_arena_release(&arena);
	return 0;
}

static int read_rule(const char *text)
{
	struct ehr_err err;

	rule = (struct ehr_audit_rule){ 0 };
	return ehr_audit_expr_read(&rule, ehr_str_of(text), &arena, &err);
}

static void assert_term(size_t i, double factor, const char *name)
{
	assert_true(rule.term[i].factor == factor);
	if (name == NULL)
		assert_null(rule.term[i].name);
	else
		assert_string_equal(rule.term[i].name, name);
}

static void reads_a_balance(void **state)
{
	(void)state;
	assert_int_equal(read_rule("a=b + c-d -2*e"), 0);
	assert_int_equal(rule.n_relations, 1);
	assert_int_equal(rule.relation[0], EHR_AUDIT_EQ);
	assert_int_equal(rule.end[0], 1);
	assert_int_equal(rule.end[1], 5);
	assert_term(0, 1, "a");
	assert_term(1, 1, "b");
	assert_term(2, 1, "c");
	assert_term(3, -1, "d");
	assert_term(4, -2, "e");
}

static void reads_a_range(void **state)
{
	(void)state;
	assert_int_equal(read_rule("-15.5 < stack_height_m <= 300"), 0);
	assert_int_equal(rule.n_relations, 2);
	assert_int_equal(rule.relation[0], EHR_AUDIT_LT);
	assert_int_equal(rule.relation[1], EHR_AUDIT_LE);
	assert_int_equal(rule.end[2], 3);
	assert_term(0, -15.5, NULL);
	assert_term(1, 1, "stack_height_m");
	assert_term(2, 300, NULL);
}

static void reads_amounts(void **state)
{
	(void)state;
	assert_int_equal(read_rule("emission(chromium(VI), water, effluent) "
				   ">= 3 * generated(*)"),
		0);
	assert_term(0, 1, "emission");
	assert_string_equal(rule.term[0].pollutant, "chromium(VI)");
	assert_int_equal(rule.term[0].n_words, 2);
	assert_string_equal(rule.term[0].word[0], "water");
	assert_string_equal(rule.term[0].word[1], "effluent");
	assert_term(1, 3, "generated");
	assert_string_equal(rule.term[1].pollutant, "*");
	assert_int_equal(rule.term[1].n_words, 0);
}

static void reads_decimals(void **state)
{
	(void)state;
	assert_int_equal(read_rule("decimals(lon_sec) != 2"), 0);
	assert_term(0, 1, "lon_sec");
	assert_true(rule.term[0].decimals);
	assert_null(rule.term[0].pollutant);
}

static void refuses_what_it_does_not_know(void **state)
{
	static const char *const bad[] = { "", "a", "a <=", "<= a", "a <= b c",
		"a == b", "1 <= 2", "a <= b <= c <= d", "a + <= b", "a <= (b)",
		"a(b <= c", "a() <= b", "a(b,) <= c", "a(b,c,d,e,f) <= g",
		"decimals(a,b) = 1", "1.2.3 <= a", "a <= 2 b", "A <= b",
		"a ~ b" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (read_rule(bad[i]) == 0)
			fail_msg("read: %s", bad[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_balance),
		cmocka_unit_test(reads_a_range),
		cmocka_unit_test(reads_amounts),
		cmocka_unit_test(reads_decimals),
		cmocka_unit_test(refuses_what_it_does_not_know),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
