/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/inspect_draw.h"

enum { ENTERPRISES = 6, SEEDS = 12000 };
static const double weight[ENTERPRISES] = { 1, 1, 2, 4, 3, 5 };
static const double all_weights = 16;

/* One class of all, and a weight for each word. */
static struct ehr_str words[] = { { "1", 1 }, { "2", 1 }, { "3", 1 },
	{ "4", 1 }, { "5", 1 } };
static struct ehr_inspect_class classes[] = {
	{ .column = "w", .words = { words, 5 }, .needed = true }
};
static struct ehr_inspect_rate rates[] = { { .name = "all",
	.pool = true,
	.again = true,
	.has_rate = true,
	.rate = { 5, 1 },
	.months = 3 } };
static struct ehr_inspect_weight weights[] = {
	{ .name = "w", .words = { words + 1, 1 }, .times = 2 },
	{ .name = "w", .words = { words + 2, 1 }, .times = 3 },
	{ .name = "w", .words = { words + 3, 1 }, .times = 4 },
	{ .name = "w", .words = { words + 4, 1 }, .times = 5 },
};
static const struct ehr_inspect_rules rules = {
	.scheme = "test",
	.classes = classes,
	.rate = rates,
	.weight = weights,
	.n = { [EHR_INSPECT_CLASSES] = 1,
		[EHR_INSPECT_RATES] = 1,
		[EHR_INSPECT_WEIGHTS] = 4 },
	.setting = { [EHR_INSPECT_WEIGHT_MOST] = 100 },
};

/* The places of A, B, ... as a draw with the seed has them: place[0] is the
 * first drawn. last: so many enterprises, read in the order from the last. */
static void draw(const char *seed, size_t n, bool backwards, size_t *place)
{
	char id_name[] = "source_id", weight_name[] = "w";
	char *names[] = { id_name, weight_name };
	const struct ehr_header header = { names, 2 };
	const struct ehr_pool_opts opts = { .rules = &rules, .seed = seed };
	const struct ehr_draw_opts how = { .months = 3, .jobs = 2 };
	struct ehr_pool *pool = ehr_pool_new(&opts, &header, NULL);
	struct ehr_filter filter = ehr_pool_filter(pool);
	void *scratch = filter.scratch_new(filter.self);
	struct ehr_draw drawn;

	for (size_t k = 0; k < n; k++) {
		size_t i = backwards ? n - 1 - k : k;
		char id[] = { (char)('A' + i) },
		     w[] = { (char)('0' + (int)weight[i]) };
		struct ehr_str cell[] = { { id, 1 }, { w, 1 } };
		struct ehr_row row = { .cell = cell, .carried = cell, .n = 2 };

		assert_int_equal(
			filter.row(filter.self, scratch, &row, NULL, NULL), 0);
		if (k % 2) /* two rows a block */
			assert_int_equal(filter.commit(filter.self, scratch, "",
						 0, NULL),
				0);
	}
	assert_int_equal(filter.commit(filter.self, scratch, "", 0, NULL), 0);
	filter.scratch_free(filter.self, scratch);
	assert_int_equal(ehr_draw_init(&drawn, pool, &how, NULL), 0);
	assert_int_equal(drawn.candidates, n);
	for (size_t k = 0; k < n; k++) {
		const struct ehr_pool_entry *entry =
			&pool->entry[drawn.order[k]];

		assert_int_equal(entry->rank, k + 1);
		place[k] = (size_t)(entry->id.p[0] - 'A');
	}
	ehr_draw_release(&drawn);
	ehr_pool_free(pool);
}

static void name_seed(char *seed, size_t size, int i)
{
	(void)snprintf(seed, size, "lottery %d", i);
}

/* A successive draw: who comes first and who second, over many seeds. The chance
 * of the pair i, j is w_i / W * w_j / (W - w_i): 30 cells, so 29 degrees of
 * freedom; chi square is below 66 in all but one of 10,000 such tests (quantile
 * 0.9999 by Wilson and Hilferty: 29 (1 - 2 / 261 + 3.719 sqrt(2 / 261))^3 = 65.9).
 * Against chances that do not hang on the weights it must be far above. */
static void shares_follow_the_weights(void **state)
{
	static int count[ENTERPRISES][ENTERPRISES];
	double chi = 0, chi_equal = 0, sum = 0;

	(void)state;
	for (int i = 0; i < SEEDS; i++) {
		size_t place[ENTERPRISES];
		char seed[32];

		name_seed(seed, sizeof(seed), i);
		draw(seed, ENTERPRISES, false, place);
		count[place[0]][place[1]]++;
	}
	for (int i = 0; i < ENTERPRISES; i++)
		for (int j = 0; j < ENTERPRISES; j++) {
			double want = SEEDS * weight[i] / all_weights *
				      weight[j] / (all_weights - weight[i]);
			double equal = SEEDS / 30.0;

			if (i == j)
				continue;
			sum += want;
			chi += (count[i][j] - want) * (count[i][j] - want) /
			       want;
			chi_equal += (count[i][j] - equal) *
				     (count[i][j] - equal) / equal;
		}
	assert_true(sum > SEEDS - 1e-6 && sum < SEEDS + 1e-6);
	assert_true(chi < 66);
	assert_true(chi_equal > 1000);
}

/* Neither the order of the rows nor one more enterprise changes who of the
 * others comes before whom. */
static void order_is_stable(void **state)
{
	(void)state;
	for (int i = 0; i < 200; i++) {
		size_t all[ENTERPRISES], back[ENTERPRISES], few[ENTERPRISES];
		char seed[32];
		size_t n = 0;

		name_seed(seed, sizeof(seed), i);
		draw(seed, ENTERPRISES, false, all);
		draw(seed, ENTERPRISES, true, back);
		draw(seed, ENTERPRISES - 1, false, few);
		assert_memory_equal(all, back, sizeof(all));
		for (size_t k = 0; k < ENTERPRISES; k++)
			if (all[k] != ENTERPRISES - 1)
				assert_int_equal(all[k], few[n++]);
	}
}

static unsigned long quota(
	uint64_t digits, int places, unsigned long n, long months, long of)
{
	return ehr_draw_quota(
		(struct ehr_short_decimal){ digits, places }, n, months, of);
}

/* Rounded up, and not by an error of binary fractions: 0.07 * 100 is 7, though
 * as doubles it is above. 5 % a year is 1.25 % a quarter: of 100 it is 2, of 80
 * exactly 1. 25 % a quarter is all in a year. 5 units for each of 7 inspectors a
 * year are 8.75 a quarter. */
static void numbers_are_rounded_up(void **state)
{
	(void)state;
	assert_int_equal(quota(7, 2, 100, 3, 3), 7);
	assert_int_equal(quota(7, 2, 101, 3, 3), 8);
	assert_int_equal(quota(5, 2, 1, 3, 3), 1);
	assert_int_equal(quota(5, 2, 0, 3, 3), 0);
	assert_int_equal(quota(5, 2, 100, 3, 12), 2);
	assert_int_equal(quota(5, 2, 80, 3, 12), 1);
	assert_int_equal(quota(25, 2, 10, 12, 3), 10);
	assert_int_equal(quota(5, 0, 7, 3, 12), 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_follow_the_weights),
		cmocka_unit_test(order_is_stable),
		cmocka_unit_test(numbers_are_rounded_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
