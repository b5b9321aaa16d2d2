/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_choice.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_epc_opts opts;

static int set_up(void **state)
{
	/* any distance is too far: never a gamma distribution */
	static const double row[] = { 1, INFINITY }, column[] = { 0 },
			    value[] = { 0, 0 };
	static const struct ehr_lookup never = { row, column, value, 2, 1 };
	struct ehr_err err;

	(void)state;
	opts.rules = ehr_epc_rules_open(NULL, NULL, &err);
	opts.gamma_distance = &never;
	return opts.rules ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	ehr_epc_rules_close((struct ehr_epc_rules *)opts.rules);
	return 0;
}

static struct ehr_epc_choice chosen(
	const double *value, size_t n, bool nondetects, const char *basis)
{
	struct ehr_buf text = { 0 };
	struct ehr_epc_choice choice =
		ehr_epc_choose(&opts, value, n, n, nondetects, &text);

	assert_non_null(strstr(ehr_buf_text(&text), basis));
	ehr_buf_release(&text);
	return choice;
}

/* R: x <- c(4.6,4.8,4.9,4.9,5,5.1,5.1,5.2,5.3,5.4); shapiro.test(x)$p.value
 * 0.9859; sd(log(x)) 0.04811046. exp of these times 3: shapiro.test 0.0106 of
 * the values, 0.9859 of the logarithms, sd 0.72180. */
static void distributions(void **state)
{
	double value[] = { 4.6, 4.8, 4.9, 4.9, 5, 5.1, 5.1, 5.2, 5.3, 5.4 };
	double skewed[10];
	struct ehr_epc_choice choice =
		chosen(value, 10, false, "normal_shapiro_p=0.986");

	(void)state;
	assert_int_equal(choice.distribution, EHR_EPC_NORMAL);
	assert_true(fabs(choice.spread - 0.04811046) < 1e-8);
	assert_string_equal(choice.rule->rule, "normal");
	assert_string_equal(
		chosen(value, 10, true, "distribution=normal").rule->rule,
		"km-normal");
	for (int i = 0; i < 10; i++)
		skewed[i] = exp(7 * value[i]);
	choice = chosen(skewed, 10, false, "lognormal_shapiro_p=0.986");
	assert_int_equal(choice.distribution, EHR_EPC_LOGNORMAL);
	assert_true(fabs(choice.spread - 7 * 0.24060110) < 1e-6);
	assert_string_equal(choice.rule->rule, "lognormal-1.5-small");
}

/* With a zero only the normal distribution can be tested; the spread is of what
 * is above it: of 1 and 1000 log(1000)/sqrt(2) = 4.88. */
static void zeros(void **state)
{
	const double value[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1000 };
	struct ehr_epc_choice choice =
		chosen(value, 10, false, "distribution=other");

	(void)state;
	assert_true(fabs(choice.spread - log(1000) / sqrt(2)) < 1e-12);
	assert_string_equal(choice.rule->method, "chebyshev-99");
}

static void constant(void **state)
{
	const double value[] = { 2, 2, 2, 2, 2 };

	(void)state;
	assert_string_equal(
		chosen(value, 5, false, "distribution=constant").rule->rule,
		"constant");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distributions),
		cmocka_unit_test(zeros),
		cmocka_unit_test(constant),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
