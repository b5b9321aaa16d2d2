/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define DAY(n) \
	{ \
		(n) * 86400, (n), EHR_PRECISION_DAY \
	}
#define NO_TIME \
	{ \
		0, 0, EHR_EPC_NO_TIME \
	}
#define ROW(place_, kind_, value_, ...) \
	{ \
		.place = (place_), .kind = (kind_), .value = (value_), \
		.time = __VA_ARGS__ \
	}

/* The results in order of place and time, as found. */
static struct ehr_epc_ones taken(const struct ehr_epc_row *row, size_t n,
	enum ehr_epc_duplicates duplicates, struct ehr_arena *arena)
{
	struct ehr_epc_row *copy = ehr_arena_alloc(arena, n * sizeof(*copy));

	/* backwards: the order of rows must not matter */
	for (size_t i = 0; i < n; i++)
		copy[i] = row[n - 1 - i];
	return ehr_epc_take(copy, n, duplicates, 3, arena);
}

/* 1 and 4 of one place and day are 2.5; another day, place or no time is none. */
static void means(void **state)
{
	const struct ehr_epc_row row[] = {
		ROW(0, EHR_EPC_DETECTED, 1, DAY(5)),
		ROW(0, EHR_EPC_DETECTED, 4, DAY(5)),
		ROW(0, EHR_EPC_DETECTED, 7, DAY(6)),
		ROW(1, EHR_EPC_DETECTED, 8, DAY(5)),
		ROW(2, EHR_EPC_DETECTED, 9, NO_TIME),
		ROW(2, EHR_EPC_DETECTED, 10, NO_TIME),
	};
	const double want[] = { 2.5, 7, 8, 9, 10 };
	struct ehr_arena arena = { 0 };
	struct ehr_epc_ones ones =
		taken(row, 6, EHR_EPC_DUPLICATES_FEW, &arena);

	(void)state;
	assert_int_equal(ones.n, 5);
	assert_int_equal(ones.n_nd, 0);
	assert_true(ones.averaged);
	assert_false(ones.place_not_told);
	for (size_t i = 0; i < 5; i++)
		assert_true(ones.one[i].value == want[i]);
	ehr_arena_release(&arena);
}

/* Beside a detect a non-detect says nothing; of non-detects alone the smallest
 * limit holds, one without a limit only by itself. */
static void nondetects(void **state)
{
	const struct ehr_epc_row row[] = {
		ROW(0, EHR_EPC_DETECTED, 2, DAY(1)),
		ROW(0, EHR_EPC_BELOW, 0.5, DAY(1)),
		ROW(1, EHR_EPC_BELOW, 0.4, DAY(1)),
		ROW(1, EHR_EPC_BELOW, 0.3, DAY(1)),
		ROW(1, EHR_EPC_NOT_DETECTED, 0, DAY(1)),
		ROW(2, EHR_EPC_NOT_DETECTED, 0, DAY(1)),
		ROW(2, EHR_EPC_NOT_DETECTED, 0, DAY(1)),
		ROW(3, EHR_EPC_MISSING, 0, DAY(1)),
		ROW(3, EHR_EPC_NEGATIVE, -3, DAY(1)),
	};
	struct ehr_arena arena = { 0 };
	struct ehr_epc_ones ones =
		taken(row, 9, EHR_EPC_DUPLICATES_FEW, &arena);

	(void)state;
	assert_int_equal(ones.n, 3);
	assert_int_equal(ones.n_nd, 2);
	assert_int_equal(ones.n_no_limit, 1);
	assert_true(ones.one[0].value == 2 && !ones.one[0].nondetect);
	assert_true(ones.one[1].value == 0.3 && ones.one[1].nondetect);
	assert_true(ones.one[2].no_limit && ones.one[2].nondetect);
	assert_true(ones.most == 0.3);
	ehr_arena_release(&arena);
}

/* Four are too many for duplicates unless asked for: 1 2 3 6, mean 3. */
static void many(void **state)
{
	const struct ehr_epc_row row[] = {
		ROW(0, EHR_EPC_DETECTED, 1, DAY(1)),
		ROW(0, EHR_EPC_DETECTED, 2, DAY(1)),
		ROW(0, EHR_EPC_DETECTED, 3, DAY(1)),
		ROW(0, EHR_EPC_DETECTED, 6, DAY(1)),
	};
	struct ehr_arena arena = { 0 };
	struct ehr_epc_ones few = taken(row, 4, EHR_EPC_DUPLICATES_FEW, &arena);
	struct ehr_epc_ones always =
		taken(row, 4, EHR_EPC_DUPLICATES_AVERAGE, &arena);
	struct ehr_epc_ones never =
		taken(row, 2, EHR_EPC_DUPLICATES_KEEP, &arena);

	(void)state;
	assert_int_equal(few.n, 4);
	assert_true(few.place_not_told && !few.averaged);
	assert_int_equal(always.n, 1);
	assert_true(always.one[0].value == 3);
	assert_true(always.averaged && !always.place_not_told);
	assert_int_equal(never.n, 2);
	assert_true(!never.averaged && !never.place_not_told);
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(means),
		cmocka_unit_test(nondetects),
		cmocka_unit_test(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
