/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/climate_file.h"
#include "model/field_rounds.h"
#include "model/plume_setup.h"
#include "model/receptor_kind.h"

/* Five receptors 200 km apart, each a tile, and 3 km from each an outlet, of
 * stacks 0, 1, 2, 0, 3: with a range of 50 km each tile needs one table. */
enum { PLACES = 5 };
static struct ehr_stack stack[] = { { .height_m = 20 }, { .height_m = 40 },
	{ .height_m = 60 }, { .height_m = 80 } };
static const uint32_t stack_of[PLACES] = { 0, 1, 2, 0, 3 };

static void point_of(const struct ehr_receptors *receptors, size_t i,
	double *easting, double *northing)
{
	(void)receptors;
	*easting = (double)i * 200000;
	*northing = 0;
}

static struct ehr_receptor_tile tile_of(
	const struct ehr_receptors *receptors, size_t tile)
{
	double easting, northing;

	point_of(receptors, tile, &easting, &northing);
	return (struct ehr_receptor_tile){ tile, 1, easting, northing, easting,
		northing };
}

static double radius_of(const struct ehr_receptors *receptors, size_t i)
{
	(void)receptors;
	(void)i;
	return 0;
}

static int get(struct ehr_receptor_desk *desk, size_t i,
	struct ehr_receptor *receptor, struct ehr_err *err)
{
	(void)desk;
	(void)i;
	(void)receptor;
	(void)err;
	return 0;
}

static const struct ehr_receptor_kind kind = {
	.tile = tile_of, .point = point_of, .radius = radius_of, .get = get
};
static const struct ehr_receptors receptors = {
	.kind = &kind, .n = PLACES, .n_tiles = PLACES
};

struct world {
	struct ehr_outlet outlet[PLACES];
	struct ehr_source source[PLACES];
	struct ehr_amount_kg amount[PLACES];
	struct ehr_inventory inventory;
	struct ehr_plane_point point[PLACES];
	struct ehr_point_index index;
	struct ehr_plume_setup setup;
	struct ehr_climate climate;
	struct ehr_arena arena;
	struct ehr_dispersion dispersion;
	struct ehr_field field;
	struct ehr_field_parts parts;
};

static void fill(struct world *world)
{
	for (uint32_t i = 0; i < PLACES; i++) {
		world->outlet[i] = (struct ehr_outlet){ .first = i,
			.n = 1,
			.source = i,
			.stack = stack_of[i],
			.easting = i * 200000.0,
			.northing = 3000 };
		world->source[i] = (struct ehr_source){ .first = i, .n = 1 };
		world->amount[i] = (struct ehr_amount_kg){ .kg_a = 1 };
		world->point[i] =
			(struct ehr_plane_point){ i * 200000.0, 3000 };
	}
	world->inventory = (struct ehr_inventory){ .source = world->source,
		.outlet = world->outlet,
		.amount = world->amount,
		.stack = stack,
		.n_sources = PLACES,
		.n_outlets = PLACES,
		.n_amounts = PLACES,
		.n_pollutants = 1,
		.n_stacks = 4 };
}

static int open_world(void **state)
{
	struct world *world = calloc(1, sizeof(*world));
	const struct ehr_plume_choice choice = { 0 };
	struct ehr_climate_facts facts;
	struct ehr_err err;

	fill(world);
	ehr_point_index_make(&world->index, world->point, PLACES);
	assert_int_equal(ehr_plume_setup_open(&world->setup, &choice, &err), 0);
	assert_int_equal(ehr_climate_open(
				 &(struct ehr_climate_choice){
					 "default-neutral", NULL, 1 },
				 &world->climate, &facts, &world->arena, &err),
		0);
	world->dispersion =
		(struct ehr_dispersion){ .kind = EHR_DISPERSION_PLUME,
			.range_m = 50000 };
	ehr_dispersion_open(
		&world->dispersion, &(const struct ehr_dispersion_plan){
					    .inventory = &world->inventory,
					    .model = &world->setup.model,
					    .climate = &world->climate,
					    .jobs = 2 });
	world->field = (struct ehr_field){ .inventory = &world->inventory,
		.receptors = &receptors,
		.dispersion = &world->dispersion,
		.range_m = 50000,
		.index = &world->index };
	ehr_field_parts_make(&world->parts, &receptors);
	*state = world;
	return 0;
}

static int close_world(void **state)
{
	struct world *world = *state;

	ehr_field_parts_release(&world->parts);
	ehr_dispersion_release(&world->dispersion);
	ehr_plume_setup_release(&world->setup);
	ehr_arena_release(&world->arena);
	ehr_point_index_release(&world->index);
	free(world);
	return 0;
}

/* The value of each part of the round at its receptor. */
static void compute(struct world *world, const struct ehr_field_rounds *rounds,
	double *value)
{
	struct ehr_field_desk desk;
	struct ehr_err err;

	ehr_field_desk_open(&desk, &world->field);
	for (size_t i = rounds->from; i < rounds->to; i++) {
		ehr_field_approach(&desk, i, 1);
		assert_int_equal(ehr_field_pairs(&desk, i, &err), 0);
		ehr_field_add(&desk);
		value[i] = desk.sum[0].value;
	}
	ehr_field_desk_close(&desk);
}

/* Runs all rounds with so many tables at a time; returns how many there were. */
static int run(struct world *world, size_t most, double *value)
{
	struct ehr_field_rounds rounds;
	struct ehr_err err;
	size_t to = 0;
	int n = 0;

	world->dispersion.most = most;
	ehr_field_rounds_init(&rounds, &world->field, &world->parts);
	while (ehr_field_rounds_next(&rounds, &err) == 1) {
		assert_int_equal(rounds.from, to);
		assert_true(most == 0 || world->dispersion.made <= most);
		compute(world, &rounds, value);
		to = rounds.to;
		n++;
	}
	assert_int_equal(to, PLACES);
	ehr_field_rounds_release(&rounds);
	return n;
}

/* All tables at once: one round. Two at a time: stacks 0 and 1; 2 and 0; 3. One
 * at a time: each tile is a round, since its neighbours have other stacks. */
static void rounds_do_not_change_a_value(void **state)
{
	struct world *world = *state;
	double all[PLACES], two[PLACES], one[PLACES];

	assert_int_equal(run(world, 0, all), 1);
	assert_int_equal(run(world, 2, two), 3);
	assert_int_equal(run(world, 1, one), 5);
	assert_memory_equal(all, two, sizeof(all));
	assert_memory_equal(all, one, sizeof(all));
	for (int i = 0; i < PLACES; i++) {
		double exact = ehr_plume_exact(&world->setup.model,
			&stack[stack_of[i]], &world->climate, 0, -3000, 0);

		assert_true(fabs(all[i] / exact - 1) < 1e-3);
	}
}

static void tables_are_made_when_asked_for(void **state)
{
	struct world *world = *state;
	bool wanted[4] = { false, true, false, true };
	struct ehr_err err;

	assert_int_equal(world->dispersion.made, 0);
	assert_int_equal(
		ehr_dispersion_need(&world->dispersion, wanted, &err), 0);
	assert_int_equal(world->dispersion.made, 2);
	assert_true(world->dispersion.table[1].distance.n > 0);
	assert_int_equal(world->dispersion.table[0].distance.n, 0);
	assert_int_equal(
		ehr_dispersion_need(&world->dispersion, NULL, &err), 0);
	assert_int_equal(world->dispersion.made, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			rounds_do_not_change_a_value, open_world, close_world),
		cmocka_unit_test_setup_teardown(tables_are_made_when_asked_for,
			open_world, close_world),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
