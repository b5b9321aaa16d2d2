/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ref/cas.h"

static enum ehr_cas_state read_text(const char *text, uint64_t *packed)
{
	return ehr_cas_read(ehr_str_of(text), packed);
}

/* Numbers as printed in GB 36600-2018 table 1, and water, the usual example:
 * 8*1 + 1*2 + 2*3 + 3*4 + 7*5 + 7*6 = 105. */
static void reads_numbers(void **state)
{
	static const struct {
		const char *text;
		uint64_t packed;
	} good[] = {
		{ "7732-18-5", 7732185 },
		{ "7440-38-2", 7440382 },
		{ "7440-43-9", 7440439 },
		{ "18540-29-9", 18540299 },
		{ "71-43-2", 71432 },
		{ "50-00-0", 50000 },
		{ " 79-01-6\t", 79016 },
		{ "108171-26-2", 108171262 },
		{ "2222298-66-8", 2222298668 },
	};
	uint64_t packed;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_int_equal(read_text(good[i].text, &packed), EHR_CAS_OK);
		assert_int_equal(packed, good[i].packed);
	}
}

static void finds_wrong_check_digits(void **state)
{
	static const char *const wrong[] = { "7440-38-3", "7440-83-2",
		"71-34-2", "50-00-1", "2222298-66-9" };
	uint64_t packed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(
			read_text(wrong[i], &packed), EHR_CAS_BAD_CHECK);
	assert_int_equal(packed, 2222298669);
}

static void refuses_other_texts(void **state)
{
	static const char *const bad[] = { "7440382", "7440-382", "07440-38-2",
		"7440-38-2-1", "7440--38-2", "7440-38-x", "7-38-2", "-38-2",
		"12345678-90-1",
		("7440\xe2\x80\x91"
		 "38-2"),
		"7440-38-2 ;", "Benzene", "7440 38 2" };
	uint64_t packed;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(read_text(bad[i], &packed), EHR_CAS_BAD_FORM);
	assert_int_equal(read_text("", &packed), EHR_CAS_EMPTY);
	assert_int_equal(read_text(" \t", &packed), EHR_CAS_EMPTY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers),
		cmocka_unit_test(finds_wrong_check_digits),
		cmocka_unit_test(refuses_other_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
