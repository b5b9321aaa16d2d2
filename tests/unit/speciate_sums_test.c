/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/speciate_sums.h"

static struct ehr_scope *scope;
static struct ehr_units *units;

static int open_tables(void **state)
{
	struct ehr_err err = { 0 };

	(void)state;
	scope = ehr_scope_open(NULL, &err);
	units = ehr_units_open(NULL, &err);
	return scope && units ? 0 : -1;
}

static int close_tables(void **state)
{
	(void)state;
	ehr_scope_close(scope);
	ehr_units_close(units);
	return 0;
}

static const struct ehr_scope_row *sum(const char *name)
{
	const struct ehr_scope_row *row =
		ehr_scope_find(scope, ehr_str_of(name), ehr_str_of(""));

	assert_non_null(row);
	return row;
}

static const char *quantity = "emission"; /* of all rows */

/* A row of the source A. */
static void add(struct ehr_reported_sums *sums, const char *outlet,
	const char *name, double value, const char *unit)
{
	const struct ehr_str cell[EHR_REPORTED_OUTLET + 1] = {
		ehr_str_of("A"), [EHR_REPORTED_QUANTITY] = ehr_str_of(quantity),
		[EHR_REPORTED_OUTLET] = ehr_str_of(outlet)
	};

	ehr_reported_sums_add(sums, cell, sum(name), value, ehr_str_of(unit),
		(unsigned long)sums->n + 2);
}

static bool is_below(const struct ehr_reported_sums *sums, const char *outlet,
	const char *name)
{
	const struct ehr_str cell[EHR_REPORTED_OUTLET + 1] = {
		ehr_str_of("A"), [EHR_REPORTED_QUANTITY] = ehr_str_of(quantity),
		[EHR_REPORTED_OUTLET] = ehr_str_of(outlet)
	};
	struct ehr_buf text = { 0 };
	bool is = ehr_reported_is_below(sums, cell, sum(name), &text);

	ehr_buf_release(&text);
	return is;
}

static void a_part_is_no_more_than_its_whole(void **state)
{
	struct ehr_reported_sums sums = { 0 };

	(void)state;
	add(&sums, "1", "VOC", 2, "kg/a");
	add(&sums, "1", "NMHC", 2, "kg/a");
	add(&sums, "2", "VOC", 2, "kg/a");
	add(&sums, "2", "NMHC", 3, "kg/a");
	ehr_reported_sums_compare(&sums, NULL);
	assert_int_equal(sums.n_below, 1);
	assert_int_equal(sums.first.line, 5);
	assert_true(sums.first.part_value == 3);
	assert_true(sums.first.whole_value == 2);
	assert_false(is_below(&sums, "1", "NMHC"));
	assert_false(is_below(&sums, "1", "VOC"));
	assert_true(is_below(&sums, "2", "NMHC"));
	assert_true(is_below(&sums, "2", "VOC"));
	ehr_reported_sums_release(&sums);
}

/* 1 and 1 at two outlets are 2 of all, which is above 1.5 at none. */
static void without_outlet_all_is_compared(void **state)
{
	struct ehr_reported_sums sums = { 0 };

	(void)state;
	add(&sums, "1", "NMHC", 1, "kg/a");
	add(&sums, "2", "NMHC", 1, "kg/a");
	add(&sums, "", "VOC", 1.5, "kg/a");
	ehr_reported_sums_compare(&sums, NULL);
	assert_int_equal(sums.n_below, 2);
	assert_true(is_below(&sums, "1", "NMHC"));
	assert_true(is_below(&sums, "", "VOC"));
	ehr_reported_sums_release(&sums);
}

/* Two of 1 are 1 each, one of 2 is above 1.5. */
static void concentrations_are_not_added(void **state)
{
	struct ehr_reported_sums sums = { 0 };

	(void)state;
	quantity = "concentration";
	add(&sums, "1", "NMHC", 1, "mg/m3");
	add(&sums, "1", "NMHC", 1, "mg/m3");
	add(&sums, "1", "VOC", 1.5, "mg/m3");
	add(&sums, "2", "NMHC", 2, "mg/m3");
	add(&sums, "2", "VOC", 1.5, "mg/m3");
	ehr_reported_sums_compare(&sums, NULL);
	assert_int_equal(sums.n_below, 1);
	assert_false(is_below(&sums, "1", "NMHC"));
	assert_true(is_below(&sums, "2", "NMHC"));
	ehr_reported_sums_release(&sums);
	quantity = "emission";
}

/* 0.1 + 0.2 is no less than 0.3 for being a binary number. */
static void rounding_is_no_difference(void **state)
{
	struct ehr_reported_sums sums = { 0 };

	(void)state;
	add(&sums, "", "VOC", 0.3, "kg/a");
	add(&sums, "1", "NMHC", 0.1, "kg/a");
	add(&sums, "2", "NMHC", 0.2, "kg/a");
	ehr_reported_sums_compare(&sums, NULL);
	assert_int_equal(sums.n_below, 0);
	ehr_reported_sums_release(&sums);
}

static void units_are_turned(void **state)
{
	static const struct {
		double part;
		const char *unit;
		size_t below;
	} cases[] = { { 2, "kg/a", 0 }, { 4, "kg/a", 1 }, { 4, "mg/m3", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ehr_reported_sums sums = { 0 };

		add(&sums, "", "NMHC", cases[i].part, cases[i].unit);
		add(&sums, "", "VOC", 0.003, "t/a");
		ehr_reported_sums_compare(&sums, units);
		assert_int_equal(sums.n_below, cases[i].below);
		ehr_reported_sums_release(&sums);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_is_no_more_than_its_whole),
		cmocka_unit_test(without_outlet_all_is_compared),
		cmocka_unit_test(concentrations_are_not_added),
		cmocka_unit_test(rounding_is_no_difference),
		cmocka_unit_test(units_are_turned),
	};

	return cmocka_run_group_tests(tests, open_tables, close_tables);
}
