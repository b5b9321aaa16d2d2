/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/flag.h"
#include "ref/word.h"

static void writes(uint64_t flags, const char *expected)
{
	struct ehr_buf out = { 0 };

	ehr_flags_write(&out, flags);
	assert_string_equal(ehr_buf_text(&out), expected);
	ehr_buf_release(&out);
}

static void test_write(void **state)
{
	(void)state;
	writes(0, "");
	writes(ehr_flag(EHR_FLAG_MISSING), "missing");
	writes(ehr_flag(EHR_FLAG_NO_CAS), "no_cas");
	writes(ehr_flag(EHR_FLAG_OUTSIDE_CRS_AREA) |
			ehr_flag(EHR_FLAG_NEGATIVE),
		"negative outside_crs_area");
}

/* Each word that can be written is in the table that says what it means. */
static void test_all_are_documented(void **state)
{
	struct ehr_err err = { 0 };
	struct ehr_words *words = ehr_words_open(&err);

	(void)state;
	assert_non_null(words);
	for (enum ehr_flag flag = 0; flag < EHR_FLAGS; flag++)
		if (!ehr_words_has(
			    words, "flags", ehr_str_of(ehr_flag_word(flag))))
			fail_msg("%s", ehr_flag_word(flag));
	ehr_words_close(words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_all_are_documented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
