/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <math.h>

#include "model/equation.h"

/* x is 3, child.ED is 6, low is -2; the rest is not known. */
static bool find(void *self, struct ehr_str name, double *value)
{
	(void)self;
	if (ehr_str_is(name, "x"))
		*value = 3;
	else if (ehr_str_is(name, "child.ED"))
		*value = 6;
	else if (ehr_str_is(name, "low"))
		*value = -2;
	else
		return false;
	return true;
}

static void show(void *self, struct ehr_str name, struct ehr_buf *out)
{
	(void)self;
	ehr_buf_putc(out, '<');
	ehr_buf_add_str(out, name);
	ehr_buf_putc(out, '>');
}

static const struct ehr_names names = { find, show, NULL };

static void values(void **state)
{
	/* by hand; powers bind more than signs, and from the right */
	static const struct {
		const char *text;
		double value;
	} known[] = {
		{ "1 + 2 * x", 7 },
		{ "(1 + 2) * x", 9 },
		{ "12 / x / 2", 2 },
		{ "10 - 4 - 3", 3 },
		{ "-x^2", -9 },
		{ "2^x^2", 512 },
		{ "x^-1 * 3", 1 },
		{ "1.5e2 * 2E-1", 30 },
		{ "child.ED * 365", 2190 },
		{ "min(x, 2) + max(x, 2)", 5 },
		{ "sqrt(x * x + 16)", 5 },
		{ "ln(exp(x))", 3 },
		{ "x < 3", 0 },
		{ "x <= 3", 1 },
		{ "x > 2 & child.ED >= 6", 1 },
		{ "!(x > 2)", 0 },
		{ "x < 2 & unknown > 1", 0 },
		{ "low * low", 4 },
	};
	struct ehr_err err = { 0 };
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		assert_int_equal(ehr_equation_value(ehr_str_of(known[i].text),
					 &names, &value, &err),
			0);
		assert_true(fabs(value - known[i].value) < 1e-12);
	}
	assert_int_equal(
		ehr_equation_value(ehr_str_of("2 * pi"), &names, &value, &err),
		0);
	assert_true(fabs(value - 6.283185307179586) < 1e-15);
}

static void wrong(void **state)
{
	static const char *const text[] = { "", "1 +", "x x", "(1", "1)",
		"unknown", "sqrt(1, 2)", "what(1)", "min(1", "1..2", "x > 2 & ",
		"1 < 2 & 3 +", "#" };
	struct ehr_err err;
	double value = 17;

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		err = (struct ehr_err){ 0 };
		assert_int_equal(ehr_equation_value(ehr_str_of(text[i]), &names,
					 &value, &err),
			-1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_true(value == 17);
	}
}

static void deep(void **state)
{
	struct ehr_buf text = { 0 };
	struct ehr_err err = { 0 };
	double value;

	(void)state;
	for (int i = 0; i < 100000; i++)
		ehr_buf_putc(&text, '(');
	assert_int_equal(ehr_equation_value((struct ehr_str){ text.p, text.n },
				 &names, &value, &err),
		-1);
	ehr_buf_release(&text);
}

static void written(void **state)
{
	const struct ehr_str text =
		ehr_str_of("sqrt(x) * child.ED^2 / (low + pi * 1e-6) + other");
	struct ehr_buf out = { 0 };

	(void)state;
	ehr_equation_symbols(text, &names, &out);
	assert_string_equal(ehr_buf_text(&out),
		"sqrt(<x>) * <child.ED>^2 / (<low> + pi * 1e-6) + <other>");
	out.n = 0;
	ehr_equation_numbers(text, &names, 0, &out);
	assert_string_equal(ehr_buf_text(&out),
		"sqrt(3) * 6^2 / ((-2) + pi * 1e-6) + other");
	out.n = 0;
	ehr_equation_number(&out, 2.0 / 3, 3);
	assert_string_equal(ehr_buf_text(&out), "0.667");
	ehr_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(wrong),
		cmocka_unit_test(deep),
		cmocka_unit_test(written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
