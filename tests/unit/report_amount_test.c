/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_amount.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_report_amount number(const char *text)
{
	return ehr_report_amount_read(ehr_str_of(text));
}

static void is_written(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_report_amount_write(amount, figure, &out);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

/* GB/T 8170: at the middle to the even digit, on the number as written. */
static void rounding(void **state)
{
	static const struct {
		const char *number;
		long decimals, digits;
		const char *expected;
	} one[] = {
		{ "0.125", 2, -1, "0.12" },
		{ "0.135", 2, -1, "0.14" },
		{ "-2.5", 0, -1, "-2" },
		{ "2.675", 2, -1, "2.68" }, /* below 2.675 as a double */
		{ "7", 2, -1, "7.00" },
		{ "95.0", -1, -1, "95.0" }, /* as it was written */
		{ "1234.56", -1, 3, "1230" },
		{ "0.000032", -1, 2, "3.2e-5" },
		{ "-0.00032049", -1, 3, "-3.20e-4" }, /* -3.2049e-4 */
		{ "0.0697", -1, 2, "0.070" },
		{ "2.96", -1, 2, "3.0" },
		{ "2.0004e-9", -1, 3, "2.00e-9" },
		{ "99.96", -1, 3, "100" },   /* three digits as they are */
		{ "52000", -1, 6, "52000" }, /* it had no more */
		{ "0.5", -1, 3, "0.5" },
		{ "0.0000315", -1, 2, "3.2e-5" }, /* 3.1 of the double */
		{ "0.0000325", -1, 2, "3.2e-5" },
		{ "2.675", -1, 3, "2.68" },
		{ "1.96", -1, 2, "2.0" }, /* its zero was counted out */
		{ "0.00003961", -1, 2, "4.0e-5" },
		{ "0.001", -1, 2, "0.001" }, /* has no more digits */
		{ "0.00100", -1, 2, "0.0010" },
		{ "52000.0001", -1, 6, "52000.0" },
		{ "12345678901234567890", -1, 3, "1.23e19" },
		{ "4e-9", -1, 2, "4e-9" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(one) / sizeof(one[0]); i++) {
		struct ehr_report_amount amount = number(one[i].number);
		struct ehr_report_figure figure = { .decimals = one[i].decimals,
			.digits = one[i].digits };

		assert_true(amount.is_known);
		is_written(&amount, &figure, one[i].expected);
	}
}

static void ratios(void **state)
{
	const struct ehr_report_figure share = { .how = EHR_REPORT_SHARE,
		.percent = true,
		.decimals = EHR_REPORT_NONE,
		.digits = EHR_REPORT_NONE };
	const struct ehr_report_figure plain = { .how = EHR_REPORT_SHARE,
		.decimals = 3,
		.digits = EHR_REPORT_NONE };
	const struct ehr_report_figure digits = {
		.how = EHR_REPORT_MEAN, .decimals = EHR_REPORT_NONE, .digits = 3
	};
	struct ehr_report_amount one = ehr_report_amount_of(1),
				 eight = ehr_report_amount_of(8),
				 none = ehr_report_amount_of(0),
				 third = number("0.3"), part, less;

	(void)state;
	/* 1/8 = 12.5 %, exactly; 1/80 = 1.25 %, to the even digit 1.2 */
	part = ehr_report_amount_ratio(&one, &eight);
	is_written(&part, &share, "12.5%");
	is_written(&part, &plain, "0.125");
	eight = ehr_report_amount_of(80);
	part = ehr_report_amount_ratio(&one, &eight);
	is_written(&part, &share, "1.2%");
	/* 1/2 to three digits: 0.500 */
	eight = ehr_report_amount_of(2);
	part = ehr_report_amount_ratio(&one, &eight);
	is_written(&part, &digits, "0.500");
	/* nothing over 0 */
	assert_false(ehr_report_amount_ratio(&one, &none).is_known);
	/* 0.3 - 0.1 is 0.2, which it is not in binary */
	less = number("0.1");
	less = ehr_report_amount_less(&third, &less);
	is_written(&less,
		&(struct ehr_report_figure){ .decimals = EHR_REPORT_NONE,
			.digits = EHR_REPORT_NONE },
		"0.2");
	/* missing stays missing */
	part = number("");
	assert_false(part.is_known);
	assert_false(ehr_report_amount_less(&one, &part).is_known);
	assert_false(number("1;5").is_known);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounding),
		cmocka_unit_test(ratios),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
