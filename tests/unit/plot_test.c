/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/plot.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_scale(double low, double high, const double *expected)
{
	struct ehr_plot_scale scale = ehr_plot_scale_of(low, high, 5);
	double found[3] = { scale.low, scale.high, scale.step };

	for (size_t i = 0; i < 3; i++)
		if (!(fabs(found[i] - expected[i]) < 1e-12))
			fail_msg("%g to %g: %g is not %g", low, high, found[i],
				expected[i]);
}

/* 0.13 / 5 = 0.026, up to 0.05; 4.2 / 5 = 0.84, up to 1; 100 / 5 = 20. */
static void has_round_ticks(void **state)
{
	(void)state;
	assert_scale(-0.02, 0.11, (double[]){ -0.05, 0.15, 0.05 });
	assert_scale(0, 4.2, (double[]){ 0, 5, 1 });
	assert_scale(0, 100, (double[]){ 0, 100, 20 });
	/* nothing to spread over: a fifth of the value, 1.4 / 5 = 0.28 */
	assert_scale(7, 7, (double[]){ 7, 7, 0.5 });
}

static void assert_number(double value, double step, const char *expected)
{
	struct ehr_buf buf = { 0 };

	ehr_plot_number(&buf, value, step);
	assert_string_equal(ehr_buf_text(&buf), expected);
	ehr_buf_release(&buf);
}

static void writes_as_many_decimals_as_needed(void **state)
{
	(void)state;
	assert_number(-0.5, 0.5,
		"\xe2\x88\x92"
		"0.5");
	assert_number(-0.001, 0.01, "0.00");
	assert_number(1.2, 0.05, "1.20");
	assert_number(20, 20, "20");
}

static void writes_units_for_people(void **state)
{
	struct ehr_buf buf = { 0 };

	(void)state;
	ehr_plot_unit(&buf, "ug/m3");
	ehr_plot_unit(&buf, " ppb");
	assert_string_equal(ehr_buf_text(&buf), "\xc2\xb5g/m\xc2\xb3 ppb");
	ehr_buf_release(&buf);
}

/* Three rows: a heading, an estimate and one that is not there; label and
 * numbers of the second, and one mark. */
static void draws_what_is_there(void **state)
{
	const struct ehr_plot_row row[3] = { { "<Lag>", true, NAN, NAN, NAN },
		{ "lag 0", false, 0.5, -0.25, 1.25 },
		{ "lag 1", false, NAN, NAN, NAN } };
	struct ehr_buf buf = { 0 };
	const char *text, *mark;

	(void)state;
	ehr_plot_forest(
		&buf, (double[]){ 0, 0, 500 }, row, 3, ehr_str_of("risk"));
	text = ehr_buf_text(&buf);
	assert_non_null(strstr(text, ">&lt;Lag&gt;<"));
	assert_non_null(strstr(text, ">0.50 (\xe2\x88\x92"
				     "0.25, 1.25)<"));
	assert_non_null(strstr(text, ">lag 1<"));
	mark = strstr(text, "class=\"mark\"");
	assert_non_null(mark);
	assert_null(strstr(mark + 1, "class=\"mark\""));
	assert_null(strstr(text, "nan"));
	ehr_buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_round_ticks),
		cmocka_unit_test(writes_as_many_decimals_as_needed),
		cmocka_unit_test(writes_units_for_people),
		cmocka_unit_test(draws_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
