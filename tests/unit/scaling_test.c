/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/scaling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define S(text) \
	{ \
		text, sizeof(text) - 1 \
	}

/* a: outlets 1 (X 1, Y 2) and 2 (X 4); b: the two parts of 1 (Y 8; X 16). */
static void fill(struct ehr_inventory *inventory)
{
	static const struct ehr_source source[] = {
		{ .source_id = S("a"), .first = 0, .n = 2 },
		{ .source_id = S("b"), .first = 2, .n = 2 },
	};
	static const struct ehr_outlet outlet[] = {
		{ .outlet = S("1"), .source = 0, .first = 0, .n = 2 },
		{ .outlet = S("2"), .source = 0, .first = 2, .n = 1 },
		{ .outlet = S("1"),
			.source = 1,
			.first = 3,
			.n = 1,
			.part = 1 },
		{ .outlet = S("1"),
			.source = 1,
			.first = 4,
			.n = 1,
			.part = 2 },
	};
	static const struct ehr_amount_kg amount[] = { { 1, 0 }, { 2, 1 },
		{ 4, 0 }, { 8, 1 }, { 16, 0 } };
	static const struct ehr_pollutant_name pollutant[] = {
		{ S("X"), S("71-43-2"), S("") }, { S("Y"), S(""), S("") }
	};

	*inventory = (struct ehr_inventory){ .n_sources = 2,
		.n_outlets = 4,
		.n_amounts = 5,
		.n_pollutants = 2 };
	inventory->source = ehr_alloc(sizeof(source));
	memcpy(inventory->source, source, sizeof(source));
	inventory->outlet = ehr_alloc(sizeof(outlet));
	memcpy(inventory->outlet, outlet, sizeof(outlet));
	inventory->amount = ehr_alloc(sizeof(amount));
	memcpy(inventory->amount, amount, sizeof(amount));
	inventory->pollutant = ehr_alloc(sizeof(pollutant));
	memcpy(inventory->pollutant, pollutant, sizeof(pollutant));
}

static int apply(struct ehr_inventory *inventory, const char *text,
	struct ehr_scaling_report *report, struct ehr_err *err)
{
	const struct ehr_in_opts opts = { .format = EHR_FORMAT_CSV };
	struct ehr_reader *reader =
		ehr_reader_memory("f", ehr_str_of(text), &opts, err);
	int rc;

	assert_non_null(reader);
	fill(inventory);
	rc = ehr_scaling_apply(inventory, reader, report, err);
	ehr_reader_close(reader);
	return rc;
}

static void expect(const char *text, const double kg_a[static 5])
{
	struct ehr_inventory inventory;
	struct ehr_scaling_report report;
	struct ehr_err err;

	assert_int_equal(apply(&inventory, text, &report, &err), 0);
	assert_int_equal(inventory.n_amounts, 5);
	for (size_t i = 0; i < 5; i++)
		assert_true(inventory.amount[i].kg_a == kg_a[i]);
	assert_true(report.kg_before == 31);
	ehr_inventory_release(&inventory);
}

/* A line holds for what agrees with all its cells; lines multiply. */
static void factors_multiply(void **state)
{
	(void)state;
	expect("factor\n2\n", (const double[]){ 2, 4, 8, 16, 32 });
	expect("source_id,factor\na,0.5\n",
		(const double[]){ 0.5, 1, 2, 8, 16 });
	expect("pollutant,factor\nX,3\n", (const double[]){ 3, 2, 12, 8, 48 });
	expect("cas,factor\n71-43-2,3\n", (const double[]){ 3, 2, 12, 8, 48 });
	expect("source_id,outlet,factor,note\nb,1,3,both\n",
		(const double[]){ 1, 2, 4, 24, 48 });
	expect("source_id,outlet,factor\nb,1#2,3\n",
		(const double[]){ 1, 2, 4, 8, 48 });
	/* 4 * 0.5 (a) * 0.5 (X) * 3 (a, 2) = 3; 16 * 0.5 = 8 */
	expect("source_id,outlet,pollutant,factor\n"
	       "a,,,0.5\n,,X,0.5\na,2,,3\n",
		(const double[]){ 0.25, 1, 3, 8, 8 });
}

/* What is scaled to nothing is gone, and what that leaves empty with it. */
static void nothing_is_left_of_0(void **state)
{
	struct ehr_inventory inventory;
	struct ehr_scaling_report report;
	struct ehr_err err;

	(void)state;
	assert_int_equal(apply(&inventory,
				 "source_id,pollutant,factor\na,X,0\n"
				 "b,,0\nc,,1\nd,,2\n",
				 &report, &err),
		0);
	assert_int_equal(inventory.n_sources, 1);
	assert_int_equal(inventory.n_outlets, 1);
	assert_int_equal(inventory.n_amounts, 1);
	assert_true(inventory.amount[0].kg_a == 2);
	assert_int_equal(inventory.outlet[0].first, 0);
	assert_int_equal(inventory.outlet[0].n, 1);
	assert_int_equal(inventory.source[0].n, 1);
	assert_int_equal(report.lines, 4);
	assert_int_equal(report.amounts, 4);
	assert_int_equal(report.unmatched, 2);
	assert_int_equal(report.first, 4);
	assert_true(report.kg_after == 2);
	ehr_inventory_release(&inventory);
}

static void refuses(void **state)
{
	static const struct {
		const char *text, *word;
		unsigned long line;
	} bad[] = {
		{ "source_id\na\n", "factor", 0 },
		{ "sources,factor\na,1\n", "sources", 0 },
		{ "source_id,factor\na,\n", "factor", 2 },
		{ "source_id,factor\na,1\nb,-1\n", "factor", 3 },
		{ "source_id,factor\na,x\n", "x", 2 },
		{ "source_id,outlet,factor\na,,1\nb,,1\na,,2\n", "once", 4 },
		{ "factor\n1e308\n", "larger", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct ehr_inventory inventory;
		struct ehr_scaling_report report;
		struct ehr_err err;

		assert_int_equal(
			apply(&inventory, bad[i].text, &report, &err), -1);
		assert_int_equal(err.fault, EHR_FAULT_DATA);
		assert_int_equal(err.line, bad[i].line);
		assert_true(strstr(err.text, bad[i].word) ||
			    strstr(err.column, bad[i].word));
		ehr_inventory_release(&inventory);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(factors_multiply),
		cmocka_unit_test(nothing_is_left_of_0),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
