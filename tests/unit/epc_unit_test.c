/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/epc_unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { MG_L, UG_L, DROPS, PPM, NONE, UNITS };

static struct ehr_units *units;

static int set_up(void **state)
{
	struct ehr_err err;

	(void)state;
	units = ehr_units_open(NULL, &err);
	return units ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	ehr_units_close(units);
	return 0;
}

static bool unify(const char *medium, struct ehr_epc_row *row, size_t n,
	struct ehr_epc_unify *rows)
{
	static const struct ehr_str key[UNITS] = { { "mg/L", 4 }, { "ug/L", 4 },
		{ "drops", 5 }, { "ppm", 3 }, { "", 0 } };

	*rows = (struct ehr_epc_unify){ .row = row, .n = n, .key = key };
	return ehr_epc_unify(units, ehr_str_of(medium), rows);
}

/* 250 ug/L are 0.25 mg/L. */
static void converted(void **state)
{
	struct ehr_epc_row row[] = { { .unit = UG_L, .value = 250 },
		{ .unit = MG_L, .value = 0.5 }, { .unit = UG_L, .value = 7 } };
	struct ehr_epc_unify rows;

	(void)state;
	assert_true(unify("groundwater", row, 3, &rows));
	assert_true(rows.converted);
	assert_true(ehr_str_is(rows.unit, "mg/L"));
	assert_true(row[0].value == 0.25);
	assert_true(row[1].value == 0.5);
	assert_true(row[2].value == 0.007);
}

/* One unit is kept, whatever it is, canonical or not, or none. */
static void kept(void **state)
{
	static const uint32_t one[] = { UG_L, DROPS, NONE };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct ehr_epc_row row[] = { { .unit = one[i], .value = 250 },
			{ .unit = one[i], .value = 1 } };
		struct ehr_epc_unify rows;
		assert_true(unify("water", row, 2, &rows));
		assert_false(rows.converted);
		assert_true(row[0].value == 250);
	}
}

/* What is no unit of the medium; a ratio, which needs a molar mass; no unit
 * beside one; a medium that has none. */
static void refused(void **state)
{
	static const struct {
		const char *medium;
		uint32_t a, b;
	} tried[] = { { "water", MG_L, DROPS }, { "soil", MG_L, UG_L },
		{ "air", PPM, UG_L }, { "water", NONE, MG_L },
		{ "blood", UG_L, MG_L } };

	(void)state;
	for (size_t i = 0; i < sizeof(tried) / sizeof(tried[0]); i++) {
		struct ehr_epc_row row[] = { { .unit = tried[i].a },
			{ .unit = tried[i].b } };
		struct ehr_epc_unify rows;
		assert_false(unify(tried[i].medium, row, 2, &rows));
		assert_true(ehr_str_eq(rows.unit, rows.key[tried[i].a]));
		assert_true(ehr_str_eq(rows.other, rows.key[tried[i].b]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(converted),
		cmocka_unit_test(kept),
		cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
