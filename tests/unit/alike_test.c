/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/alike.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void case_blanks_and_width(void **state)
{
	/* the same to the eye: all but the last two; U+FF21 is a full-width A,
	 * U+3000 a full-width blank, U+200B one of no width */
	static const char *const id[] = { "A 1", "a1", "A1", "\uff21\uff11",
		"A\u30001", "A1\u200b", "A2", "A-1" };
	struct ehr_alike alike = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(id) / sizeof(id[0]); i++)
		ehr_alike_add(&alike, ehr_str_of(id[i]));
	assert_int_equal(alike.n, 5);
	assert_true(ehr_str_is(alike.pair[0], "A 1"));
	assert_true(ehr_str_is(alike.pair[1], "a1"));
	ehr_alike_release(&alike);
}

static void many_others(void **state)
{
	static char name[1000][8];
	struct ehr_alike alike = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct ehr_buf text = { 0 };

		ehr_buf_printf(&text, "e%d", i);
		memcpy(name[i], ehr_buf_text(&text), text.n + 1);
		ehr_alike_add(&alike, ehr_str_of(name[i]));
		ehr_buf_release(&text);
	}
	assert_int_equal(alike.n, 0);
	ehr_alike_add(&alike, ehr_str_of("E500"));
	assert_int_equal(alike.n, 1);
	assert_true(ehr_str_is(alike.pair[0], "e500"));
	ehr_alike_release(&alike);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_blanks_and_width),
		cmocka_unit_test(many_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
