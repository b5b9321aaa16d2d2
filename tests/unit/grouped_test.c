/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grouped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COLUMNS = 4 };

struct fixture {
	size_t key[COLUMNS];
	bool is_key[COLUMNS], skipped[COLUMNS];
	struct ehr_group_columns columns;
	struct ehr_group_batch batch;
	struct ehr_grouped whole;
	struct ehr_arena arena;
};

/* Column 0 is the key, 3 is skipped. */
static void start(struct fixture *fixture)
{
	*fixture = (struct fixture){ .is_key = { true },
		.skipped = { false, false, false, true } };
	fixture->columns = (struct ehr_group_columns){ COLUMNS, fixture->key, 1,
		fixture->is_key, fixture->skipped };
	ehr_group_batch_init(&fixture->batch, &fixture->columns);
	ehr_grouped_init(&fixture->whole, &fixture->columns);
}

static void finish(struct fixture *fixture)
{
	ehr_group_batch_release(&fixture->batch);
	ehr_grouped_release(&fixture->whole);
	ehr_arena_release(&fixture->arena);
}

static uint32_t add(struct fixture *fixture, const char *a, const char *b,
	const char *c, const char *more)
{
	const struct ehr_str cell[COLUMNS] = { ehr_str_of(a), ehr_str_of(b),
		ehr_str_of(c), ehr_str_of(more) };
	const struct ehr_row row = {
		.cell = cell, .carried = cell, .n = COLUMNS
	};

	return ehr_group_batch_add(&fixture->batch, &row, ehr_str_of(more));
}

static uint32_t *merge(struct fixture *fixture)
{
	uint32_t *to = ehr_grouped_merge(
		&fixture->whole, &fixture->batch, &fixture->arena);

	ehr_group_batch_reset(&fixture->batch);
	return to;
}

/* Numbers by first appearance; the further part of the key counts; cells put
 * side by side do not run into one another. */
static void numbers(void **state)
{
	struct fixture fixture;

	(void)state;
	start(&fixture);
	assert_int_equal(add(&fixture, "A", "", "", "x"), 0);
	assert_int_equal(add(&fixture, "Ax", "", "", ""), 1);
	assert_int_equal(add(&fixture, "A", "", "", "y"), 2);
	assert_int_equal(add(&fixture, "A", "", "", "x"), 0);
	merge(&fixture);
	assert_int_equal(add(&fixture, "B", "", "", "x"), 0);
	assert_int_equal(add(&fixture, "A", "", "", "y"), 1);
	uint32_t *to = merge(&fixture);
	assert_int_equal(to[0], 3);
	assert_int_equal(to[1], 2);
	assert_int_equal(fixture.whole.key.n, 4);
	finish(&fixture);
}

/* A column varies if two rows of one group differ, in one batch or in two, not
 * if two groups do. */
static void constant(void **state)
{
	struct fixture fixture;

	(void)state;
	start(&fixture);
	add(&fixture, "A", "1", "p", "");
	add(&fixture, "B", "2", "q", "");
	merge(&fixture);
	assert_false(fixture.whole.varies[0]);
	assert_false(fixture.whole.varies[1]);
	assert_false(fixture.whole.varies[2]);
	assert_true(fixture.whole.varies[3]);
	add(&fixture, "A", "1", "r", "");
	merge(&fixture);
	assert_false(fixture.whole.varies[1]);
	assert_true(fixture.whole.varies[2]);
	add(&fixture, "B", "2", "q", "");
	add(&fixture, "B", "3", "q", "");
	merge(&fixture);
	assert_true(fixture.whole.varies[1]);
	assert_true(ehr_str_is(fixture.whole.cell[1][0], "B"));
	finish(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(constant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
