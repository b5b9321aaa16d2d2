/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct ehr_grade_rules rules = {
	.scheme = "s",
	.label = "r@1",
	.sha256 = "0123456789abcdef0123456789abcdef"
		  "0123456789abcdef0123456789abcdef",
	.look = { [EHR_GRADE_NONE] = { .code = "green", .valid_months = 12 },
		[EHR_GRADE_ACCEPTABLE] = { .code = "green" },
		[EHR_GRADE_MEDIUM] = { .code = "yellow" },
		[EHR_GRADE_HIGH] = { .code = "red", .valid_months = 1 },
		[EHR_GRADE_GREY] = { .code = "grey" } },
};

/* The digest by
 *   printf %s 'ehrisk-code-1|s|A%7C%251|U|high|red|2026-01-31|2026-02-28|r@1|0123456789ab' |
 *       sha256sum | cut -c1-16 */
static const char text[] =
	"ehrisk-code-1|s|A%7C%251|U|high|red|2026-01-31|2026-02-28|r@1|"
	"0123456789ab|1a68fccdeeb37723";

static void payload_is_as_described(void **state)
{
	struct ehr_grading_code code = { 0 };

	(void)state;
	ehr_grading_code_make(&code, &rules, EHR_GRADE_HIGH, ehr_str_of("A|%1"),
		ehr_str_of("U"), ehr_day_of(2026, 1, 31));
	assert_string_equal(ehr_buf_text(&code.payload), text);
	assert_string_equal(code.until, "2026-02-28");
	ehr_grading_code_release(&code);
}

static void check(
	const char *payload, long today, enum ehr_code_verdict verdict)
{
	struct ehr_str part[EHR_CODE_PARTS];

	assert_int_equal(
		ehr_grading_code_check(ehr_str_of(payload), today, part),
		verdict);
}

static void codes_are_checked(void **state)
{
	long first = ehr_day_of(2026, 1, 31), last = ehr_day_of(2026, 2, 28);
	char changed[sizeof(text)];

	(void)state;
	check(text, first, EHR_CODE_GOOD);
	check(text, last, EHR_CODE_GOOD);
	check(text, ehr_day_of(2026, 1, 30), EHR_CODE_NOT_YET);
	check(text, ehr_day_of(2026, 3, 1), EHR_CODE_EXPIRED);
	/* whatever letter is another one, it is seen */
	for (size_t i = 0; i + 1 < sizeof(text); i++) {
		struct ehr_str part[EHR_CODE_PARTS];

		memcpy(changed, text, sizeof(text));
		changed[i] = changed[i] == 'x' ? 'y' : 'x';
		assert_int_not_equal(ehr_grading_code_check(
					     ehr_str_of(changed), first, part),
			EHR_CODE_GOOD);
	}
	check("", first, EHR_CODE_MALFORMED);
	check("ehrisk-code-1|s", first, EHR_CODE_MALFORMED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(payload_is_as_described),
		cmocka_unit_test(codes_are_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
