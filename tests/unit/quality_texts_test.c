/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/quality_texts.h"

static void counts_and_puts_in_order(void **state)
{
	static const char *const text[] = { "b", "a", "c", "a", "b", "d" };
	struct ehr_quality_texts texts = { 0 };
	size_t index[3];

	(void)state;
	for (size_t i = 0; i < 6; i++)
		ehr_quality_texts_add(&texts, ehr_str_of(text[i]), 1);
	/* b and a came twice, b first; then c, before d */
	assert_int_equal(ehr_quality_texts_most(&texts, index, 3), 3);
	assert_true(ehr_str_is(texts.text.key[index[0]], "b"));
	assert_true(ehr_str_is(texts.text.key[index[1]], "a"));
	assert_true(ehr_str_is(texts.text.key[index[2]], "c"));
	assert_int_equal(texts.count[index[0]], 2);
	assert_int_equal(texts.count[index[2]], 1);
	assert_int_equal(texts.others, 0);
	ehr_quality_texts_release(&texts);
	assert_int_equal(ehr_quality_texts_most(&texts, index, 3), 0);
}

enum { STREAM = 3 * EHR_QUALITY_VALUES, DIFFERENT = EHR_QUALITY_VALUES + 100 };

/* The i-th text of a stream with more texts than there is room for. */
static struct ehr_str text_at(size_t i, char room[static 32])
{
	int n = snprintf(room, 32, "%zu", i * 7919 % DIFFERENT);

	return (struct ehr_str){ room, (size_t)n };
}

/* However a stream is cut, its parts add up to what the whole gives. */
static void parts_give_the_whole(void **state)
{
	static const size_t size[] = { 1, 1000, 5000, STREAM };
	struct ehr_quality_texts whole = { .limit = EHR_QUALITY_VALUES };
	char room[32];

	(void)state;
	for (size_t i = 0; i < STREAM; i++)
		ehr_quality_texts_add(&whole, text_at(i, room), 1);
	assert_true(whole.others > 0);
	for (size_t k = 0; k < sizeof size / sizeof size[0]; k++) {
		struct ehr_quality_texts part = { 0 },
					 sum = { .limit = EHR_QUALITY_VALUES };

		for (size_t i = 0; i < STREAM; i++) {
			ehr_quality_texts_add(&part, text_at(i, room), 1);
			if ((i + 1) % size[k] != 0 && i + 1 < STREAM)
				continue;
			ehr_quality_texts_merge(&sum, &part);
			ehr_quality_texts_release(&part);
		}
		assert_int_equal(sum.text.n, whole.text.n);
		assert_int_equal(sum.others, whole.others);
		for (size_t i = 0; i < whole.text.n; i++) {
			assert_true(
				ehr_str_eq(sum.text.key[i], whole.text.key[i]));
			assert_int_equal(sum.count[i], whole.count[i]);
		}
		ehr_quality_texts_release(&sum);
	}
	ehr_quality_texts_release(&whole);
}

static void counts_what_finds_no_room(void **state)
{
	struct ehr_quality_texts texts = { .limit = EHR_QUALITY_VALUES };
	char room[EHR_QUALITY_VALUE_MAX + 1] = { 0 };

	(void)state;
	ehr_quality_texts_add(
		&texts, (struct ehr_str){ room, EHR_QUALITY_VALUE_MAX + 1 }, 5);
	assert_int_equal(texts.text.n, 0);
	assert_int_equal(texts.others, 5);
	ehr_quality_texts_add(
		&texts, (struct ehr_str){ room, EHR_QUALITY_VALUE_MAX }, 2);
	assert_int_equal(texts.text.n, 1);
	for (size_t i = 0; i < EHR_QUALITY_VALUES + 10; i++) {
		char number[32];
		int n = snprintf(number, sizeof number, "%zu", i);

		ehr_quality_texts_add(
			&texts, (struct ehr_str){ number, (size_t)n }, 1);
	}
	assert_int_equal(texts.text.n, EHR_QUALITY_VALUES);
	/* one place was taken: eleven found none */
	assert_int_equal(texts.others, 5 + 11);
	ehr_quality_texts_release(&texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_and_puts_in_order),
		cmocka_unit_test(parts_give_the_whole),
		cmocka_unit_test(counts_what_finds_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
