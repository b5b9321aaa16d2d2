/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plume_setup.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "calc/plume_table.h"
#include "model/climate_file.h"
#include "model/hour_winds.h"

static struct ehr_plume_setup setup;

static void near(double found, double expected, double relative)
{
	if (!(fabs(found - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not near %.17g", found, expected);
}

static void open_with(const struct ehr_plume_choice *choice)
{
	struct ehr_err err;

	if (ehr_plume_setup_open(&setup, choice, &err))
		fail_msg("%s", err.text);
}

static int release(void **state)
{
	(void)state;
	ehr_plume_setup_release(&setup);
	return 0;
}

static void is_briggs_rural_unless_told(void **state)
{
	const struct ehr_plume_choice choice = { 0 };

	(void)state;
	open_with(&choice);
	assert_string_equal(setup.sigma.name, "briggs-rural");
	assert_string_equal(setup.profile, "isc3-rural");
	assert_ptr_equal(setup.model.sigma, &setup.sigma);
	near(setup.model.exponent[EHR_STABILITY_F], 0.55, 1e-15);
	near(setup.model.lid_m[EHR_STABILITY_D], 1000, 1e-15);
	assert_true(isinf(setup.model.lid_m[EHR_STABILITY_E]));
	near(setup.model.gradient_k_m[EHR_STABILITY_F], 0.035, 1e-15);
	assert_true(setup.model.gradual_rise && setup.model.downwash &&
		    !setup.model.buoyant_spread);
	assert_false(ehr_plume_setup_memory(&setup));
}

static void takes_what_is_chosen(void **state)
{
	const struct ehr_plume_choice choice = { .sigma = "isc3-urban",
		.profile = "gbt3840-urban" };
	const struct ehr_plume_choice bad = { .profile = "none" };
	struct ehr_err err;

	(void)state;
	open_with(&choice);
	assert_string_equal(setup.sigma.name, "isc3-urban");
	near(setup.model.exponent[EHR_STABILITY_A], 0.10, 1e-15);
	assert_true(ehr_plume_setup_memory(&setup));
	ehr_plume_setup_release(&setup);
	assert_int_equal(ehr_plume_setup_open(&setup, &bad, &err), -1);
	assert_int_equal(err.fault, EHR_FAULT_USAGE);
}

/* One line of testdata/screen3/screen3.csv. */
struct screen3 {
	char stack[16], terrain[16], class;
	double wind_10m_m_s, x_m, chi, wind_m_s, lid_m, height_m, y_m, z_m;
};

static const struct {
	const char *name;
	struct ehr_stack stack;
} stacks[] = { { "small", { 13.716, 0.9144, 12.771, 353.142, 0 } },
	{ "weak", { 30, 1.2, 3, 320, 0 } }, { "cold", { 20, 0.8, 20, 293, 0 } },
	{ "tall", { 100, 4, 20, 420, 0 } },
	{ "medium", { 50, 2, 10, 450, 0 } } };

static bool read_screen3(FILE *file, struct screen3 *row)
{
	return fscanf(file,
		       " %15[a-z],%15[a-z],%c,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf",
		       row->stack, row->terrain, &row->class,
		       &row->wind_10m_m_s, &row->x_m, &row->chi, &row->wind_m_s,
		       &row->lid_m, &row->height_m, &row->y_m, &row->z_m) == 11;
}

/* Regulatory settings of ISC3 and SCREEN3: final rise, downwash of the tip,
 * spread by rise; the lid that SCREEN3 took. */
static struct ehr_plume plume_of(
	const struct screen3 *row, struct ehr_plume_model *model)
{
	enum ehr_stability class = (enum ehr_stability)(row->class - 'A');
	struct ehr_plume plume;
	size_t i = 0;

	while (strcmp(stacks[i].name, row->stack) != 0)
		i++;
	*model = setup.model;
	model->gradual_rise = false;
	model->downwash = model->buoyant_spread = true;
	model->air_temp_k = 293;
	model->lid_m[class] = row->lid_m < 10000 ? row->lid_m : INFINITY;
	ehr_plume_start(
		&plume, model, &stacks[i].stack, class, row->wind_10m_m_s);
	return plume;
}

/* Half of the last figure that SCREEN3 prints, and what single precision and
 * its rounding of height and sigma beneath the exponential add. SCREEN3 has
 * 24.1667 for 24.1670 in sigma y of class A, and bounds sigma z at 5 km in every
 * class. */
static void check_row(const struct screen3 *row)
{
	struct ehr_plume_model model;
	struct ehr_plume plume = plume_of(row, &model);
	struct ehr_plume_slice slice = ehr_plume_cut(&plume, row->x_m);
	double chi = 1e6 * ehr_plume_centreline(&plume, row->x_m);
	double ratio = slice.height_m / slice.sigma_z_m;

	near(plume.wind_m_s, row->wind_m_s, 0.051 / row->wind_m_s);
	near(slice.height_m, row->height_m, 0.011 / row->height_m);
	near(slice.sigma_y_m, row->y_m, 0.006 / row->y_m + 5e-5);
	if (row->z_m < 5000)
		near(slice.sigma_z_m, row->z_m, 0.006 / row->z_m + 5e-5);
	if (row->chi > 1e-6)
		near(chi, row->chi, 6e-4 + 5e-5 * ratio * ratio);
	else
		assert_true(chi < 1.1e-6);
}

/* US EPA's SCREEN3 (dated 13043), another implementation of the formulas of
 * ISC3: five stacks, six classes, eleven winds, open country and towns, 60 m to
 * 50 km. */
static void agrees_with_screen3(void **state)
{
	FILE *file = fopen(TEST_DATA "/screen3/screen3.csv", "r");
	char line[256], terrain[16] = "";
	struct screen3 row;
	int n = 0;

	(void)state;
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof(line), file));
	while (read_screen3(file, &row)) {
		if (strcmp(row.terrain, terrain) != 0) {
			struct ehr_plume_choice choice = {
				.sigma = row.terrain[0] == 'r' ? "isc3-rural"
							       : "isc3-urban"
			};

			ehr_plume_setup_release(&setup);
			open_with(&choice);
			memcpy(terrain, row.terrain, sizeof(terrain));
		}
		check_row(&row);
		n++;
	}
	fclose(file);
	assert_int_equal(n, 1320);
}

enum { RINGS = 13, DIRECTIONS = 16 };

/* Of ethyl benzene at EPA's 13 rings of 16 receptors: mean of the year, and
 * highest hour, as AERMOD has them. */
static void read_rings(double mean[RINGS], double hour[RINGS])
{
	FILE *file =
		fopen(TEST_DATA "/hem-alabama/all_polar_receptors.csv", "r");
	char line[512];

	assert_non_null(file);
	memset(mean, 0, RINGS * sizeof(*mean));
	memset(hour, 0, RINGS * sizeof(*hour));
	while (fgets(line, sizeof(line), file)) {
		double annual, acute, distance, angle;
		int sector, ring;

		if (sscanf(line,
			    "\"CEOT0001\",\"C\",\"ethyl benzene\",%lf,%lf,%lf,"
			    "%lf,%d,%d",
			    &annual, &acute, &distance, &angle, &sector,
			    &ring) != 6)
			continue;
		mean[ring - 1] += annual / DIRECTIONS;
		if (acute > hour[ring - 1])
			hour[ring - 1] = acute;
	}
	fclose(file);
}

static const double ring_m[RINGS] = { 100, 180, 320, 560, 990, 1750, 3000, 4800,
	7700, 12300, 19700, 31500, 50000 };

/* The stack of testdata/hem-alabama/emisloc.csv, and 0.53 US tons a year. */
static const struct ehr_stack facility = { 13.715999979151679,
	0.914399998610112, 12.771119980587896, 353.142, 0 };
#define FACILITY_KG_A (0.53 * 907.18474)

/* The comparison that the climatology default-neutral was made up for, printed
 * with two decimals: screening over AERMOD's mean of the ring, Briggs' rural
 * sigmas and wind from all sides alike. Half of the last figure is as much as
 * 2.3 % of the first; the aim is 5 %. Full mixing began at 0.8 lids there; at
 * ISC3's 1.6 it is the same to the figures. */
static void agrees_with_the_comparison(void **state)
{
	static const double printed[RINGS] = { 0.22, 0.67, 1.55, 2.11, 2.12,
		1.71, 1.42, 1.13, 1.10, 1.08, 1.33, 1.39, 1.39 };
	const struct ehr_plume_choice choice = { 0 };
	double mean[RINGS], hour[RINGS];
	struct ehr_arena arena = { 0 };
	struct ehr_climate_facts facts;
	struct ehr_plume_table table;
	struct ehr_climate climate;
	struct ehr_err err;

	(void)state;
	ehr_plume_setup_release(&setup);
	open_with(&choice);
	read_rings(mean, hour);
	assert_int_equal(ehr_climate_open(
				 &(struct ehr_climate_choice){
					 "default-neutral", NULL, 1 },
				 &climate, &facts, &arena, &err),
		0);
	ehr_plume_table_make(&table, &setup.model, &facility, &climate, 50001);
	for (int i = 0; i < RINGS; i++)
		near(FACILITY_KG_A *
				ehr_plume_table_at(&table, 0, ring_m[i], 0) /
				mean[i],
			printed[i], 0.02 + 0.005 / printed[i]);
	ehr_plume_table_release(&table);
	ehr_arena_release(&arena);
}

/* The same with one class alone, D in 3 m/s, as it is printed. */
static void agrees_with_one_class(void **state)
{
	static const double printed[RINGS] = { 0.00, 0.03, 0.96, 2.95, 3.78,
		2.88, 1.92, 1.26, 1.03, 0.86, 0.89, 0.78, 0.65 };
	double mean[RINGS], hour[RINGS];
	struct ehr_plume plume;

	(void)state;
	read_rings(mean, hour);
	ehr_plume_start(&plume, &setup.model, &facility, EHR_STABILITY_D, 3);
	for (int i = 0; i < RINGS; i++)
		assert_true(
			fabs(FACILITY_KG_A * EHR_UG_S_PER_KG_A *
					ehr_plume_sector(&plume, ring_m[i], 1) /
					mean[i] -
				printed[i]) < 0.011);
}

/* Over SCREEN3's classes and winds, with the facility's own factor of 1.2, the
 * worst hour is 0.75 to 2.5 times AERMOD's highest, as it was found to be, and
 * less only at 4.8 km, where the ground rises. */
static void agrees_with_the_worst_hours(void **state)
{
	double mean[RINGS], hour[RINGS];
	struct ehr_arena arena = { 0 };
	struct ehr_plume_table table;
	struct ehr_sigma_facts facts;
	struct ehr_climate climate;
	struct ehr_plume *plume;
	struct ehr_err err;

	(void)state;
	read_rings(mean, hour);
	assert_int_equal(
		ehr_hour_winds_read(NULL, &climate, &facts, &arena, &err), 0);
	plume = ehr_arena_calloc(&arena, climate.n, sizeof(*plume));
	ehr_plume_start_all(plume, &setup.model, &facility, &climate);
	ehr_plume_table_make_worst(&table, plume, climate.n, 50001);
	for (int i = 0; i < RINGS; i++) {
		double ratio = 1.2 * FACILITY_KG_A *
			       ehr_plume_table_at(&table, 0, ring_m[i], 0) /
			       hour[i];

		assert_true(ratio > 0.745 && ratio < 2.55);
		assert_true((ratio < 1) == (i == 7));
	}
	ehr_plume_table_release(&table);
	ehr_arena_release(&arena);
}

/* As calc's own test of tables, with all the sets there are. */
static void tabulates_all_sets(void **state)
{
	static const char *const name[] = { "briggs-rural", "briggs-urban",
		"isc3-rural", "isc3-urban" };
	struct ehr_arena arena = { 0 };
	struct ehr_climate_facts facts;
	struct ehr_climate climate;
	struct ehr_err err;

	(void)state;
	assert_int_equal(ehr_climate_open(
				 &(struct ehr_climate_choice){
					 "default-neutral", NULL, 1 },
				 &climate, &facts, &arena, &err),
		0);
	for (int i = 0; i < 20; i++) {
		struct ehr_plume_choice choice = { .sigma = name[i % 4] };
		const struct ehr_stack *stack = &stacks[i % 5].stack;
		struct ehr_plume_table table;

		ehr_plume_setup_release(&setup);
		open_with(&choice);
		setup.model.buoyant_spread = i % 3 == 0;
		setup.model.gradual_rise = i % 2 == 0;
		ehr_plume_table_make(
			&table, &setup.model, stack, &climate, 50000);
		for (double x = 20; x < 50000; x *= 1.0113) {
			double exact = ehr_plume_exact(
				&setup.model, stack, &climate, x, 0, 0);

			if (exact > 1e-12)
				near(ehr_plume_table_at(&table, 0, x, 0), exact,
					1e-3);
		}
		ehr_plume_table_release(&table);
	}
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(is_briggs_rural_unless_told, release),
		cmocka_unit_test_teardown(takes_what_is_chosen, release),
		cmocka_unit_test_teardown(agrees_with_screen3, release),
		cmocka_unit_test(agrees_with_the_comparison),
		cmocka_unit_test(agrees_with_one_class),
		cmocka_unit_test(agrees_with_the_worst_hours),
		cmocka_unit_test_teardown(tabulates_all_sets, release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
