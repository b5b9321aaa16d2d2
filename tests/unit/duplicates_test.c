/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/duplicates.h"

static struct ehr_print print(const char *text)
{
	return ehr_print_of(ehr_str_of(text));
}

static void tells_copies_from_equal_keys(void **state)
{
	struct ehr_duplicates duplicates;
	static const struct {
		const char *key, *record;
		enum ehr_duplicate is;
		uint64_t first;
	} given[] = {
		{ "plant lead", "plant,lead,5", EHR_DUPLICATE_NONE, 99 },
		{ "plant zinc", "plant,zinc,1", EHR_DUPLICATE_NONE, 99 },
		{ "plant lead", "plant,lead,7", EHR_DUPLICATE_OF_KEY, 0 },
		/* copies of the first and of a later one */
		{ "plant lead", "plant,lead,5", EHR_DUPLICATE_OF_RECORD, 0 },
		{ "plant lead", "plant,lead,7", EHR_DUPLICATE_OF_RECORD, 0 },
		{ "plant zinc", "plant,zinc,1", EHR_DUPLICATE_OF_RECORD, 1 },
		{ "plant lead", "plant,lead,8", EHR_DUPLICATE_OF_KEY, 0 },
	};

	(void)state;
	ehr_duplicates_init(&duplicates, 0);
	for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
		uint64_t first = 99;

		assert_int_equal(
			ehr_duplicates_add(&duplicates, print(given[i].key),
				print(given[i].record), i, &first),
			given[i].is);
		assert_int_equal(first, given[i].first);
	}
	assert_int_equal(duplicates.records, 3);
	assert_int_equal(duplicates.keys, 2);
	assert_int_equal(duplicates.not_compared, 0);
	ehr_duplicates_release(&duplicates);
}

/* Keys that were there first are still compared once there is no room. */
static void counts_what_is_not_compared(void **state)
{
	struct ehr_duplicates duplicates;
	uint64_t first;

	(void)state;
	ehr_duplicates_init(&duplicates, 2);
	for (int round = 0; round < 2; round++) {
		static const char *const key[] = { "a", "b", "c" };

		for (size_t i = 0; i < 3; i++)
			ehr_duplicates_add(&duplicates, print(key[i]),
				print(key[i]), 0, &first);
	}
	assert_int_equal(duplicates.records, 2);
	assert_int_equal(duplicates.not_compared, 2);
	ehr_duplicates_release(&duplicates);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_copies_from_equal_keys),
		cmocka_unit_test(counts_what_is_not_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
