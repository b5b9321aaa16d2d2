/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/air_field.h"
#include "model/receptor_kind.h"

/*
 * Two sources, three outlets, two pollutants, and the kernel 1/d in 1/km with a
 * range of 5 km and a least distance of 1 km:
 *
 *   s1  o1 at (0, 0)          A 10, B 2 kg/a
 *       o2 at (3000, 4000)    A 5, with a flag
 *   s2  o3 at (6000, 8000)    A 100
 */
static struct ehr_amount_kg amount[] = { { 10, 0 }, { 2, 1 }, { 5, 0 },
	{ 100, 0 } };
static struct ehr_outlet outlet[] = {
	{ .source = 0, .first = 0, .n = 2 },
	{ .source = 0,
		.first = 2,
		.n = 1,
		.easting = 3000,
		.northing = 4000,
		.flags = EHR_OUTLET_DEFAULT_STACK },
	{ .source = 1, .first = 3, .n = 1, .easting = 6000, .northing = 8000 },
};
static struct ehr_source source[] = { { .first = 0, .n = 2 },
	{ .first = 2, .n = 1 } };
static struct ehr_inventory inventory = {
	.source = source,
	.outlet = outlet,
	.amount = amount,
	.n_sources = 2,
	.n_outlets = 3,
	.n_amounts = 4,
	.n_pollutants = 2,
};

/* Receptors: between the sources, beside o1, just out of reach of all, and one
 * whose cell has a radius of 2 km. */
static const double place[][2] = { { 3000, 4000 }, { 0, -1 }, { 0, -5000.5 },
	{ 0, 500 } };

static void point_of(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	(void)receptors;
	*easting = place[i][0];
	*northing = place[i][1];
}

static double radius_of(const struct ehr_receptors *receptors, size_t i)
{
	(void)receptors;
	return i == 3 ? 2000 : 0;
}

static int get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	static const char *const name[] = { "r1", "r2", "r3", "r4" };

	(void)desk;
	(void)err;
	receptor->id = ehr_str_of(name[i]);
	return 0;
}

static const struct ehr_receptor_kind kind = {
	.point = point_of, .radius = radius_of, .get = get
};
static const struct ehr_receptors receptors = { .kind = &kind, .n = 4 };

struct world {
	struct ehr_plane_point point[3];
	struct ehr_point_index index;
	struct ehr_dispersion dispersion;
	struct ehr_field field;
	struct ehr_field_desk desk;
};

static int open_world(void **state)
{
	struct world *world = calloc(1, sizeof(*world));

	for (int i = 0; i < 3; i++)
		world->point[i] = (struct ehr_plane_point){ outlet[i].easting,
			outlet[i].northing };
	ehr_point_index_make(&world->index, world->point, 3);
	world->dispersion = (struct ehr_dispersion){
		.kind = EHR_DISPERSION_KERNEL,
		.range_m = 5000,
		.least_m = 1000,
		.kernel = { .kind = EHR_KERNEL_RECIPROCAL },
	};
	world->field = (struct ehr_field){ &inventory, &receptors,
		&world->dispersion, 5000, NULL, &world->index };
	ehr_field_desk_open(&world->desk, &world->field);
	world->desk.keeps_parts = true;
	*state = world;
	return 0;
}

static int close_world(void **state)
{
	struct world *world = *state;

	ehr_field_desk_close(&world->desk);
	ehr_point_index_release(&world->index);
	free(world);
	return 0;
}

static struct ehr_field_desk *compute(struct world *world, size_t i)
{
	struct ehr_err err;

	ehr_field_approach(&world->desk, 0, 4);
	assert_int_equal(ehr_field_pairs(&world->desk, i, &err), 0);
	ehr_field_add(&world->desk);
	return &world->desk;
}

static void near(double value, double expected)
{
	assert_true(fabs(value - expected) <= 1e-12 * expected);
}

/* o1 and o3 are 5 km away, which counts; o2 is here, so 1 km away:
 * A = 10/5 + 5/1 of s1, and 100/5 of s2; B = 2/5. */
static void all_within_range_add_up(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 0);

	assert_int_equal(desk->n_pairs, 3);
	near(desk->sum[0].value, 27);
	near(desk->sum[0].top, 20);
	assert_int_equal(desk->sum[0].top_source, 1);
	assert_int_equal(desk->sum[0].flags, EHR_OUTLET_DEFAULT_STACK);
	near(desk->sum[1].value, 0.4);
	assert_int_equal(desk->sum[1].top_source, 0);
	assert_int_equal(desk->sum[1].flags, 0);
}

/* The outlets of a source are one part. */
static void parts_are_by_source_and_pollutant(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 0);

	assert_int_equal(desk->n_parts, 3);
	assert_int_equal(desk->part[0].source, 0);
	assert_int_equal(desk->part[0].pollutant, 0);
	near(desk->part[0].value, 7);
	assert_int_equal(desk->part[1].source, 0);
	assert_int_equal(desk->part[1].pollutant, 1);
	near(desk->part[1].value, 0.4);
	assert_int_equal(desk->part[2].source, 1);
	near(desk->part[2].value, 20);
}

/* o1 alone: 1 m away, so 1 km. o2 is 5000.8 m away. */
static void a_point_has_a_least_distance(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 1);

	assert_int_equal(desk->n_pairs, 1);
	near(desk->sum[0].value, 10);
	near(desk->sum[1].value, 2);
}

static void beyond_the_range_is_nothing(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 2);

	assert_int_equal(desk->n_pairs, 0);
	assert_int_equal(desk->n_parts, 0);
	assert_true(desk->sum[0].value <= 0);
}

/* o1 is half a kilometre away, and counts as 2; o2 is sqrt(3^2 + 3.5^2). */
static void a_cell_has_its_radius(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 3);

	near(desk->sum[0].value, 10.0 / 2 + 5 / sqrt(21.25));
	near(desk->sum[1].value, 1);
}

static void twice_the_emission_is_twice_the_value(void **state)
{
	const struct ehr_field_desk *desk = compute(*state, 0);
	double before = desk->sum[0].value;

	for (size_t i = 0; i < 4; i++)
		amount[i].kg_a *= 2;
	desk = compute(*state, 0);
	assert_true(desk->sum[0].value == 2 * before);
	for (size_t i = 0; i < 4; i++)
		amount[i].kg_a /= 2;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_within_range_add_up),
		cmocka_unit_test(parts_are_by_source_and_pollutant),
		cmocka_unit_test(a_point_has_a_least_distance),
		cmocka_unit_test(beyond_the_range_is_nothing),
		cmocka_unit_test(a_cell_has_its_radius),
		cmocka_unit_test(twice_the_emission_is_twice_the_value),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
