/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inventory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geo/projection.h"

#define S(text) \
	{ \
		text, sizeof(text) - 1 \
	}

/* Three sources: a with two outlets, b and c with one. */
static struct ehr_source source[3];
static struct ehr_outlet outlet[4];
static struct ehr_amount_kg amount[5];
static struct ehr_inventory inventory;

static int fill(void **state)
{
	static const struct ehr_source sources[] = {
		{ .source_id = S("a"), .first = 0, .n = 2 },
		{ .source_id = S("b"), .first = 2, .n = 1 },
		{ .source_id = S("c"), .first = 3, .n = 1 },
	};
	static const struct ehr_outlet outlets[] = {
		{ .first = 0,
			.n = 2,
			.lon = 120,
			.lat = 30,
			.flags = EHR_OUTLET_DEFAULT_STACK },
		{ .first = 2, .n = 1, .lon = 120, .lat = 30 },
		{ .first = 3, .n = 1, .lon = 119, .lat = 31, .source = 1 },
		{ .first = 4,
			.n = 1,
			.lon = 121,
			.lat = 29,
			.source = 2,
			.flags = EHR_OUTLET_DEFAULT_EXIT },
	};
	static const struct ehr_amount_kg amounts[] = { { 1, 0 }, { 2, 1 },
		{ 4, 0 }, { 8, 1 }, { 16, 0 } };

	(void)state;
	memcpy(source, sources, sizeof(source));
	memcpy(outlet, outlets, sizeof(outlet));
	memcpy(amount, amounts, sizeof(amount));
	inventory = (struct ehr_inventory){ .source = source,
		.outlet = outlet,
		.amount = amount,
		.n_sources = 3,
		.n_outlets = 4,
		.n_amounts = 5,
		.n_pollutants = 2 };
	return 0;
}

static void loads(void **state)
{
	const double weight[] = { 0, 10 };

	(void)state;
	assert_true(ehr_inventory_load(&inventory, NULL, 0) == 31);
	assert_true(ehr_inventory_load(&inventory, weight, 0) == 100);
	assert_true(ehr_inventory_load(
			    &inventory, NULL, EHR_OUTLET_DEFAULT_STACK) == 3);
	assert_true(ehr_inventory_load(&inventory, NULL,
			    EHR_OUTLET_DEFAULT_STACK |
				    EHR_OUTLET_DEFAULT_EXIT) == 19);
	assert_true(ehr_inventory_load(&inventory, weight,
			    EHR_OUTLET_DEFAULT_STACK) == 20);
}

static void extent(void **state)
{
	const struct ehr_inventory none = { 0 };
	double bounds[4];

	(void)state;
	assert_true(ehr_inventory_extent(&inventory, bounds));
	assert_true(bounds[0] == 119 && bounds[1] == 29);
	assert_true(bounds[2] == 121 && bounds[3] == 31);
	assert_false(ehr_inventory_extent(&none, bounds));
}

static void finds_sources(void **state)
{
	(void)state;
	assert_ptr_equal(
		ehr_inventory_source(&inventory, ehr_str_of("a")), &source[0]);
	assert_ptr_equal(
		ehr_inventory_source(&inventory, ehr_str_of("c")), &source[2]);
	assert_null(ehr_inventory_source(&inventory, ehr_str_of("bb")));
	assert_null(ehr_inventory_source(&inventory, ehr_str_of("")));
}

/* Amounts 0 and 3 become nothing: a's first outlet keeps one, b is gone. */
static void leaves_out_what_is_0(void **state)
{
	(void)state;
	amount[0].kg_a = amount[3].kg_a = 0;
	ehr_inventory_compact(&inventory);
	assert_int_equal(inventory.n_sources, 2);
	assert_int_equal(inventory.n_outlets, 3);
	assert_int_equal(inventory.n_amounts, 3);
	assert_int_equal(source[0].n, 2);
	assert_memory_equal(source[1].source_id.p, "c", 1);
	assert_int_equal(source[1].first, 2);
	assert_int_equal(outlet[0].n, 1);
	assert_int_equal(outlet[1].first, 1);
	assert_int_equal(outlet[2].first, 2);
	assert_int_equal(outlet[2].source, 1);
	assert_true(amount[0].kg_a == 2 && amount[1].kg_a == 4);
	assert_true(amount[2].kg_a == 16);
}

/* EPSG:4549 is Gauss-Krueger of CGCS2000 with the central meridian 120 E, false
 * easting 500 km and scale 1: on it the easting is 500000 m, and the northing
 * of 30 N the arc of the meridian of GRS 80, 3320113.398 m. */
static void places(void **state)
{
	struct ehr_err err;
	struct ehr_projection *projection =
		ehr_projection_open("EPSG:4549", &err);

	(void)state;
	assert_non_null(projection);
	assert_int_equal(ehr_inventory_place(&inventory, projection, &err), 0);
	assert_float_equal(outlet[0].easting, 500000, 0.001);
	assert_float_equal(outlet[0].northing, 3320113.398, 0.01);
	assert_true(outlet[1].northing == outlet[0].northing);
	assert_true(outlet[2].easting < 410000);
	outlet[3].lon = 30;
	outlet[3].lat = 0; /* a quarter of the equator away: infinitely far */
	assert_int_equal(ehr_inventory_place(&inventory, projection, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_DATA);
	assert_non_null(strstr(err.text, "\"c\""));
	ehr_projection_close(projection);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(loads, fill),
		cmocka_unit_test_setup(extent, fill),
		cmocka_unit_test_setup(finds_sources, fill),
		cmocka_unit_test_setup(leaves_out_what_is_0, fill),
		cmocka_unit_test_setup(places, fill),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
