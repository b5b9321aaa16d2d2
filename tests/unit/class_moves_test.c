/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/class_moves.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct ehr_zoning_setup one_value(void)
{
	struct ehr_zoning_setup setup = { .n_values = 1 };

	setup.scale[0] = (struct ehr_zoning_scale){
		.name = "three", .n = 3, .upper = { 1, 2, INFINITY }
	};
	return setup;
}

static void add(struct ehr_zoning *zoning, int col, double value)
{
	const struct ehr_zoning_row row = { .value = { value },
		.has = { value >= 0 } };

	ehr_zoning_add(zoning, (struct ehr_grid_cell){ col, 0 }, &row);
}

static void expect(const struct ehr_class_moves *moves,
	struct ehr_class_balance expected, const char *text)
{
	struct ehr_class_balance got = ehr_class_moves_balance(moves);
	struct ehr_buf buf = { 0 };

	assert_int_equal(got.same, expected.same);
	assert_int_equal(got.up, expected.up);
	assert_int_equal(got.down, expected.down);
	assert_int_equal(got.gained, expected.gained);
	assert_int_equal(got.lost, expected.lost);
	ehr_class_moves_write(moves, &buf);
	assert_string_equal(ehr_buf_text(&buf), text);
	ehr_buf_release(&buf);
}

/* cells 0 to 5; -1: a row without a value */
static void between(void **state)
{
	const struct ehr_zoning_setup setup = one_value();
	struct ehr_zoning *from = ehr_zoning_new(&setup);
	struct ehr_zoning *to = ehr_zoning_new(&setup);
	const double before[] = { 0.5, 0.5, 3, 2, -1, 1 };
	const double now[] = { 1, 2.5, 1.5, 2, 2, -1 };
	struct ehr_class_moves moves = { 0 };
	struct ehr_class_balance balance;

	(void)state;
	for (int i = 0; i < 6; i++)
		add(from, i, before[i]);
	for (int i = 5; i >= 0; i--)
		add(to, i, now[i]);
	add(from, -3, 3); /* only there */
	add(to, 9, 2);    /* only here */
	ehr_class_moves_between(&moves, from, to);
	expect(&moves, (struct ehr_class_balance){ 2, 1, 1, 2, 2 },
		"0>2:2;1>0:1;1>3:1;3>0:1;3>2:1");
	balance = ehr_class_moves_balance(&moves);
	assert_true(fabs(ehr_class_balance_share(&balance) - 0.5) < 1e-15);
	ehr_zoning_free(from);
	ehr_zoning_free(to);
}

static void rescaled(void **state)
{
	const struct ehr_zoning_setup setup = one_value();
	struct ehr_zoning_setup other = setup;
	struct ehr_zoning *zoning = ehr_zoning_new(&setup);
	struct ehr_class_moves moves = { 0 };

	(void)state;
	other.scale[0].upper[0] = 1.5;
	other.scale[0].upper[1] = 3;
	add(zoning, 0, 1.5); /* 2 becomes 1: the bound is in its class */
	add(zoning, 1, 3.5);
	add(zoning, 2, 3);
	add(zoning, 3, -1);
	ehr_class_moves_rescaled(&moves, zoning, &other);
	expect(&moves, (struct ehr_class_balance){ 1, 0, 2, 0, 0 },
		"2>1:1;3>2:1");
	ehr_zoning_free(zoning);
}

/* no cells, no share of them */
static void none(void **state)
{
	const struct ehr_class_balance balance = { 0 };
	const struct ehr_class_moves moves = { 0 };

	(void)state;
	assert_true(!(ehr_class_balance_share(&balance) > 0));
	expect(&moves, balance, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(between),
		cmocka_unit_test(rescaled),
		cmocka_unit_test(none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
